"""The whole vault against a dictionary: readable if, and only if, the model says so."""

import os
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    Bundle,
    RuleBasedStateMachine,
    initialize,
    invariant,
    multiple,
    precondition,
    rule,
    run_state_machine_as_test,
)

from troth.errors import Damaged
from troth.vault import root as roots

HISTORY, REPLY = "companion.history", "companion.reply"
PURPOSES = st.sampled_from([HISTORY, REPLY])
COUNTS = st.sampled_from([1, 1, 1, 2, 15, 64, 70])
STEPS = 8
"""Moments in a roll at which a crash is tried: each sync of a file or folder, before and after."""


@dataclass(frozen=True)
class Copy:
    """A copy of the database, with the slot of that day and what it held."""

    folder: Path
    slot: roots.Slot
    model: dict[tuple[str, str], dict[int, bytes]]

    @property
    def texts(self) -> set[bytes]:
        return {text for kept in self.model.values() for text in kept.values()}


class VaultMachine(RuleBasedStateMachine):
    """Two processes on one vault, copies of any age, crashes in the middle of rolls."""

    persons = Bundle("persons")
    copies = Bundle("copies")
    make_maker = None
    thief = None
    folders = None

    @initialize()
    def create(self):
        """Start with nothing."""
        self.maker = self.make_maker(self.folders())
        self.here = self.maker.create()
        self.there = self.maker.second(self.here)
        self.model: dict[tuple[str, str], dict[int, bytes]] = {}
        self.alive: set[str] = set()
        self.gone: set[bytes] = set()
        self.gone_for_good: set[bytes] = set()
        self.taken: list[Copy] = []
        self.counter = 0

    def teardown(self):
        if hasattr(self, "maker"):
            self._attack()
            self.maker.close()

    # What people and Troth do

    @rule(target=persons)
    def add(self):
        """A new person comes."""
        person = self.here.add()
        self.alive.add(person)
        return person

    @rule(person=persons, purpose=PURPOSES, count=COUNTS, other=st.booleans())
    def keep(self, person, purpose, count, other):
        """Something is kept, by one process or the other."""
        if person not in self.alive:
            return
        texts = [f"{person} {self.counter + number}".encode() for number in range(count)]
        self.counter += count
        numbers = (self.there if other else self.here).keep(person, purpose, *texts)
        kept = self.model.setdefault((person, purpose), {})
        assert not set(numbers) & set(kept)
        kept.update(zip(numbers, texts, strict=True))

    @rule(person=persons, purpose=PURPOSES, data=st.data())
    def forget(self, person, purpose, data):
        """One record is forgotten."""
        kept = self.model.get((person, purpose))
        if not kept:
            return
        number = data.draw(st.sampled_from(sorted(kept)))
        assert self.here.forget(person, purpose, number) == [("turn", number)]
        self.gone.add(kept.pop(number))

    @rule(person=persons, purpose=PURPOSES)
    def shred(self, person, purpose):
        """One purpose ends for good."""
        if person in self.alive:
            self.there.shred(person, purpose)
            self.gone.update(self.model.pop((person, purpose), {}).values())

    @rule(person=persons)
    def erase(self, person):
        """A person goes."""
        self.here.erase(person)
        self.alive.discard(person)
        for purpose in (HISTORY, REPLY):
            self.gone.update(self.model.pop((person, purpose), {}).values())

    @rule(other=st.booleans())
    def roll(self, other):
        """The epoch rolls: what went until now is gone from every copy."""
        (self.there if other else self.here).roll()
        self._rolled()

    def _rolled(self):
        self.gone_for_good |= self.gone
        self.gone = set()

    @rule()
    def reopen(self):
        """Both processes stop and start again."""
        self._restart(self.here.folder)

    def _restart(self, folder):
        self.here.store.close()
        self.there.store.close()
        self.here = self.maker.open(folder)
        self.there = self.maker.second(self.here)

    @rule(step=st.integers(0, STEPS - 1))
    def crash_in_a_roll(self, step):
        """The machine stops at some moment of a roll; what it finds on the disk is all there is."""
        before = self.here.keyring.epoch()[0]
        left: list[Path] = []
        seen = 0
        fsync = os.fsync

        def look() -> None:
            nonlocal seen
            if seen == step:
                left.append(
                    self.maker.copy(self.here, f"crash{len(list(self.maker.folder.iterdir()))}")
                )
            seen += 1

        def synced(handle: int) -> None:
            look()
            fsync(handle)
            look()

        with pytest.MonkeyPatch.context() as patched:
            patched.setattr(os, "fsync", synced)
            self.here.roll()
        assert seen == STEPS
        self._restart(left[0])
        assert self.here.epochs() in ([before], [before + 1])
        if self.here.epochs() == [before + 1]:
            self._rolled()

    # What others do

    @rule(target=copies)
    def copy(self):
        """Somebody copies the database."""
        folder = self.maker.copy(self.here, f"copy{len(self.taken)}")
        slot = roots.read_slot(folder / "state" / "slot")
        model = {where: dict(kept) for where, kept in self.model.items()}
        self.taken.append(Copy(folder, slot, model))
        return multiple(self.taken[-1])

    @rule(old=copies)
    def open_a_copy_with_the_state_of_today(self, old):
        """It opens only if no roll came between; then with all that was in it."""
        today = (self.here.folder / "state" / "slot").read_bytes()
        (old.folder / "state" / "slot").write_bytes(today)
        if roots.read_slot(old.folder / "state" / "slot") == old.slot:
            self._must_hold(self.maker.open(old.folder), old.model)
            return
        with pytest.raises(Damaged, match="older copy"):
            self.maker.open(old.folder)

    @rule(old=copies)
    def open_a_copy_with_its_own_slot(self, old):
        """The negative control: with the slot of its day all of it reads."""
        (old.folder / "state" / "slot").write_text(roots._slot_text(old.slot))
        self._must_hold(self.maker.open(old.folder), old.model)

    @precondition(lambda self: self.taken)
    @rule()
    def steal_everything(self):
        """All copies and all of today in one hand, in any combination."""
        self._attack()

    def _new_name(self, kind: str) -> str:
        return f"{kind}{len(list(self.maker.folder.iterdir()))}"

    def _attack(self):
        today = self.maker.copy(self.here, self._new_name("today"))
        slot = roots.read_slot(self.here.folder / "state" / "slot")
        loot = [today, *(old.folder for old in self.taken)]

        opened = self.thief(self.here.root, [slot], loot).texts()

        assert not opened & self.gone_for_good
        assert opened >= self._texts()
        slots = [slot, *(old.slot for old in self.taken)]
        with_slots = self.thief(self.here.root, slots, loot).texts()
        assert with_slots >= self._texts().union(*(old.texts for old in self.taken))

    # What always holds

    def _texts(self) -> set[bytes]:
        return {text for kept in self.model.values() for text in kept.values()}

    def _must_hold(self, vault, model):
        for (person, purpose), kept in model.items():
            found = {one.number: one.clear for one in vault.records(person, purpose)}
            assert found == kept
            assert list(found) == sorted(found)

    @invariant()
    def everything_reads_and_nothing_else(self):
        """In both processes, person by person and purpose by purpose."""
        if hasattr(self, "model"):
            for vault in (self.here, self.there):
                complete = {
                    (person, what): {} for person in self.alive for what in (HISTORY, REPLY)
                }
                self._must_hold(vault, complete | self.model)

    @invariant()
    def one_epoch_one_slot(self):
        """Never zero, never two."""
        if hasattr(self, "model"):
            assert len(self.here.epochs()) == 1
            state = self.here.folder / "state"
            assert roots.read_slot(state / "slot").epoch == self.here.epochs()[0]
            assert not (state / "slot.next").exists()


def _run(make_maker, thief, tmp_path_factory, **how) -> None:
    class Bound(VaultMachine):
        pass

    Bound.make_maker = staticmethod(make_maker)
    Bound.thief = staticmethod(thief)
    Bound.folders = staticmethod(lambda: tmp_path_factory.mktemp("model"))
    quiet = [HealthCheck.too_slow, HealthCheck.filter_too_much, HealthCheck.data_too_large]
    run_state_machine_as_test(
        Bound, settings=settings(deadline=None, suppress_health_check=quiet, **how)
    )


def test_the_vault_is_readable_exactly_as_the_model_says(make_maker, thief, tmp_path_factory):
    """Short runs over all that persons, Troth, crashes and thieves may do, in any order."""
    _run(make_maker, thief, tmp_path_factory, max_examples=15, stateful_step_count=20)


@pytest.mark.long
def test_the_vault_is_readable_as_the_model_says_for_long(make_maker, thief, tmp_path_factory):
    """The same, many times and longer."""
    _run(make_maker, thief, tmp_path_factory, max_examples=150, stateful_step_count=50)
