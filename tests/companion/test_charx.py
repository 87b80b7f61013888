"""A card in a CHARX archive comes in like any other, and nothing else of the archive does."""

import io
import json
import struct
import zipfile
from collections.abc import Mapping

import pytest

from troth.companion import cards, charx, png
from troth.errors import BadInput, TooLarge

CARD = {
    "spec": "chara_card_v3",
    "spec_version": "3.0",
    "data": {
        "name": "Mira",
        "first_mes": "Hello.",
        "alternate_greetings": ["Good evening."],
        "assets": [
            {
                "type": "icon",
                "uri": "embeded://assets/icon/small.png",
                "name": "small",
                "ext": "png",
            },
            {"type": "icon", "uri": "embeded://assets/icon/main.png", "name": "main", "ext": "png"},
            {"type": "background", "uri": "https://example.org/x.png", "name": "main"},
        ],
        "character_book": {"entries": [{"keys": ["sea"], "content": "It is near."}]},
        "extensions": {"maker/own": {"kept": [1, 2.50]}},
    },
}
TEXT = json.dumps(CARD, indent=3)
MAIN = png.blank(8, 8, top=(1, 2, 3), end=(4, 5, 6))
SMALL = png.blank(4, 4, top=(1, 2, 3), end=(4, 5, 6))


def archive(files: Mapping[str, bytes | str]) -> bytes:
    """Return an archive of these files."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, data in files.items():
            packed.writestr(name, data)
    return out.getvalue()


def whole(**more: bytes | str) -> dict[str, bytes | str]:
    """Return the files of a whole archive."""
    files: dict[str, bytes | str] = {"card.json": TEXT, "assets/icon/main.png": MAIN}
    return files | {"assets/icon/small.png": SMALL, "x_meta/0.json": "{}", "run.js": "1"} | more


def test_the_card_comes_in_without_a_loss_and_goes_out_again() -> None:
    """To the byte as JSON, and in its main picture as PNG."""
    held = cards.read_file(archive(whole()))

    assert cards.write_json(held).decode() == TEXT
    assert held.card.greetings == ["Hello.", "Good evening."]
    again = cards.read_file(cards.write_png(held))
    assert again.text == TEXT
    kinds = [one for one in png.chunks(held.picture, cards.PICTURES) if not png.keyword(one)]
    assert kinds == [one for one in png.chunks(MAIN, cards.PICTURES) if not png.keyword(one)]


def test_a_card_in_the_picture_is_not_the_one() -> None:
    """What `card.json` says counts; the picture brings its pixels alone."""
    other = cards.write_png(cards.new("Somebody else"))

    held = cards.read_file(archive(whole() | {"assets/icon/main.png": other}))

    assert held.card.name == "Mira"
    assert cards.read_file(cards.write_png(held)).text == TEXT
    assert b"chara\0" not in held.picture


@pytest.mark.parametrize(
    "picture",
    [
        b"",
        b"<svg/>",
        MAIN[:-5],
        b"\xff\xd8\xff",
        png.blank(8, 8, top=(1, 2, 3), end=(1, 2, 3))[:60],
    ],
)
def test_a_picture_that_is_none_is_left_out(picture: bytes) -> None:
    """The next one is taken, or none; the card is here all the same."""
    with_next = cards.read_file(archive(whole() | {"assets/icon/main.png": picture}))
    alone = cards.read_file(archive({"card.json": TEXT, "assets/icon/main.png": picture}))

    assert with_next.picture
    assert alone.picture == b""
    assert alone.text == TEXT


def test_what_is_no_card_is_refused_with_the_reason() -> None:
    """Cut, without a card, a card that is none, not text: each in words, none quoted."""
    good = archive(whole())
    for data, says in (
        (good[: len(good) // 2], "damaged"),
        (good[:40], "damaged"),
        (archive({"talks.jsonl": "{}"}), "card.json"),
        (archive({"deep/card.json": TEXT}), "card.json"),
        (archive({"card.json": "{}"}), "no name"),
        (archive({"card.json": "[" * 5000}), "nested too deep"),
        (archive({"card.json": b"\xff\xfe"}), "UTF-8"),
    ):
        with pytest.raises(BadInput, match=says):
            cards.read_file(data)


def test_bombs_are_refused_before_they_go_off() -> None:
    """A card that unfolds into much, one that lies of its size, a picture, a list without end."""
    bomb = archive({"card.json": b" " * (cards.CARD_BYTES + 1)})
    assert len(bomb) < 10_000
    with pytest.raises(TooLarge):
        cards.read_file(bomb)

    with pytest.raises(TooLarge):  # before it is unpacked to its end
        charx.read(archive(whole()), card_bytes=10, pictures=cards.PICTURES)

    lying = bytearray(bomb)
    for mark, at in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        place = lying.index(mark) + at
        lying[place : place + 4] = (20).to_bytes(4, "little")
    with pytest.raises(BadInput):
        cards.read_file(bytes(lying))

    large = archive(whole() | {"assets/icon/main.png": png.SIGNATURE + bytes(20_000_000)})
    held = cards.read_file(large)
    assert held.text == TEXT
    assert len(held.picture) < 10_000

    with pytest.raises(TooLarge, match="too many"):
        cards.read_file(archive({str(at): "" for at in range(charx.MOST_FILES + 1)}))


def test_only_a_few_pictures_are_looked_at(at_best) -> None:
    """A card may name the same broken one over and over, or thousands of them."""
    data = png.joined(
        [*png.chunks(MAIN, cards.PICTURES)[:-1], png.Chunk(b"IDAT", bytes(1_000_000))]
    )
    names = [f"{one % 12}.png" for one in range(2_000)]
    assets = [{"type": "icon", "uri": f"embeded://{one}", "name": "x"} for one in names]
    card = json.dumps(CARD | {"data": CARD["data"] | {"assets": assets}})
    packed = archive({"card.json": card, **dict.fromkeys(names, data)})

    assert cards.read_file(packed).picture == b""
    assert at_best(lambda: cards.read_file(packed), enough=0.2) < 1


@pytest.mark.parametrize("place", [28, 42])
def test_a_list_that_lies_is_told_in_a_sentence(place) -> None:
    """A file without a name, or one that lies beyond the end."""
    data = bytearray(archive({"a/": b"", "card.json": TEXT}))
    at = data.find(b"PK\x01\x02")
    if place == 28:
        data[at + 46 : at + 48] = b""
        struct.pack_into("<H", data, at + 28, 0)
        end = data.rfind(b"PK\x05\x06")
        (length,) = struct.unpack_from("<L", data, end + 12)
        struct.pack_into("<L", data, end + 12, length - 2)
        assert cards.read_file(bytes(data)).card.name == "Mira"
    else:
        struct.pack_into("<L", data, data.rfind(b"PK\x01\x02") + 42, 0xFFFFFFFE)
        with pytest.raises(BadInput):
            cards.read_file(bytes(data))


def test_a_locked_archive_is_refused() -> None:
    """Nobody is asked for a password."""
    locked = bytearray(archive(whole()))
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        place = locked.index(mark) + at
        locked[place] |= 1

    with pytest.raises(BadInput, match=r"locked|damaged"):
        cards.read_file(bytes(locked))
