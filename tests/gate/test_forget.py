"""Forgetting one record, a talk, a purpose; and what time makes Troth forget."""

from dataclasses import replace
from datetime import timedelta

import pytest

from troth.companion.turn import Turn
from troth.errors import BadInput, NotFound, Refused, StoreBusy, StoreFailed
from troth.gate import forget
from troth.gate.consents import UNDO
from troth.gate.left import Left
from troth.people.person import Person
from troth.registry.outside import purpose_of
from troth.testing.house import AT, allow, leaves, talk
from troth.testing.outside import choose, upstream, with_outside
from troth.testing.upstream import says
from troth.words import (
    ACCOUNT_RUN,
    COMPANION_HISTORY,
    COMPANION_REPLY,
    DISCLOSURE_RECORD,
    RIGHTS_ANSWER,
    SECURITY_AUDIT,
    PersonId,
    new_id,
)

KEYS = "SELECT purpose FROM purpose_key WHERE person_id = ? ORDER BY purpose"
BOTH = [("account.run",), ("companion.reply",), ("security.audit",)]


def epoch(sql):
    """Return the number of the living epoch."""
    return sql("SELECT number FROM epoch")[0][0]


def test_one_record_is_forgotten_and_the_rest_stays(house, willing, do, sql):
    """What is named goes; what is not keeps its number and its words."""
    do.keep(house, willing, "a", "b", "c")

    gone = forget.forget(house.gate, willing, Turn, lambda number, _: number == 2)

    assert gone == 1
    assert do.read(house, willing, COMPANION_HISTORY) == ["a", "c"]
    told = leaves(house, willing)[-2]
    assert (told["event"], told["detail"]) == ("forgotten", {"records": 1})
    do.keep(house, willing, "d")
    with house.gate.enter(willing, RIGHTS_ANSWER) as room:
        assert [one.number for one in room.read(Turn)] == [1, 3, 4]
    assert epoch(sql) == 2


def test_a_talk_is_forgotten_whole(house, willing, do):
    """All turns of one conversation go together."""
    with house.gate.enter(willing, COMPANION_HISTORY) as room:
        for number in range(150):
            room.keep(do.turn(f"n{number}", conversation=f"cnv_{number % 3}"))

    gone = forget.forget(house.gate, willing, Turn, lambda _, one: one.conversation == "cnv_1")

    left = do.read(house, willing, COMPANION_HISTORY)
    assert gone == 50
    assert left == [f"n{number}" for number in range(150) if number % 3 != 1]


def test_what_hung_on_a_forgotten_record_is_tied_up_again(house, willing, do, sql):
    """The others become what their fate says: same number, same last day; no older key opens it."""
    do.keep(house, willing, *[f"n{number}" for number in range(70)])
    days = "SELECT min(keep_until_ms), max(keep_until_ms) FROM segment"
    before = (sql(days), epoch(sql))
    asked = []

    def fate(number, one):
        asked.append(number)
        return None if number == 2 else replace(one, text="anew") if number == 3 else one

    gone = forget.rework(house.gate, willing, Turn, fate)

    with house.gate.enter(willing, RIGHTS_ANSWER) as room:
        left = {one.number: one.record.text for one in room.read(Turn)}
    assert gone == 1
    assert asked == list(range(1, 71))
    assert left == {n + 1: f"n{n}" for n in range(70) if n != 1} | {3: "anew"}
    assert (sql(days), epoch(sql)) == (before[0], before[1] + 1)


def test_what_is_only_mended_is_not_forgotten(house, willing, do, sql):
    """If nothing goes, nothing changes either."""
    do.keep(house, willing, "a", "b")

    with pytest.raises(NotFound):
        forget.rework(house.gate, willing, Turn, lambda _, one: replace(one, text="anew"))

    assert do.read(house, willing, COMPANION_HISTORY) == ["a", "b"]
    assert epoch(sql) == 1


def test_what_is_not_there_cannot_be_forgotten(house, willing, do, sql):
    """If nothing is named, nothing changes, and the person hears of it."""
    do.keep(house, willing, "a")
    before = (epoch(sql), sql(KEYS, willing), len(leaves(house, willing)))

    with pytest.raises(NotFound):
        forget.forget(house.gate, willing, Turn, lambda *_: False)

    assert (epoch(sql), sql(KEYS, willing), len(leaves(house, willing))) == before
    assert do.read(house, willing, COMPANION_HISTORY) == ["a"]


def test_nobody_forgets_for_another(house, willing, sam, do):
    """Forgetting everything of one person leaves the other's as it is."""
    allow(house, sam)
    do.keep(house, willing, "of Noor")
    do.keep(house, sam, "of Sam")

    forget.forget(house.gate, willing, Turn, lambda *_: True)

    assert do.read(house, willing, COMPANION_HISTORY) == []
    assert do.read(house, sam, COMPANION_HISTORY) == ["of Sam"]


@pytest.mark.parametrize("purpose", [ACCOUNT_RUN, SECURITY_AUDIT, RIGHTS_ANSWER])
def test_what_an_account_stands_on_goes_only_with_it(house, willing, purpose, sql):
    """The keys under a person's consents and ledger cannot be destroyed by themselves."""
    with pytest.raises(BadInput, match="erase the person"):
        forget.shred_purpose(house.gate, willing, purpose)
    with pytest.raises(BadInput, match="erase the person"):
        forget.forget(house.gate, willing, Person, lambda *_: True)

    assert len(sql(KEYS, willing)) == 4
    assert house.gate.may(willing, COMPANION_REPLY)
    assert epoch(sql) == 1


def test_forgetting_for_somebody_who_is_not_here(house):
    """There is nothing to forget of somebody unknown."""
    nobody = PersonId(new_id("psn"))

    with pytest.raises((NotFound, Refused)):
        forget.forget(house.gate, nobody, Turn, lambda *_: True)
    with pytest.raises((NotFound, Refused)):
        forget.shred_purpose(house.gate, nobody, COMPANION_HISTORY)


def test_a_purpose_is_shredded_with_its_key(house, willing, do, sql):
    """All that a purpose kept goes, and the key; consents and other purposes stay."""
    do.keep(house, willing, "a", "b")

    rows = forget.shred_purpose(house.gate, willing, COMPANION_HISTORY)

    assert rows == 2
    assert sql(KEYS, willing) == BOTH
    assert sql("SELECT count(*) FROM tail WHERE purpose = ?", COMPANION_HISTORY) == [(0,)]
    assert house.gate.may(willing, COMPANION_HISTORY)
    assert do.read(house, willing, COMPANION_HISTORY) == []
    told = leaves(house, willing)[-2]
    assert (told["event"], told["purpose"]) == ("shredded", COMPANION_HISTORY)
    assert told["detail"] == {"rows": 2}


def test_forgetting_without_a_leaf_does_not_happen(house, willing, do, broken_ledger, sql):
    """If it cannot be recorded, nothing is forgotten, and no half of it is."""
    do.keep(house, willing, "a", "b")
    broken_ledger()

    for act in (
        lambda: forget.forget(house.gate, willing, Turn, lambda number, _: number == 1),
        lambda: forget.shred_purpose(house.gate, willing, COMPANION_HISTORY),
    ):
        with pytest.raises(StoreFailed):
            act()

    assert epoch(sql) == 1
    sql("DROP TRIGGER broken")
    assert do.read(house, willing, COMPANION_HISTORY) == ["a", "b"]


# Time


def test_a_sweep_with_nothing_to_do_does_nothing(house, willing, do, sql):
    """While everything has its reason, a sweep rolls nothing and writes nothing."""
    do.keep(house, willing, "a")
    before = sql("SELECT count(*) FROM ledger_leaf")

    touched = forget.sweep(house.gate)

    assert touched == (0, 0)
    assert epoch(sql) == 1
    assert sql("SELECT count(*) FROM ledger_leaf") == before


@pytest.mark.parametrize(
    ("after", "swept"), [(UNDO - timedelta(milliseconds=1), 0), (UNDO, 1), (2 * UNDO, 1)]
)
def test_seven_days_after_a_withdrawal_all_of_it_is_destroyed(
    house, willing, do, clock, sql, after, swept
):
    """Until then a change of mind loses nothing; from then on there is no key."""
    do.keep(house, willing, "a", "b")
    house.gate.consents.withdraw(willing, COMPANION_HISTORY, method="terminal")
    clock.set(AT + after)

    touched = forget.sweep(house.gate)

    assert touched == (swept, 0)
    assert ((COMPANION_HISTORY,) in sql(KEYS, willing)) is not bool(swept)
    assert sql("SELECT count(*) FROM tail WHERE holding = 'turn'") == [(0 if swept else 2,)]


def test_a_yes_that_ran_out_is_shredded_seven_days_later(house, willing, do, clock, sql):
    """Nobody has to come and ask: the day is set when the yes is given."""
    do.keep(house, willing, "a")
    clock.set(AT + timedelta(days=365) + UNDO)

    touched = forget.sweep(house.gate)

    assert touched == (2, 0)
    assert sql(KEYS, willing) == [("account.run",), ("security.audit",)]


def test_what_is_kept_after_a_shredding_is_swept_in_its_turn(house, willing, do, clock, sql):
    """What is kept under a key that was made anew does not outlive the yes by more than a week."""
    clock.move(days=300)
    forget.shred_purpose(house.gate, willing, COMPANION_HISTORY)
    do.keep(house, willing, "late")
    clock.set(AT + timedelta(days=365) + UNDO)

    forget.sweep(house.gate)

    assert sql("SELECT count(*) FROM tail WHERE holding = 'turn'") == [(0,)]


def test_what_is_past_its_day_is_dropped_and_the_rest_stays(house, willing, do, clock, sql):
    """Each record goes when its own time is over, in the tail and in segments."""
    do.keep(house, willing, *[f"old {n}" for n in range(70)])
    clock.move(days=300)
    allow(house, willing)
    do.keep(house, willing, "new")
    clock.set(AT + timedelta(days=365))

    touched = forget.sweep(house.gate)

    assert touched == (1, 0)
    assert do.read(house, willing, COMPANION_HISTORY) == ["new"]
    told = leaves(house, willing)[-2]
    assert told["detail"] == {"records": 70, "why": "past its day"}
    assert epoch(sql) == 2
    assert forget.sweep(house.gate) == (0, 0)


def test_a_sweep_does_not_destroy_what_came_after_its_look(
    house, other, willing, do, clock, monkeypatch
):
    """What is due is asked again inside the transaction that destroys it."""
    do.keep(house, willing, "a")
    house.gate.consents.withdraw(willing, COMPANION_HISTORY, method="terminal")
    clock.move(days=8)
    roll_with = house.gate.roll_with

    def meanwhile(work):
        allow(other, willing, COMPANION_HISTORY)
        do.keep(other, willing, "b")
        return roll_with(work)

    monkeypatch.setattr(house.gate, "roll_with", meanwhile)

    touched = forget.sweep(house.gate)

    assert touched == (0, 0)
    assert do.read(house, willing, COMPANION_HISTORY) == ["b"]


def test_a_yes_that_comes_too_late_brings_nothing_back(house, willing, do, clock, sql):
    """What should have been destroyed by now is, swept or not, before a new yes can reach it."""
    do.keep(house, willing, "a")
    house.gate.consents.withdraw(willing, COMPANION_HISTORY, method="terminal")
    clock.set(AT + UNDO)

    allow(house, willing, COMPANION_HISTORY)

    assert do.read(house, willing, RIGHTS_ANSWER) == []
    assert sql("SELECT count(*) FROM tail WHERE holding = 'turn'") == [(0,)]
    assert "shredded" in [one["event"] for one in leaves(house, willing)]
    do.keep(house, willing, "b")
    assert do.read(house, willing, COMPANION_HISTORY) == ["b"]


@pytest.mark.parametrize("again", ["withdraw", "object"])
def test_saying_no_twice_does_not_put_it_off(house, willing, do, clock, again):
    """The seven days count from the first no."""
    do.keep(house, willing, "a")
    consents = house.gate.consents
    consents.withdraw(willing, COMPANION_HISTORY, method="terminal")
    clock.move(days=5)
    getattr(consents, again)(willing, COMPANION_HISTORY, method="terminal")
    clock.move(days=2)

    assert forget.sweep(house.gate) == (1, 0)
    assert do.read(house, willing, RIGHTS_ANSWER) == []


def test_a_sweep_goes_through_all_persons(house, willing, sam, do, clock, sql):
    """One sweep does what is due for everyone."""
    allow(house, sam)
    for person in (willing, sam):
        do.keep(house, person, "a")
        house.gate.consents.withdraw(person, COMPANION_HISTORY, method="terminal")
    clock.move(days=7)

    touched = forget.sweep(house.gate)

    assert touched == (2, 0)
    assert sql("SELECT count(*) FROM tail WHERE holding = 'turn'") == [(0,)]
    assert epoch(sql) == 2


# One person's damage, and what stands in the way after it is done

HURT = {
    "a row of the talk": "UPDATE tail SET sealed = zeroblob(99) WHERE holding = 'turn' AND",
    "the moment of a row": "UPDATE tail SET keep_until_ms = 1.5 WHERE record = 66 AND",
    "a packed talk": "UPDATE segment SET sealed = zeroblob(99) WHERE",
    "the person's key": "UPDATE person SET wrapped = zeroblob(77) WHERE",
    "a consent": "DELETE FROM consent_event WHERE seq = 1 AND",
    "the purpose's key": "UPDATE purpose_key SET wrapped = x'' WHERE purpose LIKE '%history' AND",
    "another key": "UPDATE purpose_key SET wrapped = x'' WHERE purpose = 'companion.reply' AND",
    "the account's key": "DELETE FROM purpose_key WHERE purpose = 'account.run' AND",
    "the ledger's key": "DELETE FROM purpose_key WHERE purpose = 'security.audit' AND",
    "where the ledger stands": "UPDATE ledger_head SET seq = 9223372036854775807 WHERE 'x' <>",
}
ROWS = ("a row of the talk", "the moment of a row")
WHOLE = ("a consent", "the account's key", "the ledger's key")


@pytest.fixture
def two_talks(house, willing, sam, do):
    """Let two persons keep a talk, partly packed, for a year; only that is due then."""
    allow(house, sam)
    for person in (willing, sam):
        do.keep(house, person, *[f"old {n}" for n in range(70)])
    return willing, sam


@pytest.mark.parametrize("what", [what for what in HURT if "stands" not in what])
def test_one_persons_damage_stops_the_sweep_for_nobody_else(house, two_talks, do, clock, sql, what):
    """What is past its day goes for everyone else; of the damaged what can go without opening."""
    hurt, other = two_talks
    clock.move(days=300)
    for person in two_talks:
        allow(house, person)
    clock.set(AT + timedelta(days=365))
    sql(f"{HURT[what]} person_id = ?", hurt)
    house.gate.states.drop_all()

    swept = forget.sweep(house.gate)

    assert swept.touched == 2
    assert do.read(house, other, COMPANION_HISTORY) == []
    assert sql("SELECT count(*) FROM tail WHERE holding = 'turn'") == [(0,)]
    left = sql("SELECT count(*) FROM segment")[0][0]
    assert left == swept.left
    assert left == (what not in WHOLE)
    # Without its damaged row the rest can be opened; what cannot rolls nothing each time anew.
    number, rest = epoch(sql), (1, 0) if what in ROWS else (0, left)
    assert forget.sweep(house.gate) == rest
    assert epoch(sql) == number + rest[0]


@pytest.mark.parametrize("what", HURT)
def test_one_persons_damage_stops_no_shredding(house, two_talks, clock, sql, what):
    """Seven days after a withdrawal the rows and the key go, whatever else is damaged."""
    hurt, _ = two_talks
    for person in two_talks:
        house.gate.consents.withdraw(person, COMPANION_HISTORY, method="terminal")
    clock.move(days=7)
    sql(f"{HURT[what]} person_id = ?" if "stands" not in what else f"{HURT[what]} ?", hurt)

    swept = forget.sweep(house.gate)

    assert swept.touched == 2
    for table in ("tail", "segment", "purpose_key"):
        assert sql(f"SELECT count(*) FROM {table} WHERE purpose = ?", COMPANION_HISTORY) == [(0,)]  # noqa: S608
    assert forget.sweep(house.gate) == (0, 0)


def test_a_damaged_key_never_costs_another_purpose_its_own(house, two_talks, do, clock, sql):
    """Keys are renewed all together or not at all: what opened before opens afterwards."""
    hurt, _ = two_talks
    clock.set(AT + timedelta(days=365))
    sql(
        "UPDATE purpose_key SET wrapped = x'' WHERE purpose = 'companion.reply' AND person_id = ?",
        hurt,
    )

    forget.sweep(house.gate)

    unlocked = house.keyring.unlock(hurt)
    assert all(unlocked.handle(one) for one in unlocked.wrapped if one != COMPANION_REPLY)


def test_a_reader_does_not_turn_what_is_forgotten_into_a_failure(house, willing, do, monkeypatch):
    """While somebody reads, the log cannot be emptied: the forgetting stands all the same."""
    do.keep(house, willing, "a", "b")

    def busy():
        message = "Another process is reading the database."
        raise StoreBusy(message)

    monkeypatch.setattr(house.store, "settle", busy)

    assert forget.forget(house.gate, willing, Turn, lambda number, _: number == 1) == 1
    assert forget.shred_purpose(house.gate, willing, COMPANION_HISTORY) == 1


@pytest.mark.parametrize("error", [OSError(30, "Read-only"), StoreFailed("No place.")])
def test_what_fails_after_the_forgetting_is_no_failure_of_it(
    house, willing, do, monkeypatch, error
):
    """The rows are gone when the old keys are to be removed: the next roll removes them."""
    do.keep(house, willing, "a", "b")

    def fail():
        raise error

    monkeypatch.setattr(house.gate, "after_roll", fail)

    assert forget.forget(house.gate, willing, Turn, lambda number, _: number == 1) == 1
    assert do.read(house, willing, COMPANION_HISTORY) == ["b"]


def test_what_left_goes_in_the_same_transaction(house, noor):
    """For the receipts that are named; nobody has the key of what is gone."""
    with upstream(says("Hello.")) as up:
        entry = with_outside(house, up)
        allow(house, noor)
        allow(house, noor, purpose_of(entry.id))
        choose(house, noor, entry)
        first, second = (talk(house, noor, f"The {one} planted message").reply for one in "ab")

    def beside(unit):
        forget.forget_left(house.gate, unit, noor, receipts=[first.receipt], words=())

    forget.rework(house.gate, noor, Turn, lambda n, turn: None if n == 1 else turn, beside=beside)

    with house.gate.enter(noor, RIGHTS_ANSWER) as room:
        assert [one.record.receipt for one in room.read(Left)] == [second.receipt]


def test_where_nothing_left_there_is_nothing_to_forget(house, noor):
    """No key is made for it."""
    house.gate.store.write(
        lambda unit: forget.forget_left(house.gate, unit, noor, receipts=["rcp_a"], words=["word"])
    )

    assert DISCLOSURE_RECORD not in house.gate.keyring.unlock(noor).wrapped


@pytest.mark.parametrize("how", ["at once", "when its days are over"])
def test_forgetting_all_talks_takes_along_what_left_for_them(house, noor, clock, how):
    """By the person's own hand, or some days after a yes was taken back."""
    with upstream(says("Hello.")) as up:
        entry = with_outside(house, up)
        allow(house, noor)
        allow(house, noor, purpose_of(entry.id))
        choose(house, noor, entry)
        talk(house, noor, "The planted message")
        house.gate.consents.withdraw(noor, COMPANION_HISTORY, method="terminal")
        unkept = talk(house, noor, "Another message, of no kept talk").reply

    if how == "at once":
        forget.shred_purpose(house.gate, noor, COMPANION_HISTORY)
    else:
        clock.move(days=UNDO.days + 1)
        forget.sweep(house.gate)

    with house.gate.enter(noor, RIGHTS_ANSWER) as room:
        left = [one.record for one in room.read(Left)]
    assert [one.receipt for one in left] == [unkept.receipt]
    assert "planted" not in left[0].texts + left[0].form


def test_other_records_are_mended_with_a_forgetting(house, willing, do):
    """In the same transaction; where there are none, nothing is done."""
    do.keep(house, willing, "a", "b", "c")

    def fate(turn):
        return None if turn.text == "a" else replace(turn, text=f"{turn.text}!")

    house.store.write(lambda unit: forget.rework_beside(house.gate, unit, willing, Turn, fate))

    with house.gate.enter(willing, COMPANION_HISTORY) as room:
        assert [found.record.text for found in room.read(Turn)] == ["b!", "c!"]
    house.store.write(lambda unit: forget.rework_beside(house.gate, unit, willing, Left, fate))


def test_other_records_go_with_a_forgetting(house, willing, do):
    """Those that are named, and no others of their kind; where there are none, nothing is done."""
    do.keep(house, willing, "a", "b", "c")

    for kind in (Turn, Left):
        house.store.write(
            lambda unit, kind=kind: forget.forget_beside(
                house.gate, unit, willing, kind, lambda one: one.text == "b"
            )
        )

    assert do.read(house, willing, COMPANION_HISTORY) == ["a", "c"]


def test_what_hangs_on_a_purpose_goes_when_it_is_destroyed(house, willing, do, clock):
    """However it comes to that: asked for, seven days after a withdrawal, or by a late yes."""
    gone = []
    house.gate.beside_shred = lambda _, person, purpose: gone.append((person, purpose))
    do.keep(house, willing, "a")

    forget.shred_purpose(house.gate, willing, COMPANION_HISTORY)
    house.gate.consents.withdraw(willing, COMPANION_HISTORY, method="page")
    allow(house, willing)
    do.keep(house, willing, "b")
    house.gate.consents.withdraw(willing, COMPANION_HISTORY, method="page")
    clock.move(days=8)
    forget.sweep(house.gate)
    allow(house, willing)
    house.gate.consents.withdraw(willing, COMPANION_HISTORY, method="page")
    clock.move(days=8)
    allow(house, willing)

    assert gone == [(willing, COMPANION_HISTORY)] * 3
