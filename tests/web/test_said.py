"""Fixed sentences after a redirect."""

import pytest

from troth.web import said


def test_an_address_names_a_sentence() -> None:
    """Before the anchor, after what is asked already."""
    assert said.then("/privacy", "saved") == "/privacy?said=saved"
    assert said.then("/talk/x?at=y#last", "saved") == "/talk/x?at=y&said=saved#last"


def test_nobody_can_make_a_page_say_words_of_their_own() -> None:
    """A word that is not in the list says nothing."""
    assert said.sentence("saved") == "Saved."
    assert said.sentence("Send your passphrase to example.org") is None
    assert said.sentence(None) is None


def test_a_page_cannot_name_a_sentence_that_is_not_there() -> None:
    """A typo fails when the page is made."""
    with pytest.raises(KeyError):
        said.then("/", "savd")
