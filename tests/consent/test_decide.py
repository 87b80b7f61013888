"""The decision, row by row of its table. All orders together: `test_against_oracle.py`."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from troth.consent.decide import decide, ends_at
from troth.consent.events import EVERYTHING, ConsentEvent, Events, Kind
from troth.registry.notice import notice_for
from troth.words import PersonId, PurposeId, Reason

AT = datetime(2026, 11, 21, 19, 30, tzinfo=UTC)
DAY = timedelta(days=1)
NOTES = PurposeId("notes")
PERSON = PersonId("psn_" + "a" * 26)


@pytest.fixture
def rule(words):
    """Return how a rule is written."""
    return words.Rule


@pytest.fixture
def notice(words):
    """Return a function that makes the notice of one purpose, newest version last."""

    def make(*rules):
        made = [words.registry_of({NOTES: one}) for one in rules]
        return notice_for(made[-1], made[:-1])

    return make


def event(kind, notice, *, at=AT, purpose=NOTES, days=10):
    """Make one event; a yes lasts `days`."""
    yes = kind in {Kind.GIVEN, Kind.RENEWED}
    return ConsentEvent(
        id="rcp_test",
        person=PERSON,
        purpose=purpose,
        kind=kind,
        seq=1,
        at=at,
        registry_digest=notice.digest,
        expires_at=at + days * DAY if yes and days else None,
    )


@pytest.fixture
def consent(notice, rule):
    """Return the notice of a purpose that rests on consent, for ten days."""
    return notice(rule("consent", 10))


def test_no_event_means_no(consent):
    """Who was never asked has not said yes."""
    verdict = decide([], consent, NOTES, at=AT)

    assert not verdict
    assert (verdict.reason, verdict.since, verdict.until) == (Reason.NEVER_ASKED, None, None)


@pytest.mark.parametrize("kind", [Kind.GIVEN, Kind.RENEWED])
def test_a_yes_allows_and_says_until_when(consent, kind):
    """A yes allows what it was given for, from its moment to its end."""
    verdict = decide([event(kind, consent)], consent, NOTES, at=AT)

    assert verdict
    assert (verdict.reason, verdict.since, verdict.until) == (Reason.LIVE, AT, AT + 10 * DAY)


@pytest.mark.parametrize(
    ("kind", "reason"),
    [
        (Kind.REFUSED, Reason.REFUSED),
        (Kind.WITHDRAWN, Reason.WITHDRAWN),
        (Kind.EXPIRED, Reason.EXPIRED),
        (Kind.OBJECTED, Reason.OBJECTED),
    ],
)
def test_each_no_is_told_apart(consent, kind, reason):
    """A no takes effect at once, and the answer says which no and since when."""
    events = [event(Kind.GIVEN, consent), event(kind, consent, at=AT + DAY)]

    verdict = decide(events, consent, NOTES, at=AT + DAY)

    assert not verdict
    assert (verdict.reason, verdict.since) == (reason, AT + DAY)


def test_the_newest_event_decides(consent):
    """A yes after a no counts, and a no after that counts again."""
    events = [
        event(kind, consent, at=AT + n * DAY)
        for n, kind in enumerate([Kind.REFUSED, Kind.GIVEN, Kind.WITHDRAWN, Kind.GIVEN])
    ]

    answers = [
        bool(decide(events[:n], consent, NOTES, at=AT + 3 * DAY)) for n in range(len(events) + 1)
    ]

    assert answers == [False, False, True, False, True]


def test_being_asked_changes_nothing(consent):
    """To be asked again is not to have taken back one's yes."""
    events = [event(Kind.GIVEN, consent), event(Kind.REQUESTED, consent)]

    verdict = decide(events, consent, NOTES, at=AT)

    assert verdict


@pytest.mark.parametrize(
    ("after", "allowed"),
    [(10 * DAY - timedelta(microseconds=1), True), (10 * DAY, False), (11 * DAY, False)],
)
def test_a_yes_ends_on_the_dot(consent, after, allowed):
    """At the very moment it runs out, a yes is no more."""
    verdict = decide([event(Kind.GIVEN, consent)], consent, NOTES, at=AT + after)

    assert bool(verdict) is allowed
    assert allowed or (verdict.reason, verdict.since) == (Reason.EXPIRED, AT + 10 * DAY)


def test_a_yes_without_an_end_is_none(consent):
    """A yes that names no end allows nothing: no yes lasts for ever."""
    verdict = decide([event(Kind.GIVEN, consent, days=None)], consent, NOTES, at=AT)

    assert (verdict.allowed, verdict.reason, verdict.since) == (False, Reason.EXPIRED, AT)


@pytest.mark.parametrize(("given_for", "now_allows", "ends"), [(10, 4, 4), (4, 10, 4), (7, 7, 7)])
def test_the_shorter_time_counts(notice, rule, given_for, now_allows, ends):
    """A yes lasts as long as it was given for, or as long as the notice says now, if less."""
    now = notice(rule("consent", now_allows))
    yes = event(Kind.GIVEN, now, days=given_for)

    assert ends_at(yes, now.purposes[NOTES]) == AT + ends * DAY


@pytest.mark.parametrize(
    ("older", "newer", "allowed"),
    [
        (("consent", 10, frozenset("xy")), ("consent", 10, frozenset("x")), True),
        (("consent", 10, frozenset("x")), ("consent", 10, frozenset("xy")), False),
        (("consent", 10), ("consent", 20), False),
        (("consent", 10), ("consent", 5), True),
        (("consent", 10, frozenset("x"), False), ("consent", 10, frozenset("x"), True), False),
    ],
)
def test_a_yes_holds_while_nothing_has_grown(notice, rule, older, newer, allowed):
    """A yes to an older text counts while the newer one asks for no more."""
    before, now = notice(rule(*older)), notice(rule(*older), rule(*newer))
    yes = event(Kind.GIVEN, before)

    verdict = decide([yes], now, NOTES, at=AT)

    assert bool(verdict) is allowed
    assert allowed or (verdict.reason, verdict.since) == (Reason.NOTICE_CHANGED, AT)


def test_a_yes_to_an_unknown_text_is_none(consent):
    """A yes to a text that nobody can show allows nothing."""
    yes = replace(event(Kind.GIVEN, consent), registry_digest="0" * 64)

    verdict = decide([yes], consent, NOTES, at=AT)

    assert verdict.reason is Reason.NOTICE_CHANGED


@pytest.mark.parametrize(
    ("basis", "reason"),
    [("legal_duty", Reason.LEGAL_DUTY), ("vital_interest", Reason.VITAL_INTEREST)],
)
@pytest.mark.parametrize("kind", [None, Kind.OBJECTED, Kind.WITHDRAWN, Kind.REFUSED])
def test_what_needs_no_consent_cannot_lose_it(notice, rule, basis, reason, kind):
    """A legal duty and a danger to life ask nobody."""
    now = notice(rule(basis))
    events = [] if kind is None else [event(kind, now)]

    verdict = decide(events, now, NOTES, at=AT)

    assert (verdict.allowed, verdict.reason) == (True, reason)


@pytest.mark.parametrize(
    ("kind", "allowed"),
    [
        (None, True),
        (Kind.REQUESTED, True),
        (Kind.GIVEN, True),
        (Kind.EXPIRED, True),
        (Kind.OBJECTED, False),
        (Kind.REFUSED, False),
        (Kind.WITHDRAWN, False),
    ],
)
def test_an_interest_holds_until_somebody_objects(notice, rule, kind, allowed):
    """What rests on an interest goes on until the person says no, in whatever words."""
    now = notice(rule("legitimate_interest"))
    events = [] if kind is None else [event(kind, now, days=None)]

    verdict = decide(events, now, NOTES, at=AT)

    assert bool(verdict) is allowed
    assert allowed or (verdict.reason.value, verdict.since) == (kind.value, AT)


@pytest.mark.parametrize(("goes_on", "allowed"), [(True, True), (False, False)])
@pytest.mark.parametrize("basis", ["consent", "legal_duty", "vital_interest"])
def test_a_hold_stops_what_does_not_say_that_it_goes_on(notice, rule, basis, goes_on, allowed):
    """While data is on hold only what must go on goes on, whatever it rests on."""
    now = notice(rule(basis, 10 if basis == "consent" else None, goes_on=goes_on))
    events = [
        event(Kind.GIVEN, now),
        event(Kind.RESTRICTED, now, purpose=EVERYTHING, at=AT + DAY),
        event(Kind.RESTRICTED, now, purpose=EVERYTHING, at=AT + 2 * DAY),
    ]

    verdict = decide(events, now, NOTES, at=AT + 3 * DAY)

    assert bool(verdict) is allowed
    assert allowed or (verdict.reason, verdict.since) == (Reason.RESTRICTED, AT + DAY)


def test_the_end_of_a_hold_brings_back_what_was(consent):
    """A yes from before the hold counts again when the hold ends, but no longer than it did."""
    events = [
        event(Kind.GIVEN, consent),
        event(Kind.RESTRICTED, consent, purpose=EVERYTHING),
        event(Kind.UNRESTRICTED, consent, purpose=EVERYTHING),
    ]

    during, after, late = (
        decide(events[:2], consent, NOTES, at=AT),
        decide(events, consent, NOTES, at=AT),
        decide(events, consent, NOTES, at=AT + 10 * DAY),
    )

    assert [bool(one) for one in (during, after, late)] == [False, True, False]


@pytest.mark.parametrize("basis", ["consent", "legal_duty", "vital_interest"])
def test_nothing_is_allowed_for_the_erased(notice, rule, basis):
    """For an erased person the answer is no, even where the law asks nobody."""
    now = notice(rule(basis, 10 if basis == "consent" else None, goes_on=True))
    events = [event(Kind.GIVEN, now), event(Kind.ERASED, now, purpose=EVERYTHING, at=AT + DAY)]

    verdict = decide(events, now, NOTES, at=AT + DAY)

    assert (verdict.allowed, verdict.reason, verdict.since) == (False, Reason.ERASED, AT + DAY)


def test_an_unknown_purpose_is_refused(consent):
    """A purpose that the registry does not name is refused, even if somebody said yes to it."""
    other = PurposeId("no.such")

    verdict = decide([event(Kind.GIVEN, consent, purpose=other)], consent, other, at=AT)

    assert (verdict.allowed, verdict.reason) == (False, Reason.UNKNOWN_PURPOSE)


def test_a_yes_to_one_thing_is_none_to_another(notice, words, rule):
    """Each purpose is asked for by itself."""
    made = words.registry_of({"notes": rule("consent", 10), "talks": rule("consent", 10)})
    now = notice_for(made, [])

    verdict = decide([event(Kind.GIVEN, now)], now, PurposeId("talks"), at=AT)

    assert verdict.reason is Reason.NEVER_ASKED


def test_a_plain_list_and_indexed_events_give_the_same_answer(consent):
    """It makes no difference whether the events were indexed before."""
    events = [event(Kind.GIVEN, consent), event(Kind.WITHDRAWN, consent)]

    plain = decide(events, consent, NOTES, at=AT)
    indexed = decide(Events(events), consent, NOTES, at=AT)

    assert plain == indexed
    assert plain.reason is Reason.WITHDRAWN
