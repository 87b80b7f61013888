"""`/api/place/models`: the model files of this machine, for whoever runs it. About nobody.

A file is fetched only when it is asked for here, one at a time, and only from the internet. What
comes is used only if every byte is the pinned one.
"""

from collections.abc import Sequence
from datetime import date
from typing import Final, Literal

from pydantic import Field

from troth.api.rest.route import Address, Who
from troth.api.rest.shapes import Asked, Told
from troth.errors import NotFound
from troth.house import House
from troth.people.access import Data, Need, Operation
from troth.providers.fetches import NO_SUCH
from troth.providers.shelved import Shelved, shelved
from troth.weights import own
from troth.weights.catalogue import advice, catalogue, memory_mb
from troth.words import ACCOUNT_RUN

_SEE: Final = Need(ACCOUNT_RUN, Operation.SEE, Data.PLACE)
_CHANGE: Final = Need(ACCOUNT_RUN, Operation.CHANGE, Data.PLACE)
_TAG: Final = "Place"


class FileShape(Told):
    """One model file."""

    name: str
    state: Literal["here", "missing", "fetching", "stopped", "failed", "offered"] = Field(
        description="`offered`: it is on the list that came with Troth, and nothing was fetched."
    )
    title: str
    about: str
    licence: str
    size: int = Field(description="Bytes; 0: nobody knows before it is here.")
    memory_mb: int | None = Field(description="What it takes while it answers.")
    fit: Literal["fits", "tight", "too large"] | None
    sha256: str
    source: str = Field(description="Where it came from, or comes from.")
    done: int = Field(description="How many bytes are here.")
    why: str = Field(description="Why it did not come; empty: it did, or was not asked for.")
    used: bool = Field(description="Whether it answers instead of the small demo.")
    advised: bool = Field(description="The largest of the list that fits beside the server.")
    can_talk: bool | None = Field(description="Null: not known before it is here.")


class FilesTold(Told):
    """The model files of this machine."""

    items: list[FileShape]
    used: str = Field(description="The one that answers; empty: the small demo.")
    as_of: date = Field(description="The day of the list that came with Troth.")
    memory_mb: int = Field(description="What this machine has.")
    advice: str


class AskedFile(Asked):
    """What to fetch. For a name of the list, nothing more has to be said."""

    url: str | None = Field(default=None, max_length=2048, description="Where the file is.")
    sha256: str | None = Field(default=None, max_length=80, description="Which bytes it must be.")


class AskedUse(Asked):
    """Which file is to answer."""

    name: str = Field(max_length=64, description="The name of a file; empty: the small demo.")


def list_files(who: Who) -> FilesTold:
    """List the model files that are here, those on their way, and those that can be fetched."""
    return _told(who.house)


def read_file(who: Who, file: str) -> FileShape:
    """Say of one model file whether it is here, or how much of it."""
    return _shape(_one(who.house, file))


def get_file(who: Who, file: str, asked: AskedFile) -> FileShape:
    """Fetch a model file, because you ask for it. It goes on by itself; ask again how far it is.

    A fetch that was cut off or stopped goes on where it was.
    """
    who.house.fetches.get(file, url=asked.url, sha256=asked.sha256)
    return _shape(_one(who.house, file))


def stop_file(who: Who, file: str) -> FileShape:
    """Stop a fetch. What came is kept; asking for it again goes on there."""
    who.house.fetches.stop(file)
    return _shape(_one(who.house, file))


def use_file(who: Who, asked: AskedUse) -> FilesTold:
    """Let a model file answer everybody instead of the demo, from the next message on."""
    who.house.fetches.use(asked.name or None)
    return _told(who.house)


def remove_file(who: Who, file: str) -> None:
    """Delete a model file, and what was fetched of one so far."""
    who.house.fetches.remove(file)


def _one(house: House, name: str) -> Shelved:
    for one in _all(house):
        if one.name == name:
            return one
    raise NotFound(NO_SUCH)


def _all(house: House) -> Sequence[Shelved]:
    return shelved(house.settings.weights_dir, house.fetches.all())


def _told(house: House) -> FilesTold:
    listed, has = catalogue(), memory_mb()
    return FilesTold(
        items=[_shape(one) for one in _all(house)],
        used=own.using(house.settings.weights_dir) or "",
        as_of=listed.as_of,
        memory_mb=has,
        advice=advice(listed.offers, has_mb=has),
    )


def _shape(one: Shelved) -> FileShape:
    return FileShape(
        name=one.name,
        state=one.state,
        title=one.title,
        about=one.about,
        licence=one.licence,
        size=one.size,
        memory_mb=one.memory,
        fit=one.fit,
        sha256=one.sha256,
        source=one.url,
        done=one.done,
        why=one.why,
        used=one.is_used,
        advised=one.is_advised,
        can_talk=one.can_talk,
    )


_ALL: Final = "/api/place/models"
_ONE: Final = "/api/place/models/{file}"
ADDRESSES: Final[Sequence[Address]] = (
    Address(method="GET", path=_ALL, endpoint=list_files, need=_SEE, tag=_TAG),
    Address(
        method="PUT", path=f"{_ALL}/choice", endpoint=use_file, need=_CHANGE, tag=_TAG, other=(404,)
    ),
    Address(method="GET", path=_ONE, endpoint=read_file, need=_SEE, tag=_TAG),
    Address(
        method="POST",
        path=f"{_ONE}/get",
        endpoint=get_file,
        need=_CHANGE,
        tag=_TAG,
        status=202,
        repeats=True,
    ),
    Address(method="POST", path=f"{_ONE}/stop", endpoint=stop_file, need=_CHANGE, tag=_TAG),
    Address(method="DELETE", path=_ONE, endpoint=remove_file, need=_CHANGE, tag=_TAG, status=204),
)
