"""The pages on which talks are brought in: looked at, chosen, stopped, undone."""

import io
import json
import zipfile

import pytest

from troth.companion import facts
from troth.companion.imports import desk as module
from troth.companion.imports.bring import Progress
from troth.rights.archive import archive
from troth.testing.house import add_person, allow, talk
from troth.web.pages import imports as pages
from troth.words import COMPANION_HISTORY, COMPANION_MEMORY

CHATS = [
    {
        "uuid": f"c{n}",
        "name": f"<b>Boats</b> {n}",
        "created_at": "2024-03-01T10:00:00Z",
        "chat_messages": [
            {"uuid": "m1", "sender": "human", "text": "A <script>boat</script>?"},
            {"uuid": "m2", "sender": "assistant", "text": "Yes.", "files": [{}]},
            {"uuid": "m3", "sender": "nobody"},
        ],
    }
    for n in (1, 2)
]
DATA = json.dumps(CHATS).encode()


@pytest.fixture
def keeper(noor):
    """Return the browser of somebody who lets Troth keep talks."""
    allow(noor.house, noor.person, COMPANION_HISTORY, method="page")
    return noor


def look(browser, data: bytes = DATA):
    """Send a file to be looked at; return the answer."""
    return browser._send("POST", "/import/look", files={"file": ("a.json", data)})


def looked(browser, data: bytes = DATA) -> str:
    """Send a file to be looked at; return the address of what is in it."""
    return look(browser, data).headers["location"]


def talks(browser) -> int:
    """Return how many talks are kept of a person."""
    return len(browser.house.companion.talks(browser.person))


def finish(browser) -> None:
    """Wait for the end of an import."""
    browser.house.imports.waiting(browser.person).job.join()


def test_without_a_yes_the_page_says_what_to_do(noor) -> None:
    """No file can be chosen, none that is sent is looked at, and the card is one click away."""
    page = noor.get("/import")

    assert page.status_code == 200
    assert "/consent/companion.history?back=import" in page.text
    assert 'type="file"' not in page.text
    assert look(noor).status_code == 403


def test_a_file_is_looked_at_before_anything_is_kept(keeper) -> None:
    """What would be kept, what is left out and why, which rows are bad; as text, never markup."""
    page = keeper.get(looked(keeper))

    assert page.status_code == 200
    assert "2 talks with 4 messages" in " ".join(page.text.split())
    assert "1 Mar 2024" in page.text
    assert "Pictures, sounds and other files: 2" in page.text
    assert "conversation 2, message 3: it does not say who spoke." in page.text
    assert "&lt;b&gt;Boats&lt;/b&gt; 1" in page.text
    assert "<b>Boats" not in page.text
    assert talks(keeper) == 0
    assert "A file waits for you" in keeper.get("/import").text


def test_all_of_it_or_nothing_are_alike(keeper) -> None:
    """Two buttons of one kind; nothing is ticked beforehand."""
    page = keeper.get(looked(keeper)).text

    assert '<button class="button">Bring in all</button>' in page
    assert '<button class="button">Bring in nothing</button>' in page
    assert "checked" not in page


def test_all_of_it_comes_in(keeper) -> None:
    """And says so, with the way to undo it; it is in the list and among the talks."""
    address = looked(keeper)

    assert keeper.post(f"{address}/begin", which="all").headers["location"] == address
    finish(keeper)

    page = keeper.get(address).text
    assert "All of it is here" in page
    assert "Forget this import" in page
    assert talks(keeper) == 2
    assert f'href="{address}"' in keeper.get("/import").text
    listed = keeper.get("/talks").text
    assert "Claude · 2 messages · 1 Mar 2024" in listed


def test_only_what_is_ticked_comes_in(keeper) -> None:
    """To tick nothing is told, and what a form made up is not there."""
    address = looked(keeper)
    empty = keeper.post(f"{address}/begin", which="ticked")
    assert empty.status_code == 400
    assert "Nothing is chosen yet" in empty.text
    assert keeper.post(f"{address}/begin", which="ticked", n9="on").status_code == 400
    assert keeper.post(f"{address}/begin", which="some").status_code == 400

    keeper.post(f"{address}/begin", which="ticked", n2="on")
    finish(keeper)

    assert talks(keeper) == 1


def test_each_message_says_where_it_comes_from(keeper) -> None:
    """None is Mira's; and the page says that she does not hear them."""
    address = looked(keeper)
    keeper.post(f"{address}/begin", which="all")
    finish(keeper)
    talk = keeper.house.companion.talks(keeper.person)[0]

    page = keeper.get(f"/talk/{talk.conversation}").text

    assert "Claude" in page
    assert "Mira does not hear them" in page
    assert "from Claude" in page
    assert "stayed here" not in page.partition('<ol class="turns"')[2].partition("</ol>")[0]
    assert "A &lt;script&gt;boat" in page


def test_it_is_undone_in_one_step(keeper) -> None:
    """From its own page, also long after."""
    address = looked(keeper)
    keeper.post(f"{address}/begin", which="all")
    finish(keeper)
    keeper.house.imports.drop(keeper.person)  # as after a restart
    page = keeper.get(address).text
    assert "4 messages in 2 talks" in page

    gone = keeper.post(f"{address}/forget")

    assert gone.headers["location"] == "/import?said=import_forgotten"
    assert talks(keeper) == 0
    assert keeper.get(address).status_code == 404
    assert keeper.post(f"{address}/forget").status_code == 404


def test_a_file_that_waits_can_be_let_go(keeper) -> None:
    """Nothing of it was kept."""
    address = looked(keeper)

    gone = keeper.post(f"{address}/forget")

    assert gone.headers["location"] == "/import?said=import_dropped"
    assert "A file waits" not in keeper.get("/import").text


def test_one_under_way_shows_how_far_it_is(keeper, monkeypatch) -> None:
    """With a way to look again and one to stop; without a script."""
    monkeypatch.setattr(module, "bring", lambda *_, is_stopped, **__: _wait(is_stopped))
    address = looked(keeper)
    keeper.post(f"{address}/begin", which="all")
    waiting = keeper.house.imports.waiting(keeper.person)
    waiting.progress = Progress(kept=1, of=4, talks=1)

    page = keeper.get(address).text
    assert '<progress value="1" max="4"' in page
    assert "An import is under way" in keeper.get("/import").text
    assert look(keeper).status_code == 429
    assert keeper.post(f"{address}/stop").headers["location"] == address

    page = keeper.get(address).text
    assert "It did not come to its end" in page
    assert "nothing comes twice" in page


def _wait(is_stopped) -> str:
    while not is_stopped():
        pass
    return "stopped"


def test_what_cannot_be_read_is_told_on_the_page(keeper) -> None:
    """With the words of the error, and the form to try again."""
    for data, words in (
        (b"", "Choose a file first"),
        (b'[{"x": 1}]', "does not know this file"),
        (b"PK\x03\x04", "damaged"),
    ):
        page = look(keeper, data)
        assert page.status_code == 400
        assert words in page.text
        assert 'type="file"' in page.text
    page = keeper.get(looked(keeper, b"[5]")).text
    assert "There is no talk in this file" in page
    assert "Bring in all" not in page


def test_a_long_list_names_the_way_to_the_rest(keeper, monkeypatch) -> None:
    """Only so many are listed; all of them can still come in."""
    monkeypatch.setattr(pages, "SHOWN", 1)
    address = looked(keeper)

    page = keeper.get(address).text

    assert page.count('type="checkbox"') == 1
    assert "troth import FILE --only" in page


def test_somebody_elses_is_not_there(keeper, browser_of, sam) -> None:
    """Whatever is asked of it."""
    address = looked(keeper)
    other = browser_of(sam.person if hasattr(sam, "person") else sam)
    allow(other.house, other.person, COMPANION_HISTORY, method="page")

    answers = [other.get(address)]
    answers += [other.post(f"{address}/{act}", which="all") for act in ("begin", "stop", "forget")]

    assert [one.status_code for one in answers] == [404] * 4


@pytest.fixture
def ours(keeper) -> bytes:
    """Return an archive of Troth's own: a talk and a fact."""
    house = keeper.house
    person = add_person(house, "Ida")
    allow(house, person, method="page")
    allow(house, person, COMPANION_MEMORY, method="page")
    talk(house, person, "Good evening")
    facts.remember(house.gate, person, "I live in Harwich.")
    return b"".join(archive(house.gate, house.keys, person))


def test_an_archive_of_ours_is_told_whole(keeper, ours) -> None:
    """Who signed it, what comes in, under which yes, and what stays where it is."""
    page = " ".join(keeper.get(looked(keeper, ours)).text.split())

    assert "This archive is whole, and this Troth signed it, for another account" in page
    assert "Facts about you, with since when and from which message: 1." in page
    assert "/consent/companion.memory?back=import" in page
    assert "What you said yes or no to there: you are asked anew here:" in page
    assert "pictures, sounds" not in page


def test_what_is_ticked_beside_talks_comes_in(keeper, ours) -> None:
    """Nothing is ticked beforehand; then it can all be undone."""
    allow(keeper.house, keeper.person, COMPANION_MEMORY, method="page")
    address = looked(keeper, ours)
    assert 'name="also-memory"' in keeper.get(address).text
    keeper.post(f"{address}/begin", **{"which": "ticked", "also-memory": "on"})
    finish(keeper)

    assert "1 fact came with them" in keeper.get(address).text
    assert talks(keeper) == 0
    keeper.house.imports.drop(keeper.person)  # as after a restart
    assert "With them came 1 fact." in keeper.get(address).text
    gone = keeper.post(f"{address}/forget").headers["location"]
    assert gone == "/import?said=import_forgotten"
    assert facts.live(keeper.house.gate, keeper.person) == []


def test_a_changed_archive_says_so_and_offers_the_talks_alone(keeper, ours) -> None:
    """The files are named; both buttons look alike."""
    held = io.BytesIO(ours)
    with zipfile.ZipFile(held, "a") as made:
        made.writestr("records/fact-2.jsonl", b"{}")
    address = looked(keeper, held.getvalue())
    page = keeper.get(address).text

    assert "This archive is not as Troth signed it" in page
    assert "records/fact-2.jsonl" in page
    assert '<button class="button">Take the talks all the same</button>' in page
    assert '<button class="button">Bring in nothing</button>' in page
    assert "Bring in all" not in page
    assert keeper.post(f"{address}/begin", which="all").status_code == 400
    keeper.post(f"{address}/begin", which="all", changed="yes")
    finish(keeper)
    assert talks(keeper) == 1
