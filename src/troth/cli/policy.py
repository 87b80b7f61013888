"""`troth policy`: what Troth does with data, in plain words, and whom to call in danger.

Neither needs a key: both are for everybody, and the safety page opens nothing at all.
"""

from typing import TYPE_CHECKING

import click

from troth.cli import options
from troth.cli.caller import opened, settings
from troth.cli.screen import show, tell

if TYPE_CHECKING:
    from troth.policy.document import Policy
    from troth.policy.safety import Safety
    from troth.policy.sentence import Section


@click.command()
@click.option("--safety", is_flag=True, help="Show whom to call, and what Troth does in danger.")
@options.as_json
def policy(safety: bool, as_json: bool) -> None:
    """Read what Troth does with data, and whom to call in danger.

    The policy is made from the registry, and so is the privacy label in it. With --safety:
    whom to call, what Troth does when it hears danger, and what it can miss. With --json
    every sentence comes with the places that it was made from.
    """
    from troth.policy import written

    if safety:
        page = _safety()
        if as_json:
            show(written.safety_told(page))
        else:
            tell(written.safety_text(page), end="")
        return
    found, label = _policy()
    if as_json:
        show(written.told(found, label))
    else:
        tell(written.text(found, label), end="")


def _policy() -> "tuple[Policy, Section]":
    from troth.policy.document import document
    from troth.policy.label import label
    from troth.registry.versions import load_all

    with opened() as house:
        registry = house.gate.states.common().registry
        found = document(
            registry,
            versions=load_all(house.store, house.signer.public),
            installation=house.gate.ledger.key.name,
            contact=house.settings.contact,
        )
    return found, label(registry)


def _safety() -> "Safety":
    from troth.clock import SystemClock
    from troth.guard.resources import load
    from troth.policy.safety import safety
    from troth.registry.served import load_registry

    set_ = settings()
    return safety(
        load(set_.resources_file),
        load_registry(set_.registry_file),
        country=set_.country,
        at=SystemClock().now(),
    )
