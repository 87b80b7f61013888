"""What Troth works out about a person by itself: each with its source, and how to put it right.

Promise: this list is whole. Troth guesses no mood, no trait and no age. What it reads out of
somebody's words is little: that they said they are under 18, and which names are masked; with a
yes of their own, when they talked. Signs of danger are looked for in each message and are not
kept (`crisis.safety`). Memory has a page of its own, where each note can be corrected.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from troth.companion import minors
from troth.errors import Damaged, Refused
from troth.gate.gate import Gate
from troth.words import COMPANION_MEMORY, WELLBEING_OWN, PersonId


@dataclass(frozen=True, slots=True, kw_only=True)
class Inferred:
    """One thing that Troth worked out. what: in a sentence. source: the person's own words.

    since: the day (ISO 8601). address: where to correct or delete it; how: what can be done there.
    """

    id: str
    what: str
    source: str = field(default="", repr=False)
    since: str = ""
    how: str = ""
    address: str = ""


HONEST = (
    "Troth works out little about you. It does not guess your mood, your traits or your age, and "
    "it gives you no score. It looks at each message for signs of danger, and keeps none of that."
)
"""What is said above the list, and where it is empty."""


def inferred(gate: Gate, person: PersonId) -> Sequence[Inferred]:
    """List what Troth worked out about a person. Raises Refused (no such person)."""
    found: list[Inferred] = []
    told = minors.kept(gate, person)
    if told.said:
        bracket = "13" if told.said == "child" else "18"
        found.append(
            Inferred(
                id="age",
                what=f"You are under {bracket}: you said so in a talk, or a device did.",
                source=minors.source(gate, person),
                since=told.at[:10],
                how="Correct it with a proof. A word alone does not take it back.",
                address="/limits#age",
            )
        )
    if names := _names(gate, person):
        found.append(
            Inferred(
                id="names",
                what=f"{names} of your words are names. They are masked in what leaves.",
                how="See, correct or forget each of them.",
                address="/veil/people",
            )
        )
    if gate.may(person, WELLBEING_OWN):
        found.append(
            Inferred(
                id="use",
                what="When you talked, and in how many messages you spoke of other people.",
                how="Delete all of it, on this page.",
                address="/wellbeing#forget",
            )
        )
    if gate.may(person, COMPANION_MEMORY):
        found.append(
            Inferred(
                id="memory",
                what="Facts that you told, and which earlier messages help with a new one.",
                how="See, correct or forget each of them.",
                address="/memory/facts",
            )
        )
    return found


def _names(gate: Gate, person: PersonId) -> int:
    try:
        return len({text for text, _, _ in gate.names_that_left(person)})
    except (Refused, Damaged):
        return 0
