"""The pages that a person lives in: what the server takes for them, and what the first weighs."""

import asyncio
import re
from collections.abc import Awaitable, Callable
from contextlib import AbstractContextManager
from datetime import UTC, datetime, timedelta

import httpx2

from bench.measure import Figure, at_most, rounds
from bench.place import a_house, a_person
from troth import clock
from troth.companion.turn import Turn
from troth.front.who import COOKIE
from troth.house import House
from troth.web.app import make_pages
from troth.words import COMPANION_HISTORY, PersonId, new_id

TALKS = 500
TURNS_OF_A_TALK = 20
_BEGUN = datetime(2026, 1, 1, tzinfo=UTC)
_SAID = "What you said about the garden stayed with me. "
_FILE = re.compile(r'(?:href|src)="(/static/[^"#]+)')
_IMPORT = re.compile(r'from "\./([^"]+)"')


def run() -> list[Figure]:
    """Time each page with 10,000 messages in 500 talks; weigh the first page."""
    with a_house() as made:
        person = a_person(made)
        newest = _keep_talks(made, person)
        with _Browser(made, person) as browser:
            first, talk, talks, search = rounds(
                [
                    lambda: browser.get("/talk"),
                    lambda: browser.get(f"/talk/{newest}"),
                    lambda: browser.get("/talks"),
                    lambda: browser.post("/talks", words="garden 499"),
                ],
                count=15,
            )
            weight = browser.weight("/talk") / 1024
    area, much = "evening", f"{TALKS * TURNS_OF_A_TALK:,} messages in {TALKS} talks"
    return [
        at_most("first page, new talk", first * 1e3, "ms", 100, area=area),
        at_most("first page, all that it loads", weight, "KB", 100, area=area),
        at_most(f"a talk, of {much}", talk * 1e3, "ms", 150, area=area),
        at_most(f"the list of talks, of {much}", talks * 1e3, "ms", 150, area=area),
        at_most(f"a search in titles, of {much}", search * 1e3, "ms", 150, area=area),
    ]


def _keep_talks(made: House, person: PersonId) -> str:
    """Keep the talks, one to a room; return the newest."""
    conversation, at = "", _BEGUN
    for talk in range(TALKS):
        conversation, after = new_id("cnv"), ""
        with made.gate.enter(person, COMPANION_HISTORY) as room:
            for place in range(TURNS_OF_A_TALK):
                at += timedelta(minutes=1)
                turn = Turn(
                    text=f"{_SAID * 3}{talk}.{place}",
                    role="assistant" if place % 2 else "user",
                    at=clock.text(at),
                    conversation=conversation,
                    id=new_id("trn"),
                    after=after,
                    companion="mira",
                )
                room.keep(turn)
                after = turn.id
    return conversation


class _Browser(AbstractContextManager["_Browser"]):
    """Somebody who has signed in, in this process. What it asks never waits for a network."""

    def __init__(self, made: House, person: PersonId) -> None:
        token, _ = made.sessions.open(person, label="bench")
        headers = {"cookie": f"{COOKIE}={token}", "sec-fetch-site": "same-origin"}
        self._runner = asyncio.Runner()
        self._client = httpx2.AsyncClient(
            transport=httpx2.ASGITransport(make_pages(made)),
            base_url=f"http://{made.settings.host}",
            headers=headers,
        )

    def __exit__(self, *_: object) -> None:
        self._runner.run(self._client.aclose())
        self._runner.close()

    def get(self, path: str) -> str:
        return self._read(lambda: self._client.get(path))

    def post(self, path: str, **fields: str) -> str:
        return self._read(lambda: self._client.post(path, data=fields))

    def weight(self, path: str) -> int:
        """Return the bytes of a page and of every file that it loads, modules' imports too."""
        page = self.get(path)
        waiting, files = set(_FILE.findall(page)), dict[str, str]()
        while waiting:
            address = waiting.pop()
            files[address] = self.get(address)
            if address.endswith(".js"):
                folder = address.rpartition("/")[0]
                found = {f"{folder}/{name}" for name in _IMPORT.findall(files[address])}
                waiting |= found - files.keys()
        return sum(len(text.encode()) for text in [page, *files.values()])

    def _read(self, ask: Callable[[], Awaitable[httpx2.Response]]) -> str:
        async def go() -> str:
            answer = await ask()
            assert answer.status_code == 200, answer.status_code
            return answer.text

        return self._runner.run(go())
