"""Small invented registries, and a way to build any registry from parts."""

from collections.abc import Callable, Iterable
from dataclasses import replace

import pytest

from troth.registry.canonical import build
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
