"""Make a conversation fit a model's memory: the oldest turns go first.

A person never gets an error for a long history. What must stay stays whole: the
system messages (persona, limits, disclosure) and the last message.
"""

from collections.abc import Sequence
from itertools import accumulate, takewhile

from troth.providers.base import Message


def fit(messages: Sequence[Message], limit: int) -> tuple[Message, ...]:
    """Keep what must stay, and the newest other messages while all stay within `limit` bytes.

    What is kept is in its old order, with no gap among the newest. The result is over
    `limit` only when what must stay is.
    """
    last = len(messages) - 1
    must = {at for at, one in enumerate(messages) if one.role == "system" or at == last}
    others = [at for at in range(last, -1, -1) if at not in must]
    room = limit - sum(size(messages[at]) for at in must)
    sums = accumulate(size(messages[at]) for at in others)
    newest = sum(1 for _ in takewhile(lambda so_far: so_far <= room, sums))
    kept = must | set(others[:newest])
    return tuple(one for at, one in enumerate(messages) if at in kept)


def size(message: Message) -> int:
    """Return the bytes of a message in UTF-8, and a few for its role."""
    return len(message.text.text.encode("utf-8", "surrogatepass")) + 16
