"""Talks over `/api`: listed, read, forgotten; another person's are not there."""

import asyncio

import pytest

from troth.companion import search
from troth.companion.turn import Turn
from troth.testing.house import talk
from troth.words import COMPANION_HISTORY


@pytest.fixture
def said(house, noor):
    """Return the conversation and the ids of one kept question and its answer."""
    reply = talk(house, noor.person, "hello **there**").reply
    return reply.conversation, list(reply.turns)


def test_companions_are_listed(api, noor) -> None:
    """With the model that speaks, and whether it is the demo."""
    found = api.asks(noor, "GET", "/api/companions").json()["items"]

    assert [one["id"] for one in found] == ["mira", "teo"]
    assert found[0]["demo"] is True


def test_a_talk_is_listed_and_read(api, noor, said) -> None:
    """What was said, by whom, and how to set it."""
    conversation, turns = said

    listed = api.asks(noor, "GET", "/api/talks").json()
    path = api.asks(noor, "GET", f"/api/talks/{conversation}").json()

    assert listed["next"] is None
    assert [(one["conversation"], one["count"]) for one in listed["items"]] == [(conversation, 2)]
    assert [one["id"] for one in path["items"]] == turns
    assert path["items"][0]["text"] == "hello **there**"
    assert path["items"][0]["blocks"][0]["lines"][0][1] == {"text": "there", "mark": "strong"}
    assert path["items"][0]["versions"] == [turns[0]]


def test_half_a_character_and_what_drives_a_terminal_do_not_come_out(api, house, noor) -> None:
    """They could be kept by an older Troth; no JSON in UTF-8 can hold the first."""
    with house.gate.enter(noor.person, COMPANION_HISTORY) as room:
        room.keep(
            Turn(
                text="a\ud800b\x1b[2J",
                role="user",
                at="2026-11-21T19:30:00.000Z",
                conversation="cnv_x",
                id="trn_x",
            )
        )

    told = [api.asks(noor, "GET", path) for path in ("/api/talks", "/api/talks/cnv_x")]

    assert [one.status_code for one in told] == [200, 200]
    assert "\x1b" not in told[1].json()["items"][0]["text"]


def test_words_are_found_in_what_was_said(api, noor, said) -> None:
    """Where they stand, with what stands around them; past the limit they are counted."""
    conversation, turns = said

    def find(**asked: object) -> dict[str, object]:
        return api.asks(noor, "POST", "/api/talks/search", json=asked).json()

    _answer, found = find(words="THERE hello")["items"]
    assert (found["id"], found["conversation"], found["role"]) == (turns[0], conversation, "user")
    assert [(one["text"], one["found"]) for one in found["pieces"]] == [
        ("hello", True),
        (" **", False),
        ("there", True),
        ("**", False),
    ]
    assert len(find(words="hello", limit=1)["items"]) == 1
    assert find(words="hello", limit=1)["count"] == 2
    assert find(words="winter") == {"items": [], "count": 0}
    assert api.asks(noor, "POST", "/api/talks/search", json={"words": " "}).status_code == 400
    assert api.asks(noor, "POST", "/api/talks/search", json={"words": "a" * 201}).status_code == 400
    many = " ".join(map(str, range(21)))
    told = api.asks(noor, "POST", "/api/talks/search", json={"words": many})
    assert (told.status_code, told.json()["param"]) == (400, "words")
    assert "20 words" in told.json()["detail"]


def test_nobody_waits_while_words_are_looked_for(api, noor, said, monkeypatch) -> None:
    """All that is done with the texts is done in a thread, not where every request is served."""
    fold, waited = search.fold, []

    def watched(text: str) -> str:
        waited.append(asyncio._get_running_loop() is not None)  # asks, never raises
        return fold(text)

    monkeypatch.setattr(search, "fold", watched)

    found = api.asks(noor, "POST", "/api/talks/search", json={"words": "hello"}).json()

    assert found["count"] == 2
    assert waited
    assert not any(waited)


def test_only_the_last_messages_where_that_is_asked(api, noor, said) -> None:
    """A long talk need not come whole."""
    conversation, turns = said

    path = api.asks(noor, "GET", f"/api/talks/{conversation}?limit=1").json()

    assert [one["id"] for one in path["items"]] == turns[1:]


def test_without_the_yes_nothing_is_shown(api, somebody) -> None:
    """The problem names the purpose."""
    sam = somebody(name="Sam")

    told = api.asks(sam, "GET", "/api/talks")

    assert (told.status_code, told.json()["purpose"]) == (403, "companion.history")


def test_another_persons_talk_is_not_there(api, somebody, said) -> None:
    """Not to be read, not to be forgotten; the words are those for one that never was."""
    sam = somebody("companion.history", name="Sam")
    conversation, turns = said

    answers = [
        api.asks(sam, method, path)
        for method, path in [
            ("GET", f"/api/talks/{conversation}"),
            ("GET", "/api/talks/cnv_no"),
            ("DELETE", f"/api/talks/{conversation}"),
            ("DELETE", "/api/talks/cnv_no"),
            ("DELETE", f"/api/messages/{turns[0]}"),
            ("DELETE", "/api/messages/trn_no"),
        ]
    ]

    assert [one.status_code for one in answers] == [404] * 6
    details = [one.json()["detail"] for one in answers]
    assert details[::2] == details[1::2]


def test_a_branch_that_is_not_there(api, noor, said) -> None:
    """Named by a message of nobody."""
    told = api.asks(noor, "GET", f"/api/talks/{said[0]}?at=trn_no")

    assert told.status_code == 404


def test_a_message_is_forgotten(api, house, noor, said) -> None:
    """The other one stays."""
    conversation, turns = said

    told = api.asks(noor, "DELETE", f"/api/messages/{turns[0]}")

    assert (told.status_code, told.content) == (204, b"")
    path = api.asks(noor, "GET", f"/api/talks/{conversation}").json()["items"]
    assert [one["id"] for one in path] == turns[1:]
    assert api.asks(noor, "DELETE", f"/api/messages/{turns[0]}").status_code == 404


def test_a_talk_is_forgotten(api, house, noor, said) -> None:
    """With how much that was; nothing of it is left."""
    told = api.asks(noor, "DELETE", f"/api/talks/{said[0]}")

    assert told.json() == {"messages": 2}
    with house.gate.enter(noor.person, COMPANION_HISTORY) as room:
        assert room.read(Turn) == []


def test_forgetting_needs_no_yes(api, house, noor, said) -> None:
    """What is still here can be forgotten after the yes was taken back."""
    house.gate.consents.withdraw(noor.person, COMPANION_HISTORY, method="api")

    assert api.asks(noor, "DELETE", f"/api/talks/{said[0]}").status_code == 200
