"""`/match/fairness`: what the page on how attention is shared shows: words, bars and tables.

No figure on it is about one person. What comes from the people here carries noise, and says how
much; beside it stands a place of invented people, which needs none.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from troth.registry.wording import capital
from troth.web import charts
from troth.web.charts import Bar, Chart

if TYPE_CHECKING:
    from troth.matchmaker.fairness import Fairness, Sharing

_WAYS: Final = ("With attention shared out", "By taste alone")


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn:
    """One place: a sentence, a table of (what, shared out, by taste alone), and a drawing."""

    sentence: str
    rows: tuple[tuple[str, str, str], ...]
    chart: Chart


def shown(found: "Fairness | None") -> Mapping[str, object]:
    """Return what the page shows. found: of the people here; None: they are too few."""
    from troth.matchmaker import fairness  # noqa: PLC0415  # it brings arrays

    made = fairness.invented()
    return {
        "epsilon": f"{fairness.EPSILON:g}",
        "group": found.group if found else None,
        "here": _drawn("here", found, fairness.sentence(found)) if found else None,
        "invented": _drawn("invented", made, fairness.sentence(made)),
        "invented_group": made.group,
        "least": fairness.LEAST,
        "shown": fairness.SHOWN,
        "ways": _WAYS,
    }


def _drawn(name: str, found: "Fairness", sentence: str) -> Drawn:
    both = (found.shared, found.alone)
    one, other = (_figures(way) for way in both)
    return Drawn(
        sentence=sentence,
        rows=tuple((what, one[what], other[what]) for what in one),
        chart=charts.bars(
            f"{name}-drawn",
            "Of 100 people, so many are shown this often.",
            _bars(both),
            head=("How often", "People in 100"),
        ),
    )


def _figures(way: "Sharing") -> dict[str, str]:
    return {
        "Never shown": f"{round(way.never * 100)} in 100{_give(way.never_off * 100, '.0f')}",
        "How unequal, from 0 to 1 (Gini)": f"{way.gini:.2f}{_give(way.gini_off, '.2f')}",
        "The person in the middle is shown": _times(*way.middle),
        "One in twenty is shown": f"{way.often} times or more",
    }


def _give(off: float, how: str) -> str:
    return f" (give or take {off:{how}})" if off else ""


def _bars(both: Sequence["Sharing"]) -> list[Bar]:
    """Return all bars of one place: what is compared stands together, to one scale."""
    from troth.matchmaker.fairness import TIMES  # noqa: PLC0415  # it brings arrays

    told = [_times(*times) for times in TIMES[:-1]] + [f"{TIMES[-1][0]} times or more"]
    return [
        Bar(label=f"{capital(often)}: {words.lower()}", count=round(way.parts[at] * 100))
        for at, often in enumerate(told)
        for words, way in zip(_WAYS, both, strict=True)
    ]


def _times(low: int, high: int) -> str:
    if high == 0:
        return "never"
    if low != high:
        return f"{low} to {high} times"
    return "once" if low == 1 else f"{low} times"
