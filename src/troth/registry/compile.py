"""From the text of a registry to a frozen value, or to an error with file and line.

Whoever edits a registry by hand must hear at once about a name that stands twice, a
name that leads nowhere, a purpose that no code serves, a promise that contradicts
itself, and a card that is too long, too hard or not fair. Nothing is guessed and nothing
is left out: a registry is whole or refused.
"""

import json
import re
import tomllib
from collections.abc import Collection, Sequence
from typing import Final

from troth.errors import BadInput, Damaged
from troth.registry import lint, reading, rules
from troth.registry.canonical import FORMAT, build, write
from troth.registry.outside import READS, Outside, purposes, recipients
from troth.registry.place import Place, locate
from troth.registry.purposes import Registry
from troth.registry.table import Table, near
from troth.words import PurposeId

MOST_CHARACTERS: Final = 262_144
"""The largest registry that is read."""


def compile_registry(
    text: str,
    *,
    source: str,
    served: Collection[PurposeId],
    outside: Sequence[Outside] = (),
) -> Registry:
    """Compile the TOML `text` of the file `source`, whose purposes must be those `served`.

    outside: providers that are switched on. Each adds its recipient and its purpose, which the
    file itself must not hold. Raises BadInput whose message begins with `source:line:`.
    """
    place = locate(text[:MOST_CHARACTERS], source=source)
    if len(text) > MOST_CHARACTERS:
        raise place.error((), f"the file has more than {MOST_CHARACTERS} characters.")
    document = Table(values=_with(_toml(text, place), outside, place), path=(), place=place)
    registry = _registry(document)
    rules.check(registry, place)
    _check_served(registry, {*served, *(one.purpose for one in outside)}, place)
    lint.check(registry, place)
    return registry


def from_canonical(body: bytes) -> Registry:
    """Read the stored bytes of a version back; its digest is that of the bytes as given.

    Which purposes code serves today is not asked: an old version may name others.
    Raises Damaged if the bytes are not the canonical form of a registry.
    """
    try:
        values = json.loads(body)
        if not isinstance(values, dict) or write(values) != body:
            message = "A stored registry is not in its canonical form. It is not used."
            raise Damaged(message)
        place = Place(source="stored registry", has_lines=False)
        if values.pop("format", None) != FORMAT:
            raise place.error((), f"the format is not {FORMAT}.")
        return _registry(Table(values=values, path=(), place=place), body=body)
    except (ValueError, RecursionError, BadInput) as error:
        message = "A stored registry cannot be read. It is not used."
        raise Damaged(message) from error


def _registry(document: Table, *, body: bytes | None = None) -> Registry:
    document.only(("category", "recipient", "purpose"))
    categories = reading.categories(document.table("category"))
    recipients = reading.recipients(document.table("recipient"))
    known = reading.Known.of(categories, recipients)
    purposes = reading.purposes(document.table("purpose"), known)
    return build(categories, recipients, purposes, body=body)


def _with(values: dict[str, object], outside: Sequence[Outside], place: Place) -> dict[str, object]:
    """Add what the providers bring. Raises BadInput if the file holds one of them itself."""
    if not outside:
        return values
    more = {"recipient": recipients(outside), "purpose": purposes(outside)}
    for key, tables in more.items():
        table = Table(values=values, path=(), place=place).table(key)
        for name in tables:
            if name in table.values:
                message = f"`{name}` is a provider's own name. Remove it here, or the provider."
                raise table.error(name, message)
        values = values | {key: {**table.values, **tables}}
    known = Table(values=values, path=(), place=place).table("category").values
    if lacking := {name.split(".")[0] for name in READS} - set(known):
        message = (
            f"a provider is switched on, which needs the data `{min(lacking)}`. "
            f"Copy `[category.{min(lacking)}]` from the registry that is shipped."
        )
        raise place.error(("category",), message)
    return values


def _toml(text: str, place: Place) -> dict[str, object]:
    try:
        text.encode()
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise _twice(place) or _not_toml(str(error), text, place) from error
    except (ValueError, RecursionError) as error:
        message = "this is not TOML that can be read. Look for odd signs and deep brackets."
        raise place.error((), message) from error


def _twice(place: Place) -> BadInput | None:
    """Return the error for the first name that stands twice, if one does."""
    twice = [(lines[1], path) for path, lines in place.names.items() if len(lines) > 1]
    if not twice:
        return None
    line, path = min(twice)
    first = place.names[path][0]
    name = ".".join(path)
    message = f"`{name}` stands here twice; the first is on line {first}. Remove one."
    return place.error_at(line, message, param=name)


def _not_toml(message: str, text: str, place: Place) -> BadInput:
    found = re.search(r"\(at line (\d+)", message)
    line = int(found[1]) if found else text.count("\n") + 1
    said = re.sub(r" \(at .*\)$", "", message)
    return place.error_at(line, f"this is not TOML: {said}. Mend that line.")


def _check_served(registry: Registry, served: Collection[PurposeId], place: Place) -> None:
    for name in registry.purposes:
        if name not in served:
            message = f"no code serves the purpose `{name}`.{near(name, served)} Remove it."
            raise place.error(("purpose", name), message)
    for name in sorted(served):
        if name not in registry.purposes:
            message = f"the purpose `{name}` is missing, but code serves it. Add it."
            raise place.error((), message)
