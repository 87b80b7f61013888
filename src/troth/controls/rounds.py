"""Rounds through an open house: a quick one for a page, a thorough one for the doctor."""

import shutil
from collections.abc import Callable, Iterator
from datetime import UTC, timedelta

from troth import __version__
from troth.clock import SystemClock
from troth.controls import findings, machine
from troth.controls.findings import Finding
from troth.errors import TrothError
from troth.gate.backup import behind, known_folders
from troth.gate.gate import Gate
from troth.guard import resources
from troth.guard.reader import danger_reader, reader
from troth.ledger.audit import LedgerReport
from troth.registry.entry import Entry
from troth.registry.trust import trust
from troth.settings import Settings
from troth.weights.state import state


def quick(gate: Gate, settings: Settings) -> Iterator[Finding]:
    """Look at what costs next to nothing. Opens nobody's data."""
    yield findings.version(__version__, gate.clock.now().date())
    yield _clock(gate)
    yield _crisis(gate, settings)
    yield findings.guard(reads=reader() is not None and danger_reader() is not None)
    yield findings.lockdown(locked=gate.states.common().locked)
    yield findings.disk(shutil.disk_usage(settings.data_dir).free)
    yield _copies(gate)
    yield _providers(gate)


def thorough(
    gate: Gate, settings: Settings, *, verify: Callable[[], LedgerReport], sealed: bool
) -> Iterator[Finding]:
    """Look at everything, the whole ledger and every page of the database too.

    verify: reads the whole ledger again. sealed: whether the key file has a passphrase.
    """
    yield findings.version(__version__, gate.clock.now().date())
    yield _clock(gate)
    yield findings.database(gate.store.check())
    report = verify()
    yield findings.ledger(report.size, len(report.damage))
    yield _crisis(gate, settings)
    yield findings.guard(reads=reader() is not None and danger_reader() is not None)
    yield findings.lockdown(locked=gate.states.common().locked)
    yield _copies(gate)
    yield _providers(gate)
    yield findings.memory(state("memory", settings.weights_dir))
    yield findings.veil(state("veil", settings.weights_dir), on=len(_elsewhere(gate)))
    yield findings.escrow(settings.state_dir, sealed=sealed)


def _clock(gate: Gate) -> Finding:
    clock = gate.clock
    # Only the machine's own clock can run behind.
    late = clock.runs_behind_by() if isinstance(clock, SystemClock) else timedelta(0)
    return findings.clock(late)


def _crisis(gate: Gate, settings: Settings) -> Finding:
    try:
        found = resources.load(settings.resources_file)
    except TrothError as error:
        return findings.bad("crisis lines", str(error))
    is_stale = found.is_stale(gate.clock.now())
    return findings.crisis(found.checked_on, stale=is_stale, file=settings.resources_file)


def _elsewhere(gate: Gate) -> list[Entry]:
    """Return the providers outside this machine that are on."""
    found = [one.entry for one in gate.recipients.providers.all() if one.is_on]
    return [one for one in found if not one.runs_here]


def _providers(gate: Gate) -> Finding:
    on, today = _elsewhere(gate), gate.clock.now().astimezone(UTC).date()
    ends = {one.id: trust(one, today).ends for one in on}
    ending = [name for name, end in ends.items() if end and end <= today + findings.SOON]
    broken = gate.recipients.providers.broken()
    return findings.providers([one.id for one in on], ending=ending, broken=broken)


def _copies(gate: Gate) -> Finding:
    folders = known_folders(gate)
    made = [newest for newest in map(machine.newest_copy, folders) if newest is not None]
    gone = sum(not folder.is_dir() for folder in folders)
    late, at = behind(gate), gate.clock.now()
    return findings.copies(max(made, default=None), gone=gone, at=at, behind=late)
