"""Small invented registries, and a way to build any registry from parts."""

from collections.abc import Callable, Iterable
from dataclasses import replace

import pytest

from troth.registry.canonical import build
from troth.registry.entry import Entry, from_toml
from troth.registry.purposes import (
    PERSON,
    Basis,
    Category,
    CategoryId,
    Field,
    FieldId,
    Purpose,
    Recipient,
    RecipientId,
    Registry,
    Sensitivity,
    UnderRestriction,
)
from troth.words import Level, PurposeId

NOTES = Category(
    id=CategoryId("note"),
    label="your notes",
    sensitivity=Sensitivity.INTIMATE,
    fields=(
        Field(id=FieldId("note.at"), label="when you wrote"),
        Field(id=FieldId("note.text"), label="what you wrote"),
    ),
)
NAMES = Category(
    id=CategoryId("person"),
    label="your name",
    sensitivity=Sensitivity.PERSONAL,
    fields=(Field(id=FieldId("person.name"), label="your name"),),
)
SELF = Recipient(id=PERSON, label="you", level=Level.LOCAL)
MODEL = Recipient(id=RecipientId("model"), label="a model here", level=Level.LOCAL)
ABROAD = Recipient(id=RecipientId("abroad"), label="a model elsewhere", level=Level.CONTRACT)
SHARE = Purpose(
    id=PurposeId("note.share"),
    title="Share your notes",
    basis=Basis.CONSENT,
    legal="GDPR art. 6(1)(a)",
    necessity="A model can only answer what it reads.",
    reads=frozenset({FieldId("note.text")}),
    writes=frozenset({FieldId("note.at")}),
    recipients=frozenset({PERSON, MODEL.id}),
    kept_days=30,
    expires_days=90,
    risk="It can be wrong.",
    least_level=Level.ATTESTED,
    essential=False,
    under_restriction=UnderRestriction.STOPS,
    without="Your notes stay with you.",
    stop="Take back your yes.",
)


@pytest.fixture
def share() -> Purpose:
    """Return a purpose that rests on consent, reads, writes and sends."""
    return SHARE


@pytest.fixture
def make() -> Callable[..., Registry]:
    """Return a function that makes a registry of one purpose, with changes to its parts."""

    def make_registry(
        *,
        categories: Iterable[Category] = (NOTES, NAMES),
        known: Iterable[Recipient] = (SELF, MODEL, ABROAD),
        **changes: object,
    ) -> Registry:
        return build(categories, known, [replace(SHARE, **changes)])

    return make_registry


CLAIM = """
[claim.{name}]
value = {value}
source = "https://example.org/terms"
seen = 2026-11-01
ends = {ends}
reviewer = "Ada"
"""
ENTRY = """
id = "{id}"
name = "{name}"
dialect = "openai"
base_url = "{url}"
models = ["small-1"]
place = "{place}"
"""
CONTRACT = {
    "legal_entity": '"Example Ltd"',
    "country": '"US"',
    "dpa": '"of 2026-10-01"',
    "training": '"no"',
    "retention_days": "30",
    "transfer": '{ EU = "standard_clauses" }',
    "audience": "{ min_age = 0 }",
}
"""Claims that make a contract, as they stand in a file."""
ZERO = {
    "zero_retention": '{ granted = true, how = "request", verified_per_request = true }',
    "held_by_order": "false",
}
PROOF = {"attestation": f'{{ tee = "TDX", policy = "{"a" * 64}", verifier = "our own" }}'}


@pytest.fixture
def written() -> Callable[..., str]:
    """Return a function that writes an entry down, as in a file. Claims: name → value."""

    def write(
        claims: dict[str, str] | None = None,
        *,
        ends: str = "2027-02-01",
        **changes: str,
    ) -> str:
        plain = {
            "id": "acme",
            "name": "Acme",
            "url": "https://api.example.org/v1",
            "place": "public",
        }
        found = CONTRACT if claims is None else claims
        parts = [CLAIM.format(name=name, value=one, ends=ends) for name, one in found.items()]
        return ENTRY.format(**(plain | changes)) + "".join(parts)

    return write


@pytest.fixture
def entry(written: Callable[..., str]) -> Callable[..., Entry]:
    """Return a function that reads an entry that was written down."""

    def read(claims: dict[str, str] | None = None, **changes: str) -> Entry:
        return from_toml(written(claims, **changes), source="acme.toml")

    return read
