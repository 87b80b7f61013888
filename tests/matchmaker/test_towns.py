"""Towns to choose from by hand."""

from troth.matchmaker.place import cell_of
from troth.matchmaker.towns import TOWNS


def test_each_town_is_a_place_of_its_own() -> None:
    """Every one has a cell, and no two share theirs."""
    assert len({cell_of(*where) for where in TOWNS.values()}) == len(TOWNS) >= 50
