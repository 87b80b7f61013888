"""Pages: everything escaped, nothing missing."""

import re
from datetime import UTC, datetime
from importlib.resources import files

import pytest
from jinja2 import UndefinedError
from starlette.requests import Request

from troth.front.who import Caller
from troth.people.access import Role
from troth.web.render import Renderer, day, minute

TEMPLATES = {
    one.name: one.read_text() for one in files("troth.web").joinpath("templates").iterdir()
}


def request(path: str = "/", *, caller: Caller | None = None, query: str = "") -> Request:
    """Return a request as a route sees it."""
    state = {"caller": caller} if caller else {}
    return Request(
        {
            "type": "http",
            "method": "GET",
            "path": path,
            "query_string": query.encode(),
            "headers": [(b"host", b"127.0.0.1")],
            "server": ("127.0.0.1", 8420),
            "scheme": "http",
            "state": state,
        }
    )


@pytest.fixture
def render() -> Renderer:
    """Return what makes pages."""
    return Renderer()


def problem(render: Renderer, asked: Request, **more: object) -> str:
    """Make the page of a problem."""
    data = {"title": "Sorry", "sentence": "It broke.", "steps": [], "request_id": None}
    return render.page(asked, "problem.html", **{**data, **more}).body.decode()


def test_what_is_put_in_is_escaped(render: Renderer) -> None:
    """Markup that somebody wrote is shown as it was written."""
    page = problem(render, request(), sentence="<script>alert(1)</script>\"'")

    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;&#34;&#39;" in page


def test_a_name_that_nobody_gave_raises(render: Renderer) -> None:
    """A page with a hole is never sent."""
    with pytest.raises(UndefinedError):
        render.page(request(), "problem.html", title="Sorry")


def test_each_role_sees_its_own_ways(render: Renderer) -> None:
    """Nobody: a way in. A person: talk and privacy. An operator: the place."""
    person = Caller(person="psn_x", session="s", roles=frozenset({Role.PERSON}))  # type: ignore[arg-type]  # any id
    both = Caller(person="psn_x", session="s", roles=frozenset({Role.PERSON, Role.OPERATOR}))  # type: ignore[arg-type]  # any id

    ways = [
        re.findall(r'<li><a href="([^"]+)"', problem(render, request(caller=who)))
        for who in (None, person, both)
    ]

    assert ways[0][0] == "/sign-in"
    assert "/talk" not in ways[0]
    assert {"/talk", "/privacy", "/you"} <= set(ways[1])
    assert "/operator" not in ways[1]
    assert "/operator" in ways[2]


@pytest.mark.parametrize(
    ("path", "marked"),
    [
        ("/privacy", ("/privacy", "page")),
        ("/privacy/uses", ("/privacy", "true")),
        ("/limits", ("/privacy", "true")),
        ("/memory/facts", ("/talk", "true")),
        ("/talks", ("/talks", "page")),
        ("/operator/reports", ("/operator", "true")),
        ("/safety", None),
    ],
)
def test_a_page_says_to_which_main_page_it_belongs(render: Renderer, path: str, marked) -> None:
    """One main page is marked, so that somebody far inside sees where they are."""
    both = Caller(person="psn_x", session="s", roles=frozenset({Role.PERSON, Role.OPERATOR}))  # type: ignore[arg-type]  # any id

    page = problem(render, request(path, caller=both))

    assert re.findall(r'href="([^"]+)" aria-current="(\w+)"', page) == ([marked] if marked else [])


def test_a_page_says_what_was_done_in_fixed_words_only(render: Renderer) -> None:
    """The address names a sentence; other words are not shown."""
    assert "Saved." in problem(render, request(query="said=saved"))
    assert "planted" not in problem(render, request(query="said=planted"))


def test_times_are_written_as_people_do() -> None:
    """And they say UTC."""
    at = datetime(2026, 11, 3, 9, 5, tzinfo=UTC)

    assert day(at) == "3 Nov 2026"
    assert minute(at) == "3 Nov 2026, 09:05 UTC"
    assert day(None) == "never"


@pytest.mark.parametrize("name", sorted(TEMPLATES))
def test_no_template_leaves_the_road(name: str) -> None:
    """No unescaped value, no inline script, style or handler, nothing from elsewhere."""
    text = TEMPLATES[name]

    assert not re.search(r"\|\s*safe\b|autoescape|Markup", text)
    assert not re.search(r"\sstyle\s*=|<style|\son\w+\s*=|javascript:", text)
    assert not re.search(r"<script(?![^>]*\ssrc=)", text)
    assert not re.search(r"(?:href|src|action)\s*=\s*[\"'](?:https?:)?//", text)
    assert "innerHTML" not in text
