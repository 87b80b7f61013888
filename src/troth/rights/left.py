"""What left this machine for one answer: as it was sent, beside the person's own words."""

import json
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final

from troth import clock
from troth.crypto.digest import sha256
from troth.errors import Damaged, NotFound
from troth.gate.gate import Gate
from troth.gate.left import Left, put_together
from troth.rights.telling import LOOKED_AT_LEFT, LOOKED_WHENCE
from troth.veil.preview import what
from troth.veil.restore import restore
from troth.words import RIGHTS_ANSWER, Json, PersonId

_NOT_KEPT: Final = "(This part is not kept any more.)"
_NAMES: Final = frozenset({"PERSON", "LOCATION", "ORG"})
_TOPICS: Final[Mapping[str, str]] = {
    "health": "your health",
    "orientation": "who you love",
    "belief": "what you believe",
    "faith": "what you believe",
    "origin": "where you come from",
    "love": "who you love",
}
_CLOSE: Final = "something close to you"


def mentions(topics: Sequence[str]) -> str:
    """Put into words what a message speaks of that deserves care: `your health`."""
    told = dict.fromkeys(_TOPICS.get(one, _CLOSE) for one in topics) or {_CLOSE: None}
    return " and ".join(told)


@dataclass(frozen=True, slots=True, kw_only=True)
class Masked:
    """One thing that was masked: what went in its place, what it was, and why it was masked."""

    surrogate: str = field(repr=False)
    original: str = field(repr=False)
    label: str
    kind: str
    why: str

    @property
    def what(self) -> str:
        """What it is, in words."""
        return what(self.label, self.why)

    @property
    def is_name(self) -> bool:
        """Whether it was taken for a name of a person, a place or a group."""
        return self.label in _NAMES


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """One text of a request: as the person knows it, and as it was sent."""

    role: str
    own: str = field(repr=False)
    sent: str = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftView:
    """What one receipt's request was. level: how far the recipient was trusted just then.

    request: the very text that went out; digest: its SHA-256, which the receipt's line in the
    ledger names too. None for both if a part of it is not kept any more.
    """

    receipt: str
    recipient: str
    model: str
    level: str
    at: datetime
    masked: Sequence[Masked]
    said: Sequence[Said]
    request: str | None = field(repr=False)
    digest: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Whence:
    """Where one answer came from. masked: how many things were masked; None: nothing left."""

    recipient: str
    model: str
    level: str
    masked: int | None

    @property
    def is_outside(self) -> bool:
        """Whether anything left this machine for it."""
        return self.masked is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A piece of a text, and whether it is what was masked, or what went in its place."""

    text: str = field(repr=False)
    is_marked: bool


def whence(gate: Gate, person: PersonId, receipts: Collection[str]) -> Mapping[str, Whence]:
    """Return where the answers of these receipts came from, as the person's ledger tells it.

    It is kept there for as long as the person is, longer than the words that were sent. A
    receipt that is not the person's is left out. Raises Refused or Damaged.
    """
    if not receipts:
        return {}
    with gate.enter(person, RIGHTS_ANSWER) as room:
        lines = room.lines()
        room.note(LOOKED_WHENCE)
        numbers = {one: seq for one in receipts if (seq := lines.find(one)) is not None}
        told = {line.seq: line.detail for line in lines.some(sorted(set(numbers.values())))}
    return {one: _whence(told[seq]) for one, seq in numbers.items()}


def _whence(detail: Mapping[str, Json]) -> Whence:
    masked = detail.get("masked")
    return Whence(
        recipient=str(detail.get("recipient", "")),
        model=str(detail.get("model", "")),
        level=str(detail.get("level", "")),
        masked=masked if isinstance(masked, int) else None,
    )


def parts(text: str, words: Collection[str]) -> Sequence[Part]:
    """Cut a text so that each of these words in it stands alone, whatever its case."""
    named = sorted((one for one in words if one), key=len, reverse=True)
    if not named:
        return [Part(text=text, is_marked=False)]
    pieces = re.split(f"({'|'.join(map(re.escape, named))})", text, flags=re.IGNORECASE)
    told = [Part(text=one, is_marked=bool(place % 2)) for place, one in enumerate(pieces)]
    return [one for one in told if one.text]


def what_left(gate: Gate, person: PersonId, receipt: str) -> LeftView:
    """Return what was sent for a receipt. Raises NotFound (nothing left, or it is not kept)."""
    with gate.enter(person, RIGHTS_ANSWER) as room:
        found = [one.record for one in room.read(Left, having={"receipt": receipt})]
        if not found:
            message = "Nothing that left this machine is kept for this receipt."
            raise NotFound(message)
        left = found[-1]
        room.note(LOOKED_AT_LEFT)
        beside = room.read(Left, having={"recipient": left.recipient})
    texts: dict[str, str] = {}
    for one in beside:
        texts.update(_texts(one.record.texts))
    masked = [Masked(**one) for one in _masks(left.masks)]
    issued = {one.surrogate: one.original for one in masked}
    try:
        request = put_together(left.form, texts.get)
    except Damaged:
        request = None
    body = json.loads(put_together(left.form, lambda digest: texts.get(digest, _NOT_KEPT)))
    return LeftView(
        receipt=receipt,
        recipient=left.recipient,
        model=left.model,
        level=left.level,
        at=clock.parse(left.at),
        masked=masked,
        said=[Said(role=role, own=restore(sent, issued), sent=sent) for role, sent in _said(body)],
        request=request,
        digest=None if request is None else sha256(request.encode()),
    )


def _said(body: Mapping[str, Json]) -> Iterator[tuple[str, str]]:
    """Yield role and text of each message of a request, whichever its dialect.

    First the tools that were offered (`tools`). A call of one has the role `call`, and what it
    said `tool`.
    """
    if isinstance(system := body.get("system"), str | list):
        yield "system", _text(system)
    if tools := body.get("tools"):
        yield "tools", json.dumps(tools, ensure_ascii=False, indent=1)
    messages = body.get("messages")
    for one in messages if isinstance(messages, list) else []:
        if isinstance(one, dict):
            yield from _of_message(one)


def _of_message(message: Mapping[str, Json]) -> Iterator[tuple[str, str]]:
    content = message.get("content")
    blocks = [one for one in content if isinstance(one, dict)] if isinstance(content, list) else []
    results = [one for one in blocks if one.get("type") == "tool_result"]
    calls = [_call(one, "input") for one in blocks if one.get("type") == "tool_use"]
    given = given if isinstance(given := message.get("tool_calls"), list) else []
    told = [one.get("function") for one in given if isinstance(one, dict)]
    calls += [_call(one, "arguments") for one in told if isinstance(one, dict)]
    yield from (("tool", _text(one.get("content"))) for one in results)
    if (text := _text(content)) or not (results or calls):
        yield str(message.get("role", "")), text
    yield from (("call", one) for one in calls)


def _call(told: Mapping[str, Json], name: str) -> str:
    arguments = told.get(name)
    written = arguments if isinstance(arguments, str) else json.dumps(arguments, ensure_ascii=False)
    return f"{told.get('name')} {written}"


def _text(content: Json) -> str:
    if isinstance(content, str):
        return content
    parts = content if isinstance(content, list) else []
    told = [one.get("text") for one in parts if isinstance(one, dict)]
    return "\n".join(one for one in told if isinstance(one, str))


def _texts(written: str) -> dict[str, str]:
    found = json.loads(written)
    return {str(digest): str(text) for digest, text in found.items()}


def _masks(written: str) -> Iterator[dict[str, str]]:
    names = ("surrogate", "original", "label", "kind", "why")
    for one in json.loads(written):
        yield dict(zip(names, one, strict=True))
