"""Each judgement of the doctor: fine, worth a look, or bad; and always what to do."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from troth.controls import findings
from troth.controls.findings import FileSeen, Mark

AT = datetime(2026, 11, 21, tzinfo=UTC)
STATE, DATA = Path("/srv/troth/state"), Path("/srv/troth/data")


@pytest.mark.parametrize(
    ("number", "mark"),
    [
        ("2026.11.0", Mark.OK),
        ("2026.12.1", Mark.OK),
        ("2026.8.0", Mark.WARN),
        ("2019.1.5", Mark.WARN),
        ("dev", Mark.WARN),
        ("1.2", Mark.WARN),
        ("2026.13.0", Mark.WARN),
    ],
)
def test_version(number: str, mark: Mark) -> None:
    """A Troth of more than 90 days wants a newer one."""
    assert findings.version(number, date(2026, 11, 21)).mark is mark


@pytest.mark.parametrize(
    ("owner", "mode", "mark"),
    [
        (1000, 0o600, Mark.OK),
        (1000, 0o400, Mark.OK),
        (1000, 0o640, Mark.BAD),
        (1000, 0o604, Mark.BAD),
        (0, 0o600, Mark.BAD),
    ],
)
def test_private(owner: int, mode: int, mark: Mark) -> None:
    """What others can open, or own, is bad."""
    seen = FileSeen(path=STATE / "key", owner=owner, mode=mode)

    found = list(findings.private([seen], 1000))

    assert [one.mark for one in found] == [mark]
    assert mark is Mark.OK or "Run: ch" in found[0].sentence


def test_nothing_there_is_nothing_said() -> None:
    """Without files there is no finding about them."""
    assert list(findings.private([], 1000)) == []


def test_what_to_run_fits_files_and_folders() -> None:
    """A folder needs 700, a file 600."""
    folder = FileSeen(path=STATE, owner=1, mode=0o755)
    file = FileSeen(path=STATE / "person.key", owner=1, mode=0o644)

    told = [one.sentence for one in findings.private([folder, file], 1)]

    assert "chmod 700" in told[0]
    assert "chmod 600" in told[1]


@pytest.mark.parametrize(
    ("data", "state", "mark"),
    [
        (DATA, STATE, Mark.OK),
        (DATA, DATA, Mark.BAD),
        (DATA, DATA / "state", Mark.BAD),
        (STATE / "data", STATE, Mark.BAD),
        (Path("/srv/troth/state2"), STATE, Mark.OK),
    ],
)
def test_apart(data: Path, state: Path, mark: Mark) -> None:
    """Key and data in one another is bad: one copy holds both."""
    assert findings.apart(data, state).mark is mark


@pytest.mark.parametrize(
    "path",
    [
        "/u/Dropbox/troth",
        "/u/Dropbox (Personal)/troth",
        "/u/OneDrive - Work/t",
        "/u/Nextcloud/a/b",
        "/u/Library/Mobile Documents/t",
        "/u/Google Drive/t",
        "/.snapshots/1/t",
        "/mnt/backup/t",
    ],
)
def test_synced_folders(path: str) -> None:
    """A key below a folder that is synced or backed up is bad."""
    found = findings.copied(Path(path), work_tree=None, marked=None)

    assert found.mark is Mark.BAD
    assert "Set state_dir" in found.sentence


def test_other_folders() -> None:
    """A name that only resembles one is fine; a git work tree wants a look; a mark is bad."""
    marks = [
        findings.copied(Path("/u/dropboxes/backup-notes/t"), work_tree=None, marked=None).mark,
        findings.copied(STATE, work_tree=Path("/srv"), marked=None).mark,
        findings.copied(STATE, work_tree=None, marked=Path("/srv")).mark,
    ]

    assert marks == [Mark.OK, Mark.WARN, Mark.BAD]


@pytest.mark.parametrize(
    ("system", "folders", "mark"),
    [
        ("ext4", [], Mark.OK),
        ("", [], Mark.OK),
        ("btrfs", [], Mark.WARN),
        ("zfs", [], Mark.WARN),
        ("ext4", [Path("/timeshift")], Mark.WARN),
    ],
)
def test_snapshots(system: str, folders: list[Path], mark: Mark) -> None:
    """A disk that can take pictures of itself wants a look."""
    assert findings.snapshots(system, folders).mark is mark


@pytest.mark.parametrize(
    ("devices", "mark"),
    [([], Mark.OK), (["/dev/zram0"], Mark.OK), (["/dev/zram0", "/swapfile"], Mark.WARN)],
)
def test_swap(devices: list[str], mark: Mark) -> None:
    """Swap on a disk wants a look; swap in memory does not."""
    assert findings.swap(devices).mark is mark


@pytest.mark.parametrize(
    ("pattern", "mark"),
    [("core", Mark.OK), ("", Mark.OK), ("|/usr/lib/handler %p", Mark.WARN), ("|", Mark.WARN)],
)
def test_core_dumps(pattern: str, mark: Mark) -> None:
    """A program that gets the memory of what fails wants a look."""
    assert findings.core_dumps(pattern).mark is mark


@pytest.mark.parametrize(
    ("free", "mark"), [(10**10, Mark.OK), (5 * 10**8, Mark.WARN), (10**7, Mark.BAD)]
)
def test_disk(free: int, mark: Mark) -> None:
    """Little room wants a look, hardly any is bad."""
    assert findings.disk(free).mark is mark


@pytest.mark.parametrize(
    ("behind", "mark"),
    [(timedelta(0), Mark.OK), (timedelta(seconds=90), Mark.OK), (timedelta(days=3), Mark.WARN)],
)
def test_clock(behind: timedelta, mark: Mark) -> None:
    """A clock that runs behind what was seen wants a look."""
    assert findings.clock(behind).mark is mark


def test_the_house_inside() -> None:
    """Damage is bad and names the command that helps."""
    fine = [findings.database([]), findings.ledger(5, 0)]
    wrong = [findings.database(["row 3"]), findings.ledger(5, 1)]

    assert [one.mark for one in fine] == [Mark.OK, Mark.OK]
    assert [one.mark for one in wrong] == [Mark.BAD, Mark.BAD]
    assert all("troth " in one.sentence for one in wrong)


def test_a_guard_without_its_reader_is_degraded() -> None:
    """It says so, what still works, and what to do."""
    assert findings.guard(reads=True).mark is Mark.OK
    told = findings.guard(reads=False)

    assert told.mark is Mark.WARN
    assert told.sentence.startswith("Guard degraded")
    assert "troth model get memory" in told.sentence


def test_crisis_lines() -> None:
    """Numbers that were not checked for long want a look."""
    day = date(2026, 6, 2)

    assert findings.crisis(day, stale=False).mark is Mark.OK
    assert findings.crisis(day, stale=True).mark is Mark.WARN


@pytest.mark.parametrize("file", [None, Path("/etc/troth/lines.toml")])
def test_old_crisis_lines_are_still_shown_and_say_how_to_renew_them(file: Path | None) -> None:
    """Where the file is, what to look at, which day to move."""
    told = findings.crisis(date(2026, 6, 2), stale=True, file=file).sentence

    assert "still shown" in told
    assert "website" in told
    assert "checked_on" in told
    assert (str(file) if file else "src/troth/guard/resources.toml") in told
    assert ("resources_file" in told) is (file is None)


@pytest.mark.parametrize(
    ("state", "mark"),
    [
        ("here", Mark.OK),
        ("missing", Mark.WARN),
        ("no runtime", Mark.WARN),
        ("damaged", Mark.BAD),
    ],
)
def test_model(state: str, mark: Mark) -> None:
    """A model that cannot answer says how to get it."""
    found = findings.model("demo", state)

    assert found.mark is mark
    assert mark is Mark.OK or "troth model get demo" in found.sentence


@pytest.mark.parametrize(
    ("state", "on", "mark"),
    [("here", 1, Mark.OK), ("here", 0, Mark.OK), ("missing", 0, Mark.OK), ("missing", 1, Mark.BAD)],
)
def test_veil(state: str, on: int, mark: Mark) -> None:
    """Without its model nothing leaves, which only matters where a provider is on."""
    found = findings.veil(state, on=on)

    assert found.mark is mark
    assert mark is not Mark.BAD or "troth model get veil" in found.sentence


@pytest.mark.parametrize(
    ("ending", "broken", "mark"),
    [([], [], Mark.OK), (["acme"], [], Mark.WARN), (["acme"], ["bent"], Mark.BAD)],
)
def test_providers(ending: list[str], broken: list[str], mark: Mark) -> None:
    """What somebody changed by hand weighs more than a claim that ends soon; each is named."""
    found = findings.providers(["acme"], ending=ending, broken=broken)

    assert found.mark is mark
    assert all(name in found.sentence for name in broken or ending)


@pytest.mark.parametrize(
    ("newest", "gone", "mark"),
    [
        (None, 0, Mark.WARN),
        (AT - timedelta(days=2), 0, Mark.OK),
        (AT - timedelta(days=60), 0, Mark.WARN),
        (AT, 1, Mark.WARN),
    ],
)
def test_copies(newest: datetime | None, gone: int, mark: Mark) -> None:
    """No copy, an old one, and one that is out of reach want a look."""
    assert findings.copies(newest, gone=gone, at=AT).mark is mark


def test_copies_from_before_a_forgetting() -> None:
    """A copy that no longer opens in full is told, with the folder to renew."""
    found = findings.copies(AT, gone=0, at=AT, behind=[Path("/mnt/copies")])

    assert found.mark is Mark.WARN
    assert "older than the last forgetting or update of Troth" in found.sentence
    assert "troth backup '/mnt/copies'" in found.sentence


def test_the_rest_is_told() -> None:
    """A lockdown wants a look; where the key file lies is said, sealed or not."""
    assert findings.lockdown(locked=True).mark is Mark.WARN
    assert findings.lockdown(locked=False).mark is Mark.OK
    assert "passphrase" in findings.escrow(STATE, sealed=True).sentence
    assert "no passphrase" in findings.escrow(STATE, sealed=False).sentence


def test_memory() -> None:
    """Without its model memory still works, by words alone: that wants a look."""
    assert findings.memory("here").mark is Mark.OK
    for state in ("missing", "damaged", "no runtime"):
        found = findings.memory(state)
        assert found.mark is Mark.WARN
        assert "troth model get memory" in found.sentence
