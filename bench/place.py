"""A house for a benchmark: in a folder of its own, with the echo model, and gone afterwards."""

import contextlib
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

from troth import house, settings
from troth.companion.turn import Turn
from troth.house import House
from troth.people.person import Person
from troth.store import schema
from troth.store.sqlite import Unit
from troth.store.statements import insert
from troth.vault.envelope import Key
from troth.vault.keyring import wrap_chain, wrap_person
from troth.words import COMPANION_HISTORY, COMPANION_REPLY, PersonId, new_id

TURN = Turn(text="x" * 200, role="user", at="2026-11-21T20:00:00.000Z", conversation="cnv_x")


@contextlib.contextmanager
def a_house() -> Iterator[House]:
    """Make a house in a temporary folder beside this file, on the disk that Troth would use."""
    base = Path(os.environ.get("TROTH_BENCH_DIR") or tempfile.gettempdir())
    with tempfile.TemporaryDirectory(prefix="troth-bench-", dir=base) as folder:
        told = {"TROTH_HOME": folder, "TROTH_MODEL": "echo"}
        with house.create(settings.load(told)) as made:
            yield made


def a_person(made: House) -> PersonId:
    """Add a person who says yes to everything."""
    person = made.people.add(Person(name="Noor", country="US", language="en"))
    for purpose in (COMPANION_REPLY, COMPANION_HISTORY):
        shown = made.gate.consents.ask(person, purpose, language="en", method="api")
        made.gate.consents.answer(person, yes=True, shown=shown, method="api")
    return person


def many_people(made: House, count: int) -> None:
    """Add `count` persons with a key each, in one transaction (no ledger entries)."""

    def write(unit: Unit) -> None:
        _, epoch_key = made.keyring.epoch(unit)
        rows = []
        for _ in range(count):
            person = new_id("psn")
            wrapped = wrap_person(person, Key.fresh(), epoch_key)
            chain = wrap_chain(person, os.urandom(16), epoch_key)
            rows.append({"person_id": person, "stamp": 1, "chain": chain, "wrapped": wrapped})
        unit.run(insert(schema.person), rows)
        unit.touch()

    made.store.write(write)


def keep_turns(made: House, person: PersonId, count: int) -> None:
    """Keep `count` turns, a thousand to a room."""
    for start in range(0, count, 1000):
        with made.gate.enter(person, COMPANION_HISTORY) as room:
            for _ in range(min(1000, count - start)):
                room.keep(TURN)
