"""Erasing a person: nothing is left, the certificate comes from a look, and it can say no."""

import base64
import json
import shutil
import tempfile
from pathlib import Path

import pytest

from troth.crypto.digest import sha256
from troth.errors import NotSignedIn, Refused, StoreBusy, StoreFailed
from troth.gate import erase as gate_erase
from troth.gate import scan
from troth.gate.erase import LIMITS
from troth.ledger.leaf import Event, parse
from troth.people.access import Role
from troth.people.links import LinkKind
from troth.store import schema
from troth.store.holdings import personal_tables
from troth.store.statements import select
from troth.testing.house import allow, new_house, talk
from troth.words import ACCOUNT_RUN, COMPANION_HISTORY, COMPANION_REPLY, RIGHTS_ANSWER, Reason


@pytest.fixture
def lived(house, willing, do):
    """Return a person with every way in, talks in tail and segments, and a long ledger."""
    house.keys.issue(willing, label="laptop")
    house.sign_in.set(willing, "Noor", "four good words here", frozenset({Role.PERSON}))
    house.sessions.open(willing, label="Firefox on Linux")
    house.links.make(LinkKind.RESET, willing)
    do.keep(house, willing, *[f"word {n}" for n in range(80)])
    talk(house, willing, "Hello there")
    return willing


def counts(sql):
    """Return how many rows each personal table has."""
    return {name: sql(f"SELECT count(*) FROM {name}")[0][0] for name in personal_tables()}  # noqa: S608


def test_every_row_goes_from_every_table(house, lived, sql):
    """After an erasure no personal table has a row; the certificate counted those that went."""
    before = counts(sql)
    assert min(before.values()) > 0

    certificate = house.erase(lived)

    assert counts(sql) == dict.fromkeys(before, 0)
    # One more line went than there was: the last one, which says that the person was erased.
    assert certificate.rows == before | {"ledger_opening": before["ledger_opening"] + 1}
    assert certificate.complete
    assert house.people.all() == []


def test_only_that_person_goes(house, lived, sam, do, sql):
    """Another person's rows, consents and words are untouched."""
    allow(house, sam)
    do.keep(house, sam, "of Sam")
    before = counts(sql)

    certificate = house.erase(lived)

    assert counts(sql) == {
        name: before[name] + (name == "ledger_opening") - certificate.rows[name] for name in before
    }
    assert do.read(house, sam, COMPANION_HISTORY) == ["of Sam"]
    assert house.gate.may(sam, COMPANION_REPLY)


def test_the_ledger_goes_on_and_says_nothing_of_the_person(house, lived, sql):
    """The lines stay and verify; the one that tells of the erasure names nobody."""
    certificate = house.erase(lived)

    assert house.ledger.verify().is_sound
    body = sql("SELECT body FROM ledger_leaf WHERE leaf_index = ?", certificate.leaf_index)[0][0]
    assert parse(body).event.value == "erased"
    assert parse(body).detail == ""
    everything = b"".join(row[0] for row in sql("SELECT body FROM ledger_leaf"))
    assert lived.encode() not in everything


def test_the_certificate_tells_what_was_looked_at(house, lived):
    """Each file of data and state was read to its end, and each is named with its size."""
    certificate = house.erase(lived)

    told = json.loads(json.dumps(certificate.told()))
    assert told["person"] == lived
    assert told["epoch"] == 2
    assert told["complete"] is True
    assert told["limits"] == list(LIMITS)
    looked = {(one["place"], Path(one["file"]).name) for one in told["looked"]}
    assert {("data", "troth.db"), ("state", "key"), ("state", "slot")} <= looked
    assert all(one["found"] == 0 for one in told["looked"])
    assert all(one["size"] == Path(one["file"]).stat().st_size for one in told["looked"])
    assert told["memory"][0].startswith("The echo keeps nothing")


def test_the_certificate_never_says_that_nothing_left():
    """It is signed, and words may have gone to a provider: it says who can delete them there."""
    said = " ".join(LIMITS)

    assert "sent none" not in said
    assert "left this machine for a provider cannot be called back. Only they can delete" in said


def test_nobody_is_erased_twice(house, lived):
    """Who is gone is not there to be erased."""
    house.erase(lived)

    with pytest.raises(Refused):
        house.erase(lived)


def test_of_two_erasures_at_once_one_is_written_down(house, other, lived, sql):
    """Whoever comes second finds nobody, also if they began before the first was done."""
    now = house.gate.clock.now

    with pytest.MonkeyPatch.context() as patch:

        def meanwhile():
            patch.undo()
            other.erase(lived)
            return now()

        patch.setattr(house.gate.clock, "now", meanwhile)
        with pytest.raises(Refused) as caught:
            house.erase(lived)

    told = [parse(body).event for (body,) in sql("SELECT body FROM ledger_leaf")]
    assert caught.value.reason is Reason.UNKNOWN_PERSON
    assert told.count(Event.ERASED) == 1


def test_nothing_works_for_the_erased(house, other, lived):
    """No door, no right, no key: in no process."""
    token, _ = house.keys.issue(lived, label="phone")
    other.gate.enter(lived, COMPANION_REPLY)

    house.erase(lived)

    for one in (house, other):
        for purpose in (ACCOUNT_RUN, RIGHTS_ANSWER, COMPANION_REPLY):
            with pytest.raises(Refused):
                one.gate.enter(lived, purpose)
        with pytest.raises(NotSignedIn):
            one.keys.check(token)


# The certificate can say no


def planted_copy(house, person):
    """Leave a copy of the database beside it."""
    house.store.settle()
    shutil.copy(house.settings.database, house.settings.data_dir / "copy of troth.db")


def planted_log(spell):
    """Return a function that leaves the person's id in a file, spelled in some way."""

    def plant(house, person):
        text = b"2026-11-21 error for " + spell(person.encode()) + b"\n"
        (house.settings.state_dir / "troth.log").write_bytes(text)

    return plant


def planted_token(house, person):
    """Leave the hash of a token of the person in the state directory."""
    token, _ = house.keys.issue(person, label="leaky")
    (house.settings.state_dir / "cache").write_bytes(bytes.fromhex(sha256(token.encode())))


def planted_name(house, person):
    """Leave the blind hash of the name that the person signs in with."""
    (row,) = house.store.read(select(schema.sign_in.c.name_hash))
    (house.settings.state_dir / "cache").write_bytes(row[0])


def planted_session(house, person):
    """Leave the hash of the token of a browser that is signed in."""
    token, _ = house.sessions.open(person, label="x")
    (house.settings.state_dir / "cache").write_bytes(bytes.fromhex(sha256(token.encode())))


def planted_link(house, person):
    """Leave the hash of the token of a one-time link that was made for the person."""
    token = house.links.make(LinkKind.RESET, person)
    (house.settings.state_dir / "cache").write_bytes(bytes.fromhex(sha256(token.encode())))


def planted_row(house, person):
    """Leave a sealed row of the person in a temporary file of ours."""
    handle = house.gate.states.of(person).unlocked.handle(COMPANION_HISTORY)
    sealed = handle.seal("turn", 1, b"words")
    (Path(tempfile.gettempdir()) / "troth-spill").write_bytes(sealed)


def planted_chain(house, person):
    """Leave the secret that ties the person's ledger lines together."""
    chain = house.gate.states.of(person).unlocked.chain
    (house.settings.data_dir / "debug").write_bytes(chain.hex().encode())


def planted_person_key(house, person):
    """Leave something sealed with the person's own key."""
    sealed = house.gate.states.of(person).unlocked.key.seal(b"x", b"y")
    (house.settings.data_dir / "half").write_bytes(base64.b64encode(b"==" + sealed))


LEAKS = {
    "a copy of the database": planted_copy,
    "an id in a log": planted_log(lambda name: name),
    "an id in hexadecimal": planted_log(lambda name: name.hex().encode()),
    "an id in base64": planted_log(lambda name: base64.b64encode(b"?" + name)),
    "an id backwards": planted_log(lambda name: name[::-1]),
    "an id in UTF-16": planted_log(lambda name: name.decode().encode("utf-16")),
    "the hash of a token": planted_token,
    "the hash of a session": planted_session,
    "the hash of a link": planted_link,
    "the hash of a name": planted_name,
    "a sealed row in a temporary file": planted_row,
    "the secret of the chain": planted_chain,
    "something under the person's key": planted_person_key,
}


@pytest.mark.parametrize("leak", LEAKS)
def test_the_certificate_says_no_when_something_is_left(house, lived, leak):
    """A trace that lies somewhere is found, named and counted: then it is not complete."""
    LEAKS[leak](house, lived)

    certificate = house.erase(lived)

    assert not certificate.complete
    assert certificate.told()["complete"] is False
    assert sum(one.found for one in certificate.looked) >= 1


def test_a_trace_in_free_pages_is_rewritten(house, lived, sql):
    """If the file itself still holds a trace in pages that nobody uses, it is written anew."""
    sql("PRAGMA secure_delete = OFF")
    sql("CREATE TABLE spill (person TEXT)")
    for _ in range(200):
        sql("INSERT INTO spill VALUES (?)", lived)
    sql("DROP TABLE spill")

    certificate = house.erase(lived)

    assert certificate.complete
    assert lived.encode() not in house.settings.database.read_bytes()


def test_a_log_file_elsewhere_is_looked_at_too(tmp_path, monkeypatch):
    """A log that the settings put somewhere else is among the places."""
    from dataclasses import replace

    from troth.testing.house import add_person

    with new_house(tmp_path / "own") as house:
        log = tmp_path / "elsewhere.log"
        house.settings = replace(house.settings, log_file=log)
        person = add_person(house)
        log.write_text(f"something about {person}\n")

        certificate = house.erase(person)

    assert not certificate.complete
    assert {one.place for one in certificate.looked if one.found} == {"log"}


# All or nothing


def test_an_erasure_that_cannot_be_recorded_does_not_happen(house, lived, do, broken_ledger, sql):
    """If the ledger cannot write, the person is still whole, and nothing was rolled."""
    before = counts(sql)
    broken_ledger()

    with pytest.raises(StoreFailed):
        house.erase(lived)

    assert counts(sql) == before
    assert sql("SELECT number FROM epoch") == [(1,)]
    sql("DROP TRIGGER broken")
    assert len(do.read(house, lived, RIGHTS_ANSWER)) == 82


class Killed(BaseException):
    """The process ends here."""


def test_a_crash_never_leaves_the_erased_open_to_an_older_copy(
    house, lived, home, tmp_path, monkeypatch, open_home
):
    """The rows and the roll are one transaction: there is no moment in between.

    The process dies as early as it can once the person's rows are gone. Then the machine, with
    an older copy of its database, must not open that person.
    """
    house.store.settle()
    shutil.copytree(home / "data", tmp_path / "older")

    def die(*_):
        raise Killed

    monkeypatch.setattr(house.root, "promote", die)
    with pytest.raises(Killed):
        house.erase(lived)
    house.close()

    again = open_home(clock=house.clock)

    assert again.people.all() == []
    again.close()
    shutil.rmtree(home / "data")
    shutil.copytree(tmp_path / "older", home / "data")
    from troth.errors import Damaged

    with pytest.raises(Damaged, match="older copy"):
        open_home(clock=house.clock)


def test_what_is_in_memory_is_dropped(house, lived, sam):
    """No opened key of the erased stays in memory; the model forgets what it heard."""
    house.gate.enter(sam, ACCOUNT_RUN)
    house.gate.enter(lived, ACCOUNT_RUN)
    forgot = []
    around = house.surroundings()
    told = gate_erase.Surroundings(
        places=around.places,
        copies=around.copies,
        forget=lambda: forgot.append(1) or ["The model forgot."],
    )

    certificate = gate_erase.erase(house.gate, lived, told)

    assert forgot == [1]
    assert len(house.gate.states) == 1
    assert certificate.memory == [
        "The model forgot.",
        "1 other persons' keys are in memory, not theirs",
    ]


# Damage, and what stands in the way after the rows are gone

HURT = {
    "the person's key": ("UPDATE person SET wrapped = zeroblob(77) WHERE person_id = ?", False),
    "the chain's secret": ("UPDATE person SET chain = 'x' WHERE person_id = ?", False),
    "a consent": ("DELETE FROM consent_event WHERE seq = 1 AND person_id = ?", True),
    "a wrapped key": (
        "UPDATE purpose_key SET wrapped = x'00' WHERE purpose LIKE '%history' AND person_id = ?",
        False,
    ),
    "the ledger's key": (
        "DELETE FROM purpose_key WHERE purpose = 'security.audit' AND person_id = ?",
        True,
    ),
    "a token": ("UPDATE api_key SET token_hash = 'x' WHERE person_id = ?", False),
    "half of a token": ("UPDATE api_key SET token_hash = x'00' WHERE person_id = ?", False),
    "a token of nothing": (
        "UPDATE api_key SET token_hash = zeroblob(32) WHERE person_id = ?",
        False,
    ),
    "where the ledger stands": ("UPDATE ledger_head SET seq = 1 << 62 WHERE ? <> ''", True),
    "a row of the talk": ("UPDATE tail SET sealed = 'x' WHERE person_id = ?", True),
}


@pytest.mark.parametrize("what", HURT)
def test_damage_of_a_persons_rows_stops_no_erasure(house, lived, sam, do, sql, what):
    """All rows go; where damage hides what to search for, the certificate says so."""
    statement, is_complete = HURT[what]
    sql(statement, lived)
    house.gate.states.drop_all()

    certificate = house.erase(lived)

    assert set(counts(sql).values()) - {1, 2, 3} == {0}
    assert house.people.all() == [sam]
    assert certificate.complete is is_complete
    assert bool(certificate.told()["failed"]) is not is_complete
    body = sql("SELECT body FROM ledger_leaf WHERE leaf_index = ?", certificate.leaf_index)[0][0]
    assert (parse(body).event.value, parse(body).detail) == ("erased", "")
    assert house.gate.may(sam, ACCOUNT_RUN)


def test_a_leak_is_found_although_the_person_could_not_be_opened(house, lived, do, sql):
    """What the rows say in clear is enough to know the names of the keys."""
    planted_row(house, lived)
    sql("DELETE FROM consent_event WHERE seq = 1 AND person_id = ?", lived)
    sql("UPDATE person SET wrapped = zeroblob(77) WHERE person_id = ?", lived)
    house.gate.states.drop_all()

    certificate = house.erase(lived)

    assert {one.place for one in certificate.looked if one.found} == {"temporary files"}


def test_a_key_is_looked_for_by_its_true_name_too(house, lived, sql):
    """The name that the row says in clear may be another one's; the key itself says its own."""
    planted_row(house, lived)
    sql("UPDATE purpose_key SET key_id = x'0102030405060708' WHERE person_id = ?", lived)
    house.gate.states.drop_all()

    certificate = house.erase(lived)

    assert {one.place for one in certificate.looked if one.found} == {"temporary files"}


def busy():
    """Fail as the store does while another process reads."""
    message = "Another process is reading the database."
    raise StoreBusy(message)


def test_an_erasure_beside_a_reader_has_its_certificate(house, lived, sql, monkeypatch):
    """The rows are gone; that the log still holds them is told, and is not a failure."""
    monkeypatch.setattr(house.store, "settle", busy)

    certificate = house.erase(lived)

    assert house.people.all() == []
    assert not certificate.complete
    assert any("could not be emptied" in sentence for sentence in certificate.failed)
    assert certificate.epoch == 2


@pytest.mark.parametrize("error", [OSError(30, "Read-only"), StoreFailed("No place.")])
@pytest.mark.parametrize("where", ["promote", "after_roll"])
def test_old_keys_that_cannot_be_removed_are_told(house, lived, monkeypatch, error, where):
    """After the rows are gone nothing raises: the certificate says what is still to be done."""

    def fail():
        raise error

    monkeypatch.setattr(house.root if where == "promote" else house.gate, where, fail)

    certificate = house.erase(lived)

    assert house.people.all() == []
    assert not certificate.complete
    assert any("troth doctor" in sentence for sentence in certificate.failed)


def test_another_houses_temporary_files_are_searched_and_not_told(house, lived):
    """Where another Troth keeps its things is nobody's business here; how many there were is."""
    (Path(tempfile.gettempdir()) / "troth-another-house").write_bytes(b"words of others")

    certificate = house.erase(lived)

    told = certificate.told()
    home = (house.settings.data_dir, house.settings.state_dir)
    files = [Path(one["file"]) for one in told["looked"]]
    assert certificate.complete
    assert all(any(map(file.is_relative_to, home)) for file in files)
    assert told["stores"].keys() >= {"data", "state", "temporary files"}
    assert told["stores"]["temporary files"] == 1
    assert told["stores"]["data"] == sum(one["place"] == "data" for one in told["looked"])


def test_temporary_files_of_a_house_in_the_temporary_folder_are_its_own(house, lived, monkeypatch):
    """A demonstration lies there as a whole, and all of it is told of."""
    home = house.settings.data_dir.parent
    beside = home / "notes"
    beside.write_bytes(b"")
    monkeypatch.setattr(scan, "temporary_files", lambda: iter([home]))

    certificate = house.erase(lived)

    assert beside in {one.file for one in certificate.looked}


def test_a_file_that_cannot_be_read_is_in_the_certificate(house, lived, monkeypatch):
    """Another account's temporary file stops nothing, but it is not called looked at."""
    (Path(tempfile.gettempdir()) / "troth-other").write_bytes(b"")
    opened = Path.open

    def guarded(path, *rest, **more):
        if path.name == "troth-other":
            raise PermissionError(13, "Permission denied", str(path))
        return opened(path, *rest, **more)

    monkeypatch.setattr(Path, "open", guarded)

    certificate = house.erase(lived)

    assert not certificate.complete
    (one,) = [one for one in certificate.told()["looked"] if one["unread"] is not None]
    assert one["unread"] == "could not be looked at: Permission denied"


@pytest.mark.parametrize("part", ["forget", "copies"])
def test_what_fails_while_it_is_looked_at_is_told(house, lived, part):
    """A model that does not end, or copies that cannot be read, are told, not raised."""
    around = house.surroundings()
    parts = {"forget": around.forget, "copies": around.copies}

    def fail(*_):
        message = "It does not work."
        raise StoreFailed(message)

    told = gate_erase.Surroundings(places=around.places, **{**parts, part: fail})

    certificate = gate_erase.erase(house.gate, lived, told)

    assert not certificate.complete
    assert len(certificate.failed) == 1
