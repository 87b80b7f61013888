"""What a registry holds once it is compiled: frozen values, compared by their bytes.

Nothing here reads a file or takes a decision. `compile.py` makes these values from
the text of the registry, `canonical.py` from its stored bytes.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final, NewType

from troth.errors import Refused
from troth.words import Digest, Level, PurposeId, Reason

CategoryId = NewType("CategoryId", str)
FieldId = NewType("FieldId", str)
"""A category's name, a dot, and the field's own name: `turn.text`."""
RecipientId = NewType("RecipientId", str)

PERSON: Final = RecipientId("person")
"""The person whose data it is. Every other recipient lies beyond the person."""

OTHERS: Final = RecipientId("others")
"""Other people here. A room lets one of them look only where its purpose names them."""

OUTSIDE: Final = "companion.outside."
"""How the name of a purpose begins that lets one provider outside this machine answer. What
follows is the id of the provider, which is also the id of its recipient."""

UNTIL_ERASED: Final = 36_525
"""The `kept_days` of what stays until the person erases the account: longer than any number."""


class Basis(StrEnum):
    """Why the law lets a purpose happen. Source: GDPR 6(1)(a), (c), (d), (f)."""

    CONSENT = "consent"
    LEGAL_DUTY = "legal_duty"
    VITAL_INTEREST = "vital_interest"
    LEGITIMATE_INTEREST = "legitimate_interest"


class Sensitivity(StrEnum):
    """How much harm a leak of the data could do, least first."""

    TECHNICAL = "technical"
    """Numbers and times about the running of Troth."""
    PERSONAL = "personal"
    """It is about the person."""
    INTIMATE = "intimate"
    """It may tell of health, love, faith or politics. Source: GDPR 9(1)."""


class UnderRestriction(StrEnum):
    """What a purpose does while the person has put the use of data on hold (GDPR 18)."""

    CONTINUES = "continues"
    STOPS = "stops"


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One piece of data, and what a card calls it."""

    id: FieldId
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Category:
    """Fields that belong together. `fields` are in the order of their ids."""

    id: CategoryId
    label: str
    sensitivity: Sensitivity
    fields: tuple[Field, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipient:
    """Somebody or something that may be given data."""

    id: RecipientId
    label: str
    level: Level
    who: str = ""
    """What stands for whoever is behind it, where that can change: `outside.who`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Purpose:
    """One use of data: what the gate enforces and what a card says, in one value."""

    id: PurposeId
    title: str
    basis: Basis
    legal: str
    """Where the law says so."""
    necessity: str
    """Why the purpose needs the data."""
    reads: frozenset[FieldId]
    writes: frozenset[FieldId]
    recipients: frozenset[RecipientId]
    kept_days: int
    """How long each item written is kept; 0 when nothing is written. See `UNTIL_ERASED`."""
    expires_days: int | None
    """How long a yes lasts; None where nobody is asked."""
    risk: str
    """What could go wrong, said honestly."""
    least_level: Level | None
    """The least trusted recipient beyond the person; None where there is none."""
    essential: bool
    under_restriction: UnderRestriction
    without: str
    """What still works without it."""
    stop: str
    """How to stop it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Registry:
    """One version of all purposes. Two are equal exactly when their canonical bytes are."""

    body: bytes
    digest: Digest = field(compare=False)
    categories: Mapping[CategoryId, Category] = field(compare=False, repr=False)
    recipients: Mapping[RecipientId, Recipient] = field(compare=False, repr=False)
    purposes: Mapping[PurposeId, Purpose] = field(compare=False, repr=False)
    category_of: Mapping[FieldId, Category] = field(compare=False, repr=False)

    def __repr__(self) -> str:
        return f"<Registry {self.digest[:8]} with {len(self.purposes)} purposes>"

    def purpose(self, name: PurposeId) -> Purpose:
        """Return the purpose of this name. Raises Refused when there is none."""
        found = self.purposes.get(name)
        if found is None:
            raise Refused(name, Reason.UNKNOWN_PURPOSE)
        return found

    def asked(self) -> tuple[Purpose, ...]:
        """Return the purposes that a person is asked about, those that keep least first."""
        found = [one for one in self.purposes.values() if one.basis is Basis.CONSENT]
        return tuple(sorted(found, key=lambda one: (one.kept_days, one.id)))

    def label(self, name: FieldId) -> str:
        """Return what a card calls this field."""
        return next(one.label for one in self.category_of[name].fields if one.id == name)
