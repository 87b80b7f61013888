"""What a list says of itself."""

from troth.matchmaker.told import SOME, amount, empty


def test_no_number_is_told_to_the_one() -> None:
    """Three words for all counts."""
    assert [amount(one) for one in (0, 4, 5, SOME, SOME + 1, 10**6)] == [
        *("a few", "a few", "some", "some", "many", "many")
    ]


def test_an_empty_list_says_why() -> None:
    """A reason that is known, or that the day is over; nothing where somebody is in it."""
    assert empty("Nobody fits.", chosen=False) == "Nobody fits."
    assert "tomorrow" in empty("", chosen=False)
    assert empty("Nobody fits.", chosen=True) == ""
