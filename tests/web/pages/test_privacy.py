"""The privacy centre: every switch, the hold, and forgetting."""

import asyncio
import html
import re

import httpx2
import pytest

from troth.companion.turn import Turn
from troth.consent.events import EVERYTHING, Kind
from troth.front.who import COOKIE
from troth.gate.lockdown import lock
from troth.registry.readability import grade
from troth.testing.house import allow, leaves, talk
from troth.testing.outside import outside_entry
from troth.web.app import make_pages
from troth.words import (
    COMPANION_HISTORY,
    COMPANION_MEMORY,
    COMPANION_OWN,
    COMPANION_REPLY,
    RIGHTS_ANSWER,
)

REPLY = f"/privacy/{COMPANION_REPLY}"
HISTORY = f"/privacy/{COMPANION_HISTORY}"
ADDRESS = "http://127.0.0.1:8420"


@pytest.fixture
def talking(noor):
    """Return the browser of somebody who talked, and keeps her talks."""
    allow(noor.house, noor.person)
    talk(noor.house, noor.person, "planted words")
    return noor


def said(browser, purpose: str = COMPANION_REPLY) -> list[Kind]:
    """Return what was written down about a purpose."""
    events = browser.house.gate.consents.events(browser.person)
    return [event.kind for event in events if event.purpose == purpose]


def row_of(page, purpose: str) -> str:
    """Return the markup of one purpose's row."""
    return re.search(rf'<li id="{re.escape(purpose)}">.*?\n    </li>', page.text, re.DOTALL)[0]


def text_of(markup: str) -> str:
    """Return the words of a piece of markup."""
    return html.unescape(" ".join(re.sub(r"<[^>]+>", " ", markup).split()))


def kept(browser) -> int:
    """Return how many messages are kept, as the person's own rights see them."""
    with browser.house.gate.enter(browser.person, RIGHTS_ANSWER) as room:
        return len(room.read(Turn))


# What is shown


def test_every_purpose_has_a_row(noor) -> None:
    """None is hidden; those that the person decides about come first."""
    page = noor.get("/privacy")

    found = re.findall(r'<li id="([\w.]+)">', page.text)
    registry = noor.house.gate.states.common().registry
    assert set(found) == set(registry.purposes)
    assert set(found[: len(registry.asked())]) == {one.id for one in registry.asked()}


def test_providers_elsewhere_come_after_what_works_without_them(noor) -> None:
    """Each with a switch of its own, and a way to all models."""
    for name in ("acme", "aaa"):
        noor.house.providers.add(outside_entry(name, name=name.title()))
        noor.house.providers.switch(name, is_on=True)

    page = noor.get("/privacy")

    found = re.findall(r'<li id="([\w.]+)">', page.text)
    outside = ["companion.outside.aaa", "companion.outside.acme"]
    first = found.index(outside[0])
    assert found[0] == COMPANION_REPLY
    assert {COMPANION_HISTORY, COMPANION_MEMORY, COMPANION_OWN} <= set(found[:first])
    assert found[first : first + 2] == outside
    assert 'href="/consent/companion.outside.acme">Off' in page.text
    assert 'href="/models"' in page.text


def test_a_switch_that_is_off_leads_to_the_card(noor) -> None:
    """It says in words that it is off, and what still works without it."""
    row = row_of(noor.get("/privacy"), COMPANION_REPLY)

    assert f'<a class="switch" href="/consent/{COMPANION_REPLY}">Off' in row
    assert "You have not been asked about this yet." in row
    assert "your account stays" in row


def test_a_switch_that_is_on_is_one_button(noor) -> None:
    """It says since when and until when; no question stands between the person and off."""
    allow(noor.house, noor.person)

    row = row_of(noor.get("/privacy"), COMPANION_REPLY)

    assert "On since 21 November 2026, until 21 November 2027." in row
    form = f'<form method="post" action="{REPLY}/withdraw"><button class="switch on">'
    assert form in row


def test_what_the_law_asks_for_says_why_it_has_no_switch(noor) -> None:
    """Nothing looks as if it could be turned off and cannot."""
    page = noor.get("/privacy")

    for purpose in ("account.run", "rights.answer", "security.audit", "crisis.safety"):
        row = row_of(page, purpose)
        assert "switch" not in row
        assert "Always on" in row
        assert "Why it cannot be turned off" in row
        assert "GDPR art. 6(1)" in row


def test_the_page_is_easy_to_read(talking) -> None:
    """Grade 8 or lower, whatever is on, off or on hold."""
    pages = [talking.get("/privacy")]
    talking.post(f"{HISTORY}/withdraw")
    talking.post("/privacy/hold", hold="on")
    pages.append(talking.get("/privacy"))

    for page in pages:
        main = re.search(r"<main.*</main>", page.text, re.DOTALL)[0]
        found = re.findall(r"<(?:p|dd|span)[^>]*>([^<]+)", main)
        told = [one for one in map(str.strip, found) if one.endswith(".") and "GDPR" not in one]
        assert len(told) > 10
        assert grade(html.unescape(" ".join(told))) <= 8


def test_the_week_is_one_sentence_and_a_chart(talking) -> None:
    """Own looks are not counted, so that they drown nothing."""
    for _ in range(3):
        talking.get("/privacy")

    page = talking.get("/privacy").text

    assert "Your data was used 3 times in 7 days." in page
    assert "<svg" in page
    assert "The same as a table" in page


def test_who_said_nothing_sees_no_chart(noor) -> None:
    """A sentence is enough."""
    assert "Your data was not used in 7 days." in noor.get("/privacy").text


def test_the_look_is_written_down(noor) -> None:
    """One line for one look."""
    before = len(leaves(noor.house, noor.person))

    noor.get("/privacy")

    assert len(leaves(noor.house, noor.person)) == before + 1


def test_it_leads_to_every_right(noor) -> None:
    """Each is one step away."""
    page = noor.get("/privacy").text

    for path in ("uses", "download", "keys", "erase"):
        assert f'href="/privacy/{path}"' in page
        assert noor.get(f"/privacy/{path}").status_code == 200


# Off


def test_off_is_one_click_and_holds_at_once(talking) -> None:
    """The next message gets no answer."""
    told = talking.post(f"{REPLY}/withdraw")

    assert told.headers["location"] == "/privacy?said=withdrawn"
    assert not talking.house.gate.may(talking.person, COMPANION_REPLY)
    assert "Off since 21 November 2026. You took back your yes." in row_of(
        talking.get("/privacy"), COMPANION_REPLY
    )


def test_off_twice_is_off_once(talking) -> None:
    """A double click writes one line."""
    for _ in range(2):
        assert talking.post(f"{REPLY}/withdraw").status_code == 303

    assert said(talking).count(Kind.WITHDRAWN) == 1


def test_what_was_kept_waits_seven_days_and_says_so(talking) -> None:
    """A change of mind loses nothing; forgetting now is a step of its own."""
    talking.post(f"{HISTORY}/withdraw")

    row = row_of(talking.get("/privacy"), COMPANION_HISTORY)

    assert "After 28 Nov 2026 it is gone for good." in row
    assert "Forget it now" in row
    assert kept(talking) == 2


def test_where_nothing_is_kept_nothing_is_said_to_wait(noor) -> None:
    """A purpose that keeps nothing has nothing to forget."""
    allow(noor.house, noor.person)
    noor.post(f"{REPLY}/withdraw")

    assert "gone for good" not in text_of(row_of(noor.get("/privacy"), COMPANION_REPLY))


def test_an_objection_is_written_down_as_one(talking) -> None:
    """It turns the purpose off, once."""
    for _ in range(2):
        assert talking.post(f"{REPLY}/object").headers["location"] == "/privacy?said=objected"

    assert said(talking)[-1] is Kind.OBJECTED
    assert said(talking).count(Kind.OBJECTED) == 1
    assert "You objected to this." in row_of(talking.get("/privacy"), COMPANION_REPLY)


@pytest.mark.parametrize("what", ["withdraw", "object", "forget"])
def test_what_the_law_asks_for_cannot_be_turned_off(noor, what) -> None:
    """A made-up form is told why, and nothing is written down."""
    before = len(leaves(noor.house, noor.person))

    told = noor.post(f"/privacy/account.run/{what}", mark="x")

    assert told.status_code == 400
    assert len(leaves(noor.house, noor.person)) == before


@pytest.mark.parametrize("what", ["withdraw", "object", "forget"])
def test_an_unknown_purpose_is_not_there(noor, what) -> None:
    """The same page as for any address that is not there."""
    assert noor.post(f"/privacy/no.such/{what}", mark="x").status_code == 404


def test_nobody_turns_off_what_is_anothers(talking, sam) -> None:
    """Whose switch it is follows from who has signed in."""
    sam.post(f"{REPLY}/withdraw", person=talking.person)
    sam.post(f"{HISTORY}/forget", mark="x")

    assert talking.house.gate.may(talking.person, COMPANION_REPLY)
    assert kept(talking) == 2


@pytest.mark.parametrize(
    "path", ["hold", f"{COMPANION_REPLY}/withdraw", f"{COMPANION_HISTORY}/forget"]
)
def test_another_site_can_turn_nothing(talking, ask, path) -> None:
    """A form that comes from elsewhere is refused before it is read."""
    headers = {"cookie": f"{COOKIE}={talking.token}", "sec-fetch-site": "cross-site"}

    told = ask(talking.house, "POST", f"/privacy/{path}", headers=headers, data={"hold": "on"})

    assert told.status_code == 403
    assert talking.house.gate.may(talking.person, COMPANION_REPLY)
    assert kept(talking) == 2


# Forgetting


def test_forgetting_destroys_what_was_kept(talking) -> None:
    """The switch stays as it is."""
    told = talking.post(f"{HISTORY}/forget", mark="a")

    assert told.headers["location"] == "/privacy?said=purpose_forgotten"
    assert kept(talking) == 0
    assert talking.house.gate.may(talking.person, COMPANION_HISTORY)
    assert "Forget all" not in row_of(talking.get("/privacy"), COMPANION_HISTORY)


def test_a_form_without_its_mark_forgets_nothing(talking) -> None:
    """It did not come from our page."""
    assert talking.post(f"{HISTORY}/forget").status_code == 400
    assert kept(talking) == 2


def test_a_form_that_is_sent_again_forgets_nothing_newer(talking) -> None:
    """What was said after the first click stays."""
    app = make_pages(talking.house)

    async def twice() -> list[httpx2.Response]:
        headers = {"cookie": f"{COOKIE}={talking.token}", "sec-fetch-site": "same-origin"}
        form = {"headers": headers, "data": {"mark": "a"}}
        transport = httpx2.ASGITransport(app)
        async with httpx2.AsyncClient(transport=transport, base_url=ADDRESS) as client:
            first = await client.post(f"{HISTORY}/forget", **form)
            await asyncio.to_thread(talk, talking.house, talking.person, "said since")
            return [first, await client.post(f"{HISTORY}/forget", **form)]

    told = asyncio.run(twice())

    assert [one.status_code for one in told] == [303, 303]
    assert kept(talking) == 2


# On hold


def test_a_hold_stops_all_use_and_keeps_everything(talking) -> None:
    """The switches stay where they were, and say that they do nothing now."""
    told = talking.post("/privacy/hold", hold="on")

    page = talking.get("/privacy")
    assert told.headers["location"] == "/privacy?said=on_hold"
    assert not talking.house.gate.may(talking.person, COMPANION_REPLY)
    assert "You have put the use of your data on hold." in row_of(page, COMPANION_REPLY)
    assert "switch on" in row_of(page, COMPANION_REPLY)
    assert "End the hold" in page.text
    assert kept(talking) == 2


def test_ending_a_hold_allows_what_was_allowed(talking) -> None:
    """No new card, no question."""
    talking.post("/privacy/hold", hold="on")
    since = re.search(r'name="since" value="([^"]+)"', talking.get("/privacy").text)[1]

    told = talking.post("/privacy/hold", hold="off", since=since)

    assert told.headers["location"] == "/privacy?said=off_hold"
    assert talking.house.gate.may(talking.person, COMPANION_REPLY)


def test_the_same_hold_twice_is_one(talking) -> None:
    """Putting on and ending: a double click says the same."""
    for _ in range(2):
        assert talking.post("/privacy/hold", hold="on").status_code == 303
    since = re.search(r'name="since" value="([^"]+)"', talking.get("/privacy").text)[1]
    for _ in range(2):
        assert talking.post("/privacy/hold", hold="off", since=since).status_code == 303

    assert said(talking, EVERYTHING) == [Kind.RESTRICTED, Kind.UNRESTRICTED]


def test_an_old_form_ends_no_newer_hold(talking, clock) -> None:
    """A page that was left open cannot undo what was decided since, and says so."""
    talking.post("/privacy/hold", hold="on")
    since = re.search(r'name="since" value="([^"]+)"', talking.get("/privacy").text)[1]
    talking.post("/privacy/hold", hold="off", since=since)
    clock.move(minutes=1)
    talking.post("/privacy/hold", hold="on")

    told = talking.post("/privacy/hold", hold="off", since=since)

    assert told.headers["location"] == "/privacy?said=still_on_hold"
    assert not talking.house.gate.may(talking.person, COMPANION_REPLY)


@pytest.mark.parametrize("fields", [{}, {"hold": "maybe"}, {"hold": "on", "since": "x" * 50}])
def test_a_form_that_is_not_ours_holds_nothing(talking, fields) -> None:
    """It is told, never guessed."""
    assert 400 <= talking.post("/privacy/hold", **fields).status_code < 500
    assert talking.house.gate.may(talking.person, COMPANION_REPLY)


def test_in_a_lockdown_the_page_works(talking) -> None:
    """What the person allowed is there to see, and to take back."""
    lock(talking.house.gate, why="drill")

    page = talking.get("/privacy")

    assert page.status_code == 200
    assert "locked down" in row_of(page, COMPANION_REPLY)
    assert talking.post(f"{REPLY}/withdraw").status_code == 303
    assert said(talking)[-1] is Kind.WITHDRAWN
