"""Hears whether somebody may be in danger, in what a person wrote in the last few turns.

First stage: turns of phrase (`guard.phrases`), weighed by what stands around them
(`guard.scene`). From HIGH on the resource card answers and the model is not asked. It
hears plain words well and veiled ones badly: `docs/explanation/safety-protocol.md` says
how well. It keeps nothing and tells nobody; the result names rules, never words.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from troth.guard.phrasebook import Phrasebook, read
from troth.guard.phrases import de, en, es, fr
from troth.guard.plain import plain
from troth.guard.rule import Kind, Severity
from troth.guard.scene import Scene, Signal, hidden

TURNS: Final = 5
"""How many of the person's last turns are heard together (one message says too little)."""

LIKELY: Final = {
    Severity.NONE: 0.05,
    Severity.CONCERN: 0.6,
    Severity.HIGH: 0.85,
    Severity.IMMINENT: 0.95,
}
"""An order with round figures, not a measurement: 0.5 parts NONE from the rest."""

_BOOKS = (("en", en.TEXT), ("es", es.TEXT), ("de", de.TEXT), ("fr", fr.TEXT))
_EARLIER_LENGTH = 2_000
_SHORT_WORDS = 4
_ANSWER_WORDS = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Crisis:
    """What was heard: how grave, who is in danger (None: nobody), by which rules."""

    severity: Severity
    kind: Kind | None
    why: tuple[str, ...]

    @property
    def probability(self) -> float:
        """How likely it is that somebody is in any danger: one figure for each severity."""
        return LIKELY[self.severity]

    @property
    def is_grave(self) -> bool:
        """Say whether the card answers instead of the model."""
        return self.severity.meets(Severity.HIGH)


CALM: Final = Crisis(severity=Severity.NONE, kind=None, why=())
"""Nothing was heard."""


def assess(messages: Sequence[str]) -> Crisis:
    """Judge the newest of a person's messages (oldest first) in the light of those before.

    Only the last `TURNS` count. Grave words of an earlier turn stay a concern; they are
    grave again when the newest turn confirms them ("I mean it", or "no" to "are you
    safe?"). So the card is not repeated for ever, and nothing is forgotten at once.
    """
    turns = messages[-TURNS:]
    if not turns:
        return CALM
    earlier = [signal for turn in turns[:-1] for signal in _hear(turn[-_EARLIER_LENGTH:])]
    newest = [*_hear(turns[-1]), *_broken_up(turns)]
    newest += _added_up(newest, with_=earlier)
    newest += _carried(turns[-1], [*earlier, *_added_up(earlier, with_=[])])
    return _summed_up(newest)


def _summed_up(signals: Sequence[Signal]) -> Crisis:
    order = list(Kind)
    gravest = sorted(signals, key=lambda one: (-one.severity.rank, order.index(one.kind)))
    if not gravest or gravest[0].severity is Severity.NONE:
        return CALM
    why = tuple(dict.fromkeys(signal.rule for signal in gravest))
    return Crisis(severity=gravest[0].severity, kind=gravest[0].kind, why=why)


def _added_up(signals: Sequence[Signal], *, with_: Sequence[Signal]) -> list[Signal]:
    """Add hints of different rules. Signs of despair alone stay a concern; a farewell counts."""
    if not any(signal.points for signal in signals):
        return []
    points = {one.rule: one.points for one in (*with_, *signals) if one.points}
    if len(points) < 2:
        return []
    is_farewell = sum(points.values()) >= 3 and max(points.values()) >= 2
    severity = Severity.HIGH if is_farewell else Severity.CONCERN
    return [Signal(rule="hints_add_up", kind=Kind.SELF, severity=severity)]


def _carried(newest: str, earlier: Sequence[Signal]) -> list[Signal]:
    """Carry a grave earlier turn on: as grave if it is confirmed now, else as a concern."""
    grave = [signal for signal in earlier if signal.severity.meets(Severity.HIGH)]
    if not grave:
        return []
    confirmed = any(_confirms(text) for text in plain(newest))
    rule = "confirmed" if confirmed else "earlier_turn"
    severity = Severity.HIGH if confirmed else Severity.CONCERN
    return [Signal(rule=rule, kind=grave[-1].kind, severity=severity)]


def _confirms(text: str) -> bool:
    """Say whether the newest turn stands by the one before. A bare "no" only if it is short."""
    if any(book.has("settled", text) for book in _books()):
        return False
    found = [one for book in _books() if (one := book.framing["confirms"].search(text))]
    is_short = len(text.split()) <= _ANSWER_WORDS
    return any(is_short or len(one[0].split()) > 1 for one in found)


def _broken_up(turns: Sequence[str]) -> list[Signal]:
    """Hear a sentence that was sent as several short turns ("i want" / "to die")."""
    parts = [" ".join(plain(turn)[0].split()) for turn in turns]
    first = len(parts)
    while first > 0 and len(parts[first - 1].split()) <= _SHORT_WORDS:
        first -= 1
    before = " ".join(parts[first:-1])
    return list(_heard(f" {before} {parts[-1]} ", after=len(before) + 1)) if before else []


def _hear(message: str) -> list[Signal]:
    return [signal for text in plain(message) for signal in _heard(text, after=0)]


def _heard(text: str, *, after: int) -> Iterator[Signal]:
    """Yield what holds in plain `text`, of matches that end beyond `after`."""
    for book in _books():
        scene = Scene(book, text)
        for rule, pattern in book.patterns:
            for found in pattern.finditer(scene.text):
                if found.end() > after and (signal := scene.weigh(rule, found)):
                    yield signal
            if rule.kind is Kind.OTHER:  # what is said of others must not count for oneself
                scene.text = pattern.sub(hidden, scene.text)


@cache
def _books() -> tuple[Phrasebook, ...]:
    return tuple(read(language, text) for language, text in _BOOKS)
