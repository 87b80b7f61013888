"""What is kept of a talk: its bytes, and those that an older Troth wrote."""

from dataclasses import dataclass
from importlib.resources import files
from typing import ClassVar

import pytest

from troth.companion.turn import Country, Name, Turn
from troth.store.kinds import from_bytes, to_bytes
from troth.testing.house import AT, add_person, allow, ask, talk
from troth.words import COMPANION_HISTORY, COMPANION_REPLY, Reason

SHIPPED = files("troth.registry").joinpath("troth.toml").read_text("utf-8")
BEFORE_IDS = (
    b'{"at":"2026-11-21T19:30:00.000Z","conversation":"cnv_a","role":"user","text":"caf\\u00e9"}'
)


@dataclass(frozen=True, slots=True, kw_only=True)
class OldTurn:
    """A turn as it was kept before turns had ids."""

    category: ClassVar[str] = "turn"
    text: str
    role: str
    at: str
    conversation: str


def test_what_was_said_does_not_show_itself():
    """Turns, names and countries can be printed without telling anything."""
    turn = Turn(text="a secret", role="user", at="now", conversation="cnv_1")

    assert repr([turn, Name(name="Noor")]) == "[<Turn by user of 8 characters>, <Name>]"
    assert Country.category == Name.category == "person"


def test_a_turn_kept_before_there_were_ids_still_reads():
    """The bytes of an older Troth open, and what they do not say is empty."""
    turn = from_bytes(Turn, BEFORE_IDS)

    assert (turn.text, turn.role, turn.conversation) == ("café", "user", "cnv_a")
    assert (turn.id, turn.after, turn.companion, turn.receipt) == ("", "", "", "")
    old = OldTurn(text="café", role="user", at=turn.at, conversation="cnv_a")
    assert to_bytes(old) == BEFORE_IDS


def test_the_bytes_of_a_turn_are_frozen():
    """A later Troth must still open what this one keeps."""
    turn = Turn(
        text="Hi",
        role="user",
        at="now",
        conversation="cnv_a",
        id="trn_b",
        after="trn_a",
        companion="mira",
        receipt="rcp_c",
    )

    assert to_bytes(turn) == (
        b'{"after":"trn_a","at":"now","changed":"","companion":"mira","conversation":"cnv_a",'
        b'"id":"trn_b","imported":"","receipt":"rcp_c","role":"user","text":"Hi"}'
    )


@pytest.fixture
def old_home(open_home, clock, tmp_path):
    """Return a function that opens the installation as it was before turns had ids."""
    old = "".join(
        line
        for line in SHIPPED.splitlines(keepends=True)
        if not line.startswith(('"turn.id"', '"turn.after"', '"turn.companion"', '"turn.receipt"'))
    )
    file = tmp_path / "old.toml"
    file.write_text(old, "utf-8")
    return lambda: open_home(clock=clock, registry_file=file)


def test_more_is_kept_so_each_person_is_asked_again(old_home, open_home, clock):
    """Where a message hangs is more than was agreed to: the old yes does not cover it."""
    with old_home() as house:
        person = add_person(house)
        allow(house, person)

    house = open_home(clock=clock)

    verdicts = [house.gate.may(person, one) for one in (COMPANION_REPLY, COMPANION_HISTORY)]
    assert [one.reason for one in verdicts] == [Reason.NOTICE_CHANGED] * 2


def test_after_a_new_yes_an_old_talk_goes_on(old_home, open_home, clock):
    """Nothing that an older Troth kept is lost: it is shown, and the talk goes on behind it."""
    with old_home() as house:
        person = add_person(house)
        allow(house, person)
        with house.gate.enter(person, COMPANION_HISTORY) as room:
            for role, text in (("user", "One"), ("assistant", "Two")):
                at = AT.isoformat()
                room.keep(OldTurn(text=text, role=role, at=at, conversation="cnv_a"))

    house = open_home(clock=clock)
    allow(house, person)
    heard = talk(house, person, ask("Three", conversation="cnv_a", recall=True))

    steps = house.companion.talk(person, "cnv_a")
    assert [one.turn.text for one in steps] == ["One", "Two", "Three", heard.text]
    assert [one.after for one in steps] == ["", *[one.id for one in steps[:-1]]]
    assert {one.companion for one in steps} == {"mira"}
