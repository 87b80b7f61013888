"""How far a companion may remember: one level for all, and less where the person says so.

Four levels, each with all that the one before it has: nothing; this chat; facts as well; and
what was said in other chats. What is set for one chat, one companion or one provider can only
lower what holds for all. Toward a model elsewhere the level is "this chat" until the person
says otherwise for that provider. Pure: from the text that is kept (`Wishes.memory`) to what it
says, one change at a time, and back.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import cache
from typing import Final, Literal, Self, TypeAlias

from troth.crypto.digest import sha256
from troth.errors import BadInput


class Reach(StrEnum):
    """How far memory reaches, the least first."""

    OFF = "off"
    CHAT = "chat"
    FACTS = "facts"
    ALL = "all"

    @property
    def place(self) -> int:
        """Where it stands among the levels, from 0."""
        return _place(self)

    def has(self, other: "Reach") -> bool:
        """Say whether it reaches as far as another, or further."""
        return self.place >= other.place


@cache
def _place(reach: Reach) -> int:
    return list(Reach).index(reach)


Where: TypeAlias = Literal["chats", "companions", "providers"]
MOST: Final[Mapping[Where, int]] = {"chats": 1_000, "companions": 200, "providers": 100}
"""For so many of each a level of their own is kept."""
MOST_QUIET: Final = 10_000
"""So many chats can be off the record. The newest thousand stand there by name, the others by a
short mark: none goes back on it by itself."""
LONGEST_NAME: Final = 80
ELSEWHERE: Final = Reach.CHAT
"""What holds toward a model elsewhere until the person says otherwise."""
_LEVELS: Final = "A level of memory is one of: off, chat, facts, all."


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """The level that holds, and what set it: `all`, or one of `Where`, or `asked`."""

    reach: Reach
    by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Remembering:
    """All that one person says about memory. The maps hold only what was set, by id.

    quiet: chats that are off the record, the newest last: nothing of them is kept from there on.
    Old ones stand there by a mark.
    """

    reach: Reach = Reach.ALL
    chats: Mapping[str, Reach] = field(default_factory=dict)
    companions: Mapping[str, Reach] = field(default_factory=dict)
    providers: Mapping[str, Reach] = field(default_factory=dict)
    quiet: tuple[str, ...] = ()

    @classmethod
    def read(cls, text: str) -> Self:
        """Read what `written` wrote. What is damaged remembers nothing: the answer is no."""
        if not text:
            return cls()
        try:
            told = json.loads(text)
            maps = {
                name: {str(key): Reach(value) for key, value in told.get(name, {}).items()}
                for name in MOST
            }
            quiet = tuple(str(one) for one in told.get("quiet", ()))
            return cls(reach=Reach(told["all"]), quiet=quiet, **maps)
        except (ValueError, RecursionError, AttributeError, KeyError, TypeError):
            return cls(reach=Reach.OFF)

    def written(self) -> str:
        """Return it as it is kept; empty if nothing was ever set."""
        told: dict[str, object] = {name: getattr(self, name) for name in (*MOST, "quiet")}
        if self == Remembering():
            return ""
        kept = {name: found for name, found in told.items() if found}
        return json.dumps({"all": self.reach, **kept}, sort_keys=True, separators=(",", ":"))

    def for_all(self, reach: Reach) -> Self:
        """Return it with another level for all."""
        return replace(self, reach=reach)

    def with_level(self, where: Where, name: str, reach: Reach | None) -> Self:
        """Return it with a level of its own for one chat, companion or provider; None: none.

        Raises BadInput if there are too many, or for a name that is none.
        """
        if not name or len(name) > LONGEST_NAME:
            message = f"Name what the level is for, in up to {LONGEST_NAME} letters."
            raise BadInput(message, param=where)
        found = {key: value for key, value in getattr(self, where).items() if key != name}
        if reach is not None:
            found[name] = reach
        if len(found) > MOST[where]:
            message = f"You have set {MOST[where]} {where}. Set one of them back first."
            raise BadInput(message, param=where)
        match where:
            case "chats":
                return replace(self, chats=found)
            case "companions":
                return replace(self, companions=found)
            case "providers":
                return replace(self, providers=found)

    def with_quiet(self, chat: str, *, quiet: bool) -> Self:
        """Return it with one chat off the record, or on it again. Raises BadInput past the most."""
        others = tuple(one for one in self.quiet if one not in {chat, _marked(chat)})
        if not quiet:
            return replace(self, quiet=others)
        if len(others) >= MOST_QUIET:
            message = (
                f"{MOST_QUIET} of your chats are off the record, and Troth cannot mark one more. "
                "Put one of them back on it first, or begin a temporary talk: that is never kept."
            )
            raise BadInput(message, param="quiet")
        found = (*others, chat)
        cut = max(0, len(found) - MOST["chats"])
        older = (one if one.startswith(_MARK) else _marked(one) for one in found[:cut])
        return replace(self, quiet=(*older, *found[cut:]))

    def is_quiet(self, chat: str) -> bool:
        """Say whether a chat is off the record."""
        return chat in self.quiet or _marked(chat) in self.quiet

    def toward(self, provider: str) -> Reach:
        """Return how far memory reaches toward a provider elsewhere."""
        return self.providers.get(provider, ELSEWHERE)

    def held(
        self,
        *,
        companion: str,
        chat: str | None = None,
        provider: str | None = None,
        asked: Reach | None = None,
    ) -> Held:
        """Return the level that holds for one answer: the least of all that were set.

        provider: who answers, if that is a model elsewhere. asked: what the request itself says.
        """
        all_of_them = [
            Held(reach=self.reach, by="all"),
            Held(reach=self.companions.get(companion, Reach.ALL), by="companions"),
            Held(reach=self.chats.get(chat or "", Reach.ALL), by="chats"),
            Held(reach=Reach.ALL if provider is None else self.toward(provider), by="providers"),
            Held(reach=Reach.ALL if asked is None else asked, by="asked"),
        ]
        return min(all_of_them, key=lambda one: one.reach.place)

    def lends(self, *, companion: str, chat: str) -> bool:
        """Say whether what was said in a chat may come up in another one."""
        found = (self.chats.get(chat, Reach.ALL), self.companions.get(companion, Reach.ALL))
        return all(one is Reach.ALL for one in found)


_MARK: Final = "~"
"""No name of a chat begins so."""


def _marked(chat: str) -> str:
    """Return a short mark of a chat. Should two ever share one, less is kept, and not more."""
    return f"{_MARK}{sha256(chat.encode())[:12]}"


def reach_of(text: str, *, param: str) -> Reach:
    """Return the level of that name. Raises BadInput."""
    try:
        return Reach(text)
    except ValueError:
        raise BadInput(_LEVELS, param=param) from None


def is_written(text: str) -> bool:
    """Say whether a text is one that `Remembering.written` writes."""
    return Remembering.read(text).written() == text
