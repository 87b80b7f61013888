"""`troth doctor`: looks at the machine and the house, and says what to do."""

from collections.abc import Iterator
from datetime import timedelta
from typing import TYPE_CHECKING

import click

from troth import __version__
from troth.cli import caller, findings, machine, model, options
from troth.cli.findings import Finding, Mark
from troth.cli.screen import show, tell, working
from troth.errors import TrothError
from troth.settings import Settings

if TYPE_CHECKING:
    from troth.house import House


@click.command()
@options.as_json
@click.pass_context
def doctor(ctx: click.Context, as_json: bool) -> None:
    """Look for what is wrong, and say what to do.

    Exit code 1 means that something is bad. `warn` wants a look. What cannot be seen from
    here, such as an image of the whole disk, is not in the list.
    """
    settings = caller.settings()
    with working("Looking"):
        found = [*machine.look(settings), *_inside(settings)]
    found.sort(key=lambda one: [*Mark].index(one.mark), reverse=True)
    if as_json:
        show(
            {
                "findings": [
                    {"about": one.about, "mark": str(one.mark), "sentence": one.sentence}
                    for one in found
                ]
            }
        )
    else:
        for one in found:
            tell(f"{one.mark:<5} {one.about}: {one.sentence}")
    ctx.exit(1 if any(one.mark is Mark.BAD for one in found) else 0)


def _inside(settings: Settings) -> Iterator[Finding]:
    """Look at what needs the house open; where it does not open, that is the finding."""
    try:
        with caller.opened() as house:
            yield from _house(house)
    except TrothError as error:
        yield findings.bad("house", str(error))
    yield _model(settings)


def _house(house: "House") -> Iterator[Finding]:
    settings, at = house.settings, house.clock.now()
    yield findings.version(__version__, at.date())
    yield _clock(house)
    yield findings.database(house.store.check())
    report = house.verify_ledger()
    yield findings.ledger(report.size, len(report.damage))
    yield _crisis(house)
    yield findings.lockdown(locked=house.gate.states.common().locked)
    yield _copies(house)
    yield findings.escrow(settings.state_dir, sealed=_is_sealed(settings))


def _clock(house: "House") -> Finding:
    from troth.clock import SystemClock

    clock = house.clock
    # Only the machine's own clock can run behind.
    behind = clock.runs_behind_by() if isinstance(clock, SystemClock) else timedelta(0)
    return findings.clock(behind)


def _crisis(house: "House") -> Finding:
    from troth.guard import resources

    try:
        found = resources.load(house.settings.resources_file)
    except TrothError as error:
        return findings.bad("crisis lines", str(error))
    return findings.crisis(found.checked_on, stale=found.is_stale(house.clock.now()))


def _copies(house: "House") -> Finding:
    from troth.gate.backup import behind, known_folders

    folders = known_folders(house.gate)
    made = [newest for newest in map(machine.newest_copy, folders) if newest is not None]
    gone = sum(not folder.is_dir() for folder in folders)
    late, at = behind(house.gate), house.clock.now()
    return findings.copies(max(made, default=None), gone=gone, at=at, behind=late)


def _is_sealed(settings: Settings) -> bool:
    from troth.house import asks_passphrase

    return asks_passphrase(settings)


def _model(settings: Settings) -> Finding:
    if settings.model == model.ECHO:
        return findings.warn("model", "The echo answers, which is for tests. Set model to demo.")
    try:
        return findings.model(settings.model, model.state(settings, settings.model))
    except TrothError as error:
        return findings.bad("model", str(error))
