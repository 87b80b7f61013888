"""What a list says of itself in words: about how many, and why nobody is in it.

A number to the one would help to find out about one, so none is told.
"""

from typing import Final

SOME: Final = 19
_FEW: Final = 4


def amount(count: int) -> str:
    """Say about how many."""
    if count <= _FEW:
        return "a few"
    return "some" if count <= SOME else "many"


def empty(reason: str, *, chosen: bool) -> str:
    """Say why nobody is in a list; empty where somebody was chosen. reason: one that is known."""
    if chosen:
        return ""
    return reason or "You have seen as many people today as Troth shows in a day. More tomorrow."
