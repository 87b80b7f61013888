"""The recogniser of the veil as a graph: Rampart's lower layers, and upper ones of our own.

It is a BERT of six layers; the form below and the rounded weights (`rounding.py`) make it. The
layers from `OURS` up were trained further for Troth (`training/veil`), on how each piece is
written too (`looks.py`), and the last step names what Troth masks.
Tensors lie in one file, each at its place, so that the system maps them in when touched.

Rampart is by National Design Studio, CC BY 4.0. Its lower layers are rounded, nothing else; its
upper layers are where ours started from.
"""

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from itertools import accumulate
from typing import Final

from troth.weights.looks import LOOKS
from troth.weights.protobuf import field
from troth.weights.tensor import FLOAT, INT8, INT64, UINT8

LAYERS, WIDTH, INNER, HEADS, BLOCK = 6, 384, 1536, 12, 32
WORDS: Final = 19_730
POSITIONS: Final = 256
"""Tokens in one run, with the two that frame it."""

ASKED: Final = ("query", "key", "value")
OURS: Final = 2
"""The first layer that was trained for Troth."""
LABELS: Final = (
    "nothing",
    "person",
    "place",
    "address",
    "organisation",
    "date",
    "contact",
    "id",
    "age",
    "sensitive",
    "other",
)
"""What each of its numbers stands for. Frozen: the trained tensors count on it."""

_BYTES: Final = {FLOAT: 4, UINT8: 1, INT8: 1}
_ALIGNED: Final = 64


@cache
def shapes() -> Mapping[str, tuple[int, tuple[int, ...]]]:
    """Type and shape of each tensor by name, in the order of the file."""
    made: dict[str, tuple[int, tuple[int, ...]]] = {
        "words": (UINT8, (WORDS, WIDTH)),
        "words.step": (FLOAT, ()),
        "words.zero": (UINT8, ()),
        "places": (FLOAT, (POSITIONS, WIDTH)),
        "first.gain": (FLOAT, (WIDTH,)),
        "first.shift": (FLOAT, (WIDTH,)),
    }
    form = {
        "ask": (WIDTH, 3 * WIDTH),
        "join": (WIDTH, WIDTH),
        "widen": (WIDTH, INNER),
        "narrow": (INNER, WIDTH),
    }
    for layer in range(LAYERS):
        for part, (high, wide) in form.items():
            made[f"{layer}.{part}"] = (INT8, (high, wide))
            made[f"{layer}.{part}.step"] = (FLOAT, (wide,))
            made[f"{layer}.{part}.bias"] = (FLOAT, (wide,))
        for part in ("join", "narrow"):
            made[f"{layer}.{part}.gain"] = (FLOAT, (WIDTH,))
            made[f"{layer}.{part}.shift"] = (FLOAT, (WIDTH,))
    made["looks"] = (FLOAT, (LOOKS, WIDTH))
    made["last"] = (FLOAT, (WIDTH, len(LABELS)))
    made["last.bias"] = (FLOAT, (len(LABELS),))
    return made


def ours() -> tuple[str, ...]:
    """Return the names of the tensors that were trained for Troth, in order."""
    given = ("words", "places", "first", *map(str, range(OURS)))
    return tuple(name for name in shapes() if name.partition(".")[0] not in given)


@cache
def places() -> Mapping[str, tuple[int, int]]:
    """Start and length in bytes of each tensor in the file."""
    return _laid(shapes())


@cache
def our_places() -> Mapping[str, tuple[int, int]]:
    """Return the same for the file of the tensors that were trained for Troth."""
    return _laid(ours())


def _laid(names: Iterable[str]) -> Mapping[str, tuple[int, int]]:
    sizes = {name: _size(*shapes()[name]) for name in names}
    starts = accumulate((-(-size // _ALIGNED) * _ALIGNED for size in sizes.values()), initial=0)
    return dict(zip(sizes, zip(starts, sizes.values(), strict=False), strict=True))


def _size(kind: int, shape: Sequence[int]) -> int:
    size = _BYTES[kind]
    for side in shape:
        size *= side
    return size


class _Nodes:
    """Writes the nodes of a graph, one after the other."""

    def __init__(self) -> None:
        self.written = b""

    def add(
        self, kind: str, inputs: Sequence[str], *outputs: str, ours: bool = False, **traits: object
    ) -> str:
        """Add a node. `ours`: of ONNX Runtime's own domain. Returns its first output."""
        node = b"".join(field(1, name) for name in inputs)
        node += b"".join(field(2, name) for name in outputs)
        node += field(4, kind)
        for name, value in traits.items():
            trait = field(1, name)
            trait += (
                field(2, value) + field(20, 1)
                if isinstance(value, float)
                else field(3, int(str(value))) + field(20, 2)
            )
            node += field(5, trait)
        if ours:
            node += field(7, "com.microsoft")
        self.written += field(1, node)
        return outputs[0]

    def times(self, at: str, matrix: str) -> str:
        """Multiply with a rounded matrix."""
        wanted = [at, matrix, f"{matrix}.step", "", f"{matrix}.bias"]
        return self.add("DynamicQuantizeMatMul", wanted, f"{matrix}.out", ours=True)

    def level(self, at: str, skipped: str, part: str) -> str:
        """Add what was skipped, then bring the row to mean 0 and variance 1."""
        added = self.add("Add", [at, skipped], f"{part}.added")
        wanted = [added, f"{part}.gain", f"{part}.shift"]
        return self.add("LayerNormalization", wanted, f"{part}.level", axis=-1, epsilon=1e-12)


def graph(file: str) -> bytes:
    """Return the model as ONNX: rows of `words`, places, looks in, logits out; weights in `file`.

    The table of words is not part of it: a run needs a few rows, which are read when needed.
    """
    nodes = _Nodes()
    nodes.add("DequantizeLinear", ["rows", "words.step", "words.zero"], "words.out")
    nodes.add("Gather", ["places", "at"], "places.out")
    now = nodes.level("words.out", "places.out", "first")
    for layer in map(str, range(LAYERS)):
        if layer == str(OURS):
            looked = nodes.add("Gather", ["looks", "look"], "looks.out")
            now = nodes.add("Add", [now, looked], "looks.added")
        asked = nodes.times(now, f"{layer}.ask")
        three = [f"{layer}.{one}" for one in ASKED]
        nodes.add("Split", [asked], *three, axis=2, num_outputs=3)
        seen = nodes.add("MultiHeadAttention", three, f"{layer}.seen", ours=True, num_heads=HEADS)
        now = nodes.level(nodes.times(seen, f"{layer}.join"), now, f"{layer}.join")
        wide = nodes.times(now, f"{layer}.widen")
        bent = nodes.add("Gelu", [wide], f"{layer}.bent", ours=True)
        now = nodes.level(nodes.times(bent, f"{layer}.narrow"), now, f"{layer}.narrow")
    nodes.add("Add", [nodes.add("MatMul", [now, "last"], "last.out"), "last.bias"], "logits")
    body = nodes.written + field(2, "rampart")
    body += b"".join(field(5, _outside(name, file)) for name in shapes() if name != "words")
    body += field(11, _shape("rows", UINT8, ("one", "length", WIDTH)))
    body += field(11, _shape("at", INT64, ("one", "length")))
    body += field(11, _shape("look", INT64, ("one", "length")))
    body += field(12, _shape("logits", FLOAT, ("one", "length", len(LABELS))))
    used = [field(2, 18), field(1, "com.microsoft") + field(2, 1)]
    return field(1, 8) + b"".join(field(8, one) for one in used) + field(7, body)


def _outside(name: str, file: str) -> bytes:
    """Describe a tensor whose numbers lie in the file of weights."""
    kind, shape = shapes()[name]
    start, size = places()[name]
    told = {"location": file, "offset": str(start), "length": str(size)}
    message = b"".join(field(1, side) for side in shape) + field(2, kind) + field(8, name)
    for key, value in told.items():
        message += field(13, field(1, key) + field(2, value))
    return message + field(14, 1)


def _shape(name: str, kind: int, sides: Sequence[str | int]) -> bytes:
    dims = b"".join(
        field(1, field(1, side) if isinstance(side, int) else field(2, side)) for side in sides
    )
    tensor = field(1, kind) + field(2, dims)
    return field(1, name) + field(2, field(1, tensor))
