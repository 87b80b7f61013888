"""A conversation as ChatGPT exports it."""

from troth.companion.imports import chatgpt
from troth.companion.imports.shape import Left


def test_a_tree_stays_a_tree(make) -> None:
    """Both answers follow the question; the one that was shown stands last."""
    found = chatgpt.read(make.chatgpt(), "conversation 1")

    assert make.texts(found) == [
        ("user", "Hello there", ""),
        ("assistant", "Second answer", "Hello there"),
        ("assistant", "First answer", "Hello there"),
    ]
    assert (found.id, found.title, found.service) == ("one", "Talk one", "chatgpt")
    assert [one.at and one.at.timestamp() for one in found.messages] == [
        1_700_000_000.5,
        1_700_000_020,
        1_700_000_010,
    ]
    assert found.left == {Left.ORDERS: 1}
    assert found.problems == []


def test_what_the_person_never_saw_is_left_out(make) -> None:
    """Orders, tools, thoughts, hidden messages, files: each is counted, none is kept."""
    told = make.chatgpt()
    told["mapping"] |= {
        "t": make.node("tool", "result", "b"),
        "x": make.node("assistant", "search()", "b", recipient="browser"),
        "h": make.node(
            "user", "hide", "b", metadata={"is_visually_hidden_from_conversation": True}
        ),
        "k": make.node("assistant", "", "b", kind="thoughts"),
        "p": make.node("user", "my profile", "b", kind="user_editable_context"),
        "q": make.node("assistant", "quote", "b", kind="tether_quote"),
        "e": make.node("assistant", "  ", "b"),
        "f": make.node(
            "user", {"content_type": "image_asset_pointer"}, "b", kind="multimodal_text"
        ),
        "v": make.node("user", {"text": "What I spoke"}, "b", kind="multimodal_text"),
    }

    found = chatgpt.read(told, "conversation 1")

    assert "What I spoke" in {one.text for one in found.messages}
    assert len(found.messages) == 4
    assert found.left == {
        Left.ORDERS: 2,
        Left.TOOLS: 3,
        Left.HIDDEN: 1,
        Left.THOUGHTS: 1,
        Left.FILES: 1,
        Left.EMPTY: 2,
    }


def test_bad_rows_are_named_and_the_rest_is_read(make) -> None:
    """Whatever stands in a node: the good ones come in, in their places."""
    told = make.chatgpt()
    told["mapping"] |= {
        "1": 5,
        "2": {"message": "text"},
        "3": {"message": {"author": {"role": "user"}, "content": "text"}},
        "4": make.node("robot", "words", "b"),
        "5": {"message": {"author": None, "content": {"content_type": "text"}}},
        "6": {"message": None, "parent": "7"},
        "7": {"message": None, "parent": "6"},
    }

    found = chatgpt.read(told, "conversation 1")

    assert len(found.messages) == 3
    assert [one.where for one in found.problems] == [
        f"conversation 1, message {row}" for row in (6, 7, 8, 9, 10, 11, 12)
    ]
    assert "text" not in str(found.problems)


def test_only_its_own_are_taken(make) -> None:
    """By what it is made of, not by its name."""
    assert chatgpt.is_one(make.chatgpt())
    assert not any(chatgpt.is_one(one) for one in (make.claude(), make.open_webui(), {}))
    assert not chatgpt.is_one({"mapping": []})
    assert chatgpt.read({"mapping": {}}, "x").messages == []


def test_marks_for_its_own_page_are_no_words(make) -> None:
    """Citations go, the name of a thing stays, and what is no mark stays as it is."""
    said = {
        "Pea soup.\ue200cite\ue202turn0search1\ue202turn0search4\ue201": "Pea soup.",
        'In \ue200entity\ue202["city","Bath","England"]\ue201 too.': "In Bath too.",
        "\ue200entity\ue202[1]\ue201\ue200entity\ue202{\ue201So.": "So.",
        "\ue200cite and no end": "\ue200cite and no end",
    }

    for words, shown in said.items():
        found = chatgpt.read(make.chatgpt(words=words), "conversation 1")
        assert found.messages[0].text == shown
