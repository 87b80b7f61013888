"""Model files that whoever runs the place asked a server to fetch: each with how far it is.

Nothing is fetched unless somebody asked for this one file by its name, or by its address and its
SHA-256. One comes at a time, in a thread of its own, and from the internet alone: an address in
this machine's own network is refused here, so that a stolen sign-in cannot look around in it with
the server's eyes. What was cut off is kept, and the next try goes on there (`providers.fetch`).
What came and is no model is thrown away.
"""

import asyncio
import logging
import threading
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

from troth.errors import BadInput, NotFound, TooMany, TrothError
from troth.weights import own
from troth.weights.catalogue import catalogue
from troth.words import Digest

if TYPE_CHECKING:
    from troth.net.addresses import Zone
    from troth.net.client import Client, Limits

Standing: TypeAlias = Literal["fetching", "stopped", "failed", "here"]
NO_SUCH: Final = "There is no such model here, and none of that name on the list."
_UNPINNED: Final = (
    "Say with `url` where the file is, and with `sha256` which bytes you mean. Whoever offers it "
    "shows the SHA-256 on its page. A name of the list needs neither."
)
_LISTED: Final = "This name is one of the list. Leave out `url` and `sha256`, or use another name."
_HERE: Final = "A model of this name is here. Remove it first, or use another name."
_BUSY: Final = "Another model is on its way. Let it come, or stop it; then ask for this one."
_BROKEN: Final = "Something went wrong. What came so far is kept. Ask for it again to go on."
_MOST_TOLD: Final = 20
_log = logging.getLogger(__name__)


@dataclass(slots=True, kw_only=True)
class Fetch:
    """One file, and how far it is: so many bytes of so many (None: the server did not say).

    why: in a sentence, where it did not come.
    """

    name: str
    url: str
    sha256: Digest
    whole: int | None
    title: str = ""
    licence: str = ""
    done: int = 0
    standing: Standing = "fetching"
    why: str = ""
    loop: asyncio.AbstractEventLoop | None = field(default=None, repr=False)
    task: "asyncio.Task[int] | None" = field(default=None, repr=False)
    thread: threading.Thread | None = field(default=None, repr=False)

    def tell(self, done: int, whole: int | None) -> None:
        """Take down how far it is."""
        self.done, self.whole = done, whole or self.whole


class Fetches:
    """Fetches files one by one, and remembers how the last ones ended."""

    def __init__(
        self, weights_dir: Path, *, proxy: str | None = None, zones: "frozenset[Zone] | None" = None
    ) -> None:
        """Make it; nothing is fetched. zones: whence files may come; None: the internet alone."""
        self._weights_dir = weights_dir
        self._proxy = proxy
        self._zones = zones
        self._lock = threading.Lock()
        self._told: dict[str, Fetch] = {}
        self._stopped: set[str] = set()

    def all(self) -> Sequence[Fetch]:
        """Return what is on its way, and what came or did not since the server started."""
        return list(self._told.values())

    def get(self, name: str, *, url: str | None = None, sha256: str | None = None) -> Fetch:
        """Begin to fetch a file of the list, or one whose address and SHA-256 are told.

        One that was asked for before, and did not come, needs its name alone.
        Raises BadInput (also for one that is here) or TooMany (another one comes).
        """
        if self._is_here(name):
            raise BadInput(_HERE, param="name")
        offer, before = catalogue().find(name), self._told.get(name)
        if before is not None and url is None and sha256 is None:
            return self.begin(
                name,
                url=before.url,
                sha256=before.sha256,
                size=offer.size if offer and offer.sha256 == before.sha256 else None,
                title=before.title,
                licence=before.licence,
            )
        if offer is None:
            if url is None or sha256 is None:
                raise BadInput(_UNPINNED, param="sha256")
            return self.begin(name, url=url, sha256=own.digest_of(sha256))
        if url or sha256:
            raise BadInput(_LISTED, param="url")
        return self.begin(
            name,
            url=offer.url,
            sha256=offer.sha256,
            size=offer.size,
            title=offer.title,
            licence=offer.licence,
        )

    def use(self, name: str | None) -> None:
        """Let a file answer everybody; None: the demo. Raises NotFound, or as `own.use` does."""
        if name is not None and not self._is_here(name):
            raise NotFound(NO_SUCH)
        own.use(self._weights_dir, name)

    def remove(self, name: str) -> None:
        """Stop its fetch, and delete all that is here of it. Raises NotFound."""
        try:
            is_part = own.has_part(self._weights_dir, name)
        except BadInput:  # no model can be called that
            is_part = False
        if name not in self._told and not is_part:
            raise NotFound(NO_SUCH)
        self._forget(name)
        if own.has_part(self._weights_dir, name):
            own.remove(self._weights_dir, name)

    def _is_here(self, name: str) -> bool:
        return any(one.name == name for one in own.all_own(self._weights_dir))

    def begin(  # noqa: PLR0913  # what is fetched, and what it is called
        self,
        name: str,
        *,
        url: str,
        sha256: Digest,
        size: int | None = None,
        title: str = "",
        licence: str = "",
    ) -> Fetch:
        """Begin to fetch a file. Raises BadInput (name, address) or TooMany (another one comes)."""
        from troth.net.addresses import file_target  # noqa: PLC0415  # most homes fetch nothing

        own.name_for(name)
        file_target(url)
        fresh = Fetch(name=name, url=url, sha256=sha256, whole=size, title=title, licence=licence)
        with self._lock:
            if any(one.standing == "fetching" for one in self._told.values()):
                raise TooMany(_BUSY, retry_seconds=60)
            self._told.pop(name, None)
            self._stopped.discard(name)
            for old in list(self._told)[: max(0, len(self._told) + 1 - _MOST_TOLD)]:
                del self._told[old]
            self._told[name] = fresh
            fresh.thread = threading.Thread(
                target=self._run, args=(fresh,), name="fetch", daemon=True
            )
        fresh.thread.start()
        return fresh

    def stop(self, name: str) -> Fetch:
        """Stop a fetch. What came is kept. Raises NotFound."""
        found = self._told.get(name)
        if found is None or found.standing == "here":
            raise NotFound(NO_SUCH)
        self._end(found)
        return found

    def close(self) -> None:
        """Stop what is under way, and wait until it has let go of its file."""
        for one in self.all():
            self._end(one)

    def _forget(self, name: str) -> None:
        found = self._told.get(name)
        if found is not None:
            self._end(found)
            self._told.pop(name, None)

    def _end(self, found: Fetch) -> None:
        with self._lock:
            self._stopped.add(found.name)
            if found.loop is not None and found.task is not None:
                found.loop.call_soon_threadsafe(found.task.cancel)
        if found.thread is not None and found.thread is not threading.current_thread():
            found.thread.join()

    def _run(self, found: Fetch) -> None:
        standing: Standing = "failed"
        try:
            asyncio.run(self._fetch(found))
            standing = "here"
        except asyncio.CancelledError:
            standing = "stopped"
        except TrothError as error:
            found.why = str(error)
        except Exception as error:  # noqa: BLE001  # the outermost edge of a job
            found.why = _BROKEN
            _log.error("a model was not fetched: %s", type(error).__name__)
        finally:
            found.standing = standing

    async def _fetch(self, found: Fetch) -> None:
        from troth.providers.fetch import Wanted, fetch  # noqa: PLC0415  # as above

        place = own.folder(self._weights_dir) / f"{found.name}.gguf"
        wanted = Wanted(url=found.url, sha256=found.sha256, size=found.whole)
        task = asyncio.ensure_future(fetch(wanted, place, progress=found.tell, opens=self._opens))
        with self._lock:
            found.loop, found.task = asyncio.get_running_loop(), task
            if found.name in self._stopped:
                task.cancel()
        try:
            size = await task
        finally:
            with self._lock:
                found.loop = found.task = None
        own.admit(
            own.Own(
                name=found.name,
                file=place,
                size=size,
                sha256=found.sha256,
                title=found.title,
                licence=found.licence,
                source=found.url,
            )
        )

    def _opens(self, zones: "frozenset[Zone]", *, limits: "Limits") -> "Client":
        from troth.net.addresses import Zone  # noqa: PLC0415  # as above
        from troth.net.client import Client  # noqa: PLC0415  # as above

        allowed = self._zones or frozenset({Zone.PUBLIC})
        return Client(zones & allowed, limits=limits, proxy=self._proxy)
