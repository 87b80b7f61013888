"""`GET /v1/models`: the companions that can be asked. A companion is a model id."""

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from troth.api.problem import NoSuchModel
from troth.api.shapes import model
from troth.companion.persona import Persona
from troth.errors import NotFound
from troth.house import House
from troth.words import Json


class Models:
    """Lists the companions, and says which model they speak through."""

    def __init__(self, house: House) -> None:
        self._house = house
        self._since = int(house.clock.now().timestamp())

    async def all(self, _: Request) -> Response:
        """Return every companion."""
        data: list[Json] = [self._told(one) for one in self._house.companion.personas]
        return JSONResponse({"object": "list", "data": data})

    async def one(self, request: Request) -> Response:
        """Return one companion. Raises NoSuchModel."""
        return JSONResponse(self._told(find(self._house, request.path_params["id"])))

    def _told(self, persona: Persona) -> dict[str, Json]:
        provider = self._house.provider
        return model(persona, since=self._since, provider=provider.name, demo=provider.demo)


def find(house: House, companion: str) -> Persona:
    """Return a companion by id. Raises NoSuchModel."""
    try:
        return house.companion.persona(companion)
    except NotFound as error:
        raise NoSuchModel(str(error)) from error
