"""One shape for every error, pinned: a client that reads one reads them all."""

import json
from collections.abc import Iterator

import pytest
from starlette.exceptions import HTTPException
from starlette.requests import Request

from troth import errors
from troth.api.rest.idempotency import KeyReused, StillRunning
from troth.api.rest.problems import problem, told
from troth.errors import BadInput, Refused, SensitiveWords, TooMany, TrothError, VeilBroken
from troth.front.body import BodyTooLarge
from troth.words import COMPANION_REPLY, Reason

SAID = "What happened. What to do."
REFUSED = Refused(COMPANION_REPLY, Reason.WITHDRAWN)
PINNED = {
    "BadInput": ("bad_input", 400, "That did not fit"),
    "BodyTooLarge": ("too_large", 413, "Too large"),
    "Damaged": ("damaged", 500, "Something is damaged"),
    "Forbidden": ("forbidden", 403, "Not allowed"),
    "KeyReused": ("key_reused", 422, "Another request had this key"),
    "LedgerFailed": ("ledger_failed", 503, "Troth cannot record just now"),
    "NotFound": ("not_found", 404, "Not found"),
    "NotSignedIn": ("not_signed_in", 401, "Not signed in"),
    "ProviderBusy": ("provider_busy", 503, "The model did not answer"),
    "ProviderFailed": ("provider_failed", 502, "The model did not answer"),
    "StillRunning": ("still_running", 409, "Still running"),
    "StoreBusy": ("store_busy", 503, "Troth cannot read or write just now"),
    "StoreFailed": ("store_failed", 503, "Troth cannot read or write just now"),
    "StoreFull": ("store_full", 507, "The disk is full"),
    "TooLarge": ("too_large", 413, "Too large"),
    "TooMany": ("too_many", 429, "Too much at once"),
    "VeilBroken": ("veil_broken", 503, "The words could not be masked"),
    "Unconfigured": ("not_set_up", 503, "Not set up"),
    "Unsupported": ("unsupported", 400, "That did not fit"),
}
"""Every error that says its own code, as a client gets it."""
ELSEWHERE = {"words": "See there who can answer, and choose another one.", "address": "/models"}


def kinds(kind: type[TrothError] = TrothError) -> Iterator[type[TrothError]]:
    """Yield every error of the tree."""
    for child in kind.__subclasses__():
        if child.__module__ == errors.__name__:
            yield child
            yield from kinds(child)


def all_kinds() -> list[type[TrothError]]:
    """Return every error that says its own code."""
    own = [one for one in kinds() if one not in {Refused, SensitiveWords}]
    return sorted({*own, KeyReused, StillRunning, BodyTooLarge}, key=lambda one: one.__name__)


def body(error: Exception) -> dict:
    """Return what a client gets."""
    request = Request({"type": "http", "state": {"request_id": "1f"}, "headers": []})
    return json.loads(told(request, error).body)


@pytest.mark.parametrize("kind", all_kinds(), ids=lambda one: one.__name__)
def test_the_shape_of_each_error_is_pinned(kind: type[TrothError]) -> None:
    """A change here is a change for every client."""
    code, status, title = PINNED[kind.__name__]

    more = {"advice": ELSEWHERE} if kind is VeilBroken else {}
    assert body(kind(SAID)) == {
        **more,
        "type": f"/errors/{code}",
        "title": title,
        "status": status,
        "detail": SAID,
        "instance": "urn:troth:1f",
    }


def test_a_refusal_says_what_to_change_and_where() -> None:
    """Purpose, reason, and a page with the switch."""
    assert body(REFUSED) == {
        "type": "/errors/consent_required",
        "title": "There is no yes for this",
        "status": 403,
        "detail": "You took back your yes. (purpose: companion.reply)",
        "purpose": "companion.reply",
        "reason": "withdrawn",
        "advice": {
            "words": "Read there what this is about. Yes and no are both there.",
            "address": "/consent/companion.reply",
        },
        "instance": "urn:troth:1f",
    }


@pytest.mark.parametrize("reason", list(Reason))
def test_every_refusal_leads_somewhere(reason: Reason) -> None:
    """To a card where a yes would help, to the overview where it would not."""
    advice = body(Refused(COMPANION_REPLY, reason))["advice"]

    asks = reason in {
        Reason.NEVER_ASKED,
        Reason.REFUSED,
        Reason.WITHDRAWN,
        Reason.EXPIRED,
        Reason.OBJECTED,
        Reason.NOTICE_CHANGED,
    }
    of_the_model = {
        Reason.SWITCHED_OFF,
        Reason.NOT_TRUSTED_ENOUGH,
        Reason.NOT_FOR_YOU,
        Reason.RECIPIENT_NOT_COVERED,
    }
    other = "/models" if reason in of_the_model else "/privacy"
    assert advice["address"] == ("/consent/companion.reply" if asks else other)


def test_sensitive_words_say_what_they_speak_of_and_who_would_get_them() -> None:
    """In fixed words; none of the message."""
    told = body(SensitiveWords(("health", "orientation"), recipient="small-1 (Acme)"))

    assert told["type"] == "/errors/sensitive_words"
    assert (told["status"], told["title"]) == (403, "Nothing was sent")
    assert told["topics"] == ["health", "orientation"]
    assert told["mentions"] == "your health and who you love"
    assert told["recipient"] == "small-1 (Acme)"


def test_bad_input_names_the_part() -> None:
    """If there is one to blame."""
    assert body(BadInput(SAID, param="days"))["param"] == "days"
    assert "param" not in body(BadInput(SAID))


def test_of_what_is_not_ours_nothing_is_told() -> None:
    """It may quote what a person said."""
    found = body(ValueError("a secret sentence"))

    assert (found["type"], found["status"]) == ("/errors/unexpected", 500)
    assert "secret" not in json.dumps(found)


@pytest.mark.parametrize(
    ("error", "headers"),
    [
        (errors.NotSignedIn(SAID), {"www-authenticate": "Bearer"}),
        (TooMany(SAID, retry_seconds=7), {"retry-after": "7"}),
        (errors.ProviderBusy(SAID), {"retry-after": "5"}),
        (errors.ProviderBusy(SAID, retry_after=20.5), {"retry-after": "21"}),
        (errors.StoreBusy(SAID), {"retry-after": "1"}),
        (errors.StoreFull(SAID), {}),
        (REFUSED, {}),
        (HTTPException(405, headers={"allow": "GET"}), {"allow": "GET"}),
    ],
)
def test_headers_say_when_a_second_try_helps(error: Exception, headers: dict[str, str]) -> None:
    """And where it does not, there is none."""
    assert problem(error).headers == headers


def test_an_address_that_is_not_there(api) -> None:
    """And a method that it does not take: problems too, with what it takes."""
    nowhere = api.asks(None, "GET", "/api/nowhere")
    wrong = api.asks(None, "PATCH", "/api/hold")

    assert (nowhere.status_code, nowhere.json()["type"]) == (404, "/errors/not_found")
    assert (wrong.status_code, wrong.json()["type"]) == (405, "/errors/method_not_allowed")
    assert wrong.headers["allow"] == "DELETE, GET, HEAD, PUT"
    for one in (nowhere, wrong):
        assert one.headers["content-type"] == "application/problem+json"
        assert one.json()["instance"] == f"urn:troth:{one.headers['x-request-id']}"


def test_the_log_finds_the_answer(api, caplog: pytest.LogCaptureFixture, monkeypatch) -> None:
    """The id in `instance` stands in the log, beside the kind of error and nothing else."""

    def breaks(*_: object, **__: object) -> None:
        message = "a secret sentence"
        raise ValueError(message)

    monkeypatch.setattr("troth.api.rest.documents.document", breaks)

    told = api.asks(None, "GET", "/api/policy")

    assert told.status_code == 500
    assert told.json()["instance"].removeprefix("urn:troth:") in caplog.text
    assert "secret" not in caplog.text + told.text
