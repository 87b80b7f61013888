"""What may be looked at together of what many people wrote: nobody in it can be found again.

Promise: it cannot be undone, since no list of who was who is made. What names somebody is
dropped, and a name that was found in one text is dropped in all of them. What helps to find them
is made coarse (an age to ten years, a country to its part of the world, a date to its month), and
where fewer than `k` people share what is left, that goes as well. What is sensitive never leaves
with a text: of it there are only counts of people, and none below `k`. Texts come in an order that
says nothing, without who wrote them.

It does not promise what nobody can: a text may tell by its story who wrote it, and a name that
the detector missed is still there. So what is made here is for analysis, not for publishing.

Pure. Source: k-anonymity, Sweeney 2002, "k-anonymity: a model for protecting privacy", with
suppression in single records; the coarse values follow GDPR recital 26 (singling out).
"""

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from troth.errors import BadInput
from troth.veil import endings, pools
from troth.veil.fold import fold, plain
from troth.veil.found import Found
from troth.veil.known import spread
from troth.veil.people import is_nobody
from troth.veil.words import listed
from troth.veil.words.first_names import COMMON_WORDS

K: Final = 5
"""So many people share what is left, or it goes."""
DROPPED: Final = "[…]"
"""What stands where something was dropped: the same for everything, so that it tells nothing."""
_OLDEST: Final = 90
_PARTS: Final[Mapping[str, frozenset[str]]] = {
    "Europe": listed("""
austria österreich belgium belgië belgique bulgaria croatia cyprus czechia denmark danmark estonia
finland suomi france francia frankreich germany deutschland allemagne alemania greece hungary
iceland ireland italy italia latvia lithuania luxembourg malta netherlands nederland norway norge
poland polska portugal romania serbia slovakia slovenia spain españa espagne spanien sweden sverige
switzerland schweiz suisse ukraine england scotland wales britain uk
"""),
    "Africa": listed("""
algeria angola cameroon congo egypt ethiopia ghana kenya mali morocco maroc mozambique namibia
nigeria rwanda senegal somalia sudan tanzania tunisia uganda zambia zimbabwe
"""),
    "Asia": listed("""
afghanistan armenia azerbaijan bangladesh cambodia china georgia india indonesia iran iraq israel
japan jordan kazakhstan korea kuwait laos lebanon malaysia mongolia myanmar nepal oman pakistan
palestine philippines qatar singapore syria taiwan thailand turkey türkiye vietnam yemen
"""),
    "North America": listed("canada usa america mexico méxico us"),
    "Latin America": listed("""
argentina bolivia brazil brasil chile colombia cuba ecuador guatemala haiti honduras nicaragua
panama paraguay peru perú uruguay venezuela
"""),
    "Oceania": listed("australia fiji samoa tonga"),
}
_PART_OF: Final = {plain(one): part for part, names in _PARTS.items() for one in names}
_MONTHS: Final = (
    ("January", "january enero januar janvier januari gennaio janeiro"),
    ("February", "february febrero februar février febbraio fevereiro"),
    ("March", "march marzo märz mars maart mrt março"),
    ("April", "april abril avril aprile"),
    ("May", "may mayo mai mei maggio maio"),
    ("June", "june junio juni juin giugno junho"),
    ("July", "july julio juli juillet luglio julho"),
    ("August", "august agosto août augustus"),
    ("September", "september septiembre septembre settembre setembro"),
    ("October", "october octubre oktober octobre ottobre outubro"),
    ("November", "november noviembre novembre novembro"),
    ("December", "december diciembre dezember décembre dicembre dezembro"),
)
"""Each as people write it; cut short, too, from three letters on."""
_AGE: Final = re.compile(r"\D{0,20}(\d{1,3})\D{0,20}")
_WORD: Final = re.compile(r"[^\W\d_]{3,}")
_ISO: Final = re.compile(r"\d{4}-(\d{1,2})-\d{1,2}")
_NUMBERS: Final = re.compile(r"(\d{1,2})[./-](\d{1,2})[./-]\d{2,4}")
_LEAST_AGAIN: Final = 2
_TOO_SMALL: Final = "A group is two people or more. Choose 2 or more for k."
_RANKS: Final = ("month", "part", "age")
"""What goes first where too few people share it all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """One text that somebody wrote. person: any name for them, used to count and then dropped."""

    person: str = field(repr=False)
    text: str = field(repr=False)
    found: Sequence[Found] = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Analysed:
    """What is left. people: how many wrote. topics: of how many people each thing was found.

    Of a topic that fewer than `k` people wrote about there is no count.
    """

    texts: tuple[str, ...] = field(repr=False)
    people: int
    topics: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class _Coarse:
    """A place in a text and what it becomes; rank: of which sort; empty: it is dropped."""

    start: int
    end: int
    rank: str = ""
    value: str = ""


@dataclass(frozen=True, slots=True)
class _Text:
    person: str
    text: str
    coarse: tuple[_Coarse, ...]

    def shares(self, level: int) -> frozenset[str]:
        """Return what is told of its writer while the first `level` sorts are dropped."""
        kept = _RANKS[level:]
        return frozenset(one.value for one in self.coarse if one.rank in kept)

    def written(self, level: int) -> str:
        out: list[str] = []
        at = 0
        for one in self.coarse:
            kept = one.value if one.rank in _RANKS[level:] else DROPPED
            out += self.text[at : one.start], kept
            at = one.end
        return "".join([*out, self.text[at:]])


def analysed(said: Sequence[Said], *, k: int = K) -> Analysed:
    """Make texts that single nobody out, and counts. Nothing at all if fewer than `k` wrote.

    Raises BadInput for a `k` below two.
    """
    if k < 2:
        raise BadInput(_TOO_SMALL, param="k")
    people = {one.person for one in said}
    if len(people) < k:
        return Analysed(texts=(), people=0, topics={})
    names = frozenset(name for one in said for name in _names(one))
    waiting = [_Text(one.person, one.text, tuple(_coarse(one, names))) for one in said]
    done: list[str] = []
    for level in range(len(_RANKS) + 1):
        sharing: defaultdict[frozenset[str], set[str]] = defaultdict(set)
        for one in waiting:
            sharing[one.shares(level)].add(one.person)
        is_last = level == len(_RANKS)  # nothing is told any more: anybody may have written it
        goes = [is_last or len(sharing[one.shares(level)]) >= k for one in waiting]
        done += [one.written(level) for one, go in zip(waiting, goes, strict=True) if go]
        waiting = [one for one, go in zip(waiting, goes, strict=True) if not go]
    return Analysed(texts=tuple(sorted(done)), people=len(people), topics=_topics(said, k))


def _topics(said: Sequence[Said], k: int) -> dict[str, int]:
    by_topic: defaultdict[str, set[str]] = defaultdict(set)
    for one in said:
        for found in one.found:
            if found.kind == "sensitive":
                by_topic[found.why].add(one.person)
    return {topic: len(by_topic[topic]) for topic in sorted(by_topic) if len(by_topic[topic]) >= k}


def _names(said: Said) -> Iterator[str]:
    """Yield the folded words of the names in a text that are no words besides."""
    for one in said.found:
        if (one.label, one.kind) == ("PERSON", "direct"):
            for word in _WORD.findall(said.text[one.start : one.end]):
                for form in (plain(word), *spread(word)) if not _is_word(word) else ():
                    yield from _forms(form)


def _forms(name: str) -> Iterator[str]:
    """Yield a folded name, as it is and with endings of possession and of case."""
    yield name
    yield from (
        one for one in (f"{name}s", *endings.forms(name)) if one != name and not _is_word(one)
    )


def _is_word(word: str) -> bool:
    return plain(word) in pools.WORDS or plain(word) in COMMON_WORDS or is_nobody(word)


def _coarse(said: Said, names: Collection[str]) -> Iterator[_Coarse]:
    """Yield every place that changes, in order and without overlaps, the same words each time.

    names: words that are dropped wherever they stand.
    """
    places = [_coarsened(said.text, one) for one in said.found]
    folded = fold(said.text)
    for one in list(places):
        value = plain(said.text[one.start : one.end])
        if len(value) >= _LEAST_AGAIN:
            places += [
                _Coarse(start, end, one.rank, one.value) for start, end in folded.find(value)
            ]
    places += [
        _Coarse(*word.span()) for word in _WORD.finditer(said.text) if plain(word[0]) in names
    ]
    at = 0
    for one in sorted(places, key=lambda place: (place.start, place.rank != "", -place.end)):
        if one.start >= at:
            yield one
        elif one.end > at:  # the rest of what overlaps goes
            yield _Coarse(at, one.end)
        at = max(at, one.end)


def _coarsened(text: str, found: Found) -> _Coarse:
    words = text[found.start : found.end]
    if found.kind == "quasi":
        match found.label:
            case "DEMOGRAPHIC" if band := age_band(words):
                return _Coarse(found.start, found.end, "age", band)
            case "LOCATION" if part := part_of_the_world(words):
                return _Coarse(found.start, found.end, "part", part)
            case "DATE" if month := month_of(words):
                return _Coarse(found.start, found.end, "month", month)
            case _:
                pass
    return _Coarse(found.start, found.end)


def age_band(words: str) -> str:
    """Return the ten years that an age lies in: `30–39`; empty if it is no age in digits."""
    found = _AGE.fullmatch(words.strip())
    age = int(found[1]) if found else -1
    if not 0 <= age < 130:
        return ""
    low = age - age % 10
    return f"{_OLDEST} or more" if low >= _OLDEST else f"{low}–{low + 9}"


def part_of_the_world(words: str) -> str:
    """Return where a country lies; empty for what is smaller than a country, or not known."""
    return _PART_OF.get(plain(words), "")


def month_of(words: str) -> str:
    """Return the month of a date, without day and year; empty if it is not sure."""
    if numbers := _ISO.fullmatch(words.strip()):
        return _named(int(numbers[1]))
    if numbers := _NUMBERS.fullmatch(words.strip()):
        both = {int(numbers[1]), int(numbers[2])}
        sure = {one for one in both if one <= 12} if max(both) > 12 or len(both) == 1 else set()
        return _named(sure.pop()) if len(sure) == 1 else ""
    told = {
        month
        for word in _WORD.findall(words)
        for month, names in _MONTHS
        if any(plain(name).startswith(plain(word)) for name in names.split())
    }
    return told.pop() if len(told) == 1 else ""


def _named(number: int) -> str:
    return _MONTHS[number - 1][0] if 1 <= number <= len(_MONTHS) else ""
