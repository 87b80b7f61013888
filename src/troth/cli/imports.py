"""`troth import`: talks from other services, looked at first, brought in, and undone in one step.

Nothing is kept before it was said what would be. A bad row is named; the others come in.
"""

import re
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Final

import click

from troth.cli import options
from troth.cli.caller import Visit, signed_in
from troth.cli.cards import put
from troth.cli.screen import is_interactive, one_line, rows, say, show, working
from troth.errors import BadInput
from troth.words import COMPANION_HISTORY, Json, new_id

if TYPE_CHECKING:
    from datetime import datetime

    from troth.companion.imports.bring import Progress
    from troth.companion.imports.kept import Held
    from troth.companion.imports.look import Entry, Look

_ONLY: Final = re.compile(r"\d{1,6}(-\d{1,6})?(,\d{1,6}(-\d{1,6})?)*")
_SHOWN: Final = 20
_ENDS: Final = {
    "begun": "cut off, or still under way",
    "done": "all of it",
    "stopped": "stopped on the way",
    "failed": "failed on the way",
}


@click.command("import")
@click.argument("file", metavar="[FILE]", required=False, type=click.Path(path_type=Path))
@click.option("--preview", is_flag=True, help="Say what is in it, and keep nothing.")
@click.option("--only", metavar="1,4-9", help="Only these talks, by their numbers in the preview.")
@click.option("--list", "is_list", is_flag=True, help="Show what was brought in.")
@click.option("--undo", metavar="ID", help="Forget all that an import brought in.")
@options.as_json
def imports(  # noqa: PLR0913  # each is an option of one command
    *,
    file: Path | None,
    preview: bool,
    only: str | None,
    is_list: bool,
    undo: str | None,
    as_json: bool,
) -> None:
    """Bring in talks from other services.

    FILE is an export as you got it: of ChatGPT, Claude or Open WebUI, a chat of SillyTavern, or
    Troth's own archive. What comes in never counts as said by a companion here. The same file
    again brings in only what is not here yet.
    """
    if sum((file is not None, is_list, undo is not None)) != 1:
        message = "Name a file: troth import FILE. To see what was brought in: troth import --list"
        raise BadInput(message)
    if undo is not None:
        _undo(undo, as_json=as_json)
    elif is_list:
        _list(as_json=as_json)
    elif file is not None:
        try:
            with file.open("rb") as opened:
                _bring(opened, preview=preview, only=_numbers(only), as_json=as_json)
        except OSError as error:
            message = f"{file} cannot be read: {error.strerror}. Name another file."
            raise BadInput(message, param="file") from error


def _bring(opened: BinaryIO, *, preview: bool, only: frozenset[int] | None, as_json: bool) -> None:
    from troth.companion.imports.bring import Chosen, bring, known
    from troth.companion.imports.look import look

    with signed_in() as visit:
        _ask_first(visit)
        with working("Looking through the file"):
            found = look(opened, visit.person, known=known(visit.house.gate, visit.person))
        _must_be_there(found, only)
        told = _told(found)
        if preview or not found.entries:
            if as_json:
                show(told)
            else:
                _say_all(found)
            return
        _say_sum(found)
        chosen = Chosen(person=visit.person, name=new_id("imp"), look=found, only=only)
        newest: list[Progress] = []
        bar = click.progressbar(
            length=chosen.fresh,
            label="Bringing in",
            file=sys.stderr,
            hidden=not sys.stderr.isatty(),
        )
        with bar:

            def tell(now: "Progress") -> None:
                bar.update(now.kept - (newest[-1].kept if newest else 0))
                newest.append(now)

            state = bring(visit.house.gate, opened, chosen, tell=tell)
    count = newest[-1].kept if newest else 0
    if as_json:
        show({"import": chosen.name, "state": state, "kept": count, **told})
        return
    say(f"{count:,} messages came in. To undo that: troth import --undo {chosen.name}")


def _list(*, as_json: bool) -> None:
    with signed_in() as visit:
        found = visit.house.imports.every(visit.person)
    if as_json:
        show({"imports": [_held(one) for one in found]})
        return
    if not found:
        say("You have brought in nothing yet.")
    rows(
        [
            (
                one.told.id,
                one.told.at[:10],
                _whose(one.told.services.split()),
                f"{one.messages:,} messages in {one.talks:,} talks",
                _ENDS[one.told.state],
            )
            for one in found
        ]
    )


def _undo(name: str, *, as_json: bool) -> None:
    with signed_in() as visit, working("Forgetting"):
        gone = visit.house.imports.forget(visit.person, name)
    if as_json:
        show({"import": name, "forgotten": gone})
        return
    say(f"Forgot {gone:,} messages. No older copy opens them any more.")


def _ask_first(visit: Visit) -> None:
    """Show the card of consent where a yes is missing and somebody is there to answer."""
    if not visit.house.gate.may(visit.person, COMPANION_HISTORY) and is_interactive():
        put(visit, COMPANION_HISTORY)


def _numbers(written: str | None) -> frozenset[int] | None:
    """Read `1,4-9`. Raises BadInput."""
    if written is None:
        return None
    text = written.replace(" ", "")
    if not _ONLY.fullmatch(text):
        message = "Write the numbers of talks like this: --only 1,4-9"
        raise BadInput(message, param="only")
    found: set[int] = set()
    for part in text.split(","):
        first, _, last = part.partition("-")
        found.update(range(int(first), int(last or first) + 1))
    return frozenset(found)


def _must_be_there(found: "Look", only: frozenset[int] | None) -> None:
    if only is not None and not only <= {one.number for one in found.entries}:
        message = f"The talks of this file have the numbers 1 to {len(found.entries)}."
        raise BadInput(message, param="only")


def _say_sum(found: "Look") -> None:
    say(
        f"{len(found.entries):,} talks with {found.messages:,} messages of {_whose(found.services)}"
        f"{_span(found)}, about {-(-found.letters // 1000):,} KB of text. "
        f"{found.fresh:,} messages are not here yet."
    )
    _say_left(found)


def _say_all(found: "Look") -> None:
    if not found.entries:
        say("There is no talk in this file that Troth can read.")
        _say_left(found)
        return
    rows(
        [
            (str(one.number), _day(one.first), f"{one.messages:,}", one_line(one.title))
            for one in found.entries
        ]
    )
    _say_sum(found)
    say("Nothing was kept. To bring them in, leave out --preview.")


def _say_left(found: "Look") -> None:
    from troth.companion.imports.shape import LEFT

    for why, count in found.left.items():
        say(f"Left out: {LEFT[why]}: {count:,}")
    for one in found.problems[:_SHOWN]:
        say(f"Cannot be read: {one}")
    if found.bad > _SHOWN:
        say(f"And {found.bad - _SHOWN:,} more rows.")


def _span(found: "Look") -> str:
    times = [at for one in found.entries for at in (one.first, one.last) if at]
    return f", from {_day(min(times))} to {_day(max(times))}" if times else ""


def _day(at: "datetime | None") -> str:
    return at.date().isoformat() if at else ""


def _whose(services: Sequence[str]) -> str:
    from troth.companion.origin import SERVICES

    return " and ".join(SERVICES.get(one, one) for one in services)


def _told(found: "Look") -> dict[str, Json]:
    left: dict[str, Json] = {why.value: count for why, count in found.left.items()}
    problems: list[Json] = [{"where": one.where, "why": one.why} for one in found.problems]
    return {
        "services": list(found.services),
        "talks": [_entry(one) for one in found.entries],
        "messages": found.messages,
        "fresh": found.fresh,
        "letters": found.letters,
        "left_out": left,
        "bad_rows": found.bad,
        "problems": problems,
    }


def _held(one: "Held") -> Json:
    return {
        "import": one.told.id,
        "services": [*one.told.services.split()],
        "at": one.told.at,
        "state": one.told.state,
        "talks": one.talks,
        "messages": one.messages,
    }


def _entry(one: "Entry") -> Json:
    return {
        "number": one.number,
        "service": one.service,
        "title": one.title,
        "messages": one.messages,
        "fresh": one.fresh,
        "first": _day(one.first),
        "last": _day(one.last),
    }
