"""One's own account: name, passphrase, keys for programs, and where one is signed in.

Name and passphrase are for everybody who signs in, also for those who only run the place.
"""

from datetime import timedelta
from typing import Final

from starlette.requests import Request
from starlette.responses import Response

from troth.errors import BadInput, TooMany
from troth.front.route import Guarded, caller_of
from troth.people.access import Data, Need, Operation, Role
from troth.people.keys import ApiKey
from troth.people.person import Person
from troth.web.forms import Form, read_form
from troth.web.site import Site, go, in_thread, person_of
from troth.words import ACCOUNT_RUN, KeyId, PersonId, SessionId

_LOOK: Final = Need(ACCOUNT_RUN, Operation.SEE, Data.ACCOUNT)
_SET: Final = Need(ACCOUNT_RUN, Operation.CHANGE, Data.ACCOUNT)
_SEE: Final = Need(ACCOUNT_RUN, Operation.SEE, Data.PERSONAL)
_CHANGE: Final = Need(ACCOUNT_RUN, Operation.CHANGE, Data.PERSONAL)
_FORM_BYTES: Final = 16_384
_LIVES: Final = {"30": "30 days", "90": "90 days", "365": "one year"}


def routes(site: Site) -> list[Guarded]:
    """Return the routes of these pages."""
    pages = Account(site)
    route = site.guard.route
    return [
        route("/you", pages.you, need=_LOOK),
        route("/you/name", pages.rename, need=_SET, methods=["POST"]),
        route("/you/passphrase", pages.passphrase, need=_SET, methods=["POST"]),
        route("/privacy/keys", pages.keys, need=_SEE),
        route("/privacy/keys", pages.add_key, need=_CHANGE, methods=["POST"]),
        route("/privacy/keys/{key}/end", pages.end_key, need=_CHANGE, methods=["POST"]),
        route("/privacy/sessions/{session}/end", pages.end_session, need=_CHANGE, methods=["POST"]),
        route("/privacy/sessions/end", pages.end_others, need=_CHANGE, methods=["POST"]),
    ]


class Account:
    """The pages of an account."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self._house = site.house

    # Name and passphrase

    async def you(self, request: Request) -> Response:
        """Show the account."""
        return await self._you(request, error=None)

    async def rename(self, request: Request) -> Response:
        """Change what Troth calls the person, and their country."""
        form = await read_form(request, limit=_FORM_BYTES)
        try:
            await in_thread(self._rename, person_of(request), form)
        except BadInput as error:
            return await self._you(request, error=error)
        return go("/you", say="saved")

    async def passphrase(self, request: Request) -> Response:
        """Change the passphrase. All other sign-ins end."""
        form = await read_form(request, limit=_FORM_BYTES)
        session = caller_of(request).session
        try:
            await in_thread(
                self._house.sign_in.change,
                person_of(request),
                old=form.as_typed("old"),
                new=form.as_typed("passphrase"),
                but=SessionId(session) if session else None,
            )
        except (BadInput, TooMany) as error:
            return await self._you(request, error=error)
        return go("/you", say="passphrase")

    async def _you(self, request: Request, *, error: BadInput | TooMany | None) -> Response:
        person = person_of(request)
        profile = await in_thread(self._profile, person)
        account = await in_thread(self._house.sign_in.of, person)
        return self._site.render.page(
            request,
            "you.html",
            status=error.status if error else 200,
            person=person,
            profile=profile,
            account=account,
            error=error,
            wrong=error.param if isinstance(error, BadInput) else None,
            talks_here=Role.PERSON in caller_of(request).roles,
        )

    def _profile(self, person: PersonId) -> Person:
        with self._house.gate.enter(person, ACCOUNT_RUN) as room:
            return room.read(Person, last=1)[-1].record

    def _rename(self, person: PersonId, form: Form) -> None:
        before = self._profile(person)
        fresh = Person(
            name=form.text("name"), country=form.text("country"), language=before.language
        )
        self._house.people.rename(person, fresh)

    # Keys and sign-ins

    async def keys(self, request: Request) -> Response:
        """Show keys and sign-ins."""
        return await self._keys(request)

    async def add_key(self, request: Request) -> Response:
        """Make a key, and show its token this once."""
        form = await read_form(request, limit=_FORM_BYTES)
        days = int(form.one_of("days", *_LIVES))
        try:
            token, _ = await in_thread(
                self._house.keys.issue,
                person_of(request),
                label=form.text("label"),
                life=timedelta(days=days),
            )
        except BadInput as error:
            return await self._keys(request, error=error)
        return await self._keys(request, token=token)

    async def end_key(self, request: Request) -> Response:
        """End a key. Raises NotFound for one that is not there, ended or another's."""
        key = KeyId(request.path_params["key"])
        await in_thread(self._house.keys.revoke, person_of(request), key)
        return go("/privacy/keys", say="key_ended")

    async def end_session(self, request: Request) -> Response:
        """End one sign-in. Raises NotFound for one that is not there, ended or another's."""
        session = SessionId(request.path_params["session"])
        await in_thread(self._house.sessions.end, person_of(request), session)
        return go("/privacy/keys", say="session_ended")

    async def end_others(self, request: Request) -> Response:
        """End every sign-in but this one."""
        session = caller_of(request).session
        await in_thread(
            self._house.sessions.end_all,
            person_of(request),
            but=SessionId(session) if session else None,
        )
        return go("/privacy/keys", say="sessions_ended")

    async def _keys(
        self, request: Request, *, token: str | None = None, error: BadInput | None = None
    ) -> Response:
        person = person_of(request)
        keys = await in_thread(self._house.keys.of, person)
        sessions = await in_thread(self._house.sessions.of, person)
        now = self._house.clock.now()
        return self._site.render.page(
            request,
            "keys.html",
            status=error.status if error else 200,
            living=[key for key in keys if _lives(key) and key.expires_at > now],
            ended=[key for key in keys if not _lives(key) or key.expires_at <= now],
            sessions=sessions,
            this_one=caller_of(request).session,
            token=token,
            address=f"{self._site.address(request)}/",
            lives=_LIVES,
            error=error,
        )


def _lives(key: ApiKey) -> bool:
    return key.revoked_at is None
