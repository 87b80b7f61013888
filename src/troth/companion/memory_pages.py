"""Packed vectors in memory, sealed page by page under the person's own key.

What a message means tells what it says, so vectors lie sealed while nobody searches, and only
with the handle that a room brings are they opened: a few pages at a time, for one search.
Nothing of them is ever written to a disk from here; what is kept lies in the vault.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final, Protocol

from troth.errors import Damaged
from troth.weights.minilm import WIDTH

ROWS: Final = 170
"""Vectors under one seal: 64 KB."""
_TOGETHER: Final = 24
"""Pages that are open at once: about as many rows as one scan takes quickly."""
_HOLDING: Final = "memory/page"


class Seals(Protocol):
    """What seals and opens: a handle of the vault, as a room brings it."""

    def seal(self, holding: str, record: int, clear: bytes) -> bytes:
        """Seal bytes."""
        ...

    def open(self, holding: str, record: int, sealed: bytes) -> bytes:
        """Open bytes. Raises Damaged."""
        ...


class SealedPages:
    """Where the vectors of one index lie (`recall.Pages`). Open it with `opened_with`."""

    def __init__(self) -> None:
        self._pages: list[bytes] = []
        self._count = 0
        self._handle: Seals | None = None

    def __len__(self) -> int:
        return self._count

    def __repr__(self) -> str:
        return f"<SealedPages of {self._count} vectors>"

    @property
    def weighs(self) -> int:
        """How many bytes they take."""
        return sum(map(len, self._pages))

    @contextmanager
    def opened_with(self, handle: Seals) -> Iterator[None]:
        """Let them be read and written inside. One caller at a time."""
        self._handle = handle
        try:
            yield
        finally:
            self._handle = None

    def __iter__(self) -> Iterator[bytes]:
        for first in range(0, len(self._pages), _TOGETHER):
            last = min(first + _TOGETHER, len(self._pages))
            yield b"".join(self._open(at) for at in range(first, last))

    def append(self, rows: bytes) -> None:
        """Add rows after the last one."""
        at, start = divmod(self._count, ROWS)
        if start:
            rows = self._open(at) + rows
            self._count -= start
            self._pages.pop()
        for place in range(0, len(rows), ROWS * WIDTH):
            part = rows[place : place + ROWS * WIDTH]
            self._pages.append(self._seal(len(self._pages), part))
            self._count += len(part) // WIDTH

    def put(self, rows: dict[int, bytes]) -> None:
        """Put rows in place of others. rows: by place."""
        for page in sorted({place // ROWS for place in rows}):
            clear = bytearray(self._open(page))
            for place, row in rows.items():
                if place // ROWS == page:
                    start = place % ROWS * WIDTH
                    clear[start : start + WIDTH] = row
            self._pages[page] = self._seal(page, bytes(clear))

    def _seal(self, page: int, clear: bytes) -> bytes:
        return self._with().seal(_HOLDING, page, clear)

    def _open(self, page: int) -> bytes:
        return self._with().open(_HOLDING, page, self._pages[page])

    def _with(self) -> Seals:
        if self._handle is None:
            message = "Vectors of memory open only in a room. Enter it first."
            raise Damaged(message)
        return self._handle
