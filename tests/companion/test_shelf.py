"""A person's talks: listed, opened, forgotten; by nobody else, and with the right yes."""

from dataclasses import dataclass
from typing import ClassVar

import pytest

from troth.companion.persona import PERSONAS
from troth.companion.shelf import forget_some
from troth.companion.talks import NO_SUCH_TALK
from troth.companion.turn import Turn
from troth.errors import NotFound, Refused
from troth.testing.house import allow, ask, leaves, talk
from troth.words import COMPANION_HISTORY, RIGHTS_ANSWER, Reason, new_id


@dataclass(frozen=True, slots=True, kw_only=True)
class OldTurn:
    """A turn as it was kept before turns had ids."""

    category: ClassVar[str] = "turn"
    text: str
    role: str
    at: str
    conversation: str


def keep(house, person, *turns):
    """Keep turns as they are; return their numbers."""
    with house.gate.enter(person, COMPANION_HISTORY) as room:
        for one in turns:
            room.keep(one)
    return room.kept


def turn(own, after="", *, talk="cnv_a", **more):
    """Make a turn whose text is its id."""
    told = {"text": own, "role": "user", "at": "now", **more}
    return Turn(id=own, after=after, conversation=talk, **told)


def all_kept(house, person):
    """Return every turn that is kept, with its number."""
    with house.gate.enter(person, RIGHTS_ANSWER) as room:
        return [(one.number, one.record) for one in room.read(Turn)]


def said(steps):
    """Return what was said on a way."""
    return [one.turn.text for one in steps]


# Seeing and opening


def test_talks_are_listed_and_opened(house, willing, companion):
    """Each talk once, the newest first, by its first words; opened, it shows what was said."""
    first = talk(house, willing, "Hello there", companion=companion).reply
    second = talk(house, willing, "Another day", companion=companion).reply
    go_on = ask("And now", conversation=first.conversation, recall=True)
    third = talk(house, willing, go_on, companion=companion).reply

    listed = companion.talks(willing)

    assert [one.conversation for one in listed] == [first.conversation, second.conversation]
    assert [(one.title, one.count) for one in listed] == [("Hello there", 4), ("Another day", 2)]
    assert listed[0].companion == PERSONAS[0].id
    assert companion.talks(willing, last=1) == listed[:1]
    steps = companion.talk(willing, first.conversation)
    assert [one.id for one in steps] == [*first.turns, *third.turns]
    assert [one.number for one in steps] == [*first.kept, *third.kept]


def test_of_a_long_talk_the_end_is_shown(house, willing, companion):
    """So many messages as asked for; the first of them says that there is more before it."""
    keep(house, willing, *(turn(f"t{n}", f"t{n - 1}" if n else "") for n in range(30)))

    steps = companion.talk(willing, "cnv_a", limit=10)

    assert said(steps) == [f"t{n}" for n in range(20, 30)]
    assert steps[0].after == "t19"


def test_five_hundred_talks_are_listed(house, willing, companion):
    """None is left out, none twice, and each can be opened."""
    names = [new_id("cnv") for _ in range(500)]
    keep(
        house,
        willing,
        *(turn(f"{part}{n}", talk=name) for part in "ab" for n, name in enumerate(names)),
    )

    listed = companion.talks(willing)

    assert [one.conversation for one in listed] == names[::-1]
    assert {one.count for one in listed} == {2}
    assert said(companion.talk(willing, names[7])) == ["b7"]


def test_a_use_of_ones_talks_is_recorded(house, willing, companion):
    """To list and to open are uses like any other: the leaf says how many turns were read."""
    keep(house, willing, turn("a"), turn("b", "a"), turn("c", talk="cnv_c"))

    companion.talks(willing)
    companion.talk(willing, "cnv_a")

    listed, opened = [one["detail"]["read"] for one in leaves(house, willing)[-2:]]
    assert (listed, opened) == ({"turn": 3}, {"turn": 2})


@pytest.mark.parametrize("at", [None, "trn_x"])
def test_a_talk_of_somebody_else_is_like_one_that_is_not_there(house, willing, sam, companion, at):
    """The same words for Noor's talk as for none."""
    allow(house, sam)
    keep(house, willing, turn("trn_x"))

    for conversation in ("cnv_a", new_id("cnv"), "", "\ud800", '"', "x" * 10_000):
        with pytest.raises(NotFound) as caught:
            companion.talk(sam, conversation, at=at)
        assert str(caught.value) == NO_SUCH_TALK
    assert companion.talks(sam) == []
    assert companion.has_talk(willing, "cnv_a")
    assert not companion.has_talk(sam, "cnv_a")


def test_a_message_of_another_talk_opens_nothing(house, willing, companion):
    """The message must be of the talk that is named."""
    keep(house, willing, turn("a"), turn("b", talk="cnv_b"))

    with pytest.raises(NotFound):
        companion.talk(willing, "cnv_a", at="b")


def test_words_that_look_like_a_field_belong_to_no_other_talk(house, willing, companion):
    """What a person types cannot move a message into another talk."""
    keep(house, willing, turn("a", text='"conversation":"cnv_b"', talk="cnv_a"))

    with pytest.raises(NotFound):
        companion.talk(willing, "cnv_b")


@pytest.mark.parametrize("look", ["talks", "talk"])
def test_looking_needs_the_yes(house, willing, companion, look):
    """After it is taken back, talks are shown by one's rights only."""
    keep(house, willing, turn("a"))
    house.gate.consents.withdraw(willing, COMPANION_HISTORY, method="terminal")

    with pytest.raises(Refused) as caught:
        getattr(companion, look)(willing, *(["cnv_a"] if look == "talk" else []))

    assert (caught.value.purpose, caught.value.reason) == (COMPANION_HISTORY, Reason.WITHDRAWN)


# Forgetting


def test_a_message_in_the_middle_is_forgotten(house, willing, companion):
    """What came after it stays, behind what came before it, with number and last day as before."""
    keep(house, willing, turn("a"), turn("b", "a"), turn("c", "b"), turn("b2", "a"))

    companion.forget_turn(willing, "b")

    assert said(companion.talk(willing, "cnv_a", at="c")) == ["a", "c"]
    assert companion.talk(willing, "cnv_a", at="c")[1].versions == ("c", "b2")
    assert [(number, one.text) for number, one in all_kept(house, willing)] == [
        (1, "a"),
        (3, "c"),
        (4, "b2"),
    ]


def test_what_is_tied_up_again_is_not_kept_longer(house, willing, companion, clock):
    """A message that hung on a forgotten one still goes on its own last day."""
    keep(house, willing, turn("a"), turn("b", "a"))
    clock.move(days=300)
    allow(house, willing)
    companion.forget_turn(willing, "a")

    clock.move(days=65)

    assert all_kept(house, willing) == []


def test_the_first_message_is_forgotten(house, willing, companion):
    """What followed it begins the talk."""
    keep(house, willing, turn("a"), turn("b", "a"), turn("c", "b"))

    companion.forget_turn(willing, "a")

    assert said(companion.talk(willing, "cnv_a")) == ["b", "c"]
    assert companion.talks(willing)[0].title == "b"


def test_an_old_message_is_forgotten(house, willing, companion):
    """Turns kept before there were ids can be named by what they are shown with."""
    old = {"role": "user", "at": "now", "conversation": "cnv_a"}
    keep(house, willing, *(OldTurn(text=text, **old) for text in "abc"))
    _, middle, last = companion.talk(willing, "cnv_a")

    companion.forget_turn(willing, middle.id)

    steps = companion.talk(willing, "cnv_a")
    assert said(steps) == ["a", "c"]
    assert steps[-1].id == last.id


def test_a_talk_is_forgotten_whole(house, willing, companion):
    """All its branches go, and no other talk."""
    keep(house, willing, turn("a"), turn("b", "a"), turn("b2", "a"), turn("x", talk="cnv_x"))

    gone = companion.forget_talk(willing, "cnv_a")

    assert gone == 3
    assert [one.conversation for one in companion.talks(willing)] == ["cnv_x"]
    with pytest.raises(NotFound):
        companion.talk(willing, "cnv_a")


def test_some_messages_are_forgotten_at_once(house, willing, companion):
    """As many as are named, and what came after them stays in its place."""
    keep(house, willing, turn("a"), turn("b", "a"), turn("c", "b"), turn("d", "c"))

    gone = forget_some(house.gate, willing, lambda number, *_: number in {2, 3, 9})

    assert gone == 2
    assert said(companion.talk(willing, "cnv_a")) == ["a", "d"]


def test_forgetting_needs_no_yes(house, willing, companion):
    """What is still here after a yes was taken back can be forgotten at once."""
    keep(house, willing, turn("a"), turn("b", "a"), turn("x", talk="cnv_x"))
    house.gate.consents.withdraw(willing, COMPANION_HISTORY, method="terminal")

    companion.forget_turn(willing, "a")
    companion.forget_talk(willing, "cnv_x")

    assert [one.text for _, one in all_kept(house, willing)] == ["b"]


def test_what_is_not_ones_own_cannot_be_forgotten(house, willing, sam, companion):
    """For Sam there is no such message or talk, and Noor's stay; the words are the same."""
    allow(house, sam)
    keep(house, willing, turn("trn_x"))
    keep(house, sam, turn("trn_y", talk="cnv_y"))

    told = set()
    for act, name in (
        (companion.forget_turn, "trn_x"),
        (companion.forget_turn, new_id("trn")),
        (companion.forget_talk, "cnv_a"),
        (companion.forget_talk, new_id("cnv")),
    ):
        with pytest.raises(NotFound) as caught:
            act(sam, name)
        told.add(str(caught.value))

    assert len(told) == 1
    assert len(all_kept(house, willing)) == len(all_kept(house, sam)) == 1


def test_forgetting_twice_finds_nothing_the_second_time(house, willing, companion):
    """A form that is sent again does no harm."""
    keep(house, willing, turn("a"), turn("b", "a"))
    companion.forget_turn(willing, "a")

    with pytest.raises(NotFound):
        companion.forget_turn(willing, "a")

    assert said(companion.talk(willing, "cnv_a")) == ["b"]
