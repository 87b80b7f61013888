"""Names that are known already: the person's own, their contacts, what they asked to mask.

They are found in any case, without accents or with `oe` for `ö`, with endings of possession and of
case, in the short forms that people use ("Dan" for "Daniel"), with one slip of the pen from six
letters on, and where somebody plays with them: `d4niel`, `D.a.n.i.e.l`, `Daaaniel`, `danielruiz92`.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Final

from troth.normal import normalize
from troth.veil import endings
from troth.veil.found import Found, Label
from troth.veil.words import listed, short_names
from troth.veil.words.plain_words import NOBODY, SEASONS

_SLIP_FROM: Final = 6
_WORD: Final = re.compile(r"[^\W_]+(?:[-'][^\W_]+)*")
_SPACED: Final = re.compile(
    r"(?<!\w)[^\W_](?P<gap>[ ._*·-]{1,2})[^\W_](?![^\W_])(?:(?P=gap)[^\W_](?![^\W_]))++"
)
"""Single letters in a row: "d a n i e l", "D.a.n.i.e.l"."""
_LONG_DRAWN: Final = re.compile(r"([^\W\d_])\1{2,}")
_DOUBLED: Final = re.compile(r"([^\W\d_])\1+")
_LEET: Final = str.maketrans("013457", "oieast")
_LEET_OTHER: Final = str.maketrans("013457", "oleast")
_LEAST_PLAYED: Final = 4
"""So many letters a name has that is known where somebody plays with it."""
_LONGEST_ENDING: Final = 4
_ADJECTIVE: Final = re.compile(r"(?<=[sc]k)[ia]$")
_LIKE_ADJECTIVES: Final = listed("i a iego iemu im iej ich imi ą")
"""Endings of Polish names such as Zieliński, which a woman bears as Zielińska."""
_TURKISH: Final = listed(
    "in un nin nun e a i u ye ya yi yu da de ta te dan den tan ten la le yla yle"
)
"""Endings that belong behind an apostrophe, which people leave out; without their dots."""
_SPREAD: Final = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "ø": "oe", "å": "aa", "æ": "ae", "œ": "oe"}
)
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
    words_bare = [*words, *_before_apostrophes(text, words)]
    rows = [(match.start(), match.end(), _unspaced(match)) for match in _SPACED.finditer(text)]
    for entry in entries:
        yield from _whole(text, words, entry)
        if entry.label == "PERSON":
            yield from _parts(text, words_bare, entry)
            yield from _played(words, rows, entry)


def _with_parts(text: str, word: tuple[int, int, str]) -> list[tuple[int, int, str]]:
    """Return a word without its ending of possession: "Anna's" is Anna and "'s"."""
    start, end, _ = word
    bare = re.sub(r"['-]s?$|'[sdm]$|'(?:ll|re|ve)$", "", text[start:end])
    return [(start, start + len(bare), _folded(bare))]


def _before_apostrophes(
    text: str, words: list[tuple[int, int, str]]
) -> Iterator[tuple[int, int, str]]:
    """Yield what stands before an apostrophe, with what is put behind a name: "Ayşe'nin"."""
    for start, end, _ in words:
        name, _, ending = text[start:end].partition("'")
        if 0 < len(ending) <= _LONGEST_ENDING and len(name) > 1:
            yield start, start + len(name), _folded(name)


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
    named = _WORD.findall(entry.text)
    parts = [_folded(word) for word in named]
    forms = {form for part in parts for form in _forms(part)}
    forms |= {form + ending for word in named for form in spread(word) for ending in ("", "s")}
    bent = {form for part in parts for form in _bent(part)}
    for start, end, have in words:
        is_bent = have in bent and (text[start].isupper() or endings.has_them(text[start:end]))
        is_spread = not text[start:end].isascii() and not spread(text[start:end]).isdisjoint(parts)
        if not (have in forms or is_bent or is_spread) and not any(
            _is_same(have, part) for part in parts
        ):
            continue
        if len(have) < 2 or _is_plain(text[start:end], have, parts):
            continue
        yield Found(start, end, entry.label, "direct", "known")


def _played(
    words: list[tuple[int, int, str]], rows: list[tuple[int, int, str]], entry: Known
) -> Iterator[Found]:
    """Find a name that somebody plays with: letters apart, digits for letters, words in one."""
    parts = [_folded(word) for word in _WORD.findall(entry.text)]
    wanted = {part for part in parts if len(part) >= _LEAST_PLAYED and part not in _LINKS}
    wanted |= {_DOUBLED.sub(r"\1", part) for part in wanted}
    glued = _together(parts)
    for start, end, have in rows:
        if have in wanted or have in glued:
            yield Found(start, end, entry.label, "direct", "known")
    for start, end, have in words:
        if any(one in wanted for one in _readings(have)) or have.strip("0123456789") in glued:
            yield Found(start, end, entry.label, "direct", "known")


def _together(parts: list[str]) -> frozenset[str]:
    """Return first and last name written as one word, in either order, or with an initial."""
    if len(parts) < 2:
        return frozenset()
    last = parts[-1]
    first = [form for form in _forms(parts[0]) if len(form) > 2]
    pairs = [*(one + last for one in first), *(last + one for one in first), parts[0][0] + last]
    return frozenset(one for one in pairs if len(one) > _LEAST_PLAYED)


def _readings(have: str) -> Iterator[str]:
    """Yield how a word reads without digits for letters, and without letters said at length."""
    if not have.isalpha() and not have.isdecimal():
        yield have.translate(_LEET)
        yield have.translate(_LEET_OTHER)
    if _LONG_DRAWN.search(have):
        yield _DOUBLED.sub(r"\1", have)


def _unspaced(match: re.Match[str]) -> str:
    return _folded("".join(filter(str.isalnum, match[0])))


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


@cache
def _families() -> tuple[tuple[str, ...], ...]:
    """Return first names, the full one first, with their short forms."""
    every = [*_SHORT.split("|"), *short_names.FAMILIES.strip().splitlines()]
    return tuple(tuple(family.split()) for family in every)


@lru_cache(maxsize=512)
def _forms(part: str) -> frozenset[str]:
    """Return a name with its short and long forms, and with endings of possession."""
    closed = part.replace("'", "")
    forms = {part, closed, closed + "s"}
    if len(part) >= 3:
        for names in _families():
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


@lru_cache(maxsize=512)
def _bent(part: str) -> frozenset[str]:
    """Return a name with endings of case, of languages that put them on names."""
    if len(part) < _LEAST_PLAYED or not part.isalpha():
        return frozenset()
    bare = _ADJECTIVE.sub("", part)
    if bare != part:
        return frozenset(bare + _folded(ending) for ending in _LIKE_ADJECTIVES)
    return frozenset((*endings.forms(part), *(part + ending for ending in _TURKISH)))


@lru_cache(maxsize=4096)
def spread(word: str) -> frozenset[str]:
    """Return a word with `oe` for `ö`, as those write it who have no such key; or nothing."""
    lower = normalize("NFC", word.casefold())
    return frozenset({_folded(lower.translate(_SPREAD))} - {_folded(word)})


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
