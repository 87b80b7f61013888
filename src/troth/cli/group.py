"""The front door of the terminal: finds a command's module, and ends every command well."""

import importlib
import io
import os
import resource
import sys
from collections.abc import Mapping, Sequence
from typing import Any, Final, Literal

import click

from troth.cli import endings
from troth.errors import BadInput

COMMANDS: Final[Mapping[str, str]] = {
    "init": "Set Troth up on this machine.",
    "serve": "Start the server.",
    "chat": "Talk with a companion.",
    "companion": "See who can answer you, and add companions of your own.",
    "consent": "See and change what Troth may do.",
    "demo": "Look around with invented people.",
    "match": "Meet people: your profile, today's list, and what you say.",
    "history": "Show the talks that were kept.",
    "memory": "See, correct and forget what Troth knows of you.",
    "person": "Add people and see who you are.",
    "key": "Make keys for apps, and guard the key file.",
    "ledger": "See and check what was done.",
    "import": "Bring in talks from other services.",
    "export": "Take away everything that Troth holds about you.",
    "erase": "Erase a message, a talk, a purpose or yourself.",
    "model": "See and get models.",
    "provider": "See and choose who else may answer, and what each gets and keeps.",
    "guard": "See what the guard changed in answers, and say if it was wrong.",
    "limits": "See and set what a companion may do with you.",
    "veil": "See what would be masked of a text, and correct it.",
    "registry": "See what Troth uses data for.",
    "policy": "Read what Troth does with data, and whom to call in danger.",
    "redteam": "See which hooks of a model reach a person, with the guard off and on.",
    "doctor": "Look for what is wrong, and say what to do.",
    "backup": "Write a sealed copy.",
    "restore": "Bring a copy back.",
    "lockdown": "Stop every use of data at once.",
}
"""Each name is a module beside this one, with a command of the same name in it."""
NAMED: Final = {"import": "imports"}
"""Where a word of Python's cannot name a module."""


class Front(click.Group):
    """A group whose commands are read when they are called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Name all commands, in the order in which a person meets them."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import the module of a command and return the command."""
        if cmd_name not in COMMANDS:
            return None
        name = NAMED.get(cmd_name, cmd_name)
        module = importlib.import_module(f"troth.cli.{name}")
        found: click.Command = getattr(module, name)
        return found

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands from their names and lines alone, without importing any."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))

    def main(
        self,
        args: Sequence[str] | None = None,
        prog_name: str | None = None,
        complete_var: str | None = None,
        standalone_mode: bool = True,  # noqa: FBT002  # click fixes these parameters
        windows_expand_args: bool = True,  # noqa: FBT002  # as above
        **extra: Any,  # noqa: ANN401  # as above
    ) -> Any:  # noqa: ANN401  # as above
        """Run a command and leave with its exit code. Every fault becomes one line."""
        del standalone_mode, windows_expand_args
        given = list(sys.argv[1:] if args is None else args)

        def run() -> object:
            _make_ready()
            _check_encoding(given)
            return super(Front, self).main(
                given, prog_name or "troth", complete_var, standalone_mode=False, **extra
            )

        sys.exit(endings.code_of(run))


def _make_ready() -> None:
    """Let this process leave no picture of its memory, and stop no print at a rare letter."""
    _, hard = resource.getrlimit(resource.RLIMIT_CORE)
    resource.setrlimit(resource.RLIMIT_CORE, (0, hard))
    _fill_closed()
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            # A terminal in an old encoding gets an escape instead of an error.
            stream.reconfigure(errors="backslashreplace")


def _fill_closed() -> None:
    """Give stdin, stdout and stderr something to stand on where somebody closed them.

    The next file that is opened would take the free place, and get what is printed. Nothing is
    read, talk goes nowhere, and to print data fails.
    """
    for number in range(3):
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, os.O_WRONLY if number == 2 else os.O_RDONLY)  # the lowest is taken
            os.set_inheritable(number, True)  # noqa: FBT003  # as in the library
    sys.stdin = sys.stdin or _nowhere("r", os.O_RDONLY)
    sys.stdout = sys.stdout or _nowhere("w", os.O_RDONLY)
    sys.stderr = sys.stderr or _nowhere("w", os.O_WRONLY)


def _nowhere(mode: Literal["r", "w"], flags: int) -> io.TextIOWrapper:
    return os.fdopen(os.open(os.devnull, flags | os.O_CLOEXEC), mode, encoding="utf-8")


def _check_encoding(given: Sequence[str]) -> None:
    for number, one in enumerate(given, start=1):
        if any("\ud800" <= letter <= "\udfff" for letter in one):
            message = f"Argument {number} is not valid UTF-8 text. Type it anew."
            raise BadInput(message)
