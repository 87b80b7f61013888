"""A real vault on a real store: a folder with data, a folder with key file and slot."""

import shutil
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

import pytest

from troth.errors import Damaged
from troth.store import schema
from troth.store.sqlite import Store, open_store
from troth.store.statements import insert, select
from troth.vault import records, roll, shred
from troth.vault import root as roots
from troth.vault.envelope import OVERHEAD_BYTES, Handle, Key, context
from troth.vault.keyring import Keyring
from troth.vault.records import Record
from troth.vault.root import Root, Slot
from troth.words import PersonId, PurposeId, new_id

AT = datetime(2026, 11, 21, 19, 30, tzinfo=UTC)
FOREVER_MS = 2**52
HOLDING = "turn"


@dataclass
class Vault:
    """An opened vault, with short words for what tests do."""

    folder: Path
    store: Store
    root: Root
    keyring: Keyring

    def add(self) -> PersonId:
        """Add a person who has nothing yet."""
        person = PersonId(new_id("psn"))
        self.store.write(lambda unit: self.keyring.add_person(unit, person))
        return person

    def keep(
        self, person: str, purpose: str, *texts: bytes, until_ms: int = FOREVER_MS
    ) -> list[int]:
        """Keep records in one unit, making the purpose's key if there is none."""

        def work(unit):
            unlocked = self.keyring.unlock(person, unit)
            handle = self.keyring.purpose_handle(unit, unlocked, purpose)
            return [
                records.keep(unit, handle, HOLDING, text, keep_until_ms=until_ms) for text in texts
            ]

        return self.store.write(work)

    def records(
        self, person: str, purpose: str, *, last: int | None = None, at_ms: int = 0
    ) -> list[Record]:
        """Open what is kept, as it lies on the disk."""
        handle = self.keyring.unlock(person).handle(purpose)
        if handle is None:
            return []
        return records.read(self.store.read, handle, HOLDING, last=last, at_ms=at_ms)

    def texts(self, person: str, purpose: str) -> list[bytes]:
        """Open what is kept; only the bytes."""
        return [one.clear for one in self.records(person, purpose)]

    def forget(self, person: str, purpose: str, *numbers: int) -> list[tuple[str, int]]:
        """Forget records by number."""
        return self.store.write(
            lambda unit: shred.forget_records(
                unit,
                self.keyring,
                PersonId(person),
                PurposeId(purpose),
                forget_if=lambda _, one: one.number in numbers,
            )
        )

    def shred(self, person: str, purpose: str) -> int:
        """Destroy one purpose of a person."""
        return self.store.write(
            lambda unit: shred.shred_purpose(
                unit, self.keyring, PersonId(person), PurposeId(purpose)
            )
        )

    def erase(self, person: str) -> dict[str, int]:
        """Delete every row of a person."""
        return self.store.write(lambda unit: shred.erase_person(unit, PersonId(person)))

    def roll(self) -> int:
        """Roll the epoch."""
        return roll.roll(self.store, self.keyring, at=AT)

    def epochs(self) -> list[int]:
        """Number the rows that claim to be the living epoch."""
        return [row[0] for row in self.store.read(select(schema.epoch.c.number))]


@dataclass
class Maker:
    """Makes vaults, opens them again, and copies their files."""

    folder: Path
    database: bytes
    opened: list[Store] = field(default_factory=list)

    def create(self, name: str = "here") -> Vault:
        """Make a new vault."""
        folder = self.folder / name
        folder.mkdir()
        (folder / "troth.db").write_bytes(self.database)
        root = roots.create(folder / "state")
        vault = self._open(folder, root)
        vault.store.write(lambda unit: vault.keyring.found(unit, at=AT))
        return vault

    def open(self, folder: Path) -> Vault:
        """Open a vault as a process that starts does: load, recover, ask for the epoch."""
        vault = self._open(folder, roots.load(folder / "state"))
        roll.recover(vault.store, vault.keyring)
        vault.keyring.epoch()
        return vault

    def second(self, vault: Vault) -> Vault:
        """Open the same files once more, as another running process has them."""
        return self._open(vault.folder, roots.load(vault.folder / "state"))

    def copy(self, vault: Vault, name: str) -> Path:
        """Copy everything as it lies on the disk this moment, as a crash would leave it."""
        target = self.folder / name
        target.mkdir()
        for file in vault.folder.iterdir():
            if file.is_dir():
                shutil.copytree(file, target / file.name)
            elif not file.name.endswith("-shm"):
                shutil.copy2(file, target / file.name)
        return target

    def close(self) -> None:
        """Close every store that was opened."""
        for store in self.opened:
            store.close()

    def _open(self, folder: Path, root: Root) -> Vault:
        store = open_store(folder / "troth.db", wait_seconds=10)
        self.opened.append(store)
        return Vault(folder, store, root, Keyring(store, root))


_ALL_ROWS = {
    "epoch": "SELECT * FROM epoch",
    "person": "SELECT * FROM person",
    "purpose_key": "SELECT * FROM purpose_key",
    "tail": "SELECT * FROM tail",
    "segment": "SELECT * FROM segment",
}
_WRAP_BYTES = OVERHEAD_BYTES + 40


@dataclass
class Thief:
    """Somebody with a root secret, some slots, and copies of the database of any age.

    Opens all that can be opened with them, in any combination: a wrap found in one copy,
    even in its free pages or its log, under a key found in another.
    """

    root: Root
    slots: Sequence[Slot]
    folders: Sequence[Path]

    def __post_init__(self) -> None:
        self.rows: dict[str, set[tuple[object, ...]]] = {}
        self.raw: list[bytes] = []
        for folder in self.folders:
            self.raw += [file.read_bytes() for file in folder.glob("troth.db*")]
            connection = sqlite3.connect(folder / "troth.db")
            for name, statement in _ALL_ROWS.items():
                self.rows.setdefault(name, set()).update(connection.execute(statement))
            connection.close()

    def texts(self) -> set[bytes]:
        """Return every record that opens."""
        persons = {row[0] for row in self.rows["person"]}
        purposes = {(row[0], row[1], row[2]) for row in self.rows["purpose_key"]}
        roots = [self.root.key_for(slot) for slot in self.slots]
        numbers = {row[0] for row in self.rows["epoch"]}
        epochs = self._under(roots, [context("troth/v1/key/epoch", number=n) for n in numbers])
        where = [context("troth/v1/key/person", person) for person in persons]
        persons_keys = self._under(epochs, where)
        found: set[bytes] = set()
        for person, purpose, generation in purposes:
            place = context("troth/v1/key/purpose", person, purpose, number=generation)
            for key in self._under(persons_keys, [place]):
                handle = Handle(key, person=person, purpose=purpose, generation=generation)
                found |= self._records(handle)
        return found

    def _under(self, keys: Sequence[Key], places: Sequence[bytes]) -> list[Key]:
        """Return every key that lies wrapped under one of these, wherever its bytes are."""
        found: dict[bytes, Key] = {}
        for key in keys:
            for wrap in self._wraps(key):
                for place in places:
                    try:
                        opened = key.open(wrap, place)
                    except Damaged:
                        continue
                    found[opened] = Key(opened[8:], opened[:8])
        return list(found.values())

    def _wraps(self, key: Key) -> set[bytes]:
        found = set()
        for data in self.raw:
            at = data.find(key.header)
            while at >= 0:
                found.add(data[at : at + _WRAP_BYTES])
                at = data.find(key.header, at + 1)
        return found

    def _records(self, handle: Handle) -> set[bytes]:
        found: set[bytes] = set()
        for person, purpose, holding, number, _, sealed in self.rows["tail"]:
            if (person, purpose) == (handle.person, handle.purpose) and handle.key.names(sealed):
                found.add(handle.open(holding, number, sealed))
        for person, purpose, holding, first, _, _, sealed in self.rows["segment"]:
            if (person, purpose) == (handle.person, handle.purpose) and handle.key.names(sealed):
                opened = records.open_segment(handle, holding, first, sealed)
                found.update(one.clear for one in opened)
        return found


@pytest.fixture(scope="session")
def thief() -> type[Thief]:
    """Opens all that can be opened with the given loot."""
    return Thief


@pytest.fixture(scope="session")
def migrated(tmp_path_factory) -> bytes:
    """A migrated database with its one installation row: making it anew each time is slow."""
    path = tmp_path_factory.mktemp("migrated") / "troth.db"
    store = open_store(path, wait_seconds=10)
    row = {"id": 1, "name": "-", "public_key": b"-", "pulse": 1, "clock_floor_ms": 0}
    store.write(lambda unit: unit.run(insert(schema.installation), row))
    store.settle()
    store.close()
    return path.read_bytes()


@pytest.fixture
def maker(tmp_path, migrated) -> Iterator[Maker]:
    """Makes vaults and closes them at the end."""
    made = Maker(tmp_path, migrated)
    yield made
    made.close()


@pytest.fixture(scope="session")
def make_maker(migrated) -> Callable[[Path], Maker]:
    """For tests that make many vaults in folders of their own."""
    return lambda folder: Maker(folder, migrated)


@pytest.fixture
def vault(maker) -> Vault:
    """One new vault."""
    return maker.create()
