from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from troth.words import (
    REASONS,
    Clear,
    Level,
    Reason,
    Shown,
    Unguarded,
    Veiled,
    Verdict,
    finite,
    is_id,
    new_id,
)

KINDS = ["psn", "key", "rcp", "cnv", "ins"]
TEXTS = [Clear, Veiled, Unguarded, Shown]


def test_a_number_beyond_all_bounds_is_none():
    """It could be read, but nobody could write it down as JSON again."""
    assert [finite(one) for one in ("1.5", "-1e308", "1e-400")] == [1.5, -1e308, 0.0]
    for one in ("1e309", "-1e999"):
        with pytest.raises(ValueError, match=r"^$"):
            finite(one)


@pytest.mark.parametrize("kind", KINDS)
def test_a_new_id_has_its_kind_and_is_never_given_twice(kind):
    """Three letters, an underscore, 26 letters of base 32: 128 random bits."""
    made = [new_id(kind) for _ in range(500)]

    assert len(set(made)) == 500
    assert all(is_id(one, kind) for one in made)
    assert {len(one) for one in made} == {30}


@pytest.mark.parametrize(
    "text",
    [
        "",
        "psn_",
        "psn_" + "a" * 25,
        "psn_" + "a" * 27,
        "psn_" + "A" * 26,
        "psn_" + "a" * 25 + "1",
        "psn_" + "a" * 26 + "\n",
        "key_" + "a" * 26,
        "PSN_" + "a" * 26,
        " psn_" + "a" * 26,
        "psn-" + "a" * 26,
        "psn_" + "ä" * 26,
    ],
)
def test_what_only_looks_like_an_id_is_none(text):
    """Too short, too long, of another kind, or with a sign that no id has."""
    assert not is_id(text, "psn")


@pytest.mark.parametrize("kind", TEXTS)
def test_personal_text_does_not_show_itself(kind):
    """Neither repr nor str nor a format holds a word: only kind and length."""
    text = kind("Kanarienvogel")

    shown = [repr(text), str(text), f"{text}", f"{text!r}", f"{[text]}"]

    assert set(shown[:4]) == {f"<{kind.__name__} of 13 characters>"}
    assert not any("vogel" in one for one in shown)
    assert text.text == "Kanarienvogel"


@settings(deadline=None)
@given(one=st.text(), other=st.text())
def test_texts_are_equal_only_within_their_kind(one, other):
    """Equal words are equal text, but a clear text is never equal to a veiled one."""
    assert (Clear(one) == Clear(other)) is (one == other)
    assert Clear(one) != Veiled(one)
    assert Shown(one) != one
    assert len({Clear(one), Clear(one), Veiled(one)}) == 2


@pytest.mark.parametrize("kind", TEXTS)
def test_a_text_takes_nothing_else_along(kind):
    """It holds the words and no other attribute."""
    with pytest.raises(AttributeError):
        kind("words").note = "more"


def test_every_reason_has_a_sentence_of_its_own():
    """No decision is told by a code alone, and no two read alike."""
    assert set(REASONS) == set(Reason)
    assert len(set(REASONS.values())) == len(Reason)
    assert all(one[0].isupper() and one.endswith(".") for one in REASONS.values())


def test_a_verdict_is_what_it_allows():
    """It reads as a boolean, and carries the reason as a sentence."""
    since = datetime(2026, 11, 21, tzinfo=UTC)
    yes = Verdict(allowed=True, reason=Reason.LIVE)
    no = Verdict(allowed=False, reason=Reason.WITHDRAWN, since=since)

    assert yes
    assert not no
    assert (no.sentence, no.since, no.until) == ("You took back your yes.", since, None)


def test_trust_has_an_order():
    """Each level meets itself and all below it, and none above."""
    order = [
        Level.BLOCKED,
        Level.UNKNOWN,
        Level.CONTRACT,
        Level.ZERO_RETENTION,
        Level.ATTESTED,
        Level.LOCAL,
    ]

    assert list(Level) == order
    for place, level in enumerate(order):
        assert [level.meets(least) for least in order] == [
            least_place <= place for least_place in range(len(order))
        ]
