"""`troth serve`: runs the server until it is stopped."""

from typing import TYPE_CHECKING

import click

from troth.cli import link
from troth.cli.caller import opened
from troth.cli.endings import sentence
from troth.cli.screen import say, troth
from troth.errors import TrothError

if TYPE_CHECKING:
    from troth.house import House


@click.command()
def serve() -> None:
    """Start the server.

    It listens on this machine only, unless the settings name a certificate or a proxy. `host`
    and `port` in the settings say where. As long as nobody signs in with a passphrase, it
    prints a link with which the first person does. Stop it with Ctrl-C.
    """
    from troth.serve import serve as run

    with opened() as house:
        run(house, ready=lambda address: _ready(house, address))


def _ready(house: "House", address: str) -> None:
    say(f"Troth listens on {address}. Ctrl-C stops it.")
    say(_way_in(house, address))
    say(f"In another terminal: {troth()} chat")
    say(f"For an app: {address}/v1, with a key from: {troth()} key add")


def _way_in(house: "House", address: str) -> str:
    """Say how a person comes in with a browser."""
    try:
        made = link.first(house, address=address)
    except TrothError as error:  # the server is up all the same
        return sentence(error)
    if made is not None:
        return f"Open this once, within {link.MINUTES} minutes: {made}"
    return f"Open it in a browser. If you lost your passphrase: {troth()} person link"
