"""The whole application: pages, `/v1` and `/api` behind one door."""

import asyncio

from starlette.applications import Starlette

from troth.api.app import v1
from troth.api.rest.app import api_document, rest
from troth.front.door import make_door
from troth.front.limits import Limits
from troth.house import House
from troth.web.app import pages


def make_app(house: House, *, stopping: asyncio.Event | None = None) -> Starlette:
    """Make the application. Setting `stopping` ends every answer under way.

    `app.state.drop_gone` forgets in memory who was erased; a server calls it each second.
    """
    limits, ends = Limits(), stopping or asyncio.Event()
    api = rest(house, limits=limits, stopping=ends)
    faces = [
        pages(house, limits=limits, stopping=ends, document=api_document),
        v1(house, limits=limits, stopping=ends),
        api.face,
    ]
    app = make_door(faces, names=house.settings.host_names)
    app.state.drop_gone = api.desk.drop_gone
    return app
