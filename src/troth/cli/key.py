"""`troth key`: keys for apps, and the passphrase on the key file."""

from datetime import timedelta

import click

from troth.cli import options
from troth.cli.caller import (
    at_hand,
    hidden,
    key_file,
    opened,
    passphrase_given,
    person_named,
    signed_in,
)
from troth.cli.screen import confirm, is_interactive, read_line, rows, say, show, tell
from troth.clock import text as time_text
from troth.errors import BadInput, NotFound
from troth.people.keys import Use
from troth.words import Json, KeyId

_LEAST_LETTERS = 8
_SAYS = {
    Use.OWN: "",
    Use.FRONT_END: "front end",
    Use.BOUND: "bound to a front end",
}


@click.group()
def key() -> None:
    """Make keys for apps, and guard the key file."""


@key.command()
@click.option("--label", default="a key", show_default=True, help="What you call it.")
@click.option(
    "--days",
    type=click.IntRange(1, 3650),
    default=365,
    show_default=True,
    help="How long it lasts.",
)
@click.option("--person", "other", metavar="ID", help="Make it for this person, as the keeper.")
@click.option("--front-end", is_flag=True, help="For a chat app that many people use.")
@options.as_json
def add(label: str, days: int, other: str | None, front_end: bool, as_json: bool) -> None:
    """Make a key and print it.

    The key is printed this once and kept nowhere. Whoever has it is you. With --person
    you make one for somebody who lost theirs; their ledger says that the keeper did it.

    A key of a front end is nobody by itself. It may ask for those who let it, each with
    `troth key bind`: for them it is as good as a key of their own.
    """
    life = timedelta(days=days)
    use = Use.FRONT_END if front_end else Use.OWN
    has_none = None
    if other is None:
        with signed_in() as visit:
            token, made = visit.house.keys.issue(visit.person, label=label, life=life, use=use)
    else:
        with opened() as house:
            token, made = house.keys.issue(
                person_named(other), label=label, life=life, by="operator", use=use
            )
            has_none = None if at_hand(house) else key_file(house.settings)
    if as_json:
        show({"key": made.id, "token": token, "expires": time_text(made.expires_at)})
        return
    say(f"Key {made.id}, until {time_text(made.expires_at)[:10]}. It is shown this once:")
    tell(token)
    if has_none:
        say("This terminal has no good key.")
        say(f"To use the new one here: set TROTH_KEY to it, or put it into {has_none}")


@key.command()
@click.argument("user", metavar="USER")
@click.option("--key-stdin", is_flag=True, help="Read the front end's key from stdin.")
@options.as_json
def introduce(user: str, key_stdin: bool, as_json: bool) -> None:
    """Make the code with which somebody lets a front end ask for them.

    USER is the front end's own id for that person. Troth asks for the front end's key. Give
    the code to that person and to nobody else: it works once, with troth key bind.
    """
    with opened() as house:
        token = (read_line("") or "") if key_stdin else _front_end_key()
        code = house.keys.introduce(token.strip(), user=user)
    if as_json:
        show({"code": code})
        return
    say(f"For {user} alone, to be used once: troth key bind CODE. The code is:")
    tell(code)


@key.command()
@click.argument("code", metavar="CODE")
@options.as_json
def bind(code: str, as_json: bool) -> None:
    """Let a front end ask for you. CODE comes from whoever runs it.

    From then on whoever has the front end's key can ask as you, and you get no key that
    speaks for others. To end it: troth key revoke, with the id that is printed.
    """
    with signed_in() as visit:
        made = visit.house.keys.bind(visit.person, code=code.strip())
    if as_json:
        show({"key": made.id, "expires": time_text(made.expires_at)})
        return
    say(f"The front end may ask for you, until {time_text(made.expires_at)[:10]}: {made.id}")


@key.command("list")
@options.as_json
def list_(as_json: bool) -> None:
    """Show your keys. The keys themselves are kept nowhere."""
    with signed_in() as visit:
        found = visit.house.keys.of(visit.person)
    told: list[dict[str, Json]] = [
        {
            "key": one.id,
            "label": one.label,
            "created": time_text(one.created_at),
            "expires": time_text(one.expires_at),
            "revoked": time_text(one.revoked_at) if one.revoked_at else None,
            "use": str(one.use),
            "this": one.id == visit.key,
        }
        for one in found
    ]
    if as_json:
        show({"keys": [*told]})
        return
    rows(
        [
            (
                one.id,
                f"revoked {time_text(one.revoked_at)[:10]}"
                if one.revoked_at
                else f"until {time_text(one.expires_at)[:10]}",
                "this one" if one.id == visit.key else _SAYS[one.use],
                one.label,
            )
            for one in found
        ]
    )


@key.command()
@click.argument("id_", metavar="KEY")
@options.yes
@options.dry_run
def revoke(id_: str, yes: bool, dry_run: bool) -> None:
    """End one of your keys at once. KEY is an id of `troth key list`."""
    with signed_in() as visit:
        living = {one.id for one in visit.house.keys.of(visit.person) if not one.revoked_at}
        if id_ not in living:
            message = "You have no such key. See yours: troth key list"
            raise NotFound(message)
        own = " It is the key of this terminal." if id_ == visit.key else ""
        if dry_run:
            say(f"Key {id_} would end.{own}")
            return
        if not confirm(f"Key {id_} ends for good.{own}", yes=yes):
            raise click.exceptions.Exit(1)
        visit.house.keys.revoke(visit.person, KeyId(id_))
    say(f"Key {id_} is revoked.")


@key.command()
def lock() -> None:
    """Seal the key file with a passphrase.

    Troth then asks for it at each start, or reads TROTH_PASSPHRASE. If you lose it, all
    is lost. An old copy of the unsealed key file stays good: destroy such copies.
    """
    with opened() as house:
        house.lock_key_file(_new_passphrase())
        kept = key_file(house.settings).exists()
    say("The key file is sealed. Without the passphrase nothing opens any more.")
    if kept:
        say("The key of this terminal is beside it, unsealed. It opens nothing alone.")


@key.command()
@options.yes
@options.dry_run
def unlock(yes: bool, dry_run: bool) -> None:
    """Take the passphrase off the key file."""
    with opened() as house:
        if dry_run:
            say("The key file would have no passphrase any more.")
            return
        if not confirm("Then whoever can read the key file can open everything.", yes=yes):
            raise click.exceptions.Exit(1)
        house.unlock_key_file()
    say("The key file has no passphrase any more.")


def _front_end_key() -> str:
    if not is_interactive():
        message = "There is no terminal to type the key at. Use --key-stdin."
        raise BadInput(message)
    return hidden("The front end's key: ")


def _new_passphrase() -> str:
    """Ask for a new passphrase twice, or take TROTH_PASSPHRASE where nobody can type."""
    if not is_interactive():
        given = passphrase_given()
        if given is None:
            message = "There is no passphrase. Set TROTH_PASSPHRASE, or use a terminal."
            raise BadInput(message)
        return _long_enough(given)
    first = _long_enough(hidden("New passphrase: "))
    if hidden("The same once more: ") != first:
        message = "The two are not the same. Nothing was changed."
        raise BadInput(message)
    return first


def _long_enough(given: str) -> str:
    if len(given) < _LEAST_LETTERS:
        message = f"A passphrase has at least {_LEAST_LETTERS} letters. Nothing was changed."
        raise BadInput(message)
    return given
