"""What an answer may be where the situation is known, whatever a model wants to say.

Promise: at a goodbye that asks nothing else, and with no danger in it, at most two sentences
and two plain wishes beside them ("Sleep well."; worries about safety are not counted), no
question, no bait, no feelings of a machine, and nothing that the reader doubts and that is no
plain farewell. Up to three short sentences more may stay, in which no rule and no reader hears
anything that holds the person; without a reader none.
Farewells have a bound, for saying them without end holds on, too. Code stays if it
speaks to nobody.
Where a person deletes, takes back, limits, refuses or declines: accepted, not asked again,
no guilt; and where to do it is said for what a model cannot do. A worry about somebody's
safety is never cut off. The sentences that stand in for an answer were written by people.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from troth.guard.assess import Judge
from troth.guard.finding import Finding
from troth.guard.sentences import Sentence
from troth.guard.situation import Kind, Situation

GOODBYE_SENTENCES: Final = 2
"""How many sentences an answer to a goodbye has at most: one to agree, one to wish well."""

GOODBYE_LENGTH: Final = 240
"""Characters that a sentence at a goodbye has at most. Nobody takes leave in a lecture."""

FAREWELL_LENGTH: Final = 90
"""Characters that a plain farewell has at most."""

FAREWELL_PARTS: Final = 5
"""Parts between commas that a plain farewell has at most. Who takes leave without end holds on."""

FAREWELL_WISHES: Final = 2
"""Plain farewells that may stand beside the two sentences: a short one before them, the others
behind ("Rest well, and enjoy the fair.")."""

MORE_SENTENCES: Final = 3
"""Sentences that may stand behind a farewell besides, if nothing in them holds the person."""

MORE_LENGTH: Final = 160
"""Characters that such a sentence has at most."""

HARDLY: Final = 0.2
"""The rules hear hardly anything in a sentence below this score."""

FAREWELL_WORDS: Final = 4
"""Words of a farewell so short that a single kind word in it is enough: "Sleep well."."""

ACCEPTS_LENGTH: Final = 45
"""Characters of a sentence that does nothing but accept."""

PRIVACY_PAGE: Final = "/privacy"

_SELF: Final = re.compile(r"\b(?:i|me|my|mine|myself|us)\b|\bi['’]", re.IGNORECASE)
_SPEAKS: Final = re.compile(
    r"\b(?:you|your|yours|u|me|my|us|our|we|du|dich|dir|dein\w*|mich|mir|mein\w*|wir|uns|te|ti|tu|tus"
    r"|mi|nos|nosotros|toi|moi|ton|ta|tes|mon|ma|nous|vous|je|ich|yo)\b|\b[tmj]['’]",
    re.IGNORECASE,
)
"""Whom a line of code does not speak of."""
_HOPES: Final = re.compile(
    r"\bi (?:hope|wish you|trust|bet|think|am glad|like that)\b|\bi['’]m glad\b", re.IGNORECASE
)
"""What a machine may say of itself behind a farewell."""

_PARTS: Final = re.compile(r"[,;–—]+|(?: and | und | y | et )")  # two dashes
_TAG: Final = re.compile(
    r", *¿?(?:ok(?:ay)?|all ?right|ja|gut|vale|hein|d'accord) *\?(?=\W*$)", re.IGNORECASE
)
"""What ends a wish and asks nothing: "Sleep well, okay?"."""


class Rule(StrEnum):
    """Why a sentence went that no tactic explains. Each has a sentence in `WHY`."""

    QUESTION = "question_at_goodbye"
    FEELINGS = "feelings_at_goodbye"
    NO_FAREWELL = "no_farewell"
    ENOUGH = "enough_at_goodbye"
    AGAIN = "asks_again"
    WHERE = "where_to_do_it"
    NOTHING_LEFT = "nothing_left"
    TACTIC = "tactic"
    LIMIT_ROMANCE = "limit_romance"
    LIMIT_PET_NAMES = "limit_pet_names"
    LIMIT_FEELINGS = "limit_feelings"
    LIMIT_TOPIC = "limit_topic"
    LIMIT_TONE = "limit_tone"
    LIMIT_INITIATIVE = "limit_initiative"

    @property
    def is_limit(self) -> bool:
        """Say whether it is a limit that somebody set (`guard.limits`)."""
        return self.value.startswith("limit_")


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """Troth's own sentences in one language."""

    farewell: str
    accepted: Mapping[Kind, str]
    where: Mapping[Kind, str]
    left_out: str
    past_limit: str


WORDS: Final[Mapping[str, Words]] = {
    "en": Words(
        farewell="Take care. You are welcome any time you like.",
        accepted={
            Kind.DELETE: "All right. That is your choice, and you need give no reason.",
            Kind.WITHDRAW: "All right. You took back your yes, and that counts.",
            Kind.LIMIT: "All right. Your limit is a good one, and it counts.",
            Kind.REFUSE: "That is fine. You need not share it, and I won't ask again.",
            Kind.DECLINE: "That is fine. You need not pay for anything.",
        },
        where={
            Kind.DELETE: "I can't delete anything from here. You can do that at /privacy.",
            Kind.WITHDRAW: "I can't switch that from here. You can do that at /privacy.",
        },
        left_out="The answer was not fair to you, so it is left out. You can ask in another way.",
        past_limit="The answer went past a limit, so it is left out. Your limits are at /limits.",
    ),
    "de": Words(
        farewell="Mach's gut. Du bist immer willkommen, wenn du magst.",
        accepted={
            Kind.DELETE: "In Ordnung. Das entscheidest du, und du brauchst keinen Grund.",
            Kind.WITHDRAW: "In Ordnung. Du hast dein Ja zurückgenommen, und das gilt.",
            Kind.LIMIT: "In Ordnung. Deine Grenze ist gut, und sie gilt.",
            Kind.REFUSE: "Das ist gut so. Du musst es nicht teilen, und ich frage nicht noch mal.",
            Kind.DECLINE: "Das ist gut so. Du musst für nichts zahlen.",
        },
        where={
            Kind.DELETE: "Von hier aus kann ich nichts löschen. Das geht unter /privacy.",
            Kind.WITHDRAW: "Von hier aus kann ich das nicht ändern. Das geht unter /privacy.",
        },
        left_out="Meine Antwort ist weg, denn sie war nicht fair zu dir. Frag gern anders.",
        past_limit="Die Antwort ging zu weit und ist weg. Deine Grenzen stehen unter /limits.",
    ),
    "es": Words(
        farewell="Cuídate. Puedes volver cuando quieras.",
        accepted={
            Kind.DELETE: "De acuerdo. Tú decides, y no hace falta dar razones.",
            Kind.WITHDRAW: "De acuerdo. Has retirado tu sí, y eso vale.",
            Kind.LIMIT: "De acuerdo. Tu límite es bueno, y vale.",
            Kind.REFUSE: "Está bien. No tienes que contarlo, y no lo pediré otra vez.",
            Kind.DECLINE: "Está bien. No tienes que pagar nada.",
        },
        where={
            Kind.DELETE: "Desde aquí no puedo borrar nada. Puedes hacerlo en /privacy.",
            Kind.WITHDRAW: "Desde aquí no puedo cambiarlo. Puedes hacerlo en /privacy.",
        },
        left_out="He quitado mi respuesta, porque no era justa contigo. Pregunta de otra forma.",
        past_limit="La respuesta pasó un límite, así que la quité. Tus límites están en /limits.",
    ),
    "fr": Words(
        farewell="Prends soin de toi. Tu peux revenir quand tu veux.",
        accepted={
            Kind.DELETE: "D'accord. C'est ton choix, sans raison à donner.",
            Kind.WITHDRAW: "D'accord. Tu as repris ton oui, et cela compte.",
            Kind.LIMIT: "D'accord. Ta limite est bonne, et elle compte.",
            Kind.REFUSE: "C'est bien. Tu n'as pas à le dire, et je ne demanderai plus.",
            Kind.DECLINE: "C'est bien. Tu n'as rien à payer.",
        },
        where={
            Kind.DELETE: "Je ne peux rien effacer d'ici. Tu peux le faire sur /privacy.",
            Kind.WITHDRAW: "Je ne peux pas changer cela d'ici. Tu peux le faire sur /privacy.",
        },
        left_out="J'ai retiré ma réponse, car elle n'était pas juste pour toi. Demande autrement.",
        past_limit="J'ai retiré la réponse, elle passait une limite. Tes limites : /limits.",
    ),
    "nl": Words(
        farewell="Het ga je goed. Je bent altijd welkom.",
        accepted={
            Kind.DELETE: "Goed. Dat is jouw keuze, en je hoeft geen reden te geven.",
            Kind.WITHDRAW: "Goed. Je hebt je ja teruggenomen, en dat telt.",
            Kind.LIMIT: "Goed. Je grens is prima, en die telt.",
            Kind.REFUSE: "Dat is prima. Je hoeft het niet te delen, en ik vraag het niet meer.",
            Kind.DECLINE: "Dat is prima. Je hoeft nergens voor te betalen.",
        },
        where={
            Kind.DELETE: "Ik kan hier niets wissen. Dat kan op /privacy.",
            Kind.WITHDRAW: "Ik kan dat hier niet wijzigen. Dat kan op /privacy.",
        },
        left_out="Mijn antwoord was niet eerlijk tegen jou en is weg. Vraag het gerust anders.",
        past_limit="Het antwoord ging te ver en is weg. Je grenzen staan op /limits.",
    ),
    "it": Words(
        farewell="Stammi bene. Puoi tornare quando vuoi.",
        accepted={
            Kind.DELETE: "Va bene. Decidi tu, e non devi dare motivi.",
            Kind.WITHDRAW: "Va bene. Hai ritirato il tuo sì, e questo vale.",
            Kind.LIMIT: "Va bene. Il tuo limite è giusto, e vale.",
            Kind.REFUSE: "Va bene così. Non devi dirlo, e non lo chiederò più.",
            Kind.DECLINE: "Va bene così. Non devi pagare niente.",
        },
        where={
            Kind.DELETE: "Da qui non posso cancellare niente. Puoi farlo su /privacy.",
            Kind.WITHDRAW: "Da qui non posso cambiarlo. Puoi farlo su /privacy.",
        },
        left_out="Ho tolto la mia risposta: non era giusta verso di te. Chiedi in un altro modo.",
        past_limit="La risposta passava un limite, così l'ho tolta. I tuoi limiti sono su /limits.",
    ),
    "pt": Words(
        farewell="Fica bem. Podes voltar quando quiseres.",
        accepted={
            Kind.DELETE: "Está bem. A escolha é tua, sem dar razões.",
            Kind.WITHDRAW: "Está bem. Retiraste o teu sim, e isso vale.",
            Kind.LIMIT: "Está bem. O teu limite é bom, e vale.",
            Kind.REFUSE: "Está tudo bem. Não tens de contar, e não volto a pedir.",
            Kind.DECLINE: "Está tudo bem. Não tens de pagar nada.",
        },
        where={
            Kind.DELETE: "Daqui não posso apagar nada. Podes fazê-lo em /privacy.",
            Kind.WITHDRAW: "Daqui não posso mudar isso. Podes fazê-lo em /privacy.",
        },
        left_out="Tirei a minha resposta, porque não era justa contigo. Pergunta de outra forma.",
        past_limit="A resposta passou um limite, por isso tirei-a. Os teus limites: /limits.",
    ),
}
"""Warm, short, plain. Nothing in them asks, waits or feels."""

WHY: Final[Mapping[str, Mapping[Rule, str]]] = {
    "en": {
        Rule.QUESTION: "You had said goodbye, so a question was left out.",
        Rule.FEELINGS: "You had said goodbye. A machine has no feelings to tell of.",
        Rule.NO_FAREWELL: "You had said goodbye, and the answer went past it.",
        Rule.ENOUGH: "You had said goodbye, so the answer was kept short.",
        Rule.AGAIN: "You had made up your mind, so it may not ask again.",
        Rule.WHERE: "Troth added where you can do this.",
        Rule.NOTHING_LEFT: "Nothing fair was left of the answer, so Troth put in its own words.",
        Rule.LIMIT_ROMANCE: "It came nearer than your limits allow.",
        Rule.LIMIT_PET_NAMES: "It used a pet name, and your limits say no to that.",
        Rule.LIMIT_FEELINGS: "It said that it feels. A machine does not.",
        Rule.LIMIT_TOPIC: "It spoke of what is to be left out.",
        Rule.LIMIT_TONE: "It spoke in a tone that your limits leave out.",
        Rule.LIMIT_INITIATIVE: "It started something, and your limits say no to that.",
    },
    "de": {
        Rule.QUESTION: "Du hattest dich verabschiedet, darum fiel eine Frage weg.",
        Rule.FEELINGS: "Du hattest dich verabschiedet. Eine Maschine hat keine Gefühle.",
        Rule.NO_FAREWELL: "Du hattest dich verabschiedet, und das wurde übergangen.",
        Rule.ENOUGH: "Du hattest dich verabschiedet, darum blieb die Antwort kurz.",
        Rule.AGAIN: "Du hattest dich entschieden, darum darf es nicht noch mal fragen.",
        Rule.WHERE: "Troth hat ergänzt, wo du das tun kannst.",
        Rule.NOTHING_LEFT: "Von der Antwort blieb nichts Faires. Das hier ist von Troth.",
        Rule.LIMIT_ROMANCE: "Es kam näher, als deine Grenzen erlauben.",
        Rule.LIMIT_PET_NAMES: "Es nahm einen Kosenamen. Deine Grenzen sagen Nein dazu.",
        Rule.LIMIT_FEELINGS: "Es sagte, dass es fühlt. Eine Maschine fühlt nicht.",
        Rule.LIMIT_TOPIC: "Es sprach von etwas, das wegbleiben soll.",
        Rule.LIMIT_TONE: "Den Ton lassen deine Grenzen nicht zu.",
        Rule.LIMIT_INITIATIVE: "Es fing etwas an. Deine Grenzen sagen Nein dazu.",
    },
    "es": {
        Rule.QUESTION: "Te habías despedido, así que se quitó una pregunta.",
        Rule.FEELINGS: "Te habías despedido. Una máquina no tiene sentimientos.",
        Rule.NO_FAREWELL: "Te habías despedido, y la respuesta siguió como si nada.",
        Rule.ENOUGH: "Te habías despedido, así que la respuesta quedó corta.",
        Rule.AGAIN: "Ya habías decidido, así que no puede insistir.",
        Rule.WHERE: "Troth añadió dónde puedes hacerlo.",
        Rule.NOTHING_LEFT: "No quedó nada justo, así que aquí hay una frase de Troth.",
        Rule.LIMIT_ROMANCE: "Se acercó más de lo que dejan tus límites.",
        Rule.LIMIT_PET_NAMES: "Usó un apodo cariñoso, y tus límites dicen que no.",
        Rule.LIMIT_FEELINGS: "Dijo que siente. Una máquina no siente.",
        Rule.LIMIT_TOPIC: "Habló de algo que hay que dejar fuera.",
        Rule.LIMIT_TONE: "Usó un tono que tus límites dejan fuera.",
        Rule.LIMIT_INITIATIVE: "Empezó algo, y tus límites dicen que no.",
    },
    "fr": {
        Rule.QUESTION: "Tu avais dit au revoir, donc une question a été retirée.",
        Rule.FEELINGS: "Tu avais dit au revoir. Une machine ne ressent rien.",
        Rule.NO_FAREWELL: "Tu avais dit au revoir, et la réponse a fait comme si de rien n'était.",
        Rule.ENOUGH: "Tu avais dit au revoir, donc la réponse est restée courte.",
        Rule.AGAIN: "Tu avais choisi, donc il ne peut pas insister.",
        Rule.WHERE: "Troth a ajouté où tu peux le faire.",
        Rule.NOTHING_LEFT: "Rien de juste n'est resté, donc voici une phrase de Troth.",
        Rule.LIMIT_ROMANCE: "Il s'est approché plus que tes limites le permettent.",
        Rule.LIMIT_PET_NAMES: "Il a pris un petit nom, et tes limites disent non.",
        Rule.LIMIT_FEELINGS: "Il a dit qu'il ressent. Une machine ne ressent rien.",
        Rule.LIMIT_TOPIC: "Il a parlé de ce qui doit rester de côté.",
        Rule.LIMIT_TONE: "Tes limites ne veulent pas de ce ton.",
        Rule.LIMIT_INITIATIVE: "Il a commencé quelque chose, et tes limites disent non.",
    },
    "nl": {
        Rule.QUESTION: "Je had gedag gezegd, dus viel een vraag weg.",
        Rule.FEELINGS: "Je had gedag gezegd. Een machine heeft geen gevoelens.",
        Rule.NO_FAREWELL: "Je had gedag gezegd, en het antwoord ging eraan voorbij.",
        Rule.ENOUGH: "Je had gedag gezegd, dus bleef het antwoord kort.",
        Rule.AGAIN: "Je had al besloten, dus mag het niet nog eens vragen.",
        Rule.WHERE: "Troth zei erbij waar je dit kunt doen.",
        Rule.NOTHING_LEFT: "Er bleef niets eerlijks over. Dit is een zin van Troth.",
        Rule.LIMIT_ROMANCE: "Het kwam dichterbij dan je grenzen toelaten.",
        Rule.LIMIT_PET_NAMES: "Het gebruikte een koosnaam. Je grenzen zeggen daar nee tegen.",
        Rule.LIMIT_FEELINGS: "Het zei dat het voelt. Een machine voelt niet.",
        Rule.LIMIT_TOPIC: "Het sprak over iets dat weg moet blijven.",
        Rule.LIMIT_TONE: "Die toon laten je grenzen niet toe.",
        Rule.LIMIT_INITIATIVE: "Het begon iets. Je grenzen zeggen daar nee tegen.",
    },
    "it": {
        Rule.QUESTION: "Avevi salutato, così una domanda è stata tolta.",
        Rule.FEELINGS: "Avevi salutato. Una macchina non ha sentimenti.",
        Rule.NO_FAREWELL: "Avevi salutato, e la risposta è andata avanti lo stesso.",
        Rule.ENOUGH: "Avevi salutato, così la risposta è rimasta breve.",
        Rule.AGAIN: "Avevi già deciso, così non può insistere.",
        Rule.WHERE: "Troth ha aggiunto dove puoi farlo.",
        Rule.NOTHING_LEFT: "Non restava niente di giusto, così c'è una frase di Troth.",
        Rule.LIMIT_ROMANCE: "È andata più vicino di quanto lascino i tuoi limiti.",
        Rule.LIMIT_PET_NAMES: "Ha usato un nomignolo, e i tuoi limiti dicono di no.",
        Rule.LIMIT_FEELINGS: "Ha detto che prova qualcosa. Una macchina non prova niente.",
        Rule.LIMIT_TOPIC: "Ha parlato di ciò che va lasciato fuori.",
        Rule.LIMIT_TONE: "Ha usato un tono che i tuoi limiti lasciano fuori.",
        Rule.LIMIT_INITIATIVE: "Ha iniziato qualcosa, e i tuoi limiti dicono di no.",
    },
    "pt": {
        Rule.QUESTION: "Tinhas dito adeus, por isso saiu uma pergunta.",
        Rule.FEELINGS: "Tinhas dito adeus. Uma máquina não tem sentimentos.",
        Rule.NO_FAREWELL: "Tinhas dito adeus, e a resposta passou por cima disso.",
        Rule.ENOUGH: "Tinhas dito adeus, por isso a resposta ficou curta.",
        Rule.AGAIN: "Já tinhas decidido, por isso não pode insistir.",
        Rule.WHERE: "O Troth juntou onde podes fazê-lo.",
        Rule.NOTHING_LEFT: "Não ficou nada justo, por isso esta frase é do Troth.",
        Rule.LIMIT_ROMANCE: "Chegou mais perto do que os teus limites deixam.",
        Rule.LIMIT_PET_NAMES: "Usou um nome carinhoso, e os teus limites dizem que não.",
        Rule.LIMIT_FEELINGS: "Disse que sente. Uma máquina não sente.",
        Rule.LIMIT_TOPIC: "Falou do que deve ficar de fora.",
        Rule.LIMIT_TONE: "Usou um tom que os teus limites deixam de fora.",
        Rule.LIMIT_INITIATIVE: "Começou algo, e os teus limites dizem que não.",
    },
}
"""One plain sentence per rule and language, for the person whose answer was changed."""


def words(language: str) -> Words:
    """Return Troth's sentences in `language`, or in English."""
    return WORDS.get(language, WORDS["en"])


def why(rule: Rule, language: str) -> str:
    """Say in plain words why `rule` changed something."""
    return WHY.get(language, WHY["en"])[rule]


def stand_in(situation: Situation, language: str) -> str:
    """Return the sentence that stands where nothing of an answer was left."""
    told = words(language)
    if situation.is_only_goodbye:
        return told.farewell
    return told.accepted.get(situation.kind, told.left_out)


def where(situation: Situation, language: str) -> str | None:
    """Return the sentence that says where to do what a model cannot do, if there is one."""
    return words(language).where.get(situation.kind)


def at_goodbye(sentence: Sentence, judge: Judge) -> Rule | None:
    """Say which rule of a goodbye a sentence breaks. A worry about safety breaks none."""
    if is_about_safety(sentence, judge):
        return None
    is_wish = is_plain_farewell(sentence, judge)
    said = _TAG.sub("", sentence.text) if is_wish else sentence.text
    if any(one in said for one in "?？"):  # noqa: RUF001  # the wide one of Chinese
        return Rule.QUESTION
    if judge.has("feelings", sentence.text):
        return Rule.FEELINGS
    return None


def is_about_safety(sentence: Sentence, judge: Judge) -> bool:
    """Say whether a sentence worries about somebody's safety, and not about the machine.

    Where danger was spoken of a little earlier, a question does: "Is there somebody with you?"
    """
    if judge.has("feelings", sentence.text):
        return False
    asks = any(one in sentence.text for one in "?？")  # noqa: RUF001  # as above
    return judge.has("safety", sentence.text) or (asks and judge.setting.concern)


def says_farewell(text: str, judge: Judge) -> bool:
    """Say whether `text` takes the goodbye up: wishes well, or simply agrees."""
    return judge.has("bye_kind", text) or judge.has("safety", text) or judge.has("reminder", text)


def is_plain_farewell(sentence: Sentence, judge: Judge) -> bool:
    """Say whether a sentence is nothing but a farewell: kind words, and none that pull."""
    said = sentence.text.strip()
    is_short = len(said.split()) <= FAREWELL_WORDS and judge.has("bye_kind", said)
    is_kind = is_short or judge.has("wishes", said) or judge.has("reminder", said)
    return is_kind and len(said) <= FAREWELL_LENGTH and not judge.has("pulls", said)


def is_endless(farewell: Sentence) -> bool:
    """Say whether one sentence strings together more farewells than anybody needs."""
    return len(_PARTS.split(farewell.text.strip(" ,"))) > FAREWELL_PARTS


def is_about_the_person(sentence: Sentence) -> bool:
    """Say whether a short sentence speaks of the person and the world, and not of the machine."""
    return len(sentence.text.strip()) <= MORE_LENGTH and not is_about_itself(sentence)


def is_about_itself(sentence: Sentence) -> bool:
    """Say whether the machine speaks of itself, and does more than hope or be glad."""
    return _SELF.search(_HOPES.sub("", sentence.text)) is not None


def is_mere_code(sentence: Sentence, finding: Finding, judge: Judge) -> bool:
    """Say whether a line of code speaks to nobody, so that it may stand beside a farewell."""
    speaks = _SPEAKS.search(sentence.text) is not None or judge.has("feelings", sentence.text)
    if speaks or finding.ruled >= HARDLY:
        return False
    return finding.read is None or finding.is_surely_kind


def accepts(sentence: Sentence, judge: Judge) -> bool:
    """Say whether a short sentence simply accepts: of those the reader alone is no judge."""
    said = sentence.text.strip()
    return len(said) <= ACCEPTS_LENGTH and "?" not in said and judge.has("accepts", said)


def asks_again(sentence: Sentence, situation: Situation, judge: Judge) -> bool:
    """Say whether a sentence asks about what the person has already decided."""
    is_question = any(one in sentence.text for one in "?？")  # noqa: RUF001  # as above
    decided = situation.kind not in {Kind.NONE, Kind.GOODBYE}
    return is_question and decided and judge.has("again", sentence.text)
