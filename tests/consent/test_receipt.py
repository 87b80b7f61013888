"""The receipt of a consent: whole, and readable without Troth."""

from datetime import UTC, datetime, timedelta

import pytest

from troth.consent.events import EVERYTHING, ConsentEvent, Kind
from troth.consent.receipt import receipt
from troth.registry.served import load_registry
from troth.words import COMPANION_HISTORY, PersonId

AT = datetime(2026, 11, 21, 19, 30, tzinfo=UTC)
PERSON = PersonId("psn_" + "a" * 26)


@pytest.fixture
def purpose():
    """Return a purpose of the shipped registry that rests on consent."""
    return load_registry().purpose(COMPANION_HISTORY)


def event(kind, *, purpose=COMPANION_HISTORY, ends=None, notice=None):
    """Make an event."""
    return ConsentEvent(
        id="rcp_x",
        person=PERSON,
        purpose=purpose,
        kind=kind,
        seq=4,
        at=AT,
        registry_digest="r" * 64,
        notice_digest=notice,
        expires_at=ends,
        method="terminal",
    )


def test_a_receipt_says_who_what_why_and_how_long(purpose):
    """A receipt has the four sections of ISO/IEC TS 27560 and stands alone."""
    yes = event(Kind.GIVEN, ends=AT + timedelta(days=365), notice="d" * 64)

    told = receipt(yes, purpose, notice=b"Let Troth keep your talks", installation="troth/ins_x")

    assert set(told) == {"header", "processing", "parties", "event"}
    assert told["header"]["record_id"] == "rcp_x"
    assert told["header"]["pii_principal_id"] == PERSON
    assert told["header"]["schema_version"] == "ISO/IEC TS 27560:2023"
    processing = told["processing"]
    assert processing["purpose"] == COMPANION_HISTORY
    assert processing["title"] == purpose.title
    assert processing["lawful_basis"] == "consent"
    assert processing["privacy_notice"] == "Let Troth keep your talks"
    assert processing["privacy_notice_digest"] == "d" * 64
    assert processing["registry_digest"] == "r" * 64
    assert processing["pii_read"] == sorted(purpose.reads)
    assert processing["pii_kept"] == sorted(purpose.writes)
    assert processing["recipients"] == ["person"]
    assert processing["retention_days"] == 365
    assert processing["withdrawal_method"] == f"troth consent withdraw {COMPANION_HISTORY}"
    assert processing["controllers"] == ["troth/ins_x"]
    assert told["event"] == {
        "time": "2026-11-21T19:30:00.000Z",
        "valid_until": "2027-11-21T19:30:00.000Z",
        "type": "explicit",
        "state": "given",
        "entity": "person",
        "method": "terminal",
        "number": 4,
    }


@pytest.mark.parametrize(
    ("kind", "told_as"),
    [
        (Kind.GIVEN, "explicit"),
        (Kind.RENEWED, "explicit"),
        (Kind.WITHDRAWN, "statement"),
        (Kind.REQUESTED, "statement"),
        (Kind.EXPIRED, "statement"),
    ],
)
def test_only_a_yes_is_explicit(purpose, kind, told_as):
    """A receipt never calls a no, or a question, a consent."""
    told = receipt(event(kind), purpose, notice=None, installation="i")

    assert told["event"]["type"] == told_as
    assert told["event"]["state"] == kind.value
    assert told["event"]["valid_until"] is None
    assert told["processing"]["privacy_notice"] is None


def test_a_receipt_for_the_whole_person_names_no_purpose():
    """A hold concerns everything, and its receipt says so in words."""
    told = receipt(event(Kind.RESTRICTED, purpose=EVERYTHING), None, notice=None, installation="i")

    assert told["processing"]["purpose"] == "everything but what the law demands"
    assert "title" not in told["processing"]
    assert "pii_read" not in told["processing"]
