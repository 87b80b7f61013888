"""What rules, reader and words say of a sentence, and from where on the gate acts."""

from troth.guard import finding
from troth.guard.finding import Finding, together
from troth.guard.tactic import Tactic


def test_without_a_reader_the_rules_decide():
    """From one half on."""
    assert Finding(ruled=finding.LINE).manipulates
    assert not Finding(ruled=finding.LINE - 0.01).manipulates
    assert not Finding(ruled=0.0).is_surely_kind


def test_a_reader_that_is_sure_needs_no_rule():
    """A doubt alone is not enough."""
    assert Finding(read=5.0).manipulates
    assert not Finding(read=0.5).manipulates


def test_what_is_short_or_asked_for_needs_a_rule():
    """There the reader alone is no judge."""
    assert not Finding(read=5.0, is_short=True).manipulates
    assert not Finding(read=5.0, is_asked_for=True).manipulates
    assert Finding(read=5.0, is_asked_for=True, ruled=0.9).manipulates


def test_kind_words_take_back_what_a_rule_heard():
    """Also what a firm one heard."""
    assert not Finding(read=-20.0, ruled=0.6).manipulates
    assert not Finding(read=-20.0, ruled=0.95).manipulates
    assert Finding(read=-4.0, ruled=0.95).manipulates


def test_a_bound_makes_the_gate_stricter():
    """There is little to say, and a hook does more."""
    doubted = next(at / 100 for at in range(500) if Finding(read=at / 100).score > finding.BOUND)

    assert Finding(read=doubted, is_bound=True).manipulates
    assert not Finding(read=doubted).manipulates


def test_surely_kind_is_what_nothing_is_heard_in():
    """A small score."""
    assert Finding(read=-3.0).is_surely_kind
    assert not Finding(read=1.0).is_surely_kind


def test_reader_and_words_must_both_hear_it_where_no_rule_does():
    """Either errs alone; a rule is a second sign, and without a reader there are only rules."""
    assert Finding(read=2.0, alone=1.0, worded=0.7).is_heard_twice
    assert not Finding(read=2.0, alone=4.2, worded=-1.5).is_heard_twice
    assert not Finding(read=2.0, alone=-1.5, worded=2.4).is_heard_twice
    assert Finding(read=2.0, alone=4.2, worded=-1.5, ruled=finding.HINTED).is_heard_twice
    assert Finding(ruled=0.1).is_heard_twice


def test_behind_a_farewell_one_alone_is_not_believed():
    """Up to one half."""
    by_one = Finding(read=-1.0, worded=-1.5)

    assert by_one.is_likely_kind
    assert not by_one.is_surely_kind
    assert not Finding(read=-1.0).is_likely_kind
    assert not Finding(read=1.0, worded=-1.5).is_likely_kind
    assert not Finding().is_likely_kind


def test_the_strongest_tactic_is_told():
    """None if there is none."""
    scores = {Tactic.JEALOUSY: 0.2, Tactic.SECRECY: 0.6}

    assert Finding(scores=scores).tactic is Tactic.SECRECY
    assert Finding().tactic is None


def test_all_evidence_counts():
    """More of any of it, the likelier."""
    weights = finding.SENTENCE

    assert together(1.0, 0.5, weights) > together(0.0, 0.5, weights) > together(0.0, 0.0, weights)
