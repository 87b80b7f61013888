"""`troth registry`: what Troth uses data for, and how that changed."""

import click

from troth.cli import options
from troth.cli.caller import opened
from troth.cli.screen import rows, show, tell
from troth.clock import text as time_text
from troth.words import Json


@click.group()
def registry() -> None:
    """See what Troth uses data for."""


@registry.command("show")
@options.as_json
def show_(as_json: bool) -> None:
    """Show each purpose of the version in force."""
    with opened() as house:
        found = house.gate.states.common().registry
    if as_json:
        told: list[Json] = [
            {
                "purpose": one.id,
                "title": one.title,
                "basis": str(one.basis),
                "legal": one.legal,
                "necessity": one.necessity,
                "reads": [*sorted(one.reads)],
                "keeps": [*sorted(one.writes)],
                "recipients": [*sorted(one.recipients)],
                "kept_days": one.kept_days,
                "expires_days": one.expires_days,
                "risk": one.risk,
                "essential": one.essential,
                "without": one.without,
                "stop": one.stop,
            }
            for one in found.purposes.values()
        ]
        show({"digest": found.digest, "purposes": told})
        return
    for one in found.purposes.values():
        tell(f"{one.id}: {one.title}")
        tell(f"    Rests on {str(one.basis).replace('_', ' ')}: {one.legal}")
        tell(f"    {one.necessity}")


@registry.command()
@options.as_json
def versions(as_json: bool) -> None:
    """Show every version, and what each changed for each purpose."""
    from troth.registry.versions import load_all

    with opened() as house:
        found = load_all(house.store, house.signer.public)
    if as_json:
        told: list[Json] = [
            {
                "version": one.number,
                "since": time_text(one.since),
                "digest": one.digest,
                "change": {
                    name: {"class": each.kind.word, "what": [*each.what]}
                    for name, each in one.change.items()
                },
            }
            for one in found
        ]
        show({"versions": told})
        return
    rows(
        [
            (
                str(one.number),
                time_text(one.since)[:10],
                one.digest[:16],
                " ".join(f"{name}={each.kind.word}" for name, each in one.change.items()),
            )
            for one in found
        ]
    )
