"""A stream is parted into the same sentences however it is cut."""

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from troth.guard.sentences import LONGEST, Splitter, sentences

WORDS = st.sampled_from(
    [
        *(
            "Stay. ",
            "Why?",
            "\n",
            "\n\n",
            " ",
            "   ",
            "- one ",
            "1. ",
            "```",
            "~~~\n",
            "*nods* ",
            "*",
        ),
        *(
            "**",
            "Dr. Who",
            "well... ",
            "… ",
            "😢",
            "“Go.” ",
            "。",
            "好",
            "\u0301",
            "e.g. this ",
            "3.5",
        ),
        *("a" * 90, "word " * 30, '"', "\t", "!", "x = 1\n", "J. R. ", "am 3. Mai ", "yes\nand "),
    ]
)


def _texts(text: str) -> list[str]:
    return [one.text for one in sentences(text)]


@given(st.lists(WORDS, max_size=40).map("".join), st.lists(st.integers(0, 5000), max_size=12))
def test_every_cut_gives_the_same_sentences(text, cuts):
    """What a sentence is depends on the text alone, and nothing is lost."""
    edges = [0, *sorted(cut % (len(text) + 1) for cut in cuts), len(text)]
    splitter = Splitter()

    parted = [one for a, b in pairwise(edges) for one in splitter.feed(text[a:b])]
    parted += splitter.finish()

    assert parted == sentences(text)
    assert "".join(one.text for one in parted) == text


@given(st.lists(WORDS, max_size=30).map("".join))
def test_letter_by_letter_gives_the_same_sentences(text):
    """The finest cut of all."""
    splitter = Splitter()

    parted = [one for letter in text for one in splitter.feed(letter)] + splitter.finish()

    assert parted == sentences(text)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Good night. Sleep well!", ["Good night.", " Sleep well!"]),
        ("He said: “Go.” Then he left.", ["He said: “Go.”", " Then he left."]),
        ("Dr. Lee and Mrs. Ray met.", ["Dr. Lee and Mrs. Ray met."]),
        ("Tea, e.g. green tea. Fine.", ["Tea, e.g. green tea.", " Fine."]),
        ("Am 14. März. Gut.", ["Am 14. März.", " Gut."]),
        ("It costs 3.50 now. Yes.", ["It costs 3.50 now.", " Yes."]),
        ("Well... maybe later. Bye", ["Well... maybe later.", " Bye"]),
        ("Well... Maybe later.", ["Well...", " Maybe later."]),
        ("Wait… no.", ["Wait… no."]),
        ("Night!😊 Sleep well.", ["Night!😊", " Sleep well."]),
        ("Night! 😊", ["Night!", " 😊"]),
        ("你好。再见！", ["你好。", "再见！"]),  # noqa: RUF001  # Chinese stops
        ("one\ntwo wraps", ["one\ntwo wraps"]),
        ("- One\n- Two\n\nEnd.", ["- One", "\n- Two", "\n\nEnd."]),
        ("*waves* Bye now. Go.", ["*waves*", " Bye now.", " Go."]),
        ("*very. odd. sign* ok", ["*very. odd. sign*", " ok"]),
        ("**Note. This** is bold.", ["**Note.", " This** is bold."]),
        ("See example.org/a?b=c now.", ["See example.org/a?b=c now."]),
        ("No end", ["No end"]),
        ("", []),
        ("Hi.\n", ["Hi.", "\n"]),
    ],
)
def test_a_sentence_ends_where_a_reader_ends_it(text, parts):
    """Stops, quotes, abbreviations, lists, emoji, Chinese."""
    assert _texts(text) == parts


def test_code_is_parted_by_lines_and_told_apart():
    """A stop in code ends nothing; prose around it does not become code."""
    parted = sentences("Look:\n```py\nprint('a. b')\nx = 1\n```\nDone. Bye.")

    assert [(one.text, one.is_code) for one in parted] == [
        ("Look:", False),
        ("\n```py", True),
        ("\nprint('a. b')", True),
        ("\nx = 1", True),
        ("\n```", True),
        ("\nDone.", False),
        (" Bye.", False),
    ]


def test_a_sentence_comes_as_soon_as_its_end_is_sure():
    """The blank after the stop is enough; the next word is not waited for."""
    splitter = Splitter()

    assert splitter.feed("Good night.") == []
    assert [one.text for one in splitter.feed(" ")] == ["Good night."]


def test_a_sentence_without_end_is_cut_at_a_word():
    """Nobody waits for ever; what follows says that it goes on."""
    text = "word " * 300

    parted = sentences(text)

    assert len(parted) > 2
    assert all(len(one.text) <= LONGEST for one in parted)
    assert not any(one.text.endswith("wor") for one in parted)
    assert [one.goes_on for one in parted] == [False] + [True] * (len(parted) - 1)


def test_a_stop_beyond_the_bound_comes_too_late():
    """A sentence a little too long is cut all the same, however it comes."""
    text = "word " * 84 + "end. Next."

    assert [len(one.text) <= LONGEST for one in sentences(text)] == [True, True, True]


def test_a_line_break_ends_a_sentence_at_the_next_letter():
    """It is not waited for longer than that."""
    splitter = Splitter()
    splitter.feed("One\n")

    assert [one.text for one in splitter.feed("Two")] == ["One"]


def test_a_word_without_end_is_cut_too():
    """No blank ever comes."""
    assert [len(one.text) for one in sentences("a" * 1000)] == [400, 400, 200]


def test_a_mark_without_a_letter_is_no_words():
    """An emoji or a rule belongs to what was before it."""
    assert not sentences("😊")[0].has_words
    assert sentences("好")[0].has_words


@pytest.mark.parametrize("unit", [".", "!", "*", "\n", " ", "`", '"', "\u0301", "a.", "1.", "*a"])
def test_no_text_takes_long(unit):
    """The time grows with the length alone."""
    splitter = Splitter()
    start = time.process_time()

    for _ in range(200):
        splitter.feed(unit * 50)
    splitter.finish()

    assert time.process_time() - start < 2


def test_a_closing_mark_that_stands_apart_belongs_to_its_sentence():
    """As in French; a line break parts it all the same."""
    said = "Il dit : « Reste ici. » Puis il part. « Bon.\n» Oui."

    parted = [one.text for one in sentences(said)]

    assert parted == ["Il dit : « Reste ici. »", " Puis il part.", " « Bon.", "\n» Oui."]
