"""A form that comes twice is done once: a double click, or a page that is sent again.

A form that says something carries a random mark. The mark and all that the form holds name
what was done, by a digest under a key of this process: no word is remembered, and nobody who
sees the digest can try words against it. What is remembered is an address of ours,
in memory, for the newest of them.
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


@dataclass(slots=True)
class _Deed:
    doing: asyncio.Lock = field(default_factory=asyncio.Lock)
    address: str = ""


class Once:
    """Remembers where each form led. One for the whole application."""

    def __init__(self, *, most: int = MOST) -> None:
        self._most = most
        self._deeds: dict[str, _Deed] = {}

    async def do(self, name: str, work: Callable[[], Awaitable[str]]) -> str:
        """Do the work, unless it was done, and return the address that it led to.

        Whoever comes while it is being done waits for it. Work that fails, or leads nowhere
        (an empty address), is done anew by the next.
        """
        deed = self._deeds.pop(name, None) or _Deed()
        while len(self._deeds) >= self._most:  # what was done longest ago goes first
            self._deeds.pop(next(iter(self._deeds)))
        self._deeds[name] = deed
        async with deed.doing:
            deed.address = deed.address or await work()
            return deed.address
