"""OpenAI's dialect: what is asked names nobody, and what is answered is read with care."""

import json
from dataclasses import replace

import pytest

from troth.providers.base import (
    MOST_CALLS,
    Ask,
    CallPiece,
    Done,
    Message,
    Piece,
    ToolCall,
    Usage,
)
from troth.providers.dialect import Broken, Fault
from troth.providers.openai_chat import OpenAIChat
from troth.words import Clear

DIALECT = OpenAIChat()
TOOL = {"type": "function", "function": {"name": "look", "parameters": {"type": "object"}}}
ASK = Ask(
    messages=(Message("system", Clear("Be kind.")), Message("user", Clear("Hi"))), max_tokens=9
)
FULL = Ask(
    messages=(
        Message("user", Clear("Look.")),
        Message("assistant", Clear(""), (ToolCall(id="c1", name="look", arguments='{"at": 1}'),)),
        Message("tool", Clear("A plum."), (), "c1"),
    ),
    max_tokens=9,
    temperature=0.5,
    stop=("END",),
    seed=4,
    tools=(TOOL,),
    tool_choice="auto",
)


def chunk(delta: object = None, finish: object = None, **more: object) -> str:
    """Write one event."""
    choice = {"index": 0, "delta": delta or {}, "finish_reason": finish}
    return json.dumps({"choices": [choice], **more})


def two(*texts: str, finish: object = None, numbered: bool = False) -> str:
    """Write one event with a bit of several answers, which nobody asked for."""
    told = [
        {"delta": {"content": text}, "finish_reason": finish} | ({"index": at} if numbered else {})
        for at, text in enumerate(texts)
    ]
    return json.dumps({"choices": told})


def hear(*events: str, offered: frozenset[str] = frozenset()) -> list[object]:
    """Hear an answer to its end: texts, calls and the end."""
    ear = DIALECT.ear(offered)
    bits = [bit for event in events for bit in ear.event(event)]
    return [bit.text.text if isinstance(bit, Piece) else bit for bit in [*bits, ear.end()]]


def fault(*events: str, offered: frozenset[str] = frozenset()) -> Fault:
    """Hear an answer that is broken."""
    with pytest.raises(Broken) as told:
        hear(*events, offered=offered)
    return told.value.fault


def test_a_question_names_nobody_and_asks_that_nothing_be_kept() -> None:
    """The body is exactly this: no user, no metadata, no key of a cache."""
    assert DIALECT.body(ASK, "m") == {
        "model": "m",
        "messages": [
            {"role": "system", "content": "Be kind."},
            {"role": "user", "content": "Hi"},
        ],
        "max_tokens": 9,
        "temperature": 0.7,
        "stream": True,
        "stream_options": {"include_usage": True},
        "store": False,
    }


def test_tools_stops_and_seeds_are_written() -> None:
    """Calls and their answers keep their ids, and tools go as they came."""
    body = DIALECT.body(FULL, "m")

    assert body["messages"] == [
        {"role": "user", "content": "Look."},
        {
            "role": "assistant",
            "content": "",
            "tool_calls": [
                {
                    "id": "c1",
                    "type": "function",
                    "function": {"name": "look", "arguments": '{"at": 1}'},
                }
            ],
        },
        {"role": "tool", "content": "A plum.", "tool_call_id": "c1"},
    ]
    assert (body["tools"], body["tool_choice"]) == ([TOOL], "auto")
    assert (body["stop"], body["seed"]) == (["END"], 4)


@pytest.mark.parametrize("parallel", [None, True, False])
def test_whether_several_tools_may_be_called_at_once_is_said_where_somebody_did(parallel) -> None:
    """Not every server knows the field."""
    body = DIALECT.body(replace(FULL, parallel=parallel), "m")

    assert body.get("parallel_tool_calls") is parallel
    assert DIALECT.is_fixed((), "parallel_tool_calls")


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
        text
        for path, text in strings(DIALECT.body(FULL, "m"))
        if not DIALECT.is_fixed(path, text) and path != ("model",)
    ]

    assert sorted(loose) == sorted(
        ["Look.", "", "c1", "look", '{"at": 1}', "A plum.", "c1", "END", "look"]
    )


def test_a_canary_is_text_wherever_it_stands() -> None:
    """A word that is no word of the dialect is fixed nowhere."""
    full = DIALECT.body(FULL, "m")

    assert not any(DIALECT.is_fixed(path, "canary") for path, _ in strings(full))
    assert not any(DIALECT.is_fixed((*path, "canary"), "canary") for path, _ in strings(full))


def test_an_answer_is_heard() -> None:
    """Text bit by bit, then why it ended and what it cost."""
    assert hear(
        chunk({"role": "assistant", "content": ""}),
        chunk({"content": "Hel"}),
        chunk({"content": "lo"}),
        chunk({"content": None}),
        chunk({}, "length"),
        json.dumps({"choices": [], "usage": {"prompt_tokens": 5, "completion_tokens": 2}}),
        "[DONE]",
    ) == ["Hel", "lo", Done("length", Usage(prompt_tokens=5, completion_tokens=2))]


@pytest.mark.parametrize(
    ("told", "finish"),
    [
        *(("stop", "stop"), ("length", "length"), ("content_filter", "content_filter")),
        *(("eos", "stop"), ("model_length", "length"), ("tool_calls", "stop")),
        *(("STOP", "stop"), ("MAX_TOKENS", "length"), ("SAFETY", "content_filter")),
        *(("PROHIBITED_CONTENT", "content_filter"), ("RECITATION", "content_filter")),
    ],
)
def test_why_it_ended_is_told(told: str, finish: str) -> None:
    """Each known reason is put in our words; a wish for tools without a call is an end."""
    assert hear(chunk({"content": "a"}), chunk({}, told), "[DONE]")[-1].finish == finish


def test_an_end_without_its_last_words_is_an_end() -> None:
    """[DONE] may be missing after a reason, and the reason before [DONE]."""
    assert hear(chunk({"content": "a"}), chunk({}, "stop"))[-1].finish == "stop"
    assert hear(chunk({"content": "a"}), "[DONE]")[-1].finish == "stop"


@pytest.mark.parametrize(
    "usage", [None, 7, [], {}, {"prompt_tokens": -5, "completion_tokens": "x"}]
)
def test_absurd_costs_are_left_out(usage: object) -> None:
    """Costs that are missing or impossible count as nothing, and break nothing."""
    told = json.dumps({"choices": [], "usage": usage})

    assert hear(chunk({}, "stop"), told)[-1].usage == Usage(prompt_tokens=0, completion_tokens=0)


def test_thoughts_are_neither_shown_nor_kept() -> None:
    """Thoughts stand in fields and parts of their own, and nobody reads them."""
    assert hear(
        chunk({"reasoning_content": "hm", "reasoning": "hm", "thinking": "hm"}),
        chunk(
            {"content": [{"type": "thinking", "thinking": "hm"}, {"type": "text", "text": "Yes"}]}
        ),
        chunk({}, "stop"),
    )[:-1] == ["Yes"]


def test_thoughts_in_the_text_are_neither_shown_nor_kept() -> None:
    """A stream, an end without a reason, and an answer in one piece; a mere beginning is shown."""
    bits = [chunk({"content": one}) for one in ("<thi", "nk>Hm.</th", "ink>\n\n", "Hello")]
    whole = {"message": {"content": "<think>Hm.</think>Hello"}, "finish_reason": "stop"}
    ear = DIALECT.ear(frozenset())

    assert hear(*bits, chunk({}, "stop"), "[DONE]")[:-1] == ["Hello"]
    assert hear(*bits, "[DONE]")[:-1] == ["Hello"]
    assert [one.text.text for one in ear.whole(json.dumps({"choices": [whole]}))] == ["Hello"]
    assert hear(bits[0], chunk({}, "stop"), "[DONE]")[:-1] == ["<thi"]
    assert hear(bits[0], "[DONE]")[:-1] == ["<thi"]


def test_a_refusal_is_an_answer() -> None:
    """What the model says instead of an answer is shown like one."""
    assert (
        hear(chunk({"refusal": "I would rather not."}), chunk({}, "stop"))[0]
        == "I would rather not."
    )


def call(index: int | None, arguments: str = "", *, id_: str = "", name: str = "") -> str:
    """Write a bit of a call."""
    told = {"id": id_, "function": {"name": name, "arguments": arguments}}
    return chunk({"tool_calls": [told | ({} if index is None else {"index": index})]})


def test_calls_of_tools_are_heard() -> None:
    """Two calls, in bits; id and name come first only."""
    heard = hear(
        call(0, "", id_="a", name="look"),
        call(0, '{"at"'),
        call(0, ": 1}"),
        call(1, "{}", id_="b", name="look"),
        chunk({}, "tool_calls"),
        offered=frozenset({"look"}),
    )

    assert [(one.index, one.id, one.name, one.arguments.text) for one in heard[:-1]] == [
        *((0, "a", "look", ""), (0, "", "", '{"at"'), (0, "", "", ": 1}")),
        (1, "b", "look", "{}"),
    ]
    assert heard[-1].finish == "tool_calls"


def test_arguments_that_came_as_an_object_are_not_lost() -> None:
    """Some servers write them so; without them the tool would be called with nothing."""
    call = {"id": "a", "function": {"name": "look", "arguments": {"at": "Köln"}}}
    offered = frozenset({"look"})

    heard = hear(chunk({"tool_calls": [call]}), chunk({}, "tool_calls"), offered=offered)

    assert heard[0].arguments.text == '{"at": "Köln"}'
    for odd in (7, ["a"], True):
        wrong = {**call, "function": {"name": "look", "arguments": odd}}
        assert fault(chunk({"tool_calls": [wrong]}), offered=offered) is Fault.GARBLED


def test_a_call_in_the_older_form_is_one_that_nobody_asked_for() -> None:
    """Alone it is no answer; with words beside it the words are."""
    old = {"function_call": {"name": "look", "arguments": "{}"}}
    offered = frozenset({"look"})

    assert fault(chunk(old), chunk({}, "function_call"), offered=offered) is Fault.UNASKED
    heard = hear(chunk({"content": "Well.", **old}), chunk({}, "function_call"), offered=offered)
    assert [heard[0], heard[-1].finish] == ["Well.", "stop"]


def test_calls_without_numbers_or_ids_are_told_apart() -> None:
    """Servers that number every call 0, or none, or give no ids, are understood."""
    same = [call(0, "{}", id_="a", name="look"), call(0, "{}", id_="b", name="look")]
    none = [
        call(None, "{", id_="a", name="look"),
        call(None, "}"),
        call(None, "{}", id_="b", name="look"),
    ]
    bare = [call(0, "{}", name="look")]

    def ids(events: list[str]) -> list[tuple[int, str]]:
        heard = hear(*events, chunk({}, "tool_calls"), offered=frozenset({"look"}))
        return [(one.index, one.id) for one in heard if isinstance(one, CallPiece)]

    assert ids(same) == [(0, "a"), (1, "b")]
    assert ids(none) == [(0, "a"), (0, ""), (1, "b")]
    assert ids(bare) == [(0, "call_0")]


def test_a_new_id_at_each_bit_makes_no_new_call() -> None:
    """So vLLM writes them. A call without its arguments would be another one."""
    bits = [
        call(0, "", id_="a", name="look"),
        call(0, '{"at"', id_="b"),
        call(0, ": 1}", id_="c"),
        call(1, "", id_="d", name="look"),
        call(1, "{}", id_="e"),
    ]

    heard = hear(*bits, chunk({}, "tool_calls"), offered=frozenset({"look"}))

    assert [(one.index, one.id, one.arguments.text) for one in heard[:-1]] == [
        *((0, "a", ""), (0, "", '{"at"'), (0, "", ": 1}")),
        *((1, "d", ""), (1, "", "{}")),
    ]


def test_whole_calls_at_one_place_without_ids_are_several() -> None:
    """So Gemini writes them. A name that stands at each bit of one call makes no new one."""
    whole = [call(0, '{"at": 1}', name="look"), call(0, "{}", name="look")]
    bits = [call(0, "", name="look"), call(0, "{", name="look"), call(0, "}", name="look")]

    def told(events: list[str]) -> list[tuple[int, str]]:
        heard = hear(*events, chunk({}, "tool_calls"), offered=frozenset({"look"}))
        return [(one.index, one.arguments.text) for one in heard[:-1]]

    assert told(whole) == [(0, '{"at": 1}'), (1, "{}")]
    assert told(bits) == [(0, ""), (0, "{"), (0, "}")]


def test_tools_that_nobody_offered_are_dropped() -> None:
    """A call of another tool is not handed on; with words beside it the words are the answer."""
    wrong = call(0, "{}", id_="a", name="send_mail")

    heard = hear(chunk({"content": "Well."}), wrong, chunk({}, "tool_calls"))

    assert [heard[0], heard[1].finish] == ["Well.", "stop"]
    assert fault(wrong, chunk({}, "tool_calls")) is Fault.UNASKED
    right = call(1, "{}", id_="b", name="look")
    both = hear(wrong, right, chunk({}, "tool_calls"), offered=frozenset({"look"}))
    assert [(one.index, one.name) for one in both[:-1]] == [(0, "look")]


@pytest.mark.parametrize(
    "after",
    [
        [chunk({}, "stop"), "[DONE]"],
        [chunk({"content": ""}, "stop", usage={"prompt_tokens": 5}), "[DONE]"],
        [chunk({}, "eos")],
        ["[DONE]", "[DONE]"],
        ["[DONE]", chunk({}, "stop"), chunk({"role": "assistant", "content": ""}), "[DONE]"],
        ["[DONE]", json.dumps({"choices": [], "usage": {"prompt_tokens": 5}})],
    ],
    ids=range(6),
)
@pytest.mark.parametrize("end", [[chunk({}, "stop")], ["[DONE]"]], ids=["reason", "done"])
def test_an_end_that_is_said_again_ends_nothing_else(end: list[str], after: list[str]) -> None:
    """What says the same after the end, or nothing, does not cost the answer."""
    heard = hear(chunk({"content": "a"}), *end, *after)

    assert [heard[0], heard[1].finish] == ["a", "stop"]


def test_calls_are_heard_once_though_their_end_comes_twice() -> None:
    """The second end adds no call."""
    made, end = call(0, "{}", id_="a", name="look"), chunk({}, "tool_calls")

    heard = hear(made, end, end, "[DONE]", "[DONE]", offered=frozenset({"look"}))

    assert [one.index for one in heard[:-1]] == [0]
    assert heard[-1].finish == "tool_calls"


def test_an_empty_reason_is_none() -> None:
    """Some servers write one in each bit. An answer that has no other is cut, unless it is done."""
    bits = [chunk({"content": "a"}, ""), chunk({"content": "b"}, "")]

    assert hear(*bits, chunk({}, "length"), chunk({}, ""))[-1].finish == "length"
    assert hear(*bits, "[DONE]")[:-1] == ["a", "b"]
    assert fault(*bits) is Fault.CUT


@pytest.mark.parametrize(
    ("events", "wrong"),
    [
        ([chunk({"content": "a"})], Fault.CUT),
        ([], Fault.CUT),
        ([chunk({"content": "a"}), '{"choices": [{"del'], Fault.GARBLED),
        (["plum"], Fault.GARBLED),
        ([chunk({}, "stop"), chunk({}, "length")], Fault.TWICE),
        ([chunk({}, "stop"), chunk({}, "plum")], Fault.TWICE),
        ([chunk({}, "stop"), chunk({"content": "more"})], Fault.TWICE),
        ([chunk({}, "stop"), chunk({"content": "more"}, "stop")], Fault.TWICE),
        ([chunk({}, "stop"), chunk({"tool_calls": [{"id": "a"}]}, "stop")], Fault.TWICE),
        ([chunk({}, "stop"), "[DONE]", chunk({}, "length")], Fault.TWICE),
        ([chunk({}, "stop"), "[DONE]", chunk({"content": "more"})], Fault.TWICE),
        ([chunk({}, "stop"), "[DONE]", chunk({"tool_calls": [{}]})], Fault.TWICE),
        ([chunk({"content": "a"}), "[DONE]", chunk({"content": "more"})], Fault.TWICE),
        ([chunk({"content": "a"}), "[DONE]", chunk({}, "length")], Fault.TWICE),
        ([chunk({"content": "a"}), "[DONE]", '{"choices": [{"del'], Fault.GARBLED),
        ([chunk({"content": "a"}), "[DONE]", '{"error": "plum"}'], Fault.STOPPED),
        ([chunk({}, "plum")], Fault.UNKNOWN_END),
        ([chunk({}, 7)], Fault.UNKNOWN_END),
        ([chunk({"content": "a\ud83c"}), chunk({}, "stop")], Fault.CUT),
        ([chunk({"content": "\udf31"})], Fault.GARBLED),
        ([json.dumps({"error": {"message": "plum"}})], Fault.STOPPED),
        ([json.dumps({"error": "plum"})], Fault.STOPPED),
        ([chunk({"content": "a"}), '{"object": "error", "code": 400}', "[DONE]"], Fault.STOPPED),
        ([json.dumps({"error": {"code": "rate_limit_exceeded"}})], Fault.BUSY),
        ([json.dumps({"error": {"code": "context_length_exceeded"}})], Fault.TOO_LONG),
        (
            [json.dumps({"error": {"code": 400, "type": "exceed_context_size_error"}})],
            Fault.TOO_LONG,
        ),
    ],
    ids=range(26),
)
def test_a_broken_answer_is_told_as_what_it_is(events: list[str], wrong: Fault) -> None:
    """Cut, garbled, ended twice, ended oddly, or an error among the events."""
    assert fault(*events) is wrong


@pytest.mark.parametrize("numbered", [False, True])
def test_of_several_answers_one_is_heard(*, numbered: bool) -> None:
    """Nobody asked for more than one: their words and calls are never mixed."""
    said = [two("One ", "Two ", numbered=numbered), two("one.", "two.", numbered=numbered)]

    heard = hear(*said, two("", "", finish="stop", numbered=numbered), "[DONE]")

    assert "".join(heard[:-1]) == "One one."
    assert heard[-1].finish == "stop"


def test_the_answer_that_comes_first_is_heard_whatever_its_number() -> None:
    """What comes of others is passed over: words, calls, ends, and what comes after its end."""
    first = {"index": 1, "delta": {"content": "First."}, "finish_reason": None}
    late = {"index": 0, "delta": {"content": "Late."}, "finish_reason": None}
    called = {"index": 0, "delta": {"tool_calls": [{"id": "a", "function": {"name": "look"}}]}}
    other, end = {**late, "finish_reason": "length"}, {"index": 1, "finish_reason": "stop"}
    events = [[first], [late], [called], [other], [end], [late]]

    heard = hear(*(json.dumps({"choices": one}) for one in events), offered=frozenset({"look"}))

    assert (heard[:-1], heard[-1].finish) == (["First."], "stop")


def test_of_several_answers_in_one_piece_the_first_is_heard() -> None:
    """As in a stream."""
    told = [{"message": {"content": one}, "finish_reason": "stop"} for one in ("One", "Two")]
    ear = DIALECT.ear(frozenset())

    assert [bit.text.text for bit in ear.whole(json.dumps({"choices": told}))] == ["One"]
    assert ear.end().finish == "stop"


def test_more_calls_than_anybody_means_break_the_answer() -> None:
    """Asked for or not, whether they come in one event or in many, and with words beside them."""
    bits = [call(None, id_=f"c{at}", name="look") for at in range(MOST_CALLS + 1)]
    at_once = chunk({"tool_calls": [{"id": str(at)} for at in range(30_000)]})
    offered = frozenset({"look"})

    assert fault(chunk({"content": "Well."}), at_once) is Fault.MANY
    assert fault(*bits) is Fault.MANY
    assert fault(*bits, offered=offered) is Fault.MANY
    kept = hear(*bits[:MOST_CALLS], chunk({}, "tool_calls"), offered=offered)
    assert [one.index for one in kept[:-1]] == list(range(MOST_CALLS))


@pytest.mark.parametrize(
    "event",
    [
        *(
            "{}",
            '{"choices": null}',
            '{"choices": [7]}',
            '{"choices": [{}]}',
            '{"choices": {"a": 1}}',
        ),
        *(
            '{"choices": [{"delta": 7}]}',
            '{"choices": [{"delta": {"content": 7}}]}',
            '{"error": null}',
            " ",
        ),
        '{"choices": [{"delta": {"tool_calls": [7, {}, {"function": 7}, {"index": "x"}]}}]}',
    ],
)
def test_an_odd_event_says_nothing(event: str) -> None:
    """An event of another shape is skipped; it neither breaks the answer nor adds to it."""
    heard = hear(chunk({"content": "a"}), event, chunk({}, "stop"))

    assert [heard[0], heard[1].finish] == ["a", "stop"]


def test_an_answer_in_one_piece_is_heard() -> None:
    """A server that does not stream, though asked to, is understood."""
    ear = DIALECT.ear(frozenset({"look"}))
    called = {"id": "a", "type": "function", "function": {"name": "look", "arguments": "{}"}}
    told = {"message": {"content": "Yes", "tool_calls": [called]}, "finish_reason": "tool_calls"}
    usage = {"prompt_tokens": 1, "completion_tokens": 2}

    text, piece = ear.whole(json.dumps({"choices": [told], "usage": usage}))

    assert (text.text.text, piece.name, piece.arguments.text) == ("Yes", "look", "{}")
    assert ear.end() == Done("tool_calls", Usage(prompt_tokens=1, completion_tokens=2))


@pytest.mark.parametrize(
    "text", ["{}", '{"choices": []}', '{"choices": [7]}', "[]", '{"choices": [{},{}]}']
)
def test_one_piece_without_an_answer_is_garbled(text: str) -> None:
    """JSON that is no answer is not taken for an empty one."""
    with pytest.raises(Broken) as told:
        list(DIALECT.ear(frozenset()).whole(text))

    assert told.value.fault is Fault.GARBLED


def test_a_message_as_the_only_event_is_heard() -> None:
    """Some servers make a stream of it. Behind its bits it says nothing new."""
    message = {"role": "assistant", "content": "Hello"}
    only = json.dumps({"choices": [{"message": message, "finish_reason": "stop"}]})
    both = json.dumps({"choices": [{"delta": {"content": "Hel"}, "message": message}]})
    last = json.dumps({"choices": [{"message": message, "finish_reason": "stop"}]})

    assert hear(only, "[DONE]")[:-1] == ["Hello"]
    assert hear(both, chunk({"content": "lo"}), last, "[DONE]")[:-1] == ["Hel", "lo"]


@pytest.mark.parametrize(
    "said",
    [
        "This model's maximum context length is 4096 tokens. However, you requested 5000 tokens",
        "This endpoint's maximum context length is 131072 tokens. However, you requested about",
        "'max_tokens' is too large: 2048. This model's maximum context length is 4096 tokens",
        "The decoder prompt (length 9001) is longer than the maximum model length of 8192.",
        "The input (9000 tokens) is longer than the model's context length (8192 tokens).",
        "Prompt contains 40000 tokens, too large for model with 32768 maximum context length",
        "The input token count (9) exceeds the maximum number of tokens allowed (8).",
        "However, the model is loaded with context length of only 4096 tokens, which is",
        "This model's maximum prompt length is 8 but the request contains 9 tokens.",
    ],
)
def test_a_talk_that_is_too_long_is_known_by_its_words(said: str) -> None:
    """Most servers have no code for it, and the person can do something about it."""
    for error in (
        {"error": {"message": said, "type": "invalid_request_error", "code": 400}},
        {"object": "error", "message": said, "type": "BadRequestError", "code": 400},
        {"error": said},
    ):
        assert DIALECT.fault(error) is Fault.TOO_LONG
    known = {"error": {"message": said, "code": "invalid_api_key"}}
    assert DIALECT.fault(known) is Fault.KEY
    assert DIALECT.fault({"error": {"message": f"{'plum ' * 1_000}{said}"}}) is None


def test_what_a_filter_picked_out_is_told_as_a_rule() -> None:
    """OpenRouter says it with the status of a wrong key."""
    flagged = {"code": 403, "message": "Flagged", "metadata": {"reasons": ["violence"]}}

    assert DIALECT.fault({"error": flagged}) is Fault.RULES
    assert DIALECT.fault({"error": {**flagged, "metadata": {"reasons": []}}}) is None


def test_it_knows_which_tools_a_request_offers() -> None:
    """The names in the request as it goes out count, and none if it forbids tools."""
    assert DIALECT.tools(DIALECT.body(FULL, "m")) == {"look"}
    assert DIALECT.tools({"tools": [TOOL], "tool_choice": "none"}) == frozenset()
    assert DIALECT.tools({"tools": [7, {}, {"function": {"name": ""}}]}) == frozenset()


def test_a_key_goes_in_its_header_only() -> None:
    """Without a key there is no header."""
    assert DIALECT.headers("k") == {"authorization": "Bearer k"}
    assert DIALECT.headers(None) == {}
