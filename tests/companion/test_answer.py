"""One answer while it is given."""

import pytest

from troth.companion.answer import Told
from troth.companion.stopping import Stopped
from troth.guard.release import notice


@pytest.mark.parametrize(
    ("parts", "cut", "said"),
    [
        ([], None, ""),
        ([], Stopped(), None),
        (["  ", "\n"], Stopped(), None),
        (["Good", " evening."], Stopped(), "Good evening."),
        (["Good", " evening."], None, "Good evening."),
    ],
)
def test_only_an_answer_stopped_before_its_first_word_is_none(
    parts: list[str], cut: Stopped | None, said: str | None
) -> None:
    """What was shown is what is kept; blanks alone are no word."""
    told = Told()
    for part in parts:
        assert told.part(notice(part)).text == part
    assert told.said(cut) == said


def test_an_opening_alone_is_no_answer() -> None:
    """That this is an AI was said by Troth, not by the model."""
    told = Told(shown=["This is an AI.\n\n"])
    assert told.said(Stopped()) is None
