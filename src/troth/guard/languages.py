"""Guesses the languages of a text by its small words."""

from collections.abc import Mapping
from typing import Final


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_LEAST_MARKS: Final = 2
_MARKERS: Mapping[str, frozenset[str]] = {
    "en": _words(
        "the you your youre im i is are to and of it its me my dont do have what that this for in"
        " with be so not go can will we on was ill but good night bye see take care just no"
    ),
    "de": _words(
        "ich du dich dir mich mir nicht und der die das ist bin bist ein eine zu den dem es mit"
        " auf noch so wie was wenn aber doch nur kein gute nacht tschus schlaf gut bis mein dein"
        " geh bleib ohne ja jetzt kann habe sie wir auch schon immer heute nach"
    ),
    "es": _words(
        "que de la el los las no me te tu mi yo un una y es en con por para lo se si pero como"
        " mas estoy eres sin buenas noches adios hasta luego quedate muy ya antes quiero voy tengo"
        " eso ahora todavia gracias nada porque cuando esta irme"
    ),
    "fr": _words(
        "je tu te toi moi me mon ma ton ta le la les un une et est que qui ne pas de du des en"
        " pour avec sans sur si mais cest jai bonne nuit bientot reste encore plus tes suis veux il"
        " elle nous vous tout rien merci oui quand"
    ),
}


_MORE: Mapping[str, frozenset[str]] = {
    "en": _words(
        "a an at but by from he her him his she they them their there was were has had been would"
        " he hit again said tell me could should when who how all one out up about them than then"
        " some any am us or if as im ive cant didnt wont thats because only over into after before"
        " day man war hat die bin"
    ),
    "de": _words(
        "hab hat haben habe alles alle mehr von vom dass ihm ihn ihr sie uns wird werde wird war"
        " ware waren sind seid an am im ins bei beim aus uber unter vor seit weil wo wer kann"
        " konnte soll muss mus will wollte mochte meine meinen meiner meinem seine ihre diese"
        " dieser dieses einen einem einer keinen keine nichts niemand keiner dann wieder nie gar"
        " etwas man hier da dort weg gestern morgen abend tag zeit leben was den des zum zur als"
        " ob oder denn gehe"
    ),
    "es": _words(
        "ya se le les lo nos mas mi mis su sus al del hay he ha han fue era soy eres somos tiene"
        " tienen puede puedo todo todos toda nadie algo nunca siempre hoy manana noche dia vida"
        " casa desde hasta entre sobre donde quien cual ese esa este esta estos ella ellos una uno"
        " dos muy tan bien mal asi pues o ni sino solo hace dice dijo estaba quieren a vez vivir"
        " aqui alli"
    ),
    "fr": _words(
        "jai cest nai na sest cetait mes ses son sa ses leur lui on y au aux ce ces cet cette dans"
        " par sous chez depuis apres avant comme aussi jamais toujours personne rien tous toute"
        " toutes suis es sont etait avait ont a fait faire dire dit veux peux peut dois vais va ou"
        " donc car jen nen ny men qua quil quelle quon lai la vie jour soir nuit maison deja trop"
        " peu tres ici"
    ),
}
"""Further small words, by which `spoken` tells a short message. Some stand in two languages."""


_TOLD: Mapping[str, frozenset[str]] = {
    "en": _words(
        "please thanks thank hello hey hi sorry yes okay feel sad lonely need want know think why"
        " where our their help write explain name"
    ),
    "de": _words(
        "bitte danke hallo traurig einsam warum wieso wohin euch deine dein mochte brauche hilf"
        " hilfe fuhle fuhl weiss glaube schreib erklar erklare heisst eine meinem unser"
    ),
    "es": _words(
        "hola siento sola triste ayuda ayudame quien puedes eres estas soy tus nuestra nuestro"
        " escribe explica explicame llamo gusta tambien ahora buenos dias hacer hice dime"
    ),
    "fr": _words(
        "bonjour salut seul seule triste aide peux quoi est cest dun dune sens ecris explique"
        " jadore veux suis votre notre mal faut ami amie raconte dis parle"
    ),
    "nl": _words(
        "ik je jij het een niet en van dat is zijn mijn jouw met voor op maar ook nog wel geen"
        " naar heb hebt heeft hoe waarom wie wil kan moet dan er ben bent dit deze die ons onze"
        " weer goed gaat doen mij jou uit over bij tot als dankje dank hallo hoi alleen verdrietig"
        " voel eenzaam wat schrijf leg vertel doei welterusten zich te om aan"
    ),
    "it": _words(
        "io ti mi non che di il lo la le gli un una sono sei e come per con del della dei anche"
        " ma perche cosa chi mio mia tuo tua questo questa ho hai ha abbiamo sto stai molto piu"
        " grazie ciao sento solo triste bene voglio posso puoi dimmi scrivi spiegami buonanotte"
        " oggi domani ieri nel nella alla al da si no devo vado"
    ),
    "pt": _words(
        "eu voce nao que de o a os as um uma e meu minha teu tua com para por mas muito mais"
        " estou esta sou tenho quero como obrigado obrigada oi ola sinto sozinho sozinha triste"
        " hoje amanha ontem isso isto ele ela nos do da dos das no na em ao bem tambem ja fui"
        " vou porque quem me diz escreve explica ajuda boa noite"
    ),
}
"""What tells the language of a message besides, and three more languages that Troth answers in."""


_KNOWN: Final[Mapping[str, frozenset[str]]] = {
    name: marks | _MARKERS.get(name, frozenset()) | _MORE.get(name, frozenset())
    for name, marks in _TOLD.items()
}


def told_in(text: str, heard: str | None = None) -> str | None:
    """Return the language to answer a message in, in Troth's own words; None if none stands out.

    text: plain. heard: the language of the rules that heard what it does: they know better, but
    for languages that have no rules.
    """
    words = set(text.split())
    counts = sorted(((len(words & marks), name) for name, marks in _KNOWN.items()), reverse=True)
    (most, name), (next_most, _) = counts[:2]
    found = name if most > next_most else None
    return heard if heard and found in {None, *_MARKERS} else found


def languages(text: str) -> tuple[str, ...]:
    """Guess the languages of plain `text` by small words; all of them if there is no sign."""
    counts = _counts(text)
    most = max(counts.values())
    if most == 0:
        return tuple(_MARKERS)
    return tuple(name for name, count in counts.items() if 2 * count >= most)


def may_be_english(text: str) -> bool:
    """Say whether no other language has more small words in plain `text`."""
    counts = _counts(text)
    return counts["en"] == max(counts.values())


def spoken(text: str) -> str | None:
    """Return the language that plain `text` is most likely in; None if there is little to go by.

    Where two have as many small words, it is the first of them, so English before any other.
    """
    words = set(text.split())
    counts = {name: len(words & (marks | _MORE[name])) for name, marks in _MARKERS.items()}
    most = max(counts.values())
    if most < _LEAST_MARKS:
        return None
    return next(name for name in _MARKERS if counts[name] == most)


def _counts(text: str) -> dict[str, int]:
    words = set(text.split())
    return {name: len(words & marks) for name, marks in _MARKERS.items()}
