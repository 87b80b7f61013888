"""`troth person`: who is here, and how somebody new comes in."""

import click

from troth.cli import link as links
from troth.cli import options
from troth.cli.caller import opened, person_named, signed_in
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


@person.command()
@click.option("--operator", is_flag=True, help="They may also run this place. They read nobody.")
@options.as_json
def invite(operator: bool, as_json: bool) -> None:
    """Make a link with which somebody new comes in.

    They open it in a browser and choose their own name and passphrase. It works once, for 15
    minutes. Give it to that person alone.
    """
    with opened() as house:
        made = links.invite(house, operator=operator)
    _hand_over(made, "Give this link to the person you invite.", as_json=as_json)


@person.command()
@click.option("--person", "other", metavar="ID", help="Make it for this person, as the keeper.")
@options.as_json
def link(other: str | None, as_json: bool) -> None:
    """Make a link to set your passphrase, if you have none or lost it.

    It works once, for 15 minutes. What you have here stays. With --person you make one for
    somebody else; their ledger says that the keeper did it.
    """
    if other is None:
        with signed_in() as visit:
            made = links.for_person(visit.house, visit.person, by="person")
        sentence = "Open this link in a browser. It is yours alone: who opens it comes in as you."
    else:
        with opened() as house:
            made = links.for_person(house, person_named(other), by="operator")
        sentence = "Give this link to that person alone: who opens it comes in as them."
    _hand_over(made, sentence, as_json=as_json)


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


def _hand_over(address: str, sentence: str, *, as_json: bool) -> None:
    if as_json:
        show({"link": address, "minutes": links.MINUTES})
        return
    say(f"{sentence} It works once, for {links.MINUTES} minutes:")
    tell(address)
    say("The server must run for that: troth serve")
