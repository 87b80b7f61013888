"""How far a provider is trusted follows from what is known on the day, and never from hope."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.registry.conftest import CLAIM, CONTRACT, ENTRY, PROOF, ZERO

from troth.registry.entry import from_toml
from troth.registry.outside import risk, usable
from troth.registry.trust import bar, leaves_out, may_serve, missing, trust
from troth.words import Level

TODAY = date(2026, 11, 21)
HERE = {"url": "http://127.0.0.1:8080/v1", "place": "loopback"}
NEAR = {"url": "http://192.168.1.20:8080/v1", "place": "private"}


def level(entry, at=TODAY):
    """Return the level at a day."""
    return trust(entry, at).level


def test_nothing_known_is_unknown(entry):
    """A new entry without claims gets no trust, and says what it lacks."""
    found = trust(entry({}), TODAY)

    assert found.level is Level.UNKNOWN
    assert found.ends is None
    assert len(missing(entry({}), TODAY)) == 5


def test_each_level_needs_all_below_it(entry):
    """Contract, nothing kept, proof: none is reached by skipping one."""
    assert level(entry(CONTRACT)) is Level.CONTRACT
    assert level(entry(CONTRACT | ZERO)) is Level.ZERO_RETENTION
    assert level(entry(CONTRACT | ZERO | PROOF)) is Level.ATTESTED
    assert level(entry(CONTRACT | PROOF)) is Level.CONTRACT
    assert level(entry(ZERO | PROOF)) is Level.UNKNOWN


@pytest.mark.parametrize("lost", ["legal_entity", "dpa", "training", "retention_days", "transfer"])
def test_a_contract_needs_each_of_its_claims(entry, lost):
    """One that is missing is enough, and it is named."""
    less = entry({name: value for name, value in CONTRACT.items() if name != lost})

    assert level(less) is Level.UNKNOWN
    assert [one for one in missing(less, TODAY) if f"`{lost}`" in one]


@pytest.mark.parametrize("said", ['"opt_out"', '"unknown"'])
def test_unknown_is_never_no(entry, said):
    """Only a plain no to training is a no."""
    assert level(entry(CONTRACT | {"training": said})) is Level.UNKNOWN


@pytest.mark.parametrize(
    "said",
    [
        *("no", "None.", "unknown", "not known", "n/a", "?", "-", "TBD"),
        *("nein", "unbekannt", "aucun", "inconnu", "ninguno", "desconocido"),
    ],
)
def test_a_text_that_says_nothing_counts_for_nothing(entry, said):
    """To write down that there is no contract makes none, nor does a machine of nobody's."""
    for name in ("legal_entity", "dpa"):
        assert level(entry(CONTRACT | {name: f'"{said}"'})) is Level.UNKNOWN
    assert level(entry({"own_machine": f'"{said}"'}, **NEAR)) is Level.UNKNOWN
    assert level(entry(CONTRACT | {"legal_entity": '"None So Blind Ltd"'})) is Level.CONTRACT
    assert level(entry(CONTRACT | {"country": '"NO"'})) is Level.CONTRACT  # this is Norway


def test_whoever_trains_is_blocked(entry):
    """However much else is known, and wherever it is."""
    assert level(entry(CONTRACT | ZERO | PROOF | {"training": '"yes"'})) is Level.BLOCKED
    assert level(entry({"blocked": '"a court said so"'}, **HERE)) is Level.BLOCKED


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (
            {"zero_retention": ZERO["zero_retention"].replace("granted = true", "granted = false")},
            0,
        ),
        (
            {"zero_retention": ZERO["zero_retention"].replace("request = true", "request = false")},
            0,
        ),
        ({"held_by_order": "true"}, 0),
        ({}, 1),
    ],
)
def test_nothing_kept_must_be_seen(entry, change, expected):
    """A promise that no answer shows, or that a court overrides, is a contract and no more."""
    found = level(entry(CONTRACT | ZERO | change))

    assert found is (Level.CONTRACT, Level.ZERO_RETENTION)[expected]


def test_a_court_overrides_unless_it_is_known_not_to(entry):
    """Whether it is held by an order must be known: silence is no no."""
    silent = {"zero_retention": ZERO["zero_retention"]}

    assert level(entry(CONTRACT | silent)) is Level.CONTRACT


def test_an_end_brings_it_down(entry):
    """The level falls on the very day on which its first claim ends."""
    found = trust(entry(CONTRACT), TODAY)

    assert found.ends == date(2027, 2, 1)
    assert level(entry(CONTRACT), date(2027, 1, 31)) is Level.CONTRACT
    assert level(entry(CONTRACT), date(2027, 2, 1)) is Level.UNKNOWN


def test_within_the_eea_no_transfer_is_needed(entry):
    """It is under the same law; then the day on which its country is asked again counts."""
    at_home = {name: one for name, one in CONTRACT.items() if name != "transfer"}

    found = trust(entry(at_home | {"country": '"FR"'}), TODAY)
    assert (found.level, found.ends) == (Level.CONTRACT, date(2027, 2, 1))
    assert level(entry(CONTRACT | {"transfer": '{ EU = "none" }'})) is Level.UNKNOWN


def test_loopback_is_local(entry):
    """It needs no claim, and no claim holds it."""
    found = trust(entry({}, **HERE), TODAY)

    assert (found.level, found.ends) == (Level.LOCAL, None)
    assert missing(entry({}, **HERE), TODAY) == ()


def test_a_cloud_behind_loopback_is_not(written):
    """Its text leaves the machine, so it is asked for all that others are."""
    text = written({}, **HERE).replace("small-1", "small:1b-cloud")
    found = trust(from_toml(text, source="x.toml"), TODAY)

    assert found.level is Level.UNKNOWN
    assert "cloud" in found.why[0]


def test_a_cloud_behind_loopback_obeys_the_rules_of_a_cloud(written):
    """Its people and its law are elsewhere, however near its address is."""
    text = written(CONTRACT | {"audience": "{ min_age = 18 }"}, **HERE)
    cloud = from_toml(text.replace("small-1", "small:cloud"), source="x.toml")

    assert level(cloud) is Level.CONTRACT
    assert "18" in may_serve(cloud, TODAY, country="US", is_adult=None)
    assert may_serve(cloud, TODAY, country="CH", is_adult=True)
    (outside,) = usable([cloud], TODAY)
    assert "Staff may read it." in risk(outside)


def test_another_machine_of_ones_own_needs_somebody_who_says_so(entry):
    """And then it is a contract with oneself, no more."""
    assert level(entry(CONTRACT | ZERO, **NEAR)) is Level.UNKNOWN
    mine = entry({"own_machine": '"Ada"'} | CONTRACT | ZERO | PROOF, **NEAR)
    assert level(mine) is Level.CONTRACT
    assert "Ada" in trust(mine, TODAY).why[0]
    assert missing(mine, TODAY) == ()


@given(
    st.dictionaries(st.sampled_from(sorted(CONTRACT | ZERO | PROOF)), st.booleans()),
    st.integers(0, 200),
)
def test_less_known_is_never_more_trusted(held, days):
    """Take claims away, or let time pass: the level stays or falls."""
    from troth.registry.entry import from_toml

    def read(names):
        every = CONTRACT | ZERO | PROOF
        parts = [CLAIM.format(name=n, value=every[n], ends="2027-02-01") for n in names]
        plain = {"id": "a", "name": "Acme", "url": "https://x.example.org", "place": "public"}
        return from_toml(ENTRY.format(**plain) + "".join(parts), source="x.toml")

    more, less = read(held), read([name for name, kept in held.items() if kept])

    assert level(more).meets(level(less))
    assert level(more).meets(level(more, TODAY + timedelta(days)))


@pytest.mark.parametrize(("purpose", "person"), list(product(Level, [*Level, None])))
def test_people_raise_the_bar_and_never_lower_it(purpose, person):
    """The higher of the two holds."""
    found = bar(purpose, person)

    assert found.meets(purpose)
    assert person is None or found.meets(person)
    assert found in {purpose, person}


@pytest.mark.parametrize(
    ("claims", "country", "is_adult", "refused"),
    [
        ({}, "US", None, None),
        ({}, "DE", True, None),
        ({"regions_not": '["DE"]'}, "DE", True, "your country"),
        ({"regions_not": '["EEA"]'}, "DE", True, "your country"),
        ({"regions_not": '["EEA"]'}, "GB", True, "from your country"),
        ({"audience": "{ min_age = 18 }"}, "US", None, "from 18 years"),
        ({"audience": "{ min_age = 18 }"}, "US", False, "from 18 years"),
        ({"audience": "{ min_age = 18 }"}, "US", True, None),
        ({"audience": "{ min_age = 13 }"}, "US", None, "from 13 years"),
        ({"audience": "{ min_age = 21 }"}, "US", True, "from 21 years"),
        ({"audience": "{ min_age = 21 }"}, "US", None, "from 21 years"),
        ({"audience": '{ min_age = 0, adults_only_in = ["EU"] }'}, "DE", None, "from 18 years"),
        ({"audience": '{ min_age = 0, adults_only_in = ["EU"] }'}, "US", None, None),
        ({"transfer": '{ GB = "adequacy" }'}, "DE", True, "from your country"),
        ({"transfer": '{ GB = "adequacy" }'}, "GB", True, None),
        ({"transfer": '{ GB = "adequacy" }'}, "CH", True, "from your country"),
        ({"country": '"IE"', "transfer": '{ GB = "adequacy" }'}, "DE", True, None),
    ],
)
def test_whom_it_may_serve(entry, claims, country, is_adult, refused):
    """Age, country and the ground to send words abroad; each refusal says which."""
    found = may_serve(entry(CONTRACT | claims), TODAY, country=country, is_adult=is_adult)

    assert (found is None) is (refused is None)
    assert refused is None or refused in found


@pytest.mark.parametrize(
    ("country", "asks"),
    [
        *((one, True) for one in ("UK", "EL", "RE", "GP", "MQ", "GF", "YT", "MF", "AX", "ch")),
        *((one, True) for one in ("QQ", "ZZ", "")),
        *((one, False) for one in ("US", "JP", "XK", "PF")),
    ],
)
def test_a_country_asks_for_a_ground_however_it_is_written(entry, country, asks):
    """Also a part of a state of the EEA; and of a country that nobody knows nobody knows better."""
    there = entry(CONTRACT | {"transfer": '{ US = "standard_clauses" }'})

    found = may_serve(there, TODAY, country=country, is_adult=True)

    assert (found is not None and "ground" in found) is asks


@pytest.mark.parametrize(
    ("claims", "country"),
    [
        ({"transfer": '{ EU = "standard_clauses" }'}, "RE"),
        ({"transfer": '{ FR = "standard_clauses" }'}, "MQ"),
        ({"transfer": '{ UK = "adequacy" }'}, "GB"),
        ({"country": '"EL"', "transfer": '{ GB = "adequacy" }'}, "AX"),
    ],
)
def test_a_ground_for_a_region_is_one_for_each_part_of_it(entry, claims, country):
    """As for its states."""
    assert may_serve(entry(CONTRACT | claims), TODAY, country=country, is_adult=True) is None


def test_a_provider_in_a_part_of_the_eea_needs_no_transfer(entry):
    """Its level rests on the country then."""
    claims = {name: one for name, one in CONTRACT.items() if name != "transfer"}

    for country in ("GF", "EL"):
        there = entry(claims | {"country": f'"{country}"'})
        assert trust(there, TODAY).level is Level.CONTRACT


def test_an_audience_that_nobody_knows_leaves_all_but_adults_out(entry):
    """An end that passed, too: nobody knows then."""
    late = date(2027, 3, 1)

    for is_adult, served in ((None, False), (False, False), (True, True)):
        found = may_serve(entry(), late, country="US", is_adult=is_adult)
        assert (found is None) is served


def test_some_take_no_words_about_health(entry):
    """What the text is about counts, where the terms say so."""
    rule = {"audience": "{ min_age = 0, no_health = true, no_adult_content = true }"}
    strict = entry(CONTRACT | rule)

    def asked(*about):
        return may_serve(strict, TODAY, country="US", is_adult=True, about=about)

    assert asked() is None
    assert "health" in asked("health")
    assert "adults" in asked("adult")


@pytest.mark.parametrize("claim", [{"blocked": '"a court said so"'}, {"training": '"yes"'}])
def test_who_is_blocked_stays_so_until_somebody_says_otherwise(entry, claim):
    """The day on which the claim ends lets nobody in: it only says when to look again."""
    (name,) = claim
    there = entry(CONTRACT | claim)
    ended = replace(getattr(there.claims, name), ends=TODAY)
    there = replace(there, claims=replace(there.claims, **{name: ended}))

    assert level(there) is Level.BLOCKED
    assert level(there, date(2027, 3, 1)) is Level.BLOCKED


def test_what_is_left_out_stays_left_out_when_its_claim_ends(entry):
    """Countries, health, and words for adults: to know less never lets more go there."""
    late = date(2027, 3, 1)
    rules = {
        "regions_not": '["CN"]',
        "audience": "{ min_age = 0, no_health = true, no_adult_content = true }",
    }
    strict = entry(CONTRACT | rules)

    def asked(country, *about):
        return may_serve(strict, late, country=country, is_adult=True, about=about)

    assert leaves_out(strict) == {"health", "adult"}
    assert "your country" in asked("CN")
    assert "health" in asked("US", "health")
    assert "adults" in asked("US", "adult")
    assert asked("US") is None


def test_this_machine_serves_everybody(entry):
    """No rule of a provider applies to a program of one's own."""
    rules = {"regions_not": '["US"]', "audience": "{ min_age = 18 }"}

    assert may_serve(entry(rules, **HERE), TODAY, country="US", is_adult=False) is None
    assert may_serve(entry({}, **NEAR), TODAY, country="US", is_adult=None) is None
