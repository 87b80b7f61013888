"""Talks as trees: every way through is a chain, every turn can be reached, none is lost."""

import unicodedata
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from troth.companion.talks import (
    HEADS,
    NO_SUCH_TALK,
    TITLE_LENGTH,
    Tree,
    path,
    talks,
    title,
    without,
)
from troth.companion.turn import Turn
from troth.errors import NotFound
from troth.gate.rooms import Found, Skimmed
from troth.words import is_id


def turn(own="", after="", *, text="", role="user", talk="cnv_a", at="now", companion=""):
    """Make a turn."""
    return Turn(
        text=text or own,
        role=role,
        at=at,
        conversation=talk,
        id=own,
        after=after,
        companion=companion,
    )


def found(*turns, first=1):
    """Number turns in the order in which they were kept."""
    return [Found(number=number, record=one) for number, one in enumerate(turns, first)]


def heads(kept):
    """Return turns as a room skims them."""
    rows = [(one.number, tuple(getattr(one.record, name) for name in HEADS)) for one in kept]
    return Skimmed(rows, lambda place: kept[place].record)


def texts(steps):
    """Return what was said on the way."""
    return [one.turn.text for one in steps]


# One talk: a question with two answers, then the first answer goes on, and an edited beginning.
BRANCHED = found(
    turn("q1", at="1"),
    turn("a1", "q1", role="assistant", at="2"),
    turn("a1b", "q1", role="assistant", at="3"),
    turn("q2", "a1", at="4"),
    turn("a2", "q2", role="assistant", at="5"),
    turn("Q1", at="6"),
    turn("A1", "Q1", role="assistant", at="7", companion="teo"),
)


# One way through


def test_the_newest_end_is_shown():
    """Where nothing else is asked for, the way leads to what was said last."""
    assert texts(path(BRANCHED)) == ["Q1", "A1"]


@pytest.mark.parametrize(
    ("at", "way"),
    [
        ("q1", ["q1", "a1", "q2", "a2"]),
        ("a1", ["q1", "a1", "q2", "a2"]),
        ("a1b", ["q1", "a1b"]),
        ("a2", ["q1", "a1", "q2", "a2"]),
        ("Q1", ["Q1", "A1"]),
    ],
)
def test_a_message_brings_its_branch(at, way):
    """The way through a message goes on to the newest below it."""
    assert texts(path(BRANCHED, at=at)) == way


def test_each_step_knows_what_else_stands_at_its_place():
    """Versions are in the order in which they were said, and say which is shown."""
    first, answer, *_ = path(BRANCHED, at="a1")

    assert (first.versions, first.shown) == (("q1", "Q1"), 0)
    assert (answer.versions, answer.shown) == (("a1", "a1b"), 0)
    assert path(BRANCHED, at="a1b")[1].shown == 1
    assert [one.number for one in path(BRANCHED, at="a1")] == [1, 2, 4, 5]
    assert [one.companion for one in path(BRANCHED)] == ["mira", "teo"]


def test_a_talk_without_turns_has_no_way():
    """Nothing is kept: nothing is shown."""
    assert path([]) == []
    assert talks(heads([])) == []


def test_a_message_that_is_not_there_is_not_found():
    """An id that leads nowhere is told as every missing talk is."""
    with pytest.raises(NotFound) as caught:
        path(BRANCHED, at="nobody")

    assert str(caught.value) == NO_SUCH_TALK


def test_turns_kept_before_there_were_ids_follow_each_other():
    """They come in the order in which they were said; each gets an id of the usual shape."""
    steps = path(found(turn(text="a"), turn(text="b"), turn(text="c"), first=9))

    assert texts(steps) == ["a", "b", "c"]
    assert [one.after for one in steps] == ["", *[one.id for one in steps[:-1]]]
    assert all(is_id(one.id, "trn") for one in steps)
    assert len({one.id for one in steps}) == 3


def test_an_old_turn_is_named_by_its_number_alone():
    """What was named once is named so for ever, whatever else was forgotten."""
    whole = found(turn(text="a"), turn(text="b"), turn(text="c"))

    assert path(whole)[-1].id == path(whole[2:])[-1].id


def test_a_talk_may_go_on_behind_an_old_turn():
    """New turns hang on old ones by the ids that those are shown with."""
    old = found(turn(text="a"), turn(text="b"))
    end = path(old)[-1].id

    steps = path([*old, *found(turn("c", end), turn("d", end), first=3)])

    assert texts(steps) == ["a", "b", "d"]
    assert steps[-1].versions == ("c", "d")


@pytest.mark.parametrize(
    "kept",
    [
        found(turn("a", "a")),
        found(turn("a", "b"), turn("b", "a")),
        found(turn("a", "c"), turn("b", "a"), turn("c", "b")),
        found(turn("a", "gone"), turn("b", "gone"), turn("c", "elsewhere")),
        found(turn("a"), turn("a"), turn("a", "a")),
        found(turn("a"), turn("b", "a", talk="cnv_b")),
        found(turn("trn_" + "a" * 25 + "d"), turn(text="b"), turn(text="c")),
        found(replace(turn("a"), id=["a"]), replace(turn("b"), after=7)),
        found(replace(turn("a"), conversation=None), replace(turn("b", "a"), conversation=5)),
    ],
    ids=["self", "pair", "ring", "gone", "twice", "elsewhere", "taken", "no texts", "no talk"],
)
def test_damaged_links_lose_nothing(kept):
    """Circles, missing, doubled and foreign links: every turn is still there to be seen."""
    assert reached(kept) == {one.number for one in kept}


def reached(kept):
    """Return the numbers of all turns that one comes to by switching versions."""
    if not kept:
        return set()
    seen, numbers, ways = set(), set(), [None]
    while ways:
        for step in path(kept, at=ways.pop()):
            numbers.add(step.number)
            ways += [one for one in step.versions if one not in seen]
            seen.update(step.versions)
    return numbers


def newest(kept, start):
    """Return the number of the newest turn, or of the newest whose way leads over `start`."""
    tree = Tree(kept)
    below = [own for own in tree.ids if start is None or start in tree.line(own)]
    return [one.number for one, own in zip(kept, tree.ids, strict=True) if own in below][-1:]


ids = st.sampled_from(["", "a", "b", "c", "d", "e", "f", "g", "h"])
anything = st.lists(
    st.builds(turn, ids, ids, text=st.text("xy", max_size=2), talk=st.just("cnv_a")), max_size=12
)


@given(anything)
def test_whatever_is_kept_every_way_is_a_chain_and_every_turn_is_reached(turns):
    """Any ids and any links, doubled and missing ones too."""
    kept = found(*turns)

    for start in (None, *Tree(kept).ids):
        steps = path(kept, at=start)
        assert [one.after for one in steps] == ["", *[one.id for one in steps]][: len(steps)]
        assert all(one.versions[one.shown] == one.id for one in steps)
        assert start is None or start in [one.id for one in steps]
        numbers = [one.number for one in steps]
        assert numbers == sorted(set(numbers))
        assert numbers[-1:] == newest(kept, start)
    assert reached(kept) == {one.number for one in kept}


@st.composite
def sound(draw):
    """Draw a talk as Troth keeps it: turns that follow an earlier one, some of them without ids."""
    turns = []
    for n in range(draw(st.integers(0, 9))):
        earlier = Tree(found(*turns)).ids
        is_old = draw(st.booleans())
        after = draw(st.sampled_from(["", *earlier]))
        turns.append(turn(text=f"old{n}") if is_old else turn(f"t{n}", after))
    return found(*turns)


@given(sound(), st.data())
def test_forgetting_messages_keeps_every_way(kept, data):
    """Each other message is still there, behind all that came before it, but for those."""
    tree = Tree(kept)
    gone = data.draw(st.sets(st.sampled_from(["nobody", *tree.ids])))
    fate = without(lambda _, own, __: own in gone)

    fates = [(one.number, fate(one.number, one.record)) for one in kept]

    left = Tree(Found(number=number, record=one) for number, one in fates if one is not None)
    assert set(left.ids) == set(tree.ids) - gone
    for own in left.ids:
        assert left.line(own) == [one for one in tree.line(own) if one not in gone]


def test_what_does_not_hang_on_the_forgotten_stays_as_it_is():
    """Only those behind it are written anew."""
    fate = without(lambda number, _, __: number == 2)

    fates = [fate(one.number, one.record) for one in BRANCHED]

    changed = [one for one, was in zip(fates, BRANCHED, strict=True) if one is not was.record]
    assert changed == [None, replace(BRANCHED[3].record, after="q1")]


# Many talks


def test_talks_come_newest_first_with_what_a_list_shows():
    """Title, count, times and companion of each; the newest words decide the order."""
    kept = found(
        turn("x1", text="First\nof  all", talk="cnv_x", at="1"),
        turn("y1", text="Another", talk="cnv_y", at="2", companion="teo"),
        turn("x2", "x1", text="Well", role="assistant", talk="cnv_x", at="3"),
    )

    one, two = talks(heads(kept))

    assert (one.conversation, one.title, one.count) == ("cnv_x", "First of all", 2)
    assert (one.begun_at, one.last_at, one.companion) == ("1", "3", "mira")
    assert (two.conversation, two.companion) == ("cnv_y", "teo")


def test_talks_that_were_brought_in_stand_by_when_they_were_said():
    """Kept after all others, but older than they are: the newest words come first."""
    kept = found(
        turn("new", talk="cnv_a", at="2026-11-21"),
        turn("old", talk="cnv_b", at="2023-01-01"),
        turn("older", talk="cnv_c", at="2022-01-01"),
        turn("same", talk="cnv_d", at="2023-01-01"),
    )

    assert [one.conversation for one in talks(heads(kept))] == ["cnv_a", "cnv_d", "cnv_b", "cnv_c"]


def test_the_title_is_that_of_the_way_that_is_shown():
    """A talk whose first message was edited is called by what it says now."""
    (one,) = talks(heads(BRANCHED))

    assert (one.title, one.count) == ("Q1", 7)


@given(anything, st.lists(st.sampled_from(["cnv_a", "cnv_b", ""]), min_size=12, max_size=12))
def test_a_list_of_talks_counts_every_turn(turns, names):
    """Whatever the links say, each turn counts in its talk, and the title is that of its way."""
    kept = found(*(within(one, name) for one, name in zip(turns, names, strict=False)))

    listed = talks(heads(kept))

    assert sum(one.count for one in listed) == len(kept)
    ends = [
        max(it.number for it in kept if it.record.conversation == one.conversation)
        for one in listed
    ]
    assert ends == sorted(ends, reverse=True)
    for one in listed:
        way = path([it for it in kept if it.record.conversation == one.conversation])
        assert one.title == way[0].turn.text


def within(one, talk):
    """Put a turn into a talk, with an id that no other talk has."""
    own = one.id and f"{talk}{one.id}"
    return replace(one, conversation=talk, id=own, after=f"{talk}{one.after}")


def test_talks_of_an_older_troth_are_listed():
    """Turns without ids and companions count like others."""
    (one,) = talks(heads(found(turn(text="Hi"), turn(text="Hello"))))

    assert (one.title, one.count, one.companion) == ("Hi", 2, "mira")


def test_a_talk_does_not_show_its_title():
    """What stands in a list can be printed without telling anything."""
    (one,) = talks(heads(found(turn("a", text="a secret"))))

    assert repr(one) == "<Talk of 1 messages>"
    assert "secret" not in repr(path(found(turn("a", text="a secret"))))


SHAPES = {
    "one long talk": lambda n: turn(f"t{n}", f"t{n - 1}"),
    "all edits of one": lambda n: turn(f"t{n}", "t0"),
    "all beginnings": lambda n: turn(f"t{n}"),
    "all old": lambda n: turn(text=f"t{n}"),
    "many talks": lambda n: turn(f"t{n}", talk=f"cnv_{n % 500}"),
}


@pytest.mark.parametrize("shape", SHAPES.values(), ids=SHAPES)
def test_ten_thousand_turns_are_no_trouble(shape):
    """No shape of a talk is too deep or too wide; the work grows with the turns alone."""
    kept = found(*(shape(n) for n in range(10_000)))

    steps = path(kept)

    assert steps[-1].number == 10_000
    assert sum(one.count for one in talks(heads(kept))) == 10_000
    assert Tree(kept).newest(Tree(kept).ids[0])


# Titles


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("", ""),
        (" \n\t ", ""),
        ("a\n\n b\tc\u2028d", "a b c d"),
        ("a\x1b[2Jb\x00c\u202ed\u2066e", "a [2Jb c d e"),
        ("می\u200cرود", "می\u200cرود"),
        ("👩\u200d🚀 hi", "👩\u200d🚀 hi"),
        ("x" * 60, "x" * 60),
        ("x" * 61, "x" * 60 + "…"),
        ("word " * 20, "word " * 11 + "word…"),
        ("x" * 59 + "é\u0301" * 9, "x" * 59 + "…"),
        ("x" * 59 + "👩\u200d🚀" * 9, "x" * 59 + "…"),
        ("\ud800", ""),
    ],
)
def test_a_title_is_the_beginning_as_one_line(text, shown):
    """No breaks, nothing that drives a terminal or turns the writing, cut between words."""
    assert title(text) == shown


@given(st.text(st.characters(exclude_categories=[]), max_size=500))
def test_a_title_is_always_one_short_line(text):
    """Whatever was said first."""
    shown = title(text)

    assert len(shown) <= TITLE_LENGTH + 1
    assert not any(unicodedata.category(one) in {"Cc", "Cs", "Zl", "Zp"} for one in shown)
    assert shown == shown.strip()
