"""Builds a house in which invented people have lived for three weeks.

They are asked and they answer as anybody would: each yes, no and talk goes through the same
gate, at the hour that the file says, and leaves the same lines. Only the clock is moved.
"""

import asyncio
import tomllib
from collections.abc import Mapping, Sequence
from contextlib import aclosing
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from importlib.resources import files
from typing import Any, Final

from troth.clock import SetClock, SystemClock
from troth.companion.chat import Companion
from troth.companion.question import Question, Reply
from troth.demo.actor import Actor
from troth.guard import resources
from troth.house import House, create
from troth.people.access import Role
from troth.people.person import Person
from troth.settings import Settings
from troth.words import Clear, PersonId, PurposeId

BANNER: Final = "A demo. Everybody here is invented, and all of it goes when you stop it."
PASSPHRASE: Final = "blue kettle under seven ladders"  # noqa: S105  # invented, and printed
_FIRST_DAY: Final = timedelta(days=21)
_BETWEEN: Final = timedelta(minutes=2)
_BOTH: Final = frozenset({Role.PERSON, Role.OPERATOR})
_ONE: Final = frozenset({Role.PERSON})


@dataclass(frozen=True, slots=True, kw_only=True)
class Resident:
    """An invented person, and the name they sign in with."""

    id: PersonId
    name: str
    sign_in: str


def build(settings: Settings, *, now: datetime | None = None) -> Sequence[Resident]:
    """Make an installation and let the invented people live in it up to `now`.

    The first of them also runs the place. Raises what `house.create` raises.
    """
    told = _read()
    until = now or SystemClock().now()
    clock = SetClock(until - _FIRST_DAY)
    with create(settings, clock=clock) as house:
        residents = _residents(house, told["person"])
        _live(house, clock, told, {one.name: one.id for one in residents}, until=until)
        for one in residents:
            house.sign_in.set(one.id, one.sign_in, PASSPHRASE, _roles(one, residents))
        house.ledger.checkpoint()
        house.store.settle()
    return residents


def shown(settings: Settings) -> Settings:
    """Return the settings with the line that says on every page that all is invented."""
    return replace(settings, banner=BANNER)


def _read() -> dict[str, Any]:  # what TOML holds
    text = files("troth.demo").joinpath("people.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


def _residents(house: House, told: Sequence[Mapping[str, str]]) -> Sequence[Resident]:
    language = house.settings.language
    return [
        Resident(
            id=house.people.add(
                Person(name=one["name"], country=one["country"], language=language)
            ),
            name=one["name"],
            sign_in=one["sign_in"],
        )
        for one in told
    ]


def _roles(one: Resident, residents: Sequence[Resident]) -> frozenset[Role]:
    return _BOTH if one is residents[0] else _ONE


def _live(
    house: House,
    clock: SetClock,
    told: Mapping[str, Any],  # what TOML holds
    ids: Mapping[str, PersonId],
    *,
    until: datetime,
) -> None:
    """Do everything in its order."""
    deeds = [*told["answer"], *told["talk"]]
    for deed in sorted(deeds, key=lambda one: _when(one, until)):
        clock.set(max(_when(deed, until), clock.now()))
        person = ids[deed["person"]]
        if "purpose" in deed:
            _answer(house, person, deed)
        else:
            _talk(house, clock, person, deed)
    clock.set(max(until, clock.now()))


def _when(deed: Mapping[str, Any], until: datetime) -> datetime:  # what TOML holds
    day = (until - timedelta(days=deed["day"])).astimezone(UTC)
    at = day.replace(hour=deed["hour"], minute=0, second=0, microsecond=0)
    return min(at, until - timedelta(hours=1))


def _answer(house: House, person: PersonId, deed: Mapping[str, Any]) -> None:  # what TOML holds
    consents, purpose = house.gate.consents, PurposeId(deed["purpose"])
    card = consents.ask(person, purpose, language=house.settings.language, method="page")
    consents.answer(person, yes=deed["says"] == "yes", shown=card, method="page")


def _talk(
    house: House,
    clock: SetClock,
    person: PersonId,
    deed: Mapping[str, Any],  # what TOML holds
) -> None:
    actor = Actor()
    companion = Companion(
        house.gate,
        actor,
        settings=house.settings,
        load_resources=lambda: resources.load(house.settings.resources_file),
    )
    conversation: str | None = None
    for asked, answer in deed["said"]:
        actor.line = answer
        question = Question(
            companion=deed["companion"],
            messages=(("user", Clear(asked)),),
            conversation=conversation,
            recall=conversation is not None,
        )
        conversation = asyncio.run(_hear(companion, person, question)).conversation
        clock.set(clock.now() + _BETWEEN)


async def _hear(companion: Companion, person: PersonId, question: Question) -> Reply:
    async with aclosing(companion.reply(person, question)) as answer:
        async for part in answer:
            if isinstance(part, Reply):
                return part
    message = "an answer without an end"
    raise RuntimeError(message)
