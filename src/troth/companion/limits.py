"""The limits that hold for one answer: kept sealed, asked anew at each sentence.

Promise: a person's limits are theirs alone to set; the card of a companion, whoever runs the
place and the age can each only tighten them. A change counts from the next sentence on, in the
middle of an answer too and in every process. Where they cannot be read, the strictest hold.
"""

import tomllib
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

from troth.companion import minors, splice
from troth.companion.answer import Asking
from troth.companion.own import is_own
from troth.companion.persona import Persona
from troth.errors import BadInput, Damaged, Refused
from troth.gate.gate import Gate
from troth.gate.send import Draft
from troth.guard import engagement
from troth.guard.gatekeeper import Gatekeeper
from troth.guard.limits import OPEN, TEEN, Limits, strictest, told, within
from troth.guard.minors import Age, Policy, break_every, is_of_minor, limits_of, may_talk
from troth.guard.release import own
from troth.guard.situation import situate
from troth.people.person import People
from troth.people.remembering import Reach
from troth.people.wishes import Wishes
from troth.providers.base import Role
from troth.settings import Settings
from troth.words import ACCOUNT_RUN, Clear, PersonId

_LARGEST: Final = 65_536
_SHOWN: Final = 160
_MOST_SHOWN: Final = 3
_PUT_ASIDE: Final[Mapping[str, str]] = {
    "en": "A note from Troth: the program you use ordered this. It is left out:",
    "de": "Ein Hinweis von Troth: Dein Programm hat das verlangt. Es bleibt weg:",
    "es": "Una nota de Troth: tu programa ordenó esto. Se deja fuera:",
    "fr": "Une note de Troth : ton programme a demandé ceci. C'est laissé de côté :",
}
_CLOSED: Final[Mapping[str, str]] = {
    "en": "This is outside the hours that are set for talks. You can see them at /limits.",
    "de": "Das liegt außerhalb der Zeiten für Gespräche. Sie stehen unter /limits.",
    "es": "Esto está fuera de las horas para charlar. Puedes verlas en /limits.",
    "fr": "C'est en dehors des heures de discussion. Elles sont sur /limits.",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """What whoever runs the place has set: the most it allows, and whom it lets talk."""

    limits: Limits = OPEN
    ages: Policy = Policy.TEEN


@dataclass(frozen=True, slots=True, kw_only=True)
class Who:
    """Who limits what: for a page that shows each limit with its reason."""

    person: Limits
    place: Limits
    companion: Limits
    age: Limits

    @property
    def holding(self) -> Limits:
        """What holds of all of them."""
        return strictest(self.person, self.place, self.companion, self.age)


@dataclass(frozen=True, slots=True, kw_only=True)
class Bound:
    """What holds for one answer.

    limits: as they are now, whenever it is asked. told: what the model hears of them. every: how
    long a talk may go on without the notice. says: what the person is told before the answer.
    instead: what stands in place of an answer, where no model may be asked. left_out: what a
    program ordered the companion to do to hold the person; no model hears it.
    """

    limits: Callable[[], Limits]
    told: str
    every: timedelta
    says: str = ""
    instead: str = ""
    left_out: tuple[str, ...] = field(default=(), repr=False)


def swept(
    said: tuple[tuple[Role, Clear], ...], bound: Bound, *, language: str
) -> tuple[tuple[tuple[Role, Clear], ...], Bound]:
    """Leave out of what a program says to the model what orders it to hold on to the person.

    Returns what is left, and the bound that tells the person of it when a talk begins.
    """
    kept: list[tuple[Role, Clear]] = []
    orders: list[str] = []
    for role, text in said:
        found = engagement.sweep(text.text) if role == "system" else None
        if found is None or not found.orders:
            kept.append((role, text))
            continue
        orders += found.orders
        if found.text:
            kept.append((role, Clear(found.text)))
    if not orders:
        return said, bound
    tongue = language.lower().split("-")[0]
    words = _PUT_ASIDE.get(tongue, _PUT_ASIDE["en"])
    quoted = "; ".join(f"“{own(Clear(one)).text[:_SHOWN]}”" for one in orders[:_MOST_SHOWN])
    begins = all(role != "assistant" for role, _ in said)
    says = " ".join(one for one in (bound.says, f"{words} {quoted}" if begins else "") if one)
    return tuple(kept), replace(bound, says=says, left_out=tuple(orders))


def load_place(settings: Settings) -> Place:
    """Read what whoever runs the place has set. Raises BadInput, which names the setting."""
    try:
        ages = Policy(settings.ages)
    except ValueError:
        message = f"`ages` is one of: {', '.join(Policy)}."
        raise BadInput(message, param="ages") from None
    if settings.limits_file is None:
        return Place(ages=ages)
    return Place(ages=ages, limits=_read(settings.limits_file))


def _read(file: Path) -> Limits:
    try:
        with file.open("rb") as opened:
            body = opened.read(_LARGEST + 1)
        if len(body) > _LARGEST:
            message = f"{file} is too long for a list of limits. Shorten it."
            raise BadInput(message, param="limits_file")
        return Limits.of(tomllib.loads(body.decode()), unsaid=OPEN)
    except OSError as error:
        message = f"{file} cannot be read: {error.strerror}. Mend it and start again."
        raise BadInput(message, param="limits_file") from error
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        message = f"{file} is no TOML. Mend it and start again."
        raise BadInput(message, param="limits_file") from error


def of_person(gate: Gate, person: PersonId) -> Limits:
    """Return the limits that a person set. Where they cannot be read: those of a teen."""
    try:
        return Limits.read(gate.wishes(person).limits)
    except (Damaged, Refused):
        return strictest(Limits(), TEEN)


def _wishes(gate: Gate, person: PersonId) -> Wishes | None:
    """Return what a person wants just now; the same object for as long as nothing moved."""
    try:
        return gate.wishes(person)
    except (Damaged, Refused):
        return None


def of_card(text: str) -> Limits:
    """Return the most that a card allows: `extensions.troth.limits` in its data.

    It can only tighten. What is not understood of it limits nothing.
    """
    told_: object = None
    with suppress(BadInput):
        told_ = splice.read(text)
    for name in ("data", "extensions", "troth", "limits"):
        told_ = told_.get(name) if isinstance(told_, dict) else None
    # Whoever is played: a figure under 18 courts nobody.
    most = limits_of(Age.UNKNOWN, played=True) if is_of_minor(text) else OPEN
    for name, value in told_.items() if isinstance(told_, dict) else ():
        with suppress(BadInput):
            most = strictest(most, Limits.of({name: value}, unsaid=OPEN))
    return most


def first_words(gate: Gate, person: PersonId, place: Place, card: str, text: str) -> str:
    """Return what a figure says first, within the limits; empty if nothing of it is."""
    holding = strictest(
        of_person(gate, person), place.limits, of_card(card), limits_of(minors.age(gate, person))
    )
    return within(text, holding)


def change(gate: Gate, person: PersonId, how: Callable[[Limits], Limits]) -> Limits:
    """Change a person's limits, from what they are just then; return them.

    So that two who change them at once both get what they asked for. Raises BadInput, NotFound
    or Damaged.
    """
    people = People(gate.store, gate.keyring, gate.ledger, clock=gate.clock)
    done: list[Limits] = []

    def changed(limits: str, _: str) -> Mapping[str, str]:
        done.append(how(Limits.read(limits)))
        return {"limits": done[-1].written()}

    people.change_bounds(person, changed)
    return done[-1]


def set_some(gate: Gate, person: PersonId, told_: Mapping[str, object]) -> Limits:
    """Set some of a person's limits; the rest stays. Raises BadInput, which names the limit."""
    return change(gate, person, lambda now: Limits.of(told_, unsaid=now))


def look(gate: Gate, person: PersonId) -> None:
    """Write down that a person looks at what is kept of their limits. Raises Refused."""
    with gate.enter(person, ACCOUNT_RUN) as room:
        room.read(Wishes)


def who(gate: Gate, person: PersonId, place: Place, persona: Persona | None = None) -> Who:
    """Say who limits what for a person, at one companion or at any."""
    return Who(
        person=of_person(gate, person),
        place=place.limits,
        companion=persona.limits if persona else OPEN,
        age=limits_of(minors.age(gate, person)),
    )


class Bounds:
    """Says what holds for an answer. One for each companion desk."""

    def __init__(self, gate: Gate, settings: Settings) -> None:
        self._gate = gate
        self._language = settings.language
        self._passed = minors.Passed()
        self.place = load_place(settings)

    def every(self, person: PersonId) -> timedelta:
        """Return how long a talk of a person goes on at most without the notice."""
        age = minors.age(self._gate, person)
        return break_every(age, strictest(of_person(self._gate, person), self.place.limits))

    def holding(self, person: PersonId) -> Limits:
        """Return what holds for a person wherever no companion of theirs speaks."""
        return who(self._gate, person, self.place).holding

    def shut_out(self, person: PersonId) -> str:
        """Return what stands in place of every answer to a child; nothing for all others."""
        is_child = minors.is_child(self._gate, person)
        return minors.closed(Age.CHILD, self._language) if is_child else ""

    def begin(
        self,
        person: PersonId,
        persona: Persona,
        said: Sequence[tuple[str, str]],
        *,
        listens: bool = True,
    ) -> Bound:
        """Hear what a talk tells of the age, and say what holds from now on.

        said: role and text, oldest first. listens: whether these are words of the person.
        """
        heard = (
            minors.hear(self._gate, person, said, passed=self._passed)
            if listens
            else minors.NOTHING
        )
        age = minors.age(self._gate, person)

        def made() -> Limits:
            now = minors.age(self._gate, person)
            return strictest(
                of_person(self._gate, person),
                self.place.limits,
                persona.limits,
                limits_of(now, played=heard.is_played),
            )

        last: tuple[Wishes | None, Limits] | None = None

        def holding() -> Limits:
            nonlocal last
            wishes = _wishes(self._gate, person)
            if last is None or last[0] is not wishes:
                last = wishes, made()
            return last[1]

        limits = holding()
        return Bound(
            limits=holding,
            told=told(limits),
            every=break_every(age, limits),
            says=minors.switched(self._language) if heard.is_new and age is not Age.CHILD else "",
            instead=self._instead(age, limits, self._gate.clock.now()),
        )

    def hear(
        self, asking: Asking, said: tuple[tuple[Role, Clear], ...]
    ) -> tuple[Asking, tuple[tuple[Role, Clear], ...], Bound]:
        """Return what is asked, what of a talk a model may hear, and what holds for its answer.

        An errand of a client and a message that is answered once more tell nothing new.
        """
        question = asking.question
        bound = self.begin(
            asking.person,
            asking.persona,
            [(role, text.text) for role, text in said],
            listens=not question.errand and question.again is None,
        )
        if bound.instead:  # nobody answers, so nothing is looked up for it
            asking = replace(asking, question=replace(question, reach=Reach.OFF))
        return asking, *swept(said, bound, language=self._language)

    def guard(self, asking: Asking, draft: Draft, bound: Bound) -> Gatekeeper:
        """Make what looks at each sentence of this answer, in the light of what the person said."""
        said = [
            one[1].text for one in draft.messages if isinstance(one, tuple) and one[0] == "user"
        ]
        return Gatekeeper(
            situate(said),
            user_message=said[-1] if said else "",
            # The name of one's own companion is somebody's text: it may not set the scene.
            context="persona" if is_own(asking.persona.id) else f"persona {asking.persona.name}",
            language=self._language,
            limits=bound.limits,
        )

    def _instead(self, age: Age, limits: Limits, at: datetime) -> str:
        if not may_talk(age, self.place.ages):
            return minors.closed(age, self._language)
        if not limits.is_open(at):
            return _CLOSED.get(self._language.lower().split("-")[0], _CLOSED["en"])
        return ""
