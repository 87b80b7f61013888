"""The pages as a face: every route with what it needs."""

import asyncio
from collections.abc import Callable

from starlette.applications import Starlette
from starlette.requests import Request

from troth.front.door import make_door
from troth.front.face import Face
from troth.front.limits import Limits
from troth.front.route import Guard
from troth.front.who import Caller, by_either
from troth.house import House, asks_passphrase
from troth.people.access import Data, Need, Operation
from troth.web.all_pages import PAGES
from troth.web.headers import PAGE
from troth.web.once import Once
from troth.web.openapi import Document
from troth.web.problems import teller
from troth.web.render import Renderer
from troth.web.site import Site
from troth.web.static_files import StaticFiles
from troth.words import ACCOUNT_RUN

_LOOK = Need(ACCOUNT_RUN, Operation.SEE, Data.OPEN)


def make_pages(house: House, *, stopping: asyncio.Event | None = None) -> Starlette:
    """Make an application with the pages alone."""
    face = pages(house, limits=Limits(), stopping=stopping or asyncio.Event())
    return make_door([face], names=house.settings.host_names)


def pages(
    house: House,
    *,
    limits: Limits,
    stopping: asyncio.Event,
    once: Once | None = None,
    document: Callable[[], Document] | None = None,
) -> Face:
    """Return the face for people.

    once: remembers forms. document: makes the OpenAPI document of `/api`.
    """

    async def who(request: Request) -> Caller:
        return await by_either(request, house)

    static = StaticFiles.load()
    render = Renderer(banner=house.settings.banner)
    guard = Guard(who, limits)
    site = Site(
        house=house,
        guard=guard,
        render=render,
        stopping=stopping,
        once=Once() if once is None else once,
        key_is_locked=asks_passphrase(house.settings),
        document=document,
    )
    files = guard.route("/static/{digest}/{name}", static.serve, need=_LOOK)
    return Face(
        under="",
        routes=[files, *(route for make in PAGES for route in make(site))],
        told=teller(render),
        headers=PAGE,
    )
