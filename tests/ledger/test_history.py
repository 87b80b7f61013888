import json
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from troth.crypto.random import secret
from troth.crypto.sign import Signer
from troth.errors import Damaged
from troth.ledger.chain import PersonChain, commit
from troth.ledger.heads import HeadProof
from troth.ledger.history import follow
from troth.ledger.leaf import Event
from troth.ledger.note import NoteKey
from troth.store import schema
from troth.store.statements import bindparam, delete, func, select, update

_CHAIN_OF = select(schema.person.c.chain).where(schema.person.c.person_id == bindparam("whose"))
_FIRST_OF = select(func.min(schema.ledger_opening.c.leaf_index)).where(
    schema.ledger_opening.c.person_id == bindparam("whose")
)


@pytest.fixture
def anna(desk):
    """A person with four leaves among those of another."""
    anna, ben = desk.person(), desk.person()
    desk.announce()
    for event in (Event.PERSON_ADDED, Event.CONSENT, Event.USED, Event.DISCLOSED):
        desk.record(ben)
        desk.record(anna, event)
    return anna


@pytest.fixture
def mine(desk, anna):
    """Her history."""
    return desk.ledger.mine(anna.chain, handle=anna.handle)


def test_a_history_tells_everything_in_order(mine, anna):
    """Each leaf comes with what the person alone can read of it."""
    told = [own.told() for own in mine.leaves]

    assert [each["event"] for each in told] == ["person_added", "consent", "used", "disclosed"]
    assert [each["seq"] for each in told] == [1, 2, 3, 4]
    assert {each["person"] for each in told} == {anna.id}
    assert [own.leaf.index for own in mine.leaves] == [2, 4, 6, 8]


def test_each_step_names_the_head_before_it(mine, anna):
    """The private part holds the head before it, so the chain is in the person's own words."""
    assert mine.leaves[0].told()["before"] == anna.chain.start().hex()
    assert len({own.told()["before"] for own in mine.leaves}) == 4


def test_a_person_without_leaves_has_a_proof_of_that(desk):
    """Nothing recorded is also something that can be proved."""
    ben, other = desk.person(), desk.person()
    desk.record(other)

    assert desk.ledger.mine(ben.chain, handle=ben.handle).leaves == ()


def test_a_missing_leaf_cannot_be_hidden(mine):
    """Whichever leaf is left out, the rest is no complete history."""
    for place in range(4):
        fewer = replace(mine, leaves=mine.leaves[:place] + mine.leaves[place + 1 :])

        with pytest.raises(Damaged):
            fewer.check()


def test_leaves_in_another_order_are_refused(mine):
    """A history told in another order is refused."""
    with pytest.raises(Damaged, match="not number 1"):
        replace(mine, leaves=mine.leaves[::-1]).check()


def test_a_doctored_leaf_is_refused(mine):
    """A private part, opening, path, leaf or commitment that was changed is refused."""
    first = mine.leaves[0]
    other = secret(32)
    doctored = [
        replace(first, private=first.private.replace(b"person_added", b"erased")),
        replace(first, opening=other),
        replace(first, path=first.path[:-1]),
        replace(first, leaf=replace(first.leaf, day="2026-11-20")),
        replace(
            first,
            opening=other,
            leaf=replace(first.leaf, commitment=commit(other, first.private)),
        ),
    ]

    for each in doctored:
        with pytest.raises(Damaged):
            replace(mine, leaves=(each, *mine.leaves[1:])).check()


def test_another_chain_key_or_head_is_refused(mine):
    """The history fits one person, one signer and one head map."""
    others = [
        {"chain": PersonChain(mine.chain.person, secret(16))},
        {"key": NoteKey(mine.key.name, Signer(secret()).public)},
        {"heads": HeadProof((), mine.heads.path)},
        {
            "checkpoint": replace(
                mine.checkpoint, note=mine.checkpoint.note.replace("\n9\n", "\n8\n")
            )
        },
    ]

    for change in others:
        with pytest.raises(Damaged):
            replace(mine, **change).check()


def test_the_export_has_one_spelling(mine):
    """The file is JSON with sorted keys, no spaces, and one line feed at its end."""
    data = mine.export()
    document = json.loads(data)

    again = json.dumps(document, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    assert f"{again}\n".encode() == data
    assert document["format"] == "troth.history/v1"
    assert len(document["leaves"]) == 4


def test_a_lost_row_is_not_passed_over(desk, anna):
    """A row missing from the store is an error, not a shorter history."""
    rows = schema.ledger_opening
    lost = delete(rows).where(rows.c.person_id == anna.id, rows.c.seq == 4)
    desk.store.write(lambda unit: unit.run(lost))

    with pytest.raises(Damaged):
        desk.ledger.mine(anna.chain, handle=anna.handle)


def test_a_head_set_back_with_its_row_is_found(desk, anna):
    """Setting back a head after it was signed does not hide a leaf."""
    desk.ledger.checkpoint()
    rows, heads = schema.ledger_opening, schema.ledger_head
    lost = delete(rows).where(rows.c.person_id == anna.id, rows.c.seq == 4)
    before = desk.ledger.mine(anna.chain, handle=anna.handle).leaves[3].told()["before"]
    back = (
        update(heads)
        .where(heads.c.chain_id == anna.chain.id)
        .values(seq=3, head=bytes.fromhex(str(before)))
    )
    desk.store.write(lambda unit: (unit.run(lost), unit.run(back)))

    with pytest.raises(Damaged):
        desk.ledger.mine(anna.chain, handle=anna.handle)


@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
    max_examples=60,
)
@given(st.data())
def test_a_client_that_kept_a_head_finds_every_fork(mine, anna, data):
    """A history that was cut, reordered or repeated never reaches the head that was kept."""
    kept = 4
    picked = data.draw(st.lists(st.integers(0, 3), max_size=6).filter(lambda x: x != [0, 1, 2, 3]))
    forged = replace(mine, leaves=tuple(mine.leaves[each] for each in picked))

    with pytest.raises(Damaged):
        forged.check()
    assert len(mine.leaves) == kept


def test_leaves_that_do_not_rise_are_refused(mine, anna):
    """With the right ids, but one lies in the log before the one that it follows."""
    one, two = (own.leaf for own in mine.leaves[:2])

    follow(anna.chain, [one, two])
    for earlier in (one.index, one.index - 1):
        with pytest.raises(Damaged, match="not number 2"):
            follow(anna.chain, [one, replace(two, index=earlier)])


def test_a_leaf_that_is_gone_is_named(full):
    """Its opening and its place in the tree are there, the leaf is not: the history says which."""
    anna, handle = next(iter(full.handles.items()))
    chain = PersonChain(anna, full.store.read(_CHAIN_OF, {"whose": anna})[0][0])
    (index,) = full.store.read(_FIRST_OF, {"whose": anna})[0]
    gone = delete(schema.ledger_leaf).where(schema.ledger_leaf.c.leaf_index == index)
    full.store.write(lambda unit: unit.run(gone))

    with pytest.raises(Damaged, match=f"Leaf {index} of the ledger is missing"):
        full.ledger.mine(chain, handle=handle)


def test_a_long_history_comes_in_pieces(desk, anna, mine):
    """Piece by piece it is the very file that comes in one, with at most a leaf to a piece."""
    pieces = list(desk.ledger.history(anna.chain, handle=anna.handle))

    assert b"".join(pieces) == mine.export()
    assert max(piece.count(b'"opening"') for piece in pieces) == 1


def test_pieces_of_a_person_without_leaves(desk):
    """An empty history is whole, too."""
    ben, other = desk.person(), desk.person()
    desk.record(other)

    text = b"".join(desk.ledger.history(ben.chain, handle=ben.handle))

    assert text == desk.ledger.mine(ben.chain, handle=ben.handle).export()


@pytest.mark.parametrize("lost", [1, 3, 4])
def test_a_history_in_pieces_ends_in_the_middle_if_a_leaf_is_lost(desk, anna, lost):
    """What came until then is no JSON, so nobody takes it for the whole."""
    rows = schema.ledger_opening
    gone = delete(rows).where(rows.c.person_id == anna.id, rows.c.seq == lost)
    desk.store.write(lambda unit: unit.run(gone))
    came = []

    with pytest.raises(Damaged):
        came.extend(desk.ledger.history(anna.chain, handle=anna.handle))

    with pytest.raises(json.JSONDecodeError):
        json.loads(b"".join(came))


def test_leaves_that_come_meanwhile_are_in_the_next_history(desk, anna):
    """A history tells all up to its checkpoint; what is recorded while it is read comes later."""
    pieces = desk.ledger.history(anna.chain, handle=anna.handle)
    began = next(pieces)
    desk.record(anna, Event.USED)

    told = json.loads(began + b"".join(pieces))

    assert len(told["leaves"]) == 4


def test_a_receipt_file_shows_single_lines(desk, anna):
    """Some lines, each with what opens it and its path to the root, in one way to write it."""
    lines = desk.ledger.lines(anna.chain, handle=anna.handle)

    data = desk.ledger.receipt([lines.at(2), lines.at(4)])

    told = json.loads(data)
    canonical = json.dumps(told, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    assert data.decode() == f"{canonical}\n"
    assert told["format"] == "troth.receipt/v1"
    assert [json.loads(one["private"])["event"] for one in told["leaves"]] == [
        "consent",
        "disclosed",
    ]
    assert anna.chain.chain.hex() not in data.decode()


def test_a_receipt_file_of_a_changed_line_is_not_written(desk, anna):
    """A file that would not verify is never handed out."""
    line = desk.ledger.lines(anna.chain, handle=anna.handle).at(2)
    forged = replace(line, private=line.private.replace(b"companion", b"somebody"))

    with pytest.raises(Damaged):
        desk.ledger.receipt([forged])
