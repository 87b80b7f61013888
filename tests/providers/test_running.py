"""Every running model process is found, and ended, by any process of Troth."""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from troth.errors import ProviderFailed
from troth.providers.running import Entry, end_all, living


def test_a_process_is_known_while_it_lives(tmp_path: Path) -> None:
    """It counts from when it is written down until it is gone, and leaves no file."""
    with Entry(tmp_path) as entry:
        before = living(tmp_path)
        with process(entry) as child:
            entry.write(child.pid)
            during = living(tmp_path)
        after = living(tmp_path)

    assert (before, during, after) == ([], [child.pid], [])
    assert list(tmp_path.iterdir()) == []


def test_all_are_ended_and_nothing_is_left(tmp_path: Path, gone: Callable[[int], bool]) -> None:
    """Each is killed, its end is awaited, and a sentence for the certificate is given."""
    with Entry(tmp_path) as one, Entry(tmp_path) as two, process(one) as a, process(two) as b:
        one.write(a.pid)
        two.write(b.pid)

        told = end_all(tmp_path)

        assert living(tmp_path) == []
        assert gone(a.pid)
        assert gone(b.pid)
    assert len(told) == 2
    assert all(f"{child.pid} was ended" in "".join(told) for child in (a, b))


def test_nothing_runs_nothing_is_ended(tmp_path: Path) -> None:
    """A run directory that is not there yet is no error."""
    assert end_all(tmp_path / "never made") == []


def test_a_left_over_file_kills_nobody(tmp_path: Path) -> None:
    """A file that no process holds is removed, with its socket; whoever has that id now lives."""
    with process() as innocent:
        file = tmp_path / "model-0123abcd.json"
        file.write_text(json.dumps({"pid": innocent.pid, "started": None}))
        file.with_suffix(".sock").touch()

        told = end_all(tmp_path)

        assert innocent.poll() is None
    assert told == []
    assert list(tmp_path.iterdir()) == []


def test_an_id_that_means_another_process_is_not_killed(tmp_path: Path) -> None:
    """A held file whose process started at another time is somebody else's: it is refused."""
    with Entry(tmp_path) as entry, process(entry) as innocent:
        os.write(entry.lock, json.dumps({"pid": innocent.pid, "started": 1}).encode())

        with pytest.raises(ProviderFailed, match="cannot be ended from here"):
            end_all(tmp_path)

        assert innocent.poll() is None


def test_only_the_owner_may_read_the_folder(tmp_path: Path) -> None:
    """The run directory and its files are closed to other people of the machine."""
    folder = tmp_path / "run"
    folder.mkdir(mode=0o755)

    with Entry(folder):
        modes = [oct(path.stat().st_mode & 0o777) for path in (folder, *folder.iterdir())]

    assert modes == ["0o700", "0o600"]


@contextmanager
def process(entry: Entry | None = None) -> Iterator[subprocess.Popen[bytes]]:
    """Run a process that holds the entry's lock and does nothing until it is let go."""
    keep = (entry.lock,) if entry else ()
    wait = [sys.executable, "-I", "-S", "-c", "import sys; sys.stdin.read()"]
    with subprocess.Popen(wait, stdin=subprocess.PIPE, pass_fds=keep) as child:
        yield child
        child.kill()
