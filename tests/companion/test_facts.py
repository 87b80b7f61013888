"""Facts are learned from the person's own words, wait where they need care, and are put right."""

from contextlib import suppress

import pytest

from troth.companion import facts
from troth.companion.facts import Source
from troth.companion.facts_kinds import Fact, Told
from troth.errors import BadInput, Damaged, NotFound, Refused, TooLarge
from troth.gate import forget as gate_forget
from troth.store import kinds
from troth.testing.house import allow
from troth.words import COMPANION_HISTORY, COMPANION_MEMORY, new_id


@pytest.fixture
def noor(house, noor):
    """Return a person who lets her companions remember."""
    allow(house, noor, COMPANION_MEMORY, COMPANION_HISTORY)
    return noor


def heard(house, person, text: str, *, turn: str = "") -> facts.Learned:
    """Learn from a message."""
    source = Source(text=text, turn=turn, conversation="cnv_a" if turn else "")
    return facts.learn(house.gate, person, source)


def values(found) -> list[str]:
    """Return the values of facts."""
    return [one.value for one in found]


def test_a_fact_says_from_which_sentence_and_since_when(house, noor) -> None:
    """Two times: from when it holds, and since when Troth knows it."""
    turn = new_id("trn")
    (new,) = heard(house, noor, "Good day. I've been a vegetarian since 2015.", turn=turn).new

    one = facts.take(house.gate, noor, new.id)

    assert (one.words, one.turn) == ("I've been a vegetarian since 2015.", turn)
    assert (one.valid_from, one.known_from[:10], one.is_live) == ("2015", "2026-11-21", True)


def test_a_contradiction_closes_the_old_one_and_both_stay_to_be_seen(house, noor, clock) -> None:
    """Nothing is written over: the old one says until when it held, and what took its place."""
    (paris,) = heard(house, noor, "I live in Paris.").new
    clock.move(hours=24)

    learned = heard(house, noor, "No, I moved to Lyon.")

    found = facts.every(house.gate, noor)
    assert (values(found.live), values(found.past)) == (["Lyon"], ["Paris"])
    assert found.past[0].valid_to[:10] == "2026-11-22"
    assert found.past[0].closed_by == learned.new[0].id
    assert values(learned.closed) == values([paris])


@pytest.mark.parametrize(
    ("before", "after", "left"),
    [
        ("I'm allergic to nuts.", "I'm not allergic to nuts.", []),
        ("Soy alérgica al polen.", "Ya no soy alérgica al polen.", []),
        ("I'm Muslim.", "I'm a Christian now.", ["Christian"]),
        ("I'm allergic to nuts.", "I'm not allergic to eggs.", ["nuts"]),
    ],
)
def test_what_is_taken_back_waits_no_longer(house, noor, before: str, after: str, left) -> None:
    """Else a yes in the inbox would write down what was said not to hold."""
    heard(house, noor, before)

    heard(house, noor, after)

    found = facts.every(house.gate, noor)
    assert ([one.fact.value for one in found.waits], values(found.live)) == (left, [])


def test_a_no_closes_and_the_same_again_changes_nothing(house, noor) -> None:
    """“I do not live there anymore” takes it back."""
    heard(house, noor, "I live in Paris.")

    again = heard(house, noor, "I LIVE IN PARIS!")
    heard(house, noor, "I don't live in Paris anymore.")

    assert (again.any, facts.live(house.gate, noor)) == (False, [])


def test_what_needs_care_waits_and_is_used_by_nothing(house, noor) -> None:
    """Health waits for a yes. Until then it is in no line for a model, and closes nothing."""
    (waits,) = heard(house, noor, "I'm allergic to peanuts.").waits
    heard(house, noor, "I am allergic to peanuts.")

    found = facts.every(house.gate, noor)

    assert (values(found.live), len(found.waits)) == ([], 1)
    assert facts.lines(house.gate, noor) == []
    facts.accept(house.gate, noor, waits.id)
    assert facts.lines(house.gate, noor) == ["The person cannot take peanuts (allergy)."]
    assert facts.every(house.gate, noor).waits == []


def test_a_no_drops_it_and_without_an_answer_it_is_gone_after_30_days(
    house, noor, clock, sql
) -> None:
    """A no is for good at once; silence is a no, in time."""
    (asthma,) = heard(house, noor, "I have asthma.").waits
    facts.decline(house.gate, noor, asthma.id)
    heard(house, noor, "I'm allergic to latex.")
    (left,) = facts.every(house.gate, noor).waits
    assert left.fact is not None
    assert left.fact.value == "latex"

    clock.move(days=29)
    assert len(facts.every(house.gate, noor).waits) == 1
    clock.move(days=1, minutes=1)
    rows = len(sql("SELECT 1 FROM tail"))
    gate_forget.sweep(house.gate)

    assert facts.every(house.gate, noor).waits == []
    assert len(sql("SELECT 1 FROM tail")) < rows + 5
    with pytest.raises(NotFound):
        facts.accept(house.gate, noor, left.id)


def test_what_is_asked_for_is_kept_in_the_persons_words(house, noor) -> None:
    """Also where no rule reads it, and at once where it needs care: they asked."""
    note = facts.remember(house.gate, noor, "the shed key is under the red pot").new[0]
    pollen = facts.remember(house.gate, noor, "I'm allergic to pollen").new[0]

    assert (note.relation, note.how, note.words) == ("note", "asked", "")
    assert (pollen.relation, pollen.careful) == ("allergy", "yes")
    for words, error in (("  ", BadInput), ("\u200b\u00ad", BadInput), ("x" * 301, TooLarge)):
        with pytest.raises(error):
            facts.remember(house.gate, noor, words)


def test_other_words_take_the_place_of_the_old_ones_for_good(house, noor, sql) -> None:
    """An edit leaves nothing of what stood there, nor its sentence."""
    (one,) = heard(house, noor, "I live in Paris.", turn=new_id("trn")).new

    facts.edit(house.gate, noor, one.id, "Lyon")

    with house.gate.enter(noor, COMPANION_MEMORY) as room:
        kept = [found.record for found in room.read(Fact)]
    assert [(found.value, found.words, found.turn, found.how) for found in kept] == [
        ("Lyon", "", "", "written")
    ]
    with pytest.raises(BadInput):
        facts.edit(house.gate, noor, one.id, " ")


def test_what_has_changed_is_closed_by_the_persons_own_hand(house, noor) -> None:
    """A correction keeps both: how it was and how it is."""
    (one,) = heard(house, noor, "I work as a nurse.").new

    fresh = facts.correct(house.gate, noor, one.id, "midwife")

    found = facts.every(house.gate, noor)
    assert (values(found.live), found.past[0].closed_by) == (["midwife"], fresh.id)


def test_another_persons_fact_is_as_one_that_is_not_there(house, noor, sam) -> None:
    """The same error with the same words, whatever is done."""
    allow(house, sam, COMPANION_MEMORY)
    (hers,) = heard(house, noor, "I live in Paris.").new
    (waits,) = heard(house, noor, "I have asthma.").waits
    nobodys = new_id("fct")
    told = []

    for name in (hers.id, nobodys):
        for do in (
            lambda name=name: facts.take(house.gate, sam, name),
            lambda name=name: facts.edit(house.gate, sam, name, "x"),
            lambda name=name: facts.correct(house.gate, sam, name, "x"),
            lambda name=name: facts.keep_without(house.gate, sam, name),
        ):
            with pytest.raises(NotFound) as error:
                do()
            told.append(str(error.value))
    with pytest.raises(NotFound):
        facts.accept(house.gate, sam, waits.id)

    assert len(set(told)) == 1
    assert values(facts.live(house.gate, noor)) == ["Paris"]


def test_two_windows_each_see_what_the_other_did(house, noor, other) -> None:
    """A second process edits and forgets; the first hears of it at once."""
    (one,) = heard(house, noor, "I live in Paris.").new

    facts.edit(other.gate, noor, one.id, "Lyon")
    assert values(facts.live(house.gate, noor)) == ["Lyon"]
    gate_forget.forget(other.gate, noor, Fact, lambda _, found: found.id == one.id)

    with pytest.raises(NotFound):
        facts.edit(house.gate, noor, one.id, "Rome")


def test_a_broken_record_costs_no_answer(house, noor, monkeypatch) -> None:
    """It is told to whoever looks, and no model's lines wait for it."""
    heard(house, noor, "I live in Paris.")
    real = kinds.to_bytes
    monkeypatch.setattr(kinds, "to_bytes", lambda record: b'{"odd":' + real(record)[1:9])
    facts.remember(house.gate, noor, "I like plum jam")
    monkeypatch.undo()

    assert facts.lines(house.gate, noor) == ()
    with pytest.raises(Damaged):
        facts.every(house.gate, noor)


def test_without_a_yes_nothing_is_learned_read_or_told(house, sam) -> None:
    """Refused; and no line goes to a model."""
    assert facts.lines(house.gate, sam) == ()
    with pytest.raises(Refused):
        heard(house, sam, "I live in Paris.")
    assert heard(house, sam, "Good evening!") == facts.NOTHING


def test_what_helps_the_question_comes_first_and_no_more_than_fits(house, noor) -> None:
    """Facts that share words with what is asked, then what matters always, then the newest."""
    for number in range(30):
        facts.remember(house.gate, noor, f"I like walking around the old harbour number {number}")
    facts.remember(house.gate, noor, "my sister Anna is allergic to nuts")
    facts.remember(house.gate, noor, "I like tea")

    lines = facts.lines(house.gate, noor, [("user", "What cake would my sister like?")])

    assert lines[0].startswith("The person's sister")
    assert sum(len(one) + 3 for one in lines) <= facts.MOST_TOLD


def test_who_was_told_is_noted_by_ids_alone(house, noor) -> None:
    """Of what a model was told, the facts that stood in it; no word is kept a second time."""
    (lyon,) = heard(house, noor, "I live in Lyon.").new
    heard(house, noor, "I love hiking.")
    told = Told(facts=(), by="nimbus", name="Large", receipt="rcp_a", answer="trn_b", at="")

    facts.note_told(house.gate, noor, "* The person lives in Lyon.\n> 2026-11-21: hello", told)
    facts.note_told(house.gate, noor, "> 2026-11-21: hello", told)

    (noted,) = facts.every(house.gate, noor).told
    assert (list(noted.facts), noted.by, noted.receipt) == ([lyon.id], "nimbus", "rcp_a")


def test_what_is_forgotten_in_one_window_does_not_come_back_by_another(
    house, noor, monkeypatch
) -> None:
    """However it is changed there at the same moment; a no to what waits counts as well."""
    real_one, real_waiting = facts._one, facts._waiting

    def meanwhile(read, do):
        def reads(room, name):
            found = read(room, name)
            do(name)
            return found

        return reads

    def forgets(name: str) -> None:
        with suppress(NotFound):
            gate_forget.forget(house.gate, noor, Fact, lambda _, one: one.id == name)

    def declines(name: str) -> None:
        with suppress(NotFound):
            facts.decline(house.gate, noor, name)

    monkeypatch.setattr(facts, "_one", meanwhile(real_one, forgets))
    monkeypatch.setattr(facts, "_waiting", meanwhile(real_waiting, declines))
    for change in (
        lambda name: facts.edit(house.gate, noor, name, "Dover"),
        lambda name: facts.correct(house.gate, noor, name, "Dover"),
        lambda name: facts.keep_without(house.gate, noor, name),
    ):
        (new,) = facts.remember(house.gate, noor, "I live in Harwich.").new
        with pytest.raises(NotFound):
            change(new.id)
    (waits,) = heard(house, noor, "I'm allergic to nuts.").waits
    with pytest.raises(NotFound):
        facts.accept(house.gate, noor, waits.id)

    known = facts.every(house.gate, noor)
    assert (known.live, known.past, known.waits) == ([], [], [])
