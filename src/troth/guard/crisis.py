"""Hears whether somebody may be in danger, in what a person wrote in the last few turns.

First stage: turns of phrase (`guard.phrases`) and what stands around them. It leans to
hearing too much: at HIGH and IMMINENT the resource card answers and the model is not
asked. What lowers the tone (a story, a past that is over, a joke) never hides a grave
word that the person says of themselves in earnest; at most it leaves a gentle line.

It keeps nothing and tells nobody. The result names rules, never words.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from troth.guard.phrasebook import Phrasebook, read
from troth.guard.phrases import en
from troth.guard.plain import plain
from troth.guard.rule import Kind, Rule, Severity

TURNS: Final = 5
"""How many of the person's last turns are heard together (one message says too little)."""

_MATCHES = 20
_SHORT_WORDS = 4
_BOOKS = (("en", en.TEXT),)


@dataclass(frozen=True, slots=True, kw_only=True)
class Crisis:
    """What was heard: how grave, who is in danger, and by which rules (names only)."""

    severity: Severity
    kind: Kind | None
    why: tuple[str, ...]

    @property
    def is_grave(self) -> bool:
        """Say whether the card answers instead of the model."""
        return self.severity.meets(Severity.HIGH)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Signal:
    """One rule that holds in one turn, weighed by what stands around it."""

    rule: str
    kind: Kind
    severity: Severity
    points: int


CALM: Final = Crisis(severity=Severity.NONE, kind=None, why=())
"""Nothing was heard."""


def assess(messages: Sequence[str]) -> Crisis:
    """Judge the newest of a person's messages (oldest first) in the light of those before.

    Grave words of an earlier turn stay a concern; they are grave again when the newest
    turn confirms them ("I mean it", or "no" to "are you safe?"). So a card is not
    repeated for ever, and nothing is forgotten at once.
    """
    turns = messages[-TURNS:]
    if not turns:
        return CALM
    heard = [_hear(turn) for turn in turns]
    newest = [*heard[-1], *_broken_up(turns)]
    earlier = [signal for signals in heard[:-1] for signal in signals]
    if signal := _added_up(newest, earlier):
        newest.append(signal)
    if signal := _carried(turns[-1], earlier):
        newest.append(signal)
    return _summed_up(newest)


def _summed_up(signals: list[_Signal]) -> Crisis:
    told = [signal for signal in signals if signal.severity is not Severity.NONE]
    if not told:
        return CALM
    order = list(Kind)
    told.sort(key=lambda signal: (-signal.severity.rank, order.index(signal.kind)))
    why = tuple(dict.fromkeys(signal.rule for signal in told))
    return Crisis(severity=told[0].severity, kind=told[0].kind, why=why)


def _added_up(newest: list[_Signal], earlier: list[_Signal]) -> _Signal | None:
    """Add hints of different rules, if the newest turn brought one."""
    if not any(signal.points for signal in newest):
        return None
    points = {signal.rule: signal.points for signal in (*earlier, *newest) if signal.points}
    if len(points) < 2:
        return None
    is_parting = sum(points.values()) >= 3 and max(points.values()) >= 2
    severity = Severity.HIGH if is_parting else Severity.CONCERN
    return _Signal(rule="hints_add_up", kind=Kind.SELF, severity=severity, points=0)


def _carried(newest: str, earlier: list[_Signal]) -> _Signal | None:
    """Carry a grave earlier turn on: as a concern, or as grave if it is confirmed now."""
    grave = [signal for signal in earlier if signal.severity.meets(Severity.HIGH)]
    if not grave:
        return None
    kind = grave[-1].kind
    if any(_confirms(book, text) for text in plain(newest) for book in _books()):
        return _Signal(rule="confirmed", kind=kind, severity=Severity.HIGH, points=0)
    return _Signal(rule="earlier_turn", kind=kind, severity=Severity.CONCERN, points=0)


def _confirms(book: Phrasebook, text: str) -> bool:
    found = book.framing["confirms"].search(text)
    return found is not None and (len(text.split()) <= 6 or len(found[0].split()) > 1)


def _broken_up(turns: Sequence[str]) -> list[_Signal]:
    """Hear a sentence that was sent as several short turns ("i want" / "to die")."""
    parts = [" ".join(plain(turn)[0].split()) for turn in turns]
    if len(parts[-1].split()) > _SHORT_WORDS:
        return []
    last = len(parts) - 1
    while last > 0 and len(parts[last - 1].split()) <= _SHORT_WORDS:
        last -= 1
    before = " ".join(parts[last:-1])
    return list(_heard(f" {before} {parts[-1]} ", after=len(before) + 1)) if before else []


def _hear(message: str) -> list[_Signal]:
    return [signal for text in plain(message) for signal in _heard(text, after=0)]


def _heard(text: str, *, after: int) -> Iterator[_Signal]:
    """Yield what holds in plain `text`, of matches that end beyond `after`."""
    for book in _books():
        scene = _Scene(book, text)
        for rule, pattern in book.patterns:
            for number, found in enumerate(pattern.finditer(scene.text)):
                if number == _MATCHES:
                    break
                if found.end() > after and (signal := scene.weigh(rule, found)):
                    yield signal
            if rule.kind is Kind.OTHER:
                scene.text = pattern.sub(lambda found: "#" * len(found[0]), scene.text)


class _Scene:
    """One plain text in the light of one language: idioms gone, frame words looked up."""

    def __init__(self, book: Phrasebook, text: str) -> None:
        self._book = book
        self.text = book.framing["idioms"].sub(lambda found: "#" * len(found[0]), text)
        self._full = text
        self._fiction = book.has("fiction", text)
        self._ordinary = book.has("ordinary", text)
        self._near = book.has("near", text)
        self._laughs = book.has("laughter", text) and not book.has("earnest", text)
        self._trivial = book.has("trivial", text)
        self._past = book.has("past", text) and not book.has("returned", text)
        self._recovered = book.has("recovered", text)

    def weigh(self, rule: Rule, found: re.Match[str]) -> _Signal | None:
        """Say what a match is worth here. None if it means nothing."""
        before = self._before(found)
        if not rule.is_firm and self._is_denied(before):
            return None
        if rule.kind is Kind.SELF and self._is_of_others(before, found[0]):
            return None
        if rule.points and (self._ordinary or self._fiction):
            return None
        severity = self._lowered(rule, found, before)
        if severity is Severity.NONE and not rule.points:
            return None
        if rule.is_timed and severity is Severity.HIGH and self._near:
            severity = Severity.IMMINENT
        return self._signal(rule, severity, rule.points or int(severity is Severity.CONCERN))

    def _signal(self, rule: Rule, severity: Severity, points: int) -> _Signal:
        own = points if rule.kind is Kind.SELF else 0
        return _Signal(rule=rule.name, kind=rule.kind, severity=severity, points=own)

    def _before(self, found: re.Match[str]) -> str:
        """Return the words of the same clause before the match, at most eight."""
        clause = re.split(r"[.,#\"]", self.text[: found.start()])[-1]
        return f" {' '.join(clause.split()[-8:])} "

    def _is_denied(self, before: str) -> bool:
        """Say whether a no reaches the match: "I don't want to …", not "I can't stop …"."""
        if self._book.has("breakers", before):
            return False
        reach = before
        for subject in self._book.framing["subjects"].finditer(before):
            reach = before[subject.end() :]
        return self._book.has("negation", reach) or self._book.has("denials", before)

    def _is_of_others(self, before: str, said: str) -> bool:
        """Say whether somebody else is the subject: "you want to", "people who want to"."""
        last = before.split()[-1:]
        if not last or self._book.has("oneself", said):
            return False
        return self._book.framing["others"].fullmatch(last[0]) is not None

    def _lowered(self, rule: Rule, found: re.Match[str], before: str) -> Severity:
        """Return the rule's severity, lowered by a past, a story or a joke around it."""
        severity = rule.severity
        if self._past and self._book.has("tense", f"{before}{found[0]} "):
            if self._recovered:
                return Severity.NONE
            severity = severity.at_most(Severity.CONCERN)
        if self._fiction:
            if rule.kind in {Kind.OTHER, Kind.HARM} or self._is_quoted(found):
                return Severity.NONE
            severity = severity.at_most(Severity.CONCERN)
        if severity is Severity.IMMINENT or rule.kind in {Kind.OTHER, Kind.ABUSE}:
            return severity
        if self._laughs and self._trivial:
            return Severity.NONE
        if self._laughs or self._trivial:
            return severity.at_most(Severity.CONCERN)
        return severity

    def _is_quoted(self, found: re.Match[str]) -> bool:
        opened = self._full[: found.start()].count('"') % 2 == 1
        return opened and '"' in self._full[found.end() :]


@cache
def _books() -> tuple[Phrasebook, ...]:
    return tuple(read(language, text) for language, text in _BOOKS)
