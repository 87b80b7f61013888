"""Photos are made anew from their pixels: nothing else of a file comes through."""

import random
import struct
import zlib
from contextlib import suppress
from io import BytesIO

import pytest
from PIL import Image, ImageOps, PngImagePlugin

from troth.errors import BadInput, TooLarge, TooMany
from troth.matchmaker import darkroom
from troth.matchmaker.darkroom import developed
from troth.testing.photos import noted, picture, planted


def opened(body: bytes) -> Image.Image:
    """Read a picture."""
    found = Image.open(BytesIO(body))
    found.load()
    return found


def test_where_a_photo_was_taken_does_not_come_through() -> None:
    """Planted in each place that a file has for it, and found there before; never after."""
    for kind in ("JPEG", "PNG", "WEBP"):
        before = planted(kind)
        assert noted(before), kind

        made = developed(before)

        for after in (made.sharp, made.blurred):
            assert not noted(after)
            assert opened(after).format == "JPEG"
            assert not opened(after).getexif()
            assert opened(after).info.keys() <= {
                "jfif",
                "jfif_version",
                "jfif_unit",
                "jfif_density",
            }


def test_only_a_plain_head_and_pixels_are_written() -> None:
    """No segment of the file that is kept can hold a note: tables, sizes and the scan."""
    for after in (developed(planted("JPEG")).sharp, developed(planted("PNG")).blurred):
        at, seen = 2, []
        while after[at + 1] != 0xDA:
            seen.append(after[at + 1])
            at += 2 + struct.unpack(">H", after[at + 2 : at + 4])[0]
        assert set(seen) <= {0xE0, 0xDB, 0xC0, 0xC4}
        assert after.index(b"\xff\xd9") == len(after) - 2


def test_what_is_kept_is_small_and_upright() -> None:
    """At most 1,024 dots a side; turned as the camera said, since nobody is told any more."""
    wide = opened(developed(picture("JPEG", (3000, 1500))).sharp)
    exif = Image.Exif()
    exif[0x0112] = 6  # the camera was held upright
    turned = opened(developed(picture("JPEG", (800, 400), exif=exif)).sharp)

    assert wide.size == (1024, 512)
    assert turned.size == (400, 800)


def test_the_blurred_one_cannot_be_made_sharp() -> None:
    """A dozen dots wide: photos that differ in all their lines give the very same bytes."""
    dark, light = (10, 20, 30), (240, 230, 220)
    made = []
    for first, second in ((dark, light), (light, dark)):
        drawn = Image.new("RGB", (960, 960), first)
        for at in range(0, 960, 8):
            drawn.paste(second, (at, 0, at + 4, 960))
        written = BytesIO()
        drawn.save(written, "PNG")
        made.append(developed(written.getvalue()))

    assert made[0].sharp != made[1].sharp
    assert made[0].blurred == made[1].blurred
    assert opened(made[0].blurred).size == (12, 12)
    assert opened(developed(picture("PNG", (100, 1600))).blurred).size == (12, 24)
    assert len(made[0].blurred) < 1200


def test_a_bomb_is_refused_before_it_is_drawn() -> None:
    """A few bytes whose head promises many dots; and what is too heavy, too small or none."""

    def head(wide: int, high: int) -> bytes:
        def chunk(kind: bytes, data: bytes) -> bytes:
            told = kind + data
            return struct.pack(">I", len(data)) + told + struct.pack(">I", zlib.crc32(told))

        size = struct.pack(">IIBBBBB", wide, high, 8, 2, 0, 0, 0)
        rows = zlib.compress(b"\0" * 10_000)
        return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", size) + chunk(b"IDAT", rows)

    for body in (
        head(5000, 5000),
        head(12_001, 64),
        head(30_000, 30_000),
        head(2**31 - 1, 2**31 - 1),
    ):
        with pytest.raises(BadInput):
            developed(body)
    with pytest.raises(TooLarge):
        developed(b"\xff\xd8" + bytes(darkroom.MOST_BYTES))
    with pytest.raises(BadInput, match="at least"):
        developed(picture("PNG", (63, 64)))


def test_what_is_no_photo_is_refused() -> None:
    """Other kinds of files, halves of photos and mere bytes; none is a crash, none is quoted."""
    whole = picture("JPEG", (400, 400))
    odd = random.Random(3)  # noqa: S311  # where a file breaks is no secret
    bodies = [b"", b"GIF89a", picture("GIF"), picture("BMP"), b"<svg></svg>", whole[:300]]
    for _ in range(60):  # broken in one place: read as a photo, or refused
        at = odd.randrange(2, len(whole))
        bodies.append(whole[:at] + bytes([odd.randrange(256)]) + whole[at + 1 :])
    for body in bodies:
        with suppress(BadInput):
            assert developed(body).sharp.startswith(b"\xff\xd8")
    for body in bodies[:6]:
        with pytest.raises(BadInput, match="cannot be read"):
            developed(body)


def test_text_that_swells_in_a_file_is_not_read() -> None:
    """A PNG whose note unpacks to far more than the file is refused or left unread."""
    note = PngImagePlugin.PngInfo()
    note.add_text("swells", "a" * 30_000_000, zip=True)
    body = picture("PNG", pnginfo=note)
    assert len(body) < 1_000_000

    with pytest.raises(BadInput):
        developed(body)


def segment(code: int, data: bytes) -> bytes:
    """Return one segment of a JPEG."""
    return b"\xff" + bytes([code]) + struct.pack(">H", len(data) + 2) + data


def scans(side: int, count: int) -> bytes:
    """Return a JPEG of one grey, with so many scans that each say: nothing changes."""
    frame = struct.pack(">BHHB", 8, side, side, 1) + bytes([1, 0x11, 0])
    body = b"\xff\xd8" + segment(0xDB, b"\0" + b"\1" * 64) + segment(0xC2, frame)
    body += segment(0xC4, b"\x00\x01" + bytes(15) + b"\x00")  # one word: no difference
    body += segment(0xC4, b"\x10\x01" + bytes(15) + b"\xe0")  # one word: 2**14 empty blocks
    body += segment(0xDA, b"\1\1\0\0\0\0") + bytes((side // 8) ** 2 // 8)
    return body + (segment(0xDA, b"\1\1\0\1\x3f\0") + b"\0\0") * count + b"\xff\xd9"


def turned(way: int, tags: int = 1) -> bytes:
    """Return EXIF that says how the camera was held, after so many tags that point nowhere."""
    odd = [struct.pack(">HHII", 0x200, 2, 2**31, 2**31)] * (tags - 1)
    held = struct.pack(">HHIHH", 0x0112, 3, 1, way, 0)
    return b"Exif\0\0MM\0*\0\0\0\x08" + struct.pack(">H", tags) + b"".join([*odd, held])


def test_a_photo_of_very_many_layers_is_refused_before_it_is_drawn() -> None:
    """Each costs a walk over the whole picture and few bytes; photos have about a dozen.

    Their bytes hidden in what is no layer count, too; what hangs behind the end does not.
    """
    calm = scans(512, 12)
    assert developed(calm).sharp
    assert developed(calm + b"\xff\xda" * 500).sharp
    for body in (scans(512, 200), calm[:-2] + segment(0xFE, b"\xff\xda" * 200) + b"\xff\xd9"):
        with pytest.raises(BadInput, match="layers"):
            developed(body)


def test_notes_in_a_file_are_not_even_read(recwarn) -> None:
    """Tags that lead nowhere, in one piece or thousands, cost nothing and print nothing."""
    jpeg, png = picture("JPEG"), picture("PNG")
    tags = turned(6, 5000)
    told = struct.pack(">I", len(tags) - 6) + b"eXIf" + tags[6:]
    bodies = (
        jpeg[:2] + segment(0xE1, tags) + jpeg[2:],
        png[:33] + told + struct.pack(">I", zlib.crc32(told[4:])) + png[33:],
    )
    for body in bodies:
        assert opened(developed(body).sharp).size == (300, 400)
    assert not recwarn.list

    many = segment(0xE1, turned(6)) * (darkroom.MOST_SEGMENTS + 1)
    with pytest.raises(BadInput, match="layers"):
        developed(jpeg[:2] + many + jpeg[2:])


def test_every_way_of_holding_a_camera_ends_upright() -> None:
    """The eight that there are; a ninth, and a note that is cut off, turn nothing."""
    for way in range(1, 10):
        exif = Image.Exif()
        exif[0x0112] = way
        for kind in ("JPEG", "PNG", "WEBP"):
            body = picture(kind, (128, 64), exif=exif)
            want = ImageOps.exif_transpose(opened(body)).convert("RGB")
            got = opened(developed(body).sharp)
            assert got.size == want.size
            for at in ((3, 3), (want.width - 4, 3), (3, want.height - 4)):
                pairs = zip(got.getpixel(at), want.getpixel(at), strict=True)
                assert all(abs(one - other) < 24 for one, other in pairs), (kind, way)
    jpeg = picture("JPEG", (128, 64))
    for end in (6, 9, 14, 16, 20):
        cut = jpeg[:2] + segment(0xE1, turned(6)[:end]) + jpeg[2:]
        assert opened(developed(cut).sharp).size == (128, 64)


@pytest.mark.parametrize("size", [(12_001, 64), (64, 12_001)])
def test_a_photo_that_is_too_long_is_told_so(size) -> None:
    """Not that it has too many dots, which it has not."""
    written = BytesIO()
    Image.new("1", size).save(written, "PNG")

    with pytest.raises(TooLarge, match="up to 12,000 dots wide and high") as told:
        developed(written.getvalue())
    assert "million" not in str(told.value)


def test_what_must_be_drawn_whole_may_have_fewer_dots() -> None:
    """A JPEG is drawn small; a PNG or WebP takes room for each of its dots."""
    for kind, more in (("PNG", {}), ("WEBP", {"lossless": True, "quality": 0, "method": 0})):
        written = BytesIO()
        Image.new("1" if kind == "PNG" else "RGB", (4000, 3001)).save(written, kind, **more)
        with pytest.raises(TooLarge, match="12 million"):
            developed(written.getvalue())
    assert darkroom.MOST_PIXELS > 4000 * 3001


def test_a_photo_of_a_phone_of_24_megapixels_fits() -> None:
    """It has 24.5 million dots: 4,284 by 5,712."""
    written = BytesIO()
    Image.new("L", (4284, 5712)).save(written, "JPEG")

    assert opened(developed(written.getvalue()).sharp).size == (768, 1024)


def test_one_photo_at_a_time_and_nobody_waits_long(monkeypatch) -> None:
    """While another is drawn for very long, the next is sent away and holds up nothing."""
    monkeypatch.setattr(darkroom, "WAIT_SECONDS", 0.01)
    body = picture("PNG")
    with darkroom._one_at_a_time, pytest.raises(TooMany, match="Another photo"):
        developed(body)
    assert developed(body).sharp


def test_greys_of_sixteen_bits_stay_greys() -> None:
    """Two bytes a dot: neither all white nor refused."""
    for told, shown in ((0, 0), (40_000, 156), (65_535, 255)):
        file = BytesIO()
        Image.new("I;16", (80, 80), told).save(file, "PNG")

        grey = opened(developed(file.getvalue()).sharp).convert("L").getpixel((40, 40))

        assert abs(grey - shown) <= 2
