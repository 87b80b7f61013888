"""Four bits become seven, the same way on every machine."""

from array import array
from pathlib import Path

import pytest

from troth.weights import rounding
from troth.weights.find import find_all, find_ours
from troth.weights.rampart import OURS, our_places, ours, shapes
from troth.weights.rounding import our_tensors, rounded, row_scale, tensors, write


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
        write(model.read_bytes(), find_ours().read_bytes(), tmp_path / "kept" / "veil-int8.bin")

    assert list((tmp_path / "kept").iterdir()) == []


def test_the_lower_layers_are_theirs_and_the_rest_is_ours(tmp_path: Path) -> None:
    """What was trained for Troth and what was given make one whole, and nothing is twice."""
    model = find_all("veil", tmp_path)[0]
    given, trained = tensors(model.read_bytes()), our_tensors(find_ours().read_bytes())

    assert list(trained) == list(ours())
    assert not given.keys() & trained.keys()
    assert given.keys() | trained.keys() == shapes().keys()
    assert {int(name[0]) for name in given if name[0].isdigit()} == set(range(OURS))
    assert all((one.kind, one.shape) == shapes()[name] for name, one in (given | trained).items())


def test_what_was_trained_is_in_seven_bits() -> None:
    """No number of a matrix is more than 63 steps, and each column has one that is."""
    trained = our_tensors(find_ours().read_bytes())

    for name, one in trained.items():
        if f"{name}.step" in trained:
            numbers = array("b", one.data)
            wide = one.shape[1]
            assert max(map(abs, numbers)) == 63
            assert all(max(map(abs, numbers[at::wide])) == 63 for at in range(0, wide, 97))


def test_the_trained_file_ends_with_its_last_tensor() -> None:
    """Nothing else is hidden in it."""
    assert max(map(sum, our_places().values())) == find_ours().stat().st_size
