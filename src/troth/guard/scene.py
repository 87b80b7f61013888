"""Weighs what a rule found by what stands around it: a no, a past, a story, a joke.

Each of these lowers the tone; only few silence. A no before the match does ("I don't want
to …"), and so do a quotation inside a story, and a past that the person says is over. A
story or a joke around words that the person says of themselves leaves a concern.
"""

import re
from dataclasses import dataclass
from functools import cached_property

from troth.guard.phrasebook import Phrasebook
from troth.guard.rule import Kind, Rule, Severity

_REACH_WORDS = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Signal:
    """One rule that holds in one turn, weighed. `points` add up with those of other rules."""

    rule: str
    kind: Kind
    severity: Severity
    points: int = 0


class Scene:
    """One plain text in the light of one language.

    What stands around a match is looked at once there is one: in most texts there is none.
    """

    def __init__(self, book: Phrasebook, text: str) -> None:
        self._book = book
        self._full = text
        has_idioms = bool(book.idioms.left(text))
        self.text = book.framing["idioms"].sub(hidden, text) if has_idioms else text
        """The text without its idioms. Rules search here."""

    @cached_property
    def _fiction(self) -> bool:
        return self._book.has("fiction", self._full)

    @cached_property
    def _ordinary(self) -> bool:
        return self._book.has("ordinary", self._full)

    @cached_property
    def _near(self) -> bool:
        return self._book.has("near", self._full)

    @cached_property
    def _laughs(self) -> bool:
        book, text = self._book, self._full
        return book.has("laughter", text) and not book.has("earnest", text)

    @cached_property
    def _trivial(self) -> bool:
        return self._book.has("trivial", self._full)

    @cached_property
    def _past(self) -> bool:
        book, text = self._book, self._full
        return book.has("past", text) and not book.has("returned", text)

    @cached_property
    def _recovered(self) -> bool:
        return self._book.has("recovered", self._full)

    def weigh(self, rule: Rule, found: re.Match[str]) -> Signal | None:
        """Say what a match is worth here. None if it means nothing."""
        before = self._before(found)
        if not rule.is_firm and self._is_denied(before):
            return None
        if rule.kind is Kind.SELF and self._is_of_others(before, found[0]):
            return None
        if rule.points and (self._ordinary or self._fiction):
            return None
        severity = self._lowered(rule, found, before)
        if severity is Severity.NONE and rule.severity is not Severity.NONE:
            return None
        if rule.is_timed and severity is Severity.HIGH and self._near:
            severity = Severity.IMMINENT
        points = rule.points or int(severity is Severity.CONCERN)
        own = points if rule.kind is Kind.SELF else 0
        return Signal(rule=rule.name, kind=rule.kind, severity=severity, points=own)

    def _before(self, found: re.Match[str]) -> str:
        """Return the words of the same clause just before the match."""
        clause = re.split(r"[.,#\"]", self.text[: found.start()])[-1]
        return f" {' '.join(clause.split()[-_REACH_WORDS:])} "

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
        last = "".join(before.split()[-1:])
        return self._book.has("others", f" {last} ") and not self._book.has("oneself", f"{said} ")

    def _lowered(self, rule: Rule, found: re.Match[str], before: str) -> Severity:
        severity = rule.severity
        if self._past and self._book.has("tense", f"{before.rstrip()}{found[0]} "):
            severity = severity.at_most(Severity.NONE if self._recovered else Severity.CONCERN)
        if self._fiction:
            silent = rule.kind in {Kind.OTHER, Kind.HARM} or self._is_quoted(found)
            severity = severity.at_most(Severity.NONE if silent else Severity.CONCERN)
        if severity is Severity.IMMINENT or rule.kind in {Kind.OTHER, Kind.ABUSE}:
            return severity
        if self._laughs and self._trivial:
            return Severity.NONE
        return severity.at_most(Severity.CONCERN) if self._laughs or self._trivial else severity

    def _is_quoted(self, found: re.Match[str]) -> bool:
        opened = self._full[: found.start()].count('"') % 2 == 1
        return opened and '"' in self._full[found.end() :]


def hidden(found: re.Match[str]) -> str:
    """Blot a match out, keeping its length and the space before it."""
    return " " + "#" * (len(found[0]) - 1)
