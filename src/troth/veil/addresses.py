"""Street addresses: a number and a street word, in the order of each language.

What belongs to the address goes with it: flat, floor, postcode, the town right after.
"""

import re
from collections.abc import Iterator
from typing import Final

from troth.veil.alternatives import compiled
from troth.veil.found import Found
from troth.veil.people import is_nobody, plain_name
from troth.veil.towns import NAME, PART, PLACE, TOWN
from troth.veil.words import listed
from troth.veil.words.places import COUNTRIES
from troth.veil.words.things import THINGS

_ANY: Final = r"[\w'’.-]{1,40}"
_EN: Final = (
    r"street|st|road|rd|avenue|ave|av|lane|ln|drive|dr|close|crescent|"
    r"cres|court|ct|boulevard|blvd|terrace|place|pl|square|sq|way|"
    r"gardens|gdns"
    r"|grove|hill|mews|parade|parkway|pkwy|highway|hwy|row|walk|"
    r"view|rise|circle|cir|trail|quay|wharf|alley|green|park|mount"
)
_EN_SURE: Final = (
    r"Street|Road|Avenue|Lane|Drive|Close|Crescent|Court|Boulevard|"
    r"Terrace|Gardens|Grove|Mews|Parkway|Rd|Ave|Blvd|Ln|Cres"
)
_UNIT: Final = (
    r"(?i:,?\s*(?:apto|depto|dpto|int|apt|apartment|unit|flat|suite|ste|room|rm|floor|"
    r"fl|no|#|bldg|block|piso|puerta|pta|planta|portal|esc|esc\.|"
    r"bajo|ático|atico|appt|apt\.|appartement|bât|bat|bâtiment|étage|"
    r"etage|og|eg|dg|whg|wohnung|hinterhaus|vorderhaus|c/o)\.?\s*(?:\d+\w?|"
    r"[A-Z]\d*|[A-Z])\b"
    r"|,?\s*\d{1,2}\s?[oaº°ª](?:\s?(?:izq|izda|dcha?|der|int|ext|"
    r"[A-Z])\b\.?|\b)|,?\s*\d{1,2}\.?(?:e|er|è|eme|ème|nd|rd|th|"
    r"st)?\s+(?:étage|etage|floor|stock|og|piso|planta)\b(?:\s(?:links|rechts|mitte)\b)?|"
    r",?\s*bajo\b(?:\s(?:[A-D]|izq|izda|dcha?)\b\.?)?)"
)
_POST: Final = r"(?:[A-Z]{1,2}\d[A-Z\d]?\s*\d[A-Z]{2}|\d{5}(?:-\d{4})?|[A-Z]\d{2}\s?[A-Z0-9]{4})"
_TAIL: Final = (
    rf"(?:{_UNIT}){{0,3}}(?:,?\s+(?:{TOWN},?\s+)?(?:[A-Z]{{2}},?\s+)?{_POST}(?:\s+{TOWN})?|"
    rf",\s*{TOWN}(?:,\s*[A-Z]{{2}}\b)?)?"
)
_DE_TAIL: Final = rf"(?:(?:{_UNIT}){{0,3}},?\s+(?:[A-Z]{{1,2}}-)?\d{{4}}\s+{TOWN}|{_TAIL})"
"""Four digits in Austria and Switzerland."""
_FLAT: Final = r"(?:(?:flat|apt|apartment|unit)\s+\w{1,4},?\s+|\d{1,4}[a-z]?\s?[/–-]\s?)?"
_FLOOR: Final = r"(?:\d{1,2}(?:e|er|ème|eme|º|ª)?\s+étage,?\s+(?:au\s+)?)?"
_OF: Final = r"(?:(?:de|du|des|d'|la|le|les|l'|del|los|las|el|y|et)\s*)"

_NL_POST: Final = (
    rf"(?:,?\s+\d{{4}}\s?[A-Z]{{2}}\b(?:,?\s+{TOWN})?|,?\s+\d{{4}}\s+{TOWN}|,\s*{TOWN})?"
)
"""A Dutch or a Belgian postcode, and the town."""
_LINK: Final = (
    r"(?:(?:d[aeio]|d[ao]s|del(?:l[aeo])?|dei|degli|delle|d['’]|dell['’]|l['’]|la|los|las|san|"
    r"santa|e)\s?)"
)
_NUMBER: Final = (
    r",?\s+(?:(?i:n[oº°r]?\.?\s?[oº°]?|num(?:ero)?\.?|número|civico)\s*)?"
    r"\d{1,4}(?:\s?/\s?\w{1,3}|[a-zA-Z]|\s?bis)?\b"
)


_TR: Final = (
    r"(?i:(?:cad|sok|sk|bulv|blv|mah)(?:\.|(?=[\s,]{1,2}no\b))|caddesi|sokak|sokağ\u0131|"
    r"bulvar\u0131|mahallesi|sitesi)"
)
_TR_NUMBER: Final = (
    r"(?:[\s,]{0,2}(?i:no|numara)?\.?\s?:?\s?)(?<!\w)\d{1,4}(?:/\w{1,4})?\b"
    r"(?:[\s,]{1,3}(?i:d(?:aire)?|k(?:at)?|blok)\.?\s?:?\s?\w{1,4}\b){0,3}"
)
"""A street of Türkiye, and its door."""


def _rule(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w]){pattern}")


_AFTER_WORD: Final = _rule(
    rf"(?i:stra(?:ß|ss)e|street(?: address| name)?|straat|ulica|sokak)\s?:\s{{0,2}}"
    rf"(?P<it>{NAME}(?:\s{NAME}){{0,3}})"
)
"""As forms have it: "Straße: Lindenallee"."""
_RULES: Final = (
    _AFTER_WORD,
    # 22 Wharfedale Ave, Flat 3, Leeds LS6 1AA
    _rule(
        rf"(?i:{_FLAT})\d{{1,5}}[A-Za-z]?,?\s+(?:[NSEW]\.?\s+|(?:North|South|East|West)\s+)?"
        rf"(?:(?:{NAME}\s+){{1,4}}(?i:{_EN})|\d{{1,3}}(?:st|nd|rd|th)\s+(?:St(?:reet)?|Ave(?:nue)?))"
        rf"\b\.?(?:\s+[NSEW]\b)?(?:{_TAIL})"
    ),
    _rule(
        rf"(?i:{_FLAT})\d{{1,5}}[a-z]?\s+(?:[a-z'’-]{{3,}}\s+){{1,2}}(?:street|"
        rf"st|road|rd|avenue|ave|lane|drive|close|crescent|grove|gardens|mews|terrace|blvd|"
        rf"boulevard)\b\.?(?:{_TAIL})"
    ),
    # on Mulberry Crescent
    _rule(rf"(?:{NAME}\s+){{1,2}}(?:{_EN_SURE})\b(?:{_TAIL})"),
    # c/ Goya 88, 4º izq., 28009 Madrid
    _rule(
        rf"(?i:c/|c\.|calle|avda\.?|av\.|avenida|plaza|pza\.?|paseo|pº|"
        rf"ronda|camino|carretera|travesía|callejón|glorieta|urbanización|"
        rf"urb\.|carrer|"
        rf"rúa)(?!\s+(?i:arriba|abajo|afuera)\b)\s*(?:(?i:{_OF})){{0,3}}{_ANY}(?:\s+(?:(?i:{_OF})){{0,2}}{NAME}){{0,4}},?\s+(?:(?i:n[oº°]\.?|"
        rf"núm\.?|número)\s*)?\d{{1,4}}[A-Za-z]?\b(?:{_TAIL})"
    ),
    _rule(
        rf"(?:Calle|C/|Avenida|Plaza|Paseo)\s*(?:(?i:{_OF})){{0,3}}{NAME}(?:\s+(?:(?i:{_OF})"
        rf"){{0,2}}{NAME}){{0,3}}"
    ),
    # Lindenallee 5a, 50968 Köln
    _rule(
        rf"(?<!\w-)(?i:[a-zäöüß][a-zäöüß-]{{0,60}}(?:straße|strasse|str\.|weg|allee|platz|gasse|"
        rf"ring|damm|ufer|steig|stieg|chaussee|promenade)|(?:{PART}[ -]){{1,4}}(?:straße|"
        rf"strasse|str\.|allee|platz|weg|gasse))\s+\d{{1,4}}\s?[a-z]?\b{_DE_TAIL}"
    ),
    _rule(
        rf"(?:Am|An der|An den|Auf der|Auf dem|Im|In der|In den|Zum|Zur|"
        rf"Unter den|Unterm|Hinter (?:der|dem|den)|Hinterm|Vor (?:der|dem|den)|"
        rf"Bei (?:der|den)|Beim)"
        rf"\s+{NAME}(?:\s+{NAME})?\s+\d{{1,3}}\s?[a-z]?(?=,|\s+\d{{4,5}}|\s+in\s){_DE_TAIL}"
    ),
    # Straße des 17. Juni 135
    _rule(
        rf"(?:Straße|Strasse|Platz|Allee)\s+(?:des|der)\s+(?:\d{{1,2}}\.\s+)?{NAME}(?:\s+{NAME})?"
        rf"\s+\d{{1,4}}\s?[a-z]?\b{_DE_TAIL}"
    ),
    # 5 bis, allée des Peupliers, 35000 Rennes
    _rule(
        rf"(?i:{_FLOOR}(?:\d{{1,4}}(?:\s?(?:bis|ter|quater|[a-d]))?,?\s+)(?:(?:rue|"
        rf"avenue|av\.|bd\.?|boulevard|allées?|impasse|imp\.?|place|pl\.|"
        rf"chemin|ch\.|quai|route|rte|square|faubourg|fg|sente|sentier|venelle|montée|traverse|"
        rf"clos|résidence|lotissement|ruelle)\s+(?:{_OF}){{0,3}}{_ANY}|"
        rf"(?:cours?|cité|mail|passage|villa|esplanade|promenade)\s+(?:{_OF}){{0,3}}{NAME}))"
        rf"(?:(?:[ -]|\s(?i:{_OF}))+{NAME}){{0,4}}(?:{_TAIL})"
    ),
    _rule(
        rf"(?:rue|avenue|boulevard|impasse|allée|chemin|quai)\s+(?:{_OF}){{0,3}}{NAME}(?:[ "
        rf"-](?:{_OF}){{0,2}}{NAME}){{0,3}}"
    ),
    # Prins Hendrikkade 12-3, 1011 TD Amsterdam
    _rule(
        rf"(?<!-)(?:(?:{PART}|(?:van|de|den|der|te|ten))[ -]){{0,3}}"
        rf"(?:(?<=[a-z] )(?:Straat|Laan|Plein|Kade|Gracht|Singel|Dijk|Haven|Markt|Kaai)|"
        rf"(?i:[a-zà-ÿ'’]{{2,40}}(?:straat|laan|plein|"
        rf"kade|gracht|dreef|singel|steeg|plantsoen)|(?-i:[A-ZÀ-Þ])[a-zà-ÿ'’]{{2,40}}(?:weg|dijk|"
        rf"hof|pad|markt|"
        rf"baan|park|burgwal|wal|haven|kamp|veld|oord|"
        rf"erf)))\s+\d{{1,4}}(?:\s?[a-zA-Z])?(?:\s?-\s?\w{{1,4}}|"
        rf"\s(?:bis|hs|huis|[IVX]{{1,4}}|bus\s\d{{1,3}}|\d\s?hoog(?:\s(?:voor|"
        rf"achter))?))?\b(?:{_NL_POST})"
    ),
    # via dei Mille 12/b, 20129 Milano; rua da Boavista, 8, 3.º esq.
    _rule(
        rf"(?:(?i:via|v\.le|piazza|p\.zza|piazzale|piazzetta|corso|c\.so|vicolo|largo|strada|"
        rf"lungomare|contrada|loc\.|località|fraz\.|frazione|c\.da|"
        rf"salita|borgo|traversa|r\.|av\.|tv\.|praça|pça\.|al\.|estrada|calçada|beco|rodovia|jirón|"
        rf"jr\.)\s+"
        rf"(?:(?i:{_LINK})){{0,3}}(?!(?:Zoom|Teams|Skype|WhatsApp|Whatsapp|Mail|SMS|Internet|"
        rf"Bluetooth|Meet)\b)"
        rf"(?=\w\w|\w\.){NAME}|(?i:viale|rua(?!\s(?:acima|abaixo|fora|afora)\b)|"
        rf"avenida|travessa|alameda)\s+(?:(?i:{_LINK})){{0,3}}{_ANY})"
        rf"(?:\s+(?:(?i:{_LINK})){{0,2}}{NAME}){{0,4}}{_NUMBER}(?:{_TAIL})"
    ),
    # Carrera 7 # 45-12
    _rule(
        r"(?i:calle|carrera|cra?\.|cll?\.|kr\.|transversal|diagonal|avenida|"
        r"av\.)\s*\d{1,3}\s?[a-z]?(?:\s(?:bis|sur|"
        rf"norte))?\s*(?:#|(?i:n[oº°]\.?|número))\s*\d{{1,3}}\s?[a-z]?\s?-\s?\d{{1,3}}\b(?:{_TAIL})"
    ),
    # Storgata 14, 0184 Oslo; ul. Polna 3/5, 00-625 Warszawa
    _rule(
        rf"(?:[A-ZÆØÅÄÖ][a-zæøåäöéü]{{2,30}}(?:gata|gate|gaten|gatan|vej|vejen|gade|veien|vegen|"
        rf"vägen|katu|"
        rf"stræti|gränd|plads)|(?i:ul\.|ulica|al\.)\s{NAME}(?:\s{NAME})?|{NAME}\s(?:utca|út|"
        rf"Sokak|"
        rf"Caddesi|Sk\.|Cad\.))\s+\d{{1,4}}\s?[A-Za-z]?(?:/\d{{1,4}})?\b(?:,?\s\d?\.?\s?(?:st|sal|"
        rf"tv|th|mf)\.?(?!\w))"
        rf"{{0,2}}(?:[,\s]{{1,3}}\d{{2,4}}[- ]?\d{{0,3}}\s+{TOWN})?"
    ),
    # postcode 1425: that it is one is said before it
    _rule(
        r"(?i:zip(?: ?code)?|post ?codes?|postal codes?|plz|postleitzahl|code postal|"
        r"códigos? posta(?:l|is)|cep|c\.?\s?p\.|"
        r"cap(?=\s\d{5}\b)|codice (?:di avviamento )?postale|huispostcode|postnummer)(?:[\s:=#]|"
        r"\b(?i:is|was|of|ist|lautet|est|es|è|é|for|"
        r"number|no|code|nr)\b|['’]s\b){1,4}(?P<it>(?=[\w-]{3}|"
        r"\w\w \d)[A-Z]{0,2}\d[A-Z\d]{0,4}(?:[- ]?\d[A-Z\d]{1,3}|[- ][A-Z]{2}\b)?)(?!\w|[.,]\d)"
    ),
    # a postcode alone tells a handful of doors
    _rule(r"(?:GIR ?0AA|[A-PR-UWYZ][A-HK-Y]?\d[A-Z\d]?\s\d[ABD-HJLNP-UW-Z]{2})\b"),
    # Atatürk Cad. No: 15 Daire 3, 34710 Çankaya/Ankara
    _rule(
        rf"(?:(?:{NAME}\s){{1,3}}Mah(?:allesi|\.)?,?\s)?(?:(?:{NAME}\s){{1,4}}|\d{{1,5}}\.?\s)"
        rf"{_TR}{_TR_NUMBER}(?:[,\s/-]{{1,3}}(?:\d{{5}}\s)?{PLACE}(?:\s?[/,]?\s?{PLACE})?)?"
    ),
    _rule(rf"(?i:(?:[^\W\d_]{{3,20}}\s){{1,2}}{_TR}[\s,]{{1,2}}no\b{_TR_NUMBER})"),
    # 24/7 Nehru Nagar, Bhopal - 462003
    _rule(
        rf"(?:(?i:(?:h|d|house|door|plot|flat)\.?\s?no\.?)\s?:?\s?)?\d[\w/-]{{0,8}},?\s"
        rf"(?:(?:\d{{1,2}}(?:st|nd|rd|th)\s)?{NAME}(?:\s{NAME}|\s(?i:no)\.?\s\d{{1,3}}){{0,3}},\s)"
        rf"{{1,5}}{NAME}(?:\s{NAME})?\s?-?\s?[1-9]\d\d\s?\d{{3}}(?!\d)"
    ),
    _rule(r"(?i:p\.?\s?o\.?\s?box|postfach|apartado(?: de correos)?|boîte postale|bp)\s+\d{2,}\b"),
)
_WITHOUT_NUMBER: Final = tuple(_RULES[at] for at in (0, 3, 5, 10))
"""What a text without a digit may have: "Mulberry Crescent", "calle Goya", "rue des Lilas"."""
_MOVED: Final = re.compile(
    r"(?<!\w)(?i:(?:moved|moving|relocat(?:ed|ing)|emigrated|transferred|commut(?:e|es|ed|ing)) "
    r"(?:back |down |up |out |over )?(?:to|from)|(?:umgezogen|gezogen|ziehe|zog|ziehen|zieht) "
    r"(?:nach|aus)|verhuis(?:d|t|de|en)? (?:naar|uit)|"
    r"(?:déménagé|installée?) (?:à|de)|mudad[oa]s? (?:a|de|para)|trasferit[oa] (?:a|da)) "
    rf"(?P<it>{PLACE}(?:[ -]{PLACE})?)"
)
"""Where somebody moved is a place: "moved from Quellenau"."""
_STREET_WORDS: Final = re.compile(
    r"\d{1,5} (?P<name>[A-Z][\w'’]*(?: [A-Z][\w'’]*){0,2}) "
    r"(?:Hill|Park|Way|Walk|View|Rise|Circle|Green|Row|Place|Square|Court|Drive|Close|Mount|Trail)"
)
_WAY: Final = compiled(
    r"(?:onder|unter|half|halb|halver|door|durch|om|um|aus|uit|rück|hin|heim|schul|arbeits|geh|"
    r"rad)weg(?!\w)|(?:tabellen|arbeits|park|sitz|steh|stell|start|spiel|listen)platz(?!\w)",
    re.IGNORECASE,
)
"""Ways and places that are no streets: "Rückweg 4", "onderweg 5 keer", "Sitzplatz 12"."""
_NAMED_STREET: Final = re.compile(
    r"(?:(?i:flat|apt|apartment|unit)\s\w{1,4},?\s)?(?:\d{1,5}[a-z]?(?:\s(?:bis|ter))?,?\s+"
    r"(?P<after>[^\W\d][^\d,\n]{4,60}?)(?=,|\s\d|$)|(?P<before>[^\W\d][^\d,\n]{4,60}?),?\s\d{1,4}\b)"
)
_LEAST_STREET: Final = 7
_DIGIT: Final = re.compile(r"\d")
_SAID: Final = listed(
    "thanks thank thx ta cheers please pls ring buzz call text knock danke bitte eingang klingel "
    "treffpunkt merci entrée sonnez sonne gracias porfa timbre entrada llama grazie prego citofono "
    "citofona ingresso suona obrigado obrigada campainha toca bedankt dank dankjewel ingang bel "
    "i you we he she they ich du er wir ihr ik jij je nous tu vous yo tú ella io lui noi eu você"
)
"""What is said after an address, and is no town."""
_NO_PLACE: Final = COUNTRIES | THINGS | listed("mars venus linux windows mac android ios plan")
_FAMOUS: Final = compiled(
    r"(?:the )?(?:\d{1,4} Downing Street|(?:on |the )?(?:Wall|Downing|Sesame|"
    r"Baker|Main|High|Fleet|Bourbon|Coronation|Elm|Carnaby|Oxford) Street|"
    r"Abbey Road|Penny Lane|Fifth Avenue|Park Avenue|Silk Road|Revolutionary "
    r"Road"
    r"|Tobacco Road|Food Court|Supreme Court|High Court|Tennis Court|"
    r"Madison Avenue|Mulholland Drive|Sunset Boulevard|Hollywood Boulevard|"
    r"Pennsylvania Avenue|Memory Lane|Easy Street|Hard Drive|Google Drive|"
    r"Test Drive|Plaza Mayor"
    r"|Crown Court|County Court|Yellow Brick Road|Mother Road|Thunder Road|"
    r"Country Road|(?:10 )?Cloverfield Lane|(?:21 )?Jump Street|Wisteria Lane|Privet Drive|"
    r"Evergreen Terrace|Grimmauld Place|Ramsay Street|Hill Street Blues|Long Road Home|"
    r"Lovers Lane|Fast Lane|Calle Ocho|Rue Morgue|Champs|Quai des Orfèvres)\b",
    re.IGNORECASE,
)


def find(text: str) -> Iterator[Found]:
    """Yield addresses where somebody may live."""
    for rule in _RULES if _DIGIT.search(text) else _WITHOUT_NUMBER:
        for match in rule.finditer(text):
            if not _is_nowhere(match):
                start = match.start("it" if "it" in rule.groupindex else 0)
                yield Found(start, _end(rule, match), "LOCATION", "direct", "address")
    for match in _MOVED.finditer(text) if not text.isupper() else ():
        words = [plain_name(one) for one in match["it"].split()]
        if not any(is_nobody(one) or one in _NO_PLACE for one in words):
            yield Found(match.start("it"), match.end("it"), "LOCATION", "quasi", "moved")


def street_of(said: str) -> str | None:
    """Return the street of an address with a house's number, without it: "Lindenweg" of 5.

    A rule must know it for one: of "8001 Lausanne" the town is no street.
    """
    found = _NAMED_STREET.match(said)
    name = (found["after"] or found["before"]).strip() if found else ""
    words = re.findall(r"[^\W\d_]+", name)
    is_name = sum(map(len, words)) >= _LEAST_STREET and any(one[0].isupper() for one in words)
    if not is_name or all(map(is_nobody, words)):
        return None
    ruled = (said[one.start : one.end] for one in find(said) if one.why == "address")
    return name if any(name in one for one in ruled) else None


def _is_nowhere(match: re.Match[str]) -> bool:
    """Say whether nobody lives there: a famous street, an amount, a way, a street with no name."""
    is_known = _FAMOUS.match(match.string, match.start()) or _WAY.match(match[0])
    return bool(is_known) or _is_amount(match[0]) or _is_no_name(match[0])


def _is_no_name(said: str) -> bool:
    """Say whether a street has no name: "1 Big Hill later", "3 Right Way"."""
    words = _STREET_WORDS.fullmatch(said)
    return words is not None and all(map(is_nobody, words["name"].split()))


def _end(rule: re.Pattern[str], match: re.Match[str]) -> int:
    """Return where an address ends: before what is said after it: "5 Mill Road, Thanks"."""
    said = match[0]
    last = said.rfind(",")
    if last < 0 or not _SAID.issuperset(said[last + 1 :].lower().split()):
        return match.end()
    end = match.start() + last
    return end if rule.fullmatch(match.string, match.start(), end) else match.end()


def _is_amount(said: str) -> bool:
    """Say whether a number counts something: "5 minutes walk", "3 nights in a row"."""
    return bool(
        re.match(
            r"\d+\s+(?:(?:more|other|whole|full|long|extra|of|in|and|years?|"
            r"months?|weeks?|days?|nights?|hours?|hrs?|minutes?|mins?|times?|"
            r"people|guys|men|women|miles?|km|steps?|th)\b)",
            said,
            re.IGNORECASE,
        )
    )
