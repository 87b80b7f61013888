"""Counts of what the guard changed: by month, model, companion and reason. About nobody.

Promise: no row names a person, a talk or a day, and none holds a word that was said. A
companion of somebody's own counts as `own`, whatever it is called. Small numbers are told
as "fewer than 5", since on a small place few people stand behind them.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final

from troth.store import schema
from troth.store.sqlite import Store, Unit
from troth.store.statements import and_, bindparam, insert, select, update

ANSWERS: Final = "answers"
CHANGED: Final = "changed"
WRONG: Final = "told wrong"
RIGHT: Final = "told right"
OWN: Final = "own"
"""Stands for every companion that is somebody's own."""
LEAST: Final = 5
"""A smaller number is not told."""
_COUNT = schema.guard_count
_IS = and_(
    _COUNT.c.month == bindparam("which_month"),
    _COUNT.c.model == bindparam("which_model"),
    _COUNT.c.companion == bindparam("which_companion"),
    _COUNT.c.what == bindparam("which_what"),
)
_ADD = update(_COUNT).where(_IS).values(count=_COUNT.c.count + bindparam("more"))
_INSERT = insert(_COUNT)
_ALL = select(_COUNT).order_by(_COUNT.c.model, _COUNT.c.companion, _COUNT.c.month)


@dataclass(frozen=True, slots=True, kw_only=True)
class Whose:
    """Whose answers are counted: which model gave them, as which companion."""

    model: str
    persona: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """What was counted of one model as one companion since a month.

    answers: all, changed or not. reasons: how often each tactic or rule was the reason. wrong,
    right: how often people said that a change was wrong, or right.
    """

    whose: Whose
    since: str
    answers: int
    changed: int
    reasons: Mapping[str, int]
    wrong: int
    right: int

    @property
    def share(self) -> float | None:
        """The share of the answers that was changed; None where there are too few to say."""
        return self.changed / self.answers if self.answers >= 4 * LEAST else None


def told(count: int) -> str:
    """Say a count, unless it is so small that it may be about one person."""
    return "none" if count <= 0 else str(count) if count >= LEAST else f"fewer than {LEAST}"


def add(unit: Unit, whose: Whose, counts: Mapping[str, int], *, at: datetime) -> None:
    """Add to the counts of a month. A count that people take back goes down."""
    month = at.astimezone(UTC).strftime("%Y-%m")
    for what, more in counts.items():
        names = {"month": month, "model": whose.model, "companion": whose.persona, "what": what}
        which = {f"which_{name}": value for name, value in names.items()}
        if not unit.run(_ADD, {**which, "more": more}):
            unit.run(_INSERT, {**names, "count": more})


def read(store: Store) -> Sequence[Tally]:
    """Return what was counted of each model as each companion, over all months."""
    counts: dict[Whose, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    since: dict[Whose, str] = {}
    for month, model, persona, what, count in store.read(_ALL):
        whose = Whose(model=str(model), persona=str(persona))
        counts[whose][str(what)] += int(count)
        since.setdefault(whose, str(month))
    return [
        Tally(
            whose=whose,
            since=since[whose],
            answers=found.pop(ANSWERS, 0),
            changed=found.pop(CHANGED, 0),
            wrong=max(0, found.pop(WRONG, 0)),
            right=max(0, found.pop(RIGHT, 0)),
            reasons=dict(sorted(found.items(), key=lambda one: -one[1])),
        )
        for whose, found in counts.items()
    ]
