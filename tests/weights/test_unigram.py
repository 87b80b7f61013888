"""A text is cut where its pieces are likeliest together, in every script."""

from array import array
from itertools import combinations, pairwise

from hypothesis import given
from hypothesis import strategies as st

from troth.weights.unigram import SPACE, Unigram

PIECES = ["", "", "", "", "▁", "▁the", "▁boat", "▁boats"]
PIECES += ["s", "b", "o", "a", "t", "oa", "▁bo", "ship"]
SCORES = [0, 0, 0, 0, -3, -2, -4, -9, -3, -6, -5, -5, -6, -4, -5, -4.5]
UNKNOWN = 3
MADE = Unigram(
    pieces={piece: number for number, piece in enumerate(PIECES) if piece},
    scores=array("f", SCORES),
    folds={ord("ﬁ"): "fi", ord("\uff22"): "b", ord("\t"): " "},
    unknown=UNKNOWN,
)


def pieces(text: str) -> list[str]:
    """Return the pieces of a text as they are written; the unknown one as a question mark."""
    return [PIECES[one] or "?" for one in MADE.cut(text)]


def worth(cut: list[int]) -> float:
    """Return what a way to cut adds up to."""
    return sum(MADE.worst if one == UNKNOWN else SCORES[one] for one in cut)


def test_the_likeliest_pieces_are_taken_not_the_longest() -> None:
    """One rare long piece loses against two common ones."""
    assert pieces("the boats") == ["▁the", "▁boat", "s"]


def test_what_the_vocabulary_does_not_have_is_unknown_letter_by_letter() -> None:
    """And what stands around it is still read."""
    assert pieces("boatℵℵ ship") == ["▁boat", "?", "?", "▁", "ship"]
    assert MADE.cut("") == [PIECES.index("▁")]


def test_letters_are_read_as_what_they_stand_for() -> None:
    """Full-width forms are letters, and a run of spaces is one."""
    assert pieces("\uff22oat") == pieces("boat")
    assert pieces("the \t  boat") == pieces("the boat")


@given(st.text("boats ", max_size=9))
def test_no_other_way_to_cut_adds_up_to_more(text: str) -> None:
    """Held against every way there is."""
    letters = f" {text}"
    while "  " in letters:
        letters = letters.replace("  ", " ")
    letters = letters.replace(" ", SPACE)
    ways = []
    for many in range(len(letters)):
        for places in combinations(range(1, len(letters)), many):
            ends = [0, *places, len(letters)]
            parts = [letters[a:b] for a, b in pairwise(ends)]
            if all(part in MADE.pieces or len(part) == 1 for part in parts):
                ways.append([MADE.pieces.get(part, UNKNOWN) for part in parts])

    assert abs(worth(MADE.cut(text)) - max(map(worth, ways))) < 1e-4
