"""What the gate remembers of persons between two entries, and how it knows that it still holds.

A state is one person's opened keys and consent events. It is used only while it is fresh:
`Store.pulse` has not moved, or it has but the person's stamp has not. Both questions are
answered by the database itself, so a change in any process is seen at the next entry.
"""

import threading
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from troth.clock import Clock, from_ms
from troth.consent.events import ConsentEvent, Events
from troth.errors import Damaged, NotFound, Refused
from troth.people.wishes import Wishes
from troth.registry.notice import Notice, notice_for
from troth.registry.purposes import FieldId, Registry
from troth.registry.versions import load_all
from troth.store import schema
from troth.store.sqlite import Store, Unit
from troth.store.statements import and_, bindparam, select, update
from troth.vault.envelope import Handle
from troth.vault.keyring import Keyring, Unlocked
from troth.words import ACCOUNT_RUN, Digest, PersonId, PurposeId, Reason

MOST_STATES = 4096

_EVENTS = (
    select(schema.consent_event.c.seq, schema.consent_event.c.sealed)
    .where(schema.consent_event.c.person_id == bindparam("person"))
    .order_by(schema.consent_event.c.seq)
)
_COMMON = select(
    schema.installation.c.locked_since_ms,
    schema.installation.c.clock_floor_ms,
).where(schema.installation.c.id == 1)
_KEEP_FLOOR = (
    update(schema.installation)
    .where(
        and_(
            schema.installation.c.id == 1,
            schema.installation.c.clock_floor_ms < bindparam("now_ms"),
        )
    )
    .values(clock_floor_ms=bindparam("now_ms"))
)
_FLOOR_STEP_MS = 1000


@dataclass(slots=True)
class PersonState:
    """One person's opened keys and consent events, and the pulse at which they were true."""

    unlocked: Unlocked
    events: Events
    pulse: int
    wishes: tuple[int, Wishes] | None = None
    """What the person wants of models elsewhere, and the pulse at which it was read."""

    @property
    def person(self) -> PersonId:
        """Whose state this is."""
        return self.unlocked.person

    def handle(self, purpose: PurposeId) -> Handle:
        """Return the handle of a purpose that every person has. Raises Damaged if it is gone."""
        found = self.unlocked.handle(purpose)
        if found is None:
            message = f"The key for {purpose} of {self.person} is gone. Restore a backup."
            raise Damaged(message)
        return found


@dataclass(frozen=True, slots=True)
class Common:
    """What holds for everyone: the registry in force, its notice, and whether Troth is locked."""

    registry: Registry
    notice: Notice
    locked: bool
    pulse: int
    homes: Mapping[FieldId, PurposeId]
    """Under which purpose each field is kept, as the newest version that lets it be kept says."""


class States:
    """Keeps up to `MOST_STATES` persons' states, oldest out first.

    public_key: this installation's, from its key file. The one in the database says who this is;
    were it believed, whoever can write the database could sign another registry.
    """

    def __init__(self, store: Store, keyring: Keyring, clock: Clock, *, public_key: bytes) -> None:
        self._clock = clock
        self._public_key = public_key
        self._floor_ms = 0
        self._store = store
        self._keyring = keyring
        self._kept: dict[PersonId, PersonState] = {}
        self._lock = threading.Lock()
        self._common: Common | None = None
        self.when_dropped: list[Callable[[PersonId | None], object]] = []
        """What else forgets a person's opened data with their keys; None: everybody's."""

    def both(self, person: PersonId, purpose: PurposeId) -> tuple[PersonState, Common]:
        """Return the person's state and what holds for everyone, both as of now."""
        pulse = self._store.pulse()
        return self._fresh(person, purpose, pulse), self._common_at(pulse)

    def of(self, person: PersonId, *, purpose: PurposeId = ACCOUNT_RUN) -> PersonState:
        """Return the person's fresh state. Raises Refused (no such person) or Damaged."""
        return self._fresh(person, purpose, self._store.pulse())

    def _fresh(self, person: PersonId, purpose: PurposeId, pulse: int) -> PersonState:
        state = self._kept.get(person)
        if state is not None:
            if state.pulse == pulse:
                return state
            if self._keyring.stamp(person) == state.unlocked.stamp:
                state.pulse = pulse
                return state
            self.drop(person)
        return self._load(person, purpose, pulse)

    def in_unit(self, unit: Unit, person: PersonId) -> PersonState:
        """Read the person's state as a transaction sees it. Raises Refused or Damaged."""
        try:
            unlocked = self._keyring.unlock(person, unit)
        except NotFound as error:
            raise Refused(ACCOUNT_RUN, Reason.UNKNOWN_PERSON) from error
        rows = unit.rows(_EVENTS, {"person": person})
        return PersonState(unlocked, _open_events(unlocked, [(row[0], row[1]) for row in rows]), -1)

    def common(self) -> Common:
        """Return what holds for everyone, as of now."""
        return self._common_at(self._store.pulse())

    def _common_at(self, pulse: int) -> Common:
        common = self._common
        if common is None or common.pulse != pulse:
            common = self._common = self._load_common(common, pulse)
        return common

    def common_in(self, unit: Unit) -> Common:
        """Return what holds for everyone, as a transaction sees it."""
        pulse = self._store.pulse_in(unit)
        common = self._common
        if common is not None and common.pulse == pulse:
            return common
        return self._load_common(common, pulse, unit)

    def keep_floor(self, unit: Unit, now: datetime) -> None:
        """Write down how late it is, at most once a second: no restart may tell an earlier time."""
        if self.is_later(now):
            now_ms = _ms(now)
            unit.run(_KEEP_FLOOR, {"now_ms": now_ms})
            unit.after_commit(lambda: setattr(self, "_floor_ms", now_ms))

    def is_later(self, now: datetime) -> bool:
        """Say whether it is a second or more later than was last written down here."""
        return _ms(now) - self._floor_ms >= _FLOOR_STEP_MS

    def registry(self, digest: Digest) -> Registry:
        """Return a registry version by its digest. Raises Damaged if it is not here."""
        common = self.common()
        if common.registry.digest == digest:
            return common.registry
        for version in load_all(self._store, self._public_key):
            if version.digest == digest:
                return version.registry
        message = f"The registry version {digest[:12]} is missing. Restore a backup."
        raise Damaged(message)

    def holds(self, person: PersonId) -> bool:
        """Say whether a person's keys and consents are in memory."""
        return person in self._kept

    def drop(self, person: PersonId) -> None:
        """Forget a person's keys and consents in memory."""
        with self._lock:
            self._kept.pop(person, None)
        for forget in self.when_dropped:
            forget(person)

    def drop_all(self) -> None:
        """Forget everybody's keys and consents in memory."""
        with self._lock:
            self._kept.clear()
        for forget in self.when_dropped:
            forget(None)

    def drop_stale(self) -> None:
        """Drop the states that no longer hold. A server calls this each second."""
        self._keyring.drop_stale()
        pulse = self._store.pulse()
        for person, state in list(self._kept.items()):
            if state.pulse != pulse and self._keyring.stamp(person) != state.unlocked.stamp:
                self.drop(person)

    def __len__(self) -> int:
        return len(self._kept)

    def _load(self, person: PersonId, purpose: PurposeId, pulse: int) -> PersonState:
        try:
            unlocked, events = self._read(person)
        except NotFound as error:
            raise Refused(purpose, Reason.UNKNOWN_PERSON) from error
        state = PersonState(unlocked, events, pulse)
        with self._lock:
            while len(self._kept) >= MOST_STATES:
                self._kept.pop(next(iter(self._kept)))
            self._kept[person] = state
        return state

    def _read(self, person: PersonId) -> tuple[Unlocked, Events]:
        while True:
            unlocked = self._keyring.unlock(person)
            rows = self._store.read(_EVENTS, {"person": person})
            try:
                return unlocked, _open_events(unlocked, [(row[0], row[1]) for row in rows])
            except Damaged:
                # Keys and events of two moments do not fit; those of one moment must.
                if self._keyring.stamp(person) == unlocked.stamp:
                    raise

    def _load_common(self, before: Common | None, pulse: int, unit: Unit | None = None) -> Common:
        rows = self._store.read if unit is None else unit.rows
        found, newest = rows(_COMMON), rows(_NEWEST_REGISTRY)
        if not found or not newest:
            message = "The database names no installation. Restore a backup."
            raise Damaged(message)
        locked_since, floor_ms = found[0]
        self._clock.raise_floor(time_in(floor_ms))
        locked = locked_since is not None
        if before is not None and newest[0][0] == before.registry.digest:
            return Common(before.registry, before.notice, locked, pulse, before.homes)
        versions = load_all(self._store if unit is None else unit, self._public_key)
        registries = [one.registry for one in versions]
        notice = notice_for(registries[-1], registries[:-1])
        return Common(registries[-1], notice, locked, pulse, _homes(registries))


def time_in(kept_ms: int) -> datetime:
    """Return a time that a row holds. Raises Damaged for a number that no clock shows."""
    try:
        return from_ms(kept_ms)
    except (ValueError, OverflowError, OSError) as error:
        message = "A row of the database holds a time that is none. Restore a backup."
        raise Damaged(message) from error


def _homes(registries: Sequence[Registry]) -> Mapping[FieldId, PurposeId]:
    return {
        field: purpose.id
        for registry in registries
        for purpose in registry.purposes.values()
        for field in purpose.writes
    }


def _ms(at: datetime) -> int:
    return round(at.timestamp() * 1000)


_NEWEST_REGISTRY = (
    select(schema.registry_version.c.digest)
    .order_by(schema.registry_version.c.number.desc())
    .limit(1)
)


def _open_events(unlocked: Unlocked, rows: Sequence[tuple[int, bytes]]) -> Events:
    """Open all events and check that they are 1, 2, 3, … with none missing.

    How many there must be is bound into the wrapping of the key that opens them.
    """
    handle = unlocked.handle(ACCOUNT_RUN)
    if handle is None:
        if rows:
            message = f"The consent records of {unlocked.person} have lost their key."
            raise Damaged(message)
        return Events()
    if len(rows) != handle.generation - 1:
        message = f"A consent record of {unlocked.person} is missing. The answer is no."
        raise Damaged(message)
    events = []
    for place, (seq, sealed) in enumerate(rows, 1):
        event = ConsentEvent.from_bytes(handle.open("consent", seq, sealed))
        if event.seq != place or event.person != unlocked.person:
            message = f"A consent record of {unlocked.person} is missing. The answer is no."
            raise Damaged(message)
        events.append(event)
    return Events(events)
