"""`/consent/{purpose}`: the card, and the answer to it.

To look at a card is not to be asked, so looking writes nothing down. An answer brings two
things back: which card it answers, and how many answers there were before it. So a page that
was left open, a form that is sent twice and a second window change nothing that they did not
show; they bring the card again and say why. Leaving the page is a no.
"""

from dataclasses import dataclass
from typing import Final

from starlette.requests import Request
from starlette.responses import Response

from troth.consent.events import Kind
from troth.errors import BadInput
from troth.front.route import Guarded
from troth.people.access import Data, Need, Operation
from troth.registry.card import BEFORE_YES, Card, graded
from troth.registry.outside import provider_of
from troth.web import allowed
from troth.web.allowed import Row
from troth.web.forms import Form, read_form
from troth.web.site import Site, go, in_thread, person_of
from troth.words import RIGHTS_ANSWER, PersonId, PurposeId

METHOD: Final = "page"
"""How it was said, as a receipt tells it."""
_SEE: Final = Need(RIGHTS_ANSWER, Operation.SEE, Data.PERSONAL)
_CHANGE: Final = Need(RIGHTS_ANSWER, Operation.CHANGE, Data.PERSONAL)
_FORM_BYTES: Final = 4096
_KINDS: Final = {"yes": Kind.GIVEN, "no": Kind.REFUSED, "renew": Kind.RENEWED}
_SAY: Final = {"yes": "yes", "no": "no", "renew": "renewed"}
_SAY_MODEL: Final = {"yes": "yes_model", "no": "no_model"}
_MODELS: Final = "models"
_BACK: Final = {
    "": "/privacy",
    "talk": "/talk",
    "companions": "/companions",
    "memory": "/memory",
    "match": "/match",
    "match_learn": "/match/learn",
    "match_photo": "/match/photo",
    "match_profile": "/match/profile#origin",
    "match_talks": "/match/talks",
    "import": "/import",
    _MODELS: "/models",
}
"""Where an answer leads: back to the page that showed the card, or to all that is allowed."""
_NO_CARD: Final = "Nobody is asked about this, so there is nothing to answer. Nothing was changed."
_NOT_YET: Final = "Nothing is changed yet. Press No or Yes to answer."
_OTHER_CARD: Final = (
    "What this card says has changed since you saw it, so nothing is changed yet. "
    "Please read it again."
)
_CONFLICT: Final = 409


def routes(site: Site) -> list[Guarded]:
    """Return the routes of this page."""
    pages = Asking(site)
    return [
        site.guard.route("/consent/{purpose}", pages.show, need=_SEE),
        site.guard.route("/consent/{purpose}", pages.answer, need=_CHANGE, methods=["POST"]),
    ]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Answer:
    """What the form of a card holds. said: empty for Enter in a field, which answers nothing.

    digest: of the card that was shown. after: how many answers there were before. back: which
    page showed it, where that was another than the card's own.
    """

    said: str
    back: str
    digest: str
    after: int
    check: int | None

    @classmethod
    def of(cls, form: Form) -> "_Answer":
        """Read a form. Raises BadInput for what our page does not send."""
        return cls(
            said=form.one_of("answer", "", *_KINDS),
            back=form.one_of("back", *_BACK) if form.maybe("back") else "",
            digest=form.text("card", most=64),
            after=_number(form.text("after", most=9)) or 0,
            check=_number(form.maybe("check", most=2) or ""),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Again:
    """Why the card must be shown again, and the status that goes with it."""

    sentence: str
    status: int


class Asking:
    """The page of a card."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self._house = site.house

    async def show(self, request: Request) -> Response:
        """Show a card and how it stands. Writes nothing down."""
        back = request.query_params.get("back", "")
        if not back and provider_of(PurposeId(request.path_params["purpose"])):
            back = _MODELS
        return await self._page(request, again=None, back=back if back in _BACK else "")

    async def answer(self, request: Request) -> Response:
        """Take an answer. What cannot be taken brings the card again, with the reason."""
        answer = _Answer.of(await read_form(request, limit=_FORM_BYTES))
        purpose = request.path_params["purpose"]
        came = await in_thread(self._take, person_of(request), purpose, answer)
        if isinstance(came, _Again):
            return await self._page(request, again=came, back=answer.back)
        if answer.back == _MODELS:  # where it can be let to answer, too
            place = provider_of(PurposeId(purpose)) or ""
            return go(f"/models#{place}", say=_SAY_MODEL.get(came, came))
        return go(_BACK[answer.back], say=came)

    def _take(self, person: PersonId, purpose: str, answer: _Answer) -> "str | _Again":
        """Write an answer down. Return the name of what to say, or why it was not taken."""
        row = allowed.row(self._house, person, purpose)
        if not row.is_asked:
            return _Again(sentence=_NO_CARD, status=BadInput.status)
        if not answer.said:
            return _Again(sentence=_NOT_YET, status=BadInput.status)
        if _is_done(row, answer):
            return _SAY[answer.said]
        card = self._card(row)
        if answer.digest != card.digest:
            return self._no_to_older(person, row, answer)
        if answer.said == "yes" and not (grade := graded(card, answer.check)):
            return _Again(sentence=grade.sentence, status=BadInput.status)
        try:
            self._write(person, card, answer)
        except BadInput as error:  # the card changed, or something was answered, just now
            if _is_done(allowed.row(self._house, person, purpose), answer):
                return _SAY[answer.said]
            return _Again(sentence=str(error), status=_CONFLICT)
        return _SAY[answer.said]

    def _write(self, person: PersonId, card: Card, answer: _Answer) -> None:
        consents = self._house.gate.consents
        if answer.said == "renew":
            consents.renew(person, shown=card, method=METHOD, after=answer.after)
        elif answer.said == "yes":
            consents.answer(person, yes=True, shown=card, method=METHOD, after=answer.after)
        else:
            # A no counts whatever was said meanwhile: it can only make less happen.
            consents.answer(person, yes=False, shown=card, method=METHOD)

    def _no_to_older(self, person: PersonId, row: Row, answer: _Answer) -> "str | _Again":
        """Take back what stands, if the answer is a no; to the card itself nobody answered."""
        if answer.said == "no" and row.is_on:
            self._house.gate.consents.withdraw(person, row.purpose.id, method=METHOD)
            return "withdrawn"
        return _Again(sentence=_OTHER_CARD, status=_CONFLICT)

    def _card(self, row: Row) -> Card:
        language = self._house.settings.language
        return self._house.gate.consents.card(row.purpose.id, language=language)

    async def _page(self, request: Request, *, again: _Again | None, back: str = "") -> Response:
        person, purpose = person_of(request), request.path_params["purpose"]
        row = await in_thread(allowed.row, self._house, person, purpose)
        events = await in_thread(self._house.gate.consents.events, person)
        return self._site.render.page(
            request,
            "consent.html",
            status=again.status if again else 200,
            row=row,
            card=self._card(row) if row.is_asked else None,
            before_yes=BEFORE_YES,
            on_hold=events.restricted_since is not None,
            again=again.sentence if again else "",
            back=back,
            provider=provider_of(row.purpose.id),
        )


def _is_done(row: Row, answer: _Answer) -> bool:
    """Say whether this very answer was taken already: a double click, or a form sent again."""
    newest = row.answer
    return (
        newest is not None
        and newest.seq > answer.after
        and newest.kind is _KINDS[answer.said]
        and newest.notice_digest == answer.digest
        and row.is_on is (answer.said != "no")
    )


def _number(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdecimal() else None
