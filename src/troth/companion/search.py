"""Finds words in a person's own talks: each message is opened in memory, looked at and let go.

No list of words is kept for it, and nothing of a search is kept or logged: what was looked for,
and what was found. It needs the yes to keeping talks, since it looks into what that yes keeps.
Capitals and accents do not count: "cafe" finds "Café".
"""

from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Final

from troth.companion.persona import PERSONAS
from troth.companion.talks import HEADS, Links
from troth.companion.terms import plain
from troth.companion.turn import Turn
from troth.errors import BadInput
from troth.gate.gate import Gate
from troth.guard.release import own as own_words
from troth.words import COMPANION_HISTORY, Clear, PersonId

LONGEST: Final = 200
"""Letters of what is looked for."""
MOST_WORDS: Final = 20
MOST_HITS: Final = 500
"""How many messages are shown of all that were found."""
_AROUND: Final = 70
"""Letters that are shown on either side of what was found."""
_WIDEST: Final = 400
"""Letters that are shown of what was found: marks between its letters make it longer."""
_SHORT: Final = 2_000
"""Letters of a message that may wait whole until it is known whether it is shown."""
_STEP: Final = 1024
_CUT: Final = "…"


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A part of a message. is_found: it is what was looked for."""

    text: str = field(repr=False)
    is_found: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A message that has all the words. pieces: the part of it where the first of them stands."""

    turn: str
    conversation: str
    companion: str
    at: str
    is_mine: bool
    pieces: Sequence[Piece] = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Hits:
    """What was found. newest: the newest messages first, at most as many as were asked for.

    counts: by talk, how many messages have all the words. is_cut: older ones are not in `newest`
    because it was full.
    """

    newest: Sequence[Hit]
    counts: Mapping[str, int]
    is_cut: bool

    @property
    def count(self) -> int:
        """How many messages have all the words."""
        return sum(self.counts.values())


def look(
    gate: Gate,
    person: PersonId,
    words: str,
    *,
    most: int = MOST_HITS,
    of_a_talk: int | None = None,
) -> Hits:
    """Look for the messages that have all of some words; count all, and return the newest.

    of_a_talk: how many of one talk to return at most. Raises Refused, and BadInput where nothing
    is looked for, or too much.
    """
    sought = _sought(words)
    with gate.enter(person, COMPANION_HISTORY) as room:
        links, newest = Links(), _Newest(most, of_a_talk)
        for number, (after, at, companion, talk, said_id, role, text) in room.skim(
            Turn, *HEADS, "role", "text"
        ).rows:
            own, _ = links.take(number, talk, said_id, after)
            # Of a damaged message, what is no text is empty here.
            if talk and at and has(text, sought):
                made = partial(_hit, own, talk, companion, at, role, text, sought)
                newest.add(talk, made if len(text) < _SHORT else made())
    return newest.told()


def has(text: str, sought: Sequence[str]) -> bool:
    """Say whether a text has all of some folded words."""
    folded = fold(text)
    return all(one in folded for one in sought)


def fold(text: str) -> str:
    """Return a text without capitals and accents. Each letter is folded alone."""
    return text.lower() if text.isascii() else plain(text.casefold())


class _Newest:
    """Keeps the newest of what is found, and counts the rest. They come oldest first.

    What is cut out of a message, or, of a short one, what will cut it out if it is still here.
    """

    def __init__(self, most: int, of_a_talk: int | None) -> None:
        self._most, self._of_a_talk = most, of_a_talk
        self._hits: dict[int, tuple[str, Hit | Callable[[], Hit]]] = {}
        self._places: dict[str, deque[int]] = {}
        self._counts: dict[str, int] = {}
        self._count = 0
        self._is_cut = False

    def add(self, talk: str, hit: Hit | Callable[[], Hit]) -> None:
        """Keep one more, in the place of the oldest one if there is no room."""
        self._count += 1
        self._counts[talk] = self._counts.get(talk, 0) + 1
        mine = self._places.setdefault(talk, deque())
        if len(mine) == self._of_a_talk:
            del self._hits[mine.popleft()]
        mine.append(self._count)
        self._hits[self._count] = talk, hit
        if len(self._hits) > self._most:
            talk, _ = self._hits.pop(next(iter(self._hits)))
            self._places[talk].popleft()
            self._is_cut = True

    def told(self) -> Hits:
        """Return all of it, the newest first."""
        newest = [one if isinstance(one, Hit) else one() for _, one in self._hits.values()][::-1]
        return Hits(newest=newest, counts=self._counts, is_cut=self._is_cut)


def _sought(words: str) -> list[str]:
    if len(words) > LONGEST:
        message = f"Look for up to {LONGEST} letters at once."
        raise BadInput(message, param="words")
    sought = list(dict.fromkeys(fold(words).split()))
    if not sought:
        message = "Say which words to look for."
        raise BadInput(message, param="words")
    if len(sought) > MOST_WORDS:
        message = f"Look for up to {MOST_WORDS} words at once. Take some out, and look again."
        raise BadInput(message, param="words")
    return sought


def _hit(  # noqa: PLR0913, PLR0917  # the fields of a turn, as they are skimmed
    own: str, talk: str, companion: str, at: str, role: str, text: str, sought: Sequence[str]
) -> Hit:
    return Hit(
        turn=own,
        conversation=talk,
        companion=companion or PERSONAS[0].id,
        at=at,
        is_mine=role == "user",
        pieces=tuple(_pieces(own_words(Clear(text)).text, sought)),
    )


def _pieces(text: str, sought: Sequence[str]) -> Iterator[Piece]:
    """Yield the part of a text where the first word stands, cut where something was found."""
    first, last = _first(text, sought)
    last = min(last, first + _WIDEST)
    start, end = _part(text, first, last)
    if start:
        yield Piece(text=_CUT)
    at = start
    for one, other in [(first, last), *_places(text[:end], sought, after=last)]:
        if at < one:
            yield Piece(text=_line(text[at:one]))
        if one < other:
            yield Piece(text=text[one:other], is_found=True)
        at = other
    if at < end:
        yield Piece(text=_line(text[at:end]))
    if end < len(text):
        yield Piece(text=_CUT)


def _line(text: str) -> str:
    """Return a part of a text on one line; what stands around it is kept apart."""
    return "".join(" " if one in "\n\r\t" else one for one in text)


def _part(text: str, first: int, last: int) -> tuple[int, int]:
    """Return a part around a place, cut between words where there are any."""
    start, end = max(0, first - _AROUND), min(len(text), last + _AROUND)
    if start:
        space = text.find(" ", start, first)
        start = space + 1 if space >= 0 else start
    if end < len(text):
        space = text.rfind(" ", last, end)
        end = space if space >= 0 else end
    return start, end


def _first(text: str, sought: Sequence[str]) -> tuple[int, int]:
    """Return where the first of the words stands in a text; of two that begin there, the longer.

    An accent between two letters: it has the words, at no place of its own. Then it is (0, 0).
    """
    folded = fold(text)
    found = [(at, -len(one)) for one in sought if (at := folded.find(one)) >= 0]
    if not found:
        return 0, 0
    at, less = min(found)
    return _letter(text, at), _letter(text, at - less - 1) + 1


def _letter(text: str, wanted: int) -> int:
    """Return which letter of a text became the one at a place of its folded form."""
    if text.isascii():
        return wanted
    at = start = 0
    for start in range(0, len(text), _STEP):
        many = len(fold(text[start : start + _STEP]))
        if at + many > wanted:
            break
        at += many
    for place in range(start, len(text)):
        at += len(fold(text[place]))
        if at > wanted:
            return place
    return len(text)


def _places(text: str, sought: Sequence[str], *, after: int) -> list[tuple[int, int]]:
    """Return where words stand in the rest of a text, in order, none inside another.

    The rest is short: what is shown of a message.
    """
    letters, places = list[str](), list[int]()
    for place, one in enumerate(text[after:], after):
        folded = fold(one)
        letters.append(folded)
        places += [place] * len(folded)
    folded = "".join(letters)
    found = []
    for word in sought:
        at = folded.find(word)
        while at >= 0:
            found.append((places[at], places[at + len(word) - 1] + 1))
            at = folded.find(word, at + len(word))
    apart, end = list[tuple[int, int]](), 0
    for first, last in sorted(found, key=lambda one: (one[0], -one[1])):
        if first >= end:
            apart.append((first, last))
            end = last
    return apart
