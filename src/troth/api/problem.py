"""How each error reads at `/v1`: OpenAI's shape, so that every client shows the sentence.

    {"error": {"message", "type", "param", "code"}}

What a client repeats by itself is chosen with care. OpenAI's clients ask again after 408, 409,
429 and 5xx, so a refusal is never one of these; and where a second try changes nothing the
answer says so (`x-should-retry: false`, which those clients obey).
"""

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass, field

from starlette.responses import Response

from troth.errors import (
    BadInput,
    Damaged,
    NotFound,
    ProviderBusy,
    ProviderFailed,
    Refused,
    SensitiveWords,
    StoreBusy,
    StoreFull,
    TooMany,
    TrothError,
    Unconfigured,
    VeilBroken,
)
from troth.rights.left import mentions
from troth.words import Json, Reason

UNEXPECTED = (
    "Something went wrong inside Troth. Nothing of your message was logged. "
    "Look in the log for the id of this answer."
)
_TYPES = {401: "authentication_error", 403: "permission_error", 429: "rate_limit_error"}
_SWITCH = "You can change this in a terminal: troth consent"
_MODELS = "See who can answer you on the page /models, or type: troth provider list"
_OTHER_MODEL = {
    Reason.SWITCHED_OFF,
    Reason.NOT_TRUSTED_ENOUGH,
    Reason.NOT_FOR_YOU,
    Reason.UNKNOWN_PURPOSE,
}
_NO_SWITCH = {
    Reason.ERASED,
    Reason.LOCKED_DOWN,
    Reason.UNKNOWN_PERSON,
    Reason.UNREADABLE,
}
_IN_VAIN = (Damaged, StoreFull, Unconfigured, VeilBroken)
_SECONDS_TO_WAIT: Mapping[type[TrothError], int] = {ProviderBusy: 5, StoreBusy: 1}


class NoSuchModel(NotFound):
    """No companion has this id."""

    code = "model_not_found"


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """What went wrong, as a client gets it."""

    status: int
    code: str
    message: str
    param: str | None = None
    more: Mapping[str, Json] = field(default_factory=dict)
    headers: Mapping[str, str] = field(default_factory=dict)

    def told(self) -> dict[str, Json]:
        """Return the body."""
        kind = "server_error" if self.status >= 500 else "invalid_request_error"
        error: dict[str, Json] = {
            "message": self.message,
            "type": _TYPES.get(self.status, kind),
            "param": self.param,
            "code": self.code,
            **self.more,
        }
        return {"error": error}

    def response(self) -> Response:
        """Return the answer that says it."""
        body = json.dumps(self.told(), ensure_ascii=False).encode()
        headers = dict(self.headers)
        return Response(body, self.status, headers, media_type="application/json")


def problem(error: BaseException) -> Problem:
    """Say what an error means to a client. Of an error that is not Troth's, say nothing."""
    if not isinstance(error, TrothError):
        headers = {"x-should-retry": "false"}
        return Problem(status=500, code="unexpected", message=UNEXPECTED, headers=headers)
    if isinstance(error, Refused):
        return _refusal(error)
    if isinstance(error, SensitiveWords):
        return _sensitive(error)
    return Problem(
        status=error.status,
        code=error.code,
        message=str(error),
        param=error.param if isinstance(error, BadInput) else None,
        headers=_headers(error),
    )


def _sensitive(error: SensitiveWords) -> Problem:
    message = (
        f"This mentions {mentions(error.topics)}. It was not sent to {error.recipient}. "
        "Send it again with the header X-Troth-Sensitive: `send` sends it masked, `local` lets a "
        "model on this machine answer. On the page /models you can say it once for all."
    )
    topics: list[Json] = [*error.topics]
    more: dict[str, Json] = {"topics": topics, "recipient": error.recipient}
    return Problem(status=error.status, code=error.code, message=message, more=more)


def _refusal(error: Refused) -> Problem:
    message = str(error)
    if error.reason in _OTHER_MODEL:
        message = f"{message} {_MODELS}"
    elif error.reason not in _NO_SWITCH:
        message = f"{message} {_SWITCH}"
    more: dict[str, Json] = {"purpose": str(error.purpose), "reason": str(error.reason)}
    return Problem(status=error.status, code=error.code, message=message, more=more)


def _headers(error: TrothError) -> dict[str, str]:
    if isinstance(error, _IN_VAIN) or (isinstance(error, ProviderFailed) and error.in_vain):
        return {"x-should-retry": "false"}
    if error.status == 401:
        return {"www-authenticate": "Bearer"}
    if isinstance(error, TooMany):
        return {"retry-after": str(error.retry_seconds)}
    seconds = _SECONDS_TO_WAIT.get(type(error))
    if isinstance(error, ProviderBusy) and error.retry_after is not None:
        seconds = max(1, math.ceil(error.retry_after))
    return {} if seconds is None else {"retry-after": str(seconds)}
