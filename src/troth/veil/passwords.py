"""Words and codes that let somebody in: passwords, PINs, codes of doors, keys of programs.

What has a form of its own (a signed token, the block of a private key) counts wherever it stands.
Others count after the word that says what they are, in nine languages ("wachtwoord", "hasło").
"""

import re
from collections.abc import Callable, Iterator
from typing import Final

from troth.veil.alternatives import compiled
from troth.veil.found import Found

_NAMED: Final = (
    r"(?:pass ?(?:word|code|phrase)|passwd|passwort|kennwort|contrase(?:ñ|n)a|clave|mot de passe|"
    r"mdp|pin(?: ?code)?|pwd?|wachtwoord|toegangscode|parola d['’]ordine|senha|palavra[- ]passe|"
    r"has[łl]o|[şs]ifre(?:m|si|miz)?)"
)
_OF: Final = (
    r"(?:\s+(?:for|to|de|del|für|fürs|pour|per|para|voor|do|da|di|van) (?:[^\W_]+ )?[^\W_]+)"
)
_IS: Final = r"(?:is|was|ist|war|lautet|es|era|est|c['’]est|è|é|jest|:|=|→|->|>)"
_SAID: Final = compiled(
    rf"(?<![^\W_])(?<!@)(?:{_NAMED}(?![^\W_]){_OF}?[\"'*`]{{0,2}}\s*{_IS}|"
    r"(?:[şs]ifrem|parolam|has[łl]o to)(?= ))"
    r"\s*:?\s*[\"'`*“„«]{0,2}(?P<it>[^\s,;\"`“”„«»<>]{3,100})",
    re.IGNORECASE,
)
"""One word that is said to be the password."""
_QUOTED: Final = compiled(
    rf"(?<![^\W_])(?<!@){_NAMED}(?![^\W_]){_OF}?\s*{_IS}\s*:?\s*"
    r"[\"“„«](?P<it>[^\"“”„«»\n]{3,100})[\"“”»]",
    re.IGNORECASE,
)
"""All that stands in quotation marks."""
_BESIDE: Final = compiled(
    r"(?<![^\W_])(?<!@)(?:password|passwort|kennwort|contrase(?:ñ|n)a|mot de passe|mdp|pwd?|"
    r"wachtwoord|senha|has[łl]o|[şs]ifre|pass(?=:))[ :]{1,2}"
    r"(?P<it>(?!sha|md5|v\d)[a-z](?=[^\s]{0,40}\d)[^\s,;\"`“”„«»<>]{5,60})",
    re.IGNORECASE,
)
"""A word with a digit right behind the word for it: "user Bob password hunter2"."""
_PLAIN_WORD: Final = re.compile(r"[^\W\d_]+(?:[-/'’.][^\W\d_]+){0,2}")
"""What is said of a password and is none: "case-sensitive", "don't", "gone/lost"."""
_MARKED: Final = re.compile(r"\d|[^\w.!?'\"]")
_PLACE: Final = r"(?:door|gate|alarm|entry|access|safe|locker|garage|lock|unlock|key ?pad)"
_SENT: Final = r"(?:verification|security|confirmation|one[- ]time|2fa|authenticator|login)"
_CODES: Final = (
    r"(?:pin(?: ?code)?(?: number| nummer| kodu)?|cvv2?|cvc2?|otp|(?-i:TAN)|"
    rf"(?:{_PLACE}|{_SENT})[ -](?:pass)?code|"
    rf"codes? (?:for|to|of) (?:(?:the|my|our|his|her|their) )?(?:(?:front|back) )?{_PLACE}|"
    r"(?:your|dein|ihr|tu|su|votre|ton|il tuo|jouw|uw|o seu|twój) (?:code|c[óo]digo|codice|kod)|"
    r"(?:haus)?t[üu]rcode|zugangscode|alarmcode|sicherheitscode|best[äa]tigungscode|"
    r"freischaltcode|c[óo]digo (?:de |da |do |del? )?(?:la |el )?(?:puerta|alarma|acceso|"
    r"verificaci[óo]n|seguridad|portal|porta|port[ãa]o|alarme|acesso|verifica[çc][ãa]o|"
    r"seguran[çc]a)|"
    r"code (?:d['’]acc[èe]s|de v[ée]rification|de s[ée]curit[ée]|(?:de la |de |du |de l['’])?"
    r"(?:porte|portail|immeuble|alarme|entr[ée]e))|digicode|"
    r"codice (?:di |del |della |d['’]|dell['’])?(?:accesso|verifica|sicurezza|portone|porta|"
    r"allarme)|deurcode|"
    r"kod (?:do (?:domofonu|drzwi|bramy|furtki|alarmu)|weryfikacyjny|dost[ęe]pu)|"
    r"(?:kap[\u0131i]|do[ğg]rulama|g[üu]venlik|alarm) (?:kodu|[şs]ifresi)m?)"
)
_CODE: Final = compiled(
    rf"(?<![\w@-]){_CODES}(?!\w)(?:['’]s)?"
    r"(?:\s{0,2}(?:is|was|ist|war|lautet|es|era|est|c['’]est|è|é|to|jest|[:=#-])){0,2}\s{0,2}"
    r"(?P<it>[#*]?(?:\d{3,8}|\d{1,4}[A-D]\d{1,4}|[A-D]\d{3,5})[#*]?)(?!\w|[.,:/-]\d|\s?%|"
    r" (?:lines|zeilen|l[íi]neas|lignes|righe|regels|linhas|characters|chars|bytes|kb|ms)\b)",
    re.IGNORECASE,
)
"""A few digits: only the word before them says what they are."""
_LEAST_PIN: Final = 4
_PIN: Final = re.compile(
    r"pin|otp|tan|(?:your|dein|ihr|tu|su|votre|ton|il tuo|jouw|uw|o seu|twój) ", re.IGNORECASE
)
_KEY: Final = compiled(
    r"(?<![a-z])(?:bearer (?=[^\s]{16})|(?:(?:api|access|secret|private|client|auth|session|"
    r"refresh|id|deploy|licen[cs]e|recovery|backup|activation)[ _-]?(?:access[ _-]?)?"
    r"(?:keys?|tokens?|secrets?|codes?)|token|secret)"
    r"(?:[\"']?\s{0,2}[:=]\s{0,2}| (?:is|ist|es|est) )[\"'`]?(?:bearer )?)"
    r"(?P<it>(?=[A-Za-z0-9+/=_.~-]{0,60}\d)[A-Za-z0-9+/=_.~-]{8,4000})",
    re.IGNORECASE,
)
_LEAST_DIGITS: Final = 3
"""So many digits a short key has: a word with a number is the name of something."""
_LONG: Final = 16
_SEED: Final = compiled(
    r"(?<!\w)(?:seed|recovery|backup|wallet|secret|mnemonic)[ -](?:seed[ -])?(?:phrase|words)"
    r"(?: is| are|:|=)\s{0,2}[\"“]?(?P<it>(?:[a-z]{3,8}[ ,\n]{1,2}){11,23}[a-z]{3,8})(?!\w)",
    re.IGNORECASE,
)
"""Twelve words or more that open a purse. Sentences have shorter ones between them."""
_FORMS: Final = (
    ("eyJ", re.compile(r"(?<![\w-])eyJ[\w-]{8,4000}\.[\w-]{8,8000}(?:\.[\w-]{0,2000})?", re.ASCII)),
    (
        "PRIVATE KEY",
        re.compile(
            r"-----BEGIN [A-Z0-9 ]{0,30}PRIVATE KEY(?: BLOCK)?-----(?:[^-]|-(?!-)){0,16000}+"
            r"(?:-----END [A-Z0-9 ]{0,30}-----)?"
        ),
    ),
    (
        "",
        re.compile(
            r"(?<![\w-])(?:(?:github_pat|glpat|hf|npm|dop_v1|whsec|shpat|pypi|xapp|"
            r"[spr]k_(?:live|test))[-_][\w-]{14,200}|(?:ya29|SG)\.[\w.-]{20,300}|"
            r"ASIA[A-Z0-9]{16}(?!\w))",
            re.ASCII,
        ),
    ),
)
"""A sign that each of them holds, and its form."""


def find(text: str) -> Iterator[Found]:
    """Yield what would let somebody in."""
    for rule, why, holds in _RULES:
        for match in rule.finditer(text):
            if holds(match):
                yield _secret(match, why, "it")
    for sign, form in _FORMS:
        for match in form.finditer(text) if sign in text else ():
            yield _secret(match, "key")


def _is_said(_match: re.Match[str]) -> bool:
    return True


def _is_password(match: re.Match[str]) -> bool:
    """Say whether a word looks like one: with a digit or a sign, and not just words joined."""
    bare = match["it"].rstrip(".!?'\")*")
    return bool(_MARKED.search(bare)) and not _PLAIN_WORD.fullmatch(bare)


def _is_code(match: re.Match[str]) -> bool:
    is_short = sum(map(str.isdecimal, match["it"])) < _LEAST_PIN
    return not (is_short and _PIN.match(match[0]))


def _is_key(match: re.Match[str]) -> bool:
    """Say whether it is a key: with digits, if it is short with several, and a letter."""
    said = match["it"]
    digits = sum(map(str.isdecimal, said))
    return digits >= (2 if len(said) >= _LONG else _LEAST_DIGITS) and any(map(str.isalpha, said))


def _secret(match: re.Match[str], why: str, part: str | int = 0) -> Found:
    return Found(match.start(part), match.end(part), "ID", "direct", why)


_Rule = tuple[re.Pattern[str], str, Callable[[re.Match[str]], bool]]
_RULES: Final[tuple[_Rule, ...]] = (
    (_QUOTED, "password", _is_said),
    (_SAID, "password", _is_password),
    (_BESIDE, "password", _is_password),
    (_SEED, "password", _is_said),
    (_CODE, "code of a door", _is_code),
    (_KEY, "key", _is_key),
)
