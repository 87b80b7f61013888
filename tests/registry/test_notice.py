"""Which older versions a yes may rest on."""

from datetime import timedelta

import pytest

from troth.registry.diff import ChangeKind, classify
from troth.registry.notice import notice_for
from troth.registry.purposes import PERSON, Recipient
from troth.words import Digest, Level, PurposeId

SHARE = PurposeId("note.share")


@pytest.mark.parametrize(
    ("changes", "covered"),
    [
        ({}, True),
        ({"title": "Share notes"}, True),
        ({"kept_days": 1}, True),
        ({"kept_days": 31}, False),
        ({"reads": frozenset({"note.text", "person.name"})}, False),
        ({"risk": "Nothing can go wrong."}, False),
    ],
)
def test_a_yes_holds_until_the_purpose_grows(make, changes, covered):
    """Mending and narrowing keep the yes; any growth ends it."""
    old, new = make(), make(**changes)

    notice = notice_for(new, [old])

    assert notice.covers(old.digest, SHARE) is covered
    assert notice.covers(new.digest, SHARE)


def test_each_old_version_is_compared_with_the_one_in_force(make):
    """A growth that was taken back has grown nothing for those who agreed before it."""
    first, grown, back = make(), make(kept_days=60), make(title="Share notes")

    notice = notice_for(back, [first, grown])

    assert notice.covers(first.digest, SHARE)
    assert notice.covers(grown.digest, SHARE)


def test_growth_in_small_steps_is_growth(make):
    """Narrow first, then widen up to where it was: who agreed to the narrow one is asked."""
    wide, narrow, again = make(), make(kept_days=1), make(title="Share notes")

    notice = notice_for(again, [wide, narrow])

    assert notice.covers(wide.digest, SHARE)
    assert not notice.covers(narrow.digest, SHARE)


def test_what_nobody_knows_covers_nothing(make):
    """An unknown version, an unknown purpose and an ended purpose are not covered."""
    old, new = make(id=PurposeId("note.old")), make()

    notice = notice_for(new, [old])

    assert not notice.covers(Digest("0" * 64), SHARE)
    assert not notice.covers(new.digest, PurposeId("note.none"))
    assert not notice.covers(old.digest, PurposeId("note.old"))
    assert not notice.covers(old.digest, SHARE)


def test_covered_is_exactly_what_the_classes_say(make):
    """For every purpose and version, covered means: not widening since."""
    versions = [make(kept_days=days, expires_days=yes) for days in (1, 5) for yes in (2, 9)]

    for current in versions:
        notice = notice_for(current, versions)
        for old in versions:
            grew = classify(old, current, SHARE).kind is ChangeKind.WIDENING
            assert notice.covers(old.digest, SHARE) is not grew


def version(make, who="", *, label="Acme", away=False, **changes):
    """Make a version in which somebody gets data. Without `who` an older Troth wrote it."""
    person = Recipient(id=PERSON, label="you", level=Level.LOCAL)
    model = Recipient(id="model", label=label, level=Level.ATTESTED, who=who)
    to = {PERSON} if away else {PERSON, "model"}
    return make(known=[person] if away else [person, model], recipients=frozenset(to), **changes)


def test_a_yes_from_before_it_was_written_down_who_gets_data_stays(make):
    """Troth was updated, and the recipient is who it was: nobody is asked again."""
    older, old, now = version(make, title="Old"), version(make), version(make, "a")

    notice = notice_for(now, [older, old])

    assert notice.covers(old.digest, SHARE)
    assert notice.covers(older.digest, SHARE)


@pytest.mark.parametrize(
    "between",
    [{"who": "b"}, {"away": True}, {"label": "Evil Corp"}],
    ids=["another", "away", "another name"],
)
def test_a_yes_from_before_covers_nobody_who_came_in_its_place(make, between):
    """Whoever was away, or was called something else, may be another: there the yes ends."""
    old, now = version(make), version(make, "a")

    notice = notice_for(now, [old, version(make, **between)])

    assert not notice.covers(old.digest, SHARE)


def test_a_version_that_was_in_force_twice_counts_as_the_less_sure(make):
    """The same bytes, once for somebody who went away and once for somebody who stayed."""
    old, now = version(make), version(make, "a")

    notice = notice_for(now, [old, version(make, away=True), old])

    assert not notice.covers(old.digest, SHARE)


def test_a_yes_to_one_company_covers_no_other_and_comes_back_with_it(make):
    """What is written down decides, and nothing is guessed from what came between."""
    acme, evil, back = version(make, "a"), version(make, "b"), version(make, "a", title="Back")

    assert not notice_for(evil, [acme]).covers(acme.digest, SHARE)
    assert notice_for(back, [acme, evil]).covers(acme.digest, SHARE)
    assert not notice_for(back, [acme, evil]).covers(evil.digest, SHARE)


def test_the_rule_carries_what_is_enforced(make, share):
    """The rule of a purpose is its registry entry, ready for use."""
    rule = notice_for(make(), []).purposes[SHARE]

    assert (rule.basis, rule.expires_after) == (share.basis, timedelta(days=90))
    assert (rule.kept_for, rule.least_level) == (timedelta(days=30), share.least_level)
    assert (rule.reads, rule.writes, rule.recipients) == (
        share.reads,
        share.writes,
        share.recipients,
    )
    assert not rule.continues_under_restriction


def test_nobody_adds_to_a_notice(make):
    """The look-ups cannot be changed from outside."""
    notice = notice_for(make(), [])

    with pytest.raises(TypeError):
        notice.covered[SHARE] = frozenset({Digest("0" * 64)})
