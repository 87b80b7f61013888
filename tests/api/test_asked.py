"""What clients send: what is read, what is passed over, and what is refused with its name."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from troth.api import asked
from troth.errors import BadInput, Unsupported
from troth.words import Clear, PersonId, is_id

SET_TO_NULL = (
    "temperature",
    "top_p",
    "max_tokens",
    "max_completion_tokens",
    "stop",
    "seed",
    "stream",
    "stream_options",
    "n",
    "tools",
    "functions",
    "response_format",
    "logprobs",
    "top_logprobs",
    "modalities",
)
NAME = "cnv_" + "a" * 26
LEAST = {"model": "mira", "messages": [{"role": "user", "content": "hello"}]}


def read(*, conversation: str | None = None, **more: object) -> asked.Asked:
    """Read the smallest request with more fields, or other ones."""
    return asked.read({**LEAST, **more}, conversation=conversation)


def said(*messages: object) -> list[tuple[str, str]]:
    """Read a talk of these messages."""
    return [(role, text.text) for role, text in read(messages=list(messages)).question.messages]


def user(content: object) -> dict[str, object]:
    """Return a message of the person."""
    return {"role": "user", "content": content}


def test_the_smallest_request_is_enough() -> None:
    """Everything else has a default, and nothing is recalled for clients that send the talk."""
    found = read()

    assert found.question.companion == "mira"
    assert found.question.messages == (("user", Clear("hello")),)
    assert (found.stream, found.include_usage) == (False, False)
    assert (found.question.conversation, found.question.recall) == (None, False)
    assert (found.question.temperature, found.question.stop) == (0.7, ())
    assert (found.question.max_tokens, found.question.seed) == (None, None)


@pytest.mark.parametrize(
    ("before", "name", "after"),
    [
        ([], NAME, ""),
        ([{"role": "system", "content": "Be kind."}], NAME, ""),
        ([{"role": "user", "content": "a"}, {"role": "assistant", "content": "b"}], NAME, None),
        ([], None, None),
    ],
)
def test_a_named_talk_that_is_sent_without_a_word_before_begins_once_more(
    before: list[object], name: str | None, after: str | None
) -> None:
    """Clients send the whole talk: then this message is its first, edited or sent again."""
    found = read(messages=[*before, user("hello")], conversation=name)

    assert found.question.after == after


def test_each_field_that_counts_arrives() -> None:
    """What a client sets is what the companion is asked with."""
    talk = "cnv_" + "a" * 26

    found = read(
        conversation=talk,
        temperature=0,
        max_tokens=7,
        stop=["a", "b"],
        seed=-3,
        stream=True,
        stream_options={"include_usage": True, "include_obfuscation": False},
        top_p=1,
    )

    question = found.question
    assert (question.temperature, question.max_tokens, question.seed) == (0.0, 7, -3)
    assert (question.stop, question.conversation) == (("a", "b"), talk)
    assert (found.stream, found.include_usage) == (True, True)


def test_the_newer_name_of_a_limit_counts() -> None:
    """Some clients send both."""
    assert read(max_tokens=5, max_completion_tokens=9).question.max_tokens == 9


def test_one_stop_string_may_stand_alone() -> None:
    """OpenAI takes a text or a list."""
    assert read(stop="END").question.stop == ("END",)


def test_null_is_the_same_as_not_there() -> None:
    """Many clients send null for what was not set."""
    found = read(**dict.fromkeys(SET_TO_NULL))

    assert found == read()


def test_fields_that_troth_does_not_know_are_passed_over() -> None:
    """What SillyTavern, Open WebUI and LibreChat send does no harm, whatever its type."""
    more = {
        "top_k": 40,
        "presence_penalty": "x",
        "frequency_penalty": 0.1,
        "logit_bias": {},
        "user": 5,
        "metadata": {"chat_id": "1"},
        "store": True,
        "tool_choice": "auto",
        "tools": [],
        "service_tier": "auto",
        "min_p": 0.05,
        "model_item": {"id": "mira"},
    }

    assert read(**more) == read()


# ── messages ──────────────────────────────────────────────────────────────────────────────────


def test_roles_are_kept_and_developer_is_system() -> None:
    """A client's system prompt never vanishes, whichever name it has."""
    found = said(
        {"role": "system", "content": "a"},
        {"role": "developer", "content": "b"},
        user("c"),
        {"role": "assistant", "content": "d"},
        user("e"),
    )

    assert found == [
        ("system", "a"),
        ("system", "b"),
        ("user", "c"),
        ("assistant", "d"),
        ("user", "e"),
    ]


@pytest.mark.parametrize(
    "message",
    [
        {"content": [{"type": "refusal", "refusal": "I can't."}]},
        {"content": None, "refusal": "I can't."},
        {"content": "I can't.", "refusal": None},
        {"refusal": "I can't."},
    ],
)
def test_a_companion_that_said_no_said_something(message) -> None:
    """OpenAI's own shape for it, as clients send it back with the talk."""
    talk = [user("a"), {"role": "assistant", **message}, user("b")]

    assert said(*talk) == [("user", "a"), ("assistant", "I can't."), ("user", "b")]


@pytest.mark.parametrize(
    ("message", "param"),
    [
        ({"role": "assistant", "content": None, "refusal": 7}, "messages[0].refusal"),
        (
            {"role": "assistant", "content": [{"type": "refusal", "text": "no"}]},
            "messages[0].content[0]",
        ),
        (user([{"type": "refusal", "refusal": "no"}]), "messages[0].content[0]"),
    ],
)
def test_only_a_companion_says_no_and_in_words(message, param) -> None:
    """Anything else in that place is named."""
    with pytest.raises(BadInput) as caught:
        said(message, user("b"))

    assert caught.value.param == param


@pytest.mark.parametrize("text", ["\u200b", "\u200d\ufe0f", "\u2060 \u00ad", "\u3164", "\u2800"])
def test_a_message_that_nobody_can_see_is_empty(text) -> None:
    """There is nothing to answer."""
    with pytest.raises(BadInput, match="empty") as caught:
        said(user(text))

    assert caught.value.param == "messages[0]"


@pytest.mark.parametrize("choice", ["required", {"function": {"name": "f"}}, "always", 7])
@pytest.mark.parametrize("tools", [None, []])
def test_a_tool_that_must_be_called_must_be_there(choice, tools) -> None:
    """The answer would be another than was asked for."""
    with pytest.raises(BadInput) as caught:
        read(tools=tools, tool_choice=choice)

    assert caught.value.param == "tool_choice"


def test_text_parts_are_joined() -> None:
    """Each part on lines of its own."""
    parts = [{"type": "text", "text": "one"}, {"type": "text", "text": "two"}]

    assert said(user(parts)) == [("user", "one\ntwo")]


def test_an_assistant_may_have_said_nothing() -> None:
    """Clients send null for an answer that was stopped before its first word."""
    found = said(user("a"), {"role": "assistant", "content": None}, user("b"))

    assert found[1] == ("assistant", "")


@pytest.mark.parametrize("name", [None, "Noor", 5])
def test_the_name_of_a_speaker_is_passed_over(name: object) -> None:
    """A name is a claim, not an identity."""
    assert said({**user("a"), "name": name}) == [("user", "a")]


@pytest.mark.parametrize(
    ("messages", "param"),
    [
        (None, "messages"),
        ([], "messages"),
        ({}, "messages"),
        ("hello", "messages"),
        ([None], "messages[0]"),
        (["hello"], "messages[0]"),
        ([[]], "messages[0]"),
        ([{}], "messages[0]"),
        ([{"content": "a"}], "messages[0]"),
        ([{"role": 5, "content": "a"}], "messages[0]"),
        ([{"role": [], "content": "a"}], "messages[0]"),
        ([{"role": "User", "content": "a"}], "messages[0].role"),
        ([{"role": "robot", "content": "a"}], "messages[0].role"),
        ([{"role": "user"}], "messages[0].content"),
        ([user(None)], "messages[0].content"),
        ([user(5)], "messages[0].content"),
        ([user({"text": "a"})], "messages[0].content"),
        ([user([None])], "messages[0].content[0]"),
        ([user(["a"])], "messages[0].content[0]"),
        ([user([{"type": "text"}])], "messages[0].content[0]"),
        ([user([{"type": "text", "text": 5}])], "messages[0].content[0]"),
        ([user([{"type": [], "text": "a"}])], "messages[0].content[0]"),
        ([user([{"type": "text", "text": "a"}, {"type": "x"}])], "messages[0].content[1]"),
        ([{"role": "system", "content": None}, user("a")], "messages[0].content"),
        ([user("")], "messages[0]"),
        ([user(" \n")], "messages[0]"),
        ([user([])], "messages[0]"),
        ([user("a\0b")], "messages[0].content"),
        ([user("\ud800")], "messages[0].content"),
        ([user([{"type": "text", "text": "\udfff"}])], "messages[0].content[0]"),
        ([{"role": "system", "content": "\0"}, user("a")], "messages[0].content"),
    ],
)
def test_a_message_of_the_wrong_shape_is_named(messages: object, param: str) -> None:
    """The client learns which message it was; the words themselves are not repeated."""
    with pytest.raises(BadInput) as caught:
        read(messages=messages)

    assert (caught.value.param, caught.value.code) == (param, "bad_input")


def test_half_a_character_is_refused_without_quoting_it() -> None:
    """Neither the message nor what caused it holds the text."""
    with pytest.raises(BadInput) as caught:
        read(messages=[user("planted \ud83d")])

    assert "planted" not in str(caught.value)
    assert caught.value.__cause__ is None


@pytest.mark.parametrize(
    "message",
    [
        {"role": "function", "content": "42", "name": "x"},
        {"role": "assistant", "content": "a", "function_call": {"name": "x"}},
        user([{"type": "image_url", "image_url": {"url": "data:,"}}]),
        user([{"type": "text", "text": "a"}, {"type": "input_audio", "input_audio": {}}]),
        user([{"type": "file", "file": {}}]),
    ],
)
def test_older_tools_and_pictures_in_messages_are_refused(message: object) -> None:
    """They are not dropped: the answer would be to something else."""
    with pytest.raises(Unsupported) as caught:
        read(messages=[message, user("a")])

    assert caught.value.code == "unsupported"


# ── fields ────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("model", None),
        ("model", ""),
        ("model", 5),
        ("model", ["mira"]),
        ("model", "\ud800"),
        ("temperature", "hot"),
        ("temperature", True),
        ("temperature", -0.1),
        ("temperature", 2.1),
        ("temperature", float("nan")),
        ("top_p", 1.5),
        ("top_p", []),
        ("max_tokens", 0),
        ("max_tokens", -1),
        ("max_tokens", 1.0),
        ("max_tokens", "5"),
        ("max_tokens", True),
        ("max_tokens", 10**40),
        ("max_completion_tokens", 0),
        ("stop", ""),
        ("stop", 5),
        ("stop", {}),
        ("stop", ["a", ""]),
        ("stop", ["a", None]),
        ("stop", ["a"] * 5),
        ("stop", "\0"),
        ("seed", 1.5),
        ("seed", 2**63),
        ("stream", "yes"),
        ("stream", 1),
        ("stream_options", []),
        ("stream_options", True),
        ("n", 0),
        ("n", "1"),
        ("n", True),
        ("tools", {}),
        ("functions", "x"),
        ("response_format", "json"),
        ("logprobs", 1),
        ("top_logprobs", -1),
        ("modalities", "text"),
    ],
)
def test_a_known_field_of_the_wrong_kind_is_named(name: str, value: object) -> None:
    """A wrong value is never taken for the default."""
    with pytest.raises(BadInput) as caught:
        read(**{name: value})

    assert (caught.value.param, caught.value.code) == (name, "bad_input")


def test_a_field_inside_is_named_with_its_place() -> None:
    """As in OpenAI's own errors."""
    with pytest.raises(BadInput) as caught:
        read(stream_options={"include_usage": "yes"})

    assert caught.value.param == "stream_options.include_usage"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("n", 2),
        ("functions", [{"name": "f"}]),
        ("response_format", {"type": "json_object"}),
        ("response_format", {"type": "json_schema", "json_schema": {}}),
        ("response_format", {}),
        ("logprobs", True),
        ("top_logprobs", 3),
        ("modalities", ["text", "audio"]),
    ],
)
def test_what_is_not_offered_is_refused(name: str, value: object) -> None:
    """What would change the answer is never silently dropped."""
    with pytest.raises(Unsupported) as caught:
        read(**{name: value})

    assert caught.value.param == name.removeprefix("top_")


@pytest.mark.parametrize(
    "more",
    [
        {"n": 1},
        {"tools": [{"type": "function"}], "tool_choice": "none"},
        {"functions": [{"name": "f"}], "function_call": "none"},
        {"response_format": {"type": "text"}},
        {"logprobs": False, "top_logprobs": 0},
        {"modalities": ["text"]},
        {"stop": []},
        {"stream_options": {}},
    ],
)
def test_what_asks_for_nothing_special_is_fine(more: dict[str, object]) -> None:
    """Tools that may not be used, one answer, plain text: that is what there is."""
    assert read(**more) == read()


@pytest.mark.parametrize(
    "name", ["", "cnv_", "x", "psn_" + "a" * 26, "cnv_" + "a" * 26 + "a", "cnv_" + "A" * 26]
)
def test_a_talk_s_id_has_its_shape(name: str) -> None:
    """Anything else in the header is refused, and not quoted."""
    with pytest.raises(BadInput) as caught:
        read(conversation=name)

    assert caught.value.param == "X-Troth-Conversation"
    assert not name or name not in str(caught.value).replace("cnv_ and", "")


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)
FIELDS = st.sampled_from(
    sorted({*SET_TO_NULL, "model", "messages", "tool_choice", "function_call"})
)
MESSAGES = st.lists(st.dictionaries(st.sampled_from(["role", "content", "tool_calls"]), JSON))


@settings(deadline=None, max_examples=60)
@given(st.dictionaries(FIELDS, JSON), st.none() | MESSAGES)
def test_no_json_breaks_it(body: dict[str, object], messages: object) -> None:
    """Whatever an object holds, it is read or refused; and what is read can be written."""
    try:
        found = asked.read(
            {**body, "messages": messages or body.get("messages")}, conversation=None
        )
    except BadInput:
        return

    json.dumps([text.text for _, text in found.question.messages]).encode()


# ── where instructions stand, and how a front end names its chat ──────────────────────────────


def test_instructions_at_the_end_go_before_the_message() -> None:
    """SillyTavern puts some behind the message that is asked."""
    system, last = {"role": "system", "content": "Be brief."}, {"role": "developer", "content": "!"}

    assert said(user("one"), user("two"), system, last) == [
        ("user", "one"),
        ("system", "Be brief."),
        ("system", "!"),
        ("user", "two"),
    ]


def test_how_far_memory_may_reach_is_read_from_its_header() -> None:
    """Not said: as the person set it. What is no level is refused, with the header's name."""
    for said in (None, "off", "chat", "facts", "all"):
        question = asked.read(LEAST, conversation=None, memory=said).question
        assert question.reach == said

    with pytest.raises(BadInput) as told:
        asked.read(LEAST, conversation=None, memory="much")
    assert told.value.param == "X-Troth-Memory"


def test_an_errand_at_the_end_is_what_is_asked() -> None:
    """In whatever role it comes; nothing of the talk is lost."""
    errand = {"role": "system", "content": "[Pause your roleplay. Sum it up.]"}

    found = read(messages=[user("one"), errand]).question

    assert found.errand
    assert [(role, text.text) for role, text in found.messages] == [
        ("user", "one"),
        ("user", errand["content"]),
    ]


def test_instructions_behind_an_answer_stay() -> None:
    """There is nothing to answer then, and the companion says so."""
    answer = {"role": "assistant", "content": "Hi"}

    found = said(user("one"), answer, {"role": "system", "content": "Go on."})

    assert [role for role, _ in found] == ["user", "assistant", "system"]


def test_a_talk_of_instructions_alone_stays() -> None:
    """As above."""
    assert said({"role": "system", "content": "Go on."}) == [("system", "Go on.")]


PERSON = PersonId("psn_" + "a" * 26)


def test_a_front_end_s_chat_has_one_talk() -> None:
    """The same name, the same talk; another name, or another person, another talk."""
    names = [asked.chat_of(PERSON, [name]) for name in ("one", "one", " one ", "two")]
    other = asked.chat_of(PersonId("psn_" + "b" * 26), ["one"])

    assert is_id(names[0], "cnv")
    assert names[0] == names[1] == names[2]
    assert len({names[0], names[3], other}) == 3


@pytest.mark.parametrize(
    "name",
    ["", " ", "new", "None", "undefined", "local", "local:abc", "{{CHAT_ID}}", "x" * 201],
)
def test_a_chat_without_a_name_has_none(name: str) -> None:
    """What front ends write before a chat has a name, and for those that are to have none."""
    assert asked.chat_of(PERSON, [name]) is None
    assert asked.chat_of(PERSON, [name, "one"]) == asked.chat_of(PERSON, ["one"])


def test_troth_s_own_name_weighs_more() -> None:
    """And only that one must be there already."""
    theirs = asked.chat_of(PERSON, ["one"])

    both = asked.read(LEAST, conversation=NAME, chat=theirs)
    one = asked.read(LEAST, conversation=None, chat=theirs)

    assert (both.question.conversation, both.named) == (NAME, NAME)
    assert (one.question.conversation, one.named) == (theirs, None)
