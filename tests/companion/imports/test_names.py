"""What is brought in has a name, a time, and where it comes from."""

from dataclasses import replace

from troth.companion.imports.names import talk_name, turn_name, turns
from troth.companion.imports.shape import Conversation, Message
from troth.words import PersonId, is_id

NOOR, SAM = PersonId("psn_noor"), PersonId("psn_sam")
NOW = "2026-11-21T19:30:00.000Z"


def one(make, data) -> Conversation:
    """Read the only conversation of a file."""
    (found,), _ = make.read(data)
    return found


def test_the_same_has_the_same_name_again(make) -> None:
    """For the same person alone; another talk, another service, another message: another name."""
    found = one(make, make.file(make.chatgpt()))
    first = found.messages[0]

    assert is_id(talk_name(NOOR, found), "cnv")
    assert is_id(turn_name(NOOR, found, first), "trn")
    assert talk_name(NOOR, found) == talk_name(NOOR, found)
    assert talk_name(SAM, found) != talk_name(NOOR, found)
    others = (replace(found, id="two"), replace(found, service="claude"))
    names = [turn_name(NOOR, other, first) for other in (found, *others)]
    names += [turn_name(NOOR, found, other) for other in found.messages[1:]]
    assert len(set(names)) == len(names)
    assert "one" not in talk_name(NOOR, found)


def test_each_message_says_where_it_comes_from(make) -> None:
    """Whatever its speaker is called there, it is none of Troth's companions."""
    kept = turns(NOOR, one(make, make.tavern()), by="imp_a", at=NOW)
    assert [turn.companion for turn in kept[:2]] == ["sillytavern:Wren", "sillytavern:SillyTavern"]
    assert {turn.imported for turn in kept} == {"imp_a"}

    strange = replace(
        one(make, make.tavern()),
        messages=[
            Message(id=name, after="", role="assistant", text="x", who=name)
            for name in ("mira", "a\nb\0c", "x" * 500, "\u202etroth:mira")
        ],
    )
    for turn in turns(NOOR, strange, by="imp_a", at=NOW):
        assert turn.companion.startswith("sillytavern:")
        assert len(turn.companion) < 80
        assert turn.companion.isprintable()


def test_times_are_kept_and_missing_ones_follow_those_before(make) -> None:
    """None lies after now, so that nothing stands above what is said today."""
    told = make.claude()
    told["chat_messages"] = [
        {"uuid": "a", "sender": "human", "text": "no time"},
        {"uuid": "b", "sender": "human", "text": "time", "created_at": "2025-01-01T00:00:00Z"},
        {"uuid": "c", "sender": "human", "text": "no time"},
        {"uuid": "d", "sender": "human", "text": "later", "created_at": "2099-01-01T00:00:00Z"},
    ]

    kept = turns(NOOR, one(make, make.file(told)), by="imp_a", at=NOW)

    assert [turn.at for turn in kept] == [
        "2024-03-01T10:00:00.123Z",
        "2025-01-01T00:00:00.000Z",
        "2025-01-01T00:00:00.000Z",
        NOW,
    ]


def test_what_follows_what_stays_so(make) -> None:
    """By the names that they have here."""
    first, second, third = turns(NOOR, one(make, make.file(make.chatgpt())), by="imp_a", at=NOW)

    assert (first.after, second.after, third.after) == ("", first.id, first.id)
    assert len({turn.conversation for turn in (first, second, third)}) == 1


def test_what_follows_a_message_of_an_earlier_part_still_does() -> None:
    """A long talk of an archive comes in parts; elsewhere what is not there is no message."""
    said = Message(id="trn_b", after="trn_a", role="user", text="x", who="troth:mira")
    part = Conversation(service="troth", id="cnv_a", where="x", messages=[said])

    assert [turn.after for turn in turns(NOOR, part, by="imp_a", at=NOW)] == ["trn_a"]
    other = replace(part, service="claude", messages=[replace(said, who="")])
    assert [turn.after for turn in turns(NOOR, other, by="imp_a", at=NOW)] == [""]
