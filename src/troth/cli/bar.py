"""How far something long is: a bar on a terminal's stderr, or a line for each tenth elsewhere."""

import sys
from typing import Final

from troth.cli.screen import say

_CELLS: Final = 24
_TENTH: Final = 10


class Bar:
    """Shows how much is here. It writes only when that changes by a hundredth."""

    def __init__(self, what: str, *, is_drawn: bool | None = None) -> None:
        """Make it. is_drawn: on one line that changes; None: if stderr is a terminal."""
        self._what = what
        self._is_drawn = sys.stderr.isatty() if is_drawn is None else is_drawn
        self._shown = -1

    def __call__(self, done: int, whole: int | None) -> None:
        """Show that `done` bytes are here, of `whole` (None: nobody knows)."""
        step = 100 * done // whole if whole else done // 50_000_000
        step = step if self._is_drawn or not whole else step // _TENTH * _TENTH
        if step == self._shown:
            return
        self._shown = step
        amount = f"{done / 1e6:.0f} MB" + (f" of {whole / 1e6:.0f} MB" if whole else "")
        if not self._is_drawn:
            say(f"{self._what}: {amount}")
            return
        filled = _CELLS * step // 100 if whole else 0
        drawn = f"[{'#' * filled}{'.' * (_CELLS - filled)}] " if whole else ""
        print(f"\r{self._what} {drawn}{amount} ", end="", file=sys.stderr, flush=True)

    def end(self) -> None:
        """Leave the line."""
        if self._is_drawn and self._shown >= 0:
            print(file=sys.stderr, flush=True)
