"""Reads what an archive of Troth's own holds beside talks: facts, companions, levels of memory.

Good rows in, bad rows named, as with talks. Every field is looked at as if anybody had written it:
a card is read, a picture is checked part by part, a time cannot lie in the future. What is one
installation's own (consents, receipts, keys, what left) or another person's word is counted, so
that it can be named, and left where it is.
"""

import base64
import binascii
import json
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields
from datetime import date
from enum import StrEnum
from typing import Final, TypeVar

from troth import clock
from troth.companion import cards, png
from troth.companion.facts import LONGEST, MOST, is_fact
from troth.companion.facts_kinds import ASKED, HEARD, WRITTEN, YES, Aside, Fact, moment, waiting
from troth.companion.facts_rules import is_careful
from troth.companion.imports.elements import elements
from troth.companion.imports.lines import Line
from troth.companion.imports.shape import (
    MOST_TEXT,
    Object,
    Odd,
    Problem,
    must_be_few,
    text_of,
)
from troth.companion.imports.whole import Whole
from troth.companion.memory_note import UNUSED, VECTOR
from troth.companion.own import MOST as MOST_COMPANIONS
from troth.companion.own import Own, is_own
from troth.errors import BadInput, TrothError
from troth.people.remembering import Remembering, is_written

T = TypeVar("T")
_MOST_RECORDS: Final = 5 * MOST
_MOST_SIGN_INS: Final = 4 * 1024 * 1024
_LONGEST_WORD: Final = 80
_NAME: Final = re.compile(r"[a-z]{3}_[a-z2-7]{1,40}")
_RELATION: Final = re.compile(r"[a-z_]{1,40}")
_SINCE: Final = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?", re.ASCII)
_HALF: Final = re.compile("[\ud800-\udfff]")
_HOW: Final = frozenset({HEARD, ASKED, WRITTEN})


class Stays(StrEnum):
    """What of an archive stays where it is. Each has words in `STAYS`."""

    CONSENTS = "consents"
    KEYS = "keys"
    LEDGER = "ledger"
    ACCOUNT = "account"
    LEFT = "left"
    GUARDED = "guarded"
    IMPORTS = "imports"
    NOTES = "notes"
    GONE = "gone"
    REMOVED = "removed"
    APART = "apart"
    LATE = "late"
    FULL = "full"
    MEETING = "meeting"
    LETTERS = "letters"
    REPORTS = "reports"
    USE = "use"
    PROVIDERS = "providers"


STAYS: Final[Mapping[Stays, str]] = {
    Stays.CONSENTS: "what you said yes or no to there: you are asked anew here",
    Stays.KEYS: "keys and ways to sign in",
    Stays.LEDGER: "lines of that Troth's ledger, with their receipts",
    Stays.ACCOUNT: "your account there: name, limits, masks and choice of model",
    Stays.LEFT: "what left that machine",
    Stays.GUARDED: "notes of the guard",
    Stays.IMPORTS: "notes of what you had brought in there",
    Stays.NOTES: "notes of which facts and messages an answer used",
    Stays.GONE: "what you had forgotten there",
    Stays.REMOVED: "companions that you had removed there",
    Stays.APART: "facts from a message that does not come in",
    Stays.LATE: "facts that waited too long for your word",
    Stays.FULL: "what no longer fits here",
    Stays.MEETING: "your profile, photo and choices for meeting people",
    Stays.LETTERS: "messages with people you met there",
    Stays.REPORTS: "your reports",
    Stays.USE: "when you talked, and your goals",
    Stays.PROVIDERS: "levels of memory for models elsewhere: this Troth may have others",
}
FILES: Final[Mapping[str, Stays]] = {
    "person": Stays.ACCOUNT,
    "left": Stays.LEFT,
    "guarded": Stays.GUARDED,
    "import": Stays.IMPORTS,
    "profile": Stays.MEETING,
    "origin": Stays.MEETING,
    "photo": Stays.MEETING,
    "learnt": Stays.MEETING,
    "decision": Stays.MEETING,
    "introduced": Stays.MEETING,
    "shown": Stays.MEETING,
    "letter": Stays.LETTERS,
    "opened": Stays.LETTERS,
    "written": Stays.LETTERS,
    "report": Stays.REPORTS,
    "outcome": Stays.REPORTS,
    "use": Stays.USE,
    "goal": Stays.USE,
}
"""The records of which nothing comes in, but for the levels of memory in `person`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Companion:
    """A companion of an archive, and its picture: a PNG; no bytes where there is none."""

    own: Own
    picture: bytes = field(default=b"", repr=False)


@dataclass(slots=True, kw_only=True)
class Belongings:
    """What an archive holds beside talks.

    facts: every record in its order, so also what a fact was before it ended. waits: facts that
    wait for the person's word. barred: the messages that are to go into no answer. levels: how far
    companions may remember; None: nothing was set. stays: what of it is left where it is.
    """

    facts: list[Fact] = field(default_factory=list)
    waits: list[Aside] = field(default_factory=list)
    barred: list[str] = field(default_factory=list)
    companions: list[Companion] = field(default_factory=list)
    levels: Remembering | None = None
    stays: Counter[Stays] = field(default_factory=Counter)
    problems: list[Problem] = field(default_factory=list)

    def __repr__(self) -> str:
        return f"<Belongings: {len(self.facts)} facts, {len(self.companions)} companions>"


def read(found: Whole, *, now: str) -> Belongings:
    """Read what an archive holds beside talks. now: no time in it lies after it.

    Raises BadInput or TooLarge for what cannot be read at all.
    """
    had = Belongings()
    reading = _Reading(found, had, now)
    had.facts = reading.rows("fact", reading.fact, most=_MOST_RECORDS)
    had.waits = reading.rows("aside", reading.wait, most=_MOST_RECORDS)
    had.barred = list(dict.fromkeys(reading.rows("memory", reading.bar)))
    had.companions = reading.companions()
    _levels(reading, had)
    for category, stays in FILES.items():
        had.stays[stays] += sum(1 for _ in found.lines(f"records/{category}"))
    had.stays[Stays.LEDGER] = sum(1 for _ in found.lines("ledger/lines"))
    had.stays[Stays.CONSENTS] = _listed(found, "consents.json")
    had.stays[Stays.KEYS] = _ways_in(found)
    had.stays = Counter({stays: count for stays, count in had.stays.items() if count})
    return had


class _Reading:
    """Reads one archive, and says of each bad row where it stands."""

    def __init__(self, found: Whole, had: Belongings, now: str) -> None:
        self._found = found
        self._had = had
        self._now = now

    def rows(
        self, category: str, read_one: Callable[[Object], T | None], *, most: int | None = None
    ) -> list[T]:
        """Read the records of a category. None of `read_one` is no row of those that come in."""
        rows: list[T] = []
        for where, line in self._lines(category):
            try:
                one = read_one(_told(line))
            except Odd as odd:
                self._bad(where, str(odd))
                continue
            if one is not None and most is not None and len(rows) >= most:
                self._had.stays[Stays.FULL] += 1
            elif one is not None:
                rows.append(one)
        return rows

    def _lines(self, category: str) -> Iterator[tuple[str, Line]]:
        for name, line in self._found.lines(f"records/{category}"):
            yield f"{name}, line {line.number}", line

    def fact(self, told: Object) -> Fact:
        """Read a fact. Raises Odd."""
        texts = _texts(told, Fact)
        value = " ".join(texts["value"].split())
        subject = " ".join(texts["subject"].split())
        fits = is_fact(texts["id"]) and _RELATION.fullmatch(texts["relation"])
        if not fits or not 0 < len(value) <= LONGEST or not 0 < len(subject) <= _LONGEST_WORD:
            raise Odd(_NO_FACT)
        if len(texts["words"]) > MOST_TEXT or texts["how"] not in _HOW:
            raise Odd(_NO_FACT)
        if texts["valid_from"] and not _is_day(texts["valid_from"]):
            raise Odd(_NO_FACT)
        if texts["closed_by"] and not is_fact(texts["closed_by"]):
            raise Odd(_NO_FACT)
        for name in ("turn", "conversation"):
            if texts[name] and not _NAME.fullmatch(texts[name]):
                raise Odd(_NO_FACT)
        careful = texts["careful"] or is_careful(texts["relation"], value)
        changed = {"value": value, "subject": subject, "careful": YES if careful else ""}
        changed["known_from"] = self._time(texts["known_from"])
        changed["valid_to"] = self._time(texts["valid_to"]) if texts["valid_to"] else ""
        return Fact(**texts | changed)

    def wait(self, told: Object) -> Aside | None:
        """Read a fact that waits for the person's word; None for what they had forgotten."""
        if text_of(told, "what") != "waiting":
            self._had.stays[Stays.GONE] += 1
            return None
        try:
            body = json.loads(text_of(told, "body"))
        except (ValueError, RecursionError):
            raise Odd(_NO_FACT) from None
        if not isinstance(body, dict):
            raise Odd(_NO_FACT)
        fact = self.fact(body)
        one = waiting(fact, at=clock.parse(self._time(text_of(told, "at"))))
        if one.ends <= self._now:
            self._had.stays[Stays.LATE] += 1
            return None
        return one

    def bar(self, told: Object) -> str | None:
        """Read which message is to go into no answer; None for every other note of memory."""
        kind, turn = text_of(told, "kind"), text_of(told, "turn")
        if kind != UNUSED:
            self._had.stays[Stays.NOTES] += kind != VECTOR
            return None
        if not _NAME.fullmatch(turn):
            raise Odd(_NO_NAME)
        return turn

    def companions(self) -> list[Companion]:
        """Read the companions, each with its picture. Those that were removed stay away."""
        newest: dict[str, tuple[str, Own]] = {}
        for where, line in self._lines("companion"):
            try:
                one = self._own(_told(line))
            except Odd as odd:
                self._bad(where, str(odd))
                continue
            newest[one.id] = where, one
        living = {name: found for name, found in newest.items() if not found[1].removed}
        self._had.stays[Stays.REMOVED] += len(newest) - len(living)
        self._had.stays[Stays.FULL] += max(0, len(living) - MOST_COMPANIONS)
        living = dict(list(living.items())[:MOST_COMPANIONS])
        pictures = self._pictures(living.keys())
        return [_with_picture(one, pictures.get(name, b"")) for name, (_, one) in living.items()]

    def _own(self, told: Object) -> Own:
        texts = _texts(told, Own)
        if not is_own(texts["id"]):
            raise Odd(_NO_NAME)
        try:
            cards.read_card(texts["card"])
            if texts["twin"]:
                cards.read_card(texts["twin"])
        except BadInput:
            raise Odd(_NO_CARD) from None  # the error may quote it
        times = {name: self._time(texts[name]) for name in ("added", "changed")}
        return Own(**texts | times)

    def _pictures(self, companions: Iterable[str]) -> dict[str, bytes]:
        wanted, found = frozenset(companions), dict[str, bytes]()
        for where, line in self._lines("picture"):
            try:
                told = _told(line)
                if (name := text_of(told, "companion")) in wanted:
                    found[name] = _picture(text_of(told, "png"))
            except Odd as odd:
                self._bad(where, str(odd))
        return found

    def levels(self) -> Iterator[Remembering]:
        """Yield the levels of memory that were set, the newest last."""
        for where, line in self._lines("person"):
            text = text_of(line.told or {}, "memory")
            if text and is_written(text):
                yield Remembering.read(text)
            elif text:
                self._bad(where, _NO_LEVELS)

    def _bad(self, where: str, why: str) -> None:
        must_be_few(len(self._had.problems) + 1)
        self._had.problems.append(Problem(where=where, why=why))

    def _time(self, text: str) -> str:
        """Return a time as it is written, and none after the present. Raises Odd."""
        at = moment(text)
        if at is None:
            raise Odd(_NO_TIME)
        return min(clock.text(at), self._now)


def _levels(reading: _Reading, had: Belongings) -> None:
    for one in reading.levels():
        had.levels = one
    if had.levels is not None:
        had.stays[Stays.PROVIDERS] += len(had.levels.providers)


def _with_picture(own: Own, picture: bytes) -> Companion:
    size = str(len(picture)) if picture else ""
    told = {one.name: getattr(own, one.name) for one in fields(own)}
    return Companion(own=Own(**told | {"picture": size}), picture=picture)


def _picture(written: str) -> bytes:
    """Read a picture, and look at each of its parts. Raises Odd."""
    try:
        data = base64.b64decode(written, validate=True)
        found = png.chunks(data, cards.PICTURES)
        for _ in png.texts(found, cards.PICTURES):  # each unpacks to no more than it may
            pass
    except (binascii.Error, ValueError, BadInput):
        raise Odd(_NO_PICTURE) from None
    return png.joined(found)


def _texts(told: Object, kind: type) -> dict[str, str]:
    """Return the fields of a record that is all texts. Raises Odd."""
    texts: dict[str, str] = {}
    for one in fields(kind):
        value = told.get(one.name, "")
        if not isinstance(value, str):
            raise Odd(_NO_TEXTS)
        if _HALF.search(value):
            raise Odd(_NO_LETTERS)
        texts[one.name] = value
    return texts


def _is_day(written: str) -> bool:
    """Say whether a text is a year, a month or a day that can be."""
    if not _SINCE.fullmatch(written):
        return False
    try:
        date.fromisoformat(written + "-01-01"[len(written) - 4 :])
    except ValueError:
        return False
    return True


def _told(line: Line) -> Object:
    if line.told is None:
        raise Odd(line.why)
    return line.told


def _listed(found: Whole, name: str) -> int:
    """Count what stands in a JSON list."""
    if name not in found.names:
        return 0
    with found.opened(name) as opened:
        return sum(1 for _ in elements(opened))


def _ways_in(found: Whole) -> int:
    """Count keys and ways to sign in."""
    if "sign-ins.json" not in found.names:
        return 0
    try:
        with found.opened("sign-ins.json", most=_MOST_SIGN_INS) as opened:
            told = json.load(opened)
    except (ValueError, RecursionError, TrothError):
        return 0
    if not isinstance(told, dict):
        return 0
    lists: Sequence[object] = [told.get("keys"), told.get("sessions"), told.get("links")]
    return sum(len(one) for one in lists if isinstance(one, list)) + bool(told.get("sign_in"))


_NO_FACT: Final = "it is not written as Troth writes a fact."
_NO_NAME: Final = "its name is not as Troth writes one."
_NO_CARD: Final = "its card cannot be read."
_NO_PICTURE: Final = "its picture cannot be read."
_NO_LEVELS: Final = "its levels of memory cannot be read."
_NO_TIME: Final = "it does not say when that was."
_NO_TEXTS: Final = "one of its fields holds no text."
_NO_LETTERS: Final = "one of its fields holds half a character."
