from dataclasses import dataclass
from typing import ClassVar

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from troth.errors import Damaged
from troth.store.kinds import field_names, from_bytes, to_bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """A kind of record."""

    category: ClassVar[str] = "note"
    text: str
    number: int = 0


def test_fields_are_named_as_the_registry_names_them():
    """Category and field, and not the category itself."""
    assert field_names(Note) == {"note.text", "note.number"}


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
