"""What helps to tell who somebody is: age, dates, where they work and learn.

Only what is said of a person and stands out. "25 minutes", "3 hours ago" and "next Friday"
say nothing about anybody.
"""

import re
from collections.abc import Iterator
from typing import Final

from troth.veil.found import Found, Label

_DIGIT: Final = re.compile(r"\d")
_MONTH: Final = (
    r"(?:jan(?:uary|uar|vier)?|feb(?:ruary|ruar)?|february|f[ée]vrier|"
    r"mar(?:ch|zo|s)|m[äa]rz|apr(?:il)?|avril|abril|may|mai|mayo|"
    r"june?|juni|junio|juin|july|juli|julio|juillet|aug(?:ust)?|"
    r"agosto|août|sept?(?:ember|iembre|embre)?|o[ck]t(?:ober|ubre|"
    r"obre)?"
    r"|nov(?:ember|iembre|embre)?|de[cz](?:ember)?|diciembre|d[ée]cembre|enero|febrero)"
)
_DAY: Final = r"(?:[12]?\d|3[01])"
_YEAR: Final = r"(?:19[2-9]\d|20[0-3]\d)"
_DATES: Final = tuple(
    re.compile(rf"(?<![\w./-])(?:{rule})(?![\w/-])", re.IGNORECASE)
    for rule in (
        (
            rf"(?:the )?{_DAY}(?:st|nd|rd|th|\.|er|º)?(?: (?:of|de|d'))? {_MONTH}\.?(?:,? (?:de |"
            rf"del )?{_YEAR})?"
        ),
        rf"{_MONTH}\.? {_DAY}(?:st|nd|rd|th)(?:,? {_YEAR})?",
        rf"(?-i:[A-Z][a-z]+) {_DAY},? {_YEAR}",
        rf"(?:in |en |im |since |depuis |seit |desde )?{_MONTH},?(?: de| del)? {_YEAR}",
        rf"{_DAY}[./-](?:0?[1-9]|1[0-2])[./-](?:{_YEAR}|\d\d)",
        rf"(?:0?[1-9]|1[0-2])/{_DAY}/(?:{_YEAR}|\d\d)",
        rf"{_YEAR}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])",
        (
            r"(?:the )?(?:spring|summer|autumn|fall|winter|primavera|verano|"
            rf"otoño|invierno|frühling|sommer|herbst|printemps|été|automne|"
            rf"hiver)(?: of| de| del| d')? {_YEAR}"
        ),
        (
            r"(?<=\bin )(?:19[4-9]\d|20[0-3]\d)|(?<=\bsince )(?:19[4-9]\d|"
            r"20[0-3]\d)|(?<=\bseit )(?:19[4-9]\d|20[0-3]\d)|(?<=\bdepuis )(?:19[4-9]\d|"
            r"20[0-3]\d)|(?<=\bdesde )(?:19[4-9]\d|20[0-3]\d)"
        ),
    )
)
_AGES: Final = tuple(
    re.compile(rule, re.IGNORECASE)
    for rule in (
        (
            r"(?<![\w.,])(?P<it>\d{1,2})[ -]?(?:years?[ -]old|y/?o\b|yrs? old|"
            r"year-old|años?(?! (?:juntos|despu|m[aá]s|luego|de (?!edad)|"
            r"y |que |con |sin |en ))|añitos|ans\b(?! (?:de (?!moi)|ensemble|"
            r"plus|que|et |après|avec))|jahre alt|balais|piges|tacos)"
        ),
        (
            r"\b(?:i'm|im|i am|she's|he's|she is|he is|they're|we're|turned|"
            r"turning|turn|aged?|just turned|bin|ich bin|er ist|sie ist|"
            r"wird|werde|bald)(?: (?:now|only|really|just|already|erst|schon))? (?P<it>[1-9]\d)"
            r"(?![\w%:€$£°]|[.,/]\d| ?(?:%|€|\$|£|km|kg|cm|miles?|min|minutes?|"
            r"hours?|days?|weeks?|months?|uhr|stunden|tage|minuten|wochen|"
            r"monate|percent|prozent|years? (?!old)|seconds?|steps|pages|"
            r"euros?|people))"
        ),
        r"(?:^|[,;|] )(?P<it>[1-9]\d)(?=\s*(?:[,;|]\s|$))",
        r"^[^\W\d_]+, (?P<it>[1-9]\d)(?=\s*[,.;|])",
        r"(?<=[.] )(?P<it>[1-9]\d)(?=\.\s)",
        r"\bmy age is (?P<it>\d\d)\b",
    )
)
_BORN: Final = re.compile(
    r"\b(?:born|nacid[ao]|nací|geboren|née?|naissance|birthday|dob|"
    r"geburtstag|cumpleaños|anniversaire)\b[^.!?\n]{0,20}?"
    r"(?P<it>\b\d{1,2}[./ -]\d{1,2}(?:[./ -]\d{2,4})?\b|"
    r"\b19\d\d\b|\b20[01]\d\b)",
    re.IGNORECASE,
)

_CAP: Final = r"[A-ZÀ-Þ][\w'&.-]{0,40}"
_CAPS: Final = (
    rf"{_CAP}(?: (?:&|and|y|und|et|of|de|du|des|del|la|le|{_CAP})(?= {_CAP})"
    rf"| {_CAP}){{0,4}}"
)
_KINDS: Final = (
    r"University|College|School|Academy|High|Primary|Elementary|"
    r"Secondary|Institute|Hospital|Clinic|Surgery|Church|Chapel|"
    r"Mosque|Synagogue|Nursery|Kindergarten|Bank|Pharmacy|Vets?|"
    r"Logistics|Solutions|Consulting|Ltd|Limited|Inc|LLC|GmbH|AG|"
    r"Corp|Systems|Partners|Associates|Bakery|Care|Gym"
)
_ORGS: Final = (
    re.compile(rf"(?<!\w)(?:{_CAP} ){{1,4}}(?:{_KINDS})\b(?: {_CAP})?"),
    re.compile(
        rf"(?<!\w)(?:University|College|School|Bank|Church|Hospital|Universidad|"
        rf"Universität|Hochschule|Université|Lycée|Collège|Instituto|"
        rf"Colegio|Escuela|Hôpital|Klinik|Klinikum|Krankenhaus|Gymnasium|"
        rf"Grundschule|Schule|Jobcenter|Clínica|École|CHU|Lycee|TU|FH|"
        rf"LMU)(?: (?:of|de|del|des|du|der|la|l'))*(?: {_CAP}| [A-ZÀ-Þ]\w+'s){{1,4}}"
    ),
    re.compile(
        r"(?<!\w)[A-ZÄÖÜ][\w-]{1,60}-(?:Schule|Gymnasium|Grundschule|Universität|"
        r"Klinik|Klinikum|Kita)\b"
    ),
)
_WORKS: Final = re.compile(
    rf"\b(?:works? (?:at|for)|worked (?:at|for)|working (?:at|for)|"
    rf"job at|employed (?:at|by)|fired from|hired (?:by|at)|intern(?:ing|"
    rf"ship)? at|graduated from|studied at|stud(?:y|ies|ying) at|"
    rf"went to|goes to|alumn\w+ of|retired from|manager at|nurse at|"
    rf"teacher at|dev(?:eloper)? (?:at|@)"
    rf"|trabaj[oaó]\w* (?:en|para)|curro en|estudi[oaó]\w* en|arbeite\w* (?:bei|"
    rf"für)|bei der Firma|studier\w* (?:an der|in)|(?:je )?(?:travaille|"
    rf"bosse|bossait|travaillait)s? (?:chez|à|pour)|études à) (?P<it>(?:El |"
    rf"La |Los |Las |Le |Les |The |St\.? )?{_CAPS})"
)
_NOT_WORK: Final = re.compile(
    r"(?:Mom|Mum|Dad|Grandma|I|Home|Night|Mass|Church|Bed|Paris|"
    r"London|Berlin|Madrid|Rome|New York|Spain|France|Germany|Italy|"
    r"Greece|Portugal|England|Ireland|Scotland|Wales|America|Europe|"
    r"Japan|Netflix|Instagram|Teams|Zoom|Weihnachten|Hause|Nacht|"
    r"Noël|Casa)\b"
)


def find(text: str) -> Iterator[Found]:
    """Yield what narrows down who somebody is."""
    if _DIGIT.search(text):
        yield from _numbers(text)
    for rule in _ORGS:
        for match in rule.finditer(text):
            yield _quasi(match, "ORG", "name of an organisation")
    for match in _WORKS.finditer(text):
        if not _NOT_WORK.match(match["it"]):
            yield _quasi(match, "ORG", "where somebody works or learns", "it")


def _numbers(text: str) -> Iterator[Found]:
    for rule in _DATES:
        for match in rule.finditer(text):
            yield _quasi(match, "DATE", "date")
    for match in _BORN.finditer(text):
        yield _quasi(match, "DATE", "date of birth", "it")
    for rule in _AGES:
        for match in rule.finditer(text):
            yield _quasi(match, "DEMOGRAPHIC", "age", "it")


def _quasi(match: re.Match[str], label: Label, why: str, part: str | int = 0) -> Found:
    return Found(match.start(part), match.end(part), label, "quasi", why)
