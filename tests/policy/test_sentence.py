"""A sentence cannot use a value without carrying its path."""

import pytest

from troth.policy.sentence import Piece, Section, Sentence, Table, enumerated, join, quoted, say

NAME = Piece(text="your name", paths=("category.person.label",))
TALKS = Piece(text="your talks", paths=("category.turn.label", "purpose.p.reads.turn.text"))


def test_pieces_bring_their_paths():
    """What is joined carries all paths of its pieces, in order and once each."""
    found = say("here", "Troth reads ", NAME, ", ", TALKS, " and ", NAME, ".")

    assert found.text == "Troth reads your name, your talks and your name."
    assert found.paths == (*NAME.paths, *TALKS.paths)


def test_a_sentence_from_nowhere_cannot_be_said():
    """Words that no value and no module stands behind are an error, not a sentence."""
    with pytest.raises(ValueError, match="comes from nowhere"):
        say("here", "Troth is the best.")


def test_a_list_carries_all_of_its_names():
    """Names are listed as a sentence does it, with all of their paths."""
    found = enumerated([NAME, TALKS])

    assert found.text == "your name and your talks"
    assert found.paths == (*NAME.paths, *TALKS.paths)


def test_a_piece_without_words_still_binds():
    """A choice that a sentence depends on can be carried without being spelled out."""
    assert join(quoted(NAME), Piece(text="", paths=("x",))) == Piece(
        text="“your name”", paths=(*NAME.paths, "x")
    )


def test_a_section_yields_every_statement():
    """Title, sentences, table, law and parts: none is passed over."""
    one = [Sentence(key=str(n), text=str(n), paths=("x",)) for n in range(7)]
    inner = Section(id="inner", title=one[5], sentences=(one[6],))
    section = Section(
        id="outer",
        title=one[0],
        sentences=(one[1],),
        table=Table(heads=("a", "b"), rows=((one[2], one[3]),)),
        law=(one[4],),
        parts=(inner,),
    )

    assert list(section.all()) == one
