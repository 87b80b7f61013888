"""A provider, as whoever runs this Troth wrote it down: where it is, and what is claimed of it.

FROZEN FORMAT `troth/v1/provider`: a JSON object in canonical form (RFC 8785) with the keys below.
A key may only be added, with a default for stored entries that lack it. The same keys are read
from a TOML file that a person edits; then each error names the file and the line.

An entry decides nothing: `trust.py` says how far it is trusted on a day.
"""

import json
import re
import tomllib
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import Final

from troth.errors import BadInput, Damaged
from troth.net.addresses import Target, target, zone
from troth.registry import claims as claimed
from troth.registry.canonical import write
from troth.registry.claims import Claims
from troth.registry.lint import PRESSURES
from troth.registry.place import Place, locate
from troth.registry.readability import syllables, words
from troth.registry.table import Table
from troth.words import Json

FORMAT: Final = "troth/v1/provider"
MOST_CHARACTERS: Final = 65_536
"""The largest entry that is read."""
MOST_MODELS: Final = 100
TAKEN: Final = frozenset({"person", "local_model", "troth", "demo", "echo", "outside"})
"""Ids that mean something else."""
MOST_NAME: Final = 30
MOST_NAME_WORDS: Final = 2
MOST_SYLLABLES: Final = 8
"""Of a name: it stands on a card, which must stay short and easy to read."""

_ID_KEY, _NAME_KEY, _URL_KEY = "id", "name", "base_url"
_MODELS_KEY, _PLACE_KEY, _REFUSES_KEY = "models", "place", "refuses"
_KEYS = (_ID_KEY, _NAME_KEY, "dialect", _URL_KEY, _MODELS_KEY, _PLACE_KEY, _REFUSES_KEY, "claim")
_CAN_BE_LEFT_OUT: Final = (
    *("store", "stream_options", "temperature", "seed"),
    *("stop", "stop_sequences", "parallel_tool_calls"),
)
"""Parts of a request without which it still asks the same."""
_OPENAI: Final = re.compile(r"(?:[a-z0-9-]+\.)?api\.openai\.com|.+\.openai\.azure\.com")
"""Hosts of OpenAI, also those for one region, and of Microsoft, which runs the same.

They may keep a talk unless they are asked not to (`store`), and call the longest answer in
another way than all others.
"""
_ID = re.compile(r"[a-z][a-z0-9_]{0,29}")
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9.&'+-]*( [A-Za-z0-9.&'+-]+)*")
_MODEL = re.compile(r"[A-Za-z0-9][A-Za-z0-9._:/@+-]{0,127}")


class Dialect(StrEnum):
    """In which shape questions are asked."""

    OPENAI = "openai"
    ANTHROPIC = "anthropic"


class Where(StrEnum):
    """How far away the machine is."""

    LOOPBACK = "loopback"
    """This machine itself."""
    PRIVATE = "private"
    """Another machine in the same private network."""
    PUBLIC = "public"
    """Somewhere on the internet."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One provider. Make it with `from_toml` or `from_canonical`, which check it.

    refuses: parts of a request that its server does not take, so that they are left out.
    """

    id: str
    name: str
    dialect: Dialect
    base_url: str
    models: tuple[str, ...]
    place: Where
    claims: Claims
    refuses: tuple[str, ...] = ()

    def body(self) -> bytes:
        """Return the canonical bytes."""
        document: dict[str, Json] = {
            "format": FORMAT,
            "id": self.id,
            "name": self.name,
            "dialect": self.dialect.value,
            "base_url": self.base_url,
            "models": [*self.models],
            "place": self.place.value,
            "claim": claimed.write(self.claims),
        }
        if self.refuses:
            document[_REFUSES_KEY] = [*self.refuses]
        return write(document)

    @property
    def runs_here(self) -> bool:
        """Whether the text stays on this machine: a loopback address, and no model of a cloud."""
        return self.place is Where.LOOPBACK and not any(map(is_cloud_model, self.models))

    @property
    def is_openai(self) -> bool:
        """Whether it is OpenAI, or Microsoft, which runs the same."""
        return _is_openai(self.base_url)


def _is_openai(base_url: str) -> bool:
    return _OPENAI.fullmatch(target(base_url).host) is not None


def is_cloud_model(name: str) -> bool:
    """Say whether a model that is listed on this machine runs elsewhere.

    Ollama lists models of its own cloud beside those that are here: `gpt-oss:120b-cloud`.
    """
    low = name.lower().partition("@")[0]
    return low.endswith("-cloud") or low.rpartition(":")[2] == "cloud"


def is_model_name(name: str) -> bool:
    """Say whether an entry can name a model so."""
    return _MODEL.fullmatch(name) is not None


def from_toml(text: str, *, source: str) -> Entry:
    """Read an entry that a person wrote. Raises BadInput whose message begins `source:line:`."""
    place = locate(text[:MOST_CHARACTERS], source=source)
    if len(text) > MOST_CHARACTERS:
        raise place.error((), f"the file has more than {MOST_CHARACTERS} characters.")
    try:
        values = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        found = re.search(r"\(at line (\d+)", str(error))
        line = int(found[1]) if found else text.count("\n") + 1
        said = re.sub(r" \(at .*\)$", "", str(error))
        raise place.error_at(line, f"this is not TOML: {said}. Mend that line.") from error
    except (ValueError, RecursionError) as error:
        message = "this is not TOML that can be read. Look for odd signs and deep brackets."
        raise place.error((), message) from error
    return _entry(Table(values=values, path=(), place=place))


def from_values(values: dict[str, object], *, source: str) -> Entry:
    """Read an entry from values under the same keys. Raises BadInput."""
    place = Place(source=source, has_lines=False)
    return _entry(Table(values=values, path=(), place=place))


@lru_cache(maxsize=128)
def from_canonical(body: bytes) -> Entry:
    """Read the stored bytes of an entry back. Raises Damaged."""
    message = "A stored provider is not in its canonical form. It is not used."
    try:
        values = json.loads(body)
        if not isinstance(values, dict) or write(values) != body:
            raise Damaged(message)
        if values.pop("format", None) != FORMAT:
            raise Damaged(message)
        return from_values(values, source="stored provider")
    except (ValueError, RecursionError, BadInput) as error:
        raise Damaged(message) from error


def _entry(table: Table) -> Entry:
    table.only(_KEYS)
    place = table.choice("place", Where)
    has_claims = "claim" in table.values
    return Entry(
        id=_id(table),
        name=_name(table),
        dialect=table.choice("dialect", Dialect),
        base_url=_base_url(table, place),
        models=_models(table),
        place=place,
        claims=claimed.read(table.table("claim")) if has_claims else Claims(),
        refuses=_refuses(table) if _REFUSES_KEY in table.values else (),
    )


def _id(table: Table) -> str:
    written = table.text("id")
    if not _ID.fullmatch(written):
        message = "`id` must be small letters, digits and `_`, at most 30, with a letter first."
        raise table.error(_ID_KEY, message)
    if written in TAKEN:
        raise table.error(_ID_KEY, f"the id `{written}` means something else. Choose another.")
    return written


def _name(table: Table) -> str:
    """Read the name. It stands on a card, so it obeys what every card obeys."""
    written = table.text("name")
    if len(written) > MOST_NAME or not _NAME.fullmatch(written):
        message = f"`name` must be at most {MOST_NAME} plain letters, digits, spaces and .&'+-"
        raise table.error(_NAME_KEY, message)
    if len(written.split()) > MOST_NAME_WORDS:
        raise table.error(_NAME_KEY, f"`name` may have {MOST_NAME_WORDS} words. Shorten it.")
    if re.search(r"\.(?:\s|$)", written) or not words(written):
        raise table.error(_NAME_KEY, "`name` must not end a sentence. Leave the full stop out.")
    if sum(map(syllables, words(written))) > MOST_SYLLABLES:
        raise table.error(_NAME_KEY, "`name` is too long to read with ease. Use a shorter one.")
    for one in PRESSURES:
        if found := one.pattern.search(written):
            message = f"`name` says “{found[0]}” ({one.name}), which no card may say. {one.advice}"
            raise table.error(_NAME_KEY, message)
    return written


def _models(table: Table) -> tuple[str, ...]:
    found = table.names("models")
    if len(found) > MOST_MODELS:
        raise table.error(_MODELS_KEY, f"`models` names more than {MOST_MODELS}.")
    for one in found:
        if not is_model_name(one):
            message = f"`models` names `{one[:40]}`, which is no name of a model."
            raise table.error(_MODELS_KEY, message, item=one)
    return tuple(found)


def _refuses(table: Table) -> tuple[str, ...]:
    found = table.names("refuses")
    for one in found:
        if one not in _CAN_BE_LEFT_OUT:
            message = f"`refuses` must name one of {', '.join(_CAN_BE_LEFT_OUT)}."
            raise table.error(_REFUSES_KEY, message, item=one)
    if "store" in found and _is_openai(table.text("base_url")):
        message = "`refuses` names `store`, but there it asks that nothing is kept. Take it out."
        raise table.error(_REFUSES_KEY, message, item="store")
    return tuple(found)


def _base_url(table: Table, place: Where) -> str:
    """Read the address: one that the client would call, where the entry says that it lies."""
    written = table.text("base_url")
    try:
        goal = target(written)
    except BadInput as error:
        raise table.error(_URL_KEY, f"`base_url`: {error}") from error
    _check_place(table, goal, place)
    if goal.scheme == "http" and place is Where.PUBLIC:
        raise table.error(_URL_KEY, "`base_url` must begin with https:// on the internet.")
    return written.removesuffix("/")


def _check_place(table: Table, goal: Target, place: Where) -> None:
    """Raise BadInput if the host cannot lie where the entry says that it lies.

    A name can lead anywhere; what it leads to is looked at with each connection.
    """
    if goal.host == "localhost":
        if place is not Where.LOOPBACK:
            raise table.error(_PLACE_KEY, "`localhost` is this machine: `place` must be loopback.")
    elif goal.address is None:
        if place is Where.LOOPBACK:
            message = "`place` is loopback, but `base_url` names another host. Use 127.0.0.1."
            raise table.error(_PLACE_KEY, message)
    elif (found := Where(zone(goal.address).value)) is not place:
        message = f"the address of `base_url` is {found}, so `place` must be {found}."
        raise table.error(_PLACE_KEY, message)
