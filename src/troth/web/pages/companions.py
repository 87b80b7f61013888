"""`/companions`: a person's own companions: added from a card, looked at, changed, taken away.

A card is looked at before it is added, and nothing of it is kept until then: the page that
shows it carries it. What it orders that no companion may do is named there. Its picture comes
from this address alone, as it was, and is never drawn from anywhere else.
"""

import base64
import binascii
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Final

from starlette.requests import Request
from starlette.responses import Response

from troth.companion import cards, own, role
from troth.companion.cards import TEXTS, Card, Held
from troth.companion.lorebook import Entry
from troth.companion.own import Own
from troth.companion.role import Told
from troth.errors import BadInput, NotFound
from troth.front.route import Guarded
from troth.guard.release import own as seen
from troth.people.access import Data, Need, Operation
from troth.people.names import is_name
from troth.web.forms import Form, read_form
from troth.web.site import Site, go, in_thread, person_of
from troth.web.uploads import read_upload
from troth.words import COMPANION_OWN, Clear, Json, PersonId

_SEE: Final = Need(COMPANION_OWN, Operation.SEE, Data.INTIMATE)
_CHANGE: Final = Need(COMPANION_OWN, Operation.CHANGE, Data.INTIMATE)
_FORGET: Final = Need(COMPANION_OWN, Operation.FORGET, Data.INTIMATE)
_UPLOAD_BYTES: Final = cards.FILE_BYTES + 8_192
_FORM_BYTES: Final = 4 * cards.CARD_BYTES
_CARD_LETTERS: Final = 4 * cards.FILE_BYTES // 3 + 4
_LONGEST_NAME: Final = 80
_LONGEST_TEXT: Final = 100_000
_LONGEST_KEYS: Final = 2_000
_SHOWN: Final = 4_000
EDITED: Final = ("name", "description", "personality", "scenario", "first_mes", "mes_example")
"""The texts that the page changes."""
HINTS: Final[Mapping[str, str]] = {
    "name": "What it is called.",
    "description": "Who it is. {{char}} stands for its name, {{user}} for yours.",
    "personality": "How it is, in a few words.",
    "scenario": "Where it plays.",
    "first_mes": "What it says first in a talk.",
    "mes_example": "Lines that show how it speaks.",
}
_NO_FILE: Final = "Choose a file first: a card as a PNG picture, a JSON or a CHARX file."
_FORMS: Final[Mapping[str, tuple[str, str]]] = {
    "card.json": ("application/json", "companion.json"),
    "card.png": ("image/png", "companion.png"),
}


def routes(site: Site) -> list[Guarded]:
    """Return the routes of these pages."""
    shelf, one = _Shelf(site), _One(site)
    change = partial(site.guard.route, need=_CHANGE, methods=["POST"])
    forget = partial(site.guard.route, need=_FORGET, methods=["POST"])
    return [
        site.guard.route("/companions", shelf.show, need=_SEE),
        site.guard.route("/companions/look", shelf.look, need=_SEE, methods=["POST"]),
        change("/companions/add", shelf.add),
        change("/companions/new", shelf.new),
        site.guard.route("/companions/{own}", one.show, need=_SEE),
        change("/companions/{own}", one.save),
        change("/companions/{own}/entries", one.entry),
        change("/companions/{own}/duplicate", one.duplicate),
        change("/companions/{own}/restore", one.restore),
        forget("/companions/{own}/remove", one.remove),
        forget("/companions/{own}/forget", one.forget),
        site.guard.route("/companions/{own}/picture", one.picture, need=_SEE),
        site.guard.route("/companions/{own}/card.json", one.file, need=_SEE),
        site.guard.route("/companions/{own}/card.png", one.file, need=_SEE),
    ]


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """One text of a card, as a page shows it."""

    name: str
    label: str
    words: str = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One companion in the list."""

    id: str
    name: str
    about: str = field(repr=False)
    has_picture: bool
    removed: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """A card that is shown before it is added. letters: the file, in base64."""

    card: Card
    told: Told
    texts: Sequence[Text]
    greeting: str = field(repr=False)
    letters: str = field(repr=False)


class _Shelf:
    """All of a person's companions."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self._house = site.house

    async def show(self, request: Request) -> Response:
        """Show the companions, those that can be brought back too."""
        return await self._page(request)

    async def look(self, request: Request) -> Response:
        """Show what a card says and what is put aside. Nothing of it is kept."""
        try:
            found = await read_upload(request, limit=_UPLOAD_BYTES)
            look = await in_thread(_look, found.get("file", b""))
        except BadInput as error:
            return await self._page(request, error=error)
        return self._site.render.page(request, "companion_look.html", look=look)

    async def add(self, request: Request) -> Response:
        """Keep the card that was looked at."""
        person = person_of(request)
        form = await read_form(request, limit=_CARD_LETTERS + 4_096)
        try:
            data = _file_of(form.text("card", most=_CARD_LETTERS))
            added = await in_thread(
                lambda: own.add(self._house.gate, person, cards.read_file(data))
            )
        except BadInput as error:
            return await self._page(request, error=error)
        return go(f"/companions/{added}", say="companion_added")

    async def new(self, request: Request) -> Response:
        """Make a companion that has a name and nothing else yet."""
        person = person_of(request)
        form = await read_form(request, limit=4_096)
        try:
            name = _name(form)
            added = await in_thread(lambda: own.add(self._house.gate, person, cards.new(name)))
        except BadInput as error:
            return await self._page(request, error=error)
        return go(f"/companions/{added}", say="companion_made")

    async def _page(self, request: Request, *, error: BadInput | None = None) -> Response:
        person = person_of(request)
        allowed = self._house.gate.may(person, COMPANION_OWN)
        found = await in_thread(self._lines, person) if allowed else []
        return self._site.render.page(
            request,
            "companions.html",
            status=error.status if error else 200,
            allowed=allowed,
            error=error,
            living=[one for one in found if not one.removed],
            most_bytes=cards.FILE_BYTES // (1024 * 1024),
            purpose=COMPANION_OWN,
            removed=[one for one in found if one.removed],
            undo_days=own.UNDO_DAYS,
        )

    def _lines(self, person: PersonId) -> list[Line]:
        return [_line(one) for one in own.every(self._house.gate, person)]


class _One:
    """One companion."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self._house = site.house

    async def show(self, request: Request) -> Response:
        """Show a companion, with all that can be changed of it."""
        return await self._page(request)

    async def save(self, request: Request) -> Response:
        """Change the texts of a companion."""
        form = await read_form(request, limit=_FORM_BYTES)

        def how(held: Held) -> Held:
            told = {name: form.maybe(name, most=_LONGEST_TEXT) or "" for name in EDITED}
            told["name"] = _name(form)
            before = held.card
            # A browser ends lines its own way; what nobody touched is as it was.
            return cards.changed(
                held,
                {
                    name: words
                    for name, words in told.items()
                    if words != _plain(getattr(before, name))
                },
            )

        return await self._change(request, how, say="saved")

    async def entry(self, request: Request) -> Response:
        """Add an entry to the lorebook, change one, or take one out."""
        form = await read_form(request, limit=_FORM_BYTES)

        def how(held: Held) -> Held:
            place = _place(form)
            if form.one_of("do", "save", "remove") == "remove":
                return held if place is None else cards.without_entry(held, place)
            return cards.with_entry(held, place, _entry_of(form))

        return await self._change(request, how, say="saved", at="#lorebook")

    async def duplicate(self, request: Request) -> Response:
        """Make a copy of a companion."""
        added = await in_thread(own.duplicate, self._house.gate, person_of(request), _id(request))
        return go(f"/companions/{added}", say="companion_copied")

    async def remove(self, request: Request) -> Response:
        """Remove a companion. It can be brought back for some days."""
        can = await in_thread(own.remove, self._house.gate, person_of(request), _id(request))
        return go("/companions", say="companion_removed" if can else "companion_forgotten")

    async def restore(self, request: Request) -> Response:
        """Bring a removed companion back."""
        await in_thread(own.bring_back, self._house.gate, person_of(request), _id(request))
        return go(f"/companions/{_id(request)}", say="companion_back")

    async def forget(self, request: Request) -> Response:
        """Forget a companion for good."""
        await in_thread(own.forget, self._house.gate, person_of(request), _id(request))
        return go("/companions", say="companion_forgotten")

    async def picture(self, request: Request) -> Response:
        """Return the picture, without the card in it."""
        data = await in_thread(own.picture, self._house.gate, person_of(request), _id(request))
        return Response(data, media_type="image/png")

    async def file(self, request: Request) -> Response:
        """Return the card as a file to save."""
        person, name = person_of(request), request.url.path.rpartition("/")[2]
        held = await in_thread(own.held, self._house.gate, person, _id(request))
        write = cards.write_png if name == "card.png" else cards.write_json
        kind, called = _FORMS[name]
        headers = {"content-disposition": f'attachment; filename="{called}"'}
        return Response(await in_thread(write, held), headers=headers, media_type=kind)

    async def _change(self, request: Request, how: own.How, *, say: str, at: str = "") -> Response:
        try:
            await in_thread(own.change, self._house.gate, person_of(request), _id(request), how)
        except BadInput as error:
            return await self._page(request, error=error)
        return go(f"/companions/{_id(request)}{at}", say=say)

    async def _page(self, request: Request, *, error: BadInput | None = None) -> Response:
        found = await in_thread(own.take, self._house.gate, person_of(request), _id(request))
        if found.removed:
            raise NotFound(own.NO_SUCH)
        card = found.read
        return self._site.render.page(
            request,
            "companion.html",
            status=error.status if error else 200,
            card=card,
            entries=[_shown(one) for one in card.book.entries] if card.book else [],
            error=error,
            greeting=role.greeting(card),
            hints=HINTS,
            longest=_LONGEST_TEXT,
            one=_line(found),
            texts=[
                Text(name=name, label=TEXTS[name].capitalize(), words=_plain(getattr(card, name)))
                for name in EDITED
            ],
            told=role.told(card),
        )


def _look(data: bytes) -> Look:
    if not data:
        raise BadInput(_NO_FILE, param="file")
    card = cards.read_file(data).card
    texts = [
        Text(name=name, label=TEXTS[name].capitalize(), words=_shown_text(getattr(card, name)))
        for name in TEXTS
        if getattr(card, name).strip() and name not in {"name", "nickname"}
    ]
    return Look(
        card=card,
        told=role.told(card),
        texts=texts,
        greeting=role.greeting(card),
        letters=base64.urlsafe_b64encode(data).decode().rstrip("="),
    )


def _file_of(letters: str) -> bytes:
    try:
        return base64.b64decode(letters + "=" * (-len(letters) % 4), altchars=b"-_", validate=True)
    except (binascii.Error, ValueError):
        message = "The card did not come whole. Choose the file again."
        raise BadInput(message, param="file") from None


def _line(one: Own) -> Line:
    card = one.read
    name = role.name_of(card)
    about = role.filled(_shown_text(card.description), char=name, user="you")
    return Line(
        id=one.id,
        name=name,
        about=" ".join(about.split())[:160],
        has_picture=bool(one.picture),
        removed=one.removed,
    )


def _shown(entry: Entry) -> Mapping[str, object]:
    return {
        "keys": _plain(", ".join(entry.keys)),
        "content": _plain(entry.content),
        "enabled": entry.enabled,
        "constant": entry.constant,
    }


def _plain(text: str) -> str:
    """Return a text as a field of a form gives it back."""
    return seen(Clear(text)).text.replace("\r\n", "\n").strip()


def _shown_text(text: str) -> str:
    found = _plain(text)
    return f"{found[:_SHOWN]}…" if len(found) > _SHOWN else found


def _id(request: Request) -> str:
    return str(request.path_params["own"])


def _name(form: Form) -> str:
    name = form.text("name", most=_LONGEST_NAME)
    if not is_name(name):
        message = f"A name is 1 to {_LONGEST_NAME} letters."
        raise BadInput(message, param="name")
    return name


def _place(form: Form) -> int | None:
    written = form.maybe("place", most=6)
    if written is None:
        return None
    if not (written.isascii() and written.isdecimal()):
        message = "That entry is not there any more. Load the page and look again."
        raise BadInput(message, param="place")
    return int(written)


def _entry_of(form: Form) -> dict[str, Json]:
    words = form.text("keys", most=_LONGEST_KEYS)
    keys: list[Json] = [one.strip() for one in words.split(",") if one.strip()]
    content = form.text("content", most=_LONGEST_TEXT)
    is_constant = form.maybe("constant") == "on"
    if not content or not (keys or is_constant):
        message = "An entry needs a text, and a word at which it is used."
        raise BadInput(message, param="keys")
    return {
        "keys": keys,
        "content": content,
        "enabled": form.maybe("enabled") == "on",
        "constant": is_constant,
    }
