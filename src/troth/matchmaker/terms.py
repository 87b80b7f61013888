"""The terms of taste: each speaks of named fields and is a product of two sides.

Every term is a sum of products `seek(one person) x offer(the other)`. So a directed score is an
inner product of two vectors, and one scan finds the best. A field that is not shared is empty
(not a number); every term that would speak of it is then exactly zero, whoever else shares it.
Race and religion stand only in terms on which both sides answered; nobody is rated by them.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final, TypeAlias

import numpy as np
from numpy.typing import NDArray

from troth.matchmaker.fields import INTERESTS, QUALITIES

Floats: TypeAlias = NDArray[np.float64]
People: TypeAlias = Mapping[str, Floats]
"""Field by field, one number a person; not a number where it is not shared."""
Side: TypeAlias = Callable[[People], Floats]

CORE: Final = ("gender", "age", "goal", *INTERESTS)
"""What a person gives who shares nearly nothing."""
EVEN_SHARE: Final = 16.7
"""Of a hundred points for wishes, what each has where all count alike."""
_STUDIES, _CAREERS, _RACES, _GOALS = 18, 17, 6, 6
KINDS: Final = {"goal": _GOALS, "field_cd": _STUDIES, "career_c": _CAREERS, "race": _RACES}
"""Fields whose answers are codes from 1 up, and how many there are."""


@dataclass(frozen=True, slots=True)
class Term:
    """One reason. `wants` and `has` name the fields of the one who seeks and of the other.

    seek, offer: people -> (people, r) numbers; the term of a pair is the sum over r of their
    products.
    """

    name: str
    wants: tuple[str, ...]
    has: tuple[str, ...]
    seek: Side
    offer: Side


def fields() -> tuple[str, ...]:
    """Return every field that some term reads, each once."""
    return tuple(dict.fromkeys(f for term in TERMS for f in (*term.wants, *term.has)))


def _value(field: str, middle: float = 0.0, scale: float = 1.0) -> Side:
    return lambda people: ((people[field] - middle) / scale)[:, None]


def _one(people: People) -> Floats:
    count = len(next(iter(people.values())))
    return np.ones((count, 1))


def _is(field: str, *codes: int) -> Side:
    def side(people: People) -> Floats:
        value = people[field][:, None]
        return np.where(np.isnan(value), np.nan, value == np.array(codes))

    return side


def _times(left: Side, right: Side) -> Side:
    return lambda people: left(people) * right(people)


def _years(people: People) -> Floats:
    return (people["age"] - 30) / 10


def _gap_seek(people: People) -> Floats:
    """Return the first half of (mine - theirs)² = mine² - 2 x mine x theirs + theirs²."""
    mine = _years(people)
    return np.stack((mine**2, -2 * mine, 1 + 0 * mine), axis=1)


def _gap_offer(people: People) -> Floats:
    theirs = _years(people)
    return np.stack((1 + 0 * theirs, theirs, theirs**2), axis=1)


def _alone(field: str, side: Side, name: str) -> tuple[Term, Term]:
    """Make two terms of one field: of the one who seeks, and of the other."""
    return (
        Term(f"own {name}", (field,), (), side, _one),
        Term(f"their {name}", (), (field,), _one, side),
    )


def _both(name: str, side: Side, *fields: str) -> Term:
    return Term(name, fields, fields, side, side)


def _numbers() -> list[Term]:
    scales = {
        "gender": (0.5, 0.5),
        "age": (30, 10),
        "date_freq": (5, 1.4),
        "go_out_freq": (2.2, 1.1),
        "exphappy": (5.5, 1.8),
    }
    return [
        t for field, scale in scales.items() for t in _alone(field, _value(field, *scale), field)
    ]


def _interests() -> list[Term]:
    sides = {field: _value(field, 5.5, 2.5) for field in INTERESTS}
    alone = [term for field, side in sides.items() for term in _alone(field, side, field)]
    shared = [_both(f"both {field}", side, field) for field, side in sides.items()]
    return alone + shared


def _wishes() -> list[Term]:
    found: list[Term] = []
    for quality in (*QUALITIES, "shar"):
        wish, self = f"{quality}1_1", f"{quality}3_1"
        sought = _value(wish, EVEN_SHARE, 10)
        found += _alone(wish, sought, wish)
        if quality == "shar":
            continue
        seen = _value(self, 7.5, 1.5)
        found += _alone(self, seen, self)
        found.append(Term(f"wish {quality}", (wish,), (self,), sought, seen))
    return found


def _kinds() -> list[Term]:
    jobs = [
        term
        for field, count in (("field_cd", _STUDIES), ("career_c", _CAREERS))
        for code in range(1, count + 1)
        for term in _alone(field, _is(field, code), f"{field} {code}")
    ]
    counts = {"goal": _GOALS, "field_cd": _STUDIES, "career_c": _CAREERS}
    return jobs + [
        _both(f"same {field}", _is(field, *range(1, count + 1)), field)
        for field, count in counts.items()
    ]


def _sensitive() -> list[Term]:
    race = _is("race", *range(1, _RACES + 1))
    faith = _value("imprelig", 4, 3)
    weighs = _times(race, _value("imprace", 4, 3))
    return [
        _both("same race", race, "race"),
        Term("same race as wished", ("race", "imprace"), ("race",), weighs, race),
        _both("faith matters alike", faith, "imprelig"),
    ]


_GAP = Term("age gap", ("age",), ("age",), _gap_seek, _gap_offer)

TERMS: Final = (*_numbers(), _GAP, *_interests(), *_wishes(), *_kinds(), *_sensitive())
