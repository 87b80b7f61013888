"""The archive: everything that Troth holds about a person, as one ZIP that is read anywhere.

Pages for reading (HTML without script or network), data for programs (JSON with schemas), cards
as other programs read them, and the ledger with its proofs; all of it signed. It is made as it
is sent: one segment, one message, one line at a time is in memory, whatever there is in all. A
line in the ledger stands before its first byte, another after its last one. It works in every
state but erased.

If something is damaged, or the person is erased meanwhile, it ends in the middle: a ZIP without
its end is none, so half of it cannot be taken for all. The format is in docs/reference/archive.md.
"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import fields
from itertools import islice
from typing import Final

from troth import clock
from troth.companion import cards
from troth.companion.cards import Held
from troth.companion.imports.signature import FORM, SIGNED, SUMS
from troth.companion.own import Own, Picture
from troth.companion.turn import Turn
from troth.errors import Damaged
from troth.gate.gate import Gate
from troth.gate.left import Left
from troth.gate.rooms import Room
from troth.ledger.leaf import Event
from troth.ledger.lines import Lines
from troth.matchmaker.photo import Form, Photo
from troth.people.keys import Keys
from troth.registry.purposes import CategoryId, FieldId
from troth.rights import archive_pages as pages
from troth.rights.archive_pages import Messages, Sort, Talk
from troth.rights.archive_talks import Said, in_order, said
from troth.rights.export import KINDS
from troth.rights.gathered import (
    Holding,
    Standing,
    ToldLine,
    WaysIn,
    holdings,
    standings,
    told_lines,
    ways_in,
)
from troth.rights.markup import Markup
from troth.rights.schemas import array_of, document, members_of, object_of, plain, schema_of
from troth.rights.telling import ARCHIVED, Telling
from troth.rights.zipped import Zip
from troth.store.kinds import Kept, R
from troth.words import RIGHTS_ANSWER, Json, PersonId

_MOST_LEAVES: Final = 250_000
"""With more lines than this the history, which is one file, may be bigger than 2 GiB."""


def archive(gate: Gate, keys: Keys, person: PersonId) -> Iterator[bytes]:
    """Record that everything is asked for, then return the archive in pieces.

    Raises Refused (no such person), LedgerFailed or StoreFailed before anything is handed out;
    while it is read: those and Damaged. Read it to its end, or close it.
    """
    room = gate.enter(person, RIGHTS_ANSWER)
    gate.store.write(
        lambda unit: gate.write_leaf(
            unit, gate.states.in_unit(unit, person), Event.EXPORTED, RIGHTS_ANSWER, {"as": "zip"}
        )
    )
    return _pieces(_Archive(gate, keys, room), room)


def _pieces(made: "_Archive", room: Room) -> Iterator[bytes]:
    with room:
        room.note(ARCHIVED)
        yield from made.pieces()


class _Archive:
    """Writes one archive, file by file."""

    def __init__(self, gate: Gate, keys: Keys, room: Room) -> None:
        self._gate = gate
        self._keys = keys
        self._room = room
        self._person = room.grant.person
        self._made_at = gate.clock.now()
        self._registry = gate.states.common().registry
        self._telling = Telling(self._registry)
        self._zip = Zip(self._made_at)
        self._talks: dict[str, Talk] = {}
        self._counts: dict[str, int] = {}
        self._own_cards: dict[str, int] = {}
        self._pictures: dict[str, int] = {}
        self._photos: dict[str, str] = {}

    def pieces(self) -> Iterator[bytes]:
        """Yield the whole ZIP."""
        yield from self._zip.file("README.txt", [self._readme()])
        yield from self._zip.file(pages.STYLE, [pages.CSS])
        for kind in KINDS:
            yield from self._records(kind)
        yield from self._talks_as_data()
        yield from self._cards()
        yield from self._write_photos()
        for talk in self._talks.values():
            yield from self._talk(talk)
        yield from self._page("talks.html", pages.talks(list(self._talks.values())))
        yield from self._page("left.html", pages.left(self._room.each(Left), self._telling))
        yield from self._page("kept.html", pages.kept(map(self._sort, _UNSEEN)))
        yield from self._consents()
        yield from self._ways_in()
        yield from self._ledger()
        yield from self._data("purposes", Standing, standings(self._gate, self._person))
        yield from self._data("holdings", Holding, holdings())
        yield from self._page("index.html", self._index())
        yield from self._signed()
        yield from self._zip.end()

    # Records and talks

    def _records(self, kind: type[Kept]) -> Iterator[bytes]:
        name = kind.category
        number: dict[str, Json] = {"type": "integer", "description": "never given twice"}
        told = self._says(kind)
        schema = object_of({"number": number, **members_of(kind, says=told.get)})
        yield from self._schema(name, f"One line of records/{name}.jsonl", schema)
        self._counts[name] = 0
        yield from self._zip.lines(f"records/{name}", self._lines_of(kind))

    def _says(self, kind: type[Kept]) -> dict[str, str]:
        """Return what each member of a kind is, in the registry's words."""
        found = ((one.name, FieldId(f"{kind.category}.{one.name}")) for one in fields(kind))
        known = self._registry.category_of
        return {name: self._registry.label(field) for name, field in found if field in known}

    def _label(self, kind: type[Kept]) -> str:
        category = self._registry.categories.get(CategoryId(kind.category))
        return category.label if category else kind.category

    def _sort(self, kind: type[Kept]) -> Sort:
        return Sort(
            name=kind.category,
            label=self._label(kind),
            says=self._says(kind),
            records=((one.number, plain(one.record)) for one in self._room.each(kind)),
            files=self._photos if kind is Photo else {},
        )

    def _lines_of(self, kind: type[Kept]) -> Iterator[str]:
        for found in self._room.each(kind):
            self._counts[kind.category] += 1
            if isinstance(found.record, Turn):
                self._talk_of(found.record).add(found.number, found.record)
            elif isinstance(found.record, Own):
                self._own_cards[found.record.id] = found.number
            elif isinstance(found.record, Picture):
                self._pictures[found.record.companion] = found.number
            yield _json({"number": found.number, **plain(found.record)})

    def _talk_of(self, turn: Turn) -> Talk:
        talk = self._talks.get(turn.conversation)
        if talk is None:
            file = f"talks/{len(self._talks) + 1:04}.html"
            talk = self._talks[turn.conversation] = Talk(file)
        return talk

    def _talks_as_data(self) -> Iterator[bytes]:
        yield from self._schema("talks", "One line of talks.jsonl", schema_of(Said))
        lines = (
            _json(plain(one))
            for talk in in_order(self._talks.items())
            for one in said(self._room.each(Turn, within=talk.runs))
        )
        yield from self._zip.lines("talks", lines)

    def _cards(self) -> Iterator[bytes]:
        """Write each companion's card as other programs read it, with its picture, if it has one.

        Those that are removed, and can still come back, stand in the records alone.
        """
        for place, (companion, number) in enumerate(self._own_cards.items(), 1):
            own = self._at(Own, number)
            if own.removed:
                continue
            yield from self._zip.file(f"cards/{place:04}.json", [_utf8(own.card)])
            if own.picture and companion in self._pictures:
                picture = self._at(Picture, self._pictures[companion])
                held = Held(text=own.card, twin=own.twin, picture=picture.data)
                yield from self._zip.file(f"cards/{place:04}.png", [cards.write_png(held)])

    def _write_photos(self) -> Iterator[bytes]:
        """Write each photo in both its forms, and remember where."""
        for place, found in enumerate(self._room.each(Photo), 1):
            for form, end in ((Form.SHARP, ""), (Form.BLURRED, "-blurred")):
                if data := found.record.file(form):
                    name = f"photos/{place:04}{end}.jpg"
                    self._photos[f"{found.number}.{form}"] = name
                    yield from self._zip.file(name, [data])

    def _at(self, kind: type[R], number: int) -> R:
        """Read one record by its number. Raises Damaged."""
        for found in self._room.each(kind, within=[(number, number)]):
            return found.record
        message = f"A {kind.category} was forgotten while the archive was made. Ask for it again."
        raise Damaged(message)

    def _talk(self, talk: Talk) -> Iterator[bytes]:
        messages = Messages(self._room.each(Turn, within=talk.runs))
        files = talk.files()
        for part, (file, onward) in enumerate(zip(files, [*files[1:], ""], strict=True)):
            body = messages.next(onward=onward)
            yield from self._zip.file(file, pages.write(file, body, title=talk.name(part)))

    # Consents and ways in

    def _consents(self) -> Iterator[bytes]:
        consents = self._gate.consents
        events = consents.events(self._person)
        yield from self._schema("consents", "The signed receipts", array_of(_STATEMENT))
        written = (_json(consents.receipt(event)) for event in events)
        yield from self._zip.file("consents.json", _list(written))
        told = ((event, consents.receipt(event)) for event in events)
        yield from self._page("consents.html", pages.consents(told, self._telling))

    def _ways_in(self) -> Iterator[bytes]:
        found = ways_in(self._gate, self._keys, self._person)
        yield from self._schema("sign-ins", "Keys, passphrase, browsers, links", schema_of(WaysIn))
        yield from self._zip.file("sign-ins.json", [_json(plain(found)), "\n"])
        yield from self._page("sign-ins.html", pages.ways_in(found))

    # The ledger

    def _ledger(self) -> Iterator[bytes]:
        lines, history = self._room.lines(), self._room.history()
        yield from self._schema("history", "The whole of ledger/history.json", _HISTORY)
        is_big = lines.count() > _MOST_LEAVES
        yield from self._zip.file("ledger/history.json", history, is_big=is_big)
        yield from self._schema("lines", "One line of ledger/lines.jsonl", schema_of(ToldLine))
        yield from self._zip.lines("ledger/lines", self._told_lines(lines))
        newest = islice(told_lines(lines, self._telling), pages.IN_WORDS)
        yield from self._page("ledger.html", pages.ledger(newest))

    def _told_lines(self, lines: Lines) -> Iterator[str]:
        """Yield each line in clear, the newest first; then see that no consent is missing."""
        told: list[Json] = []
        for line in told_lines(lines, self._telling):
            if line.event is Event.CONSENT:
                told.append(line.detail.get("record"))
            yield _json(plain(line))
        known = [event.id for event in self._gate.consents.events(self._person)]
        if told[::-1] != known[: len(told)]:
            message = (
                f"The ledger tells of {len(told)} answers of {self._person}, but they are not "
                "all here. Restore a backup."
            )
            raise Damaged(message)

    # What is here

    def _signed(self) -> Iterator[bytes]:
        """Name each file with its digest, and sign that list."""
        sums = "".join(f"{digest}  {name}\n" for name, digest in self._zip.digests.items())
        yield from self._zip.file(SUMS, [sums])
        body: dict[str, Json] = {
            "person": self._person,
            "made": clock.text(self._made_at),
            "files": len(self._zip.digests) - 1,
            "sha256sums": self._zip.digests[SUMS],
        }
        yield from self._zip.file(SIGNED, [_json(self._gate.sign(body, form=FORM)), "\n"])

    def _index(self) -> Iterator[Markup]:
        return pages.index(
            made=(self._made_at, self._gate.ledger.key.name),
            counts=self._counts,
            standings=standings(self._gate, self._person),
            holdings=holdings(),
        )

    def _readme(self) -> str:
        made = f"{self._made_at:%d %B %Y, %H:%M} UTC".lstrip("0")
        key = self._gate.ledger.key.vkey()
        records = "\n".join(f"    {kind.category}: {self._label(kind)}" for kind in KINDS)
        return pages.README.format(made=made, key=key, person=self._person, records=records)

    # Files

    def _page(self, name: str, body: Iterable[Markup]) -> Iterator[bytes]:
        return self._zip.file(name, pages.write(name, body))

    def _schema(self, name: str, title: str, schema: dict[str, Json]) -> Iterator[bytes]:
        written = json.dumps(document(title, schema), indent=1, ensure_ascii=False)
        return self._zip.file(f"schema/{name}.json", [written, "\n"])

    def _data(self, name: str, kind: type, rows: Iterable[object]) -> Iterator[bytes]:
        yield from self._schema(name, f"What stands in {name}.json", array_of(schema_of(kind)))
        yield from self._zip.file(f"{name}.json", _list(_json(plain(row)) for row in rows))


def _json(value: Json) -> str:
    """Write JSON in one line, whatever a reader takes for the end of one.

    If half a character is in it, which UTF-8 cannot hold, it is written in ASCII.
    """
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    try:
        text.encode()
    except UnicodeEncodeError:
        return json.dumps(value, separators=(",", ":"))
    return text.translate(_LINE_ENDS)


def _utf8(text: str) -> str:
    """Return a text as UTF-8 can hold it."""
    return text.encode("utf-8", "replace").decode()


def _list(items: Iterable[str]) -> Iterator[str]:
    """Write a JSON list, an item a line."""
    before = "[\n"
    for item in items:
        yield before + item
        before = ",\n"
    yield "[]\n" if before == "[\n" else "\n]\n"


_UNSEEN: Final = tuple(kind for kind in KINDS if kind not in {Turn, Left})
"""The kinds that have no page of their own."""
_LINE_ENDS: Final = {ord(one): f"\\u{ord(one):04x}" for one in "\x85\u2028\u2029"}
"""They stand inside of strings only, where JSON takes either spelling."""
_TEXT: Final[dict[str, Json]] = {"type": "string"}
_JSON_TEXT: Final[dict[str, Json]] = {"type": "string", "contentMediaType": "application/json"}
_HEX: Final[dict[str, Json]] = {"type": "string", "pattern": "^([0-9a-f]{2})*$"}
_STATEMENT: Final = object_of({"key": _TEXT, "signature": _TEXT, "statement": _JSON_TEXT})
_LEAF: Final = object_of(
    {"body": _TEXT, "opening": _HEX, "path": array_of(_HEX), "private": _JSON_TEXT}
)
_HISTORY: Final = object_of(
    {
        "format": {"const": "troth.history/v1"},
        "key": _TEXT,
        "checkpoint": _TEXT,
        "chain": _HEX,
        "heads": object_of({"bucket": array_of(array_of(_HEX)), "path": array_of(_HEX)}),
        "leaves": array_of(_LEAF),
    }
)
