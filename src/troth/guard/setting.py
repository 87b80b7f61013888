"""What an answer is judged by: what the person does and asks, and the kind of talk.

Read once for an answer, from the newest message and what is known of the talk. Pure: it keeps
nothing, and decides nothing by itself (`guard.assess` does).
"""

import re
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final

from troth.guard.hooks import TOPICS, books, books_for
from troth.guard.languages import languages
from troth.guard.plain import plain
from troth.guard.sieve import starts_of
from troth.guard.situation import Kind, Situation, situate, speaks_of_danger, wants_company
from troth.guard.telling import asks_about

_LONGEST_MESSAGE = 2_000
_STORY = ("story", "role", "fantasy", "adventure", "thriller", "game", "geschichte", "historia")
_NEW = ("first day", "second conversation", "first conversation", "new user", "first week")
_ASKED_TO = re.compile(
    r"\b(?:user|person|they) (?:asked|asks|directs|directed|wants|wanted|steers|wishes|writes)\b"
    r"|\basked (?:to be|for|that)\b|\bel usuario\b|\bnutzer(?:in)?\b|\butilisat"
)
"""What is known of the talk says that the person wanted it so."""
_REFUSALS = frozenset({Kind.REFUSE, Kind.WITHDRAW})
_STAGED: Final = 2
"""Asterisks around what somebody acts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """What an answer is judged by: what the person does and asks, and the kind of talk.

    asks_about: what something is, or how it is known (`guard.telling`).
    danger: the message speaks of it. concern: an earlier turn did, or what is known of the talk;
    or the person asked to be asked.
    """

    situation: Situation
    languages: tuple[str, ...]
    message_topics: frozenset[str]
    asks: bool
    steers: bool
    asks_for_text: bool
    in_story: bool
    has_rival: bool
    is_new: bool
    is_romance: bool
    wants_company: bool
    danger: bool
    asks_about: bool = False
    concern: bool = False
    said: str = field(default="", repr=False)
    message: str = field(default="", repr=False)
    context: str = ""

    @property
    def is_leaving(self) -> bool:
        """Say whether the person is on their way out."""
        return self.situation.is_leaving

    @property
    def asks_for_words(self) -> bool:
        """Say whether the person wants words of their own: a letter, or what to say."""
        return self.asks_for_text and self.situation.kind is Kind.NONE

    @property
    def is_refusing(self) -> bool:
        """Say whether data were refused, now or a little earlier."""
        return bool(_REFUSALS & (self.situation.also | self.situation.standing))


_ASKED: Final = frozenset({"asks_for_it", "asks_for_play", "asks_for_text", "rival", "safety"})
"""The frames that a message is looked at with."""


def setting_of(message: str, context: str, situation: Situation | None = None) -> Setting:
    """Read what an answer is judged by, from the person's message and what is known."""
    own = message[-_LONGEST_MESSAGE:]
    told, known = plain(own)[0], _known(context)
    found = situate([message]) if situation is None else situation
    spoken, starts = languages(told), starts_of(told)
    used = books_for(spoken)
    frames = {name for book in used for name in book.frames_in(told, _ASKED, starts=starts)}
    topics = {one.of for book in used for one, _ in book.heard(told, only=TOPICS, starts=starts)}
    if Kind.DECLINE in found.also:
        topics |= {"money", "locked"}
    is_free = found.kind is Kind.NONE
    wants_play = "asks_for_play" in frames or "steer_roleplay" in found.intents
    return Setting(
        situation=found,
        languages=spoken,
        message_topics=frozenset(topics),
        asks="asks_for_it" in frames,
        steers=is_free and (wants_play or known.is_asked_for or message.count("*") >= _STAGED),
        asks_for_text="asks_for_text" in frames,
        in_story=is_free and known.is_story,
        asks_about=is_free and asks_about(told, used),
        has_rival="rival" in frames,
        is_new=known.is_new,
        is_romance=not known.romance.isdisjoint(spoken),
        wants_company=wants_company(message),
        said=told,
        message=own,
        context=context,
        danger="safety" in frames or speaks_of_danger(own),
        concern=found.was_in_danger or known.is_danger or known.is_asked_for,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Known:
    """What is known of the talk. romance: the languages in which it is one of love."""

    is_story: bool
    is_new: bool
    is_asked_for: bool
    is_danger: bool
    romance: frozenset[str]


@lru_cache(maxsize=16)  # it names a companion of the house: nobody's words are in it
def _known(context: str) -> _Known:
    """Read what is known of the talk."""
    known = context.casefold()
    about, is_love = plain(known)[0], "romant" in known
    return _Known(
        is_story=any(word in known for word in _STORY),
        is_new=any(word in known for word in _NEW),
        is_asked_for=_ASKED_TO.search(known) is not None,
        is_danger=speaks_of_danger(known),
        romance=frozenset(b.language for b in books() if is_love or b.has("romance", about)),
    )
