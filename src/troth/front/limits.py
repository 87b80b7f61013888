"""How often one asker may ask: a bucket of tokens that fills again, one for each asker.

It keeps a runaway script or a guesser from taking the machine away from everybody else. It
is no wall against a network of machines; on the open network a proxy in front must help.
Counts are kept in memory, by person, or by address for those who have not signed in; no
count is ever written down.
"""

from collections.abc import Callable
from dataclasses import dataclass
from math import ceil
from typing import Final

from starlette.types import Scope

from troth import clock
from troth.errors import TooMany
from troth.front.origin import SAFE
from troth.front.who import Caller

_MOST_ASKERS: Final = 10_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Rate:
    """So many at once, and so many more each second."""

    burst: float
    each_second: float


LOOKS: Final = Rate(burst=240, each_second=20)
CHANGES: Final = Rate(burst=60, each_second=2)


def asker(scope: Scope) -> str:
    """Return the address that a request comes from. What a header says of it is not believed."""
    client = scope.get("client")
    return str(client[0]) if client else "local"


@dataclass(slots=True)
class _Bucket:
    left: float
    at: float


class Limits:
    """Counts what each asker asks. One for the whole application."""

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

    def take(self, scope: Scope, caller: Caller) -> None:
        """Count one request. Raises TooMany, which says when to ask again."""
        safe = scope["method"] in SAFE
        who = caller.person or f"address {asker(scope)}"
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

    def _put(self, who: str, safe: bool, bucket: _Bucket) -> None:  # noqa: FBT001  # a key
        while len(self._buckets) >= _MOST_ASKERS:  # the one that asked longest ago goes first
            self._buckets.pop(next(iter(self._buckets)))
        self._buckets[who, safe] = bucket
