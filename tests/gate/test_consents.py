"""Asking and answering: what is written down, in which transaction, and what the person gets."""

import json
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta

import pytest

from troth.consent.events import EVERYTHING, Kind
from troth.consent.receipt import FORM
from troth.errors import BadInput, Damaged, Refused, StoreFailed
from troth.gate.consents import RESTORE_UNDO, UNDO, answered
from troth.ledger import statement
from troth.registry.card import card
from troth.registry.served import load_registry
from troth.testing.house import AT, add_person, allow, leaves, talk
from troth.words import (
    ACCOUNT_RUN,
    COMPANION_HISTORY,
    COMPANION_REPLY,
    CRISIS_SAFETY,
    RIGHTS_ANSWER,
    PurposeId,
)

HOW = {"method": "terminal"}
YEAR = timedelta(days=365)
ROWS = "SELECT count(*) FROM consent_event"
DATES = "SELECT shred_after_ms FROM purpose_key WHERE purpose = ?"


def ms(at):
    """Return a time as the database has it."""
    return round(at.timestamp() * 1000)


# Asking


def test_the_card_is_kept_exactly_as_shown(house, noor, sql):
    """Who is asked sees bytes that are kept, and the event carries their digest."""
    shown = house.gate.consents.ask(noor, COMPANION_REPLY, language="en", **HOW)

    assert sql("SELECT body FROM notice WHERE digest = ?", shown.digest) == [(shown.body,)]
    (event,) = house.gate.consents.events(noor)
    assert (event.kind, event.notice_digest) == (Kind.REQUESTED, shown.digest)
    assert (event.purpose, event.by, event.method, event.language) == (
        COMPANION_REPLY,
        "person",
        "terminal",
        "en",
    )
    assert event.registry_digest == house.gate.states.common().registry.digest


def test_a_card_is_kept_once_however_many_see_it(house, noor, sam, sql):
    """The same card shown to two persons is one row; that each was asked is two events."""
    for person in (noor, sam, sam):
        house.gate.consents.ask(person, COMPANION_REPLY, language="en", **HOW)

    assert sql("SELECT count(*) FROM notice") == [(1,)]
    assert sql(ROWS) == [(3,)]


def test_the_event_names_the_language_that_was_shown(house, noor):
    """Where there is no card in a person's language, the event says which one was shown."""
    shown = house.gate.consents.ask(noor, COMPANION_REPLY, language="xx", **HOW)

    assert shown.language == "en"
    assert house.gate.consents.events(noor)[-1].language == "en"


@pytest.mark.parametrize("purpose", [PurposeId("no.such"), ACCOUNT_RUN, CRISIS_SAFETY])
def test_what_cannot_be_asked_is_not(house, noor, sql, purpose):
    """There is no card for an unknown purpose, nor for one that needs no yes."""
    with pytest.raises(BadInput):
        house.gate.consents.ask(noor, purpose, language="en", **HOW)

    assert sql(ROWS) == [(0,)]
    assert sql("SELECT count(*) FROM notice") == [(0,)]


# Answering


def test_a_yes_is_an_event_a_key_and_a_leaf(house, noor, sql):
    """One transaction writes the yes, makes the purpose's key, and tells the ledger."""
    shown = house.gate.consents.ask(noor, COMPANION_HISTORY, language="en", **HOW)
    assert sql(DATES, COMPANION_HISTORY) == []

    event = house.gate.consents.answer(noor, yes=True, shown=shown, **HOW)

    assert (event.kind, event.seq, event.at) == (Kind.GIVEN, 2, AT)
    assert (event.expires_at, event.notice_digest) == (AT + YEAR, shown.digest)
    assert house.gate.consents.events(noor)[-1] == event
    assert sql(DATES, COMPANION_HISTORY) == [(ms(AT + YEAR + UNDO),)]
    told = leaves(house, noor)[-1]
    assert (told["event"], told["purpose"]) == ("consent", COMPANION_HISTORY)
    assert told["detail"] == {"consent": "given", "record": event.id}


def test_a_no_is_written_down_and_makes_no_key(house, noor, sql):
    """Who says no is remembered as having said no; nothing is made for it."""
    shown = house.gate.consents.ask(noor, COMPANION_HISTORY, language="en", **HOW)

    event = house.gate.consents.answer(noor, yes=False, shown=shown, **HOW)

    assert (event.kind, event.expires_at) == (Kind.REFUSED, None)
    assert sql(DATES, COMPANION_HISTORY) == []


def test_a_card_that_is_out_of_date_cannot_be_answered(house, noor, sql):
    """A page that was left open must not answer a newer question."""
    old = card(load_registry(), COMPANION_REPLY)
    changed = replace(old, digest="0" * 64)

    for yes in (True, False):
        with pytest.raises(BadInput, match="has changed"):
            house.gate.consents.answer(noor, yes=yes, shown=changed, **HOW)

    assert sql(ROWS) == [(0,)]
    assert sql("SELECT count(*) FROM notice") == [(0,)]
    assert not house.gate.may(noor, COMPANION_REPLY)


@pytest.mark.parametrize(
    ("say", "kind"),
    [
        (lambda c, p: c.withdraw(p, COMPANION_HISTORY, **HOW), Kind.WITHDRAWN),
        (lambda c, p: c.object(p, COMPANION_HISTORY, **HOW), Kind.OBJECTED),
        (
            lambda c, p: c.answer(
                p, yes=False, shown=c.card(COMPANION_HISTORY, language="en"), **HOW
            ),
            Kind.REFUSED,
        ),
    ],
)
def test_a_no_sets_the_day_after_which_all_is_destroyed(house, willing, clock, sql, say, kind):
    """Seven days after a no, what was kept is to be shredded; the key stays until then."""
    clock.move(days=10)

    event = say(house.gate.consents, willing)

    assert (event.kind, event.at, event.expires_at) == (kind, clock.now(), None)
    assert sql(DATES, COMPANION_HISTORY) == [(ms(clock.now() + UNDO),)]


def test_an_answer_sets_no_day_for_anybody_else(house, willing, sam, sql):
    """Neither for another purpose, nor for another person."""
    asked = "SELECT person_id, purpose, shred_after_ms FROM purpose_key ORDER BY 1, 2"
    allow(house, sam)
    before = sql(asked)

    house.gate.consents.withdraw(willing, COMPANION_HISTORY, **HOW)

    moved = set(sql(asked)) - set(before)
    assert {row[:2] for row in moved} == {(willing, COMPANION_HISTORY)}


def test_a_yes_that_comes_back_moves_that_day_away(house, willing, clock, sql):
    """A change of mind within seven days takes the destruction back."""
    house.gate.consents.withdraw(willing, COMPANION_HISTORY, **HOW)
    clock.move(days=6)

    allow(house, willing, COMPANION_HISTORY)

    assert sql(DATES, COMPANION_HISTORY) == [(ms(clock.now() + YEAR + UNDO),)]


def test_to_renew_is_to_begin_the_full_time_again(house, willing, clock):
    """A yes that is renewed on day 300 lasts to day 665."""
    clock.move(days=300)
    shown = house.gate.consents.card(COMPANION_REPLY, language="en")

    event = house.gate.consents.renew(willing, shown=shown, **HOW)

    assert (event.kind, event.expires_at) == (Kind.RENEWED, clock.now() + YEAR)
    assert house.gate.may(willing, COMPANION_REPLY).until == clock.now() + YEAR


def test_what_ran_out_cannot_be_renewed(house, willing, clock):
    """A yes that is over needs a new yes."""
    clock.move(days=365)
    shown = house.gate.consents.card(COMPANION_REPLY, language="en")

    with pytest.raises(BadInput, match="Say yes anew"):
        house.gate.consents.renew(willing, shown=shown, **HOW)


@pytest.mark.parametrize("purpose", [ACCOUNT_RUN, RIGHTS_ANSWER, CRISIS_SAFETY])
def test_what_needs_no_yes_cannot_be_taken_back(house, noor, sql, purpose):
    """Nothing is written down that would look as if it could be."""
    for say in (house.gate.consents.withdraw, house.gate.consents.object):
        with pytest.raises(BadInput):
            say(noor, purpose, **HOW)

    assert sql(ROWS) == [(0,)]


def test_a_hold_and_its_end_concern_the_whole_person(house, willing):
    """A hold stops what rests on consent; its end brings it back."""
    held = house.gate.consents.restrict(willing, **HOW)
    stopped = [house.gate.may(willing, one).allowed for one in (COMPANION_REPLY, RIGHTS_ANSWER)]
    house.gate.consents.unrestrict(willing, **HOW)

    assert (held.kind, held.purpose) == (Kind.RESTRICTED, EVERYTHING)
    assert stopped == [False, True]
    assert house.gate.may(willing, COMPANION_REPLY)


def test_the_dead_say_nothing(house, willing):
    """Nothing is written down about a person who was erased."""
    house.erase(willing)

    with pytest.raises(Refused):
        house.gate.consents.withdraw(willing, COMPANION_REPLY, **HOW)


# All or nothing


def test_an_answer_without_its_leaf_is_none(house, noor, broken_ledger, sql):
    """If the ledger cannot write, neither event nor card nor key is there."""
    shown = house.gate.consents.card(COMPANION_HISTORY, language="en")
    broken_ledger()

    with pytest.raises(StoreFailed):
        house.gate.consents.answer(noor, yes=True, shown=shown, **HOW)

    assert sql(ROWS) == [(0,)]
    assert sql("SELECT count(*) FROM notice") == [(0,)]
    assert sql(DATES, COMPANION_HISTORY) == []
    assert not house.gate.may(noor, COMPANION_HISTORY)


def test_a_withdrawal_without_its_leaf_raises(house, willing, broken_ledger):
    """If a withdrawal cannot be written down, the person is not told that it was."""
    broken_ledger()

    with pytest.raises(StoreFailed):
        house.gate.consents.withdraw(willing, COMPANION_REPLY, **HOW)

    assert house.gate.may(willing, COMPANION_REPLY)


def test_answers_in_two_windows_at_once_are_all_counted(house, other, noor):
    """Twenty answers from two processes at the same moment are numbered without a gap."""

    def say(number):
        where = (house, other)[number % 2]
        if number % 4 < 2:
            where.gate.consents.restrict(add_person(where), **HOW)
        return where.gate.consents.object(noor, COMPANION_REPLY, **HOW).seq

    with ThreadPoolExecutor(4) as pool:
        numbers = list(pool.map(say, range(20)))

    assert sorted(numbers) == list(range(1, 21))
    assert [one.seq for one in other.gate.consents.events(noor)] == list(range(1, 21))


def test_an_answer_given_elsewhere_counts_here_at_once(house, other, noor):
    """What one process wrote down, the other goes by at its next question."""
    assert not house.gate.may(noor, COMPANION_REPLY)

    allow(other, noor, COMPANION_REPLY)
    assert house.gate.may(noor, COMPANION_REPLY)

    other.gate.consents.withdraw(noor, COMPANION_REPLY, **HOW)
    assert not house.gate.may(noor, COMPANION_REPLY)


# Ending what cannot be known


def test_after_a_restore_every_yes_ends(house, willing, clock, sql):
    """A copy cannot know what was taken back after it was made, so each yes in it ends."""
    house.gate.consents.object(willing, COMPANION_REPLY, **HOW)
    clock.move(days=1)

    house.store.write(lambda unit: house.gate.consents.end_all(unit, willing))

    (*_, last) = house.gate.consents.events(willing)
    assert (last.kind, last.purpose, last.by, last.method) == (
        Kind.EXPIRED,
        COMPANION_HISTORY,
        "troth",
        "restore",
    )
    assert not house.gate.may(willing, COMPANION_HISTORY)
    assert sql(DATES, COMPANION_HISTORY) == [(ms(clock.now() + RESTORE_UNDO),)]
    assert [one.kind for one in house.gate.consents.events(willing)].count(Kind.EXPIRED) == 1


# What the person gets


def test_every_yes_of_who_can_give_none_ends_at_once(house, willing, clock, sql):
    """What was kept goes as after a no. Where no yes stands, nothing is written down."""
    clock.move(days=3)
    gate = house.gate

    with gate.enter(willing, COMPANION_HISTORY) as room:
        gate.consents.end_every(willing, method="age")
        with pytest.raises(Refused):
            room.check()
    ended = gate.consents.events(willing)
    gate.consents.end_every(willing, method="age")

    assert [(one.kind, one.method, one.by) for one in ended[-2:]] == [
        (Kind.EXPIRED, "age", "troth")
    ] * 2
    assert {one.purpose for one in ended[-2:]} == {COMPANION_REPLY, COMPANION_HISTORY}
    assert sql(DATES, COMPANION_HISTORY) == [(ms(clock.now() + UNDO),)]
    assert len(gate.consents.events(willing)) == len(ended)


def test_each_event_has_a_signed_receipt(house, willing):
    """Every receipt verifies, tells its event, and holds the text that was shown."""
    house.gate.consents.restrict(willing, **HOW)

    receipts = house.gate.consents.receipts(willing)

    told = [statement.read(one, form=FORM, key=house.ledger.key) for one in receipts]
    events = house.gate.consents.events(willing)
    assert [one["header"]["record_id"] for one in told] == [event.id for event in events]
    assert [one["event"]["number"] for one in told] == [1, 2, 3, 4, 5]
    text = house.gate.consents.card(COMPANION_REPLY, language="en").body.decode()
    assert told[1]["processing"]["privacy_notice"] == text
    assert told[1]["processing"]["title"] == "Let your companion answer you"
    assert told[4]["processing"]["privacy_notice"] is None


def test_no_byte_of_a_receipt_can_be_changed(house, willing):
    """Whichever byte of a receipt is flipped, it does not verify any more."""
    receipt = house.gate.consents.receipts(willing)[1]
    text = receipt["statement"]

    refused = 0
    for at in range(len(text)):
        changed = text[:at] + chr(ord(text[at]) ^ 1) + text[at + 1 :]
        with pytest.raises(Damaged):
            statement.read(receipt | {"statement": changed}, form=FORM, key=house.ledger.key)
        refused += 1

    assert refused > 1000


def test_a_receipt_of_an_older_text_tells_the_older_text(house, willing, open_home, tmp_path):
    """A receipt speaks of what was agreed to, not of what the registry says today."""
    from importlib.resources import files

    text = files("troth.registry").joinpath("troth.toml").read_text(encoding="utf-8")
    file = tmp_path / "own.toml"
    file.write_text(text.replace("Let your companion answer you", "Let it answer"), "utf-8")
    house.close()

    later = open_home(clock=house.clock, registry_file=file)

    told = json.loads(later.gate.consents.receipts(willing)[1]["statement"])
    assert told["processing"]["title"] == "Let your companion answer you"
    assert "Let your companion answer you" in told["processing"]["privacy_notice"]
    assert later.gate.may(willing, COMPANION_REPLY)


@pytest.mark.parametrize("change", ["DELETE FROM notice", "UPDATE notice SET body = x'00'"])
def test_a_receipt_without_its_text_is_not_written(house, willing, sql, change):
    """If the card that was shown is gone or was changed, no receipt pretends otherwise."""
    sql(change)

    with pytest.raises(Damaged, match="missing or was changed"):
        house.gate.consents.receipts(willing)


# Pages that were left open


@pytest.mark.parametrize("yes", [True, False])
def test_an_answer_after_another_answer_is_not_taken(house, other, noor, sql, yes):
    """Somebody answered in another window: what that page showed is not so any more."""
    shown = house.gate.consents.card(COMPANION_REPLY, language="en")
    other.gate.consents.answer(noor, yes=not yes, shown=shown, after=0, **HOW)

    with pytest.raises(BadInput, match="in another window"):
        house.gate.consents.answer(noor, yes=yes, shown=shown, after=0, **HOW)
    with pytest.raises(BadInput, match="in another window"):
        house.gate.consents.renew(noor, shown=shown, after=0, **HOW)

    assert sql(ROWS) == [(1,)]


def test_an_answer_that_knows_the_newest_one_is_taken(house, noor):
    """To be asked, and that a yes ran out, are no answers; so they stand in nobody's way."""
    shown = house.gate.consents.card(COMPANION_REPLY, language="en")
    first = house.gate.consents.answer(noor, yes=True, shown=shown, after=0, **HOW)
    house.clock.move(days=400)
    house.gate.may(noor, COMPANION_REPLY)
    house.gate.consents.ask(noor, COMPANION_REPLY, language="en", **HOW)

    again = house.gate.consents.answer(noor, yes=True, shown=shown, after=first.seq, **HOW)

    kinds = [event.kind for event in house.gate.consents.events(noor)]
    assert kinds == [Kind.GIVEN, Kind.EXPIRED, Kind.REQUESTED, Kind.GIVEN]
    assert answered(house.gate.consents.events(noor), COMPANION_REPLY) == again
    assert answered(house.gate.consents.events(noor), COMPANION_HISTORY) is None


def test_of_two_answers_at_once_one_is_taken(house, other, noor):
    """Each knows of no other, so the second to be written is refused."""
    shown = house.gate.consents.card(COMPANION_REPLY, language="en")

    def say(one, yes):
        try:
            return one.gate.consents.answer(noor, yes=yes, shown=shown, after=0, **HOW)
        except BadInput:
            return None

    with ThreadPoolExecutor(2) as both:
        told = list(both.map(say, (house, other), (True, False)))

    assert sum(one is not None for one in told) == 1
    assert len(house.gate.consents.events(noor)) == 1


def test_it_says_when_what_is_kept_is_destroyed(house, noor, sam):
    """Where nothing is kept, never; else seven days after a yes ends, or is taken back."""
    consents = house.gate.consents
    allow(house, noor)
    allow(house, sam)
    empty = consents.destroyed_after(noor, COMPANION_HISTORY)
    talk(house, noor, "hello")
    allowed = consents.destroyed_after(noor, COMPANION_HISTORY)
    consents.withdraw(noor, COMPANION_HISTORY, **HOW)

    assert empty is None
    assert allowed == AT + YEAR + UNDO
    assert consents.destroyed_after(noor, COMPANION_HISTORY) == AT + UNDO
    assert consents.destroyed_after(noor, PurposeId("no.such")) is None
    assert consents.destroyed_after(sam, COMPANION_HISTORY) is None


def test_a_day_of_destruction_that_is_none_is_damage(house, noor, sql):
    """Its number lies in a row: what no clock shows is told, and breaks no page."""
    allow(house, noor)
    talk(house, noor, "hello")
    sql("UPDATE purpose_key SET shred_after_ms = ?", 9 * 10**18)

    with pytest.raises(Damaged, match="a time that is none"):
        house.gate.consents.destroyed_after(noor, COMPANION_HISTORY)
