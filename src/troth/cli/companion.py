"""`troth companion`: the companions that answer, and the cards of a person's own.

What a card says goes to stdout, made fit for a terminal; what was put aside of it is talk.
"""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from troth.cli import options
from troth.cli.caller import Visit, signed_in, write_private
from troth.cli.cards import put
from troth.cli.screen import clean, is_interactive, one_line, rows, say, show, tell
from troth.errors import BadInput
from troth.words import COMPANION_OWN, Json

if TYPE_CHECKING:
    from troth.companion.own import Own
    from troth.companion.role import Told


@click.group()
def companion() -> None:
    """See who can answer you, and add companions of your own.

    A card is a PNG picture, a JSON or a CHARX file, as other programs write them (V1, V2, V3).
    """


@companion.command("list")
@options.as_json
def list_(as_json: bool) -> None:
    """Show the companions that you can ask."""
    with signed_in() as visit:
        found = visit.house.companion.personas_of(visit.person)
        removed = [one for one in _every(visit) if one.removed]
    if as_json:
        here: list[Json] = [{"companion": one.id, "name": one.name} for one in found]
        gone: list[Json] = [{"companion": one.id, "name": one.name} for one in removed]
        show({"companions": here, "removed": gone})
        return
    rows([(one.id, one_line(one.name)) for one in found])
    for one in removed:
        say(f"Removed: {one.id}  {one_line(one.name)}")


@companion.command()
@click.argument("file", metavar="FILE", type=click.Path(path_type=Path, allow_dash=True))
@options.as_json
def add(file: Path, as_json: bool) -> None:
    """Add a card. FILE is a PNG picture, a JSON or a CHARX file; - is stdin.

    Troth names what the card orders that no companion may do, and leaves it out.
    """
    from troth.companion import cards, own, role

    held = cards.read_file(_bytes_of(file))
    found = role.told(held.card)
    with signed_in() as visit:
        _ask_first(visit)
        added = own.add(visit.house.gate, visit.person, held)
    if as_json:
        show({"companion": added, "name": found.name, "aside": _aside(found)})
        return
    _say_aside(found)
    say(f"Added {one_line(found.name)}. Talk: troth chat --companion {added}")
    tell(added)


@companion.command("show")
@click.argument("id_", metavar="ID")
@options.as_json
def show_(id_: str, as_json: bool) -> None:
    """Show what a card of yours says, and what of it is put aside."""
    from troth.companion import own, role
    from troth.companion.cards import TEXTS

    with signed_in() as visit:
        card = own.take(visit.house.gate, visit.person, id_).read
    found = role.told(card)
    texts = {label: getattr(card, name) for name, label in TEXTS.items()}
    if as_json:
        said: dict[str, Json] = {name: getattr(card, name) for name in TEXTS}
        entries = len(card.book.entries) if card.book else 0
        show(
            {
                "companion": id_,
                "version": int(card.version),
                "card": said,
                "entries": entries,
                "aside": _aside(found),
            }
        )
        return
    for label, words in texts.items():
        if words.strip():
            tell(f"{label}: {clean(words)}")
    if card.book:
        tell(f"lorebook: {len(card.book.entries)} entries")
    _say_aside(found)


@companion.command()
@click.argument("id_", metavar="ID")
@click.option(
    "--form",
    type=click.Choice(("json", "png")),
    default="json",
    show_default=True,
    help="A JSON file, or a picture with the card in it.",
)
@options.out
def export(id_: str, form: str, out: str | None) -> None:
    """Write a card of yours as other programs read it. The file is not sealed."""
    from troth.companion import cards, own

    with signed_in() as visit:
        held = own.held(visit.house.gate, visit.person, id_)
    data = cards.write_png(held) if form == "png" else cards.write_json(held)
    if out is not None:
        write_private(Path(out), data)
        say(f"Written: {out}")
        return
    if form == "png":
        message = "A picture needs a file to go to. Add --out FILE."
        raise BadInput(message, param="out")
    tell(held.text)


@companion.command()
@click.argument("id_", metavar="ID")
@click.option("--undo", is_flag=True, help="Bring back what was removed.")
@click.option("--now", is_flag=True, help="For good, at once.")
def remove(id_: str, undo: bool, now: bool) -> None:
    """Remove a companion of yours. It can be brought back for 7 days."""
    from troth.companion import own

    if undo and now:
        message = "Bring it back, or forget it now: one of the two."
        raise BadInput(message)
    with signed_in() as visit:
        gate, person = visit.house.gate, visit.person
        if undo:
            own.bring_back(gate, person, id_)
            say("It is back.")
            return
        if now:
            own.forget(gate, person, id_)
            say("It is forgotten. No copy opens it any more.")
            return
        if own.remove(gate, person, id_):
            say(f"Removed. To bring it back within 7 days: troth companion remove {id_} --undo")
        else:
            say("It is forgotten. No copy opens it any more.")


def _every(visit: Visit) -> "list[Own]":
    from troth.companion import own

    gate = visit.house.gate
    return own.every(gate, visit.person) if gate.may(visit.person, COMPANION_OWN) else []


def _ask_first(visit: Visit) -> None:
    """Show the card of consent where a yes is missing and somebody is there to answer."""
    if not visit.house.gate.may(visit.person, COMPANION_OWN) and is_interactive():
        put(visit, COMPANION_OWN)


def _bytes_of(file: Path) -> bytes:
    from troth.companion.cards import FILE_BYTES

    if str(file) == "-":
        return sys.stdin.buffer.read(FILE_BYTES + 1)
    try:
        with file.open("rb") as opened_file:
            return opened_file.read(FILE_BYTES + 1)
    except OSError as error:
        message = f"{file} cannot be read: {error.strerror}. Name another file."
        raise BadInput(message, param="file") from error


def _aside(found: "Told") -> list[Json]:
    return [{"order": one.order, "in": one.field, "words": one.words} for one in found.aside]


def _say_aside(found: "Told") -> None:
    for one in found.aside:
        say(f"Put aside ({one.field}): {one.says}\n  {one_line(one.words)}")
    for key in found.patterns:
        say(f"A key of lorebook entry {key.place + 1} is not used. {key.why}")
    if found.cut:
        say(f"A model hears only the beginning of: {', '.join(found.cut)}.")
