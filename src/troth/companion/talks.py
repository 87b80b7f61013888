"""Talks as trees: each message follows another; an edit or another answer makes a branch.

Pure: from kept turns to what a page shows. Nothing that is kept is left out. A turn whose
message before it is gone (forgotten by time, damaged, in another talk, later than itself)
begins its talk anew, beside its other beginnings. So there are no circles, and the work
grows with the number of turns, not faster.

Turns kept before there were ids follow the one before them in their talk, and are named by
their number, which is never given twice.
"""

import unicodedata
from collections.abc import Callable, Container, Iterable, Sequence
from dataclasses import dataclass, replace
from operator import attrgetter
from typing import Final

from troth.companion.persona import PERSONAS
from troth.companion.turn import Turn
from troth.errors import NotFound
from troth.gate.rooms import Found, Skimmed

NO_SUCH_TALK: Final = "There is no such talk, or no such message in it. It may be forgotten."
"""What is told of a talk or message that is not here, whoever may have it."""
TITLE_LENGTH: Final = 60
_SHORTEST_CUT = 40
_LETTERS = str.maketrans("0123456789", "abcdefghij")
_JOINERS = "\u200c\u200d"
HEADS: Final = ("after", "at", "companion", "conversation", "id")
"""The fields of a turn of which a list of talks is made, in the order of their names."""
_number = attrgetter("number")


@dataclass(frozen=True, slots=True, kw_only=True)
class Talk:
    """One talk in a list. `count`: all its messages, those of other branches too.

    begun_at, last_at: as the first and the newest message have them. newest: the id of the
    newest. companion: who spoke last.
    """

    conversation: str
    companion: str
    title: str
    count: int
    begun_at: str
    last_at: str
    newest: str

    def __repr__(self) -> str:
        return f"<Talk of {self.count} messages>"


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One message on the way through a talk.

    id, after: of this message and of the one before it, also where the turn itself has none.
    versions: the ids of all messages that stand at this place, oldest first, this one too;
    `shown`: at which place among them this one stands.
    """

    number: int
    id: str
    after: str
    turn: Turn
    versions: tuple[str, ...]
    shown: int

    @property
    def companion(self) -> str:
        """Who spoke; the first companion where it was not kept."""
        return self.turn.companion or PERSONAS[0].id


def talks(turns: Skimmed[Turn]) -> list[Talk]:
    """Return every talk there is, the one with the newest turn first.

    turns: oldest first; of each, the fields that `HEADS` names (see `Room.skim`).
    """
    links, sums, begins = Links(), dict[str, _Sum](), dict[str, int]()
    for place, (number, (said_after, at, companion, talk, said_id)) in enumerate(turns.rows):
        own, after = links.take(number, talk, said_id, said_after)
        begins[own] = begins[after] if after else place
        one = sums.get(talk)
        if one is None:
            one = sums[talk] = _Sum(at)
        one.count += 1
        one.newest, one.begins, one.last_at = place, begins[own], at
        one.newest_id = own
        one.companion = companion or one.companion
    # By when it was said: talks that were brought in are older than they are here.
    newest_first = sorted(
        sums.items(), key=lambda item: (item[1].last_at, item[1].newest), reverse=True
    )
    return [_told(talk, one, turns.whole(one.begins).text) for talk, one in newest_first]


def path(turns: Iterable[Found[Turn]], *, at: str | None = None) -> list[Step]:
    """Return one way through a talk, from its first message to its end; none if there are none.

    at: the id of a message that lies on it; from there on the way is that to the newest
    message below. None: the newest of all. Raises NotFound for an id that is not there.
    """
    tree = Tree(turns)
    if at is not None and at not in tree:
        raise NotFound(NO_SUCH_TALK)
    return tree.steps(tree.newest(at))


class Tree:
    """Turns in the order of their numbers, and how they hang together."""

    def __init__(self, turns: Iterable[Found[Turn]]) -> None:
        links = Links()
        self.turns: Sequence[Found[Turn]] = sorted(turns, key=_number)
        linked = [links.of(one.number, one.record) for one in self.turns]
        self.ids: Sequence[str] = [own for own, _ in linked]
        self.afters: Sequence[str] = [after for _, after in linked]
        """The id of the message that each follows; empty for those that begin a talk."""
        self._place = {own: place for place, own in enumerate(self.ids)}

    def __contains__(self, turn_id: str) -> bool:
        return turn_id in self._place

    def __getitem__(self, turn_id: str) -> Turn:
        return self.turns[self._place[turn_id]].record

    def after(self, turn_id: str) -> str:
        """Return the id of the message that this one follows; empty if it begins a talk."""
        return self.afters[self._place[turn_id]]

    def newest(self, below: str | None = None) -> str:
        """Return the id of the newest message, or of the newest below one; empty if none is."""
        if below is None:
            return self.ids[-1] if self.ids else ""
        start = self._place[below]
        inside, newest = {below}, below
        for own, after in zip(self.ids[start + 1 :], self.afters[start + 1 :], strict=True):
            if after in inside:
                inside.add(own)
                newest = own
        return newest

    def line(self, end: str) -> list[str]:
        """Return the ids of all messages up to `end`, the first one first."""
        ids = []
        while end:
            ids.append(end)
            end = self.after(end)
        return ids[::-1]

    def steps(self, end: str) -> list[Step]:
        """Return the messages up to `end`, each with what else stands at its place."""
        line = self.line(end)
        beside: dict[str, list[str]] = {self.after(one): [] for one in line}
        for own, after in zip(self.ids, self.afters, strict=True):
            if after in beside:
                beside[after].append(own)
        return [self._step(one, beside[self.after(one)]) for one in line]

    def _step(self, turn_id: str, versions: Sequence[str]) -> Step:
        found = self.turns[self._place[turn_id]]
        return Step(
            number=found.number,
            id=turn_id,
            after=self.after(turn_id),
            turn=found.record,
            versions=tuple(versions),
            shown=versions.index(turn_id),
        )


def without(is_gone: Callable[[int, str, Turn], bool]) -> Callable[[int, Turn], Turn | None]:
    """Return what becomes of each turn, taken in order, when some are forgotten.

    is_gone: whether the turn of this number and id is one of them; of it nothing remains: None.
    What followed a forgotten turn follows what that one followed itself.
    """
    links, before_gone = Links(), dict[str, str]()

    def fate(number: int, turn: Turn) -> Turn | None:
        own, after = links.of(number, turn)
        left = before_gone.get(after, after)
        if is_gone(number, own, turn):
            before_gone[own] = left
            return None
        return turn if left == after else replace(turn, id=own, after=left)

    return fate


class Links:
    """Says of each turn its id and what it follows. Give it the turns in order of their numbers."""

    def __init__(self) -> None:
        self._talk_of: dict[str, str] = {}
        self._newest: dict[str, str] = {}

    def of(self, number: int, turn: Turn) -> tuple[str, str]:
        """Return the turn's id, and that of an earlier turn of the same talk, or nothing.

        Where a damaged turn holds something else than a text, it counts as empty.
        """
        return self.take(number, _text(turn.conversation), _text(turn.id), _text(turn.after))

    def take(self, number: int, talk: str, said_id: str, said_after: str) -> tuple[str, str]:
        """Do the same, from what the turn says of itself."""
        own, after, talk_of = said_id, said_after, self._talk_of
        if not own:
            after = self._newest.get(talk, "")
        elif talk_of.get(after) != talk:
            after = ""
        if not own or own in talk_of:
            own = _free(_id_of(number), talk_of)
        talk_of[own] = talk
        self._newest[talk] = own
        return own, after


class _Sum:
    """What is known of one talk so far. newest, begins: places of turns, `begins` on its way."""

    __slots__ = ("begins", "begun_at", "companion", "count", "last_at", "newest", "newest_id")

    def __init__(self, begun_at: str) -> None:
        self.begun_at = self.last_at = begun_at
        self.companion = self.newest_id = ""
        self.count = self.newest = self.begins = 0


def _told(conversation: str, one: _Sum, first_words: object) -> Talk:
    return Talk(
        conversation=conversation,
        companion=one.companion or PERSONAS[0].id,
        title=title(_text(first_words)),
        count=one.count,
        begun_at=one.begun_at,
        last_at=one.last_at,
        newest=one.newest_id,
    )


def title(text: str) -> str:
    """Return the beginning of a text as one line, cut between words or at least characters."""
    seen = text.lstrip()[: 4 * TITLE_LENGTH]
    if not seen.isprintable():
        seen = "".join(one if _is_seen(one) else " " for one in seen)
    line = " ".join(seen.split())
    if len(line) <= TITLE_LENGTH:
        return line
    end = line.rfind(" ", _SHORTEST_CUT, TITLE_LENGTH + 1)
    if end < 0:
        end = TITLE_LENGTH
        while end > _SHORTEST_CUT and (_hangs_on(line[end]) or line[end - 1] in _JOINERS):
            end -= 1
    return line[:end].rstrip() + "…"


def _is_seen(one: str) -> bool:
    return one in _JOINERS or unicodedata.category(one) not in {"Cc", "Cf", "Cs"}


def _hangs_on(one: str) -> bool:
    """Say whether a character belongs to the one before it: accents, joiners, skin colours."""
    return one in _JOINERS or unicodedata.category(one) in {"Mn", "Me", "Mc", "Sk"}


def _id_of(number: int) -> str:
    """Name a turn that has no id of its own, in the shape of those that have."""
    return f"trn_{number:026}".translate(_LETTERS)


def _free(name: str, taken: Container[str]) -> str:
    while name in taken:
        name += "x"
    return name


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""
