"""A20: somebody who can write the database moves sealed rows, and puts old ones back.

Each attack must be refused with `Damaged`, or be named by `ledger.verify`; and in no case may a
person see a word of another. What such a writer can do unseen stands at the end and in
`docs/explanation/threat-model.md`: it is tested, so that the list does not grow in silence.
"""

import shutil
from contextlib import suppress
from importlib.resources import files
from pathlib import Path

import pytest

from troth.clock import SetClock
from troth.crypto.sign import Signer
from troth.errors import BadInput, Damaged, Refused
from troth.gate.lockdown import lock
from troth.house import House
from troth.registry.compile import compile_registry
from troth.registry.served import SERVED
from troth.registry.versions import _signed
from troth.rights.export import export
from troth.testing.house import AT, same_house, talk
from troth.words import COMPANION_REPLY, SECURITY_AUDIT, PersonId

DOCUMENTED = Path(__file__).parents[2] / "docs" / "explanation" / "threat-model.md"

# What belongs to Noor is put over what belongs to Sam, wherever the names of the rows agree.
_OVER_SAMS = (
    "UPDATE {table} SET {column} = (SELECT {column} FROM {table} AS hers "
    "WHERE hers.person_id = :noor AND {names}) WHERE person_id = :sam AND EXISTS "
    "(SELECT 1 FROM {table} AS hers WHERE hers.person_id = :noor AND {names})"
)
_NAMES = {
    "person": (),
    "purpose_key": ("purpose",),
    "consent_event": ("seq",),
    "api_key": (),
    "tail": ("purpose", "holding", "record"),
    "segment": ("purpose", "holding", "first"),
    "ledger_opening": ("seq",),
}
_OLD_ACCOUNT_KEY = (
    "DELETE FROM purpose_key WHERE person_id = :noor AND purpose = 'account.run'",
    (
        "INSERT INTO purpose_key SELECT * FROM old.purpose_key "
        "WHERE person_id = :noor AND purpose = 'account.run'"
    ),
)


def over(table: str, column: str) -> tuple[str, ...]:
    """Return the statement that puts Noor's values of a column over Sam's."""
    same = " AND ".join(f"hers.{name} = {table}.{name}" for name in _NAMES[table]) or "1"
    return (_OVER_SAMS.format(table=table, column=column, names=same),)


MOVES = {
    "a person's key to another person": over("person", "wrapped"),
    "a person's chain to another person": over("person", "chain"),
    "purpose keys to another person": over("purpose_key", "wrapped"),
    "consents to another person": over("consent_event", "sealed"),
    "an API key's label to another person": over("api_key", "sealed"),
    "messages to another person": over("tail", "sealed"),
    "packed messages to another person": over("segment", "sealed"),
    "ledger openings to another person": over("ledger_opening", "sealed"),
    "a whole consent to another person": (
        "DELETE FROM consent_event WHERE person_id = :sam AND seq = 2",
        (
            "INSERT INTO consent_event SELECT :sam, seq, sealed FROM consent_event "
            "WHERE person_id = :noor AND seq = 2"
        ),
    ),
    "an API key to another person": (
        "DELETE FROM api_key WHERE person_id = :noor",
        "UPDATE api_key SET person_id = :noor WHERE person_id = :sam",
    ),
    "a token into another person's row": (
        "DELETE FROM api_key WHERE person_id = :noor",
        "INSERT INTO api_key SELECT * FROM old.api_key WHERE person_id = :noor",
        "UPDATE api_key SET token_hash = x'00' WHERE person_id = :sam",
        (
            "UPDATE api_key SET token_hash = (SELECT token_hash FROM old.api_key "
            "WHERE person_id = :sam) WHERE person_id = :noor"
        ),
    ),
    "a whole talk to another person": (
        "DELETE FROM tail WHERE person_id = :sam AND holding = 'turn'",
        "UPDATE tail SET person_id = :sam WHERE person_id = :noor AND holding = 'turn'",
    ),
    "one purpose's key to another purpose": (
        (
            "UPDATE purpose_key SET wrapped = (SELECT wrapped FROM purpose_key "
            "WHERE person_id = :sam AND purpose = 'account.run') "
            "WHERE person_id = :sam AND purpose = 'companion.history'"
        ),
    ),
    "a message to another purpose and holding": (
        "DELETE FROM tail WHERE person_id = :sam AND holding = 'person'",
        (
            "UPDATE tail SET purpose = 'account.run', holding = 'person' "
            "WHERE person_id = :sam AND holding = 'turn'"
        ),
    ),
    "a message to another number": (
        "UPDATE tail SET record = record + 1000 WHERE person_id = :sam AND holding = 'turn'",
    ),
    "packed messages to another number": (
        "UPDATE segment SET first = first + 1 WHERE person_id = :sam",
    ),
    "a packed segment into the tail": (
        (
            "UPDATE tail SET sealed = (SELECT sealed FROM segment WHERE person_id = :sam) "
            "WHERE person_id = :sam AND holding = 'turn'"
        ),
    ),
    "a yes over a withdrawal": (
        (
            "UPDATE consent_event SET sealed = (SELECT sealed FROM consent_event "
            "WHERE person_id = :noor AND seq = 2) WHERE person_id = :noor AND seq = 5"
        ),
    ),
    "a later end on an API key": ("UPDATE api_key SET expires_ms = expires_ms * 2",),
    "an API key that is not revoked": (
        "UPDATE api_key SET revoked_ms = NULL WHERE person_id = :noor",
    ),
    "another number of consents on a key": (
        (
            "UPDATE purpose_key SET generation = generation - 1 "
            "WHERE person_id = :noor AND purpose = 'account.run'"
        ),
    ),
}
ROLLED_BACK = {
    "the newest consent is gone": (
        (
            "DELETE FROM consent_event WHERE person_id = :noor AND seq = "
            "(SELECT max(seq) FROM consent_event WHERE person_id = :noor)"
        ),
    ),
    "the newest consent is gone, and counted off": (
        (
            "DELETE FROM consent_event WHERE person_id = :noor AND seq = "
            "(SELECT max(seq) FROM consent_event WHERE person_id = :noor)"
        ),
        (
            "UPDATE purpose_key SET generation = generation - 1 "
            "WHERE person_id = :noor AND purpose = 'account.run'"
        ),
    ),
    "the newest consents are gone, and the key is the old one": (
        (
            "DELETE FROM consent_event WHERE person_id = :noor AND seq > "
            "(SELECT max(seq) FROM old.consent_event WHERE person_id = :noor)"
        ),
        *_OLD_ACCOUNT_KEY,
    ),
    "the key alone is the old one": _OLD_ACCOUNT_KEY,
    "all consents are gone": ("DELETE FROM consent_event WHERE person_id = :noor",),
    "a person's ledger is shorter": (
        (
            "DELETE FROM ledger_opening WHERE person_id = :noor AND seq > "
            "(SELECT max(seq) FROM old.ledger_opening WHERE person_id = :noor)"
        ),
    ),
    "the whole ledger is shorter": (
        "DELETE FROM ledger_leaf WHERE leaf_index > (SELECT max(leaf_index) FROM old.ledger_leaf)",
    ),
    "a revoked API key is the old one": (
        "DELETE FROM api_key WHERE person_id = :noor",
        "INSERT INTO api_key SELECT * FROM old.api_key WHERE person_id = :noor",
    ),
    "an API key is gone": ("DELETE FROM api_key WHERE person_id = :sam",),
    "the epoch's key is spoilt": ("UPDATE epoch SET wrapped = zeroblob(length(wrapped))",),
}


ATTACKS = MOVES | ROLLED_BACK


@pytest.fixture
def names(lived) -> dict[str, object]:
    """Return the names of both persons, for a statement."""
    return {"noor": lived.noor, "sam": lived.sam}


@pytest.mark.parametrize("attack", ATTACKS.values(), ids=ATTACKS)
def test_what_was_moved_or_put_back_is_found(lived, forger, names, attack) -> None:
    """It is refused when it is read, or named when the ledger is checked; nobody reads another."""
    forger.run(*attack, **names)

    assert is_found(lived)


@pytest.mark.parametrize(
    "attack",
    [
        "the newest consent is gone",
        "the newest consent is gone, and counted off",
        "all consents are gone",
        "the key alone is the old one",
    ],
)
def test_a_consent_that_was_taken_away_is_missed_at_once(lived, forger, names, attack) -> None:
    """Whoever takes the row of a withdrawal away gets no yes for it, but an error."""
    forger.run(*ATTACKS[attack], **names)

    with same_house(lived.now) as house, pytest.raises(Damaged):
        house.gate.may(lived.noor, COMPANION_REPLY)


def test_nothing_is_found_where_nothing_was_done(lived) -> None:
    """The check above is not one that always finds something."""
    assert not is_found(lived)


def is_found(lived) -> bool:
    """Say whether Troth does not open, or finds damage at either of the two persons."""
    try:
        with same_house(lived.now) as house:
            return any(_is_found_at(house, person) for person in (lived.noor, lived.sam))
    except Damaged:
        return True


def _is_found_at(house: House, person: PersonId) -> bool:
    """Say whether reading everything of a person fails, or the ledger's check names damage."""
    try:
        told = str(export(house.gate, house.keys, person)["records"])
    except Damaged:
        return True
    assert not ("noors words" in told and "sams words" in told), "one reads another's words"
    return not house.ledger.verify(handle_of=lambda one: _handle(house, one)).is_sound


def _handle(house: House, person: PersonId):
    with suppress(Damaged, Refused):
        return house.gate.states.of(person).handle(SECURITY_AUDIT)
    return None


# ── what everybody's data rests on ──────────────────────────────────────────────────────────


def test_nobody_signs_another_registry_in(lived, forger) -> None:
    """A registry that asks nobody, signed with a key that was put in the place of Troth's own."""
    shipped = files("troth.registry").joinpath("troth.toml").read_text("utf-8")
    reply = shipped.index('[purpose."companion.reply"]')
    asks_nobody = shipped[:reply] + shipped[reply:].replace(
        'basis = "consent"', 'basis = "legitimate_interest"', 1
    ).replace("expires_days = 365\n", "", 1)
    forged = compile_registry(asks_nobody, source="forged", served=SERVED)
    forgers = Signer(b"\x07" * 32)

    with same_house(lived.now) as house:
        assert not house.gate.may(lived.noor, COMPANION_REPLY)
        for number, body in forger.rows("SELECT number, body FROM registry_version"):
            signature = forgers.sign(_signed(body))
            forger.run(
                "UPDATE registry_version SET signature = :made WHERE number = :number",
                made=signature,
                number=number,
            )
        forger.run(
            "INSERT INTO registry_version VALUES (2, :digest, :body, :made, '{}', 0)",
            "UPDATE installation SET public_key = :key, pulse = pulse + 1",
            digest=forged.digest,
            body=forged.body,
            made=forgers.sign(_signed(forged.body)),
            key=forgers.public,
        )

        with pytest.raises(Damaged, match="signature"):
            talk(house, lived.noor, "hello")


@pytest.mark.parametrize("kind", ["BLOB", "TEXT"])
def test_a_card_that_was_shown_cannot_be_changed(lived, forger, kind) -> None:
    """A receipt does not come with another text than the one that was agreed to."""
    changed = "replace(CAST(body AS TEXT), 'wrong', 'right')"
    forger.run(f"UPDATE notice SET body = CAST({changed} AS {kind})")  # noqa: S608  # ours

    with same_house(lived.now) as house, pytest.raises(Damaged, match=r"card|garbled"):
        house.gate.consents.receipts(lived.sam)


# ── what such a writer can do, said plainly in the documentation ────────────────────────────


@pytest.fixture
def documented() -> str:
    """Return what the documentation says of a writer of the database."""
    text = DOCUMENTED.read_text("utf-8")
    return text[text.index("## What a writer of the database can do") :]


def test_an_old_yes_and_its_key_work_until_somebody_looks(lived, forger, names, documented) -> None:
    """Two old rows that belong together are believed at first; the ledger tells of them."""
    forger.run(*ROLLED_BACK["the newest consents are gone, and the key is the old one"], **names)

    with same_house(lived.now) as house:
        allowed = house.gate.may(lived.noor, COMPANION_REPLY)
        with pytest.raises(Damaged, match="not all here"):
            house.gate.history(lived.noor)

    assert allowed
    assert "put back old rows together" in documented


UNSEEN = {
    "delete a message": "DELETE FROM tail WHERE holding = 'turn'",
    "keep a message longer than its day": "UPDATE tail SET keep_until_ms = keep_until_ms * 2",
    "stop a date for shredding": "UPDATE purpose_key SET shred_after_ms = NULL",
}


@pytest.mark.parametrize(("what", "statement"), UNSEEN.items(), ids=UNSEEN)
def test_what_a_writer_does_unseen_is_documented(
    lived, forger, what, statement, documented
) -> None:
    """Nothing opens that should not; but Troth finds no trace, and says so beforehand."""
    forger.run(statement)

    assert not is_found(lived)
    assert what in documented


def test_a_lockdown_that_is_lifted_in_the_database_is_documented(lived, forger, documented) -> None:
    """Whoever can write the database can end a lockdown."""
    with same_house(lived.now) as house:
        lock(house.gate, "intrusion")

    forger.run("UPDATE installation SET locked_since_ms = NULL, locked_why = NULL")

    with same_house(lived.now) as house:
        assert "hello" in talk(house, lived.sam, "hello").text
    assert "lift a lockdown" in documented


def test_a_floor_that_is_set_back_is_documented(lived, forger, documented) -> None:
    """A yes that ran out unused lives again, if the machine's clock is set back too."""
    late = SetClock(AT)
    late.move(days=366)
    with same_house(lived.now, clock=late) as house:
        export(house.gate, house.keys, lived.noor)
    floor = forger.rows("SELECT clock_floor_ms FROM installation")

    forger.run("UPDATE installation SET clock_floor_ms = 0")

    with same_house(lived.now) as house:
        assert floor == [(round(late.now().timestamp() * 1000),)]
        assert house.gate.may(lived.sam, COMPANION_REPLY)
    assert "set back the floor" in documented


def test_an_old_whole_database_is_seen_by_whoever_kept_a_checkpoint(lived, documented) -> None:
    """Troth alone believes it, if no key was renewed since; a signed state from then does not."""
    with same_house(lived.now) as house:
        kept = house.ledger.checkpoint()

    shutil.copy(lived.before / "data" / "troth.db", lived.now / "data" / "troth.db")

    with same_house(lived.now) as house:
        assert house.gate.may(lived.noor, COMPANION_REPLY)
        with pytest.raises(BadInput, match="cannot have grown"):
            house.ledger.consistency(kept.size)
    assert "put back the whole database" in documented


def test_an_old_whole_database_does_not_open_once_a_key_was_renewed(lived) -> None:
    """Erasing and forgetting renew it, so what is gone stays gone."""
    with same_house(lived.now) as house:
        house.gate.roll()

    shutil.copy(lived.before / "data" / "troth.db", lived.now / "data" / "troth.db")

    with pytest.raises(Damaged, match="do not open"):
        same_house(lived.now)
