"""The policy says what the registry says: no value without a sentence, and the reverse."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from troth.policy.document import document
from troth.policy.frame import FRAME
from troth.policy.paths import is_module, leaves, places
from troth.registry.diff import Change, ChangeKind
from troth.registry.readability import grade, sentence_length
from troth.registry.versions import Version
from troth.words import Level

AT = datetime(2026, 11, 21, 19, 30, tzinfo=UTC)
NAME = "troth/ins_test"


def policy(registry, *, versions=(), contact=None):
    """Write the policy of a registry."""
    return document(registry, versions=versions, installation=NAME, contact=contact)


def statements(registry):
    """Return every statement by its key; no key stands there twice."""
    found = list(policy(registry).all())
    by_key = {one.key: one for one in found}
    assert len(by_key) == len(found)
    return by_key


def version(number, registry, **change):
    """Make a stored version."""
    return Version(
        number=number,
        registry=registry,
        signature=b"",
        change={name.replace("__", "."): one for name, one in change.items()},
        since=AT.replace(month=number),
    )


in_turn = pytest.mark.parametrize(
    "registry", ["rich", pytest.param("shipped", marks=pytest.mark.long)], indirect=True
)
"""The rich registry has all that the shipped one has, and is smaller."""


@pytest.fixture(params=["shipped", "rich"])
def registry(request):
    """Return each registry in turn."""
    return request.getfixturevalue(request.param)


@in_turn
def test_every_edit_changes_exactly_the_sentences_that_carry_it(registry, edits):
    """Whatever one value is changed to, its sentences change and no other one does."""
    before = statements(registry)
    tried = list(edits(registry))

    for edit in tried:
        changed, carry = compared(before, statements(edit.registry), edit.path)
        assert changed == carry, (edit, changed ^ carry)
        assert changed, edit

    # A list that holds nothing is a value; what is added to it has a path of its own.
    values = {path for path, value in leaves(registry).items() if value != []}
    lone = {f"purpose.{one.id}.recipients.person" for one in registry.purposes.values()}
    assert {edit.path for edit in tried} >= values - lone


@settings(max_examples=30)
@given(data=st.data())
def test_so_does_an_edit_of_an_edited_registry(rich, edits, data):
    """The same holds in registries that nobody has written yet."""
    registry = rich
    for _ in range(data.draw(st.integers(1, 3))):
        registry = data.draw(st.sampled_from(list(edits(registry)))).registry
    edit = data.draw(st.sampled_from(list(edits(registry))))

    changed, carry = compared(statements(registry), statements(edit.registry), edit.path)

    assert changed == carry != set()


def compared(before, after, path):
    """Return the keys whose words differ, and those that carry the path before or after."""
    changed, carry = set(), set()
    for key in before.keys() | after.keys():
        found = [one for one in (before.get(key), after.get(key)) if one is not None]
        if len({one.text for one in found}) > 1 or len(found) == 1:
            changed.add(key)
        if any(path in one.paths for one in found):
            carry.add(key)
    return changed, carry


def test_every_value_has_a_sentence(registry):
    """Nothing in the registry is kept from the person."""
    carried = {path for one in policy(registry).all() for path in one.paths}

    assert leaves(registry).keys() <= carried


def test_every_path_leads_somewhere(registry):
    """Each sentence comes from a value that is there, or from a module that is."""
    versions = [version(1, registry)]
    known = places(registry, versions)

    for one in policy(registry, versions=versions).all():
        assert one.paths, one.key
        for path in one.paths:
            assert path in known or is_module(path), (one.key, path)


def test_a_sentence_from_a_module_is_on_the_list_of_fixed_sentences(registry):
    """Words about data come from the registry; what does not is written out in one place."""
    for one in policy(registry, versions=[version(1, registry)]).all():
        if any(path.startswith("troth.") for path in one.paths):
            assert FRAME[one.key] == one


def test_fixed_sentences_are_all_used(shipped):
    """None stands on the list without standing in the policy."""
    new = {one.key for one in policy(shipped).all()}
    known = {one.key for one in policy(shipped, versions=[version(1, shipped)]).all()}

    assert FRAME.keys() <= new | known


# What GDPR 13(1) and (2) ask for, and where each purpose or the whole policy says it.
ARTICLE_13 = {
    "controller and contact": ["who/name", "who/contact"],
    "purposes and their basis": ["purposes/{}/title", "purposes/{}/basis", "purposes/{}/legal"],
    "recipients": ["purposes/{}/recipients"],
    "transfers": ["summary/elsewhere"],
    "retention": ["retention/{}/kept_days", "purposes/{}/writes"],
    "rights": ["rights/see/how", "rights/mend/how", "rights/erase/how", "rights/hold/how"],
    "objection and portability": ["rights/object/how", "rights/take/how"],
    "withdrawal": ["rights/stop/how", "purposes/{}/stop"],
    "complaint": ["rights/complain/gives"],
    "whether it must be given": ["purposes/{}/essential", "purposes/{}/without"],
    "automated decisions": ["rights/decide/gives"],
}


@pytest.mark.parametrize("item", ARTICLE_13)
def test_it_says_what_the_law_asks_for(registry, item):
    """Each item of GDPR art. 13 has its sentence, for every purpose."""
    found = statements(registry)

    for key in ARTICLE_13[item]:
        for purpose in registry.purposes:
            assert key.format(purpose) in found


def test_the_summary_is_short(shipped):
    """At most 200 words."""
    told = [one.text for one in policy(shipped).summary.all()]

    assert len(" ".join(told).split()) <= 200


def test_the_whole_text_is_plain(shipped):
    """Grade 8 or lower, each section by itself too, with sentences of 18 words or fewer."""
    found = policy(shipped, versions=[version(1, shipped)])

    for section in (found.summary, *found.sections):
        law = {one.text for part in (section, *section.parts) for one in part.law}
        text = " ".join(f"{one.text}." for one in section.all() if one.text not in law)
        assert grade(text) <= 8, section.id
        assert sentence_length(text) <= 18, section.id


@pytest.mark.parametrize("key", FRAME)
def test_every_fixed_sentence_is_plain(key):
    """What is written by hand is short and easy; titles and commands are too short to measure."""
    kind = key.rpartition("/")[2]
    if kind in {"title", "command", "law"}:
        return

    assert grade(FRAME[key].text) <= 8
    assert sentence_length(FRAME[key].text) <= 18


def test_nobody_named_is_said(shipped):
    """Where the keeper left no word, the policy says so instead of naming nobody."""
    found = {one.key: one.text for one in policy(shipped).all()}

    assert found["who/contact"].startswith("Nobody is named here")


def test_the_keeper_is_named(shipped):
    """What the keeper set is shown on one line, cut where it is too long."""
    found = {one.key: one for one in policy(shipped, contact="Ada,\n ada@example.org").all()}
    long = {one.key: one for one in policy(shipped, contact="x" * 999).all()}

    assert found["who/contact"].text == "To reach whoever runs it: Ada, ada@example.org"
    assert found["who/contact"].paths == ("settings.contact",)
    assert len(long["who/contact"].text) < 300


def test_without_a_version_it_says_that_it_is_not_in_force(shipped, rich):
    """A registry that was never installed here is not told as if it were."""
    for versions in ((), [version(1, rich)]):
        found = policy(shipped, versions=versions)

        assert (found.number, found.since) == (None, None)
        assert "changes/none" in {one.key for one in found.all()}


def test_the_first_version(shipped):
    """It says since when it holds, and that nothing has changed yet."""
    found = policy(shipped, versions=[version(1, shipped)])

    told = {one.key: one.text for one in found.all()}

    assert (found.number, found.since) == (1, AT.replace(month=1))
    assert told["changes/1"] == "Version 1 holds since 21 January 2026."
    assert told["changes/first"] == "It is the first version, so nothing has changed yet."


def test_what_changed_is_told_with_its_weight(shipped, rich):
    """Each purpose that changed is named, with its class and what exactly changed."""
    history = Change(kind=ChangeKind.WIDENING, what=("Data is kept 365 days, before 30 days.",))
    gone = Change(kind=ChangeKind.NARROWING, what=("This use of data has ended.",))
    versions = [
        version(1, rich),
        version(
            2,
            shipped,
            companion__history=history,
            companion__reply=Change(kind=ChangeKind.SAME),
            note__share=gone,
        ),
    ]

    told = {one.key: one for one in policy(shipped, versions=versions).all()}

    assert told["changes/2/companion.history"].text == (
        "“Let Troth keep your talks”: Troth may do more, so a yes from before has ended (widening)."
        " Data is kept 365 days, before 30 days."
    )
    assert told["changes/2/companion.history"].paths == ("version.2.companion.history",)
    assert told["changes/2/note.share"].text.startswith("“Share notes”: Troth may do less")
    assert "changes/2/companion.reply" not in told
    assert told["changes/1"].text == "Version 1 holds since 21 January 2026."


def test_a_version_that_came_back_is_the_newest_one(shipped, rich):
    """The same text may be in force again later: the newest version that says so counts."""
    versions = [version(1, shipped), version(2, rich), version(3, shipped)]

    assert policy(shipped, versions=versions).number == 3


def test_what_goes_elsewhere_stands_in_the_summary(shipped, rich):
    """Whoever is beyond this machine is named there, with how far they are trusted."""
    here = {one.key: one.text for one in policy(shipped).summary.all()}
    abroad = {one.key: one.text for one in policy(rich).summary.all()}

    assert here["summary/elsewhere"] == "No data goes to another machine."
    assert "one contract (bound by a contract)" in abroad["summary/elsewhere"]
    assert "one local" not in abroad["summary/elsewhere"]


def test_the_same_registry_gives_the_same_policy(registry):
    """Nothing depends on the run."""
    assert policy(registry) == policy(registry)


def test_a_level_is_never_told_as_more_than_it_is(rich):
    """Only what stays on this machine is said to stay here."""
    told = {one.key: one.text for one in policy(rich).all()}

    here = {
        one.id
        for one in rich.recipients.values()
        if told[f"recipients/{one.id}/level"] == "Data stays on this machine."
    }

    assert here == {one.id for one in rich.recipients.values() if one.level is Level.LOCAL}


def test_the_digest_is_that_of_the_registry(shipped):
    """A policy names the exact registry that it was made from."""
    found = policy(shipped)

    assert found.digest == shipped.digest
    assert replace(found) == found
