"""Who is shown to whom when attention is scarce: matching with transferable utility.

Ranked by score alone, everybody sees the same few people. Here each person has a capacity of
attention, and a pair gets the share `m = A[a] * K * B[b]`, K = exp(score / (2 spread)), such that
nobody is asked for more than they have: A² + A ΣKB = capacity. Shares rank lists, or deal out the
places of both lists of a pair at once (`placed`), so that who meets whom does not hang on one side
scrolling far. Solved by
iterated proportional fitting (Choo & Siow 2006; Galichon & Salanié 2022, section 5; lists: Tomita,
Togashi, Hashizume & Ohsaka, RecSys 2023), over each person's candidates only, so that time grows
with people and not with pairs. Nobody can pay for a place.
"""

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from troth.errors import BadInput

SPREAD: Final = 0.1
"""How much chance there is in whom one meets, in units of the score. Small: by score alone."""
_ROUNDS: Final = 500
_CLOSE: Final = 1e-5
_MOST: Final = 60.0
"""A greater exponent says no more than "only these two", and would not fit float32 sums."""

Floats = NDArray[np.float64]
Places = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Pairs:
    """Candidates (n,), each pair once, sorted by row then column. score: both sides' utility."""

    row: Places
    column: Places
    score: Floats
    shape: tuple[int, int]


def pairs(row: Places, column: Places, score: Floats, shape: tuple[int, int]) -> Pairs:
    """Sort candidates and drop pairs that come twice."""
    key = row * shape[1] + column
    _, first = np.unique(key, return_index=True)
    return Pairs(row[first], column[first], score[first], shape)


def shares(
    offered: Pairs, row_room: Floats, column_room: Floats, *, spread: float = SPREAD
) -> Floats:
    """Return each pair's share of attention (n,).

    row_room, column_room: how much attention each person has, above nought. The shares of one
    person never add up to more than that (to one part in ten thousand).
    """
    given, got, pull = _solved(offered, row_room, column_room, spread)
    return np.asarray(given[offered.row] * pull * got[offered.column])


def givers(
    offered: Pairs, row_room: Floats, column_room: Floats, *, spread: float = SPREAD
) -> Floats:
    """Return each row's A (rows,): how readily its attention is had, once all is shared out."""
    return _solved(offered, row_room, column_room, spread)[0]


def kernel(score: Floats, *, spread: float = SPREAD) -> Floats:
    """Return the pull of pairs by their scores."""
    return np.asarray(np.exp(np.minimum(score / (2 * spread), _MOST)))


def fill(pull: Floats, room: Floats) -> Floats:
    """Solve x² + x pull = room for x above nought, without losing digits where pull is great."""
    return np.asarray(2 * room / (pull + np.sqrt(pull**2 + 4 * room)))


def _solved(
    offered: Pairs, row_room: Floats, column_room: Floats, spread: float
) -> tuple[Floats, Floats, NDArray[np.float32]]:
    rooms = np.concatenate([row_room, column_room, [spread]])
    if not (np.isfinite(rooms) & (rooms > 0)).all():
        msg = "Attention and spread must be above nought, and have an end."
        raise BadInput(msg, param="room")
    if np.isnan(offered.score).any():
        msg = "A score must be a number."
        raise BadInput(msg, param="score")
    given, got = np.sqrt(row_room), np.sqrt(column_room)  # where nobody is offered
    pull = kernel(offered.score, spread=spread).astype(np.float32)
    if not len(offered.row):
        return given, got, pull
    by_row = _Sums(offered.row, offered.column, pull, offered.shape[0])
    turned = np.lexsort((offered.row, offered.column))
    by_column = _Sums(offered.column[turned], offered.row[turned], pull[turned], offered.shape[1])
    given, got = np.ones(offered.shape[0]), np.ones(offered.shape[1])
    for _ in range(_ROUNDS):
        before = given
        given = fill(by_row.of(got), row_room)
        got = fill(by_column.of(given), column_room)
        if np.abs(given / before - 1).max() < _CLOSE:
            break
    return given, got, pull


def lists(offered: Pairs, share: Floats, *, k: int) -> Places:
    """Return each row's k columns with the greatest shares, best first, (rows, k); else -1.

    Where shares are equal each row begins with another column, so that nobody gains by standing
    first.
    """
    _must_have_places(k)
    turned = (offered.column - offered.row) % offered.shape[1]
    order = np.lexsort((turned, -share, offered.row))
    row = offered.row[order]
    starts = np.searchsorted(row, np.arange(offered.shape[0]))
    rank = np.arange(len(row)) - starts[row]
    found = np.full((offered.shape[0], k), -1, dtype=np.int64)
    near = rank < k
    found[row[near], rank[near]] = offered.column[order][near]
    return found


def placed(offered: Pairs, share: Floats, *, k: int, is_one: bool = False) -> Places:
    """Return at which place of both lists each pair stands (n,), from nought; -1: at none of k.

    The greatest shares choose first: each takes the first place that is free on both lists. So two
    who are shown to each other stand equally high on both lists, each place of all lists is a
    matching, and nobody is shown at it twice; whoever is offered to many, a little to each, has
    their places too. It reads nothing but the shares: neither why somebody is seldom sought nor
    who they are. A greedy edge colouring: k colours, and no two of a person's pairs alike.

    is_one: rows and columns are the same people, and each pair stands in `offered` both ways.
    """
    _must_have_places(k)
    found = np.full(len(share), -1, dtype=np.int64)
    some = np.flatnonzero(offered.row < offered.column) if is_one else np.arange(len(share))
    order = some[np.argsort(-share[some], kind="stable")]
    every = (1 << k) - 1
    rows = [every] * offered.shape[0]
    columns = rows if is_one else [every] * offered.shape[1]
    pairs = zip(
        order.tolist(), offered.row[order].tolist(), offered.column[order].tolist(), strict=True
    )
    for at, row, column in pairs:
        if free := rows[row] & columns[column]:
            first = free & -free
            rows[row] ^= first
            columns[column] ^= first
            found[at] = first.bit_length() - 1
    if is_one:  # sorted by row and column, so the other way round is sorted by column and row
        back = np.lexsort((offered.row, offered.column))
        found = np.maximum(found, found[back])
    return found


def worth(place: Places, share: Floats, *, k: int) -> Floats:
    """Return by what lists are ranked (n,): the attention of each place, then the shares."""
    _must_have_places(k)
    least = 1 / np.log2(1 + k)
    rest = least * share / (1 + share.max(initial=0))
    # The last place is worth more than the greatest share without one.
    return np.asarray(np.where(place < 0, rest, 1 / np.log2(2 + np.maximum(place, 0))))


def _must_have_places(k: int) -> None:
    if k < 1:
        msg = "A list needs at least one place."
        raise BadInput(msg, param="k")


class _Sums:
    """Sums of kernel x other side by person, over entries sorted by person."""

    def __init__(
        self, person: Places, other: Places, kernel: NDArray[np.float32], count: int
    ) -> None:
        self._other, self._kernel = other.astype(np.intp), kernel
        self._here, self._starts = np.unique(person, return_index=True)
        self._count = count
        # Used in every round: to ask for it anew takes a quarter of the time.
        self._room = np.empty(len(self._other), dtype=np.float32)

    def of(self, values: Floats) -> Floats:
        found, room = np.zeros(self._count), self._room
        values.astype(np.float32).take(self._other, out=room, mode="clip")
        np.multiply(self._kernel, room, out=room)
        found[self._here] = np.add.reduceat(room, self._starts)
        return found
