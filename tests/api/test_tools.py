"""A client's tools over `/v1`: they leave masked, calls come back restored, and nothing is kept."""

import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from troth.api import asked, tools
from troth.companion.turn import Turn
from troth.companion.wellbeing import Use
from troth.errors import BadInput, TooLarge, Unsupported
from troth.people.wishes import masks_text
from troth.providers.base import Message
from troth.registry.entry import from_values
from troth.registry.outside import purpose_of
from troth.rights.left import what_left
from troth.testing.house import allow, leaves
from troth.testing.outside import choose, outside_entry, upstream, with_outside
from troth.testing.upstream import calls, says
from troth.words import COMPANION_HISTORY, WELLBEING_OWN, Clear

PATH = "/v1/chat/completions"
DIALECTS = ("openai", "anthropic")
MAIL = "noor.haddad@posteo.example"
ASKED = {"role": "user", "content": f"Write to {MAIL} that I am late."}
TOOL = {
    "type": "function",
    "function": {
        "name": "send_mail",
        "description": f"Sends a mail. The person's own address is {MAIL}.",
        "parameters": {
            "type": "object",
            "properties": {
                "mail_to": {"type": "string", "description": "Who gets it"},
                "words": {"type": "string"},
            },
            "required": ["mail_to"],
        },
    },
}


def call(id_="c1", name="send_mail", arguments="{}"):
    """Write a call as a client sends it back."""
    return {"id": id_, "type": "function", "function": {"name": name, "arguments": arguments}}


def called(*made, text=None):
    """Write the assistant's message that holds calls."""
    return {"role": "assistant", "content": text, "tool_calls": list(made or [call()])}


def result(text="Sent.", id_="c1"):
    """Write what a tool said."""
    return {"role": "tool", "tool_call_id": id_, "content": text}


def mask_in(request):
    """Return the address that stands for the masked one in a captured request."""
    found = re.search(r"Write to (\S+) that", request.body.decode())
    assert found
    return found[1]


def calls_back(cut: int):
    """Call the tool with the address as it came, its arguments cut after each `cut` letters."""

    async def act(stage):
        written = json.dumps({"mail_to": mask_in(stage.request), "words": 'Late, "sorry"\n'})
        bits = [written[at : at + cut] for at in range(0, len(written), cut)]
        await calls("send_mail", *bits)(stage)

    return act


def heard(answer):
    """Return what an answer says: words, calls, why it ended. Streamed or whole."""
    assert answer.status_code == 200, answer.text
    if answer.headers["content-type"] == "application/json":
        (choice,) = answer.json()["choices"]
        message = choice["message"]
        return message["content"] or "", message.get("tool_calls", []), choice["finish_reason"]
    lines = [line[6:] for line in answer.text.splitlines() if line.startswith("data: ")]
    told = [json.loads(line) for line in lines[:-1]]
    assert not any("error" in one for one in told), told
    words, made, ends = "", {}, []
    for choice in (choice for one in told for choice in one["choices"]):
        words += choice["delta"].get("content") or ""
        ends += [choice["finish_reason"]] if choice["finish_reason"] else []
        for bit in choice["delta"].get("tool_calls", []):
            one = made.setdefault(bit["index"], {"function": {"arguments": ""}})
            one["function"]["arguments"] += bit["function"].get("arguments", "")
            if "id" in bit:
                one |= {"id": bit["id"], "type": bit["type"]}
                one["function"]["name"] = bit["function"]["name"]
    (end,) = ends
    return words, [made[at] for at in sorted(made)], end


class There:
    """Somebody whose companion speaks through a provider far away, and an app with tools."""

    def __init__(self, house, up, who, send):
        self.house, self.up, self.who, self._send = house, up, who, send

    def ask(self, *messages, headers=None, **more):
        body = {"model": "mira", "messages": list(messages) or [ASKED], "tools": [TOOL], **more}
        heads = {**self.who.headers, **(headers or {})}
        return self._send(self.house, "POST", PATH, headers=heads, json=body)

    def turns(self):
        with self.house.gate.enter(self.who.person, COMPANION_HISTORY) as room:
            return [found.record for found in room.read(Turn)]


@pytest.fixture
def there(house, noor, send):
    """Return a function that opens a provider which follows a script, in a dialect."""
    open_ = []

    def start(*script, dialect="openai", **entry):
        opened = upstream(script)
        up = opened.__enter__()
        open_.append(opened)
        made = with_outside(house, up, outside_entry(dialect=dialect, **entry))
        allow(house, noor.person, purpose_of(made.id))
        choose(house, noor.person, made)
        return There(house, up, noor, send)

    yield start
    for one in open_:
        one.__exit__(None, None, None)


# ── out and back ──────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("stream", [False, True])
@pytest.mark.parametrize("dialect", DIALECTS)
def test_a_call_goes_out_masked_and_comes_back_restored(there, dialect, stream) -> None:
    """The provider sees no address; the app's tool gets the real one, in OpenAI's shape."""
    here = there(calls_back(3), dialect=dialect)

    words, made, end = heard(here.ask(stream=stream))

    (one,) = made
    assert (one["id"], one["type"], one["function"]["name"]) == ("call_0", "function", "send_mail")
    told = json.loads(one["function"]["arguments"])
    assert told == {"mail_to": MAIL, "words": 'Late, "sorry"\n'}
    assert (words, end) == ("", "tool_calls")
    (request,) = here.up.requests
    assert b"haddad" not in request.body
    assert b"posteo" not in request.body
    (tool,) = request.json["tools"]
    tool = tool.get("function", tool)
    assert tool["name"] == "send_mail"
    schema = tool.get("parameters", tool.get("input_schema"))
    assert list(schema["properties"]) == ["mail_to", "words"]
    assert mask_in(request) in tool["description"]


@pytest.mark.parametrize("cut", [1, 2, 5, 17, 1000])
def test_every_cut_of_a_call_gives_the_same(there, cut: int) -> None:
    """However the provider cuts the arguments, half a stand-in is never handed on."""
    _, ((one),), _ = heard(there(calls_back(cut)).ask(stream=True))

    assert json.loads(one["function"]["arguments"])["mail_to"] == MAIL


@pytest.mark.parametrize("stream", [False, True])
@pytest.mark.parametrize("dialect", DIALECTS)
def test_what_a_tool_said_goes_on_masked_and_is_answered(there, dialect, stream) -> None:
    """With the same stand-in as the person's own words; the ids that leave are numbers of ours."""
    here = there(calls_back(4), says("It is ", "sent."), dialect=dialect)
    _, made, _ = heard(here.ask())
    one = {**made[0], "id": "call_noor.haddad"}

    words, more, end = heard(
        here.ask(ASKED, called(one), result(f"Sent to {MAIL}", one["id"]), stream=stream)
    )

    assert words.endswith("It is sent.")
    assert (more, end) == ([], "stop")
    request = here.up.requests[1]
    assert b"haddad" not in request.body
    sent = request.body.decode()
    assert f"Sent to {mask_in(request)}" in sent
    assert sent.count("call00001") == 2
    assert '"send_mail"' in sent


def test_several_calls_and_words_before_them(there) -> None:
    """Each call has its own place and id; the words are guarded and shown, the calls follow."""

    async def act(stage):
        await stage.head()
        await stage.opening()
        await stage.text("Let me look.", first=True)
        await stage.call(0, "send_mail", ['{"mail_to"', ': "a"}'])
        await stage.call(1, "send_mail", [])
        await stage.finish("tool_calls")
        await stage.closing()

    words, made, end = heard(there(act).ask(stream=True))

    assert words.endswith("Let me look.")
    assert [(one["id"], one["function"]["arguments"]) for one in made] == [
        ("call_0", '{"mail_to": "a"}'),
        ("call_1", "{}"),
    ]
    assert end == "tool_calls"


def test_a_stream_has_openai_s_shape_piece_by_piece(there) -> None:
    """Role first; then index, id and name with empty arguments; then arguments; then the end."""
    long = json.dumps({"words": "x" * 9_000})

    answer = there(calls("send_mail", long)).ask(
        stream=True, stream_options={"include_usage": True}
    )

    told = [json.loads(line[6:]) for line in answer.text.splitlines() if line.startswith("data: {")]
    *deltas, last, counted = told
    bits = [one["choices"][0]["delta"].get("tool_calls") for one in deltas]
    assert deltas[0]["choices"][0]["delta"]["role"] == "assistant"
    assert bits[1] == [
        {
            "index": 0,
            "id": "call_0",
            "type": "function",
            "function": {"name": "send_mail", "arguments": ""},
        }
    ]
    assert all(set(bit[0]) == {"index", "function"} for bit in bits[2:])
    assert len(bits) > 4
    assert last["choices"][0]["finish_reason"] == "tool_calls"
    assert last["troth"]["receipt"].startswith("rcp_")
    assert counted["usage"]["completion_tokens"] == 3


@pytest.mark.parametrize("dialect", DIALECTS)
@pytest.mark.parametrize(
    ("choice", "openai", "anthropic"),
    [
        ("auto", "auto", {"type": "auto"}),
        ("required", "required", {"type": "any"}),
        (
            {"type": "function", "function": {"name": "send_mail"}},
            {"type": "function", "function": {"name": "send_mail"}},
            {"type": "tool", "name": "send_mail"},
        ),
    ],
)
def test_how_tools_may_be_called_is_handed_on(there, dialect, choice, openai, anthropic) -> None:
    """In the words of each dialect, with whether several may be called at once."""
    here = there(says("No."), dialect=dialect)

    heard(here.ask(tool_choice=choice, parallel_tool_calls=False))

    sent = here.up.requests[0].json
    if dialect == "openai":
        assert (sent["tool_choice"], sent["parallel_tool_calls"]) == (openai, False)
    else:
        assert sent["tool_choice"] == {**anthropic, "disable_parallel_tool_use": True}


def test_names_with_a_low_line_stay_readable_also_in_what_a_tool_said(there) -> None:
    """`wind_speed` is nobody's handle: a model that read nonsense there could not answer."""
    here = there(says("Windy."))
    said = json.dumps({"wind_speed": 30, "asked_by": "I am Noor", "noor_haddad": 1})

    heard(here.ask(ASKED, called(call(arguments='{"mail_to": "x_y_99"}')), result(said)))

    sent = here.up.requests[0].body.decode()
    assert "wind_speed" in sent
    assert "asked_by" in sent
    assert "mail_to" in sent
    assert "x_y_99" not in sent  # somebody's handle, in a value
    assert "noor" not in sent.lower()


def test_a_model_on_this_machine_gets_tools_as_they_are(house, noor, send) -> None:
    """Nothing leaves, so nothing is masked."""
    with upstream(calls("send_mail", json.dumps({"mail_to": MAIL}))) as up:
        values = {
            "id": "here",
            "name": "Here",
            "dialect": "openai",
            "base_url": up.base_url,
            "models": ["small-1"],
            "place": "loopback",
            "claim": {},
        }
        entry = with_outside(house, up, from_values(values, source="a test"), key=None)
        choose(house, noor.person, entry)
        here = There(house, up, noor, send)

        _, ((one),), _ = heard(here.ask())

    assert json.loads(one["function"]["arguments"]) == {"mail_to": MAIL}
    assert up.requests[0].json["tools"] == [TOOL]


# ── what is written down, kept, and shown ─────────────────────────────────────────────────────


@pytest.mark.parametrize("dialect", DIALECTS)
def test_the_receipt_says_that_tools_went_and_were_asked_for(there, dialect) -> None:
    """With how many, in the ledger; and the whole of it can be looked at, in either dialect."""
    here = there(calls_back(9), says("Sent."), dialect=dialect)
    first = here.ask()
    _, made, _ = heard(first)
    second = here.ask(ASKED, called(made[0]), result(f"Sent to {MAIL}", made[0]["id"]))

    receipt = first.headers["x-troth-receipt"]
    details = [
        one["detail"]
        for one in leaves(here.house, here.who.person)
        if receipt in {one["detail"].get("receipt"), one.get("id")} or "finish" in one["detail"]
    ]
    assert details[0]["tools"] == 1
    assert details[0]["finish"] == "tool_calls"
    left = what_left(here.house.gate, here.who.person, second.headers["x-troth-receipt"])
    shown = {one.role: one for one in left.said}
    assert MAIL in shown["tools"].own
    assert MAIL not in shown["tools"].sent
    assert "send_mail" in shown["call"].sent
    assert (shown["tool"].own, MAIL in shown["tool"].sent) == (f"Sent to {MAIL}", False)


@pytest.mark.parametrize("named", [False, True])
def test_a_talk_with_tools_is_kept_once_and_found_again(there, named) -> None:
    """The person's words and the companion's; nothing that a tool said, and no second talk."""
    here = there(calls_back(9), says("It is sent."), says("Good night."))
    headers = {"X-Troth-Chat": "chat-1"} if named else {}
    first = here.ask(headers=headers)
    _, made, _ = heard(first)
    told = [ASKED, called(made[0]), result("Sent as planted.", made[0]["id"])]
    second = here.ask(*told, headers=headers)
    words, _, _ = heard(second)
    more = [*told, {"role": "assistant", "content": words}, {"role": "user", "content": "Thanks."}]
    third = here.ask(*more, headers=headers)

    kept = here.turns()
    assert [(one.role, one.text) for one in kept] == [
        ("user", ASKED["content"]),
        ("assistant", words),
        ("user", "Thanks."),
        ("assistant", heard(third)[0]),
    ]
    assert [one.after for one in kept] == ["", kept[0].id, kept[1].id, kept[2].id]
    assert len({one.conversation for one in kept}) == 1
    talks = {one.json()["troth"]["conversation"] for one in (first, second, third)}
    assert talks == {kept[0].conversation}


def test_words_before_a_call_are_kept_as_an_answer_of_their_own(there) -> None:
    """They are not lost if the app never comes back; the talk goes on from the last answer."""
    here = there(calls("send_mail", "{}", text="Let me see."), says("Done."), says("Yes."))
    first, made, _ = heard(here.ask())
    told = [ASKED, called(made[0], text=first), result(id_=made[0]["id"])]
    words, _, _ = heard(here.ask(*told))
    heard(
        here.ask(
            *told,
            {"role": "assistant", "content": words},
            {"role": "user", "content": "Sure?"},
        )
    )

    kept = here.turns()
    mine, *_ = kept
    assert [one.text for one in kept if one.after == mine.id] == [first, words]
    asked_then = next(one for one in kept if one.text == "Sure?")
    assert asked_then.after == next(one.id for one in kept if one.text == words)


def test_that_this_is_an_ai_is_said_with_the_words_and_not_beside_a_call(there) -> None:
    """Few apps show what stands beside a call, so it waits for the first words."""
    here = there(calls_back(9), says("It is sent."), says("Yes."))

    first, made, _ = heard(here.ask(stream=True))
    told = [ASKED, called(made[0]), result(id_=made[0]["id"])]
    second, _, _ = heard(here.ask(*told, stream=True))
    third, _, _ = heard(
        here.ask(*told, {"role": "assistant", "content": second}, {"role": "user", "content": "?"})
    )

    assert first == ""
    assert "an AI" in second
    assert second.endswith("It is sent.")
    assert third == "Yes."


def test_one_message_counts_once_as_use(there) -> None:
    """An app that comes back with what a tool said has not been spoken to again."""
    here = there(calls_back(9), says("It is sent."))
    allow(here.house, here.who.person, WELLBEING_OWN)
    _, made, _ = heard(here.ask())
    heard(here.ask(ASKED, called(made[0]), result(id_=made[0]["id"])))

    with here.house.gate.enter(here.who.person, WELLBEING_OWN) as room:
        assert len(room.read(Use)) == 1


def test_sensitive_words_of_a_tool_wait_for_the_person(there) -> None:
    """What a tool brings, and what describes it, is no way around the question."""
    here = there(says("Get well soon."))
    ill = json.dumps({"note": "Diagnosed with depression, takes sertraline"})

    answer = here.ask(ASKED, called(), result(ill))
    described = {"type": "function", "function": {"name": "f", "description": "For my depression"}}
    offered = here.ask(tools=[described])

    for told in (answer, offered):
        error = told.json()["error"]
        assert (told.status_code, error["code"]) == (403, "sensitive_words")
    assert here.up.requests == []
    sent = here.ask(ASKED, called(), result(ill), headers={"X-Troth-Sensitive": "send"})
    assert heard(sent)[0].endswith("Get well soon.")


def test_a_call_goes_with_what_it_was_answered(there) -> None:
    """A sensitive result of an earlier turn stays here, and its call with it: nothing half."""
    here = there(says("Yes."))
    old = [
        ASKED,
        called(),
        result("Diagnosed with depression."),
        {"role": "assistant", "content": "Hm."},
    ]

    heard(here.ask(*old, {"role": "user", "content": "And now?"}))

    sent = here.up.requests[0].json
    assert [one["role"] for one in sent["messages"]] == ["system", "user", "assistant", "user"]
    assert "depression" not in here.up.requests[0].body.decode()


# ── what is refused ───────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("stream", [False, True])
@pytest.mark.parametrize("arguments", ['{"mail_to": "a', "[1]", "7", '{"a": NaN}', "{" * 5_000])
def test_arguments_that_are_no_whole_object_are_not_handed_on(there, stream, arguments) -> None:
    """Cut in half, of another kind, or nested without end: the app hears so, and no call."""
    answer = there(calls("send_mail", arguments)).ask(stream=stream)

    assert "provider_failed" in answer.text
    assert "tool_calls" not in answer.text
    assert answer.status_code == (200 if stream and "data:" in answer.text else 502)


def test_a_megabyte_of_arguments_is_stopped(there) -> None:
    """The provider is hung up on, and nothing of it is handed on."""
    bits = ['{"words": "', *["x" * 65_536] * 16, '"}']

    answer = there(calls("send_mail", *bits)).ask()

    assert (answer.status_code, answer.json()["error"]["code"]) == (502, "provider_failed")
    assert len(answer.text) < 1_000


@pytest.mark.parametrize("dialect", DIALECTS)
def test_a_tool_that_the_app_did_not_name_is_not_called(there, dialect) -> None:
    """With words beside it the words are the answer; without, there is none."""
    here = there(calls("format_disk", "{}", text="Well."), calls("format_disk"), dialect=dialect)

    words, made, end = heard(here.ask())
    alone = here.ask()

    assert words.endswith("Well.")
    assert (made, end) == ([], "stop")
    assert (alone.status_code, alone.json()["error"]["code"]) == (502, "provider_failed")


def test_calls_with_one_id_get_one_each(there) -> None:
    """The app could not tell otherwise whose answer is whose."""

    async def act(stage):
        await stage.head()
        await stage.opening()
        for index in (0, 1):
            function = {"name": "send_mail", "arguments": "{}"}
            one = {"index": index, "id": "same", "type": "function", "function": function}
            await stage.openai({"tool_calls": [one]})
        await stage.finish("tool_calls")
        await stage.closing()

    _, made, _ = heard(there(act).ask())

    assert [one["id"] for one in made] == ["same", "call_1"]


def test_a_stand_in_of_somebody_else_stays_one_in_a_call(there, house, somebody) -> None:
    """What was masked for Sam is not put back for Noor, whatever the model writes."""
    sam = somebody("companion.reply", name="Sam")
    seen = []

    async def act(stage):
        seen.append(mask_in(stage.request))
        await calls("send_mail", json.dumps({"mail_to": seen[0]}))(stage)

    here = there(act)
    allow(house, sam.person, purpose_of("acme"))
    choose(house, sam.person, outside_entry())
    sams = There(house, here.up, sam, here._send)
    mail = "sam.secret@posteo.example"
    heard(sams.ask({"role": "user", "content": f"Write to {mail} that I am late."}))

    _, ((one),), _ = heard(here.ask())

    told = json.loads(one["function"]["arguments"])["mail_to"]
    assert told == seen[0]
    assert told not in {mail, MAIL}


@pytest.mark.parametrize(
    ("function", "param"),
    [
        ({"name": "call_Noor"}, "tools[0].function.name"),
        ({"name": "mail-zara-lind"}, "tools[0].function.name"),
        (
            {"name": "f", "parameters": {"type": "object", "properties": {"noor": {}}}},
            "tools[0].function.parameters",
        ),
        (
            {"name": "f", "parameters": {"anyOf": [{"required": ["zaraLind"]}]}},
            "tools[0].function.parameters",
        ),
    ],
)
def test_a_name_of_a_tool_in_which_somebody_is_named_is_refused(there, function, param) -> None:
    """It could not be masked; the person hears which one it is, and nobody else hears anything."""
    here = there(says("no"))
    here.house.people.choose(here.who.person, masks=masks_text(always=["Zara Lind"], never=[]))

    answer = here.ask(tools=[{"type": "function", "function": function}])

    error = answer.json()["error"]
    assert (answer.status_code, error["code"], error["param"]) == (400, "bad_input", param)
    assert param in error["message"]
    assert not any(word in error["message"].lower() for word in ("noor", "zara", "lind"))
    assert here.up.requests == []


def test_a_model_that_takes_no_tools_says_so(house, noor, send) -> None:
    """The one that comes with Troth: refused with what to do, and nothing is kept."""
    body = {"model": "mira", "messages": [ASKED], "tools": [TOOL]}
    history = {"model": "mira", "messages": [ASKED, called(), result()]}

    for sent, param in ((body, "tools"), (history, "messages[1]")):
        answer = send(house, "POST", PATH, headers=noor.headers, json=sent)
        error = answer.json()["error"]
        assert (answer.status_code, error["code"], error["param"]) == (400, "unsupported", param)
        assert f"Leave out `{param}`" in error["message"]
    with house.gate.enter(noor.person, COMPANION_HISTORY) as room:
        assert room.read(Turn) == []


def test_danger_is_answered_with_help_whatever_tools_there_are(there) -> None:
    """The card comes in place of a model, and no tool is called."""
    here = there(calls("send_mail", "{}"))

    words, made, _ = heard(here.ask({"role": "user", "content": "I want to kill myself tonight"}))

    assert "988" in words
    assert made == []
    assert here.up.requests == []


# ── how it is read ────────────────────────────────────────────────────────────────────────────


def read(**more):
    """Read a request."""
    return asked.read({"model": "mira", "messages": [ASKED], **more}, conversation=None).question


def test_tools_are_read_with_all_that_is_in_them() -> None:
    """Fields that we do not know go with it: they are text to the veil."""
    tool = {**TOOL, "x": "y"}

    found = read(tools=[tool], tool_choice="auto", parallel_tool_calls=True).tools

    assert (found.offered, found.choice, found.parallel) == ((tool,), "auto", True)
    assert found.names == {"send_mail"}


def test_null_in_a_tool_is_the_same_as_not_there() -> None:
    """Some clients write all that a tool could have, and some servers take no null."""
    nulls = {"name": "look", "description": None, "parameters": None, "strict": None}

    brought = read(tools=[{"type": "function", "function": nulls}]).tools

    assert brought.offered == ({"type": "function", "function": {"name": "look"}},)


def test_tools_that_may_not_be_called_go_only_where_some_were() -> None:
    """A talk with calls in it is not understood without them."""
    assert not read(tools=[TOOL], tool_choice="none").tools
    found = read(
        messages=[ASKED, called(), result(), ASKED], tools=[TOOL], tool_choice="none"
    ).tools
    assert (found.offered, found.choice, found.names) == ((TOOL,), "none", frozenset())


def test_what_tools_said_stands_behind_the_message_that_it_answers() -> None:
    """It is no part of the talk itself; what an assistant said on its way belongs to the calls."""
    found = read(
        messages=[
            {"role": "system", "content": "Be brief."},
            {"role": "user", "content": "one"},
            {"role": "assistant", "content": "Let me look."},
            called(call("a"), call("b"), text="Two."),
            result("B", "b"),
            {"role": "system", "content": "Go on."},
            result("A", "a"),
            {"role": "assistant", "content": "Done."},
            {"role": "user", "content": "two"},
            called(call("a")),
            result([{"type": "text", "text": "again"}], "a"),
        ]
    )

    assert [text.text for _, text in found.messages] == [
        "Be brief.",
        "one",
        "Go on.",
        "Done.",
        "two",
    ]
    first, second = found.tools.exchanges
    assert [(one.role, one.text.text, one.call_id) for one in first.messages] == [
        ("assistant", "Let me look.", None),
        ("assistant", "Two.", None),
        ("tool", "B", "call00002"),
        ("tool", "A", "call00001"),
    ]
    assert [one.id for one in first.messages[1].calls] == ["call00001", "call00002"]
    assert [one.call_id for one in second.messages] == [None, "call00003"]
    assert (first.behind, second.behind) == (1, 2)
    assert found.goes_on
    assert not read(messages=[ASKED, called(), result(), ASKED]).goes_on


@pytest.mark.parametrize(
    ("given", "param", "kind"),
    [
        ({"tools": {}}, "tools", BadInput),
        ({"tools": ["f"]}, "tools[0]", BadInput),
        ({"tools": [{"type": "function"}]}, "tools[0]", BadInput),
        ({"tools": [{"type": "web_search"}]}, "tools[0].type", Unsupported),
        (
            {"tools": [{"type": "function", "function": {"name": "a b"}}]},
            "tools[0].function.name",
            BadInput,
        ),
        (
            {"tools": [{"type": "function", "function": {"name": "a" * 65}}]},
            "tools[0].function.name",
            BadInput,
        ),
        (
            {"tools": [{"type": "function", "function": {"name": "f", "description": 7}}]},
            "tools[0].function.description",
            BadInput,
        ),
        (
            {"tools": [{"type": "function", "function": {"name": "f", "parameters": []}}]},
            "tools[0].function.parameters",
            BadInput,
        ),
        ({"tools": [TOOL, TOOL]}, "tools[1].function.name", BadInput),
        ({"tools": [{**TOOL, "x": "y" * 70_000}]}, "tools[0]", TooLarge),
        ({"tools": [{**TOOL, "x": "\ud800"}]}, "tools[0]", BadInput),
        (
            {"tools": [{"type": "function", "function": {"name": f"f{at}"}} for at in range(129)]},
            "tools",
            BadInput,
        ),
        ({"tools": [TOOL], "tool_choice": "always"}, "tool_choice", BadInput),
        (
            {"tools": [TOOL], "tool_choice": {"type": "function", "function": {"name": "other"}}},
            "tool_choice",
            BadInput,
        ),
        ({"tools": [TOOL], "parallel_tool_calls": 1}, "parallel_tool_calls", BadInput),
        ({"functions": [TOOL["function"]]}, "functions", Unsupported),
    ],
)
def test_tools_of_the_wrong_shape_are_named(given, param, kind) -> None:
    """With the place, and no word of what stands there."""
    with pytest.raises(kind) as caught:
        read(**given)

    assert caught.value.param == param


@pytest.mark.parametrize(
    ("messages", "param"),
    [
        ([ASKED, result()], "messages[1].tool_call_id"),
        ([result(), ASKED], "messages[0].tool_call_id"),
        ([ASKED, called()], "messages[1]"),
        ([ASKED, called(), ASKED], "messages[1]"),
        ([ASKED, called(), called(), result()], "messages[1]"),
        ([ASKED, called(), result(id_="c2")], "messages[2].tool_call_id"),
        ([ASKED, called(), result(), result()], "messages[3].tool_call_id"),
        ([ASKED, called(call("a"), call("a")), result()], "messages[1].tool_calls[1].id"),
        ([ASKED, called(call("a" * 600))], "messages[1].tool_calls[0].id"),
        ([ASKED, called({"id": "a"})], "messages[1].tool_calls[0]"),
        ([ASKED, called("a")], "messages[1].tool_calls[0]"),
        ([ASKED, called(call(name="a b"))], "messages[1].tool_calls[0].function.name"),
        ([ASKED, called(call(arguments="{"))], "messages[1].tool_calls[0].function.arguments"),
        ([ASKED, called(call(arguments={}))], "messages[1].tool_calls[0].function.arguments"),
        (
            [ASKED, called(call(arguments='{"a": "\ud800"}'))],
            "messages[1].tool_calls[0].function.arguments",
        ),
        ([ASKED, {**called(), "tool_calls": "a"}], "messages[1].tool_calls"),
        ([ASKED, called(), {**result(), "content": 7}], "messages[2].content"),
        ([ASKED, called(*[call(str(at)) for at in range(129)])], "messages[1].tool_calls"),
    ],
)
def test_calls_that_fit_no_answer_are_named(messages, param) -> None:
    """A tool's answer without a call, a call without an answer, an id twice, half an object."""
    with pytest.raises(BadInput) as caught:
        read(messages=messages)

    assert caught.value.param == param


def test_a_call_that_was_made_with_nothing_is_one_without_arguments() -> None:
    """OpenAI itself writes such a call so."""
    (exchange,) = read(messages=[ASKED, called(call(arguments="")), result()]).tools.exchanges

    assert exchange.messages[0].calls[0].arguments == "{}"


def test_a_talk_of_calls_alone_asks_nothing() -> None:
    """Somebody must have said something."""
    with pytest.raises(BadInput) as caught:
        read(messages=[called(), result()])

    assert caught.value.param == "messages[1]"


@given(st.lists(st.sampled_from("usatc"), max_size=12))
def test_every_message_is_in_one_place_and_in_its_order(kinds) -> None:
    """Parting a talk loses nothing, doubles nothing, and keeps the order within each part."""
    roles = {"u": "user", "s": "system", "a": "assistant"}
    said = [
        (roles[kind], Clear(str(at)))
        if kind in roles
        else Message("tool" if kind == "t" else "assistant", Clear(str(at)))
        for at, kind in enumerate(kinds)
    ]

    plain, exchanges = tools.part(said)

    texts = [int(text.text) for _, text in plain]
    inside = [int(one.text.text) for each in exchanges for one in each.messages]
    assert texts == sorted(texts)
    assert inside == sorted(inside)
    assert sorted([*texts, *inside]) == list(range(len(said)))
    assert all(kinds[at] not in "us" for at in inside)
    assert [one.behind for one in exchanges] == sorted({one.behind for one in exchanges})
