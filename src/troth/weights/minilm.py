"""The encoder of sentences as a model: MiniLM, a BERT of six layers that gives one vector.

The weights are those of the pinned `model.onnx`, which keeps them in 8 bits. There they are
widened to 32 bits before use, which takes 90 MB and twice the time; here they are multiplied
as they are, rounded to 7 bits, so that the sums are the same on every processor: older ones
overflow when they add products of 8 bits. The table of words stays in the file; a text needs
a few rows of it.

all-MiniLM-L6-v2 is by the Sentence Transformers authors, Apache 2.0. English only.
"""

from array import array
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from troth.weights.onnx import Nodes, model
from troth.weights.protobuf import fields
from troth.weights.tensor import FLOAT, INT8, INT64, Tensor

LAYERS, WIDTH, INNER, HEADS = 6, 384, 1536, 12
SHARED: Final = LAYERS - 2
"""The layers that all who read use as they are; those above are trained for each use."""
POSITIONS: Final = 256
"""Tokens in one run, with the two that frame it: as many as the makers train and run it with."""

_HALF: Final = bytes(round((one - 256 if one > 127 else one) / 2) & 255 for one in range(256))
_INPUTS: Final = {
    "rows": (INT8, (1, "length", WIDTH)),
    "steps": (FLOAT, (1, "length", 1)),
    "at": (INT64, (1, "length")),
}
_VECTOR: Final = {"logits": (FLOAT, (1, WIDTH))}
_BASE: Final = "inner.embeddings"
_ASKED: Final = ("query", "key", "value")


@dataclass(frozen=True, slots=True)
class Words:
    """The first layer's table: a row of 8-bit numbers for each word, and the row's step."""

    rows: memoryview
    steps: "array[float]"


def lower(given: memoryview) -> tuple[bytes, Words]:
    """Return the model of the layers that all share, and the table of words, from `model.onnx`.

    The model takes `rows` (1 x length x WIDTH), `steps` (1 x length x 1) and `at`
    (1 x length), and gives `logits`: the state above these layers (1 x length x WIDTH).
    """
    tensors = _tensors(given)
    steps = array("f")
    steps.frombytes(tensors[f"{_BASE}.word_embeddings.weight_scale"])
    table = Words(tensors[f"{_BASE}.word_embeddings.weight_q"], steps)
    nodes = Nodes()
    now = _begun(nodes)
    for layer in range(SHARED):
        now = _layer(nodes, layer, now)
    nodes.add("Identity", [now], "logits")
    held = _first(tensors) | _layers(tensors, range(SHARED))
    return model(nodes, held, _INPUTS, {"logits": (FLOAT, (1, "length", WIDTH))}), table


def whole(given: memoryview, tuned: Mapping[str, Tensor]) -> bytes:
    """Return a model of which every layer was trained for a use, from `model.onnx` and `tuned`.

    It takes what `lower` takes and gives what `upper` gives. What stands below the layers (the
    table of words, the places, the first level) is the makers' own.
    """
    nodes = Nodes()
    now = _begun(nodes)
    for layer in range(LAYERS):
        now = _layer(nodes, layer, now)
    return model(
        nodes, _pooled(nodes, now) | _first(_tensors(given)) | dict(tuned), _INPUTS, _VECTOR
    )


def upper(tuned: Mapping[str, Tensor]) -> bytes:
    """Return the model of the layers above. tuned: their tensors (`own`, or trained for a use).

    It takes `state` (what `lower` gives) and gives `logits`: one vector of length 1. Source of
    the pooling (the mean over all tokens, then to length 1): Reimers & Gurevych 2019, section 3,
    and the makers' `1_Pooling/config.json`.
    """
    nodes, now = Nodes(), "state"
    for layer in range(SHARED, LAYERS):
        now = _layer(nodes, layer, now)
    held = _pooled(nodes, now) | dict(tuned)
    return model(nodes, held, {"state": (FLOAT, (1, "length", WIDTH))}, _VECTOR)


def own(given: memoryview) -> dict[str, Tensor]:
    """Return the makers' own tensors for `upper`, from the file `model.onnx`."""
    return _layers(_tensors(given), range(SHARED, LAYERS))


def _begun(nodes: Nodes) -> str:
    """Add what stands below the layers: words and places, brought to a level."""
    nodes.add("Cast", ["rows"], "rows.wide", to=FLOAT)
    nodes.add("Mul", ["rows.wide", "steps"], "words")
    nodes.add("Gather", ["places", "at"], "places.out")
    return _level(nodes, "words", "places.out", "first")


def _pooled(nodes: Nodes, now: str) -> dict[str, Tensor]:
    """Add the mean over all tokens, brought to length 1. Return what it needs."""
    mean = nodes.add("ReduceMean", [now, "over"], "mean", keepdims=0)
    nodes.add("LpNormalization", [mean], "logits", axis=-1, p=2)
    return {"over": _row(memoryview(array("q", [1])), INT64)}


def _layer(nodes: Nodes, at: int, now: str) -> str:
    three = [f"{at}.{one}" for one in _ASKED]
    asked = _times(nodes, now, f"{at}.ask")
    nodes.split("Split", [asked], three, axis=2, num_outputs=3)
    seen = nodes.add("MultiHeadAttention", three, f"{at}.seen", ours=True, num_heads=HEADS)
    now = _level(nodes, _times(nodes, seen, f"{at}.join"), now, f"{at}.join")
    wide = _times(nodes, now, f"{at}.widen")
    bent = nodes.add("Gelu", [wide], f"{at}.bent", ours=True)
    return _level(nodes, _times(nodes, bent, f"{at}.narrow"), now, f"{at}.narrow")


def _times(nodes: Nodes, at: str, matrix: str) -> str:
    wanted = [at, matrix, f"{matrix}.step", "", f"{matrix}.bias"]
    return nodes.add("DynamicQuantizeMatMul", wanted, f"{matrix}.out", ours=True)


def _level(nodes: Nodes, at: str, skipped: str, part: str) -> str:
    """Add what was skipped, then bring the row to mean 0 and variance 1."""
    added = nodes.add("Add", [at, skipped], f"{part}.added")
    wanted = [added, f"{part}.gain", f"{part}.shift"]
    return nodes.add("LayerNormalization", wanted, f"{part}.level", axis=-1, epsilon=1e-12)


def _first(given: Mapping[str, memoryview]) -> dict[str, Tensor]:
    """Return the tensors below the layers by the names that the steps use."""
    return {"places": _places(given)} | _norm(given, _BASE, "first")


def _layers(given: Mapping[str, memoryview], which: Iterable[int]) -> dict[str, Tensor]:
    """Return the tensors of some layers by the names that the steps use."""
    matrices = [name[:-2] for name in given if name.startswith("val_") and name.endswith("_q")]
    made: dict[str, Tensor] = {}
    for layer in which:
        theirs, names = f"inner.encoder.layer.{layer}", matrices[layer * 6 : layer * 6 + 6]
        dense = {
            "ask": [f"{theirs}.attention.self.{one}" for one in _ASKED],
            "join": [f"{theirs}.attention.output.dense"],
            "widen": [f"{theirs}.intermediate.dense"],
            "narrow": [f"{theirs}.output.dense"],
        }
        for part, biases in dense.items():
            taken, names = names[: len(biases)], names[len(biases) :]
            bias = b"".join(given[f"{one}.bias"] for one in biases)
            made |= _matrix(given, taken, INNER if part == "narrow" else WIDTH, f"{layer}.{part}")
            made[f"{layer}.{part}.bias"] = _row(memoryview(bias), FLOAT)
        made |= _norm(given, f"{theirs}.attention.output", f"{layer}.join")
        made |= _norm(given, f"{theirs}.output", f"{layer}.narrow")
    return made


def _matrix(
    given: Mapping[str, memoryview], names: list[str], high: int, ours: str
) -> dict[str, Tensor]:
    """Put matrices side by side, in 7 bits: half as many steps, each twice as wide."""
    parts = [given[f"{name}_q"] for name in names]
    wide = [len(part) // high for part in parts]
    rows = b"".join(
        part[row * width : (row + 1) * width]
        for row in range(high)
        for part, width in zip(parts, wide, strict=True)
    )
    steps = array("f")
    for name in names:
        steps.frombytes(given[f"{name}_scale"])
    return {
        ours: Tensor(INT8, (high, sum(wide)), rows.translate(_HALF)),
        f"{ours}.step": _row(memoryview(array("f", [2 * one for one in steps])), FLOAT),
    }


def _norm(given: Mapping[str, memoryview], theirs: str, ours: str) -> dict[str, Tensor]:
    return {
        f"{ours}.gain": _row(given[f"{theirs}.LayerNorm.weight"], FLOAT),
        f"{ours}.shift": _row(given[f"{theirs}.LayerNorm.bias"], FLOAT),
    }


def _places(given: Mapping[str, memoryview]) -> Tensor:
    """Widen what is added for each place; the one kind of token that we use is added too."""
    rows = given[f"{_BASE}.position_embeddings.weight_q"].cast("b")
    steps = given[f"{_BASE}.position_embeddings.weight_scale"].cast("f")
    kind = given[f"{_BASE}.token_type_embeddings.weight"].cast("f")[:WIDTH]
    made = array("f")
    for place in range(POSITIONS):
        row, step = rows[place * WIDTH : (place + 1) * WIDTH], steps[place]
        made.extend(one * step + other for one, other in zip(row, kind, strict=True))
    return Tensor(FLOAT, (POSITIONS, WIDTH), made.tobytes())


def _row(numbers: memoryview, kind: int) -> Tensor:
    count = numbers.nbytes // (8 if kind == INT64 else 4)
    return Tensor(kind, (count,), numbers.tobytes())


def _tensors(given: memoryview) -> dict[str, memoryview]:
    """Return the raw numbers of each tensor of a model by name, in order, without a copy."""
    graph = next(value for number, value in fields(given) if number == 7)
    assert isinstance(graph, memoryview)
    found: dict[str, memoryview] = {}
    for number, value in fields(graph):
        if number == 5 and isinstance(value, memoryview):
            inside = dict(fields(value))
            name, raw = inside.get(8), inside.get(9)
            if isinstance(name, memoryview) and isinstance(raw, memoryview):
                found[bytes(name).decode()] = raw
    return found
