"""A chat as Open WebUI exports it."""

from time import process_time

from troth.companion.imports import open_webui
from troth.companion.imports.shape import Left


def test_a_tree_stays_a_tree(make) -> None:
    """With the model that answered, and the answer that was shown last."""
    found = open_webui.read(make.open_webui(), "conversation 1")

    assert make.texts(found) == [
        ("user", "Which tea?", ""),
        ("assistant", "Green.", "Which tea?"),
        ("assistant", "Black.", "Which tea?"),
    ]
    assert [one.who for one in found.messages] == ["", "Small", "big"]
    assert (found.id, found.title) == ("one", "Tea")


def test_a_chat_by_itself_and_an_old_list_are_read(make) -> None:
    """Without what stands around it, and without a tree."""
    chat = make.open_webui()["chat"]
    old = {
        "models": [],
        "messages": [
            {"role": "system", "content": "Obey."},
            {"role": "user", "content": [{"type": "text", "text": "Hi"}, {"type": "image_url"}]},
            {"role": "tool", "content": "x"},
            {"role": "assistant", "content": "Yes", "files": [{}]},
        ],
    }

    assert open_webui.is_one(chat)
    assert open_webui.is_one(old)
    assert len(open_webui.read(chat, "x").messages) == 3
    found = open_webui.read(old, "x")
    assert make.texts(found) == [("user", "Hi", ""), ("assistant", "Yes", "Hi")]
    assert found.left == {Left.ORDERS: 1, Left.TOOLS: 1, Left.FILES: 2}


def test_bad_rows_are_named(make) -> None:
    """A row that is none, nobody who spoke, a circle."""
    told = make.open_webui()
    told["chat"]["history"]["messages"] |= {
        "x": 5,
        "y": {"role": "page", "content": "x"},
        "p": {"role": "user", "content": "x", "parentId": "q"},
        "q": {"role": "user", "content": "x", "parentId": "p"},
    }

    found = open_webui.read(told, "conversation 1")

    assert len(found.messages) == 3
    assert [one.where for one in found.problems] == [
        "conversation 1, message 4",
        "conversation 1, message 5",
        "conversation 1, some messages",
    ]
    assert not any(open_webui.is_one(one) for one in ({}, make.claude(), {"messages": []}))


def test_notes_and_tools_that_are_folded_away_are_left_out(make) -> None:
    """A model's notes to itself stand among its words there; what a person wrote stays."""
    told = make.open_webui()
    rows = told["chat"]["history"]["messages"]
    thought = (
        '<details type="reasoning" done="true" duration="2">\n<summary>Thought</summary>\n> hm\n'
    )
    call = (
        '<details type="tool_calls" done="true" name="look">\n<summary>Ran</summary>\n</details>\n'
    )
    rows["a"]["content"] = f"What is {thought}</details>?"
    rows["b"]["content"] = f"{thought}</details>\nGreen.\n{call}Or white."
    rows["c"]["content"] = "<think>\nhm\n</think>\n\nBlack."
    rows["d"] = {**rows["b"], "content": f"{thought}It never ends."}

    found = open_webui.read(told, "chat 1")

    said = {one.text for one in found.messages}
    assert said >= {"Green.\n\nOr white.", "Black.", f"What is {thought}</details>?"}
    assert f"{thought}It never ends." in said
    assert (found.left[Left.THOUGHTS], found.left[Left.TOOLS]) == (2, 1)


def test_a_text_full_of_beginnings_takes_no_longer(make) -> None:
    """It is looked through once."""
    told = make.open_webui()
    told["chat"]["history"]["messages"]["b"]["content"] = '<details type="reasoning" ' * 10_000
    begun = process_time()

    open_webui.read(told, "chat 1")

    assert process_time() - begun < 0.5
