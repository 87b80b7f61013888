"""Severities have an order."""

from troth.guard.rule import Severity


def test_severity_is_ordered_from_none_to_imminent():
    """Each meets itself and all below it."""
    none, concern, high, imminent = Severity

    assert imminent.meets(high)
    assert high.meets(high)
    assert not concern.meets(high)
    assert none.meets(none)


def test_the_lesser_of_two_severities_is_taken():
    """`at_most` never raises."""
    assert Severity.IMMINENT.at_most(Severity.CONCERN) is Severity.CONCERN
    assert Severity.NONE.at_most(Severity.HIGH) is Severity.NONE
