"""Everybody's numbers at one moment, as arrays: made once, then followed change by change.

Holds only what people let into matching. Who changes an answer, comes or goes moves their own
numbers alone; what is worked out for everybody else stays, and the next list goes by the new ones.
Each person's lot is drawn from the seed and their own name: no number hangs on who else is here,
but for how far a cell must grow.
"""

from bisect import bisect_left
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final

import numpy as np
from numpy.typing import NDArray

from troth.crypto.digest import keyed
from troth.matchmaker import attention, place, rank, taste
from troth.matchmaker.eligible import OLDEST, YOUNGEST, Eligible
from troth.matchmaker.place import Cell
from troth.matchmaker.terms import Floats, People, fields
from troth.matchmaker.view import PLACE, SETTINGS
from troth.words import PersonId

NAMES: Final = ("gender", "age", *SETTINGS, *PLACE, "since")
"""The rows of `Snapshot.numbers`: what is compared for everybody at once, beside vectors."""
_FEW: Final = 64
"""So many changes are followed one by one; after more, all is made anew."""
_AT: Final = {name: at for at, name in enumerate(NAMES)}
_STEP: Final = 1 << 32

Places = NDArray[np.int64]
Row = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Vectors:
    """What everybody seeks and offers (n, d)."""

    seek: rank.Vectors
    offer: rank.Vectors

    def of(self, places: Places) -> tuple[Floats, Floats]:
        """Return what some people (k,) seek and offer, (k, d) each."""
        return self.seek[places].astype(np.float64), self.offer[places].astype(np.float64)

    def toward(self, me: int) -> tuple[rank.Vectors, rank.Vectors]:
        """Return about how much one person likes each (n,), and each that person."""
        return self.offer @ self.seek[me], self.seek @ self.offer[me]


@dataclass(frozen=True)
class Snapshot:
    """Everybody's numbers, by id, the seed of the day, and which week it is."""

    rows: Mapping[PersonId, Row] = field(repr=False)
    seed: bytes = field(repr=False)
    week: int

    @cached_property
    def people(self) -> Sequence[PersonId]:
        """All people, in the order of their lots."""
        return sorted(self.rows, key=self.lot)

    @cached_property
    def index(self) -> Mapping[PersonId, int]:
        """Where each person stands in `people`."""
        return {person: at for at, person in enumerate(self.people)}

    def lot(self, person: PersonId) -> bytes:
        """Draw somebody's lot of the day. It hangs on nobody else."""
        return keyed(self.seed, "troth/v1/match/lot", person.encode())

    @cached_property
    def numbers(self) -> Floats:
        """The numbers of everybody (names, n); not a number where there is none."""
        return _numbers([self.rows[one] for one in self.people])

    def column(self, name: str) -> Floats:
        """Return one number of everybody, (n,)."""
        return np.asarray(self.numbers[_AT[name]])

    @cached_property
    def eligible(self) -> Eligible:
        """Who may meet, as far as settings may act on others."""
        return Eligible(
            gender=_whole(self.column("gender"), -1),
            age=_whole(self.column("age"), -1),
            seeks=np.nan_to_num(self.column("seeks")).astype(np.uint64),
            lowest=_whole(self.column("age_low"), YOUNGEST),
            highest=_whole(self.column("age_high"), OLDEST),
            pool=np.zeros(len(self.people), dtype=np.int64),
        )

    @cached_property
    def cells(self) -> Places:
        """Level, row and column (3, n) of the cell shown for each, grown; level -1: none."""
        row, column = (self.column(name) for name in PLACE)
        found = np.full((3, len(row)), -1, dtype=np.int64)
        here = ~np.isnan(row)
        if here.any():
            key = row[here].astype(np.int64) * _STEP + column[here].astype(np.int64)
            own, each, counts = np.unique(key, return_inverse=True, return_counts=True)
            small = [Cell(0, *divmod(int(one), _STEP)) for one in own]
            shown = place.grown(dict(zip(small, map(int, counts), strict=True)))
            found[:, here] = np.array([shown[cell] for cell in small]).T[:, each]
        return found

    @cached_property
    def vectors(self) -> Vectors:
        """What everybody seeks and offers."""
        return Vectors(*_vectors([self.rows[one] for one in self.people]))

    @cached_property
    def market(self) -> attention.Worths:
        """By what everybody's list is ranked, where all fit into one market."""
        return attention.worths(self.vectors.of(np.arange(len(self.people))), self.eligible)

    @cached_property
    def sample(self) -> Floats:
        """How readily attention is had of those who were drawn by lot: the first, as they stand."""
        few = np.arange(attention.MOST_MARKET)
        return attention.givers(self.vectors.of(few), self.eligible.part(few))

    def make_ready(self) -> None:
        """Work out now what the first list of a day would otherwise wait for."""
        few = len(self.people) <= attention.MOST_MARKET
        _ = self.index, self.numbers, self.eligible, self.cells, self.vectors
        _ = self.market if few else self.sample

    def after(self, rows: Mapping[PersonId, Row], changed: Collection[PersonId]) -> "Snapshot":
        """Return the snapshot in which some have come, gone, or other numbers.

        It takes over the vectors of this one, so that what somebody took back lies nowhere any
        more: this one is not to be asked again.
        """
        made = Snapshot(rows, self.seed, self.week)
        if len(changed) > _FEW:
            return made
        known = vars(made)  # what a person's lot or numbers do not move stays worked out
        if rows.keys() == self.rows.keys():
            at = {person: self.index[person] for person in changed}
            known["people"], known["index"] = self.people, self.index
            numbers, vectors = self.numbers.copy(), self.vectors
            for person, here in at.items():
                numbers[:, here] = _numbers([rows[person]])[:, 0]
                (vectors.seek[here],), (vectors.offer[here],) = _vectors([rows[person]])
            known["numbers"], known["vectors"] = numbers, vectors
            for name, stays in {
                "cells": all(_same(self.rows[one], rows[one], PLACE) for one in changed),
                "sample": min(at.values(), default=len(rows)) >= attention.MOST_MARKET,
            }.items():
                if stays and name in vars(self):
                    known[name] = vars(self)[name]
            return made
        people, numbers = list(self.people), self.numbers
        seek, offer = self.vectors.seek, self.vectors.offer
        for person in changed:
            here = bisect_left(people, self.lot(person), key=self.lot)
            if here < len(people) and people[here] == person:
                del people[here]
                numbers = np.delete(numbers, here, 1)
                seek, offer = np.delete(seek, here, 0), np.delete(offer, here, 0)
            if person in rows:
                own_seek, own_offer = _vectors([rows[person]])
                people.insert(here, person)
                numbers = np.insert(numbers, here, _numbers([rows[person]])[:, 0], 1)
                seek = np.insert(seek, here, own_seek[0], 0)
                offer = np.insert(offer, here, own_offer[0], 0)
        known["people"], known["numbers"], known["vectors"] = people, numbers, Vectors(seek, offer)
        return made


def table(rows: Sequence[Row]) -> People:
    """Return the numbers that taste reads of some people, (n,) each; empty is not a number."""
    return dict(zip(fields(), _columns(rows, fields()), strict=True))


def _numbers(rows: Sequence[Row]) -> Floats:
    return _columns(rows, NAMES)


def _columns(rows: Sequence[Row], names: Sequence[str]) -> Floats:
    """Return some numbers of each row (names, n). Row by row: each is looked at once."""
    flat = (row.get(name, np.nan) for row in rows for name in names)
    found = np.fromiter(flat, float, count=len(rows) * len(names))
    return np.ascontiguousarray(found.reshape(-1, len(names)).T)


def _vectors(rows: Sequence[Row]) -> tuple[rank.Vectors, rank.Vectors]:
    return taste.model().vectors(table(rows))


def _same(one: Row, other: Row, names: Sequence[str]) -> bool:
    return all(one.get(name) == other.get(name) for name in names)


def _whole(values: Floats, empty: int) -> Places:
    return np.asarray(np.where(np.isnan(values), empty, values).astype(np.int64))
