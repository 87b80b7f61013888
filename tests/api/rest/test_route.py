"""An address of `/api`: what it must have, and in which order it is asked."""

import pytest
from starlette.responses import JSONResponse

from troth.api.rest.app import ADDRESSES
from troth.api.rest.route import Address, known
from troth.people.access import TABLE, Data, Need, Operation
from troth.words import ACCOUNT_RUN, PurposeId

SEE = Need(ACCOUNT_RUN, Operation.SEE, Data.PERSONAL)
CHANGE = Need(ACCOUNT_RUN, Operation.CHANGE, Data.PERSONAL)


async def nothing() -> JSONResponse:
    """Do nothing. It is a test."""
    return JSONResponse({})


def test_an_address_without_a_row_cannot_be_made() -> None:
    """Nobody could ever be let in, so it is a mistake."""
    need = Need(PurposeId("nobody.knows"), Operation.SEE, Data.INTIMATE)

    with pytest.raises(ValueError, match="no row"):
        Address(method="GET", path="/api/x", endpoint=nothing, need=need, tag="x")


def test_a_get_that_changes_something_cannot_be_made() -> None:
    """Browsers follow links by themselves."""
    with pytest.raises(ValueError, match="/api/x"):
        Address(method="GET", path="/api/x", endpoint=nothing, need=CHANGE, tag="x")


def test_every_address_has_a_row_of_its_own() -> None:
    """And method and path stand once."""
    named = [(one.method, one.path) for one in ADDRESSES]

    assert len(named) == len(set(named))
    for one in ADDRESSES:
        assert any(need == one.need for _, need in TABLE), one.path


def test_whoever_answers_get_answers_head() -> None:
    """RFC 9110, 9.1."""
    address = Address(method="GET", path="/api/x", endpoint=nothing, need=SEE, tag="x")

    assert known(address).methods == {"GET", "HEAD"}


def test_who_asks_is_looked_at_before_what_was_sent(api) -> None:
    """Nobody learns from a body that is wrong whether the address reads it."""
    answer = api.asks(None, "POST", "/api/keys", content=b"{", headers={"host": "127.0.0.1"})

    assert answer.status_code == 401


def test_what_was_sent_is_never_in_the_answer(api, noor) -> None:
    """Neither its values nor the names of its fields."""
    answer = api.asks(noor, "POST", "/api/keys", json={"planted": "words", "label": ["planted"]})

    assert answer.status_code in {400, 422}
    assert "planted" not in answer.text
    assert "words" not in answer.text


def test_a_key_for_repeating_counts_once(api, noor) -> None:
    """The same key and body make one key of the account; two headers are refused."""
    headers = {"idempotency-key": "0123456789abcdef"}
    sent = {"label": "app", "days": 30}

    before = len(api.rest.desk.house.keys.of(noor.person))
    first = api.asks(noor, "POST", "/api/keys", json=sent, headers=headers)
    again = api.asks(noor, "POST", "/api/keys", json=sent, headers=headers)

    assert first.status_code == again.status_code == 201
    assert first.content == again.content
    assert len(api.rest.desk.house.keys.of(noor.person)) == before + 1
