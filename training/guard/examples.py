"""Turns the lines into what the reader learns: a text, and what is right to hear in it.

A reply is taken apart as the sentence gate does it; a sentence counts as manipulative if a
marked span is most of it, or most of the span lies in it. Each part is read beside the message that
it answers, so a pair of lines that differ in the message alone teaches that difference.
"""

import json
import random
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final

from troth.guard.reader import INTENTS, KINDS, LEVELS, OUTPUTS, beside
from troth.guard.sentences import sentences
from troth.guard.tactic import Tactic

LINES: Final = Path(__file__).parent / "lines"
BETWEEN: Final = " || "
"""What stands between the turns of one person in a line."""
PLAIN: Final = Path(__file__).parents[1] / "veil" / "lines"
PLAIN_FILES: Final = (
    *("eighth", "english", "fifth", "formal", "germanic", "romance", "seventh", "sixth"),
)
"""The files of the veil that are learnt from. Newer ones are not."""
LANGUAGES: Final = frozenset({"en", "de", "es", "fr"})
HELD_OUT: Final = frozenset(
    {
        *("talk_ai", "talk_aj", "talk_aq_other", "crisis4", "intents4"),
        *("talk_at", "talk_av", "talk_ax", "talk_ba", "talk_bc"),
        *("plain_fifth", "plain_sixth", "d_fourth", "e_fourth", "g"),
    }
)
"""Who is never learnt from: what is heard of them sets the lines and the probabilities."""
SENTENCES: Final = frozenset({"sentence"})
"""The parts that `reader.bin` learns from; `danger.bin` learns from all else: what people wrote."""
NEXT: Final = " / "
"""What stands between them in what is read."""
_SIGNS: Final = re.compile(r"[^\w\s/]")
_TURN, _LAST = 120, 500
_MOST = 0.4
_MAY_BE: Final = frozenset({"steer_roleplay", "minor", "other_help", "limit"})
"""What an ordinary message may also be; there the lines don't say."""
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
    for file in sorted(folder.glob("?.jsonl")):
        rows = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
        talks: dict[str, int] = {}
        for number, row in enumerate(rows):
            talk = talks.setdefault(str(row.get("pair") or row["user"]), len(talks))
            made += _reply(row, f"{file.stem}{number}", _author(file.stem, row, talk))
        made += _messages(rows, file.stem)
    for name, read in (("crisis", _crisis), ("intents", _intent)):
        lines = (folder / f"{name}.tsv").read_text(encoding="utf-8").splitlines()
        order = list(range(len(lines)))
        random.Random(7).shuffle(order)
        for number, line in enumerate(lines):
            fold = f"{name}{order[number] % 5}"
            made.append(read(line.split("\t"), f"{name}{number}", fold))
    lines = (folder / "talk.tsv").read_text(encoding="utf-8").splitlines()
    for number, line in enumerate(lines):
        voice, *cells = line.split("\t")
        voice = f"{voice}_other" if voice == "aq" and cells[0] != "en" else voice
        made.append(_crisis(cells, f"talk{number}", f"talk_{voice}"))
    return [*made, *_longer(made), *_rough(made), *_plain(folder)]


def _author(stem: str, row: Mapping[str, object], talk: int) -> str:
    """Name who wrote a reply. Of `d` and `e` every fourth talk is left out, with its answers."""
    if stem == "d":
        talk = int(str(row["pair"]).removeprefix("d"))
    return f"{stem}_fourth" if stem in {"d", "e"} and talk % 4 == 3 else stem


def _plain(folder: Path) -> Iterator[Example]:
    """Yield lines that were written for the veil and name nobody: ordinary writing.

    Of chat, notices, recipes, law. Those that do speak of a worry (`worried.txt`) are left out.
    """
    worried = set((folder / "worried.txt").read_text(encoding="utf-8").splitlines())
    for name in PLAIN_FILES:
        file = PLAIN / f"{name}.txt"
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines()):
            language, _, text = (*line.split("\t"), "", "")[:3]
            if language not in LANGUAGES or "{" in text or "[[" in text or text in worried:
                continue
            yield Example(
                text=text,
                answers=dict.fromkeys(LEVELS, (0.0, 1.0)) | {"danger": (0.0, 0.3)},
                row=f"{file.stem}{number}",
                author=f"plain_{file.stem}",
                part="plain",
                language=language,
            )


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
        is_bad = is_marked(start, end, spans)
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


def is_marked(start: int, end: int, spans: Sequence[Sequence[int]]) -> bool:
    """Say whether a sentence, from `start` to `end` of a reply, is one that manipulates."""
    shared = [(min(end, b) - max(start, a), b - a) for a, b in spans]
    return any(
        both > 0 and (both >= _MOST * (end - start) or both >= 0.6 * wide) for both, wide in shared
    )


def _messages(rows: Sequence[dict[str, object]], author: str) -> Iterator[Example]:
    """Yield what people wrote before the replies: ordinary talk, and goodbyes."""
    calm: dict[str, set[str]] = {}
    for row in rows:
        calm.setdefault(str(row["user"]), set()).add(str(row["situation"]))
    languages = {str(row["user"]): str(row["lang"]) for row in rows}
    for number, (message, situations) in enumerate(calm.items()):
        answers: dict[str, tuple[float, float]] = {}
        if not situations & {"vulnerable", "other_help"}:
            answers |= dict.fromkeys(LEVELS, (0.0, 0.7)) | {"danger": (0.0, 0.3)}
        if situations == {"farewell"}:
            answers["goodbye"] = (1.0, 0.5)
        elif situations == {"chat"}:
            answers |= {one: (0.0, 0.3) for one in INTENTS if one != "steer_roleplay"}
        elif "farewell" not in situations:
            answers["goodbye"] = (0.0, 0.3)
        name = f"said_{author}{number}"
        yield Example(
            text=message,
            answers=answers,
            row=name,
            author=author,
            part="message",
            language=languages[message],
        )


def _crisis(cells: Sequence[str], name: str, author: str) -> Example:
    language, severity, kind, subject, text = cells[:5]
    levels = ("none", *LEVELS)
    reached = levels.index(severity)
    who = _KIND_OF.get(kind, "other" if subject == "other" else "self")
    answers = {one: (float(reached > at), 1.0) for at, one in enumerate(LEVELS)}
    if reached:
        answers |= {one: (float(one == f"is_{who}"), 0.3) for one in KINDS}
    if reached == 0:
        answers |= {one: (0.0, 0.3) for one in INTENTS if one not in _MAY_BE}
        if kind == "goodbye":
            answers["goodbye"] = (1.0, 0.3)
    elif reached > 1:
        answers["danger"] = (1.0, 0.3)
    return Example(
        text=in_a_row(text.split(BETWEEN)),
        answers=answers,
        row=name,
        author=author,
        part="crisis",
        language=language,
    )


def in_a_row(turns: Sequence[str]) -> str:
    """Put a person's last turns behind each other, the newest whole and last."""
    earlier = [turn.strip()[-_TURN:] for turn in turns[:-1]]
    return NEXT.join([*earlier, turns[-1].strip()[-_LAST:]])


def _longer(given: Sequence[Example]) -> Iterator[Example]:
    """Yield lines with ordinary turns of the same author before them, or one after them."""
    rng = random.Random(5)
    alone = [one for one in given if one.part == "crisis" and NEXT not in one.text]
    by_author: dict[tuple[str, str], list[Example]] = {}
    for one in alone:
        by_author.setdefault((one.author, one.language), []).append(one)
    for (author, language), some in by_author.items():
        calm = [one for one in some if not one.answers["concern"][0]]
        for at, one in enumerate(some):
            if len(calm) < 6 or at % 3:
                continue
            around = [other.text for other in rng.sample(calm, rng.randint(1, 3))]
            answers, turns = one.answers, [*around, one.text]
            if at % 9 == 0 and one.answers["high"][0]:
                turns = [*around[1:], one.text, around[0]]
                answers = {"concern": (1.0, 1.0), "high": (0.0, 0.5), "imminent": (0.0, 0.5)}
            yield Example(
                text=in_a_row(turns),
                answers=answers,
                row=one.row,
                author=author,
                part="row",
                language=language,
            )


def _rough(given: Sequence[Example]) -> Iterator[Example]:
    """Yield some lines again as they are typed in a hurry: no signs, two letters in wrong order."""
    rng = random.Random(3)
    alone = [one for one in given if one.part in {"crisis", "intent"}]
    own = [one for one in alone if one.language == "en"]
    others = [one for one in alone if one.language != "en"]
    for one in [*own[1::4], *others[1::2]]:
        words = _SIGNS.sub("", one.text.replace("-", " ")).split()
        long = [at for at, word in enumerate(words) if len(word) > 4]
        if long:
            at = rng.choice(long)
            cut = rng.randint(1, len(words[at]) - 2)
            word = words[at]
            words[at] = f"{word[:cut]}{word[cut + 1]}{word[cut]}{word[cut + 2 :]}"
        if words:
            yield replace(one, text=" ".join(words), part="rough")


def _intent(cells: Sequence[str], name: str, author: str) -> Example:
    language, meant, text = cells[:3]
    answers = {one: (float(one == meant), 0.7) for one in INTENTS}
    if meant == "danger":
        answers |= {"concern": (1.0, 0.7), "high": (1.0, 0.7)}
    elif meant != "other_help":
        answers |= dict.fromkeys(LEVELS, (0.0, 0.7))
    return Example(
        text=text, answers=answers, row=name, author=author, part="intent", language=language
    )


assert {*INTENTS, *LEVELS, *KINDS} < set(OUTPUTS)
