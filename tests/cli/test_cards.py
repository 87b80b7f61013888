"""Cards are shown as they are kept, and only a yes is a yes."""

import hashlib
from collections.abc import Callable
from pathlib import Path

import pytest

from troth.cli import caller, cards, screen
from troth.consent.events import Kind
from troth.errors import BadInput
from troth.words import PurposeId

REPLY = PurposeId("companion.reply")


def test_the_card_is_shown_exactly(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The digest that is kept is that of the very text on the screen."""
    with caller.signed_in() as visit:
        shown = cards.show(visit, REPLY)
        asked = visit.house.gate.consents.events(visit.person)[-1]

    text = capsys.readouterr().err.removesuffix("\n").encode()
    assert asked.notice_digest == shown.digest == hashlib.sha256(text).hexdigest()


@pytest.mark.parametrize(("answer", "kind"), [(True, Kind.GIVEN), (False, Kind.REFUSED)])
def test_an_answer_is_written_down(home: Path, *, answer: bool, kind: Kind) -> None:
    """A yes is kept as a yes and a no as a no, with the card and the way it was said."""
    with caller.signed_in() as visit:
        cards.put(visit, REPLY, answer=answer)
        event = visit.house.gate.consents.events(visit.person)[-1]

    assert (event.kind, event.method, event.by) == (kind, "terminal", "person")
    assert event.notice_digest is not None


def test_a_language_without_cards(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where there are no cards in the language that is set, they come in English."""
    monkeypatch.setenv("TROTH_LANGUAGE", "eo")

    found = cards.language_of(caller.settings())

    assert found == "en"


HISTORY = PurposeId("companion.history")


@pytest.fixture
def typed(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Return a function that sets what is typed, line by line; after that nobody answers."""

    def type_(*lines: str) -> None:
        waiting = list(lines)
        answer = lambda _: waiting.pop(0) if waiting else None
        monkeypatch.setattr(screen, "read_line", answer)
        monkeypatch.setattr(cards, "read_line", answer)

    return type_


def kinds(visit: caller.Visit) -> list[Kind]:
    """Return what was written down, in order."""
    return [event.kind for event in visit.house.gate.consents.events(visit.person)]


def test_a_yes_with_the_right_answer_counts(
    home: Path, typed: Callable[..., None], capsys: pytest.CaptureFixture[str]
) -> None:
    """After the yes the card's question is asked; its right answer makes the yes count."""
    typed("y", "3")

    with caller.signed_in() as visit:
        said = cards.put(visit, HISTORY)
        seen = kinds(visit)

    assert said is True
    assert seen == [Kind.REQUESTED, Kind.GIVEN]
    assert "That is what the card says: 365 days." in capsys.readouterr().err


@pytest.mark.parametrize("wrong", ["1", "2", "4", "-1", "0", "", "three", "³", "9" * 5000])
def test_a_yes_with_another_answer_is_not_taken(
    home: Path, typed: Callable[..., None], capsys: pytest.CaptureFixture[str], wrong: str
) -> None:
    """The right answer and the card are shown again; whoever then leaves has not said yes."""
    typed("y", wrong)

    with caller.signed_in() as visit:
        said = cards.put(visit, HISTORY)
        seen = kinds(visit)

    told = capsys.readouterr().err
    assert said is None
    assert seen == [Kind.REQUESTED]
    assert "The card says: 365 days." in told
    assert told.count("Let Troth keep your talks\n") == 2


def test_whoever_reads_again_may_say_yes_or_no(home: Path, typed: Callable[..., None]) -> None:
    """After another answer both answers are open again."""
    with caller.signed_in() as visit:
        typed("y", "1", "n")
        no = cards.put(visit, HISTORY)
        typed("y", "2", "y", "3.")
        yes = cards.put(visit, HISTORY)
        seen = kinds(visit)

    assert (no, yes) == (False, True)
    assert seen == [Kind.REQUESTED, Kind.REFUSED, Kind.REQUESTED, Kind.GIVEN]


def test_after_three_tries_nothing_is_decided(home: Path, typed: Callable[..., None]) -> None:
    """Nobody is held at a card for ever."""
    typed("y", "1", "y", "1", "y", "1", "y", "3")

    with caller.signed_in() as visit:
        said = cards.put(visit, HISTORY)
        seen = kinds(visit)

    assert said is None
    assert seen == [Kind.REQUESTED]


def test_a_no_is_asked_nothing(
    home: Path, typed: Callable[..., None], capsys: pytest.CaptureFixture[str]
) -> None:
    """A no counts at once: the question is for a yes alone."""
    typed("n")

    with caller.signed_in() as visit:
        said = cards.put(visit, HISTORY)
        seen = kinds(visit)

    assert said is False
    assert seen == [Kind.REQUESTED, Kind.REFUSED]
    assert "Type its number" not in capsys.readouterr().err


@pytest.mark.parametrize("number", [None, 1, 2, 0, -1, 4])
def test_a_yes_on_the_command_line_needs_the_answer_too(home: Path, number: int | None) -> None:
    """`--yes` alone does not pass the question by; the message says what the card says."""
    with caller.signed_in() as visit:
        with pytest.raises(BadInput, match=r"The card says: 365 days\..*--check"):
            cards.put(visit, HISTORY, answer=True, number=number)
        seen = kinds(visit)

    assert Kind.GIVEN not in seen


def test_a_no_on_the_command_line_needs_none(home: Path) -> None:
    """`refuse` works without an answer to the question."""
    with caller.signed_in() as visit:
        said = cards.put(visit, HISTORY, answer=False)

    assert said is False
