"""Providers are written down, switched and removed: signed, recorded, and never in silence."""

from datetime import date, timedelta

import pytest
from tests.registry.conftest import CONTRACT, ZERO

from troth.errors import BadInput, Damaged, LedgerFailed, NotFound, StoreFailed
from troth.ledger.leaf import Event, parse
from troth.registry import compile as compiling
from troth.registry import served
from troth.registry.outside import purpose_of
from troth.registry.providers import MOST_PROVIDERS
from troth.testing.house import AT, allow
from troth.words import COMPANION_HISTORY, COMPANION_REPLY, Reason

KEY = "sk-secret-0123456789"
HERE = {"url": "http://127.0.0.1:8080/v1", "place": "loopback"}
ACME = purpose_of("acme")


@pytest.fixture
def providers(house):
    """Return the providers of the house."""
    return house.providers


def purposes(house):
    """Return the purposes of the version in force."""
    return house.gate.states.common().registry.purposes


def details(sql):
    """Return the public details of all leaves about providers, oldest first."""
    bodies = [parse(row[0]) for row in sql("SELECT body FROM ledger_leaf ORDER BY leaf_index")]
    return [one.detail for one in bodies if one.event is Event.PROVIDER_CHANGED]


def versions(sql):
    """Count the versions of the registry."""
    return sql("SELECT count(*) FROM registry_version")[0][0]


def test_a_new_provider_is_off(house, providers, entry, sql):
    """It is written down and recorded; no person sees anything of it."""
    held = providers.add(entry())

    assert (held.is_on, held.has_key) == (False, False)
    assert held.added == AT
    assert providers.all() == [held]
    assert providers.outside() == ()
    assert ACME not in purposes(house)
    assert versions(sql) == 1
    assert [one.split(" sha256 ")[0] for one in details(sql)] == ["provider added acme"]


def test_on_is_a_new_version_at_once_and_everywhere(house, other, providers, entry, sql):
    """Card, policy and gate know it in every process; off, and it is gone."""
    providers.add(entry())

    providers.switch("acme", is_on=True)
    assert ACME in purposes(house)
    assert ACME in purposes(other)
    assert versions(sql) == 2

    providers.switch("acme", is_on=False)
    assert ACME not in purposes(other)
    assert [one.split()[1] for one in details(sql)] == ["added", "on", "off"]


def test_to_switch_twice_changes_nothing(providers, entry, sql):
    """No leaf, no version, no pulse for what is so already."""
    providers.add(entry())
    providers.switch("acme", is_on=True)
    before = sql("SELECT pulse FROM installation")

    providers.switch("acme", is_on=True)
    providers.change(entry())

    assert sql("SELECT pulse FROM installation") == before
    assert len(details(sql)) == 2


def test_a_yes_to_what_was_there_before_lives_on(house, noor, providers, entry):
    """A provider that comes and goes takes nobody's yes away, and gives nobody's."""
    allow(house, noor)
    providers.add(entry())
    providers.switch("acme", is_on=True)

    assert house.gate.may(noor, COMPANION_REPLY)
    assert house.gate.may(noor, COMPANION_HISTORY)
    assert house.gate.may(noor, ACME).reason is Reason.NEVER_ASKED


def test_a_yes_survives_off_and_on_and_ends_with_a_wider_card(house, noor, providers, entry):
    """The same card is covered by the same yes; one that says more is not."""
    providers.add(entry())
    providers.switch("acme", is_on=True)
    allow(house, noor, ACME)
    providers.switch("acme", is_on=False)
    assert not house.gate.may(noor, ACME)

    providers.switch("acme", is_on=True)
    assert house.gate.may(noor, ACME)

    providers.change(entry(CONTRACT | {"retention_days": "365"}))
    assert house.gate.may(noor, ACME).reason is Reason.NOTICE_CHANGED


@pytest.mark.parametrize(
    ("claims", "missing"),
    [
        ({}, "legal_entity"),
        (CONTRACT | {"training": '"opt_out"'}, "training"),
        (CONTRACT | {"training": '"yes"'}, "blocked"),
    ],
)
def test_who_is_not_trusted_stays_off(providers, entry, sql, claims, missing):
    """The refusal says what is missing, and nothing is written."""
    providers.add(entry(claims))

    with pytest.raises(BadInput, match=missing):
        providers.switch("acme", is_on=True)

    assert not providers.get("acme").is_on
    assert len(details(sql)) == 1


def test_without_a_model_it_stays_off(providers, written):
    """What may be asked is written down first."""
    from troth.registry.entry import from_toml

    providers.add(from_toml(written().replace('"small-1"', ""), source="x.toml"))

    with pytest.raises(BadInput, match="model"):
        providers.switch("acme", is_on=True)


def test_a_program_here_needs_no_purpose(house, providers, entry, sql):
    """It is on, and the registry is as it was: it answers under the purpose that is there."""
    providers.add(entry({}, **HERE))

    assert providers.switch("acme", is_on=True).is_on
    assert providers.outside() == ()
    assert versions(sql) == 1


def test_a_claim_that_ends_takes_the_purpose_with_it(house, providers, entry, clock, open_home):
    """At the next start there is no such purpose; once renewed, it is back under the same yes."""
    providers.add(entry(CONTRACT | ZERO))
    providers.switch("acme", is_on=True)
    clock.set(AT + timedelta(days=100))

    assert providers.outside() == ()
    late = open_home(clock=clock)
    assert ACME not in purposes(late)
    assert late.providers.get("acme").is_on


def test_outside_is_asked_for_a_day(providers, entry):
    """Who is trusted enough depends on the day, and on nothing else."""
    providers.add(entry())
    providers.switch("acme", is_on=True)

    assert [one.purpose for one in providers.outside(at=date(2027, 1, 31))] == [ACME]
    assert providers.outside(at=date(2027, 2, 1)) == ()


def test_a_key_is_sealed_and_nowhere_in_clear(house, home, providers, entry, tmp_path):
    """Neither database, log, list nor backup holds it; it opens for its provider alone."""
    held = providers.add(entry(), key=KEY)
    house.backup(tmp_path / "copy")

    assert held.has_key
    assert KEY not in repr(held)
    assert providers.key("acme") == KEY
    house.store.settle()
    for folder in (home, tmp_path / "copy"):
        for file in folder.rglob("*"):
            assert not file.is_file() or KEY.encode() not in file.read_bytes()


def test_a_key_is_for_one_address(providers, entry):
    """Another address or dialect loses the key; other claims do not."""
    providers.add(entry(), key=KEY)

    assert providers.change(entry(ends="2027-04-01")).has_key
    assert not providers.change(entry(url="https://other.example.org/v1")).has_key
    assert providers.key("acme") is None


def test_a_key_moved_to_another_provider_does_not_open(providers, entry, sql):
    """A row that is edited behind Troth's back cannot send a key elsewhere."""
    providers.add(entry(), key=KEY)
    providers.add(entry(id="other", name="Other"))

    sql("UPDATE provider SET sealed_key = (SELECT sealed_key FROM provider WHERE id = 'acme')")

    assert providers.key("acme") == KEY
    with pytest.raises(Damaged):
        providers.key("other")


@pytest.mark.parametrize("key", ["", "two words", "line\nbreak", "ключ", "x" * 1025])
def test_what_is_no_key_is_refused_and_not_repeated(providers, entry, key):
    """A slip of the pen is not sealed."""
    providers.add(entry(), key=KEY)

    with pytest.raises(BadInput) as caught:
        providers.set_key("acme", key)

    assert not key or key not in str(caught.value)
    assert providers.key("acme") == KEY


def test_a_key_comes_and_goes_with_a_leaf(providers, entry, sql):
    """That it changed is recorded; what it is, is not."""
    providers.add(entry())
    providers.set_key("acme", KEY)
    assert providers.key("acme") == KEY
    providers.set_key("acme", None)

    assert providers.key("acme") is None
    assert [one.split(" acme ")[0] for one in details(sql)] == [
        "provider added",
        "provider key set",
        "provider key taken away",
    ]
    assert not [one for one in details(sql) if KEY in one]


@pytest.mark.parametrize(
    "edit",
    [
        "UPDATE provider SET is_on = 1",
        "UPDATE provider SET is_on = 7",
        "UPDATE provider SET body = replace(body, 'api.example.org', 'bad.example.org')",
        "UPDATE provider SET body = CAST(replace(body, 'api', 'bad') AS BLOB)",
        "UPDATE provider SET id = 'other'",
        "UPDATE provider SET signature = x'00'",
        "UPDATE provider SET signature = 'text'",
        "UPDATE provider SET added_ms = 'text'",
        "UPDATE provider SET changed_ms = 9223372036854775807",
        "UPDATE provider SET sealed_key = 'text'",
    ],
)
def test_an_edit_behind_troths_back_is_not_believed(home, open_home, providers, entry, sql, edit):
    """It is not used and not listed, it stops nothing else, and it can be removed."""
    providers.add(entry())
    providers.add(entry(id="zeta", name="Zeta"))

    sql(f"{edit} WHERE id = 'acme'")

    name = "other" if "id = 'other'" in edit else "acme"
    with pytest.raises(Damaged):
        providers.get(name)
    assert [one.entry.id for one in providers.all()] == ["zeta"]
    assert providers.broken() == [name]
    assert open_home().providers.outside() == ()
    providers.remove(name)
    assert providers.broken() == []


def test_a_broken_ledger_changes_nothing(house, providers, entry, broken_ledger, sql):
    """What cannot be recorded is not done: no row, no version."""
    providers.add(entry())
    broken_ledger()

    for act in (
        lambda: providers.add(entry(id="other", name="Other")),
        lambda: providers.switch("acme", is_on=True),
        lambda: providers.change(entry(CONTRACT | ZERO)),
        lambda: providers.set_key("acme", KEY),
        lambda: providers.remove("acme"),
    ):
        with pytest.raises((LedgerFailed, StoreFailed)):
            act()

    held = providers.get("acme")
    assert (held.is_on, held.has_key, held.entry) == (False, False, entry())
    assert versions(sql) == 1


def test_an_id_stands_once_and_there_is_a_limit(providers, entry):
    """Twice is refused; so is one too many."""
    providers.add(entry())
    with pytest.raises(BadInput, match="already"):
        providers.add(entry(name="Another"))

    for number in range(MOST_PROVIDERS - 1):
        providers.add(entry(id=f"p{number}", name="Other"))
    with pytest.raises(BadInput, match=str(MOST_PROVIDERS)):
        providers.add(entry(id="one_more", name="Other"))


@pytest.mark.parametrize(
    "claims",
    [
        {"country": '"QQ"'},
        {"regions": '["US", "QQ"]'},
        {"regions_not": '["QQ"]'},
        {"transfer": '{ QQ = "adequacy" }'},
        {"audience": '{ min_age = 0, adults_only_in = ["QQ"] }'},
    ],
    ids=lambda one: next(iter(one)),
)
def test_a_place_that_there_is_not_is_refused_where_it_is_set(providers, entry, claims):
    """No rule would ever find it, so whoever writes it down hears of it."""
    with pytest.raises(BadInput, match="`QQ`") as caught:
        providers.add(entry(CONTRACT | claims))
    providers.add(entry(CONTRACT | {"regions": '["EEA", "UK"]'}))
    with pytest.raises(BadInput, match="`QQ`"):
        providers.change(entry(CONTRACT | claims))

    assert caught.value.param == "claim"
    assert providers.get("acme").entry.claims.regions.value == ("EEA", "UK")


def test_a_place_that_an_older_troth_took_stops_no_other_change(providers, entry, monkeypatch):
    """What was stored stays readable, and can be mended when somebody likes."""
    old = CONTRACT | {"regions": '["QQ"]'}
    with monkeypatch.context() as older:
        older.setattr("troth.registry.providers.regions.is_known", lambda _: True)
        providers.add(entry(old))

    providers.change(entry(old, name="Other"))

    assert providers.get("acme").entry.name == "Other"


def test_an_update_of_troth_asks_nobody_again_whose_provider_stayed(
    house, noor, providers, entry, open_home, clock, monkeypatch
):
    """An older Troth did not write down who it was. From the first start on, a change is seen."""
    written = compiling.recipients

    def as_before(outside):
        told = written(outside).items()
        return {one: {"label": more["label"], "level": more["level"]} for one, more in told}

    with monkeypatch.context() as older:
        older.setattr(compiling, "recipients", as_before)
        older.setattr(served, "compile_registry", compiling.compile_registry)  # without a cache
        providers.add(entry())
        providers.switch("acme", is_on=True)
        allow(house, noor, ACME)
    assert not house.gate.states.common().registry.recipients["acme"].who

    newer = open_home(clock=clock)
    assert newer.gate.states.common().registry.recipients["acme"].who
    assert newer.gate.may(noor, ACME)
    newer.providers.change(entry(CONTRACT | {"legal_entity": '"Evil Ltd"'}))
    assert newer.gate.may(noor, ACME).reason is Reason.NOTICE_CHANGED


def test_removed_is_gone_and_what_was_agreed_is_told_still(house, providers, entry, sql):
    """Row and key go; the ledger says so; another try finds nothing."""
    providers.add(entry(), key=KEY)
    providers.switch("acme", is_on=True)

    providers.remove("acme")

    assert providers.all() == []
    assert ACME not in purposes(house)
    assert details(sql)[-1].startswith("provider removed acme sha256 ")
    for act in (
        lambda: providers.get("acme"),
        lambda: providers.key("acme"),
        lambda: providers.remove("acme"),
        lambda: providers.switch("acme", is_on=True),
        lambda: providers.set_key("acme", KEY),
        lambda: providers.change(entry()),
    ):
        with pytest.raises(NotFound):
            act()


def test_the_ledger_still_verifies(house, providers, entry):
    """The new kind of leaf is one like the others."""
    providers.add(entry(), key=KEY)
    providers.switch("acme", is_on=True)

    assert house.verify_ledger().is_sound
