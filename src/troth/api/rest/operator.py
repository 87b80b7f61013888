"""`/api/place`: for whoever runs this Troth. Counts and health; never who, never what."""

from collections.abc import Sequence
from datetime import datetime
from functools import partial
from typing import Final, Literal

from pydantic import Field

import troth
from troth.api.rest.route import Address, Who
from troth.api.rest.shapes import Asked, Told
from troth.controls.rounds import quick
from troth.errors import TrothError
from troth.house import House
from troth.people.access import Data, Need, Operation, Role
from troth.people.links import LIFE, LinkKind
from troth.registry import versions
from troth.words import ACCOUNT_RUN

_SEE: Final = Need(ACCOUNT_RUN, Operation.SEE, Data.PLACE)
_CHANGE: Final = Need(ACCOUNT_RUN, Operation.CHANGE, Data.PLACE)
_TAG: Final = "Place"


class CountsShape(Told):
    """How many there are."""

    people: int
    sign_ins: int
    operators: int


class FindingShape(Told):
    """One thing that was looked at, and what to do about it."""

    about: str
    mark: Literal["ok", "warn", "bad"]
    sentence: str


class Place(Told):
    """How this Troth is doing."""

    version: str
    model: str
    demo: bool
    policy_version: int
    policy_since: datetime
    counts: CountsShape
    health: list[FindingShape]


class AskedInvitation(Asked):
    """An invitation for somebody who is not here yet."""

    role: Literal["person", "operator"] = Field(
        default="person", description="An operator is a person who also runs the place."
    )


class Invitation(Told):
    """A one-time link, which is shown this once."""

    token: str
    address: str = Field(description="The page that takes the link.")
    expires_at: datetime


def read_place(who: Who) -> Place:
    """Say how this Troth is doing: version, policy, counts and health."""
    house = who.house
    counts = house.sign_in.counts()
    policy = versions.load_all(house.store, house.signer.public)[-1]
    return Place(
        version=troth.__version__,
        model=house.provider.name,
        demo=house.provider.demo,
        policy_version=policy.number,
        policy_since=policy.since,
        counts=CountsShape(
            people=counts.people, sign_ins=counts.sign_ins, operators=counts.operators
        ),
        health=[
            FindingShape(about=one.about, mark=one.mark.value, sentence=one.sentence)
            for one in quick(house.gate, house.settings)
        ],
    )


def invite(who: Who, asked: AskedInvitation) -> Invitation:
    """Make a one-time link for somebody new. It holds for 15 minutes and works once."""
    roles = {Role.PERSON, Role.OPERATOR} if asked.role == "operator" else {Role.PERSON}
    expires_at = who.house.clock.now() + LIFE
    token = who.house.links.make(LinkKind.INVITE, None, frozenset(roles))
    who.told_while(partial(_works, who.house, token))
    address = f"{who.house.settings.address}/welcome/{token}"
    return Invitation(token=token, address=address, expires_at=expires_at)


def _works(house: House, token: str) -> bool:
    try:
        house.links.look(token)
    except TrothError:  # used, run out, or damaged: then it is not told again
        return False
    return True


ADDRESSES: Final[Sequence[Address]] = (
    Address(method="GET", path="/api/place", endpoint=read_place, need=_SEE, tag=_TAG),
    Address(
        method="POST",
        path="/api/place/invitations",
        endpoint=invite,
        need=_CHANGE,
        tag=_TAG,
        status=201,
        repeats=True,
    ),
)
