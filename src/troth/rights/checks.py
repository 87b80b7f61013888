"""Checks of one ledger line, made anew each time: nothing here takes an earlier word for it.

`verify/troth_verify.py` makes the same ones without Troth. What is damaged, or cannot be read,
is a check that does not hold; its sentence says what was found.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum

from troth.consent.events import ConsentEvent
from troth.consent.receipt import FORM as CONSENT_FORM
from troth.errors import Damaged, NotFound
from troth.gate.gate import Gate
from troth.gate.rooms import Room
from troth.ledger import checkpoint as checkpoints
from troth.ledger import proof, statement
from troth.ledger.checkpoint import Checkpoint
from troth.ledger.heads import HeadProof
from troth.ledger.lines import Line


class Check(StrEnum):
    """What can be checked about a receipt."""

    SIGNATURE = "signature"
    INCLUSION = "inclusion"
    OPENING = "opening"
    COMPLETENESS = "completeness"
    STATEMENT = "statement"


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One check that was really made: what it means, and whether it holds."""

    check: Check
    what: str
    holds: bool


def steps(gate: Gate, room: Room, seq: int, *, consent: ConsentEvent | None = None) -> list[Step]:
    """Make each check of the person's line number `seq`, and of the consent it tells of."""
    key, lines, made = gate.ledger.key, room.lines(), list[Step]()

    @contextmanager
    def check(what: Check, means: str) -> Iterator[Callable[[str], None]]:
        told = [means]
        try:
            yield told.append
        except (Damaged, NotFound) as error:
            made.append(Step(check=what, what=str(error), holds=False))
        else:
            made.append(Step(check=what, what=" ".join(told), holds=True))

    line: Line | None = None
    standing: tuple[Checkpoint, HeadProof] | None = None
    with check(
        Check.OPENING, "What you read here is what the line committed to when it was written."
    ):
        line = lines.at(seq)
    with check(Check.SIGNATURE, f"The ledger's state is signed with the key of {key.name}."):
        standing = gate.ledger.standing(room.chain)
        checkpoints.read(standing[0].note, key)
    with check(Check.INCLUSION, "The line lies in the ledger, under that state.") as say:
        line_there, covers = _both(line, standing)
        text = gate.ledger.prove(line_there.leaf.index, covers=covers[0])
        proof.check_inclusion(text, leaf=line_there.leaf.body(), key=key)
        say(f"It is number {line_there.leaf.index} of {covers[0].size}.")
    with check(Check.COMPLETENESS, "No line of yours behind this one is missing.") as say:
        line_there, covers = _both(line, standing)
        count = lines.must_lead(line_there, covers[0], covers[1])
        say(f"It is your line {line_there.seq} of {count}, and each names the one before it.")
    if consent is not None:
        with check(Check.STATEMENT, "What you were shown and what you said is signed, too."):
            statement.read(gate.consents.receipt(consent), form=CONSENT_FORM, key=key)
    return made


def _both(
    line: Line | None, standing: tuple[Checkpoint, HeadProof] | None
) -> tuple[Line, tuple[Checkpoint, HeadProof]]:
    if line is None or standing is None:
        message = "This could not be checked, since another check does not hold."
        raise Damaged(message)
    return line, standing
