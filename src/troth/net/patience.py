"""How long the other side may be silent: one timer for all the waits of a request.

A stream is waited for at each of its pieces. A timer for each would cost more than the piece, so
there is one, which is set anew only when it would come too late.
"""

import asyncio
from collections.abc import Awaitable
from typing import TypeVar

T = TypeVar("T")


class Patience:
    """Ends waits that take too long. For one request, by one task at a time.

    seconds: how long all of them together may take, from now on.
    """

    def __init__(self, seconds: float) -> None:
        self._loop = asyncio.get_running_loop()
        self._until = self._loop.time() + seconds
        self._timer: asyncio.TimerHandle | None = None
        self._waiting: asyncio.Task[object] | None = None
        self._ends = self._until
        self._is_over = False

    async def wait(self, what: Awaitable[T], *, seconds: float) -> T:
        """Wait for it, at most so long. Raises TimeoutError, and what it raises itself.

        What is waited for is cancelled then. Whoever else cancels the wait is heard, not this.
        """
        task = asyncio.current_task()
        assert task is not None
        before = task.cancelling()
        self._ends = min(self._loop.time() + seconds, self._until)
        self._waiting = task
        if self._timer is None or self._timer.when() > self._ends:
            self._set()
        try:
            return await what
        except asyncio.CancelledError:
            if self._gave_up(task, before):
                raise TimeoutError from None
            raise
        finally:
            self._gave_up(task, before)
            self._waiting = None

    def end(self) -> None:
        """Wait for nothing more."""
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None

    def _set(self) -> None:
        self.end()
        self._timer = self._loop.call_at(self._ends, self._look)

    def _look(self) -> None:
        self._timer = None
        if self._waiting is None:
            return
        if self._loop.time() < self._ends:
            self._set()
            return
        self._is_over = True
        self._waiting.cancel()

    def _gave_up(self, task: "asyncio.Task[object]", before: int) -> bool:
        """Say whether it was this that ended the wait, and nobody else besides."""
        is_over, self._is_over = self._is_over, False
        return is_over and task.uncancel() <= before
