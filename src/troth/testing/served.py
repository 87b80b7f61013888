"""A house with its doors open: the whole server, on a free port of this machine.

It is the server of `troth serve`, chores and all; only the port is left to the machine.
"""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

from troth.house import House
from troth.serve import listen, run


@asynccontextmanager
async def served(house: House, *, warm: Callable[[], object] = lambda: None) -> AsyncIterator[str]:
    """Serve a house until the block ends; give its address. The house stays open.

    warm: told once all is loaded that the first answers need.
    """
    listener = listen("127.0.0.1", 0)
    stopping = asyncio.Event()
    address: asyncio.Future[str] = asyncio.get_running_loop().create_future()
    async with asyncio.TaskGroup() as group:
        group.create_task(
            run(house, listener, ready=address.set_result, stopping=stopping, warm=warm),
            name="server",
        )
        try:
            yield await address
        finally:
            stopping.set()
