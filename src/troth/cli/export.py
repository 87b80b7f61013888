"""`troth export`: everything that Troth holds about a person, for that person."""

import json
from pathlib import Path

import click

from troth.cli import options
from troth.cli.caller import signed_in, write_private
from troth.cli.screen import say, show, working


@click.command()
@options.out
@options.json_anyway
def export(out: str | None) -> None:
    """Take away everything that Troth holds about you.

    One JSON document, in clear: your talks, your keys, what you said yes and no to, and
    every line of the ledger about you with its proof. Without --out it is printed.
    """
    from troth.rights.export import export as gather

    with signed_in() as visit, working("Gathering everything"):
        found = gather(visit.house.gate, visit.house.keys, visit.person)
    if out is None:
        show(found)
        return
    write_private(Path(out), json.dumps(found, indent=2, ensure_ascii=False).encode())
    say(f"Wrote everything to {out}. It is in clear: keep it where only you can read it.")
