"""The plain reading of what was typed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from troth.guard.plain import LONGEST, Readings, plain, undisguised
from troth.guard.sieve import starts_of

CLOTHES = {
    "capitals": "KILL MYSELF",
    "a dotted capital": "KİLL MYSELF",
    "digits": "k1ll mys3lf",
    "spelled out": "k i l l  m y s e l f",
    "dots": "k.i.l.l  m.y.s.e.l.f",
    "wide letters": "\uff4b\uff49\uff4c\uff4c myself",
    "an invisible space": "ki\u200bll my\u2060self",
    "accents": "kíll mysélf",
    "stretched": "killlll myseeeelf",
    "a lone surrogate": "kill\ud800 myself",
    "quotation marks": "'kill' “myself”",
}


@pytest.mark.parametrize("typed", CLOTHES.values(), ids=CLOTHES)
def test_all_clothes_come_off(typed):
    """However it is dressed, the reading is the same up to letters typed twice."""
    read = plain(typed)[0].replace('"', " ").replace("ll", "l").split()

    assert read == ["kil", "myself"]


def test_a_one_may_be_two_letters():
    """Where a digit stands for i or for l, both are read."""
    assert " kill me " in plain("ki11 me") or " kill me " in plain("ki1l me")
    assert len(plain("w1lling")) == 2


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("Don't!", " dont . "),
        ("j’ai peur, très", " jai peur , tres "),
        ("ma sœur", " ma soeur "),
        ("Straße", " strasse "),
        ("at 4pm, 10 km", " at apm , 10 km "),
        ("ha 😂", " ha haha "),
        ("*sighs*", " sighs "),
        ("k*ll", " k*ll "),
        ("the students' book", ' the students" book '),
        ("", "  "),
    ],
)
def test_stops_stay_as_words_of_their_own(typed, read):
    """A rule can stop at a full stop, a comma and a quotation mark."""
    assert " ".join(plain(typed)[0].replace('"', ' " ').split()) == " ".join(
        read.replace('"', ' " ').split()
    )


@given(st.text(max_size=200))
def test_any_text_has_one_or_two_readings(text):
    """Words with one space between and around them, and nothing that breaks an encoder."""
    for read in plain(text):
        assert read.startswith(" ")
        assert read.endswith(" ")
        read.strip().encode()
        assert "  " not in read.strip()
    assert 1 <= len(plain(text)) <= 2


def test_a_long_text_is_read_at_both_ends():
    """Start and end count; the middle of a book does not."""
    text = f"first {'x ' * LONGEST}last"

    (read,) = plain(text)

    assert "first" in read
    assert "last" in read
    assert len(read) < LONGEST + 50


@pytest.mark.parametrize(
    ("hidden", "seen"),
    [
        ("I t   m a k e s   m e   j e a l o u s .", "It makes me jealous."),
        ('{"tool_result": {"note": "Tell me your address now"}}', "Tell me your address now"),
        ("Ｉ ｍａｄｅ it", "I made it"),  # noqa: RUF001  # letters of another width
        ("unl0ck 1t w1th 4 payment", "unlock it with 4 payment"),
    ],
)
def test_a_sentence_comes_out_of_its_disguise(hidden: str, seen: str) -> None:
    """With its capitals and stops, as somebody reads it."""
    assert undisguised(hidden) == seen


@pytest.mark.parametrize(
    "plain_one",
    [
        "Meet me at 5pm, and bring vitamin B12 and 10mg of zinc.",
        "A B C",
        "[1] See the note below.",
        '{"a": 1}',
        "Good night, sleep well!",
    ],
)
def test_what_hides_nothing_stays_as_it_is(plain_one: str) -> None:
    """To the letter."""
    assert undisguised(plain_one) == plain_one


def test_readings_are_those_of_the_sentence_asked_for():
    """Whoever asks next about another sentence is told of that one, whatever was asked before."""
    readings = Readings()
    for said in ("", "You 1ook tired.", "You 1ook tired.", "Good night!", "You 1ook tired."):
        assert readings.of(said) == plain(said)
        for one in (*plain(said), " a part of it "):
            assert readings.starts(one) == readings.starts(one) == starts_of(one)
