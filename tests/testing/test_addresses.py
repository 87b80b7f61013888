"""Addresses come from the routes themselves, and none slips by."""

import pytest
from starlette.responses import Response
from starlette.routing import Mount, Route

from troth.people.access import Data, Need, Operation
from troth.testing.addresses import Address, addresses, things
from troth.testing.evening import live
from troth.words import ACCOUNT_RUN

NEED = Need(ACCOUNT_RUN, Operation.SEE, Data.OPEN)


def route(path, *methods):
    """Return a route that says what it needs."""
    made = Route(path, lambda _: Response(), methods=list(methods))
    made.need = NEED
    return made


def address(path):
    """Return an address to look at."""
    return Address(method="GET", path=path, need=NEED)


def test_every_method_of_every_route_is_there() -> None:
    """Also those below a mount, and HEAD, which comes with GET."""
    routes = [route("/a", "GET", "POST"), Mount("/m", routes=[route("/b", "DELETE")])]

    assert [str(one) for one in addresses(routes)] == [
        "DELETE /m/b",
        "GET /a",
        "HEAD /a",
        "POST /a",
    ]


def test_a_route_that_does_not_say_what_it_needs_is_named() -> None:
    """Nobody can leave out the need."""
    with pytest.raises(LookupError, match="/open: this route does not say"):
        addresses([Route("/open", lambda _: Response())])


@pytest.mark.parametrize(
    ("path", "filled"),
    [
        ("/x", "/x"),
        ("/keys/{key}/end", "/keys/1/end"),
        ("/models/{id:path}", "/models/mira"),
        ("/receipts/{id}.json", "/receipts/3.json"),
        ("/static/{digest}/{name}", "/static/4/5"),
    ],
)
def test_parameters_are_filled(path, filled) -> None:
    """By their own name, or with the word before them, which weighs more."""
    its = {
        "key": "1",
        "id": "2",
        "models/id": "mira",
        "receipts/id": "3",
        "digest": "4",
        "name": "5",
    }

    assert address(path).can_be_filled(its)
    assert address(path).filled(its) == filled


def test_an_unknown_parameter_is_an_error_with_its_address() -> None:
    """A new route cannot slip by."""
    one = address("/new/{thing}")

    assert not one.can_be_filled({"other/thing": "1"})
    with pytest.raises(LookupError, match=r"GET /new/\{thing\}: nobody told"):
        one.filled({"other/thing": "1"})


def test_everybody_has_their_own_things(house, clock) -> None:
    """Noor's are not Sam's, and who has not talked has no talk."""
    evening = live(house, clock)

    noors, sams, idas = (things(evening, name) for name in ("noor", "sam", "ida"))

    own = {"conversation", "key", "message", "receipt", "session", "turn"}
    assert all(noors[name] != sams[name] for name in own)
    assert own & idas.keys() == {"key", "session"}
