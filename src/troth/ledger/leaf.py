r"""A leaf: what anybody may see of one event.

Frozen format, version 1, UTF-8, each line ended by a line feed:

    troth.leaf/v1
    <index, decimal>
    <day, YYYY-MM-DD, UTC>
    <event>
    <leaf id, 32 hex digits>
    <commitment, 64 hex digits>
    <detail: public text, empty for an event of a person>

It names no person: the leaf id looks random to everyone without the person's chain
secret (see `chain`), and the commitment hides what it commits to. A new field goes to
the end under a new label.
"""

import hashlib
import re
from dataclasses import dataclass
from datetime import UTC, date, datetime
from enum import StrEnum
from typing import NamedTuple

from troth.crypto.random import secret
from troth.errors import BadInput, Damaged

LABEL = "troth.leaf/v1"
ID_BYTES = 16
MOST_DETAIL_BYTES = 4096
_BODY = re.compile(
    rf"{re.escape(LABEL)}\n"
    r"(?P<index>0|[1-9][0-9]{0,18})\n(?P<day>[0-9]{4}-[0-9]{2}-[0-9]{2})\n(?P<event>[a-z_]+)\n"
    r"(?P<leaf_id>[0-9a-f]{32})\n(?P<commitment>[0-9a-f]{64})\n(?P<detail>[^\n]*)\n"
)


class Event(StrEnum):
    """What kind of thing happened. Public."""

    INSTALLED = "installed"
    REGISTRY_CHANGED = "registry_changed"
    PERSON_ADDED = "person_added"
    KEY_ISSUED = "key_issued"
    KEY_REVOKED = "key_revoked"
    CONSENT = "consent"
    USED = "used"
    REFUSED = "refused"
    DISCLOSED = "disclosed"
    CLOSED = "closed"
    FORGOTTEN = "forgotten"
    SHREDDED = "shredded"
    ROLLED = "rolled"
    EXPORTED = "exported"
    ERASED = "erased"
    RESTORED = "restored"
    LOCKED = "locked"
    OPENED = "opened"
    BACKED_UP = "backed_up"
    SIGNED_IN = "signed_in"
    SIGNED_OUT = "signed_out"
    PASSPHRASE_SET = "passphrase_set"  # noqa: S105  # what happened, not what was set
    LINK_MADE = "link_made"
    PROVIDER_CHANGED = "provider_changed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaf:
    """The public part of one event."""

    index: int
    day: str
    event: Event
    leaf_id: bytes
    commitment: bytes
    detail: str = ""

    def body(self) -> bytes:
        """Return the bytes that the tree hashes."""
        return (
            f"{LABEL}\n{self.index}\n{self.day}\n{self.event}\n"
            f"{self.leaf_id.hex()}\n{self.commitment.hex()}\n{self.detail}\n"
        ).encode()

    @property
    def is_public(self) -> bool:
        """Whether the commitment is to the detail itself: an event of the installation."""
        return self.commitment == commit_public(self.detail)


def parse(body: bytes) -> Leaf:
    """Read a leaf's bytes. Raises Damaged unless they are exactly what `Leaf.body` writes."""
    message = "A leaf of the ledger is not in its format."
    try:
        found = _BODY.fullmatch(body.decode())
        if found is None:
            raise Damaged(message)
        date.fromisoformat(found["day"])
        leaf = Leaf(
            index=int(found["index"]),
            day=found["day"],
            event=Event(found["event"]),
            leaf_id=bytes.fromhex(found["leaf_id"]),
            commitment=bytes.fromhex(found["commitment"]),
            detail=found["detail"],
        )
    except ValueError as error:
        raise Damaged(message) from error
    if leaf.detail and not (leaf.is_public and is_public_text(leaf.detail)):
        raise Damaged(message)
    return leaf


class Public(NamedTuple):
    """What a leaf shows. A tuple, since thousands are made at once."""

    leaf_index: int
    event: Event
    leaf_id: bytes
    commitment: bytes


def public_of(body: bytes) -> Public:
    """Read what a leaf shows, without all the checks of `parse`. Raises Damaged."""
    try:
        _, index, _, event, leaf_id, commitment, _ = body.decode().split("\n", 6)
        shown = Public(int(index), Event(event), bytes.fromhex(leaf_id), bytes.fromhex(commitment))
    except ValueError as error:
        message = "A leaf of the ledger is not in its format."
        raise Damaged(message) from error
    return shown


def of_installation(index: int, event: Event, *, at: datetime, detail: str) -> Leaf:
    """Return the leaf of an event that concerns no person. All of it is public.

    Raises BadInput if `detail` is not one printable line of at most 4,096 bytes.
    """
    if detail and not is_public_text(detail):
        message = f"A public detail is one printable line of at most {MOST_DETAIL_BYTES} bytes."
        raise BadInput(message)
    return Leaf(
        index=index,
        day=day_of(at),
        event=event,
        leaf_id=secret(ID_BYTES),
        commitment=commit_public(detail),
        detail=detail,
    )


def commit_public(detail: str) -> bytes:
    """Return the commitment of a leaf that hides nothing: SHA-256 of its detail."""
    return hashlib.sha256(detail.encode()).digest()


def day_of(at: datetime) -> str:
    """Return the day in UTC. A leaf tells no more of the time than that."""
    return at.astimezone(UTC).date().isoformat()


def is_public_text(detail: str) -> bool:
    """Say whether this may stand in a leaf's last line."""
    return detail.isprintable() and len(detail.encode()) <= MOST_DETAIL_BYTES
