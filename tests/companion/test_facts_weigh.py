"""What was said is weighed against what is known: new, the same, or instead of something."""

import pytest

from troth.companion.facts_kinds import Fact
from troth.companion.facts_rules import Said
from troth.companion.facts_weigh import weigh

KNOWN = [
    Fact(id="a", relation="lives", value="Paris"),
    Fact(id="b", relation="likes", value="tea"),
    Fact(id="c", subject="sister Anna", relation="allergy", value="nuts"),
    Fact(id="d", relation="favourite", value="colour: green"),
    Fact(id="e", relation="diet", value="vegan"),
    Fact(id="f", relation="lives", value="Rome", valid_to="2020-01-01T00:00:00Z"),
    Fact(id="g", subject="friend", relation="name", value="Tilda"),
    Fact(id="h", relation="name", value="Noor"),
    Fact(id="i", relation="has", value="two kids"),
    Fact(id="j", subject="friend", relation="lives", value="Rome"),
    Fact(id="k", subject="sister", relation="lives", value="Rome"),
    Fact(id="l", subject="friend Tilda", relation="lives", value="Bonn"),
    Fact(id="m", relation="health", value="le diabète"),
]
CASES = {
    "another place closes the old one": (Said(subject="you", relation="lives", value="Lyon"), "a"),
    "what somebody likes stands beside": (Said(subject="you", relation="likes", value="rum"), ""),
    "dislike closes like": (Said(subject="you", relation="dislikes", value="Tea"), "b"),
    "another colour": (Said(subject="you", relation="favourite", value="colour: red"), "d"),
    "another favourite": (Said(subject="you", relation="favourite", value="band: Cure"), ""),
    "another way to eat": (Said(subject="you", relation="diet", value="vegetarian"), "e"),
    "what is not eaten": (Said(subject="you", relation="diet", value="no alcohol"), ""),
    "somebody else's place": (Said(subject="brother", relation="lives", value="Lyon"), ""),
    "a second friend": (Said(subject="friend", relation="name", value="Otto"), ""),
    "another friend's place": (Said(subject="friend", relation="lives", value="Oslo"), ""),
    "a friend by name": (Said(subject="friend Otto", relation="lives", value="Oslo"), ""),
    "the same friend": (Said(subject="friend Tilda", relation="lives", value="Oslo"), "l"),
    "the sister's place": (Said(subject="sister", relation="lives", value="Oslo"), "k"),
    "more of a kind": (Said(subject="you", relation="has", value="three kids"), "i"),
    "others of a kind": (Said(subject="you", relation="has", value="two cats"), ""),
    "one of a kind": (Said(subject="you", relation="has", value="a kid"), ""),
    "another name of one's own": (Said(subject="you", relation="name", value="Nora"), "h"),
}


@pytest.mark.parametrize("name", CASES)
def test_what_is_new_closes_what_it_excludes(name: str) -> None:
    """And nothing else."""
    said, closes = CASES[name]

    weighed = weigh(said, KNOWN)

    assert weighed.is_new
    assert [one.id for one in weighed.closes] == ([closes] if closes else [])


def test_the_same_again_changes_nothing() -> None:
    """However it is written."""
    weighed = weigh(Said(subject="you", relation="lives", value="PARIS"), KNOWN)

    assert (weighed.is_new, weighed.same, weighed.closes) == (False, KNOWN[0], ())


def test_a_no_closes_what_it_names_and_makes_nothing() -> None:
    """Also where nothing like that is known; "sister" is "sister Anna"."""
    paris = weigh(Said(subject="you", relation="lives", value="Paris", holds=False), KNOWN)
    nuts = weigh(Said(subject="sister", relation="allergy", value="nuts", holds=False), KNOWN)
    oslo = weigh(Said(subject="you", relation="lives", value="Oslo", holds=False), KNOWN)
    well = weigh(Said(subject="you", relation="health", value="diabète", holds=False), KNOWN)

    assert [one.id for one in (*paris.closes, *nuts.closes, *oslo.closes)] == ["a", "c"]
    assert [one.id for one in well.closes] == ["m"]
    assert not any(one.is_new for one in (paris, nuts, oslo, well))
