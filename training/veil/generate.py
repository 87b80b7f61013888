"""Turns the lines in `lines/` into examples: filled, varied, half of them about nobody.

A line is `language<TAB>tags<TAB>text`; `[[P|Noor]]` is a span, `{first}` a slot with a value from
`pools.py`. One seed gives one list of examples, on every machine. What a line held out for
checking says is never in an example to learn from.
"""

import hashlib
import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from random import Random
from typing import Final

from training.veil.pools import Values, sections
from troth.veil.normalise import plain

LINES: Final = Path(__file__).parent / "lines"
CODES: Final = "PLAODCIGSX"
"""Person, place, address, organisation, date, contact, id, age, sensitive, other."""
HELD: Final = 15
"""Percent of the lines of each author that are held out, or near."""
_PARALLEL: Final = {
    "fifth": (range(12, 20), range(60, 67)),
    "sixth": (range(12, 20), range(60, 67)),
    "seventh": (range(12, 18), range(60, 65), range(92, 97)),
    "eighth": (range(12, 18), range(60, 65), range(88, 93)),
    "ninth": (range(12, 18), range(60, 65), range(88, 93)),
    "tenth": (range(12, 18), range(40, 46), range(88, 93)),
    "eleventh": (range(12, 18), range(40, 45), range(88, 93)),
    "twelfth": (range(12, 18), range(40, 45), range(88, 93)),
    "seventeenth": (range(12, 18), range(40, 46), range(88, 93)),
    "eighteenth": (range(12, 18), range(40, 46), range(88, 93)),
    "nineteenth": (range(12, 18), range(40, 46), range(88, 93)),
    "twentieth": (range(12, 18), range(40, 46), range(88, 93)),
}
"""Who said the same things in each language in the same order: whole stretches are held out, so
that what is learned in one language is not checked in another. Percent of the way through."""
_SLOTS: Final = {
    **dict.fromkeys(("first", "last", "full", "nick"), "P"),
    **dict.fromkeys(("town", "country"), "L"),
    **dict.fromkeys(("street", "abroad", "door", "zip"), "A"),
    **dict.fromkeys(("org", "firm", "supplier", "school", "clinic"), "O"),
    "date": "D",
    **dict.fromkeys(("phone", "email", "handle", "url"), "C"),
    **dict.fromkeys(("iban", "card", "gov", "code"), "I"),
    "age": "G",
    **dict.fromkeys(("health", "group", "nation", "job", "role"), "S"),
    **dict.fromkeys(("plate", "pet"), "X"),
    "word": "",
}
_MARK: Final = re.compile(r"\[\[([PLAODCIGSX])[^|\]]*\|(.*?)\]\]|\{(\w+)(?:\.([lu]))?\}", re.DOTALL)
_TITLE: Final = re.compile(
    r"(?<!\w)(?:(?:mr|mrs|ms|mx|dr|dra|prof|sr|sra|srta|dott|dott\.ssa|dr\.ssa|sig|sig\.ra|dhr|mevr"
    r"|mme|mlle|hr|fr|rev|sgt)\.?|miss|sir|professor|doctor|herrn?|frau|madame|monsieur"
    r"|mademoiselle|M\.|señora?|don|doña|signora?|dottor(?:essa)?|senhora?|dona|doutora?"
    r"|mevrouw|meneer|heer|maître|coach|pastor|imam|rabbi)\s$",
    re.IGNORECASE,
)

Part = tuple[str, str]
"""A piece of text and the code of what it is; no code for nothing."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of an author."""

    author: str
    language: str
    tags: frozenset[str]
    text: str
    place: int = 0
    """How far through what the author said in this language, in percent."""

    @property
    def is_held(self) -> bool:
        """Say whether it is for checking only."""
        if stretches := _PARALLEL.get(self.author):
            return any(self.place in one for one in stretches)
        return int(hashlib.sha256(self.text.encode()).hexdigest()[:8], 16) % 100 < HELD

    @property
    def is_plain(self) -> bool:
        """Say whether nobody is in it."""
        return not any(mark[1] or _SLOTS[mark[3]] for mark in _MARK.finditer(self.text))


@dataclass(frozen=True, slots=True)
class Example:
    """A text as the model will see one, and where in it what is."""

    text: str
    spans: tuple[tuple[int, int, str], ...]
    line: Line


@cache
def lines() -> tuple[Line, ...]:
    """Return all lines of all authors."""
    read: list[Line] = []
    for file in sorted(LINES.glob("*.txt")):
        rows = [
            row.split("\t")
            for row in file.read_text(encoding="utf-8").splitlines()
            if row and not row.startswith("#")
        ]
        many, at = Counter(language for language, *_ in rows), Counter[str]()
        for language, tags, text in rows:
            place = 100 * at[language] // many[language]
            at[language] += 1
            said = text.replace("\\n", "\n")
            read.append(Line(file.stem, language, frozenset(tags.split(",")), said, place))
    return tuple(read)


def examples(
    chosen: Sequence[Line], *, count: int, seed: int = 1, vary: bool = True
) -> Iterator[Example]:
    """Yield `count` examples; every other one is about nobody. Lines come round in turn."""
    chance = Random(seed)
    turns = [
        _rounds([one for one in chosen if one.is_plain], chance),
        _rounds([one for one in chosen if not one.is_plain], chance),
    ]
    for number in range(count):
        line = next(turns[number % 2])
        parts = _filled(line, chance)
        if vary:
            parts = _joined(parts, turns, chance, is_plain=number % 2 == 0)
            parts = _varied(parts, chance)
        yield _example(parts, line)


def once(chosen: Iterable[Line], *, seed: int = 1) -> Iterator[Example]:
    """Yield each line once, filled and not varied: for checking."""
    chance = Random(seed)
    for line in chosen:
        yield _example(_filled(line, chance), line)


def _rounds(chosen: Sequence[Line], chance: Random) -> Iterator[Line]:
    mixed = list(chosen)
    while mixed:
        chance.shuffle(mixed)
        yield from mixed


# ── one line ────────────────────────────────────────────────────────────────────────────────


def _filled(line: Line, chance: Random) -> list[Part]:
    values, parts, at = Values(chance), list[Part](), 0
    swaps: dict[str, str] = {}
    for mark in _MARK.finditer(line.text):
        parts.append((line.text[at : mark.start()], ""))
        if mark[1]:
            said = mark[2]
            if said not in swaps:
                swaps[said] = _swapped(mark[1], said, line, chance)
            parts.append((swaps[said], mark[1]))
        else:
            value = values.of(mark[3], line.language)
            changes: dict[str | None, Callable[[str], str]] = {"l": str.lower, "u": str.upper}
            parts.append((changes.get(mark[4], str)(value), _SLOTS[mark[3]]))
        at = mark.end()
    parts.append((line.text[at:], ""))
    return _titled([one for one in parts if one[0]])


def _swapped(code: str, said: str, line: Line, chance: Random) -> str:
    """Put another name of the same form for one that stands in the line, now and then."""
    if "adv" in line.tags or code not in "PLS" or chance.random() < 0.5:
        return said
    if code == "S":
        return _alike(said, line.language, chance)
    if not said.replace(" ", "").isalpha() or len(said) < 3:
        return said
    values = Values(chance)
    *before, _ = said.split()
    if code == "L":
        other = values.of("town", line.language)
    elif before and _TITLE.search(f"{before[0]} "):
        other = f"{before[0]} {values.of('last', line.language)}"
    else:
        other = values.of("full" if before else "first", line.language)
    return other.lower() if said.islower() else other.upper() if said.isupper() else other


def _alike(said: str, language: str, chance: Random) -> str:
    """Put another word of the same list for one that deserves care, if it is on one."""
    for name in ("health", "group"):
        kept = sections(name).get(language, ())
        if said.lower() in {one.lower() for one in kept}:
            other = chance.choice(kept)
            return other.lower() if said.islower() else other
    return said


def _titled(parts: list[Part]) -> list[Part]:
    """Move a title in front of a name into its span."""
    for place in range(1, len(parts)):
        (before, code), (name, what) = parts[place - 1], parts[place]
        if what == "P" and not code and (title := _TITLE.search(before)):
            parts[place - 1] = (before[: title.start()], "")
            parts[place] = (title[0] + name, "P")
    return parts


def _example(parts: Iterable[Part], line: Line) -> Example:
    text, spans = "", []
    for said, code in parts:
        read = plain(said).text
        start, end = len(text), len(text) + len(read)
        if code and read.strip():
            spans.append((start, end, code))
        text += read
    return Example(text, tuple(spans), line)


# ── variety ─────────────────────────────────────────────────────────────────────────────────


def _joined(
    parts: list[Part], turns: list[Iterator[Line]], chance: Random, *, is_plain: bool
) -> list[Part]:
    """Make a longer message of several lines, now and then."""
    if chance.random() > 0.16:
        return parts
    for _ in range(chance.choice((1, 1, 1, 2, 2, 4))):
        other = next(turns[0 if is_plain else chance.randrange(2)])
        between = chance.choice(("\n", "\n", " ", " ", ". ", "\n\n", " / ", ", "))
        more = [*_filled(other, chance)]
        parts = (
            [*parts, (between, ""), *more]
            if chance.random() < 0.5
            else [*more, (between, ""), *parts]
        )
    return parts


def _varied(parts: list[Part], chance: Random) -> list[Part]:
    for share, change in (
        (0.06, _mistyped),
        (0.05, _dressed),
        (0.06, _with_emoji),
        (0.07, _bare),
        (0.06, _unmarked),
        (0.03, _logged),
        (0.02, _quoted),
    ):
        if chance.random() < share:
            parts = change(parts, chance)
    draw = chance.random()
    if draw < 0.22:
        return [(said.lower(), code) for said, code in parts]
    if draw < 0.26:
        return [(said.upper(), code) for said, code in parts]
    if draw < 0.28:
        return [(said.title(), code) for said, code in parts]
    return parts


def _mistyped(parts: list[Part], chance: Random) -> list[Part]:
    """Swap, drop or double a letter here and there."""

    def typed(word: re.Match[str]) -> str:
        said = word[0]
        if chance.random() > 0.15:
            return said
        at = chance.randrange(1, len(said) - 1)
        return chance.choice(
            (
                said[:at] + said[at + 1 :],
                said[:at] + said[at + 1] + said[at] + said[at + 2 :],
                said[:at] + said[at] + said[at:],
            )
        )

    return [(re.sub(r"[^\W\d_]{4,}", typed, said), code) for said, code in parts]


def _dressed(parts: list[Part], chance: Random) -> list[Part]:
    """Put names in quotes, brackets or stars, or behind a hash."""
    dresses = (
        ('"', '"'),
        ("(", ")"),
        ("*", "*"),
        ("**", "**"),
        ("'", "'"),
        ("#", ""),
        ("", "..."),
        ("", "!!"),
        ("~", "~"),
        ("", "'s"),
    )
    made: list[Part] = []
    for said, code in parts:
        if code and chance.random() < 0.6:
            before, after = chance.choice(dresses)
            made += [(before, ""), (said, code), (after, "")]
        else:
            made.append((said, code))
    return made


_EMOJI: Final = "😂😭❤🔥✨🙏🥲💀🎉😘🤡👀🌸🐶💔😅🥰🙄🤔👍"


def _with_emoji(parts: list[Part], chance: Random) -> list[Part]:
    made: list[Part] = []
    for said, code in parts:
        made.append((said, code))
        if chance.random() < 0.4:
            made.append((chance.choice(_EMOJI) * chance.choice((1, 1, 2)), ""))
    return made


def _bare(parts: list[Part], chance: Random) -> list[Part]:
    """Take commas and stops away, as dictation does."""
    kept = [
        (said if code in {"C", "I", "D", "A"} else re.sub(r"[,.;:!?¡¿\"]", "", said), code)
        for said, code in parts
    ]
    return [(said.lower(), code) for said, code in kept] if chance.random() < 0.7 else kept


def _unmarked(parts: list[Part], _: Random) -> list[Part]:
    """Take accents away."""
    return [
        (
            "".join(
                one for one in unicodedata.normalize("NFD", said) if not unicodedata.combining(one)
            ),
            code,
        )
        for said, code in parts
    ]


def _logged(parts: list[Part], chance: Random) -> list[Part]:
    """Make it a line of a chat log, if somebody is in it anyway."""
    if not any(code for _, code in parts):
        return parts
    values = Values(chance)
    who = (values.of(chance.choice(("first", "full", "nick")), "mix"), "P")
    clock = f"{chance.randrange(24):02}:{chance.randrange(60):02}"
    return chance.choice(
        (
            [(f"[{clock}] ", ""), who, (": ", ""), *parts],
            [(values.of("date", "mix"), "D"), (f", {clock} - ", ""), who, (": ", ""), *parts],
            [who, (": ", ""), *parts],
            [*parts, ("\n- ", ""), who],
        )
    )


def _quoted(parts: list[Part], chance: Random) -> list[Part]:
    """Make it a mail that was passed on, if somebody is in it anyway."""
    quoted = [("> ", ""), *((said.replace("\n", "\n> "), code) for said, code in parts)]
    if not any(code for _, code in parts):
        return quoted
    values = Values(chance)
    who, mail = (values.of("full", "mix"), "P"), (values.of("email", "mix"), "C")
    return [
        ("From: ", ""),
        who,
        (" <", ""),
        mail,
        (">\nSent: ", ""),
        (values.of("date", "mix"), "D"),
        ("\n\n", ""),
        *quoted,
    ]
