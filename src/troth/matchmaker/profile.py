"""A person's profile for meeting people, sealed; and for each answer, what it may be used for.

Three choices: shared (on the card, and for matching), used (for matching only), or kept: then
it goes into nothing, and that is how each answer begins. Race and faith have a purpose and a
yes of their own. A place comes in as a position or a town and is kept as a cell; the position
is not. Text stays text, whatever it says.

Fields of what is kept may only be added at the end, with a default.
"""

import json
import re
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass, field, replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import ClassVar, Final

from troth import clock
from troth.errors import BadInput, Damaged, Forbidden, NotFound, TooLarge
from troth.gate import forget as gate_forget
from troth.gate.gate import Gate
from troth.gate.rooms import Room
from troth.guard.minors import Told, heard
from troth.matchmaker import place
from troth.matchmaker.fields import (
    GENDERS,
    GOALS,
    INTERESTS,
    QUALITIES,
    RACES,
    SCALE,
    WISHES,
)
from troth.matchmaker.place import Cell, Stay
from troth.people.names import is_name
from troth.words import MATCH_ORIGIN, MATCH_PEOPLE, PersonId

YOUNGEST: Final = 18
OLDEST: Final = 120
LONGEST_NAME: Final = 40
LONGEST_ABOUT: Final = 1000
LONGEST_CONTACT: Final = 200
FIRM_DAYS: Final = 30
"""How long month of birth, gender and whom one seeks stay as they are: who changes them over and
over could ask out what others keep to themselves."""
_ADULTS: Final = (
    "Meeting people is for adults, and you said that you are under 18. Nothing is shown or kept. "
    "If that is wrong, see /limits."
)
_MONTH: Final = re.compile(r"(19|20)[0-9]{2}-(0[1-9]|1[0-2])")


class Choice(StrEnum):
    """What an answer may be used for."""

    SHARED = "shared"
    USED = "used"
    KEPT = "kept"


class Order(StrEnum):
    """How somebody's own list is made."""

    SHUFFLED = "shuffled"
    """near and new first, mixed each day; nothing about taste is worked out"""
    SPREAD = "spread"
    """by taste, with attention shared out so that nobody is overrun or never shown"""
    TASTE = "taste"
    """by taste alone"""


FIELDS: Final[Mapping[str, str]] = {
    "called": "the name on your card",
    "about": "your words",
    "born": "your age",
    "gender": "your gender",
    "goal": "what you look for",
    "interests": "your interests",
    "place": "about where you are",
    "seeks": "whom you want to meet",
    "ages": "the ages you want to meet",
    "wishes": "what you want people to be like",
    "qualities": "how you see yourself",
}
"""Every answer with a choice of its own, in the order of pages."""
TEXTS: Final = frozenset({"called", "about"})
"""These can be shared or kept: no text goes into matching."""
_FIRST: Final = 1
"""The number of whatever is kept first for a purpose. It is never given again."""
_FIRM: Final = ("born", "gender", "seeks")
_UNANSWERED: Final = ("", None, frozenset[int]())
_LEFT: Final = "left"


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """What is kept under `match.people`: texts, and the rest written as JSON (see `Answers`)."""

    category: ClassVar[str] = "profile"
    in_halls: ClassVar[bool] = True
    called: str = field(repr=False)
    about: str = field(repr=False)
    contact: str = field(repr=False)
    born: str = field(repr=False)
    gender: str = field(repr=False)
    goal: str = field(repr=False)
    interests: str = field(repr=False)
    seeks: str = field(repr=False)
    ages: str = field(repr=False)
    wishes: str = field(repr=False)
    qualities: str = field(repr=False)
    place: str = field(repr=False)
    choices: str = field(repr=False)
    order: str = field(repr=False)
    since: str
    settled: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """What is kept under `match.origin`. Empty: not answered."""

    category: ClassVar[str] = "origin"
    in_halls: ClassVar[bool] = True
    race: str = field(default="", repr=False)
    imprace: str = field(default="", repr=False)
    imprelig: str = field(default="", repr=False)

    @property
    def numbers(self) -> dict[str, float]:
        """The answers as numbers, those that were given."""
        told = {"race": self.race, "imprace": self.imprace, "imprelig": self.imprelig}
        return {name: float(text) for name, text in told.items() if text}


@dataclass(frozen=True, slots=True, kw_only=True)
class Stand:
    """A cell of `matchmaker.place`, since when it is shown, and a move that waits."""

    cell: tuple[int, int, int]
    since: str
    next: tuple[int, int, int] | None = None
    moves_at: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answers:
    """A profile, read. None or empty: not answered. Nothing here shows itself.

    born: year and month, as `1990-07`. seeks: codes of genders; empty is everyone. wishes and
    qualities: one to ten for each quality. choices: a field that is not named is kept.
    settled: when what stands firm last changed, and the names of those that were taken out since.
    left: when a place was taken out that could be given again only later; it is set as it is kept.
    """

    called: str = field(default="", repr=False)
    about: str = field(default="", repr=False)
    contact: str = field(default="", repr=False)
    born: str = field(default="", repr=False)
    gender: int | None = field(default=None, repr=False)
    goal: int | None = field(default=None, repr=False)
    interests: Mapping[str, int] = field(default_factory=dict, repr=False)
    seeks: frozenset[int] = field(default=frozenset(), repr=False)
    ages: tuple[int, int] = field(default=(YOUNGEST, OLDEST), repr=False)
    wishes: Mapping[str, int] = field(default_factory=dict, repr=False)
    qualities: Mapping[str, int] = field(default_factory=dict, repr=False)
    place: Stand | None = field(default=None, repr=False)
    choices: Mapping[str, Choice] = field(default_factory=dict, repr=False)
    order: Order = Order.SHUFFLED
    since: str = ""
    settled: str = ""
    left: str = ""

    def choice(self, name: str) -> Choice:
        """Return what an answer may be used for. Nobody's choice is: nothing."""
        return self.choices.get(name, Choice.KEPT)

    def enters(self, name: str) -> bool:
        """Say whether an answer may go into matching for others."""
        return name not in TEXTS and self.choice(name) is not Choice.KEPT

    def is_shared(self, name: str) -> bool:
        """Say whether an answer stands on the card."""
        return self.choice(name) is Choice.SHARED


def stand_in(  # a position has two halves
    before: Stand | None, latitude: float, longitude: float, *, now: datetime, lot: float
) -> Stand:
    """Return where somebody stands who is at a position in degrees. The position is not kept.

    lot: drawn anew, 0 to 1; it sets how long a move waits. Raises BadInput.
    """
    cell = place.cell_of(latitude, longitude)
    old = _stay(before) if before else None
    is_far = (
        old is None
        or not place.touch(old.cell, cell)
        or place.clearly_in(cell, latitude, longitude)
    )
    found = place.arrive(old, cell, at=now, lot=lot, is_far=is_far)
    return Stand(
        cell=found.cell,
        since=clock.text(found.since),
        next=found.next,
        moves_at=clock.text(found.moves_at) if found.moves_at else "",
    )


def cell_at(stand: Stand, now: datetime) -> Cell:
    """Return the cell in which somebody is taken to be now."""
    return place.settle(_stay(stand), at=now).cell


def _stay(stand: Stand) -> Stay:
    return Stay(
        Cell(*stand.cell),
        clock.parse(stand.since),
        Cell(*stand.next) if stand.next else None,
        clock.parse(stand.moves_at) if stand.moves_at else None,
    )


def age_at(born: str, now: datetime) -> int:
    """Return how old somebody surely is who was born in a month: the day counts as its last."""
    year, month = int(born[:4]), int(born[5:])
    return now.year - year - (now.month <= month)


def check(answers: Answers, *, now: datetime) -> Answers:
    """Return the answers, or raise BadInput that says what cannot be, and what to do."""
    answers = replace(answers, about=_lines(answers.about), contact=_lines(answers.contact))
    _check_texts(answers)
    _check_ages_told(answers, now)
    _check_numbers(answers)
    if answers.born:
        _check_born(answers.born, now)
    low, high = answers.ages
    if not (YOUNGEST <= low <= OLDEST and YOUNGEST <= high <= OLDEST):
        message = f"The ages to meet lie between {YOUNGEST} and {OLDEST}."
        raise BadInput(message, param="ages")
    if low > high:
        message = "The lowest age to meet is above the highest, so nobody fits. Swap them."
        raise BadInput(message, param="ages")
    for name, choice in answers.choices.items():
        if name not in FIELDS or (name in TEXTS and choice is Choice.USED):
            message = f"“{name}” cannot have that choice."
            raise BadInput(message, param="choices")
    return answers


def _lines(text: str) -> str:
    """Return a text whose lines end in one way."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _check_texts(answers: Answers) -> None:
    if answers.called and (len(answers.called) > LONGEST_NAME or not is_name(answers.called)):
        message = f"The name on your card has up to {LONGEST_NAME} letters, on one line."
        raise BadInput(message, param="called")
    for name, most in (("about", LONGEST_ABOUT), ("contact", LONGEST_CONTACT)):
        text = getattr(answers, name)
        if len(text) > most:
            message = f"That is too long: up to {most} characters fit here."
            raise TooLarge(message, param=name)
        if any(ord(one) < 32 and one not in "\n\t" for one in text):  # control signs
            message = "A character in it cannot be kept. Take it out and send the rest."
            raise BadInput(message, param=name)


def _check_ages_told(answers: Answers, now: datetime) -> None:
    """Raise BadInput for words on a card that tell of somebody under 18."""
    for name in ("called", "about", "contact"):
        found = heard([("user", getattr(answers, name))], year=now.year)
        if found is not None and not found.played:
            message = (
                f"Your words say that you are under {YOUNGEST}. This part of Troth is for people "
                f"of {YOUNGEST} and over. Nothing was kept. If that is not what you mean, put it "
                "in other words."
            )
            raise BadInput(message, param=name)


def _check_numbers(answers: Answers) -> None:
    for name, codes, one in (
        ("gender", GENDERS, answers.gender),
        ("goal", GOALS, answers.goal),
    ):
        if one is not None and one not in codes:
            message = "That is none of the answers that can be chosen."
            raise BadInput(message, param=name)
    if not answers.seeks <= GENDERS.keys():
        message = "That is none of the answers that can be chosen."
        raise BadInput(message, param="seeks")
    for name, known, told in (
        ("interests", INTERESTS, answers.interests),
        ("wishes", WISHES, answers.wishes),
        ("qualities", QUALITIES, answers.qualities),
    ):
        if not told.keys() <= set(known):
            message = "There is an answer in it that Troth does not ask for. Take it out."
            raise BadInput(message, param=name)
        if any(not SCALE[0] <= one <= SCALE[1] for one in told.values()):
            message = f"Give a number from {SCALE[0]} to {SCALE[1]}, or nothing."
            raise BadInput(message, param=name)


def _check_born(born: str, now: datetime) -> None:
    if not _MONTH.fullmatch(born):
        message = "Write year and month of birth like 1990-07."
        raise BadInput(message, param="born")
    age = age_at(born, now)
    if age > OLDEST or age < -1:
        message = "That month of birth cannot be right. Check the year."
        raise BadInput(message, param="born")
    if age < YOUNGEST:
        message = f"This part of Troth is for people of {YOUNGEST} and over. Nothing was kept."
        raise BadInput(message, param="born")


def check_origin(origin: Origin) -> Origin:
    """Return the answers, or raise BadInput."""
    for name, text, least, most in (
        ("race", origin.race, 1, len(RACES)),
        ("imprace", origin.imprace, *SCALE),
        ("imprelig", origin.imprelig, *SCALE),
    ):
        right = not text or (text.isascii() and text.isdecimal() and least <= int(text) <= most)
        if not right or len(text) > 2:  # two digits
            message = "That is none of the answers that can be chosen."
            raise BadInput(message, param=name)
    return origin


# ── kept and read ───────────────────────────────────────────────────────────────────────────


def load(gate: Gate, person: PersonId) -> Answers | None:
    """Return somebody's own profile; None: they have made none. Raises Refused."""
    with gate.enter(person, MATCH_PEOPLE) as room:
        return read_in(room)


def read_in(room: Room) -> Answers | None:
    """Return the profile in a room that reads it."""
    found = room.read(Profile, last=1)
    return read(found[-1].record) if found else None


def is_minor(gate: Gate, person: PersonId) -> bool:
    """Say whether somebody told a companion that they are under 18. No later word undoes it."""
    wishes = gate.wishes(person)
    return Told.read(wishes.age).age(declared=bool(wishes.adult)).is_minor


def must_be_adult(gate: Gate, person: PersonId) -> None:
    """Raise Forbidden for who said that they are under 18."""
    if is_minor(gate, person):
        raise Forbidden(_ADULTS)


def save(gate: Gate, person: PersonId, answers: Answers) -> Answers:
    """Keep a profile in the place of the older one, and return it.

    Raises Refused, BadInput, or Forbidden for who said that they are under 18.
    """
    must_be_adult(gate, person)
    now = gate.clock.now()
    with gate.enter(person, MATCH_PEOPLE) as room:
        before = read_in(room)
        fresh = check(answers, now=now)
        if before is None or before.place is None:
            before = _destroyed(gate, person, before, fresh)
        fresh = replace(_settled(before, fresh, now), left=_left(before, fresh, now))
        room.keep(written(fresh))
    _forget_older(gate, person, Profile, room)
    return fresh


def _destroyed(
    gate: Gate, person: PersonId, before: Answers | None, after: Answers
) -> Answers | None:
    """Return what stood before, or what counts as that where all of it was destroyed lately.

    Who deletes everything and begins anew took out all that must stand firm: else that would be a
    way around it. Raises BadInput for a place that is given again too soon.
    """
    now = gate.clock.now()
    gone = gate.shredded_at(person, MATCH_PEOPLE, since=now - timedelta(days=FIRM_DAYS))
    if gone is None:
        return before
    if after.place is not None:
        _must_be_over("You deleted your profile", gone, now)
    at = clock.text(gone)
    return before or Answers(since=at, settled=" ".join([at, *sorted(_FIRM)]))


def _left(before: Answers | None, after: Answers, now: datetime) -> str:
    """Return when a place was taken out, as long as that counts; empty: none was.

    Raises BadInput for a place that is given again too soon: else who takes theirs out and gives
    another would move at once, as often as they like.
    """
    if before is None:
        return ""
    left = clock.text(now) if before.place and not after.place else before.left
    if not left:
        return ""
    if after.place is not None:
        _must_be_over("You took your place out", clock.parse(left), now)
    return left if now < clock.parse(left) + place.STAYS else ""


def _must_be_over(what: str, at: datetime, now: datetime) -> None:
    """Raise BadInput where a place is given too soon after something."""
    if now < at + place.STAYS:
        message = (
            f"{what} a short while ago. You can give a place again from "
            f"{clock.day(at + place.STAYS)} on. This keeps people from being followed."
        )
        raise BadInput(message, param="place")


def origin(gate: Gate, person: PersonId) -> Origin:
    """Return the answers on race and faith; empty where Troth may not keep them."""
    if not gate.may(person, MATCH_ORIGIN):
        return Origin()
    with gate.enter(person, MATCH_ORIGIN) as room:
        found = room.read(Origin, last=1)
    return found[-1].record if found else Origin()


def save_origin(gate: Gate, person: PersonId, told: Origin) -> Origin:
    """Keep the answers on race and faith.

    Raises Refused without their own yes, BadInput, or Forbidden as `save` does.
    """
    must_be_adult(gate, person)
    with gate.enter(person, MATCH_ORIGIN) as room:
        room.keep(check_origin(told))
    _forget_older(gate, person, Origin, room)
    return told


def _forget_older(
    gate: Gate, person: PersonId, kind: type[Profile] | type[Origin], room: Room
) -> None:
    """Forget for good what stood before: a choice that is taken back must not lie about."""
    if not room.kept:  # the yes was taken back meanwhile: then nothing was put in its place
        return
    newest = room.kept[-1]
    if newest == _FIRST:  # nothing can stand before it, so nobody's keys are made anew for that
        return
    with suppress(NotFound):
        gate_forget.forget(gate, person, kind, lambda number, _: number < newest)


def _settled(before: Answers | None, after: Answers, now: datetime) -> Answers:
    """Date a profile. Raises BadInput where what must stand firm changes again too soon."""
    at = clock.text(now)
    if before is None:
        return replace(after, since=at, settled=at)
    was, *cleared = before.settled.split()
    gone = [one for one in _FIRM if _is_given(before, one) and not _is_given(after, one)]
    anew = [
        one
        for one in _FIRM
        if _is_given(after, one) and getattr(before, one) != getattr(after, one)
        if _is_given(before, one) or one in cleared
    ]
    ends = clock.parse(was) + timedelta(days=FIRM_DAYS)
    if anew and now < ends:
        message = (
            f"Month of birth, gender and whom you want to meet can change once in {FIRM_DAYS} "
            f"days. You can change them from {clock.day(ends)} on, and take them out at any time. "
            "This keeps people from asking out what others keep to themselves."
        )
        raise BadInput(message, param=anew[0])
    if not (anew or gone):
        return replace(after, since=before.since, settled=before.settled)
    still = sorted({*cleared, *gone} - set(anew))
    return replace(after, since=before.since, settled=" ".join([at, *still]))


def _is_given(answers: Answers, name: str) -> bool:
    return getattr(answers, name) not in _UNANSWERED


def written(answers: Answers) -> Profile:
    """Write a profile down."""

    def told(value: object) -> str:
        return json.dumps(value, sort_keys=True, separators=(",", ":"))

    return Profile(
        called=answers.called,
        about=answers.about,
        contact=answers.contact,
        born=answers.born,
        gender="" if answers.gender is None else str(answers.gender),
        goal="" if answers.goal is None else str(answers.goal),
        interests=told(dict(answers.interests)),
        seeks=told(sorted(answers.seeks)),
        ages=told(list(answers.ages)),
        wishes=told(dict(answers.wishes)),
        qualities=told(dict(answers.qualities)),
        place=told(_kept_place(answers)) if answers.place or answers.left else "",
        choices=told({name: str(one) for name, one in answers.choices.items()}),
        order=str(answers.order),
        since=answers.since,
        settled=answers.settled,
    )


def _kept_place(answers: Answers) -> Mapping[str, object]:
    """Return what is kept of a place: where it is, or when it was taken out and nothing else."""
    return asdict(answers.place) if answers.place else {_LEFT: answers.left}


def read(kept: Profile) -> Answers:
    """Read what `written` wrote. Raises Damaged."""
    try:
        low, high = json.loads(kept.ages)
        where = json.loads(kept.place) if kept.place else {_LEFT: ""}
        return Answers(
            called=kept.called,
            about=kept.about,
            contact=kept.contact,
            born=kept.born,
            gender=int(kept.gender) if kept.gender else None,
            goal=int(kept.goal) if kept.goal else None,
            interests=json.loads(kept.interests),
            seeks=frozenset(json.loads(kept.seeks)),
            ages=(low, high),
            wishes=json.loads(kept.wishes),
            qualities=json.loads(kept.qualities),
            place=None if _LEFT in where else _stand(where),
            choices={name: Choice(one) for name, one in json.loads(kept.choices).items()},
            order=Order(kept.order),
            since=kept.since,
            settled=kept.settled,
            left=str(where.get(_LEFT, "")),
        )
    except (ValueError, TypeError, KeyError, AttributeError):
        message = "A kept profile cannot be read any more. Save it again."
        raise Damaged(message) from None  # the error would carry the answers


def _stand(told: Mapping[str, object]) -> Stand:
    def cell(name: str) -> tuple[int, int, int]:
        found = told[name]
        if not isinstance(found, list):
            raise TypeError
        level, row, column = (int(one) for one in found)
        return level, row, column

    return Stand(
        cell=cell("cell"),
        since=str(told["since"]),
        next=cell("next") if told.get("next") else None,
        moves_at=str(told.get("moves_at") or ""),
    )
