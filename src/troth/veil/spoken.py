"""Digits that are spelled out: "oh seven seven double oh…", "seis uno dos", "nul zes twaalf".

A run of number words is a number somebody hides from machines, or counting. Which one it is
decides how long it is and whether it merely counts up or down.
"""

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from troth.veil.alternatives import compiled

_UNITS: Final = {
    "zero oh o nought null zéro cero nul s\u0131f\u0131r sifir": 0,
    "one eins ein un uno una une um uma een één jeden bir": 1,
    "two zwei zwo deux dos due dois duas twee dwa iki": 2,
    "three drei trois tres tre três drie trzy üç uc": 3,
    "four vier quatre cuatro quattro quatro cztery dört dort": 4,
    "five fünf fuenf cinq cinco cinque vijf pięć piec beş bes": 5,
    "six sechs seis sei meia zes sześć szesc alt\u0131 alti": 6,
    "seven sieben sept siete sette sete zeven siedem yedi": 7,
    "eight acht huit ocho otto oito osiem sekiz": 8,
    "nine neun neuf nueve nove negen dziewięć dziewiec dokuz": 9,
}
_MORE: Final = (
    "ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen"
    "|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)"
    "|zehn|elf|zwölf|(?:drei|vier|fünf|sech|sieb|acht|neun)zehn"
    "|(?:ein|zwei|drei|vier|fünf|sechs|sieben|acht|neun)?(?:und)?(?:zwanzig|"
    "dreißig|vierzig|fünfzig|sechzig|siebzig|achtzig|neunzig)"
    "|diez|once|doce|trece|catorce|quince|dieci\\w+|veinti?\\w*|"
    "treinta|cuarenta|cincuenta|sesenta|setenta|ochenta|noventa"
    "|dix|onze|douze|treize|quatorze|quinze|seize|vingts?|trente|"
    "quarante|cinquante|soixante|cents?|hundred|hundert|cien(?:to)?"
    "|dieci|undici|dodici|tredici|quattordici|quindici|sedici|diciassette|diciotto|diciannove|"
    "(?:vent|trent|quarant|cinquant|sessant|settant|ottant|novant)\\w+|cento"
    "|dez|onze|doze|treze|c?quatorze|quinze|dezasseis|dezesseis|dez[ae]ssete|dezoito|dez[ae]nove|"
    "vinte|trinta|quarenta|cinquenta|sessenta|setenta|oitenta|noventa|cem"
    "|dziesięć|jedenaście|dwanaście|(?:trzy|czter|pięt|szes|siedem|osiem|dziewięt)naście|"
    "dwadzieścia|trzydzieści|czterdzieści|(?:pięć|sześć|siedem|osiem|dziewięć)dziesiąt|sto"
    "|yirmi|otuz|k\u0131rk|elli|altm\u0131ş|yetmiş|seksen|doksan|yüz"
    "|tien|elf|twaalf|(?:der|veer|vijf|zes|zeven|acht|negen)tien|"
    "(?:een|twee|drie|vier|vijf|zes|zeven|acht|negen)?(?:en|ën)?"
    "(?:twintig|dertig|veertig|vijftig|zestig|zeventig|tachtig|negentig)"
)
_REPEATED: Final = "double|triple|doble|doppel|dreifach|doppio|dubbel|duplo"
_DIGIT: Final = {word: digit for words, digit in _UNITS.items() for word in words.split()}
_ONE: Final = (
    rf"(?:{'|'.join(sorted(_DIGIT, key=len, reverse=True))}|{_MORE}|"
    rf"{_REPEATED}|\d{{1,4}})"
)
_RUN: Final = compiled(
    rf"(?<![\w-]){_ONE}(?:(?:[\s,.;:/-]|\bet\b|\by\b|\bund\b|\band\b|\be\b|\ben\b|\btraço\b|\bponto\b){{1,4}}{_ONE})+(?![\w-])",
    re.IGNORECASE,
)
_TOKEN: Final = compiled(_ONE, re.IGNORECASE)
_SHORTEST: Final = 7
_FEWEST_COUNTED: Final = 5


@dataclass(frozen=True, slots=True)
class Spoken:
    """A run of number words: where it stands, and how many digits it comes to."""

    start: int
    end: int
    digits: int


def runs(text: str) -> list[Spoken]:
    """Return the runs in `text` that are too long for counting and too mixed for a sequence."""
    found: list[Spoken] = []
    for run in _RUN.finditer(text):
        tokens = [one[0].lower() for one in _TOKEN.finditer(run[0])]
        words = [one for one in tokens if not one.isdigit()]
        digits = sum(len(one) if one.isdigit() else 1 if one in _DIGIT else 2 for one in tokens)
        if len(words) >= 4 and digits >= _SHORTEST and not _counts(tokens):
            found.append(Spoken(run.start(), run.end(), digits))
    return found


def is_counting(said: str) -> bool:
    """Say whether words are numbers that only count up or down, at least five of them."""
    run = _RUN.fullmatch(said)
    tokens = [one[0].lower() for one in _TOKEN.finditer(said)] if run else []
    known = [_DIGIT[one] for one in tokens if one in _DIGIT]
    if all(map(str.isdecimal, tokens)):
        known = [int(one) for one in tokens]
    steps = {after - before for before, after in pairwise(known)}
    return len(known) >= _FEWEST_COUNTED and steps in ({1}, {-1})


def _counts(tokens: list[str]) -> bool:
    """Say whether the words only count up or down, or say one thing again and again."""
    known = [_DIGIT[one] for one in tokens if one in _DIGIT]
    steps = {after - before for before, after in pairwise(known)}
    return len(set(tokens)) <= 2 or (len(known) >= len(tokens) - 2 and steps in ({1}, {-1}))
