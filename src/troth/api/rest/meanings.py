"""What each code of a problem means: for the pages behind `type`, and for the reference.

From Troth's own errors, each with the first line of what it says of itself; and from the few
that only requests can meet.
"""

import inspect
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from starlette.exceptions import HTTPException

from troth import errors
from troth.api.rest.idempotency import KeyReused, ShownOnce, StillRunning
from troth.api.rest.problems import CODES, problem, title_of
from troth.errors import Forbidden, TrothError

_OTHERS: Final[tuple[type[TrothError], ...]] = (StillRunning, KeyReused, ShownOnce)
_FORBIDDEN: Final = (
    ("cross_site", "The request came from a page of another site. Nothing was done."),
    ("host_not_allowed", "The request was for a host name that is not this Troth's."),
)

_MEANS: Final[Mapping[str, str]] = {
    "not_signed_in": "No cookie of a sign-in came, and no key, or one that holds no more.",
    "consent_required": "There is no live yes for this. `purpose` and `reason` say more.",
    "too_many": "Asked too often. Nothing was done; `Retry-After` says when to ask again.",
}
"""Where what an error says of itself is meant for those who write Troth."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Meaning:
    """One code, and what it means."""

    code: str
    status: int
    title: str
    means: str


def meanings() -> list[Meaning]:
    """Return every code that a problem may have, by code."""
    found = {one.code: one for one in (*map(_of, _all()), *_of_requests())}
    return [found[code] for code in sorted(found)]


def _all() -> Iterator[type[TrothError]]:
    """Yield the errors that are told by their own code; those above them are never raised."""
    waiting = list(TrothError.__subclasses__())
    while waiting:
        kind = waiting.pop()
        if kind.__module__ == errors.__name__:
            waiting += kind.__subclasses__()
            yield kind
    yield from _OTHERS


def _of(kind: type[TrothError]) -> Meaning:
    code = CODES.get(kind.code, kind.code)
    means = _MEANS.get(code) or (inspect.getdoc(kind) or "").partition("\n")[0]
    return Meaning(code=code, status=kind.status, title=title_of(kind), means=means)


def _of_requests() -> Iterator[Meaning]:
    for code, means in _FORBIDDEN:
        yield Meaning(code=code, status=Forbidden.status, title=title_of(Forbidden), means=means)
    for error in (HTTPException(405), RuntimeError()):
        told = problem(error)
        yield Meaning(code=told.code, status=told.status, title=told.title, means=told.detail)
