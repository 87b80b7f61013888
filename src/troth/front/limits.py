"""How often one asker may ask: a bucket of tokens that fills again, one for each asker.

It keeps a runaway script or a guesser from taking the machine away from everybody else. It
is no wall against a network of machines; on the open network a proxy in front must help.
Counts are kept in memory, by person, or by address for those who have not signed in; no
count is ever written down. Of an address there is only a digest under a key of this process.
What has filled again is dropped, and so is whatever counts for somebody who was erased.
"""

from collections.abc import Callable
from dataclasses import dataclass
from math import ceil
from typing import Final

from starlette.types import Scope

from troth import clock
from troth.crypto.digest import keyed
from troth.crypto.random import secret
from troth.errors import TooMany
from troth.front.origin import SAFE
from troth.front.outside import place_of
from troth.front.places import Places
from troth.front.who import Caller
from troth.words import PersonId

_MOST_ASKERS: Final = 10_000
_LABEL: Final = "troth/v1/limits/address"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rate:
    """So many at once, and so many more each second."""

    burst: float
    each_second: float

    @property
    def full_after(self) -> float:
        """How many seconds it takes an empty bucket to fill again."""
        return self.burst / self.each_second


LOOKS: Final = Rate(burst=240, each_second=20)
CHANGES: Final = Rate(burst=60, each_second=2)


def asker(scope: Scope) -> str:
    """Return the address that a request comes from: behind a proxy, what the proxy says of it.

    What a client says of itself is not believed: see `outside.OnlyFrom`.
    """
    client = scope.get("client")
    return str(client[0]) if client else "local"


def asks_from(scope: Scope) -> str:
    """Return the place by which a request is counted: its address, or the network of that."""
    return place_of(asker(scope))


_ADDRESS: Final = "address "
_YOUR_TRY: Final = "Troth still looks through your last text. Let that end, then try again."
_OTHER_TRIES: Final = "Troth looks through other texts just now. Please try again in a moment."


@dataclass(slots=True)
class _Bucket:
    left: float
    at: float


class Limits:
    """Counts what each asker asks. One for the whole application.

    archives: the places for those who take everything along. tries: for those who try what would
    be masked of a text.
    """

    def __init__(
        self,
        *,
        looks: Rate = LOOKS,
        changes: Rate = CHANGES,
        seconds: Callable[[], float] = clock.monotonic,
    ) -> None:
        self._rates = {True: looks, False: changes}
        self._seconds = seconds
        self._buckets: dict[tuple[str, bool], _Bucket] = {}
        self._key = secret()
        self.archives = Places()
        self.tries = Places(yours=_YOUR_TRY, others=_OTHER_TRIES)

    def take(self, scope: Scope, caller: Caller) -> None:
        """Count one request. Raises TooMany, which says when to ask again."""
        safe = scope["method"] in SAFE
        who = caller.person or self._blind(asks_from(scope))
        rate, now = self._rates[safe], self._seconds()
        bucket = self._buckets.pop((who, safe), None) or _Bucket(rate.burst, now)
        bucket.left = min(rate.burst, bucket.left + (now - bucket.at) * rate.each_second)
        bucket.at = now
        self._put(who, safe, bucket)
        if bucket.left < 1:
            wait = ceil((1 - bucket.left) / rate.each_second)
            message = f"That was a lot at once. Please try again in {wait} s."
            raise TooMany(message, retry_seconds=wait)
        bucket.left -= 1

    def forget(self, person: PersonId) -> None:
        """Forget what was counted for a person: they were erased."""
        for safe in self._rates:
            self._buckets.pop((person, safe), None)

    def drop_full(self) -> None:
        """Forget every count that says no more than none at all."""
        now = self._seconds()
        for (who, safe), bucket in list(self._buckets.items()):
            if now - bucket.at >= self._rates[safe].full_after:
                self._buckets.pop((who, safe), None)

    def drop_gone(self, is_gone: Callable[[PersonId], bool]) -> None:
        """Forget what was counted for those who were erased meanwhile."""
        for who in {who for who, _ in list(self._buckets)}:
            if not who.startswith(_ADDRESS) and is_gone(PersonId(who)):
                self.forget(PersonId(who))

    def _blind(self, address: str) -> str:
        hashed = keyed(self._key, _LABEL, address.encode("utf-8", "surrogateescape"))
        return f"{_ADDRESS}{hashed.hex()}"

    def _put(self, who: str, safe: bool, bucket: _Bucket) -> None:  # noqa: FBT001  # a key
        while len(self._buckets) >= _MOST_ASKERS:  # the one that asked longest ago goes first
            self._buckets.pop(next(iter(self._buckets)))
        self._buckets[who, safe] = bucket
