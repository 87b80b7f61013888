"""What left this machine, kept as it was sent, so that the person can look at it.

The words of a request lie apart from its form, each under its digest: a provider gets the
whole talk again with each message, but here each text is kept once.
"""

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import ClassVar, Final

from troth.crypto.digest import sha256
from troth.errors import Damaged
from troth.providers import plain
from troth.veil.found import Label
from troth.words import Json

_SHORT: Final = 24
NAMING: Final = frozenset({"PERSON", "CONTACT", "ID"})
"""What names somebody wherever it stands."""
MARK: Final = "\ue000"
"""Stands before the digest of a text that is kept apart: a character that nobody writes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Left:
    """One request to somebody outside this machine.

    form: the request as JSON, with marks where longer texts belong. texts: those of them that no
    earlier record has, digest → text, as JSON. masks: what was masked: surrogate, original,
    label, kind and reason of each, as JSON.
    """

    category: ClassVar[str] = "left"
    receipt: str
    recipient: str
    model: str
    level: str
    at: str
    form: str = field(repr=False)
    texts: str = field(repr=False)
    masks: str = field(repr=False)

    def names(self) -> Iterator[tuple[str, Label]]:
        """Yield what named somebody in it: text and label. What cannot be read names nobody."""
        try:
            told = json.loads(self.masks)
            for _, original, label, kind, _ in told:
                if kind == "direct" and label in NAMING:
                    yield original, label
        except (ValueError, TypeError):
            return


def take_apart(body: Mapping[str, Json]) -> tuple[str, dict[str, str]]:
    """Return the form of a request, and its longer texts by their digests."""
    texts: dict[str, str] = {}

    def put_away(text: str) -> str:
        if len(text) < _SHORT and not text.startswith(MARK):
            return text
        digest = sha256(text.encode())
        texts[digest] = text
        return MARK + digest

    return plain.written(_each(body, put_away)), texts


def put_together(form: str, find: Callable[[str], str | None]) -> str:
    """Return the request exactly as it went out. Raises Damaged if a text of it is not here."""

    def bring(text: str) -> str:
        if not text.startswith(MARK):
            return text
        found = find(text.removeprefix(MARK))
        if found is None:
            message = "A part of what was sent is not kept any more."
            raise Damaged(message)
        return found

    return plain.written(_each(json.loads(form), bring))


def _each(body: Mapping[str, Json], act: Callable[[str], str]) -> dict[str, Json]:
    return {act(key): _one(value, act) for key, value in body.items()}


def _one(value: Json, act: Callable[[str], str]) -> Json:
    if isinstance(value, str):
        return act(value)
    if isinstance(value, list):
        return [_one(one, act) for one in value]
    if isinstance(value, dict):
        return _each(value, act)
    return value
