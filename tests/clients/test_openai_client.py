"""OpenAI's own Python client against `/v1`: what it shows, raises, repeats and stops."""

import asyncio
import json
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import openai
import pytest
from openai import AsyncOpenAI

from troth.companion.persona import PERSONAS
from troth.companion.turn import Turn
from troth.companion.underway import MOST_OF_PERSON
from troth.ledger.chain import PersonChain
from troth.registry.outside import purpose_of
from troth.testing.outside import as_of_today, choose, outside_entry, upstream, with_outside
from troth.testing.upstream import Upstream, calls, says
from troth.words import COMPANION_HISTORY, COMPANION_REPLY, SECURITY_AUDIT

SHAPES = Path(__file__).with_name("shapes")
HELLO = [{"role": "user", "content": "hello there"}]


def outcomes(house, person) -> list[object]:
    """Read how the person's rooms ended, from the person's own ledger."""
    state = house.gate.states.of(person)
    chain = PersonChain(person, state.unlocked.chain)
    history = house.ledger.mine(chain, handle=state.handle(SECURITY_AUDIT))
    details = [leaf.told()["detail"] for leaf in history.leaves]
    return [detail["outcome"] for detail in details if "outcome" in detail]


def said(stream) -> str:
    """Return the words of a stream."""
    return "".join(choice.delta.content or "" for chunk in stream for choice in chunk.choices)


# ── what works ────────────────────────────────────────────────────────────────────────────────


def test_it_lists_the_companions(noor) -> None:
    """A companion is a model; what we say beside OpenAI's fields arrives."""
    models = list(noor.client.models.list())

    assert [one.id for one in models] == [one.id for one in PERSONAS]
    assert models[0].owned_by == "troth"
    assert models[0].troth["demo"] is True


def test_it_finds_one_companion(noor) -> None:
    """By its id."""
    assert noor.client.models.retrieve("mira").id == "mira"


def test_it_chats(noor) -> None:
    """The answer, its end, its cost, and our member."""
    answer = noor.client.chat.completions.create(model="mira", messages=HELLO)

    assert answer.choices[0].message.content.endswith("hello there")
    assert answer.choices[0].message.role == "assistant"
    assert answer.choices[0].finish_reason == "stop"
    assert answer.usage.total_tokens > 2
    assert answer.troth["receipt"].startswith("rcp_")


def test_the_receipt_is_in_a_header(noor) -> None:
    """For programs that look at headers only."""
    raw = noor.client.chat.completions.with_raw_response.create(model="mira", messages=HELLO)

    assert raw.headers["x-troth-receipt"] == raw.parse().troth["receipt"]
    assert raw.parse()._request_id == raw.headers["x-request-id"]


def test_it_streams_with_usage(noor) -> None:
    """Role first, words, an end, and the counts in a chunk of their own."""
    stream = noor.client.chat.completions.create(
        model="mira", messages=HELLO, stream=True, stream_options={"include_usage": True}
    )

    chunks = list(stream)
    assert chunks[0].choices[0].delta.role == "assistant"
    assert said(chunks).endswith("hello there")
    assert chunks[-2].choices[0].finish_reason == "stop"
    assert chunks[-2].troth["conversation"].startswith("cnv_")
    assert (chunks[-1].choices, chunks[-1].usage.completion_tokens) == ([], 2)
    assert len({chunk.id for chunk in chunks}) == 1


def test_the_stream_helper_gathers_the_same(noor) -> None:
    """The client's own accumulator takes every chunk."""
    with noor.client.chat.completions.stream(model="mira", messages=HELLO) as stream:
        for _ in stream:
            pass
        whole = stream.get_final_completion()

    assert whole.choices[0].message.content.endswith("hello there")
    assert whole.choices[0].finish_reason == "stop"


def test_limits_and_stops_are_kept(noor) -> None:
    """A length that ran out reads `length`."""
    create = noor.client.chat.completions.create

    short = create(model="mira", messages=HELLO, max_completion_tokens=1)
    stopped = create(model="mira", messages=HELLO, stop=[" there"])

    assert short.choices[0].finish_reason == "length"
    assert short.choices[0].message.content.endswith("hello")
    assert stopped.choices[0].message.content.endswith("hello")


def test_developer_parts_and_unknown_fields_are_fine(noor) -> None:
    """Newer roles, content as parts, and what other servers understand."""
    answer = noor.client.chat.completions.create(
        model="mira",
        messages=[
            {"role": "developer", "content": "Be brief."},
            {"role": "user", "content": [{"type": "text", "text": "hello in two parts"}]},
        ],
        user="somebody",
        metadata={"a": "b"},
        store=True,
        seed=1,
        extra_body={"top_k": 40, "min_p": 0.1, "chat_id": {"x": [1]}},
        extra_headers={"X-OpenWebUI-User-Id": "1"},
    )

    assert answer.choices[0].message.content.endswith("hello in two parts")


def test_a_talk_that_is_sent_again_is_kept_once(echoing, noor) -> None:
    """The client sends the whole talk each time; the person finds each message once."""
    create = noor.client.chat.completions.create
    first = create(model="mira", messages=HELLO)
    again = [
        *HELLO,
        {"role": "assistant", "content": first.choices[0].message.content},
        {"role": "user", "content": "and now"},
    ]

    second = create(model="mira", messages=again)

    assert second.troth["conversation"] == first.troth["conversation"]
    with echoing.house.gate.enter(noor.person, COMPANION_HISTORY) as room:
        turns = [found.record for found in room.read(Turn)]
    assert [turn.text for turn in turns if turn.role == "user"] == ["hello there", "and now"]


def test_the_async_client_works_as_well(echoing, noor) -> None:
    """Whole and as a stream."""

    async def go() -> tuple[str, str]:
        async with AsyncOpenAI(
            base_url=f"{echoing.address}/v1", api_key=noor.client.api_key, max_retries=0
        ) as client:
            whole = await client.chat.completions.create(model="mira", messages=HELLO)
            stream = await client.chat.completions.create(model="mira", messages=HELLO, stream=True)
            pieces = [chunk.choices[0].delta.content or "" async for chunk in stream]
            return whole.choices[0].message.content, "".join(pieces)

    whole, streamed = asyncio.run(go())

    assert whole == streamed
    assert whole.endswith("hello there")


def test_two_clients_with_two_keys_never_see_each_other(echoing) -> None:
    """In parallel, whole and streamed: each hears its own words only, and keeps its own."""
    people = [
        echoing.somebody("companion.reply", "companion.history", name=name)
        for name in ("Noor", "Sam")
    ]
    words = ["apple", "river"]

    def ask(at: int) -> str:
        one, word = people[at % 2], words[at % 2]
        messages = [{"role": "user", "content": f"{word} {word}"}]
        create = one.client.chat.completions.create
        if at % 4 < 2:
            return create(model="mira", messages=messages).choices[0].message.content
        return said(create(model="mira", messages=messages, stream=True))

    with ThreadPoolExecutor(MOST_OF_PERSON) as pool:
        answers = list(pool.map(ask, range(24)))

    for at, answer in enumerate(answers):
        assert answer.endswith(f"{words[at % 2]} {words[at % 2]}")
        assert words[(at + 1) % 2] not in answer
    for one, word in zip(people, words, strict=True):
        with echoing.house.gate.enter(one.person, COMPANION_HISTORY) as room:
            texts = [found.record.text for found in room.read(Turn)]
        assert texts
        assert all(word in text for text in texts)
        one.client.close()


# ── tools ─────────────────────────────────────────────────────────────────────────────────────

MAIL = "noor.haddad@posteo.example"
TOOL = {
    "type": "function",
    "function": {
        "name": "send_mail",
        "description": "Send a mail.",
        "parameters": {
            "type": "object",
            "properties": {"mail_to": {"type": "string"}, "words": {"type": "string"}},
            "required": ["mail_to", "words"],
        },
    },
}


async def sends_a_mail(stage) -> None:
    """Call the app's tool with the address that stands in the last message of the person."""
    mine = [one["content"] for one in stage.request.json["messages"] if one["role"] == "user"]
    written = json.dumps({"mail_to": mine[-1].split()[-1], "words": 'I am "late"'})
    await calls("send_mail", written[:17], written[17:])(stage)


@pytest.fixture
def far(echoing) -> Iterator[tuple[object, Upstream]]:
    """Return somebody whose companion speaks through a provider that sends a mail, then says so."""
    with upstream([sends_a_mail, says("It is ", "sent.")]) as up:
        entry = with_outside(echoing.house, up, as_of_today(outside_entry(f"tooled{up.port}")))
        one = echoing.somebody("companion.reply", "companion.history", purpose_of(entry.id))
        choose(echoing.house, one.person, entry)
        yield one, up
        one.client.close()
        echoing.house.providers.remove(entry.id)


def test_a_tool_is_called_and_answered(echoing, far) -> None:
    """As its guide shows it: ask, run what is called, send back what came of it, read on."""
    one, up = far
    create = one.client.chat.completions.create
    messages = [{"role": "user", "content": f"Tell them that I am late: {MAIL}"}]

    first = create(model="mira", messages=messages, tools=[TOOL])
    said = first.choices[0].message
    (call,) = said.tool_calls
    told = json.loads(call.function.arguments)
    messages += [said, {"role": "tool", "tool_call_id": call.id, "content": f"Sent to {MAIL}"}]
    second = create(model="mira", messages=messages, tools=[TOOL])

    assert (first.choices[0].finish_reason, call.type) == ("tool_calls", "function")
    assert (call.function.name, told) == ("send_mail", {"mail_to": MAIL, "words": 'I am "late"'})
    assert second.choices[0].message.content.endswith("It is sent.")
    assert second.choices[0].finish_reason == "stop"
    assert not any(b"haddad" in request.body for request in up.requests)
    with echoing.house.gate.enter(one.person, COMPANION_HISTORY) as room:
        turns = [found.record for found in room.read(Turn)]
    assert [turn.role for turn in turns] == ["user", "assistant"]


def test_the_stream_helper_gathers_a_call(far) -> None:
    """The client's own accumulator takes every piece, and says when the arguments are whole."""
    one, _ = far
    messages = [{"role": "user", "content": f"Tell them that I am late: {MAIL}"}]

    helper = one.client.chat.completions.stream
    with helper(model="mira", messages=messages, tools=[TOOL]) as stream:
        kinds = {event.type for event in stream}
        whole = stream.get_final_completion()

    (call,) = whole.choices[0].message.tool_calls
    assert "tool_calls.function.arguments.done" in kinds
    assert json.loads(call.function.arguments)["mail_to"] == MAIL
    assert whole.choices[0].finish_reason == "tool_calls"


def test_tools_that_a_front_end_always_sends_are_taken(far) -> None:
    """Open WebUI's request as it was recorded, with its own tools, by somebody with a provider."""
    one, up = far
    one.client.chat.completions.create(model="mira", messages=HELLO, tools=[TOOL])
    recorded = json.loads((SHAPES / "openwebui-tools.json").read_text())["body"]
    answer = one.client.chat.completions.create(**{**recorded, "stream": False})

    assert answer.choices[0].message.content.endswith("It is sent.")
    assert up.requests[1].json["tools"] == recorded["tools"]


# ── what it raises ────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("stream", [False, True])
def test_a_refusal_is_a_permission_error_and_is_not_repeated(echoing, *, stream: bool) -> None:
    """With the code, the purpose and the reason; asked once, even by a client that repeats."""
    sam = echoing.somebody(name="Sam")
    eager = echoing.client(sam.client.api_key, max_retries=5)

    with pytest.raises(openai.PermissionDeniedError) as caught:
        eager.chat.completions.create(model="mira", messages=HELLO, stream=stream)

    error = caught.value
    assert (error.status_code, error.code) == (403, "consent_required")
    assert error.body["purpose"] == "companion.reply"
    assert error.body["reason"] == "never_asked"
    assert "troth consent" in error.body["message"]
    assert refusals(echoing.house, sam.person) == 1
    eager.close()
    sam.client.close()


def refusals(house, person) -> int:
    """Count the refusals in the person's ledger."""
    state = house.gate.states.of(person)
    chain = PersonChain(person, state.unlocked.chain)
    history = house.ledger.mine(chain, handle=state.handle(SECURITY_AUDIT))
    return sum(leaf.told()["event"] == "refused" for leaf in history.leaves)


def test_a_wrong_key_is_an_authentication_error(echoing) -> None:
    """With OpenAI's code."""
    with (
        echoing.client("troth_wrong") as client,
        pytest.raises(openai.AuthenticationError) as caught,
    ):
        client.models.list()

    assert caught.value.code == "invalid_api_key"


def test_an_unknown_model_is_not_found(noor) -> None:
    """In the list and in a chat."""
    with pytest.raises(openai.NotFoundError) as listed:
        noor.client.models.retrieve("gpt-4o")
    with pytest.raises(openai.NotFoundError) as asked:
        noor.client.chat.completions.create(model="gpt-4o", messages=HELLO)

    assert (listed.value.code, asked.value.code) == ("model_not_found", "model_not_found")


@pytest.mark.parametrize(
    ("more", "code", "param"),
    [
        ({"temperature": 9}, "bad_input", "temperature"),
        ({"messages": []}, "bad_input", "messages"),
        ({"messages": [{"role": "user", "content": "a\0b"}]}, "bad_input", "messages[0].content"),
        ({"n": 2}, "unsupported", "n"),
        (
            {"tools": [{"type": "function", "function": {"name": "f", "parameters": {}}}]},
            "unsupported",
            "tools",
        ),
        ({"response_format": {"type": "json_object"}}, "unsupported", "response_format"),
    ],
)
def test_what_is_wrong_is_a_bad_request(noor, more, code: str, param: str) -> None:
    """With the code and the field."""
    with pytest.raises(openai.BadRequestError) as caught:
        noor.client.chat.completions.create(**{"model": "mira", "messages": HELLO, **more})

    assert (caught.value.code, caught.value.param) == (code, param)


def test_ten_megabytes_are_told_to_a_client_that_still_sends(noor) -> None:
    """The answer is read although the request was not."""
    with pytest.raises(openai.APIStatusError) as caught:
        noor.client.chat.completions.create(
            model="mira", messages=[{"role": "user", "content": "x" * 10_485_760}]
        )

    assert (caught.value.status_code, caught.value.code) == (413, "too_large")


def test_it_makes_numbers_of_texts(noor) -> None:
    """In base64, which the client asks for by itself, and as a plain list: the same numbers."""
    create = noor.client.embeddings.create

    packed = create(model="all-minilm-l6-v2", input=["The boat is red.", "x"])
    plain = create(model="all-minilm-l6-v2", input="The boat is red.", encoding_format="float")

    assert len(packed.data) == 2
    assert packed.data[0].embedding == pytest.approx(plain.data[0].embedding, abs=1e-6)
    assert packed.usage.total_tokens > 5


def test_numbers_need_the_right_model_and_a_yes(echoing, noor) -> None:
    """A companion makes no numbers; and a refusal is not repeated."""
    sam = echoing.somebody(name="Sam")
    with pytest.raises(openai.NotFoundError) as caught:
        noor.client.embeddings.create(model="mira", input="x")
    with pytest.raises(openai.PermissionDeniedError) as refused:
        sam.client.embeddings.create(model="all-minilm-l6-v2", input="x")

    assert (caught.value.code, refused.value.code) == ("model_not_found", "consent_required")
    sam.client.close()


# ── in the middle ─────────────────────────────────────────────────────────────────────────────


class Gate:
    """An event for a server in another thread: it is waited for there and set here."""

    def __init__(self) -> None:
        self._open = threading.Event()

    async def wait(self) -> None:
        await asyncio.to_thread(self._open.wait, 20)

    def set(self) -> None:
        self._open.set()


def test_a_yes_taken_back_in_mid_answer_is_an_error_in_the_stream(serve) -> None:
    """What was shown is there, then an error with the code; no more words."""
    gate = Gate()
    served = serve("Well. ", "planted", gate=gate)
    noor = served.somebody("companion.reply")
    heard = []

    def hear(stream) -> None:
        for chunk in stream:
            heard.append(chunk.choices[0].delta.content)
            if heard[-1] == "Well.":
                served.house.gate.consents.withdraw(noor.person, COMPANION_REPLY, method="terminal")
                gate.set()

    stream = noor.client.chat.completions.create(model="mira", messages=HELLO, stream=True)
    with pytest.raises(openai.APIError) as caught:
        hear(stream)

    assert caught.value.code == "consent_required"
    assert "planted" not in "".join(heard)
    assert outcomes(served.house, noor.person)[-1] == "withdrawn"
    noor.client.close()


def test_a_client_that_closes_the_stream_stops_the_model(serve) -> None:
    """The receipt is closed as stopped."""
    served = serve("Well. ", "then", gate=asyncio.Event())
    noor = served.somebody("companion.reply")

    stream = noor.client.chat.completions.create(model="mira", messages=HELLO, stream=True)
    for chunk in stream:
        if chunk.choices[0].delta.content == "Well.":
            break
    stream.close()

    assert eventually(lambda: served.model.left == 1)
    assert eventually(lambda: "stopped" in outcomes(served.house, noor.person))
    noor.client.close()


def test_a_client_that_runs_out_of_time_stops_the_model(serve) -> None:
    """A whole answer that nobody waits for any more is not made."""
    served = serve("Well. ", "then", gate=asyncio.Event())
    noor = served.somebody("companion.reply")
    for seconds in (0.3, 3, 30):  # until the model is asked on however busy a machine
        hasty = served.client(noor.client.api_key, timeout=seconds)
        with pytest.raises(openai.APITimeoutError):
            hasty.chat.completions.create(model="mira", messages=HELLO)
        hasty.close()
        if served.model.asks:
            break

    assert eventually(lambda: served.model.left == 1)
    noor.client.close()


def eventually(holds) -> bool:
    """Say whether it holds within a minute."""
    pause = threading.Event()
    return any(holds() or pause.wait(0.02) for _ in range(3000))
