"""How long a connection may keep us waiting, and how many there may be.

Whoever opens a connection takes a place. So a head has a time in which all of it must be here,
however slowly it drips; a body may not stand still; an answer must be taken. What takes longer
is closed, and if even that takes too long, cut. A person who thinks, and a model that does, are
not waited for here: only what is due from the other end of the wire counts.
Source: RFC 9112, 9.5 (failures and timeouts).
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum

from troth import clock


class Due(Enum):
    """What the other end has to do next."""

    HEAD = "send all of a head"
    BODY = "send more of a body"
    REST = "send the rest of a body that was answered already"
    TAKE = "take what was written"
    CLOSE = "take the end"


@dataclass(frozen=True, slots=True, kw_only=True)
class Patience:
    """For how long each may be due, and how many connections may be open."""

    head_seconds: float = 10.0
    body_seconds: float = 30.0
    take_seconds: float = 60.0
    most: int = 512
    """Half of what a system usually lets one process open (1024): the rest is for files."""

    def seconds(self, due: Due) -> float:
        """Return for how long this may be due."""
        match due:
            case Due.HEAD | Due.REST:
                return self.head_seconds
            case Due.BODY:
                return self.body_seconds
            case Due.TAKE | Due.CLOSE:
                return self.take_seconds


class Waiting:
    """Since when one connection owes us the same thing."""

    def __init__(
        self, patience: Patience, *, seconds: Callable[[], float] = clock.monotonic
    ) -> None:
        self._patience = patience
        self._seconds = seconds
        self._due: Due | None = None
        self._since = 0.0

    def see(self, due: Due | None, *, has_moved: bool = False) -> None:
        """Take in what is due now. has_moved: something came; that counts for a body alone."""
        if due is not self._due or (has_moved and due is Due.BODY):
            self._due, self._since = due, self._seconds()

    @property
    def is_over(self) -> bool:
        """Whether it has taken too long."""
        if self._due is None:
            return False
        return self._seconds() - self._since >= self._patience.seconds(self._due)
