"""Where each name stands in a TOML file, so that a mistake is shown with its line.

The standard reader of TOML gives values without their lines. `locate` notes the lines
of tables, keys and strings. It never fails: on a text that is not TOML it notes what it
can, and the reader, which runs next, says what is wrong.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

from troth.errors import BadInput

Path: TypeAlias = tuple[str, ...]
"""The names from the top of the file down: `("purpose", "account.run", "reads")`."""

_TOKEN = re.compile(
    r"""
      (?P<comment>\#[^\n]*)
    | (?P<long>\"{3}(?:\\.|[^\\])*?\"{3} | '{3}.*?'{3})
    | (?P<text>"(?:\\.|[^"\\\n])*" | '[^'\n]*')
    | (?P<word>[A-Za-z0-9_-]+)
    | (?P<mark>[][{}=\n])
    """,
    re.DOTALL | re.VERBOSE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A source of a registry: its name, and the lines of what stands in it."""

    source: str
    has_lines: bool = True
    """False for what was not written by a person, such as a stored version."""
    names: Mapping[Path, Sequence[int]] = field(default_factory=dict)
    """The lines of each table and key. More than one: it stands there twice."""
    items: Mapping[tuple[Path, str], Sequence[int]] = field(default_factory=dict)
    """The lines of each string in the value of a key."""

    def line(self, path: Path, item: str | None = None) -> int | None:
        """Return the line of the item, else of the key, else of the table around it."""
        if item is not None and (path, item) in self.items:
            return self.items[path, item][-1]
        while path and path not in self.names:
            path = path[:-1]
        return self.names[path][-1] if path else None

    def error(self, path: Path, message: str, *, item: str | None = None) -> BadInput:
        """Return the error that names file and line. A file that lacks a thing fails on line 1."""
        return self.error_at(self.line(path, item) or 1, message, param=".".join(path) or None)

    def error_at(self, line: int, message: str, *, param: str | None = None) -> BadInput:
        """Return the error for a known line."""
        where = f"{self.source}:{line}" if self.has_lines else self.source
        return BadInput(f"{where}: {message}", param=param)


def locate(text: str, *, source: str) -> Place:
    """Note the line of each table, key and string in `text`."""
    scan = _Scan()
    for token in _TOKEN.finditer(text):
        scan.take(token.lastgroup or "", token.group())
    return Place(source=source, names=scan.names, items=scan.items)


class _Scan:
    """Goes through the tokens once. `state` says which part of a statement it is in."""

    def __init__(self) -> None:
        self.names: dict[Path, list[int]] = {}
        self.items: dict[tuple[Path, str], list[int]] = {}
        self.line = 1
        self.state = "start"
        self.depth = 0
        self.table: Path = ()
        self.key: Path = ()
        self.parts: list[str] = []

    def take(self, kind: str, written: str) -> None:
        if kind == "mark":
            self._mark(written)
        elif kind in {"word", "text", "long"}:
            self._name_or_value(written.strip("\"'") if kind != "word" else written, kind)
        self.line += written.count("\n")

    def _mark(self, mark: str) -> None:
        if self.state == "value":
            self.depth += (mark in "[{") - (mark in "]}")
        if mark == "\n" and self.depth <= 0:
            self.state, self.depth, self.parts = "start", 0, []
        elif mark == "[" and self.state == "start":
            self.state = "header"
        elif mark == "]" and self.state == "header":
            self.table, self.state = tuple(self.parts), "done"
            self.names.setdefault(self.table, []).append(self.line)
        elif mark == "=" and self.state == "key":
            self.key, self.state = self.table + tuple(self.parts), "value"
            self.names.setdefault(self.key, []).append(self.line)

    def _name_or_value(self, name: str, kind: str) -> None:
        if self.state == "value":
            if kind != "word":
                self.items.setdefault((self.key, name), []).append(self.line)
        elif self.state != "done":
            self.state = "key" if self.state == "start" else self.state
            self.parts.append(name)
