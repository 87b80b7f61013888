"""`troth init`: makes an installation, its first person and that person's first key.

It can be run again at any time: what is there stays, what was cut off is finished.
"""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

import click

from troth.cli import caller, options
from troth.cli.screen import is_interactive, read_line, say, show, troth
from troth.errors import StoreFailed, Unconfigured
from troth.settings import Settings
from troth.words import Json, PersonId

if TYPE_CHECKING:
    from troth.house import House

NOBODY = "You"
LABEL = "this terminal"


@click.command()
@click.option("--name", help="What Troth calls you.")
@click.option("--quiet", is_flag=True, help="Say nothing unless something goes wrong.")
@options.as_json
def init(name: str | None, quiet: bool, as_json: bool) -> None:
    """Set Troth up on this machine.

    Makes the database, the key file, you as its first person, and your first key. If
    TROTH_PASSPHRASE is set, the key file is sealed with it. Run it again whenever you
    like: what is there stays.
    """
    settings = caller.settings()
    person = _set_up(settings, name)
    if as_json:
        show(_told(settings, person))
    elif not quiet:
        say(_sentence(settings, person))


def _set_up(settings: Settings, name: str | None) -> PersonId | None:
    """Make what is missing. None: all is here, or somebody lives here who has a key elsewhere."""
    with _alone(settings):
        _check_halves(settings)
        if settings.database.exists() and caller.key_file(settings).exists():
            return None
        with _house(settings) as house:
            return None if house.people.all() else _first_person(house, name)


@contextmanager
def _alone(settings: Settings) -> Iterator[None]:
    """Let only one process set up at a time: two would write two different keys."""
    folder = settings.state_dir
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        handle = os.open(folder / "init.lock", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    except OSError as error:
        message = f"Troth cannot write {folder}: {error.strerror}. Check who owns the folder."
        raise StoreFailed(message) from error
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


def _check_halves(settings: Settings) -> None:
    """Raise Unconfigured if one half of an installation is gone: a new one would not match it."""
    has_key = (settings.state_dir / "key").exists()
    if settings.database.exists() and not has_key:
        message = (
            f"There is a database in {settings.data_dir}, but no key file in "
            f"{settings.state_dir}. Put your copy of that folder back."
        )
        raise Unconfigured(message)
    if has_key and caller.key_file(settings).exists() and not settings.database.exists():
        message = (
            f"There are keys in {settings.state_dir}, but no database in {settings.data_dir}. "
            "Is a disk missing? To bring a copy back: troth restore DIR. "
            "To begin anew, move the keys away first."
        )
        raise Unconfigured(message)


def _house(settings: Settings) -> "House":
    from troth.house import create, exists, open_house

    if exists(settings):
        with suppress(Unconfigured):  # it was cut off before its first row: go on below
            return open_house(settings, passphrase=caller.passphrase(settings))
    return create(settings, passphrase=caller.passphrase_given())


def _first_person(house: "House", name: str | None) -> PersonId:
    from troth.people.person import Person

    settings = house.settings
    called = name or _asked() or NOBODY
    profile = Person(name=called, country=settings.country, language=settings.language)
    person = house.people.add(profile)
    token, _ = house.keys.issue(person, label=LABEL)
    caller.write_key(settings, token)
    return person


def _asked() -> str:
    return (read_line("What should Troth call you? ") or "").strip() if is_interactive() else ""


def _told(settings: Settings, person: PersonId | None) -> dict[str, Json]:
    return {
        "created": person is not None,
        "data_dir": str(settings.data_dir),
        "person": person,
        "state_dir": str(settings.state_dir),
    }


def _sentence(settings: Settings, person: PersonId | None) -> str:
    if person is None:
        already = f"Troth is set up already, in {settings.data_dir}."
        if caller.key_file(settings).exists():
            return f"{already} Next: {troth()} chat"
        return (
            f"{already} This terminal has no key, so it is nobody's. Set TROTH_KEY to yours. "
            "If you lost it, make a new one: troth key add --person ID"
        )
    return (
        "Troth is set up.\n"
        f"  Your data, sealed:     {settings.data_dir}\n"
        f"  What opens it:         {settings.state_dir}\n"
        "Keep the second folder out of every backup: a copy of it could undo a forgetting.\n"
        "If you lose it, everything is lost.\n"
        f"Next: {troth()} chat"
    )
