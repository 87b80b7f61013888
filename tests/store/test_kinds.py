from dataclasses import dataclass
from datetime import UTC, datetime
from typing import ClassVar

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from troth.errors import Damaged
from troth.store.kinds import (
    field_names,
    from_bytes,
    kept_days,
    kept_until,
    sieve,
    skimmer,
    to_bytes,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """A kind of record."""

    category: ClassVar[str] = "note"
    text: str
    number: int = 0


def test_fields_are_named_as_the_registry_names_them():
    """Category and field, and not the category itself."""
    assert field_names(Note) == {"note.text", "note.number"}


def test_a_kind_may_be_kept_for_less_and_never_for_more():
    """Its purpose says how long at most."""

    class Short(Note):
        kept_days: ClassVar[int] = 7

    assert kept_days(Note, most=90) == 90
    assert kept_days(Short, most=90) == 7
    assert kept_days(Short, most=3) == 3


def test_a_record_may_end_by_itself():
    """At the moment that it says; what says nothing ends as its purpose says."""
    moment = datetime(2026, 11, 22, tzinfo=UTC)

    class Ending(Note):
        kept_until: ClassVar[datetime] = moment

    assert kept_until(Note(text="a")) is None
    assert kept_until(Ending(text="a")) == moment


@settings(deadline=None)
@given(text=st.text(alphabet=st.characters(exclude_categories=[])), number=st.integers())
def test_a_record_comes_back_as_it_was(text, number):
    """Any text that Python holds, lone surrogates and NUL too."""
    note = Note(text=text, number=number)

    assert from_bytes(Note, to_bytes(note)) == note


def test_the_bytes_are_frozen():
    """Sorted names, no spaces, only ASCII."""
    assert to_bytes(Note(text="é\ud800", number=1)) == b'{"number":1,"text":"\\u00e9\\ud800"}'


def test_a_field_that_came_later_has_its_default():
    """An older record still reads."""
    assert from_bytes(Note, b'{"text":"old"}') == Note(text="old", number=0)


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{",
        b"[]",
        b"7",
        b'{"number":1}',
        b"\xff",
        b'"text"',
        b"null",
    ],
)
def test_what_is_no_such_record_is_damage(body):
    """Cut, of another shape, with a field too few: Damaged, without its words."""
    with pytest.raises(Damaged, match="A kept note cannot be read") as caught:
        from_bytes(Note, body)

    assert str(caught.value) == "A kept note cannot be read."


def test_what_stands_behind_a_record_is_damage():
    """One record, and nothing after it."""
    with pytest.raises(Damaged):
        from_bytes(Note, b'{"text":"a"}{"text":"b"}')


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """A kind of record with several texts."""

    category: ClassVar[str] = "note"
    name: str
    body: str
    pages: int = 1
    place: str = ""


any_text = st.text(alphabet=st.characters(exclude_categories=[]))


@settings(deadline=None)
@given(any_text, any_text, any_text, st.integers())
def test_some_fields_are_what_the_whole_record_says(name, body, place, pages):
    """Whatever stands in them and beside them; in the order of their names."""
    letter = Letter(name=name, body=body, place=place, pages=pages)

    assert skimmer(Letter, "place", "name")(to_bytes(letter)) == (name, place)
    assert skimmer(Letter, "body")(to_bytes(letter)) == (body,)


def test_a_field_that_is_not_there_or_no_text_is_empty():
    """An older record, and one that was written otherwise."""
    skim = skimmer(Letter, "name", "pages", "place")

    assert skim(b'{"body":"","name":"a"}') == ("a", "", "")
    assert skim(b'{"place": "b", "name": 7, "more": 1}') == ("", "", "b")


@pytest.mark.parametrize("body", [b"", b"{", b"[]", b"7", b"\xff", b'"text"', b"null"])
def test_what_is_no_record_has_no_fields(body):
    """Cut or of another shape: Damaged, as when it is read."""
    with pytest.raises(Damaged, match="A kept note cannot be read"):
        skimmer(Letter, "name")(body)


@settings(deadline=None)
@given(
    st.text(alphabet=st.characters(exclude_categories=[])), st.text(st.sampled_from('":,\\text'))
)
def test_a_record_is_found_by_its_texts(text, other):
    """By exactly these, whatever is in them; a text that looks like a field is none."""
    fits = sieve({"text": text})

    assert fits(to_bytes(Note(text=text)))
    assert fits(to_bytes(Note(text=other))) == (other == text)
    assert not sieve({"number": text})(to_bytes(Note(text=f'"number":"{text}"')))
    assert not sieve({"text": text, "more": text})(to_bytes(Note(text=text)))
