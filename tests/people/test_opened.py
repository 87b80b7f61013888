"""A person's opened keys: without the one that is asked for nothing goes on."""

from dataclasses import replace

import pytest

from troth.errors import Damaged
from troth.ledger.leaf import Event
from troth.people import opened
from troth.testing.house import AT, leaves
from troth.words import ACCOUNT_RUN, SECURITY_AUDIT


def test_an_account_is_sealed_under_its_own_key(house, noor):
    """The handle is that of the purpose that runs the account."""
    handle = opened.account(house.keyring.unlock(noor))

    assert (handle.person, handle.purpose) == (noor, ACCOUNT_RUN)


def test_a_line_is_the_persons_own(house, noor):
    """What is told stands at the end of the person's ledger, for the record's purpose."""

    def write(unit):
        unlocked = house.keyring.unlock(noor, unit)
        private = {"session": "ses_x"}
        opened.tell(house.ledger, unit, unlocked, Event.SIGNED_OUT, at=AT, private=private)

    house.store.write(write)

    told = leaves(house, noor)[-1]
    assert (told["event"], told["purpose"]) == ("signed_out", SECURITY_AUDIT)
    assert told["detail"] == {"session": "ses_x"}


@pytest.mark.parametrize("purpose", [ACCOUNT_RUN, SECURITY_AUDIT])
def test_a_key_that_is_gone_is_damage(house, noor, purpose):
    """Nothing is sealed under another key instead, and nothing happens unrecorded."""
    unlocked = house.keyring.unlock(noor)
    rest = {name: row for name, row in unlocked.wrapped.items() if name != purpose}
    without = replace(unlocked, wrapped=rest, handles={})

    def write(unit):
        opened.account(without)
        opened.tell(house.ledger, unit, without, Event.SIGNED_OUT, at=AT, private={})

    with pytest.raises(Damaged, match="Restore a backup"):
        house.store.write(write)

    assert leaves(house, noor)[-1]["event"] == "person_added"
