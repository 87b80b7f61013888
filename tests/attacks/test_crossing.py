"""Many people at once, with memory on, and words that each of them alone has ever said.

Every request goes to the whole application on a real database, while the server beside it does its
chores: talks whole and streamed, branches, titles, searches, pages, memories, archives, forged
names, keys that are none, forgetting, people who are erased and others who come. One request in
twenty goes over a socket. A model tells of each prompt whose words stood in it. No byte of one
person may reach another, in a prompt, in an answer or in what is kept, and no id either.

`make crossing` plays 100,000 requests; `make test-long` as many as fit into its minutes. How many
were played is told and never judged: a slow machine plays fewer.
"""

import asyncio
import io
import os
import random
import re
import zipfile
from collections import Counter
from collections.abc import AsyncGenerator
from contextlib import AsyncExitStack, suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from string import ascii_lowercase

import httpx2
import pytest

from troth import clock
from troth.clock import SystemClock
from troth.companion.turn import Turn
from troth.faces import make_app
from troth.front.who import COOKIE
from troth.house import House
from troth.providers.base import Ask, Done, Piece, Usage
from troth.testing.house import add_person, allow, new_house, with_model
from troth.testing.providers import ScriptedProvider
from troth.testing.served import served
from troth.words import COMPANION_HISTORY, PersonId, Unguarded

PEOPLE, HANDS, REQUESTS = 40, 8, 100_000
SECONDS = float(os.environ.get("TROTH_TEST_CROSSING_SECONDS", "150"))
"""It ends after so many requests, or after this time, whichever comes first."""
ADDRESS = "http://127.0.0.1:8420"
OVER_A_SOCKET = 0.05
TOLD_EVERY = 2_500
_CANARY = re.compile(r"cnr[a-z]{10}")
_ID = re.compile(r"\b(?:psn|key|rcp|cnv|ses|trn|ans|own|imp|fct|act)_[a-z2-7]{26}\b")
THINGS = {
    # What is said to a companion: some with every way that memory is used in.
    "say": 8,
    "stream": 6,
    "history": 3,
    "title": 3,
    "forged": 3,
    "remember": 2,
    "answer": 2,
    # What a front end asks beside that.
    "models": 9,
    "embed": 2,
    "wrong": 3,
    "talks": 8,
    "talk": 8,
    "search": 5,
    "find": 3,
    "memory": 5,
    "facts": 5,
    "uses": 4,
    "account": 4,
    # The same people in a browser.
    "page": 14,
    "talk_page": 5,
    "another": 6,
    # What is taken along, forgotten and erased.
    "export": 0.3,
    "forget_talk": 2,
    "forget_topic": 0.5,
    "erased": 0.05,
}
"""What is asked, and how often of a hundred or so."""
_PAGES = ("/talks", "/memory", "/memory/facts", "/privacy", "/privacy/uses", "/you", "/companions")
_PURPOSES = ("companion.reply", "companion.history", "companion.memory")
_SUBJECTS = ("the boat", "my garden", "the old piano", "bread", "the sea")


class Mirror(ScriptedProvider):
    """A model that says whose words stood in its prompt, and remembers if two people's did."""

    def __init__(self, whose: dict[str, PersonId]) -> None:
        super().__init__([])
        self.whose = whose
        self.crossed: list[set[PersonId]] = []
        self.asked = self.with_memory = 0

    def known(self, text: str) -> set[str]:
        """Return the words in a text that are somebody's. An id may have their form by chance."""
        return self.whose.keys() & _CANARY.findall(text)

    async def answer(self, ask: Ask) -> AsyncGenerator[Piece | Done, None]:
        """Tell what was in it."""
        self.asks.clear()
        found = self.known(" ".join(one.text.text for one in ask.messages))
        people = {self.whose[one] for one in found}
        self.asked += 1
        self.with_memory += len(found) > 1
        if len(people) > 1:
            self.crossed.append(people)
        yield Piece(Unguarded("".join(f"I read {one}. " for one in sorted(found))))
        yield Done("stop", Usage(prompt_tokens=1, completion_tokens=1))


@dataclass
class Guest:
    """One person, the words that are theirs alone, and what became of their requests."""

    person: PersonId
    token: str
    cookie: str
    words: list[str]
    talks: list[str] = field(default_factory=list)

    @property
    def headers(self) -> dict[str, str]:
        return {"Authorization": f"Bearer {self.token}"}

    @property
    def in_a_browser(self) -> dict[str, str]:
        return {"cookie": f"{COOKIE}={self.cookie}", "sec-fetch-site": "same-origin"}


def guest_in(house: House, chance: random.Random) -> Guest:
    """Add a person who lets Troth keep talks and remember."""
    person = add_person(house, "Guest")
    allow(house, person, *_PURPOSES)
    words = ["cnr" + "".join(chance.choices(ascii_lowercase, k=10)) for _ in range(6)]
    token, _ = house.keys.issue(person, label="test")
    cookie, _ = house.sessions.open(person, label="Firefox on Linux")
    return Guest(person, token, cookie, words)


def words_in(answer: httpx2.Response) -> str:
    """Return all text of an answer: of an archive, that of every file in it."""
    if answer.headers.get("content-type") != "application/zip":
        return answer.text
    with zipfile.ZipFile(io.BytesIO(answer.content)) as archive:
        found = [archive.read(one).decode("utf-8", "replace") for one in archive.namelist()]
    return "\n".join([*archive.namelist(), *found])


@dataclass
class Crowd:
    """Hands that ask, as whoever comes next, in this process or over the socket."""

    inside: httpx2.AsyncClient
    socket: httpx2.AsyncClient
    house: House
    mirror: Mirror
    guests: list[Guest]
    chance: random.Random
    asked: Counter[str] = field(default_factory=Counter)
    worked: Counter[str] = field(default_factory=Counter)
    statuses: Counter[int] = field(default_factory=Counter)
    crossed: list[str] = field(default_factory=list)
    ids: dict[str, PersonId] = field(default_factory=dict)
    bytes_read: int = 0
    heard_own: int = 0
    over_a_socket: int = 0
    broken: int = 0

    async def hand(self, until: float) -> None:
        """Ask one thing after another."""
        names, weights = list(THINGS), list(THINGS.values())
        while clock.monotonic() < until and self.asked.total() < REQUESTS:
            guest = self.chance.choice(self.guests)
            (name,) = self.chance.choices(names, weights)
            self.asked[name] += 1
            if self.asked.total() % TOLD_EVERY == 0:
                print(self.told(), flush=True)  # noqa: T201  # a long run is watched
            try:
                answer = await getattr(self, name)(guest)
                self.worked[name] += answer.is_success
                self.look(guest, answer)
            except httpx2.HTTPError:
                self.broken += 1

    def told(self) -> str:
        """Tell what was played."""
        return (
            f"{self.asked.total()} requests ({self.over_a_socket} over a socket), "
            f"{dict(sorted(self.statuses.items()))}, {self.bytes_read / 1e6:.0f} MB read, "
            f"{self.mirror.asked} answers, {self.mirror.with_memory} with memories, "
            f"{self.heard_own} with own words; crossed: {len(self.crossed)} in answers, "
            f"{len(self.mirror.crossed)} in prompts; broken off: {self.broken}"
        )

    def look(self, guest: Guest, answer: httpx2.Response) -> None:
        """Look whether anything in an answer is somebody else's."""
        self.statuses[answer.status_code] += 1
        text = words_in(answer)
        self.bytes_read += len(text)
        where = f"{answer.request.method} {answer.request.url.path} {answer.status_code}"
        found = self.mirror.known(text)
        if found - set(guest.words):
            self.note(where)
        self.heard_own += bool(found)
        sent = f"{answer.request.url} {answer.request.headers}"
        for one in set(_ID.findall(f"{text} {answer.headers}")) - set(_ID.findall(sent)):
            if self.ids.setdefault(one, guest.person) != guest.person:
                self.note(f"{where} {one[:3]}")
            elif one.startswith("cnv_") and one not in guest.talks:
                guest.talks = [*guest.talks[-9:], one]

    def note(self, where: str) -> None:
        """Write down a crossing, and tell it at once."""
        self.crossed.append(where)
        print(f"CROSSED: {where}", flush=True)  # noqa: T201  # a long run is watched

    @property
    def client(self) -> httpx2.AsyncClient:
        """The way that the next request takes."""
        if self.chance.random() >= OVER_A_SOCKET:
            return self.inside
        self.over_a_socket += 1
        return self.socket

    async def _post(self, guest: Guest, path: str, **more: object) -> httpx2.Response:
        headers = guest.headers | more.pop("headers", {})
        return await self.client.post(path, headers=headers, **more)

    async def _get(self, guest: Guest, path: str) -> httpx2.Response:
        return await self.client.get(path, headers=guest.headers)

    async def _chat(self, guest: Guest, text: str, **more: object) -> httpx2.Response:
        headers = more.pop("headers", {})
        body = {"model": "mira", "messages": [{"role": "user", "content": text}], **more}
        return await self._post(guest, "/v1/chat/completions", json=body, headers=headers)

    def _text(self, guest: Guest) -> str:
        subject = self.chance.choice(_SUBJECTS)
        return f"Do you remember {self.chance.choice(guest.words)} and {subject}?"

    # ── what is said ────────────────────────────────────────────────────────────────────

    async def say(self, guest: Guest) -> httpx2.Response:
        """Begin a talk, or go on with one."""
        talk = self.chance.choice([None, *guest.talks[-2:]])
        headers = {"X-Troth-Conversation": talk} if talk else {}
        return await self._chat(guest, self._text(guest), headers=headers)

    async def stream(self, guest: Guest) -> httpx2.Response:
        return await self._chat(guest, self._text(guest), stream=True)

    async def answer(self, guest: Guest) -> httpx2.Response:
        body = {"companion": "mira", "text": self._text(guest)}
        return await self._post(guest, "/api/answers", json=body)

    async def remember(self, guest: Guest) -> httpx2.Response:
        return await self._chat(guest, f"Remember that my boat is called {guest.words[3]}.")

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
        return await self._post(guest, "/v1/chat/completions", json=body)

    async def wrong(self, guest: Guest) -> httpx2.Response:
        headers = {"Authorization": f"Bearer {guest.token[:-1]}x"}
        return await self._chat(guest, guest.words[1], headers=headers)

    async def embed(self, guest: Guest) -> httpx2.Response:
        body = {"model": "all-minilm-l6-v2", "input": guest.words[2]}
        return await self._post(guest, "/v1/embeddings", json=body)

    # ── what is read ────────────────────────────────────────────────────────────────────

    async def models(self, guest: Guest) -> httpx2.Response:
        return await self._get(guest, "/v1/models")

    async def talks(self, guest: Guest) -> httpx2.Response:
        return await self._get(guest, "/api/talks")

    async def talk(self, guest: Guest) -> httpx2.Response:
        return await self._get(guest, f"/api/talks/{self._name_of_a_talk(guest)}")

    async def another(self, guest: Guest) -> httpx2.Response:
        """Read a talk of somebody else by its name, or go on with it: here it is none."""
        others = [one for one in self.guests if one is not guest]
        name = self._name_of_a_talk(self.chance.choice(others))
        match self.chance.randrange(3):
            case 0:
                return await self._get(guest, f"/api/talks/{name}")
            case 1:
                return await self.client.get(f"/talk/{name}", headers=guest.in_a_browser)
            case _:
                more = {"headers": {"X-Troth-Conversation": name}}
                return await self._chat(guest, "Say what was said here before.", **more)

    async def search(self, guest: Guest) -> httpx2.Response:
        """Look among the facts for a word of somebody else; nothing of it comes back."""
        word = self.chance.choice(self.guests).words[0]
        body = {"topic": f"boat piano {word}", "messages": True}
        return await self._post(guest, "/api/memory/facts/find", json=body)

    async def find(self, guest: Guest) -> httpx2.Response:
        """Look through the talks for words of two people: each finds only their own."""
        word = self.chance.choice([*self.chance.choice(self.guests).words, *guest.words])
        return await self._post(guest, "/api/talks/search", json={"words": word})

    async def memory(self, guest: Guest) -> httpx2.Response:
        return await self._get(guest, "/api/memory")

    async def facts(self, guest: Guest) -> httpx2.Response:
        return await self._get(guest, "/api/memory/facts")

    async def uses(self, guest: Guest) -> httpx2.Response:
        return await self._get(guest, "/api/uses")

    async def account(self, guest: Guest) -> httpx2.Response:
        return await self._get(guest, self.chance.choice(["/api/account", "/api/models"]))

    async def page(self, guest: Guest) -> httpx2.Response:
        path = self.chance.choice(_PAGES)
        return await self.client.get(path, headers=guest.in_a_browser)

    async def talk_page(self, guest: Guest) -> httpx2.Response:
        name = self._name_of_a_talk(guest)
        return await self.client.get(f"/talk/{name}", headers=guest.in_a_browser)

    def _name_of_a_talk(self, guest: Guest) -> str:
        return self.chance.choice(guest.talks or ["cnv_" + "a" * 26])

    # ── what is taken along, forgotten and erased ───────────────────────────────────────

    async def export(self, guest: Guest) -> httpx2.Response:
        return await self._post(guest, "/api/archive")

    async def forget_talk(self, guest: Guest) -> httpx2.Response:
        name = self._name_of_a_talk(guest)
        guest.talks = [one for one in guest.talks if one != name]
        return await self.client.delete(f"/api/talks/{name}", headers=guest.headers)

    async def forget_topic(self, guest: Guest) -> httpx2.Response:
        body = {"everything": True} if self.chance.random() < 0.5 else {"topic": "boat"}
        return await self._post(guest, "/api/memory/facts/forget", json=body)

    async def erased(self, guest: Guest) -> httpx2.Response:
        """Somebody is erased while others, and they themselves, still ask; a new person comes."""
        with suppress(ValueError):
            self.guests.remove(guest)
            fresh = await asyncio.to_thread(guest_in, self.house, self.chance)
            self.mirror.whose |= dict.fromkeys(fresh.words, fresh.person)
            self.guests.append(fresh)
        return await self._post(guest, "/api/erase", json={"erase": "everything"})


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        ("text/html", b"<p>I read cnrbbbbbbbbbb.</p>"),
        ("application/json", b'{"id": "cnv_' + b"b" * 26 + b'"}'),
        ("application/zip", None),
    ],
)
def test_what_crosses_is_seen(tmp_path: Path, kind: str, body: bytes | None) -> None:
    """A word or an id of somebody else in an answer, packed or not; one's own are none."""
    noor = Guest(PersonId("psn_" + "a" * 26), "", "", ["cnraaaaaaaaaa"])
    sam = Guest(PersonId("psn_" + "b" * 26), "", "", ["cnrbbbbbbbbbb"])
    mirror = Mirror({"cnraaaaaaaaaa": noor.person, "cnrbbbbbbbbbb": sam.person})
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("talks.html", "cnrbbbbbbbbbb " * 50)
    answer = httpx2.Response(
        200,
        content=packed.getvalue() if body is None else body,
        headers={"content-type": kind},
        request=httpx2.Request("GET", f"{ADDRESS}/talks"),
    )
    crowd = Crowd(None, None, None, mirror, [noor, sam], random.Random(1))  # noqa: S311  # a script

    crowd.look(sam, answer)
    before = list(crowd.crossed)
    crowd.look(noor, answer)

    assert before == []
    assert [one.split()[:3] for one in crowd.crossed] == [["GET", "/talks", "200"]]


@pytest.mark.long
def test_no_byte_of_one_person_reaches_another(tmp_path: Path, record_property) -> None:
    """For minutes, all at once: not in a prompt, not in an answer, not in what is kept."""
    chance = random.Random(11)  # noqa: S311  # a script of a test
    with new_house(tmp_path / "home", clock=SystemClock()) as house:
        guests = [guest_in(house, chance) for _ in range(PEOPLE)]
        mirror = Mirror({word: one.person for one in guests for word in one.words})
        busy = replace(house, provider=mirror, companion=with_model(house, mirror))
        crowd = asyncio.run(_evening(busy, mirror, guests, chance))

        kept = {}
        for one in guests:
            with house.gate.enter(one.person, COMPANION_HISTORY) as room:
                texts = " ".join(found.record.text for found in room.read(Turn))
            kept[one.person] = mirror.known(texts) - set(one.words)

    record_property("crossing", crowd.told())
    print(crowd.told(), dict(crowd.asked.most_common()))  # noqa: T201  # what a reader wants
    print("worked:", dict(crowd.worked.most_common()))  # noqa: T201  # as above
    assert mirror.crossed == []
    assert crowd.crossed == []
    assert not any(kept.values())
    assert not [one for one in crowd.statuses if one >= 500 and one != 503]
    assert crowd.worked["another"] == crowd.worked["wrong"] == 0
    # It showed something: each kind but these worked, memories came back, own words were heard.
    always = THINGS.keys() - {"another", "wrong", "erased", "export", "forget_topic"}
    assert [one for one in always if crowd.worked[one] <= crowd.asked[one] / 3] == []
    assert crowd.statuses[200] > crowd.asked.total() / 2
    assert mirror.with_memory > mirror.asked / 10
    assert crowd.heard_own > crowd.asked.total() / 10


async def _evening(
    house: House, mirror: Mirror, guests: list[Guest], chance: random.Random
) -> Crowd:
    async with AsyncExitStack() as opened:
        address = await opened.enter_async_context(served(house))
        transport = httpx2.ASGITransport(make_app(house), raise_app_exceptions=False)
        inside = httpx2.AsyncClient(transport=transport, base_url=ADDRESS, timeout=60)
        outside = httpx2.AsyncClient(base_url=address, timeout=60)
        for one in (inside, outside):
            await opened.enter_async_context(one)
        crowd = Crowd(inside, outside, house, mirror, guests, chance)
        until = clock.monotonic() + SECONDS
        async with asyncio.TaskGroup() as group:
            for _ in range(HANDS):
                group.create_task(crowd.hand(until))
        return crowd
