"""What is forgotten is shown first, lies sealed for a week, and is then gone everywhere."""

from datetime import timedelta

import pytest

from troth.companion import facts, facts_forget, shelf
from troth.companion.facts import Source
from troth.companion.facts_kinds import Aside
from troth.companion.imports.kept import Import
from troth.companion.turn import Turn
from troth.errors import NotFound, Refused
from troth.gate import forget as gate_forget
from troth.people.remembering import Reach
from troth.registry.outside import purpose_of
from troth.rights.export import export
from troth.testing.house import allow, talk
from troth.testing.outside import choose, upstream, with_outside
from troth.testing.upstream import says
from troth.words import COMPANION_HISTORY, COMPANION_MEMORY, COMPANION_REPLY, new_id

CANARY = "Quillfeather"
SAID = f"My sister Anna lives in {CANARY}."
TALK = new_id("cnv")


@pytest.fixture
def noor(house, noor):
    """Return a person who lets Troth keep talks, and her companions remember."""
    allow(house, noor, COMPANION_REPLY, COMPANION_HISTORY, COMPANION_MEMORY)
    return noor


def say(house, person, *texts: str) -> list[str]:
    """Keep messages of one talk, the person's and answers by turns, and learn from hers."""
    ids, after = [], ""
    for place, text in enumerate(texts):
        turn = Turn(
            text=text,
            role="assistant" if place % 2 else "user",
            at=f"2026-11-21T19:3{place}:00Z",
            conversation=TALK,
            id=new_id("trn"),
            after=after,
        )
        with house.gate.enter(person, COMPANION_HISTORY) as room:
            room.keep(turn)
        if not place % 2:
            source = Source(text=text, turn=turn.id, conversation=TALK)
            facts.learn(house.gate, person, source)
        after = turn.id
        ids.append(turn.id)
    return ids


def forget(house, person, topic: str) -> facts_forget.Gone:
    """Forget all that is found of a topic."""
    found = facts_forget.find(house.gate, person, topic)
    return facts_forget.forget(
        house.gate,
        person,
        facts=[one.id for one in found.facts],
        messages=[one.id for one in found.messages],
    )


def texts(house, person) -> list[str]:
    """Return the messages of the talk as a page shows them."""
    with house.gate.enter(person, COMPANION_HISTORY) as room:
        return [one.record.text for one in room.read(Turn)]


def everything(house, person) -> str:
    """Return all that Troth would hand to the person."""
    return repr(export(house.gate, house.keys, person))


@pytest.mark.parametrize(
    "topic", ["my sister", "Anna", "quillfeathers", "what I said about my sister", "hermana Anna"]
)
def test_a_topic_is_found_in_facts_and_in_messages(house, noor, topic: str) -> None:
    """By its words, in four languages for whom it is about; and what comes of the message."""
    say(house, noor, SAID, f"Ah, {CANARY} is lovely.", "I like tea.", "Tea it is.")

    found = facts_forget.find(house.gate, noor, topic)

    assert {one.subject for one in found.facts} == {"sister", "sister Anna"}
    assert SAID in [one.text for one in found.messages]
    assert not any("ea" in one.text[:3] for one in found.messages)


@pytest.mark.parametrize(
    ("words", "topic"),
    [
        ("我住在東京", "東京"),
        ("東京に住んでいます", "東京"),
        ("서울에 살아요", "서울"),
        ("ฉันอยู่กรุงเทพ", "กรุงเทพ"),
    ],
)
def test_a_topic_is_found_where_no_spaces_are_written(house, noor, words, topic) -> None:
    """A part of what stands together is the topic, too."""
    facts.remember(house.gate, noor, words)

    assert forget(house, noor, topic).facts == 1
    assert not facts_forget.find(house.gate, noor, topic)


def test_what_finds_nothing_changes_nothing(house, noor) -> None:
    """A topic of no words, or of none that was said."""
    say(house, noor, SAID, "Nice.")

    assert not facts_forget.find(house.gate, noor, "the of you know")
    assert not facts_forget.find(house.gate, noor, "giraffe")
    with pytest.raises(NotFound):
        facts_forget.forget(house.gate, noor, facts=[new_id("fct")], messages=[new_id("trn")])


def test_for_a_week_it_is_used_by_nothing_and_comes_back_whole(house, noor) -> None:
    """Facts with all they say, and the message in its talk, kept no longer than before."""
    say(house, noor, SAID, "Nice.", "I like tea.", "Tea it is.")
    before = facts.live(house.gate, noor)

    gone = forget(house, noor, "sister")

    assert (gone.facts, gone.messages) == (2, 1)
    assert CANARY not in repr([facts.lines(house.gate, noor), texts(house, noor)])
    assert facts_forget.bring_back(house.gate, noor, gone.act) == gone
    assert sorted(facts.live(house.gate, noor), key=repr) == sorted(before, key=repr)
    assert set(texts(house, noor)) == {SAID, "Nice.", "I like tea.", "Tea it is."}
    steps = shelf.take(house.gate, noor, TALK, at=None, limit=9)
    assert steps[-1].turn.text in {SAID, "Tea it is."}
    with pytest.raises(NotFound):
        facts_forget.bring_back(house.gate, noor, gone.act)


def test_shredded_now_no_trace_is_left_in_what_is_kept(house, noor, home) -> None:
    """Neither in what is handed out, nor in what lies aside, nor for an older copy."""
    say(house, noor, SAID, f"{CANARY}!", "I like tea.")
    gone = forget(house, noor, CANARY)
    assert CANARY in everything(house, noor)

    facts_forget.shred(house.gate, noor, gone.act)

    assert CANARY not in everything(house, noor)
    assert facts.every(house.gate, noor).gone == []
    for again in (facts_forget.shred, facts_forget.bring_back):
        with pytest.raises(NotFound):
            again(house.gate, noor, gone.act)
    assert texts(house, noor) == ["I like tea."]


def test_after_a_week_it_is_gone_by_itself(house, noor, clock) -> None:
    """It cannot come back, and the sweep leaves nothing of it."""
    say(house, noor, SAID, "Nice.")
    gone = forget(house, noor, CANARY)

    clock.move(days=7, seconds=1)

    with pytest.raises(NotFound):
        facts_forget.bring_back(house.gate, noor, gone.act)
    assert gate_forget.sweep(house.gate).touched
    assert CANARY not in everything(house, noor)


def test_a_message_that_comes_back_ends_when_it_would_have_ended(house, noor, clock) -> None:
    """Forgetting and undoing is no way to keep a message longer."""
    say(house, noor, SAID, "Nice.")
    clock.move(days=360)
    allow(house, noor, COMPANION_HISTORY, COMPANION_MEMORY)
    found = facts_forget.everything(house.gate, noor)
    gone = facts_forget.forget(house.gate, noor, messages=[one.id for one in found.messages])
    facts_forget.bring_back(house.gate, noor, gone.act)
    assert len(texts(house, noor)) == 2

    clock.move(days=5, minutes=10)

    assert texts(house, noor) == []


def test_one_fact_goes_with_the_messages_that_say_it_or_without(house, noor) -> None:
    """The person chooses; a fact alone leaves every message where it is."""
    say(house, noor, SAID, f"So, {CANARY}.", "I like tea.")
    one = next(fact for fact in facts.live(house.gate, noor) if fact.relation == "lives")

    found = facts_forget.of_fact(house.gate, noor, one.id)
    facts_forget.forget(house.gate, noor, facts=[one.id])

    assert [message.text for message in found.messages] == [SAID, f"So, {CANARY}."]
    assert len(texts(house, noor)) == 3
    with pytest.raises(NotFound):
        facts_forget.of_fact(house.gate, noor, one.id)


def test_without_the_yes_to_memory_it_goes_for_good(house, noor) -> None:
    """There is nothing that may keep it, so nothing does."""
    say(house, noor, SAID, "Nice.")
    found = facts_forget.everything(house.gate, noor)
    house.gate.consents.withdraw(noor, COMPANION_MEMORY, method="terminal")

    gone = facts_forget.forget(house.gate, noor, messages=[one.id for one in found.messages])

    assert (gone.act, gone.messages) == ("", 2)
    assert CANARY not in everything(house, noor)


def test_a_message_comes_back_only_where_talks_may_be_kept(house, noor) -> None:
    """Then nothing is half done: it stays aside."""
    say(house, noor, SAID, "Nice.")
    gone = forget(house, noor, "sister")
    house.gate.consents.withdraw(noor, COMPANION_HISTORY, method="terminal")

    with pytest.raises(Refused):
        facts_forget.bring_back(house.gate, noor, gone.act)

    with house.gate.enter(noor, COMPANION_MEMORY) as room:
        assert len(room.read(Aside)) == 3


def test_of_two_windows_one_forgets_and_nothing_comes_back_twice(house, noor, other) -> None:
    """What another process destroyed meanwhile is in no later undo."""
    ids = say(house, noor, SAID, "Nice.")
    found = facts_forget.find(house.gate, noor, "sister")
    shelf.forget_some(other.gate, noor, lambda _, own, __: own == ids[0])

    with pytest.raises(NotFound):
        facts_forget.forget(
            house.gate,
            noor,
            facts=[one.id for one in found.facts],
            messages=[one.id for one in found.messages],
        )

    assert facts.every(house.gate, noor).gone == []


def test_what_is_somebody_elses_is_not_there(house, noor, sam) -> None:
    """The same error for another person's forgetting as for one that never was."""
    allow(house, sam, COMPANION_MEMORY, COMPANION_HISTORY)
    say(house, noor, SAID, "Nice.")
    gone = forget(house, noor, "sister")
    told = []

    for act in (gone.act, new_id("act")):
        for do in (facts_forget.bring_back, facts_forget.shred):
            with pytest.raises(NotFound) as error:
                do(house.gate, sam, act)
            told.append(str(error.value))

    assert len(set(told)) == 1
    assert not facts_forget.find(house.gate, sam, CANARY)
    assert facts_forget.bring_back(house.gate, noor, gone.act).messages == 1


def test_what_was_said_last_is_the_last_message_and_its_answer(house, noor) -> None:
    """Of this talk, with the facts that come of it; nothing of a talk that is not there."""
    say(house, noor, "I like tea.", "Tea it is.", SAID, "Nice.")

    found = facts_forget.last_said(house.gate, noor, TALK)

    assert [one.text for one in found.messages] == [SAID, "Nice."]
    assert {one.subject for one in found.facts} == {"sister", "sister Anna"}
    assert not facts_forget.last_said(house.gate, noor, None)
    assert not facts_forget.last_said(house.gate, noor, new_id("cnv"))


def test_the_windows_of_a_week_are_the_clocks(house, noor, clock) -> None:
    """What lies aside names the day on which it goes."""
    say(house, noor, SAID, "Nice.")
    forget(house, noor, "sister")

    ends = {one.ends[:10] for one in facts.every(house.gate, noor).gone}

    assert ends == {(clock.now() + timedelta(days=7)).date().isoformat()}


def test_what_was_brought_in_comes_back_however_old_it_is(house, noor) -> None:
    """It is kept from when it came in, not from when it was said."""
    turn = Turn(
        text=SAID,
        role="user",
        at="2019-05-01T10:00:00.000Z",
        conversation=TALK,
        id=new_id("trn"),
        companion="claude:Claude",
        imported="imp_a",
    )
    begun = Import(id="imp_a", services="claude", at="2026-11-21T19:00:00.000Z", state="done")
    with house.gate.enter(noor, COMPANION_HISTORY) as room:
        room.keep(begun)
        room.keep(turn)

    facts_forget.bring_back(house.gate, noor, forget(house, noor, CANARY).act)

    assert texts(house, noor) == [SAID]


@pytest.mark.parametrize("how", ["heard", "asked", "all of memory"])
def test_what_a_model_elsewhere_was_told_of_a_fact_goes_with_it(house, noor, how: str) -> None:
    """Whether it was heard, asked for, or goes with all of memory: the line in which it left."""
    with upstream([says("Hm.")]) as up:
        entry = with_outside(house, up)
        allow(house, noor, purpose_of(entry.id))
        house.people.change_memory(
            noor, lambda now: now.with_level("providers", entry.id, Reach.FACTS)
        )
        if how == "heard":
            say(house, noor, SAID)
        else:
            facts.remember(house.gate, noor, SAID)
        choose(house, noor, entry)
        talk(house, noor, "Where could I go on a trip?")
        assert CANARY in up.requests[-1].body.decode()
    assert CANARY in everything(house, noor)

    if how == "all of memory":
        gate_forget.shred_purpose(house.gate, noor, COMPANION_MEMORY)
    else:
        facts_forget.shred(house.gate, noor, forget(house, noor, "sister").act)

    assert CANARY not in everything(house, noor)


def test_a_topic_finds_what_waits_for_a_yes(house, noor) -> None:
    """By what it is about, in its own words or not: it goes with the message that says it."""
    say(house, noor, "I have diabetes.")
    assert len(facts.every(house.gate, noor).waits) == 1

    forget(house, noor, "my health")

    assert facts.every(house.gate, noor).waits == []


def test_everything_brings_back_no_more_than_it_took(house, noor) -> None:
    """What was forgotten by itself before stays forgotten, and comes back by itself."""
    say(house, noor, SAID, "Nice.", "I love tea.", "So do I.")
    first = forget(house, noor, "sister")
    assert first.messages == 1

    second = facts_forget.forget(house.gate, noor, everything=True)
    facts_forget.bring_back(house.gate, noor, second.act)

    assert texts(house, noor) == ["Nice.", "I love tea.", "So do I."]
    facts_forget.bring_back(house.gate, noor, first.act)
    assert SAID in texts(house, noor)


def test_what_waits_is_found_where_its_message_is_gone_from_sight(house, noor) -> None:
    """Talks are not kept any more; what waits of one is shown, and forgotten, all the same."""
    say(house, noor, "I have diabetes.")
    house.gate.consents.withdraw(noor, COMPANION_HISTORY, method="terminal")

    found = facts_forget.find(house.gate, noor, "my diabetes")
    (fact,) = found.facts
    assert list(facts_forget.everything(house.gate, noor).facts) == [fact]
    gone = facts_forget.forget(house.gate, noor, facts=[fact.id])

    assert (fact.value, gone.facts, gone.act) == ("diabetes", 1, "")
    assert facts.every(house.gate, noor).waits == []
