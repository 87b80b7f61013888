"""Where somebody works, learns, is treated or prays, told by the word for such a place.

A school, a clinic, a firm is named by what it is and by a name beside it: "Northgate Academy",
"Hospital de la Costa", "Weber GmbH". The word alone is nobody's ("at school", "the clinic").
"""

import re
from collections.abc import Iterator
from typing import Final

from troth.veil.found import Found

_NO: Final = (
    r"(?!(?:The|This|That|Our|Your|My|His|Her|Their|Its|Every|No|Any|Each|Der|Die|Das|Den|Dem|Des|Ein|Eine|"
    r"Einer|Ihr|Ihre|Ihrer|Ihrem|Mein|Meine|Unser|Unsere|Dieses?|El|La|Los|Las|Un|Una|Mi|Su|Este|Esta|Le|Les|"
    r"Une|Mon|Ma|Il|Lo|Uno|O|A|Os|As|Um|Uma|De|Het|Een|Mijn|In|At|On|For|From|And|But|When|If|As)(?!\w))"
)
_BIG: Final = rf"{_NO}[A-ZÀ-ÖØ-ÞŁŚŽŞİČŠĐ][\w'’&-]{{1,30}}(?:\.(?=[\w ]))?"
_AND: Final = (
    r"(?:and|&|und|et|y|e|en|of|de|del|do|da|di|der|des|für|for|the|van|la|las|los|le|les)"
)
_RUN: Final = rf"{_BIG}(?: (?:{_AND} ){{0,2}}{_BIG}){{0,4}}"
_FORM: Final = (
    r"(?:Inc|LLC|LLP|Ltd|Limited|PLC|plc|Corp|Corporation|Co|GmbH|mbH|AG|KG|OHG|UG|e\.\s?V|e\.\s?K|eG|"
    r"S\.\s?A|S\.\s?L|SL|SLU|SARL|S\.A\.R\.L|SAS|SASU|S\.\s?p\.\s?A|SpA|S\.\s?r\.\s?l|Srl|SRL|B\.\s?V|BV|"
    r"N\.\s?V|NV|Lda|Ltda|LTDA|vzw|ASBL|ONG)(?!\w)\.?"
)
_AFTER: Final = (
    r"(?:University|College|School|Academy|Institute|Hospital|Clinic|Infirmary|Surgery|Hospice|Pharmacy|"
    r"Library|Museum|Church|Chapel|Cathedral|Mosque|Synagogue|Bank|Foundation|Trust|Council|Society|"
    r"Association|Union|Club|Group|Holdings|Partners|Associates|Solutions|Services|Systems|Industries|"
    r"Logistics|Consulting|Ministry|Department|Agency|Authority|Committee|Commission|Tribunal|"
    r"Brewery|Bakery|Nursery|Practice|Centre|Laboratory|Laboratories|"
    r"Gymnasium|Grundschule|Realschule|Gesamtschule|Klinik|Klinikum|Krankenhaus|Apotheke|Verein|"
    r"Stiftung|Universität|Hochschule|Werke|Lyceum|College|Ziekenhuis|Kliniek)"
)
_HEAD: Final = (
    r"(?:university|college|school|academy|institute|hospital|clinic|church|bank|ministry|department|"
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
    r"universiteit|hogeschool|basisschool|ziekenhuis|kliniek|kerk|gemeente|apotheek|stichting|bakkerij|"
    r"uni|fh|universit[äa]t|hochschule|klinikum|klinik|krankenhaus|grundschule|gymnasium|standesamt|"
    r"amtsgericht|landgericht|finanzamt|jugendamt|b[äa]ckerei|apotheke|kita|kanzlei|praxis|tsv|sv|fc)"
)
_LINK: Final = (
    r"(?:(?:of|for|de|du|des|del|della|dello|degli|di|do|da|dos|das|van|von|der|den|the|la|las|el|los|le|"
    r"les|il|lo|zum|zur|am|im|st|san|santa|saint)\.? |d['’]|de l['’]|dell['’]|l['’]){0,3}"
)
_RULES: Final = (
    re.compile(rf"(?<![\w'’-]){_RUN},? {_FORM}"),
    re.compile(rf"(?<![\w'’-]){_RUN} {_AFTER}(?!\w)(?: of {_RUN})?"),
    re.compile(rf"(?<![\w'’-])(?:(?i:{_HEAD}) (?i:{_LINK}){_RUN})"),
)


def find(text: str) -> Iterator[Found]:
    """Yield the names of places that people work at and go to."""
    for rule in _RULES:
        for match in rule.finditer(text):
            yield Found(match.start(), match.end(), "ORG", "quasi", "organisation")
