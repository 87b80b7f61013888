"""Finds what was said before: the turns of talks that a question is about.

No model that writes has a part in it. Five things are weighed and added up: how
many of the question's words a turn has (`postings`), how near its meaning is
(`weights.sentence`), whether who said it is named in the question, whether it tells a time when
a time is asked for, and how much it says. When somebody asks how things are now, newer turns
come before older ones. A turn is looked at with the turn before and the turn after it.

The weights are few and round; `bench/recall.py` measures them. The model that comes with Troth
understands English only: in other languages turns are found by their words, unless somebody got
the one for about 100 languages (`weights.multilingual`). Without any model they are found by
their words alone (`Index.told` says so).

Pure: no file is written, nothing is sent, nothing is logged. Everything here is what was said,
in another form, and is kept and forgotten as that is.
"""

import heapq
import math
from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, Protocol

from troth.companion import terms
from troth.companion.postings import AFTER, BEFORE, Postings
from troth.errors import Damaged, Unconfigured
from troth.weights.minilm import WIDTH
from troth.weights.runtime import RuntimeFailed
from troth.weights.scan import NOTHING, asked, nearness, packed

Turn = Mapping[str, str]
"""`id`, `speaker` and `text`; and `talk`, if there are several talks one after the other."""

MEANING: Final = 0.75
SPEAKER: Final = 0.2
TIME: Final = 0.15
LATEST: Final = 0.15
LENGTH: Final = 0.05
"""What each counts beside the words, which count 1."""

PAGE: Final = 4096
"""Rows in one page of vectors."""

_LONG: Final = 64
"""Words. Nothing is gained by saying more."""
_POOL: Final = 100
"""Turns that are looked at closely: the best by words, and the best by meaning."""
_AROUND: Final = 1 + BEFORE + AFTER
_QUESTION: Final = 4_000
"""Letters of a question that are looked at."""
_ASKED: Final = 64
"""Words of a question that are looked for."""


class Encodes(Protocol):
    """What turns sentences into vectors of WIDTH numbers (`weights.sentence.Encoder`).

    It may have a `mark`, by which its vectors are told from those of others, and a `stretch`,
    by which its cosines are wider than it gives them.
    """

    def embed(self, texts: Sequence[str]) -> Sequence[Sequence[float]]:
        """Return the vector of each text."""
        ...


class Pages(Protocol):
    """Where packed vectors lie: in memory, or sealed and opened one by one while they are read."""

    def __iter__(self) -> Iterator[bytes]:
        """Yield pages, each of whole rows, in the order of the turns."""
        ...

    def append(self, rows: bytes) -> None:
        """Add rows after the last one."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A turn that was found, and why."""

    id: str
    score: float
    words: float
    """How much of the question's words it has, with its neighbours: 0 to 1."""
    meaning: float
    """How near its meaning is, with its neighbours: 1 is the same; 0 without the model."""


@dataclass(slots=True)
class _InMemory:
    """Pages of vectors as they are."""

    pages: list[bytes] = field(default_factory=list)

    def __iter__(self) -> Iterator[bytes]:
        return iter(self.pages)

    def append(self, rows: bytes) -> None:
        if self.pages and len(self.pages[-1]) < PAGE * WIDTH:
            rows = self.pages.pop() + rows
        self.pages += [rows[at : at + PAGE * WIDTH] for at in range(0, len(rows), PAGE * WIDTH)]


def index(turns: Iterable[Turn], weights_dir: Path | None = None) -> "Index":
    """Return an index over turns in the order in which they were said.

    The encoder is the one of this process (`weights.encoders`); it is looked for in `weights_dir`
    and among the installed packages. Without it turns are found by their words, and `Index.told`
    says so.
    """
    from troth.weights.encoders import encoder  # noqa: PLC0415  # who brings vectors needs none

    try:
        made = Index(encoder(weights_dir))
    except (Unconfigured, Damaged) as error:
        made = Index(None, told=f"{_BY_WORDS} {error}")
    except (RuntimeFailed, OSError):
        made = Index(None, told=f"{_BY_WORDS} The model does not load: `troth model get memory`.")
    made.add(turns)
    return made


def mark_of(encodes: Encodes) -> str:
    """Return what stands before the vectors of an encoder; before the first one's, nothing."""
    return str(getattr(encodes, "mark", ""))


_BY_WORDS: Final = "Memories are found by their words alone."


def pack(turns: Sequence[Turn], encodes: Encodes) -> bytes:
    """Return the packed vectors of turns, to be kept (sealed) and given to `Index.add` later.

    One row of WIDTH bytes for each turn. A row depends on its turn alone.
    """
    says = [any(map(str.isalnum, one["text"])) for one in turns]
    texts = [
        f"{one['speaker']}: {one['text']}" for one, does in zip(turns, says, strict=True) if does
    ]
    vectors = iter(encodes.embed(texts))
    return b"".join(packed(next(vectors)) if does else NOTHING for does in says)


class Index:
    """Turns that can be asked for. It grows turn by turn; one caller at a time.

    told: why turns are found by words alone, in a sentence for people; empty if they are not.
    """

    def __init__(
        self, encodes: Encodes | None, *, pages: Pages | None = None, told: str = ""
    ) -> None:
        """Make an empty index. `pages`: where vectors go, if not simply to memory."""
        self.told = told
        self._encodes = encodes
        self._stretch = float(getattr(encodes, "stretch", 1.0))
        self._pages = _InMemory() if pages is None else pages
        self._postings = Postings()
        self._ids: list[str] = []
        self._speakers: dict[str, int] = {}
        self._speaker = array("I")
        self._worth = array("f")
        self._tells_when = bytearray()
        self._talk = ""

    def __len__(self) -> int:
        return len(self._ids)

    def __repr__(self) -> str:
        return f"Index({len(self)} turns)"

    def add(self, turns: Iterable[Turn], vectors: bytes | None = None) -> None:
        """Add turns after those that are here.

        vectors: what `pack` gave for these very turns; left out, each is embedded now. Raises
        ValueError if there is not one for each turn.
        """
        new = list(turns)
        whole = [(one["id"], one["speaker"], one["text"], one.get("talk", "")) for one in new]
        if self._encodes is not None:
            rows = pack(new, self._encodes) if vectors is None else vectors
            if len(rows) != len(new) * WIDTH:
                message = f"{len(new)} turns came with {len(rows)} bytes of vectors."
                raise ValueError(message)
            if rows:
                self._pages.append(rows)
        for id_, speaker, text, talk in whole:
            self._ids.append(id_)
            self._speaker.append(self._speakers.setdefault(speaker, len(self._speakers)))
            self._add(terms.words(text), talk)

    def _add(self, said: Sequence[str], talk: str) -> None:
        self._postings.add(terms.terms(said), follows=talk == self._talk)
        self._talk = talk
        self._worth.append(LENGTH * math.log1p(min(len(said), _LONG)))
        self._tells_when.append(terms.tells_when(said))

    def rank(self, question: str, k: int) -> list[str]:
        """Return the ids of the `k` turns that a question is most about, the best first."""
        return [hit.id for hit in self.find(question, k)]

    def find(self, question: str, k: int, *, asked_by: str = "") -> list[Hit]:
        """Return up to `k` turns that a question is about, the best first, each id once.

        asked_by: the speaker whom "I" and "my" mean in the question. A question without a word
        finds nothing. The same question to the same turns gets the same answer.
        """
        sought = _sought(question, self._speakers, asked_by=asked_by)
        if k < 1 or not sought.said or not self._ids:
            return []
        pool = max(_POOL, 4 * k)
        near, nearest = self._nearness(sought.question, pool)
        around = {at + step for at in nearest for step in (-1, 0, 1)} - {-1, len(self)}
        shares = self._postings.shares(sought.terms, also=around)
        best = heapq.nlargest(pool, zip(shares.values(), shares, strict=True))
        places = around.union(place for _, place in best)
        ranked = sorted(self._scores(places, sought, shares, near))
        hits: dict[str, Hit] = {}
        for score, place in reversed(ranked):  # of equals, the newer first
            if len(hits) == k:
                break
            hit = Hit(
                id=self._ids[place],
                score=score,
                words=shares.get(place, 0.0),
                meaning=min(1.0, self._meaning(near, place)),
            )
            hits.setdefault(hit.id, hit)
        return list(hits.values())

    def _nearness(self, question: str, best: int) -> tuple[Sequence[float], list[int]]:
        """Return how near each turn is by itself, and the places of the nearest ones."""
        if self._encodes is None:
            return (), []
        vector = asked(self._encodes.embed([question])[0], stretch=self._stretch)
        near, nearest = array("f"), list[int]()
        for page in self._pages:
            before = len(near)
            rows, tops = nearness(vector, page, best)
            nearest += [before + top for top in tops] if before else tops
            near += rows
        nearest.sort(key=lambda at: (near[at], at), reverse=True)
        return near, nearest[:best]

    def _scores(
        self,
        places: Iterable[int],
        sought: "_Sought",
        shares: Mapping[int, float],
        near: Sequence[float],
    ) -> list[tuple[float, int]]:
        """Return the score of each place, with the place."""
        worth, speaker, whole, share = self._worth, self._speaker, len(self), shares.get
        speakers, is_when, tells_when = sought.speakers, sought.is_when, self._tells_when
        scored = []
        for place in places:
            score = share(place, 0.0) + worth[place]
            if near:
                score += MEANING * self._meaning(near, place)
            if speaker[place] in speakers:
                score += SPEAKER
            if is_when and tells_when[place]:
                score += TIME
            if sought.is_latest:
                score += LATEST * (place + 1) / whole
            scored.append((score, place))
        return scored

    def _meaning(self, near: Sequence[float], place: int) -> float:
        """Return how near a turn is, its neighbours counted in."""
        if not near:
            return 0.0
        total, follows = near[place], self._postings.is_answer
        if follows[place]:
            total += BEFORE * near[place - 1]
        if place + 1 < len(follows) and follows[place + 1]:
            total += AFTER * near[place + 1]
        return total / _AROUND


@dataclass(frozen=True, slots=True)
class _Sought:
    """What is known of a question before anything is looked for."""

    question: str
    said: Sequence[str]
    terms: Sequence[str]
    speakers: frozenset[int]
    is_when: bool
    is_latest: bool


def _sought(question: str, speakers: Mapping[str, int], *, asked_by: str) -> _Sought:
    question = question[:_QUESTION]
    said = terms.words(question)
    named = {name: called for name in speakers if terms.is_named(called := terms.names(name), said)}
    called = frozenset[str]().union(*named.values())
    # A name tells who spoke. In the words of a turn it mostly stands where somebody else did.
    rest = terms.terms([one for one in said if not terms.is_named(called, [one])])
    if asked_by in speakers and terms.says_i(said):
        named[asked_by] = frozenset()
    return _Sought(
        question,
        said,
        list(dict.fromkeys(rest or terms.terms(said)))[:_ASKED],
        frozenset(speakers[name] for name in named),
        terms.asks_when(question),
        terms.asks_for_latest(question),
    )
