"""Compares one vector with many that are packed in 8 bits, without unpacking them.

A packed vector is WIDTH bytes, each 128 + round(512 x number); numbers beyond a quarter of the
length of the vector, of which there is hardly one, are cut to it. All rows have the same step,
so a page is rows and nothing else, and a byte string can be sealed as it is.
"""

from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from troth.weights.minilm import WIDTH
from troth.weights.onnx import Nodes, Sides, model
from troth.weights.runtime import Session
from troth.weights.tensor import FLOAT, INT8, INT64, UINT8, Tensor

_STEPS: Final = 512
_MIDDLE: Final = 128
_SEVEN_BITS: Final = 63
"""The most that the question's numbers may be: then no processor's sums overflow."""

NOTHING: Final = bytes([_MIDDLE]) * WIDTH
"""The packed vector of a text that says nothing. It is near to no question."""


def packed(vector: Sequence[float]) -> bytes:
    """Pack a vector of length 1."""
    return bytes(min(255, max(0, _MIDDLE + round(one * _STEPS))) for one in vector)


@dataclass(frozen=True, slots=True)
class Asked:
    """A vector that others are compared with, in 7 bits, and the step of its numbers."""

    numbers: bytes
    step: float


def asked(vector: Sequence[float], *, stretch: float = 1.0) -> Asked:
    """Make a vector ready to be compared with. All zeros are near to nothing.

    stretch: by how much cosines are made larger, for an encoder whose vectors lie closer together.
    """
    step = max(map(abs, vector), default=0.0) / _SEVEN_BITS
    numbers = array("b", (round(one / step) for one in vector) if step else bytes(WIDTH))
    return Asked(numbers.tobytes(), step * stretch)


def nearness(question: Asked, page: bytes, best: int) -> "tuple[array[float], list[int]]":
    """Return the cosine of a vector with each row of a page, and where the best rows are.

    Cosines are right to about 0.01, from exact sums of whole numbers: the same on every machine.
    best: how many rows to name; the best first, of equals the first. Raises ValueError if the
    page is not made of whole rows.
    """
    rows, rest = divmod(len(page), WIDTH)
    if rest:
        message = f"A page of vectors has {rest} bytes too many."
        raise ValueError(message)
    if not rows or not question.step:
        return array("f", bytes(4 * rows)), []
    told = _session().run(
        page=Tensor(UINT8, (rows, WIDTH), page),
        asked=Tensor(INT8, (WIDTH, 1), question.numbers),
        step=Tensor(FLOAT, (1,), array("f", [question.step / _STEPS]).tobytes()),
        best=Tensor(INT64, (1,), array("q", [min(best, rows)]).tobytes()),
    )
    return told[:rows], [int(one) for one in told[rows:]]


@cache
def _session() -> Session:
    """Make the model that scans. It gives all cosines, and after them the places of the best."""
    nodes = Nodes()
    nodes.add("MatMulInteger", ["page", "asked", "middle"], "sums")
    nodes.add("Cast", ["sums"], "wide", to=FLOAT)
    nodes.add("Mul", ["wide", "step"], "near")
    nodes.split("TopK", ["near", "best"], ["values", "places"], axis=0)
    nodes.add("Cast", ["places"], "told", to=FLOAT)  # exact: a page has far fewer than 2^24 rows
    nodes.add("Concat", ["near", "told"], "logits", axis=0)
    held = {"middle": Tensor(UINT8, (), bytes([_MIDDLE]))}
    inputs: dict[str, tuple[int, Sides]] = {
        "page": (UINT8, ("rows", WIDTH)),
        "asked": (INT8, (WIDTH, 1)),
        "step": (FLOAT, (1,)),
        "best": (INT64, (1,)),
    }
    return Session(model(nodes, held, inputs, {"logits": (FLOAT, ("all", 1))}), Path())
