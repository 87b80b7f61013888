"""Pages of a list: nothing twice, nothing left out, and nobody makes up a place."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from troth.api.rest import cursors
from troth.errors import BadInput


def cut(entries: list[str], after: str | None, limit: int) -> tuple[list[str], str | None]:
    """Return one page of plain texts."""
    page, following = cursors.cut(entries, kind="k", mark=str, after=after, limit=limit)
    return list(page), following


@given(st.integers(0, 30), st.integers(1, 12))
def test_the_pages_together_are_the_list(count: int, limit: int) -> None:
    """Whatever the size of the pages."""
    entries = [f"e{number}" for number in range(count)]
    found, after = [], None

    while True:
        page, after = cut(entries, after, limit)
        found += page
        if after is None:
            break

    assert found == entries


def test_the_last_page_says_that_it_is_the_last() -> None:
    """Also when it is full."""
    assert cut(["a", "b"], None, 2) == (["a", "b"], None)


@pytest.mark.parametrize("after", ["", "x", "====", "é", "a b", "a" * 10_000, "\0", "azo"])
def test_a_place_that_was_made_up_is_refused(after: str) -> None:
    """The sentence says how to begin anew."""
    with pytest.raises(BadInput, match="anew") as refused:
        cut(["a", "b"], after, 1)

    assert refused.value.param == "after"


def test_a_place_in_another_list_is_refused() -> None:
    """A cursor counts where it was given."""
    with pytest.raises(BadInput):
        cut(["a", "b"], cursors.to_text("other", "a"), 1)


def test_a_place_that_is_gone_is_refused() -> None:
    """Between two pages the entry was forgotten; a guess could leave something out."""
    with pytest.raises(BadInput):
        cut(["a", "b"], cursors.to_text("k", "c"), 1)


@given(st.text(min_size=1))
def test_a_mark_comes_back(mark: str) -> None:
    """Whatever is in it."""
    try:
        mark.encode()
    except UnicodeEncodeError:
        return
    assert cursors.to_mark("k", cursors.to_text("k", mark)) == mark


def test_the_header_names_the_next_page(api, house, noor, events) -> None:
    """With everything else that was asked, and as the client would ask."""
    for text in ("one", "two", "three"):
        told = api.asks(noor, "POST", "/api/answers", json={"companion": "mira", "text": text})
        assert events(told.text)[-1][0] == "ended"

    first = api.asks(noor, "GET", "/api/talks?limit=2")
    address, rel = first.headers["link"].split("; ")
    second = api.asks(noor, "GET", address.strip("<>"))

    assert rel == 'rel="next"'
    assert [one["title"] for one in first.json()["items"]] == ["three", "two"]
    assert [one["title"] for one in second.json()["items"]] == ["one"]
    assert second.json()["next"] is None
    assert "link" not in second.headers
