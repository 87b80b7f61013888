"""Who the companions are, and the few words that a model is told about itself.

Promise: each persona says that it is an AI and forbids claims of being human or of
feeling; none asks for personal data, none holds on to a person who wants to go. The
texts are short and plain, because the embedded model is small and loses a long one.

A persona is a request to a model, not a guarantee. What is guaranteed is in code: the
disclosure (`companion.disclosure`) and the crisis card are not written by a model.
"""

import unicodedata
from dataclasses import dataclass
from typing import Final

from troth.companion import origin
from troth.guard.limits import OPEN, Limits
from troth.words import is_id

_NAME_LENGTH = 60
YOURS: Final = "Your companion"
"""What a companion of a person's own is called where its card cannot be read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Persona:
    """One companion: its id (the model id of `/v1`), its name, and what a model is told."""

    id: str
    name: str
    text: str
    limits: Limits = OPEN
    """The most that its card allows; it only tightens what a person set."""


MIRA: Final = Persona(
    id="mira",
    name="Mira",
    text=(
        "You are a helpful AI companion named Mira. You are an AI, not a person. "
        "You have no feelings and never claim any. "
        "You answer kindly and honestly in one or two short sentences. "
        "You never ask for personal data. "
        "When someone says goodbye, you wish them well and ask nothing."
    ),
)

TEO: Final = Persona(
    id="teo",
    name="Teo",
    text=(
        "You are a helpful AI companion named Teo. You are an AI, not a person. "
        "You have no feelings and never claim any. "
        "You are calm and practical, and you answer in one or two short sentences. "
        "You never ask for personal data. "
        "When someone says goodbye, you wish them well and ask nothing."
    ),
)

PERSONAS: Final = (MIRA, TEO)
"""Every companion there is, the first one first."""


def system_text(persona: Persona, *, name_of_person: str | None) -> str:
    """Return what the model is told, with the person's name if there is one to use.

    The name is data: it is cut to one short line, so that it cannot carry instructions
    of more than a few words. The gate's way out veils it like all other text.
    """
    name = one_line(name_of_person or "")
    return f'{persona.text} The person is called "{name}".' if name else persona.text


def called(companion: str) -> str:
    """Return what a companion is called where its card is not at hand."""
    if (elsewhere := origin.parted(companion)) is not None:
        service, who = elsewhere
        name = origin.SERVICES[service]
        if service == origin.OURS:
            who = called(who)
        return name if who == name else f"{who} ({name})"
    found = next((one.name for one in PERSONAS if one.id == companion), companion)
    return YOURS if is_id(found, "own") else found


def one_line(name: str) -> str:
    """Return a name as one short line without what cannot be seen."""
    shown = "".join(one if unicodedata.category(one)[0] in "LMNPZS" else " " for one in name)
    return " ".join(shown.replace('"', "'").split())[:_NAME_LENGTH].rstrip()
