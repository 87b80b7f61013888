"""Two persons with a little life in the house, and a way to read an archive."""

import io
import json
import zipfile
from pathlib import Path
from types import SimpleNamespace

import pytest

from troth.companion.turn import Turn
from troth.ledger.leaf import Event
from troth.people.access import Role
from troth.people.links import LinkKind
from troth.rights.archive import archive
from troth.testing.house import add_person, allow, ask, new_house, talk
from troth.words import COMPANION_HISTORY, PersonId


class Opened:
    """An archive, opened."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.zip = zipfile.ZipFile(io.BytesIO(data))
        assert self.zip.testzip() is None

    @property
    def names(self) -> list[str]:
        return self.zip.namelist()

    def text(self, name: str) -> str:
        return self.zip.read(name).decode()

    def json(self, name: str) -> object:
        return json.loads(self.zip.read(name))

    def lines(self, name: str) -> list[dict]:
        return [json.loads(line) for line in self.text(name).splitlines()]


def take(house, person) -> Opened:
    """Take the archive of a person."""
    return Opened(b"".join(archive(house.gate, house.keys, person)))


def keep(house, person, *texts, conversation="cnv_a", role="user") -> None:
    """Keep messages of a talk without a model."""
    with house.gate.enter(person, COMPANION_HISTORY) as room:
        for text in texts:
            room.keep(
                Turn(
                    text=text,
                    role=role,
                    at="2026-11-21T19:30:00.000Z",
                    conversation=conversation,
                )
            )


def write(house, person, *lines) -> list[str]:
    """Write ledger lines (event, purpose, detail) of a person; return their receipts."""
    gate = house.gate

    def work(unit):
        state = gate.states.in_unit(unit, person)
        return [gate.write_leaf(unit, state, *line).id for line in lines]

    return gate.store.write(work)


@pytest.fixture(scope="session")
def do():
    """Return these by name: test files cannot import from each other."""
    return SimpleNamespace(take=take, keep=keep, write=write, Event=Event)


@pytest.fixture(scope="session")
def _lives(tmp_path_factory: pytest.TempPathFactory) -> SimpleNamespace:
    """Make one house in which two invented persons have lived a little; each test copies it.

    Noor allowed what a talk needs; her second answer recalled the first. Of Amal something lies
    in every personal table.
    """
    folder = tmp_path_factory.mktemp("lives") / "home"
    with new_house(folder) as house:
        noor, amal = add_person(house, "Noor"), add_person(house, "Amal")
        allow(house, noor)
        first = talk(house, noor, "Good evening, my friend").reply
        question = ask("And more", conversation=first.conversation, recall=True)
        second = talk(house, noor, question).reply
        allow(house, amal)
        house.sign_in.set(amal, "amal@home", "four good words here", frozenset({Role.PERSON}))
        house.sessions.open(amal, label="Firefox on Linux")
        _, ended = house.sessions.open(amal, label="Old phone")
        house.sessions.end(amal, ended.id)
        house.links.make(LinkKind.RESET, amal)
        _, key = house.keys.issue(amal, label="laptop")
        house.keys.revoke(amal, key.id)
        talk(house, amal, "Good evening, my friend")
        keep(house, amal, *(f"n{number}" for number in range(100)))
        house.store.settle()
    talked = SimpleNamespace(person=noor, first=first, second=second)
    return SimpleNamespace(folder=folder, talked=talked, lived=amal)


@pytest.fixture(scope="session")
def _template(_lives: SimpleNamespace) -> Path:
    """Return the house that each test here copies."""
    return _lives.folder


@pytest.fixture
def talked(house, _lives: SimpleNamespace) -> SimpleNamespace:
    """Return a person who talked, and the two answers."""
    return _lives.talked


@pytest.fixture
def amal(house, _lives: SimpleNamespace) -> PersonId:
    """Return a person of whom something lies in every personal table."""
    return _lives.lived
