"""A long conversation is made to fit, and what must stay stays."""

from hypothesis import given
from hypothesis import strategies as st

from troth.providers.base import Message
from troth.providers.context import fit, size
from troth.words import Clear

messages = st.lists(
    st.builds(
        Message,
        st.sampled_from(["system", "user", "assistant"]),
        st.builds(Clear, st.text(max_size=9)),
    ),
    max_size=8,
)


def test_the_oldest_turns_go_first() -> None:
    """The persona stays, the newest turns stay, the oldest are left out."""
    turns = [_said("system", 10), *[_said("user", 100 + at) for at in range(5)]]

    kept = fit(turns, 300)

    assert kept == (turns[0], *turns[-2:])


def test_a_short_conversation_is_left_as_it_is() -> None:
    """Nothing goes while everything fits."""
    turns = [_said("system", 10), _said("user", 20), _said("assistant", 30), _said("user", 40)]

    assert fit(turns, 1000) == tuple(turns)


def test_the_last_message_stays_however_long_it_is() -> None:
    """It is never silently dropped: whoever asks finds out that it is too long."""
    turns = [_said("user", 10), _said("assistant", 10), _said("user", 5000)]

    assert fit(turns, 100) == (turns[-1],)


def test_size_counts_bytes() -> None:
    """A letter of three bytes counts three times; a lone surrogate does not stop the count."""
    assert size(Message("user", Clear("語\ud800"))) - size(Message("user", Clear(""))) == 6


@given(messages, st.integers(0, 400))
def test_what_is_kept_fits_in_order_and_without_gaps(turns: list[Message], limit: int) -> None:
    """Kept are: all that must stay, and an unbroken run of the newest others that fits."""
    kept = fit(turns, limit)

    must = [t for at, t in enumerate(turns) if t.role == "system" or at == len(turns) - 1]
    others = [t for at, t in enumerate(turns) if t.role != "system" and at != len(turns) - 1]
    kept_others = len(kept) - len(must)
    assert [t for t in kept if t.role == "system"] == [t for t in turns if t.role == "system"]
    assert [t for t in kept if t.role != "system"] == [
        t for t in (*others[len(others) - kept_others :], *turns[-1:]) if t.role != "system"
    ]
    assert sum(map(size, kept)) <= max(limit, sum(map(size, must)))


@given(messages)
def test_asking_for_less_than_all_leaves_something_out(turns: list[Message]) -> None:
    """A caller that asks again with a smaller limit always makes progress, or can stop."""
    must = sum(1 for at, t in enumerate(turns) if t.role == "system" or at == len(turns) - 1)
    whole = sum(map(size, turns))

    kept = fit(turns, whole - 1)

    assert len(kept) < len(turns) or len(turns) == must


def _said(role: str, length: int) -> Message:
    return Message(role, Clear("x" * length))  # type: ignore[arg-type]  # one of the roles
