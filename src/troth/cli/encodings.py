"""Reads a text file in whichever encoding it was written, and refuses what is no text.

Pure: bytes in, text and the encoding's name out. A mark at the beginning decides; without one
it is UTF-8 if it can be, then UTF-16 if every second byte may be empty and every letter exists,
and then the encoding of old western files, but only if what comes out could have been written by
somebody.
"""

import codecs
import unicodedata
from typing import Final

from troth.errors import BadInput

_MARKS: Final = (  # the longer first: UTF-32's mark begins with UTF-16's
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_OLDEST: Final = "\uffff"
"""The last sign of the oldest part of Unicode, where hardly any is added now."""
_WHITE: Final = frozenset("\t\n\r\f\v\x85")
_NO_TEXT: Final = "That is no text that Troth can read. Nothing was done. Save it as UTF-8 text."


def read(data: bytes) -> tuple[str, str]:
    """Return the text and the name of its encoding. Raises BadInput for what is no text."""
    for mark, name in _MARKS:
        if data.startswith(mark):
            return _sound(data, name), name.removesuffix("-sig")
    for name in _guesses(data):
        try:
            text = _sound(data, name)
        except BadInput:
            continue
        if not name.startswith("utf-16") or _exists(text):
            return text, name
    raise BadInput(_NO_TEXT)


def _guesses(data: bytes) -> tuple[str, ...]:
    """Name what it may be, the likeliest first."""
    if b"\0" not in data:
        return "utf-8", "cp1252"
    if len(data) % 2 == 0 and b"\0" not in data[0::2]:
        return ("utf-16-le",)
    if len(data) % 2 == 0 and b"\0" not in data[1::2]:
        return ("utf-16-be",)
    return ()


def _sound(data: bytes, encoding: str) -> str:
    """Read it, and refuse what nobody writes: control characters, and halves of others."""
    try:
        text = data.decode(encoding)
    except UnicodeError:
        raise BadInput(_NO_TEXT) from None  # the error holds what was read
    if any(unicodedata.category(one) in {"Cc", "Cs"} and one not in _WHITE for one in set(text)):
        raise BadInput(_NO_TEXT)
    return text


def _exists(text: str) -> bool:
    """Say that its letters exist: one in seven does not, where random bytes look like letters."""
    oldest = (one for one in set(text) if one <= _OLDEST)
    return not any(unicodedata.category(one) in {"Cn", "Co"} for one in oldest)
