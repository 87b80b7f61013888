"""Timeline, receipts, download and erasure, as pages."""

import asyncio
import html
import io
import json
import re
import subprocess
import sys
import zipfile
from pathlib import Path
from urllib.parse import unquote

import httpx2
import pytest

from troth.front.who import COOKIE
from troth.gate.forget import shred_purpose
from troth.gate.lockdown import lock
from troth.ledger.leaf import Event
from troth.people.access import Role
from troth.registry.outside import purpose_of
from troth.registry.readability import grade
from troth.testing.house import allow, leaves, talk
from troth.testing.house import ask as question
from troth.testing.outside import choose, upstream, with_outside
from troth.testing.upstream import says
from troth.web.app import make_pages
from troth.web.pages import rights
from troth.words import COMPANION_HISTORY, COMPANION_REPLY

PASSPHRASE = "four words that differ"
ADDRESS = "http://127.0.0.1:8420"
VERIFIER = Path(__file__).parents[3] / "verify" / "troth_verify.py"
GONE = {"understood": "yes"}


@pytest.fixture
def talking(noor):
    """Return the browser of somebody who talked, and keeps her talks."""
    allow(noor.house, noor.person)
    first = talk(noor.house, noor.person, "planted words")
    talk(
        noor.house,
        noor.person,
        question("and more", conversation=first.reply.conversation, recall=True),
    )
    return noor


def receipts_on(page) -> list[str]:
    """Return the ids of the receipts that a page leads to."""
    return re.findall(r'href="/privacy/receipts/(rcp_\w+)"', page.text)


def receipt_of(browser, sentence: str) -> str:
    """Return the receipt of the newest line whose sentence has these words."""
    page = browser.get("/privacy/uses")
    found = re.findall(r"<li>.*?</li>", page.text, re.DOTALL)
    line = next(one for one in found if sentence in one)
    return re.search(r"/privacy/receipts/(rcp_\w+)", line)[1]


def steps_on(page) -> list[str]:
    """Return how each check ended that Troth itself made for a page."""
    made = re.search(r'id="checked">.*?</section>', page.text, re.DOTALL)[0]
    return re.findall(r"<strong>([^<]+)</strong>", made)


def text_of(page) -> str:
    """Return the words of a page."""
    return html.unescape(" ".join(re.sub(r"<[^>]+>", " ", page.text).split()))


def verified(*arguments: object) -> bool:
    """Run the verifier that shares no code with Troth."""
    command = [sys.executable, "-I", VERIFIER, *map(str, arguments)]
    return subprocess.run(command, capture_output=True, check=False, timeout=300).returncode == 0


# The timeline


def test_it_tells_what_was_done_by_day(talking, clock, sign_in) -> None:
    """The newest day first, each line with the way to its receipt."""
    clock.move(days=1)
    later = sign_in(person=talking.person)

    page = later.get("/privacy/uses")

    days = re.findall(r"<h2[^>]*><time[^>]*>([^<]+)</time>", page.text)
    assert days == ["22 Nov 2026", "21 Nov 2026"]
    assert "went to a model on this machine" in page.text
    assert len(receipts_on(page)) >= 8
    assert "planted words" not in page.text


@pytest.mark.parametrize(
    ("query", "has", "has_not"),
    [
        ("kind=consent", "You said yes to", "characters) went to"),
        ("kind=disclosure", "went to a model", "You said yes to"),
        (
            f"purpose={COMPANION_HISTORY}",
            "Troth kept 2 messages of your talk",
            "characters) went to",
        ),
        ("days=all", "Your account was made", "no such words"),
    ],
)
def test_the_form_chooses_among_the_lines(talking, query, has, has_not) -> None:
    """Only those that fit are shown, and the form keeps what was chosen."""
    page = talking.get(f"/privacy/uses?{query}")

    name, _, value = query.partition("=")
    assert has in page.text
    assert has_not not in page.text
    assert re.search(rf'<select id="{name}".*?value="{value}" selected', page.text, re.DOTALL)


def test_what_fits_nothing_says_what_to_do(noor) -> None:
    """An empty page with a way on."""
    page = noor.get("/privacy/uses?kind=erasure")

    assert page.status_code == 200
    assert "Nothing that fits what you chose has happened." in page.text
    assert 'href="/privacy/uses">Show everything' in page.text


def test_older_lines_are_one_link_away(noor) -> None:
    """Page for page, none is left out and none comes twice, whatever is chosen."""
    for _ in range(30):
        for yes in (True, False):
            card = noor.house.gate.consents.card(COMPANION_REPLY, language="en")
            noor.house.gate.consents.answer(noor.person, yes=yes, shown=card, method="page")

    found, path = [], "/privacy/uses?kind=consent&days=all"
    while path:
        page = noor.get(path)
        found += receipts_on(page)
        older = re.search(r'href="([^"]+)">Older', page.text)
        path = html.unescape(older[1]) if older else ""

    events = noor.house.gate.consents.events(noor.person)
    assert found == [event.id for event in reversed(events)]


@pytest.mark.parametrize("query", ["purpose=no.such", "kind=x", "days=x", "before=x", "before=0"])
def test_what_the_page_does_not_offer_is_told(noor, query) -> None:
    """A made-up address is no traceback."""
    assert noor.get(f"/privacy/uses?{query}").status_code == 400


def test_a_look_is_one_line(noor) -> None:
    """Looked at with a chart or without."""
    for path in ("/privacy/uses", "/privacy/uses?kind=consent", "/privacy/uses?before=2"):
        before = len(leaves(noor.house, noor.person))
        noor.get(path)
        assert len(leaves(noor.house, noor.person)) == before + 1, path


# Receipts


def test_a_receipt_tells_what_was_used(talking) -> None:
    """In words, with the very messages, who got it, and how much."""
    page = talking.get(f"/privacy/receipts/{receipt_of(talking, 'and 2 messages')}")

    told = text_of(page)
    assert "A model on this machine: echo" in told
    assert "The very messages that were used" in told
    assert "planted words" in told
    assert "Let your companion answer you" in told
    assert re.search(r"Your lines \d+ and \d+, lines \d+ and \d+ of the whole ledger", told)


def test_a_receipt_says_what_is_not_kept_any_more(talking) -> None:
    """How many there were is still known; the words are gone."""
    receipt = receipt_of(talking, "and 2 messages")
    shred_purpose(talking.house.gate, talking.person, COMPANION_HISTORY)

    page = talking.get(f"/privacy/receipts/{receipt}")

    assert "planted words" not in page.text
    assert "2 more were used, and are not kept any more." in page.text


def test_a_receipt_of_a_yes_holds_the_card(talking) -> None:
    """As it was shown, letter for letter."""
    event = talking.house.gate.consents.events(talking.person)[1]
    card = talking.house.gate.consents.card(event.purpose, language="en")

    page = talking.get(f"/privacy/receipts/{event.id}")

    shown = re.search(r'<p class="as-shown">(.*?)</p>', page.text, re.DOTALL)[1]
    assert html.unescape(shown) == card.body.decode().strip()


def test_a_receipt_is_checked_when_it_is_shown(talking) -> None:
    """Each step holds, and says what it means."""
    page = talking.get(f"/privacy/receipts/{receipt_of(talking, 'went to a model')}")

    assert "It holds" in page.text
    assert steps_on(page) == ["Holds."] * 4
    assert "No line of yours behind this one is missing." in page.text


def test_a_check_that_takes_a_moment_waits_until_it_is_asked_for(talking, monkeypatch) -> None:
    """Where thousands of lines came after, the page is quick, and one link checks them all."""
    monkeypatch.setattr(rights, "CHECKED_UNASKED", 3)
    path = f"/privacy/receipts/{receipt_of(talking, 'Your account was made')}"

    page = talking.get(path)
    way = re.search(r'href="([^"]+)#checked">.*?Check it now', page.text)[1]
    checked = talking.get(way)

    assert "lines of yours came after this one" in page.text
    assert "It holds" not in page.text
    assert "It holds" in checked.text


@pytest.mark.parametrize("line", ["signs of danger", "went to a model"])
def test_a_ledger_that_was_changed_is_found_out_on_the_page(talking, sql, line) -> None:
    """The check is a real one: change a later line, and it does not hold, and says what to do."""
    receipt = receipt_of(talking, line)
    sql(
        "UPDATE ledger_leaf SET body = CAST(replace(CAST(body AS TEXT), '2026', '2025') AS BLOB) "
        "WHERE leaf_index = (SELECT max(leaf_index) - 2 FROM ledger_leaf)"
    )

    page = talking.get(f"/privacy/receipts/{receipt}")

    assert page.status_code == 500
    assert "It does not hold" in page.text
    assert "Does not hold." in steps_on(page)
    assert "tell whoever runs this Troth" in page.text


def test_a_check_that_does_not_hold_is_told_beside_those_that_do(talking, sql) -> None:
    """A line far behind was changed: this one is still there, and not all of them are."""
    receipt = receipt_of(talking, "Your account was made")
    many_lines(talking, 600)
    sql(
        "UPDATE ledger_leaf SET body = (SELECT body FROM ledger_leaf WHERE leaf_index = 300) "
        "WHERE leaf_index = 301"
    )

    page = talking.get(f"/privacy/receipts/{receipt}")

    assert page.status_code == 200
    assert "It does not hold" in page.text
    assert sorted(steps_on(page)) == ["Does not hold.", "Holds.", "Holds.", "Holds."]


def many_lines(browser, count: int) -> None:
    """Write many lines about a person at once."""
    gate = browser.house.gate

    def write(unit) -> None:
        state = gate.states.in_unit(unit, browser.person)
        for _ in range(count):
            gate.write_leaf(unit, state, Event.USED, COMPANION_REPLY, {"outcome": "done"})

    browser.house.store.write(write)


def test_a_receipt_can_be_taken_along_and_checked_without_troth(talking, tmp_path) -> None:
    """By the command that the page shows."""
    receipt = receipt_of(talking, "went to a model")
    page = talking.get(f"/privacy/receipts/{receipt}")
    file = tmp_path / f"{receipt}.json"

    taken = talking.get(f"/privacy/receipts/{receipt}.json")
    file.write_bytes(taken.content)

    key = html.unescape(re.search(r"--key '(.+?)'", page.text)[1])
    assert f"troth_verify.py receipt {receipt}.json" in page.text
    assert taken.headers["content-type"] == "application/json"
    assert taken.headers["content-disposition"] == f'attachment; filename="{receipt}.json"'
    assert verified("receipt", file, "--key", key)
    file.write_bytes(taken.content.replace(b"companion.reply", b"companion.other"))
    assert not verified("receipt", file, "--key", key)


@pytest.mark.parametrize("end", ["", ".json"])
def test_anothers_receipt_is_not_there(talking, sam, end) -> None:
    """The same answer as for one that never was."""
    theirs = sam.get(f"/privacy/receipts/{receipt_of(talking, 'went to a model')}{end}")
    missing = sam.get(f"/privacy/receipts/rcp_{'a' * 26}{end}")

    assert theirs.status_code == missing.status_code == 404
    assert theirs.text == missing.text


def test_a_person_who_never_said_yes_has_receipts_too(noor) -> None:
    """Every line of the timeline leads to one."""
    for receipt in receipts_on(noor.get("/privacy/uses")):
        assert noor.get(f"/privacy/receipts/{receipt}").status_code == 200


# Taking everything along


@pytest.mark.parametrize("stopped", ["nothing", "every yes", "hold", "lockdown"])
def test_everything_can_be_downloaded(talking, stopped) -> None:
    """One ZIP with a date in its name, whatever is off."""
    stop(talking, stopped)

    taken = talking.post("/privacy/download")

    assert taken.headers["content-type"] == "application/zip"
    assert taken.headers["content-disposition"] == 'attachment; filename="troth-2026-11-21.zip"'
    with zipfile.ZipFile(io.BytesIO(taken.content)) as archive:
        assert archive.testzip() is None
        words = b"".join(archive.read(name) for name in archive.namelist() if "turn" in name)
    assert b"planted words" in words


def stop(browser, how: str) -> None:
    """Stop the use of a person's data in one of the ways there are."""
    if how == "every yes":
        for purpose in (COMPANION_REPLY, COMPANION_HISTORY):
            browser.house.gate.consents.withdraw(browser.person, purpose, method="page")
    elif how == "hold":
        browser.house.gate.consents.restrict(browser.person, method="page")
    elif how == "lockdown":
        lock(browser.house.gate, why="drill")


def test_a_mere_look_takes_nothing(talking) -> None:
    """The page explains; only the button takes."""
    before = len(leaves(talking.house, talking.person))

    page = talking.get("/privacy/download")

    assert "What is in it" in page.text
    assert len(leaves(talking.house, talking.person)) == before


def test_what_cannot_be_recorded_is_not_handed_out(talking, broken_ledger) -> None:
    """A page that says so, and no half of a file."""
    broken_ledger()

    told = talking.post("/privacy/download")

    assert told.status_code >= 500
    assert told.headers["content-type"].startswith("text/html")


# Being erased


def test_the_page_says_what_goes_and_what_stays(noor) -> None:
    """It offers the download first, and asks nobody to stay."""
    page = text_of(noor.get("/privacy/erase"))

    assert "What goes" in page
    assert "What stays" in page
    assert "Older copies of Troth do not open any more." in page
    assert "You need no reason, and Troth asks for none." in page
    assert 'href="/privacy/download"' in noor.get("/privacy/erase").text
    assert not re.search(r"sorry|miss you|are you sure|lose|regret|sad", page, re.IGNORECASE)


def test_erased_is_erased_and_certified(talking, tmp_path) -> None:
    """The answer is the certificate; nobody is signed in any more."""
    house, person = talking.house, talking.person

    page = talking.post("/privacy/erase", **GONE)

    assert page.status_code == 200
    assert "Nothing about you is left here." in page.text
    assert "no trace" in text_of(page)
    assert f"{COOKIE}=;" in page.headers["set-cookie"]
    assert "storage" in page.headers["clear-site-data"]
    assert 'href="/sign-in"' in page.text
    assert house.keyring.stamp(person) is None
    file = tmp_path / "certificate.json"
    file.write_text(_file_on(page), "utf-8")
    assert verified("statement", file, "--key", house.ledger.key.vkey())
    told = json.loads(json.loads(_file_on(page))["statement"])
    assert (told["person"], told["complete"]) == (person, True)


def _file_on(page) -> str:
    """Return the file that the certificate's page holds."""
    link = html.unescape(re.search(r'href="(data:[^"]+)" download="([^"]+)"', page.text)[1])
    return unquote(link.partition(",")[2])


def test_afterwards_nobody_is_here(talking) -> None:
    """Back, reload and every other page say calmly that nobody is signed in."""
    talking.post("/privacy/erase", **GONE)

    back = talking.get("/privacy/erase")
    again = talking.post("/privacy/erase", **GONE)

    assert back.headers["location"].startswith("/sign-in")
    assert again.status_code == 401
    assert "Nobody is signed in here" in again.text
    assert 'href="/sign-in"' in again.text


def test_the_last_who_runs_the_place_is_told_and_may_go(sign_in) -> None:
    """The page says how to name another one first. Then it erases as for anybody."""
    noor = sign_in("Noor", Role.PERSON, Role.OPERATOR)

    page = noor.get("/privacy/erase")
    gone = noor.post("/privacy/erase", passphrase="four words that differ", **GONE)

    assert "You alone run this place" in page.text
    assert "troth person invite --operator" in page.text
    assert gone.status_code == 200
    assert noor.house.sign_in.counts().operators == 0


def test_with_another_who_runs_the_place_nothing_is_said_of_it(sign_in) -> None:
    """Nor to somebody who does not run it."""
    noor, sam = sign_in("Noor", Role.PERSON, Role.OPERATOR), sign_in("Sam")
    sign_in("Olu", Role.OPERATOR)

    for one in (noor, sam):
        assert "alone run" not in one.get("/privacy/erase").text


def test_without_the_tick_nothing_is_erased(talking) -> None:
    """It is said beside the box."""
    page = talking.post("/privacy/erase")

    assert page.status_code == 400
    assert 'aria-invalid="true"' in page.text
    assert "Nothing was erased." in page.text
    assert talking.get("/privacy").status_code == 200


@pytest.mark.parametrize("given", [{}, {"passphrase": ""}, {"passphrase": "another one, not hers"}])
def test_who_has_a_passphrase_must_give_it(sign_in, given) -> None:
    """Whoever finds an open browser cannot erase its owner."""
    noor = sign_in("Noor", passphrase=True)

    page = noor.post("/privacy/erase", **GONE, **given)

    assert page.status_code == 400
    assert "That is not your passphrase. Nothing was erased." in page.text
    assert noor.get("/privacy").status_code == 200


def test_with_the_passphrase_it_is_done(sign_in) -> None:
    """And the sign-in name is free again."""
    noor = sign_in("Noor", passphrase=True)

    page = noor.post("/privacy/erase", **GONE, passphrase=PASSPHRASE)

    assert "You are erased" in page.text
    assert noor.house.sign_in.counts().people == 0


def test_guessing_is_slowed_down(sign_in) -> None:
    """After some wrong tries the page says how long to wait, and the right one waits too."""
    noor = sign_in("Noor", passphrase=True)
    told = None
    for _ in range(30):
        told = noor.post("/privacy/erase", **GONE, passphrase="another one, not hers")
        if told.status_code == 429:
            break

    right = noor.post("/privacy/erase", **GONE, passphrase=PASSPHRASE)

    assert told is not None
    assert told.status_code == 429
    assert int(told.headers["retry-after"]) > 0
    assert right.status_code == 429
    assert noor.get("/privacy").status_code == 200


def test_clicked_twice_both_show_the_certificate(talking) -> None:
    """A browser shows the second answer only: it must not be lost."""
    app = make_pages(talking.house)

    async def twice() -> list[httpx2.Response]:
        headers = {"cookie": f"{COOKIE}={talking.token}", "sec-fetch-site": "same-origin"}
        transport = httpx2.ASGITransport(app)
        async with httpx2.AsyncClient(transport=transport, base_url=ADDRESS) as client:
            clicks = [client.post("/privacy/erase", headers=headers, data=GONE) for _ in range(2)]
            return await asyncio.gather(*clicks)

    told = asyncio.run(twice())

    assert [one.status_code for one in told] == [200, 200]
    assert _file_on(told[0]) == _file_on(told[1])


def test_nobody_erases_another(talking, sam) -> None:
    """Who is erased follows from who has signed in."""
    sam.post("/privacy/erase", **GONE, person=talking.person)

    assert talking.get("/privacy").status_code == 200
    assert talking.house.keyring.stamp(sam.person) is None


def test_another_site_erases_nobody(talking, ask) -> None:
    """A form from elsewhere is refused before it is read."""
    headers = {"cookie": f"{COOKIE}={talking.token}", "sec-fetch-site": "cross-site"}

    told = ask(talking.house, "POST", "/privacy/erase", headers=headers, data=GONE)

    assert told.status_code == 403
    assert talking.get("/privacy").status_code == 200


def test_a_trace_that_is_left_is_told(talking, home) -> None:
    """The certificate says where, and does not claim to be complete."""
    (home / "data" / "notes.txt").write_text(f"written by hand: {talking.person}", "utf-8")

    page = talking.post("/privacy/erase", **GONE)

    assert "could not make sure of everything" in page.text
    assert "notes.txt" in page.text


@pytest.mark.parametrize("path", ["uses", "download", "erase"])
def test_nobody_is_sent_to_sign_in(house, ask, path) -> None:
    """And may do nothing."""
    told = ask(house, "GET", f"/privacy/{path}")

    assert told.headers["location"] == f"/sign-in?next=/privacy/{path}"


def test_the_pages_are_easy_to_read(talking) -> None:
    """Grade 8 or lower, the certificate too."""
    pages = [talking.get(f"/privacy/{path}") for path in ("uses", "download", "erase")]
    pages.append(talking.get(f"/privacy/receipts/{receipt_of(talking, 'went to a model')}"))
    pages.append(talking.post("/privacy/erase", **GONE))

    for page in pages:
        main = re.search(r"<main.*</main>", page.text, re.DOTALL)[0]
        found = re.findall(r"<(?:p|dd|span|li|strong)[^>]*>([^<]+)", main)
        told = [html.unescape(one).strip() for one in found]
        assert grade(" ".join(one for one in told if one.endswith("."))) <= 8


# What left


@pytest.fixture
def left(noor):
    """Return the receipt of an answer that came from elsewhere, and the request that went."""
    with upstream(says("Hello <b>you</b>.")) as up:
        entry = with_outside(noor.house, up)
        allow(noor.house, noor.person)
        allow(noor.house, noor.person, purpose_of(entry.id))
        choose(noor.house, noor.person, entry)
        words = "I am Noor & <i>write</i> to noor.lind@example.org"
        first = talk(noor.house, noor.person, words).reply
        more = question("More", conversation=first.conversation, recall=True)
        talk(noor.house, noor.person, more)
        yield first, up.requests[0].body.decode()


def test_a_receipt_shows_what_left_beside_what_was_written(noor, left) -> None:
    """To whom, how far trusted, how much masked, each mask, and the very text."""
    reply, request = left

    page = noor.get(f"/privacy/receipts/{reply.receipt}")

    told = text_of(page)
    assert "Acme: small-1 (Acme)" in told
    assert "A contract or its owner says" in told
    assert "2 things masked" in told
    assert "<mark>noor.lind@example.org</mark>" in page.text
    assert "&lt;i&gt;write&lt;/i&gt;" in page.text
    assert "a way to reach somebody" in told
    shown = re.search(r"<pre class=\"whole\"[^>]*data-request>(.*?)</pre>", page.text, re.DOTALL)[1]
    assert html.unescape(shown) == request


def test_the_fingerprint_of_what_left_is_compared(noor, left) -> None:
    """With the one that the ledger's line names. The browser does it once more by itself."""
    reply, _ = left
    page = noor.get(f"/privacy/receipts/{reply.receipt}")

    assert "Holds. The fingerprint of this text is the one" in text_of(page)


def test_what_is_not_kept_any_more_is_told(noor, left) -> None:
    """After the talk is forgotten the line stays, the words do not."""
    reply, _ = left
    noor.house.companion.forget_talk(noor.person, reply.conversation)

    page = noor.get(f"/privacy/receipts/{reply.receipt}")

    assert page.status_code == 200
    assert "are not kept any more" in text_of(page)
    assert "noor.lind" not in page.text
    assert "2 things masked" in text_of(page)


def test_a_receipt_that_lost_a_part_still_shows_the_rest(noor, left) -> None:
    """A forgotten message leaves a gap, and the fingerprint cannot be compared."""
    reply, _ = left
    later = noor.house.companion.talk(noor.person, reply.conversation)[-1].turn.receipt
    noor.house.companion.forget_turn(noor.person, reply.turns[0])

    page = noor.get(f"/privacy/receipts/{later}")

    assert "This part is not kept any more" in text_of(page)
    assert "fingerprint cannot be compared" in text_of(page)
    assert "noor.lind" not in page.text


def test_a_list_is_changed_from_the_receipt(noor, left) -> None:
    """Each mask has both buttons, or what was said and an undo."""
    reply, _ = left
    at = f"/privacy/receipts/{reply.receipt}"
    assert "Always mask" in noor.get(at).text

    noor.post("/veil/people", word="noor.lind@example.org", said="always")

    assert "It is always masked." in text_of(noor.get(at))


def test_a_receipt_of_an_answer_from_here_says_nothing_of_masks(talking) -> None:
    """Nothing left, so there is nothing to show."""
    receipt = receipt_of(talking, "went to a model on this machine")

    page = talking.get(f"/privacy/receipts/{receipt}")

    assert "What left this machine" not in page.text
    assert "masked" not in text_of(page)
