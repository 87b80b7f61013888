import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from troth.matchmaker.eligible import Wants, gather
from troth.matchmaker.explain import PRIVATE, Band, Sure, band, card, doubt_of_both, sure, what_if
from troth.matchmaker.fields import SENSITIVE
from troth.matchmaker.rank import Snapshot, top
from troth.matchmaker.terms import TERMS, fields

ALL = fields()


@pytest.mark.parametrize(
    ("times", "expected"),
    [(0.1, Band.LOW), (0.6, Band.USUAL), (1, Band.USUAL), (1.5, Band.HIGH), (5, Band.TOP)],
)
def test_a_chance_becomes_a_band(times, expected):
    """Bands say how a chance compares with what is usual, and never a percentage."""
    assert band(np.log(0.1 * times), 0.1) is expected


@given(st.floats(-6, -0.01), st.floats(0, 0.5), st.floats(0.6, 3))
def test_more_doubt_is_never_more_sure(log_chance, little, much):
    """Doubt only ever makes a band less sure."""
    order = list(Sure)

    surer, less = (order.index(sure(log_chance, doubt, 0.12)) for doubt in (little, much))

    assert surer <= less


def test_doubt_of_both_counts_both():
    """Both directions add their doubt, weighed by how far a logit moves the chance."""
    assert doubt_of_both((0.0, 0.0), (0.2, 0.4)) == pytest.approx(0.3)
    assert doubt_of_both((50.0, 50.0), (0.2, 0.4)) == pytest.approx(0, abs=1e-12)


@given(st.integers(0, 10**6), st.sets(st.sampled_from(ALL)))
def test_only_visible_fields_are_named_and_shares_are_true(seed, visible):
    """A reason names what the reader may see; the rest is counted with its true share."""
    amounts = np.random.default_rng(seed).normal(0, 1, len(TERMS))

    told = card(amounts, mine=ALL, visible=visible, most=len(TERMS))

    by_name = {term.name: term for term in TERMS}
    assert all(set(by_name[r.name].has) <= visible for r in told.reasons)
    assert sum(r.share for r in told.reasons) + told.private_share == pytest.approx(1)
    hidden = sum(abs(a) for a, t in zip(amounts, TERMS, strict=True) if not set(t.has) <= visible)
    assert told.private_share == pytest.approx(hidden / np.abs(amounts).sum())


def test_reasons_come_strongest_first():
    """The order of the reasons is the order of what they add."""
    amounts = np.linspace(-1, 2, len(TERMS))

    shares = [r.share for r in card(amounts, mine=ALL, visible=ALL).reasons]

    assert len(shares) == 3
    assert shares == sorted(shares, reverse=True)


@pytest.mark.parametrize("field", SENSITIVE)
def test_a_hidden_field_changes_no_byte_of_what_is_named(field):
    """Terms of a field that the reader cannot see may trade places: the words stay the same."""
    amounts = np.random.default_rng(1).normal(0, 1, len(TERMS))
    visible = set(ALL) - {field}
    other = amounts * np.where([field in t.has for t in TERMS], -1, 1)

    assert card(amounts, mine=ALL, visible=visible) == card(other, mine=ALL, visible=visible)


def test_what_is_kept_private_is_said():
    """There are words for the rest, and none where nothing is left out."""
    amounts = np.ones(len(TERMS))

    assert card(amounts, mine=ALL, visible=()).rest == PRIVATE
    assert not card(amounts, mine=ALL, visible=ALL).rest
    assert not card(np.zeros(len(TERMS)), mine=ALL, visible=ALL).reasons


def test_a_promise_is_what_the_ranker_gives():
    """What a wider range of ages would bring is tried with the ranker, so it comes true."""
    rng = np.random.default_rng(2)
    seek, offer = (rng.normal(0, 1, (200, 6)).astype(np.float32) for _ in range(2))
    ages = rng.integers(18, 70, 200)

    def ranked(most):
        wants = [Wants(gender=None, age=int(a)) for a in ages]
        wants[0] = Wants(gender=None, age=30, ages=(18, most))
        return set(top(Snapshot(seek, offer, gather(wants), 1), np.arange(1), k=300).people[0]) - {
            -1
        }

    (told,) = what_if(ranked(25), [("to 40", lambda: ranked(40)), ("to 25", lambda: ranked(25))])

    assert told.name == "to 40"
    assert told.count == len(ranked(40))
    assert told.new == len(ranked(40) - ranked(25))
