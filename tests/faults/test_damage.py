"""A flipped bit anywhere in the database: it is told, or it does no harm. Nothing else happens."""

import secrets
import shutil

import pytest

from troth.companion.turn import Turn
from troth.errors import TrothError
from troth.testing.house import allow, leaves, same_house
from troth.words import COMPANION_HISTORY

TEXTS = [f"turn {number}" for number in range(70)]


def _site_with_a_talk(site) -> bytes:
    home, person = site
    with same_house(home) as house:
        for text in TEXTS:
            with house.gate.enter(person, COMPANION_HISTORY) as room:
                room.keep(Turn(text=text, role="user", at="now", conversation="talk"))
        house.gate.roll()
        house.ledger.checkpoint()
        house.store.settle()
    return (home / "data" / "troth.db").read_bytes()


def _use(home, person) -> list[str]:
    """Do what a person does; return what was read."""
    with same_house(home) as house:
        with house.gate.enter(person, COMPANION_HISTORY) as room:
            found = [one.record.text for one in room.read(Turn)]
        house.gate.consents.events(person)
        leaves(house, person)
        allow(house, person, COMPANION_HISTORY)
        house.gate.roll()
        house.ledger.verify()
        return found


def _flip(site, tmp_path, *, times: int) -> None:
    data = _site_with_a_talk(site)
    home, person = site
    spoiled = tmp_path / "spoiled"
    shutil.copytree(home, spoiled)
    filled = [at for at, byte in enumerate(data) if byte]
    outcomes = {"as ever": 0, "told": 0}
    for _ in range(times):
        at, bit = secrets.choice(filled), secrets.randbelow(8)
        shutil.rmtree(spoiled)
        shutil.copytree(home, spoiled)
        changed = bytearray(data)
        changed[at] ^= 1 << bit
        (spoiled / "data" / "troth.db").write_bytes(changed)
        try:
            found = _use(spoiled, person)
        except TrothError:
            outcomes["told"] += 1
            continue
        except Exception as error:
            message = f"bit {bit} of byte {at}: {error!r}"
            raise AssertionError(message) from error
        assert set(found) <= set(TEXTS), f"bit {bit} of byte {at}"
        outcomes["as ever"] += 1
    # Most bytes are sealed or signed, so most flips are told; without one all is as ever.
    assert outcomes["told"] > times // 2, outcomes
    # The copies are spoiled, the house is not. (A copy may have rolled on to its own next slot.)
    assert _use(home, person) == TEXTS


def test_flipped_bits_are_told(site, tmp_path):
    """Forty bits, each alone: an error of ours, or everything as ever; no word is made up."""
    _flip(site, tmp_path, times=40)


@pytest.mark.long
def test_many_flipped_bits_are_told(site, tmp_path):
    """Fifteen hundred."""
    _flip(site, tmp_path, times=1500)
