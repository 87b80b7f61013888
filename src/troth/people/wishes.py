"""What a person wants of models outside this machine: which one, how far trusted, what masked."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import ClassVar, Final, Literal, TypeAlias, get_args

from troth.errors import BadInput
from troth.people.masking import Masking, is_day, is_written
from troth.people.remembering import Remembering
from troth.people.remembering import is_written as is_remembering
from troth.words import Level

_MINOR: Final = "You said that you are under 18. If that is wrong, show a proof at /limits."
_LEVELS: Final = frozenset(Level)
OnSensitive: TypeAlias = Literal["ask", "send", "local"]
"""What to do when words about health, love, faith or origin would leave: ask each time, send
them masked, or let a model on this machine answer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wishes:
    """The wishes of one person, with what rules about providers look at.

    model: the id of the provider that answers; empty: the model on this machine. least: the
    person's own bar; empty: that of each purpose. masks: what `Masking` writes. adult:
    the day on which the person said that they are an adult (ISO 8601); empty: they have not.
    memory: what `Remembering` writes. limits: what `guard.limits` writes; age: what `guard.minors`
    writes: whether they said that they are under 18, or showed that they are 18. closed: what
    whoever runs the place wrote when they closed meeting people for them; empty: it is open.
    """

    category: ClassVar[str] = "person"
    name: str = field(default="", repr=False)
    country: str = ""
    model: str = ""
    least: str = ""
    sensitive: str = ""
    masks: str = field(default="", repr=False)
    adult: str = ""
    memory: str = ""
    limits: str = field(default="", repr=False)
    age: str = field(default="", repr=False)
    closed: str = ""

    @property
    def bar(self) -> Level | None:
        """The person's own bar, if there is one."""
        return Level(self.least) if self.least in _LEVELS else None

    @property
    def on_sensitive(self) -> OnSensitive:
        """What to do with sensitive words: ask, unless the person said something else."""
        told: dict[str, OnSensitive] = {"send": "send", "local": "local"}
        return told.get(self.sensitive, "ask")

    @property
    def masking(self) -> Masking:
        """What the person says about masking: two lists of words, and how it is done."""
        return Masking.read(self.masks)

    @property
    def remembering(self) -> Remembering:
        """How far companions may remember."""
        return Remembering.read(self.memory)

    @property
    def always(self) -> Sequence[str]:
        """The words that are always masked."""
        return [one.text for one in self.masking.always]

    @property
    def never(self) -> Sequence[str]:
        """The words that are never masked: the person said that they name nobody."""
        return [one.text for one in self.masking.never]


def masks_text(*, always: Sequence[str], never: Sequence[str]) -> str:
    """Write two lists down. Raises BadInput for words that no list can hold."""
    return Masking().with_lists(always=always, never=never, since="").written()


def must_be_right(wishes: Wishes) -> None:
    """Raise BadInput, which names the field, unless these can be a person's wishes."""
    if wishes.least and wishes.bar in {None, Level.BLOCKED, Level.UNKNOWN}:
        names = ", ".join(level for level in Level if level.meets(Level.CONTRACT))
        message = f"A bar is one of: {names}; or nothing."
        raise BadInput(message, param="least")
    if wishes.masks and not is_written(wishes.masks):
        message = "The lists of words are not in their form. Write them with `Masking`."
        raise BadInput(message, param="masks")
    if wishes.memory and not is_remembering(wishes.memory):
        message = "The levels of memory are not in their form. Write them with `Remembering`."
        raise BadInput(message, param="memory")
    if wishes.adult and '"said"' in wishes.age:  # no later word of theirs takes that back
        raise BadInput(_MINOR, param="adult")
    if wishes.adult and not is_day(wishes.adult):
        message = "Say the day on which you stated that you are an adult, as in 2026-11-22."
        raise BadInput(message, param="adult")
    if wishes.sensitive and wishes.sensitive not in get_args(OnSensitive):
        message = f"For sensitive words say one of: {', '.join(get_args(OnSensitive))}."
        raise BadInput(message, param="sensitive")
