"""A talk with script: it shows an answer as it comes, and loses no word whatever happens."""

import asyncio
import json
from contextlib import suppress
from importlib.resources import files
from urllib.parse import urlsplit

import pytest

from troth.companion.turn import Turn
from troth.errors import ProviderBusy
from troth.testing.house import with_model
from troth.testing.providers import FaultyProvider, ScriptedProvider
from troth.words import COMPANION_HISTORY, COMPANION_REPLY

AXE = files("axe_playwright_python").joinpath("axe.min.js").read_text("utf-8")
RUN_AXE = """async () => (await axe.run(document, { runOnly: {
    type: "tag", values: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] } }))
  .violations.map((rule) => `${rule.id}: ${rule.nodes.map((node) => node.target).join(" ")}`)"""
EVIL = "<img src=x onerror=boom()><script>boom()</script>"


@pytest.fixture
def says(house):
    """Return a function that gives the house a model which says these pieces."""

    def give(*pieces, gate=None, model=None):
        found = model or ScriptedProvider(pieces, gate=gate)
        house.provider, house.companion = found, with_model(house, found)
        return found

    return give


@pytest.fixture
def noor(evening, open_tab):
    """Return a function that opens a page in Noor's browser."""

    async def open_it(path="/talk", **more):
        tab = await open_tab(session=evening.noor.session, **more)
        await tab.go(path)
        return tab

    return open_it


async def say(tab, text):
    """Write something and send it."""
    await tab.page.fill("#text", text)
    await tab.page.keyboard.press("Enter")


async def begun(tab):
    """Wait for the first sentence of the answer."""
    await tab.page.locator(".coming .words", has_text="Well").last.wait_for()


async def answered(tab):
    """Wait until the answer is over."""
    await tab.page.wait_for_function("() => !document.getElementById('send').hidden")


async def shown(tab):
    """Return the words of every message on the page."""
    return [one.strip() for one in await tab.page.locator(".turn .words").all_inner_texts()]


def kept(house, evening, conversation):
    """Return the words that are kept of a talk."""
    return [one.turn.text for one in house.companion.talk(evening.noor.person, conversation)]


# ── as it goes ────────────────────────────────────────────────────────────────────────────────


async def test_an_answer_is_shown_as_it_comes(says, noor):
    """The first sentence is there while the model still thinks; at the end it is formatted."""
    gate = asyncio.Event()
    says("**Well.** On ", "we go: /limits.", gate=gate)
    tab = await noor()

    await say(tab, "hello")
    await tab.page.get_by_text("**Well.**").wait_for()
    assert await tab.page.locator("#stop").is_visible()
    assert tab.page.url == f"{tab.address}/talk"
    gate.set()
    await answered(tab)

    assert await tab.page.locator(".theirs strong").inner_text() == "Well."
    assert await tab.page.locator(".theirs .words a").get_attribute("href") == "/limits"
    assert "/talk/cnv_" in tab.page.url
    assert await tab.page.locator("#text").input_value() == ""


@pytest.mark.long
async def test_a_page_loaded_again_is_the_page_that_was_there(says, noor):
    """What the script made and what the server makes of the same talk are the same."""
    says("One\n\n- two\n- *three*\n\n> four: /privacy\n\n```\nfive\n```\n\n## Six")
    tab = await noor()
    for text in ("first", "second"):
        await say(tab, text)
        await answered(tab)
    for _ in range(2):
        await tab.page.locator(".again button").click()
        await answered(tab)
    look = """() => [...document.querySelectorAll(".turn")].map((one) => {
      const own = one.cloneNode(true);
      own.querySelectorAll("time").forEach((time) => time.remove());
      return [own.id, own.className, own.dataset.after, own.dataset.versions,
        own.textContent.replace(/\\s+/g, ""),
        [...own.querySelectorAll("a, form")].map((to) => to.href || to.action),
        [...own.querySelectorAll(".words *")].map((part) => part.localName)];
    })"""

    made = await tab.page.evaluate(look)
    await tab.page.reload()
    loaded = await tab.page.evaluate(look)

    assert made == loaded
    assert len(made) == 4


@pytest.mark.long
async def test_the_receipt_of_an_answer_is_one_step_away(says, noor):
    """The chip under it leads to what was used, also when the talk is read another day."""
    says("Well then.")
    tab = await noor()
    await say(tab, "hello")
    await answered(tab)
    link = tab.page.locator(".chips-receipt").last

    address = await link.get_attribute("href")
    await tab.page.reload()

    assert await link.get_attribute("href") == address
    assert await tab.go(address) == 200


@pytest.mark.long
async def test_what_was_typed_meanwhile_stays(says, noor):
    """The next message can be written while the answer comes; Enter does not lose it."""
    gate = asyncio.Event()
    says("Well. ", "Then.", gate=gate)
    tab = await noor()
    await say(tab, "hello")
    await begun(tab)

    await say(tab, "and another thing")
    gate.set()
    await answered(tab)

    assert await tab.page.locator("#text").input_value() == "and another thing"
    assert await tab.page.locator(".turn").count() == 2


@pytest.mark.long
async def test_a_double_click_sends_once(says, noor):
    """One message, one answer."""
    model = says("Well then.")
    tab = await noor()

    await tab.page.fill("#text", "hello")
    await tab.page.dblclick("#send")
    await answered(tab)

    assert len(model.asks) == 1
    assert await tab.page.locator(".turn").count() == 2


@pytest.mark.long
async def test_another_companion_is_chosen_without_losing_a_word(noor):
    """The card is chosen in place: what was typed stays, and the page says who answers."""
    tab = await noor()
    await tab.page.fill("#text", "half a")

    await tab.page.get_by_text("Calm and practical").click()

    assert await tab.page.locator("#text").input_value() == "half a"
    assert "You are talking to Teo, an AI." in await tab.says()
    await tab.page.keyboard.type(" word")
    await tab.page.keyboard.press("Enter")
    await answered(tab)
    assert "I'm Teo, an AI" in (await shown(tab))[-1]


@pytest.mark.long
async def test_the_words_leave_nothing_in_the_browser(says, noor):
    """Neither storage nor history holds what was said."""
    says("Well then.")
    tab = await noor()
    await say(tab, "secretword")
    await answered(tab)

    held = await tab.page.evaluate(
        """async () => JSON.stringify([{...localStorage}, {...sessionStorage}, history.state,
             document.cookie, location.href, document.title, (await indexedDB.databases()).length,
             (await caches.keys()).length])"""
    )

    assert "secretword" not in held
    assert held.endswith(",0,0]")


@pytest.mark.long
async def test_a_talk_that_went_on_elsewhere_is_marked_until_it_is_opened(house, evening, noor):
    """In this browser alone, which holds ids and times for it and no word."""
    talk, other = evening.talks[:2]
    tab = await noor("/talks")
    marked = tab.page.locator(".went-on:not([hidden])")
    assert await marked.count() == 0
    with house.gate.enter(evening.noor.person, COMPANION_HISTORY) as room:
        for role, text in (("user", "secretword"), ("assistant", "I see.")):
            told = {"at": "2126-11-20T10:00:00.000Z", "conversation": talk.conversation}
            room.keep(Turn(text=text, role=role, id=f"trn_{role}", **told))

    await tab.page.reload()

    row = tab.page.locator(f"[data-talk='{talk.conversation}']")
    await row.locator(".went-on").wait_for()
    assert await marked.count() == 1
    await row.locator("h2 a").click()
    await tab.page.wait_for_url("**/talk/**")
    await tab.go("/talks")
    assert await tab.page.locator(f"[data-talk='{other.conversation}']").count() == 1
    assert await marked.count() == 0
    held = await tab.page.evaluate("() => JSON.stringify({...localStorage})")
    assert talk.conversation in held
    assert "secretword" not in held


SEEN = "() => localStorage.getItem('troth-seen')"


@pytest.mark.long
async def test_what_a_page_never_showed_is_not_seen(house, evening, says, noor):
    """A message from elsewhere while the page is open; an answer on the page itself is seen."""
    says("Well then.")
    talk = evening.talks[0].conversation
    tab = await noor("/talks")
    await tab.go(f"/talk/{talk}")
    await say(tab, "hello")
    await answered(tab)
    newest = await tab.page.locator(".turn").last.get_attribute("id")
    held = json.loads(await tab.page.evaluate(SEEN))
    assert held["talks"][talk]["id"] == newest
    with house.gate.enter(evening.noor.person, COMPANION_HISTORY) as room:
        told = {"at": "2126-11-20T10:00:00.000Z", "conversation": talk, "after": newest}
        room.keep(Turn(text="From an app.", role="user", id="trn_app", **told))

    await tab.go("/talks")

    row = tab.page.locator(f"[data-talk='{talk}']")
    await row.locator(".went-on:not([hidden])").wait_for()
    await tab.go(f"/talk/{talk}")
    await tab.go("/talks")
    assert await tab.page.locator(".went-on:not([hidden])").count() == 0


@pytest.mark.long
async def test_signed_out_in_another_tab_a_page_notes_nothing(evening, says, noor):
    """Neither when it is left, nor with an answer that was on its way."""
    gate = asyncio.Event()
    says("Well. ", "Then.", gate=gate)
    tab = await noor(f"/talk/{evening.talks[0].conversation}")
    await say(tab, "hello")
    await begun(tab)
    other = await tab.page.context.new_page()
    await other.goto(f"{tab.address}/you")
    assert await other.evaluate(SEEN)

    await other.get_by_role("button", name="Sign out").click()
    await other.wait_for_url("**/sign-in**")
    assert await other.evaluate(SEEN) is None
    gate.set()
    await answered(tab)
    await tab.page.close()

    assert await other.evaluate(SEEN) is None


@pytest.mark.long
@pytest.mark.parametrize("path", ["/talks", "/"])
async def test_where_one_signs_in_the_notes_of_the_sign_in_before_are_gone(evening, noor, path):
    """A sign-in that ended by itself told the browser nothing."""
    tab = await noor(f"/talk/{evening.talks[0].conversation}")
    assert evening.talks[0].conversation in await tab.page.evaluate(SEEN)
    await tab.page.context.clear_cookies()

    await tab.go(path)

    assert ("/sign-in" in tab.page.url) is (path == "/talks")
    await tab.page.wait_for_function("() => localStorage.getItem('troth-seen') === null")


# ── versions ──────────────────────────────────────────────────────────────────────────────────


@pytest.mark.long
async def test_another_answer_stands_in_the_place_of_the_first(says, noor):
    """The first is a version away."""
    model = says("First.")
    tab = await noor()
    await say(tab, "hello")
    await answered(tab)

    says("Second.")
    await tab.page.locator(".again button").click()
    await answered(tab)

    assert [text.split("\n")[-1] for text in await shown(tab)] == ["hello", "Second."]
    assert await tab.page.locator(".which").inner_text() == "2 of 2"
    await tab.page.locator(".versions a").click()
    await tab.page.wait_for_url("**at=trn_**")
    assert "First." in (await shown(tab))[-1]
    assert len(model.asks) == 1


async def test_an_edit_in_place_makes_a_version(house, evening, says, noor):
    """What followed the old words goes with them; both ways are kept."""
    says("Answer.")
    talk = evening.talks[0]
    tab = await noor(f"/talk/{talk.conversation}")
    before = await shown(tab)

    await tab.page.hover(f"#{talk.turns[2]}")
    await tab.page.locator(f"#{talk.turns[2]} .edit").click()
    area = tab.page.locator(".editing textarea")
    assert await area.input_value() == before[2]
    await area.fill("Said another way")
    await tab.page.keyboard.press("Enter")
    await answered(tab)

    assert [*(await shown(tab))[:3]] == [*before[:2], "Said another way"]
    assert await tab.page.locator(".mine .which").inner_text() == "2 of 2"
    await tab.page.locator(".mine .versions a").click()
    await tab.page.wait_for_url("**at=trn_**")
    assert await shown(tab) == before
    assert "Said another way" in kept(house, evening, talk.conversation)


@pytest.mark.long
async def test_an_edit_can_be_left(evening, noor):
    """By its link or by Escape; the message is as it was, and nothing was sent."""
    talk = evening.talks[0]
    tab = await noor(f"/talk/{talk.conversation}")
    before = await shown(tab)

    for leave in (lambda: tab.page.click(".leave"), lambda: tab.page.keyboard.press("Escape")):
        await tab.page.hover(f"#{talk.turns[0]}")
        await tab.page.locator(f"#{talk.turns[0]} .edit").click()
        await tab.page.locator(".editing textarea").fill("something else")
        await leave()
        assert await tab.page.locator(".editing").count() == 0
        assert await shown(tab) == before


@pytest.mark.long
async def test_an_edit_that_fails_keeps_both_wordings(evening, says, noor):
    """The talk is as it was, and the form is open with the new words."""
    says(model=FaultyProvider("busy"))
    talk = evening.talks[0]
    tab = await noor(f"/talk/{talk.conversation}")
    before = await tab.page.locator(".turn").count()
    await tab.page.hover(f"#{talk.turns[0]}")
    await tab.page.locator(f"#{talk.turns[0]} .edit").click()

    await tab.page.locator(".editing textarea").fill("Said another way")
    await tab.page.locator(".editing .button.main").click()
    await tab.page.locator("#trouble .said").wait_for()
    tab.forgive_problem()

    assert await tab.page.locator(".editing textarea").input_value() == "Said another way"
    assert await tab.page.locator(".turn:visible").count() == before


# ── words are never lost ──────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("mode", ["fails", pytest.param("busy", marks=pytest.mark.long)])
async def test_when_the_model_fails_the_words_come_back(says, noor, mode):
    """They are in the field, and what is the matter stands above it."""
    says(model=FaultyProvider(mode))
    tab = await noor()

    await say(tab, "hello")
    await tab.page.locator("#trouble .said").wait_for()
    tab.forgive_problem()

    assert await tab.page.locator("#text").input_value() == "hello"
    assert "The model did not answer." in await tab.page.inner_text("#trouble")
    says("Well then.")
    await tab.page.keyboard.press("Enter")
    await answered(tab)
    assert "Well then." in (await shown(tab))[-1]
    assert await tab.page.locator("#trouble .said").count() == 0


@pytest.mark.long
async def test_when_the_model_breaks_off_what_was_shown_stays(says, noor):
    """And the words are in the field, for nothing of it was kept."""
    says(model=FaultyProvider("breaks"))
    tab = await noor()

    await say(tab, "hello")
    await tab.page.locator("#trouble .said").wait_for()
    tab.forgive_problem()

    assert "Well," in (await shown(tab))[-1]
    assert "It broke off here, and is not kept." in await tab.says()
    assert await tab.page.locator("#text").input_value() == "hello"


async def test_a_yes_taken_back_while_it_answers_shows_the_way_to_the_card(
    house, evening, says, noor
):
    """What was shown stays, nothing more comes, and the page says why and where to change it."""
    says("Well. ", "Then.", gate=asyncio.Event())
    tab = await noor()
    await say(tab, "hello")
    await begun(tab)

    house.gate.consents.withdraw(evening.noor.person, COMPANION_REPLY, method="page")
    await tab.page.locator("#trouble .said").wait_for()

    told = tab.page.locator("#trouble")
    assert "You took back your yes." in await told.inner_text()
    assert "(purpose" not in await told.inner_text()
    way = told.get_by_role("link", name="Read what this is about")
    assert await way.get_attribute("href") == "/consent/companion.reply"
    assert await way.get_attribute("target") == "_blank"
    assert await tab.page.locator("#text").input_value() == "hello"
    assert await tab.page.title() == "Talk with Mira · Troth"


class Cable:
    """Lies between a browser and the server, and can be cut."""

    def __init__(self, address) -> None:
        self._there = urlsplit(address)
        self._ends = []

    async def __aenter__(self):
        self._server = await asyncio.start_server(self._join, "127.0.0.1", 0)
        self.address = f"http://127.0.0.1:{self._server.sockets[0].getsockname()[1]}"
        return self

    async def __aexit__(self, *_):
        self._server.close()
        self.cut()

    def cut(self) -> None:
        """Break every connection as it is."""
        while self._ends:
            self._ends.pop().transport.abort()

    async def _join(self, reader, writer):
        there = await asyncio.open_connection(self._there.hostname, self._there.port)
        self._ends += [writer, there[1]]
        with suppress(OSError):
            async with asyncio.TaskGroup() as group:
                group.create_task(self._pass_on(reader, there[1]))
                group.create_task(self._pass_on(there[0], writer))

    async def _pass_on(self, reader, writer):
        with suppress(OSError):
            while data := await reader.read(4096):
                writer.write(data)
                await writer.drain()
        writer.close()


@pytest.mark.long
async def test_a_connection_that_is_cut_keeps_what_was_shown(house, evening, says, open_tab):
    """The page says so and offers to load again; the server kept what it had shown."""
    says("Well. ", "Then.", gate=asyncio.Event())
    talk = evening.talks[1].conversation
    tab = await open_tab(session=evening.noor.session)
    async with Cable(tab.address) as cable:
        tab.address = cable.address
        await tab.go(f"/talk/{talk}")
        await say(tab, "hello")
        await begun(tab)

        cable.cut()
        await tab.page.locator("#trouble .said").wait_for()
        tab.forgive_problem()
        assert (await shown(tab))[-1].endswith("Well.")
        assert "The connection was cut" in await tab.page.inner_text("#trouble")
        await tab.page.get_by_role("link", name="Load again").click()
        await tab.page.wait_for_function("() => !document.querySelector('#trouble .said')")

        for words in (await shown(tab), kept(house, evening, talk)):
            assert words[-2] == "hello"
            assert words[-1].endswith("Well.")


@pytest.mark.long
async def test_a_server_that_is_away_sends_nothing(says, noor):
    """The words are in the field at once."""
    says("Well then.")
    tab = await noor()

    await tab.page.context.set_offline(True)
    await say(tab, "hello")
    await tab.page.locator("#trouble .said").wait_for()
    tab.forgive_problem()
    await tab.page.context.set_offline(False)

    assert await tab.page.locator("#text").input_value() == "hello"
    assert await tab.page.locator(".turn").count() == 0
    await tab.page.keyboard.press("Enter")
    await answered(tab)
    assert "Well then." in (await shown(tab))[-1]


@pytest.mark.long
async def test_a_session_that_ended_loses_no_word(house, evening, says, noor):
    """The words stay in the field, and the way to sign in opens beside the page."""
    says("Well then.")
    tab = await noor()
    house.sessions.end_all(evening.noor.person)

    await say(tab, "hello")
    await tab.page.locator("#trouble .said").wait_for()
    tab.forgive_problem()

    way = tab.page.locator("#trouble").get_by_role("link", name="Sign in")
    assert await way.get_attribute("target") == "_blank"
    assert await tab.page.locator("#text").input_value() == "hello"


@pytest.mark.long
async def test_words_that_come_back_stand_before_what_was_typed_since(says, noor):
    """Neither pushes the other out of the field."""
    gate = asyncio.Event()

    class Busy(ScriptedProvider):
        async def answer(self, ask):
            await gate.wait()
            message = "The model is busy."
            raise ProviderBusy(message)
            yield

    says(model=Busy([]))
    tab = await noor("/talk")
    await say(tab, "first")
    await tab.page.keyboard.type("second")

    gate.set()
    await tab.page.locator("#trouble .said").wait_for()
    tab.forgive_problem()

    assert await tab.page.locator("#text").input_value() == "first\n\nsecond"


@pytest.mark.long
async def test_a_talk_that_is_forgotten_elsewhere_loses_no_word(house, evening, says, noor):
    """Each time the page says what happened, and the next try finds a place."""
    says("Well then.")
    talk = evening.talks[1]
    tab = await noor(f"/talk/{talk.conversation}")
    house.companion.forget_turn(evening.noor.person, talk.turns[-1])

    await say(tab, "hello")
    await tab.page.get_by_text("Send yours to add it at the end").wait_for()
    assert await tab.page.locator("#text").input_value() == "hello"
    house.companion.forget_talk(evening.noor.person, talk.conversation)
    await tab.page.keyboard.press("Enter")
    await tab.page.get_by_text("Send your message to begin a new one").wait_for()
    tab.forgive_problem()
    await tab.page.keyboard.press("Enter")
    await answered(tab)

    assert talk.conversation not in tab.page.url
    assert "hello" in kept(house, evening, tab.page.url.rpartition("/")[2])


@pytest.mark.long
async def test_two_windows_that_disagree_lose_nothing(house, evening, says, noor):
    """The one that was left behind says so; what it sends stands beside the rest, as a version."""
    says("Well then.")
    talk = evening.talks[1].conversation
    tab = await noor(f"/talk/{talk}")
    other = await tab.page.context.new_page()
    await other.goto(f"{tab.address}/talk/{talk}")

    await say(tab, "said in one window")
    await answered(tab)
    await other.locator("#elsewhere").wait_for()
    assert "went on in another window" in await other.inner_text("#elsewhere")
    await other.fill("#text", "said in the other")
    await other.keyboard.press("Enter")
    await other.wait_for_function("() => !document.getElementById('send').hidden")
    await other.reload()

    assert await other.locator(".which").first.inner_text() == "2 of 2"
    await other.locator(".versions a").first.click()
    await other.wait_for_url("**at=trn_**")
    assert "said in one window" in await other.inner_text("main")
    assert "said in the other" in kept(house, evening, talk)
    await tab.page.locator("#elsewhere a").click()
    await tab.page.locator(".mine", has_text="said in the other").wait_for()


# ── where nothing is kept ─────────────────────────────────────────────────────────────────────


@pytest.mark.long
async def test_where_nothing_is_kept_the_page_is_all_there_is(house, evening, says, noor):
    """It is answered on the page; the address stays, and a reload shows an empty page."""
    house.gate.consents.withdraw(evening.noor.person, COMPANION_HISTORY, method="page")
    says("Well then.")
    tab = await noor()
    assert "Nothing is kept of this talk." in await tab.says()

    for text in ("first", "second"):
        await say(tab, text)
        await answered(tab)

    assert tab.page.url == f"{tab.address}/talk"
    assert len(await shown(tab)) == 4
    assert await tab.page.locator(".forgetting, .again, a.edit").count() == 0
    await tab.page.reload()
    assert await tab.page.locator(".turn").count() == 0


# ── safe, and for everybody ───────────────────────────────────────────────────────────────────


async def test_no_word_becomes_markup(says, noor):
    """Not a message, not an answer as it comes, not one that is set; nor after a reload."""
    says(EVIL, f"\n\n- {EVIL}\n\n```\n{EVIL}\n```\n\n**{EVIL}**")
    tab = await noor()

    await say(tab, EVIL)
    await answered(tab)
    for _ in range(2):
        assert await tab.page.locator(".turn img, .turn script").count() == 0
        assert EVIL in (await shown(tab))[0]
        await tab.page.reload()


@pytest.mark.long
async def test_a_message_in_one_word_of_64_kb_fits_the_page(house, says, noor):
    """It wraps, at every width."""
    says("Well then.")
    tab = await noor()

    await say(tab, "x" * house.settings.message_limit_bytes)
    await answered(tab)

    for width in (1280, 320):
        await tab.page.set_viewport_size({"width": width, "height": 800})
        assert await tab.look("cut") == []


@pytest.mark.long
@pytest.mark.parametrize("scheme", ["light", "dark"])
async def test_every_state_of_a_talk_is_for_everybody(evening, says, noor, scheme):
    """While it comes, with trouble, with what can be opened open: axe and our rules find none."""
    gate = asyncio.Event()
    says("Well. ", "Then.", gate=gate)
    tab = await noor(f"/talk/{evening.talks[0].conversation}", color_scheme=scheme)
    await tab.page.evaluate(AXE)
    found = []

    async def look(state):
        for width in (1280, 320):
            await tab.page.set_viewport_size({"width": width, "height": 800})
            found.extend(f"{state}, {width}: {one}" for one in await tab.page.evaluate(RUN_AXE))
            for what in ("cut", "small", "moving"):
                found.extend(f"{state}, {width}: {one}" for one in await tab.look(what))

    await say(tab, "hello")
    await begun(tab)
    await look("it comes")
    gate.set()
    await answered(tab)
    await tab.page.locator(".edit").last.click()
    await tab.page.locator(".chips summary").first.click()
    await look("open")
    says(model=FaultyProvider("busy"))
    await tab.page.keyboard.press("Escape")
    await say(tab, "again")
    await tab.page.locator("#trouble .said").wait_for()
    await look("trouble")
    tab.forgive_problem()

    assert not found, "\n".join(found)


@pytest.mark.long
async def test_one_slow_dot_while_the_model_thinks(says, noor):
    """It moves slowly for those who like that, and not at all for those who asked for less."""
    gate = asyncio.Event()
    says("Well then.", gate=gate)

    class Thinking(ScriptedProvider):
        async def answer(self, ask):
            await gate.wait()
            async for piece in super().answer(ask):
                yield piece

    look = """() => { const style = getComputedStyle(
        document.querySelector(".theirs.coming .words"), "::after");
      return [style.animationName, parseFloat(style.animationDuration)]; }"""
    told = {}
    for motion in ("reduce", "no-preference"):
        gate.clear()
        says(model=Thinking(["Well then."]))
        tab = await noor("/talk", reduced_motion=motion)
        await say(tab, "hello")
        await tab.page.locator(".theirs.coming").wait_for()
        told[motion] = await tab.page.evaluate(look)
        gate.set()
        await answered(tab)

    assert told["reduce"][0] == "none"
    assert told["no-preference"][1] >= 2


@pytest.mark.long
async def test_a_piece_of_code_is_copied_alone(house, says, noor):
    """Kept and just said, without what stands around it; the whole message holds no button."""
    code = "for one in two:\n    print(one)"
    says(f"Try this:\n\n```\nprint()\n```\n\nOr:\n\n```\n{code}\n```\n\nIt prints.")
    tab = await noor("/talk")
    await tab.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    await say(tab, "How do I print all of them?")

    for _ in ("just said", "kept"):
        await tab.page.locator(".theirs .code .copy").nth(1).click()
        await tab.page.wait_for_function(
            "() => document.getElementById('heard').textContent === 'Copied.'"
        )
        assert await tab.page.evaluate("() => navigator.clipboard.readText()") == code
        whole = (await shown(tab))[-1]
        assert " ".join(whole.split()).endswith(" ".join(f"print() Or: {code} It prints.".split()))
        await tab.page.reload()


@pytest.mark.long
async def test_a_copy_is_the_words(noor, evening):
    """The button is there with script, copies the message, and says that it did."""
    talk = evening.talks[0]
    tab = await noor(f"/talk/{talk.conversation}")
    await tab.page.context.grant_permissions(["clipboard-read", "clipboard-write"])

    await tab.page.hover(f"#{talk.turns[0]}")
    await tab.page.locator(f"#{talk.turns[0]} .copy").click()
    await tab.page.wait_for_function(
        "() => document.getElementById('heard').textContent === 'Copied.'"
    )

    copied = await tab.page.evaluate("() => navigator.clipboard.readText()")
    assert copied == (await shown(tab))[0]


# ── words without a place to part ───────────────────────────────────────────────────────────


async def test_long_words_and_large_text_have_room(says, noor, evening):
    """A talk may begin with one long word, and marks may be wider than a small screen."""
    says("Well.")
    spread = False
    tab = await noor(viewport={"width": 320, "height": 640})
    await say(tab, "W" * 120)
    await answered(tab)

    await tab.go("/talks")
    assert await tab.look("cut", spread) == []

    await tab.set_text(32)
    await tab.go(f"/talk/{evening.talks[-1].conversation}")
    assert await tab.look("cut", spread) == []
