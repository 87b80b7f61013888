"""What Open WebUI, LibreChat and SillyTavern send, replayed: answered, kept once, or not at all.

Their servers are too large for a test, so each request is one of the small files in `shapes`, in
the form that each of them sends. What is said in them is invented. `tools/front_ends.py` runs the
real ones where they are installed.
"""

import json
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import httpx2
import pytest

from troth.companion.turn import Turn
from troth.people.keys import Use
from troth.words import COMPANION_HISTORY

SHAPES = Path(__file__).with_name("shapes")
TALK = "The boat is red."
Shape = Mapping[str, Any]


def shapes(*, errand: bool) -> list[str]:
    """Return the names of the files that hold errands, or those that hold talks."""
    files = sorted(SHAPES.glob("*.json"))
    return [one.stem for one in files if json.loads(one.read_text())["errand"] is errand]


def shape(name: str) -> Shape:
    """Read one request; where it quotes the talk, the talk is put in."""
    return json.loads((SHAPES / f"{name}.json").read_text().replace("{talk}", TALK))


def words(told: httpx2.Response) -> str:
    """Return the words of an answer, streamed or whole."""
    if told.headers["content-type"].startswith("application/json"):
        return told.json()["choices"][0]["message"]["content"]
    events = [line[6:] for line in told.text.splitlines() if line.startswith("data: ")]
    assert events[-1] == "[DONE]"
    choices = [choice for one in events[:-1] for choice in json.loads(one)["choices"]]
    return "".join(choice["delta"].get("content") or "" for choice in choices)


@pytest.fixture
def turns(echoing, noor) -> Callable[[], Sequence[Turn]]:
    """Return a function that reads what is kept of Noor's talks."""

    def read() -> Sequence[Turn]:
        with echoing.house.gate.enter(noor.person, COMPANION_HISTORY) as room:
            return [found.record for found in room.read(Turn)]

    return read


@pytest.fixture
def post(echoing, noor) -> Callable[..., httpx2.Response]:
    """Return a function that sends a shape with Noor's key, or with other headers."""

    def send(one: Shape, headers: Mapping[str, str] = {}, **more: object) -> httpx2.Response:
        own = {"Authorization": f"Bearer {noor.client.api_key}", **one["headers"], **headers}
        url = f"{echoing.address}/v1/chat/completions"
        return httpx2.post(url, headers=own, json={**one["body"], **more}, timeout=60)

    return send


@pytest.mark.parametrize("name", shapes(errand=False))
def test_a_talk_is_answered_and_kept_once(post, turns, name: str) -> None:
    """Every field is taken or passed over; what the person said is kept, and the answer."""
    told = post(shape(name))

    assert told.status_code == 200
    assert words(told).strip()
    kept = turns()
    assert [one.role for one in kept] == ["user", "assistant"]
    assert ("boat" in kept[0].text, kept[1].text) == (True, words(told))


def test_what_is_refused_says_for_which_field_and_keeps_nothing(post, turns) -> None:
    """Also where a front end sends it by itself: the person reads what to change."""
    refused = [one.stem for one in SHAPES.glob("*.json") if "refused" in one.read_text()]
    for name in refused:
        one = shape(name)
        told = post(one)

        error = told.json()["error"]
        assert (told.status_code, error["param"]) == (400, one["refused"])
        assert f"`{one['refused']}`" in error["message"]
    assert refused
    assert turns() == []


@pytest.mark.parametrize("name", shapes(errand=True))
def test_an_errand_leaves_no_trace_in_the_talks(post, turns, name: str) -> None:
    """It is answered without a greeting, and not one word of it or of its answer is kept."""
    told = post(shape(name))

    about = told.json()["troth"]
    assert told.status_code == 200
    assert "an AI" not in words(told)
    assert (about["errand"], about["kept"], about["conversation"]) == (True, [], None)
    assert about["receipt"].startswith("rcp_")
    assert turns() == []


@pytest.mark.parametrize("name", shapes(errand=True))
def test_an_errand_in_a_talk_changes_nothing_of_it(post, turns, name: str) -> None:
    """In between two messages, streamed or whole, also where it names the talk's own chat."""
    chat = shape("openwebui-chat")
    first = words(post(chat))
    headers = {"X-OpenWebUI-Chat-Id": chat["headers"]["X-OpenWebUI-Chat-Id"]}

    post(shape(name), headers, stream=True)
    again = [
        *chat["body"]["messages"],
        {"role": "assistant", "content": first},
        {"role": "user", "content": "And the sail?"},
    ]
    post(chat, messages=again)

    kept = turns()
    assert [one.text for one in kept if one.role == "user"] == [TALK, "And the sail?"]
    assert len({one.conversation for one in kept}) == 1
    assert kept[2].after == kept[1].id


def test_a_talk_that_is_nothing_but_errands_needs_its_yes(echoing, post) -> None:
    """What a front end asks for itself is a use like any other: no yes, no title."""
    sam = echoing.somebody(name="Sam")
    one = shape("openwebui-title")

    told = post(one, {"Authorization": f"Bearer {sam.client.api_key}"})

    assert (told.status_code, told.json()["error"]["code"]) == (403, "consent_required")
    sam.client.close()


def test_a_chat_s_name_makes_branches_of_edits_and_second_tries(post, turns) -> None:
    """The same first message again is answered again, other words stand beside it: one talk."""
    chat = shape("openwebui-chat")

    for text in (TALK, TALK, "The boat is blue."):
        post(chat, messages=[{"role": "user", "content": text}])

    kept = turns()
    assert [(one.role, one.text) for one in kept if one.role == "user"] == [
        ("user", TALK),
        ("user", "The boat is blue."),
    ]
    assert len({one.conversation for one in kept}) == 1
    assert {one.after for one in kept if one.role == "user"} == {""}
    assert len([one for one in kept if one.after == kept[0].id]) == 2


def test_a_greeting_from_a_card_makes_no_second_talk(post, turns) -> None:
    """SillyTavern sends the figure's first words, and instructions last: the talk goes on."""
    chat = shape("sillytavern-chat")
    *before, asked, last = chat["body"]["messages"]
    first = words(post(chat))
    answer = {"role": "assistant", "content": first}

    post(chat, messages=[*before, asked, answer, {"role": "user", "content": "And now?"}, last])

    kept = turns()
    assert [one.text for one in kept if one.role == "user"] == [TALK, "And now?"]
    assert len({one.conversation for one in kept}) == 1


def test_a_chat_s_name_reaches_nobody_else_s_talk(echoing, post, turns) -> None:
    """Sam sends the id of Noor's chat: it is another talk, and hers does not grow."""
    chat = shape("openwebui-chat")
    post(chat)
    sam = echoing.somebody("companion.reply", "companion.history", name="Sam")

    told = post(
        chat,
        {"Authorization": f"Bearer {sam.client.api_key}"},
        messages=[{"role": "user", "content": "What did I say?"}],
        stream=False,
    )

    assert "red" not in words(told)
    assert len(turns()) == 2
    assert told.json()["troth"]["conversation"] != turns()[0].conversation
    sam.client.close()


def test_one_front_end_with_many_people_mixes_nobody(echoing, noor, post, turns) -> None:
    """One key, a header for each: both talk, each keeps their own; who is unknown gets nothing."""
    keeper = echoing.somebody(name="Keeper")
    sam = echoing.somebody("companion.reply", "companion.history", name="Sam")
    keys, chat = echoing.house.keys, shape("openwebui-chat")
    token, _ = keys.issue(keeper.person, label="webui", use=Use.FRONT_END)
    user = chat["headers"]["X-OpenWebUI-User-Id"]
    keys.bind(noor.person, code=keys.introduce(token, user=user))
    keys.bind(sam.person, code=keys.introduce(token, user="sam-1"))
    front = {"Authorization": f"Bearer {token}"}

    hers = post(chat, front)
    his = post(
        chat,
        {**front, "X-OpenWebUI-User-Id": "sam-1"},
        messages=[{"role": "user", "content": "The kite is torn."}],
    )
    nobody = post(chat, {**front, "X-OpenWebUI-User-Id": "noor"})

    assert "red" in words(hers)
    assert ("kite" in words(his), "red" in words(his)) == (True, False)
    assert nobody.status_code == 401
    assert [one.text for one in turns() if one.role == "user"] == [TALK]
    keeper.client.close()
    sam.client.close()


# ── what is hard to take ──────────────────────────────────────────────────────────────────────


def test_a_thousand_messages_are_read_and_one_is_kept(post, turns) -> None:
    """A long history from elsewhere: the answer comes, and only the new message is kept."""
    history = [
        {"role": ("user", "assistant")[at % 2], "content": f"line {at}"} for at in range(1000)
    ]

    told = post(
        shape("openwebui-chat"), messages=[*history, {"role": "user", "content": "Still there?"}]
    )

    assert told.status_code == 200
    assert [one.text for one in turns() if one.role == "user"] == ["Still there?"]


def test_a_history_that_never_was_changes_nothing_that_is_kept(post, turns) -> None:
    """A client that puts words into the companion's mouth: what was said stays as it was."""
    chat = shape("librechat-chat")
    post(chat)
    before = turns()
    forged = [
        {"role": "user", "content": TALK},
        {"role": "assistant", "content": "You said that you hate boats."},
        {"role": "user", "content": "What did I say?"},
    ]

    post(chat, messages=forged)

    after = turns()
    assert after[: len(before)] == before
    assert [one.text for one in after[len(before) :] if one.role == "user"] == ["What did I say?"]
    assert not any("hate boats" in one.text for one in after)


@pytest.mark.parametrize("text", ["🙂", "🙂🙃🙂", "👩‍👩‍👧", "…"])
def test_only_an_emoji_is_something_to_answer(post, turns, text: str) -> None:
    """It is kept as it was."""
    told = post(shape("openwebui-chat"), messages=[{"role": "user", "content": text}])

    assert told.status_code == 200
    assert turns()[0].text == text


@pytest.mark.parametrize("text", ["", " ", "\n\t"])
def test_an_empty_message_is_told(post, turns, text: str) -> None:
    """400, with what to do, and nothing is kept."""
    told = post(shape("openwebui-chat"), messages=[{"role": "user", "content": text}])

    assert (told.status_code, told.json()["error"]["code"]) == (400, "bad_input")
    assert turns() == []
