"""Tools in a talk: each exchange in its place; calls are handed on whole, and only if offered."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from troth.companion.question import Question, check
from troth.companion.tools import NO_TOOLS, Calls, Exchange, Tools
from troth.errors import ProviderFailed, TooLarge, Unsupported
from troth.net.addresses import Zone
from troth.providers.base import CallPiece, Message, ToolCall
from troth.providers.echo import EchoProvider
from troth.providers.remote import Remote, RemoteProvider
from troth.words import Clear, Level, Unguarded

TOOL = {"type": "function", "function": {"name": "look"}}


def said(*roles):
    """Write a talk: one message for each role."""
    return [(role, Clear(f"{role} {at}")) for at, role in enumerate(roles)]


def exchange(behind, text="a"):
    """Write what a tool said behind the person's message of this number."""
    return Exchange(behind=behind, messages=(Message("tool", Clear(text), call_id="c"),))


def texts(told):
    """Return the words of each message, wherever it came from."""
    return [one.text.text if isinstance(one, Message) else one[1].text for one in told]


def test_each_exchange_stands_behind_its_message() -> None:
    """Before the answer that it led to; those of the last message stand at the end."""
    tools = Tools(exchanges=(exchange(1, "first"), exchange(2, "second")))

    told = tools.among(said("system", "user", "assistant", "system", "user"))

    assert texts(told) == [
        "system 0",
        "user 1",
        "first",
        "assistant 2",
        "system 3",
        "user 4",
        "second",
    ]


@given(
    st.lists(st.sampled_from(["user", "assistant", "system"]), max_size=8),
    st.sets(st.integers(0, 9), max_size=4),
)
def test_no_exchange_is_lost_and_no_message_moves(roles, places) -> None:
    """Wherever they belong, and also where the message is not there any more."""
    tools = Tools(exchanges=tuple(exchange(at, f"tool {at}") for at in sorted(places)))

    told = texts(tools.among(said(*roles)))

    assert [one for one in told if not one.startswith("tool")] == texts(said(*roles))
    assert [one for one in told if one.startswith("tool")] == [
        f"tool {at}" for at in sorted(places)
    ]


def test_where_nothing_is_brought_nothing_is_asked_of_a_model() -> None:
    """And where something is, one that takes no tools says which field to leave out."""
    NO_TOOLS.check(EchoProvider())

    for tools in (
        Tools(offered=(TOOL,)),
        Tools(exchanges=(exchange(1),), where="messages[2]"),
    ):
        with pytest.raises(Unsupported) as caught:
            tools.check(EchoProvider())
        assert caught.value.param == tools.where
        assert f"`{tools.where}`" in str(caught.value)


def test_a_model_with_a_dialect_takes_tools() -> None:
    """Wherever it is."""
    remote = Remote(
        id="here",
        name="Here",
        level=Level.LOCAL,
        dialect="openai",
        base_url="http://127.0.0.1:9/v1",
        model="m",
        zones=frozenset({Zone.LOOPBACK}),
    )

    Tools(offered=(TOOL,)).check(RemoteProvider(remote, key=lambda: None))


def test_what_tools_said_is_as_long_as_a_message_may_be() -> None:
    """So are the arguments that they were called with."""
    long = ToolCall(id="c", name="look", arguments=json.dumps({"a": "x" * 200}))
    for message in (
        Message("tool", Clear("x" * 200), call_id="c"),
        Message("assistant", Clear(""), calls=(long,)),
    ):
        tools = Tools(exchanges=(Exchange(behind=1, messages=(message,)),))
        question = Question(companion="mira", messages=tuple(said("user")), tools=tools)

        check(question, limit_bytes=1_000)
        with pytest.raises(TooLarge):
            check(question, limit_bytes=100)


# ── calls ─────────────────────────────────────────────────────────────────────────────────────


def whole(*pieces, offered=("look",), finish="tool_calls"):
    """Gather calls."""
    calls = Calls(offered)
    for piece in pieces:
        calls.take(piece)
    return calls.whole(by="Acme", finish=finish)


def bit(index, arguments="", *, id_="", name=""):
    """Write a bit of a call."""
    return CallPiece(index=index, id=id_, name=name, arguments=Unguarded(arguments))


@given(st.data())
def test_a_call_is_the_same_however_it_was_cut(data) -> None:
    """Bits of two calls may come by turns."""
    arguments = [json.dumps({"a": "x" * 9}), json.dumps({"b": [1, {"c": "süß"}]})]
    pieces = [bit(at, id_=f"c{at}", name="look") for at in (0, 1)]
    left = list(arguments)
    while any(left):
        at = data.draw(st.sampled_from([at for at in (0, 1) if left[at]]))
        size = data.draw(st.integers(1, len(left[at])))
        pieces.append(bit(at, left[at][:size]))
        left[at] = left[at][size:]

    made = whole(*pieces)

    assert [(one.id, one.name, one.arguments) for one in made] == [
        ("c0", "look", arguments[0]),
        ("c1", "look", arguments[1]),
    ]


def test_no_arguments_are_none() -> None:
    """Some servers send nothing for a tool that needs nothing; apps read JSON all the same."""
    (one,) = whole(bit(0, id_="c", name="look"))

    assert one.arguments == "{}"


def test_a_call_of_a_tool_that_nobody_offered_is_left_out() -> None:
    """With all its bits, broken ones too."""
    assert whole(bit(0, '{"a', id_="c", name="other"), bit(0, "x"), bit(7, "y")) == ()
    assert whole(bit(0, "{}", id_="c", name="look"), offered=()) == ()


@pytest.mark.parametrize("arguments", ["{", "[]", "7", '"a"', "null", '{"a": Infinity}', "{}{}"])
def test_what_is_no_object_is_refused_and_not_repeated(arguments) -> None:
    """One such call, and none of them is handed on."""
    with pytest.raises(ProviderFailed) as caught:
        whole(bit(0, "{}", id_="a", name="look"), bit(1, arguments, id_="b", name="look"))

    assert "Acme" in str(caught.value)
    assert arguments not in str(caught.value).replace("JSON object", "")


def test_a_call_that_was_too_long_says_what_to_change() -> None:
    """To ask again would end in the same way."""
    with pytest.raises(ProviderFailed, match="answer_limit_tokens"):
        whole(bit(0, '{"a": "', id_="a", name="look"), finish="length")

    assert whole(bit(0, "{}", id_="a", name="look"), finish="length")


def test_a_call_that_was_cut_behind_its_name_is_not_one_without_arguments() -> None:
    """A tool that deletes what it is told must not be called with nothing told."""
    with pytest.raises(ProviderFailed, match="answer_limit_tokens"):
        whole(bit(0, id_="a", name="look"), finish="length")


def test_calls_of_an_answer_that_the_provider_took_back_are_not_handed_on() -> None:
    """It left something out, and nobody knows what."""
    assert whole(bit(0, "{}", id_="a", name="look"), finish="content_filter") == ()


@pytest.mark.parametrize("id_", ["", "a\nb", "é", "x" * 129])
def test_an_id_that_no_app_could_send_back_is_replaced(id_) -> None:
    """Long ones, control characters and the like."""
    (one,) = whole(bit(0, "{}", id_=id_, name="look"))

    assert one.id == "call_0"


def test_two_calls_never_share_an_id() -> None:
    """Not even with a number of ours."""
    made = whole(
        *(bit(at, "{}", id_=id_, name="look") for at, id_ in enumerate(["call_1", "call_1"]))
    )

    assert [one.id for one in made] == ["call_1", "call_1_"]


def test_nothing_of_it_shows() -> None:
    """Neither of what is offered nor of what was said."""
    planted = {"type": "function", "function": {"name": "planted"}}
    tools = Tools(offered=(planted,), exchanges=(exchange(1, "planted"),))

    assert "planted" not in repr(tools)
    assert "planted" not in repr(ToolCall(id="c", name="look", arguments="planted"))
