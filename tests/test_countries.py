"""Two letters stand for a country, or for none."""

import pytest

from troth.countries import KNOWN, code, is_known


def test_all_codes_are_there_once():
    """ISO 3166-1 assigns 249; one more is in common use."""
    assert len(KNOWN) == 250
    assert all(len(one) == 2 and one.isascii() and one.isupper() for one in KNOWN)


@pytest.mark.parametrize(
    ("written", "meant"), [("UK", "GB"), ("el", "GR"), ("de", "DE"), ("GB", "GB")]
)
def test_a_code_that_is_written_otherwise_is_the_same_country(written, meant):
    """What offices of the Union write, and small letters."""
    assert code(written) == meant
    assert is_known(written)


@pytest.mark.parametrize("written", ["QQ", "ZZ", "EU", "EEA", "XX", "", "12", "ß"])
def test_what_stands_for_no_country_is_not_known(written):
    """A region is no country, either."""
    assert not is_known(written)
