"""The one way to write values as bytes. The digest and signature of a registry stand on them.

FROZEN FORMAT `troth/v1/registry`: a JSON object in the canonical form of RFC 8785 with
the keys of the classes in `purposes.py`. A key may only be added, with a default for
stored versions that lack it; anything else needs a new label.
"""

from collections.abc import Iterable
from types import MappingProxyType
from typing import Final

import rfc8785

from troth.crypto.digest import sha256
from troth.registry.purposes import (
    Category,
    CategoryId,
    FieldId,
    Purpose,
    Recipient,
    RecipientId,
    Registry,
)
from troth.words import Json, PurposeId

FORMAT: Final = "troth/v1/registry"


def write(document: Json) -> bytes:
    """Return the canonical bytes of a JSON value: the same value, always the same bytes.

    Raises ValueError for what JSON cannot say. Source: RFC 8785.
    """
    return rfc8785.dumps(document)


def build(
    categories: Iterable[Category],
    recipients: Iterable[Recipient],
    purposes: Iterable[Purpose],
    *,
    body: bytes | None = None,
) -> Registry:
    """Make the registry of these parts. `body`: its stored bytes, if it was read from them."""
    by_category = {one.id: one for one in sorted(categories, key=_id)}
    by_recipient = {one.id: one for one in sorted(recipients, key=_id)}
    by_purpose = {one.id: one for one in sorted(purposes, key=_id)}
    if body is None:
        body = _body(by_category, by_recipient, by_purpose)
    return Registry(
        body=body,
        digest=sha256(body),
        categories=MappingProxyType(by_category),
        recipients=MappingProxyType(by_recipient),
        purposes=MappingProxyType(by_purpose),
        category_of=MappingProxyType(_category_of(by_category)),
    )


def _id(one: Category | Recipient | Purpose) -> str:
    return one.id


def _category_of(categories: dict[CategoryId, Category]) -> dict[FieldId, Category]:
    return {field.id: one for one in categories.values() for field in one.fields}


def _body(
    categories: dict[CategoryId, Category],
    recipients: dict[RecipientId, Recipient],
    purposes: dict[PurposeId, Purpose],
) -> bytes:
    return write(
        {
            "format": FORMAT,
            "category": {name: _category(one) for name, one in categories.items()},
            "recipient": {name: _recipient(one) for name, one in recipients.items()},
            "purpose": {name: _purpose(one) for name, one in purposes.items()},
        }
    )


def _recipient(one: Recipient) -> Json:
    told: dict[str, Json] = {"label": one.label, "level": one.level.value}
    return told | {"who": one.who} if one.who else told


def _category(one: Category) -> Json:
    return {
        "label": one.label,
        "sensitivity": one.sensitivity.value,
        "fields": {field.id: field.label for field in one.fields},
    }


def _purpose(one: Purpose) -> Json:
    return {
        "title": one.title,
        "basis": one.basis.value,
        "legal": one.legal,
        "necessity": one.necessity,
        "reads": [*sorted(one.reads)],
        "writes": [*sorted(one.writes)],
        "recipients": [*sorted(one.recipients)],
        "kept_days": one.kept_days,
        "risk": one.risk,
        "essential": one.essential,
        "under_restriction": one.under_restriction.value,
        "without": one.without,
        "stop": one.stop,
        **({} if one.expires_days is None else {"expires_days": one.expires_days}),
        **({} if one.least_level is None else {"least_level": one.least_level.value}),
    }
