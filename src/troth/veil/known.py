"""Names that are known already: the person's own, their contacts, what they asked to mask.

They are found in any case, without accents, with endings of possession, in the short forms
that people use ("Dan" for "Daniel"), and with one slip of the pen from six letters on.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from troth.normal import normalize
from troth.veil.found import Found, Label
from troth.veil.words import listed
from troth.veil.words.plain_words import NOBODY, SEASONS

_SLIP_FROM: Final = 6
_WORD: Final = re.compile(r"[^\W_]+(?:[-'][^\W_]+)*")
_SHORT: Final = (
    "alexander alex sasha sandy lex xander|alexandra alex sasha sandra lexi ali|"
    "andrew andy drew|anthony tony ant|antonio toni toño|benjamin ben benji benny|"
    "catherine cathy kate katie cat|katherine kate katie kathy kat"
    "|charles charlie chuck|charlotte charlie lottie|christian chris|"
    "christopher chris topher kit|christina chris chrissy tina|"
    "christine chris chrissy tina|daniel dan danny dani|daniela dani|"
    "david dave davey|dominic dom|edward ed eddie ted|eduardo edu"
    "|eleanor ellie nell nora|elizabeth liz lizzie beth betty eliza libby|"
    "elisabeth elli lisa sissi lisbeth|emily em emmy|emma em|francisco paco fran curro|"
    "francesca fran chess|francis frank frankie|franziska franzi|"
    "frederick fred freddie|friedrich fritz"
    "|gabriel gabe gabi|gabriele gabi|gabriela gabi|gareth gaz|"
    "gregory greg|guadalupe lupe|harrison harry|henry harry hank|"
    "ignacio nacho|isabel isa bel|isabella bella izzy isa|jacob jake|"
    "james jim jimmy jamie|jasper jas|javier javi|jean-michel jeanmi|"
    "jennifer jen jenny jenni|jessica jess jessie"
    "|johannes hannes jo|jonathan jon jonny|joseph joe joey|josef sepp|"
    "jose pepe|josefa pepa|joshua josh|julia jules|julian jules|"
    "katharina kathi kati|kenneth ken kenny|laurence larry|lawrence larry|"
    "leonard leo len lenny|leonardo leo|louis lou|louise lou|lucas luke|"
    "madeleine maddie|madison maddie"
    "|manuel manu manolo|manuela manu|margaret maggie meg peggy marge|"
    "maria mari|martin marty|martina tina|matthew matt|matthias matze matti|"
    "maximilian max maxi|mercedes merche|michael mike mikey mick micky|"
    "michel mich|michaela micha|miguel migue|mohammed mo|montserrat "
    "montse"
    "|nathaniel nate nat|nathan nate|natalie nat|nicholas nick nicky|"
    "nicolas nico|nicole nicki nico|oliver ollie|olivia liv livvy|"
    "pascal pasco|patricia pat patty trish|patrick pat paddy|penelope penny|"
    "peter pete|philip phil|philipp phil|philippe phil|rafael rafa|"
    "raymond ray|rebecca becca becky"
    "|richard rich rick ricky dick|robert rob bob bobby robbie bert|"
    "roberto rober|ronald ron ronnie|rosemary rosie|samantha sam sammy|"
    "samuel sam sammy|santiago santi|sebastian seb basti|sebastien seb|"
    "sofia sofi|sophia soph|stephanie steph|stefanie steffi|stephen steve|"
    "steven steve|susan sue susie|susanne susi"
    "|tabitha tabby|theodore theo ted teddy|theresa terry tess|"
    "thomas tom tommy|timothy tim timmy|tobias tobi|valentina vale|"
    "vanessa nessa|veronica vero|victor vic|victoria vicky vic tori|"
    "vincent vince|virginia ginny|walter walt|wilhelm willi|william will bill billy liam willy|"
    "wolfgang wolf|yolanda yoli|zachary zach zack"
)


@dataclass(frozen=True, slots=True)
class Known:
    """Something that is to be found wherever it is written: a name, or any other words."""

    text: str
    label: Label = "PERSON"

    def __repr__(self) -> str:
        return f"Known({len(self.text)} letters, {self.label})"


def find(text: str, known: Iterable[str | Known]) -> Iterator[Found]:
    """Yield each place in `text` that means something known."""
    entries = [Known(one) if isinstance(one, str) else one for one in known]
    if not any(entry.text.strip() for entry in entries):
        return
    words = [(match.start(), match.end(), _folded(match[0])) for match in _WORD.finditer(text)]
    words = [part for word in words for part in _with_parts(text, word)]
    for entry in entries:
        yield from _whole(text, words, entry)
        if entry.label == "PERSON":
            yield from _parts(text, words, entry)


def _with_parts(text: str, word: tuple[int, int, str]) -> list[tuple[int, int, str]]:
    """Return a word without its ending of possession: "Anna's" is Anna and "'s"."""
    start, end, _ = word
    bare = re.sub(r"['-]s?$|'[sdm]$|'(?:ll|re|ve)$", "", text[start:end])
    return [(start, start + len(bare), _folded(bare))]


def _whole(text: str, words: list[tuple[int, int, str]], entry: Known) -> Iterator[Found]:
    """Find all words of an entry in a row."""
    wanted = [_folded(word) for word in _WORD.findall(entry.text)]
    if not wanted:
        spots = re.finditer(re.escape(entry.text.strip()), text) if entry.text.strip() else ()
        yield from (
            Found(spot.start(), spot.end(), entry.label, "direct", "known") for spot in spots
        )
        return
    size = len(wanted)
    if size == 1 and entry.label == "PERSON":
        return
    for at in range(len(words) - size + 1):
        row = words[at : at + size]
        if all(_is_same(have[2], want) for have, want in zip(row, wanted, strict=True)):
            yield Found(row[0][0], row[-1][1], entry.label, "direct", "known")


def _parts(text: str, words: list[tuple[int, int, str]], entry: Known) -> Iterator[Found]:
    """Find one word of a name: the first, the last, or a short form."""
    parts = [_folded(word) for word in _WORD.findall(entry.text)]
    forms = {form for part in parts for form in _forms(part)}
    for start, end, have in words:
        if have not in forms and not any(_is_same(have, part) for part in parts):
            continue
        if len(have) < 2 or _is_plain(text[start:end], have, parts):
            continue
        yield Found(start, end, entry.label, "direct", "known")


def _is_plain(said: str, have: str, parts: list[str]) -> bool:
    """Say whether a word only looks like a part of a name: "may", "de", "will" in lower case."""
    if have in _LINKS or (have in NOBODY and have not in parts):
        return True
    return said[0].islower() and (have in NOBODY or have in SEASONS or have in _VERBS)


_VERBS: Final = listed("mark rose bill frank rob sue drew chase jack pat nick josh dick ray dean")
"""What a name in lower case may be as well, even if somebody is known by it."""


_LINKS: Final = listed("""
de del la las los le du des der den von vom van zu da dos di el al y e und and the bin ben
""")


@lru_cache(maxsize=512)
def _forms(part: str) -> frozenset[str]:
    """Return a name with its short and long forms, and with endings of possession."""
    forms = {part}
    if len(part) >= 3:
        for family in _SHORT.split("|"):
            names = family.split()
            if part in names:
                forms |= set(names) if part == names[0] else {names[0], part}
        forms |= {
            part + ending for ending in ("s", "i", "y", "ie", "ito", "ita", "chen", "lein", "le")
        }
        if part[-1] in "ao":
            forms |= {part[:-1] + ending for ending in ("ita", "ito")}
        if part[-1] == part[-2] or len(part) <= 4:
            forms |= {part + part[-1] + ending for ending in ("y", "ie")}
    return frozenset(forms)


def _is_same(have: str, want: str) -> bool:
    if have == want or have == want + "s":
        return True
    return (
        len(want) >= _SLIP_FROM
        and len(have) >= _SLIP_FROM - 1
        and have[0] == want[0]
        and have not in NOBODY
        and is_one_slip(have, want)
    )


def is_one_slip(have: str, want: str) -> bool:
    """Say whether two words differ by one letter: changed, added, left out or swapped."""
    if abs(len(have) - len(want)) > 1:
        return False
    at = next(
        (place for place, (a, b) in enumerate(zip(have, want, strict=False)) if a != b),
        min(len(have), len(want)),
    )
    left, right = have[at:], want[at:]
    if left[:2] == right[1::-1] and left[2:] == right[2:]:
        return True
    return left[1:] == right[1:] or left[1:] == right or left == right[1:]


@lru_cache(maxsize=4096)
def _folded(word: str) -> str:
    """Return a word in lower case without accents, `ß` as `ss`."""
    spread = (
        normalize("NFKD", word.casefold())
        .replace("ł", "l")
        .replace("ø", "o")
        .replace("\u0131", "i")
    )
    return "".join(one for one in spread if not unicodedata.combining(one))
