"""The one table of who may do what: role × purpose × operation × class of data.

Every address of every face names what it needs; the door compares that with this table and
with nothing else. What is not in the table is refused. A person reaches their own data only:
whose data it is never comes from the address, always from who asks. An operator runs the
place and reads nobody: no row gives that role anything but counts and settings, how they sign in
themselves, and what somebody sent them as a report.

Being let in here is only the first question. Whoever passes still has to enter a room, and
the gate asks for consent there.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from troth.errors import Forbidden, NotSignedIn
from troth.words import (
    ACCOUNT_RUN,
    COMPANION_HISTORY,
    COMPANION_MEMORY,
    COMPANION_OWN,
    COMPANION_REPLY,
    CRISIS_SAFETY,
    MATCH_LEARN,
    MATCH_ORIGIN,
    MATCH_PEOPLE,
    MATCH_PHOTO,
    MATCH_REPORT,
    MATCH_TALK,
    MATCH_WORDS,
    RIGHTS_ANSWER,
    SECURITY_AUDIT,
    WELLBEING_OWN,
    PurposeId,
)


class Role(StrEnum):
    """What somebody is to this Troth. One may have several roles."""

    NOBODY = "nobody"
    """whoever has not signed in"""
    PERSON = "person"
    """somebody with an account, who reaches what is their own"""
    OPERATOR = "operator"
    """whoever runs the place, and reads nobody"""


class Operation(StrEnum):
    """What is done."""

    SEE = "see"
    """look at it"""
    SAY = "say"
    """say something to a companion"""
    CHANGE = "change"
    """change it, or add to it"""
    TAKE = "take"
    """take a copy away"""
    FORGET = "forget"
    """have it deleted for good"""


class Data(StrEnum):
    """The class of what is touched: nothing about anyone, then ever closer to a person."""

    OPEN = "open"
    """about nobody: the sign-in page, the policy, the companions, help in a crisis"""
    PLACE = "place"
    """about this Troth: counts, health, settings"""
    ACCOUNT = "account"
    """how somebody signs in: their own name, country and passphrase"""
    REPORTED = "reported"
    """what somebody chose to show whoever runs the place, about a person they were shown"""
    TECHNICAL = "technical"
    """a person's own record: when something was used, what for, and the proofs"""
    PERSONAL = "personal"
    """what belongs to a person's account: what they allow, keys, sign-ins"""
    INTIMATE = "intimate"
    """a person's words: talks, and everything that comes of them"""


@dataclass(frozen=True, slots=True, order=True)
class Need:
    """What an address needs: for which purpose, doing what, to which class of data."""

    purpose: PurposeId
    operation: Operation
    data: Data


_NOBODY: Final = (
    Need(ACCOUNT_RUN, Operation.SEE, Data.OPEN),  # the door: sign-in, look, policy, health
    Need(ACCOUNT_RUN, Operation.CHANGE, Data.OPEN),  # to sign in, to use a one-time link
    Need(CRISIS_SAFETY, Operation.SEE, Data.OPEN),  # help is there for anybody
)
_SOMEBODY: Final = (
    Need(ACCOUNT_RUN, Operation.SEE, Data.ACCOUNT),
    Need(ACCOUNT_RUN, Operation.CHANGE, Data.ACCOUNT),
)
_PERSON: Final = (
    Need(ACCOUNT_RUN, Operation.SEE, Data.PERSONAL),
    Need(ACCOUNT_RUN, Operation.CHANGE, Data.PERSONAL),
    Need(ACCOUNT_RUN, Operation.FORGET, Data.PERSONAL),
    Need(RIGHTS_ANSWER, Operation.SEE, Data.TECHNICAL),
    Need(RIGHTS_ANSWER, Operation.SEE, Data.PERSONAL),
    Need(RIGHTS_ANSWER, Operation.CHANGE, Data.PERSONAL),
    Need(RIGHTS_ANSWER, Operation.TAKE, Data.INTIMATE),
    Need(RIGHTS_ANSWER, Operation.FORGET, Data.INTIMATE),
    Need(SECURITY_AUDIT, Operation.SEE, Data.TECHNICAL),
    Need(COMPANION_REPLY, Operation.SEE, Data.OPEN),  # which companions there are
    Need(COMPANION_REPLY, Operation.SAY, Data.INTIMATE),
    Need(COMPANION_HISTORY, Operation.SEE, Data.INTIMATE),
    Need(COMPANION_HISTORY, Operation.CHANGE, Data.INTIMATE),
    Need(COMPANION_HISTORY, Operation.CHANGE, Data.INTIMATE),  # what one says of the guard
    Need(COMPANION_HISTORY, Operation.FORGET, Data.INTIMATE),
    Need(COMPANION_OWN, Operation.SEE, Data.INTIMATE),
    Need(COMPANION_OWN, Operation.CHANGE, Data.INTIMATE),
    Need(COMPANION_OWN, Operation.FORGET, Data.INTIMATE),
    Need(COMPANION_MEMORY, Operation.SEE, Data.INTIMATE),
    Need(COMPANION_MEMORY, Operation.CHANGE, Data.INTIMATE),
    Need(COMPANION_MEMORY, Operation.FORGET, Data.INTIMATE),
    Need(WELLBEING_OWN, Operation.SEE, Data.INTIMATE),
    Need(WELLBEING_OWN, Operation.CHANGE, Data.INTIMATE),
    Need(WELLBEING_OWN, Operation.FORGET, Data.INTIMATE),
    Need(MATCH_PEOPLE, Operation.SEE, Data.INTIMATE),
    Need(MATCH_PEOPLE, Operation.CHANGE, Data.INTIMATE),
    Need(MATCH_ORIGIN, Operation.CHANGE, Data.INTIMATE),
    Need(MATCH_LEARN, Operation.SEE, Data.INTIMATE),
    Need(MATCH_LEARN, Operation.FORGET, Data.INTIMATE),
    Need(MATCH_PHOTO, Operation.SEE, Data.INTIMATE),
    Need(MATCH_PHOTO, Operation.CHANGE, Data.INTIMATE),
    Need(MATCH_PHOTO, Operation.FORGET, Data.INTIMATE),
    Need(MATCH_TALK, Operation.SEE, Data.INTIMATE),
    Need(MATCH_TALK, Operation.CHANGE, Data.INTIMATE),
    Need(MATCH_TALK, Operation.FORGET, Data.INTIMATE),
    Need(MATCH_WORDS, Operation.SAY, Data.INTIMATE),
    Need(MATCH_REPORT, Operation.SEE, Data.INTIMATE),
    Need(MATCH_REPORT, Operation.CHANGE, Data.INTIMATE),
)
_OPERATOR: Final = (
    Need(ACCOUNT_RUN, Operation.SEE, Data.PLACE),
    Need(ACCOUNT_RUN, Operation.CHANGE, Data.PLACE),
    Need(MATCH_REPORT, Operation.SEE, Data.REPORTED),  # what a writer sent, with no name
    Need(MATCH_REPORT, Operation.CHANGE, Data.REPORTED),
)

TABLE: Final[frozenset[tuple[Role, Need]]] = frozenset(
    {(role, need) for role in Role for need in _NOBODY}
    | {(role, need) for role in (Role.PERSON, Role.OPERATOR) for need in _SOMEBODY}
    | {(Role.PERSON, need) for need in _PERSON}
    | {(Role.OPERATOR, need) for need in _OPERATOR}
)
"""Every row. A test compares it with `docs/reference/access.md`, which people review."""

_NOT_SIGNED_IN = "Please sign in first."
_NOT_THAT_ROLE = "This part of Troth is for another role than yours. Nothing was shown or changed."


def may(roles: frozenset[Role], need: Need) -> bool:
    """Say whether any of these roles has a row for `need`."""
    return any((role, need) in TABLE for role in roles)


def must(roles: frozenset[Role], need: Need) -> None:
    """Raise NotSignedIn (nobody asks) or Forbidden unless a row lets these roles through."""
    if may(roles, need):
        return
    if roles <= {Role.NOBODY}:
        raise NotSignedIn(_NOT_SIGNED_IN)
    raise Forbidden(_NOT_THAT_ROLE)
