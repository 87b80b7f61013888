"""What a profile can say: words for each code that taste reads."""

from troth.matchmaker import fields
from troth.matchmaker.terms import fields as read


def test_every_code_has_words() -> None:
    """Each interest, quality and gender is called something."""
    assert set(fields.INTEREST_WORDS) == set(fields.INTERESTS)
    assert set(fields.QUALITY_WORDS) == set(fields.WISHES)
    assert set(fields.SOUGHT) == set(fields.GENDERS)


def test_taste_reads_them() -> None:
    """No interest is asked for that nothing reads."""
    assert {*fields.INTERESTS, *fields.SENSITIVE} <= set(read())
