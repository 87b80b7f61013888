"""A ZIP gives its talks and nothing else, and no bomb goes off."""

import io
import struct
import zipfile

import pytest

from troth.companion.imports import unzipped as module
from troth.companion.imports.unzipped import is_zip, unzipped
from troth.errors import BadInput, TooLarge


def parts(data: bytes) -> list[tuple[str, bytes]]:
    """Open a ZIP and read each part to its end."""
    with unzipped(io.BytesIO(data)) as found:
        return [(name, io.BufferedReader(part).read()) for name, part in found.parts()]


def test_of_an_export_the_talks_are_taken(make) -> None:
    """The rest is counted, and left alone; parts come by their numbers."""
    data = make.packed(
        {
            "a/conversations-10.json": b"3",
            "a/conversations-2.json": b"2",
            "a/conversations.json": b"1",
            "a/picture.png": b"x",
            "chat.html": b"x",
        }
    )

    with unzipped(io.BytesIO(data)) as found:
        assert found.rest == 2
    assert parts(data) == [
        ("conversations.json", b"1"),
        ("conversations-2.json", b"2"),
        ("conversations-10.json", b"3"),
    ]
    assert is_zip(io.BytesIO(data))
    assert not is_zip(io.BytesIO(b"[]"))


def test_our_own_talks_come_before_all_others(make) -> None:
    """An archive of Troth has other JSON lines, which are no chats."""
    data = make.packed({"records/turn.jsonl": b"x", "talks.jsonl": b"1", "talks-2.jsonl": b"2"})

    assert parts(data) == [("talks.jsonl", b"1"), ("talks-2.jsonl", b"2")]


def test_the_name_of_a_chat_is_not_told(make) -> None:
    """It is the name of somebody."""
    assert parts(make.packed({"Wren/2024.jsonl": b"x"})) == [("chat 1", b"x")]


def test_a_bomb_is_refused_before_it_is_unpacked(make, monkeypatch) -> None:
    """By what the ZIP says of itself."""
    monkeypatch.setattr(module, "MOST_UNPACKED", 1000)

    with pytest.raises(TooLarge):
        parts(make.packed({"conversations.json": b"0" * 100_000}))
    with pytest.raises(TooLarge):
        parts(make.packed({f"{n}.jsonl": b"0" * 400 for n in range(3)}))


def test_a_bomb_that_lies_about_its_size_is_refused(make, monkeypatch) -> None:
    """What is unpacked is counted, whatever the ZIP said."""
    monkeypatch.setattr(module, "MOST_UNPACKED", 1000)
    data = bytearray(make.packed({"conversations.json": b"0" * 100_000}))
    at = data.rfind(b"PK\x01\x02")
    struct.pack_into("<L", data, at + 24, 900)

    with pytest.raises((TooLarge, BadInput)):
        parts(bytes(data))


def test_a_list_without_end_is_not_read(make) -> None:
    """Neither one with too many files nor one that is too long."""
    data = bytearray(make.packed({"conversations.json": b"[]"}))
    at = data.rfind(b"PK\x05\x06")
    many, long = bytearray(data), bytearray(data)
    struct.pack_into("<H", many, at + 10, 0xFFFF)
    struct.pack_into("<L", long, at + 12, 0xFFFFFFFF)

    for one in (many, long):
        with pytest.raises(TooLarge):
            parts(bytes(one))


def test_too_many_chats_are_refused(make, monkeypatch) -> None:
    """More than anybody has."""
    monkeypatch.setattr(module, "_MOST_CHATS", 2)

    with pytest.raises(TooLarge):
        parts(make.packed({f"{n}.jsonl": b"x" for n in range(3)}))


def test_what_is_damaged_or_locked_is_refused(make) -> None:
    """With a sentence, not with the library's own error."""
    good = make.packed({"conversations.json": b"[1, 2, 3]" * 50})
    at = good.rfind(b"PK\x01\x02")
    locked, strange, torn = bytearray(good), bytearray(good), bytearray(good)
    locked[at + 8] |= 1
    struct.pack_into("<H", strange, at + 10, 14)
    torn[45:60] = bytes(15)
    broken = (bytes(locked), bytes(strange), bytes(torn), good[:50], good[:-5], b"PK\x03\x04", b"")

    for one in broken:
        with pytest.raises(BadInput):
            parts(one)


def test_a_zip_without_talks_is_refused(make) -> None:
    """Also one that holds another ZIP: that stays shut."""
    inner = make.packed({"conversations.json": b"[]"})

    with pytest.raises(BadInput, match="no talks"):
        parts(make.packed({"inner.zip": inner, "a.txt": b"x"}))


def test_a_path_that_climbs_is_only_a_name() -> None:
    """Nothing is written anywhere."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as made:
        made.writestr("../../etc/conversations.json", b"[]")

    assert parts(held.getvalue()) == [("conversations.json", b"[]")]


def test_a_part_is_never_read_beyond_what_is_left() -> None:
    """Even if the library that unpacks it would give more than the ZIP said."""
    part = module._Bounded(io.BytesIO(b"0" * 100), 99)

    with pytest.raises(TooLarge):
        io.BufferedReader(part).read()
    assert io.BufferedReader(module._Bounded(io.BytesIO(b"0" * 99), 99)).read() == b"0" * 99
