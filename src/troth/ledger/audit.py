"""Reading the whole ledger again: leaves, tiles, edge, checkpoints, heads, openings.

Every stored byte is compared with something else that it must agree with, and what does
not agree is named. Nothing is repaired: what was damaged comes back from a backup.

Others may record while this runs, and are not kept waiting. Leaves, tiles and
checkpoints never change, so they are read as they come, up to the size at the start;
what moves is read together with what it must agree with (see `moments`).

What this cannot see: that the newest checkpoint, or the newest leaves before any
checkpoint, were taken away together with all that points to them. Whoever kept a
checkpoint or a receipt sees it; that is what witnesses are for.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from troth.errors import BadInput, Damaged
from troth.ledger import checkpoint, heads, moments, opening, rows
from troth.ledger.chain import PersonChain
from troth.ledger.history import follow, must_open
from troth.ledger.leaf import Leaf, parse
from troth.ledger.moments import Standing
from troth.ledger.note import NoteKey
from troth.ledger.recount import UNREADABLE, Damage, Recount, is_personal, recount
from troth.ledger.tiles import HEIGHT, TOP_LEVEL, WIDTH
from troth.ledger.tree import EMPTY_ROOT, HASH_BYTES, Edge
from troth.vault.envelope import Handle
from troth.words import PersonId

HandleOf = Callable[[PersonId], Handle | None]
ChainOf = Callable[[PersonId], bytes | None]
_PERSONS_AT_ONCE = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerReport:
    """What a look at the whole ledger found."""

    size: int
    checkpoints: int
    chains: int
    damage: tuple[Damage, ...]

    @property
    def is_sound(self) -> bool:
        """Whether nothing is wrong."""
        return not self.damage


def verify(
    read: rows.Reader,
    key: NoteKey,
    *,
    handle_of: HandleOf | None = None,
    chain_of: ChainOf | None = None,
) -> LedgerReport:
    """Read everything again and name all damage. Raises only if nothing can be read at all."""
    secret_of = chain_of or partial(moments.chain_of, read)
    start = _start(read)
    counted = recount(read, start.size, start.sizes)
    chains, map_damage = _look_at_map(read, key, start=start, counted=counted)
    damage = [
        *start.damage,
        *counted.damage,
        *_look_at_edge(start, counted),
        *_look_at_checkpoints(read, key, start=start, counted=counted),
        *map_damage,
        *_look_at_persons(read, secret_of, handle_of),
    ]
    return LedgerReport(
        size=start.size, checkpoints=len(start.sizes), chains=chains, damage=tuple(damage)
    )


# Leaves, edge, checkpoints


@dataclass(frozen=True, slots=True)
class _Start:
    """What was there at the start. What is named was there no later than the edge."""

    size: int
    edge: Edge | None
    sizes: Sequence[int]
    damage: Sequence[Damage]


def _start(read: rows.Reader) -> _Start:
    damage, sizes = [], list[int]()
    try:
        sizes = rows.checkpoint_sizes(read)
    except UNREADABLE:
        damage.append(Damage("checkpoints", "one has no proper size"))
    try:
        tiles = moments.tile_names(read)
    except UNREADABLE:
        tiles = []
        damage.append(Damage("tiles", "one has no proper level or index"))
    try:
        count, edge = moments.leaves_and_edge(read)
    except UNREADABLE:
        damage.append(Damage("edge", "unreadable, or its hashes do not fit its size"))
        return _Start(moments.leaf_count(read), None, sizes, damage)
    if edge.size != count:
        damage.append(Damage("edge", f"says {edge.size} leaves, but {count} are stored"))
    size = edge.size if edge.size <= 2 * count else count
    damage += _look_at_names(tiles, size)
    return _Start(size, edge, sizes, damage)


def _look_at_names(tiles: Sequence[tuple[int, int]], size: int) -> Iterator[Damage]:
    for level, index in tiles:
        # At level 0 a tile is stored when it is full; above, from its first hash on.
        below = size >> (HEIGHT * level) if level < TOP_LEVEL else 0
        if below <= index * WIDTH or (level == 0 and below < (index + 1) * WIDTH):
            yield Damage(f"tile row {level}, {index}", "there should be none")


def _look_at_edge(start: _Start, counted: Recount) -> Iterator[Damage]:
    """Compare the perfect subtrees of the edge with those of the leaves."""
    if start.edge is None or start.edge.size != counted.edge.size:
        return
    first = 0
    heights = [bit for bit in range(start.size.bit_length()) if start.size >> bit & 1]
    pairs = zip(start.edge.hashes, counted.edge.hashes, reversed(heights), strict=True)
    for stored, found, height in pairs:
        after = first + (1 << height)
        if stored != found:
            yield Damage("edge", f"does not fit leaves {first} to {after - 1}: it or one of them")
        first = after


def _look_at_checkpoints(
    read: rows.Reader, key: NoteKey, *, start: _Start, counted: Recount
) -> Iterator[Damage]:
    for size in start.sizes:
        where = f"checkpoint {size}"
        try:
            signed = checkpoint.read(rows.note(read, size) or "", key)
        except UNREADABLE:
            yield Damage(where, "unreadable, or not signed by this installation")
            continue
        if signed.size != size or signed.heads is None:
            yield Damage(where, "signed for another size, or without a head map")
        elif size > start.size:
            yield Damage(where, f"signed {size} leaves, but only {start.size} are there")
        elif counted.roots.get(size) != signed.root:
            yield Damage(where, "the leaves no longer give the root that was signed")


# Heads and buckets


def _look_at_map(
    read: rows.Reader, key: NoteKey, *, start: _Start, counted: Recount
) -> tuple[int, list[Damage]]:
    """Return how many chains there are, and what is wrong with the map of their heads."""
    try:
        chain_ids = moments.chain_ids(read)
        # Order matters: a bucket has its row from its first head on, so these are no fewer.
        roots, settled = moments.bucket_roots(read)
        missing = {heads.bucket_of(each) for each in chain_ids} - set(roots)
        damage = [Damage(f"bucket {each}", "has heads, but no row") for each in sorted(missing)]
        for bucket in sorted(roots):
            damage += _look_at_bucket(read, bucket)
        damage += _look_at_count(read, start, counted)
        if settled is not None:
            damage += _look_at_newest(read, key, size=settled, roots=roots)
        return len(chain_ids), damage
    except UNREADABLE:
        return 0, [Damage("heads or buckets", "a row cannot be read")]


def _look_at_bucket(read: rows.Reader, bucket: int) -> Iterator[Damage]:
    found = moments.bucket(read, bucket) if bucket < heads.BUCKETS else None
    root, inside = found or (b"", [])
    if not inside:
        yield Damage(f"bucket {bucket}", "has a row, but no heads")
    elif any({len(each.chain_id), len(each.head)} != {HASH_BYTES} for each in inside):
        yield Damage(f"bucket {bucket}", "a chain id or head in it has the wrong length")
    elif root not in (rows.DIRTY, heads.bucket_root(each.entry() for each in inside)):
        yield Damage(f"bucket {bucket}", "its root does not fit the heads in it")


def _look_at_count(read: rows.Reader, start: _Start, counted: Recount) -> Iterator[Damage]:
    claimed, count = moments.claimed_leaves(read)
    since = rows.leaves(read, start.size, count)
    personal = counted.personal + sum(is_personal(body) for _, body in since)
    if claimed != personal:
        what = f"speak of {claimed} leaves of persons, but there are {personal}"
        yield Damage("heads", what)


def _look_at_newest(
    read: rows.Reader, key: NoteKey, *, size: int, roots: dict[int, bytes]
) -> Iterator[Damage]:
    """Compare the map with what the checkpoint of the same moment signed."""
    where = f"checkpoint {size}"
    if rows.DIRTY in roots.values():
        yield Damage(where, "covers every leaf, but a bucket is marked as moved since")
        return
    try:
        signed = checkpoint.read(rows.note(read, size) or "", key).heads
    except UNREADABLE:
        return  # told where all checkpoints are looked at
    full = [roots.get(bucket, EMPTY_ROOT) for bucket in range(heads.BUCKETS)]
    if signed != heads.map_root(full):
        yield Damage(where, "the heads no longer give the map that was signed")


# Persons


def _look_at_persons(
    read: rows.Reader, chain_of: ChainOf, handle_of: HandleOf | None
) -> Iterator[Damage]:
    after = ""
    try:
        for owner in moments.orphans(read):
            yield Damage(f"openings of {owner}", "there is no such person")
        while page := moments.persons(read, after=after, most=_PERSONS_AT_ONCE):
            after = page[-1]
            for person in page:
                yield from _look_at_person(read, PersonId(person), chain_of, handle_of)
    except UNREADABLE:
        yield Damage("persons or openings", "a row cannot be read")


def _look_at_person(
    read: rows.Reader, person: PersonId, chain_of: ChainOf, handle_of: HandleOf | None
) -> Iterator[Damage]:
    where = f"chain of {person}"
    try:
        secret = chain_of(person)
        chain = PersonChain(person, secret or bytes(16))
        found = moments.standing(read, person, chain.id) if secret is not None else None
    except (*UNREADABLE, BadInput):
        yield Damage(where, "a row of it cannot be read")
        return
    if found is None:
        return  # erased a moment ago
    yield from _look_at_chain(where, chain, found)
    handle = handle_of(person) if handle_of else None
    if handle:
        yield from _look_inside(where, found, handle)


def _look_at_chain(where: str, chain: PersonChain, found: Standing) -> Iterator[Damage]:
    seq, head = found.head or (0, chain.start())
    is_in_order = all(row.seq == number for number, row in enumerate(found.openings, 1))
    if not is_in_order or len(found.openings) != seq:  # the count may be any: never a list of it
        yield Damage(where, f"its head counts {seq} leaves, its openings are not 1 to {seq}")
    for row in found.openings:
        if not opening.is_intact(chain.person, row.seq, row.sealed):
            yield Damage(where, f"opening {row.seq} was changed or moved")
    try:
        leaves = [_leaf(row) for row in found.openings]
        if follow(chain, leaves) != head:
            yield Damage(where, "its leaves do not lead to its head")
        yield from _look_at_rows(where, leaves, found)
    except Damaged as error:
        yield Damage(where, str(error))


def _look_at_rows(where: str, leaves: Sequence[Leaf], found: Standing) -> Iterator[Damage]:
    """Compare how often something happened with the rows that it left: one may be an old one."""
    for event, kept in found.rows.items():
        told = sum(leaf.event is event for leaf in leaves)
        if told != kept:
            yield Damage(where, f"tells of {event} {told} times, but {kept} rows do")


def _look_inside(where: str, found: Standing, handle: Handle) -> Iterator[Damage]:
    for row in found.openings:
        try:
            opener, private = opening.reveal(handle, row.seq, row.sealed)
            must_open(_leaf(row), opening=opener, private=private)
        except Damaged as error:
            yield Damage(where, f"opening {row.seq}: {error}")


def _leaf(row: rows.Opening) -> Leaf:
    if row.body is None:
        message = f"Leaf {row.index} is missing."
        raise Damaged(message)
    return parse(row.body)
