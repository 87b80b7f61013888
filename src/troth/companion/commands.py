"""Hears commands about memory: remember, forget, what do you know, off and on the record.

Promise: they are code. No model is asked what a command means, and none says that something was
done. Heard in English, German, Spanish and French, however it is typed: capitals, accents and
full-width letters make no difference. What is quoted, acted, asked for a story, or said in passing
is none: a command begins the message and is short. Where the words could mean something else
("forget it"), the command says so, and whoever carries it out asks once.

Pure: from a text to the command that it is.
"""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache
from typing import Final

from troth.companion import commands_said, facts_rules
from troth.guard.sieve import Sieve
from troth.normal import normalize

LONGEST: Final = 400
"""Letters. What is longer is no command."""


class Kind(StrEnum):
    """What is asked for."""

    REMEMBER = "remember"
    FORGET = "forget"
    FORGET_LAST = "forget_last"
    FORGET_ALL = "forget_all"
    KNOW = "know"
    OFF_RECORD = "off_record"
    ON_RECORD = "on_record"
    YES = "yes"
    NO = "no"
    UNDO = "undo"
    SHRED = "shred"


ANSWERS: Final = frozenset({Kind.YES, Kind.NO, Kind.UNDO, Kind.SHRED})
"""What counts only just after Troth asked, or just after something was forgotten."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Command:
    """A command.

    about: what to remember, or the topic; empty: none, or all. is_sure: it can mean nothing else;
    otherwise it is asked about once, and only if something is found. rest: what is said besides.
    """

    kind: Kind
    language: str
    about: str = field(default="", repr=False)
    is_sure: bool = True
    rest: str = field(default="", repr=False)


_POLITE: Final = (
    r"(?:(?:please|ok|okay|hey|hi|so|oh|and|now|well|bitte|also|und|por favor|vale|oye|y"
    r"|s'il te plait|s'il vous plait|stp|alors|et|mira|teo|troth)[,:!.]? )*"
)
_END: Final = r"[ .!…]*$"

_ASKS: Final = frozenset({Kind.KNOW, Kind.OFF_RECORD})
"""What may end with a question mark."""
_TELLS: Final = re.compile(
    r"(?:[\w',]+ ){0,2}(?:olvid|borr|elimin|anot|apunt|guard|record|oubli|effac|supprim|not)é\b",
    re.IGNORECASE,
)
"""What somebody did: "olvidé" is no order, and looks like "olvide" without its accent."""
_CLAUSE: Final = re.compile(r"(?:i|i'm|i've|i'd|we|my|our|he|she|they|his|her|their)\b")
_GOES_ON: Final = re.compile(r"[,;:]")
"""What is forgotten at once is one thing; what goes on may be no order at all."""
_AND_PLEASE: Final = re.compile(
    r", (?:please|bitte|por favor|s'il (?:te|vous) pla[iî]t|stp|svp)\Z", re.IGNORECASE
)
_PLEASE_AT_END: Final = re.compile(_AND_PLEASE.pattern.replace(", ", ",? ", 1), re.IGNORECASE)
_KEEPS: Final = re.compile(
    r"\A(?:(?:bitte|blo(?:ß|ss)|ja|doch|auch|nur|mal) )*(?:nicht|nie|niemals|pas|jamais)(?!\w)"
    r"|[ ,](?:nicht|nie|niemals)(?:,? bitte)?\Z"
)
"""What makes "forget" mean its opposite, in German and French."""
_DAY_AT_END: Final = re.compile(
    r",? (?:yesterday|today|earlier|just now|(?:last|this) (?:night|week|morning|evening|time)"
    r"|ayer|hoy|antes|anoche|hier|aujourd'hui|tout à l'heure|gestern|heute|vorhin)\Z",
    re.IGNORECASE,
)
_APOSTROPHES: Final = str.maketrans(dict.fromkeys("\u2019\u2018\u02bc\u00b4`\uff07", "'"))
_PICTURES: Final = re.compile(
    r"(?: *(?:[\U0001f000-\U0001faff\u2190-\u21ff\u2300-\u23ff\u2600-\u27bf\u2b00-\u2bff\u20e3]"
    r"|(?<!\S)(?:[:;=]'?-?[()dp/|*]|<3|\^\^|xd)(?!\S)))+[ ,:;]*"
)
_PICTURE_AT_END: Final = re.compile(rf"\A{_PICTURES.pattern}|{_PICTURES.pattern}\Z")
_QUOTES: Final = '"“”„«»'


def read(text: str, *, answering: bool = False) -> Command | None:
    """Return the command that a message is; None for anything else.

    answering: Troth has just asked, or just forgot: a yes, a no, "undo" and "shred now" count.
    """
    if len(text) > LONGEST:
        return None
    shown = _shown(text)
    if not shown or shown[0] in _QUOTES or shown.startswith((">", "*", "(", "`", "'")):
        return None
    plain = facts_rules.folded(shown)
    if _TELLS.match(shown):
        return None
    bare = _without_pictures(plain)
    found = None if bare == plain else _command(bare, bare, answering=answering)
    if found is None or found.about:
        found = _command(shown, plain, answering=answering)
    if found is None or any(book.made_up.search(plain) for book in facts_rules.books()):
        return None
    return found


def _command(shown: str, plain: str, *, answering: bool) -> Command | None:
    """Return the command that a message is. plain: the same, letter for letter, as it is read."""
    asked = "?" in plain.rstrip(" .!")[-1:]
    for at in sorted(_sieve().left(plain)):
        language, kind, is_sure, pattern = _patterns()[at]
        if kind in ANSWERS and not answering:
            continue
        found = pattern.match(plain)
        if found is None or (asked and not _may_be_asked(kind, language, found)):
            continue
        about = shown[slice(*found.span("x"))] if "x" in pattern.groupindex else ""
        about = _AND_PLEASE.sub("", about.strip(f" .!?¿{_QUOTES}"))
        if kind is Kind.FORGET:
            about, is_plain = _topic(about)
            is_sure = is_sure and is_plain
            if not about or _is_order(about):
                return None
        rest = (found.groupdict().get("rest") or "").strip(" .!?,:;")
        return Command(kind=kind, language=language, about=about, is_sure=is_sure, rest=rest)
    return None


def _topic(about: str) -> tuple[str, bool]:
    """Return what is to be forgotten, and whether it is just that; empty: it is to be kept.

    "Vergiss meinen Geburtstag nicht" asks for the opposite. A day is no part of a topic, and who
    names one means less than the whole of it.
    """
    if _KEEPS.search(facts_rules.folded(about)):
        return "", False
    about = _PLEASE_AT_END.sub("", about)
    topic = _DAY_AT_END.sub("", about)
    return topic, topic == about and not _GOES_ON.search(about)


def _without_pictures(plain: str) -> str:
    """Return a message without its emoji; where one parts two sentences, a comma does."""
    return _PICTURES.sub(", ", _PICTURE_AT_END.sub("", plain)) if _PICTURES.search(plain) else plain


def _may_be_asked(kind: Kind, language: str, found: re.Match[str]) -> bool:
    """Say whether what ends with a question mark is an order: a request, and of a whole clause.

    "Can you remember that dinner with Anna?" asks; "Can you remember that I hate dinners?" orders.
    """
    if kind in _ASKS:
        return True
    if not found.groupdict().get("asks"):
        return False
    is_pointed_at = kind is Kind.REMEMBER and language == "en"  # "that" of a thing, or of a clause
    return not is_pointed_at or _CLAUSE.match(found["x"]) is not None


def is_bare(text: str) -> bool:
    """Say whether a message is a fixed turn of phrase of ours, and nothing besides.

    "Off the record", "on the record" and "what do you know about me" say nothing of anybody.
    """
    if len(text) > _LONGEST_BARE or not _MAY_BE_BARE.search(_shown(text).casefold()):
        return False
    found = read(text)
    return found is not None and not found.about and not found.rest and found.kind in _BARE


def record_of(messages: Sequence[str]) -> Kind | None:
    """Return the last word on the record in a person's messages, oldest first; None: none."""
    for text in reversed(messages):
        if len(text) > LONGEST or not _MAY_BE_OF_RECORD.search(_shown(text).casefold()):
            continue
        found = read(text)
        if found is not None and found.kind in {Kind.OFF_RECORD, Kind.ON_RECORD}:
            return found.kind
    return None


_BARE: Final = frozenset({Kind.OFF_RECORD, Kind.ON_RECORD, Kind.KNOW})
_LONGEST_BARE: Final = 60
_MAY_BE_OF_RECORD: Final = re.compile(
    r"record|save|keep|store|log|oficial|offiziell|regist|acta|guard|grab|nosotros|uns|speicher"
    r"|merk|micro|nous|officieus|enregistr|rien|garde|retien|retenir|not|remember|memori|recuerd"
    r"|acuerd|apunt|behalt|souvien"
)
_MAY_BE_BARE: Final = re.compile(
    rf"{_MAY_BE_OF_RECORD.pattern}|know|remember|have|sab|recuerd|weiss|wiss|hast|sai|sav|as-tu|souvien"
)
_ORDER: Final = re.compile(
    r"(?:all |any |the |your )*(?:previous|prior|above|earlier|instructions?|rules|prompt|system"
    r"|guidelines)(?!\w)|(?:to|how|who|what|where|when|why) "
)


def _is_order(about: str) -> bool:
    """Say whether "forget ..." speaks to a model, or says that somebody forgets to do something."""
    return _ORDER.match(facts_rules.folded(about)) is not None


def _shown(text: str) -> str:
    """Return a text without what hides in it, in one line, in plain letters."""
    if text.isascii():  # nothing hides in it, and its letters are plain
        return " ".join(text.replace("`", "'").split())
    wide = normalize("NFKC", text).translate(_APOSTROPHES)
    seen = "".join(one for one in wide if unicodedata.category(one) not in {"Cf", "Cs", "Mn"})
    return " ".join(seen.split())


@cache
def _patterns() -> Sequence[tuple[str, Kind, bool, re.Pattern[str]]]:
    """Return every pattern: all that is sure first, so that no vague one hides it."""
    made = [
        (
            language,
            Kind(name.removesuffix("?")),
            not name.endswith("?"),
            re.compile(rf"{_POLITE}[¿¡]?(?:{pattern})[,]?{_PLEASE} ?[?]?{_END}"),
        )
        for language, lines in commands_said.LINES.items()
        for name, patterns in lines.items()
        for pattern in patterns
    ]
    return sorted(made, key=lambda one: (not one[2], one[1] is Kind.FORGET and not one[2]))


@cache
def _sieve() -> Sieve:
    """Return what says which of the patterns can match a message at all: most match none."""
    return Sieve([pattern for *_, pattern in _patterns()])


_PLEASE: Final = r"(?:,? (?:please|bitte|por favor|s'il te plait|stp))?"
