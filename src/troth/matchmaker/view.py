"""What somebody who looks may know of a person: the only way from a profile to anybody else.

Everything that others get comes from here: `numbers` is all that goes into matching, filters
and explanations, `card` is all that stands on a screen. Both leave out what the person keeps,
so a world in which it is different gives every other person the same bytes.
"""

import re
import unicodedata
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final

from troth import clock
from troth.gate.halls import Numbers
from troth.gate.rooms import Room
from troth.guard.release import own
from troth.matchmaker import profile
from troth.matchmaker.fields import (
    GENDERS,
    GOALS,
    INTEREST_WORDS,
    INTERESTS,
    QUALITIES,
    QUALITY_WORDS,
    SCALE,
    SENSITIVE,
    SOUGHT,
    WISHES,
)
from troth.matchmaker.profile import FIELDS, Answers, Origin
from troth.registry.wording import capital
from troth.words import Clear

SHOWN: Final = "card shown"
"""The note of the room in which a card was shown to somebody else."""
_WEEK: Final = 7
_LIKED: Final = 7
"""From this number on an interest is named on a card."""
_POINTS: Final = 100.0
"""Wishes are shared out over so many points, as the terms of taste read them."""
PLACE: Final = ("place_row", "place_column")
SETTINGS: Final = ("seeks", "age_low", "age_high")
MODEL: Final = (
    "age",
    "gender",
    "goal",
    *INTERESTS,
    *(f"{one}1_1" for one in WISHES),
    *(f"{one}3_1" for one in QUALITIES),
)
"""The numbers that taste reads, but for those on race and faith (`SENSITIVE`)."""
PARTS: Final[Mapping[str, tuple[str, ...]]] = {
    "born": ("age",),
    "gender": ("gender",),
    "goal": ("goal",),
    "interests": INTERESTS,
    "place": PLACE,
    "seeks": ("seeks",),
    "ages": ("age_low", "age_high"),
    "wishes": tuple(f"{one}1_1" for one in WISHES),
    "qualities": tuple(f"{one}3_1" for one in QUALITIES),
}
"""Which numbers come of an answer."""
FEATURES: Final = frozenset(
    {"since", "shared", *(name for names in PARTS.values() for name in names)}
)
"""All numbers that may enter the hall of `match.people`."""
ORIGINS: Final = frozenset(SENSITIVE)
"""All that may enter the hall of `match.origin`."""
_TURNS: Final = dict.fromkeys(
    [*range(0x202A, 0x202F), *range(0x2066, 0x206A), *range(0xE0000, 0xE0080)]
)
"""Signs that turn the direction of what follows, and letters that nobody sees. Spelled in numbers:
in a file nobody would see them."""
_EMPTY_LINES: Final = re.compile(r"\n(?:[^\S\n]*\n){2,}")
_MARKS: Final = frozenset({"Mn", "Me"})
_MOST_MARKS: Final = 4
"""So many marks may stand on one letter: scripts that are written with many need no more."""
_BITS: Final = {name: 1 << at for at, name in enumerate(FIELDS)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One answer on a card. name: of the answer."""

    name: str
    label: str
    words: str = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """What one person is shown of another. contact: only where they show it to that one."""

    name: str = field(repr=False)
    about: str = field(repr=False)
    lines: Sequence[Line]
    contact: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Because:
    """Why one of two may like the other. private: the share that is not named, 0 to 1."""

    reasons: Sequence[str]
    private: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Taste:
    """How likely it is that both say yes, in a band; never a percentage."""

    band: str
    sure: str
    you: Because
    they: Because


def numbers(answers: Answers, *, now: datetime) -> dict[str, float]:
    """Return what goes into matching: of each answer whose choice lets it in, and no other."""
    found: dict[str, float] = {
        "since": float(clock.parse(answers.since).toordinal() // _WEEK),
        "shared": float(sum(_BITS[name] for name in FIELDS if answers.is_shared(name))),
    }
    for name in PARTS:
        if answers.enters(name):
            found |= _part(answers, name, now)
    return found


def shared(row: Mapping[str, float]) -> frozenset[str]:
    """Return which model numbers of a row its person shows on the card."""
    bits = int(row["shared"])
    return frozenset(one for name, names in PARTS.items() if bits & _BITS[name] for one in names)


def shares(row: Mapping[str, float], name: str) -> bool:
    """Say whether the person of a row shows an answer on the card."""
    return bool(int(row["shared"]) & _BITS[name])


def own_settings(answers: Answers) -> dict[str, float]:
    """Return whom somebody wants to meet, for their own list alone, whatever their choice."""
    return {
        "seeks": float(sum(1 << one for one in answers.seeks)),
        "age_low": float(answers.ages[0]),
        "age_high": float(answers.ages[1]),
    }


def distilled(
    answers: Answers, *, now: datetime, marks: Mapping[bytes, int] | None = None
) -> Numbers:
    """Return what of a profile enters the hall."""
    return Numbers(numbers(answers, now=now), marks or {})


def distilled_origin(origin: Origin) -> Numbers | None:
    """Return what of the answers on race and faith enters their hall; None: nothing."""
    return Numbers(origin.numbers) if origin.numbers else None


def card(answers: Answers, *, now: datetime, also: Collection[str] = ()) -> Card:
    """Return what others are shown. also: what one of them is shown beyond that (see `steps`)."""

    def stands(name: str) -> bool:
        return answers.is_shared(name) or name in also

    lines = [
        Line(name=name, label=_LABELS[name], words=words)
        for name in _LABELS
        if stands(name) and (words := _words(answers, name, now))
    ]
    return Card(
        name=tame(answers.called) if stands("called") else "",
        about=tame(answers.about) if stands("about") else "",
        lines=lines,
        contact=tame(answers.contact) if "contact" in also else "",
    )


def card_in(room: Room, *, now: datetime, also: Collection[str] = ()) -> Card | None:
    """Return the card in a room that somebody else looks into; None: there is no profile."""
    found = profile.read_in(room)
    room.note(SHOWN)
    return None if found is None else card(found, now=now, also=also)


_LABELS: Final[Mapping[str, str]] = {
    "born": "Age",
    "gender": "Gender",
    "goal": "Looks for",
    "interests": "Likes",
    "seeks": "Wants to meet",
    "ages": "Of what age",
    "wishes": "Finds important",
    "qualities": "Sees in themselves",
}
"""What a card calls each answer. A place is told only as near or not: see `meet.py`."""


def tame(text: str) -> str:
    """Return a stranger's text without what would turn, drive or cover the page around it."""
    seen = _with_few_marks(own(Clear(text)).text.translate(_TURNS))
    return _EMPTY_LINES.sub("\n\n", seen)


def _with_few_marks(text: str) -> str:
    """Leave out what of a pile of marks on one letter would grow over the lines around it."""
    if text.isascii():
        return text
    kept, pile = [], 0
    for one in text:
        pile = pile + 1 if unicodedata.category(one) in _MARKS else 0
        if pile <= _MOST_MARKS:
            kept.append(one)
    return "".join(kept)


def _part(answers: Answers, name: str, now: datetime) -> dict[str, float]:
    """Return the numbers of one answer; nothing where there is none."""
    match name:
        case "born":
            if not answers.born:
                return {}
            return {"age": float(min(profile.age_at(answers.born, now), profile.OLDEST))}
        case "gender" | "goal":
            code = getattr(answers, name)
            return {} if code is None else {name: float(code)}
        case "interests":
            return {one: float(value) for one, value in answers.interests.items()}
        case "place":
            if answers.place is None:
                return {}
            cell = profile.cell_at(answers.place, now)
            return {"place_row": float(cell.row), "place_column": float(cell.column)}
        case "wishes":
            total = sum(answers.wishes.values())
            return {f"{one}1_1": _POINTS * value / total for one, value in answers.wishes.items()}
        case "qualities":
            return {f"{one}3_1": float(value) for one, value in answers.qualities.items()}
        case _:
            settings = own_settings(answers)
            return {one: settings[one] for one in PARTS[name]}


def _words(answers: Answers, name: str, now: datetime) -> str:
    match name:
        case "born":
            return str(profile.age_at(answers.born, now)) if answers.born else ""
        case "gender":
            return "" if answers.gender is None else capital(GENDERS[answers.gender])
        case "goal":
            return "" if answers.goal is None else capital(GOALS[answers.goal])
        case "interests":
            return _named(answers.interests, INTEREST_WORDS)
        case "seeks":
            codes = sorted(answers.seeks)
            return capital(_listed([SOUGHT[one] for one in codes])) if codes else "Everyone"
        case "ages":
            return f"{answers.ages[0]} to {answers.ages[1]}"
        case "wishes":
            return _named(answers.wishes, QUALITY_WORDS)
        case _:
            return _named(answers.qualities, QUALITY_WORDS)


def _named(told: Mapping[str, int], words: Mapping[str, str]) -> str:
    liked = [one for one in words if told.get(one, 0) >= min(_LIKED, SCALE[1])]
    return capital(_listed([words[one] for one in liked]))


def _listed(names: Sequence[str]) -> str:
    return ", ".join(names)
