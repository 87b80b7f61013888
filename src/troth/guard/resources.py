"""The crisis lines: read from one dated file, checked whole, then frozen.

Promise: Troth never shows a number that is not in the file, and where the file is
missing, empty or wrong it does not chat at all (Cal. Bus. & Prof. Code 22602(b)(1);
N.Y. Gen. Bus. Law 1701: no companion without a protocol). So there is no half-read
file: one bad entry refuses the whole, and the message says which.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import cache, lru_cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from types import MappingProxyType
from typing import Final, TypeAlias

from troth.crypto.digest import sha256
from troth.errors import Unconfigured
from troth.words import Digest

FORMAT: Final = "troth/v1/crisis-resources"
"""Frozen. Fields may only be added, with a default; bump the label otherwise."""

KEPT_FRESH: Final = timedelta(days=180)
"""After this age each number wants a new look."""

ROUND_THE_CLOCK: Final = "24/7"
"""The one entry of `hours` that a card translates."""

ON_WEBSITE: Final = "see website"
"""What `hours` says when the record knows none."""

_LIMIT_BYTES = 1_000_000
_ALIASES = {"UK": "GB"}
_Table: TypeAlias = Mapping[str, object]
_State: TypeAlias = tuple[int, int, int, int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One crisis line. At least one of `call` and `text` is there."""

    name: str
    about: str
    call: tuple[str, ...]
    text: str
    text_word: str
    hours: str
    languages: tuple[str, ...]
    more_languages: int
    website: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Country:
    """One country: its names by language, and its lines, the first to show first."""

    code: str
    names: Mapping[str, str]
    lines: tuple[Line, ...]

    def name(self, language: str) -> str:
        """Name the country in `language`, else in English, else by its code."""
        return self.names.get(language) or self.names.get("en") or self.code


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What there is for one person: the own country, or all of them if it has no entry."""

    known: bool
    countries: tuple[Country, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Resources:
    """The whole file as one frozen value."""

    checked_on: date
    source: str
    countries: tuple[Country, ...]
    digest: Digest
    """SHA-256 of the file: says which protocol was in force."""

    def for_country(self, code: str) -> Found:
        """Return the lines of a country (ISO 3166, any case), or of all if it is unknown."""
        wanted = code.strip().upper()
        wanted = _ALIASES.get(wanted, wanted)
        own = tuple(country for country in self.countries if country.code == wanted)
        return Found(known=bool(own), countries=own or self.countries)

    def age(self, at: datetime) -> timedelta:
        """Say how long before `at` (aware) the numbers were checked."""
        return at - datetime.combine(self.checked_on, time.min, UTC)

    def is_stale(self, at: datetime) -> bool:
        """Say whether the numbers want a new check. A day in the future proves nothing."""
        return not timedelta(days=-1) <= self.age(at) <= KEPT_FRESH


def load(path: Path | None) -> Resources:
    """Read the file at `path`, or the one that Troth ships.

    A file that is as it was at the last look is not read again. Raises Unconfigured if it is
    missing, unreadable, empty, too large or wrong in any entry. Then the caller must not chat.
    """
    try:
        return _as_it_is(path)
    except OSError as error:
        raise _unusable(path, type(error).__name__) from error
    except (ValueError, RecursionError) as error:
        raise _unusable(path, str(error) or type(error).__name__) from error


_looked: Final[dict[Path | None, tuple[_State, Resources]]] = {}
"""Of each file: what the system told of it at the last look, and what was in it."""


def _as_it_is(path: Path | None) -> Resources:
    source = path or _shipped()
    if not isinstance(source, Path):  # inside of an archive
        return _parsed(_read(source))
    state = _state(source)
    held = _looked.get(path)
    if held is None or held[0] != state:
        # Looked at before it is read: what changes meanwhile is read at the next look.
        held = _looked[path] = state, _parsed(_read(source))
    return held[1]


def _state(file: Path) -> _State:
    """Return what no change of a file, or of who may read it, leaves as it was."""
    told = file.stat()
    return told.st_dev, told.st_ino, told.st_size, told.st_mtime_ns, told.st_ctime_ns


@lru_cache(maxsize=4)
def _parsed(body: bytes) -> Resources:
    return _resources(tomllib.loads(body.decode()), digest=sha256(body))


def _read(source: Traversable) -> bytes:
    with source.open("rb") as file:
        body: bytes = file.read(_LIMIT_BYTES + 1)
    if len(body) > _LIMIT_BYTES:
        raise _Wrong(_TOP, "is larger than 1 MB")
    if not body.strip():
        raise _Wrong(_TOP, "is empty")
    return body


@cache
def _shipped() -> Traversable:
    """Return where the file lies that Troth ships. It is looked at anew all the same."""
    return files("troth.guard").joinpath("resources.toml")


def _unusable(path: Path | None, why: str) -> Unconfigured:
    which = f"The crisis resource file {path}" if path else "The shipped crisis resource file"
    return Unconfigured(
        f"{which} cannot be used: {why}. Troth does not chat without it. "
        "Mend the file, or take `resources_file` out of the settings to use the shipped one."
    )


class _Wrong(ValueError):
    """One place in the file is not as it should be. Never leaves this module."""

    def __init__(self, where: str, what: str) -> None:
        super().__init__(f"{where} {what}")


_TOP = "the file"


def _resources(table: _Table, *, digest: Digest) -> Resources:
    _only(table, {"format", "checked_on", "source", "countries"}, _TOP)
    if table.get("format") != FORMAT:
        raise _Wrong(_TOP, f"must have `format = {FORMAT!r}`")
    day, countries = table.get("checked_on"), table.get("countries")
    if not isinstance(day, date) or isinstance(day, datetime):
        raise _Wrong(_TOP, "must have a day, as in `checked_on = 2026-06-02`")
    if not isinstance(countries, dict) or not countries:
        raise _Wrong(_TOP, "lists no country")
    return Resources(
        checked_on=day,
        source=_text(table, "source", _TOP),
        countries=tuple(_country(code, one) for code, one in countries.items()),
        digest=digest,
    )


def _country(code: str, table: object) -> Country:
    where = f"country {code!r}"
    if not (len(code) == 2 and code.isascii() and code.isalpha() and code.isupper()):
        raise _Wrong(where, "must be two capital letters (ISO 3166)")
    if not isinstance(table, dict):
        raise _Wrong(where, "must be a table")
    _only(table, {"name", "lines"}, where)
    names, lines = table.get("name", {}), table.get("lines")
    if not isinstance(names, dict):
        raise _Wrong(where, "must give a `name` for each language")
    if not isinstance(lines, list) or not lines:
        raise _Wrong(where, "has no lines")
    return Country(
        code=code,
        names=MappingProxyType({tongue: _text(names, tongue, where) for tongue in names}),
        lines=tuple(_line(one, f"{where}, line {n}") for n, one in enumerate(lines, start=1)),
    )


def _line(table: object, where: str) -> Line:
    if not isinstance(table, dict):
        raise _Wrong(where, "must be a table")
    _only(table, set(Line.__slots__), where)
    if not ("call" in table or "text" in table):
        raise _Wrong(where, "has neither `call` nor `text`")
    more, website = table.get("more_languages", 0), _text(table, "website", where)
    if type(more) is not int or more < 0:
        raise _Wrong(where, "must have a whole number of `more_languages`")
    if not website.startswith("https://"):
        raise _Wrong(where, "must have a `website` that begins with https://")
    return Line(
        name=_text(table, "name", where),
        about=_text(table, "about", where),
        call=_texts(table, "call", where) if "call" in table else (),
        text=_text(table, "text", where) if "text" in table else "",
        text_word=_text(table, "text_word", where) if "text_word" in table else "",
        hours=_text(table, "hours", where),
        languages=_texts(table, "languages", where),
        more_languages=more,
        website=website,
    )


def _text(table: _Table, key: str, where: str) -> str:
    value = table.get(key)
    if not isinstance(value, str) or not value.strip() or len(value) > 200:
        raise _Wrong(where, f"must have a `{key}` of 1 to 200 characters")
    if not value.isprintable():
        raise _Wrong(where, f"has a `{key}` that cannot be shown")
    return value


def _texts(table: _Table, key: str, where: str) -> tuple[str, ...]:
    values = table.get(key)
    if not isinstance(values, list) or not values:
        raise _Wrong(where, f"must have a list of texts as `{key}`")
    return tuple(_text({key: value}, key, where) for value in values)


def _only(table: _Table, known: set[str], where: str) -> None:
    if unknown := sorted(set(table) - known):
        raise _Wrong(where, f"has an entry `{unknown[0]}` that Troth does not know")
