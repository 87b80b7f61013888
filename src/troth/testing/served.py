"""A house with its doors open: the whole server, on a free port of this machine.

It is the server of `troth serve`, chores and all; only the port is left to the machine.
"""

import asyncio
import socket  # noqa: TID251  # a port that is kept free
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager

from troth.house import House
from troth.serve import listen, run


@asynccontextmanager
async def served(house: House, *, warm: Callable[[], object] = lambda: None) -> AsyncIterator[str]:
    """Serve a house until the block ends; give its address. The house stays open.

    warm: called in a thread of its own once all is loaded that the first answers need.
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


@contextmanager
def held_port() -> Iterator[int]:
    """Give a port of this machine for a server in another process, which starts meanwhile.

    It stays bound until the block ends, and nobody listens: Linux gives it to nobody else, and
    lets a server that binds as ours does (SO_REUSEADDR) listen there. A port that was let go
    could be somebody's by the time a process has started.
    """
    with socket.socket() as held:
        held.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        held.bind(("127.0.0.1", 0))
        yield int(held.getsockname()[1])
