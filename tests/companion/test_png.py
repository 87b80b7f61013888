"""PNG files: kept to the byte, and refused where they are broken or unfold too far."""

import struct
import zlib
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from troth.companion import png
from troth.companion.png import Chunk, Limits
from troth.errors import BadInput, TooLarge

LIMITS = Limits(file_bytes=60_000, chunks=50, text_bytes=5_000)
PICTURE = png.blank(4, 6, top=(0, 0, 0), end=(255, 255, 255))
KINDS = st.sampled_from([b"tEXt", b"zTXt", b"iTXt", b"gAMA", b"abCd", b"IDAT", b"acTL"])


def chunks(data: bytes) -> list[Chunk]:
    """Read a file under the limits of these tests."""
    return png.chunks(data, LIMITS)


def texts(*more: Chunk) -> list[tuple[str, bytes]]:
    """Read the texts of a picture with these chunks in it."""
    found = chunks(PICTURE)
    return list(png.texts(chunks(png.joined([found[0], *more, *found[1:]])), LIMITS))


@given(more=st.lists(st.tuples(KINDS, st.binary(max_size=60)), max_size=12))
def test_what_is_read_is_written_to_the_byte(more) -> None:
    """Whatever chunks there are, in whatever order."""
    first, *rest = chunks(PICTURE)
    data = png.joined([first, *(Chunk(*one) for one in more), *rest])

    assert png.joined(chunks(data)) == data


@given(data=st.binary(max_size=300), at=st.integers(0, 60), keep=st.integers(0, 200))
def test_a_broken_file_is_refused_and_nothing_else(data, at, keep) -> None:
    """Whatever stands in it: a word about it, never a traceback."""
    for broken in (data, png.SIGNATURE + data, PICTURE[:at] + data + PICTURE[at + keep :]):
        try:
            found = chunks(broken)
            list(png.texts(found, LIMITS))
        except BadInput:
            continue
        else:
            assert png.joined(found) == broken


@given(at=st.integers(8, len(PICTURE) - 1), bit=st.integers(0, 7))
def test_one_turned_bit_is_seen(at, bit) -> None:
    """The checksum of each part is looked at."""
    turned = bytearray(PICTURE)
    turned[at] ^= 1 << bit

    with pytest.raises(BadInput):
        chunks(bytes(turned))


def test_the_three_kinds_of_text_are_read() -> None:
    """Plain, packed, and with a language."""
    packed = zlib.compress(b"words")
    found = texts(
        Chunk(b"tEXt", b"chara\0words"),
        Chunk(b"zTXt", b"chara\0\0" + packed),
        Chunk(b"iTXt", b"chara\0\0\0en\0name\0words"),
        Chunk(b"iTXt", b"chara\0\1\0en\0\0" + packed),
    )

    assert found == [("chara", b"words")] * 4


@pytest.mark.parametrize(
    "chunk",
    [
        Chunk(b"zTXt", b"chara\0\0" + zlib.compress(b"\0" * 5_000_000)),
        Chunk(b"iTXt", b"chara\0\1\0\0\0" + zlib.compress(b"\0" * 5_000_000)),
        Chunk(b"tEXt", b"chara\0" + b"x" * 5_001),
    ],
    ids=["zTXt", "iTXt", "tEXt"],
)
def test_a_text_that_unfolds_too_far_is_refused(chunk) -> None:
    """Before it is unfolded."""
    with pytest.raises(TooLarge, match="text in the picture"):
        texts(chunk)


@pytest.mark.parametrize(
    "chunk",
    [
        Chunk(b"tEXt", b"no mark"),
        Chunk(b"tEXt", b"\0words"),
        Chunk(b"zTXt", b"chara\0\1" + zlib.compress(b"x")),
        Chunk(b"zTXt", b"chara\0\0garbage"),
        Chunk(b"zTXt", b"chara\0\0" + zlib.compress(b"x" * 99)[:-6]),
        Chunk(b"iTXt", b"chara\0\2\0\0\0x"),
        Chunk(b"iTXt", b"chara\0\0"),
    ],
)
def test_a_broken_text_is_refused(chunk) -> None:
    """With a word about it."""
    with pytest.raises(BadInput, match="not a PNG picture that can be read"):
        texts(chunk)


def test_all_texts_together_have_a_bound() -> None:
    """Many small bombs are one large one."""
    bomb = Chunk(b"zTXt", b"a\0\0" + zlib.compress(bytes(4_000)))
    found = chunks(png.joined([*chunks(PICTURE)[:1], *[bomb] * 5, *chunks(PICTURE)[1:]]))

    assert len(list(png.texts(found, replace(LIMITS, all_text_bytes=20_000)))) == 5
    with pytest.raises(TooLarge):
        list(png.texts(found, replace(LIMITS, all_text_bytes=19_999)))


def _sized(width: int, height: int) -> bytes:
    head, *rest = chunks(PICTURE)
    return png.joined([Chunk(b"IHDR", struct.pack(">II", width, height) + head.body[8:]), *rest])


@pytest.mark.parametrize(("width", "height"), [(8_193, 1), (1, 8_193), (8_000, 8_000)])
def test_a_picture_that_would_fill_the_memory_is_refused(width, height) -> None:
    """By what it says of its size; nobody draws it."""
    with pytest.raises(TooLarge, match="dots"):
        chunks(_sized(width, height))


def test_what_has_no_size_no_picture_or_no_end_is_refused() -> None:
    """And what has something behind its end."""
    head, data, end = chunks(PICTURE)
    for broken in (
        _sized(0, 5),
        png.joined([head, end]),
        png.joined([head, data]),
        png.joined([data, end]),
        png.joined([head, head, data, end]),
        PICTURE + b"PK",
    ):
        with pytest.raises(BadInput):
            chunks(broken)


def test_too_many_parts_and_too_many_bytes_are_refused() -> None:
    """Each has its limit."""
    head, *rest = chunks(PICTURE)
    with pytest.raises(TooLarge, match="parts"):
        chunks(png.joined([head, *[Chunk(b"abCd", b"")] * 50, *rest]))
    with pytest.raises(TooLarge, match="too large"):
        chunks(PICTURE + b"\0" * 60_000)


def test_a_text_is_put_where_the_old_one_stood() -> None:
    """Others of its name go, what else there is stays, a new one stands before the end."""
    head, data, end = chunks(PICTURE)
    found = [head, Chunk(b"tEXt", b"Chara\0old"), data, Chunk(b"zTXt", b"chara\0\0x"), end]

    told = png.with_texts(found, {"chara": b"new", "ccv3": b"more"})

    assert told == [
        head,
        Chunk(b"tEXt", b"chara\0new"),
        data,
        Chunk(b"tEXt", b"ccv3\0more"),
        end,
    ]
