"""What the model sees in a text: people, places, and all else that tells who somebody is.

The model gives each piece of a word the chance of each label. A word is what its pieces are
together; how sure the model must be was chosen for each label on lines that it had not
learned from (`training/veil`). Words that stand together are one span, which ends where words
end, so that no half of a name is left.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from pathlib import Path
from typing import Final, NamedTuple, Protocol

from troth.errors import Damaged, Unconfigured, VeilBroken
from troth.veil.alternatives import compiled
from troth.veil.found import Found, Kind, Label
from troth.veil.people import is_name, is_plain, list_of, plain_name
from troth.veil.sensitive import topic
from troth.veil.words import listed
from troth.veil.words.places import COUNTRIES, PEOPLES
from troth.veil.words.things import THINGS
from troth.weights.rampart import LABELS
from troth.weights.recogniser import NOTHING, Recogniser, recogniser
from troth.weights.runtime import RuntimeFailed
from troth.weights.wordpiece import Piece

_MEANT: Final[Mapping[str, tuple[Label, Kind]]] = {
    "person": ("PERSON", "direct"),
    "place": ("LOCATION", "quasi"),
    "address": ("LOCATION", "direct"),
    "organisation": ("ORG", "quasi"),
    "date": ("DATE", "quasi"),
    "contact": ("CONTACT", "direct"),
    "id": ("ID", "direct"),
    "age": ("DEMOGRAPHIC", "quasi"),
    "sensitive": ("DEMOGRAPHIC", "sensitive"),
    "other": ("OTHER", "quasi"),
}
NEEDED: Final[Mapping[str, float]] = {
    "person": 0.5,
    "place": 0.6,
    "address": 0.32,
    "organisation": 0.5,
    "date": 0.15,
    "contact": 0.5,
    "id": 0.4,
    "age": 0.3,
    "sensitive": 0.6,
    "other": 0.2,
}
"""How sure the model must be that a word is something, by what it most likely is."""
BESIDE: Final = 0.5
"""How much of that is enough for a word beside one that is sure."""
LISTED: Final = 0.6
"""How much of that is enough for a first name that is nothing else common, a country, a people."""
ON_LISTS: Final[Mapping[int, float]] = {2: 0.5, 3: 0.3}
"""How much of that is enough, where capitals are only for names, for what is a word and a name,
and for a family name (`list_of`)."""
ALONG: Final = 0.2
"""How much of that is enough in a text in which something is sure; names need a capital for it."""
JOINED: Final = 0.3
"""How much of that is enough for a name that a comma or an "and" joins to one that is sure."""
BELIEVED: Final = 0.9
"""So sure the model must be that what a list has as a thing is somebody, or a place."""
_AND: Final = listed("and & und y et en ou or oder of noch ni né nem / + , u e")
_WORD: Final = re.compile(r"\w")
_GAP: Final = re.compile(r"\s{0,2}")
_BEFORE: Final = re.compile(r"(?:(?<!\w)[Oo]'|(?<![\w-])(?:\w-?)++)$")
_AFTER: Final = re.compile(r"(?:-?\w)++")
_ONE_PHRASE: Final = frozenset({"person", "contact", "organisation", "age", "sensitive"})
"""What no comma and no end of a sentence is part of."""
_STOPS: Final = frozenset(',;:!?()[]{}"“”…')
_INITIALS: Final = 3
_OPENS: Final = ' \t"“„«([*_'
_STARTS: Final = frozenset({"", *".!?…:;\n\r•>|-–—"})
"""What a sentence begins after."""
_TIME: Final = compiled(
    r"(?:april|may|june|august|summer|autumn|winter|mai|juni|juli|mei|maart|maggio|giugno|luglio|"
    r"mayo|junio|"
    r"julio|abril|avril|juin|maio|junho|sommer|herbst|zomer|herfst|verano|estate|inverno|hiver)",
    re.IGNORECASE,
)
_WHEN: Final = compiled(
    r"(?<!\w)(?:in|im|en|au|em|by|until|till|since|before|after|this|last|next|early|late|mid|bis|"
    r"seit|ab|"
    r"anfang|mitte|ende|diesen|letzten|nächsten|sinds|eind|begin|half|tot|van|voor|na|vóór|début|"
    r"fin|mi|"
    r"depuis|de|desde|hasta|este|a|da|di|fino a|dal|del|des|dem|d['’]|le|el|il|o|der|den|"
    r"l['’])[ -]?$",
    re.IGNORECASE,
)
"""A month or a season after such a word is no name."""
_LONGEST_WHEN: Final = 12
_REACH: Final = 8
_FEWEST: Final = 4
_MOST_BIG: Final = 0.24
"""The share of words with a capital above which a capital says nothing."""
_NEVER_LAST: Final = ' \t\n.,;:!?([{"“„…'
_NEVER_FIRST: Final = ' \t\n.,;:!?)]}"”…'
_OWNS: Final = re.compile(r"['’]s?$")
_NAMED: Final = frozenset({("PERSON", "direct"), ("LOCATION", "quasi")})
_ONLY_LETTERS: Final = re.compile(r"[\w'’-]+")


class Reads(Protocol):
    """What gives, for each piece of a text, the chance of each of `LABELS`."""

    def read(self, text: str) -> list[tuple[Piece, Sequence[float]]]:
        """Read a text."""
        ...


class Word(NamedTuple):
    """A word, what it most likely is if it is anything, and how likely it is that."""

    start: int
    end: int
    label: str
    chance: float


class Ner:
    """The model, loaded at the first text."""

    def __init__(self, weights_dir: Path, kept_in: Path) -> None:
        self._weights_dir, self._kept_in = weights_dir, kept_in

    def find(self, text: str) -> list[Found]:
        """Return what the model is sure enough of. Raises VeilBroken if it cannot read."""
        return list(found(text, self._load()))

    def _load(self) -> Recogniser:
        try:
            return recogniser(self._weights_dir, self._kept_in, list_of)
        except (Unconfigured, Damaged) as error:
            raise VeilBroken(f"Names cannot be masked. {error}") from error  # noqa: EM102, TRY003  # theirs says what to do
        except (RuntimeFailed, OSError) as error:
            message = "Names cannot be masked: the model does not load. Run `troth model get veil`."
            raise VeilBroken(message) from error


def found(text: str, reads: Reads) -> Iterator[Found]:
    """Yield spans that the model sees in `text`, in order."""
    try:
        read = reads.read(text)
    except RuntimeFailed as error:
        message = "Names cannot be masked: the model failed. Nothing was sent."
        raise VeilBroken(message) from error
    yield from spans(text, words(read))


def words(read: Sequence[tuple[Piece, Sequence[float]]]) -> list[Word]:
    """Join pieces to words: a word is on average what its pieces are."""
    made: list[Word] = []
    for _, group in groupby(read, key=lambda one: one[0].word):
        (first, row), *more = group
        if more:
            rows = [row, *(one for _, one in more)]
            row = [sum(column) / len(rows) for column in zip(*rows, strict=True)]
        best, chance = (1, 0.0) if row is NOTHING else _likeliest(row)
        end = more[-1][0].end if more else first.end
        made.append(Word(first.start, end, LABELS[best], chance))
    return made


def _likeliest(row: Sequence[float]) -> tuple[int, float]:
    """Return which label is the likeliest but for nothing, and how likely any of them is."""
    nothing, *others = row
    return 1 + others.index(max(others)), 1 - nothing


def spans(
    text: str, seen: Sequence[Word], needed: Mapping[str, float] = NEEDED, beside: float = BESIDE
) -> Iterator[Found]:
    """Yield what is sure enough, words that belong together as one."""
    proper = _proper(text, seen)
    seen = _by_list(text, seen, proper, needed["person"])
    sure = _sure(text, seen, needed, beside)
    at = 0
    while at < len(seen):
        if not sure[at]:
            at += 1
            continue
        until = at + 1
        while until < len(seen) and sure[until] and _belongs(text, seen[until - 1], seen[until]):
            until += 1
        span = _span(text, seen[at:until])
        is_believed = any(proper[at:until]) or max(one.chance for one in seen[at:until]) >= BELIEVED
        if span and (is_believed or not _is_thing(text, span)):
            yield span
        at = until


def _sure(
    text: str,
    seen: Sequence[Word],
    needed: Mapping[str, float],
    beside: float,
) -> list[bool]:
    enough = [_enough(text, word, needed) for word in seen]
    sure = [word.chance >= least for word, least in zip(seen, enough, strict=True)]
    if any(sure):
        enough = [
            least * (ALONG if word.label != "person" or _is_big(text, word) else 1)
            for word, least in zip(seen, enough, strict=True)
        ]
        sure = [word.chance >= least for word, least in zip(seen, enough, strict=True)]
    for ahead in (range(1, len(seen)), range(len(seen) - 2, -1, -1)):
        for at in ahead:
            near = at - ahead.step
            first, second = sorted((at, near))
            if not sure[at] and sure[near] and _belongs(text, seen[first], seen[second]):
                sure[at] = seen[at].chance >= enough[at] * beside
    least = JOINED * needed["person"]
    for at, word in enumerate(seen):
        if word.label == "person" and word.chance >= least and not sure[at]:
            sure[at] = any(_is_joined(text, seen, sure, at, way) for way in (-1, 1))
    return sure


def _is_big(text: str, word: Word) -> bool:
    """Say whether a word has a capital that no start of a sentence gave it."""
    said = text[word.start : word.end]
    if not (said[0].isupper() and said[1:].islower()):
        return False
    before = text[max(0, word.start - _REACH) : word.start].rstrip(_OPENS)
    return bool(before) and before[-1] not in _STARTS


def _proper(text: str, seen: Sequence[Word]) -> list[bool]:
    """Say of each word whether it has a capital, and only a name would have one there.

    Where many words have one it says nothing: in German, in a title, in a text that shouts.
    """
    said = [text[word.start].isupper() for word in seen if text[word.start].isalpha()]
    if len(said) < _FEWEST or sum(said) > _MOST_BIG * len(said):
        return [False] * len(seen)
    return [_is_big(text, word) for word in seen]


def _by_list(
    text: str, seen: Sequence[Word], proper: Sequence[bool], least: float
) -> Sequence[Word]:
    """Return the words; family names that a capital tells from words are people now."""
    made = list(seen)
    for at, is_proper in enumerate(proper):
        share = ON_LISTS.get(list_of(text[seen[at].start : seen[at].end])) if is_proper else None
        if share is not None and share * least <= seen[at].chance < least:
            made[at] = seen[at]._replace(label="person", chance=least)
    return made


def _is_joined(text: str, seen: Sequence[Word], sure: Sequence[bool], at: int, way: int) -> bool:
    """Say whether a word is told in one breath with a sure name: "Mees and Roos", "Mees, Roos"."""
    other = at + 2 * way
    if not 0 <= other < len(seen) or not sure[other] or seen[other].label != "person":
        return False
    between = seen[at + way]
    return text[between.start : between.end].lower() in _AND


def _enough(text: str, word: Word, needed: Mapping[str, float]) -> float:
    """Return how likely a word must be what it most likely is."""
    least = needed[word.label]
    if not LISTED * BESIDE * least <= word.chance < least:
        return least
    return LISTED * least if _is_listed(text[word.start : word.end], word.label) else least


def _is_listed(said: str, label: str) -> bool:
    """Say whether a list has a word as what the model takes it for."""
    match label:
        case "person":
            return is_name(said)
        case "place":
            return said[0].isupper() and plain_name(said) in COUNTRIES
        case "sensitive":
            return said[0].isupper() and plain_name(said) in PEOPLES
        case _:
            return False


def _belongs(text: str, first: Word, second: Word) -> bool:
    if first.label != second.label or not _GAP.fullmatch(text, first.end, second.start):
        return False
    return first.label not in _ONE_PHRASE or not _ends_phrase(text, first, second)


def _ends_phrase(text: str, first: Word, second: Word) -> bool:
    """Say whether a sign ends what stands before it: not the dot of "J." or of "a.b@c.org"."""
    sign = text[second.start : second.end]
    if sign == ".":
        is_within = _WORD.match(text, second.end) is not None
        return not is_within and (first.label != "person" or first.end - first.start > _INITIALS)
    return sign in _STOPS


def _is_time(text: str, start: int, end: int) -> bool:
    """Say whether what looks like a name is a month or a season: "im Mai", "eind mei"."""
    is_one = _TIME.fullmatch(text, start, end) is not None
    return is_one and _WHEN.search(text, max(0, start - _LONGEST_WHEN), start) is not None


def _is_thing(text: str, span: Found) -> bool:
    """Say whether each word is a thing in one of the languages: "Heimweh", "le facteur"."""
    if (span.label, span.kind) not in _NAMED:
        return False
    words = [plain_name(one) for one in _ONLY_LETTERS.findall(text, span.start, span.end)]
    return any(one in THINGS for one in words) and all(
        one in THINGS or is_plain(one) for one in words
    )


def _span(text: str, held: Sequence[Word]) -> Found | None:
    """Return one span over words: whole at both ends, without signs around it."""
    start, end = held[0].start, held[-1].end
    said = text[start:end]
    end -= len(said) - len(said.rstrip(_NEVER_LAST))
    start += len(said) - len(said.lstrip(_NEVER_FIRST))
    label, kind = _MEANT[max(held, key=lambda one: one.chance).label]
    if not _WORD.search(text, start, end):
        return None
    if whole := _BEFORE.search(text, max(0, start - 40), start):
        start = whole.start()
    if whole := _AFTER.match(text, end, end + 40):
        end = whole.end()
    if label == "PERSON" and (owns := _OWNS.search(text, start, end)):
        end = owns.start()
    if label in {"PERSON", "DEMOGRAPHIC"} and is_plain(text[start:end]):
        return None
    if (
        label == "PERSON"
        and _TIME.fullmatch(text[start:end])
        and _WHEN.search(text, max(0, start - 12), start)
    ):
        return None
    why = topic(text[start:end]) if kind == "sensitive" else "model"
    return Found(start, end, label, kind, why)
