"""Forgetting facts, and what was said of them: shown first, undone for a week, or gone at once.

Promise: to forget something takes the fact and every kept message with its words, and what left
this machine for them. For `UNDO_DAYS` it lies sealed where nothing that answers can read it, and
can be brought back; then it is gone by itself, and on "shred now" at once. Without the yes to
memory there is nothing that could keep it: then it is gone for good right away.

What is forgotten is taken and laid aside in one transaction, from what is there just then: of two
who forget the same, one does it, and nothing that is gone already comes back.
"""

import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass, field, replace
from datetime import datetime, timedelta
from typing import Final

from troth.companion import facts_gone, facts_words, shelf, terms
from troth.companion.facts_book import YOU
from troth.companion.facts_kinds import Aside, Fact, forgotten, moment
from troth.companion.facts_rules import folded
from troth.companion.imports.kept import Import
from troth.companion.talks import Tree
from troth.companion.turn import Turn
from troth.errors import NotFound, Refused
from troth.gate import forget as gate_forget
from troth.gate.gate import Gate
from troth.store.sqlite import Unit
from troth.words import COMPANION_HISTORY, COMPANION_MEMORY, PersonId, PurposeId, new_id

NO_SUCH: Final = "There is nothing like that to bring back. Its days may be over."
_NOTHING: Final = "Nothing like that is here. It may be forgotten already."
_SHORTEST: Final = 3
_UNSPACED: Final = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]"
)
"""Letters of languages that write words together: Thai, Chinese, Japanese; Korean, in part."""
_EVERY_WORD_SAYS_NOTHING: Final = frozenset(
    # words of commands, in four languages, which no topic is found by
    [
        "know",
        "knows",
        "told",
        "said",
        "say",
        "tell",
        "memory",
        "memories",
        "thing",
        "things",
        "fact",
        "facts",
        "sabes",
        "dicho",
        "cosa",
        "cosas",
        "weißt",
        "weiss",
        "gesagt",
        "erzahlt",
        "sache",
        "sachen",
        "sais",
        "dit",
        "chose",
        "choses",
        "mi",
        "mis",
        "mein",
        "meine",
        "meinen",
        "mon",
        "ma",
        "mes",
        "el",
        "la",
        "los",
        "las",
        "un",
        "una",
        "lo",
        "que",
        "de",
        "del",
        "sobre",
        "der",
        "die",
        "das",
        "den",
        "dem",
        "ein",
        "eine",
        "uber",
        "dass",
        "ich",
        "bin",
        "habe",
        "le",
        "les",
        "une",
        "du",
        "des",
        "sur",
        "est",
        "suis",
        "ai",
        "tengo",
        "soy",
        "ist",
        "es",
    ]
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """A kept message that has the words. id: its name."""

    id: str
    conversation: str
    at: str
    is_mine: bool
    text: str = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What would be forgotten. facts: those that wait for a yes, too."""

    facts: Sequence[Fact] = ()
    messages: Sequence[Message] = ()

    def __bool__(self) -> bool:
        return bool(self.facts or self.messages)


@dataclass(frozen=True, slots=True, kw_only=True)
class Gone:
    """What was forgotten. act: brings it back; empty: it is gone for good."""

    act: str
    facts: int
    messages: int


# ── finding ───────────────────────────────────────────────────────────────────────────────────


def find(gate: Gate, person: PersonId, topic: str) -> Found:
    """Find what is known and was said of a topic: each has all of its words.

    Messages from which a found fact comes count, too, and those that have its value.
    """
    wanted = words_of(topic)
    if not wanted:
        return Found()
    known = _facts(gate, person)
    facts = facts_about(known, topic)
    values = [words for one in facts if (words := words_of(one.value))]
    waits = facts_about(_waiting(gate, person), topic)  # goes with the message that says it
    turns = {one.turn for one in (*facts, *waits) if one.turn}

    def fits(own: str, turn: Turn) -> bool:
        if own in turns:
            return True
        said = _words(turn.text)
        return _has(said, wanted) or any(_has(said, value) for value in values)

    found = _whole(known, facts, _messages(gate, person, fits))
    return replace(found, facts=[*found.facts, *waits])


def _whole(known: Sequence[Fact], facts: Sequence[Fact], messages: Sequence[Message]) -> Found:
    """Return what was found, with every fact that was heard in these messages."""
    ids = {one.id for one in facts}
    turns = {one.id for one in messages}
    along = [one for one in known if one.id in ids or (one.turn and one.turn in turns)]
    return Found(facts=along, messages=messages)


def facts_about(facts: Sequence[Fact], topic: str) -> list[Fact]:
    """Return the facts that have all words of a topic, in whichever of the languages."""
    wanted = words_of(topic)
    return [one for one in facts if wanted and _has(_all_words(one), wanted)]


def of_fact(gate: Gate, person: PersonId, fact: str) -> Found:
    """Return a fact, also one that holds no more, with the messages that say it.

    Raises NotFound.
    """
    known = _facts(gate, person)
    facts = [one for one in known if one.id == fact]
    if not facts:
        raise NotFound(_NOTHING)
    one = facts[0]
    value = words_of(one.value)

    def fits(own: str, turn: Turn) -> bool:
        return own == one.turn or (bool(value) and _has(_words(turn.text), value))

    return _whole(known, facts, _messages(gate, person, fits))


def everything(gate: Gate, person: PersonId) -> Found:
    """Return every fact and every message."""
    return Found(
        facts=[*_facts(gate, person), *_waiting(gate, person)],
        messages=_messages(gate, person, lambda *_: True),
    )


def last_said(gate: Gate, person: PersonId, conversation: str | None) -> Found:
    """Return what the person said last in a talk, its answer, and the facts that come of it."""
    if conversation is None:
        return Found()
    talk = [
        one for one in _messages(gate, person, lambda *_: True) if one.conversation == conversation
    ]
    mine = next((place for place in range(len(talk) - 1, -1, -1) if talk[place].is_mine), None)
    if mine is None:
        return Found()
    ids = {one.id for one in talk[mine:]}
    return Found(
        facts=[one for one in _facts(gate, person) if one.turn in ids], messages=talk[mine:]
    )


def words_of(topic: str) -> frozenset[str]:
    """Return the words by which a topic is found."""
    return frozenset(
        one for one in _words(topic) if one not in _EVERY_WORD_SAYS_NOTHING and len(one) > 1
    )


def _words(text: str) -> frozenset[str]:
    return frozenset(terms.terms(terms.words(text)))


def _has(said: frozenset[str], wanted: frozenset[str]) -> bool:
    """Say whether every wanted word is there, or one that begins with it or with which it begins.

    So that "peanut" finds "peanuts" in every language.
    """
    return all(one in said or any(_alike(one, other) for other in said) for one in wanted)


def _alike(one: str, other: str) -> bool:
    """Say whether a wanted word is another, or a part of it where no spaces are written."""
    if _UNSPACED.search(one):
        return one in other
    short, long = sorted((one, other), key=len)
    return len(short) > _SHORTEST and long.startswith(short) and len(long) - len(short) < _SHORTEST


def _all_words(fact: Fact) -> frozenset[str]:
    told = [fact.value]
    for language in facts_words.LABELS:
        told.append(facts_words.label(fact.relation, language))
        if fact.subject != YOU:
            told.append(facts_words.who(fact.subject, language))
    return _words(folded(" ".join(told))) | _words(" ".join(told))


def _facts(gate: Gate, person: PersonId) -> list[Fact]:
    """Return each fact, the newest of its id; none where memory is switched off."""
    if not gate.may(person, COMPANION_MEMORY):
        return []
    with gate.enter(person, COMPANION_MEMORY) as room:
        return list({one.record.id: one.record for one in room.read(Fact)}.values())


def _waiting(gate: Gate, person: PersonId) -> list[Fact]:
    """Return each fact that waits for the person's word; none where memory is switched off."""
    if not gate.may(person, COMPANION_MEMORY):
        return []
    with gate.enter(person, COMPANION_MEMORY) as room:
        found = room.read(Aside, having={"what": "waiting"})
    return [fact for one in found if (fact := one.record.fact) is not None]


def _messages(gate: Gate, person: PersonId, fits: Callable[[str, Turn], bool]) -> list[Message]:
    if not gate.may(person, COMPANION_HISTORY):
        return []
    with gate.enter(person, COMPANION_HISTORY) as room:
        tree = Tree(room.read(Turn))
    return [
        Message(
            id=own,
            conversation=found.record.conversation,
            at=found.record.at,
            is_mine=found.record.role == "user",
            text=found.record.text,
        )
        for own, found in zip(tree.ids, tree.turns, strict=True)
        if fits(own, found.record)
    ]


# ── forgetting ────────────────────────────────────────────────────────────────────────────────


def may_be_unseen(gate: Gate, person: PersonId) -> bool:
    """Say whether more may be kept than can be shown now: a yes was taken back, and words stayed.

    To forget needs no yes, so `forget` with `everything` takes that, too.
    """
    return not all(gate.may(person, one) for one in (COMPANION_HISTORY, COMPANION_MEMORY))


def forget(
    gate: Gate,
    person: PersonId,
    *,
    facts: Collection[str] = (),
    messages: Collection[str] = (),
    everything: bool = False,
) -> Gone:
    """Forget facts and messages by their ids, with the facts that come of these messages.

    They can be brought back for some days where Troth may keep that; not what waited for a yes.
    everything: all that is here, whether it was named or not. Raises NotFound if none of them is
    here.
    """
    taking = _Taking(
        gate,
        person,
        facts=_Every() if everything else frozenset(facts),
        messages=_Every() if everything else frozenset(messages),
    )
    if messages or everything:
        with suppress(NotFound):
            shelf.forget_some(gate, person, taking.takes_message, first=taking.beside_messages)
    if (facts or everything) and not taking.messages:
        with suppress(NotFound):
            gate_forget.rework(
                gate,
                person,
                Fact,
                lambda _, one: None if taking.takes(one) else one,
                beside=taking.beside_facts,
            )
    waited = _let_go(gate, person, _Every() if everything else facts) if facts or everything else 0
    if not taking.facts and not taking.messages and not waited:
        raise NotFound(_NOTHING)
    return Gone(
        act=taking.act if taking.is_laid else "",
        facts=len(taking.facts) + waited,
        messages=len(taking.messages),
    )


class _Every(Collection[str]):
    """Has every name, and tells none."""

    def __contains__(self, _: object) -> bool:
        return True

    def __iter__(self) -> Iterator[str]:
        return iter(())

    def __len__(self) -> int:
        return 0


def _let_go(gate: Gate, person: PersonId, waits: Collection[str]) -> int:
    """Forget what waits for a yes, for good; return how many."""
    with suppress(NotFound):
        return gate_forget.forget(
            gate, person, Aside, lambda _, one: one.what == "waiting" and one.id in waits
        )
    return 0


class _Taking:
    """What one forgetting takes, gathered inside its transaction, and laid aside there."""

    def __init__(
        self, gate: Gate, person: PersonId, *, facts: Collection[str], messages: Collection[str]
    ) -> None:
        self._gate = gate
        self._person = person
        self._wanted = facts, messages
        self.act = new_id("act")
        self.facts: dict[str, Fact] = {}
        self.messages: dict[str, Turn] = {}
        self.is_laid = False

    def takes(self, fact: Fact) -> bool:
        """Take a fact, if it is wanted or comes of a message that is."""
        ids, turns = self._wanted
        is_wanted = fact.id in ids or (bool(fact.turn) and fact.turn in turns)
        if is_wanted:
            self.facts[fact.id] = fact
        return is_wanted

    def takes_message(self, number: int, own: str, turn: Turn) -> bool:
        """Take a message, if it is wanted. What was forgotten before stays with its own undo."""
        if number < 0 and isinstance(self._wanted[1], _Every):
            return False
        is_wanted = own in self._wanted[1]
        if is_wanted:
            self.messages[own] = turn
        return is_wanted

    def beside_messages(self, unit: Unit) -> None:
        """Take the facts, too, where messages are forgotten."""
        gate_forget.forget_beside(self._gate, unit, self._person, Fact, self.takes)
        self.beside_facts(unit)

    def beside_facts(self, unit: Unit) -> None:
        """Lay aside what was taken; of the facts, forget what left this machine, too."""
        facts_gone.forget_lines(self._gate, unit, self._person, self.facts.values())
        self.lay_aside(unit)

    def lay_aside(self, unit: Unit) -> None:
        """Keep what was taken, so that it can come back; nothing without a yes."""
        now = self._gate.clock.now()
        told: dict[str, Fact | Turn] = {**self.facts, **self.messages}
        asides = [forgotten(name, one, act=self.act, at=now) for name, one in told.items()]
        self.is_laid = _keep(self._gate, unit, self._person, COMPANION_MEMORY, asides)


def bring_back(gate: Gate, person: PersonId, act: str) -> Gone:
    """Undo a forgetting. Raises Refused, or NotFound (its days are over).

    A message stands where it stood, beside what followed it, and is kept no longer than it would
    have been.
    """
    with gate.enter(person, COMPANION_MEMORY) as room:
        asides = [one.record for one in room.read(Aside, having={"act": act})]
    if not any(one.what != "waiting" for one in asides):
        raise NotFound(NO_SUCH)
    brought: dict[str, str] = {}
    if any(one.what == "message" for one in asides):
        # Raises Refused where talks may not be kept now.
        with gate.enter(person, COMPANION_HISTORY) as room:
            brought = {one.record.id: one.record.at for one in room.read(Import)}
    back: dict[tuple[str, str], Aside] = {}

    def fate(_: int, one: Aside) -> Aside | None:
        if one.act != act or one.what == "waiting":
            return one
        back[one.what, one.id] = one
        return None

    def put_back(unit: Unit) -> None:
        facts = [fact for one in back.values() if (fact := one.fact) is not None]
        turns = [turn for one in back.values() if (turn := one.message) is not None]
        days = gate.states.common_in(unit).registry.purposes[COMPANION_HISTORY].kept_days
        kept = _keep(gate, unit, person, COMPANION_MEMORY, facts) and _keep(
            gate, unit, person, COMPANION_HISTORY, [_as_it_was(one, days, brought) for one in turns]
        )
        if not kept:  # a yes was taken back just now: nothing may be half done
            raise Refused(COMPANION_MEMORY, gate.may(person, COMPANION_MEMORY).reason)

    try:
        gate_forget.rework(gate, person, Aside, fate, beside=put_back)
    except NotFound:
        raise NotFound(NO_SUCH) from None
    kinds = [what for what, _ in back]
    return Gone(act=act, facts=kinds.count("fact"), messages=kinds.count("message"))


def shred(gate: Gate, person: PersonId, act: str) -> int:
    """Destroy what was forgotten, now; return how many things. Needs no yes. Raises NotFound."""
    try:
        return gate_forget.forget(
            gate, person, Aside, lambda _, one: one.act == act and one.what != "waiting"
        )
    except NotFound:
        raise NotFound(NO_SUCH) from None


def _keep(
    gate: Gate,
    unit: Unit,
    person: PersonId,
    purpose: PurposeId,
    records: Sequence[Fact | Turn | Aside],
) -> bool:
    """Keep records in a transaction that forgets others; False, and nothing kept, without a yes."""
    if not records:
        return True
    state = gate.states.in_unit(unit, person)
    now, verdict, common = gate.still_allowed(unit, state, purpose)
    if now is None or not verdict:
        return False
    for record in records:
        gate.keep(unit, now, record, common)
    return True


def _as_it_was(turn: Turn, days: int, brought: Mapping[str, str]) -> Turn:
    """Return a message that is kept no longer than it would have been.

    brought: when each import was begun. Its messages are kept from then on, however old they are.
    """
    kept_at = moment(brought.get(turn.imported, turn.at))
    ends = None if kept_at is None else kept_at + timedelta(days=days)

    class Back(Turn):
        """A message that came back."""

        __slots__ = ()

        @property
        def kept_until(self) -> datetime | None:
            """Until when it may be kept."""
            return ends

    return Back(**asdict(turn))
