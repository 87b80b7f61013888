"""The card that answers when somebody may be in danger."""

import re
from itertools import product

import pytest

from troth.guard.crisis import CALM, Crisis, assess
from troth.guard.crisis_card import card, is_card, row, words_in
from troth.guard.rule import Kind, Severity

LANGUAGES = ["en", "es", "de", "fr"]
GRAVE = [
    Crisis(severity=severity, kind=kind, why=("test",))
    for severity, kind in product([Severity.HIGH, Severity.IMMINENT], Kind)
]
CONCERNS = [Crisis(severity=Severity.CONCERN, kind=kind, why=("test",)) for kind in Kind]
EMERGENCY = {
    "en": "call your local emergency number",
    "es": "llama al número local de emergencias",
    "de": "ruf den örtlichen Notruf an",
    "fr": "appelle le numéro d'urgence local",
}
AN_AI = {"en": "an AI", "es": "una IA", "de": "eine KI", "fr": "une IA"}
NO_CALL = {
    "en": "can't call anyone",
    "es": "no puede llamar a nadie",
    "de": "kann niemanden für dich anrufen",
    "fr": "ne peut appeler personne",
}
PHONE = re.compile(r"\+?\d[\d ()./-]*\d")


def _all_cards(resources):
    for crisis, language, country in product([*GRAVE, *CONCERNS], LANGUAGES, ["US", "JP", "ZZ"]):
        yield card(crisis, resources, country=country, language=language)


def test_no_card_shows_a_number_that_is_not_in_the_file(resources, resources_text):
    """Every phone-like string of every card stands in the file, letter by letter."""
    shown = {one for text in _all_cards(resources) for one in PHONE.findall(text)}

    assert len(shown) > 15
    assert [number for number in sorted(shown) if number not in resources_text] == []


def test_the_words_around_the_lines_hold_no_digit(resources):
    """What Troth says itself has no number in it but the day of the check."""
    for text in _all_cards(resources):
        own = [line for line in text.splitlines() if not line.startswith("- ")]
        assert not re.search(r"\d", "".join(own).replace("2026-06-02", ""))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("crisis", GRAVE, ids=lambda one: f"{one.severity}-{one.kind}")
def test_a_grave_card_says_what_it_must(crisis, language, resources):
    """An AI that cannot call, the emergency number, the lines, the day, an open door."""
    text = card(crisis, resources, country="FR", language=language)

    assert AN_AI[language] in text
    assert NO_CALL[language] in text
    assert EMERGENCY[language] in text
    assert "3114" in text
    assert "https://3114.fr/" in text
    assert "2026-06-02" in text
    assert len(text.split("\n\n")) == 6
    assert len(text) < 1_200


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_imminent_card_puts_the_emergency_first(language, resources):
    """Who needs help now reads it before anything about Troth."""
    urgent = Crisis(severity=Severity.IMMINENT, kind=Kind.SELF, why=("test",))

    text = card(urgent, resources, country="US", language=language)

    assert text.index(EMERGENCY[language]) < text.index(AN_AI[language])


@pytest.mark.parametrize("crisis", CONCERNS, ids=lambda one: one.kind)
def test_a_concern_is_a_question_and_one_line(crisis, resources):
    """No alarm where none is due."""
    text = card(crisis, resources, country="US", language="en")

    assert text.count("\n- ") == 1
    assert "?" in text
    assert len(text) < 300


def test_a_concern_in_an_unknown_country_names_the_emergency_number(resources):
    """One line of some country would help nobody."""
    text = card(CONCERNS[0], resources, country="ZZ", language="en")

    assert EMERGENCY["en"] in text
    assert "\n- " not in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_unknown_country_gets_every_line_with_its_country(language, resources):
    """The whole list, each named, and the local emergency number."""
    text = card(GRAVE[0], resources, country="ZZ", language=language)

    assert text.count("\n- ") == 14
    for country in resources.countries:
        assert country.name(language) in text
        assert all(line.name in text for line in country.lines)
    assert text.count(EMERGENCY[language]) >= 1


@pytest.mark.parametrize(
    ("asked", "told"), [("de-AT", "KI"), ("ES", "IA"), ("xx", "AI"), ("", "AI"), ("en_GB", "AI")]
)
def test_the_language_is_taken_where_there_is_one(asked, told, resources):
    """A region does not matter; English is the last resort."""
    assert f" {told}" in card(GRAVE[0], resources, country="GB", language=asked)


def test_hours_are_told_in_the_language(resources):
    """Round the clock is words; hours that the record does not know are said to be missing."""
    text = card(GRAVE[0], resources, country="JP", language="de")

    assert "Tag und Nacht." in text
    assert "siehe Website" in text
    assert "daily 16:00-21:00 JST" in text


def test_ways_to_reach_a_line_are_told(resources):
    """Call, text, both, and a word to send."""
    text = card(GRAVE[0], resources, country="US", language="en")

    assert "call or text 988" in text
    assert "text HOME to 741741" in text
    assert "call 14416 or 1800-89-14416" in card(GRAVE[0], resources, country="IN", language="en")


def test_no_card_ends_the_talk_or_claims_what_is_not_there(resources):
    """No quick exit, no untraced message, no report: none of them exists."""
    for text in _all_cards(resources):
        low = text.lower()
        assert not re.search(r"quick exit|no trace|we have informed|chat is (over|closed)", low)


@pytest.mark.parametrize("language", LANGUAGES)
def test_cards_invite_to_go_on_writing(language, resources):
    """The last words leave the door open."""
    going_on = {"en": "keep writing", "es": "seguir escribiendo", "de": "weiterschreiben"}

    for crisis in GRAVE:
        text = card(crisis, resources, country="US", language=language)
        assert going_on.get(language, "continuer à écrire") in text.split("\n\n")[-1]


def test_what_is_heard_and_what_is_shown_fit_together(resources):
    """From a sentence to its card."""
    text = card(assess(["I want to kill myself"]), resources, country="GB", language="en")

    assert text.startswith("I'm glad you said that. I take it seriously.")
    assert "Samaritans: call 116 123. Day and night." in text


def test_a_card_for_nothing_is_gentle(resources):
    """Asked without a crisis, it is the lightest card."""
    assert card(CALM, resources, country="US", language="en").startswith("That sounds hard.")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_card_is_known_as_one_and_other_text_is_not(language, resources):
    """A grave card names at least one website of the file."""
    for crisis, country in product(GRAVE, ["US", "ZZ"]):
        assert is_card(card(crisis, resources, country=country, language=language), resources)
    assert not is_card("I walked the dog and saw https://example.org/", resources)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_line_alone_reads_as_it_does_on_the_card(resources, language):
    """Whoever shows a line elsewhere shows it in the very words of the card."""
    told = card(GRAVE[0], resources, country="US", language=language).splitlines()
    (country,) = resources.for_country("US").countries

    assert all(f"- {row(line, language=language)}" in told for line in country.lines)


@pytest.mark.parametrize(("asked", "found"), [("de-AT", "de"), ("FR", "fr"), ("eo", "en")])
def test_words_come_in_a_language_that_there_is(asked, found):
    """A regional form finds its language, and an unknown one English."""
    assert words_in(asked).language == found
