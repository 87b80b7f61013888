"""What the doctor sees of this machine: files, folders, swap, core dumps, disks.

It only looks. What cannot be read counts as not there, since another system has other
places for it; the judgement is in `findings.py`.
"""

import contextlib
import os
import shutil
import stat
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from troth.controls import findings
from troth.controls.findings import FileSeen, Finding
from troth.settings import Settings

_SYNC_MARKS = (".stfolder", ".dropbox", ".dropbox.cache", ".sync", ".nextcloudsync.log")
_SNAPSHOT_FOLDERS = (Path("/.snapshots"), Path("/timeshift"), Path("/home/.snapshots"))
_COPY_NAME = "%Y-%m-%dT%H-%M-%SZ"
_PRIVATE = ("key", "slot", "slot.next", "person.key")


def look(settings: Settings) -> Iterator[Finding]:
    """Look at everything that needs no key."""
    state = settings.state_dir
    yield from findings.private(list(_private(settings)), os.geteuid())
    yield findings.apart(settings.data_dir.resolve(), state.resolve())
    yield findings.copied(
        state.resolve(), work_tree=above(state, (".git",)), marked=above(state, _SYNC_MARKS)
    )
    yield findings.snapshots(file_system(state, read("/proc/self/mountinfo")), _snapshot_folders())
    yield findings.swap(swap_devices(read("/proc/swaps")))
    yield findings.core_dumps(read("/proc/sys/kernel/core_pattern").strip())
    yield findings.disk(shutil.disk_usage(_existing(settings.data_dir)).free)


def read(path: str) -> str:
    """Read a small text file of the system; nothing if it is not there."""
    try:
        return Path(path).read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""


def swap_devices(table: str) -> list[str]:
    """Name the swap places in the text of /proc/swaps (proc(5))."""
    return [line.split()[0] for line in table.splitlines()[1:] if line.split()]


def file_system(path: Path, table: str) -> str:
    """Name the kind of file system of a path, from the text of /proc/self/mountinfo (proc(5))."""
    best, kind = -1, ""
    for line in table.splitlines():
        left, _, right = line.partition(" - ")
        parts, kinds = left.split(), right.split()
        if len(parts) < 5 or not kinds:
            continue
        place = Path(parts[4].replace("\\040", " "))
        if path.resolve().is_relative_to(place) and len(place.parts) >= best:
            best, kind = len(place.parts), kinds[0]
    return kind


def above(path: Path, names: tuple[str, ...]) -> Path | None:
    """Return the nearest folder at or above `path` that holds something of these names."""
    for folder in (path.resolve(), *path.resolve().parents):
        if any(_is_there(folder / name) for name in names):
            return folder
    return None


def newest_copy(folder: Path) -> datetime | None:
    """Say when the newest copy in a folder was made, by the names of its dated folders."""
    made = []
    for one in folder.glob("*/manifest.json"):
        with contextlib.suppress(ValueError):
            made.append(datetime.strptime(one.parent.name, _COPY_NAME).replace(tzinfo=UTC))
    return max(made, default=None)


def _private(settings: Settings) -> Iterator[FileSeen]:
    state, database = settings.state_dir, settings.database
    paths = [state, *(state / name for name in _PRIVATE), database, settings.run_dir]
    for path in paths:
        try:
            seen = path.stat()
        except OSError:
            continue
        yield FileSeen(path=path, owner=seen.st_uid, mode=stat.S_IMODE(seen.st_mode))


def _snapshot_folders() -> list[Path]:
    return [folder for folder in _SNAPSHOT_FOLDERS if _is_there(folder)]


def _existing(path: Path) -> Path:
    """Return the path, or the nearest folder above it that is there."""
    return next(one for one in (path, *path.parents) if _is_there(one))


def _is_there(path: Path) -> bool:
    """Say whether something can be seen there. Behind somebody else's door nothing can."""
    try:
        path.stat()
    except OSError:
        return False
    return True
