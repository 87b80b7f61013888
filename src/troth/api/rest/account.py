"""`/api/session`, `/api/account`, `/api/keys`, `/api/sessions`: who it is, and how they prove it.

A sign-in gives a cookie and no token in the body: no script of a page ever holds one. A new
key's token is in one answer, and is never shown again.
"""

import contextlib
from collections.abc import Sequence
from datetime import datetime, timedelta
from functools import partial
from typing import Final

from pydantic import Field
from starlette.responses import Response

from troth.api.rest.route import Address, Who
from troth.api.rest.shapes import Asked, Told
from troth.errors import BadInput, NotFound, TrothError
from troth.front import browser
from troth.front.limits import asks_from
from troth.front.who import cookie, end_before
from troth.house import House
from troth.people.access import Data, Need, Operation, Role
from troth.people.keys import MOST_DAYS, ApiKey
from troth.people.person import Person
from troth.people.sessions import LONGEST
from troth.words import ACCOUNT_RUN, KeyId, PersonId, SessionId

_LOOK: Final = Need(ACCOUNT_RUN, Operation.SEE, Data.OPEN)
_ENTER: Final = Need(ACCOUNT_RUN, Operation.CHANGE, Data.OPEN)
_OWN: Final = Need(ACCOUNT_RUN, Operation.SEE, Data.ACCOUNT)
_SET: Final = Need(ACCOUNT_RUN, Operation.CHANGE, Data.ACCOUNT)
_SEE: Final = Need(ACCOUNT_RUN, Operation.SEE, Data.PERSONAL)
_CHANGE: Final = Need(ACCOUNT_RUN, Operation.CHANGE, Data.PERSONAL)
_TAG: Final = "Account"
_LONGEST_NAME: Final = 200
_LONGEST_PASSPHRASE: Final = 4096
_NO_SESSION: Final = "A key does not sign out. To end it: DELETE /api/keys/{key}"


class AskedSignIn(Asked):
    """A name and a passphrase."""

    name: str = Field(max_length=_LONGEST_NAME)
    passphrase: str = Field(max_length=_LONGEST_PASSPHRASE)


class SignInTold(Told):
    """A sign-in. The cookie is in the header."""

    failed: int = Field(description="How often a wrong passphrase was given since the last time.")
    roles: list[str]


class SessionTold(Told):
    """Who asks, as far as they may know."""

    signed_in: bool
    by: str = Field(description="`cookie`, `key`, or empty for nobody.")
    roles: list[str]


class AskedLink(Asked):
    """A one-time link's last part."""

    token: str = Field(max_length=200)


class LinkTold(Told):
    """What a one-time link is for."""

    kind: str
    roles: list[str]
    expires_at: datetime


class AskedArrival(Asked):
    """Coming in with a one-time link."""

    token: str = Field(max_length=200)
    person_name: str | None = Field(default=None, max_length=_LONGEST_NAME)
    name: str | None = Field(
        default=None, max_length=_LONGEST_NAME, description="To sign in with from now on."
    )
    passphrase: str = Field(max_length=_LONGEST_PASSPHRASE)
    country: str | None = Field(default=None, max_length=2, description="ISO 3166, as in US.")


class AccountTold(Told):
    """What Troth knows to run the account."""

    person: str
    name: str
    country: str
    language: str
    sign_in_name: str | None = Field(description="null: there is no passphrase yet.")
    roles: list[str]


class AskedProfile(Asked):
    """What to change; what is left out stays."""

    name: str | None = Field(default=None, max_length=_LONGEST_NAME)
    country: str | None = Field(default=None, max_length=2)
    language: str | None = Field(default=None, max_length=40)


class AskedPassphrase(Asked):
    """The old passphrase and a new one."""

    old: str = Field(max_length=_LONGEST_PASSPHRASE)
    passphrase: str = Field(max_length=_LONGEST_PASSPHRASE)


class KeyShape(Told):
    """A key, without its token."""

    id: str
    label: str
    created_at: datetime
    expires_at: datetime
    revoked_at: datetime | None


class Keys(Told):
    """Every key of the person, ended ones too; oldest first."""

    items: list[KeyShape]


class AskedKey(Asked):
    """A new key."""

    label: str = Field(max_length=80, description="What the person calls it.")
    days: int = Field(default=365, ge=1, le=MOST_DAYS, description="How long it holds.")


class NewKey(Told):
    """A new key with its token, which is shown this once."""

    token: str
    key: KeyShape


class SessionShape(Told):
    """A browser that the person is signed in with."""

    id: str
    label: str
    created_at: datetime
    seen_at: datetime
    ends_at: datetime
    this_one: bool


class Sessions(Told):
    """Every browser that the person is signed in with, the one used last first."""

    items: list[SessionShape]


class Ended(Told):
    """How many ended."""

    count: int


# ── coming in and going out ───────────────────────────────────────────────────────────────────


def sign_in(who: Who, response: Response, asked: AskedSignIn) -> SignInTold:
    """Sign in with name and passphrase. The answer sets the cookie of the sign-in.

    A sign-in whose cookie came with the request ends: this one takes its place.
    Whatever is wrong, the answer is the same, and takes as long.
    """
    token, _, found = who.house.sign_in.enter(
        asked.name, asked.passphrase, label=_label(who), asker=asks_from(who.request.scope)
    )
    end_before(who.caller, who.house)
    _give(response, token)
    return SignInTold(failed=found.failed, roles=_roles(found.roles))


async def read_session(who: Who) -> SessionTold:
    """Say whether anybody is signed in, and by what."""
    caller = who.caller
    by = "cookie" if caller.session else "key" if caller.person else ""
    return SessionTold(signed_in=caller.person is not None, by=by, roles=_roles(caller.roles))


def sign_out(who: Who, response: Response) -> None:
    """End this sign-in, here and in the browser."""
    caller = who.caller
    if caller.person is not None and caller.session is None:
        raise BadInput(_NO_SESSION)
    if caller.person is not None and caller.session is not None:
        with contextlib.suppress(NotFound):  # it ended by itself meanwhile
            who.house.sessions.end(caller.person, SessionId(caller.session))
    _take_away(response)


def look_at_link(who: Who, asked: AskedLink) -> LinkTold:
    """Say what a one-time link is for. Uses nothing up."""
    link = who.house.links.look(asked.token)
    return LinkTold(kind=str(link.kind), roles=_roles(link.roles), expires_at=link.expires_at)


def arrive(who: Who, response: Response, asked: AskedArrival) -> SessionTold:
    """Use a one-time link: set a passphrase and sign in. The answer sets the cookie."""
    settings = who.house.settings
    token, person = who.house.links.redeem(
        asked.token,
        person_name=asked.person_name,
        sign_in_name=asked.name,
        passphrase=asked.passphrase,
        country=asked.country or settings.country,
        language=settings.language,
        label=_label(who),
    )
    end_before(who.caller, who.house)
    _give(response, token)
    roles = who.house.sign_in.roles(person)
    return SessionTold(signed_in=True, by="cookie", roles=_roles(roles))


# ── the account ───────────────────────────────────────────────────────────────────────────────


def read_account(who: Who) -> AccountTold:
    """Read what Troth knows to run the account."""
    profile, account = _profile(who), who.house.sign_in.of(who.person)
    return AccountTold(
        person=who.person,
        name=profile.name,
        country=profile.country,
        language=profile.language,
        sign_in_name=account.name if account else None,
        roles=_roles(who.caller.roles),
    )


def change_account(who: Who, asked: AskedProfile) -> AccountTold:
    """Change name, country or language."""
    before = _profile(who)
    who.house.people.rename(
        who.person,
        Person(
            name=before.name if asked.name is None else asked.name,
            country=before.country if asked.country is None else asked.country,
            language=before.language if asked.language is None else asked.language,
        ),
    )
    return read_account(who)


def change_passphrase(who: Who, asked: AskedPassphrase) -> None:
    """Change the passphrase. All other sign-ins end."""
    session = who.caller.session
    who.house.sign_in.change(
        who.person,
        old=asked.old,
        new=asked.passphrase,
        but=SessionId(session) if session else None,
    )


# ── keys and sign-ins ─────────────────────────────────────────────────────────────────────────


def list_keys(who: Who) -> Keys:
    """List the person's keys."""
    return Keys(items=[_key(one) for one in who.house.keys.of(who.person)])


def add_key(who: Who, asked: AskedKey) -> NewKey:
    """Make a key. Its token is shown this once.

    With an `Idempotency-Key` it comes again for one minute, unless the key has ended; after that
    the answer is the problem `shown_once`.
    """
    token, key = who.house.keys.issue(
        who.person, label=asked.label, life=timedelta(days=asked.days)
    )
    who.told_while(partial(_lives, who.house, who.person, key.id))
    return NewKey(token=token, key=_key(key))


def end_key(who: Who, key: str) -> None:
    """End a key at once."""
    who.house.keys.revoke(who.person, KeyId(key))


def list_sessions(who: Who) -> Sessions:
    """List the browsers that the person is signed in with."""
    items = [
        SessionShape(
            id=one.id,
            label=one.label,
            created_at=one.created_at,
            seen_at=one.seen_at,
            ends_at=one.ends_at,
            this_one=one.id == who.caller.session,
        )
        for one in who.house.sessions.of(who.person)
    ]
    return Sessions(items=items)


def end_session(who: Who, session: str) -> None:
    """End one sign-in at once."""
    who.house.sessions.end(who.person, SessionId(session))


def end_other_sessions(who: Who) -> Ended:
    """End every sign-in but the one that asks."""
    own = who.caller.session
    count = who.house.sessions.end_all(who.person, but=SessionId(own) if own else None)
    return Ended(count=count)


def _profile(who: Who) -> Person:
    with who.house.gate.enter(who.person, ACCOUNT_RUN) as room:
        return room.read(Person, last=1)[-1].record


def _lives(house: House, person: PersonId, key: KeyId) -> bool:
    try:
        house.keys.still(person, key)
    except TrothError:  # whatever is the matter: then its token is not told again
        return False
    return True


def _key(key: ApiKey) -> KeyShape:
    return KeyShape(
        id=key.id,
        label=key.label,
        created_at=key.created_at,
        expires_at=key.expires_at,
        revoked_at=key.revoked_at,
    )


def _roles(roles: frozenset[Role]) -> list[str]:
    return sorted(str(one) for one in roles if one is not Role.NOBODY)


def _label(who: Who) -> str:
    return browser.label(who.request.headers.get("user-agent", ""))


def _give(response: Response, token: str) -> None:
    response.headers.update(cookie(token, seconds=int(LONGEST.total_seconds())))


def _take_away(response: Response) -> None:
    response.headers.update(cookie("", seconds=0))
    response.headers["clear-site-data"] = '"cache", "storage"'


ADDRESSES: Final[Sequence[Address]] = (
    Address(method="GET", path="/api/session", endpoint=read_session, need=_LOOK, tag=_TAG),
    Address(
        method="POST",
        path="/api/session",
        endpoint=sign_in,
        need=_ENTER,
        tag=_TAG,
        other=(401,),
    ),
    Address(
        method="DELETE",
        path="/api/session",
        endpoint=sign_out,
        need=_ENTER,
        tag=_TAG,
        status=204,
        other=(400,),
    ),
    Address(
        method="POST",
        path="/api/links/look",
        endpoint=look_at_link,
        need=_LOOK,
        tag=_TAG,
        other=(404,),
    ),
    Address(
        method="POST",
        path="/api/links/use",
        endpoint=arrive,
        need=_ENTER,
        tag=_TAG,
        other=(404,),
    ),
    Address(method="GET", path="/api/account", endpoint=read_account, need=_OWN, tag=_TAG),
    Address(method="PATCH", path="/api/account", endpoint=change_account, need=_SET, tag=_TAG),
    Address(
        method="PUT",
        path="/api/account/passphrase",
        endpoint=change_passphrase,
        need=_SET,
        tag=_TAG,
        status=204,
        other=(404,),
    ),
    Address(method="GET", path="/api/keys", endpoint=list_keys, need=_SEE, tag=_TAG),
    Address(
        method="POST",
        path="/api/keys",
        endpoint=add_key,
        need=_CHANGE,
        tag=_TAG,
        status=201,
        repeats=True,
    ),
    Address(
        method="DELETE",
        path="/api/keys/{key}",
        endpoint=end_key,
        need=_CHANGE,
        tag=_TAG,
        status=204,
    ),
    Address(method="GET", path="/api/sessions", endpoint=list_sessions, need=_SEE, tag=_TAG),
    Address(
        method="DELETE",
        path="/api/sessions",
        endpoint=end_other_sessions,
        need=_CHANGE,
        tag=_TAG,
    ),
    Address(
        method="DELETE",
        path="/api/sessions/{session}",
        endpoint=end_session,
        need=_CHANGE,
        tag=_TAG,
        status=204,
    ),
)
