"""What one provider gets and keeps, in plain words: for a person who has to decide.

Only claims that hold on the day are told as known. All else stands under what nobody knows.
"""

from collections.abc import Iterator
from datetime import date
from typing import Final

from troth.registry import regions
from troth.registry.claims import Claims, Review, Role, Training, says_nothing
from troth.registry.entry import Entry, Where
from troth.registry.outside import KEPT_DAYS
from troth.registry.trust import live, named, trust
from troth.registry.wording import capital
from troth.words import Level

LEVELS: Final = {
    Level.BLOCKED: "It is blocked. Nothing goes there.",
    Level.UNKNOWN: "Too little is known. Nothing goes there.",
    Level.CONTRACT: "A contract or its owner says what it may do. You have to rely on that.",
    Level.ZERO_RETENTION: "It keeps no text, and shows so with each answer.",
    Level.ATTESTED: "Its machine proves what runs on it, and it keeps no text.",
    Level.LOCAL: "It runs on this machine. Your words stay here.",
}
"""What each level means, in words."""

_ASKED: Final = {
    "legal_entity": "who is behind it",
    "country": "whose law it is under",
    "dpa": "if there is a contract on your data",
    "training": "if it trains models on your words",
    "retention_days": "how long it keeps your words",
    "held_by_order": "if a court makes it keep your words",
    "human_review": "if people there read your words",
    "sub_processors": "who else gets your words from it",
    "deletion": "how your words can be deleted there",
}
"""What a person would want to know."""
_TOLD: Final = frozenset({"legal_entity", "dpa"})
"""Of these, what must be named to be known."""


def explain(entry: Entry, at: date) -> tuple[tuple[str, str], ...]:
    """Return pairs of heading and text."""
    found = trust(entry, at)
    if found.level is Level.LOCAL:
        return (
            ("What it gets", "Your messages in clear, and what was said before in the talk."),
            ("What it keeps", "Troth asks it to keep nothing. It is a program on this machine."),
            ("How far it is trusted", LEVELS[found.level]),
        )
    told = [
        ("Who it is", _who(entry, at)),
        ("What it gets", _gets(entry)),
        ("What it keeps", " ".join(_keeps(entry.claims, at))),
        ("Who reads it", _reads(entry, at)),
        ("How far it is trusted", LEVELS[found.level]),
    ]
    if unknown := _unknown(entry.claims, at):
        told.append(("What nobody knows", unknown))
    told.append(
        ("What you can look at", f"All that was sent, word for word, for {KEPT_DAYS} days.")
    )
    return tuple(told)


def _who(entry: Entry, at: date) -> str:
    behind = named(entry.claims.own_machine, at) or named(entry.claims.legal_entity, at)
    country = live(entry.claims.country, at)
    told = [f"{behind} runs it." if behind else "Nobody said who runs it."]
    if country is not None:
        told.append(f"{capital(regions.law(country))} applies there.")
    if live(entry.claims.role, at) is Role.CONTROLLER:
        told.append("It decides for itself what it does with your words.")
    return " ".join(told)


def _gets(entry: Entry) -> str:
    where = "over your own network" if entry.place is Where.PRIVATE else "over the internet"
    return (
        f"Your message and the talk before it, {where}. Names and numbers are masked first. "
        "A mask can miss one, and a story can still point to you. It does not get your key."
    )


def _keeps(claims: Claims, at: date) -> Iterator[str]:
    match live(claims.training, at):
        case Training.NO:
            yield "It says it trains no models on it."
        case Training.OPT_OUT:
            yield "It trains models on it, unless somebody asked it not to."
        case Training.YES:
            yield "It trains models on it."
    days = live(claims.retention_days, at)
    if days is not None:
        yield f"It says it keeps it for {days} days." if days else "It says it keeps nothing."
    if live(claims.held_by_order, at):
        yield "A court makes it keep more."
    elif days is not None:
        yield "A court can make it keep more."
    if features := live(claims.stateful, at):
        yield f"Some parts keep more, and Troth asks for none of them: {', '.join(features)}."
    yield "What was sent cannot be called back."


def _reads(entry: Entry, at: date) -> str:
    if entry.place is Where.PRIVATE:
        return "Whoever runs that machine can read it."
    match live(entry.claims.human_review, at):
        case Review.NO:
            return "It says that no people read it."
        case Review.FLAGGED:
            return "People there may read what its filters pick out."
    return "People there may read it."


def _unknown(claims: Claims, at: date) -> str:
    lacking = [said for name, said in _ASKED.items() if _is_unknown(claims, name, at)]
    return " ".join(f"{capital(one)}." for one in lacking)


def _is_unknown(claims: Claims, name: str, at: date) -> bool:
    value = live(getattr(claims, name), at)
    if name in _TOLD and isinstance(value, str) and says_nothing(value):
        return True
    return value is None or value in {Training.UNKNOWN, Review.UNKNOWN}
