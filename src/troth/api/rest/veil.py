"""`/api/veil`: what would be masked of a text, and the people and words that the veil knows.

To try a text keeps nothing of it. Names stand in bodies, never in an address.
"""

import asyncio
from collections.abc import Sequence
from datetime import date
from typing import Final, Literal

from pydantic import Field

from troth.api.rest.route import Address, Who
from troth.api.rest.shapes import Asked, Told
from troth.errors import BadInput
from troth.gate.veiling import try_out
from troth.people.access import Data, Need, Operation
from troth.people.masking import LONGEST_WORD, MOST_FORMS
from troth.rights.known import Before, KnownName, known_names, say
from troth.veil.found import Kind, Label
from troth.veil.preview import HONEST, Preview, because, what
from troth.words import ACCOUNT_RUN, RIGHTS_ANSWER

MOST: Final = 100_000
_SEE: Final = Need(ACCOUNT_RUN, Operation.SEE, Data.PERSONAL)
_LOOK: Final = Need(RIGHTS_ANSWER, Operation.SEE, Data.PERSONAL)
_CHANGE: Final = Need(ACCOUNT_RUN, Operation.CHANGE, Data.PERSONAL)
_TAG: Final = "Veil"
SaidName = Literal["always", "never", "known", "forgotten"]


class AskedTry(Asked):
    """A text to look through."""

    text: str = Field(max_length=MOST, description=f"Up to {MOST} characters.")


class MaskedShape(Told):
    """One place in a text that is masked. Places count code points."""

    start: int
    end: int
    original: str
    stand_in: str = Field(description="What would go out in its place.")
    label: Label
    kind: Kind
    what: str = Field(description="What it is, in words.")
    because: str = Field(description="Why it is masked, in words.")


class StaysShape(Told):
    """Something that was found and goes out as it is: it names nobody alone."""

    start: int
    end: int
    text: str
    label: Label
    kind: Kind
    what: str


class Tried(Told):
    """What would leave of a text."""

    text: str = Field(description="The text as it would leave.")
    masked: list[MaskedShape]
    stays: list[StaysShape]
    topics: list[str] = Field(description="What it speaks of that deserves care: `health`.")
    honest: str = Field(description="What no masking can promise away.")


class KnownShape(Told):
    """One name or word that the veil knows."""

    text: str
    forms: list[str] = Field(description="Other ways to write it that the person told.")
    seen: list[str] = Field(description="Other ways to write it in which it was masked.")
    label: Label
    said: SaidName = Field(description="What the person said of it; `known`: nothing.")
    why: Literal["own", "always", "never", "masked"]
    because: str = Field(description="Why it is known, in words.")
    since: date | None
    times: int = Field(description="In how many requests that are still kept it was masked.")


class KnownTold(Told):
    """Every name and word that the veil knows of the person, and how it is masked."""

    items: list[KnownShape]
    tokens: bool = Field(description="Plain marks such as [PERSON_1], not names that look real.")


class AskedName(Asked):
    """What is said of one name or word."""

    text: str = Field(max_length=2 * LONGEST_WORD, description=f"Up to {LONGEST_WORD} letters.")
    said: SaidName = Field(
        description="Mask it `always`; `never`: it is no name; `known`: nothing is said of it; "
        "`forgotten`: what was masked of it until now counts no more."
    )
    forms: list[str] | None = Field(
        default=None,
        max_length=MOST_FORMS,
        description="Other ways to write it, such as nicknames; null: those that it has.",
    )
    since: str | None = Field(
        default=None, max_length=10, description="The day, to undo a change to the letter."
    )


class BeforeTold(Told):
    """How it stood before. To send it again undoes the change."""

    text: str
    said: SaidName
    forms: list[str]
    since: date | None


class StyleTold(Told):
    """How what is masked is written from now on."""

    tokens: bool


class AskedStyle(Asked):
    """How what is masked is to be written."""

    tokens: bool


async def try_text(who: Who, asked: AskedTry) -> Tried:
    """Show what would be masked of a text, and as what it would leave.

    Nothing of it is kept, sent or written to a log. The stand-ins are this address's own.
    """
    if not asked.text.strip():
        message = "The text is empty. Send one to look through."
        raise BadInput(message, param="text")
    with who.desk.guard.limits.tries.take(who.person):
        return _tried(await asyncio.to_thread(try_out, who.house.gate, who.person, asked.text))


def list_known(who: Who) -> KnownTold:
    """List the names and words that the veil knows of the person, with since when and why."""
    found = known_names(who.house.gate, who.person)
    tokens = who.house.gate.wishes(who.person).masking.tokens
    return KnownTold(items=[_known(one) for one in found], tokens=tokens)


def say_of_name(who: Who, asked: AskedName) -> BeforeTold:
    """Say something of a name or word. It counts from the next message on, in every process.

    The same twice changes nothing more. The answer says how it stood before.
    """
    before = say(
        who.house.gate,
        who.house.people,
        who.person,
        word=asked.text,
        said=asked.said,
        forms=asked.forms,
        since=asked.since or "",
    )
    return _before(before)


def set_style(who: Who, asked: AskedStyle) -> StyleTold:
    """Choose plain marks, or names that look real. It counts from the next message on."""
    who.house.people.change_masking(who.person, lambda now: now.with_tokens(tokens=asked.tokens))
    return StyleTold(tokens=asked.tokens)


def _tried(found: Preview) -> Tried:
    return Tried(
        text=found.masked,
        masked=[
            MaskedShape(
                start=start,
                end=end,
                original=one.original,
                stand_in=one.surrogate,
                label=one.label,
                kind=one.kind,
                what=what(one.label, one.why),
                because=because(one.label, one.why),
            )
            for start, end, one in found.places()
        ],
        stays=[
            StaysShape(
                start=one.start,
                end=one.end,
                text=one.text,
                label=one.label,
                kind=one.kind,
                what=what(one.label),
            )
            for one in found.stays
        ],
        topics=list(found.topics),
        honest=HONEST,
    )


def _known(one: KnownName) -> KnownShape:
    return KnownShape(
        text=one.text,
        forms=list(one.forms),
        seen=list(one.seen),
        label=one.label,
        said=one.said,
        why=one.why,
        because=one.because,
        since=one.since,
        times=one.times,
    )


def _before(before: Before) -> BeforeTold:
    return BeforeTold(
        text=before.text,
        said=before.said,
        forms=list(before.forms),
        since=date.fromisoformat(before.since) if before.since else None,
    )


ADDRESSES: Final[Sequence[Address]] = (
    Address(
        method="POST",
        path="/api/veil/try",
        endpoint=try_text,
        need=_SEE,
        tag=_TAG,
        other=(413, 503),
    ),
    Address(method="GET", path="/api/veil/people", endpoint=list_known, need=_LOOK, tag=_TAG),
    Address(method="PUT", path="/api/veil/people", endpoint=say_of_name, need=_CHANGE, tag=_TAG),
    Address(method="PUT", path="/api/veil/style", endpoint=set_style, need=_CHANGE, tag=_TAG),
)
