"""The model for many languages, from its file: what it says is what the file's numbers say."""

import math
import struct
from array import array
from collections.abc import Iterable
from operator import mul
from pathlib import Path

import pytest

from troth.errors import Damaged
from troth.weights.e5 import TOGETHER, _tensors, _vocabulary, read
from troth.weights.minilm import WIDTH
from troth.weights.runtime import Session
from troth.weights.tensor import FLOAT, INT64, UINT8, Tensor

HEADS = 12
Matrix = list[list[float]]


def product(one: Iterable[float], other: Iterable[float]) -> float:
    """Return the sum of the products, number by number."""
    return sum(map(mul, one, other))


def wide(raw: bytes, row: int) -> Matrix:
    """Return 4-bit numbers as they are in the file, as rows of floats: slow and plain."""
    numbers: list[float] = []
    for at in range(0, len(raw), 18):
        (step,) = struct.unpack_from("<e", raw, at)
        both = raw[at + 2 : at + 18]
        numbers += [((one & 15) - 8) * step for one in both] + [
            ((one >> 4) - 8) * step for one in both
        ]
    return [numbers[at : at + row] for at in range(0, len(numbers), row)]


def plain(given: bytes, pieces: list[int]) -> list[float]:
    """Return the vector of pieces, worked out number by number from the file."""
    found = _tensors(memoryview(given), _vocabulary(memoryview(given), 44)[1])
    tensors = {name: bytes(raw) for name, raw in found.items()}

    def floats(name: str) -> list[float]:
        return list(array("f", tensors[name]))

    def times(rows: Matrix, name: str) -> Matrix:
        matrix, bias = wide(tensors[f"{name}.w"], len(rows[0])), floats(f"{name}.b")
        return [
            [product(row, one) + b for one, b in zip(matrix, bias, strict=True)] for row in rows
        ]

    def level(rows: Matrix, name: str) -> Matrix:
        gain, shift, made = floats(f"{name}.w"), floats(f"{name}.b"), []
        for row in rows:
            mean = sum(row) / len(row)
            spread = math.sqrt(sum((one - mean) ** 2 for one in row) / len(row) + 1e-12)
            made.append(
                [(one - mean) / spread * g + s for one, g, s in zip(row, gain, shift, strict=True)]
            )
        return made

    def add(rows: Matrix, others: Matrix) -> Matrix:
        return [list(map(sum, zip(*both, strict=True))) for both in zip(rows, others, strict=True)]

    table, places, kind = wide(tensors["emb.word"], WIDTH), floats("emb.pos"), floats("emb.type")
    own = [places[at * WIDTH : (at + 1) * WIDTH] for at in range(len(pieces))]
    now = add(add([table[one] for one in pieces], own), [kind[:WIDTH]] * len(pieces))
    now = level(now, "emb.ln")
    asked, keys, values = (times(now, f"l0.{one}") for one in "qkv")
    seen: Matrix = [[] for _ in pieces]
    size = WIDTH // HEADS
    for head in range(HEADS):
        part = slice(head * size, (head + 1) * size)
        for row, one in zip(seen, asked, strict=True):
            near = [math.exp(product(one[part], key[part]) / math.sqrt(size)) for key in keys]
            shares = [one / sum(near) for one in near]
            row += [product(shares, [v[at] for v in values]) for at in range(WIDTH)[part]]
    now = level(add(times(seen, "l0.ao"), now), "l0.aln")
    bent = [[x * (1 + math.erf(x / math.sqrt(2))) / 2 for x in row] for row in times(now, "l0.fi")]
    now = level(add(times(bent, "l0.fo"), now), "l0.oln")
    mean = [sum(one) / len(pieces) for one in zip(*now, strict=True)]
    return [one / math.hypot(*mean) for one in mean]


def test_the_model_says_what_its_numbers_say(tiny_e5: bytes) -> None:
    """Every step of it, held against sums done one by one in Python."""
    graph, rows, vocabulary, _ = read(memoryview(tiny_e5))
    pieces = [0, *vocabulary.cut("boat ab"), 2]
    numbers, steps = rows.of(pieces)
    count, parts = len(pieces), WIDTH // TOGETHER

    told = Session(graph, Path()).run(
        rows=Tensor(UINT8, (count, parts, TOGETHER), numbers),
        steps=Tensor(FLOAT, (count, parts, 1), steps.tobytes()),
        at=Tensor(INT64, (1, count), array("q", range(count)).tobytes()),
    )

    assert math.hypot(*told) == pytest.approx(1, abs=1e-4)
    assert sum(a * b for a, b in zip(told, plain(tiny_e5, pieces), strict=True)) > 0.999


def test_the_vocabulary_is_read_without_the_signs_of_the_model(tiny_e5: bytes) -> None:
    """Who types what frames a text for the model has typed letters."""
    _, _, vocabulary, sizes = read(memoryview(tiny_e5))

    assert sizes.layers == 1
    assert vocabulary.cut("boat") == [7]
    assert vocabulary.cut("\uff22") == [4, 10]
    assert set(vocabulary.cut("</s>")).isdisjoint({0, 1, 2})


@pytest.mark.parametrize("begins", [b"GGUF", b"E5S1"], ids=["other", "sizes"])
def test_another_file_is_refused(begins: bytes) -> None:
    """It says what to do."""
    with pytest.raises(Damaged, match="troth model get memory-multilingual"):
        read(memoryview(begins + bytes(96)))
