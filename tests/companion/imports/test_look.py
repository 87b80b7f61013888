"""What is said of a file before anything of it is kept."""

import json
from dataclasses import replace
from io import BytesIO

import pytest

from troth.companion.imports import look as module
from troth.companion.imports import shape
from troth.companion.imports.carried import Thing
from troth.companion.imports.look import Carried, asked_anew, look
from troth.companion.imports.names import turns
from troth.companion.imports.shape import Left
from troth.errors import TooLarge
from troth.words import COMPANION_MEMORY, PersonId

NOOR = PersonId("psn_noor")


def seen(data: bytes, *, known=()):
    """Look at a file."""
    return look(BytesIO(data), NOOR, known=known)


def test_it_counts_what_would_be_kept(make) -> None:
    """Conversations, messages, days, letters; and what is left out, and why."""
    empty = make.claude("empty") | {"chat_messages": []}
    found = seen(make.file(make.chatgpt(), make.claude(), empty, 5))

    assert [(one.number, one.service, one.title, one.messages) for one in found.entries] == [
        (1, "chatgpt", "Talk one", 3),
        (2, "claude", "About boats", 2),
    ]
    assert (found.messages, found.fresh, found.letters) == (5, 5, 47)
    assert found.entries[0].first.isoformat() == "2023-11-14T22:13:20.500000+00:00"
    assert found.entries[0].last.isoformat() == "2023-11-14T22:13:40+00:00"
    assert found.left == {Left.ORDERS: 1, Left.THOUGHTS: 1, Left.TOOLS: 1}
    assert (found.bad, [str(one) for one in found.problems]) == (
        1,
        ["conversation 4: it is no JSON object."],
    )
    assert found.services == ["chatgpt", "claude"]
    assert "Talk" not in repr((found, found.entries))


def test_what_is_here_already_is_told(make) -> None:
    """By name, so that nobody waits for what will not come."""
    (talk,), _ = make.read(make.file(make.chatgpt()))
    here = {turn.id for turn in turns(NOOR, talk, by="", at="2026-01-01T00:00:00.000Z")[:2]}

    found = seen(make.file(make.chatgpt(), make.chatgpt("two")), known=here)

    assert [one.fresh for one in found.entries] == [1, 3]


def test_bad_rows_beyond_number_are_counted(make, monkeypatch) -> None:
    """The first are named."""
    monkeypatch.setattr(module, "MOST_PROBLEMS", 3)

    found = seen(make.file(make.claude(), *range(10)))

    assert (found.bad, len(found.problems)) == (10, 3)


def test_bad_rows_have_an_end(make, monkeypatch) -> None:
    """Each of them takes its time."""
    monkeypatch.setattr(shape, "MOST_BAD", 5)
    good = json.dumps(make.chatgpt()).encode()

    assert seen(b"[" + good + b",1" * 5 + b"]").bad == 5
    with pytest.raises(TooLarge):
        seen(b"[" + good + b",1" * 6 + b"]")


def test_too_much_is_refused(make, monkeypatch) -> None:
    """Before memory is full of it."""
    monkeypatch.setattr(module, "MOST_CONVERSATIONS", 2)
    with pytest.raises(TooLarge, match="Part the file"):
        seen(make.file(*(make.claude(str(n)) for n in range(3))))
    monkeypatch.setattr(module, "MOST_CONVERSATIONS", 9)
    monkeypatch.setattr(module, "MOST_MESSAGES", 5)
    with pytest.raises(TooLarge):
        seen(make.file(*(make.claude(str(n)) for n in range(3))))


def test_a_yes_that_came_or_went_since_is_heard() -> None:
    """What is shown of a file that waits is what would come in now."""
    fact = Carried(thing=Thing.FACTS, count=2, fresh=2, needs=COMPANION_MEMORY)
    levels = Carried(thing=Thing.LEVELS, count=1, fresh=1)
    had = replace(seen(b"[5]"), carried=[fact, levels])

    with_yes = asked_anew(had, lambda _: True)
    without = asked_anew(with_yes, lambda _: False)

    assert [one.needs for one in with_yes.carried] == [None, None]
    assert [one.needs for one in without.carried] == [COMPANION_MEMORY, None]
    assert (with_yes.is_empty, replace(without, carried=[fact]).is_empty) == (False, True)


def test_without_a_home_nothing_beside_talks_is_read(make) -> None:
    """And an archive that nobody signed is a changed one."""
    found = seen(make.packed({"talks.jsonl": b"", "README.txt": b""}))

    assert (found.is_changed, found.carried, dict(found.stays)) == (True, (), {})
    assert found.signature.changed == ["signed.json"]
