"""`troth import`: talks from other services, looked at first, brought in, and undone in one step.

Nothing is kept before it was said what would be. A bad row is named; the others come in.
"""

import re
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Final

import click

from troth.cli import options
from troth.cli.caller import Visit, signed_in
from troth.cli.cards import put
from troth.cli.screen import is_interactive, one_line, rows, say, show, working
from troth.errors import BadInput
from troth.words import COMPANION_HISTORY, Json, PersonId, new_id

if TYPE_CHECKING:
    from datetime import datetime

    from troth.companion.imports.bring import Progress
    from troth.companion.imports.kept import Held
    from troth.companion.imports.look import Entry, Look

_PART: Final = re.compile(r"(\d{1,6})(?:-(\d{1,6}))?")
_ALSO: Final = frozenset({"memory", "companions", "levels"})
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
@click.option(
    "--only",
    metavar="1,4-9",
    help=(
        "Only these talks, by their numbers in the preview. Of Troth's own archive also: memory, "
        "companions, levels."
    ),
)
@click.option("--changed", is_flag=True, help="Take talks of an archive that was changed.")
@click.option("--list", "is_list", is_flag=True, help="Show what was brought in.")
@click.option("--undo", metavar="ID", help="Forget all that an import brought in.")
@options.as_json
def imports(  # noqa: PLR0913  # each is an option of one command
    *,
    file: Path | None,
    preview: bool,
    only: str | None,
    changed: bool,
    is_list: bool,
    undo: str | None,
    as_json: bool,
) -> None:
    """Bring in talks from other services.

    FILE is an export as you got it: of ChatGPT, Claude or Open WebUI, a chat of SillyTavern, or
    Troth's own archive, which brings facts, companions and levels of memory too. What comes in
    never counts as said by a companion here. The same file again brings in only what is not here
    yet.
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
                how = _How(*_chosen(only), knowing=changed)
                _bring(opened, how, preview=preview, as_json=as_json)
        except OSError as error:
            why = error.strerror or "it is no file that can be read twice"
            message = f"{file} cannot be read: {why}. Name another file."
            raise BadInput(message, param="file") from error


@dataclass(frozen=True, slots=True)
class _How:
    """What of a file is wanted: numbers of talks and names of the rest; None: all."""

    only: frozenset[int] | None
    also: frozenset[str] | None
    knowing: bool


def _bring(opened: BinaryIO, how: _How, *, preview: bool, as_json: bool) -> None:
    from troth.companion.imports.bring import CHANGED, Chosen, bring, known
    from troth.companion.imports.carried import Brought, Group, home
    from troth.companion.imports.look import look

    with signed_in() as visit:
        _ask_first(visit)
        with working("Looking through the file"):
            gate, person = visit.house.gate, visit.person
            here = known(gate, person)
            found = look(opened, person, known=here, home=lambda: home(gate, person))
        _must_be_there(found, how.only)
        told = _told(found)
        if preview or found.is_empty:
            if as_json:
                show(told)
            else:
                _say_all(found, person)
            return
        _say_sum(found, person)
        if found.is_changed and not how.knowing:
            message = f"{CHANGED} To do that: --changed"
            raise BadInput(message, param="changed")
        also = None if how.also is None else frozenset(map(Group, how.also))
        chosen = Chosen(
            person=person,
            name=new_id("imp"),
            look=found,
            only=how.only,
            also=also,
            knowing=how.knowing,
        )
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
    last = newest[-1] if newest else None
    count, brought = (last.kept, last.brought) if last else (0, Brought())
    more: dict[str, Json] = {
        "facts": len(brought.facts),
        "companions": len(brought.companions),
        "levels": brought.levels.count,
    }
    if as_json:
        show({"import": chosen.name, "state": state, "kept": count, "beside": more, **told})
        return
    beside = "".join(f", {number:,} {what}" for what, number in more.items() if number)
    say(f"{count:,} messages{beside} came in. To undo that: troth import --undo {chosen.name}")


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
                f"{one.messages:,} messages in {one.talks:,} talks{_with(one)}",
                _ENDS[one.told.state],
            )
            for one in found
        ]
    )


def _with(one: "Held") -> str:
    """Say what came in beside talks."""
    parts = (("facts", one.brought.facts), ("companions", one.brought.companions))
    return "".join(f", {len(names):,} {what}" for what, names in parts if names)


def _undo(name: str, *, as_json: bool) -> None:
    with signed_in() as visit, working("Forgetting"):
        gone = visit.house.imports.forget(visit.person, name)
    if as_json:
        more: dict[str, Json] = {"facts": gone.facts, "companions": gone.companions}
        show({"import": name, "forgotten": gone.messages, **more})
        return
    beside = f", {gone.facts:,} facts" if gone.facts else ""
    beside += f", {gone.companions:,} companions" if gone.companions else ""
    say(f"Forgot {gone.messages:,} messages{beside}. No older copy opens them any more.")


def _ask_first(visit: Visit) -> None:
    """Show the card of consent where a yes is missing and somebody is there to answer."""
    if not visit.house.gate.may(visit.person, COMPANION_HISTORY) and is_interactive():
        put(visit, COMPANION_HISTORY)


def _chosen(written: str | None) -> tuple[frozenset[int] | None, frozenset[str] | None]:
    """Read `1,4-9,memory`: numbers of talks, and what beside talks. Raises BadInput."""
    if written is None:
        return None, None
    found: set[int] = set()
    also: set[str] = set()
    for part in written.replace(" ", "").split(","):
        if part in _ALSO:
            also.add(part)
        elif (numbers := _PART.fullmatch(part)) and (
            more := range(int(numbers[1]), int(numbers[2] or numbers[1]) + 1)
        ):
            found.update(more)
        else:
            message = "Write what you want like this: --only 1,4-9 or --only 2,memory,companions"
            raise BadInput(message, param="only")
    return frozenset(found), frozenset(also)


def _must_be_there(found: "Look", only: frozenset[int] | None) -> None:
    if only is not None and not only <= {one.number for one in found.entries}:
        message = f"The talks of this file have the numbers 1 to {len(found.entries)}."
        raise BadInput(message, param="only")


def _say_sum(found: "Look", person: PersonId) -> None:
    _say_signature(found, person)
    if not found.entries:
        _say_carried(found)
        _say_left(found)
        return
    say(
        f"{len(found.entries):,} talks with {found.messages:,} messages of {_whose(found.services)}"
        f"{_span(found)}, about {-(-found.letters // 1000):,} KB of text. "
        f"{found.fresh:,} messages are not here yet."
    )
    _say_carried(found)
    _say_left(found)


def _say_signature(found: "Look", person: PersonId) -> None:
    """Say whether an archive of Troth's own is whole, and who signed it."""
    if found.signature is not None:
        from troth.companion.imports.signature import said

        say(said(found.signature, person))
        for name in found.signature.changed:
            say(f"Changed: {name}")


def _say_carried(found: "Look") -> None:
    """Say what an archive holds beside talks, and what of that stays where it is."""
    from troth.companion.imports.belongings import STAYS
    from troth.companion.imports.carried import GROUP_OF, THINGS

    for one in found.carried:
        new = f"{one.fresh:,} of {one.count:,} are not here yet"
        needs = f"; it needs your yes first: troth consent give {one.needs}" if one.needs else ""
        say(f"{THINGS[one.thing]} ({GROUP_OF[one.thing]}): {new}{needs}")
    for what, count in found.stays.items():
        say(f"Stays there: {STAYS[what]}: {count:,}")


def _say_all(found: "Look", person: PersonId) -> None:
    if found.is_empty:
        _say_signature(found, person)
        _say_carried(found)
        say("There is no talk in this file that Troth can read.")
        _say_left(found)
        return
    rows(
        [
            (str(one.number), _day(one.first), f"{one.messages:,}", one_line(one.title))
            for one in found.entries
        ]
    )
    _say_sum(found, person)
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
        **_told_beside(found),
        "left_out": left,
        "bad_rows": found.bad,
        "problems": problems,
    }


def _told_beside(found: "Look") -> dict[str, Json]:
    """Tell of an archive of Troth's own who signed it, what it holds, and what stays there."""
    signed = found.signature
    if signed is None:
        return {}
    return {
        "signature": {
            "seal": signed.seal,
            "key": signed.key,
            "person": signed.person,
            "made": signed.made,
            "changed": list(signed.changed),
            "changed_files": signed.count,
        },
        "carried": [
            {"what": one.thing, "count": one.count, "fresh": one.fresh, "needs": one.needs}
            for one in found.carried
        ],
        "stays": {what.value: count for what, count in found.stays.items()},
    }


def _held(one: "Held") -> Json:
    return {
        "import": one.told.id,
        "services": [*one.told.services.split()],
        "at": one.told.at,
        "state": one.told.state,
        "talks": one.talks,
        "messages": one.messages,
        "facts": len(one.brought.facts),
        "companions": len(one.brought.companions),
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
