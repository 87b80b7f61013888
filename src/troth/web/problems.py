"""How each error reads on a page: what happened, what it means, what to do now."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from math import ceil
from typing import Final
from urllib.parse import quote

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

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
    StoreFailed,
    TooMany,
    TrothError,
    Unconfigured,
    VeilBroken,
)
from troth.web.render import Renderer
from troth.words import REASONS, Reason

_BUSY_SECONDS: Final = 5
"""When to ask a busy model again, if it does not say."""
_UNEXPECTED = "Something went wrong inside Troth. Nothing you wrote was put into a log."
_NOTHING_HERE = "There is no page at this address, or it is not yours."
_WRONG_METHOD = "This address does not take that. Nothing was done."

_TITLES: Final[Mapping[type[TrothError], str]] = {
    Refused: "Troth may not do that",
    SensitiveWords: "Nothing was sent",
    BadInput: "That did not fit",
    NotSignedIn: "Nobody is signed in here",
    Forbidden: "Not from here",
    TooMany: "One moment",
    NotFound: "Nothing here",
    Unconfigured: "Something is not set up",
    StoreFailed: "Troth cannot write just now",
    Damaged: "Something is damaged",
    LedgerFailed: "Troth cannot record just now",
    VeilBroken: "Your words could not be masked",
    ProviderFailed: "The model did not answer",
}
_SWITCHES: Final = {
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
    Reason.UNKNOWN_PURPOSE,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """What a person can do next: words and where they lead."""

    words: str
    address: str


_HOME: Final = Step(words="Go to the first page", address="/")
MODELS: Final = Step(words="See who can answer you", address="/models")
_PRIVACY: Final = Step(words="See what you allow", address="/privacy")


def teller(render: Renderer) -> Callable[[Request, Exception], Response]:
    """Return the function that tells errors as pages."""

    def told(request: Request, error: Exception) -> Response:
        if isinstance(error, NotSignedIn) and request.method in {"GET", "HEAD"}:
            return _to_sign_in(request)
        title, sentence, status = words_of(error)
        return render.page(
            request,
            "problem.html",
            status=status,
            headers=_headers(error),
            title=title,
            sentence=sentence,
            steps=steps_after(error),
            request_id=getattr(request.state, "request_id", None) if status >= 500 else None,
        )

    return told


def words_of(error: Exception) -> tuple[str, str, int]:
    """Return title, sentence and status of an error. Of one that is not Troth's, say nothing."""
    if isinstance(error, HTTPException):
        if error.status_code == 405:
            return "Nothing was done", _WRONG_METHOD, 405
        return "Nothing here", _NOTHING_HERE, 404
    if not isinstance(error, TrothError):
        return "Something went wrong", _UNEXPECTED, 500
    if isinstance(error, NotFound):
        return _TITLES[NotFound], _NOTHING_HERE, 404
    title = next((words for kind, words in _TITLES.items() if isinstance(error, kind)), "Sorry")
    if isinstance(error, Refused):  # the page leads to its card: the id of the purpose says nothing
        return title, f"{REASONS[error.reason]} {error.detail}".rstrip(), error.status
    return title, str(error), error.status


def steps_after(error: Exception) -> list[Step]:
    """Return what a person can do next."""
    if isinstance(error, NotSignedIn):
        return [Step(words="Sign in", address="/sign-in")]
    if isinstance(error, VeilBroken | SensitiveWords):
        return [MODELS]
    if isinstance(error, Refused):
        if error.reason in _OTHER_MODEL:
            return [MODELS, _PRIVACY]
        if error.reason in _SWITCHES:
            card = Step(words="Read what this is about", address=f"/consent/{error.purpose}")
            return [card, _PRIVACY]
        return [_PRIVACY]
    return [_HOME]


def _headers(error: Exception) -> dict[str, str] | None:
    if isinstance(error, HTTPException):
        return dict(error.headers or {})
    return {"retry-after": str(error.retry_seconds)} if isinstance(error, TooMany) else None


def _to_sign_in(request: Request) -> Response:
    back = request.url.path
    query = "" if back == "/" else f"?next={quote(back)}"
    return RedirectResponse(f"/sign-in{query}", status_code=303)


def retry_after(error: TrothError | None) -> dict[str, str] | None:
    """Return the header that says when to try again, if that helps."""
    if isinstance(error, TooMany):
        return {"retry-after": str(error.retry_seconds)}
    if isinstance(error, ProviderBusy):
        return {"retry-after": str(ceil(error.retry_after or _BUSY_SECONDS))}
    return None
