"""One table of a registry, read strictly: every key known, every value of its kind.

What is wrong is raised as BadInput with file and line, and with the name that was
probably meant. Texts have their white space folded, so that wrapping a line in the file
changes nothing.
"""

import difflib
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

from troth.errors import BadInput
from troth.registry.place import Path, Place

MOST_TEXT = 600
"""The longest text, in characters: a card must stay short."""

Choice = TypeVar("Choice", bound=StrEnum)


def fold(text: str) -> str:
    """Return `text` with each run of white space as one space."""
    return " ".join(text.split())


def near(name: str, known: Collection[str]) -> str:
    """Return ` Did you mean …?` if one of the known names is close, else nothing."""
    found = difflib.get_close_matches(name, known, n=1)
    return f" Did you mean `{found[0]}`?" if found else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Values under names, and where they stand."""

    values: Mapping[str, object]
    path: Path
    place: Place

    @classmethod
    def of(cls, value: object, *, path: Path, place: Place) -> "Table":
        """Take `value` as a table. Raises BadInput if it is something else."""
        if not isinstance(value, dict):
            raise place.error(path, f"`{'.'.join(path)}` must be a table.")
        return cls(values=value, path=path, place=place)

    def table(self, name: str) -> "Table":
        """Return the table below this one under `name`. Raises BadInput if it is missing."""
        return Table.of(self.need(name), path=(*self.path, name), place=self.place)

    def only(self, known: Collection[str]) -> None:
        """Raise BadInput at the first key that is not known."""
        for name in self.values:
            if name not in known:
                raise self.error(name, f"there is no key `{name}` here.{near(name, known)}")

    def need(self, name: str) -> object:
        """Return the value. Raises BadInput if the key is missing."""
        if name not in self.values:
            raise self.place.error(self.path, f"the key `{name}` is missing. Add it.")
        return self.values[name]

    def text(self, name: str) -> str:
        """Return a text that says something, white space folded."""
        value = self.need(name)
        if not isinstance(value, str):
            raise self.error(name, f"`{name}` must be a text.")
        folded = fold(value)
        if not folded:
            raise self.error(name, f"`{name}` is empty. Say it in a sentence.")
        if len(folded) > MOST_TEXT:
            raise self.error(name, f"`{name}` is longer than {MOST_TEXT} characters.")
        if not folded.isprintable():
            raise self.error(name, f"`{name}` holds a character that cannot be shown.")
        return folded

    def flag(self, name: str) -> bool:
        """Return true or false."""
        value = self.need(name)
        if not isinstance(value, bool):
            raise self.error(name, f"`{name}` must be true or false.")
        return value

    def days(self, name: str, *, least: int, most: int) -> int:
        """Return a whole number of days from `least` to `most`."""
        value = self.need(name)
        if not isinstance(value, int) or isinstance(value, bool) or not least <= value <= most:
            raise self.error(name, f"`{name}` must be a whole number from {least} to {most}.")
        return value

    def choice(self, name: str, choices: type[Choice]) -> Choice:
        """Return one of a closed list of words."""
        value = self.need(name)
        known = [one.value for one in choices]
        if not isinstance(value, str) or value not in known:
            guess = near(value, known) if isinstance(value, str) else ""
            raise self.error(name, f"`{name}` must be one of {', '.join(known)}.{guess}")
        return choices(value)

    def names(self, name: str) -> list[str]:
        """Return a list of texts, none of them twice."""
        value = self.need(name)
        if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
            raise self.error(name, f"`{name}` must be a list of names.")
        seen: set[str] = set()
        for one in value:
            if one in seen:
                raise self.error(name, f"`{name}` names `{one}` twice.", item=one)
            seen.add(one)
        return value

    def error(self, name: str, message: str, *, item: str | None = None) -> BadInput:
        """Return the error that points at the key `name`, or at one item of its value."""
        where = ".".join(self.path)
        told = f"in `{where}`, {message}" if where else message
        return self.place.error((*self.path, name), told, item=item)
