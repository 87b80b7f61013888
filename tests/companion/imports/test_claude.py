"""A conversation as Claude exports it."""

from troth.companion.imports import claude
from troth.companion.imports.shape import Left


def test_a_list_is_a_row(make) -> None:
    """Each message follows the one before it; tools and thoughts are left out and counted."""
    found = claude.read(make.claude(), "conversation 1")

    assert make.texts(found) == [("user", "A boat?", ""), ("assistant", "Yes.", "A boat?")]
    assert (found.id, found.title) == ("one", "About boats")
    assert found.left == {Left.THOUGHTS: 1, Left.TOOLS: 1}


def test_branches_stay_branches(make) -> None:
    """Where messages say what they follow, an edit stands beside what it changed."""
    told = make.claude()
    first, second = told["chat_messages"]
    first["parent_message_uuid"] = "00000000-0000-4000-8000-000000000000"
    second["parent_message_uuid"] = "m1"
    edit = {"uuid": "m3", "sender": "human", "text": "A ship?"}
    edit["parent_message_uuid"] = first["parent_message_uuid"]
    told["chat_messages"].append(edit)
    told["current_leaf_message_uuid"] = "m2"

    found = claude.read(told, "conversation 1")

    assert make.texts(found) == [
        ("user", "A boat?", ""),
        ("user", "A ship?", ""),
        ("assistant", "Yes.", "A boat?"),
    ]


def test_bad_rows_are_named_and_files_are_counted(make) -> None:
    """A row that is none, a name twice, nobody who spoke."""
    told = make.claude()
    told["chat_messages"] += [
        "text",
        {"uuid": "m1", "sender": "human", "text": "again"},
        {"uuid": "m4", "sender": "page", "text": "x"},
        {"sender": "human", "text": "kept", "files": [{}, {}], "attachments": [{}]},
    ]

    found = claude.read(told, "conversation 1")

    assert [one.text for one in found.messages] == ["A boat?", "Yes.", "kept"]
    assert [one.where for one in found.problems] == [
        f"conversation 1, message {row}" for row in (3, 4, 5)
    ]
    assert found.left[Left.FILES] == 3


def test_a_circle_is_named(make) -> None:
    """What follows itself has no place."""
    told = make.claude()
    for one, parent in zip(told["chat_messages"], ("m2", "m1"), strict=True):
        one["parent_message_uuid"] = parent

    found = claude.read(told, "conversation 1")

    assert found.messages == []
    assert "circle" in found.problems[0].why
