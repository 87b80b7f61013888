"""So many archives at once, and one for each person."""

import pytest

from troth.errors import TooMany
from troth.front.places import MOST, SECONDS, Places
from troth.words import PersonId

NOOR, SAM, IDA = PersonId("psn_noor"), PersonId("psn_sam"), PersonId("psn_ida")


def test_a_person_has_one_place() -> None:
    """The second hears that the first is on its way."""
    places = Places()

    with places.take(NOOR), pytest.raises(TooMany, match="already") as caught, places.take(NOOR):
        pass

    assert caught.value.retry_seconds == SECONDS
    assert len(places) == 0


def test_the_house_has_a_few() -> None:
    """Whoever comes when all are taken hears so at once, and when to ask again."""
    places = Places()

    with places.take(NOOR), places.take(SAM):
        assert len(places) == MOST
        with pytest.raises(TooMany, match="other archives") as caught, places.take(IDA):
            pass
    with places.take(IDA):
        pass

    assert caught.value.retry_seconds == SECONDS


def test_a_place_is_free_when_its_work_fails() -> None:
    """Nothing stays taken."""
    places = Places()

    with pytest.raises(RuntimeError), places.take(NOOR):
        raise RuntimeError

    assert len(places) == 0


def test_a_place_that_was_refused_takes_nothing_away() -> None:
    """The one who has it keeps it."""
    places = Places()

    with places.take(NOOR):
        with pytest.raises(TooMany), places.take(NOOR):
            pass
        assert len(places) == 1
