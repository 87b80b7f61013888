"""Halls: many people's declared numbers, in memory, each only while its epoch stands."""

import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, field
from importlib.resources import files
from typing import ClassVar

import pytest

from troth.consent.decide import ends_at
from troth.errors import BadInput, Refused, StoreBusy, StoreFailed
from troth.gate import halls
from troth.gate.halls import Hall, Numbers
from troth.gate.lockdown import lock, reopen
from troth.matchmaker.profile import Profile
from troth.testing.house import add_person, allow, leaves, same_house
from troth.testing.matching import join, share, tell
from troth.words import COMPANION_OWN, MATCH_PEOPLE, Reason

KEYS = ("gender",)


def distil(_, found):
    """Let in the gender, if there is one."""
    written = found[Profile][-1].gender if found[Profile] else ""
    return Numbers({"gender": float(written)}) if written else None


@pytest.fixture
def hall(house) -> Hall:
    """Return a hall for one number."""
    return made(house)


def made(house, let_in=distil, reads=(Profile,)) -> Hall:
    """Make a hall."""
    return Hall(
        house.gate, MATCH_PEOPLE, reads=reads, features=KEYS, distil=let_in, note="compared"
    )


def numbers(hall: Hall) -> dict[str, dict[str, float]]:
    """Return everybody's numbers."""
    return {person: dict(row.held.numbers) for person, row in hall.rows().items()}


def test_only_who_said_yes_is_in_it(house, hall) -> None:
    """Neither somebody who said nothing, nor somebody who let in nothing."""
    noor = join(house, gender=0)
    join(house, "Sam")
    add_person(house, "Ida")

    assert numbers(hall) == {noor: {"gender": 0.0}}


def test_where_nobody_said_yes_nothing_is_to_be_made(house, hall) -> None:
    """Whether anybody did is known without a look at what they let in."""
    add_person(house, "Ida")
    before = hall.is_wanted()

    join(house, gender=0)

    assert (before, hall.is_wanted()) == (False, True)
    assert "of 0" in repr(hall)


@pytest.mark.parametrize("process", ["here", "another"])
def test_a_changed_answer_counts_in_the_next_look(house, other, hall, process) -> None:
    """The row is dropped with its epoch, whichever process changed it."""
    noor, sam = join(house, gender=0), join(house, "Sam", gender=1)
    assert hall.rows()

    tell(house if process == "here" else other, noor, gender=None)

    assert numbers(hall) == {sam: {"gender": 1.0}}


@pytest.mark.parametrize("process", ["here", "another"])
def test_a_yes_that_is_taken_back_counts_in_the_next_look(house, other, hall, process) -> None:
    """Also when another process took it back; and on hold nobody is compared."""
    noor, sam = join(house, gender=0), join(house, "Sam", gender=1)
    assert hall.rows()
    consents = (house if process == "here" else other).gate.consents

    consents.withdraw(noor, MATCH_PEOPLE, method="page")
    consents.restrict(sam, method="page")

    assert numbers(hall) == {}


def test_who_is_erased_is_gone(house, hall) -> None:
    """With everything that the hall remembered of them."""
    noor = join(house, gender=0)
    assert hall.rows()

    house.erase(noor)

    assert numbers(hall) == {}
    assert noor not in repr(vars(hall))


def test_nobodys_keys_stay_open_for_it(house, hall) -> None:
    """Whose keys were opened to compare them has them closed; who is here keeps theirs."""
    noor, sam = join(house, gender=0), join(house, "Sam", gender=1)
    house.gate.states.drop_all()
    house.gate.states.of(noor)

    assert len(hall.rows()) == 2

    assert house.gate.states.holds(noor)
    assert not house.gate.states.holds(sam)


def test_a_yes_ends_when_it_said(house, hall, clock) -> None:
    """No row outlives the yes, though nothing was written meanwhile."""
    join(house, gender=0)
    assert hall.rows()

    clock.move(days=366)

    assert numbers(hall) == {}


def test_a_yes_ends_at_its_minute(house, hall, clock) -> None:
    """A row that was made on the last day does not see the evening of it."""
    noor = join(house, gender=0)
    until = ends_at(
        house.gate.states.of(noor).events.newest(MATCH_PEOPLE),
        house.gate.states.common().notice.purposes[MATCH_PEOPLE],
    )
    clock.move(seconds=(until - clock.now()).total_seconds() - 60)
    assert list(hall.rows()) == [noor]

    clock.move(minutes=2)

    assert numbers(hall) == {}


def test_rows_are_made_anew_each_day(house, clock) -> None:
    """What grows old, such as an age, is worked out again."""
    days = []
    noor = join(house, gender=0)
    hall = made(house, lambda *_: days.append(clock.now()) or Numbers({"gender": 1.0}))

    hall.rows()
    hall.rows()
    clock.move(days=1)
    hall.rows()

    assert len(days) == 2
    assert list(hall.rows()) == [noor]


def test_rules_that_grew_empty_it(house, home, hall, tmp_path) -> None:
    """A yes to less is none to more, for numbers that were taken before it grew, too."""
    noor = join(house, gender=0)
    before = list(numbers(hall))
    rules = files("troth.registry").joinpath("troth.toml").read_text(encoding="utf-8")
    grown = tmp_path / "own.toml"
    grown.write_text(rules.replace("Who sees your card knows", "Whoever likes knows"))

    same_house(home, clock=house.clock, registry_file=grown).close()

    assert house.gate.may(noor, MATCH_PEOPLE).reason is Reason.NOTICE_CHANGED
    assert (before, numbers(hall)) == ([noor], {})


def test_a_lockdown_empties_it(house, hall) -> None:
    """Nothing is compared, and nothing stays in memory."""
    noor = join(house, gender=0)
    assert hall.rows()
    lock(house.gate, "drill")

    with pytest.raises(Refused):
        hall.rows()
    assert not any(noor in repr(vars(hall)[one]) for one in ("_rows", "_seen"))
    reopen(house.gate)
    assert len(numbers(hall)) == 1


def test_only_declared_numbers_enter(house) -> None:
    """No text, no number that was not declared, no mark of another length."""
    join(house, gender=0)
    wrong = [
        Numbers({"height": 1.0}),
        Numbers({"gender": "words"}),
        Numbers({"gender": True}),
        Numbers({}, {b"short": 1}),
        Numbers({}, {b"0" * 16: "words"}),
    ]
    for told in wrong:
        with pytest.raises(BadInput, match="declares"):
            made(house, lambda *_, told=told: told).rows()


def test_it_reads_no_field_that_the_purpose_does_not_read(house) -> None:
    """A kind with a field too many opens nothing."""

    @dataclass(frozen=True)
    class More(Profile):
        """A profile with a field that the registry does not know."""

        category: ClassVar[str] = "profile"
        height: str = field(default="")

    join(house, gender=0)

    with pytest.raises(Refused):
        made(house, reads=(More,)).rows()


def test_being_in_it_is_one_line_a_day(house, hall, clock) -> None:
    """Written before anything is used; a change on the same day adds none."""
    noor = join(house, gender=0)

    def lines() -> list[object]:
        told = [one["detail"] for one in leaves(house, noor) if one["event"] == "used"]
        return [one for one in told if one.get("note") == "compared"]

    hall.rows()
    allow(house, noor, COMPANION_OWN)
    hall.rows()
    assert lines() == [{"outcome": "done", "read": {"profile": 1}, "note": "compared"}]

    clock.move(days=1)
    hall.rows()
    assert len(lines()) == 2


def test_if_the_ledger_cannot_write_nobody_is_in_it(house, hall, broken_ledger) -> None:
    """What cannot be recorded is not done."""
    join(house, gender=0)
    broken_ledger()

    with pytest.raises(StoreFailed):
        hall.rows()
    with pytest.raises(StoreFailed):
        hall.rows()


def test_one_damaged_person_stops_nobody_else(house, hall, sql) -> None:
    """Who cannot be read stays out."""
    noor, sam = join(house, gender=0), join(house, "Sam", gender=1)
    sql("UPDATE tail SET sealed = x'01' WHERE person_id = ? AND holding = 'profile'", noor)

    assert list(hall.rows()) == [sam]


@pytest.mark.parametrize(
    "told", [ValueError("no day"), KeyError("seeks"), OverflowError(), float("nan"), 1e30]
)
def test_one_whose_records_are_nonsense_stops_nobody_else(house, told) -> None:
    """Such as what came from elsewhere: who it is of stays out, and all others are compared."""
    noor, sam = join(house, gender=0), join(house, "Sam", gender=1)

    def distil(person, _):
        if person != noor:
            return Numbers({"gender": 1.0})
        if isinstance(told, Exception):
            raise told
        return Numbers({"gender": told})

    assert list(made(house, distil).rows()) == [sam]


# Filled before anybody looks


@pytest.fixture
def many(house, monkeypatch) -> list[str]:
    """Return five who are here, where that is many: a look makes two rows at most."""
    monkeypatch.setattr(halls, "AHEAD", 2)
    monkeypatch.setattr(halls, "AT_ONCE", 2)
    return sorted(join(house, name, gender=0) for name in ("Noor", "Sam", "Ida", "Olu", "Bea"))


def compared(house, person) -> int:
    """Count the lines that say somebody was compared."""
    return sum(one["detail"].get("note") == "compared" for one in leaves(house, person))


def test_it_is_filled_in_steps(house, hall, many) -> None:
    """Each step says whether there are more; each person has one line, written by then."""
    steps = []
    while hall.fill(most=2):
        steps.append(sum(compared(house, one) for one in many))

    assert steps == [2, 4, 5]
    assert sorted(hall.rows()) == many
    assert [compared(house, one) for one in many] == [1] * 5
    assert not hall.fill()


def test_it_is_large_where_it_is_filled_beforehand(house, hall, monkeypatch) -> None:
    """From one more person on than are read while somebody waits."""
    monkeypatch.setattr(halls, "AHEAD", 1)
    told = []
    for name in ("Noor", "Sam"):
        join(house, name, gender=0)
        hall.rows()
        told.append(hall.is_large())

    assert told == [False, True]


def test_few_are_read_when_somebody_looks_and_not_before(house, hall) -> None:
    """Nobody is read for a day on which nobody looks."""
    noor = join(house, gender=0)

    assert not hall.fill()
    assert compared(house, noor) == 0
    assert not hall.is_large()
    assert list(hall.rows()) == [noor]


def test_a_look_and_a_step_at_once_read_nobody_twice(house, monkeypatch) -> None:
    """Whichever comes second waits for the other, and finds what it made."""
    monkeypatch.setattr(halls, "AHEAD", 0)
    both, read = threading.Barrier(2), []

    def slow(person, found):
        read.append(person)
        with suppress(threading.BrokenBarrierError):
            both.wait(0.05)  # for the other one, who must not come
        return distil(person, found)

    hall, noor = made(house, slow), join(house, gender=0)

    with ThreadPoolExecutor(2) as pool:
        found = pool.submit(hall.fill), pool.submit(hall.rows)

    assert [one.exception() for one in found] == [None, None]
    assert read == [noor]
    assert list(hall.rows()) == [noor]


def test_who_looks_meanwhile_gets_no_part(house, hall, many) -> None:
    """They are told about how far it is, and not of how many."""
    hall.fill(most=2)
    with pytest.raises(StoreBusy, match="about 40 % is done"):
        hall.rows()

    hall.fill(most=1)

    assert len(hall.rows()) == 5  # what is left is little: it is made at once


def test_if_nobody_fills_it_any_more_a_look_does(hall, many, monkeypatch) -> None:
    """A job that failed keeps nobody from their list."""
    hall.fill(most=1)
    monkeypatch.setattr(halls, "_LEFT_SECONDS", 0.0)

    assert len(hall.rows()) == 5


@pytest.mark.parametrize("process", ["here", "another"])
def test_a_yes_that_is_taken_back_while_it_is_filled_counts(
    house, other, hall, many, process
) -> None:
    """Of who was read already, and of who was not: neither is in it, or gets a line more."""
    hall.fill(most=2)
    consents = (house if process == "here" else other).gate.consents
    for one in (many[0], many[4]):
        consents.withdraw(one, MATCH_PEOPLE, method="page")

    while hall.fill(most=2):
        pass

    assert sorted(hall.rows()) == many[1:4]
    assert [compared(house, one) for one in many] == [1, 1, 1, 1, 0]


def test_a_lockdown_stops_the_filling(house, hall, many) -> None:
    """At the next step; nothing of what was read stays in memory."""
    hall.fill(most=2)
    lock(house.gate, "drill")

    with pytest.raises(Refused):
        hall.fill(most=2)
    assert not any(one in repr(vars(hall)[name]) for one in many for name in ("_rows", "_seen"))
    assert [compared(house, one) for one in many] == [1, 1, 0, 0, 0]
    reopen(house.gate)
    while hall.fill(most=2):
        pass
    assert len(hall.rows()) == 5


def test_a_step_that_cannot_be_written_is_done_anew(house, hall, many, monkeypatch) -> None:
    """What is not in the ledger is not in the hall either."""

    def fail(_):
        raise StoreFailed

    hall.fill(most=2)
    with monkeypatch.context() as broken:
        broken.setattr(house.store, "write_each", fail)
        with pytest.raises(StoreFailed):
            hall.fill(most=2)
    while hall.fill(most=2):
        pass

    assert sorted(hall.rows()) == many
    assert [compared(house, one) for one in many] == [1] * 5


def test_a_new_day_is_filled_anew(house, hall, many, clock) -> None:
    """Nothing of yesterday counts; a day has one line for each."""
    while hall.fill():
        pass
    clock.move(days=1)
    hall.fill(most=2)
    with pytest.raises(StoreBusy):
        hall.rows()

    while hall.fill():
        pass

    assert sorted(hall.rows()) == many
    assert [compared(house, one) for one in many] == [2] * 5


def test_two_processes_and_a_start_anew_change_nothing(house, other, hall, many) -> None:
    """Each fills its own; one that begins anew in the middle has the same rows in the end."""
    hall.fill(most=2)
    again, beside = made(house), made(other)
    for one in (again, beside, hall):
        while one.fill(most=2):
            pass

    assert numbers(again) == numbers(beside) == numbers(hall)


def test_what_somebody_was_given_never_changes(house, hall, many) -> None:
    """Not while they make a list of it."""
    given = hall.rows()
    before = dict(given)
    tell(house, many[0], gender=0, called="Another", choices=share("called"))
    house.gate.consents.withdraw(many[1], MATCH_PEOPLE, method="page")

    later = hall.rows()

    assert dict(given) == before
    assert sorted(later) == [many[0], *many[2:]]
    assert hall.rows() is later


def test_nothing_of_it_lies_on_disk(house, hall, home) -> None:
    """Rows are made and used, and no file holds a number of them."""
    join(house, gender=0, about="harbour lamp", choices=share("about"))
    before = {one: one.stat().st_mtime_ns for one in home.rglob("*") if one.is_file()}

    hall.rows()

    assert {one for one in home.rglob("*") if one.is_file()} == set(before)
    assert b"harbour lamp" not in b"".join(one.read_bytes() for one in before)


LISTS = (
    ("", ""),
    ("", "a 1"),
    ("a 1", "a 1"),
    ("a 1,b 1,c 1", "a 1,b 2,c 1"),
    ("a 1,b 9,c 1", "a 1,b 10,c 1"),
    ("a 1,b 1", "b 1"),
    ("a 1,b 1", "a 1"),
    ("a 1", "a 11"),
    ("a 1,aa 1,aaa 1", "a 1,aaa 1"),
    ("a 1,b 1,c 1,d 1", "a 2,b 1,c 1,d 2"),
    ("ab 1,b 1", "b 1,ab 1"),
)


@pytest.mark.parametrize("at", range(len(LISTS)))
@pytest.mark.parametrize("turned", [False, True])
def test_in_what_two_lists_differ_is_found_in_whole_entries(at, turned) -> None:
    """Wherever it stands, however long it is; nothing is found that is in neither list."""
    one, other = reversed(LISTS[at]) if turned else LISTS[at]

    first, second = halls._apart(one, other)

    entries = [set(part.split(",")) - {""} for part in (one, other, first, second)]
    assert entries[0] - entries[1] == entries[2] - entries[3]
    assert entries[1] - entries[0] == entries[3] - entries[2]
    assert entries[2] <= entries[0]
    assert entries[3] <= entries[1]


def test_keys_that_were_opened_for_a_look_alone_are_let_go(house, hall) -> None:
    """Who was not in use before is not afterwards; whoever was, stays so."""
    people = [join(house, f"P{at}", gender=0) for at in range(4)]
    states = house.gate.states
    for person in people[1:]:
        states.drop(person)
    states.of(people[0])

    assert sorted(hall.rows()) == sorted(people)

    assert [states.holds(person) for person in people] == [True, False, False, False]


def test_who_went_elsewhere_goes_though_all_is_looked_at_anew(house, hall, other) -> None:
    """Erased by another process just before this one forgets what it knew: no row is left."""
    gone, stays, forgotten = (join(house, f"P{at}", gender=0) for at in range(3))
    assert set(hall.rows()) == {gone, stays, forgotten}

    other.erase(gone)
    hall.forget(forgotten)

    assert set(hall.rows()) == {stays, forgotten}


@pytest.mark.parametrize("few", [0, 64])
def test_who_moves_comes_and_goes_at_once_is_seen(house, hall, monkeypatch, few) -> None:
    """However far apart they stand, and whether few moved or many."""
    monkeypatch.setattr(halls, "_FEW", few)
    people = [join(house, f"P{at}", gender=0) for at in range(6)]
    alone = add_person(house, "Nothing to do with it")
    assert sorted(hall.rows()) == sorted(people)

    house.gate.consents.withdraw(people[0], MATCH_PEOPLE, method="page")
    house.erase(people[3])
    new = join(house, "New", gender=1)
    tell(house, people[5], gender=None)

    assert sorted(hall.rows()) == sorted({*people[1:5], new} - {people[3]})
    assert alone not in hall.rows()
