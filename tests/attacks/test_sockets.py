"""A4: whoever is on the machine and has no key finds one port, and nothing behind it."""

import os
import socket
import struct
from collections.abc import Iterator
from pathlib import Path

import httpx2
import pytest

METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS")
_LISTENS = "0A"
_ACCEPTS = 0x10000


@pytest.fixture
def serving(lived, machine_with):
    """Start a server with the real model, and have it answer once; return process and address."""
    server, address = machine_with(lived.now, TROTH_MODEL="demo").serve()
    answer = httpx2.post(
        f"{address}/v1/chat/completions",
        headers={"Authorization": f"Bearer {lived.sams_key}"},
        json={
            "model": "mira",
            "messages": [{"role": "user", "content": "hello"}],
            "max_tokens": 2,
        },
        timeout=300,  # it is loaded first
    )
    assert answer.status_code == 200, answer.text
    return server, address


@pytest.mark.long
def test_one_port_on_this_machine_and_no_other_socket_is_open(serving) -> None:
    """The server listens on loopback alone; the model's process has no socket at all."""
    server, address = serving
    port = int(address.rsplit(":", 1)[1])
    children = list(children_of(server.pid))

    open_in_children = [one for child in children for one in sockets_of(child)]

    assert len(children) == 1
    assert [one for one in sockets_of(server.pid) if one[2]] == [("tcp", f"127.0.0.1:{port}", True)]
    assert open_in_children == []


@pytest.mark.long
def test_nothing_behind_the_port_without_a_key(lived, machine_with) -> None:
    """Every address but `/health`, which says nothing of anybody, asks for a key first."""
    _, address = machine_with(lived.now).serve()
    paths = ("/v1/models", "/v1/models/mira", "/v1/chat/completions")

    answers = [
        httpx2.request(method, address + path, timeout=60) for path in paths for method in METHODS
    ]
    health = httpx2.get(f"{address}/health", timeout=60).json()

    assert {one.status_code for one in answers} == {401, 405}
    assert len([one for one in answers if one.status_code == 401]) == 5  # HEAD goes where GET goes
    assert health.keys() == {"status", "version"}


def test_the_list_sees_sockets_that_listen() -> None:
    """The search above finds a port and a Unix socket that are open in this process."""
    with socket.create_server(("127.0.0.1", 0)) as port, socket.socket(socket.AF_UNIX) as local:
        local.bind(f"\0troth-test-{os.getpid()}")
        local.listen()

        found = sockets_of(os.getpid())

        assert ("tcp", f"127.0.0.1:{port.getsockname()[1]}", True) in found
        assert ("unix", f"@troth-test-{os.getpid()}", True) in found


def children_of(pid: int) -> Iterator[int]:
    """Yield the processes that a process started. Source: proc(5), `stat`, field 4."""
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            parent = (folder / "stat").read_text("utf-8").rpartition(")")[2].split()[1]
        except (FileNotFoundError, ProcessLookupError):
            continue
        if int(parent) == pid:
            yield int(folder.name)


def sockets_of(pid: int) -> list[tuple[str, str, bool]]:
    """Return every socket of a process: kind, address, whether it listens."""
    own = set()
    for entry in Path(f"/proc/{pid}/fd").iterdir():
        try:
            target = str(entry.readlink())
        except FileNotFoundError:
            continue
        if target.startswith("socket:["):
            own.add(target[8:-1])
    known = {inode: found for inode, found in _known(pid) if inode in own}
    return [known.get(inode, ("unknown", inode, False)) for inode in sorted(own)]


def _known(pid: int) -> Iterator[tuple[str, tuple[str, str, bool]]]:
    net = Path(f"/proc/{pid}/net")
    for kind in ("tcp", "tcp6", "udp", "udp6", "raw", "raw6"):
        if not (net / kind).exists():  # this machine has no IPv6
            continue
        for line in (net / kind).read_text("ascii").splitlines()[1:]:
            _, local, _, state, *rest = line.split()
            yield rest[5], (kind, _address(local), state == _LISTENS)
    for line in (net / "unix").read_text("ascii").splitlines()[1:]:
        _, _, _, flags, _, _, inode, *path = line.split()
        yield inode, ("unix", "".join(path), bool(int(flags, 16) & _ACCEPTS))


def _address(written: str) -> str:
    host, port = written.split(":")
    if len(host) > 8:
        return f"{host}:{int(port, 16)}"
    return f"{socket.inet_ntoa(struct.pack('<I', int(host, 16)))}:{int(port, 16)}"
