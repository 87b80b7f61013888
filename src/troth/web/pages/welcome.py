"""Coming in: the first page, a one-time link, signing in and out.

A link is looked at by GET and used by POST alone, since browsers and mail programs look ahead.
Where somebody goes after signing in is an address of ours or it is not gone to. The way there
leads past `/sign-in?came=in`, which sees whether the cookie came back; if it did not, the page
says so, instead of asking for the passphrase for ever. Nothing is written down for that.
"""

import re
from typing import Final
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import Response

from troth.errors import BadInput, NotFound, NotSignedIn, TooMany
from troth.front import browser
from troth.front.limits import asks_from
from troth.front.route import Guarded, caller_of
from troth.front.who import cookie, end_before
from troth.people.access import Data, Need, Operation, Role
from troth.people.links import LinkKind
from troth.people.sessions import LONGEST
from troth.settings import ANY_COUNTRY
from troth.web import said
from troth.web.forms import Form, read_form
from troth.web.site import Site, go, in_thread
from troth.words import ACCOUNT_RUN, PersonId, SessionId

_LOOK: Final = Need(ACCOUNT_RUN, Operation.SEE, Data.OPEN)
_ENTER: Final = Need(ACCOUNT_RUN, Operation.CHANGE, Data.OPEN)
_FORM_BYTES: Final = 16_384
_OURS: Final = re.compile(r"/(?![/\\])[A-Za-z0-9_./-]{0,200}")
_SECONDS: Final = int(LONGEST.total_seconds())


def routes(site: Site) -> list[Guarded]:
    """Return the routes of these pages."""
    pages = Welcome(site)
    route = site.guard.route
    return [
        route("/", pages.front, need=_LOOK),
        route("/welcome/{token}", pages.welcome, need=_LOOK),
        route("/welcome/{token}", pages.come_in, need=_ENTER, methods=["POST"]),
        route("/sign-in", pages.sign_in, need=_LOOK),
        route("/sign-in", pages.enter, need=_ENTER, methods=["POST"]),
        route("/sign-out", pages.sign_out, need=_ENTER, methods=["POST"]),
    ]


class Welcome:
    """The pages before somebody is signed in."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self._house = site.house

    async def front(self, request: Request) -> Response:
        """Show what Troth is; whoever is signed in goes on to where they live."""
        roles = caller_of(request).roles
        if Role.PERSON in roles:
            return go("/talk")
        if Role.OPERATOR in roles:
            return go("/operator")
        return self._site.render.page(request, "front.html")

    async def welcome(self, request: Request) -> Response:
        """Show what a one-time link is for. Uses nothing up."""
        return await self._welcome(request, error=None, given=Form({}))

    async def come_in(self, request: Request) -> Response:
        """Use a link: set the passphrase, sign in, go on."""
        form = await read_form(request, limit=_FORM_BYTES)
        try:
            token, person = await in_thread(self._redeem, request, form)
        except BadInput as error:
            return await self._welcome(request, error=error, given=form)
        except NotFound as error:
            return self._no_link(request, error)
        roles = await in_thread(self._house.sign_in.roles, person)
        home = "/talk" if Role.PERSON in roles else "/operator"
        await in_thread(end_before, caller_of(request), self._house)
        return _signed_in(token, home, say="welcome")

    async def sign_in(self, request: Request) -> Response:
        """Show the form. Whoever has just signed in goes on, if their browser says who they are."""
        asked = request.query_params
        back, came = asked.get("next", ""), asked.get("came") == "in"
        if came and caller_of(request).person is not None:
            say = asked.get("say", "")
            return go(_ours(back) or "/", say=say if said.sentence(say) else None)
        return self._sign_in(request, back=back, cookie_is_lost=came)

    async def enter(self, request: Request) -> Response:
        """Check name and passphrase. A wrong one says the same whatever was wrong."""
        form = await read_form(request, limit=_FORM_BYTES)
        name, back = form.text("name"), form.maybe("next") or ""
        agent = request.headers.get("user-agent", "")
        try:
            token, _, _ = await in_thread(
                self._house.sign_in.enter,
                name,
                form.as_typed("passphrase"),
                label=browser.label(agent),
                asker=asks_from(request.scope),
            )
        except (NotSignedIn, BadInput, TooMany) as error:
            return self._sign_in(request, back=back, name=name, error=error)
        await in_thread(end_before, caller_of(request), self._house)
        return _signed_in(token, _ours(back) or "/")

    async def sign_out(self, request: Request) -> Response:
        """End this sign-in, here and in the browser."""
        caller = caller_of(request)
        if caller.person is not None and caller.session is not None:
            await in_thread(self._end, caller.person, SessionId(caller.session))
        answer = go("/sign-in", say="signed_out")
        answer.headers.update(cookie("", seconds=0))
        answer.headers["clear-site-data"] = '"cache", "storage"'
        return answer

    def _end(self, person: PersonId, session: SessionId) -> None:
        try:
            self._house.sessions.end(person, session)
        except NotFound:
            return  # it ended by itself meanwhile: signed out either way

    def _redeem(self, request: Request, form: Form) -> tuple[str, PersonId]:
        settings = self._house.settings
        return self._house.links.redeem(
            request.path_params["token"],
            person_name=form.maybe("person_name", most=200),
            sign_in_name=form.maybe("name", most=200),
            passphrase=form.as_typed("passphrase"),
            country=form.maybe("country") or settings.country,
            language=settings.language,
            label=browser.label(request.headers.get("user-agent", "")),
        )

    async def _welcome(self, request: Request, *, error: BadInput | None, given: Form) -> Response:
        try:
            link = await in_thread(self._house.links.look, request.path_params["token"])
        except NotFound as gone:
            return self._no_link(request, gone)
        return self._site.render.page(
            request,
            "welcome.html",
            status=error.status if error else 200,
            link=link,
            is_reset=link.kind is LinkKind.RESET,
            runs_the_place=Role.OPERATOR in link.roles,
            person_name=given.maybe("person_name") or "",
            sign_in_name=given.maybe("name") or "",
            country=given.maybe("country") or self._country(request),
            error=error,
            has_passphrase_on_key=self._site.key_is_locked,
        )

    def _country(self, request: Request) -> str:
        """Offer the country of the place, or that of the browser where nobody set one."""
        of_place = self._house.settings.country
        told = browser.country(request.headers.get("accept-language", ""))
        return told if told and of_place == ANY_COUNTRY else of_place

    def _no_link(self, request: Request, error: NotFound) -> Response:
        """Say what became of a link: used, run out, or unknown. It says nothing about anyone."""
        return self._site.render.page(
            request, "no_link.html", status=error.status, sentence=str(error)
        )

    def _sign_in(
        self,
        request: Request,
        *,
        back: str,
        name: str = "",
        error: NotSignedIn | BadInput | TooMany | None = None,
        cookie_is_lost: bool = False,
    ) -> Response:
        headers = {"retry-after": str(error.retry_seconds)} if isinstance(error, TooMany) else None
        return self._site.render.page(
            request,
            "sign_in.html",
            status=error.status if error else 200,
            headers=headers,
            back=_ours(back) or "",
            name=name[:200],
            error=str(error) if error else None,
            cookie_is_lost=cookie_is_lost,
        )


def _signed_in(token: str, address: str, *, say: str = "") -> Response:
    told = {"came": "in", "next": address} | ({"say": say} if say else {})
    answer = go(f"/sign-in?{urlencode(told, safe='/')}")
    answer.headers.update(cookie(token, seconds=_SECONDS))
    return answer


def _ours(address: str) -> str | None:
    """Return an address if it is a path of ours; nobody is sent elsewhere after signing in."""
    return address if _OURS.fullmatch(address) else None
