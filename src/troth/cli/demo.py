"""`troth demo`: look around in a Troth where everybody is invented."""

import shutil
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from troth.cli import caller
from troth.cli.screen import say, working
from troth.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Sequence

    from troth.demo.build import Resident


@click.command()
@click.option("--keep", is_flag=True, help="Leave the demo's folder behind when it ends.")
def demo(keep: bool) -> None:
    """Look around with invented people.

    It has a folder of its own and never touches your data. Nothing is fetched. Every page says
    that it is a demo. When you stop it with Ctrl-C, all of it goes.
    """
    folder = Path(tempfile.mkdtemp(prefix="troth-demo-"))
    try:
        _run(_settings(folder))
    finally:
        if keep:
            say(f"The demo lies in {folder}. To open it again: TROTH_HOME={folder} troth serve")
        else:
            shutil.rmtree(folder, ignore_errors=True)


def _settings(folder: Path) -> Settings:
    from troth.demo.build import shown

    return shown(replace(caller.settings(), data_dir=folder / "data", state_dir=folder / "state"))


def _run(settings: Settings) -> None:
    from troth.demo.build import build
    from troth.demo.meeting import move_in
    from troth.house import open_house
    from troth.serve import serve

    with working("Inventing three weeks"):
        residents = build(settings)
    with open_house(settings) as house:
        move_in(house, [one.id for one in residents])
        serve(house, ready=lambda address: _ready(address, residents))


def _ready(address: str, residents: "Sequence[Resident]") -> None:
    from troth.demo.build import PASSPHRASE

    say(f"The demo listens on {address}. Ctrl-C stops it and removes it.")
    for one in residents:
        say(f"  Sign in as: {one.sign_in}")
    say(f"  Passphrase for each of them: {PASSPHRASE}")
