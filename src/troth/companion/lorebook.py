"""What of a card's lorebook belongs to what is being said now: found by keys, bounded. Pure.

An entry is used when one of its keys stands in the newest messages. Nothing here runs what a
stranger wrote: a key that is a pattern is looked at first, and left out, with a reason, if it
could take long. What is used is text for the card's own place in the prompt, nothing more.

Sources: Character Card V2 and V3 specifications (malfoyslastname, kwaroran, 2023 and 2024):
`keys`, `secondary_keys`, `selective`, `constant`, `case_sensitive`, `use_regex`, `scan_depth`,
`token_budget`, `recursive_scanning`, `insertion_order`, `priority`, `position` and the
decorators that begin with `@@`. Of SillyTavern's `extensions`: `match_whole_words` and
`selectiveLogic`.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

USUAL_DEPTH: Final = 4
"""How many of the newest messages are looked through, unless the card says how many."""
DEEPEST: Final = 50
LONGEST_SCAN: Final = 8_000
"""How many of the newest characters are looked through for words."""
LONGEST_PATTERN_SCAN: Final = 4_000
"""How many of them for patterns."""
USUAL_BUDGET: Final = 512
BYTES_OF_A_TOKEN: Final = 4
MOST_BUDGET: Final = 800
"""How many tokens all that is used may have, about."""
ROUNDS: Final = 3
"""How often what was found is looked through itself."""
MOST_COST: Final = 2_048
"""How many ways all patterns of a book together may have to fit at one place."""
_LONGEST_PATTERN: Final = 200
_REPEATS: Final = 64
_WRITTEN: Final = re.compile(r"/(?P<pattern>.+)/(?P<flags>[a-z]*)", re.DOTALL)
_TOKEN: Final = re.compile(
    r"(?P<escape>\\.)|(?P<set>\[\^?\]?(?:[^\]\\]++|\\.)*+\])|(?P<close>\))(?=(?P<again>[*+{]))?"
    r"|(?P<look>\(\?(?!:))|(?P<open>\((?:\?:)?)|(?P<count>\{\d*,?\d*\}|[*+?])(?P<more>[+?])?"
    r"|(?P<or>\|)|(?P<plain>.)",
    re.DOTALL,
)
_DECORATOR: Final = re.compile(r"@@+(?P<name>\w+)[ \t]*(?P<value>.*)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One entry. logic: how secondary keys count: 0 any, 1 not all, 2 not any, 3 all."""

    keys: Sequence[str]
    content: str
    name: str = ""
    enabled: bool = True
    order: float = 0
    priority: float = 0
    case_sensitive: bool = False
    whole_words: bool = False
    constant: bool = False
    selective: bool = False
    secondary: Sequence[str] = ()
    logic: int = 0
    is_pattern: bool = False
    is_before: bool = False

    def __repr__(self) -> str:
        return f"<Entry of {len(self.keys)} keys, {len(self.content)} characters>"


@dataclass(frozen=True, slots=True, kw_only=True)
class Book:
    """A lorebook. depth, budget: None where the card does not say."""

    entries: Sequence[Entry] = ()
    name: str = ""
    depth: int | None = None
    budget: int | None = None
    recursive: bool = False

    def __repr__(self) -> str:
        return f"<Book of {len(self.entries)} entries>"


@dataclass(frozen=True, slots=True, kw_only=True)
class Used:
    """What is used of a book: texts before and after the card's description, in order."""

    before: Sequence[str] = ()
    after: Sequence[str] = ()

    def __repr__(self) -> str:
        return f"<Used of {len(self.before) + len(self.after)} entries>"


@dataclass(frozen=True, slots=True, kw_only=True)
class Refused:
    """A key that is left out: of which entry, and why."""

    place: int
    why: str


@dataclass(frozen=True, slots=True)
class _Said:
    """What is looked through: as it is, and for keys where case does not matter."""

    exact: str
    folded: str

    @classmethod
    def of(cls, texts: Iterable[str]) -> "_Said":
        exact = "\n".join(texts)[-LONGEST_SCAN:]
        return cls(exact, exact.casefold())


@dataclass(frozen=True, slots=True)
class _Ready:
    """An entry with its decorators read."""

    entry: Entry
    content: str
    always: bool
    never: bool
    depth: int | None
    excluded: Sequence[str]


def use(book: Book, messages: Sequence[str], *, most: int = MOST_BUDGET) -> Used:
    """Return what of a book belongs to a talk. messages: oldest first. most: tokens, about."""
    ready = [_ready(one) for one in book.entries if one.enabled and one.content.strip()]
    ready = [one for one in ready if not one.never]
    patterns = _patterns(book)
    depth = USUAL_DEPTH if book.depth is None else book.depth
    found: dict[int, _Ready] = {}
    for turn in range(ROUNDS if book.recursive else 1):
        inside = [one.content for one in found.values()] if turn else []
        new = {
            place: one
            for place, one in enumerate(ready)
            if place not in found and _fits(one, _heard(messages, one, depth, inside), patterns)
        }
        if not new:
            break
        found |= new
    budget = USUAL_BUDGET if book.budget is None else book.budget
    kept = _within(list(found.values()), min(budget, most))
    in_order = sorted(kept, key=lambda one: one.entry.order)
    return Used(
        before=[one.content for one in in_order if one.entry.is_before],
        after=[one.content for one in in_order if not one.entry.is_before],
    )


def refused(book: Book) -> list[Refused]:
    """Name the keys that are patterns and are left out, since they are broken or could be slow."""
    told, left = list[Refused](), MOST_COST
    for place, entry in enumerate(book.entries):
        for key in (*entry.keys, *entry.secondary):
            if (written := _as_pattern(entry, key)) is None:
                continue
            cost, why = cost_of(written[0])
            if not why and cost > left:
                why = "Together the patterns of this book could take too long."
            if not why and _compiled(*written, is_exact=entry.case_sensitive) is None:
                why = "It is not a pattern that can be read."
            if why:
                told.append(Refused(place=place, why=why))
            else:
                left -= cost
    return told


def cost_of(pattern: str) -> tuple[int, str]:
    """Return in how many ways a pattern may fit at one place, and why it is left out, if so."""
    if len(pattern) > _LONGEST_PATTERN:
        return 0, f"It is longer than {_LONGEST_PATTERN} characters."
    cost = 1
    for found in _TOKEN.finditer(pattern):
        if found["look"]:
            return 0, "It looks around itself, which can take long."
        if found["escape"] and found["escape"][1] in "123456789kgZAG":
            return 0, "It points back into itself, which can take long."
        if found["again"]:
            return 0, "It repeats a group, which can take long."
        if found["count"]:
            cost *= _ways(found["count"])
        cost *= 2 if found["or"] else 1
        if cost > MOST_COST:
            return cost, "It could fit in too many ways, which can take long."
    return cost, ""


def tokens(text: str) -> int:
    """Return about how many tokens a text has: one for four bytes."""
    return len(text.encode("utf-8", "replace")) // BYTES_OF_A_TOKEN + 1


def _ready(entry: Entry) -> _Ready:
    """Read the decorators at the head of an entry; those that nobody knows are left out."""
    told: dict[str, str] = {}
    lines = entry.content.split("\n")
    while lines and (found := _DECORATOR.fullmatch(lines[0].strip())):
        told.setdefault(found["name"], found["value"].strip())
        lines.pop(0)
    depth = told.get("scan_depth", "")
    return _Ready(
        entry=entry,
        content="\n".join(lines).strip(),
        always=entry.constant or "activate" in told or "constant" in told,
        never="dont_activate" in told,
        depth=int(depth) if depth.isascii() and depth.isdecimal() and len(depth) < 4 else None,
        excluded=[one.strip() for one in told.get("exclude_keys", "").split(",") if one.strip()],
    )


def _heard(messages: Sequence[str], one: _Ready, depth: int, inside: Sequence[str]) -> _Said:
    asked = depth if one.depth is None else one.depth
    asked = max(0, min(asked, DEEPEST))
    return _Said.of([*(messages[-asked:] if asked else ()), *inside])


def _fits(one: _Ready, said: _Said, patterns: frozenset[tuple[str, str]]) -> bool:
    entry = one.entry
    if one.always:
        return True

    def has(key: str) -> bool:
        return _has(entry, key, said, patterns)

    if any(has(key) for key in one.excluded) or not any(has(key) for key in entry.keys):
        return False
    if not (entry.selective and entry.secondary):
        return True
    heard = [has(key) for key in entry.secondary]
    return (any(heard), not all(heard), not any(heard), all(heard))[entry.logic]


def _has(entry: Entry, key: str, said: _Said, patterns: frozenset[tuple[str, str]]) -> bool:
    if (written := _as_pattern(entry, key)) is not None:
        found = _compiled(*written, is_exact=entry.case_sensitive) if written in patterns else None
        return bool(found and found.search(said.exact[-LONGEST_PATTERN_SCAN:]))
    if not key.strip():
        return False
    where, what = said.exact, key.strip()
    if not entry.case_sensitive:
        where, what = said.folded, what.casefold()
    if not entry.whole_words:
        return what in where
    return re.search(rf"(?<!\w){re.escape(what)}(?!\w)", where) is not None


def _as_pattern(entry: Entry, key: str) -> tuple[str, str] | None:
    """Return pattern and flags of a key that is written as one."""
    found = _WRITTEN.fullmatch(key.strip())
    if found is not None:
        return found["pattern"], found["flags"]
    return (key, "") if entry.is_pattern and key else None


def _patterns(book: Book) -> frozenset[tuple[str, str]]:
    """Return the patterns that may be used: together they cost no more than `MOST_COST`."""
    kept, left = set[tuple[str, str]](), MOST_COST
    for entry in book.entries:
        for key in (*entry.keys, *entry.secondary):
            written = _as_pattern(entry, key)
            if written is None:
                continue
            cost, why = cost_of(written[0])
            if not why and cost <= left:
                left -= cost
                kept.add(written)
    return frozenset(kept)


@cache
def _compiled(pattern: str, flags: str, *, is_exact: bool) -> re.Pattern[str] | None:
    """Compile a pattern whose cost was looked at; None if it is none. Repeats have an end."""
    how = re.RegexFlag(0)
    if "i" in flags or not is_exact:
        how |= re.IGNORECASE
    if "s" in flags:
        how |= re.DOTALL
    if "m" in flags:
        how |= re.MULTILINE
    try:
        return re.compile(_TOKEN.sub(_ended, pattern), how)
    except (re.error, OverflowError, RecursionError):
        return None


def _ended(found: re.Match[str]) -> str:
    """Write a repeat with an end, and without what makes it greedy or not."""
    if not found["count"]:
        return found[0]
    least, most = _range(found["count"])
    return f"{{{least},{most}}}{'?' if found['more'] == '?' else ''}"


def _ways(count: str) -> int:
    least, most = _range(count)
    return most - least + 1


def _range(count: str) -> tuple[int, int]:
    if count in "*+?":
        return (1 if count == "+" else 0), (1 if count == "?" else _REPEATS)
    least, comma, most = count[1:-1].partition(",")
    low = min(int(least[:4] or 0), _REPEATS)
    high = min(int(most[:4]), _REPEATS) if most else (_REPEATS if comma else low)
    return low, max(low, high)


def _within(found: Sequence[_Ready], budget: int) -> list[_Ready]:
    """Keep what fits into the budget: what always stands there first, then by priority."""
    left = max(0, min(budget, MOST_BUDGET))
    kept = []
    for one in sorted(found, key=lambda one: (not one.always, -one.entry.priority)):
        if (size := tokens(one.content)) <= left:
            kept.append(one)
            left -= size
    return kept
