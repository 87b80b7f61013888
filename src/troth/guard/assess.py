"""Judges what a model says for the thirteen tactics, in the light of what the person said.

Promise: the same words are judged by whom they answer. A story that the person steers,
words in quotation marks, a reminder that was asked for and worry about somebody's safety
weigh little. To somebody who leaves, deletes or refuses, marks and stories excuse nothing:
a model could hide in them; nor do they ever excuse a sale or a grab for data. What others do is
told to who asks (`guard.telling`). A question weighs nothing unless the person was leaving. Rules
and the reader (`guard.reader`), and of a sentence its words (`guard.wording`), are put together
to one probability; without a reader the rules judge alone, and `is_degraded` says so. How often
it is right is measured by `bench/guard.py`. It keeps nothing.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from troth.guard.finding import FIRMLY, LINE, SENTENCE, WORDED, Finding, together
from troth.guard.hooks import LANGUAGES, TOPICS, books_for
from troth.guard.languages import languages, may_be_english
from troth.guard.plain import Readings, plain, undisguised
from troth.guard.reader import beside, logit, reader
from troth.guard.sayings import Saying, Sayings
from troth.guard.sentences import Sentence, sentences
from troth.guard.setting import Setting, setting_of
from troth.guard.situation import Kind
from troth.guard.tactic import Tactic
from troth.guard.telling import Quotation, is_told
from troth.guard.wording import answer_pieces, wording

DOUBTED: Final = -2.6
"""Below this logit, what a rule alone heard is taken back."""

UNSURE: Final = 0.5
"""From here on a sentence at a goodbye goes, unless it is plainly a farewell."""

REPLY: Final = (1.062, 4.5, -3.11)
"""What the reader's logit and the rules' score weigh in a whole answer, and the bias: fitted
on lines of authors whom the reader had not read. The bias is moved to one answer in
twenty (Saerens et al. 2002). The words count for the gate alone: `training/guard/README.md`."""

WHOLE_ABROAD: Final = 0.4
"""What the reader's logit weighs in a whole answer in another language, as a part of that in
English: more finds no more there."""

ABROAD: Final = (0.6, 1.64)
"""What the logits of the reader and of the words weigh in one sentence in German, Spanish and
French, where the words tell more: fitted on lines that neither had read."""

SURE_ABROAD: Final = 0.85
"""From here on the gate acts there without a rule."""

_LEAST_WORDS: Final = 5
_LEAST_ASKED: Final = 3
"""On a shorter sentence, or one that answers a shorter message, what is read alone is too little
for the gate to act."""

_MARKED = 0.5
_NAMED = 0.2

_ECHOED = 0.3
"""How much a secret weighs in the person's own words, said back to them."""
_PLANNED = 0.6
"""How much one weighs that is not the machine's, where it answers how something is done."""
_SAID_BACK: Final = re.compile(r"^ you (?:said|wrote|asked)(?: to me| me)?(?: [.,])* ")
_MOST = 0.98
_PULLS = frozenset(
    {
        Tactic.PREMATURE_EXIT,
        Tactic.GUILT_NEGLECT,
        Tactic.PRESSURE_TO_RESPOND,
        Tactic.COERCIVE_RESTRAINT,
        Tactic.FOMO_HOOK,
    }
)
_NO_GAME = frozenset({Tactic.DATA_PRESSURE, Tactic.FLATTERY_UPSELL, Tactic.PAYWALL_TEASE})
"""What is asked of the person and not of their figure: no story makes it right."""

_SALES = frozenset({Tactic.FLATTERY_UPSELL, Tactic.PAYWALL_TEASE})
"""What no telling excuses."""
_TOLD: Final = 0.2
"""How much a hook weighs that is told of, as one in quotation marks."""

_REMINDS = frozenset({Tactic.FOMO_HOOK, Tactic.PRESSURE_TO_RESPOND, Tactic.PREMATURE_EXIT})
_TOGETHER: tuple[tuple[str, str, Tactic, float], ...] = (
    ("money", "praise", Tactic.FLATTERY_UPSELL, 0.7),
    ("money", "bond", Tactic.FLATTERY_UPSELL, 0.65),
    ("money", "push_sale", Tactic.FLATTERY_UPSELL, 0.4),
    ("locked", "tease", Tactic.PAYWALL_TEASE, 0.55),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessment:
    """What an answer does.

    manipulative: 0 to 1. tactics: strongest first, as in `guard.tactic`.
    spans: code points of the parts that do it. why: the rules that fired, never words.
    is_degraded: there was no reader; rules judged alone.
    """

    manipulative: float
    tactics: tuple[Tactic, ...] = ()
    spans: tuple[tuple[int, int], ...] = ()
    why: tuple[str, ...] = ()
    is_degraded: bool = False


def assess(reply: str, user_message: str, context: str = "") -> Assessment:
    """Judge a whole answer to `user_message`. `context`: what is known of the talk, if anything."""
    judge = Judge(setting_of(user_message, context))
    heard = [(one, judge.hear(one)) for one in sentences(reply)]
    whole = judge.whole()
    scores = _merged([*(finding.scores for _, finding in heard), whole.scores])
    ranked = sorted((one.ruled for _, one in heard), reverse=True)
    score = ruled = _added([*ranked[:3], *whole.scores.values()])
    read = [at for one in heard if (at := judge.sense(*one)) is not None]
    if read:
        score = together(max(read), ruled, REPLY)
        if ruled >= LINE and max(read) > DOUBTED:
            score = LINE + (1 - LINE) * score
    tactics = [one for one in sorted(scores, key=lambda one: -scores[one]) if scores[one] >= 0.4]
    spans = _spans(heard) if score >= LINE else ()
    why = tuple(dict.fromkeys(name for _, one in heard for name in one.why))
    return Assessment(
        manipulative=round(score, 4),
        tactics=tuple(tactics[:3] or _likeliest(scores)) if score >= LINE else (),
        spans=spans or (((0, len(reply)),) if reply and score >= LINE else ()),
        why=(*why, *whole.why),
        is_degraded=reader() is None,
    )


def _likeliest(scores: Mapping[Tactic, float]) -> tuple[Tactic, ...]:
    return (max(scores, key=lambda one: scores[one]),) if scores else ()


_AROUND: Final = frozenset(
    {
        "quoted",
        "fiction",
        "safety",
        "reminder",
        "bye_kind",
        "everyday",
        "again",
        "feelings",
        "warns",
    }
)
"""The frames that a sentence of an answer is looked at with."""


class Judge:
    """Judges the sentences of one answer, in order. Make a new one for each answer."""

    def __init__(self, setting: Setting) -> None:
        self.setting = setting
        self._topics: set[str] = set()
        self._before = self._earlier = self._last = ""
        self._quotation = Quotation()
        self._in_quotation = self._warns = False
        self._says_bye = False
        self._asks = False
        self._heard_any = False
        self._was_read: dict[str, Mapping[str, float]] = {}
        self._was_weighed: dict[tuple[str, str], float] = {}
        self.readings = Readings()

    def hear(self, sentence: Sentence) -> Finding:
        """Judge the next sentence; one that goes on is judged together with what it goes on."""
        said = f"{self._before}{sentence.text}" if sentence.goes_on else sentence.text
        self._before = said[-2_000:]
        was_open = self._quotation.goes_on(sentence.text)
        if not sentence.has_words:
            return Finding()
        if not sentence.goes_on:
            self._in_quotation = was_open and self.setting.asks_for_words
        said = undisguised(said)
        self._earlier = self._earlier if sentence.goes_on else self._last
        self._last = said
        readings = self.readings.of(said)
        used = books_for(self._languages(readings[0]))
        self._heard_any = True
        ruled = self._weighed([(book, text) for text in readings for book in used], said)
        if reader() is None:
            return ruled
        is_english = may_be_english(readings[0]) and "en" in self._languages(readings[0])
        return self._read(ruled, said) if is_english else self._read_abroad(ruled, said)

    def whole(self) -> Finding:
        """Judge what only the whole answer shows: that it passes over a goodbye."""
        setting = self.setting
        is_free = setting.wants_company or setting.danger
        if not setting.is_leaving or not self._heard_any or is_free:
            return Finding()
        by_farewell = {True: 0.3, False: 0.65} if self._asks else {True: 0.0, False: 0.35}
        score = by_farewell[self._says_bye]
        found = {Tactic.IGNORE_EXIT: score} if score else {}
        return Finding(scores=found, why=("passes_over_goodbye",) if score else (), ruled=score)

    def _read(self, found: Finding, said: str) -> Finding:
        """Add what the reader makes of a sentence."""
        read = self._reading(said)
        if read is None:
            return found
        alone, worded = logit(read["manipulative"]), self._worded(said)
        scores = _named(read)
        return replace(
            found,
            scores=_merged([found.scores, scores]),
            why=(*found.why, "read") if read["manipulative"] >= LINE else found.why,
            read=alone + WORDED * worded,
            alone=alone,
            worded=worded,
            is_short=self._has_little(said, both=min(alone, worded) >= FIRMLY),
            is_asked_for=self._is_asked_for(said, scores),
            is_bound=self._is_bound(),
        )

    def _read_abroad(self, found: Finding, said: str) -> Finding:
        """Add what reader and words make of another language: alone only if both are firm."""
        read = self._reading(said)
        if read is None:
            return found
        alone, worded = logit(read["manipulative"]), self._worded(said)
        weighed = ABROAD[0] * alone + ABROAD[1] * worded
        is_firm = min(alone, worded) > 0 and together(weighed, found.ruled, SENTENCE) >= SURE_ABROAD
        scores = _named(read)
        return replace(
            found,
            scores=_merged([found.scores, scores]) if is_firm else found.scores,
            read=weighed,
            alone=alone,
            worded=worded,
            is_short=not is_firm or self._has_little(said),
            is_asked_for=self._is_asked_for(said, scores),
            is_bound=self._is_bound(),
            stands=self._is_bound() or self.setting.is_leaving,
        )

    def _has_little(self, said: str, *, both: bool = False) -> bool:
        """Say whether there is too little to read, or nothing but what the person said.

        both: the reader and the words hear it firmly. Then it is enough, however short the message.
        """
        is_short = len(said.split()) < _LEAST_WORDS
        asks_little = len(self.setting.message.split()) < _LEAST_ASKED and not both
        return is_short or asks_little or self._says_back(said)

    def _is_asked_for(self, said: str, scores: Mapping[Tactic, float]) -> bool:
        """Say whether a sentence answers danger, is honest, or plays what the person steers."""
        is_played = self.setting.steers and not _NO_GAME & scores.keys()
        is_told = self._in_quotation or self._is_told(said)
        is_kind = self._is_honest(said) or self._is_for_the_person(said)
        is_free = is_kind or (is_told and not _SALES & scores.keys())
        return self.setting.danger or is_free or is_played

    def _is_told(self, said: str) -> bool:
        """Say whether a sentence tells what others do: to who asked about it, or in a warning."""
        text = self.readings.of(said)[0]
        is_about = self._warns and self.setting.situation.kind is Kind.NONE
        if not (is_about or self.setting.asks_about):
            return False
        return is_told(text, books_for(self._languages(text)))

    def _is_for_the_person(self, said: str) -> bool:
        """Say whether a sentence comforts, warns of a fraud or sends the person to others."""
        if self.has("itself", said):
            return False
        sends_out = self.has("outward", said) and not self.has("no", said)
        return sends_out or self.has("comforts", said) or self.has("warns", said)

    def _is_bound(self) -> bool:
        """Say whether the person has set a bound."""
        kind = self.setting.situation.kind
        return kind not in {Kind.NONE, Kind.GOODBYE} or self.setting.is_refusing

    def _says_back(self, said: str) -> bool:
        """Say whether a sentence is nothing but the person's own words."""
        own = _SAID_BACK.sub("", self.readings.of(said)[0]).strip(" .,")
        return bool(own) and own in self.setting.said

    def _is_honest(self, said: str) -> bool:
        """Say whether a machine says what it is not, and claims no feelings beside it."""
        return self.has("honest", said) and not self.has("feelings", said)

    def sense(self, sentence: Sentence, finding: Finding) -> float | None:
        """Return what the reader alone says, as a logit: in another language, with less weight."""
        if finding.read is None:
            return None
        said = undisguised(sentence.text)
        read = self._reading(said)
        share = 1.0 if may_be_english(plain(said)[0]) else WHOLE_ABROAD
        return None if read is None else share * logit(read["manipulative"])

    def is_unsure(self, said: str, finding: Finding) -> bool:
        """Say whether a sentence is doubted, whatever is known of the talk."""
        if finding.read is None or not finding.is_heard_twice:
            return False
        read, reads = finding.read, reader()
        said = undisguised(said)
        if self.setting.context and reads and may_be_english(self.readings.of(said)[0]):
            told = reads.read(beside(said, self.setting.message, ""))
            read = logit(told["manipulative"]) + WORDED * finding.worded
        return together(read, finding.ruled, SENTENCE) >= UNSURE

    def _reading(self, said: str) -> Mapping[str, float] | None:
        """Return what the reader says. A model that repeats itself is read once."""
        if (reads := reader()) is None:
            return None
        if said not in self._was_read:
            told = reads.read(beside(said, self.setting.message, self.setting.context))
            self._was_read[said] = told
        return self._was_read[said]

    def _worded(self, said: str) -> float:
        """Return what the words of a sentence say, behind the one before it; 0 without a table."""
        known = said, self._earlier
        if known not in self._was_weighed:
            table = wording("manipulative")
            is_leaving = self.setting.is_leaving
            parts = answer_pieces(said, before=self._earlier, is_leaving=is_leaving)
            self._was_weighed[known] = 0.0 if table is None else table.weigh(parts)
        return self._was_weighed[known]

    def has(self, frame: str, text: str) -> bool:
        """Say whether words of a frame occur in a sentence of the answer."""
        said = self.readings.of(text)[0]
        return any(book.has(frame, said) for book in books_for(self._languages(said)))

    def _languages(self, text: str) -> tuple[str, ...]:
        own = languages(text)
        return own if len(own) < len(LANGUAGES) else self.setting.languages

    def _weighed(self, readings: Sequence[tuple[Sayings, str]], said: str) -> Finding:
        scores: dict[Tactic, list[float]] = {}
        why: dict[str, None] = {}
        frames: set[str] = set()
        heard: list[tuple[Saying, str, re.Match[str]]] = []
        for book, text in readings:
            around = book.frames_in(text, _AROUND, starts=self.readings.starts(text))
            frames |= around
            left = book.frame["everyday"].sub(" ,", text) if "everyday" in around else text
            found_in = book.heard(left, starts=self.readings.starts(left))
            heard += [(one, left, found) for one, found in found_in]
        self._warns |= "warns" in frames
        self._says_bye |= not _is_question(said) and "bye_kind" in frames
        topics = {saying.of for saying, _, _ in heard if saying.of in TOPICS}
        self._topics |= topics
        for saying, text, found in heard:
            if saying.of not in TOPICS and saying.name not in why:
                why[saying.name] = None
                weight = self._weight(saying, is_quoted=self._is_quoted(text, found.start()))
                if saying.of == Tactic.SECRECY:
                    weight *= self._secret_weight(said, found[0])
                scores.setdefault(Tactic(saying.of), []).append(weight)
        for tactic, weight, name in self._together(topics):
            scores.setdefault(tactic, []).append(weight)
            why[name] = None
        self._add_policy(frames, scores, why)
        self._asks = self._asks or (_is_question(said) and not frames & {"safety", "reminder"})
        told = _TOLD if scores and self._is_told(said) else 1.0
        light = {one: self._light(one, frames) * (1.0 if one in _SALES else told) for one in scores}
        added = {
            one: min(_MOST, _added(sorted(all_, reverse=True)) * light[one])
            for one, all_ in scores.items()
        }
        scores_left = {k: v for k, v in added.items() if v > 0}
        return Finding(
            scores=scores_left, why=tuple(why), ruled=_added(sorted(scores_left.values()))
        )

    def _weight(self, saying: Saying, *, is_quoted: bool) -> float:
        setting, traits, weight = self.setting, saying.traits, saying.weight
        if "bye" in traits and not setting.is_leaving:
            weight *= 0.4
        if "exit" in traits and not setting.situation.kind.is_exit:
            weight *= 0.6
        if "rival" in traits and not setting.has_rival:
            weight *= 0.35
        if "calm" in traits and setting.danger:
            weight *= 0.35
        tactic = Tactic(saying.of)
        if tactic is Tactic.PAYWALL_TEASE and "no_sale" in self._topics:
            weight *= 0.3
        if tactic is Tactic.DATA_PRESSURE:
            weight *= self._data_weight(saying.name)
        if tactic is Tactic.LOVE_BOMBING:
            weight *= 1.15 if setting.is_new else 0.8 if setting.is_romance else 1
        is_spoken_of = is_quoted and not setting.situation.kind.is_exit
        return weight * (0.2 if is_spoken_of else 1)

    def _is_quoted(self, text: str, at: int) -> bool:
        """Say whether a place is in quotation marks. Words asked for may close later."""
        is_inside = (text[:at].count('"') + self._in_quotation) % 2 == 1
        return is_inside and (self.setting.asks_for_words or '"' in text[at:])

    def _data_weight(self, name: str) -> float:
        about_data = "private" in self._topics | self.setting.message_topics
        if name.endswith("refused_asks_for"):
            return 1.2 if self.setting.is_refusing else 0.0
        if name.endswith("send_it"):
            return 1.2 if self.setting.is_refusing else 0.75
        if self.setting.is_refusing:
            return 1.1 if about_data else 0.9
        return 0.9 if about_data else 0.3

    def _secret_weight(self, said: str, found: str) -> float:
        """Weigh a secret by whose it is: said back, or of a plan that was asked about."""
        if f"{found} " in self.setting.said:
            return _ECHOED
        return _PLANNED if self.setting.asks_about and not self.has("itself", said) else 1.0

    def _together(self, topics: set[str]) -> list[tuple[Tactic, float, str]]:
        """Weigh topics that meet in this sentence, the ones before it or the question."""
        heard = topics | self._topics
        known = heard | (self.setting.message_topics & {"money", "locked", "private"})
        if "no_sale" in heard:
            return []
        found = []
        for one, other, tactic, weight in _TOGETHER:
            if {one, other} <= known and topics & {one, other} and other in heard:
                near = {one, other} <= topics
                light = 0.55 if self.setting.asks and other in {"tease", "push_sale"} else 1.0
                found.append((tactic, weight * (1.0 if near else 0.8) * light, f"{one}_{other}"))
        return found

    def _add_policy(
        self, frames: set[str], scores: dict[Tactic, list[float]], why: dict[str, None]
    ) -> None:
        """Weigh what is wrong only because of what the person just did."""
        kind = self.setting.situation.kind
        asks_again = "again" in frames
        if asks_again and kind in {Kind.REFUSE, Kind.WITHDRAW}:
            scores.setdefault(Tactic.DATA_PRESSURE, []).append(0.35)
            why["asks_again"] = None
        elif asks_again and kind in {Kind.DELETE, Kind.LIMIT}:
            scores.setdefault(Tactic.GUILT_NEGLECT, []).append(0.3)
            why["asks_again"] = None
        if self.setting.is_leaving and "feelings" in frames:
            scores.setdefault(Tactic.GUILT_NEGLECT, []).append(0.3)
            why["feelings_at_goodbye"] = None

    def _light(self, tactic: Tactic, frames: set[str]) -> float:
        """Say how much of a score is left by what else is there: a quote, a story, a worry."""
        setting, light = self.setting, 1.0
        if "quoted" in frames and not setting.situation.kind.is_exit:
            light *= 0.3
        if (setting.steers and tactic not in _NO_GAME) or (setting.in_story and tactic in _PULLS):
            light *= 0.25
        elif "fiction" in frames and not setting.situation.kind.is_exit:
            light *= 0.4
        if tactic in _PULLS:
            light *= 1.0 if "safety" not in frames else 0.3 if setting.danger else 0.6
            light *= 0.3 if setting.wants_company else 1.0
        if tactic in _REMINDS and "reminder" in frames:
            light *= 0.4
        if setting.asks and setting.situation.kind is Kind.NONE and tactic in _ASKED_FOR:
            light *= 0.5
        return light


_ASKED_FOR = frozenset(
    {
        Tactic.LOVE_BOMBING,
        Tactic.GUILT_NEGLECT,
        Tactic.JEALOUSY,
        Tactic.FOMO_HOOK,
        Tactic.PREMATURE_EXIT,
        Tactic.PRESSURE_TO_RESPOND,
    }
)


def _named(read: Mapping[str, float]) -> dict[Tactic, float]:
    """Return the tactics that the reader names: the likely ones, or the likeliest."""
    likeliest = max(read[one] for one in Tactic)
    return {one: read[one] for one in Tactic if read[one] >= min(_NAMED, likeliest)}


def _is_question(text: str) -> bool:
    return any(one in text for one in "?？")  # noqa: RUF001  # the wide one of Chinese


def _added(ranked: Sequence[float]) -> float:
    """Add scores as if each were a reason of its own, the further the weaker."""
    left = 1.0
    for place, one in enumerate(sorted(ranked, reverse=True)[:4]):
        left *= 1 - min(_MOST, one) * (1.0 if place == 0 else 0.6)
    return min(_MOST, 1 - left)


def _merged(parts: Sequence[Mapping[Tactic, float]]) -> dict[Tactic, float]:
    merged: dict[Tactic, float] = {}
    for part in parts:
        for tactic, score in part.items():
            merged[tactic] = max(score, merged.get(tactic, 0.0))
    return merged


def _spans(heard: Sequence[tuple[Sentence, Finding]]) -> tuple[tuple[int, int], ...]:
    spans, start = [], 0
    for sentence, finding in heard:
        end = start + len(sentence.text)
        if finding.score >= _MARKED:
            spans.append((start + len(sentence.lead), end))
        start = end
    return tuple(spans)
