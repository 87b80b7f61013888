"""Invented people who want to meet are there as anybody would be."""

from troth.testing.matching import join


def test_who_joins_can_be_met(house) -> None:
    """Two who join are shown to each other."""
    noor, sam = join(house, "Noor"), join(house, "Sam")

    assert [one.card.name for one in house.matchmaker.today(noor).meetings] == ["Sam"]
    assert [one.card.name for one in house.matchmaker.today(sam).meetings] == ["Noor"]
