"""Passphrases: long enough is enough, unless a guesser would try it first."""

import pytest

from troth.errors import BadInput, TooLarge
from troth.people import passphrase
from troth.people.passphrase import FEWEST, MOST


@pytest.mark.parametrize(
    "text",
    [
        "four good words here",
        "gxkwpzqmbnty",
        "  blanks count too  ",
        "الباب الأخضر مفتوح",
        "天地玄黃宇宙洪荒日月盈昃",
        "🦊🐢🌧️🎷🪁🧦🥝🛶🧂🎻🪴🦉",
        "correct horse battery stable",
        "x9!" * 3 + "a room with four doors",
        "a" * 1000 + "bcdefghij",
    ],
)
def test_any_long_text_will_do(text):
    """No rule on digits or signs, in any script."""
    assert passphrase.must_be_good(text, name="Noor") == passphrase.said(text)


@pytest.mark.parametrize("text", ["", "short", "a" * (FEWEST - 1), "elf letters"])
def test_too_short_is_refused(text):
    """With how long it must be, and a hint that helps."""
    with pytest.raises(BadInput, match=f"at least {FEWEST}") as caught:
        passphrase.must_be_good(text, name="Noor")

    assert caught.value.param == "passphrase"


@pytest.mark.parametrize(
    "text",
    [
        "passwordpassword",
        "Password12345",
        "P a s s w o r d 2026!",
        "password password password",
        "aaaaaaaaaaaaaaaa",
        "abababababababab",
        "123456789012",
        "abcdefghijklmnop",
        "zyxwvutsrqponm",
        "qwertyuiopasdf",
        "1q2w3e4r5t6y7u",
        "1qaz2wsx3edc4rfv",
        "correct horse battery staple",
        "iloveyou2026!!!",
        "letmeinletmein",
        "TrothTroth2026",
        "............",
        "qwertzqwertz",
    ],
)
def test_what_everybody_tries_is_refused(text):
    """The commonest, one letter or piece repeated, rows of the keyboard."""
    with pytest.raises(BadInput, match="easy to guess") as caught:
        passphrase.must_be_good(text, name="Noor")

    assert caught.value.param == "passphrase"
    assert text not in str(caught.value)


@pytest.mark.parametrize(
    "text",
    ["Wilhelmina van Dam", "wilhelminavandam", "WILHELMINA VAN DAM 1987", "1987wilhelminavandam"],
)
def test_the_name_is_no_passphrase(text):
    """Nor is the name with a year behind or before it."""
    with pytest.raises(BadInput, match="easy to guess"):
        passphrase.must_be_good(text, name="Wilhelmina van Dam")


def test_a_name_within_a_sentence_is_fine():
    """Only a passphrase that is nothing but the name is refused."""
    assert not passphrase.is_obvious("noor walks by the water", name="Noor")
    assert not passphrase.is_obvious("four good words here", name="🦊")
    assert not passphrase.is_obvious("839201746509", name="🦊")


def test_few_letters_among_many_signs_are_no_repeated_piece():
    """Only what is said at least twice is one."""
    assert not passphrase.is_obvious("q.w.x.v.b.z.k", name="Noor")
    assert passphrase.is_obvious("qwxvbzkqwxvbzk", name="Noor")


def test_five_kinds_of_letters_are_enough():
    """Fewer are refused, however long it is."""
    assert not passphrase.is_obvious("abcdeabdceacbde", name="Noor")
    assert passphrase.is_obvious("abcdabdcacbdabd", name="Noor")


@pytest.mark.parametrize("size", [MOST + 1, 4 * MOST, 4 * MOST + 1, 10_000_000])
def test_too_long_is_refused_and_nothing_else_done(size):
    """Ten megabytes cost nothing but the reading."""
    for ask in (passphrase.said, lambda text: passphrase.must_be_good(text, name="x")):
        with pytest.raises(TooLarge) as caught:
            ask("ab cdefghij"[: size % 11 or 11] + "z" * (size - (size % 11 or 11)))
        assert caught.value.param == "passphrase"


def test_the_longest_is_taken_whole():
    """Nothing is cut off: the last letter counts."""
    one = passphrase.said("a room " * 146 + "x")
    other = passphrase.said("a room " * 146 + "y")

    assert len(one) == 1023
    assert one != other


def test_two_keyboards_give_the_same_bytes():
    """A letter and its accent, composed or not, are one letter."""
    assert passphrase.said("Zoe\u0308 walks by") == passphrase.said("Zoë walks by")


def test_half_a_letter_is_refused_without_being_quoted():
    """A lone surrogate has no bytes; the error does not repeat what was typed."""
    with pytest.raises(BadInput) as caught:
        passphrase.said("my secret words \udcff")

    assert "secret" not in str(caught.value)
    assert caught.value.__cause__ is None
