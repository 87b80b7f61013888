"""Everybody's numbers of a day, followed as people change: made once, for many who ask.

Holds only what the halls hold, and drops what they drop: nobody else's numbers are touched.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from troth.gate.halls import Row
from troth.words import PersonId

if TYPE_CHECKING:
    from troth.matchmaker.snapshot import Snapshot


@dataclass(frozen=True, slots=True)
class Kept:
    """A snapshot, and the rows of the halls that it was made from. Those are never changed."""

    day: date
    rows: Mapping[PersonId, Row] = field(repr=False)
    origins: Mapping[PersonId, Row] = field(repr=False)
    snapshot: "Snapshot" = field(repr=False)


def told_of(
    one: PersonId, rows: Mapping[PersonId, Row], origins: Mapping[PersonId, Row]
) -> Mapping[str, float]:
    """Return all numbers of a person as they are allowed now."""
    more = origins[one].held.numbers if one in origins else {}
    return {**rows[one].held.numbers, **more}


def followed(kept: Kept, rows: Mapping[PersonId, Row], origins: Mapping[PersonId, Row]) -> Kept:
    """Follow those whose rows are others now. Nobody else's numbers are touched."""
    both = ((kept.rows, rows), (kept.origins, origins))
    moved = {
        one
        for before, after in both
        for one in (
            *(one for one, row in after.items() if before.get(one) is not row),
            *(before.keys() - after.keys()),
        )
    }
    told = dict(kept.snapshot.rows)
    for one in moved:
        if one in rows:
            told[one] = told_of(one, rows, origins)
        else:
            told.pop(one, None)
    changed = [one for one in moved if told.get(one) != kept.snapshot.rows.get(one)]
    snapshot = kept.snapshot.after(told, changed) if changed else kept.snapshot
    return Kept(kept.day, rows, origins, snapshot)
