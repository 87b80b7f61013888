"""The pages for those who write programs, and what is behind the address of an error."""

import asyncio

import httpx2
import pytest

from troth.api.rest.app import ADDRESSES
from troth.api.rest.meanings import meanings
from troth.faces import make_app
from troth.web.app import make_pages


@pytest.fixture
def get(house):
    """Return a function that looks at a page of the whole application."""
    whole = make_app(house)

    def look(path: str, app=None) -> httpx2.Response:
        async def go() -> httpx2.Response:
            transport = httpx2.ASGITransport(app or whole)
            async with httpx2.AsyncClient(transport=transport, base_url="http://127.0.0.1") as one:
                return await one.get(path)

        return asyncio.run(go())

    return look


def test_every_address_is_on_the_page(get) -> None:
    """With its method, for anybody to read."""
    page = get("/api/docs")

    assert page.status_code == 200
    for one in ADDRESSES:
        assert f"<code>{one.method} {one.path}</code>" in page.text


def test_code_is_set_as_code(get) -> None:
    """What stands in backticks is not shown with them."""
    assert "`" not in get("/api/docs").text


def test_every_link_on_the_page_leads_somewhere(get) -> None:
    """To a part of it that is there."""
    import re

    text = get("/api/docs").text

    linked = set(re.findall(r'href="#([\w-]+)"', text)) - {"main"}
    assert linked <= set(re.findall(r'id="([\w-]+)"', text))


def test_every_error_has_its_page(get) -> None:
    """The address stands in each problem as its type."""
    for one in meanings():
        page = get(f"/errors/{one.code}")

        assert page.status_code == 200, one.code
        assert one.title in page.text


def test_an_error_that_is_none(get) -> None:
    """A page that says so."""
    assert get("/errors/no_such").status_code == 404


def test_pages_alone_have_no_reference(house, get) -> None:
    """There is no `/api` that it could tell of."""
    assert get("/api/docs", make_pages(house)).status_code == 404
