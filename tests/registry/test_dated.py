"""Examples of well-known providers save typing, and promise nothing."""

from datetime import date, timedelta
from importlib.resources import files

import pytest

from troth.errors import BadInput
from troth.registry import dated
from troth.registry.entry import Where
from troth.registry.trust import trust
from troth.words import Level

TODAY = date(2026, 11, 21)


@pytest.mark.parametrize("name", dated.names())
def test_an_example_is_dated_and_trusted_by_its_claims_alone(name):
    """Each claim says where it was read and ends soon; none of them makes more than a contract."""
    entry = dated.load(name)
    claims = entry.claims.all().values()

    assert entry.id == name
    assert entry.place is Where.PUBLIC
    assert trust(entry, TODAY).level in {Level.UNKNOWN, Level.CONTRACT}
    assert claims
    for one in claims:
        assert "as read in 2026-11" in one.source
        assert one.seen == date(2026, 11, 1)
        assert one.ends - one.seen <= timedelta(days=100)


@pytest.mark.parametrize("name", dated.names())
def test_an_example_says_that_it_is_one(name):
    """Whoever opens the file reads first that it may be wrong."""
    text = files("troth.registry").joinpath("examples").joinpath(f"{name}.toml").read_text()

    assert text.startswith("# An example, not the truth")
    assert "Check each claim" in text


@pytest.mark.parametrize(("name", "part"), [("google_gemini", "store"), ("mistral", "store")])
def test_who_stops_at_a_part_that_others_know_is_asked_without_it(name, part):
    """Otherwise it would answer nobody."""
    assert part in dated.load(name).refuses


def test_which_examples_there_are():
    """Seven, as the page lists them."""
    assert dated.names() == [
        "anthropic",
        "aws_bedrock",
        "azure_openai",
        "google_gemini",
        "mistral",
        "openai",
        "openrouter",
    ]


def test_what_is_not_known_of_one_is_not_in_it():
    """No example claims that nothing is kept, that a court holds nothing, or that nobody reads."""
    for name in dated.names():
        claims = dated.load(name).claims
        assert claims.held_by_order is None
        assert claims.human_review is None
        assert claims.zero_retention is None or not claims.zero_retention.value.granted


def test_a_name_that_is_not_there():
    """The near one is named, and all of them; nothing outside the folder is read."""
    with pytest.raises(BadInput, match="Did you mean `openai`"):
        dated.load("opnai")
    with pytest.raises(BadInput):
        dated.load("../troth")
