"""The talks of an archive of Troth's own."""

import json
from io import BytesIO

from troth.companion.imports import ours
from troth.companion.imports.lines import lines
from troth.companion.imports.shape import MOST_TEXT, Conversation, Problem

LINE = {
    "conversation": "cnv_a",
    "id": "trn_b",
    "after": "",
    "role": "user",
    "companion": "troth:mira",
    "at": "2026-11-21T19:30:00.000Z",
    "text": "Hello",
}


def read(*found: dict) -> list[Conversation | Problem]:
    """Read lines."""
    data = "\n".join(json.dumps(one) for one in found).encode()
    return list(ours.read(lines(BytesIO(data)), "talks.jsonl"))


def test_a_line_is_taken_to_the_letter() -> None:
    """Names, what it follows, who spoke where, and an empty text."""
    (found,) = read(LINE, LINE | {"id": "trn_c", "after": "trn_b", "text": "", "role": "assistant"})

    assert (found.service, found.id) == ("troth", "cnv_a")
    assert [(one.id, one.after, one.role, one.text, one.who) for one in found.messages] == [
        ("trn_b", "", "user", "Hello", "troth:mira"),
        ("trn_c", "trn_b", "assistant", "", "troth:mira"),
    ]


def test_a_talk_that_goes_on_later_comes_in_parts(monkeypatch) -> None:
    """So does a long one; each part has the same name."""
    monkeypatch.setattr(ours, "_MOST_AT_ONCE", 2)
    other = LINE | {"conversation": "cnv_b"}

    found = read(LINE, other, LINE, LINE, LINE)

    assert [(one.id, len(one.messages)) for one in found] == [
        ("cnv_a", 1),
        ("cnv_b", 1),
        ("cnv_a", 2),
        ("cnv_a", 1),
    ]


def test_a_message_as_long_as_a_house_may_take_comes_back() -> None:
    """Longer than one of another service: how long it may be is a setting."""
    text = "x" * (4 * MOST_TEXT)

    (found,) = read(LINE | {"text": text})

    assert [one.text for one in found.messages] == [text]


def test_bad_lines_are_named() -> None:
    """Whatever is wrong with one: the others come in."""
    wrong = (
        {"role": "system"},
        {"text": None},
        {"text": "x" * (ours.MOST_TEXT + 1)},
        {"id": "../x"},
        {"after": "trn_B"},
        {"conversation": ""},
        {"companion": "mira"},
        {"companion": "chatgpt:"},
        {"at": "soon"},
    )

    *problems, good = read(*(LINE | one for one in wrong), LINE)

    assert [one.where for one in problems] == [
        f"talks.jsonl, line {n}" for n in range(1, len(wrong) + 1)
    ]
    assert len(good.messages) == 1
    assert ours.is_one(LINE)
    assert not ours.is_one({"text": "x"})
