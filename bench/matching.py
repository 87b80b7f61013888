"""How well, how fairly and how fast people are matched.

Judged on a made-up market always; on the speed-dating waves where their folder lies beside the
checkout. Those are for measuring only: nothing that Troth ships has learned from them. Each wave
is foretold by a model that saw the other waves. Beside plain peers in the same run: stated wishes,
popularity, lists by harmonic mean, the dense solver, a blocked scan of numpy. What counts is the
processor's time; run it with OMP_NUM_THREADS=1, since the time of two threads adds up.
"""

import csv
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from multiprocessing import get_context
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from bench.measure import Figure, at_most
from bench.place import a_house, many_people
from troth.gate.halls import Hall
from troth.house import House
from troth.matchmaker import allocate, attention, market, taste
from troth.matchmaker.daily import Asker, near, ordered
from troth.matchmaker.eligible import Wants, gather
from troth.matchmaker.fields import INTERESTS, QUALITIES, SENSITIVE
from troth.matchmaker.model import model
from troth.matchmaker.profile import Order
from troth.matchmaker.rank import Snapshot, batch, log_both, top
from troth.matchmaker.reasons import tastes
from troth.matchmaker.snapshot import Snapshot as Everybody
from troth.matchmaker.terms import CORE, fields
from troth.store import schema
from troth.store.sqlite import Unit
from troth.store.statements import insert, select
from troth.testing.matching import join, share, tell
from troth.words import MATCH_PEOPLE, PersonId

DATA: Final = Path(__file__).parent.parent.parent / "shared" / "data" / "matching"
_AREA: Final = "matching"
_ROUNDS: Final = 3
_DRAWS: Final = 400
_HALVES: Final = 5
_PLACES: Final = 50
_POOL: Final = 20_000
_CORES: Final = 2
Floats = NDArray[np.float64]
Table = dict[str, NDArray[np.generic]]


def run() -> list[Figure]:
    """Judge, then time."""
    file = DATA / "speed_dating_dev.csv"
    judged = _waves(_read(file)) if file.is_file() else []
    return [
        *judged,
        *_parity(),
        *_crowd(),
        *_scan(10_000, 2048),
        *_scan(100_000, 1024),
        *_one(),
        *_looks(),
        *_night(),
    ]


def _least(name: str, figure: float, unit: str, least: float, *, peer: str | None = None) -> Figure:
    return Figure(
        area=_AREA, name=name, figure=round(figure, 4), unit=unit, goal=f"≥ {least:g} {unit}",
        holds=figure >= least, peer=peer,
    )  # fmt: skip


def _most(name: str, figure: float, unit: str, most: float, *, peer: str | None = None) -> Figure:
    return at_most(name, figure, unit, most, area=_AREA, peer=peer)


def _read(file: Path) -> Table:
    with file.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    text = {"a_id", "b_id"}
    return {
        name: np.array([row[name] if name in text else float(row[name] or "nan") for row in rows])
        for name in rows[0]
    }


def _part(table: Table, which: NDArray[np.bool_]) -> Table:
    return {name: column[which] for name, column in table.items()}


def _hide(
    table: Table, names: tuple[str, ...], who: Callable[[str], bool] = lambda _: True
) -> Table:
    hidden = dict(table)
    for side in "ab":
        out = np.array([who(str(person)) for person in table[f"{side}_id"]])
        for name in names:
            hidden[f"{side}_{name}"] = np.where(out, np.nan, table[f"{side}_{name}"])
    return hidden


def _auc(yes: Floats, score: Floats) -> float:
    _, place, counts = np.unique(score, return_inverse=True, return_counts=True)
    rank = (np.cumsum(counts) - (counts - 1) / 2)[place]
    count = yes.sum()
    return float((rank[yes > 0].sum() - count * (count + 1) / 2) / (count * (len(yes) - count)))


@dataclass(frozen=True, slots=True)
class _Within:
    """AUC of each person who had both a match and none, and where their rows lie."""

    yes: Floats
    rows: list[NDArray[np.intp]]

    def each(self, score: Floats) -> Floats:
        return np.array([_auc(self.yes[at], score[at]) for at in self.rows])

    def gain(self, score: Floats, peer: Floats, *, seed: int = 1) -> tuple[float, float]:
        """Return the 95 % interval of the paired gain, people drawn with replacement."""
        apart = self.each(score) - self.each(peer)
        rng = np.random.default_rng(seed)
        means = [apart[rng.integers(0, len(apart), len(apart))].mean() for _ in range(_DRAWS * 5)]
        return float(np.quantile(means, 0.025)), float(np.quantile(means, 0.975))


def _within(table: Table, which: NDArray[np.bool_] | None = None) -> _Within:
    yes = np.asarray(table["match"], dtype=np.float64)
    seen = np.ones(len(yes), dtype=bool) if which is None else which
    people = np.unique(np.concatenate([table["a_id"], table["b_id"]]))
    rows = [
        np.flatnonzero(((table["a_id"] == one) | (table["b_id"] == one)) & seen) for one in people
    ]
    return _Within(yes, [at for at in rows if 0 < yes[at].sum() < len(at)])


def _ndcg(within: _Within, score: Floats) -> float:
    gains = []
    for at in within.rows:
        order = at[np.argsort(-score[at], kind="stable")][:5]
        best = np.sort(within.yes[at])[::-1][:5]
        worth = 1 / np.log2(2 + np.arange(5))
        gains.append((within.yes[order] @ worth[: len(order)]) / (best @ worth[: len(best)]))
    return float(np.mean(gains))


def _ece(yes: Floats, chance: Floats) -> float:
    parts = np.array_split(np.argsort(chance), 10)
    return float(sum(len(p) * abs(chance[p].mean() - yes[p].mean()) for p in parts) / len(yes))


def _stated(table: Table) -> Floats:
    """Score by stated wishes: how well each side rates itself in what the other asks for."""
    score = np.zeros(len(table["a_id"]))
    for one, other in ("ab", "ba"):
        for quality in QUALITIES:
            wish = np.nan_to_num(table[f"{one}_{quality}1_1"].astype(float))
            score += wish * np.nan_to_num(table[f"{other}_{quality}3_1"].astype(float))
    return score


def _popular(known: Table, asked: Table) -> Floats:
    """Score by how often the two said and heard yes so far, drawn towards the mean."""
    rates: dict[tuple[str, str], list[float]] = {}
    for one, other in ("ab", "ba"):
        for who, whom, yes in zip(
            known[f"{one}_id"], known[f"{other}_id"], known[f"{one}_dec"], strict=True
        ):
            rates.setdefault(("gives", str(who)), []).append(float(yes))
            rates.setdefault(("gets", str(whom)), []).append(float(yes))

    def rate(kind: str, person: str) -> float:
        had = rates.get((kind, person), [])
        return (sum(had) + 0.8) / (len(had) + 2)

    return np.array(
        [
            rate("gives", a) * rate("gets", b) * rate("gives", b) * rate("gets", a)
            for a, b in zip(map(str, asked["a_id"]), map(str, asked["b_id"]), strict=True)
        ]
    )


def _waves(table: Table) -> list[Figure]:
    """Foretell each wave from the others: all shared, parts hidden, half the decisions known.

    Which half is drawn `_HALVES` times: one draw has 1,300 dates, of which lots alone make a
    calibration error over .02 (`_floor`), and between the AUC of two draws lie .03. So the figures
    are means over draws; the calibration error is that of all draws together.
    """
    count = len(table["a_id"])
    some = tuple(name for name in fields() if name not in CORE)
    lot = np.random.default_rng(5)
    half = {str(p) for p in np.unique(np.r_[table["a_id"], table["b_id"]]) if lot.random() < 0.5}
    tiers = {
        "all": table,
        "nothing sensitive": _hide(table, SENSITIVE),
        "nearly nothing": _hide(table, some),
        "half of the people nearly nothing": _hide(table, some, lambda person: person in half),
    }
    cold = {tier: np.zeros(count) for tier in tiers}
    alone = {tier: np.zeros(count) for tier in tiers if tier != "all"}
    halves = [
        _Half(np.random.default_rng(seed).random(count) < 0.5, np.zeros(count), np.zeros(count))
        for seed in range(_HALVES)
    ]
    for wave in np.unique(table["wave"]):
        out = table["wave"] == wave
        fitted = model().fit(_part(table, ~out))
        for tier, shared in tiers.items():
            cold[tier][out] = fitted.predict_mutual(_part(shared, out))
        for tier, score in alone.items():
            own = model().fit(_part(tiers[tier], ~out))
            score[out] = own.predict_mutual(_part(tiers[tier], out))
        for draw in halves:
            known, rest = out & draw.known, out & ~draw.known
            past, asked = _part(table, known), _part(table, rest)
            draw.later[rest] = fitted.predict_mutual(asked, history=past)
            draw.popular[rest] = _popular(past, asked)
    return [
        *_cold(table, cold),
        *_lost(table, cold, alone),
        *_history(table, halves),
    ]


def _lost(table: Table, cold: dict[str, Floats], alone: dict[str, Floats]) -> list[Figure]:
    """Tell what is lost where people share less, and what of it is not there to be had.

    alone: foretold by models that learned from people who share only so much. Whole waves are
    drawn with replacement for the interval.
    """
    yes = np.asarray(table["match"], dtype=np.float64)
    waves = [np.flatnonzero(table["wave"] == wave) for wave in np.unique(table["wave"])]
    rng = np.random.default_rng(1)
    draws = [
        np.concatenate([waves[at] for at in rng.integers(0, len(waves), len(waves))])
        for _ in range(_DRAWS)
    ]
    figures = []
    for tier, own in alone.items():
        lost = [_auc(yes[at], cold["all"][at]) - _auc(yes[at], cold[tier][at]) for at in draws]
        low, high = np.quantile(lost, [0.025, 0.975])
        apart = _auc(yes, cold["all"]) - _auc(yes, own)
        told = f"learned from such people alone {apart:.3f}; waves drawn {low:+.3f} to {high:+.3f}"
        lost_now = _auc(yes, cold["all"]) - _auc(yes, cold[tier])
        figures.append(_most(f"cold: AUC lost, shared: {tier}", lost_now, "", 0.015, peer=told))
    return figures


def _cold(table: Table, cold: dict[str, Floats]) -> list[Figure]:
    within, yes = _within(table), np.asarray(table["match"], dtype=np.float64)
    everything, stated = cold["all"], _stated(table)
    low, high = within.gain(everything, stated)
    told = f"stated wishes {within.each(stated).mean():.3f}; gain {low:+.3f} to {high:+.3f}"
    return [
        _least("cold: AUC within a person", within.each(everything).mean(), "", 0.595, peer=told),
        _least("cold: paired gain over stated wishes, low end", low, "", 0.0),
        _least("cold: AUC", _auc(yes, everything), "", 0.582),
        _most("cold: calibration error", _ece(yes, everything), "", 0.02),
        _most("cold: Brier", float(((everything - yes) ** 2).mean()), "", 0.143),
    ]


@dataclass(frozen=True, slots=True)
class _Half:
    """Which dates are known, and what is foretold of the others from them."""

    known: NDArray[np.bool_]
    later: Floats
    popular: Floats


def _history(table: Table, halves: Sequence[_Half]) -> list[Figure]:
    """Tell the mean over all draws of what is known; the interval is that of the first draw."""
    yes = np.asarray(table["match"], dtype=np.float64)
    within = [_within(table, ~half.known) for half in halves]
    later, popular = [half.later for half in halves], [half.popular for half in halves]

    def each(told: Callable[[Floats, Floats], float], scores: Sequence[Floats]) -> Floats:
        pairs = zip(halves, scores, strict=True)
        return np.array([told(yes[~half.known], score[~half.known]) for half, score in pairs])

    def order(scores: Sequence[Floats]) -> float:
        return float(np.mean([_ndcg(w, score) for w, score in zip(within, scores, strict=True)]))

    low, high = within[0].gain(later[0], popular[0])
    told = f"popularity {each(_auc, popular).mean():.3f}; gain {low:+.3f} to {high:+.3f}"
    asked = [~half.known for half in halves]
    truths = np.concatenate([yes[one] for one in asked])
    chances = np.concatenate([score[one] for one, score in zip(asked, later, strict=True)])
    draws = ", ".join(f"{one:.3f}" for one in each(_ece, later))
    squared = each(lambda truth, chance: float(((chance - truth) ** 2).mean()), later)
    return [
        _least("history: AUC", each(_auc, later).mean(), "", 0.734, peer=told),
        _least("history: NDCG@5", order(later), "", 0.638, peer=f"popularity {order(popular):.3f}"),
        _least("history: paired gain over popularity, low end", low, "", 0.0),
        _most("history: calibration error, all draws", _ece(truths, chances), "", 0.02,
              peer=f"each draw alone {draws}; a perfect one {_floor(later[0][asked[0]]):.3f}"),
        _most("history: Brier", squared.mean(), "", 0.130),
    ]  # fmt: skip


def _floor(chances: Floats) -> float:
    """Return the calibration error that lots alone make where every chance is true."""
    rng = np.random.default_rng(3)
    return float(
        np.mean([_ece((rng.random(len(chances)) < chances) * 1.0, chances) for _ in range(_DRAWS)])
    )


def _parity(count: int = 1200, places: int = 4, shown: int = 10) -> list[Figure]:
    """Let half of some invented people share nearly nothing; see how much less they are shown.

    In the lists of a day, by stated taste, with attention shared out; beside it by taste alone.
    """
    quiet = np.random.default_rng(7).random(count) < 0.5
    weights = np.tile(1 / np.log2(2 + np.arange(shown)), count)
    seen: dict[str, list[float]] = {"shared out": [], "alone": []}
    for seed in range(places):
        people = {
            name: column if name in CORE else np.where(quiet, np.nan, column)
            for name, column in market.invent(count, seed=seed).people.items()
        }
        seek, offer = (side.astype(np.float64) for side in taste.model().vectors(people))
        taken = attention.worths((seek, offer), gather([Wants(gender=None, age=None)] * count))
        share = np.zeros((count, count))
        share[tuple(np.array(list(taken)).T)] = list(taken.values())
        alone = log_both(seek @ offer.T, offer @ seek.T)
        np.fill_diagonal(alone, -np.inf)
        for name, score in (("shared out", share), ("alone", np.asarray(alone, np.float64))):
            looks = np.bincount(_best(score, shown).ravel(), weights, count)
            seen[name].append(100 * looks[quiet].mean() / looks[~quiet].mean())
    least = min(seen["shared out"])
    told = f"by taste alone {min(seen['alone']):.0f} to {max(seen['alone']):.0f} %"
    return [
        _least(
            "who shares nearly nothing is shown, of the others", float(least), "%", 95, peer=told
        )
    ]


def _best(score: Floats, k: int) -> NDArray[np.int64]:
    some = np.argpartition(-score, k - 1, axis=1)[:, :k]
    order = np.argsort(-np.take_along_axis(score, some, 1), axis=1)
    return np.take_along_axis(some, order, 1)


def _crowd(size: int = 5000, each: int = 50) -> list[Figure]:
    """Make lists in a crowded market from the truth, and from guesses of two qualities.

    The truth itself foretells who says yes at AUC .72: who meets decides the rest. What comes of
    guesses is told, beside the goals for the truth: it is as good as the guesses are.
    """
    out, back = market.crowd(size, size, seed=1)
    harmonic = 2 / (1 / out + 1 / back)
    alone = market.judge(_best(harmonic, _PLACES), _best(harmonic.T, _PLACES), (out, back))
    dense, dense_seconds = _dense(out + back, (out, back))
    figures = []
    for told, noise in (("", 0.0), (", guessed at AUC .70", 0.15), (", guessed at AUC .60", 0.55)):
        rng = np.random.default_rng(2)
        guess = out + back + rng.normal(0, noise, out.shape) if noise else out + back
        fair, seconds = _sparse(guess, each, (out, back))
        peer = f"harmonic {alone.matches:.2f}, {alone.gini:.2f}, {100 * alone.never:.0f} %"
        goals = (2.0, 0.15, 0.0)
        found = [
            _least(f"crowd{told}: matches a person", fair.matches, "", goals[0], peer=peer),
            _most(f"crowd{told}: Gini of exposure", fair.gini, "", goals[1],
                  peer=f"dense {dense.gini:.3f}"),
            _most(f"crowd{told}: never shown", 100 * fair.never, "%", goals[2]),
        ]  # fmt: skip
        figures += [replace(one, goal="told", holds=True) if noise else one for one in found]
        if not noise:
            figures += [
                _least("crowd: of what dense gives", 100 * fair.matches / dense.matches, "%", 95),
                _most("crowd: time of dense", 100 * seconds / dense_seconds, "%", 10),
            ]
    return figures


def _dense(score: Floats, truth: tuple[Floats, Floats]) -> tuple[market.Fairness, float]:
    start = time.process_time()
    kernel = np.exp(score / (2 * allocate.SPREAD)).astype(np.float32)
    given, got = np.ones(len(score), np.float32), np.ones(score.shape[1], np.float32)
    for _ in range(500):
        before = given
        pull = kernel @ got
        given = 2 / (pull + np.sqrt(pull**2 + 4))
        pull = given @ kernel
        got = 2 / (pull + np.sqrt(pull**2 + 4))
        if np.abs(given / before - 1).max() < 1e-5:
            break
    share = given[:, None] * kernel * got
    seconds = time.process_time() - start
    return market.judge(_best(share, _PLACES), _best(share.T, _PLACES), truth), seconds


def _sparse(
    score: Floats, each: int, truth: tuple[Floats, Floats]
) -> tuple[market.Fairness, float]:
    """Take each side's candidates beyond popularity, share out attention, deal out the places.

    What is timed is the shares, as with the dense solver: lists are made of either behind that.
    """
    private = score - score.mean(1, keepdims=True) - score.mean(0)
    mine, theirs = _best(private, each), _best(private.T, each)
    everyone = np.repeat(np.arange(len(score)), each)
    row, column = np.r_[everyone, theirs.ravel()], np.r_[mine.ravel(), everyone]
    offered = allocate.pairs(row, column, score[row, column], score.shape)
    start = time.process_time()
    share = allocate.shares(offered, np.ones(len(score)), np.ones(len(score)))
    seconds = time.process_time() - start
    worth = allocate.worth(allocate.placed(offered, share, k=_PLACES), share, k=_PLACES)
    turned = allocate.Pairs(offered.column, offered.row, worth, score.shape)
    seen = allocate.lists(offered, worth, k=_PLACES)
    return market.judge(seen, allocate.lists(turned, worth, k=_PLACES), truth), seconds


class _Everybody:
    """All may meet."""

    def pairs(self, rows: NDArray[np.int64], columns: NDArray[np.int64]) -> NDArray[np.bool_]:
        return np.ones(len(rows), dtype=bool)


def _vectors(count: int, seed: int = 0) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """Invent 64 numbers for what each seeks and offers, with about 16 independent ones."""
    rng = np.random.default_rng(seed)
    base = rng.normal(0, 0.25, (16, 64))
    seek, offer = (
        (rng.normal(0, 1, (count, 16)) @ base + rng.normal(0, 0.15, (count, 64))) / np.sqrt(8)
        for _ in range(2)
    )
    return seek.astype(np.float32), offer.astype(np.float32)


def _plain(snapshot: Snapshot, rows: NDArray[np.int64]) -> NDArray[np.int64]:
    """Take the exact best by whole rows: two products, three exponentials, one selection."""
    found = []
    for at in range(0, len(rows), 256):
        few = rows[at : at + 256]
        out, back = snapshot.seek[few] @ snapshot.offer.T, snapshot.offer[few] @ snapshot.seek.T
        cost = np.exp(-out) + np.exp(-back) + np.exp(-out - back)
        cost[np.arange(len(few)), few] = np.inf
        found.append(_best(-cost, _PLACES))
    return np.vstack(found)


def _scan(count: int, asked: int) -> list[Figure]:
    snapshot = Snapshot(*_vectors(count), _Everybody(), 1)
    rows = np.arange(asked)
    ours: list[float] = []
    plain: list[float] = []
    mine = theirs = rows[:, None]
    for _ in range(_ROUNDS):
        start = time.process_time()
        theirs = _plain(snapshot, rows)
        middle = time.process_time()
        mine = np.vstack(
            [top(snapshot, rows[at : at + 1024], k=_PLACES).people for at in range(0, asked, 1024)]
        )
        ours.append(time.process_time() - middle)
        plain.append(middle - start)
    same = np.mean([len(np.intersect1d(a, b)) for a, b in zip(mine, theirs, strict=True)])
    quicker = float(np.median(np.array(plain) / np.array(ours)))
    peer = f"blocked numpy {1e3 * np.median(plain) / asked:.3f} ms a row"
    return [
        _least(f"exact top-50 of {count}: times as quick", quicker, "×", 2.5, peer=peer),
        _least(f"exact top-50 of {count}: recall", float(same) / _PLACES, "", 0.9999),
    ]


def _place(count: int) -> dict[PersonId, dict[str, float]]:
    """Invent people of one big place who all fit each other, as the hall has them."""
    made, rng = market.invent(count, seed=3), np.random.default_rng(4)
    names = ("age", "gender", "goal", *INTERESTS, "place_row", "place_column", "since")
    columns: dict[str, NDArray[np.floating]] = {
        **made.people,
        "place_row": 2000.0 + rng.integers(0, 12, count),
        "place_column": 3000.0 + rng.integers(0, 12, count),
        "since": 1000.0 - rng.integers(0, 9, count),
    }
    table = np.stack([np.asarray(columns[name], float) for name in names], axis=1).tolist()
    return {
        PersonId(f"p{at:06}"): {"shared": 0.0, **dict(zip(names, row, strict=True))}
        for at, row in enumerate(table)
    }


def _one(count: int = 100_000, asks: int = 40) -> list[Figure]:
    """Make one person's list where a hundred thousand others are there, all eligible.

    Before each look somebody changes an answer, so that nothing of the last look is just shown
    again. With reasons and nearness for those who are shown.
    """
    rows = _place(count)
    snapshot = Everybody(rows, b"day", 1000)
    figures = []
    for order in Order:
        taken = []
        for ask in range(asks + 1):
            person, other = PersonId(f"p{ask:06}"), PersonId(f"p{count - 1 - ask:06}")
            start = time.process_time()
            rows = {**rows, other: {**rows[other], "hiking": float(ask % 10 + 1)}}
            snapshot = snapshot.after(rows, [other])
            asker = Asker(person=person, settings={}, order=order, apart=lambda _: False)
            shown = [one for one, _ in zip(ordered(snapshot, asker), range(10), strict=False)]
            near_to = [near(snapshot, person, one) for one in shown]
            told = tastes(snapshot, person, shown) if order is not Order.SHUFFLED else {}
            taken.append(1e3 * (time.process_time() - start))
            if len(near_to) != 10 or (told and told.keys() != set(shown)):
                msg = "A list is too short."
                raise ValueError(msg)
        # The first look of a day works out what holds for all; it is told beside.
        figures.append(
            _most(
                f"one list of 100k eligible, {order}: p95 of processor time",
                float(np.quantile(taken[1:], 0.95)),
                "ms",
                50,
                peer=f"first look of the day {taken[0]:.0f} ms",
            )
        )
    return figures


def _looks(count: int = 100_000, real: int = 60) -> list[Figure]:
    """Look at a place of a hundred thousand: after one of them moved, and on a new day.

    Some people are whole; all others have a person's row and a key each, and stand in the hall with
    the numbers of one of those. A new day, when everybody's numbers are read anew and each is told
    so, is timed with those who are whole, and told for a hundred thousand.
    """
    with a_house() as made:
        people = [join(made, f"P{at}") for at in range(real)]
        hall = made.matchmaker._hall  # its rows are what is to be timed
        hall.rows()
        there = set(people)
        many_people(made, count - real)
        known = made.store.read(select(schema.person.c.person_id), {})
        others = [PersonId(one) for (one,) in known if one not in there]
        made.store.write(lambda unit: _give_keys(unit, others))
        like = hall._rows[people[0]]
        hall._rows = {**hall._rows, **dict.fromkeys(others, like)}
        hall._seen.update(dict.fromkeys(others, 1))
        moved = [_until_seen(made, hall, one) for one in people[:15]]
        new_day = [_new_day(hall, people) for _ in range(_ROUNDS)]
        nobody = [_new_day(hall, ()) for _ in range(_ROUNDS)]
        mark = made.matchmaker.mark(people[0], others[-1])
        marks = made.matchmaker._marks
        found = []
        for _ in range(2):
            start = time.process_time()
            if not marks.meant(people[0], [mark], hall._rows, lambda _: True):
                msg = "A mark leads nowhere."
                raise ValueError(msg)
            found.append(1e3 * (time.process_time() - start))
    idle = float(np.median(moved))
    each = max(0.0, float(np.median(new_day)) - float(np.median(nobody))) / real
    return [
        _most("hall of 100k: seen after one person moved", idle, "ms", 50),
        _most("hall of 100k: all numbers read anew on a new day", each * count / 1e3, "s", 120,
              peer=f"{each:.2f} ms a person, of {real}"),
        _most("mark of one of 100k, found before", found[1], "ms", 1,
              peer=f"the first time {found[0]:.0f} ms"),
    ]  # fmt: skip


def _give_keys(unit: Unit, people: Sequence[PersonId]) -> None:
    same = {"purpose": MATCH_PEOPLE, "generation": 1, "next_record": 1, "shred_after_ms": None}
    rows = [{**same, "person_id": one, "key_id": bytes(16), "wrapped": b""} for one in people]
    unit.run(insert(schema.purpose_key), rows)
    unit.touch()


def _until_seen(made: House, hall: Hall, person: PersonId) -> float:
    """Let somebody change an answer; return the processor's ms until it is seen."""
    before = hall.rows()[person]
    tell(made, person, called="Moved", choices=share("called"))
    start = time.process_time()
    after = hall.rows()[person]
    taken = 1e3 * (time.process_time() - start)
    if after is before:
        msg = "Nothing was seen."
        raise ValueError(msg)
    return taken


def _new_day(hall: Hall, people: Sequence[PersonId]) -> float:
    """Let the rows of some people be over, and untold; return the ms until they are there again."""
    for one in people:
        del hall._seen[one]
        del hall._told[one]
    hall._pulse = -1
    start = time.process_time()
    hall.rows()
    return 1e3 * (time.process_time() - start)


def _pool(seed: int) -> tuple[float, int]:
    """Make the lists of one pool of 20,000; return the processor's time, and how many are full."""
    snapshot = Snapshot(*_vectors(_POOL, seed), _Everybody(), seed)
    start = time.process_time()
    found = batch(snapshot, k=_PLACES)
    return time.process_time() - start, int((found.people[:, -1] >= 0).sum())


def _night(pools: int = 5) -> list[Figure]:
    """Make everybody's lists at 100,000 people; fit the time, tell what a million would take."""
    done = [_pool(seed) for seed in range(pools)]
    people, taken = _POOL * np.arange(1, pools + 1), np.cumsum([seconds for seconds, _ in done])
    slope = float(np.polyfit(people, taken, 1)[0])
    full = sum(count for _, count in done)
    minutes = 1e6 * slope / 60 / _CORES
    told = f"{taken[-1]:.1f} s for {people[-1]} people, {full} lists full"
    # Ten times the people, from the line: what does not grow with people is the rest of it.
    rest = float(taken[-1]) - slope * float(people[-1])
    grows = (rest + slope * 1e6) / (rest + slope * 1e5)
    return [
        _most("a million in pools of 20k, 2 cores (from slope)", minutes, "min", 15, peer=told),
        _most("a night: ten times the people take (from slope)", grows, "×", 11),
    ]


def long(pools: int = 50) -> list[Figure]:
    """Make everybody's lists at a million people, on two processes, and look at the clock."""
    start = time.perf_counter()
    with ProcessPoolExecutor(_CORES, get_context("spawn")) as workers:
        done = list(workers.map(_pool, range(pools)))
    minutes = (time.perf_counter() - start) / 60
    work, full = sum(seconds for seconds, _ in done) / 60, sum(count for _, count in done)
    told = f"{work:.1f} min of processor time, {full} lists full, vectors made in it"
    return [
        _most("a million in pools of 20k, 2 cores, by the clock", minutes, "min", 15, peer=told)
    ]
