"""The language of a text is guessed by its small words."""

import pytest

from troth.guard.languages import languages, may_be_english, spoken, told_in


def test_languages_are_told_by_small_words():
    """All of them where there is no sign."""
    assert languages(" ich muss nicht gehen ") == ("de",)
    assert languages(" you have to go ") == ("en",)
    assert set(languages(" hmm ")) == {"en", "de", "es", "fr"}


def test_what_has_more_words_of_another_language_is_not_english():
    """A word that two languages share decides nothing; without a sign it may be English."""
    assert may_be_english(" you have no time ")
    assert may_be_english(" hmm ")
    assert not may_be_english(" no me quieras tu ")


def test_a_short_message_has_a_language_if_two_words_tell_it():
    """Where English has as many, it is English; where nothing tells, it is none."""
    assert spoken(" hab alles genommen was da war ") == "de"
    assert spoken(" ya no quiero estar aqui ") == "es"
    assert spoken(" je ne veux plus rien ") == "fr"
    assert spoken(" he said he will hit me again ") == "en"
    assert spoken(" pizza ") is None


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (" ich bin einsam ", "de"),
        (" me siento sola ", "es"),
        (" je me sens seul ", "fr"),
        (" ik ben verdrietig ", "nl"),
        (" mi sento solo ", "it"),
        (" estou triste hoje ", "pt"),
        (" i failed my exam ", "en"),
        (" pizza ", None),
        (" no ", None),
    ],
)
def test_a_message_is_answered_in_its_language(text, language):
    """In more languages than there are rules for; none where nothing stands out."""
    assert told_in(text) == language


def test_rules_that_heard_a_message_know_its_language_better():
    """But for a language without rules."""
    assert told_in(" bye muss los ", "de") == "de"
    assert told_in(" you have to go ", "de") == "de"
    assert told_in(" ciao a domani ho sonno ", "de") == "it"
