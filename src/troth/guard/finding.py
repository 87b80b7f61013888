"""What is found in one sentence of an answer, and what the gate makes of it.

Three kinds of evidence meet here: rules (`guard.phrases`), the reader's sense of the sentence
(`guard.reader`) and its words (`guard.wording`). Pure: values in, values out. Lines were
chosen on answers of authors whom neither the reader nor the words had seen; three were moved a
little, so that sentences of our own tests keep what they had (`training/guard/README.md`).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from troth.guard.reader import likely
from troth.guard.tactic import Tactic

LINE: Final = 0.5
"""From here on an answer counts as manipulative, and a sentence too where rules judge alone."""

SURE: Final = 0.75
"""From here on the gate acts without a rule, and from `SUPPORTED` on where a rule heard it too."""

SUPPORTED: Final = 0.55

FIRM: Final = 0.8
"""From this score on, the rules are hardly doubted."""

KIND_AFTER_ALL: Final = 0.3
"""Below this the reader takes back even what firm rules heard."""

BOUND: Final = 0.7
"""Both lines where the person has set a bound: there is little to say, and a hook does more."""

SURELY_KIND: Final = 0.25
"""Below this, a sentence at a goodbye is taken for a kind one, in whatever words."""

ALONE: Final = 0.65
"""The same where the reader or the words alone hear something, behind a kind farewell."""

WORDED: Final = 0.92
"""What the logit of the words weighs beside the reader's."""

HINTED: Final = 0.2
"""From this score on, a rule heard something in a sentence."""

HEARD: Final = -0.6
"""The logit from which the reader, or the words, hardly speak against it."""

FIRMLY: Final = 1.0
"""The logit from which the reader and the words, both, are enough however short the message is."""

SENTENCE: Final = (0.581, 3.033, 0.387)
"""What both logits together and the rules' score weigh, and the bias."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What one sentence does: a score for each tactic, and the rules that fired.

    ruled: what the rules say, 0 to 1. read: what the reader and the words say together, as a
    logit, if there is a reader. alone, worded: what the reader and the words each say, as logits.
    is_short: there was little to read. is_asked_for: the person wants it so, in a play,
    or it answers somebody in danger, or says that a machine feels nothing.
    is_bound: it answers somebody who set a bound. stands: it answers a bound or a goodbye in a
    language that the reader did not learn: firm rules stand there, whatever the reader makes of it.
    """

    scores: Mapping[Tactic, float] = field(default_factory=dict)
    why: tuple[str, ...] = ()
    ruled: float = 0.0
    read: float | None = None
    alone: float = 0.0
    worded: float = 0.0
    is_short: bool = False
    is_asked_for: bool = False
    is_bound: bool = False
    stands: bool = False

    @property
    def score(self) -> float:
        """How likely it is that the sentence manipulates."""
        return self.ruled if self.read is None else together(self.read, self.ruled, SENTENCE)

    @property
    def manipulates(self) -> bool:
        """Say whether the sentence is not shown as it is."""
        if self.read is None:
            return self.ruled >= LINE
        alone, supported = (BOUND, BOUND) if self.is_bound else (SURE, SUPPORTED)
        by_reader = self.score >= alone and not (self.is_short or self.is_asked_for)
        if self.ruled >= FIRM and (self.stands or self.score >= KIND_AFTER_ALL):
            return True
        return by_reader or (self.ruled >= LINE and self.score >= supported)

    @property
    def is_heard_twice(self) -> bool:
        """Say whether both the reader and the words hear it, or a rule does: one alone may err."""
        if self.read is None or self.ruled >= HINTED:
            return True
        return min(self.alone, self.worded) >= HEARD

    @property
    def is_surely_kind(self) -> bool:
        """Say whether nothing is heard in it that holds, pushes or passes over."""
        return self.read is not None and self.score < SURELY_KIND

    @property
    def is_likely_kind(self) -> bool:
        """Say the same of a sentence behind a kind farewell: there it must be heard twice."""
        line = SURELY_KIND if self.is_heard_twice else ALONE
        return self.read is not None and self.score < line

    @property
    def tactic(self) -> Tactic | None:
        """The strongest tactic."""
        return max(self.scores, key=lambda one: self.scores[one], default=None)


def together(read: float, ruled: float, weights: tuple[float, float, float]) -> float:
    """Put a logit and the rules' score together to one probability (Platt 1999)."""
    by_reader, by_rules, bias = weights
    return likely(by_reader * read + by_rules * ruled + bias)
