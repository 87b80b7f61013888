"""After an erasure the record is still whole, and says nothing about who was erased."""

import pytest

from troth.ledger.chain import PersonChain
from troth.testing.house import allow, talk


@pytest.fixture
def erased(house, home, talking, sam):
    """Let two people talk and erase Noor; return her chain, which is known to this test alone."""
    allow(house, sam)
    for person in (talking, sam):
        talk(house, person, "hello")
    chain = PersonChain(talking, house.gate.states.of(talking).unlocked.chain)
    house.erase(talking)
    return chain


def test_an_independent_program_still_confirms_the_whole_record(
    house, erased, tmp_path, independent_check
) -> None:
    """Every line of the public record is there, signed, and in its place."""
    public = tmp_path / "public"
    public.mkdir()
    house.ledger.write_tiles(public)

    agrees, said = independent_check("log", public, "--key", house.ledger.key.vkey())

    assert agrees, said
    assert house.ledger.verify().is_sound


def test_nothing_links_the_record_to_the_person(
    house, home, erased, tmp_path, bytes_on_disk
) -> None:
    """Neither the public record nor any file holds the id or the secret that leads to a line."""
    public = tmp_path / "public"
    public.mkdir()
    house.ledger.write_tiles(public)
    house.store.settle()

    on_disk = bytes_on_disk(home, public)

    for secret in (erased.person.encode(), erased.chain, erased.chain.hex().encode()):
        assert secret not in on_disk


def test_the_search_would_find_a_link_before_the_erasure(
    house, home, talking, bytes_on_disk
) -> None:
    """The same search finds who is still here; what links them to the record is sealed."""
    chain = house.gate.states.of(talking).unlocked.chain
    house.store.settle()

    on_disk = bytes_on_disk(home)

    assert talking.encode() in on_disk
    assert chain not in on_disk
