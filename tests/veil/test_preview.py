"""Both sides of one text, with the reasons in plain words."""

import re

import pytest

from troth.registry.readability import grade
from troth.veil.found import Found
from troth.veil.mask import Masker
from troth.veil.preview import ASKED, HONEST, because, preview, what

TEXT = "Mia rang from Hull, and Mia is 35. My depression is back."
FOUND = [
    Found(0, 3, "PERSON", "direct", "model"),
    Found(14, 18, "LOCATION", "quasi", "model"),
    Found(24, 27, "PERSON", "direct", "model"),
    Found(31, 33, "DEMOGRAPHIC", "quasi", "age"),
    Found(38, 48, "DEMOGRAPHIC", "sensitive", "health"),
]


def seen(text=TEXT, found=FOUND, **more):
    """Return the preview of a text in which these things are found."""
    masker = Masker(b"k" * 32, detect=lambda _text, _known: found, tokens=True, **more)
    return preview(text, masker, found)


def test_both_sides_are_told_with_what_was_masked_in_its_place():
    """Places count code points of the text as it was written."""
    told = seen()

    assert told.masked.startswith("[PERSON_1] rang from Hull, and [PERSON_1] is 35.")
    assert [(start, end, one.original) for start, end, one in told.places()] == [
        (0, 3, "Mia"),
        (24, 27, "Mia"),
    ]
    assert [one.original for one in told.masks] == ["Mia"]


def test_what_was_found_and_goes_out_all_the_same_is_told():
    """It names nobody alone; what it speaks of is told as well."""
    told = seen()

    assert [(one.text, one.kind) for one in told.stays] == [
        ("Hull", "quasi"),
        ("35", "quasi"),
        ("depression", "sensitive"),
    ]
    assert told.topics == ("health",)


def test_what_is_masked_for_another_reason_does_not_go_out():
    """A place on the list is masked, and so it is not among what stays."""
    told = seen(always=["Hull"])

    assert "Hull" not in told.masked
    assert [one.text for one in told.stays] == ["35", "depression"]


def test_an_empty_find_changes_nothing():
    """Both sides are the same."""
    told = seen("Hello there", [])

    assert (told.masked, told.masks, told.stays, told.topics) == ("Hello there", [], [], ())


def test_it_shows_no_word_when_printed():
    """Neither a piece nor what stays."""
    assert not re.search("Mia|Hull|depression", repr(seen()))


@pytest.mark.parametrize("label", ["PERSON", "LOCATION", "ORG", "DATE", "CONTACT", "ID", "OTHER"])
@pytest.mark.parametrize("why", ["model", "known", "card", ASKED, "seen elsewhere", "later"])
def test_every_reason_is_a_sentence_that_is_easy_to_read(label, why):
    """Also of a rule that nobody has heard of yet; no name of a program."""
    said = f"{what(label, why).capitalize()}. {because(label, why)}"

    assert re.fullmatch(r"[A-Z][A-Za-z ]+\. [A-Z][A-Za-z -]+\.", said)
    assert why == "known" or why == ASKED or why not in said  # noqa: PLR1714  # these are words
    assert grade(said) <= 8


@pytest.mark.parametrize(
    ("why", "named"), [("password", "a password"), ("code of a door", "a PIN or a code")]
)
def test_a_password_is_called_one(why, named):
    """It is no number that stands for somebody; and the word before it gave it away."""
    said = f"{what('ID', why).capitalize()}. {because('ID', why)}"

    assert what("ID", why) == named
    assert "word before it" in said
    assert grade(said) <= 8


def test_what_masking_cannot_promise_is_said_plainly():
    """A story tells who somebody is."""
    assert "story" in HONEST
    assert grade(HONEST) <= 8
