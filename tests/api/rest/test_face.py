"""`/api` as a face, whose addresses are made after the server has begun to listen."""

from troth.api.rest.app import api_document, routes
from troth.api.rest.face import UNDER, document


def test_what_is_made_later_is_all_there_is(api) -> None:
    """Every address of the document has its route, below one path."""
    made = [one.path for one in api.rest.later.routes]

    assert made == [one.path for one in routes(api.rest.desk)]
    assert set(api_document()["paths"]) == set(made)
    assert all(one.startswith(f"{UNDER}/") for one in made)


def test_the_document_is_made_for_the_pages_too() -> None:
    """Once, and the same."""
    assert document() is api_document()
