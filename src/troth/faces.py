"""The whole application: pages, `/v1` and `/api` behind one door."""

import asyncio
from collections.abc import Callable
from typing import Final

from starlette.applications import Starlette

from troth.api.app import v1
from troth.api.rest.desk import Desk
from troth.api.rest.face import document, rest
from troth.front.door import make_door
from troth.front.limits import Limits
from troth.house import House
from troth.web.app import pages
from troth.web.once import Once
from troth.words import PersonId


def make_app(house: House, *, stopping: asyncio.Event | None = None) -> Starlette:
    """Make the application. Setting `stopping` ends every answer under way.

    `app.state.drop_gone` forgets in memory who was erased; a server calls it each second. Who is
    erased by this process is forgotten at once. `app.state.make_ready` makes what would otherwise
    be made by who asks for it first.
    """
    limits, once, ends = Limits(), Once(), stopping or asyncio.Event()
    api = rest(house, limits=limits, stopping=ends)
    faces = [
        v1(house, limits=limits, stopping=ends),  # few routes, and asked the most: looked at first
        pages(house, limits=limits, stopping=ends, once=once, document=document),
        api.face,
    ]
    app = make_door(faces, names=house.settings.host_names)
    house.when_erased += [limits.forget, once.forget]
    app.state.drop_gone = DropGone(house, limits, once, api.desk)
    app.state.make_ready = lambda: (api.later.made(), document())
    return app


class DropGone:
    """Forgets whoever another process has erased, and what is old.

    Whether somebody is here is asked only when something changed anywhere: that is cheap to know.
    """

    def __init__(self, house: House, limits: Limits, once: Once, desk: Desk) -> None:
        self._house = house
        self.limits: Final = limits
        self.once: Final = once
        self._drops: Final[list[Callable[[Callable[[PersonId], bool]], None]]] = [
            limits.drop_gone,
            once.drop_gone,
            desk.drop_gone,
            house.imports.drop_gone,
        ]
        self._desk = desk
        self._pulse: int | None = None

    def __call__(self) -> None:
        """Look once."""
        self.limits.drop_full()
        self._desk.drop_old()
        self._house.imports.drop_old()
        pulse = self._house.store.pulse()
        if pulse != self._pulse:
            for drop in self._drops:
                drop(self._house.is_gone)
            self._pulse = pulse
