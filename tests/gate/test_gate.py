"""Entering: who gets a room, who does not, and what is written down of it."""

from dataclasses import replace
from datetime import timedelta

import pytest

from troth.clock import SetClock
from troth.companion.turn import Turn
from troth.consent.events import Kind
from troth.errors import Damaged, Refused, StoreFailed
from troth.gate import lockdown
from troth.gate.forget import shred_purpose
from troth.gate.rooms import GRANT_LIFE, Room
from troth.registry.served import SERVED
from troth.testing.house import AT, allow, leaves, talk
from troth.words import (
    ACCOUNT_RUN,
    COMPANION_HISTORY,
    COMPANION_MEMORY,
    COMPANION_OWN,
    COMPANION_REPLY,
    CRISIS_SAFETY,
    DISCLOSURE_RECORD,
    MATCH_LEARN,
    MATCH_ORIGIN,
    MATCH_PEOPLE,
    MATCH_PHOTO,
    MATCH_REPORT,
    MATCH_TALK,
    MATCH_WORDS,
    RIGHTS_ANSWER,
    SECURITY_AUDIT,
    WELLBEING_OWN,
    PersonId,
    PurposeId,
    Reason,
    new_id,
)

YEAR = timedelta(days=365)


def test_who_said_nothing_is_refused_and_it_is_written_down(house, noor):
    """Without a yes there is no room, and the refusal is a leaf with its reason."""
    with pytest.raises(Refused) as caught:
        house.gate.enter(noor, COMPANION_REPLY)

    assert (caught.value.purpose, caught.value.reason) == (COMPANION_REPLY, Reason.NEVER_ASKED)
    told = leaves(house, noor)[-1]
    assert (told["event"], told["purpose"]) == ("refused", COMPANION_REPLY)
    assert told["detail"] == {"reason": "never_asked"}


def test_a_yes_opens_the_door_and_only_that_one(house, noor):
    """A yes to one purpose opens a room for it, and none for another."""
    allow(house, noor, COMPANION_REPLY)

    room = house.gate.enter(noor, COMPANION_REPLY)

    assert isinstance(room, Room)
    assert room.grant.purpose == COMPANION_REPLY
    assert (room.grant.person, room.grant.reader) == (noor, noor)
    with pytest.raises(Refused):
        house.gate.enter(noor, COMPANION_HISTORY)


def test_a_yes_of_one_person_is_none_of_another(house, noor, sam):
    """What Noor allows says nothing about Sam."""
    allow(house, noor)

    with pytest.raises(Refused, match="not been asked"):
        house.gate.enter(sam, COMPANION_REPLY)

    assert house.gate.enter(noor, COMPANION_REPLY)


def test_an_open_door_alone_writes_nothing(house, noor):
    """A room in which nothing is done leaves no leaf."""
    allow(house, noor)
    before = len(leaves(house, noor))

    with house.gate.enter(noor, COMPANION_REPLY):
        pass

    assert len(leaves(house, noor)) == before


@pytest.mark.parametrize("purpose", [ACCOUNT_RUN, RIGHTS_ANSWER, SECURITY_AUDIT, CRISIS_SAFETY])
def test_duties_and_dangers_need_no_yes(house, noor, purpose):
    """What the law or a life demands is open from the first day."""
    assert house.gate.enter(noor, purpose)


@pytest.mark.parametrize("purpose", sorted(SERVED - {MATCH_PEOPLE, MATCH_PHOTO, MATCH_TALK}))
def test_nobody_else_may_look(house, noor, sam, purpose):
    """Only meeting and its messages let another person in; the refusal is written down."""
    for person in (noor, sam):
        allow(house, person, COMPANION_REPLY, COMPANION_HISTORY, COMPANION_OWN, COMPANION_MEMORY)
        allow(house, person, MATCH_LEARN, MATCH_ORIGIN, MATCH_WORDS, WELLBEING_OWN)

    with pytest.raises(Refused) as caught:
        house.gate.enter(noor, purpose, reader=sam)

    assert caught.value.reason is Reason.RECIPIENT_NOT_COVERED
    assert leaves(house, noor)[-1]["detail"] == {"reason": "recipient_not_covered"}
    assert house.gate.enter(noor, purpose, reader=noor)


@pytest.mark.parametrize("who", ["who looks", "who is looked at"])
def test_somebody_else_looks_only_while_both_say_yes(house, noor, sam, clock, who):
    """Also in a room whose grant was renewed meanwhile."""
    for person in (noor, sam):
        allow(house, person, MATCH_PEOPLE)
    room = house.gate.enter(noor, MATCH_PEOPLE, reader=sam)
    for _ in range(2):
        clock.move(seconds=GRANT_LIFE.seconds)
        room.check()
    ends = {"who looks": sam, "who is looked at": noor}[who]

    house.gate.consents.withdraw(ends, MATCH_PEOPLE, method="terminal")

    reason = Reason.WITHDRAWN if ends == noor else Reason.RECIPIENT_NOT_COVERED
    for ask in (room.check, lambda: house.gate.enter(noor, MATCH_PEOPLE, reader=sam)):
        with pytest.raises(Refused) as caught:
            ask()
        assert caught.value.reason is reason


def test_an_unknown_person_is_refused_without_a_trace(house, sql):
    """Asking for somebody who is not here says so and writes nothing."""
    nobody = PersonId(new_id("psn"))
    before = sql("SELECT count(*) FROM ledger_leaf")

    with pytest.raises(Refused) as caught:
        house.gate.enter(nobody, COMPANION_REPLY)

    assert (caught.value.reason, caught.value.purpose) == (Reason.UNKNOWN_PERSON, COMPANION_REPLY)
    assert house.gate.may(nobody, COMPANION_REPLY).reason is Reason.UNKNOWN_PERSON
    assert sql("SELECT count(*) FROM ledger_leaf") == before


def test_an_unknown_purpose_is_refused(house, noor):
    """A purpose that the registry does not name opens nothing."""
    with pytest.raises(Refused) as caught:
        house.gate.enter(noor, PurposeId("no.such"))

    assert caught.value.reason is Reason.UNKNOWN_PURPOSE


def test_may_asks_without_writing(house, noor, sql):
    """To ask whether one may is not a use: nothing is written down."""
    before = sql("SELECT count(*) FROM ledger_leaf")

    verdicts = [house.gate.may(noor, purpose).allowed for purpose in (COMPANION_REPLY, ACCOUNT_RUN)]

    assert verdicts == [False, True]
    assert sql("SELECT count(*) FROM ledger_leaf") == before


# Time


def test_what_ran_out_is_written_down_as_expired(house, noor, clock):
    """The first door that is tried too late writes the end of the yes down, once."""
    allow(house, noor, COMPANION_REPLY)
    clock.move(days=365)

    for _ in range(2):
        with pytest.raises(Refused) as caught:
            house.gate.enter(noor, COMPANION_REPLY)
        assert caught.value.reason is Reason.EXPIRED

    kinds = [(one.kind, one.by, one.method) for one in house.gate.consents.events(noor)][2:]
    assert kinds == [(Kind.EXPIRED, "troth", "system")]


def test_that_a_yes_ran_out_is_written_down_once(house, noor, clock):
    """Whoever only looks may ask whether it is allowed again and again, and waits for no disk."""
    allow(house, noor, COMPANION_REPLY)
    clock.move(days=366)
    house.gate.may(noor, COMPANION_REPLY)

    with house.store.looking():
        verdicts = [house.gate.may(noor, COMPANION_REPLY) for _ in range(2)]

    assert [one.reason for one in verdicts] == [Reason.EXPIRED] * 2


def test_a_yes_lasts_to_the_last_moment(house, noor, clock):
    """A yes for 365 days is one until 365 days are over, and not a moment longer."""
    allow(house, noor, COMPANION_REPLY)
    clock.set(AT + YEAR - timedelta(milliseconds=1))
    assert house.gate.may(noor, COMPANION_REPLY)

    clock.set(AT + YEAR)

    assert not house.gate.may(noor, COMPANION_REPLY)


@pytest.mark.parametrize("notice_it", ["enter", "may"])
def test_a_clock_set_back_never_brings_a_yes_back(house, noor, clock, open_home, notice_it):
    """Once a yes has run out it stays so, even if the machine starts anew on an earlier day."""
    allow(house, noor, COMPANION_REPLY)
    clock.move(days=366)
    if notice_it == "enter":
        with pytest.raises(Refused):
            house.gate.enter(noor, COMPANION_REPLY)
    else:
        assert not house.gate.may(noor, COMPANION_REPLY)
    house.close()

    later = open_home(clock=SetClock(AT + timedelta(days=1)))

    assert not later.gate.may(noor, COMPANION_REPLY)
    assert later.clock.now() == AT + timedelta(days=366)


def test_time_goes_on_over_a_restart_even_if_nothing_was_done(house, noor, clock, open_home):
    """A house that only stood open for a while has seen that time; it does not come again."""
    allow(house, noor, COMPANION_REPLY)
    clock.move(days=200)
    assert house.gate.may(noor, COMPANION_REPLY)
    house.close()

    later = open_home(clock=SetClock(AT))

    assert later.clock.now() == AT + timedelta(days=200)


def test_time_does_not_go_back_between_two_processes(house, other, noor, clock, open_home):
    """A process whose clock is behind follows the one that is ahead."""
    allow(house, noor)
    behind = open_home(clock=SetClock(AT))
    clock.move(days=400)
    with pytest.raises(Refused):
        house.gate.enter(noor, COMPANION_REPLY)

    verdict = behind.gate.may(noor, COMPANION_REPLY)

    assert verdict.reason is Reason.EXPIRED


def test_a_grant_is_short(house, noor):
    """A grant stands for thirty seconds."""
    allow(house, noor)

    room = house.gate.enter(noor, COMPANION_REPLY)

    assert timedelta(seconds=30) == GRANT_LIFE
    assert room.grant.until == AT + GRANT_LIFE


def test_a_grant_never_outlives_the_yes(house, noor, clock):
    """A room entered ten seconds before a yes ends is closed ten seconds later."""
    allow(house, noor)
    clock.set(AT + YEAR - timedelta(seconds=10))
    room = house.gate.enter(noor, COMPANION_REPLY)
    room.read(Turn)

    clock.move(seconds=10)

    with pytest.raises(Refused) as caught:
        room.read(Turn)
    assert caught.value.reason is Reason.EXPIRED


def test_a_yes_that_ends_in_a_room_is_written_down_as_expired(house, noor, clock):
    """Whoever notices first that a yes has run out writes it down, also in a room that is open."""
    allow(house, noor)
    room = house.gate.enter(noor, COMPANION_REPLY)
    clock.move(days=365)

    with pytest.raises(Refused):
        room.read(Turn)

    assert house.gate.consents.events(noor)[-1].kind is Kind.EXPIRED


def test_a_grant_rests_on_the_moment_that_was_decided_on(house, noor, monkeypatch):
    """What another thread saw since does not count: the room asks again."""
    allow(house, noor)
    state, common = house.gate.states.both(noor, COMPANION_REPLY)
    moved = replace(state, pulse=state.pulse + 1)
    monkeypatch.setattr(house.gate.states, "both", lambda *_: (moved, common))

    room = house.gate.enter(noor, COMPANION_REPLY)

    assert room.grant.pulse == common.pulse


def test_what_was_given_while_it_was_refused_is_not_written_down_as_expired(
    house, other, noor, clock, monkeypatch
):
    """A new yes that comes between the look and the refusal stands."""
    allow(house, noor, COMPANION_REPLY)
    clock.move(days=366)
    write = house.store.write

    def meanwhile(work):
        monkeypatch.setattr(house.store, "write", write)
        allow(other, noor, COMPANION_REPLY)
        return write(work)

    monkeypatch.setattr(house.store, "write", meanwhile)
    monkeypatch.setattr(house.gate, "_note_expiry", lambda *_: None)

    with pytest.raises(Refused):
        house.gate.enter(noor, COMPANION_REPLY)

    assert house.gate.may(noor, COMPANION_REPLY)
    assert house.gate.consents.events(noor)[-1].kind is Kind.GIVEN


# When parts fail


def test_a_refusal_that_cannot_be_written_down_is_still_no_door(house, noor, broken_ledger):
    """If the ledger cannot write, a refusal raises too: there is no room either way."""
    broken_ledger()

    with pytest.raises(StoreFailed):
        house.gate.enter(noor, COMPANION_REPLY)


def test_consents_that_cannot_be_read_mean_no(house, noor, sql):
    """If what was allowed cannot be read, no door opens, not even for the law."""
    allow(house, noor)
    sql("UPDATE consent_event SET sealed = zeroblob(80) WHERE seq = 2")
    house.gate.states.drop_all()

    for purpose in (COMPANION_REPLY, ACCOUNT_RUN):
        with pytest.raises(Damaged):
            house.gate.enter(noor, purpose)


def test_in_a_lockdown_only_the_rights_are_open(house, noor):
    """While Troth is locked down nothing opens but what the law demands."""
    allow(house, noor)
    lockdown.lock(house.gate, "drill")

    answers = {purpose: house.gate.may(noor, purpose).reason for purpose in sorted(SERVED)}

    assert answers == {
        ACCOUNT_RUN: Reason.LEGAL_DUTY,
        RIGHTS_ANSWER: Reason.LEGAL_DUTY,
        SECURITY_AUDIT: Reason.LEGAL_DUTY,
        DISCLOSURE_RECORD: Reason.LEGAL_DUTY,
        COMPANION_REPLY: Reason.LOCKED_DOWN,
        COMPANION_HISTORY: Reason.LOCKED_DOWN,
        COMPANION_OWN: Reason.LOCKED_DOWN,
        COMPANION_MEMORY: Reason.LOCKED_DOWN,
        MATCH_ORIGIN: Reason.LOCKED_DOWN,
        MATCH_PEOPLE: Reason.LOCKED_DOWN,
        MATCH_LEARN: Reason.LOCKED_DOWN,
        MATCH_PHOTO: Reason.LOCKED_DOWN,
        MATCH_TALK: Reason.LOCKED_DOWN,
        MATCH_WORDS: Reason.LOCKED_DOWN,
        MATCH_REPORT: Reason.LEGAL_DUTY,
        WELLBEING_OWN: Reason.LOCKED_DOWN,
        CRISIS_SAFETY: Reason.LOCKED_DOWN,
    }
    assert house.gate.may(noor, PurposeId("no.such")).reason is Reason.LOCKED_DOWN


# Rolling


def test_what_is_forgotten_and_the_roll_are_one(house, noor, sql, do):
    """If forgetting fails, the epoch has not moved, and everything is as it was."""
    allow(house, noor)
    do.keep(house, noor, "a")
    before = sql("SELECT number, wrapped FROM epoch")
    slot = (house.settings.state_dir / "slot").read_bytes()

    def fail(unit):
        unit.run(house_delete())
        message = "no"
        raise StoreFailed(message)

    with pytest.raises(StoreFailed):
        house.gate.roll_with(fail)

    assert sql("SELECT number, wrapped FROM epoch") == before
    assert (house.settings.state_dir / "slot").read_bytes() == slot
    assert not (house.settings.state_dir / "slot.next").exists()
    assert do.read(house, noor, COMPANION_HISTORY) == ["a"]


def house_delete():
    """Return a statement that deletes all that was kept."""
    from troth.store import schema
    from troth.store.statements import delete

    return delete(schema.tail)


def test_a_roll_is_told_in_public_and_does_what_must_follow(house, noor, sql):
    """Each roll is a public leaf with the epoch's number; keyrings are written anew after it."""
    followed = []
    house.gate.after_roll = lambda: followed.append(sql("SELECT number FROM epoch"))

    number, came = house.gate.roll_with(lambda _: "came")

    assert (number, came) == (2, "came")
    assert followed == [[(2,)]]
    newest = sql("SELECT body FROM ledger_leaf ORDER BY leaf_index DESC LIMIT 1")[0][0]
    assert b"\nrolled\n" in newest
    assert newest.endswith(b"\nepoch=2\n")


# A history that does not fit


def test_a_history_tells_every_answer_in_order(house, noor):
    """What the ledger says of answers is what is kept of them."""
    allow(house, noor)
    house.gate.consents.withdraw(noor, COMPANION_REPLY, method="terminal")

    told = [one["detail"]["record"] for one in leaves(house, noor) if one["event"] == "consent"]

    assert told == [event.id for event in house.gate.consents.events(noor)]


def test_a_history_that_tells_of_a_missing_answer_is_damage(house, noor):
    """If the ledger tells of an answer that is not here, the person hears of it."""
    allow(house, noor)
    state = house.gate.states.of(noor)
    state.events = type(state.events)(state.events[:-1])

    with pytest.raises(Damaged, match="not all here"):
        house.gate.history(noor)


def test_a_statement_is_signed_in_this_installations_name(house):
    """What Troth signs verifies with its key, and not as anything else."""
    from troth.ledger import statement

    signed = house.gate.sign({"a": 1}, form="troth.test/v1")

    assert statement.read(signed, form="troth.test/v1", key=house.ledger.key) == {"a": 1}
    with pytest.raises(Damaged):
        statement.read(signed, form="troth.other/v1", key=house.ledger.key)


def test_when_a_purpose_was_emptied_last_is_found_and_makes_no_line(house, noor, clock):
    """The newest time since a moment, of this purpose alone, and only where anything went."""
    start = clock.now()
    allow(house, noor)
    talk(house, noor, "Hello")
    assert house.gate.shredded_at(noor, COMPANION_HISTORY, since=start) is None
    clock.move(hours=1)
    shred_purpose(house.gate, noor, COMPANION_HISTORY)
    emptied = clock.now()
    clock.move(hours=1)
    shred_purpose(house.gate, noor, COMPANION_HISTORY)  # nothing is left to go
    lines = len(leaves(house, noor))

    assert house.gate.shredded_at(noor, COMPANION_HISTORY, since=start) == emptied
    assert house.gate.shredded_at(noor, COMPANION_REPLY, since=start) is None
    assert house.gate.shredded_at(noor, COMPANION_HISTORY, since=clock.now()) is None
    assert len(leaves(house, noor)) == lines
