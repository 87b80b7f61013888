"""What a capital says depends on where it stands and on what is around it."""

from pathlib import Path

import pytest

from troth.weights.find import find_all
from troth.weights.looks import (
    BARE,
    BEGINS,
    BIG,
    CODE,
    DIGITS,
    LISTS,
    LOOKS,
    LOUD,
    MIXED,
    NONE,
    SHOUTED,
    SMALL,
    looks,
    on_none,
)
from troth.weights.wordpiece import WordPiece


@pytest.fixture(scope="module")
def pieces(tmp_path_factory: pytest.TempPathFactory) -> WordPiece:
    """Return the vocabulary of the veil."""
    _, vocabulary = find_all("veil", Path(tmp_path_factory.getbasetemp()))
    return WordPiece(vocabulary)


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("Hope is here", [BEGINS, SMALL, SMALL]),
        ("so Hope came", [SMALL, BIG, SMALL]),
        ("so. Hope came", [SMALL, NONE, BEGINS, SMALL]),
        ("so\nHope came", [SMALL, BEGINS, SMALL]),
        ('"Hope" came', [NONE, BEGINS, NONE, SMALL]),
        ("hope is here", [BARE, BARE, BARE]),
        ("HOPE IS HERE", [SHOUTED, SHOUTED, SHOUTED]),
        ("my DAD is Sam", [SMALL, LOUD, SMALL, BIG]),
        ("so McGregor is 41 or B12", [BARE, MIXED, BARE, DIGITS, BARE, CODE]),
        ("سلام", [NONE]),
        ("", []),
    ],
)
def test_each_word_has_a_look(pieces: WordPiece, text: str, seen: list[int]) -> None:
    """One look a word, and the same one for each piece of it."""
    cut = pieces.cut(text)
    of_word = dict(zip((one.word for one in cut), looks(text, cut), strict=True))

    assert list(of_word.values()) == seen


def test_pieces_of_one_word_look_alike(pieces: WordPiece) -> None:
    """A rare name is many pieces, all of them big."""
    cut = pieces.cut("with Xochiquetzalli today")

    assert len(cut) > 3
    assert looks("with Xochiquetzalli today", cut)[1:-1] == [BIG] * (len(cut) - 2)


def test_there_are_as_many_as_the_table_has_rows() -> None:
    """A look is a row of a trained table, once for each list."""
    every = (NONE, BARE, SMALL, BEGINS, BIG, LOUD, SHOUTED, MIXED, DIGITS, CODE)

    assert sorted(every) == list(range(LOOKS // LISTS))


def test_a_word_on_a_list_looks_otherwise(pieces: WordPiece) -> None:
    """So does each list; what has no letters, or digits, is on none."""
    cut = pieces.cut("so Xochi came, B12 2")
    plain = looks("so Xochi came, B12 2", cut)
    on_third = looks("so Xochi came, B12 2", cut, lambda word: 3 * (word not in {"so", "came"}))

    assert on_none("Xochi") == 0
    assert [after - before for before, after in zip(plain, on_third, strict=True)] == [
        3 * LOOKS // LISTS * (look == BIG) for look in plain
    ]
