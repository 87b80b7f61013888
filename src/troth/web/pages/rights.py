"""What was done with a person's data, and the ways out: timeline, receipts, download, erasure.

All of it works with every optional purpose off, on hold, and in a lockdown. To look is itself
a use, and written down. Nothing here asks anybody to stay.
"""

import asyncio
import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from typing import Final
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import Response

from troth.companion.turn import Turn
from troth.errors import BadInput, Damaged, NotFound, NotSignedIn, TooMany
from troth.front.pieces import Pieces
from troth.front.route import Guarded, caller_of
from troth.front.who import NOBODY, cookie, still_of
from troth.gate.erase import Certificate
from troth.gate.rooms import Found
from troth.guard.release import own
from troth.people.access import Data, Need, Operation
from troth.people.sign_in import Account
from troth.registry.explain import LEVELS
from troth.rights import receipts, timeline
from troth.rights.archive import archive
from troth.rights.checks import Step
from troth.rights.left import LeftView, Masked, Part, Said, parts, what_left
from troth.rights.receipts import ReceiptView
from troth.rights.telling import Names, things
from troth.rights.timeline import Days, Page
from troth.web import charts, lines, uses
from troth.web.forms import Form, read_form
from troth.web.pages.privacy import others
from troth.web.site import Site, in_thread, person_of
from troth.web.uses import Asked
from troth.words import RIGHTS_ANSWER, Clear, Json, PersonId

CERTIFICATE: Final = "troth.erasure/v1"
ON_A_PAGE: Final = 50
CHECKED_UNASKED: Final = 5000
"""With more lines behind it, a receipt is checked when the person asks for it."""
_SEE: Final = Need(RIGHTS_ANSWER, Operation.SEE, Data.TECHNICAL)
_LOOK: Final = Need(RIGHTS_ANSWER, Operation.SEE, Data.PERSONAL)
_TAKE: Final = Need(RIGHTS_ANSWER, Operation.TAKE, Data.INTIMATE)
_ERASE: Final = Need(RIGHTS_ANSWER, Operation.FORGET, Data.INTIMATE)
_FORM_BYTES: Final = 16_384
_ROLES: Final = {
    "system": "Troth's own lines",
    "user": "You",
    "assistant": "Your companion",
    "tools": "The tools of your app",
    "call": "A tool was asked",
    "tool": "What the tool said",
}
_NOT_UNDERSTOOD: Final = "Tick this if you understand it. Nothing was erased."
_WRONG: Final = "That is not your passphrase. Nothing was erased."


def routes(site: Site) -> list[Guarded]:
    """Return the routes of these pages."""
    record, leaving, route = Record(site), Leaving(site), site.guard.route
    return [
        route("/privacy/uses", record.uses, need=_SEE),
        route("/privacy/receipts/{receipt}.json", record.proof, need=_TAKE),
        route("/privacy/receipts/{receipt}", record.receipt, need=_TAKE),
        route("/privacy/download", leaving.offer, need=_LOOK),
        route("/privacy/download", leaving.take, need=_TAKE, methods=["POST"]),
        route("/privacy/erase", leaving.warn, need=_LOOK),
        route("/privacy/erase", leaving.erase, need=_ERASE, methods=["POST"]),
    ]


class Record:
    """What was done: the timeline, and a receipt for each line."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self._house = site.house

    async def uses(self, request: Request) -> Response:
        """Show what was done, by day, the newest first."""
        person = person_of(request)
        registry = self._house.gate.states.common().registry
        asked = Asked.of(request.query_params, registry)
        page, days = await in_thread(self._look, person, asked)
        return self._site.render.page(
            request,
            "uses.html",
            asked=asked,
            days=uses.by_day(page.items),
            chart=charts.of_days("uses", others(days)) if days else None,
            page=page,
            older=asked.address(page.next) if page.next else "",
            purposes=[(one.id, one.title) for one in registry.purposes.values()],
            kinds=uses.KINDS,
            icons=uses.ICONS,
            spans=uses.SPANS,
        )

    def _look(self, person: PersonId, asked: Asked) -> tuple[Page, Days | None]:
        gate, since = self._house.gate, asked.since(self._house.clock.now())
        if asked.before is None and not asked.is_filtered:
            return timeline.overview(
                gate,
                person,
                limit=ON_A_PAGE,
                days=asked.days,
                since=since,
                names=self._names(person),
            )
        found = timeline.uses(
            gate,
            person,
            before=asked.before,
            limit=ON_A_PAGE,
            purpose=asked.purpose,
            kind=asked.kind,
            since=since,
            names=self._names(person),
        )
        return found, None

    def _names(self, person: PersonId) -> Names:
        """Return what the person calls their keys and browsers, by id."""
        keys: dict[str, str] = {str(one.id): one.label for one in self._house.keys.of(person)}
        sessions = self._house.sessions.of(person)
        return keys | {str(one.id): one.label for one in sessions}

    async def receipt(self, request: Request) -> Response:
        """Show all there is to know about one line, checked anew at each look.

        Where many lines came after it, the check takes a moment, and waits until it is asked for.
        """
        person, name = person_of(request), request.path_params["receipt"]
        names = await in_thread(self._names, person)
        damage: Damaged | None = None
        found: ReceiptView | None = None
        try:
            found = await in_thread(receipts.receipt, self._house.gate, person, name, names=names)
        except Damaged as error:  # what still can be checked says where it is damaged
            damage = error
        behind = await in_thread(self._behind, person, found) if found else 0
        is_checked = behind <= CHECKED_UNASKED or "check" in request.query_params
        left = await in_thread(self._left, person, found) if found else None
        checks: list[Step] = []
        if is_checked:
            checks = await in_thread(receipts.verify, self._house.gate, person, name)
        return self._site.render.page(
            request,
            "receipt.html",
            status=damage.status if damage else 200,
            damage=damage,
            found=found,
            used=[_said(one) for one in found.used] if found else [],
            read=things(dict(found.read)) if found else "",
            left=left,
            levels=LEVELS,
            checks=checks,
            behind=behind,
            holds=found is not None and all(one.holds for one in checks),
            key=self._house.ledger.key.vkey(),
        )

    def _left(self, person: PersonId, found: ReceiptView) -> "_Left | None":
        """Return what left this machine for a receipt; None if nothing did."""
        if found.masked is None:
            return None
        try:
            view = what_left(self._house.gate, person, found.id)
        except NotFound:  # it is older than Troth keeps it, or was forgotten
            return _Left()
        masking = self._house.gate.wishes(person).masking
        said = [_Side.of(one, view) for one in view.said]
        masked = [(one, masking.list_of(one.original)) for one in view.masked]
        return _Left(
            said=said,
            masked=masked,
            request=view.request or "",
            is_same=view.digest is not None and view.digest == found.digest,
        )

    def _behind(self, person: PersonId, found: ReceiptView) -> int:
        """Return how many lines of the person came after the one that a receipt is about."""
        with self._house.gate.enter(person, RIGHTS_ANSWER) as room:
            return room.lines().count() - found.opened.seq

    async def proof(self, request: Request) -> Response:
        """Hand out a receipt as a file that proves itself."""
        person, name = person_of(request), request.path_params["receipt"]
        found = await in_thread(receipts.receipt, self._house.gate, person, name)
        headers = _attached(f"{found.id}.json")
        return Response(found.proof, headers=headers, media_type="application/json")


@dataclass(frozen=True, slots=True)
class _Used:
    """A message that was used: who said it and when, and its words."""

    id: str
    conversation: str
    who: str
    at: object
    text: str

    def __repr__(self) -> str:
        return f"<_Used of {len(self.text)} characters>"


def _said(found: Found[Turn]) -> _Used:
    turn = found.record
    who = "You" if turn.role == "user" else lines.name_of(turn.companion)
    text = own(Clear(turn.text)).text
    return _Used(turn.id, turn.conversation, who, lines.moment(turn.at), text)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Side:
    """One text as it was written and as it left, cut where something was masked."""

    role: str
    own: Sequence[Part]
    sent: Sequence[Part]

    @classmethod
    def of(cls, said: Said, view: LeftView) -> "_Side":
        """Cut a text at what was masked in the whole request."""
        return cls(
            role=_ROLES.get(said.role, said.role),
            own=parts(said.own, [one.original for one in view.masked]),
            sent=parts(said.sent, [one.surrogate for one in view.masked]),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Left:
    """What left for a receipt. request: empty if a part of it is not kept any more.

    is_same: whether its SHA-256 is the one that the receipt's line names.
    """

    said: Sequence[_Side] = ()
    masked: Sequence[tuple[Masked, str]] = ()
    request: str = field(default="", repr=False)
    is_same: bool = False


@dataclass(slots=True)
class _Erasing:
    """One erasure under way, and how many wait for what comes of it: a button clicked twice."""

    lock: asyncio.Lock = field(default_factory=asyncio.Lock)
    waiting: int = 0
    certificate: Certificate | None = None


class Leaving:
    """Taking everything along, and being erased."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self._house = site.house
        self._under_way: dict[PersonId, _Erasing] = {}

    # Taking it along

    async def offer(self, request: Request) -> Response:
        """Say what the archive holds."""
        return self._site.render.page(request, "download.html")

    async def take(self, request: Request) -> Response:
        """Hand out the archive, made while it is sent."""
        house, person = self._house, person_of(request)
        return Pieces(
            partial(archive, house.gate, house.keys, person),
            place=self._site.guard.limits.archives.take(person),
            still=still_of(caller_of(request), house),
            stopping=self._site.stopping,
            media_type="application/zip",
            headers=_attached(f"troth-{house.clock.now():%Y-%m-%d}.zip"),
        )

    # Being erased

    async def warn(self, request: Request) -> Response:
        """Say what goes, what stays, and what cannot be promised."""
        return await self._warn(request)

    async def erase(self, request: Request) -> Response:
        """Erase the person, and show the certificate this once."""
        person = person_of(request)
        form = await read_form(request, limit=_FORM_BYTES)
        with self._waiting(person) as deed:
            async with deed.lock:
                if deed.certificate is None:
                    wrong = await in_thread(self._why_not, person, form)
                    if wrong is not None:
                        return await self._warn(request, wrong=wrong)
                    deed.certificate = await in_thread(self._house.erase, person)
                return self._gone(request, deed.certificate)

    @contextmanager
    def _waiting(self, person: PersonId) -> Iterator[_Erasing]:
        deed = self._under_way.setdefault(person, _Erasing())
        deed.waiting += 1
        try:
            yield deed
        finally:
            deed.waiting -= 1
            if not deed.waiting:
                self._under_way.pop(person, None)

    def _why_not(self, person: PersonId, form: Form) -> BadInput | TooMany | None:
        """Return why the form is not enough; the passphrase is asked for where there is one."""
        if form.maybe("understood") != "yes":
            return BadInput(_NOT_UNDERSTOOD, param="understood")
        account = self._house.sign_in.of(person)
        if account is None:
            return None
        try:
            self._house.sign_in.prove(person, form.as_typed("passphrase"))
        except (NotSignedIn, BadInput):
            return BadInput(_WRONG, param="passphrase")
        except TooMany as error:
            return error
        return None

    async def _warn(self, request: Request, *, wrong: BadInput | TooMany | None = None) -> Response:
        account: Account | None = await in_thread(self._house.sign_in.of, person_of(request))
        is_last = await in_thread(self._house.sign_in.alone_runs_the_place, person_of(request))
        wait = {"retry-after": str(wrong.retry_seconds)} if isinstance(wrong, TooMany) else None
        return self._site.render.page(
            request,
            "erase.html",
            status=wrong.status if wrong else 200,
            headers=wait,
            account=account,
            runs_it_alone=is_last,
            wrong=wrong,
            param=wrong.param if isinstance(wrong, BadInput) else None,
        )

    def _gone(self, request: Request, certificate: Certificate) -> Response:
        """Show the certificate to whom it is about. They are signed in nowhere any more."""
        request.state.caller = NOBODY
        signed: dict[str, Json] = self._house.gate.sign(certificate.told(), form=CERTIFICATE)
        text = json.dumps(signed, indent=2, sort_keys=True)
        answer = self._site.render.page(
            request,
            "certificate.html",
            certificate=certificate,
            told=certificate.told(),
            traces=sum(one.found for one in certificate.looked),
            searched=sum(one.size for one in certificate.looked),
            opened=[copy for copy in certificate.copies if copy["opens"]],
            text=text,
            file=f"data:application/json;charset=utf-8,{quote(text)}",
            name=f"troth-erased-{certificate.at:%Y-%m-%d}.json",
            key=self._house.ledger.key.vkey(),
        )
        answer.headers.update(cookie("", seconds=0))
        answer.headers["clear-site-data"] = '"cache", "storage"'
        return answer


def _attached(name: str) -> dict[str, str]:
    return {"content-disposition": f'attachment; filename="{name}"'}
