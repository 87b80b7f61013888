"""Attacks on two who write to each other, against the whole server on loopback.

Each runs twice: against Troth, where it must learn nothing, and against a Troth that was made
weak in one place, where it must succeed. What is the same for one who is gone, whatever the way,
stands in tests/promises, too, where every run looks.
"""

import re
import statistics
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import httpx2
import pytest
from anyio.from_thread import start_blocking_portal

from troth import clock as clocks
from troth.api.rest.app import api_document
from troth.clock import SetClock
from troth.errors import NotFound
from troth.house import House
from troth.matchmaker import meet, profile
from troth.matchmaker.letters import Letters
from troth.matchmaker.meet import Matchmaker
from troth.matchmaker.report import Why
from troth.matchmaker.said import Said
from troth.rights.export import export
from troth.testing.house import AT, allow, new_house, same_house
from troth.testing.matching import join, pair, share, tell
from troth.testing.served import served
from troth.words import MATCH_PEOPLE, MATCH_TALK, PersonId

CANARY = "cnrquincejam"
_NEW = re.compile(r"ltr_[a-z2-7]{26}|rep_[a-z2-7]{26}|\b[a-z2-7]{26}\b|urn:troth:[0-9a-f]+")
_SLOWER = 2.5
"""So many times as long an answer may take: far below what a look at another's vault costs."""
_PROGRAM = """
import os, sys
from troth.house import open_house
from troth.settings import load

with open_house(load(os.environ)) as house:
    one, other = sys.argv[1:]
    to, back = house.matchmaker.mark(one, other), house.matchmaker.mark(other, one)
    for at in range(10_000):
        house.letters.write(one, to, f"n{at}")
        house.letters.write(other, back, f"s{at}")
        print(at, flush=True)
"""


@dataclass
class Place:
    """A served house, and the keys of the people in it."""

    house: House
    address: str
    client: httpx2.Client
    keys: dict[PersonId, str] = field(default_factory=dict)

    def join(self, name: str, **answers: Any) -> PersonId:
        """Add somebody, with a key."""
        person = join(self.house, name, **answers)
        self.keys[person] = self.house.keys.issue(person, label="app")[0]
        return person

    def ask(self, who: PersonId, method: str, path: str, **more: Any) -> httpx2.Response:
        """Send a request as somebody."""
        headers = {"Authorization": f"Bearer {self.keys[who]}"}
        return self.client.request(method, f"{self.address}{path}", headers=headers, **more)

    def sees(self, who: PersonId, things: Mapping[str, str]) -> bytes:
        """Return every byte of what somebody can look at, by the description of `/api` itself.

        So an address that comes tomorrow is looked at, too.
        """
        found = []
        for path, methods in api_document()["paths"].items():
            names = set(re.findall(r"\{(\w+)\}", path))
            if "get" not in methods or not names <= things.keys() or not _is_about_people(path):
                continue
            answer = self.ask(who, "GET", path.format(**things))
            found.append(f"{path} {answer.status_code} {_NEW.sub('·', answer.text)}")
        assert len(found) >= 8
        return "\n".join(found).encode()


def _is_about_people(path: str) -> bool:
    return path.startswith("/api/match")


@pytest.fixture(scope="module")
def market(tmp_path_factory) -> Iterator[Place]:
    """Serve a house."""
    folder = tmp_path_factory.mktemp("letters") / "home"
    with (
        pytest.MonkeyPatch.context() as patch,
        start_blocking_portal() as portal,
        new_house(folder, clock=SetClock(AT)) as house,
        portal.wrap_async_context_manager(served(house)) as address,
        httpx2.Client(timeout=60) as client,
    ):
        patch.setattr(meet, "A_DAY", 1000)  # everybody is on everybody's list
        yield Place(house, address, client)


Gone = Callable[[House, PersonId, str], object]
WAYS: Mapping[str, Gone] = {
    "left": lambda house, person, _: house.gate.consents.withdraw(
        person, MATCH_PEOPLE, method="page"
    ),
    "blocked": lambda house, person, mark: house.matchmaker.say(person, mark, Said.BLOCK),
    "erased": lambda house, person, _: house.erase(person),
    "reported": lambda house, person, mark: house.reports.report(person, mark, why=Why.SCAM),
    "shut out": lambda house, person, _: house.people.choose(person, closed="reason"),
}


def _asked(market: Place, who: PersonId, mark: str) -> str:
    """Return all that somebody is told who tries everything with a person who is gone."""
    talk, people = f"/api/match/talks/{mark}", f"/api/match/people/{mark}"
    tries = [
        market.ask(who, "POST", talk, json={"text": "Are you there?"}),
        market.ask(who, "GET", f"{people}/shown"),
        market.ask(who, "PUT", f"{people}/shown", json={"what": ["contact"]}),
        market.ask(who, "PUT", people, json={"said": "later"}),
        market.ask(who, "PUT", people, json={"said": "like"}),
    ]
    told = "\n".join(f"{one.status_code} {one.text}" for one in tries)
    return _NEW.sub("·", told) + market.sees(who, {"match": mark}).decode()


def _gone(market: Place, how: str) -> tuple[PersonId, PersonId, str]:
    """Let two write to each other, and one go in some way; return both, and the name for them."""
    who, other = (market.join(name, contact="c") for name in ("Noor", "Sam"))
    mark, back = pair(market.house, who, other)
    market.house.letters.write(who, mark, "Hello")
    market.house.letters.write(other, back, "And to you")
    WAYS[how](market.house, other, back)
    return who, other, mark


@pytest.mark.long
def test_a14_who_blocked_left_or_was_erased_cannot_be_told_apart(market) -> None:
    """The same bytes to the last, whatever is tried."""

    def answers() -> set[str]:
        found = set()
        for how in WAYS:
            who, other, mark = _gone(market, how)
            found.add(_asked(market, who, mark))
            for one in {who, other} if how != "erased" else {who}:  # the next two are alone here
                market.house.gate.consents.withdraw(one, MATCH_PEOPLE, method="page")
        return found

    assert len(answers()) == 1

    met = Matchmaker.met

    def tells(self: Matchmaker, person: PersonId, mark: str) -> PersonId | None:
        rows = self._hall.rows()
        other = self._marks.names(person, rows).get(mark)
        if other and self._is_blocked(other, person, rows):
            message = "They blocked you."
            raise NotFound(message)
        return met(self, person, mark)

    with pytest.MonkeyPatch.context() as weak:
        weak.setattr(Matchmaker, "met", tells)
        assert len(answers()) == 2


@pytest.mark.long
def test_a14_nor_by_the_time_that_an_answer_takes(market) -> None:
    """In turns, so that load weighs on all alike; a server that waits for one way is found."""
    left = {how: _gone(market, how) for how in WAYS}

    def slowest_to_quickest() -> float:
        took: dict[str, list[float]] = {how: [] for how in left}
        for _ in range(25):
            for how, (who, _, mark) in left.items():
                begin = clocks.monotonic()
                market.ask(who, "POST", f"/api/match/talks/{mark}", json={"text": "Hello?"})
                took[how].append(clocks.monotonic() - begin)
        middle = [statistics.median(sorted(one)[:10]) for one in took.values()]
        return max(middle) / min(middle)

    # Whatever else the machine does makes them differ more, never less.
    assert any(slowest_to_quickest() < _SLOWER for _ in range(3))

    met = Matchmaker.met_at

    def looks(
        self: Matchmaker, person: PersonId, mark: str
    ) -> tuple[PersonId, Mapping[PersonId, int]] | None:
        if mark == left["blocked"][2]:
            for _ in range(40):
                profile.load(market.house.gate, person)
        return met(self, person, mark)

    with pytest.MonkeyPatch.context() as weak:
        weak.setattr(Matchmaker, "met_at", looks)
        assert slowest_to_quickest() > _SLOWER


@pytest.mark.long
def test_a15_walking_through_ids_opens_no_talk(market) -> None:
    """Names of others, ids of messages and nonsense give one answer; a careless server opens."""
    noor, sam, ida = (market.join(name) for name in ("Noor", "Sam", "Ida"))
    to_sam, to_noor = pair(market.house, noor, sam)
    name = market.house.letters.write(noor, to_sam, CANARY)
    allow(market.house, ida, MATCH_TALK)

    def walk() -> set[tuple[int, str]]:
        found = set()
        for mark in (to_sam, to_noor, str(noor), str(sam), name, "a" * 26):
            path = f"/api/match/talks/{mark}"
            tried = [
                market.ask(ida, "GET", path),
                market.ask(ida, "POST", path, json={"text": "Hello"}),
            ]
            found |= {(one.status_code, _NEW.sub("·", one.text)) for one in tried}
        return found

    assert len(walk()) == 1
    assert {status for status, _ in walk()} == {404}

    talk = Letters.talk

    def trusts(self: Letters, person: PersonId, match: str, *, before: str = "") -> Any:
        owner = {to_sam: noor, to_noor: sam}.get(match, person)
        return talk(self, owner, match, before=before)

    with pytest.MonkeyPatch.context() as weak:
        weak.setattr(Letters, "talk", trusts)
        assert any(CANARY in text for _, text in walk())


@pytest.mark.long
def test_a16_nobody_finds_out_what_was_read(market) -> None:
    """No answer to the writer changes, nor a line of their ledger; a receipt would show."""
    noor, sam = market.join("Noor"), market.join("Sam")
    to_sam, to_noor = pair(market.house, noor, sam)

    def told_by_reading() -> bool:
        market.ask(noor, "POST", f"/api/match/talks/{to_sam}", json={"text": "Hello"})
        seen = []
        for _ in range(2):
            kept = export(market.house.gate, market.house.keys, noor)["records"]
            seen.append((market.sees(noor, {"match": to_sam}), str(kept)))
            market.ask(sam, "GET", "/api/match/talks")
            market.ask(sam, "GET", f"/api/match/talks/{to_noor}")
        return seen[0] != seen[1]

    assert not told_by_reading()

    talk = Letters.talk

    def receipts(self: Letters, person: PersonId, match: str, *, before: str = "") -> Any:
        if person == sam:
            self.write(sam, to_noor, "read")
        return talk(self, person, match, before=before)

    with pytest.MonkeyPatch.context() as weak:
        weak.setattr(Letters, "talk", receipts)
        assert told_by_reading()


@pytest.mark.long
def test_a12_what_is_kept_changes_no_byte_of_what_a_match_sees(market) -> None:
    """Over every address about people, from the description of `/api`: also after both said yes."""
    noor, sam = market.join("Noor"), market.join("Sam", about="one")
    to_sam, to_noor = pair(market.house, noor, sam)
    market.house.letters.write(sam, to_noor, "Hello")
    market.sees(noor, {"match": to_sam})  # what she has read is hers to see

    def flipped(**more: Any) -> bool:
        seen = []
        for about in ("one", "two"):
            tell(
                market.house,
                sam,
                called="Sam",
                about=about,
                contact=about,
                goal=1 + len(seen),
                choices=share("called", *more),
            )
            seen.append(market.sees(noor, {"match": to_sam}))
        return seen[0] != seen[1]

    assert not flipped()
    assert flipped(about=True)
    market.house.matchmaker.show(sam, to_noor, ["contact"])
    assert flipped()


@pytest.mark.long
def test_a17_a_canary_is_gone_once_both_forgot_it(market, files_in) -> None:
    """From every answer, every copy that is taken along, and every file."""
    noor, sam = market.join("Noor"), market.join("Sam")
    to_sam, to_noor = pair(market.house, noor, sam)
    market.house.letters.write(noor, to_sam, CANARY)

    def found() -> list[bool]:
        copies = [str(export(market.house.gate, market.house.keys, one)) for one in (noor, sam)]
        seen = [market.sees(noor, {"match": to_sam}), market.sees(sam, {"match": to_noor})]
        return [CANARY in one for one in copies] + [CANARY.encode() in one for one in seen]

    assert found() == [True] * 4
    market.house.letters.forget_talk(sam, to_noor)
    assert found() == [True, False, True, False]
    market.house.letters.take_back(noor)
    assert found() == [False] * 4
    market.house.store.settle()
    places = [market.house.settings.data_dir, market.house.settings.state_dir]
    assert not any(CANARY.encode() in file.read_bytes() for file in files_in(places))


@pytest.mark.long
def test_a18_a_process_that_is_killed_leaves_both_copies_or_none(tmp_path, machine_with) -> None:
    """`kill -9` while two write as fast as they can; then both copies hold the same."""
    home = tmp_path / "home"
    with new_house(home, clock=clocks.SystemClock()) as house:
        noor, sam = join(house, "Noor"), join(house, "Sam")
        pair(house, noor, sam)
    environment = machine_with(home).environment()
    for _ in range(3):
        with subprocess.Popen(
            [sys.executable, "-c", _PROGRAM, noor, sam], stdout=subprocess.PIPE, env=environment
        ) as writer:
            assert writer.stdout
            for _ in range(5):
                writer.stdout.readline()
            writer.kill()
        with same_house(home) as house:
            copies = [
                [one["id"] for one in export(house.gate, house.keys, who)["records"]["letter"]]
                for who in (noor, sam)
            ]
        assert copies[0] == copies[1]
    assert len(copies[0]) >= 15
