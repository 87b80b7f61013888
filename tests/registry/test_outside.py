"""Whatever is claimed of a provider, its card is short, plain and fair."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.registry.conftest import CLAIM, CONTRACT, ENTRY, ZERO

from troth.errors import BadInput
from troth.registry.card import card
from troth.registry.check import check_for
from troth.registry.diff import ChangeKind, classify
from troth.registry.entry import Dialect, from_toml
from troth.registry.lint import faults
from troth.registry.outside import KEPT_DAYS, provider_of, purpose_of, risk, usable
from troth.registry.purposes import PERSON, Basis
from troth.registry.served import SERVED, load_registry
from troth.words import DISCLOSURE_RECORD, Level

TODAY = date(2026, 11, 21)
HERE = {"url": "http://127.0.0.1:8080/v1", "place": "loopback"}
NEAR = {"url": "http://192.168.1.20:8080/v1", "place": "private"}
ACME = purpose_of("acme")


def registry_with(*entries, at=TODAY):
    """Return the registry that is shipped, with these providers on."""
    return load_registry(None, usable(entries, at))


def test_a_provider_is_a_recipient_and_a_purpose(entry):
    """Its purpose rests on consent, reads what an answer needs, and keeps nothing."""
    registry = registry_with(entry())

    asked = registry.purposes[ACME]
    assert asked.basis is Basis.CONSENT
    assert asked.recipients == {PERSON, "acme"}
    assert registry.recipients["acme"].level is Level.CONTRACT
    turns = {one.id for one in registry.categories["turn"].fields}
    cards = {one.id for one in registry.categories["companion"].fields}
    assert asked.reads == {"message.text", "person.masks", "person.name", *turns, *cards}
    assert (asked.writes, asked.kept_days) == (frozenset(), 0)
    assert asked.least_level is Level.CONTRACT
    assert (provider_of(ACME), provider_of("companion.reply")) == ("acme", None)


def test_its_card_reads_aloud(entry):
    """Word for word, as a person sees it."""
    body = card(registry_with(entry()), ACME).body.decode()

    assert body == (
        "Let Acme answer you\n\n"
        "What: Troth reads your companions, your new message, the words you mask, your name and "
        "what was said in your talks.\n"
        "Why: Its model runs elsewhere.\n"
        "Who gets it: You and Acme.\n"
        "What could go wrong: Masked text can still point to you. It keeps text 30 days or more. "
        "Staff may read it. US law applies.\n"
        "How long and how to stop: Your yes lasts 180 days. Troth keeps nothing for this. "
        "You can see what left for 90 days. To stop, take back your yes. Models here still "
        "answer.\n\n"
        "For a yes: Who gets this?\n1. You and Troth's own code\n2. Only you\n3. You and Acme\n\n"
        "Yes  No\n"
    )


def test_who_is_not_trusted_enough_has_no_purpose(entry):
    """Nor has a model on this machine, which needs none."""
    entries = [entry({}), entry(CONTRACT | {"training": '"yes"'}), entry({}, **HERE)]

    assert usable(entries, TODAY) == ()
    assert usable([entry()], date(2027, 2, 1)) == ()
    assert registry_with(*entries) == load_registry()


def test_nobody_is_asked_anew_when_a_provider_comes_or_goes(entry):
    """What people agreed to before stays the same, purpose by purpose."""
    before, after = load_registry(), registry_with(entry())

    for purpose in SERVED:
        assert classify(before, after, purpose).kind is ChangeKind.SAME
        assert classify(after, before, purpose).kind is ChangeKind.SAME
    assert classify(before, after, ACME).kind is ChangeKind.WIDENING
    assert classify(after, before, ACME).kind is ChangeKind.NARROWING


def test_another_provider_changes_nothing_for_the_first(entry):
    """One yes is for one provider."""
    one = registry_with(entry())
    two = registry_with(entry(), entry(id="other", name="Other"))

    assert classify(one, two, ACME).kind is ChangeKind.SAME


@pytest.mark.parametrize(
    "change",
    [{"retention_days": "90"}, {"country": '"CN"'}, {"held_by_order": "true"}],
    ids=lambda one: next(iter(one)),
)
def test_a_card_that_says_more_is_asked_again(entry, change):
    """Kept for longer, another law, a court: a yes to less does not cover it."""
    old = registry_with(entry(CONTRACT | {"human_review": '"no"'}))
    new = registry_with(entry(CONTRACT | {"human_review": '"no"'} | change))

    assert classify(old, new, ACME).kind is ChangeKind.WIDENING


OTHERS = {"sub_processors": '["Host Ltd", "Mail Ltd"]'}


@pytest.mark.parametrize(
    ("claims", "plain"),
    [
        ({"legal_entity": '"Evil Corp Inc"'}, {}),
        ({"sub_processors": '["Host Ltd", "Mail Ltd", "Tracker Inc"]'}, {}),
        ({}, {"url": "https://evil.example.net/v1"}),
        ({}, {"url": "https://api.example.org:8443/v1"}),
        ({}, {"dialect": "anthropic"}),
    ],
    ids=["company", "who works for it", "host", "port", "dialect"],
)
def test_another_company_or_place_under_the_same_name_is_asked_again(entry, claims, plain):
    """A yes is for whoever it was given to: not a word of the card needs to change."""
    told = {"dialect": plain.pop("dialect")} if "dialect" in plain else {}
    changed = entry(CONTRACT | OTHERS | claims, **plain)
    changed = replace(changed, **{name: Dialect(one) for name, one in told.items()})
    old, new = registry_with(entry(CONTRACT | OTHERS)), registry_with(changed)

    assert card(old, ACME).body == card(new, ACME).body
    assert classify(old, new, ACME).kind is ChangeKind.WIDENING


@pytest.mark.parametrize(
    "same",
    [
        {"claims": {"sub_processors": '["Mail Ltd", "Host Ltd"]'}},
        {"url": "https://api.example.org/v2"},
        {"name": "Acme Two"},
    ],
    ids=["order", "path", "name"],
)
def test_who_stays_the_same_is_not_asked_about_again(entry, same):
    """An order, a path or a new name make nobody another."""
    claims = CONTRACT | OTHERS | same.pop("claims", {})
    old, new = registry_with(entry(CONTRACT | OTHERS)), registry_with(entry(claims, **same))

    assert classify(old, new, ACME).kind in {ChangeKind.SAME, ChangeKind.EDITORIAL}


def test_less_trust_is_asked_again(entry):
    """A provider that no longer shows that it keeps nothing is another provider."""
    old, new = registry_with(entry(CONTRACT | ZERO)), registry_with(entry())

    assert old.recipients["acme"].level is Level.ZERO_RETENTION
    assert classify(old, new, ACME).kind is ChangeKind.WIDENING


def test_a_claim_that_is_only_renewed_asks_nobody(entry):
    """Another day and another source change no word of the card."""
    old, new = registry_with(entry()), registry_with(entry(ends="2027-04-01"))

    assert classify(old, new, ACME).kind is ChangeKind.SAME
    assert old == new


def test_unknown_is_told_as_what_could_happen(entry):
    """Whether people read it, and whose law it is, is never told as a no."""
    claims = {name: one for name, one in CONTRACT.items() if name != "country"}
    (outside,) = usable([entry(claims)], TODAY)

    assert "Staff may read it." in risk(outside)
    assert "Its law is unknown." in risk(outside)


def test_a_machine_of_ones_own_says_who_could_look(entry):
    """It is still not this one."""
    (outside,) = usable([entry({"own_machine": '"Ada"'}, **NEAR)], TODAY)

    assert risk(outside).endswith("Whoever runs it could read it.")


def test_policy_and_label_follow(entry):
    """What is derived from the registry names the provider, with no line written for it."""
    from troth.policy.document import document
    from troth.policy.label import label

    registry = registry_with(entry())

    policy = document(registry, versions=(), installation="here")
    assert any("“Let Acme answer you”" in one.text for one in policy.all())
    facts = {fact.key: fact.text for _, fact in label(registry).table.rows}
    assert facts["label/elsewhere"] == "Beyond this machine: Acme (bound by a contract)."


def test_a_file_may_not_hold_a_providers_name(entry, tmp_path):
    """What a file says by hand and what an entry says cannot both be true."""
    from importlib.resources import files

    shipped = files("troth.registry").joinpath("troth.toml").read_text(encoding="utf-8")
    own = tmp_path / "own.toml"
    own.write_text(shipped + '\n[recipient.acme]\nlabel = "acme"\nlevel = "local"\n')

    with pytest.raises(BadInput, match="acme"):
        load_registry(own, usable([entry()], TODAY))


def test_what_left_is_kept_by_one_purpose_whoever_it_went_to(entry):
    """However many providers there are: it is the record of what was sent, and the person's."""
    registry = registry_with(entry(), entry(id="other", name="Other"))

    writers = [one.id for one in registry.purposes.values() if "left.form" in one.writes]
    assert writers == [DISCLOSURE_RECORD]
    assert registry.purposes[DISCLOSURE_RECORD].kept_days == KEPT_DAYS


def test_a_file_without_the_data_says_what_to_copy(tmp_path):
    """A registry of one's own from before there were providers is told what it lacks."""
    from importlib.resources import files

    shipped = files("troth.registry").joinpath("troth.toml").read_text(encoding="utf-8")
    start, end = shipped.index("[category.left]"), shipped.index("# ---- who may be given")
    own = tmp_path / "own.toml"
    text = (shipped[:start] + shipped[end:]).replace('    "left.*",\n', "")
    start, end = text.index('[purpose."disclosure.record"]'), text.index("# ---- a life may be")
    own.write_text(text[:start] + text[end:])

    with pytest.raises(BadInput, match=r"disclosure\.record"):
        load_registry(own)


_WORD = st.from_regex(r"[A-Za-z0-9][A-Za-z0-9.&'+-]{0,29}", fullmatch=True)
_NAMES = st.lists(_WORD, min_size=1, max_size=2).map(" ".join)
_CLAIMS = st.fixed_dictionaries(
    {
        "retention_days": st.sampled_from(["0", "1", "30", "36525"]),
        "held_by_order": st.sampled_from(["true", "false", ""]),
        "human_review": st.sampled_from(['"no"', '"flagged"', '"yes"', '"unknown"', ""]),
        "country": st.sampled_from(['"US"', '"FR"', '"XK"', '"CN"', '"IL"', ""]),
        "zero_retention": st.sampled_from([ZERO["zero_retention"], ""]),
    }
)


@st.composite
def entries(draw):
    """Draw an entry with any name that is taken, and any claims that make a contract."""
    near = draw(st.booleans())
    plain = {"id": draw(st.from_regex(r"[a-z][a-z0-9_]{0,29}", fullmatch=True))}
    plain |= NEAR if near else {"url": "https://api.example.org", "place": "public"}
    claims = CONTRACT | {"own_machine": '"Ada"'} | draw(_CLAIMS)
    parts = [
        CLAIM.format(name=name, value=value, ends="2027-02-01")
        for name, value in claims.items()
        if value
    ]
    try:
        return from_toml(
            ENTRY.format(name=draw(_NAMES), **plain) + "".join(parts), source="drawn.toml"
        )
    except BadInput:
        return None


@settings(max_examples=40)
@given(st.lists(entries().filter(bool), min_size=1, max_size=3, unique_by=lambda one: one.id))
def test_every_card_passes_whatever_the_entry(drawn):
    """Any name that an entry may have, any claims, several at once: no card is at fault."""
    registry = registry_with(*drawn)

    assert len(registry.purposes) == len(SERVED) + len(drawn)
    for one in registry.asked():
        assert faults(card(registry, one.id)) == ()
    for one in drawn:
        question = check_for(registry, purpose_of(one.id))
        assert question.right_answer == f"You and {one.name}"
