"""A photo of one's own, and those of people one was shown, over `/api`.

What comes in is drawn anew before it is kept. What goes out of somebody else is blurred until
both said yes, and each address of it is one viewer's own.
"""

from collections.abc import Sequence
from typing import Final, Literal

from pydantic import Field
from starlette.responses import Response

from troth.api.rest.route import Address, Who
from troth.api.rest.shapes import Asked, Told
from troth.errors import BadInput
from troth.front.body import BodyTooLarge, read_bytes
from troth.matchmaker import darkroom
from troth.matchmaker import photo as kept
from troth.matchmaker.photo import Form
from troth.matchmaker.profile import Choice
from troth.people.access import Data, Need, Operation
from troth.words import MATCH_PHOTO

_SEE: Final = Need(MATCH_PHOTO, Operation.SEE, Data.INTIMATE)
_CHANGE: Final = Need(MATCH_PHOTO, Operation.CHANGE, Data.INTIMATE)
_FORGET: Final = Need(MATCH_PHOTO, Operation.FORGET, Data.INTIMATE)
_TAG: Final = "Meeting people"
_BYTES: Final = "application/octet-stream"


class PhotoShape(Told):
    """A photo that is kept. Its two forms have addresses of their own."""

    choice: Literal["kept", "shared"]
    at: str


class AskedChoice(Asked):
    """Whether others see a photo."""

    choice: Literal["kept", "shared"] = Field(description="`shared`: blurred until both said yes.")


class _Jpeg(Response):
    """A photo that Troth drew."""

    media_type = "image/jpeg"


async def put_photo(who: Who) -> PhotoShape:
    """Put a photo in the place of the older one: its bytes, a JPEG, PNG or WebP of up to 8 MB.

    It is drawn anew: what the camera wrote in it is not kept. At first nobody else sees it.
    """
    from starlette.concurrency import run_in_threadpool  # noqa: PLC0415  # only here

    kind = who.request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind != _BYTES:
        message = f"Send the file itself, with the header Content-Type: {_BYTES}."
        raise BadInput(message, param="Content-Type")
    try:
        data = await read_bytes(who.request, darkroom.MOST_BYTES)
    except BodyTooLarge:
        message = f"A photo may have up to {darkroom.MOST_BYTES // 2**20} MB. Send a smaller one."
        raise BodyTooLarge(message) from None
    return _told(await run_in_threadpool(kept.put, who.house.gate, who.person, data))


def choose_photo(who: Who, asked: AskedChoice) -> None:
    """Say whether others see the photo. It counts from their next look on."""
    kept.choose(who.house.gate, who.person, Choice(asked.choice))


def take_photo(who: Who) -> Response:
    """Return the person's own photo."""
    return _Jpeg(kept.own_file(who.house.gate, who.person, Form.SHARP))


def take_blurred_photo(who: Who) -> Response:
    """Return the person's own photo as people see it who have not both said yes."""
    return _Jpeg(kept.own_file(who.house.gate, who.person, Form.BLURRED))


def remove_photo(who: Who) -> None:
    """Forget the photo for good. It needs no yes."""
    kept.remove(who.house.gate, who.person)


def look_at_photo(who: Who, match: str) -> Response:
    """Return the photo of a person who was shown: blurred, until both said yes.

    Nobody else finds anything at this address. The one on it reads in their ledger that it was
    given.
    """
    maker = who.house.matchmaker
    return _Jpeg(kept.given(who.house.gate, maker, who.person, match)[1])


def _told(found: kept.Photo) -> PhotoShape:
    return PhotoShape(choice="shared" if found.choice == Choice.SHARED else "kept", at=found.at)


_OWN: Final = "/api/match/photo"
ADDRESSES: Final[Sequence[Address]] = (
    Address(method="PUT", path=_OWN, endpoint=put_photo, need=_CHANGE, tag=_TAG, takes=_BYTES),
    Address(
        method="PUT",
        path=f"{_OWN}/choice",
        endpoint=choose_photo,
        need=_CHANGE,
        tag=_TAG,
        status=204,
        other=(404,),
    ),
    Address(
        method="GET",
        path=_OWN,
        endpoint=take_photo,
        need=_SEE,
        tag=_TAG,
        forms=(_Jpeg,),
        other=(404,),
    ),
    Address(
        method="GET",
        path=f"{_OWN}/blurred",
        endpoint=take_blurred_photo,
        need=_SEE,
        tag=_TAG,
        forms=(_Jpeg,),
        other=(404,),
    ),
    Address(
        method="DELETE",
        path=_OWN,
        endpoint=remove_photo,
        need=_FORGET,
        tag=_TAG,
        status=204,
        other=(404,),
    ),
    Address(
        method="GET",
        path="/api/match/people/{match}/photo",
        endpoint=look_at_photo,
        need=_SEE,
        tag=_TAG,
        forms=(_Jpeg,),
    ),
)
