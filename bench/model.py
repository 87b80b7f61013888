"""The embedded model, as a new user meets it: the server comes up, the first words arrive."""

import http.client
import json
import os
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from bench.measure import Figure, at_most

_TROTH = str(Path(sys.executable).with_name("troth"))
_WAIT_SECONDS = 60.0
_QUESTION = {
    "model": "mira",
    "stream": True,
    "messages": [{"role": "user", "content": "Hello. How was your day?"}],
}


def run() -> list[Figure]:
    """Start a server on a fresh installation; time its first answer and weigh its processes."""
    with tempfile.TemporaryDirectory(prefix="troth-bench-") as home:
        port = _free_port()
        told = {**os.environ, "TROTH_HOME": home, "TROTH_PORT": str(port)}
        for command in (["init", "--name", "Noor"], *_CONSENTS):
            subprocess.run([_TROTH, *command], env=told, check=True, capture_output=True)
        key = (Path(home) / "state" / "person.key").read_text(encoding="ascii").strip()
        with subprocess.Popen([_TROTH, "serve"], env=told, stderr=subprocess.PIPE) as server:
            try:
                _until_up(port)
                first = _first_answer(port, key)
                memory = _memory(server.pid)
            finally:
                server.terminate()
    return [
        at_most("first words of the embedded model after the server is up", first, "s", 4),
        at_most("memory (RSS) of all processes", memory, "MB", 400),
    ]


_CONSENTS = (
    ["consent", "give", "companion.reply", "--yes"],
    ["consent", "give", "companion.history", "--yes", "--check", "3"],
)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _until_up(port: int) -> None:
    end = time.monotonic() + _WAIT_SECONDS
    while time.monotonic() < end:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
        try:
            connection.request("GET", "/health")
            if connection.getresponse().status == http.client.OK:
                return
        except OSError:
            time.sleep(0.02)
        finally:
            connection.close()
    message = "the server did not come up"
    raise RuntimeError(message)


def _first_answer(port: int, key: str) -> float:
    """Return seconds until the first words that the model itself wrote."""
    start = time.perf_counter()
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=_WAIT_SECONDS)
    headers = {"Authorization": f"Bearer {key}", "Content-Type": "application/json"}
    connection.request("POST", "/v1/chat/completions", json.dumps(_QUESTION), headers)
    answer = connection.getresponse()
    words = 0
    for line in answer:
        if line.startswith(b"data: {"):
            chunk = json.loads(line[6:])
            if chunk.get("choices") and chunk["choices"][0]["delta"].get("content"):
                words += 1
            if words > 1:  # the first piece is Troth's own opening sentence
                break
    taken = time.perf_counter() - start
    connection.close()
    return taken


def _memory(pid: int) -> float:
    """Return the resident memory of a process and its children, in MB."""
    family = [pid, *_children(pid)]
    return sum(_resident(one) for one in family) / 1024


def _children(pid: int) -> list[int]:
    told = Path(f"/proc/{pid}/task").glob("*/children")
    direct = [int(child) for file in told for child in file.read_text().split()]
    return [*direct, *(grand for child in direct for grand in _children(child))]


def _resident(pid: int) -> int:
    for line in Path(f"/proc/{pid}/status").read_text().splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1])
    return 0
