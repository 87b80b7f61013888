"""Routes that are made when they are needed first."""

import asyncio
from concurrent.futures import ThreadPoolExecutor

import httpx2
import pytest
from starlette.applications import Starlette
from starlette.responses import PlainTextResponse
from starlette.routing import BaseRoute, NoMatchFound, Route

from troth.front.later import Later
from troth.front.limits import Limits
from troth.front.route import Guard, needs
from troth.front.who import NOBODY
from troth.people.access import Data, Need, Operation
from troth.words import ACCOUNT_RUN

LOOK = Need(ACCOUNT_RUN, Operation.SEE, Data.OPEN)


async def nobody(_request):
    """Say that it is nobody."""
    return NOBODY


async def page(request):
    """Answer with the path."""
    return PlainTextResponse(request.url.path)


class Maker:
    """Makes one route, and counts how often."""

    def __init__(self, *, route: BaseRoute | None = None) -> None:
        self.made = 0
        self.route = route or Guard(nobody, Limits()).route("/below/it", page, need=LOOK)

    def __call__(self) -> list[BaseRoute]:
        """Make it."""
        self.made += 1
        return [self.route]


def ask(later: Later, *paths: str, method: str = "GET") -> list[httpx2.Response]:
    """Ask an application whose only route it is, all at once."""

    async def go() -> list[httpx2.Response]:
        transport = httpx2.ASGITransport(Starlette(routes=[later]))
        async with httpx2.AsyncClient(transport=transport, base_url="http://a.test") as client:
            return await asyncio.gather(*(client.request(method, one) for one in paths))

    return asyncio.run(go())


def test_nothing_is_made_before_somebody_asks_below() -> None:
    """Other paths are others' business, also one that only begins alike."""
    maker = Maker()
    later = Later("/below", maker)

    assert [one.status_code for one in ask(later, "/", "/belowground", "/bel")] == [404] * 3
    assert maker.made == 0
    (found,) = ask(later, "/below/it")
    assert (found.status_code, found.text, maker.made) == (200, "/below/it", 1)


def test_it_is_made_once_however_many_ask_at_once() -> None:
    """In this thread and in others."""
    maker = Maker()
    later = Later("/below", maker)

    with ThreadPoolExecutor(8) as threads:
        made = {id(one.result()) for one in [threads.submit(later.made) for _ in range(40)]}

    assert [one.status_code for one in ask(later, *["/below/it"] * 20)] == [200] * 20
    assert (len(made), maker.made) == (1, 1)


def test_what_is_not_there_is_told_as_elsewhere() -> None:
    """An unknown address, the bare one, and a method that it does not take."""
    later = Later("/below", Maker())

    assert [one.status_code for one in ask(later, "/below", "/below/no", "/below/it/")] == [404] * 3
    assert [one.status_code for one in ask(later, "/below/it", method="POST")] == [405]


def test_a_route_that_does_not_say_what_it_needs_is_never_made() -> None:
    """Its neighbours neither: a mistake in the code is told, and nobody gets in by it."""
    later = Later("/below", Maker(route=Route("/below/it", page)))

    with pytest.raises(ValueError, match="does not say"):
        later.made()
    with pytest.raises(ValueError, match="does not say"):
        ask(later, "/below/it")


def test_its_routes_are_listed_with_all_others() -> None:
    """The sweeps ask each of them; none has a name that a page could use."""
    later = Later("/below", Maker())

    assert needs([later]) == [("/below/it", LOOK)]
    with pytest.raises(NoMatchFound):
        later.url_path_for("page")
