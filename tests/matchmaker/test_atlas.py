"""The map: every place on earth can be reached on it, and what is chosen is a cell."""

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from troth.errors import BadInput
from troth.matchmaker import atlas
from troth.matchmaker.atlas import PART, View, chosen, view
from troth.matchmaker.place import Box, Cell, box_of, cell_of, is_cell, middle
from troth.matchmaker.towns import TOWNS


def squares_at(found: View, latitude: float, longitude: float) -> list[str]:
    """Return the squares of a map that a position lies in."""
    at = []
    for one in found.squares:
        kind, row, column = one.id.split(".")
        if kind == "part":
            box = Box(int(row) * PART - 90, int(column) * PART - 180, 0, 0)
            box = box._replace(north=box.south + PART, east=box.west + PART)
        else:
            box = box_of(Cell(int(kind), int(row), int(column)))
        if box.south <= latitude < box.north and box.west <= longitude < box.east:
            at.append(one.id)
    return at


DEGREES = st.integers(-8_990_000, 8_990_000).map(lambda one: one / 100_000)  # a metre apart


@settings(max_examples=12)
@given(DEGREES, DEGREES.map(lambda one: 2 * one))
def test_everybody_finds_their_own_square_from_the_whole_earth(latitude, longitude) -> None:
    """Four steps lead from the whole earth to the very cell that a position lies in."""
    of = ""
    for step in range(4):
        found = view(of)
        assert found.is_last == (step == 3)
        assert len({one.id for one in found.squares}) == len(found.squares) <= 160
        (of,) = squares_at(found, latitude, longitude)

    assert chosen(of) == cell_of(latitude, longitude)


def test_each_town_is_on_the_map_and_has_its_square() -> None:
    """Its map holds its own cell, which is called by its name (every twelfth is tried)."""
    for town, where in list(TOWNS.items())[::12]:
        found = view(atlas.around(town))
        assert found.is_last
        assert any(one.id == atlas.id_of(town) and town in one.words for one in found.squares)
        assert chosen(atlas.id_of(town)) == cell_of(*where)
        assert town in [dot.name for dot in found.dots]


def test_squares_fill_their_map_and_do_not_overlap() -> None:
    """Each stands beside the last, and the whole is as high as it says."""
    for of in ("6.49.40", atlas.around("Berlin"), atlas.around("Suva"), "6.0.0"):
        found = view(of)
        assert math.isclose(
            sum(one.width * one.height for one in found.squares),
            found.width * found.height,
            rel_tol=0.02,
        )
        assert all(one.x >= 0 and one.y >= 0 for one in found.squares)


def test_beside_leads_there_and_back() -> None:
    """East of a square and west again is the same square; over a pole there is nothing."""
    here = atlas.around("Vienna")
    east = dict(view(here).beside)["East"]

    assert dict(view(east).beside)["West"] == here
    assert "South" not in dict(view("6.0.0").beside)


def test_where_a_square_lies_is_told_from_the_nearest_town() -> None:
    """By name, how far and which way; far from every town in degrees."""
    north = dict(view(dict(view(atlas.around("Paris")).beside)["North"]).beside)["North"]

    assert view(atlas.around("Paris")).where == "Around Paris"
    assert view(north).where.endswith("km north of Paris")
    assert "°S" in view("6.6.20").where


def test_what_is_no_square_is_refused() -> None:
    """Whatever is asked for; and only the smallest can be chosen."""
    for of in ("x", "part.6.0", "part.0.12", "6.999.0", "3.1.99999", "1.1.1", "0.1.1", "6.-1.0"):
        with pytest.raises(BadInput):
            view(of)
    other = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
    for of in ("part.4.6", "6.49.40"):
        assert view(of)
        with pytest.raises(BadInput):
            view(of.translate(other))  # other digits than those of addresses
    for of in ("", "6.49.40", "part.4.6", "0.9999.0", "0.0.9999"):
        with pytest.raises(BadInput):
            chosen(of)
    with pytest.raises(BadInput):
        atlas.around("Atlantis")


def test_no_two_names_lie_on_each_other() -> None:
    """Where there is no room for a name, the dot stands alone."""
    found = view("part.4.6")
    named = [dot for dot in found.dots if dot.label]

    assert 20 < len(named) < len(found.dots)
    for at, one in enumerate(named):
        for other in named[:at]:
            assert abs(one.y - other.y) > 1 or abs(one.label_x - other.label_x) > 20


@given(st.floats(-90, 90), st.floats(-180, 180), st.integers(0, 6))
def test_the_box_of_a_cell_holds_its_middle(latitude, longitude, level) -> None:
    """And the middle of every smallest cell is in that cell."""
    cell = cell_of(latitude, longitude)
    larger = Cell(level, cell.row >> level, cell.column >> level)

    assert is_cell(larger)
    assert cell_of(*middle(box_of(cell))) == cell
    box = box_of(larger)
    assert box.south - 1e-9 <= latitude <= box.north + 1e-9
    assert box.west - 1e-9 <= longitude <= box.east + 1e-9
