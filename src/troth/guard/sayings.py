"""Reads books of sayings: turns of phrase that each speak for one thing, with a weight.

The notation is that of `guard.phrasebook`, with another head: `[name] what 0.6 trait …`
says which situation, tactic or topic the lines below speak for, and how strongly. Every
pattern has bounded gaps only and is searched for whole words of plain text, so that the
time it takes grows with the length of the text and no faster.
"""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from troth.guard.phrasebook import blocks, bordered, written_out
from troth.guard.sieve import Sieve

_CLAUSE = re.compile(r"[.,\"]")
_REACH_WORDS: Final = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Saying:
    """Turns of phrase that speak for `of`.

    weight: 0 to 1, how much one match says by itself.
    traits: when it counts; the book's reader knows what they mean.
    """

    name: str
    of: str
    weight: float
    traits: frozenset[str]
    pattern: re.Pattern[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sayings:
    """One language's book."""

    language: str
    sayings: tuple[Saying, ...]
    frame: Mapping[str, re.Pattern[str]]
    sieve: Sieve
    around: Sieve

    def has(self, name: str, text: str) -> bool:
        """Say whether words of the frame `name` occur in plain `text`."""
        return self.frame[name].search(text) is not None

    def frames_in(self, text: str, names: Collection[str], *, starts: set[str]) -> set[str]:
        """Return which of the frames `names` have words that occur in plain `text`.

        starts: `sieve.starts_of` of the text.
        """
        left = self.around.left(text, starts=starts)
        near = {name for at, name in enumerate(self.frame) if at in left and name in names}
        return {name for name in near if self.has(name, text)}

    def heard(
        self, text: str, *, only: Collection[str] | None = None, starts: set[str] | None = None
    ) -> Iterator[tuple[Saying, re.Match[str]]]:
        """Yield the first match of each saying in plain `text` that no "no" takes back.

        only: what the sayings speak for that are looked for; None: all of them.
        starts: `sieve.starts_of` of the text, where several books are asked.
        """
        for at in sorted(self.sieve.left(text, starts=starts)):
            saying = self.sayings[at]
            if only is not None and saying.of not in only:
                continue
            for found in saying.pattern.finditer(text):
                if "firm" in saying.traits or not self._is_denied(text, found):
                    yield saying, found
                    break

    def _is_denied(self, text: str, found: re.Match[str]) -> bool:
        words = before(text, found).split()[-_REACH_WORDS:]
        return self.has("no", f" {' '.join(words)} ")


def before(text: str, found: re.Match[str]) -> str:
    """Return what stands before a match in its own clause."""
    return _CLAUSE.split(text[max(0, found.start() - 80) : found.start()])[-1]


def read(language: str, text: str, *, frame: Collection[str], kinds: Collection[str]) -> Sayings:
    """Read a book. Raises ValueError for an unknown kind or frame, or a saying named twice."""
    parts = blocks(text)
    words = {head["words"]: lines for head, lines in parts if head["words"]}
    sayings = tuple(
        _saying(head, written_out(lines, words)) for head, lines in parts if head["rule"]
    )
    framing = {
        head["frame"]: bordered(written_out(lines, words)) for head, lines in parts if head["frame"]
    }
    if set(framing) != set(frame) or len({one.name for one in sayings}) != len(sayings):
        raise ValueError(language, "has not each frame once, or a saying twice")
    if unknown := {one.of for one in sayings} - set(kinds):
        raise ValueError(language, sorted(unknown))
    sieve = Sieve([one.pattern for one in sayings])
    around = Sieve([*framing.values()])
    return Sayings(language=language, sayings=sayings, frame=framing, sieve=sieve, around=around)


def _saying(head: re.Match[str], pattern: str) -> Saying:
    of, weight, *traits = head["traits"].split()
    return Saying(
        name=head["rule"],
        of=of,
        weight=float(weight),
        traits=frozenset(traits),
        pattern=bordered(pattern),
    )
