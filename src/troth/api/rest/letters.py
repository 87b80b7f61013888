"""`/api/match/talks`: messages with people one met, and what one shows them step by step.

Whoever blocked, left, was erased or never was gives one answer. Nothing tells that a message was
read. Texts of a stranger are text.
"""

from collections.abc import Sequence
from typing import Annotated, Final, Literal

from fastapi import Query
from pydantic import Field

from troth.api.rest.route import Address, Who
from troth.api.rest.shapes import Asked, Told
from troth.front.who import still_of
from troth.matchmaker import words
from troth.matchmaker.letters import LONGEST, Letter, Talk
from troth.matchmaker.words import LONGEST_WISH, Wish
from troth.people.access import Data, Need, Operation
from troth.words import MATCH_PEOPLE, MATCH_TALK, MATCH_WORDS

_SEE: Final = Need(MATCH_TALK, Operation.SEE, Data.INTIMATE)
_CHANGE: Final = Need(MATCH_TALK, Operation.CHANGE, Data.INTIMATE)
_FORGET: Final = Need(MATCH_TALK, Operation.FORGET, Data.INTIMATE)
_SHOWN: Final = Need(MATCH_PEOPLE, Operation.SEE, Data.INTIMATE)
_SHOW: Final = Need(MATCH_PEOPLE, Operation.CHANGE, Data.INTIMATE)
_HELP: Final = Need(MATCH_WORDS, Operation.SAY, Data.INTIMATE)
_TAG: Final = "Meeting people"
_MOST_STEPS: Final = 20
_LONGEST_ID: Final = 40


class LetterShape(Told):
    """One message, in the copy of the one who asks."""

    id: str
    by: Literal["me", "them"]
    text: str = Field(description="A stranger's, where `by` is `them`: treat it as text.")
    at: str


class LettersShape(Told):
    """A talk of two."""

    match: str = Field(description="By which you name the other. Nobody else can.")
    name: str = Field(
        description="On their card when the newest message was written, while they show it. "
        "Empty: they do not, or you cannot write to them."
    )
    open: bool = Field(description="Whether you can write. If not, nothing says why.")
    unread: int = Field(description="New for you. Nobody is told what you read.")
    letters: list[LetterShape]
    earlier: str = Field(description="Ask with it as `before` for what stands before; empty: none.")


class TalksShape(Told):
    """All talks, newest first, each with its newest message."""

    items: list[LettersShape]


class AskedLetter(Asked):
    """A message."""

    text: str = Field(max_length=10 * LONGEST)


class AskedHelp(Asked):
    """Your own words so far, and what you want of them. `words`: where `wish` is `own`."""

    text: str = Field(default="", max_length=10 * LONGEST)
    wish: Literal["kinder", "shorter", "clearer", "meeting", "own"]
    words: str = Field(default="", max_length=10 * LONGEST_WISH)


class HelpShape(Told):
    """A draft for you alone. It was sent to nobody you write with, and is kept nowhere."""

    text: str = Field(description="By a model, not by you. Empty: there is none.")
    card: str = Field(description="Help in danger, where your words sound like it.")
    model: str
    demo: bool
    outside: bool = Field(description="Whether your draft left this machine, masked.")
    stayed: bool = Field(description="Whether a model here helped, since your words deserve care.")
    masked: int
    receipt: str = Field(description="Of what the model was sent. Empty: nothing was.")
    changes: list[str] = Field(description="Why sentences of the model were left out.")


class WrittenShape(Told):
    """What was written."""

    id: str


class AskedBack(Asked):
    """Which of your own words to take out of both copies. Nothing given: all, from everybody."""

    match: str | None = Field(default=None, max_length=_LONGEST_ID)
    letter: str = Field(default="", max_length=_LONGEST_ID)


class GoneShape(Told):
    """How many messages went for good."""

    messages: int
    left: int = Field(description="In how many copies it stayed, because they are damaged.")


class StepShape(Told):
    """One answer that you could show to one person."""

    name: str
    words: str
    shown: bool


class StepsShape(Told):
    """What you show one person beyond your card."""

    items: list[StepShape]


class AskedSteps(Asked):
    """Exactly what to show, from their next look on."""

    what: list[str] = Field(max_length=_MOST_STEPS)


class NewsShape(Told):
    """Whether a message came, and nothing of it."""

    new: bool = Field(description="Whether there is a message after `since`, in any talk.")
    newest: int = Field(description="The number of the newest message that you have. -1: none.")


def list_letters(who: Who) -> TalksShape:
    """List the talks that the person has with people they met."""
    return TalksShape(items=[_talk(one) for one in who.house.letters.talks(who.person)])


def look_for_letters(who: Who, since: Annotated[int, Query(ge=-1, le=2**31)] = -1) -> NewsShape:
    """Say whether a message came after the one of this number. None is opened, so none is read.

    Made to be asked again and again. It tells nothing of what others do.
    """
    newest = who.house.letters.newest(who.person)
    return NewsShape(new=newest > since, newest=newest)


def read_letters(
    who: Who, match: str, before: Annotated[str, Query(max_length=_LONGEST_ID)] = ""
) -> LettersShape:
    """Read one talk. What is new in it counts as read from then on, for the reader alone."""
    return _talk(who.house.letters.talk(who.person, match, before=before))


def write_letter(who: Who, match: str, asked: AskedLetter) -> WrittenShape:
    """Write to somebody the person met. Both keep a copy, or nobody does. No model gets it."""
    return WrittenShape(id=who.house.letters.write(who.person, match, asked.text))


async def help_with_words(who: Who, match: str, asked: AskedHelp) -> HelpShape:
    """Let a model make a draft of the person's own words. It reads none of the other's.

    Nothing is sent to the other: to do that, write it to them as any message.
    """
    said = words.Asked(draft=asked.text, wish=Wish(asked.wish), words=asked.words)
    still = still_of(who.caller, who.house)
    found = await who.house.wording.help(who.person, match, said, still=still)
    return HelpShape(
        text=found.text,
        card=found.card,
        model=found.model,
        demo=found.demo,
        outside=found.is_outside,
        stayed=found.stayed,
        masked=found.masked,
        receipt=found.receipt,
        changes=[*found.changes],
    )


def forget_letters(who: Who, match: str) -> None:
    """Forget the person's own copy of a talk, for good. The other's stays."""
    who.house.letters.forget_talk(who.person, match)


def forget_letter(who: Who, match: str, letter: str) -> None:
    """Forget one message in the person's own copy, for good. The other's stays."""
    who.house.letters.forget_letter(who.person, match, letter)


def take_back(who: Who, asked: AskedBack) -> GoneShape:
    """Take the person's own words out of both copies, for good, also of who left or blocked.

    What is attached to a report stays there.
    """
    gone = who.house.letters.take_back(who.person, asked.match, letter=asked.letter)
    return GoneShape(messages=gone.messages, left=gone.left)


def read_steps(who: Who, match: str) -> StepsShape:
    """Say what the person could show somebody they met, and what they do."""
    could, does = who.house.matchmaker.shows(who.person, match)
    return StepsShape(
        items=[StepShape(name=one, words=words, shown=one in does) for one, words in could.items()]
    )


def write_steps(who: Who, match: str, asked: AskedSteps) -> None:
    """Show exactly this to somebody the person met. It counts for that one alone."""
    who.house.matchmaker.show(who.person, match, asked.what)


def _talk(found: Talk) -> LettersShape:
    return LettersShape(
        match=found.match,
        name=found.name,
        open=found.is_open,
        unread=found.unread,
        letters=[_letter(one) for one in found.letters],
        earlier=found.earlier,
    )


def _letter(one: Letter) -> LetterShape:
    by: Literal["me", "them"] = "me" if one.by == "me" else "them"
    return LetterShape(id=one.id, by=by, text=one.text, at=one.at)


_TALK: Final = "/api/match/talks/{match}"
_STEPS: Final = "/api/match/people/{match}/shown"
ADDRESSES: Final[Sequence[Address]] = (
    Address(method="GET", path="/api/match/talks", endpoint=list_letters, need=_SEE, tag=_TAG),
    Address(method="GET", path="/api/match/news", endpoint=look_for_letters, need=_SEE, tag=_TAG),
    Address(method="GET", path=_TALK, endpoint=read_letters, need=_SEE, tag=_TAG),
    Address(method="POST", path=_TALK, endpoint=write_letter, need=_CHANGE, tag=_TAG, repeats=True),
    Address(
        method="POST",
        path=f"{_TALK}/help",
        endpoint=help_with_words,
        need=_HELP,
        tag=_TAG,
    ),
    Address(
        method="DELETE", path=_TALK, endpoint=forget_letters, need=_FORGET, tag=_TAG, status=204
    ),
    Address(
        method="DELETE",
        path=f"{_TALK}/{{letter}}",
        endpoint=forget_letter,
        need=_FORGET,
        tag=_TAG,
        status=204,
    ),
    Address(
        method="POST",
        path="/api/match/take-back",
        endpoint=take_back,
        need=_FORGET,
        tag=_TAG,
        repeats=True,
        other=(404,),
    ),
    Address(method="GET", path=_STEPS, endpoint=read_steps, need=_SHOWN, tag=_TAG),
    Address(method="PUT", path=_STEPS, endpoint=write_steps, need=_SHOW, tag=_TAG, status=204),
)
