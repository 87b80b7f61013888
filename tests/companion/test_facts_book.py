"""A language's book: its short cuts, and the words it is made of."""

from troth.companion.facts_book import either, kin_of, rules


def test_short_cuts_are_written_out() -> None:
    """A no, somebody near, and the place where the value begins."""
    made = rules(
        [("lives", r"{my} {no}lives in {v}", "place")], my=r"my (?P<kin>sister)", no="not "
    )

    found = made[0].pattern.search("my sister not lives in lyon")

    assert found is not None
    assert (found["kin"], found["no"], found.end("v")) == ("sister", "not ", 23)


def test_a_rule_that_denies_is_named_with_a_minus() -> None:
    """So that "I used to live in" takes something back."""
    (one,) = rules([("-lives", r"i used to live in {v}", "place")], my="", no="")

    assert (one.relation, one.denies) == ("lives", True)


def test_words_of_two_parts_and_the_longest_first() -> None:
    """Lists are written as words; a `_` joins two."""
    assert kin_of({"friend": "mate best_mate"}) == {"mate": "friend", "best mate": "friend"}
    assert either("cat cats") == "cats|cat"
