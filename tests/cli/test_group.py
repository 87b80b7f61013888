"""The front door: quick, complete, and the same in help and in deed."""

import resource
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import click
import pytest

from troth.cli.group import COMMANDS, NAMED
from troth.cli.main import main

MOST_SECONDS = 0.3


@pytest.mark.parametrize("name", COMMANDS)
def test_help_says_what_the_command_says(name: str) -> None:
    """The line in `troth --help` is the first line of the command's own help."""
    command = main.get_command(click.Context(main), name)

    assert command is not None
    assert command.get_short_help_str(limit=100) == COMMANDS[name]


def test_help_lists_every_module(troth) -> None:
    """Each command module beside the front door is in the help."""
    folder = Path(__file__).parents[2] / "src" / "troth" / "cli"
    named = {file.stem for file in folder.glob("*.py") if "@click.command" in file.read_text()}
    named |= {
        file.stem for file in folder.glob("*.py") if f"@{file.stem}.command" in file.read_text()
    }

    shown = troth("--help").stdout

    assert named == {NAMED.get(one, one) for one in COMMANDS}
    assert all(f"  {name} " in shown for name in COMMANDS)


def test_help_is_quick() -> None:
    """`troth --help` takes at most 0.3 seconds of CPU, and reads nothing of the house."""
    script = (
        "import sys, time\n"
        "from troth.cli.main import main\n"
        "try:\n    main(['--help'])\nexcept SystemExit:\n    pass\n"
        "assert not {'troth.house', 'sqlalchemy', 'cryptography', 'asyncio'} & set(sys.modules)\n"
        "print(time.process_time(), file=sys.stderr)"
    )

    seconds = min(_seconds(script) for _ in range(3))

    assert seconds <= MOST_SECONDS


@pytest.mark.long
def test_memory_is_not_written_when_it_fails(apart: Callable[..., object], home: Path) -> None:
    """A command turns core dumps off for itself."""
    before = (
        "import resource\n"
        "resource.setrlimit(resource.RLIMIT_CORE, (resource.getrlimit(resource.RLIMIT_CORE)[1],)*2)"
        "\nimport troth.cli.screen as screen, troth.cli.lockdown\n"
        "screen.show = lambda told: print(resource.getrlimit(resource.RLIMIT_CORE)[0])\n"
        "import troth.cli.person as person\nperson.show = screen.show\n"
    )

    ended = apart("person", "list", "--json", before=before)

    assert ended.stdout == b"0\n"


def test_the_limit_stays_as_low_as_it_was(troth) -> None:
    """The hard limit of core dumps is left alone."""
    hard = resource.getrlimit(resource.RLIMIT_CORE)[1]

    troth("--version")

    assert resource.getrlimit(resource.RLIMIT_CORE) == (0, hard)


def _seconds(script: str) -> float:
    ran = subprocess.run(
        [sys.executable, "-c", script],
        env={"PYTHONPATH": str(Path(__file__).parents[2] / "src")},
        capture_output=True,
        check=True,
    )
    return float(ran.stderr)
