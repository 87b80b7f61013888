"""What a model on this machine is asked, as it is written down."""

from hypothesis import given
from hypothesis import strategies as st

from troth.providers import plain
from troth.providers.base import Ask, Message
from troth.words import Clear, Veiled

WORDS = st.text(max_size=20)
ASKS = st.builds(
    Ask,
    messages=st.lists(
        st.builds(Message, st.sampled_from(["system", "user", "assistant"]), WORDS.map(Clear)),
        min_size=1,
        max_size=4,
    ).map(tuple),
    max_tokens=st.integers(1, 500),
    temperature=st.floats(0, 2),
    stop=st.lists(WORDS, max_size=3).map(tuple),
    seed=st.none() | st.integers(0, 9),
)


@given(ASKS)
def test_what_is_written_is_what_is_read(ask):
    """Every part of an ask arrives, whatever the words."""
    assert plain.read(Veiled(plain.written(plain.body(ask)))) == ask


def test_tools_are_left_out():
    """No model that reads this form takes them, so they are not among what it is sent."""
    ask = Ask(messages=(Message("user", Clear("Hi")),), max_tokens=1, tools=({"type": "function"},))

    assert "tools" not in plain.body(ask)


def test_the_same_body_is_always_the_same_text():
    """No blanks, letters as they are: its digest stands in a receipt."""
    body = {"b": "é", "a": [1, {"c": None}]}

    assert plain.written(body) == '{"b":"é","a":[1,{"c":null}]}'
