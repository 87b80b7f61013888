"""Remembers what was found in a text, so that a client that sends its history again costs nothing.

Promise: in memory only, and no words: a text is known by a keyed digest, what was found by places
and labels. What is remembered is bounded by the characters it stands for. `forget` drops all of a
person's at once, also what is being looked for just then.
"""

import secrets
import threading
from collections import OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final, Generic, TypeVar

from troth.crypto.digest import keyed
from troth.veil.found import Found

K = TypeVar("K")

LIMIT: Final = 4_000_000
"""Characters of text whose finds are remembered."""

_LABEL: Final = "troth/v1/veil/spans"


@dataclass(frozen=True, slots=True)
class _Kept:
    found: tuple[Found, ...]
    size: int


class SpanCache(Generic[K]):
    """Asks `detect` once for each text, person and version of what is known about them.

    detect: given a text and what is known. Two threads that ask for the same text at the same
    time may both look; that costs time and changes nothing.
    """

    def __init__(self, detect: Callable[[str, K], Sequence[Found]], *, limit: int = LIMIT) -> None:
        self._detect = detect
        self._limit = limit
        self._key = secrets.token_bytes(32)
        self._kept: OrderedDict[tuple[str, bytes], _Kept] = OrderedDict()
        self._size = 0
        self._forgotten = 0
        self._lock = threading.Lock()

    def find(self, person: str, text: str, known_version: str, known: K) -> Sequence[Found]:
        """Return what is in `text`. `known_version` must change when `known` does.

        Raises what `detect` raises; a failure is not remembered.
        """
        at = (person, self._digest(text, known_version))
        with self._lock:
            if (kept := self._kept.get(at)) is not None:
                self._kept.move_to_end(at)
                return kept.found
            forgotten = self._forgotten
        found = tuple(self._detect(text, known))
        with self._lock:
            if forgotten == self._forgotten:
                self._keep(at, _Kept(found, len(text) + 1))
        return found

    def forget(self, person: str) -> None:
        """Drop everything that was found for a person."""
        with self._lock:
            self._forgotten += 1
            for at in [at for at in self._kept if at[0] == person]:
                self._size -= self._kept.pop(at).size

    def _keep(self, at: tuple[str, bytes], kept: _Kept) -> None:
        if at in self._kept or kept.size > self._limit:
            return
        self._kept[at] = kept
        self._size += kept.size
        while self._size > self._limit:
            _, oldest = self._kept.popitem(last=False)
            self._size -= oldest.size

    def _digest(self, text: str, known_version: str) -> bytes:
        whole = f"{len(known_version)}:{known_version}{text}"
        return keyed(self._key, _LABEL, whole.encode("utf-8", "surrogatepass"))
