"""What a sentence means in about 100 languages, as a vector: for whoever got the model for it.

It takes the place of `weights.sentence` in memory alone, once its file is here: `troth model get
memory-multilingual`. A sentence and its translation have vectors that point the same way. What was
said of vectors and of a yes and a no there holds here, too. The two never mix: vectors of one say
nothing to the other (`mark`).
"""

import math
import mmap
import re
import threading
from array import array
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Final

from troth.errors import Damaged
from troth.weights.e5 import END, START, TOGETHER, Rows, read
from troth.weights.find import check, find, place
from troth.weights.minilm import WIDTH
from troth.weights.pinned import pinned
from troth.weights.runtime import Session, let_go
from troth.weights.tensor import FLOAT, INT64, UINT8, Tensor
from troth.weights.unigram import Unigram

NAME: Final = "memory-multilingual"
MARK: Final = "e5"
"""Stands before each vector that is kept, so that it is never compared with another's."""
POSITIONS: Final = 256
"""Pieces in one run, with the two that frame it."""
STRETCH: Final = 1.5
"""How much wider its cosines are made: then its English answers are as near as those of
`weights.sentence` are (measured on lines of ours, `bench/data/languages.toml`)."""
_LONGEST: Final = 4_000
_SAYS: Final = re.compile(r"[^\W_]")
_ALIKE: Final = "query: "
"""What its makers put before texts that are compared with one another."""
_COMMON: Final = (
    "The shop on the corner closes at six.",
    "I have not slept well since Monday.",
    "Can you help me write a letter?",
    "My brother lives by the sea.",
    "We had soup, and then we talked for hours.",
    "La tienda de la esquina cierra a las seis.",
    "Hace frío y no encuentro mis llaves.",
    "¿Qué te parece si vamos al cine?",
    "Mi hermana estudia medicina en Sevilla.",
    "Der Laden an der Ecke schließt um sechs.",
    "Ich habe gestern lange mit ihm geredet.",
    "Wie war dein Tag heute?",
    "Meine Tante hat einen kleinen Garten.",
    "La boutique du coin ferme à six heures.",
    "Je ne sais pas quoi faire ce soir.",
    "Tu peux me rappeler son nom ?",
    "Mon voisin joue du piano le dimanche.",
    "O comboio chegou atrasado outra vez.",
    "Il mio lavoro mi piace, ma sono stanca.",
    "Mijn fiets is gisteren gestolen.",
    "Wczoraj cały dzień padał deszcz.",
    "Завтра мы едем к бабушке в деревню.",
    "今天我想早点回家。",
    "明日は友だちと山に登ります。",
)
"""Ordinary sentences of ours. What all of them have in common says nothing of any: vectors of
this model lie close together, and without it a stranger looks like a friend. Source: Mu and
Viswanath 2018 ("All-but-the-Top"), section 2."""


class Encoder:
    """Makes vectors of WIDTH numbers and length 1."""

    mark: Final = MARK
    stretch: Final = STRETCH

    def __init__(self, session: Session, pieces: Unigram, rows: Rows) -> None:
        self._session = session
        self._pieces = pieces
        self._rows = rows
        plain = [self._plain(one) for one in _COMMON]
        self._common = [math.fsum(one) / len(plain) for one in zip(*plain, strict=True)]

    def embed(self, texts: Sequence[str]) -> list["array[float]"]:
        """Return the vector of each text; of a long one, of how it begins (254 pieces).

        A text without a letter or digit says nothing: its vector is all zeros.
        """
        return [self._vector(text[:_LONGEST]) for text in texts]

    def _vector(self, text: str) -> "array[float]":
        if not _SAYS.search(text):
            return array("f", bytes(4 * WIDTH))
        own = [one - all_ for one, all_ in zip(self._plain(text), self._common, strict=True)]
        length = math.hypot(*own) or 1.0
        return array("f", [one / length for one in own])

    def _plain(self, text: str) -> "array[float]":
        pieces = [START, *self._pieces.cut(_ALIKE + text)[: POSITIONS - 2], END]
        numbers, steps = self._rows.of(pieces)
        count, parts = len(pieces), WIDTH // TOGETHER
        return self._session.run(
            rows=Tensor(UINT8, (count, parts, TOGETHER), numbers),
            steps=Tensor(FLOAT, (count, parts, 1), steps.tobytes()),
            at=Tensor(INT64, (1, count), array("q", range(count)).tobytes()),
        )


_LOADING = threading.Lock()


def is_here(weights_dir: Path | None) -> bool:
    """Say whether somebody got this model, and it is whole. Raises OSError if nobody can tell."""
    file = place(NAME, weights_dir)
    if file is None:
        return False
    try:
        check(file, pinned(NAME))
    except Damaged:
        return False
    return True


def encoder(weights_dir: Path | None = None) -> Encoder:
    """Return the encoder of this process; the first call loads it, which takes a second or two.

    Raises Unconfigured if the file or the runtime is missing, Damaged if it is not the pinned one.
    """
    with _LOADING:
        return _loaded(weights_dir)


@cache
def _loaded(weights_dir: Path | None) -> Encoder:
    file = find(NAME, weights_dir)
    with file.open("rb") as opened:
        # Mapped, not read: of the table only the rows that texts need are ever in memory.
        mapped = mmap.mmap(opened.fileno(), 0, prot=mmap.PROT_READ)
    graph, rows, pieces, _ = read(memoryview(mapped))
    made = Encoder(Session(graph, file.parent), pieces, rows)
    mapped.madvise(mmap.MADV_DONTNEED)
    let_go()
    return made
