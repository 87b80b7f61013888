"""Makes up names that are on no list: of families, of towns, of firms; and doors in any order.

Two names give a third that sounds like both ("Kowalski" and "Nowak" give "Kowak"). A firm of one
word is a sound, a word of any trade, some letters. Nothing here is read by Troth when it runs.
"""

import re
import string
from collections.abc import Callable, Mapping, Sequence
from random import Random
from typing import Final

_VOWELS: Final = re.compile(r"[aeiouyáéíóúàèìòùäöüøåæâêîôûãõ]+", re.IGNORECASE)


def crossed(one: str, other: str) -> str:
    """Return a name that begins as one and ends as the other, cut at a vowel of each."""
    begins = [match.end() for match in _VOWELS.finditer(one[:-1])]
    ends = [match.end() for match in _VOWELS.finditer(other[:-1])]
    if not begins or not ends or not (one + other).isalpha():
        return one
    made = one[: begins[len(begins) // 2]] + other[ends[-1] :].lower()
    return made if len(made) > 3 else one


def firm(chance: Random, parts: Mapping[str, Sequence[str]], family: Callable[[], str]) -> str:
    """Name a firm with one word. parts: lists of brands and sounds; family: makes a family name."""
    start, end = chance.choice(parts["firm.start"]), chance.choice(parts["firm.end"])
    draw = chance.random()
    if draw < 0.25:
        return chance.choice(parts["brand"] if draw < 0.12 else parts["firm"])
    if draw < 0.55:
        return start + end
    if draw < 0.7:
        return family().split()[-1]
    if draw < 0.82:
        return chance.choice(parts["firm.word"])
    if draw < 0.9:
        return "".join(chance.choices(string.ascii_uppercase, k=chance.choice((2, 3, 3, 4))))
    if draw < 0.95:
        return start + end.capitalize()
    return family().split()[-1] + chance.choice(("s", "co", "tec", "line", " & Co"))


def door(chance: Random, street: str, code: str, town: str, *, state: str) -> str:
    """Write an address in one of the orders that people use, in one line or as on an envelope.

    state: two letters where English is spoken, else nothing.
    """
    line, number = chance.choice((", ", "\n", "\n", " ")), str(chance.randint(1, 999))
    if not state:
        return chance.choice(
            (
                f"{street}{line}{code} {town}",
                f"{street}{line}{code}{line}{town}",
                f"{code} {town}{line}{street}",
                f"{town}, {street}",
                f"{street}{line}{town} ({code})",
                f"{street} - {town}",
            )
        )
    compass = chance.choice(("N", "S", "E", "W", "NW", "SE"))
    head, _, way = street.partition(" ")
    return chance.choice(
        (
            f"Apt. {number} {street}{line}{town}",
            f"{street}{line}Suite {number}{line}{town}, {state} {code}",
            f"{street}{line}{town}{line}{code}",
            f"{street}{line}{town} {state} {code}",
            f"{head} {compass} {way}{line}{town}, {state} {code}",
            f"P.O. Box {number}, {town}",
            f"PO Box {number} {state} {code}",
            f"{town}, {street}",
            f"{way} {head}{line}{code} {town}",
            f"No. {number}, {way}, {town}",
            f"Unit {number}/{head} {way}{line}{town}",
        )
    )
