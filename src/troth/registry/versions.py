"""The registry's versions: each one signed, kept for ever, and announced in the ledger.

An edit by hand cannot change a promise in silence: it makes a new version with a
computed class for each purpose, in the same transaction as its leaf. What a stored
version says counts only while its digest and signature hold.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from types import MappingProxyType
from typing import Final, Protocol

from troth.crypto.digest import sha256
from troth.crypto.sign import Signer, verify
from troth.errors import Damaged, NotFound
from troth.ledger.leaf import Event
from troth.registry.canonical import FORMAT, write
from troth.registry.card import Card
from troth.registry.compile import from_canonical
from troth.registry.diff import Change, ChangeKind, classify, with_who
from troth.registry.purposes import Registry
from troth.store import schema
from troth.store.prepared import AnyRow
from troth.store.sqlite import Store, Unit
from troth.store.statements import insert, select
from troth.words import Digest, PurposeId

_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
_TABLE: Final = schema.registry_version
_NEWEST: Final = select(_TABLE).order_by(_TABLE.c.number.desc()).limit(1)
_ALL: Final = select(_TABLE).order_by(_TABLE.c.number)


class Recorder(Protocol):
    """The part of the ledger that is needed here."""

    def append(self, unit: Unit, event: Event, *, at: datetime, detail: str) -> object:
        """Record a public event of the installation."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """One stored version. `change` compares each purpose with the version before."""

    number: int
    registry: Registry
    signature: bytes
    change: Mapping[PurposeId, Change]
    since: datetime

    @property
    def digest(self) -> Digest:
        """The digest of the registry."""
        return self.registry.digest


def install(
    unit: Unit, registry: Registry, *, ledger: Recorder, signer: Signer, at: datetime
) -> Version:
    """Make `registry` the version in force, unless it is already.

    Writes a row, a leaf and the pulse. Raises Damaged if the newest stored version fails
    its check, and what the ledger raises if it cannot record; then nothing is written.
    """
    row = unit.row(_NEWEST)
    newest = None if row is None else _checked(row, signer.public)
    if newest is not None and newest.digest == registry.digest:
        return newest
    version = _next(newest, registry, signer=signer, at=at)
    change = _write_change(version.change)
    unit.run(
        insert(_TABLE),
        {
            "number": version.number,
            "digest": version.digest,
            "body": registry.body,
            "signature": version.signature,
            "change": change,
            "since_ms": (version.since - _EPOCH) // timedelta(milliseconds=1),
        },
    )
    unit.touch()
    ledger.append(unit, Event.REGISTRY_CHANGED, at=at, detail=_detail(version, change))
    return version


def load_all(source: Store | Unit, public_key: bytes) -> list[Version]:
    """Return every version, oldest first, each with its signature and digest checked.

    source: the store, or a unit to see what it has written itself.

    Raises Damaged, naming the version, if one fails its check or is missing.
    """
    rows = source.rows(_ALL) if isinstance(source, Unit) else source.read(_ALL)
    versions = [_checked(row, public_key) for row in rows]
    for number, version in enumerate(versions, start=1):
        if version.number != number:
            message = f"Version {number} of the registry is missing. Restore a backup."
            raise Damaged(message)
    return versions


def show_card(unit: Unit, card: Card, registry: Registry) -> None:
    """Keep the bytes of a card, since somebody is about to see it. Keeps each card once."""
    table = schema.notice
    if unit.row(select(table.c.digest).where(table.c.digest == card.digest)) is not None:
        return
    unit.run(
        insert(table),
        {
            "digest": card.digest,
            "registry_digest": registry.digest,
            "purpose": card.purpose,
            "language": card.language,
            "body": card.body,
        },
    )


def shown_card(store: Store, digest: Digest) -> bytes:
    """Return the bytes of a card that was shown. Raises NotFound, or Damaged if they changed."""
    table = schema.notice
    row = store.read_one(select(table.c.body).where(table.c.digest == digest))
    if row is None:
        message = f"No card with the digest {digest} was shown here."
        raise NotFound(message)
    if sha256(row.body) != digest:
        message = f"The card {digest} is not what was shown. Restore a backup."
        raise Damaged(message)
    return bytes(row.body)


def _next(newest: Version | None, registry: Registry, *, signer: Signer, at: datetime) -> Version:
    before = None if newest is None else newest.registry
    return Version(
        number=1 if newest is None else newest.number + 1,
        registry=registry,
        signature=signer.sign(_signed(registry.body)),
        change=MappingProxyType(_changes(before, registry)),
        since=at,
    )


def _changes(before: Registry | None, now: Registry) -> dict[PurposeId, Change]:
    """Compare each purpose of either version; in a first version every purpose is new."""
    if before is None:
        new = Change(kind=ChangeKind.WIDENING, what=("This use of data is new.",))
        return dict.fromkeys(now.purposes, new)
    names = sorted({*before.purposes, *now.purposes})
    older, newer = with_who([before, now])
    return {name: classify(older, newer, name) for name in names}


def _signed(body: bytes) -> bytes:
    """Return what the signature stands on. FROZEN: label ‖ 0 ‖ canonical bytes."""
    return FORMAT.encode() + b"\0" + body


def _checked(row: AnyRow, public_key: bytes) -> Version:
    """Make a version of its row. Raises Damaged, naming the version, unless all of it holds."""
    what = f"Version {row.number} of the registry"
    if not verify(public_key, row.signature, _signed(row.body)):
        message = f"{what} does not carry this installation's signature. Restore a backup."
        raise Damaged(message)
    if sha256(row.body) != row.digest:
        message = f"{what} does not have its digest. Restore a backup."
        raise Damaged(message)
    try:
        return Version(
            number=row.number,
            registry=from_canonical(row.body),
            signature=row.signature,
            change=_read_change(row.change),
            since=_EPOCH + timedelta(milliseconds=row.since_ms),
        )
    except (Damaged, ValueError, KeyError, TypeError, AttributeError, OverflowError) as error:
        message = f"{what} cannot be read. Restore a backup, or update Troth if it is older."
        raise Damaged(message) from error


def _write_change(change: Mapping[PurposeId, Change]) -> str:
    return write(
        {name: {"class": one.kind.word, "what": [*one.what]} for name, one in change.items()}
    ).decode()


def _read_change(written: str) -> Mapping[PurposeId, Change]:
    return MappingProxyType(
        {
            PurposeId(name): Change(
                kind=ChangeKind[one["class"].upper()], what=tuple(map(str, one["what"]))
            )
            for name, one in json.loads(written).items()
        }
    )


def _detail(version: Version, change: str) -> str:
    """Write the public line of the leaf: number, digests of version and change, classes."""
    classes = [
        f"{name}={one.kind.word}"
        for name, one in version.change.items()
        if one.kind is not ChangeKind.SAME
    ]
    head = f"registry version {version.number} sha256 {version.digest}"
    return " ".join([head, f"change sha256 {sha256(change.encode())}", *classes])
