"""Hears what a person is doing: going, deleting, taking back, limiting, refusing, declining.

Promise: said plainly in English, German, Spanish or French it is heard, with the name of
the rule that heard it; words in quotation marks, inside a story or about somebody else
are not taken for the person's own. A wrong guess does little: the answer gets shorter.
Danger and asking for help are `guard.crisis`'s affair. It keeps nothing.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache
from typing import Final

from troth.guard import sayings
from troth.guard.phrases import exits_de, exits_en, exits_es, exits_fr
from troth.guard.plain import plain
from troth.guard.sayings import Saying, Sayings

TURNS: Final = 6
"""How many of the person's last turns count for what still stands."""

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
    standing: what an earlier turn refused or took back and nobody may ask for again.
    asks, in_danger: whether a message with a goodbye also asks something, or speaks of danger.
    Then it needs a whole answer, not a farewell.
    """

    kind: Kind
    why: tuple[str, ...] = ()
    language: str | None = None
    also: frozenset[Kind] = frozenset()
    standing: frozenset[Kind] = frozenset()
    asks: bool = False
    in_danger: bool = False

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
    r"|hotmail|chatgpt|openai|replika|twitch|vinted|etsy|strava|duolingo|e ?mails?)(?= )"
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

_STANDING = frozenset({Kind.REFUSE, Kind.WITHDRAW, Kind.DECLINE, Kind.LIMIT})
_CARRIED = _STANDING | {Kind.DELETE}


def situate(messages: Sequence[str]) -> Situation:
    """Say what the newest of a person's messages (oldest first) does.

    A short answer ("yes, I'm sure", "no") keeps the situation of the turn before.
    """
    turns = messages[-TURNS:]
    if not turns:
        return NOTHING
    heard = [_hear(turn) for turn in turns]
    earlier = {saying_kind(one) for found in heard[:-1] for one, _ in found}
    newest = heard[-1] or (_carried(heard[-2], turns[-1]) if len(heard) > 1 else [])
    summed_up = _summed_up(newest, standing=frozenset(earlier & _STANDING))
    if not summed_up.is_leaving:
        return summed_up
    return replace(
        summed_up, asks=_asks(turns[-1]), in_danger=speaks_of_danger(turns[-1][-_HEARD_LENGTH:])
    )


def saying_kind(saying: Saying) -> Kind:
    """Return the situation that a saying speaks for."""
    return Kind(saying.of)


def wants_company(message: str) -> bool:
    """Say whether the person asks to be kept company."""
    return any(book.has("company", text) for text in plain(message) for book in books())


def speaks_of_danger(message: str) -> bool:
    """Say whether words of danger stand in a message, whoever they are about."""
    return any(book.has("danger", text) for text in plain(message) for book in books())


def _summed_up(heard: Sequence[tuple[Saying, str]], *, standing: frozenset[Kind]) -> Situation:
    if not heard:
        return Situation(kind=Kind.NONE, standing=standing)
    order = list(Kind)
    ranked = sorted(heard, key=lambda one: order.index(saying_kind(one[0])))
    return Situation(
        kind=saying_kind(ranked[0][0]),
        why=tuple(dict.fromkeys(saying.name for saying, _ in ranked)),
        language=_told_in([language for _, language in ranked]),
        also=frozenset(saying_kind(saying) for saying, _ in ranked),
        standing=standing,
    )


def _told_in(languages: Sequence[str]) -> str:
    """Return the language of most rules; if even, not English: it has borrowed words."""
    return max(dict.fromkeys(languages), key=lambda one: (languages.count(one), one != "en"))


def _carried(before: list[tuple[Saying, str]], newest: str) -> list[tuple[Saying, str]]:
    text = plain(newest)[0]
    is_short = len(text.split()) <= _ANSWER_WORDS
    if not is_short or not any(_starts_with_answer(book, text) for book in books()):
        return []
    return [(one, language) for one, language in before if saying_kind(one) in _CARRIED]


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
            if saying_kind(saying) is Kind.GOODBYE:
                said = saying.pattern.sub(" ,", said)
    return said


def _starts_with_answer(book: Sayings, text: str) -> bool:
    found = book.frame["confirms"].search(text)
    return found is not None and found.start() == 0


def _hear(message: str) -> list[tuple[Saying, str]]:
    """Return what one message says, each rule once, with its language."""
    own = _STAGE.sub(" , ", message[-_HEARD_LENGTH:])
    found: dict[str, tuple[Saying, str]] = {}
    for text in plain(own):
        said = _QUOTED.sub(" , ", text)
        if any(book.has("fiction", said) for book in books()):
            continue
        for book in books():
            for saying in _said(book, said):
                found[saying.name] = (saying, book.language)
    return list(found.values())


def _said(book: Sayings, text: str) -> Iterator[Saying]:
    for saying, match in book.heard(text):
        last = f" {''.join(sayings.before(text, match).split()[-1:])} "
        if saying.name.endswith("goodbye_word") and book.has("spoken_of", last):
            continue
        if saying_kind(saying) is Kind.DELETE and _is_elsewhere(book, text, match):
            continue
        asked = saying_kind(saying) is not Kind.GOODBYE and last.strip() in _ASKED
        if asked or not book.has("others", last):
            yield saying


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
