"""Many people at once, with memory on, and words that each of them alone has ever said.

Every request goes over a real socket to a real server with its chores: talks whole and streamed,
branches, titles, searches, memories, forged names, keys that are none. A model tells of each prompt
whose words stood in it. No byte of one person may reach another, in a prompt or in an answer.
"""

import asyncio
import random
import re
from collections import Counter
from collections.abc import AsyncGenerator
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from string import ascii_lowercase

import httpx2
import pytest

from troth import clock
from troth.clock import SystemClock
from troth.companion.turn import Turn
from troth.house import House
from troth.providers.base import Ask, Done, Piece, Usage
from troth.testing.house import add_person, allow, new_house, with_model
from troth.testing.providers import ScriptedProvider
from troth.testing.served import served
from troth.words import COMPANION_HISTORY, PersonId, Unguarded

PEOPLE, HANDS, REQUESTS = 40, 8, 100_000
SECONDS = 150.0
"""It ends after so many requests, or after this time, whichever comes first."""
LEAST = 1_000
"""A busy machine still does so many; fewer would show little."""
_CANARY = re.compile(r"cnr[a-z]{10}")
_THINGS = [
    *("say", "say", "say", "stream", "stream", "history", "title", "forged", "wrong"),
    *("models", "talks", "search", "memory", "facts", "embed"),
]
_PURPOSES = ("companion.reply", "companion.history", "companion.memory")


class Mirror(ScriptedProvider):
    """A model that says whose words stood in its prompt, and remembers if two people's did."""

    def __init__(self, whose: dict[str, str]) -> None:
        super().__init__([])
        self.whose = whose
        self.crossed: list[set[str]] = []
        self.with_memory = 0

    async def answer(self, ask: Ask) -> AsyncGenerator[Piece | Done, None]:
        """Tell what was in it."""
        self.asks.clear()
        found = set(_CANARY.findall(" ".join(one.text.text for one in ask.messages)))
        people = {self.whose[one] for one in found}
        self.with_memory += len(found) > 1
        if len(people) > 1:
            self.crossed.append(people)
        for one in sorted(found):
            yield Piece(Unguarded(f"I read {one}. "))
        yield Done("stop", Usage(prompt_tokens=1, completion_tokens=1))


@dataclass
class Guest:
    """One person, the words that are theirs alone, and what became of their requests."""

    person: PersonId
    token: str
    words: list[str]
    talks: list[str] = field(default_factory=list)

    @property
    def headers(self) -> dict[str, str]:
        return {"Authorization": f"Bearer {self.token}"}


def guests_in(house: House, chance: random.Random) -> list[Guest]:
    """Add the people; each lets Troth keep talks and remember."""
    found = []
    for at in range(PEOPLE):
        person = add_person(house, f"Guest {at}")
        allow(house, person, *_PURPOSES)
        words = ["cnr" + "".join(chance.choices(ascii_lowercase, k=10)) for _ in range(6)]
        found.append(Guest(person, house.keys.issue(person, label="test")[0], words))
    return found


@dataclass
class Crowd:
    """Hands that ask, as whoever comes next."""

    client: httpx2.AsyncClient
    guests: list[Guest]
    chance: random.Random
    asked: Counter[str] = field(default_factory=Counter)
    statuses: Counter[int] = field(default_factory=Counter)
    crossed: list[str] = field(default_factory=list)
    heard_own: int = 0

    async def hand(self, until: float) -> None:
        """Ask one thing after another."""
        while clock.monotonic() < until and self.asked.total() < REQUESTS:
            guest = self.chance.choice(self.guests)
            name = self.chance.choice(_THINGS)
            self.asked[name] += 1
            with suppress(httpx2.HTTPError):
                self.look(guest, await getattr(self, name)(guest))

    def look(self, guest: Guest, answer: httpx2.Response) -> None:
        """Look whether anything in an answer is somebody else's."""
        self.statuses[answer.status_code] += 1
        found = set(_CANARY.findall(answer.text))
        if found - set(guest.words):
            self.crossed.append(f"{answer.request.url.path} {answer.status_code}")
        self.heard_own += bool(found)
        if name := answer.headers.get("x-troth-conversation"):
            guest.talks.append(name)

    async def _chat(self, guest: Guest, text: str, **more: object) -> httpx2.Response:
        headers = guest.headers | more.pop("headers", {})
        body = {"model": "mira", "messages": [{"role": "user", "content": text}], **more}
        return await self.client.post("/v1/chat/completions", json=body, headers=headers)

    def _text(self, guest: Guest) -> str:
        subject = self.chance.choice(["the boat", "my garden", "the old piano", "bread", "the sea"])
        return f"Do you remember {self.chance.choice(guest.words)} and {subject}?"

    async def say(self, guest: Guest) -> httpx2.Response:
        return await self._chat(guest, self._text(guest))

    async def stream(self, guest: Guest) -> httpx2.Response:
        return await self._chat(guest, self._text(guest), stream=True)

    async def title(self, guest: Guest) -> httpx2.Response:
        headers = {"X-Troth-Task": "title"}
        return await self._chat(guest, f"Name this: {guest.words[0]}", headers=headers)

    async def forged(self, guest: Guest) -> httpx2.Response:
        """Say that one is somebody else, in every header that a front end has for it."""
        other = self.chance.choice(self.guests)
        names = ("X-OpenWebUI-User-Id", "X-OpenWebUI-User-Name", "X-Troth-Person", "X-User-Id")
        headers = dict.fromkeys(names, str(other.person)) | {"X-OpenWebUI-Chat-Id": "one for all"}
        return await self._chat(guest, "What do you know of the boat?", headers=headers)

    async def history(self, guest: Guest) -> httpx2.Response:
        """Send a talk again that contradicts what is kept, and say more."""
        word = self.chance.choice(guest.words)
        before = [
            {"role": "user", "content": f"I never said {word}."},
            {"role": "assistant", "content": "I see."},
            {"role": "user", "content": "Then say what I said of the sea."},
        ]
        body = {"model": "mira", "messages": before}
        return await self.client.post("/v1/chat/completions", json=body, headers=guest.headers)

    async def wrong(self, guest: Guest) -> httpx2.Response:
        headers = {"Authorization": f"Bearer {guest.token[:-1]}x"}
        return await self._chat(guest, guest.words[1], headers=headers)

    async def embed(self, guest: Guest) -> httpx2.Response:
        body = {"model": "all-minilm-l6-v2", "input": guest.words[2]}
        return await self.client.post("/v1/embeddings", json=body, headers=guest.headers)

    async def _get(self, guest: Guest, path: str) -> httpx2.Response:
        return await self.client.get(path, headers=guest.headers)

    async def models(self, guest: Guest) -> httpx2.Response:
        return await self._get(guest, "/v1/models")

    async def talks(self, guest: Guest) -> httpx2.Response:
        return await self._get(guest, "/api/talks")

    async def search(self, guest: Guest) -> httpx2.Response:
        """Look among the facts for a word of somebody else; nothing of it comes back."""
        word = self.chance.choice(self.guests).words[0]
        body = {"topic": f"boat piano {word}"}
        return await self.client.post("/api/memory/facts/find", json=body, headers=guest.headers)

    async def memory(self, guest: Guest) -> httpx2.Response:
        return await self._get(guest, "/api/memory")

    async def facts(self, guest: Guest) -> httpx2.Response:
        return await self._get(guest, "/api/memory/facts")


@pytest.mark.long
def test_no_byte_of_one_person_reaches_another(tmp_path: Path, record_property) -> None:
    """For minutes, all at once: not in a prompt, not in an answer, not in what is kept."""
    chance = random.Random(11)  # noqa: S311  # a script of a test
    with new_house(tmp_path / "home", clock=SystemClock()) as house:
        guests = guests_in(house, chance)
        mirror = Mirror({word: str(one.person) for one in guests for word in one.words})
        busy = replace(house, provider=mirror, companion=with_model(house, mirror))
        crowd = asyncio.run(_evening(busy, guests, chance))

        kept = {}
        for one in guests:
            with house.gate.enter(one.person, COMPANION_HISTORY) as room:
                texts = " ".join(found.record.text for found in room.read(Turn))
            kept[one.person] = set(_CANARY.findall(texts)) - set(one.words)

    told = f"{crowd.asked.total()} requests, {dict(crowd.statuses)}, {mirror.with_memory} recalled"
    record_property("crossing", told)
    print(told)  # noqa: T201  # the figure that a reader of a long run wants
    assert mirror.crossed == []
    assert crowd.crossed == []
    assert not any(kept.values())
    assert crowd.asked.total() >= LEAST
    assert mirror.with_memory > 100
    assert crowd.heard_own > 200
    assert crowd.statuses[200] > LEAST / 2
    assert not [one for one in crowd.statuses if one >= 500 and one != 503]


async def _evening(house: House, guests: list[Guest], chance: random.Random) -> Crowd:
    async with served(house) as address, httpx2.AsyncClient(base_url=address, timeout=60) as client:
        crowd = Crowd(client, guests, chance)
        until = clock.monotonic() + SECONDS
        async with asyncio.TaskGroup() as group:
            for _ in range(HANDS):
                group.create_task(crowd.hand(until))
        return crowd
