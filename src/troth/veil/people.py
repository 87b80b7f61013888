"""Names that the words around them give away: "my name is", "soy", "Frau", "love, …".

It looks at what people write, in lower case too, and leaves alone what only looks alike:
"I'm fine", "soy feliz", "ich bin müde", "call me later".
"""

import re
import unicodedata
from collections.abc import Iterator
from typing import Final

from troth.veil.found import Found
from troth.veil.words.first_names import COMMON_WORDS, NAMES
from troth.veil.words.plain_words import KNOWN_TO_ALL, NOBODY

_WORD: Final = r"[^\W\d_]+(?:['-][^\W\d_]+)*"
_BIG: Final = r"(?-i:[A-ZÀ-ÞŁŚŽĆČŠĐÖÜİ])[\w'-]*"
_OF: Final = (
    r"(?:van der|van den|van|von der|von|vom|zu|de la|de los|de|"
    r"del|da|dos|di|le|la|du|el|al|bin|ben|mac|mc|o'|d')"
)
_FULL: Final = rf"{_BIG}(?:[ -](?:{_OF}[ ])?{_BIG}){{0,3}}"
_CALLED: Final = (
    r"my (?:full |real |first |middle |last |maiden |birth )?(?:name|"
    r"surname|nickname) ?(?:is|'s|was|:)(?: not| actually| really)?|"
    r"my name isn'?t|name ?(?:is|'s|:)|(?:i am|i'm|im|is|was|she's|"
    r"he's|they're|who's|who is) (?:called|named)|call(?:s|ed)? me|"
    r"call (?:him|her|them)"
    r"|goes by|go by|known as|nicknamed|called|named|(?:his|her|"
    r"their|whose) (?:full |real |first |last )?name(?: is|'s| was|"
    r":)|it'?s actually"
    r"|me llamo|me llaman|se llama|llamad[ao]|ll[áa]mame|mi nombre es|"
    r"su nombre es|me dicen|le dicen|apodad[ao]|me apodan|de nombre|"
    r"conocid[ao] como"
    r"|je m'appelle|m'appelle|il s'appelle|elle s'appelle|s'appelle|"
    r"s'appelait|appelle[- ]moi|mon (?:pré)?nom(?: c'?est| est|:)|"
    r"(?:son|sa|leur) (?:pré)?nom(?: c'est| est|:)|surnommée?|prénommée?|"
    r"nommée?|dit[e]? le"
    r"|ich hei(?:ß|ss)e|hei(?:ß|ss)e|hei(?:ß|ss)t|hie(?:ß|ss)|namens|"
    r"mein (?:vor|nach|spitz)?name (?:ist|lautet)|(?:sein|ihr) (?:vor|"
    r"nach|spitz)?name (?:ist|war)|nenn(?:t|en|e)? mich|genannt|"
    r"nennen (?:ihn|sie)"
)
_SELF: Final = (
    r"i am|i'm|im|this is|it's|its|soy|yo soy|aquí|je suis|moi c'est|"
    r"c'est|ici|ich bin(?: der| die)?|hier ist(?: der| die)?|bin(?: der|"
    r" die)|da ist"
)
KIN: Final = (
    r"(?:my|his|her|our|their|your) (?:(?:little|big|older|younger|"
    r"step|half|best|new|old|late|twin|dear|ex|first|second|other) ?-?)*(?:sister|"
    r"brother|bro|sis|mum|mom|mam|mother|dad|father|wife|husband|"
    r"hubby|fianc[ée]e?|girlfriend|boyfriend|gf|bf|partner|ex|son|"
    r"daughter|baby|kid|friend|bestie|mate|boss|manager|colleague|"
    r"coworker"
    r"|roommate|flatmate|housemate|neighbou?r|cousin|uncle|aunt|"
    r"auntie|niece|nephew|grandma|grandpa|gran|nan|grandmother|grandfather|"
    r"therapist|doctor|teacher|coach|crush|date|landlord|landlady|"
    r"stepdad|stepmum|stepmom|godson|goddaughter|in-?law)(?:'s name is|"
    r",| is called| is named| named| called| \()?"
    r"|mi (?:mejor |ex ?)?(?:hermana|hermano|madre|padre|mamá|papá|"
    r"marido|mujer|esposa|esposo|novia|novio|pareja|ex|hijo|hija|"
    r"amiga|amigo|jefe|jefa|compañero|compañera|primo|prima|tío|"
    r"tía|sobrino|sobrina|abuela|abuelo|vecina|vecino|suegra|suegro|"
    r"psicólog[ao]|profe|cuñad[ao])(?:,| \(| llamad[ao])?"
    r"|mein(?:e|em|en|er|es)? (?:beste[rn]? |kleine[rn]? |große[rn]? |"
    r"ältere[rn]? |ex-?)?(?:schwester|bruder|mutter|vater|mama|papa|"
    r"frau|mann|freundin|freund|partner|partnerin|ex|sohn|tochter|"
    r"kollegin|kollege|chefin|chef|mitbewohner|mitbewohnerin|nachbar|"
    r"nachbarin|cousine|cousin|onkel|tante|oma|opa|nichte|neffe|"
    r"schwager|schwägerin|kumpel)(?:,| \(| namens)?"
    r"|(?:mon|ma|son|sa|notre) (?:meilleure? |petite? |grande? |"
    r"ex[- ]?)?(?:sœur|soeur|frère|mère|père|maman|papa|mari|femme|"
    r"copine|copain|mec|meuf|compagne|compagnon|ex|fils|fille|amie?|"
    r"pote|collègue|chef|cheffe|patronne?|coloc|voisine?|cousine?|"
    r"oncle|tante|nièce|neveu|mamie|papi|belle-mère|beau-père|psy|"
    r"grand-mère|grand-père)(?:,| \()?"
)
_TITLE: Final = (
    r"(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Professor|Doctor|Sir|Lord|Lady|"
    r"Reverend|Rev|Pastor|Rabbi|Imam|Officer|Judge|Coach|Nurse|Captain|"
    r"Sgt|Sergeant|Detective|Auntie?|Uncle|Nana|Granny|Grandma|Grandpa|"
    r"Cousin|Sister|Brother|Father"
    r"|Sr|Sra|Srta|Señora?|Señorita|Don|Doña|Doctora|Dra|Profesora?|Tía|Tío|Abuela|Abuelo|Padre"
    r"|Herrn?|Frau|Fräulein|Fr|Hr|Doktor|Onkel|Tante|Oma|Opa|Pfarrer|Schwester"
    r"|M|Mme|Mlle|Madame|Monsieur|Mademoiselle|Me|Maître|Docteur|Tonton|Tata|Mamie|Papi|Oncle)"
)
_TITLES: Final = re.compile(
    rf"(?<!\w){_TITLE}\.?(?:\s+(?:Dr|Prof|med|Dra?)\.?)*\s+(?P<it>(?:{_OF}[ "
    rf"])?{_FULL})"
)
_SMALL_TITLES: Final = re.compile(
    rf"(?<!\w)(?:mr|mrs|ms|dr|herrn?|frau|mme|mlle|madame|monsieur|"
    rf"señora?|sra|do[nñ]a|auntie?|uncle|tante|onkel|tía|tonton|la doctora|"
    rf"el doctor|the doctor)\.?\s+(?P<it>(?:{_OF}[ ])?{_WORD})",
    re.IGNORECASE,
)
_AFTER_NAMED: Final = re.compile(
    rf"(?<!\w)(?:{_CALLED}):? (?:the |[\"'*(])?(?P<it>{_FULL}|{_WORD})", re.IGNORECASE
)
_AFTER_SELF: Final = re.compile(
    rf"(?<!\w)(?:{_SELF}) (?P<it>{_FULL}|{_WORD})(?=$|[\s,.!?;:)])", re.IGNORECASE
)
_AFTER_KIN: Final = re.compile(rf"(?<!\w)(?:{KIN}) ?(?P<it>{_FULL}|{_WORD})", re.IGNORECASE)
_SIGNED: Final = re.compile(
    rf"(?:^|\n|[.!?,] )(?:love|xx?|xoxo|yours|best|cheers|regards|"
    rf"best wishes|kind regards|hugs|thanks|thx|sincerely|besos|un beso|"
    rf"un abrazo|abrazos|saludos|atentamente|atte|liebe grüße|lg|"
    rf"vlg|mfg|gruß|grüße|viele grüße|herzlich|dein|deine|dein[e]? alte[r]?"
    rf"|bises|bisous|bizz?|cordialement|à bientôt|je t'embrasse|amitiés|"
    rf"-{{1,2}}|~),?[ \n]+(?P<it>{_FULL}|{_WORD})\s*(?:x+|❤️?|[.!])?\s*$",
    re.IGNORECASE,
)
_ARTICLE: Final = re.compile(
    rf"(?<!\w)(?:(?:die|der|den|dem|vom|zum|zur|beim|mit der|von der|"
    rf"la|el) )(?P<it>{_WORD})(?!\w)",
    re.IGNORECASE,
)
_BIO: Final = re.compile(
    rf"^\s*(?P<it>{_WORD}(?: {_BIG})?)\s*[,|·•/-]\s*\(?\d{{2}}\b(?!\s*(?:%|"
    rf"€|\$|£|km|kg|cm|h\b|min|hour|day|week|month|year|Uhr))"
)
_GREETED: Final = re.compile(
    rf"(?:^|[.!?\n] ?)(?:dear|hi|hey|hello|hola|hallo|liebe[rs]?|"
    rf"querid[ao]|cher|chère|salut|coucou|bonjour|moin|servus) (?P<it>{_BIG}(?: {_BIG})?)"
    rf"(?=[,!.\s]|$)",
    re.IGNORECASE,
)
_TOLD: Final = re.compile(
    r"(?:name|nombre|nom|namens|llamo|llama|appelle|hei(?:ß|ss)[et])\b", re.IGNORECASE
)
_NOT: Final = re.compile(r"(?:not|n'?t) ", re.IGNORECASE)
_ENDINGS: Final = re.compile(
    r"(?:ing|ed|ly|ness|tion|ado|ada|ido|ida|ando|iendo|mente|ción|"
    r"lich|isch|ung|keit|heit|ement|eux|euse)$"
)


def plain_name(word: str) -> str:
    """Return a word as the lists have it: lower case, no accents, no possessive."""
    word = word.lower().removesuffix("'s").removesuffix("'")
    if word.isascii():
        return word
    return "".join(
        one for one in unicodedata.normalize("NFD", word) if unicodedata.category(one) != "Mn"
    )


def is_name(word: str) -> bool:
    """Say whether a word is a first name and nothing else that is common."""
    bare = plain_name(word)
    return any(one in NAMES and one not in COMMON_WORDS for one in (bare, bare.partition("-")[0]))


def is_nobody(word: str) -> bool:
    """Say whether a word is one of those that are nobody's name."""
    return word.lower() in NOBODY or plain_name(word) in NOBODY


def find(text: str) -> Iterator[Found]:
    """Yield names that the words before or after them prove."""
    for match in _TITLES.finditer(text):
        if not is_nobody(match["it"].split()[0]):
            yield _person(match.start(), match.end(), "title")
    for match in _SMALL_TITLES.finditer(text):
        named = match["it"]
        told = is_name(named) or " " in named or not match[0][0].islower()
        if told and not is_nobody(named.split()[-1]) and not _ENDINGS.search(named):
            yield _person(match.start(), match.end(), "title")
    for rule, why, is_sure in (
        (_AFTER_NAMED, "said to be a name", True),
        (_AFTER_SELF, "who speaks", False),
        (_ARTICLE, "article before a name", False),
        (_AFTER_KIN, "relative or friend", False),
        (_SIGNED, "signature", True),
        (_BIO, "name and age", True),
        (_GREETED, "greeting", True),
    ):
        for match in rule.finditer(text):
            if end := _name_end(match, is_sure=is_sure):
                yield _person(match.start("it"), end, why)


def _person(start: int, end: int, why: str) -> Found:
    return Found(start, end, "PERSON", "direct", why)


def _name_end(match: re.Match[str], *, is_sure: bool) -> int:
    """Return where the name ends that a rule pointed at, or 0 if it is none.

    is_sure: the words before say that a name follows; otherwise the word itself must be one.
    """
    words = match["it"].split(" ")
    first = words[0]
    if is_nobody(first) or (plain_name(first) in KNOWN_TO_ALL and not is_name(first)):
        return 0
    big = first[:1].isupper() and not match.string.isupper()
    if not is_name(first) and not (big and plain_name(first) in COMMON_WORDS):
        if not is_sure or len(first) < 3 or _ENDINGS.search(first.lower()):
            return 0
        if not big and (not _TOLD.search(match[0]) or _NOT.search(match[0])):
            return 0
    end = match.start("it")
    for place, word in enumerate(words):
        if place and not word[:1].isupper():
            if not (place + 1 < len(words) and words[place + 1][:1].isupper()):
                break
        elif place and is_nobody(word):
            break
        end += len(word) + (1 if place else 0)
    return end - len(re.search(r"(?:'s?)?$", match.string[match.start("it") : end])[0])  # type: ignore[index]  # it always matches
