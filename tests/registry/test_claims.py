"""Claims are read strictly, hold for a time, and are written as they were read."""

from dataclasses import fields
from datetime import date

import pytest

from troth.errors import BadInput
from troth.registry import claims as claimed
from troth.registry.claims import MEANS, Claims, typed
from troth.registry.entry import from_canonical

EVERY = {
    "legal_entity": '"Example Ltd"',
    "country": '"US"',
    "regions": '["US", "EU"]',
    "products": '["API"]',
    "dpa": '"of 2026-10-01"',
    "role": '"processor"',
    "sub_processors": '["Some Host"]',
    "training": '"opt_out"',
    "retention_days": "30",
    "stateful": '["files"]',
    "held_by_order": "true",
    "human_review": '"flagged"',
    "zero_retention": '{ granted = true, how = "request", verified_per_request = false }',
    "audience": '{ min_age = 13, adults_only_in = ["EU"], no_health = true }',
    "regions_not": '["CU"]',
    "transfer": '{ EU = "standard_clauses", GB = "none" }',
    "certifications": '["ISO 27001, chat"]',
    "incidents": "[]",
    "attestation": f'{{ tee = "TDX", policy = "{"a" * 64}", verifier = "own" }}',
    "deletion": '"by letter"',
    "contact": '"dpo@example.org"',
    "exit": '"30 days of notice"',
    "own_machine": '"Ada"',
    "blocked": '"it trains"',
}


def test_every_claim_has_a_meaning():
    """What a claim is about is said in words, in the order of the fields."""
    assert list(MEANS) == [one.name for one in fields(Claims)] == list(EVERY)


def test_every_claim_survives_being_written(entry):
    """What is stored is what was read: value, source, days, reviewer."""
    read = entry(EVERY)

    assert list(read.claims.all()) == list(EVERY)
    assert from_canonical(read.body()) == read


def test_every_value_can_be_told(entry):
    """A list at the terminal shows each value in words."""
    told = [claimed.text_of(one.value) for one in entry(EVERY).claims.all().values()]

    assert all(told)
    assert not [one for one in told if "(" in one or "<" in one]


def test_a_claim_holds_from_its_day_to_its_end(entry):
    """On the day of its end it is unknown again, and before it was seen it was never known."""
    claim = entry({"training": '"no"'}).claims.training

    held = [claim.holds(date(*day)) for day in ((2026, 10, 31), (2026, 11, 1), (2027, 1, 31))]
    assert held == [False, True, True]
    assert not claim.holds(date(2027, 2, 1))


@pytest.mark.parametrize(
    ("name", "value", "blamed"),
    [
        ("training", '"never"', "training"),
        ("training", "true", "training"),
        ("country", '"usa!"', "country"),
        ("retention_days", '"30"', "whole number"),
        ("retention_days", "-1", "whole number"),
        ("held_by_order", '"no"', "true or false"),
        (
            "zero_retention",
            '{ granted = true, how = "letter", verified_per_request = true }',
            "how",
        ),
        ("zero_retention", "{ granted = true }", "how"),
        ("attestation", '{ tee = "TDX", policy = "short", verifier = "own" }', "SHA-256"),
        ("transfer", '{ EU = "trust" }', "EU"),
        ("transfer", '{ europe = "adequacy" }', "europe"),
        ("audience", "{ min_age = 200 }", "min_age"),
        ("audience", "{ min_age = 18, no_helth = true }", "no_health"),
        ("sub_processors", '["a", "a"]', "twice"),
        ("own_machine", "true", "whose machine"),
        ("trainig", '"no"', "training"),
    ],
)
def test_what_is_wrong_is_named_with_its_line(entry, written, name, value, blamed):
    """An error says file and line, and what was probably meant."""
    line = 1 + written({}).count("\n")

    with pytest.raises(BadInput, match=blamed) as caught:
        entry({name: value})

    where, number, _ = str(caught.value).split(":", 2)
    assert where == "acme.toml"
    assert line <= int(number) <= line + 2


@pytest.mark.parametrize("ends", ["2026-11-01", "2026-10-01", "2028-01-01", '"soon"', "7"])
def test_no_claim_is_believed_for_ever(entry, ends):
    """An end that lies before the day it was seen, far beyond it, or is no day is refused."""
    with pytest.raises(BadInput, match="ends"):
        entry({"training": '"no"'}, ends=ends)


@pytest.mark.parametrize(
    ("name", "text", "value"),
    [
        ("training", " no ", "no"),
        ("retention_days", "30", 30),
        ("retention_days", "³", "³"),
        ("held_by_order", "No", False),
        ("held_by_order", "perhaps", "perhaps"),
        ("regions_not", "CU, KP", ["CU", "KP"]),
        ("own_machine", "Yes", True),
        ("own_machine", "Ada", "Ada"),
        ("incidents", "[]", []),
        ("transfer", '{ EU = "adequacy" }', {"EU": "adequacy"}),
        ("transfer", "{ EU", "{ EU"),
    ],
)
def test_a_value_is_typed_as_people_type(name, text, value):
    """Commas, yes and no are enough; what cannot be read stays as it is, to be refused."""
    assert typed(name, text) == value
