"""`/temporary`: a talk of which nothing is kept.

It lies in the page alone: each message brings the talk so far along in its form, and the answer's
page carries it on. A model on this machine answers, since what leaves it would be kept for the
person to look at. Consent, crisis card, guard and receipt are as for any message; what is written
down is that there was an answer, and no word of it.
"""

import asyncio
import json
from collections.abc import Sequence
from contextlib import aclosing
from typing import Final

from starlette.requests import Request
from starlette.responses import Response
from starlette.types import Message

from troth.companion.chat import Question
from troth.companion.persona import PERSONAS, Persona
from troth.errors import BadInput, NotSignedIn, TrothError
from troth.front.relay import Part, Relay
from troth.front.route import Guarded, caller_of
from troth.front.who import NOBODY, still_of
from troth.guard.release import own
from troth.people.access import Data, Need, Operation
from troth.providers.base import Role
from troth.web import problems
from troth.web.forms import read_form
from troth.web.lines import Line
from troth.web.site import Site, in_thread, person_of
from troth.web.unanswered import Told, trouble
from troth.words import COMPANION_REPLY, Clear, PersonId, Shown

_CHOOSE: Final = Need(COMPANION_REPLY, Operation.SEE, Data.OPEN)
_SAY: Final = Need(COMPANION_REPLY, Operation.SAY, Data.INTIMATE)
_MOST_BEFORE: Final = 200
_UNREADABLE: Final = "The talk in this page could not be read. Begin a new one."


def routes(site: Site) -> list[Guarded]:
    """Return the routes of this page."""
    page = _Page(site)
    return [
        site.guard.route("/temporary", page.begin, need=_CHOOSE),
        site.guard.route("/temporary", page.say, methods=["POST"], need=_SAY),
    ]


Said = tuple[Role, str]


class _Page:
    """One talk, carried from page to page."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self._house = site.house

    async def begin(self, request: Request) -> Response:
        """Show an empty talk."""
        return await self._page(request, companion=request.query_params.get("with", ""))

    async def say(self, request: Request) -> Response:
        """Answer what was said, and show the talk with it."""
        person, limit = person_of(request), self._house.settings.request_limit_bytes
        form = await read_form(request, limit=limit)
        companion = form.maybe("companion", most=80) or PERSONAS[0].id
        text = form.maybe("text", most=limit) or ""
        before: list[Said] = []
        try:
            before = read(form.maybe("before", most=limit) or "[]")
            answer = await self._answer(request, person, companion, before, text)
        except NotSignedIn:
            request.state.caller = NOBODY  # who it was is not shown to whoever sits there now
            raise
        except TrothError as error:
            status = problems.words_of(error)[2]
            return await self._page(
                request,
                companion=companion,
                before=before,
                text=text,
                told=trouble(error),
                status=status,
            )
        said: list[Said] = [*before, ("user", text), ("assistant", answer)]
        return await self._page(request, companion=companion, before=said)

    async def _answer(
        self,
        request: Request,
        person: PersonId,
        companion: str,
        before: Sequence[Said],
        text: str,
    ) -> str:
        who = await in_thread(self._house.companion.who_answers, person)
        question = Question(
            companion=companion,
            messages=tuple((role, Clear(words)) for role, words in (*before, ("user", text))),
            temporary=True,
            local=who.is_outside,
        )
        still = still_of(caller_of(request), self._house)
        heard = _Heard()
        relay = Relay(receive=_never, stopping=self._site.stopping)
        async with aclosing(self._house.companion.reply(person, question, still=still)) as parts:
            await relay.run(parts, hear=heard.hear, wait=heard.wait)
        return "".join(heard.shown)

    async def _page(  # noqa: PLR0913  # a page has this many parts
        self,
        request: Request,
        *,
        companion: str,
        before: Sequence[Said] = (),
        text: str = "",
        told: Told | None = None,
        status: int = 200,
    ) -> Response:
        everyone = await in_thread(self._house.companion.personas_of, person_of(request))
        chosen = _persona(companion, everyone)
        return self._site.render.page(
            request,
            "temporary.html",
            status=status,
            before=json.dumps(before, ensure_ascii=False) if before else "",
            companion=chosen,
            shown=[_line(role, words, chosen) for role, words in before],
            text=text,
            trouble=told,
        )


class _Heard:
    """Gathers an answer, for the page alone."""

    def __init__(self) -> None:
        self.shown: list[str] = []

    async def hear(self, part: Part) -> None:
        """Take the next part."""
        if isinstance(part, Shown):
            self.shown.append(part.text)

    async def wait(self) -> None:
        """Nothing to say before the answer is whole."""


def read(written: str) -> list[Said]:
    """Read the talk that a page carries. Raises BadInput."""
    try:
        told = json.loads(written)
        found = [(str(role), str(text)) for role, text in told]
        for _, text in found:
            text.encode()  # raises for half a character
    except (ValueError, TypeError, RecursionError):
        raise BadInput(_UNREADABLE, param="before") from None
    said: list[Said] = []
    for role, text in found[-_MOST_BEFORE:]:
        if role == "user":
            said.append(("user", text))
        elif role == "assistant":
            said.append(("assistant", text))
        else:
            raise BadInput(_UNREADABLE, param="before")
    return said


def _line(role: Role, words: str, companion: Persona) -> Line:
    text = own(Clear(words)).text
    return Line(id="", is_mine=role == "user", who=companion.name, text=text, at=None)


def _persona(companion: str, everyone: Sequence[Persona]) -> Persona:
    return next((one for one in everyone if one.id == companion), everyone[0])


async def _never() -> Message:
    """Wait for a browser to leave, without ever hearing of it."""
    await asyncio.Event().wait()
    message = "an event that nobody sets"
    raise AssertionError(message)
