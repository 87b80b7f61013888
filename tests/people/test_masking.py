"""What a person says about masking: one change at a time, and how it is written down."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from troth.errors import BadInput
from troth.people.masking import (
    ALWAYS,
    LONGEST_WORD,
    MOST_FORMS,
    MOST_WORDS,
    NEVER,
    Masking,
    Word,
    is_day,
    is_written,
)

DAY = "2026-11-21"


def masking(always=(), never=()) -> Masking:
    """Return what says these two lists."""
    return Masking().with_lists(always=always, never=never, since="")


def lists(found: Masking) -> tuple[list[str], list[str]]:
    """Return both lists."""
    return [one.text for one in found.always], [one.text for one in found.never]


def test_a_word_is_put_at_the_end_without_odd_spaces() -> None:
    """As it was written, but for the spaces around and in it; with the day."""
    found = masking(["one"]).with_word("  the  blue boat ", ALWAYS, since=DAY)

    assert lists(found) == (["one", "the blue boat"], [])
    assert found.always[-1].since == DAY


def test_a_word_stands_on_one_list_at_most() -> None:
    """To put it on one takes it off the other, whatever its case."""
    found = masking(["Rose"], ["ada"]).with_word("ROSE", NEVER, since=DAY)

    assert lists(found) == ([], ["ada", "ROSE"])


def test_the_same_word_twice_is_once_and_keeps_its_day() -> None:
    """The newest way to write it stays."""
    found = (
        masking().with_word("rose", ALWAYS, since=DAY).with_word("Rose", ALWAYS, since="2027-01-01")
    )

    assert found.always == (Word(text="Rose", since=DAY),)


def test_other_forms_are_kept_until_others_are_told() -> None:
    """None leaves them, an empty list takes them away; the name itself is no other form."""
    found = masking().with_word(
        "Guillermo", ALWAYS, since=DAY, forms=["Memo", " Memo ", "GUILLERMO"]
    )
    assert found.always[0].forms == ("Memo",)

    assert found.with_word("Guillermo", ALWAYS, since=DAY).always[0].forms == ("Memo",)
    assert found.with_word("Guillermo", ALWAYS, since=DAY, forms=[]).always[0].forms == ()


def test_two_lists_that_share_a_word_are_refused_at_once() -> None:
    """Before anything is written down."""
    with pytest.raises(BadInput) as told:
        masking(["Hope"], ["hope"])

    assert told.value.param == "masks"


def test_a_form_is_on_one_list_as_well() -> None:
    """Said to be no name it is no form any more; told as a form it is a name again."""
    found = masking([], ["memo"]).with_word("Guillermo", ALWAYS, since=DAY, forms=["Memo"])
    assert lists(found) == (["Guillermo"], [])
    assert found.list_of("MEMO") == "always"

    two = masking(["Ana"], []).with_word("Guillermo", ALWAYS, since=DAY, forms=["Memo"])
    assert two.list_of("MEMO") == "always"

    other = masking(["memo"], []).with_word("Guillermo", NEVER, since=DAY, forms=["Memo"])
    assert lists(other) == ([], ["Guillermo"])
    assert other.list_of("MEMO") == "never"

    found = found.with_word("Memo", NEVER, since=DAY)
    assert lists(found) == (["Guillermo"], ["Memo"])
    assert found.always[0].forms == ()


def test_to_mask_what_is_a_form_already_changes_nothing() -> None:
    """It stays a form, so that it still means the same person."""
    found = masking().with_word("Guillermo", ALWAYS, since=DAY, forms=["Memo"])

    assert found.with_word("memo", ALWAYS, since=DAY) == found


def test_a_word_is_taken_off_whatever_its_case() -> None:
    """One that is on none changes nothing."""
    assert lists(masking(["Rose"], ["Ada"]).without("ADA")) == (["Rose"], [])
    assert lists(masking(["Rose"]).without("nobody")) == (["Rose"], [])


@pytest.mark.parametrize(
    "word", ["", "   ", "x" * (LONGEST_WORD + 1), "\u200b", " \u2800\u202e ", "\u0301", "\0"]
)
def test_what_is_no_word_is_told(word: str) -> None:
    """With the field that is to blame, and no word of it."""
    with pytest.raises(BadInput) as told:
        masking().with_word(word, ALWAYS, since=DAY)

    assert told.value.param == "word"
    assert "xxx" not in str(told.value)


@pytest.mark.parametrize(
    "forms", [["x" * (LONGEST_WORD + 1)], [f"form {one}" for one in range(MOST_FORMS + 1)]]
)
def test_forms_have_an_end(forms) -> None:
    """So that looking for them stays quick."""
    with pytest.raises(BadInput) as told:
        masking().with_word("Guillermo", ALWAYS, since=DAY, forms=forms)

    assert told.value.param == "forms"


@pytest.mark.parametrize("which", ["always", "never"])
def test_either_list_has_an_end(which) -> None:
    """As many words as it holds, and not one more."""
    words = [f"w{at}" for at in range(MOST_WORDS + 1)]

    masking(**{which: words[:-1]})
    with pytest.raises(BadInput):
        masking(**{which: words})


def test_a_list_has_an_end() -> None:
    """One word more than fits is refused."""
    full = masking([f"w{number}" for number in range(MOST_WORDS)])

    with pytest.raises(BadInput):
        full.with_word("one more", ALWAYS, since=DAY)
    assert len(full.with_word("w3", ALWAYS, since=DAY).always) == MOST_WORDS


def test_it_is_told_on_which_list_a_word_stands() -> None:
    """So a button can offer to undo it."""
    both = masking(["Rose  Lane"], ["Ada"])

    assert [both.list_of(one) for one in ("rose lane", "ADA", "Sam")] == [ALWAYS, NEVER, ""]


def test_lists_that_are_put_in_place_keep_what_was_told_of_their_words() -> None:
    """Forms and day stay with a word that stays; tokens and what was forgotten stay too."""
    before = (
        masking()
        .with_word("Guillermo", ALWAYS, since=DAY, forms=["Memo"])
        .with_tokens(tokens=True)
        .without_names(["mark"], at="2026-11-21T19:30:00.000Z")
    )

    found = before.with_lists(always=["Guillermo", "new"], never=[], since="2027-01-01")

    assert found.always[0] == before.always[0]
    assert found.always[1].since == "2027-01-01"
    assert (found.tokens, found.forgotten) == (True, before.forgotten)


def test_a_name_is_forgotten_and_comes_back() -> None:
    """By its mark alone; of too many the oldest goes."""
    found = (
        masking().without_names(["a", "b"], at="2026-11-21").without_names(["a"], at="2026-12-01")
    )
    assert found.forgotten == {"a": "2026-12-01", "b": "2026-11-21"}
    assert found.with_names(["a", "c"]).forgotten == {"b": "2026-11-21"}

    many = found.without_names([str(one) for one in range(2000)], at="2027-01-01")
    assert len(many.forgotten) == 2000
    assert not {"a", "b"} & many.forgotten.keys()


def test_what_was_written_of_old_is_read() -> None:
    """Two lists, and nothing else; it is written again in the same way."""
    old = json.dumps({"always": ["Rose"], "never": ["Ada"]})

    found = Masking.read(old)

    assert lists(found) == (["Rose"], ["Ada"])
    assert found.written() == old
    assert is_written(old)


@pytest.mark.parametrize(
    "text",
    [
        "{",
        "[]",
        "3",
        "null",
        '{"always": [1, "a"], "never": "x"}',
        '{"always": [""], "never": []}',
        '{"always": ["a"], "since": {"a": "yesterday"}, "forms": {"a": 3}, "forgotten": [1]}',
        "[" * 100_000,
    ],
)
def test_what_is_damaged_breaks_nothing_and_is_not_ours(text) -> None:
    """Rules and model still mask; it is never taken for something that was written here."""
    found = Masking.read(text)

    assert all(isinstance(one.text, str) for one in (*found.always, *found.never))
    assert not is_written(text)


def test_it_shows_no_word() -> None:
    """Names stay out of traces."""
    found = masking(["Ruiz"], ["Hope"]).with_word("Ana", ALWAYS, since=DAY, forms=["Nita"])

    assert not any(one in repr(found) + repr(found.always) for one in ("Ruiz", "Hope", "Nita"))


@pytest.mark.parametrize(("text", "is_one"), [(DAY, True), ("", False), ("20261121", False)])
def test_a_day_has_one_form(text, is_one) -> None:
    """As in 2026-11-21."""
    assert is_day(text) is is_one


@pytest.mark.parametrize(
    ("one", "other"),
    [("José", "Jose\u0301"), ("Nele", "Ne\u200ble"), ("Nele", "\ufeffNele"), ("fiona", "ﬁona")],
)
def test_words_that_look_the_same_are_the_same(one, other) -> None:
    """So that none stands on both lists, and each can be taken off."""
    both = masking([one]).with_word(other, NEVER, since=DAY)

    assert lists(both) == ([], [other])
    assert lists(both.without(one)) == ([], [])


def test_a_word_of_old_that_shows_nothing_can_be_taken_off() -> None:
    """It was kept before such words were refused."""
    old = Masking.read('{"always": ["\u200b", "Ada"], "never": []}')

    assert lists(old.without("\u200b")) == (["Ada"], [])
    assert is_written(old.written())


WORDS = st.sampled_from(
    ["José", "Jose\u0301", "Rose", "rose", "Ada", "Memo", "the blue boat", "王", "ß", "SS"]
)
CHANGES = st.lists(
    st.tuples(WORDS, st.sampled_from([ALWAYS, NEVER, ""]), st.none() | st.lists(WORDS, max_size=3)),
    max_size=8,
)


@given(CHANGES)
def test_whatever_is_said_no_word_is_on_both_lists_and_it_comes_back_as_written(changes) -> None:
    """After every change, forms too."""
    found = Masking()
    for word, which, forms in changes:
        if which:
            found = found.with_word(word, which, since=DAY, forms=forms)
            assert found.list_of(word) == which
        else:
            found = found.without(word)
            assert found.list_of(word) == ""

        assert Masking.read(found.written()) == found
        assert is_written(found.written())
