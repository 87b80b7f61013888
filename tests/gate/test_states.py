"""What the gate remembers, how it knows that it still holds, and what it does not believe."""

from datetime import timedelta

import pytest

from troth.companion.turn import Turn
from troth.consent.events import Kind
from troth.errors import Damaged, Refused
from troth.gate import states
from troth.registry.versions import install
from troth.testing.house import AT, add_person, allow, leaves, same_house
from troth.words import (
    ACCOUNT_RUN,
    COMPANION_HISTORY,
    COMPANION_REPLY,
    RIGHTS_ANSWER,
    SECURITY_AUDIT,
    PersonId,
    Reason,
    new_id,
)

FLOOR = "SELECT clock_floor_ms FROM installation"


def test_a_state_is_read_once_while_nothing_changes(house, willing):
    """Asking twice reads the database once."""
    first = house.gate.states.of(willing)

    assert house.gate.states.of(willing) is first


def test_what_others_do_does_not_throw_a_state_away(house, other, willing):
    """A change about somebody else leaves a state as it is."""
    first = house.gate.states.of(willing)
    pulse = first.pulse

    add_person(other, "Sam")

    assert house.gate.states.of(willing) is first
    assert first.pulse > pulse


@pytest.mark.parametrize("where", ["here", "elsewhere"])
def test_a_change_is_seen_at_the_next_question(house, other, willing, where):
    """A consent written in any process makes the old state worthless at once."""
    first = house.gate.states.of(willing)

    writer = house if where == "here" else other
    writer.gate.consents.withdraw(willing, COMPANION_REPLY, method="terminal")

    now = house.gate.states.of(willing)
    assert now is not first
    assert now.events[-1].kind is Kind.WITHDRAWN


def test_an_unknown_person_has_no_state(house):
    """Who is not here is refused, under the purpose that was asked for."""
    nobody = PersonId(new_id("psn"))

    with pytest.raises(Refused) as caught:
        house.gate.states.of(nobody, purpose=COMPANION_REPLY)
    with pytest.raises(Refused) as caught_in_unit:
        house.store.write(lambda unit: house.gate.states.in_unit(unit, nobody))

    assert (caught.value.reason, caught.value.purpose) == (Reason.UNKNOWN_PERSON, COMPANION_REPLY)
    assert caught_in_unit.value.reason is Reason.UNKNOWN_PERSON


def test_only_so_many_are_remembered(house, monkeypatch):
    """The oldest state makes room for the newest."""
    monkeypatch.setattr(states, "MOST_STATES", 2)
    persons = [add_person(house) for _ in range(4)]

    for person in persons:
        house.gate.states.of(person)

    assert len(house.gate.states) == 2


def test_stale_states_are_dropped_and_others_stay(house, other, willing, sam):
    """Each second a server drops what no longer holds: no key outlives its reason in memory."""
    kept, gone = house.gate.states.of(sam), house.gate.states.of(willing)
    other.erase(willing)

    house.gate.states.drop_stale()

    assert len(house.gate.states) == 1
    assert house.gate.states.of(sam) is kept
    assert gone.person == willing


def test_a_state_can_be_forgotten(house, willing):
    """Dropping one state makes the next question read anew."""
    first = house.gate.states.of(willing)

    house.gate.states.drop(willing)

    assert len(house.gate.states) == 0
    assert house.gate.states.of(willing) is not first


# What is not believed

TAMPERED = {
    "the newest was taken away": "DELETE FROM consent_event WHERE seq = 5",
    "the oldest was taken away": "DELETE FROM consent_event WHERE seq = 1",
    "one in the middle was taken away": "DELETE FROM consent_event WHERE seq = 3",
    "all were taken away": "DELETE FROM consent_event",
    "the newest was put over an older one": (
        "UPDATE consent_event SET sealed = (SELECT sealed FROM consent_event WHERE seq = 2) "
        "WHERE seq = 5"
    ),
    "one was renumbered over the newest": (
        "REPLACE INTO consent_event SELECT person_id, 5, sealed FROM consent_event WHERE seq = 2"
    ),
    "an old yes was added once more": (
        "INSERT INTO consent_event SELECT person_id, 6, sealed FROM consent_event WHERE seq = 2"
    ),
    "the count was set back": (
        "UPDATE purpose_key SET generation = generation - 1 WHERE purpose = 'account.run'"
    ),
    "the count was set back with it": (
        "UPDATE purpose_key SET generation = (SELECT count(*) FROM consent_event) "
        "WHERE purpose = 'account.run'"
    ),
    "the account's key was taken away": "DELETE FROM purpose_key WHERE purpose = 'account.run'",
}


@pytest.mark.parametrize("how", TAMPERED)
def test_consents_that_were_tampered_with_open_nothing(house, willing, sql, how):
    """A withdrawal that somebody took out of the file does not bring the yes back."""
    house.gate.consents.withdraw(willing, COMPANION_REPLY, method="terminal")
    sql(TAMPERED[how])
    house.gate.states.drop_all()

    for purpose in (COMPANION_REPLY, COMPANION_HISTORY, ACCOUNT_RUN):
        with pytest.raises(Damaged):
            house.gate.enter(willing, purpose)


def test_taking_away_a_row_and_the_count_together_is_found_too(house, willing, sql):
    """Number of rows and count agree, but the key was wrapped under the true count."""
    house.gate.consents.withdraw(willing, COMPANION_REPLY, method="terminal")
    sql("DELETE FROM consent_event WHERE seq = 5")
    sql("UPDATE purpose_key SET generation = 5 WHERE purpose = 'account.run'")
    house.gate.states.drop_all()

    with pytest.raises(Damaged):
        house.gate.enter(willing, COMPANION_REPLY)


def test_the_count_of_a_moment_ago_hides_no_answer(house, willing, sql):
    """The key as it was wrapped one answer ago opens, but the answers are not 1, 2, 3 any more."""
    house.gate.consents.withdraw(willing, COMPANION_REPLY, method="terminal")
    ((*older,),) = sql("SELECT * FROM purpose_key WHERE purpose = 'account.run'")
    house.gate.consents.ask(willing, COMPANION_REPLY, language="en", method="terminal")

    sql("DELETE FROM consent_event WHERE seq = 5")
    sql("REPLACE INTO purpose_key VALUES (?, ?, ?, ?, ?, ?, ?)", *older)
    house.gate.states.drop_all()

    with pytest.raises(Damaged, match="missing"):
        house.gate.enter(willing, COMPANION_REPLY)


def test_the_events_of_another_person_open_nothing(house, willing, sam, sql):
    """A yes that was moved from one person to another is damage."""
    house.gate.consents.withdraw(willing, COMPANION_REPLY, method="terminal")
    sql("UPDATE consent_event SET person_id = ?", sam)
    house.gate.states.drop_all()

    for person in (willing, sam):
        with pytest.raises(Damaged):
            house.gate.enter(person, COMPANION_REPLY)


def test_a_change_between_keys_and_events_is_read_again(house, other, willing, monkeypatch):
    """An answer that another process writes between two reads is no damage."""
    read, once = house.store.read, []

    def meanwhile(statement, parameters=None):
        if statement is states._EVENTS and not once:
            once.append(other.gate.consents.restrict(willing, method="terminal"))
        return read(statement, parameters)

    monkeypatch.setattr(house.store, "read", meanwhile)
    house.gate.states.drop_all()

    events = house.gate.states.of(willing).events

    assert events[-1].kind is Kind.RESTRICTED


@pytest.mark.parametrize("purpose", [ACCOUNT_RUN, SECURITY_AUDIT])
def test_a_key_that_everyone_has_must_be_there(house, noor, sql, purpose):
    """Without its account or audit key a person's data is damaged, not empty."""
    sql("DELETE FROM purpose_key WHERE purpose = ?", purpose)
    house.gate.states.drop_all()

    state = house.gate.states.of(noor)

    with pytest.raises(Damaged, match="is gone"):
        state.handle(purpose)


@pytest.mark.parametrize("table", ["installation", "registry_version"])
def test_without_an_installation_or_a_registry_nothing_is_decided(house, willing, sql, table):
    """A database that names neither itself nor its rules answers nothing."""
    sql(f"DELETE FROM {table}")  # noqa: S608
    house.gate.states._common = None

    with pytest.raises(Damaged):
        house.gate.may(willing, COMPANION_REPLY)


# Time


def test_how_late_it_is_is_written_down_at_most_once_a_second(house, willing, clock, sql):
    """Every leaf may write the time down; one a second does."""
    start = sql(FLOOR)[0][0]
    written = []
    for milliseconds in (1000, 999, 1, 500):
        clock.move(milliseconds=milliseconds)
        house.gate.consents.ask(willing, COMPANION_REPLY, language="en", method="terminal")
        written.append(sql(FLOOR)[0][0] - start)

    assert start == round(AT.timestamp() * 1000)
    assert written == [1000, 1000, 2000, 2000]


def test_the_floor_never_goes_down(house, other, willing, clock, sql):
    """A process that is behind does not write an earlier time over a later one."""
    clock.move(days=5)
    allow(house, willing)
    late = sql(FLOOR)

    other.store.write(lambda unit: other.gate.states.keep_floor(unit, AT + timedelta(days=1)))

    assert sql(FLOOR) == late


def test_time_begins_where_it_stopped(house, willing, clock, open_home):
    """A process that starts on an earlier day goes on where the last one was."""
    clock.move(days=5)
    allow(house, willing)
    house.close()

    assert open_home().clock.now() == AT + timedelta(days=5)


# The registry


def changed(house, tmp_path, old, new):
    """Return a file with a changed registry."""
    from importlib.resources import files

    text = files("troth.registry").joinpath("troth.toml").read_text(encoding="utf-8")
    assert old in text
    file = tmp_path / "own.toml"
    file.write_text(text.replace(old, new), encoding="utf-8")
    return file


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ("\nkept_days = 365", "\nkept_days = 366", Reason.NOTICE_CHANGED),
        ("\nkept_days = 365", "\nkept_days = 30", Reason.LIVE),
        ("Let Troth keep your talks", "Let Troth keep talks", Reason.LIVE),
        ("and they are lost.", "and all is lost.", Reason.NOTICE_CHANGED),
    ],
)
def test_a_changed_registry_is_seen_by_all(house, home, willing, tmp_path, old, new, reason):
    """A process that starts with other rules changes them for those that run already."""
    assert house.gate.may(willing, COMPANION_HISTORY)
    file = changed(house, tmp_path, old, new)

    with same_house(home, clock=house.clock, registry_file=file) as newer:
        answers = [one.gate.may(willing, COMPANION_HISTORY).reason for one in (house, newer)]

    assert answers == [reason, reason]
    assert house.gate.may(willing, COMPANION_REPLY)


def test_rules_that_are_taken_back_bring_the_yes_back(house, home, willing, tmp_path):
    """A growth that was taken back has grown nothing for those who said yes before it."""
    file = changed(house, tmp_path, "\nkept_days = 365", "\nkept_days = 400")
    same_house(home, clock=house.clock, registry_file=file).close()
    assert not house.gate.may(willing, COMPANION_HISTORY)

    same_house(home, clock=house.clock).close()

    assert house.gate.may(willing, COMPANION_HISTORY)


NO_MORE_KEPT = """writes = []
recipients = ["person"]
kept_days = 0
expires_days = 365"""


def kept_no_more(house, tmp_path):
    """Return a file with a registry under which no talk is kept any more."""
    writes = '["turn.*", "guarded.*", "import.*"]'
    kept = NO_MORE_KEPT.replace("[]", writes).replace("kept_days = 0", "kept_days = 365")
    return changed(house, tmp_path, kept, NO_MORE_KEPT)


def test_when_nothing_more_is_kept_what_was_kept_is_still_ones_own(
    house, home, willing, tmp_path, do
):
    """Rules that keep no talk any more do not hide the old ones from the person."""
    do.keep(house, willing, "old")
    same_house(home, clock=house.clock, registry_file=kept_no_more(house, tmp_path)).close()

    assert do.read(house, willing, RIGHTS_ANSWER) == ["old"]
    with pytest.raises(Refused, match="does not cover"):
        do.keep(house, willing, "new")


def test_rules_that_narrow_in_mid_room_count_at_once(house, home, willing, tmp_path, do):
    """What a purpose no longer reads or keeps is not read or kept in a room that is open."""
    do.keep(house, willing, "old")
    reads = changed(house, tmp_path, ', "person.name", "turn.*", "c', ', "person.name", "c')
    with house.gate.enter(willing, COMPANION_REPLY) as room:
        assert room.read(Turn)
        same_house(home, clock=house.clock, registry_file=reads).close()
        with pytest.raises(Refused) as caught:
            room.read(Turn)
    same_house(home, clock=house.clock).close()
    with house.gate.enter(willing, COMPANION_HISTORY) as room:
        room.keep(do.turn("new"))
        file = kept_no_more(house, tmp_path)
        same_house(home, clock=house.clock, registry_file=file).close()

    assert caught.value.reason is Reason.FIELD_NOT_COVERED
    assert leaves(house, willing)[-1]["detail"] == {"outcome": "field_not_covered"}
    assert do.read(house, willing, RIGHTS_ANSWER) == ["old"]


def test_an_older_version_can_be_asked_for(house, home, willing, tmp_path):
    """Every version that was in force is there; one that never was is damage."""
    first = house.gate.states.common().registry
    file = changed(house, tmp_path, "\nkept_days = 365", "\nkept_days = 400")
    same_house(home, clock=house.clock, registry_file=file).close()

    assert house.gate.states.common().registry != first
    assert house.gate.states.registry(first.digest) == first
    with pytest.raises(Damaged, match="is missing"):
        house.gate.states.registry("0" * 64)


def test_a_transaction_decides_by_the_rules_that_it_sees(house, home, willing, tmp_path):
    """An answer in the transaction after a change of rules is one to the new rules."""
    from troth.registry.compile import compile_registry
    from troth.registry.served import SERVED

    file = changed(house, tmp_path, "\nkept_days = 365", "\nkept_days = 400")
    newer = compile_registry(file.read_text(), source="own.toml", served=SERVED)
    at = house.clock.now()
    house.store.write(
        lambda unit: install(unit, newer, ledger=house.ledger, signer=house.signer, at=at)
    )

    common = house.store.write(house.gate.states.common_in)

    assert common.registry == newer
    assert not common.notice.covers(
        house.gate.consents.events(willing)[-1].registry_digest, COMPANION_HISTORY
    )


@pytest.mark.parametrize("where", ["here", "elsewhere"])
def test_what_was_opened_on_an_old_answer_goes(house, other, willing, where):
    """At once where the answer was given, and at the next question everywhere else."""
    house.gate.states.of(willing)
    dropped = []
    house.gate.states.when_dropped.append(dropped.append)

    if where == "here":
        house.gate.consents.withdraw(willing, COMPANION_REPLY, method="terminal")
    else:
        other.gate.consents.withdraw(willing, COMPANION_REPLY, method="terminal")
        house.gate.may(willing, COMPANION_REPLY)

    assert dropped == [willing]


def test_what_was_opened_goes_with_the_keys(house, noor):
    """Whoever holds something of a person is told when their keys and consents are dropped."""
    told = []
    house.gate.states.when_dropped.append(told.append)
    house.gate.states.of(noor)

    allow(house, noor)
    house.gate.states.drop_all()

    assert told[-1] is None
    assert set(told) == {noor, None}
