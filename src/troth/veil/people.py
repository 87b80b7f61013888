"""Names that the words around them prove: "my name is", "me llamo", "Frau", "Dr."; and lists.

What a word next to a name says, a model may overlook and a rule does not. All else is the model's.
"""

import re
import unicodedata
from collections.abc import Iterator
from typing import Final

from troth.normal import normalize
from troth.veil.alternatives import compiled
from troth.veil.found import Found
from troth.veil.words.famous import ALL_THE_WORLD, FIGURES
from troth.veil.words.first_names import COMMON_WORDS, NAMES
from troth.veil.words.more_names import ALSO, FAMILY
from troth.veil.words.places import PEOPLES
from troth.veil.words.plain_words import NOBODY
from troth.veil.words.things import THINGS

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
    r"|(?:ik|hij|zij|ze|die|(?:broer|zus|zoon|dochter|vriend(?:in)?|baas|ex)) heet(?:te)?|genaamd|"
    r"bijgenaamd|(?:mijn|zijn|haar) (?:voor|achter|bij)?naam (?:is|was)|"
    r"noem me|noemen (?:hem|haar|me)|mi chiamo|si chiama(?:va)?|chiamami|mi chiamano|lo chiamano|"
    r"la chiamano|"
    r"(?:il mio|il suo) (?:nome|cognome) (?:è|era)|soprannominat[oa]|me chamo|chamo-me|chama-se|"
    r"se chama(?:va)?|"
    r"chama-me|me chamam|(?:meu|seu) (?:nome|apelido|sobrenome) (?:é|era)|apelidad[oa]"
    r"|(?:mam|ma) na imi[ęe]|na imi[ęe] (?:mi|ma)|nazywam? si[ęe]|"
    r"m[óo]wi[ąa] (?:na|do) (?:mnie|niego|niej)|(?:benim )?ad[\u0131i]m|ismim"
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
_TITLES: Final = compiled(
    rf"(?<!\w)(?<!I['’]){_TITLE}\.?(?:\s+(?:Dr|Prof|med|Dra?)\.?)*\s+(?P<it>(?:{_OF}[ "
    rf"])?{_FULL})"
)
_SPOKEN_TO: Final = (
    r"(?:meneer|mevrouw|mevr\.?|dhr\.?|mw\.?|juf|juffrouw|meester|oom|ome|tante|opa|oma|pake|beppe|"
    r"babcia|dziadek|babushka|baba|dede|teyze|amca|abla|abi|yiayia|m[ée]m[ée]|p[ée]p[ée]|titi|tatie|"
    r"seu|dona|doña|don|doutora?|dra?\.?|senhora?|sra?\.?|professora?|tio|tia|v[óô]|"
    r"signora?|sig\.?(?:ra)?|dottor(?:e|essa)?|dott\.?|zi[oa]|zi['’]|nonn[oa]|suor|onkel|frau|"
    r"herrn?|"
    r"madame|monsieur|mme|mlle|tonton|tata|mamie|pap[yi]|tatie|señora?|t[íi][oa]|abuel[oa]|sor|"
    r"doctora?|"
    r"pan(?:a|u|em|i|ią)|"
    r"mr\.?|mrs\.?|ms\.?|miss|auntie?|uncle|nana|grandma|grandpa|granny)"
)
"""As people write it: in small letters, and in Italian, Portuguese and Dutch."""
_ONE_NAME: Final = r"[^\W\d_][\w'’-]*"
_TITLES_SMALL: Final = compiled(
    rf"(?<![\w'’-]){_SPOKEN_TO} (?P<it>{_ONE_NAME})(?: (?P<also>{_ONE_NAME}))?", re.IGNORECASE
)
_AFTER_NAMED: Final = compiled(
    rf"(?<!\w)(?:{_CALLED}):? (?:the |[\"'*(])?(?P<it>{_FULL}|{_WORD})", re.IGNORECASE
)
_TOLD: Final = compiled(
    r"(?:name|nombre|nom|namens|llamo|llama|appelle|hei(?:ß|ss)[et]|(?:ik|hij|zij|ze) heet|naam|"
    r"chiamo|chamo|chamo-me)\b",
    re.IGNORECASE,
)
_NOT: Final = re.compile(r"(?:not|n'?t) ", re.IGNORECASE)
_ASKED: Final = compiled(
    r"(?<!\w)(?:(?:was|wie|warum|wieso|wat|hoe|waarom|cómo|qué|comment|pourquoi|come|perché|como|"
    r"o que|por que|porque|how|what|why) \w|(?:es|so|das|viel|zu|sehr|het|dat) h)$",
    re.IGNORECASE,
)
"""What is called something then is a thing: "was heißt squat", "es heißt Skat", "viel heiße Luft",
up to the first letter of "heißt"."""
_ENDINGS: Final = re.compile(
    r"(?:ing|ed|ly|ness|tion|ado|ada|ido|ida|ando|iendo|mente|ción|"
    r"lich|isch|ung|keit|heit|ement|eux|euse)$"
)
_PLAIN: Final = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ß": "ss", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th"}
    | {"\N{LATIN SMALL LETTER DOTLESS I}": "i"}
)


_FAMILIES: Final = re.compile(
    rf"(?<![\w'’-])(?:the|my|our) (?P<it>{_BIG}(?:[ -]{_BIG})?) (?:family|household|residence|"
    r"wedding|funeral|twins|brothers|sisters|siblings|estate)(?!\w)|"
    rf"(?<![\w'’-])(?:[Ff]amilie|[Ff]amille|[Ff]amilia|[Ff]amiglia|[Ff]amília|[Ff]am\.) "
    rf"(?P<also>(?:{_OF} )?{_BIG}(?:[ -]{_BIG})?)(?!\w)"
)
"""A family is called by its name: "the Okonjo family", "Familie Weber"."""
_NO_FAMILY: Final = re.compile(
    r"(?:Royal|Holy|Imperial|First|Whole|Addams|Simpson|Kardashian|Trapp|Manson|Brady|Grimm|Wright|"
    r"Marx|Jackson|Warner|Property|Real|Christmas|Summer|Spring|Winter|Autumn|Easter|Roman|Church|"
    r"White|Big|Gypsy|Greek|German|English|French|Irish|Italian|Jewish|Indian|Muslim|Nuclear)\b"
)


_NO_NAMES: Final = PEOPLES | THINGS
_WORKS: Final = (
    r"(?:films?|movies?|songs?|tracks?|tunes?|albums?|novels?|poems?|plays?|operas?|series|sitcoms?|"
    r"podcasts?|video ?games?|board ?games?|books?|"
    r"pel[íi]culas?|pelis?|canci[óo]n(?:es)?|discos?|novelas?|poemas?|libros?|"
    r"chansons?|morceaux?|romans?|po[èe]mes?|livres?|s[ée]ries?|"
    r"lied(?:er|je|jes)?|romane?|gedichte?n?|b[üu]ch(?:er)?|serien?|"
    r"canzon[ei]|brano|brani|romanzi?|poesi[ae]|libri|"
    r"m[úu]sicas?|can[çc](?:ão|ões)|romances?|livros?|"
    r"nummers?|boek(?:en)?)"
)
_MADE: Final = compiled(
    rf"(?<!\w){_WORKS} (?:by|from|of|de|del|di|von|van|da|do|dos|d['’])\s?$|"
    r"(?<!\w)(?:play(?: me)?(?: some| a bit of| something by)?|"
    r"pon(?:me)? (?:algo|la|el|una|otra|lo nuevo) de|"
    r"mets(?:-moi)? (?:du|un peu de)|spiel (?:mal )?(?:was |etwas )?von|"
    r"metti (?:su |un po' di )?|põe (?:a tocar )?|draai (?:eens )?(?:wat|iets) van|"
    r"zet (?:eens )?(?:wat|iets) (?:op )?van) ?$",
    re.IGNORECASE,
)
"""Whose song it is: an artist, not somebody one knows."""
_WORK: Final = compiled(
    rf"(?<!\w){_WORKS} (?:that |that's |was |is |which is |die |der |das |qui |que |che |wat )?$",
    re.IGNORECASE,
)
"""What is called something, and is nobody."""
_OURS: Final = compiled(
    r"(?<!\w)(?:my|our|his|her|their|mi|nuestr[oa]|mein(?:e[rnm]?)?|unser(?:e[rnm]?)?|mon|ma|notre|"
    r"mijn|m'n|onze|ons|mi[oa]|nostr[oa]|meu|minha|noss[oa]) [^\W\d_]+ $",
    re.IGNORECASE,
)
_ARTICLE: Final = re.compile(
    r"^(?:(?:the|an?|l[aeo]s?|el|[oa]s?|d(?:e[rnms]?|ie|as)|het|il|gli|i|une?|un[ao]|eine?|een) |"
    r"l')"
)
_SOMEBODY: Final = frozenset({("PERSON", "direct"), ("LOCATION", "quasi")})
_REACH: Final = 40


def plain_name(word: str) -> str:
    """Return a word as the lists have it: lower case, no accents, no possessive."""
    word = word.lower().removesuffix("'s").removesuffix("'")
    if word.isascii():
        return word
    word = word.translate(_PLAIN)
    return "".join(one for one in normalize("NFD", word) if unicodedata.category(one) != "Mn")


def is_name(word: str) -> bool:
    """Say whether a word is a first name and nothing else that is common."""
    bare = plain_name(word)
    return any(one in NAMES and one not in COMMON_WORDS for one in (bare, bare.partition("-")[0]))


def list_of(word: str) -> int:
    """Return the list a word is on: 1 first names, 2 words and names both, 3 family names; or 0."""
    bare = plain_name(word)
    if bare in COMMON_WORDS or bare in ALSO:
        return 2
    return 1 if bare in NAMES else 3 if bare in FAMILY else 0


def is_nobody(word: str) -> bool:
    """Say whether a word is one of those that are nobody's name."""
    return word.lower() in NOBODY or plain_name(word) in NOBODY


def is_famous(name: str) -> bool:
    """Say whether all the world means the same one by a name."""
    bare = plain_name(name)
    return bare in ALL_THE_WORLD or _ARTICLE.sub("", bare) in ALL_THE_WORLD


def is_nobodys(text: str, span: Found) -> bool:
    """Say whether what a model took for a person or a place is one whom all the world knows.

    Of a place only artists and figures are: "the new film by Almodóvar". Who made a work is known
    by it, unless the name is a first name or a family name: "a song by Marta". Who is somebody's
    is not: "my cat Kafka".
    """
    said = text[span.start : span.end]
    if (span.label, span.kind) not in _SOMEBODY:
        return False
    before = text[max(0, span.start - _REACH) : span.start]
    if is_famous(said) if span.label == "PERSON" else plain_name(said) in FIGURES:
        return _OURS.search(before) is None
    is_strange = said[:1].isupper() and not any(list_of(one) for one in said.split())
    return is_strange and _MADE.search(before) is not None


def is_plain(word: str) -> bool:
    """Say whether a word is nobody's name and no first name besides."""
    return (
        is_nobody(word) and plain_name(word) not in NAMES and plain_name(word) not in COMMON_WORDS
    )


def find(text: str) -> Iterator[Found]:
    """Yield names that the words before them prove."""
    is_shouted = text.isupper()
    for start, end in _titled(text, is_shouted=is_shouted):
        if not is_famous(text[start:end]):
            yield Found(start, end, "PERSON", "direct", "title")
    for match in _FAMILIES.finditer(text) if not is_shouted else ():
        part = "it" if match["it"] else "also"
        first = next(one for one in match[part].split() if one[0].isupper())
        if not (_NO_FAMILY.match(first) or is_nobody(first) or plain_name(first) in _NO_NAMES):
            yield Found(match.start(part), match.end(part), "PERSON", "direct", "a family's name")
    for match in _AFTER_NAMED.finditer(text):
        from_ = max(0, match.start() - _REACH)
        is_thing = _WORK.search(text, from_, match.start())
        is_thing = is_thing or _ASKED.search(text, from_, match.start() + 1)
        if not is_thing and (end := _name_end(match)):
            yield Found(match.start("it"), end, "PERSON", "direct", "said to be a name")


def _titled(text: str, *, is_shouted: bool) -> Iterator[tuple[int, int]]:
    """Yield where a title and a name stand."""
    for match in _TITLES.finditer(text):
        if not is_nobody(match["it"].split()[0]):
            yield match.span()
    for match in _TITLES_SMALL.finditer(text):
        parts = [part for part in ("it", "also") if match[part]]
        named = [
            is_name(match[part]) or (match[part][0].isupper() and not is_shouted) for part in parts
        ]
        if named[0] and not is_nobody(match["it"]):
            is_both = all(named) and not is_nobody(match[parts[-1]])
            yield match.start(), match.end(parts[-1] if is_both else "it")


def _name_end(match: re.Match[str]) -> int:
    """Return where the name ends that a rule pointed at, or 0 if it is none."""
    words = match["it"].split(" ")
    first = words[0]
    if is_nobody(first):
        return 0
    big = first[:1].isupper() and not match.string.isupper()
    if not is_name(first) and not (big and plain_name(first) in COMMON_WORDS):
        if len(first) < 3 or _ENDINGS.search(first.lower()):
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
