"""`GET /v1/models`: the companions that can be asked. A companion is a model id."""

import asyncio
from collections.abc import Sequence

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from troth.api.problem import NoSuchModel
from troth.api.shapes import model
from troth.companion.own import NO_SUCH, is_own
from troth.companion.persona import Persona
from troth.errors import NotFound
from troth.front.route import caller_of
from troth.house import House
from troth.words import COMPANION_OWN, Json, PersonId


class Models:
    """Lists the companions, and says which model they speak through."""

    def __init__(self, house: House) -> None:
        self._house = house
        self._since = int(house.clock.now().timestamp())

    async def all(self, request: Request) -> Response:
        """Return every companion that whoever asks can talk with."""
        person = caller_of(request).person
        return JSONResponse(await asyncio.to_thread(self._all, person))

    async def one(self, request: Request) -> Response:
        """Return one companion. Raises NoSuchModel."""
        person = caller_of(request).person
        found = await asyncio.to_thread(self._one, request.path_params["id"], person)
        return JSONResponse(found)

    def _one(self, companion: str, person: PersonId | None) -> dict[str, Json]:
        """Return what the list has: what Troth may not keep for a person now is not in it."""
        found = find(self._house, companion, person)
        if person and is_own(found.id) and not self._house.gate.may(person, COMPANION_OWN):
            raise NoSuchModel(NO_SUCH)
        return self._told([found], person)[0]

    def _all(self, person: PersonId | None) -> dict[str, Json]:
        companion = self._house.companion
        # None: a front end, which asks for nobody yet.
        found = companion.personas if person is None else companion.personas_of(person)
        data: list[Json] = [*self._told(found, person)]
        return {"object": "list", "data": data}

    def _told(self, found: Sequence[Persona], person: PersonId | None) -> Sequence[dict[str, Json]]:
        house = self._house
        who = house.provider if person is None else house.companion.who_answers(person)
        told = [model(one, since=self._since, provider=who.name, demo=who.demo) for one in found]
        # The id of an own one is random: programs show the name instead.
        return [
            one | {"name": persona.name} if is_own(persona.id) else one
            for one, persona in zip(told, found, strict=True)
        ]


def find(house: House, companion: str, person: PersonId | None) -> Persona:
    """Return a companion by id: everybody's, or the person's own. Raises NoSuchModel."""
    try:
        return house.companion.persona(companion, person=person)
    except NotFound as error:
        raise NoSuchModel(str(error)) from error
