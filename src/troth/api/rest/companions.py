"""`/api/companions`: who can be asked, and a person's own companions, from and to cards."""

import base64
import binascii
from collections.abc import Sequence
from typing import Annotated, Final, Literal

from fastapi import Query
from pydantic import Field
from starlette.responses import JSONResponse, Response

from troth.api.rest.route import Address, Who
from troth.api.rest.shapes import Asked, Told
from troth.companion import cards, role
from troth.companion import own as shelf
from troth.companion.own import Own, is_own
from troth.errors import BadInput
from troth.people.access import Data, Need, Operation
from troth.words import COMPANION_OWN, COMPANION_REPLY

_LIST: Final = Need(COMPANION_REPLY, Operation.SEE, Data.OPEN)
_SEE: Final = Need(COMPANION_OWN, Operation.SEE, Data.INTIMATE)
_CHANGE: Final = Need(COMPANION_OWN, Operation.CHANGE, Data.INTIMATE)
_FORGET: Final = Need(COMPANION_OWN, Operation.FORGET, Data.INTIMATE)
_TAG: Final = "Companions"
_LONGEST_FILE: Final = 4 * cards.FILE_BYTES // 3 + 4


class CompanionShape(Told):
    """A companion that can be asked."""

    id: str
    name: str
    model: str = Field(description="Which model speaks for it.")
    demo: bool = Field(description="Whether that is the small demo model.")
    own: bool = Field(description="Whether it is the person's own.")


class Companions(Told):
    """Every companion."""

    items: list[CompanionShape]


class AsideShape(Told):
    """A sentence of a card that is put aside: it orders what no companion may do."""

    order: Literal["human", "hold", "data", "memory", "rules"]
    says: str = Field(description="What it orders, in words.")
    field: str = Field(description="Where it stands.")
    words: str


class OwnShape(Told):
    """A companion of the person's own."""

    id: str
    name: str
    version: int = Field(description="Of the card's specification: 1, 2 or 3.")
    greeting: str = Field(description="What it says first; empty: nothing.")
    greetings: list[str] = Field(description="Every way in which it may begin, that one first.")
    entries: int = Field(description="Of its lorebook.")
    picture: bool
    aside: list[AsideShape]
    removed: bool = Field(description="Whether it is removed and can still be brought back.")


class AskedCard(Asked):
    """A card: a PNG, JSON or CHARX file, in base64."""

    file: str = Field(
        max_length=_LONGEST_FILE,
        description="The file's bytes, in base64 (RFC 4648, section 4). A request may have 1 MB.",
    )


async def list_companions(who: Who) -> Companions:
    """List the companions that can be asked: everybody's, then the person's own."""
    house = who.house
    by = house.companion.who_answers(who.person)
    items = [
        CompanionShape(id=one.id, name=one.name, model=by.name, demo=by.demo, own=is_own(one.id))
        for one in house.companion.personas_of(who.person)
    ]
    return Companions(items=items)


def add_companion(who: Who, asked: AskedCard) -> OwnShape:
    """Keep a card as a new companion. What it orders that may not be is named and put aside."""
    try:
        data = base64.b64decode(asked.file, validate=True)
    except (binascii.Error, ValueError):
        message = "The file is not base64. Encode its bytes and send it again."
        raise BadInput(message, param="file") from None
    added = shelf.add(who.house.gate, who.person, cards.read_file(data))
    return _told(shelf.take(who.house.gate, who.person, added))


def read_companion(who: Who, own: str) -> OwnShape:
    """Read one of the person's own companions, also one that was removed."""
    return _told(shelf.take(who.house.gate, who.person, own))


class _Picture(Response):
    """A card in a picture."""

    media_type = "image/png"


def take_card(
    who: Who,
    own: str,
    form: Annotated[Literal["json", "png"], Query(description="Which kind of file.")] = "json",
) -> Response:
    """Take a card away as a file, with all that it had when it came."""
    held = shelf.held(who.house.gate, who.person, own)
    if form == "png":
        return _Picture(cards.write_png(held))
    return Response(cards.write_json(held), media_type="application/json")


def remove_companion(
    who: Who,
    own: str,
    now: Annotated[bool, Query(description="For good, at once.")] = False,  # noqa: FBT002  # a query
) -> None:
    """Remove a companion. It can be brought back for 7 days, unless it goes at once."""
    remove = shelf.forget if now else shelf.remove
    remove(who.house.gate, who.person, own)


def restore_companion(who: Who, own: str) -> OwnShape:
    """Bring a companion back that was removed."""
    shelf.bring_back(who.house.gate, who.person, own)
    return _told(shelf.take(who.house.gate, who.person, own))


def _told(one: Own) -> OwnShape:
    card = one.read
    found = role.told(card)
    return OwnShape(
        id=one.id,
        name=found.name,
        version=int(card.version),
        greeting=role.greeting(card),
        greetings=[*role.greetings(card)],
        entries=len(card.book.entries) if card.book else 0,
        picture=bool(one.picture),
        aside=[
            AsideShape(order=one.order.value, says=one.says, field=one.field, words=one.words)
            for one in found.aside
        ],
        removed=bool(one.removed),
    )


_ONE: Final = "/api/companions/{own}"
ADDRESSES: Final[Sequence[Address]] = (
    Address(method="GET", path="/api/companions", endpoint=list_companions, need=_LIST, tag=_TAG),
    Address(
        method="POST",
        path="/api/companions",
        endpoint=add_companion,
        need=_CHANGE,
        tag=_TAG,
        status=201,
        repeats=True,
    ),
    Address(method="GET", path=_ONE, endpoint=read_companion, need=_SEE, tag=_TAG),
    Address(
        method="GET",
        path=f"{_ONE}/card",
        endpoint=take_card,
        need=_SEE,
        tag=_TAG,
        forms=(JSONResponse, _Picture),
    ),
    Address(
        method="DELETE",
        path=_ONE,
        endpoint=remove_companion,
        need=_FORGET,
        tag=_TAG,
        status=204,
    ),
    Address(
        method="POST",
        path=f"{_ONE}/restore",
        endpoint=restore_companion,
        need=_CHANGE,
        tag=_TAG,
        repeats=True,
    ),
)
