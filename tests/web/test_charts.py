"""Charts: true to their numbers, readable without seeing them, and unable to do harm."""

from datetime import date, timedelta
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from troth.rights.timeline import DayCount, Days
from troth.web.charts import WIDTH, Bar, Strip, bars, of_days, timeline
from troth.words import PurposeId

TODAY = date(2026, 11, 21)
CLASSES = {"chart", "chart-bar", "chart-label", "chart-value", "chart-axis", "chart-line"}


def tree(chart):
    """Return a drawing as a tree; fails where it is not well formed."""
    return ET.fromstring(chart.svg)  # noqa: S314  # our own


def boxes(chart):
    """Return (x, y, width, height) of each bar."""
    return [
        tuple(float(one.get(name)) for name in ("x", "y", "width", "height"))
        for one in tree(chart).iter("rect")
    ]


def days_of(*counts, span=30, is_cut=False):
    """Return days; counts: (days ago, title, count)."""
    rows = tuple(
        DayCount(day=TODAY - timedelta(days=ago), purpose=PurposeId("p"), title=title, count=count)
        for ago, title, count in counts
    )
    since = TODAY - timedelta(days=span - 1)
    return Days(rows=rows, since=since, until=TODAY, is_cut=is_cut)


CHARTS = [
    bars("a", "Two things", [Bar(label="One", count=3), Bar(label="Two", count=1)]),
    bars("b", "No bars", []),
    timeline("c", "No days", [], since=TODAY, until=TODAY),
    of_days("d", days_of((0, "One", 3), (29, "Two", 1))),
    of_days("e", days_of(span=366)),
]


@pytest.mark.parametrize("chart", CHARTS, ids=lambda chart: chart.title)
def test_a_chart_has_a_name_and_no_looks_of_its_own(chart):
    """A picture with its finding as a title; classes and geometry, no style, no script, no size."""
    root = tree(chart)

    assert (root.tag, root.get("role")) == ("svg", "img")
    title = root.find("title")
    assert root[0] is title
    assert title.text == chart.title
    assert title.get("id") == root.get("aria-labelledby")
    assert {one.tag for one in root.iter()} <= {"svg", "title", "text", "rect", "line"}
    for one in root.iter():
        assert set((one.get("class") or "chart").split()) <= CLASSES
        assert not {name for name in one.attrib if name in {"style", "href"} or name[:2] == "on"}
    assert "width" not in root.attrib
    assert "height" not in root.attrib
    assert isinstance(chart.svg, Markup)


@pytest.mark.parametrize("chart", CHARTS, ids=lambda chart: chart.title)
def test_everything_lies_inside(chart):
    """Nothing is cut off at 320 pixels, nor at the lower edge."""
    root = tree(chart)
    left, top, width, height = map(float, root.get("viewBox").split())

    assert (left, top, width) == (0, 0, WIDTH)
    for x, y, wide, high in boxes(chart):
        assert x >= 0
        assert y >= 0
        assert x + wide <= WIDTH + 0.01
        assert y + high <= height
    for one in root.iter("text"):
        assert 0 <= float(one.get("y")) <= height


def test_bars_are_as_long_as_their_numbers():
    """Twice as many is twice as long; none has no length; one beside a million can be seen."""
    chart = bars("a", "T", [Bar(label=f"n{n}", count=n) for n in (200, 100, 0)])
    tiny = bars("a", "T", [Bar(label="much", count=1_000_000), Bar(label="one", count=1)])

    longest, half, none = (width for _, _, width, _ in boxes(chart))
    assert (half * 2, none) == (longest, 0)
    assert boxes(tiny)[1][2] >= 1


def test_the_table_says_what_the_bars_show():
    """The same names and numbers, in the same order."""
    chart = bars("a", "T", [Bar(label="Two", count=2000), Bar(label="One", count=1)])

    assert chart.head == ("What", "How often")
    assert chart.rows == (("Two", "2,000"), ("One", "1"))


def test_a_row_of_days_to_one_scale():
    """Each strip has its row and its name; heights compare across strips."""
    chart = of_days("a", days_of((0, "One", 2), (1, "One", 4), (0, "Two", 1), span=10))

    texts = [one.text for one in tree(chart).iter("text")]
    assert texts == ["One", "6", "Two", "1", "12 Nov 2026", "21 Nov 2026"]
    heights = sorted(high for *_, high in boxes(chart))
    assert heights == [8, 16, 32]
    xs = {x for x, *_ in boxes(chart)}
    assert xs == {256, 288}


def test_the_table_of_days_has_the_newest_first():
    """A row for each day and thing that was counted; days without are left out."""
    chart = of_days("a", days_of((3, "One", 4), (0, "Two", 1), (0, "One", 2)))

    assert chart.rows == (
        ("21 Nov 2026", "One", "2"),
        ("21 Nov 2026", "Two", "1"),
        ("18 Nov 2026", "One", "4"),
    )


@pytest.mark.parametrize(
    ("days", "title"),
    [
        (days_of((0, "One", 14)), "Your data was used 14 times in 30 days."),
        (days_of((0, "One", 1), span=7), "Your data was used once in 7 days."),
        (days_of(), "Your data was not used in 30 days."),
        (days_of((0, "One", 1200), span=1), "Your data was used 1,200 times today."),
        (
            days_of((0, "One", 5000), is_cut=True),
            "Your data was used at least 5,000 times in 30 days.",
        ),
    ],
)
def test_the_title_says_the_finding(days, title):
    """Not what the chart is about, but what it shows."""
    assert of_days("a", days).title == title


@given(
    st.text(
        alphabet=st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff")
    )
)
def test_no_name_becomes_markup(label):
    """Whatever a label holds, it is text in the drawing."""
    strip = Strip(label=label, counts={TODAY: 1})

    for chart in (
        bars("a", label, [Bar(label=label, count=1)]),
        timeline("a", label, [strip], since=TODAY, until=TODAY),
    ):
        root = tree(chart)
        assert {one.tag for one in root.iter()} <= {"svg", "title", "text", "rect", "line"}
        assert (root.findtext("title") or "") == label
        assert chart.rows[0][-2] == label


def test_an_id_is_escaped_too():
    """Also what the caller names the chart is no markup."""
    chart = bars('x"><script>', "T", [])

    assert "<script" not in chart.svg


def test_a_long_name_is_shortened_in_the_picture_alone():
    """It ends in a sign that it goes on; the table has all of it."""
    label = "Show, hand over and erase your data when you ask"

    chart = bars("a", "T", [Bar(label=label, count=1)])

    shown = next(one.text for one in tree(chart).iter("text"))
    assert shown.endswith("…")
    assert label.startswith(shown[:-1])
    assert chart.rows[0][0] == label
