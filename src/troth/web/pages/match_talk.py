"""`/match/talks` and `/match/talk/…`: messages with people one met, and what one shows them.

Whoever blocked, left or was erased looks the same here. No page tells anybody what was read, and
no message goes to a model. What a stranger wrote is text.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import Final

from starlette.requests import Request
from starlette.responses import Response

from troth.clock import parse
from troth.errors import BadInput, NotFound, NotSignedIn, StoreBusy, TooMany, TrothError
from troth.front.route import Guarded, caller_of
from troth.front.who import still_of
from troth.matchmaker.letters import LONGEST, ME
from troth.matchmaker.words import LONGEST_WISH, Asked, Help, Wish
from troth.people.access import Data, Need, Operation
from troth.web.forms import read_form
from troth.web.once import mark
from troth.web.site import Site, go, in_thread, person_of
from troth.web.unanswered import Told, trouble
from troth.words import MATCH_PEOPLE, MATCH_TALK, MATCH_WORDS

_SEE: Final = Need(MATCH_TALK, Operation.SEE, Data.INTIMATE)
_CHANGE: Final = Need(MATCH_TALK, Operation.CHANGE, Data.INTIMATE)
_FORGET: Final = Need(MATCH_TALK, Operation.FORGET, Data.INTIMATE)
_SHOWN: Final = Need(MATCH_PEOPLE, Operation.SEE, Data.INTIMATE)
_SHOW: Final = Need(MATCH_PEOPLE, Operation.CHANGE, Data.INTIMATE)
_HELP: Final = Need(MATCH_WORDS, Operation.SAY, Data.INTIMATE)
WISHES: Final[Mapping[Wish, str]] = {
    Wish.KINDER: "Make it kinder",
    Wish.SHORTER: "Make it shorter",
    Wish.CLEARER: "Make it clearer",
    Wish.MEETING: "Ask to meet",
}
_FORM_BYTES: Final = 32_768
_SMALL_BYTES: Final = 2_048
_ID: Final = 40


def routes(site: Site) -> list[Guarded]:
    """Return the routes of these pages."""
    pages = _Talks(site)
    forget = partial(site.guard.route, need=_FORGET, methods=["POST"])
    return [
        site.guard.route("/match/talks", pages.all, need=_SEE),
        site.guard.route("/match/talk/{match}", pages.one, need=_SEE),
        site.guard.route("/match/talk/{match}", pages.write, need=_CHANGE, methods=["POST"]),
        site.guard.route("/match/talk/{match}/help", pages.help, need=_HELP, methods=["POST"]),
        forget("/match/talk/{match}/forget", pages.forget),
        forget("/match/talk/{match}/take-back", pages.take_back),
        forget("/match/take-back", pages.take_all_back),
        site.guard.route("/match/people/{match}/shown", pages.steps, need=_SHOWN),
        site.guard.route("/match/people/{match}/shown", pages.show, need=_SHOW, methods=["POST"]),
    ]


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """What stands in and around the box. help: a draft that was made of `mine`; told: why none."""

    text: str = field(default="", repr=False)
    mine: str = field(default="", repr=False)
    wish: str = field(default="", repr=False)
    help: Help | None = None
    told: Told | None = None
    error: TrothError | None = None


_EMPTY: Final = Box()


class _Talks:
    """The pages about messages of two."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self._gate = site.house.gate
        self._house = site.house
        self._letters = site.house.letters
        self._matchmaker = site.house.matchmaker

    async def all(self, request: Request) -> Response:
        """Show all talks, or the card that asks for them."""
        person = person_of(request)
        allowed = await in_thread(self._gate.may, person, MATCH_TALK)
        found = await in_thread(self._letters.talks, person) if allowed else ()
        kept = self._gate.consents.destroyed_after  # without a yes only that, until it goes
        left = None if allowed else await in_thread(kept, person, MATCH_TALK)
        return self._site.render.page(
            request,
            "match_talks.html",
            allowed=allowed,
            has_own=bool(found) or left is not None,
            me=ME,
            purpose=MATCH_TALK,
            talks=found,
            when=parse,
        )

    async def one(self, request: Request) -> Response:
        """Show one talk. What is new in it counts as read, for its reader alone."""
        return await self._page(request)

    async def write(self, request: Request) -> Response:
        """Keep a message for both."""
        form = await read_form(request, limit=_FORM_BYTES)
        match, text = _match(request), form.text("text", most=_FORM_BYTES)
        try:
            await in_thread(self._letters.write, person_of(request), match, text)
        except (BadInput, NotFound, StoreBusy, TooMany) as error:  # no word is lost
            return await self._page(request, Box(text=text, error=error))
        return go(f"/match/talk/{match}#end", say="match_written")

    async def help(self, request: Request) -> Response:
        """Put a draft into the box that a model made when asked. Nothing is sent to the other."""
        form = await read_form(request, limit=_FORM_BYTES)
        text, words = form.text("text", most=_FORM_BYTES), form.maybe("words", most=_FORM_BYTES)
        wish = Wish(form.one_of("wish", *Wish))
        asked = Asked(draft=text, wish=wish, words=(words or "") if wish is Wish.OWN else "")
        still = still_of(caller_of(request), self._house)
        house, person = self._house, person_of(request)
        try:
            found = await house.wording.help(person, _match(request), asked, still=still)
        except (NotFound, NotSignedIn):
            raise
        except TrothError as error:  # the words stay in the box, whatever it is
            return await self._page(
                request, Box(text=text, wish=words or "", told=trouble(error), error=error)
            )
        box = Box(text=found.text or text, mine=text, wish=words or "", help=found)
        return await self._page(request, box)

    async def forget(self, request: Request) -> Response:
        """Forget one message, or the talk, in one's own copy."""
        form = await read_form(request, limit=_SMALL_BYTES)
        person, match = person_of(request), _match(request)
        letter = form.maybe("letter", most=_ID)
        if letter is None:
            await in_thread(self._letters.forget_talk, person, match)
            return go("/match/talks", say="match_talk_forgotten")
        await in_thread(self._letters.forget_letter, person, match, letter)
        return go(f"/match/talk/{match}", say="match_letter_forgotten")

    async def take_back(self, request: Request) -> Response:
        """Take one's own words out of both copies: one message, or all of the talk."""
        form = await read_form(request, limit=_SMALL_BYTES)
        person, match = person_of(request), _match(request)
        letter = form.maybe("letter", most=_ID) or ""
        await in_thread(partial(self._letters.take_back, person, match, letter=letter))
        return go(f"/match/talk/{match}" if letter else "/match/talks", say="match_taken_back")

    async def take_all_back(self, request: Request) -> Response:
        """Take all that one ever wrote to anybody out of every copy."""
        await read_form(request, limit=_SMALL_BYTES)
        found = await in_thread(self._letters.take_back, person_of(request))
        say = "match_some_left" if found.left else "match_taken_back"
        return go("/match/talks", say=say)

    async def steps(self, request: Request) -> Response:
        """Show what could be shown to somebody one met, and what is."""
        match = _match(request)
        could, does = await in_thread(self._matchmaker.shows, person_of(request), match)
        return self._site.render.page(
            request, "match_shown.html", could=could, does=does, match=match
        )

    async def show(self, request: Request) -> Response:
        """Show one more answer to somebody one met, or one less."""
        form = await read_form(request, limit=_SMALL_BYTES)
        person, match = person_of(request), _match(request)
        could, does = await in_thread(self._matchmaker.shows, person, match)
        what = form.one_of("what", *could)
        fresh = does | {what} if form.one_of("do", "show", "hide") == "show" else does - {what}
        await in_thread(self._matchmaker.show, person, match, sorted(fresh))
        return go(f"/match/people/{match}/shown", say="match_shown")

    async def _page(self, request: Request, box: Box = _EMPTY) -> Response:
        person, match = person_of(request), _match(request)
        if not await in_thread(self._gate.may, person, MATCH_TALK):
            return go("/match/talks")
        before = request.query_params.get("before", "")[:_ID]
        newest = await in_thread(self._letters.newest, person)  # first: what comes now is new
        found = await in_thread(partial(self._letters.talk, person, match, before=before))
        return self._site.render.page(
            request,
            "match_talk.html",
            status=box.error.status if box.error else 200,
            box=box,
            helper=await in_thread(self._house.companion.who_answers, person),
            helps=await in_thread(self._gate.may, person, MATCH_WORDS),
            is_older=bool(before),
            longest=LONGEST,
            longest_wish=LONGEST_WISH,
            mark=mark(),
            me=ME,
            newest=newest,
            talk=found,
            when=parse,
            wishes=WISHES,
            words=MATCH_WORDS,
        )


def _match(request: Request) -> str:
    return str(request.path_params["match"])
