"""What is worked out once for a text that many look at, and no longer than they look.

A message is read by the rules for danger, for what it does and for what an answer is judged by,
each in several languages. They begin with the same plain reading of it. Inside `once` each
thread keeps what it has read; at the end all of it is forgotten, so no words stay behind.
"""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from typing import Final, TypeVar

T = TypeVar("T")
MOST: Final = 256
"""So many texts are kept of each kind; beyond that they are read anew."""
_here = threading.local()


@contextmanager
def once() -> Iterator[None]:
    """Let this thread read each text once, until the end. Entered again inside, it does nothing."""
    if getattr(_here, "known", None) is not None:
        yield
        return
    _here.known = {}
    try:
        yield
    finally:
        _here.known = None


def kept(make: Callable[[str], T]) -> Callable[[str], T]:
    """Keep what `make` returns of a text, inside `once`. Nobody may change what it returns."""

    @wraps(make)
    def made(text: str) -> T:
        known = getattr(_here, "known", None)
        if known is None:
            return make(text)
        of_it: dict[str, T] = known.setdefault(make, {})
        if text in of_it:
            return of_it[text]
        found = make(text)
        if len(of_it) < MOST:
            of_it[text] = found
        return found

    return made
