"""Says how the reader hears authors whom it never read, and fits what the guard adds to it.

`python -m training.guard.fit LEFT…` takes what `training.guard.train --heard` wrote, puts the
rules beside it, and prints the weights and lines that `guard.assess`, `guard.situation` and
`guard.crisis` hold. Thresholds come from here and from nowhere else.
"""

import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final

import numpy as np
from scipy.optimize import minimize

from training.guard.examples import LINES, NEXT
from troth.guard import assess, crisis, situation
from troth.guard.reader import INTENTS, LEVELS
from troth.guard.sentences import sentences

_RANKS: Final = {"none": 0, "concern": 1, "high": 2, "imminent": 3}


def auc(right: np.ndarray, score: np.ndarray) -> float:
    """Return how often a positive has the higher score (a tie is half)."""
    bad, kind = score[right == 1], score[right == 0]
    return float((bad[:, None] > kind).mean() + 0.5 * (bad[:, None] == kind).mean())


def least(right: np.ndarray, score: np.ndarray, alarms: float) -> float:
    """Return the score that at most this share of the negatives exceed."""
    kind = np.sort(score[right == 0])[::-1]
    return float(kind[int(alarms * len(kind))])


def found(right: np.ndarray, score: np.ndarray, alarms: float = 0.05) -> float:
    """Return the share of positives above that score."""
    return float((score[right == 1] > least(right, score, alarms)).mean())


def platt(columns: np.ndarray, right: np.ndarray) -> np.ndarray:
    """Fit weights and a bias so that the sum is a logit. Source: Platt 1999."""
    wide = np.c_[columns, np.ones(len(columns))]

    def cost(weights: np.ndarray) -> float:
        sums = wide @ weights
        return float(np.logaddexp(0, np.where(right == 1, -sums, sums)).mean())

    return np.asarray(minimize(cost, np.zeros(wide.shape[1])).x)


def main() -> None:
    """Print figures and weights."""
    assess.reader = situation.message_reader = lambda: None  # the rules alone
    crisis.danger_reader = situation.danger_reader = lambda: None
    files = [Path(file).read_text(encoding="utf-8") for file in sys.argv[1:]]
    told = [json.loads(one) for file in files for one in file.splitlines()]
    if sentences_left := [one for one in told if one["part"] == "sentence"]:
        _replies(sentences_left)
    _messages([one for one in told if one["part"] == "intent"], INTENTS)
    _messages([one for one in told if one["part"] == "crisis"], LEVELS)
    _crisis([one for one in told if one["part"] == "crisis"])


def _replies(told: Sequence[dict[str, dict[str, float]]]) -> None:
    by_row: dict[str, list[dict[str, dict[str, float]]]] = {}
    for one in told:
        by_row.setdefault(str(one["row"]), []).append(one)
    parts, wholes = [], []
    for name, heard in by_row.items():
        line = (LINES / f"{name[0]}.jsonl").read_text(encoding="utf-8").splitlines()[int(name[1:])]
        row = json.loads(line)
        judge = assess.Judge(assess.setting_of(row["user"], row["context"]))
        ruled = [judge.hear(one).ruled for one in sentences(row["reply"]) if one.has_words]
        read = [one["heard"]["manipulative"] for one in heard]
        right = [one["right"]["manipulative"] for one in heard]
        parts += [(*three, row["lang"] == "en") for three in zip(read, ruled, right, strict=True)]
        whole = assess.assess(row["reply"], row["user"], row["context"]).manipulative
        wholes.append((max(read), whole, float(bool(row["tactics"])), row["lang"] == "en"))
    for name, rows in (("SENTENCE", parts), ("REPLY", wholes)):
        table = np.array(rows, float)
        own = table[table[:, 3] == 1]
        weights = platt(own[:, :2], own[:, 2])
        for where, some in (("en", own), ("other", table[table[:, 3] == 0])):
            if not some[:, 2].any() or some[:, 2].all():
                continue
            both = some[:, :2] @ weights[:2] + weights[2]
            for what, score in (("reader", some[:, 0]), ("rules", some[:, 1]), ("both", both)):
                figures = auc(some[:, 2], score), found(some[:, 2], score)
                _say(f"{name} {where} {what}: AUC {figures[0]:.3f}, found {figures[1]:.3f}")
            lines = [1 / (1 + np.exp(-least(some[:, 2], both, at))) for at in (0.01, 0.02, 0.05)]
            _say(f"  lines for 1, 2, 5 % alarms: {np.round(lines, 3)}")
        _say(f"{name} = {tuple(weights.round(3).tolist())}")


def _messages(told: Sequence[dict[str, dict[str, float]]], names: Sequence[str]) -> None:
    for is_english in (True, False):
        some = [one for one in told if (one["language"] == "en") is is_english]
        hits, all_ = 0.0, 0
        for name in names:
            right = np.array([one["right"][name] for one in some])
            score = np.array([one["heard"][name] for one in some])
            line = 1 / (1 + np.exp(-least(right, score, 0.05)))
            share, count = found(right, score), int(right.sum())
            hits, all_ = hits + share * count, all_ + count
            _say(
                f"{name} en={is_english}: AUC {auc(right, score):.3f}, found {share:.3f} of {count}"
                f" at 5 % alarms, line {line:.3f}"
            )
        _say(f"together: {hits / all_:.3f} of {all_}")


def _crisis(told: Sequence[dict[str, dict[str, float]]]) -> None:
    """Fit a probability for each level, and say what lines on it find in held-out messages."""
    for is_english in (True, False):
        some = [one for one in told if (one["language"] == "en") is is_english]
        rank = np.array([sum(one["right"][level] for level in LEVELS) for one in some])
        ruled = np.array([_RANKS[_ruled(str(one["text"]))] for one in some])
        _say(f"en={is_english}: {len(some)} messages, rules alone: {_shares(ruled >= 1, rank)}")
        for least_rank, level in enumerate(LEVELS, start=1):
            logits = np.array([one["heard"][level] for one in some])
            weights = platt(logits[:, None], (rank >= least_rank).astype(float))
            read = 1 / (1 + np.exp(-(weights[0] * logits + weights[1])))
            _say(f"{level}: {tuple(weights.round(3).tolist())}")
            for line in np.arange(0.1, 0.96, 0.05):
                both = (read >= line) | (ruled >= least_rank)
                _say(f"  from {line:.2f}: {_shares(both, rank)}")


def _ruled(text: str) -> str:
    return str(crisis.assess(text.split(NEXT)).severity)


def _shares(found: np.ndarray, rank: np.ndarray) -> str:
    named = (("imminent", rank == 3), ("grave", rank >= 2), ("concern", rank == 1))
    shares = [f"{name} {found[which].mean():.3f}" for name, which in (*named, ("none", rank == 0))]
    return ", ".join(shares)


def _say(text: str) -> None:
    print(text)


if __name__ == "__main__":
    main()
