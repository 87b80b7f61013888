"""Halls: many people's declared numbers, in memory, each only while its epoch stands."""

from dataclasses import dataclass, field
from typing import ClassVar

import pytest

from troth.consent.decide import ends_at
from troth.errors import BadInput, Refused, StoreFailed
from troth.gate.halls import Hall, Numbers
from troth.gate.lockdown import lock, reopen
from troth.matchmaker.profile import Profile
from troth.testing.house import add_person, allow, leaves
from troth.testing.matching import join, share, tell
from troth.words import COMPANION_OWN, MATCH_PEOPLE

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


def test_its_version_moves_with_numbers_alone(house, hall) -> None:
    """Lists are made anew only when what they rest on has changed."""
    noor = join(house, gender=0)
    hall.rows()
    first = hall.version

    tell(house, noor, gender=0, about="other words", choices=share("about"))
    hall.rows()
    assert hall.version == first

    join(house, "Sam", gender=1)
    hall.rows()
    assert hall.version > first


def test_nothing_of_it_lies_on_disk(house, hall, home) -> None:
    """Rows are made and used, and no file holds a number of them."""
    join(house, gender=0, about="harbour lamp", choices=share("about"))
    before = {one: one.stat().st_mtime_ns for one in home.rglob("*") if one.is_file()}

    hall.rows()

    assert {one for one in home.rglob("*") if one.is_file()} == set(before)
    assert b"harbour lamp" not in b"".join(one.read_bytes() for one in before)
