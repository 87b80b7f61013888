"""What is masked, in a real browser: tried, copied, corrected and undone."""

import pytest
from tests.browser.test_rules import look_at

from troth.testing.outside import rules_only

TEXT = "Write to oda@firm.test. My depression is back."


@pytest.fixture(autouse=True)
def _rules(house):
    """Let rules alone find: the model is slow to load and tested elsewhere."""
    house.gate.veil = rules_only()


@pytest.fixture
def noor(evening, open_tab):
    """Return a function that opens a page in Noor's browser."""

    async def open_it(path, **more):
        tab = await open_tab(session=evening.noor.session, **more)
        await tab.go(path)
        return tab

    return open_it


async def tried(tab, text=TEXT):
    """Try a text."""
    await tab.page.fill("#text", text)
    await tab.page.get_by_role("button", name="Show what leaves").click()
    await tab.page.locator("#tried").wait_for()


@pytest.mark.long
async def test_what_would_leave_is_copied(noor):
    """To the letter, and the page says so."""
    tab = await noor("/veil", permissions=["clipboard-read", "clipboard-write"])
    await tried(tab)
    sent = await tab.page.locator("#sent").inner_text()

    await tab.page.get_by_role("button", name="Copy what would leave").click()
    await tab.page.get_by_text("Copied.").wait_for()

    assert await tab.page.evaluate("() => navigator.clipboard.readText()") == sent
    assert "oda@" not in sent


async def test_a_mask_is_changed_in_place_and_undone(house, evening, noor):
    """The text that was tried stays where it is."""
    tab = await noor("/veil")
    await tried(tab)
    item = tab.page.locator(".mask", has_text="oda@firm.test")

    await item.get_by_role("button", name="Leave it as it is").click()
    await item.get_by_text("from your next message on").wait_for()
    assert house.gate.wishes(evening.noor.person).never == ["oda@firm.test"]
    await item.get_by_role("button", name="Undo").click()
    await item.get_by_role("button", name="Always mask").wait_for()

    assert house.gate.wishes(evening.noor.person).never == []
    assert await tab.page.locator("#tried").is_visible()


@pytest.mark.long
async def test_all_of_it_works_without_script(house, evening, noor):
    """Both sides, the list, a change and its undoing; no button that would do nothing."""
    tab = await noor("/veil", script=False)
    await tried(tab)
    assert not await tab.page.get_by_role("button", name="Copy what would leave").is_visible()
    assert "oda@" not in await tab.page.locator("#sent").inner_text()

    await tab.page.get_by_role("button", name="Always mask").click()
    assert house.gate.wishes(evening.noor.person).always == ["oda@firm.test"]
    assert "oda@firm.test: Saved." in await tab.page.locator(".undo").inner_text()
    await tab.page.get_by_role("button", name="Undo").click()

    assert house.gate.wishes(evening.noor.person).always == []


@pytest.mark.long
async def test_one_is_added_by_hand_with_other_forms(house, evening, noor):
    """By keyboard alone."""
    tab = await noor("/veil/people")
    await tab.page.locator("#word").focus()
    await tab.page.keyboard.type("Guillermo")
    await tab.page.keyboard.press("Tab")
    await tab.page.keyboard.type("Memo, Willy")
    await tab.page.keyboard.press("Tab")
    await tab.page.keyboard.press("Enter")
    await tab.page.locator(".undo").wait_for()

    (word,) = house.gate.wishes(evening.noor.person).masking.always
    assert (word.text, word.forms) == ("Guillermo", ("Memo", "Willy"))


@pytest.mark.long
async def test_the_pages_keep_the_rules_with_something_on_them(house, evening, noor):
    """In light and dark, at 320 and 1280 px, with large text; also what a form brings."""
    tab = await noor("/veil")
    await tried(tab, f"{TEXT} {'a' * 200}")
    found = [f"tried: {one}" async for one in look_at(tab)]
    await tab.go("/veil/people")
    await tab.page.fill("#word", "W" * 90)
    await tab.page.get_by_role("button", name="Always mask it").click()
    await tab.page.locator(".undo").wait_for()

    found += [f"undo: {one}" async for one in look_at(tab)]

    assert not found, "\n".join(found)
