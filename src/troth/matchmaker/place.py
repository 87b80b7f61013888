"""Where somebody is, as coarse as a town: a cell of about five kilometres, never a point.

A position comes in once, at `cell_of`, and leaves as a cell; nothing here keeps or returns it. A
cell with few people grows until at least fifty are in it. Which cell is shown changes at most once
a day, after a delay drawn by lot, and not for a step over a border: so nobody follows anybody.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final, NamedTuple

from troth.errors import BadInput

EDGE_KM: Final = 5.0
LEAST_PEOPLE: Final = 50
STAYS: Final = timedelta(hours=24)
SHORTEST_DELAY: Final = timedelta(hours=4)
LONGEST_DELAY: Final = timedelta(hours=12)
_KM_A_DEGREE: Final = 111.195
"""Mean length of a degree of latitude on a sphere of 6,371 km."""
_LEVELS: Final = 6
_BAND: Final = 2**_LEVELS
"""Rows that are cut alike, so that cells of every level nest. The biggest cell is 320 km wide."""
_MARGIN: Final = 0.25
"""How far inside the new cell, in edges, somebody must be before the shown cell may change."""


_TURNS: Final = (-360.0, 0.0, 360.0)
"""By how many degrees the same meridian can be told, where a cell ends at the date line."""
_ROWS: Final = int(180 * _KM_A_DEGREE / EDGE_KM) + 1
"""How many of the smallest cells lie between the poles."""


class Box(NamedTuple):
    """A part of the earth, by its borders in degrees."""

    south: float
    west: float
    north: float
    east: float


class Cell(NamedTuple):
    """A square of EDGE_KM x 2**level kilometres, by row from the south and column from the west."""

    level: int
    row: int
    column: int


ANYWHERE: Final = Cell(_LEVELS + 1, 0, 0)
"""Shown for those who would be too few even in the biggest cell."""


def cell_of(latitude: float, longitude: float) -> Cell:
    """Return the smallest cell that holds a position in degrees. The position is not kept."""
    if not (-90 <= latitude <= 90 and -180 <= longitude <= 180):
        msg = "A place has a latitude up to 90 and a longitude up to 180."
        raise BadInput(msg, param="place")
    row, _ = divmod((latitude + 90) * _KM_A_DEGREE / EDGE_KM, 1)
    column, _ = divmod((longitude + 180) / 360 * _columns(int(row)), 1)
    return Cell(0, int(row), min(int(column), _columns(int(row)) - 1))


def is_cell(cell: Cell) -> bool:
    """Say whether there is such a cell."""
    if not (0 <= cell.level <= _LEVELS and cell.row >= 0 and cell.column >= 0):
        return False
    row = cell.row << cell.level
    return row < _ROWS and cell.column << cell.level < _columns(row)


def box_of(cell: Cell) -> Box:
    """Return the borders of a cell of any level."""
    south, north = (
        min(90.0, (row << cell.level) * EDGE_KM / _KM_A_DEGREE - 90)
        for row in (cell.row, cell.row + 1)
    )
    around = _columns(cell.row << cell.level)
    west, east = (
        min(180.0, (column << cell.level) / around * 360 - 180)
        for column in (cell.column, cell.column + 1)
    )
    return Box(south, west, north, east)


def touch(one: Cell, other: Cell) -> bool:
    """Say whether two cells have a border, a corner or a place in common, also over the date line.

    By their borders: columns are counted anew where a band of rows ends.
    """
    here, there = box_of(one), box_of(other)
    is_beside = any(
        here.west <= there.east + turn and there.west + turn <= here.east for turn in _TURNS
    )
    return is_beside and here.south <= there.north and there.south <= here.north


def middle(box: Box) -> tuple[float, float]:
    """Return the latitude and longitude in the middle of a part of the earth."""
    return (box.south + box.north) / 2, (box.west + box.east) / 2


def grown(people: Mapping[Cell, int], *, least: int = LEAST_PEOPLE) -> Mapping[Cell, Cell]:
    """Map each smallest cell to the one that is shown: grown until `least` people are in it.

    people: how many are in each smallest cell. A cell grows whole: all who are in the bigger one
    are shown there, so that the rest cannot be told from it. Cells never overlap.
    """
    shown = {cell: cell for cell in people}
    for level in range(1, _LEVELS + 1):
        weak = {coarser(c, level) for c, n in _held(people, shown).items() if n < least}
        for cell in people:
            bigger = coarser(cell, level)
            shown[cell] = bigger if bigger in weak else shown[cell]
    rest, gone = 0, set[Cell]()
    for cell, held in sorted(_held(people, shown).items(), key=lambda item: item[1]):
        if held < least or 0 < rest < least:
            rest += held
            gone.add(cell)
    return {cell: ANYWHERE if at in gone else at for cell, at in shown.items()}


def _held(people: Mapping[Cell, int], shown: Mapping[Cell, Cell]) -> dict[Cell, int]:
    counts: dict[Cell, int] = {}
    for cell, held in people.items():
        counts[shown[cell]] = counts.get(shown[cell], 0) + held
    return counts


@dataclass(frozen=True, slots=True)
class Stay:
    """Which cell is shown for somebody, since when, and a move that waits for its hour."""

    cell: Cell
    since: datetime
    next: Cell | None = None
    moves_at: datetime | None = None


def arrive(stay: Stay | None, cell: Cell, *, at: datetime, lot: float, is_far: bool = True) -> Stay:
    """Take in that somebody is now in `cell`.

    lot: drawn anew by the caller, 0 to 1; it sets the delay. is_far: whether they are clearly over
    the border (`clearly_in`). A move waits four to twelve hours and for the end of a day in the
    old cell; who comes back before then never moved.
    """
    if stay is None:
        return Stay(cell, at)
    stay = settle(stay, at=at)
    if cell == stay.cell:
        return Stay(stay.cell, stay.since)
    if cell == stay.next or not is_far:
        return stay
    delay = SHORTEST_DELAY + lot * (LONGEST_DELAY - SHORTEST_DELAY)
    return Stay(stay.cell, stay.since, cell, max(at + delay, stay.since + STAYS))


def settle(stay: Stay, *, at: datetime) -> Stay:
    """Let a move happen whose hour has come."""
    if stay.next is None or stay.moves_at is None or at < stay.moves_at:
        return stay
    return Stay(stay.next, stay.moves_at)


def clearly_in(cell: Cell, latitude: float, longitude: float) -> bool:
    """Say whether a position lies in `cell`, away from its border. The position is not kept."""
    row = (latitude + 90) * _KM_A_DEGREE / EDGE_KM
    column = (longitude + 180) / 360 * _columns(cell.row)
    if (int(row), int(column)) != (cell.row, cell.column):
        return False
    return all(_MARGIN <= part % 1 <= 1 - _MARGIN for part in (row, column))


def _columns(row: int) -> int:
    """Return how many cells go round the earth at a row, so that each is about as wide as high."""
    middle = (row // _BAND + 0.5) * _BAND
    latitude = math.radians(middle * EDGE_KM / _KM_A_DEGREE - 90)
    return max(1, int(360 * _KM_A_DEGREE * max(0.0, math.cos(latitude)) / EDGE_KM))


def coarser(cell: Cell, level: int) -> Cell:
    """Return the cell of a level that holds a smaller one."""
    shift = max(0, level - cell.level)
    return Cell(max(cell.level, level), cell.row >> shift, cell.column >> shift)
