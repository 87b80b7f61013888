"""The policy: what Troth does with data, in plain words, made from the registry.

Three layers: a summary, a section for each purpose, kind of data and recipient, and the
law in small print. Every sentence carries the paths of the values that it was made from
(`sentence.py`), or of the module that keeps it true (`frame.py`). An edit of the
registry changes exactly the sentences that carry what was edited; a test tries them all.

Source: GDPR 12(1), 13(1) and 13(2); Cal. Civ. Code 1798.100(a).
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from troth.clock import day
from troth.policy.frame import FRAME, limits, rights
from troth.policy.paths import CONTACT, INSTALLATION, version
from troth.policy.sentence import (
    Piece,
    Section,
    Sentence,
    Table,
    enumerated,
    join,
    quoted,
    say,
)
from troth.registry.diff import ChangeKind
from troth.registry.purposes import (
    PERSON,
    UNTIL_ERASED,
    Basis,
    Category,
    FieldId,
    Purpose,
    Recipient,
    Registry,
    Sensitivity,
    UnderRestriction,
)
from troth.registry.table import fold
from troth.registry.versions import Version
from troth.registry.wording import Named, amount, capital, each, named
from troth.words import Digest, Level

_MOST_CONTACT: Final = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy:
    """The whole document. number and since: of the version in force; None before the first."""

    title: Sentence
    installation: str
    number: int | None
    since: datetime | None
    digest: Digest
    summary: Section
    sections: tuple[Section, ...]

    def all(self) -> Iterator[Sentence]:
        """Yield every statement of the document."""
        yield self.title
        yield from self.summary.all()
        for section in self.sections:
            yield from section.all()


def document(
    registry: Registry,
    *,
    versions: Sequence[Version],
    installation: str,
    contact: str | None = None,
) -> Policy:
    """Write the policy of `registry`. Pure.

    versions: all that are stored, oldest first. installation: the name of this Troth.
    contact: how to reach whoever runs it, as they set it; None if nobody is named.
    """
    own = next((one for one in reversed(versions) if one.digest == registry.digest), None)
    return Policy(
        title=FRAME["title"],
        installation=installation,
        number=own.number if own else None,
        since=own.since if own else None,
        digest=registry.digest,
        summary=_summary(registry),
        sections=(
            _who(installation, contact),
            _purposes(registry),
            _data(registry),
            _recipients(registry),
            _retention(registry),
            rights(),
            limits(),
            _changes(own, versions),
        ),
    )


# Pieces: a value of the registry, and its path.


def title(purpose: Purpose) -> Piece:
    """Return the title of a purpose."""
    return Piece(text=purpose.title, paths=(f"purpose.{purpose.id}.title",))


def fields(registry: Registry, purpose: Purpose, key: str) -> Piece | None:
    """Name what a purpose reads or writes (`key`), or None where that is nothing."""
    used: frozenset[FieldId] = getattr(purpose, key)
    return _in_part(purpose, key, named(registry, used)) if used else None


def of_basis(registry: Registry, basis: Basis) -> list[Piece]:
    """Return the titles of the purposes that rest on `basis`, and on the path of their basis."""
    return [
        join(quoted(title(one)), Piece(text="", paths=(f"purpose.{one.id}.basis",)))
        for one in registry.purposes.values()
        if one.basis is basis
    ]


def elsewhere(registry: Registry, key: str) -> Sentence:
    """Say at `key` who beyond this machine may get data, and how far they are trusted."""
    others = [one for one in registry.recipients.values() if one.level is not Level.LOCAL]
    if not others:
        levels = [f"recipient.{one}.level" for one in registry.recipients]
        return say(key, Piece(text="No data goes to another machine.", paths=tuple(levels)))
    told = [
        join(
            Piece(text=one.label, paths=(f"recipient.{one.id}.label",)),
            Piece(text=f" ({_TRUST[one.level]})", paths=(f"recipient.{one.id}.level",)),
        )
        for one in others
    ]
    return say(key, "Beyond this machine: ", enumerated(told), ".")


def _items(purpose: Purpose, key: str, used: Sequence[str]) -> tuple[str, ...]:
    return tuple(f"purpose.{purpose.id}.{key}.{one}" for one in used)


# Sections


_RESTS: Final[Mapping[Basis, tuple[str, str]]] = {
    Basis.CONSENT: ("Troth asks you first: ", "It waits for your yes."),
    Basis.LEGAL_DUTY: ("The law asks for these: ", "The law asks for it."),
    Basis.VITAL_INTEREST: (
        "In case a life is at stake: ",
        "It is there in case a life is at stake.",
    ),
    Basis.LEGITIMATE_INTEREST: (
        "On until you object: ",
        "It is on until you object.",
    ),
}


def _summary(registry: Registry) -> Section:
    by_basis = [
        say(f"summary/{basis.value}", _RESTS[basis][0], enumerated(found), ".")
        for basis in Basis
        if (found := of_basis(registry, basis))
    ]
    return Section(
        id="summary",
        title=FRAME["summary/title"],
        sentences=(
            FRAME["summary/only"],
            *by_basis,
            elsewhere(registry, "summary/elsewhere"),
            FRAME["summary/never"],
            FRAME["summary/free"],
            FRAME["summary/rights"],
        ),
    )


def _who(installation: str, contact: str | None) -> Section:
    reach = (fold(contact or "")).strip()[:_MOST_CONTACT]
    told = (
        f"To reach whoever runs it: {reach}"
        if reach
        else "Nobody is named here as the keeper. Ask whoever gave you its address."
    )
    return Section(
        id="who",
        title=FRAME["who/title"],
        sentences=(
            say("who/name", Piece(text=f"This Troth is {installation}.", paths=(INSTALLATION,))),
            say("who/contact", Piece(text=told, paths=(CONTACT,))),
            FRAME["who/duty"],
        ),
    )


def _purposes(registry: Registry) -> Section:
    return Section(
        id="purposes",
        title=FRAME["purposes/title"],
        parts=tuple(purpose(registry, one) for one in _asked_first(registry)),
    )


def _asked_first(registry: Registry) -> list[Purpose]:
    order = list(Basis)
    return sorted(registry.purposes.values(), key=lambda one: (order.index(one.basis), one.id))


def purpose(registry: Registry, found: Purpose) -> Section:
    """Return the section of one purpose: what a person is told of it before they answer."""
    key = f"purposes/{found.id}"

    def one(name: str, text: str) -> Sentence:
        """Say something that rests on one value of this purpose."""
        return say(f"{key}/{name}", Piece(text=text, paths=(f"purpose.{found.id}.{name}",)))

    told = [
        one("necessity", found.necessity),
        _read(registry, found),
        _kept(registry, found),
        _given(registry, found),
        one("risk", f"What could go wrong: {found.risk}"),
        one("basis", _RESTS[found.basis][1]),
        one("essential", _ESSENTIAL[found.essential]),
        one("under_restriction", _ON_HOLD[found.under_restriction]),
        one("without", found.without),
        one("stop", found.stop),
    ]
    if found.expires_days is not None:
        told.append(one("expires_days", f"Your yes lasts {found.expires_days} days."))
    if found.least_level is not None:
        told.append(one("least_level", f"Who gets it must be {_LEAST[found.least_level]}."))
    return Section(
        id=key,
        title=say(f"{key}/title", title(found)),
        sentences=tuple(told),
        law=(one("legal", found.legal),),
    )


_ESSENTIAL: Final = {
    True: "It is part of every account.",
    False: "You can have an account without it.",
}
_ON_HOLD: Final = {
    UnderRestriction.CONTINUES: "It goes on while your data is on hold.",
    UnderRestriction.STOPS: "It stops while your data is on hold.",
}


def _read(registry: Registry, purpose: Purpose) -> Sentence:
    place, path = f"purposes/{purpose.id}/reads", f"purpose.{purpose.id}.reads"
    found = fields(registry, purpose, "reads")
    if found is None:
        return say(place, Piece(text="Troth reads nothing for this.", paths=(path,)))
    return say(place, "Troth reads ", found, ".")


def _kept(registry: Registry, purpose: Purpose) -> Sentence:
    """Say what is kept and how long in one, since nothing kept has no length."""
    place, path = f"purposes/{purpose.id}/writes", f"purpose.{purpose.id}"
    how_long = Piece(text=_stays(purpose.kept_days), paths=(f"{path}.kept_days",))
    found = fields(registry, purpose, "writes")
    if found is None:
        nothing = Piece(text="Troth keeps nothing for this.", paths=(f"{path}.writes",))
        return say(place, nothing, how_long)
    return say(place, "Troth keeps ", found, ".", how_long)


def _stays(days: int) -> str:
    if days == UNTIL_ERASED:
        return " It stays until you erase it."
    return f" It stays for {days} days, and is then deleted." if days else ""


def _given(registry: Registry, purpose: Purpose) -> Sentence:
    """Name whoever gets data, the person first."""
    to = [
        registry.recipients[one]
        for one in sorted(purpose.recipients, key=lambda r: (r != PERSON, r))
    ]
    place = f"purposes/{purpose.id}/recipients"
    if not to:
        return say(
            place, Piece(text="Nobody gets it.", paths=(f"purpose.{purpose.id}.recipients",))
        )
    told = [
        Piece(
            text=one.label,
            paths=(f"recipient.{one.id}.label", f"purpose.{purpose.id}.recipients.{one.id}"),
        )
        for one in to
    ]
    return say(place, "Who gets it: ", enumerated(told), ".")


def _data(registry: Registry) -> Section:
    return Section(
        id="data",
        title=FRAME["data/title"],
        parts=tuple(_category(registry, one) for one in registry.categories.values()),
    )


def _category(registry: Registry, category: Category) -> Section:
    key, path = f"data/{category.id}", f"category.{category.id}"
    parts = enumerated(
        [Piece(text=one.label, paths=(f"{path}.fields.{one.id}",)) for one in category.fields]
    )
    weight = Piece(text=_DELICATE[category.sensitivity], paths=(f"{path}.sensitivity",))
    return Section(
        id=key,
        title=say(f"{key}/title", Piece(text=capital(category.label), paths=(f"{path}.label",))),
        sentences=(
            say(f"{key}/sensitivity", weight),
            say(f"{key}/fields", "It holds: ", parts, "."),
            *_uses(registry, category),
        ),
    )


_DELICATE: Final = {
    Sensitivity.TECHNICAL: "It is about how Troth runs.",
    Sensitivity.PERSONAL: "It is about you.",
    Sensitivity.INTIMATE: "It may tell of your health, love, faith or views. A leak would hurt.",
}


def _uses(registry: Registry, category: Category) -> Iterator[Sentence]:
    """Say for each purpose which fields of this kind it reads, and which it keeps."""
    for purpose in registry.purposes.values():
        for key, verb in (("reads", "reads"), ("writes", "keeps")):
            used = each(category, getattr(purpose, key))
            if not used:
                continue
            if len(used) == len(category.fields):
                whole = _items(purpose, key, [one.id for one in category.fields])
                told = Piece(text="all of it", paths=whole)
            else:
                told = _in_part(purpose, key, used)
            place = f"data/{category.id}/{purpose.id}/{key}"
            yield say(place, quoted(title(purpose)), f" {verb} ", told, ".")


def _in_part(purpose: Purpose, key: str, used: Sequence[Named]) -> Piece:
    return enumerated(
        [Piece(text=one.label, paths=(one.path, *_items(purpose, key, one.fields))) for one in used]
    )


def _recipients(registry: Registry) -> Section:
    return Section(
        id="recipients",
        title=FRAME["recipients/title"],
        parts=tuple(_recipient(registry, one) for one in registry.recipients.values()),
    )


def _recipient(registry: Registry, recipient: Recipient) -> Section:
    key, path = f"recipients/{recipient.id}", f"recipient.{recipient.id}"
    uses = [
        say(
            f"{key}/{one.id}",
            quoted(title(one)),
            Piece(text=" gives data here.", paths=_items(one, "recipients", (recipient.id,))),
        )
        for one in registry.purposes.values()
        if recipient.id in one.recipients
    ]
    return Section(
        id=key,
        title=say(f"{key}/title", Piece(text=capital(recipient.label), paths=(f"{path}.label",))),
        sentences=(
            say(f"{key}/level", Piece(text=_GETS[recipient.level], paths=(f"{path}.level",))),
            *uses,
        ),
    )


_TRUST: Final[Mapping[Level, str]] = {
    Level.BLOCKED: "blocked",
    Level.UNKNOWN: "not looked at yet",
    Level.CONTRACT: "bound by a contract",
    Level.ZERO_RETENTION: "bound to keep nothing",
    Level.ATTESTED: "able to prove what it runs",
    Level.LOCAL: "on this machine",
}
_LEAST: Final[Mapping[Level, str]] = {
    Level.BLOCKED: "named, and no more than that",
    Level.UNKNOWN: "known by name",
    Level.CONTRACT: "bound by a contract, or trusted more",
    Level.ZERO_RETENTION: "bound to keep nothing, or trusted more",
    Level.ATTESTED: "able to prove what it runs, or be on this machine",
    Level.LOCAL: "on this machine",
}
_GETS: Final[Mapping[Level, str]] = {
    Level.BLOCKED: "It is blocked, and gets nothing.",
    Level.UNKNOWN: "Nobody has looked at it yet, so it gets nothing.",
    Level.CONTRACT: "Data leaves this machine. A contract says what may be done with it.",
    Level.ZERO_RETENTION: "Data leaves this machine. It must be kept by nobody there.",
    Level.ATTESTED: "Data leaves this machine, for one that can prove what it runs.",
    Level.LOCAL: "Data stays on this machine.",
}


def _retention(registry: Registry) -> Section:
    return Section(
        id="retention",
        title=FRAME["retention/title"],
        sentences=(FRAME["retention/after"],),
        table=Table(
            heads=("For", "How long", "What is kept"),
            rows=tuple(_row(registry, one) for one in _asked_first(registry)),
        ),
    )


def _row(registry: Registry, purpose: Purpose) -> tuple[Sentence, ...]:
    key, path = f"retention/{purpose.id}", f"purpose.{purpose.id}"
    what = fields(registry, purpose, "writes") or Piece(text="Nothing", paths=(f"{path}.writes",))
    how_long = Piece(text=amount(purpose.kept_days), paths=(f"{path}.kept_days",))
    return (
        say(f"{key}/use", title(purpose)),
        say(f"{key}/kept_days", how_long),
        say(f"{key}/data", Piece(text=capital(what.text), paths=what.paths)),
    )


def _changes(own: Version | None, versions: Sequence[Version]) -> Section:
    """Say since when this version holds, what it changed, and which came before."""
    if own is None:
        told = [FRAME["changes/none"]]
    else:
        told = [_since(own), *_changed(own, versions)]
        told += [_since(one) for one in reversed(versions) if one.number < own.number]
    return Section(
        id="changes",
        title=FRAME["changes/title"],
        sentences=(*told, FRAME["changes/asks"]),
    )


def _since(one: Version) -> Sentence:
    text = f"Version {one.number} holds since {day(one.since)}."
    return say(f"changes/{one.number}", Piece(text=text, paths=(version(one.number),)))


def _changed(own: Version, versions: Sequence[Version]) -> Iterator[Sentence]:
    if own.number == 1:
        text = "It is the first version, so nothing has changed yet."
        yield say("changes/first", Piece(text=text, paths=(version(own.number),)))
        return
    before = next((one for one in versions if one.number == own.number - 1), own)
    for name, change in own.change.items():
        if change.kind is ChangeKind.SAME:
            continue
        known = own.registry.purposes.get(name) or before.registry.purposes.get(name)
        called = known.title if known else name
        text = f"“{called}”: {_WEIGHT[change.kind]} {' '.join(change.what)}"
        yield say(
            f"changes/{own.number}/{name}",
            Piece(text=text, paths=(version(own.number, name),)),
        )


_WEIGHT: Final = {
    ChangeKind.SAME: "Nothing has changed.",
    ChangeKind.EDITORIAL: "Only the words have changed (editorial).",
    ChangeKind.NARROWING: "Troth may do less (narrowing).",
    ChangeKind.WIDENING: "Troth may do more, so a yes from before has ended (widening).",
}
