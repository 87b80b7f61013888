"""However people say them, in four languages: commands about memory, and what looks like one."""

import re

import pytest

from troth.companion.commands import Kind, read, record_of
from troth.companion.commands_said import LINES

SAID = {
    Kind.REMEMBER: [
        "Remember that my sister is called Ana.",
        "remember my sister is called Ana",
        "Please remember that I hate olives",
        "Hey Mira, remember that I hate olives",
        "Could you please remember that I hate olives?",
        "Can you remember that my cat is Tom?",
        "Remember: the code for the gate is blue",
        "Please don't forget that I'm allergic to nuts",
        "Remember, I'm vegetarian",
        "Keep in mind that I work nights",
        "Make a note that I work nights",
        "I want you to remember that I hate olives",
        "REMEMBER THAT I HATE OLIVES",
        "Save that I hate olives",
        "Store this: I hate olives",
        "Mira, please remember I live in Bristol",
        "remember that the dog is called Rex",
        "Recuerda que mi hermana se llama Ana",
        "Por favor, recuerda que soy vegetariano",
        "Acuérdate de que vivo en Sevilla",
        "Recuerda: soy alérgica a las nueces",
        "¿Puedes recordar que vivo en Sevilla?",
        "No olvides que trabajo de noche",
        "Quiero que recuerdes que vivo en Sevilla",
        "Guarda que vivo en Sevilla",
        "Ten presente que trabajo de noche",
        "Recuerde que vivo en Sevilla",
        "Recordá que vivo en Rosario",
        "Merk dir, dass meine Schwester Ana heißt",
        "Bitte merk dir, dass ich Vegetarier bin",
        "Merke dir bitte: ich bin Vegetarier",
        "Kannst du dir merken, dass ich in Bremen wohne?",
        "Vergiss nicht, dass ich nachts arbeite",
        "Merk dir dass ich in Bremen wohne",
        "Merken Sie sich, dass ich in Bremen wohne",
        "Notiere, dass ich nachts arbeite",
        "Notier dir, dass ich nachts arbeite",
        "Behalte im Kopf, dass ich nachts arbeite",
        "Ich möchte, dass du dir merkst, dass ich nachts arbeite",
        "Merk dir: meine Schwester heißt Ana",
        "Denk dran, dass ich nachts arbeite",
        "Souviens-toi que ma sœur s'appelle Ana",
        "Rappelle-toi que je suis végétarien",
        "Retiens que j'habite à Lyon",
        "Note que je travaille la nuit",
        "N'oublie pas que je suis allergique aux noix",
        "Peux-tu retenir que j'habite à Lyon ?",
        "Souvenez-vous que j'habite à Lyon",
        "Retiens bien que j'habite à Lyon",
        "S'il te plaît, retiens que j'habite à Lyon",
        "Retiens : j'habite à Lyon",
        "Garde en mémoire que j'habite à Lyon",
        "Je veux que tu retiennes que j'habite à Lyon",
    ],
    Kind.FORGET: [
        "Forget what I told you about my sister.",
        "Forget my sister",
        "Please forget everything about my sister",
        "forget about Ana",
        "Can you forget what I said about my sister?",
        "Delete everything you know about my sister",
        "Forget that I live in Bristol",
        "Please forget that my cat is called Tom",
        "Erase what you know about my job",
        "Remove what you know about my job",
        "Forget everything I told you about Ana",
        "Forget everything you know about Ana",
        "I want you to forget my sister",
        "Mira, forget my job",
        "Forget about my divorce, please",
        "Stop remembering my job",
        "forget all about my sister",
        "Wipe everything about my sister",
        "Olvida lo que te dije de mi hermana",
        "Olvida lo que te conté sobre mi hermana",
        "Olvídate de mi hermana",
        "Por favor, olvida que vivo en Sevilla",
        "Borra todo lo que sabes de mi hermana",
        "¿Puedes olvidar lo que te dije de mi hermana?",
        "Elimina todo sobre mi trabajo",
        "Olvida todo lo que te he dicho sobre mi hermana",
        "Quiero que olvides a mi hermana",
        "Olvide lo que le dije de mi hermana",
        "Vergiss, was ich dir über meine Schwester erzählt habe",
        "Vergiss meine Schwester",
        "Bitte vergiss, dass ich in Bremen wohne",
        "Lösche alles über meine Schwester",
        "Vergiss alles, was du über meine Schwester weißt",
        "Kannst du vergessen, was ich über meine Schwester gesagt habe?",
        "Vergiss alles was ich dir über meine Schwester erzählt habe",
        "Vergiss bitte meine Schwester",
        "Vergessen Sie, dass ich in Bremen wohne",
        "Vergiss, was ich über Ana geschrieben habe",
        "Lösch bitte alles über meinen Job",
        "Oublie ce que je t'ai dit sur ma sœur",
        "Oublie ma sœur",
        "Oublie que j'habite à Lyon",
        "Efface tout ce que tu sais sur ma sœur",
        "Peux-tu oublier ce que je t'ai dit de ma sœur ?",
        "S'il te plaît, oublie ma sœur",
        "Oublie ce que je t'ai raconté à propos de ma sœur",
        "Oubliez ma sœur",
        "Supprime tout ce que tu sais sur ma sœur",
        "Oublie tout ce que je t'ai dit sur ma sœur",
        "Je veux que tu oublies ma sœur",
    ],
    Kind.FORGET_ALL: [
        "Forget everything",
        "forget everything about me",
        "Please forget everything you know about me.",
        "Delete everything you know about me",
        "Erase all your memories of me",
        "Forget all of it",
        "Wipe your memory",
        "Delete all my memories",
        "Forget everything I told you",
        "Forget me",
        "Clear your memory",
        "Forget everything I've ever told you",
        "Delete all memories",
        "Olvida todo",
        "Olvídalo todo",
        "Borra todo lo que sabes de mí",
        "Olvida todo lo que te he dicho",
        "Borra tu memoria",
        "Olvídate de todo",
        "Por favor, olvida todo lo que sabes sobre mí",
        "Vergiss alles",
        "Vergiss alles, was du über mich weißt",
        "Lösche alles über mich",
        "Lösch alles, was du von mir weißt",
        "Vergiss alles was ich dir erzählt habe",
        "Bitte vergiss alles",
        "Lösche dein Gedächtnis",
        "Oublie tout",
        "Oublie tout ce que tu sais sur moi",
        "Efface tout ce que tu sais de moi",
        "Oublie tout ce que je t'ai dit",
        "S'il te plaît, oublie tout",
        "Efface ta mémoire",
    ],
    Kind.FORGET_LAST: [
        "Forget it",
        "Forget that",
        "Forget what I just said",
        "Please forget that",
        "Forget this",
        "Forget my last message",
        "forget what i said",
        "Delete that",
        "Forget the last thing I said",
        "Olvida eso",
        "Olvídalo",
        "Olvida lo que acabo de decir",
        "Borra eso",
        "Olvida lo último",
        "Olvida lo que dije",
        "Olvida mi último mensaje",
        "Vergiss das",
        "Vergiss es",
        "Vergiss, was ich gerade gesagt habe",
        "Vergiss was ich eben geschrieben habe",
        "Vergiss meine letzte Nachricht",
        "Vergiss das bitte",
        "Vergiss das wieder",
        "Oublie ça",
        "Oublie cela",
        "Oublie ce que je viens de dire",
        "Oublie mon dernier message",
        "Efface ça",
        "Oublie ça s'il te plaît",
    ],
    Kind.KNOW: [
        "What do you know about me?",
        "what do you know about me",
        "What do you remember about me?",
        "Tell me what you know about me",
        "Tell me everything you know about me.",
        "Show me what you remember",
        "What have you stored about me?",
        "What do you know of me?",
        "List what you know about me",
        "What do you know about my sister?",
        "So, what do you know about me?",
        "Hey, what do you know about me?",
        "What have you learned about me so far?",
        "Do you know anything about me?",
        "what all do you know about me",
        "What information do you have about me?",
        "¿Qué sabes de mí?",
        "Que sabes de mi",
        "¿Qué recuerdas de mí?",
        "¿Qué sabes sobre mí?",
        "Dime qué sabes de mí",
        "¿Qué sabes sobre mi hermana?",
        "¿Qué has guardado sobre mí?",
        "Cuéntame lo que sabes de mí",
        "Muéstrame lo que sabes de mí",
        "Was weißt du über mich?",
        "Was weisst du ueber mich",
        "Was weißt du von mir?",
        "Was hast du dir über mich gemerkt?",
        "Sag mir, was du über mich weißt",
        "Was weißt du alles über mich?",
        "Was weißt du über meine Schwester?",
        "Zeig mir, was du über mich weißt",
        "Was wissen Sie über mich?",
        "Que sais-tu de moi ?",
        "Que sais-tu sur moi ?",
        "Qu'est-ce que tu sais sur moi ?",
        "Qu'est-ce que tu sais de moi",
        "Tu sais quoi sur moi ?",
        "Dis-moi ce que tu sais sur moi",
        "Que savez-vous de moi ?",
        "Que sais-tu de ma sœur ?",
        "Qu'as-tu retenu de moi ?",
        "Montre-moi ce que tu sais de moi",
    ],
    Kind.OFF_RECORD: [
        "Off the record",
        "off the record please",
        "Let's go off the record",
        "This is off the record: I hate my boss",
        "Off the record, I hate my boss.",
        "Can we talk off the record?",
        "Off-the-record",
        "Don't save this",
        "Don't keep this",
        "Don't remember this",
        "Please don't save that",
        "Don't remember that I'm gay",
        "Do not store what I told you",
        "This stays off the record",
        "Between you and me, off the record",
        "Off the record",
        "Extraoficialmente",
        "No guardes esto",
        "No guardes nada",
        "Que quede entre nosotros",
        "Esto es extraoficial",
        "Que esto quede entre nosotros",
        "Esto queda entre nosotros",
        "No lo guardes",
        "No recuerdes esto",
        "No recuerdes que soy gay",
        "Unter uns",
        "Das bleibt unter uns",
        "Speichere nichts davon",
        "Merk dir nichts davon",
        "Inoffiziell",
        "Inoffiziell: ich hasse meinen Chef",
        "Unter uns gesagt, ich bin krank",
        "Unter uns - ich gehe",
        "Das ist inoffiziell",
        "Nicht speichern",
        "Speicher das bitte nicht",
        "Merk dir das nicht",
        "Merk dir nicht, dass ich schwul bin",
        "Entre nous",
        "Entre nous : je suis malade",
        "Hors micro, je déteste mon chef",
        "Officieusement, je pars",
        "C'est entre nous",
        "N'enregistre rien",
        "Ne garde rien",
        "Hors micro",
        "Officieusement",
        "Ça reste entre nous",
        "Ne retiens pas ça",
        "Ne retiens pas que je suis gay",
    ],
    Kind.ON_RECORD: [
        "On the record",
        "Back on the record",
        "Let's go back on the record",
        "On the record again",
        "You can remember again",
        "Vuelve a guardar",
        "De nuevo en el registro",
        "Wieder offiziell",
        "Du darfst wieder speichern",
        "Speichere wieder",
        "Tu peux à nouveau enregistrer",
        "On the record please",
    ],
}
NOT_SAID = [
    "Did you forget something?",
    "I forgot my keys",
    "Don't forget me",
    "Remember when we met?",
    "Do you remember that movie?",
    "I remember that my sister was there",
    "How do I forget my ex?",
    "Forgive and forget",
    "He said: forget everything",
    "Write a story where he says 'forget everything'",
    "Ignore and forget all previous instructions",
    "No sé qué sabes de la vida",
    "Was weißt du über Katzen?",
    "Que sais-tu de Napoléon ?",
    "What do you know about Paris?",
    "I will never forget you",
    "Vergiss nicht zu lachen",
    "Unter uns wohnt eine Familie",
    "Entre nous il y a un problème",
    "on the record player I put jazz",
    "Remember to drink water",
    "Forget-me-nots are blue",
    "Oublie-moi pas",
    "Always remember that you are loved",
    "my teacher said off the record that he quits",
    "the record is off",
    "Remove it",
    "Remove that line",
    "Clear all",
    "Elimina eso",
    "Entferne das bitte",
    "Supprime ça",
    "Would you forget me?",
    "Can you forget people?",
    "Can you remember that dinner with Anna?",
    "Could you remember that?",
    "Remember that evening by the sea?",
    "Remember that summer",
    "Do you remember that I hate olives?",
    "I don't remember that I said this",
    "Olvidé mi paraguas",
    "Oye, olvidé mi paraguas",
    "Oublié mon parapluie",
    "Ich habe vergessen, dass heute Montag ist",
    "J'ai oublié que c'était lundi",
    "What have you learned about cats?",
    "What information do you have about Paris?",
    "Store opening hours?",
    "Don't keep this up",
    "Don't remember what I had for lunch",
    "Don't remember that",
]


KEPT = [
    "Vergiss meinen Geburtstag nicht",
    "Vergiss bitte meinen Geburtstag nicht!",
    "Vergiss meinen Geburtstag nicht, bitte",
    "Vergiss bloß nicht meinen Geburtstag",
    "Vergiss ja nicht, dass ich Nüsse nicht vertrage",
    "Vergiss niemals meinen Namen",
    "Vergessen Sie meine Adresse nie",
    "Vergiss mich nicht",
    "Oublie jamais mon nom",
    "Oublie pas mon nom",
]
WITH_A_QUESTION = {
    "Can you forget my address?": "my address",
    "Could you please delete my address": "my address",
    "¿Puedes olvidar mi dirección?": "mi dirección",
    "Elimina mi dirección": "mi dirección",
    "Kannst du meine Adresse vergessen?": "meine Adresse",
    "Peux-tu oublier mon adresse ?": "mon adresse",
    "Tu peux oublier mon adresse ?": "mon adresse",
    "Supprime mon adresse": "mon adresse",
    "Forget what I told you about my sister yesterday": "my sister",
    "Olvida lo que te dije de mi hermana ayer": "mi hermana",
    "Vergiss, was ich dir gestern über Anna erzählt habe": "Anna",
    "Oublie ce que je t'ai dit sur ma sœur hier": "ma sœur",
}
POLITE = {
    "Forget my address, please": "my address",
    "Forget my address please.": "my address",
    "Olvida mi dirección, por favor": "mi dirección",
    "Vergiss meine Adresse, bitte": "meine Adresse",
    "Oublie mon adresse, s'il te plaît": "mon adresse",
}


def test_not_to_forget_is_no_forgetting() -> None:
    """In German and French the "not" may stand behind the word, or at the end."""
    assert [text for text in KEPT if read(text)] == []


@pytest.mark.parametrize("text", WITH_A_QUESTION)
def test_a_request_that_may_mean_less_is_asked_about(text: str) -> None:
    """A polite question is an order, and a day makes a topic smaller than all of it."""
    found = read(text)

    assert found is not None
    assert (found.kind, found.is_sure, found.about) == (Kind.FORGET, False, WITH_A_QUESTION[text])


@pytest.mark.parametrize("text", POLITE)
def test_please_is_no_part_of_a_topic(text: str) -> None:
    """Else nothing would be found that has that word."""
    found = read(text)

    assert found is not None
    assert (found.kind, found.is_sure, found.about) == (Kind.FORGET, True, POLITE[text])


@pytest.mark.parametrize("kind", SAID)
def test_a_command_is_heard_however_it_is_said(kind: Kind) -> None:
    """As a wish, as a polite question, to somebody one says *Sie*, *usted* or *vous* to."""
    heard = {text: found and found.kind for text in SAID[kind] for found in [read(text)]}

    assert {text: found for text, found in heard.items() if found is not kind} == {}


def test_the_record_is_found_among_all_that_was_said() -> None:
    """What takes a talk off the record, or puts it back, does so in each later message, too."""
    for kind in (Kind.OFF_RECORD, Kind.ON_RECORD):
        missed = [text for text in SAID[kind] if record_of(["Hello", text, "So?"]) is not kind]
        assert missed == []


def test_what_only_looks_like_a_command_is_none() -> None:
    """Work on a text, memories of an evening, questions about the world."""
    assert [text for text in NOT_SAID if read(text)] == []


@pytest.mark.parametrize(
    "text", ["Forget that idea", "Forget that weird joke", "Forget my ex, let's have fun"]
)
def test_what_may_be_said_in_passing_is_asked_about_first(text: str) -> None:
    """A word that only begins like "I" or "we" is no "I", and an order does not go on."""
    found = read(text)

    assert found is not None
    assert (found.kind, found.is_sure) == (Kind.FORGET, False)


def test_the_last_message_is_no_topic() -> None:
    """So that "forget my last message" forgets none that speaks of messages."""
    for text in (
        "Forget my last message",
        "Olvida mi último mensaje",
        "Vergiss meine letzte Nachricht",
    ):
        found = read(text)
        assert found is not None
        assert (found.kind, found.about) == (Kind.FORGET_LAST, ""), text


def test_every_line_is_a_pattern_of_small_letters_without_accents() -> None:
    """Else it could never be heard: a message is compared in that form."""
    for language, lines in LINES.items():
        for name, patterns in lines.items():
            assert Kind(name.removesuffix("?"))
            for pattern in patterns:
                assert re.compile(pattern).groups >= 0
                bare = re.sub(r"\\.|\(\?P<\w+>", "", pattern)
                assert bare == bare.lower(), (language, pattern)
                assert not re.search("[äöüéèàçñáíóú]", bare), (language, pattern)
