"""The real gate, on a real database, and the oracle agree after each step of a random day.

Two houses are open on one file, and each step happens in one of them. After it both are asked
about every person (also those who are gone) and every purpose, doors are tried, and the rows on
the disk are compared with what may be there: no row too few, no row too many, each one opens.
"""

import random
import shutil
from collections import Counter
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from importlib.resources import files
from pathlib import Path

import pytest

from troth import house as houses
from troth.clock import SetClock
from troth.companion.turn import Turn
from troth.errors import BadInput, NotFound, NotSignedIn, Refused
from troth.gate import forget, lockdown
from troth.gate.consents import RESTORE_UNDO, UNDO
from troth.rights.export import export
from troth.store import schema
from troth.store.holdings import personal_tables
from troth.store.statements import func, select
from troth.testing.house import AT, add_person, allow, same_house
from troth.vault import records
from troth.words import PersonId, PurposeId

REPLY, HISTORY, SAFETY = "companion.reply", "companion.history", "crisis.safety"
DUTIES = ("account.run", "rights.answer", "security.audit")
PURPOSES = (REPLY, HISTORY, SAFETY, *DUTIES, "unheard.of")
ASKED = (REPLY, HISTORY)
_DECIDING = {"given", "refused", "renewed", "withdrawn", "objected", "expired"}


def _registries():
    """Return the text of each version of the registry, edited from the one that is shipped."""
    base = files("troth.registry").joinpath("troth.toml").read_text(encoding="utf-8")
    return {
        "base": base,
        "wide": _edit(base, HISTORY, "\nkept_days = 365", "\nkept_days = 730"),
        "narrow": _edit(
            _edit(base, HISTORY, "\nexpires_days = 365", "\nexpires_days = 90"),
            REPLY,
            '"message.text", "person.name", "turn.*"',
            '"message.text", "turn.*"',
        ),
        "mended": _edit(base, REPLY, "Let your companion answer you", "Let a companion answer"),
    }


def _edit(text, purpose, old, new):
    head, mark, tail = text.partition(f'[purpose."{purpose}"]')
    assert mark
    assert old in tail
    return head + mark + tail.replace(old, new, 1)


def _rules(rule):
    duties = {name: rule("legal_duty", goes_on=True) for name in DUTIES}
    base = duties | {
        SAFETY: rule("vital_interest", goes_on=True),
        REPLY: rule("consent", 365, frozenset({"message", "name", "turn"})),
        HISTORY: rule("consent", 365, frozenset({"short"})),
    }
    return {
        "base": base,
        "wide": base | {HISTORY: rule("consent", 365, frozenset({"short", "long"}))},
        "narrow": base
        | {
            HISTORY: rule("consent", 90, frozenset({"short"})),
            REPLY: rule("consent", 365, frozenset({"message", "turn"})),
        },
        "mended": base,
    }


def _ms(at):
    return None if at is None else round(at.timestamp() * 1000)


@dataclass
class Person:
    """What the oracle knows of one person."""

    log: object
    token: str
    token_ends: datetime
    keys: dict = field(default_factory=dict)
    """Purpose → [how often its key was made anew, when it is shredded]."""
    records: dict = field(default_factory=dict)
    """Text → (how often the key had been made anew, until when it is kept)."""
    leaves: int = 2  # added, key issued
    is_named: bool = True
    is_revoked: bool = False

    def copy(self):
        keys = {name: list(one) for name, one in self.keys.items()}
        return replace(self, log=self.log.copy(), keys=keys, records=dict(self.records))


class Day:
    """A random day: does one thing after another, and looks at everything after each."""

    def __init__(self, words, home, seed):
        self.dice = random.Random(seed)  # noqa: S311  # a test's own dice, the same each time
        self.words = words
        self.home = home
        self.backups = home.parent / "copies"
        self.rules = _rules(words.Rule)
        self.files = self._write_registries()
        self.version = "base"
        self.locked = False
        self.wall = SetClock(AT)
        self.persons = {}
        self.gone = []
        self.made = None
        """The newest copy: its folder, the records in it, and its keyring."""
        self.said = 0
        self.seen = Counter()
        self.trace = []
        self.houses = []
        self.open(AT)
        for _ in range(2):
            self.arrive()

    # The things that happen

    THINGS = (
        ("say", 30),
        ("hold", 6),
        ("keep", 14),
        ("wait", 9),
        ("change the registry", 7),
        ("answer an old card", 4),
        ("sweep", 4),
        ("erase", 2),
        ("forget", 3),
        ("shred", 2),
        ("lock", 3),
        ("back up", 3),
        ("put back", 2),
        ("start from a copy", 2),
        ("open again", 4),
        ("export", 2),
    )

    def step(self):
        names, weights = zip(*self.THINGS, strict=True)
        soon = self.locked and self.dice.random() < 0.6
        name = "lock" if soon else self.dice.choices(names, weights)[0]
        self.trace.append(name)
        getattr(self, name.replace(" ", "_"))()
        self.seen[name] += 1
        self.look()

    def say(self):
        person, purpose = (
            self.anyone(),
            self.dice.choice((REPLY, REPLY, HISTORY, HISTORY, HISTORY, SAFETY)),
        )
        kinds = ["given"] * 6 + ["refused", "renewed", "renewed", "requested"]
        kind = self.dice.choice(["withdrawn", "objected", *kinds * (purpose != SAFETY)])
        self.trace.append((person[:8], kind, purpose))
        consents, how = self.house.gate.consents, {"method": "terminal"}
        if kind in ("given", "refused", "renewed"):
            shown = consents.card(PurposeId(purpose), language="en")
            if kind == "renewed":
                self.expect(
                    person, kind, purpose, lambda: consents.renew(person, shown=shown, **how)
                )
            else:
                yes = kind == "given"
                self.expect(
                    person,
                    kind,
                    purpose,
                    lambda: consents.answer(person, yes=yes, shown=shown, **how),
                )
        elif kind == "requested":
            do = lambda: consents.ask(person, PurposeId(purpose), language="en", **how)
            self.expect(person, kind, purpose, do)
        else:
            do = consents.withdraw if kind == "withdrawn" else consents.object
            self.expect(person, kind, purpose, lambda: do(person, PurposeId(purpose), **how))

    def hold(self):
        person, on = self.anyone(), self.dice.random() < 0.5
        consents = self.house.gate.consents
        do = consents.restrict if on else consents.unrestrict
        kind = "restricted" if on else "unrestricted"
        self.expect(person, kind, "", lambda: do(person, method="terminal"))

    def answer_an_old_card(self):
        """A yes to a card that says something else than the one in force is not taken."""
        person, purpose = self.anyone(), self.dice.choice(ASKED)
        other = self.dice.choice([name for name in self.files if name != self.version])
        from troth.registry.card import card
        from troth.registry.compile import compile_registry
        from troth.registry.served import SERVED

        registry = compile_registry(self.files[other].read_text(), source=other, served=SERVED)
        shown = card(registry, PurposeId(purpose))
        consents = self.house.gate.consents
        if shown.digest == consents.card(PurposeId(purpose), language="en").digest:
            return
        with pytest.raises(BadInput):
            consents.answer(person, yes=True, shown=shown, method="terminal")

    def keep(self):
        person = self.anyone()
        model = self.persons[person]
        self.said += 1
        turn = Turn(text=f"words {self.said}", role="user", at="now", conversation="cnv")
        allowed, reason, *_ = self.answer(person, HISTORY)
        self.trace.append((person[:8], allowed))
        if not allowed:
            self.refused(person, HISTORY, reason, lambda: self.house.gate.enter(person, HISTORY))
            return
        with self.house.gate.enter(person, PurposeId(HISTORY)) as room:
            room.keep(turn)
        assert len(room.kept) == 1, self.trace
        days = {"wide": 730}.get(self.version, 365)
        if HISTORY not in model.keys:  # it was shredded while the yes stood
            last = model.log.last(HISTORY)
            ends = last.at + timedelta(days=last.days)
            model.keys[HISTORY] = [self.fresh(), ends + UNDO]
        model.records[turn.text] = (model.keys[HISTORY][0], self.now + timedelta(days=days))
        model.leaves += 1

    def wait(self):
        days = self.dice.choice((1, 1, 6, 7, 8, 30, 90, 180, 275, 365))
        self.trace.append(days)
        self.wall.move(days=days)

    def change_the_registry(self):
        version = self.dice.choice([*self.files, "wide"])
        self.trace.append(version)
        self.version = version
        # Only one house is opened anew: the other must see it.
        at = self.dice.randrange(2)
        self.houses[at].close()
        self.houses[at] = self._open()

    def sweep(self):
        forget.sweep(self.house.gate)
        rolled = False
        for model in self.persons.values():
            for purpose, (_, shred_at) in list(model.keys.items()):
                if shred_at is not None and shred_at <= self.now:
                    del model.keys[purpose]
                    if purpose == HISTORY:
                        model.records.clear()
                    model.leaves += 1
                    rolled = True
            past = [text for text, (_, until) in model.records.items() if until <= self.now]
            if past:
                self._renew_records(model, past)
                rolled = True
        if rolled:
            self.rolled()

    def forget(self):
        person = self.anyone()
        model = self.persons[person]
        if not model.records:
            with pytest.raises(NotFound):
                forget.forget(self.house.gate, person, Turn, lambda *_: True)
            return
        text = self.dice.choice(list(model.records))
        gone = forget.forget(self.house.gate, person, Turn, lambda _, turn: turn.text == text)
        assert gone == 1
        self._renew_records(model, [text])
        self.rolled()

    def _renew_records(self, model, gone):
        model.keys[HISTORY][0] = self.fresh()
        model.records = {
            text: (model.keys[HISTORY][0], until)
            for text, (_, until) in model.records.items()
            if text not in gone
        }
        model.leaves += 1

    def shred(self):
        person = self.anyone()
        model = self.persons[person]
        rows = forget.shred_purpose(self.house.gate, person, PurposeId(HISTORY))
        assert bool(rows) == bool(model.records), self.trace
        model.keys.pop(HISTORY, None)
        model.records.clear()
        model.leaves += 1
        self.rolled()

    def erase(self):
        person = self.anyone()
        certificate = self.house.erase(person)
        assert certificate.complete, (self.trace, certificate.told())
        self.gone.append((person, self.persons.pop(person).token))
        self.rolled()
        self.arrive()

    def lock(self):
        if self.locked:
            lockdown.reopen(self.house.gate)
        else:
            lockdown.lock(self.house.gate, "drill")
        self.locked = not self.locked

    def back_up(self):
        made = self.house.backup(self.backups / f"{len(self.trace)}")
        content = {
            person: (model.is_named, dict(model.records)) for person, model in self.persons.items()
        }
        self.made = [made.folder, content, None]
        self.rolled()

    def put_back(self):
        """A copy put back into a running house: nothing that is gone comes back."""
        if self.made is None:
            return
        counts = houses.gate_backup.bring_back(self.house.gate, self.made[0])
        assert counts["back"] == 0, self.trace

    def start_from_a_copy(self):
        """Everything but the state directory is lost: start from a copy."""
        if self.made is None:
            return
        for house in self.houses:
            house.close()
        shutil.rmtree(self.home / "data")
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(houses, "SystemClock", lambda: self.wall)
            houses.restore(self.houses[0].settings, self.made[0])
        _, content, keyring = self.made
        here = keyring["persons"]
        self.gone += [(one, model.token) for one, model in self.persons.items() if one not in here]
        self.persons = {person: model.copy() for person, model in keyring["persons"].items()}
        self.locked = keyring["locked"]
        for person, model in self.persons.items():
            model.is_named, copied = content.get(person, (False, {}))
            model.records = {
                text: (made, until)
                for text, (made, until) in copied.items()
                if HISTORY in model.keys and model.keys[HISTORY][0] == made
            }
            # The version at the time of the copy is in force while the copy is put back.
            self._end_all(model, keyring["version"])
            # Nor does a copy know which keys were revoked since: all of them are, now.
            model.leaves += not model.is_revoked
            model.is_revoked = True
        self.houses = [self._open(), self._open()]
        while len(self.persons) < 2:
            self.arrive()

    def _end_all(self, model, version):
        decided = [one.purpose for one in model.log.log if one.kind in _DECIDING]
        for purpose in dict.fromkeys(decided):
            last = model.log.last(purpose)
            if last.kind in ("given", "renewed"):
                model.log.say("expired", purpose, at=self.now, version=version)
                model.leaves += 1
                if purpose in model.keys:
                    model.keys[purpose][1] = self.now + RESTORE_UNDO

    def open_again(self):
        """Both are closed, the machine's clock is set back, and both are opened again."""
        was = self.now
        for house in self.houses:
            house.close()
        self.open(AT)
        assert self.now == was, self.trace

    def export(self):
        person = self.anyone()
        told = export(self.house.gate, self.house.keys, person)
        model = self.persons[person]
        kept = {text for text, (_, until) in model.records.items() if until > self.now}
        assert {turn["text"] for turn in told["records"]["turn"]} == kept, self.trace
        assert len(told["consents"]) == len(model.log.log)
        model.leaves += 1
        # The export is written down when its room closes, so it does not yet tell of itself.
        assert len(told["ledger"]["entries"]) == model.leaves - 1

    # What follows

    def expect(self, person, kind, purpose, do):
        """Do it; see that it is taken exactly when it may be; write it into the log."""
        model = self.persons[person]
        admitted = model.log.may_say(kind, purpose, at=self.now, version=self.version)
        if not admitted:
            with pytest.raises(BadInput):
                do()
            return
        do()
        self.log(model, kind, purpose)

    def log(self, model, kind, purpose):
        model.log.say(kind, purpose, at=self.now, version=self.version)
        model.leaves += 1
        if kind in ("given", "renewed"):
            self.shred_if_due(model, purpose)
            days = self.rules[self.version][purpose].days
            key = model.keys.setdefault(purpose, [self.fresh(), None])
            key[1] = self.now + timedelta(days=days) + UNDO
        elif kind in ("refused", "withdrawn", "objected", "expired") and purpose in model.keys:
            key = model.keys[purpose]
            key[1] = min(key[1], self.now + UNDO)

    def shred_if_due(self, model, purpose):
        """A new yes does not bring back what should have been destroyed by now."""
        if purpose in model.keys and model.keys[purpose][1] <= self.now:
            del model.keys[purpose]
            model.leaves += 1
            if purpose == HISTORY:
                model.records.clear()

    def refused(self, person, purpose, reason, enter):
        """Be refused, for this reason; it is written down, and so is that a yes ran out."""
        with pytest.raises(Refused) as caught:
            enter()
        assert (caught.value.purpose, caught.value.reason.value) == (purpose, reason), self.trace
        model = self.persons.get(person)
        if model is None:
            return 0
        before = model.leaves
        self.note_expiry(person, purpose, reason)
        model.leaves += 1
        return model.leaves - before

    def note_expiry(self, person, purpose, reason):
        """Whoever notices first that a yes has run out writes it down."""
        if reason == "expired":
            model = self.persons[person]
            if model.log.last(purpose).kind in ("given", "renewed"):
                self.log(model, "expired", purpose)

    def rolled(self):
        """After a roll the keyring beside the copies is written anew."""
        if self.made is not None:
            self.made[2] = {
                "persons": {person: model.copy() for person, model in self.persons.items()},
                "locked": self.locked,
                "version": self.version,
            }

    # Looking at everything

    def look(self):
        for person in (*self.persons, *(one for one, _ in self.gone[-3:])):
            for purpose in PURPOSES:
                for house in self.houses:
                    expected = self.answer(person, purpose)
                    found = house.gate.may(person, PurposeId(purpose))
                    told = (found.allowed, found.reason.value, found.since, found.until)
                    assert told == expected, (self.trace, person, purpose)
                    self.note_expiry(person, purpose, expected[1])
                self.seen[expected[1]] += 1
        self.try_doors()
        self.compare_rows()

    def try_doors(self):
        for person in (*self.persons, *(one for one, _ in self.gone[-1:])):
            for purpose in PURPOSES:
                house, (allowed, reason, *_) = self.house, self.answer(person, purpose)
                before = self.count(house)
                written = 0
                if allowed:
                    with house.gate.enter(person, PurposeId(purpose)):
                        pass
                else:
                    enter = lambda h=house, p=person, q=purpose: h.gate.enter(p, PurposeId(q))
                    written = self.refused(person, purpose, reason, enter)
                assert self.count(house) - before == written, (self.trace, person, purpose)

    def answer(self, person, purpose):
        model = self.persons.get(person)
        if model is None:
            return (False, "unknown_person", None, None)
        if self.locked and purpose not in DUTIES:
            return (False, "locked_down", None, None)
        return model.log.answer(purpose, at=self.now, version=self.version)

    def compare_rows(self):
        house = self.house
        for name in personal_tables():
            table = schema.METADATA.tables[name]
            owners = {row[0] for row in house.store.read(select(table.c.person_id).distinct())}
            assert owners <= set(self.persons), (self.trace, name)
        for person, model in self.persons.items():
            self.compare_person(house, person, model)
            self.try_token(house, person, model)
        for _, token in self.gone[-3:]:
            with pytest.raises(NotSignedIn):
                house.keys.check(token)

    def try_token(self, house, person, model):
        if self.now < model.token_ends and not model.is_revoked:
            assert house.keys.check(model.token).person == person
            return
        with pytest.raises(NotSignedIn):
            house.keys.check(model.token)

    def compare_person(self, house, person, model):
        state = house.store.write(lambda unit: house.gate.states.in_unit(unit, person))
        kinds = [(one.kind.value, one.purpose, one.at) for one in state.events]
        said = [(one.kind, one.purpose, one.at) for one in model.log.log]
        assert kinds == said, self.trace
        keys = schema.purpose_key
        rows = house.store.read(
            select(keys.c.purpose, keys.c.shred_after_ms).where(keys.c.person_id == person)
        )
        dates = {row[0]: row[1] for row in rows}
        expected = {name: _ms(at) for name, (_, at) in model.keys.items()}
        assert dates == {"account.run": None, "security.audit": None} | expected, self.trace
        handle = state.unlocked.handle(HISTORY)
        found = [] if handle is None else records.read(house.store.read, handle, "turn")
        texts = [one.clear.decode() for one in found]
        assert len(texts) == len(model.records), self.trace
        assert all(any(f'"{text}"' in one for one in texts) for text in model.records), self.trace
        assert self.rows_of(house, "ledger_opening", person) == model.leaves, self.trace
        assert self.rows_of(house, "consent_event", person) == len(model.log.log)
        self.compare_holdings(house, person, model, state)

    def compare_holdings(self, house, person, model, state):
        account = state.unlocked.handle("account.run")
        named = records.read(house.store.read, account, "person")
        assert len(named) == model.is_named, self.trace
        for table in (schema.tail, schema.segment):
            asked = select(table.c.purpose, table.c.holding).where(table.c.person_id == person)
            found = {tuple(row) for row in house.store.read(asked)}
            assert found <= {("account.run", "person"), (HISTORY, "turn")}, self.trace

    @staticmethod
    def rows_of(house, name, person):
        table = schema.METADATA.tables[name]
        asked = select(func.count()).select_from(table).where(table.c.person_id == person)
        return house.store.read_one(asked)[0]

    @staticmethod
    def count(house):
        return house.store.read_one(select(func.count()).select_from(schema.ledger_leaf))[0]

    # The scene

    def arrive(self):
        house = self.house
        person = add_person(house, f"Person {len(self.gone)}")
        token, key = house.keys.issue(person, label="laptop", life=timedelta(days=3000))
        self.persons[person] = Person(self.words.Oracle(self.rules), token, key.expires_at)
        for purpose in ASKED:
            if self.dice.random() < 0.7:
                allow(house, person, purpose)
                self.log(self.persons[person], "requested", purpose)
                self.log(self.persons[person], "given", purpose)

    @property
    def now(self) -> datetime:
        return self.wall.now()

    @property
    def house(self):
        return self.dice.choice(self.houses)

    def anyone(self) -> PersonId:
        return self.dice.choice(list(self.persons))

    def fresh(self):
        self.said += 1
        return self.said

    def open(self, at):
        self.wall = SetClock(at)
        self.houses = [self._open(), self._open()]

    def _open(self):
        return same_house(self.home, clock=self.wall, registry_file=self.files[self.version])

    def _write_registries(self) -> dict[str, Path]:
        folder = self.home.parent
        made = {name: folder / f"{name}.toml" for name in _registries()}
        for name, text in _registries().items():
            made[name].write_text(text, encoding="utf-8")
        return made

    def end(self):
        for house in self.houses:
            house.close()


REASONS = {
    *("live", "legal_duty", "never_asked", "refused", "withdrawn", "expired", "objected"),
    *("restricted", "notice_changed", "unknown_purpose", "unknown_person", "locked_down"),
    *("vital_interest",),
}


DUTY = {"live", "legal_duty", "vital_interest"}


def live(words, home, seed, *, steps):
    """Live through a random day; return what was seen."""
    day = Day(words, home, seed)
    try:
        for _ in range(steps):
            day.step()
        assert day.house.ledger.verify().is_sound, day.trace
    finally:
        day.end()
    return day.seen


@pytest.mark.parametrize(
    "seed", [*range(4), *(pytest.param(more, marks=pytest.mark.long) for more in range(4, 8))]
)
def test_a_random_day(words, home, seed):
    """After each of forty random steps every answer and every row is as documented."""
    seen = live(words, home, seed, steps=40)

    assert seen["live"] > 10
    assert sum(seen[reason] for reason in REASONS - DUTY) > 60


@pytest.mark.long
@pytest.mark.parametrize("seed", range(100, 124))
def test_a_long_random_day(words, home, seed):
    """The same for more days of 120 steps."""
    seen = live(words, home, seed, steps=120)

    assert seen["live"] > 30
    assert sum(seen[reason] for reason in REASONS - DUTY) > 180
