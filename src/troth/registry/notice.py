"""What the consent decision needs to know of the registry, ready for look-up.

Made once for each version; `decide` then asks it with two look-ups and no more.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from types import MappingProxyType
from typing import Final

from troth.registry.diff import ChangeKind, classify, with_who
from troth.registry.purposes import (
    Basis,
    FieldId,
    Purpose,
    RecipientId,
    Registry,
    UnderRestriction,
)
from troth.words import Digest, Level, PurposeId

_NONE: Final[frozenset[Digest]] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class PurposeRule:
    """What is enforced for one purpose."""

    basis: Basis
    expires_after: timedelta | None
    """How long a yes lasts; None where nobody is asked."""
    kept_for: timedelta
    """How long each item written is kept."""
    continues_under_restriction: bool
    reads: frozenset[FieldId]
    writes: frozenset[FieldId]
    recipients: frozenset[RecipientId]
    least_level: Level | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """The rules in force, and which older versions a yes may rest on."""

    digest: Digest
    purposes: Mapping[PurposeId, PurposeRule]
    covered: Mapping[PurposeId, frozenset[Digest]]

    def covers(self, registry_digest: Digest, purpose: PurposeId) -> bool:
        """Say whether a yes to that version still allows what `purpose` does now."""
        return registry_digest in self.covered.get(purpose, _NONE)


def notice_for(current: Registry, past: Iterable[Registry]) -> Notice:
    """Compare each past version directly with `current`, for each of its purposes.

    Directly, since a change that widened and was taken back has widened nothing. past: oldest
    first. A version that was in force twice, with others behind it, covers less for each time.
    """
    versions = {
        (one.digest, *(to.who for to in one.recipients.values())): one
        for one in with_who([*past, current])
    }.values()
    known = frozenset(one.digest for one in versions)
    covered = {
        purpose: known
        - {
            version.digest
            for version in versions
            if classify(version, current, purpose).kind is ChangeKind.WIDENING
        }
        for purpose in current.purposes
    }
    rules = {name: _rule(purpose) for name, purpose in current.purposes.items()}
    return Notice(
        digest=current.digest,
        purposes=MappingProxyType(rules),
        covered=MappingProxyType(covered),
    )


def _rule(purpose: Purpose) -> PurposeRule:
    expires = purpose.expires_days
    return PurposeRule(
        basis=purpose.basis,
        expires_after=None if expires is None else timedelta(days=expires),
        kept_for=timedelta(days=purpose.kept_days),
        continues_under_restriction=purpose.under_restriction is UnderRestriction.CONTINUES,
        reads=purpose.reads,
        writes=purpose.writes,
        recipients=purpose.recipients,
        least_level=purpose.least_level,
    )
