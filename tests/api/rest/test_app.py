"""`/api` as a face: every address says what it needs, and nothing else is there."""

import pytest

from troth.api.rest.app import ADDRESSES, api_document
from troth.api.rest.route import Address, Route
from troth.front.limits import Limits, Rate
from troth.front.route import needs
from troth.people.access import Data, Need, Operation
from troth.words import ACCOUNT_RUN, PurposeId

LOOK = Need(ACCOUNT_RUN, Operation.SEE, Data.OPEN)


def test_every_address_says_what_it_needs(api) -> None:
    """The door lists them all, with the need that is asked for."""
    listed = needs(api.rest.face.routes)

    assert listed == [(one.path, one.need) for one in ADDRESSES]
    assert all(isinstance(route, Route) for route in api.rest.later.routes)


def test_an_address_without_a_row_cannot_be_made() -> None:
    """A need that nobody may have is a mistake in the code, told when it starts."""
    nobody = Need(PurposeId("no.such"), Operation.SEE, Data.OPEN)

    with pytest.raises(ValueError, match="no row"):
        Address(method="GET", path="/api/x", endpoint=print, need=nobody, tag="Place")


def test_an_address_that_changes_something_cannot_be_looked_at() -> None:
    """A link on another site's page could do it."""
    change = Need(ACCOUNT_RUN, Operation.CHANGE, Data.PERSONAL)

    with pytest.raises(ValueError, match="POST"):
        Address(method="GET", path="/api/x", endpoint=print, need=change, tag="Place")


def test_no_address_is_there_twice() -> None:
    """The first one would win, and the second never answer."""
    found = [(one.method, one.path) for one in ADDRESSES]

    assert len(found) == len(set(found))


def test_every_post_with_an_effect_takes_a_key() -> None:
    """Those that do not: streams, what is harmless twice, and what makes a sign-in."""
    without = {one.path for one in ADDRESSES if one.method == "POST" and not one.repeats}

    assert without == {
        "/api/answers",
        "/api/answers/{answer}/stop",
        "/api/archive",
        "/api/session",
        "/api/links/look",
        "/api/links/use",
        "/api/veil/try",
        "/api/match/profile/look",
        "/api/match/talks/{match}/help",
        "/api/memory/facts/find",
        "/api/talks/search",
        "/api/imports",
        "/api/imports/{imported}/begin",
        "/api/imports/{imported}/stop",
        "/api/place/models/{file}/stop",
    }


def test_nobody_gets_in_where_a_person_is_needed(api) -> None:
    """Each address that is not open, with each method, asked by nobody."""
    for one in ADDRESSES:
        operation = api_document()["paths"][one.path][one.method.lower()]
        path = one.path.replace("{", "").replace("}", "")
        if operation["security"]:
            assert api.asks(None, one.method, path).status_code == 401, one.path


def test_head_is_answered_where_get_is(api) -> None:
    """Without doing anything else."""
    assert api.asks(None, "HEAD", "/api/policy").status_code == 200
    assert api.asks(None, "HEAD", "/api/erase").status_code == 405


def test_a_key_that_is_wrong_is_no_nobody(api) -> None:
    """Where a person is needed; the door stays open to a wrong key as to none."""
    wrong = {"authorization": "Bearer troth_x"}

    assert api.asks(None, "GET", "/api/account", headers=wrong).status_code == 401
    assert api.asks(None, "GET", "/api/policy", headers=wrong).status_code == 200


def test_too_much_at_once_is_429(api_of, house, anyone) -> None:
    """With the seconds to wait, and nothing done."""
    api = api_of(house, limits=Limits(changes=Rate(burst=1, each_second=0.001)))
    api.asks(anyone, "PUT", "/api/hold")

    told = api.asks(anyone, "DELETE", "/api/hold")

    assert told.status_code == 429
    assert int(told.headers["retry-after"]) >= 9
    assert api.asks(anyone, "GET", "/api/hold").json()["on_hold"]


def test_no_answer_may_be_kept_or_framed(api, anyone) -> None:
    """Not by a browser, not by a cache in between."""
    for path in ("/api/account", "/api/nowhere"):
        headers = api.asks(anyone, "GET", path).headers

        assert headers["cache-control"] == "no-store"
        assert "frame-ancestors 'none'" in headers["content-security-policy"]
        assert "access-control-allow-origin" not in headers


def test_the_framework_reports_to_nobody(api, monkeypatch: pytest.MonkeyPatch) -> None:
    """An application of its own could send errors with their texts to a collector."""
    from fastapi.telemetry import _api as telemetry

    seen = []
    monkeypatch.setenv("FASTAPI_OTEL_AUTO_CONFIGURE", "true")
    monkeypatch.setattr(
        "troth.api.rest.documents.label", lambda _: seen.append(telemetry.get_telemetry_data())
    )

    api.asks(None, "GET", "/api/policy")

    assert seen == [None]
