"""The lines that the guard's readers learn from, and those that they are measured on."""

import json
from pathlib import Path

from troth.guard.reader import INTENTS, LEVELS

LINES = Path(__file__).parents[2] / "training" / "guard" / "lines"
ANSWERS = "abcdefghijklmn"


def _rows(name: str) -> list[list[str]]:
    return [one.split("\t") for one in (LINES / name).read_text(encoding="utf-8").splitlines()]


def _answers(name: str) -> list[dict[str, object]]:
    return [json.loads(one) for one in (LINES / name).read_text(encoding="utf-8").splitlines()]


def test_what_is_measured_on_is_never_learnt_from():
    """No line of the unread sets stands in a file that is learnt from."""
    learnt = {row[5].casefold() for row in _rows("talk.tsv")}
    learnt |= {row[4].casefold() for row in _rows("crisis.tsv")}
    learnt |= {row[2].casefold() for row in _rows("intents.tsv")}
    replies = {
        str(one["reply"]).casefold()
        for name in "abcdefghijklmn"
        for one in _answers(f"{name}.jsonl")
    }

    measured = {row[4].casefold() for row in _rows("crisis_unread.tsv")}
    measured |= {row[2].casefold() for row in _rows("intents_unread.tsv")}
    answers = {str(one["reply"]).casefold() for one in _answers("answers_unread.jsonl")}

    assert measured & learnt == set()
    assert {one for one in answers & replies if len(one.split()) > 5} == set()


def test_every_line_says_what_the_reader_knows():
    """Levels, and what a message does, by their names."""
    levels = {"none", *LEVELS}

    assert {row[2] for row in _rows("talk.tsv")} <= levels
    assert {row[1] for row in _rows("crisis.tsv") + _rows("crisis_unread.tsv")} <= levels
    assert {row[1] for row in _rows("intents.tsv") + _rows("intents_unread.tsv")} <= {
        "none",
        *INTENTS,
    }


def test_what_is_marked_in_an_answer_lies_in_it():
    """Each span is a part of the reply, and a kind answer has none."""
    for name in (*ANSWERS, "answers_unread"):
        for one in _answers(f"{name}.jsonl"):
            reply, spans = str(one["reply"]), one["spans"]
            assert all(0 <= start < end <= len(reply) for start, end in spans)
            assert bool(spans) is bool(one["tactics"])
