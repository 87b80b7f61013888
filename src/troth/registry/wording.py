"""How cards and the policy name things, each with the place in the registry it comes from.

Data that is used whole is named by its category, a part of it field by field; so no text
claims more than what is read. Days are told from the number that is enforced.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from troth.registry.purposes import PERSON, UNTIL_ERASED, Category, FieldId, Purpose, Registry


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """A name, the path of its label in the registry, and the fields it stands for."""

    label: str
    path: str
    fields: tuple[FieldId, ...]


def named(registry: Registry, fields: Collection[FieldId]) -> list[Named]:
    """Name each category that is used whole by its label, and every other field by its own."""
    touched = {registry.category_of[one].id: registry.category_of[one] for one in sorted(fields)}
    return [name for one in touched.values() for name in _names(one, fields)]


def each(category: Category, fields: Collection[FieldId]) -> list[Named]:
    """Name those of the category's fields that are among `fields`, one by one."""
    return [
        Named(label=one.label, path=f"category.{category.id}.fields.{one.id}", fields=(one.id,))
        for one in category.fields
        if one.id in fields
    ]


def data(registry: Registry, fields: Collection[FieldId]) -> str:
    """Name the fields in one phrase, as in `your new message and your name`."""
    return listed([one.label for one in named(registry, fields)])


def recipients(registry: Registry, purpose: Purpose) -> str:
    """Name whoever gets the data, the person first; `Only you` where there is nobody else."""
    others = sorted(purpose.recipients - {PERSON})
    if not others:
        return "Only you"
    own = [registry.recipients[PERSON].label] if PERSON in purpose.recipients else []
    return capital(listed([*own, *(registry.recipients[one].label for one in others)]))


def kept(days: int) -> str:
    """Say in a sentence how long what is kept stays."""
    match days:
        case 0:
            return "Troth keeps nothing for this."
        case days if days == UNTIL_ERASED:
            return "Troth keeps this until you erase it."
        case days:
            return f"Troth keeps this for {days} days, then deletes it."


def amount(days: int) -> str:
    """Say in two or three words how long something is kept."""
    if days == UNTIL_ERASED:
        return "Until you erase it"
    return f"{days} days" if days else "Not at all"


def listed(names: Sequence[str]) -> str:
    """Join names as a sentence does: `a, b and c`. Where one has a comma: `a, b; and c`."""
    *first, last = names
    if not first:
        return last
    if any(mark in one for one in names for mark in ",:"):
        return f"{'; '.join(first)}; and {last}"
    return f"{', '.join(first)} and {last}"


def capital(text: str) -> str:
    """Begin with a capital letter, and leave the rest as it is."""
    return f"{text[:1].upper()}{text[1:]}"


def _names(category: Category, fields: Collection[FieldId]) -> list[Named]:
    if all(one.id in fields for one in category.fields):
        whole = tuple(one.id for one in category.fields)
        return [Named(label=category.label, path=f"category.{category.id}.label", fields=whole)]
    return each(category, fields)
