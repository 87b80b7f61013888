"""The decision and an oracle of our own agree, whatever order things happen in.

Exhaustive: every order of every operation, up to a depth. What the oracle says is written in
`conftest.py`, from the documented tables, as a log that is read anew for each answer.
"""

from collections import Counter
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import pytest

from troth.clock import SetClock
from troth.consent.admit import admit
from troth.consent.decide import decide
from troth.consent.events import EVERYTHING, YES, ConsentEvent, Events, Kind
from troth.errors import BadInput
from troth.registry.notice import notice_for
from troth.words import PersonId, PurposeId

AT = datetime(2026, 11, 21, 19, 30, tzinfo=UTC)
NOTES, TALKS, NEWS, DUTY, LIFE = "notes", "talks", "news", "duty", "life"
PURPOSES = (NOTES, TALKS, NEWS, DUTY, LIFE, "unheard.of")
NOBODY = PersonId("psn_" + "a" * 26)

OPERATIONS = {
    "give": (Kind.GIVEN, NOTES),
    "refuse": (Kind.REFUSED, NOTES),
    "renew": (Kind.RENEWED, NOTES),
    "withdraw": (Kind.WITHDRAWN, NOTES),
    "object": (Kind.OBJECTED, NOTES),
    "write down that it ran out": (Kind.EXPIRED, NOTES),
    "ask": (Kind.REQUESTED, NOTES),
    "give another": (Kind.GIVEN, TALKS),
    "object to what rests on an interest": (Kind.OBJECTED, NEWS),
    "give what rests on an interest": (Kind.GIVEN, NEWS),
    "object to a duty": (Kind.OBJECTED, DUTY),
    "hold": (Kind.RESTRICTED, EVERYTHING),
    "end the hold": (Kind.UNRESTRICTED, EVERYTHING),
    "erase": (Kind.ERASED, EVERYTHING),
    "six days": 6,
    "four days": 4,
    "narrow": "narrow",
    "widen": "wide",
    "mend words": "mended",
    "take back": "base",
    "drop a purpose": "fewer",
    "restore": "restore",
    "set the clock back": "clock",
}
REDUCED = (
    *("give", "renew", "refuse", "withdraw", "write down that it ran out", "hold"),
    *("end the hold", "object", "erase", "restore", "six days", "four days", "narrow", "widen"),
    *("mend words", "take back", "set the clock back"),
)


@dataclass
class World:
    """What holds at one moment: the person's events, the oracle's log, time and version."""

    events: Events
    oracle: object
    at: datetime
    version: str


@dataclass
class Search:
    """Goes through all orders and compares after each step."""

    words: object
    depth: int
    names: tuple

    def __post_init__(self):
        self.versions = versions(self.words.Rule)
        self.notices = notices(self.words, self.versions)
        self.compared = Counter()

    def run(self) -> Counter:
        start = World(Events(), self.words.Oracle(self.versions), AT, "base")
        self.compare(start, ())
        self.go(start, ())
        return self.compared

    def go(self, world, path):
        if len(path) == self.depth:
            return
        for name in self.names:
            after = self.step(world, name, (*path, name))
            if after is not None:  # what changes nothing has no new orders below it
                self.compare(after, (*path, name))
                self.go(after, (*path, name))

    def step(self, world, name, path):
        what = OPERATIONS[name]
        if isinstance(what, tuple):
            return self.say(world, *what, path)
        if isinstance(what, int):
            return World(world.events, world.oracle, world.at + timedelta(days=what), world.version)
        if what == "restore":
            return self.restore(world)
        if what == "clock":
            clock = SetClock(world.at)
            clock.set(AT)
            assert clock.now() == world.at, path
            return None
        if what == world.version:
            return None
        return World(world.events, world.oracle, world.at, what)

    def say(self, world, kind, purpose, path):
        notice = self.notices[world.version]
        try:
            admit(world.events, kind, notice, PurposeId(purpose), at=world.at)
            admitted = True
        except BadInput:
            admitted = False
        expected = world.oracle.may_say(kind, purpose, at=world.at, version=world.version)
        self.compared["admitted"] += 1
        assert admitted == expected, (path, kind, admitted)
        return self.write(world, kind, purpose) if admitted else None

    def write(self, world, kind, purpose):
        notice = self.notices[world.version]
        event = event_of(notice, len(world.events) + 1, kind, purpose, at=world.at)
        oracle = world.oracle.copy()
        oracle.say(kind.value, purpose, at=world.at, version=world.version)
        return World(world.events.with_(event), oracle, world.at, world.version)

    def restore(self, world):
        """A restore from a copy ends every yes, run out or not."""
        for purpose in (NOTES, TALKS, NEWS):
            last = world.oracle.last(purpose)
            if last is not None and last.kind in ("given", "renewed") and not world.oracle.erased:
                assert purpose in world.events.with_yes()
                world = self.write(world, Kind.EXPIRED, purpose)
        return world

    def compare(self, world, path):
        notice = self.notices[world.version]
        for purpose in PURPOSES:
            found = decide(world.events, notice, PurposeId(purpose), at=world.at)
            told = (found.allowed, found.reason.value, found.since, found.until)
            expected = world.oracle.answer(purpose, at=world.at, version=world.version)
            self.compared[told[1]] += 1
            assert told == expected, (path, purpose)


def versions(rule):
    """Return five versions: as they were, one that does less, more, the same, and lacks one."""
    base = {
        NOTES: rule("consent", 10, frozenset("xy")),
        TALKS: rule("consent", 16, goes_on=True),
        NEWS: rule("legitimate_interest"),
        DUTY: rule("legal_duty", goes_on=True),
        LIFE: rule("vital_interest"),
    }
    return {
        "base": base,
        "narrow": base | {NOTES: rule("consent", 4, frozenset("x"))},
        "wide": base | {NOTES: rule("consent", 10, frozenset("xyz"))},
        "mended": base,
        "fewer": {name: one for name, one in base.items() if name != NOTES},
    }


def notices(words, known):
    """Return the notice of each version, with all others as its past."""
    made = {
        name: words.registry_of(rules, title=f"Use your notes {name == 'mended'}")
        for name, rules in known.items()
    }
    return {name: notice_for(one, made.values()) for name, one in made.items()}


def event_of(notice, seq, kind, purpose, *, at):
    """Make an event as the gate makes it."""
    life = notice.purposes[purpose].expires_after if kind in YES else None
    return ConsentEvent(
        id="rcp_test",
        person=NOBODY,
        purpose=PurposeId(purpose),
        kind=kind,
        seq=seq,
        at=at,
        registry_digest=notice.digest,
        expires_at=at + life if life else None,
    )


@pytest.mark.parametrize(
    ("depth", "names", "least"),
    [
        pytest.param(4, tuple(OPERATIONS), 30_000, id="four of all"),
        pytest.param(5, REDUCED, 100_000, id="five on one purpose", marks=pytest.mark.long),
        pytest.param(5, tuple(OPERATIONS), 500_000, id="five of all", marks=pytest.mark.long),
        pytest.param(6, REDUCED, 1_500_000, id="six on one purpose", marks=pytest.mark.long),
    ],
)
def test_every_order_gives_the_documented_answer(words, depth, names, least):
    """Whatever happens, in whatever order, each answer is the one that is documented."""
    search = Search(words, depth, names)

    compared = search.run()

    assert compared["admitted"] >= least
    assert all(compared[reason] > 100 for reason in REASONS), compared


REASONS = (
    *("live", "legal_duty", "vital_interest", "never_asked", "refused", "withdrawn", "expired"),
    *("objected", "restricted", "notice_changed", "erased", "unknown_purpose"),
)


@pytest.mark.parametrize(
    ("part", "lie"),
    [
        ("held_since", lambda _: None),
        ("end", staticmethod(lambda yes, _: yes and yes.at + timedelta(days=99))),
        ("last", lambda self, purpose: next((o for o in self.log if o.purpose == purpose), None)),
        ("may_say", lambda *_, **__: True),
    ],
)
def test_the_search_finds_an_oracle_that_lies(words, part, lie):
    """The search has teeth: with one part of the oracle wrong it finds a difference."""
    liar = type("Liar", (words.Oracle,), {part: lie, "copy": _copy})
    search = Search(type("W", (), {**vars(words), "Oracle": liar}), 3, tuple(OPERATIONS))

    with pytest.raises((AssertionError, KeyError, AttributeError)):
        search.run()


def _copy(self):
    return type(self)(self.versions, list(self.log), self.erased)
