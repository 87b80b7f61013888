"""What left is shown as it was sent, beside the person's own words, to that person alone."""

import json
from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from troth.errors import LedgerFailed, NotFound, StoreFailed
from troth.gate.left import Left
from troth.registry.outside import purpose_of
from troth.rights import receipts
from troth.rights.left import Masked, _said, mentions, parts, what_left, whence
from troth.rights.telling import LOOKED_AT_LEFT, LOOKED_WHENCE
from troth.store import kinds
from troth.testing.house import allow, ask, leaves, talk
from troth.testing.outside import choose, upstream, with_outside
from troth.testing.upstream import says
from troth.vault import records
from troth.words import COMPANION_HISTORY, DISCLOSURE_RECORD, RIGHTS_ANSWER

SAID = "I am Noor, write to noor.lind@example.org about the planted word"


@pytest.fixture
def up():
    """Return a provider's server."""
    with upstream(says("Hello ", "Noor", ".")) as found:
        yield found


@pytest.fixture
def elsewhere(house, noor, up):
    """Return a person whom a provider answers."""
    entry = with_outside(house, up)
    allow(house, noor)
    allow(house, noor, purpose_of(entry.id))
    choose(house, noor, entry)
    return noor


def test_what_left_is_what_came_there(house, elsewhere, up):
    """Byte for byte, with the digest that the ledger's line names."""
    reply = talk(house, elsewhere, SAID).reply

    left = what_left(house.gate, elsewhere, reply.receipt)

    assert left.request.encode() == up.requests[0].body
    assert left.digest == sha256(up.requests[0].body).hexdigest()
    assert left.digest == receipts.receipt(house.gate, elsewhere, reply.receipt).digest
    assert (left.recipient, left.model, left.level) == ("acme", "small-1 (Acme)", "contract")


def test_own_words_stand_beside_what_left(house, elsewhere, up):
    """What was masked is there on both sides, and in no other place of what was sent."""
    reply = talk(house, elsewhere, SAID).reply

    left = what_left(house.gate, elsewhere, reply.receipt)

    said = left.said[-1]
    assert (said.role, said.own) == ("user", SAID)
    assert "the planted word" in said.sent
    assert {one.original for one in left.masked} == {"Noor", "noor.lind@example.org"}
    assert len(left.masked) == reply.masked
    for one in left.masked:
        assert one.surrogate in said.sent
        assert one.original.encode() not in up.requests[0].body


def test_a_later_request_is_whole_though_its_texts_lie_in_earlier_ones(house, elsewhere, up):
    """Each text is kept once; what is shown is all that was sent."""
    first = talk(house, elsewhere, SAID).reply
    second = talk(
        house,
        elsewhere,
        ask("And now a second planted sentence", conversation=first.conversation, recall=True),
    ).reply

    left = what_left(house.gate, elsewhere, second.receipt)

    assert left.request.encode() == up.requests[1].body
    assert [one.role for one in left.said] == ["system", "user", "assistant", "user"]


def test_it_is_written_down_that_somebody_looked(house, elsewhere):
    """To look at what left is a use of it."""
    reply = talk(house, elsewhere, SAID).reply

    what_left(house.gate, elsewhere, reply.receipt)

    told = leaves(house, elsewhere)[-1]
    assert (told["purpose"], told["detail"]["note"]) == (RIGHTS_ANSWER, LOOKED_AT_LEFT)


def test_another_persons_receipt_is_one_that_never_was(house, elsewhere, sam):
    """Not found, in the same words as for a receipt that nobody has."""
    reply = talk(house, elsewhere, SAID).reply

    with pytest.raises(NotFound) as theirs:
        what_left(house.gate, sam, reply.receipt)
    with pytest.raises(NotFound) as nobodys:
        what_left(house.gate, sam, "rcp_" + "a" * 26)

    assert str(theirs.value) == str(nobodys.value)


def test_of_an_answer_from_here_nothing_left(house, noor):
    """A model on this machine leaves no such record."""
    allow(house, noor)
    reply = talk(house, noor, SAID).reply

    with pytest.raises(NotFound):
        what_left(house.gate, noor, reply.receipt)


def test_after_ninety_days_it_is_gone(house, elsewhere, clock):
    """The line in the ledger stays, the words do not."""
    reply = talk(house, elsewhere, SAID).reply
    clock.move(days=91)

    with pytest.raises(NotFound):
        what_left(house.gate, elsewhere, reply.receipt)
    assert whence(house.gate, elsewhere, [reply.receipt])[reply.receipt].masked == reply.masked


def test_each_part_of_a_request_is_told_in_either_dialect():
    """Orders, tools, words, calls and what came of them; what is nothing of the kind is not."""
    tools = [{"name": "f"}]
    result = {"type": "tool_result", "content": [{"type": "text", "text": "It rains."}, 7]}
    one = {
        "system": [{"type": "text", "text": "Be kind."}],
        "tools": tools,
        "messages": [
            {"role": "user", "content": [result, {"type": "text", "text": "And now?"}]},
            {
                "role": "assistant",
                "content": [{"type": "tool_use", "name": "f", "input": {"a": "ü"}}],
            },
        ],
    }
    call = {"function": {"name": "g", "arguments": '{"b":1}'}}
    other = {
        "messages": [
            {"role": "system", "content": "Be brief."},
            {"role": "assistant", "content": None, "tool_calls": [call, 7, {"function": 7}]},
            {"role": "tool", "content": "Done."},
            {"role": "user", "content": 7},
            "nothing",
        ]
    }

    assert list(_said(one)) == [
        ("system", "Be kind."),
        ("tools", json.dumps(tools, indent=1)),
        ("tool", "It rains."),
        ("user", "And now?"),
        ("call", 'f {"a": "ü"}'),
    ]
    assert list(_said(other)) == [
        ("system", "Be brief."),
        ("call", 'g {"b":1}'),
        ("tool", "Done."),
        ("user", ""),
    ]


# Forgetting


def lefts(house, person):
    """Return what is kept of what left."""
    with house.gate.enter(person, RIGHTS_ANSWER) as room:
        return [one.record for one in room.read(Left)]


def told(house, person):
    """Return all of it as one text."""
    return "".join(one.form + one.texts + one.masks for one in lefts(house, person))


def talk_of_three(house, person):
    """Let a person say three things in one talk, the second of which is a secret."""
    replies, conversation = [], None
    for text in (
        "The first thing that I say, from Noor",
        "The second thing: call +44 20 7946 0018 at once",
        "The third thing is about nothing at all",
    ):
        question = ask(text, conversation=conversation, recall=conversation is not None)
        replies.append(talk(house, person, question).reply)
        conversation = replies[-1].conversation
    return replies


def test_a_forgotten_talk_takes_along_what_left_for_it(house, elsewhere):
    """Nothing of it is kept any more, in the same moment as the talk."""
    first, *_ = talk_of_three(house, elsewhere)
    other = talk(house, elsewhere, "A talk of its own, which stays").reply

    house.companion.forget_talk(elsewhere, first.conversation)

    assert [one.receipt for one in lefts(house, elsewhere)] == [other.receipt]
    assert "thing that I say" not in told(house, elsewhere)
    assert what_left(house.gate, elsewhere, other.receipt).request is not None


def test_a_forgotten_message_goes_from_every_request_that_had_it(house, elsewhere):
    """The request that was about it goes; the later one stays, without its words and masks."""
    first, second, third = talk_of_three(house, elsewhere)
    assert "second thing" in told(house, elsewhere)

    house.companion.forget_turn(elsewhere, second.turns[0])

    assert "second thing" not in told(house, elsewhere)
    assert "7946 0018" not in told(house, elsewhere)
    with pytest.raises(NotFound):
        what_left(house.gate, elsewhere, second.receipt)
    left = what_left(house.gate, elsewhere, third.receipt)
    assert left.request is None
    assert left.said[-1].own == "The third thing is about nothing at all"
    assert "not kept any more" in left.said[3].sent
    assert what_left(house.gate, elsewhere, first.receipt).request is not None


def test_what_is_sent_after_a_forgetting_is_kept_whole(house, elsewhere, up):
    """What was forgotten in memory is written anew with the next request."""
    first, second, _ = talk_of_three(house, elsewhere)
    house.companion.forget_turn(elsewhere, second.turns[0])

    question = ask("One more thing", conversation=first.conversation, recall=True)
    reply = talk(house, elsewhere, question).reply

    left = what_left(house.gate, elsewhere, reply.receipt)
    assert left.request.encode() == up.requests[-1].body
    assert "second thing" not in left.request


def test_a_failed_forgetting_keeps_both(house, elsewhere, broken_ledger):
    """Message and what left for it go together, or not at all."""
    first, *_ = talk_of_three(house, elsewhere)
    before = told(house, elsewhere)
    broken_ledger()

    with pytest.raises((LedgerFailed, StoreFailed)):
        house.companion.forget_talk(elsewhere, first.conversation)

    fresh = house.gate.keyring.unlock(elsewhere)
    found = records.read(house.store.read, fresh.handle(DISCLOSURE_RECORD), "left")
    kept = [kinds.from_bytes(Left, one.clear) for one in found]
    assert "".join(one.form + one.texts + one.masks for one in kept) == before


# Where answers came from


def test_where_answers_came_from_is_told_by_the_ledger(house, elsewhere):
    """Elsewhere with how much was masked; from here with nothing."""
    out = talk(house, elsewhere, SAID).reply
    house.people.choose(elsewhere, model="")
    here = talk(house, elsewhere, SAID).reply

    found = whence(house.gate, elsewhere, [out.receipt, here.receipt, "rcp_" + "a" * 26])

    assert found.keys() == {out.receipt, here.receipt}
    assert (found[out.receipt].is_outside, found[out.receipt].masked) == (True, 2)
    assert (found[out.receipt].recipient, found[out.receipt].level) == ("acme", "contract")
    assert (found[here.receipt].is_outside, found[here.receipt].recipient) == (False, "local_model")
    assert leaves(house, elsewhere)[-1]["detail"]["note"] == LOOKED_WHENCE


def test_to_ask_of_no_answer_opens_nothing(house, noor):
    """No line is written for nothing."""
    before = len(leaves(house, noor))

    assert whence(house.gate, noor, []) == {}
    assert len(leaves(house, noor)) == before


def test_another_persons_answers_are_left_out(house, elsewhere, sam):
    """Whose receipt it is follows from who asks."""
    reply = talk(house, elsewhere, SAID).reply

    assert whence(house.gate, sam, [reply.receipt]) == {}


# In words


@given(st.text(max_size=40), st.lists(st.text(max_size=6), max_size=4))
def test_parts_lose_no_letter(text, words):
    """Whatever the words, the parts together are the text."""
    assert "".join(one.text for one in parts(text, words)) == text


def test_parts_are_cut_at_the_longest_word_whatever_its_case():
    """`Ada Lovelace` is one part, not `Ada` and a rest."""
    cut = parts("ADA LOVELACE and Ada.", ["Ada", "Ada Lovelace"])

    assert [(one.text, one.is_marked) for one in cut] == [
        ("ADA LOVELACE", True),
        (" and ", False),
        ("Ada", True),
        (".", False),
    ]


def test_what_is_masked_is_named_in_words():
    """A label of a program becomes words; one that is new, too."""
    one = Masked(surrogate="b", original="a", label="PERSON", kind="direct", why="known")
    odd = Masked(surrogate="b", original="a", label="NEW", kind="direct", why="x")
    asked = Masked(
        surrogate="b", original="a", label="PERSON", kind="direct", why="you asked for it"
    )

    assert (one.what, one.is_name) == ("a name", True)
    assert (odd.what, odd.is_name) == ("something that may point to somebody", False)
    assert asked.what == "a word on your list"


@pytest.mark.parametrize(
    ("topics", "says"),
    [
        (("health",), "your health"),
        (("health", "orientation"), "your health and who you love"),
        (("said of a person", "said in a profile"), "something close to you"),
        ((), "something close to you"),
    ],
)
def test_what_a_message_mentions_is_told_in_words(topics, says):
    """Never a word of the message."""
    assert mentions(topics) == says


def test_nothing_of_it_shows_in_a_traceback(house, elsewhere):
    """What holds words shows none of them."""
    reply = talk(house, elsewhere, SAID).reply

    left = what_left(house.gate, elsewhere, reply.receipt)

    assert "planted" not in repr(left)
    assert "noor.lind" not in repr(left)
    assert COMPANION_HISTORY not in repr(left)
