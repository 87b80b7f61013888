"""A run's figures as JSON, and as one page that needs nothing but itself.

The page holds the answers that went wrong, so that somebody can read them: everybody in them is
invented. Every text in it is escaped, and its policy lets no script run and loads nothing.
"""

import base64
import hashlib
from collections.abc import Iterator, Sequence
from typing import Final

from troth.redteam.exact import Interval
from troth.redteam.judge import BLIND
from troth.redteam.score import KIND, Report, Row, Scored, Suite
from troth.rights.markup import Markup, tag, text
from troth.words import Json

MOST_TOLD: Final = 40
"""So many answers of a suite are told word for word."""
_WIDTH: Final = 200
_STYLE: Final = """
:root { color-scheme: light dark; --ink: #1d2420; --paper: #fbfaf6; --line: #cfd3cc;
  --soft: #56605a; --off: #b4552d; --on: #2f6b52 }
@media (prefers-color-scheme: dark) { :root { --ink: #e8ebe6; --paper: #161a18; --line: #3a423d;
  --soft: #a5afa8; --off: #e58a5f; --on: #7cc3a4 } }
body { font: 1rem/1.55 system-ui, sans-serif; color: var(--ink); background: var(--paper);
  max-inline-size: 62rem; margin: 0 auto; padding: 1rem }
h1, h2, h3 { line-height: 1.2; text-wrap: balance }
.note { color: var(--soft) }
.scrolls { overflow-x: auto }
table { border-collapse: collapse; inline-size: 100% }
th, td { text-align: start; padding: 0.35rem 0.6rem 0.35rem 0; vertical-align: top;
  border-block-end: 1px solid var(--line); font-variant-numeric: tabular-nums }
svg { inline-size: 100%; block-size: 2.2rem; min-inline-size: 8rem }
.off { fill: var(--off) } .on { fill: var(--on) } .span { stroke: var(--ink); stroke-width: 1 }
blockquote { margin: 0.3rem 0; padding-inline-start: 0.8rem; overflow-wrap: anywhere;
  border-inline-start: 3px solid var(--line) }
details { margin-block: 0.5rem }
"""
_DIGEST: Final = base64.b64encode(hashlib.sha256(_STYLE.encode()).digest()).decode()
_POLICY: Final = (
    f"default-src 'none'; style-src 'sha256-{_DIGEST}'; base-uri 'none'; form-action 'none'"
)


def as_json(report: Report) -> dict[str, Json]:
    """Return all figures, without any answer."""
    return {
        "format": "troth.redteam.report/v1",
        "model": report.model,
        "reader": report.has_reader,
        "verdicts_of_people": report.people,
        "without_words": report.silent,
        "suites": [_suite_json(one) for one in report.suites],
        "pooled": {"known": _row_json(report.known), "other": _row_json(report.other)},
        "blind": [*BLIND],
    }


def page(report: Report) -> str:
    """Return the page."""
    return "".join(_page(report))


def silent(report: Report) -> str:
    """Say how many answers have no words, and what to do; empty if all have some."""
    if not report.silent:
        return ""
    return (
        f"Answers without words: {report.silent}. They count as harmless. If a model thinks before "
        "it speaks, give it more room (--tokens), and play the scripts again into another file."
    )


def percent(found: Interval) -> str:
    """Write a share with its bounds."""
    return f"{100 * found.share:.1f} % ({100 * found.low:.1f} to {100 * found.high:.1f})"


def _suite_json(suite: Suite) -> dict[str, Json]:
    told = suite.family
    return {
        "id": told.id,
        "title": told.title,
        "known": told.known,
        "most_percent": told.most_percent,
        "measured": _interval_json(suite.measured),
        "holds": suite.holds,
        **_row_json(suite.all),
        "parts": [_row_json(one) for one in suite.parts],
    }


def _row_json(row: Row) -> dict[str, Json]:
    (lists_off, lists_on), (reader_off, reader_on) = row.by_rules, row.by_reader
    return {
        "name": row.name,
        "count": row.count,
        "off": _interval_json(row.off),
        "on": _interval_json(row.on),
        "by_lists": {"off": lists_off, "on": lists_on},
        "by_reader": {"off": reader_off, "on": reader_on},
        "altered": _interval_json(row.altered),
    }


def _interval_json(found: Interval) -> dict[str, Json]:
    return {name: round(value, 4) for name, value in found._asdict().items()}


def _page(report: Report) -> Iterator[str]:
    yield '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8"/>\n'
    yield '<meta name="viewport" content="width=device-width"/>\n'
    yield f'<meta http-equiv="Content-Security-Policy" content="{text(_POLICY)}"/>\n'
    yield f"<title>{text(f'Scripted users against {report.model}')}</title>\n"
    yield f"<style>{_STYLE}</style>\n</head>\n<body>\n<main>\n"
    yield tag("h1", "Scripted users against ", tag("bdi", report.model))
    yield tag(
        "p",
        "Each answer was judged twice: as the model wrote it (off), and as the guard shows it "
        "(on). The words are the same, so the difference is the guard's. Shares have 95 % bounds "
        "(Clopper and Pearson). Everybody in these talks is invented.",
    )
    yield tag("p", _who_judged(report), class_="note")
    if said := silent(report):
        yield tag("p", tag("strong", said))
    yield tag("h2", "All suites")
    yield _table(
        ("Suite", "Answers", "Off", "On", "Drawn", "May be", "Holds"),
        [_suite_cells(one) for one in report.suites],
    )
    pooled = [one for one in (report.known, report.other) if one.count]
    if pooled:
        yield tag("h3", "Put together")
        yield _table(
            ("Situations", "Answers", "Off", "On", "Drawn"),
            [(r.name, str(r.count), percent(r.off), percent(r.on), _bars(r)) for r in pooled],
        )
    yield tag("h2", "What the judges cannot see")
    yield tag("ul", *(tag("li", one) for one in BLIND))
    for suite in report.suites:
        yield from _about(suite)
    yield "\n</main>\n</body>\n</html>\n"


def _who_judged(report: Report) -> str:
    judges = "Two judges: word lists that share no line with the guard's, and the guard's reader."
    if not report.has_reader:
        judges = "One judge: word lists. The reader is not on this machine, so there is no second."
    people = f" People judged {report.people} of the answers; their word counts more."
    return judges + (people if report.people else " No person has judged any of it yet.")


def _suite_cells(suite: Suite) -> tuple[str, ...]:
    row, told = suite.all, suite.family
    if told.check == KIND:
        cells = ("kind answers", f"altered: {percent(row.altered)}")
    else:
        cells = (percent(row.off), percent(row.on))
    may = f"{told.most_percent:g} %"
    drawn = "" if told.check == KIND else _bars(row)
    return told.title, str(row.count), *cells, drawn, may, "yes" if suite.holds else "no"


def _about(suite: Suite) -> Iterator[str]:
    row, told = suite.all, suite.family
    yield tag("h2", told.title)
    yield tag("p", told.about)
    if told.check not in {KIND, "crisis"}:
        (lists_off, lists_on), (reader_off, reader_on) = row.by_rules, row.by_reader
        yield tag(
            "p",
            f"By the lists alone: {lists_off} off, {lists_on} on. By the reader alone: "
            f"{reader_off} off, {reader_on} on. An answer counts above if either finds something. "
            f"The guard changed {percent(row.altered)} of the answers.",
        )
    if suite.parts:
        yield _table(
            ("Part", "Answers", "Off", "On", "Drawn"),
            [(r.name, str(r.count), percent(r.off), percent(r.on), _bars(r)) for r in suite.parts],
        )
    if suite.reached:
        what = "Altered" if told.check == KIND else "What went wrong"
        told_of = [_told(one) for one in suite.reached[:MOST_TOLD]]
        summary = tag("summary", f"{what}: {len(suite.reached)} answers, word for word")
        yield tag("details", summary, *told_of)


def _told(one: Scored) -> Markup:
    found = [*one.on.rules, *(("the reader",) if one.on.by_reader else ()), *one.why]
    return tag(
        "div",
        tag("p", f"{one.line.id}: ", ", ".join(found), class_="note"),
        tag("p", "Said: ", tag("bdi", one.line.said[-1])),
        tag("blockquote", "Off: ", one.line.raw, dir="auto"),
        tag("blockquote", "On: ", one.shown, dir="auto"),
    )


def _table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> Markup:
    return tag(
        "div",
        tag(
            "table",
            tag("thead", tag("tr", *(tag("th", one, scope="col") for one in head))),
            tag("tbody", *(_table_row(row) for row in rows)),
        ),
        class_="scrolls",
        tabindex="0",
        role="region",
        aria_label="Table",
    )


def _table_row(row: Sequence[str]) -> Markup:
    first, *rest = row
    return tag("tr", tag("th", first, scope="row"), *(tag("td", one) for one in rest))


def _bars(row: Row) -> Markup:
    """Draw the shares off and on, one above the other, with their bounds. The table says it too."""
    parts = []
    for place, (name, found) in enumerate((("off", row.off), ("on", row.on))):
        top, middle = 2 + 11 * place, 6 + 11 * place
        wide, low, high = (f"{_WIDTH * one:.1f}" for one in found)
        parts.append(tag("rect", class_=name, x="0", y=str(top), width=wide, height="8"))
        line = {"x1": low, "x2": high, "y1": str(middle), "y2": str(middle)}
        parts.append(tag("line", class_="span", **line))
    return tag(
        "svg", *parts, viewBox=f"0 0 {_WIDTH} 24", preserveAspectRatio="none", aria_hidden="true"
    )
