"""Style, scripts and pictures under addresses that name their content."""

import re
from importlib.resources import files

import pytest

from troth.house import House
from troth.web.static_files import StaticFiles


def test_a_file_may_be_kept_for_good(house: House, ask) -> None:
    """Its address changes when a file changes, so no browser shows an old one."""
    static = StaticFiles.load()

    answer = ask(house, "GET", static.address("base.css"))

    assert answer.status_code == 200
    assert answer.headers["content-type"] == "text/css; charset=utf-8"
    assert answer.headers["cache-control"] == "public, max-age=31536000, immutable"
    assert answer.content == static.contents["base.css"]


@pytest.mark.parametrize("path", ["/static/0000/base.css", "/static/{}/nothing.css"])
def test_another_version_or_name_is_not_there(house: House, ask, path: str) -> None:
    """Neither is guessed at."""
    answer = ask(house, "GET", path.format(StaticFiles.load().digest))

    assert answer.status_code == 404


@pytest.mark.parametrize("name", ["../app.py", "..%2fapp.py", "%2e%2e/app.py", "base.css%00"])
def test_nothing_outside_the_folder_is_served(house: House, ask, name: str) -> None:
    """Names are looked up in a list, never on the disk."""
    answer = ask(house, "GET", f"/static/{StaticFiles.load().digest}/{name}")

    assert answer.status_code == 404


def test_a_page_cannot_name_a_file_that_is_not_there() -> None:
    """A typo in a template fails."""
    with pytest.raises(KeyError):
        StaticFiles.load().address("nothing.css")


def test_every_icon_that_a_template_names_is_drawn() -> None:
    """A `use` of a missing symbol would show nothing, silently."""
    drawn = set(re.findall(r'symbol id="(\w+)"', StaticFiles.load().contents["icons.svg"].decode()))
    folder = files("troth.web").joinpath("templates")
    texts = [one.read_text() for one in folder.iterdir() if one.name.endswith(".html")]

    named = {name for text in texts for name in re.findall(r'icon(?:_name=|\()"(\w+)"', text)}

    assert named <= drawn
    assert "check" in named


def test_nothing_comes_from_elsewhere() -> None:
    """No file that is served names another host, but for the namespaces of SVG."""
    for name, data in StaticFiles.load().contents.items():
        found = set(re.findall(r"(?:https?:)?//[a-z0-9.-]+\.[a-z]{2,}[^\s\"')]*", data.decode()))
        assert found <= {"http://www.w3.org/2000/svg"}, name
