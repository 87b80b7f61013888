"""The form of the model."""

from itertools import pairwise

from troth.weights.pinned import ROUNDED
from troth.weights.protobuf import fields
from troth.weights.rampart import LABELS, OURS, graph, ours, places, shapes


def test_tensors_lie_one_after_the_other() -> None:
    """No tensor reaches into the next, and the last ends where the pinned file ends."""
    spans = sorted(places().values())

    assert all(a + size <= b for (a, size), (b, _) in pairwise(spans))
    assert sum(spans[-1]) == ROUNDED.size


def test_our_tensors_are_the_upper_ones() -> None:
    """In the order of the file: layers from `OURS` up, the looks, the last step."""
    assert {name for name in ours() if name[0].isdigit()} == {
        name for name in shapes() if name[0].isdigit() and int(name[0]) >= OURS
    }
    assert ours()[-3:] == ("looks", "last", "last.bias")


def test_the_graph_names_every_tensor_but_the_words() -> None:
    """The table of words is read row by row; all others are the model's own."""
    body = next(bytes(v) for n, v in fields(memoryview(graph("w.bin"))) if n == 7)  # type: ignore[arg-type]  # bytes
    tensors = [v for n, v in fields(memoryview(body)) if n == 5]

    assert len(tensors) == len(shapes()) - 1
    assert len(LABELS) == 11
