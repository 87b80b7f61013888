"""Numbers and codes that point at one person: bank, card, national, case, plate.

A code that proves itself (a check sum, a reserved range) counts wherever it stands. Others
count after words that say what they are ("case", "Kennzeichen").
"""

import re
from collections.abc import Callable, Iterator
from typing import Final

from troth.veil import numbers
from troth.veil.alternatives import compiled
from troth.veil.found import Found

_PROVEN: Final[tuple[tuple[str, re.Pattern[str], Callable[[str], bool]], ...]] = (
    (
        "IBAN",
        re.compile(r"(?<!\w)[A-Z]{2}\d{2}(?:[\s._-]{0,2}[A-Z0-9]){11,30}(?!\w)", re.IGNORECASE),
        numbers.is_iban,
    ),
    ("card", re.compile(r"(?<!\w)(?<!\d[.+-])\d(?:[\s._-]{0,2}\d){12,18}(?!\w)"), numbers.is_card),
    (
        "DNI or NIE",
        re.compile(
            r"(?<!\w)[XYZ\d][ .-]?\d{1,3}[ .]?\d{3}[ .]?\d{1,3}[ .-]?[A-Z](?!\w)", re.IGNORECASE
        ),
        numbers.is_dni,
    ),
    (
        "NIR",
        re.compile(r"(?<!\w)[12] ?\d\d ?\d\d ?(?:\d\d|2[AB]) ?\d{3} ?\d{3} ?\d\d(?!\w)"),
        numbers.is_nir,
    ),
    ("Steuer-ID", re.compile(r"(?<![\w+])\d{2} ?\d{3} ?\d{3} ?\d{3}(?!\w)"), numbers.is_steuer_id),
    (
        "National Insurance number",
        re.compile(r"(?<!\w)[A-Z]{2}[ -]?\d\d[ -]?\d\d[ -]?\d\d[ -]?[A-D](?!\w)", re.IGNORECASE),
        numbers.is_nino,
    ),
    ("SSN", re.compile(r"(?<![\w-])\d{3}([- ])\d{2}\1\d{4}(?![\w-])"), numbers.is_ssn),
    ("document number", re.compile(r"(?<!\w)[A-Z][A-Z0-9]{8}\d(?!\w)"), numbers.is_document),
)
_FORMS: Final = (
    (
        "codice fiscale",
        re.compile(
            r"(?<!\w)[A-Z]{3} ?[A-Z]{3} ?\d\d[A-EHLMPRST]\d\d ?[A-Z]\d{3} ?[A-Z](?!\w)",
            re.IGNORECASE,
        ),
    ),
    ("CPF", re.compile(r"(?<![\w.])\d{3}\.\d{3}\.\d{3}-\d\d(?![\w-])")),
    ("CNPJ", re.compile(r"(?<![\w.])\d\d\.\d{3}\.\d{3}/\d{4}-\d\d(?![\w-])")),
    ("RG", re.compile(r"(?<![\w.])\d\d\.\d{3}\.\d{3}-[\dXx](?![\w-])")),
    # A letter that does not fit is a slip or an example, and the number is still somebody's.
    ("DNI", re.compile(r"(?<![\w.-])\d\d\.?\d{3}\.?\d{3}[ -]?[A-Z](?![\w-])")),
    ("NIE", re.compile(r"(?<![\w-])[XYZ][ -]?\d{7}[ -]?[A-Z](?![\w-])")),
    ("CIF", re.compile(r"(?<![\w-])[A-HJNP-SUVW]-?\d{7}[0-9A-J](?![\w-])")),
    ("social security", re.compile(r"(?<![\w/])\d\d([/ -])\d{8}\1\d\d(?![\w/-])")),
    ("pension number", re.compile(r"(?<![\w-])\d\d ?[0-3]\d[01]\d{3} ?[A-Z] ?\d{3}(?![\w-])")),
    ("PAN", re.compile(r"(?<!\w)[A-Z]{3}[ABCFGHLJPT][A-Z]\d{4}[A-Z](?!\w)")),
    ("CURP", re.compile(r"(?<!\w)[A-Z]{4}\d{6}[HM][A-Z]{5}[A-Z\d]\d(?!\w)")),
    ("cartão de cidadão", re.compile(r"(?<!\w)\d{8} ?\d ?[A-Z]{2}\d(?!\w)")),
    ("AHV", re.compile(r"(?<![\w.])756\.\d{4}\.\d{4}\.\d\d(?![\w])")),
    ("rijksregister", re.compile(r"(?<![\w.])\d\d\.\d\d\.\d\d-\d{3}\.\d\d(?![\w])")),
    ("BSN", re.compile(r"(?<![\w.])\d{4}\.\d\d\.\d{3}(?![\w.])")),
    (
        "account number",
        re.compile(r"(?<!\w)[A-Z]{2}\d{2}(?=(?:[A-Z]*\d){8})[A-Z0-9]{11,30}(?!\w)", re.IGNORECASE),
    ),
    (
        "case number",
        re.compile(
            r"(?<![\w/-])(?!CVE|CWE|ISO|DIN|IEC)[A-Z]{1,4}[-/ ]?(?:19|20)?\d{2}[-/]\d{3,}"
            r"(?![\w-])"
        ),
    ),
    ("long number", re.compile(r"(?<!\w)(?<!\d[.,+/:-])\d{9,}(?!\w|[.,/:]\d)")),
    (
        "identifier",
        re.compile(
            r"(?<![\w-])[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}(?![\w-])", re.IGNORECASE
        ),
    ),
    ("wallet", re.compile(r"(?<!\w)(?:0x[0-9a-fA-F]{40}|bc1[0-9a-z]{25,60})(?!\w)")),
    (
        "key",
        re.compile(
            r"(?<![\w-])(?:sk|pk|ghp|gho|xox[abp]|AKIA|AIza)[-_]?[A-Za-z0-9_-]{14,}(?![\w-])"
        ),
    ),
)
_DIGIT: Final = re.compile(r"\d")
_THING: Final = (
    r"passport|passeport|pasaporte|reisepass|ausweis\w*|personalausweis|"
    r"id(?: card| number| no\.?)?|identity card|dni|nie|nif|ssn|"
    r"social security|social|insurance|versicherung\w*|assurance|"
    r"seguro|seguridad social"
    r"|s[ée]curit[ée] sociale|s[ée]cu|n[ií]|nino|nhs|steuer\w*|tax|"
    r"case|docket|file|ref(?:erence)?|aktenzeichen|expediente|dossier|"
    r"booking|buchung\w*|reserva(?:tion)?|policy|p[óo]liza|police"
    r"|account|acct|acc|a/c|konto\w*|cuenta|compte|sort code|routing|"
    r"iban|bic|swift|licen[cs]e|driver'?s|f[üu]hrerschein\w*|carnet|"
    r"permis|permiso|plate|reg(?:istration)?|kennzeichen|matr[íi]cula|"
    r"plaque|immatriculation|vin|imei"
    r"|student|matrikel\w*|employee|personal\w*nummer|customer|kunden\w*|"
    r"cliente?|client|member(?:ship)?|mitglieds\w*|patient\w*|medical record|"
    r"mrn|tracking|visa|green card|order|bestell(?:ung|nummer|nr|-nr)\w*|pedido|commande"
    r"|codice fiscale|c\.? ?f\.|partita iva|p\.? ?iva|carta d'identit[àa]|passaporto|patente|"
    r"targa|tessera|pratica|prenotazione|fattura|polizza|conto"
    r"|contribuinte|cpf|rg|nis|cart[ãa]o de cidad[ãa]o|bilhete de identidade|passaporte|"
    r"carta de condu[çc][ãa]o|cnh|matr[íi]cula|processo|utente|conta|ap[óo]lice|encomenda"
    r"|bsn|burgerservicenummer|paspoort|rijbewijs|kenteken|zaak|klant\w*|polis\w*|rekening|"
    r"dossier|pati[ëe]nt\w*|lidmaatschap\w*|bestelling"
    r"|(?-i:RUT|RFC|CUIT|CUIL|TFN|EHIC|NISS)|"
    r"(?:pesel|(?-i:NIP|REGON)|dow[óo]d\w*(?: osobist\w+)?|paszport\w*|praw[oa] jazdy|"
    r"numer\w? konta|zam[óo]wieni\w+|sygnatura(?: akt)?)(?: to| jest)?|"
    r"t\.?c\.?(?: kimlik)?|kimlik|pasaport|ehliyet|hesap|m[üu][şs]teri|sipari[şs]|dosya|"
    r"c[ée]dula|aadhaa?r|pan card|voter id|medicare|(?-i:Az|Gz)|gesch[äa]ftszeichen"
    r"|cif|nuss|niss|curp|tarjeta sanitaria|p[óo]liza|factura|socio|alumno|siret|siren|nir|"
    r"carte vitale|num[ée]ro fiscal|facture|rechnung\w*|vertrag\w*|renten\w*|mandant\w*"
)
_SAYS: Final = (
    r"(?:\s*(?:number|nummer|num(?:ero|éro)?|n[úu]mero|numer|numara\w{0,3}|no\.?|nr\.?|nº|n°|#|"
    r"id|code))?"
)
_LINK: Final = (
    r"\.?\s*(?:(?:is|are|ist|lautet|es|est|was|è|é)(?![^\W\d_])|:|=|#|,|\()?"
    r"\s*(?:n\.?[º°o]|n\.|#|no\.?|nr\.?)?\s*"
)
_CODE: Final = (
    r"(?=[A-Z0-9 ./-]*\d)(?:[A-Z0-9]{1,}(?:[-./][A-Z0-9]+)*)"
    r"(?: [A-Z0-9]*\d[A-Z0-9]*(?:[-./][A-Z0-9]+)*| [A-Z]{1,2}(?= \d)|(?-i: [A-Z]{2}(?!\w))){0,4}"
)
_NAMED: Final = compiled(
    rf"(?<!\w)(?:{_THING}){_SAYS}(?![^\W\d_]){_LINK}(?P<it>{_CODE})(?!\w)", re.IGNORECASE
)
_PLATE: Final = re.compile(
    r"(?<!\w)(?i:plates?|licen[cs]e plate|reg|kennzeichen|matr[íi]cula|kenteken|targa|plaka\w{0,4}|"
    r"tablic\w{1,3}(?: rejestracyjn\w+)?|rejestracyjn\w+|rejestracj\w+|"
    r"plaque|immatricul\w+)\b[^.!?\n]{0,14}?(?<!\w)(?P<it>(?=[A-ZÄÖÜ0-9 "
    r"-]*\d)(?=[A-ZÄÖÜ0-9 -]*[A-ZÄÖÜ])[A-ZÄÖÜ0-9]{1,4}(?:[ -][A-ZÄÖÜ0-9]{1,5}){0,2}|"
    r"[A-Z]{2}\d{2} ?[A-Z]{3})(?!\w)"
)
_CAR: Final = (
    r"(?i:cars?|vans?|truck|motorbike|motorcycle|vehicle|scooter|camper|autos?|wagen|pkw|motorrad|"
    r"coche|carro|moto|voiture|camionnette|macchina|furgone|samoch[óo]d\w{0,3}|auta|araba\w{0,4}|ara[çc]\w{0,3}|bestelbus|brommer|taxi)"
)
_ON_CAR: Final = (
    r"(?:[A-Z]{2}\d{2} ?[A-Z]{3}|[A-Z]{2}-\d{3}-[A-Z]{2}|[A-Z]{2} \d{3} [A-Z]{2}|"
    r"\d{4}[ -]?[BCDFGHJ-NPR-TV-Z]{3}|[A-ZÄÖÜ]{1,3}-[A-Z]{1,2} ?\d{1,4}[EH]?|"
    r"[A-Z0-9]{1,3}-[A-Z0-9]{2,3}-[A-Z0-9]{1,2}|[A-Z]{2,3} ?\d{5}|\d{2} [A-Z]{1,3} \d{2,4}|"
    r"[A-Z]{3}-?\d[A-Z0-9]\d{2})"
)
_BY_CAR: Final = re.compile(
    rf"(?<!\w){_CAR}(?!\w)[^.!?\n]{{0,24}}?(?<![\w-])(?P<it>{_ON_CAR})(?![\w-])|"
    rf"(?<![\w-])(?P<also>{_ON_CAR})(?![\w-])[^.!?\n]{{0,12}}?(?<!\w){_CAR}(?!\w)|"
    r"(?<!\w)(?i:placa)(?: (?i:do carro|é|es|del coche))?[ :]{1,2}"
    r"(?P<plate>[A-Z]{3}-?\d[A-Z0-9]\d{2})(?!\w)"
)
"""The forms of plates of ten countries, which are other things, too: beside a car they are its."""
_PLACE: Final = re.compile(
    r"(?<![\w.])-?\d{1,2}\.\d{3,}°?\s?[NS]?,?\s{0,2}-?\d{1,3}\.\d{3,}°?\s?[EWO]?(?![\w.])"
)
_ALONG: Final = re.compile(
    r"(?<!\w)(?:lat(?:itude?|itudine)?|lng|lon(?:g(?:itude?|itudine)?)?|(?:breiten|längen)grad|"
    r"(?:breedte|lengte)graad|geo|gps|loc(?:ation)?|coord(?:inate)?s?|coordenadas|coordonnées|"
    r"coordinaten|coördinaten|koordinaten)\s*[:=]\s*(?P<it>-?\d{1,3}\.\d{3,})(?![\w.])",
    re.IGNORECASE,
)
"""One half of a place, as programs write it."""
_WORDS: Final = re.compile(r"^(?:[a-z]{2,} )+")
_SMALL: Final = 5
_NO_LINKS: Final = frozenset(
    {*("for", "of", "to", "with", "and", "over", "about", "has", "had", "since", "by", "from")}
    | {*("mit", "für", "über", "um", "hat", "con", "de", "pour", "avec", "per", "met", "voor")}
)
"""What may not stand before a code: "account for 12345 reasons"."""
_COUNTED: Final = re.compile(
    r"\s?(?:[€$£%]|(?i:of|people|persons?|users?|followers|times|reasons|views|points|euros?|"
    r"dollars?|pounds|km|kg|Stück|Leute|Menschen|personas|veces|personnes|fois|mensen|keer)(?!\w))"
)
_YEARS: Final = re.compile(r"(?:19|20)\d\d[/-](?:19|20)?\d\d")
_FILE: Final = re.compile(
    r"\.(?:txt|log|pdf|csv|json|xml|html?|png|jpe?g|gif|mp[34]|zip|gz|tar|docx?|xlsx?|md|py|js)$",
    re.IGNORECASE,
)
_OR: Final = re.compile(r"\d (?:or|and|to|oder|und|bis|ou|et|o|y|a|of|en) \d")


def find(text: str) -> Iterator[Found]:
    """Yield codes that belong to one person."""
    if _DIGIT.search(text):
        yield from _numbers(text)


def _numbers(text: str) -> Iterator[Found]:
    for why, rule, holds in _PROVEN:
        for match in rule.finditer(text):
            if end := _holding(match[0], holds):
                yield Found(match.start(), match.start() + end, "ID", "direct", why)
    yield from _told(text)
    for rule, part in ((_PLACE, 0), (_ALONG, "it")):
        for match in rule.finditer(text):
            yield Found(match.start(part), match.end(part), "LOCATION", "direct", "coordinates")


def _told(text: str) -> Iterator[Found]:
    for why, rule in _FORMS:
        for match in rule.finditer(text):
            if len(set(match[0][-6:])) > 1:
                yield _id(match, why)
    for match in _NAMED.finditer(text):
        said = _WORDS.sub("", match["it"])
        if _is_code(said) and not _is_count(match, said):
            end = match.end("it")
            yield Found(end - len(said), end, "ID", "direct", "code after its name")
    for match in _PLATE.finditer(text):
        if len(match["it"]) >= _SMALL:
            yield _id(match, "number plate", "it")
    for match in _BY_CAR.finditer(text):
        part = next(one for one in ("it", "also", "plate") if match[one])
        if len(numbers.only(match[part])) >= _SMALL and not match[part].isalpha():
            yield _id(match, "number plate", part)


def _is_count(match: re.Match[str], said: str) -> bool:
    """Say whether a number counts or dates something, or is the name of a file."""
    linked = match["it"].removesuffix(said).split()
    is_counted = said.isdecimal() and _COUNTED.match(match.string, match.end())
    return bool(
        not _NO_LINKS.isdisjoint(linked)
        or is_counted
        or _YEARS.fullmatch(said)
        or _FILE.search(said)
        or _OR.search(said)
    )


def _is_code(said: str) -> bool:
    """Say whether it is a code: five digits, not all the same, or six signs with letters."""
    digits = sum(one.isdigit() for one in said)
    if digits == len(numbers.only(said)) and len(set(numbers.only(said))) == 1:
        return False
    has_letters = bool(re.search("[A-Za-z]", said))
    return digits >= _SMALL or (digits >= 3 and has_letters and len(numbers.only(said)) >= 6)


def _holding(said: str, holds: Callable[[str], bool]) -> int:
    """Return how much of a candidate holds: all of it, or without words that follow it."""
    ends = [len(said), *(gap.start() for gap in reversed(list(re.finditer(r"[\s._-]+", said))))]
    return next((end for end in ends[:8] if holds(said[:end])), 0)


def _id(match: re.Match[str], why: str, part: str | int = 0) -> Found:
    return Found(match.start(part), match.end(part), "ID", "direct", why)
