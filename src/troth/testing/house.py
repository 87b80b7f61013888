"""A whole house for tests: real database, vault, ledger and gate, a clock that is set.

Only the clock and the model are fakes: the clock tells what it is told, the model says back
what it hears. So a test sees the same refusals, leaves and bytes on the disk as a person
would. Every person here is invented.
"""

import asyncio
from contextlib import aclosing
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from troth.clock import Clock, SetClock
from troth.companion.chat import Companion, Question, Reply
from troth.companion.persona import PERSONAS
from troth.guard import resources
from troth.house import House, create, open_house
from troth.people.person import Person
from troth.providers.base import Provider
from troth.settings import Settings
from troth.words import COMPANION_HISTORY, COMPANION_REPLY, Clear, Json, PersonId, PurposeId

AT: Final = datetime(2026, 11, 21, 19, 30, tzinfo=UTC)
"""The moment at which a house for tests begins."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """What a person heard: the text as it was shown, and how the answer ended."""

    text: str
    reply: Reply

    def __repr__(self) -> str:
        return f"<Heard {len(self.text)} characters>"


def settings_in(folder: Path) -> Settings:
    """Return settings with data and state below `folder`, and the model that says back."""
    return Settings(data_dir=folder / "data", state_dir=folder / "state", model="echo")


def new_house(folder: Path, *, clock: Clock | None = None) -> House:
    """Make an installation below `folder` and open it. Close it, or use it in a `with`."""
    return create(settings_in(folder), clock=clock or SetClock(AT))


def same_house(
    folder: Path, *, clock: Clock | None = None, registry_file: Path | None = None
) -> House:
    """Open the installation below `folder`: again, or a second time at once."""
    settings = replace(settings_in(folder), registry_file=registry_file)
    return open_house(settings, clock=clock or SetClock(AT))


def add_person(house: House, name: str = "Noor") -> PersonId:
    """Add an invented person."""
    return house.people.add(Person(name=name, country="US", language="en"))


def allow(
    house: House, person: PersonId, *purposes: str, method: str = "terminal"
) -> list[PurposeId]:
    """Say yes to each purpose, to the card as it is shown; by default to all a talk needs."""
    named = [PurposeId(one) for one in purposes] or [COMPANION_REPLY, COMPANION_HISTORY]
    for purpose in named:
        shown = house.gate.consents.ask(person, purpose, language="en", method=method)
        house.gate.consents.answer(person, yes=True, shown=shown, method=method)
    return named


def ask(text: str, *, conversation: str | None = None, recall: bool = False) -> Question:
    """Return a question to the first companion."""
    return Question(
        companion=PERSONAS[0].id,
        messages=(("user", Clear(text)),),
        conversation=conversation,
        recall=recall,
    )


def with_model(house: House, provider: Provider) -> Companion:
    """Return the house's companion with another model behind it."""
    return Companion(
        house.gate,
        provider,
        settings=house.settings,
        load_resources=lambda: resources.load(house.settings.resources_file),
    )


def talk(
    house: House, person: PersonId, question: str | Question, *, companion: Companion | None = None
) -> Heard:
    """Ask, listen to the end, and return what was heard. Raises what the companion raises."""
    asked = ask(question) if isinstance(question, str) else question
    return asyncio.run(_listen(companion or house.companion, person, asked))


def leaves(house: House, person: PersonId) -> list[dict[str, Json]]:
    """Return what the ledger tells of a person, oldest first: each leaf's private part."""
    return [own.told() for own in house.gate.history(person).leaves]


async def _listen(companion: Companion, person: PersonId, question: Question) -> Heard:
    heard: list[str] = []
    async with aclosing(companion.reply(person, question)) as answer:
        async for part in answer:
            if isinstance(part, Reply):
                return Heard(text="".join(heard), reply=part)
            heard.append(part.text)
    message = "an answer without an end"
    raise AssertionError(message)
