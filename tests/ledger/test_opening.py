import pytest
from hypothesis import given
from hypothesis import strategies as st

from troth.errors import Damaged
from troth.ledger import opening
from troth.vault.envelope import Handle, Key

HANDLE = Handle(Key.fresh(), person="psn_one", purpose="account.run", generation=1)
STORED = opening.close(HANDLE, 7, opening=b"o" * 32, private=b'{"seq":7}')


def test_what_was_closed_is_revealed():
    """The person's handle gives back the opening and the private part."""
    assert opening.reveal(HANDLE, 7, STORED) == (b"o" * 32, b'{"seq":7}')


@given(st.integers(0, len(STORED) - 1), st.integers(0, 7))
def test_any_changed_bit_is_found_without_a_key(place, bit):
    """A damaged row is found although nobody is there to open it."""
    changed = bytearray(STORED)
    changed[place] ^= 1 << bit

    assert opening.is_intact("psn_one", 7, STORED)
    assert not opening.is_intact("psn_one", 7, bytes(changed))
    with pytest.raises(Damaged):
        opening.reveal(HANDLE, 7, bytes(changed))


def test_a_moved_row_is_found():
    """A row under another number or another person is refused."""
    assert not opening.is_intact("psn_one", 8, STORED)
    assert not opening.is_intact("psn_two", 7, STORED)
    assert not opening.is_intact("psn_one", 7, b"")


def test_a_forged_row_does_not_open():
    """Whoever writes a new check beside a changed row still cannot make it open."""
    forged = opening.close(
        Handle(Key.fresh(), person="psn_one", purpose="account.run", generation=1),
        7,
        opening=b"o" * 32,
        private=b"{}",
    )

    assert opening.is_intact("psn_one", 7, forged)
    with pytest.raises(Damaged):
        opening.reveal(HANDLE, 7, forged)


def test_the_private_part_alone():
    """It opens for its person and number only."""
    assert opening.private_part(HANDLE, 7, STORED) == b'{"seq":7}'
    with pytest.raises(Damaged):
        opening.private_part(HANDLE, 8, STORED)
