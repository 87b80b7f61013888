"""How a word of a street's name is written, and a town: patterns that other rules are made of.

A dot ends a sentence, unless it stands after one of a few short words ("St. Gallen", "Dr. Lamb
Road") or in what is short for where a town lies ("Freiburg i. Br."). Nothing is found here.
"""

from typing import Final

CAPITAL: Final = r"(?-i:[A-ZÀ-ÖØ-ÞŁŚŽŞİČŠĐŐ])"
# No word is longer than this: what has no end would be read again and again.
_REST: Final = r"[\w'’-]{0,40}"
_BEFORE_TOWN: Final = (
    r"(?-i:(?=\w{1,4}\.)(?:St|Ste|Sta|Sto|Sn|Mt|Mte|Ft|Pt|Pto|Pta|Gt|Kl|Gr|Hl|Cd|Gral|Cnel|Col|"
    r"[NSEW])\.[ -]?)"
)
"""Saint, mount, fort, port, great, city; and where the sun stands."""
_BEFORE_NAME: Final = (
    r"(?-i:(?=\w{1,6}\.)(?:St|Ste|Sta|Sto|Mt|Mte|Ft|Dr|Drs|Dra|Prof|Ing|Ir|Avv|Mons|Gen|Gral|Gal|"
    r"Col|Cel|Cnel|"
    r"Cap|Capt|Cpt|Maj|Sgt|Adm|Alm|Lt|Ten|Pres|Sen|Gov|Rev|Mr|Mrs|Pe|Fr|Br|Burg|Bgm|Joh|Chr|Jos|"
    r"Gebr|Geschw|Wm|Geo|Thos|[A-Z])\.[ -]?)"
)
"""Whom streets are named for: their titles, and their first names in short."""
PART: Final = rf"(?={CAPITAL}){_BEFORE_NAME}{{0,2}}{CAPITAL}[\w'’]{{0,40}}"
"""One word of a name that a line may join to the next."""
NAME: Final = rf"(?={CAPITAL}){_BEFORE_NAME}{{0,3}}{CAPITAL}{_REST}(?:(?<=\b[JS]r)\.)?"
LIES: Final = r"(?: [aiobv]\. ?(?:d\. ?)?(?-i:[A-ZÄÖÜ])[a-zäöüß]{0,8}(?:\.|\b))"
"""By which river, in which land: in short."""
_SMALL: Final = (
    r"(?:on|upon|de|del|do|da|di|la|las|los|le|les|sur|am|an der|aan(?: den?)?|im|in|en|aux?)"
)
PLACE: Final = rf"{_BEFORE_TOWN}?{CAPITAL}{_REST}"
TOWN: Final = rf"{PLACE}(?:[ -](?:{PLACE}|{_SMALL}(?=[ -]{CAPITAL}))){{0,4}}{LIES}?"
