"""One array of numbers, as a model takes it."""

from array import array
from dataclasses import dataclass
from typing import Final

FLOAT: Final = 1
UINT8: Final = 2
INT8: Final = 3
INT64: Final = 7
"""TensorProto.DataType of the ONNX format. ONNX Runtime numbers them alike."""


@dataclass(frozen=True, slots=True)
class Tensor:
    """Its type and shape, and its numbers as they lie in a file."""

    kind: int
    shape: tuple[int, ...]
    data: bytes

    def __repr__(self) -> str:
        return f"Tensor({self.kind}, {self.shape})"

    def floats(self) -> "array[float]":
        """Return its numbers, if they are 32-bit floats."""
        return array("f", self.data)
