"""An array of numbers."""

from troth.weights.tensor import FLOAT, Tensor


def test_floats_are_read_back() -> None:
    """Numbers lie in a tensor as they lie in a file; the repr holds none of them."""
    tensor = Tensor(FLOAT, (2,), b"\x00\x00\x80\x3f\x00\x00\x00\x40")

    assert list(tensor.floats()) == [1.0, 2.0]
    assert "64" not in repr(tensor)
