"""Categories, recipients and purposes, each read from its table and checked.

The same reading serves a file that a person wrote and the stored bytes of an old
version. Whether a purpose agrees with itself is asked of the file alone, in `rules.py`.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields

from troth.registry.purposes import (
    OUTSIDE,
    PERSON,
    UNTIL_ERASED,
    Basis,
    Category,
    CategoryId,
    Field,
    FieldId,
    Purpose,
    Recipient,
    RecipientId,
    Sensitivity,
    UnderRestriction,
)
from troth.registry.table import Table, near
from troth.words import Level, PurposeId

MOST_DAYS = 3_650
"""The longest retention or expiry that can be counted in days."""

_PURPOSE_KEYS = tuple(one.name for one in fields(Purpose) if one.name != "id")
_NAME = re.compile(r"[a-z][a-z_]{0,39}")
_RECIPIENT_NAME = re.compile(r"[a-z][a-z0-9_]{0,39}")
_FIELD_NAME = re.compile(r"[a-z][a-z_]{0,39}\.[a-z][a-z_]{0,39}")
_PURPOSE_NAME = re.compile(rf"{_FIELD_NAME.pattern}|{re.escape(OUTSIDE)}{_RECIPIENT_NAME.pattern}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What a purpose may name."""

    fields: frozenset[FieldId]
    recipients: frozenset[RecipientId]

    @classmethod
    def of(cls, categories: Iterable[Category], recipients: Iterable[Recipient]) -> "Known":
        """Gather the names."""
        return cls(
            fields=frozenset(field.id for one in categories for field in one.fields),
            recipients=frozenset(one.id for one in recipients),
        )


def categories(table: Table) -> list[Category]:
    """Read `[category.*]`. Raises BadInput with the line of what is wrong."""
    return [_category(one) for one in _each(table, _NAME)]


def recipients(table: Table) -> list[Recipient]:
    """Read `[recipient.*]`, among which must be the person."""
    found = [_recipient(one) for one in _each(table, _RECIPIENT_NAME)]
    if PERSON not in {one.id for one in found}:
        message = f"the recipient `{PERSON}` is missing: a person always sees their own data."
        raise table.place.error(table.path, message)
    return found


def purposes(table: Table, known: Known) -> list[Purpose]:
    """Read `[purpose.*]`. Raises BadInput with the line of what is wrong."""
    return [_purpose(one, known) for one in _each(table, _PURPOSE_NAME)]


def _each(table: Table, shape: re.Pattern[str]) -> Iterator[Table]:
    for name in table.values:
        if not shape.fullmatch(name):
            message = f"`{name}` is no name. Use small letters and `_`, as in the others."
            raise table.error(name, message)
        yield table.table(name)


def _category(table: Table) -> Category:
    table.only(("label", "sensitivity", "fields"))
    name = CategoryId(table.path[-1])
    inner = table.table("fields")
    for one in inner.values:
        if not (one.startswith(f"{name}.") and _FIELD_NAME.fullmatch(one)):
            message = f"the field `{one}` must be named `{name}.` and a name in small letters."
            raise inner.error(one, message)
    if not inner.values:
        raise table.error(inner.path[-1], "there are no fields. A category holds at least one.")
    return Category(
        id=name,
        label=table.text("label"),
        sensitivity=table.choice("sensitivity", Sensitivity),
        fields=tuple(Field(id=FieldId(one), label=inner.text(one)) for one in sorted(inner.values)),
    )


def _recipient(table: Table) -> Recipient:
    table.only(("label", "level", "who"))
    return Recipient(
        id=RecipientId(table.path[-1]),
        label=table.text("label"),
        level=table.choice("level", Level),
        who=table.text("who") if "who" in table.values else "",
    )


def _purpose(table: Table, known: Known) -> Purpose:
    table.only(_PURPOSE_KEYS)
    has_level = "least_level" in table.values
    expires = "expires_days" in table.values
    return Purpose(
        id=PurposeId(table.path[-1]),
        title=table.text("title"),
        basis=table.choice("basis", Basis),
        legal=table.text("legal"),
        necessity=table.text("necessity"),
        reads=_fields(table, "reads", known),
        writes=_fields(table, "writes", known),
        recipients=_recipients(table, known),
        kept_days=_kept_days(table),
        expires_days=table.days("expires_days", least=1, most=MOST_DAYS) if expires else None,
        risk=table.text("risk"),
        least_level=table.choice("least_level", Level) if has_level else None,
        essential=table.flag("essential"),
        under_restriction=table.choice("under_restriction", UnderRestriction),
        without=table.text("without"),
        stop=table.text("stop"),
    )


def _fields(table: Table, name: str, known: Known) -> frozenset[FieldId]:
    """Read a list of fields. `turn.*` stands for every field of the category `turn`."""
    found: set[FieldId] = set()
    for one in table.names(name):
        named = _meant(one, known.fields)
        if not named:
            guess = near(one, known.fields)
            raise table.error(name, f"no category holds the field `{one}`.{guess}", item=one)
        if twice := found & named:
            message = f"`{name}` names `{min(twice)}` twice: once as `{one}`."
            raise table.error(name, message, item=one)
        found |= named
    return frozenset(found)


def _meant(name: str, known: Iterable[FieldId]) -> set[FieldId]:
    if name.endswith(".*"):
        return {one for one in known if one.startswith(name[:-1])}
    return {one for one in known if one == name}


def _recipients(table: Table, known: Known) -> frozenset[RecipientId]:
    key = "recipients"
    named = [RecipientId(one) for one in table.names(key)]
    for one in named:
        if one not in known.recipients:
            guess = near(one, known.recipients)
            raise table.error(key, f"there is no recipient `{one}`.{guess}", item=one)
    if not named:
        raise table.error(key, "nobody is named. Name at least the person.")
    return frozenset(named)


def _kept_days(table: Table) -> int:
    if table.need("kept_days") in ("until_erased", UNTIL_ERASED):
        return UNTIL_ERASED
    return table.days("kept_days", least=0, most=MOST_DAYS)
