"""The export: everything, in every state, for that person alone, and provable elsewhere."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from troth.consent.receipt import FORM as RECEIPT
from troth.errors import Refused, StoreFailed
from troth.gate import lockdown
from troth.ledger import statement
from troth.people.access import Role
from troth.people.links import LinkKind
from troth.registry.outside import purpose_of
from troth.rights.export import FORM, KINDS, SECTIONS, export
from troth.store.holdings import HOLDINGS, personal_tables
from troth.testing.house import add_person, allow, leaves, talk
from troth.testing.outside import choose, upstream, with_outside
from troth.testing.upstream import says
from troth.words import COMPANION_HISTORY, COMPANION_REPLY, PersonId, new_id

VERIFIER = Path(__file__).parents[2] / "verify" / "troth_verify.py"
ELSEWHERE = {
    "key": "api_key",
    "sign_in": "sign_in",
    "session": "session",
    "consent": "consent_event",
    "ledger": "ledger_opening",
}
"""Data that purposes write into tables of its own, not as records."""


@pytest.fixture
def lived(house, noor):
    """Return a person who has a key, signed in and talked."""
    allow(house, noor)
    house.sign_in.set(noor, "noor@home", "four good words here", frozenset({Role.PERSON}))
    house.sessions.open(noor, label="Firefox on Linux")
    house.links.make(LinkKind.RESET, noor)
    house.keys.issue(noor, label="laptop")
    talk(house, noor, "Good evening, my friend")
    return noor


def test_every_personal_table_has_its_section():
    """What is kept of a person is exported: a new table without a section fails here."""
    assert set(SECTIONS) == set(personal_tables())


def test_every_kind_that_a_purpose_writes_is_exported(house):
    """What the registry lets Troth keep is what the export reads, or lies in a table of its own."""
    purposes = house.gate.states.common().registry.purposes.values()
    written = {field.partition(".")[0] for one in purposes for field in one.writes}

    assert written == {kind.category for kind in KINDS} | set(ELSEWHERE)
    assert set(ELSEWHERE.values()) <= set(SECTIONS)


def test_the_document_has_every_section(house, lived):
    """Each section that a table points to is there, and holds something."""
    told = export(house.gate, house.keys, lived)

    assert (told["format"], told["person"]) == (FORM, lived)
    for section in set(SECTIONS.values()):
        assert told[section], section
    assert [one["table"] for one in told["holdings"]] == list(SECTIONS)
    assert all(one["keeps"] == HOLDINGS[one["table"]].keeps for one in told["holdings"])


def test_the_words_are_all_there(house, lived):
    """What was said and answered, the name, the key: as the person gave and saw them."""
    told = json.loads(json.dumps(export(house.gate, house.keys, lived)))

    asked, answered = told["records"]["turn"]
    assert (asked["text"], asked["role"]) == ("Good evening, my friend", "user")
    assert answered["role"] == "assistant"
    assert answered["text"].endswith("Good evening, my friend")
    assert told["records"]["person"][0]["name"] == "Noor"
    assert [key["label"] for key in told["keys"]] == ["laptop"]
    assert {one["purpose"]: one["allowed"] for one in told["purposes"]} == {
        "account.run": True,
        "companion.history": True,
        "companion.memory": False,
        "companion.own": False,
        "companion.reply": True,
        "crisis.safety": True,
        "disclosure.record": True,
        "match.learn": False,
        "match.origin": False,
        "match.people": False,
        "match.photo": False,
        "match.report": True,
        "match.talk": False,
        "match.words": False,
        "rights.answer": True,
        "security.audit": True,
        "wellbeing.own": False,
    }


def test_the_ways_in_are_all_there(house, lived, sam):
    """Name, roles and when they were set; each browser; each link. No passphrase, no token."""
    session = house.sessions.of(lived)[0].id
    house.sessions.open(sam, label="of Sam")

    told = json.loads(json.dumps(export(house.gate, house.keys, lived)))

    at = "2026-11-21T19:30:00.000Z"
    assert told["sign_in"] == {"name": "noor@home", "roles": ["person"], "changed": at}
    assert told["sessions"] == [
        {
            "id": session,
            "label": "Firefox on Linux",
            "started": at,
            "seen": at,
            "ends": "2026-12-21T19:30:00.000Z",
            "ended": False,
        }
    ]
    assert told["links"] == [
        {"kind": "reset", "roles": ["person"], "ends": "2026-11-21T19:45:00.000Z", "used": None}
    ]
    assert "argon2" not in json.dumps(told)


def test_a_link_that_was_used_says_when(house, noor, clock):
    """Beside one that was not."""
    token = house.links.make(LinkKind.SET_UP, noor)
    house.store.write(lambda unit: house.links.use(unit, token))
    clock.move(seconds=60)
    house.links.make(LinkKind.RESET, noor)

    told = export(house.gate, house.keys, noor)

    assert [(one["kind"], one["used"]) for one in told["links"]] == [
        ("set_up", "2026-11-21T19:30:00.000Z"),
        ("reset", None),
    ]


def test_who_has_no_passphrase_is_told_so(house, noor):
    """Without a sign-in there is none in the document."""
    told = export(house.gate, house.keys, noor)

    assert (told["sign_in"], told["sessions"], told["links"]) == (None, [], [])


def test_nothing_of_anybody_else_is_there(house, lived):
    """An export holds not one id or word of another person; no key or signature spells the name."""
    other = add_person(house, "Zerubbabel")
    allow(house, other)
    talk(house, other, "Something else entirely")

    told = json.dumps(export(house.gate, house.keys, lived))

    assert other not in told
    assert "entirely" not in told
    assert "Zerubbabel" not in told


def test_it_is_complete_when_there_are_many(house, lived, sql):
    """Rows in the tail and in segments are both exported."""
    from troth.companion.turn import Turn

    with house.gate.enter(lived, COMPANION_HISTORY) as room:
        for number in range(200):
            room.keep(Turn(text=f"n{number}", role="user", at="now", conversation="cnv"))
    assert sql("SELECT count(*) FROM segment") != [(0,)]

    told = export(house.gate, house.keys, lived)

    assert [one["text"] for one in told["records"]["turn"]][2:] == [f"n{n}" for n in range(200)]


@pytest.mark.parametrize(
    "state", ["withdrawn", "refused all", "held", "locked", "run out", "held and locked"]
)
def test_it_works_in_every_state(house, lived, clock, state):
    """No withdrawal, hold, lockdown or end of a yes stands between a person and their data."""
    match state:
        case "withdrawn":
            house.gate.consents.withdraw(lived, COMPANION_HISTORY, method="terminal")
        case "refused all":
            for purpose in (COMPANION_HISTORY, COMPANION_REPLY):
                house.gate.consents.object(lived, purpose, method="terminal")
        case "held":
            house.gate.consents.restrict(lived, method="terminal")
        case "locked":
            lockdown.lock(house.gate, "intrusion")
        case "run out":
            clock.move(days=364, hours=23, minutes=59)
        case "held and locked":
            house.gate.consents.restrict(lived, method="terminal")
            lockdown.lock(house.gate, "intrusion")

    told = export(house.gate, house.keys, lived)

    assert len(told["records"]["turn"]) == 2


def test_the_erased_and_the_unknown_get_none(house, lived):
    """There is nothing to export of somebody who is not here."""
    house.erase(lived)

    for nobody in (lived, PersonId(new_id("psn"))):
        with pytest.raises(Refused):
            export(house.gate, house.keys, nobody)


def test_an_export_is_itself_recorded(house, lived):
    """That everything was handed over is a line, with how much of what was read."""
    export(house.gate, house.keys, lived)

    told = leaves(house, lived)[-1]

    assert (told["event"], told["purpose"]) == ("used", "rights.answer")
    assert told["detail"] == {
        "outcome": "done",
        "note": "exported",
        "read": {one.category: {"person": 1, "turn": 2}.get(one.category, 0) for one in KINDS},
        "which": {"person": [[1, 1]], "turn": [[1, 2]]},
    }


def test_if_it_cannot_be_recorded_nothing_is_handed_over(house, lived, broken_ledger):
    """No line, no export."""
    broken_ledger()

    with pytest.raises(StoreFailed):
        export(house.gate, house.keys, lived)


def test_every_receipt_in_it_verifies(house, lived):
    """Each consent in the export is signed and stands alone."""
    told = json.loads(json.dumps(export(house.gate, house.keys, lived)))

    read = [statement.read(one, form=RECEIPT, key=house.ledger.key) for one in told["consents"]]

    assert [one["event"]["state"] for one in read] == ["requested", "given", "requested", "given"]
    assert {one["header"]["pii_principal_id"] for one in read} == {lived}


def test_the_history_in_it_verifies_without_troth(house, lived, tmp_path):
    """The ledger's part of an export is what the stand-alone verifier reads."""
    told = export(house.gate, house.keys, lived)
    file = tmp_path / "history.json"
    canonical = {"ensure_ascii": False, "sort_keys": True, "separators": (",", ":")}
    file.write_text(json.dumps(told["ledger"]["proof"], **canonical) + "\n", encoding="utf-8")

    done = subprocess.run(
        [sys.executable, "-I", str(VERIFIER), "history", str(file)],
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 0, done.stdout + done.stderr
    assert [one["event"] for one in told["ledger"]["entries"]] == [
        one["event"] for one in leaves(house, lived)[:-1]
    ]


def test_what_left_is_there_as_it_was_sent(house, lived):
    """Each request to a model elsewhere: what was masked, and the words that went."""
    with upstream(says("Hello.")) as up:
        entry = with_outside(house, up)
        allow(house, lived, purpose_of(entry.id))
        choose(house, lived, entry)
        reply = talk(house, lived, "Write to noor.lind@example.org about the planted word").reply

    (left,) = export(house.gate, house.keys, lived)["records"]["left"]

    assert (left["receipt"], left["recipient"]) == (reply.receipt, "acme")
    assert "about the planted word" in left["texts"]
    assert "noor.lind@example.org" in left["masks"]
    assert "noor.lind" not in left["texts"] + left["form"]
