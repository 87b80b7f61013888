"""`troth limits`: what a companion may do, what is known of the age, and proofs of age."""

from collections.abc import Mapping
from dataclasses import asdict
from typing import Final

import click

from troth.cli import options
from troth.cli.caller import opened, signed_in
from troth.cli.screen import confirm, one_line, rows, say, show, tell
from troth.errors import BadInput
from troth.words import Json

_NAMES: Final = (
    *("romance", "pet_names", "feelings", "initiative", "tone"),
    *("topics", "words", "hours", "break_minutes"),
)
_LISTS: Final = frozenset({"topics", "words", "hours"})
_AGES: Final[Mapping[str, str]] = {
    "child": "You said that you are under 13. No companion answers.",
    "teen": "You said that you are under 18. The limits for minors hold.",
    "unknown": "Troth does not know your age, and does not guess it.",
    "declared": "You said that you are 18 or older.",
    "proved": "You showed that you are 18 or older.",
}


@click.group(invoke_without_command=True)
@options.as_json
@click.pass_context
def limits(ctx: click.Context, as_json: bool) -> None:
    """See and set what a companion may do with you.

    It counts from the next sentence on, in the middle of an answer too.
    """
    if ctx.invoked_subcommand is not None:
        return
    from troth.companion import limits as bounds
    from troth.companion import minors

    with signed_in() as visit:
        gate = visit.house.gate
        bounds.look(gate, visit.person)
        who = bounds.who(gate, visit.person, visit.house.companion.bounds.place)
        age, code = minors.age(gate, visit.person), minors.code(gate, visit.person)
    own, holds = asdict(who.person), asdict(who.holding)
    if as_json:
        show({"own": _plain(own), "holds": _plain(holds), "age": age.value, "code": code})
        return
    rows(
        [
            (
                name,
                one_line(_written(own[name])),
                "" if own[name] == holds[name] else f"holds: {one_line(_written(holds[name]))}",
            )
            for name in _NAMES
        ]
    )
    say(_AGES[age.value])
    if age.value != "proved":
        say(f"Your code for a proof of age: {code}", dim=True)


@limits.command("set")
@click.argument("name", type=click.Choice(_NAMES), metavar="LIMIT")
@click.argument("values", nargs=-1, metavar="VALUE...")
def set_(name: str, values: tuple[str, ...]) -> None:
    """Set one limit: `troth limits set romance none`, `troth limits set words Anna beach`.

    Without a value a list is emptied. The limits: romance, pet_names, feelings, initiative,
    tone, topics, words, hours ("07:00-23:00 Europe/Berlin"), break_minutes.
    """
    from troth.companion import limits as bounds

    told: object = list(values)
    if name not in _LISTS:
        if len(values) != 1:
            message = f"{name} takes one value. See: troth limits"
            raise BadInput(message, param=name)
        told = values[0]
        if name == "break_minutes":
            told = int(values[0]) if values[0].isdecimal() else values[0]
    with signed_in() as visit:
        bounds.set_some(visit.house.gate, visit.person, {name: told})
    say("Saved. It counts from the next sentence on.")


@limits.command()
@click.argument("proof")
def prove(proof: str) -> None:
    """Show that you are 18 or older, with the line that you got for your code."""
    from troth.companion import minors

    with signed_in() as visit:
        house = visit.house
        by = minors.issuers(house.settings, house.signer.public)
        minors.prove(house.gate, visit.person, proof, by=by)
    say("Thank you. Troth keeps only that you showed it, and when.")


@limits.command()
@click.argument("code")
@options.yes
def vouch(code: str, yes: bool) -> None:
    """As who runs this Troth: sign that somebody with this code is 18 or older.

    Look at a document of theirs first. The line goes to stdout: give it to them.
    """
    from datetime import UTC

    from troth.companion import minors

    if not confirm("Sign only if you saw a document that says they are 18.", yes=yes):
        say("Nothing was signed.")
        return
    with opened() as house:
        day = house.clock.now().astimezone(UTC).date()
        tell(minors.vouch(house.signer, code, day))


def _written(value: object) -> str:
    return "; ".join(map(str, value)) if isinstance(value, tuple) else str(value)


def _plain(found: Mapping[str, object]) -> dict[str, Json]:
    told: dict[str, Json] = {}
    for name in _NAMES:
        value = found[name]
        if isinstance(value, tuple):
            told[name] = [str(one) for one in value]
        else:
            told[name] = value if isinstance(value, int) else str(value)
    return told
