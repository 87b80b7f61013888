"""The server from the terminal: it says where it listens, and ends when it is told."""

import socket
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from troth.cli.caller import opened
from troth.people.access import Role
from troth.testing.served import held_port


@pytest.fixture
def port() -> Iterator[int]:
    """Return a port that stays free for the server of this test."""
    with held_port() as held:
        yield held


def test_serve_says_where_and_stops(
    home: Path, terminal: Callable[..., object], monkeypatch: pytest.MonkeyPatch, port: int
) -> None:
    """The address that is printed answers, and one Ctrl-C ends the server with code 0."""
    monkeypatch.setenv("TROTH_PORT", str(port))
    screen = terminal("serve")
    screen.until(f"Troth listens on http://127.0.0.1:{port}.")
    screen.until("troth key add")
    key = (home / "state" / "person.key").read_text().strip()
    ask = urllib.request.Request(
        f"http://127.0.0.1:{port}/v1/models", headers={"Authorization": f"Bearer {key}"}
    )
    with urllib.request.urlopen(ask, timeout=60) as answer:  # noqa: S310  # our own address
        status = answer.status

    screen.press(b"\x03")
    code, _ = screen.end()

    assert (status, code) == (200, 0)


def test_a_port_that_is_taken(
    home: Path, troth, monkeypatch: pytest.MonkeyPatch, port: int
) -> None:
    """A port that somebody else has is bad input, and says what to do."""
    monkeypatch.setenv("TROTH_PORT", str(port))
    with socket.socket() as taken:
        taken.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        taken.bind(("127.0.0.1", port))
        taken.listen()

        result = troth("serve")

    assert result.exit_code == 2
    assert f"Port {port} is taken" in result.stderr


def test_no_other_host(home: Path, troth, monkeypatch: pytest.MonkeyPatch) -> None:
    """Troth does not listen where others on the network could read along."""
    monkeypatch.setenv("TROTH_HOST", "192.0.2.7")

    result = troth("serve")

    assert result.exit_code == 2
    assert "this machine only" in result.stderr


def test_the_first_start_prints_a_link_that_works(
    home: Path, terminal: Callable[..., object], monkeypatch: pytest.MonkeyPatch, port: int
) -> None:
    """It is for the person of this terminal, who also runs the place; it works once."""
    monkeypatch.setenv("TROTH_PORT", str(port))
    screen = terminal("serve")
    screen.until("Open this once, within 15 minutes: ")
    address = screen.until("\n").strip()
    screen.until("troth key add")
    screen.press(b"\x03")
    code, _ = screen.end()

    assert code == 0
    assert address.startswith(f"http://127.0.0.1:{port}/welcome/trl_")
    with opened() as house:
        (noor,) = house.people.all()
        link = house.links.look(address.rsplit("/", 1)[1])
    assert (link.person, link.roles) == (noor, {Role.PERSON, Role.OPERATOR})


@pytest.mark.long
def test_once_somebody_signs_in_no_link_is_printed(
    home: Path, terminal: Callable[..., object], monkeypatch: pytest.MonkeyPatch, port: int
) -> None:
    """Whoever starts the server again gets no way in; how to get one is told."""
    monkeypatch.setenv("TROTH_PORT", str(port))
    with opened() as house:
        (noor,) = house.people.all()
        house.sign_in.set(noor, "Noor", "four good words here", frozenset({Role.PERSON}))
    screen = terminal("serve")
    shown = screen.until("troth person link")
    screen.until("troth key add")
    screen.press(b"\x03")
    screen.end()

    assert "/welcome/" not in shown
    with opened() as house:
        assert house.links.of(noor) == []
