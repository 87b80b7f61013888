"""Numbers of things: of books, goods, norms, changes to a program, machines that are everybody's.

Such a number is nobody's, however long it is. An ISBN proves itself by its check digit; of all
others the word right before says what they are ("commit", "EAN", "RAL"), or the unit behind. What
another rule proves to be somebody's stays somebody's.
"""

import ipaddress
import re
from typing import Final

from troth.veil.alternatives import compiled
from troth.veil.found import Found

_GAP: Final = r"(?:\s?(?:number|no\.?|nr\.?|nummer|code|n[oº°]\.?|hash|id))?\s?[:=#]?\s?[\"'`(]?"
_TRADE: Final = compiled(
    rf"(?<![^\W_])(?:ean(?:-?\d{{1,2}})?|gtin|upc|bar ?codes?|strichcode){_GAP}$", re.IGNORECASE
)
_GOODS: Final = compiled(
    r"(?<![^\W_])(?:isbn(?:-?1[03])?|issn|doi|arxiv|cve|cwe|rfc|ral|pzn|asin|sku|atc|"
    r"art(?:ikel|icle)?[ .-]{0,2}(?:nummer|number|nr|no)|part (?:number|no)|"
    rf"product (?:code|number)|model (?:number|no)|modellnummer){_GAP}$",
    re.IGNORECASE,
)
_GOOD: Final = re.compile(r"(?=.*\d)[\w./-]{3,24}(?:[ -][\dXx]{1,7}){0,4}", re.ASCII)
_CHANGE: Final = compiled(
    r"(?<![^\W_])(?:commits?|revision|rev|changeset|sha(?:-?1)?|cherry-?pick(?:ed)?|revert(?:ed|s)?|"
    r"rebased? on(?:to)?|bisect|checkout|git show|git diff|merged as|fixed (?:in|by|with))"
    rf"{_GAP}$",
    re.IGNORECASE,
)
_HEX: Final = re.compile(r"(?=\d*[a-f])[0-9a-f]{7,40}", re.IGNORECASE)
_DIGEST: Final = compiled(
    rf"(?<![^\W_])(?:md5|sha-?\d{{1,3}}|checksum|digest|blake2b?)(?:sum)?{_GAP}$", re.IGNORECASE
)
_LONG_HEX: Final = re.compile(r"[0-9a-f]{32,128}", re.IGNORECASE)
_ALONE: Final = compiled(
    r"md5|sha-?\d{1,3}|(?:cve|cwe|rhsa|iso|rfc|ral)[ -]\d[\d:.-]*", re.IGNORECASE
)
_ISBN: Final = re.compile(r"97[89](?:[ -]?\d){10}")
_FRACTION: Final = re.compile(r"\d{1,9}\.\d{4,}")
_GROUPED: Final = re.compile(r"\d{1,15}|\d{1,3}(?:[ ,.']\d{3}){1,5}")
_UNIT: Final = compiled(
    r"\s?(?:[kcm]?m/s|[kmcg]?g|[kcmn]?m|km/h|mph|[kmgt]i?b|[kmg]?hz|[kmg]?w|kwh|"
    r"met(?:er|re)s?|miles|kilomet(?:er|re)s|people|inhabitants|einwohner|menschen|habitantes|"
    r"habitants|euros?|dollars?|light[- ]years|lichtjahre|bytes)(?![\w/])",
    re.IGNORECASE,
)
_NETWORK: Final = re.compile(r"(?:\d{1,3}\.){3}\d{1,3}")
_REACH: Final = 32
_MODEL: Final = "model"
_WEAK: Final = frozenset(
    {_MODEL, "long number", "card", "case number", "code after its name", "Steuer-ID"}
)
"""What sees a number in figures alone, and no proof that it is somebody's."""
_OLD_ISBN: Final = re.compile(rf"(?<![^\W_])isbn(?:-?10)?{_GAP}$", re.IGNORECASE)
_OLD_LENGTH: Final = 10
_LENGTHS: Final = frozenset({8, 12, 13, 14})


def is_a_things(text: str, span: Found) -> bool:
    """Say whether what was found is the number of a thing."""
    said = text[span.start : span.end]
    if span.label == "CONTACT" and _NETWORK.fullmatch(said):
        return _is_everybodys(said)
    if span.why == "phone":
        before = text[max(0, span.start - _REACH) : span.start]
        return _OLD_ISBN.search(before) is not None and _is_old_isbn(said)
    if span.why not in _WEAK or span.label in {"PERSON", "ORG"}:
        return False
    if _ISBN.fullmatch(said):
        return _is_checked(said)
    if span.why == _MODEL and _is_measure(text, span):
        return True
    before = text[max(0, span.start - _REACH) : span.start]
    return bool(
        _ALONE.fullmatch(said)
        or (_HEX.fullmatch(said) and _CHANGE.search(before))
        or (_LONG_HEX.fullmatch(said) and _DIGEST.search(before))
        or (_GOOD.fullmatch(said) and _GOODS.search(before))
        or (_TRADE.search(before) and _is_checked(said))
    )


def _is_checked(said: str) -> bool:
    """Check the last digit of a number of goods. Sources: GS1, ISO 2108 (ISBN)."""
    digits = [int(one) for one in said if one.isdecimal()][::-1]
    total = sum(digit * (1, 3)[place % 2] for place, digit in enumerate(digits))
    return len(digits) in _LENGTHS and total % 10 == 0


def _is_old_isbn(said: str) -> bool:
    """Check an ISBN of ten places. Source: ISO 2108, modulo 11."""
    signs = [10 if one in "xX" else int(one) for one in said if one.isdecimal() or one in "xX"]
    total = sum(sign * (10 - place) for place, sign in enumerate(signs))
    return len(signs) == _OLD_LENGTH and total % 11 == 0


def _is_measure(text: str, span: Found) -> bool:
    """Say whether a number has a long fraction, or a unit behind it."""
    said = text[span.start : span.end]
    has_unit = _GROUPED.fullmatch(said) and _UNIT.match(text, span.end)
    return bool(_FRACTION.fullmatch(said) or has_unit)


def _is_everybodys(said: str) -> bool:
    """Say whether each machine has this address, or it is no address but a mask of some."""
    try:
        address = ipaddress.IPv4Address(said)
    except ValueError:
        return False
    return address.is_loopback or address.is_unspecified or said.startswith("255.")
