"""The talks of an archive as data: brought in elsewhere, they come out byte by byte the same."""

import hashlib
import io
import random
import zipfile
from dataclasses import replace
from functools import partial

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from troth.companion import cards, own
from troth.companion.imports.bring import Chosen, bring, known
from troth.companion.imports.carried import home
from troth.companion.imports.look import look
from troth.companion.imports.signature import FORM
from troth.companion.talks import path
from troth.companion.turn import Turn
from troth.ledger import statement
from troth.rights.archive import archive
from troth.rights.archive_pages import Talk
from troth.rights.archive_talks import in_order
from troth.testing.house import add_person, allow, ask, talk
from troth.words import COMPANION_HISTORY, COMPANION_OWN, RIGHTS_ANSWER, new_id

SAID = (
    *(
        "Hello",
        "",
        "  two\n\nlines\t",
        "👋🏽 family: 👨‍👩‍👧‍👦",
        "مساء الخير \u202e שלום",
        "e\u0301 ≠ é",
    ),
    *("half \ud83d a letter", "line\u2028end\u2029s\x85", "\x00\x1b[2J", "<b>&amp;</b> {{x}} `c`"),
)
TURNS = st.lists(
    st.tuples(
        st.integers(0, 2),  # which talk
        st.integers(-1, 30),  # what it follows: -1 begins anew, too high is the newest
        st.sampled_from(SAID) | st.text(max_size=20),
        st.booleans(),
    ),
    min_size=1,
    max_size=25,
)


def live(house, person, said, *, seed: int = 0) -> None:
    """Let somebody have said all that, with branches and versions; older turns have no names."""
    dice = random.Random(seed)  # noqa: S311  # no secret: the same lives again
    names: dict[int, list[str]] = {}
    talks = [new_id("cnv") for _ in range(3)]
    with house.gate.enter(person, COMPANION_HISTORY) as room:
        for at, (which, after, text, is_person) in enumerate(said):
            before = names.setdefault(which, [])
            follows = "" if after < 0 or not before else before[min(after, len(before) - 1)]
            is_old = not before and dice.random() < 0.2
            name = "" if is_old else new_id("trn")
            if name:
                before.append(name)
            room.keep(
                Turn(
                    text=text,
                    role="user" if is_person else "assistant",
                    at=f"2026-11-{1 + at % 20:02}T10:00:{at:02}.{at:03}Z",
                    conversation=talks[which],
                    id=name,
                    after="" if is_old else follows,
                    companion=dice.choice(["mira", "teo", "", "claude:Claude", new_id("own")]),
                    receipt="" if is_person else new_id("rcp"),
                )
            )


def taken(house, person) -> bytes:
    """Return the archive of a person."""
    return b"".join(archive(house.gate, house.keys, person))


def bring_in(house, person, data: bytes, *, name: str = "imp_a", only=None) -> str:
    """Bring an archive in."""
    opened = io.BytesIO(data)
    here = partial(home, house.gate, person)
    found = look(opened, person, known=known(house.gate, person), home=here)
    assert found.problems == []
    chosen = Chosen(person=person, name=name, look=found, only=only)
    return bring(house.gate, opened, chosen)


def talks_of(data: bytes) -> bytes:
    """Return the conversations part of an archive."""
    opened = zipfile.ZipFile(io.BytesIO(data))
    return opened.read("talks.jsonl") + opened.read("schema/talks.json")


@settings(
    max_examples=4,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(TURNS, st.integers(0, 9))
def test_what_comes_in_goes_out_byte_by_byte(house, said, seed) -> None:
    """Branches, versions, emoji, letters from right to left, half letters, times: all of it."""
    first, second = add_person(house, "Noor"), add_person(house, "Noor")
    for person in (first, second):
        allow(house, person, COMPANION_HISTORY)
    live(house, first, said, seed=seed)
    before = taken(house, first)

    assert bring_in(house, second, before) == "done"

    after = taken(house, second)
    assert talks_of(after) == talks_of(before)
    assert talks_of(before).count(b"\n{") + 1 >= len(said)
    assert ways(house, second) == ways(house, first)
    with house.gate.enter(second, RIGHTS_ANSWER) as room:
        kept = [one.record for one in room.read(Turn)]
    assert {turn.imported for turn in kept} == {"imp_a"}
    assert all(":" in turn.companion and not turn.receipt for turn in kept)


def ways(house, person) -> list[list[tuple[str, tuple[str, ...]]]]:
    """Return each talk as a page shows it: the words, and the versions beside them."""
    with house.gate.enter(person, RIGHTS_ANSWER) as room:
        found = room.read(Turn)
    names = sorted({one.record.conversation for one in found})
    of = [[one for one in found if one.record.conversation == name] for name in names]
    return [[(step.turn.text, step.versions) for step in path(one)] for one in of]


def test_a_talk_that_was_lived_comes_through(house, noor, sam) -> None:
    """Asked, edited and answered again; brought in twice and in pieces; forgotten in one step."""
    allow(house, noor)
    first = talk(house, noor, "Good evening").reply
    edit = replace(ask("Good night", conversation=first.conversation), after="")
    talk(house, noor, edit)
    talk(
        house,
        noor,
        replace(ask("", conversation=first.conversation), messages=(), again=first.turns[1]),
    )
    talk(house, noor, "Another one")
    before = taken(house, noor)
    allow(house, sam, COMPANION_HISTORY)

    assert bring_in(house, sam, before, only=frozenset({2})) == "done"
    assert talks_of(taken(house, sam)) != talks_of(before)
    assert bring_in(house, sam, before, name="imp_b") == "done"
    assert bring_in(house, sam, before, name="imp_c") == "done"

    assert talks_of(taken(house, sam)) == talks_of(before)
    assert [one.messages for one in house.imports.every(sam)].count(0) == 1
    for name in ("imp_a", "imp_b"):
        house.imports.forget(sam, name)
    assert talks_of(taken(house, sam)).partition(b"{")[0] == b""
    assert house.companion.talks(sam) == []


def test_into_the_same_account_nothing_comes_twice(house, noor) -> None:
    """All of it is here already."""
    allow(house, noor)
    talk(house, noor, "Good evening")
    before = taken(house, noor)

    assert bring_in(house, noor, before) == "done"

    assert talks_of(taken(house, noor)) == talks_of(before)


def test_talks_stand_by_when_they_began() -> None:
    """Whatever the order in which they came here."""
    one, two, three = Talk("1"), Talk("2"), Talk("3")
    one.begun, two.begun, three.begun = "2026-11-02", "2026-11-01", "2026-11-01"

    found = in_order([("cnv_a", one), ("cnv_c", two), ("cnv_b", three)])

    assert [talk.file for talk in found] == ["3", "2", "1"]


def test_every_file_is_under_one_signature(house, amal, do) -> None:
    """Each has its digest in a list, and that list is signed by this Troth."""
    opened = do.take(house, amal)

    listed = dict(reversed(line.split("  ", 1)) for line in opened.text("SHA256SUMS").splitlines())
    assert set(listed) == set(opened.names) - {"SHA256SUMS", "signed.json"}
    for name, digest in listed.items():
        assert hashlib.sha256(opened.zip.read(name)).hexdigest() == digest
    signed = opened.json("signed.json")
    body = statement.read(signed, form=FORM, key=house.ledger.key)
    assert body["sha256sums"] == hashlib.sha256(opened.zip.read("SHA256SUMS")).hexdigest()
    assert (body["person"], body["files"]) == (amal, len(listed))
    forged = {**signed, "statement": signed["statement"].replace(amal, new_id("psn"))}
    with pytest.raises(Exception, match="does not verify"):
        statement.read(forged, form=FORM, key=house.ledger.key)


def test_cards_go_along_as_other_programs_read_them(house, noor, do) -> None:
    """With their pictures; one that is removed stands in the records alone."""
    allow(house, noor, COMPANION_OWN)
    data = cards.write_png(cards.new("Wren"))
    own.add(house.gate, noor, cards.read_file(data))
    own.add(house.gate, noor, cards.new("Ash"))
    gone = own.add(house.gate, noor, cards.new("Gone"))
    own.remove(house.gate, noor, gone)

    opened = do.take(house, noor)

    names = [name for name in opened.names if name.startswith("cards/")]
    assert names == ["cards/0001.json", "cards/0001.png", "cards/0002.json"]
    assert [cards.read_file(opened.zip.read(name)).card.name for name in names] == [
        *("Wren", "Wren", "Ash")
    ]
    assert "Gone" in opened.text("records/companion.jsonl")
