"""Turns the lines into what the reader learns: a text, and what is right to hear in it.

A reply is taken apart as the sentence gate does it; a sentence counts as manipulative if a
marked span is most of it, or most of the span lies in it. Each part is read beside the message that
it answers, so a pair of lines that differ in the message alone teaches that difference.
"""

import json
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from troth.guard.reader import INTENTS, KINDS, LEVELS, OUTPUTS, beside
from troth.guard.sentences import sentences
from troth.guard.tactic import Tactic

LINES: Final = Path(__file__).parent / "lines"
_MOST = 0.4
_KIND_OF: Final = {"abuse": "abuse", "harm_to_others": "harm", "third_person": "other"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A text and its answers by name: 1 or 0, with a weight. What is not named is not judged.

    row: which reply or line it is part of. author: who wrote it. part: what is read.
    """

    text: str
    answers: dict[str, tuple[float, float]] = field(default_factory=dict)
    row: str
    author: str
    part: str
    language: str


def examples(folder: Path = LINES) -> list[Example]:
    """Return all examples in the order of the files."""
    made: list[Example] = []
    for file in sorted(folder.glob("*.jsonl")):
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines()):
            made += _reply(json.loads(line), f"{file.stem}{number}", file.stem)
    for name, read in (("crisis", _crisis), ("intents", _intent)):
        lines = (folder / f"{name}.tsv").read_text(encoding="utf-8").splitlines()
        order = list(range(len(lines)))
        random.Random(7).shuffle(order)
        for number, line in enumerate(lines):
            fold = f"{name}{order[number] % 5}"
            made.append(read(line.split("\t"), f"{name}{number}", fold))
    return made


def _reply(row: dict[str, object], name: str, author: str) -> Iterator[Example]:
    reply, message, context = str(row["reply"]), str(row["user"]), str(row["context"])
    tactics, spans = row["tactics"], row["spans"]
    assert isinstance(tactics, list)
    assert isinstance(spans, list)
    at = 0
    for one in sentences(reply):
        start, end = at + len(one.lead), at + len(one.text)
        at = end
        if not one.has_words:
            continue
        is_bad = _is_marked(start, end, spans)
        answers = {"manipulative": (float(is_bad), 1.0)}
        answers |= {str(t): (float(is_bad and t in tactics), 0.15) for t in Tactic}
        yield Example(
            text=beside(one.text, message, context),
            answers=answers,
            row=name,
            author=author,
            part="sentence",
            language=str(row["lang"]),
        )


def _is_marked(start: int, end: int, spans: Sequence[Sequence[int]]) -> bool:
    shared = [(min(end, b) - max(start, a), b - a) for a, b in spans]
    return any(
        both > 0 and (both >= _MOST * (end - start) or both >= 0.6 * wide) for both, wide in shared
    )


def _crisis(cells: Sequence[str], name: str, author: str) -> Example:
    language, severity, kind, subject, text = cells[:5]
    levels = ("none", *LEVELS)
    reached = levels.index(severity)
    who = _KIND_OF.get(kind, "other" if subject == "other" else "self")
    answers = {one: (float(reached > at), 1.0) for at, one in enumerate(LEVELS)}
    if reached:
        answers |= {one: (float(one == f"is_{who}"), 0.3) for one in KINDS}
    return Example(
        text=text, answers=answers, row=name, author=author, part="crisis", language=language
    )


def _intent(cells: Sequence[str], name: str, author: str) -> Example:
    language, meant, text = cells[:3]
    answers = {one: (float(one == meant), 0.7) for one in INTENTS}
    return Example(
        text=text, answers=answers, row=name, author=author, part="intent", language=language
    )


assert {*INTENTS, *LEVELS, *KINDS} < set(OUTPUTS)
