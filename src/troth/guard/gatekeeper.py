"""The sentence gate: no sentence of a model reaches a person without a verdict.

Promise: what is shown is the same however the stream is cut. A sentence that uses a tactic
(`guard.assess`) or breaks the rule of a known situation (`guard.policies`) is left out;
where nothing is left, a kind sentence of ours stands there, so an answer is never blocked
in silence. What goes past a limit that somebody set (`guard.limits`) goes as well, and the
limits are asked anew at each sentence. Every change is told, with the reason and the sentence
as it was. What passes is shown to the letter, cleaned by `guard.release` like everything else.

A sentence cut at the bound is shown before its end is known. If its end must go, "…" says so.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property
from typing import Final

from troth.guard import policies
from troth.guard.assess import Judge
from troth.guard.finding import LINE, Finding
from troth.guard.languages import told_in
from troth.guard.limits import Limits, Lookout
from troth.guard.plain import plain
from troth.guard.policies import (
    FAREWELL_WISHES,
    FAREWELL_WORDS,
    GOODBYE_LENGTH,
    GOODBYE_SENTENCES,
    HARDLY,
    MORE_SENTENCES,
    PRIVACY_PAGE,
    Rule,
)
from troth.guard.release import ANSWER_LIMIT, Releaser, notice, release
from troth.guard.sentences import Sentence, Splitter
from troth.guard.setting import setting_of
from troth.guard.situation import Situation
from troth.guard.tactic import Tactic
from troth.guard.tactic import why as why_tactic
from troth.words import Clear, Shown, Unguarded

_STOPS: Final = frozenset({".", ",", '"'})
_FENCE: Final = 3
"""Letters of a fence."""
_MARKER = re.compile(r"(?:(?:[-*+•>]|#{1,6}|\d{1,3}[.)])[ \t]+)+")
_TEARS: Final = re.compile(
    "[ ]?[\u2639\U0001f494\U0001f61e\U0001f61f\U0001f622\U0001f625\U0001f629\U0001f62b\U0001f62d"
    "\U0001f63f\U0001f641\U0001f97a]\ufe0f?"
)
_MOST_CHANGES: Final = 200
"""Changes that are kept. Only a runaway model makes more."""


class Verdict(StrEnum):
    """What became of a sentence."""

    PASS = "pass"  # noqa: S105  # a verdict
    DROP = "drop"
    REPLACE = "replace"
    ANNOTATE = "annotate"


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One sentence that is not shown as the model wrote it, or one that was added.

    original: the sentence as it was; empty for one that was added. It is the person's to see.
    why: a plain sentence for the person.
    """

    tactic: Tactic | None
    rule: Rule
    verdict: Verdict
    original: Clear
    why: str


class Gatekeeper:
    """Guards one streamed answer. Make a new one for each answer.

    limits: the limits that hold, asked anew at each sentence; None: nobody set any.
    """

    def __init__(  # noqa: PLR0913  # what an answer is judged by
        self,
        situation: Situation,
        *,
        user_message: str = "",
        context: str = "",
        language: str = "en",
        limit: int = ANSWER_LIMIT,
        limits: Callable[[], Limits] | None = None,
    ) -> None:
        self._releaser = Releaser(limit)
        self._splitter = Splitter()
        setting = setting_of(user_message, context, situation)
        self._judge = Judge(setting)
        self._record = _Record(situation, setting.said, language)
        at_goodbye = situation.is_only_goodbye and not setting.danger
        gate: type[_AtGoodbye | _InTalk] = _AtGoodbye if at_goodbye else _InTalk
        self._gate = gate(self._record, self._judge)
        self._lookout = Lookout(limits, self._judge) if limits else None

    @property
    def changes(self) -> tuple[Change, ...]:
        """What was changed so far, in order."""
        return tuple(self._record.changes)

    @property
    def is_cut(self) -> bool:
        """Whether there was more than the limit lets through."""
        return self._releaser.is_cut

    def feed(self, piece: Unguarded) -> list[Shown]:
        """Take the next piece; return the sentences that may be shown now, if any."""
        text = "".join(part.text for part in self._releaser.feed(piece))
        return _shown(self._passed(self._splitter.feed(text)))

    def finish(self) -> list[Shown]:
        """End the answer; return what is left of it, or what stands in its place."""
        text = "".join(part.text for part in self._releaser.finish())
        rest = self._passed([*self._splitter.feed(text), *self._splitter.finish()])
        return _shown(f"{rest}{self._gate.finish()}")

    def _passed(self, pieces: list[Sentence]) -> str:
        return "".join(self._look(one) for one in pieces)

    def _look(self, sentence: Sentence) -> str:
        """Judge one sentence, and look whether it goes past a limit."""
        finding = self._judge.hear(sentence)
        past = self._lookout.look(sentence) if self._lookout else None
        if past is None or finding.manipulates:
            return self._gate.take(sentence, finding)
        if past.instead is None:
            return self._gate.take(sentence, finding, past=past.rule)
        self._record.note(Verdict.REPLACE, past.rule, sentence.text)
        return self._gate.take(replace(sentence, text=past.instead), finding)


class _Record:
    """What was changed in one answer, and in whose language it is told."""

    def __init__(self, situation: Situation, said: str, language: str) -> None:
        self.situation = situation
        self._said = said
        self._unsaid = language
        self.changes: list[Change] = []

    @cached_property
    def _language(self) -> str:
        return told_in(self._said, self.situation.language) or self._unsaid

    @property
    def stand_in(self) -> str:
        """Our own sentence for this situation."""
        dropped = {one.rule for one in self.changes if one.verdict is Verdict.DROP}
        if dropped and all(one.is_limit for one in dropped) and not self.situation.kind.is_exit:
            return notice(policies.words(self._language).past_limit).text
        return notice(policies.stand_in(self.situation, self._language)).text

    @property
    def where(self) -> str | None:
        """The sentence that says where to do it, if there is one."""
        if not self.situation.kind.is_exit:
            return None
        return policies.where(self.situation, self._language)

    def note(self, verdict: Verdict, rule: Rule, text: str, tactic: Tactic | None = None) -> None:
        """Keep a change for the person."""
        if len(self.changes) >= _MOST_CHANGES:
            return
        told = self._language
        why = policies.why(rule, told) if tactic is None else why_tactic(tactic, told)
        original = Clear(text.strip())
        self.changes.append(
            Change(tactic=tactic, rule=rule, verdict=verdict, original=original, why=why)
        )


class _InTalk:
    """The gate while the talk goes on: each sentence by itself."""

    def __init__(self, record: _Record, judge: Judge) -> None:
        self._record = record
        self._judge = judge
        self._seam = _Seam()
        self._dropping = False
        self._has_dropped = False
        self._has_words = False
        self._tells_where = False

    def take(self, sentence: Sentence, finding: Finding, *, past: Rule | None = None) -> str:
        """Return what may be shown now. past: the limit that the sentence goes past."""
        rule = past or self._broken(sentence, finding)
        if rule is not None:
            return self._left_out(sentence, rule, finding.tactic)
        self._dropping = False
        self._has_words |= sentence.has_words
        self._tells_where |= PRIVACY_PAGE in sentence.text
        return self._seam.passed(sentence)

    def finish(self) -> str:
        """Return what stands where nothing was left, and where to do what was asked."""
        out = self._seam.finish()
        if self._has_dropped and not self._has_words:
            self._record.note(Verdict.REPLACE, Rule.NOTHING_LEFT, "")
            out = f"{out}{self._record.stand_in}"
            self._has_words = True
        told = self._record.where
        if told and self._has_words and not self._tells_where:
            self._record.note(Verdict.ANNOTATE, Rule.WHERE, "")
            out = f"{out}\n\n{told}"
        return out

    def _broken(self, sentence: Sentence, finding: Finding) -> Rule | None:
        """Say which rule a sentence breaks. What hangs on a dropped one goes with it."""
        if self._dropping and (sentence.goes_on or not sentence.has_words):
            return Rule.TACTIC
        if not sentence.has_words or _is_fence(sentence):
            return None
        again = policies.asks_again(sentence, self._record.situation, self._judge)
        if finding.manipulates and not self._is_only_read(sentence, finding, again=again):
            return Rule.TACTIC
        return Rule.AGAIN if again else None

    def _is_only_read(self, sentence: Sentence, finding: Finding, *, again: bool) -> bool:
        """Say whether the reader alone hears a tactic in what it is no judge of."""
        return finding.ruled < LINE and (again or policies.accepts(sentence, self._judge))

    def _left_out(self, sentence: Sentence, rule: Rule, tactic: Tactic | None) -> str:
        is_cut = sentence.goes_on and not self._dropping
        if sentence.has_words:
            told = tactic if rule is Rule.TACTIC else None
            rule = Rule.NOTHING_LEFT if rule is Rule.TACTIC and told is None else rule
            self._record.note(Verdict.DROP, rule, sentence.text, told)
        self._dropping = self._has_dropped = True
        return f"{'…' if is_cut else ''}{self._seam.dropped(sentence)}"


class _Seam:
    """Keeps an answer whole where a sentence is taken out: its lines, lists and bold words."""

    def __init__(self) -> None:
        self._shows = False
        self._bold = False
        self._open = False
        self._lead = ""
        self._marker = ""
        self._has_dropped = False

    def passed(self, sentence: Sentence) -> str:
        """Return the sentence as it is shown: to the letter, but for what went before it."""
        made = self._joined(sentence) if self._open else sentence.text
        self._open, self._shows = False, True
        self._bold ^= made.count("**") % 2 == 1
        return made

    def dropped(self, sentence: Sentence) -> str:
        """Note a sentence that goes. Return what closes the bold words that it closed."""
        lead, body = sentence.lead, sentence.text.strip()
        found = _MARKER.match(body)
        if not self._open or "\n" in lead:
            self._marker = found[0] if found else ""
        if not self._open or lead.count("\n") > self._lead.count("\n"):
            self._lead = lead
        self._open = self._has_dropped = True
        if body.count("**") % 2 == 0:
            return ""
        if self._bold:
            self._bold = False
            return "**"
        is_carried = self._marker.endswith("**")
        self._marker = self._marker.removesuffix("**") if is_carried else f"{self._marker}**"
        return ""

    def finish(self) -> str:
        """Close bold words that a dropped sentence left open."""
        return "**" if self._bold and self._has_dropped else ""

    def _joined(self, sentence: Sentence) -> str:
        lead, body = sentence.lead, sentence.text[len(sentence.lead) :]
        has_own_line = "\n" in lead
        marker = "" if has_own_line and not self._marker.endswith("**") else self._marker
        if has_own_line and marker:
            marker = "**"
        if self._lead.count("\n") > lead.count("\n") or not lead:
            lead = self._lead
        return f"{lead if self._shows else ''}{marker}{body}"


class _AtGoodbye:
    """The gate at a goodbye: it waits for two sentences; what follows them must hold nobody."""

    def __init__(self, record: _Record, judge: Judge) -> None:
        self._record = record
        self._judge = judge
        self._held: list[Sentence] = []
        self._is_surely_kind = True
        self._dropping = False
        self._has_dropped = False
        self._is_over = False
        self._awaits_wish = False
        self._was_kind = False
        self._signs_may_follow = False
        self._farewells: set[str] = set()
        self._repeats = 0
        self._fences: list[Sentence] = []
        self._in_code = False
        self._wishes = self._full = self._more = 0

    def take(self, sentence: Sentence, finding: Finding, *, past: Rule | None = None) -> str:
        """Return what may be shown now: all of it at once, or nothing yet. past: as above."""
        if past is not None:
            self._drop(sentence, past, finding)
            return ""
        sentence = self._without_tears(sentence)
        if not sentence.has_words:
            return self._sign(sentence)
        if sentence.is_code:
            return self._code(sentence, finding)
        is_plain = policies.is_plain_farewell(sentence, self._judge)
        if is_plain and (policies.is_endless(sentence) or self._says_again(sentence)):
            self._drop(sentence, Rule.ENOUGH, finding)
            return ""
        if self._is_over:
            return self._afterwards(sentence, finding)
        return self._first(sentence, finding, is_plain=is_plain)

    def _without_tears(self, sentence: Sentence) -> Sentence:
        """Take signs of tears out of a farewell: a machine has none to show to who goes."""
        text = _TEARS.sub("", sentence.text)
        if sentence.is_code or text == sentence.text:
            return sentence
        if sentence.has_words and not policies.is_plain_farewell(sentence, self._judge):
            return sentence
        self._record.note(Verdict.REPLACE, Rule.FEELINGS, sentence.text)
        self._has_dropped = True
        return replace(sentence, text=text)

    def _first(self, sentence: Sentence, finding: Finding, *, is_plain: bool) -> str:
        """Hold one of the first sentences, until they are a farewell."""
        if self._awaits_wish and not is_plain:
            return self._replace(sentence.text, Rule.NO_FAREWELL, Tactic.IGNORE_EXIT)
        if finding.manipulates and not (is_plain and finding.ruled < LINE):
            return self._replace(sentence.text, Rule.TACTIC, finding.tactic)
        rule = policies.at_goodbye(sentence, self._judge)
        if rule is None and not is_plain and self._is_unsure(sentence, finding):
            rule = Rule.NO_FAREWELL
        if len(sentence.text) > GOODBYE_LENGTH or sentence.goes_on:
            rule = rule or Rule.ENOUGH
        if rule is not None:
            self._drop(sentence, rule, finding)
            return ""
        self._held.append(sentence)
        self._is_surely_kind &= is_plain or finding.is_surely_kind
        self._dropping = False
        is_short = is_plain and len(sentence.text.split()) <= FAREWELL_WORDS
        if is_short and not self._full and not self._wishes:
            self._wishes += 1  # "Good night!" at the beginning is one of the wishes
        else:
            self._full += self._counts(sentence)
        return self._settled(may_wait=True) if self._full >= GOODBYE_SENTENCES else ""

    def finish(self) -> str:
        """Return what was held, or the farewell that people wrote."""
        if self._is_over:
            return ""
        if any(one.has_words for one in self._held):
            return self._settled()
        if self._has_dropped:
            return self._replace("", Rule.NOTHING_LEFT, None)
        return "".join(one.text for one in self._held)

    def _afterwards(self, sentence: Sentence, finding: Finding) -> str:
        """Let through behind the farewell what is kind beyond doubt, a wish or a worry."""
        self._signs_may_follow = self._may_follow(sentence, finding)
        if self._signs_may_follow:
            return sentence.text
        self._drop(sentence, Rule.ENOUGH, finding)
        self._more = MORE_SENTENCES
        return ""

    def _may_follow(self, sentence: Sentence, finding: Finding) -> bool:
        """Say whether a worry, a kind sentence or a last wish may follow the model's own."""
        if not self._was_kind or sentence.goes_on or len(sentence.text) > GOODBYE_LENGTH:
            return False
        if policies.is_about_safety(sentence, self._judge):
            return not finding.manipulates
        if policies.is_plain_farewell(sentence, self._judge):
            return self._may_wish(sentence, finding)
        if self._more < MORE_SENTENCES and self._holds_nobody(sentence, finding):
            self._more += 1
            return True
        return False

    def _may_wish(self, sentence: Sentence, finding: Finding) -> bool:
        """Say whether one more farewell may follow: who takes leave without end holds on."""
        may = self._wishes < FAREWELL_WISHES and finding.ruled < LINE
        if not may or policies.at_goodbye(sentence, self._judge) is not None:
            return False
        self._wishes += 1
        return True

    def _holds_nobody(self, sentence: Sentence, finding: Finding) -> bool:
        """Say whether no rule and no reader hears in a sentence what holds the person."""
        is_kind = finding.is_likely_kind and finding.ruled < HARDLY
        if not is_kind or policies.at_goodbye(sentence, self._judge) is not None:
            return False
        is_free = policies.is_about_the_person(sentence)
        return is_free and not self._judge.is_unsure(sentence.text, finding)

    def _is_unsure(self, sentence: Sentence, finding: Finding) -> bool:
        if policies.is_about_safety(sentence, self._judge):
            return False
        return self._judge.is_unsure(sentence.text, finding)

    def _counts(self, sentence: Sentence) -> bool:
        """Say whether a sentence is one of the two. Gestures and worries about safety are not."""
        return not _is_gesture(sentence) and not policies.is_about_safety(sentence, self._judge)

    def _says_again(self, sentence: Sentence) -> bool:
        """Say whether a farewell holds no word of its own, for the second time."""
        words = {*plain(sentence.text)[0].split()} - _STOPS
        is_new = not words <= self._farewells
        self._farewells |= words
        self._repeats += not is_new
        return not is_new and self._repeats > 1

    def _code(self, sentence: Sentence, finding: Finding) -> str:
        """Keep code, whatever becomes of the words around it; a line that speaks to somebody goes.

        A fence is kept with the first line that is.
        """
        is_mere = policies.is_mere_code(sentence, finding, self._judge)
        if _is_fence(sentence) and not self._in_code:
            bare = replace(sentence, text=sentence.text[: len(sentence.lead) + _FENCE])
            self._in_code, self._fences = True, [sentence if is_mere else bare]
            return ""
        if _is_fence(sentence):
            self._in_code = False
            return self._kept([sentence]) if not self._fences else ""
        if not is_mere:
            self._record.note(Verdict.DROP, Rule.NO_FAREWELL, sentence.text)
            self._has_dropped = True
            return ""
        kept, self._fences = [*self._fences, sentence], []
        return self._kept(kept)

    def _kept(self, code: list[Sentence]) -> str:
        """Hold code until the farewell is known, or show it at once where that is over."""
        if not self._is_over:
            self._held += code
            return ""
        return _below("".join(one.text for one in code))

    def _sign(self, sentence: Sentence) -> str:
        """Keep an emoji or a line break with the sentence before it."""
        if self._is_over:
            return sentence.text if self._signs_may_follow else ""
        if not self._dropping:
            self._held.append(sentence)
        return ""

    def _drop(self, sentence: Sentence, rule: Rule, finding: Finding) -> None:
        tactic = finding.tactic if finding.manipulates else None
        self._record.note(Verdict.DROP, rule, sentence.text, tactic)
        self._dropping = self._has_dropped = True

    def _settled(self, *, may_wait: bool = False) -> str:
        text = "".join(one.text for one in self._held)
        said = "".join(one.text for one in self._held if not one.is_code)
        is_kind = self._is_surely_kind and (self._full or self._wishes)  # no gesture alone
        if not is_kind and not policies.says_farewell(said, self._judge):
            if may_wait and not self._awaits_wish:
                self._awaits_wish = True  # "Off to the table! Pasta, I guess. Have a good evening."
                return ""
            return self._replace(said, Rule.NO_FAREWELL, Tactic.IGNORE_EXIT)
        self._is_over = self._signs_may_follow = self._was_kind = True
        return text.lstrip() if self._has_dropped else text

    def _replace(self, text: str, rule: Rule, tactic: Tactic | None) -> str:
        """Put our farewell in the place of all words of the answer. Code stays, below it."""
        if rule is Rule.TACTIC:
            for one in self._held:
                if one.has_words and not one.is_code:
                    self._record.note(Verdict.DROP, Rule.NO_FAREWELL, one.text)
        self._record.note(Verdict.REPLACE, rule, text, tactic)
        code = "".join(one.text for one in self._held if one.is_code)
        self._is_over, self._held = True, []
        return f"{self._record.stand_in}{_below(code)}"


def _shown(text: str) -> list[Shown]:
    """Make what passed fit to be shown. It was cleaned before, so nothing changes."""
    return [release(Unguarded(text))] if text else []


def _below(code: str) -> str:
    """Let code begin on a line of its own."""
    return code if not code or code.startswith("\n") else f"\n\n{code}"


def _is_gesture(sentence: Sentence) -> bool:
    body = sentence.text.strip()
    return len(body) > 2 and body.startswith("*") and body.endswith("*") and body[1] != "*"


def _is_fence(sentence: Sentence) -> bool:
    return sentence.is_code and sentence.text.strip().startswith(("```", "~~~"))
