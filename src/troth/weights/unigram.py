"""Cuts a text into the pieces of a vocabulary that are likeliest together.

Each piece has a score, the logarithm of how often it stands in texts; of all ways to cut a text,
the one whose scores add up to most is taken, found letter by letter. Source: Kudo 2018, section 3.2
(the unigram model), and Viterbi 1967. A space belongs to the word after it, as the sign `▁`.
Works for every script, also where nothing parts the words.
"""

import re
from array import array
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

SPACE: Final = "\u2581"
_NEVER: Final = -1e30
_RATHER_KNOWN: Final = 10.0
"""How much worse than the worst piece a letter is that the vocabulary does not have."""
_SPACES: Final = re.compile(" {2,}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Unigram:
    """A vocabulary: pieces with their numbers, and a score for each number.

    folds: what a letter is read as, by its code point: full-width forms, ligatures, odd spaces.
    """

    pieces: Mapping[str, int] = field(repr=False)
    scores: "array[float]" = field(repr=False)
    folds: Mapping[int, str] = field(repr=False)
    unknown: int
    longest: int = field(init=False)
    worst: float = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "longest", max(map(len, self.pieces), default=1))
        object.__setattr__(self, "worst", min(self.scores, default=0.0) - _RATHER_KNOWN)

    def cut(self, text: str) -> list[int]:
        """Return the numbers of the pieces of a text, in order."""
        letters = _SPACES.sub(" ", f" {text.translate(self.folds)}").replace(" ", SPACE)
        before, chosen = self._ways(letters)
        cut, end = [], len(letters)
        while end:
            cut.append(chosen[end])
            end = before[end]
        return cut[::-1]

    def _ways(self, letters: str) -> tuple[Sequence[int], Sequence[int]]:
        """Return for each end where the last piece of the best way there begins, and which."""
        count, scores, known = len(letters), self.scores, self.pieces.get
        best = [0.0, *[_NEVER] * count]
        before, chosen = [0] * (count + 1), [self.unknown] * (count + 1)
        for at in range(count):
            so_far = best[at]
            for end in range(at + 1, min(count, at + self.longest) + 1):
                piece = known(letters[at:end])
                if piece is not None and so_far + scores[piece] > best[end]:
                    best[end], before[end], chosen[end] = so_far + scores[piece], at, piece
            if so_far + self.worst > best[at + 1]:
                best[at + 1], before[at + 1], chosen[at + 1] = so_far + self.worst, at, self.unknown
        return before, chosen
