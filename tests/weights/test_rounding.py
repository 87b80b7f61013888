"""Four bits become seven, the same way on every machine."""

from array import array
from pathlib import Path

import pytest

from troth.weights import rounding
from troth.weights.find import find_all
from troth.weights.rounding import rounded, row_scale, write


def test_a_column_is_rounded_to_whole_steps() -> None:
    """Two numbers a byte, the low one first; 8 is zero; the largest becomes 63."""
    quarters = bytes([0x80, 0xF8]) + bytes([0x88]) * 14
    step = row_scale(quarters, [0.5])

    numbers = array("b", rounded(quarters, [0.5], step))

    assert step == pytest.approx(8 * 0.5 / 63)
    assert list(numbers[:4]) == [-63, 0, 0, 55]
    assert set(numbers[4:]) == {0}


def test_each_block_has_its_own_scale() -> None:
    """A second block with half the scale comes out half as large."""
    quarters = bytes([0x0F]) * 16 + bytes([0x0F]) * 16
    numbers = array("b", rounded(quarters, [1.0, 0.5], row_scale(quarters, [1.0, 0.5])))

    assert (numbers[0], numbers[32]) == (55, 28)


def test_nothing_is_left_behind_when_writing_fails(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The file appears whole or not at all."""
    model = find_all("veil", tmp_path)[0]
    monkeypatch.setattr(rounding, "tensors", lambda _: {})

    with pytest.raises(KeyError):
        write(model.read_bytes(), tmp_path / "kept" / "rampart-int8.bin")

    assert list((tmp_path / "kept").iterdir()) == []
