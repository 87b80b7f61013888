"""With scripts off everything works: pages can be read, and forms do what they say."""

import pytest

from troth.words import COMPANION_REPLY

NEW_PASSPHRASE = "seven ladders over a red boat"
TYPED = "textarea, input[type=text], input[type=search], input[type=password], input[type=email]"


@pytest.mark.long
async def test_every_page_can_be_read(sights, tab_of) -> None:
    """It has a heading and words, and no button that does nothing; no words go into an address."""
    found = []
    for sight in sights:
        tab = await tab_of(sight.who, script=False)
        status = await tab.go(sight.address)
        main = tab.page.locator("main")
        if status != sight.status:
            found.append(f"{sight}: {status}")
        elif len(await tab.says()) < 40 or not await main.locator("h1").count():
            found.append(f"{sight}: says next to nothing")
        elif await tab.page.locator("form:not([method=post])").locator(TYPED).count():
            found.append(f"{sight}: a form that would put words into an address")
        elif (
            sight.address != "/-/parts"
            and await main.locator("button[type=button]:visible").count()
        ):
            found.append(f"{sight}: a button that does nothing without a script")

    assert not found, "\n".join(found)


@pytest.mark.long
async def test_an_evening_without_script(house, evening, open_tab) -> None:
    """Come in by a link, say yes, talk, look, forget, take back, take along, leave, erase."""
    tab = await open_tab(script=False)
    page, before = tab.page, set(house.people.all())

    await tab.go(f"/welcome/{evening.invitation}")
    for name, value in (
        ("person_name", "Ann"),
        ("name", "ann"),
        ("country", "US"),
        ("passphrase", NEW_PASSPHRASE),
    ):
        await page.fill(f"[name={name}]", value)
    await press(page, "Come in")
    (ann,) = set(house.people.all()) - before

    for purpose in ("companion.reply", "companion.history"):
        await tab.go(f"/consent/{purpose}")
        await answer_check(page, house, purpose)
        await press(page, "Yes")

    await tab.go("/talk")
    await say(page, "the first thing that I say")
    await say(page, "the second thing that I say")
    assert await page.locator(".turn").count() == 4
    await page.locator(".again button").last.click()
    assert await page.locator(".versions .which").last.text_content() == "2 of 2"

    await tab.go("/talks")
    await page.fill("[name=words]", "first thing")
    await press(page, "Find")
    await page.locator(".shelf a").first.click()
    await page.locator(".turn").first.locator(".forgetting summary").click()
    await press(page.locator(".turn").first, "Forget for good")
    assert "the first thing that I say" not in await page.locator(".mine").all_text_contents()

    await tab.go("/talks")
    await page.locator(".shelf summary").first.click()
    await press(page.locator(".shelf"), "Forget for good")
    assert await page.locator(".shelf").count() == 0

    await tab.go("/privacy/uses")
    await page.locator("a[href^='/privacy/receipts/']").first.click()
    assert "It holds" in await tab.says()

    await tab.go("/privacy")
    await page.locator("form[action='/privacy/companion.reply/withdraw'] button").first.click()
    assert not house.gate.may(ann, COMPANION_REPLY)

    await tab.go("/privacy/download")
    async with page.expect_download() as coming:
        await press(page, "Download")
    taken = await (await coming.value).path()
    assert taken.read_bytes()[:2] == b"PK"

    await tab.go("/you")
    await press(page, "Sign out")
    await tab.go("/sign-in")
    await page.fill("[name=name]", "ann")
    await page.fill("[name=passphrase]", NEW_PASSPHRASE)
    await press(page.locator("main"), "Sign in")

    await tab.go("/privacy/erase")
    await page.check("[name=understood]")
    await page.fill("[name=passphrase]:visible", NEW_PASSPHRASE)
    await press(page, "Erase me for good")
    assert ann not in house.people.all()
    assert "erased" in (await tab.says()).lower()


async def press(where, words: str) -> None:
    """Press a button and wait for the page that comes."""
    await where.get_by_role("button", name=words, exact=True).first.click()


async def say(page, words: str) -> None:
    """Send a message."""
    await page.fill("#composer [name=text]", words)
    await page.locator("#composer #send").click()


async def answer_check(page, house, purpose: str) -> None:
    """Answer the question of a card rightly, if it has one."""
    card = house.gate.consents.card(purpose, language="en")
    if card.check:
        await page.check(f"[name=check][value='{card.check.right}']")
