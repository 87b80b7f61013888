"""Yes and no are alike in look, words and steps; leaving is a no; and a no is not worn down."""

import re

import pytest

from troth.consent.events import Kind
from troth.errors import Refused
from troth.testing.house import allow, talk
from troth.words import COMPANION_HISTORY, COMPANION_REPLY

CARDS = (COMPANION_REPLY, COMPANION_HISTORY)
BUTTON = re.compile(r'<button class="([^"]*)" name="answer" value="(yes|no)">(\w+)</button>')
HIDDEN = re.compile(r'<input type="hidden" name="(\w+)" value="([^"]*)">')
LONGEST_QUIET_DAYS = 180


def form_on(page) -> dict[str, str]:
    """Return what the form of a card sends along, whichever button is pressed."""
    return dict(HIDDEN.findall(page.text))


def asks(page) -> bool:
    """Say whether a page puts the question before the person."""
    return "yes" in [value for _, value, _ in BUTTON.findall(page.text)]


def answers(house, person, purpose=COMPANION_REPLY) -> list[Kind]:
    """Return what was written down about a purpose."""
    return [one.kind for one in house.gate.consents.events(person) if one.purpose == purpose]


@pytest.mark.parametrize("purpose", CARDS)
def test_both_are_one_word_on_the_same_button(noor, open_pages, purpose) -> None:
    """One row, one look, one click each; nothing is chosen for the person."""
    page = open_pages(noor)(f"/consent/{purpose}")

    (no_look, _, no), (yes_look, _, yes) = BUTTON.findall(page.text)

    assert (no, yes) == ("No", "Yes")
    assert no_look == yes_look
    assert not re.search(r"<input[^>]* checked", page.text)


@pytest.mark.parametrize("purpose", CARDS)
def test_a_card_has_five_lines_and_no_more_than_120_words(house, noor, open_pages, purpose) -> None:
    """What, why, who gets it, what could go wrong, how long and how to stop."""
    page = open_pages(noor)(f"/consent/{purpose}")

    card = house.gate.consents.card(purpose, language="en")
    headings = re.findall(r"<dt>([^<]+)</dt>", page.text)

    assert headings == [
        "What",
        "Why",
        "Who gets it",
        "What could go wrong",
        "How long and how to stop",
    ]
    assert len(" ".join(text for _, text in card.lines).split()) <= 120


def test_leaving_the_page_is_a_no(house, noor, open_pages) -> None:
    """Whoever is asked and goes away has not agreed, and is not asked again."""
    look = open_pages(noor)

    first, second = look("/talk"), look("/talk")

    assert asks(first)
    assert not asks(second)
    with pytest.raises(Refused):
        talk(house, noor, "hello")


@pytest.mark.parametrize("how", ["no", "left", "taken back"])
def test_after_a_no_troth_is_quiet_for_180_days(house, noor, clock, open_pages, how) -> None:
    """Said aloud, by leaving, or by taking a yes back: the question does not come back sooner."""
    page = open_pages(noor)("/talk")
    if how == "no":
        open_pages(noor)(f"/consent/{COMPANION_REPLY}", **form_on(page), answer="no")
    if how == "taken back":
        allow(house, noor, COMPANION_REPLY)
        open_pages(noor)(f"/privacy/{COMPANION_REPLY}/withdraw", off="now")

    clock.move(days=LONGEST_QUIET_DAYS - 1)
    before = asks(open_pages(noor)("/talk"))
    clock.move(days=2)
    after = asks(open_pages(noor)("/talk"))

    assert (before, after) == (False, True)


def test_to_take_back_is_no_harder_than_to_give(house, noor, open_pages) -> None:
    """A yes is a card and a click. Taking it back is a click."""
    look = open_pages(noor)
    card = look(f"/consent/{COMPANION_REPLY}")
    look(f"/consent/{COMPANION_REPLY}", **form_on(card), answer="yes")

    switch = f'<form method="post" action="/privacy/{COMPANION_REPLY}/withdraw">'
    assert switch in look("/privacy").text
    look(f"/privacy/{COMPANION_REPLY}/withdraw", off="now")

    assert answers(house, noor) == [Kind.GIVEN, Kind.WITHDRAWN]


def test_an_old_page_brings_no_yes_back(house, noor, open_pages) -> None:
    """A form that is sent once more after the person changed their mind changes nothing."""
    look = open_pages(noor)
    form = form_on(look(f"/consent/{COMPANION_REPLY}"))
    look(f"/consent/{COMPANION_REPLY}", **form, answer="yes")
    look(f"/privacy/{COMPANION_REPLY}/withdraw", off="now")

    again = look(f"/consent/{COMPANION_REPLY}", **form, answer="yes")

    assert "You answered this in another window meanwhile" in again.text
    assert answers(house, noor) == [Kind.GIVEN, Kind.WITHDRAWN]
