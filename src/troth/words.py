"""Ids and small frozen values that every package shares.

The five text types draw the one road that personal text may take:
`Clear` (opened in a room) → `Veiled` (all that a provider accepts) →
`Unguarded` (all that a provider gives back) → `Shown` (all that a face
accepts). `Sealed` is what lies on disk. Each knows how to hide itself:
`repr` shows the kind and the length, never the words.
"""

import math
import re
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from functools import cache
from typing import Literal, NewType, TypeAlias

PersonId = NewType("PersonId", str)
PurposeId = NewType("PurposeId", str)
KeyId = NewType("KeyId", str)
SessionId = NewType("SessionId", str)
ACCOUNT_RUN = PurposeId("account.run")
RIGHTS_ANSWER = PurposeId("rights.answer")
SECURITY_AUDIT = PurposeId("security.audit")
COMPANION_REPLY = PurposeId("companion.reply")
COMPANION_HISTORY = PurposeId("companion.history")
COMPANION_OWN = PurposeId("companion.own")
COMPANION_MEMORY = PurposeId("companion.memory")
MATCH_PEOPLE = PurposeId("match.people")
MATCH_ORIGIN = PurposeId("match.origin")
MATCH_TALK = PurposeId("match.talk")
MATCH_REPORT = PurposeId("match.report")
MATCH_PHOTO = PurposeId("match.photo")
MATCH_LEARN = PurposeId("match.learn")
MATCH_WORDS = PurposeId("match.words")
CRISIS_SAFETY = PurposeId("crisis.safety")
WELLBEING_OWN = PurposeId("wellbeing.own")
DISCLOSURE_RECORD = PurposeId("disclosure.record")

Digest = NewType("Digest", str)
"""Lower-case hexadecimal SHA-256."""

Sealed = NewType("Sealed", bytes)
"""Ciphertext in the vault's envelope. Safe to store, useless without its key."""

Json: TypeAlias = "bool | int | float | str | list[Json] | dict[str, Json] | None"

_ID = re.compile(r"[a-z]{3}_[a-z2-7]{26}")
_LETTERS = "abcdefghijklmnopqrstuvwxyz234567"
_PAIRS = [f"{one}{other}" for one in _LETTERS for other in _LETTERS]
_PLACES = range(120, -1, -10)


def new_id(
    kind: Literal[
        "psn",
        "key",
        "rcp",
        "cnv",
        "ins",
        "ses",
        "trn",
        "ans",
        "own",
        "imp",
        "fct",
        "act",
        "ltr",
        "rep",
    ],
) -> str:
    """Return a fresh id: three letters, an underscore, 128 random bits in base 32."""
    number = secrets.randbits(128) << 2  # 26 letters of 5 bits each
    return f"{kind}_{''.join([_PAIRS[number >> at & 1023] for at in _PLACES])}"


def finite(text: str) -> float:
    """Read a number of JSON that has a point or an exponent.

    Raises ValueError for one that is beyond all bounds: nobody could write it as JSON again.
    """
    number = float(text)
    if math.isinf(number):
        raise ValueError
    return number


def is_id(text: str, kind: str) -> bool:
    """Say whether `text` has the shape of an id of this kind."""
    return text.startswith(f"{kind}_") and _ID.fullmatch(text) is not None


class _Text:
    """Personal text that does not show itself."""

    __slots__ = ("text",)

    def __init__(self, text: str) -> None:
        self.text = text

    def __repr__(self) -> str:
        return f"<{type(self).__name__} of {len(self.text)} characters>"

    __str__ = __repr__

    def __eq__(self, other: object) -> bool:
        return type(self) is type(other) and self.text == other.text

    def __hash__(self) -> int:
        return hash((type(self), self.text))


class Clear(_Text):
    """Text opened inside a room, or just given by the person."""

    __slots__ = ()


class Veiled(_Text):
    """Text that may go to a provider. Made by the gate's way out only."""

    __slots__ = ()


class Unguarded(_Text):
    """Text as a provider returned it. Nobody may show it."""

    __slots__ = ()


class Shown(_Text):
    """Text that a person may see. Made by `guard.release` only."""

    __slots__ = ()


class Reason(StrEnum):
    """Why a decision fell as it did. Each has a sentence in `REASONS`."""

    LIVE = "live"
    LEGAL_DUTY = "legal_duty"
    VITAL_INTEREST = "vital_interest"
    NEVER_ASKED = "never_asked"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"
    EXPIRED = "expired"
    OBJECTED = "objected"
    RESTRICTED = "restricted"
    NOTICE_CHANGED = "notice_changed"
    ERASED = "erased"
    UNKNOWN_PURPOSE = "unknown_purpose"
    UNKNOWN_PERSON = "unknown_person"
    FIELD_NOT_COVERED = "field_not_covered"
    RECIPIENT_NOT_COVERED = "recipient_not_covered"
    KEY_NOT_COVERED = "key_not_covered"
    SWITCHED_OFF = "switched_off"
    NOT_TRUSTED_ENOUGH = "not_trusted_enough"
    NOT_FOR_YOU = "not_for_you"
    LOCKED_DOWN = "locked_down"
    UNREADABLE = "unreadable"


REASONS: Mapping[Reason, str] = {
    Reason.LIVE: "You said yes, and that yes is still in force.",
    Reason.LEGAL_DUTY: "The law asks for this, and it serves you alone.",
    Reason.VITAL_INTEREST: "This is there to help when someone may be in danger.",
    Reason.NEVER_ASKED: "You have not been asked about this yet.",
    Reason.REFUSED: "You said no to this.",
    Reason.WITHDRAWN: "You took back your yes.",
    Reason.EXPIRED: "Your yes has run out.",
    Reason.OBJECTED: "You objected to this.",
    Reason.RESTRICTED: "You have put the use of your data on hold.",
    Reason.NOTICE_CHANGED: "What Troth would do has changed since you said yes.",
    Reason.ERASED: "This person has been erased.",
    Reason.UNKNOWN_PURPOSE: "This is not offered here any more, or it never was.",
    Reason.UNKNOWN_PERSON: "There is no such person.",
    Reason.FIELD_NOT_COVERED: "This purpose does not cover that data.",
    Reason.RECIPIENT_NOT_COVERED: "This purpose does not let anyone else have that data.",
    Reason.KEY_NOT_COVERED: "This key may not be used for that.",
    Reason.SWITCHED_OFF: "This provider is switched off here.",
    Reason.NOT_TRUSTED_ENOUGH: "This provider is not trusted enough for that.",
    Reason.NOT_FOR_YOU: "This provider may not be used by you, or from where you are.",
    Reason.LOCKED_DOWN: "Troth is locked down. Nothing is used until it is opened again.",
    Reason.UNREADABLE: "What you allowed could not be read, so the answer is no.",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """A decision and its reason. Truthy exactly when it allows."""

    allowed: bool
    reason: Reason
    since: datetime | None = None
    until: datetime | None = None

    def __bool__(self) -> bool:
        return self.allowed

    @property
    def sentence(self) -> str:
        """The reason in words that a person understands."""
        return REASONS[self.reason]


class Level(StrEnum):
    """How far a recipient of text is trusted, least first (the provider lattice)."""

    BLOCKED = "blocked"
    UNKNOWN = "unknown"
    CONTRACT = "contract"
    ZERO_RETENTION = "zero_retention"
    ATTESTED = "attested"
    LOCAL = "local"

    def meets(self, least: "Level") -> bool:
        """Say whether this level is at least `least`."""
        return _place(self) >= _place(least)


@cache
def _place(level: Level) -> int:
    return list(Level).index(level)
