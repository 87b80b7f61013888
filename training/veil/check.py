"""Measures the veil's model on lines that it did not learn from, and chooses how sure it must be.

`python -m training.veil.check` runs what Troth runs: rounded weights, ONNX Runtime. For each label
it takes the threshold that misses least while few plain lines raise an alarm. Nothing
outside `lines/` is looked at.
"""

import argparse
import hashlib
import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from training.veil.generate import Example, examples, lines, once
from troth.veil.found import Found
from troth.veil.ner import NEEDED, Word, spans, words
from troth.weights.find import find_all
from troth.weights.rampart import LABELS, graph
from troth.weights.recogniser import Recogniser
from troth.weights.rounding import write
from troth.weights.runtime import Session
from troth.weights.wordpiece import WordPiece

DIRECT = "PACI"


@dataclass(frozen=True, slots=True)
class Read:
    """An example, and what the model says of each word of it."""

    example: Example
    words: Sequence[Word]


def loaded(trained: Path, folder: Path) -> Recogniser:
    """Return the model with these upper tensors, as it would run."""
    model, vocabulary = find_all("veil", folder)
    file = folder / "veil-int8.bin"
    write(model.read_bytes(), trained.read_bytes(), file)
    return Recogniser(Session(graph(file.name), folder), WordPiece(vocabulary), file)


def _read(model: Recogniser, example: Example) -> Read:
    return Read(example, words(model.read(example.text)))


def judged(
    read: Sequence[Read], finds: Callable[[Read], Sequence[Found]]
) -> dict[str, tuple[int, int]]:
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
            if code in DIRECT:
                count("missed direct", holds=is_missed)
                clean = clean and not is_missed
        if any(code in DIRECT for *_, code in one.example.spans):
            count("clean", holds=clean)
    return counts


def told(counts: Mapping[str, tuple[int, int]]) -> str:
    """Write counts as percentages."""
    return "  ".join(
        f"{what} {100 * some / all_of_them:.1f} %"
        + (f" of {all_of_them}" if what in {"alarm", "missed direct"} else "")
        for what, (some, all_of_them) in sorted(counts.items())
    )


def chosen(read: Sequence[Read]) -> dict[str, float]:
    """Choose a threshold for each label, one after the other, two rounds.

    What is lost: spans that name somebody and are missed, plain texts that raise an alarm, each
    as a share, and half as much what else is missed.
    """
    needed = dict(NEEDED)
    grid = [at / 100 for at in range(15, 90, 5)]

    def loss(which: Mapping[str, float]) -> float:
        counts = judged(read, _finds(which))
        direct, rest, alarm = (counts[what] for what in ("missed direct", "missed", "alarm"))
        return direct[0] / direct[1] + rest[0] / rest[1] / 2 + alarm[0] / alarm[1]

    for _ in range(2):
        for label in LABELS[1:]:
            tried = {one: loss({**needed, label: one}) for one in grid}
            # Among those that are as good as the best, the middle one.
            good = [one for one in grid if tried[one] <= min(tried.values()) + _AS_GOOD]
            needed[label] = good[len(good) // 2]
    return needed


_AS_GOOD = 0.0005


def _finds(needed: Mapping[str, float]) -> Callable[[Read], Sequence[Found]]:
    return lambda one: list(spans(one.example.text, one.words, needed))


def main() -> None:
    """Measure."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--trained", type=Path, required=True)
    asked.add_argument("--only", default="", help="all lines of one author, held out or not")
    asked.add_argument("--choose", action="store_true")
    asked.add_argument("--show", action="store_true", help="print what is missed and what alarms")
    given = asked.parse_args()
    held = [one for one in lines() if (one.author == given.only if given.only else one.is_held)]
    with tempfile.TemporaryDirectory() as made:
        model = loaded(given.trained, Path(made))
        read = [_read(model, one) for one in once(held, seed=7)]
        varied = [_read(model, one) for one in examples(held, count=1400, seed=9)]
        for file in (given.trained, Path(made) / "veil-int8.bin"):
            data = file.read_bytes()
            print(file.name, len(data), hashlib.sha256(data).hexdigest())
    needed = dict(NEEDED)
    if given.choose:
        needed = chosen([*read, *varied])
        print(needed)
    print("lines:", told(judged(read, _finds(needed))))
    print("varied:", told(judged(varied, _finds(needed))))
    for author in sorted({one.example.line.author for one in read}):
        mine = [one for one in read if one.example.line.author == author]
        print(f"{author}:", told(judged(mine, _finds(needed))))
    for one in read if given.show else ():
        _show(one, _finds(needed)(one))


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
