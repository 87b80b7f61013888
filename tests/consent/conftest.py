"""An oracle of what is allowed, and small registries to ask it about.

The oracle is written from the tables in `docs/reference/consent.md`. It keeps a plain log and
reads all of it again for each answer. It calls nothing of `troth.consent` or `troth.gate`.
"""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from types import SimpleNamespace

import pytest

from troth.registry.canonical import build
from troth.registry.purposes import (
    PERSON,
    Basis,
    Category,
    CategoryId,
    Field,
    FieldId,
    Purpose,
    Recipient,
    Sensitivity,
    UnderRestriction,
)
from troth.words import Level, PurposeId

NO = {
    "refused": "refused",
    "withdrawn": "withdrawn",
    "expired": "expired",
    "objected": "objected",
}


@dataclass(frozen=True)
class Rule:
    """What one version of a registry says of one purpose, as far as an answer rests on it."""

    basis: str
    days: int | None = None
    fields: frozenset = frozenset("x")
    goes_on: bool = False

    def gives_no_more_than(self, older: "Rule") -> bool:
        return (
            self.basis == older.basis
            and self.fields <= older.fields
            and (self.days or 0) <= (older.days or 0)
            and self.goes_on <= older.goes_on
        )


@dataclass
class Said:
    """One line of the log."""

    kind: str
    purpose: str
    at: datetime
    version: str
    days: int | None = None


@dataclass
class Oracle:
    """One person's log, and what follows from it."""

    versions: dict
    log: list = field(default_factory=list)
    erased: bool = False

    def copy(self) -> "Oracle":
        return Oracle(self.versions, list(self.log), self.erased)

    # What may be said

    def may_say(self, kind, purpose, *, at, version) -> bool:
        """Say whether an event may follow."""
        if self.erased:
            return False
        if kind in ("erased", "restricted", "unrestricted"):
            held = self.held_since() is not None
            return {"erased": True, "restricted": not held, "unrestricted": held}[kind]
        rule = self.versions[version].get(purpose)
        if rule is None or kind == "requested":
            return rule is not None
        if rule.basis in ("legal_duty", "vital_interest"):
            return False
        last = self.last(purpose)
        if kind == "given":
            return rule.basis == "consent" or last is not None
        if kind in ("renewed", "expired"):
            end = self.end(last, rule)
            return end is not None and (end > at if kind == "renewed" else end <= at)
        return kind in ("refused", "withdrawn", "objected")

    def say(self, kind, purpose, *, at, version) -> None:
        """Add a line."""
        days = None
        if kind in ("given", "renewed"):
            days = self.versions[version][purpose].days
        if kind == "erased":
            self.erased = True
        self.log.append(Said(kind, purpose, at, version, days))

    # What is allowed

    def answer(self, purpose, *, at, version):
        """Return (allowed, reason, since, until)."""
        rule = self.versions[version].get(purpose)
        if rule is None:
            return (False, "unknown_purpose", None, None)
        if self.erased:
            return (False, "erased", self.log[-1].at, None)
        held = self.held_since()
        if held is not None and not rule.goes_on:
            return (False, "restricted", held, None)
        last = self.last(purpose)
        if rule.basis == "consent":
            return self._by_consent(last, rule, purpose, at=at)
        if rule.basis == "legitimate_interest":
            if last is not None and last.kind in ("refused", "withdrawn", "objected"):
                return (False, last.kind, last.at, None)
            return (True, "live", None, None)
        return (True, rule.basis, None, None)

    def _by_consent(self, last, rule, purpose, *, at):
        if last is None:
            return (False, "never_asked", None, None)
        if last.kind in NO:
            return (False, NO[last.kind], last.at, None)
        end = self.end(last, rule)
        if end is None:
            return (False, "expired", last.at, None)
        if not at < end:
            return (False, "expired", end, None)
        if not rule.gives_no_more_than(self.versions[last.version][purpose]):
            return (False, "notice_changed", last.at, None)
        return (True, "live", last.at, end)

    def last(self, purpose):
        """Return the newest line that decides a purpose."""
        kinds = ("given", "renewed", *NO)
        found = [one for one in self.log if one.purpose == purpose and one.kind in kinds]
        return found[-1] if found else None

    def held_since(self):
        """Return since when the person's data is on hold, or None."""
        since = None
        for one in self.log:
            if one.kind == "restricted" and since is None:
                since = one.at
            if one.kind == "unrestricted":
                since = None
        return since

    @staticmethod
    def end(yes, rule):
        """Return when a yes runs out: as it was given, or sooner if the rule now says less."""
        if yes is None or yes.days is None or rule.days is None:
            return None
        return yes.at + timedelta(days=min(yes.days, rule.days))


# Registries that say the same as rules, made of what the product reads

_FIELDS = Category(
    id=CategoryId("note"),
    label="your notes",
    sensitivity=Sensitivity.PERSONAL,
    fields=tuple(Field(id=FieldId(f"note.{one}"), label=f"note {one}") for one in "xyz"),
)
_SELF = Recipient(id=PERSON, label="you", level=Level.LOCAL)


def registry_of(rules, *, title="Use your notes"):
    """Build a registry that says what `rules` say."""
    return build([_FIELDS], [_SELF], [_purpose(*one, title=title) for one in rules.items()])


def _purpose(name, rule, *, title):
    return Purpose(
        id=PurposeId(name),
        title=title,
        basis=Basis(rule.basis),
        legal="GDPR art. 6",
        necessity="It is for a test.",
        reads=frozenset(FieldId(f"note.{one}") for one in rule.fields),
        writes=frozenset(),
        recipients=frozenset({PERSON}),
        kept_days=0,
        expires_days=rule.days,
        risk="None: the notes are invented.",
        least_level=None,
        essential=False,
        under_restriction=UnderRestriction.CONTINUES if rule.goes_on else UnderRestriction.STOPS,
        without="Everything else.",
        stop="Say no.",
    )


@pytest.fixture(scope="session")
def words():
    """Return the oracle's parts by name: test files cannot import from each other."""
    return SimpleNamespace(Oracle=Oracle, Rule=Rule, Said=Said, registry_of=registry_of)
