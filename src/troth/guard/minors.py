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
from troth.normal import normalize, unmixed

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


@cache
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
    found = [*_found(said[-1], year), *_split(said, year), *_cast(said[-1], year)]
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
    told = _each(turns, year=year, hear=hear)
    return min(told, key=lambda one: (one.played, one.age is not Age.CHILD), default=None)


def plays(
    turns: Sequence[tuple[str, str]],
    *,
    year: int,
    hear: Callable[[Sequence[tuple[str, str]]], "Heard | None"] | None = None,
) -> bool:
    """Say whether a figure under 18 is played in a talk, whoever plays it. It stays so to its end.

    hear: as for `ever`.
    """
    return any(one.played for one in _each(turns, year=year, hear=hear))


def _each(
    turns: Sequence[tuple[str, str]],
    *,
    year: int,
    hear: Callable[[Sequence[tuple[str, str]]], "Heard | None"] | None,
) -> Iterator[Heard]:
    for place, (role, _) in enumerate(turns[-_MOST_TURNS:], start=max(0, len(turns) - _MOST_TURNS)):
        if role != "user":
            continue
        near = turns[: place + 1][-2 * TURNS :]
        if one := heard(near, year=year) if hear is None else hear(near):
            yield one


def is_of_minor(text: str) -> bool:
    """Say whether a text about a figure tells that the figure is under 18: then no romance."""
    card = text[:_LONGEST_CARD]
    folded = normalize("NFKD", card).casefold()
    seen = "".join(one for one in folded if unicodedata.category(one) not in _UNSEEN)
    ages_told = (int(next(filter(None, one.groups()))) for one in _FIGURE_AGE.finditer(seen))
    young = any(0 < one < ADULT for one in ages_told)
    is_named = _FIGURE.search(seen) is not None or _is_named_young(card)
    return young or is_named or _is_young(_as_said(card))


def _is_young(card: str) -> bool:
    """Say the same of plain words with digits."""
    if _FIGURE_WORDS.search(card):
        return True
    for finder in (_FIGURE_YEARS, _FIGURE_GRADE):
        for found in finder.finditer(card):
            number = int(next(filter(None, found.groups())))
            if 0 < number < ADULT and not _NOT_THE_FIGURE.search(card[: found.start()][-60:]):
                return True
    return False


def _is_named_young(card: str) -> bool:
    """Say whether a figure is named together with an age below 18: "Lily is fifteen."."""
    told = (found[1] for found in _FIGURE_NAMED.finditer(card))
    numbers = (int(one) if one.isdigit() else ages.NUMBERS.get(one, ADULT) for one in told)
    return any(0 < one < ADULT for one in numbers)


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


def _cast(message: str, year: int) -> Iterator[Heard]:
    """Yield that a message makes the companion a figure under 18."""
    if _may_tell(message):
        for text in readings(message):
            for name, finder in _casts():
                told = (_age(name[0], match, year) for match in finder.finditer(text))
                yield from (Heard(age=one, rule=name, played=True) for one in told if one)


def _may_tell(message: str) -> bool:
    """Say whether there is anything in a message that an age could be told with."""
    folded = unmixed(normalize("NFKD", message).casefold())
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
        number = year - 2_000 - number % 100
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
    if _AS_IF_ADULT.search(before):
        return False
    earnest = _last(_EARNEST, before)
    return _last(_PLAYED, before) > earnest


def _last(finder: re.Pattern[str], text: str) -> int:
    return max((one.end() for one in finder.finditer(text)), default=-1)


_LONGEST_CARD: Final = 60_000
_FIGURE_AGE: Final = re.compile(
    r"(?<!\w)(?:age|aged|alter|edad|idade|eta)\W{0,6}(?:is |of )?(\d{1,2})(?!\d)"
)
_FIGURE: Final = re.compile(
    r"(?<!\w)(?:under ?age|loli|lolita|shota|school ?girl|school ?boy|pre ?teen|tween"
    r"|(?:is|as|she's|he's|you are) an? (?:minor|child|little (?:girl|boy)|teenage(?:r| girl| boy))"
    r"|(?:thir|four|fif|six|seven)teen[- ]years?[- ]old"
    r"|(?:middle|high) ?school (?:girl|boy|student)"
    r"|minderjahrig\w*|schulerin|menor de edad|colegiala|mineure?|(?:collegi|lyce)en(?:ne)?)(?!\w)"
)
_FIGURE_YEARS: Final = re.compile(
    r"(?<!\w)(?:she|he|they|you|char|i)(?: ,)* (?:is|are|am|s|(?:has )?(?:just |recently )?turned"
    r"|is turning) (?:only |just |now |about |around |barely |still |merely |actually )*(\d{1,2})"
    r"(?= [.,]| ?$| (?:and|but|years?|yo|y o|in|with|who)(?!\w))(?! (?:and|in|with) \d)"
    r"|(?<!\d)(\d{1,2}) ?(?:years? old|year olds?|yrs? old|years of age|yo|y [.] o|jahrig\w*"
    r"|jahre alt|(?:anos|ans|anni)(?! (?:of|de|di)))(?!\w)"
    r"|(?<!\w)(?:age|aged|alter|edad|idade|eta) (?:[.,] )?(?:is |of )?(\d{1,2})(?!\d)"
    r"|(?:^ ?|(?<=[.,]) )(\d{1,2}) , [fm](?!\w)"
    r"|(?<!\w)(?:girl|boy|sister|brother|student|maid|princess|prince|witch|elf|idol) ,"
    r" (\d{1,2})(?= [.,]| ?$)"
    r"|(?<!\d)(\d{1,2}) ?[歳才岁歲살]"
    r"|(?<!\w)(?:looks?|appears?)(?: to be| like an?| like| about| around)* (\d{1,2})"
    r"(?! (?:of|out|percent|minutes|years? (?:older|younger)))(?!\d)"
)
_FIGURE_NAMED: Final = re.compile(
    r"\b[A-Z][\w'-]+ is (?:only |just |now |about |barely )?(\d{1,2}|[a-z]{3,9})"
    r"(?=[.,;!\n]|$| and | but | years)"
)
_FIGURE_GRADE: Final = re.compile(
    r"(?<!\w)in (?:the |der )?(\d{1,2}) ?(?:(?:st|nd|rd|th)? grade|(?:[.]|ten?)? klasse)(?!\w)"
    r"|(?<!\d)(\d{1,2}) ?(?:st|nd|rd|th)? grader(?!\w)"
)
_FIGURE_WORDS: Final = re.compile(
    r"(?<!\w)(?:underaged|lolicon|shotacon|(?:high|middle|grade|elementary|pre) ?schoolers?"
    r"|(?:elementary|primary|middle|junior high)(?: school)? (?:student|girl|boy|kid|pupil)"
    r"|(?:^|(?<=[.,])) a minor(?= [.,]| ?$)"
    r"|(?<!of a )(?<!her )(?<!his )teen(?:age)? (?:girl|boy|schoolgirl|idol)"
    r"|estudiante de (?:la )?(?:eso|secundaria|prepa)|(?:freshman|sophomore) (?:in|at) high school"
    r"|is (?:legally )?a minor(?! (?:role|character|noble|deity|god|player|figure|celebrity|key"
    r"|part|league)))(?!\w)"
    r"|小学生|中学生|女子高生|男子高生|초등학생|중학생|여고생"
)
_NOT_THE_FIGURE: Final = re.compile(
    r"(?<!\w)(?:mother|father|parent|mom|mum|dad|mommy|daddy|teacher|tutor|nanny|aunt|uncle|guardian"
    r"|coach|lehrer\w*|unterrichtet|mutter|vater"
    r"|grandmother|grandfather|raises|raising|teaches|taught|has|have|had|with|whose|her|his|their|my|your"
    r"|when|since|ago|until)(?: \w+){0,3} $"
)
"""Before an age that is somebody else's, or of a time that is over."""
_HINTS: Final = re.compile(
    r"\d|teen|\b(?:five|six|seven|eight|nine|ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh)ten|fifth|tenth|ninth|eigth)"
    r"|minor|under ?age|young|kid\b|child|school|grade|freshman|sophomore|tween|adult|old enough"
    r"|funf|sechs|sieb|acht|neun|zehn|elf|zwolf|minderj|jung|kind|schul|klasse|jugendlich"
    r"|cinco|seis|siete|ocho|nueve|diez|once|doce|trece|catorce|quince|menor|nin[ao]|joven|pequen"
    r"|peque|chic[oa]|adolesc|primaria|secundaria|prepa|liceo|cole|grado|mayor de"
    r"|segundo|primero|bachill|cinq|sept|huit|neuf|dix|onze|douze|treize|quatorze|quinze|seize|mineur|jeune|enfant|\bado"
    r"|colleg|lyce|sixieme|quatrieme|troisieme|seconde|premiere|terminale|majeur|petit|klein"
    r"|(?:\w[ .*_-]){4}|legal|of age|loli|shota|toddler|fillette|colegial|jailbait|\bxi|\bxv|theen"
    r"|tweleve|undici|dicias|(?:quattor|quin|tre|do|se)dici|doze|treze|dezes|twaal|dert|veert|vijft"
    r"|zest|nascie|надцат|несоверш|十|未成年|미성년|\uc5f4|quincean|mitzvah|minoren|nieletn|pelnoletn|kucug"
    r"|中|高校|高[一二三]|初中|小学|학생|\u1112\u1161\u11a8|школь|jsuis|piges|klassler",
)
"""Without any of these nobody tells an age: most messages end here."""
_ASKED: Final = re.compile(rf"(?<!\w)(?:{ages.ASKED})(?!\w)")
_PLAYED: Final = re.compile(rf"(?<!\w)(?:{ages.PLAYED})(?!\w)")
_EARNEST: Final = re.compile(rf"(?<!\w)(?:{ages.EARNEST})(?!\w)")
_NOT_I: Final = (
    r"(?<!\bi )(?<!\bi already )(?<!\bi just )(?<!\bi have )(?<!\bive )(?<!\blike i )(?<!\bi also )"
)
"""Not before what a person says of themselves: "I said I'm 14" says it."""
_SPOKEN_OF: Final = re.compile(
    r"(?<!\w)(?:(?:he|she|they|everyone|people|who|somebody|someone|nobody|er|sie|el|ella|il|elle)"
    r" (?:says?|said|thinks?|thought|believes?|guess(?:es|ed)?|asked (?:me )?if|assumes?|sagt|denkt"
    r"|glaubt|dice|piensa|cree|dit|pense|croit)(?: that| dass| que)?"
    r"|when i was|back when|remember(?: when)?|als ich|cuando (?:yo )?(?:tenia|era)|quand javais"
    rf"|used to (?:say|think|be)|{_NOT_I}(?:thinks?|thought|says?|said|believes?)(?: that)?"
    rf"|{_NOT_I}(?:yells?|yelled|shouts?|shouted|screams?|screamed|whispers?|whispered|texts?"
    r"|texted|wrote|writes?|replied|answered|claims?|claimed|insists?|insisted|keeps saying"
    r"|kept saying|goes)(?: that)?"
    r"|(?:explain|teach|tell|show|describe|define|simplify|summari[sz]e|break|put|say|write|answer)"
    r"(?: \w+){0,6} like(?: if)?"
    r"|(?:what does|how do (?:you|i) say|how would (?:you|i) say|translate)"
    r"|emotionally|mentally|spiritually|in my (?:head|dreams?|mind)|in th\w+ (?:photo|picture|pic)"
    r"|(?:scale|rate|rating|score|pain)(?: \w+){0,7})\s*$"
)
_KIN: Final = (
    r"(?:my |the |our |a |his |her |their )(?:\w+ )?(?:son|daughter|kid|child|boy|girl|student"
    r"|pupil|patient|client|niece|nephew|brother|sister|cousin|friend|neighbou?r|character"
    r"|stepson|stepdaughter)"
)
_SAYS: Final = (
    r"(?:said|says?|told|tells|wrote|writes|texted|texts|yelled|shouted|goes|like|saying|asked"
    r"|replied|answered)"
)
_TOLD_OF: Final = re.compile(
    r"(?<!\w)(?:translat\w+|how (?:do|would) (?:you|i) say|titled?|titel|t[ií]tulo|titre|lyrics?"
    rf"|quot(?:e|es|ed|ing)|caption|(?:{_KIN}|he|she|they)(?: \w+){{0,3}} {_SAYS}"
    r"|(?:he|she)['’]?s (?:all )?like)[^.!?:\n]{0,40}:[^.!?\n]*",
    re.IGNORECASE,
)
"""Somebody else's words behind a colon."""
_NOT_AN_AGE: Final = re.compile(
    r"(?<!\w)(?:minutes?|hours?|days?|weeks?|months?|kids?|children|cats?|dogs?|my (?:son|daughter"
    r"|kid|child|cat|dog|sister|brother|niece|nephew)|he|she|its?|they|times?|mein (?:sohn|hund)"
    r"|meine (?:tochter|katze)|mi hij[oa]|mon fils|ma fille)(?!\w)"
)
_QUOTATION: Final = re.compile(r'"([^"]{1,400})"')
_OWN_WORD: Final = re.compile(
    r"(?<!\w)i (?:already |just |also |literally )?(?:said|say|told you|wrote|meant|mean)(?!\w)"
)
"""What somebody quotes of themselves is their own word."""
_OTHERS: Final = re.compile(rf"(?<!\w){ages.OF_OTHERS}(?!\w)")
_STAGE: Final = re.compile(r"\*[^*\n]+\*")
_BOLD: Final = re.compile(r"\*{2,}|_{2,}|~~")
_ONE_NUMBER: Final = re.compile(
    rf"\*(\d{{1,2}}|{'|'.join(one for one in ages.NUMBERS if one.isalpha())})\*", re.IGNORECASE
)
_DOTTED: Final = re.compile(r"(?<![^\W\d_])[^\W\d_](?:[.*_-][^\W\d_]){3,}(?![^\W\d_])")
_DATE: Final = re.compile(
    r"(?<!\d)(?:\d{1,2}[/.-]\d{1,2}[/.-](\d{4})|(\d{4})[/.-]\d{1,2}[/.-]\d{1,2})(?!\d)"
)
_FEET: Final = re.compile(r"(?<![\w'’])([4-7])['’′](?!\w)")  # noqa: RUF001  # as they are typed
_OUT_OF: Final = re.compile(r"(?<=\d)\s?/\s?(?=(?:5|10|20|25|50|100)(?!\d))")
_RATIO: Final = re.compile(r"(?<=\d):(?=\d)")
_COUNTED: Final = re.compile(r"#\s?\d+")
_CHINESE: Final = re.compile("十([一二三四五六七八九])(?=[岁歲歳才])")
_AS_IF_ADULT: Final = re.compile(
    r" (?:1[89]|[2-9]\d)(?!\d)[^.]*"
    r" (?:but|although|even though|though|while|aber|obwohl|pero|aunque|mais)"
    r"(?: (?:really|actually|in fact|honestly|irl))* ?$"
)
"""Behind this stands what is so: "act like I'm 20, but I'm 14"."""
_MIXED: Final = str.maketrans("іаеорсхумтнк", "iaeopcxymthk")  # letters that look alike
_LATIN: Final = re.compile("[a-z]")
_CYRILLIC: Final = re.compile("[\u0400-\u04ff]")
_STOPS: Final = str.maketrans(
    dict.fromkeys(".!?;:\n\r…¡¿|？！。", " . ")  # noqa: RUF001  # the wide ones of Chinese
    | dict.fromkeys(",()[]{}–—、，/&", " , ")  # noqa: RUF001  # as above
    | dict.fromkeys("“”„«»", '"')
    | dict.fromkeys("'’‘`\u00b4\u02bc", "")
)
_LEET: Final = str.maketrans("013457@$", "oieastas")
_SUMS: Final = re.compile(r"(?<!\d)(\d{1,2})\s*\+\s*(\d{1,2})(?!\d)")
_PLUS: Final = re.compile(r"(?<=\s)(\d{1,2}) (?:plus|mas|und) (\d{1,2}|two|three|four|one)(?=\s)")
_SMALL: Final = {"one": 1, "two": 2, "three": 3, "four": 4}
_APART: Final = re.compile(r"(?<=\s)(\d)[ .,_-]{1,3}(\d)(?=\s)(?! ?[:%])")
_SPELLED: Final = re.compile(r"(?<!\S)(?:[^\W\d_][ .*_-]){3,}[^\W\d_](?!\S)")
_TEENS: Final = (
    (re.compile(r"(?<!\w)(?:1 ?four|1 ?4 ?teen|4 ?teen|fo ?u?r[ -]?teen)(?!\w)"), "14"),
    (re.compile(r"(?<!\w)(?:3 ?teen|thir[ -]teen)(?!\w)"), "13"),
    (re.compile(r"(?<!\w)(?:5 ?teen|fif[ -]teen|five[ -]teen)(?!\w)"), "15"),
    (re.compile(r"(?<!\w)(?:6 ?teen|six[ -]teen)(?!\w)"), "16"),
    (re.compile(r"(?<!\w)(?:7 ?teen|seven[ -]teen)(?!\w)"), "17"),
    *((re.compile(rf"(?<!\w)10[ -]{one}(?= ?ans?(?!\w))"), f"1{one}") for one in (7, 8, 9)),
    (re.compile(r"(?<=bin )elf(?!\w)|(?<!\w)elf(?= jahr)"), "11"),
    (re.compile(r"(?<=tengo )once(?!\w)"), "11"),
)


def readings(message: str) -> tuple[str, ...]:
    """Return a message as ages are looked for in it: plain words, and numbers as digits.

    What is quoted from somebody else is left out, and so is what is acted (`*…*`).
    """
    half = _LONGEST // 2
    short = message if len(message) <= _LONGEST else f"{message[:half]} . {message[-half:]}"
    plainer = _ONE_NUMBER.sub(r"\1", _BOLD.sub("", short))
    text = _TOLD_OF.sub(" . ", _STAGE.sub(" . ", plainer))
    found = _plain(_unquoted(_folded(text).translate(_STOPS)))
    joined = _plain(_SPELLED.sub(lambda one: re.sub(r"[ .*_-]", "", one[0]), found))
    is_mixed = _LATIN.search(found) is not None and _CYRILLIC.search(found) is not None
    return tuple(dict.fromkeys((found, joined, found.translate(_MIXED) if is_mixed else found)))


def _as_said(card: str) -> str:
    """Return the text of a card as ages are looked for in it."""
    found = _plain(_folded(card).translate(_STOPS).replace('"', " "))
    is_mixed = _LATIN.search(found) is not None and _CYRILLIC.search(found) is not None
    joined = _SPELLED.sub(lambda one: re.sub(r"[ .*_-]", "", one[0]), found)
    return f"{joined} . {joined.translate(_MIXED)}" if is_mixed else joined


def _folded(text: str) -> str:
    """Return a text in one case, without accents, with figures for numbers of any script."""
    folded = unmixed(normalize("NFKD", normalize("NFKC", text).casefold()))
    kept = "".join(_digit(one) for one in folded if unicodedata.category(one) not in _UNSEEN)
    return _rewritten(normalize("NFC", _SUMS.sub(_summed, kept)))


def _rewritten(text: str) -> str:
    """Write what is no age as what it is, and letters with signs between them as a word."""
    text = _DOTTED.sub(lambda one: re.sub(r"[.*_-]", "", one[0]), text)
    text = _DATE.sub(lambda one: f" {one[1] or one[2]} ", _FEET.sub(r"\1 feet", text))
    text = _CHINESE.sub(lambda one: str(11 + "一二三四五六七八九".index(one[1])), text)
    return _COUNTED.sub(" number ", _OUT_OF.sub(" of ", _RATIO.sub(" to ", text)))


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
    outside = _OWN_WORD.sub(" ", _QUOTATION.sub(" ", text))
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
    spaced = _PLUS.sub(lambda one: str(int(one[1]) + int(_SMALL.get(one[2], one[2]))), spaced)
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
    return tuple(one for book in books.items() for one in _compiled(*book))


@cache
def _casts() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple(_compiled("cast", ages.CAST))


def _compiled(book: str, lines: Sequence[str]) -> Iterator[tuple[str, re.Pattern[str]]]:
    for place, line in enumerate(lines, start=1):
        yield f"{line[0]} {book} {place}", re.compile(rf"(?<!\w)(?:{line[2:]})(?!\w)")
