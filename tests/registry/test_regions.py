"""Countries that share a law on data."""

import pytest

from troth.registry.regions import EEA, groups, is_among, is_in_eea, law


def test_the_eea_has_thirty_states():
    """Twenty-seven of the Union and three more; two words stand for all of them."""
    assert len(EEA - {"EU", "EEA"}) == 30
    assert {"IS", "LI", "NO"} <= EEA
    assert not {"GB", "CH", "US"} & EEA


@pytest.mark.parametrize(
    ("country", "regions", "among"),
    [
        ("DE", ["EU"], True),
        ("de", ["DE"], True),
        ("NO", ["EEA"], True),
        ("GB", ["EU", "EEA"], False),
        ("US", [], False),
        ("UK", ["GB"], True),
        ("GB", ["UK"], True),
        ("EL", ["EEA"], True),
        ("GR", ["EL"], True),
        ("RE", ["EU"], True),
        ("GP", ["FR"], True),
        ("AX", ["FI"], True),
        ("FR", ["RE"], False),
        ("PF", ["FR"], False),
    ],
)
def test_a_country_is_part_of_its_region(country, regions, among):
    """What is said of a region is said of each country in it, and of no other."""
    assert is_among(country, regions) is among


def test_a_law_has_a_short_name():
    """It stands on a card."""
    assert (law("FR"), law("US"), law("XK")) == ("EU law", "US law", "foreign law")
    assert groups("us") == {"US"}
    assert (law("UK"), law("el"), law("GF")) == ("UK law", "EU law", "EU law")


def test_parts_of_a_state_that_the_unions_law_counts_in_are_in_the_eea():
    """The six outermost regions of France, and Åland; not what has a law of its own."""
    assert all(map(is_in_eea, ("RE", "GP", "MQ", "GF", "YT", "MF", "AX", "EL", "de", "EU")))
    assert not any(map(is_in_eea, ("PF", "NC", "GL", "AW", "UK", "QQ", "")))
