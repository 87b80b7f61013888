"""`/guard`: what the guard changed in answers, why, and whether the person finds that right.

The list says only that and why. What was left out is shown on a press of a button, on the page
that answers it, and never in a list: nobody meets a hook again by looking at a page. No word of
it is ever in an address.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from typing import Final

from starlette.requests import Request
from starlette.responses import Response

from troth.companion import changed
from troth.companion.changed import MOST_WORDS, Seen
from troth.companion.persona import called
from troth.errors import BadInput
from troth.front.route import Guarded
from troth.guard.gatekeeper import Verdict
from troth.guard.reader import reader
from troth.guard.release import own
from troth.people.access import Data, Need, Operation
from troth.web import lines
from troth.web.forms import read_form
from troth.web.site import Site, go, in_thread, person_of
from troth.words import COMPANION_HISTORY, Clear

MOST: Final = 100
"""So many answers one page lists, the newest."""
_SEE: Final = Need(COMPANION_HISTORY, Operation.SEE, Data.INTIMATE)
_CHANGE: Final = Need(COMPANION_HISTORY, Operation.CHANGE, Data.INTIMATE)
_FORM_BYTES: Final = 12 * MOST_WORDS + 1024
DONE: Final = {
    Verdict.DROP: "left out",
    Verdict.REPLACE: "replaced",
    Verdict.ANNOTATE: "added",
    Verdict.PASS: "shown",
}
"""What was done with a sentence, in words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One change, as a page tells it. original: only where it was asked for."""

    place: int
    done: str
    why: str
    is_ours: bool
    original: str = field(default="", repr=False)
    wrong: str = ""
    words: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One answer that was changed. gone_at: until when what was left out can be seen."""

    turn: str
    who: str
    model: str
    at: datetime | None
    talk: str
    gone_at: datetime | None
    changes: tuple[Told, ...]

    @property
    def is_all_added(self) -> bool:
        """Say whether nothing was left out: Troth only added where to do something."""
        return all(one.is_ours for one in self.changes)


def routes(site: Site) -> list[Guarded]:
    """Return the routes of these pages."""
    pages = Changes(site)
    post = partial(site.guard.route, methods=["POST"])
    return [
        site.guard.route("/guard", pages.every, need=_SEE),
        site.guard.route("/guard/{turn}", pages.show, need=_SEE),
        post("/guard/{turn}/original", pages.original, need=_SEE),
        post("/guard/{turn}/said", pages.say, need=_CHANGE),
    ]


class Changes:
    """The pages of what the guard changed."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self._house = site.house

    async def every(self, request: Request) -> Response:
        """List the answers that were changed, newest first, with the reasons."""
        person, gate = person_of(request), self._house.gate
        keeps = await in_thread(gate.may, person, COMPANION_HISTORY)
        seen = await in_thread(changed.every, gate, person) if keeps else []
        return self._site.render.page(
            request,
            "guard.html",
            keeps=keeps,
            count=len(seen),
            rows=[await self._row(request, one) for one in seen[:MOST]],
            is_degraded=await in_thread(reader) is None,
        )

    async def show(self, request: Request) -> Response:
        """Show one answer's changes: what was done and why."""
        return await self._page(request)

    async def original(self, request: Request) -> Response:
        """Show what was left out of one answer, since the person asked for just that."""
        person, turn = person_of(request), request.path_params["turn"]
        found = await in_thread(changed.original, self._house.gate, person, turn)
        return await self._page(request, originals=found)

    async def say(self, request: Request) -> Response:
        """Keep what the person says of one change, or take it back."""
        person, turn = person_of(request), request.path_params["turn"]
        form = await read_form(request, limit=_FORM_BYTES)
        try:
            place = int(form.text("place", most=4))
        except ValueError:
            message = "Say which change you mean: open the page anew."
            raise BadInput(message, param="place") from None
        wrong = form.one_of("wrong", "yes", "no", "back")
        if wrong == "back":
            await in_thread(changed.take_back, self._house.gate, person, turn, place)
        else:
            words = form.maybe("words", most=2 * MOST_WORDS) or ""
            tell = partial(changed.contest, wrong=wrong == "yes", words=words)
            await in_thread(tell, self._house.gate, person, turn, place)
        return go(f"/guard/{turn}#change-{place}", say="saved")

    async def _page(self, request: Request, *, originals: Sequence[str] | None = None) -> Response:
        person, turn = person_of(request), request.path_params["turn"]
        seen = await in_thread(changed.one, self._house.gate, person, turn)
        return self._site.render.page(
            request,
            "guard_change.html",
            row=await self._row(request, seen, originals),
            is_open=originals is not None,
            most=MOST_WORDS,
        )

    async def _row(
        self, request: Request, seen: Seen, originals: Sequence[str] | None = None
    ) -> Row:
        everyone = await in_thread(self._house.companion.personas_of, person_of(request))
        names = {one.id: one.name for one in everyone}
        return row(seen, names.get(seen.companion) or called(seen.companion), originals or ())


def row(seen: Seen, who: str, originals: Sequence[str] = ()) -> Row:
    """Return one changed answer as a page tells it."""
    told = []
    for place, mark in enumerate(seen.changed.marks):
        said = seen.said.get(place)
        told.append(
            Told(
                place=place,
                done=DONE[mark.verdict],
                why=mark.why("en"),
                is_ours=mark.verdict is Verdict.ANNOTATE,
                original=own(Clear(originals[place])).text if place < len(originals) else "",
                wrong=said.wrong if said else "",
                words=said.words if said else "",
            )
        )
    return Row(
        turn=seen.turn,
        who=who,
        model=seen.changed.model,
        at=seen.at,
        talk=f"{lines.address(seen.conversation, at=seen.turn)}#{seen.turn}",
        gone_at=seen.gone_at,
        changes=tuple(told),
    )
