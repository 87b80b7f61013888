"""A map to choose a place on by hand: drawn from our own towns and cells, square by square.

The whole earth first, then one part of it, then squares of 320, 40 and 5 kilometres; the smallest
is what is chosen. It has no coasts and no streets: it loads nothing from elsewhere and asks no
browser where it is. Pure: it knows nobody, and what is looked at is kept nowhere.
"""

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from troth.errors import BadInput
from troth.matchmaker.place import EDGE_KM, Box, Cell, box_of, cell_of, coarser, is_cell, middle
from troth.matchmaker.towns import TOWNS

PART: Final = 30
"""How many degrees high and wide the first parts of the earth are."""
LARGE: Final = 6
SMALL: Final = 3
"""The levels of squares between a part of the earth and the smallest: 320 and 40 kilometres."""
WIDE: Final = 640.0
"""How wide every map is drawn, in units of its own."""
_ID: Final = re.compile(r"(part|6|3|0)\.(\d{1,4})\.(\d{1,5})", re.ASCII)
_NARROWEST: Final = 0.8
_KM_A_DEGREE: Final = 111.195
_LETTER: Final = 7.6
_LINE: Final = 15.0
_NEAR_KM: Final = 1500.0
_WINDS: Final = (
    "north",
    "north-east",
    "east",
    "south-east",
    "south",
    "south-west",
    "west",
    "north-west",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Square:
    """One square of a map: what stands for it, what it is called, and where it is drawn."""

    id: str
    words: str
    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Dot:
    """A town on a map, and where its name goes; an empty label has no room."""

    name: str
    x: float
    y: float
    label: str = ""
    label_x: float = 0.0
    ends: bool = False
    """Whether the name stands before the dot."""


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """One map. is_last: its squares are the smallest, those that can be chosen.

    columns: how many squares of the last map stand side by side. wider: the maps around it, by
    what stands for them. beside: those next to it, by direction. where: words for where it is.
    """

    title: str
    where: str
    height: float
    squares: Sequence[Square]
    dots: Sequence[Dot] = ()
    towns: Sequence[tuple[str, str]] = ()
    wider: Sequence[tuple[str, str]] = ()
    beside: Sequence[tuple[str, str]] = ()
    is_last: bool = False
    columns: int = 0
    width: float = field(default=WIDE)


def view(of: str = "") -> View:
    """Return the map of what `of` stands for: empty is the whole earth. Raises BadInput."""
    if not of:
        return _earth()
    kind, row, column = _read(of)
    if kind == "part":
        return _part(row, column)
    cell = Cell(int(kind), row, column)
    if cell.level == 0:
        raise _unknown()
    return _squares(cell)


def around(town: str) -> str:
    """Return what stands for the map of the squares of 5 km around a town. Raises BadInput."""
    if town not in TOWNS:
        message = "Troth does not know that town. Choose one near you."
        raise BadInput(message, param="town")
    return _id(coarser(cell_of(*TOWNS[town]), SMALL))


def chosen(of: str) -> Cell:
    """Return the smallest cell that `of` stands for. Raises BadInput."""
    kind, row, column = _read(of)
    if kind != "0":
        message = "Choose one of the smallest squares: they are about 5 km wide."
        raise BadInput(message, param="square")
    return Cell(0, row, column)


def id_of(town: str) -> str:
    """Return what stands for the smallest cell in which the middle of a town lies."""
    return _id(cell_of(*TOWNS[town]))


def _read(of: str) -> tuple[str, int, int]:
    found = _ID.fullmatch(of)
    if found is None:
        raise _unknown()
    kind, row, column = found[1], int(found[2]), int(found[3])
    if kind == "part":
        if row >= 180 // PART or column >= 360 // PART:
            raise _unknown()
    elif not is_cell(Cell(int(kind), row, column)):
        raise _unknown()
    return kind, row, column


def _unknown() -> BadInput:
    message = "There is no such square. Start again from the whole map."
    return BadInput(message, param="square")


def _id(cell: Cell) -> str:
    return f"{cell.level}.{cell.row}.{cell.column}"


# ── the maps ────────────────────────────────────────────────────────────────────────────────


def _earth() -> View:
    box = Box(-90, -180, 90, 180)
    parts = [(row, column) for row in range(180 // PART) for column in range(360 // PART)]
    parts.sort(key=lambda one: (-one[0], one[1]))
    return View(
        title="The whole earth",
        where="",
        height=WIDE / 2,
        squares=[
            _square(f"part.{row}.{column}", _part_words(row, column), part, box, WIDE / 2)
            for row, column in parts
            for part in [_part_box(row, column)]
        ],
        dots=list(_dots(box, WIDE / 2, is_named=False)),
    )


def _part(row: int, column: int) -> View:
    box = _part_box(row, column)
    found = sorted(_cells_in(box), key=lambda one: (-one.row, one.column))
    # Near a pole it is drawn as wide as high: else that map would be a tower.
    height = WIDE / max(math.cos(math.radians(middle(box)[0])), _NARROWEST)
    return View(
        title=_part_words(row, column),
        where="",
        height=height,
        squares=[_square(_id(one), _cell_words(one), box_of(one), box, height) for one in found],
        dots=list(_dots(box, height)),
        towns=_towns_in(box, LARGE),
        wider=(("The whole earth", ""),),
    )


def _squares(cell: Cell) -> View:
    box, level = box_of(cell), SMALL if cell.level == LARGE else 0
    shift = cell.level - level
    rows = range((cell.row + 1 << shift) - 1, (cell.row << shift) - 1, -1)
    columns = range(cell.column << shift, cell.column + 1 << shift)
    inner = [one for row in rows for column in columns if is_cell(one := Cell(level, row, column))]
    count = max(sum(one.row == inner[0].row for one in inner), 1)
    height = WIDE * (len(inner) / count) / count
    is_last = level == 0
    return View(
        title=f"A square of {_km(cell)} km",
        where=_where(box),
        height=height,
        squares=[_square(_id(one), _cell_words(one), box_of(one), box, height) for one in inner],
        dots=list(_dots(box, height)),
        towns=() if is_last else _towns_in(box, SMALL),
        wider=tuple(_wider(cell)),
        beside=tuple(_beside(cell)),
        is_last=is_last,
        columns=count,
    )


def _wider(cell: Cell) -> Iterator[tuple[str, str]]:
    yield "The whole earth", ""
    latitude, longitude = middle(box_of(cell))
    row, column = int((latitude + 90) // PART), int((longitude + 180) // PART)
    yield _part_words(row, column), f"part.{row}.{column}"
    if cell.level < LARGE:
        large = coarser(cell, LARGE)
        yield f"A square of {_km(large)} km", _id(large)


def _beside(cell: Cell) -> Iterator[tuple[str, str]]:
    """Give the cells next to one, of the same size. Over a pole there is none."""
    box = box_of(cell)
    latitude, longitude = middle(box)
    high, wide = box.north - box.south, box.east - box.west
    for name, up, right in (("North", 1, 0), ("East", 0, 1), ("South", -1, 0), ("West", 0, -1)):
        there = latitude + up * high
        if abs(there) < 90:
            east = (longitude + right * wide + 180) % 360 - 180
            yield name, _id(coarser(cell_of(there, east), cell.level))


# ── what is on them ─────────────────────────────────────────────────────────────────────────


def _cells_in(box: Box) -> Iterator[Cell]:
    """Give the large cells that reach into a part of the earth."""
    row = 0
    while is_cell(Cell(LARGE, row, 0)):
        at = box_of(Cell(LARGE, row, 0))
        column = 0
        while at.south < box.north and box.south < at.north:
            cell = Cell(LARGE, row, column)
            if not is_cell(cell):
                break
            at = box_of(cell)
            if at.west < box.east and box.west < at.east:
                yield cell
            column += 1
        row += 1


def _square(of: str, words: str, at: Box, box: Box, height: float) -> Square:
    x, y = _drawn(min(at.north, box.north), max(at.west, box.west), box, height)
    right, low = _drawn(max(at.south, box.south), min(at.east, box.east), box, height)
    return Square(
        id=of,
        words=words,
        x=round(x, 1),
        y=round(y, 1),
        width=round(right - x, 1),
        height=round(low - y, 1),
    )


def _drawn(latitude: float, longitude: float, box: Box, height: float) -> tuple[float, float]:
    return (
        (longitude - box.west) / (box.east - box.west) * WIDE,
        (box.north - latitude) / (box.north - box.south) * height,
    )


def _dots(box: Box, height: float, *, is_named: bool = True) -> Iterator[Dot]:
    """Give the towns of a map. A name that would lie on another one is left out."""
    taken: list[tuple[float, float, float]] = []
    for name, (latitude, longitude) in TOWNS.items():
        if not _is_in(latitude, longitude, box):
            continue
        x, y = _drawn(latitude, longitude, box, height)
        wide = _LETTER * len(name)
        ends = x + wide + 8 > WIDE
        left = x - 7 - wide if ends else x + 7
        label_y = min(max(y, _LINE / 2), height - _LINE / 2)
        is_free = left >= 0 and all(
            abs(label_y - other) > _LINE or left > right or left + wide < start
            for other, start, right in taken
        )
        if not (is_named and is_free):
            yield Dot(name=name, x=round(x, 1), y=round(y, 1))
            continue
        taken.append((label_y, left, left + wide))
        label_x = x - 7 if ends else x + 7
        yield Dot(
            name=name,
            x=round(x, 1),
            y=round(y, 1),
            label=name,
            label_x=round(label_x, 1),
            ends=ends,
        )


def _is_in(latitude: float, longitude: float, box: Box) -> bool:
    return box.south <= latitude < box.north and box.west <= longitude < box.east


def _towns_in(box: Box, level: int) -> list[tuple[str, str]]:
    return [
        (name, _id(coarser(cell_of(*where), level)))
        for name, where in TOWNS.items()
        if _is_in(*where, box)
    ]


def _part_box(row: int, column: int) -> Box:
    south, west = -90 + row * PART, -180 + column * PART
    return Box(south, west, south + PART, west + PART)


def _part_words(row: int, column: int) -> str:
    box = _part_box(row, column)
    towns = [name for name, where in TOWNS.items() if _is_in(*where, box)]
    named = ", ".join(towns[:3]) + (" and more" if len(towns) > 3 else "")  # as many as are heard
    across = f"{_degrees(box.south, 'N', 'S')} to {_degrees(box.north, 'N', 'S')}"
    along = f"{_degrees(box.west, 'E', 'W')} to {_degrees(box.east, 'E', 'W')}"
    return f"{across}, {along}" + (f": {named}" if towns else "")


def _degrees(value: float, plus: str, minus: str) -> str:
    return f"{abs(value):g}°{(plus if value > 0 else minus) if value else ''}"


def _cell_words(cell: Cell) -> str:
    box = box_of(cell)
    towns = [name for name, where in TOWNS.items() if _is_in(*where, box)]
    return ", ".join(towns) if towns else _where(box)


def _where(box: Box) -> str:
    """Say where a square lies, from the town that is nearest; else in degrees."""
    latitude, longitude = middle(box)
    near = {name: _apart(latitude, longitude, *where) for name, where in TOWNS.items()}
    town = min(near, key=lambda name: math.hypot(*near[name]))
    east, north = near[town]
    away = math.hypot(east, north)
    if _is_in(*TOWNS[town], box):
        return f"Around {town}"
    if away > _NEAR_KM:
        return (
            f"{_degrees(round(latitude, 1), 'N', 'S')}, {_degrees(round(longitude, 1), 'E', 'W')}"
        )
    wind = _WINDS[round(math.degrees(math.atan2(east, north)) / 45) % 8]
    return f"About {_rounded(away)} km {wind} of {town}"


def _apart(latitude: float, longitude: float, there: float, over: float) -> tuple[float, float]:
    """Return how many kilometres east and north of a place another one lies, nearly."""
    turn = (longitude - over + 180) % 360 - 180
    wide = _KM_A_DEGREE * math.cos(math.radians((latitude + there) / 2))
    return turn * wide, (latitude - there) * _KM_A_DEGREE


def _rounded(kilometres: float) -> int:
    step = 5 if kilometres < 100 else 10  # no more is needed to find one's way
    return max(step, round(kilometres / step) * step)


def _km(cell: Cell) -> int:
    return round(EDGE_KM * (1 << cell.level))
