"""Marks: the names by which one person can name another, and which say nothing to a third.

A mark is a keyed digest of two people: whom one means is found by trying everybody who is here.
With many here that takes a while, so who was found last stays in memory for a few of those who ask,
and is forgotten with either of the two. It only ever says sooner what is told anyway: where the
answer is that nobody is meant, everybody is tried, whatever the reason. So blocked, gone and never
shown take as long as each other.
"""

import base64
import threading
from collections import OrderedDict
from collections.abc import Callable, Collection, Iterable, Mapping
from typing import Final

from troth.crypto.digest import keyed
from troth.gate.halls import MARK_BYTES
from troth.words import PersonId

MOST_ASKERS: Final = 1000
"""For so many people it is remembered whom they meant: for those who asked last."""
MOST_EACH: Final = 200
_CODE_BYTES: Final = 10


class Marks:
    """Makes marks, and finds who is meant. One for each process."""

    def __init__(self, secret: bytes) -> None:
        self._secret = secret
        self._lock = threading.Lock()
        self._found: OrderedDict[PersonId, dict[str, PersonId]] = OrderedDict()

    def of(self, person: PersonId, other: PersonId) -> bytes:
        """Return by what one person names another, as it is kept in a hall."""
        return _mark(self._own(person), other)

    def text(self, person: PersonId, other: PersonId) -> str:
        """Return the same as text."""
        return as_text(self.of(person, other))

    def names(self, person: PersonId, here: Iterable[PersonId]) -> Mapping[str, PersonId]:
        """Return everybody who is here, by how somebody names them."""
        own = self._own(person)
        return {as_text(_mark(own, one)): one for one in here if one != person}

    def code(self, person: PersonId) -> str:
        """Return by what somebody who was shut out is let in again. It names nobody else."""
        return as_text(keyed(self._secret, "troth/v1/match/closed", person.encode())[:_CODE_BYTES])

    def meant(
        self,
        person: PersonId,
        asked: Collection[str],
        here: Collection[PersonId],
        is_so: Callable[[PersonId], bool],
    ) -> Mapping[str, PersonId]:
        """Return whom somebody means by each mark, of those who are here and of whom `is_so`.

        If that is everybody they ask for, and they were found before, nobody else is tried.
        """

        def found(names: Mapping[str, PersonId]) -> dict[str, PersonId]:
            there = ((mark, names.get(mark)) for mark in asked)
            return {mark: one for mark, one in there if one is not None and one in here}

        with self._lock:
            known = dict(self._found.get(person, {}))
        shown = {mark: one for mark, one in found(known).items() if is_so(one)}
        if shown and len(shown) == len(set(asked)):
            return shown
        shown = {mark: one for mark, one in found(self.names(person, here)).items() if is_so(one)}
        stay = {mark: one for mark, one in known.items() if one in here and mark not in asked}
        self._remember(person, {**stay, **shown})
        return shown

    def _remember(self, person: PersonId, names: Mapping[str, PersonId]) -> None:
        with self._lock:
            self._found[person] = dict(list(names.items())[-MOST_EACH:])
            self._found.move_to_end(person)
            while len(self._found) > MOST_ASKERS:
                self._found.popitem(last=False)

    def forget(self, person: PersonId) -> None:
        """Forget somebody at once: whom they meant, and who meant them."""
        with self._lock:
            self._found.pop(person, None)
            for asker, names in list(self._found.items()):
                self._found[asker] = {mark: one for mark, one in names.items() if one != person}

    def _own(self, person: PersonId) -> bytes:
        return keyed(self._secret, "troth/v1/match/of", person.encode())


def as_text(mark: bytes) -> str:
    """Return a mark as it stands in an address."""
    return base64.b32encode(mark).decode().rstrip("=").lower()


def as_bytes(mark: str) -> bytes:
    """Return the bytes of a mark in an address."""
    return base64.b32decode(f"{mark.upper()}======")


def _mark(own: bytes, other: PersonId) -> bytes:
    return keyed(own, "troth/v1/match/mark", other.encode())[:MARK_BYTES]
