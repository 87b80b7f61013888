"""After an answer: what was kept of it teaches, as far as the person lets companions remember."""

from troth.companion import facts
from troth.people.remembering import Reach
from troth.testing.house import allow, ask, talk
from troth.words import COMPANION_HISTORY, COMPANION_MEMORY, COMPANION_REPLY


def live(house, person) -> list[str]:
    """Return what is known."""
    return [one.value for one in facts.live(house.gate, person)]


def test_only_what_the_person_says_teaches(house, noor, companion, model) -> None:
    """An answer that speaks of itself, or of them, teaches nothing."""
    allow(house, noor, COMPANION_REPLY, COMPANION_HISTORY, COMPANION_MEMORY)
    model.pieces = ["I live in Hull. Your name is Ada."]

    talk(house, noor, "I live in Harwich.", companion=companion)

    (one,) = facts.live(house.gate, noor)
    assert (one.value, one.words) == ("Harwich", "I live in Harwich.")
    assert one.turn.startswith("trn_")


def test_a_level_below_facts_learns_none(house, noor, companion) -> None:
    """For all, for one talk, or by the request itself."""
    allow(house, noor, COMPANION_REPLY, COMPANION_HISTORY, COMPANION_MEMORY)
    first = talk(house, noor, "Good evening.", companion=companion).reply.conversation
    low = {
        "chat": lambda one: one.with_level("chats", first, Reach.CHAT),
        "all": lambda one: one.for_all(Reach.CHAT),
    }

    for change in low.values():
        house.people.change_memory(noor, change)
        talk(house, noor, ask("I live in Harwich.", conversation=first), companion=companion)

    assert live(house, noor) == []


def test_nothing_is_learned_without_a_yes(house, noor, companion) -> None:
    """The answer comes all the same."""
    allow(house, noor, COMPANION_REPLY, COMPANION_HISTORY)

    heard = talk(house, noor, "I live in Harwich.", companion=companion)
    allow(house, noor, COMPANION_MEMORY)

    assert heard.reply.kept
    assert live(house, noor) == []


def test_a_message_that_is_forgotten_meanwhile_teaches_nothing(
    house, noor, companion, monkeypatch
) -> None:
    """In another window, in the moment in which it is learned from."""
    allow(house, noor, COMPANION_REPLY, COMPANION_HISTORY, COMPANION_MEMORY)
    learn = facts.learn

    def forgotten_first(gate, person, source):
        companion.forget_turn(person, source.turn)
        return learn(gate, person, source)

    monkeypatch.setattr(facts, "learn", forgotten_first)
    talk(house, noor, "I live in Harwich. I have diabetes.", companion=companion)

    known = facts.every(house.gate, noor)
    assert (known.live, known.waits) == ([], [])
