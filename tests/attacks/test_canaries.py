"""A day with canaries: words that occur nowhere else, in every field that a person can fill.

The day runs in processes of its own, with mistakes, refusals, bad input, a server that is
killed, a copy, a restore and a forgetting. Then every byte on the disk, in the copies and in
the log is searched, and all that was printed where the person did not ask for their own words.
The search knows ten ways in which a program may write a word down; it proves itself on each.
"""

import base64
import gzip
import json
import signal
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from secrets import choice, token_hex

import httpx2
import pytest

# ── the search ──────────────────────────────────────────────────────────────────────────────

PAGE = 4096
_LEAST = 8
_MARKS = {b"\x1f\x8b\x08": 31} | dict.fromkeys((b"x\x01", b"x\x5e", b"x\x9c", b"x\xda"), 15)
"""How gzip and zlib streams begin, and the window that opens each."""


def spellings(word: str) -> set[bytes]:
    """Return the ways in which a word may stand in a file, and its halves: a page may cut it."""
    half = len(word) // 2
    parts = {word.encode(), word[:half].encode(), word[half:].encode()}
    return {form for part in parts for form in _forms(part) if len(form) >= _LEAST}


def _forms(part: bytes) -> Iterator[bytes]:
    yield from (part, part[::-1], part.hex().encode(), part.hex().upper().encode())
    yield from (part.decode().encode("utf-16-le"), part.decode().encode("utf-16-be"))
    yield "".join(f"%{byte:02x}" for byte in part).encode()
    yield "".join(f"%{byte:02X}" for byte in part).encode()
    yield "".join(f"\\u{byte:04x}" for byte in part).encode()
    for shift in range(3):
        coded = base64.b64encode(bytes(shift) + part)
        inner = coded[4 if shift else 0 : (shift + len(part)) // 3 * 4]
        yield from (inner, inner.translate(bytes.maketrans(b"+/", b"-_")))


def inflated(data: bytes) -> Iterator[bytes]:
    """Yield what every zlib or gzip stream in the data opens to."""
    for mark, bits in _MARKS.items():
        at = data.find(mark)
        while at >= 0:
            yield _open(data[at : at + 262_144], bits)
            at = data.find(mark, at + 1)


def _open(data: bytes, bits: int) -> bytes:
    stream = zlib.decompressobj(bits)
    found = b""
    try:
        for start in range(0, len(data), 64):
            found += stream.decompress(data[start : start + 64], 1_048_576 - len(found))
            if stream.eof:
                break
    except zlib.error:
        pass  # it only looked like a stream; what came until here counts
    return found


def leaks(data: bytes, words: Iterable[str]) -> list[str]:
    """Return which words stand in the data, in any spelling."""
    seen = [data, *inflated(data)]
    return [word for word in words if any(form in one for form in spellings(word) for one in seen)]


def canary() -> str:
    """Return a word that is nowhere else."""
    return f"q{token_hex(14)}z"


PLANTED: Mapping[str, Callable[[bytes], bytes]] = {
    "raw": lambda word: word,
    "base64": base64.b64encode,
    "base64, shifted by one": lambda word: base64.b64encode(b"." + word + b"."),
    "base64, shifted by two": lambda word: base64.urlsafe_b64encode(b".." + word + b"."),
    "hexadecimal": lambda word: word.hex().encode(),
    "URL": lambda word: "".join(f"%{byte:02X}" for byte in word).encode(),
    "UTF-16": lambda word: word.decode().encode("utf-16"),
    "JSON": lambda word: "".join(f"\\u{byte:04x}" for byte in word).encode(),
    "gzip": lambda word: gzip.compress(b"before " + word + b" after"),
    "zlib": lambda word: zlib.compress(b"before " + word + b" after", 1),
    "reversed": lambda word: word[::-1],
    "split over a page": lambda word: word[:9] + bytes(PAGE) + word[9:],
}


@pytest.mark.parametrize("write", PLANTED.values(), ids=PLANTED)
def test_the_search_finds_what_was_planted(write) -> None:
    """However a leak is written, it is found; a word that is not there is not."""
    planted, other = canary(), canary()
    data = b"\x00some bytes before" + write(planted.encode()) + b"and after\xff" * 9

    found = leaks(data, [planted, other])

    assert found == [planted]


# ── the day ─────────────────────────────────────────────────────────────────────────────────


@dataclass
class Words:
    """A canary for each thing that a person can fill in, or be given."""

    name: str = field(default_factory=canary)
    other_name: str = field(default_factory=canary)
    label: str = field(default_factory=canary)
    message: str = field(default_factory=canary)
    piped: str = field(default_factory=canary)
    forgotten: str = field(default_factory=canary)
    over_http: str = field(default_factory=canary)
    streamed: str = field(default_factory=canary)
    killed: str = field(default_factory=canary)
    system: str = field(default_factory=canary)
    user_field: str = field(default_factory=canary)
    header: str = field(default_factory=canary)
    path: str = field(default_factory=canary)
    query: str = field(default_factory=canary)
    model: str = field(default_factory=canary)
    garbage: str = field(default_factory=canary)
    refused: str = field(default_factory=canary)
    mistyped: str = field(default_factory=canary)
    breaking: str = field(default_factory=canary)
    in_crisis: str = field(default_factory=canary)
    conversation: str = field(
        default_factory=lambda: (
            "cnv_" + "".join(choice("abcdefghijklmnop234567") for _ in range(26))
        )
    )

    def all(self) -> list[str]:
        """Return them all."""
        return list(vars(self).values())


# Runs commands one after another, each as if it were typed.
_MANY = """
import io, json, sys
from troth.cli.main import main
for words, typed in json.loads(sys.stdin.read()):
    sys.stdin = io.TextIOWrapper(io.BytesIO(typed.encode("latin-1")))
    try:
        main(words)
    except SystemExit:
        pass
"""
# A server whose model breaks at a word, with an error that quotes it.
_BREAKS = """
import sys, troth.house
from troth.cli.main import main
from troth.providers.echo import EchoProvider
class Breaks(EchoProvider):
    async def answer(self, ask):
        said = ask.messages[-1].text.text
        if "break" in said:
            raise KeyError(said)
        async for piece in super().answer(ask):
            yield piece
troth.house.PROVIDERS = {"echo": lambda _: Breaks()}
main(sys.argv[1:])
"""
Command = tuple[Sequence[str], str]


class Day:
    """Runs the day, and keeps all that was printed."""

    def __init__(self, machine, folder: Path) -> None:
        self.words = Words()
        self.machine = machine
        self.copies = folder / "copies"
        self.public = folder / "public"
        self.log = folder / "troth.log"
        self.printed: list[bytes] = []
        self.asked_for: list[bytes] = []
        self.answers: list[httpx2.Response] = []
        self.tokens: list[str] = []

    def commands(self, *commands: Command | Sequence[str], own: bool = False, **more: str) -> bytes:
        """Run commands in one process. own: the person asked to see their own words on stdout."""
        both = [(list(c[0]), c[1]) if isinstance(c, tuple) else (list(c), "") for c in commands]
        process = self.machine.start(program=_MANY, **more)
        stdout, stderr = process.communicate(json.dumps(both).encode(), timeout=300)
        assert b"Traceback" not in stderr, stderr.decode()
        self.printed.append(stderr)
        (self.asked_for if own else self.printed).append(stdout)
        return stdout

    def ask(self, address: str, token: str, **more: object) -> httpx2.Response:
        """Ask over HTTP, and keep the answer's head; the body only where nothing was asked."""
        body = {"model": "mira", "messages": [{"role": "user", "content": "hello"}], **more}
        return self.send(address, "/v1/chat/completions", token, json=body)

    def send(self, address: str, path: str, token: str, **more: object) -> httpx2.Response:
        """Send one request."""
        given = more.pop("headers", {})
        headers = {"Authorization": f"Bearer {token}", **given}
        answer = httpx2.post(address + path, headers=headers, timeout=60, **more)
        self.printed.append(str(answer.headers).encode())
        (self.asked_for if answer.status_code == 200 else self.printed).append(answer.content)
        return answer

    def folders(self) -> list[Path]:
        """Name every folder in which something may lie."""
        return [self.machine.home, self.copies, self.public, self.log.parent]


@pytest.fixture
def day(machine, tmp_path) -> Day:
    """Return a day that has not begun."""
    return Day(machine, tmp_path / "machine")


@pytest.mark.long
def test_a_whole_day_leaves_no_word_anywhere(day: Day, files_in) -> None:
    """Nowhere on the disk, in the log, in the copies or in what was printed unasked."""
    morning(day)
    mistakes(day)
    noon(day)
    killed = on_disk(day, files_in)
    evening(day)
    at_night = on_disk(day, files_in)

    words = [*day.words.all(), *day.tokens]
    shown = b"\n".join(day.asked_for)
    found = [name for lay in (killed, at_night) for name, data in lay.items() if leaks(data, words)]

    assert [
        one for one in (day.words.message, day.words.streamed) if one.encode() not in shown
    ] == []
    assert {"troth.db", "troth.db-wal", "troth.log"} <= {Path(name).name for name in killed}
    assert {"keyring.db", "content.db", "checkpoint"} <= {Path(name).name for name in at_night}
    assert leaks(b"\n".join(day.printed), words) == []
    assert found == []


def morning(day: Day) -> None:
    """Set up, say yes, make keys, talk."""
    words = day.words
    day.commands(
        ["init", "--name", words.name, "--quiet"],
        ["consent", "give", "companion.reply", "--yes"],
        ["consent", "give", "companion.history", "--yes", "--check", "3"],
        ["consent", "list"],
        ["doctor"],
    )
    made = day.commands(
        ["key", "add", "--label", words.label, "--json"],
        ["person", "add", words.other_name, "--json"],
        ["chat", words.message],
        (["chat"], words.piped),
        ["chat", words.forgotten],
        ["chat", f"I want to kill myself tonight {words.in_crisis}"],
        ["history"],
        ["key", "list"],
        ["export", "--json"],
        own=True,
    )
    day.tokens += [one for one in made.decode().split('"') if one.startswith("troth_")]
    assert len(day.tokens) == 2


def mistakes(day: Day) -> None:
    """Type what is wrong in every way, and be refused."""
    wrong = day.words.mistyped
    day.commands(
        ["chat", "--conversation", day.words.conversation, day.words.refused],
        ["chat", "--conversation", wrong, day.words.refused],
        ["chat", "--companion", wrong, day.words.refused],
        (["chat"], f"{day.words.garbage}\0"),
        (["chat"], f"{day.words.garbage}\xff\xfe"),
        (["chat"], day.words.garbage * 4000),
        [wrong],
        ["chat", f"--{wrong}"],
        ["erase", "--message", wrong],
        ["erase", "--conversation", wrong, "--yes"],
        ["consent", "give", wrong],
        ["consent", "receipt", wrong],
        ["key", "revoke", wrong, "--yes"],
        ["key", "add", "--label", wrong * 9],
        ["ledger", "prove", wrong],
        ["lockdown", wrong],
    )
    day.commands(["chat", day.words.refused], ["history"], TROTH_KEY=day.words.garbage)


def noon(day: Day) -> None:
    """Talk over HTTP, well and badly; then the server is killed in the middle of an answer."""
    words, token = day.words, day.tokens[0]
    server, address = day.machine.serve(TROTH_LOG_FILE=str(day.log))
    whole = day.ask(
        address,
        token,
        messages=[
            {"role": "system", "content": words.system},
            {"role": "user", "content": words.over_http},
        ],
        user=words.user_field,
    )
    streamed = day.ask(
        address, token, messages=[{"role": "user", "content": words.streamed}], stream=True
    )
    going_on = day.send(
        address,
        "/v1/chat/completions",
        token,
        headers={"X-Troth-Conversation": words.conversation, "X-User": words.header},
        json={"model": "teo", "messages": [{"role": "user", "content": words.over_http}]},
    )
    wrong = [
        day.ask(address, token, model=words.model),
        day.ask(address, token, messages=[{"role": words.garbage, "content": words.garbage}]),
        day.ask(address, token, messages=[{"role": "user", "content": words.garbage + "\0"}]),
        day.ask(address, token, tools=[{"name": words.garbage}]),
        day.ask(address, words.garbage),
        day.ask(address, day.tokens[1], messages=[{"role": "user", "content": words.refused}]),
        day.send(address, f"/v1/{words.path}?q={words.query}", token, content=words.garbage),
        day.send(address, "/v1/chat/completions", token, content=f'{{"{words.garbage}'),
        day.send(address, "/v1/chat/completions", token, headers={"Host": words.header}),
    ]
    assert [one.status_code for one in (whole, streamed, going_on)] == [200, 200, 404]
    assert {one.status_code for one in wrong} <= {400, 401, 403, 404, 413}
    with httpx2.stream(
        "POST",
        f"{address}/v1/chat/completions",
        headers={"Authorization": f"Bearer {token}"},
        json={
            "model": "mira",
            "messages": [{"role": "user", "content": f"{words.killed} " * 150}],
            "stream": True,
        },
        timeout=60,
    ) as answer:
        assert next(answer.iter_raw())
        server.kill()
    day.printed += server.communicate(timeout=60)


def evening(day: Day) -> None:
    """Start again, take back a yes, make a copy, forget, bring the copy back, check."""
    server, address = day.machine.serve(TROTH_LOG_FILE=str(day.log), program=_BREAKS)
    again, broken = (
        day.ask(address, day.tokens[0], messages=[{"role": "user", "content": words}])
        for words in (day.words.over_http, f"break {day.words.breaking}")
    )
    server.send_signal(signal.SIGTERM)
    day.printed += server.communicate(timeout=60)
    day.public.mkdir()
    day.commands(
        ["backup", str(day.copies)],
        ["erase", "--message", "5", "--yes"],
        ["restore", str(day.copies), "--yes"],
        ["consent", "withdraw", "companion.history"],
        ["consent", "history"],
        ["consent", "receipt", "2"],
        ["ledger", "verify"],
        ["ledger", "mine"],
        ["ledger", "tiles", str(day.public)],
        ["person", "list"],
    )
    assert (again.status_code, broken.status_code) == (200, 500)
    assert server.returncode == 0


def on_disk(day: Day, files_in) -> dict[str, bytes]:
    """Return every file by name, with its name in it: that may leak as well."""
    own_key = day.machine.home / "state" / "person.key"
    return {
        str(file): f"{file.name}\n".encode() + file.read_bytes()
        for file in files_in(day.folders())
        if file != own_key
    }
