"""Writes small ONNX models: nodes, tensors that lie in the model itself, inputs and outputs.

Source: the public format, https://github.com/onnx/onnx/blob/main/onnx/onnx.proto. What it
gives is read by ONNX Runtime alone, and holds what we put there and nothing else.
"""

from collections.abc import Mapping, Sequence
from typing import Final

from troth.weights.protobuf import field
from troth.weights.tensor import Tensor

_FORMAT: Final = 8
_OPERATORS: Final = 18
_OURS: Final = "com.microsoft"
"""ONNX Runtime's own domain: steps that do the work of several at once."""

Sides = Sequence[str | int]
"""A shape. A side without a fixed size has a name."""


class Nodes:
    """The steps of a model, in order."""

    def __init__(self) -> None:
        self.written = b""

    def add(
        self, kind: str, inputs: Sequence[str], output: str, *, ours: bool = False, **traits: float
    ) -> str:
        """Add a step and return the name of what it gives. `ours`: of the runtime's domain."""
        self.split(kind, inputs, [output], ours=ours, **traits)
        return output

    def split(
        self,
        kind: str,
        inputs: Sequence[str],
        outputs: Sequence[str],
        *,
        ours: bool = False,
        **traits: float,
    ) -> None:
        """Add a step that gives several things."""
        node = b"".join(field(1, name) for name in inputs)
        node += b"".join(field(2, name) for name in outputs)
        node += field(4, kind)
        for name, value in traits.items():
            told = field(2, value) + field(20, 1)
            if isinstance(value, int):
                told = field(3, value) + field(20, 2)
            node += field(5, field(1, name) + told)
        self.written += field(1, node + (field(7, _OURS) if ours else b""))


def model(
    nodes: Nodes,
    held: Mapping[str, Tensor],
    inputs: Mapping[str, tuple[int, Sides]],
    outputs: Mapping[str, tuple[int, Sides]],
) -> bytes:
    """Return a whole model. Inputs and outputs: the type of the numbers, and the shape."""
    body = nodes.written + field(2, "troth")
    body += b"".join(field(5, _tensor(name, tensor)) for name, tensor in held.items())
    body += b"".join(field(11, _shape(name, *told)) for name, told in inputs.items())
    body += b"".join(field(12, _shape(name, *told)) for name, told in outputs.items())
    used = [field(2, _OPERATORS), field(1, _OURS) + field(2, 1)]
    return field(1, _FORMAT) + b"".join(field(8, one) for one in used) + field(7, body)


def _tensor(name: str, tensor: Tensor) -> bytes:
    sides = b"".join(field(1, side) for side in tensor.shape)
    return sides + field(2, tensor.kind) + field(8, name) + field(9, tensor.data)


def _shape(name: str, kind: int, sides: Sides) -> bytes:
    dims = b"".join(
        field(1, field(1, side) if isinstance(side, int) else field(2, side)) for side in sides
    )
    return field(1, name) + field(2, field(1, field(1, kind) + field(2, dims)))
