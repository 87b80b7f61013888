"""What a person wants of models outside, and what cannot be wanted."""

import json

import pytest

from troth.errors import BadInput
from troth.people.masking import LONGEST_WORD, MOST_WORDS
from troth.people.wishes import Wishes, masks_text, must_be_right
from troth.words import Level


def test_without_a_word_everything_is_at_its_safest():
    """No provider, no bar of one's own, sensitive words are asked about, nothing is excepted."""
    wishes = Wishes()

    assert (wishes.model, wishes.bar, wishes.on_sensitive) == ("", None, "ask")
    assert (list(wishes.always), list(wishes.never)) == ([], [])


@pytest.mark.parametrize("least", ["blocked", "unknown", "LOCAL", "none", "x"])
def test_a_bar_that_lets_in_whom_nobody_knows_is_refused(least):
    """A person can raise the bar, never lower it below a contract."""
    with pytest.raises(BadInput) as told:
        must_be_right(Wishes(least=least))

    assert told.value.param == "least"


@pytest.mark.parametrize("least", ["", "contract", "zero_retention", "attested", "local"])
def test_a_bar_can_be_raised_up_to_this_machine(least):
    """Each level that a purpose accepts can be a person's own bar."""
    must_be_right(Wishes(least=least))

    assert Wishes(least=least).bar == (Level(least) if least else None)


def test_an_unknown_answer_about_sensitive_words_is_refused():
    """Only asking, sending masked, and staying here."""
    with pytest.raises(BadInput) as told:
        must_be_right(Wishes(sensitive="always"))

    assert told.value.param == "sensitive"


@pytest.mark.parametrize("sensitive", ["", "ask", "send", "local"])
def test_each_answer_about_sensitive_words_can_be_given(sensitive):
    """The three that there are; who gave none is asked."""
    must_be_right(Wishes(sensitive=sensitive))

    assert Wishes(sensitive=sensitive).on_sensitive == (sensitive or "ask")


@pytest.mark.parametrize(
    ("field", "right", "wrong"),
    [
        ("masks", '{"always": ["Ruiz"], "never": []}', '{"always": ["Ruiz", "Ruiz "]}'),
        ("memory", '{"all":"facts"}', '{"all":"everything"}'),
        ("adult", "2026-11-22", "2026-22-11"),
        ("adult", "2026-11-22", "yes"),
    ],
)
def test_what_is_not_in_its_form_is_refused_by_the_field(field, right, wrong):
    """Lists, levels and days are kept only as they are written here."""
    must_be_right(Wishes(**{field: right}))

    with pytest.raises(BadInput) as told:
        must_be_right(Wishes(**{field: wrong}))

    assert told.value.param == field


def test_who_said_that_they_are_a_minor_cannot_say_that_they_are_an_adult():
    """No later word of theirs takes that back; a proof that was shown does."""
    said, shown = '{"said":"2026-11-21"}', '{"shown":"2026-11-21"}'

    must_be_right(Wishes(age=said))
    must_be_right(Wishes(adult="2026-11-22", age=shown))
    with pytest.raises(BadInput, match="under 18") as told:
        must_be_right(Wishes(adult="2026-11-22", age=said))

    assert told.value.param == "adult"


def test_what_is_written_oddly_asks_all_the_same():
    """A value that nobody knows never opens anything."""
    assert Wishes(sensitive="yes", least="anything").on_sensitive == "ask"
    assert Wishes(least="anything").bar is None


def test_lists_are_cleaned_and_kept_in_order():
    """Blanks go, doubles go, the order stays."""
    text = masks_text(always=["  Ruiz ", "Ana  María", "Ruiz"], never=["Hope", ""])

    wishes = Wishes(masks=text)
    assert list(wishes.always) == ["Ruiz", "Ana María"]
    assert list(wishes.never) == ["Hope"]


def test_a_word_cannot_be_on_both_lists():
    """Always and never at once is no wish."""
    with pytest.raises(BadInput):
        masks_text(always=["Hope"], never=["hope"])


@pytest.mark.parametrize(
    "always", [[f"w{number}" for number in range(MOST_WORDS + 1)], ["x" * (LONGEST_WORD + 1)]]
)
def test_a_list_has_an_end(always):
    """So that looking for the words stays quick."""
    with pytest.raises(BadInput):
        masks_text(always=always, never=[])


@pytest.mark.parametrize("masks", ["{", "[]", "3", json.dumps({"always": [1, "a"], "never": "x"})])
def test_damaged_lists_break_nothing(masks):
    """Rules and model still mask; what is no word is passed over."""
    wishes = Wishes(masks=masks)

    assert all(isinstance(one, str) for one in (*wishes.always, *wishes.never))


def test_it_shows_no_word():
    """Names and lists stay out of traces."""
    assert "Ruiz" not in repr(Wishes(name="Ruiz", masks=masks_text(always=["Ruiz"], never=[])))
