import threading
from datetime import UTC, datetime

import pytest

from troth.crypto.sign import Signer
from troth.errors import BadInput, Damaged, LedgerFailed, NotFound, StoreFailed
from troth.ledger import proof
from troth.ledger.checkpoint import Checkpoint
from troth.ledger.leaf import Event, parse
from troth.ledger.log import Ledger
from troth.ledger.tree import EMPTY_ROOT
from troth.store import schema
from troth.store.statements import delete, func, select, update

AT = datetime(2026, 11, 21, 19, 30, tzinfo=UTC)


def count(store, table):
    """Count the rows of a table."""
    return store.read(select(func.count()).select_from(table))[0][0]


def test_a_leaf_says_in_public_only_what_and_when(desk):
    """The stored leaf has the event and the day, and no trace of person or purpose."""
    anna = desk.person()

    receipt = desk.record(anna, Event.DISCLOSED)
    body = desk.ledger.body(receipt.index)

    assert parse(body).event is Event.DISCLOSED
    assert parse(body).day == "2026-11-21"
    assert anna.id.encode() not in body
    assert b"companion" not in body
    assert parse(body).leaf_id == receipt.leaf_id == anna.chain.leaf_id(1)


def test_leaf_and_data_live_or_die_together(desk):
    """When the unit fails after its leaf was appended, nothing of the leaf is left."""
    anna = desk.person()
    desk.announce()

    def fail(unit):
        desk.ledger.append_for(unit, anna.chain, Event.USED, at=AT, handle=anna.handle, private={})
        message = "the data could not be written"
        raise RuntimeError(message)

    with pytest.raises(RuntimeError):
        desk.store.write(fail)

    assert count(desk.store, schema.ledger_leaf) == 1
    assert count(desk.store, schema.ledger_opening) == 0
    assert count(desk.store, schema.ledger_head) == 0
    assert desk.record(anna).index == 1
    assert desk.ledger.verify().is_sound


def test_a_leaf_that_cannot_be_written_stops_the_unit(desk):
    """If the ledger cannot record, what it should have recorded does not happen either."""
    anna = desk.person()
    desk.record(anna)
    desk.store.write(lambda unit: unit.run(update(schema.ledger_edge).values(size=0, hashes=b"")))

    with pytest.raises(StoreFailed):
        desk.record(anna)

    assert count(desk.store, schema.ledger_leaf) == 1


def test_several_leaves_in_one_unit(desk):
    """A unit may record several events, of several persons and of none."""
    anna, ben = desk.person(), desk.person()

    def work(unit):
        for person in (anna, ben, anna):
            desk.ledger.append(unit, Event.ROLLED, at=AT)
            desk.ledger.append_for(
                unit, person.chain, Event.USED, at=AT, handle=person.handle, private={}
            )

    desk.store.write(work)

    assert desk.ledger.verify(handle_of=desk.handles.get).is_sound
    assert [own.leaf.index for own in desk.ledger.mine(anna.chain, handle=anna.handle).leaves] == [
        1,
        5,
    ]


def test_the_event_names_its_own_purpose(desk):
    """The purpose that the caller names is recorded; without one, the handle's."""
    anna = desk.person()
    desk.record(anna)
    desk.store.write(
        lambda unit: desk.ledger.append_for(
            unit, anna.chain, Event.EXPORTED, at=AT, handle=anna.handle, private={"files": 2}
        )
    )

    first, second = desk.ledger.mine(anna.chain, handle=anna.handle).leaves

    assert (first.told()["purpose"], first.told()["detail"]) == ("companion.reply", {"turn": 0})
    assert (second.told()["purpose"], second.told()["detail"]) == ("account.run", {"files": 2})


def test_another_persons_handle_is_refused(desk):
    """Nobody's history is sealed with somebody else's key."""
    anna, ben = desk.person(), desk.person()

    with pytest.raises(BadInput):
        desk.store.write(
            lambda unit: desk.ledger.append_for(
                unit, anna.chain, Event.USED, at=AT, handle=ben.handle, private={}
            )
        )


def test_two_processes_append_to_one_log(open_desk):
    """Two servers on one file make one tree, and each sees what the other wrote."""
    one, other = open_desk(), open_desk()
    anna = one.person()
    other.handles[anna.id] = anna.handle

    def write(desk):
        for _ in range(20):
            desk.record(anna)

    threads = [threading.Thread(target=write, args=(desk,)) for desk in (one, other)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert other.ledger.checkpoint() == one.ledger.checkpoint()
    assert len(one.ledger.mine(anna.chain, handle=anna.handle).leaves) == 40
    assert other.ledger.verify(handle_of=one.handles.get).is_sound


def test_one_size_is_signed_once(desk):
    """Asking again without a new leaf gives the very same note."""
    desk.announce(times=3)

    first = desk.ledger.checkpoint()

    assert desk.ledger.checkpoint() == first == desk.ledger.latest_checkpoint()
    assert count(desk.store, schema.ledger_checkpoint) == 1


def test_an_empty_ledger_can_be_signed(desk):
    """Before the first leaf there is a checkpoint of size 0, and nothing to prove."""
    assert desk.ledger.latest_checkpoint() is None
    assert desk.ledger.checkpoint().size == 0
    assert desk.ledger.verify().is_sound
    with pytest.raises(NotFound):
        desk.ledger.prove(0)


def test_marked_buckets_survive_a_restart(open_desk):
    """What moved since the last checkpoint is known to a process that starts later."""
    desk = open_desk()
    anna = desk.person()
    desk.record(anna)
    desk.ledger.checkpoint()
    desk.record(anna)
    desk.store.close()

    again = open_desk()
    again.ledger.checkpoint()

    assert len(again.ledger.mine(anna.chain, handle=anna.handle).leaves) == 2
    assert again.ledger.verify(handle_of=desk.handles.get).is_sound


def test_every_leaf_has_a_proof(desk):
    """Across a full tile and beyond, each leaf is proved to whoever knows the key."""
    desk.announce(times=300)

    for index in (0, 1, 255, 256, 299):
        text = desk.ledger.prove(index)
        found = proof.check_inclusion(text, leaf=desk.ledger.body(index), key=desk.ledger.key)
        assert (found.index, found.checkpoint.size) == (index, 300)


@pytest.mark.parametrize("index", [-1, 3])
def test_there_is_no_proof_for_no_leaf(desk, index):
    """A number that no leaf has is answered as not found."""
    desk.announce(times=3)

    with pytest.raises(NotFound):
        desk.ledger.prove(index)
    with pytest.raises(NotFound):
        desk.ledger.body(index)


@pytest.mark.parametrize("old", [1, 3, 255, 256, 257])
def test_growth_is_proved(desk, old):
    """From an older checkpoint to the newest there is a proof that the past was kept."""
    desk.announce(times=old)
    before = desk.ledger.checkpoint()
    desk.announce(times=300 - old)

    text = desk.ledger.consistency(old)

    assert proof.check_consistency(text, old=before, key=desk.ledger.key).size == 300


def test_growth_from_nothing_needs_no_proof(desk):
    """Every log begins with no leaf."""
    desk.announce(times=3)

    text = desk.ledger.consistency(0)

    empty = Checkpoint(
        origin=desk.ledger.key.name, size=0, root=EMPTY_ROOT, heads=None, note="none"
    )
    assert proof.check_consistency(text, old=empty, key=desk.ledger.key).size == 3
    with pytest.raises(BadInput):
        desk.ledger.consistency(-1)


def test_a_leaf_under_which_the_edge_moved_is_not_recorded(desk):
    """Whoever moved it, nothing of the unit is kept."""
    desk.announce(times=3)
    move = (
        "CREATE TRIGGER moved AFTER INSERT ON ledger_leaf "
        "BEGIN UPDATE ledger_edge SET size = 9; END"
    )
    desk.store.write(lambda unit: unit.raw(move))

    with pytest.raises(LedgerFailed, match="moved on"):
        desk.announce()

    desk.store.write(lambda unit: unit.raw("DROP TRIGGER moved"))
    assert count(desk.store, schema.ledger_leaf) == 3
    assert desk.ledger.verify().is_sound


def test_growth_from_the_future_is_refused(desk):
    """Nobody can have seen more leaves than there are."""
    desk.announce()

    with pytest.raises(BadInput):
        desk.ledger.consistency(2)


def test_a_changed_past_is_not_signed(desk):
    """If the tree no longer begins with what was signed, no checkpoint is made."""
    desk.announce(times=5)
    desk.ledger.checkpoint()
    desk.announce()
    changed = update(schema.ledger_edge).values(hashes=bytes(64))
    desk.store.write(lambda unit: unit.run(changed))

    with pytest.raises(Damaged, match="does not continue"):
        desk.ledger.checkpoint()

    assert desk.ledger.latest_checkpoint().size == 5


def test_a_shortened_log_is_not_signed(desk):
    """Leaves that were signed and cut off again leave a log that signs nothing more."""
    desk.announce(times=5)
    desk.ledger.checkpoint()
    changed = update(schema.ledger_edge).values(size=4, hashes=bytes(32))
    desk.store.write(lambda unit: unit.run(changed))

    with pytest.raises(Damaged, match="does not continue"):
        desk.ledger.checkpoint()


def test_a_checkpoint_in_the_row_of_another_size_is_told(desk):
    """What it signs counts, and not where somebody put it."""
    desk.announce(times=3)
    desk.ledger.checkpoint()
    desk.announce(times=3)
    changed = update(schema.ledger_checkpoint).values(size=6)
    desk.store.write(lambda unit: unit.run(changed))

    for ask in (desk.ledger.latest_checkpoint, desk.ledger.checkpoint):
        with pytest.raises(Damaged, match="kept for size 6 speaks of another"):
            ask()


def test_another_tree_of_a_signed_size_is_told(desk):
    """What was signed for this size is not handed out for a tree that it does not fit."""
    desk.announce(times=5)
    desk.ledger.checkpoint()
    changed = update(schema.ledger_edge).values(hashes=bytes(64))
    desk.store.write(lambda unit: unit.run(changed))

    with pytest.raises(Damaged, match="does not continue"):
        desk.ledger.checkpoint()


def test_growth_is_not_proved_from_a_damaged_tile(desk):
    """A proof that would not hold is never handed out: the damage is told."""
    desk.announce(times=257)
    tile = desk.store.read(select(schema.ledger_tile.c.hashes))[0][0]
    changed = update(schema.ledger_tile).where(schema.ledger_tile.c.level == 0)
    desk.store.write(lambda unit: unit.run(changed.values(hashes=tile[32:] + tile[:32])))

    with pytest.raises(Damaged, match="tiles do not give the signed root"):
        desk.ledger.consistency(200)


def test_a_checkpoint_by_another_key_is_not_ours(desk):
    """A ledger opened with a new key does not take over the old one's word."""
    desk.announce()
    desk.ledger.checkpoint()
    other = Ledger(desk.store, Signer(bytes(32)), desk.ledger.key.name)

    with pytest.raises(Damaged, match="not signed"):
        other.latest_checkpoint()


def test_a_damaged_leaf_never_becomes_a_tile(desk):
    """A leaf that was changed before its tile was full stops the ledger, with a word why."""
    desk.announce(times=255)
    changed = (
        update(schema.ledger_leaf)
        .where(schema.ledger_leaf.c.leaf_index == 9)
        .values(body=b"something else")
    )
    desk.store.write(lambda unit: unit.run(changed))

    with pytest.raises(Damaged, match=r"tile/0/000.*Nothing was recorded"):
        desk.announce()

    assert count(desk.store, schema.ledger_leaf) == 255
    assert count(desk.store, schema.ledger_tile) == 0


def test_an_erased_person_leaves_a_log_that_verifies(desk):
    """Without the person's rows the log still verifies, before and after a new checkpoint."""
    anna, ben = desk.person(), desk.person()
    desk.record(anna, times=3)
    desk.record(ben, times=2)
    desk.ledger.checkpoint()

    def erase(unit):
        unit.run(delete(schema.ledger_opening).where(schema.ledger_opening.c.person_id == anna.id))
        unit.run(delete(schema.person).where(schema.person.c.person_id == anna.id))

    desk.store.write(erase)
    before = desk.ledger.verify()
    desk.record(ben)
    desk.ledger.checkpoint()

    assert before.is_sound
    assert desk.ledger.verify().is_sound
    assert len(desk.ledger.mine(ben.chain, handle=ben.handle).leaves) == 3


def test_a_leaf_is_proved_under_the_checkpoint_that_is_named(desk):
    """Several proofs can be made under one state, also when the log has grown since."""
    desk.announce(times=3)
    covers = desk.ledger.checkpoint()
    desk.announce(times=3)
    desk.ledger.checkpoint()

    text = desk.ledger.prove(1, covers=covers)

    assert proof.check_inclusion(text, leaf=desk.ledger.body(1), key=desk.ledger.key).index == 1
    assert covers.note in text


def test_a_standing_is_of_one_moment(desk):
    """Checkpoint and head proof belong together: the one commits to the other."""
    anna = desk.person()
    receipt = desk.record(anna, times=2)

    covers, heads = desk.ledger.standing(anna.chain)

    assert covers.heads is not None
    assert heads.shows(anna.chain.id, seq=2, head=receipt.head, root=covers.heads)


def test_the_newest_line_may_be_the_only_one(desk):
    """The first leaf of all is looked at too."""
    desk.announce(Event.INSTALLED)

    assert desk.ledger.newest(Event.INSTALLED, since="2026-01-01").index == 0


def test_the_newest_line_of_a_kind_is_found(desk, monkeypatch):
    """Of a day on or after the one that is named, among the last lines."""
    monkeypatch.setattr("troth.ledger.log._AT_ONCE", 2)

    def add(event, day):
        at = datetime(2026, 11, day, tzinfo=UTC)
        desk.store.write(lambda unit: desk.ledger.append(unit, event, at=at))

    assert desk.ledger.newest(Event.ROLLED, since="2026-11-01") is None
    for day, event in enumerate((Event.ROLLED, Event.LOCKED, Event.ROLLED), start=1):
        add(event, day)
    for _ in range(4):
        add(Event.OPENED, 4)

    found = desk.ledger.newest(Event.ROLLED, since="2026-11-03")
    assert found is not None
    assert (found.index, found.day) == (2, "2026-11-03")
    assert desk.ledger.newest(Event.LOCKED, since="2026-11-03") is None
    assert desk.ledger.newest(Event.LOCKED, since="2026-11-02").index == 1
    assert desk.ledger.newest(Event.ERASED, since="2026-11-01") is None
    monkeypatch.setattr("troth.ledger.log._MOST_LOOKED_AT", 4)
    assert desk.ledger.newest(Event.ROLLED, since="2026-11-01") is None
