"""What is held of a person in memory is theirs alone, bounded, and dropped in time."""

import pytest

from troth.companion import memory_index
from troth.companion.memory_index import IDLE_SECONDS, Minds
from troth.errors import Damaged, Refused, StoreBusy
from troth.testing.house import add_person, allow, talk
from troth.weights.minilm import WIDTH
from troth.words import COMPANION_HISTORY, COMPANION_MEMORY

SAID = "My sister keeps seven parrots called Quillfeather."


class Alike:
    """Finds everything alike: these tests are not about meaning."""

    def embed(self, texts):
        """Return the same vector for each."""
        return [[0.05] * WIDTH for _ in texts]


class Watch:
    """Tells the seconds that it is told."""

    def __init__(self) -> None:
        self.at = 0.0

    def __call__(self) -> float:
        return self.at


@pytest.fixture
def watch() -> Watch:
    """Return a watch that stands still."""
    return Watch()


@pytest.fixture
def minds(watch) -> Minds:
    """Return what holds nobody yet."""
    return Minds(now=watch)


def somebody(house, name: str, *, says: int = 1):
    """Add a person who lets companions remember, and has said something."""
    person = add_person(house, name)
    allow(house, person)
    allow(house, person, COMPANION_MEMORY)
    for _ in range(says):
        talk(house, person, SAID)
    return person


def take(house, minds, person):
    """Enter the room and take the mind."""
    with house.gate.enter(person, COMPANION_MEMORY) as room:
        return minds.take(room, Alike())


def test_it_is_made_once_and_goes_on(house, minds) -> None:
    """What was kept since is added; nothing is read twice."""
    noor = somebody(house, "Noor")
    first = take(house, minds, noor)
    assert len(first) == 2

    talk(house, noor, "And a green boat.")

    assert take(house, minds, noor) is first
    assert len(first) == 4
    assert "parrots" not in repr(first)


def test_a_withdrawn_yes_leaves_nothing_to_take(house, minds) -> None:
    """Without the room there is no mind; without the talks it is empty."""
    noor = somebody(house, "Noor")
    take(house, minds, noor)
    house.gate.consents.withdraw(noor, COMPANION_HISTORY, method="page")

    assert len(take(house, minds, noor)) == 0

    house.gate.consents.withdraw(noor, COMPANION_MEMORY, method="page")
    with pytest.raises(Refused):
        take(house, minds, noor)


def test_what_stands_on_an_older_state_is_not_used(house, minds) -> None:
    """Keys and consents have a stamp; once it moves, all is read anew."""
    noor = somebody(house, "Noor", says=2)
    before = take(house, minds, noor)
    house.companion.forget_turn(noor, before.places[0].key)

    after = take(house, minds, noor)

    assert after is not before
    assert len(after) == 3
    assert minds.held(noor, stamp=before.stamp) is None
    assert minds.held(noor, stamp=after.stamp) is after


def test_there_is_room_for_few(house, minds, monkeypatch) -> None:
    """Who was not asked for longest goes first; one alone is always held."""
    people = [somebody(house, name) for name in ("Noor", "Sam", "Ida")]
    monkeypatch.setattr(memory_index, "MOST_PEOPLE", 2)
    for person in people:
        take(house, minds, person)
    assert minds.people() == people[1:]

    monkeypatch.setattr(memory_index, "MOST_TURNS", 1)
    take(house, minds, people[1])
    assert minds.people() == [people[1]]


def test_what_nobody_asks_for_is_dropped(house, minds, watch) -> None:
    """After a quarter of an hour; and all of it when told so."""
    noor, sam = somebody(house, "Noor"), somebody(house, "Sam")
    take(house, minds, noor)
    watch.at = IDLE_SECONDS / 2
    take(house, minds, sam)
    watch.at = IDLE_SECONDS + 1

    minds.drop_idle()

    assert minds.people() == [sam]
    minds.drop(None)
    assert len(minds) == 0


def test_half_of_it_is_not_held(house, minds, monkeypatch) -> None:
    """If reading stops in the middle, nothing is held."""
    noor = somebody(house, "Noor")
    take(house, minds, noor)

    def stops(*_: object) -> None:
        message = "A segment does not end where its row says."
        raise Damaged(message)

    monkeypatch.setattr(memory_index.Mind, "catch_up", stops)
    with pytest.raises(Damaged):
        take(house, minds, noor)
    assert len(minds) == 0


def test_what_changes_while_it_is_read_is_not_held(house, minds, monkeypatch) -> None:
    """It is told to try again."""
    noor = somebody(house, "Noor")
    read = memory_index.Mind.catch_up

    def reads(mind, room) -> None:
        read(mind, room)
        room.grant.stamp += 1

    monkeypatch.setattr(memory_index.Mind, "catch_up", reads)
    with pytest.raises(StoreBusy):
        take(house, minds, noor)
    assert len(minds) == 0


def test_what_is_forgotten_while_it_is_read_is_read_anew(house, minds, monkeypatch) -> None:
    """Forgetting renews the key under which what is held lies sealed: that is no damage."""
    noor = somebody(house, "Noor", says=2)
    house.companion.memory._load = Alike
    house.companion.memory.tend(noor)
    before = take(house, minds, noor)
    talk(house, noor, "And a green boat.")
    read = memory_index.Mind._take_notes

    def forgets(mind, notes):
        if mind is before:
            house.companion.forget_turn(noor, before.places[0].key)
        return read(mind, notes)

    monkeypatch.setattr(memory_index.Mind, "_take_notes", forgets)

    after = take(house, minds, noor)

    assert len(after) == 4 + 2 - 1
    assert minds.held(noor, stamp=after.stamp) is after
    assert [one.key for one in after.places[:3]] == [one.key for one in before.places[1:4]]


def test_vectors_lie_sealed_and_late_ones_find_their_place(house, minds) -> None:
    """What was read without a vector gets it when it is made."""
    noor = somebody(house, "Noor")
    mind = take(house, minds, noor)
    assert mind.lacks == 2
    house.companion.memory._load = Alike
    house.companion.memory.tend(noor)

    assert take(house, minds, noor) is mind

    assert mind.lacks == 0
    with pytest.raises(Damaged):
        list(mind._pages)
    with house.gate.enter(noor, COMPANION_MEMORY) as room:
        assert mind.find("parrots", 1, room=room)[0].meaning > 0.8


def test_a_line_leaves_other_branches_out(house, minds) -> None:
    """And ends where it is asked to."""
    noor = somebody(house, "Noor", says=2)
    mind = take(house, minds, noor)
    first = mind.places[0]

    assert mind.line(first.talk) == {one.key for one in mind.places[:2]}
    assert mind.line(first.talk, end=first.key) == {first.key}
    assert mind.line("cnv_other") == set()
