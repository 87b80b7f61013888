"""Copies: they open nothing by themselves, and bring back nothing that was given up."""

import errno
import json
import os
import shutil
import stat
from datetime import timedelta
from pathlib import Path

import pytest

from troth import house as houses
from troth.companion.changed import Note
from troth.companion.turn import Turn
from troth.errors import (
    BadInput,
    Damaged,
    NotFound,
    NotSignedIn,
    Refused,
    StoreFailed,
    StoreFull,
    Unconfigured,
)
from troth.gate import backup as gate_backup
from troth.gate import forget, lockdown
from troth.ledger.leaf import parse
from troth.people.access import Role
from troth.people.links import LinkKind
from troth.people.person import Person
from troth.store import schema
from troth.store.holdings import HOLDINGS
from troth.store.statements import select
from troth.testing.house import (
    AT,
    add_person,
    allow,
    leaves,
    new_house,
    same_house,
    settings_in,
)
from troth.words import (
    COMPANION_HISTORY,
    COMPANION_REPLY,
    RIGHTS_ANSWER,
    Reason,
)

_NEWEST_LEAF = select(schema.ledger_leaf.c.body).order_by(schema.ledger_leaf.c.leaf_index.desc())


@pytest.fixture
def folder(tmp_path):
    """Return where copies go."""
    return tmp_path / "copies"


@pytest.fixture
def from_copy(house, home, clock, monkeypatch, open_home):
    """Return a function that loses everything but the state directory and starts from a copy."""

    def start(copy):
        house.close()
        shutil.rmtree(home / "data")
        monkeypatch.setattr(houses, "SystemClock", lambda: clock)
        counts = houses.restore(settings_in(home), copy)
        return counts, open_home(clock=clock)

    return start


# Making a copy


def test_a_copy_is_three_files(house, willing, do, folder, clock):
    """The content and its manifest lie in a folder named for the moment, the keyring above."""
    do.keep(house, willing, "a", "b")

    made = house.backup(folder)

    assert made.folder == folder / "2026-11-21T19-30-00Z"
    assert sorted(file.name for file in made.folder.iterdir()) == ["content.db", "manifest.json"]
    assert stat.S_IMODE(made.folder.stat().st_mode) == 0o700
    assert (made.content, made.keyring) == (made.folder / "content.db", folder / "keyring.db")
    told = json.loads((made.folder / "manifest.json").read_text())
    assert (told["format"], told["epoch"], told["rows"]) == ("troth.backup/v1", 1, 3)
    assert told["made"] == "2026-11-21T19:30:00.000Z"
    assert told["checkpoint"] == house.ledger.latest_checkpoint().note
    assert (made.rows, made.size) == (3, made.content.stat().st_size)
    for file in (made.content, made.keyring):
        assert file.stat().st_mode & 0o077 == 0


def test_what_is_told_of_a_copy_is_on_the_disk(house, folder, monkeypatch):
    """Manifest and keyring are whole before the copy is told as made: a power cut costs neither."""
    sizes, sync = {}, os.fsync

    def noting(handle):
        sizes[Path(f"/proc/self/fd/{handle}").readlink().name] = os.fstat(handle).st_size
        sync(handle)

    monkeypatch.setattr(os, "fsync", noting)
    made = house.backup(folder)

    (half,) = (name for name in sizes if name.startswith("keyring.db."))
    assert sizes["manifest.json"] == (made.folder / "manifest.json").stat().st_size
    assert sizes[half] == made.keyring.stat().st_size


def test_keys_and_words_lie_apart(house, willing, do, folder, sql):
    """The content holds sealed records and no key; the keyring no record."""
    do.keep(house, willing, "a")
    made = house.backup(folder)

    filled = {
        name: {
            table
            for table in HOLDINGS
            if sql(f"SELECT count(*) FROM {table}", file=file)[0][0]  # noqa: S608
        }
        for name, file in (("content", made.content), ("keyring", made.keyring))
    }

    assert filled["content"] == {"tail"}
    assert {"person", "purpose_key", "epoch", "consent_event", "ledger_leaf"} <= filled["keyring"]
    assert not filled["keyring"] & {"tail", "segment"}


def test_a_copy_is_told_in_public_without_saying_where(house, folder, sql):
    """The ledger says that a copy was made and under which epoch; the place is kept apart."""
    house.backup(folder)

    leaf = parse(sql("SELECT body FROM ledger_leaf ORDER BY leaf_index DESC LIMIT 1")[0][0])
    assert (leaf.event.value, leaf.detail) == ("backed_up", "epoch=1")
    assert gate_backup.known_folders(house.gate) == [folder]


def test_a_second_copy_of_the_same_second_is_refused(house, folder):
    """A copy never writes over another."""
    house.backup(folder)

    with pytest.raises(StoreFailed):
        house.backup(folder)


@pytest.mark.parametrize("where", ["data", "state", "data/below", "state/../data/x"])
def test_a_copy_inside_troths_own_folders_is_refused(house, home, where, sql):
    """A copy that would be lost with what it copies is none."""
    with pytest.raises(BadInput, match="outside"):
        house.backup(home / where)

    assert sql("SELECT count(*) FROM backup") == [(0,)]


def test_a_detour_into_troths_own_folders_is_refused(house, home, tmp_path):
    """A link or a path with dots that ends inside is inside."""
    (tmp_path / "link").symlink_to(home / "data")
    (tmp_path / "elsewhere").mkdir()

    for detour in (tmp_path / "link" / "x", tmp_path / "elsewhere" / ".." / "home" / "data" / "x"):
        with pytest.raises(BadInput, match="outside"):
            house.backup(detour)


def test_a_folder_that_cannot_be_made_is_refused(house, tmp_path):
    """A file where the folder should be is told as such."""
    (tmp_path / "file").write_text("x")

    with pytest.raises(StoreFailed, match="cannot make the folder"):
        house.backup(tmp_path / "file" / "copies")


def test_a_copy_that_fails_leaves_no_half(house, willing, folder, monkeypatch):
    """If the disk fills up in the middle, there is no copy that looks like one."""

    def full(*_, **__):
        message = "The disk is full."
        raise StoreFailed(message)

    monkeypatch.setattr(gate_backup, "_write_manifest", full)

    with pytest.raises(StoreFailed):
        house.backup(folder)

    assert list(folder.iterdir()) == []


def test_a_copy_that_fails_tells_why_and_takes_its_journal_along(
    house, willing, folder, monkeypatch
):
    """What SQLite left beside a half copy does not hide the real fault."""

    def full(_store, both):
        for file in both:
            file.with_name(f"{file.name}-journal").write_bytes(b"half")
        message = "The disk is full."
        raise StoreFailed(message)

    monkeypatch.setattr(gate_backup.copies, "write_copies", full)

    with pytest.raises(StoreFailed, match="The disk is full"):
        house.backup(folder)

    assert list(folder.iterdir()) == []


# The keyring


def test_the_keyring_beside_a_copy_follows_each_roll(house, willing, folder, sql):
    """After an erasure the old keyring opens nothing; the new one does not name the erased."""
    house.backup(folder)
    sam = add_person(house, "Sam")

    house.erase(willing)

    assert sql("SELECT person_id FROM person", file=folder / "keyring.db") == [(sam,)]
    assert sql("SELECT number FROM epoch", file=folder / "keyring.db") == [(2,)]
    assert (folder / "keyring.db").stat().st_mode & 0o077 == 0
    assert list(folder.glob("keyring.db.*")) == []


def test_a_folder_that_is_gone_stops_nothing(house, willing, folder):
    """A disk that was taken away, or is full, does not stop an erasure."""
    house.backup(folder)
    shutil.rmtree(folder)

    certificate = house.erase(willing)

    assert certificate.complete
    assert certificate.copies == [{"copy": str(folder), "rows": 0, "opens": False}]


def test_a_keyring_that_cannot_be_written_stops_nothing(house, willing, folder, monkeypatch):
    """The person is erased and gets a certificate; the old keyring opens nothing any more."""
    made = house.backup(folder)

    def full(*_, **__):
        message = "The disk is full."
        raise StoreFailed(message)

    monkeypatch.setattr(gate_backup.copies, "write_copies", full)

    certificate = house.erase(willing)

    assert certificate.complete
    assert certificate.copies == [{"copy": str(made.content), "rows": 1, "opens": False}]
    assert gate_backup.refresh_keyrings(house.gate) == [folder]


def test_two_processes_write_the_keyring_side_by_side(house, willing, folder, sql, monkeypatch):
    """One never takes the other's half file, and the newest epoch's keyring is what stays."""
    house.backup(folder)
    write, seen = gate_backup.copies.write_copies, []

    def meanwhile(store, both):
        write(store, both)
        seen.extend(both)
        if len(seen) == 1:  # another process forgets before our copy is in its place
            house.gate.roll()

    monkeypatch.setattr(gate_backup.copies, "write_copies", meanwhile)

    house.gate.roll()

    assert len(set(seen)) == len(seen)
    assert sql("SELECT number FROM epoch", file=folder / "keyring.db") == [(3,)]
    assert list(folder.glob("keyring.db.*")) == []


def test_a_half_keyring_of_long_ago_is_cleared_away(house, folder):
    """What a process left that was stopped goes; what another one writes now stays."""
    house.backup(folder)
    old, new = folder / "keyring.db.aa.new", folder / "keyring.db.bb.new"
    for half in (old, new):
        half.write_bytes(b"half")
    os.utime(old, (0, 0))

    gate_backup.refresh_keyrings(house.gate)

    assert list(folder.glob("keyring.db.*")) == [new]


# The copy that follows a forgetting


def test_after_a_forgetting_there_is_a_copy_that_opens(house, willing, do, folder, from_copy):
    """The survivors are sealed anew, so the folder gets a copy of them as they are now."""
    do.keep(house, willing, "a", "b", "c")
    made = house.backup(folder)

    forget.forget(house.gate, willing, Turn, lambda _, one: one.text == "b")

    newest = _dated(folder)[-1]
    assert newest != made.folder
    assert json.loads((newest / "manifest.json").read_text())["automatic"] is True
    assert gate_backup.behind(house.gate) == []
    counts, again = from_copy(newest)
    assert (counts["back"], counts["gone"]) == (2, 0)
    assert do.read(again, willing, RIGHTS_ANSWER) == ["a", "c"]


def test_only_the_newest_automatic_copy_is_kept(house, willing, do, folder):
    """They do not pile up, and what a person made is never removed."""
    do.keep(house, willing, "a", "b", "c", "d")
    made = house.backup(folder)

    for text in ("a", "b", "c"):
        forget.forget(house.gate, willing, Turn, lambda _, one, text=text: one.text == text)

    first, newest = _dated(folder)
    assert first == made.folder
    assert newest.name > first.name
    assert do.read(house, willing, RIGHTS_ANSWER) == ["d"]


def test_a_sweep_leaves_a_copy_that_opens(house, willing, do, folder, clock):
    """What time forgets is followed by a copy too."""
    do.keep(house, willing, "old")
    clock.move(days=364)
    allow(house, willing)
    do.keep(house, willing, "new")
    house.backup(folder)
    clock.move(days=1, hours=1)

    forget.sweep(house.gate)

    assert len(_dated(folder)) == 2
    assert gate_backup.behind(house.gate) == []


def test_an_erasure_makes_no_further_copy(house, willing, sam, do, folder):
    """What others keep still opens in the copy that is there: nothing was sealed anew."""
    do.keep(house, willing, "a")
    made = house.backup(folder)

    house.erase(willing)

    assert _dated(folder) == [made.folder]
    assert gate_backup.behind(house.gate) == []


def test_a_full_disk_fails_no_forgetting_and_is_told(house, willing, do, folder, monkeypatch):
    """The words are forgotten, the keyring still follows, and the folder counts as behind."""
    do.keep(house, willing, "a", "b")
    made = house.backup(folder)
    write = gate_backup.copies.write_copies

    def full(store, both):
        if any(file.name == "content.db" for file in both):
            message = "The disk is full."
            raise StoreFailed(message)
        write(store, both)

    monkeypatch.setattr(gate_backup.copies, "write_copies", full)

    forget.forget(house.gate, willing, Turn, lambda _, one: one.text == "a")

    assert do.read(house, willing, RIGHTS_ANSWER) == ["b"]
    assert _dated(folder) == [made.folder]
    assert gate_backup.behind(house.gate) == [folder]
    assert gate_backup.refresh_keyrings(house.gate) == [folder]
    monkeypatch.undo()
    assert gate_backup.refresh_keyrings(house.gate) == []
    assert gate_backup.behind(house.gate) == []


def test_a_folder_that_was_away_during_a_roll_is_renewed(house, willing, sam, do, folder, clock):
    """Its keyring opens nothing any more: that is told, and mended once the folder is back."""
    do.keep(house, willing, "a")
    made = house.backup(folder)
    away = folder.rename(folder.with_name("away"))
    house.erase(sam)
    assert gate_backup.behind(house.gate) == []
    away.rename(folder)

    before = gate_backup.behind(house.gate)
    failed = gate_backup.catch_up(house.gate)

    assert before == [folder]
    assert failed == gate_backup.behind(house.gate) == []
    assert _dated(folder) == [made.folder]


def test_a_folder_that_was_away_opens_again(house, willing, sam, do, folder, from_copy):
    """What lies in it is brought back like any other copy."""
    do.keep(house, willing, "a")
    made = house.backup(folder)
    away = folder.rename(folder.with_name("away"))
    house.erase(sam)
    away.rename(folder)
    gate_backup.catch_up(house.gate)

    counts, again = from_copy(made.folder)

    assert counts["gone"] == 1  # of the person who was erased
    assert do.read(again, willing, RIGHTS_ANSWER) == ["a"]


def test_a_folder_that_followed_is_left_alone(house, willing, sam, do, folder):
    """Nothing is written where nothing is to be done, or where a disk is not mounted."""
    do.keep(house, willing, "a")
    house.backup(folder)
    house.erase(sam)
    before = (folder / "keyring.db").stat().st_mtime_ns

    failed = gate_backup.catch_up(house.gate)
    folder.rename(folder.with_name("away"))
    folder.mkdir()

    assert failed == gate_backup.catch_up(house.gate) == []
    assert list(folder.iterdir()) == []
    assert (folder.with_name("away") / "keyring.db").stat().st_mtime_ns == before


@pytest.fixture
def of_another(folder, tmp_path, clock):
    """Return a folder in which another Troth keeps its copies, and its keyring."""
    with new_house(tmp_path / "another", clock=clock) as another:
        another.backup(folder)
    return (folder / "keyring.db").read_bytes()


def test_no_copy_takes_the_place_of_another_troths_keys(house, folder, of_another):
    """There is one keyring in a folder: without its own the other Troth's copies are nothing."""
    before = list(folder.iterdir())

    with pytest.raises(BadInput, match="another Troth"):
        house.backup(folder)

    assert (folder / "keyring.db").read_bytes() == of_another
    assert list(folder.iterdir()) == before


def test_a_roll_leaves_another_troths_keys_alone(house, willing, do, folder, tmp_path, clock):
    """The folder was ours, and was given to another Troth since."""
    do.keep(house, willing, "a")
    house.backup(folder)
    shutil.rmtree(folder)
    with new_house(tmp_path / "another", clock=clock) as another:
        another.backup(folder)
    theirs = (folder / "keyring.db").read_bytes()

    house.gate.roll()

    assert gate_backup.refresh_keyrings(house.gate) == [folder]
    assert gate_backup.catch_up(house.gate) == [folder]
    assert (folder / "keyring.db").read_bytes() == theirs


def _dated(folder):
    """Return the dated folders, oldest first."""
    return sorted(one for one in folder.iterdir() if one.is_dir())


# Looking at copies


def test_a_look_tells_whether_a_copy_opens(house, willing, sam, do, folder):
    """Before an erasure a copy opens with today's keys; a copy without the person does not."""
    do.keep(house, willing, "a")
    made = house.backup(folder)

    of_noor = gate_backup.look(house.gate, house.root, willing)
    later = add_person(house, "Later")
    of_later = gate_backup.look(house.gate, house.root, later)

    assert of_noor == [{"copy": str(made.content), "rows": 2, "opens": True}]
    assert of_later == [{"copy": str(made.content), "rows": 0, "opens": False}]


@pytest.mark.parametrize("part", ["content.db", "keyring.db"])
def test_a_damaged_copy_does_not_stop_an_erasure(house, willing, folder, part):
    """A copy that cannot be read is told as such, and the certificate is still given."""
    made = house.backup(folder)
    file = made.folder / part if part == "content.db" else folder / part
    file.write_bytes(b"this is no database" * 300)

    certificate = house.erase(willing)

    (told,) = certificate.copies
    assert told["rows"] == (None if part == "content.db" else 1)
    assert told["opens"] is False
    assert certificate.complete


def test_a_damaged_copy_whose_keyring_opens_may_still_hold_somebody(house, willing, folder):
    """What cannot be looked at is not called clean while its keyring opens."""
    made = house.backup(folder)
    made.content.write_bytes(b"")

    (told,) = gate_backup.look(house.gate, house.root, willing)

    assert told == {"copy": str(made.content), "rows": None, "opens": True}


# Putting a copy back into a running house


def test_lost_rows_come_back(house, willing, do, folder, sql):
    """What is missing from a running installation comes back; what is there stays."""
    do.keep(house, willing, "a", "b", "c")
    made = house.backup(folder)
    sql("DELETE FROM tail WHERE holding = 'turn' AND record = 2")
    assert do.read(house, willing, RIGHTS_ANSWER) == ["a", "c"]

    counts = gate_backup.bring_back(house.gate, made.folder)

    assert counts == {"back": 1, "there": 3, "gone": 0}
    leaf = parse(sql("SELECT body FROM ledger_leaf ORDER BY leaf_index DESC LIMIT 1")[0][0])
    assert do.read(house, willing, RIGHTS_ANSWER) == ["a", "b", "c"]
    assert (leaf.event.value, leaf.detail) == ("restored", "back=1 there=3 gone=0")


def test_rows_that_were_packed_since_are_there(house, willing, do, folder):
    """A record that moved into a segment after the copy was made is not put in twice."""
    do.keep(house, willing, *[f"n{n}" for n in range(60)])
    made = house.backup(folder)
    do.keep(house, willing, *[f"n{n}" for n in range(60, 90)])

    counts = gate_backup.bring_back(house.gate, made.folder)

    assert counts["back"] == 0
    assert do.read(house, willing, RIGHTS_ANSWER) == [f"n{n}" for n in range(90)]


def test_a_lost_segment_comes_back(house, willing, do, folder, sql):
    """Segments come back whole."""
    do.keep(house, willing, *[f"n{n}" for n in range(90)])
    made = house.backup(folder)
    sql("DELETE FROM segment")

    counts = gate_backup.bring_back(house.gate, made.folder)

    assert counts["back"] == 1
    assert do.read(house, willing, RIGHTS_ANSWER) == [f"n{n}" for n in range(90)]


def test_a_lost_record_comes_back_among_those_of_another_kind(house, willing, do, folder, sql):
    """Kinds share their numbers: what lies around it is not taken for it."""
    do.keep(house, willing, *[f"n{n}" for n in range(9)])
    with house.gate.enter(willing, COMPANION_HISTORY) as room:
        room.keep(Note(kind="contest"))
    do.keep(house, willing, *[f"n{n}" for n in range(9, 80)])
    made = house.backup(folder)
    sql("DELETE FROM tail WHERE holding = 'guarded'")

    counts = gate_backup.bring_back(house.gate, made.folder)

    assert (counts["back"], counts["gone"]) == (1, 0)
    with house.gate.enter(willing, COMPANION_HISTORY) as room:
        assert [one.record.kind for one in room.read(Note)] == ["contest"]


def test_a_part_of_a_lost_segment_comes_back(house, willing, do, folder, sql):
    """Where some records of a packed row are here, the others come back beside them."""
    do.keep(house, willing, *[f"n{n}" for n in range(60)])
    monday = house.backup(folder).folder
    do.keep(house, willing, *[f"n{n}" for n in range(60, 70)])
    house.store.settle()
    gate_backup.bring_back(house.gate, monday)
    do.keep(house, willing, *[f"n{n}" for n in range(70, 150)])
    tuesday = folder / "tuesday"
    shutil.move(house.backup(folder / "other").folder, tuesday)
    sql("DELETE FROM segment")
    sql("DELETE FROM tail WHERE holding = 'turn'")
    gate_backup.bring_back(house.gate, monday)

    counts = gate_backup.bring_back(house.gate, tuesday)

    assert counts["gone"] == 0
    assert do.read(house, willing, RIGHTS_ANSWER) == [f"n{n}" for n in range(150)]
    assert do.read(house, willing, RIGHTS_ANSWER, last=100) == [f"n{n}" for n in range(50, 150)]
    again = gate_backup.bring_back(house.gate, tuesday)
    assert (again["back"], again["gone"]) == (0, 0)


def test_a_living_segment_that_is_damaged_stops_nothing(house, willing, do, folder, sql):
    """What cannot be opened here counts as here; the rest still comes back."""
    do.keep(house, willing, *[f"n{n}" for n in range(70)])
    made = house.backup(folder)
    sql("UPDATE segment SET sealed = substr(sealed, 1, 60)")
    sql("DELETE FROM tail WHERE holding = 'turn' AND record = 70")

    counts = gate_backup.bring_back(house.gate, made.folder)

    assert (counts["back"], counts["gone"]) == (1, 0)


def test_after_two_copies_every_record_is_there(house, willing, do, folder, from_copy, clock):
    """Monday's copy and then Tuesday's bring back all."""
    do.keep(house, willing, *[f"n{n}" for n in range(60)])
    monday = house.backup(folder).folder
    clock.move(days=1)
    do.keep(house, willing, *[f"n{n}" for n in range(60, 150)])
    tuesday = house.backup(folder).folder

    _, again = from_copy(monday)
    gate_backup.bring_back(again.gate, tuesday)

    assert do.read(again, willing, RIGHTS_ANSWER) == [f"n{n}" for n in range(150)]


def test_a_copy_that_knows_more_than_the_keyring_moves_the_numbers_on(
    house, willing, do, folder, from_copy, clock
):
    """With an older keyring a newer content comes back, and no number is given twice."""
    do.keep(house, willing, "a")
    monday = house.backup(folder).folder
    do.keep(house, willing, *[f"n{n}" for n in range(3)])
    clock.move(days=1)
    tuesday = house.backup(folder.with_name("others")).folder
    _, again = from_copy(monday)
    gate_backup.bring_back(again.gate, tuesday)
    allow(again, willing)

    do.keep(again, willing, "new")

    assert do.read(again, willing, RIGHTS_ANSWER) == ["a", "n0", "n1", "n2", "new"]


def test_what_comes_back_from_long_ago_moves_no_number_back(house, willing, do, folder, sql):
    """A number that was given since the copy was made is not given a second time."""
    do.keep(house, willing, "a", "b")
    made = house.backup(folder)
    do.keep(house, willing, "c", "d")
    sql("DELETE FROM tail WHERE holding = 'turn' AND record = 1")
    gate_backup.bring_back(house.gate, made.folder)

    do.keep(house, willing, "new")

    assert do.read(house, willing, RIGHTS_ANSWER) == ["a", "b", "c", "d", "new"]


@pytest.mark.parametrize("given_up", ["forgotten", "shredded", "erased"])
def test_what_was_given_up_does_not_come_back(house, willing, do, folder, given_up, sql):
    """A forgotten record, a shredded purpose, an erased person: a copy brings none of it back."""
    do.keep(house, willing, "a", "b")
    made = house.backup(folder)
    match given_up:
        case "forgotten":
            forget.forget(house.gate, willing, Turn, lambda _, one: one.text == "a")
        case "shredded":
            forget.shred_purpose(house.gate, willing, COMPANION_HISTORY)
        case "erased":
            house.erase(willing)

    counts = gate_backup.bring_back(house.gate, made.folder)

    assert counts["back"] == 0
    assert counts["gone"] == {"forgotten": 2, "shredded": 2, "erased": 3}[given_up]
    if given_up == "erased":
        assert sql("SELECT count(*) FROM tail") == [(0,)]
    else:
        left = do.read(house, willing, RIGHTS_ANSWER)
        assert left == (["b"] if given_up == "forgotten" else [])


def test_a_withdrawal_stays_a_withdrawal(house, willing, do, folder):
    """Putting a copy from before back does not bring the yes back."""
    do.keep(house, willing, "a")
    made = house.backup(folder)
    house.gate.consents.withdraw(willing, COMPANION_HISTORY, method="terminal")

    gate_backup.bring_back(house.gate, made.folder)

    assert house.gate.may(willing, COMPANION_HISTORY).reason is Reason.WITHDRAWN


def told_anew(made):
    """Let the manifest of a copy say what its content is now."""
    manifest = json.loads((made.folder / "manifest.json").read_text())
    manifest["sha256"] = gate_backup._sha256(made.content)
    (made.folder / "manifest.json").write_text(json.dumps(manifest))


def test_a_row_that_was_slipped_into_a_copy_is_not_taken(house, willing, sam, do, folder, sql):
    """A copy whose rows were moved to another person brings nothing of them back."""
    allow(house, sam)
    do.keep(house, willing, "of Noor")
    made = house.backup(folder)
    moved = "UPDATE tail SET person_id = ?, record = 77 WHERE holding = 'turn'"
    sql(moved, sam, file=made.content)
    told_anew(made)

    counts = gate_backup.bring_back(house.gate, made.folder)

    assert counts == {"back": 0, "there": 2, "gone": 1}
    assert do.read(house, sam, RIGHTS_ANSWER) == []


# Starting from a copy


def test_a_lost_database_comes_back_whole(house, willing, do, folder, from_copy):
    """Everything but the state directory is lost: words, names, keys, ledger all come back."""
    do.keep(house, willing, "a", "b")
    token, _ = house.keys.issue(willing, label="laptop")
    made = house.backup(folder)
    receipts = house.gate.consents.receipts(willing)

    counts, again = from_copy(made.folder)

    assert counts == {"back": 3, "there": 0, "gone": 0, "keys_ended": 1}
    assert again.settings.database.stat().st_mode & 0o077 == 0
    assert do.read(again, willing, RIGHTS_ANSWER) == ["a", "b"]
    with again.gate.enter(willing, RIGHTS_ANSWER) as room:
        assert room.read(Person)[0].record.name == "Noor"
    with pytest.raises(NotSignedIn):
        again.keys.check(token)
    assert again.ledger.verify().is_sound
    assert again.gate.consents.receipts(willing)[: len(receipts)] == receipts


def test_after_a_start_from_a_copy_every_yes_must_be_given_anew(
    house, willing, sam, do, folder, from_copy
):
    """Nobody knows what was taken back after the copy was made: so nothing is allowed."""
    house.gate.consents.restrict(sam, method="terminal")
    do.keep(house, willing, "a")
    made = house.backup(folder)
    house.gate.consents.withdraw(willing, COMPANION_HISTORY, method="terminal")

    _, again = from_copy(made.folder)

    for purpose in (COMPANION_REPLY, COMPANION_HISTORY):
        assert again.gate.may(willing, purpose).reason is Reason.EXPIRED
        with pytest.raises(Refused):
            again.gate.enter(willing, purpose)
    assert again.gate.may(sam, COMPANION_REPLY).reason is Reason.RESTRICTED
    told = leaves(again, willing)
    assert [one["detail"].get("consent") for one in told if one["event"] == "consent"][-2:] == [
        "expired",
        "expired",
    ]
    allow(again, willing)
    assert do.read(again, willing, COMPANION_HISTORY) == ["a"]


def test_after_a_start_from_a_copy_nobody_is_signed_in(house, willing, folder, from_copy):
    """A browser that was signed out after the copy, or a link that was used, comes not back."""
    token, session = house.sessions.open(willing, label="lost laptop")
    link = house.links.make(LinkKind.RESET, willing)
    invitation = house.links.make(LinkKind.INVITE)
    copy = house.backup(folder).folder
    house.sessions.end(willing, session.id)

    _, again = from_copy(copy)

    with pytest.raises(NotSignedIn, match="was ended"):
        again.sessions.check(token)
    for one in (link, invitation):
        with pytest.raises(NotFound):
            again.links.look(one)
    ended = [one["detail"] for one in leaves(again, willing) if one["event"] == "signed_out"]
    assert ended == [{"session": session.id, "by": "restore"}]


def test_after_a_start_from_a_copy_the_passphrase_still_fits(house, willing, folder, from_copy):
    """What was set when the copy was made is what signs in."""
    house.sign_in.set(willing, "Noor", "four good words here", frozenset({Role.PERSON}))
    copy = house.backup(folder).folder

    _, again = from_copy(copy)

    assert again.sign_in.check("Noor", "four good words here").person == willing


def test_after_a_start_from_a_copy_every_key_has_ended(
    house, willing, sam, folder, from_copy, clock
):
    """A key that was revoked after the copy was made must not let anybody in again."""
    revoked, key = house.keys.issue(willing, label="lost phone")
    ended, old = house.keys.issue(willing, label="before")
    house.keys.revoke(willing, old.id)
    clock.move(minutes=5)
    living, _ = house.keys.issue(sam, label="laptop")
    made = house.backup(folder)
    house.keys.revoke(willing, key.id)

    counts, again = from_copy(made.folder)

    assert counts["keys_ended"] == 2
    for token in (revoked, ended, living):
        with pytest.raises(NotSignedIn, match="revoked"):
            again.keys.check(token)
    ends = {one.label: one.revoked_at for one in again.keys.of(willing)}
    assert ends == {"before": AT, "lost phone": clock.now()}
    told = [one["detail"] for one in leaves(again, willing) if one["event"] == "key_revoked"]
    assert [(one["key"], one["by"]) for one in told] == [(old.id, "person"), (key.id, "restore")]
    assert again.ledger.verify().is_sound
    leaf = parse(again.store.read(_NEWEST_LEAF)[0][0])
    assert (leaf.event.value, leaf.detail) == ("restored", "back=2 there=0 gone=0 keys_ended=2")
    fresh, _ = again.keys.issue(willing, label="new", by="operator")
    assert again.keys.check(fresh).person == willing


def test_a_lockdown_that_the_copy_holds_stays(house, willing, folder, from_copy):
    """Bringing a copy back is no way around the brake."""
    lockdown.lock(house.gate, "intrusion")
    made = house.backup(folder)

    _, again = from_copy(made.folder)

    assert again.gate.states.common().locked


def test_a_log_left_by_the_dead_database_spoils_nothing(house, willing, do, folder, home):
    """Only the database file was lost: the log beside it belongs to the dead one."""
    do.keep(house, willing, "a")
    made = house.backup(folder)
    dead = shutil.copytree(home / "data", home.with_name("dead"))
    do.keep(house, willing, "b")
    shutil.copytree(home / "data", dead, dirs_exist_ok=True)
    house.close()
    shutil.rmtree(home / "data")
    shutil.copytree(dead, home / "data")
    (home / "data" / "troth.db").unlink()
    assert (home / "data" / "troth.db-wal").stat().st_size > 0
    (home / "data" / "troth.db.restored-wal").write_bytes(
        (home / "data" / "troth.db-wal").read_bytes()
    )

    houses.restore(settings_in(home), made.folder)

    with same_house(home) as again:
        assert again.store.check() == []
        assert again.ledger.verify().is_sound
        assert do.read(again, willing, RIGHTS_ANSWER) == ["a"]


def test_what_came_back_waits_ninety_days_for_a_yes(
    house, willing, do, folder, from_copy, clock, sql
):
    """After a start from a copy there is time to say yes; then what came back is shredded."""
    do.keep(house, willing, "a")
    made = house.backup(folder)
    _, again = from_copy(made.folder)

    clock.set(AT + timedelta(days=89))
    forget.sweep(again.gate)
    assert do.read(again, willing, RIGHTS_ANSWER) == ["a"]
    clock.set(AT + timedelta(days=90))
    forget.sweep(again.gate)

    assert do.read(again, willing, RIGHTS_ANSWER) == []


@pytest.mark.parametrize("when", ["same copy", "later copy"])
def test_the_erased_do_not_come_back(house, willing, sam, do, folder, from_copy, clock, when):
    """An old content and the newest keyring bring back everybody else, and not the erased."""
    allow(house, sam)
    do.keep(house, willing, "of Noor")
    do.keep(house, sam, "of Sam")
    made = house.backup(folder)
    house.erase(willing)
    clock.move(days=1)
    if when == "later copy":
        house.backup(folder)

    counts, again = from_copy(made.folder)

    assert counts == {"back": 2, "there": 0, "gone": 2, "keys_ended": 0}
    assert again.people.all() == [sam]
    assert do.read(again, sam, RIGHTS_ANSWER) == ["of Sam"]
    with pytest.raises(Refused):
        again.gate.enter(willing, RIGHTS_ANSWER)


@pytest.mark.parametrize("how", ["forgotten", "shredded"])
def test_what_was_forgotten_does_not_come_back_either(house, willing, do, folder, from_copy, how):
    """The newest keyring has no key to what was forgotten after the copy was made."""
    do.keep(house, willing, "a", "b")
    made = house.backup(folder)
    if how == "forgotten":
        forget.forget(house.gate, willing, Turn, lambda _, one: one.text == "a")
    else:
        forget.shred_purpose(house.gate, willing, COMPANION_HISTORY)

    counts, again = from_copy(made.folder)

    assert counts == {"back": 1, "there": 0, "gone": 2, "keys_ended": 0}
    assert do.read(again, willing, RIGHTS_ANSWER) == []


def test_an_old_keyring_opens_nothing(house, willing, do, folder, home, tmp_path, monkeypatch):
    """A keyring from before an erasure, with all of today's machine, opens nothing."""
    do.keep(house, willing, "a")
    made = house.backup(folder)
    old = tmp_path / "old"
    shutil.copytree(folder, old)
    house.erase(willing)
    house.close()
    shutil.rmtree(home / "data")

    with pytest.raises(Damaged, match="older copy"):
        houses.restore(settings_in(home), old / made.folder.name)

    assert not (home / "data" / "troth.db").exists()
    assert list((home / "data").glob("*.restored*")) == []


def test_with_the_old_slot_it_would_open(house, willing, do, folder, home, tmp_path, monkeypatch):
    """The control: a whole image of the machine from before still opens. We say so."""
    do.keep(house, willing, "a")
    made = house.backup(folder)
    old, slot = tmp_path / "old", (home / "state" / "slot").read_bytes()
    shutil.copytree(folder, old)
    house.erase(willing)
    house.close()
    shutil.rmtree(home / "data")
    (home / "state" / "slot").write_bytes(slot)

    counts = houses.restore(settings_in(home), old / made.folder.name)

    assert counts["back"] == 2
    with same_house(home) as again:
        assert do.read(again, willing, RIGHTS_ANSWER) == ["a"]


# Bad copies


def test_a_folder_without_a_copy_is_refused(house, folder, tmp_path):
    """The folder above a copy, an empty one, or none at all: the message says what to name."""
    house.backup(folder)

    for wrong in (folder, tmp_path, tmp_path / "nowhere"):
        with pytest.raises(BadInput, match="Name the dated folder"):
            gate_backup.bring_back(house.gate, wrong)


@pytest.mark.parametrize(
    "manifest",
    ["", "[]", "null", "{}", '{"format": "troth.backup/v1"}', '{"format": 1, "sha256": "x"}'],
)
def test_a_manifest_that_is_none_is_refused(house, folder, manifest):
    """What is not a manifest is not taken for one."""
    made = house.backup(folder)
    (made.folder / "manifest.json").write_text(manifest)

    with pytest.raises((BadInput, Damaged)):
        gate_backup.bring_back(house.gate, made.folder)


def test_a_manifest_of_another_form_is_refused(house, folder):
    """A copy of a form that we do not know is not guessed at."""
    made = house.backup(folder)
    file = made.folder / "manifest.json"
    file.write_text(file.read_text().replace("troth.backup/v1", "troth.backup/v2"))

    with pytest.raises(Damaged):
        gate_backup.bring_back(house.gate, made.folder)


def test_a_content_of_another_version_is_refused(house, willing, do, folder, sql):
    """Its rows may mean something else, whatever the manifest says."""
    do.keep(house, willing, "a")
    made = house.backup(folder)
    sql("UPDATE alembic_version SET version_num = '0001'", file=made.content)
    told_anew(made)

    with pytest.raises(Damaged, match="another version"):
        gate_backup.bring_back(house.gate, made.folder)


def test_a_copy_from_before_an_update_counts_as_behind(house, willing, do, folder, sql):
    """This Troth does not bring it back, so nobody is told that all is well; a new one is."""
    do.keep(house, willing, "a")
    made = house.backup(folder)
    assert gate_backup.behind(house.gate) == []
    sql("UPDATE alembic_version SET version_num = '0003'", file=made.content)

    before = gate_backup.behind(house.gate)
    house.clock.move(seconds=1)
    house.backup(folder)

    assert before == [folder]
    assert gate_backup.behind(house.gate) == []


def test_a_content_with_one_byte_changed_is_refused(house, willing, do, folder):
    """A copy that is not what was written is not used, and nothing is changed."""
    do.keep(house, willing, "a")
    made = house.backup(folder)
    body = bytearray(made.content.read_bytes())
    body[len(body) // 2] ^= 1
    made.content.write_bytes(body)

    with pytest.raises(Damaged, match="Use another copy"):
        gate_backup.bring_back(house.gate, made.folder)

    assert do.read(house, willing, RIGHTS_ANSWER) == ["a"]


def test_without_its_keyring_a_copy_starts_nothing(house, folder, home):
    """The content alone is sealed rows without a key."""
    made = house.backup(folder)
    made.keyring.unlink()
    house.close()
    shutil.rmtree(home / "data")

    with pytest.raises(Damaged):
        houses.restore(settings_in(home), made.folder)

    assert not (home / "data" / "troth.db").exists()


def test_a_folder_that_cannot_be_made_starts_nothing(house, folder, home):
    """Where the database is to lie, there is a file: that is told as such."""
    made = house.backup(folder)
    house.close()
    shutil.rmtree(home / "data")
    (home / "data").write_text("a file")

    with pytest.raises(StoreFailed, match="cannot write"):
        houses.restore(settings_in(home), made.folder)


def test_a_full_disk_starts_nothing(house, folder, home, monkeypatch):
    """It is told, and no half database is left."""
    made = house.backup(folder)
    house.close()
    shutil.rmtree(home / "data")

    def full(_from, to):
        Path(to).write_bytes(b"half")
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(shutil, "copyfile", full)
    with pytest.raises(StoreFull, match="disk is full"):
        houses.restore(settings_in(home), made.folder)

    assert list((home / "data").iterdir()) == []


def test_without_the_key_file_a_copy_starts_nothing(house, folder, home):
    """A copy on another machine opens nothing."""
    made = house.backup(folder)
    house.close()
    shutil.rmtree(home / "data")
    shutil.rmtree(home / "state")

    with pytest.raises(Unconfigured):
        houses.restore(settings_in(home), made.folder)
