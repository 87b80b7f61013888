"""The measure itself, against words and sentences counted by hand."""

import pytest

from troth.registry.readability import grade, sentence_length, sentences, syllables, words

BY_HAND = {
    1: "you yes no keep kept keeps talk talks while whole stop stopped lost runs this "
    "name time make made use used asks reads yes true one wrong key file",
    2: "machine machine's account answer answers table people person message model purpose "
    "erase over taken country open deletes wanted needed away seven itself",
    3: "companion history another erases receiving remember decided together consented deletion",
    4: "information everybody conversation",
}


def test_syllables_are_close_to_a_count_by_hand():
    """The rule is off by less than one syllable in fifteen words."""
    pairs = [(count, word) for count, line in BY_HAND.items() for word in line.split()]

    off = sum(abs(count - syllables(word)) for count, word in pairs)

    assert off / len(pairs) < 1 / 15


def test_sentences_end_where_a_reader_breathes():
    """Stops, marks and colons end a sentence; a number with a point does not."""
    text = "One is here. Is two? Yes: it is! It weighs 2.5 pounds."

    assert len(sentences(text)) == 5
    assert words("mid-answer, don't") == ["mid-answer", "don't"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The cat sat on the mat.", 0.39 * 6 + 11.8 * 1 - 15.59),
        ("The dog ran. Information hurts.", 0.39 * 2.5 + 11.8 * 8 / 5 - 15.59),
        ("", 0.0),
    ],
)
def test_the_grade_is_the_published_formula(text, expected):
    """Grades equal those worked out by hand."""
    assert grade(text) == pytest.approx(expected)


def test_hard_text_is_told_from_easy_text():
    """The sentences of a lawyer do not pass for plain ones."""
    hard = (
        "Notwithstanding the foregoing, personal information may be disseminated to affiliated "
        "organisations in accordance with applicable regulatory obligations."
    )

    assert grade(hard) > 12
    assert sentence_length(hard) == len(words(hard))
