"""The models that we write are what the runtime reads."""

from array import array
from pathlib import Path

import pytest

from troth.weights.onnx import Nodes, model
from troth.weights.runtime import RuntimeFailed, Session
from troth.weights.tensor import FLOAT, Tensor


def row(*numbers: float) -> Tensor:
    """Return a row of floats."""
    return Tensor(FLOAT, (len(numbers),), array("f", numbers).tobytes())


def test_a_model_adds_what_it_holds_to_what_it_gets(tmp_path: Path) -> None:
    """Tensors lie in the model, inputs come with a run, and a named side has any length."""
    nodes = Nodes()
    added = nodes.add("Add", ["x", "held"], "added")
    nodes.add("Mul", [added, added], "logits")
    told = {"x": (FLOAT, ("n",))}
    session = Session(model(nodes, {"held": row(0.5)}, told, {"logits": (FLOAT, ("n",))}), tmp_path)

    assert list(session.run(x=row(1.5, -0.5))) == [4.0, 0.0]
    assert list(session.run(x=row(0.5))) == [1.0]


def test_traits_and_several_outputs_arrive(tmp_path: Path) -> None:
    """Whole numbers and fractions reach a step, and so do the names of all that it gives."""
    nodes = Nodes()
    nodes.split("Split", ["x"], ["left", "right"], axis=0, num_outputs=2)
    nodes.add("LeakyRelu", ["left"], "logits", alpha=0.25)
    told = {"x": (FLOAT, (4,))}
    session = Session(model(nodes, {}, told, {"logits": (FLOAT, (2,))}), tmp_path)

    assert list(session.run(x=row(-4, 8, 1, 1))) == [-1.0, 8.0]


def test_a_step_of_the_runtimes_own_is_found_only_as_such(tmp_path: Path) -> None:
    """Steps of another domain are named with it."""
    for ours, works in ((True, True), (False, False)):
        nodes = Nodes()
        nodes.add("QuickGelu", ["x"], "logits", ours=ours)
        made = model(nodes, {}, {"x": (FLOAT, ("n",))}, {"logits": (FLOAT, ("n",))})
        if works:
            assert list(Session(made, tmp_path).run(x=row(0.0))) == [0.0]
        else:
            with pytest.raises(RuntimeFailed):
                Session(made, tmp_path)
