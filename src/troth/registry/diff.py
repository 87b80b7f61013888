"""What changed for one purpose between two versions, and whether a yes still covers it.

A person said yes to what was written. A change that gives Troth more than that is
WIDENING and needs a new yes. The rule fails closed: whatever is not plainly the same,
less, or mere wording is WIDENING.

What code enforces (fields, recipients, days, levels) is compared by value, so the words
around it may be mended. What only words can say, why the data is needed and what could
go wrong, is compared by its words: no rule can tell a mended comma from a new aim, so
any change but white space is WIDENING.

Source: GDPR 4(11), consent is specific and informed; 13(3), a new aim is told first.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import IntEnum
from typing import Final, TypeAlias, TypeVar

from troth.registry.purposes import (
    UNTIL_ERASED,
    CategoryId,
    FieldId,
    Purpose,
    Recipient,
    RecipientId,
    Registry,
    Sensitivity,
    UnderRestriction,
)
from troth.registry.table import fold
from troth.words import Level, PurposeId


class ChangeKind(IntEnum):
    """How a change weighs, least first. A mixed change weighs as its heaviest part."""

    SAME = 0
    EDITORIAL = 1
    NARROWING = 2
    WIDENING = 3

    @property
    def word(self) -> str:
        """The name in small letters, as it is stored."""
        return self.name.lower()


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """The class of a change and its parts in plain sentences, the heaviest first."""

    kind: ChangeKind
    what: tuple[str, ...] = ()


AGREED_WORDS: Final = {"necessity": "why it is needed", "risk": "what could go wrong"}
"""Texts that a person agreed to."""

_WORDING: Final = ("title", "legal", "without", "stop")
"""Texts that may be mended: they say in words what other keys fix, or help to find it."""

_Part: TypeAlias = tuple[ChangeKind, str]
_Name = TypeVar("_Name", bound=str)


def classify(old: Registry, new: Registry, purpose: PurposeId) -> Change:
    """Compare what two versions say about `purpose`. Pure; the order of the two matters."""
    before, after = old.purposes.get(purpose), new.purposes.get(purpose)
    if before is None and after is None:
        return Change(kind=ChangeKind.SAME)
    if before is None:
        return Change(kind=ChangeKind.WIDENING, what=("This use of data is new.",))
    if after is None:
        return Change(kind=ChangeKind.NARROWING, what=("This use of data has ended.",))
    if old == new:
        return Change(kind=ChangeKind.SAME)
    parts = [
        *_in_names(old, new, before, after),
        *_in_terms(before, after),
        *_in_data(old, new, before, after),
    ]
    return _sum(parts)


def with_who(versions: Sequence[Registry]) -> list[Registry]:
    """Say who a recipient is in versions of a Troth that did not write it down, oldest first.

    It is whoever the next version names, if it is there under the same label: who was away
    between, or was called something else, may be another. Then nothing is filled in.
    """
    found: list[Registry] = []
    later: Mapping[RecipientId, Recipient] = {}
    for version in reversed(versions):
        later = {name: _known(one, later.get(name)) for name, one in version.recipients.items()}
        found.append(replace(version, recipients=later))
    return found[::-1]


def _known(one: Recipient, later: Recipient | None) -> Recipient:
    if one.who or later is None or one.label != later.label:
        return one
    return replace(one, who=later.who)


def _sum(parts: Collection[_Part]) -> Change:
    heaviest_first = sorted(parts, key=lambda part: -part[0])
    kind = heaviest_first[0][0] if heaviest_first else ChangeKind.SAME
    return Change(kind=kind, what=tuple(sentence for _, sentence in heaviest_first))


def _in_names(old: Registry, new: Registry, before: Purpose, after: Purpose) -> Iterator[_Part]:
    """Compare which fields and recipients the two purposes name."""
    fields = {name: one.label(name) for one in (old, new) for name in one.category_of}
    yield from _names("reads", before.reads, after.reads, fields)
    yield from _names("keeps", before.writes, after.writes, fields)
    others = {name: to.label for one in (old, new) for name, to in one.recipients.items()}
    yield from _names("gives data to", before.recipients, after.recipients, others)


def _in_terms(before: Purpose, after: Purpose) -> Iterator[_Part]:
    """Compare the terms and the texts of the two purposes."""
    yield from _amount("Data is kept", before.kept_days, after.kept_days)
    yield from _amount("A yes lasts", _expiry(before), _expiry(after))
    yield from _bar(before.least_level, after.least_level)
    if before.basis is not after.basis:
        yield ChangeKind.WIDENING, f"It now rests on {after.basis}, before on {before.basis}."
    if before.essential is not after.essential:
        yield _weigh(more=after.essential), _told("essential", now=after.essential)
    if before.under_restriction is not after.under_restriction:
        goes_on = after.under_restriction is UnderRestriction.CONTINUES
        yield _weigh(more=goes_on), _told("at work while use is on hold", now=goes_on)
    for name, meaning in AGREED_WORDS.items():
        if fold(getattr(before, name)) != fold(getattr(after, name)):
            yield ChangeKind.WIDENING, f"What the card says of {meaning} has changed."
    for name in _WORDING:
        if getattr(before, name) != getattr(after, name):
            yield ChangeKind.EDITORIAL, f"The wording of `{name}` has changed."


def _in_data(old: Registry, new: Registry, before: Purpose, after: Purpose) -> Iterator[_Part]:
    """Compare what the two versions say of the data and recipients that both purposes use."""
    fields = (before.reads | before.writes) & (after.reads | after.writes)
    for field in sorted(fields):
        yield from _field(old, new, field)
    for category in sorted({new.category_of[field].id for field in after.reads | after.writes}):
        named = _names_whole(old, before, category) or _names_whole(new, after, category)
        yield from _category(old, new, category, named=named)
    for recipient in sorted(before.recipients & after.recipients):
        yield from _recipient(old, new, recipient)


def _names(
    verb: str, before: frozenset[_Name], after: frozenset[_Name], labels: Mapping[_Name, str]
) -> Iterator[_Part]:
    for name in sorted(after - before):
        yield ChangeKind.WIDENING, f"It now {verb} {labels[name]} (`{name}`)."
    for name in sorted(before - after):
        yield ChangeKind.NARROWING, f"It no longer {verb} {labels[name]} (`{name}`)."


def _amount(what: str, before: int, after: int) -> Iterator[_Part]:
    if before != after:
        yield _weigh(more=after > before), f"{what} {_days(after)}, before {_days(before)}."


def _days(days: int) -> str:
    if days >= _ENDLESS:
        return "for ever"
    return "until you erase it" if days == UNTIL_ERASED else f"{days} days"


_ENDLESS: Final = UNTIL_ERASED + 1


def _expiry(purpose: Purpose) -> int:
    return _ENDLESS if purpose.expires_days is None else purpose.expires_days


def _bar(before: Level | None, after: Level | None) -> Iterator[_Part]:
    if before is not after:
        lower = after is None or (before is not None and before.meets(after))
        now, then = (one or "not set" for one in (after, before))
        yield _weigh(more=lower), f"The trust asked of others is now {now}, before {then}."


def _field(old: Registry, new: Registry, field: FieldId) -> Iterator[_Part]:
    before, after = old.category_of[field], new.category_of[field]
    if before.id != after.id:
        yield ChangeKind.WIDENING, f"`{field}` now counts as `{after.id}`."
    if before.sensitivity is not after.sensitivity:
        order = list(Sensitivity)
        raised = order.index(after.sensitivity) > order.index(before.sensitivity)
        yield _weigh(more=raised), f"`{field}` now counts as {after.sensitivity}."
    if old.label(field) != new.label(field):
        yield ChangeKind.EDITORIAL, f"`{field}` has a new name on cards."


def _names_whole(registry: Registry, purpose: Purpose, category: CategoryId) -> bool:
    """Say whether the purpose has all of a category, so that its label stands for the data."""
    found = registry.categories.get(category)
    used = purpose.reads | purpose.writes
    return found is not None and all(one.id in used for one in found.fields)


def _category(
    old: Registry, new: Registry, category: CategoryId, *, named: bool
) -> Iterator[_Part]:
    before, after = old.categories.get(category), new.categories[category]
    if before is None or before.label == after.label:
        return
    fields = {one.id for one in before.fields} == {one.id for one in after.fields}
    # A purpose with a part of the category is told field by field: the label says nothing of it.
    kind = ChangeKind.WIDENING if named and not fields else ChangeKind.EDITORIAL
    yield kind, f"The data `{category}` has a new name on cards."


def _recipient(old: Registry, new: Registry, recipient: RecipientId) -> Iterator[_Part]:
    before, after = old.recipients[recipient], new.recipients[recipient]
    if before.level is not after.level:
        lower = before.level.meets(after.level)
        yield _weigh(more=lower), f"`{recipient}` is now trusted as `{after.level}`."
    if before.who != after.who:
        who = "its company, its address, or who works for it"
        yield ChangeKind.WIDENING, f"`{recipient}` is not the same any more: {who}."
    if before.label != after.label:
        yield ChangeKind.EDITORIAL, f"`{recipient}` has a new name on cards."


def _weigh(*, more: bool) -> ChangeKind:
    return ChangeKind.WIDENING if more else ChangeKind.NARROWING


def _told(what: str, *, now: bool) -> str:
    return f"It is {'now' if now else 'no longer'} {what}."
