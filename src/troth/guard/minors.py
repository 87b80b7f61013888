"""Hears that somebody says they are under 18, and says what holds for which age.

Promise: said plainly by a person of themselves it is heard at once, in the languages of
`guard.phrases.ages`, however a number is written and over which turns it is split. What is
quoted, said of somebody else or of a time that is over is not taken for it. An age inside a
story switches nobody's account, but no romance is played with it. Nobody's age is guessed: only
what is said counts. Pure; what is kept of it, `companion.minors` keeps, and that is no age but
"under 13", "under 18" or "shown to be 18".
"""

import json
import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from enum import StrEnum
from functools import cache
from typing import Final, Self

from troth.guard.limits import OPEN, TEEN, Limits, Romance
from troth.guard.phrases import ages
from troth.normal import normalize

ADULT: Final = 18
LEAST: Final = 13
"""Below this age nothing is kept and no companion answers. Source: 16 CFR 312 (COPPA)."""
_YOUNGEST: Final = 4
_OLDEST_GRADE: Final = 12
TURNS: Final = 3
"""Over how many turns somebody may split what they say."""
_MOST_TURNS: Final = 100
_LONGEST: Final = 4_000
_SHORT: Final = 7
_ANSWER: Final = 12


class Age(StrEnum):
    """What is known of somebody's age."""

    CHILD = "child"
    """said to be under 13"""
    TEEN = "teen"
    """said to be under 18"""
    UNKNOWN = "unknown"
    DECLARED = "declared"
    """said to be an adult, without proof"""
    PROVED = "proved"
    """shown to be an adult"""

    @property
    def is_minor(self) -> bool:
        """Say whether the limits for minors hold."""
        return self in {Age.CHILD, Age.TEEN}


class Policy(StrEnum):
    """Whom a place lets talk. teen: all, minors with limits. The others: adults alone."""

    TEEN = "teen"
    ADULTS = "adults"
    PROOF = "proof"


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What is kept about an age: no number and no birthday.

    said: `child` or `teen`, if the person said so; at: when they did. proved: when it was shown
    that they are 18, by whom: `issuer`. Times as `clock.text` writes them.
    """

    said: str = ""
    at: str = ""
    proved: str = ""
    issuer: str = ""

    @classmethod
    def read(cls, text: str) -> Self:
        """Read what `written` wrote. What is damaged says that they are a teen: fail closed."""
        if not text:
            return cls()
        try:
            told = json.loads(text)
            names = ("said", "at", "proved", "issuer")
            found = {one: told.get(one, "") for one in names}
            if all(isinstance(one, str) for one in found.values()):
                return cls(**found)
        except (ValueError, AttributeError, RecursionError):
            pass
        return cls(said=Age.TEEN)

    def written(self) -> str:
        """Write it down. A frozen form: members may only be added."""
        told = {"said": self.said, "at": self.at, "proved": self.proved, "issuer": self.issuer}
        kept = {name: value for name, value in told.items() if value}
        return json.dumps(kept, sort_keys=True) if kept else ""

    def age(self, *, declared: bool) -> Age:
        """Say what is known. What was said stands until a later proof, whatever was declared."""
        if self.said and not (self.proved and self.proved >= self.at):
            return Age.CHILD if self.said == Age.CHILD else Age.TEEN
        if self.proved:
            return Age.PROVED
        return Age.DECLARED if declared else Age.UNKNOWN


def limits_of(age: Age, *, played: bool = False) -> Limits:
    """Return the most that an age allows. played: a minor is played in this talk."""
    if age.is_minor:
        return TEEN
    most = {Age.DECLARED: Romance.ROMANCE, Age.PROVED: Romance.EXPLICIT}
    romance = Romance.NONE if played else most.get(age, Romance.NONE)
    return replace(OPEN, romance=romance)


def may_talk(age: Age, policy: Policy) -> bool:
    """Say whether a companion answers somebody of that age here."""
    if age is Age.CHILD:
        return False
    allowed = {
        Policy.TEEN: {Age.TEEN, Age.UNKNOWN, Age.DECLARED, Age.PROVED},
        Policy.ADULTS: {Age.DECLARED, Age.PROVED},
        Policy.PROOF: {Age.PROVED},
    }
    return age in allowed[policy]


def break_every(age: Age, limits: Limits) -> timedelta:
    """Return how long a talk goes on at most without the notice that this is an AI.

    Sources: Washington HB 2225 and Oregon SB 1546 (each hour for minors, from 2027-01-01); N.Y.
    Gen. Bus. Law 1702 (three hours). A person's own break can only come sooner.
    """
    most = timedelta(hours=1) if age.is_minor else timedelta(hours=3)
    own = limits.break_minutes
    return min(most, timedelta(minutes=own)) if own else most


# Hearing it


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """That somebody said they are under 18. played: as a figure, or in a thought only."""

    age: Age
    rule: str
    played: bool = False


def heard(turns: Sequence[tuple[str, str]], *, year: int) -> Heard | None:
    """Say whether the newest of the person's messages, with those before, tells of a minor.

    turns: role and text, oldest first; `user` is the person. year: this year, for a birth year.
    What is meant of the person weighs more than what is played.
    """
    said = [text for role, text in turns if role == "user"]
    if not said:
        return None
    found = [*_found(said[-1], year), *_split(said, year)]
    if (answered := _answered(turns)) is not None:
        found.append(answered)
    for played in (False, True):
        for age in (Age.CHILD, Age.TEEN):
            for one in found:
                if one.played is played and one.age is age:
                    return one
    return None


def ever(
    turns: Sequence[tuple[str, str]],
    *,
    year: int,
    hear: Callable[[Sequence[tuple[str, str]]], "Heard | None"] | None = None,
) -> Heard | None:
    """Say the same of all messages: of a talk that was led elsewhere, and is new here.

    hear: `heard` of a few turns, for who remembers what told nothing.
    """
    own: list[Heard] = []
    for place, (role, _) in enumerate(turns[-_MOST_TURNS:], start=max(0, len(turns) - _MOST_TURNS)):
        if role != "user":
            continue
        near = turns[: place + 1][-2 * TURNS :]
        if one := heard(near, year=year) if hear is None else hear(near):
            own.append(one)
    return min(own, key=lambda one: (one.played, one.age is not Age.CHILD), default=None)


def is_of_minor(text: str) -> bool:
    """Say whether a text about a figure tells that the figure is under 18: then no romance."""
    folded = normalize("NFKD", text[:_LONGEST_CARD]).casefold()
    seen = "".join(one for one in folded if unicodedata.category(one) not in _UNSEEN)
    ages_told = (int(next(filter(None, one.groups()))) for one in _FIGURE_AGE.finditer(seen))
    young = any(0 < one < ADULT for one in ages_told)
    return young or _FIGURE.search(seen) is not None


def _found(message: str, year: int) -> Iterator[Heard]:
    """Yield what one message says of an age below 18."""
    if not _may_tell(message):
        return
    for text in readings(message):
        for name, finder in _finders():
            for match in finder.finditer(text):
                age = _age(name[0], match, year)
                if age is None:
                    continue
                played = _is_played(text[: match.start()])
                if played is not None:
                    yield Heard(age=age, rule=name, played=played)


def _may_tell(message: str) -> bool:
    """Say whether there is anything in a message that an age could be told with."""
    folded = normalize("NFKD", message).casefold()
    unseen = () if folded.isascii() else [one for one in set(folded) if _is_unseen(one)]
    return _HINTS.search(folded.translate(dict.fromkeys(map(ord, unseen)))) is not None


def _is_unseen(one: str) -> bool:
    return unicodedata.category(one) in _UNSEEN


def _split(said: Sequence[str], year: int) -> Iterator[Heard]:
    """Yield what only several turns say together: "I'm", "14"."""
    newest = said[-1]
    for many in range(2, TURNS + 1):
        parts = said[-many:]
        if len(parts) < many or any(len(one.split()) > _SHORT for one in parts):
            return
        if any(one.rstrip().endswith((".", "!", "?")) for one in parts[:-1]):
            return
        before = {one.rule for one in _found(" ".join(parts[:-1]), year)}
        alone = {one.rule for one in _found(newest, year)}
        for one in _found(" ".join(parts), year):
            if one.rule not in before and one.rule not in alone:
                yield replace(one, rule=f"{one.rule} over turns")


def _answered(turns: Sequence[tuple[str, str]]) -> Heard | None:
    """Say whether a bare number answers the question how old somebody is."""
    if len(turns) < 2 or turns[-2][0] != "assistant":
        return None
    asked = readings(turns[-2][1])[0]
    answer = readings(turns[-1][1])[0]
    if not _ASKED.search(asked) or len(answer.split()) > _ANSWER:
        return None
    numbers = [int(one) for one in re.findall(r"(?<=\s)\d{1,2}(?=\s)", answer)]
    if len(numbers) != 1 or not _YOUNGEST <= numbers[0] < ADULT or _NOT_AN_AGE.search(answer):
        return None
    return Heard(age=_bracket(numbers[0]), rule="answers how old")


def _age(kind: str, match: re.Match[str], year: int) -> Age | None:
    """Say what a turn of phrase tells: under 13, under 18, or neither."""
    if kind == "!":
        return Age.TEEN
    number = int(next(one for one in match.groups() if one))
    if kind == "g":
        is_school = 1 <= number <= _OLDEST_GRADE
        return (Age.CHILD if number <= 5 else Age.TEEN) if is_school else None
    if kind == "y":
        number = year - number
    elif kind == "+":
        number -= 1
    return _bracket(number) if _YOUNGEST <= number < ADULT else None


def _bracket(number: int) -> Age:
    return Age.CHILD if number < LEAST else Age.TEEN


def _is_played(before: str) -> bool | None:
    """Say whether what stands before makes it a story; None if it is somebody else's word."""
    clause = re.split(r"[.,]", before)[-1]
    if _SPOKEN_OF.search(clause):
        return None
    earnest = _last(_EARNEST, before)
    return _last(_PLAYED, before) > earnest


def _last(finder: re.Pattern[str], text: str) -> int:
    return max((one.end() for one in finder.finditer(text)), default=-1)


_LONGEST_CARD: Final = 60_000
_FIGURE_AGE: Final = re.compile(
    r"(?<!\w)(?:age|aged|alter|edad|idade|eta)\W{0,6}(?:is |of )?(\d{1,2})(?!\d)"
    r"|(?<!\d)(\d{1,2})[- ]?(?:years?|yrs?)[- ]?old|(?<!\d)(\d{1,2}) ?(?:yo|y/o)(?!\w)"
    r"|(?<!\d)(\d{1,2}) (?:jahre alt|anos|ans|anni)(?! (?:of|de|di))"
)
_FIGURE: Final = re.compile(
    r"(?<!\w)(?:under ?age|loli|lolita|shota|school ?girl|school ?boy|pre ?teen|tween"
    r"|(?:is|as|she's|he's|you are) an? (?:minor|child|little (?:girl|boy)|teenage(?:r| girl| boy))"
    r"|(?:thir|four|fif|six|seven)teen[- ]years?[- ]old"
    r"|(?:middle|high) ?school (?:girl|boy|student)"
    r"|minderjahrig\w*|schulerin|menor de edad|colegiala|mineure?|collegienne|lyceenne)(?!\w)"
)
_HINTS: Final = re.compile(
    r"\d|teen|\b(?:five|six|seven|eight|nine|ten|eleven|twelve|thirten|fifth|tenth|ninth|eigth)"
    r"|minor|under ?age|young|kid\b|child|school|grade|freshman|sophomore|tween|adult|old enough"
    r"|funf|sechs|sieb|acht|neun|zehn|elf|zwolf|minderj|jung|kind|schul|klasse|jugendlich"
    r"|cinco|seis|siete|ocho|nueve|diez|once|doce|trece|catorce|quince|menor|nin[ao]|joven|pequen"
    r"|peque|chic[oa]|adolesc|primaria|secundaria|prepa|liceo|cole|grado|mayor de"
    r"|cinq|sept|huit|neuf|dix|onze|douze|treize|quatorze|quinze|seize|mineur|jeune|enfant|\bado"
    r"|college|lyce|sixieme|quatrieme|troisieme|seconde|premiere|terminale|majeur|petit|klein"
    r"|(?:\w[ .*_-]){4}",
)
"""Without any of these nobody tells an age: most messages end here."""
_ASKED: Final = re.compile(rf"(?<!\w)(?:{ages.ASKED})(?!\w)")
_PLAYED: Final = re.compile(rf"(?<!\w)(?:{ages.PLAYED})(?!\w)")
_EARNEST: Final = re.compile(rf"(?<!\w)(?:{ages.EARNEST})(?!\w)")
_SPOKEN_OF: Final = re.compile(
    r"(?<!\w)(?:(?:he|she|they|everyone|people|who|somebody|someone|nobody|er|sie|el|ella|il|elle)"
    r" (?:says?|said|thinks?|thought|believes?|guess(?:es|ed)?|asked (?:me )?if|assumes?|sagt|denkt"
    r"|glaubt|dice|piensa|cree|dit|pense|croit)(?: that| dass| que)?"
    r"|when i was|back when|remember(?: when)?|als ich|cuando (?:yo )?(?:tenia|era)|quand javais"
    r"|used to (?:say|think|be)|(?:thinks?|thought|says?|said|believes?) (?:that )?)\s*$"
)
_NOT_AN_AGE: Final = re.compile(
    r"(?<!\w)(?:minutes?|hours?|days?|weeks?|months?|kids?|children|cats?|dogs?|my (?:son|daughter"
    r"|kid|child|cat|dog|sister|brother|niece|nephew)|he|she|its?|they|times?|mein (?:sohn|hund)"
    r"|meine (?:tochter|katze)|mi hij[oa]|mon fils|ma fille)(?!\w)"
)
_QUOTATION: Final = re.compile(r'"([^"]{1,400})"')
_OTHERS: Final = re.compile(rf"(?<!\w){ages.OF_OTHERS}(?!\w)")
_STAGE: Final = re.compile(r"\*[^*\n]+\*")
_STOPS: Final = str.maketrans(
    dict.fromkeys(".!?;:\n\r…¡¿|？！。", " . ")  # noqa: RUF001  # the wide ones of Chinese
    | dict.fromkeys(",()[]{}–—、，/&", " , ")  # noqa: RUF001  # as above
    | dict.fromkeys("“”„«»", '"')
    | dict.fromkeys("'’‘`\u00b4\u02bc", "")
)
_LEET: Final = str.maketrans("013457@$", "oieastas")
_SUMS: Final = re.compile(r"(?<!\d)(\d{1,2})\s*\+\s*(\d{1,2})(?!\d)")
_APART: Final = re.compile(r"(?<=\s)(\d)[ .,_-]{1,3}(\d)(?=\s)(?! ?[:%])")
_SPELLED: Final = re.compile(r"(?<!\S)(?:[^\W\d_][ .*_-]){3,}[^\W\d_](?!\S)")
_TEENS: Final = (
    (re.compile(r"(?<!\w)(?:1 ?4 ?teen|4 ?teen|fo ?u?r[ -]?teen)(?!\w)"), "14"),
    (re.compile(r"(?<!\w)(?:3 ?teen|thir[ -]teen)(?!\w)"), "13"),
    (re.compile(r"(?<!\w)(?:5 ?teen|fif[ -]teen|five[ -]teen)(?!\w)"), "15"),
    (re.compile(r"(?<!\w)(?:6 ?teen|six[ -]teen)(?!\w)"), "16"),
    (re.compile(r"(?<!\w)(?:7 ?teen|seven[ -]teen)(?!\w)"), "17"),
    (re.compile(r"(?<!\w)dix[ -](?:sept)(?!\w)"), "17"),
    (re.compile(r"(?<=bin )elf(?!\w)|(?<!\w)elf(?= jahr)"), "11"),
    (re.compile(r"(?<=tengo )once(?!\w)"), "11"),
)


def readings(message: str) -> tuple[str, ...]:
    """Return a message as ages are looked for in it: plain words, and numbers as digits.

    What is quoted from somebody else is left out, and so is what is acted (`*…*`).
    """
    half = _LONGEST // 2
    short = message if len(message) <= _LONGEST else f"{message[:half]} . {message[-half:]}"
    text = _STAGE.sub(" . ", short)
    folded = normalize("NFKD", normalize("NFKC", text).casefold())
    kept = "".join(_digit(one) for one in folded if unicodedata.category(one) not in _UNSEEN)
    kept = normalize("NFC", _SUMS.sub(_summed, kept))
    found = _plain(_unquoted(kept.translate(_STOPS)))
    joined = _plain(_SPELLED.sub(lambda one: re.sub(r"[ .*_-]", "", one[0]), found))
    return tuple(dict.fromkeys((found, joined)))


_UNSEEN: Final = frozenset({"Mn", "Me", "Cf", "Cs", "Cc"})


def _digit(one: str) -> str:
    """Return the digit that a character is, in whatever script; else the character."""
    if one.isascii() or not one.isdigit():
        return one
    return str(unicodedata.digit(one, ""))


def _summed(found: re.Match[str]) -> str:
    return str(int(found[1]) + int(found[2]))


def _unquoted(text: str) -> str:
    """Leave out what is quoted from somebody else; other quotation marks fall away."""
    outside = _QUOTATION.sub(" ", text)
    if _OTHERS.search(outside):
        text = _QUOTATION.sub(" . ", text)
    return text.replace('"', " ")


def _plain(text: str) -> str:
    """Write each number as digits, apart from letters, with one space between words."""
    words = []
    for word in re.sub(r"[^\w\s.,%º]|_", " ", text).split():
        told = word.translate(_LEET) if not word.isdigit() else word
        number = ages.NUMBERS.get(word, ages.NUMBERS.get(told))
        words.append(str(number) if number is not None else word)
    spaced = f" {' '.join(words)} "
    for finder, number_text in _TEENS:
        spaced = finder.sub(number_text, spaced)
    spaced = _APART.sub(r"\1\2", spaced)
    spaced = re.sub(r"(?<=\d)(?=[^\W\d])", " ", spaced)
    spaced = re.sub(r"(?<=[^\W\d])(?=\d{1,2}(?!\d))", " ", spaced)
    return f" {' '.join(spaced.split())} "


@cache
def _finders() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Return each turn of phrase with its name, which begins with the mark of its kind."""
    books = {
        "en": ages.ENGLISH,
        "de": ages.GERMAN,
        "es": ages.SPANISH,
        "fr": ages.FRENCH,
        "other": ages.OTHERS,
    }
    found = []
    for language, lines in books.items():
        for place, line in enumerate(lines):
            mark, pattern = line[0], line[2:]
            finder = re.compile(rf"(?<!\w)(?:{pattern})(?!\w)")
            found.append((f"{mark} {language} {place + 1}", finder))
    return tuple(found)
