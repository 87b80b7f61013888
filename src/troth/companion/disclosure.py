"""Says that a companion is an AI: when a conversation starts, and every three hours of it.

The sentences are fixed and come from here, never from a model, and no persona can take
them away. Sources: Regulation (EU) 2024/1689 art. 50(1) (at the latest at first contact);
N.Y. Gen. Bus. Law 1702 (at the start and at least every three hours); Cal. Bus. & Prof.
Code 22602 (SB 243: a clear notice, and for minors a break at least every three hours).
Troth does it for everyone, each hour for minors (Washington HB 2225, Oregon SB 1546), and
sooner where the person wants that (`guard.minors.break_every`).
"""

from datetime import datetime, timedelta
from typing import Final

from troth.companion.persona import Persona

EVERY: Final = timedelta(hours=3)
"""The longest that a conversation goes on without the notice."""

_OPENING: Final = {
    "en": "I'm {name}, an AI, not a person.",
    "es": "Soy {name}, una IA, no una persona.",
    "de": "Ich bin {name}, eine KI, kein Mensch.",
    "fr": "Je suis {name}, une IA, pas une personne.",
}
_REMINDER: Final = {
    "en": "A note from Troth: {name} is an AI, not a person. This is a good time for a break.",
    "es": "Una nota de Troth: {name} es una IA, no una persona. Es buen momento para un descanso.",
    "de": "Ein Hinweis von Troth: {name} ist eine KI, kein Mensch. Zeit für eine Pause.",
    "fr": "Une note de Troth : {name} est une IA, pas une personne. C'est le moment d'une pause.",
}
_DEMO: Final = {
    "en": "This is a small demo model that runs on this machine. It is often wrong.",
    "es": "Este es un pequeño modelo de demostración en esta máquina. Se equivoca a menudo.",
    "de": "Hier antwortet ein kleines Demo-Modell auf diesem Rechner. Es irrt sich oft.",
    "fr": "Ceci est un petit modèle de démonstration sur cette machine. Il se trompe souvent.",
}


def due(last: datetime | None, at: datetime, *, every: timedelta = EVERY) -> bool:
    """Say whether the notice is due at `at`, given when this conversation `last` had it.

    None means never. A last time that lies in the future is not believed. every: how long a talk
    may go on without it; longer than three hours is not believed either.
    """
    return last is None or not timedelta(0) <= at - last < min(every, EVERY)


def prefix(persona: Persona, *, demo: bool, begins: bool = True, language: str = "en") -> str:
    """Return what goes before an answer when the notice is due, with the empty line after it.

    begins: the conversation starts here; otherwise it is the reminder on the way.
    demo: the embedded model answers, and says so each time.
    language: BCP 47; English where there is no other.
    """
    tongue = language.lower().split("-")[0]
    sentences = [_in(_OPENING if begins else _REMINDER, tongue).format(name=persona.name)]
    if demo:
        sentences.append(_in(_DEMO, tongue))
    return " ".join(sentences) + "\n\n"


def _in(sentences: dict[str, str], tongue: str) -> str:
    return sentences.get(tongue, sentences["en"])
