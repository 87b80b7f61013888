"""What an audit must see as it was at one moment, each in one statement.

A single SELECT sees one state of the database, whoever else is writing, and it locks
nobody out. So whatever has to agree with something else is asked for together with it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from troth.ledger import rows
from troth.ledger.heads import bounds_of
from troth.ledger.leaf import Event
from troth.ledger.rows import Head, Opening, Reader, raw, said, whole
from troth.ledger.tree import Edge
from troth.store.schema import (
    api_key,
    consent_event,
    ledger_bucket,
    ledger_checkpoint,
    ledger_edge,
    ledger_head,
    ledger_leaf,
    ledger_opening,
    ledger_tile,
    person,
)
from troth.store.statements import and_, bindparam, func, select

_LEAF_COUNT = select(func.count()).select_from(ledger_leaf).scalar_subquery()
_EDGE_SIZE = select(ledger_edge.c.size).where(ledger_edge.c.id == 1).scalar_subquery()
_EDGE_HASHES = select(ledger_edge.c.hashes).where(ledger_edge.c.id == 1).scalar_subquery()
_SEQ_SUM = select(func.coalesce(func.sum(ledger_head.c.seq), 0)).scalar_subquery()
_NEWEST_SIZE = select(func.max(ledger_checkpoint.c.size)).scalar_subquery()

_LEAVES = select(_LEAF_COUNT, _EDGE_SIZE, _EDGE_HASHES)
_CLAIM = select(_SEQ_SUM, _LEAF_COUNT)
_TILE_NAMES = select(ledger_tile.c.level, ledger_tile.c.tile_index)
_CHAIN_IDS = select(ledger_head.c.chain_id)
_MAP = select(ledger_bucket.c.bucket, ledger_bucket.c.root, _NEWEST_SIZE, _EDGE_SIZE)
_BUCKET = (
    select(ledger_bucket.c.root, ledger_head.c.chain_id, ledger_head.c.seq, ledger_head.c.head)
    .select_from(
        ledger_bucket.outerjoin(
            ledger_head,
            and_(
                ledger_head.c.chain_id >= bindparam("low"),
                ledger_head.c.chain_id < bindparam("high"),
            ),
        )
    )
    .where(ledger_bucket.c.bucket == bindparam("of_bucket"))
    .order_by(ledger_head.c.chain_id)
)
_PERSONS = (
    select(person.c.person_id)
    .where(person.c.person_id > bindparam("after"))
    .order_by(person.c.person_id)
    .limit(bindparam("most"))
)
_CHAIN_OF = select(person.c.chain).where(person.c.person_id == bindparam("of_person"))
_OF_CONSENTS = select(func.count()).where(consent_event.c.person_id == bindparam("of_person"))
_OF_KEYS = select(func.count()).where(api_key.c.person_id == bindparam("of_person"))
_CONSENTS = _OF_CONSENTS.scalar_subquery()
_KEYS = _OF_KEYS.scalar_subquery()
_REVOKED = _OF_KEYS.where(api_key.c.revoked_ms.is_not(None)).scalar_subquery()
_STANDING = (
    select(
        _CONSENTS,
        _KEYS,
        _REVOKED,
        ledger_head.c.seq,
        ledger_head.c.head,
        ledger_opening.c.seq,
        ledger_opening.c.leaf_index,
        ledger_opening.c.sealed,
        ledger_leaf.c.body,
    )
    .select_from(
        person.outerjoin(ledger_head, ledger_head.c.chain_id == bindparam("of_chain"))
        .outerjoin(ledger_opening, ledger_opening.c.person_id == person.c.person_id)
        .outerjoin(ledger_leaf, ledger_leaf.c.leaf_index == ledger_opening.c.leaf_index)
    )
    .where(person.c.person_id == bindparam("of_person"))
    .order_by(ledger_opening.c.seq)
)
_ORPHANS = (
    select(ledger_opening.c.person_id)
    .where(ledger_opening.c.person_id.not_in(select(person.c.person_id)))
    .distinct()
)


def leaves_and_edge(read: Reader) -> tuple[int, Edge]:
    """Return how many leaves are stored, and the edge. Raises Damaged if the edge is odd."""
    count, size, hashes = read(_LEAVES)[0]
    return whole(count), Edge() if size is None else rows.edge_of(size, hashes)


def leaf_count(read: Reader) -> int:
    """Return how many leaves are stored."""
    return whole(read(_LEAVES)[0][0])


def claimed_leaves(read: Reader) -> tuple[int, int]:
    """Return how many leaves all heads together speak of, and how many leaves are stored."""
    claimed, count = read(_CLAIM)[0]
    # A database may add whole numbers up to another kind of number.
    return int(str(claimed)), whole(count)


def tile_names(read: Reader) -> list[tuple[int, int]]:
    """Return (level, index) of every stored tile."""
    return [(whole(level), whole(index)) for level, index in read(_TILE_NAMES)]


def chain_ids(read: Reader) -> list[bytes]:
    """Return the ids of all chains."""
    return [raw(chain_id) for (chain_id,) in read(_CHAIN_IDS)]


def bucket_roots(read: Reader) -> tuple[dict[int, bytes], int | None]:
    """Return all bucket roots, and the newest checkpoint's size if it covers every leaf."""
    found = read(_MAP)
    roots = {whole(bucket): raw(root) for bucket, root, _, _ in found}
    settled = bool(found) and found[0][2] == found[0][3]
    return roots, whole(found[0][2]) if settled else None


def bucket(read: Reader, number: int) -> tuple[bytes, list[Head]] | None:
    """Return a bucket's stored root and the heads in it, or None if it has no row."""
    low, high = bounds_of(number)
    found = read(_BUCKET, {"of_bucket": number, "low": low, "high": high})
    if not found:
        return None
    inside = [
        Head(raw(chain_id), whole(seq), raw(head))
        for _, chain_id, seq, head in found
        if chain_id is not None
    ]
    return raw(found[0][0]), inside


def persons(read: Reader, *, after: str, most: int) -> list[str]:
    """Return the next person ids by rising id."""
    return [said(person_id) for (person_id,) in read(_PERSONS, {"after": after, "most": most})]


def chain_of(read: Reader, person_id: str) -> bytes | None:
    """Return a person's chain secret, or None if there is no such person."""
    found = read(_CHAIN_OF, {"of_person": person_id})
    return raw(found[0][0]) if found else None


@dataclass(frozen=True, slots=True)
class Standing:
    """A person's head, all their openings by rising number, and how many rows speak of an event.

    rows: of each kind of event that has a row of its own, how many such rows are kept.
    """

    head: tuple[int, bytes] | None
    openings: Sequence[Opening]
    rows: Mapping[Event, int]


def standing(read: Reader, person_id: str, chain_id: bytes) -> Standing | None:
    """Return where a person stands, or None if there is no such person."""
    found = read(_STANDING, {"of_person": person_id, "of_chain": chain_id})
    if not found:
        return None
    consents, keys, revoked, seq, head = found[0][:5]
    openings = [
        Opening(whole(number), whole(index), raw(sealed), None if body is None else raw(body))
        for *_, number, index, sealed, body in found
        if number is not None
    ]
    kept = {
        Event.CONSENT: whole(consents),
        Event.KEY_ISSUED: whole(keys),
        Event.KEY_REVOKED: whole(revoked),
    }
    return Standing(None if head is None else (whole(seq), raw(head)), openings, kept)


def orphans(read: Reader) -> list[str]:
    """Return the ids under which there are openings, but no person."""
    return [said(owner) for (owner,) in read(_ORPHANS)]
