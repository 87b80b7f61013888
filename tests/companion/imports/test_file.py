"""Whose export a file is, and what is in it."""

import json

import pytest

from troth.companion.imports.shape import Left, LeftOut, Problem
from troth.errors import BadInput, TooLarge


def test_each_service_is_known(make) -> None:
    """By itself, in a list, in its ZIP, over many lines; all at once if somebody mixed them."""
    exports = {
        "chatgpt": make.file(make.chatgpt(), make.chatgpt("two")),
        "claude": json.dumps([make.claude()], indent=2).encode(),
        "open-webui": json.dumps(make.open_webui(), indent=2).encode(),
        "sillytavern": make.tavern(),
    }
    for service, data in exports.items():
        found, rest = make.read(data)
        assert {one.service for one in found} == {service}
        assert rest == []

    zipped, rest = make.read(make.packed({"conversations.json": exports["chatgpt"], "a.png": b""}))
    assert [one.id for one in zipped] == ["one", "two"]
    assert zipped[0].where == "conversations.json, conversation 1"
    assert rest == [LeftOut(why=Left.FILES, count=1)]
    mixed, _ = make.read(make.file(make.claude(), make.chatgpt(), make.open_webui()))
    assert [one.service for one in mixed] == ["claude", "chatgpt", "open-webui"]


def test_good_rows_come_in_and_bad_ones_are_named(make) -> None:
    """By number; what is in them is not told."""
    data = make.file(make.claude(), 5, {"planted": "words"}, make.claude("two"))
    data = data[:-1] + b", {broken planted}]"

    found, rest = make.read(data)

    assert [one.id for one in found] == ["one", "two"]
    assert [one.where for one in rest] == [f"conversation {n}" for n in (2, 3, 5)]
    assert "planted" not in str(rest)


def test_a_zip_of_chats_has_each_of_them(make) -> None:
    """What is no chat is named by its place."""
    data = make.packed({"a.jsonl": make.tavern(), "b.jsonl": b'{"x": 1}', "c.jsonl": make.tavern()})

    found, rest = make.read(data)

    assert len(found) == 2
    assert rest == [Problem(where="chat 2", why="it is no chat that Troth knows.")]


def test_a_head_without_end_is_still_a_chat(make) -> None:
    """Some have long notes in their first line."""
    head, _, rest = make.tavern().partition(b"\n")
    long = json.loads(head)
    long["chat_metadata"]["note"] = "x" * 200_000

    (found,), _ = make.read(json.dumps(long).encode() + b"\n" + rest)

    assert (found.title, len(found.messages)) == ("Wren", 5)


def test_what_is_nobodys_is_refused(make) -> None:
    """With a sentence that quotes nothing of it."""
    nobodys = (b'{"planted": 1}', b'[{"planted": 1}]', b"planted words", b"\x89PNG")
    for data in (b"", b"  \n", *nobodys):
        with pytest.raises(BadInput) as error:
            make.read(data)
        assert "planted" not in str(error.value)
        assert not isinstance(error.value, TooLarge)
    found, rest = make.read(b"{planted words")
    assert (found, [one.why for one in rest]) == ([], ["it is not valid JSON."])
    with pytest.raises(BadInput, match="does not know"):
        make.read(b'[{"planted": 1}]')
    with pytest.raises(BadInput, match="empty"):
        make.read(make.packed({"conversations.json": b""}))


@pytest.mark.parametrize(
    "data",
    [
        b"<html><body>chat</body></html>",
        b"%PDF-1.7",
        b"\x1f\x8b\x08",
        b"junk" + b"PK\x03\x04",
        b'"text"',
        b"null",
        "[{}]".encode("utf-16"),
        "[{}]".encode("utf-32"),
    ],
)
def test_what_begins_as_no_export_is_nobodys(make, data) -> None:
    """A page, a picture, a file in another code: it is told what Troth takes."""
    with pytest.raises(BadInput, match="does not know this file"):
        make.read(data)


def test_an_archive_of_ours_may_hold_no_talk(make) -> None:
    """It is no empty file: what else is in it, `belongings` tells."""
    assert make.read(make.packed({"talks.jsonl": b"", "records/fact.jsonl": b"{}"})) == ([], [])


def test_nothing_of_a_file_is_done(make, monkeypatch) -> None:
    """Addresses, macros and markup in it are letters: no socket, no file, no process."""
    monkeypatch.setattr("builtins.open", None)
    hostile = "<script>x</script> {{7*7}} ${x} ![](http://evil.example/) file:///etc/passwd"

    (found,), _ = make.read(make.file(make.chatgpt(words=hostile)))

    assert found.messages[0].text == hostile


def test_it_can_be_read_twice(make) -> None:
    """The same comes again."""
    data = make.packed({"conversations.json": make.file(make.chatgpt())})

    assert make.read(data) == make.read(data)
