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
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache
from typing import Final

from troth.companion import facts_rules
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
    otherwise it is asked about once, and only if something is found.
    """

    kind: Kind
    language: str
    about: str = field(default="", repr=False)
    is_sure: bool = True


_POLITE: Final = (
    r"(?:(?:please|ok|okay|hey|hi|so|oh|and|now|well|bitte|also|und|por favor|vale|oye|y"
    r"|s'il te plait|s'il vous plait|stp|alors|et|mira|teo|troth)[,:!.]? )*"
)
_END: Final = r"[ .!…]*$"

_LINES: Final[Mapping[str, Sequence[tuple[Kind, bool, str]]]] = {
    "en": (
        (
            Kind.FORGET_ALL,
            True,
            (
                r"(?:forget|delete|erase) (?:everything|all)"
                r"(?: (?:that )?you (?:know|remember|have)(?: (?:about|on|of) me)?| about me|"
                r" my memories)?"
            ),
        ),
        (Kind.FORGET_ALL, True, r"(?:forget|delete|erase) (?:all )?my memories"),
        (
            Kind.FORGET_LAST,
            False,
            (
                r"(?:forget|delete|erase) (?:it|that|this|about (?:it|that|this)"
                r"|what i (?:just )?(?:said|told you|wrote)|my last message|the last"
                r" (?:message|thing)"
                r"(?: i said)?)"
            ),
        ),
        (
            Kind.FORGET,
            True,
            (
                r"(?:forget|delete|erase) (?:everything |all )?(?:that )?(?:what )?"
                r"(?:you know|you remember|i (?:have )?(?:told you|said)|i've told you)"
                r" (?:about|of) (?P<x>.+)"
            ),
        ),
        (Kind.FORGET, True, r"(?:forget|delete|erase) (?:everything|all|anything) about (?P<x>.+)"),
        (Kind.FORGET, True, r"forget (?:the fact )?that (?P<x>(?:i|my|we|our|i'm|i've) ?.+)"),
        (Kind.FORGET, True, r"forget (?P<x>my .+)"),
        (Kind.FORGET, False, r"(?:forget|delete|erase) (?:about )?(?P<x>.+)"),
        (
            Kind.REMEMBER,
            True,
            (
                r"(?:can you |could you |will you )?(?:remember|note|make a note|keep in mind"
                r"|don't forget|do not forget|memori[sz]e)(?:,)? that (?!time|day|night|one"
                r"|movie|film|song|when"
                r"|guy|girl|thing)(?P<x>.+)"
            ),
        ),
        (
            Kind.REMEMBER,
            True,
            (
                r"(?:remember|note|make a note|keep in mind|don't forget)"
                r"(?:: | )(?P<x>(?:i|i'm|i am|my|we|our|i've) .+)"
            ),
        ),
        (Kind.REMEMBER, True, r"(?:remember this|note this|make a note): (?P<x>.+)"),
        (
            Kind.KNOW,
            True,
            (
                r"(?:so )?what (?:do you|have you) (?:know|remember|remembered|stored|saved"
                r"|kept|learned|learnt|got|noted)(?: down)?(?: (?:about|on|of) me)"
            ),
        ),
        (Kind.KNOW, True, r"what do you remember"),
        (
            Kind.KNOW,
            True,
            (
                r"(?:show|tell) me (?:what|everything|all)(?: that)? you (?:know|remember"
                r"|have stored)(?: (?:about|on) me)?"
            ),
        ),
        (Kind.KNOW, True, r"what do you (?:know|remember) about (?P<x>my .+)"),
        (
            Kind.OFF_RECORD,
            True,
            (
                r"(?:this is |let's (?:go|talk|speak) |can we (?:go|talk|speak) |we're |i'm"
                r" going |go )?off[ -]the[ -]record(?: (?:please|now))?"
            ),
        ),
        (Kind.OFF_RECORD, True, r"off[ -]the[ -]record[,:;.!-].*"),
        (
            Kind.ON_RECORD,
            True,
            (
                r"(?:let's go |go |we're |i'm )?(?:back )?on[ -]the[ -]record"
                r"(?: (?:again|please|now))?"
            ),
        ),
        (
            Kind.YES,
            True,
            r"(?:yes|yep|yeah|sure|ok|okay|do it|yes,? please|yes,? do(?: it)?|go ahead)",
        ),
        (Kind.NO, True, r"(?:no|nope|don't|no,? thanks|never ?mind|cancel|leave it|keep it)"),
        (Kind.UNDO, True, r"(?:undo|undo (?:it|that)|bring (?:it|them|that) back)"),
        (
            Kind.SHRED,
            True,
            r"(?:shred|shred (?:it|that|them)? ?now|shred now|for good|delete (?:it )?for good)",
        ),
    ),
    "es": (
        (
            Kind.FORGET_ALL,
            True,
            (
                r"(?:olvida|olvidate de|borra) todo(?: lo que (?:sabes|recuerdas)"
                r"(?: (?:de|sobre) mi)?| sobre mi)?"
            ),
        ),
        (
            Kind.FORGET_LAST,
            False,
            (
                r"(?:olvida|olvidate de|borra) (?:eso|esto|lo(?: que (?:acabo de decir"
                r"|he dicho|dije))?|mi ultimo mensaje)|olvidalo"
            ),
        ),
        (
            Kind.FORGET,
            True,
            (
                r"(?:olvida|olvidate de|borra) (?:todo )?lo que (?:sabes|recuerdas|te (?:he dicho"
                r"|dije|conte|he contado)) (?:de|sobre) (?P<x>.+)"
            ),
        ),
        (Kind.FORGET, True, r"(?:olvida|borra) todo sobre (?P<x>.+)"),
        (Kind.FORGET, True, r"olvida que (?P<x>.+)"),
        (Kind.FORGET, True, r"(?:olvida|olvidate de|borra) (?P<x>(?:mi|mis) .+)"),
        (Kind.FORGET, False, r"(?:olvida|olvidate de|borra) (?P<x>.+)"),
        (
            Kind.REMEMBER,
            True,
            (
                r"(?:recuerda|acuerdate de|acuerdate|ten en cuenta|no olvides|no te olvides de"
                r"|apunta|anota) que (?!hay que|tengo que|tienes que)(?P<x>.+)"
            ),
        ),
        (Kind.REMEMBER, True, r"(?:recuerda|apunta|anota)(?: esto)?: (?P<x>.+)"),
        (
            Kind.KNOW,
            True,
            r"¿? ?(?:que|y que) (?:sabes|recuerdas|has guardado|tienes guardado) (?:de|sobre) mi",
        ),
        (Kind.KNOW, True, r"¿? ?que (?:sabes|recuerdas) (?:de|sobre) (?P<x>(?:mi|mis) .+)"),
        (
            Kind.OFF_RECORD,
            True,
            (
                r"(?:esto es |hablemos |vamos )?(?:off the record|extraoficialmente"
                r"|fuera de registro|fuera de acta)(?:[,:;.!-].*)?"
            ),
        ),
        (Kind.OFF_RECORD, True, r"(?:no guardes (?:nada|esto|nada mas)|que quede entre nosotros)"),
        (
            Kind.ON_RECORD,
            True,
            (
                r"(?:on the record|de nuevo en el registro|vuelve a guardar"
                r"|ya puedes guardar(?: otra vez)?|puedes volver a guardar)"
            ),
        ),
        (Kind.YES, True, r"(?:si|claro|vale|hazlo|si,? por favor|adelante)"),
        (Kind.NO, True, r"(?:no|no,? gracias|dejalo|cancela)"),
        (Kind.UNDO, True, r"(?:deshacer|deshazlo|recuperalo|recupera eso)"),
        (Kind.SHRED, True, r"(?:destruyelo(?: ya)?|borralo para siempre|para siempre)"),
    ),
    "de": (
        (
            Kind.FORGET_ALL,
            True,
            (
                r"(?:vergiss|losche|losch),? alles(?:,? was du (?:uber|von) mi(?:ch|r) weißt"
                r"|,? was du weißt| uber mich)?"
            ),
        ),
        (
            Kind.FORGET_LAST,
            False,
            (
                r"(?:vergiss|losche|losch),? (?:das|es|dies|das wieder|was ich (?:gerade |eben )?"
                r"(?:gesagt|geschrieben) habe|meine letzte nachricht)"
            ),
        ),
        (
            Kind.FORGET,
            True,
            r"(?:vergiss|losche|losch),? (?:alles,? )?was du (?:uber|von) (?P<x>.+?) weißt",
        ),
        (
            Kind.FORGET,
            True,
            (
                r"(?:vergiss|losche|losch),? (?:alles,? )?was ich (?:dir )?(?:uber|von) (?P<x>.+?)"
                r" (?:gesagt|erzahlt) habe"
            ),
        ),
        (Kind.FORGET, True, r"(?:vergiss|losche|losch),? alles uber (?P<x>.+)"),
        (Kind.FORGET, True, r"vergiss,? dass (?P<x>.+)"),
        (Kind.FORGET, True, r"(?:vergiss|losche|losch),? (?P<x>meine?[nmrs]? .+)"),
        (Kind.FORGET, False, r"(?:vergiss|losche|losch),? (?P<x>.+)"),
        (Kind.REMEMBER, True, r"(?:merk|merke) dir(?:,? bitte)?,? dass (?P<x>.+)"),
        (
            Kind.REMEMBER,
            True,
            (
                r"(?:denk daran|denke daran|vergiss nicht|vergiss bitte nicht|erinnere dich daran"
                r"|notiere?|behalte),? dass (?!wir noch|ich noch|du)(?P<x>.+)"
            ),
        ),
        (Kind.REMEMBER, True, r"(?:merk dir|merke dir|notiere?)(?: das| bitte)?: (?P<x>.+)"),
        (Kind.KNOW, True, r"was (?:weißt|weisst) du (?:alles |denn |eigentlich )?uber mich"),
        (Kind.KNOW, True, r"was hast du dir (?:alles )?(?:uber mich |von mir )?gemerkt"),
        (Kind.KNOW, True, r"was (?:weißt|weisst) du uber (?P<x>meine?[nmrs]? .+)"),
        (
            Kind.OFF_RECORD,
            True,
            r"(?:das ist |das bleibt |ganz )?(?:off the record|unter uns|inoffiziell)",
        ),
        (
            Kind.OFF_RECORD,
            True,
            (
                r"(?:speicher|speichere|merk dir|merke dir) (?:jetzt |ab jetzt )?nichts"
                r"(?: mehr| davon)?"
            ),
        ),
        (
            Kind.ON_RECORD,
            True,
            (
                r"(?:on the record|wieder offiziell|du darfst (?:dir )?wieder (?:etwas |was )?"
                r"(?:speichern|merken)|speicher(?:e)? wieder)"
            ),
        ),
        (Kind.YES, True, r"(?:ja|ja,? bitte|klar|mach das|genau|okay)"),
        (Kind.NO, True, r"(?:nein|nein,? danke|lass es|nicht|abbrechen)"),
        (Kind.UNDO, True, r"(?:ruckgangig|mach (?:es|das) ruckgangig|hol (?:es|das) zuruck)"),
        (
            Kind.SHRED,
            True,
            r"(?:endgultig loschen|losch (?:es|das) (?:sofort|endgultig)|fur immer)",
        ),
    ),
    "fr": (
        (
            Kind.FORGET_ALL,
            True,
            (
                r"(?:oublie|efface) (?:absolument )?tout(?: ce que tu sais"
                r"(?: (?:de|sur) moi)?| (?:de|sur) moi)?"
            ),
        ),
        (
            Kind.FORGET_LAST,
            False,
            (
                r"(?:oublie|efface) (?:ca|cela|ceci|ce que (?:je viens de (?:dire|t'ecrire)"
                r"|j'ai dit)|mon dernier message)"
            ),
        ),
        (
            Kind.FORGET,
            True,
            (
                r"(?:oublie|efface) (?:tout )?ce que (?:tu sais|tu as retenu|je t'ai (?:dit"
                r"|raconte))"
                r" (?:de |d'|sur |au sujet de )(?P<x>.+)"
            ),
        ),
        (Kind.FORGET, True, r"(?:oublie|efface) tout (?:sur|de|au sujet de) (?P<x>.+)"),
        (Kind.FORGET, True, r"oublie (?:que |qu')(?P<x>.+)"),
        (Kind.FORGET, True, r"(?:oublie|efface) (?P<x>(?:mon|ma|mes) .+)"),
        (Kind.FORGET, False, r"(?:oublie|efface) (?P<x>.+)"),
        (
            Kind.REMEMBER,
            True,
            (
                r"(?:souviens-toi|souviens toi|rappelle-toi|rappelle toi|retiens|note|n'oublie pas"
                r"|garde en tete)(?: bien)? (?:que |qu')(?!il faut|on doit)(?P<x>.+)"
            ),
        ),
        (Kind.REMEMBER, True, r"(?:retiens|note)(?: ceci| ca)? ?: (?P<x>.+)"),
        (
            Kind.KNOW,
            True,
            (
                r"(?:que sais-tu|qu'est-ce que tu sais|tu sais quoi|qu'as-tu retenu|que retiens-tu)"
                r" (?:de|sur) moi"
            ),
        ),
        (Kind.KNOW, True, r"de quoi te souviens-tu"),
        (
            Kind.KNOW,
            True,
            r"(?:que sais-tu|qu'est-ce que tu sais) (?:de|sur) (?P<x>(?:mon|ma|mes) .+)",
        ),
        (Kind.OFF_RECORD, True, r"(?:c'est |parlons )?(?:off the record|hors micro|entre nous)"),
        (Kind.OFF_RECORD, True, r"(?:n'enregistre|ne garde|ne retiens) (?:plus )?rien"),
        (
            Kind.ON_RECORD,
            True,
            (
                r"(?:on the record|tu peux (?:a nouveau |de nouveau )(?:garder|enregistrer|retenir)"
                r"|recommence a enregistrer)"
            ),
        ),
        (Kind.YES, True, r"(?:oui|oui,? s'il te plait|d'accord|vas-y|fais-le)"),
        (Kind.NO, True, r"(?:non|non,? merci|laisse|annule)"),
        (Kind.UNDO, True, r"(?:annule l'oubli|defaire|ramene-le|fais-le revenir)"),
        (Kind.SHRED, True, r"(?:detruis-le(?: maintenant)?|efface-le pour toujours|pour toujours)"),
    ),
}
_ASKS: Final = frozenset({Kind.KNOW, Kind.OFF_RECORD})
"""What may end with a question mark."""
_APOSTROPHES: Final = str.maketrans(dict.fromkeys("\u2019\u2018\u02bc\u00b4`\uff07", "'"))
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
    if any(book.made_up.search(plain) for book in facts_rules.books()):
        return None
    for language, kind, is_sure, pattern in _patterns():
        if kind in ANSWERS and not answering:
            continue
        found = pattern.match(plain)
        if found is None or ("?" in plain.rstrip(" .!")[-1:] and kind not in _ASKS):
            continue
        about = shown[slice(*found.span("x"))] if "x" in pattern.groupindex else ""
        about = about.strip(f" .!?¿{_QUOTES}")
        if kind is Kind.FORGET and (not about or _is_order(about)):
            return None
        return Command(kind=kind, language=language, about=about, is_sure=is_sure)
    return None


def is_bare(text: str) -> bool:
    """Say whether a message is a fixed turn of phrase of ours, and nothing besides.

    "Off the record", "on the record" and "what do you know about me" say nothing of anybody.
    """
    if len(text) > _LONGEST_BARE or not _MAY_BE_BARE.search(_shown(text).casefold()):
        return False
    found = read(text)
    if found is None or found.about or found.kind not in _BARE:
        return False
    return not _TAIL.search(_shown(text).rstrip(" .!?"))


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
_TAIL: Final = re.compile(r"[,:;.!] *\w")
_MAY_BE_OF_RECORD: Final = re.compile(
    r"record|oficial|offiziell|registro|acta|guard|nosotros|uns|speicher|merk|micro|nous|enregistr|rien"
    r"|garder|retenir"
)
_MAY_BE_BARE: Final = re.compile(
    rf"{_MAY_BE_OF_RECORD.pattern}|know|remember|sab|recuerd|weiß|sai|souvien"
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
    wide = normalize("NFKC", text).translate(_APOSTROPHES)
    seen = "".join(one for one in wide if unicodedata.category(one) not in {"Cf", "Cs", "Mn"})
    return " ".join(seen.split())


@cache
def _patterns() -> Sequence[tuple[str, Kind, bool, re.Pattern[str]]]:
    """Return every pattern: all that is sure first, so that no vague one hides it."""
    made = [
        (language, kind, sure, re.compile(rf"{_POLITE}[¿¡]?(?:{pattern})[,]?{_PLEASE} ?[?]?{_END}"))
        for language, lines in _LINES.items()
        for kind, sure, pattern in lines
    ]
    return sorted(made, key=lambda one: (not one[2], one[1] is Kind.FORGET and not one[2]))


_PLEASE: Final = r"(?:,? (?:please|bitte|por favor|s'il te plait|stp))?"
