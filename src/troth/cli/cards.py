"""Shows a card and writes down the answer. Yes and no cost the same; silence is no yes.

The riskiest cards ask one question about themselves. A yes counts with its right answer
only; a no never needs it.
"""

from typing import TYPE_CHECKING, Final

from troth.cli.caller import Visit
from troth.cli.screen import ask, read_line, say
from troth.errors import BadInput
from troth.registry.card import LANGUAGES, Card, graded
from troth.settings import Settings
from troth.words import PurposeId

if TYPE_CHECKING:
    from troth.house import House

METHOD = "terminal"
_TRIES: Final = 3


def language_of(settings: Settings) -> str:
    """Return the language that cards are shown in: the one set, if there are cards in it."""
    return settings.language if settings.language in LANGUAGES else LANGUAGES[0]


def purpose(house: "House", name: str) -> PurposeId:
    """Return the purpose of this name. Raises BadInput, which does not repeat what was typed."""
    found = PurposeId(name)
    if found not in house.gate.states.common().registry.purposes:
        message = "Troth has no such purpose. See them: troth consent list"
        raise BadInput(message, param="purpose")
    return found


def show(visit: Visit, purpose: PurposeId) -> Card:
    """Write down that the person is asked, and show the card exactly as it is kept."""
    consents = visit.house.gate.consents
    language = language_of(visit.house.settings)
    shown = consents.ask(visit.person, purpose, language=language, method=METHOD)
    say(shown.body.decode())
    return shown


def put(
    visit: Visit, purpose: PurposeId, *, answer: bool | None = None, number: int | None = None
) -> bool | None:
    """Show a card, ask, and write the answer down. None: there was none, so nothing is.

    answer, number: what the person said already, on the command line: yes or no, and which
    answer to the card's question. Raises BadInput for a yes there without the right one.
    """
    shown = show(visit, purpose)
    said = _heard(shown) if answer is None else answer
    if answer:
        _must_be_right(shown, number)
    if said is None:
        say("Without an answer nothing is allowed.")
        return None
    visit.house.gate.consents.answer(visit.person, yes=said, shown=shown, method=METHOD)
    return said


def _heard(shown: Card) -> bool | None:
    """Ask for yes or no, and after a yes the card's question. A wrong answer shows the card anew.

    None: no answer came, or after three tries none that fits.
    """
    for _ in range(_TRIES):
        said = ask("Type y for Yes or n for No: ")
        if not said or shown.check is None:
            return said
        found = graded(shown, _chosen(read_line(f"{shown.check.question} Type its number: ")))
        say(f"{found.sentence}\n")
        if found:
            return True
        say(shown.body.decode())
    return None


def _chosen(line: str | None) -> int | None:
    """Read the number of an answer, from 1, as its place, from 0."""
    typed = (line or "").strip().removesuffix(".")
    return int(typed) - 1 if typed in {"1", "2", "3"} else None


def _must_be_right(shown: Card, number: int | None) -> None:
    found = graded(shown, None if number is None else number - 1)
    if not found:
        message = f"{found.sentence} Then add --check and the number of your answer."
        raise BadInput(message, param="check")
