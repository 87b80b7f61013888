"""A canary in every field that a client can send: none reaches a provider unmasked.

Once through `/v1/chat/completions`, with every field of OpenAI's request, nested ones, unknown
ones, headers and the query; once at the room's own door, with every string that a request of
either dialect can carry. A field is refused, left out or masked; never let through.
"""

import asyncio
import json
from contextlib import aclosing

import httpx2
import pytest

from troth.api.app import make_app
from troth.errors import BadInput, TrothError
from troth.gate.send import Draft
from troth.providers.base import Message, ToolCall
from troth.registry.outside import purpose_of
from troth.testing.house import add_person, allow
from troth.testing.outside import choose, outside_entry, with_outside
from troth.testing.upstream import Upstream, says
from troth.words import Clear

NAME, MAIL, PHONE = "Zuleika Quandt", "zuleika.quandt@posteo.example", "+1 202 456 0198"
CANARY = f"Zuleika Quandt, {MAIL}, {PHONE}"
UNWANTED = ("zuleika", "quandt", "posteo", "456 0198", "4560198", "2024560198")
DIALECTS = ("openai", "anthropic")
HI = {"role": "user", "content": "Good evening."}
TOOL = {
    "type": "function",
    "function": {
        "name": CANARY,
        "description": CANARY,
        "parameters": {
            "type": "object",
            "properties": {CANARY: {"type": CANARY, "enum": [CANARY], "description": CANARY}},
            "required": [CANARY],
        },
    },
}
CALL = {"id": CANARY, "type": "function", "function": {"name": CANARY, "arguments": CANARY}}
NAMED = {
    "type": "function",
    "x": CANARY,
    "function": {
        "name": "look_up",
        "description": CANARY,
        "x": {CANARY: [CANARY]},
        "parameters": {
            "type": "object",
            "title": CANARY,
            "$defs": {CANARY: {"const": CANARY}},
            "properties": {
                "who": {
                    "type": CANARY,
                    "enum": [CANARY, MAIL],
                    "description": CANARY,
                    "default": CANARY,
                    "examples": [{CANARY: CANARY}],
                    "pattern": CANARY,
                    "format": CANARY,
                    "x": json.dumps({CANARY: CANARY}),
                }
            },
            "required": ["who"],
        },
    },
}
"""A tool whose names are its own, with the canary in every other place."""
CALLED = {
    "id": f"call_{MAIL}",
    "type": "function",
    "function": {"name": "look_up", "arguments": json.dumps({"who": CANARY, CANARY: [MAIL]})},
}


def answered(content):
    """Write a talk in which a tool was called and answered."""
    called = {"role": "assistant", "content": CANARY, "tool_calls": [CALLED], "x": CANARY}
    told = {"role": "tool", "tool_call_id": CALLED["id"], "content": content, "name": CANARY}
    return {"messages": [HI, called, told], "tools": [NAMED]}


FIELDS: dict[str, dict[str, object]] = {
    "content": {"messages": [{"role": "user", "content": CANARY}]},
    "content parts": {
        "messages": [{"role": "user", "content": [{"type": "text", "text": CANARY}]}]
    },
    "part of an unknown kind": {
        "messages": [{"role": "user", "content": [{"type": CANARY, "text": CANARY}]}]
    },
    "more in a part": {
        "messages": [{"role": "user", "content": [{"type": "text", "text": "Hi", "x": CANARY}]}]
    },
    "picture": {
        "messages": [
            {"role": "user", "content": [{"type": "image_url", "image_url": {"url": CANARY}}]}
        ]
    },
    "sound": {
        "messages": [
            {"role": "user", "content": [{"type": "input_audio", "input_audio": {"data": CANARY}}]}
        ]
    },
    "file": {
        "messages": [{"role": "user", "content": [{"type": "file", "file": {"file_data": CANARY}}]}]
    },
    "system": {"messages": [{"role": "system", "content": CANARY}, HI]},
    "developer": {"messages": [{"role": "developer", "content": CANARY}, HI]},
    "assistant": {"messages": [HI, {"role": "assistant", "content": CANARY}, HI]},
    "role": {"messages": [{"role": CANARY, "content": "Hi"}]},
    "name of a message": {"messages": [{**HI, "name": CANARY}]},
    "more in a message": {"messages": [{**HI, "x": CANARY, "weight": {"a": [CANARY]}}]},
    "refusal": {"messages": [HI, {"role": "assistant", "content": "No", "refusal": CANARY}, HI]},
    "audio of a message": {
        "messages": [HI, {"role": "assistant", "content": "No", "audio": {"id": CANARY}}, HI]
    },
    "tool calls": {"messages": [HI, {"role": "assistant", "tool_calls": [CALL]}, HI]},
    "a tool's answer": {"messages": [{"role": "tool", "tool_call_id": CANARY, "content": CANARY}]},
    "a function's answer": {"messages": [{"role": "function", "name": CANARY, "content": "Hi"}]},
    "tools": {"tools": [TOOL]},
    "all of a tool but its names": {"tools": [NAMED]},
    "what a tool said": answered(CANARY),
    "what a tool said in parts": answered([{"type": "text", "text": CANARY}]),
    "what a tool said as JSON": answered(json.dumps({CANARY: {"a": [CANARY, MAIL]}})),
    "a tool that was called before": {
        "messages": [*answered(CANARY)["messages"], {"role": "assistant", "content": "Ah."}, HI]
    },
    "tools that are not to be used": {"tools": [TOOL], "tool_choice": "none"},
    "tool choice": {"tool_choice": {"type": "function", "function": {"name": CANARY}}},
    "functions": {"functions": [TOOL["function"]], "function_call": "none"},
    "function call": {"function_call": {"name": CANARY}},
    "response format": {
        "response_format": {"type": "json_schema", "json_schema": {"name": CANARY}}
    },
    "text format": {"response_format": {"type": "text", "x": CANARY}},
    "stop": {"stop": CANARY},
    "stops": {"stop": [CANARY, MAIL, NAME, PHONE]},
    "user": {"user": CANARY},
    "metadata": {"metadata": {"a": CANARY, CANARY: "b"}},
    "safety identifier": {"safety_identifier": CANARY},
    "cache key": {"prompt_cache_key": CANARY},
    "prediction": {"prediction": {"type": "content", "content": CANARY}},
    "service tier": {"service_tier": CANARY},
    "reasoning effort": {"reasoning_effort": CANARY},
    "verbosity": {"verbosity": CANARY},
    "modalities": {"modalities": [CANARY]},
    "audio": {"audio": {"voice": CANARY, "format": CANARY}},
    "logit bias": {"logit_bias": {CANARY: 1}},
    "web search": {"web_search_options": {"user_location": {"approximate": {"city": CANARY}}}},
    "stream options": {"stream": True, "stream_options": {"x": CANARY}},
    "model": {"model": CANARY},
    "seed": {"seed": CANARY},
    "temperature": {"temperature": CANARY},
    "max tokens": {"max_tokens": CANARY},
    "unknown": {"x_unknown": CANARY, "y": {"z": [{"w": CANARY}]}},
    "unknown name": {CANARY: 1, "z": {CANARY: CANARY}},
    "Anthropic's system": {"system": CANARY},
    "Anthropic's user": {"metadata": {"user_id": CANARY}},
    "Anthropic's stops": {"stop_sequences": [CANARY]},
}


def unmasked(requests) -> list[str]:
    """Return which parts of the canary stand in what was captured, as they are or as JSON."""
    captured = b"\n".join(one.head + one.body for one in requests)
    plain = captured.decode("utf-8", "replace").lower()
    read = " ".join(json.dumps(one.json, ensure_ascii=False).lower() for one in requests)
    return [part for part in UNWANTED if part in plain or part in read]


async def through_the_api(house, key: str, **more):
    """Ask as a client would: with a field, in headers and in the query."""
    body = {"model": "mira", "messages": [HI], **more}
    headers = {
        "authorization": f"Bearer {key}",
        "user-agent": CANARY,
        "x-user": CANARY,
        "openai-organization": CANARY,
        "cookie": f"a={MAIL}",
    }
    transport = httpx2.ASGITransport(make_app(house))
    async with httpx2.AsyncClient(transport=transport, base_url="http://127.0.0.1") as client:
        return await client.post(
            "/v1/chat/completions", params={"q": CANARY}, headers=headers, json=body
        )


def world(house, up, dialect: str):
    """Let a person come in who says yes to a provider of this dialect; return them."""
    person = add_person(house, NAME)
    allow(house, person)
    entry = with_outside(house, up, outside_entry(models=["m"], dialect=dialect))
    allow(house, person, purpose_of(entry.id))
    choose(house, person, entry, "m")
    return person


@pytest.mark.parametrize("dialect", DIALECTS)
def test_no_field_of_a_client_reaches_a_provider_unmasked(house, dialect):
    """Each field by itself: it is refused, left out, or masked."""

    async def go():
        async with Upstream([says("Good.")]) as up:
            person = world(house, up, dialect)
            key, _ = house.keys.issue(person, label="a client")
            found = {}
            for field, more in FIELDS.items():
                before = len(up.requests)
                answer = await through_the_api(house, key, **more)
                sent = up.requests[before:]
                found[field] = (answer.status_code, len(sent), unmasked(sent))
            await house.gate.recipients.close()
            return found, up

    found, up = asyncio.run(go())

    assert {field: told for field, told in found.items() if told[2]} == {}
    assert {told[0] for told in found.values()} <= {200, 400, 404}
    assert all(sent == (status == 200) for status, sent, _ in found.values()), found
    # Most of them did go out: this looked at requests, not at refusals.
    assert len(up.requests) > len(FIELDS) / 2
    went = ("content", "stop", "assistant", "all of a tool but its names", "what a tool said")
    assert {found[field][:2] for field in went} == {(200, 1)}
    assert found["a tool that was called before"][:2] == (200, 1)


@pytest.mark.parametrize("dialect", DIALECTS)
def test_no_string_of_a_request_leaves_unmasked(house, dialect):
    """At the room's own door: every string of a request, in values and in names of members."""
    message = Message(
        "assistant",
        Clear(CANARY),
        calls=(
            ToolCall(id="call_1", name="look", arguments=json.dumps({CANARY: [CANARY]})),
            ToolCall(id=CANARY, name="look_up", arguments=json.dumps({"q": CANARY})),
        ),
    )
    draft = Draft(
        messages=(
            ("system", Clear(CANARY)),
            ("user", Clear(CANARY)),
            message,
            Message(
                "tool", Clear(json.dumps({"a": CANARY, CANARY: 12024560198})), call_id="call_1"
            ),
            Message("tool", Clear(CANARY), call_id=CANARY),
            ("user", Clear(f"{CANARY}\n> {MAIL}")),
        ),
        max_tokens=50,
        stop=(CANARY, MAIL, PHONE),
        tools=(NAMED,),
        tool_choice={"type": "function", "function": {"name": "look_up"}},
    )

    requests = asyncio.run(sent_from_a_room(house, dialect, draft))

    assert len(requests) == 1
    assert unmasked(requests) == []
    assert not any(word in json.dumps(requests[0].json) for word in ("user_id", "metadata"))


def tool(name="look_up", **parameters):
    """Write a tool."""
    function = {"name": name, "parameters": {"type": "object", **parameters}}
    return {"type": "function", "function": function}


@pytest.mark.parametrize("dialect", DIALECTS)
@pytest.mark.parametrize(
    "more",
    [
        {"tools": (tool(CANARY),)},
        {"tools": (tool("zuleika_quandt"),)},
        {"tools": (tool("callZuleika"),)},
        {"tools": (tool(properties={CANARY: {}}),)},
        {"tools": (tool(properties={"a": {"items": {"properties": {"Quandt": {}}}}}),)},
        {"tools": (tool(anyOf=[{"required": [MAIL]}]),)},
        {
            "tools": (tool(),),
            "tool_choice": {"type": "function", "function": {"name": CANARY}},
        },
    ],
)
def test_a_name_that_cannot_be_masked_does_not_leave(house, dialect, more):
    """Of a tool, of a parameter at any depth, of the one to be called: nobody is connected to."""
    draft = Draft(messages=(("user", Clear("Hi.")),), max_tokens=50, **more)
    seen = []

    with pytest.raises(BadInput) as told:
        asyncio.run(sent_from_a_room(house, dialect, draft, seen=seen))

    assert [one.connections for one in seen] == [0]
    assert not any(word in str(told.value).lower() for word in UNWANTED)


@pytest.mark.parametrize("dialect", DIALECTS)
def test_the_search_would_see_it(house, dialect):
    """The control: with a veil that finds nothing, the same words are seen at the provider."""
    draft = Draft(messages=(("user", Clear(CANARY)),), max_tokens=50, stop=(CANARY,))

    requests = asyncio.run(sent_from_a_room(house, dialect, draft, veiled=False))

    assert unmasked(requests) == ["zuleika", "quandt", "posteo", "456 0198"]


async def sent_from_a_room(house, dialect: str, draft: Draft, *, veiled: bool = True, seen=None):
    """Send a draft from a room; return what the provider saw. seen: gets the provider itself."""
    async with Upstream([says("Good.")]) as up:
        if seen is not None:
            seen.append(up)
        person = world(house, up, dialect)
        if not veiled:
            house.gate.veil.detect = lambda *_: ()
            house.people.choose(person, name="Ida")
        provider, purpose = house.gate.recipients.find("acme/m")
        try:
            async with (
                house.gate.enter(person, purpose) as room,
                aclosing(room.send(provider, draft)) as pieces,
            ):
                async for _ in pieces:
                    pass
        finally:
            await house.gate.recipients.close()
        return up.requests


@pytest.mark.parametrize("kind", ["image_url", "input_audio", "file"])
@pytest.mark.parametrize("dialect", DIALECTS)
def test_what_is_no_text_does_not_leave(house, dialect, kind):
    """A picture, a sound or a file in a tool's description is refused before anybody is called."""
    part = {"type": kind, kind: {"url": "data:image/png;base64,AAAA", "data": "AAAA"}}
    tool = {"type": "function", "function": {"name": "f", "parameters": {"default": part}}}
    draft = Draft(messages=(("user", Clear("Hi.")),), max_tokens=50, tools=(tool,))

    seen = []

    with pytest.raises(TrothError):
        asyncio.run(sent_from_a_room(house, dialect, draft, seen=seen))

    assert [one.connections for one in seen] == [0]
