"""What the timeline page may be asked for."""

from datetime import UTC, date, datetime

import pytest

from troth.errors import BadInput
from troth.ledger.leaf import Event
from troth.registry.served import load_registry
from troth.rights.telling import Kind
from troth.rights.timeline import Item
from troth.web import uses
from troth.web.uses import Asked
from troth.words import COMPANION_REPLY

REGISTRY = load_registry()
NOW = datetime(2026, 11, 21, 19, 30, tzinfo=UTC)


def test_an_address_says_what_is_asked_for() -> None:
    """And reads back as the same."""
    asked = Asked.of(
        {"purpose": COMPANION_REPLY, "kind": "refusal", "days": "7", "before": "12"}, REGISTRY
    )

    assert asked == Asked(purpose=COMPANION_REPLY, kind=Kind.REFUSAL, span="7", before=12)
    assert asked.address(5) == "/privacy/uses?purpose=companion.reply&kind=refusal&days=7&before=5"
    assert Asked.of({}, REGISTRY).address() == "/privacy/uses"


def test_empty_fields_of_the_form_ask_for_everything() -> None:
    """A browser sends them too."""
    assert Asked.of({"purpose": "", "kind": "", "days": ""}, REGISTRY) == Asked()


@pytest.mark.parametrize(
    "query",
    [
        {"purpose": "no.such"},
        {"kind": "gossip"},
        {"days": "31"},
        {"days": "-7"},
        {"before": "0"},
        {"before": "-1"},
        {"before": "x"},
        {"before": "٣"},
        {"before": "9" * 12},
    ],
    ids=str,
)
def test_what_the_page_does_not_offer_is_told(query) -> None:
    """It is never guessed at."""
    with pytest.raises(BadInput, match="does not offer"):
        Asked.of(query, REGISTRY)


def test_a_span_begins_at_midnight() -> None:
    """Seven days are today and the six before, in UTC; all of it has no beginning."""
    assert Asked(span="7").since(NOW) == datetime(2026, 11, 15, tzinfo=UTC)
    assert Asked(span="all").since(NOW) is None


def test_each_kind_has_a_name_and_a_picture() -> None:
    """A new kind without one fails here."""
    assert set(uses.KINDS) == set(uses.ICONS) == set(Kind)


def test_lines_stand_below_their_days() -> None:
    """The newest first, as they came."""
    lines = [_item(3, 21), _item(2, 21), _item(1, 20)]

    assert uses.by_day(lines) == [
        (date(2026, 11, 21), lines[:2]),
        (date(2026, 11, 20), lines[2:]),
    ]


def _item(seq: int, day: int) -> Item:
    return Item(
        seq=seq,
        index=seq,
        at=NOW.replace(day=day),
        event=Event.USED,
        kind=Kind.USE,
        purpose=COMPANION_REPLY,
        title="",
        sentence="",
        outcome="",
        receipt="",
        detail={},
    )
