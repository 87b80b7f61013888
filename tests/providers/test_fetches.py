"""Model files that a server fetches when asked: one at a time, stopped, and gone on with."""

import hashlib
import os
import threading
from pathlib import Path
from types import SimpleNamespace

import pytest

from troth.errors import BadInput, NotFound, TooMany
from troth.net.addresses import CALLABLE
from troth.providers import fetch as fetch_module
from troth.providers.fetches import Fetch, Fetches
from troth.testing.gguf import gguf
from troth.testing.shelf import Shelf
from troth.weights import own
from troth.words import Digest


@pytest.fixture
def model(tmp_path: Path) -> bytes:
    """Return the bytes of a model file that does not fit into one packet."""
    return gguf(tmp_path / "a.gguf").read_bytes() + bytes(300_000)


def digest(data: bytes) -> Digest:
    """Return what pins these bytes."""
    return Digest(hashlib.sha256(data).hexdigest())


def begun(fetches: Fetches, shelf: Shelf, data: bytes) -> Fetch:
    """Begin a fetch that stops in the middle, and wait until its first part is here."""
    shelf.waits = threading.Event()
    one = fetches.begin("far", url=shelf.url, sha256=digest(data))
    for _ in range(4_000):
        if one.done:
            break
        shelf.waits.wait(0.005)
    return one


def ended(fetches: Fetches, name: str = "far") -> tuple[str, str]:
    """Wait for a fetch and return how it ended, and why."""
    (one,) = [one for one in fetches.all() if one.name == name]
    assert one.thread is not None
    one.thread.join(60)
    return one.standing, one.why


def test_a_file_comes_with_its_progress_and_is_written_down(tmp_path: Path, model: bytes) -> None:
    """How many bytes of how many, and then it is a model like one that was brought by hand."""
    fetches = Fetches(tmp_path / "w", zones=CALLABLE)
    with Shelf(model, cuts=0) as shelf:
        one = fetches.begin("far", url=shelf.url, sha256=digest(model), title="Tiny")

        assert ended(fetches) == ("here", "")

    assert (one.done, one.whole) == (len(model), len(model))
    kept = own.find_own(tmp_path / "w", "far")
    assert (kept.size, kept.sha256, kept.title) == (len(model), digest(model), "Tiny")
    kept.check()


def test_a_stopped_one_keeps_what_came_and_goes_on_there(tmp_path: Path, model: bytes) -> None:
    """Stopping waits until the file is let go of; the next ask is for the rest alone."""
    fetches = Fetches(tmp_path / "w", zones=CALLABLE)
    with Shelf(model, cuts=0) as shelf:
        begun(fetches, shelf, model)
        with pytest.raises(TooMany):
            fetches.begin("other", url=shelf.url, sha256=digest(model))
        stopped = fetches.stop("far").standing
        shelf.goes_on()
        part = (tmp_path / "w" / "own" / "far.part").stat().st_size
        fetches.get("far")
        end = ended(fetches)

    assert (stopped, end) == ("stopped", ("here", ""))
    assert 0 < part < len(model)
    assert shelf.ranges == ["", f"bytes={part}-"]


def test_one_that_is_being_checked_can_be_stopped(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever stops it does not wait until all of it was read; what came is kept."""
    size, begun, pieces = 20 * 2**30, threading.Event(), []

    async def run(job: fetch_module._Job) -> None:
        os.truncate(job.part, size)  # it takes no room

    class Counted:
        def update(self, piece: bytes) -> None:
            begun.set()
            pieces.append(len(piece))

        def hexdigest(self) -> str:
            return ""

    monkeypatch.setattr(fetch_module._Job, "run", run)
    monkeypatch.setattr(fetch_module, "hashlib", SimpleNamespace(sha256=Counted))
    fetches = Fetches(tmp_path / "w")
    fetches.begin("far", url="https://a.example/m", sha256=digest(b""))
    assert begun.wait(20)

    assert fetches.stop("far").standing == "stopped"

    assert 0 < sum(pieces) < size
    assert (tmp_path / "w" / "own" / "far.part").stat().st_size == size


def test_what_is_wrong_is_told_and_not_kept(tmp_path: Path, model: bytes) -> None:
    """Other bytes than the pinned ones, and a file that is pinned but no model."""
    fetches = Fetches(tmp_path / "w", zones=CALLABLE)
    html = b"<html>" * 20_000
    for data, pinned, words in (
        (model, digest(b"x"), "thrown away"),
        (html, digest(html), "model"),
    ):
        with Shelf(data, cuts=0) as shelf:
            fetches.begin("far", url=shelf.url, sha256=pinned)
            standing, why = ended(fetches)
        assert standing == "failed"
        assert words in why
    assert own.all_own(tmp_path / "w") == []
    assert not list((tmp_path / "w").rglob("*.gguf"))


def test_nothing_of_this_machines_own_network_is_asked(tmp_path: Path, model: bytes) -> None:
    """Whoever has the operator's sign-in cannot look around in it with the server's eyes."""
    fetches = Fetches(tmp_path / "w")
    with Shelf(model, cuts=0) as shelf:
        fetches.begin("far", url=shelf.url, sha256=digest(model))
        standing, _ = ended(fetches)

    assert standing == "failed"
    assert shelf.ranges == []
    assert not list((tmp_path / "w").rglob("far*"))


def test_a_name_or_an_address_that_is_none_begins_nothing(tmp_path: Path) -> None:
    """Also a name that would lead out of the folder."""
    fetches = Fetches(tmp_path / "w", zones=CALLABLE)
    for name, url in (
        ("../x", "https://a.example/x"),
        ("demo", "https://a.example/x"),
        ("x", "ftp:"),
    ):
        with pytest.raises(BadInput):
            fetches.begin(name, url=url, sha256=digest(b""))
    with pytest.raises(NotFound):
        fetches.stop("x")
    assert fetches.all() == []
    assert not (tmp_path / "w").exists()


def test_a_house_that_closes_stops_it(tmp_path: Path, model: bytes) -> None:
    """Nothing runs on, and what came is kept."""
    fetches = Fetches(tmp_path / "w", zones=CALLABLE)
    with Shelf(model, cuts=0) as shelf:
        one = begun(fetches, shelf, model)

        fetches.close()

    assert one.standing == "stopped"
    assert one.thread is not None
    assert not one.thread.is_alive()
    assert (tmp_path / "w" / "own" / "far.part").stat().st_size > 0
