"""What one person said, ready to be searched: the index, as long as its room may be entered.

It is made of what the vault keeps and lies in memory alone. It stands on one state of the
person's keys and consents (`stamp`): once that moves, by a withdrawal, a forgotten message or a
renewed key, it is thrown away. Who searches brings a room, and with it the handle that opens the
vectors. There is room for a bounded number of people and messages; who was not asked for
longest goes first.
"""

import sys
import threading
from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import Final, NamedTuple

from troth.companion.memory_note import UNUSED, USED, VECTOR, Note, is_by, row_of
from troth.companion.memory_pages import SealedPages, Seals
from troth.companion.persona import PERSONAS, called
from troth.companion.recall import Encodes, Hit, Index, mark_of
from troth.companion.talks import Links
from troth.companion.turn import Turn
from troth.errors import Damaged, StoreBusy
from troth.gate.rooms import Found, Room
from troth.weights.scan import NOTHING
from troth.words import COMPANION_MEMORY, PersonId

ME: Final = "Me"
"""What the person is called among those who speak."""
MOST_PEOPLE: Final = 200
MOST_TURNS: Final = 100_000
"""How many people's messages, and how many in all, are held in memory at most."""
IDLE_SECONDS: Final = 900.0
"""An index that nobody asks for this long is dropped."""
_LAST: Final = 2**31
_TRIES: Final = 5
_AT_ONCE: Final = 1_000


class Place(NamedTuple):
    """One message that is held: where it stands and whose it is. It has no words.

    until_ms: when it goes by itself, in milliseconds since 1970.
    """

    key: str
    number: int
    talk: str
    companion: str
    at: str
    is_mine: bool
    after: str
    until_ms: int


class Mind:
    """The messages of one person, and what finds them."""

    def __init__(self, encodes: Encodes, *, stamp: int) -> None:
        self.stamp = stamp
        self.lock = threading.RLock()
        self.places: list[Place] = []
        self.unused: set[str] = set()
        self.used: dict[str, str] = {}
        """By answer, what it used, as its note says."""
        self.others = 0
        """How many vectors of another encoder there are. They find nothing here."""
        self.outlived: set[str] = set()
        """Messages that are no more, though a vector of them is here."""
        self._left_out: set[str] = set()
        self._mark = mark_of(encodes)
        self._pages = SealedPages()
        self._index = Index(encodes, pages=self._pages)
        self._has = bytearray()
        self._where: dict[str, int] = {}
        self._newest: dict[str, str] = {}
        self._links = Links()
        self._waiting: dict[str, bytes] = {}
        self._last_turn = self._last_note = -1

    def __len__(self) -> int:
        return len(self.places)

    def __repr__(self) -> str:
        return f"<Mind of {len(self)} messages>"

    def catch_up(self, room: Room) -> None:
        """Take in what was kept since: messages and notes. Raises Refused, Damaged, StoreBusy."""
        with self.lock:
            notes, turns = self._news(room)
            have_vectors = self._take_notes(notes)
            self._take_turns(turns, handle_of(room))
            self.outlived.update(key for key in have_vectors if key not in self)

    def _news(self, room: Room) -> tuple[Iterable[Found[Note]], Iterable[Found[Turn]]]:
        return (
            room.each(Note, within=((self._last_note + 1, _LAST),)),
            room.each(Turn, within=((self._last_turn + 1, _LAST),)),
        )

    def _take_notes(self, notes: Iterable[Found[Note]]) -> set[str]:
        """Take notes in, and return what has a vector, which is never older than its message."""
        have_vectors: set[str] = set()
        for found in notes:
            self._last_note = max(self._last_note, found.number)
            note = found.record
            if note.kind == VECTOR:
                have_vectors.add(note.turn)
                if (row := row_of(note.held, self._mark)) is not None:
                    self._waiting[note.turn] = row
                self.others += bool(note.held) and not is_by(note.held, self._mark)
            elif note.kind == UNUSED:
                self.unused.add(note.turn)
            elif note.kind == USED:
                self.used[note.turn] = note.held
        return have_vectors

    def _take_turns(self, found: Iterable[Found[Turn]], handle: Seals) -> None:
        with self._pages.opened_with(handle):
            for some in _in_parts(found):
                self._take_some(some)
            late = {self._where[key]: row for key, row in self._waiting.items() if key in self}
            self._pages.put(late)
        for place in late:
            self._has[place] = True
        self._waiting.clear()

    def _take_some(self, found: Sequence[Found[Turn]]) -> None:
        new, rows = [], []
        for one in found:
            turn, number = one.record, one.number
            own, after = self._links.of(number, turn)
            companion = sys.intern(turn.companion or PERSONAS[0].id)
            talk = sys.intern(turn.conversation)
            self._last_turn = max(self._last_turn, number)
            self._where[own] = len(self.places)
            self._newest[talk] = own
            is_mine = turn.role == "user"
            place = Place(own, number, talk, companion, turn.at, is_mine, after, one.until_ms)
            self.places.append(place)
            row = self._waiting.pop(own, None)
            self._has.append(row is not None)
            rows.append(row or NOTHING)
            new.append(said(turn, own, companion))
        self._index.add(new, b"".join(rows))

    def __contains__(self, key: str) -> bool:
        return key in self._where

    def of(self, key: str) -> Place:
        """Return where a message stands. Raises KeyError."""
        return self.places[self._where[key]]

    def lacking(self) -> Iterator[Place]:
        """Yield the messages that have no vector yet, the newest first."""
        for at in range(len(self.places) - 1, -1, -1):
            if not self._has[at] and self.places[at].key not in self._left_out:
                yield self.places[at]

    def leave_out(self, keys: Iterable[str]) -> None:
        """Wait no more for vectors of these: they can be read no longer."""
        self._left_out.update(keys)

    @property
    def lacks(self) -> int:
        """How many messages have no vector yet."""
        return self._has.count(0) - sum(not self._has[self._where[key]] for key in self._left_out)

    def find(self, question: str, k: int, *, room: Room) -> list[Hit]:
        """Return the messages that a question is most about. Raises Damaged."""
        with self.lock, self._pages.opened_with(handle_of(room)):
            return self._index.find(question, k, asked_by=ME)

    def line(self, talk: str, *, end: str = "") -> set[str]:
        """Return the messages on the way to the end of a talk: none of other branches."""
        own = end if end in self else self._newest.get(talk, "")
        found: set[str] = set()
        while own in self and own not in found:
            found.add(own)
            own = self.of(own).after
        return found


def _in_parts(found: Iterable[Found[Turn]]) -> Iterator[Sequence[Found[Turn]]]:
    """Yield a few at a time, so that not all words are in memory at once."""
    rest = iter(found)
    while some := list(islice(rest, _AT_ONCE)):
        yield some


def said(turn: Turn, own: str, companion: str) -> dict[str, str]:
    """Return a message as `recall` takes it."""
    speaker = ME if turn.role == "user" else called(companion)
    return {"id": own, "speaker": speaker, "text": turn.text, "talk": turn.conversation}


def handle_of(room: Room) -> Seals:
    """Return what opens memory in a room for it. Raises Damaged if its key is gone."""
    room.check()
    return room.state.handle(COMPANION_MEMORY)


@dataclass(slots=True)
class _Held:
    mind: Mind
    asked_at: float = field(default=0.0)


class Minds:
    """The minds that are held now. They are dropped, never written anywhere."""

    def __init__(self, *, now: Callable[[], float]) -> None:
        """Make it empty. now: seconds that only rise."""
        self._now = now
        self._held: OrderedDict[PersonId, _Held] = OrderedDict()
        self._lock = threading.Lock()

    def __len__(self) -> int:
        return len(self._held)

    def people(self) -> Sequence[PersonId]:
        """Return whose are held."""
        with self._lock:
            return list(self._held)

    def take(self, room: Room, encodes: Encodes) -> Mind:
        """Return the mind of whose room it is, up to date. Raises what reading raises."""
        for _ in range(_TRIES):
            room.check()
            person, stamp = room.grant.person, room.grant.stamp
            mind = self.held(person, stamp=stamp) or Mind(encodes, stamp=stamp)
            try:
                mind.catch_up(room)
            except BaseException as error:  # half of it is worse than none
                self.drop(person)
                if not isinstance(error, Damaged) or room.grant.stamp == stamp:
                    raise
            if room.grant.stamp == stamp:
                self._hold(person, mind)
                return mind
            self.drop(person)  # something was taken back while it was read, or a key renewed
        message = "What you allow keeps changing while Troth reads. Try again in a moment."
        raise StoreBusy(message)

    def held(self, person: PersonId, *, stamp: int) -> Mind | None:
        """Return the mind that is held, if it stands on this state."""
        with self._lock:
            found = self._held.get(person)
            return found.mind if found is not None and found.mind.stamp == stamp else None

    def drop(self, person: PersonId | None) -> None:
        """Throw away what is held of a person; None: of everybody."""
        with self._lock:
            if person is None:
                self._held.clear()
            else:
                self._held.pop(person, None)

    def drop_idle(self) -> None:
        """Throw away what nobody asked for."""
        now = self._now()
        with self._lock:
            for person, held in list(self._held.items()):
                if now - held.asked_at > IDLE_SECONDS:
                    del self._held[person]

    def _hold(self, person: PersonId, mind: Mind) -> None:
        with self._lock:
            self._held[person] = _Held(mind, self._now())
            self._held.move_to_end(person)
            while len(self._held) > 1 and (
                len(self._held) > MOST_PEOPLE
                or sum(len(one.mind) for one in self._held.values()) > MOST_TURNS
            ):
                self._held.popitem(last=False)
