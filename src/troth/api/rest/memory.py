"""`/api/memory`: how far companions may remember, and what an answer remembered."""

from collections.abc import Sequence
from typing import Final, Literal

from pydantic import Field

from troth.api.rest.route import Address, Who
from troth.api.rest.shapes import Asked, Told
from troth.companion.memory import Source
from troth.companion.memory_levels import LEVELS, why
from troth.errors import BadInput, NotFound
from troth.people.access import Data, Need, Operation
from troth.people.remembering import ELSEWHERE, LONGEST_NAME, Reach, Remembering, Where
from troth.words import COMPANION_HISTORY, COMPANION_MEMORY

_SEE: Final = Need(COMPANION_MEMORY, Operation.SEE, Data.INTIMATE)
_CHANGE: Final = Need(COMPANION_MEMORY, Operation.CHANGE, Data.INTIMATE)
_TAG: Final = "Memory"


class LevelShape(Told):
    """A level, and what it does and loses, in words."""

    level: Reach
    does: str
    loses: str


class LessShape(Told):
    """A level that was set for one talk, companion or provider."""

    where: Where
    name: str
    level: Reach


class MemoryTold(Told):
    """How far companions may remember."""

    level: Reach = Field(description="For all: nothing reaches further.")
    less: list[LessShape] = Field(description="What is set for one talk, companion or provider.")
    levels: list[LevelShape]
    away: str | None = Field(description="Why nothing, or nothing new, can come back now, if so.")
    found: int = Field(description="How many messages can be found by what they mean.")
    messages: int = Field(description="Of how many.")


class AskedLevel(Asked):
    """A level for all, or for one talk, companion or provider."""

    level: Literal["off", "chat", "facts", "all"]
    where: Where | None = Field(default=None, description="For one of these; null: for all.")
    name: str | None = Field(default=None, max_length=LONGEST_NAME, description="Its id.")


class RememberedShape(Told):
    """An earlier message that went into an answer."""

    turn: str
    conversation: str
    at: str
    text: str | None = Field(description="null: it cannot be shown now.")
    words: float = Field(description="How much of the question's words it has: 0 to 1.")
    meaning: float = Field(description="How near its meaning is: 0 to 1.")
    because: str = Field(description="The same, in words.")
    unused: bool = Field(description="Whether it is to go into no answer again.")


class RememberedTold(Told):
    """What an answer remembered."""

    items: list[RememberedShape]


class UnusedTold(Told):
    """Whether a message may go into answers from now on."""

    turn: str
    unused: bool


def see_memory(who: Who) -> MemoryTold:
    """Say how far companions may remember, and what each level loses. It asks for no yes."""
    memory, gate = who.house.companion.memory, who.house.gate
    remembering = gate.wishes(who.person).remembering
    may = all(gate.may(who.person, one) for one in (COMPANION_MEMORY, COMPANION_HISTORY))
    progress = memory.progress(who.person) if may else None
    return MemoryTold(
        level=remembering.reach,
        less=_less(remembering),
        levels=[
            LevelShape(level=level, does=told.does, loses=told.loses)
            for level, told in LEVELS.items()
        ],
        away=(memory.why_away() or None) if may else None,
        found=progress.done if progress else 0,
        messages=progress.total if progress else 0,
    )


def set_level(who: Who, asked: AskedLevel) -> LevelShape:
    """Set a level. What is set for one part only lowers what holds for all."""
    if (asked.where is None) is not (asked.name is None):
        message = "Say where and name together, or neither: then the level is for all."
        raise BadInput(message, param="name")

    reach = Reach(asked.level)

    def change(now: Remembering) -> Remembering:
        if asked.where is None or asked.name is None:
            return now.for_all(reach)
        usual = ELSEWHERE if asked.where == "providers" else Reach.ALL
        return now.with_level(asked.where, asked.name, None if reach is usual else reach)

    who.house.people.change_memory(who.person, change)
    told = LEVELS[reach]
    return LevelShape(level=reach, does=told.does, loses=told.loses)


def see_remembered(who: Who, turn: str) -> RememberedTold:
    """Return the earlier messages that went into an answer, with their words and why."""
    found = who.house.companion.memory.used(who.person, turn)
    if not found:
        message = "No earlier message went into this answer, or it is forgotten."
        raise NotFound(message)
    return RememberedTold(items=[_shape(one) for one in found])


def bar(who: Who, turn: str) -> UnusedTold:
    """Let a message go into no answer again. It stays in its talk."""
    who.house.companion.memory.bar(who.person, turn)
    return UnusedTold(turn=turn, unused=True)


def unbar(who: Who, barred: str) -> UnusedTold:
    """Let a message go into answers again."""
    who.house.companion.memory.unbar(who.person, barred)
    return UnusedTold(turn=barred, unused=False)


def _less(remembering: Remembering) -> list[LessShape]:
    parts: tuple[Where, ...] = ("chats", "companions", "providers")
    return [
        LessShape(where=where, name=name, level=level)
        for where in parts
        for name, level in getattr(remembering, where).items()
    ]


def _shape(one: Source) -> RememberedShape:
    return RememberedShape(
        turn=one.use.turn,
        conversation=one.use.conversation,
        at=one.use.at,
        text=one.text,
        words=one.use.words,
        meaning=one.use.meaning,
        because=why(one.use.words, one.use.meaning),
        unused=one.is_barred,
    )


ADDRESSES: Final[Sequence[Address]] = (
    Address(method="GET", path="/api/memory", endpoint=see_memory, need=_SEE, tag=_TAG),
    Address(method="PUT", path="/api/memory/level", endpoint=set_level, need=_CHANGE, tag=_TAG),
    Address(
        method="GET",
        path="/api/memory/answers/{turn}",
        endpoint=see_remembered,
        need=_SEE,
        tag=_TAG,
        other=(404,),
    ),
    Address(
        method="PUT",
        path="/api/memory/unused/{turn}",
        endpoint=bar,
        need=_CHANGE,
        tag=_TAG,
        other=(404, 503),
    ),
    Address(
        method="DELETE",
        path="/api/memory/unused/{barred}",
        endpoint=unbar,
        need=_CHANGE,
        tag=_TAG,
        other=(404,),
    ),
)
