"""The talks of a person, as they stand on the shelf: seen, opened, forgotten.

Looking needs the yes to keeping talks. Forgetting needs none: a person may always forget
what is still here, also after that yes was taken back.
"""

from collections.abc import Callable, Sequence
from typing import Final

from troth.companion import facts_gone
from troth.companion.changed import Note
from troth.companion.keeping import LOOKED_AT
from troth.companion.memory import forget_with
from troth.companion.talks import HEADS, NO_SUCH_TALK, Step, Talk, path, talks, without
from troth.companion.turn import Turn
from troth.errors import NotFound
from troth.gate.forget import forget_beside, forget_left, rework
from troth.gate.gate import Gate
from troth.store.sqlite import Unit
from troth.words import COMPANION_HISTORY, PersonId

_NO_NUMBER: Final = -1


def has(gate: Gate, person: PersonId, conversation: str) -> bool:
    """Say whether the person has a talk of that id; where nothing is kept, nobody can know."""
    if not gate.may(person, COMPANION_HISTORY):
        return True
    named = {"conversation": conversation}
    with gate.enter(person, COMPANION_HISTORY) as room:
        # Most ask for one of their newest.
        return any(room.read(Turn, last=last, having=named) for last in (LOOKED_AT, None))


def see(gate: Gate, person: PersonId, *, last: int | None) -> list[Talk]:
    """Return the person's talks, the newest first. Raises Refused."""
    with gate.enter(person, COMPANION_HISTORY) as room:
        return talks(room.skim(Turn, *HEADS))[:last]


def take(
    gate: Gate,
    person: PersonId,
    conversation: str,
    *,
    at: str | None,
    limit: int,
) -> Sequence[Step]:
    """Return the last `limit` messages on one way through a talk. Raises Refused or NotFound."""
    with gate.enter(person, COMPANION_HISTORY) as room:
        steps = path(room.read(Turn, having={"conversation": conversation}), at=at)
    if not steps:
        raise NotFound(NO_SUCH_TALK)
    return steps[-limit:]


def forget_some(
    gate: Gate,
    person: PersonId,
    which: Callable[[int, str, Turn], bool],
    *,
    first: Callable[[Unit], object] = lambda _: None,
) -> int:
    """Forget the messages that `which(number, id, turn)` names, for good; return how many.

    What followed them follows what they followed themselves. What is kept of what left this
    machine for them goes with them, and the facts that come of them, in the same transaction.
    first: what else is done in it, before that. Raises NotFound.
    """
    gone: dict[int, tuple[str, Turn]] = {}
    answers: dict[int, Turn] = {}

    def is_gone(number: int, own: str, turn: Turn) -> bool:
        if turn.receipt:
            answers[number] = turn
        if not which(number, own, turn):
            return False
        gone[number] = own, turn
        return True

    def forget_what_left(unit: Unit) -> None:
        # Of the same talk, what was forgotten before and could come back.
        asides = facts_gone.forget_asides
        asides(gate, unit, person, lambda own, turn: which(_NO_NUMBER, own, turn))
        first(unit)
        ids = {own for own, _ in gone.values()}
        receipts = {turn.receipt for _, turn in gone.values() if turn.receipt}
        # What was sent for an answer holds the message that it answers.
        receipts |= {turn.receipt for turn in answers.values() if turn.after in ids}
        words = {turn.text for _, turn in gone.values()}
        forget_left(gate, unit, person, receipts=receipts, words=words)
        forget_with(gate, unit, person, ids)
        facts_gone.forget_with(gate, unit, person, ids)
        # What the guard left out of them, and what the person said of that.
        forget_beside(gate, unit, person, Note, lambda one: one.turn in ids)

    count = rework(gate, person, Turn, without(is_gone), beside=forget_what_left)
    gate.veil.forget(person)
    return count
