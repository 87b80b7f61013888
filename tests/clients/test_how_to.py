"""What the pages about other clients promise is what Troth does with what these clients send."""

import json
import re
from pathlib import Path

import httpx2
import pytest

from troth.api import asked
from troth.api.errands import is_errand
from troth.companion.turn import Turn
from troth.errors import Unsupported
from troth.words import COMPANION_HISTORY, Clear

HOW_TO = Path(__file__).parents[2] / "docs" / "how-to"
SHAPES = Path(__file__).with_name("shapes")
PAGES = ("open-webui", "sillytavern", "librechat")


def page(name: str) -> str:
    """Read a page as one line."""
    return " ".join((HOW_TO / f"{name}.md").read_text(encoding="utf-8").split())


def body(name: str) -> dict[str, object]:
    """Read the body of a request that a client sends."""
    told: dict[str, object] = json.loads((SHAPES / f"{name}.json").read_text())["body"]
    return told


def headers(client: str) -> set[str]:
    """Name the headers that the requests of a client have."""
    return {
        name.lower()
        for file in SHAPES.glob(f"{client}*.json")
        for name in json.loads(file.read_text())["headers"]
    }


def test_the_addresses_are_those_of_troth() -> None:
    """Each page names the address at which Troth listens, and a command that makes a key."""
    for name in PAGES:
        assert set(re.findall(r"http://127\.0\.0\.1:\d+[/\w]*", page(name))) == {
            "http://127.0.0.1:8420/v1"
        }
        assert "troth key add" in page(name)


def test_the_headers_are_those_that_are_sent_and_read() -> None:
    """A chat's own name: LibreChat's as the page sets it, Open WebUI's as it sends it by itself."""
    read = {one.lower() for one in asked.CHAT_HEADERS}

    assert {"x-troth-chat"} == headers("librechat") & read
    assert {"x-openwebui-chat-id"} == headers("openwebui") & read
    assert "X-Troth-Chat" in page("librechat")


def test_the_words_by_which_an_errand_is_known_are_those_on_the_page() -> None:
    """Whoever changes a prompt reads how it must begin; the recorded ones begin so."""
    for name, begins, shape in (
        ("librechat", "Provide a concise, 5-word-or-less title", "librechat-title"),
        ("sillytavern", "Pause your roleplay", "sillytavern-summary"),
    ):
        messages = body(shape)["messages"]
        assert isinstance(messages, list)
        assert begins in page(name)
        assert any(begins in one["content"] for one in messages)
        assert is_errand([("user", Clear(f"{begins} for this talk."))], said=None)


def test_the_fields_that_are_passed_over_are_sent_and_passed_over() -> None:
    """As the page says of SillyTavern: they change nothing and break nothing."""
    sent = body("sillytavern-chat")
    named = ("top_k", "logit_bias", "presence_penalty", "frequency_penalty")

    assert all(one in sent for one in named)
    assert all(one in page("sillytavern") for one in ("top_k", "logit_bias", "two penalties"))
    found = asked.read(sent, conversation=None)
    bare = asked.read({k: v for k, v in sent.items() if k not in named}, conversation=None)
    assert found == bare


TOOL = {"type": "function", "function": {"name": "look_up", "parameters": {"type": "object"}}}


@pytest.mark.parametrize(
    ("more", "param"),
    [
        ({"functions": [TOOL["function"]]}, "functions"),
        ({"n": 2}, "n"),
        ({"messages": [{"role": "user", "content": [{"type": "image_url"}]}]}, "messages[0]"),
    ],
)
def test_what_does_not_work_is_refused_with_the_field(more, param: str) -> None:
    """As the pages say: several answers, pictures, older tools. Never dropped without a word."""
    sent = body("sillytavern-chat") | more

    with pytest.raises(Unsupported) as told:
        asked.read(sent, conversation=None)

    assert told.value.param is not None
    assert told.value.param.startswith(param)
    assert told.value.status == 400


@pytest.mark.parametrize(
    "more", [{"tools": []}, {"tools": None}, {"tool_choice": "none"}, {"n": 1}]
)
def test_tools_that_nobody_may_call_are_no_reason_to_refuse(more) -> None:
    """Clients send them empty or switched off."""
    asked.read(body("sillytavern-chat") | more, conversation=None)


def test_a_model_without_tools_keeps_nothing_and_says_what_to_do(echoing, noor) -> None:
    """OpenAI's shape with a code, so that a client shows the sentence and asks no second time."""
    told = httpx2.post(
        f"{echoing.address}/v1/chat/completions",
        headers={"Authorization": f"Bearer {noor.client.api_key}"},
        json=body("librechat-chat") | {"tools": [TOOL], "stream": True},
        timeout=60,
    )

    error = told.json()["error"]
    assert (told.status_code, error["code"], error["param"]) == (400, "unsupported", "tools")
    assert "Leave out `tools`" in error["message"]
    with echoing.house.gate.enter(noor.person, COMPANION_HISTORY) as room:
        assert room.read(Turn) == []


def test_each_picture_is_there_small_and_told_in_words() -> None:
    """A real PNG of up to 150 KB, with words for whoever does not see it."""
    pictures = [
        found
        for file in HOW_TO.glob("*.md")
        for found in re.findall(r"!\[([^\]]*)\]\(([^)]+)\)", file.read_text(encoding="utf-8"))
    ]

    assert {Path(name).stem for _, name in pictures} >= {
        "with-llm",
        "with-open-webui",
        "with-openai",
        "with-sillytavern",
        "with-librechat",
    }
    for words, name in pictures:
        data = (HOW_TO / name).read_bytes()
        assert data.startswith(b"\x89PNG\r\n"), name
        assert len(data) <= 150_000, name
        assert len(words.split()) >= 8, name
