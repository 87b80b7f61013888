"""Anthropic's dialect: turns are put in its order, and its events are read with care."""

import json

import pytest

from troth.errors import BadInput
from troth.providers.anthropic_messages import AnthropicMessages
from troth.providers.base import MOST_CALLS, Ask, Done, Message, Piece, ToolCall, Usage
from troth.providers.dialect import Broken, Fault
from troth.words import Clear

DIALECT = AnthropicMessages()
SCHEMA = {"type": "object", "properties": {"anna": {"type": "string"}}}
TOOL = {
    "type": "function",
    "function": {"name": "look", "description": "See.", "parameters": SCHEMA},
}


def ask(*messages: tuple[str, str] | Message, **more: object) -> Ask:
    """Ask with these messages."""
    made = [one if isinstance(one, Message) else Message(one[0], Clear(one[1])) for one in messages]
    return Ask(messages=tuple(made), max_tokens=9, **more)


def text(words: str) -> dict[str, str]:
    """Write a block of text."""
    return {"type": "text", "text": words}


FULL = ask(
    ("system", "Be kind."),
    ("user", "Look."),
    Message(
        "assistant", Clear("Well"), (ToolCall(id="c1", name="look", arguments='{"anna": "x"}'),)
    ),
    Message("tool", Clear("A plum."), (), "c1"),
    stop=("END",),
    seed=4,
    tools=(TOOL,),
    tool_choice="auto",
)


def test_a_question_names_nobody() -> None:
    """What the system says stands apart; there is no metadata, and no seed, which it has not."""
    assert DIALECT.body(FULL, "m") == {
        "model": "m",
        "max_tokens": 9,
        "temperature": 0.7,
        "stream": True,
        "system": "Be kind.",
        "stop_sequences": ["END"],
        "messages": [
            {"role": "user", "content": [text("Look.")]},
            {
                "role": "assistant",
                "content": [
                    text("Well"),
                    {"type": "tool_use", "id": "c1", "name": "look", "input": {"anna": "x"}},
                ],
            },
            {
                "role": "user",
                "content": [{"type": "tool_result", "tool_use_id": "c1", "content": "A plum."}],
            },
        ],
        "tools": [{"name": "look", "description": "See.", "input_schema": SCHEMA}],
        "tool_choice": {"type": "auto"},
    }


def turns(*messages: tuple[str, str]) -> list[tuple[str, list[str]]]:
    """Return who says what."""
    body = DIALECT.body(ask(*messages), "m")
    return [(one["role"], [block["text"] for block in one["content"]]) for one in body["messages"]]


def test_turns_alternate() -> None:
    """Turns of one side in a row become one, and what the system says is lifted from between."""
    assert turns(
        ("user", "a"), ("system", "s"), ("user", "b"), ("assistant", "c"), ("user", "d")
    ) == [
        *(("user", ["a", "b"]), ("assistant", ["c"]), ("user", ["d"])),
    ]


def test_a_person_begins() -> None:
    """A greeting of the model's own gets an opening before it; so does a talk without turns."""
    assert [role for role, _ in turns(("assistant", "Hello!"), ("user", "Hi"))] == [
        *("user", "assistant", "user"),
    ]
    assert [role for role, _ in turns(("system", "s"))] == ["user"]


def test_empty_text_is_left_out() -> None:
    """The dialect takes no empty text; an empty turn makes its neighbours one."""
    assert turns(("user", "a"), ("assistant", " \n"), ("user", "b")) == [("user", ["a", "b"])]
    assert "system" not in DIALECT.body(ask(("system", ""), ("user", "a")), "m")


def test_heat_and_stops_are_put_in_its_bounds() -> None:
    """It knows no heat above 1, and no stop of spaces alone."""
    body = DIALECT.body(ask(("user", "a"), temperature=1.7, stop=("\n", "END")), "m")

    assert (body["temperature"], body["stop_sequences"]) == (1.0, ["END"])


@pytest.mark.parametrize(
    ("choice", "told"),
    [
        ("auto", {"type": "auto"}),
        ("none", {"type": "none"}),
        ("required", {"type": "any"}),
        ({"type": "function", "function": {"name": "look"}}, {"type": "tool", "name": "look"}),
    ],
    ids=["auto", "none", "required", "named"],
)
def test_the_choice_of_a_tool_is_translated(choice: object, told: object) -> None:
    """Each way to choose has its own words there."""
    assert (
        DIALECT.body(ask(("user", "a"), tools=(TOOL,), tool_choice=choice), "m")["tool_choice"]
        == told
    )


@pytest.mark.parametrize(
    ("choice", "parallel", "told"),
    [
        (None, False, {"type": "auto", "disable_parallel_tool_use": True}),
        ("required", True, {"type": "any", "disable_parallel_tool_use": False}),
        ("none", False, {"type": "none"}),
    ],
)
def test_how_many_tools_may_be_called_at_once_is_translated(
    choice: object, *, parallel: bool, told: object
) -> None:
    """It stands in the choice there, which is `auto` where nothing was said."""
    asked = ask(("user", "a"), tools=(TOOL,), tool_choice=choice, parallel=parallel)

    assert DIALECT.body(asked, "m")["tool_choice"] == told
    assert DIALECT.is_fixed(("tool_choice",), "disable_parallel_tool_use")


def test_a_talk_in_which_tools_were_called_names_them() -> None:
    """It takes no such talk otherwise; none of them may be called again."""
    call = ToolCall(id="c", name="look", arguments="{}")
    asked = Ask(
        messages=(
            Message("user", Clear("a")),
            Message("assistant", Clear(""), calls=(call, call)),
            Message("tool", Clear("b"), call_id="c"),
        ),
        max_tokens=9,
    )

    body = DIALECT.body(asked, "m")

    schema = {"type": "object", "properties": {}}
    assert body["tools"] == [{"name": "look", "input_schema": schema}]
    assert body["tool_choice"] == {"type": "none"}
    assert DIALECT.tools(body) == frozenset()


@pytest.mark.parametrize(
    "more",
    [
        {"tools": ({"type": "function"},)},
        {"tools": ("plum",)},
        {"tools": ({"function": {"name": ""}},)},
        {"tools": (TOOL,), "tool_choice": "plum"},
        {"tools": (TOOL,), "tool_choice": {"type": "function"}},
    ],
    ids=range(5),
)
def test_tools_of_no_known_shape_are_refused(more: dict[str, object]) -> None:
    """What cannot be translated is refused, and not repeated."""
    with pytest.raises(BadInput) as told:
        DIALECT.body(ask(("user", "a"), **more), "m")

    assert "plum" not in str(told.value)


@pytest.mark.parametrize("arguments", ["{", "[]", "plum"])
def test_arguments_must_be_an_object(arguments: str) -> None:
    """A call whose arguments are no object cannot be told in this dialect."""
    one = Message("assistant", Clear(""), (ToolCall(id="c", name="look", arguments=arguments),))

    with pytest.raises(BadInput):
        DIALECT.body(ask(("user", "a"), one), "m")


def strings(value: object, path: tuple = ()) -> list[tuple[tuple, str]]:
    """Return every string of a body, keys too, as the walker meets them."""
    if isinstance(value, dict):
        found = [(path, key) for key in value]
        return found + [one for key in value for one in strings(value[key], (*path, key))]
    if isinstance(value, list):
        return [one for at, item in enumerate(value) for one in strings(item, (*path, at))]
    return [(path, value)] if isinstance(value, str) else []


def test_only_what_a_person_may_have_said_is_text() -> None:
    """Of a full body, words, names, ids and arguments are text; all else is fixed."""
    loose = [
        told
        for path, told in strings(DIALECT.body(FULL, "m"))
        if not DIALECT.is_fixed(path, told) and path != ("model",)
    ]

    assert sorted(loose) == sorted(
        [
            *("Be kind.", "END", "Look.", "Well", "c1", "look", "anna", "x", "c1", "A plum."),
            *("look", "See.", "anna"),
        ]
    )


def test_a_canary_is_text_wherever_it_stands() -> None:
    """A word that is no word of the dialect is fixed nowhere, not in arguments either."""
    full = DIALECT.body(FULL, "m")
    inside = ("messages", 1, "content", 1, "input")

    assert not any(DIALECT.is_fixed(path, "canary") for path, _ in strings(full))
    assert not DIALECT.is_fixed((*inside, "type"), "text")
    assert not DIALECT.is_fixed((*inside, "type"), "type")


# ── answers ───────────────────────────────────────────────────────────────────────────────────


def event(kind: str, **more: object) -> str:
    """Write one event."""
    return json.dumps({"type": kind, **more})


def delta(kind: str, index: int = 0, **more: object) -> str:
    """Write a bit of a block."""
    return event("content_block_delta", index=index, delta={"type": kind, **more})


def start(index: int = 0, **block: object) -> str:
    """Open a block."""
    return event("content_block_start", index=index, content_block=block)


def ended(reason: object = "end_turn", **usage: object) -> str:
    """Say why it ends."""
    return event("message_delta", delta={"stop_reason": reason}, usage=usage)


BEGIN = event("message_start", message={"usage": {"input_tokens": 5, "output_tokens": 1}})
STOP = event("message_stop")
HELLO = [BEGIN, start(type="text", text=""), delta("text_delta", text="Hello")]


def hear(*events: str, offered: frozenset[str] = frozenset()) -> list[object]:
    """Hear an answer to its end: texts, calls and the end."""
    ear = DIALECT.ear(offered)
    bits = [bit for one in events for bit in ear.event(one)]
    return [bit.text.text if isinstance(bit, Piece) else bit for bit in [*bits, ear.end()]]


def fault(*events: str) -> Fault:
    """Hear an answer that is broken."""
    with pytest.raises(Broken) as told:
        hear(*events)
    return told.value.fault


def test_an_answer_is_heard() -> None:
    """Text bit by bit, then why it ended and what it cost."""
    heard = hear(
        *HELLO, delta("text_delta", text=" you"), ended("max_tokens", output_tokens=7), STOP
    )

    assert heard == ["Hello", " you", Done("length", Usage(prompt_tokens=5, completion_tokens=7))]


def test_what_came_from_a_cache_was_asked_too() -> None:
    """All kinds of input count."""
    usage = {"input_tokens": 1, "cache_creation_input_tokens": 2, "cache_read_input_tokens": 4}

    assert (
        hear(event("message_start", message={"usage": usage}), ended())[-1].usage.prompt_tokens == 7
    )


@pytest.mark.parametrize("usage", [None, 7, [], {"input_tokens": -1, "output_tokens": 10**15}])
def test_absurd_costs_are_left_out(usage: object) -> None:
    """Costs that are missing or impossible count as nothing, and break nothing."""
    heard = hear(
        event("message_start", message={"usage": usage}),
        event("message_delta", delta={"stop_reason": "end_turn"}, usage=usage),
    )

    assert heard[-1].usage == Usage(prompt_tokens=0, completion_tokens=0)


@pytest.mark.parametrize(
    ("told", "finish"),
    [
        *(("end_turn", "stop"), ("stop_sequence", "stop"), ("pause_turn", "stop")),
        *(("max_tokens", "length"), ("model_context_window_exceeded", "length")),
        *(("refusal", "content_filter"), ("tool_use", "stop")),
    ],
)
def test_why_it_ended_is_told(told: str, finish: str) -> None:
    """Each known reason is put in our words; a wish for tools without a call is an end."""
    assert hear(*HELLO, ended(told), STOP)[-1].finish == finish


def test_thoughts_and_news_are_not_read() -> None:
    """Thoughts, their signatures, pings and kinds that come later are skipped."""
    heard = hear(
        BEGIN,
        event("ping"),
        start(0, type="thinking", thinking="hm"),
        delta("thinking_delta", thinking="hm"),
        delta("signature_delta", signature="hm"),
        event("content_block_stop", index=0),
        start(1, type="redacted_thinking", data="hm"),
        start(2, type="novelty", text="hm"),
        event("novelty", text="hm"),
        delta("novelty_delta", text="hm"),
        start(3, type="text", text="Yes"),
        *(ended(), STOP),
    )

    assert heard[:-1] == ["Yes"]


def test_calls_of_tools_are_heard() -> None:
    """Two calls, numbered without gaps; one without arguments has an empty object of them."""
    heard = hear(
        *HELLO,
        start(1, type="tool_use", id="a", name="look", input={}),
        delta("input_json_delta", 1, partial_json=""),
        delta("input_json_delta", 1, partial_json='{"at": '),
        delta("input_json_delta", 1, partial_json="1}"),
        event("content_block_stop", index=1),
        start(2, type="tool_use", id="b", name="look", input={}),
        event("content_block_stop", index=2),
        *(ended("tool_use"), STOP),
        offered=frozenset({"look"}),
    )

    assert [(one.index, one.id, one.name, one.arguments.text) for one in heard[1:-1]] == [
        *((0, "a", "look", ""), (0, "", "", '{"at": '), (0, "", "", "1}")),
        *((1, "b", "look", ""), (1, "", "", "{}")),
    ]
    assert heard[-1].finish == "tool_calls"


@pytest.mark.parametrize(("told", "wrote"), [("max_tokens", []), ("end_turn", ["{}"])])
def test_a_call_that_was_cut_before_its_arguments_has_none(told: str, wrote: list[str]) -> None:
    """An empty object would be other arguments than those that never came."""
    made = [
        start(1, type="tool_use", id="a", name="look", input={}),
        event("content_block_stop", index=1),
    ]

    heard = hear(*HELLO, *made, ended(told), STOP, offered=frozenset({"look"}))

    assert [one.arguments.text for one in heard[2:-1]] == wrote


def test_tools_that_nobody_offered_are_dropped() -> None:
    """A call of another tool is not handed on; with words beside it the words are the answer."""
    wrong = [
        start(1, type="tool_use", id="a", name="send_mail", input={}),
        delta("input_json_delta", 1, partial_json="{}"),
        event("content_block_stop", index=1),
        ended("tool_use"),
    ]

    heard = hear(*HELLO, *wrong)

    assert [heard[0], heard[1].finish] == ["Hello", "stop"]
    assert fault(BEGIN, *wrong) is Fault.UNASKED


def block(id_: str, name: str, *bits: str, **place: object) -> list[str]:
    """Write a whole call, with the number of its block or without one."""
    opened = {"type": "tool_use", "id": id_, "name": name, "input": {}}
    told = [{"type": "input_json_delta", "partial_json": bit} for bit in bits]
    return [
        event("content_block_start", content_block=opened, **place),
        *(event("content_block_delta", delta=one, **place) for one in told),
        event("content_block_stop", **place),
    ]


@pytest.mark.parametrize("place", [{}, {"index": 0}], ids=["no number", "all 0"])
def test_calls_without_numbers_of_their_own_are_told_apart(place: dict[str, object]) -> None:
    """What is said belongs to the block that was opened last, and to no call before it."""
    heard = hear(
        *block("a", "look", '{"at":', " 1}", **place),
        *block("b", "look", '{"at": 2}', **place),
        *block("c", "look", **place),
        *block("d", "send_mail", '{"to": "x"}', **place),
        *(ended("tool_use"), STOP),
        offered=frozenset({"look"}),
    )

    assert [(one.index, one.id, one.arguments.text) for one in heard[:-1]] == [
        *((0, "a", ""), (0, "", '{"at":'), (0, "", " 1}")),
        *((1, "b", ""), (1, "", '{"at": 2}')),
        *((2, "c", ""), (2, "", "{}")),
    ]


def test_a_call_that_is_opened_twice_is_one() -> None:
    """The same id at the same place is the same call."""
    one = start(1, type="tool_use", id="a", name="look", input={})

    heard = hear(
        *(one, one, delta("input_json_delta", 1, partial_json="{}"), ended("tool_use"), STOP),
        offered=frozenset({"look"}),
    )

    assert [(bit.index, bit.id, bit.arguments.text) for bit in heard[:-1]] == [
        *((0, "a", ""), (0, "", "{}")),
    ]


@pytest.mark.parametrize("offered", [frozenset(), frozenset({"look"})], ids=["no", "yes"])
def test_more_calls_than_anybody_means_break_the_answer(offered: frozenset[str]) -> None:
    """Asked for or not, and with words beside them."""
    made = [
        start(at, type="tool_use", id=f"c{at}", name="look", input={})
        for at in range(1, MOST_CALLS + 2)
    ]

    with pytest.raises(Broken) as told:
        hear(*HELLO, *made, offered=offered)

    assert told.value.fault is Fault.MANY
    assert hear(*HELLO, *made[:-1], ended("tool_use"), offered=offered)[-1]


@pytest.mark.parametrize(
    "after",
    [
        [ended(output_tokens=7), STOP],
        [ended("stop_sequence"), STOP],
        [ended(None), ended(""), STOP],
        [STOP, STOP],
        [STOP, "[DONE]"],
        [STOP, ended(), event("ping"), event("novelty", text="hm"), STOP],
        [start(0, type="text", text=""), event("content_block_stop", index=0), STOP],
    ],
    ids=range(7),
)
def test_an_end_that_is_said_again_ends_nothing_else(after: list[str]) -> None:
    """What says the same after the end, or nothing, does not cost the answer."""
    heard = hear(*HELLO, ended(), *after)

    assert [heard[0], heard[1].finish] == ["Hello", "stop"]


def test_an_empty_reason_is_none() -> None:
    """The answer goes on after it, and is cut where no other comes."""
    more = [*HELLO, ended(""), ended(None), delta("text_delta", text=" you")]

    assert hear(*more, ended("max_tokens"), STOP)[1:] == [
        " you",
        Done("length", Usage(prompt_tokens=5, completion_tokens=1)),
    ]
    assert fault(*more, STOP) is Fault.CUT


def test_calls_are_heard_once_though_their_end_comes_twice() -> None:
    """A call without arguments gets its empty object once."""
    heard = hear(
        *HELLO,
        start(1, type="tool_use", id="a", name="look", input={}),
        *(ended("tool_use"), ended("tool_use"), STOP, STOP),
        offered=frozenset({"look"}),
    )

    assert [one.arguments.text for one in heard[1:-1]] == ["", "{}"]
    assert heard[-1].finish == "tool_calls"


@pytest.mark.parametrize(
    ("events", "wrong"),
    [
        (HELLO, Fault.CUT),
        ([*HELLO, STOP], Fault.CUT),
        ([*HELLO, '{"type": "content_bl'], Fault.GARBLED),
        ([*HELLO, ended(), ended("max_tokens")], Fault.TWICE),
        ([*HELLO, ended(), ended("plum")], Fault.TWICE),
        ([*HELLO, ended(), delta("text_delta", text="more")], Fault.TWICE),
        ([*HELLO, ended(), start(1, type="tool_use", id="a", name="look")], Fault.TWICE),
        ([*HELLO, ended(), STOP, ended("max_tokens")], Fault.TWICE),
        ([*HELLO, ended(), STOP, '{"type": "content_bl'], Fault.GARBLED),
        ([*HELLO, ended(), STOP, event("error", error="plum")], Fault.STOPPED),
        ([*HELLO, "[DONE]"], Fault.CUT),
        ([*HELLO, STOP, delta("text_delta", text="more")], Fault.TWICE),
        ([*HELLO, STOP, ended()], Fault.TWICE),
        ([*HELLO, ended(), STOP, delta("text_delta", text="more")], Fault.TWICE),
        ([*HELLO, ended("plum")], Fault.UNKNOWN_END),
        ([*HELLO, event("error", error={"type": "overloaded_error"})], Fault.BUSY),
        ([event("error", error={"type": "api_error", "message": "plum"})], Fault.STOPPED),
        ([event("error", error="plum")], Fault.STOPPED),
        ([*HELLO, delta("text_delta", text="\ud83c"), ended()], Fault.CUT),
    ],
    ids=range(19),
)
def test_a_broken_answer_is_told_as_what_it_is(events: list[str], wrong: Fault) -> None:
    """Cut, garbled, ended twice, ended oddly, or an error among the events."""
    assert fault(*events) is wrong


@pytest.mark.parametrize(
    "odd",
    [
        *("{}", '{"type": 7}', '{"type": "content_block_delta"}', '{"type": "message_start"}'),
        *(
            '{"type": "content_block_start", "index": "x", "content_block": 7}',
            '{"type": "message_delta"}',
        ),
        '{"type": "content_block_stop", "index": 99}',
        " ",
    ],
)
def test_an_odd_event_says_nothing(odd: str) -> None:
    """An event of another shape is skipped; it neither breaks the answer nor adds to it."""
    assert hear(*HELLO, odd, ended(), STOP)[0] == "Hello"


def test_an_answer_in_one_piece_is_heard() -> None:
    """A server that does not stream, though asked to, is understood."""
    ear = DIALECT.ear(frozenset({"look"}))
    content = [text("Yes"), {"type": "tool_use", "id": "a", "name": "look", "input": {"at": "ü"}}]
    usage = {"input_tokens": 1, "output_tokens": 2}
    told = {"type": "message", "content": content, "stop_reason": "tool_use", "usage": usage}

    words, piece = ear.whole(json.dumps(told))

    assert (words.text.text, piece.name, piece.arguments.text) == ("Yes", "look", '{"at": "ü"}')
    assert ear.end() == Done("tool_calls", Usage(prompt_tokens=1, completion_tokens=2))


@pytest.mark.parametrize("told", ["{}", "[]", '{"content": "plum"}', "plum"])
def test_one_piece_without_an_answer_is_garbled(told: str) -> None:
    """JSON that is no answer is not taken for an empty one."""
    with pytest.raises(Broken) as error:
        list(DIALECT.ear(frozenset()).whole(told))

    assert error.value.fault is Fault.GARBLED


def test_it_knows_which_tools_a_request_offers() -> None:
    """The names in the request as it goes out count, and none if it forbids tools."""
    body = DIALECT.body(FULL, "m")

    assert DIALECT.tools(body) == {"look"}
    assert DIALECT.tools(body | {"tool_choice": {"type": "none"}}) == frozenset()


@pytest.mark.parametrize(
    ("error", "known"),
    [
        ({"type": "authentication_error"}, Fault.KEY),
        ({"type": "invalid_request_error", "message": "prompt is too long: 9 > 8"}, Fault.TOO_LONG),
        (
            {"type": "invalid_request_error", "message": "Your credit balance is too low"},
            Fault.CREDIT,
        ),
        (
            {"type": "BadRequestError", "message": "This model's maximum context length is 8."},
            Fault.TOO_LONG,
        ),
        ({"type": "invalid_request_error", "message": "plum"}, None),
        ("plum", None),
    ],
    ids=range(6),
)
def test_only_errors_from_a_list_are_known(error: object, known: Fault | None) -> None:
    """Whatever else it says is nobody's business."""
    assert DIALECT.fault({"error": error}) is known
