"""One stored turn (decide, seal, insert, leaf, commit) beside one raw insert on the same disk."""

import os
import sqlite3

from bench.measure import Figure, ratio_at_most, rounds
from bench.place import TURN, a_house, a_person
from troth.words import COMPANION_HISTORY


def run() -> list[Figure]:
    """Time a whole stored turn."""
    with a_house() as made:
        person = a_person(made)
        raw = sqlite3.connect(made.settings.data_dir / "raw.db", isolation_level=None)
        raw.execute("PRAGMA journal_mode=WAL")
        raw.execute("PRAGMA synchronous=FULL")
        raw.execute("CREATE TABLE turn (id INTEGER PRIMARY KEY, body BLOB)")

        def turn() -> None:
            with made.gate.enter(person, COMPANION_HISTORY) as room:
                room.keep(TURN)

        def insert() -> None:
            raw.execute("BEGIN IMMEDIATE")
            raw.execute("INSERT INTO turn (body) VALUES (?)", (os.urandom(250),))
            raw.execute("COMMIT")

        ours, bare = rounds([turn, insert], count=501)
        raw.close()
    return [
        ratio_at_most(
            "one stored turn: decide, seal, insert, leaf, commit",
            ours * 1e6,
            "µs",
            peer="raw insert, synchronous=FULL",
            against=bare * 1e6,
            most=4,
        )
    ]
