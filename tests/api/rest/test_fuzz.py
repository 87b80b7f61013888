"""Everything that the description of `/api` allows, and much that it does not, is asked.

As somebody who has said yes to all, and as nobody. Whatever comes: no answer tells of a failing
server, each one is as the description says, and what does not fit is refused.
"""

import asyncio
import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import httpx2
import pytest
import requests
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from schemathesis import Case, GenerationMode, openapi
from schemathesis.checks import CHECKS, load_all_checks
from starlette.applications import Starlette

from troth.api.rest.app import api_document
from troth.api.rest.face import rest
from troth.companion import cards, facts, facts_forget, own
from troth.errors import NotSignedIn
from troth.front.door import make_door
from troth.front.limits import Limits, Rate
from troth.front.who import COOKIE
from troth.house import House
from troth.people.access import Role
from troth.testing.house import add_person, allow, same_house, talk
from troth.words import (
    COMPANION_HISTORY,
    COMPANION_MEMORY,
    COMPANION_OWN,
    COMPANION_REPLY,
    MATCH_LEARN,
    MATCH_ORIGIN,
    MATCH_PEOPLE,
    MATCH_PHOTO,
    MATCH_TALK,
    MATCH_WORDS,
    PersonId,
)

ADDRESS = "http://127.0.0.1"
MANY = Rate(burst=1e9, each_second=1e9)
SCHEMA = openapi.from_dict(api_document())
OPERATIONS = {
    f"{one.method.upper()} {one.path}": one
    for one in (found.ok() for found in SCHEMA.get_all_operations())
}
TAKING = [
    name
    for name, one in OPERATIONS.items()
    if one.definition.raw.get("parameters") or "requestBody" in one.definition.raw
]
"""Those that something can be wrong with."""
WANTED = (
    "not_a_server_error",
    "status_code_conformance",
    "content_type_conformance",
    "response_headers_conformance",
    "response_schema_conformance",
)
UNFIT = (*WANTED, "negative_data_rejection")


@dataclass
class World:
    """A house, and an invented person in it who has said yes to all and talked a little.

    The person runs the place too. Whoever is erased or signed out on the way is followed by
    another.
    """

    house: House
    app: Starlette
    runner: asyncio.Runner
    token: str = ""
    things: Mapping[str, str] = field(default_factory=dict)

    def begin(self) -> None:
        """Let somebody in."""
        house = self.house
        person = add_person(house)
        allow(house, person, COMPANION_REPLY, COMPANION_HISTORY, COMPANION_OWN, COMPANION_MEMORY)
        allow(house, person, MATCH_PEOPLE, MATCH_ORIGIN, MATCH_TALK, MATCH_LEARN, MATCH_PHOTO)
        allow(house, person, MATCH_WORDS)
        reply = talk(house, person, "hello there").reply
        roles = frozenset({Role.PERSON, Role.OPERATOR})
        house.sign_in.set(person, person, "four words that differ", roles)
        _, key = house.keys.issue(person, label="spare")
        _, spare = house.sessions.open(person, label="spare")
        self.token, _ = house.sessions.open(person, label="Firefox on Linux")
        self.things = {
            "conversation": reply.conversation,
            "message": reply.turns[0],
            "receipt": reply.receipt or "",
            "purpose": "companion.history",
            "key": key.id,
            "session": spare.id,
            "answer": "ans_x",
            "imported": "imp_x",
            "match": "a" * 26,
            "letter": "ltr_x",
            "report": "rep_x",
            "file": "no-such-model",
            "turn": reply.turns[0],
            "barred": reply.turns[0],
            "place": "0",
            **facts_of(house, person),
            "own": own.add(house.gate, person, cards.new("Wren")),
        }

    def send(self, case: Case, *, as_somebody: bool) -> httpx2.Response:
        """Send what was made up."""
        made = requests.Request(**_plain(case.as_transport_kwargs(base_url=ADDRESS))).prepare()
        headers = dict(made.headers)
        if as_somebody:
            headers |= {"cookie": f"{COOKIE}={self.token}", "sec-fetch-site": "same-origin"}
        # A header's bytes are what a client likes (RFC 9110, 5.5).
        sent = {one: value.encode("latin-1") for one, value in headers.items()}

        async def go() -> httpx2.Response:
            transport = httpx2.ASGITransport(self.app)
            async with httpx2.AsyncClient(transport=transport) as client:
                return await client.request(made.method, made.url, content=made.body, headers=sent)

        told = self.runner.run(go())
        if as_somebody and not self._is_signed_in():
            self.begin()
        return told

    def _is_signed_in(self) -> bool:
        try:
            self.house.sessions.check(self.token)
        except NotSignedIn:
            return False
        return True


def facts_of(house: House, person: PersonId) -> dict[str, str]:
    """Let a companion know something: a fact, one that waits, and one that was forgotten."""
    kept = facts.remember(house.gate, person, "My brother lives in Harwich.").new[0]
    heard = facts.Source(text="I'm allergic to kiwi.")
    waits = facts.learn(house.gate, person, heard).waits[0]
    gone = facts.remember(house.gate, person, "I like plum jam.").new[0]
    act = facts_forget.forget(house.gate, person, facts=[gone.id]).act
    return {"fact": kept.id, "waiting": waits.id, "act": act}


def _plain(kwargs: dict[str, Any]) -> dict[str, Any]:
    return {
        name: value
        for name, value in kwargs.items()
        if name in {"method", "url", "params", "json", "data", "headers"}
    }


@pytest.fixture(scope="module")
def world(_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    """Return one house for all of it: what one request leaves behind, the next one meets."""
    load_all_checks()
    home = tmp_path_factory.mktemp("fuzz") / "home"
    shutil.copytree(_template, home)
    with same_house(home) as house, asyncio.Runner() as runner:
        limits = Limits(looks=MANY, changes=MANY)
        face = rest(house, limits=limits, stopping=asyncio.Event()).face
        made = World(house, make_door([face], names=[]), runner)
        made.begin()
        yield made


def ask(world: World, name: str, *, examples: int, mode: GenerationMode, as_somebody: bool) -> None:
    """Ask one operation so many things, and look at each answer."""
    operation = OPERATIONS[name]
    checks = CHECKS.get_by_names(WANTED if mode is GenerationMode.POSITIVE else UNFIT)

    @settings(
        max_examples=examples, deadline=None, database=None, suppress_health_check=list(HealthCheck)
    )
    @given(operation.as_strategy(generation_mode=mode), st.sampled_from(["made up", "theirs"]))
    def fuzz(case: Case, whose: str) -> None:
        if whose == "theirs" and mode is GenerationMode.POSITIVE:
            case.path_parameters = {one: world.things[one] for one in case.path_parameters or {}}
        # A client takes these out of an address, so that it is another one (RFC 3986, 5.2.4).
        assume(
            not {".", ".."} & {unquote(str(one)) for one in (case.path_parameters or {}).values()}
        )
        told = world.send(case, as_somebody=as_somebody)
        # What is too large is refused before anybody looks whether it would fit.
        looked = CHECKS.get_by_names(WANTED) if told.status_code == 413 else checks
        case.validate_response(told, checks=looked)

    fuzz()


@pytest.mark.parametrize("name", OPERATIONS)
def test_an_address_keeps_to_its_description(world: World, name: str) -> None:
    """A few things that fit, some of them about what is really there."""
    ask(world, name, examples=3, mode=GenerationMode.POSITIVE, as_somebody=True)


@pytest.mark.parametrize("name", OPERATIONS)
def test_nobody_gets_more_than_the_description_says(world: World, name: str) -> None:
    """Without a sign-in."""
    ask(world, name, examples=2, mode=GenerationMode.POSITIVE, as_somebody=False)


@pytest.mark.parametrize("name", TAKING)
def test_what_does_not_fit_is_refused(world: World, name: str) -> None:
    """Wrong types, wrong names, too long, too many."""
    ask(world, name, examples=3, mode=GenerationMode.NEGATIVE, as_somebody=True)


@pytest.mark.long
@pytest.mark.parametrize("name", OPERATIONS)
def test_an_address_keeps_to_its_description_for_minutes(world: World, name: str) -> None:
    """The same, with many more."""
    ask(world, name, examples=100, mode=GenerationMode.POSITIVE, as_somebody=True)


@pytest.mark.long
@pytest.mark.parametrize("name", TAKING)
def test_what_does_not_fit_is_refused_for_minutes(world: World, name: str) -> None:
    """The same, with many more."""
    ask(world, name, examples=100, mode=GenerationMode.NEGATIVE, as_somebody=True)
