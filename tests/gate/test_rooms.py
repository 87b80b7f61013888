"""Rooms: what can be read and kept in them, and the one leaf that each leaves behind."""

import asyncio
from dataclasses import dataclass
from datetime import timedelta
from typing import ClassVar

import pytest

from troth.companion.turn import Turn
from troth.consent.events import Kind
from troth.errors import Refused, StoreBusy, StoreFailed
from troth.gate import forget, lockdown, tally
from troth.gate.tally import Whose
from troth.people.person import Person
from troth.testing.house import AT, allow, leaves
from troth.words import (
    ACCOUNT_RUN,
    COMPANION_HISTORY,
    COMPANION_REPLY,
    CRISIS_SAFETY,
    RIGHTS_ANSWER,
    SECURITY_AUDIT,
    Reason,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """A smaller kind of the same category: the words alone."""

    category: ClassVar[str] = "turn"
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line of the ledger, as if it were a record."""

    category: ClassVar[str] = "ledger"
    entry: str


def withdraw(house, person, purpose=COMPANION_HISTORY):
    """Take a yes back."""
    return house.gate.consents.withdraw(person, purpose, method="terminal")


# Reading


def test_what_was_kept_is_read_in_order(house, willing, do):
    """Records come oldest first, with the numbers by which they can be named."""
    numbers = do.keep(house, willing, "one", "two", "three")

    with house.gate.enter(willing, COMPANION_HISTORY) as room:
        found = room.read(Turn)

    assert [one.record.text for one in found] == ["one", "two", "three"]
    assert [one.number for one in found] == numbers == [1, 2, 3]


@pytest.mark.parametrize(("last", "texts"), [(1, ["c"]), (2, ["b", "c"]), (9, ["a", "b", "c"])])
def test_only_the_newest_are_read_if_so_asked(house, willing, do, last, texts):
    """`last` limits to the newest, still oldest first."""
    do.keep(house, willing, "a", "b", "c")

    assert do.read(house, willing, COMPANION_HISTORY, last=last) == texts


def test_the_newest_number_is_no_use_and_makes_no_line(house, willing, do):
    """It tells that something came, and is refused as a reading would be."""
    with house.gate.enter(willing, COMPANION_HISTORY) as room:
        assert room.newest(Turn) == -1
    do.keep(house, willing, "one", "two")
    before = leaves(house, willing)

    with house.gate.enter(willing, COMPANION_HISTORY) as room:
        assert room.newest(Turn) == 2
    assert leaves(house, willing) == before
    with pytest.raises(Refused), house.gate.enter(willing, COMPANION_REPLY) as room:
        room.newest(Person)
    with house.gate.enter(willing, COMPANION_HISTORY) as room:
        withdraw(house, willing)
        with pytest.raises(Refused):
            room.newest(Turn)


def test_a_purpose_reads_only_the_fields_it_names(house, willing):
    """`companion.reply` may know a name, but not a country: the whole person it may not read."""
    with pytest.raises(Refused) as caught, house.gate.enter(willing, COMPANION_REPLY) as room:
        room.read(Person)

    assert caught.value.reason is Reason.FIELD_NOT_COVERED
    assert "person.country, person.language" in str(caught.value)
    assert leaves(house, willing)[-1]["event"] == "refused"
    assert leaves(house, willing)[-1]["detail"] == {"reason": "field_not_covered"}


@pytest.mark.parametrize("purpose", [ACCOUNT_RUN, SECURITY_AUDIT])
def test_a_purpose_that_names_no_talks_reads_none(house, willing, do, purpose):
    """Legal duty or not: what a purpose does not name it does not get."""
    do.keep(house, willing, "private")

    with pytest.raises(Refused), house.gate.enter(willing, purpose) as room:
        room.read(Turn)


def test_to_write_is_not_to_read(house, willing):
    """What a purpose writes down, such as the ledger's lines, it does not read for that."""
    with pytest.raises(Refused), house.gate.enter(willing, SECURITY_AUDIT) as room:
        room.read(Line)

    assert leaves(house, willing)[-1]["detail"] == {"reason": "field_not_covered"}


def test_a_smaller_kind_shows_only_its_fields(house, willing, do):
    """A kind with fewer fields of the same category is covered, and shows no more."""
    do.keep(house, willing, "words")

    with house.gate.enter(willing, COMPANION_HISTORY) as room:
        found = room.read(Words)

    assert found[0].record == Words(text="words")


def test_what_was_kept_for_one_purpose_serves_another_only_while_both_stand(house, willing, do):
    """When keeping talks is no longer allowed, neither companion nor guard sees the old ones."""
    do.keep(house, willing, "before")
    others = (COMPANION_REPLY, CRISIS_SAFETY)
    assert [do.read(house, willing, one) for one in others] == [["before"], ["before"]]

    withdraw(house, willing)

    assert [do.read(house, willing, one) for one in others] == [[], []]


def test_a_yes_that_comes_back_brings_back_what_was_kept(house, willing, do):
    """A change of mind within the seven days loses nothing."""
    do.keep(house, willing, "before")
    withdraw(house, willing)

    allow(house, willing, COMPANION_HISTORY)

    assert do.read(house, willing, COMPANION_HISTORY) == ["before"]


@pytest.mark.parametrize("state", ["withdrawn", "objected", "held", "locked", "run out"])
def test_a_person_sees_everything_in_every_state(house, willing, do, clock, state):
    """The right to see one's data does not hang on any consent."""
    do.keep(house, willing, "mine")
    match state:
        case "withdrawn":
            withdraw(house, willing)
            withdraw(house, willing, COMPANION_REPLY)
        case "objected":
            house.gate.consents.object(willing, COMPANION_HISTORY, method="terminal")
        case "held":
            house.gate.consents.restrict(willing, method="terminal")
        case "locked":
            lockdown.lock(house.gate, "drill")
        case "run out":
            clock.move(days=364, hours=23)

    texts = do.read(house, willing, RIGHTS_ANSWER)

    assert texts == ["mine"]
    with house.gate.enter(willing, RIGHTS_ANSWER) as room:
        assert room.read(Person)[0].record.name == "Noor"


def test_what_is_past_its_day_is_not_read(house, willing, do, clock):
    """A record that was kept long enough is not returned, swept or not, not even by right."""
    do.keep(house, willing, "old")
    clock.move(days=200)
    allow(house, willing)
    do.keep(house, willing, "new")

    clock.move(days=165)

    assert do.read(house, willing, COMPANION_HISTORY) == ["new"]
    assert do.read(house, willing, RIGHTS_ANSWER) == ["new"]


def test_nobody_reads_for_another(house, willing, sam, do):
    """Two persons with the same consents see each their own."""
    allow(house, sam)
    do.keep(house, willing, "of Noor")
    do.keep(house, sam, "of Sam")

    assert do.read(house, willing, COMPANION_HISTORY) == ["of Noor"]
    assert do.read(house, sam, COMPANION_HISTORY) == ["of Sam"]


# Keeping


@pytest.mark.parametrize("purpose", [COMPANION_REPLY, RIGHTS_ANSWER, CRISIS_SAFETY])
def test_a_purpose_keeps_only_what_it_names(house, willing, do, purpose):
    """To answer is not to keep."""
    with pytest.raises(Refused) as caught, house.gate.enter(willing, purpose) as room:
        room.keep(do.turn())

    assert caught.value.reason is Reason.FIELD_NOT_COVERED
    assert do.read(house, willing, RIGHTS_ANSWER) == []


def test_nothing_is_kept_before_the_room_closes(house, willing, do, sql):
    """What is kept and its leaf are one transaction, at the end."""
    with house.gate.enter(willing, COMPANION_HISTORY) as room:
        room.keep(do.turn())
        during = sql("SELECT count(*) FROM tail WHERE holding = 'turn'")

    assert during == [(0,)]
    assert sql("SELECT count(*) FROM tail WHERE holding = 'turn'") == [(1,)]


def test_what_is_kept_carries_its_last_day(house, willing, do, sql, clock):
    """Each record says until when it is kept: as long as its purpose said that day."""
    clock.move(days=3)
    do.keep(house, willing, "x")

    (until,) = sql("SELECT keep_until_ms FROM tail WHERE holding = 'turn'")[0]

    assert until == round((clock.now() + timedelta(days=365)).timestamp() * 1000)


def test_an_error_in_the_room_keeps_nothing(house, willing, do, sql):
    """What was to be kept is dropped if something goes wrong before the room closes."""

    def fail():
        with house.gate.enter(willing, COMPANION_HISTORY) as room:
            room.read(Turn)
            room.keep(do.turn())
            _ = 1 / 0

    with pytest.raises(ZeroDivisionError):
        fail()

    told = leaves(house, willing)[-1]
    assert told["detail"] == {"outcome": "failed", "read": {"turn": 0}}
    assert sql("SELECT count(*) FROM tail WHERE holding = 'turn'") == [(0,)]


def end_history(house, person, how):
    """End the permission to keep, in one of several ways; return the reason that follows."""
    consents = house.gate.consents
    match how:
        case "withdraw":
            consents.withdraw(person, COMPANION_HISTORY, method="terminal")
            return "withdrawn"
        case "refuse":
            shown = consents.card(COMPANION_HISTORY, language="en")
            consents.answer(person, yes=False, shown=shown, method="terminal")
            return "refused"
        case "object":
            consents.object(person, COMPANION_HISTORY, method="terminal")
            return "objected"
        case "restrict":
            consents.restrict(person, method="terminal")
            return "restricted"
        case "lock":
            lockdown.lock(house.gate, "drill")
            return "locked_down"
        case "time":
            house.clock.move(days=365)
            return "expired"


ENDS = ["withdraw", "refuse", "object", "restrict", "lock", "time"]


@pytest.mark.parametrize("how", ENDS)
@pytest.mark.parametrize("where", ["here", "elsewhere"])
def test_nothing_is_kept_after_the_yes_is_gone(house, other, willing, do, how, where):
    """Between `keep` and the end of the room the yes is asked for once more, on the disk."""
    with house.gate.enter(willing, COMPANION_HISTORY) as room:
        room.keep(do.turn())
        reason = end_history(house if where == "here" else other, willing, how)

    told = leaves(house, willing)[-1]
    assert (told["event"], told["detail"]) == ("used", {"outcome": reason})
    assert room.kept == []
    assert do.read(house, willing, RIGHTS_ANSWER) == []


@pytest.mark.parametrize("how", ENDS)
@pytest.mark.parametrize("where", ["here", "elsewhere"])
def test_a_room_shuts_when_the_yes_is_gone(house, other, willing, do, how, where):
    """The very next read or keep in a room that is open already is refused."""
    do.keep(house, willing, "x")
    room = house.gate.enter(willing, COMPANION_HISTORY)
    assert room.read(Turn)

    reason = end_history(house if where == "here" else other, willing, how)

    for act in (lambda: room.read(Turn), lambda: room.keep(do.turn())):
        with pytest.raises(Refused) as caught:
            act()
        assert caught.value.reason.value == reason


def test_what_is_forgotten_in_mid_room_is_not_read(house, other, willing, do):
    """Keys that were made anew elsewhere are taken up; what was forgotten is not there."""
    do.keep(house, willing, "a", "b")

    with house.gate.enter(willing, COMPANION_HISTORY) as room:
        forget.forget(other.gate, willing, Turn, lambda _, one: one.text == "a")
        texts = [found.record.text for found in room.read(Turn)]
        room.keep(do.turn("c"))

    assert texts == ["b"]
    assert do.read(house, willing, COMPANION_HISTORY) == ["b", "c"]


def test_forgetting_between_keep_and_close_loses_nothing_new(house, other, willing, do):
    """If the purpose's key was made anew meanwhile, what is kept is sealed with the new one."""
    do.keep(house, willing, "a")

    with house.gate.enter(willing, COMPANION_HISTORY) as room:
        room.keep(do.turn("b"))
        forget.forget(other.gate, willing, Turn, lambda *_: True)

    assert do.read(other, willing, COMPANION_HISTORY) == ["b"]


def test_what_is_made_of_records_is_not_kept_if_one_was_forgotten(house, other, willing, do):
    """Where a room says so, it is decided in the transaction that would keep it."""
    do.keep(house, willing, "a")

    with house.gate.enter(willing, COMPANION_HISTORY) as room:
        room.keep_only_at(room.grant.stamp)
        room.keep(do.turn("made of a"))
        forget.forget(other.gate, willing, Turn, lambda *_: True)
    with house.gate.enter(willing, COMPANION_HISTORY) as room:
        room.keep_only_at(room.grant.stamp)
        room.keep(do.turn("made of nothing"))

    assert do.read(other, willing, COMPANION_HISTORY) == ["made of nothing"]


def test_keeping_after_a_shredding_sets_a_new_date_for_it(house, willing, do, sql):
    """What is kept after all was destroyed is destroyed in its turn when the yes ends."""
    do.keep(house, willing, "a")
    asked = "SELECT shred_after_ms FROM purpose_key WHERE purpose = 'companion.history'"
    before = sql(asked)
    forget.shred_purpose(house.gate, willing, COMPANION_HISTORY)
    assert sql(asked) == []

    do.keep(house, willing, "b", "c")

    assert sql(asked) == before != [(None,)]
    assert do.read(house, willing, COMPANION_HISTORY) == ["b", "c"]


def test_a_person_erased_meanwhile_leaves_nothing(house, other, willing, do, sql):
    """A room that closes after its person was erased writes no leaf and keeps nothing."""
    with house.gate.enter(willing, COMPANION_HISTORY) as room:
        room.read(Turn)
        room.keep(do.turn())
        other.erase(willing)
        before = sql("SELECT count(*) FROM ledger_leaf")

    assert sql("SELECT count(*) FROM ledger_leaf") == before
    for table in ("tail", "purpose_key", "ledger_opening", "person"):
        assert sql(f"SELECT count(*) FROM {table}") == [(0,)]  # noqa: S608


# The grant


def test_a_grant_is_renewed_when_it_ends(house, willing, clock):
    """Long work goes on after thirty seconds, on a decision taken anew."""
    room = house.gate.enter(willing, COMPANION_REPLY)
    first = room.grant

    clock.move(seconds=29)
    room.check()
    assert room.grant is first
    clock.move(seconds=1)
    room.check()

    assert room.grant is not first
    assert room.grant.until == clock.now() + timedelta(seconds=30)


def test_a_change_elsewhere_renews_the_grant(house, willing, sam):
    """Whatever changes, the decision is taken anew; if it still stands the room stays open."""
    room = house.gate.enter(willing, COMPANION_REPLY)
    first = room.grant

    allow(house, sam)
    room.check()

    assert room.grant.pulse > first.pulse
    assert room.grant.stamp == first.stamp


@pytest.mark.parametrize("act", ["read", "keep", "check"])
def test_a_closed_room_is_closed(house, willing, do, act):
    """Nothing can be done in a room that was left."""
    with house.gate.enter(willing, COMPANION_HISTORY) as room:
        pass

    acts = {
        "read": lambda: room.read(Turn),
        "keep": lambda: room.keep(do.turn()),
        "check": room.check,
    }
    with pytest.raises(Refused, match="closed"):
        acts[act]()


# One after the other


def each(house, person, purpose=COMPANION_HISTORY, **how):
    """Read one after the other in a room of its own; return the numbers."""
    with house.gate.enter(person, purpose) as room:
        return [found.number for found in room.each(Turn, **how)]


@pytest.mark.parametrize("count", [0, 1, 63, 64, 65, 200])
def test_one_after_the_other_are_all(house, willing, do, count):
    """What comes one after the other is what comes at once, from tail and segments."""
    do.keep(house, willing, *(f"n{number}" for number in range(count)))

    with house.gate.enter(willing, COMPANION_HISTORY) as room:
        one_by_one = list(room.each(Turn))
        at_once = room.read(Turn)

    assert one_by_one == at_once
    assert len(at_once) == count


def test_only_those_within_some_runs(house, willing, do):
    """Runs of numbers choose, and only what was chosen is told in the leaf."""
    do.keep(house, willing, *(f"n{number}" for number in range(150)))

    found = each(house, willing, within=[(3, 5), (64, 66), (149, 400)])

    assert found == [3, 4, 5, 64, 65, 66, 149, 150]
    detail = leaves(house, willing)[-1]["detail"]
    assert detail["read"] == {"turn": 8}
    assert detail["which"] == {"turn": [[3, 5], [64, 66], [149, 150]]}


def test_one_after_the_other_has_the_same_checks(house, willing, sam, do, clock):
    """No purpose gets record by record what it does not get at once."""
    do.keep(house, willing, "a")

    with pytest.raises(Refused):
        each(house, willing, ACCOUNT_RUN)
    assert each(house, sam, RIGHTS_ANSWER) == []
    withdraw(house, willing)
    assert each(house, willing, COMPANION_REPLY) == []
    assert each(house, willing, RIGHTS_ANSWER) == [1]
    clock.move(days=365)
    assert each(house, willing, RIGHTS_ANSWER) == []


@pytest.mark.parametrize("where", ["here", "elsewhere"])
def test_a_yes_taken_back_in_the_middle_ends_the_reading(house, other, willing, do, where):
    """The segment that is open is shown; the next one is not."""
    do.keep(house, willing, *(f"n{number}" for number in range(200)))
    room = house.gate.enter(willing, COMPANION_HISTORY)
    coming = room.each(Turn)
    next(coming)

    withdraw(house if where == "here" else other, willing)

    with pytest.raises(Refused):
        list(coming)


def test_what_is_forgotten_in_the_middle_is_not_read(house, other, willing, do):
    """Another process forgets a message that has not come yet: it does not come, the rest does."""
    do.keep(house, willing, *(f"n{number}" for number in range(200)))
    with house.gate.enter(willing, RIGHTS_ANSWER) as room:
        coming = room.each(Turn)
        begun = [next(coming).number for _ in range(10)]

        forget.forget(other.gate, willing, Turn, lambda number, _: number == 150)
        rest = [found.number for found in coming]

    assert begun + rest == [number for number in range(1, 201) if number != 150]


def test_what_is_packed_in_the_middle_comes_once(house, other, willing, do):
    """Records that move from the tail into a segment while they are read come once each."""
    do.keep(house, willing, *(f"n{number}" for number in range(78)))
    with house.gate.enter(willing, RIGHTS_ANSWER) as room:
        coming = room.each(Turn)
        begun = [next(coming).number for _ in range(64)]
        do.keep(other, willing, *(f"n{number}" for number in range(78, 150)))
        rest = [found.number for found in coming]

    assert begun + rest == list(range(1, 151))


def test_an_erased_person_s_records_stop_coming(house, other, willing, do):
    """An erasure ends a reading that is under way."""
    do.keep(house, willing, *(f"n{number}" for number in range(200)))
    room = house.gate.enter(willing, RIGHTS_ANSWER)
    coming = room.each(Turn)
    next(coming)

    other.erase(willing)

    with pytest.raises(Refused):
        list(coming)


# The person's own ledger


def test_rights_read_the_persons_own_lines(house, willing, do):
    """In a room for their rights a person sees what was done, and nobody else's lines."""
    do.keep(house, willing, "a")

    with house.gate.enter(willing, RIGHTS_ANSWER) as room:
        newest = room.lines().newest(limit=1)[0]
        whole = b"".join(room.history())

    assert (newest.purpose, newest.leaf.event) == (COMPANION_HISTORY, "used")
    assert whole == house.gate.history(willing).export()


def test_a_ledger_is_read_in_an_open_room_only(house, willing, sam):
    """Once the room is closed, or its person is gone, none of the lines are told any more."""
    rooms = {person: house.gate.enter(person, RIGHTS_ANSWER) for person in (willing, sam)}

    rooms[willing].close()
    house.erase(sam)

    for room in rooms.values():
        for ask in (room.lines, room.history):
            with pytest.raises(Refused):
                ask()


@pytest.mark.parametrize("purpose", [COMPANION_HISTORY, COMPANION_REPLY, CRISIS_SAFETY])
def test_no_other_purpose_reads_the_ledger(house, willing, purpose):
    """A companion has no business in a person's ledger."""
    with house.gate.enter(willing, purpose) as room:
        for ask in (room.lines, room.history):
            with pytest.raises(Refused, match="does not cover"):
                ask()


# The leaf


def test_one_use_is_one_leaf_with_counts(house, willing, do):
    """What a room read and kept is one leaf: how many of which kind, and no words."""
    do.keep(house, willing, "a", "b")

    with house.gate.enter(willing, COMPANION_HISTORY) as room:
        room.read(Turn)
        room.read(Turn, last=1)
        room.keep(do.turn())
        room.note("shown")

    kept, used = leaves(house, willing)[-2:]
    assert kept["detail"] == {"outcome": "done", "kept": {"turn": 2}}
    assert (used["event"], used["purpose"]) == ("used", COMPANION_HISTORY)
    assert used["detail"] == {
        "outcome": "done",
        "read": {"turn": 3},
        "which": {"turn": [[1, 2]]},
        "kept": {"turn": 1},
        "note": "shown",
    }


def test_the_leaf_says_which_records_were_handed_over(house, willing, do):
    """Numbers lead the person back to the very words; what was only sifted is not named."""
    do.keep(house, willing, "a", "b")
    with house.gate.enter(willing, COMPANION_HISTORY) as room:
        room.keep(do.turn(conversation="cnv_b"))
    do.keep(house, willing, "d")

    with house.gate.enter(willing, COMPANION_REPLY) as room:
        room.read(Turn, having={"conversation": "cnv_a"})

    assert leaves(house, willing)[-1]["detail"]["which"] == {"turn": [[1, 2], [4, 4]]}


def test_with_too_many_gaps_the_leaf_says_only_how_many(house, willing, do, monkeypatch):
    """A leaf has a bound: more runs than fit are not told, and the count still is."""
    monkeypatch.setattr("troth.gate.runs.MOST_RUNS", 2)
    do.keep(house, willing, *"abcde")
    for number in (2, 4):
        forget.forget(house.gate, willing, Turn, lambda one, _, number=number: one == number)

    do.read(house, willing, COMPANION_HISTORY)

    assert leaves(house, willing)[-1]["detail"] == {"outcome": "done", "read": {"turn": 3}}


def test_reading_nothing_is_still_a_use(house, willing, do):
    """A look that found nothing is written down as one."""
    before = len(leaves(house, willing))

    do.read(house, willing, COMPANION_HISTORY)

    told = leaves(house, willing)
    assert len(told) == before + 1
    assert told[-1]["detail"] == {"outcome": "done"} | {"read": {"turn": 0}}


def test_what_is_about_nobody_is_written_with_the_leaf(house, willing, broken_ledger):
    """A count is in the room's last transaction: with its leaf, or not at all."""
    whose = Whose(model="m", persona="mira")

    def use():
        with house.gate.enter(willing, COMPANION_REPLY) as room:
            room.note("counted")
            room.beside(lambda unit: tally.add(unit, whose, {tally.ANSWERS: 1}, at=AT))

    use()
    broken_ledger()
    with pytest.raises(StoreFailed):
        use()

    assert [one.answers for one in tally.read(house.store)] == [1]


def test_a_room_is_closed_once(house, willing):
    """Closing a room twice writes one leaf."""
    room = house.gate.enter(willing, COMPANION_HISTORY)
    room.read(Turn)
    before = len(leaves(house, willing))

    room.close()
    room.close()

    assert len(leaves(house, willing)) == before + 1


def test_if_the_leaf_cannot_be_written_nothing_is_kept(house, willing, do, broken_ledger, sql):
    """The ledger fails: leaving the room raises, and what was to be kept is not there."""
    broken_ledger()

    with pytest.raises(StoreFailed), house.gate.enter(willing, COMPANION_HISTORY) as room:
        room.keep(do.turn())

    assert sql("SELECT count(*) FROM tail WHERE holding = 'turn'") == [(0,)]


def test_if_the_leaf_cannot_be_written_nothing_read_is_returned(house, willing, do, broken_ledger):
    """What was read in a room is not handed on when its use cannot be recorded."""
    do.keep(house, willing, "private")
    broken_ledger()

    with pytest.raises(StoreFailed):
        do.read(house, willing, COMPANION_HISTORY)


@pytest.mark.parametrize(
    ("error", "outcome"),
    [
        (KeyboardInterrupt(), "stopped"),
        (asyncio.CancelledError(), "stopped"),
        (GeneratorExit(), "stopped"),
        (ValueError("a secret"), "failed"),
        (Refused(COMPANION_REPLY, Reason.WITHDRAWN), "withdrawn"),
    ],
)
def test_the_leaf_says_how_it_ended(house, willing, error, outcome):
    """A use that was stopped, or failed, or was taken back, says so: in a word, no more."""
    room = house.gate.enter(willing, COMPANION_HISTORY)
    room.read(Turn)

    room.close(error)

    assert leaves(house, willing)[-1]["detail"] == {"outcome": outcome, "read": {"turn": 0}}


def test_a_task_that_is_cancelled_still_closes_its_room(house, willing):
    """Whoever goes away in the middle leaves a closed receipt behind."""

    async def use():
        async with house.gate.enter(willing, COMPANION_HISTORY) as room:
            room.read(Turn)
            started.set()
            await asyncio.Event().wait()

    async def leave():
        async with asyncio.TaskGroup() as group:
            task = group.create_task(use())
            await started.wait()
            task.cancel()

    started = asyncio.Event()

    asyncio.run(leave())

    assert leaves(house, willing)[-1]["detail"]["outcome"] == "stopped"


def test_a_yes_that_changes_faster_than_one_can_read(house, other, willing, monkeypatch):
    """If the decision and the read cannot be of one moment, nothing is returned."""
    room = house.gate.enter(willing, COMPANION_HISTORY)
    check = room.check

    def check_and_change():
        check()
        other.gate.consents.ask(willing, COMPANION_HISTORY, language="en", method="terminal")

    monkeypatch.setattr(room, "check", check_and_change)

    with pytest.raises(StoreBusy):
        room.read(Turn)


def test_a_room_shows_no_words(house, willing, do):
    """A room and what is found in it can be printed without a word of the person."""
    do.keep(house, willing, "a secret")
    room = house.gate.enter(willing, COMPANION_HISTORY)

    shown = f"{room!r} {room.read(Turn)!r} {room.grant!r} {room.state!r}"

    assert "secret" not in shown
    assert house.gate.consents.events(willing)[-1].kind is Kind.GIVEN


def test_records_are_found_by_what_stands_in_a_field(house, willing, do):
    """Only those are handed over, and only those count as read."""
    with house.gate.enter(willing, COMPANION_HISTORY) as room:
        for number in range(100):
            room.keep(do.turn(f"n{number}", conversation=f"cnv_{number % 10}"))

    with house.gate.enter(willing, COMPANION_HISTORY) as room:
        found = room.read(Turn, having={"conversation": "cnv_7"})
        newest = room.read(Turn, last=20, having={"conversation": "cnv_7", "role": "user"})

    assert [one.record.text for one in found] == [f"n{number}" for number in range(7, 100, 10)]
    assert newest == found[-2:]
    assert leaves(house, willing)[-1]["detail"]["read"] == {"turn": 12}


def test_some_fields_of_all_records_can_be_read(house, willing, do):
    """Under the same checks as whole records, and recorded as a use like theirs."""
    do.keep(house, willing, "a", "a secret")

    with house.gate.enter(willing, COMPANION_HISTORY) as room:
        skimmed = room.skim(Turn, "conversation", "role")
    told = leaves(house, willing)[-1]["detail"]
    with pytest.raises(Refused), house.gate.enter(willing, COMPANION_REPLY) as room:
        room.skim(Person, "name")

    assert skimmed.rows == [(1, ("cnv_a", "user")), (2, ("cnv_a", "user"))]
    assert skimmed.whole(1) == do.turn("a secret")
    assert told["read"] == {"turn": 2}
    assert repr(skimmed) == "<Skimmed of 2 records>"
