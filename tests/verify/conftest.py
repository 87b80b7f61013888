"""The verifier, loaded from its one file, and small exports of a real ledger to check."""

import functools
import importlib.util
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from types import ModuleType

import pytest

from troth.crypto.sign import Signer
from troth.ledger.chain import PersonChain
from troth.ledger.leaf import Event
from troth.ledger.log import Ledger
from troth.store import schema
from troth.store.sqlite import open_store
from troth.store.statements import insert
from troth.vault.envelope import Handle, Key
from troth.words import PersonId, new_id

AT = datetime(2026, 11, 21, 19, 30, tzinfo=UTC)


@dataclass(frozen=True)
class Exports:
    """What a Troth hands out: files, and the key to check them with."""

    vkey: str
    history: bytes
    receipt: bytes
    proof: str
    leaf: bytes
    old_checkpoint: str
    consistency: str
    tiles: Path


@pytest.fixture(scope="session")
def script() -> Path:
    """The verifier's file."""
    return Path(__file__).parents[2] / "verify" / "troth_verify.py"


@pytest.fixture(scope="session")
def verifier(script: Path) -> ModuleType:
    """The verifier as a module of its own. Signatures that were checked are remembered."""
    spec = importlib.util.spec_from_file_location("troth_verify_under_test", script)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    # Pure Python takes 2 ms a signature, and most changes leave the signed text as it was.
    vars(module)["signature_holds"] = functools.cache(module.signature_holds)
    return module


@pytest.fixture(scope="session")
def exports(tmp_path_factory: pytest.TempPathFactory) -> Exports:
    """A ledger of four leaves, one person with two of them, and all that can be exported."""
    folder = tmp_path_factory.mktemp("exports")
    store = open_store(folder / "troth.db", wait_seconds=5)
    ledger = Ledger(store, Signer(bytes(range(32))), "troth.example/test")
    record = _recorder(store, ledger)
    anna, ben = _person(store), _person(store)
    record(anna, Event.PERSON_ADDED)
    store.write(lambda unit: ledger.append(unit, Event.INSTALLED, at=AT, detail="a key"))
    old = ledger.checkpoint()
    record(ben, Event.PERSON_ADDED)
    record(anna, Event.DISCLOSED)
    ledger.write_tiles(folder / "tiles")
    made = Exports(
        vkey=ledger.key.vkey(),
        history=ledger.mine(anna[0], handle=anna[1]).export(),
        receipt=ledger.receipt([ledger.lines(anna[0], handle=anna[1]).at(2)]),
        proof=ledger.prove(2),
        leaf=ledger.body(2),
        old_checkpoint=old.note,
        consistency=ledger.consistency(old.size),
        tiles=folder / "tiles",
    )
    store.close()
    return made


def _person(store) -> tuple[PersonChain, Handle]:
    chain = PersonChain(PersonId(new_id("psn")), bytes(range(16)))
    chain = PersonChain(chain.person, chain.person.encode()[-16:])
    row = {"person_id": chain.person, "stamp": 0, "chain": chain.chain, "wrapped": b"-"}
    store.write(lambda unit: unit.run(insert(schema.person), row))
    return chain, Handle(Key.fresh(), person=chain.person, purpose="account.run", generation=1)


def _recorder(store, ledger) -> Callable[[tuple[PersonChain, Handle], Event], object]:
    def record(person: tuple[PersonChain, Handle], event: Event) -> object:
        chain, handle = person
        return store.write(
            lambda unit: ledger.append_for(
                unit, chain, event, at=AT, handle=handle, private={"to": "echo", "é": 1}
            )
        )

    return record
