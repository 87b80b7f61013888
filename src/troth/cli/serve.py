"""`troth serve`: runs the server until it is stopped."""

import click

from troth.cli.caller import opened
from troth.cli.screen import say, troth


@click.command()
def serve() -> None:
    """Start the server.

    It listens on this machine only. `host` and `port` in the settings say where. Stop it
    with Ctrl-C.
    """
    from troth.serve import serve as run

    with opened() as house:
        run(house, ready=_ready)


def _ready(address: str) -> None:
    say(f"Troth listens on {address}. Ctrl-C stops it.")
    say(f"Next, in another terminal: {troth()} chat")
    say(f"For an app: {address}/v1, with a key from: {troth()} key add")
