"""A real store, a real ledger, and two invented persons with real keys."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

import pytest

from troth.crypto.random import secret
from troth.crypto.sign import Signer
from troth.ledger.chain import PersonChain, Receipt
from troth.ledger.heads import bucket_of
from troth.ledger.leaf import Event
from troth.ledger.log import Ledger
from troth.store import schema
from troth.store.sqlite import Store, Unit, open_store
from troth.store.statements import insert
from troth.vault.envelope import Handle, Key
from troth.words import PersonId, new_id

AT = datetime(2026, 11, 21, 19, 30, tzinfo=UTC)
ORIGIN = "troth.example/test"


@dataclass(frozen=True)
class Person:
    """An invented person: their chain and the handle that seals for the ledger."""

    chain: PersonChain
    handle: Handle

    @property
    def id(self) -> PersonId:
        return self.chain.person


@dataclass
class Desk:
    """A ledger on a store of its own, with short words for what tests do."""

    store: Store
    signer: Signer
    ledger: Ledger
    handles: dict[PersonId, Handle] = field(default_factory=dict)
    next_bucket: int = 1

    def person(self, *, bucket: int | None = None) -> Person:
        """Add a person's row, without a leaf. Each has a bucket of their own if none is named."""
        wanted = self.next_bucket if bucket is None else bucket
        self.next_bucket += bucket is None
        chain = PersonChain(PersonId(new_id("psn")), secret(16))
        while bucket_of(chain.id) != wanted:
            chain = PersonChain(chain.person, secret(16))
        handle = Handle(Key.fresh(), person=chain.person, purpose="account.run", generation=1)
        row = {"person_id": chain.person, "stamp": 0, "chain": chain.chain, "wrapped": b"-"}
        self.store.write(lambda unit: unit.run(insert(schema.person), row))
        self.handles[chain.person] = handle
        return Person(chain, handle)

    def record(self, person: Person, event: Event = Event.USED, *, times: int = 1) -> Receipt:
        """Record events of a person in one unit; return the last receipt."""

        def work(unit: Unit) -> Receipt:
            for number in range(times):
                receipt = self.ledger.append_for(
                    unit,
                    person.chain,
                    event,
                    at=AT,
                    handle=person.handle,
                    private={"purpose": "companion.reply", "turn": number},
                )
            return receipt

        return self.store.write(work)

    def announce(self, event: Event = Event.INSTALLED, *, times: int = 1, detail: str = "") -> int:
        """Record events of the installation in one unit; return the last number."""

        def work(unit: Unit) -> int:
            for _ in range(times):
                index = self.ledger.append(unit, event, at=AT, detail=detail)
            return index

        return self.store.write(work)


def desk_at(path: Path) -> Desk:
    """Open a ledger on a database."""
    store = open_store(path, wait_seconds=5)
    signer = Signer(bytes(range(32)))
    return Desk(store, signer, Ledger(store, signer, ORIGIN))


@pytest.fixture(scope="session")
def empty_database(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A migrated database as bytes: making it anew for each test would be slow."""
    path = tmp_path_factory.mktemp("empty") / "troth.db"
    store = open_store(path, wait_seconds=5)
    store.settle()
    store.close()
    return path.read_bytes()


@pytest.fixture
def open_desk(tmp_path: Path, empty_database: bytes) -> Iterator[Callable[[], Desk]]:
    """Open desks on one database, as several processes would."""
    path = tmp_path / "troth.db"
    path.write_bytes(empty_database)
    opened = []

    def open_one() -> Desk:
        opened.append(desk_at(path))
        return opened[-1]

    yield open_one
    for desk in opened:
        desk.store.close()


@pytest.fixture
def desk(open_desk: Callable[[], Desk]) -> Desk:
    """One ledger."""
    return open_desk()


@pytest.fixture(scope="session")
def full_database(
    tmp_path_factory: pytest.TempPathFactory, empty_database: bytes
) -> tuple[bytes, dict[PersonId, Handle]]:
    """A database as bytes: a full tile and one above it, two checkpoints, two persons."""
    path = tmp_path_factory.mktemp("full") / "troth.db"
    path.write_bytes(empty_database)
    desk = desk_at(path)
    anna, ben = desk.person(), desk.person()
    desk.announce(detail="key 0123")
    desk.record(anna, Event.PERSON_ADDED, times=2)
    desk.ledger.checkpoint()
    desk.announce(times=255)
    desk.record(ben, times=2)
    desk.record(anna)
    desk.ledger.checkpoint()
    desk.store.settle()
    desk.store.close()
    return path.read_bytes(), desk.handles


@pytest.fixture
def full(tmp_path: Path, full_database: tuple[bytes, dict[PersonId, Handle]]) -> Iterator[Desk]:
    """The ledger of `full_database`, to be damaged."""
    data, handles = full_database
    path = tmp_path / "full.db"
    path.write_bytes(data)
    desk = desk_at(path)
    desk.handles.update(handles)
    yield desk
    desk.store.close()
