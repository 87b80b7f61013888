"""Packed vectors are compared as they lie, exactly, page by page."""

import math
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from troth.weights.minilm import WIDTH
from troth.weights.scan import NOTHING, asked, nearness, packed

FAR = [1.0 if at == 7 else 0.0 for at in range(WIDTH)]


def vector(seed: int) -> list[float]:
    """Return a vector of length 1, the same for the same seed."""
    numbers = [math.sin(seed * 97.0 + at * (1.1 + seed % 7)) for at in range(WIDTH)]
    length = math.hypot(*numbers)
    return [one / length for one in numbers]


def dot(left: Sequence[float], right: Sequence[float]) -> float:
    """Return the cosine of two vectors of length 1."""
    return math.fsum(a * b for a, b in zip(left, right, strict=True))


def test_nearness_is_the_cosine() -> None:
    """Eight bits are enough for two places after the point."""
    vectors = [vector(seed) for seed in range(40)]
    page = b"".join(map(packed, vectors))

    near, _ = nearness(asked(vectors[3]), page, 1)

    assert all(
        abs(one - dot(vectors[3], other)) < 0.01 for one, other in zip(near, vectors, strict=True)
    )


def test_cosines_can_be_made_wider() -> None:
    """For an encoder whose vectors lie close together; their order stays."""
    page = b"".join(packed(vector(seed)) for seed in range(9))

    plain, best = nearness(asked(vector(3)), page, 9)
    wider, same = nearness(asked(vector(3), stretch=1.5), page, 9)

    assert list(wider) == pytest.approx([1.5 * one for one in plain], abs=1e-5)
    assert same == best


def test_the_best_are_named_the_best_first() -> None:
    """Rows come in the order of their cosines; of equals the first row comes first."""
    page = b"".join(packed(vector(seed)) for seed in (1, 2, 3, 2, 5))

    near, best = nearness(asked(vector(2)), page, 3)

    assert best[:2] == [1, 3]
    assert near[best[1]] >= near[best[2]] == max(near[at] for at in (0, 2, 4))


def test_a_row_is_compared_alike_in_any_page() -> None:
    """What lies around a row changes nothing, to the last bit."""
    rows = [packed(vector(seed)) for seed in range(70)]
    question = asked(vector(9))

    together, _ = nearness(question, b"".join(rows), 1)
    alone = [nearness(question, row, 1)[0][0] for row in rows]

    assert list(together) == alone


def test_what_says_nothing_is_near_to_nothing() -> None:
    """The packed vector of an empty text has cosine 0 with every question, and so have zeros."""
    assert list(nearness(asked(vector(1)), NOTHING * 2, 2)[0]) == [0.0, 0.0]
    assert nearness(asked([0.0] * WIDTH), packed(vector(1)), 5) == (pytest.approx([0.0]), [])


def test_an_empty_page_has_no_rows() -> None:
    """No memories, no answer, no error."""
    near, best = nearness(asked(vector(1)), b"", 5)

    assert not near
    assert not best


def test_half_a_row_is_refused() -> None:
    """A page that was cut is not read as if it were whole."""
    with pytest.raises(ValueError, match="383 bytes too many"):
        nearness(asked(vector(1)), packed(vector(1))[:-1], 1)


def test_numbers_out_of_range_are_cut() -> None:
    """A vector that is all in one place still fits its bytes."""
    assert packed(FAR)[7] == 255
    assert packed([-one for one in FAR])[7] == 0
    assert len(packed(FAR)) == WIDTH


@given(st.lists(st.binary(min_size=WIDTH, max_size=WIDTH), min_size=1, max_size=4), st.integers(0))
def test_sums_are_exact(rows: list[bytes], seed: int) -> None:
    """For any bytes at all, a cosine is the sum of products of whole numbers, times one step."""
    question = asked(vector(seed % 1000))
    numbers = [one - 256 if one > 127 else one for one in question.numbers]

    near, _ = nearness(question, b"".join(rows), 1)

    for row, one in zip(rows, near, strict=True):
        whole = sum((byte - 128) * number for byte, number in zip(row, numbers, strict=True))
        assert one == pytest.approx(whole * question.step / 512, rel=1e-5, abs=1e-7)
