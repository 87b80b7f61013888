"""A home of one's own, the command called in this process, and a real terminal for talks."""

import fcntl
import json
import os
import pty
import select
import shutil
import signal
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from troth.cli.main import main

SRC = Path(__file__).parents[2] / "src"
_SECONDS = 180.0
_CALL = "from troth.cli.main import main; main()"
# A test run that was started in the background ignores Ctrl-C, and its children would too.
_TAKE_TERMINAL = """
import fcntl, signal, termios
fcntl.ioctl(0, termios.TIOCSCTTY, 0)
signal.signal(signal.SIGINT, signal.default_int_handler)
"""
_ENDLESS = """
import asyncio, troth.house
from troth.providers.echo import EchoProvider
from troth.providers.base import Piece
from troth.words import Unguarded

class Endless(EchoProvider):
    async def answer(self, ask):
        while True:
            yield Piece(Unguarded("On and on. "))
            await asyncio.sleep(0)

troth.house.PROVIDERS = {"echo": lambda _: Endless()}
"""


def without_troth(environment: Mapping[str, str]) -> dict[str, str]:
    """Return the environment without what the person who runs the tests has set."""
    mine = ("TROTH_", "XDG_")
    return {name: value for name, value in environment.items() if not name.startswith(mine)}


@pytest.fixture(scope="session")
def set_up(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make one installation with one person; each test works on a copy."""
    home = tmp_path_factory.mktemp("set_up") / "home"
    environment = {"TROTH_HOME": str(home), "TROTH_MODEL": "echo"}
    before = dict(os.environ)
    os.environ.update(environment)
    try:
        made = CliRunner().invoke(main, ["init", "--name", "Noor", "--quiet"])
    finally:
        os.environ.clear()
        os.environ.update(before)
    assert made.exit_code == 0, made.stderr
    return home


@pytest.fixture
def empty(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Point Troth to a place where nothing is yet."""
    for name in os.environ.keys() - without_troth(os.environ).keys():
        monkeypatch.delenv(name)
    place = tmp_path / "home"
    monkeypatch.setenv("TROTH_HOME", str(place))
    monkeypatch.setenv("TROTH_MODEL", "echo")
    monkeypatch.setenv("NO_COLOR", "1")
    return place


@pytest.fixture
def home(empty: Path, set_up: Path) -> Path:
    """Return the home of an installation with one person, Noor, who was asked nothing yet."""
    shutil.copytree(set_up, empty)
    return empty


Troth = Callable[..., Result]


@pytest.fixture
def troth() -> Troth:
    """Return a function that calls a command in this process."""

    def call(*arguments: str, stdin: str | bytes = b"") -> Result:
        return CliRunner().invoke(main, arguments, input=stdin)

    return call


@pytest.fixture
def as_data(troth: Troth) -> Callable[..., Any]:
    """Return a function that calls a command with --json and reads what it prints."""

    def call(*arguments: str, stdin: str | bytes = b"", code: int = 0) -> Any:
        result = troth(*arguments, "--json", stdin=stdin)
        assert result.exit_code == code, result.stderr
        return json.loads(result.stdout)

    return call


@pytest.fixture
def talking(home: Path, troth: Troth) -> Path:
    """Return a home whose person said yes to both cards."""
    for purpose in ("companion.reply", "companion.history"):
        assert troth("consent", "give", purpose, "--yes", "--check", "3").exit_code == 0
    return home


@dataclass
class Ended:
    """How a process ended."""

    code: int
    stdout: bytes
    stderr: bytes


@pytest.fixture
def apart() -> Callable[..., Ended]:
    """Return a function that runs a command as a process of its own, with bytes."""

    def call(*arguments: str | bytes, stdin: bytes = b"", before: str = "", **more: str) -> Ended:
        ran = subprocess.run(
            [sys.executable, "-c", before + "\n" + _CALL, *arguments],
            input=stdin,
            env=_environment() | more,
            capture_output=True,
            timeout=_SECONDS,
            check=False,
        )
        return Ended(ran.returncode, ran.stdout, ran.stderr)

    return call


class Terminal:
    """A command at a real terminal: what it shows is read, and keys are typed."""

    def __init__(self, arguments: Sequence[str], before: str) -> None:
        ours, theirs = pty.openpty()
        fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 50, 200, 0, 0))
        self._ours = ours
        self.shown = ""
        self.process = subprocess.Popen(
            [sys.executable, "-c", _TAKE_TERMINAL + before + "\n" + _CALL, *arguments],
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
            env=_environment() | {"TERM": "dumb"},
            start_new_session=True,
        )
        os.close(theirs)

    def type(self, text: str) -> None:
        """Type a line."""
        os.write(self._ours, f"{text}\r".encode())

    def press(self, key: bytes) -> None:
        """Press a key without a line end, such as Ctrl-C."""
        os.write(self._ours, key)

    def until(self, text: str) -> str:
        """Read until the text is shown; return all that came before it, and forget it."""
        deadline = time.monotonic() + _SECONDS
        while text not in self.shown:
            assert self._read(deadline), f"the terminal ended without {text!r}: {self.shown!r}"
        before, self.shown = self.shown.split(text, 1)
        return before

    def end(self) -> tuple[int, str]:
        """Read to the end; return the exit code and what was shown since the last `until`."""
        deadline = time.monotonic() + _SECONDS
        while self._read(deadline):
            pass
        return self.process.wait(_SECONDS), self.shown

    def leave(self, key: bytes) -> tuple[int, str]:
        """Press a key at a prompt until the program ends, as a person would; return as `end`.

        What is pressed in the instant in which a prompt appears can be lost: `input` looks for
        signals only once it waits.
        """
        deadline = time.monotonic() + _SECONDS
        self.press(key)
        while not select.select([self._ours], [], [], 2)[0]:
            assert time.monotonic() < deadline, f"it does not leave: {self.shown!r}"
            self.press(key)
        return self.end()

    def close(self) -> None:
        """End the process, if it still runs."""
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGKILL)
            self.process.wait()
        os.close(self._ours)

    def _read(self, deadline: float) -> bool:
        left = deadline - time.monotonic()
        ready, _, _ = select.select([self._ours], [], [], max(left, 0))
        assert ready, f"nothing more came after: {self.shown!r}"
        try:
            data = os.read(self._ours, 65536)
        except OSError:  # the other end was closed
            return False
        self.shown += data.decode().replace("\r\n", "\n")
        return bool(data)


@pytest.fixture
def endless() -> str:
    """Return Python that puts a model in place which never comes to an end by itself."""
    return _ENDLESS


@pytest.fixture
def terminal() -> Iterator[Callable[..., Terminal]]:
    """Return a function that runs a command at a terminal of its own."""
    opened = []

    def start(*arguments: str, before: str = "") -> Terminal:
        opened.append(Terminal(arguments, before))
        return opened[-1]

    yield start
    for one in opened:
        one.close()


def _environment() -> dict[str, str]:
    return dict(os.environ) | {"PYTHONPATH": str(SRC)}
