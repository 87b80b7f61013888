"""What goes with an address or a date that was found: flat, postcode, town, country; weekday, time.

A model and a rule see where such a thing begins and often not where it ends. Nothing is found here
that was not found before, so no text without personal things is touched.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Final

from troth.veil.alternatives import compiled
from troth.veil.found import Found
from troth.veil.people import is_nobody
from troth.veil.towns import LIES, NAME, PLACE, TOWN

_RULE: Final = "address"
"""What found it knows where the street begins."""
_MOST: Final = 6
"""So many parts may follow."""
_POST: Final = (
    r"(?:[A-Z]{1,2}[- ]?\d[A-Z\d]?\s*\d[A-Z]{2}|(?:[A-Z]{1,2}-)?\d{5}(?:-\d{3,4})?|"
    r"\d{4}\s?[A-Z]{2}|\d{4}-\d{3}|[A-Z]\d[A-Z]\s?\d[A-Z]\d|[A-Z]\d{2}\s?[A-Z0-9]{4}|"
    r"[A-Z]\d{4}|\d{3}\s\d{2}|\d{6}|\d{2}-\d{3}|\d{3}-\d{4}|\d{4}(?=\s+[A-ZÀ-Þ])|"
    r"(?:(?<=NSW )|(?<=VIC )|(?<=QLD )|(?<=TAS )|(?<=ACT ))\d{4})(?!\w)"
)
_REGION: Final = (
    r"(?:A[BKLRZ]|BC|C[AOT]|D[CE]|FL|GA|HI|I[ADLN]|K[SY]|LA|M[ABDEINOST]|N[BCDEHJLMSTVY]|O[HKNR]|"
    r"P[AER]|QC|QLD|NSW|TAS|ACT|MG|DF|RJ|RI|S[ACDKP]|T[NX]|UT|V[AT]|VIC|W[AIVY]|"
    r"Co\. [A-Z][a-z]{2,15})(?!\w)"
)
_COUNTRY: Final = (
    r"(?:U\.?K\.?|U\.?S\.?A?\.?|United (?:Kingdom|States(?: of America)?)|England|Scotland"
    r"|Wales|Ireland|España|Spain|Francia|France|Alemania|Germany|Deutschland|Allemagne|"
    r"Germania|Italia|Italy|Italie|Portugal|Bras[ií]l|Brazil|Nederland|Netherlands|"
    r"The Netherlands|België|Belgique|Belgium|Bélgica|Österreich|Austria|Schweiz|Suisse|"
    r"Svizzera|Switzerland|Suiza|Luxemburg|Luxembourg|Denmark|Danmark|Sweden|Sverige|"
    r"Norway|Norge|Finland|Poland|Polska|Canada|Canadá|Australia|New Zealand|M[ée]xico|"
    r"Argentina|Chile|Colombia|Perú|Peru|Uruguay|Ecuador|Venezuela|Bolivia|India|Japan|"
    r"Turkey|Türkiye|South Africa|Greece|Iceland|Israel)(?!\w)"
)
_UNIT: Final = (
    r"(?:(?i:apartment|apt|appt|apto|ap|unit|flat|suite|ste|room|floor|bldg|building|block|piso|puerta|"
    r"pta|planta|portal|esc|escalera|interior|int|depto|dpto|dto|bât|bâtiment|étage|og|whg|bus|bte|"
    r"scala|lote|bloco|andar|box)\.?\s?(?:n[oº°.]\s?)?[A-Z\d]{1,5}|#\s?\d{1,5}[A-Z]?|"
    r"\d{1,2}\s?(?:\.?[oaº°ª]\.?|er|e|ème|\.)\s?(?:(?i:piso|étage|og|stock|andar|floor|esq|dto|dta|izqda|"
    r"izqdo|izq|dcha|dch|der)\b\.?|[A-Z]\b)(?:\s(?i:rechts|links|gauche|droite)\b)?|"
    r"(?i:hinterhaus|vorderhaus|rez-de-chaussée|ground floor|bajo|ático)\b(?:\s[A-D]\b)?)(?!\w)"
)
_FLOOR: Final = (
    r"(?i:(?:ground|first|second|third|fourth|fifth|top) floor|(?:basement|ground floor) flat|"
    r"(?:erster|zweiter|dritter|vierter|fünfter|letzter) stock|"
    r"(?:premier|deuxième|second|troisième|quatrième|cinquième|dernier) étage|"
    r"(?:bajo|principal|entresuelo|primero|segundo|tercero|cuarto|quinto|sexto|séptimo|octavo|ático)"
    r"(?: (?:izquierda|derecha|centro|interior|exterior|[a-f]))|"
    r"(?:primo|secondo|terzo|quarto|quinto|ultimo) piano|"
    r"(?:rés-do-chão|primeiro|segundo|terceiro|quarto|quinto)"
    r"(?: (?:esquerdo|direito|frente|andar))|"
    r"(?:eerste|tweede|derde|vierde|bovenste) verdieping)(?!\w)"
)
"""Where in the house, in words."""
_MORE: Final = compiled(
    rf"(?:[\s,;]{{0,4}}|\s[-–]\s)(?:(?<=[\s,;]){_UNIT}|(?<=[\s,;]){_FLOOR}|"
    rf"(?<=[\s,;])(?:{TOWN}(?:[\s,;]{{1,4}}|\s[-–]\s))?(?:{_REGION}[\s,;]{{1,4}})?"
    rf"(?:{_COUNTRY}[\s,;]{{1,4}})?{_POST}(?:[\s,]{{1,3}}{TOWN}(?:\s[A-Z]{{2}}\b)?)?|"
    rf"(?<=[\s,;])(?:{TOWN}[\s,;]{{1,4}})?{_REGION}|(?<=[,\n] )(?:{TOWN}, )?{_COUNTRY}|"
    rf"(?<=[,\n]){_COUNTRY})"
)
_STREET: Final = re.compile(rf"(?<![\w'’.-])(?:{NAME} ){{1,3}}$")
_HOUSE: Final = re.compile(
    rf"(?<![\w'’.-])(?:{NAME} ){{1,2}}(?:Cottage|House|Farm|Lodge|Barn|Villa|Manor|Grange|Rectory|"
    r"Vicarage|Tower|Buildings?|Mansions),\s{1,2}$|"
    rf"(?<![\w'’.-])(?:[Rr]ésidence|[Ii]mmeuble) (?:l[ae]s? |d[eu]s? )?{NAME}(?: {NAME})?,? "
    r"(?:[Bb]ât(?:iment|\.)? ?\w{1,2},? )?$"
)
"""What stands before the street: "Rose Cottage, ", "résidence les Lilas, bât. B, "."""
_LINKED: Final = re.compile(
    rf"(?<![\w'’.-])(?:{NAME} ){{1,2}}(?:(?:d[aeio]|d[ao]s|del|della|dei|delle|des|du|la|las|los|"
    r"le|les|van|von|der|den|het|ter|ten|of|y|e|i|och|og|na) ){1,3}$"
)
"""What is joined to the rest of a street's name by a small word: "Largo do", "Mutter von der"."""
_CORNER: Final = re.compile(
    r"(?<!\w)(?:(?:the|an der|der|la|le|du|de|op de|all['’]) ?)?(?:(?:corner|intersection|junction|"
    r"crossing) of|(?:straßen)?ecke(?: von)?|esquina (?:de|con|da|entre)|coin (?:de|du|des)|angolo "
    r"(?:di|tra|con|fra)|hoek van|cruce de) (?:the |la |de |der |l['’])?$",
    re.IGNORECASE,
)
_CROSSES: Final = re.compile(
    r" (?:and|&|und|mit|y|con|et|e|tra|en|met|com)(?: (?:the|la|de|der|die|il|l['’]))? ?",
    re.IGNORECASE,
)
_AT_CORNER: Final = re.compile(
    r"(?:[^\W\d_]{1,4}['’ ]{1,2}){0,2}(?:corner|intersection|junction|crossing|(?:straßen)?ecke|"
    r"esquina|coin|angolo|hoek|cruce)(?!\w)",
    re.IGNORECASE,
)
"""Where two streets meet: "the corner of Mill Lane and Quay Street" is one place."""
_LEAST_STREET: Final = 4
_LIES: Final = re.compile(LIES)
_GAP: Final = re.compile(rf"[\s,;]{{0,3}}(?:(?:{PLACE}|\d{{1,6}}[a-z]?)[\s,;]{{1,3}}){{0,3}}")
"""What may stand between two parts of one address."""
_DAY: Final = (
    r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?|lunes|martes|miércoles|jueves|"
    r"viernes|sábado|domingo|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|(?:mon|diens|donners|"
    r"frei|sams|sonn)tag|mittwoch|sonnabend|lunedì|martedì|mercoledì|giovedì|venerdì|sabato|domenica|"
    r"(?:segunda|terça|quarta|quinta|sexta)(?:-feira)?|maandag|dinsdag|woensdag|donderdag|vrijdag|"
    r"zaterdag|zondag|(?:mo|di|mi|do|fr|sa|so)(?=[.,])"
)
_SHORT: Final = r"ma|di|wo|do|vr|za|zo|lun|mar|mié|jue|vie|sáb|dom|mer|gio|ven|sab|jeu|sam|dim"
_MONTH: Final = (
    r"(?:jan|feb|mar|apr|jun|jul|aug|sep|sept|oct|nov|dec|dez|okt|ene|abr|ago|dic|gen|mag|giu|lug|"
    r"set|ott|out|mai|avr|janv|févr|juil)(?=[. ])|january|february|march|april|may|june|july|"
    r"august|"
    r"(?:sept|nov|dec)ember|october|enero|febrero|marzo|abril|mayo|junio|julio|agosto|sept?iembre|"
    r"octubre|noviembre|diciembre|janvier|février|mars|avril|juin|juillet|août|septembre|octobre|"
    r"novembre|décembre|jänner|januar|februar|märz|juni|juli|oktober|dezember|gennaio|febbraio|"
    r"aprile|maggio|giugno|luglio|settembre|ottobre|dicembre|janeiro|fevereiro|março|maio|junho|"
    r"julho|setembro|outubro|novembro|dezembro|januari|februari|maart|mei|augustus"
)
_SEASON: Final = (
    r"spring|summer|autumn|fall|winter|frühling|frühjahr|sommer|herbst|verano|otoño|invierno|"
    r"primavera|printemps|été|automne|hiver|estate|autunno|inverno|verão|outono|zomer|herfst|lente|"
    r"najaar|voorjaar|easter|christmas|ostern|weihnachten|navidad|noël|pâques|natale|pasqua|natal|páscoa|pasen|kerst"
)
_BEFORE: Final = compiled(
    rf"(?<![\w-])(?:(?:am|den|dem|der|le|el|il|het|no|op) )?"
    rf"(?:(?:{_DAY}|{_MONTH}|{_SEASON})[.,]{{0,2}}\s{{1,2}}"
    r"(?:(?:the|den|dem|der|le|el|il|día|dia|de|del|of|en|van) ){0,2}){1,2}['’]?$|"
    rf"(?<![\w-])(?:{_SHORT})[.,]? $|"
    r"(?<![\w-])(?:am|vom|den|dem|der|le|du|el|del|il|dal|o|no|do|op|dia|día) {1,2}$",
    re.IGNORECASE,
)
_REACH: Final = 48
_AFTER: Final = re.compile(
    r"(?:,? (?:(?:of|de|del) )?(?:19|20)\d\d(?!\w))?(?:(?:,? (?:(?:at|um|à|a las|alle|às|om) )?|T)"
    r"\d{1,2}[:.h]\d\d(?::\d\d(?:\.\d{1,6})?)?(?:\s?(?:[ap]\.?m\.?|uhr|uur|h|Z)(?!\w))?(?!\w))?",
    re.IGNORECASE,
)


def grown(text: str, spans: Iterable[Found]) -> Iterator[Found]:
    """Yield spans, addresses and dates with what goes with them."""
    last: Found | None = None
    for span in spans:
        if span.label == "LOCATION":
            whole = _address(text, span) if span.kind == "direct" else _lying(text, span)
            one = _cornered(text, whole)
        else:
            one = _WITH[span.label](text, span) if span.label in _WITH else span
        if last and (_is_one_address(text, last, one) or _is_one_corner(text, last, one)):
            last = replace(last, end=max(last.end, one.end), kind="direct")
            continue
        if last:
            yield last
        last = one
    if last:
        yield last


def _is_one_address(text: str, first: Found, second: Found) -> bool:
    """Say whether two places are of one address: a house, and a town a word or two later."""
    return (
        first.label == second.label == "LOCATION"
        and "direct" in {first.kind, second.kind}
        and (second.start <= first.end or bool(_GAP.fullmatch(text, first.end, second.start)))
    )


def _cornered(text: str, span: Found) -> Found:
    """Return a street with the word for the corner it is one side of."""
    corner = _CORNER.search(text, max(0, span.start - _REACH), span.start)
    return replace(span, start=corner.start(), kind="direct") if corner else span


def _is_one_corner(text: str, first: Found, second: Found) -> bool:
    """Say whether two streets meet: the first has the word for the corner."""
    return (
        first.label == "LOCATION"
        and second.label in {"LOCATION", "PERSON"}
        and _CROSSES.fullmatch(text, first.end, second.start) is not None
        and _AT_CORNER.match(text, first.start, first.end) is not None
    )


def _house(text: str, start: int) -> int:
    """Return where an address begins that begins at `start` with the street: with the house."""
    house = _HOUSE.search(text, max(0, start - _REACH), start)
    return house.start() if house else start


def _street(text: str, start: int) -> int:
    """Return where a street begins whose number, or the end of whose name, begins at `start`."""
    if not text[start].isdigit():
        linked = _LINKED.search(text, max(0, start - _REACH), start)
        return start if linked is None or is_nobody(linked[0].split()[0]) else linked.start()
    run = _STREET.search(text, max(0, start - _REACH), start)
    words = re.finditer(r"\S+", run[0]) if run else ()
    for word in words:
        if len(word[0]) >= _LEAST_STREET and not is_nobody(word[0]):
            return start - len(run[0]) + word.start() if run else start
    return start


def _address(text: str, span: Found) -> Found:
    is_ruled = span.why == _RULE
    start, end = span.start if is_ruled else _street(text, span.start), span.end
    start = _house(text, start)
    for _ in range(_MOST):
        more = _MORE.match(text, end)
        if more is None or more.end() == end:
            break
        end = more.end()
    return replace(span, start=start, end=end) if (start, end) != (span.start, span.end) else span


def _lying(text: str, span: Found) -> Found:
    """Return a town with what is short for where it lies: "Freiburg i. Br."."""
    more = _LIES.match(text, span.end)
    return replace(span, end=more.end()) if more else span


def _date(text: str, span: Found) -> Found:
    before = _BEFORE.search(text, max(0, span.start - _REACH), span.start)
    after = _AFTER.match(text, span.end)
    start, end = before.start() if before else span.start, after.end() if after else span.end
    return replace(span, start=start, end=end) if (start, end) != (span.start, span.end) else span


_SURNAME: Final = re.compile(
    r" (?:van(?: de[nr]?| het| 't)?|von(?: der)?|de(?: la| las| los)?|ter|ten|del(?:la|l['’])?|da|"
    r"d[oi]|d[oa]s|du|af|el|al|bin|ben|le|la) (?:[A-ZÀ-ÖØ-Þ][^\W\d_]+-?)+"
)
"""The rest of a name of which the first part was found: "Wout" of "Wout de Groot"."""
_YEARS: Final = re.compile(
    r"[ -](?:years?(?:[ -]old)?|yrs?(?:[ -]old)?|yo|años?|ans|anni|anos|jahre?n?(?: alt)?|"
    r"jaar(?: oud)?)(?!\w)",
    re.IGNORECASE,
)


def _named(text: str, span: Found) -> Found:
    """Return a first name with the family name behind a small word."""
    if " " in text[span.start : span.end] or not text[span.start].isupper():
        return span
    more = _SURNAME.match(text, span.end)
    return replace(span, end=more.end()) if more else span


def _aged(text: str, span: Found) -> Found:
    """Return an age with the word for its years."""
    more = _YEARS.match(text, span.end) if text[span.end - 1].isdigit() else None
    return replace(span, end=more.end()) if more else span


_WITH: Final = {"DATE": _date, "PERSON": _named, "DEMOGRAPHIC": _aged}
