"""Invented people whom those who live in the demo may meet: so that there is somebody to see.

Nobody of them exists. Their answers are drawn from the made-up market with a fixed seed; names
and lines are written out. They said yes, made a profile and sign in nowhere.
"""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from importlib.util import find_spec
from typing import Final

from troth.errors import NotFound
from troth.house import House
from troth.matchmaker import meet, profile
from troth.matchmaker.fields import GOALS, INTERESTS, QUALITIES, WISHES
from troth.matchmaker.profile import Answers, Choice, Order
from troth.matchmaker.said import Said
from troth.matchmaker.towns import TOWNS
from troth.people.person import Person
from troth.words import MATCH_PEOPLE, MATCH_TALK, PersonId

_SEED: Final = 11
_TOWN: Final = "Amsterdam"
_NAMES: Final = (
    *("Abel", "Bo", "Cato", "Dirk", "Esra", "Floor", "Gijs", "Hanan", "Ilse", "Jip", "Kees"),
    *("Lotte", "Milan", "Nina", "Otto", "Pim", "Quin", "Roos", "Siem", "Tess", "Umut", "Vera"),
    *("Wout", "Yara", "Zeno", "Amal", "Bram", "Chris", "Dewi", "Eva"),
)
_LINES: Final = (
    "I bake bread on Sundays and give half of it away.",
    "I know the night buses of this town by heart.",
    "My bicycle is older than I am, and faster.",
    "I read maps the way others read novels.",
    "I grow tomatoes on a balcony that gets no sun.",
    "I repair radios that nobody listens to.",
    "I can name eleven kinds of rain.",
    "I swim in cold water and complain about it.",
    "I learn one song a month on a piano that is out of tune.",
    "I keep the letters that people send me.",
)
_LOOK: Final = 8
"""So many of them have looked at their list, and said yes to the first resident on it."""
_CHOICES: Final = {
    **dict.fromkeys(("called", "about", "born", "goal", "interests", "place"), Choice.SHARED),
    **dict.fromkeys(("gender", "wishes", "qualities"), Choice.USED),
}


def move_in(house: House, residents: Sequence[PersonId]) -> None:
    """Let people come to meet, and the first of the residents among them.

    Without arrays there is no list to look at, so nobody comes.
    """
    if find_spec("numpy") is None or not residents:
        return
    from troth.matchmaker.market import invent  # noqa: PLC0415  # it brings arrays

    made = invent(len(_NAMES) + 1, seed=_SEED).people
    drawn = [
        _answers(house, at, {name: float(made[name][at]) for name in made})
        for at in range(len(_NAMES) + 1)
    ]
    first = residents[0]
    _say_yes(house, first)
    own = replace(drawn[0], called="Noor", about=_LINES[0], order=Order.SPREAD)
    profile.save(house.gate, first, own)
    people = [_come(house, name, one) for name, one in zip(_NAMES, drawn[1:], strict=True)]
    for one in people[:_LOOK]:
        house.matchmaker.today(one)
        with suppress(NotFound):  # the first resident was not on their list
            house.matchmaker.say(one, house.matchmaker.mark(one, first), Said.LIKE)


def _come(house: House, name: str, answers: Answers) -> PersonId:
    language = house.settings.language
    person = house.people.add(Person(name=name, country="NL", language=language))
    _say_yes(house, person)
    contact = f"{name.lower()}@example.org"
    profile.save(house.gate, person, replace(answers, called=name, contact=contact))
    return person


def _say_yes(house: House, person: PersonId) -> None:
    consents = house.gate.consents
    for purpose in (MATCH_PEOPLE, MATCH_TALK):
        card = consents.ask(person, purpose, language=house.settings.language, method="page")
        consents.answer(person, yes=True, shown=card, method="page")


def _answers(house: House, at: int, numbers: dict[str, float]) -> Answers:
    now = house.clock.now()
    latitude, longitude = TOWNS[_TOWN]
    age = max(20, int(numbers["age"]))
    return Answers(
        about=_LINES[at % len(_LINES)],
        born=f"{now.year - age}-{at % 12 + 1:02}",
        gender=int(numbers["gender"]),
        goal=int(numbers["goal"]) % len(GOALS) + 1,
        interests={one: int(numbers[one]) for one in INTERESTS},
        wishes={one: 1 + int(numbers[f"{one}1_1"]) % 10 for one in WISHES},
        qualities={one: int(numbers[f"{one}3_1"]) for one in QUALITIES},
        place=meet.stand(None, latitude, longitude, now=now),
        choices=_CHOICES,
    )
