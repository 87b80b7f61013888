"""Everything behind one door: pages, `/v1` and `/api`, each telling errors in its own way."""

import asyncio
from collections.abc import Callable

import httpx2
import pytest

from troth.api.rest.app import ADDRESSES
from troth.faces import make_app
from troth.front.route import needs
from troth.house import House

ADDRESS = "http://127.0.0.1:8420"


@pytest.fixture
def get(house: House) -> Callable[[str], httpx2.Response]:
    """Return a function that looks at an address of the whole application."""

    def look(path: str, **headers: str) -> httpx2.Response:
        async def go() -> httpx2.Response:
            transport = httpx2.ASGITransport(make_app(house))
            async with httpx2.AsyncClient(transport=transport, base_url=ADDRESS) as client:
                return await client.get(path, headers=headers)

        return asyncio.run(go())

    return look


def test_every_address_of_every_face_says_what_it_needs(house: House) -> None:
    """The door would not open otherwise; those of `/api` are among them."""
    found = needs(make_app(house).routes)

    assert {(one.path, one.need) for one in ADDRESSES} <= set(found)
    assert {"/health", "/v1/models", "/sign-in"} <= {path for path, _ in found}


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/nowhere", "text/html"),
        ("/api/nowhere", "application/problem+json"),
        ("/v1/nowhere", "application/json"),
    ],
)
def test_each_face_tells_errors_in_its_own_way(get, path: str, kind: str) -> None:
    """A page for people, a problem for `/api`, OpenAI's shape for `/v1`."""
    told = get(path)

    assert told.status_code == 404
    assert told.headers["content-type"].partition(";")[0] == kind


def test_the_public_name_is_answered_and_others_are_not(get) -> None:
    """Against names that another site points at this machine."""
    assert get("/api/policy", host="evil.example").status_code == 403
    assert get("/api/policy").status_code == 200


def test_the_page_about_api_has_the_headers_of_a_page(get) -> None:
    """Its address lies under `/api`, whose answers may run nothing and have no style."""
    page, data = get("/api/docs"), get("/api/openapi.json")

    assert "style-src 'self'" in page.headers["content-security-policy"]
    assert "style-src" not in data.headers["content-security-policy"]


def test_memory_is_cleared_each_second(house: House) -> None:
    """The server's chores find the function there."""
    app = make_app(house)

    app.state.drop_gone()

    assert callable(app.state.drop_gone)
