"""Compiles long lists of words so that they are looked for quickly.

Python tries the alternatives of a pattern one after the other: at each word of a text, hundreds
that begin with another letter. Here those that begin with the same letter stand together behind it,
`ada|bo|al` as `a(?:da|l)|bo`, and so do their rests, so that only a few are tried. What a pattern
finds stays the same: alternatives that begin with different letters never match at one place, and
those with the same one keep their order.
"""

import re
from collections.abc import Iterator
from typing import Final

_PART: Final = re.compile(
    r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|\((?:\?(?:[:=!>]|<[=!]|P<\w+>|[a-z-]+:))?|.",
    re.DOTALL,
)
"""A sign, a class, or what a group begins with."""
_LETTER: Final = re.compile(r"[A-Za-zÀ-ÖØ-öø-ÿ]")
_REPEATS: Final = frozenset("?*+{")
_FLAGS: Final = re.compile(r"\(\?([a-z]*)-?([a-z]*):")


def compiled(pattern: str, flags: re.RegexFlag = re.NOFLAG) -> re.Pattern[str]:
    """Compile a pattern that has no group without a name: `(?:…)` or `(?P<name>…)`."""
    parts = [one[0] for one in _PART.finditer(pattern)]
    if "(" in parts or flags & re.VERBOSE:
        message = "groups are told by name here, and patterns stand without spaces"
        raise ValueError(message)
    parts.reverse()
    return re.compile(_grouped(parts, any_case=bool(flags & re.IGNORECASE)), flags)


def _grouped(parts: list[str], *, any_case: bool) -> str:
    """Take parts off the end of a list up to the end of a group; return them grouped by letter."""
    alternatives, now = [], list[str]()
    while parts and (part := parts.pop()) != ")":
        if part == "|":
            alternatives.append(now)
            now = []
        elif part[0] == "(":
            on, off = found.groups() if (found := _FLAGS.match(part)) else ("", "")
            inside = _grouped(parts, any_case="i" in on or (any_case and "i" not in off))
            now.append(f"{part}{inside})")
        else:
            now.append(part)
    return "|".join(_by_letter([*alternatives, now], any_case=any_case))


def _by_letter(alternatives: list[list[str]], *, any_case: bool) -> Iterator[str]:
    """Yield alternatives, those that begin with the same letter as one.

    One that begins with something else stays where it is, and keeps what is before it before it.
    """
    groups: dict[str, list[list[str]]] = {}
    for one in alternatives:
        if letter := _letter(one):
            groups.setdefault(letter.lower() if any_case else letter, []).append(one[1:])
        else:
            yield from _joined(groups, any_case=any_case)
            groups.clear()
            yield "".join(one)
    yield from _joined(groups, any_case=any_case)


def _letter(parts: list[str]) -> str | None:
    """Return the letter that must stand first, if there is one, and it has one small form."""
    if not parts or not _LETTER.fullmatch(parts[0]) or (len(parts) > 1 and parts[1] in _REPEATS):
        return None
    return parts[0]


def _joined(groups: dict[str, list[list[str]]], *, any_case: bool) -> Iterator[str]:
    for letter, ends in groups.items():
        rest = "|".join(_by_letter(ends, any_case=any_case))
        yield letter + (rest if len(ends) == 1 else f"(?:{rest})")
