"""What an answer is judged by: what the person does and asks, and the kind of talk.

Read once for an answer, from the newest message and what is known of the talk. Pure: it keeps
nothing, and decides nothing by itself (`guard.assess` does).
"""

import re
from dataclasses import dataclass, field

from troth.guard.hooks import TOPICS, books_for
from troth.guard.languages import languages
from troth.guard.plain import plain
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


def setting_of(message: str, context: str, situation: Situation | None = None) -> Setting:
    """Read what an answer is judged by, from the person's message and what is known."""
    told = plain(message[-_LONGEST_MESSAGE:])[0]
    known = context.casefold()
    found = situate([message]) if situation is None else situation
    spoken = languages(told)
    used = books_for(spoken)
    about = plain(known)[0]
    is_story = any(word in known for word in _STORY)
    own_stage = message.count("*") >= 2
    topics = {one.of for book in used for one, _ in book.heard(told, only=TOPICS)}
    if Kind.DECLINE in found.also:
        topics |= {"money", "locked"}
    return Setting(
        situation=found,
        languages=spoken,
        message_topics=frozenset(topics),
        asks=any(book.has("asks_for_it", told) for book in used),
        steers=found.kind is Kind.NONE
        and (
            own_stage
            or _ASKED_TO.search(known) is not None
            or "steer_roleplay" in found.intents
            or any(book.has("asks_for_play", told) for book in used)
        ),
        asks_for_text=any(book.has("asks_for_text", told) for book in used),
        in_story=is_story and found.kind is Kind.NONE,
        asks_about=found.kind is Kind.NONE and asks_about(told, used),
        has_rival=any(book.has("rival", told) for book in used),
        is_new=any(word in known for word in _NEW),
        is_romance="romant" in known or any(book.has("romance", about) for book in used),
        wants_company=wants_company(message),
        said=told,
        message=message[-_LONGEST_MESSAGE:],
        context=context,
        danger=speaks_of_danger(message[-_LONGEST_MESSAGE:])
        or any(book.has("safety", told) for book in used),
        concern=found.was_in_danger
        or speaks_of_danger(known)
        or _ASKED_TO.search(known) is not None,
    )
