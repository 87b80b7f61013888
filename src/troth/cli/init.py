"""`troth init`: makes an installation, its first person and that person's first key.

It can be run again at any time: what is there stays, what was cut off is finished.
"""

from contextlib import suppress
from typing import TYPE_CHECKING

import click

from troth.cli import caller, options
from troth.cli.screen import is_interactive, read_line, say, show
from troth.errors import Unconfigured
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
    person = None if _is_whole(settings) else _set_up(settings, name)
    if as_json:
        show(_told(settings, person))
    elif not quiet:
        say(_sentence(settings, person))


def _is_whole(settings: Settings) -> bool:
    from troth.house import exists

    return exists(settings) and caller.key_file(settings).exists()


def _set_up(settings: Settings, name: str | None) -> PersonId | None:
    """Make what is missing. None: somebody lives here already, and has a key elsewhere."""
    with _house(settings) as house:
        if house.people.all():
            return None
        return _first_person(house, name)


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
            return f"{already} Next: troth chat"
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
        "Next: troth chat"
    )
