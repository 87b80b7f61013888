"""Learns what the words themselves weigh (`troth.guard.wording`), and writes the tables.

`python -m training.guard.wording` reads all lines, fits one straight line through the pieces of
each text (logistic regression, held small by its squared length) and writes `wording.bin`. What
a table makes of authors whom it never read comes from tables that left them out: with `--heard
FILE` each author is left out in turn, and what is heard of them goes to the file. The
lines and weights that the guard holds are chosen on that.
"""

import argparse
import hashlib
import json
import struct
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from training.guard.examples import HELD_OUT, LINES, NEXT, examples, is_marked
from troth.guard import policies, wording
from troth.guard.sentences import sentences
from troth.guard.situation import situate

FREELY: Final = {"manipulative": 8.0, "concern": 30.0, "high": 30.0}
"""How freely the weights may grow; chosen with authors left out."""
ROUNDS: Final = 80
OWN: Final = "own"
TOGETHER: Final = ["fg"]
"""Authors who wrote in the same week, in one manner: neither tells how the other is heard."""
_MOST: Final = 127


@dataclass(frozen=True, slots=True, kw_only=True)
class Weighed:
    """The pieces of a text, what is right, how much it weighs, and whose it is."""

    pieces: list[str]
    right: float
    weight: float
    author: str
    row: str
    language: str


def answer_parts(folder: Path = LINES) -> Iterator[Weighed]:
    """Yield each sentence of each answer, with the one before it and what the person does."""
    for file in sorted(folder.glob("?.jsonl")):
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines()):
            row = json.loads(line)
            is_leaving = situate([row["user"]]).is_leaving
            before, at = "", 0
            for one in sentences(row["reply"]):
                start, at = at + len(one.lead), at + len(one.text)
                if not one.has_words:
                    continue
                yield Weighed(
                    pieces=wording.answer_pieces(one.text, before=before, is_leaving=is_leaving),
                    right=float(is_marked(start, at, row["spans"])),
                    weight=1.0,
                    author=file.stem,
                    row=f"{file.stem}{number}",
                    language=row["lang"],
                )
                before = one.text


def own_parts() -> Iterator[Weighed]:
    """Yield Troth's own sentences, which stand in for answers: kind, whatever the person does."""
    for language, words in policies.WORDS.items():
        told = (words.farewell, *words.accepted.values(), *words.where.values(), words.left_out)
        for text in told:
            for is_leaving in (False, True):
                before = ""
                for one in sentences(text):
                    yield Weighed(
                        pieces=wording.answer_pieces(
                            one.text, before=before, is_leaving=is_leaving
                        ),
                        right=0.0,
                        weight=1.0,
                        author=OWN,
                        row=OWN,
                        language=language,
                    )
                    before = one.text


def messages(level: str, *, is_held_out: bool) -> Iterator[Weighed]:
    """Yield what people wrote, of those who are always left out or of all others."""
    for one in examples():
        if (one.author in HELD_OUT) is not is_held_out or level not in one.answers:
            continue
        right, weight = one.answers[level]
        yield Weighed(
            pieces=wording.message_pieces(one.text.split(NEXT)[-1]),
            right=right,
            weight=weight,
            author=one.author,
            row=one.row,
            language=one.language,
        )


def table_of(given: Sequence[Weighed]) -> csr_matrix:
    """Return the pieces of each text as a row of length 1."""
    ends, columns, values = [0], [], []
    for one in given:
        found = sorted(wording.places(one.pieces))
        columns += found
        values += [1 / max(1, len(found)) ** 0.5] * len(found)
        ends.append(len(columns))
    return csr_matrix((values, columns, ends), shape=(len(given), 1 << wording.BITS))


def fit(table: csr_matrix, given: Sequence[Weighed], freely: float) -> np.ndarray:
    """Return the weights, and the bias last. Source: logistic regression, L2, by L-BFGS."""
    right = np.array([one.right for one in given])
    weight = np.array([one.weight for one in given])
    turned = table.T.tocsr()

    def cost(held: np.ndarray) -> tuple[float, np.ndarray]:
        sums = table @ held[:-1] + held[-1]
        wrong = (weight * (np.logaddexp(0, sums) - right * sums)).sum()
        slope = weight * (1 / (1 + np.exp(-sums)) - right)
        size = held[:-1] @ held[:-1] / freely
        return wrong + size / 2, np.append(turned @ slope + held[:-1] / freely, slope.sum())

    start = np.zeros(table.shape[1] + 1)
    found = minimize(cost, start, jac=True, method="L-BFGS-B", options={"maxiter": ROUNDS})
    return np.asarray(found.x)


def rounded(held: np.ndarray) -> tuple[np.ndarray, float, float]:
    """Return the weights in a byte each, what 1 of them is worth, and the bias."""
    step = float(np.float32(max(np.abs(held[:-1]).max(), 1e-8) / _MOST))
    return np.round(held[:-1] / step).astype(np.int8), step, float(held[-1])


def bytes_of(held: np.ndarray) -> bytes:
    """Return a table as the guard reads it."""
    weights, step, bias = rounded(held)
    return struct.pack("<2f", step, bias) + weights.tobytes()


def heard(given: Sequence[Weighed], freely: float) -> Iterator[str]:
    """Yield what a table makes of each author that was left out. `TOGETHER` are left out as one."""
    table = table_of(given)
    authors = sorted({one.author for one in given})
    for left in TOGETHER + [one for one in authors if one not in f"{OWN}{''.join(TOGETHER)}"]:
        is_left = np.array([one.author in left for one in given])
        kept = np.flatnonzero(~is_left)
        held = fit(table[kept], [given[at] for at in kept], freely)
        sums = table @ held[:-1] + held[-1]
        for at in np.flatnonzero(is_left):
            one = given[at]
            told = {"row": one.row, "author": one.author, "language": one.language}
            yield json.dumps(told | {"right": one.right, "heard": round(float(sums[at]), 4)})


def main() -> None:
    """Fit and write the tables; with --heard say what is heard of authors who were left out."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--to", type=Path, default=wording.FILE)
    options.add_argument("--heard", type=Path, help="where to write what was heard, of answers")
    asked = options.parse_args()
    answers = [*answer_parts(), *own_parts()]
    by_name = {"manipulative": answers} | {
        level: list(messages(level, is_held_out=False)) for level in ("concern", "high")
    }
    made = [
        bytes_of(fit(table_of(by_name[name]), by_name[name], FREELY[name]))
        for name in wording.TABLES
    ]
    asked.to.write_bytes(b"".join(made))
    print(hashlib.sha256(asked.to.read_bytes()).hexdigest())
    if asked.heard:
        asked.heard.write_text("\n".join(heard(answers, FREELY["manipulative"])), encoding="utf-8")


if __name__ == "__main__":
    main()
