"""Words that the promises are written in: what is kept, what lies on the disk, who checks it."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import httpx2
import pytest

from troth.clock import SetClock
from troth.companion.turn import Turn
from troth.house import House
from troth.testing.house import AT, allow
from troth.web.app import make_pages
from troth.words import RIGHTS_ANSWER, PersonId

VERIFIER = Path(__file__).parents[2] / "verify" / "troth_verify.py"
Tell = Callable[..., House]


@pytest.fixture
def talking(house: House, noor: PersonId) -> PersonId:
    """Return Noor, who lets a companion answer and keeps her talks."""
    allow(house, noor)
    return noor


@pytest.fixture
def open_as(home: Path, open_home: Tell) -> Tell:
    """Return a function that opens the installation as another process or on a later day would."""
    return lambda **more: open_home(**{"clock": SetClock(AT), **more})


@pytest.fixture
def open_pages(house: House, browser_of) -> Callable[[PersonId], Callable[..., httpx2.Response]]:
    """Return a function that opens the pages for a person, as their browser does."""
    app = make_pages(house)

    def open_them(person: PersonId) -> Callable[..., httpx2.Response]:
        browser = browser_of(person, app)

        def go(path: str, **form: str) -> httpx2.Response:
            return browser.post(path, **form) if form else browser.get(path)

        return go

    return open_them


def kept(house: House, person: PersonId) -> list[str]:
    """Return the words that Troth keeps of a person's talks, as that person may see them."""
    with house.gate.enter(person, RIGHTS_ANSWER) as room:
        return [found.record.text for found in room.read(Turn)]


def recorded(house: House, person: PersonId) -> list[tuple[str, object]]:
    """Return each entry of a person's ledger: what happened, and how it ended."""
    told = [own.told() for own in house.gate.history(person).leaves]
    return [(str(one["event"]), _outcome(one["detail"])) for one in told]


def _outcome(detail: object) -> object:
    assert isinstance(detail, dict)
    return detail.get("outcome") or detail.get("reason") or detail.get("consent")


def bytes_on_disk(*folders: Path) -> bytes:
    """Return every byte of every file below the folders."""
    files = [file for folder in folders for file in sorted(folder.rglob("*")) if file.is_file()]
    return b"\n".join(file.read_bytes() for file in files)


def independent_check(*arguments: object) -> tuple[bool, str]:
    """Run the verifier that shares no code with Troth. Returns whether it agrees, and its words."""
    ran = subprocess.run(
        [sys.executable, "-I", VERIFIER, *map(str, arguments)],
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    return ran.returncode == 0, ran.stdout + ran.stderr


@pytest.fixture(name="kept")
def _kept() -> Callable[[House, PersonId], list[str]]:
    return kept


@pytest.fixture(name="recorded")
def _recorded() -> Callable[[House, PersonId], list[tuple[str, object]]]:
    return recorded


@pytest.fixture(name="bytes_on_disk")
def _bytes_on_disk() -> Callable[..., bytes]:
    return bytes_on_disk


@pytest.fixture(name="independent_check")
def _independent_check() -> Callable[..., tuple[bool, str]]:
    return independent_check
