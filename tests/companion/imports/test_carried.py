"""What an archive holds beside talks: brought in under its own yes, kept whole, taken back."""

import io
import json
import shutil
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path
from types import SimpleNamespace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from troth.clock import SetClock
from troth.companion import cards, facts, own
from troth.companion.facts_kinds import Fact, waiting
from troth.companion.imports import carried, kept
from troth.companion.imports.belongings import Belongings, Stays
from troth.companion.imports.bring import Chosen, bring, known
from troth.companion.imports.carried import Brought, Group, Levels, Memory, Thing, home
from troth.companion.imports.look import look
from troth.companion.turn import Turn
from troth.errors import BadInput, NotFound, Refused
from troth.people.remembering import Reach, Remembering
from troth.rights.archive import archive
from troth.testing.house import AT, add_person, allow, same_house
from troth.words import (
    COMPANION_HISTORY,
    COMPANION_MEMORY,
    COMPANION_OWN,
    RIGHTS_ANSWER,
    new_id,
)

SENTENCES = (
    "I live in Harwich.",
    "I moved to Leeds.",  # closes the one before
    "My sister's name is Maud.",
    "I like plum jam.",
    "I'm allergic to kiwi.",  # waits
    "My birthday is on 4 May.",
    "I am a Buddhist.",  # waits
)
LOREBOOK = {"keys": ["boat"], "content": "It is moored.", "enabled": True, "insertion_order": 1}


def taken(house, person) -> bytes:
    """Return the archive of a person."""
    return b"".join(archive(house.gate, house.keys, person))


def looked(house, person, data: bytes):
    """Look at an archive."""
    here = partial(home, house.gate, person)
    return look(io.BytesIO(data), person, known=known(house.gate, person), home=here)


def bring_in(house, person, data: bytes, *, name: str = "imp_a", **more) -> str:
    """Bring an archive in; return how it ended."""
    found = looked(house, person, data)
    chosen = Chosen(person=person, name=name, look=found, **more)
    return bring(house.gate, io.BytesIO(data), chosen)


def portable(data: bytes) -> dict[str, list[str]]:
    """Return what of an archive another Troth can have: every line of it, but for its number."""
    opened = zipfile.ZipFile(io.BytesIO(data))

    def rows(name: str, keep=lambda _: True) -> list[str]:
        found = map(json.loads, opened.read(f"records/{name}.jsonl").decode().split("\n")[:-1])
        return [
            json.dumps({key: value for key, value in one.items() if key != "number"})
            for one in found
            if keep(one)
        ]

    living = {json.loads(one)["id"] for one in rows("companion", lambda one: not one["removed"])}
    memory = [json.loads(one)["memory"] for one in rows("person")][-1]
    return {
        "talks": opened.read("talks.jsonl").decode().split("\n"),
        "facts": rows("fact"),
        "waits": rows("aside", lambda one: one["what"] == "waiting"),
        "barred": [
            json.loads(one)["turn"] for one in rows("memory", lambda one: one["kind"] == "unused")
        ],
        "companions": rows("companion", lambda one: one["id"] in living),
        "pictures": rows("picture", lambda one: one["companion"] in living),
        "cards": [
            opened.read(name).hex() for name in opened.namelist() if name.startswith("cards/")
        ],
        "levels": [replace(Remembering.read(memory), providers={}).written()],
    }


@contextmanager
def opened(_evening, folder: Path) -> Iterator[SimpleNamespace]:
    """Open a copy of the house of the evening; with Noor, who lived in it."""
    home_of_all, evening = _evening
    shutil.copytree(home_of_all, folder)
    with same_house(folder, clock=SetClock(evening.at)) as house:
        yield SimpleNamespace(house=house, noor=evening.noor.person, evening=evening)


@pytest.fixture
def lived(_evening, tmp_path) -> Iterator[SimpleNamespace]:
    """Return a house of the evening, open, and Noor, who lived in it."""
    with opened(_evening, tmp_path / "lived") as found:
        yield found


@pytest.fixture(scope="module")
def rich(_evening, tmp_path_factory) -> bytes:
    """Return an archive with something of everything in it."""
    with opened(_evening, tmp_path_factory.mktemp("rich") / "lived") as found:
        live(found, SENTENCES, levels=3)
        return taken(found.house, found.noor)


def live(lived, sentences, *, levels: int) -> None:
    """Let Noor say sentences in a talk of hers, and set levels of memory."""
    house, noor = lived.house, lived.noor
    talk = lived.evening.talks[0]
    for at, text in enumerate(sentences):
        turn = talk.turns[2 * at % len(talk.turns)]
        facts.learn(
            house.gate, noor, facts.Source(text=text, turn=turn, conversation=talk.conversation)
        )
    for change in (
        lambda one: one.with_level("chats", talk.conversation, Reach.FACTS),
        lambda one: one.with_level("companions", "mira", Reach.CHAT),
        lambda one: one.for_all(Reach.FACTS).with_quiet(new_id("cnv"), quiet=True),
    )[:levels]:
        house.people.change_memory(noor, change)


@pytest.fixture
def fresh(house, evening):
    """Return somebody new in another house, who lets it keep all that an archive brings."""
    house.gate.clock.set(evening.at)
    person = add_person(house, "Noor")
    allow(house, person, COMPANION_HISTORY, COMPANION_MEMORY, COMPANION_OWN)
    return person


# The property


@pytest.mark.long  # the others of this file ask the same of one evening
@settings(
    max_examples=12,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(st.lists(st.sampled_from(SENTENCES), max_size=5), st.integers(0, 3), st.booleans())
def test_what_comes_in_goes_out_the_same(house, lived, fresh, said, levels, has_ash) -> None:
    """Talks, facts, what waits, bars, companions, lorebooks, pictures and levels: every byte."""
    live(lived, said, levels=levels)
    if has_ash:
        ash = cards.with_entry(cards.new("Ash"), None, LOREBOOK)
        own.add(lived.house.gate, lived.noor, ash)
    before = taken(lived.house, lived.noor)
    person = add_person(house, "Noor")
    allow(house, person, COMPANION_HISTORY, COMPANION_MEMORY, COMPANION_OWN)

    assert bring_in(house, person, before) == "done"

    after = taken(house, person)
    assert portable(after) == portable(before)
    assert bring_in(house, person, before, name="imp_b") == "done"
    assert portable(taken(house, person)) == portable(before)


def test_the_preview_names_all_that_comes_and_all_that_stays(house, fresh, rich) -> None:
    """By name and number; what this Troth does not take is no surprise afterwards."""
    found = looked(house, fresh, rich)

    told = {one.thing: (one.count, one.fresh, one.needs) for one in found.carried}
    assert set(told) == set(Thing)
    assert all(count == new and needs is None for count, new, needs in told.values())
    assert told[Thing.WAITING][0] >= 2
    assert told[Thing.COMPANIONS][0] >= 1
    stays = found.stays
    assert {
        *(Stays.CONSENTS, Stays.KEYS, Stays.LEDGER, Stays.ACCOUNT, Stays.IMPORTS, Stays.GONE),
        *(Stays.MEETING, Stays.LETTERS, Stays.REPORTS, Stays.NOTES),
    } <= set(stays)
    assert found.bad == 0
    assert not found.left


# Yes and no


def test_without_a_yes_a_part_stays_out_and_comes_later(house, evening, rich) -> None:
    """Talks come in alone; once there is a yes, the same file brings the rest."""
    house.gate.clock.set(evening.at)
    person = add_person(house, "Noor")
    allow(house, person, COMPANION_HISTORY)
    found = looked(house, person, rich)
    needs = {one.thing: one.needs for one in found.carried}
    assert (needs[Thing.FACTS], needs[Thing.COMPANIONS]) == (COMPANION_MEMORY, COMPANION_OWN)

    assert bring_in(house, person, rich) == "done"

    after = portable(taken(house, person))
    assert after["talks"] == portable(rich)["talks"]
    assert (after["facts"], after["waits"], after["companions"]) == ([], [], [])
    allow(house, person, COMPANION_MEMORY, COMPANION_OWN)
    assert bring_in(house, person, rich, name="imp_b") == "done"
    assert portable(taken(house, person)) == portable(rich)


def test_sensitive_facts_wait_again_and_nothing_uses_them(house, fresh, rich) -> None:
    """Until the person says yes here, too."""
    bring_in(house, fresh, rich)

    found = facts.every(house.gate, fresh)

    assert "kiwi" in {one.fact.value for one in found.waits if one.fact}
    assert not any("kiwi" in line for line in facts.lines(house.gate, fresh))
    waits = next(one for one in found.waits if one.fact and one.fact.value == "kiwi")
    assert facts.accept(house.gate, fresh, waits.id).id == waits.id
    assert any("kiwi" in line for line in facts.lines(house.gate, fresh))


def test_only_what_was_chosen_comes(house, fresh, rich) -> None:
    """A group by its name; with some talks alone, only the facts of those."""
    assert bring_in(house, fresh, rich, only=(), also={Group.COMPANIONS}) == "done"
    after = portable(taken(house, fresh))
    assert (after["talks"], after["facts"], after["levels"]) == ([""], [], [""])
    assert after["companions"] == portable(rich)["companions"]

    found = looked(house, fresh, rich)
    assert bring_in(house, fresh, rich, name="imp_b", only={3}, also={Group.MEMORY}) == "done"

    here = {turn.id for turn in turns(house, fresh)}
    come = facts.every(house.gate, fresh)
    assert come.live
    assert all(not one.turn or one.turn in here for one in (*come.live, *come.past))
    assert len(come.live) < found.carried[0].fresh


def turns(house, person) -> list[Turn]:
    """Return every message that is kept of a person."""
    with house.gate.enter(person, RIGHTS_ANSWER) as room:
        return [one.record for one in room.read(Turn)]


def test_a_yes_that_is_taken_back_on_the_way_stops_it(house, fresh, rich, monkeypatch) -> None:
    """Nothing is kept for it, and it can all be undone."""
    keep = carried.keep_companions

    def withdraw(gate, person, had, *, tell):
        house.gate.consents.withdraw(person, COMPANION_OWN, method="terminal")
        return keep(gate, person, had, tell=tell)

    monkeypatch.setattr(carried, "keep_companions", withdraw)
    with pytest.raises(Refused):
        bring_in(house, fresh, rich)

    assert portable(taken(house, fresh))["companions"] == []
    assert kept.every(house.gate, fresh)[0].told.state == "failed"
    assert kept.forget(house.gate, fresh, "imp_a").messages == len(turns_of(rich))


def turns_of(data: bytes) -> list[str]:
    """Return the lines of the talks of an archive."""
    return portable(data)["talks"][:-1]


# Undone


def test_it_is_undone_whole(house, fresh, rich) -> None:
    """Facts, what waits, companions, pictures and levels: as it was before, without any yes."""
    before = portable(taken(house, fresh))
    bring_in(house, fresh, rich)
    held = kept.every(house.gate, fresh)[0]
    assert (len(held.brought.companions), held.brought.levels.count) == (
        len(portable(rich)["companions"]),
        4,
    )
    for purpose in (COMPANION_MEMORY, COMPANION_OWN, COMPANION_HISTORY):
        house.gate.consents.withdraw(fresh, purpose, method="terminal")

    gone = kept.forget(house.gate, fresh, "imp_a")

    assert (gone.messages, gone.companions) == (len(turns_of(rich)), len(held.brought.companions))
    assert gone.facts == len(held.brought.facts)
    assert portable(taken(house, fresh)) == before
    with pytest.raises(NotFound):
        kept.forget(house.gate, fresh, "imp_a")


def test_what_was_here_before_stays_when_it_is_undone(house, fresh, rich) -> None:
    """A fact, a companion and a level of this Troth are none of the import's."""
    mine = facts.remember(house.gate, fresh, "I like the old lighthouse.").new[0]
    ash = own.add(house.gate, fresh, cards.new("Ash"))
    house.people.change_memory(fresh, lambda one: one.with_level("companions", "teo", Reach.OFF))
    bring_in(house, fresh, rich)
    house.people.change_memory(fresh, lambda one: one.for_all(Reach.CHAT))

    kept.forget(house.gate, fresh, "imp_a")

    assert [one.id for one in facts.live(house.gate, fresh)] == [mine.id]
    assert [one.id for one in own.living(house.gate, fresh)] == [ash]
    levels = house.gate.wishes(fresh).remembering
    assert levels == Remembering(reach=Reach.CHAT, companions={"teo": Reach.OFF})


def test_an_import_that_is_forgotten_on_the_way_brings_nothing_more(
    house, fresh, rich, monkeypatch
) -> None:
    """In another process, just before the facts."""
    keep = carried.keep_memory

    def forgotten(gate, person, had, *, tell):
        kept.forget(gate, person, "imp_a")
        return keep(gate, person, had, tell=tell)

    monkeypatch.setattr(carried, "keep_memory", forgotten)

    assert bring_in(house, fresh, rich) == "stopped"

    after = portable(taken(house, fresh))
    assert (after["talks"], after["facts"], after["companions"]) == ([""], [], [])
    assert kept.every(house.gate, fresh) == []


def test_a_fact_whose_message_is_forgotten_just_then_does_not_stay(
    house, fresh, rich, monkeypatch
) -> None:
    """It is decided anew, on what is there then."""
    real = carried.plan
    left: list[Fact] = []

    def forget_then(had, memory, **more):
        found = real(had, memory, **more)
        if not left and turns(house, fresh):  # once its messages are here
            left.append(next(one for one in found.facts if one.turn))
            house.companion.forget_turn(fresh, left[0].turn)
        return found

    monkeypatch.setattr(carried, "plan", forget_then)

    assert bring_in(house, fresh, rich, also={Group.MEMORY}) == "done"

    come = facts.every(house.gate, fresh)
    assert come.live
    assert left[0].turn not in {one.turn for one in (*come.live, *come.past)}


# Decisions


def fact(value: str, **more: str) -> Fact:
    """Return a fact."""
    at = "2026-11-01T10:00:00.000Z"
    return Fact(
        **{"id": new_id("fct"), "relation": "lives", "value": value, "known_from": at} | more
    )


def test_what_is_known_here_stays() -> None:
    """A fact that contradicts it comes in as one that holds no more; the same one does not."""
    here, same = fact("Leeds"), fact("leeds")
    other = fact("Harwich")

    found = carried.plan(
        Belongings(facts=[same, other]), Memory(facts={here.id: here}), turns=(), now="2026"
    )

    assert found.facts == [other, replace(other, valid_to="2026", closed_by=here.id)]


def test_a_fact_comes_with_its_message_or_not_at_all() -> None:
    """So that it goes with it."""
    one, other = fact("Leeds", turn="trn_a"), fact("Leeds", turn="trn_b")

    found = carried.plan(Belongings(facts=[one, other]), Memory(), turns={"trn_b"}, now="2026")

    assert (found.facts, found.left) == ([other], {Stays.APART: 1})


def test_what_does_not_fit_is_counted(monkeypatch) -> None:
    """Facts and companions past the most."""
    monkeypatch.setattr(carried, "MOST", 1)
    found = carried.plan(
        Belongings(facts=[fact("Leeds"), fact("Ash", relation="name")]), Memory(), turns=(), now="2"
    )
    assert (len(found.facts), found.left) == (1, {Stays.FULL: 1})


def test_what_waits_has_a_bound_and_comes_once(monkeypatch) -> None:
    """However many an archive of another house holds, and however often it names one."""
    monkeypatch.setattr(carried, "MOST", 3)
    waits = [
        waiting(Fact(id=f"fct_{one}", relation="likes", value=f"tea {one}"), at=AT)
        for one in "aabcd"
    ]
    here = Memory(facts={"fct_x": Fact(id="fct_x", relation="likes", value="a boat")})

    planned = carried.plan(Belongings(waits=waits), here, turns=(), now="")

    assert [one.id for one in planned.waits] == ["fct_a", "fct_b"]
    assert planned.left == {Stays.FULL: 2}


def test_levels_only_lower_what_holds() -> None:
    """What is set here for a talk or a companion stays; taken back, it is as it was."""
    here = Remembering(reach=Reach.FACTS, companions={"mira": Reach.OFF})
    told = Remembering(
        reach=Reach.CHAT,
        chats={"cnv_a": Reach.OFF, "cnv_b": Reach.ALL},
        companions={"mira": Reach.ALL, "teo": Reach.CHAT},
        providers={"mistral": Reach.ALL},
        quiet=("cnv_q",),
    )

    after, levels = carried.lowered(here, told)

    assert after == Remembering(
        reach=Reach.CHAT,
        chats={"cnv_a": Reach.OFF},
        companions={"mira": Reach.OFF, "teo": Reach.CHAT},
        quiet=("cnv_q",),
    )
    assert levels.count == 4
    assert carried.raised(after, levels) == here
    assert carried.lowered(Remembering(reach=Reach.OFF), told)[0].reach is Reach.OFF
    anew = after.for_all(Reach.OFF).with_level("chats", "cnv_a", Reach.FACTS)
    assert carried.raised(anew, levels).reach is Reach.OFF
    assert carried.raised(anew, levels).chats == {"cnv_a": Reach.FACTS}


def test_too_many_levels_are_refused() -> None:
    """And nothing is set."""
    told = Remembering(companions={f"own_{n}": Reach.OFF for n in range(201)})
    with pytest.raises(BadInput):
        carried.lowered(Remembering(), told)


def test_what_was_brought_is_written_and_read() -> None:
    """What is damaged names nothing."""
    brought = Brought(
        facts=("fct_a",),
        companions=("own_a",),
        levels=Levels(
            all=(Reach.ALL, Reach.OFF),
            chats={"cnv_a": Reach.OFF},
            companions={"mira": Reach.CHAT},
            quiet=("cnv_q",),
        ),
    )

    assert Brought.read(brought.written()) == brought
    assert Brought().written() == ""
    for damaged in ("{", "[]", '{"all":["x"]}', '{"chats":5}', '{"facts":5}', "null"):
        assert Brought.read(damaged) == Brought()
