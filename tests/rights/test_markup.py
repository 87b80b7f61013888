"""A text stays a text, whatever is in it."""

from datetime import UTC, datetime
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from troth.rights.markup import Link, Markup, page, table, tag, text, when


def tree(markup):
    """Read markup; fails where it is not well formed."""
    return ET.fromstring(markup)  # noqa: S314  # our own


def whole(title="T", body=(), links=()):
    """Return a whole page as a tree."""
    written = "".join(page(title, body, style="style.css", links=links))
    assert written.startswith("<!DOCTYPE html>\n")
    return tree(written.removeprefix("<!DOCTYPE html>\n"))


@given(st.text())
def test_any_text_stays_one(said):
    """As content and as attribute: what comes out is one element and no other."""
    found = tree(tag("p", said, title=said or "-"))

    assert len(found) == 0
    assert found.tag == "p"
    assert set(found.attrib) == {"title"}


@given(st.text(alphabet=st.characters(min_codepoint=32, max_codepoint=126)))
def test_plain_letters_come_out_as_they_were(said):
    """Nothing that can be shown is lost."""
    assert (tree(tag("p", said)).text or "") == said


@pytest.mark.parametrize("one", ["\x00", "\x07", "\x1b", "\x7f", "\x85", "\ud83d", "\ufffe"])
def test_what_no_page_can_hold_is_shown_as_a_sign(one):
    """A control character or half a letter leaves a sign where it was."""
    assert text(f"a{one}b") == "a\ufffdb"


def test_line_ends_of_other_systems_are_line_ends():
    """A carriage return breaks the line and shows no sign."""
    assert text("a\r\nb\rc") == "a\nb\nc"


def test_markup_is_not_escaped_twice():
    """What was made here goes in as it is; a text beside it does not."""
    assert tag("p", tag("b", "<"), "<") == "<p><b>&lt;</b>&lt;</p>"
    assert isinstance(tag("p"), Markup)


def test_attributes_as_python_writes_them():
    """A dash is written as an underscore; an empty attribute is left out."""
    assert tag("p", class_="a", aria_label="b", title="") == '<p class="a" aria-label="b"></p>'


def test_a_page_is_whole():
    """Title, style, links, body: in a tree, with a policy that lets nothing else in."""
    root = whole("A & B", [tag("p", "x"), "<i>"], [Link("index.html", "Home")])

    assert root.findtext("head/title") == "A & B"
    assert root.findtext("body/main/h1/bdi") == "A & B"
    assert "".join(root.find("body/main").itertext()).split() == ["A", "&", "B", "x", "<i>"]
    assert root.find("body/nav/ul/li/a").attrib == {"href": "index.html"}
    policy = next(one for one in root.iter("meta") if one.get("http-equiv"))
    assert "default-src 'none'" in policy.get("content")
    assert "script" not in policy.get("content")


def test_a_table_is_written_row_by_row():
    """Head and rows, each cell escaped, given out a piece at a time."""
    pieces = list(table(("A", "B"), [("1", "<"), (tag("b", "2"), "3")]))

    root = tree("".join(pieces))
    assert [one.text for one in root.iter("th")] == ["A", "B"]
    assert ["".join(one.itertext()) for one in root.iter("td")] == ["1", "<", "2", "3"]
    assert len(pieces) == 6


@pytest.mark.parametrize(
    ("at", "shown"),
    [
        (datetime(2026, 11, 1, 9, 5, tzinfo=UTC), "1 Nov 2026, 09:05 UTC"),
        ("2026-11-21T19:30:00.000Z", "21 Nov 2026, 19:30 UTC"),
        ("2026-11-21T20:30:00.000+01:00", "21 Nov 2026, 19:30 UTC"),
        ("yesterday <b>", "yesterday <b>"),
        (None, "never"),
    ],
)
def test_moments(at, shown):
    """A moment is written in UTC and says so; what is none stands as it is."""
    assert "".join(tree(when(at)).itertext()) == shown
