"""Where names stand in a TOML file."""

from hypothesis import given
from hypothesis import strategies as st

from troth.registry.place import Place, locate

TEXT = '''\
# [not.a.table]
top = 1
[purpose."a.b"]   # a comment with "quotes" and [brackets]
reads = [
  "one",  # "two" = 2
  'three',
]
risk = """
inner = "not a key"
[nor.this]"""
after = { x = 1 }
'''


def test_every_table_and_key_has_its_line():
    """Tables and keys are found on the line where they stand, quoted or not."""
    place = locate(TEXT, source="f.toml")

    lines = {".".join(path): list(lines) for path, lines in place.names.items()}

    assert lines == {
        "top": [2],
        "purpose.a.b": [3],
        "purpose.a.b.reads": [4],
        "purpose.a.b.risk": [8],
        "purpose.a.b.after": [11],
    }


def test_an_item_of_a_list_has_its_own_line():
    """A string in a list is found on its line, not on that of its key."""
    place = locate(TEXT, source="f.toml")

    line = place.line(("purpose", "a.b", "reads"), "three")

    assert line == 6


def test_what_is_missing_is_shown_at_the_table_around_it():
    """A key that is not there points at its table, and a table that is not there at nothing."""
    place = locate(TEXT, source="f.toml")

    lines = [place.line(("purpose", "a.b", "none", "deeper")), place.line(("nowhere",))]

    assert lines == [3, None]


def test_a_name_that_stands_twice_has_both_lines():
    """Both lines of a key that stands twice are kept."""
    place = locate("[a]\nk = 1\nk = [\n2]\n", source="f.toml")

    assert place.names["a", "k"] == [2, 3]


def test_an_error_names_file_and_line():
    """The message begins with file and line, as editors read it."""
    place = locate(TEXT, source="f.toml")

    error = place.error(("purpose", "a.b", "risk"), "it is wrong.")

    assert (str(error), error.param) == ("f.toml:8: it is wrong.", "purpose.a.b.risk")


def test_what_has_no_lines_names_its_source_only():
    """A stored version has no lines to show."""
    error = Place(source="stored", has_lines=False).error((), "it is wrong.")

    assert str(error) == "stored: it is wrong."


@given(st.text(alphabet="ab\"'[]{}=#.\\\n ", max_size=60))
def test_no_text_stops_it(text):
    """Whatever the text, it notes what it can, and never a line beyond the text."""
    place = locate(text, source="f.toml")

    assert all(line <= text.count("\n") + 1 for lines in place.names.values() for line in lines)
