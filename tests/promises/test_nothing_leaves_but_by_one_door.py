"""What leaves this machine leaves by one door: to the one provider that was chosen, on record."""

from hashlib import sha256

import pytest

from troth.errors import ProviderFailed, Refused, StoreFailed
from troth.registry.outside import purpose_of
from troth.testing.house import allow, leaves, talk
from troth.testing.outside import choose, outside_entry, upstream, with_outside
from troth.testing.upstream import busy, redirects, says, status


@pytest.fixture
def elsewhere(house, noor):
    """A second provider, as trusted and agreed to as the first one, but not chosen."""
    with upstream(says("I was not asked.")) as server:
        entry = with_outside(house, server, outside_entry("other", name="Other"))
        allow(house, noor, purpose_of(entry.id))
        yield server


@pytest.fixture
def ask(house, noor):
    """Return a function: ask the chosen provider, which behaves as it is told; return its end."""

    def go(*script, error=None):
        with upstream(script) as server:
            entry = with_outside(house, server)
            allow(house, noor)
            allow(house, noor, purpose_of(entry.id))
            choose(house, noor, entry)
            if error is None:
                talk(house, noor, "How are you?")
            else:
                with pytest.raises(error):
                    talk(house, noor, "How are you?")
        return server

    return go


def receipts(house, person):
    """Return what the ledger tells of each sending: as it was opened, and as it was closed."""
    told = leaves(house, person)
    return [
        [one["detail"] for one in told if one["event"] == event]
        for event in ("disclosed", "closed")
    ]


def test_only_the_provider_that_was_chosen_is_called(ask, elsewhere):
    """Nobody else hears of it, however trusted they are."""
    chosen = ask(says("Well, thank you."))

    assert len(chosen.requests) == 1
    assert elsewhere.connections == 0


def test_no_other_takes_its_place_when_it_fails(ask, elsewhere):
    """An answer that did not come is an error, never a reason to tell somebody else."""
    chosen = ask(status(500), error=ProviderFailed)

    assert len(chosen.requests) == 1
    assert elsewhere.connections == 0


def test_a_provider_cannot_send_us_on(ask, elsewhere):
    """It may say that somebody else has the answer; Troth does not go there."""
    chosen = ask(redirects(f"{elsewhere.base_url}/chat/completions"), error=ProviderFailed)

    assert len(chosen.requests) == 1
    assert elsewhere.connections == 0


def test_each_time_has_a_receipt_of_its_own(ask, house, noor):
    """Who says "later" is asked once more: two requests, two receipts, each with its digest."""
    chosen = ask(busy(429, retry_after="0"), says("Well, thank you."))

    opened, closed = receipts(house, noor)
    sent = [sha256(one.body).hexdigest() for one in chosen.requests]
    assert [one["digest"] for one in opened] == sent
    assert len(sent) == 2
    assert [one["outcome"] for one in closed] == ["busy", "done"]
    assert len({one["receipt"] for one in closed}) == 2


def test_after_a_yes_is_taken_back_nothing_is_sent_again(ask, house, other, noor):
    """Between the first time and the second the person changes their mind."""

    async def later(stage):
        other.gate.consents.withdraw(noor, purpose_of("acme"), method="page")
        await busy(429, retry_after="0")(stage)

    chosen = ask(later, says("no"), error=Refused)

    opened, closed = receipts(house, noor)
    assert len(chosen.requests) == len(opened) == 1
    assert [one["outcome"] for one in closed] == ["withdrawn"]


def test_what_cannot_be_recorded_does_not_leave(ask, house, noor, sql):
    """If what goes cannot be kept for the person to see, it does not go."""
    refuse = "SELECT RAISE(ABORT, 'no')"
    sql(
        f"CREATE TRIGGER broken BEFORE INSERT ON tail WHEN NEW.holding = 'left' BEGIN {refuse}; END"
    )

    chosen = ask(says("no"), error=StoreFailed)

    assert chosen.requests == []
    assert receipts(house, noor)[0] == []
