"""What the gate's tests share: an invented talk, and how to send and listen."""

import asyncio
import json
from contextlib import aclosing, asynccontextmanager
from dataclasses import dataclass, field
from types import SimpleNamespace

import pytest

from troth.companion.turn import Turn
from troth.gate.left import Left, put_together
from troth.gate.send import Draft
from troth.registry.outside import purpose_of
from troth.testing.house import allow, leaves
from troth.words import COMPANION_HISTORY, COMPANION_REPLY, RIGHTS_ANSWER, Clear


def turn(text="Good evening.", *, role="user", conversation="cnv_a"):
    """Make a turn of a talk."""
    return Turn(text=text, role=role, at="2026-11-21T19:30:00.000Z", conversation=conversation)


def keep(house, person, *texts, purpose=COMPANION_HISTORY):
    """Keep turns as the companion does; return their numbers."""
    with house.gate.enter(person, purpose) as room:
        for text in texts:
            room.keep(turn(text))
    return room.kept


def read(house, person, purpose, kind=Turn, **how):
    """Read in a room of its own; return the texts."""
    with house.gate.enter(person, purpose) as room:
        return [found.record.text for found in room.read(kind, **how)]


DRAFT = Draft(
    messages=(("system", Clear("Be kind.")), ("user", Clear("Good evening."))), max_tokens=50
)


def send(house, person, provider, *, each=lambda _: None, draft=DRAFT, purpose=COMPANION_REPLY):
    """Send from a room of its own; return all that came back.

    each: called after each piece, with all pieces so far; what happens in mid-stream.
    """

    async def listen():
        heard = []
        async with (
            asyncio.timeout(60),
            house.gate.enter(person, purpose) as room,
            aclosing(room.send(provider, draft)) as pieces,
        ):
            async for piece in pieces:
                heard.append(piece)
                each(heard)
        return heard

    return asyncio.run(listen())


@pytest.fixture(scope="session")
def do():
    """Return these by name: test files cannot import from each other."""
    return SimpleNamespace(turn=turn, keep=keep, read=read, send=send, draft=DRAFT)


@pytest.fixture
def willing(house, noor):
    """Return a person who said yes to all that a talk needs."""
    allow(house, noor)
    return noor


# A provider beyond this machine


def says_back(*, bits=7, **changed):
    """Answer with the last message of the request, in bits of so many letters; or with parts of it.

    changed: `take`: what to say, given that message and the whole request.
    """
    from troth.testing.upstream import says

    take = changed.get("take", lambda text, _: text)

    async def act(stage):
        content = stage.request.json["messages"][-1]["content"]
        text = content if isinstance(content, str) else "".join(one["text"] for one in content)
        said = take(text, stage.request.json)
        await says(*(said[at : at + bits] for at in range(0, len(said), bits)))(stage)

    return act


@dataclass
class Far:
    """A provider far away, as its listening end sees it, and a person who talks to it."""

    house: object
    person: str
    up: object
    purpose: str
    name: str
    heard: list = field(default_factory=list)

    @property
    def provider(self):
        """What talks to it."""
        return self.house.gate.recipients.find(f"{self.name}/m")[0]

    @property
    def text(self):
        """What came of the last answer."""
        return "".join(one.text for one in self.heard if hasattr(one, "text"))

    async def ask(
        self,
        *said,
        each=lambda _: None,
        inside=lambda: None,
        system="Be kind.",
        provider=None,
        purpose=None,
        **draft,
    ):
        """Send what was said (the person's and the model's turns in turn); return what came.

        inside: called in the room, before it sends. provider, purpose: others than its own.
        """
        provider = provider or self.provider
        self.heard = []
        roles = ["user", "assistant"] if len(said) % 2 else ["assistant", "user"]
        messages = [("system", Clear(system))] if system else []
        messages += [(roles[at % 2], Clear(one)) for at, one in enumerate(said)]
        asked = Draft(messages=tuple(messages), max_tokens=50, **draft)
        async with (
            asyncio.timeout(60),
            self.house.gate.enter(self.person, purpose or self.purpose) as room,
            aclosing(room.send(provider, asked)) as pieces,
        ):
            inside()
            async for piece in pieces:
                self.heard.append(piece)
                each(self.heard)
        return self.heard

    def receipts(self):
        """Return the lines of the ledger that speak of sending, as (event, detail)."""
        told = leaves(self.house, self.person)
        return [
            (one["event"], one["detail"])
            for one in told
            if one["event"] in {"disclosed", "closed", "refused"}
        ]

    def left(self):
        """Return what is kept of what left, oldest first, each put together again."""
        with self.house.gate.enter(self.person, RIGHTS_ANSWER) as room:
            kept = [one.record for one in room.read(Left)]
        texts = {}
        for one in kept:
            texts |= json.loads(one.texts)
        return [(one, put_together(one.form, texts.get)) for one in kept]


@pytest.fixture
def far():
    """Return a context manager: a provider far away that answers as its script says."""

    @asynccontextmanager
    async def open_it(house, person, *script, **entry):
        from troth.testing.outside import choose, outside_entry, with_outside
        from troth.testing.upstream import Upstream

        async with Upstream(script) as up:
            made = with_outside(house, up, outside_entry(models=["m"], **entry))
            purpose = purpose_of(made.id)
            allow(house, person, purpose)
            choose(house, person, made, "m")
            try:
                yield Far(house=house, person=person, up=up, purpose=purpose, name=made.id)
            finally:
                await house.gate.recipients.close()

    open_it.says_back = says_back
    return open_it
