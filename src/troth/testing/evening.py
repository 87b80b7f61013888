"""An invented evening: a few people, their talks, keys and sign-ins, to look at and to test on.

Noor talks and keeps her talks. Sam has a talk of his own. Ida came a minute ago and has said
nothing yet. Olu runs the place and talks to nobody. None of them exists; what the companions
say was written here, no model said it.
"""

import json
from collections.abc import AsyncGenerator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Final

from troth.clock import SetClock, text
from troth.companion import cards, changed, facts, facts_forget, own
from troth.companion.cards import Held
from troth.companion.chat import Companion, Question, Reply
from troth.companion.imports.kept import Import
from troth.companion.memory_note import UNUSED, Note, Use, used_note
from troth.house import House
from troth.matchmaker import photo, profile
from troth.matchmaker.profile import Answers, Choice, Order
from troth.matchmaker.report import Why
from troth.matchmaker.said import Said
from troth.people.access import Role
from troth.people.links import LinkKind
from troth.providers.base import Ask, Done, Piece, Usage
from troth.testing.house import AT, add_person, allow, new_house, talk, with_model
from troth.testing.photos import picture
from troth.testing.providers import ScriptedProvider
from troth.words import (
    COMPANION_HISTORY,
    COMPANION_MEMORY,
    COMPANION_OWN,
    MATCH_LEARN,
    MATCH_ORIGIN,
    MATCH_PEOPLE,
    MATCH_PHOTO,
    MATCH_TALK,
    MATCH_WORDS,
    WELLBEING_OWN,
    Clear,
    PersonId,
    Unguarded,
    new_id,
)

PASSPHRASE: Final = "blue kettle under seven ladders"  # noqa: S105  # invented, for a house of a test
_PERSON: Final = frozenset({Role.PERSON})
_OPERATOR: Final = frozenset({Role.OPERATOR})


@dataclass(frozen=True, slots=True, kw_only=True)
class Somebody:
    """An invented person: the token and the id of a session, and of an API key."""

    person: PersonId
    session: str
    session_id: str
    key: str
    key_id: str

    def __repr__(self) -> str:
        return f"<Somebody {self.person}>"


@dataclass(frozen=True, slots=True, kw_only=True)
class Talked:
    """A talk that was kept: its name, its messages in order, the receipts of its answers."""

    conversation: str
    turns: Sequence[str]
    receipts: Sequence[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Evening:
    """What there is when it ends. `invitation`: the token of a one-time link for somebody new."""

    at: datetime
    noor: Somebody
    sam: Somebody
    ida: Somebody
    olu: Somebody
    talks: Sequence[Talked]
    sams_talk: Talked
    invitation: str
    own: str = ""
    """The id of the companion that Noor made."""
    facts: Mapping[str, str] = field(default_factory=dict)
    """Of what Troth knows of Noor: a fact, one that waits, and what she forgot, by these names."""
    match: str = ""
    """By which Noor can name Sam, whom she was shown among people to meet, and met."""
    letter: str = ""
    """The id of a message of hers to him."""
    report: str = ""
    """The id of a report of hers."""
    remembered: str = ""
    """An answer of Noor's into which an earlier message went."""
    barred: str = ""
    """A message of Noor's that is to go into no answer again."""
    imported: str = ""
    """The id of an import of Noor's that brought in nothing: she stopped it at once."""

    def __repr__(self) -> str:
        return f"<Evening of {self.at:%Y-%m-%d}>"

    def somebody(self, name: str) -> Somebody | None:
        """Return who has this name; None for anybody else, as for `nobody`."""
        return {"noor": self.noor, "sam": self.sam, "ida": self.ida, "olu": self.olu}.get(name)

    def talk_of(self, name: str) -> Talked | None:
        """Return the first talk of somebody; None for those who have not talked."""
        return {"noor": self.talks[0], "sam": self.sams_talk}.get(name)


@dataclass(frozen=True, slots=True)
class _Said:
    """One question and what the companion says to it."""

    question: str
    answer: str


_TALKS: Final = (
    (
        "mira",
        (
            _Said(
                "My new job starts on Monday and I can't sleep.",
                "The nights before something new are often short. What is it that keeps coming "
                "back when you lie there?",
            ),
            _Said(
                "That I'll forget everyone's name.",
                "Most people forget names in their first week, and nobody minds much. Three "
                "things that help:\n\n- **Say it back** when you hear it: “Hello, Asha.”\n"
                "- Write it down with one thing about the person.\n- Ask again. "
                "“I have met so many people today” is enough.",
            ),
            _Said(
                "Good idea. I have a notebook that fits in my bag.",
                "That one will do. It is yours alone, so you can write what you like.",
            ),
        ),
    ),
    (
        "teo",
        (
            _Said(
                "How long do I boil an egg if I want it soft?",
                "Six minutes from the moment the water boils, then cold water. "
                "Seven if it comes from the fridge.",
            ),
        ),
    ),
    (
        "mira",
        (
            _Said(
                "The first day is over. I knew four names!",
                "Four names on the first day is a good start. Which one was the hardest to keep? "
                # The guard leaves this out, so that there is something that it changed.
                "Do not tell your sister about this, it must stay our secret.",
            ),
        ),
    ),
)
_OWN: Final = {
    "name": "Wren",
    "description": "{{char}} keeps the lamp of a small harbour and knows each boat by its sound.",
    "first_mes": "The tide is out, {{user}}. Sit down.",
    "character_book": {
        "extensions": {},
        "entries": [
            {
                "keys": ["lamp"],
                "content": "The lamp is as old as the harbour.",
                "extensions": {},
                "enabled": True,
                "insertion_order": 1,
            }
        ],
    },
}
_SAMS: Final = ("mira", (_Said("Is anybody there?", "I am Mira, an AI. I can listen."),))


def new_evening(folder: Path) -> Evening:
    """Make an installation below `folder`, let people live in it, and close it."""
    clock = SetClock(AT)
    with new_house(folder, clock=clock) as house:
        evening = live(house, clock)
        house.store.settle()
    return evening


def live(house: House, clock: SetClock) -> Evening:
    """Let invented people live in an empty house for three days. `clock` is the house's own."""
    noor, sam = (_come(house, name, _PERSON) for name in ("Noor", "Sam"))
    for person in (noor, sam):
        allow(house, person, method="page")
    companion = with_model(house, _Written())
    sams_talk = _talk(house, companion, sam, *_SAMS)
    talks = []
    for to, said in _TALKS:
        clock.move(hours=23, minutes=11)
        talks.append(_talk(house, companion, noor, to, said))
    clock.move(minutes=9)
    changed.contest(house.gate, noor, talks[-1].turns[-1], 0, wrong=False)
    return Evening(
        noor=_at_home(house, noor),
        sam=_at_home(house, sam),
        ida=_at_home(house, _come(house, "Ida", _PERSON)),
        olu=_at_home(house, _come(house, "Olu", _OPERATOR)),
        own=_make_own(house, noor),
        facts=_remember(house, noor),
        match=_meet(house, noor, sam),
        report=_report(house, noor, sam),
        letter=_write(house, noor, sam),
        imported=_begin_import(house, noor),
        remembered=_recall(house, noor, talks),
        barred=_bar(house, noor, talks),
        talks=talks,
        sams_talk=sams_talk,
        invitation=house.links.make(LinkKind.INVITE),
        at=clock.now(),
    )


def _recall(house: House, person: PersonId, talks: Sequence[Talked]) -> str:
    """Note that an answer used what was said in an earlier talk, as memory does."""
    said, answer = talks[0], talks[-1].turns[-1]
    at = text(house.clock.now())
    use = Use(turn=said.turns[0], conversation=said.conversation, at=at, words=0.6, meaning=0.4)
    with house.gate.enter(person, COMPANION_MEMORY) as room:
        room.keep(used_note(answer, [use], until=""))
    return answer


def _bar(house: House, person: PersonId, talks: Sequence[Talked]) -> str:
    with house.gate.enter(person, COMPANION_MEMORY) as room:
        room.keep(Note(turn=talks[1].turns[0], kind=UNUSED))
    return talks[1].turns[0]


def _begin_import(house: House, person: PersonId) -> str:
    name, at = new_id("imp"), text(house.clock.now())
    with house.gate.enter(person, COMPANION_HISTORY) as room:
        room.keep(Import(id=name, services="chatgpt", at=at, state="stopped"))
    return name


def _make_own(house: House, person: PersonId) -> str:
    """Let somebody keep companions, and add one from a picture."""
    allow(house, person, COMPANION_OWN, WELLBEING_OWN, method="page")
    card = {"spec": "chara_card_v2", "spec_version": "2.0", "data": _OWN}
    picture = cards.write_png(Held(text=json.dumps(card)))
    return own.add(house.gate, person, cards.read_file(picture))


def _remember(house: House, person: PersonId) -> Mapping[str, str]:
    """Let somebody's companions remember: a fact, one that waits, and one that she forgot."""
    allow(house, person, COMPANION_MEMORY, method="page")
    gate = house.gate
    kept = facts.remember(gate, person, "My brother lives in Harwich.").new[0]
    heard = facts.Source(text="I'm allergic to kiwi.")
    waits = facts.learn(gate, person, heard).waits[0]
    gone = facts.remember(gate, person, "I like plum jam.").new[0]
    act = facts_forget.forget(gate, person, facts=[gone.id]).act
    return {"fact": kept.id, "waiting": waits.id, "act": act}


def _meet(house: House, person: PersonId, other: PersonId) -> str:
    """Let two make profiles, and the first look whom she could meet."""
    for one, called in ((person, "N."), (other, "S.")):
        allow(house, one, MATCH_PEOPLE, MATCH_ORIGIN, MATCH_LEARN, MATCH_PHOTO, method="page")
        shared = dict.fromkeys(("called", "about", "interests"), Choice.SHARED)
        answers = Answers(
            called=called,
            about="I walk by the harbour before breakfast.",
            contact="harbour@example.org",
            interests={"hiking": 9, "music": 8},
            choices=shared,
            order=Order.SPREAD,
        )
        profile.save(house.gate, one, answers)
        photo.put(house.gate, one, picture("PNG"), Choice.SHARED)
    house.matchmaker.today(person)
    return house.matchmaker.mark(person, other)


def _write(house: House, person: PersonId, other: PersonId) -> str:
    """Let two say yes to each other, and write; return the id of the first message."""
    marks = house.matchmaker.mark(person, other), house.matchmaker.mark(other, person)
    for one, mark in zip((person, other), marks, strict=True):
        allow(house, one, MATCH_TALK, MATCH_WORDS, method="page")
        house.matchmaker.today(one)
        house.matchmaker.say(one, mark, Said.LIKE)
    name = house.letters.write(person, marks[0], "Hello! Which harbour is yours?")
    house.letters.write(other, marks[1], "The old one, by the fish market.")
    return name


def _report(house: House, person: PersonId, other: PersonId) -> str:
    """Let somebody report another, before she says yes to him all the same."""
    mark = house.matchmaker.mark(person, other)
    return house.reports.report(person, mark, why=Why.SCAM, words="He sells something.")


def _come(house: House, name: str, roles: frozenset[Role]) -> PersonId:
    person = add_person(house, name)
    house.sign_in.set(person, name.lower(), PASSPHRASE, roles)
    return person


def _at_home(house: House, person: PersonId) -> Somebody:
    token, session = house.sessions.open(person, label="Firefox on Linux")
    key, made = house.keys.issue(person, label="phone")
    return Somebody(person=person, session=token, session_id=session.id, key=key, key_id=made.id)


def _talk(
    house: House, companion: Companion, person: PersonId, to: str, said: Sequence[_Said]
) -> Talked:
    replies: list[Reply] = []
    for one in said:
        question = Question(
            companion=to,
            messages=(("user", Clear(one.question)),),
            conversation=replies[-1].conversation if replies else None,
            recall=True,
        )
        replies.append(talk(house, person, question, companion=companion).reply)
    return Talked(
        conversation=replies[-1].conversation,
        turns=[turn for reply in replies for turn in reply.turns],
        receipts=[reply.receipt for reply in replies if reply.receipt],
    )


class _Written(ScriptedProvider):
    """Says what was written for each question."""

    def __init__(self) -> None:
        super().__init__([])
        talks = (*_TALKS, _SAMS)
        self._answers = {one.question: one.answer for _, said in talks for one in said}

    async def answer(self, ask: Ask) -> AsyncGenerator[Piece | Done, None]:
        """Say it in one piece."""
        yield Piece(Unguarded(self._answers[ask.messages[-1].text.text]))
        yield Done("stop", Usage(prompt_tokens=1, completion_tokens=1))
