"""`/api/talks`: what was said and kept, and forgetting it."""

from collections.abc import Sequence
from typing import Annotated, Final, Literal

from fastapi import Query
from pydantic import Field
from starlette.responses import Response

from troth.api.rest import cursors
from troth.api.rest.cursors import USUAL, After, Limit
from troth.api.rest.route import Address, Who
from troth.api.rest.shapes import Asked, Told
from troth.companion import search
from troth.companion.changed import marked
from troth.companion.markdown import Block, Mark, blocks
from troth.companion.search import Hit
from troth.companion.talks import Step, Talk
from troth.guard.release import own
from troth.people.access import Data, Need, Operation
from troth.words import COMPANION_HISTORY, Clear

_SEE: Final = Need(COMPANION_HISTORY, Operation.SEE, Data.INTIMATE)
_FORGET: Final = Need(COMPANION_HISTORY, Operation.FORGET, Data.INTIMATE)
_TAG: Final = "Talks"
_KIND: Final = "talks"
_MOST_MESSAGES: Final = 1000
_MOST_FOUND: Final = 200


class TalkShape(Told):
    """A talk in the list."""

    conversation: str
    companion: str
    title: str = Field(description="The beginning of its first message.")
    count: int = Field(description="How many messages, those of other branches too.")
    begun_at: str
    last_at: str


class TalkPage(Told):
    """Some talks, the one with the newest message first."""

    items: list[TalkShape]
    next: str | None


class SpanShape(Told):
    """A piece of a line, and how it is marked."""

    text: str
    mark: Mark


class BlockShape(Told):
    """A part of a text, read as Markdown: of a list its entries, else its lines."""

    kind: Literal["paragraph", "heading", "bullets", "numbers", "quote", "code"]
    lines: list[list[SpanShape]]


class Message(Told):
    """One message on the way through a talk."""

    id: str
    after: str = Field(description="The message before it; empty for the first.")
    role: Literal["user", "assistant"]
    companion: str
    at: str
    text: str
    blocks: list[BlockShape]
    versions: list[str] = Field(description="What else stands in this place, oldest first.")
    shown: int = Field(description="Which of the versions this one is, from 0.")
    changes: list[str] = Field(
        description="Why the guard changed it, once for each change. More at `/api/guard`."
    )


class TalkPath(Told):
    """One way through a talk, oldest message first."""

    conversation: str
    items: list[Message]


class AskedSearch(Asked):
    """What to look for. It stands in the body, so that no address and no log keeps it."""

    words: str = Field(
        min_length=1,
        max_length=search.LONGEST,
        description=(
            f"Up to {search.MOST_WORDS} words that one message has all of;"
            " capitals and accents do not count."
        ),
    )
    limit: int = Field(
        default=50, ge=1, le=_MOST_FOUND, description="How many messages, the newest first."
    )


class PieceShape(Told):
    """A part of a message. `found`: it is what was looked for."""

    text: str
    found: bool


class FoundMessage(Told):
    """A message that has all the words, and the part of it where the first of them stands."""

    id: str
    conversation: str
    companion: str
    role: Literal["user", "assistant"]
    at: str
    pieces: list[PieceShape]


class FoundPage(Told):
    """What was found. `count`: in all, also past the limit."""

    items: list[FoundMessage]
    count: int


class Forgotten(Told):
    """How much was forgotten for good."""

    messages: int


def list_talks(who: Who, response: Response, after: After = None, limit: Limit = USUAL) -> TalkPage:
    """List the talks that are kept, the one with the newest message first."""
    found = who.house.companion.talks(who.person)
    page, following = cursors.cut(
        found, kind=_KIND, mark=lambda one: one.conversation, after=after, limit=limit
    )
    cursors.link(who.request, response, following)
    return TalkPage(items=[_talk(one) for one in page], next=following)


def read_talk(
    who: Who,
    conversation: str,
    at: Annotated[
        str | None, Query(max_length=100, description="A message on the way; null: the newest.")
    ] = None,
    limit: Annotated[
        int, Query(ge=1, le=_MOST_MESSAGES, description="How many of the last messages.")
    ] = 200,
) -> TalkPath:
    """Read one way through a talk. Edits and other answers make branches; `at` names one."""
    steps = who.house.companion.talk(who.person, conversation, at=at, limit=limit)
    return TalkPath(conversation=conversation, items=[_message(one) for one in steps])


def search_talks(who: Who, asked: AskedSearch) -> FoundPage:
    """Look for words in all messages that are kept. Nothing of it is kept or logged."""
    hits = search.look(who.house.gate, who.person, asked.words, most=asked.limit)
    return FoundPage(items=[_found(one) for one in hits.newest], count=hits.count)


def forget_talk(who: Who, conversation: str) -> Forgotten:
    """Forget a talk for good. Old copies do not open it any more. Needs no yes."""
    return Forgotten(messages=who.house.companion.forget_talk(who.person, conversation))


def forget_message(who: Who, message: str) -> None:
    """Forget one message for good. What came after it stays. Needs no yes."""
    who.house.companion.forget_turn(who.person, message)


def _talk(one: Talk) -> TalkShape:
    return TalkShape(
        conversation=one.conversation,
        companion=one.companion,
        title=own(Clear(one.title)).text,
        count=one.count,
        begun_at=one.begun_at,
        last_at=one.last_at,
    )


def _found(hit: Hit) -> FoundMessage:
    return FoundMessage(
        id=hit.turn,
        conversation=hit.conversation,
        companion=hit.companion,
        role="user" if hit.is_mine else "assistant",
        at=hit.at,
        pieces=[PieceShape(text=one.text, found=one.is_found) for one in hit.pieces],
    )


def _message(step: Step) -> Message:
    turn = step.turn
    text, told = own(Clear(turn.text)).text, marked(turn.changed)
    return Message(
        id=step.id,
        after=step.after,
        role=turn.role,
        companion=step.companion,
        at=turn.at,
        text=text,
        blocks=[_block(one) for one in blocks(text)],
        versions=list(step.versions),
        shown=step.shown,
        changes=[mark.why("en") for mark in told.marks] if told else [],
    )


def _block(block: Block) -> BlockShape:
    lines = [[SpanShape(text=span.text, mark=span.mark) for span in line] for line in block.lines]
    return BlockShape(kind=block.kind, lines=lines)


ADDRESSES: Final[Sequence[Address]] = (
    Address(method="GET", path="/api/talks", endpoint=list_talks, need=_SEE, tag=_TAG),
    Address(method="POST", path="/api/talks/search", endpoint=search_talks, need=_SEE, tag=_TAG),
    Address(
        method="GET", path="/api/talks/{conversation}", endpoint=read_talk, need=_SEE, tag=_TAG
    ),
    Address(
        method="DELETE",
        path="/api/talks/{conversation}",
        endpoint=forget_talk,
        need=_FORGET,
        tag=_TAG,
    ),
    Address(
        method="DELETE",
        path="/api/messages/{message}",
        endpoint=forget_message,
        need=_FORGET,
        tag=_TAG,
        status=204,
    ),
)
