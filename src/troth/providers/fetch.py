"""Fetch one large file, because a person asked for it, and go on where it was cut off.

What comes is good if its SHA-256 is the pinned one, wherever it came from and however often the
connection broke; else it is thrown away. It lies in `NAME.part` until then and gets its own name
in one step. What the server says of ranges is checked before a byte is written. No cookie, no
name and no version of ours is sent: only which file, and from which byte on.

Source: RFC 9110, sections 13.1.5 (If-Range), 14 (ranges) and 15.4 (redirects).
"""

import asyncio
import errno
import fcntl
import hashlib
import json
import os
import re
import shutil
import threading
from collections.abc import AsyncIterator, Callable, Iterator, Mapping
from contextlib import aclosing, asynccontextmanager, contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, NoReturn, Protocol, TypeAlias

from troth.errors import BadInput, Damaged, ProviderFailed, StoreFull, TrothError, Unconfigured
from troth.net.addresses import CALLABLE, Target, Zone, file_target, moved
from troth.net.client import Answer, Client, Limits
from troth.words import Digest

MOST_BYTES: Final = 200_000_000_000
MOST_MOVES: Final = 5
MOST_CUTS: Final = 20
"""How often one fetch goes on by itself, as long as each time brings something."""
SPARE_BYTES: Final = 256_000_000
"""What is left free on the disk."""
LOOK_EVERY: Final = 64 * 2**20
"""After so many bytes it is looked whether the disk has room for more."""
_LIMITS: Final = Limits(
    connect_seconds=20.0, total_seconds=7 * 86_400.0, body_bytes=MOST_BYTES, idle_connections=0
)
_RANGE = re.compile(r"bytes ([0-9]{1,15})-([0-9]{1,15})/([0-9]{1,15})", re.ASCII)
_STRONG = re.compile(r'"[\x21\x23-\x7e]{1,200}"', re.ASCII)
_LONGEST_NOTE: Final = 16_384
_PIECE: Final = 2**20

Progress: TypeAlias = Callable[[int, int | None], None]
"""Told how many bytes are here, of how many in all (None: the server did not say)."""


class Opens(Protocol):
    """Makes a client for one request to addresses of these zones."""

    def __call__(self, zones: frozenset[Zone], *, limits: Limits) -> Client:
        """Return the client. It is closed by whoever asked for it."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """One file to fetch. size: how many bytes it has, if that is known before."""

    url: str
    sha256: Digest
    size: int | None = None


def through(proxy: str | None) -> Opens:
    """Return what opens clients that reach the internet through a proxy, if there is one."""

    def opens(zones: frozenset[Zone], *, limits: Limits) -> Client:
        return Client(zones, limits=limits, proxy=proxy)

    return opens


def _nothing(_done: int, _whole: int | None) -> None:
    """Tell nobody."""


async def fetch(
    wanted: Wanted, into: Path, *, progress: Progress = _nothing, opens: Opens = Client
) -> int:
    """Fetch a file into `into`, which must end in a suffix, and return its size.

    What was fetched before and cut off is gone on with. Raises BadInput (a bad address), Damaged
    (another file than the pinned one: it was thrown away), StoreFull, or Unconfigured with what
    happened and what to do; what came until then is kept for the next time.
    """
    file_target(wanted.url)
    into.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with _alone(into) as part:
        job = _Job(wanted, part, into.with_suffix(".resume"), progress, opens)
        try:
            await job.run()
        except OSError as error:
            _tell_disk(error, job.have)
        size = job.have
        if await _digest(part) != wanted.sha256:
            job.drop()
            raise Damaged(_OTHER)
        part.replace(into)
        job.note.unlink(missing_ok=True)
    return size


@contextmanager
def _alone(into: Path) -> Iterator[Path]:
    """Hold the part of a file, so that two fetches of the same one do not mix their bytes."""
    part = into.with_suffix(".part")
    number = os.open(part, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW, 0o600)
    if not _held(number, part):
        os.close(number)
        message = "This model is being fetched already. Wait for that, or stop it there."
        raise Unconfigured(message)
    try:
        yield part
    finally:
        with suppress(OSError):
            if part.stat().st_size == 0:
                part.unlink()
        os.close(number)


def _held(number: int, part: Path) -> bool:
    """Lock an open file; say whether that holds, and it still lies there under its name.

    Another fetch may have ended since it was opened, and moved it away, whole.
    """
    try:
        fcntl.flock(number, fcntl.LOCK_EX | fcntl.LOCK_NB)
        return os.path.samestat(os.fstat(number), part.stat())
    except (BlockingIOError, FileNotFoundError):
        return False


@dataclass
class _Job:
    """One fetch under way."""

    wanted: Wanted
    part: Path
    note: Path
    progress: Progress
    opens: Opens
    whole: int | None = field(default=None, init=False)
    brought: int = field(default=0, init=False)
    """Bytes that came over the wire, in all."""

    @property
    def have(self) -> int:
        """How many bytes are here."""
        return self.part.stat().st_size

    def drop(self) -> None:
        """Throw away what is here."""
        os.truncate(self.part, 0)
        self.note.unlink(missing_ok=True)

    async def run(self) -> None:
        """Ask until the file is whole. Raises Unconfigured, Damaged, StoreFull or OSError."""
        self.whole = self.wanted.size
        self._look_at_what_is_here()
        anew = False
        for _ in range(MOST_CUTS):
            if self.have and self.have == self.whole:
                return
            brought = self.brought
            try:
                if await self._ask():
                    return
            except _AnewError:
                if anew:
                    raise self._cut(_NO_RANGES) from None
                anew = True
                continue
            except ProviderFailed as error:
                if self.brought == brought:
                    raise self._cut(str(error)) from error
            else:
                if self.brought == brought:
                    raise self._cut(_NO_MORE)
        raise self._cut(_AGAIN_AND_AGAIN)

    def _look_at_what_is_here(self) -> None:
        """Throw away what belongs to another file, or is longer than it can be."""
        told = _read_note(self.note)
        same = told.get("sha256") == self.wanted.sha256 and told.get("url") == self.wanted.url
        if not same or (self.whole is not None and self.have > self.whole):
            self.drop()

    async def _ask(self) -> bool:
        """Ask once for what is missing. Returns whether all of it is here now."""
        have, tag = self.have, _read_note(self.note).get("tag", "")
        headers = {"accept": "*/*"}
        if have:
            headers["range"] = f"bytes={have}-"
            if tag:
                headers["if-range"] = tag
        async with self._reach(headers) as answer:
            match answer.status:
                case 206 if have:
                    self._take_range(answer, have)
                case 200:
                    self._take_whole(answer)
                case 416 if have:  # nothing comes after it: what is here is no part of this file
                    self.drop()
                    raise _AnewError
                case status:
                    raise _refused(status, answer.headers)
            self._must_fit()
            await self._write(answer)
        return self.whole is None or self.have == self.whole

    @asynccontextmanager
    async def _reach(self, headers: Mapping[str, str]) -> AsyncIterator[Answer]:
        """Ask, and follow the file to where it is now."""
        first = goal = file_target(self.wanted.url)
        for _ in range(MOST_MOVES + 1):
            zones = CALLABLE if goal.origin == first.origin else frozenset({Zone.PUBLIC})
            async with (
                self.opens(zones, limits=_LIMITS) as client,
                client.stream("GET", goal, headers=headers) as answer,
            ):
                if answer.status not in {301, 302, 303, 307, 308}:
                    yield answer
                    return
                goal = _next(answer.headers.get("location", ""), goal)
        raise Unconfigured(_AROUND)

    def _take_range(self, answer: Answer, have: int) -> None:
        """Check what the server says of the part that it sends. Raises _AnewError."""
        found = _RANGE.fullmatch(answer.headers.get("content-range", "").strip())
        start, end, whole = map(int, found.groups()) if found else (-1, -1, -1)
        fits = start == have and start <= end == whole - 1
        if not fits or self.whole not in {None, whole}:
            self.drop()
            raise _AnewError
        self.whole = whole

    def _take_whole(self, answer: Answer) -> None:
        """Begin anew: the server sends all of it."""
        self.drop()
        length = answer.headers.get("content-length", "")
        told = int(length) if length.isascii() and length.isdigit() and len(length) < 16 else None
        if told is not None and self.wanted.size not in {None, told}:
            message = (
                f"The server has a file of {told} bytes there, and the pinned one has "
                f"{self.wanted.size}. Nothing was fetched. Check the address."
            )
            raise Damaged(message)
        self.whole = self.wanted.size or told
        tag = answer.headers.get("etag", "")
        note = {"url": self.wanted.url, "sha256": self.wanted.sha256}
        if _STRONG.fullmatch(tag):
            note["tag"] = tag
        self.note.write_text(json.dumps(note), encoding="utf-8")
        self.note.chmod(0o600)

    def _must_fit(self) -> None:
        """Raise StoreFull where the disk has no room for the rest, and some beside it."""
        needs = SPARE_BYTES + (0 if self.whole is None else self.whole - self.have)
        free = shutil.disk_usage(self.part.parent).free
        if needs > free:
            least = "at least " if self.whole is None else ""
            message = (
                f"The disk is too full: the rest of this model and some room beside it take "
                f"{least}{needs / 1e9:.1f} GB, and {free / 1e9:.1f} GB are free. Make room and run "
                "the same command again. What came so far is kept."
            )
            raise StoreFull(message)

    async def _write(self, answer: Answer) -> None:
        most = MOST_BYTES if self.whole is None else self.whole
        with self.part.open("ab") as out:
            done = looked = out.tell()
            self.progress(done, self.whole)
            async with aclosing(answer.chunks()) as chunks:
                async for chunk in chunks:
                    done += len(chunk)
                    if done > most:
                        self.drop()
                        raise Damaged(_LONGER)
                    if done - looked >= LOOK_EVERY:  # others write on this disk, too
                        looked = done
                        self._must_fit()
                    out.write(chunk)
                    self.brought += len(chunk)
                    self.progress(done, self.whole)
            out.flush()
            os.fsync(out.fileno())

    def _cut(self, why: str) -> Unconfigured:
        here = f"{self.have / 1e6:.0f} MB"
        of = f" of {self.whole / 1e6:.0f} MB" if self.whole else ""
        kept = f"{here}{of} are here and are kept. " if self.have else ""
        return Unconfigured(f"{why} {kept}Run the same command again to go on.")


class _AnewError(Exception):
    """What was here fits to nothing that the server has, and was thrown away."""


def _next(location: str, since: Target) -> Target:
    try:
        goal = moved(location, since=since)
    except BadInput:
        message = "The server sends Troth on to an address that cannot be used. Try another one."
        raise Unconfigured(message) from None
    if since.scheme == "https" and goal.scheme != "https":
        message = "The server sends Troth on to an address that others could read along. It stays."
        raise Unconfigured(message)
    return goal


def _refused(status: int, headers: Mapping[str, str]) -> TrothError:
    """Say in plain words why there is no file."""
    match status:
        case 401 | 403:
            why = "The server does not give this file to everybody: it asks who you are."
            what = "Fetch it with your browser, then: troth model get FILE --sha256 HASH"
        case 404 | 410:
            why, what = "There is no such file at this address.", "Check the address."
        case 429 | 503:
            after = headers.get("retry-after", "")
            why = "The server is busy."
            what = f"Try again in {after} seconds." if after.isdecimal() else "Try again later."
        case _:
            why, what = f"The server did not send the file (status {status}).", "Try again later."
    return Unconfigured(f"{why} {what}")


def _read_note(note: Path) -> dict[str, str]:
    try:
        with note.open("rb") as opened:
            told = json.loads(opened.read(_LONGEST_NOTE))
    except (OSError, ValueError, RecursionError):
        return {}
    return {k: v for k, v in told.items() if isinstance(v, str)} if isinstance(told, dict) else {}


async def _digest(file: Path) -> str:
    """Read a file for its SHA-256. Whoever is stopped meanwhile does not wait for the rest."""
    is_over = threading.Event()

    def read() -> str:
        found = hashlib.sha256()
        with file.open("rb", buffering=0) as opened:
            while not is_over.is_set() and (piece := opened.read(_PIECE)):
                found.update(piece)
        return found.hexdigest()

    try:
        return await asyncio.to_thread(read)
    finally:
        is_over.set()


def _tell_disk(error: OSError, have: int) -> NoReturn:
    if error.errno in {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}:
        message = (
            f"The disk is full. {have / 1e6:.0f} MB are here and are kept. Make room and run the "
            "same command again, or throw them away: troth model remove NAME"
        )
        raise StoreFull(message) from None
    raise error


_OTHER = (
    "What was fetched is not the file that the SHA-256 names. It was thrown away and not used. "
    "Check the address and the SHA-256."
)
_LONGER = "The server sent more than the file has. It was thrown away. Check the address."
_AROUND = "The server sends Troth from one address to the next without an end. Try another one."
_NO_MORE = "The server sent nothing more."
_AGAIN_AND_AGAIN = "The connection broke again and again."
_NO_RANGES = "The server sends other parts of the file than Troth asks for."
