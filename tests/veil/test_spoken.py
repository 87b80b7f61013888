"""Digits in words."""

import pytest

from troth.veil.spoken import is_counting, runs


@pytest.mark.parametrize(
    "said",
    [
        "oh seven seven double oh, nine hundred, three one nine",
        "four one five, five five five, oh one two six",
        "seis cinco cinco, uno dos, tres cuatro, cinco seis",
        "null eins fünf eins, zwei zwei neun, acht drei vier",
        "zéro six, trente-neuf, quatre-vingt-dix-huit, vingt, douze",
        "tre quattro otto, sessantuno, zero zero, ventisette, nove",
        "nove um seis, trinta e dois, zero sete, quarenta",
        "nul zes, elf, drieëndertig, negenentachtig, twee nul",
        "zero sześć jeden, dwa trzy cztery, pięć sześć siedem",
        "s\u0131f\u0131r beş üç iki bir iki üç dört beş alt\u0131 yedi",
    ],
)
def test_a_number_in_words_is_one_run(said: str) -> None:
    """In each language a spelled number is found whole."""
    text = f"so: {said}!"

    assert [text[run.start : run.end] for run in runs(text)] == [said]


@pytest.mark.parametrize(
    ("said", "is_one"),
    [
        ("one two three four five six", True),
        ("zehn neun acht sieben sechs fünf", True),
        ("oh seven seven double oh nine", False),
        ("one two three", False),
        ("one two three four five trees", False),
    ],
)
def test_whoever_counts_is_known(said: str, *, is_one: bool) -> None:
    """Five numbers that go up or down, and nothing else."""
    assert is_counting(said) == is_one


@pytest.mark.parametrize(
    "said",
    [
        "one two three four five six seven eight",
        "ten nine eight seven six five four three two one",
        "two or three of us",
        "I have one sister and two brothers",
        "dos o tres veces al día",
        "ein bis zwei Stunden",
        "due o tre volte al giorno",
        "um ou dois dias, três no máximo",
        "een of twee keer per dag",
        "jeden dwa trzy cztery pięć sześć siedem osiem",
        "bir iki üç dört beş alt\u0131 yedi sekiz",
        "bir gün, iki gece",
        "no no no no no no no no",
    ],
)
def test_counting_is_no_number(said: str) -> None:
    """Counting up or down, and small amounts, are left alone."""
    assert not runs(said)
