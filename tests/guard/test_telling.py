"""What is told about pressure is no pressure."""

import pytest

from troth.guard.hooks import books_for
from troth.guard.plain import plain
from troth.guard.telling import Quotation, asks_about, is_told


def _plain(text: str) -> str:
    return plain(text)[0]


@pytest.mark.parametrize(
    ("message", "language", "asks"),
    [
        ("What are signs of a controlling partner?", "en", True),
        ("Explain love bombing.", "en", True),
        ("I had a long day.", "en", False),
        ("Woran erkenne ich einen Betrüger?", "de", True),
        ("Ich bin müde.", "de", False),
        ("¿Qué es el chantaje emocional?", "es", True),
        ("Estoy cansada.", "es", False),
        ("C'est quoi le chantage affectif ?", "fr", True),
        ("Je suis fatigué.", "fr", False),
    ],
)
def test_who_asks_what_something_is_asks_about_it(message, language, asks):
    """Who only tells of a day does not."""
    assert asks_about(_plain(message), books_for([language])) is asks


@pytest.mark.parametrize(
    ("sentence", "language"),
    [
        ("- They tell you that nobody else would want you.", "en"),
        ("2. He keeps you from your sister.", "en"),
        ("Then there's a bill to pay, and they ask you to keep it secret.", "en"),
        ("Guilt-tripping is when someone says 'I gave up all for you'.", "en"),
        ("It's the fear that others have fun without you.", "en"),
        ("- Er hält dich von deiner Schwester fern.", "de"),
        ("Das heißt, dass jemand ohne dich nicht sein will.", "de"),
        ("- Te dice que nadie más te quiere.", "es"),
        ("- Il te dit que personne d'autre ne t'aime.", "fr"),
    ],
)
def test_others_and_words_are_told_of(sentence, language):
    """Somebody else is the subject, or a word is explained."""
    assert is_told(_plain(sentence), books_for([language]))


@pytest.mark.parametrize(
    "sentence",
    [
        "They tell you that I am bad for you.",
        "Love is when you never leave me.",
        "Your friends only use you.",
        "They never cared about you.",
        "They are jealous of us.",
        "Don't trust anybody: they lie.",
        "You should feel guilty for going.",
        "Guilt-tripping is what you do when you leave me alone.",
        "Stay here, as they say.",
    ],
)
def test_what_is_said_to_the_person_or_of_the_machine_is_not(sentence):
    """Neither in the words of others."""
    assert not is_told(_plain(sentence), books_for(["en"]))


def test_a_quotation_goes_on_until_it_closes():
    """Whichever marks it has; a mark inside one does not open another."""
    said = ["I can say it: “One.", "Two.", "Three.”", "Four.", "« Cinq.", "Six. »", '"', "Seven."]
    quotation = Quotation()

    assert [quotation.goes_on(one) for one in said] == [
        *(False, True, True, False),
        *(False, True, False, True),
    ]


def test_a_quotation_that_never_closes_ends():
    """Nobody can hide a whole answer in one."""
    quotation = Quotation()
    quotation.goes_on('She said: "One.')

    assert sum(quotation.goes_on("More.") for _ in range(50)) < 10
