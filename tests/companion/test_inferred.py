"""What Troth works out: little, each with its source and a way to put it right."""

from troth.companion import minors
from troth.companion.inferred import HONEST, inferred
from troth.guard.minors import Age
from troth.registry.readability import grade
from troth.testing.house import allow, talk
from troth.words import WELLBEING_OWN


def test_of_somebody_new_there_is_nothing(house, noor) -> None:
    """And the page says what is never worked out."""
    assert list(inferred(house.gate, noor)) == []
    for word in ("mood", "traits", "age", "score"):
        assert word in HONEST
    assert grade(HONEST) <= 8


def test_each_has_a_source_a_day_and_a_way_to_put_it_right(house, noor, sam) -> None:
    """Of the person alone."""
    allow(house, noor)
    allow(house, noor, WELLBEING_OWN)
    talk(house, noor, "I'm 14.")

    found = {one.id: one for one in inferred(house.gate, noor)}

    assert found.keys() == {"age", "use"}
    assert (found["age"].source, found["age"].since) == ("I'm 14.", "2026-11-21")
    for one in found.values():
        assert one.how.endswith(".")
        assert one.address.startswith("/")
        assert grade(f"{one.what} {one.how}") <= 8
        assert "14" not in repr(one)
    assert list(inferred(house.gate, sam)) == []


def test_a_signal_of_a_device_has_no_sentence(house, noor) -> None:
    """Nothing was said, so nothing is quoted."""
    minors.signal(house.gate, noor, Age.CHILD)

    (found,) = inferred(house.gate, noor)
    assert "under 13" in found.what
    assert found.source == ""
