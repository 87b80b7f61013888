"""A talk of two in a browser: what comes is added by itself, and a link does the same."""

from importlib.resources import files

import pytest

from troth.matchmaker.said import Said

AXE = files("axe_playwright_python").joinpath("axe.min.js").read_text("utf-8")
RUN_AXE = """async () => (await axe.run(document, { runOnly: {
    type: "tag", values: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] } }))
  .violations.map((rule) => `${rule.id}: ${rule.nodes.map((node) => node.target).join(" ")}`)"""
EVIL = "<img src=x onerror=boom()><script>boom()</script>"
SOON_MS = 5_000


@pytest.fixture
def noor(evening, open_tab):
    """Return a function that opens Noor's talk with Sam, with a clock that the test moves."""

    async def open_it(**more):
        tab = await open_tab(session=evening.noor.session, **more)
        await tab.page.clock.install()
        await tab.go(f"/match/talk/{evening.match}")
        return tab

    return open_it


@pytest.fixture
def sam_writes(house, evening):
    """Return a function by which Sam writes to Noor."""
    back = house.matchmaker.mark(evening.sam.person, evening.noor.person)
    return lambda text: house.letters.write(evening.sam.person, back, text)


async def test_what_comes_is_added_and_said_once(noor, sam_writes) -> None:
    """As text, with what can be done with it; what is being written stays, and so does focus."""
    tab = await noor()
    await tab.page.fill("#text", "Half a")
    before = await tab.page.locator(".letter").count()
    name = sam_writes(EVIL)

    await tab.page.clock.run_for(SOON_MS)
    await tab.page.locator(f"#{name}").wait_for()

    assert await tab.page.locator(".letter").count() == before + 1
    assert await tab.page.locator(f"#{name} .letter-text").inner_text() == EVIL
    assert await tab.page.locator(f"#{name} form").get_attribute("action")
    assert await tab.page.locator("#came").inner_text() == "A new message from S.."
    assert await tab.page.input_value("#text") == "Half a"
    assert await tab.page.evaluate("document.activeElement.id") == "text"
    await tab.page.clock.run_for(10 * SOON_MS)
    assert await tab.page.locator(".letter").count() == before + 1
    await tab.page.evaluate(AXE)
    assert await tab.page.evaluate(RUN_AXE) == []


async def test_a_quiet_talk_asks_for_no_page(noor) -> None:
    """Only whether something came is asked; each time later than before."""
    tab = await noor()
    asked: list[str] = []
    tab.page.on("request", lambda one: asked.append(one.url.partition("?")[0].rpartition("/")[2]))

    for _ in range(4):
        async with tab.page.expect_response("**/api/match/news*"):
            await tab.page.clock.run_for(30_000)

    assert {"news"} == {one for one in asked if not one.endswith(".svg")}


async def test_it_asks_no_more_once_the_yes_is_gone(noor, house, evening) -> None:
    """The answer says no, and that was the last question."""
    tab = await noor()
    house.gate.consents.withdraw(evening.noor.person, "match.talk", method="page")

    async with tab.page.expect_response("**/api/match/news*") as answer:
        await tab.page.clock.run_for(SOON_MS)
    assert (await answer.value).status == 403
    asked: list[str] = []
    tab.page.on("request", lambda one: asked.append(one.url))
    await tab.page.clock.run_for(20 * SOON_MS)
    await tab.page.evaluate("0")

    assert asked == []
    tab.forgive_problem()


async def test_without_script_a_link_looks_for_what_came(noor, sam_writes) -> None:
    """Each time it is followed, it loads the page anew, at its end."""
    tab = await noor(script=False)
    for text in ("One more", "And one more"):
        name = sam_writes(text)
        await tab.page.get_by_role("link", name="Look for new messages").click()
        await tab.page.locator(f"#{name}").wait_for()
        assert text in await tab.says()


async def test_a_block_looks_like_silence(noor, house, evening) -> None:
    """Nothing on the open page moves when the other blocks, or reads."""
    tab = await noor()
    back = house.matchmaker.mark(evening.sam.person, evening.noor.person)
    before = await tab.says()

    house.letters.talk(evening.sam.person, back)
    house.matchmaker.say(evening.sam.person, back, Said.BLOCK)
    async with tab.page.expect_response("**/api/match/news*") as answer:
        await tab.page.clock.run_for(SOON_MS)

    assert (await (await answer.value).json())["new"] is False
    assert await tab.says() == before
