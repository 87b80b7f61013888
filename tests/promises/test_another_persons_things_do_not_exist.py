"""What belongs to somebody else reads as if it were not there."""

import pytest

from troth.companion.turn import Turn
from troth.errors import NotFound, Refused
from troth.gate.forget import forget
from troth.testing.house import allow, ask, talk, with_model
from troth.words import RIGHTS_ANSWER, KeyId


@pytest.fixture
def theirs(house, talking, sam):
    """Let Noor talk, and let Sam talk too; return the name of Noor's talk."""
    allow(house, sam)
    return talk(house, talking, "my secret").reply.conversation


def test_nobody_enters_a_room_of_somebody_else(house, talking, sam, recorded) -> None:
    """Sam may not read what is Noor's, and Noor's record says that it was tried."""
    with pytest.raises(Refused):
        house.gate.enter(talking, RIGHTS_ANSWER, reader=sam)

    assert ("refused", "recipient_not_covered") in recorded(house, talking)


def test_going_on_with_somebody_elses_talk_recalls_nothing(
    house, sam, theirs, model, kept, talking
) -> None:
    """Sam goes on with Noor's talk by its name: the model hears Sam's words alone."""
    companion = with_model(house, model)

    talk(house, sam, ask("go on", conversation=theirs, recall=True), companion=companion)

    heard = [message.text.text for message in model.asks[0].messages]
    assert heard[-1] == "go on"
    assert [text for text in heard if "my secret" in text] == []
    assert "go on" not in kept(house, talking)


def test_somebody_elses_key_and_a_missing_key_get_the_same_answer(house, talking, sam) -> None:
    """Sam cannot end Noor's key, and cannot learn from the answer that it exists."""
    _, key = house.keys.issue(talking, label="phone")

    answers = set()
    for tried in (key.id, KeyId("key_" + "a" * 26)):
        with pytest.raises(NotFound) as refused:
            house.keys.revoke(sam, tried)
        answers.add(str(refused.value))

    assert len(answers) == 1
    assert house.keys.of(talking)[0].revoked_at is None


def test_somebody_elses_messages_cannot_be_forgotten(house, talking, sam, theirs, kept) -> None:
    """Sam asks to forget a message of Noor's: for Sam there is none, and Noor's stays."""
    with pytest.raises(NotFound):
        forget(house.gate, sam, Turn, lambda _, turn: turn.conversation == theirs)

    assert "my secret" in kept(house, talking)[0]
