"""Whether each purpose agrees with itself. A contradiction is refused with its line.

Asked of a file that somebody edits, never of a stored version: what was once in force
must stay readable when a rule is added here.
"""

from collections.abc import Callable, Sequence
from typing import TypeAlias

from troth.registry.place import Place
from troth.registry.purposes import PERSON, Basis, Purpose, Registry
from troth.words import Level


def check(registry: Registry, place: Place) -> None:
    """Raise BadInput at the first purpose that contradicts itself."""
    for purpose in registry.purposes.values():
        for key, holds, message in _RULES:
            if not holds(purpose):
                raise place.error(("purpose", purpose.id, key), f"in `{purpose.id}`, {message}")
        _check_levels(purpose, registry, place)


def _check_levels(purpose: Purpose, registry: Registry, place: Place) -> None:
    if purpose.least_level is None:
        return
    for one in sorted(purpose.recipients - {PERSON}):
        level = registry.recipients[one].level
        if not level.meets(purpose.least_level):
            path = ("purpose", purpose.id, "recipients")
            message = f"in `{purpose.id}`, `{one}` is `{level}`, below its `least_level`."
            raise place.error(path, message, item=one)


_Rule: TypeAlias = tuple[str, Callable[[Purpose], bool], str]
"""The key to blame, what must hold, and what to say when it does not."""

_RULES: Sequence[_Rule] = (
    (
        "reads",
        lambda one: bool(one.reads or one.writes),
        "nothing is read or written. A purpose without data is no purpose.",
    ),
    (
        "expires_days",
        lambda one: one.basis is not Basis.CONSENT or one.expires_days is not None,
        "`expires_days` is missing. No yes lasts for ever: say for how many days.",
    ),
    (
        "expires_days",
        lambda one: one.basis is Basis.CONSENT or one.expires_days is None,
        "`expires_days` has no meaning where nobody is asked. Remove it.",
    ),
    (
        "essential",
        lambda one: not (one.essential and one.basis is Basis.CONSENT),
        "an essential purpose cannot rest on consent: a yes that must be given is not free.",
    ),
    (
        "least_level",
        lambda one: one.recipients <= {PERSON} or one.least_level is not None,
        "`least_level` is missing. Say how far those beyond the person must be trusted.",
    ),
    (
        "least_level",
        lambda one: one.least_level is None or one.least_level.meets(Level.CONTRACT),
        "`least_level` must be `contract` or better: who is unknown or blocked gets nothing.",
    ),
    (
        "kept_days",
        lambda one: bool(one.writes) == (one.kept_days > 0),
        "`kept_days` must be 0 where nothing is written, and more where something is.",
    ),
)
