"""What goes in is taken as it is or not at all, and what is told of it quotes nothing."""

import pytest

from troth.api.rest.shapes import Asked


@pytest.mark.parametrize(
    ("body", "param", "says"),
    [
        ({"label": 5}, "label", "must be a text"),
        ({"label": None}, "label", "must be a text"),
        ({"label": ["secret"]}, "label", "must be a text"),
        ({}, "label", "is missing"),
        ({"label": "x", "days": "7"}, "days", "must be a whole number"),
        ({"label": "x", "days": 7.5}, "days", "must be a whole number"),
        ({"label": "x", "days": True}, "days", "must be a whole number"),
        ({"label": "x", "days": 0}, "days", "is too small"),
        ({"label": "x", "days": 10**30}, "days", "is too large"),
        ({"label": "secret" * 50}, "label", "is too long"),
        ({"label": "x", "secret": 1}, None, "holds a field that Troth does not know"),
        (["secret"], None, "must be an object"),
        ("secret", None, "must be an object"),
    ],
)
def test_a_wrong_type_is_refused_and_not_quoted(api, anyone, body, param, says: str) -> None:
    """Neither a value nor a name that the client made up."""
    told = api.asks(anyone, "POST", "/api/keys", json=body)

    found = told.json()
    assert told.status_code == 400
    assert found.get("param") == param
    assert says in found["detail"]
    assert "secret" not in told.text


def test_null_is_no_request(api, anyone) -> None:
    """It says nothing at all."""
    header = {"content-type": "application/json"}

    told = api.asks(anyone, "POST", "/api/keys", content=b"null", headers=header)

    assert (told.status_code, told.json()["detail"][:29]) == (400, "The request must be an object")


@pytest.mark.parametrize("query", ["limit=0", "limit=101", "limit=x", "limit=", "limit=1.5"])
def test_a_wrong_query_is_refused(api, anyone, query: str) -> None:
    """The parameter is named."""
    told = api.asks(anyone, "GET", f"/api/talks?{query}")

    assert (told.status_code, told.json()["param"]) == (400, "limit")


def test_no_shape_shows_what_is_in_it() -> None:
    """Not in a debugger, not in a log."""

    class Said(Asked):
        """What somebody said."""

        text: str

    assert "secret" not in repr(Said(text="secret")) + str(Said(text="secret"))
