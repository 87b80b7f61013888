"""A chat file of SillyTavern."""

from io import BytesIO

from troth.companion.imports import sillytavern
from troth.companion.imports.lines import lines
from troth.companion.imports.names import turns
from troth.companion.imports.shape import Left
from troth.words import PersonId


def read(data: bytes):
    """Read a chat file."""
    (found,) = sillytavern.read(lines(BytesIO(data)), "the file")
    return found


def test_other_answers_are_versions(make) -> None:
    """They stand beside the one that was chosen, which is the last of them."""
    found = read(make.tavern())

    assert make.texts(found) == [
        ("assistant", "Sit down.", ""),
        ("user", "I sit.", "Sit down."),
        ("assistant", "Fine.", "I sit."),
        ("assistant", "Well.", "I sit."),
        ("assistant", "Good.", "I sit."),
    ]
    assert (found.title, found.messages[0].who, found.messages[1].who) == ("Wren", "Wren", "")


def test_the_same_chat_grown_has_the_same_names(make) -> None:
    """So only what is new comes in later; what was changed there is another version."""
    before = read(make.tavern())
    more = b'{"name": "You", "is_user": true, "mes": "More"}'
    after = read(make.tavern() + b"\n" + more)
    changed = read(make.tavern().replace(b"I sit.", b"I stand."))

    assert (before.id, after.id, changed.id) == (before.id,) * 3
    names = [one.id for one in before.messages]
    assert [one.id for one in after.messages][:5] == names
    assert changed.messages[1].id != names[1]


def test_a_long_chat_comes_in_parts(make, monkeypatch) -> None:
    """So that no file fills the memory. They are one chat, each part behind the one before it."""
    rows = [{"name": "You", "is_user": True, "mes": f"{row}"} for row in range(9)]
    data = make.tavern(*rows)
    whole = read(data)
    monkeypatch.setattr(sillytavern, "MOST_CONVERSATION", 150)

    parts = list(sillytavern.read(lines(BytesIO(data)), "the file"))

    assert len(parts) > 2
    assert {(one.id, one.title, one.at) for one in parts} == {(whole.id, whole.title, whole.at)}
    assert [one for part in parts for one in part.messages] == whole.messages
    kept = [
        turn
        for part in parts
        for turn in turns(PersonId("psn_a"), part, by="imp_a", at="2026-01-01T00:00:00.000Z")
    ]
    assert [one.after for one in kept] == ["", *(one.id for one in kept[:-1])]


def test_the_head_may_stand_below_empty_lines(make) -> None:
    """As some editors leave them."""
    found = read(b"\n\r\n" + make.tavern())

    assert (found.title, list(found.problems), len(found.messages)) == ("Wren", [], 5)


def test_bad_lines_are_named_and_the_rest_is_read(make) -> None:
    """By the number of the line in the file."""
    data = make.tavern() + b'\n{"broken\n[1]\n{"name": "x"}\n{"mes": 5}\n\n'
    data += b'{"name": "s", "mes": "hidden", "is_system": true}\n'
    data += b'{"name": "You", "is_user": true, "mes": "Still here", "swipes": ["no"]}'

    found = read(data)

    assert found.messages[-1].text == "Still here"
    assert found.messages[-1].after == found.messages[-2].id
    assert [one.where for one in found.problems] == [f"the file, line {n}" for n in (5, 6, 7, 8)]
    assert found.left == {Left.HIDDEN: 1}


def test_strange_versions_do_no_harm(make) -> None:
    """Numbers for texts, a place that is none, the same answer twice, empty ones."""
    row = {"name": "Wren", "is_user": False, "mes": "A", "swipes": [1, "A", "B", "B", " "]}
    for place in (True, -1, 99, "1", None):
        found = read(make.tavern(row | {"swipe_id": place}))
        assert [one.text for one in found.messages] == ["B", "A"]
    assert read(make.tavern(row | {"swipes": "ab"})).messages[0].text == "A"


def test_a_chat_without_a_head_is_known(make) -> None:
    """By its first message."""
    assert sillytavern.is_one({"mes": "x", "is_user": True})
    assert sillytavern.is_one({"user_name": "a", "character_name": "b"})
    assert not any(sillytavern.is_one(one) for one in ({}, make.chatgpt(), {"mes": "x"}))
