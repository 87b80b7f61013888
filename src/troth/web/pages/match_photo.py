"""`/match/photo`: a photo of one's own; and the photos of people one was shown.

Each address of somebody else's photo is one viewer's own: for anybody else nothing is there. What
is sent is what Troth drew, never the file that came in, and no browser keeps it.
"""

from typing import Final

from starlette.requests import Request
from starlette.responses import Response

from troth.errors import BadInput, NotFound, Refused
from troth.front.route import Guarded
from troth.matchmaker import darkroom, photo
from troth.matchmaker.photo import CHOICES, Form
from troth.matchmaker.profile import Choice
from troth.people.access import Data, Need, Operation
from troth.web.forms import read_form
from troth.web.site import Site, go, in_thread, person_of
from troth.web.uploads import read_upload
from troth.words import MATCH_PEOPLE, MATCH_PHOTO

_SEE: Final = Need(MATCH_PHOTO, Operation.SEE, Data.INTIMATE)
_CHANGE: Final = Need(MATCH_PHOTO, Operation.CHANGE, Data.INTIMATE)
_FORGET: Final = Need(MATCH_PHOTO, Operation.FORGET, Data.INTIMATE)
_UPLOAD_BYTES: Final = darkroom.MOST_BYTES + 8_192
_FORM_BYTES: Final = 1_024
_KIND: Final = "image/jpeg"


def routes(site: Site) -> list[Guarded]:
    """Return the routes of these pages."""
    pages = _Photo(site)
    return [
        site.guard.route("/match/photo", pages.look, need=_SEE),
        site.guard.route("/match/photo", pages.put, need=_CHANGE, methods=["POST"]),
        site.guard.route("/match/photo/choice", pages.choose, need=_CHANGE, methods=["POST"]),
        site.guard.route("/match/photo/remove", pages.remove, need=_FORGET, methods=["POST"]),
        site.guard.route("/match/photo/sharp", pages.sharp, need=_SEE),
        site.guard.route("/match/photo/blurred", pages.blurred, need=_SEE),
        site.guard.route("/match/people/{match}/photo", pages.given, need=_SEE),
    ]


class _Photo:
    """The page of one's own photo, and the files."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self._house = site.house
        self._gate = site.house.gate

    async def look(self, request: Request) -> Response:
        """Show one's own photo in both forms, and what can be done with it."""
        if not await in_thread(self._gate.may, person_of(request), MATCH_PEOPLE):
            return go("/match")
        return await self._page(request)

    async def put(self, request: Request) -> Response:
        """Take a photo in the place of the older one."""
        try:
            found = await read_upload(request, limit=_UPLOAD_BYTES)
            choice = _choice(found.get("choice", b"").decode("ascii", "replace"))
            body = found.get("photo", b"")
            await in_thread(photo.put, self._gate, person_of(request), body, choice)
        except BadInput as error:
            return await self._page(request, error=error)
        return go("/match/photo", say="match_photo")

    async def choose(self, request: Request) -> Response:
        """Change whether others see it."""
        form = await read_form(request, limit=_FORM_BYTES)
        choice = Choice(form.one_of("choice", *CHOICES))
        await in_thread(photo.choose, self._gate, person_of(request), choice)
        return go("/match/photo", say="saved")

    async def remove(self, request: Request) -> Response:
        """Forget the photo for good."""
        await in_thread(photo.remove, self._gate, person_of(request))
        return go("/match/photo", say="match_photo_gone")

    async def sharp(self, request: Request) -> Response:
        """Return one's own photo."""
        return await self._own(request, Form.SHARP)

    async def blurred(self, request: Request) -> Response:
        """Return one's own photo as strangers see it."""
        return await self._own(request, Form.BLURRED)

    async def given(self, request: Request) -> Response:
        """Return the photo of somebody who was shown: blurred, until both said yes."""
        mark, maker = str(request.path_params["match"]), self._house.matchmaker
        _, data = await in_thread(photo.given, self._gate, maker, person_of(request), mark)
        return Response(data, media_type=_KIND)

    async def _own(self, request: Request, form: Form) -> Response:
        try:
            data = await in_thread(photo.own_file, self._gate, person_of(request), form)
        except (NotFound, Refused):  # there is none: the page says how to send one
            return go("/match/photo")
        return Response(data, media_type=_KIND)

    async def _page(self, request: Request, *, error: BadInput | None = None) -> Response:
        person = person_of(request)
        return self._site.render.page(
            request,
            "match_photo.html",
            status=error.status if error else 200,
            allowed=await in_thread(self._gate.may, person, MATCH_PHOTO),
            can=darkroom.is_there(),
            error=error,
            most=darkroom.MOST_BYTES // 2**20,
            photo=await in_thread(photo.own, self._gate, person),
            purpose=MATCH_PHOTO,
            shared=Choice.SHARED,
        )


def _choice(written: str) -> Choice:
    if written not in CHOICES:
        message = "The form held an answer that this page does not offer. Load it again."
        raise BadInput(message, param="choice")
    return Choice(written)
