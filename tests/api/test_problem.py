"""Every error in the shape that OpenAI's clients read."""

import json

import pytest

from troth import errors
from troth.api.problem import Problem, problem
from troth.errors import (
    BadInput,
    Damaged,
    Forbidden,
    LedgerFailed,
    NotSignedIn,
    ProviderBusy,
    ProviderFailed,
    Refused,
    SensitiveWords,
    StoreFull,
    TooLarge,
    TooMany,
    TrothError,
    Unconfigured,
    Unsupported,
)
from troth.words import PurposeId, Reason

KINDS = [
    kind
    for kind in vars(errors).values()
    if isinstance(kind, type)
    and issubclass(kind, TrothError)
    and kind not in {Refused, SensitiveWords}
]
REPEATED = {408, 409, 429}
"""With 5xx, what OpenAI's clients ask again by themselves."""


def refused(reason: Reason = Reason.NEVER_ASKED) -> Problem:
    """Return what a client gets of a refusal."""
    return problem(Refused(PurposeId("companion.reply"), reason))


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_each_error_has_the_four_members(kind: type[TrothError]) -> None:
    """Message, type, param and code are there, with the error's own status and code."""
    told = problem(kind("What happened. What to do."))

    error = told.told()["error"]

    assert set(error) == {"message", "type", "param", "code"}
    assert (told.status, error["code"]) == (kind.status, kind.code)
    assert error["message"] == "What happened. What to do."


@pytest.mark.parametrize("reason", [Reason.SWITCHED_OFF, Reason.UNKNOWN_PURPOSE])
def test_who_may_not_answer_any_more_is_told_with_where_others_are(reason: Reason) -> None:
    """In the middle of a talk, too: a provider that is off or known too little has no purpose."""
    message = refused(reason).message

    assert "/models" in message
    assert message.startswith(
        ("This provider is switched off", "This is not offered here any more")
    )


def test_a_refusal_says_which_purpose_and_why() -> None:
    """A client can show the switch: purpose, reason, and a sentence with where it is."""
    told = refused()

    error = told.told()["error"]

    assert (told.status, error["code"], error["type"]) == (
        403,
        "consent_required",
        "permission_error",
    )
    assert (error["purpose"], error["reason"]) == ("companion.reply", "never_asked")
    assert "troth consent" in str(error["message"])


@pytest.mark.parametrize("reason", list(Reason))
def test_no_client_repeats_a_refusal(reason: Reason) -> None:
    """Whatever the reason, the status is one that clients do not ask again after."""
    told = refused(reason)

    assert told.status not in REPEATED
    assert told.status < 500


@pytest.mark.parametrize("reason", [Reason.LOCKED_DOWN, Reason.UNREADABLE, Reason.ERASED])
def test_where_consent_is_not_the_cause_it_is_not_offered_as_cure(reason: Reason) -> None:
    """In a lockdown, saying yes again changes nothing."""
    error = refused(reason).told()["error"]

    assert "troth consent" not in str(error["message"])


def test_nothing_of_an_unexpected_error_is_told() -> None:
    """The text of an error that is not ours may quote a person."""
    told = problem(KeyError("my secret"))

    assert told.status == 500
    assert "secret" not in json.dumps(told.told())
    assert told.headers["x-should-retry"] == "false"


@pytest.mark.parametrize("kind", [Damaged, StoreFull, Unconfigured])
def test_where_a_second_try_is_in_vain_the_client_is_told(kind: type[TrothError]) -> None:
    """A damaged row is as damaged a second later."""
    assert problem(kind("It broke.")).headers == {"x-should-retry": "false"}


def test_what_a_provider_does_not_take_is_not_sent_again() -> None:
    """Clients ask again after a 502 by themselves, and the words would leave each time."""
    told = problem(ProviderFailed("The key is wrong.", in_vain=True))

    assert (told.status, told.headers) == (502, {"x-should-retry": "false"})
    assert problem(ProviderFailed("It broke off.")).headers == {}


def test_a_busy_model_says_when_to_come_back() -> None:
    """A client waits as long as the answer says."""
    assert problem(ProviderBusy("Busy.")).headers == {"retry-after": "5"}
    assert problem(ProviderBusy("Busy.", retry_after=20.5)).headers == {"retry-after": "21"}


def test_who_asked_too_often_learns_when_to_come_back() -> None:
    """429 is what clients ask again after, by themselves: not before it works."""
    told = problem(TooMany("Wait.", retry_seconds=7))

    assert (told.status, dict(told.headers)) == (429, {"retry-after": "7"})
    assert told.told()["error"]["type"] == "rate_limit_error"


@pytest.mark.parametrize("code", ["forbidden", "host_not_allowed", "cross_site"])
def test_what_is_forbidden_has_the_code_of_what_stopped_it(code: str) -> None:
    """No client asks again, and it is told apart from a missing yes."""
    told = problem(Forbidden("No.", code=code))

    assert (told.status, told.code, dict(told.headers)) == (403, code, {})
    assert told.told()["error"]["type"] == "permission_error"


def test_a_ledger_that_cannot_write_may_be_tried_again() -> None:
    """Nothing happened, so nothing happens twice."""
    told = problem(LedgerFailed("It cannot record."))

    assert (told.status, dict(told.headers)) == (503, {})


def test_what_is_too_large_names_the_field() -> None:
    """One message may be what is too long."""
    told = problem(TooLarge("Too big.", param="messages"))

    assert (told.status, told.param, told.code) == (413, "messages", "too_large")


def test_a_missing_key_says_how_to_sign_in() -> None:
    """401 comes with the scheme (RFC 9110, 11.6.1)."""
    told = problem(NotSignedIn("No key."))

    assert told.headers == {"www-authenticate": "Bearer"}
    assert told.told()["error"]["type"] == "authentication_error"


def test_what_is_not_offered_is_told_apart_from_what_is_wrong() -> None:
    """A client can tell `unsupported` from a mistake; both name the field."""
    told = problem(Unsupported("No tools.", param="tools"))
    wrong = problem(BadInput("Not a list.", param="tools"))

    assert (told.status, told.code, told.param) == (400, "unsupported", "tools")
    assert (wrong.status, wrong.code, wrong.param) == (400, "bad_input", "tools")


def test_the_response_is_json_in_utf_8() -> None:
    """Letters beyond ASCII arrive as they are."""
    response = Problem(status=400, code="x", message="Grüße").response()

    assert response.headers["content-type"] == "application/json"
    assert "Grüße" in bytes(response.body).decode()
