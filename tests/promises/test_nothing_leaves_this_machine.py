"""What a person says stays on this machine."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import httpx2
import pytest

import troth
from troth.clock import SetClock, SystemClock
from troth.errors import Refused
from troth.testing.house import talk, with_model
from troth.testing.providers import ScriptedProvider
from troth.testing.served import held_port
from troth.words import Level

# Python tells a hook of each address before it is used. What would leave is noted and stopped.
WATCHED = """
import ipaddress, os, sys
notes = open(os.environ["NOTES"], "a", buffering=1)
def watch(event, about):
    if event in ("socket.connect", "socket.bind", "socket.sendto", "socket.sendmsg"):
        address = about[1]
        place = address[0] if isinstance(address, tuple) else "a file on this machine"
    elif event in ("socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr"):
        place = about[0]
    elif event in ("subprocess.Popen", "os.exec", "os.posix_spawn", "os.system"):
        place = "another program"
    else:
        return
    print(event, place, file=notes)
    if place not in ("127.0.0.1", "a file on this machine"):
        raise PermissionError
sys.addaudithook(watch)
from troth.cli.main import main
for line in sys.stdin.read().splitlines():
    try:
        main(line.split("|"))
    except SystemExit as ended:
        if ended.code and line != "doctor":  # it may find something: that is its work
            raise
"""
DAY = (
    "init|--name|Noor|--quiet",
    "consent|give|companion.reply|--yes",
    "consent|give|companion.history|--yes|--check|3",
    "chat|my garden",
    "history",
    "doctor",
    "model|list",
    "ledger|verify",
    "export|--json",
    "erase|--everything|--yes",
)


@pytest.fixture
def clock() -> SetClock:
    """Return a clock that stands at the present: servers in processes of their own run on."""
    return SetClock(SystemClock().now())


@pytest.fixture
def watched(tmp_path):
    """Return a function that starts Troth with a watch on every address that it uses."""
    running = []

    def start(*commands: str, program: str = WATCHED, **more: str) -> subprocess.Popen[bytes]:
        environment = {
            "PATH": os.environ["PATH"],
            "PYTHONPATH": str(Path(troth.__file__).parents[1]),
            "NOTES": str(tmp_path / "notes"),
            "TROTH_HOME": str(tmp_path / "new"),
            "TROTH_MODEL": "echo",
            **more,
        }
        pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
        running.append(subprocess.Popen([sys.executable, "-c", program], env=environment, **pipes))
        running[-1].stdin.write("\n".join(commands).encode())
        running[-1].stdin.close()
        running[-1].stdin = None
        return running[-1]

    yield start
    for one in running:
        one.kill()
        one.communicate()


@pytest.fixture
def notes(tmp_path):
    """Return a function that reads what the watch noted."""
    return lambda: set((tmp_path / "notes").read_text("utf-8").splitlines())


@pytest.mark.long
def test_a_day_at_the_terminal_reaches_no_other_machine(watched, notes) -> None:
    """From the set-up over a talk to the erasure, no address is used and no program is started."""
    day = watched(*DAY)

    shown, _ = day.communicate(timeout=300)

    assert day.returncode == 0
    assert b"my garden" in shown
    assert notes() == set()


def test_the_server_listens_here_and_calls_nobody(house, talking, home, watched, notes) -> None:
    """It answers a talk; the only address that it ever uses is its own, on this machine."""
    token, _ = house.keys.issue(talking, label="app")
    question = {"model": "mira", "messages": [{"role": "user", "content": "my garden"}]}
    with held_port() as port:
        server = watched("serve", TROTH_HOME=str(home), TROTH_PORT=str(port))
        address = server.stderr.readline().decode().split()[3].rstrip(".")

        answer = httpx2.post(
            f"{address}/v1/chat/completions",
            headers={"Authorization": f"Bearer {token}"},
            json=question,
            timeout=60,
        )
        server.send_signal(signal.SIGTERM)
        server.communicate(timeout=60)

    assert "my garden" in answer.text
    assert server.returncode == 0
    assert notes() == {"socket.bind 127.0.0.1"}


def test_the_watch_would_see_a_call(watched, notes) -> None:
    """The counter-check: a program that calls another machine is seen, and stopped."""
    call = 'import socket; socket.create_connection(("192.0.2.1", 443))'
    caller = watched(program=WATCHED.replace("from troth.cli.main import main", call))

    caller.communicate(timeout=60)

    assert caller.returncode != 0
    assert notes() == {"socket.getaddrinfo 192.0.2.1"}


@pytest.mark.parametrize("level", [one for one in Level if one is not Level.LOCAL])
def test_a_model_elsewhere_is_refused_before_a_byte(house, talking, level, recorded) -> None:
    """However well it is trusted: while nothing can be masked, a model elsewhere hears nothing."""
    elsewhere = ScriptedProvider(["hello"], level=level)

    with pytest.raises(Refused, match="does not let anyone else have that data"):
        talk(house, talking, "my garden", companion=with_model(house, elsewhere))

    assert elsewhere.asks == []
    assert ("refused", "recipient_not_covered") in recorded(house, talking)
    assert "disclosed" not in json.dumps(recorded(house, talking))
