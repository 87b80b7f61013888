"""The class of a change: what grew needs a new yes, always."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from troth.registry.canonical import build
from troth.registry.diff import ChangeKind, classify
from troth.registry.purposes import (
    PERSON,
    UNTIL_ERASED,
    Basis,
    Category,
    Field,
    Purpose,
    Recipient,
    Sensitivity,
    UnderRestriction,
)
from troth.words import Level, PurposeId

SHARE = PurposeId("note.share")
SAME, EDITORIAL, NARROWING, WIDENING = ChangeKind

# What is changed in the example purpose, and the class that the change must have.
CHANGES = {
    "reads more": ({"reads": frozenset({"note.text", "person.name"})}, WIDENING),
    "reads less": ({"reads": frozenset()}, NARROWING),
    "reads another": ({"reads": frozenset({"person.name"})}, WIDENING),
    "writes more": ({"writes": frozenset({"note.at", "note.text"})}, WIDENING),
    "writes less": ({"writes": frozenset()}, NARROWING),
    "one more recipient": ({"recipients": frozenset({PERSON, "model", "abroad"})}, WIDENING),
    "one recipient less": ({"recipients": frozenset({PERSON})}, NARROWING),
    "kept longer": ({"kept_days": 31}, WIDENING),
    "kept until erased": ({"kept_days": UNTIL_ERASED}, WIDENING),
    "kept shorter": ({"kept_days": 29}, NARROWING),
    "not kept": ({"kept_days": 0}, NARROWING),
    "a longer yes": ({"expires_days": 91}, WIDENING),
    "an endless yes": ({"expires_days": None}, WIDENING),
    "a shorter yes": ({"expires_days": 89}, NARROWING),
    "a lower bar": ({"least_level": Level.CONTRACT}, WIDENING),
    "no bar": ({"least_level": None}, WIDENING),
    "a higher bar": ({"least_level": Level.LOCAL}, NARROWING),
    "another basis": ({"basis": Basis.LEGITIMATE_INTEREST}, WIDENING),
    "now essential": ({"essential": True}, WIDENING),
    "goes on when on hold": ({"under_restriction": UnderRestriction.CONTINUES}, WIDENING),
    "another risk": ({"risk": "Nothing can go wrong."}, WIDENING),
    "another aim": ({"necessity": "We train a model."}, WIDENING),
    "a mended title": ({"title": "Share notes"}, EDITORIAL),
    "a mended source": ({"legal": "GDPR art. 6(1)(a), 7"}, EDITORIAL),
    "a mended way out": ({"stop": "Take back your yes at any time."}, EDITORIAL),
    "mended words of without": ({"without": "Notes stay with you."}, EDITORIAL),
    "less and mended": ({"kept_days": 1, "title": "Share notes"}, NARROWING),
    "less and more": ({"kept_days": 1, "expires_days": 91}, WIDENING),
    "more and mended": ({"kept_days": 31, "title": "Share notes"}, WIDENING),
    "wrapped again": ({"risk": " It can\n be   wrong. "}, SAME),
    "nothing": ({}, SAME),
}


@pytest.mark.parametrize("name", CHANGES, ids=lambda name: name.replace(" ", "-"))
def test_a_change_of_the_purpose_has_its_class(make, name):
    """Each single change weighs as it should."""
    changes, expected = CHANGES[name]

    change = classify(make(), make(**changes), SHARE)

    assert change.kind is expected
    assert bool(change.what) is (expected is not SAME)


def test_a_new_purpose_is_widening_and_an_ended_one_narrowing(make):
    """Nobody has agreed to what did not exist."""
    old, new = make(), make(id=PurposeId("note.sell"))

    kinds = [classify(old, new, name).kind for name in ("note.sell", "note.share", "note.none")]

    assert kinds == [WIDENING, NARROWING, SAME]


def _notes(**changes):
    from_ = {
        "id": "note",
        "label": "your notes",
        "sensitivity": Sensitivity.PERSONAL,
        "fields": (
            Field(id="note.at", label="when you wrote"),
            Field(id="note.text", label="what you wrote"),
        ),
    }
    return Category(**(from_ | changes))


MORE = (*_notes().fields, Field(id="note.mood", label="how you felt"))
OTHER = Category(id="body", label="x", sensitivity=Sensitivity.PERSONAL, fields=_notes().fields)
DATA = {
    "more delicate": ([_notes(sensitivity=Sensitivity.INTIMATE)], WIDENING),
    "less delicate": ([_notes(sensitivity=Sensitivity.TECHNICAL)], NARROWING),
    "a new name": ([_notes(label="all your notes")], EDITORIAL),
    "a field nobody reads": ([_notes(fields=MORE)], SAME),
    "a new name for more fields": ([_notes(label="all of you", fields=MORE)], WIDENING),
    "a field renamed on cards": (
        [_notes(fields=(_notes().fields[0], Field(id="note.text", label="your words")))],
        EDITORIAL,
    ),
    "moved to other data": ([OTHER], WIDENING),
}


@pytest.mark.parametrize("name", DATA, ids=lambda name: name.replace(" ", "-"))
def test_a_change_of_the_data_has_its_class(make, name):
    """What a field means counts, not only its name."""
    categories, expected = DATA[name]

    change = classify(make(categories=[_notes()]), make(categories=categories), SHARE)

    assert change.kind is expected


@pytest.mark.parametrize(
    ("writes", "expected"),
    [({"note.at"}, WIDENING), (set(), EDITORIAL)],
    ids=["all of it", "a part of it"],
)
def test_a_label_counts_where_it_stands_for_the_data(make, writes, expected):
    """More data under a new name concerns whoever was told that name, not who was told a field."""
    used = {"reads": frozenset({"note.text"}), "writes": frozenset(writes)}
    wider = _notes(label="all of you", fields=MORE)

    change = classify(make(categories=[_notes()], **used), make(categories=[wider], **used), SHARE)

    assert change.kind is expected


@pytest.mark.parametrize(
    ("level", "label", "expected"),
    [
        (Level.CONTRACT, "a model here", WIDENING),
        (Level.LOCAL, "a model here", NARROWING),
        (Level.ATTESTED, "another name", EDITORIAL),
        (Level.CONTRACT, "another name", WIDENING),
    ],
)
def test_a_change_of_a_recipient_has_its_class(make, level, label, expected):
    """A recipient that deserves less trust is a new recipient."""
    others = [Recipient(id=name, label=name, level=Level.LOCAL) for name in (PERSON, "abroad")]
    old = Recipient(id="model", label="a model here", level=Level.ATTESTED)
    new = replace(old, level=level, label=label)

    change = classify(make(known=[old, *others]), make(known=[new, *others]), SHARE)

    assert change.kind is expected


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [("a", "b", WIDENING), ("a", "", WIDENING), ("", "a", WIDENING), ("a", "a", SAME)],
)
def test_whoever_is_behind_a_recipient_is_part_of_what_was_agreed(make, before, after, expected):
    """Another company under the same id and name is another recipient; unknown is another, too."""
    old, new = (
        Recipient(id="model", label="a", level=Level.ATTESTED, who=who) for who in (before, after)
    )
    others = [Recipient(id=name, label=name, level=Level.LOCAL) for name in (PERSON, "abroad")]

    change = classify(make(known=[old, *others]), make(known=[new, *others]), SHARE)

    assert change.kind is expected


def test_what_other_purposes_do_does_not_count(make):
    """A recipient that this purpose does not name may change as it likes."""
    others = [Recipient(id=name, label=name, level=Level.LOCAL) for name in (PERSON, "model")]
    old = Recipient(id="abroad", label="a", level=Level.LOCAL)
    new = Recipient(id="abroad", label="b", level=Level.BLOCKED)

    change = classify(make(known=[old, *others]), make(known=[new, *others]), SHARE)

    assert change.kind is SAME


def test_the_sentences_say_what_grew_first(make):
    """A person reads what is new before what is gone, in words and with the name of the field."""
    new = make(reads=frozenset({"person.name"}), kept_days=10, title="Share notes")

    change = classify(make(), new, SHARE)

    assert change.what == (
        "It now reads your name (`person.name`).",
        "It no longer reads what you wrote (`note.text`).",
        "Data is kept 10 days, before 30 days.",
        "The wording of `title` has changed.",
    )


# An oracle of another make: a purpose is the set of all that it permits, and a change widens
# exactly when something is permitted that was not. Levels and amounts become sets, too.


def permits(registry, name):
    """Write out everything that the registry lets this purpose do."""
    one = registry.purposes.get(name)
    if one is None:
        return set()
    sensitivities, levels = list(Sensitivity), list(Level)
    found = {("exists",), ("basis", one.basis), ("risk", one.risk), ("why", one.necessity)}
    for verb, fields in (("reads", one.reads), ("writes", one.writes)):
        for field in fields:
            found.add((verb, field))
    for field in one.reads | one.writes:
        category = registry.category_of[field]
        found.add(("means", field, category.id))
        worst = sensitivities.index(category.sensitivity)
        found |= {("as delicate as", field, rank) for rank in range(worst + 1)}
    for recipient in one.recipients:
        found.add(("gives", recipient))
        trust = levels.index(registry.recipients[recipient].level)
        found |= {("distrusted as", recipient, rank) for rank in range(trust, len(levels))}
    bar = -1 if one.least_level is None else levels.index(one.least_level)
    found |= {("takes a level", rank) for rank in range(bar, len(levels))}
    found |= {("keeps day", day) for day in range(one.kept_days)}
    lasts = 9 if one.expires_days is None else one.expires_days
    found |= {("asks again after day", day) for day in range(lasts)}
    found |= {("cannot be refused",)} if one.essential else set()
    on_hold = one.under_restriction is UnderRestriction.CONTINUES
    return found | ({("goes on",)} if on_hold else set())


FIELDS = ("a.one", "a.two", "b.one")
NAMES = (PurposeId("p.one"), PurposeId("p.two"))


def few(choices):
    """Draw a small set."""
    return st.frozensets(st.sampled_from(choices), max_size=len(choices))


PURPOSE = st.fixed_dictionaries(
    {
        "basis": st.sampled_from(Basis),
        "reads": few(FIELDS),
        "writes": few(FIELDS),
        "recipients": few((PERSON, "model")),
        "kept_days": st.integers(0, 3),
        "expires_days": st.none() | st.integers(1, 3),
        "least_level": st.none() | st.sampled_from(Level),
        "essential": st.booleans(),
        "under_restriction": st.sampled_from(UnderRestriction),
        "risk": st.sampled_from(("low", "high")),
        "necessity": st.sampled_from(("help", "sell")),
        "title": st.sampled_from(("One", "Uno")),
    }
)
PARTS = st.fixed_dictionaries(
    {
        "holder": st.fixed_dictionaries({one: st.sampled_from("ab") for one in FIELDS}),
        "a": st.sampled_from(Sensitivity),
        "b": st.sampled_from(Sensitivity),
        PERSON: st.sampled_from(Level),
        "model": st.sampled_from(Level),
        NAMES[0]: st.none() | PURPOSE,
        NAMES[1]: st.none() | PURPOSE,
    }
)


def registry_of(parts):
    """Build a registry from drawn parts. Labels stay the same: they have tests of their own."""
    categories = [
        Category(
            id=name,
            label=name,
            sensitivity=parts[name],
            fields=tuple(
                Field(id=one, label=one) for one in FIELDS if parts["holder"][one] == name
            ),
        )
        for name in "ab"
    ]
    recipients = [Recipient(id=name, label=name, level=parts[name]) for name in (PERSON, "model")]
    texts = {"legal": "l", "without": "w", "stop": "s"}
    purposes = [Purpose(id=name, **texts, **parts[name]) for name in NAMES if parts[name]]
    return build(categories, recipients, purposes)


@st.composite
def pairs(draw):
    """Draw two registries that differ in everything, in one part or in one key of a purpose."""
    old, fresh = draw(PARTS), draw(PARTS)
    taken = draw(st.frozensets(st.sampled_from(sorted(old)), max_size=len(old)))
    new = {name: fresh[name] if name in taken else old[name] for name in old}
    for name in NAMES:
        if old[name] and new[name] and draw(st.booleans()):
            key = draw(st.sampled_from(sorted(old[name])))
            new[name] = old[name] | {key: new[name][key]}
    return registry_of(old), registry_of(new)


def _check(old, new):
    for name in NAMES:
        before, after = permits(old, name), permits(new, name)
        kind = classify(old, new, name).kind
        if not after <= before:
            assert kind is WIDENING
        elif after < before:
            assert kind is NARROWING
        else:
            assert kind in {SAME, EDITORIAL}


@settings(max_examples=500)
@given(pairs())
def test_whatever_permits_more_is_widening(pair):
    """No pair of registries lets anything grow under a lighter class, nor calls less more."""
    _check(*pair)


@pytest.mark.long
@settings(max_examples=10_000)
@given(pairs())
def test_whatever_permits_more_is_widening_at_length(pair):
    """The same, for as long as patience lasts."""
    _check(*pair)


@given(pairs())
def test_there_and_back(pair):
    """What narrows on the way there widens on the way back; what is the same is so both ways."""
    old, new = pair

    for name in NAMES:
        there, back = classify(old, new, name).kind, classify(new, old, name).kind

        assert there is not NARROWING or back is WIDENING
        assert (there is SAME) == (back is SAME)
        assert (there is EDITORIAL) == (back is EDITORIAL)


@given(PARTS)
def test_nothing_changes_between_a_version_and_itself(parts):
    """A version read twice is the same for every purpose."""
    one, two = registry_of(parts), registry_of(parts)

    kinds = {classify(one, two, name).kind for name in NAMES}

    assert kinds == {SAME}
