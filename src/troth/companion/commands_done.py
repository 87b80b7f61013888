"""Carries out commands about memory, and says in words of people what was done.

Promise: no model hears a command. What was found is shown before or with what is done; what can
mean two things is asked about once, and only the next message answers. Nothing of an exchange like
that is kept in the talk, so that what was forgotten leaves no trace there. Only the words that take
a chat off the record, and back, are kept: they say nothing else.
"""

from collections.abc import Callable, Collection, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Final

from troth import clock
from troth.companion import commands, facts, facts_forget, keeping, minors
from troth.companion.commands import Command, Kind
from troth.companion.commands_answers import OFF_WORDS, PAGE, items, see, text
from troth.companion.facts import Learned
from troth.companion.facts_forget import Found
from troth.companion.question import Question, Reply
from troth.companion.turn import Turn
from troth.crypto.digest import sha256
from troth.errors import NotFound, Refused, TrothError
from troth.gate.gate import Gate
from troth.guard import minors as guard_minors
from troth.people.person import People
from troth.people.remembering import Reach
from troth.providers.base import Usage
from troth.words import COMPANION_HISTORY, Clear, PersonId, new_id

TROTH: Final = "Troth"
"""Who answers a command."""
ANSWER_WITHIN: Final = timedelta(minutes=10)
GOES_ON_WITHIN: Final = timedelta(days=1)
"""So long a talk can go on of which nothing is kept but that Troth carried out a command in it."""
_MOST_OPEN: Final = 10_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """What a command came to. text: what is said. turns: what of it is kept in the talk."""

    text: str = field(repr=False)
    conversation: str
    turns: Sequence[Turn] = ()
    kept: Sequence[int] = ()

    @property
    def reply(self) -> Reply:
        """How it ended: Troth answered, and no model."""
        return Reply(
            conversation=self.conversation,
            finish="stop",
            usage=Usage(prompt_tokens=0, completion_tokens=0),
            model=TROTH,
            demo=False,
            kept=self.kept,
            turns=[one.id for one in self.turns],
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Open:
    """What only the next message of that talk can answer.

    said: how long it was what Troth said then, and its digest. act: what was forgotten; empty:
    nothing yet. everything: what cannot be shown goes, too. begins: the talk that began with
    it: a client may name it from then on, or not.
    """

    until: datetime
    language: str
    said: tuple[int, str] = (0, "")
    shown: str = field(default="", repr=False)
    facts: frozenset[str] = frozenset()
    messages: frozenset[str] = frozenset()
    act: str = ""
    everything: bool = False
    begins: str = ""


class Commands:
    """Carries out commands. One for the whole application."""

    def __init__(self, gate: Gate) -> None:
        self._gate = gate
        self._people = People(gate.store, gate.keyring, gate.ledger, clock=gate.clock)
        self._open: dict[tuple[PersonId, str, str], _Open] = {}
        self._talks: dict[tuple[PersonId, str], datetime] = {}

    def has_talk(self, person: PersonId, conversation: str) -> bool:
        """Say whether a command was carried out in this talk lately, though none of it is kept."""
        until = self._talks.get((person, conversation))
        return until is not None and until > self._gate.clock.now()

    def carry_out(self, person: PersonId, question: Question) -> Answered | None:
        """Do what a message orders, and say what came of it; None where it orders nothing.

        What a client asks for itself, and an answer that is asked for once more, order nothing.
        Raises what the store raises.
        """
        if question.errand or question.again is not None or not question.asked:
            return None
        key = (person, question.companion, question.conversation or "")
        open_ = self._taken(key, question)
        command = commands.read(question.asked, answering=open_ is not None)
        if command is None or self._is_of_a_child(question):
            return None  # nothing that a child says is kept, whatever it orders
        before = self._open.get(key)
        done = self._do(person, command, question, open_, key)
        left = self._open.get(key)
        if done is not None and left is not None and left is not before and not key[2]:
            left = replace(left, begins=done.conversation)
            self._leave_open(key, left)
            self._leave_open((*key[:2], done.conversation), left)
        if done is not None and not question.temporary:
            self._goes_on(person, done.conversation)
        if done is not None and minors.hear(self._gate, person, [("user", question.asked)]).is_new:
            return replace(done, text=_lines(done.text, minors.switched(command.language)))
        return done

    def _do(
        self,
        person: PersonId,
        command: Command,
        question: Question,
        open_: _Open | None,
        key: tuple[PersonId, str, str],
    ) -> Answered | None:
        match command.kind:
            case Kind.YES | Kind.NO | Kind.UNDO | Kind.SHRED:
                told = self._answered(person, command, open_, key)
            case Kind.REMEMBER:
                told = self._remember(person, command, question)
            case Kind.KNOW:
                told = self._know(person, command)
            case Kind.FORGET | Kind.FORGET_LAST | Kind.FORGET_ALL:
                told = self._forget(person, command, question, key)
            case Kind.OFF_RECORD | Kind.ON_RECORD:
                return self._record(person, command, question)
        if told is None:
            return None
        return Answered(text=told, conversation=question.conversation or new_id("cnv"))

    def _is_of_a_child(self, question: Question) -> bool:
        """Say whether the message says that a child sent it: who answers hears that first."""
        year = self._gate.clock.now().year
        heard = guard_minors.heard([("user", question.asked)], year=year)
        return heard is not None and not heard.played and heard.age is guard_minors.Age.CHILD

    def may_be(self, person: PersonId, question: Question) -> bool:
        """Say whether a message may order something, without looking at anything that is kept."""
        if question.errand or question.again is not None or not question.asked:
            return False
        key = (person, question.companion, question.conversation or "")
        return key in self._open or commands.read(question.asked) is not None

    def is_quiet(self, person: PersonId, question: Question, conversation: str) -> bool:
        """Say whether a talk is off the record: as this request says, or as was said before."""
        said = [words for role, words in question.before if role == "user"]
        record = commands.record_of(said)
        if record is not None:
            return record is Kind.OFF_RECORD
        return self._gate.wishes(person).remembering.is_quiet(conversation)

    def goes_off(self, question: Question) -> bool:
        """Say whether a message takes its talk off the record, whoever answered it."""
        is_new = not question.is_apart and question.again is None
        return is_new and commands.record_of([question.asked]) is Kind.OFF_RECORD

    def go_off(self, person: PersonId, question: Question) -> str:
        """Take a talk off the record in which help came before all else; return its id."""
        talk = question.conversation or new_id("cnv")
        with suppress(TrothError):  # of this message nothing is kept in any case
            self.set_quiet(person, talk, quiet=True)
        self._goes_on(person, talk)
        return talk

    def set_quiet(self, person: PersonId, conversation: str, *, quiet: bool) -> None:
        """Take a talk off the record, or put it back on it."""
        self._people.change_memory(person, lambda one: one.with_quiet(conversation, quiet=quiet))

    def drop_gone(self, is_gone: Callable[[PersonId], bool]) -> None:
        """Drop what nobody answered in time, and everything of those who were erased."""
        now = self._gate.clock.now()
        for key, one in list(self._open.items()):
            if one.until <= now or is_gone(key[0]):
                self._open.pop(key, None)
        for talk, until in list(self._talks.items()):
            if until <= now or is_gone(talk[0]):
                self._talks.pop(talk, None)

    # What each comes to

    def _remember(self, person: PersonId, command: Command, question: Question) -> str:
        language = command.language
        if question.temporary or self._hushed(person, question):
            return text("quiet", language)
        reach = self._gate.wishes(person).remembering.held(
            companion=question.companion, chat=question.conversation, asked=question.reach
        )
        if not reach.reach.has(Reach.FACTS):
            return _lines(text("no_yes", language), PAGE)
        try:
            learned = facts.remember(self._gate, person, command.about)
        except Refused:
            return _lines(text("no_yes", language), PAGE)
        return _said(learned, language)

    def _know(self, person: PersonId, command: Command) -> str:
        language = command.language
        try:
            known = facts.every(self._gate, person)
        except Refused:
            return _lines(text("know_nothing", language), see(language))
        live = list(known.live)
        if command.about:
            ids = {one.id for one in facts_forget.facts_about(live, command.about)}
            live = [one for one in live if one.id in ids]
        said = [text("know", language), items(live, language)] if live else []
        waits = [text("waits", language, count=len(known.waits))] if known.waits else []
        return _lines(*(said or [text("know_nothing", language)]), *waits, see(language))

    def _forget(
        self,
        person: PersonId,
        command: Command,
        question: Question,
        key: tuple[PersonId, str, str],
    ) -> str | None:
        language = command.language
        match command.kind:
            case Kind.FORGET_ALL:
                found = facts_forget.everything(self._gate, person)
            case Kind.FORGET_LAST:
                talk = question.conversation
                found = facts_forget.last_said(self._gate, person, talk)
            case _:
                found = facts_forget.find(self._gate, person, command.about)
        everything = command.kind is Kind.FORGET_ALL
        if not found and not (everything and facts_forget.may_be_unseen(self._gate, person)):
            # What may be no command at all, and finds nothing, is for the companion to answer.
            return text("nothing", language) if command.is_sure else None
        open_ = _Open(
            until=self._gate.clock.now() + ANSWER_WITHIN,
            language=language,
            shown=_shown(found, language),
            facts=frozenset(one.id for one in found.facts),
            messages=frozenset(one.id for one in found.messages),
            everything=everything,
        )
        if command.is_sure and command.kind is Kind.FORGET:
            return self._forgotten(person, open_, key)
        asks = "ask_all" if command.kind is Kind.FORGET_ALL else "ask"
        said = _lines(text(asks, language), open_.shown)
        self._leave_open(key, replace(open_, said=_mark(said)))
        return said

    def _answered(
        self,
        person: PersonId,
        command: Command,
        open_: _Open | None,
        key: tuple[PersonId, str, str],
    ) -> str | None:
        if open_ is None:
            return None
        self._drop(key, open_, {open_.begins})  # it is answered, however the talk is named
        language = open_.language
        if open_.act:
            return self._after(person, command, open_)
        if command.kind is Kind.NO:
            return text("stays", language)
        if command.kind is not Kind.YES:
            return None
        return self._forgotten(person, open_, key)

    def _after(self, person: PersonId, command: Command, open_: _Open) -> str | None:
        """Answer what is said just after something was forgotten."""
        try:
            if command.kind is Kind.UNDO:
                facts_forget.bring_back(self._gate, person, open_.act)
                return text("back", open_.language)
            if command.kind is Kind.SHRED:
                facts_forget.shred(self._gate, person, open_.act)
                return text("for_good", open_.language)
        except NotFound:
            return text("nothing", open_.language)
        return None

    def _forgotten(self, person: PersonId, open_: _Open, key: tuple[PersonId, str, str]) -> str:
        """Forget what was shown, and leave open for one message whether it comes back."""
        language = open_.language
        try:
            gone = facts_forget.forget(
                self._gate,
                person,
                facts=open_.facts,
                messages=open_.messages,
                everything=open_.everything,
            )
        except NotFound:
            return text("nothing", language)
        told = [text("forgotten", language), open_.shown]
        if not gone.act:
            return _lines(*told, text("for_good", language))
        until = self._gate.clock.now() + ANSWER_WITHIN
        said = _lines(*told, text("undo", language), PAGE)
        self._leave_open(key, _Open(until=until, language=language, said=_mark(said), act=gone.act))
        return said

    def _record(self, person: PersonId, command: Command, question: Question) -> Answered:
        """Take a chat off the record or back on it. The words that did it stay in the talk."""
        is_off = command.kind is Kind.OFF_RECORD
        told = text("off" if is_off else "on", command.language)
        talk = question.conversation or new_id("cnv")
        # If one more cannot be marked, nothing is kept that says it was.
        self._gate.wishes(person).remembering.with_quiet(talk, quiet=is_off)
        turns: Sequence[Turn] = ()
        kept: Sequence[int] = ()
        if not question.temporary and self._gate.may(person, COMPANION_HISTORY):
            words = OFF_WORDS[command.language] if is_off else question.asked
            said = replace(question, messages=(*question.messages[:-1], ("user", Clear(words))))
            with self._gate.enter(person, COMPANION_HISTORY) as room:
                where = keeping.find_place(room, said)
                if where is not None:
                    talk = where.conversation
                    at = clock.text(self._gate.clock.now())
                    turns = keeping.turns(said, told, where=where, at=at)
                    for turn in turns:
                        room.keep(turn)
            kept = room.kept
        self.set_quiet(person, talk, quiet=is_off)
        return Answered(text=told, conversation=talk, turns=turns[: len(kept)], kept=kept)

    def _hushed(self, person: PersonId, question: Question) -> bool:
        return self.is_quiet(person, question, question.conversation or "")

    # What waits for the next message

    def _taken(self, key: tuple[PersonId, str, str], question: Question) -> _Open | None:
        """Take what this message may answer. What was said in another talk stays for that one."""
        open_ = self._open.get(key)
        if open_ is None or not _follows(question, open_.said):
            return None
        self._drop(key, open_, {key[2], ""})
        return open_ if open_.until > self._gate.clock.now() else None

    def _drop(self, key: tuple[PersonId, str, str], open_: _Open, names: Collection[str]) -> None:
        for name in names:
            if self._open.get((*key[:2], name)) is open_:
                self._open.pop((*key[:2], name))

    def _goes_on(self, person: PersonId, conversation: str) -> None:
        self._talks.pop((person, conversation), None)
        while len(self._talks) >= _MOST_OPEN:
            self._talks.pop(next(iter(self._talks)))
        self._talks[person, conversation] = self._gate.clock.now() + GOES_ON_WITHIN

    def _leave_open(self, key: tuple[PersonId, str, str], open_: _Open) -> None:
        while len(self._open) >= _MOST_OPEN:
            self._open.pop(next(iter(self._open)))
        self._open[key] = open_


def _follows(question: Question, said: tuple[int, str]) -> bool:
    """Say whether a message follows what Troth said.

    Talks that have no name are told apart by what a client sends of them; else two windows are one.
    """
    if question.conversation or not question.before:
        return True
    role, before = question.before[-1]
    return role == "assistant" and _mark(before, said[0]) == said


def _mark(said: str, length: int | None = None) -> tuple[int, str]:
    """Return what tells that something was said, or begins so, and holds no word of it."""
    begins = " ".join(said.split())[:length]
    return len(begins), sha256(begins.encode("utf-8", "replace"))


def _said(learned: Learned, language: str) -> str:
    parts: list[str] = []
    for name, found in (
        ("remembered", [*learned.new, *learned.waits]),
        ("known", list(learned.known)),
        ("closed", list(learned.closed)),
    ):
        if found:
            parts += [text(name, language), items(found, language)]
    return _lines(*parts, see(language))


def _shown(found: Found, language: str) -> str:
    told = [items(found.facts, language)] if found.facts else []
    count = len(found.messages)
    if count:
        told.append(f"- {text('messages', language, count=count)}")
    return "\n".join(told)


def _lines(*parts: str) -> str:
    return "\n\n".join(one for one in parts if one)
