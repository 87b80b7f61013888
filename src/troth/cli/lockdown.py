"""`troth lockdown`: the brake. One step stops every use of data, in every process."""

from typing import Final

import click

from troth.cli.caller import opened
from troth.cli.screen import say
from troth.errors import BadInput

WHY: Final = ("drill", "intrusion", "maintenance", "other")


@click.command()
@click.argument("why", required=False, type=click.Choice(WHY))
@click.option("--lift", is_flag=True, help="End the lockdown.")
def lockdown(why: str | None, lift: bool) -> None:
    """Stop every use of data at once.

    Answers that run are cut. Each person can still see, take away and erase their own.
    WHY goes into the ledger; without it: other.
    """
    from troth.gate.lockdown import lock, reopen

    if lift and why:
        message = "Say either why, or --lift."
        raise BadInput(message)
    with opened() as house:
        if lift:
            reopen(house.gate)
        else:
            lock(house.gate, why or "other")
    if lift:
        say("The lockdown is over.")
    else:
        say("Troth is locked down. To open it again: troth lockdown --lift")
