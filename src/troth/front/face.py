"""A face: one way to talk to Troth, with its routes, its headers, and how its errors read.

A program at `/v1` wants OpenAI's shape, a page wants sentences and a way on. What stands in
front of all faces raises Troth's own errors; the face whose path was asked tells them.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute
from starlette.types import Scope

Tell: TypeAlias = Callable[[Request, Exception], Response]
Header: TypeAlias = tuple[bytes, bytes]


@dataclass(frozen=True, slots=True, kw_only=True)
class Face:
    """One way to talk to Troth.

    under: the beginning of its paths; empty for whatever no other face covers.
    told: makes the answer that tells an error, Troth's or not. headers: on each of its answers.
    """

    under: str
    routes: Sequence[BaseRoute]
    told: Tell
    headers: Sequence[Header]

    def covers(self, path: str) -> bool:
        """Say whether a path belongs here."""
        return not self.under or path == self.under or path.startswith(f"{self.under}/")


@dataclass(frozen=True, slots=True)
class Faces:
    """Every face of an application. A path that none covers belongs to the first."""

    all: Sequence[Face]

    def of(self, scope: Scope) -> Face:
        """Return the face that a request is for: the one with the longest path that covers it."""
        path = scope.get("path", "")
        covering = [face for face in self.all if face.covers(path)]
        return max(covering, key=lambda face: len(face.under), default=self.all[0])

    def told(self, scope: Scope, error: Exception) -> Response:
        """Return the answer that tells an error, in the words of the face that was asked."""
        return self.of(scope).told(Request(scope), error)
