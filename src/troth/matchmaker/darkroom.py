"""Photos made anew from their pixels alone, and the blurred ones that strangers get.

What comes in is read as a picture and drawn afresh: where it was taken, by whom and with what,
small copies of it, colour tables and what hangs behind its end go, since nothing of the file but
its pixels is used. The blurred one is a dozen dots wide and made here: who gets it cannot make it
sharp. Nothing is written to a disk, and one picture at a time is open.

A hostile file costs little: of a JPEG only its tables and layers reach what draws it, and how many
these may be is bounded; of all notes only the way in which the camera was held is looked at.

Source: ITU-T T.81, annex B (segments of a JPEG); CIPA DC-008 (Exif), tag 0x0112.
"""

import re
import struct
import threading
import zlib
from dataclasses import dataclass, field
from importlib.util import find_spec
from io import BytesIO
from typing import TYPE_CHECKING, Final

from troth.errors import BadInput, TooLarge, TooMany, Unconfigured

if TYPE_CHECKING:
    from PIL.Image import Image

MOST_BYTES: Final = 8 * 2**20
MOST_PIXELS: Final = 25_000_000
"""So many dots a JPEG may have, which is drawn small. Its head tells, before any are drawn. What a
phone of 24 megapixels takes has 24.5 million."""
MOST_WHOLE: Final = 12_000_000
"""So many dots a PNG or WebP may have: it takes room for each of them."""
MOST_SEGMENTS: Final = 1_000
MOST_SCANS: Final = 100
"""So many layers a JPEG may have. Each is a walk over all of it; photos have about a dozen."""
WAIT_SECONDS: Final = 2.0
"""So long a photo waits for another one that is being drawn."""
LONGEST_SIDE: Final = 12_000
LEAST_SIDE: Final = 64
SHARP: Final = 1024
"""The longer side of what is kept, in dots."""
BLURRED: Final = 12
"""The width of what strangers get, in dots: about as much as the colour of hair and wall."""
_TALLEST: Final = 24
_JPEG: Final = b"\xff\xd8"
_EXIF: Final = b"Exif\0\0"
_SCAN: Final = b"\xff\xda"
_MARKER: Final = re.compile(rb"\xff[^\x00\x01\xd0-\xd7\xff]")
"""The beginning of a segment. What is left out has no length, or is part of the dots."""
_NOTES: Final = frozenset({*range(0xE1, 0xEE), 0xEF, 0xFE})
"""Segments that no dot depends on."""
_HELD: Final = 0x0112
_SHORT: Final = 3
_QUALITY: Final = 85
_WHITE: Final = (255, 255, 255)
_one_at_a_time = threading.Lock()


@dataclass(frozen=True, slots=True, kw_only=True)
class Developed:
    """A photo made anew, and blurred: two JPEG files."""

    sharp: bytes = field(repr=False)
    blurred: bytes = field(repr=False)


def is_there() -> bool:
    """Say whether what reads pictures is installed."""
    return find_spec("PIL") is not None


def must_be_there() -> None:
    """Raise Unconfigured where pictures cannot be read."""
    if not is_there():
        message = "Photos need one more part. Install it in Troth's folder: pip install '.[photos]'"
        raise Unconfigured(message)


def developed(body: bytes) -> Developed:
    """Make a photo anew. Raises BadInput or TooLarge for what is none, or Unconfigured."""
    must_be_there()
    if len(body) > MOST_BYTES:
        message = f"A photo may have up to {MOST_BYTES // 2**20} MB. Send a smaller one."
        raise TooLarge(message, param="photo")
    from PIL import Image  # noqa: PLC0415  # it is not there everywhere

    if not _one_at_a_time.acquire(timeout=WAIT_SECONDS):
        message = "Another photo is being drawn just now. Send yours again in a moment."
        raise TooMany(message, retry_seconds=5)
    try:
        try:
            drawn = _drawn(body)
        except (  # all that a broken or hostile file makes it raise; none may tell what is in it
            OSError,
            ValueError,
            SyntaxError,
            EOFError,
            LookupError,
            TypeError,
            ArithmeticError,
            MemoryError,
            Warning,
            Image.DecompressionBombError,
            struct.error,
            zlib.error,
        ):
            message = "That cannot be read as a photo. Send a JPEG, PNG or WebP file."
            raise BadInput(message, param="photo") from None
        return Developed(sharp=_written(drawn), blurred=_written(_blurred(drawn)))
    finally:
        _one_at_a_time.release()


def _drawn(body: bytes) -> "Image":
    """Return the first picture of a file, upright, on white, as pixels and nothing else."""
    from PIL import Image  # noqa: PLC0415  # it is not there everywhere

    is_jpeg, held = body.startswith(_JPEG), 1
    if is_jpeg:
        body, held = _bare(body)
    with Image.open(BytesIO(body), formats=["JPEG"] if is_jpeg else ["PNG", "WEBP"]) as found:
        wide, high = found.size
        if max(wide, high) > LONGEST_SIDE:
            message = f"A photo is up to {LONGEST_SIDE:,} dots wide and high. Make it smaller."
            raise TooLarge(message, param="photo")
        most = MOST_PIXELS if is_jpeg else MOST_WHOLE
        if wide * high > most:
            message = f"This photo may have up to {most // 10**6} million dots. Make it smaller."
            raise TooLarge(message, param="photo")
        if min(wide, high) < LEAST_SIDE:
            message = f"A photo is at least {LEAST_SIDE} dots wide and high."
            raise BadInput(message, param="photo")
        found.draft("RGB", (2 * SHARP, 2 * SHARP))
        found.load()
        noted = found.info.get("exif")
        held = _held(noted.removeprefix(_EXIF)) if isinstance(noted, bytes) else held
        fresh = _in_bytes(found)
        fresh.thumbnail((SHARP, SHARP))
        turn = {
            2: Image.Transpose.FLIP_LEFT_RIGHT,
            3: Image.Transpose.ROTATE_180,
            4: Image.Transpose.FLIP_TOP_BOTTOM,
            5: Image.Transpose.TRANSPOSE,
            6: Image.Transpose.ROTATE_270,
            7: Image.Transpose.TRANSVERSE,
            8: Image.Transpose.ROTATE_90,
        }.get(held)
        clear = (fresh if turn is None else fresh.transpose(turn)).convert("RGBA")
    drawn = Image.new("RGB", clear.size, _WHITE)
    drawn.paste(clear, mask=clear.getchannel("A"))
    return drawn


def _in_bytes(found: "Image") -> "Image":
    """Return a picture whose greys fit in a byte: those of 16 bits would all turn white."""
    if not found.mode.startswith("I"):
        return found
    return found.convert("I").point(lambda grey: grey * (1 / 256)).convert("L")


def _bare(body: bytes) -> tuple[bytes, int]:
    """Return a JPEG without notes and without what hangs behind its end, and how it was held.

    Raises BadInput for more parts than a photo has, and EOFError for half a head.
    """
    kept, held, at = [_JPEG], 1, len(_JPEG)
    for _ in range(MOST_SEGMENTS):
        found = _MARKER.search(body, at)
        if found is None:
            raise EOFError
        if found[0] == _SCAN:
            break
        at = _behind(body, found)
        told = body[found.end() + 2 : at]
        if found[0] == b"\xff\xe1" and told.startswith(_EXIF):
            held = _held(told.removeprefix(_EXIF))
        if found[0][1] not in _NOTES:
            kept.append(body[found.start() : at])
    else:
        raise _too_many_parts()
    start = at = found.start()
    for _ in range(MOST_SEGMENTS):
        found = _MARKER.search(body, at)
        if found is None or found[0] == b"\xff\xd9":
            break
        at = _behind(body, found)
    else:
        raise _too_many_parts()
    layers = body[start : found.end() if found else len(body)]
    if layers.count(_SCAN) > MOST_SCANS:  # wherever they stand: nothing else of it is drawn
        raise _too_many_parts()
    return b"".join([*kept, layers]), held


def _behind(body: bytes, found: re.Match[bytes]) -> int:
    """Return where a segment ends. Lower marks than these are none, and have no length."""
    size = body[found.end() : found.end() + 2] if found[0][1] >= 0xC0 else b""
    return found.end() + int.from_bytes(size)


def _held(exif: bytes) -> int:
    """Return how the camera was held, from 1 (upright) to 8, as the first list of tags says."""
    order = {b"II": "<", b"MM": ">"}.get(exif[:2])
    if order is None:
        return 1
    try:
        (at,) = struct.unpack_from(f"{order}I", exif, 4)
        (count,) = struct.unpack_from(f"{order}H", exif, at)
    except struct.error:
        return 1
    tags = exif[at + 2 : at + 2 + 12 * count]
    whole = tags[: len(tags) // 12 * 12]
    for tag, kind, _, value in struct.iter_unpack(f"{order}HHIHxx", whole):
        if (tag, kind) == (_HELD, _SHORT):
            return int(value)
    return 1


def _too_many_parts() -> BadInput:
    message = "This file has more layers or notes than photos have. Save it as a plain JPEG first."
    return BadInput(message, param="photo")


def _blurred(drawn: "Image") -> "Image":
    from PIL import Image  # noqa: PLC0415  # as above

    high = round(BLURRED * drawn.height / drawn.width)
    return drawn.resize((BLURRED, min(max(high, 1), _TALLEST)), Image.Resampling.BOX)


def _written(drawn: "Image") -> bytes:
    written = BytesIO()
    drawn.save(written, "JPEG", quality=_QUALITY)
    return written.getvalue()
