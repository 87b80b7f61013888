"""A form that comes twice is done once: a double click, or a page that is sent again.

A form that says something carries a random mark. The mark and all that the form holds name
what was done, by a digest under a key of this process: no word is remembered, and nobody who
sees the digest can try words against it. What is remembered is whose it was and where it led,
by ids of ours, in memory, for the newest of them; and nothing of who was erased.
"""

import asyncio
import secrets
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Final

from troth.crypto.digest import keyed
from troth.crypto.random import secret
from troth.words import PersonId

MOST: Final = 10_000
_LABEL: Final = "troth/v1/once"


def mark() -> str:
    """Return a fresh mark for a form."""
    return secrets.token_urlsafe(12)


def name_of(person: PersonId, fields: Mapping[str, str]) -> str:
    """Name what a person sent: the same only for the same words with the same mark."""
    told = [person, *(part for pair in sorted(fields.items()) for part in pair)]
    whole = "".join(f"{len(part)}:{part}" for part in told).encode("utf-8", "surrogatepass")
    return keyed(_key(), _LABEL, whole).hex()


@cache
def _key() -> bytes:  # made at its first use: nothing happens at import
    return secret()


@dataclass(frozen=True, slots=True, kw_only=True)
class Led:
    """Where a form led: an address of ours, and the talk and the message that lie there, if any."""

    address: str
    talk: str = ""
    turn: str = ""


NOWHERE: Final = Led(address="")


@dataclass(slots=True)
class _Deed:
    person: PersonId
    doing: asyncio.Lock = field(default_factory=asyncio.Lock)
    waiting: int = 0
    led: Led = NOWHERE


class Once:
    """Remembers where each form led. One for the whole application."""

    def __init__(self, *, most: int = MOST) -> None:
        self._most = most
        self._deeds: dict[str, _Deed] = {}

    def __len__(self) -> int:
        return len(self._deeds)

    async def do(
        self,
        person: PersonId,
        name: str,
        work: Callable[[], Awaitable[Led]],
        *,
        holds: Callable[[Led], Awaitable[bool]] | None = None,
    ) -> Led:
        """Do the work, unless it was done, and return where it led.

        Whoever comes while it is being done waits for it. Work that fails or leads nowhere, and
        work that led to what does not hold any more, is done anew by the next.
        holds: says whether what it led to is still there; None: it stays.
        """
        deed = self._deeds.pop(name, None) or _Deed(person)
        while len(self._deeds) >= self._most:  # what was done longest ago goes first
            self._deeds.pop(next(iter(self._deeds)))
        self._deeds[name] = deed
        deed.waiting += 1
        try:
            async with deed.doing:
                if deed.led.address and holds is not None and not await holds(deed.led):
                    deed.led = NOWHERE
                if not deed.led.address:
                    deed.led = await work()
                return deed.led
        finally:
            deed.waiting -= 1
            if not deed.led.address and not deed.waiting and self._deeds.get(name) is deed:
                del self._deeds[name]

    def forget(self, person: PersonId) -> None:
        """Forget what a person did: they were erased."""
        for name, deed in list(self._deeds.items()):
            if deed.person == person:
                self._deeds.pop(name, None)

    def drop_gone(self, is_gone: Callable[[PersonId], bool]) -> None:
        """Forget everything of those who were erased meanwhile."""
        for person in {deed.person for deed in list(self._deeds.values())}:
            if is_gone(person):
                self.forget(person)
