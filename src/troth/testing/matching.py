"""Invented people who want to meet, for tests: added, willing, and with a profile."""

from typing import Any

from troth.house import House
from troth.matchmaker import profile
from troth.matchmaker.profile import Answers, Choice
from troth.matchmaker.said import Said
from troth.testing.house import add_person, allow
from troth.words import MATCH_PEOPLE, MATCH_TALK, PersonId


def join(house: House, name: str = "Noor", **answers: Any) -> PersonId:  # noqa: ANN401  # see `Answers`
    """Add an invented person who lets Troth look for people, with these answers."""
    person = add_person(house, name)
    allow(house, person, MATCH_PEOPLE)
    tell(house, person, **{"called": name, "choices": share("called"), **answers})
    return person


def tell(house: House, person: PersonId, **answers: Any) -> Answers:  # noqa: ANN401  # as above
    """Put a profile with these answers in the place of the older one."""
    return profile.save(house.gate, person, Answers(**answers))


def share(*names: str, used: tuple[str, ...] = ()) -> dict[str, Choice]:
    """Return choices: these shown, those used only, the rest kept."""
    return dict.fromkeys(names, Choice.SHARED) | dict.fromkeys(used, Choice.USED)


def pair(house: House, one: PersonId, other: PersonId) -> tuple[str, str]:
    """Let two say yes to each other and to messages; return how each names the other."""
    marks = []
    for person, whom in ((one, other), (other, one)):
        allow(house, person, MATCH_TALK)
        house.matchmaker.today(person)
        marks.append(house.matchmaker.mark(person, whom))
        house.matchmaker.say(person, marks[-1], Said.LIKE)
    return marks[0], marks[1]
