"""Which event may follow which, row by row. All orders together: `test_against_oracle.py`."""

from datetime import UTC, datetime, timedelta

import pytest

from troth.consent.admit import admit
from troth.consent.events import EVERYTHING, ConsentEvent, Kind
from troth.errors import BadInput
from troth.registry.notice import notice_for
from troth.words import PersonId, PurposeId

AT = datetime(2026, 11, 21, 19, 30, tzinfo=UTC)
DAY = timedelta(days=1)
NOTES, NEWS, DUTY, LIFE = (PurposeId(one) for one in ("notes", "news", "duty", "life"))


@pytest.fixture
def notice(words):
    """Return the notice of one purpose for each basis."""
    rule = words.Rule
    rules = {
        NOTES: rule("consent", 10),
        NEWS: rule("legitimate_interest"),
        DUTY: rule("legal_duty"),
        LIFE: rule("vital_interest"),
    }
    return notice_for(words.registry_of(rules), [])


@pytest.fixture
def may(notice):
    """Return a function that says whether an event may follow others, each a (kind, purpose)."""

    def may_follow(kind, purpose, *before, after=timedelta(0)):
        events = [_event(one, what, notice) for one, what in before]
        try:
            admit(events, kind, notice, purpose, at=AT + after)
        except BadInput:
            return False
        return True

    return may_follow


def _event(kind, purpose, notice):
    yes = kind in {Kind.GIVEN, Kind.RENEWED}
    return ConsentEvent(
        id="rcp_test",
        person=PersonId("psn_" + "a" * 26),
        purpose=purpose,
        kind=kind,
        seq=1,
        at=AT,
        registry_digest=notice.digest,
        expires_at=AT + 10 * DAY if yes and purpose == NOTES else None,
    )


@pytest.mark.parametrize("kind", [Kind.REFUSED, Kind.WITHDRAWN, Kind.OBJECTED])
@pytest.mark.parametrize("purpose", [NOTES, NEWS])
def test_no_always_works(may, kind, purpose):
    """A no is taken at any time, asked or not, twice or not."""
    fresh = may(kind, purpose)
    again = may(kind, purpose, (kind, purpose))
    after_yes = may(kind, purpose, (Kind.GIVEN, purpose), after=20 * DAY)

    assert [fresh, again, after_yes] == [True, True, True]


@pytest.mark.parametrize("purpose", [DUTY, LIFE])
@pytest.mark.parametrize(
    "kind",
    [Kind.GIVEN, Kind.REFUSED, Kind.WITHDRAWN, Kind.OBJECTED, Kind.RENEWED, Kind.EXPIRED],
)
def test_what_needs_no_consent_takes_no_answer(may, purpose, kind):
    """Nobody is led to believe that they could say no to what the law demands."""
    assert not may(kind, purpose)


@pytest.mark.parametrize("purpose", [NOTES, NEWS, DUTY, LIFE])
def test_anybody_may_be_asked(may, purpose):
    """That somebody was asked is always written down."""
    assert may(Kind.REQUESTED, purpose)
    assert may(Kind.REQUESTED, purpose, (Kind.WITHDRAWN, purpose))


def test_a_yes_is_taken_where_it_means_something(may):
    """A yes counts for what rests on consent, and to take back an objection to an interest."""
    assert may(Kind.GIVEN, NOTES)
    assert may(Kind.GIVEN, NOTES, (Kind.GIVEN, NOTES))
    assert not may(Kind.GIVEN, NEWS)
    assert not may(Kind.GIVEN, NEWS, (Kind.REQUESTED, NEWS))
    assert may(Kind.GIVEN, NEWS, (Kind.OBJECTED, NEWS))


@pytest.mark.parametrize(
    ("before", "after", "may_renew", "may_expire"),
    [
        ([], 0, False, False),
        ([Kind.GIVEN], 0, True, False),
        ([Kind.GIVEN], 9, True, False),
        ([Kind.GIVEN], 10, False, True),
        ([Kind.RENEWED], 11, False, True),
        ([Kind.GIVEN, Kind.WITHDRAWN], 0, False, False),
        ([Kind.GIVEN, Kind.REFUSED], 11, False, False),
        ([Kind.GIVEN, Kind.EXPIRED], 11, False, False),
        ([Kind.OBJECTED], 11, False, False),
        ([Kind.GIVEN, Kind.EXPIRED, Kind.GIVEN], 11, False, True),
    ],
)
def test_only_a_yes_in_force_is_renewed_and_only_one_that_ran_out_expires(
    may, before, after, may_renew, may_expire
):
    """To renew is not to say yes anew: what ran out or was taken back needs a new yes."""
    events = [(kind, NOTES) for kind in before]

    renew = may(Kind.RENEWED, NOTES, *events, after=after * DAY)
    expire = may(Kind.EXPIRED, NOTES, *events, after=after * DAY)

    assert (renew, expire) == (may_renew, may_expire)


def test_a_yes_to_an_interest_neither_ends_nor_is_renewed(may):
    """Where no yes is needed, none runs out."""
    before = [(Kind.OBJECTED, NEWS), (Kind.GIVEN, NEWS)]

    assert not may(Kind.RENEWED, NEWS, *before)
    assert not may(Kind.EXPIRED, NEWS, *before, after=5000 * DAY)


def test_a_hold_begins_once_and_ends_once(may):
    """A second hold, and the end of one that is not there, are not written down."""
    hold, end = (Kind.RESTRICTED, EVERYTHING), (Kind.UNRESTRICTED, EVERYTHING)

    assert may(*hold)
    assert not may(*end)
    assert not may(*hold, hold)
    assert may(*end, hold)
    assert may(*hold, hold, end)
    assert not may(*end, hold, end)


@pytest.mark.parametrize("kind", list(Kind))
def test_nothing_follows_an_erasure(may, kind):
    """After an erasure nothing more is written down about the person."""
    purpose = EVERYTHING if kind in {Kind.RESTRICTED, Kind.UNRESTRICTED, Kind.ERASED} else NOTES

    assert not may(kind, purpose, (Kind.GIVEN, NOTES), (Kind.ERASED, EVERYTHING))


@pytest.mark.parametrize("kind", [Kind.REQUESTED, Kind.GIVEN, Kind.REFUSED, Kind.WITHDRAWN])
def test_an_unknown_purpose_takes_no_answer(may, kind):
    """Nobody can say anything to a purpose that is not there."""
    assert not may(kind, PurposeId("no.such"))
