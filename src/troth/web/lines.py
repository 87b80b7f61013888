"""A talk as its page shows it: one line for each message, with all that can be done to it.

Pure: from the steps of a talk to what a template needs. A page shows the newest messages that
fit into it; earlier ones are one link away.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Final
from urllib.parse import quote, urlencode

from troth import clock
from troth.companion.changed import marked
from troth.companion.persona import called
from troth.companion.talks import Step
from troth.guard.release import own
from troth.words import Clear

MOST_LINES: Final = 40
MOST_CHARACTERS: Final = 60_000
"""How much of a talk one page shows. A single longer message is shown whole."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Versions:
    """Which of several messages at one place this is, and where its neighbours are."""

    number: int
    count: int
    before: str
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Where an answer came from. masked: how many things were masked; None: it stayed here."""

    name: str
    masked: int | None
    demo: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One message as a page shows it. who: the companion's name, also where the person speaks.

    after: the message that it follows; empty for the first. answers: the question that this
    is an answer to, where another one can be asked for. day: set where a day begins. origin:
    None where nobody looked: then it stayed here. changed: why the guard changed it, once for
    each change. remembered: how many earlier messages went into it.
    """

    id: str
    is_mine: bool
    who: str
    text: str
    at: datetime | None
    day: datetime | None = None
    after: str = ""
    answers: str = ""
    versions: Versions | None = None
    receipt: str = ""
    origin: Origin | None = None
    companion: str = ""
    changed: tuple[str, ...] = ()
    remembered: int = 0
    is_brought_in: bool = False
    """Whether it was said elsewhere, and brought in."""

    def __repr__(self) -> str:
        return f"<Line of {len(self.text)} characters>"


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """The part of a talk that one page shows. earlier, later: where the rest is, if there is any.

    newest: the last message on this way through the talk, shown here or not.
    """

    lines: Sequence[Line]
    newest: str = ""
    earlier: str = ""
    later: str = ""


EMPTY: Final = Window(lines=())


def name_of(companion: str, *, own: Mapping[str, str] | None = None) -> str:
    """Return what a companion is called. own: the names of a person's own, by id."""
    return (own or {}).get(companion) or called(companion)


def address(conversation: str, *, at: str = "", before: str = "", edit: str = "") -> str:
    """Return the address of a talk: a branch of it, an earlier part, a message to edit."""
    asked = {"at": at, "before": before, "edit": edit}
    query = urlencode({name: value for name, value in asked.items() if value})
    return f"/talk/{quote(conversation, safe='')}{'?' if query else ''}{query}"


def window(steps: Sequence[Step], *, at: str = "", before: str = "") -> Window:
    """Return what to show: the newest messages, those before one of them, or those from one on.

    at: the message that the page was asked for; it is shown, and links stay on its branch.
    before: wins over that. One that is not on the way counts as none.
    """
    if not steps:
        return EMPTY
    places = {step.id: place for place, step in enumerate(steps)}
    end = places.get(before) or len(steps)
    start = _start(steps, end)
    if not before and places.get(at, start) < start:
        start, end = places[at], _end(steps, places[at])
    shown, conversation = steps[start:end], steps[-1].turn.conversation
    lines = [_line(step, is_last=step is steps[-1]) for step in shown]
    later = ""
    if end < len(steps):
        after = _end(steps, end)
        if after < len(steps):
            goes_on = address(conversation, at=at, before=steps[after].id)
        else:
            goes_on = address(conversation, at=at and steps[-1].id)
        later = f"{goes_on}#{steps[end].id}"
    return Window(
        lines=_with_days(lines),
        newest=steps[-1].id,
        earlier=f"{address(conversation, at=at, before=shown[0].id)}#last" if start else "",
        later=later,
    )


def with_origins(shown: Window, origins: Mapping[str, Origin]) -> Window:
    """Return the window with where each answer came from, by receipt."""
    told = [replace(one, origin=origins.get(one.receipt)) for one in shown.lines]
    return replace(shown, lines=told)


def with_memories(shown: Window, counts: Mapping[str, int]) -> Window:
    """Return the window with how many earlier messages went into each answer, by its id."""
    told = [replace(one, remembered=counts.get(one.id, 0)) for one in shown.lines]
    return replace(shown, lines=told)


def with_names(shown: Window, own: Mapping[str, str]) -> Window:
    """Return the window with the names of a person's own companions, by id."""
    told = [replace(one, who=own.get(one.companion, one.who)) for one in shown.lines]
    return replace(shown, lines=told)


def _start(steps: Sequence[Step], end: int) -> int:
    """Return where the page begins that ends before `end`. It has at least one message."""
    start, characters = end, 0
    while start > 0 and end - start < MOST_LINES:
        characters += len(steps[start - 1].turn.text)
        if characters > MOST_CHARACTERS and start < end:
            break
        start -= 1
    return start


def _end(steps: Sequence[Step], start: int) -> int:
    """Return where the page ends that begins at `start`."""
    end, characters = start, 0
    while end < len(steps) and end - start < MOST_LINES:
        characters += len(steps[end].turn.text)
        if characters > MOST_CHARACTERS and end > start:
            break
        end += 1
    return end


def _line(step: Step, *, is_last: bool) -> Line:
    turn, is_mine = step.turn, step.turn.role == "user"
    return Line(
        id=step.id,
        is_mine=is_mine,
        who=name_of(step.companion),
        text=own(Clear(turn.text)).text,  # an answer that was brought in was released by nobody
        at=moment(turn.at),
        after=step.after,
        answers=step.after if is_last and not is_mine else "",
        versions=_versions(step),
        receipt=turn.receipt,
        is_brought_in=bool(turn.imported),
        companion=step.companion,
        changed=whys(turn.changed),
    )


def whys(changed: str) -> tuple[str, ...]:
    """Return why the guard changed an answer, from what is kept with it; nothing if it did not."""
    found = marked(changed)
    return tuple(one.why("en") for one in found.marks) if found else ()


def _versions(step: Step) -> Versions | None:
    count, conversation = len(step.versions), step.turn.conversation
    if count < 2:
        return None
    beside = ["", *step.versions, ""]
    before, after = beside[step.shown], beside[step.shown + 2]
    return Versions(
        number=step.shown + 1,
        count=count,
        before=f"{address(conversation, at=before)}#{before}" if before else "",
        after=f"{address(conversation, at=after)}#{after}" if after else "",
    )


def _with_days(lines: Sequence[Line]) -> list[Line]:
    found, last = [], None
    for line in lines:
        day = line.at.astimezone(UTC).date() if line.at else None
        found.append(replace(line, day=line.at) if day and day != last else line)
        last = day or last
    return found


def moment(written: str) -> datetime | None:
    """Return when something was said; None if that cannot be read."""
    try:
        return clock.parse(written)
    except ValueError:  # kept so by an import, or by an older Troth: the words still count
        return None
