"""Makes the weights of the veil: Rampart's lower layers in 7 bits, and ours on top of them.

Rampart's 4-bit weights are read, written back as 32 bits and rounded; ours come rounded.

Each column of a matrix gets one step, its largest number is 63 of them. 8 bits would be
finer, but instructions of older processors overflow when they add products of those; with
7 the sums are the same on every machine. Plain Python does it in some seconds, once.
"""

import os
import tempfile
from array import array
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from troth.weights.protobuf import fields
from troth.weights.rampart import (
    ASKED,
    BLOCK,
    OURS,
    POSITIONS,
    WIDTH,
    our_places,
    places,
    shapes,
)
from troth.weights.tensor import FLOAT, INT8, Tensor

_MOST: Final = 63

# ── reading what was given ──────────────────────────────────────────────────────────────────


class Given:
    """The tensors of `model_q4.onnx` by name, and the names of its matrices in order of use."""

    def __init__(self, model: bytes) -> None:
        graph = next(value for number, value in fields(memoryview(model)) if number == 7)
        assert isinstance(graph, memoryview)
        self.tensors: dict[str, Tensor] = {}
        self.matrices: list[str] = []
        for number, value in fields(graph):
            if number == 5 and isinstance(value, memoryview):
                name, tensor = _tensor(value)
                self.tensors[name] = tensor
            elif number == 1 and isinstance(value, memoryview):
                self.matrices += _matrix(value)

    def vector(self, name: str) -> Tensor:
        """Return a tensor of floats as it was given."""
        return self.tensors[name]

    def table(self, name: str, rows: int) -> "array[float]":
        """Return the first rows of an embedding that was kept in 8 bits, as floats."""
        full = f"bert.embeddings.{name}.weight"
        (scale,) = self.tensors[f"{full}_scale"].floats()
        zero = self.tensors[f"{full}_zero_point"].data[0]
        meant = [(value - zero) * scale for value in range(256)]
        kept = self.tensors[f"{full}_quantized"].data[: rows * WIDTH]
        return array("f", (meant[value] for value in kept))


def _tensor(message: memoryview) -> tuple[str, Tensor]:
    shape: list[int] = []
    kind, name, data = 0, "", b""
    for number, value in fields(message):
        match number, value:
            case 1, int():
                shape.append(value)
            case 2, int():
                kind = value
            case 8, memoryview():
                name = bytes(value).decode()
            case 4 | 9, memoryview():  # packed floats, or raw
                data = bytes(value)
            case 5, memoryview():  # packed integers, of which there is one
                data = bytes([next(fields(memoryview(b"\x08" + bytes(value))))[1]])  # type: ignore[list-item]  # a varint
            case _:
                pass
    return name, Tensor(kind, tuple(shape), data)


def _matrix(node: memoryview) -> Iterator[str]:
    """Yield the name of a 4-bit matrix, if this node multiplies with one."""
    found = [(number, bytes(value)) for number, value in fields(node) if not isinstance(value, int)]
    if (4, b"MatMulNBits") in found:
        inputs = [value for number, value in found if number == 1]
        yield inputs[1].decode().removesuffix("_Q4")


# ── rounding ────────────────────────────────────────────────────────────────────────────────

_HIGH: Final = bytes(byte >> 4 for byte in range(256))


def row_scale(quarters: bytes, scales: Sequence[float]) -> float:
    """Return the step for one column of a matrix: its largest number is 63 of them."""
    half = BLOCK // 2
    largest = 0.0
    for place, scale in enumerate(scales):
        block = quarters[place * half : (place + 1) * half]
        low, high = {byte & 15 for byte in block}, {byte >> 4 for byte in block}
        largest = max(largest, max(abs(one - 8) for one in low | high) * abs(scale))
    return array("f", [largest / _MOST or 1.0])[0]


def rounded(quarters: bytes, scales: Sequence[float], step: float) -> bytes:
    """Write 4-bit numbers (two a byte, low one first, 8 is zero) as whole steps of 8 bits."""
    half = BLOCK // 2
    out = bytearray(len(quarters) * 2)
    for place, scale in enumerate(scales):
        sixteen = bytes(round((one - 8) * scale / step) & 255 for one in range(16))
        block = quarters[place * half : (place + 1) * half]
        start = place * BLOCK
        out[start : start + BLOCK : 2] = block.translate(sixteen * 16)
        out[start + 1 : start + BLOCK : 2] = block.translate(_HIGH).translate(sixteen + bytes(240))
    return bytes(out)


def _column_major(given: Given, names: Sequence[str]) -> tuple[Tensor, Tensor]:
    """Round matrices that stand side by side. Returns (rows x columns) bytes, and steps."""
    columns: list[bytes] = []
    steps = array("f")
    for name in names:
        quarters, scales = given.tensors[f"{name}_Q4"], given.tensors[f"{name}_scales"].floats()
        blocks = quarters.shape[1]
        size = blocks * BLOCK // 2
        for place in range(quarters.shape[0]):
            mine = scales[place * blocks : (place + 1) * blocks]
            held = quarters.data[place * size : (place + 1) * size]
            steps.append(row_scale(held, mine))
            columns.append(rounded(held, mine, steps[-1]))
    wide, high = len(columns), len(columns[0])
    turned = bytearray(wide * high)
    for place, column in enumerate(columns):
        turned[place::wide] = column
    return Tensor(INT8, (high, wide), bytes(turned)), Tensor(FLOAT, (wide,), steps.tobytes())


def tensors(model: bytes) -> dict[str, Tensor]:
    """Return Rampart's part of the tensors, by the names that `graph` uses."""
    given = Given(model)
    base, first = "bert.embeddings", given.table("token_type_embeddings", 1)
    places = given.table("position_embeddings", POSITIONS)
    for at, value in enumerate(places):
        places[at] = value + first[at % WIDTH]
    made = {
        "words": given.vector(f"{base}.word_embeddings.weight_quantized"),
        "words.step": given.vector(f"{base}.word_embeddings.weight_scale"),
        "words.zero": given.vector(f"{base}.word_embeddings.weight_zero_point"),
        "places": Tensor(FLOAT, (POSITIONS, WIDTH), places.tobytes()),
        "first.gain": given.vector(f"{base}.LayerNorm.weight"),
        "first.shift": given.vector(f"{base}.LayerNorm.bias"),
    }
    for layer in range(OURS):
        theirs, ours = f"bert.encoder.layer.{layer}", f"{layer}"
        names = given.matrices[layer * 6 : layer * 6 + 6]
        parts = {"ask": names[:3], "join": names[3:4], "widen": names[4:5], "narrow": names[5:]}
        for part, held in parts.items():
            made[f"{ours}.{part}"], made[f"{ours}.{part}.step"] = _column_major(given, held)
        asked = [given.vector(f"{theirs}.attention.self.{one}.bias") for one in ASKED]
        joined = b"".join(one.data for one in asked)
        made[f"{ours}.ask.bias"] = Tensor(FLOAT, (3 * WIDTH,), joined)
        made[f"{ours}.join.bias"] = given.vector(f"{theirs}.attention.output.dense.bias")
        made[f"{ours}.widen.bias"] = given.vector(f"{theirs}.intermediate.dense.bias")
        made[f"{ours}.narrow.bias"] = given.vector(f"{theirs}.output.dense.bias")
        for part, norm in (("join", "attention.output"), ("narrow", "output")):
            made[f"{ours}.{part}.gain"] = given.vector(f"{theirs}.{norm}.LayerNorm.weight")
            made[f"{ours}.{part}.shift"] = given.vector(f"{theirs}.{norm}.LayerNorm.bias")
    return made


def our_tensors(trained: bytes) -> dict[str, Tensor]:
    """Return the tensors that were trained for Troth."""
    return {
        name: Tensor(*shapes()[name], trained[start : start + size])
        for name, (start, size) in our_places().items()
    }


def write(model: bytes, trained: bytes, out: Path) -> None:
    """Write the weights as one file: whole, or not at all."""
    made = tensors(model) | our_tensors(trained)
    out.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=".veil-", dir=out.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            for tensor, (start, size) in places().items():
                assert made[tensor].shape == shapes()[tensor][1]
                assert len(made[tensor].data) == size
                file.seek(start)
                file.write(made[tensor].data)
            file.flush()
            os.fsync(file.fileno())
        Path(name).replace(out)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
