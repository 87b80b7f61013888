"""Consent events: what happened, when, and to which text.

The fields are those of ISO/IEC TS 27560:2023 that change from record to record; those that
follow from the registry version (purpose, data, recipients, retention) are joined in when a
receipt is made (`consent.receipt`).
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from enum import StrEnum
from typing import overload

from troth import clock
from troth.errors import Damaged
from troth.words import Digest, PersonId, PurposeId

EVERYTHING = PurposeId("")
"""The purpose of an event that concerns the whole person, such as a restriction."""


class Kind(StrEnum):
    """What happened. Only some kinds decide; see `DECISIVE`."""

    REQUESTED = "requested"
    GIVEN = "given"
    REFUSED = "refused"
    RENEWED = "renewed"
    WITHDRAWN = "withdrawn"
    EXPIRED = "expired"
    RESTRICTED = "restricted"
    UNRESTRICTED = "unrestricted"
    OBJECTED = "objected"
    ERASED = "erased"


YES = frozenset({Kind.GIVEN, Kind.RENEWED})
DECISIVE = YES | {Kind.REFUSED, Kind.WITHDRAWN, Kind.EXPIRED, Kind.OBJECTED}
PERSON_WIDE = frozenset({Kind.RESTRICTED, Kind.UNRESTRICTED, Kind.ERASED})


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsentEvent:
    """One event. Frozen format: fields may only be added at the end, with a default.

    seq counts from 1 for each person. expires_at is set for a yes only. notice_digest is the
    SHA-256 of the card's bytes as shown; registry_digest that of the registry behind it.
    method says how it was said (`terminal`, `api`, `system`); by says who (`person`, `troth`).
    """

    id: str
    person: PersonId
    purpose: PurposeId
    kind: Kind
    seq: int
    at: datetime
    registry_digest: Digest
    notice_digest: Digest | None = None
    expires_at: datetime | None = None
    language: str = "en"
    method: str = "system"
    by: str = "person"

    def to_bytes(self) -> bytes:
        """Write the event as JSON with sorted keys."""
        fields = asdict(self)
        fields["at"] = clock.text(self.at)
        fields["expires_at"] = clock.text(self.expires_at) if self.expires_at else None
        return json.dumps(fields, sort_keys=True, separators=(",", ":")).encode()

    @classmethod
    def from_bytes(cls, body: bytes) -> "ConsentEvent":
        """Read what `to_bytes` wrote. Raises Damaged."""
        try:
            fields = json.loads(body)
            expires = fields["expires_at"]
            fields |= {
                "kind": Kind(fields["kind"]),
                "at": clock.parse(fields["at"]),
                "expires_at": clock.parse(expires) if expires else None,
            }
            return cls(**fields)
        except (ValueError, KeyError, TypeError) as error:
            message = "A consent record cannot be read. Until it is mended the answer is no."
            raise Damaged(message) from error


class Events(Sequence[ConsentEvent]):
    """One person's events in order, with the newest that decides each purpose at hand."""

    __slots__ = ("_all", "_newest", "erased_since", "restricted_since")

    def __init__(self, events: Iterable[ConsentEvent] = ()) -> None:
        self._all = tuple(events)
        self._newest: dict[PurposeId, ConsentEvent] = {}
        self.restricted_since: datetime | None = None
        self.erased_since: datetime | None = None
        for event in self._all:
            self._take(event)

    @classmethod
    def of(cls, events: Sequence[ConsentEvent]) -> "Events":
        """Return `events` as they are if they are indexed already, else index them."""
        return events if isinstance(events, cls) else cls(events)

    def newest(self, purpose: PurposeId) -> ConsentEvent | None:
        """Return the newest event that decides `purpose`."""
        return self._newest.get(purpose)

    def with_yes(self) -> list[PurposeId]:
        """Name the purposes whose newest deciding event is a yes, run out or not."""
        return [purpose for purpose, event in self._newest.items() if event.kind in YES]

    def with_(self, event: ConsentEvent) -> "Events":
        """Return these events and one more."""
        return Events((*self._all, event))

    def _take(self, event: ConsentEvent) -> None:
        if event.kind in DECISIVE:
            self._newest[event.purpose] = event
        elif event.kind is Kind.RESTRICTED:
            self.restricted_since = self.restricted_since or event.at
        elif event.kind is Kind.UNRESTRICTED:
            self.restricted_since = None
        elif event.kind is Kind.ERASED:
            self.erased_since = event.at

    @overload
    def __getitem__(self, index: int) -> ConsentEvent: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[ConsentEvent]: ...
    def __getitem__(self, index: int | slice) -> ConsentEvent | Sequence[ConsentEvent]:
        return self._all[index]

    def __len__(self) -> int:
        return len(self._all)

    def __iter__(self) -> Iterator[ConsentEvent]:
        return iter(self._all)
