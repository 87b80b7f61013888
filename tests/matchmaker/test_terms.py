import numpy as np
import pytest

from troth.matchmaker import market
from troth.matchmaker.fields import INTERESTS, SENSITIVE
from troth.matchmaker.terms import CORE, TERMS, fields


def test_names_are_unique():
    """A reason can be told from every other by its name."""
    names = [term.name for term in TERMS]

    assert len(set(names)) == len(names)


@pytest.mark.parametrize("field", fields())
def test_a_term_reads_only_the_fields_it_names(people, field):
    """Emptying a field empties every term that names it, and touches no other."""
    one = people.people
    emptied = {**one, field: np.full(300, np.nan)}

    for term in TERMS:
        for side, named in ((term.seek, term.wants), (term.offer, term.has)):
            if field in named:
                assert np.isnan(side(emptied)).all()
            else:
                assert np.array_equal(side(emptied), side(one), equal_nan=True)


def test_an_age_gap_is_the_square_of_the_difference():
    """The product of the two halves is the squared gap, in decades."""
    (gap,) = [term for term in TERMS if term.name == "age gap"]
    ages = {"age": np.array([20.0, 45.0, 70.0])}

    products = (gap.seek(ages)[:, None] * gap.offer(ages)[None]).sum(2)

    np.testing.assert_allclose(
        products, ((ages["age"][:, None] - ages["age"]) / 10) ** 2, atol=1e-12
    )


def test_same_means_same():
    """A term of sameness is one for the same code and nought for another."""
    (same,) = [term for term in TERMS if term.name == "same goal"]
    goals = {"goal": np.array([1.0, 2.0, 2.0])}

    assert (same.seek(goals) @ same.offer(goals).T).tolist() == [[1, 0, 0], [0, 1, 1], [0, 1, 1]]


def test_the_core_holds_nothing_sensitive():
    """Who shares only the core shares no race and no faith."""
    assert not set(CORE) & set(SENSITIVE)
    assert set(INTERESTS) <= set(CORE) <= set(market.invent(3, seed=1).people)
