"""Street addresses: a number and a street word, in the order of each language.

What belongs to the address goes with it: flat, floor, postcode, the town right after.
"""

import re
from collections.abc import Iterator
from typing import Final

from troth.veil.found import Found

# No word is longer than this: what has no end would be read again and again.
_NAME: Final = r"(?-i:[A-ZÀ-ÞŁŚŽ])[\w'’.-]{0,40}"
_BETWEEN: Final = r"(?-i:[A-ZÀ-ÞŁŚŽ])[\w'’.]{0,40}"
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
    r"(?i:,?\s*(?:apt|apartment|unit|flat|suite|ste|room|rm|floor|"
    r"fl|no|#|bldg|block|piso|puerta|pta|planta|portal|esc|esc\.|"
    r"bajo|ático|atico|appt|apt\.|appartement|bât|bat|bâtiment|étage|"
    r"etage|og|eg|dg|whg|wohnung|hinterhaus|vorderhaus|c/o)\.?\s*(?:\d+\w?|"
    r"[A-Z]\d*|[A-Z])\b"
    r"|,?\s*\d{1,2}\s?[oaº°ª](?:\s?(?:izq|izda|dcha?|der|int|ext|"
    r"[A-Z])\b\.?|\b)|,?\s*\d{1,2}\.?(?:e|er|è|eme|ème|nd|rd|th|"
    r"st)?\s+(?:étage|etage|floor|stock|og|piso|planta)\b|,?\s*bajo\b(?:\s[A-D]\b)?)"
)
_POST: Final = r"(?:[A-Z]{1,2}\d[A-Z\d]?\s*\d[A-Z]{2}|\d{5}(?:-\d{4})?|[A-Z]\d{2}\s?[A-Z0-9]{4})"
_TOWN: Final = (
    rf"{_NAME}(?:[ -](?:{_NAME}|(?:on|upon|de|del|la|las|los|le|sur|"
    rf"am|an der|im|en|aux?|les)(?=[ -][A-ZÀ-Þ]))){{0,4}}"
)
_TAIL: Final = (
    rf"(?:{_UNIT}){{0,3}}(?:,?\s+(?:{_TOWN},?\s+)?(?:[A-Z]{{2}},?\s+)?{_POST}(?:\s+{_TOWN})?|"
    rf",\s*{_TOWN}(?:,\s*[A-Z]{{2}}\b)?)?"
)
_FLAT: Final = r"(?:(?:flat|apt|apartment|unit)\s+\w{1,4},?\s+)?"
_FLOOR: Final = r"(?:\d{1,2}(?:e|er|ème|eme|º|ª)?\s+étage,?\s+(?:au\s+)?)?"
_OF: Final = r"(?:(?:de|du|des|d'|la|le|les|l'|del|los|las|el|y|et)\s*)"


def _rule(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w]){pattern}")


_RULES: Final = (
    # 22 Wharfedale Ave, Flat 3, Leeds LS6 1AA
    _rule(
        rf"(?i:{_FLAT})\d{{1,5}}[A-Za-z]?,?\s+(?:[NSEW]\.?\s+)?(?:{_NAME}\s+){{1,4}}(?i:{_EN})"
        rf"\b\.?(?:\s+[NSEW]\b)?(?:{_TAIL})"
    ),
    _rule(
        rf"(?i:{_FLAT})\d{{1,5}}[a-z]?\s+(?:[a-z'’-]{{3,}}\s+){{1,2}}(?:street|"
        rf"st|road|rd|avenue|ave|lane|drive|close|crescent|grove|gardens|mews|terrace|blvd|"
        rf"boulevard)\b\.?(?:{_TAIL})"
    ),
    # on Mulberry Crescent
    _rule(rf"(?:{_NAME}\s+){{1,2}}(?:{_EN_SURE})\b(?:{_TAIL})"),
    # c/ Goya 88, 4º izq., 28009 Madrid
    _rule(
        rf"(?i:c/|c\.|calle|avda\.?|av\.|avenida|plaza|pza\.?|paseo|pº|"
        rf"ronda|camino|carretera|travesía|callejón|glorieta|urbanización|"
        rf"urb\.|carrer|rúa)\s*(?:(?i:{_OF})){{0,3}}{_ANY}(?:\s+(?:(?i:{_OF})){{0,2}}{_NAME}){{0,4}},?\s+(?:(?i:n[oº°]\.?|"
        rf"núm\.?|número)\s*)?\d{{1,4}}[A-Za-z]?\b(?:{_TAIL})"
    ),
    _rule(
        rf"(?:Calle|C/|Avenida|Plaza|Paseo)\s*(?:(?i:{_OF})){{0,3}}{_NAME}(?:\s+(?:(?i:{_OF})"
        rf"){{0,2}}{_NAME}){{0,3}}"
    ),
    # Lindenallee 5a, 50968 Köln
    _rule(
        rf"(?<!\w-)(?i:[a-zäöüß][a-zäöüß-]{{0,60}}(?:straße|strasse|str\.|weg|allee|platz|gasse|"
        rf"ring|damm|ufer|steig|stieg|chaussee|promenade)|(?:{_BETWEEN}[ -]){{1,2}}(?:straße|"
        rf"strasse|str\.|allee|platz|weg|gasse))\s+\d{{1,4}}\s?[a-z]?\b(?:{_TAIL})"
    ),
    _rule(
        rf"(?:Am|An der|An den|Auf der|Auf dem|Im|In der|In den|Zum|Zur|"
        rf"Unter den|Unterm)\s+{_NAME}(?:\s+{_NAME})?\s+\d{{1,3}}\s?[a-z]?(?=,|"
        rf"\s+\d{{5}}|\s+in\s){_TAIL}"
    ),
    # 5 bis, allée des Peupliers, 35000 Rennes
    _rule(
        rf"(?i:{_FLOOR}(?:\d{{1,4}}(?:\s?(?:bis|ter|quater|[a-d]))?,?\s+)(?:rue|"
        rf"avenue|av\.|bd\.?|boulevard|allées?|impasse|imp\.?|place|pl\.|"
        rf"chemin|ch\.|quai|route|rte|square|cours|passage|faubourg|fg|"
        rf"villa|sentier|résidence|lotissement|ruelle|esplanade|promenade)\s+(?:{_OF}){{0,3}}{_ANY})"
        rf"(?:(?:[ -]|\s(?i:{_OF}))+{_NAME}){{0,4}}(?:{_TAIL})"
    ),
    _rule(
        rf"(?:rue|avenue|boulevard|impasse|allée|chemin|quai)\s+(?:{_OF}){{0,3}}{_NAME}(?:[ "
        rf"-](?:{_OF}){{0,2}}{_NAME}){{0,3}}"
    ),
    # a postcode alone tells a handful of doors
    _rule(r"(?:GIR ?0AA|[A-PR-UWYZ][A-HK-Y]?\d[A-Z\d]?\s\d[ABD-HJLNP-UW-Z]{2})\b"),
    _rule(r"(?i:p\.?\s?o\.?\s?box|postfach|apartado(?: de correos)?|boîte postale|bp)\s+\d{2,}\b"),
)
_FAMOUS: Final = re.compile(
    r"(?:\d{1,4} Downing Street|(?:on |the )?(?:Wall|Downing|Sesame|"
    r"Baker|Main|High|Fleet|Bourbon|Coronation|Elm|Carnaby|Oxford) Street|"
    r"Abbey Road|Penny Lane|Fifth Avenue|Park Avenue|Silk Road|Revolutionary "
    r"Road"
    r"|Tobacco Road|Food Court|Supreme Court|High Court|Tennis Court|"
    r"Madison Avenue|Mulholland Drive|Sunset Boulevard|Hollywood Boulevard|"
    r"Pennsylvania Avenue|Memory Lane|Easy Street|Hard Drive|Google Drive|"
    r"Test Drive|Plaza Mayor"
    r"|Crown Court|County Court|Yellow Brick Road|Mother Road|Thunder Road|"
    r"Country Road|Lovers Lane|Fast Lane|Calle Ocho|Rue Morgue|Champs)\b",
    re.IGNORECASE,
)


def find(text: str) -> Iterator[Found]:
    """Yield addresses where somebody may live."""
    has_digit = any(map(str.isdigit, text))
    for rule in _RULES if has_digit else (_RULES[2], _RULES[4], _RULES[8]):
        for match in rule.finditer(text):
            if not _FAMOUS.match(match[0]) and not _is_amount(match[0]):
                yield Found(match.start(), match.end(), "LOCATION", "direct", "address")


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
