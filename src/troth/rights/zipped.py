"""A ZIP that is handed on while it is written: nothing of it lies on a disk, little in memory.

What it writes into can neither seek nor tell, so sizes stand behind each file, as the format
allows (APPNOTE 4.3.9). No file here needs the 64-bit form of those unless it says so: old tools
read that form badly.
"""

import hashlib
import io
import zipfile
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Final

MOST_BYTES: Final = 2**30
"""A file of lines that has so many bytes is ended; the lines go on in another one."""
_PIECE: Final = 64 * 1024


class Zip:
    """Writes files one after the other. Each method yields what can be handed on by then."""

    def __init__(self, made_at: datetime) -> None:
        self._sink = _Sink()
        self._zip = zipfile.ZipFile(self._sink, mode="w", compression=zipfile.ZIP_DEFLATED)
        self._time = made_at.timetuple()[:6]
        self.digests: dict[str, str] = {}
        """The SHA-256 of each file that is written, by its name."""

    def file(
        self, name: str, parts: Iterable[str | bytes], *, is_big: bool = False
    ) -> Iterator[bytes]:
        """Write one file from its parts. is_big: it may have more than 2 GiB."""
        digest = hashlib.sha256()
        with self._zip.open(self._info(name), "w", force_zip64=is_big) as opened:
            for part in parts:
                data = part if isinstance(part, bytes) else part.encode()
                digest.update(data)
                opened.write(data)
                yield from self._sink.taken(_PIECE)
        self.digests[name] = digest.hexdigest()

    def lines(self, stem: str, lines: Iterator[str]) -> Iterator[bytes]:
        """Write `stem.jsonl`, and `stem-2.jsonl` and on where one would be too big."""
        number, line = 1, next(lines, None)
        while number == 1 or line is not None:
            name = f"{stem}.jsonl" if number == 1 else f"{stem}-{number}.jsonl"
            size, digest = 0, hashlib.sha256()
            with self._zip.open(self._info(name), "w") as opened:
                while line is not None and size < MOST_BYTES:
                    data = f"{line}\n".encode()
                    digest.update(data)
                    size += opened.write(data)
                    yield from self._sink.taken(_PIECE)
                    line = next(lines, None)
            self.digests[name] = digest.hexdigest()
            number += 1

    def end(self) -> Iterator[bytes]:
        """Write the list of all files, and hand on what is left."""
        self._zip.close()
        yield from self._sink.taken(0)

    def _info(self, name: str) -> zipfile.ZipInfo:
        info = zipfile.ZipInfo(name, self._time)
        info.compress_type = zipfile.ZIP_DEFLATED
        info.external_attr = 0o600 << 16
        return info


class _Sink:
    """Holds bytes until they are taken out."""

    def __init__(self) -> None:
        self._held = io.BytesIO()

    def write(self, data: bytes, /) -> int:
        return self._held.write(data)

    def flush(self) -> None:
        """Nothing lies further down."""

    def close(self) -> None:
        """Leave what is held: it can still be taken."""

    def taken(self, least: int) -> Iterator[bytes]:
        """Yield what is held, if that is more than so much."""
        if self._held.tell() > least:
            yield self._held.getvalue()
            self._held = io.BytesIO()
