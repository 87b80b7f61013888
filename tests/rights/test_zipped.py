"""A ZIP on the way: any tool reads it once it is whole, and none before."""

import io
import secrets
import subprocess
import sys
import zipfile
from datetime import UTC, datetime

import pytest

from troth.rights import zipped
from troth.rights.zipped import Zip

AT = datetime(2026, 11, 21, 19, 30, 2, tzinfo=UTC)


def whole(*files, lines=()):
    """Write files (name, parts) and return the ZIP's bytes."""
    made, came = Zip(AT), []
    for name, parts in files:
        came += made.file(name, parts)
    for stem, some in lines:
        came += made.lines(stem, iter(some))
    came += made.end()
    return b"".join(came)


def opened(data):
    """Open a ZIP, checking every file in it."""
    found = zipfile.ZipFile(io.BytesIO(data))
    assert found.testzip() is None
    return found


def test_what_goes_in_comes_out():
    """Texts and bytes, empty and long, with names and time."""
    found = opened(whole(("a.txt", ["one", b"two"]), ("b/c.json", []), ("é.txt", ["x" * 99_999])))

    assert found.namelist() == ["a.txt", "b/c.json", "é.txt"]
    assert found.read("a.txt") == b"onetwo"
    assert found.read("b/c.json") == b""
    assert found.getinfo("é.txt").file_size == 99_999
    assert found.getinfo("a.txt").date_time == (2026, 11, 21, 19, 30, 2)
    assert found.getinfo("a.txt").external_attr >> 16 == 0o600


def test_a_file_that_may_be_big_is_read_as_well():
    """The 64-bit form, for a file whose size nobody knows beforehand."""
    made = Zip(AT)
    data = b"".join([*made.file("big", ["x"], is_big=True), *made.end()])

    assert opened(data).read("big") == b"x"


def test_another_program_reads_it(tmp_path):
    """Python's own command, as a stand-in for whatever a person has."""
    file = tmp_path / "a.zip"
    file.write_bytes(whole(("a.txt", ["one"]), lines=[("l", ["{}", "{}"])]))

    done = subprocess.run(
        [sys.executable, "-m", "zipfile", "-t", str(file)], capture_output=True, check=False
    )

    assert done.returncode == 0


def test_nothing_but_the_whole_is_a_zip():
    """Without its end it is none."""
    data = whole(("a.txt", ["one"]))

    for size in (0, 10, len(data) // 2, len(data) - 30):
        with pytest.raises(zipfile.BadZipFile):
            zipfile.ZipFile(io.BytesIO(data[:size]))


def test_it_comes_in_pieces(monkeypatch):
    """What is written is handed on as soon as there is enough of it."""
    monkeypatch.setattr(zipped, "_PIECE", 100)
    made = Zip(AT)
    noise = [secrets.token_bytes(20_000) for _ in range(9)]

    pieces = list(made.file("noise", noise))

    assert len(pieces) > 1
    assert opened(b"".join([*pieces, *made.end()])).read("noise") == b"".join(noise)


@pytest.mark.parametrize(
    ("count", "names"),
    [
        (0, ["l.jsonl"]),
        (1, ["l.jsonl"]),
        (2, ["l.jsonl"]),
        (3, ["l.jsonl", "l-2.jsonl"]),
        (5, ["l.jsonl", "l-2.jsonl", "l-3.jsonl"]),
    ],
)
def test_lines_go_on_in_another_file(monkeypatch, count, names):
    """A full file is ended at the end of a line, and no line is lost or told twice."""
    monkeypatch.setattr(zipped, "MOST_BYTES", 12)
    lines = [f"line{n}" for n in range(count)]

    found = opened(whole(lines=[("l", lines)]))

    told = "".join(found.read(name).decode() for name in found.namelist()).splitlines()
    assert told == lines
    assert found.namelist() == names
