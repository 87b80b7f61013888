"""Where a new message belongs in the talks that were kept. Pure.

Clients of `/v1` send the whole talk again with each request. `place` finds where the new
message belongs, so that only what is new is kept, once: another answer to the same words
stands beside the first answer, other words in an earlier place beside the earlier ones.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from troth.companion.talks import Tree

Said = tuple[str, str]
"""Role and text of one message."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a message belongs: in which talk, and behind which message.

    answers: the id of the message that is answered, if it was kept before: then only the
    answer is new.
    """

    conversation: str
    after: str = ""
    answers: str = ""


def place(tree: Tree, before: Sequence[Said], asked: str) -> Place | None:
    """Find the kept talk that `before` (oldest first) continues with `asked`.

    The place wins that has the most of those words before it, of several the newest; two
    messages must fit, if there are two. None: it is a new talk.
    """
    said = [(role, text.strip()) for role, text in before if role in {"user", "assistant"}]
    best, most = "", 0
    for own in reversed(tree.ids):
        fitting = _fitting(tree, own, said)
        if fitting > most and fitting >= min(2, len(said)):
            best, most = own, fitting
    if not best:
        return None
    return beside(tree, best, asked) or Place(conversation=tree[best].conversation, after=best)


def beside(tree: Tree, after: str, asked: str) -> Place | None:
    """Find the newest message behind `after` that says the same: it is answered once more."""
    for own, parent in zip(reversed(tree.ids), reversed(tree.afters), strict=True):
        turn = tree[own]
        if parent == after and (turn.role, turn.text) == ("user", asked):
            return Place(conversation=turn.conversation, after=after, answers=own)
    return None


def question_of(tree: Tree, turn_id: str) -> str:
    """Return the id of the person's message that a turn is, or answers; empty if that is gone."""
    asked = turn_id if tree[turn_id].role == "user" else tree.after(turn_id)
    return asked if asked and tree[asked].role == "user" else ""


def overlap(talk: Sequence[Said], again: Sequence[Said]) -> int:
    """Say how many of the last messages of a talk `again` brings once more."""
    longest = min(len(talk), len(again))
    return next((size for size in range(longest, 0, -1) if talk[-size:] == again[-size:]), 0)


def _fitting(tree: Tree, end: str, said: Sequence[Said]) -> int:
    """Say how many messages up to `end` are the last ones of `said`."""
    count = 0
    for role, text in reversed(said):
        if not end or (tree[end].role, tree[end].text.strip()) != (role, text):
            break
        count, end = count + 1, tree.after(end)
    return count
