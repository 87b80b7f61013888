"""Consent events: what is written is what is read, and the index is what the list says."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from troth.consent.events import (
    DECISIVE,
    EVERYTHING,
    PERSON_WIDE,
    YES,
    ConsentEvent,
    Events,
    Kind,
)
from troth.errors import Damaged
from troth.words import PersonId, PurposeId

AT = datetime(2026, 11, 21, 19, 30, 0, 125_000, tzinfo=UTC)
FROZEN = (
    b'{"at":"2026-11-21T19:30:00.125Z","by":"person","expires_at":"2027-11-21T19:30:00.000Z",'
    b'"id":"rcp_a","kind":"given","language":"en","method":"terminal","notice_digest":"d",'
    b'"person":"psn_a","purpose":"notes","registry_digest":"r","seq":3}'
)


def event(kind=Kind.GIVEN, *, seq=1, at=AT, purpose="notes"):
    """Make an event."""
    return ConsentEvent(
        id="rcp_a",
        person=PersonId("psn_a"),
        purpose=PurposeId(purpose),
        kind=kind,
        seq=seq,
        at=at,
        registry_digest="r",
    )


def test_the_written_form_is_frozen():
    """What was written once is read for ever, byte for byte the same."""
    read = ConsentEvent.from_bytes(FROZEN)

    assert read.to_bytes() == FROZEN
    assert (read.seq, read.kind, read.at) == (3, Kind.GIVEN, AT)
    assert read.expires_at == datetime(2027, 11, 21, 19, 30, tzinfo=UTC)


milliseconds = st.integers(0, 2**43).map(lambda ms: AT + timedelta(milliseconds=ms - 2**42))


@given(
    kind=st.sampled_from(Kind),
    at=milliseconds,
    ends=st.none() | milliseconds,
    text=st.text(max_size=20),
    seq=st.integers(1, 2**40),
)
def test_every_event_survives_the_way_to_the_disk_and_back(kind, at, ends, text, seq):
    """Nothing is lost or changed between writing and reading."""
    one = ConsentEvent(
        id=text,
        person=PersonId(text),
        purpose=PurposeId(text),
        kind=kind,
        seq=seq,
        at=at,
        registry_digest=text,
        notice_digest=text or None,
        expires_at=ends,
        language=text,
        method=text,
        by=text,
    )

    assert ConsentEvent.from_bytes(one.to_bytes()) == one


def test_a_time_elsewhere_is_written_in_utc():
    """The zone in which somebody said yes does not change when it ends."""
    away = AT.astimezone(timezone(timedelta(hours=9)))

    assert event(at=away).to_bytes() == event(at=AT).to_bytes()


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"null",
        b"[]",
        b"{}",
        b"\xff\xfe",
        FROZEN[:-1],
        FROZEN.replace(b'"given"', b'"granted"'),
        FROZEN.replace(b'"kind":"given",', b""),
        FROZEN.replace(b'"seq":3', b'"seq":3,"more":1'),
        FROZEN.replace(b"2026-11-21T19:30:00.125Z", b"2026-11-21T19:30:00.125"),
        FROZEN.replace(b'"2027-11-21T19:30:00.000Z"', b'"soon"'),
        FROZEN.replace(b'"2026-11-21T19:30:00.125Z"', b"5"),
    ],
)
def test_what_cannot_be_read_is_damage(body):
    """A record that is not what was written raises; it never reads as some other answer."""
    with pytest.raises(Damaged, match="the answer is no"):
        ConsentEvent.from_bytes(body)


def test_every_kind_has_its_place():
    """Each kind decides a purpose, concerns the whole person, or only notes a question."""
    assert set(Kind) - DECISIVE - PERSON_WIDE == {Kind.REQUESTED}
    assert not DECISIVE & PERSON_WIDE
    assert {Kind.GIVEN, Kind.RENEWED} == YES
    assert YES < DECISIVE


@given(
    st.lists(
        st.tuples(st.sampled_from(sorted(set(Kind) - PERSON_WIDE)), st.sampled_from("abc")),
        max_size=12,
    )
)
def test_the_index_says_what_the_list_says(said):
    """For each purpose the newest event that decides it is found, whatever lies between."""
    made = [event(kind, seq=n, purpose=what) for n, (kind, what) in enumerate(said, 1)]

    events = Events(made)

    for purpose in "abc":
        of_it = [one for one in made if one.purpose == purpose and one.kind in DECISIVE]
        assert events.newest(PurposeId(purpose)) == (of_it[-1] if of_it else None)
    with_yes = {p for p in "abc" if (n := events.newest(PurposeId(p))) and n.kind in YES}
    assert set(events.with_yes()) == with_yes
    assert list(events) == made
    assert len(events) == len(made)


def test_adding_makes_new_events_and_leaves_the_old():
    """Events are values: one more is another value."""
    first = Events([event()])
    second = first.with_(event(Kind.WITHDRAWN, seq=2))

    assert [one.kind for one in first] == [Kind.GIVEN]
    assert [one.kind for one in second] == [Kind.GIVEN, Kind.WITHDRAWN]
    assert second[1].seq == 2
    assert second[:1] == (second[0],)


def test_a_hold_is_known_since_it_began():
    """A second hold does not move the first one's date; the end of a hold ends it."""
    wide = [
        event(Kind.RESTRICTED, purpose=EVERYTHING),
        event(Kind.RESTRICTED, purpose=EVERYTHING, at=AT + timedelta(days=1)),
        event(Kind.UNRESTRICTED, purpose=EVERYTHING, at=AT + timedelta(days=2)),
    ]

    assert Events(wide[:2]).restricted_since == AT
    assert Events(wide).restricted_since is None
    assert Events(wide).erased_since is None
    assert Events([event(Kind.ERASED, purpose=EVERYTHING)]).erased_since == AT


def test_indexed_events_are_not_indexed_again():
    """What is indexed is used as it is."""
    events = Events([event()])

    assert Events.of(events) is events
    assert list(Events.of([event()])) == [event()]
