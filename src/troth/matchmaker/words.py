"""Help with the words of a message to somebody one met: a draft, for the person alone, if they ask.

What a model hears is the person's own draft and their wish, and nothing else: no message of the
other, no card, no earlier talk. Where the draft holds what another wrote, no model is asked. The
way is that of every answer: consent, danger, veil, ledger, guard. Nothing is sent to anybody by it
and nothing is kept; the draft is shown to who asked, and only they send it, or another, or none.

A model elsewhere needs a yes of its own and hears the draft masked, with the other's name. Where
the draft speaks of what deserves care, such as love, and the person did not let such words leave,
the model on this machine helps in its place. Limits that the person set bind it too (`bounds.py`).
"""

import asyncio
import re
from collections.abc import AsyncGenerator, Callable, Mapping, Sequence
from contextlib import aclosing
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from troth.errors import BadInput, Forbidden, NotFound, Refused, TooLarge, TooMany
from troth.gate.gate import Gate
from troth.gate.rooms import Room, Still
from troth.gate.send import Draft, Heard
from troth.gate.to_the_end import to_the_end
from troth.gate.veiling import topics_that_stay
from troth.guard import crisis, crisis_card
from troth.guard.gatekeeper import Gatekeeper, Verdict
from troth.guard.limits import Limits, told
from troth.guard.resources import Resources
from troth.guard.rule import Severity
from troth.guard.situation import NOTHING
from troth.matchmaker import bounds
from troth.matchmaker.letters import GONE, LONGEST, Letter, shown_in, tidy
from troth.matchmaker.meet import Matchmaker
from troth.normal import normalize
from troth.providers.base import CallPiece, Done, Provider, longest_answer
from troth.settings import Settings
from troth.words import (
    COMPANION_REPLY,
    CRISIS_SAFETY,
    MATCH_TALK,
    MATCH_WORDS,
    Clear,
    Level,
    PersonId,
    PurposeId,
    Unguarded,
)

LONGEST_WISH: Final = 200
_IN_A_ROW: Final = 8
"""So many words in a row are somebody's own; so is a whole message of at least `_WHOLE` words."""
_WHOLE: Final = 4
_LOOKED_AT: Final = 500
"""So many of the newest messages are looked through for words that somebody else wrote."""
HELPED: Final = "help with words"
"""The note of the room in which a draft was asked for."""
_WORD: Final = re.compile(r"\w+")
_MOST_TOKENS: Final = 600
_TEMPERATURE: Final = 0.4
_QUOTES: Final = (('"', '"'), ("“", "”"), ("„", "“"), ("«", "»"), ("'", "'"))
_SYSTEM: Final = (
    "You help somebody with the wording of a message that they write to another person. "
    "Reply with the text of the message and nothing else. Keep their language, their meaning and "
    "the names as they are. Add no facts, no promises and no pressure."
)
CLOSED: Final = (
    "This is outside the hours that are set for talks with a model. You can see them at /limits. "
    "You can write to them by yourself at any time."
)


class Wish(StrEnum):
    """What somebody wants of their words."""

    KINDER = "kinder"
    SHORTER = "shorter"
    CLEARER = "clearer"
    MEETING = "meeting"
    OWN = "own"


ORDERS: Final[Mapping[Wish, str]] = {
    Wish.KINDER: "Make this message kinder.",
    Wish.SHORTER: "Make this message shorter.",
    Wish.CLEARER: "Make this message clearer.",
    Wish.MEETING: "Add a friendly question to this message: whether they would like to meet.",
    Wish.OWN: "Change this message as I say here:",
}
"""What a model is told to do."""
_WITHOUT: Final[Mapping[Wish, str]] = {
    Wish.MEETING: "Write a short, friendly message that asks whether they would like to meet.",
    Wish.OWN: "Write a short message as I say here:",
}
"""The same where there is no draft yet; the others need one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What somebody asks for. draft: their own words so far. words: their wish, for `Wish.OWN`."""

    draft: str = field(repr=False)
    wish: Wish
    words: str = field(default="", repr=False)

    @property
    def said(self) -> str:
        """All that the person wrote."""
        return f"{self.draft}\n{self.words}".strip()


@dataclass(frozen=True, slots=True, kw_only=True)
class Help:
    """A draft that a model made. Empty `text`: there is none, and the person's words stand.

    card: help in danger, if the draft sounds like it. changes: why sentences of the model were
    left out, a line for each. stayed: another model was chosen, but words that deserve care did
    not leave. receipt: of what was sent.
    """

    text: str = field(repr=False)
    card: str = field(default="", repr=False)
    model: str = ""
    demo: bool = False
    is_outside: bool = False
    stayed: bool = False
    masked: int = 0
    receipt: str = ""
    changes: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class _Who:
    """Who helps, for which purpose, and whether in place of who was chosen."""

    provider: Provider
    purpose: PurposeId = MATCH_WORDS
    stayed: bool = False


@dataclass(frozen=True, slots=True)
class _Begun:
    """Help that has begun: who helps, from which room, behind which, with what."""

    who: _Who
    room: Room
    behind: Room | None
    draft: Draft
    card: str = field(repr=False)

    def leave(self) -> None:
        """Close what is open: nobody waits for it any more."""
        for room in (self.room, self.behind):
            if room is not None:
                room.close(asyncio.CancelledError())


class Wording:
    """Asks a model for a draft, through rooms only.

    limits: what holds for a person just now: what they set, whoever runs the place, and their age.
    """

    def __init__(  # noqa: PLR0913  # what it asks
        self,
        gate: Gate,
        matchmaker: Matchmaker,
        provider: Provider,
        *,
        settings: Settings,
        load_resources: Callable[[], Resources],
        limits: Callable[[PersonId], Limits],
    ) -> None:
        self._gate = gate
        self._limits = limits
        self._matchmaker = matchmaker
        self._provider = provider
        self._settings = settings
        self._load_resources = load_resources
        self._busy: set[PersonId] = set()

    async def help(
        self, person: PersonId, match: str, asked: Asked, *, still: Still | None = None
    ) -> Help:
        """Return a draft, to be looked at by who asked. Nothing of it is kept or sent on.

        still: see `Gate.enter`. Raises BadInput, TooLarge, TooMany (one at a time), Refused,
        Forbidden for a minor and outside the hours that are set, NotFound where nothing can be
        written to the other, Unconfigured (no model, or no crisis protocol), and what gate and
        provider raise.
        """
        order = ordered(asked)
        if person in self._busy:
            message = "A draft is on its way to you. Wait for it, or write on by yourself."
            raise TooMany(message, retry_seconds=_SOON_SECONDS)
        self._busy.add(person)
        try:
            begun = await to_the_end(
                lambda: self._begin(person, match, asked, order, still), undo=_leave
            )
            return begun if isinstance(begun, Help) else await self._helped(begun, asked)
        finally:
            self._busy.discard(person)

    def _begin(
        self, person: PersonId, match: str, asked: Asked, order: str, still: Still | None
    ) -> "_Begun | Help":
        """Do all that comes before the first byte. A card for grave danger is all of the help."""
        with self._gate.enter(person, MATCH_WORDS, still=still) as words:
            self._must_be_open(person, match, asked.said)
            who = self._choose(person, asked.said)
            card, is_alone = self._heard(person, asked.said, who.provider)
            limits = self._limits(person)
            is_open = limits.is_open(self._gate.clock.now())
            if is_alone or (card and not is_open):
                words.note(HELPED)
                return Help(text="", card=card)
            if not is_open:
                raise Forbidden(CLOSED)
        system = " ".join(one for one in (_SYSTEM, told(bounds.of_draft(limits))) if one)
        draft = Draft(
            messages=(("system", Clear(system)), ("user", Clear(order))),
            max_tokens=min(
                _MOST_TOKENS, longest_answer(who.provider, self._settings.answer_limit_tokens)
            ),
            temperature=_TEMPERATURE,
            names=() if who.provider.level is Level.LOCAL else self._names(person, match),
        )
        room = self._gate.enter(person, who.purpose, still=still)
        if who.purpose == MATCH_WORDS:
            room.note(HELPED)
            return _Begun(who, room, None, draft, card)
        behind = self._gate.enter(person, MATCH_WORDS, still=still)
        behind.note(HELPED)
        return _Begun(who, room, behind, draft, card)

    def _must_be_open(self, person: PersonId, match: str, said: str) -> None:
        """Raise Refused, Forbidden or NotFound unless the person can write to the other now.

        Raises BadInput where what they said holds what somebody else wrote to them.
        """
        with self._gate.enter(person, MATCH_TALK) as room:
            self._matchmaker.must_be_let(person)
            other = self._matchmaker.met(person, match)
            if other is None:
                raise NotFound(GONE)
            if len(_words_of(said)) < _WHOLE:
                return
            letters = room.read(Letter, last=_LOOKED_AT)
            theirs = [one.record.text for one in letters if one.record.by != "me"]
            if holds(said, [*theirs, *self._on_card(person, other)]):
                message = (
                    "Your draft holds words that somebody wrote to you, or on their card. No model "
                    "gets those. Take them out, or say it in your own words, and ask again."
                )
                raise BadInput(message, param="text")

    def _on_card(self, person: PersonId, other: PersonId) -> Sequence[str]:
        """Return what the other wrote on the card that the person is shown. It makes no line."""
        gate, back = self._gate, self._matchmaker.mark(other, person)
        found = gate.store.write(lambda unit: shown_in(gate, unit, other, back))
        return [found.about, found.contact] if found else []

    def _heard(self, person: PersonId, said: str, provider: Provider) -> tuple[str, bool]:
        """Look for signs of danger. Return the card that helps, if any, and whether it is all.

        As in a talk, a demo model is asked only where no more than the reader hears a worry.
        """
        resources = self._load_resources()
        with self._gate.enter(person, CRISIS_SAFETY) as room:
            found = crisis.assess([said or " "])
            if found.severity is Severity.NONE:
                room.note("looked for danger: none")
                return "", False
            room.note(f"crisis card shown: {found.severity}")
            country = self._gate.wishes(person).country or self._settings.country
            language = self._settings.language
            card = crisis_card.card(found, resources, country=country, language=language)
        return card, found.is_grave or (provider.demo and found.why != (crisis.READ,))

    def _choose(self, person: PersonId, said: str) -> _Who:
        """Find who helps: the model that the person chose, or the one on this machine."""
        wishes = self._gate.wishes(person)
        if not wishes.model:
            return _Who(self._provider)
        provider, purpose = self._gate.recipients.find(wishes.model)
        if purpose == COMPANION_REPLY:  # another model on this machine
            return _Who(provider)
        if topics_that_stay(self._gate, person, said, level=provider.level):
            return _Who(self._provider, stayed=True)
        return _Who(provider, purpose)

    def _names(self, person: PersonId, match: str) -> tuple[str, ...]:
        """Return what the other is called, so that it is masked: from one's own copy, or card."""
        with self._gate.enter(person, MATCH_TALK) as room:
            told = [one.record.called for one in room.read(Letter, having={"of": match})]
        if not any(told):
            other = self._matchmaker.met(person, match)
            told = list(self._matchmaker.called(person, other)[1:]) if other else []
        whole = tuple(dict.fromkeys(one for one in told if one))
        return (*whole, *(part for one in whole for part in one.split() if part not in whole))

    async def _helped(self, begun: _Begun, asked: Asked) -> Help:
        """Send the draft, and return what may be shown of what comes back."""
        room, who = begun.room, begun.who
        guard = Gatekeeper(
            NOTHING, user_message=asked.draft, language=self._settings.language, limit=LONGEST
        )
        shown: list[str] = []
        try:
            async with room:
                going = room.send(who.provider, begun.draft, behind=begun.behind)
                async with aclosing(going) as pieces:
                    async for piece in self._words(pieces, room.grant.person):
                        shown += [part.text for part in guard.feed(piece)]
                shown += [part.text for part in guard.finish()]
        finally:
            if begun.behind is not None and begun.behind.is_open:
                await to_the_end(begun.behind.close)
        replaced = any(one.verdict is Verdict.REPLACE for one in guard.changes)
        text = "" if replaced else plain("".join(shown))
        kept = await to_the_end(lambda: self._within(text, room.grant.person, asked.said))
        return Help(
            text=kept.text,
            card=begun.card,
            model=who.provider.name,
            demo=who.provider.demo,
            is_outside=room.masked is not None,
            stayed=who.stayed,
            masked=room.masked or 0,
            receipt=room.receipt or "",
            changes=[*(one.why for one in guard.changes), *kept.changes],
        )

    def _within(self, text: str, person: PersonId, own: str) -> bounds.Within:
        language = self._settings.language
        return bounds.within(text, self._limits(person), own=own, language=language)

    async def _words(
        self, pieces: AsyncGenerator[Heard, None], person: PersonId
    ) -> AsyncGenerator[Unguarded, None]:
        """Yield the words that come. A yes to help that is taken back ends it, whoever helps."""
        async for piece in pieces:
            if isinstance(piece, Done):
                return
            if not (verdict := self._gate.may(person, MATCH_WORDS)):
                raise Refused.by(verdict, MATCH_WORDS)
            if not isinstance(piece, CallPiece):
                yield piece


_SOON_SECONDS: Final = 5


def _leave(begun: "_Begun | Help") -> None:
    if isinstance(begun, _Begun):
        begun.leave()


def ordered(asked: Asked) -> str:
    """Return what a model is told: the wish, and the person's own draft behind it.

    Raises BadInput where there is nothing to go by, and TooLarge.
    """
    draft, words = tidy(asked.draft), tidy(asked.words)
    if len(asked.draft) > LONGEST or len(asked.words) > LONGEST_WISH:
        message = (
            f"That is too long: a draft has up to {LONGEST:,} characters, a wish {LONGEST_WISH}."
        )
        raise TooLarge(message, param="text")
    if asked.wish is Wish.OWN and not words:
        message = "Say in a few words what you want of your message."
        raise BadInput(message, param="words")
    if not draft and asked.wish not in _WITHOUT:
        message = "There are no words yet. Write a few of your own, and ask again."
        raise BadInput(message, param="text")
    order = ORDERS[asked.wish] if draft else _WITHOUT[asked.wish]
    said = f" {words}" if asked.wish is Wish.OWN else ""
    return f"{order}{said}\n\n{draft}" if draft else f"{order}{said}"


def holds(said: str, others: Sequence[str]) -> bool:
    """Say whether a text holds a whole message of somebody else, or many words in a row of one."""
    words = _words_of(said)
    text = f" {' '.join(words)} "
    runs = {tuple(words[at : at + _IN_A_ROW]) for at in range(len(words) - _IN_A_ROW + 1)}
    for one in others:
        theirs = _words_of(one)
        if len(theirs) >= _WHOLE and f" {' '.join(theirs)} " in text:
            return True
        here = range(len(theirs) - _IN_A_ROW + 1)
        if any(tuple(theirs[at : at + _IN_A_ROW]) in runs for at in here):
            return True
    return False


def _words_of(text: str) -> list[str]:
    return _WORD.findall(normalize("NFKC", text).casefold())


def plain(text: str) -> str:
    """Return a draft as it goes into the box: without the quotes that models put around one."""
    found = tidy(text)
    for first, last in _QUOTES:
        inside = found[1:-1]
        if len(found) > 1 and found[0] == first and found[-1] == last and first not in inside:
            return inside.strip()
    return found
