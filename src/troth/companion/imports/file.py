"""Finds out whose export a file is, and reads it: one conversation after the other.

A file is a ZIP, a JSON list, one JSON object, or JSON lines. What is neither, or nobody's that
Troth knows, is refused with a sentence. Read it twice, and the same comes twice.
"""

from collections.abc import Callable, Iterator
from io import BufferedReader, RawIOBase
from types import ModuleType
from typing import BinaryIO, Final, TypeAlias, cast

from troth.companion.imports import chatgpt, claude, open_webui, ours, sillytavern
from troth.companion.imports.elements import elements
from troth.companion.imports.lines import Line, line, lines
from troth.companion.imports.shape import (
    Conversation,
    Found,
    Left,
    LeftOut,
    Object,
    Problem,
)
from troth.companion.imports.unzipped import is_zip, unzipped
from troth.errors import BadInput, TooLarge

_Reader: TypeAlias = tuple[Callable[[Object], bool], Callable[[Object, str], Conversation]]
READERS: Final[tuple[_Reader, ...]] = (
    (chatgpt.is_one, chatgpt.read),
    (claude.is_one, claude.read),
    (open_webui.is_one, open_webui.read),
)
"""What stands as an object in a list: how it is known, and how it is read."""
_MARK: Final = b"\xef\xbb\xbf"
_LOOKED_AT: Final = 64 * 1024
_UNKNOWN: Final = (
    "Troth does not know this file. It takes the exports of ChatGPT, Claude and Open WebUI, "
    "chats of SillyTavern, and its own archive."
)


def read(opened: BinaryIO) -> Iterator[Found]:
    """Yield what is in a file. Raises BadInput or TooLarge, also in the middle."""
    if not is_zip(opened):
        yield from _part("", opened)
        return
    with unzipped(opened) as found:
        if found.rest and not found.is_ours:  # of ours, `belongings` tells what is in the others
            yield LeftOut(why=Left.FILES, count=found.rest)
        for name, part in found.parts():
            try:
                yield from _part(name, part, may_be_empty=found.is_ours)
            except TooLarge:
                raise
            except BadInput:
                if name in found.own_names:
                    raise
                yield Problem(where=name, why=_NO_CHAT)  # one of many: others may be chats


def _part(name: str, opened: BinaryIO, *, may_be_empty: bool = False) -> Iterator[Found]:
    """Read one file, or one part of a ZIP. An archive of ours may hold no talk, and much else."""
    whole = BufferedReader(cast("RawIOBase", opened), _LOOKED_AT)  # whatever reads into a buffer
    try:
        start = whole.peek(_LOOKED_AT).removeprefix(_MARK).lstrip()
        if not start and may_be_empty:
            return
        if not start:
            raise BadInput(_EMPTY, param="file")
        where = name or "the file"
        kind = _by_lines(start)
        if kind is ours:
            yield from ours.read(lines(whole), where)
        elif kind is sillytavern:
            yield from sillytavern.read(lines(whole), where)
        elif start[:1] in {b"[", b"{"}:
            yield from _elements(name, whole)
        else:
            raise BadInput(_UNKNOWN, param="file")
    finally:
        whole.detach()


def _by_lines(start: bytes) -> ModuleType | None:
    """Say what reads a file by lines, from how it begins; None if it is no such file."""
    told = line(start.partition(b"\n")[0], 1).told
    if told is None:  # perhaps a first line that goes on beyond what was looked at
        is_head = start[:1] == b"{" and b'"chat_metadata"' in start and b"\n" not in start
        return sillytavern if is_head else None
    return next((one for one in (ours, sillytavern) if one.is_one(told)), None)


def _elements(name: str, opened: BinaryIO) -> Iterator[Conversation | Problem]:
    for one in elements(opened):
        number = f"conversation {one.number}"
        found = _conversation(one, f"{name}, {number}" if name else number)
        if found is None and one.number == 1:
            raise BadInput(_UNKNOWN, param="file")
        yield found or Problem(where=number, why=_STRANGE)


def _conversation(element: Line, where: str) -> Conversation | Problem | None:
    """Read one conversation. None: it is nobody's that Troth knows."""
    if element.told is None:
        return Problem(where=where, why=element.why)
    for is_one, reader in READERS:
        if is_one(element.told):
            return reader(element.told, where)
    return None


_EMPTY: Final = "The file is empty. Choose the export itself."
_NO_CHAT: Final = "it is no chat that Troth knows."
_STRANGE: Final = "it is not written as the others are."
