"""`troth export`: everything that Troth holds about a person, for that person."""

import contextlib
import json
import os
import sys
from collections.abc import Iterator
from pathlib import Path

import click

from troth.cli import options
from troth.cli.caller import signed_in, write_private
from troth.cli.screen import say, show, working
from troth.errors import BadInput

_MB = 1_000_000
_KEEP_SAFE = "It is in clear: keep it where only you can read it."


@click.command()
@click.argument("file", required=False, type=click.Path(path_type=str))
@options.as_json
def export(file: str | None, as_json: bool) -> None:
    """Take away everything that Troth holds about you.

    FILE becomes a ZIP: pages to read in any browser, the same as data, and every line of the
    ledger about you with its proof. With --json it is one JSON document instead, which is
    printed if no FILE is named.
    """
    if as_json:
        _as_json(file)
        return
    if file is None:
        message = "Say where to: troth export my-data.zip. To print it: troth export --json"
        raise BadInput(message)
    _as_zip(Path(file))
    say(f"Wrote everything to {file}. {_KEEP_SAFE}")
    say("To read it: unpack it and open index.html in a browser.")


def _as_json(file: str | None) -> None:
    from troth.rights.export import export as gather

    with signed_in() as visit, working("Gathering everything"):
        found = gather(visit.house.gate, visit.house.keys, visit.person)
    if file is None:
        show(found)
        return
    write_private(Path(file), json.dumps(found, indent=2, ensure_ascii=False).encode())
    say(f"Wrote everything to {file}. {_KEEP_SAFE}")


def _as_zip(file: Path) -> None:
    """Write the archive. Under its name it stands only once it is whole."""
    from troth.rights.archive import archive

    if file.exists() and not file.is_file():
        message = f"{file} is not a file. Name another one."
        raise BadInput(message)
    beside = file.with_name(f"{file.name}.part")
    try:
        with signed_in() as visit:
            pieces = archive(visit.house.gate, visit.house.keys, visit.person)
            _write(beside, pieces)
        beside.replace(file)
    except OSError as error:
        message = f"Troth cannot write {file}: {error.strerror}. Name another file."
        raise BadInput(message) from error
    finally:
        with contextlib.suppress(OSError):
            beside.unlink(missing_ok=True)


def _write(file: Path, pieces: Iterator[bytes]) -> None:
    """Write a file that this account alone can read, and say how far it is on a terminal."""
    file.unlink(missing_ok=True)  # a try that was cut off may have left it
    handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600)
    with os.fdopen(handle, "wb") as opened:
        bar = click.progressbar(
            pieces,
            label="Gathering everything",
            file=sys.stderr,
            hidden=not sys.stderr.isatty(),
            item_show_func=lambda _: f"{opened.tell() / _MB:,.1f} MB",
        )
        with bar as coming:
            for piece in coming:
                opened.write(piece)
        opened.flush()
        os.fsync(opened.fileno())
