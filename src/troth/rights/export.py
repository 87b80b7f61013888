"""Everything that Troth holds about a person, in one document for that person.

What is in it follows from `store.holdings`: each personal table has an entry in `SECTIONS`,
and a test fails when one is missing. It works in every state but erased: after a withdrawal,
under a restriction, in a lockdown.
"""

import json
from collections.abc import Mapping
from dataclasses import asdict
from typing import Final

from troth import clock
from troth.companion.changed import GuardNote
from troth.companion.facts_kinds import Aside, Fact
from troth.companion.imports.kept import Import
from troth.companion.memory_note import Note
from troth.companion.own import Own, Picture
from troth.companion.turn import Turn
from troth.companion.wellbeing import OwnGoal, Use
from troth.gate.gate import Gate
from troth.gate.left import Left
from troth.gate.rooms import Room
from troth.ledger.history import MyHistory
from troth.matchmaker.learn import Learnt
from troth.matchmaker.letters import Letter, Opened, Written
from troth.matchmaker.photo import Photo
from troth.matchmaker.profile import Origin, Profile
from troth.matchmaker.report import Outcome, Report
from troth.matchmaker.said import Decision, Introduced
from troth.matchmaker.steps import Shows
from troth.people.keys import ApiKey, Keys
from troth.people.links import Link, links_of
from troth.people.person import Person
from troth.people.sessions import Session, Sessions
from troth.people.sign_in import Account, SignIn
from troth.store.holdings import HOLDINGS
from troth.store.kinds import Kept
from troth.words import RIGHTS_ANSWER, Json, PersonId

FORM: Final = "troth.export/v1"
KINDS: Final[tuple[type[Kept], ...]] = (
    Person,
    Turn,
    GuardNote,
    Import,
    Own,
    Picture,
    Note,
    Fact,
    Aside,
    Profile,
    Origin,
    Photo,
    Learnt,
    Decision,
    Introduced,
    Shows,
    Letter,
    Opened,
    Written,
    Report,
    Outcome,
    Use,
    OwnGoal,
    Left,
)
"""Every kind of record that is kept of a person. A test compares with the registry."""

SECTIONS: Final[Mapping[str, str]] = {
    "person": "person",
    "purpose_key": "purposes",
    "consent_event": "consents",
    "api_key": "keys",
    "sign_in": "sign_in",
    "session": "sessions",
    "link": "links",
    "tail": "records",
    "segment": "records",
    "ledger_opening": "ledger",
}
"""Where in the document the rows of each personal table stand."""


def export(gate: Gate, keys: Keys, person: PersonId) -> dict[str, Json]:
    """Return everything about a person. Written to the ledger before anything is handed over.

    Raises Refused (no such person), Damaged, LedgerFailed or StoreFailed.
    """
    with gate.enter(person, RIGHTS_ANSWER) as room:
        room.note("exported")
        return {
            "format": FORM,
            "person": person,
            "at": clock.text(gate.clock.now()),
            "holdings": _holdings(),
            "purposes": _purposes(gate, person),
            "records": {kind.category: _records(room, kind) for kind in KINDS},
            "consents": list(gate.consents.receipts(person)),
            "keys": [_key(key) for key in keys.of(person)],
            **_ways_in(gate, person),
            "ledger": _ledger(gate.history(person)),
        }


def _holdings() -> list[Json]:
    """Say of each table what it keeps, why and how long, and where it stands in this document."""
    return [
        {
            "table": table,
            "keeps": HOLDINGS[table].keeps,
            "why": HOLDINGS[table].why,
            "until": HOLDINGS[table].until,
            "section": section,
        }
        for table, section in SECTIONS.items()
    ]


def _purposes(gate: Gate, person: PersonId) -> list[Json]:
    told: list[Json] = []
    for purpose in gate.states.common().registry.purposes.values():
        verdict = gate.may(person, purpose.id)
        told.append(
            {
                "purpose": purpose.id,
                "title": purpose.title,
                "allowed": verdict.allowed,
                "because": verdict.sentence,
                "since": clock.text(verdict.since) if verdict.since else None,
                "until": clock.text(verdict.until) if verdict.until else None,
            }
        )
    return told


def _records(room: Room, kind: type[Kept]) -> list[Json]:
    return [{"number": found.number, **asdict(found.record)} for found in room.read(kind)]


def _key(key: ApiKey) -> dict[str, Json]:
    return {
        "id": key.id,
        "label": key.label,
        "created": clock.text(key.created_at),
        "expires": clock.text(key.expires_at),
        "revoked": clock.text(key.revoked_at) if key.revoked_at else None,
        "use": str(key.use) or "own",
    }


def _ways_in(gate: Gate, person: PersonId) -> dict[str, Json]:
    """Tell how a person signs in, where they are signed in now, and which links were made."""
    services = (gate.store, gate.keyring, gate.ledger)
    sessions = Sessions(*services, clock=gate.clock)
    account = SignIn(*services, sessions=sessions, clock=gate.clock).of(person)
    return {
        "sign_in": _account(account) if account else None,
        "sessions": [_session(one) for one in sessions.kept(person)],
        "links": [_link(one) for one in links_of(gate.store, gate.keyring, person)],
    }


def _account(account: Account) -> dict[str, Json]:
    return {
        "name": account.name,
        "roles": [str(role) for role in sorted(account.roles)],
        "changed": clock.text(account.changed_at),
    }


def _session(session: Session) -> dict[str, Json]:
    return {
        "id": session.id,
        "label": session.label,
        "started": clock.text(session.created_at),
        "seen": clock.text(session.seen_at),
        "ends": clock.text(session.ends_at),
        "ended": session.ended,
    }


def _link(link: Link) -> dict[str, Json]:
    return {
        "kind": str(link.kind),
        "roles": [str(role) for role in sorted(link.roles)],
        "ends": clock.text(link.expires_at),
        "used": clock.text(link.used_at) if link.used_at else None,
    }


def _ledger(history: MyHistory) -> dict[str, Json]:
    """Tell each entry in clear, and give the proof that none was left out."""
    entries: list[Json] = [dict(own.told()) for own in history.leaves]
    return {"entries": entries, "proof": json.loads(history.export())}
