"""Hears what a person is doing: going, deleting, taking back, limiting, refusing, declining.

Promise: said plainly in English, German, Spanish or French it is heard, with the name of
the rule that heard it; words in quotation marks, inside a story or about somebody else
are not taken for the person's own. A wrong guess does little: the answer gets shorter.
Danger and asking for help are `guard.crisis`'s affair. It keeps nothing.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache
from typing import Final

from troth.guard import sayings
from troth.guard.languages import may_be_english, told_in
from troth.guard.once import kept
from troth.guard.phrases import exits_de, exits_en, exits_es, exits_fr
from troth.guard.plain import plain
from troth.guard.reader import INTENTS, danger_reader, likely, logit, message_reader
from troth.guard.sayings import Saying, Sayings
from troth.guard.sieve import starts_of

TURNS: Final = 6
"""How many of the person's last turns are read as a whole."""
_SESSION: Final = 60
"""How many of them count for what still stands: a refusal is one for all of a talk."""
_ENOUGH: Final = 300
"""How much of an early turn is looked at for it: the end, where a no mostly stands."""

FRAME: Final = (
    *("no", "others", "spoken_of", "fiction", "confirms", "company"),
    *("asks", "danger", "elsewhere"),
)
_TEXTS = (
    ("en", exits_en.TEXT),
    ("de", exits_de.TEXT),
    ("es", exits_es.TEXT),
    ("fr", exits_fr.TEXT),
)
_HEARD_LENGTH = 2_000
_ANSWER_WORDS = 9
_SPOKEN = re.compile(r'"[^"]*"|“[^”]*”|„[^“]*“|«[^»]*»')
_QUOTED = re.compile(r'"[^"]*"')
_QUESTION = re.compile(r"[^.!?？…\n]*[?？]")  # noqa: RUF001  # the wide one of Chinese
_ELSEWHERE_REACH = 40
_STAGE = re.compile(r"\*[^*\n]+\*")


class Kind(StrEnum):
    """What the person is doing. In a message that does several, the first of these leads."""

    DELETE = "delete"
    WITHDRAW = "withdraw"
    LIMIT = "limit"
    REFUSE = "refuse"
    DECLINE = "decline"
    GOODBYE = "goodbye"
    NONE = "none"

    @property
    def is_exit(self) -> bool:
        """Say whether the person sets a bound that an answer must simply accept."""
        return self is not Kind.NONE


@dataclass(frozen=True, slots=True, kw_only=True)
class Situation:
    """What the newest message does, by which rules, in which language (None: unsure).

    also: everything that the newest message does.
    intents: what the reader hears in it (`reader.INTENTS`); empty where there is no reader.
    standing: what an earlier turn refused or took back and nobody may ask for again.
    asks, in_danger: whether a message with a goodbye also asks something, or speaks of danger.
    Then it needs a whole answer, not a farewell.
    was_in_danger: whether one of the turns before spoke of danger: then a farewell may ask.
    """

    kind: Kind
    why: tuple[str, ...] = ()
    language: str | None = None
    also: frozenset[Kind] = frozenset()
    intents: frozenset[str] = frozenset()
    standing: frozenset[Kind] = frozenset()
    asks: bool = False
    in_danger: bool = False
    was_in_danger: bool = False

    @property
    def is_only_goodbye(self) -> bool:
        """Say whether a farewell is all that the message wants."""
        return self.kind is Kind.GOODBYE and not self.asks and not self.in_danger

    @property
    def is_leaving(self) -> bool:
        """Say whether the person is on their way out."""
        return Kind.GOODBYE in self.also


NOTHING: Final = Situation(kind=Kind.NONE)
"""Nothing of the kind was heard."""

_CLAUSE_END = re.compile(r"[.,\"]")
_SERVICES = re.compile(
    r" (?:facebook|instagram|insta|tiktok|twitter|snapchat|whatsapp|google|gmail|apple|icloud"
    r"|amazon|netflix|spotify|discord|reddit|linkedin|pinterest|tinder|bumble|hinge|steam"
    r"|playstation|xbox|microsoft|outlook|paypal|ebay|airbnb|youtube|telegram|signal|yahoo"
    r"|hotmail|chatgpt|openai|replika|twitch|vinted|etsy|strava|duolingo|e ?mails?|browser|chrome"
    r"|firefox|safari|excel|github)(?= )"
)
"""Names of services that keep data of their own. Troth cannot delete there."""
_FILLERS = frozenset(
    (
        *("ok", "okay", "right", "yes", "then", "now", "so", "and", "you", "i", "we", "can", "may"),
        *("should", "shall", "please", "alright", "is", "it", "that", "if", "leave", "go", "bye"),
        *("ja", "gut", "und", "oder", "oui", "si", "vale", "bien", "dann", "also", "no", "nein"),
        *(".", ",", '"'),
    )
)
"""What a goodbye with a question mark may have besides: "see you tomorrow, ok?"."""
_ASKED = frozenset({"you", "u", "du", "tu", "usted", "vous"})
"""Who is asked to do something: "could you delete my account"."""

KIND_OF: Final = {
    "goodbye": Kind.GOODBYE,
    "delete": Kind.DELETE,
    "withdraw": Kind.WITHDRAW,
    "limit": Kind.LIMIT,
    "refuse_data": Kind.REFUSE,
    "decline_buy": Kind.DECLINE,
}
"""The situation that an intent of the reader makes; the others make none."""
LIKELY: Final = 0.5
"""From this probability on, the mean of both readers, what they hear counts. Nothing was fitted:
there it is likelier than not."""

_OTHERS_DO = re.compile(
    r"^ (?:he|she|they|my (?:brother|sister|mum|mom|dad|mother|father|friend|wife|husband|boss|son"
    r"|daughter|neighbou?r|colleague|partner)) (?:\w+ ){0,2}?(?:has|have|had|needs?|wants?|is|are"
    r"|was|were|notice[ds]|ask(?:ed|s)|call(?:ed|s)|must|goes|leaves|left|went|said|says|deleted|blocked|refused|cancell?ed|withdrew"
    r"|bought)\b"
)
"""Somebody else goes or deletes: the person sets no bound by telling of it."""

_ARRIVES: Final = re.compile(
    r"^ (?:good (?:morning|afternoon)|morning|hello|hi|hiya|hey(?: there| you)?|im back|i am back"
    r"|hola|buenos dias|hallo|guten (?:morgen|tag)|moin|bonjour|coucou)\b"
    r"|^ you (?:sound|look|seem|are|were|said|have)\b|^ (?:did|do|are|have) you\b"
    r"|\b(?:ive|i have|ive got|we have|weve got) (?:got )?(?:the |some |more |all the )?time\b"
    r"|\blets (?:plan|start|begin|talk|do|play|make|cook|look|go through)\b"
)
_GOES: Final = re.compile(
    r"\b(?:bye|goodbye|night|leave|leaving|off to|heading|head out|gotta|got to|have to|need to"
    r"|must|go|going|later|tomorrow|log|sleep|bed|adios|tschuss|revoir|ciao|done|stop)\b"
)
"""Who greets, asks after the companion or has time does not take leave, unless a word says so:
the reader takes some such messages for a goodbye."""

_LOSES: Final = re.compile(
    r"\b(?:i|ill|id|ive|i (?:will|would|have|had|might|may|could|always|often|just|never|keep))"
    r" (?:forget|forgot|forgotten|forgetting|lose|lost|losing|show|showed|shown)\b"
)
_ERASES: Final = re.compile(
    r"\b(?:delet\w+|eras\w+|wip(?:e|ing)|remov\w+|clear|rid|gone|close|you|your|from here)\b"
)
"""Who forgets, loses or shows something does not delete it, unless a word says so."""

_STAYS: Final = re.compile(
    r"\b(?:woke|got up|(?:got|came) (?:home|back|in)|(?:lunch|coffee) break|day off"
    r"|(?:finished|finally done with|done with|got off|through with)"
    r" (?:work|school|class|dinner|lunch|breakfast|my|the)"
    r"|(?:shift|work|school|class|workday|week|meeting|exam) (?:is|was) (?:\w+ )?"
    r"(?:over|done|finished)|off to an? (?:\w+ ){0,2}start)\b"
)
_TAKES_LEAVE: Final = re.compile(
    r"\b(?:bye|goodbye|night|cya|ttyl|see (?:you|ya)|talk (?:to you |soon|later|tomorrow)|later"
    r"|gotta|(?:got|have|need|going) to (?:go|run|leave|sleep)|must go|log|logging|signing|leaving"
    r"|heading|head out|sleep|bed|for (?:today|tonight|now))\b"
)
"""Who has just come home, woken up or finished work tells of it, and takes no leave by that."""

_THING: Final = re.compile(
    r"\b(?:delet|remov|eras|clear|wip)(?:e|es|ed|ing)?\b(?: \w+){0,4}? (?:files?|folders?|rows?"
    r"|lines?|columns?|tables?|cells?|pages?|paragraphs?|sentences?|words?|letters?|apps?|tweets?"
    r"|posts?|comments?|songs?|playlists?|duplicates?|virus(?:es)?|cookies|cache|branch(?:es)?"
    r"|commits?|partitions?|containers?|packages?|programs?|functions?|variables?|codes?)\b"
)
_ASKS_TO: Final = re.compile(r"\b(?:(?:can|could|would|will|do) you|you can)\b")
_OURS: Final = re.compile(
    r"\b(?:you|your|here|chats?|talks?|conversations?|account|data|profile|memor(?:y|ies)"
    r"|everything|i (?:said|told|wrote|shared|sent))\b"
)
"""Who asks how a file or a line of a poem is deleted does not mean what Troth keeps."""

_LEAST_WORDS: Final = 3
"""Of shorter messages the reader has too little to go by."""

_READ_AS = "read"
"""The name of the rule in `why` where the reader heard it and no list did."""

_STANDING = frozenset({Kind.REFUSE, Kind.WITHDRAW, Kind.DECLINE, Kind.LIMIT})
_CARRIED = _STANDING | {Kind.DELETE}


def situate(messages: Sequence[str]) -> Situation:
    """Say what the newest of a person's messages (oldest first) does.

    A short answer ("yes, I'm sure", "no") keeps the situation of the turn before.
    """
    turns = messages[-TURNS:]
    if not turns:
        return NOTHING
    read = [_intents(turn) for turn in turns]
    heard = [_hear(turn, intents) for turn, intents in zip(turns, read, strict=True)]
    earlier = {one.kind for found in heard[:-1] for one in found}
    earlier |= {
        one.kind
        for turn in messages[-_SESSION:-TURNS]
        for one in _hear(turn[-_ENOUGH:], frozenset())
    }
    newest = heard[-1]
    if len(heard) > 1 and all(one.rule == _READ_AS for one in newest):
        newest = _carried(heard[-2], turns[-1]) or newest
    summed_up = _summed_up(newest, read[-1], standing=frozenset(earlier & _STANDING))
    if not summed_up.is_leaving:
        return summed_up
    *before, last = (speaks_of_danger(turn[-_HEARD_LENGTH:]) for turn in turns)
    return replace(summed_up, asks=_asks(turns[-1]), in_danger=last, was_in_danger=any(before))


@dataclass(frozen=True, slots=True)
class _Heard:
    """What one message does, by which rule, in which language (None: the reader heard it)."""

    kind: Kind
    rule: str
    language: str | None


def wants_company(message: str) -> bool:
    """Say whether the person asks to be kept company."""
    return any("company" in _framed(text) for text in plain(message))


def speaks_of_danger(message: str) -> bool:
    """Say whether words of danger stand in a message, whoever they are about."""
    return any("danger" in _framed(text) for text in plain(message))


_TOLD: Final = frozenset({"fiction", "company", "danger"})


@kept
def _framed(text: str) -> set[str]:
    """Return which frames of `_TOLD` have words in plain `text`, in whichever language."""
    starts = starts_of(text)
    return {name for book in books() for name in book.frames_in(text, _TOLD, starts=starts)}


def _summed_up(
    heard: Sequence[_Heard], intents: frozenset[str], *, standing: frozenset[Kind]
) -> Situation:
    if not heard:
        return Situation(kind=Kind.NONE, intents=intents, standing=standing)
    order = list(Kind)
    ranked = sorted(heard, key=lambda one: order.index(one.kind))
    return Situation(
        kind=ranked[0].kind,
        why=tuple(dict.fromkeys(one.rule for one in ranked)),
        language=_told_in([one.language for one in ranked if one.language]),
        also=frozenset(one.kind for one in ranked),
        intents=intents,
        standing=standing,
    )


def _told_in(languages: Sequence[str]) -> str | None:
    """Return the language of most rules; if even, not English: it has borrowed words."""
    found = dict.fromkeys(languages)
    return max(found, key=lambda one: (languages.count(one), one != "en"), default=None)


def _carried(before: list[_Heard], newest: str) -> list[_Heard]:
    text = plain(newest)[0]
    is_short = len(text.split()) <= _ANSWER_WORDS
    if not is_short or not any(_starts_with_answer(book, text) for book in books()):
        return []
    return [one for one in before if one.kind in _CARRIED]


def _asks(message: str) -> bool:
    """Say whether a message with a goodbye asks something besides."""
    own = _SPOKEN.sub(" , ", _STAGE.sub(" , ", message[-_HEARD_LENGTH:]))
    said = _without_goodbye(own)
    if any(book.has("asks", said) for book in books()):
        return True
    questions = [_without_goodbye(found[0]).split() for found in _QUESTION.finditer(own)]
    return any(len({*words} - _FILLERS) >= 2 for words in questions)


def _without_goodbye(text: str) -> str:
    """Return plain text without quotes and without what says goodbye in it."""
    said = _QUOTED.sub(" , ", plain(text)[0])
    for book in books():
        for saying in book.sayings:
            if saying.of == Kind.GOODBYE:
                said = saying.pattern.sub(" ,", said)
    return said


def _starts_with_answer(book: Sayings, text: str) -> bool:
    found = book.frame["confirms"].search(text)
    return found is not None and found.start() == 0


def _intents(message: str) -> frozenset[str]:
    """Return what the reader hears in a message, without what is quoted or acted in it."""
    both = [reads for reads in (danger_reader(), message_reader()) if reads is not None]
    if not both:
        return frozenset()
    own = _SPOKEN.sub(" ", _STAGE.sub(" ", message[-_HEARD_LENGTH:])).strip()
    said = plain(own)[0]
    is_foreign = not may_be_english(said) or told_in(said) not in {None, "en"}
    if len(own.split()) < _LEAST_WORDS or is_foreign:
        return frozenset()
    read = [reads.message(own) for reads in both]
    found = {name for name in INTENTS if _mean([one[name] for one in read]) >= LIKELY}
    if _ARRIVES.search(said) and not _GOES.search(said):
        found.discard("goodbye")
    if _STAYS.search(said) and not _TAKES_LEAVE.search(said):
        found.discard("goodbye")
    if _LOSES.search(said) and not _ERASES.search(said):
        found.discard("delete")
    if _is_of_a_thing(said):
        found.discard("delete")
    return frozenset(found - KIND_OF.keys() if _OTHERS_DO.search(said) else found)


def _is_of_a_thing(said: str) -> bool:
    """Say whether what is to be deleted is a thing of the person's, or kept by another service."""
    asked = _ASKS_TO.sub(" ", said)
    is_thing = _THING.search(asked) is not None or _SERVICES.search(asked) is not None
    return is_thing and _OURS.search(asked) is None


def _mean(likely_by: Sequence[float]) -> float:
    """Put several probabilities together to one: the mean of their logits."""
    return likely(sum(map(logit, likely_by)) / len(likely_by))


def _hear(message: str, intents: frozenset[str]) -> list[_Heard]:
    """Return what one message does, by each rule once, and what only the reader heard.

    The reader does not know whose words they are: where a rule heard the same and took it
    back, as said by others or in a story, it stays taken back.
    """
    own = _STAGE.sub(" , ", message[-_HEARD_LENGTH:])
    found: dict[str, _Heard] = {}
    unsaid: set[Kind] = set()
    for text in plain(own):
        said = _QUOTED.sub(" , ", text)
        starts = starts_of(said)
        heard = [(book, *one) for book in books() for one in book.heard(said, starts=starts)]
        if (heard or intents) and "fiction" in _framed(said):
            unsaid |= {*Kind}
            continue
        for book, saying, match in heard:
            kind = Kind(saying.of)
            if _is_own(book, said, saying, match):
                found[saying.name] = _Heard(kind, saying.name, book.language)
            else:
                unsaid.add(kind)
    known = {one.kind for one in found.values()} | unsaid
    only_read = {KIND_OF[name] for name in intents if name in KIND_OF} - known
    if found:  # rules know better which bound it is
        only_read &= {Kind.GOODBYE}
    return [*found.values(), *(_Heard(kind, _READ_AS, None) for kind in sorted(only_read))]


def _is_own(book: Sayings, text: str, saying: Saying, match: re.Match[str]) -> bool:
    """Say whether the person says it of themselves, and to Troth."""
    last = f" {''.join(sayings.before(text, match).split()[-1:])} "
    if saying.name.endswith("goodbye_word") and book.has("spoken_of", last):
        return False
    if saying.of == Kind.DELETE and _is_elsewhere(book, text, match):
        return False
    asked = saying.of != Kind.GOODBYE and last.strip() in _ASKED
    return asked or not book.has("others", last)


def _is_elsewhere(book: Sayings, text: str, match: re.Match[str]) -> bool:
    """Say whether what is deleted is kept by somebody else."""
    near = _CLAUSE_END.split(text[match.end() : match.end() + _ELSEWHERE_REACH])[0]
    said = f"{match[0]}{near} "
    return _SERVICES.search(said) is not None or book.has("elsewhere", said)


@cache
def books() -> tuple[Sayings, ...]:
    """Return the books of all languages."""
    kinds = {str(kind) for kind in Kind}
    return tuple(sayings.read(name, text, frame=FRAME, kinds=kinds) for name, text in _TEXTS)
