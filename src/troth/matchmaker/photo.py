"""A person's photo, sealed under a yes of its own; and who is given which of its two forms.

It is optional, and no ranking and no explanation reads it: it enters no hall. Others get it blurred
until both said yes; before that the sharp one is not even opened for them. It goes with its yes, or
at once when its person says so.

Fields of what is kept may only be added at the end, with a default.
"""

import base64
import binascii
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import ClassVar, Final

from troth import clock
from troth.errors import BadInput, Damaged, NotFound, Refused, StoreBusy, TooMany
from troth.gate import forget as gate_forget
from troth.gate.gate import Gate
from troth.gate.rooms import Room
from troth.matchmaker import darkroom, profile
from troth.matchmaker.meet import NO_SUCH, Matchmaker
from troth.matchmaker.profile import Choice
from troth.store.sqlite import Unit
from troth.words import MATCH_PHOTO, PersonId

SHOWN: Final = "photo shown"
"""The note of the room in which a photo was given to somebody else."""
CHOICES: Final = (Choice.KEPT, Choice.SHARED)
"""A photo is shown or kept: nothing else is done with it."""
NO_PHOTO: Final = "You have no photo here."
_drawing: Final[set[PersonId]] = set()
"""Whose photo is being drawn just now, in this process."""
_drawing_lock: Final = threading.Lock()


class Form(StrEnum):
    """Which of the two somebody may see."""

    BLURRED = "blurred"
    SHARP = "sharp"


@dataclass(frozen=True, slots=True, kw_only=True)
class Photo:
    """A photo in both forms, each a JPEG in base64, and whether others see it."""

    category: ClassVar[str] = "photo"
    sharp: str = field(repr=False)
    blurred: str = field(repr=False)
    choice: str
    at: str

    def file(self, form: Form) -> bytes:
        """Return the file of one form. Raises Damaged."""
        return _read(self.sharp if form is Form.SHARP else self.blurred)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sharp:
    """What is read of a photo for somebody where both said yes."""

    category: ClassVar[str] = "photo"
    sharp: str = field(repr=False)
    choice: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _Blurred:
    """What is read of a photo for anybody else: the sharp one is not in it."""

    category: ClassVar[str] = "photo"
    blurred: str = field(repr=False)
    choice: str


def own(gate: Gate, person: PersonId) -> Photo | None:
    """Return somebody's own photo; None: there is none, or Troth may not keep one."""
    if not gate.may(person, MATCH_PHOTO):
        return None
    with gate.enter(person, MATCH_PHOTO) as room:
        return _newest(room)


def own_file(gate: Gate, person: PersonId, form: Form) -> bytes:
    """Return somebody's own photo as they, or strangers, see it. Raises Refused or NotFound."""
    with gate.enter(person, MATCH_PHOTO) as room:
        found = _newest(room)
    if found is None:
        raise NotFound(NO_PHOTO)
    return found.file(form)


def put(gate: Gate, person: PersonId, body: bytes, choice: Choice | None = None) -> Photo:
    """Make a photo anew and keep it in the place of the older one.

    choice: None leaves it as it was; at first nobody sees it. Raises Refused, Forbidden for who
    is under 18, BadInput or TooLarge for what is no photo, TooMany while another one is drawn,
    StoreBusy where the photo was changed or removed meanwhile, and Unconfigured.
    """
    profile.must_be_adult(gate, person)
    darkroom.must_be_there()
    _must_see(gate, person)  # without a yes it is not even opened
    with _one_of(person):
        made = darkroom.developed(body)
    with gate.enter(person, MATCH_PHOTO) as room:
        before, stamp = _newest(room), room.grant.stamp
        stands = before.choice if before else Choice.KEPT
        fresh = Photo(
            sharp=base64.b64encode(made.sharp).decode(),
            blurred=base64.b64encode(made.blurred).decode(),
            choice=str(_checked(choice) if choice else stands),
            at=clock.text(gate.clock.now()),
        )
        _keep(gate, room, fresh, since=stamp if before else None)
    _forget_older(gate, person, room)
    return fresh


def choose(gate: Gate, person: PersonId, choice: Choice) -> None:
    """Say whether others see the photo, from their next look on.

    Raises Refused, NotFound, or StoreBusy where it was changed or removed meanwhile.
    """
    with gate.enter(person, MATCH_PHOTO) as room:
        before, stamp = _newest(room), room.grant.stamp
        if before is None:
            raise NotFound(NO_PHOTO)
        if before.choice == _checked(choice):
            return
        _keep(gate, room, replace(before, choice=str(choice)), since=stamp)
    _forget_older(gate, person, room)


def remove(gate: Gate, person: PersonId) -> None:
    """Forget the photo for good. It needs no yes. Raises NotFound where there is none."""
    try:
        gate_forget.forget(gate, person, Photo, lambda *_: True)
    except NotFound:
        raise NotFound(NO_PHOTO) from None


def given(gate: Gate, maker: Matchmaker, person: PersonId, mark: str) -> tuple[Form, bytes]:
    """Return the photo of whom somebody calls `mark`, in the form that they may see.

    That it was given stands in the ledger of the one on it, before it is. Raises Refused for who
    has not said yes to photos themselves, and NotFound for everybody else, whatever the cause.
    """
    _must_see(gate, person)
    found = maker.seen(person, [mark]).get(mark)
    shown = _given(gate, person, *found) if found else None
    if shown is None:
        raise NotFound(NO_SUCH)
    return shown


def forms(
    gate: Gate, maker: Matchmaker, person: PersonId, marks: Sequence[str]
) -> Mapping[str, Form]:
    """Say of which people somebody can see a photo now, and in which form.

    Empty without a yes to photos of their own.
    """
    if not marks or not gate.may(person, MATCH_PHOTO):
        return {}
    there = maker.seen(person, marks)
    shown = {mark: _given(gate, person, *who) for mark, who in there.items()}
    return {mark: one[0] for mark, one in shown.items() if one}


def _must_see(gate: Gate, person: PersonId) -> None:
    """Raise Refused for who has not said yes to photos: only who did sees those of others."""
    with gate.enter(person, MATCH_PHOTO):
        pass


def _given(
    gate: Gate,
    person: PersonId,
    other: PersonId,
    is_met: bool,  # noqa: FBT001  # as `seen` has it
) -> tuple[Form, bytes] | None:
    if not gate.may(other, MATCH_PHOTO):  # asked first: a refusal would stand in their ledger
        return None
    with suppress(Refused), gate.enter(other, MATCH_PHOTO, reader=person) as room:
        found: list[tuple[str, Form, str]] = (
            [(one.record.choice, Form.SHARP, one.record.sharp) for one in room.read(_Sharp, last=1)]
            if is_met
            else [
                (one.record.choice, Form.BLURRED, one.record.blurred)
                for one in room.read(_Blurred, last=1)
            ]
        )
        if found and found[-1][0] == Choice.SHARED:
            room.note(SHOWN)
            return found[-1][1], _read(found[-1][2])
    return None


def _newest(room: Room) -> Photo | None:
    found = room.read(Photo, last=1)
    return found[-1].record if found else None


def _keep(gate: Gate, room: Room, fresh: Photo, *, since: int | None) -> None:
    """Keep a photo, unless the one that was read was hidden, changed or removed meanwhile.

    since: the person's stamp when it was read, which moves with each of these; None: none stood.
    """
    person = room.grant.person

    def must_stand(unit: Unit) -> None:
        if since is not None and gate.keyring.stamp(person, unit) != since:
            message = (
                "Your photo was changed in another window just now. Look at it, and try again."
            )
            raise StoreBusy(message)
        gate.keyring.move_stamp(unit, person)

    room.keep(fresh)
    room.beside(must_stand)


@contextmanager
def _one_of(person: PersonId) -> Iterator[None]:
    """Let one photo of a person be drawn at a time: who sends many holds up nobody else."""
    with _drawing_lock:
        if person in _drawing:
            message = "A photo of yours is being drawn just now. Send this one in a moment."
            raise TooMany(message, retry_seconds=5)
        _drawing.add(person)
    try:
        yield
    finally:
        with _drawing_lock:
            _drawing.discard(person)


def _forget_older(gate: Gate, person: PersonId, room: Room) -> None:
    if not room.kept:  # the yes was taken back meanwhile: then nothing was put in its place
        return
    newest = room.kept[-1]
    with suppress(NotFound):
        gate_forget.forget(gate, person, Photo, lambda number, _: number < newest)


def _checked(choice: Choice) -> Choice:
    if choice not in CHOICES:
        message = "A photo is on your card, or you keep it to yourself."
        raise BadInput(message, param="choice")
    return choice


def _read(written: str) -> bytes:
    try:
        return base64.b64decode(written, validate=True)
    except binascii.Error:
        message = "A kept photo cannot be read any more. Send it again."
        raise Damaged(message) from None
