"""One answer while it is given."""

import pytest

from troth.companion.answer import Heard, Told
from troth.companion.stopping import Stopped
from troth.errors import NotSignedIn, ProviderFailed, SensitiveWords
from troth.guard.crisis import Crisis, Severity
from troth.guard.release import notice
from troth.guard.rule import Kind


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


@pytest.mark.parametrize(
    ("severity", "card", "instead_of"),
    [
        (Severity.HIGH, "help", {ProviderFailed, SensitiveWords}),
        (Severity.CONCERN, "help", {ProviderFailed}),
        (Severity.NONE, "", set()),
    ],
)
def test_help_waits_for_no_error_but_a_worry_lets_be_asked_first(
    severity: Severity, card: str, instead_of: set[type]
) -> None:
    """Danger waits for nothing. Whoever has left is told nothing."""
    heard = Heard(Crisis(severity=severity, kind=Kind.SELF, why=()), card, None)
    errors = [
        ProviderFailed("It fails."),
        SensitiveWords(("health",), recipient="m"),
        NotSignedIn("Out."),
    ]

    assert {type(one) for one in errors if heard.stands_in_for(one)} == instead_of
