"""How likely two people both say yes: two calibrated additive models, multiplied.

The chance that one says yes to the other is a sum of named terms (`terms.py`) on the scale of
logits; without decisions the chance of both is their product, times one constant. So every
answer explains itself exactly. What is not shared adds exactly nothing; in training a copy of
everybody with fields left out at random keeps others' weights from leaning on what some do not
share. Without decisions it goes by stated wishes and interests; with them, also by habits
(`habits.py`), and the lower of two chances counts for more.

Ships with no weights: it is fitted by whoever runs it, to decisions that people let it learn from.
Sources: Neve & Palomares, RecSys 2019 (directed models, then combined); Platt 1999 (calibration
by slope and level on decisions left out).
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sized
from dataclasses import dataclass
from typing import Final, Protocol

import numpy as np
from numpy.typing import NDArray

from troth.errors import BadInput, Unconfigured
from troth.matchmaker import logistic
from troth.matchmaker.fields import GENDERS, SCALE, SENSITIVE, WISHES
from troth.matchmaker.habits import Habits, learn
from troth.matchmaker.logistic import Fitted, sigmoid
from troth.matchmaker.terms import CORE, KINDS, TERMS, Floats, People, fields

PRIOR: Final = 300.0
"""Precision of each weight: one term alone seldom moves a logit by more than about 0.1."""
_FOLDS = 5
_HALVES = 20
_SEED = 20260101
_LOWEST_SPREAD = 0.15
_NEVER: Final = 1e-300
"""Less than any chance: nothing is divided by nought."""
_SLIP: Final = 2.0
"""An answer may be so many times as great as its scale: a slip of the pen, and no code."""
_SPANS: Final[Mapping[str, tuple[float, float]]] = {
    **dict.fromkeys(fields(), (0.0, _SLIP * SCALE[1])),
    **dict.fromkeys([f"{one}1_1" for one in WISHES], (0.0, 101.0)),
    "age": (18.0, 120.0),
    "gender": (min(GENDERS), max(GENDERS)),
    **{name: (1.0, float(most)) for name, most in KINDS.items()},
}
"""From where to where an answer can lie. All else, such as 99 or -1 for no answer, counts as none.
Points of wishes add up to a hundred, but for rounding."""
_TRUTHS: Final[Mapping[str, float]] = {"True": 1.0, "False": 0.0}
_WHOLE: Final = re.compile(r"(-?[0-9]+)\.0*")
_NOTHING = frozenset({"", "nan", "NaN", "None", "<NA>", "NaT"})
_SIDE: Final = len("a_")
_DECISIONS = "Decisions must be 0 or 1, and both must occur."


class Table(Protocol):
    """Columns by name, rows in order: a mapping of arrays, or a data frame."""

    def __getitem__(self, name: str, /) -> object:
        """Return one column."""

    def __contains__(self, name: object, /) -> bool:
        """Say whether there is such a column."""


@dataclass(frozen=True, slots=True)
class Explained:
    """Exact terms of n pairs. All on natural logarithms; `names` names the columns of the terms.

    `ab.sum(1) + start` is the logit that a says yes to b; `ba` likewise. `habits_ab` is what
    decisions so far add. The score is the logarithm of the chance of both:
    `log p_ab + log p_ba + level`.
    """

    names: tuple[str, ...]
    start: float
    ab: Floats
    ba: Floats
    logit_ab: Floats
    logit_ba: Floats
    level: float

    @property
    def score(self) -> Floats:
        """Return (n,) logarithms of the chance that both say yes."""
        return -np.logaddexp(0, -self.logit_ab) - np.logaddexp(0, -self.logit_ba) + self.level


@dataclass(frozen=True, slots=True)
class _Pairs:
    """Both sides of n pairs, who they are and, in training, what they decided."""

    a: People
    b: People
    a_id: NDArray[np.str_]
    b_id: NDArray[np.str_]

    def turns(self) -> Iterator[tuple[People, People]]:
        return iter(((self.a, self.b), (self.b, self.a)))


@dataclass(frozen=True, slots=True)
class _Content:
    """The weights of the terms: logit = start + sum of weight x (term - middle) / spread."""

    middle: Floats
    spread: Floats
    start: float
    weights: Floats
    covariance: Floats

    @property
    def counts(self) -> NDArray[np.bool_]:
        """Which terms weigh anything, or could: nobody needs to work out the others."""
        return np.asarray((self.weights != 0) | (self.covariance.diagonal()[1:] != 0))

    def logits(self, rows: Floats) -> Floats:
        # Row by row: a pair has the same chance to the last bit, whoever stands beside it.
        return np.asarray(self.start + (self.standard(rows) * self.weights).sum(-1))

    def standard(self, rows: Floats) -> Floats:
        found = rows - self.middle
        found /= self.spread
        return np.nan_to_num(found, copy=False)


class Model:
    """Fitted by `fit`, asked by `predict_mutual` and `explain`. Deterministic."""

    def __init__(self, *, prior: float = PRIOR, masks: bool = True) -> None:
        self._prior = prior
        self._masks = masks
        self._content: _Content | None = None
        self._stack = np.zeros(6)
        self._levels = (0.0, 0.0)

    def fit(self, df: Table) -> "Model":
        """Learn from n decided pairs: columns a_FIELD and b_FIELD, a_id, b_id, a_dec and b_dec.

        Rows of one `wave`, where there is such a column, are left out together for calibration.
        The order of rows, and who of a pair is named first, do not matter. Raises BadInput, which
        names the column.
        """
        told = _known_pairs(df)
        count = len(told.a_id)
        pairs, yes, waves = _in_order(told, _decided(df, count), _waves(df, count))
        if np.isnan(yes).any() or not yes.size or yes.min() == yes.max():
            raise BadInput(_DECISIONS, param="a_dec")
        rows = _both_ways(pairs)
        folds = _folds(waves)
        masked = _both_ways(_masked(pairs)) if self._masks else rows
        out = np.zeros(yes.shape)
        for fold in np.unique(folds):
            rest = folds != fold
            part = _fit(rows[:, rest], masked[:, rest], yes[:, rest], self._prior)
            out[:, ~rest] = part.logits(rows[:, ~rest])
        content = _fit(rows, masked, yes, self._prior)
        self._content, out = _calibrated(content, out, yes)
        self._levels = (_level(sigmoid(out).prod(axis=0), yes), 0.0)
        self._stack, with_history = _stacked(pairs, out, yes, folds)
        self._levels = (self._levels[0], with_history)
        return self

    def predict_directed(self, df: Table, history: Table | None = None) -> tuple[Floats, Floats]:
        """Return the chances (n,) that a says yes to b, and that b says yes to a."""
        ab, ba, _ = self._logits(df, history)
        return sigmoid(ab), sigmoid(ba)

    def predict_mutual(self, df: Table, history: Table | None = None) -> Floats:
        """Return the chances (n,) that both say yes.

        history: pairs with a_dec and b_dec of people who let Troth learn from decisions; empty
        where somebody did not decide. A pair of which it knows nobody is as without it. Raises
        BadInput, which names the column.
        """
        ab, ba, is_known = self._logits(df, history)
        cold = sigmoid(ab) * sigmoid(ba) * np.exp(self._levels[0])
        known = _with_doubt(sigmoid(ab), sigmoid(ba)) * np.exp(self._levels[1])
        return np.asarray(np.minimum(np.where(is_known, known, cold), 1.0))

    def explain(self, df: Table) -> Explained:
        """Return the exact terms of each pair, without history."""
        content = self._fitted()
        both = _both_ways(_pairs(df), content.counts)
        ab, ba = (content.standard(rows) * content.weights for rows in both)
        return Explained(
            names=tuple(term.name for term in TERMS),
            start=content.start,
            ab=ab,
            ba=ba,
            logit_ab=content.start + ab.sum(1),
            logit_ba=content.start + ba.sum(1),
            level=self._levels[0],
        )

    def doubt(self, df: Table) -> tuple[Floats, Floats]:
        """Return standard deviations (n,) of the two logits that come from having seen little."""
        content = self._fitted()
        spreads = []
        for rows in _both_ways(_pairs(df), content.counts):
            full = np.hstack([np.ones((len(rows), 1)), content.standard(rows)])
            spreads.append(np.sqrt(np.einsum("ij,jk,ik->i", full, content.covariance, full)))
        return spreads[0], spreads[1]

    def vectors(self, people: People) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
        """Return what each person seeks and offers, (n, d) each: one's logit is their product.

        `seek[i] @ offer[j]` is the logit that i says yes to j, without history.
        """
        content = self._fitted()
        count = len(next(iter(people.values())))
        only = {"seek": np.full(count, content.start), "offer": np.zeros(count)}
        seeks: list[Floats] = []
        offers: list[Floats] = []
        for term, middle, scale in zip(
            TERMS, content.middle, content.weights / content.spread, strict=True
        ):
            if not scale:  # it adds nothing, whatever people say
                continue
            seek, offer = _clean(term.seek(people)), _clean(term.offer(people))
            here, there = _shared(term.seek(people)), _shared(term.offer(people))
            if not term.has:
                only["seek"] += scale * (seek[:, 0] - middle) * here[:, 0]
            elif not term.wants:
                only["offer"] += scale * (offer[:, 0] - middle) * there[:, 0]
            else:
                seeks += [scale * seek, -scale * middle * here]
                offers += [offer, there]
        one = np.ones(count)
        seeks.append(np.stack([only["seek"], one], axis=1))
        offers.append(np.stack([one, only["offer"]], axis=1))
        return np.hstack(seeks).astype(np.float32), np.hstack(offers).astype(np.float32)

    def _fitted(self) -> _Content:
        if self._content is None:
            msg = "This model has learned nothing yet. Fit it to decisions first."
            raise Unconfigured(msg)
        return self._content

    def _logits(self, df: Table, history: Table | None) -> tuple[Floats, Floats, NDArray[np.bool_]]:
        """Return both logits (n,), and of which pairs the history knows somebody."""
        content = self._fitted()
        pairs = _pairs(df) if history is None else _known_pairs(df)
        ab, ba = (content.logits(rows) for rows in _both_ways(pairs))
        if history is None:
            return ab, ba, np.zeros(len(ab), dtype=bool)
        habits = self._habits(history)
        there, back = habits.of(pairs.a_id, pairs.b_id), habits.of(pairs.b_id, pairs.a_id)
        is_known = habits.knows(pairs.a_id) | habits.knows(pairs.b_id)
        return (
            np.where(is_known, (_with_habits(ab, there) * self._stack).sum(1), ab),
            np.where(is_known, (_with_habits(ba, back) * self._stack).sum(1), ba),
            is_known,
        )

    def _habits(self, history: Table) -> Habits:
        if isinstance(history, Sized) and not len(history):  # not even columns
            return Habits()
        known = _known_pairs(history)
        yes = _decided(history, len(known.a_id))
        ab, ba, _ = self._logits(history, None)
        return _learn(known, np.stack([ab, ba]), yes)


def model() -> Model:
    """Make a model that has learned nothing yet."""
    return Model()


def stated(
    weights: Mapping[str, float],
    *,
    middles: Mapping[str, float],
    start: float,
    doubt: float,
) -> Model:
    """Make a model that has learned from nobody: it goes by what people state, by fixed weights.

    weights, middles: by the name of a term; a term that is not named weighs nothing. start: the
    logit where nothing is known. doubt: standard deviation of each weight that is named.
    """
    names = [term.name for term in TERMS]
    made = Model()
    made._content = _Content(  # noqa: SLF001  # the same module
        np.array([middles.get(name, 0.0) for name in names]),
        np.ones(len(names)),
        start,
        np.array([weights.get(name, 0.0) for name in names]),
        np.diag([doubt**2, *(doubt**2 * (name in weights) for name in names)]),
    )
    return made


def _column(df: Table, name: str) -> Floats:
    """Return a column as numbers; not a number where nothing stands, or what no answer can be."""
    found: Floats = np.asarray(_numbers(df, name))
    least, most = _SPANS[name[_SIDE:]]
    with np.errstate(invalid="ignore"):
        return np.where((found >= least) & (found <= most), found, np.nan)


def _numbers(df: Table, name: str) -> Floats:
    told = _one_column(df, name)
    if told.dtype.kind in "biuf":
        return told.astype(np.float64)
    return np.fromiter((_number(one, name) for one in told), float, count=len(told))


def _one_column(df: Table, name: str) -> NDArray[np.generic]:
    found = df[name]
    told = np.asarray(found)
    if isinstance(found, np.ma.MaskedArray):
        told = np.where(np.ma.getmaskarray(found), np.array(None), told)
    if told.ndim != 1:
        message = f"There is more than one column {name}. Keep one."
        raise BadInput(message, param=name)
    return told


def _number(one: object, name: str) -> float:
    text = str(one).strip()
    if text in _NOTHING:
        return np.nan
    if text in _TRUTHS:
        return _TRUTHS[text]
    try:
        return float(text)
    except ValueError:
        message = f"In the column {name} stands something that is no number."
        raise BadInput(message, param=name) from None


def _decided(df: Table, count: int) -> Floats:
    """Return the decisions (2, count): 0, 1, or not a number. Raises BadInput for all others."""
    told = [_numbers(df, _must_be_in(df, name)) for name in ("a_dec", "b_dec")]
    _must_be_long(count, told, "a_dec")
    yes = np.stack(told)
    if not (np.isnan(yes) | (yes == 0) | (yes == 1)).all():
        raise BadInput(_DECISIONS, param="a_dec")
    return yes


def _must_be_table(df: Table) -> None:
    if not (hasattr(df, "keys") or hasattr(df, "columns")):  # it would look like nothing shared
        message = "Give a table with columns by name, such as a data frame."
        raise BadInput(message, param="df")


def _must_be_in(df: Table, name: str) -> str:
    if name not in df:
        message = f"The column {name} is needed here, and is not there."
        raise BadInput(message, param=name)
    return name


def _must_be_long(count: int, columns: Iterable[Sized], name: str) -> None:
    if any(len(one) != count for one in columns):
        message = "The columns are not of one length. Each has one value a row."
        raise BadInput(message, param=name)


def _names(df: Table, name: str) -> NDArray[np.str_]:
    """Return a column as names. A whole number is the same name however it is written down."""
    told = _one_column(df, name)
    return np.array([_name(one) for one in told.tolist()], dtype=np.str_)


def _name(one: object) -> str:
    if isinstance(one, float | np.floating) and one.is_integer():
        return str(int(one))
    text = str(one).strip()
    whole = _WHOLE.fullmatch(text)
    if whole:
        return whole[1]
    return "" if text in _NOTHING else text


def _known_pairs(df: Table) -> _Pairs:
    """Read pairs of people who must be told apart. Raises BadInput without their names."""
    _must_be_table(df)
    for name in ("a_id", "b_id"):
        _must_be_in(df, name)
    return _pairs(df)


def _pairs(df: Table) -> _Pairs:
    """Read pairs. Who they are is left empty where it does not stand there."""
    _must_be_table(df)
    named = [_names(df, name) if name in df else None for name in ("a_id", "b_id")]
    count = max((len(one) for one in named if one is not None), default=_rows(df))
    nobody = np.full(count, "", dtype=np.str_)
    a_id, b_id = (nobody if one is None else one for one in named)
    empty = np.full(count, np.nan)
    a, b = (
        {f: _column(df, f"{side}_{f}") if f"{side}_{f}" in df else empty for f in fields()}
        for side in "ab"
    )
    _must_be_long(count, (a_id, b_id, *a.values(), *b.values()), "df")
    return _Pairs(a, b, a_id, b_id)


def _rows(df: Table) -> int:
    there = (f"{side}_{f}" for side in "ab" for f in fields() if f"{side}_{f}" in df)
    first = next(there, None)
    if first is None and isinstance(df, Mapping):
        first = next(iter(df), None)
    elif first is None and isinstance(df, Sized):
        return len(df)
    return 0 if first is None else len(_one_column(df, first))


def _waves(df: Table, count: int) -> NDArray[np.intp]:
    """Return the number of each row's wave, from nought up; nought where there is none."""
    if "wave" not in df:
        return np.zeros(count, dtype=np.intp)
    told = _one_column(df, "wave")
    _must_be_long(count, [told], "wave")
    waves = told if told.dtype.kind in "iuf" else _names(df, "wave")
    return np.asarray(np.unique(waves, return_inverse=True)[1])


def _in_order(
    pairs: _Pairs, yes: Floats, waves: NDArray[np.intp]
) -> tuple[_Pairs, Floats, NDArray[np.intp]]:
    """Sort pairs, decisions (2, n) and waves (n,) by the ids: lots are drawn by position.

    The first of a pair is the one whose id is first. Where ids are equal, decisions and answers
    tell; rows that still change places are equal in all.
    """
    sides = {f: np.concatenate([pairs.a[f], pairs.b[f]]) for f in pairs.a}
    names, ids = np.unique(np.concatenate([pairs.a_id, pairs.b_id]), return_inverse=True)
    told = np.nan_to_num(np.stack([ids, yes.ravel(), *sides.values()], axis=1), nan=-np.inf)
    rank = np.unique(told, axis=0, return_inverse=True)[1].reshape(yes.shape)
    place = np.arange(rank.size).reshape(yes.shape)
    place = np.take_along_axis(place, rank.argsort(axis=0), axis=0)
    order = np.lexsort((waves, *np.sort(rank, axis=0)[::-1]))
    a, b = place = place[:, order]
    first, second = ({f: one[here] for f, one in sides.items()} for here in (a, b))
    ordered = _Pairs(first, second, names[ids[a]], names[ids[b]])
    return ordered, yes.ravel()[place], waves[order]


def _clean(values: Floats) -> Floats:
    return np.asarray(np.nan_to_num(values), dtype=np.float64)


def _shared(values: Floats) -> Floats:
    there = ~np.isnan(values)
    return there[:, :1] * 1.0


def _both_ways(pairs: _Pairs, which: NDArray[np.bool_] | None = None) -> Floats:
    """Return the terms (2, n, terms): of a who looks at b, and of b who looks at a.

    Not a number where one of the two does not share what the term speaks of. which: only those are
    worked out; the others are nought.
    """
    found = np.zeros((2, len(pairs.a_id), len(TERMS)))
    for way, (one, other) in zip(found, pairs.turns(), strict=True):
        for at, term in enumerate(TERMS):
            if which is None or which[at]:
                way[:, at] = (term.seek(one) * term.offer(other)).sum(1)
    return found


def _masked(pairs: _Pairs) -> _Pairs:
    """Leave out fields at random: all but the core for a third, what is sensitive for a third."""
    people = np.unique(np.concatenate([pairs.a_id, pairs.b_id]))
    lot = np.random.default_rng(_SEED).integers(0, 3, len(people))

    def side(values: People, ids: NDArray[np.str_]) -> People:
        drawn = lot[np.searchsorted(people, ids)]
        hides = {
            f: (drawn == 0) & (f not in CORE) | (drawn == 1) & (f in SENSITIVE) for f in values
        }
        return {f: np.where(hides[f], np.nan, value) for f, value in values.items()}

    return _Pairs(side(pairs.a, pairs.a_id), side(pairs.b, pairs.b_id), pairs.a_id, pairs.b_id)


def _fit(rows: Floats, masked: Floats, yes: Floats, prior: float) -> _Content:
    """Fit the terms (2, n, terms) and the copy with fields left out, each counting half."""
    seen = rows.reshape(-1, rows.shape[-1])
    there = np.maximum((~np.isnan(seen)).sum(0), 1)
    middle = np.asarray(np.nansum(seen, 0)) / there
    spread = np.asarray(np.sqrt(np.nansum((seen - middle) ** 2, 0) / there))
    blank = _Content(middle, np.maximum(spread, _LOWEST_SPREAD), 0.0, middle, middle)
    full = np.ones((2 * len(seen), 1 + seen.shape[1]))
    full[: len(seen), 1:] = blank.standard(seen)
    full[len(seen) :, 1:] = blank.standard(masked.reshape(seen.shape))
    wanted = np.tile(yes.ravel(), 2)
    fitted = logistic.fit(
        full, wanted, np.array([1e-6] + [prior] * seen.shape[1]), weigh=np.full(len(full), 0.5)
    )
    return _Content(
        middle, blank.spread, float(fitted.weights[0]), fitted.weights[1:], fitted.covariance
    )


def _calibrated(content: _Content, out: Floats, yes: Floats) -> tuple[_Content, Floats]:
    """Scale the weights so that logits (2, n) of pairs left out mean what they say."""
    level, slope = _line(out, yes).weights
    scaled = _Content(
        content.middle,
        content.spread,
        float(level + slope * content.start),
        slope * content.weights,
        slope**2 * content.covariance,
    )
    return scaled, level + slope * out


def _line(out: Floats, yes: Floats) -> Fitted:
    """Fit level and slope. Few decisions leave the slope near one."""
    flat = out.ravel()
    return logistic.fit(
        np.stack([np.ones_like(flat), flat], axis=1),
        yes.ravel(),
        np.array([1e-6, 1.0]),
        middle=np.array([0.0, 1.0]),
    )


def _level(chances: Floats, yes: Floats) -> float:
    """Return the logarithm of what the chances (n,) of both are off by."""
    both = float((yes[0] * yes[1]).sum())
    return float(np.log(max(both, 0.5) / max(float(chances.sum()), 0.5)))


def _with_doubt(one: Floats, other: Floats) -> Floats:
    """Return the chance of both from two chances (n,) that go by habits.

    The harmonic mean times the geometric one: the product where they are alike, less where they
    are not. A few decisions make a high chance look higher than it is, so the lower says more. It
    ranks a little better than the product (AUC 0.736 and 0.732 over the five draws of
    `bench/matching.py`; harmonic means for lists of both: Pizzato et al., RecSys 2010).
    """
    both = one * other
    return np.asarray(2 * both * np.sqrt(both) / np.maximum(one + other, _NEVER))


def _folds(waves: NDArray[np.intp]) -> NDArray[np.intp]:
    """Say which rows are left out together: those of one wave, else of one part by lot.

    Of one wave alone nothing would be left to learn from: then lots decide, too.
    """
    if waves.any():
        return np.asarray(waves % _FOLDS)
    return np.random.default_rng(_SEED).integers(0, _FOLDS, len(waves))


def _learn(pairs: _Pairs, logits: Floats, yes: Floats) -> Habits:
    """Learn habits from both directions of decided pairs; logits and yes are (2, n)."""
    return learn(
        np.concatenate([pairs.a_id, pairs.b_id]),
        np.concatenate([pairs.b_id, pairs.a_id]),
        yes.ravel(),
        logits.ravel(),
    )


def _with_habits(logits: Floats, habits: Floats) -> Floats:
    return np.hstack([np.ones((len(logits), 1)), logits[:, None], habits])


def _halves(count: int) -> Iterator[NDArray[np.bool_]]:
    """Say by lot which rows are known: each as often as it is foretold, so that all weigh alike."""
    rng = np.random.default_rng(_SEED)
    for _ in range(_HALVES):
        known = rng.random(count) < 0.5
        yield known
        yield ~known


def _stacked(
    pairs: _Pairs, out: Floats, yes: Floats, folds: NDArray[np.intp]
) -> tuple[Floats, float]:
    """Learn what habits are worth: know a half of the decisions, foretell the other."""
    rows, wanted, sides = [], [], []
    for known in _halves(len(folds)):
        some = _Pairs(pairs.a, pairs.b, pairs.a_id[known], pairs.b_id[known])
        habits = _learn(some, out[:, known], yes[:, known])
        a, b = pairs.a_id[~known], pairs.b_id[~known]
        both = [
            _with_habits(out[0, ~known], habits.of(a, b)),
            _with_habits(out[1, ~known], habits.of(b, a)),
        ]
        rows += both
        wanted += [yes[0, ~known], yes[1, ~known]]
        sides.append((np.stack(both), yes[:, ~known]))
    prior = np.array([1e-6, 1.0, 1.0, 1.0, 1.0, 1.0])
    answers = np.concatenate(wanted)
    once = np.full(len(answers), 1 / _HALVES)  # however often lots are drawn
    stack = logistic.fit(np.vstack(rows), answers, prior, weigh=once).weights
    levels = [_level(_with_doubt(*sigmoid(both @ stack)), decided) for both, decided in sides]
    return stack, float(np.mean(levels))
