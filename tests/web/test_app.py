"""The face for people."""

from troth.front.route import Guarded
from troth.house import House
from troth.people.access import TABLE
from troth.web.app import make_pages


def test_every_route_has_a_row_in_the_table(house: House) -> None:
    """None gets by the guard."""
    routes = make_pages(house).routes

    assert routes
    for route in routes:
        assert isinstance(route, Guarded), route
        assert any(need == route.need for _, need in TABLE), route.path


def test_no_two_routes_answer_the_same(house: House) -> None:
    """The first would hide the second."""
    named = [
        (method, route.path)
        for route in make_pages(house).routes
        if isinstance(route, Guarded)
        for method in route.methods or ()
    ]

    assert len(named) == len(set(named))
