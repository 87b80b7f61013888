"""`/veil`: what would be masked of a text; and the people and words that the veil knows.

To try a text keeps nothing of it: no row, no log, no digest; the page that answers is its only
trace. What the veil knows is the person's own to correct. After a correction the same page
comes back with a way to undo it, which lies in that page alone: so nothing is kept for it.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Final

from starlette.requests import Request
from starlette.responses import Response

from troth.errors import BadInput, VeilBroken
from troth.front.route import Guarded
from troth.gate.veiling import try_out
from troth.people.access import Data, Need, Operation
from troth.people.masking import LONGEST_WORD, MOST_FORMS
from troth.people.wishes import Wishes
from troth.rights.known import Before, KnownName, Said, known_names, say
from troth.rights.left import Part, mentions
from troth.veil.mask import Mask
from troth.veil.preview import HONEST, Preview, because, what
from troth.web.forms import Form, read_form
from troth.web.site import Site, go, in_thread, person_of
from troth.weights.state import state
from troth.words import ACCOUNT_RUN, RIGHTS_ANSWER, PersonId

MOST: Final = 100_000
"""So many characters can be tried at once."""
_SEE: Final = Need(ACCOUNT_RUN, Operation.SEE, Data.PERSONAL)
_LOOK: Final = Need(RIGHTS_ANSWER, Operation.SEE, Data.PERSONAL)
_CHANGE: Final = Need(ACCOUNT_RUN, Operation.CHANGE, Data.PERSONAL)
_FORM_BYTES: Final = 16_384
_TEXT_BYTES: Final = 12 * MOST + 1024
"""A form writes each byte of a letter in three."""
_MOST_FORM: Final = MOST_FORMS * (LONGEST_WORD + 2)
_EMPTY: Final = "Write or paste a text first. Nothing was masked."
_BETWEEN: Final = re.compile(r"[,;\n]+")
_NAMES: Final = frozenset({"PERSON", "LOCATION", "ORG"})
AWAY: Final[Mapping[str, str]] = {
    "missing": "The model that finds names is not here.",
    "damaged": "The file of the model that finds names was changed or is damaged. It is not used.",
    "no runtime": "What runs the model that finds names is not here.",
}
"""Why names cannot be masked just now."""
STYLES: Final[Mapping[str, tuple[str, str]]] = {
    "names": ("Names that look real", "A made-up name stands in. Answers read best this way."),
    "tokens": ("Plain marks", "A mark such as [PERSON_1] stands in, so nobody takes it for real."),
}
"""How what is masked can be written."""
_MASKED: Final = "Troth found these in what left this machine, so it looks for them everywhere."
_DONE: Final[Mapping[Said, str]] = {
    "always": "Saved. It is masked from your next message on.",
    "never": "Saved. It goes out as it is from your next message on.",
    "known": "Taken off the list.",
    "forgotten": "Forgotten. Troth does not look for it any more.",
}
_SENSITIVE: Final[Mapping[str, str]] = {
    "ask": "Before such words leave, Troth asks you.",
    "send": "You let such words go. Names in it are masked.",
    "local": "A model on this machine answers such a message.",
}


def routes(site: Site) -> list[Guarded]:
    """Return the routes of these pages."""
    trying, known = Trying(site), People(site)
    change = partial(site.guard.route, need=_CHANGE, methods=["POST"])
    return [
        site.guard.route("/veil", trying.show, need=_SEE),
        site.guard.route("/veil", trying.try_it, need=_SEE, methods=["POST"]),
        change("/veil/style", trying.style),
        site.guard.route("/veil/people", known.show, need=_LOOK),
        change("/veil/people", known.say),
    ]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Row:
    """One thing that is masked, with the list that it stands on."""

    mask: Mask = field(repr=False)
    what: str
    is_name: bool
    listed: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _Tried:
    """One text and what would leave of it."""

    own: Sequence[Part] = field(repr=False)
    sent: Sequence[Part] = field(repr=False)
    rows: Sequence[_Row] = field(repr=False)
    stays: Sequence[tuple[str, str]] = field(repr=False)
    about: str


class Trying:
    """The page on which somebody tries what is masked."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self._house = site.house

    async def show(self, request: Request) -> Response:
        """Show an empty field, how it is masked, and whether that works just now."""
        return await self._page(request)

    async def try_it(self, request: Request) -> Response:
        """Show what would leave of a text. Nothing of it is kept."""
        person = person_of(request)
        form = await read_form(request, limit=_TEXT_BYTES)
        text = ""
        try:
            text = form.text("text", most=MOST)
            if not text:
                return await self._page(request, error=BadInput(_EMPTY, param="text"))
            with self._site.guard.limits.tries.take(person):
                tried = await in_thread(self._try, person, text)
        except (BadInput, VeilBroken) as error:
            return await self._page(request, text=text, error=error)
        return await self._page(request, text=text, tried=tried)

    async def style(self, request: Request) -> Response:
        """Set how what is masked is written."""
        person = person_of(request)
        form = await read_form(request, limit=_FORM_BYTES)
        tokens = form.one_of("style", *STYLES) == "tokens"
        await in_thread(
            self._house.people.change_masking, person, lambda now: now.with_tokens(tokens=tokens)
        )
        return go("/veil#style", say="style_set")

    def _try(self, person: PersonId, text: str) -> _Tried:
        wishes = self._house.gate.wishes(person)
        return _told(try_out(self._house.gate, person, text), wishes)

    async def _page(
        self,
        request: Request,
        *,
        text: str = "",
        tried: _Tried | None = None,
        error: BadInput | VeilBroken | None = None,
    ) -> Response:
        found = await in_thread(state, "veil", self._house.settings.weights_dir)
        wishes = await in_thread(self._house.gate.wishes, person_of(request))
        return self._site.render.page(
            request,
            "veil.html",
            status=error.status if error else 200,
            away=AWAY.get(found, ""),
            error=error if isinstance(error, BadInput) or found == "here" else None,
            honest=HONEST,
            most=MOST,
            style="tokens" if wishes.masking.tokens else "names",
            styles=STYLES,
            text=text,
            tried=tried,
        )


class People:
    """The page of the people and words that the veil knows."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self._house = site.house

    async def show(self, request: Request) -> Response:
        """List them, each with since when and why."""
        return await self._page(request)

    async def say(self, request: Request) -> Response:
        """Say something of one of them, or of a new one; show the list, with a way to undo it.

        The same form twice changes nothing more, so no redirect is needed: the way to undo it
        holds a name, which belongs into no address.
        """
        person = person_of(request)
        form = await read_form(request, limit=_FORM_BYTES)
        try:
            said = _said(form)
            before = await in_thread(self._say, person, form, said)
        except BadInput as error:
            return await self._page(request, error=error)
        return await self._page(request, done=_DONE[said], undo=before)

    def _say(self, person: PersonId, form: Form, said: Said) -> Before:
        told = form.maybe("forms", most=_MOST_FORM) or ""
        forms = _BETWEEN.split(told) if form.maybe("with_forms") else None
        return say(
            self._house.gate,
            self._house.people,
            person,
            word=form.text("word", most=2 * LONGEST_WORD),
            said=said,
            forms=forms,
            since=form.maybe("since", most=10) or "",
        )

    async def _page(
        self,
        request: Request,
        *,
        error: BadInput | None = None,
        done: str = "",
        undo: Before | None = None,
    ) -> Response:
        found = await in_thread(known_names, self._house.gate, person_of(request))
        return self._site.render.page(
            request,
            "veil_people.html",
            status=error.status if error else 200,
            done=done,
            error=error,
            groups=_groups(found),
            longest=LONGEST_WORD,
            most_forms=_MOST_FORM,
            undo=undo,
        )


def _told(found: Preview, wishes: Wishes) -> _Tried:
    masking = wishes.masking
    own = [_part(one, one if isinstance(one, str) else one.original) for one in found.pieces]
    sent = [_part(one, one if isinstance(one, str) else one.surrogate) for one in found.pieces]
    about = ""
    if found.topics:
        about = f"It speaks of {mentions(found.topics)}. {_SENSITIVE[wishes.on_sensitive]}"
    return _Tried(
        own=own,
        sent=sent,
        rows=[
            _Row(
                mask=one,
                what=f"{what(one.label, one.why)}. {because(one.label, one.why)}",
                is_name=one.label in _NAMES,
                listed=masking.list_of(one.original),
            )
            for one in found.masks
        ],
        stays=list(dict.fromkeys((one.text, what(one.label)) for one in found.stays)),
        about=about,
    )


def _part(piece: str | Mask, text: str) -> Part:
    return Part(text=text, is_marked=not isinstance(piece, str))


def _said(form: Form) -> Said:
    told = form.one_of("said", "always", "never", "known", "forgotten")
    names: Mapping[str, Said] = {one: one for one in _DONE}
    return names[told]


def _groups(found: Sequence[KnownName]) -> Sequence[tuple[str, str, str, Sequence[KnownName]]]:
    """Put them below their headings: id, heading, a sentence, and what belongs there."""
    return [
        (name, heading, sentence, [one for one in found if one.why in whys])
        for name, heading, sentence, whys in (
            ("own", "You", "", {"own"}),
            ("masked", "Masked before", _MASKED, {"masked"}),
            ("always", "Always masked", "You put these here.", {"always"}),
            ("never", "Not a name", "You said so. These go out as they are.", {"never"}),
        )
    ]
