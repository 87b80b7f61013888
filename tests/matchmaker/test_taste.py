"""Taste before anybody has decided: fixed weights, each named and told in words."""

import numpy as np

from troth.matchmaker import market, taste
from troth.matchmaker.fields import SENSITIVE
from troth.matchmaker.model import stated
from troth.matchmaker.terms import TERMS, fields

NAMES = [term.name for term in TERMS]


def people(**told: float):
    """Return a pair: the first and the second answer the same, and nothing else."""
    table: dict[str, object] = {"a_id": np.array([0]), "b_id": np.array([1])}
    for field in fields():
        for side in "ab":
            table[f"{side}_{field}"] = np.array([told.get(field, np.nan)])
    return table


def test_each_weight_is_of_a_term() -> None:
    """A weight whose term is gone would count for nothing, unseen."""
    assert set(taste.WEIGHTS) <= set(NAMES)


def test_nobody_is_rated_by_themselves() -> None:
    """Only terms of two people weigh: no race, job or face makes anybody worth more."""
    alone = {term.name for term in TERMS if not (term.wants and term.has)}

    assert not alone & set(taste.WEIGHTS)
    assert "same race" not in taste.WEIGHTS


def test_what_is_not_shared_speaks_neither_way() -> None:
    """Nothing known: nothing but the start."""
    told = taste.model().explain(people())

    assert not told.ab.any()
    assert not told.ba.any()


def test_alike_speaks_for_and_apart_speaks_against() -> None:
    """For interests, goals, wishes that are met, and age."""

    def logit(**told: float) -> float:
        return float(taste.model().explain(people(**told)).logit_ab[0])

    assert logit(hiking=10) > logit()
    assert logit(goal=4) > logit()
    assert logit(fun1_1=40, fun3_1=10) > logit()
    assert logit(age=30) > logit()


def test_vectors_and_terms_say_the_same() -> None:
    """What ranks is what explains, for invented people."""
    crowd = market.invent(40, seed=3)
    one, other = np.arange(20), np.arange(20, 40)
    told = taste.model().explain(market.table_of(crowd.people, one, other))

    seek, offer = taste.model().vectors(crowd.people)

    assert np.allclose((seek[one] * offer[other]).sum(1), told.logit_ab, atol=1e-4)


def test_every_weight_has_words_that_name_nothing_private() -> None:
    """Race and faith are told as an answer, should they ever be named."""
    for name in taste.WEIGHTS:
        for they_seek in (True, False):
            for amount in (0.3, -0.3):
                words = taste.words(name, amount, they_seek=they_seek)
                assert words.endswith(".")
                assert not any(one in words.lower() for one in (*SENSITIVE, "faith", "race"))


def test_a_term_that_is_not_named_weighs_nothing() -> None:
    """And a model that was stated is as unsure as it was told."""
    one = stated({"same goal": 0.5}, middles={}, start=-1.0, doubt=0.2)

    told = one.explain(people(goal=4, hiking=10))

    assert told.ab[0].sum() == 0.5
    assert told.logit_ab[0] == -0.5
    assert np.allclose(one.doubt(people())[0], 0.2)
