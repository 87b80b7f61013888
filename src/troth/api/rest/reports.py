"""`/api/match/reports` and `/api/place/reports`: telling whoever runs the place about somebody.

Whoever runs the place sees what was attached, and no name. Whom a report is about is told nothing
of it.
"""

from collections.abc import Sequence
from typing import Final, Literal

from pydantic import Field

from troth.api.rest.route import Address, Who
from troth.api.rest.shapes import Asked, Told
from troth.matchmaker.report import LONGEST, MOST_LETTERS, WHY, Attached, Reported, Why
from troth.people.access import Data, Need, Operation
from troth.words import MATCH_REPORT

_SEE: Final = Need(MATCH_REPORT, Operation.SEE, Data.INTIMATE)
_CHANGE: Final = Need(MATCH_REPORT, Operation.CHANGE, Data.INTIMATE)
_LOOK: Final = Need(MATCH_REPORT, Operation.SEE, Data.REPORTED)
_DECIDE: Final = Need(MATCH_REPORT, Operation.CHANGE, Data.REPORTED)
_TAG: Final = "Meeting people"
_PLACE: Final = "Place"


class AskedReport(Asked):
    """A report. It also blocks whom it is about."""

    why: Literal["threats", "harassment", "sexual", "scam", "fake", "minor", "other"]
    words: str = Field(default="", max_length=LONGEST)
    letters: list[str] = Field(
        default=[], max_length=MOST_LETTERS, description="Ids of messages to attach."
    )


class SentShape(Told):
    """What was sent."""

    id: str


class AttachedShape(Told):
    """A message that was attached. `me`: who wrote the report wrote it."""

    by: str
    text: str = Field(description="Treat it as text.")
    at: str


class ReportShape(Told):
    """One report."""

    id: str
    why: str
    reason: str
    words: str
    letters: list[AttachedShape]
    at: str
    outcome: str = Field(description="`acted`, `nothing`, or empty while nobody has decided.")


class ReportsShape(Told):
    """Reports, newest first."""

    items: list[ReportShape]


class PlaceReportShape(ReportShape):
    """One report, for whoever runs the place. It names nobody."""

    same: int = Field(description="How many people reported the same person, this one too.")
    here: bool = Field(description="Whether that person is still here.")
    closed: bool = Field(description="Whether meeting people is closed for them.")


class PlaceReportsShape(Told):
    """All reports, newest first."""

    items: list[PlaceReportShape]
    left_out: int = Field(description="Of how many writers nothing could be read: damaged.")


class AskedDecision(Asked):
    """What to do about whom a report is about."""

    close: bool


class AskedCode(Asked):
    """The code that somebody was given when meeting people was closed for them."""

    code: str = Field(max_length=40)


def report_match(who: Who, match: str, asked: AskedReport) -> SentShape:
    """Report somebody the person was shown, and block them. It needs no yes to meeting people."""
    house = who.house
    name = house.reports.report(
        who.person, match, why=Why(asked.why), words=asked.words, letters=asked.letters
    )
    return SentShape(id=name)


def list_reports(who: Who) -> ReportsShape:
    """List the person's own reports, and what came of them."""
    return ReportsShape(items=[_report(one) for one in who.house.reports.of(who.person)])


def list_place_reports(who: Who) -> PlaceReportsShape:
    """List all reports. Whoever wrote one finds this look in their ledger."""
    found = who.house.reports.desk()
    return PlaceReportsShape(
        items=[_for_place(one) for one in found.reports], left_out=found.left_out
    )


def decide_report(who: Who, report: str, asked: AskedDecision) -> None:
    """Close meeting people for whom a report is about, or do nothing. Nobody's talks are read."""
    who.house.reports.decide(report, close=asked.close)


def let_in(who: Who, asked: AskedCode) -> None:
    """Let somebody meet people again, by the code that they were given."""
    who.house.reports.open_again(asked.code)


def _report(one: Reported) -> ReportShape:
    return ReportShape(
        id=one.id,
        why=one.why.value,
        reason=WHY[one.why],
        words=one.words,
        letters=[_attached(it) for it in one.letters],
        at=one.at,
        outcome=one.outcome,
    )


def _for_place(one: Reported) -> PlaceReportShape:
    return PlaceReportShape(
        **_report(one).model_dump(), same=one.same, here=one.is_here, closed=one.is_closed
    )


def _attached(one: Attached) -> AttachedShape:
    return AttachedShape(by=one.by, text=one.text, at=one.at)


ADDRESSES: Final[Sequence[Address]] = (
    Address(
        method="POST",
        path="/api/match/people/{match}/report",
        endpoint=report_match,
        need=_CHANGE,
        tag=_TAG,
        repeats=True,
    ),
    Address(method="GET", path="/api/match/reports", endpoint=list_reports, need=_SEE, tag=_TAG),
    Address(
        method="GET",
        path="/api/place/reports",
        endpoint=list_place_reports,
        need=_LOOK,
        tag=_PLACE,
    ),
    Address(
        method="POST",
        path="/api/place/reports/{report}",
        endpoint=decide_report,
        need=_DECIDE,
        tag=_PLACE,
        status=204,
        repeats=True,
    ),
    Address(
        method="POST",
        path="/api/place/let-in",
        endpoint=let_in,
        need=_DECIDE,
        tag=_PLACE,
        status=204,
        repeats=True,
        other=(404,),
    ),
)
