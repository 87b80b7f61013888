import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from troth.errors import BadInput, Unconfigured
from troth.matchmaker.fields import SENSITIVE
from troth.matchmaker.logistic import sigmoid
from troth.matchmaker.model import Model, model
from troth.matchmaker.terms import CORE, TERMS, fields

IDS = ("a_id", "b_id")


def auc(yes, score):
    """Return the chance that a yes scores above a no."""
    rank = np.argsort(np.argsort(score)) + 1.0
    count = yes.sum()
    return (rank[yes == 1].sum() - count * (count + 1) / 2) / (count * (len(yes) - count))


def without(table, *names):
    """Return the table with some columns emptied."""
    return {k: np.full(len(v), np.nan) if k in names else v for k, v in table.items()}


def test_strangers_are_told_apart_and_habits_help(fitted, decided, later):
    """Pairs never seen are ranked better than by lot, and better still with decisions so far."""
    both = later["a_dec"] * later["b_dec"]

    cold = auc(both, fitted.predict_mutual(later))
    known = auc(both, fitted.predict_mutual(later, history=decided))

    assert cold > 0.62
    assert known > cold


def test_chances_mean_what_they_say(fitted, later):
    """Of all pairs, about as many both say yes as the chances add up to."""
    both = later["a_dec"] * later["b_dec"]

    assert abs(fitted.predict_mutual(later).mean() - both.mean()) < 0.03


def test_it_does_not_matter_who_is_named_first(fitted, later):
    """Swapping the two sides of every pair changes no chance of both."""
    swapped = {{"a": "b", "b": "a"}[name[0]] + name[1:]: column for name, column in later.items()}

    assert np.array_equal(fitted.predict_mutual(later), fitted.predict_mutual(swapped))


def test_terms_add_up_exactly(fitted, later):
    """Terms and start add up to the logit; the two logits and the level to the score."""
    told = fitted.explain(later)
    ab, ba = fitted.predict_directed(later)

    assert np.abs(sigmoid(told.start + told.ab.sum(1)) - ab).max() <= 1e-9
    assert np.abs(sigmoid(told.start + told.ba.sum(1)) - ba).max() <= 1e-9
    assert np.abs(np.exp(told.score) - fitted.predict_mutual(later)).max() <= 1e-9


@pytest.mark.parametrize("field", ["age", "music", "exercise", "career_c", "race", "attr1_1"])
def test_taking_a_field_away_moves_the_score_as_told(fitted, later, field):
    """Emptying a field moves both logits by exactly what its terms were told to add."""
    told, after = fitted.explain(later), fitted.explain(without(later, f"b_{field}"))
    has = np.array([field in term.has for term in TERMS])
    wants = np.array([field in term.wants for term in TERMS])

    assert np.abs(told.logit_ab - after.logit_ab - told.ab[:, has].sum(1)).max() <= 1e-9
    assert np.abs(told.logit_ba - after.logit_ba - told.ba[:, wants].sum(1)).max() <= 1e-9


@given(st.sampled_from(fields()), st.integers(0, 2**32 - 1))
def test_what_is_not_shared_changes_no_byte(fitted, later, field, seed):
    """Whatever lies behind a field that is not shared, every answer is the same to the byte."""
    few = {name: column[:40] for name, column in later.items()}
    hidden = np.random.default_rng(seed).normal(5, 4, 40)
    worlds = [{**few, f"a_{field}": column} for column in (few[f"a_{field}"], hidden)]

    answers = [fitted.predict_mutual(without(one, f"a_{field}")).tobytes() for one in worlds]

    assert answers[0] == answers[1]


def test_a_missing_column_is_a_field_nobody_shares(fitted, later):
    """Leaving a column out and emptying it are the same."""
    left_out = {k: v for k, v in later.items() if not k.endswith(SENSITIVE)}
    emptied = without(later, *(k for k in later if k.endswith(SENSITIVE)))

    assert np.array_equal(fitted.predict_mutual(left_out), fitted.predict_mutual(emptied))


def test_nothing_shared_gives_the_usual_chance(fitted, later):
    """Somebody who shares nothing is neither raised nor lowered: no term speaks of them."""
    silent = without(later, *(f"{s}_{f}" for s in "ab" for f in fields()))
    told = fitted.explain(silent)

    assert not told.ab.any()
    assert not told.ba.any()


def test_nobody_is_rated_by_race(fitted):
    """Race stands only in terms on which both sides answered."""
    alone = [t.name for t in TERMS if ("race" in t.has) != ("race" in t.wants)]

    assert not alone
    assert not set(SENSITIVE) & set(CORE)


def test_the_order_of_pairs_does_not_matter(fitted, later):
    """The chance of a pair does not depend on who stands beside it in the table."""
    order = np.random.default_rng(4).permutation(len(later["a_id"]))
    mixed = {name: column[order] for name, column in later.items()}

    np.testing.assert_allclose(
        fitted.predict_mutual(mixed), fitted.predict_mutual(later)[order], rtol=1e-12
    )


def test_vectors_give_the_logit(fitted, people, later):
    """What one seeks times what the other offers is the logit that the model explains."""
    seek, offer = fitted.vectors(people.people)
    a, b = later["a_id"].astype(int), later["b_id"].astype(int)

    assert np.abs((seek[a] * offer[b]).sum(1) - fitted.explain(later).logit_ab).max() < 1e-4


def test_vectors_of_hidden_fields_say_what_the_terms_say(fitted, people, later):
    """Where a field is not shared, the vectors give the same logit as the terms do."""
    hidden = {**people.people, "race": np.full(300, np.nan), "age": np.full(300, np.nan)}
    a, b = later["a_id"].astype(int), later["b_id"].astype(int)
    emptied = without(later, "a_race", "b_race", "a_age", "b_age")

    seek, offer = fitted.vectors(hidden)

    assert np.abs((seek[a] * offer[b]).sum(1) - fitted.explain(emptied).logit_ab).max() < 1e-4


def test_seen_less_is_less_sure(fitted, decided, later):
    """With a tenth of the decisions there is more doubt about the same pairs."""
    few = {name: column[:150] for name, column in decided.items()}

    little, much = model().fit(few).doubt(later), fitted.doubt(later)

    assert little[0].mean() > much[0].mean() > 0


def test_history_of_strangers_is_no_history(fitted, later, decided):
    """Decisions of people who are in no pair of the table change no order."""
    others = {
        **decided,
        "a_id": np.char.add("x", decided["a_id"].astype(str)),
        "b_id": np.char.add("x", decided["b_id"].astype(str)),
    }

    known, cold = (fitted.predict_directed(later, h)[0] for h in (others, None))

    assert np.array_equal(np.argsort(known, kind="stable"), np.argsort(cold, kind="stable"))


@pytest.mark.long
def test_fitting_twice_is_fitting_once(decided, later):
    """The same decisions give the same model, to the byte."""
    few = {name: column[:150] for name, column in decided.items()}

    first, second = (model().fit(few).predict_mutual(later) for _ in range(2))

    assert first.tobytes() == second.tobytes()


def turned(table, rows):
    """Return the table with the two sides of some rows swapped."""
    other = {name: {"a": "b", "b": "a"}.get(name[0], name[0]) + name[1:] for name in table}
    return {name: np.where(rows, table[other[name]], table[name]) for name in table}


@pytest.mark.parametrize(("wave", "named"), [(None, True), (3, True), (3, False)])
def test_the_order_of_what_it_learns_from_does_not_matter(decided, later, wave, named):
    """Nor who of a pair is named first, also where the same two meet twice, or have no names."""
    few = {name: np.concatenate([column[:40], column[:8]]) for name, column in decided.items()}
    few["a_dec"][40:] = 1 - few["a_dec"][40:]
    few["b_music"][42:] = np.nan
    if wave is not None:
        few["wave"] = np.arange(48) % wave
    if not named:
        few["a_id"] = few["b_id"] = np.full(48, "")
    order = np.random.default_rng(6).permutation(48)
    mixed = turned({name: column[order] for name, column in few.items()}, np.arange(48) % 3 == 0)

    first, second = (
        model().fit(one).predict_mutual(later, history=decided) for one in (few, mixed)
    )

    assert first.tobytes() == second.tobytes()


def test_the_lots_it_draws_move_little(decided, later):
    """People of other names, whose rows draw other lots, have nearly the same chances."""
    few = {name: column[:60] for name, column in decided.items()} | {"wave": np.arange(60) % 2}

    def renamed(table):
        names = {one: np.char.add("p", (999 - table[one].astype(int)).astype(str)) for one in IDS}
        return {**table, **names}

    found, other = (
        Model(masks=False).fit(do(few)).predict_mutual(do(later), history=do(decided))
        for do in (dict, renamed)
    )

    assert np.abs(found - other).mean() < 0.03


def test_an_empty_model_says_so(later):
    """A model that has learned nothing refuses to guess."""
    with pytest.raises(Unconfigured):
        Model().predict_mutual(later)


@pytest.mark.parametrize("wrong", [2.0, np.nan])
def test_a_decision_that_is_none_is_refused(decided, wrong):
    """A decision is yes or no."""
    broken = {**decided, "a_dec": np.where(np.arange(1500) == 3, wrong, decided["a_dec"])}

    with pytest.raises(BadInput):
        model().fit(broken)


def spoilt(table, name, value, *, every=7):
    """Return the table with something else in every few rows of a column."""
    column = table[name].astype(object)
    column[::every] = value
    return {**table, name: column}


@pytest.mark.parametrize("nothing", ["", " ", None, "nan", 999, float("inf"), -float("inf"), 1e300])
def test_what_no_answer_can_be_is_no_answer(fitted, later, nothing):
    """Blank texts, none, and numbers without end are as if nothing stood there."""
    empty = spoilt(later, "b_age", float("nan"))

    found = fitted.predict_mutual(spoilt(later, "b_age", nothing))

    assert np.array_equal(found, fitted.predict_mutual(empty))


@pytest.mark.parametrize(
    ("name", "code"),
    [
        *(("b_age", one) for one in (-1, 0, 17, 121, 149)),
        *(("b_gender", one) for one in (-1, 99)),
        *((name, 99) for name in ("b_sports", "b_attr3_1", "b_date_freq", "b_imprelig")),
        *((name, 0) for name in ("b_goal", "b_race", "b_career_c")),
        *((name, 77) for name in ("b_goal", "b_race", "b_field_cd")),
        *(("b_attr1_1", one) for one in (-5, 149)),
    ],
)
def test_a_code_for_no_answer_is_no_answer(fitted, later, name, code):
    """Neither an age that nobody has, nor 99 on a scale to ten, nor a kind that there is not."""
    blank, coded = (spoilt(later, name, one) for one in (float("nan"), code))

    found = fitted.predict_mutual(coded)

    assert np.array_equal(found, fitted.predict_mutual(blank))
    assert np.array_equal(fitted.explain(coded).ab, fitted.explain(blank).ab)


@pytest.mark.parametrize("thing", [None, 5, "a_id", [1, 2], np.zeros((3, 3))])
def test_what_is_no_table_is_refused(fitted, later, thing):
    """It has no columns, so it would look like people who share nothing."""
    for ask in (
        lambda: fitted.predict_mutual(thing),
        lambda: fitted.explain(thing),
        lambda: model().fit(thing),
    ):
        with pytest.raises(BadInput, match="Give a table"):
            ask()


@pytest.mark.parametrize("thing", [5, "a_id", [1, 2], np.zeros((3, 3))])
def test_a_history_that_is_no_table_is_refused(fitted, later, thing):
    """As for whom it is asked."""
    with pytest.raises(BadInput, match="Give a table"):
        fitted.predict_mutual(later, history=thing)


@pytest.mark.long
def test_one_mad_number_spoils_no_fit(decided, later):
    """A single answer of 1e200 in training leaves every chance a chance."""
    few = {name: column[:300] for name, column in decided.items()}

    found = model().fit(spoilt(few, "a_age", 1e200, every=299)).predict_mutual(later)

    assert np.isfinite(found).all()


def test_a_code_for_no_answer_teaches_nothing(decided, later):
    """In training, too, a number that no answer can be is as if nothing stood there."""
    few = {name: column[:60] for name, column in decided.items()}

    coded, empty = (
        model().fit(spoilt(few, "a_age", one, every=60)).predict_mutual(later)
        for one in (999, None)
    )

    assert coded.tobytes() == empty.tobytes()


def test_numbers_may_be_written_as_text(fitted, later):
    """As a program reads them from a file."""
    written = {
        name: np.array([str(one) for one in column]) if name != "a_id" else column
        for name, column in later.items()
    }

    assert np.array_equal(fitted.predict_mutual(written), fitted.predict_mutual(later))


def test_words_are_refused_and_not_repeated(fitted, later):
    """The refusal names the column; what stands in it is somebody's answer."""
    with pytest.raises(BadInput) as refused:
        fitted.predict_mutual(spoilt(later, "a_race", "purple"))

    assert refused.value.param == "a_race"
    assert "purple" not in str(refused.value)


def test_a_pair_needs_no_names_where_no_history_counts(fitted, later):
    """Names are for habits alone."""
    nameless = {name: column for name, column in later.items() if name not in {"a_id", "b_id"}}

    assert np.array_equal(fitted.predict_mutual(nameless), fitted.predict_mutual(later))
    assert fitted.predict_mutual({}).shape == (0,)


@pytest.mark.parametrize("gone", ["a_id", "b_id", "a_dec", "b_dec"])
def test_what_must_be_there_is_named(fitted, decided, later, gone):
    """In training and in what is known so far."""
    less = {name: column for name, column in decided.items() if name != gone}

    for do in (lambda: model().fit(less), lambda: fitted.predict_mutual(later, history=less)):
        with pytest.raises(BadInput) as refused:
            do()
        assert refused.value.param == gone


@pytest.mark.parametrize("wrong", [7, -1, 0.5, 999, float("inf"), "yes"])
def test_a_known_decision_that_is_none_is_refused(fitted, decided, later, wrong):
    """A seven would make everybody certain."""
    with pytest.raises(BadInput):
        fitted.predict_mutual(later, history=spoilt(decided, "b_dec", wrong))


def test_who_has_not_decided_yet_tells_nothing(fitted, decided, later):
    """One of two may have said something and the other not."""
    known = spoilt(decided, "a_dec", float("nan"), every=2)

    found = fitted.predict_mutual(later, history=known)

    assert np.isfinite(found).all()
    assert not np.array_equal(found, fitted.predict_mutual(later))


def test_nothing_known_is_no_history(fitted, decided, later):
    """An empty history, one of others, and one in which nobody decided change no chance."""
    cold = fitted.predict_mutual(later)
    ids = ("a_id", "b_id")
    others = {**decided, **{name: np.char.add("x", decided[name].astype(str)) for name in ids}}
    undecided = {**decided, **dict.fromkeys(("a_dec", "b_dec"), np.full(1500, np.nan))}
    nobody = {**decided, **dict.fromkeys(ids, np.full(1500, np.nan))}

    for known in ({n: c[:0] for n, c in decided.items()}, others, undecided, nobody):
        assert np.array_equal(fitted.predict_mutual(later, history=known), cold)


def test_a_number_names_the_same_person_however_it_is_written(fitted, decided, later):
    """1, "1" and 1.0: a table with a gap in it turns whole numbers into others."""
    ways = [
        {**decided, **{name: decided[name].astype(kind) for name in ("a_id", "b_id")}}
        for kind in (np.int64, np.float64, object)
    ]
    known = fitted.predict_mutual(later, history=decided)

    assert all(np.array_equal(fitted.predict_mutual(later, history=one), known) for one in ways)


@pytest.mark.long
def test_one_evening_alone_teaches_something(decided, later):
    """Where all rows are of one wave, or none is named, lots decide what is left out."""
    few = {name: column[:600] for name, column in decided.items()}
    apart = model().fit(few).predict_mutual(later)

    for wave in (np.full(600, 3), np.full(600, np.nan)):
        assert np.array_equal(model().fit({**few, "wave": wave}).predict_mutual(later), apart)
    mixed = np.array(["x", 1] * 300, dtype=object)
    assert model().fit({**few, "wave": mixed}).predict_mutual(later).std() > 0


def test_nothing_to_learn_from_is_said():
    """No rows at all, or decisions that are all alike."""
    nothing = {name: np.array([]) for name in ("a_id", "b_id", "a_dec", "b_dec")}
    one = {"a_id": ["1"], "b_id": ["2"], "a_dec": [1], "b_dec": [1]}

    for table in (nothing, one):
        with pytest.raises(BadInput):
            model().fit(table)
    assert np.isfinite(model().fit({**one, "b_dec": [0]}).predict_mutual(one)).all()


def test_columns_that_do_not_go_together_are_refused(fitted, later):
    """One that is there twice, as in a table that was joined badly, or one that is too short."""
    twice = {**later, "a_age": np.stack([later["a_age"]] * 2, axis=1)}
    short = {**later, "b_music": later["b_music"][:-1]}

    for table in (twice, short):
        with pytest.raises(BadInput):
            fitted.predict_mutual(table)


def test_a_missing_decision_of_yes_and_no_is_none(fitted, decided, later):
    """True and False, as things or as words, with a gap: as 1 and 0 with the same gap."""
    gap = np.arange(1500) % 5 == 0
    as_bool = np.where(gap, None, decided["a_dec"].astype(bool))
    as_text = np.where(gap, "", decided["a_dec"].astype(bool).astype(str))
    known = fitted.predict_mutual(
        later, history={**decided, "a_dec": np.where(gap, np.nan, decided["a_dec"])}
    )

    for column in (as_bool, as_text):
        found = fitted.predict_mutual(later, history={**decided, "a_dec": column})
        assert np.array_equal(found, known)


@pytest.mark.parametrize("shape", [(60, 2), (59,)])
def test_evenings_that_do_not_go_together_are_refused(decided, shape):
    """Two columns of evenings, or one that is too short."""
    few = {name: column[:60] for name, column in decided.items()}

    with pytest.raises(BadInput) as refused:
        model().fit({**few, "wave": np.ones(shape)})

    assert refused.value.param == "wave"


class Frame:
    """Columns by name and rows in order, in the manner of a data frame: its length is its rows."""

    def __init__(self, columns, rows):
        self.columns, self.rows = columns, rows

    def __getitem__(self, name):
        return self.columns[name]

    def __contains__(self, name):
        return name in self.columns

    def __len__(self):
        return self.rows


def test_rows_of_whom_nothing_is_known_have_the_usual_chance(fitted):
    """Each row has its answer, also where no column is one that counts."""
    columns = {"wave": np.ones(5), "match": np.ones(5)}
    usual = fitted.predict_mutual({"a_id": ["x"], "b_id": ["y"]})[0]

    for table in (columns, Frame(columns, 5), Frame({}, 5)):
        assert fitted.predict_mutual(table).tolist() == [usual] * 5
        assert fitted.explain(table).logit_ab.shape == (5,)
    for table in ({}, Frame({}, 0)):
        assert fitted.predict_mutual(table).shape == (0,)


def test_a_history_without_columns_is_empty(fitted, later):
    """As one with columns and no rows is."""
    for nothing in ({}, Frame({}, 0)):
        found = fitted.predict_mutual(later, history=nothing)
        assert np.array_equal(found, fitted.predict_mutual(later))
    with pytest.raises(BadInput):
        fitted.predict_mutual(later, history=Frame({}, 5))


@pytest.mark.parametrize("kind", [str, np.float32, np.float64, " {:.2f} ".format])
def test_a_whole_number_as_a_name_may_have_a_point(fitted, decided, later, kind):
    """12, 12.0 of whatever kind in a column of things, and "12.00" are the same person."""
    way = dict(decided)
    for name in ("a_id", "b_id"):
        way[name] = np.array([kind(float(one)) for one in decided[name]], dtype=object)

    known = fitted.predict_mutual(later, history=decided)

    assert np.array_equal(fitted.predict_mutual(later, history=way), known)


@pytest.mark.parametrize("name", ["a_age", "b_dec", "a_id"])
def test_what_is_masked_is_not_there(fitted, decided, name):
    """An array may keep numbers under a mask; they are nobody's answer."""
    few, gap = {one: column[:200] for one, column in decided.items()}, np.arange(200) % 3 == 0
    masked = {**few, name: np.ma.array(few[name], mask=gap)}
    emptied = {**few, name: np.where(gap, None, few[name].astype(object))}

    for side in ("history", "df"):
        one, other = (
            fitted.predict_mutual(**{"df": few, "history": few, side: table})
            for table in (masked, emptied)
        )
        assert np.array_equal(one, other)


def test_with_habits_chances_mean_what_they_say_too(fitted, decided, later):
    """How two chances make one is learned; what comes out is as often true as it says."""
    known = fitted.predict_mutual(later, history=decided)
    both = later["a_dec"] * later["b_dec"]

    assert ((known > 0) & (known < 1)).all()
    assert abs(known.mean() - both.mean()) < 0.03
    assert (
        abs(known[known >= np.median(known)].mean() - both[known >= np.median(known)].mean()) < 0.06
    )


def test_with_habits_it_does_not_matter_who_is_named_first(fitted, decided, later):
    """Two chances are one, in any order."""
    swapped = {{"a": "b", "b": "a"}[name[0]] + name[1:]: column for name, column in later.items()}

    found = fitted.predict_mutual(later, history=decided)
    assert np.array_equal(found, fitted.predict_mutual(swapped, history=decided))
