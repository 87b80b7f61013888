"""Who asks. The key in `Authorization` tells it, and nothing else does.

There is no default person, and no header or field that names one: whoever can set a header
could otherwise read another person's data.
"""

import asyncio

from starlette.requests import Request

from troth.errors import NotSignedIn
from troth.people.keys import Caller, Keys

_MISSING = (
    "No key was sent. Make one with: troth key add. Send it as: Authorization: Bearer troth_…"
)


async def caller(request: Request, keys: Keys) -> Caller:
    """Return who asks. Raises NotSignedIn, which says what to do."""
    given = request.headers.getlist("authorization")
    scheme, _, token = given[0].partition(" ") if len(given) == 1 else ("", "", "")
    if scheme.lower() != "bearer" or not token.strip():
        raise NotSignedIn(_MISSING)
    return await asyncio.to_thread(keys.check, token.strip())
