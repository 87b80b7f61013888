"""`troth restore`: brings a copy back, but nothing that was forgotten or erased since."""

from pathlib import Path

import click

from troth.cli import options
from troth.cli.caller import key_file, passphrase, settings
from troth.cli.screen import confirm, rows, say, show, troth, working
from troth.words import Json

_MANIFEST = "manifest.json"


@click.command()
@click.argument("folder", metavar="DIR", type=click.Path(file_okay=False))
@options.yes
@options.dry_run
@options.as_json
def restore(folder: str, yes: bool, dry_run: bool, as_json: bool) -> None:
    """Bring a copy back.

    DIR is a folder that `troth backup` wrote; of several copies in it the newest is taken.
    Where Troth still runs, only what is missing comes back. Where the database is gone,
    all of it does, and every yes and every key ends: the copy cannot know what you took back
    later. What was forgotten or erased since stays gone.
    """
    from troth.gate.backup import check
    from troth.house import restore as bring_back

    found, copy = settings(), _newest(Path(folder))
    check(copy)
    if dry_run:
        say(f"The copy in {copy} is whole. It would be brought back.")
        return
    if not confirm(f"This brings back the copy in {copy}.", yes=yes):
        raise click.exceptions.Exit(1)
    secret = passphrase(found)
    with working("Bringing it back"):
        counts = bring_back(found, copy, passphrase=secret)
    told: dict[str, Json] = dict(counts)
    if as_json:
        show(told)
        return
    rows([(name, str(count)) for name, count in counts.items()])
    say("`back` came back, `there` was there already, `gone` was forgotten or erased since.")
    if "keys_ended" in counts:
        say(_next(key_file(found)))


def _next(file: Path) -> str:
    """Say how a person goes on where everything began anew from a copy."""
    return (
        "Every yes and every key has ended: the copy cannot know which were taken back later.\n"
        f"  See who is here:    {troth()} person list\n"
        f"  Make a new key:     {troth()} key add --person ID\n"
        f"  Use it here:        set TROTH_KEY to it, or put it into {file}\n"
        f"  Then say yes again: {troth()} consent"
    )


def _newest(folder: Path) -> Path:
    """Return the dated folder itself, or the newest one in `folder`."""
    if (folder / _MANIFEST).exists():
        return folder
    dated = sorted(one.parent for one in folder.glob(f"*/{_MANIFEST}"))
    return dated[-1] if dated else folder
