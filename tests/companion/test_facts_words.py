"""Facts in words: for a model in one line, for people in four languages."""

from troth.companion.facts_kinds import Fact
from troth.companion.facts_words import LABELS, line, told, who


def test_a_model_hears_one_line_about_a_person() -> None:
    """Whatever the value holds, it stays one line."""
    fact = Fact(id="a", subject="sister Anna", relation="allergy", value="nuts\nand seeds")

    assert line(fact) == "The person's sister Anna cannot take nuts and seeds (allergy)."
    assert line(Fact(id="b", relation="belief", value="Quaker")) == "The person's belief: Quaker."


def test_every_language_has_a_word_for_every_relation() -> None:
    """So that no answer to a command is half in English."""
    assert {frozenset(one) for one in LABELS.values()} == {frozenset(LABELS["en"])}


def test_people_read_who_and_what() -> None:
    """In their language, with the name."""
    fact = Fact(id="a", subject="sister Anna", relation="allergy", value="noix")

    assert told(fact, "fr") == "sœur Anna, allergie: noix"
    assert told(Fact(id="b", relation="lives", value="Lyon")) == "lives in: Lyon"
    assert told(Fact(id="c", value="the key is under the pot"), "de") == "the key is under the pot"
    assert who("husband or wife", "es") == "husband or wife"
