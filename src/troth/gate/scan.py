"""Looks for what should be gone, in every byte where it could still be.

A certificate of erasure is only worth what this scan can find. So it searches raw files,
not tables: database pages in use and free, the write-ahead log, logs, temporary files,
sockets' folders and copies, for a person's id and for the names of that person's keys
(which begin everything that was sealed for them), each in several encodings.
"""

import base64
import binascii
import os
import stat
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

_CHUNK = 4 * 1024 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class Looked:
    """One file that was searched: how many bytes, and how often a trace was found in it.

    unread: why it, or the rest of it, could not be looked at; None if all of it was.
    """

    place: str
    file: Path
    size: int
    found: int
    unread: str | None = None


def spellings(needle: bytes) -> frozenset[bytes]:
    """Return how bytes may be written: raw, reversed, hex, base64 at each offset, UTF-16."""
    forms = {needle, needle[::-1], binascii.hexlify(needle), binascii.hexlify(needle).upper()}
    for shift in range(3):
        encoded = base64.b64encode(b"\0" * shift + needle)
        # The first and last group depend on their neighbours; what lies between does not.
        inner = encoded[4 if shift else 0 : (len(needle) + shift) // 3 * 4]
        forms |= {inner, inner.translate(bytes.maketrans(b"+/", b"-_"))}
    if needle.isascii():
        forms |= {needle.decode().encode("utf-16-le"), needle.decode().encode("utf-16-be")}
    return frozenset(forms)


def search(places: Iterable[tuple[str, Path]], needles: Sequence[bytes]) -> list[Looked]:
    """Search every file below the places for every spelling of every needle.

    Raises nothing: what could not be looked at is named as such.
    """
    wanted = sorted({form for needle in needles for form in spellings(needle)}, key=len)
    looked = []
    seen: set[Path] = set()
    for place, path in places:
        shut: list[OSError] = []
        for file in _files(path, shut):
            if file not in seen:
                seen.add(file)
                looked.append(_search_file(place, file, wanted))
        looked += [_unread(place, path, error) for error in shut]
    return looked


def temporary_files() -> Iterator[Path]:
    """Name the temporary files and folders that Troth made."""
    yield from Path(tempfile.gettempdir()).glob("troth*")


def _files(path: Path, shut: list[OSError]) -> Iterator[Path]:
    """Yield the files below a path, in order; put what keeps us out of a folder into `shut`."""
    if _is(stat.S_ISREG, path, shut):
        yield path
    elif _is(stat.S_ISDIR, path, shut):
        walked = os.walk(path, onerror=lambda error: _keep_out(error, shut))
        for file in sorted(Path(folder, name) for folder, _, names in walked for name in names):
            if _is(stat.S_ISREG, file, shut):
                yield file


def _is(what: Callable[[int], bool], path: Path, shut: list[OSError]) -> bool:
    """Say what a path is itself; a link is only a link."""
    try:
        return what(path.lstat().st_mode)
    except OSError as error:
        _keep_out(error, shut)
        return False


def _keep_out(error: OSError, shut: list[OSError]) -> None:
    if not isinstance(error, FileNotFoundError):  # what went away meanwhile holds nothing
        shut.append(error)


def _search_file(place: str, file: Path, wanted: Sequence[bytes]) -> Looked:
    overlap = max(len(form) for form in wanted) - 1
    size = found = 0
    unread = None
    before = b""
    try:
        with file.open("rb") as opened:
            while chunk := opened.read(_CHUNK):
                size += len(chunk)
                window = before + chunk
                found += sum(_count(window, form, len(before)) for form in wanted)
                before = window[-overlap:]
    except FileNotFoundError:  # it went away while we looked: then it holds nothing
        pass
    except OSError as error:
        unread = _why(error)
    return Looked(place=place, file=file, size=size, found=found, unread=unread)


def _unread(place: str, path: Path, error: OSError) -> Looked:
    file = path if error.filename is None else Path(os.fsdecode(error.filename))
    return Looked(place=place, file=file, size=0, found=0, unread=_why(error))


def _why(error: OSError) -> str:
    return f"could not be looked at: {error.strerror or type(error).__name__}"


def _count(window: bytes, form: bytes, old: int) -> int:
    """Count the hits that end beyond the first `old` bytes, which were searched before."""
    hits, at = 0, window.find(form, max(0, old - len(form) + 1))
    while at >= 0:
        hits += 1
        at = window.find(form, at + 1)
    return hits
