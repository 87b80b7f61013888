"""The pages that a person lives in: what the server takes for them, and what the first weighs.

Every page is looked at that has an address without a part to fill in, and a talk, an answer and
a card beside: the list comes from the application's own routes. A first look is one in a process
that has just started and made ready what `serve` makes ready, so it is taken in new processes.
"""

import asyncio
import gc
import json
import re
import statistics
import subprocess
import sys
import time
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
from troth.people.access import Role, may
from troth.testing.addresses import addresses
from troth.testing.house import allow
from troth.web.app import make_pages
from troth.words import COMPANION_HISTORY, PersonId, new_id

TALKS = 500
TURNS_OF_A_TALK = 20
_BEGUN = datetime(2026, 1, 1, tzinfo=UTC)
_SAID = "What you said about the garden stayed with me. "
_FILE = re.compile(r'(?:href|src)="(/static/[^"#]+)')
_IMPORT = re.compile(r'from "\./([^"]+)"')


_STARTS = 3
_AGAIN = 3
_OPTIONAL = ("companion.memory", "companion.own", "match.people", "wellbeing.own")


def run() -> list[Figure]:
    """Time each page with 10,000 messages in 500 talks; weigh the first page."""
    return [*_every_page(), *_closely()]


def _every_page() -> list[Figure]:
    """Return the slowest page of all, at the first look after a start and after it."""
    command = [sys.executable, "-m", "bench.pages"]
    starts = [
        json.loads(subprocess.run(command, check=True, capture_output=True).stdout)  # ours
        for _ in range(_STARTS)
    ]
    figures = []
    for name, of in (("first looked at", 0), ("looked at again", 1)):
        taken = {path: statistics.median(one[path][of] for one in starts) for path in starts[0]}
        slowest = max(taken, key=taken.__getitem__)
        told = f"slowest of {len(taken)} pages, {name}"
        figures.append(at_most(told, taken[slowest] * 1e3, "ms", 150, area="evening", peer=slowest))
    return figures


def _look() -> dict[str, tuple[float, float]]:
    """Return the seconds of the first look at each page, and the median of the next ones."""
    with a_house() as made:
        person = a_person(made)
        newest = _keep_talks(made, person)
        allow(made, person, *_OPTIONAL)
        made.companion.warm()
        made.companion.memory.why_away()
        made.matchmaker.warm()
        gc.collect()
        gc.freeze()  # as `serve` does once all is loaded
        with _Browser(made, person) as browser:
            pages = {one: one for one in [*_plain(made), "/consent/companion.reply"]}
            pages["a talk"] = f"/talk/{newest}"
            return {
                name: (
                    browser.time(path),
                    statistics.median(browser.time(path) for _ in range(_AGAIN)),
                )
                for name, path in pages.items()
            }


def _plain(made: House) -> list[str]:
    """Return the address of every page that a person may look at and that names no thing."""
    found = addresses(make_pages(made).routes)
    return [
        one.path
        for one in found
        if one.method == "GET" and "{" not in one.path and may({Role.PERSON}, one.need)
    ]


def _closely() -> list[Figure]:
    """Return the figures of a few pages by themselves."""
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
        at_most(f"a search in all that was said, of {much}", search * 1e3, "ms", 150, area=area),
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

    def time(self, path: str) -> float:
        """Return the seconds that an answer took, whatever page it leads to."""
        began = time.perf_counter()
        self._runner.run(self._ask(lambda: self._client.get(path)))
        return time.perf_counter() - began

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
        answer = self._runner.run(self._ask(ask))
        assert answer.status_code == 200, answer.status_code
        return answer.text

    async def _ask(self, ask: Callable[[], Awaitable[httpx2.Response]]) -> httpx2.Response:
        answer = await ask()
        assert answer.status_code < 400, answer.url
        return answer


if __name__ == "__main__":
    print(json.dumps(_look()))
