"""Photos for tests, with a place planted wherever a file can hold one."""

import struct
import zlib
from io import BytesIO
from typing import Any, Final

from PIL import Image, PngImagePlugin, TiffImagePlugin

PLANTED: Final = "52.3731N 4.8922E Prinsengracht"
"""What is planted, and must never be found."""
_DEGREES: Final = (52.0, 22.0, 23.16)
_XMP: Final = f"<x:xmpmeta><exif:GPSLatitude>{PLANTED}</exif:GPSLatitude></x:xmpmeta>".encode()


def picture(kind: str, size: tuple[int, int] = (400, 300), **more: Any) -> bytes:  # noqa: ANN401  # what Pillow takes
    """Draw a picture with something on it, as a file."""
    drawn = Image.linear_gradient("L").resize(size).convert("RGB")
    drawn.paste((180, 90, 60), (size[0] // 4, size[1] // 4, size[0] // 2, size[1] // 2))
    written = BytesIO()
    drawn.save(written, kind, **more)
    return written.getvalue()


def planted(kind: str) -> bytes:
    """Return a photo that says where it was taken in every way its kind of file has."""
    icc = b"\0" * 128 + PLANTED.encode()
    if kind == "JPEG":
        small = picture("JPEG", (80, 60), comment=PLANTED.encode())
        iptc = b"Photoshop 3.0\x008BIM\x04\x04\0\0" + _sized(b"\x1c\x02\x5a" + _told())
        body = picture("JPEG", exif=_exif(small), icc_profile=icc, comment=PLANTED.encode())
        more = [
            (0xE1, b"http://ns.adobe.com/xap/1.0/\0" + _XMP),
            (0xED, iptc),
            (0xEE, b"Adobe" + PLANTED.encode()),
            (0xE7, PLANTED.encode()),
        ]
        parts = b"".join(b"\xff" + bytes([code]) + _told(data) for code, data in more)
        return body[:2] + parts + body[2:] + PLANTED.encode()
    if kind == "PNG":
        note = PngImagePlugin.PngInfo()
        note.add_text("Location", PLANTED)
        note.add_text("Zipped", PLANTED, zip=True)
        note.add_itxt("XML:com.adobe.xmp", _XMP.decode())
        body = picture("PNG", pnginfo=note, exif=_exif(b""), icc_profile=icc)
        own = b"prIv" + PLANTED.encode()
        chunk = struct.pack(">I", len(own) - 4) + own + struct.pack(">I", zlib.crc32(own))
        return body[:-12] + chunk + body[-12:] + PLANTED.encode()
    return picture("WEBP", exif=_exif(b""), xmp=_XMP, icc_profile=icc) + PLANTED.encode()


def noted(body: bytes) -> bool:
    """Say whether a place can be found in a file: to the letter, unpacked, or as numbers."""
    numbers = b"".join(struct.pack("<II", round(one * 100), 100) for one in _DEGREES)
    swapped = b"".join(struct.pack(">II", round(one * 100), 100) for one in _DEGREES)
    if PLANTED.encode() in body or any(one in body for one in (numbers, swapped)):
        return True
    found = Image.open(BytesIO(body))
    found.load()
    held = repr([found.info.get(name) for name in found.info])
    return PLANTED in held or bool(found.getexif().get_ifd(0x8825))


def _exif(small: bytes) -> bytes:
    exif = Image.Exif()
    exif[0x010E] = PLANTED
    exif[0x8825] = {
        1: "N",
        2: tuple(TiffImagePlugin.IFDRational(round(one * 100), 100) for one in _DEGREES),
        3: "E",
    }
    exif[0x8769] = {0x927C: b"MAKER" + PLANTED.encode(), 0x9286: PLANTED.encode()}
    return exif.tobytes() + small


def _told(data: bytes = PLANTED.encode()) -> bytes:
    return struct.pack(">H", len(data) + 2) + data


def _sized(data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + data
