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
"""Vectors under one seal while they are few: 64 KB, so that one more costs little."""
_TOGETHER: Final = 24
LARGE: Final = ROWS * _TOGETHER
"""Vectors under one seal once they are many: about as many as one scan takes quickly."""
_HOLDING: Final = "memory/page"
_LARGE_HOLDING: Final = "memory/pages"


class Seals(Protocol):
    """What seals and opens: a handle of the vault, as a room brings it."""

    def seal(self, holding: str, record: int, clear: bytes) -> bytes:
        """Seal bytes."""
        ...

    def open(self, holding: str, record: int, sealed: bytes) -> bytes:
        """Open bytes. Raises Damaged."""
        ...


class SealedPages:
    """Where the vectors of one index lie (`recall.Pages`). Open it with `opened_with`.

    What came last lies in small pages; once there are enough of them, they become a large one.
    """

    def __init__(self) -> None:
        self._large: list[bytes] = []
        self._small: list[bytes] = []
        self._count = 0
        self._handle: Seals | None = None

    def __len__(self) -> int:
        return self._count

    def __repr__(self) -> str:
        return f"<SealedPages of {self._count} vectors>"

    @property
    def weighs(self) -> int:
        """How many bytes they take."""
        return sum(map(len, self._large)) + sum(map(len, self._small))

    @contextmanager
    def opened_with(self, handle: Seals) -> Iterator[None]:
        """Let them be read and written inside. One caller at a time."""
        self._handle = handle
        try:
            yield
        finally:
            self._handle = None

    def __iter__(self) -> Iterator[bytes]:
        for at, sealed in enumerate(self._large):
            yield self._with().open(_LARGE_HOLDING, at, sealed)
        if self._small:
            yield self._rest()

    def append(self, rows: bytes) -> None:
        """Add rows after the last one."""
        start = self._count % ROWS
        if start:
            at = len(self._small) - 1
            rows = self._with().open(_HOLDING, at, self._small[at]) + rows
            self._small.pop()
            self._count -= start
        for place in range(0, len(rows), ROWS * WIDTH):
            part = rows[place : place + ROWS * WIDTH]
            self._small.append(self._with().seal(_HOLDING, len(self._small), part))
            self._count += len(part) // WIDTH
            if self._count % LARGE == 0:
                whole = self._rest()
                self._large.append(self._with().seal(_LARGE_HOLDING, len(self._large), whole))
                self._small.clear()

    def put(self, rows: dict[int, bytes]) -> None:
        """Put rows in place of others. rows: by place."""
        many = LARGE * len(self._large)
        for pages, holding, size, first in (
            (self._large, _LARGE_HOLDING, LARGE, 0),
            (self._small, _HOLDING, ROWS, many),
        ):
            mine = [at for at in rows if (at < many) is (pages is self._large)]
            for page in sorted({(at - first) // size for at in mine}):
                clear = bytearray(self._with().open(holding, page, pages[page]))
                for at in mine:
                    if (at - first) // size == page:
                        start = (at - first) % size * WIDTH
                        clear[start : start + WIDTH] = rows[at]
                pages[page] = self._with().seal(holding, page, bytes(clear))

    def _rest(self) -> bytes:
        """Return what lies in small pages."""
        opens = self._with().open
        return b"".join(opens(_HOLDING, at, sealed) for at, sealed in enumerate(self._small))

    def _with(self) -> Seals:
        if self._handle is None:
            message = "Vectors of memory open only in a room. Enter it first."
            raise Damaged(message)
        return self._handle
