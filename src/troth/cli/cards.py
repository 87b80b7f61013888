"""Shows a card and writes down the answer. Yes and no cost the same; silence is no yes."""

from typing import TYPE_CHECKING

from troth.cli.caller import Visit
from troth.cli.screen import ask, say
from troth.errors import BadInput
from troth.registry.card import LANGUAGES, Card
from troth.settings import Settings
from troth.words import PurposeId

if TYPE_CHECKING:
    from troth.house import House

METHOD = "terminal"


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


def put(visit: Visit, purpose: PurposeId, *, answer: bool | None = None) -> bool | None:
    """Show a card, ask, and write the answer down. None: there was none, so nothing is.

    answer: what the person said already, on the command line.
    """
    shown = show(visit, purpose)
    said = ask("Type y for Yes or n for No: ") if answer is None else answer
    if said is None:
        say("Without an answer nothing is allowed. Troth asks again another time.")
        return None
    visit.house.gate.consents.answer(visit.person, yes=said, shown=shown, method=METHOD)
    return said
