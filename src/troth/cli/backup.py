"""`troth backup`: a sealed copy, for any place outside Troth's own folders."""

from pathlib import Path

import click

from troth.cli import options
from troth.cli.caller import opened
from troth.cli.screen import rows, say, show, working
from troth.words import Json


@click.command()
@click.argument("folder", metavar="DIR", type=click.Path(file_okay=False))
@options.as_json
def backup(folder: str, as_json: bool) -> None:
    """Write a sealed copy.

    DIR/keyring.db is written anew each time and after each forgetting; the content goes
    to a folder with the time as its name. A forgetting makes older content useless for
    what it touched, so Troth then adds one copy by itself. Neither opens without the key
    file and slot of this machine, which are in none of them.
    """
    with opened() as house, working("Writing a copy"):
        made = house.backup(Path(folder))
    told: dict[str, Json] = {
        "folder": str(made.folder),
        "keyring": str(made.keyring),
        "rows": made.rows,
        "bytes": made.size,
    }
    if as_json:
        show(told)
        return
    rows([(name, str(value)) for name, value in told.items()])
    say(f"To bring it back: troth restore {made.folder}")
