"""The page of the model files: for whoever runs the place, and nothing fetched unasked."""

import hashlib
import re
from dataclasses import replace

import pytest

from troth.net.addresses import CALLABLE
from troth.people.access import Role
from troth.providers.fetches import Fetches
from troth.testing.gguf import gguf
from troth.testing.shelf import Shelf
from troth.weights import own

PAGE = "/operator/models"


@pytest.fixture
def operator(sign_in):
    """Return the browser of an operator on a house that may fetch from this machine."""
    browser = sign_in("Op", Role.OPERATOR)
    fetches = Fetches(browser.house.settings.weights_dir, zones=CALLABLE)
    yield replace(browser, house=replace(browser.house, fetches=fetches))
    fetches.close()


def words(page: str) -> str:
    """Return the words of a page."""
    return " ".join(re.sub(r"<[^>]+>", " ", page.partition("<main")[2]).split())


def test_it_lists_what_can_be_fetched_and_fetches_nothing(operator) -> None:
    """Each with its licence, its size and whether it fits; the demo answers."""
    told = words(operator.get(PAGE).text)

    assert "demo The small one that Troth knows by itself. answers" in told
    assert "Qwen2.5 1.5B Instruct by Alibaba Cloud. Small and quick." in told
    assert "1.1 GB to fetch, Apache-2.0. It takes about 1.7 GB of memory" in told
    assert not operator.house.settings.weights_dir.exists()


def test_a_file_is_got_used_and_removed_by_forms(operator, tmp_path) -> None:
    """Progress while it comes, then a button for each thing that can be done."""
    data = gguf(tmp_path / "a.gguf").read_bytes() + bytes(300_000)
    with Shelf(data, cuts=0) as shelf:
        asked = {"url": shelf.url, "sha256": hashlib.sha256(data).hexdigest(), "name": "far"}
        got = operator.post(PAGE, act="get", **asked)
        operator.house.fetches.all()[0].thread.join(20)
    here = words(operator.get(PAGE).text)
    used = operator.post(PAGE, act="use", name="far")
    answers = words(operator.get(PAGE).text)
    operator.post(PAGE, act="demo", name="demo")
    demo = own.using(operator.house.settings.weights_dir)
    removed = operator.post(PAGE, act="remove", name="far")

    assert got.headers["location"] == f"{PAGE}?said=file_get"
    assert "far 0.0 GB. It takes about" in here
    assert "Let it answer : far" in here
    assert used.headers["location"] == f"{PAGE}?said=file_use"
    assert "Let it answer : demo" in answers
    assert demo is None
    assert removed.headers["location"] == f"{PAGE}?said=file_remove"
    assert own.all_own(operator.house.settings.weights_dir) == []


def test_what_does_not_go_is_told_on_the_page(operator) -> None:
    """A pin that is none, a name that is taken, a file that is not here, a made-up act."""
    url = "https://models.example/a.gguf"
    for act, form, status, told in (
        ("get", {"name": "far", "url": url, "sha256": "00"}, 400, "64 digits"),
        ("get", {"name": "demo", "url": url, "sha256": "0" * 64}, 400, "is not one of"),
        ("get", {"name": "far"}, 400, "SHA-256"),
        ("stop", {"name": "far"}, 404, "no such model"),
        ("use", {"name": "far"}, 404, "no such model"),
        ("remove", {"name": "../far"}, 404, "no such model"),
    ):
        answer = operator.post(PAGE, act=act, **form)
        assert answer.status_code == status, (act, form)
        assert told in words(answer.text), words(answer.text)
        assert 'role="alert"' in answer.text
    assert operator.post(PAGE, act="fly", name="far").status_code == 400


def test_a_person_does_not_see_it(noor) -> None:
    """Neither page nor form."""
    assert noor.get(PAGE).status_code == 403
    assert noor.post(PAGE, act="demo").status_code == 403


def test_what_did_not_come_can_be_gone_on_with(operator) -> None:
    """One button, and it need not be typed again where the file is."""
    with Shelf(b"<html>" * 20_000, cuts=0) as shelf:
        form = {"url": shelf.url, "sha256": "0" * 64, "name": "far"}
        operator.post(PAGE, act="get", **form)
        operator.house.fetches.all()[0].thread.join(20)
        told = words(operator.get(PAGE).text)
        operator.post(PAGE, act="get", name="far")
        operator.house.fetches.all()[0].thread.join(20)

    assert "far 0.0 GB. It did not come. What was fetched is not the file" in told
    assert "Go on : far" in told
    assert len(shelf.ranges) == 2
