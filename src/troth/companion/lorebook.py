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
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, NamedTuple

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
_TOGETHER: Final = "Together the patterns of this book could take too long."
_MOST_PATTERNS: Final = 2 * MOST_COST
_MOST_PLACES: Final = 1_000
"""At how many places one word is looked at, whether it is whole."""
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


class _Pattern(NamedTuple):
    """A pattern as a book uses it. depth: as in `_Ready`: in another text it costs again."""

    written: str
    flags: str
    is_exact: bool
    depth: int | None


def use(book: Book, messages: Sequence[str], *, most: int = MOST_BUDGET) -> Used:
    """Return what of a book belongs to a talk. messages: oldest first. most: tokens, about."""
    ready = [_ready(one) for one in book.entries if one.enabled and one.content.strip()]
    ready = [one for one in ready if not one.never]
    patterns = frozenset(pattern for _, pattern, why in _patterns(book) if not why)
    depth = USUAL_DEPTH if book.depth is None else book.depth
    found: dict[int, _Ready] = {}
    for turn in range(ROUNDS if book.recursive else 1):
        inside = [one.content for one in found.values()] if turn else []
        heard = _Heard(messages, inside, depth, patterns)
        new = {
            place: one
            for place, one in enumerate(ready)
            if place not in found and _fits(one, heard)
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
    """Name the keys that are patterns and are left out, since they are broken or could be slow.

    Of an entry, each reason once.
    """
    told = dict.fromkeys((place, why) for place, _, why in _patterns(book) if why)
    return [Refused(place=place, why=why) for place, why in told]


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
    lines = entry.content.split("\n") if entry.content.lstrip().startswith("@@") else []
    heads = 0
    while heads < len(lines) and (found := _DECORATOR.fullmatch(lines[heads].strip())):
        told.setdefault(found["name"], found["value"].strip())
        heads += 1
    depth = told.get("scan_depth", "")
    return _Ready(
        entry=entry,
        content=("\n".join(lines[heads:]) if heads else entry.content).strip(),
        always=entry.constant or "activate" in told or "constant" in told,
        never="dont_activate" in told,
        depth=int(depth) if depth.isascii() and depth.isdecimal() and len(depth) < 4 else None,
        excluded=[one.strip() for one in told.get("exclude_keys", "").split(",") if one.strip()],
    )


class _Heard:
    """What was said, for one look through a book. What was looked for once is not looked for again.

    inside: entries that were found before, and are looked through themselves.
    """

    def __init__(
        self,
        messages: Sequence[str],
        inside: Sequence[str],
        depth: int,
        patterns: frozenset[_Pattern],
    ) -> None:
        self._messages, self._inside = messages, inside
        self._depth = depth
        self._patterns = patterns
        self._said: dict[int, _Said] = {}
        self._known: dict[tuple[int, bool, bool, str | _Pattern], bool] = {}

    def has(self, key: str, one: _Ready) -> bool:
        """Say whether a key of an entry stands in what that entry looks through."""
        asked = self._depth if one.depth is None else one.depth
        depth = max(0, min(asked, DEEPEST))
        entry, what = one.entry, key.strip()
        pattern = _as_pattern(one, key)
        if pattern is not None and pattern not in self._patterns:
            return False
        if not what:
            return False
        folded = what if entry.case_sensitive else what.casefold()
        known = depth, entry.case_sensitive, entry.whole_words, pattern or folded
        if known not in self._known:
            if depth not in self._said:
                messages = self._messages[-depth:] if depth else ()
                self._said[depth] = _Said.of([*messages, *self._inside])
            self._known[known] = _has(self._said[depth], entry, folded, pattern)
        return self._known[known]


def _fits(one: _Ready, heard: _Heard) -> bool:
    entry = one.entry
    if one.always:
        return True

    def has(key: str) -> bool:
        return heard.has(key, one)

    if any(has(key) for key in one.excluded) or not any(has(key) for key in entry.keys):
        return False
    if not (entry.selective and entry.secondary):
        return True
    found = [has(key) for key in entry.secondary]
    return (any(found), not all(found), not any(found), all(found))[entry.logic]


def _has(said: _Said, entry: Entry, what: str, pattern: _Pattern | None) -> bool:
    if pattern is not None:
        found = _compiled(pattern.written, pattern.flags, is_exact=pattern.is_exact)
        return bool(found and found.search(said.exact[-LONGEST_PATTERN_SCAN:]))
    where = said.exact if entry.case_sensitive else said.folded
    return _is_word_of(where, what) if entry.whole_words else what in where


def _is_word_of(where: str, what: str) -> bool:
    """Say whether a word stands somewhere with no letter, digit or `_` beside it."""
    at = where.find(what)
    for _ in range(_MOST_PLACES):
        if at < 0:
            return False
        end = at + len(what)
        if not any(
            one.isalnum() or one == "_" for one in (where[at - 1 : at], where[end : end + 1])
        ):
            return True
        at = where.find(what, at + 1)
    return False


def _patterns(book: Book) -> Iterator[tuple[int, _Pattern, str]]:
    """Yield each pattern with the place of its entry, and why it is left out; empty if it is not.

    Together they cost no more than `MOST_COST`, and each counts once.
    """
    known: dict[_Pattern, str] = {}
    left = MOST_COST
    for place, entry in enumerate(book.entries):
        one = _ready(entry)
        for key in (*entry.keys, *entry.secondary, *one.excluded):
            pattern = _as_pattern(one, key)
            if pattern is None:
                continue
            if pattern not in known and len(known) < _MOST_PATTERNS:
                cost, known[pattern] = _weighed(pattern, left)
                left -= cost
            yield place, pattern, known.get(pattern, _TOGETHER)


def _weighed(pattern: _Pattern, left: int) -> tuple[int, str]:
    """Return what a pattern costs, and why it is left out; then it costs nothing."""
    cost, why = cost_of(pattern.written)
    if not why and cost > left:
        why = _TOGETHER
    if not why and _compiled(*pattern[:2], is_exact=pattern.is_exact) is None:
        why = "It is not a pattern that can be read."
    return (0, why) if why else (cost, "")


def _as_pattern(one: _Ready, key: str) -> _Pattern | None:
    """Return a key that is written as a pattern, as one."""
    found = _WRITTEN.fullmatch(key.strip())
    if found is not None:
        written, flags = found["pattern"], found["flags"]
    elif one.entry.is_pattern and key:
        written, flags = key, ""
    else:
        return None
    return _Pattern(written, flags, one.entry.case_sensitive, one.depth)


@lru_cache(maxsize=4096)
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
