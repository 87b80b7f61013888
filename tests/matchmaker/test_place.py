import math
from collections import Counter
from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from troth.errors import BadInput
from troth.matchmaker.place import (
    ANYWHERE,
    LEAST_PEOPLE,
    Cell,
    arrive,
    cell_of,
    clearly_in,
    grown,
    settle,
    touch,
)

NOON = datetime(2026, 6, 1, 12, tzinfo=UTC)
HERE, THERE = Cell(0, 100, 100), Cell(0, 100, 101)
LATITUDES = st.floats(-90, 90)
LONGITUDES = st.floats(-180, 180)
HOURS = timedelta(hours=1)


@given(LATITUDES, LONGITUDES)
def test_a_cell_is_about_five_kilometres(latitude, longitude):
    """The same cell holds what is a few metres away or is next to it; it is no point."""
    cell = cell_of(latitude, longitude)

    assert cell.level == 0
    assert all(isinstance(part, int) for part in cell)
    assert cell_of(latitude, longitude) == cell


@given(st.floats(-60, 60), st.floats(-170, 170))
def test_a_cell_is_neither_narrow_nor_wide(latitude, longitude):
    """Going east by four edges crosses about four borders, anywhere people live."""
    step = 20 / (111.195 * math.cos(math.radians(latitude)))

    crossed = (
        cell_of(latitude, min(180, longitude + step)).column - cell_of(latitude, longitude).column
    )

    assert 2 <= crossed <= 6


@pytest.mark.parametrize("place", [(91, 0), (0, 181), (math.nan, 0), (0, math.inf)])
def test_a_place_off_the_earth_is_refused(place):
    """What is no position gets no cell."""
    with pytest.raises(BadInput):
        cell_of(*place)


CELLS = st.dictionaries(
    st.builds(Cell, st.just(0), st.integers(0, 300), st.integers(0, 300)),
    st.integers(1, 80),
    min_size=1,
    max_size=30,
)


@given(CELLS)
def test_shown_cells_hold_enough_people(people):
    """Whoever is shown a cell shares it with at least fifty, as long as there are fifty."""
    shown = grown(people)

    held = Counter()
    for cell, count in people.items():
        held[shown[cell]] += count
    assert all(n >= LEAST_PEOPLE for n in held.values()) or set(held) == {ANYWHERE}


@given(CELLS)
def test_shown_cells_do_not_overlap(people):
    """No shown cell lies in another: what is left over tells nothing more about anybody."""
    shown = set(grown(people).values()) - {ANYWHERE}

    for small in shown:
        for big in shown - {small}:
            up = big.level - small.level
            assert up < 0 or (small.row >> up, small.column >> up) != (big.row, big.column)


def test_a_full_cell_stays_as_it_is():
    """Where fifty are, nothing grows."""
    assert grown({HERE: 50}) == {HERE: HERE}


def test_a_move_shows_after_a_day_and_a_delay():
    """A new cell shows neither at once nor before a day has passed."""
    stay = arrive(arrive(None, HERE, at=NOON, lot=0), THERE, at=NOON + HOURS, lot=0)

    assert settle(stay, at=NOON + 23 * HOURS).cell == HERE
    assert settle(stay, at=NOON + 24 * HOURS).cell == THERE


@pytest.mark.parametrize(("lot", "hours"), [(0.0, 4), (0.5, 8), (1.0, 12)])
def test_the_delay_is_drawn(lot, hours):
    """After a quiet day the move waits between four and twelve hours, by lot."""
    stay = arrive(arrive(None, HERE, at=NOON, lot=0), THERE, at=NOON + 48 * HOURS, lot=lot)

    assert stay.moves_at == NOON + (48 + hours) * HOURS


def test_home_and_work_never_take_turns():
    """Going to and fro every day within the hours never changes the shown cell."""
    stay, seen = arrive(None, HERE, at=NOON, lot=0), set()
    for hour in range(0, 24 * 14, 3):
        cell = THERE if hour % 24 == 9 else HERE
        stay = arrive(stay, cell, at=NOON + hour * HOURS, lot=0.3)
        seen.add(stay.cell)

    assert seen == {HERE}


@given(st.lists(st.tuples(st.integers(0, 400), st.sampled_from([HERE, THERE, Cell(0, 5, 5)]))))
def test_the_shown_cell_changes_at_most_once_a_day(visits):
    """However somebody moves, two changes are at least a day apart."""
    stay, changes = None, []
    for hour, cell in sorted(visits, key=lambda visit: visit[0]):
        before = stay
        stay = arrive(stay, cell, at=NOON + hour * HOURS, lot=0.5)
        if before is not None and stay.cell != before.cell:
            changes.append(stay.since)

    assert all(b - a >= 24 * HOURS for a, b in pairwise(changes))


def test_a_step_over_the_border_is_no_move():
    """Next to a border nothing waits; well inside the new cell it does."""
    stay = arrive(None, HERE, at=NOON, lot=0)

    assert arrive(stay, THERE, at=NOON, lot=0, is_far=False).next is None
    assert arrive(stay, THERE, at=NOON, lot=0).next == THERE


_STEP = 0.0005
"""About 55 m, in degrees."""
_BAND_BORDER = 48 * 64 * 5 / 111.195 - 90
"""Through the middle of Munich: from here on other cells go round the earth."""


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ((_BAND_BORDER - _STEP, 11.575), (_BAND_BORDER + _STEP, 11.575)),
        ((_BAND_BORDER - _STEP, -179.9999), (_BAND_BORDER + _STEP, 179.9999)),
        ((-16.8, 179.9999), (-16.8, -179.9999)),
        ((52.37, 4.9), (52.37, 4.9)),
    ],
    ids=["where columns are counted anew", "and over the date line", "the date line", "nowhere"],
)
def test_cells_touch_over_every_border(one, other):
    """Also where their columns have other numbers."""
    assert touch(cell_of(*one), cell_of(*other))
    assert touch(cell_of(*other), cell_of(*one))


@given(st.floats(-80, 80), st.floats(-180, 180), st.floats(-1, 1), st.floats(-1, 1))
def test_cells_touch_if_and_only_if_they_are_next_to_each_other(latitude, longitude, north, east):
    """Whoever goes up to a cell's width comes to one that touches; two cells away none does."""
    here, width = cell_of(latitude, longitude), 5 / 111.195
    wide = width / math.cos(math.radians(min(80, abs(latitude)))) * 0.9
    near = cell_of(latitude + north * width * 0.99, (longitude + east * wide + 180) % 360 - 180)
    far = cell_of(latitude + 3 * width, longitude)
    beside = cell_of(latitude, (longitude + 3 * wide + 180) % 360 - 180)

    assert touch(here, near)
    assert not touch(here, far)
    assert not touch(here, beside)


@given(st.floats(-80, 80), st.floats(-179, 179))
def test_clearly_in_is_in(latitude, longitude):
    """Who is clearly in a cell is in it, and in no other."""
    cell = cell_of(latitude, longitude)
    beside = cell._replace(row=cell.row + 1)

    assert not clearly_in(beside, latitude, longitude)
    assert not clearly_in(cell, latitude, longitude) or cell_of(latitude, longitude) == cell
