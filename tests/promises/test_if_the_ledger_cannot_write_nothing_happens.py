"""What cannot be recorded is not done."""

import sqlite3
from contextlib import closing

import pytest

from troth.errors import LedgerFailed, StoreFailed
from troth.rights.export import export
from troth.testing.house import allow, talk, with_model
from troth.words import COMPANION_REPLY


@pytest.fixture
def broken(house, home, talking, sam):
    """Break the ledger: the database refuses every new line."""
    with closing(sqlite3.connect(home / "data" / "troth.db")) as database:
        database.execute(
            "CREATE TRIGGER broken BEFORE INSERT ON ledger_leaf "
            "BEGIN SELECT RAISE(ABORT, 'broken'); END"
        )
    return house


def test_no_model_hears_a_word_and_nothing_is_kept(broken, home, talking, model) -> None:
    """The question goes nowhere, and when the ledger is mended nothing of it was kept."""
    with pytest.raises((LedgerFailed, StoreFailed)):
        talk(broken, talking, "my secret", companion=with_model(broken, model))

    assert model.asks == []
    assert count(home, "tail") == 2, "more than two profiles was kept"


def test_no_consent_is_taken_and_nothing_is_handed_out(broken, home, sam, talking) -> None:
    """A yes that cannot be recorded is no yes, and an export that cannot be recorded is none."""
    events = count(home, "consent_event")

    with pytest.raises((LedgerFailed, StoreFailed)):
        broken.gate.consents.withdraw(talking, COMPANION_REPLY, method="terminal")
    with pytest.raises((LedgerFailed, StoreFailed)):
        allow(broken, sam)
    with pytest.raises((LedgerFailed, StoreFailed)):
        export(broken.gate, broken.keys, talking)

    assert count(home, "consent_event") == events
    assert not broken.gate.may(sam, COMPANION_REPLY)


def count(home, table: str) -> int:
    """Count the rows of a table."""
    with closing(sqlite3.connect(home / "data" / "troth.db")) as database:
        (rows,) = database.execute(f"SELECT count(*) FROM {table}").fetchone()  # noqa: S608  # ours
    return rows
