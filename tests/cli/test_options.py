"""What several commands share means the same in each."""

from collections.abc import Iterator

import click

from troth.cli.main import main


def commands() -> Iterator[tuple[str, click.Command]]:
    """Yield every command by its path."""
    told = click.Context(main)
    for name in main.list_commands(told):
        found = main.get_command(told, name)
        assert found is not None
        if isinstance(found, click.Group):
            yield from ((f"{name} {child}", one) for child, one in found.commands.items())
        else:
            yield name, found


def test_whatever_destroys_asks() -> None:
    """Commands that destroy take `--yes` and `--dry-run`, both."""
    destroy = {"erase", "consent withdraw", "key revoke", "key unlock", "restore"}
    destroy |= {"provider remove", "memory forget"}

    both = {
        name
        for name, one in commands()
        if {"--yes", "--dry-run"} <= {opt for param in one.params for opt in param.opts}
    }

    assert both == destroy


def test_whatever_prints_data_prints_json() -> None:
    """A command that prints data takes `--json`; the others only talk."""
    talk = {
        "companion export",
        "companion remove",
        "serve",
        "lockdown",
        "demo",
        "model get",
        "key lock",
        "key unlock",
        "key revoke",
        "ledger tiles",
        "provider key",
        "provider off",
        "provider on",
        "provider remove",
        "veil style",
        "guard say",
        "limits prove",
        "limits set",
        "limits vouch",
        "match say",
        "match set",
        "memory shred",
        "model remove",
        "redteam run",
        "redteam sheet",
    }
    talk |= {
        f"consent {verb}"
        for verb in ("give", "refuse", "renew", "withdraw", "object", "restrict", "unrestrict")
    }

    without = {
        name
        for name, one in commands()
        if "--json" not in {opt for param in one.params for opt in param.opts}
    }

    assert without == talk


def test_no_secret_is_an_argument() -> None:
    """No command has a place for a key or a passphrase on its line."""
    named = {
        opt for _, one in commands() for param in one.params for opt in (*param.opts, param.name)
    }

    marks = {"tokens", "--tokens"}  # plain marks in place of names, no secret
    named -= marks
    assert not {name for name in named if name and ("passphrase" in name or "token" in name)}
