"""Attacks on people who want to meet, against the whole server on loopback.

Each runs twice: against Troth, where it must learn nothing, and against a Troth that was made
weak in one place, where it must succeed. So each attack is known to work.
"""

import itertools
import math
import random
import re
import statistics
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import httpx2
import numpy as np
import pytest
from anyio.from_thread import start_blocking_portal

from troth.clock import SetClock
from troth.gate.gate import Gate
from troth.house import House
from troth.matchmaker import darkroom, fairness, marks, meet, photo, place, profile
from troth.matchmaker.darkroom import Developed
from troth.matchmaker.meet import Matchmaker
from troth.matchmaker.place import Stay
from troth.matchmaker.profile import Answers, Origin, Stand
from troth.matchmaker.said import Said
from troth.testing.house import AT, allow, new_house
from troth.testing.matching import join, share, tell
from troth.testing.photos import noted, planted
from troth.testing.served import served
from troth.words import MATCH_ORIGIN, MATCH_PHOTO, PersonId

AGES = range(22, 64, 6)
TRUE = (30, 45)
"""The ages that the target seeks, and tells nobody."""
HERE = (52.371, 4.901)
NEAR_HERE = (52.374, 4.905)
"""In the same cell of five kilometres as `HERE`."""
SAME = {"interests": {"hiking": 9}, "goal": 4}


@dataclass
class Market:
    """A served house with people in it, and their keys."""

    house: House
    address: str
    client: httpx2.Client
    clock: SetClock
    keys: dict[PersonId, str] = field(default_factory=dict)

    def join(self, name: str, **answers: Any) -> PersonId:
        """Add somebody, with a key."""
        person = join(self.house, name, **answers)
        self.keys[person] = self.house.keys.issue(person, label="app")[0]
        return person

    def ask(self, who: PersonId, method: str, path: str, **more: Any) -> httpx2.Response:
        """Send a request as somebody."""
        headers = {"Authorization": f"Bearer {self.keys[who]}", **more.pop("headers", {})}
        return self.client.request(method, f"{self.address}{path}", headers=headers, **more)

    def sees(self, who: PersonId) -> bytes:
        """Return every byte that somebody can be told of others."""
        paths = ("/api/match", "/api/match/people", "/api/match/why", "/api/match/fairness")
        answers = [self.ask(who, "GET", path) for path in paths]
        assert {one.status_code for one in answers} == {200}, answers[0].text
        return b"\n".join(one.content for one in answers)

    def names(self, who: PersonId) -> list[str]:
        """Return the names on somebody's list."""
        items = self.ask(who, "GET", "/api/match").json()["items"]
        return [one["card"]["name"] for one in items]

    @contextmanager
    def weak(self, *changes: tuple[object, str, object]) -> Iterator[None]:
        """Let the server be weak in some places, and forget what it worked out."""
        strong = self.house.matchmaker
        with pytest.MonkeyPatch.context() as patch:
            for where, name, how in changes:
                patch.setattr(where, name, how)
            self.house.matchmaker = Matchmaker(self.house.gate, b"weak" * 8)
            yield
        self.house.matchmaker = strong


@pytest.fixture(scope="module")
def market(tmp_path_factory) -> Iterator[Market]:
    """Serve a house. An attacker may look at as many as there are, but for the crawl."""
    clock = SetClock(AT)
    folder = tmp_path_factory.mktemp("market") / "home"
    with (
        pytest.MonkeyPatch.context() as patch,
        start_blocking_portal() as portal,
        new_house(folder, clock=clock) as house,
        portal.wrap_async_context_manager(served(house)) as address,
        httpx2.Client(timeout=60) as client,
    ):
        patch.setattr(meet, "A_DAY", 100)
        yield Market(house, address, client, clock)


@pytest.fixture(scope="module")
def target(market) -> PersonId:
    """Return somebody who keeps nearly everything to themselves."""
    return market.join("Target")


@pytest.fixture(scope="module")
def viewer(market, target) -> PersonId:
    """Return the attacker's first account, with a list by taste."""
    every = share("called", "born", "goal", "interests", used=("place",))
    place_here = profile.stand_in(None, *HERE, now=AT, lot=0.5)
    return market.join(
        "Viewer", born="1990-07", order="taste", choices=every, place=place_here, **SAME
    )


@pytest.fixture(scope="module")
def probes(market, viewer) -> dict[int, PersonId]:
    """Return accounts of the attacker, by the age that each tells."""
    return {
        age: market.join(f"Probe {age}", born=f"{2026 - age}-01", choices=share("called", "born"))
        for age in AGES
    }


def tells(market: Market, person: PersonId, **answers: Any) -> None:
    """Let somebody change their profile, but for the place, which stays."""
    before = profile.load(market.house.gate, person)
    told = {"called": "Target", "choices": share("called"), "place": before and before.place}
    tell(market.house, person, **{**told, **answers})


def at_once(_: object, cell: object, *, at: Any, **__: object) -> Stay:
    """Let a place follow at once, as a careless server would."""
    return Stay(cell, at)


ENTERS = (Answers, "enters", lambda _, name: name not in profile.TEXTS)
"""Weak: what people keep goes into matching all the same."""
FOLLOWS = (place, "arrive", at_once)
"""Weak: a place follows every step."""


# ── where somebody is (A2, A3, A4) ──────────────────────────────────────────────────────────


def stands(market: Market, person: PersonId, where: tuple[float, float], **choices: Any) -> None:
    """Let somebody be at a position, through their own account."""
    body = {
        "called": "Target",
        "place": {"latitude": where[0], "longitude": where[1]},
        "choices": {"called": "shared", "place": "shared", **choices},
    }
    assert market.ask(person, "PUT", "/api/match/profile", json=body).status_code == 200


def told_apart(market: Market, viewer: PersonId, target: PersonId) -> bool:
    """Say whether a viewer can tell two positions of the target in one cell apart."""
    seen = []
    for where in (HERE, NEAR_HERE):
        stands(market, target, where)
        seen.append(market.sees(viewer))
    return seen[0] != seen[1]


def test_a2_positions_in_one_cell_cannot_be_told_apart(market, target, viewer) -> None:
    """Rounding after the fact tells a step over a border; cells at intake tell nothing."""
    assert not told_apart(market, viewer, target)

    small = (place, "EDGE_KM", 0.2)
    with market.weak(small, FOLLOWS, (place.grown, "__kwdefaults__", {"least": 1})):
        noted = profile.stand_in(None, *HERE, now=AT, lot=0.5)
        own = profile.load(market.house.gate, viewer)
        profile.save(market.house.gate, viewer, _replaced(own, noted))
        assert told_apart(market, viewer, target)
        profile.save(market.house.gate, viewer, own)


def test_a3_hopping_from_town_to_town_finds_nobody(market, target, viewer) -> None:
    """A viewer who moves their own place through many towns in a day sees no list change."""
    towns = ["Paris", "Berlin", "Amsterdam", "Tokyo"]

    def hop() -> set[bytes]:
        before = market.ask(viewer, "GET", "/api/match/profile").json()
        kept = ("born", "goal", "interests", "choices", "order", "called")
        seen = set()
        for town in towns:
            body = {name: before[name] for name in kept} | {"place": {"town": town}}
            assert market.ask(viewer, "PUT", "/api/match/profile", json=body).status_code == 200
            seen.add(market.ask(viewer, "GET", "/api/match").content)
        return seen

    stands(market, target, HERE)
    assert len(hop()) == 1

    with market.weak(FOLLOWS, (place.grown, "__kwdefaults__", {"least": 1})):
        stands(market, target, HERE)
        assert len(hop()) > 1


def test_a4_asking_again_and_again_tells_nothing_new(market, target, viewer, probes) -> None:
    """The same answer to the byte, however often: there is no noise to average out."""
    assert probes
    stands(market, target, HERE)

    assert len({market.sees(viewer) for _ in range(12)}) == 1

    lots = iter(range(1000))
    with market.weak((meet, "amount", lambda _: str(next(lots)))):
        tells(market, target)
        own = profile.load(market.house.gate, viewer)
        tell(market.house, viewer, **_settings(own, ages=(100, 110)))
        assert len({market.sees(viewer) for _ in range(3)}) > 1
        tell(market.house, viewer, **_settings(own))


# ── how far somebody is, and how small a cell (A1, A5) ──────────────────────────────────────

NUMBER = re.compile(r"-?\d+(?:\.\d+)?")
SIDE = 24.0
"""The attacker knows beforehand in which square of so many kilometres the target is."""


def moved(north: float, east: float) -> tuple[float, float]:
    """Return the position so many kilometres from the middle of the square."""
    return HERE[0] + north / 111.195, HERE[1] + east / (111.195 * math.cos(math.radians(HERE[0])))


def put(market: Market, person: PersonId, north: float, east: float) -> None:
    """Let an account stand there from the start, as one that was just made."""
    own = profile.load(market.house.gate, person)
    stand = profile.stand_in(None, *moved(north, east), now=AT, lot=0.5)
    choices = {"place": profile.Choice.USED, **own.choices}
    told = {**_settings(own), "place": stand, "choices": choices}
    profile.save(market.house.gate, person, Answers(**told))


def word_on(market: Market, viewer: PersonId) -> str:
    """Return what the list of an account says of how near the target is."""
    items = market.ask(viewer, "GET", "/api/match").json()["items"]
    return next(one["near"] for one in items if one["card"]["name"] == "Target")


def trilaterated(told: dict[tuple[float, float], str]) -> tuple[float, float] | None:
    """Work out where the target is from what was told at some places; None: no number was told."""
    far = {at: NUMBER.search(word) for at, word in told.items()}
    if not all(far.values()):
        return None
    spots = [(north, east) for north in range(-120, 121) for east in range(-120, 121)]

    def off(spot: tuple[int, int]) -> float:
        return sum(
            (math.dist((spot[0] / 10, spot[1] / 10), at) - float(found.group())) ** 2
            for at, found in far.items()
        )

    best = min(spots, key=off)
    return best[0] / 10, best[1] / 10


def exactly(asked: Matchmaker, _: Any, person: PersonId, other: PersonId) -> str:
    """Tell how far two people are, as careless servers did."""
    stands_at = [profile.load(asked._gate, who).place for who in (other, person)]
    if None in stands_at:
        return ""
    spots = []
    for _level, row, column in (one.cell for one in stands_at):
        latitude = (row + 0.5) * place.EDGE_KM / 111.195 - 90
        longitude = (column + 0.5) / place._columns(row) * 360 - 180
        wide = 111.195 * math.cos(math.radians(HERE[0]))
        spots.append((latitude * 111.195, longitude * wide))
    return f"{math.dist(*spots):.2f} km away"


def test_a1_no_answer_tells_how_far_somebody_is(market, target, probes) -> None:
    """Distances to six accounts give a position; from words that hold no number none is had."""
    corners = [(-9, -9), (-9, 9), (9, -9), (9, 9), (0, 9), (9, 0)]
    there = (3.1, -4.2)

    def attack() -> tuple[float, float] | None:
        told = {}
        for at, probe in zip(corners, probes.values(), strict=False):
            put(market, probe, *at)
            told[at] = word_on(market, probe)
        return trilaterated(told)

    stands(market, target, moved(*there))
    put(market, target, *there)
    assert attack() is None
    seen = b"".join(market.sees(probe) for probe in probes.values()).decode()
    assert not any(
        abs(float(number) - own) < 0.05 for number in NUMBER.findall(seen) for own in moved(*there)
    )

    with market.weak((place, "EDGE_KM", 0.2), (Matchmaker, "_near", exactly)):
        put(market, target, *there)
        assert math.dist(attack(), there) < 0.5


def said_of(one: place.Cell, other: place.Cell) -> str:
    """Foretell what would be told of two cells: the code is open."""
    sizes = range(place.ANYWHERE.level)
    level = next((n for n in sizes if place.coarser(one, n) == place.coarser(other, n)), 99)
    return next((words for most, words in meet._NEAR if level <= most), "")


def error_km(market: Market, target: PersonId, probes: dict[int, PersonId], step: float) -> float:
    """Return the median error of an attacker with new accounts wherever they are of use.

    They end in the middle of all spots from which the same would be told: nobody can do better.
    """
    lot = random.Random(5)  # noqa: S311  # no secret
    sides = [SIDE * (one + 0.5) / 40 - SIDE / 2 for one in range(40)]
    spots = {at: place.cell_of(*moved(*at)) for at in itertools.product(sides, sides)}
    errors = []
    for _ in range(3):
        there = lot.uniform(-SIDE / 2, SIDE / 2), lot.uniform(-SIDE / 2, SIDE / 2)
        put(market, target, *there)
        left, size = dict(spots), SIDE
        while size > step:
            size /= 2
            few = list(left)
            for at, probe in zip(lot.sample(few, min(4, len(few))), probes.values(), strict=False):
                put(market, probe, *at)
                own, word = place.cell_of(*moved(*at)), word_on(market, probe)
                left = {one: cell for one, cell in left.items() if said_of(cell, own) == word}
        assert left
        errors.append(math.dist([statistics.mean(side) for side in zip(*left, strict=True)], there))
    return statistics.median(errors)


@pytest.mark.long
def test_a5_accounts_all_around_find_no_more_than_a_cell(market, target, probes) -> None:
    """A perfect attacker ends no nearer than the middle of a cell; small cells give people away.

    The cell is the smallest that Troth ever shows: as if fifty people were in each.
    """
    finest = (place.grown, "__kwdefaults__", {"least": 1})
    stands(market, target, HERE)

    with market.weak(finest):
        assert error_km(market, target, probes, 3.0) >= 0.38 * place.EDGE_KM
    with market.weak(finest, (place, "EDGE_KM", 0.4)):
        assert error_km(market, target, probes, 1.0) < 0.38 * 5.0


# ── what somebody keeps (A6, A7, A12) ───────────────────────────────────────────────────────


def guessed(market: Market, probes: dict[int, PersonId]) -> list[int]:
    """Return the ages of those of the attacker's accounts that are shown the target."""
    return [age for age, probe in probes.items() if "Target" in market.names(probe)]


def test_a6_twenty_accounts_do_not_find_out_private_ages(market, target, probes) -> None:
    """All of the attacker's accounts see the target, or none: nothing can be read off it."""
    tells(market, target, ages=TRUE)
    assert guessed(market, probes) == list(AGES)

    with market.weak(ENTERS):
        assert guessed(market, probes) == [age for age in AGES if TRUE[0] <= age <= TRUE[1]]


def test_a6_the_asker_cannot_change_age_over_and_over(market, viewer) -> None:
    """One account is no twenty: month of birth stands firm for thirty days."""
    body = {"called": "Viewer", "born": "1970-01"}

    assert market.ask(viewer, "PUT", "/api/match/profile", json=body).status_code == 400


def test_a6_a10_who_deletes_all_and_comes_back_begins_where_they_were(market) -> None:
    """Deleting everything is everybody's right; it gives no new age to ask with, and no new ten."""
    asker = market.join("Comes again", born="1990-07", choices=share("called", "born"))
    path, as_another = "/api/match/profile", {"called": "Comes again", "born": "1970-07"}

    def again(**how: Any) -> httpx2.Response:
        assert market.ask(asker, "DELETE", "/api/purposes/match.people/kept").status_code == 200
        return market.ask(asker, "PUT", path, json={**as_another, **how})

    assert market.names(asker)
    refused = again()
    assert (refused.status_code, "30 days" in refused.text) == (400, True)
    assert market.ask(asker, "PUT", path, json={"called": "Comes again"}).status_code == 200
    assert market.names(asker) == []

    with market.weak((Gate, "shredded_at", lambda *_, **__: None)):
        assert again().status_code == 200
        assert market.names(asker)


def test_a7_a12_what_is_kept_cannot_be_read_off_lists_or_reasons(market, target, viewer) -> None:
    """Flip every kept answer: no byte changes. Where they are used, the ranking tells."""

    def flipped() -> bool:
        seen = []
        for goal, likes in ((4, {"hiking": 10}), (1, {"hiking": 1})):
            tells(market, target, goal=goal, interests=likes, about=f"words {goal}")
            seen.append(market.sees(viewer))
        return seen[0] != seen[1]

    assert not flipped()
    with market.weak(ENTERS):
        assert flipped()


def test_a7_race_that_is_not_let_in_cannot_be_read_off(market, target, viewer) -> None:
    """A server that ranks by it publishes it: with a yes on both sides the order tells."""
    gate = market.house.gate
    allow(market.house, viewer, MATCH_ORIGIN)
    profile.save_origin(gate, viewer, Origin(race="2", imprace="10"))
    tells(market, target)
    allow(market.house, target, MATCH_ORIGIN)
    profile.save_origin(gate, target, Origin(race="2"))
    with_yes = market.sees(viewer)

    gate.consents.withdraw(target, MATCH_ORIGIN, method="page")
    withdrawn = market.sees(viewer)
    allow(market.house, target, MATCH_ORIGIN)
    profile.save_origin(gate, target, Origin())

    assert with_yes != withdrawn
    assert market.sees(viewer) == withdrawn
    gate.consents.withdraw(viewer, MATCH_ORIGIN, method="page")


# ── photos (A11) ────────────────────────────────────────────────────────────────────────────


def test_a11_a_photo_tells_a_stranger_neither_a_place_nor_a_face(market, target, viewer) -> None:
    """Whatever a camera wrote is in no byte that is kept or sent; a careless server hands it on."""
    octets = {"content-type": "application/octet-stream"}
    for person in (target, viewer):
        allow(market.house, person, MATCH_PHOTO)

    def leaks(kind: str) -> list[bool]:
        sent = market.ask(target, "PUT", "/api/match/photo", content=planted(kind), headers=octets)
        assert sent.status_code == 200
        market.ask(target, "PUT", "/api/match/photo/choice", json={"choice": "shared"})
        (item,) = [
            one
            for one in market.ask(viewer, "GET", "/api/match").json()["items"]
            if one["card"]["name"] == "Target"
        ]
        assert item["photo"] == "blurred"
        paths = (
            (viewer, f"/api/match/people/{item['match']}/photo"),
            (target, "/api/match/photo"),
        )
        files = [market.ask(who, "GET", path) for who, path in paths]
        assert {one.headers["cache-control"] for one in files} == {"no-store"}
        return [noted(one.content) or len(one.content) > 1200 for one in files[:1]] + [
            noted(files[1].content)
        ]

    tells(market, target)
    for kind in ("JPEG", "PNG", "WEBP"):
        assert leaks(kind) == [False, False], kind
        with market.weak((darkroom, "developed", lambda body: Developed(sharp=body, blurred=body))):
            assert leaks(kind) == [True, True], kind
    photo.remove(market.house.gate, target)


# ── what somebody says, and who they are (A8, A9, A10, A13) ─────────────────────────────────


def test_a8_what_somebody_says_of_me_does_not_show(market, target, viewer) -> None:
    """Whoever passes me is on my list as before; a careless server drops them."""

    def dropped() -> bool:
        asked = market.house.matchmaker
        asked.today(target)
        mark = asked.mark(target, viewer)
        asked.say(target, mark, Said.UNDO)
        before = market.sees(viewer)
        asked.say(target, mark, Said.PASS)
        after = market.sees(viewer)
        asked.say(target, mark, Said.UNDO)
        return before != after

    assert not dropped()
    says = Matchmaker._says

    def blocks(self: Matchmaker, one: Any, other: Any, rows: Any) -> object:
        said = says(self, one, other, rows)
        return Said.BLOCK if said is Said.PASS else said

    with market.weak((Matchmaker, "_says", blocks)):
        assert dropped()


def test_a9_a_name_from_one_account_opens_nothing_in_another(market, viewer, probes) -> None:
    """Walking through ids gives one answer, there or not; shared ids would open everybody."""
    one, other = list(probes.values())[:2]

    def walk() -> set[tuple[int, str]]:
        found = set()
        items = market.ask(one, "GET", "/api/match").json()["items"]
        theirs = [item["match"] for item in items][:3]
        for mark in [*theirs, "a" * 26, str(viewer)]:
            answer = market.ask(other, "PUT", f"/api/match/people/{mark}", json={"said": "later"})
            found.add((answer.status_code, answer.json()["detail"] if answer.content else ""))
        return found

    assert len(walk()) == 1
    shared = (marks, "_mark", lambda _own, other: other.encode()[4:20])
    with market.weak(shared):
        market.sees(other)
        assert 204 in {status for status, _ in walk()}


def test_a10_a_few_accounts_cannot_copy_everybody(market, probes, monkeypatch) -> None:
    """So many new people a day, whatever is asked; without a bound one look has them all."""
    market.clock.move(days=1)
    crawlers = list(probes.values())[:2]
    monkeypatch.setattr(meet, "A_DAY", 3)

    seen = {one: {name for _ in range(4) for name in market.names(one)} for one in crawlers}

    assert {len(names) for names in seen.values()} == {3}
    monkeypatch.setattr(meet, "A_DAY", 10**6)
    assert len(market.names(crawlers[0])) >= len(AGES) + 1


def test_a13_bought_yeses_move_nobody(market, target, viewer, probes) -> None:
    """Ten accounts that like the target change no place in anybody's list."""
    asked = market.house.matchmaker
    tells(market, target)
    before = market.sees(viewer)

    for probe in probes.values():
        asked.today(probe)
        asked.say(probe, asked.mark(probe, target), Said.LIKE)
    after = market.sees(viewer)
    for probe in probes.values():
        asked.say(probe, asked.mark(probe, target), Said.UNDO)

    assert after == before


def _replaced(answers: Answers, stand: Stand) -> Answers:
    return Answers(**{**_settings(answers), "place": stand})


def _settings(answers: Answers, **more: Any) -> dict[str, Any]:
    names = ("called", "born", "goal", "interests", "choices", "order", "place", "ages")
    return {name: getattr(answers, name) for name in names} | more


# ── what figures about everybody tell of one ────────────────────────────────────────────────


def tells_who_came(market: Market, viewer: PersonId, name: str) -> bool:
    """Say whether the figures of two days move because one person came between them."""
    before = market.ask(viewer, "GET", "/api/match/fairness").json()
    market.join(name)
    market.house.matchmaker._fair = None  # as if a day had passed
    return before != market.ask(viewer, "GET", "/api/match/fairness").json()


def test_figures_about_a_small_place_tell_of_nobody(market, viewer) -> None:
    """Exact ones give away that somebody came; here there are none where so few are."""
    assert not tells_who_came(market, viewer, "First comer")

    groups = [(fairness, "SIZES", (5, 5)), (fairness, "LEAST", 5)]
    silent = (fairness, "noise", lambda _, shape, **__: np.zeros(shape))
    for at in range(8):
        market.join(f"Local {at}")
    with market.weak(*groups, silent):
        assert market.ask(viewer, "GET", "/api/match/fairness").json()["here"]
        # By chance the groups drawn may look alike before and after: one of several tells.
        assert any(tells_who_came(market, viewer, f"Comer {at}") for at in range(6))
