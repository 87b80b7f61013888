"""Cards are shown as they are kept, and only a yes is a yes."""

import hashlib
from pathlib import Path

import pytest

from troth.cli import caller, cards
from troth.consent.events import Kind
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
