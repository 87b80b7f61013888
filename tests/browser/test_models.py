"""A model elsewhere in a real browser: who answers, what left, and what waits for a word."""

import pytest
from tests.browser.test_rules import AXE, look_at

from troth.registry.outside import purpose_of
from troth.testing.house import allow, ask, talk
from troth.testing.outside import choose, outside_entry, upstream, with_outside
from troth.testing.upstream import says
from troth.words import Level

SAID = "I am Noor, write to noor.lind@example.org"
ILL = "My depression is back"


@pytest.fixture
def up():
    """Return a provider's server."""
    with upstream(says("Hello ", "over there.")) as found:
        yield found


@pytest.fixture
def elsewhere(house, evening, up):
    """Let a provider answer Noor; another one stands beside it. Return her talk with it."""
    entry = with_outside(house, up)
    more = outside_entry("zeta", name="Zeta", level=Level.ZERO_RETENTION, audience={"min_age": 18})
    house.providers.add(more)
    house.providers.switch("zeta", is_on=True)
    noor = evening.noor.person
    allow(house, noor, purpose_of(entry.id))
    choose(house, noor, entry)
    house.people.choose(noor, masks='{"always": ["Nordstern"], "never": []}')
    return talk(house, noor, ask(SAID)).reply


@pytest.fixture
def noor(evening, open_tab, elsewhere):
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


async def over(tab):
    """Wait until nothing is on its way."""
    await tab.page.wait_for_function("() => !document.getElementById('send').hidden")


async def asked(tab):
    """Wait for the three buttons."""
    await tab.page.locator("#trouble .trio").wait_for()


def press(tab, words):
    """Press one of the three."""
    return tab.page.locator("#trouble .trio button", has_text=words).click()


def field(tab):
    """Return what stands in the field."""
    return tab.page.locator("#text").input_value()


# ── the hard rules, in the states that only a provider brings ─────────────────────────────────


@pytest.mark.long
@pytest.mark.parametrize(
    "path",
    ["/models", "/consent/companion.outside.zeta", "/privacy/receipts/{receipt}", "/privacy"],
)
async def test_pages_with_a_provider_keep_the_rules(noor, elsewhere, path):
    """In both themes and widths, with large text, by keyboard."""
    tab = await noor(path.format(receipt=elsewhere.receipt))

    assert [one async for one in look_at(tab)] == []


@pytest.mark.long
async def test_a_talk_with_what_left_open_keeps_the_rules(noor, elsewhere):
    """Side by side, and stacked where it is narrow."""
    tab = await noor(f"/talk/{elsewhere.conversation}")
    await tab.page.locator("summary.sent").click()
    await tab.page.locator(".mask").last.wait_for()

    assert [one async for one in look_at(tab)] == []


@pytest.mark.long
async def test_the_sensitive_line_keeps_the_rules(noor):
    """Three buttons, alike in size where there is room for them."""
    tab = await noor()
    await say(tab, ILL)
    await asked(tab)
    boxes = [
        await one.bounding_box() for one in await tab.page.locator("#trouble .trio button").all()
    ]
    tab.forgive_problem()

    found = [one async for one in look_at(tab)]

    assert found == []
    assert len({(round(one["width"]), round(one["height"])) for one in boxes}) == 1
    assert AXE


# ── what left ─────────────────────────────────────────────────────────────────────────────────


@pytest.mark.long
async def test_what_left_is_fetched_when_it_is_opened_and_not_before(noor):
    """Once; side by side on a wide window, and stacked on a narrow one."""
    tab = await noor()
    wanted = []
    tab.page.on(
        "request", lambda one: wanted.append(one.url) if one.url.endswith("/left") else None
    )
    await say(tab, SAID)
    await over(tab)
    assert wanted == []
    assert await tab.page.locator("summary.sent").last.inner_text() == "2 things masked"

    await tab.page.locator("summary.sent").last.click()
    sides = tab.page.locator(".sides section")
    await sides.last.wait_for()

    assert len(wanted) == 1
    assert SAID in await sides.first.inner_text()
    sent = await sides.last.inner_text()
    assert "noor.lind" not in sent
    assert "write to" in sent
    assert await tab.page.locator(".sides mark").count() == 4
    first, last = await sides.first.bounding_box(), await sides.last.bounding_box()
    assert first["y"] == last["y"]
    await tab.page.set_viewport_size({"width": 320, "height": 800})
    first, last = await sides.first.bounding_box(), await sides.last.bounding_box()
    assert first["y"] < last["y"]


@pytest.mark.long
async def test_a_page_loaded_again_says_the_same_of_where_it_came_from(noor):
    """What the script made and what the server makes of an answer are the same."""
    tab = await noor()
    await say(tab, SAID)
    await over(tab)
    await tab.page.wait_for_function("() => location.pathname.startsWith('/talk/cnv_')")
    look = """() => [...document.querySelectorAll(".theirs .chips")].map((one) =>
      [one.textContent.replace(/\\s+/g, ""), ...[...one.querySelectorAll("a")].map((to) => to.href),
       one.querySelector(".chips-out")?.dataset.receipt])"""

    made = await tab.page.evaluate(look)
    await tab.page.reload()

    assert await tab.page.evaluate(look) == made
    assert "2thingsmasked" in made[0][0]


@pytest.mark.long
async def test_a_mask_is_changed_in_place_and_undone(house, evening, noor, elsewhere):
    """It says from when on it counts; the page stays where it is."""
    tab = await noor(f"/talk/{elsewhere.conversation}")
    await tab.page.locator("summary.sent").click()
    item = tab.page.locator(".mask", has_text="noor.lind")
    wishes = house.gate.wishes

    await item.get_by_role("button", name="Always mask").click()
    await item.get_by_text("It is always masked.").wait_for()
    assert list(wishes(evening.noor.person).always) == ["Nordstern", "noor.lind@example.org"]
    await item.get_by_role("button", name="Undo").click()
    await item.get_by_role("button", name="Leave it as it is").click()
    await item.get_by_text("from your next message on").wait_for()

    assert list(wishes(evening.noor.person).never) == ["noor.lind@example.org"]
    assert list(wishes(evening.noor.person).always) == ["Nordstern"]
    assert f"/talk/{elsewhere.conversation}" in tab.page.url


@pytest.mark.long
async def test_what_is_not_kept_any_more_is_told(house, evening, noor, elsewhere):
    """Where the words were forgotten in another window."""
    tab = await noor(f"/talk/{elsewhere.conversation}")
    house.companion.forget_talk(evening.noor.person, elsewhere.conversation)

    await tab.page.locator("summary.sent").click()

    await tab.page.get_by_text("not kept any more").wait_for()
    tab.forgive_problem()
    tab.wrong = [one for one in tab.wrong if "404" not in one]


async def test_the_browser_checks_what_left_by_itself(noor, elsewhere):
    """Against the digest in the ledger's line; a text that was changed does not hold."""
    tab = await noor(f"/privacy/receipts/{elsewhere.receipt}")
    button = tab.page.get_by_role("button", name="Check it here")

    await button.click()
    steps = tab.page.locator("#checked-here .steps li")
    await steps.nth(3).wait_for()
    assert [one.startswith("Holds.") for one in await steps.all_inner_texts()] == [True] * 4

    await tab.page.evaluate("document.querySelector('[data-request]').textContent += ' '")
    await button.click()
    await tab.page.locator("#checked-here .broken").wait_for()
    assert [one.startswith("Holds.") for one in await steps.all_inner_texts()] == [True] * 3 + [
        False
    ]


# ── words that deserve care ───────────────────────────────────────────────────────────────────


@pytest.mark.long
async def test_the_words_wait_in_the_field(noor, up):
    """Nothing was sent, and nothing is on the page but the question."""
    before = len(up.requests)
    tab = await noor()
    await say(tab, ILL)
    await asked(tab)

    assert "This mentions your health." in await tab.page.locator("#trouble").inner_text()
    assert await field(tab) == ILL
    assert await tab.page.locator(".turn").count() == 0
    assert len(up.requests) == before
    tab.forgive_problem()


@pytest.mark.parametrize(
    ("words", "chip"), [("Send masked", "masked"), ("Keep local", "stayed here")]
)
async def test_two_of_the_three_answer(noor, up, words, chip):
    """There, or here; with the words as they stand in the field by then."""
    before = len(up.requests)
    tab = await noor()
    await say(tab, ILL)
    await asked(tab)
    await tab.page.fill("#text", f"{ILL}, since June")

    await press(tab, words)
    await tab.page.locator(".theirs .chips", has_text=chip).wait_for()

    assert (await tab.page.locator(".mine .words").inner_text()).endswith("since June")
    assert await field(tab) == ""
    assert await tab.page.locator("#trouble .trio").count() == 0
    assert len(up.requests) - before == (words == "Send masked")
    tab.forgive_problem()


@pytest.mark.long
async def test_dont_send_leaves_the_words_and_asks_no_more(noor, up):
    """And the next try asks again."""
    before = len(up.requests)
    tab = await noor()
    await say(tab, ILL)
    await asked(tab)

    await press(tab, "Don't send")
    assert await tab.page.locator("#trouble .trio").count() == 0
    assert await field(tab) == ILL
    await tab.page.keyboard.press("Enter")
    await asked(tab)

    assert len(up.requests) == before
    tab.forgive_problem()


@pytest.mark.long
async def test_an_edit_that_waits_stays_an_edit(noor, elsewhere):
    """The choice is for the message in its place."""
    tab = await noor(f"/talk/{elsewhere.conversation}")
    await tab.page.locator(".mine .edit").click()
    await tab.page.locator(".editing textarea").fill(ILL)
    await tab.page.locator(".editing").get_by_role("button", name="Send").click()
    await asked(tab)
    assert await tab.page.locator(".editing textarea").input_value() == ILL

    await press(tab, "Send masked")
    await tab.page.locator(".mine .which").wait_for()

    assert await tab.page.locator(".mine").count() == 1
    assert await tab.page.locator(".mine .words").inner_text() == ILL
    assert "2 of 2" in await tab.page.locator(".mine .which").inner_text()
    tab.forgive_problem()


@pytest.mark.long
async def test_a_refusal_in_a_talk_leads_to_the_models(house, noor):
    """What happened and where to change it; the words are in the field."""
    tab = await noor()
    house.providers.switch("acme", is_on=False)

    await say(tab, "Hello there")
    await tab.page.locator("#trouble a").first.wait_for()

    assert "switched off" in await tab.page.locator("#trouble").inner_text()
    assert await tab.page.locator("#trouble a").first.get_attribute("href") == "/models"
    assert await field(tab) == "Hello there"
    tab.forgive_problem()


# ── without script ────────────────────────────────────────────────────────────────────────────


@pytest.mark.long
async def test_all_of_it_works_without_script(noor, elsewhere, up):
    """The three buttons, the way to what left, and the lists."""
    tab = await noor(f"/talk/{elsewhere.conversation}", script=False)
    await tab.page.fill("#text", ILL)
    await tab.page.locator("#send").click()
    await tab.page.locator("#trouble .trio button", has_text="Send masked").click()
    await tab.page.locator("summary.sent").last.click()
    await tab.page.get_by_role("link", name="See all that left").last.click()

    assert "/privacy/receipts/rcp_" in tab.page.url
    assert ILL in await tab.page.locator("#left").inner_text()
    await tab.page.locator(".mask").first.get_by_role("button", name="Always mask").click()
    assert tab.page.url.endswith("/veil/people")
    assert "It is masked from your next message on." in await tab.page.locator(".undo").inner_text()
    assert len(up.requests) == 2
    tab.forgive_problem()
