"""Vectors cut short so that no product with them is below the true one.

Who looks for the greatest products may so leave out whoever stays below a line already with the
short ones, which take a fraction of the time, and loses nobody.
"""

from dataclasses import dataclass, replace
from typing import Final

import numpy as np
from numpy.typing import NDArray

_WORTH: Final = 4096
"""From so many people on their vectors are cut short, by what so many of them show."""
_REST: Final = 0.02
"""The share of all squares that is left out."""
_SLACK: Final = 1e-3

Vectors = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Shortened:
    """Vectors of people (r, n) whose product with `of(...)` is never below the true one.

    Turned so that the first numbers hold nearly everything; of the rest only its length is kept,
    and no two rests have a greater product than their lengths (Cauchy & Schwarz). Everybody's last
    number is one, and that of `of(...)` nought: a row's line, put there, is taken off its sums.
    """

    turn: Vectors | None
    kept: int
    people: Vectors

    def of(self, vectors: Vectors) -> Vectors:
        """Turn and cut other vectors (m, d), each the one that people are compared with."""
        kept = vectors
        if self.turn is not None:
            turned = vectors @ self.turn
            rest = np.linalg.norm(turned[:, self.kept :], axis=1) * (1 + _SLACK)
            kept = np.hstack([turned[:, : self.kept], rest[:, None]])
        return np.hstack([kept, np.zeros((len(kept), 1), dtype=np.float32)])


def shorten(people: Vectors) -> Shortened:
    """Turn and cut people's vectors (n, d), where that makes them less than half as long."""
    count, wide = people.shape
    plain = Shortened(None, wide, people[:0])
    if count < _WORTH:
        return replace(plain, people=_turned(plain.of(people)))
    some = people[:: max(1, count // _WORTH)].astype(np.float64)
    weight, turn = np.linalg.eigh(some.T @ some)
    held = np.cumsum(np.maximum(weight[::-1], 0))
    kept = int(np.searchsorted(held, held[-1] * (1 - _REST))) + 1
    if 2 * kept <= wide:
        plain = Shortened(turn[:, ::-1].astype(np.float32), kept, people[:0])
    return replace(plain, people=_turned(plain.of(people)))


def _turned(people: Vectors) -> Vectors:
    """Lay vectors out as columns, with ones: a product with many is read in one stream."""
    turned = np.ascontiguousarray(people.T)
    turned[-1] = 1
    return turned
