"""`troth person`: who is here, and how somebody new comes in."""

import click

from troth.cli import options
from troth.cli.caller import opened, signed_in
from troth.cli.screen import one_line, rows, say, show, tell
from troth.words import ACCOUNT_RUN


@click.group()
def person() -> None:
    """Add people and see who you are."""


@person.command()
@click.argument("name")
@click.option("--country", help="Two letters (ISO 3166). Without it: the one in the settings.")
@click.option("--language", help="As in en. Without it: the one in the settings.")
@options.as_json
def add(name: str, country: str | None, language: str | None, as_json: bool) -> None:
    """Add a person, and print their first key.

    The key is printed this once and kept nowhere. Give it to that person alone: whoever
    has it is that person.
    """
    from troth.people.person import Person

    with opened() as house:
        settings = house.settings
        country, language = country or settings.country, language or settings.language
        made = house.people.add(Person(name=name, country=country, language=language))
        token, key = house.keys.issue(made, label="first key", by="operator")
    if as_json:
        show({"person": made, "key": key.id, "token": token})
        return
    say(f"Added {made}. This is their key. It is shown this once:")
    tell(token)
    say("They use it so: set TROTH_KEY to it, then run troth chat.")


@person.command("list")
@options.as_json
def list_(as_json: bool) -> None:
    """Show the ids of all people here. Names are sealed; each person sees their own."""
    with opened() as house:
        found = house.people.all()
    if as_json:
        show({"people": [{"person": one} for one in found]})
        return
    for one in found:
        tell(one)


@person.command()
@options.as_json
def whoami(as_json: bool) -> None:
    """Show who you are to Troth."""
    from troth.people.person import Person

    with signed_in() as visit:
        with visit.house.gate.enter(visit.person, ACCOUNT_RUN) as room:
            found = [one.record for one in room.read(Person)]
        name = found[-1].name if found else ""
    if as_json:
        show({"person": visit.person, "name": name, "key": visit.key})
        return
    rows([("name", one_line(name)), ("person", visit.person), ("key", visit.key)])
