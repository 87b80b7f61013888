"""How each error reads at `/api`: one shape for all of them, RFC 9457.

    {"type": "/errors/consent_required", "title", "status", "detail", "instance"}

`type` is also the address of a page that says what the error means. A refusal names the purpose,
the reason, and where the person can change it; bad input names the part that is to blame. What
a client sent is never quoted, and of an error that is not Troth's nothing is told.
"""

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from troth.api.rest.idempotency import KeyReused, ShownOnce, StillRunning
from troth.errors import (
    BadInput,
    Damaged,
    Forbidden,
    LedgerFailed,
    NotFound,
    NotSignedIn,
    ProviderBusy,
    ProviderFailed,
    Refused,
    SensitiveWords,
    StoreBusy,
    StoreFailed,
    StoreFull,
    TooLarge,
    TooMany,
    TrothError,
    Unconfigured,
    VeilBroken,
)
from troth.rights.left import mentions
from troth.words import Json, Reason

MEDIA_TYPE: Final = "application/problem+json"
_UNEXPECTED: Final = (
    "Something went wrong inside Troth. Nothing of what you sent was logged. "
    "Look in the log for the id in `instance`."
)
_NOTHING_HERE: Final = "There is nothing at this address. /api/docs lists every address."
_WRONG_METHOD: Final = "This address does not take that method. Nothing was done."
_TITLES: Final[Mapping[type[TrothError], str]] = {
    Refused: "There is no yes for this",
    SensitiveWords: "Nothing was sent",
    StillRunning: "Still running",
    KeyReused: "Another request had this key",
    ShownOnce: "Shown once already",
    TooLarge: "Too large",
    BadInput: "That did not fit",
    NotSignedIn: "Not signed in",
    Forbidden: "Not allowed",
    TooMany: "Too much at once",
    NotFound: "Not found",
    Unconfigured: "Not set up",
    StoreFull: "The disk is full",
    StoreFailed: "Troth cannot read or write just now",
    Damaged: "Something is damaged",
    LedgerFailed: "Troth cannot record just now",
    VeilBroken: "The words could not be masked",
    ProviderFailed: "The model did not answer",
    TrothError: "That cannot be done now",
}
"""The first that fits names an error; so the narrower stands before the wider."""
_CAN_BE_ASKED: Final = {
    Reason.NEVER_ASKED,
    Reason.REFUSED,
    Reason.WITHDRAWN,
    Reason.EXPIRED,
    Reason.OBJECTED,
    Reason.NOTICE_CHANGED,
}
_OTHER_MODEL: Final = {
    Reason.SWITCHED_OFF,
    Reason.NOT_TRUSTED_ENOUGH,
    Reason.NOT_FOR_YOU,
    Reason.RECIPIENT_NOT_COVERED,
}
_MODELS: Final = "/models"
_OTHERS: Final = "See there who can answer, and choose another one."
CODES: Final = {NotSignedIn.code: "not_signed_in"}
"""Where the code of an error speaks of keys alone, and here a cookie may be meant."""
_SECONDS_TO_WAIT: Final[Mapping[type[TrothError], int]] = {ProviderBusy: 5, StoreBusy: 1}


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """What went wrong, as a client gets it. `more`: members that only some problems have."""

    code: str
    title: str
    status: int
    detail: str
    more: Mapping[str, Json] = field(default_factory=dict)
    headers: Mapping[str, str] = field(default_factory=dict)

    def told(self, request_id: str | None) -> dict[str, Json]:
        """Return the body. The id finds the request's line in the log."""
        body: dict[str, Json] = {
            "type": f"/errors/{self.code}",
            "title": self.title,
            "status": self.status,
            "detail": self.detail,
            **self.more,
        }
        return body if request_id is None else {**body, "instance": f"urn:troth:{request_id}"}


def told(request: Request, error: Exception) -> Response:
    """Return the answer that tells an error."""
    found = problem(error)
    body = json.dumps(found.told(request_id(request)), ensure_ascii=False).encode()
    return Response(body, found.status, dict(found.headers), media_type=MEDIA_TYPE)


def request_id(request: Request) -> str | None:
    """Return the id of a request, which its line in the log has too."""
    found = getattr(request.state, "request_id", None)
    return found if isinstance(found, str) else None


def problem(error: BaseException) -> Problem:
    """Say what an error means to a client."""
    if isinstance(error, HTTPException):
        return _of_address(error)
    if not isinstance(error, TrothError):
        title = "Something went wrong"
        return Problem(code="unexpected", title=title, status=500, detail=_UNEXPECTED)
    return Problem(
        code=CODES.get(error.code, error.code),
        title=title_of(type(error)),
        status=error.status,
        detail=str(error),
        more=_more(error),
        headers=_headers(error),
    )


def title_of(kind: type[TrothError]) -> str:
    """Return the few words for a kind of error."""
    return next(words for one, words in _TITLES.items() if issubclass(kind, one))


def _of_address(error: HTTPException) -> Problem:
    if error.status_code == 405:
        return Problem(
            code="method_not_allowed",
            title="Wrong method",
            status=405,
            detail=_WRONG_METHOD,
            headers=dict(error.headers or {}),
        )
    title = _TITLES[NotFound]
    return Problem(code=NotFound.code, title=title, status=404, detail=_NOTHING_HERE)


def _more(error: TrothError) -> dict[str, Json]:
    if isinstance(error, Refused):
        advice: dict[str, Json] = {"words": _what_to_do(error), "address": _where(error)}
        return {"purpose": str(error.purpose), "reason": str(error.reason), "advice": advice}
    if isinstance(error, SensitiveWords):
        topics: list[Json] = [*error.topics]
        said = mentions(error.topics)
        return {"topics": topics, "mentions": said, "recipient": error.recipient}
    if isinstance(error, VeilBroken):
        return {"advice": {"words": _OTHERS, "address": _MODELS}}
    if isinstance(error, BadInput) and error.param is not None:
        return {"param": error.param}
    return {}


def _where(error: Refused) -> str:
    if error.reason in _OTHER_MODEL:
        return _MODELS
    return f"/consent/{error.purpose}" if error.reason in _CAN_BE_ASKED else "/privacy"


def _what_to_do(error: Refused) -> str:
    if error.reason in _OTHER_MODEL:
        return _OTHERS
    if error.reason in _CAN_BE_ASKED:
        return "Read there what this is about. Yes and no are both there."
    return "See there what you allow, and what is on hold."


def _headers(error: TrothError) -> dict[str, str]:
    if error.status == 401:
        return {"www-authenticate": "Bearer"}
    if isinstance(error, TooMany):
        return {"retry-after": str(error.retry_seconds)}
    seconds = _SECONDS_TO_WAIT.get(type(error))
    if isinstance(error, ProviderBusy) and error.retry_after is not None:
        seconds = max(1, math.ceil(error.retry_after))
    return {} if seconds is None else {"retry-after": str(seconds)}
