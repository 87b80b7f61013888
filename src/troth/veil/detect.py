"""Finds what would tell who somebody is: `detect(text)`.

Four kinds of finders look at one plain reading of the text: names known already, rules with
proof, a model, and a short list for what deserves care. Where a text has codes in it (`%40`,
`&#64;`), all but the model look at what they show, too. What overlaps becomes one span; nothing
that one of them found is dropped. The same name is found again wherever else it stands in the text,
and so is a town, an employer or a condition that is written the same.

On any failure of the model nothing is returned but an error: text that cannot be read with
all finders may not leave this machine.
"""

import os
import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Final, Protocol

from troth.errors import VeilBroken
from troth.veil import (
    addresses,
    cards,
    catalogue,
    codes,
    contacts,
    organisations,
    passwords,
    people,
    pools,
    sensitive,
    spoken,
    tails,
)
from troth.veil import known as known_names
from troth.veil.alternatives import compiled
from troth.veil.found import Found
from troth.veil.known import Known
from troth.veil.make_believe import is_made_up
from troth.veil.ner import Ner
from troth.veil.normalise import MOST_CODED, WITHOUT_END, Plain, decoded, plain
from troth.veil.words.first_names import COMMON_WORDS
from troth.veil.words.plain_words import FAMOUS

_RULES: Final = (
    contacts.find,
    codes.find,
    passwords.find,
    addresses.find,
    organisations.find,
    people.find,
    sensitive.find,
)
_RANK: Final = {"direct": 0, "sensitive": 1, "quasi": 2}
_ORDER: Final = ("ID", "CONTACT", "LOCATION", "PERSON", "ORG", "DATE", "DEMOGRAPHIC", "OTHER")
_FAMOUS: Final = compiled(rf"(?<!\w)(?:{FAMOUS})(?:'s)?(?!\w)", re.IGNORECASE)
_SAID_AGAIN: Final = frozenset(
    {("LOCATION", "quasi"), ("ORG", "quasi"), ("DEMOGRAPHIC", "sensitive")}
)
_NO_NAMES: Final = COMMON_WORDS | pools.TITLES | pools.AFTER_NAMES
"""Words of a name that, alone, are none."""
_LEAST_AGAIN: Final = 4
_MOST_ALIKE: Final = 16
"""So many that begin with the same word are looked for again."""
_ANY_WORD: Final = re.compile(r"\w+")
_SEPARATES: Final = re.compile(r"[\W_]*")
_ABBREVIATED: Final = frozenset(
    {
        "asap",
        "bbc",
        "bc",
        "cia",
        "dc",
        "diy",
        "eu",
        "faq",
        "fbi",
        "fyi",
        "iou",
        "nato",
        "nyc",
        "phd",
    }
    | {"ps", "rip", "rsvp", "sos", "tba", "tbd", "tv", "uk", "un", "us", "usa", "vip"}
)
"""What is said in letters, with full stops or without, and is nobody."""
_COUNTED: Final = frozenset({"CONTACT", "ID", "OTHER"})
_MODEL: Final = "model"
_BEFORE: Final = "named before"
_TOLD_LATE: Final = {_MODEL: 1, _BEFORE: 2}
"""Reasons that are told only where there is no other for the same words."""
_WIDE: Final = "code after its name"
"""What guesses where a thing ends, and may take several for one."""
_JOINS: Final = re.compile(r"[\s,]{1,3}")


class Finder(Protocol):
    """What finds spans in a plain text."""

    def find(self, text: str) -> Sequence[Found]:
        """Find spans."""
        ...


class Detector:
    """All finders together, with one model."""

    def __init__(self, ner: Finder) -> None:
        self._ner = ner

    def detect(self, text: str, known: Iterable[str | Known] | None = None) -> list[Found]:
        """Return what would tell who somebody is: sorted, without overlaps, in code points.

        known: names of the person and of people they know, found in any form. Raises
        VeilBroken if the text cannot be read with everything there is.
        """
        read = plain(text)
        if not read.text.strip():
            return []
        known = tuple(known or ())
        found = _ruled(read, known, self._ner.find(read.text))
        for _ in range(MOST_CODED):
            shown = decoded(read)
            if shown is None or shown.text == read.text:
                return found
            found, read = merge(text, [*found, *_ruled(shown, known, ())]), shown
        raise VeilBroken(WITHOUT_END)


def _ruled(read: Plain, known: Sequence[str | Known], seen: Sequence[Found]) -> list[Found]:
    """Return what rules and lists find in one reading, with what a model has seen there."""
    ruled = [span for rule in _RULES for span in rule(read.text)]
    spans = [*known_names.find(read.text, known)]
    told = [*_not_famous(read.text, seen), *ruled]
    told = [one for one in told if not _is_nobodys(read.text, one)]
    spans += _no_rows(read.text, told, ruled)
    spans += _again(read.text, spans)
    merged = merge(read.text, tails.grown(read.text, merge(read.text, spans)))
    merged = merge(read.text, [*merged, *cards.find(read.text, merged)])
    return [_back(read, span) for span in merged]


def _is_nobodys(text: str, span: Found) -> bool:
    return is_made_up(text, span) or catalogue.is_a_things(text, span)


def _not_famous(text: str, seen: Sequence[Found]) -> Iterator[Found]:
    """Yield what the model saw but names and sayings that all the world knows."""
    famous = [match.span() for match in _FAMOUS.finditer(text)] if seen else []
    for span in seen:
        is_known = (span.label == "PERSON" or span.kind != "direct") and any(
            start <= span.start and span.end <= end for start, end in famous
        )
        is_counting = span.label in _COUNTED and spoken.is_counting(text[span.start : span.end])
        is_short = text[span.start : span.end].replace(".", "").lower() in _ABBREVIATED
        if not (is_known or is_counting or is_short or people.is_nobodys(text, span)):
            yield span


def _no_rows(text: str, spans: Iterable[Found], ruled: Iterable[Found]) -> Iterator[Found]:
    """Yield all but spans that a rule told better: as several contacts or numbers in a row."""
    alone = (span for span in ruled if span.label in {"CONTACT", "ID"} and span.why != _WIDE)
    told = merge(text, alone)
    starts = [one.start for one in told]
    for span in spans:
        inside: list[Found] = []
        if span.why in {_MODEL, _WIDE}:
            first, last = bisect_left(starts, span.start), bisect_left(starts, span.end)
            inside = told[first:last]
        edges = [span.start, *(edge for one in inside for edge in (one.start, one.end)), span.end]
        between = (text[edges[at] : edges[at + 1]] for at in range(0, len(edges), 2))
        if len(inside) < 2 or not all(map(_SEPARATES.fullmatch, between)):
            yield span


def _again(text: str, spans: Sequence[Found]) -> Iterator[Found]:
    """Yield every other place where a name stands that was found once."""
    named = {
        word
        for span in spans
        if span.label == "PERSON"
        for word in re.findall(r"[^\W\d_]{3,}", text[span.start : span.end])
        if word[0].isupper()
        and people.plain_name(word) not in _NO_NAMES
        and not people.is_nobody(word)
    }
    in_any_case = {name.lower() for name in named if people.is_name(name)}
    yield from _things_again(text, spans)
    for match in _ANY_WORD.finditer(text) if named else ():
        if match[0] in named or match[0].lower() in in_any_case:
            yield Found(match.start(), match.end(), "PERSON", "direct", _BEFORE)


def _things_again(text: str, spans: Sequence[Found]) -> Iterator[Found]:
    """Yield every other place where a town, an employer or a condition stands that was found."""
    seen: dict[str, dict[str, Found]] = {}
    for span in spans:
        said = text[span.start : span.end]
        is_long = (span.label, span.kind) in _SAID_AGAIN and len(said) >= _LEAST_AGAIN
        is_marked = said[:1].isupper() or span.label == "DEMOGRAPHIC"
        if is_long and is_marked and not people.is_nobody(said):
            for first in _ANY_WORD.findall(said)[:1]:
                alike = seen.setdefault(first, {})
                if len(alike) < _MOST_ALIKE:
                    alike[said] = span
    for match in _ANY_WORD.finditer(text) if seen else ():
        for said, span in seen.get(match[0], {}).items():
            end = match.start() + len(said)
            if text.startswith(said, match.start()) and not text[end : end + 1].isalnum():
                yield Found(match.start(), end, span.label, span.kind, span.why)


def merge(text: str, spans: Iterable[Found]) -> list[Found]:
    """Return spans in order, those that overlap as one; the one that counts most names it."""
    merged: list[Found] = []
    for span in sorted(spans, key=lambda one: (one.start, -one.end)):
        last = merged[-1] if merged else None
        if last and (span.start < last.end or _belongs(text, last, span)):
            merged[-1] = _one(last, span)
        elif span.end > span.start:
            merged.append(span)
    return merged


def _belongs(text: str, last: Found, span: Found) -> bool:
    """Say whether two neighbours are one thing: first and last name, street and town."""
    between = text[last.end : span.start]
    if last.label == span.label == "PERSON":
        return between in {" ", "-"}
    if last.label == span.label == "LOCATION" and "direct" in {last.kind, span.kind}:
        return bool(_JOINS.fullmatch(between))
    return False


def _one(first: Found, second: Found) -> Found:
    """Join two spans. Direct before sensitive before quasi; then the longer one names it.

    Of two that are alike the rule does: anybody can check what it goes by.
    """
    best = min(
        first,
        second,
        key=lambda one: (
            *(_RANK[one.kind], one.start - one.end),
            *(_ORDER.index(one.label), _TOLD_LATE.get(one.why, 0)),
        ),
    )
    return Found(
        min(first.start, second.start), max(first.end, second.end), best.label, best.kind, best.why
    )


def _back(read: Plain, span: Found) -> Found:
    start, end = read.span(span.start, span.end)
    return Found(start, end, span.label, span.kind, span.why)


@cache
def _own() -> Detector:
    cache_home = os.environ.get("XDG_CACHE_HOME") or str(Path.home() / ".cache")
    kept_in = Path(cache_home) / "troth"
    return Detector(Ner(kept_in, kept_in))


def detect(text: str, known: Iterable[str | Known] | None = None) -> list[Found]:
    """Detect with the installed model, as `Detector.detect` does.

    Files are kept in the user's cache directory. A server has its own `Detector`.
    """
    return _own().detect(text, known)
