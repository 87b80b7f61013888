"""Only what has passed through here is shown."""

import ast
import unicodedata
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from troth.guard.release import ANSWER_LIMIT, Releaser, notice, own, release
from troth.words import Clear, Shown, Unguarded

NASTY = (
    "a\n\t\r\x00\x1b\x7f\x9b\u200b\u200d\u202e\u2066\ufeff\u2028\u00ad\u0301\ufe0f\ud83d\ude00😀é"
)
JOINED = "\u200d\u200c\u200d\u200c\u200b\ufe0f\ufe01👩👧🏽♀↔❤می‌رകന്\u0d4dക্যক1a -\x00\ud83d\ude00"
"""What may be joined, and what lies about it."""


def _in_pieces(text: str, cuts: list[int], limit: int) -> str:
    releaser = Releaser(limit)
    edges = [0, *sorted(cut % (len(text) + 1) for cut in cuts), len(text)]
    pieces = [text[start:end] for start, end in pairwise(edges)]
    shown = [part for piece in pieces for part in releaser.feed(Unguarded(piece))]
    return "".join(part.text for part in (*shown, *releaser.finish()))


@given(
    st.text(alphabet=st.one_of(st.sampled_from(NASTY), st.characters()), max_size=60),
    st.lists(st.integers(min_value=0, max_value=1000), max_size=8),
    st.integers(min_value=0, max_value=80),
)
def test_every_split_of_a_text_shows_the_same(text, cuts, limit):
    """How a stream is cut changes nothing."""
    assert _in_pieces(text, cuts, limit) == release(Unguarded(text), limit=limit).text


@given(
    st.text(alphabet=st.sampled_from(JOINED), max_size=20),
    st.lists(st.integers(min_value=0, max_value=1000), max_size=8),
    st.integers(min_value=0, max_value=24),
)
def test_joiners_too_stand_the_same_in_every_split(text, cuts, limit):
    """Whether a joiner joins is known only when the next letter has come."""
    assert _in_pieces(text, cuts, limit) == release(Unguarded(text), limit=limit).text


@given(st.text(alphabet=st.sampled_from(JOINED), max_size=30))
def test_releasing_joiners_twice_changes_nothing_more(text):
    """What stands after one look stands after another."""
    once = release(Unguarded(text)).text

    assert release(Unguarded(once)).text == once


@given(st.text(alphabet=st.sampled_from(NASTY), max_size=60))
def test_nothing_unseen_is_shown(text):
    """No control but the line break and the tab, nothing invisible, no half character."""
    shown = release(Unguarded(text)).text

    left = shown.replace("😀\u200d😀", "😀😀").replace("😀\ufe0f\u200d😀", "😀😀")
    left = left.replace("😀\u200d😀", "😀😀")
    assert {unicodedata.category(one) for one in left if one not in "\n\t"} <= {"Ll", "Mn", "So"}
    shown.encode()


@given(st.text(alphabet=st.sampled_from(NASTY), max_size=60))
def test_releasing_twice_changes_nothing_more(text):
    """What is clean stays as it is."""
    once = release(Unguarded(text)).text

    assert release(Unguarded(once)).text == once


@pytest.mark.parametrize(
    "text",
    [
        *(
            "👨\u200d👩\u200d👧",
            "🤷🏽\u200d♀\ufe0f!",
            "❤\ufe0f\u200d🔥",
            "🏳\ufe0f\u200d🌈 ok",
            "👩\u200d⚕\ufe0f",
        ),
        *("🙂\u200d↔\ufe0f", "🐦\u200d⬛", "🏃🏿\u200d➡\ufe0f", "a 🧑\u200d🚀, b"),
        *(
            "می\u200cروم",
            "نمی\u200cکنم",
            "क्\u200dष",
            "क्\u200cष",
            "র\u200d্যাম",
            "ශ්\u200dරී",
            "ന്\u200d",
            "അവന്\u200d പോയി",
        ),
        *("ಕ್\u200cಷ", "క్\u200cష", "க்\u200cஷ", "ᠠ\u200dᠡ"),
    ],
)
def test_a_joiner_stands_where_it_joins(text):
    """Families, skin and hair, and letters that are written otherwise without it."""
    assert release(Unguarded(text)).text == text
    assert _in_pieces(text, list(range(len(text))), 100) == text


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("p\u200da\u200cy", "pay"),
        ("я\u200dд", "яд"),
        ("日\u200d本", "日本"),
        ("مa\u200dم", "مaم"),
        ("م\u200da", "مa"),
        ("م\u200dक", "مक"),
        ("م \u200cم", "م م"),
        ("1\u200d😀", "1😀"),
        ("👩\u200d", "👩"),
        ("👩\u200d x", "👩 x"),
        ("👩\u200c👧", "👩👧"),
        ("\u200d👩", "👩"),
        ("👩\u200d\u200d\u200d👧", "👩\u200d👧"),
        ("👩\u200d\u200b\u2060👧", "👩\u200d👧"),
        ("a\ufe0f\u200d👧", "a\ufe0f👧"),
        ("क्\u200da", "क्a"),
        ("क\u200d", "क"),
        ("क\u200d.", "क."),
        ("🇩\u200d🇪", "🇩🇪"),
    ],
)
def test_a_joiner_that_joins_nothing_goes(text, shown):
    """It would only hide text or split a word."""
    assert release(Unguarded(text)).text == shown
    assert _in_pieces(text, list(range(len(text))), 100) == shown


def test_a_run_of_joiners_is_not_held():
    """A stream of nothing but joiners takes no room."""
    releaser = Releaser()
    releaser.feed(Unguarded("👩"))

    shown = [part for _ in range(1000) for part in releaser.feed(Unguarded("\u200d" * 50))]

    assert shown == []
    assert [part.text for part in releaser.feed(Unguarded("👧"))] == ["\u200d👧"]


def test_plain_words_pass_unchanged():
    """Letters, marks, emoji and line breaks of four languages."""
    text = "Äpfel, naïve señal 😀 1️⃣\n\tça va? «Où»"

    assert release(Unguarded(text)).text == text


def test_the_halves_of_a_character_find_each_other():
    """A stream may cut between two JSON escapes."""
    releaser = Releaser()

    first = releaser.feed(Unguarded("hi \ud83d"))
    second = releaser.feed(Unguarded("\ude00!"))

    assert [part.text for part in (*first, *second)] == ["hi ", "😀!"]


@pytest.mark.parametrize(
    "text",
    [chr(0xD83D), chr(0xDE00), chr(0xDE00) + chr(0xD83D)],
    ids=["high", "low", "wrong order"],
)
def test_a_half_that_stays_alone_is_dropped(text):
    """It would break the encoder of the face."""
    assert release(Unguarded(text)).text == ""


def test_an_answer_ends_at_the_limit():
    """What goes beyond it is thrown away, and said to be."""
    releaser = Releaser(4)

    shown = [part.text for part in releaser.feed(Unguarded("abcdef"))]
    more = releaser.feed(Unguarded("gh"))

    assert shown == ["abcd"]
    assert more == []
    assert releaser.is_cut


def test_an_answer_of_just_the_limit_is_not_cut():
    """Nothing was lost."""
    releaser = Releaser(4)

    releaser.feed(Unguarded("ab\x00cd"))

    assert not releaser.is_cut


def test_a_runaway_model_is_stopped():
    """There is a limit even if nobody sets one."""
    assert len(release(Unguarded("a" * (ANSWER_LIMIT + 1))).text) == ANSWER_LIMIT


def test_nothing_to_show_is_no_piece():
    """Faces are not sent empty pieces."""
    assert Releaser().feed(Unguarded("\u200b\x00")) == []
    assert Releaser().feed(Unguarded("")) == []


def test_troths_own_sentences_are_shown_as_they_are():
    """Fixed sentences keep all but what drives a terminal."""
    assert notice("Sleep well.\n\x1b[2J") == Shown("Sleep well.\n[2J")


def test_a_persons_own_words_keep_their_joiners():
    """A family emoji and Persian spelling are theirs; an escape is not."""
    words = "👩\u200d👧 می\u200cروم"

    assert own(Clear(words + "\x1b\x00\ud800")) == Shown(words)


def test_nothing_else_makes_what_is_shown():
    """No other module of Troth calls `Shown(...)`."""
    import troth

    makers = set()
    root = Path(troth.__file__).parent
    for file in root.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and ast.unparse(node.func).split(".")[-1] == "Shown":
                makers.add(file.relative_to(root).as_posix())

    assert makers == {"guard/release.py"}
