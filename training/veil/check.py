"""Measures the veil's model on lines that it did not learn from, and chooses how sure it must be.

`python -m training.veil.check` runs what Troth runs: rounded weights, ONNX Runtime, and the rules
beside it. For each label it takes the threshold that misses least while few plain lines raise an
alarm; what each author wrote counts the same, however much it is. Nothing outside `lines/` is
looked at.
"""

import argparse
import hashlib
import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from training.veil.generate import Example, examples, lines, once
from troth.veil.detect import Detector
from troth.veil.found import Found
from troth.veil.ner import NEEDED, Word, spans, words
from troth.veil.people import list_of
from troth.weights.find import find_all
from troth.weights.rampart import LABELS, graph
from troth.weights.recogniser import Recogniser
from troth.weights.rounding import write
from troth.weights.runtime import Session
from troth.weights.wordpiece import WordPiece

DIRECT = "PACI"
DEAR = 1.3
"""How much a plain text that raises an alarm counts beside a name that is missed."""


@dataclass(frozen=True, slots=True)
class Read:
    """An example, what the model says of each word of it, and what rules find."""

    example: Example
    words: Sequence[Word]
    ruled: Sequence[Found]


class Gives:
    """In the place of a model: what it is given."""

    def __init__(self, given: Sequence[Found] = ()) -> None:
        self._given = given

    def find(self, _: str) -> Sequence[Found]:
        """Return that."""
        return self._given


Finds = Callable[[Read], Sequence[Found]]
Counts = Mapping[str, tuple[int, int]]


def loaded(trained: Path, folder: Path) -> Recogniser:
    """Return the model with these upper tensors, as it would run."""
    model, vocabulary = find_all("veil", folder)
    file = folder / "veil-int8.bin"
    write(model.read_bytes(), trained.read_bytes(), file)
    return Recogniser(Session(graph(file.name), folder), WordPiece(vocabulary), file, list_of)


def _read(model: Recogniser, example: Example) -> Read:
    ruled = Detector(Gives()).detect(example.text)
    return Read(example, words(model.read(example.text)), ruled)


def judged(read: Sequence[Read], finds: Finds) -> Counts:
    """Count: `alarm` of plain lines, `missed` of spans, by code and in all, `clean` of lines."""
    counts: dict[str, tuple[int, int]] = {}

    def count(what: str, *, holds: bool) -> None:
        some, all_of_them = counts.get(what, (0, 0))
        counts[what] = some + holds, all_of_them + 1

    for one in read:
        found = finds(one)
        if not one.example.spans:
            count("alarm", holds=bool(found))
            continue
        hidden = {at for span in found for at in range(span.start, span.end)}
        clean = True
        for start, end, code in one.example.spans:
            letters = [at for at in range(start, end) if one.example.text[at].isalnum()]
            is_missed = sum(at in hidden for at in letters) < 0.9 * len(letters)
            count(f"missed {code}", holds=is_missed)
            count("missed", holds=is_missed)
            count("missed direct" if code in DIRECT else "missed other", holds=is_missed)
            clean = clean and not (is_missed and code in DIRECT)
        if any(code in DIRECT for *_, code in one.example.spans):
            count("clean", holds=clean)
    return counts


def told(counts: Counts) -> str:
    """Write counts as percentages."""
    return "  ".join(
        f"{what} {100 * some / all_of_them:.1f} %"
        + (f" of {all_of_them}" if what in {"alarm", "missed direct"} else "")
        for what, (some, all_of_them) in sorted(counts.items())
    )


def chosen(read: Sequence[Read], dear: float = DEAR) -> dict[str, float]:
    """Choose a threshold for each label, one after the other, two rounds.

    What is lost with an author: spans that name somebody and are missed, plain texts that raise an
    alarm, each as a share, and half as much the share of all other spans that is missed.
    dear: how much an alarm counts.
    """
    needed = dict(NEEDED)
    grid = [at / 100 for at in range(10, 90, 5)]
    authors = [list(one) for _, one in groupby(sorted(read, key=_author), _author)]
    alls = [judged(mine, lambda _: ()) for mine in authors]

    def loss(which: Mapping[str, float], parts: Sequence[Sequence[Read]]) -> float:
        lost = 0.0
        for part, every in zip(parts, alls, strict=True):
            counts = judged(part, _quickly(which))
            for what, much in (("missed direct", 1.0), ("missed other", 0.5), ("alarm", dear)):
                lost += much * counts.get(what, (0, 1))[0] / every.get(what, (0, 1))[1]
        return lost / len(authors)

    for _ in range(2):
        for label in LABELS[1:]:
            # Where a label plays no part, its threshold changes nothing.
            parts = [[one for one in mine if label in _labels(one)] for mine in authors]
            tried = {one: loss({**needed, label: one}, parts) for one in grid}
            # Among those that are as good as the best, the middle one.
            good = [one for one in grid if tried[one] <= min(tried.values()) + _AS_GOOD]
            needed[label] = good[len(good) // 2]
    return needed


_AS_GOOD = 0.0005


def _author(one: Read) -> str:
    return one.example.line.author


def _labels(one: Read) -> set[str]:
    return {word.label for word in one.words if word.chance >= _LOWEST}


_LOWEST = 0.05


def _quickly(needed: Mapping[str, float]) -> Finds:
    """Return what finds what the model and the rules find, each for itself."""
    return lambda one: [*spans(one.example.text, one.words, needed), *one.ruled]


def _whole(needed: Mapping[str, float]) -> Finds:
    """Return what finds what Troth does."""

    def finds(one: Read) -> Sequence[Found]:
        seen = list(spans(one.example.text, one.words, needed))
        return Detector(Gives(seen)).detect(one.example.text)

    return finds


def main() -> None:
    """Measure."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--trained", type=Path, required=True)
    asked.add_argument("--only", default="", help="all lines of one author, held out or not")
    asked.add_argument("--choose", action="store_true")
    asked.add_argument("--dear", type=float, default=DEAR, help="how much an alarm counts")
    asked.add_argument("--show", action="store_true", help="print what is missed and what alarms")
    given = asked.parse_args()
    held = [one for one in lines() if (one.author == given.only if given.only else one.is_held)]
    with tempfile.TemporaryDirectory() as made:
        model = loaded(given.trained, Path(made))
        read = [_read(model, one) for one in once(held, seed=7)]
        varied = [_read(model, one) for one in examples(held, count=1600, seed=9)]
        for file in (given.trained, Path(made) / "veil-int8.bin"):
            data = file.read_bytes()
            print(file.name, len(data), hashlib.sha256(data).hexdigest())
    needed = dict(NEEDED)
    if given.choose:
        needed = chosen([*read, *varied], given.dear)
        print(needed)
    finds = _whole(needed)
    print("lines:", told(judged(read, finds)))
    print("varied:", told(judged(varied, finds)))
    for author, mine in groupby(read, _author):
        print(f"{author}:", told(judged(list(mine), finds)))
    for one in read if given.show else ():
        _show(one, finds(one))


def _show(one: Read, found: Sequence[Found]) -> None:
    text = one.example.text
    hidden = {at for span in found for at in range(span.start, span.end)}
    missed = [
        f"{code}:{text[start:end]}"
        for start, end, code in one.example.spans
        if sum(at in hidden for at in range(start, end) if text[at].isalnum())
        < 0.9 * sum(text[at].isalnum() for at in range(start, end))
    ]
    alarms = [
        f"{span.label}:{text[span.start : span.end]}" for span in found if not one.example.spans
    ]
    if missed or alarms:
        print(f"{one.example.line.author} | {text[:200]!r} | missed {missed} | alarm {alarms}")


if __name__ == "__main__":
    main()
