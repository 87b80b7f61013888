"""Rare words weigh more than common ones, and a turn is read with its neighbours."""

import math
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from troth.companion import postings as module
from troth.companion.postings import AFTER, BEFORE, Postings


def made(*turns: str, follows: bool = True) -> Postings:
    """Return postings over turns of plain words, all of one talk."""
    found = Postings()
    for turn in turns:
        found.add(turn.split(), follows=follows)
    return found


def by_the_book(turns: Sequence[Sequence[str]], asked: Sequence[str]) -> dict[int, float]:
    """Return the share of each turn, worked out from the formula without any index."""
    fields = [
        (turn, turns[at - 1] if at else [], turns[at + 1] if at + 1 < len(turns) else [])
        for at, turn in enumerate(turns)
    ]
    lengths = [len(own) + BEFORE * len(prev) + AFTER * len(nxt) for own, prev, nxt in fields]
    usual = sum(lengths) / len(lengths)
    known = {one: sum(one in turn for turn in turns) for one in asked}
    rare = {
        one: math.log(1 + (len(turns) - count + 0.5) / (count + 0.5))
        for one, count in known.items()
        if count
    }
    shares = {}
    for at, ((own, prev, nxt), length) in enumerate(zip(fields, lengths, strict=True)):
        share = 0.0
        for one, weight in rare.items():
            count = own.count(one) + BEFORE * prev.count(one) + AFTER * nxt.count(one)
            share += weight * count / (count + 1.2 * (0.25 + 0.75 * length / usual))
        if share:
            shares[at] = share / sum(rare.values())
    return shares


_WORD = st.sampled_from(["boat", "river", "bread", "piano", "letter"])
_TURNS = st.lists(st.lists(_WORD, max_size=6), min_size=1, max_size=12)


@given(_TURNS, st.lists(_WORD, max_size=4))
def test_a_share_is_what_the_formula_says(turns: list[list[str]], asked: list[str]) -> None:
    """However turns come, one by one, the index gives what the book gives for all at once."""
    found = made(*(" ".join(turn) for turn in turns))

    assert found.shares(asked) == pytest.approx(by_the_book(turns, asked))


@given(_TURNS, st.lists(_WORD, max_size=4))
def test_a_share_is_between_nothing_and_all(turns: list[list[str]], asked: list[str]) -> None:
    """It means the same for a long question and for a short one."""
    assert all(0 < one < 1 for one in made(*map(" ".join, turns)).shares(asked).values())


def test_a_rare_word_weighs_more() -> None:
    """Of two turns that share a word with the question each, the one with the rare word wins."""
    shares = made("boat", "", "", "river", "", "", "boat", "", "", "boat").shares(["boat", "river"])

    assert max(shares, key=shares.__getitem__) == 3


def test_an_answer_is_found_by_its_question() -> None:
    """The words of the turn before count half, those of the turn after a quarter."""
    shares = made("x y", "piano boat z", "yes may now").shares(["piano"])

    assert shares[1] > shares[2] > shares[0] > 0


def test_another_talk_is_no_neighbour() -> None:
    """Where one talk ends, its last words say nothing of the next."""
    assert set(made("yes", "piano", "yes", follows=False).shares(["piano"])) == {1}


def test_what_nobody_said_is_not_counted() -> None:
    """An unknown word takes nothing from the words that are known."""
    found = made("boat", "river", "bread")

    assert found.shares(["boat", "zeppelin"]) == found.shares(["boat"])
    assert found.shares(["zeppelin"]) == {}
    assert found.shares([]) == {}
    assert Postings().shares(["boat"]) == {}


def test_asking_twice_changes_nothing() -> None:
    """A word that a question repeats counts once."""
    found = made("boat", "river", "bread")

    assert found.shares(["boat", "boat", "river"]) == found.shares(["boat", "river"])


def test_common_words_cost_no_more_than_they_may(monkeypatch: pytest.MonkeyPatch) -> None:
    """Past the bound, what is left only weighs what was found, and `also`; exactly as before."""
    turns = ["boat river"] + ["river bread"] * 30 + ["bread"] * 30
    found = made(*turns)
    whole = found.shares(["boat", "river", "bread"])

    monkeypatch.setattr(module, "READ", 5)
    bounded = found.shares(["boat", "river", "bread"], also=[20])

    assert set(bounded) == {0, 1, 20}
    assert all(bounded[at] == pytest.approx(whole[at]) for at in bounded)


def test_of_one_word_that_is_everywhere_the_newest_are_read(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """If the first word alone is past the bound, its newest places are looked at."""
    monkeypatch.setattr(module, "READ", 5)

    assert set(made(*["river"] * 40).shares(["river"])) == set(range(34, 40))


def test_a_word_said_very_often_stays_in_its_bounds() -> None:
    """Five hundred times the same word is one word, said often."""
    found = made("river " * 500, "boat")

    assert 0 < found.shares(["river"])[0] < 1
