"""A person's own companions: cards, sealed under `companion.own`, each with its picture.

Promise: nobody but the person sees a card, and nothing of it is used for anybody else. A change
puts a new record in the place of the old one, which no key opens any more. What is removed can
be brought back for `UNDO_DAYS`, and is then dropped by itself; after a no it goes at once.

Fields may only be added at the end, with a default: what is kept already must still be read.
"""

import base64
import binascii
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass, field, replace
from typing import ClassVar, Final, TypeAlias

from troth import clock
from troth.companion import cards, role
from troth.companion.cards import Card, Held
from troth.companion.persona import YOURS, Persona
from troth.errors import BadInput, Damaged, NotFound, TooLarge
from troth.gate import forget as gate_forget
from troth.gate.gate import Gate
from troth.gate.rooms import Room
from troth.words import COMPANION_OWN, PersonId, is_id, new_id

MOST: Final = 40
"""How many companions one person can have."""
MOST_PICTURE_BYTES: Final = 24 * 1024 * 1024
"""How much all their pictures may weigh."""
UNDO_DAYS: Final = 7
NO_SUCH: Final = "There is no such companion of yours. It may be removed."
_SHAPE: Final = "own"
How: TypeAlias = Callable[[Held], Held]
"""From a card to what it is to become."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Own:
    """One companion of a person. Kept under `companion.own`.

    card, twin: as in `cards.Held`. picture: its size in bytes, as a number in text; empty: none.
    removed: when it was removed; empty: it was not.
    """

    category: ClassVar[str] = "companion"
    id: str
    card: str = field(repr=False)
    added: str
    changed: str
    twin: str = field(default="", repr=False)
    picture: str = ""
    removed: str = ""

    def __repr__(self) -> str:
        return f"<Own companion {self.id}>"

    @property
    def read(self) -> Card:
        """What its card says. Raises Damaged."""
        try:
            return cards.read_card(self.card)
        except BadInput as error:
            message = "A companion's card cannot be read any more. Remove it."
            raise Damaged(message) from error

    @property
    def name(self) -> str:
        """What it is called."""
        return role.name_of(self.read)

    @property
    def weighs(self) -> int:
        """How many bytes its picture has."""
        return int(self.picture or 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Removed(Own):
    """A companion that was removed, for as long as that can be undone."""

    kept_days: ClassVar[int] = UNDO_DAYS


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """The picture of a companion: a PNG, in base64. Kept apart, so that a list opens none."""

    category: ClassVar[str] = "picture"
    companion: str
    png: str = field(repr=False)

    def __repr__(self) -> str:
        return f"<Picture of {len(self.png)} letters>"

    @property
    def data(self) -> bytes:
        """The PNG itself. Raises Damaged."""
        return _read(self.png)


@dataclass(frozen=True, slots=True, kw_only=True)
class RemovedPicture(Picture):
    """The picture of a companion that was removed."""

    kept_days: ClassVar[int] = UNDO_DAYS


def is_own(companion: str) -> bool:
    """Say whether an id has the shape of a person's own companion's."""
    return is_id(companion, _SHAPE)


def add(gate: Gate, person: PersonId, held: Held) -> str:
    """Keep a card as a new companion and return its id. Raises Refused or TooLarge."""
    now = clock.text(gate.clock.now())
    fresh = Own(
        id=new_id(_SHAPE),
        card=held.text,
        twin=held.twin,
        added=now,
        changed=now,
        picture=str(len(held.picture)) if held.picture else "",
    )
    with gate.enter(person, COMPANION_OWN) as room:
        living = [one for one in _newest(room) if not one.removed]
        _must_fit([*living, fresh])
        room.keep(fresh)
        if held.picture:
            room.keep(Picture(companion=fresh.id, png=_written(held.picture)))
    return fresh.id


def every(gate: Gate, person: PersonId) -> list[Own]:
    """Return a person's companions, those removed too, by when they were added. Raises Refused."""
    with gate.enter(person, COMPANION_OWN) as room:
        return _newest(room)


def living(gate: Gate, person: PersonId) -> list[Own]:
    """Return a person's companions; none where Troth may not keep any. Asks nothing of anybody."""
    if not gate.may(person, COMPANION_OWN):
        return []
    return [one for one in every(gate, person) if not one.removed]


def take(gate: Gate, person: PersonId, companion: str) -> Own:
    """Return one companion, also one that was removed. Raises Refused or NotFound."""
    with gate.enter(person, COMPANION_OWN) as room:
        return _one(room, companion)


def read_in(room: Room, companion: str) -> Own | None:
    """Return a living companion in a room that reads them; None if it is not there."""
    found = _newest(room, companion)
    return found[0] if found and not found[0].removed else None


def held(gate: Gate, person: PersonId, companion: str) -> Held:
    """Return a companion's card with its picture. Raises Refused, NotFound or Damaged."""
    with gate.enter(person, COMPANION_OWN) as room:
        return _held(room, _one(room, companion))


def picture(gate: Gate, person: PersonId, companion: str) -> bytes:
    """Return a companion's picture. Raises Refused, or NotFound where there is none."""
    with gate.enter(person, COMPANION_OWN) as room:
        found = _held(room, _one(room, companion)).picture
    if not found:
        raise NotFound(NO_SUCH)
    return found


def change(gate: Gate, person: PersonId, companion: str, how: How) -> None:
    """Change a companion's card; its picture stays. What it was before is forgotten for good.

    Raises Refused, NotFound (gone, or removed) and what `how` raises.
    """
    with gate.enter(person, COMPANION_OWN) as room:
        before = _one(room, companion)
        if before.removed:
            raise NotFound(NO_SUCH)
        after = how(Held(text=before.card, twin=before.twin))
        if (after.text, after.twin) == (before.card, before.twin):
            return
        now = clock.text(gate.clock.now())
        room.keep(replace(before, card=after.text, twin=after.twin, changed=now))
    _forget_older(gate, person, Own, companion, room.kept)


def duplicate(gate: Gate, person: PersonId, companion: str) -> str:
    """Keep a copy of a companion, and return its id. Raises Refused, NotFound or TooLarge."""
    return add(gate, person, held(gate, person, companion))


def remove(gate: Gate, person: PersonId, companion: str) -> bool:
    """Remove a companion; say whether that can be undone. Raises NotFound.

    Needs no yes: without one it goes for good, at once.
    """
    if not gate.may(person, COMPANION_OWN):
        forget(gate, person, companion)
        return False
    with gate.enter(person, COMPANION_OWN) as room:
        before = _one(room, companion)
        if before.removed:
            return True
        now = clock.text(gate.clock.now())
        room.keep(Removed(**asdict(before) | {"removed": now}))
        if png := _held(room, before).picture:
            room.keep(RemovedPicture(companion=companion, png=_written(png)))
    _forget_older(gate, person, Own, companion, room.kept)
    return True


def bring_back(gate: Gate, person: PersonId, companion: str) -> None:
    """Undo a removal. Raises Refused, NotFound (its days are over) or TooLarge."""
    with gate.enter(person, COMPANION_OWN) as room:
        before = _one(room, companion)
        if not before.removed:
            return
        _must_fit([*(one for one in _newest(room) if not one.removed), before])
        room.keep(Own(**asdict(before) | {"removed": ""}))
        if png := _held(room, before).picture:
            room.keep(Picture(companion=companion, png=_written(png)))
    _forget_older(gate, person, Own, companion, room.kept)


def forget(gate: Gate, person: PersonId, companion: str) -> None:
    """Forget a companion for good, with its picture. Needs no yes. Raises NotFound."""
    gate_forget.forget(gate, person, Own, lambda _, one: one.id == companion)
    with suppress(NotFound):  # it had no picture
        gate_forget.forget(gate, person, Picture, lambda _, one: one.companion == companion)


def persona(gate: Gate, person: PersonId, companion: str) -> Persona:
    """Return a living companion as faces name it. Raises NotFound.

    Where Troth may not keep companions now, it has no name; who answers says why not.
    """
    if not gate.may(person, COMPANION_OWN):
        return Persona(id=companion, name=YOURS, text="")
    with gate.enter(person, COMPANION_OWN) as room:
        found = read_in(room, companion)
    if found is None:
        raise NotFound(NO_SUCH)
    return Persona(id=companion, name=found.name, text="")


def _forget_older(
    gate: Gate, person: PersonId, kind: type[Own], companion: str, kept: Sequence[int]
) -> None:
    """Forget what stood before the records that were kept just now."""
    if not kept:  # the yes was taken back meanwhile: then nothing was put in its place
        return
    first = min(kept)
    has_picture = len(kept) > 1
    with suppress(NotFound):
        gate_forget.forget(
            gate, person, kind, lambda number, one: one.id == companion and number < first
        )
    if has_picture:
        with suppress(NotFound):
            gate_forget.forget(
                gate,
                person,
                Picture,
                lambda number, one: one.companion == companion and number < first,
            )


def _newest(room: Room, companion: str | None = None) -> list[Own]:
    having = {"id": companion} if companion else None
    found: dict[str, Own] = {}
    for one in room.read(Own, having=having):
        found[one.record.id] = one.record
    return sorted(found.values(), key=lambda one: (one.added, one.id))


def _one(room: Room, companion: str) -> Own:
    found = _newest(room, companion)
    if not found:
        raise NotFound(NO_SUCH)
    return found[0]


def _held(room: Room, one: Own) -> Held:
    png = b""
    if one.picture:
        found = room.read(Picture, having={"companion": one.id})
        if not found:
            message = "A companion's picture is missing. Restore a backup, or remove the companion."
            raise Damaged(message)
        png = _read(found[-1].record.png)
    return Held(text=one.card, twin=one.twin, picture=png)


def _must_fit(companions: Sequence[Own]) -> None:
    if len(companions) > MOST:
        message = f"You have {MOST} companions, and no more fit. Remove one first."
        raise TooLarge(message, param="file")
    if sum(one.weighs for one in companions) > MOST_PICTURE_BYTES:
        message = "Your companions' pictures are too large together. Remove one first."
        raise TooLarge(message, param="file")


def _written(png: bytes) -> str:
    return base64.b64encode(png).decode()


def _read(written: str) -> bytes:
    try:
        return base64.b64decode(written, validate=True)
    except binascii.Error as error:
        message = "A companion's picture cannot be read any more. Remove the companion."
        raise Damaged(message) from error
