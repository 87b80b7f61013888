"""The timeline: true, complete page by page, bounded, and itself written down."""

from datetime import UTC, date, datetime, timedelta

import pytest

from troth.errors import BadInput, Damaged, Refused, StoreFailed
from troth.gate import forget, lockdown
from troth.ledger.leaf import Event
from troth.rights import timeline
from troth.rights.telling import Kind
from troth.rights.timeline import days, overview, uses
from troth.testing.house import allow, leaves
from troth.words import (
    COMPANION_HISTORY,
    COMPANION_REPLY,
    CRISIS_SAFETY,
    RIGHTS_ANSWER,
    PersonId,
    new_id,
)

USED = (Event.USED, COMPANION_HISTORY, {"outcome": "done", "read": {"turn": 1}})


def sentences(page):
    """Return what a page says."""
    return [item.sentence for item in page.items]


def test_the_newest_comes_first_in_plain_words(house, talked):
    """A talk as the timeline tells it: one line for each thing that was done."""
    page = uses(house.gate, talked.person)

    assert sentences(page)[:6] == [
        "Troth kept 2 messages of your talk. For that it read 2 messages.",
        (
            "To answer you, your companion read your name and 2 messages. 4 messages "
            f"({page.items[1].detail['characters']} characters) went to a model on this machine. "
            "8 characters came back."
        ),
        (
            "Troth looked for signs of danger in your message and in 2 earlier ones. "
            "There were none."
        ),
        "Troth kept 2 messages of your talk.",
        sentences(page)[4],
        "Troth looked for signs of danger in your message. There were none.",
    ]
    assert sentences(page)[-1] == "Your account was made."
    assert page.next is None


def test_an_item_says_where_it_stands(house, talked):
    """Number, leaf, time to the second, purpose with its title, kind, outcome and receipt."""
    item = uses(house.gate, talked.person).items[1]

    told = leaves(house, talked.person)
    line = next(one for one in told if one["seq"] == item.seq)
    assert (item.event, item.kind, item.outcome) == (Event.CLOSED, Kind.DISCLOSURE, "done")
    assert (item.purpose, item.title) == (COMPANION_REPLY, "Let your companion answer you")
    assert item.at == datetime(2026, 11, 21, 19, 30, tzinfo=UTC)
    assert item.receipt == talked.second.receipt
    assert line["event"] == "closed"
    assert house.ledger.body(item.index).startswith(b"troth.leaf/v1\n%d\n" % item.index)


def test_what_went_out_is_one_item(house, talked):
    """A disclosure and the line that closes it are told once."""
    page = uses(house.gate, talked.person)

    assert [item.event for item in page.items].count(Event.CLOSED) == 2
    assert Event.DISCLOSED not in [item.event for item in page.items]


def test_a_disclosure_that_nothing_closed_is_told(house, noor, do):
    """If a crash left a disclosure open, it does not vanish."""
    do.write(house, noor, (Event.DISCLOSED, COMPANION_REPLY, {"messages": 2, "characters": 9}))

    assert sentences(uses(house.gate, noor))[0] == (
        "2 messages (9 characters) went to a model, so that your companion could answer you."
    )


@pytest.mark.parametrize("limit", [1, 2, 3, 7])
def test_pages_join_to_the_whole(house, talked, limit):
    """Page after page tells exactly what one long page tells, each thing once."""
    whole = uses(house.gate, talked.person).items

    found, before = [], None
    while True:
        page = uses(house.gate, talked.person, before=before, limit=limit)
        found += page.items
        before = page.next
        if before is None:
            break

    told = [item for item in found if item.detail.get("note") != timeline.LOOKED]
    assert told == list(whole)


def test_every_look_is_written_down_before_anything_is_shown(house, noor, broken_ledger):
    """To look is a use: one line each, and where that cannot be written nothing is shown."""
    uses(house.gate, noor)
    days(house.gate, noor)
    overview(house.gate, noor)

    told = leaves(house, noor)[-3:]
    assert [(one["purpose"], one["detail"]["note"]) for one in told] == [
        (RIGHTS_ANSWER, "looked at the timeline")
    ] * 3
    broken_ledger()
    for look in (uses, days, overview):
        with pytest.raises(StoreFailed):
            look(house.gate, noor)


def test_looks_drown_nothing(house, noor):
    """Looks one behind the other are one item that says how many there were."""
    for _ in range(4):
        uses(house.gate, noor)

    page = uses(house.gate, noor, limit=2)

    assert sentences(page) == ["You looked at these pages 4 times.", "Your account was made."]
    assert [item.count for item in page.items] == [4, 1]


def test_looks_at_the_edge_of_a_page_stay_together(house, noor, do):
    """A run of looks ends the page that it begins on, however long it is."""
    for _ in range(3):
        uses(house.gate, noor)
    do.write(house, noor, USED)

    page = uses(house.gate, noor, limit=2)
    rest = uses(house.gate, noor, limit=2, before=page.next)

    assert [item.count for item in page.items] == [1, 3]
    assert sentences(rest) == ["Your account was made."]


@pytest.mark.parametrize(
    ("kind", "events"),
    [
        (Kind.USE, {Event.USED}),
        (Kind.REFUSAL, {Event.REFUSED}),
        (Kind.CONSENT, {Event.CONSENT}),
        (Kind.DISCLOSURE, {Event.CLOSED}),
        (Kind.KEY, {Event.KEY_ISSUED, Event.KEY_REVOKED, Event.PERSON_ADDED}),
        (Kind.ERASURE, {Event.FORGOTTEN, Event.SHREDDED}),
    ],
)
def test_one_kind_alone(house, talked, kind, events):
    """Each kind can be looked at alone, and then nothing else is there."""
    gate, noor = house.gate, talked.person
    _, key = house.keys.issue(noor, label="laptop")
    house.keys.revoke(noor, key.id)
    forget.forget(gate, noor, type(_a_turn(house, noor)), lambda number, _: number == 1)
    forget.shred_purpose(gate, noor, COMPANION_HISTORY)
    gate.consents.withdraw(noor, COMPANION_REPLY, method="terminal")
    with pytest.raises(Refused):
        gate.enter(noor, COMPANION_REPLY)

    page = uses(gate, noor, kind=kind)

    assert {item.event for item in page.items} == events
    assert {item.kind for item in page.items} == {kind}
    assert len(page.items) == sum(Event(one["event"]) in events for one in leaves(house, noor)[:-1])


def _a_turn(house, person):
    from troth.companion.turn import Turn

    with house.gate.enter(person, RIGHTS_ANSWER) as room:
        room.note("exported")
        return room.read(Turn, last=1)[0].record


def test_one_purpose_alone(house, talked):
    """A person can ask what was done for one thing only."""
    page = uses(house.gate, talked.person, purpose=CRISIS_SAFETY)

    assert [item.purpose for item in page.items] == [CRISIS_SAFETY, CRISIS_SAFETY]
    assert uses(house.gate, talked.person, purpose=CRISIS_SAFETY, kind=Kind.CONSENT).items == ()


def test_only_some_days(house, noor, clock, do):
    """From a moment on, up to another, which is no longer in it."""
    start = clock.now()
    for _ in range(5):
        clock.move(days=1)
        do.write(house, noor, USED)

    page = uses(house.gate, noor, since=start + timedelta(days=2), until=start + timedelta(days=4))

    assert [item.at.day for item in page.items] == [24, 23]
    assert page.next is None
    assert uses(house.gate, noor, until=start).items == ()
    assert uses(house.gate, noor, since=clock.now() + timedelta(days=1)).items == ()


def test_a_page_opens_a_bounded_number_of_lines(house, noor, do, monkeypatch):
    """Where few lines fit, a page ends short and says where to go on."""
    monkeypatch.setattr(timeline, "MOST_OPENED", 20)
    monkeypatch.setattr(timeline, "_AT_FIRST", 10)
    monkeypatch.setattr(timeline, "_AT_ONCE", 10)
    do.write(house, noor, *([USED] * 50))

    page = uses(house.gate, noor, purpose=RIGHTS_ANSWER)
    rest = uses(house.gate, noor, purpose=RIGHTS_ANSWER, before=page.next)

    assert (page.items, page.next) == ((), 32)
    assert rest.next == 12


def test_a_page_passes_over_a_bounded_number_of_lines(house, noor, do, monkeypatch):
    """The same where kinds are chosen by the public half of the lines."""
    monkeypatch.setattr(timeline, "MOST_SKIPPED", 30)
    monkeypatch.setattr(timeline, "_AT_ONCE", 10)
    do.write(house, noor, *([USED] * 50))

    page = uses(house.gate, noor, kind=Kind.REFUSAL)

    assert (page.items, page.next) == ((), 22)


def test_counts_say_of_how_many_they_are(house, talked, monkeypatch):
    """Kinds are counted among the newest lines; what went out counts once."""
    whole = uses(house.gate, talked.person)
    monkeypatch.setattr(timeline, "MOST_COUNTED", 3)
    some = uses(house.gate, talked.person)

    assert whole.counts[Kind.DISCLOSURE] == 2
    assert whole.counts[Kind.CONSENT] == 4
    assert whole.counted == whole.total == some.total - 1
    assert some.counted == 3


@pytest.mark.parametrize("asked", [{"limit": 0}, {"limit": 201}, {"before": 0}, {"before": -4}])
def test_what_cannot_be_asked(house, noor, asked):
    """A page has a bound, and there is nothing before the first line."""
    before = len(leaves(house, noor))

    with pytest.raises(BadInput):
        uses(house.gate, noor, **asked)

    assert len(leaves(house, noor)) == before


@pytest.mark.parametrize("count", [0, -1, 367])
def test_how_many_days_can_be_asked(house, noor, count):
    """At least today, at most a year and a day."""
    for look in (days, overview):
        with pytest.raises(BadInput):
            look(house.gate, noor, days=count)


def test_nobody_sees_another_persons_lines(house, talked, sam):
    """Each person has their own timeline."""
    page = uses(house.gate, sam)

    assert sentences(page) == ["Your account was made."]
    with pytest.raises(Refused):
        uses(house.gate, PersonId(new_id("psn")))


@pytest.mark.parametrize("state", ["held", "locked", "withdrawn"])
def test_it_is_there_in_every_state(house, talked, state):
    """No hold, lockdown or withdrawal keeps a person from seeing what was done."""
    noor = talked.person
    if state == "held":
        house.gate.consents.restrict(noor, method="terminal")
    elif state == "locked":
        lockdown.lock(house.gate, "drill")
    else:
        house.gate.consents.withdraw(noor, COMPANION_HISTORY, method="terminal")

    assert len(uses(house.gate, noor).items) > 5
    assert days(house.gate, noor).rows


def test_a_changed_line_is_not_shown(house, talked, sql):
    """A page with a line that was changed is damage, not a page."""
    sql("UPDATE ledger_opening SET sealed = x'00' WHERE seq = 6 AND person_id = ?", talked.person)

    with pytest.raises(Damaged):
        uses(house.gate, talked.person)


# Days


def test_uses_by_day_and_purpose(house, noor, clock, do):
    """Each room counts once, on its day (UTC), for its purpose."""
    do.write(house, noor, USED, USED, (Event.REFUSED, COMPANION_REPLY, {"reason": "refused"}))
    clock.move(days=1)
    do.write(
        house,
        noor,
        USED,
        (Event.DISCLOSED, COMPANION_REPLY, {}),
        (Event.CLOSED, COMPANION_REPLY, {}),
    )

    found = days(house.gate, noor, days=2)

    assert [(row.day, row.purpose, row.count) for row in found.rows] == [
        (date(2026, 11, 21), COMPANION_HISTORY, 2),
        (date(2026, 11, 22), COMPANION_HISTORY, 1),
        (date(2026, 11, 22), COMPANION_REPLY, 1),
    ]
    assert found.rows[0].title == "Let Troth keep your talks"
    assert (found.since, found.until) == (date(2026, 11, 21), date(2026, 11, 22))
    assert not found.is_cut


def test_only_the_days_asked_for(house, noor, clock, do):
    """What lies before is neither counted nor read."""
    do.write(house, noor, *([USED] * 5))
    clock.move(days=3)
    do.write(house, noor, USED)

    found = days(house.gate, noor, days=3)

    assert [(row.day.day, row.count) for row in found.rows] == [(24, 1)]
    assert not found.is_cut


def test_days_say_when_there_were_too_many_to_count(house, noor, do, monkeypatch):
    """Only the newest lines are counted, and the result says so."""
    monkeypatch.setattr(timeline, "MOST_IN_DAYS", 20)
    monkeypatch.setattr(timeline, "_AT_ONCE", 10)
    do.write(house, noor, *([USED] * 30))

    found = days(house.gate, noor)

    assert sum(row.count for row in found.rows) == 20
    assert found.is_cut


def test_one_look_for_both(house, talked):
    """The first page and the days by one look: one line, and the same as apart."""
    before = len(leaves(house, talked.person))

    page, found = overview(house.gate, talked.person, limit=3, days=7)

    assert len(leaves(house, talked.person)) == before + 1
    assert len(page.items) == 3
    assert found.since == date(2026, 11, 15)


def test_an_item_hides_its_detail(house, noor):
    """What a line tells is not in a traceback."""
    allow(house, noor)

    assert "record" not in repr(uses(house.gate, noor).items[0])
