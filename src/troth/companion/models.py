"""Which models can answer a person, and what each of them would get and keep."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date

from troth.errors import Refused
from troth.gate.gate import Gate
from troth.gate.recipients import Choice
from troth.providers.base import Provider
from troth.registry.explain import explain
from troth.words import COMPANION_REPLY, REASONS, Level, PersonId, PurposeId, Verdict


@dataclass(frozen=True, slots=True, kw_only=True)
class Model:
    """One model, as a person sees it.

    id: what is written down when it is chosen; empty for the one that comes with Troth.
    is_outside: whether words leave this machine for it (masked). level, why, ends: how far it is
    trusted, for which reasons, and the day on which that may change. about: what it gets and
    keeps: a heading and a sentence each. purpose: what to say yes to first; allowed: whether that
    was done. not_now: why it cannot answer this person today; None if it can.
    """

    id: str
    name: str
    is_outside: bool
    demo: bool
    level: Level
    why: tuple[str, ...]
    ends: date | None
    about: tuple[tuple[str, str], ...]
    purpose: PurposeId
    allowed: Verdict
    not_now: str | None
    is_chosen: bool


def choices(gate: Gate, own: Provider, person: PersonId) -> Sequence[Model]:
    """Return the models that a person can choose, the one that comes with Troth first."""
    chosen = gate.wishes(person).model
    others = [_model(gate, one, person, chosen) for one in gate.recipients.choices()]
    return [_own(gate, own, person, chosen), *others]


def chosen(gate: Gate, own: Provider, person: PersonId) -> Model:
    """Return the model that a person chose. One that is not here any more says so."""
    wanted = gate.wishes(person).model
    if not wanted:
        return _own(gate, own, person, wanted)
    for one in gate.recipients.choices():
        if one.id == wanted:
            return _model(gate, one, person, wanted)
    return _gone(gate, person, wanted)


def _own(gate: Gate, own: Provider, person: PersonId, wanted: str) -> Model:
    return Model(
        id="",
        name=own.name,
        is_outside=False,
        demo=own.demo,
        level=own.level,
        why=("It runs on this machine.",),
        ends=None,
        about=(("What it gets", "Your words as they are. They do not leave this machine."),),
        purpose=COMPANION_REPLY,
        allowed=gate.may(person, COMPANION_REPLY),
        not_now=None,
        is_chosen=not wanted,
    )


def _model(gate: Gate, one: Choice, person: PersonId, wanted: str) -> Model:
    today = gate.clock.now().astimezone(UTC).date()
    return Model(
        id=one.id,
        name=one.name,
        is_outside=one.trust.level is not Level.LOCAL,
        demo=False,
        level=one.trust.level,
        why=one.trust.why,
        ends=one.trust.ends,
        about=explain(one.entry, today),
        purpose=one.purpose,
        allowed=gate.may(person, one.purpose),
        not_now=gate.recipients.why_not(one, person),
        is_chosen=one.id == wanted,
    )


def _gone(gate: Gate, person: PersonId, wanted: str) -> Model:
    try:
        gate.recipients.find(wanted)
    except Refused as error:
        purpose, why = error.purpose, REASONS[error.reason]
    else:
        purpose, why = COMPANION_REPLY, "It was switched on just now. Look again."
    return Model(
        id=wanted,
        name=wanted,
        is_outside=True,
        demo=False,
        level=Level.UNKNOWN,
        why=(),
        ends=None,
        about=(),
        purpose=purpose,
        allowed=gate.may(person, purpose),
        not_now=why,
        is_chosen=True,
    )
