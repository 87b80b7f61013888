"""To try a provider out sends a fixed sentence of ours, and nothing of anybody."""

import pytest

from troth.gate.trial import SENTENCE, why_not
from troth.testing.house import add_person, leaves
from troth.testing.outside import choose, outside_entry, upstream, with_outside
from troth.testing.providers import FaultyProvider, ScriptedProvider
from troth.testing.upstream import busy, html, says, status


def test_a_provider_that_answers_says_so_and_hears_our_sentence_alone(house, noor):
    """One request, with one message that is in our source, and no line about any person."""
    before = leaves(house, noor)

    with upstream([says("yes")]) as up:
        entry = with_outside(house, up, outside_entry(models=["m"]))
        choose(house, noor, entry, "m")
        before = leaves(house, noor)
        told = house.try_provider(entry.id)

    (request,) = up.requests
    assert told == {"answers": True, "m": "it answers"}
    assert request.json["messages"] == [{"role": "user", "content": SENTENCE}]
    assert b"Noor" not in request.head + request.body
    assert str(noor).encode() not in request.head + request.body
    assert leaves(house, noor) == before


@pytest.mark.parametrize(
    ("behaviour", "words"),
    [
        (status(401), "key is wrong"),
        (status(404), "does not have this model"),
        (busy(429, retry_after="60"), "no free place"),
        (html(), "no answer"),
    ],
)
def test_a_provider_that_does_not_answer_says_why(house, behaviour, words):
    """In our words, and once: a trial is not repeated."""
    with upstream([behaviour]) as up:
        entry = with_outside(house, up, outside_entry(models=["m"]))
        told = house.try_provider(entry.id)

    assert told["answers"] is False
    assert words in told["m"]
    assert len(up.requests) == 1


@pytest.mark.parametrize(
    ("provider", "answers"),
    [(ScriptedProvider(["yes"]), True), (FaultyProvider("fails"), False)],
    ids=["who answers", "who does not"],
)
def test_a_trial_leaves_no_connection(provider, answers, monkeypatch):
    """Whatever came of it, what was opened for it is closed."""
    closed = []

    async def close():
        closed.append(provider)

    monkeypatch.setattr(provider, "close", close, raising=False)

    assert (why_not(provider) is None) is answers
    assert closed == [provider]


def test_a_provider_that_is_off_can_be_tried(house):
    """So whoever runs the place can look before anybody's words may go there."""
    add_person(house, "Ida")

    with upstream([says("yes")]) as up:
        entry = with_outside(house, up, outside_entry(models=["m", "n"]))
        house.providers.switch(entry.id, is_on=False)
        told = house.try_provider(entry.id)

    assert told == {"answers": True, "m": "it answers", "n": "it answers"}
    assert [one.json["model"] for one in up.requests] == ["m", "n"]
