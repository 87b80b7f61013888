"""How often one asker may ask."""

import pytest

from troth.errors import TooMany
from troth.front import limits
from troth.front.limits import CHANGES, LOOKS, Limits, Rate
from troth.front.who import NOBODY, Caller
from troth.words import PersonId

NOOR = Caller(person=PersonId("psn_noor"))
SAM = Caller(person=PersonId("psn_sam"))


class Seconds:
    """Seconds that pass when they are told to."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def seconds() -> Seconds:
    """Return a clock that stands still."""
    return Seconds()


@pytest.fixture
def small(seconds: Seconds) -> Limits:
    """Return limits that are soon reached: three looks, two changes."""
    looks = Rate(burst=3, each_second=1)
    changes = Rate(burst=2, each_second=0.5)
    return Limits(looks=looks, changes=changes, seconds=seconds)


def times(limits: Limits, caller: Caller, method: str = "GET", address: str = "a") -> int:
    """Ask until it is too much; return how often that was fine, at most ten times."""
    scope = {"type": "http", "method": method, "client": (address, 1234)}
    for count in range(10):
        try:
            limits.take(scope, caller)
        except TooMany:
            return count
    return 10


def test_a_burst_is_fine_and_no_more(small: Limits) -> None:
    """Loading a page asks for several things at once; a runaway script asks on and on."""
    assert times(small, NOOR) == 3
    assert times(small, NOOR) == 0


def test_it_fills_again_with_time(small: Limits, seconds: Seconds) -> None:
    """One each second, and never more than the burst, however long one waits."""
    times(small, NOOR)

    seconds.now += 1
    after_a_second = times(small, NOOR)
    seconds.now += 3600
    after_an_hour = times(small, NOOR)

    assert (after_a_second, after_an_hour) == (1, 3)


def test_asking_too_often_costs_nothing_more(small: Limits, seconds: Seconds) -> None:
    """Who goes on asking does not push the moment away at which it works again."""
    times(small, NOOR)

    for _ in range(4):
        seconds.now += 0.25
        last = times(small, NOOR)

    assert last == 1


@pytest.mark.parametrize(("method", "wait"), [("GET", 1), ("POST", 2)])
def test_it_says_when_to_ask_again(small: Limits, seconds: Seconds, method: str, wait: int) -> None:
    """In whole seconds, never too early: at that moment it works."""
    times(small, NOOR, method)

    with pytest.raises(TooMany) as caught:
        small.take({"method": method, "client": ("a", 1)}, NOOR)
    seconds.now += caught.value.retry_seconds

    assert caught.value.retry_seconds == wait
    assert f"in {wait} s" in str(caught.value)
    assert times(small, NOOR, method) == 1


def test_the_wait_is_rounded_up(seconds: Seconds) -> None:
    """A wait of 3.3 seconds that is told as 3 would end in one more refusal."""
    slow = Limits(changes=Rate(burst=1, each_second=0.3), seconds=seconds)
    times(slow, NOOR, "POST")

    with pytest.raises(TooMany) as caught:
        slow.take({"method": "POST", "client": ("a", 1)}, NOOR)
    seconds.now += caught.value.retry_seconds

    assert times(slow, NOOR, "POST") == 1


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE", "TRACE", "PLANTED"])
def test_looks_and_changes_are_counted_apart(small: Limits, method: str) -> None:
    """Who has looked too often can still say stop. What is not a look counts as a change."""
    times(small, NOOR, "GET")

    assert times(small, NOOR, "HEAD") == 0
    assert times(small, NOOR, method) == 2


def test_each_person_is_counted_alone(small: Limits) -> None:
    """Nobody takes anything from anybody else, not even from behind the same address."""
    times(small, NOOR, address="a")

    assert times(small, SAM, address="a") == 3
    assert times(small, NOBODY, address="a") == 3


def test_a_person_is_counted_wherever_they_ask_from(small: Limits) -> None:
    """Another address does not start a new count."""
    times(small, NOOR, address="a")

    assert times(small, NOOR, address="b") == 0


def test_who_has_not_signed_in_is_counted_by_address(small: Limits) -> None:
    """There is nothing else to go by."""
    times(small, NOBODY, address="a")

    assert times(small, NOBODY, address="a") == 0
    assert times(small, NOBODY, address="b") == 3


def test_one_network_counts_as_one(small: Limits) -> None:
    """Who has one IPv6 address has 2^64 of them: another one is nobody new."""
    assert times(small, NOBODY, address="2001:db8::1") == 3
    assert times(small, NOBODY, address="2001:db8::ffff:1") == 0
    assert times(small, NOBODY, address="2001:db8:0:1::1") == 3


def test_a_request_without_an_address_is_counted_too(small: Limits) -> None:
    """As over a local socket."""
    local = {"method": "GET", "client": None}
    for _ in range(3):
        small.take(local, NOBODY)

    with pytest.raises(TooMany):
        small.take({"method": "GET"}, NOBODY)


def test_who_asked_longest_ago_is_forgotten_first(
    small: Limits, monkeypatch: pytest.MonkeyPatch
) -> None:
    """So many askers are remembered and no more; who still asks is not the one to go."""
    monkeypatch.setattr(limits, "_MOST_ASKERS", 3)
    for one in "abc":
        times(small, NOBODY, address=one)
    times(small, NOBODY, address="a")

    times(small, NOBODY, address="d")

    assert len(small._buckets) == 3
    assert times(small, NOBODY, address="a") == 0
    assert times(small, NOBODY, address="b") == 3


def test_a_hundred_thousand_addresses_do_not_fill_the_memory(small: Limits) -> None:
    """The number of counts has an end."""
    scope = {"method": "GET", "client": ("", 1)}

    for number in range(100_000):
        scope["client"] = (str(number), 1)
        small.take(scope, NOBODY)

    assert len(small._buckets) == limits._MOST_ASKERS


def test_no_count_is_shared_between_applications() -> None:
    """Each application counts for itself."""
    one, two = Limits(), Limits()

    one.take({"method": "GET", "client": ("a", 1)}, NOOR)

    assert not two._buckets


def test_what_is_usual_is_never_too_much() -> None:
    """A page with its parts, and quick typing, stay far below; a guesser does not get far."""
    assert LOOKS.burst >= 100
    assert LOOKS.each_second >= 10
    assert CHANGES.burst <= 60
    assert CHANGES.each_second <= 2


def test_no_address_is_remembered_as_it_is(small: Limits) -> None:
    """Only a digest under a key that this process made."""
    times(small, NOBODY, address="192.0.2.77")

    assert "192.0.2.77" not in repr(small._buckets)
    assert next(iter(small._buckets)) != next(iter(Limits()._buckets), None)


def test_who_was_erased_is_not_counted_any_more(small: Limits) -> None:
    """Here, and where another process did it. Others stay."""
    for caller in (NOOR, SAM, NOBODY):
        times(small, caller)
        times(small, caller, "POST")

    small.forget(NOOR.person)
    small.drop_gone(lambda person: person == SAM.person)

    assert len(small._buckets) == 2
    assert times(small, NOBODY) == 0


def test_what_has_filled_again_is_dropped(small: Limits, seconds: Seconds) -> None:
    """A full count says no more than none; so an address is forgotten within a minute."""
    times(small, NOBODY, address="a")
    times(small, NOBODY, "POST", address="a")

    seconds.now += 3
    small.drop_full()
    after_three = len(small._buckets)
    seconds.now += 1
    small.drop_full()

    assert (after_three, len(small._buckets)) == (1, 0)
