"""Weighs the words themselves: a second kind of evidence, beside the reader's sense of a text.

Every word, pair and triple of words, and every piece of three to five letters has a weight, learnt
from lines written for Troth (`training.guard.wording`) and shipped in `wording.bin`, checked
against its SHA-256. The reader errs on pictures and odd turns, this one on words that it
never saw: together they err less than either, most of all in German, Spanish and French, which
the reader hardly knows. It stands beside the reader and never alone: without a reader, or without
the file, the guard's rules judge as before. It opens one file, once, and keeps nothing.
"""

import hashlib
import math
import re
import struct
import threading
from array import array
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Final
from zlib import crc32

from troth.errors import Damaged, Unconfigured

FILE: Final = Path(__file__).with_name("wording.bin")
SHA256: Final = "3e2b2ed5afe9ab7ead250ce7603f5c00770dd567dc68257411d52df0b3d70cad"
TABLES: Final = ("manipulative", "concern", "high")
"""What is weighed: a sentence of an answer, and of a message how grave it is at least."""

BITS: Final = 17
"""Each table has 2 to this power weights of a byte. Pieces that fall together share one."""
_PLACES: Final = 1 << BITS
_HEAD: Final = struct.Struct("<2f")
"""Before each table: what a weight of 1 is worth, and the bias."""

_LONGEST: Final = 600
"""Letters that are weighed: the last ones."""
_WORD: Final = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*|\d+|[^\w\s]")
_LETTERS: Final = (3, 4, 5)


def message_pieces(text: str) -> list[str]:
    """Return the pieces of what a person wrote."""
    said = _words(text)
    return _runs(said, "", (1, 2))


def answer_pieces(sentence: str, *, before: str, is_leaving: bool) -> list[str]:
    """Return the pieces of a sentence of an answer.

    before: the sentence before it in the same answer, if any. is_leaving: the person is on
    their way out; the same words weigh otherwise then.
    """
    said = _words(sentence)
    known = _runs(_words(before), "before ", (1, 2)) if before else ["first"]
    around = _runs(said, "leaving " if is_leaving else "staying ", (1, 2))
    return [*_runs(said, "", (1, 2, 3)), *_letters(said), *around, *known]


def places(pieces: Sequence[str]) -> set[int]:
    """Return where the weights of some pieces lie."""
    return {crc32(one.encode()) & (_PLACES - 1) for one in pieces}


def _words(text: str) -> list[str]:
    return _WORD.findall(text[-_LONGEST:].casefold().replace("\u2019", "'"))


def _runs(words: Sequence[str], name: str, lengths: Sequence[int]) -> list[str]:
    """Return the words of a text in runs of some lengths; a run of more than one knows the ends."""
    framed = ["^", *words, "$"]
    made = [f"{name}{one}" for one in words] if 1 in lengths else []
    for long in (one for one in lengths if one > 1):
        made += [
            f"{name}{' '.join(framed[at : at + long])}" for at in range(len(framed) - long + 1)
        ]
    return made


def _letters(words: Sequence[str]) -> Iterator[str]:
    line = f" {' '.join(words)} "
    for long in _LETTERS:
        for at in range(len(line) - long + 1):
            yield f"~{line[at : at + long]}"


class Wording:
    """Says, as a logit, how likely something is by the words alone."""

    def __init__(self, weights: "array[int]", step: float, bias: float) -> None:
        self._weights = weights
        self._step = step
        self._bias = bias

    def weigh(self, pieces: Sequence[str]) -> float:
        """Return the logit for the pieces of a text."""
        found = places(pieces)
        if not found:
            return self._bias
        total = sum(map(self._weights.__getitem__, found))
        return self._bias + self._step * total / math.sqrt(len(found))


_LOADING = threading.Lock()


def wording(name: str) -> Wording | None:
    """Return the table of this name (`TABLES`), or None where the guard must do without."""
    with _LOADING:
        return _own().get(name)


@cache
def _own() -> dict[str, Wording]:
    try:
        return load()
    except (Damaged, Unconfigured, OSError):
        return {}


def load(file: Path = FILE) -> dict[str, Wording]:
    """Load the tables. Raises Unconfigured if the file is missing, Damaged if it is not ours."""
    if not file.is_file():
        message = f"{file} is missing. Install Troth again."
        raise Unconfigured(message)
    raw = file.read_bytes()
    if hashlib.sha256(raw).hexdigest() != SHA256:
        message = f"{file} is not the file that came with Troth. Install Troth again."
        raise Damaged(message)
    made, at = {}, 0
    for name in TABLES:
        step, bias = _HEAD.unpack_from(raw, at)
        start = at + _HEAD.size
        made[name] = Wording(array("b", raw[start : start + _PLACES]), step, bias)
        at = start + _PLACES
    return made
