"""PNG pictures as a row of chunks: read with care, written back as they were.

Promise: what is read and not asked to change is written again to the byte, in its order. A
picture whose chunks do not add up, or that would unfold into more than `Limits` lets it, is
refused with a word about what is wrong. The pixels are never unpacked here.

Pure. Source: PNG specification, third edition (W3C, 2025), sections 5 and 11.3.3.
"""

import struct
import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple, NoReturn

from troth.errors import BadInput, TooLarge

SIGNATURE: Final = b"\x89PNG\r\n\x1a\n"
_LENGTH: Final = struct.Struct(">I")
_HEAD: Final = struct.Struct(">II")
_LONGEST_KEYWORD: Final = 79
_TEXTS: Final = frozenset({b"tEXt", b"zTXt", b"iTXt"})
_PART: Final = "file"


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """How much a picture may hold. text_bytes: of one text, unpacked; all_text_bytes: of all."""

    file_bytes: int = 3 * 1024 * 1024
    chunks: int = 20_000
    side: int = 8_192
    pixels: int = 32_000_000
    text_bytes: int = 2 * 1024 * 1024
    all_text_bytes: int = 12 * 1024 * 1024


class Chunk(NamedTuple):
    """One chunk: its four letters and what it holds."""

    kind: bytes
    body: bytes

    def __repr__(self) -> str:
        return f"<Chunk {self.kind.decode('ascii', 'replace')} of {len(self.body)} bytes>"


def is_png(data: bytes) -> bool:
    """Say whether a file begins as a PNG does."""
    return data.startswith(SIGNATURE)


def chunks(data: bytes, limits: Limits) -> list[Chunk]:
    """Read every chunk, and check each. Raises BadInput, or TooLarge past a limit."""
    if len(data) > limits.file_bytes:
        message = f"The picture is too large: up to {limits.file_bytes:,} bytes are taken."
        raise TooLarge(message, param=_PART)
    if not is_png(data):
        _refuse("It does not begin as a PNG does.")
    found: list[Chunk] = []
    at = len(SIGNATURE)
    while at < len(data):
        if len(found) >= limits.chunks:
            message = f"The picture has more than {limits.chunks:,} parts. Save it anew."
            raise TooLarge(message, param=_PART)
        chunk, at = _chunk(data, at)
        found.append(chunk)
        if chunk.kind == b"IEND":
            break
    _must_be_whole(found, limits)
    if at < len(data):
        _refuse(f"{len(data) - at:,} bytes stand behind its end.")
    return found


def joined(found: Sequence[Chunk]) -> bytes:
    """Write chunks as a file."""
    parts = [SIGNATURE]
    for kind, body in found:
        parts += [_LENGTH.pack(len(body)), kind, body, _LENGTH.pack(zlib.crc32(kind + body))]
    return b"".join(parts)


def texts(found: Sequence[Chunk], limits: Limits) -> Iterator[tuple[str, bytes]]:
    """Yield keyword and text of each text chunk, unpacked. Raises BadInput or TooLarge."""
    left = limits.all_text_bytes
    for chunk in found:
        if chunk.kind in _TEXTS:
            text = _text(chunk, limits)
            left -= len(text)
            if left < 0:
                message = "The texts in the picture are too large. Save it without them."
                raise TooLarge(message, param=_PART)
            yield keyword(chunk), text


def keyword(chunk: Chunk) -> str:
    """Return the keyword of a text chunk; empty for any other chunk."""
    if chunk.kind not in _TEXTS:
        return ""
    name, mark, _ = chunk.body[: _LONGEST_KEYWORD + 1].partition(b"\0")
    return name.decode("latin-1") if mark else ""


def with_texts(found: Sequence[Chunk], put: Mapping[str, bytes]) -> list[Chunk]:
    """Return the chunks with these texts in them, by keyword, as `tEXt`.

    A text stands where the first of its keyword stood (capital or small), any other of that
    keyword goes, and a new one stands before the end. Everything else is as it was.
    """
    left = {
        name.casefold(): Chunk(b"tEXt", name.encode("latin-1") + b"\0" + text)
        for name, text in put.items()
    }
    names, told = frozenset(left), list[Chunk]()
    for chunk in found:
        name = keyword(chunk).casefold()
        if chunk.kind == b"IEND":
            told += left.values()
            left = {}
        if name not in names:
            told.append(chunk)
        elif name in left:
            told.append(left.pop(name))
    return told


def blank(
    width: int, height: int, *, top: tuple[int, int, int], end: tuple[int, int, int]
) -> bytes:
    """Draw a picture that fades from one colour (red, green, blue) at its top into another."""
    rows = bytearray()
    for row in range(height):
        share = row / max(1, height - 1)
        colour = bytes(round(one + (two - one) * share) for one, two in zip(top, end, strict=True))
        rows += b"\0" + colour * width
    header = _HEAD.pack(width, height) + bytes((8, 2, 0, 0, 0))
    body = zlib.compress(bytes(rows), 9)
    return joined([Chunk(b"IHDR", header), Chunk(b"IDAT", body), Chunk(b"IEND", b"")])


def _chunk(data: bytes, at: int) -> tuple[Chunk, int]:
    if at + 12 > len(data):
        _refuse("It breaks off in the middle.")
    (length,) = _LENGTH.unpack_from(data, at)
    kind, end = data[at + 4 : at + 8], at + 8 + length
    if length > 2**31 - 1 or end + 4 > len(data):
        _refuse("It breaks off in the middle.")
    if not (kind.isalpha() and kind.isascii()):
        _refuse("One of its parts has no proper name.")
    body = data[at + 8 : end]
    (told,) = _LENGTH.unpack_from(data, end)
    if told != zlib.crc32(body, zlib.crc32(kind)):
        _refuse(f"The checksum of its part {kind.decode('ascii')} is wrong: it was damaged.")
    return Chunk(kind, body), end + 4


def _must_be_whole(found: Sequence[Chunk], limits: Limits) -> None:
    kinds = [one.kind for one in found]
    if not kinds or kinds[0] != b"IHDR" or len(found[0].body) != 13 or kinds.count(b"IHDR") > 1:
        _refuse("It does not say how large it is.")
    if kinds[-1] != b"IEND" or found[-1].body:
        _refuse("It has no end.")
    if b"IDAT" not in kinds:
        _refuse("It holds no picture.")
    width, height = _HEAD.unpack_from(found[0].body)
    if not width or not height:
        _refuse("It has no size.")
    if max(width, height) > limits.side or width * height > limits.pixels:
        message = (
            f"The picture is {width:,} by {height:,} dots. Up to {limits.side:,} on a side and "
            f"{limits.pixels:,} in all are taken. Save it smaller."
        )
        raise TooLarge(message, param=_PART)


def _text(chunk: Chunk, limits: Limits) -> bytes:
    name, mark, rest = chunk.body.partition(b"\0")
    if not mark or not 1 <= len(name) <= _LONGEST_KEYWORD:
        _refuse("A text in it has no proper name.")
    if chunk.kind == b"tEXt":
        return _bounded(rest, limits)
    if chunk.kind == b"zTXt":
        return _unpacked(rest[:1], rest[1:], limits)
    return _international(rest, limits)


def _international(rest: bytes, limits: Limits) -> bytes:
    is_packed, method, tail = rest[:1], rest[1:2], rest[2:]
    parts = tail.split(b"\0", 2)
    if is_packed not in {b"\0", b"\1"} or len(parts) != 3:
        _refuse("A text in it is not in its form.")
    text = parts[2]
    return _unpacked(method, text, limits) if is_packed == b"\1" else _bounded(text, limits)


def _unpacked(method: bytes, packed: bytes, limits: Limits) -> bytes:
    if method != b"\0":
        _refuse("A text in it is packed in a way that nobody knows.")
    unpacking = zlib.decompressobj()
    try:
        text = unpacking.decompress(packed, limits.text_bytes + 1)
    except zlib.error:
        _refuse("A packed text in it cannot be unpacked.")
    _bounded(text, limits)
    if not unpacking.eof:
        _refuse("A packed text in it breaks off in the middle.")
    return text


def _bounded(text: bytes, limits: Limits) -> bytes:
    if len(text) > limits.text_bytes:
        message = (
            f"A text in the picture is too large: up to {limits.text_bytes:,} bytes are taken."
        )
        raise TooLarge(message, param=_PART)
    return text


def _refuse(what: str) -> NoReturn:
    message = f"This is not a PNG picture that can be read. {what}"
    raise BadInput(message, param=_PART) from None
