"""Opens the parts of a ZIP that hold talks, and nothing else of it.

Bombs are refused before they go off: the list of files is bounded before it is read, each part
is bounded while it is unpacked, whatever the ZIP says of itself, and a ZIP inside of it stays
shut. No path of it is ever used as a path here.
"""

import re
import struct
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from io import RawIOBase
from typing import IO, BinaryIO, Final, cast

from troth.companion.imports.lines import too_large
from troth.companion.imports.shape import MOST_UNPACKED
from troth.errors import BadInput, TooLarge

MOST_FILES: Final = 60_000
_MOST_LIST: Final = 16 * 1024 * 1024
_END: Final = struct.Struct("<4s4H2LH")
_SIGNATURE: Final = b"PK\x05\x06"
_END_64: Final = struct.Struct("<4sQ2H2L4Q")
_SIGNATURE_64: Final = b"PK\x06\x06"
_PLACE_64: Final = struct.Struct("<4sLQL")
_PLACE_SIGNATURE_64: Final = b"PK\x06\x07"
_ENTRY: Final = struct.Struct("<28x3H12x")
"""Of each file in the list: how long are its name, what is added to it, and a comment."""
_MOST_CHATS: Final = 5_000
_METHODS: Final = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
_TALKS: Final = re.compile(r"(?:.*/)?talks(?:-\d{1,4})?\.jsonl")
_CONVERSATIONS: Final = re.compile(r"(?:.*/)?conversations(?:[-_]\d{1,6})?\.json")
_KINDS: Final = (_TALKS, _CONVERSATIONS, re.compile(r".*\.jsonl"), re.compile(r".*\.json"))
"""What is looked for in a ZIP. Of the first kind that is there, all is taken; no other."""
_NOTHING: Final = "There are no talks in this ZIP that Troth can read. Choose the whole export."
_BROKEN: Final = "The ZIP is damaged. Fetch it again from where it came."


def is_zip(opened: BinaryIO) -> bool:
    """Say whether a file is a ZIP, by how it begins."""
    opened.seek(0)
    start = opened.read(4)
    opened.seek(0)
    return start in {b"PK\x03\x04", b"PK\x05\x06"}


@contextmanager
def unzipped(opened: BinaryIO) -> Iterator["Unzipped"]:
    """Open a ZIP. Raises BadInput or TooLarge, also while a part of it is read."""
    _must_be_short(opened)
    try:
        with zipfile.ZipFile(opened) as found:
            yield Unzipped(found, _size(opened))
    except (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, ValueError):
        raise BadInput(_BROKEN, param="file") from None  # the library's own may quote a name


class Unzipped:
    """A ZIP that is open. rest: how many of its files are left out.

    own_names: of the parts, those that a service names so. is_ours: it is an archive of Troth's
    own; root: the folder of it in which that lies, with a slash behind it; every: its files.
    """

    def __init__(self, found: zipfile.ZipFile, size: int) -> None:
        self._found = found
        listed = [one for one in found.infolist() if one.filename]
        if not all(0 <= one.header_offset < size for one in listed):
            raise BadInput(_BROKEN, param="file")
        every = self.every = [one for one in listed if not one.is_dir()]
        named: Sequence[zipfile.ZipInfo] = ()
        for kind in _KINDS:
            if named := [one for one in every if _is_talk(one.filename, kind)]:
                break
        if not named:
            raise BadInput(_NOTHING, param="file")
        if len(named) > _MOST_CHATS:
            message = f"There are more than {_MOST_CHATS:,} chats in this ZIP. Bring in fewer."
            raise TooLarge(message, param="file")
        for one in named:
            _must_open(one)
        if sum(one.file_size for one in named) > MOST_UNPACKED:
            raise too_large()
        self._named = sorted(named, key=lambda one: _by_number(one.filename))
        self.is_ours = kind is _TALKS
        folders = [one.filename.rpartition("talks")[0] for one in named]
        self.root = min(folders) if self.is_ours else ""
        self.rest = len(every) - len(named)
        self.own_names = frozenset(
            name
            for one in named
            if any(kind.fullmatch(name := one.filename.rpartition("/")[2]) for kind in _KINDS[:2])
        )
        self._left = MOST_UNPACKED

    def parts(self) -> Iterator[tuple[str, BinaryIO]]:
        """Yield each part that may hold talks: what it is called in a message, and its bytes."""
        for place, one in enumerate(self._named, 1):
            name = one.filename.rpartition("/")[2]
            # The name of a chat is the name of somebody: it is not told.
            told = name if name in self.own_names else f"chat {place}"
            with self.opened(one, self._left) as bounded:
                yield told, cast("BinaryIO", bounded)  # it has what readers use of one
                self._left = bounded.left

    @contextmanager
    def opened(self, one: zipfile.ZipInfo, most: int) -> Iterator["_Bounded"]:
        """Open one file, of which `most` bytes may be read. Raises BadInput or TooLarge."""
        _must_open(one)
        with self._found.open(one) as part:
            yield _Bounded(part, most)


class _Bounded(RawIOBase):
    """A part that is not read beyond what may be unpacked, whatever it says of its size."""

    def __init__(self, part: IO[bytes], left: int) -> None:
        self._part = part
        self.left = left

    def readable(self) -> bool:
        """Say that it can be read."""
        return True

    def readinto(self, buffer: bytearray, /) -> int:  # type: ignore[override]  # what its callers give
        """Read on. Raises TooLarge."""
        view = memoryview(buffer)
        data = self._part.read(len(view))
        self.left -= len(data)
        if self.left < 0:
            raise too_large()
        view[: len(data)] = data
        return len(data)


def _is_talk(name: str, kind: re.Pattern[str]) -> bool:
    """Say whether a file may be a talk. What macOS puts beside each file of a ZIP is none."""
    is_beside = name.startswith("__MACOSX/") or name.rpartition("/")[2].startswith("._")
    return not is_beside and kind.fullmatch(name) is not None


def _must_open(one: zipfile.ZipInfo) -> None:
    if one.flag_bits & 1 or one.compress_type not in _METHODS:
        message = "The ZIP is locked, or packed in a way that Troth does not open."
        raise BadInput(message, param="file")


def _must_be_short(opened: BinaryIO) -> None:
    """Raise unless the list of files in a ZIP is of a size that can be read.

    The library believes the length of the list, and makes something of each file in it: so they
    are counted here.
    """
    size = _size(opened)
    before = max(0, size - _END.size - 65_535)
    opened.seek(before)
    tail = opened.read()
    opened.seek(0)
    place = tail.rfind(_SIGNATURE)
    if place < 0 or len(tail) - place < _END.size:
        raise BadInput(_BROKEN, param="file")
    _, _, _, _, files, length, _, _ = _END.unpack_from(tail, place)
    end, files_64, length = _in_64(opened, before + place, length)
    if max(files, files_64) > MOST_FILES or length > _MOST_LIST:
        raise _too_many()
    opened.seek(max(0, end - length))
    _must_be_few(opened.read(length))
    opened.seek(0)


def _in_64(opened: BinaryIO, end: int, length: int) -> tuple[int, int, int]:
    """Return where the list ends, how many files it tells of, and its length.

    Where a ZIP says that again in larger numbers, those hold, whatever the smaller ones say.
    """
    start = end - _PLACE_64.size - _END_64.size
    if start < 0:
        return end, 0, length
    opened.seek(start)
    found = opened.read(_END_64.size + _PLACE_64.size)
    if found[_END_64.size :][:4] != _PLACE_SIGNATURE_64 or found[:4] != _SIGNATURE_64:
        return end, 0, length
    *_, files, length, _ = _END_64.unpack_from(found)
    return start, files, length


def _must_be_few(listing: bytes) -> None:
    """Raise if there are too many files in a list, or more than it says."""
    at = count = 0
    while at + _ENTRY.size <= len(listing):
        at += _ENTRY.size + sum(_ENTRY.unpack_from(listing, at))
        count += 1
        if count > MOST_FILES:
            raise _too_many()


def _too_many() -> TooLarge:
    message = f"There are too many files in this ZIP: up to {MOST_FILES:,} are taken."
    return TooLarge(message, param="file")


def _size(opened: BinaryIO) -> int:
    opened.seek(0, 2)
    size = opened.tell()
    opened.seek(0)
    return size


def _by_number(name: str) -> tuple[str, int, str]:
    """Put `talks.jsonl` before `talks-2.jsonl`, and that before `talks-10.jsonl`."""
    found = re.fullmatch(r"(.*?)(?:[-_](\d{1,6}))?\.jsonl?", name)
    return (found[1], int(found[2] or 0), name) if found else (name, 0, name)
