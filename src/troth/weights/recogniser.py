"""The veil's model, ready to use: found, checked, rounded once, and kept for the process.

Nothing is ever fetched here; `troth model get veil` does that when a person asks for it.
What a text holds goes through memory only.
"""

import math
import os
import threading
from array import array
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Final

from troth.weights.find import check, find_all, find_ours
from troth.weights.looks import NONE, looks, on_none
from troth.weights.pinned import ROUNDED
from troth.weights.rampart import LABELS, POSITIONS, WIDTH, graph, places
from troth.weights.rounding import write
from troth.weights.runtime import Session, let_go
from troth.weights.tensor import INT64, UINT8, Tensor
from troth.weights.wordpiece import END, START, Piece, WordPiece

_WINDOW: Final = POSITIONS - 2
_OVERLAP: Final = 48
"""Tokens that two runs over a long text share, so that no name stands without its context."""
Listed = Callable[[str], int]
"""Says which list of names a word is on: see `looks`."""


class Recogniser:
    """Says of each piece of a text what it may be part of."""

    def __init__(
        self, session: Session, pieces: WordPiece, weights: Path, listed: Listed = on_none
    ) -> None:
        self._session = session
        self._pieces = pieces
        self._listed = listed
        # Held open for the life of the process: the file that was checked is the one read.
        self._weights = os.open(weights, os.O_RDONLY | os.O_CLOEXEC)
        self._words = places()["words"][0]

    def __del__(self) -> None:
        if hasattr(self, "_weights"):
            os.close(self._weights)

    def read(self, text: str) -> list[tuple[Piece, Sequence[float]]]:
        """Return each piece of `text` with the chance of each of `LABELS`."""
        pieces = self._pieces.cut(text)
        look = looks(text, pieces, self._listed)
        read: list[tuple[Piece, Sequence[float]]] = []
        for start, taken, until in _windows(pieces):
            window = pieces[start : start + _WINDOW]
            rows = self._run([piece.id for piece in window], look[start : start + _WINDOW])
            read += [(pieces[at], rows[at - start]) for at in range(taken, until)]
        return read

    def _run(self, ids: Sequence[int], look: Sequence[int]) -> list[Sequence[float]]:
        framed = [START, *ids, END]
        file, start = self._weights, self._words
        rows = b"".join(os.pread(file, WIDTH, start + number * WIDTH) for number in framed)
        logits = self._session.run(
            rows=Tensor(UINT8, (1, len(framed), WIDTH), rows),
            at=_whole(range(len(framed))),
            look=_whole([NONE, *look, NONE]),
        )
        wide, values = len(LABELS), logits.tolist()
        return [_chances(values[at : at + wide]) for at in range(wide, wide * (len(ids) + 1), wide)]


def _whole(numbers: Sequence[int]) -> Tensor:
    return Tensor(INT64, (1, len(numbers)), array("q", numbers).tobytes())


def _windows(pieces: Sequence[Piece]) -> Iterator[tuple[int, int, int]]:
    """Yield runs: where one starts, and from which piece up to which its answer is taken."""
    start = taken = 0
    while taken < len(pieces):
        until = len(pieces)
        if until - start > _WINDOW:
            until = start + _WINDOW - _OVERLAP // 2
        yield start, taken, until
        start, taken = until - _OVERLAP // 2, until


_SURE: Final = 7.0
NOTHING: Final[Sequence[float]] = (1.0, *(0.0 for _ in LABELS[1:]))
"""What it comes to, within a thousandth, where the model sees nothing. Most words are like that."""


def _chances(logits: Sequence[float]) -> Sequence[float]:
    nothing, *others = logits
    most = max(others)
    if most < nothing - _SURE:
        return NOTHING
    top = max(nothing, most)
    raised = [math.exp(one - top) for one in logits]
    total = sum(raised)
    return [one / total for one in raised]


_LOADING = threading.Lock()


def recogniser(weights_dir: Path, kept_in: Path, listed: Listed = on_none) -> Recogniser:
    """Return the recogniser of this process; the first call loads it.

    weights_dir: where `troth model get` puts files; the installed package is looked at too.
    kept_in: where the rounded weights are kept. listed: which list a word is on. Raises
    Unconfigured if files or the runtime are missing, Damaged if a file is not the pinned one,
    ours among them.
    """
    with _LOADING:
        return _loaded(weights_dir, kept_in, listed)


@cache
def _loaded(weights_dir: Path, kept_in: Path, listed: Listed) -> Recogniser:
    model, vocabulary = find_all("veil", weights_dir)
    file = kept_in / ROUNDED.file
    if not file.is_file():
        write(model.read_bytes(), find_ours().read_bytes(), file)
        for earlier in set(kept_in.glob("veil-int8*.bin")) - {file}:  # of another version
            earlier.unlink(missing_ok=True)
    check(file, ROUNDED)
    session = Session(graph(file.name), kept_in)
    recognises = Recogniser(session, WordPiece(vocabulary), file, listed)
    recognises.read("x")
    let_go()
    return recognises
