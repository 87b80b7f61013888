"""One answer while it is given: what was asked, what was heard of danger, what was told.

Values that go from step to step of `chat`. None of them is kept.
"""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

from troth.companion.commands_done import Answered
from troth.companion.memory import Asks, Remembered
from troth.companion.persona import Persona
from troth.companion.question import Question
from troth.companion.stopping import Stopped
from troth.companion.turn import Name
from troth.errors import NotSignedIn, ProviderFailed, SensitiveWords, TrothError
from troth.gate.rooms import Room, Still
from troth.gate.send import Draft, Ready
from troth.guard import crisis_card
from troth.guard.crisis import Crisis
from troth.guard.gatekeeper import Change, Gatekeeper
from troth.guard.release import notice
from troth.guard.resources import Resources
from troth.people.remembering import Reach
from troth.providers.base import Done, Provider, Role, ToolCall, Usage
from troth.words import COMPANION_REPLY, Clear, Level, PersonId, PurposeId, Shown

Messages: TypeAlias = tuple[tuple[Role, Clear], ...]
STOPPED = "stopped"
"""How an answer ended that the person stopped."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asking:
    """A question, and all that its answer needs."""

    person: PersonId
    question: Question
    persona: Persona
    resources: Resources
    stop: asyncio.Event | None
    still: Still | None
    provider: Provider
    purpose: PurposeId = COMPANION_REPLY

    @property
    def is_stopped(self) -> bool:
        """Say whether the person has said stop."""
        return self.stop is not None and self.stop.is_set()


_NOTHING = Usage(prompt_tokens=0, completion_tokens=0)


@dataclass(slots=True)
class Told:
    """What of an answer was shown so far, and how the model ended it: with which calls of tools.

    waits: what is shown before the first word, once that is there.
    """

    shown: list[str] = field(default_factory=list)
    has_words: bool = False
    done: Done = field(default_factory=lambda: Done(finish="stop", usage=_NOTHING))
    calls: Sequence[ToolCall] = ()
    waits: str = ""

    def part(self, part: Shown) -> Shown:
        """Remember what is shown now, and return it."""
        self.has_words = self.has_words or bool(part.text.strip())
        if self.waits:
            part, self.waits = notice(f"{self.waits}{part.text}"), ""
        self.shown.append(part.text)
        return part

    def said(self, cut: object) -> str | None:
        """Return the answer as it is kept; None if it had no word before a stop, or but calls."""
        is_nothing = (isinstance(cut, Stopped) or self.calls) and not self.has_words
        return None if is_nothing else "".join(self.shown)


@dataclass(frozen=True, slots=True)
class Heard:
    """What was heard of danger: the card that helps, and the room in which it was looked for."""

    found: Crisis
    card: str
    room: Room
    instead: str = ""
    """What stands in place of an answer to a child, of whom nothing may be heard or kept."""

    @property
    def text(self) -> str:
        """What is shown where no model answers; nothing where one may."""
        alone = self.found.is_grave or not self.instead
        return self.card if alone else f"{self.instead}\n\n{self.card}".strip()

    @property
    def is_open(self) -> bool:
        """Say whether the end of the room is still to be written."""
        return self.room.is_open

    def stands_in_for(self, error: TrothError) -> bool:
        """Say whether the card is shown in place of an error.

        Help needs no yes, no provider and no veil. Who has left is told nothing more. Where it is
        a worry and no danger, what may leave is asked first; then help comes with the answer.
        """
        asks = isinstance(error, SensitiveWords) and not self.found.is_grave
        return bool(self.card) and not asks and not isinstance(error, NotSignedIn)

    def close(self) -> None:
        """Write the end of the room, where no receipt did it."""
        self.room.close()


@dataclass(slots=True)
class First:
    """What comes before the first word, all of it done in one go.

    done: what came of an order. asking: the question with who answers it; None if a card has to
    do. begun: the answer, begun; or why it could not be. error: what went wrong before that.
    """

    heard: Heard
    done: Answered | None = None
    asking: Asking | None = None
    begun: "Begun | TrothError | None" = None
    error: TrothError | None = None

    def leave(self) -> None:
        """Close what is open: nobody waits for it any more."""
        if isinstance(self.begun, Begun):
            self.begun.leave()
        self.heard.close()


@dataclass(frozen=True, slots=True)
class Begun:
    """An answer that has begun: its room, and the one before it, which ends with the receipt."""

    room: Room
    behind: Room
    draft: Draft
    opening: str
    gatekeeper: Gatekeeper
    remembered: Remembered | None = None
    instead: str = ""
    """What stands in place of an answer, where no model may be asked (`companion.limits`)."""
    waits: bool = False
    """Whether the opening waits for the first word: an answer may be nothing but calls of tools,
    which nobody reads."""
    ready: Ready | None = None
    """The draft as it goes; None where no model is asked."""

    def leave(self) -> None:
        """Close the rooms of an answer that nobody waits for any more."""
        self.forget()
        self.room.close(asyncio.CancelledError())

    @property
    def is_remembering(self) -> bool:
        """Say whether the room in which something was recalled is open still."""
        room = self.remembered.room if self.remembered is not None else None
        return room is not None and room.is_open

    def forget(self) -> None:
        """Close the room in which something was recalled, if it is open still."""
        if self.remembered is not None:
            self.remembered.close()


@dataclass(frozen=True, slots=True, kw_only=True)
class End:
    """How an answer ended. room: from which it was sent, if a model was asked."""

    finish: str = "stop"
    usage: Usage = _NOTHING
    room: Room | None = None
    changes: Sequence[Change] = ()
    remembered: Remembered | None = None
    calls: Sequence[ToolCall] = ()

    @property
    def rooms(self) -> Sequence[Room]:
        """The rooms of the answer that are to be closed with what is kept of it."""
        recalled = self.remembered.room if self.remembered else None
        return [one for one in (self.room, recalled) if one is not None]

    @property
    def receipt(self) -> str | None:
        """The receipt of what was sent, if anything was."""
        return self.room.receipt if self.room else None

    @property
    def masked(self) -> int | None:
        """How much was masked in what left this machine; None: nothing left it."""
        return self.room.masked if self.room else None


def end_of(
    told: Told, cut: Stopped | ProviderFailed | None, *, room: Room, gatekeeper: Gatekeeper
) -> End:
    """Say how an answer ended: as the model said, cut at its limit, or stopped."""
    finish: str = "length" if gatekeeper.is_cut else told.done.finish
    if told.calls and finish == "stop":  # some servers say so where they wait for tools
        finish = "tool_calls"
    return End(
        finish=STOPPED if isinstance(cut, Stopped) else finish,
        usage=told.done.usage,
        room=room,
        changes=gatekeeper.changes,
        calls=told.calls,
    )


def asks_of(asking: Asking, said: Messages) -> Asks:
    """Return what memory is asked for an answer; nothing for what is part of no talk."""
    question, provider = asking.question, asking.provider
    return Asks(
        person=asking.person,
        companion=question.companion,
        said=[(role, text.text) for role, text in said],
        chat=question.conversation,
        after=question.after or question.again,
        elsewhere=None if provider.level is Level.LOCAL else (provider.id, provider.level),
        reach=Reach.OFF if question.is_apart else question.reach,
        demo=provider.demo,
        still=asking.still,
    )


def draft_of(
    question: Question, system: str, said: Messages, remembered: Remembered, *, limit: int
) -> Draft:
    """Return what is to be sent. limit: how many tokens an answer may have at most."""
    return Draft(
        messages=(("system", Clear(system)), *remembered.message, *question.tools.among(said)),
        memories=remembered.numbers,
        max_tokens=min(question.max_tokens or limit, limit),
        temperature=question.temperature,
        stop=question.stop,
        seed=question.seed,
        sensitive=question.sensitive,
        tools=question.tools.offered,
        tool_choice=question.tools.choice,
        parallel=question.tools.parallel,
    )


def without_cards(messages: Messages, resources: Resources) -> Messages:
    """Leave out earlier crisis cards: a model that reads one may make up numbers like those."""
    return tuple(
        (role, text)
        for role, text in messages
        if role != "assistant" or not crisis_card.is_card(text.text, resources)
    )


def name_of(room: Room) -> str | None:
    """Return what the person is called, if that is kept and may be read."""
    found = room.read(Name, last=1)
    return found[-1].record.name if found else None


def why_signed_out(room: Room) -> NotSignedIn | None:
    """Return why whoever asked may not ask any more, if so.

    Raises Refused: a yes that was taken back meanwhile weighs more than a stop.
    """
    try:
        room.check()
    except NotSignedIn as error:
        return error
    return None
