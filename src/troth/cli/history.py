"""`troth history`: the talks that were kept, shown to the person who had them."""

from typing import TYPE_CHECKING

import click

from troth.cli import options
from troth.cli.caller import Visit, signed_in
from troth.cli.screen import one_line, say, show, tell
from troth.errors import NotFound
from troth.words import RIGHTS_ANSWER

if TYPE_CHECKING:
    from troth.companion.turn import Turn
    from troth.gate.rooms import Found


@click.command()
@click.option("--conversation", metavar="ID", help="Only this talk.")
@click.option("--last", type=click.IntRange(1, 1_000_000), help="Only so many, the newest.")
@options.as_json
def history(conversation: str | None, last: int | None, as_json: bool) -> None:
    """Show the talks that were kept.

    Each message has a number. `troth erase --message NUMBER` forgets it for good.
    """
    with signed_in() as visit:
        found = kept(visit)
    if conversation is not None:
        found = [one for one in found if one.record.conversation == conversation]
        if not found:
            message = "You have no such talk. See all: troth history"
            raise NotFound(message)
    found = found[-last:] if last else found
    if as_json:
        show({"messages": [{"number": one.number, **_fields(one.record)} for one in found]})
        return
    if not found:
        say("Nothing is kept of your talks.")
    _tell_all(found)


def kept(visit: Visit) -> "list[Found[Turn]]":
    """Return every message that is kept of this person, oldest first, in a room of their own."""
    from troth.companion.turn import Turn

    with visit.house.gate.enter(visit.person, RIGHTS_ANSWER) as room:
        return room.read(Turn)


def _tell_all(found: "list[Found[Turn]]") -> None:
    from troth.companion.changed import marked
    from troth.companion.persona import called

    before = ""
    for one in found:
        turn = one.record
        if turn.conversation != before:
            tell(f"{one_line(turn.conversation)}  {one_line(turn.at)}")
            before = turn.conversation
        who = "you" if turn.role == "user" else "companion"
        if turn.imported:
            who = f"{who}, from {one_line(called(turn.companion))}"
        first, *rest = turn.text.splitlines() or [""]
        tell(f"  {one.number:>5}  {who}: {first}")
        for line in rest:
            tell(f"         {line}".rstrip())
        if told := marked(turn.changed):
            whys = " ".join(dict.fromkeys(mark.why("en") for mark in told.marks))
            tell(f"         (changed by the guard: {whys} More: troth guard changes)")


def _fields(turn: "Turn") -> dict[str, str]:
    return {
        "at": turn.at,
        "conversation": turn.conversation,
        "role": turn.role,
        "text": turn.text,
        **({"changed": turn.changed} if turn.changed else {}),
    }
