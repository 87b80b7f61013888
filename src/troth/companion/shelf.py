"""The talks of a person, as they stand on the shelf: seen, opened, forgotten.

Looking needs the yes to keeping talks. Forgetting needs none: a person may always forget
what is still here, also after that yes was taken back.
"""

from collections.abc import Callable, Sequence

from troth.companion.keeping import LOOKED_AT
from troth.companion.talks import HEADS, NO_SUCH_TALK, Step, Talk, path, talks, without
from troth.companion.turn import Turn
from troth.errors import NotFound
from troth.gate.forget import rework
from troth.gate.gate import Gate
from troth.words import COMPANION_HISTORY, PersonId


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


def forget_some(gate: Gate, person: PersonId, which: Callable[[int, str, Turn], bool]) -> int:
    """Forget the messages that `which(number, id, turn)` names, for good; return how many.

    What followed them follows what they followed themselves. Raises NotFound.
    """
    return rework(gate, person, Turn, without(which))
