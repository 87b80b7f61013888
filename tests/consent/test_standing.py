"""How a purpose stands, in the words that every face uses."""

from datetime import UTC, datetime, timedelta

import pytest

from troth.consent.events import ConsentEvent, Kind
from troth.consent.standing import standing, stands
from troth.errors import Refused
from troth.registry.notice import notice_for
from troth.registry.readability import grade
from troth.registry.served import load_registry
from troth.words import (
    COMPANION_HISTORY,
    COMPANION_REPLY,
    CRISIS_SAFETY,
    SECURITY_AUDIT,
    PersonId,
    PurposeId,
    Reason,
    Verdict,
)

AT = datetime(2026, 11, 21, 19, 30, tzinfo=UTC)
REGISTRY = load_registry()
NOTICE = notice_for(REGISTRY, [])


def said(kind, *, days=0):
    """Make one event about keeping talks, some days after AT."""
    at = AT + timedelta(days=days)
    return ConsentEvent(
        id=f"rcp_{days}",
        person=PersonId("psn_" + "a" * 26),
        purpose=COMPANION_HISTORY,
        kind=kind,
        seq=1,
        at=at,
        registry_digest=REGISTRY.digest,
        expires_at=at + timedelta(days=365) if kind is Kind.GIVEN else None,
    )


def stand(*events, purpose=COMPANION_HISTORY, days=1):
    """Say how a purpose stands some days after AT."""
    return standing(events, NOTICE, REGISTRY, purpose, at=AT + timedelta(days=days))


@pytest.mark.parametrize(
    ("events", "days", "when", "reason"),
    [
        ((), 1, "Off.", Reason.NEVER_ASKED),
        (
            (said(Kind.GIVEN),),
            1,
            "On since 21 November 2026, until 21 November 2027.",
            Reason.LIVE,
        ),
        ((said(Kind.GIVEN),), 365, "Off since 21 November 2027.", Reason.EXPIRED),
        ((said(Kind.REFUSED),), 1, "Off since 21 November 2026.", Reason.REFUSED),
        (
            (said(Kind.GIVEN), said(Kind.WITHDRAWN, days=9)),
            10,
            "Off since 30 November 2026.",
            Reason.WITHDRAWN,
        ),
    ],
)
def test_since_and_until_in_words(events, days, when, reason):
    """A person reads whether it is on, since when, and until when."""
    found = stand(*events, days=days)

    assert (found.when, found.reason) == (when, reason)
    assert found.allowed is (reason is Reason.LIVE)


def test_what_still_works_comes_from_the_registry():
    """Title, and what works without it, are those of the registry, word for word."""
    found, purpose = stand(), REGISTRY.purposes[COMPANION_HISTORY]

    assert (found.title, found.without) == (purpose.title, purpose.without)
    assert (found.essential, found.basis) == (purpose.essential, purpose.basis)
    assert found.because == "You have not been asked about this yet."


@pytest.mark.parametrize("purpose", [SECURITY_AUDIT, CRISIS_SAFETY])
def test_what_no_answer_changes_has_no_switch(purpose):
    """A switch that does nothing is not offered."""
    found = stand(purpose=purpose)

    assert not found.can_change
    assert found.when == "Always on."


@pytest.mark.parametrize("purpose", [COMPANION_REPLY, COMPANION_HISTORY])
def test_what_rests_on_a_yes_has_a_switch_in_every_state(purpose):
    """Never asked, given, taken back, on hold: the person can always change it."""
    hold = ConsentEvent.from_bytes(said(Kind.RESTRICTED).to_bytes())

    assert stand(purpose=purpose).can_change
    assert stand(said(Kind.GIVEN), purpose=purpose).can_change
    assert stand(hold, purpose=purpose).can_change


def test_an_erased_person_has_no_switch():
    """Nothing can be changed where nobody is."""
    found = stand(said(Kind.ERASED))

    assert (found.can_change, found.reason) == (False, Reason.ERASED)
    assert found.when == "Off since 21 November 2026."


def test_a_lockdown_is_told_too():
    """The gate's own decision can be told in the same words."""
    locked = Verdict(allowed=False, reason=Reason.LOCKED_DOWN)

    found = stands(REGISTRY.purposes[COMPANION_REPLY], locked)

    assert found.because.startswith("Troth is locked down.")
    assert (found.when, found.can_change) == ("Off.", True)


def test_a_purpose_that_is_not_there_is_refused():
    """An unknown purpose stands in no way."""
    with pytest.raises(Refused):
        stand(purpose=PurposeId("note.none"))


@pytest.mark.parametrize("purpose", REGISTRY.purposes)
def test_every_sentence_is_plain(purpose):
    """Grade 8 or lower, for every purpose that is shipped."""
    found = stand(purpose=purpose)

    assert max(map(grade, (found.because, found.without, found.title))) <= 8
