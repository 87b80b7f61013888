"""Looks through a file before anything of it is kept: what would be, and what is left out.

Pure but for the reading of the file. It says where a bad row stands, never what is in it.
"""

from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import BinaryIO, Final

from troth.companion import talks
from troth.companion.imports import belongings, carried, file
from troth.companion.imports.belongings import Stays
from troth.companion.imports.carried import GROUP_OF, NEEDS, Home, Thing
from troth.companion.imports.names import talk_name, turn_name
from troth.companion.imports.shape import (
    MOST_CONVERSATIONS,
    MOST_MESSAGES,
    Conversation,
    Left,
    LeftOut,
    Problem,
    must_be_few,
)
from troth.companion.imports.signature import Signature, check
from troth.companion.imports.whole import whole
from troth.errors import TooLarge
from troth.words import PersonId, PurposeId

MOST_PROBLEMS: Final = 200
"""How many bad rows are named one by one; the others are counted."""


@dataclass(slots=True, kw_only=True)
class Entry:
    """One conversation. number: from 1, by which it is chosen.

    messages: those that can be kept; fresh: those of them that are not here yet.
    letters: how long its texts are together.
    """

    number: int
    service: str
    title: str = field(repr=False)
    messages: int = 0
    fresh: int = 0
    letters: int = 0
    first: datetime | None = None
    last: datetime | None = None

    def add(self, found: Conversation, *, fresh: int) -> None:
        """Take the conversation in, or a part of it."""
        times = [one.at for one in found.messages if one.at]
        times += [found.at] if found.at and not times else []
        for at in times:
            self.first = min(self.first or at, at)
            self.last = max(self.last or at, at)
        self.messages += len(found.messages)
        self.fresh += fresh
        self.letters += sum(len(one.text) for one in found.messages)


@dataclass(frozen=True, slots=True, kw_only=True)
class Carried:
    """Something beside talks. fresh: how many of it are not here yet.

    needs: the purpose without whose yes it does not come in; empty: it may.
    """

    thing: Thing
    count: int
    fresh: int
    needs: PurposeId | None = None

    @property
    def comes(self) -> bool:
        """Say whether any of it would come in now."""
        return self.fresh > 0 and self.needs is None


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """What is in a file. bad: how many rows cannot be read; problems: the first of them.

    Of an archive of Troth's own also: signature: whether it is whole, and who signed it. carried:
    what it holds beside talks; of one that was changed, nothing. stays: what of it is left where
    it is.
    """

    entries: Sequence[Entry]
    left: Mapping[Left, int]
    problems: Sequence[Problem]
    bad: int
    places: Mapping[str, int] = field(repr=False)
    """The number of each talk, by its name."""
    signature: Signature | None = None
    carried: Sequence[Carried] = ()
    stays: Mapping[Stays, int] = field(default_factory=dict)

    @property
    def is_changed(self) -> bool:
        """Say whether it is an archive of Troth's own that is not as it was signed."""
        return self.signature is not None and not self.signature.is_whole

    @property
    def is_empty(self) -> bool:
        """Say whether nothing of it can be brought in."""
        return not self.entries and not any(one.comes for one in self.carried)

    @property
    def services(self) -> Sequence[str]:
        """Whose exports are in it."""
        return sorted({one.service for one in self.entries})

    @property
    def messages(self) -> int:
        """How many messages can be kept."""
        return sum(one.messages for one in self.entries)

    @property
    def fresh(self) -> int:
        """How many of them are not here yet."""
        return sum(one.fresh for one in self.entries)

    @property
    def letters(self) -> int:
        """How long all texts are together."""
        return sum(one.letters for one in self.entries)

    def __repr__(self) -> str:
        return f"<Look at {len(self.entries)} conversations>"


def look(
    opened: BinaryIO,
    person: PersonId,
    *,
    known: Collection[str],
    home: Callable[[], Home] | None = None,
) -> Look:
    """Look through a file. known: the names of the turns that are here.

    home: says what is here of what an archive of Troth's own may bring beside talks; without it
    nothing of that comes in. Raises BadInput (nobody's export) or TooLarge.
    """
    entries: dict[str, Entry] = {}
    left: Counter[Left] = Counter()
    problems: list[Problem] = []
    bad = 0
    messages = 0
    turns = set(known)
    with whole(opened) as ours:
        is_archive = ours is not None
    for found in file.read(opened):
        if isinstance(found, LeftOut):
            left[found.why] += found.count
            continue
        rows = [found] if isinstance(found, Problem) else found.problems
        bad += len(rows)
        must_be_few(bad)
        problems += rows[: MOST_PROBLEMS - len(problems)]
        if isinstance(found, Problem):
            continue
        left.update(found.left)
        if not found.messages:
            continue
        messages += len(found.messages)
        name = talk_name(person, found)
        if name not in entries:
            number, title = len(entries) + 1, talks.title(found.title or found.messages[0].text)
            entries[name] = Entry(number=number, service=found.service, title=title)
        names = [turn_name(person, found, one) for one in found.messages]
        turns.update(names if is_archive else ())
        entries[name].add(found, fresh=sum(one not in known for one in names))
        if len(entries) > MOST_CONVERSATIONS or messages > MOST_MESSAGES:
            message = (
                f"That is too much at once: up to {MOST_CONVERSATIONS:,} conversations and "
                f"{MOST_MESSAGES:,} messages are taken. Part the file, and bring in each part."
            )
            raise TooLarge(message, param="file")
    seen = Look(
        entries=list(entries.values()),
        left=left,
        problems=problems,
        bad=bad,
        places={name: one.number for name, one in entries.items()},
    )
    return _with_belongings(seen, opened, turns, home) if is_archive else seen


def asked_anew(look: Look, may: Callable[[PurposeId], bool]) -> Look:
    """Return a look with what may come in now: a yes may have come or gone since it was looked."""
    if not look.carried:
        return look
    needs = {one.thing: NEEDS.get(GROUP_OF[one.thing]) for one in look.carried}
    missing = {thing: None if one is None or may(one) else one for thing, one in needs.items()}
    return replace(look, carried=[replace(one, needs=missing[one.thing]) for one in look.carried])


def _with_belongings(
    seen: Look, opened: BinaryIO, turns: Collection[str], home: Callable[[], Home] | None
) -> Look:
    """Add what an archive of Troth's own holds beside talks, if it is whole."""
    here = home() if home else Home()
    with whole(opened) as found:
        assert found is not None
        signature = check(found, key=here.key)
        if not signature.is_whole or home is None:
            return replace(seen, signature=signature)
        had = belongings.read(found, now=here.now)
    things, left = carried.counts(had, here, turns=turns)
    may = {
        carried.Group.MEMORY: here.memory is not None,
        carried.Group.COMPANIONS: here.companions is not None,
    }
    return replace(
        seen,
        signature=signature,
        carried=[
            Carried(
                thing=thing,
                count=count,
                fresh=fresh,
                needs=None if may.get(GROUP_OF[thing], True) else NEEDS[GROUP_OF[thing]],
            )
            for thing, (count, fresh) in things.items()
        ],
        stays=had.stays + left,
        problems=[*seen.problems, *had.problems][:MOST_PROBLEMS],
        bad=seen.bad + len(had.problems),
    )
