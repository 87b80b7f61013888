"""Registries to write documents from, and every edit that can be made to one of their values."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

import pytest

from troth.registry.canonical import build, write
from troth.registry.compile import from_canonical
from troth.registry.purposes import (
    PERSON,
    UNTIL_ERASED,
    Basis,
    Category,
    Field,
    Purpose,
    Recipient,
    Registry,
    Sensitivity,
    UnderRestriction,
)
from troth.registry.served import load_registry
from troth.words import Level

_CHOICES = {
    "basis": Basis,
    "sensitivity": Sensitivity,
    "level": Level,
    "least_level": Level,
    "under_restriction": UnderRestriction,
}
_LISTS = {"reads": "fields", "writes": "fields", "recipients": "recipient"}


@dataclass(frozen=True)
class Edit:
    """One changed value: its path, and what it is changed to."""

    path: str
    body: bytes
    way: tuple[str, ...]
    value: object

    def __repr__(self) -> str:
        return f"<Edit of {self.path} to {self.value!r:.40}>"

    @property
    def registry(self) -> Registry:
        """Return the registry that says so."""
        document = json.loads(self.body)
        inner = document
        for name in self.way[:-1]:
            inner = inner[name]
        inner[self.way[-1]] = self.value
        return from_canonical(write(document))


def edits_of(registry: Registry) -> Iterator[Edit]:
    """Yield every edit of one value, of whatever kind, that leaves a registry that can be read."""
    known = {
        "fields": sorted(registry.category_of),
        "recipient": sorted(registry.recipients),
    }
    yield from _below("", json.loads(registry.body), [], registry.body, known)


def _below(path, value, way, body, known) -> Iterator[Edit]:
    if isinstance(value, dict):
        for name, inner in value.items():
            if path or name != "format":
                below = f"{path}.{name}" if path else name
                yield from _below(below, inner, [*way, name], body, known)
    elif isinstance(value, list):
        for one in known[_LISTS[way[-1]]]:
            other = [each for each in value if each != one] if one in value else [*value, one]
            if other or way[-1] != "recipients":
                yield Edit(f"{path}.{one}", body, tuple(way), sorted(other))
    else:
        for other in _others(way[-1], value):
            yield Edit(path, body, tuple(way), other)


def _others(key, value) -> list[object]:
    if isinstance(value, bool):
        return [not value]
    if isinstance(value, int):
        days = [1, 30, 3650] if key == "expires_days" else [0, 1, 30, UNTIL_ERASED]
        return [one for one in days if one != value]
    if key in _CHOICES:
        return [one.value for one in _CHOICES[key] if one.value != value]
    return [f"{value} or so"]


def rich_registry() -> Registry:
    """Make an invented registry with every kind of value: sent abroad, objected to, empty lists."""
    fields = {
        "note": ("at", "text", "mood"),
        "person": ("name",),
        "count": ("size",),
    }
    weights = dict(zip(fields, reversed(Sensitivity), strict=True))
    categories = [
        Category(
            id=name,
            label=f"all of {name}",
            sensitivity=weights[name],
            fields=tuple(Field(id=f"{name}.{one}", label=f"its {one}") for one in sorted(ones)),
        )
        for name, ones in fields.items()
    ]
    recipients = [
        Recipient(id=PERSON, label="you", level=Level.LOCAL),
        *(Recipient(id=f"at_{one.value}", label=f"one {one.value}", level=one) for one in Level),
    ]
    base = Purpose(
        id="note.share",
        title="Share notes",
        basis=Basis.CONSENT,
        legal="GDPR art. 6(1)(a)",
        necessity="It can only use what it reads.",
        reads=frozenset({"note.text", "note.at", "note.mood"}),
        writes=frozenset({"note.mood", "count.size"}),
        recipients=frozenset({PERSON, "at_contract", "at_local"}),
        kept_days=30,
        expires_days=90,
        risk="It can be wrong. It can leak.",
        least_level=Level.CONTRACT,
        essential=False,
        under_restriction=UnderRestriction.STOPS,
        without="All else works.",
        stop="Take back your yes.",
    )
    return build(categories, recipients, [base, *_more(base)])


def _more(base: Purpose) -> list[Purpose]:
    plain = {"expires_days": None, "least_level": None, "recipients": frozenset({PERSON})}
    none = frozenset()
    return [
        replace(
            base,
            **plain
            | {
                "id": "note.count",
                "title": "Count, and tell",
                "basis": Basis.LEGITIMATE_INTEREST,
                "writes": none,
                "kept_days": 0,
            },
        ),
        replace(
            base,
            **plain
            | {
                "id": "note.prove",
                "title": "Prove it",
                "basis": Basis.LEGAL_DUTY,
                "reads": none,
                "essential": True,
                "kept_days": UNTIL_ERASED,
                "under_restriction": UnderRestriction.CONTINUES,
            },
        ),
        replace(
            base,
            **plain
            | {"id": "note.help", "title": "Help", "basis": Basis.VITAL_INTEREST, "writes": none},
        ),
    ]


@pytest.fixture(scope="session")
def shipped() -> Registry:
    """Return the registry that is shipped."""
    return load_registry()


@pytest.fixture(scope="session")
def rich() -> Registry:
    """Return an invented registry in which every kind of value occurs."""
    return rich_registry()


@pytest.fixture(scope="session")
def edits() -> Callable[[Registry], Iterator[Edit]]:
    """Return the function that yields every edit of a registry."""
    return edits_of
