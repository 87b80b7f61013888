"""What each level of memory does, and what it loses, in words: measured, not promised.

The figures come from `bench/recall.py` (LoCoMo, Maharana et al. 2024: 717 questions about five
long talks in English): of the messages that hold an answer, how many the model then heard. A test
compares these words with what the benchmark wrote down.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from troth.people.remembering import Reach


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A level in words. heard: of 100 messages that mattered, how many were heard, if measured."""

    name: str
    does: str
    loses: str
    heard: int | None


LEVELS: Final[Mapping[Reach, Told]] = {
    Reach.OFF: Told(
        name="Off",
        does="Nothing comes back. The model hears the last 20 messages of a talk.",
        loses="In our test it then heard 2 of 100 messages that mattered.",
        heard=2,
    ),
    Reach.CHAT: Told(
        name="This chat",
        does="What you said earlier in the same talk can come back.",
        loses="In our test it then heard 3 of 100 messages that mattered.",
        heard=3,
    ),
    Reach.FACTS: Told(
        name="Facts",
        does="The same, and the facts that you let Troth note.",
        loses="In our test it then heard 6 of 100 messages that mattered. Facts say little.",
        heard=6,
    ),
    Reach.ALL: Told(
        name="All",
        does="The same, and what you said in other talks.",
        loses="In our test it then heard 73 of 100 messages that mattered, and missed 27.",
        heard=73,
    ),
}
TEST: Final = (
    "Our test: 717 questions about five long talks, in English. In other languages Troth goes by "
    "words alone and finds less, unless whoever runs this place got the model for them."
)


def why(words: float, meaning: float) -> str:
    """Say in a sentence why an earlier message fitted. words, meaning: 0 to 1."""
    shared = _of(words, ("Most of your words are in it", "Some of your words are in it"))
    near = _of(meaning, ("it means much the same", "it is about something like it"))
    if shared and near:
        return f"{shared}, and {near}."
    told = shared or near or "It fits a little in words and in meaning"
    return f"{told[0].upper()}{told[1:]}."


def _of(score: float, told: tuple[str, str]) -> str:
    much, some = told
    if score >= _MUCH:
        return much
    return some if score >= _SOME else ""


_MUCH: Final = 0.5
_SOME: Final = 0.25
