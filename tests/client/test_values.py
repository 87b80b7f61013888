"""What is read of an answer: what must be there is there, and nothing shows words by itself."""

import pytest

from troth.client.values import Answer, Card, Garbled, Message, Talk, items, text, texts

ENDED = {"conversation": "cnv_a", "finish": "stop", "model": "m", "new_in_a_later_troth": {"a": 1}}


def test_what_is_not_known_is_passed_over() -> None:
    """A newer Troth still answers an older program; what an older one leaves out is empty."""
    answer = Answer.read(ENDED, "words")

    assert (answer.text, answer.turns, answer.masked, answer.outside) == ("words", (), 0, False)


@pytest.mark.parametrize("missing", ["conversation", "finish", "model"])
def test_what_must_be_there_is_there(missing: str) -> None:
    """Or it is no answer of a Troth."""
    with pytest.raises(Garbled):
        Answer.read({name: value for name, value in ENDED.items() if name != missing}, "")


def test_a_card_may_have_no_question() -> None:
    """Then a yes is enough."""
    told = {"purpose": "p", "language": "en", "title": "t", "lines": [], "digest": "d", "after": 2}

    card = Card.read({**told, "check": None})

    assert (card.question, card.choices, card.after) == ("", (), 2)


def test_no_repr_shows_words() -> None:
    """Neither an answer, nor a message, nor the title of a talk."""
    values = [
        Answer.read(ENDED, "planted"),
        Message(id="a", after="", role="user", text="planted"),
        Talk(conversation="a", companion="mira", title="planted", count=2),
    ]

    assert "planted" not in repr(values)


@pytest.mark.parametrize("found", [None, 3, "text", {"a": 1}])
def test_a_list_is_a_list(found: object) -> None:
    """What else stands there is garbled; among texts only texts are taken."""
    with pytest.raises(Garbled):
        items({"a": found}, "a")
    with pytest.raises(Garbled):
        text({"a": 3}, "a")
    assert texts({"a": ["x", 3, None, "y"]}, "a") == ("x", "y")
