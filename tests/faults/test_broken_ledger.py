"""The ledger cannot record: nothing is answered, kept, given, taken or erased."""

import pytest

from troth.companion.turn import Turn
from troth.errors import BadInput, Damaged, LedgerFailed, Refused, StoreFailed
from troth.gate import forget, lockdown
from troth.testing.house import add_person, ask, talk, with_model
from troth.testing.providers import ScriptedProvider
from troth.words import COMPANION_HISTORY, COMPANION_REPLY

FAILS = (LedgerFailed, Damaged, StoreFailed)
BREAKS = {
    "no leaf can be added": (
        "CREATE TRIGGER no BEFORE INSERT ON ledger_leaf BEGIN SELECT RAISE(ABORT, 'no'); END"
    ),
    "the edge cannot be moved": (
        "CREATE TRIGGER no BEFORE UPDATE ON ledger_edge BEGIN SELECT RAISE(ABORT, 'no'); END"
    ),
    "the edge does not move": (
        "CREATE TRIGGER no BEFORE UPDATE ON ledger_edge BEGIN SELECT RAISE(IGNORE); END"
    ),
    "no opening can be added": (
        "CREATE TRIGGER no BEFORE INSERT ON ledger_opening BEGIN SELECT RAISE(ABORT, 'no'); END"
    ),
    "no head can be moved": (
        "CREATE TRIGGER no BEFORE UPDATE ON ledger_head BEGIN SELECT RAISE(ABORT, 'no'); END"
    ),
    "the edge is cut": "UPDATE ledger_edge SET hashes = substr(hashes, 2)",
    "the edge is empty": "UPDATE ledger_edge SET hashes = x''",
    "the edge is text": "UPDATE ledger_edge SET hashes = 'text'",
    "the edge is gone": "DELETE FROM ledger_edge",
    "the edge lags": "UPDATE ledger_edge SET size = size - 1",
    "a bit of the edge's size is flipped": "UPDATE ledger_edge SET size = (size | 2) - (size & 2)",
    "the edge has no size": "UPDATE ledger_edge SET size = 'text'",
    "the table is gone": "DROP TABLE ledger_leaf",
}
"""What may be wrong; each leaves the ledger unable to take the next leaf."""
OWN = {
    "no opening can be added": ["roll", "lock"],
    "no head can be moved": ["add a person", "roll", "lock"],
}
"""Where only leaves of persons fail, what has none of theirs, or their first, still happens."""


@pytest.fixture
def kept(house, noor, sam):
    """A person with one kept turn, and another who allowed nothing."""
    from troth.testing.house import allow

    allow(house, noor)
    with house.gate.enter(noor, COMPANION_HISTORY) as room:
        room.keep(Turn(text="before", role="user", at="now", conversation="talk"))
    return house


def _everything(sql) -> dict[str, list[tuple[object, ...]]]:
    tables = (
        "person",
        "purpose_key",
        "consent_event",
        "api_key",
        "tail",
        "segment",
        "epoch",
        "ledger_opening",
        "ledger_head",
    )
    return {name: sql(f"SELECT * FROM {name} ORDER BY 1, 2") for name in tables}  # noqa: S608  # ours


def _deeds(house, noor, sam):
    """Everything that must leave a leaf."""
    consents = house.gate.consents
    shown = consents.card(COMPANION_REPLY, language="en")

    def keep() -> None:
        with house.gate.enter(noor, COMPANION_HISTORY) as room:
            room.keep(Turn(text="after", role="user", at="now", conversation="talk"))

    def read() -> None:
        with house.gate.enter(noor, COMPANION_HISTORY) as room:
            room.read(Turn)

    return {
        "keep": keep,
        "read": read,
        "ask": lambda: consents.ask(sam, COMPANION_REPLY, language="en", method="terminal"),
        "say yes": lambda: consents.answer(sam, yes=True, shown=shown, method="terminal"),
        "take back": lambda: consents.withdraw(noor, COMPANION_REPLY, method="terminal"),
        "restrict": lambda: consents.restrict(noor, method="terminal"),
        "be refused": lambda: house.gate.enter(sam, COMPANION_REPLY),
        "add a person": lambda: add_person(house),
        "issue a key": lambda: house.keys.issue(noor, label="laptop"),
        "forget": lambda: forget.forget(house.gate, noor, Turn, lambda *_: True),
        "shred": lambda: forget.shred_purpose(house.gate, noor, COMPANION_HISTORY),
        "erase": lambda: house.erase(noor),
        "roll": house.gate.roll,
        "lock": lambda: lockdown.lock(house.gate, "drill"),
    }


@pytest.mark.parametrize("broken", BREAKS)
def test_nothing_happens_that_cannot_be_recorded(kept, noor, sam, sql, home, broken):
    """Whatever is wrong and whatever is tried: an error of ours, and not one row or slot moves."""
    slot = (home / "state" / "slot").read_bytes()
    deeds = _deeds(kept, noor, sam)
    sql(BREAKS[broken])
    before = _everything(sql)

    happened = []
    for name, deed in deeds.items():
        try:
            deed()
        except FAILS:
            continue
        happened.append(name)

    if broken in OWN:
        assert happened == OWN[broken]
        return
    assert happened == []
    assert _everything(sql) == before
    assert (home / "state" / "slot").read_bytes() == slot
    assert not (home / "state" / "slot.next").exists()


@pytest.mark.parametrize("broken", BREAKS)
def test_no_model_hears_a_word(kept, noor, sql, broken):
    """The receipt comes first: without it nothing is sent."""
    model = ScriptedProvider(["Hello", "."])
    sql(BREAKS[broken])

    with pytest.raises(FAILS):
        talk(kept, noor, ask("my secret"), companion=with_model(kept, model))

    assert model.asks == []


def test_with_the_ledger_mended_everything_goes_on(kept, noor, sam, sql):
    """What was tried meanwhile left nothing behind, and can be done now."""
    sql(BREAKS["no leaf can be added"])
    for deed in _deeds(kept, noor, sam).values():
        with pytest.raises(FAILS):
            deed()
    sql("DROP TRIGGER no")

    deeds = _deeds(kept, noor, sam)
    with pytest.raises(Refused):
        deeds.pop("be refused")()
    del deeds["erase"], deeds["restrict"], deeds["take back"], deeds["lock"]
    for name in ("shred", "forget"):
        deeds[name] = deeds.pop(name)
    deeds.pop("forget")
    for deed in deeds.values():
        deed()

    assert kept.ledger.verify().damage == ()
    with pytest.raises(BadInput):
        lockdown.reopen(kept.gate)
