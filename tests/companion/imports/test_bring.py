"""What was chosen comes in, chunk by chunk."""

import json
from io import BytesIO

import pytest

from troth.companion.imports import bring as module
from troth.companion.imports import kept
from troth.companion.imports.bring import Chosen, bring, known
from troth.companion.imports.look import look
from troth.companion.turn import Turn
from troth.errors import BadInput, Refused, StoreFailed
from troth.testing.house import leaves
from troth.words import COMPANION_HISTORY, RIGHTS_ANSWER


def begin(house, person, data, *, name="imp_a", only=None, **more):
    """Look at a file and bring it in; return how it ended."""
    found = look(BytesIO(data), person, known=known(house.gate, person))
    chosen = Chosen(person=person, name=name, look=found, only=only)
    return bring(house.gate, BytesIO(data), chosen, **more)


def turns(house, person) -> list[Turn]:
    """Return every message that is kept of a person."""
    with house.gate.enter(person, RIGHTS_ANSWER) as room:
        return [one.record for one in room.read(Turn)]


@pytest.fixture
def many(make) -> bytes:
    """Return a file with 30 talks of three messages."""
    return make.file(*(make.chatgpt(str(n)) for n in range(30)))


def test_all_of_it_comes_in_with_branches_and_times(house, keeper, make) -> None:
    """As the talk was, and marked as what it is."""
    assert begin(house, keeper, make.file(make.chatgpt())) == "done"

    (talk,) = house.companion.talks(keeper)
    steps = house.companion.talk(keeper, talk.conversation)
    assert [(one.turn.text, one.turn.at) for one in steps] == [
        ("Hello there", "2023-11-14T22:13:20.500Z"),
        ("First answer", "2023-11-14T22:13:30.000Z"),
    ]
    assert (len(steps[1].versions), steps[1].shown) == (2, 1)
    assert {one.companion for one in turns(house, keeper)} == {"chatgpt:ChatGPT"}
    assert talk.title == "Hello there"


def test_only_what_was_chosen_comes_in(house, keeper, many) -> None:
    """By the numbers of the preview."""
    assert begin(house, keeper, many, only=frozenset({2, 30})) == "done"

    assert len(house.companion.talks(keeper)) == 2


def test_nothing_comes_twice_and_a_grown_file_adds_what_is_new(house, keeper, make) -> None:
    """Also after a part of it was forgotten: that comes again, since it was asked for."""
    begin(house, keeper, make.file(make.claude()))
    begin(house, keeper, make.file(make.claude()), name="imp_b")
    assert len(turns(house, keeper)) == 2

    grown = make.claude()
    grown["chat_messages"].append({"uuid": "m3", "sender": "human", "text": "And a ship?"})
    begin(house, keeper, make.file(grown), name="imp_c")

    found = turns(house, keeper)
    assert [one.imported for one in found] == ["imp_a", "imp_a", "imp_c"]
    assert found[2].after == found[1].id


def test_it_can_be_stopped_and_finished_later(house, keeper, many, monkeypatch) -> None:
    """What came in by then stays; the same file brings the rest."""
    monkeypatch.setattr(module, "CHUNK", 10)
    seen = []

    state = begin(house, keeper, many, tell=seen.append, is_stopped=lambda: len(seen) == 3)

    assert state == "stopped"
    assert [(one.kept, one.of) for one in seen] == [(10, 90), (20, 90), (30, 90)]
    assert len(turns(house, keeper)) == 30
    assert kept.every(house.gate, keeper)[0].told.state == "stopped"
    assert begin(house, keeper, many, name="imp_b") == "done"
    assert len({one.id for one in turns(house, keeper)}) == len(turns(house, keeper)) == 90


def test_without_a_yes_nothing_is_read_or_kept(house, noor, many) -> None:
    """Not even what is here already is looked at."""
    with pytest.raises(Refused):
        known(house.gate, noor)
    chosen = Chosen(person=noor, name="imp_a", look=look(BytesIO(many), noor, known=()))
    with pytest.raises(Refused):
        bring(house.gate, BytesIO(many), chosen)
    assert turns(house, noor) == []


def test_a_yes_that_is_taken_back_stops_it(house, keeper, many, monkeypatch) -> None:
    """With the next chunk."""
    monkeypatch.setattr(module, "CHUNK", 10)

    def withdraw(_) -> None:
        house.gate.consents.withdraw(keeper, COMPANION_HISTORY, method="terminal")

    with pytest.raises(Refused):
        begin(house, keeper, many, tell=withdraw)

    assert len(turns(house, keeper)) == 10


def test_an_import_that_is_forgotten_meanwhile_stops(house, keeper, many, monkeypatch) -> None:
    """Nothing of it comes back."""
    monkeypatch.setattr(module, "CHUNK", 10)

    state = begin(house, keeper, many, tell=lambda _: kept.forget(house.gate, keeper, "imp_a"))

    assert state == "stopped"
    assert turns(house, keeper) == []
    assert kept.every(house.gate, keeper) == []


def test_a_fault_is_told_and_what_came_in_stays(house, keeper, many, monkeypatch) -> None:
    """A chunk is whole or not there."""
    monkeypatch.setattr(module, "CHUNK", 10)
    found = look(BytesIO(many), keeper, known=())
    chosen = Chosen(person=keeper, name="imp_a", look=found)

    with pytest.raises(BadInput):
        bring(house.gate, BytesIO(b'[{"other": 1}]'), chosen)

    assert [one.told.state for one in kept.every(house.gate, keeper)] == ["failed"]


def test_at_a_terminal_it_can_be_stopped(house, keeper, many, monkeypatch) -> None:
    """Ctrl-C leaves whole chunks, and says that it was stopped."""
    monkeypatch.setattr(module, "CHUNK", 10)

    def press(_) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        begin(house, keeper, many, tell=press)

    assert kept.every(house.gate, keeper)[0].told.state == "stopped"
    assert len(turns(house, keeper)) == 10


def test_if_the_ledger_cannot_write_nothing_comes_in(
    house, keeper, many, broken_ledger, sql
) -> None:
    """Every chunk is a use, and has its line."""
    chosen = Chosen(person=keeper, name="imp_a", look=look(BytesIO(many), keeper, known=()))
    broken_ledger()

    with pytest.raises(StoreFailed):
        bring(house.gate, BytesIO(many), chosen)

    assert sql("SELECT count(*) FROM tail WHERE holding IN ('turn', 'import')") == [(0,)]


def test_each_chunk_is_a_line_of_the_ledger(house, keeper, many) -> None:
    """That tells how many came in, and no word of them."""
    begin(house, keeper, many)

    told = [one for one in leaves(house, keeper) if "kept" in str(one) and "turn" in str(one)]

    assert any('"turn": 90' in json.dumps(one) for one in told)
    assert "Hello" not in json.dumps(leaves(house, keeper))


def test_two_who_bring_in_the_same_at_once_keep_it_once(house, keeper, make, monkeypatch) -> None:
    """In another process, too: each chunk is looked at again in the moment in which it is kept."""
    monkeypatch.setattr(module, "CHUNK", 4)
    file = make.file(*(make.chatgpt(str(n)) for n in range(4)))
    others = iter(["imp_b", "imp_c"])

    def meanwhile() -> bool:
        for name in others:
            begin(house, keeper, file, name=name)
        return False

    assert begin(house, keeper, file, is_stopped=meanwhile) == "done"

    assert len(turns(house, keeper)) == len({one.id for one in turns(house, keeper)}) == 12


def test_what_is_said_meanwhile_does_not_stop_an_import(house, keeper, make, monkeypatch) -> None:
    """A chunk that was taken back comes in at the next try, whole."""
    monkeypatch.setattr(module, "CHUNK", 2)
    file = make.file(*(make.chatgpt(str(n)) for n in range(2)))

    def talks_on() -> bool:
        with house.gate.enter(keeper, COMPANION_HISTORY) as room:
            room.keep(Turn(text="Hm.", role="user", at="", conversation="cnv_a"))
        return False

    assert begin(house, keeper, file, is_stopped=talks_on) == "done"

    assert len({one.id for one in turns(house, keeper) if one.imported}) == 6


def test_nothing_is_left_of_an_import_that_is_undone_while_a_chunk_is_kept(
    house, keeper, many, monkeypatch
) -> None:
    """In another process, between the look whether it is here and the keeping."""
    is_here = kept.is_here
    told = iter([False, False, True])

    def undone_just_then(room, name: str) -> bool:
        found = is_here(room, name)
        if next(told, False):
            kept.forget(house.gate, keeper, name)
        return found

    monkeypatch.setattr(module, "CHUNK", 20)
    monkeypatch.setattr(kept, "is_here", undone_just_then)

    assert begin(house, keeper, many) == "stopped"

    assert turns(house, keeper) == []
