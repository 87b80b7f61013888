"""What the doctor says about what was seen: pure judgements, each with what to do.

`machine.py` looks; here nothing is opened and nothing is read. Where a thing cannot be
seen from here, the sentence says so instead of calling it fine.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from pathlib import Path
from typing import Final

OLD_DAYS: Final = 90
"""The age at which a version wants a look for a newer one."""
LITTLE_BYTES, TOO_LITTLE_BYTES = 1_000_000_000, 100_000_000
CLOCK_SLACK: Final = timedelta(minutes=2)
COPY_AGE: Final = timedelta(days=30)
SOON: Final = timedelta(days=30)
"""How long before a claim ends it is told."""
SYNCED: Final = {
    "dropbox": "Dropbox",
    "onedrive": "OneDrive",
    "icloud": "iCloud",
    "icloud drive": "iCloud",
    "mobile documents": "iCloud",
    "google drive": "Google Drive",
    "googledrive": "Google Drive",
    "my drive": "Google Drive",
    "nextcloud": "Nextcloud",
    "owncloud": "ownCloud",
    "syncthing": "Syncthing",
    "sync": "a synced folder",
    "pcloud drive": "pCloud",
    "backup": "a backup",
    "backups": "a backup",
    "timeshift": "Timeshift",
    ".snapshots": "snapshots",
    ".snapshot": "snapshots",
}
"""Folder names, in small letters, below which something makes copies."""
SNAPSHOTS: Final = frozenset({"btrfs", "zfs", "bcachefs", "apfs", "nilfs2"})


class Mark(StrEnum):
    """How a finding weighs."""

    OK = "ok"
    WARN = "warn"
    BAD = "bad"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing that was looked at, and what to do about it."""

    about: str
    mark: Mark
    sentence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FileSeen:
    """A file or folder that only this account should open."""

    path: Path
    owner: int
    mode: int
    """Permission bits."""


def ok(about: str, sentence: str) -> Finding:
    """Say that a thing is fine."""
    return Finding(about=about, mark=Mark.OK, sentence=sentence)


def warn(about: str, sentence: str) -> Finding:
    """Say that a thing wants a look."""
    return Finding(about=about, mark=Mark.WARN, sentence=sentence)


def bad(about: str, sentence: str) -> Finding:
    """Say that a thing is wrong."""
    return Finding(about=about, mark=Mark.BAD, sentence=sentence)


def version(number: str, today: date) -> Finding:
    """Judge the age of this Troth by its number (year, month, patch)."""
    try:
        year, month = map(int, number.split(".")[:2])
        age = (today - date(year, month, 1)).days
    except ValueError:
        return warn("version", f"{number} has no date in it. Get a release of Troth.")
    if age > OLD_DAYS:
        how = "git pull && make start, or pip install --upgrade . in a newer copy of its folder"
        return warn("version", f"{number} is {age} days old. Look for a newer one: {how}.")
    return ok("version", f"{number} is {max(age, 0)} days old.")


def private(files: Sequence[FileSeen], account: int) -> Iterator[Finding]:
    """Judge owner and mode of what this account alone should open."""
    wrong = False
    for one in files:
        if one.owner != account:
            wrong = True
            yield bad("files", f"{one.path} belongs to another account. Run: chown {account}")
        if one.mode & 0o077:
            wrong = True
            least = 0o700 if one.path.suffix == "" and one.mode & 0o100 else 0o600
            sentence = f"{one.path} can be opened by others (mode {one.mode:o})."
            yield bad("files", f"{sentence} Run: chmod {least:o} '{one.path}'")
    if files and not wrong:
        yield ok("files", f"{len(files)} private files and folders are yours alone.")


def apart(data_dir: Path, state_dir: Path) -> Finding:
    """Judge whether what opens the data lies apart from the data."""
    if state_dir.is_relative_to(data_dir) or data_dir.is_relative_to(state_dir):
        return bad(
            "folders",
            f"{state_dir} and {data_dir} lie in one another, so one copy holds both. "
            "Set state_dir to another place, stop Troth and move the folder there.",
        )
    return ok("folders", "What opens your data lies apart from it.")


def copied(state_dir: Path, *, work_tree: Path | None, marked: Path | None) -> Finding:
    """Judge whether something copies the state folder.

    work_tree: a folder above that git looks after. marked: one with a sync program's mark.
    """
    move = "An old copy of it can undo a forgetting. Set state_dir to a place that nothing copies."
    for part in state_dir.parts:
        if found := _synced(part):
            return bad("copies of keys", f"{state_dir} lies below {found}. {move}")
    if marked is not None:
        return bad("copies of keys", f"{state_dir} lies in {marked}, which is synced. {move}")
    if work_tree is not None:
        return warn("copies of keys", f"{state_dir} lies in the git work tree {work_tree}. {move}")
    return ok("copies of keys", f"Nothing that we know of copies {state_dir}.")


def _synced(part: str) -> str:
    """Name what syncs a folder of this name. Programs add a name to it: `OneDrive - Work`."""
    name = part.lower()
    for end in (" - ", " ("):
        name = name.split(end)[0]
    return SYNCED.get(name.strip(), "")


def snapshots(system: str, folders: Collection[Path]) -> Finding:
    """Judge whether the whole disk may be copied. `folders`: snapshot folders that were seen."""
    out = "Leave the state folder out of them, or an old slot lives on."
    if folders:
        named = ", ".join(map(str, sorted(folders)))
        return warn("snapshots", f"Whole-disk snapshots seem to be made ({named}). {out}")
    if system in SNAPSHOTS:
        return warn("snapshots", f"This disk is {system}, which can take snapshots. {out}")
    return ok("snapshots", "No sign of whole-disk snapshots. From here not all can be seen.")


def swap(devices: Sequence[str]) -> Finding:
    """Judge swap: memory that is written to a disk."""
    on_disk = [one for one in devices if not one.startswith("/dev/zram")]
    if on_disk:
        named = ", ".join(on_disk)
        return warn(
            "swap",
            f"Memory may be written to {named}, with words in it. "
            "Turn it off (swapoff -a), or make sure that it is encrypted.",
        )
    return ok("swap", "No memory is written to a disk.")


def core_dumps(pattern: str) -> Finding:
    """Judge who gets a picture of the memory when a program fails. See core(5)."""
    if pattern.startswith("|"):
        program = pattern[1:].split(maxsplit=1)[0] if pattern[1:].split() else "a program"
        return warn(
            "core dumps",
            f"When a program fails, {program} gets its memory. "
            "Turn it off: sysctl -w kernel.core_pattern=core",
        )
    return ok("core dumps", "Troth turns them off for itself.")


def disk(free: int) -> Finding:
    """Judge the free room, in bytes, where the database lies."""
    told = f"{free / 1e9:.1f} GB are free."
    if free < TOO_LITTLE_BYTES:
        return bad("disk", f"{told} Make room, or Troth stops writing.")
    if free < LITTLE_BYTES:
        return warn("disk", f"{told} Make room soon.")
    return ok("disk", told)


def clock(behind: timedelta) -> Finding:
    """Judge how far the machine's clock lies behind the latest time that Troth has seen."""
    if behind > CLOCK_SLACK:
        minutes = round(behind.total_seconds() / 60)
        return warn(
            "clock",
            f"The clock is {minutes} minutes behind what Troth has seen. Set it right. "
            "Until then Troth uses the later time, so that no yes lasts longer.",
        )
    return ok("clock", "The clock does not run behind.")


def database(problems: Sequence[str]) -> Finding:
    """Judge what SQLite found wrong with the file."""
    if problems:
        told = f"{len(problems)} things are wrong with the database."
        return bad("database", f"{told} Bring back a copy: troth restore DIR")
    return ok("database", "The database file is whole.")


def ledger(lines: int, damage: int) -> Finding:
    """Judge what a look at the whole ledger found."""
    if damage:
        return bad("ledger", f"{damage} places are damaged. See them: troth ledger verify")
    return ok("ledger", f"All {lines} lines hold together.")


def crisis(checked_on: date, *, stale: bool, file: Path | None = None) -> Finding:
    """Judge the age of the crisis numbers. file: the list of one's own, where there is one."""
    if stale:
        where = str(file) if file else "src/troth/guard/resources.toml in Troth's source"
        own = "" if file else " Name your own copy in the settings, as resources_file."
        return warn(
            "crisis lines",
            f"The numbers were last checked on {checked_on}. They are still shown, since an old "
            "number is better than none, but some may have changed. A newer Troth may have fresh "
            f"ones. To renew them yourself: open {where}, look each line up on the website beside "
            f"it, mend what has changed, and set checked_on to today.{own}",
        )
    return ok("crisis lines", f"The numbers were checked on {checked_on}.")


def guard(*, reads: bool) -> Finding:
    """Judge whether the guard has its reader, or must do with its lists of phrases."""
    if reads:
        return ok("guard", "The guard's own model is here.")
    return warn(
        "guard",
        "Guard degraded: its model cannot be used, so lists of phrases judge alone. Plain words "
        "of danger still bring the card, veiled ones are mostly missed, and more pushy sentences "
        f"get through. {_get('memory')} If it is here, install Troth again.",
    )


def model(name: str, state: str) -> Finding:
    """Judge whether the model can answer. `state` is a word of `troth model list`."""
    match state:
        case "here":
            return ok("model", f"The model {name} is here.")
        case "damaged":
            return bad("model", f"The model {name} is not what it should be. {_get(name)}")
        case _:
            return warn("model", f"The model {name} cannot answer: {state}. {_get(name)}")


def memory(state: str) -> Finding:
    """Judge whether memories are found by their meaning. state: as for `model`."""
    if state == "here":
        return ok("memory", "The model that finds memories is here.")
    return warn("memory", f"Memories are found by their words alone: {state}. {_get('memory')}")


def veil(state: str, *, on: int) -> Finding:
    """Judge whether words can be masked. state: as for `model`. on: how many providers need it."""
    if state == "here":
        return ok("veil", "The model that finds names is here.")
    if not on:
        return ok("veil", f"No provider elsewhere is on, so nothing has to be masked ({state}).")
    return bad(
        "veil", f"Words cannot be masked: {state}. Nothing leaves until then. {_get('veil')}"
    )


def providers(on: Sequence[str], *, ending: Sequence[str], broken: Sequence[str]) -> Finding:
    """Judge the providers elsewhere: whose claims end soon, and whose rows are broken."""
    if broken:
        names = ", ".join(broken)
        return bad("providers", f"Changed behind Troth's back and not used: {names}. Remove them.")
    if ending:
        names = ", ".join(ending)
        return warn(
            "providers",
            f"A claim ends within {SOON.days} days: {names}. Look: troth provider review ID",
        )
    return ok("providers", f"Switched on: {', '.join(on) or 'none'}.")


def _get(name: str) -> str:
    return f"Run: troth model get {name}"


def lockdown(*, locked: bool) -> Finding:
    """Say whether Troth is locked down."""
    if locked:
        return warn("lockdown", "Troth is locked down. To open it again: troth lockdown --lift")
    return ok("lockdown", "Troth is open.")


def copies(
    newest: datetime | None, *, gone: int, at: datetime, behind: Sequence[Path] = ()
) -> Finding:
    """Judge the sealed copies.

    newest: when the last one was made. gone: folders not found. behind: folders whose newest
    copy cannot all be brought back, since something was forgotten, or the tables moved on, after.
    """
    if newest is None:
        return warn("backup", "There is no copy of the database. Make one: troth backup DIR")
    days = (at - newest).days
    if behind:
        named = ", ".join(map(str, behind))
        told = f"The copies in {named} are older than the last forgetting or update of Troth."
        return warn("backup", f"{told} Run: troth backup '{behind[0]}'")
    if gone:
        missing = f"{gone} folder{'' if gone == 1 else 's'} with copies cannot be found now."
        return warn("backup", f"{missing} After a forgetting, keyrings there are out of date.")
    if at - newest > COPY_AGE:
        return warn("backup", f"The newest copy is {days} days old. Make one: troth backup DIR")
    return ok("backup", f"The newest copy is {days} days old.")


def escrow(state_dir: Path, *, sealed: bool) -> Finding:
    """Say what no copy holds: the key file and the slot."""
    seal = (
        "It is sealed with a passphrase: if you lose that, all is lost."
        if sealed
        else "It has no passphrase: whoever reads it can open your data."
    )
    return ok(
        "key file",
        f"What opens your data lies in {state_dir}, in no copy. If it is lost, all is lost. {seal}",
    )
