"""When Troth itself may ask: row by row of its table, and never sooner than it said."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from troth.consent.asking import QUIET, may_ask
from troth.consent.events import EVERYTHING, ConsentEvent, Kind
from troth.registry.notice import notice_for
from troth.registry.readability import grade
from troth.words import PersonId, PurposeId

AT = datetime(2026, 11, 21, 19, 30, tzinfo=UTC)
DAY = timedelta(days=1)
MOMENT = timedelta(milliseconds=1)
NOTES, OTHER = PurposeId("notes"), PurposeId("other")
PERSON = PersonId("psn_" + "a" * 26)


@pytest.fixture
def notice(words):
    """Return a function that makes the notice of one purpose, newest version last."""

    def make(*rules):
        made = [words.registry_of({NOTES: one}) for one in rules or [words.Rule("consent", 10)]]
        return notice_for(made[-1], made[:-1])

    return make


@pytest.fixture
def told(notice):
    """Return a function that makes events of `(kind, days after AT)` and asks at a day."""

    def ask(*what, day, under=None, given_under=None):
        rules = under or notice()
        versions = given_under or {}
        events = [
            ConsentEvent(
                id=f"rcp_{seq}",
                person=PERSON,
                purpose=EVERYTHING if kind in {Kind.RESTRICTED, Kind.UNRESTRICTED} else NOTES,
                kind=kind,
                seq=seq,
                at=AT + after * DAY,
                registry_digest=versions.get(seq, rules.digest),
                expires_at=AT + (after + 10) * DAY if kind in {Kind.GIVEN, Kind.RENEWED} else None,
            )
            for seq, (kind, after) in enumerate(what, start=1)
        ]
        return may_ask(events, rules, NOTES, at=AT + day * DAY)

    return ask


def test_who_was_never_asked_may_be_asked(told):
    """The first card comes without waiting."""
    asking = told(day=0)

    assert asking
    assert asking.not_before is None
    assert asking.reason == "You have not been asked about this yet."


@pytest.mark.parametrize("kind", [Kind.REFUSED, Kind.WITHDRAWN, Kind.OBJECTED, Kind.REQUESTED])
def test_after_a_no_there_is_half_a_year_of_quiet(told, kind):
    """A refusal, a withdrawal, an objection and a closed card all count as a no, for 180 days."""
    before = told((kind, 0), day=180 - MOMENT / DAY)
    after = told((kind, 0), day=180)

    assert not before
    assert before.not_before == AT + QUIET
    assert "20 May 2027" in before.reason
    assert after


def test_a_refusal_says_when_it_was(told):
    """The person reads what they said, and when Troth may ask again."""
    asking = told((Kind.REQUESTED, 0), (Kind.REFUSED, 0), day=1)

    assert asking.reason == (
        "You said no to this on 21 November 2026. Troth does not ask again before 20 May 2027."
    )


def test_a_closed_card_is_told_as_that(told):
    """Nobody is told that they said no when they closed a card."""
    asking = told((Kind.REQUESTED, 0), day=1)

    assert asking.reason == (
        "You were shown this on 21 November 2026 and did not say yes. "
        "Troth does not ask again before 20 May 2027."
    )


def test_the_newest_no_counts(told):
    """A card that is opened and closed later begins the quiet anew; so does another no."""
    assert told((Kind.REFUSED, 0), (Kind.REQUESTED, 100), day=200).not_before == AT + 280 * DAY
    assert told((Kind.REFUSED, 0), (Kind.REFUSED, 50), day=200).not_before == AT + 230 * DAY


def test_a_yes_that_stands_is_left_alone(told):
    """Nothing is asked about while a yes stands; the day on which it ends is named."""
    asking = told((Kind.REQUESTED, 0), (Kind.GIVEN, 0), day=9)

    assert not asking
    assert asking.not_before == AT + 10 * DAY


def test_a_yes_that_ran_out_may_be_asked_about(told):
    """Also when it was written down that it ran out; the card that brought the yes is no no."""
    assert told((Kind.REQUESTED, 0), (Kind.GIVEN, 0), day=10)
    assert told((Kind.REQUESTED, 0), (Kind.GIVEN, 0), (Kind.EXPIRED, 12), day=12)


def test_a_card_closed_after_the_yes_ran_out_is_a_no(told):
    """Asked again and closed: quiet, whether the end was written down before or after."""
    closed = told((Kind.GIVEN, 0), (Kind.EXPIRED, 10), (Kind.REQUESTED, 11), day=12)
    unnoted = told((Kind.GIVEN, 0), (Kind.REQUESTED, 11), day=12)
    noted_late = told((Kind.GIVEN, 0), (Kind.REQUESTED, 11), (Kind.EXPIRED, 12), day=13)

    assert [closed.not_before, unnoted.not_before, noted_late.not_before] == [AT + 191 * DAY] * 3


def test_a_card_looked_at_while_the_yes_stood_is_no_no(told):
    """Whoever reads a card again and leaves the yes as it is has refused nothing."""
    assert told((Kind.GIVEN, 0), (Kind.REQUESTED, 5), day=10)


def test_a_restore_that_ended_a_yes_may_ask(told):
    """The yes ended earlier than it would have; a card closed after that counts."""
    ended = ((Kind.GIVEN, 0), (Kind.EXPIRED, 3))

    assert told(*ended, day=4)
    assert told(*ended, (Kind.REQUESTED, 4), day=5).not_before == AT + 184 * DAY


def test_a_changed_notice_may_be_asked_about(told, notice, words):
    """When Troth would do more than was agreed to, it may ask, once."""
    less, more = words.Rule("consent", 10), words.Rule("consent", 10, fields=frozenset("xy"))
    old, new = notice(less), notice(less, more)

    asking = told((Kind.GIVEN, 0), day=1, under=new, given_under={1: old.digest})
    closed = told(
        (Kind.GIVEN, 0), (Kind.REQUESTED, 1), day=2, under=new, given_under={1: old.digest}
    )

    assert asking
    assert asking.reason.endswith("So Troth asks again.")
    assert closed.not_before == AT + 181 * DAY


def test_a_changed_notice_does_not_undo_a_no(told, notice, words):
    """Whoever said no is not asked again because Troth would now do more, or less."""
    less, more = words.Rule("consent", 10), words.Rule("consent", 10, fields=frozenset("xy"))

    for under in (notice(less, more), notice(more, less)):
        assert not told((Kind.REFUSED, 0), day=100, under=under, given_under={1: "0" * 64})


def test_on_hold_nothing_is_asked(told):
    """While use is on hold Troth is silent, and no day is named; the hold's end opens it again."""
    held = told((Kind.RESTRICTED, 0), day=400)
    over = told((Kind.RESTRICTED, 0), (Kind.UNRESTRICTED, 1), day=2)

    assert (held.allowed, held.not_before) == (False, None)
    assert "on hold" in held.reason
    assert over


def test_an_erased_person_is_not_asked(told):
    """Nobody is there to ask."""
    assert not told((Kind.ERASED, 0), day=500)


@pytest.mark.parametrize("basis", ["legal_duty", "vital_interest", "legitimate_interest"])
def test_what_is_not_asked_is_not_asked(told, notice, words, basis):
    """Where no answer counts there is no card."""
    asking = told(day=0, under=notice(words.Rule(basis)))

    assert (asking.allowed, asking.reason) == (False, "Nobody is asked about this.")


def test_an_unknown_purpose_is_not_asked_about(notice):
    """A purpose that the registry lacks has no card."""
    assert not may_ask([], notice(), OTHER, at=AT)


def test_another_purpose_has_its_own_quiet(words):
    """A no to one use does not silence another."""
    rule = words.Rule("consent", 10)
    rules = notice_for(words.registry_of({NOTES: rule, OTHER: rule}), [])
    refused = ConsentEvent(
        id="rcp_1",
        person=PERSON,
        purpose=NOTES,
        kind=Kind.REFUSED,
        seq=1,
        at=AT,
        registry_digest=rules.digest,
    )

    assert not may_ask([refused], rules, NOTES, at=AT)
    assert may_ask([refused], rules, OTHER, at=AT)


KINDS = st.sampled_from(
    [Kind.REQUESTED, Kind.GIVEN, Kind.REFUSED, Kind.RENEWED, Kind.WITHDRAWN, Kind.EXPIRED]
)
LOGS = st.lists(st.tuples(KINDS, st.integers(0, 60)), max_size=8)


@given(steps=LOGS, wait=st.integers(0, 400))
def test_no_order_of_events_brings_a_card_within_half_a_year_of_a_no(words, steps, wait):
    """Whatever happened, a person's last word of no, or a card closed after it, is respected."""
    notice = notice_for(words.registry_of({NOTES: words.Rule("consent", 10)}), [])
    at, events = AT, []
    for seq, (kind, days) in enumerate(steps, start=1):
        at += days * DAY
        yes = kind in {Kind.GIVEN, Kind.RENEWED}
        events.append(
            ConsentEvent(
                id=f"rcp_{seq}",
                person=PERSON,
                purpose=NOTES,
                kind=kind,
                seq=seq,
                at=at,
                registry_digest=notice.digest,
                expires_at=at + 10 * DAY if yes else None,
            )
        )
    at += wait * DAY

    asking = may_ask(events, notice, NOTES, at=at)

    words_said = [one for one in events if one.kind not in {Kind.REQUESTED, Kind.EXPIRED}]
    last = words_said[-1] if words_said else None
    if last is not None and last.kind in {Kind.REFUSED, Kind.WITHDRAWN} and at < last.at + QUIET:
        assert not asking
    if last is None and events and events[-1].kind is Kind.REQUESTED and wait < QUIET.days:
        assert not asking
    if asking.not_before is not None:
        assert asking.not_before > at
        assert not asking
    assert grade(asking.reason) <= 8
