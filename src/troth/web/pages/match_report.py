"""`/match/people/…/report`, `/match/reports` and `/operator/reports`.

Somebody tells whoever runs the place about a person they were shown, and chooses what to attach.
Whoever runs the place sees that, and no name; nobody else hears of it.
"""

from functools import partial
from typing import Final

from starlette.requests import Request
from starlette.responses import Response

from troth.clock import parse
from troth.errors import BadInput, NotFound, TooMany
from troth.front.route import Guarded
from troth.matchmaker.letters import ME
from troth.matchmaker.report import ACTED, LONGEST, MOST_LETTERS, WHY, Why
from troth.people.access import Data, Need, Operation
from troth.web.forms import Form, read_form
from troth.web.site import Site, go, in_thread, person_of
from troth.words import MATCH_PEOPLE, MATCH_REPORT

_SEE: Final = Need(MATCH_REPORT, Operation.SEE, Data.INTIMATE)
_CHANGE: Final = Need(MATCH_REPORT, Operation.CHANGE, Data.INTIMATE)
_LOOK: Final = Need(MATCH_REPORT, Operation.SEE, Data.REPORTED)
_DECIDE: Final = Need(MATCH_REPORT, Operation.CHANGE, Data.REPORTED)
_FORM_BYTES: Final = 16_384
_SMALL_BYTES: Final = 2_048
_FIELDS: Final = MOST_LETTERS + 4
_LETTER: Final = "letter_"
"""What the names of the boxes of messages begin with."""


def routes(site: Site) -> list[Guarded]:
    """Return the routes of these pages."""
    pages = _Reports(site)
    decide = partial(site.guard.route, need=_DECIDE, methods=["POST"])
    return [
        site.guard.route("/match/people/{match}/report", pages.ask, need=_SEE),
        site.guard.route(
            "/match/people/{match}/report", pages.send, need=_CHANGE, methods=["POST"]
        ),
        site.guard.route("/match/reports", pages.own, need=_SEE),
        site.guard.route("/operator/reports", pages.all, need=_LOOK),
        decide("/operator/reports/{report}", pages.decide),
        decide("/operator/let-in", pages.let_in),
    ]


class _Reports:
    """The pages about reports."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self._gate = site.house.gate
        self._reports = site.house.reports

    async def ask(self, request: Request) -> Response:
        """Show the form, with the messages that can be attached."""
        return await self._form(request)

    async def send(self, request: Request) -> Response:
        """Send a report, and block."""
        form = await read_form(request, limit=_FORM_BYTES, most_fields=_FIELDS)
        person, match = person_of(request), _match(request)
        try:
            await in_thread(
                partial(
                    self._reports.report,
                    person,
                    match,
                    why=Why(form.one_of("why", *Why)),
                    words=form.maybe("words", most=LONGEST) or "",
                    letters=form.ticked(_LETTER),
                )
            )
        except (BadInput, NotFound, TooMany) as error:  # what was written stays in the form
            return await self._form(request, form, error=error)
        return go("/match/reports", say="match_reported")

    async def own(self, request: Request) -> Response:
        """Show one's own reports, and what came of them."""
        found = await in_thread(self._reports.of, person_of(request))
        return self._site.render.page(
            request, "match_reports.html", me=ME, reports=found, reasons=WHY, when=parse
        )

    async def all(self, request: Request) -> Response:
        """Show whoever runs the place what was reported. Each writer is told of this look."""
        return await self._for_place(request)

    async def decide(self, request: Request) -> Response:
        """Close meeting people for whom a report is about, or do nothing."""
        form = await read_form(request, limit=_SMALL_BYTES)
        close = form.one_of("do", "close", "nothing") == "close"
        report = str(request.path_params["report"])
        try:
            await in_thread(partial(self._reports.decide, report, close=close))
        except BadInput as error:
            return await self._for_place(request, error=error)
        return go("/operator/reports", say="match_decided")

    async def let_in(self, request: Request) -> Response:
        """Let somebody meet people again, by their code."""
        form = await read_form(request, limit=_SMALL_BYTES)
        try:
            await in_thread(self._reports.open_again, form.text("code", most=40))
        except NotFound as error:
            return await self._for_place(request, error=error)
        return go("/operator/reports", say="match_let_in")

    async def _form(
        self,
        request: Request,
        sent: Form | None = None,
        *,
        error: BadInput | NotFound | TooMany | None = None,
    ) -> Response:
        person, match = person_of(request), _match(request)
        is_here = bool(await in_thread(self._gate.may, person, MATCH_PEOPLE))
        try:
            letters = await in_thread(self._reports.letters, person, match)
        except NotFound:
            if is_here:
                raise
            return go("/match")
        return self._site.render.page(
            request,
            "match_report.html",
            status=error.status if error else 200,
            error=error,
            is_here=is_here,
            letters=letters,
            longest=LONGEST,
            match=match,
            me=ME,
            reasons=WHY,
            ticked=sent.ticked(_LETTER) if sent else (),
            when=parse,
            why=sent.as_typed("why") if sent else "",
            words=sent.as_typed("words") if sent else "",
        )

    async def _for_place(
        self, request: Request, *, error: NotFound | BadInput | None = None
    ) -> Response:
        found = await in_thread(self._reports.desk)
        return self._site.render.page(
            request,
            "operator_reports.html",
            status=error.status if error else 200,
            error=error,
            acted=ACTED,
            left_out=found.left_out,
            me=ME,
            reports=found.reports,
            reasons=WHY,
            when=parse,
        )


def _match(request: Request) -> str:
    return str(request.path_params["match"])
