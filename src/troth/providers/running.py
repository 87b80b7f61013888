"""Which model processes run now, whoever started them; and how all of them are ended.

Each has a file in the run directory, locked for as long as the process lives (the
process inherits the lock and cannot lose it). The lock is there before the process,
and so before any text is in it. A file that nobody holds is a left-over.
"""

import contextlib
import fcntl
import json
import os
import secrets
import signal
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from troth.errors import ProviderFailed

_PAUSE_SECONDS, _MOST_PAUSES = 0.01, 500


class Entry:
    """The file of one process, to be made before the process."""

    def __init__(self, run_dir: Path) -> None:
        run_dir.mkdir(mode=0o700, parents=True, exist_ok=True)
        run_dir.chmod(0o700)
        self._path, self.lock = _locked_file(run_dir)

    def __enter__(self) -> Self:
        return self

    def write(self, pid: int) -> None:
        """Write which process it is, and leave the lock to that process alone."""
        os.write(self.lock, json.dumps({"pid": pid, "started": _started(pid)}).encode())
        self._let_go()

    @property
    def socket(self) -> str:
        """The name of the socket that the process opens for a moment while it loads."""
        return _socket(self._path).name

    def __exit__(self, *_: object) -> None:
        _remove(self._path)
        self._let_go()

    def _let_go(self) -> None:
        if self.lock >= 0:
            os.close(self.lock)
            self.lock = -1


def _locked_file(run_dir: Path) -> tuple[Path, int]:
    while True:
        path = run_dir / f"model-{secrets.token_hex(4)}.json"
        number = os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600)
        fcntl.flock(number, fcntl.LOCK_EX)
        if os.fstat(number).st_nlink:  # else somebody took it for a left-over just now
            return path, number
        os.close(number)


def _socket(path: Path) -> Path:
    return path.with_suffix(".sock")


def _remove(path: Path) -> None:
    _socket(path).unlink(missing_ok=True)
    path.unlink(missing_ok=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Running:
    pid: int
    started: int | None
    path: Path


def living(run_dir: Path) -> list[int]:
    """Return the process ids of all models that may hold text of earlier asks."""
    return [one.pid for one in _running(run_dir)]


def end_all(run_dir: Path) -> list[str]:
    """End every model process and wait until its memory is gone. Returns a sentence for each.

    Raises ProviderFailed if one cannot be ended from here.
    """
    told = []
    for one in _running(run_dir):
        _end(one)
        told.append(f"Model process {one.pid} was ended. What it held in memory is gone.")
    return told


def _running(run_dir: Path) -> Iterator[_Running]:
    for path in sorted(run_dir.glob("model-*.json")):
        try:
            number = os.open(path, os.O_RDONLY)
        except FileNotFoundError:
            continue
        with os.fdopen(number, "rb") as file:
            if not _held(number):
                _remove(path)
            elif written := file.read(256):  # while it is empty, no text has been sent yet
                told = json.loads(written)
                yield _Running(pid=told["pid"], started=told["started"], path=path)


def _end(one: _Running) -> None:
    ours = _started(one.pid) == one.started  # else the id means another process here
    if ours:
        with contextlib.suppress(ProcessLookupError):
            os.kill(one.pid, signal.SIGKILL)
    pause = threading.Event()
    for _ in range(_MOST_PAUSES if ours else 1):
        if one.pid not in living(one.path.parent):
            return
        pause.wait(_PAUSE_SECONDS)
    raise ProviderFailed(_CANNOT.format(one.pid))


_CANNOT = (
    "Model process {} cannot be ended from here. "
    "Stop the server that started it, then do this again."
)


def _held(number: int) -> bool:
    try:
        fcntl.flock(number, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    return False


def _started(pid: int) -> int | None:
    """Return when a process started, in ticks since boot (proc(5), field 22), or None."""
    try:
        stat = Path(f"/proc/{pid}/stat").read_bytes()
    except (FileNotFoundError, ProcessLookupError):
        return None
    return int(stat.rpartition(b")")[2].split()[19])
