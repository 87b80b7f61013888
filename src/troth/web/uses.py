"""What the timeline page is asked for, and its lines by day.

Pure. What can be asked for stands in lists: an address that asks for anything else is told so.
No address of this page holds a word that a person wrote.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from itertools import groupby
from typing import Final
from urllib.parse import urlencode

from troth.errors import BadInput
from troth.registry.purposes import Registry
from troth.rights.telling import Kind
from troth.rights.timeline import MOST_DAYS, Item
from troth.words import PurposeId

PAGE: Final = "/privacy/uses"
KINDS: Final[Mapping[Kind, str]] = {
    Kind.USE: "Uses",
    Kind.DISCLOSURE: "What went to a model",
    Kind.REFUSAL: "What was refused",
    Kind.CONSENT: "Your yes and no",
    Kind.KEY: "Keys and sign-ins",
    Kind.ERASURE: "What was deleted",
}
"""What each kind is called, in the order of the form."""
ICONS: Final[Mapping[Kind, str]] = {
    Kind.USE: "home",
    Kind.DISCLOSURE: "machine",
    Kind.REFUSAL: "cross",
    Kind.CONSENT: "letter",
    Kind.KEY: "key",
    Kind.ERASURE: "forget",
}
ALL: Final = "all"
SPANS: Final[Mapping[str, str]] = {
    "7": "The last 7 days",
    "30": "The last 30 days",
    "90": "The last 90 days",
    ALL: "All of it",
}
USUAL: Final = "30"
_UNKNOWN: Final = "This page was asked for something that it does not offer. Choose from its lists."


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What the page is asked for. before: the number of a line; None for the newest."""

    purpose: PurposeId | None = None
    kind: Kind | None = None
    span: str = USUAL
    before: int | None = None

    @classmethod
    def of(cls, query: Mapping[str, str], registry: Registry) -> "Asked":
        """Read the address. Raises BadInput for what the page does not offer."""
        purpose, kind = query.get("purpose", ""), query.get("kind", "")
        span, before = query.get("days") or USUAL, query.get("before", "")
        known = not purpose or purpose in registry.purposes
        if not known or kind not in {"", *Kind} or span not in SPANS or not _is_mark(before):
            raise BadInput(_UNKNOWN)
        return cls(
            purpose=PurposeId(purpose) if purpose else None,
            kind=Kind(kind) if kind else None,
            span=span,
            before=int(before) if before else None,
        )

    @property
    def is_filtered(self) -> bool:
        """Whether anything but the time is chosen."""
        return self.purpose is not None or self.kind is not None

    @property
    def days(self) -> int:
        """How many days a chart of it shows, today included."""
        return MOST_DAYS if self.span == ALL else int(self.span)

    def since(self, now: datetime) -> datetime | None:
        """Return the moment from which lines are shown; None for the first."""
        if self.span == ALL:
            return None
        return _midnight(now.astimezone(UTC).date() - timedelta(days=self.days - 1))

    def address(self, before: int | None = None) -> str:
        """Return the address of this page, for the lines before one of them."""
        told = {
            "purpose": self.purpose or "",
            "kind": self.kind or "",
            "days": "" if self.span == USUAL else self.span,
            "before": str(before or ""),
        }
        query = urlencode({name: value for name, value in told.items() if value})
        return f"{PAGE}?{query}" if query else PAGE


def by_day(items: Iterable[Item]) -> Sequence[tuple[date, Sequence[Item]]]:
    """Put lines, newest first, below the day (UTC) on which each happened."""
    return [(day, list(found)) for day, found in groupby(items, key=_day)]


def _day(item: Item) -> date:
    return item.at.astimezone(UTC).date()


def _midnight(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, tzinfo=UTC)


def _is_mark(text: str) -> bool:
    return not text or (text.isascii() and text.isdecimal() and len(text) < 12 and int(text) > 0)
