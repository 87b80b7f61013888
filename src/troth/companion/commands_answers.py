"""What Troth says to a command: written by people, in four languages. Pure.

Troth says it, not the companion: nobody speaks in persona about what is kept. Each says what
happened, what it means, and what can be done next.
"""

from collections.abc import Mapping, Sequence
from typing import Final

from troth.companion import facts_words
from troth.companion.facts_kinds import Fact

PAGE: Final = "/memory/facts"
"""Where everything can be seen, corrected and forgotten."""
MOST: Final = 20
"""So many lines are shown in a talk; the page shows all."""
_TEXTS: Final[Mapping[str, Mapping[str, str]]] = {
    "remembered": {
        "en": "Troth will remember this:",
        "es": "Troth recordará esto:",
        "de": "Troth merkt sich das:",
        "fr": "Troth retient ceci :",
    },
    "known": {
        "en": "Troth knows this already:",
        "es": "Troth ya sabe esto:",
        "de": "Das weiß Troth schon:",
        "fr": "Troth sait déjà ceci :",
    },
    "closed": {
        "en": "This was so before. It is closed now:",
        "es": "Antes era así. Ahora está cerrado:",
        "de": "So war es vorher. Das ist jetzt beendet:",
        "fr": "C'était ainsi avant. C'est clos maintenant :",
    },
    "off": {
        "en": "This chat is off the record now. Nothing that you say here is kept, "
        "until you say “on the record”.",
        "es": "Este chat queda fuera de registro. No se guarda nada de lo que digas aquí, "
        "hasta que digas “vuelve a guardar”.",
        "de": "Dieser Chat ist jetzt „off the record“. Was du hier sagst, wird nicht behalten, "
        "bis du „speichere wieder“ sagst.",
        "fr": "Ce chat est maintenant hors micro. Rien de ce que tu dis ici n'est gardé, "
        "jusqu'à ce que tu dises « recommence à enregistrer ».",
    },
    "on": {
        "en": "This chat is on the record again. What you say from now on is kept.",
        "es": "Este chat vuelve a guardarse. Lo que digas desde ahora se guarda.",
        "de": "Dieser Chat wird wieder behalten. Was du von jetzt an sagst, bleibt.",
        "fr": "Ce chat est de nouveau gardé. Ce que tu dis à partir de maintenant est gardé.",
    },
    "quiet": {
        "en": "This chat is off the record, so nothing was kept. To change that, say "
        "“on the record” first.",
        "es": "Este chat está fuera de registro, así que no se guardó nada. Para cambiarlo, di "
        "antes “vuelve a guardar”.",
        "de": "Dieser Chat ist „off the record“, also wurde nichts behalten. Sag erst "
        "„speichere wieder“, um das zu ändern.",
        "fr": "Ce chat est hors micro, donc rien n'a été gardé. Pour changer cela, dis d'abord "
        "« recommence à enregistrer ».",
    },
    "no_yes": {
        "en": "Troth may keep no facts about you now, so nothing was kept. You can change it here:",
        "es": "Troth no puede guardar datos sobre ti ahora, así que no guardó nada. Puedes "
        "cambiarlo aquí:",
        "de": "Troth darf sich gerade nichts über dich merken, also wurde nichts behalten. Du "
        "kannst das hier ändern:",
        "fr": "Troth ne peut rien retenir sur toi en ce moment, donc rien n'a été gardé. Tu "
        "peux changer cela ici :",
    },
    "ask": {
        "en": "Shall Troth forget this? Say yes or no.",
        "es": "¿Quieres que Troth olvide esto? Di sí o no.",
        "de": "Soll Troth das vergessen? Sag ja oder nein.",
        "fr": "Troth doit-il oublier ceci ? Dis oui ou non.",
    },
    "ask_all": {
        "en": "Shall Troth forget everything it knows of you, and all your talks? You can undo it "
        "for 7 days. Say yes or no.",
        "es": "¿Quieres que Troth olvide todo lo que sabe de ti, y todas tus charlas? Puedes "
        "deshacerlo durante 7 días. Di sí o no.",
        "de": "Soll Troth alles vergessen, was es über dich weiß, und alle Gespräche? Du kannst "
        "es 7 Tage lang rückgängig machen. Sag ja oder nein.",
        "fr": "Troth doit-il oublier tout ce qu'il sait de toi, et toutes tes discussions ? Tu "
        "peux l'annuler pendant 7 jours. Dis oui ou non.",
    },
    "forgotten": {
        "en": "This is forgotten:",
        "es": "Esto está olvidado:",
        "de": "Das ist vergessen:",
        "fr": "Ceci est oublié :",
    },
    "undo": {
        "en": "You can bring it back for 7 days: say “undo” now, or open the page below. To "
        "destroy it at once, say “shred now”.",
        "es": "Puedes recuperarlo durante 7 días: di “deshacer” ahora, o abre la página de abajo. "
        "Para destruirlo ya, di “destrúyelo”.",
        "de": "Du kannst es 7 Tage lang zurückholen: sag jetzt „rückgängig“, oder öffne die Seite "
        "unten. Um es sofort zu vernichten, sag „endgültig löschen“.",
        "fr": "Tu peux le faire revenir pendant 7 jours : dis « annule l'oubli », ou ouvre la "
        "page ci-dessous. Pour le détruire tout de suite, dis « détruis-le ».",
    },
    "for_good": {
        "en": "It is gone for good. No copy opens it any more.",
        "es": "Se ha ido para siempre. Ninguna copia lo abre ya.",
        "de": "Es ist endgültig weg. Keine Kopie öffnet es mehr.",
        "fr": "C'est parti pour de bon. Aucune copie ne l'ouvre plus.",
    },
    "nothing": {
        "en": "Troth found nothing about that. Nothing was changed.",
        "es": "Troth no encontró nada de eso. No se cambió nada.",
        "de": "Dazu hat Troth nichts gefunden. Nichts wurde geändert.",
        "fr": "Troth n'a rien trouvé à ce sujet. Rien n'a changé.",
    },
    "stays": {
        "en": "All of it stays as it was.",
        "es": "No se olvidó nada.",
        "de": "Nichts wurde vergessen.",
        "fr": "Rien n'a été oublié.",
    },
    "back": {
        "en": "It is back.",
        "es": "Ha vuelto.",
        "de": "Es ist wieder da.",
        "fr": "C'est revenu.",
    },
    "know": {
        "en": "This is what Troth knows:",
        "es": "Esto es lo que Troth sabe:",
        "de": "Das weiß Troth:",
        "fr": "Voici ce que Troth sait :",
    },
    "know_nothing": {
        "en": "Troth has noted no such facts.",
        "es": "Troth no ha anotado nada de eso.",
        "de": "Dazu hat Troth nichts notiert.",
        "fr": "Troth n'a rien noté à ce sujet.",
    },
    "more": {
        "en": "and {count} more",
        "es": "y {count} más",
        "de": "und {count} mehr",
        "fr": "et {count} de plus",
    },
    "waits": {
        "en": "Facts that wait for your yes or no: {count}.",
        "es": "Datos que esperan tu sí o tu no: {count}.",
        "de": "Notizen, die auf dein Ja oder Nein warten: {count}.",
        "fr": "Notes qui attendent ton oui ou ton non : {count}.",
    },
    "messages": {
        "en": "Messages: {count}",
        "es": "Mensajes: {count}",
        "de": "Nachrichten: {count}",
        "fr": "Messages : {count}",
    },
    "see": {
        "en": "See, correct, forget:",
        "es": "Ver, corregir, olvidar:",
        "de": "Ansehen, ändern, vergessen:",
        "fr": "Voir, corriger, oublier :",
    },
}
OFF_WORDS: Final[Mapping[str, str]] = {
    "en": "Off the record.",
    "es": "Fuera de registro.",
    "de": "Off the record.",
    "fr": "Hors micro.",
}
"""What is kept of a message that takes a chat off the record: these words, and no others."""
LANGUAGES: Final = ("en", "es", "de", "fr")


def text(name: str, language: str, **parts: object) -> str:
    """Return one text in a language; in English where there is none. Raises KeyError."""
    told = _TEXTS[name]
    return told.get(language, told["en"]).format(**parts)


def items(facts: Sequence[Fact], language: str) -> str:
    """Return facts as lines, up to `MOST` of them."""
    lines = [f"- {facts_words.told(one, language)}" for one in facts[:MOST]]
    if len(facts) > MOST:
        lines.append(f"- {text('more', language, count=len(facts) - MOST)}")
    return "\n".join(lines)


def see(language: str) -> str:
    """Say where all of it can be seen."""
    return f"{text('see', language)} {PAGE}"
