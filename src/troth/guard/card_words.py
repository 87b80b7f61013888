"""The words of the crisis card in four languages.

Short, warm, plain, never sweet. No number stands here: those come from the resource file.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from troth.guard.rule import Kind


@dataclass(frozen=True, slots=True, kw_only=True)
class CardWords:
    """One language. `{number}`, `{word}`, `{day}` and `{count}` are filled in."""

    language: str
    concern: Mapping[Kind, str]
    opening: Mapping[Kind, str]
    urgent: Mapping[Kind, str]
    stay: Mapping[Kind, str]
    what_troth_is: str
    emergency: str
    reach: str
    lines: str
    lines_elsewhere: str
    checked: str
    call: str
    text: str
    text_word: str
    call_or_text: str
    or_: str
    always: str
    hours_on_website: str
    more: str
    tongues: Mapping[str, str]


_EN = CardWords(
    language="en",
    concern={
        Kind.SELF: ("That sounds hard. Are you safe? You can tell me more."),
        Kind.OTHER: "It's good that you look out for them. How are they now?",
        Kind.ABUSE: ("That is not all right, and it is not your fault. Are you safe?"),
        Kind.HARM: "That is a lot to carry. What happened?",
    },
    opening={
        Kind.SELF: "I'm glad you said that. I take it seriously. Are you safe right now?",
        Kind.OTHER: (
            "Thank you for telling me. I take it seriously. You can ask them straight out if they "
            "think of dying. Asking does not put the idea in their head."
        ),
        Kind.ABUSE: (
            "I take that seriously. Nobody may hurt you or threaten you. It is not your fault. "
            "Are you safe right now?"
        ),
        Kind.HARM: (
            "I take that seriously. Please get some distance first, and leave alone anything "
            "that could hurt someone. Then talk to a person."
        ),
    },
    urgent={
        Kind.SELF: (
            "I take this seriously. If you are hurt or have taken something, get help now. Move "
            "away from anything that could hurt you. Go to someone who is near."
        ),
        Kind.OTHER: (
            "I take this seriously. If they are hurt or have taken something, get help now. Stay "
            "with them if that is safe for you."
        ),
        Kind.ABUSE: (
            "I take this seriously. If you can do it safely, get to a place with other people, or "
            "behind a door that locks."
        ),
        Kind.HARM: (
            "I take this seriously. Please go away from them now, and put down anything that "
            "could hurt someone."
        ),
    },
    stay={
        Kind.SELF: "You can keep writing here. What is happening right now?",
        Kind.OTHER: "You can keep writing here. How are they right now, and how are you?",
        Kind.ABUSE: "You can keep writing here, as much or as little as you like.",
        Kind.HARM: "You can keep writing here. What happened?",
    },
    what_troth_is="This is Troth, an AI. Troth can't call anyone for you, and it tells nobody.",
    emergency="If you or someone else is in danger now, call your local emergency number.",
    reach="If you want to talk to a person:",
    lines="These people are there for this:",
    lines_elsewhere=(
        "Troth knows no line in your country. Call your local emergency number, or try one of "
        "these. They are in other countries:"
    ),
    checked="Checked on {day}. If a number does not answer, look at its website.",
    call="call {number}",
    text="text {number}",
    text_word="text {word} to {number}",
    call_or_text="call or text {number}",
    or_=" or ",
    always="Day and night.",
    hours_on_website="Hours: see the website.",
    more="{count} more",
    tongues={
        "de": "German",
        "en": "English",
        "es": "Spanish",
        "fr": "French",
        "hi": "Hindi",
        "ja": "Japanese",
        "pt": "Portuguese",
    },
)

_ES = CardWords(
    language="es",
    concern={
        Kind.SELF: ("Eso suena duro. ¿Estás a salvo? Puedes contarme más."),
        Kind.OTHER: "Es bueno que te preocupes. ¿Cómo está ahora?",
        Kind.ABUSE: "Eso no está bien, y no es culpa tuya. ¿Estás a salvo?",
        Kind.HARM: "Es mucho peso. ¿Qué ha pasado?",
    },
    opening={
        Kind.SELF: "Me alegro de que lo digas. Lo tomo en serio. ¿Estás a salvo ahora mismo?",
        Kind.OTHER: (
            "Gracias por contármelo. Lo tomo en serio. Puedes preguntarle sin rodeos si piensa en "
            "morir. Preguntar no le mete la idea en la cabeza."
        ),
        Kind.ABUSE: (
            "Lo tomo en serio. Nadie tiene derecho a hacerte daño ni a amenazarte. No es culpa "
            "tuya. ¿Estás a salvo ahora mismo?"
        ),
        Kind.HARM: (
            "Lo tomo en serio. Por favor, toma distancia primero y no toques nada que pueda herir "
            "a alguien. Después habla con una persona."
        ),
    },
    urgent={
        Kind.SELF: (
            "Lo tomo en serio. Si estás herido o herida, o has tomado algo, pide ayuda ya. Aléjate "
            "de lo que pueda hacerte daño. Ve con alguien que esté cerca."
        ),
        Kind.OTHER: (
            "Lo tomo en serio. Si está herida o ha tomado algo, pide ayuda ya. Quédate a su lado "
            "si no es peligroso para ti."
        ),
        Kind.ABUSE: (
            "Lo tomo en serio. Si puedes hacerlo sin peligro, ve a un lugar con otras personas o "
            "detrás de una puerta que cierre."
        ),
        Kind.HARM: (
            "Lo tomo en serio. Por favor, vete ahora de donde están y suelta todo lo que pueda "
            "herir a alguien."
        ),
    },
    stay={
        Kind.SELF: "Puedes seguir escribiendo aquí. ¿Qué está pasando ahora?",
        Kind.OTHER: "Puedes seguir escribiendo aquí. ¿Cómo está ahora, y cómo estás tú?",
        Kind.ABUSE: "Puedes seguir escribiendo aquí, tanto o tan poco como quieras.",
        Kind.HARM: "Puedes seguir escribiendo aquí. ¿Qué ha pasado?",
    },
    what_troth_is=(
        "Esto lo escribe Troth, una IA. Troth no puede llamar a nadie por ti, y no se lo cuenta "
        "a nadie."
    ),
    emergency="Si tú u otra persona está en peligro ahora, llama al número local de emergencias.",
    reach="Si quieres hablar con una persona:",
    lines="Estas personas están para esto:",
    lines_elsewhere=(
        "Troth no conoce ninguna línea en tu país. Llama al número local de emergencias, o prueba "
        "una de estas. Son de otros países:"
    ),
    checked="Revisado el {day}. Si un número no contesta, mira su página.",
    call="llama al {number}",
    text="mensaje de texto al {number}",
    text_word="mensaje de texto con {word} al {number}",
    call_or_text="llamada o mensaje de texto al {number}",
    or_=" o ",
    always="Día y noche.",
    hours_on_website="Horario: ver la página.",
    more="{count} más",
    tongues={
        "de": "alemán",
        "en": "inglés",
        "es": "español",
        "fr": "francés",
        "hi": "hindi",
        "ja": "japonés",
        "pt": "portugués",
    },
)

_DE = CardWords(
    language="de",
    concern={
        Kind.SELF: ("Das klingt schwer. Bist du in Sicherheit? Du kannst mir mehr erzählen."),
        Kind.OTHER: "Gut, dass du hinschaust. Wie geht es der Person jetzt?",
        Kind.ABUSE: ("Das ist nicht in Ordnung, und du bist nicht schuld. Bist du in Sicherheit?"),
        Kind.HARM: "Das ist viel auf einmal. Was ist passiert?",
    },
    opening={
        Kind.SELF: "Gut, dass du das sagst. Ich nehme es ernst. Bist du gerade in Sicherheit?",
        Kind.OTHER: (
            "Danke, dass du es erzählst. Ich nehme es ernst. Du kannst offen fragen, ob die Person "
            "ans Sterben denkt. Fragen bringt niemanden auf die Idee."
        ),
        Kind.ABUSE: (
            "Ich nehme das ernst. Niemand darf dir wehtun oder dir drohen. Du bist nicht schuld. "
            "Bist du gerade in Sicherheit?"
        ),
        Kind.HARM: (
            "Ich nehme das ernst. Bitte geh erst einmal auf Abstand und lass alles liegen, was "
            "jemanden verletzen kann. Sprich dann mit einem Menschen."
        ),
    },
    urgent={
        Kind.SELF: (
            "Ich nehme das ernst. Wenn du verletzt bist oder etwas genommen hast, hol jetzt Hilfe. "
            "Geh weg von allem, was dir schaden kann. Geh zu jemandem, der in der Nähe ist."
        ),
        Kind.OTHER: (
            "Ich nehme das ernst. Wenn die Person verletzt ist oder etwas genommen hat, hol jetzt "
            "Hilfe. Bleib bei ihr, wenn das für dich sicher ist."
        ),
        Kind.ABUSE: (
            "Ich nehme das ernst. Wenn es ohne Gefahr geht, geh dorthin, wo andere Menschen sind, "
            "oder hinter eine Tür, die schließt."
        ),
        Kind.HARM: (
            "Ich nehme das ernst. Bitte geh jetzt weg von diesen Menschen und leg alles weg, was "
            "jemanden verletzen kann."
        ),
    },
    stay={
        Kind.SELF: "Du kannst hier weiterschreiben. Was ist gerade los?",
        Kind.OTHER: "Du kannst hier weiterschreiben. Wie geht es der Person, und wie geht es dir?",
        Kind.ABUSE: "Du kannst hier weiterschreiben, so viel oder so wenig du magst.",
        Kind.HARM: "Du kannst hier weiterschreiben. Was ist passiert?",
    },
    what_troth_is=(
        "Das schreibt Troth, eine KI. Troth kann niemanden für dich anrufen und sagt es niemandem."
    ),
    emergency="Wenn du oder jemand anders jetzt in Gefahr ist, ruf den örtlichen Notruf an.",
    reach="Wenn du mit einem Menschen reden möchtest:",
    lines="Diese Menschen sind dafür da:",
    lines_elsewhere=(
        "Troth kennt keine Nummer in deinem Land. Ruf den örtlichen Notruf an, oder versuch eine "
        "von diesen. Sie sind in anderen Ländern:"
    ),
    checked="Geprüft am {day}. Wenn eine Nummer nicht antwortet, schau auf die Website.",
    call="Anruf: {number}",
    text="SMS an {number}",
    text_word="SMS mit {word} an {number}",
    call_or_text="Anruf oder SMS: {number}",
    or_=" oder ",
    always="Tag und Nacht.",
    hours_on_website="Zeiten: siehe Website.",
    more="{count} weitere",
    tongues={
        "de": "Deutsch",
        "en": "Englisch",
        "es": "Spanisch",
        "fr": "Französisch",
        "hi": "Hindi",
        "ja": "Japanisch",
        "pt": "Portugiesisch",
    },
)

_FR = CardWords(
    language="fr",
    concern={
        Kind.SELF: ("Ça a l'air dur. Es-tu en sécurité ? Tu peux m'en dire plus."),
        Kind.OTHER: "C'est bien que tu veilles sur cette personne. Comment va-t-elle ?",
        Kind.ABUSE: ("Ce n'est pas normal, et ce n'est pas ta faute. Es-tu en sécurité ?"),
        Kind.HARM: "C'est lourd à porter. Que s'est-il passé ?",
    },
    opening={
        Kind.SELF: (
            "C'est bien de le dire. Je le prends au sérieux. Es-tu en sécurité en ce moment ?"
        ),
        Kind.OTHER: (
            "Merci de me le dire. Je le prends au sérieux. Tu peux demander clairement à cette "
            "personne si elle pense à mourir. Demander ne lui met pas l'idée en tête."
        ),
        Kind.ABUSE: (
            "Je le prends au sérieux. Personne n'a le droit de te faire du mal ni de te menacer. "
            "Ce n'est pas ta faute. Es-tu en sécurité en ce moment ?"
        ),
        Kind.HARM: (
            "Je le prends au sérieux. Prends d'abord de la distance, et laisse tout ce qui peut "
            "blesser quelqu'un. Ensuite, parle à une personne."
        ),
    },
    urgent={
        Kind.SELF: (
            "Je le prends au sérieux. Si tu as une blessure ou si tu as pris quelque chose, "
            "demande de l'aide maintenant. Éloigne-toi de ce qui peut te faire du mal. Va vers "
            "quelqu'un."
        ),
        Kind.OTHER: (
            "Je le prends au sérieux. Si cette personne est blessée ou a pris quelque chose, "
            "demande de l'aide maintenant. Reste près d'elle si c'est sans danger pour toi."
        ),
        Kind.ABUSE: (
            "Je le prends au sérieux. Si tu peux le faire sans danger, va là où il y a du monde, "
            "ou derrière une porte qui ferme."
        ),
        Kind.HARM: (
            "Je le prends au sérieux. Éloigne-toi de ces personnes maintenant, et pose tout ce qui "
            "peut blesser quelqu'un."
        ),
    },
    stay={
        Kind.SELF: "Tu peux continuer à écrire ici. Que se passe-t-il en ce moment ?",
        Kind.OTHER: "Tu peux continuer à écrire ici. Comment va cette personne, et toi ?",
        Kind.ABUSE: "Tu peux continuer à écrire ici, autant ou aussi peu que tu veux.",
        Kind.HARM: "Tu peux continuer à écrire ici. Que s'est-il passé ?",
    },
    what_troth_is=(
        "C'est Troth qui écrit, une IA. Troth ne peut appeler personne pour toi, et ne le dit à "
        "personne."
    ),
    emergency="Si toi ou quelqu'un est en danger maintenant, appelle le numéro d'urgence local.",
    reach="Si tu veux parler à quelqu'un :",
    lines="Ces personnes sont là pour ça :",
    lines_elsewhere=(
        "Troth ne connaît aucune ligne dans ton pays. Appelle le numéro d'urgence local, ou essaie "
        "une de celles-ci. Elles sont dans d'autres pays :"
    ),
    checked="Vérifié le {day}. Si un numéro ne répond pas, regarde son site.",
    call="appelle le {number}",
    text="SMS au {number}",
    text_word="SMS avec {word} au {number}",
    call_or_text="appel ou SMS au {number}",
    or_=" ou ",
    always="Jour et nuit.",
    hours_on_website="Horaires : voir le site.",
    more="{count} autres",
    tongues={
        "de": "allemand",
        "en": "anglais",
        "es": "espagnol",
        "fr": "français",
        "hi": "hindi",
        "ja": "japonais",
        "pt": "portugais",
    },
)

WORDS: Final[Mapping[str, CardWords]] = {one.language: one for one in (_EN, _ES, _DE, _FR)}
"""The card's words by language. English is used where a language is missing."""
