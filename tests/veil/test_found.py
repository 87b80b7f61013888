"""What a finding holds."""

from dataclasses import FrozenInstanceError

import pytest

from troth.veil.found import Found


def test_a_finding_holds_no_words_and_stays_as_it_is():
    """It says where and what; nobody can change it later."""
    found = Found(3, 7, "PERSON", "direct", "model")

    assert repr(found) == "Found(start=3, end=7, label='PERSON', kind='direct', why='model')"
    with pytest.raises(FrozenInstanceError):
        found.end = 9
