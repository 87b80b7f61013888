"""A small, safe part of Markdown: from text to blocks, from which a face builds its markup.

What comes out is a tree of plain values, never markup; a face makes elements of it and puts
text into them. There are no links to elsewhere, no pictures and no HTML: a model, or what it
quotes, could use an address to carry words away or to lead somebody astray. They stay as they were
written. Paragraphs, headings, lists, quotes, code; in a line: strong, emphasis, code, and the
pages of Troth's own to which answers point.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final, Literal

Mark = Literal["plain", "strong", "emphasis", "code", "page"]
Kind = Literal["paragraph", "heading", "bullets", "numbers", "quote", "code"]

PAGES: Final = ("/limits", "/memory/facts", "/models", "/privacy", "/safety")
"""The pages of Troth's own to which answers point. To open one changes nothing."""
_LINE_MARKS: Final = re.compile(
    r"(?<!`)(?P<ticks>`{1,3})(?P<code>[^`\n]+)(?P=ticks)(?!`)"
    r"|\*\*(?P<strong>[^\s*](?:[^*\n]*[^\s*])?)\*\*"
    r"|(?<![\w*])\*(?P<emphasis>[^\s*](?:[^*\n]*[^\s*])?)\*(?![\w*])"
    rf"|(?<![\w/.:@-])(?P<page>{'|'.join(PAGES)})(?![\w/#&=%-]|[.:?]\w)"
)
_FENCE: Final = re.compile(r"(?P<fence>`{3,})[^`\n]*|(?P<waves>~{3,})[^\n]*")
_HEADING: Final = re.compile(r"#{1,6}[ \t]+(?P<text>.+)")
_BULLET: Final = re.compile(r"[ \t]{0,3}[-*+][ \t]+(?P<text>.+)")
_NUMBER: Final = re.compile(r"[ \t]{0,3}(?P<number>\d{1,9})[.)][ \t]+(?P<text>.+)")
_QUOTE: Final = re.compile(r">[ \t]?(?P<text>.*)")


@dataclass(frozen=True, slots=True)
class Span:
    """A piece of a line, and how it is marked."""

    text: str
    mark: Mark = "plain"

    def __repr__(self) -> str:
        return f"<Span {self.mark} of {len(self.text)} characters>"


@dataclass(frozen=True, slots=True)
class Block:
    """A part of a text. `lines`: of a list its entries, else the lines of the part."""

    kind: Kind
    lines: tuple[tuple[Span, ...], ...]


def blocks(text: str) -> list[Block]:
    """Read a text. Every character that is not a mark comes out again; nothing is dropped."""
    return list(_blocks(text.split("\n")))


def spans(line: str) -> tuple[Span, ...]:
    """Read the marks in one line."""
    found: list[Span] = []
    at = 0
    for match in _LINE_MARKS.finditer(line):
        if match.start() > at:
            found.append(Span(line[at : match.start()]))
        mark = _mark(match.lastgroup)
        found.append(Span(match[mark], mark))
        at = match.end()
    if at < len(line) or not found:
        found.append(Span(line[at:]))
    return tuple(found)


def _mark(name: str | None) -> Mark:
    match name:
        case "strong" | "emphasis" | "page":
            return name
        case _:
            return "code"


def _blocks(lines: Sequence[str]) -> Iterator[Block]:
    at = 0
    while at < len(lines):
        if not lines[at].strip():
            at += 1
            continue
        block, at = _next(lines, at)
        yield block


def _next(lines: Sequence[str], at: int) -> tuple[Block, int]:
    if _FENCE.fullmatch(lines[at].strip()):
        return _code(lines, at)
    heading = _HEADING.fullmatch(lines[at])
    if heading:
        return Block("heading", (spans(_without_end(heading["text"])),)), at + 1
    patterns: tuple[tuple[Kind, re.Pattern[str]], ...] = (
        ("bullets", _BULLET),
        ("numbers", _NUMBER),
        ("quote", _QUOTE),
    )
    for kind, pattern in patterns:
        if (match := pattern.fullmatch(lines[at])) and _counts(match, 0):
            return _run(lines, at, kind, pattern)
    return _paragraph(lines, at)


def _without_end(text: str) -> str:
    """Return a heading without the signs and blanks at its end; at least one letter stays.

    Not by the pattern: it would look at each end from each place, and a long line takes minutes.
    """
    return text.rstrip("#").rstrip(" \t") or text[:1]


def _code(lines: Sequence[str], at: int) -> tuple[Block, int]:
    opened = _FENCE.fullmatch(lines[at].strip())
    assert opened is not None
    fence = opened["fence"] or opened["waves"]
    end = at + 1
    while end < len(lines) and not _closes(lines[end].strip(), fence):
        end += 1
    inside = tuple((Span(line),) for line in lines[at + 1 : end])
    return Block("code", inside or ((Span(""),),)), end + 1


def _closes(line: str, fence: str) -> bool:
    """Say whether a line ends code that such a sign began: the same, as long at least."""
    return len(line) >= len(fence) and not line.strip(fence[0])


def _counts(match: re.Match[str], before: int) -> bool:
    """Say whether a line goes on counting, so that a list that is drawn shows its number.

    "1989. The wall fell." begins none: its number would be another one there.
    """
    number = match.groupdict().get("number")
    return number is None or int(number) in {1, before + 1}


def _run(lines: Sequence[str], at: int, kind: Kind, pattern: re.Pattern[str]) -> tuple[Block, int]:
    found: list[tuple[Span, ...]] = []
    while (
        at < len(lines) and (match := pattern.fullmatch(lines[at])) and _counts(match, len(found))
    ):
        found.append(spans(match["text"]))
        at += 1
    return Block(kind, tuple(found)), at


def _paragraph(lines: Sequence[str], at: int) -> tuple[Block, int]:
    found = [spans(lines[at])]
    at += 1
    while at < len(lines) and lines[at].strip() and not _starts_other(lines[at]):
        found.append(spans(lines[at]))
        at += 1
    return Block("paragraph", tuple(found)), at


def _starts_other(line: str) -> bool:
    patterns = (_HEADING, _BULLET, _NUMBER, _QUOTE)
    return bool(_FENCE.fullmatch(line.strip())) or any(one.fullmatch(line) for one in patterns)
