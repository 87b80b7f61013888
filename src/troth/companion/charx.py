"""Character cards in a CHARX file: a ZIP with the card in `card.json` and its pictures beside it.

Only the card and its main picture are taken; other pictures, sounds and scripts stay behind, and
nothing of the archive is written or run. What is read is bounded whatever the archive says of
itself: the list of files, the card, the picture. No path in it is used as a path here. Pure.

Source: Character Card V3 specification (kwaroran/character-card-spec-v3, 2024), section CHARX.
"""

import io
import zipfile
import zlib
from collections.abc import Mapping
from contextlib import suppress
from typing import Final

from troth.companion import png, splice
from troth.errors import BadInput, TooLarge
from troth.words import Json

CARD: Final = "card.json"
MOST_FILES: Final = 2_000
_MOST_PICTURES: Final = 8
"""How many pictures of the figure are tried, until one can be read."""
_EMBEDDED: Final = ("embeded://", "embedded://")
"""How an address inside of the archive begins: the specification spells it the first way."""
_METHODS: Final = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
_BROKEN: Final = "The CHARX archive is damaged. Fetch it again from where it came."
_PART: Final = "file"
_MORE: Final = (RuntimeError, ValueError, OSError, OverflowError)
"""What the library raises of itself for what is broken, beside its own."""


def is_archive(data: bytes) -> bool:
    """Say whether a file begins as a ZIP does."""
    return data.startswith(b"PK\x03\x04")


def read(data: bytes, *, card_bytes: int, pictures: png.Limits) -> tuple[bytes, bytes]:
    """Return the card's JSON and its main picture, a PNG; no bytes where there is none.

    Raises BadInput or TooLarge. A picture that is missing, too large or no PNG is left out.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            listed = [one for one in archive.infolist() if one.filename]
            if len(listed) > MOST_FILES:
                message = f"There are too many files in this archive: up to {MOST_FILES:,}."
                raise TooLarge(message, param=_PART)
            by_name = {one.filename: one for one in listed if not one.is_dir()}
            if CARD not in by_name:
                message = "There is no card in this ZIP: a CHARX file has a `card.json` in it."
                raise BadInput(message, param=_PART)
            text = _taken(archive, by_name[CARD], card_bytes)
            if text is None:
                message = f"The card is too large: up to {card_bytes:,} bytes of text are taken."
                raise TooLarge(message, param=_PART)
            return text, _picture(archive, by_name, text, pictures)
    except (zipfile.BadZipFile, zlib.error, EOFError, *_MORE):
        raise BadInput(_BROKEN, param=_PART) from None  # the library's own may quote a name


def _taken(archive: zipfile.ZipFile, one: zipfile.ZipInfo, most: int) -> bytes | None:
    """Return a file of the archive; None if it is longer than `most`, whatever it says."""
    if one.flag_bits & 1 or one.compress_type not in _METHODS:
        message = "The archive is locked, or packed in a way that Troth does not open."
        raise BadInput(message, param=_PART)
    with archive.open(one) as part:
        data = part.read(most + 1)
    return data if len(data) <= most else None


def _picture(
    archive: zipfile.ZipFile,
    by_name: Mapping[str, zipfile.ZipInfo],
    text: bytes,
    limits: png.Limits,
) -> bytes:
    with suppress(BadInput, UnicodeDecodeError):  # what is wrong with the card is told elsewhere
        for name in _icons(splice.read(text.decode().removeprefix("\ufeff"))):
            found = by_name.get(name)
            data = _taken(archive, found, limits.file_bytes) if found else None
            if data and png.is_png(data):
                with suppress(BadInput):
                    png.chunks(data, limits)
                    return data
    return b""


def _icons(card: Json) -> list[str]:
    """Return the names of the pictures of the figure itself, the main one first."""
    data = card.get("data") if isinstance(card, dict) else None
    assets = data.get("assets") if isinstance(data, dict) else None
    found: list[tuple[bool, str]] = []
    for one in assets if isinstance(assets, list) else ():
        if isinstance(one, dict) and one.get("type") == "icon" and isinstance(one.get("uri"), str):
            uri = str(one["uri"])
            name = next((uri[len(at) :] for at in _EMBEDDED if uri.startswith(at)), "")
            found.append((one.get("name") != "main", name))
    names = dict.fromkeys(name for _, name in sorted(found, key=lambda one: one[0]) if name)
    return list(names)[:_MOST_PICTURES]
