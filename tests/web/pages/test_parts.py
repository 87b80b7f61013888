"""The page of parts."""

from troth.house import House


def test_anybody_may_look_at_the_parts(house: House, ask) -> None:
    """Nothing on it is about anyone."""
    answer = ask(house, "GET", "/-/parts")

    assert answer.status_code == 200
    assert "The one main action" in answer.text
