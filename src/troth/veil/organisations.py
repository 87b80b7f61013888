"""Where somebody works, learns, is treated or prays, told by the word for such a place.

A school, a clinic, a firm is named by what it is and by a name beside it: "Northgate Academy",
"Hospital de la Costa", "Weber GmbH". The word alone is nobody's ("at school", "the clinic").
Where somebody is said to work, what follows is a firm, too: "she works for Larkfield".
"""

import re
from collections.abc import Iterator
from typing import Final

from troth.veil.found import Found

_NO: Final = (
    r"(?!(?:The|This|That|Our|Your|My|His|Her|Their|Its|Every|No|Any|Each|Der|Die|Das|Den|Dem|Des|"
    r"Ein|Eine|"
    r"Einer|Ihr|Ihre|Ihrer|Ihrem|Mein|Meine|Unser|Unsere|Dieses?|El|La|Los|Las|Un|Una|Mi|Su|Este|"
    r"Esta|Le|Les|"
    r"Une|Mon|Ma|Il|Lo|Uno|O|A|Os|As|Um|Uma|De|Het|Een|Mijn|In|At|On|For|From|And|But|When|If|"
    r"As)(?!\w))"
)
_BIG: Final = rf"{_NO}[A-ZÀ-ÖØ-ÞŁŚŽŞİČŠĐ][\w'’&-]{{1,30}}(?:\.(?=[\w ]))?"
_AND: Final = (
    r"(?:and|&|und|et|y|e|en|of|de|del|do|da|di|der|des|für|for|the|van|la|las|los|le|les)"
)
_RUN: Final = rf"{_BIG}(?: (?:{_AND} ){{0,2}}{_BIG}){{0,4}}"
_FORM: Final = (
    r"(?:Inc|LLC|LLP|Ltd|Limited|PLC|plc|Corp|Corporation|Co|GmbH|mbH|AG|KG|OHG|UG|e\.\s?V|e\.\s?K|"
    r"eG|"
    r"S\.\s?A|S\.\s?L|SL|SLU|SARL|S\.A\.R\.L|SAS|SASU|S\.\s?p\.\s?A|SpA|S\.\s?r\.\s?l|Srl|SRL|"
    r"B\.\s?V|BV|"
    r"N\.\s?V|NV|Lda|Ltda|LTDA|vzw|ASBL|ONG)(?!\w)\.?"
)
_AFTER: Final = (
    r"(?:University|College|School|Academy|Institute|Hospital|Clinic|Infirmary|Surgery|Hospice|"
    r"Pharmacy|"
    r"Library|Museum|Church|Chapel|Cathedral|Mosque|Synagogue|Bank|Foundation|Trust|Council|"
    r"Society|"
    r"Association|Union|Club|Group|Holdings|Partners|Associates|Solutions|Services|Systems|"
    r"Industries|"
    r"Logistics|Consulting|Ministry|Department|Agency|Authority|Committee|Commission|Tribunal|"
    r"Brewery|Bakery|Nursery|Practice|Centre|Laboratory|Laboratories|"
    r"Gymnasium|Grundschule|Realschule|Gesamtschule|Klinik|Klinikum|Krankenhaus|Apotheke|Verein|"
    r"Stiftung|Universität|Hochschule|Werke|Lyceum|College|Ziekenhuis|Kliniek)"
)
_HEAD: Final = (
    r"(?:university|college|school|academy|institute|hospital|clinic|church|bank|ministry|"
    r"department|"
    r"bureau|office|faculty|museum|"
    r"universidad|facultad|instituto|colegio|escuela|cole|ies|ceip|hospital|cl[íi]nica|ambulatorio|"
    r"centro de salud|parroquia|iglesia|convento|ayuntamiento|juzgado|banco|bar|taller|"
    r"ferreter[íi]a|panader[íi]a|librer[íi]a|farmacia|asociaci[óo]n|"
    r"lyc[ée]e|coll[èe]ge|[ée]cole|universit[ée]|h[ôo]pital|clinique|mairie|paroisse|[ée]glise|"
    r"pharmacie|boulangerie|biblioth[èe]que|m[ée]diath[èe]que|pr[ée]fecture|crèche|"
    r"liceo|scuola|universit[àa]|ospedale|clinica|istituto|itis|comune|parrocchia|chiesa|farmacia|"
    r"pizzeria|trattoria|questura|asilo|biblioteca|palestra|"
    r"universidade|faculdade|escola|col[ée]gio|hospital|cl[íi]nica|posto de sa[úu]de|upa|igreja|"
    r"par[óo]quia|padaria|farm[áa]cia|c[âa]mara|creche|"
    r"universiteit|hogeschool|basisschool|ziekenhuis|kliniek|kerk|gemeente|apotheek|stichting|"
    r"bakkerij|"
    r"uni|fh|universit[äa]t|hochschule|klinikum|klinik|krankenhaus|grundschule|gymnasium|"
    r"standesamt|"
    r"amtsgericht|landgericht|finanzamt|jugendamt|b[äa]ckerei|apotheke|kita|kanzlei|praxis|tsv|sv|"
    r"fc)"
)
_LINK: Final = (
    r"(?:(?:of|for|de|du|des|del|della|dello|degli|di|do|da|dos|das|van|von|der|den|the|la|las|el|"
    r"los|le|"
    r"les|il|lo|zum|zur|am|im|st|san|santa|saint)\.? |d['’]|de l['’]|dell['’]|l['’]){0,3}"
)
_RULES: Final = (
    re.compile(rf"(?<![\w'’-]){_RUN},? {_FORM}"),
    re.compile(rf"(?<![\w'’-]){_RUN} {_AFTER}(?!\w)(?: of {_RUN})?"),
    re.compile(rf"(?<![\w'’-])(?:(?i:{_HEAD}) (?i:{_LINK}){_RUN})"),
)

_WITH: Final = r"(?:and|&|und|et|y|e|en)"
_ONE: Final = rf"{_BIG}(?:(?:, {_BIG}){{1,2}},? {_WITH} {_BIG}|(?: {_WITH} {_BIG}| {_BIG}){{0,3}})"
_FIRMS: Final = re.compile(
    r"(?<![\w'’-])(?i:"
    # somebody works there
    r"(?:works?|worked|working|shifts?|intern(?:ed|ship|ing)?|apprentice(?:ship)?) (?:at|for)|"
    r"(?:job|post|position|interview(?:ed)?|colleagues?|cowork(?:er|ing)s?|boss|manager|supervisor|"
    r"receptionist|consultant|"
    r"engineer|accountant|director|clerk|driver|nurse|cashier|analyst) at|(?:employed|hired|"
    r"recruited|laid off|fired) (?:by|at)|"
    r"(?:employees?|staff|founders?|co-?founders?|ceo|cto|cfo|coo|head of \w{2,12}|"
    r"shareholders?) (?:of|at)|"
    r"(?:resigned|retired) from|my (?:employer|company|firm),|"
    r"werk(?:t|te|en|zaam|ster|er)? (?:\w{2,8} ){0,2}(?:bij|voor)|in dienst bij|aangenomen bij|"
    r"baan bij|stage (?:bij|gelopen bij)|"
    r"ontslagen (?:bij|door)|collega['’]?s? (?:bij|van)|sollicit(?:eer|eerde|atie) bij|"
    r"(?:arbeite[tn]?|gearbeitet|jobb[et]+|angestellt|beschäftigt|angefangen|gekündigt|job|stelle|"
    r"ausbildung|praktikum|"
    r"azubi|praktikantin?|mitarbeiter(?:in)?|bewerb\w{0,4}|vorstellungsgespräch) (?:(?:seit|"
    r"ab) \w{2,10} )?bei|"
    r"(?:travaill\w{1,5}|boss\w{1,4}|embauché?e?|stage|poste|boulot|job|employée?|salariée?|cdi|"
    r"cdd|entretien|licenciée?) "
    r"(?:chez|par)|"
    r"(?:trabaj\w{1,5}|curr\w{1,4}|empleo|puesto|contrat\w{1,4}|prácticas|entrevista|"
    r"emplead[oa]) (?:en|para)|"
    r"(?:lavor\w{1,5}|assunt[oa]|impiegat[oa]|stage|colloquio|licenziat[oa]) (?:in|per|da|alla|"
    r"presso)|"
    r"(?:trabalh\w{1,5}|estágio|emprego|contratad[oa]|entrevista|funcionári[oa]) (?:na|no|para a|"
    r"para o|pela)"
    rf") (?P<it>{_ONE})(?!['’]s (?:house|place|home)\b)(?!\w)"
)
_NO_FIRM: Final = re.compile(
    r"(?:Home|Night|Nights|Least|Once|Me|Us|Natale|Navidad|Noël|Natal|Christmas|Easter|School|Work|"
    r"University|Mr|Mrs|Ms|Dr|Mom|Mum|Dad|God|"
    r"January|February|March|April|May|June|July|August|September|October|November|December|"
    r"Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)(?:day)?s?\b|"
    r"(?:Nacht|Nachts|Tag|Regen|Wind|Schnee|Hitze|Kälte|Licht|Lärm|Bedarf|Gelegenheit|Beginn|"
    r"Herrn?|Frau|Freunden?|"
    r"Null|Anfang|Hand|Zuhause|Homeoffice|Vollmond|Montag|Dienstag|Mittwoch|Donnerstag|Freitag|"
    r"Samstag|Sonntag)\b",
    re.IGNORECASE,
)
"""What stands there and is no firm: times, weather, people, how the work is done."""


def find(text: str) -> Iterator[Found]:
    """Yield the names of places that people work at and go to."""
    ends = 0
    for rule in _RULES:
        for match in rule.finditer(text):
            yield Found(match.start(), match.end(), "ORG", "quasi", "organisation")
            ends = max(ends, match.end())
    for match in _FIRMS.finditer(text) if not text.isupper() else ():
        if not _NO_FIRM.match(match["it"]) and match.start("it") >= ends:
            yield Found(match.start("it"), match.end("it"), "ORG", "quasi", "employer")
