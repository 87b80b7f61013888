"""What all pages do."""

import pytest
from starlette.requests import Request

from troth.errors import NotSignedIn
from troth.front.who import NOBODY, Caller
from troth.web.site import go, person_of


def test_a_redirect_is_always_a_get() -> None:
    """303: a reload of the next page sends no form twice."""
    answer = go("/privacy", say="saved")

    assert answer.status_code == 303
    assert answer.headers["location"] == "/privacy?said=saved"


def test_nobody_is_not_a_person() -> None:
    """A page that needs somebody raises for nobody."""
    nobody = Request({"type": "http", "headers": [], "state": {"caller": NOBODY}})
    noor = Request({"type": "http", "headers": [], "state": {"caller": Caller(person="psn_x")}})  # type: ignore[arg-type]  # any id

    with pytest.raises(NotSignedIn):
        person_of(nobody)
    assert person_of(noor) == "psn_x"
