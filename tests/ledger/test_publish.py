import pytest

from troth.errors import Damaged
from troth.ledger import note, tiles
from troth.ledger.checkpoint import read
from troth.ledger.tree import cut, leaf_hash, root_of
from troth.store import schema
from troth.store.statements import update


def files(folder):
    """Read every file below a folder."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_a_stranger_can_rebuild_the_root(desk, tmp_path):
    """From the published files alone, leaves, tiles and checkpoint fit together."""
    desk.announce(times=300)

    desk.ledger.write_tiles(tmp_path / "out")
    found = files(tmp_path / "out")
    signed = read(found["checkpoint"].decode(), note.NoteKey.parse(desk.ledger.key.vkey()))
    entries = tiles.entries_of(found["tile/entries/000"])
    entries += tiles.entries_of(found["tile/entries/001.p/44"])
    hashes = [leaf_hash(entry) for entry in entries]

    assert root_of(hashes) == signed.root
    assert cut(found["tile/0/000"] + found["tile/0/001.p/44"]) == hashes
    assert found["tile/1/000.p/1"] == root_of(hashes[:256])
    assert len(found) == 6


def test_publishing_again_adds_what_is_new(desk, tmp_path):
    """A later run leaves what is there, adds the new tiles, and moves the checkpoint on."""
    folder = tmp_path / "out"
    desk.announce(times=255)
    desk.ledger.write_tiles(folder)
    before = files(folder)
    desk.announce()

    desk.ledger.write_tiles(folder)
    after = files(folder)

    assert set(before) < set(after)
    assert all(after[path] == data for path, data in before.items() if path != "checkpoint")
    assert {"tile/0/000", "tile/entries/000", "tile/1/000.p/1"} <= set(after)


def test_nothing_personal_is_published(desk, tmp_path):
    """No id, purpose, chain or head of a person is in any published file."""
    anna = desk.person()
    receipt = desk.record(anna, times=3)

    desk.ledger.write_tiles(tmp_path / "out")
    everything = b"".join(files(tmp_path / "out").values())

    for secret in (anna.id.encode(), b"companion", anna.chain.chain, anna.chain.id, receipt.head):
        assert secret not in everything
        assert secret.hex().encode() not in everything


def test_a_damaged_ledger_is_not_published(desk, tmp_path):
    """What does not give the signed root stays at home, and no checkpoint is written."""
    desk.announce(times=5)
    desk.ledger.checkpoint()
    changed = (
        update(schema.ledger_leaf).where(schema.ledger_leaf.c.leaf_index == 2).values(body=b"other")
    )
    desk.store.write(lambda unit: unit.run(changed))

    with pytest.raises(Damaged):
        desk.ledger.write_tiles(tmp_path / "out")
    assert not (tmp_path / "out" / "checkpoint").exists()


def test_a_damaged_leaf_under_a_full_tile_is_not_published(desk, tmp_path):
    """The tiles alone may still give the root: the leaves' bytes are compared too."""
    desk.announce(times=256)
    desk.ledger.checkpoint()
    changed = (
        update(schema.ledger_leaf).where(schema.ledger_leaf.c.leaf_index == 2).values(body=b"other")
    )
    desk.store.write(lambda unit: unit.run(changed))

    with pytest.raises(Damaged, match="leaf from 0"):
        desk.ledger.write_tiles(tmp_path / "out")
    assert not (tmp_path / "out" / "checkpoint").exists()
