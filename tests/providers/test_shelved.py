"""Model files as whoever runs the place sees them: one line each, and nothing about a person."""

import hashlib
from dataclasses import fields
from pathlib import Path

import pytest

from troth.providers.fetches import Fetch
from troth.providers.shelved import Shelved, shelved
from troth.testing.gguf import A_MODEL, gguf
from troth.weights import catalogue, own
from troth.words import Digest


def kept(weights_dir: Path, name: str, table=A_MODEL, **more: str) -> own.Own:
    """Put a model file in its place."""
    file = gguf(own.folder(weights_dir) / f"{name}.gguf", table)
    digest = Digest(hashlib.sha256(file.read_bytes()).hexdigest())
    one = own.Own(name=name, file=file, size=file.stat().st_size, sha256=digest, **more)
    own.keep(one)
    return one


def test_what_is_here_comes_first_then_the_way_then_the_list(tmp_path: Path) -> None:
    """Each name once; what came long ago and is gone again is no line."""
    kept(tmp_path, "near", title="Near")
    on_its_way = Fetch(name="far", url="https://a.example/x", sha256=Digest("0" * 64), whole=None)
    on_its_way.tell(5, 10)
    came = Fetch(name="near", url="", sha256=Digest(""), whole=None, standing="here")

    found = shelved(tmp_path, [came, on_its_way])

    assert [one.name for one in found[:2]] == ["near", "far"]
    assert [(one.state, one.done, one.size) for one in found[1:2]] == [("fetching", 5, 10)]
    assert {one.state for one in found[2:]} == {"offered"}
    assert len({one.name for one in found}) == len(found)


def test_what_a_file_takes_and_can_is_read_from_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Memory, whether it fits, whether it can talk and answers; a file that is gone says so."""
    monkeypatch.setattr(catalogue, "memory_mb", lambda: 900)
    kept(tmp_path, "a")
    kept(tmp_path, "b", {k: v for k, v in A_MODEL.items() if "template" not in k})
    kept(tmp_path, "c").file.unlink()
    own.use(tmp_path, "a")

    a, b, c = shelved(tmp_path, [])[:3]

    assert (a.can_talk, a.is_used, a.fit) == (True, True, "too large")
    assert a.memory is not None
    assert (b.can_talk, b.is_used) == (False, False)
    assert (c.state, c.memory, c.can_talk) == ("missing", None, None)


def test_a_file_of_another_maker_is_not_told_as_the_listed_one(tmp_path: Path) -> None:
    """What the list says of a name holds for the pinned bytes alone."""
    listed = catalogue.catalogue().offers[0]
    kept(tmp_path, listed.name)
    other = catalogue.catalogue().offers[1]
    wrong = Fetch(name=other.name, url="", sha256=Digest("0" * 64), whole=None, standing="failed")

    found = {one.name: one for one in shelved(tmp_path, [wrong])}

    assert (found[listed.name].about, found[other.name].about) == ("", "")
    assert found[other.name].state == "failed"


def test_no_field_is_about_a_person() -> None:
    """Files and this machine alone."""
    assert not {"person", "who", "by", "asked_by"} & {one.name for one in fields(Shelved)}
