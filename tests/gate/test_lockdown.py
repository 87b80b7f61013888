"""The brake: everything stops, in every process, and the persons' rights stay."""

import pytest

from troth.errors import BadInput, Refused, StoreFailed
from troth.gate import lockdown
from troth.ledger.leaf import parse
from troth.rights.export import export
from troth.words import COMPANION_HISTORY, COMPANION_REPLY, CRISIS_SAFETY, RIGHTS_ANSWER, Reason


def newest_leaf(sql):
    """Return the newest leaf of the ledger."""
    return parse(sql("SELECT body FROM ledger_leaf ORDER BY leaf_index DESC LIMIT 1")[0][0])


def test_a_lockdown_stops_every_use_in_every_process(house, other, willing):
    """One step in one process, and no other lets anything through."""
    assert other.gate.may(willing, COMPANION_REPLY)

    lockdown.lock(house.gate, "intrusion")

    for one in (house, other):
        for purpose in (COMPANION_REPLY, COMPANION_HISTORY, CRISIS_SAFETY):
            with pytest.raises(Refused) as caught:
                one.gate.enter(willing, purpose)
            assert caught.value.reason is Reason.LOCKED_DOWN


def test_a_lockdown_is_told_in_public_with_one_fixed_word(house, sql):
    """The ledger says that Troth was locked, why, and when it was opened again."""
    told = "SELECT locked_since_ms, locked_why FROM installation"
    lockdown.lock(house.gate, "drill")
    locked, since = newest_leaf(sql), sql(told)
    lockdown.reopen(house.gate)
    opened = newest_leaf(sql)

    assert (locked.event.value, locked.detail) == ("locked", "why=drill")
    assert since == [(round(house.clock.now().timestamp() * 1000), "drill")]
    assert (opened.event.value, opened.detail) == ("opened", "")
    assert sql(told) == [(None, None)]


def test_a_lockdown_takes_only_a_fixed_word(house):
    """A reason in free words could name somebody, and the ledger is public."""
    with pytest.raises(BadInput, match="one of"):
        lockdown.lock(house.gate, "because of Noor")

    assert not house.gate.states.common().locked


def test_the_rights_stay(house, willing):
    """Seeing, taking along, taking back and erasing work under a lockdown."""
    lockdown.lock(house.gate, "maintenance")

    with house.gate.enter(willing, RIGHTS_ANSWER):
        told = export(house.gate, house.keys, willing)
    house.gate.consents.withdraw(willing, COMPANION_REPLY, method="terminal")
    certificate = house.erase(willing)

    assert told["person"] == willing
    assert certificate.complete


def test_what_was_allowed_counts_again_when_it_is_over(house, other, willing):
    """A lockdown takes nobody's yes away."""
    lockdown.lock(house.gate, "drill")
    lockdown.reopen(other.gate)

    assert house.gate.may(willing, COMPANION_REPLY)
    assert house.gate.may(willing, CRISIS_SAFETY)


def test_only_a_lockdown_can_be_ended(house):
    """To open what is not locked is a mistake that is told."""
    with pytest.raises(BadInput, match="not locked"):
        lockdown.reopen(house.gate)


def test_a_lockdown_outlives_the_process(house, willing, open_home):
    """A Troth that is started anew is still locked."""
    lockdown.lock(house.gate, "drill")
    house.close()

    assert not open_home(clock=house.clock).gate.may(willing, COMPANION_REPLY)


def test_keys_leave_the_memory(house, willing):
    """Under a lockdown no opened key is kept in memory."""
    house.gate.enter(willing, COMPANION_REPLY)
    assert len(house.gate.states) == 1

    lockdown.lock(house.gate, "drill")

    assert len(house.gate.states) == 0


def test_a_lockdown_that_cannot_be_recorded_is_not_half_done(house, willing, broken_ledger):
    """If the ledger cannot write, Troth says so; the brake is then the power switch."""
    broken_ledger()

    with pytest.raises(StoreFailed):
        lockdown.lock(house.gate, "drill")

    assert house.gate.may(willing, COMPANION_REPLY)
