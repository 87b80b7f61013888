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
        if person is None:  # a front end, which asks for nobody yet
            return self._list(self._house.companion.personas)
        return self._list(await asyncio.to_thread(self._house.companion.personas_of, person))

    async def one(self, request: Request) -> Response:
        """Return one companion. Raises NoSuchModel."""
        person = caller_of(request).person
        found = await asyncio.to_thread(self._one, request.path_params["id"], person)
        return JSONResponse(self._told(found))

    def _one(self, companion: str, person: PersonId | None) -> Persona:
        """Return what the list has: what Troth may not keep for a person now is not in it."""
        found = find(self._house, companion, person)
        if person and is_own(found.id) and not self._house.gate.may(person, COMPANION_OWN):
            raise NoSuchModel(NO_SUCH)
        return found

    def _list(self, found: Sequence[Persona]) -> Response:
        data: list[Json] = [self._told(one) for one in found]
        return JSONResponse({"object": "list", "data": data})

    def _told(self, persona: Persona) -> dict[str, Json]:
        provider = self._house.provider
        told = model(persona, since=self._since, provider=provider.name, demo=provider.demo)
        # Its id is random: programs show the name instead.
        return told | {"name": persona.name} if is_own(persona.id) else told


def find(house: House, companion: str, person: PersonId | None) -> Persona:
    """Return a companion by id: everybody's, or the person's own. Raises NoSuchModel."""
    try:
        return house.companion.persona(companion, person=person)
    except NotFound as error:
        raise NoSuchModel(str(error)) from error
