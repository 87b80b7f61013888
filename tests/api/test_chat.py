"""A talk over `/v1`, whole answers: who may, what is told, what is kept."""

import asyncio
import json
from dataclasses import replace

import pytest

from troth.api.app import make_app
from troth.companion.turn import Turn
from troth.companion.underway import MOST_OF_PERSON
from troth.gate.lockdown import lock
from troth.house import House
from troth.ledger.chain import PersonChain
from troth.providers.base import CallPiece, Done, Piece, Usage
from troth.registry.outside import purpose_of
from troth.testing.house import allow, with_model
from troth.testing.outside import choose, upstream, with_outside
from troth.testing.providers import FaultyProvider, ScriptedProvider
from troth.testing.upstream import says
from troth.words import (
    COMPANION_HISTORY,
    COMPANION_MEMORY,
    COMPANION_REPLY,
    SECURITY_AUDIT,
    Unguarded,
    new_id,
)

PATH = "/v1/chat/completions"


def turns(house: House, person) -> list[Turn]:
    """Read what was kept of a person's talks."""
    with house.gate.enter(person, COMPANION_HISTORY) as room:
        return [found.record for found in room.read(Turn)]


def test_a_companion_answers(chat) -> None:
    """The answer has OpenAI's shape, says that this is an AI, and what it cost."""
    answer = chat()

    told = answer.json()
    (choice,) = told["choices"]
    assert answer.status_code == 200
    assert choice["message"]["content"].endswith("hello there")
    assert "an AI" in choice["message"]["content"]
    assert choice["finish_reason"] == "stop"
    assert told["usage"]["completion_tokens"] == 2
    assert told["model"] == "mira"


def test_the_answer_names_its_receipt(house: House, noor, chat) -> None:
    """In a header and in the body; and what was kept is what the person finds."""
    answer = chat()

    told = answer.json()["troth"]
    assert answer.headers["x-troth-receipt"] == told["receipt"]
    assert told["receipt"].startswith("rcp_")
    assert told["conversation"].startswith("cnv_")
    assert len(told["kept"]) == 2
    assert (told["demo"], told["model"]) == (True, house.provider.name)
    assert next(turn.text for turn in turns(house, noor.person)) == "hello there"


def test_what_a_client_sets_reaches_the_model(
    house: House, noor, with_provider, send, hello
) -> None:
    """Its system prompt stands after the persona's; the limits are its own."""
    model = ScriptedProvider(["Fine."])
    hello["messages"] = [{"role": "developer", "content": "Be brief."}, *hello["messages"]]
    more = {"temperature": 0.1, "max_tokens": 9, "stop": "END", "seed": 4}

    send(with_provider(model), "POST", PATH, headers=noor.headers, json={**hello, **more})

    (ask,) = model.asks
    assert [message.role for message in ask.messages] == ["system", "system", "user"]
    assert ask.messages[1].text.text == "Be brief."
    assert (ask.temperature, ask.max_tokens, ask.stop, ask.seed) == (0.1, 9, ("END",), 4)


def test_a_limit_above_ours_is_ours(house: House, noor, with_provider, send, hello) -> None:
    """A client may ask for less, not for more."""
    model = ScriptedProvider(["Fine."])
    model.demo = False
    hello["max_tokens"] = 10**6

    send(with_provider(model), "POST", PATH, headers=noor.headers, json=hello)

    assert model.asks[0].max_tokens == house.settings.answer_limit_tokens


@pytest.mark.parametrize("stream", [False, True])
def test_without_consent_nothing_is_answered(
    with_provider, somebody, send, hello, *, stream: bool
) -> None:
    """403 in both ways of asking, with purpose and reason, and the model is not asked."""
    model = ScriptedProvider(["Fine."])
    sam = somebody(name="Sam")

    answer = send(
        with_provider(model), "POST", PATH, headers=sam.headers, json={**hello, "stream": stream}
    )

    error = answer.json()["error"]
    assert answer.status_code == 403
    assert (error["code"], error["type"]) == ("consent_required", "permission_error")
    assert (error["purpose"], error["reason"]) == ("companion.reply", "never_asked")
    assert model.asks == []


def test_a_yes_taken_back_counts_at_once(house: House, noor, chat) -> None:
    """The very next message is refused, with the reason."""
    house.gate.consents.withdraw(noor.person, COMPANION_REPLY, method="terminal")

    answer = chat()

    assert answer.json()["error"]["reason"] == "withdrawn"


def test_without_history_nothing_is_kept(house: House, somebody, send, hello) -> None:
    """The companion answers all the same, and says that it kept nothing."""
    sam = somebody("companion.reply", name="Sam")

    answer = send(house, "POST", PATH, headers=sam.headers, json=hello)

    assert answer.status_code == 200
    assert answer.json()["troth"]["kept"] == []


def test_a_talk_that_is_sent_again_is_kept_once(house: House, noor, chat) -> None:
    """Clients resend the whole talk; only what is new is kept, in the same talk."""
    first = chat().json()
    said = first["choices"][0]["message"]["content"]
    again = [
        {"role": "user", "content": "hello there"},
        {"role": "assistant", "content": said},
        {"role": "user", "content": "and now"},
    ]

    second = chat(messages=again).json()

    assert second["troth"]["conversation"] == first["troth"]["conversation"]
    kept = turns(house, noor.person)
    assert [turn.text for turn in kept if turn.role == "user"] == ["hello there", "and now"]
    assert len(kept) == 4


def test_a_talk_can_be_named(house: House, noor, send, hello) -> None:
    """The answer names its talk; the header goes on with it."""
    first = send(house, "POST", PATH, headers=noor.headers, json=hello)
    talk = first.json()["troth"]["conversation"]
    headers = {**noor.headers, "X-Troth-Conversation": talk}

    answer = send(house, "POST", PATH, headers=headers, json=hello)

    assert answer.json()["troth"]["conversation"] == talk
    assert {turn.conversation for turn in turns(house, noor.person)} == {talk}


def test_where_nothing_is_kept_any_talk_may_be_named(house: House, somebody, send, hello) -> None:
    """Without a yes to keeping talks nobody can know which there were, so none is refused."""
    sam = somebody("companion.reply", name="Sam")
    talk = new_id("cnv")
    headers = {**sam.headers, "X-Troth-Conversation": talk}

    answer = send(house, "POST", PATH, headers=headers, json=hello)

    assert answer.json()["troth"]["conversation"] == talk


def test_a_talk_with_no_id_s_shape_is_refused(house: House, noor, send, hello) -> None:
    """The header is checked before anything is asked."""
    headers = {**noor.headers, "X-Troth-Conversation": "../../etc"}

    answer = send(house, "POST", PATH, headers=headers, json=hello)

    assert answer.status_code == 400
    assert answer.json()["error"]["param"] == "X-Troth-Conversation"


def test_another_person_s_talk_is_like_one_that_is_not_there(
    house: House, noor, somebody, with_provider, send, hello
) -> None:
    """Sam names Noor's talk: 404, byte for byte what an id that nobody has gets."""
    model = ScriptedProvider(["Fine."])
    house = with_provider(model)
    secret = {"messages": [{"role": "user", "content": "planted by noor"}]}
    mine = send(house, "POST", PATH, headers=noor.headers, json={**hello, **secret}).json()
    sam = somebody("companion.reply", "companion.history", name="Sam")
    model.asks.clear()

    answers = [
        send(
            house,
            "POST",
            PATH,
            headers={**sam.headers, "X-Troth-Conversation": talk},
            json=hello,
        )
        for talk in (mine["troth"]["conversation"], new_id("cnv"))
    ]

    asked = [message.text.text for ask in model.asks for message in ask.messages]
    assert [answer.status_code for answer in answers] == [404, 404]
    assert len({answer.content for answer in answers}) == 1
    assert asked == []
    assert len(turns(house, noor.person)) == 2
    assert turns(house, sam.person) == []


def test_an_unknown_model_is_not_found(chat) -> None:
    """Before consent is even looked at, and without repeating the name."""
    answer = chat(model="gpt-planted")

    assert answer.status_code == 404
    assert answer.json()["error"]["code"] == "model_not_found"
    assert "planted" not in answer.text


def test_the_last_message_must_be_the_person_s(chat) -> None:
    """There is nothing to answer otherwise."""
    answer = chat(messages=[{"role": "assistant", "content": "Hi"}])

    assert answer.status_code == 400
    assert answer.json()["error"]["param"] == "messages"


def test_a_message_that_is_too_long_is_413(house: House, chat) -> None:
    """One message has a limit of its own."""
    long = "x" * (house.settings.message_limit_bytes + 1)

    answer = chat(messages=[{"role": "user", "content": long}])

    assert answer.status_code == 413
    assert answer.json()["error"]["code"] == "too_large"


def test_ten_megabytes_are_not_read(house: House, noor, wire) -> None:
    """In pieces, without a length: the answer is there at the limit, and the connection closes."""
    taken = []
    client = wire(headers=list(noor.headers.items()), body=[b" " * 65_536] * 160)
    client.heard = lambda _: taken.append(client.taken)

    asyncio.run(client.run(make_app(house)))

    assert client.status == 413
    assert taken[0] <= house.settings.request_limit_bytes // 65_536 + 1
    assert (b"connection", b"close") in client.got[0]["headers"]


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\xff",
        b"[]",
        b"[" * 100_000,
        b'{"model":"mira","messages":[{"role":"user","content":"\\ud800"}]}',
    ],
    ids=["empty", "not UTF-8", "a list", "deep", "half a character"],
)
def test_a_body_that_cannot_be_read_is_400(house: House, noor, wire, data: bytes) -> None:
    """Each in OpenAI's shape."""
    client = wire(headers=list(noor.headers.items()), body=[data])

    asyncio.run(client.run(make_app(house)))

    assert client.status == 400
    assert client.error["code"] == "bad_input"


def test_who_leaves_while_sending_is_gone(house: House, noor, wire) -> None:
    """There is nobody to answer; nothing breaks."""
    client = wire(headers=list(noor.headers.items()))
    client.leaves.set()

    asyncio.run(client.run(make_app(house)))

    assert client.status == 499


def test_who_leaves_stops_a_whole_answer(house: House, noor, with_provider, wire, hello) -> None:
    """The model stops, nothing is kept, and the receipt is closed as stopped."""
    model = ScriptedProvider(["Well. ", "then"], gate=asyncio.Event())
    app = make_app(with_provider(model))
    client = wire(headers=list(noor.headers.items()), body=[json.dumps(hello).encode()])

    async def go() -> None:
        running = asyncio.ensure_future(client.run(app))
        async with asyncio.timeout(60):
            while not model.asks:
                await asyncio.wait({running}, timeout=0.01)
        client.leaves.set()
        async with asyncio.timeout(60):
            await running

    asyncio.run(go())

    assert model.left == 1
    assert outcomes(house, noor.person)[-1] == "stopped"
    assert turns(house, noor.person) == []


def outcomes(house: House, person) -> list[object]:
    """Read how the person's rooms ended, from the person's own ledger."""
    state = house.gate.states.of(person)
    chain = PersonChain(person, state.unlocked.chain)
    history = house.ledger.mine(chain, handle=state.handle(SECURITY_AUDIT))
    details = [leaf.told()["detail"] for leaf in history.leaves]
    return [detail["outcome"] for detail in details if "outcome" in detail]


@pytest.mark.parametrize(
    ("mode", "status", "code"),
    [("busy", 503, "provider_busy"), ("fails", 502, "provider_failed")],
)
def test_a_model_that_fails_is_told(
    noor, with_provider, send, hello, mode: str, status: int, code: str
) -> None:
    """With the sentence that says what to do."""
    house = with_provider(FaultyProvider(mode))

    answer = send(house, "POST", PATH, headers=noor.headers, json=hello)

    assert (answer.status_code, answer.json()["error"]["code"]) == (status, code)
    assert answer.headers.get("retry-after") == ("5" if mode == "busy" else None)


def test_half_an_answer_is_no_answer(house: House, noor, with_provider, send, hello) -> None:
    """A model that breaks in the middle of a whole answer gives an error, and nothing is kept."""
    broken = with_provider(FaultyProvider("breaks"))

    answer = send(broken, "POST", PATH, headers=noor.headers, json=hello)

    assert answer.status_code == 502
    assert turns(house, noor.person) == []


def test_without_a_crisis_protocol_there_is_no_chat(house: House, noor, send, hello) -> None:
    """The file is missing: 503, no second try, and the model is not asked."""
    settings = replace(house.settings, resources_file=house.settings.data_dir / "nowhere.toml")
    bare = replace(house, settings=settings)
    bare = replace(bare, companion=with_model(bare, house.provider))

    answer = send(bare, "POST", PATH, headers=noor.headers, json=hello)

    assert (answer.status_code, answer.json()["error"]["code"]) == (503, "not_set_up")
    assert answer.headers["x-should-retry"] == "false"


def test_in_a_lockdown_nothing_is_answered(house: House, noor, chat) -> None:
    """Whoever can stop everything has stopped this too."""
    lock(house.gate, "drill")

    answer = chat()

    assert answer.status_code == 403
    assert answer.json()["error"]["reason"] == "locked_down"


def test_two_persons_at_once_never_hear_each_other(somebody, house: House, hello) -> None:
    """Forty requests with two keys, four of each at once: each answer has its own words only."""
    import httpx2

    noor, sam = somebody("companion.reply"), somebody("companion.reply", name="Sam")
    app = make_app(house)

    async def ask(who, word: str, client) -> str:
        messages = [{"role": "user", "content": f"{word} " * 20}]
        answer = await client.post(PATH, headers=who.headers, json={**hello, "messages": messages})
        return answer.json()["choices"][0]["message"]["content"]

    async def go() -> list[str]:
        transport = httpx2.ASGITransport(app)
        async with httpx2.AsyncClient(transport=transport, base_url="http://127.0.0.1") as client:
            pairs = [(noor, "apple"), (sam, "river")] * MOST_OF_PERSON
            return [
                answer
                for _ in range(5)
                for answer in await asyncio.gather(*(ask(who, word, client) for who, word in pairs))
            ]

    answers = asyncio.run(go())

    assert all("river" not in one and one.count("apple") == 20 for one in answers[0::2])
    assert all("apple" not in one and one.count("river") == 20 for one in answers[1::2])


# A model elsewhere

ILL = [{"role": "user", "content": "My depression is back"}]


@pytest.fixture
def up():
    """Return a provider's server."""
    with upstream(says("Hello ", "over there.")) as found:
        yield found


@pytest.fixture
def elsewhere(house, noor, send, up):
    """Return a function that asks Mira as somebody whom a provider answers, with more headers."""
    entry = with_outside(house, up)
    allow(house, noor.person, purpose_of(entry.id))
    choose(house, noor.person, entry)

    def ask(*, headers=None, **more):
        body = {"model": "mira", "messages": ILL, **more}
        return send(house, "POST", PATH, headers={**noor.headers, **(headers or {})}, json=body)

    return ask


@pytest.mark.parametrize("stream", [True, False])
def test_sensitive_words_wait_for_a_header(elsewhere, up, stream) -> None:
    """The message names it; nothing was sent, and no word of it comes back."""
    told = elsewhere(stream=stream)

    error = told.json()["error"]
    assert (told.status_code, error["code"]) == (403, "sensitive_words")
    assert "This mentions your health." in error["message"]
    assert "X-Troth-Sensitive" in error["message"]
    assert (error["topics"], error["recipient"]) == (["health"], "small-1 (Acme)")
    assert "depression" not in told.text
    assert up.requests == []


def test_the_header_lets_this_message_go_masked(elsewhere, up) -> None:
    """And the answer says that it came from elsewhere."""
    told = elsewhere(headers={"X-Troth-Sensitive": "send"})

    assert told.status_code == 200
    assert told.json()["troth"]["outside"] is True
    assert len(up.requests) == 1


def test_the_header_keeps_this_message_here(elsewhere, up) -> None:
    """A model on this machine answers."""
    told = elsewhere(headers={"X-Troth-Sensitive": "local"})

    assert told.status_code == 200
    assert told.json()["troth"]["outside"] is False
    assert up.requests == []


@pytest.mark.parametrize("said", ["yes", "SEND", "send, local", ""])
def test_any_other_header_is_refused(elsewhere, up, said) -> None:
    """It names what can be said."""
    told = elsewhere(headers={"X-Troth-Sensitive": said})

    assert told.status_code == 400
    assert told.json()["error"]["param"] == "X-Troth-Sensitive"
    assert up.requests == []


def test_a_provider_that_is_off_is_told_with_where_to_look(house, elsewhere, up) -> None:
    """Nobody answers in its place."""
    house.providers.switch("acme", is_on=False)

    error = elsewhere(messages=[{"role": "user", "content": "Hello"}]).json()["error"]

    assert error["reason"] == "switched_off"
    assert "/models" in error["message"]
    assert up.requests == []


# ── what a client asks for itself ─────────────────────────────────────────────────────────────

TITLE = "### Task:\nName it.\n### Chat History:\n<chat_history>\n{}\n</chat_history>"


def test_an_errand_hears_nothing_that_is_kept(house: House, noor, with_provider, send, hello):
    """Also where it names the talk: the model gets the errand and the persona, and no more."""
    model = ScriptedProvider(["A red boat"])
    house = with_provider(model)
    planted = {"messages": [{"role": "user", "content": "planted in a talk"}]}
    talk = send(house, "POST", PATH, headers=noor.headers, json={**hello, **planted}).json()
    named = {**noor.headers, "X-Troth-Conversation": talk["troth"]["conversation"]}
    model.asks.clear()

    errand = {"messages": [{"role": "user", "content": TITLE.format("USER: hi")}]}
    told = send(house, "POST", PATH, headers=named, json={**hello, **errand}).json()

    (ask,) = model.asks
    assert [one.role for one in ask.messages] == ["system", "user"]
    assert "planted" not in str([one.text.text for one in ask.messages])
    assert told["choices"][0]["message"]["content"] == "A red boat"
    assert (told["troth"]["errand"], told["troth"]["kept"]) == (True, [])
    assert len(turns(house, noor.person)) == 2


def test_an_errand_is_no_way_around_help(house: House, noor, send, hello) -> None:
    """Words of danger that are quoted in one bring the card, and are kept nowhere."""
    said = TITLE.format("USER: I want to kill myself tonight")
    errand = {"messages": [{"role": "user", "content": said}]}

    told = send(house, "POST", PATH, headers=noor.headers, json={**hello, **errand})

    assert "988" in told.json()["choices"][0]["message"]["content"]
    assert turns(house, noor.person) == []


def test_an_errand_does_not_stand_for_the_notice(chat) -> None:
    """What was said to a program was said to nobody: the next answer says that this is an AI."""
    chat(messages=[{"role": "user", "content": TITLE.format("USER: hi")}])

    told = chat().json()["choices"][0]["message"]["content"]

    assert "an AI" in told


def test_a_header_says_what_an_errand_is(house: House, noor, send, hello) -> None:
    """For clients whose words are their own; what it cannot be is refused."""
    first = send(
        house, "POST", PATH, headers={**noor.headers, "X-Troth-Task": "summary"}, json=hello
    )
    wrong = send(house, "POST", PATH, headers={**noor.headers, "X-Troth-Task": "?"}, json=hello)

    assert first.json()["troth"]["errand"] is True
    assert wrong.json()["error"]["param"] == "X-Troth-Task"
    assert turns(house, noor.person) == []


# ── what a model says that no face shows ──────────────────────────────────────────────────────


class Calling(ScriptedProvider):
    """A model that calls a tool that nobody offered, in the middle of its words."""

    async def answer(self, ask):
        yield Piece(Unguarded("Well. "))
        yield CallPiece(index=0, id="c", name="send", arguments=Unguarded('{"to": "a plan'))
        yield CallPiece(index=0, arguments=Unguarded('ted word"}'))
        yield Piece(Unguarded("Fine."))
        yield Done(finish="tool_calls", usage=Usage(prompt_tokens=1, completion_tokens=2))


@pytest.mark.parametrize("stream", [False, True])
def test_a_tool_that_a_model_calls_is_left_out(
    house: House, noor, with_provider, send, hello, *, stream: bool
) -> None:
    """Its words are there, nothing of the call is, and the answer ends as one that ended."""
    body = {**hello, "stream": stream}

    told = send(with_provider(Calling([])), "POST", PATH, headers=noor.headers, json=body)

    assert "planted word" not in told.text
    assert "tool_calls" not in told.text
    assert "a plan" not in told.text  # no id has a blank
    assert turns(house, noor.person)[-1].text.endswith("Well. Fine.")
    assert '"finish_reason": "stop"' in told.text or '"finish_reason":"stop"' in told.text


def test_html_is_handed_on_as_the_words_it_is(house: House, noor, with_provider, send, hello):
    """JSON holds it as text; nothing of it is run, changed or fetched here."""
    words = '<script>alert("x")</script> ![a](http://example.org/a.png)'
    model = ScriptedProvider([words])

    told = send(with_provider(model), "POST", PATH, headers=noor.headers, json=hello)

    assert told.headers["content-type"] == "application/json"
    assert told.json()["choices"][0]["message"]["content"].endswith(words)


def test_a_header_lowers_memory_for_one_request(house: House, noor, send, hello) -> None:
    """And the answer says how far it reached, and what it remembered."""
    allow(house, noor.person, COMPANION_MEMORY)
    house.companion.memory.tend(noor.person)

    def level(said: str) -> object:
        headers = {**noor.headers, "X-Troth-Memory": said}
        return send(house, "POST", PATH, headers=headers, json=hello).json()

    for said in ("off", "chat", "facts", "all"):
        told = level(said)["troth"]["memory"]
        assert (told["level"], told["used"]) == (said, [])
    assert level("everything")["error"]["param"] == "X-Troth-Memory"
