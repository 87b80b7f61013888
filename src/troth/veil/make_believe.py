"""Who is nobody though a name is said: a part to play, a sample on a form, a storm, a law, a saint.

A name counts as one of these only where the words beside it say so. A first name stays hidden,
and so does one with a family name, and what is somebody's: a companion may be asked to play
somebody whom one knows ("pretend you are Linda").
"""

import re
from typing import Final

from troth.veil.alternatives import compiled
from troth.veil.found import Found
from troth.veil.people import is_name

_FEW: Final = (
    r"(?:an?|the|old|little|dear|sir|captain|king|queen|admiral|de|het|een|meneer|kapitein|dokter|"
    r"admiraal|koning(?:in)?|jonkheer|butler|der|die|das|den|ein(?:e[nmr]?)?|kapitän|kaiser|ritter|"
    r"graf|könig(?:in)?|le|la|les|une?|capitaine|reine|roi|baron(?:ne)?|el|los|una?|capitán|rey|"
    r"reina|barón|il|lo|uno|capitano|regina|re|barone|o|a|os|uma?|capitão|comandante|rei|rainha|"
    r"barão|sargento)\s"
)
"""What may stand between the order to play and the name."""
_PLAY: Final = (
    r"(?:pretend (?:to be|(?:that )?you(?:['’]re| are))|act (?:as|like)|(?:answer|reply|speak) as|"
    r"play the (?:role|part) of|role[- ]?play as|impersonate|imagine you(?:['’]re| are)|"
    r"as if you were|"
    r"als wär(?:e?st) du|als wären sie|vor,? du (?:bist|wärst)|"
    r"spiel(?:e|en sie)?(?: (?:mir|mal|jetzt|bitte|du)){0,3}|"
    r"(?:schreib|antworte|sprich|rede)(?: (?:mir|bitte|jetzt|mal)){0,3} (?:als|wie)|"
    r"fais comme si tu étais|imagine que tu es|jou(?:e|ez)(?: donc)?|fais-moi|"
    r"fais semblant d['’]être|"
    r"(?:jouer?|jouez|dans) le rôle (?:de|du)|"
    r"finge que (?:eres|(?:tu )?és|(?:você )?é)|hazte pasar por|haz(?:me)? de|haz como si fueras|"
    r"imagina que eres|ponte que eres|como si fueras|actúa como|"
    r"(?:fai|facciamo) finta (?:di essere|che sei)|fingi di essere|fai la parte (?:di|della|del)|"
    r"immagina di essere|come se fossi|faz de conta que (?:tu )?(?:és|é)|imagina que (?:tu )?és|"
    r"imita|faça de|faz de|vai de|brinca a ser|como se fosses|"
    r"speel(?: dat (?:je|jij|u))?(?: (?:eens|even)){0,2}|"
    r"doe(?: (?:eens|even|nu)){0,2} alsof (?:je|jij|u)|"
    r"wees(?: (?:weer|even|vandaag|maar|nu|vannacht)){0,3}|(?:zeg|antwoord) als)"
)
_ARE: Final = (
    r"(?:you(?:['’]re| are| will be)|bist du|du bist|tu es|vous êtes|tu seras|tu sei|sei|sarai|"
    r"eres|serás|vas a ser|tu és|você é|be[nt] jij|be[nt] je|jij bent|je bent|u bent)"
)
_NOW: Final = (
    r"(?:now|from now on|today|tonight|role[- ]?play|jetzt|heute|ab (?:jetzt|heute|sofort)|"
    r"von nun an|rollenspiel|maintenant|désormais|aujourd['’]hui|à partir de maintenant|ce soir|"
    r"ahora|hoy|desde (?:hoy|ahora)|a partir de ahora|esta noche|ora|adesso|oggi|d['’]ora in poi|"
    r"da oggi|stasera|agora|hoje|a partir de (?:agora|hoje)|nu|vandaag|vannacht|vanavond|vanaf nu|"
    r"voortaan|pretend|imagine|speel|finge|imagina|fingi|immagina|joue|spiel)"
)
_SIGN: Final = r"[\s:,«“„\"'‘(]{1,3}"
_ORDERED: Final = compiled(rf"(?<!\w){_PLAY}{_SIGN}(?:{_FEW}){{0,3}}[«“„\"'‘]?$", re.IGNORECASE)
_IS: Final = compiled(
    rf"(?:(?P<first>^\W{{0,3}})|(?<!\w)){_ARE}(?: {_NOW}){{0,2}}{_SIGN}"
    rf"(?:{_FEW}){{0,2}}[«“„\"'‘]?$",
    re.IGNORECASE,
)
_TURNED: Final = compiled(rf"(?<!\w){_NOW}(?!\w)", re.IGNORECASE)
_OURS: Final = compiled(
    r"(?<!\w)(?:my|our|mein(?:e[rnm]?)?|unser(?:e[rnm]?)?|mon|ma|notre|mi|nuestr[oa]|mi[oa]|"
    r"nostr[oa]|meu|minha|noss[oa]|mijn|onze) ",
    re.IGNORECASE,
)
_ASKS: Final = re.compile(r"[^.!?\n]{0,12}\?")
_ENDS: Final = re.compile(r"[.!?\n]")
_FULL: Final = re.compile(r"[^\W\d_][\w'’-]+ (?:[^\W\d_]{1,3} ){0,2}[^\W\d_][\w'’-]+")
_STORM_OR_LAW: Final = compiled(
    # a storm is named, and so is what a law is named for
    r"(?<!\w)(?:(?:(?:tropical )?storm|hurricane|typhoon|cyclone|sturm(?:tief)?|orkan(?:tief)?|"
    r"hurrikan|taifun|zyklon|tempête|ouragan|typhon|tormenta|huracán|borrasca|tifón|ciclón|"
    r"uragano|tifone|ciclone|furacão|orkaan|tyfoon|cycloon)|"
    r"(?P<law>(?:laws?|theorem|principle|paradox|equations?|constant|lois?|théorème|principe|paradoxe|"
    r"équations?|constante|ley(?:es)?|teorema|principio|paradoja|ecuaci(?:ón|ones)|legg[ei]|"
    r"paradosso|equazion[ei]|costante|leis?|princípio|paradoxo|equaç(?:ão|ões)|wet(?:ten)?|"
    r"stelling|beginsel|gesetze?|satz|prinzip|gleichung(?:en)?|konstante) "
    r"(?:of|de|du|d['’]|di|del|do|van|von|des|nach))) ?$",
    re.IGNORECASE,
)
_SAINT: Final = compiled(
    r"(?<!\w)(?:saint|sainte|st\.?|sankt|sint|san|sant['’]?|santo|santa|são) ?$", re.IGNORECASE
)
_SAMPLE: Final = compiled(
    r"(?<!\w)(?:(?:jane|john) (?:q\.? )?(?:doe|sample|public)|joe (?:bloggs|public)|"
    r"a\. ?n\. ?other|(?:\w{2,12} )?muster(?:mann|frau)|(?:max|erika) muster|"
    r"fulan(?:it)?[oa]s?(?: de tal)?|jan modaal|piet puk|zé ninguém|"
    r"monsieur (?:untel|tout-le-monde)|(?:mr|mrs|ms)\.? example)(?!\w)",
    re.IGNORECASE,
)
_SAMPLE_STREET: Final = compiled(
    r"(?<!\w)(?:muster|beispiel|voorbeeld)(?:str|weg|allee|platz|gasse|laan)|anytown|calle falsa|"
    r"(?<!\w)(?:example|sample|any|your) (?:street|st|road|rd|avenue|ave|lane)(?!\w)",
    re.IGNORECASE,
)
_NAMED: Final = frozenset({"PERSON", "LOCATION", "ORG"})
_TITLE: Final = "title"
_REACH: Final = 48
_NEAR: Final = 24
"""So far before an address a sample's name may stand."""


def is_made_up(text: str, span: Found) -> bool:
    """Say whether the words beside a name, or an address, tell that it is nobody's."""
    near = text[max(0, span.start - _NEAR) : span.start]
    if span.label == "LOCATION" and span.kind == "direct":
        is_sample = _SAMPLE_STREET.search(text, span.start, span.end)
        return bool(is_sample or _SAMPLE.search(near))
    if span.label not in _NAMED:
        return False
    if span.label == "PERSON" and (
        _SAINT.search(near) or _SAMPLE.search(text, span.start, span.end)
    ):
        return True
    told = _STORM_OR_LAW.search(near)
    if told and not (told["law"] and is_name(text[span.start : span.end])):
        return True
    return _is_played(text, span)


def _is_played(text: str, span: Found) -> bool:
    """Say whether it is a part: "pretend to be Captain Biscuit", "now you are Sir Spoon"."""
    said = text[span.start : span.end]
    if span.why != _TITLE and (is_name(said) or _FULL.fullmatch(said)):
        return False
    before = text[max(0, span.start - _REACH) : span.start]
    if _OURS.search(before[-_NEAR:]):
        return False
    if _ORDERED.search(before):
        return True
    found = _IS.search(before)
    if not found or _ASKS.match(text, span.end):
        return False
    is_first = found["first"] is not None and span.start < _REACH
    return is_first or _is_turned(text, span, before)


def _is_turned(text: str, span: Found, before: str) -> bool:
    """Say whether the sentence says that it is so from now on."""
    after = text[span.end : span.end + _REACH]
    return any(_TURNED.search(one) for one in (_ENDS.split(before)[-1], _ENDS.split(after)[0]))
