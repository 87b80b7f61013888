"""Who asks: the cookie of somebody who signed in, or a key. Nothing else tells it.

There is no default person, and no header or field that names one: whoever can set a header
could otherwise read another person's data. A request with both is the key's.

At `/v1` a front end for many people may say for whom it asks. Its header counts with a key that
was made for that, and for those people only who let it (see `people.keys`); with every other
key it is not looked at.
"""

import contextlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from starlette.requests import Request

from troth.errors import NotFound, NotSignedIn
from troth.gate.rooms import Still
from troth.gate.to_the_end import at_once
from troth.house import House
from troth.people.access import Role
from troth.words import KeyId, PersonId, SessionId

COOKIE: Final = "__Host-troth"
"""The prefix binds it to this host and to the whole of it (RFC 6265bis, 4.1.3.2)."""
_LONGEST: Final = 256
_NOBODY: Final = frozenset({Role.NOBODY})
USER_HEADERS: Final = ("x-troth-user", "x-openwebui-user-id")
"""In which a front end says for whom it asks."""
_SOMEBODY: Final = frozenset({Role.NOBODY, Role.PERSON})
_NO_KEY = "No key was sent. Make one with: troth key add. Send it as: Authorization: Bearer troth_…"


@dataclass(frozen=True, slots=True, kw_only=True)
class Caller:
    """Who asks. `person` is None for nobody.

    session: names the sign-in of a browser. key: names the key, if one was sent. through: whose
    front end asks for the person, and by which key. why: what nobody is told to do.
    """

    person: PersonId | None = None
    session: str | None = None
    key: str | None = None
    roles: frozenset[Role] = _NOBODY
    through: tuple[PersonId, KeyId] | None = None
    why: str = "Please sign in first."

    def must_be_somebody(self) -> PersonId:
        """Return who it is. Raises NotSignedIn."""
        if self.person is None:
            raise NotSignedIn(self.why)
        return self.person


NOBODY: Final = Caller()


async def by_key(request: Request, house: House) -> Caller:
    """Return whose key was sent. Raises NotSignedIn, which says what to do."""
    found = await at_once(house.store, lambda: house.keys.check(_token(request)))
    return Caller(person=found.person, key=found.key, roles=_SOMEBODY)


async def by_key_or_front_end(request: Request, house: House) -> Caller:
    """Return whose key was sent, or for whom a front end asks. Raises NotSignedIn.

    A front end that asks for nobody may see what everybody sees, such as which companions there
    are: `person` is None.
    """
    said = {one for name in USER_HEADERS for one in request.headers.getlist(name)}
    user = said.pop() if len(said) == 1 else None
    found = await at_once(house.store, lambda: house.keys.asker(_token(request), user=user))
    through = (found.through.person, found.through.key) if found.through else None
    if found.caller is None:
        return Caller(roles=_SOMEBODY, through=through, why=found.why)
    one = found.caller
    return Caller(person=one.person, key=one.key, roles=_SOMEBODY, through=through)


def _token(request: Request) -> str:
    given = request.headers.getlist("authorization")
    scheme, _, token = given[0].partition(" ") if len(given) == 1 else ("", "", "")
    if scheme.lower() != "bearer" or not token.strip():
        raise NotSignedIn(_NO_KEY)
    return token.strip()


async def by_either(request: Request, house: House) -> Caller:
    """Return whose key or cookie was sent; nobody if neither was. Raises NotSignedIn."""
    if "authorization" in request.headers:
        return await by_key(request, house)
    token = _cookie_of(request)
    if token is None:
        return NOBODY

    def look() -> Caller:
        found = house.sessions.check(token)
        roles = house.sign_in.roles(found.person)
        return Caller(person=found.person, session=found.id, roles=roles | _NOBODY)

    return await at_once(house.store, look)


def still_of(caller: Caller, house: House) -> Still:
    """Return what raises NotSignedIn once the sign-in or the key of a caller has ended."""

    def still() -> None:
        person = caller.must_be_somebody()
        if caller.session is not None:
            house.sessions.still(person, SessionId(caller.session))
        elif caller.key is not None:
            house.keys.still(person, KeyId(caller.key))
        if caller.through is not None:
            house.keys.still(*caller.through)

    return still


def end_before(caller: Caller, house: House) -> None:
    """End the session that a browser has had, since it just got another in its place."""
    if caller.person is not None and caller.session is not None:
        with contextlib.suppress(NotFound):  # it ended by itself meanwhile
            house.sessions.end(caller.person, SessionId(caller.session))


def _cookie_of(request: Request) -> str | None:
    # By hand, since the framework's parser is kinder: it takes the last of two, and strips
    # characters from a name, so that another site's cookie could be taken for ours.
    parts = ";".join(request.headers.getlist("cookie")).split(";")
    named = [part.strip(" \t").partition("=") for part in parts]
    found = [value for name, _, value in named if name == COOKIE]
    return found[0] if len(found) == 1 and 0 < len(found[0]) <= _LONGEST else None


def cookie(token: str, *, seconds: int) -> Mapping[str, str]:
    """Return the header that gives a browser its cookie; with an empty token, takes it away."""
    life = f"Max-Age={seconds}" if token else "Max-Age=0"
    value = f"{COOKIE}={token}; Path=/; Secure; HttpOnly; SameSite=Lax; {life}"
    return {"set-cookie": value}
