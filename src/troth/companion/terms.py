"""What a text is found by: its words, brought to one form, and what it asks for.

Words are folded to lower case without accents and lose the endings that English words have, so
that "parties" finds "party". English, German, Spanish and French have lists of words that say
nothing; in every other language the most common words weigh next to nothing once there are many
turns, because most turns have them. "War" says much in English and nothing in German: so the list
of another language counts only in a text that has more words of it than of the English one.
"""

import re
import unicodedata
from collections.abc import Sequence
from typing import Final

_LONGEST: Final = 65_536
"""Letters of one text that are looked at: as many as a message may have."""

_WORD: Final = re.compile(r"[^\W_]+(?:['’][^\W_]+)*|[\u2600-\u27bf\U0001f000-\U0001faff]")
"""A word, or a sign that stands for one: a heart is found by a heart."""


def words(text: str) -> list[str]:
    """Return the words of a text, folded, in order. A picture sign is a word of its own."""
    text = text[:_LONGEST]
    return _WORD.findall(plain(text).casefold().replace("’", "'"))


def plain(text: str) -> str:
    """Return a text without accents, and with plain letters for those that are drawn in a way.

    Each letter is looked at alone: a run of marks, as long as it may be, is never brought into
    order, which takes time that grows with the square of its length.
    """
    return text if text.isascii() else text.translate(_PLAIN)


class _Plain(dict[int, str]):
    """What stands for a letter: its parts, without the marks above and below."""

    def __missing__(self, letter: int) -> str:
        apart = unicodedata.normalize("NFKD", chr(letter))  # noqa: TID251  # one letter
        found = "".join(one for one in apart if unicodedata.category(one) != "Mn")
        if len(self) < _MOST_KNOWN:
            self[letter] = found
        return found


_MOST_KNOWN: Final = 20_000
"""Letters of which the parts are remembered: far more than the texts of a place have."""
_PLAIN: Final = _Plain()


def terms(said: Sequence[str]) -> list[str]:
    """Return what words are found by: without those that say nothing, and without endings."""
    quiet = _quiet(said)
    return [stem(one) for one in said if one not in quiet]


def _quiet(said: Sequence[str]) -> frozenset[str]:
    """Return the words that say nothing in the language of a text; in doubt, those of English."""
    most, found = sum(map(_SAY_NOTHING.__contains__, said)), _SAY_NOTHING
    if most == len(said):
        return found
    for quiet in _SAY_NOTHING_ELSEWHERE:
        many = sum(map(quiet.__contains__, said))
        if many > most:
            most, found = many, quiet
    return found


def stem(word: str) -> str:
    """Take the ending off an English word. Words of three letters keep theirs."""
    word = word.removesuffix("'s").replace("'", "")
    if len(word) < 4 or not word.isascii():
        return word
    if word.endswith("ies"):
        word = word[:-3] + "y"
    elif word.endswith("s") and not word.endswith(("ss", "us", "is")):
        word = word[:-1]
    for ending in ("ing", "ed"):
        start = word.removesuffix(ending)
        if start != word and len(start) > 2 and _VOWEL.search(start):
            doubled = start[-1] == start[-2] and start[-1] not in "lsz"
            word = start[:-1] if doubled else start
            break
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) > 3:
            word = word.removesuffix(ending)
            break
    if len(word) > 3:
        word = word.removesuffix("e")
    return word[:-1] + "i" if len(word) > 3 and word.endswith("y") else word


_VOWEL: Final = re.compile("[aeiouy]")
_ENDINGS: Final = ("ment", "ness", "tion", "ful", "ly", "er", "or")


def names(speaker: str) -> frozenset[str]:
    """Return the words that a speaker may be called by: each part of the name that says much.

    "The Guide" is called "guide" alone. Nobody is found by a name that is in every sentence.
    """
    return frozenset(one.removesuffix("'s") for one in words(speaker)) - _SAY_NOTHING


def is_named(called: frozenset[str], said: Sequence[str]) -> bool:
    """Say whether one of these words names somebody who is called so."""
    return any(one.removesuffix("'s") in called for one in said)


def says_i(said: Sequence[str]) -> bool:
    """Say whether somebody speaks of themselves (en, es, de, fr)."""
    return not _I.isdisjoint(one.partition("'")[0] for one in said)


def tells_when(said: Sequence[str]) -> bool:
    """Say whether there is a time in these words: a day, a month, a year, "last", "ago"."""
    return any(one in _TIMES or _DATE.fullmatch(one) for one in said)


def asks_when(question: str) -> bool:
    """Say whether a question asks for a time (en, es, de, fr)."""
    return bool(_WHEN.search(" ".join(words(question[:_LONGEST]))))


def asks_for_latest(question: str) -> bool:
    """Say whether a question is about how things are now, not how they were."""
    return bool(_LATEST.search(" ".join(words(question[:_LONGEST]))))


def _set(said: str) -> frozenset[str]:
    return frozenset(said.split())


_I: Final = _set(
    "i me my mine myself yo mi mio mia mis conmigo ich mir mich mein meine meinen meinem meiner"
    " meines je j moi mon ma mes"
)
_DATE: Final = re.compile(r"(?:19|20)\d\d|\d{1,2}(?:st|nd|rd|th|am|pm|h|er)")
_TIMES: Final = _set(
    # English
    "yesterday today tonight tomorrow ago last next since recently lately soon earlier later"
    " week weeks weekend weekends month months year years day days morning evening decade"
    " monday tuesday wednesday thursday friday saturday sunday january february march april"
    " june july august september october november december spring summer autumn winter"
    # Spanish
    " ayer hoy manana anoche hace pasado pasada proximo proxima semana semanas mes meses ano"
    " anos dia dias lunes martes miercoles jueves viernes sabado domingo enero febrero marzo"
    " abril mayo junio julio agosto septiembre octubre noviembre diciembre"
    # German
    " gestern heute morgen vorgestern vor seit letzte letzten letztes nachste nachsten woche"
    " wochen monat monaten jahr jahre jahren tag tage tagen montag dienstag mittwoch"
    " donnerstag freitag samstag sonntag januar februar marz april mai juni juli august"
    " oktober dezember"
    # French
    " hier aujourd'hui demain depuis dernier derniere prochain prochaine semaine semaines mois"
    " an ans annee annees jour jours lundi mardi mercredi jeudi vendredi samedi dimanche"
    " janvier fevrier mars avril juin juillet aout septembre octobre novembre decembre"
)
_WHEN: Final = re.compile(
    r"^(?:and |so )?when(?:'s)? |\b(?:what|which) (?:day|date|month|year|time)\b|\bsince when\b"
    r"|\bhow (?:long|old|many (?:days|weeks|months|years))\b"
    r"|\bcuando\b|\bque (?:dia|fecha|mes|ano)\b|\bcuanto tiempo\b"
    r"|\bwann\b|\bwie lange\b|\bwelche[mnrs]? (?:tag|datum|monat|jahr)\b"
    r"|\bquand\b|\bquel(?:le)? (?:jour|date|mois|annee)\b|\bcombien de temps\b"
)
_LATEST: Final = re.compile(
    r"\b(?:latest|lately|recently|most recent|newest|currently|nowadays|right now|these days"
    r"|at the moment|last time|so far|today|yesterday"
    r"|ultimamente|recientemente|actualmente|ahora|hoy|ayer|la ultima vez"
    r"|neulich|kurzlich|zurzeit|derzeit|momentan|heute|gestern|zuletzt|letztes mal"
    r"|recemment|dernierement|actuellement|en ce moment|maintenant|aujourd'hui|hier"
    r"|la derniere fois)\b"
)
_SAY_NOTHING: Final = _set(
    "a about after again all also am an and any are aren't as at be because been before being but"
    " by can can't could couldn't did didn't do does doesn't doing don't done for from get gets got"
    " had has hasn't have haven't having he he's her here hers herself him himself his how i i'd"
    " i'll i'm i've if in into is isn't it it's its itself just let's like me more most much my"
    " myself no nor not now of off on once only or other our ours out over own really s said same"
    " say says she she's should so some such t tell than that that's the their theirs them then"
    " there there's these they they're they've this those through to too up us very was wasn't we"
    " we're we've were weren't what what's when where which while who who's whom whose why will"
    " with won't would wouldn't you you'd you'll you're you've your yours yourself"
)
_GERMAN: Final = _set(
    "aber alle allem allen aller alles als also am an andere anderen auch auf aus bei beim bin"
    " bis bist da damit dann das dass dein deine deinem deinen deiner dem den denen denn der"
    " deren des dessen dich die dies diese diesem diesen dieser dieses dir doch du durch ein eine"
    " einem einen einer eines er es etwas euch euer eure fur gegen gehabt gibt habe haben hast"
    " hat hatte hatten hier hin ich ihm ihn ihnen ihr ihre ihrem ihren ihrer im in ins ist ja"
    " jede jedem jeden jeder jetzt kann kannst kein keine keinen konnen konnte mal man mehr mein"
    " meine meinem meinen meiner meines mich mir mit muss nach nicht nichts noch nun nur ob oder"
    " ohne schon sehr sein seine seinem seinen seiner seit sich sie sind so soll sollte uber um"
    " und uns unser unsere unserem unseren unserer unter viel vom von vor wann war waren warum"
    " was weil welche welchem welchen welcher welches wem wen wenn wer werde werden wie wieder"
    " will wir wird wo wohl worden wurde wurden zu zum zur zwar zwischen"
)
_SPANISH: Final = _set(
    "a al algo alguna algunas alguno algunos ante antes asi aun aunque bien cada casi como con"
    " cual cuales cuando cuanta cuanto de del desde donde e el ella ellas ellos en entre era eran"
    " eres es esa esas ese eso esos esta estaba estaban estado estamos estan estar estas este"
    " esto estos estoy fue fueron fui ha habia han has hasta hay he hemos la las le les lo los"
    " mas me mi mia mias mio mios mis mucha mucho muy nada ni no nos nosotras nosotros nuestra"
    " nuestras nuestro nuestros o os otra otras otro otros para pero poco por porque pues que"
    " quien quienes se sea ser si sido sin sobre solo somos son soy su sus suya suyo tal tambien"
    " tan tanto te tenemos tener tengo tenia ti tiene tienen tienes todo todos tu tus tuve tuya"
    " tuyo un una unas uno unos va vamos van vas vosotros voy vuestra vuestro y ya yo"
)
_FRENCH: Final = _set(
    "a ai ainsi alors as assez au aucun aucune aura aussi autre autres aux avaient avais avait"
    " avec avez avoir avons c'est c'etait car ce cela celle celles celui ces cet cette ceux chez"
    " comme comment d'un d'une dans de depuis des dont du elle elles en encore entre es est et"
    " etaient etais etait etc ete etes etre eu eux fait faut font ici il ils j'ai j'avais j'etais"
    " je l'ai la le les leur leurs lui m'a ma mais me meme mes moi mon n'ai n'est ne ni non nos"
    " notre nous on ont ou par parce pas peu peut plus plutot pour pourquoi qu'elle qu'est qu'il"
    " quand que quel quelle quelles quelque quelques quels qui quoi rien s'est sa sans se sera"
    " ses si soi son sont sous suis sur ta te tes toi ton tous tout toute toutes tres trop tu un"
    " une va vais vas vers vont vos votre vous y"
)
_SAY_NOTHING_ELSEWHERE: Final = (_GERMAN, _SPANISH, _FRENCH)
