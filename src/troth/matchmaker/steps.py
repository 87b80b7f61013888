"""Step by step: what one of two who both said yes shows the other, beyond the card.

Each step is one's own and counts for that one person alone. It shows one's own answer and asks
nothing of the other. Taken back, it holds no longer, from the next look on; what was seen stays
seen. Whoever takes their yes back, or blocks, takes all steps back with it.

Fields of what is kept may only be added at the end, with a default.
"""

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import ClassVar, Final

from troth.errors import BadInput
from troth.gate.rooms import Room
from troth.matchmaker.profile import FIELDS, Answers

STEPS: Final[Mapping[str, str]] = {
    **{
        name: FIELDS[name]
        for name in ("called", "about", "born", "gender", "goal", "interests", "qualities")
    },
    "contact": "how to reach you",
}
"""What can be shown to one person, and what it is called. Where somebody is, is no step."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shows:
    """What is shown to one person, as JSON. of: their mark. The newest counts."""

    category: ClassVar[str] = "shown"
    of: str
    what: str = field(repr=False)
    at: str


def shown_in(room: Room, of: str) -> frozenset[str]:
    """Return what the person of a room shows whom they call `of`."""
    return newest_of(of, [one.record for one in room.read(Shows, having={"of": of})])


def newest_of(of: str, told: Sequence[Shows]) -> frozenset[str]:
    """Return what is shown to whom somebody calls `of`. told: what they said of it, in order."""
    newest = next((one.what for one in reversed(told) if one.of == of), "[]")
    return frozenset(json.loads(newest)) & STEPS.keys()


def written(of: str, what: Collection[str], *, at: str) -> Shows:
    """Write down what is shown. Raises BadInput for what is no step."""
    if not set(what) <= STEPS.keys():
        message = f"Only these can be shown to one person: {', '.join(STEPS)}."
        raise BadInput(message, param="what")
    return Shows(of=of, what=json.dumps(sorted(set(what))), at=at)


def open_to(answers: Answers) -> Mapping[str, str]:
    """Name the steps that somebody can take: answers that they gave, and that no card shows."""
    told = {
        name: bool(getattr(answers, name)) or (name == "gender" and answers.gender is not None)
        for name in STEPS
    }
    return {
        name: words
        for name, words in STEPS.items()
        if told[name] and not (name in FIELDS and answers.is_shared(name))
    }
