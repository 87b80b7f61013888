"""What somebody's own choices say of whom they like: for their own list, and only with their yes.

It is worked out anew each time, from what still stands and who is still here, and kept nowhere. It
looks only at what people show on their cards, to who was shown them: so nothing that somebody keeps
or lets in for matching only can be learnt, or asked out by choosing cleverly. Nobody else's list
goes by it. A copy of each choice with answers left out by lot keeps it from leaning on what only
some people show.

Fields of what is kept may only be added at the end, with a default.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, ClassVar, Final

from troth import clock
from troth.consent.events import DECISIVE, YES, ConsentEvent
from troth.gate.gate import Gate
from troth.matchmaker import view
from troth.matchmaker.fields import INTEREST_WORDS, INTERESTS, QUALITIES, QUALITY_WORDS
from troth.matchmaker.said import Decision, Said
from troth.words import MATCH_LEARN, PersonId

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from troth.matchmaker.logistic import Fitted

LEAST: Final = 5
"""So many choices are needed before anything is learnt; and a yes and a no."""
MOST: Final = 400
"""Of so many choices, the newest, it is learnt."""
_PRIOR: Final = 16.0
"""Precision of each weight: one answer alone seldom moves a logit by more than about a quarter."""
_LEFT_OUT: Final = 3
"""One in so many answers is left out of the copy of a choice."""
_SEED: Final = 20261122
_TOLD: Final = 5
_WEIGHTY: Final = 0.05
_SCALES: Final[Mapping[str, tuple[float, float]]] = {
    **dict.fromkeys(INTERESTS, (5.5, 2.5)),
    **{f"{one}3_1": (7.5, 1.5) for one in QUALITIES},
    "age": (40.0, 12.0),
}
"""What it looks at, with the middle and spread of each. Race and faith are on no card."""
_PARTS: Final = (tuple(INTERESTS), tuple(f"{one}3_1" for one in QUALITIES), ("age",))

Row = Mapping[str, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Learnt:
    """What is kept: only since when choices count. What was learnt is not."""

    category: ClassVar[str] = "learnt"
    since: str


@dataclass(frozen=True, slots=True)
class Taught:
    """Somebody's choices that count: by the mark of whom they meant, whether it was a yes."""

    said: Mapping[str, bool] = field(repr=False)


@dataclass(frozen=True, slots=True)
class Learned:
    """What was learnt of one person: a weight for each thing that cards show. count: of choices."""

    weights: Mapping[str, float] = field(repr=False)
    count: int

    def gains(self, rows: Sequence[Row]) -> "NDArray[np.float64]":
        """Return by how much each of some people's cards moves the logit of a yes, (n,)."""
        import numpy as np  # noqa: PLC0415  # it is not there everywhere

        found = _seen(rows) @ np.array([self.weights[name] for name in _SCALES])
        return np.asarray(found, dtype=np.float64)

    @property
    def sentences(self) -> list[str]:
        """Say what weighs most, for the person themselves."""
        most = sorted(self.weights, key=lambda name: -abs(self.weights[name]))[:_TOLD]
        return [_words(name, self.weights[name]) for name in most if self._counts(name)]

    def _counts(self, name: str) -> bool:
        return abs(self.weights[name]) >= _WEIGHTY


def taught(gate: Gate, person: PersonId) -> Taught | None:
    """Read somebody's choices, if they let Troth learn from them; None: they do not."""
    if not gate.may(person, MATCH_LEARN):
        return None
    with gate.enter(person, MATCH_LEARN) as room:
        marks = room.read(Learnt, last=1)
        anew = marks[-1].record.since if marks else ""
        found = {one.record.of: one.record for one in room.read(Decision)}
    since = max(anew, _new_yes(gate.consents.events(person)))
    told = {of: one for of, one in found.items() if one.at > since}
    words = {Said.LIKE.value: True, Said.PASS.value: False}
    newest = sorted(told.values(), key=lambda one: one.at)[-MOST:]
    return Taught({one.of: words[one.said] for one in newest if one.said in words})


def _new_yes(events: Iterable[ConsentEvent]) -> str:
    """Return when somebody said yes again after a yes had ended; empty: it is their first.

    From then on choices count: with an earlier yes goes the date from which they counted, and what
    was forgotten must not come back for want of it.
    """
    since, before = "", None
    for event in events:
        if event.purpose != MATCH_LEARN or event.kind not in DECISIVE:
            continue
        if before is None and event.kind not in YES:
            continue
        if before is not None and event.kind in YES and _had_ended(before, event):
            since = clock.text(event.at)
        before = event
    return since


def _had_ended(before: ConsentEvent, event: ConsentEvent) -> bool:
    ended = before.expires_at is not None and before.expires_at <= event.at
    return before.kind not in YES or ended


def start_anew(gate: Gate, person: PersonId) -> None:
    """Let no choice up to now count any more. The choices themselves stay. Raises Refused."""
    with gate.enter(person, MATCH_LEARN) as room:
        room.keep(Learnt(since=clock.text(gate.clock.now())))


def learned(told: Sequence[tuple[Row, bool]]) -> Learned | None:
    """Learn from choices: the numbers of whom each was about, and whether it was a yes.

    Only what those people show on their cards is looked at. None: too few, or all alike.
    """
    if len(told) < LEAST or len({said for _, said in told}) < 2:  # a yes and a no
        return None
    import numpy as np  # noqa: PLC0415  # as above

    seen = _seen([row for row, _ in told])
    yes = np.array([said for _, said in told], dtype=np.float64)
    fitted = _fitted(np.concatenate([seen, _left_out(seen)]), np.tile(yes, 2))
    weights = dict(zip(_SCALES, map(float, fitted.weights[1:]), strict=True))
    return Learned(weights, len(told))


def _fitted(seen: "NDArray[np.float64]", yes: "NDArray[np.float64]") -> "Fitted":
    import numpy as np  # noqa: PLC0415  # as above

    from troth.matchmaker import logistic  # noqa: PLC0415  # it brings arrays

    rows = np.hstack([np.ones((len(seen), 1)), seen])
    prior = np.array([1.0] + [_PRIOR] * seen.shape[1])
    return logistic.fit(rows, yes, prior, weigh=np.full(len(rows), 0.5))


def _left_out(seen: "NDArray[np.float64]") -> "NDArray[np.float64]":
    """Return a copy with whole answers left out by lot."""
    import numpy as np  # noqa: PLC0415  # as above

    lot = np.random.default_rng(_SEED).integers(0, _LEFT_OUT, (len(seen), len(_PARTS)))
    hides = np.repeat(lot == 0, [len(part) for part in _PARTS], axis=1)
    return np.where(hides, 0.0, seen)


def _seen(rows: Sequence[Row]) -> "NDArray[np.float64]":
    """Return what cards show, in one scale (n, d); nought where somebody does not show it."""
    import numpy as np  # noqa: PLC0415  # as above

    found = np.zeros((len(rows), len(_SCALES)))
    for way, row in zip(found, rows, strict=True):
        shown = view.shared(row)
        for at, (name, (middle, spread)) in enumerate(_SCALES.items()):
            if name in shown and name in row:
                way[at] = (row[name] - middle) / spread
    return found


def _words(name: str, weight: float) -> str:
    often = "more" if weight > 0 else "less"
    if name == "age":
        return f"You say yes {often} often to people who are older."
    if name in INTERESTS:
        return f"You say yes {often} often to people who like this: {INTEREST_WORDS[name]}."
    quality = QUALITY_WORDS[name.removesuffix("3_1")]
    return f"You say yes {often} often to people who see this in themselves: {quality}."
