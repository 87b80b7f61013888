"""Somebody's name or number hidden in what a client's tools say, and a provider that plays tricks.

Real requests over `/v1`, in both dialects. What a reader could make of the words counts: codes of
programs and of web pages are taken off what was captured before it is looked through.
"""

import asyncio
import html
import json
import re
from hashlib import sha256
from urllib.parse import unquote

import httpx2
import pytest

from troth.api.app import make_app
from troth.registry.outside import purpose_of
from troth.rights.left import what_left
from troth.testing.house import add_person, allow
from troth.testing.outside import choose, outside_entry, with_outside
from troth.testing.upstream import Upstream, calls, says

DIALECTS = ("openai", "anthropic")
MAIL, PHONE, CARD = "zuleika.quandt@posteo.example", 4915112345678, 4111111111111111
HI = {"role": "user", "content": f"My name is Zuleika Quandt, and my mail is {MAIL}."}
UNWANTED = ("zuleika", "quandt", "posteo", str(PHONE), str(CARD))
_CODE = re.compile(r"\\+(?:u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2}))")


def coded(text):
    """Write a text in codes that any program reads."""
    return "".join(f"\\u{ord(one):04x}" for one in text)


def tool(**of_one):
    """Write a tool with one parameter."""
    schema = {"type": "object", "properties": {"who": {"type": "string", **of_one}}}
    function = {"name": "look_up", "description": "Looks up.", "parameters": schema}
    return {"type": "function", "function": function}


def exchange(arguments="{}", said="Found."):
    """Write a talk in which the tool was called with these, and said that."""
    call = {"id": "c", "type": "function", "function": {"name": "look_up", "arguments": arguments}}
    called = {"role": "assistant", "content": None, "tool_calls": [call]}
    return [HI, called, {"role": "tool", "tool_call_id": "c", "content": said}]


TALKS = {
    "codes in arguments": exchange(f'{{"who": "{coded("Zuleika")}"}}'),
    "a member twice": exchange(f'{{"who": 1, "who": "{coded("Zuleika")}"}}'),
    "numbers in arguments": exchange(json.dumps({"phone": PHONE, "cards": [CARD]})),
    "JSON in JSON in JSON": exchange(json.dumps({"a": json.dumps({"b": json.dumps([MAIL])})})),
    "half of a sign": exchange(said=f'{{"a": "\\ud83d {MAIL}"}}'),
    "lines of JSON": exchange(said=f'{{"a": 1}}\n{{"n": "{coded("Quandt")}"}}'),
    "JSON behind words": exchange(said=f'Result: [{{"n": "{coded(MAIL)}"}}]'),
    "JSON that is a text": exchange(said=f'"{coded("Zuleika Quandt")}"'),
    "half of a JSON": exchange(said='{"text": "Dear\\nZuleika,\\n and \\"Quandt\\"'),
    "a fence": exchange(said=f'```json\n{{"n": "{coded("Zuleika")}"}}\n```'),
    "a program's list": exchange(said="[{'n': '" + "\\x5auleika" + "'}]"),
    "a page": exchange(said="<td>&#90;uleika &#x51;uandt</td>"),
    "an address": exchange(said="GET /q?n=%5Auleika%20%51uandt"),
    "too deep": exchange(said="[" * 3000 + f'"{coded("Zuleika")}"'),
    "in parts": exchange(
        said=[{"type": "text", "text": "Zuleika"}, {"type": "text", "text": MAIL}]
    ),
}
TOOLS = {
    "default": tool(default=PHONE),
    "constant": tool(const=CARD),
    "to choose from": tool(enum=[CARD, PHONE, 1]),
    "examples": tool(examples=[{"a": [float(PHONE)]}]),
    "an own word": tool(**{"x-contact": PHONE}),
    "codes": tool(description=f"Asks {coded('Zuleika')}"),
}


def read_through(requests):
    """Return which of the unwanted a reader could find in what was captured."""
    told = b"\n".join(one.body for one in requests).decode()
    for _ in range(6):
        told = _CODE.sub(lambda one: chr(int(one[1] or one[2], 16)), told)
        told = html.unescape(unquote(told)).replace("\\\\", "\\")
    return [one for one in UNWANTED if one in told.lower()]


class There:
    """Somebody whose companion speaks through a provider far away, and an app with a tool."""

    def __init__(self, house, up, dialect):
        self.house, self.up = house, up
        self.person = add_person(house, "Ida")
        allow(house, self.person)
        entry = with_outside(house, up, outside_entry(dialect=dialect))
        self.purpose = purpose_of(entry.id)
        allow(house, self.person, self.purpose)
        choose(house, self.person, entry)
        token, _ = house.keys.issue(self.person, label="an app")
        self._headers = {"authorization": f"Bearer {token}"}
        self._app = make_app(house)

    async def ask(self, messages, **more):
        """Ask, and return the answer and what reached the provider."""
        before = len(self.up.requests)
        body = {"model": "mira", "messages": messages, "tools": [tool()], **more}
        transport = httpx2.ASGITransport(self._app)
        async with httpx2.AsyncClient(transport=transport, base_url="http://127.0.0.1") as client:
            answer = await client.post("/v1/chat/completions", headers=self._headers, json=body)
        return answer, self.up.requests[before:]


def played(house, dialect, play, *script):
    """Play a scene with a provider of this dialect; return what came of it."""

    async def go():
        async with Upstream(script or says("Good.")) as up:
            try:
                return await play(There(house, up, dialect))
            finally:
                await house.gate.recipients.close()

    return asyncio.run(go())


async def all_of_them(there):
    """Send each of the talks and of the tools; return what came of it."""
    found = {}
    for name, talk in TALKS.items():
        answer, sent = await there.ask(talk)
        found[name] = (answer.status_code, len(sent), read_through(sent))
    for name, one in TOOLS.items():
        answer, sent = await there.ask([HI], tools=[one])
        found[name] = (answer.status_code, len(sent), read_through(sent))
    return found


@pytest.mark.parametrize("dialect", DIALECTS)
def test_nothing_that_is_hidden_in_what_tools_say_leaves(house, dialect):
    """In codes, in half of a JSON, in numbers: each went out, and nobody could be read in it."""
    found = played(house, dialect, all_of_them)

    assert found == {name: (200, 1, []) for name in (*TALKS, *TOOLS)}


@pytest.mark.parametrize("dialect", DIALECTS)
def test_the_search_would_see_it(house, dialect):
    """The control: with a veil that finds nothing, something is seen in each of them."""

    async def play(there):
        house.gate.veil.detect = lambda *_: ()
        return await all_of_them(there)

    found = played(house, dialect, play)

    assert all(seen for _, _, seen in found.values())


@pytest.mark.parametrize("dialect", DIALECTS)
def test_the_receipt_of_a_talk_with_tools_has_what_left_to_the_byte(house, dialect):
    """Schemas, numbers and what was read anew, too."""

    async def play(there):
        answer, (sent,) = await there.ask(TALKS["half of a JSON"], tools=[TOOLS["examples"]])
        return there, answer.headers["x-troth-receipt"], sent.body

    there, receipt, body = played(house, dialect, play)

    left = what_left(house.gate, there.person, receipt)
    assert (left.request or "").encode() == body
    assert left.digest == sha256(body).hexdigest()
    assert str(PHONE) in {one.original for one in left.masked}


@pytest.mark.parametrize("dialect", DIALECTS)
def test_a_yes_that_is_taken_back_between_a_call_and_its_answer_counts(house, dialect):
    """What the tool said stays here."""

    async def play(there):
        first, _ = await there.ask([HI])
        house.gate.consents.withdraw(there.person, there.purpose, method="terminal")
        return first, *await there.ask(TALKS["a fence"])

    first, answer, sent = played(house, dialect, play, calls("look_up", '{"who": "a"}'))

    assert first.json()["choices"][0]["finish_reason"] == "tool_calls"
    assert (answer.status_code, answer.json()["error"]["code"]) == (403, "consent_required")
    assert sent == []


@pytest.mark.parametrize("dialect", DIALECTS)
def test_what_a_tool_said_in_another_talk_is_not_taken(house, dialect):
    """A message of a tool needs its call in the very same talk."""

    async def play(there):
        first, _ = await there.ask([HI])
        (call,) = first.json()["choices"][0]["message"]["tool_calls"]
        return await there.ask(
            [HI, {"role": "tool", "tool_call_id": call["id"], "content": "Found."}, HI]
        )

    answer, sent = played(house, dialect, play, calls("look_up", "{}"))

    assert (answer.status_code, answer.json()["error"]["param"]) == (
        400,
        "messages[1].tool_call_id",
    )
    assert sent == []


def test_sensitive_words_in_codes_wait_for_the_person_too(house):
    """What a model would read counts, not how it is written."""
    hidden = f"He has {coded('depression')} and takes {coded('sertraline')}."

    async def play(there):
        return await there.ask(exchange(said=hidden))

    answer, sent = played(house, "openai", play)

    assert (answer.status_code, answer.json()["error"]["code"]) == (403, "sensitive_words")
    assert sent == []
