"""What an archive tells besides records: keys, purposes, ledger lines, and where all of it is.

The dataclasses here are the files' shapes; `schemas` makes their schemas from them. They hold
no token, no passphrase and no hash of one.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from troth.gate.gate import Gate
from troth.ledger.leaf import Event
from troth.ledger.lines import Lines
from troth.people.keys import ApiKey, Keys
from troth.people.links import Link, links_of
from troth.people.sessions import Session, Sessions
from troth.people.sign_in import Account, SignIn
from troth.rights.telling import Kind, Telling, kind_of
from troth.store.holdings import HOLDINGS
from troth.words import Json, PersonId

FILES: Final[Mapping[str, str]] = {
    "person": "records/person.jsonl",
    "purpose_key": "purposes.json",
    "consent_event": "consents.json",
    "api_key": "sign-ins.json",
    "sign_in": "sign-ins.json",
    "session": "sign-ins.json",
    "link": "sign-ins.json",
    "tail": "records/",
    "segment": "records/",
    "ledger_opening": "ledger/history.json",
}
"""In which file the rows of each personal table stand. A table without one fails a test."""

_AT_ONCE: Final = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Holding:
    """What one table of the house keeps, and in which file of the archive it stands."""

    table: str
    keeps: str
    why: str
    until: str
    file: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Whether one purpose is allowed now, and why."""

    purpose: str
    title: str
    allowed: bool
    because: str
    since: datetime | None
    until: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class WaysIn:
    """How a person proves who they are."""

    keys: Sequence[ApiKey]
    sign_in: Account | None
    sessions: Sequence[Session]
    links: Sequence[Link]


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldLine:
    """One line of the ledger in clear, with the sentence that says what it means."""

    seq: int
    index: int
    at: str
    event: Event
    kind: Kind
    purpose: str
    title: str
    sentence: str
    receipt: str
    detail: Mapping[str, Json]


def holdings() -> list[Holding]:
    """Say of each personal table what it keeps, and where that stands."""
    return [
        Holding(
            table=table,
            keeps=HOLDINGS[table].keeps,
            why=HOLDINGS[table].why,
            until=HOLDINGS[table].until,
            file=file,
        )
        for table, file in FILES.items()
    ]


def standings(gate: Gate, person: PersonId) -> list[Standing]:
    """Say of each purpose whether it is allowed now, and why."""
    found = []
    for purpose in gate.states.common().registry.purposes.values():
        verdict = gate.may(person, purpose.id)
        found.append(
            Standing(
                purpose=purpose.id,
                title=purpose.title,
                allowed=verdict.allowed,
                because=verdict.sentence,
                since=verdict.since,
                until=verdict.until,
            )
        )
    return found


def ways_in(gate: Gate, keys: Keys, person: PersonId) -> WaysIn:
    """Return a person's keys, sign-in, sessions and links. Raises Damaged."""
    services = (gate.store, gate.keyring, gate.ledger)
    sessions = Sessions(*services, clock=gate.clock)
    return WaysIn(
        keys=keys.of(person),
        sign_in=SignIn(*services, sessions=sessions, clock=gate.clock).of(person),
        sessions=sessions.kept(person),
        links=links_of(gate.store, gate.keyring, person),
    )


def told_lines(lines: Lines, telling: Telling) -> Iterator[ToldLine]:
    """Yield every line in clear, the newest first. Raises Damaged."""
    before: int | None = None
    while found := lines.newest(before=before, limit=_AT_ONCE):
        for line in found:
            event = line.leaf.event
            yield ToldLine(
                seq=line.seq,
                index=line.leaf.index,
                at=str(line.told["at"]),
                event=event,
                kind=kind_of(event),
                purpose=line.purpose,
                title=telling.title(line.purpose),
                sentence=telling.sentence(event, line.purpose, line.detail),
                receipt=line.receipt,
                detail=line.detail,
            )
        before = found[-1].seq
