"""Vectors lie sealed, page by page, and open only with the key that a room brings."""

import pytest

from troth.companion.memory_pages import LARGE, ROWS, SealedPages
from troth.errors import Damaged
from troth.vault.envelope import Handle, Key
from troth.weights.minilm import WIDTH


def handle() -> Handle:
    """Return a handle with a fresh key."""
    return Handle(Key.fresh(), person="psn_a", purpose="companion.memory", generation=1)


def row(number: int) -> bytes:
    """Return a row that tells its number."""
    return number.to_bytes(2, "big") + bytes(WIDTH - 2)


def read(pages: SealedPages) -> list[int]:
    """Return the numbers of all rows, in order."""
    whole = b"".join(pages)
    return [int.from_bytes(whole[at : at + 2], "big") for at in range(0, len(whole), WIDTH)]


def test_rows_stay_in_order_however_they_came() -> None:
    """One by one, many at once, over the end of a page."""
    pages, key = SealedPages(), handle()

    with pages.opened_with(key):
        for first, count in ((0, 1), (1, ROWS - 1), (ROWS, 2 * ROWS + 5), (3 * ROWS + 5, 1)):
            pages.append(b"".join(map(row, range(first, first + count))))

        assert read(pages) == list(range(3 * ROWS + 6))
    assert len(pages) == 3 * ROWS + 6


def test_many_small_pages_become_a_large_one() -> None:
    """Whatever the steps in which they came; all are read in order, and each can be replaced."""
    pages, key = SealedPages(), handle()
    with pages.opened_with(key):
        for first, count in ((0, ROWS + 1), (ROWS + 1, LARGE), (LARGE + ROWS + 1, LARGE - ROWS)):
            pages.append(b"".join(map(row, range(first, first + count))))
        pages.put({0: row(9000), LARGE - 1: row(9001), LARGE: row(9002), 2 * LARGE: row(9003)})

        found = read(pages)
        sizes = [len(one) // WIDTH for one in pages]

    assert sizes == [LARGE, LARGE, 1]
    assert [found[at] for at in (0, LARGE - 1, LARGE, 2 * LARGE)] == [9000, 9001, 9002, 9003]
    changed = {0, LARGE - 1, LARGE, 2 * LARGE}
    assert all(one == at for at, one in enumerate(found) if at not in changed)


def test_a_row_can_be_put_in_place_of_another() -> None:
    """As when its vector is made later."""
    pages, key = SealedPages(), handle()
    with pages.opened_with(key):
        pages.append(b"".join(map(row, range(ROWS + 3))))

        pages.put({1: row(900), ROWS + 2: row(901)})

        assert read(pages)[1] == 900
        assert read(pages)[-1] == 901
        assert read(pages)[2:-1] == list(range(2, ROWS + 2))


def test_without_the_key_nothing_opens() -> None:
    """Neither without a room, nor with the key of somebody else, and no byte lies in clear."""
    pages = SealedPages()
    told = b"a row that is easy to find".ljust(WIDTH, b".")
    with pages.opened_with(handle()):
        pages.append(told)

    with pytest.raises(Damaged):
        list(pages)
    with pages.opened_with(handle()), pytest.raises(Damaged):
        list(pages)
    assert not any(told[:20] in one for one in (*pages._small, *pages._large))
    assert pages.weighs > WIDTH
