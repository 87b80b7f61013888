"""The privacy label: a dozen plain facts on one small table, worked out from the registry.

Like a label on food: always the same rows in the same order, so that two Troths, or two
versions of one, can be laid side by side. What a row says carries its paths too.
"""

from collections.abc import Iterator, Sequence
from typing import Final

from troth.policy.document import elsewhere, of_basis
from troth.policy.sentence import Piece, Section, Sentence, Table, enumerated, say
from troth.registry.purposes import PERSON, Basis, Registry, Sensitivity
from troth.registry.wording import amount, named
from troth.words import Level

_HERE: Final = "troth.policy.label"
_NONE: Final = "None"


def label(registry: Registry) -> Section:
    """Return the label of `registry`: a table of names and facts. Pure."""
    return Section(
        id="label",
        title=say("label/title", Piece(text="Privacy label", paths=(_HERE,))),
        table=Table(heads=("Fact", "Here"), rows=tuple(_rows(registry))),
    )


def _rows(registry: Registry) -> Iterator[tuple[Sentence, Sentence]]:
    yield _row("asked", "Waits for your yes", _titles(registry, [Basis.CONSENT]))
    rest = [one for one in Basis if one is not Basis.CONSENT]
    yield _row("runs", "Runs without asking", _titles(registry, rest))
    for weight, name in _DELICATE.items():
        yield _row(weight.value, name, _kinds(registry, weight))
    for days in sorted({one.kept_days for one in registry.purposes.values() if one.writes}):
        yield _row(f"kept/{days}", f"Kept: {_low(amount(days))}", _kept(registry, days))
    yield _row("here", "Gets data on this machine", _here(registry))
    yield _row("elsewhere", "Gets data elsewhere", _piece(elsewhere(registry, "label/elsewhere")))
    for key, name, text, module in _ALWAYS:
        yield _row(key, name, Piece(text=text, paths=(module,)))


_DELICATE: Final = {
    Sensitivity.INTIMATE: "Intimate data",
    Sensitivity.PERSONAL: "Data about you",
    Sensitivity.TECHNICAL: "Data on how Troth runs",
}
_ALWAYS: Final[Sequence[tuple[str, str, str, str]]] = (
    ("ads", "Used for ads", "No", "troth.registry.served"),
    ("sold", "Sold", "No", "troth.registry.served"),
    ("trained", "Used to train models", "No", "troth.registry.served"),
    ("sealed", "Sealed on the disk", "Yes, with a key for each person", "troth.vault.envelope"),
    ("record", "Each use is on record", "Yes, and you can check it", "troth.ledger.proof"),
    ("export", "You can take it all with you", "Yes, at any time", "troth.rights.export"),
    ("erase", "You can erase it all", "Yes, at any time, from old copies too", "troth.gate.erase"),
)


def _row(key: str, name: str, fact: Piece) -> tuple[Sentence, Sentence]:
    return (
        say(f"label/{key}/name", Piece(text=name, paths=(_HERE, *fact.paths))),
        say(f"label/{key}", fact),
    )


def _titles(registry: Registry, bases: Sequence[Basis]) -> Piece:
    found = [title for basis in bases for title in of_basis(registry, basis)]
    return _listed(found, [f"purpose.{one}.basis" for one in registry.purposes])


def _kinds(registry: Registry, weight: Sensitivity) -> Piece:
    found = [
        Piece(text=one.label, paths=(f"category.{one.id}.label", f"category.{one.id}.sensitivity"))
        for one in registry.categories.values()
        if one.sensitivity is weight
    ]
    return _listed(found, [f"category.{one}.sensitivity" for one in registry.categories])


def _kept(registry: Registry, days: int) -> Piece:
    """Name what is kept for so many days; what two purposes keep as long is named once."""
    texts: dict[str, tuple[str, ...]] = {}
    for purpose in registry.purposes.values():
        if purpose.kept_days != days or not purpose.writes:
            continue
        for one in named(registry, purpose.writes):
            items = [f"purpose.{purpose.id}.writes.{field}" for field in one.fields]
            before = texts.get(one.label, (one.path,))
            texts[one.label] = (*before, *items, f"purpose.{purpose.id}.kept_days")
    return enumerated([Piece(text=text, paths=paths) for text, paths in texts.items()])


def _here(registry: Registry) -> Piece:
    found = [
        Piece(text=one.label, paths=(f"recipient.{one.id}.label", f"recipient.{one.id}.level"))
        for one in sorted(registry.recipients.values(), key=lambda one: (one.id != PERSON, one.id))
        if one.level is Level.LOCAL
    ]
    return _listed(found, [f"recipient.{one}.level" for one in registry.recipients])


def _listed(found: Sequence[Piece], none: Sequence[str]) -> Piece:
    return enumerated(found) if found else Piece(text=_NONE, paths=tuple(none))


def _piece(sentence: Sentence) -> Piece:
    return Piece(text=sentence.text, paths=sentence.paths)


def _low(text: str) -> str:
    return f"{text[:1].lower()}{text[1:]}"
