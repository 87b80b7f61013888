"""What left lies in parts, and comes together again byte for byte."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from troth.errors import Damaged
from troth.gate.left import Left, put_together, take_apart
from troth.providers import plain

TEXTS = st.text(st.characters(exclude_categories=("Cs",)), max_size=60)
BODIES = st.dictionaries(
    TEXTS,
    st.recursive(
        st.none() | st.booleans() | st.integers(-9, 9) | TEXTS,
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXTS, inner, max_size=3),
        max_leaves=8,
    ),
    max_size=4,
)


@given(BODIES)
def test_what_was_taken_apart_comes_together_byte_for_byte(body):
    """Any request, whatever its strings and names: also one that looks like a mark."""
    form, texts = take_apart(body)

    assert put_together(form, texts.get) == plain.written(body)


@given(TEXTS)
def test_a_text_that_looks_like_a_mark_is_a_text(text):
    """Somebody who writes the mark's own character, or a whole mark, gets it back as it was."""
    body = {"a": "\ue000" + text, "b": "\ue000" + "0" * 64}

    form, texts = take_apart(body)

    assert put_together(form, texts.get) == plain.written(body)


def test_a_long_text_is_kept_once_and_not_in_the_form():
    """A provider gets the whole talk again with each message; here it lies once."""
    long = "something that is longer than a word or two"

    form, texts = take_apart({"messages": [{"content": long}, {"content": long}]})

    assert list(texts.values()) == [long]
    assert long not in form


def test_a_part_that_is_gone_is_told():
    """What was forgotten is not made up again."""
    form, _ = take_apart({"content": "something that is longer than a word or two"})

    with pytest.raises(Damaged, match="not kept"):
        put_together(form, {}.get)


def test_it_shows_no_word():
    """A trace of an error names the kind and the recipient, never what was said."""
    left = Left(
        receipt="r", recipient="p", model="m", level="contract", at="t",
        form=json.dumps({"a": "plum"}), texts="plum", masks="plum",
    )  # fmt: skip

    assert "plum" not in repr(left)
