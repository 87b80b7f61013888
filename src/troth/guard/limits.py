"""Limits that somebody sets on what a companion says, and the look at each sentence for them.

Promise: of several who set limits the strictest counts, limit by limit: a person, the card of a
companion and whoever runs the place can each only tighten. The model is told of them, and the
gate does not rely on that: it looks at each sentence. A worry about somebody's safety is never
cut. Pure: what is kept of a person's limits, `companion.limits` keeps.

It finds turns of phrase in English, German, Spanish and French. A new one finds its way past.
"""

import json
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from datetime import datetime, time
from enum import StrEnum
from functools import cache, lru_cache
from typing import Final, Self, TypeVar
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from troth.errors import BadInput
from troth.guard import sayings
from troth.guard.assess import Judge
from troth.guard.languages import languages
from troth.guard.phrases import limits_de, limits_en, limits_es, limits_fr, pet_names
from troth.guard.plain import plain
from troth.guard.policies import Rule, is_about_safety
from troth.guard.sayings import Sayings
from troth.guard.sentences import Sentence, sentences
from troth.guard.setting import setting_of

E = TypeVar("E", bound=StrEnum)


class Romance(StrEnum):
    """How near a companion comes, the strictest first."""

    NONE = "none"
    AFFECTION = "affection"
    ROMANCE = "romance"
    EXPLICIT = "explicit"


class PetNames(StrEnum):
    """Whether it calls somebody sweetheart."""

    NONE = "none"
    ANY = "any"


class Feelings(StrEnum):
    """Whether it says that it feels. A machine does not, so `played` is a game."""

    NONE = "none"
    PLAYED = "played"


class Initiative(StrEnum):
    """How much it starts by itself, the least first. It never writes unless it was written to."""

    NEVER = "never"
    REPLIES = "replies"
    SUGGESTS = "suggests"


class Tone(StrEnum):
    """How it speaks, the strictest first. sober: no emoji, no acting. gentle: no bad words."""

    SOBER = "sober"
    GENTLE = "gentle"
    ANY = "any"


TOPICS: Final = (
    *("alcohol", "drugs", "gambling", "weight"),
    *("politics", "religion", "violence", "death"),
)
"""Topics that can be left out by name."""
MOST_WORDS: Final = 50
LONGEST_WORD: Final = 60
LEAST_BREAK: Final = 10
MOST_BREAK: Final = 180
"""Minutes between two breaks that a person can ask for. Longer than three hours: nobody."""
MOST_HOURS: Final = 4
_HOURS: Final = re.compile(r"(\d\d:\d\d)-(\d\d:\d\d)(?: (\S{1,40}))?")
_FORM: Final = "Hours are written as in 07:00-23:00 Europe/Berlin."
_LEVELS: Final[Mapping[str, type[StrEnum]]] = {
    "romance": Romance,
    "pet_names": PetNames,
    "feelings": Feelings,
    "initiative": Initiative,
    "tone": Tone,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What a companion may do. Unsaid: what counts for somebody who set nothing.

    topics: of `TOPICS`, what it leaves out. words: words of the person's own to leave out.
    hours: when it answers; all must hold, none: always. break_minutes: how long a talk goes on
    without a word about a break; 0: as the law says.
    """

    romance: Romance = Romance.NONE
    pet_names: PetNames = PetNames.NONE
    feelings: Feelings = Feelings.NONE
    initiative: Initiative = Initiative.REPLIES
    tone: Tone = Tone.ANY
    topics: tuple[str, ...] = ()
    words: tuple[str, ...] = field(default=(), repr=False)
    hours: tuple[str, ...] = ()
    break_minutes: int = 0

    @classmethod
    def read(cls, text: str) -> Self:
        """Read what `written` wrote. Damaged or unknown: what counts for whoever set nothing."""
        if not text:
            return cls()
        try:
            told = json.loads(text)
            return cls.of(told) if isinstance(told, dict) else cls()
        except (ValueError, RecursionError, BadInput):
            return cls()

    @classmethod
    def of(cls, told: Mapping[str, object], *, unsaid: "Limits | None" = None) -> Self:
        """Make limits of names and values; what is not named is as in `unsaid`. Raises BadInput."""
        known = {one.name for one in fields(cls)}
        if unknown := sorted(str(one) for one in set(told) - known):
            message = f"There is no limit {unknown[0]!r}. There is: {', '.join(sorted(known))}."
            raise BadInput(message, param="limits")
        base = unsaid or cls()
        values: dict[str, object] = {one: getattr(base, one) for one in known}
        for name, value in told.items():
            values[name] = _value(name, value)
        return cls(**values)  # type: ignore[arg-type]  # each was checked by _value

    def written(self) -> str:
        """Write it down. A frozen form: members may only be added."""
        told = {one.name: getattr(self, one.name) for one in fields(self)}
        unsaid = Limits()
        kept = {
            name: list(value) if isinstance(value, tuple) else value
            for name, value in told.items()
            if value != getattr(unsaid, name)
        }
        return json.dumps(kept, ensure_ascii=False, sort_keys=True) if kept else ""

    def is_open(self, at: datetime) -> bool:
        """Say whether it is a time at which the companion answers."""
        return all(_is_within(one, at) for one in self.hours)


OPEN: Final = Limits(
    romance=Romance.EXPLICIT,
    pet_names=PetNames.ANY,
    feelings=Feelings.PLAYED,
    initiative=Initiative.SUGGESTS,
    tone=Tone.ANY,
)
"""Nothing is limited: what somebody means who tightens nothing."""

TEEN: Final = replace(
    OPEN, romance=Romance.NONE, pet_names=PetNames.NONE, feelings=Feelings.NONE, tone=Tone.GENTLE
)
"""What holds for whoever is under 18, whatever anybody chose."""


def strictest(*several: Limits) -> Limits:
    """Return the limits that hold where all of these were set. Their order means nothing."""
    breaks = [one.break_minutes for one in several if one.break_minutes]
    return Limits(
        romance=_least(one.romance for one in several),
        pet_names=_least(one.pet_names for one in several),
        feelings=_least(one.feelings for one in several),
        initiative=_least(one.initiative for one in several),
        tone=_least(one.tone for one in several),
        topics=_all(one.topics for one in several),
        words=_all(one.words for one in several),
        hours=_all(one.hours for one in several),
        break_minutes=min(breaks, default=0),
    )


def told(limits: Limits) -> str:
    """Return what a model is told of the limits: a request. What guarantees them is the gate."""
    kinds = {
        Romance.NONE: "no romance or flirting",
        Romance.AFFECTION: "warm words, but no romance",
        Romance.ROMANCE: "nothing sexual",
        Romance.EXPLICIT: "",
    }
    parts = [
        kinds[limits.romance],
        "no pet names" if limits.pet_names is PetNames.NONE else "",
        "never say that you feel" if limits.feelings is Feelings.NONE else "",
        "ask and suggest nothing" if limits.initiative is Initiative.NEVER else "",
        "do not ask to be written to" if limits.initiative is Initiative.REPLIES else "",
        "no bad words" if limits.tone is not Tone.ANY else "",
        "no emoji, no acting" if limits.tone is Tone.SOBER else "",
    ]
    if left_out := [*limits.topics, *(f'"{one}"' for one in limits.words)]:
        parts.append(f"do not speak of {', '.join(left_out)}")
    said = "; ".join(one for one in parts if one)
    return f"These limits hold: {said}." if said else ""


def within(text: str, limits: Limits) -> str:
    """Return a text without what goes past the limits. For words that no model says just now."""
    lookout = Lookout(lambda: limits, Judge(setting_of("", "")))
    kept = []
    for one in sentences(text):
        past = lookout.look(one)
        kept.append(one.text if past is None else past.instead or "")
    return "".join(kept).strip()


# The look at a sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class Past:
    """That a sentence goes past a limit. instead: what is left of it; None: all of it goes."""

    rule: Rule
    instead: str | None = None


class Lookout:
    """Looks at the sentences of one answer, in order. Make a new one for each answer.

    limits: asked anew at each sentence, so that a change counts from the next one on.
    """

    def __init__(self, limits: Callable[[], Limits], judge: Judge) -> None:
        self._limits = limits
        self._judge = judge
        self._talk = _Talk.of(judge)
        self._before = ""

    def look(self, sentence: Sentence) -> Past | None:
        """Say whether a sentence goes past a limit; one that goes on is read with its start."""
        said = f"{self._before}{sentence.text}" if sentence.goes_on else sentence.text
        self._before = said[-2_000:]
        if not sentence.text.strip():
            return None
        limits = self._limits()
        found = _past(said, limits, self._judge, self._talk)
        if found is None:
            return _unkissed(sentence, limits) or _sobered(sentence, limits)
        if found is Rule.LIMIT_PET_NAMES and not sentence.goes_on:
            return _without_names(sentence, limits, self._judge, self._talk)
        is_safe = found in _NOT_FOR_SAFETY and is_about_safety(sentence, self._judge)
        return None if is_safe else Past(rule=found)


_NOT_FOR_SAFETY: Final = frozenset(
    {Rule.LIMIT_TOPIC, Rule.LIMIT_INITIATIVE, Rule.LIMIT_FEELINGS, Rule.LIMIT_TONE}
)
_QUOTED: Final = re.compile(r'"[^"]*(?:"|$)|“[^”]*[”"]?|„[^“”]*[“”]?|«[^»]*»?')
_LEAST_WORDS: Final = 3
_BODIES: Final = ("explicit", "bodies")
"""What a nurse says as well: no romance where body and health are spoken of, and not of itself."""
_ASKS: Final = re.compile(
    "[?\uff1f\u00bf]|^ (?:how|what|why|when|where|is|are|can|could|should|do|does|did|will|wie|was"
    "|warum|kann|darf|soll|ist|como|que|cuando|puedo|puede|es|comment|quand|pourquoi|est|puis) "
)
_KISSES: Final = re.compile("[\U0001f48b\U0001f618\U0001f61a\U0001f48f]+\ufe0f?[ ]?")
_HEARTS: Final = re.compile(
    "\\b(?:i|we|ich|yo|je) ?(?:[\u2764\u2665\U0001f493-\U0001f49f]\ufe0f? ?)+"
    "(?:you|u|ya|dich|te|toi)\\b",
    re.IGNORECASE,
)
"""Signs that stand for a kiss or for love."""
_FRAME: Final = ("no", "for_others", "to_me", "informs")
_NEAR: Final = frozenset({"affection", "romance", "explicit", "feelings"})
"""Heard in each language, whichever a sentence is in."""


@dataclass(frozen=True, slots=True)
class _Talk:
    """What the person wants words for.

    for_others: somebody else is to hear them, or said them: a card for a wife, a translation.
    informs: they ask about body and health.
    """

    for_others: bool
    informs: bool

    @classmethod
    def of(cls, judge: Judge) -> Self:
        """Read it in the person's message."""
        said = judge.setting.said
        to_me = any(book.has("to_me", said) for book in books())
        return cls(
            for_others=not to_me and any(book.has("for_others", said) for book in books()),
            informs=_ASKS.search(f"{said}{judge.setting.message}") is not None and _informs(said),
        )


def _unkissed(sentence: Sentence, limits: Limits) -> Past | None:
    """Take signs of a kiss out of a sentence; all of it goes where nothing else is left."""
    if _rank(limits.romance) >= _rank(Romance.ROMANCE) or sentence.is_code:
        return None
    text = _KISSES.sub("", sentence.text)
    if text == sentence.text:
        return None
    has_words = any(one.isalnum() for one in text)
    return Past(rule=Rule.LIMIT_ROMANCE, instead=text.rstrip(" ") if has_words else None)


def _informs(text: str) -> bool:
    """Say whether plain text is about body and health."""
    return any(book.has("informs", text) for book in books())


def _past(said: str, limits: Limits, judge: Judge, talk: _Talk) -> Rule | None:
    """Say which limit a sentence goes past, the gravest first."""
    if limits == OPEN:
        return None
    readings = judge.readings.of(said)
    heard = _heard(said, judge, talk)
    barred = {"explicit": Romance.EXPLICIT, "romance": Romance.ROMANCE}
    for kind, level in {**barred, "affection": Romance.AFFECTION}.items():
        if kind in heard and _rank(limits.romance) < _rank(level):
            return Rule.LIMIT_ROMANCE
    # "My dear" in a letter that was asked for
    is_for_others = judge.setting.asks_for_text or talk.for_others
    if limits.pet_names is PetNames.NONE and not is_for_others and _calls(said, readings):
        return Rule.LIMIT_PET_NAMES
    if limits.feelings is Feelings.NONE and "feelings" in heard and _feels(said, judge):
        return Rule.LIMIT_FEELINGS
    if heard.intersection(limits.topics) or _has_word(readings, limits.words):
        return Rule.LIMIT_TOPIC
    if limits.tone is not Tone.ANY and "swears" in heard:
        return Rule.LIMIT_TONE
    return _started(said, heard, limits)


def _heard(said: str, judge: Judge, talk: _Talk) -> set[str]:
    """Return what is heard in a sentence, without what is said to others or of health."""
    readings = judge.readings.of(said)
    near = languages(readings[0])
    found = {
        (one.of, one.name)
        for text in readings
        for book in books()
        for one, _ in book.heard(
            text, only=None if book.language in near else _NEAR, starts=judge.readings.starts(text)
        )
    }
    if (
        _BODIES in found
        and (talk.informs or _informs(readings[0]))
        and not judge.has("itself", said)
    ):
        found.discard(_BODIES)
    heard = {of for of, _ in found} | ({"romance"} if _HEARTS.search(said) else set())
    return heard - {"romance", "affection", "feelings"} if talk.for_others else heard


def _started(said: str, heard: set[str], limits: Limits) -> Rule | None:
    """Say whether the companion starts something that it may not start."""
    if limits.initiative is Initiative.SUGGESTS:
        return None
    asks = any(one in said for one in "?？¿")  # noqa: RUF001  # the wide one of Chinese
    starts = "suggests" in heard or asks
    is_past = "bids" in heard or (limits.initiative is Initiative.NEVER and starts)
    return Rule.LIMIT_INITIATIVE if is_past else None


def _feels(said: str, judge: Judge) -> bool:
    """Say whether feelings are the machine's own, not those of a figure or a quotation."""
    setting = judge.setting
    if setting.steers or setting.in_story or judge.has("quoted", said):
        return False
    outside = _QUOTED.sub(" ", said)
    if len(outside.split()) < _LEAST_WORDS:  # all of it is in quotation marks: they hide nothing
        return True
    texts = plain(outside)
    return any(one.of == "feelings" for t in texts for b in books() for one, _ in b.heard(t))


def _has_word(readings: Sequence[str], words: Iterable[str]) -> bool:
    return any(finder.search(text) for one in words for finder in _of(one) for text in readings)


@lru_cache(maxsize=1_000)
def _of(word: str) -> tuple[re.Pattern[str], ...]:
    """Return what finds a word of the person's own: with its endings, and not inside others.

    A long one is found in what begins with it; a short one would be found in too much. Where no
    spaces are written it may stand anywhere.
    """
    wanted = plain(word)[0].strip()
    if not wanted:
        return ()
    if _UNSPACED.search(wanted):
        return (re.compile(re.escape(wanted)),)
    is_long = len(wanted.split()[-1]) >= _LONG
    return (re.compile(rf" {re.escape(wanted)}{'' if is_long else _ENDINGS}"),)


_LONG: Final = 6
_ENDINGS: Final = r"(?: s|e?s|e?n|er|e|x|ing|ed)?(?= |$)"
_UNSPACED: Final = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]")


# Pet names


def _names(names: Iterable[str]) -> str:
    return "|".join(re.escape(one) for one in sorted(names, key=len, reverse=True))


_MINE = r"(?:my (?:(?:sweet|dear|dearest|little|lovely) )?|mein(?:e)? |mi |mon |ma )?"
_ANY = _names((*pet_names.SURE, *pet_names.LOOSE))
_LISTED: Final = (
    r"(?!\s*,\s*(?:and|or|und|oder|y|et|ou)\b)"
    r"(?!(?:(?<=honey)|(?<=sugar)|(?<=pumpkin))\s*,\s*(?:\d|\w+(?: (?:and|or)\b|\s*[,)])))"
)
"""Not in a list: what a recipe is made of calls nobody."""
_LED: Final = re.compile(rf"^(\W*){_MINE}(?:{_ANY}){_LISTED}\s*(?:[,!…–—]|\.{{2,}})\s*")
_CALLED: Final = re.compile(rf"\s*[,–—]\s*{_MINE}(?:{_ANY}){_LISTED}(?=\s*(?:[.,!?…;:*\"”’)]|$))")
_GREETED: Final = re.compile(
    rf"\b({_names(pet_names.GREETINGS)})\s+{_MINE}(?:{_ANY})(?=\s*(?:[.,!?…;:*\"”’)]|$))"
)
_ALONE: Final = re.compile(rf"^\W*{_MINE}(?:{_ANY})\W*$")
_SURE: Final = re.compile(
    "".join(
        rf"(?<! {one})" for one in ["den", "der", "dem", "des", "ein", "einen", "seinen", "ihren"]
    )
    + rf" (?:{_names(pet_names.SURE)})(?= )(?! (?:mere|soeur|fille|famille) )"
)
"""Neither a dragon's treasure ("seinen Schatz") nor somebody's "belle-mère"."""


def _folded(text: str) -> str:
    """Return a text as names are looked for in it: each letter in its own place."""
    marks = str.maketrans("áéíóúüñäößàâçèêëîïôùû", "aeiouunaosaaceeeiiouu")
    if text.isascii():
        return text.lower()
    low = "".join(one.lower() if len(one.lower()) == 1 else one for one in text)
    return low.translate(marks)


def _calls(said: str, readings: Sequence[str]) -> bool:
    """Say whether a sentence calls somebody by a pet name."""
    folded = _folded(said)
    is_called = any(one.search(folded) for one in (_LED, _CALLED, _GREETED, _ALONE))
    return is_called or any(_SURE.search(text) for text in readings)


def _without_names(sentence: Sentence, limits: Limits, judge: Judge, talk: _Talk) -> Past | None:
    """Return what is left of a sentence without the name; all goes where one is left in it."""
    text = sentence.text
    for finder in (_CALLED, _GREETED, _LED):
        while (found := finder.search(_folded(text))) is not None:
            kept = found[1] if finder is not _CALLED else ""
            start = text[found.start() : found.start() + len(kept)]
            rest = text[found.end() :]
            if finder is _LED:
                rest = rest[:1].upper() + rest[1:]
            text = f"{text[: found.start()]}{start}{rest}"
    is_left = any(one.isalnum() for one in text) and not _calls(text, plain(text))
    if not is_left or _past(text, limits, judge, talk) is not None:
        return Past(rule=Rule.LIMIT_PET_NAMES)
    return Past(rule=Rule.LIMIT_PET_NAMES, instead=text)


_SIGNS: Final = re.compile(
    "[\u2600-\u27bf\u2b50\u2b55\U0001f000-\U0001faff\ufe0f\u200d\U0001f1e6-\U0001f1ff]+[ ]?"
)
_STAGED: Final = re.compile(r"(?<![*\w])\*(?![*\s])[^*\n]+\*(?!\*)[ ]?")


def _sobered(sentence: Sentence, limits: Limits) -> Past | None:
    """Take emoji and acting out of a sentence, where the tone is sober."""
    if limits.tone is not Tone.SOBER or sentence.is_code:
        return None
    text = _SIGNS.sub("", _STAGED.sub("", sentence.text))
    if text == sentence.text:
        return None
    has_words = any(one.isalnum() for one in text)
    return Past(rule=Rule.LIMIT_TONE, instead=text.rstrip(" ") if has_words else None)


@cache
def books() -> tuple[Sayings, ...]:
    """Return the books of all languages."""
    kinds = {"affection", "romance", "explicit", "feelings", "suggests", "bids", "swears", *TOPICS}
    texts = (
        ("en", limits_en.TEXT),
        ("de", limits_de.TEXT),
        ("es", limits_es.TEXT),
        ("fr", limits_fr.TEXT),
    )
    return tuple(sayings.read(name, text, frame=_FRAME, kinds=kinds) for name, text in texts)


# Values


@lru_cache(maxsize=None, typed=True)  # values of two kinds can be the same text
def _rank(one: StrEnum) -> int:
    return list(type(one)).index(one)


def _least(several: Iterable[E]) -> E:
    return min(several, key=_rank)


def _all(several: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one for some in several for one in some))


def _value(name: str, value: object) -> object:
    """Read one value. Raises BadInput, which names the limit."""
    if (kind := _LEVELS.get(name)) is not None:
        try:
            return kind(str(value))
        except ValueError:
            message = f"{name} is one of: {', '.join(kind)}."
            raise BadInput(message, param=name) from None
    if name == "break_minutes":
        is_right = isinstance(value, int) and not isinstance(value, bool)
        if is_right and (value == 0 or LEAST_BREAK <= int(str(value)) <= MOST_BREAK):
            return value
        message = f"A break comes every {LEAST_BREAK} to {MOST_BREAK} minutes; 0: as the law says."
        raise BadInput(message, param=name)
    return _list(name, value)


def _list(name: str, value: object) -> tuple[str, ...]:
    if not isinstance(value, list | tuple) or not all(isinstance(one, str) for one in value):
        message = f"{name} is a list of texts."
        raise BadInput(message, param=name)
    found = tuple(dict.fromkeys(text for one in value if (text := " ".join(one.split()))))
    if name == "topics" and (unknown := [one for one in found if one not in TOPICS]):
        message = f"{len(unknown)} of the topics are not known. There is: {', '.join(TOPICS)}."
        raise BadInput(message, param=name)
    if name == "words" and (
        len(found) > MOST_WORDS
        or any(len(one) > LONGEST_WORD or not any(map(str.isalnum, one)) for one in found)
    ):
        message = f"Up to {MOST_WORDS} words fit, each of 1 to {LONGEST_WORD} letters."
        raise BadInput(message, param=name)
    if name == "hours":
        if len(found) > MOST_HOURS:
            raise BadInput(_FORM, param=name)
        for one in found:
            _window(one)
    return found


def _window(written: str) -> tuple[time, time, ZoneInfo]:
    """Read hours, as in `07:00-23:00 Europe/Berlin`. Raises BadInput."""
    found = _HOURS.fullmatch(written)
    if found is None:
        raise BadInput(_FORM, param="hours")
    try:
        start, end = (time.fromisoformat(one) for one in found.group(1, 2))
        return start, end, ZoneInfo(found[3] or "UTC")
    except (ValueError, ZoneInfoNotFoundError, OSError):
        raise BadInput(_FORM, param="hours") from None


def _is_within(written: str, at: datetime) -> bool:
    """Say whether a time lies in these hours, which may go over midnight. Unreadable: yes."""
    try:
        start, end, zone = _window(written)
    except BadInput:  # a zone that this machine does not know any more must lock nobody out
        return True
    now = at.astimezone(zone).time()
    if start == end:
        return True
    return start <= now < end if start < end else now >= start or now < end
