"""What is read from the machine is read as the manual pages say."""

import errno
from datetime import UTC, datetime
from pathlib import Path

from troth.controls import machine
from troth.controls.findings import Mark
from troth.testing.house import settings_in

SWAPS = """\
Filename\t\t\t\tType\t\tSize\t\tUsed\t\tPriority
/dev/zram0                              partition\t4096\t\t0\t\t100
/swapfile                               file\t\t2097148\t\t0\t\t-2
"""
MOUNTS = """\
22 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw
30 22 0:25 / /srv rw,noatime shared:2 master:1 - btrfs /dev/sdb rw
31 30 0:26 / /srv/with\\040space rw - tmpfs tmpfs rw
nonsense
"""


def test_swap_devices() -> None:
    """The first column of each line but the head."""
    assert machine.swap_devices(SWAPS) == ["/dev/zram0", "/swapfile"]
    assert machine.swap_devices("") == []


def test_file_system() -> None:
    """The longest place that a path lies below says its kind."""
    kinds = [
        machine.file_system(Path(path), MOUNTS)
        for path in ("/", "/nowhere/a", "/srv/troth", "/srv/with space/t")
    ]

    assert kinds == ["ext4", "ext4", "btrfs", "tmpfs"]
    assert machine.file_system(Path("/srv"), "") == ""


def test_above(tmp_path: Path) -> None:
    """The nearest folder with a mark is found, from a path that need not exist."""
    (tmp_path / "repository" / ".git").mkdir(parents=True)

    found = machine.above(tmp_path / "repository" / "a" / "b", (".git",))

    assert found == (tmp_path / "repository").resolve()
    assert machine.above(tmp_path, ("no-such-mark-anywhere",)) is None


def test_what_cannot_be_read_is_empty() -> None:
    """A file that another system does not have reads as nothing."""
    assert machine.read("/no/such/file") == ""


def test_newest_copy(tmp_path: Path) -> None:
    """The name of the newest dated folder with a manifest says when."""
    for name in ("2026-01-02T03-04-05Z", "2026-03-04T05-06-07Z", "notes"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "manifest.json").touch()
    (tmp_path / "2027-01-01T00-00-00Z").mkdir()

    found = machine.newest_copy(tmp_path)

    assert found == datetime(2026, 3, 4, 5, 6, 7, tzinfo=UTC)
    assert machine.newest_copy(tmp_path / "nowhere") is None


def test_a_key_that_others_can_read(home: Path) -> None:
    """A loose mode is seen."""
    before = [one.mark for one in machine.look(settings_in(home)) if one.about == "files"]
    (home / "state" / "key").chmod(0o644)

    after = [one for one in machine.look(settings_in(home)) if one.about == "files"]

    assert before == [Mark.OK]
    assert [one.mark for one in after] == [Mark.BAD]
    assert str(home / "state" / "key") in after[0].sentence


def test_what_lies_behind_a_closed_door_is_not_seen(monkeypatch, tmp_path: Path) -> None:
    """A folder of somebody else's stops no look: the rest is told."""
    real = Path.stat

    def stat(path: Path, **more: bool) -> object:
        if "state" in path.parts:
            raise PermissionError(errno.EACCES, "Permission denied")
        return real(path, **more)

    monkeypatch.setattr(Path, "stat", stat)

    told = [one.about for one in machine.look(settings_in(tmp_path))]

    assert {"copies of keys", "disk"} <= set(told)
