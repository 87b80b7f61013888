"""What a sentence means, as a vector: MiniLM, one for all who ask in this process.

Two sentences that mean the like have vectors that point the same way. It reads English: in
other languages it sees names and numbers and hardly more, so whoever uses it must have another
way beside it. It cannot tell a yes from a no ("I love you", "I hate you" are near each other).

Vectors tell what was said: whoever has one can guess the sentence (Morris et al. 2023). They
are kept and sent as the text is, or not at all. Nothing is ever fetched here; `troth model get
memory` does that when a person asks for it.
"""

import mmap
import re
import threading
from array import array
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Final

from troth.weights import minilm
from troth.weights.find import find_all
from troth.weights.minilm import POSITIONS, WIDTH, Words
from troth.weights.runtime import Session, let_go
from troth.weights.tensor import FLOAT, INT8, INT64, Tensor
from troth.weights.wordpiece import WordPiece

VOCABULARY: Final = Path(__file__).with_name("uncased.txt")
UNKNOWN, START, END = 100, 101, 102
_LONGEST: Final = 8_000
"""Letters that are looked at: more than the tokens of one run can hold in any language."""
_SAYS: Final = re.compile(r"[^\W_]")


class Lower:
    """The layers that all share: what a text is, before anybody asks what it means to them."""

    def __init__(self, session: Session, pieces: WordPiece, words: Words) -> None:
        self._session = session
        self._pieces = pieces
        self._words = words

    def ids(self, text: str) -> "array[int]":
        """Return the words of a text as numbers, framed."""
        cut = self._pieces.cut(text)[: POSITIONS - 2]
        return array("q", [START, *(one.id for one in cut), END])

    def given(self, ids: "array[int]") -> dict[str, Tensor]:
        """Return words as the first layer takes them: their rows, the rows' steps, the places."""
        rows, steps, count = self._words.rows, self._words.steps, len(ids)
        words = b"".join(rows[one * WIDTH : (one + 1) * WIDTH] for one in ids)
        scales = array("f", map(steps.__getitem__, ids)).tobytes()
        return {
            "rows": Tensor(INT8, (1, count, WIDTH), words),
            "steps": Tensor(FLOAT, (1, count, 1), scales),
            "at": Tensor(INT64, (1, count), array("q", range(count)).tobytes()),
        }

    def state(self, text: str) -> Tensor:
        """Return the state of a text: 1 x tokens x WIDTH."""
        ids = self.ids(text)
        made = self._session.run(**self.given(ids))
        return Tensor(FLOAT, (1, len(ids), WIDTH), made.tobytes())

    def count(self, text: str) -> int:
        """Say how many tokens of a text are read."""
        return min(len(self._pieces.cut(text)), POSITIONS - 2) + 2


class Encoder:
    """Makes vectors of WIDTH numbers and length 1."""

    def __init__(self, lower: Lower, upper: Session) -> None:
        self._lower = lower
        self._upper = upper

    def embed(self, texts: Sequence[str]) -> list["array[float]"]:
        """Return the vector of each text; of a long one, of how it begins (254 tokens).

        A text without a letter or digit says nothing: its vector is all zeros. One after the
        other, each alone: the steps of a run are set by all that is in it, so beside others a
        text would get another vector, and on one thread it is no quicker.
        """
        return [self.vector(self.state(text)) for text in texts]

    def state(self, text: str) -> Tensor | None:
        """Return what a text is to the lower layers, for every encoder that shares them.

        None: it says nothing.
        """
        return self._lower.state(text[:_LONGEST]) if _SAYS.search(text[:_LONGEST]) else None

    def vector(self, state: Tensor | None) -> "array[float]":
        """Return the vector of a text whose state is known."""
        return array("f", bytes(4 * WIDTH)) if state is None else self._upper.run(state=state)

    def count(self, texts: Sequence[str]) -> int:
        """Say how many tokens of these texts are read."""
        return sum(self._lower.count(text[:_LONGEST]) for text in texts)


class Deep:
    """Makes vectors as `Encoder` does, with layers of which none is shared."""

    def __init__(self, lower: Lower, session: Session) -> None:
        self._lower = lower
        self._session = session

    def state(self, text: str) -> Tensor | None:
        """Return a text as numbers, one a word: nothing below is shared. None: it says nothing."""
        said = text[:_LONGEST]
        if not _SAYS.search(said):
            return None
        ids = self._lower.ids(said)
        return Tensor(INT64, (1, len(ids)), ids.tobytes())

    def vector(self, state: Tensor | None) -> "array[float]":
        """Return the vector of a text whose state is known."""
        if state is None:
            return array("f", bytes(4 * WIDTH))
        return self._session.run(**self._lower.given(array("q", state.data)))


_LOADING = threading.Lock()
_SHARING = threading.Lock()


def encoder(weights_dir: Path | None = None) -> Encoder:
    """Return the encoder of this process; the first call loads it.

    weights_dir: where `troth model get` puts files; the installed package is looked at too.
    Raises Unconfigured if the file or the runtime is missing, Damaged if it is not the pinned
    one.
    """
    with _LOADING:
        return _loaded(weights_dir)


def tuned(ours: Mapping[str, Tensor], weights_dir: Path | None = None) -> Encoder:
    """Return an encoder whose upper layers were trained for another use. Raises as `encoder`.

    It shares the lower layers with every other encoder of this process.
    """
    made = Encoder(_lower(weights_dir), Session(minilm.upper(ours), Path()))
    made.embed(["x"])
    let_go()
    return made


def deep(ours: Mapping[str, Tensor], weights_dir: Path | None = None) -> Deep:
    """Return an encoder all of whose layers were trained for a use. Raises as `encoder`.

    It shares the table of words with every other encoder of this process.
    """
    lower = _lower(weights_dir)
    with _mapped(weights_dir) as given:
        made = Deep(lower, Session(minilm.whole(memoryview(given), ours), Path()))
        given.madvise(mmap.MADV_DONTNEED)
    made.vector(made.state("x"))
    let_go()
    return made


@cache
def _loaded(weights_dir: Path | None) -> Encoder:
    with _mapped(weights_dir) as given:
        own = minilm.own(memoryview(given))
        given.madvise(mmap.MADV_DONTNEED)
    return tuned(own, weights_dir)


def _lower(weights_dir: Path | None) -> Lower:
    with _SHARING:
        return _shared(weights_dir)


@cache
def _shared(weights_dir: Path | None) -> Lower:
    given = _mapped(weights_dir)
    graph, words = minilm.lower(memoryview(given))
    made = Lower(Session(graph, Path()), WordPiece(VOCABULARY, unknown=UNKNOWN), words)
    given.madvise(mmap.MADV_DONTNEED)
    return made


def _mapped(weights_dir: Path | None) -> mmap.mmap:
    """Map the file, not read it: of the words only the rows that texts need are ever in memory."""
    (file,) = find_all("memory", weights_dir)
    with file.open("rb") as opened:
        return mmap.mmap(opened.fileno(), 0, prot=mmap.PROT_READ)
