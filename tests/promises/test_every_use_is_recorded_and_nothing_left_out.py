"""Each use of a person's data is in a record that the person can check without Troth."""

import json

import pytest

from troth.store.schema import ledger_opening
from troth.store.statements import delete
from troth.testing.house import talk


@pytest.fixture
def history(house, talking, tmp_path):
    """Let Noor talk twice; return her ledger as the file that she would take along."""
    talk(house, talking, "hello")
    talk(house, talking, "and again")
    file = tmp_path / "mine.json"
    file.write_bytes(house.gate.history(talking).export())
    return file


def test_an_independent_program_confirms_that_the_record_is_whole(
    house, talking, history, recorded, independent_check
) -> None:
    """Both sendings to the model and both keepings are in it, and none of it is missing."""
    agrees, said = independent_check("history", history, "--key", house.ledger.key.vkey())

    happened = [event for event, _ in recorded(house, talking)]

    assert agrees, said
    assert f"{len(happened)} events, none missing" in said
    assert happened.count("disclosed") == happened.count("closed") == 2
    assert happened.count("used") >= 2


@pytest.mark.parametrize("left_out", [0, 5, -1], ids=["the first", "one inside", "the last"])
def test_a_record_with_one_entry_left_out_is_found_out(
    house, history, left_out, independent_check
) -> None:
    """Whoever takes an entry out of the file is found out, whichever entry it is."""
    document = json.loads(history.read_bytes())
    del document["leaves"][left_out]
    text = json.dumps(document, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    history.write_text(f"{text}\n", "utf-8")

    agrees, said = independent_check("history", history, "--key", house.ledger.key.vkey())

    assert not agrees
    assert "DOES NOT VERIFY" in said


def test_an_entry_that_is_taken_out_of_the_database_is_found_out(house, talking, history) -> None:
    """Whoever removes an entry where Troth keeps it is found out by Troth's own check."""
    house.store.write(
        lambda unit: unit.run(delete(ledger_opening).where(ledger_opening.c.seq == 5))
    )

    report = house.ledger.verify()

    assert not report.is_sound
    assert talking in str(report.damage[0])
