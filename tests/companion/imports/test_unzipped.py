"""A ZIP gives its talks and nothing else, and no bomb goes off."""

import io
import struct
import zipfile
from contextlib import suppress

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


def test_what_macos_puts_beside_a_file_is_no_chat(make) -> None:
    """A ZIP that was made by hand there holds a shadow of each file."""
    data = make.packed(
        {"Wren/2024.jsonl": b"x", "__MACOSX/Wren/._2024.jsonl": b"\0", "._b.jsonl": b""}
    )

    assert parts(data) == [("chat 1", b"x")]


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


def listed(count: int, *, told: int = 1, is_64: bool = False, name: bytes = b"a") -> bytes:
    """Return a ZIP whose list names one file over and over, and says that there are `told`."""
    local = struct.pack("<4s5H3L2H", b"PK\x03\x04", 20, 0, 0, 0, 0, 0, 2, 2, len(name), 0)
    head = struct.pack(
        "<4s6H3L5H2L", b"PK\x01\x02", *(20, 20, 0, 0, 0, 0, 0, 2, 2, len(name)), *[0] * 6
    )
    start, listing = local + name + b"[]", (head + name) * count
    more, length = b"", len(listing)
    if is_64:
        numbers = (44, 45, 45, 0, 0, count, count, length, len(start))
        more = struct.pack("<4sQ2H2L4Q", b"PK\x06\x06", *numbers)
        more += struct.pack("<4sLQL", b"PK\x06\x07", 0, len(start) + length, 1)
        length = 46
    end = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, told, told, length, len(start), 0)
    return start + listing + more + end


@pytest.mark.parametrize("is_64", [False, True])
def test_the_files_are_counted_whatever_the_zip_says(is_64, monkeypatch) -> None:
    """Before the library makes something of each: it trusts the length of the list alone."""
    monkeypatch.setattr(module, "MOST_FILES", 20)

    with pytest.raises(TooLarge, match="too many files"):
        parts(listed(21, is_64=is_64))
    with unzipped(io.BytesIO(listed(20, is_64=is_64, name=b"a.jsonl"))) as found:
        assert len(found.every) == 20


def test_a_long_list_behind_a_short_one_is_not_read(monkeypatch) -> None:
    """A ZIP may say its length twice; the library takes the second."""
    monkeypatch.setattr(module, "_MOST_LIST", 2_000)

    with pytest.raises(TooLarge, match="too many files"):
        parts(listed(50, is_64=True))


def test_a_file_without_a_name_is_no_talk() -> None:
    """There may be one."""
    with pytest.raises(BadInput, match="no talks"):
        parts(listed(1, name=b""))


def test_wherever_one_byte_is_wrong_it_is_told_in_a_sentence(make, tmp_path) -> None:
    """Nothing of the library's own gets out, also not where it seeks before a file's beginning."""
    good = make.packed({"conversations.json": b"[]"})
    path = tmp_path / "export.zip"

    for at in range(len(good)):
        for byte in (0, 1, 0xFF):
            path.write_bytes(good[:at] + bytes([byte]) + good[at + 1 :])
            with (
                path.open("rb") as opened,
                suppress(BadInput, TooLarge),
                unzipped(opened) as found,
            ):
                assert [io.BufferedReader(part).read() for _, part in found.parts()]


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
