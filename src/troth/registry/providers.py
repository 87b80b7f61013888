"""The providers that whoever runs this Troth wrote down: kept, signed, switched on and off.

A provider starts switched off. To switch one on, or to change one that is on, makes a new
version of the registry in the same transaction, so that cards, consents and the policy follow;
each change is a public leaf of the ledger. A row that was edited behind Troth's back fails its
signature and is not used.

The key of a provider is sealed for its id and its address: it opens nowhere else, and an
address that changes loses it. It stands in no list, error or leaf.
"""

from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Final

from troth.clock import Clock
from troth.crypto.digest import sha256
from troth.crypto.sign import Signer, verify
from troth.errors import BadInput, Damaged, NotFound
from troth.ledger.leaf import Event
from troth.registry import regions, versions
from troth.registry.claims import places
from troth.registry.entry import FORMAT, Entry, from_canonical
from troth.registry.outside import Outside, usable
from troth.registry.purposes import Registry
from troth.registry.served import load_registry
from troth.registry.trust import missing, trust
from troth.registry.versions import Recorder
from troth.store import schema
from troth.store.prepared import AnyRow
from troth.store.sqlite import Store, Unit
from troth.store.statements import bindparam, delete, insert, select, update
from troth.words import Digest, Level

MOST_PROVIDERS: Final = 50
MOST_KEY: Final = 1024
_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
_LATEST_MS: Final = 2**47
_BEHIND: Final = "A provider was changed behind Troth's back. It is not used. Remove it."
_TABLE: Final = schema.provider
_ALL: Final = select(_TABLE).order_by(_TABLE.c.id)
_ONE: Final = select(_TABLE).where(_TABLE.c.id == bindparam("which"))
_PUT: Final = update(_TABLE).where(_TABLE.c.id == bindparam("which"))
_DROP: Final = delete(_TABLE).where(_TABLE.c.id == bindparam("which"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Sealer:
    """Seals a provider's key for a place, and opens it there alone: its id and its address.

    `open` raises Damaged for anything else.
    """

    seal: Callable[[bytes, str, str], bytes]
    open: Callable[[bytes, str, str], bytes]


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """One provider as it is kept."""

    entry: Entry
    is_on: bool
    has_key: bool
    added: datetime
    changed: datetime
    sealed_key: bytes | None = field(repr=False)


class Providers:
    """Keeps the providers. registry_file: the registry's own file, if there is one."""

    def __init__(  # noqa: PLR0913  # what it is wired to, by name
        self,
        store: Store,
        ledger: Recorder,
        *,
        signer: Signer,
        sealer: Sealer,
        clock: Clock,
        registry_file: Path | None = None,
    ) -> None:
        self._store = store
        self._ledger = ledger
        self._signer = signer
        self._sealer = sealer
        self._clock = clock
        self._file = registry_file
        self._known: dict[str, tuple[int, Held]] = {}

    def all(self) -> list[Held]:
        """Return every provider that passes its check, by id."""
        return [one for row in self._store.read(_ALL) if (one := self._sound(row)) is not None]

    def broken(self) -> list[str]:
        """Name the providers whose row fails its check. They are not used."""
        return [str(row.id) for row in self._store.read(_ALL) if self._sound(row) is None]

    def get(self, name: str) -> Held:
        """Return one provider. Raises NotFound, or Damaged if its row fails its check."""
        return self._held(self._store.read_one(_ONE, {"which": name}))

    def outside(self, unit: Unit | None = None, *, at: date | None = None) -> tuple[Outside, ...]:
        """Return those beyond this machine that are on and trusted enough today."""
        rows = self._store.read(_ALL) if unit is None else unit.rows(_ALL)
        sound = [one for row in rows if (one := self._sound(row)) is not None]
        return usable([one.entry for one in sound if one.is_on], at or self._today())

    def registry(self, unit: Unit | None = None) -> Registry:
        """Compile the registry with these providers, as of today. Raises BadInput."""
        return load_registry(self._file, self.outside(unit))

    def keep_up(self, in_force: Digest) -> None:
        """Make a new version of the registry where claims ran out since the one in force.

        A yes was said to a card, and the card says something else then. Raises BadInput.
        """
        if self.registry().digest != in_force:
            self._store.write(lambda unit: self._renew(unit, at=self._clock.now()))

    def add(self, entry: Entry, *, key: str | None = None) -> Held:
        """Write a provider down. It is switched off. Raises BadInput."""

        def write(unit: Unit) -> None:
            _must_be_known(places(entry.claims))
            if unit.row(_ONE, {"which": entry.id}) is not None:
                message = f"There is a provider `{entry.id}` already. Use another id, or change it."
                raise BadInput(message, param="id")
            if len(unit.rows(_ALL)) >= MOST_PROVIDERS:
                message = f"There are {MOST_PROVIDERS} providers already. Remove one first."
                raise BadInput(message)
            at = self._clock.now()
            made = {"id": entry.id, "added_ms": _ms(at), "sealed_key": self._sealed(entry, key)}
            unit.run(insert(_TABLE), made | self._signed(entry, is_on=False, at=at))
            self._tell(unit, "added", entry, at=at)

        self._store.write(write)
        return self.get(entry.id)

    def change(self, entry: Entry) -> Held:
        """Put another entry in place of the one with its id.

        A new address or dialect loses the key: it was given for another place. Raises NotFound,
        BadInput or Damaged.
        """

        def write(unit: Unit) -> None:
            old = self._held(unit.row(_ONE, {"which": entry.id}))
            if old.entry == entry:
                return
            _must_be_known(places(entry.claims) - places(old.entry.claims))
            at = self._clock.now()
            same = _place(old.entry) == _place(entry)
            kept = {"sealed_key": old.sealed_key if same else None}
            more = self._signed(entry, is_on=old.is_on, at=at)
            unit.run(_PUT.values(**kept, **more), {"which": entry.id})
            self._tell(unit, "changed", entry, at=at)
            self._renew(unit, at=at)

        self._store.write(write)
        return self.get(entry.id)

    def switch(self, name: str, *, is_on: bool) -> Held:
        """Switch a provider on or off. Raises NotFound, Damaged, or BadInput if it may not be on.

        What a person agreed to is not changed by either.
        """

        def write(unit: Unit) -> None:
            old = self._held(unit.row(_ONE, {"which": name}))
            if old.is_on is is_on:
                return
            if is_on:
                _may_be_on(old.entry, self._today())
            at = self._clock.now()
            more = self._signed(old.entry, is_on=is_on, at=at)
            unit.run(_PUT.values(**more), {"which": name})
            self._tell(unit, "on" if is_on else "off", old.entry, at=at)
            self._renew(unit, at=at)

        self._store.write(write)
        return self.get(name)

    def remove(self, name: str) -> None:
        """Forget a provider and its key. Raises NotFound. A row that is broken goes, too."""

        def write(unit: Unit) -> None:
            row = unit.row(_ONE, {"which": name})
            if row is None:
                raise _no_such()
            at = self._clock.now()
            unit.run(_DROP, {"which": name})
            held = self._sound(row)
            # The id of a broken row may be anybody's text, and a leaf is public.
            what = f"{name} sha256 {sha256(held.entry.body())}" if held else "a broken one"
            detail = f"provider removed {what}"
            self._ledger.append(unit, Event.PROVIDER_CHANGED, at=at, detail=detail)
            self._renew(unit, at=at)

        self._store.write(write)

    def set_key(self, name: str, key: str | None) -> Held:
        """Seal a provider's key, or forget it. Raises NotFound, Damaged or BadInput."""

        def write(unit: Unit) -> None:
            old = self._held(unit.row(_ONE, {"which": name}))
            sealed = self._sealed(old.entry, key)
            at = self._clock.now()
            unit.run(_PUT.values(sealed_key=sealed, changed_ms=_ms(at)), {"which": name})
            self._tell(unit, "key taken away" if key is None else "key set", old.entry, at=at)
            unit.touch()

        self._store.write(write)
        return self.get(name)

    def key(self, name: str, *, of: Entry | None = None) -> str | None:
        """Open a provider's key; None if it has none. Raises NotFound or Damaged.

        of: only for this entry, to the letter. A key that came with another address is not its.
        """
        held = self._fresh(name)
        if held.sealed_key is None or (of is not None and held.entry != of):
            return None
        return self._sealer.open(held.sealed_key, *_place(held.entry)).decode()

    def _fresh(self, name: str) -> Held:
        """Return one provider as of now; its row is checked once for as long as nothing moved."""
        pulse = self._store.pulse()
        known = self._known.get(name)
        if known is None or known[0] != pulse:
            known = self._known[name] = (pulse, self.get(name))
        return known[1]

    def _renew(self, unit: Unit, *, at: datetime) -> None:
        """Bring the registry into line with the providers, and move the pulse."""
        made = self.registry(unit)
        versions.install(unit, made, ledger=self._ledger, signer=self._signer, at=at)
        unit.touch()

    def _tell(self, unit: Unit, what: str, entry: Entry, *, at: datetime) -> None:
        detail = f"provider {what} {entry.id} sha256 {sha256(entry.body())}"
        self._ledger.append(unit, Event.PROVIDER_CHANGED, at=at, detail=detail)
        unit.touch()

    def _today(self) -> date:
        return self._clock.now().astimezone(UTC).date()

    def _sealed(self, entry: Entry, key: str | None) -> bytes | None:
        if key is None:
            return None
        if not 0 < len(key) <= MOST_KEY or not key.isascii() or not key.isprintable() or " " in key:
            message = "That is no key: it is one line of plain letters without a space."
            raise BadInput(message, param="key")
        return self._sealer.seal(key.encode(), *_place(entry))

    def _signed(self, entry: Entry, *, is_on: bool, at: datetime) -> dict[str, object]:
        body = entry.body()
        return {
            "body": body,
            "is_on": int(is_on),
            "signature": self._signer.sign(_stands_on(body, is_on=is_on)),
            "changed_ms": _ms(at),
        }

    def _sound(self, row: AnyRow) -> Held | None:
        try:
            return self._held(row)
        except Damaged:
            return None

    def _held(self, row: AnyRow | None) -> Held:
        """Make what is kept of its row. Raises NotFound, or Damaged unless all of it holds."""
        if row is None:
            raise _no_such()
        if not _has_its_kinds(row):
            raise Damaged(_BEHIND)
        signed = _stands_on(row.body, is_on=bool(row.is_on))
        if not verify(self._signer.public, row.signature, signed):
            raise Damaged(_BEHIND)
        entry = from_canonical(row.body)
        if entry.id != row.id:
            raise Damaged(_BEHIND)
        return Held(
            entry=entry,
            is_on=bool(row.is_on),
            has_key=row.sealed_key is not None,
            added=_EPOCH + timedelta(milliseconds=row.added_ms),
            changed=_EPOCH + timedelta(milliseconds=row.changed_ms),
            sealed_key=row.sealed_key,
        )


def _has_its_kinds(row: AnyRow) -> bool:
    """Say whether each column holds what it should: SQLite lets any kind stand anywhere."""
    times = (row.added_ms, row.changed_ms)
    return (
        all(isinstance(one, bytes) for one in (row.body, row.signature))
        and isinstance(row.sealed_key, bytes | None)
        and row.is_on in {0, 1}
        and all(isinstance(one, int) and 0 <= one < _LATEST_MS for one in times)
    )


def _must_be_known(named: Collection[str]) -> None:
    """Raise BadInput for a country or region that there is not: no rule would ever find it."""
    unknown = sorted(one for one in named if not regions.is_known(one))
    if unknown:
        message = (
            f"There is no country or region `{unknown[0]}`. "
            "Write two letters (ISO 3166), as in US, or EU or EEA."
        )
        raise BadInput(message, param="claim")


def _may_be_on(entry: Entry, at: date) -> None:
    """Raise BadInput, which says what is missing, unless somebody may be sent to it today."""
    found = trust(entry, at)
    if not found.level.meets(Level.CONTRACT):
        lacking = " ".join(missing(entry, at) or found.why)
        message = (
            f"`{entry.id}` is {found.level}, so it stays off. {lacking} "
            f"Look: troth provider review {entry.id}"
        )
        raise BadInput(message)
    if not entry.models:
        message = f"`{entry.id}` names no model. Add one: troth provider review {entry.id} --model"
        raise BadInput(message, param="models")


def _place(entry: Entry) -> tuple[str, str]:
    """Return what a key is sealed for. No part holds a zero byte: `entry.py` looked."""
    return entry.id, f"{entry.dialect} {entry.base_url}"


def _stands_on(body: bytes, *, is_on: bool) -> bytes:
    """Return what the signature stands on. FROZEN: label ‖ 0 ‖ on or off ‖ 0 ‖ bytes."""
    return FORMAT.encode() + b"\0" + (b"on" if is_on else b"off") + b"\0" + body


def _no_such() -> NotFound:
    return NotFound("There is no provider of that id. See them: troth provider list")


def _ms(at: datetime) -> int:
    return (at - _EPOCH) // timedelta(milliseconds=1)
