"""Charts as SVG in the page: from numbers to markup, and the same numbers as rows of a table.

Pure. The markup has no style and no script: geometry as attributes, looks by class, colours
from the text around it. It has no size of its own; at 320 pixels one unit is one pixel.
Templates take it without `|safe`, since it is `markupsafe.Markup` (the base on which Jinja's
own escaping stands); every text in it was escaped by that same code.

Classes: chart, chart-bar, chart-label, chart-value, chart-axis, chart-line.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from markupsafe import Markup

from troth.rights.timeline import Days

WIDTH: Final = 320
MOST_LABEL: Final = 42
"""The longest label, in characters, that fits beside its number."""
_BAR_ROW: Final = 40
_BAR_WIDE: Final = 256
_BAR_HIGH: Final = 12
_STRIP_ROW: Final = 62
_STRIP_HIGH: Final = 32
_AXIS_HIGH: Final = 18
_OPEN: Final = Markup(
    '<svg class="chart" role="img" aria-labelledby="{name}" viewBox="0 0 {width} {height}"'
    ' font-size="12" fill="currentColor">'
    '<title id="{name}">{title}</title>'
)
_TEXT: Final = Markup(
    '<text class="chart-{what}" x="{x}" y="{y}" text-anchor="{anchor}">{text}</text>'
)
_RECT: Final = Markup(
    '<rect class="chart-bar" x="{x}" y="{y}" width="{width}" height="{height}" rx="{round}">'
    "<title>{told}</title></rect>"
)
_LINE: Final = Markup(
    '<line class="chart-line" x1="0" y1="{y}" x2="{x}" y2="{y}" stroke="currentColor"/>'
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """One bar: what it is called, and how long it is."""

    label: str
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Strip:
    """One row of days: what it is called, and how often on which day. Other days have none."""

    label: str
    counts: Mapping[date, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """A drawing, and the same as a table. title: what the chart shows, as a sentence."""

    title: str
    svg: Markup
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def bars(
    name: str, title: str, found: Sequence[Bar], *, head: tuple[str, str] = ("What", "How often")
) -> Chart:
    """Draw one bar under the other. name: an id that no other part of the page has.

    title: the finding, as a sentence; a count is never negative.
    """
    longest = max((one.count for one in found), default=0)
    parts = []
    for place, one in enumerate(found):
        top, wide = place * _BAR_ROW, _share(one.count, longest, _BAR_WIDE)
        parts.append(_text("label", 0, top + 14, _short(one.label)))
        parts.append(_rect((0, top + 20, wide, _BAR_HIGH), f"{one.label}: {one.count:,}"))
        parts.append(_text("value", wide + 6, top + 30, f"{one.count:,}"))
    rows = tuple((one.label, f"{one.count:,}") for one in found)
    height = max(len(found), 1) * _BAR_ROW
    return Chart(title=title, svg=_svg(name, title, height, parts), head=head, rows=rows)


def timeline(name: str, title: str, found: Sequence[Strip], *, since: date, until: date) -> Chart:
    """Draw a row of days for each strip, all to one scale, from `since` to `until`.

    name, title: as for `bars`. Each strip has its own place and its name beside it, so nothing
    is told by colour. The table has a row for each day on which anything was counted.
    """
    days = [since + timedelta(days=past) for past in range((until - since).days + 1)]
    highest = max((count for one in found for count in one.counts.values()), default=0)
    step = WIDTH / max(len(days), 1)
    parts = []
    for place, one in enumerate(found):
        foot = place * _STRIP_ROW + 20 + _STRIP_HIGH
        parts.append(_text("label", 0, foot - _STRIP_HIGH - 6, _short(one.label)))
        total = sum(one.counts.get(day, 0) for day in days)
        parts.append(_text("value", WIDTH, foot - _STRIP_HIGH - 6, f"{total:,}", anchor="end"))
        for at, day in enumerate(days):
            if count := one.counts.get(day, 0):
                high = _share(count, highest, _STRIP_HIGH)
                box = (at * step, foot - high, step * 0.8, high)
                parts.append(_rect(box, f"{_day(day)}: {count:,}"))
        parts.append(_LINE.format(x=WIDTH, y=foot))
    foot = len(found) * _STRIP_ROW + 8
    parts.append(_text("axis", 0, foot, _day(since)))
    parts.append(_text("axis", WIDTH, foot, _day(until), anchor="end"))
    rows = tuple(
        (_day(day), one.label, f"{one.counts[day]:,}")
        for day in reversed(days)
        for one in found
        if one.counts.get(day)
    )
    svg = _svg(name, title, foot + _AXIS_HIGH - 8, parts)
    return Chart(title=title, svg=svg, head=("Day", "What for", "How often"), rows=rows)


def of_days(name: str, days: Days) -> Chart:
    """Draw how often each purpose used data on each day. The most used comes first."""
    found: dict[str, dict[date, int]] = {}
    for row in days.rows:
        counts = found.setdefault(row.title, {})
        counts[row.day] = counts.get(row.day, 0) + row.count
    strips = [Strip(label=label, counts=counts) for label, counts in found.items()]
    strips.sort(key=lambda one: (-sum(one.counts.values()), one.label))
    return timeline(name, _finding(days), strips, since=days.since, until=days.until)


def _finding(days: Days) -> str:
    total, span = sum(row.count for row in days.rows), (days.until - days.since).days + 1
    within = "today" if span == 1 else f"in {span} days"
    if not total:
        return f"Your data was not used {within}."
    times = "once" if total == 1 else f"{total:,} times"
    least = "at least " if days.is_cut else ""
    return f"Your data was used {least}{times} {within}."


def _svg(name: str, title: str, height: float, parts: Iterable[Markup]) -> Markup:
    opened = _OPEN.format(name=name, title=title, width=WIDTH, height=_number(height))
    return opened + Markup("").join(parts) + Markup("</svg>")


def _text(what: str, x: float, y: float, text: str, *, anchor: str = "start") -> Markup:
    return _TEXT.format(what=what, x=_number(x), y=_number(y), text=text, anchor=anchor)


def _rect(box: tuple[float, float, float, float], told: str) -> Markup:
    x, y, width, height = map(_number, box)
    round_ = _number(min(2, box[2] / 2))
    return _RECT.format(x=x, y=y, width=width, height=height, told=told, round=round_)


def _share(count: int, most: int, whole: int) -> float:
    """Return how long a bar is. What is there at all can be seen."""
    return max(1.0, whole * count / most) if count > 0 and most else 0.0


def _number(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")


def _short(label: str) -> str:
    return label if len(label) <= MOST_LABEL else f"{label[: MOST_LABEL - 1]}…"


def _day(day: date) -> str:
    return f"{day:%d %b %Y}".lstrip("0")
