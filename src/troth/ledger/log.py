"""The ledger: appended to in the transaction of the data it speaks of.

`append` and `append_for` write in the caller's unit: leaf and data live or die together.
Nothing that is here is ever changed; only a person's openings go, when they are erased.
Two checkpoints of one size never differ, and none is signed that does not continue the
one before.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import datetime
from pathlib import Path

from troth.crypto.random import secret
from troth.crypto.sign import Signer
from troth.errors import BadInput, Damaged, LedgerFailed, NotFound
from troth.ledger import (
    audit,
    checkpoint,
    heads,
    leaf,
    opening,
    proof,
    publish,
    rows,
    shelf,
    standing,
)
from troth.ledger.chain import OPENING_BYTES, PersonChain, Receipt, Step, commit, next_head
from troth.ledger.checkpoint import Checkpoint
from troth.ledger.heads import HeadProof
from troth.ledger.history import MyHistory, OwnLeaf, parts, receipt
from troth.ledger.leaf import Event, Leaf, parse
from troth.ledger.lines import Line, Lines
from troth.ledger.note import NoteKey
from troth.ledger.tiles import WIDTH, TileNodes
from troth.ledger.tree import (
    Edge,
    consistency_path,
    grew,
    inclusion_path,
    leaf_hash,
    range_root,
)
from troth.store.sqlite import Store, Unit
from troth.vault.envelope import Handle
from troth.words import Json, PersonId

_AT_ONCE = 256
_MOST_LOOKED_AT = 65_536
"""So many of the newest lines are looked through for one of a kind."""


class Ledger:
    """One installation's log. `origin` is its name in checkpoints, without spaces.

    chain_of: opens a person's chain secret, where it lies sealed in the row.
    """

    def __init__(
        self,
        store: Store,
        signer: Signer,
        origin: str,
        *,
        chain_of: Callable[[PersonId], bytes | None] | None = None,
    ) -> None:
        self._chain_of = chain_of
        self._store = store
        self._signer = signer
        self.key = NoteKey(origin, signer.public)

    # Recording

    def append(self, unit: Unit, event: Event, *, at: datetime, detail: str = "") -> int:
        """Record an event of the installation, and return the leaf's number.

        All of it is public, so `detail` names no person. Raises BadInput, Damaged,
        LedgerFailed, or what the store raises; then nothing of the unit is kept.
        """
        edge = rows.edge(unit.rows)
        made = leaf.of_installation(edge.size if edge else 0, event, at=at, detail=detail)
        _record(unit, edge, made)
        return made.index

    def append_for(  # noqa: PLR0913  # each is a different thing, and all are needed for one leaf
        self,
        unit: Unit,
        chain: PersonChain,
        event: Event,
        *,
        at: datetime,
        handle: Handle,
        private: Mapping[str, Json],
    ) -> Receipt:
        """Record an event of a person, and return where it lies.

        private: what only the person can read; its `purpose`, if it names one, takes the
        place of the handle's. Raises as `append` does.
        """
        if handle.person != chain.person:
            message = "A leaf is sealed with the key of the person whose chain it joins."
            raise BadInput(message)
        chain_id = chain.id
        place = rows.place(unit.rows, chain_id=chain_id, bucket=heads.bucket_of(chain_id))
        step = _step(chain, event, at=at, place=place, private=private, handle=handle)
        kept, opener = step.private(), secret(OPENING_BYTES)
        made = Leaf(
            index=place.edge.size if place.edge else 0,
            day=leaf.day_of(at),
            event=event,
            leaf_id=chain.leaf_id(step.seq),
            commitment=commit(opener, kept),
        )
        head = next_head(step.before, step.seq, made.commitment)
        _record(unit, place.edge, made)
        standing.move(unit, chain_id, seq=step.seq, head=head, root=place.bucket_root)
        sealed = opening.close(handle, step.seq, opening=opener, private=kept)
        rows.add_opening(unit, chain.person, step.seq, index=made.index, sealed=sealed)
        return Receipt(index=made.index, seq=step.seq, leaf_id=made.leaf_id, head=head)

    # Checkpoints

    def checkpoint(self) -> Checkpoint:
        """Sign what the ledger holds now, unless it is signed already. Raises Damaged."""
        return self._store.write(self._checkpoint)

    def latest_checkpoint(self) -> Checkpoint | None:
        """Return the newest signed checkpoint, or None. Raises Damaged if it does not verify."""
        return self._newest(self._store.read)

    def _newest(self, read: rows.Reader) -> Checkpoint | None:
        newest = rows.newest_note(read)
        if newest is None:
            return None
        size, note = newest
        found = checkpoint.read(note, self.key)
        if found.size != size:
            message = f"The checkpoint kept for size {size} speaks of another size."
            raise Damaged(message)
        return found

    def _checkpoint(self, unit: Unit) -> Checkpoint:
        edge = rows.edge(unit.rows) or Edge()
        newest = self._newest(unit.rows)
        if newest and newest.size == edge.size and newest.root == edge.root():
            return newest
        if newest:
            _must_continue(unit, newest, edge)
        made = checkpoint.make(
            origin=self.key.name,
            size=edge.size,
            root=edge.root(),
            heads=standing.map_root(unit),
            signer=self._signer,
        )
        rows.add_checkpoint(unit, made.size, made.note)
        return made

    # Proofs

    def prove(self, index: int, *, covers: Checkpoint | None = None) -> str:
        """Return a tlog-proof text that leaf `index` is in the log. Raises NotFound, Damaged.

        covers: the checkpoint to prove it under; the newest one if none is given.
        """
        covers = covers or self.latest_checkpoint()
        if covers is None or index >= covers.size:
            covers = self.checkpoint()
        if not 0 <= index < covers.size:
            message = f"The ledger has no leaf {index}. It has {covers.size}, counted from 0."
            raise NotFound(message)
        nodes = shelf.nodes(self._store.read, covers.size)
        path = inclusion_path(index, covers.size, nodes.node)
        text = proof.write_inclusion(index, path, covers)
        # A proof that does not hold must never be handed out: it would look like a lie.
        proof.check_inclusion(text, leaf=self.body(index), key=self.key)
        return text

    def body(self, index: int) -> bytes:
        """Return the bytes of a leaf, which its proof speaks of. Raises NotFound."""
        found = rows.leaves(self._store.read, index, index + 1)
        if not found:
            message = f"The ledger has no leaf {index}."
            raise NotFound(message)
        return found[0][1]

    def newest(self, event: Event, *, since: str) -> Leaf | None:
        """Return the newest leaf of an event, not of a day before `since`; None: there is none.

        Of a long ledger its last lines are looked through. Raises Damaged.
        """
        known = rows.edge(self._store.read)
        size = 0 if known is None else known.size
        for end in range(size, max(0, size - _MOST_LOOKED_AT), -_AT_ONCE):
            bodies = rows.leaves(self._store.read, max(0, end - _AT_ONCE), end)
            for found in (parse(body) for _, body in reversed(bodies)):
                if found.day < since:
                    return None
                if found.event is event:
                    return found
        return None

    def consistency(self, old_size: int) -> str:
        """Return a text that shows how the log grew from `old_size` to now.

        The form is that of a request to a C2SP witness. Raises BadInput, Damaged.
        """
        new = self.checkpoint()
        if not 0 <= old_size <= new.size:
            message = f"The log has {new.size} leaves; it cannot have grown from {old_size}."
            raise BadInput(message)
        if old_size == 0:
            return proof.write_consistency(0, (), new)
        nodes = shelf.nodes(self._store.read, new.size)
        path = consistency_path(old_size, new.size, nodes.node)
        old_root = range_root(0, old_size, nodes.node)
        if not grew((old_size, old_root), (new.size, new.root), path=path):
            message = "The ledger's tiles do not give the signed root. Look: troth ledger verify"
            raise Damaged(message)
        return proof.write_consistency(old_size, path, new)

    # A person's own

    def mine(self, chain: PersonChain, *, handle: Handle) -> MyHistory:
        """Return every leaf of a person, opened and proved, under a fresh checkpoint.

        handle: the one that `append_for` was given. Raises Damaged if anything is
        missing or changed.
        """
        covers, shown = self.standing(chain)
        own = tuple(self._own_leaves(chain, handle, covers))
        history = MyHistory(chain=chain, key=self.key, checkpoint=covers, heads=shown, leaves=own)
        history.check()
        return history

    def history(self, chain: PersonChain, *, handle: Handle) -> Iterator[bytes]:
        """Yield the file of `mine` in pieces, a few leaves in memory at a time.

        Raises Damaged, in the middle if need be: then its end is missing.
        """
        covers, shown = self.standing(chain)
        own = self._own_leaves(chain, handle, covers)
        yield from parts(chain, self.key, covers, heads=shown, leaves=own)

    def receipt(self, lines: Sequence[Line]) -> bytes:
        """Return lines of a person as one file that proves itself. Raises Damaged.

        They are in the order of their numbers, and come from `lines`.
        """
        covers = self._store.write(self._checkpoint)
        nodes = shelf.nodes(self._store.read, covers.size)
        own = [
            OwnLeaf(
                leaf=line.leaf,
                opening=line.opening,
                private=line.private,
                path=tuple(inclusion_path(line.leaf.index, covers.size, nodes.node)),
            )
            for line in lines
        ]
        return receipt(self.key, covers, own)

    def lines(self, chain: PersonChain, *, handle: Handle) -> Lines:
        """Return what reads a person's lines, a few at a time. See `lines`."""
        return Lines(self._store.read, chain, handle=handle)

    def standing(self, chain: PersonChain) -> tuple[Checkpoint, HeadProof]:
        """Return a fresh checkpoint and, of the same moment, the proof of the person's head."""
        return self._store.write(
            lambda unit: (self._checkpoint(unit), standing.prove(unit, chain.id))
        )

    def _own_leaves(
        self, chain: PersonChain, handle: Handle, covers: Checkpoint
    ) -> Iterator[OwnLeaf]:
        nodes = shelf.nodes(self._store.read, covers.size)
        seq = 0
        while found := rows.openings_up(self._store.read, chain.person, after=seq, most=_AT_ONCE):
            for row in found:
                if row.index >= covers.size:
                    return
                yield _own(row, handle=handle, size=covers.size, nodes=nodes)
            seq = found[-1].seq

    # Looking after it

    def verify(
        self, *, handle_of: Callable[[PersonId], Handle | None] | None = None
    ) -> audit.LedgerReport:
        """Read everything again and name all damage. Writes nothing.

        handle_of: gives the handle of a person where it is at hand; then what lies
        sealed beside the leaves is opened and compared too.
        """
        read = self._store.read
        return audit.verify(read, self.key, handle_of=handle_of, chain_of=self._chain_of)

    def write_tiles(self, folder: Path) -> Checkpoint:
        """Write the public half as files for a static host: see `publish`."""
        covers = self.checkpoint()
        publish.write(self._store.read, covers, folder)
        return covers


def _step(  # noqa: PLR0913  # the parts of one step of the chain
    chain: PersonChain,
    event: Event,
    *,
    at: datetime,
    place: rows.Place,
    private: Mapping[str, Json],
    handle: Handle,
) -> Step:
    detail = dict(private)
    return Step(
        event=event,
        at=at,
        person=chain.person,
        purpose=str(detail.pop("purpose", handle.purpose)),
        seq=place.seq + 1,
        before=place.head or chain.start(),
        detail=detail,
    )


def _record(unit: Unit, edge: Edge | None, made: Leaf) -> None:
    """Write leaf and edge, and the tiles that are full now."""
    body = made.body()
    hashed = leaf_hash(body)
    grown = edge or Edge()
    fills = (made.index + 1) % WIDTH == 0
    completed = grown.completed_by(hashed) if fills else []
    rows.add_leaf(unit, made.index, body)
    grown.append(hashed)
    if not rows.set_edge(unit, None if edge is None else made.index, grown):
        message = "The ledger has moved on under this leaf. Nothing was recorded; try again."
        raise LedgerFailed(message)
    if fills:
        shelf.fill(unit, made.index // WIDTH, completed)


def _must_continue(unit: Unit, old: Checkpoint, edge: Edge) -> None:
    """Raise Damaged unless what would be signed now begins with what was signed last."""
    grown = old.size < edge.size
    if grown and old.size:
        nodes = shelf.nodes(unit.rows, edge.size)
        path = consistency_path(old.size, edge.size, nodes.node)
        grown = grew((old.size, old.root), (edge.size, edge.root()), path=path)
    if not grown:
        message = (
            f"The ledger does not continue its checkpoint of size {old.size}. Nothing was signed. "
            "Look: troth ledger verify"
        )
        raise Damaged(message)


def _own(row: rows.Opening, *, handle: Handle, size: int, nodes: TileNodes) -> OwnLeaf:
    if row.body is None:
        message = f"Leaf {row.index} of the ledger is missing."
        raise Damaged(message)
    opener, private = opening.reveal(handle, row.seq, row.sealed)
    return OwnLeaf(
        leaf=leaf.parse(row.body),
        opening=opener,
        private=private,
        path=tuple(inclusion_path(row.index, size, nodes.node)),
    )
