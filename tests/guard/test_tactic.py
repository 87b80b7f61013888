"""Each tactic can be told to the person in plain words."""

import pytest

from troth.guard.tactic import WHY, Tactic, why
from troth.registry.readability import grade


@pytest.mark.parametrize("language", ["en", "de", "es", "fr", "nl", "it", "pt"])
def test_every_tactic_has_a_reason_in_every_language(language):
    """Nobody sees a bare name."""
    assert set(WHY[language]) == set(Tactic)
    assert all(text.endswith(".") for text in WHY[language].values())


@pytest.mark.parametrize("tactic", list(Tactic))
def test_a_reason_reads_at_grade_8_or_lower(tactic):
    """Short words, short sentences."""
    assert grade(why(tactic, "en")) <= 8


def test_another_language_gets_the_english_reason():
    """Better a foreign reason than none."""
    assert why(Tactic.ISOLATION, "sv") == why(Tactic.ISOLATION, "en")
