"""The pages where a person decides, in a real browser: keys, clicks, windows, and the way back."""

import asyncio
import json

import pytest

from troth.consent.events import Kind
from troth.testing.evening import PASSPHRASE
from troth.testing.house import with_model
from troth.testing.providers import ScriptedProvider
from troth.words import COMPANION_HISTORY, COMPANION_REPLY

REPLY = f"/consent/{COMPANION_REPLY}"
HISTORY = f"/consent/{COMPANION_HISTORY}"
LOOKS = """(button) => {
  const style = getComputedStyle(button), box = button.getBoundingClientRect();
  const names = ["font", "color", "backgroundColor", "border", "padding", "opacity", "cursor"];
  return [box.top, box.width, box.height, ...names.map((name) => style[name])];
}"""


@pytest.fixture
def ida(evening, open_tab):
    """Return a function that opens a page as Ida, who has said nothing yet."""

    async def open_it(path, **more):
        tab = await open_tab(session=evening.ida.session, **more)
        await tab.go(path)
        return tab

    return open_it


@pytest.fixture
def noor(evening, open_tab):
    """Return a function that opens a page as Noor, who talks and keeps her talks."""

    async def open_it(path, **more):
        tab = await open_tab(session=evening.noor.session, **more)
        await tab.go(path)
        return tab

    return open_it


def said(house, person, purpose=COMPANION_REPLY):
    """Return what was written down about a purpose."""
    return [one.kind for one in house.gate.consents.events(person) if one.purpose == purpose]


async def press(tab, words):
    """Press the button with these words, and wait for the page that comes."""
    async with tab.page.expect_navigation():
        await tab.page.get_by_role("button", name=words, exact=True).click()


# ── the card ──────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("width", [320, pytest.param(1280, marks=pytest.mark.long)])
@pytest.mark.parametrize("scheme", ["light", pytest.param("dark", marks=pytest.mark.long)])
async def test_yes_and_no_look_the_same(ida, width, scheme):
    """Same size, same row, same colours, same letters; in both themes and widths."""
    tab = await ida(HISTORY, viewport={"width": width, "height": 800}, color_scheme=scheme)

    no, yes = [
        await tab.page.get_by_role("button", name=name, exact=True).evaluate(LOOKS)
        for name in ("No", "Yes")
    ]

    assert no == yes


@pytest.mark.long
async def test_enter_answers_nothing(house, evening, ida):
    """Whoever presses Enter in the question has not answered the card."""
    tab = await ida(HISTORY)

    await tab.page.get_by_role("radio").first.focus()
    await tab.page.keyboard.press("Space")
    async with tab.page.expect_navigation():
        await tab.page.keyboard.press("Enter")
    tab.forgive_problem()

    assert "Nothing is changed yet. Press No or Yes to answer." in await tab.says()
    assert said(house, evening.ida.person, COMPANION_HISTORY) == []


@pytest.mark.long
async def test_by_keyboard_no_comes_before_yes(house, evening, ida):
    """The same number of keys, but for one step; Enter on the button that has the focus counts."""
    tab = await ida(REPLY)

    await tab.page.get_by_role("button", name="No", exact=True).focus()
    await tab.page.keyboard.press("Tab")
    assert await tab.page.evaluate("document.activeElement.value") == "yes"
    async with tab.page.expect_navigation():
        await tab.page.keyboard.press("Enter")

    assert said(house, evening.ida.person) == [Kind.GIVEN]
    assert "You said yes." in await tab.says()


@pytest.mark.long
async def test_a_double_click_is_one_yes(house, evening, ida):
    """And the page that comes says so."""
    tab = await ida(REPLY)

    await tab.page.get_by_role("button", name="Yes", exact=True).dblclick()
    await tab.page.wait_for_url("**/privacy?said=yes")

    assert said(house, evening.ida.person) == [Kind.GIVEN]


@pytest.mark.long
async def test_back_shows_how_it_stands_now(ida):
    """The page that comes back is no old form: it says that it is on."""
    tab = await ida(REPLY)
    await press(tab, "Yes")

    await tab.page.go_back()

    assert "On since" in await tab.says()
    assert await tab.page.get_by_role("button", name="Yes", exact=True).count() == 0


@pytest.mark.long
async def test_two_windows_that_disagree(house, evening, ida):
    """A yes to a page that was left open since brings the card again; a no counts at once."""
    left_open, newer = await ida(REPLY), await ida(REPLY)
    await press(newer, "No")

    await press(left_open, "Yes")
    left_open.forgive_problem()
    told = await left_open.says()
    await press(left_open, "Yes")

    assert "You answered this in another window meanwhile" in told
    assert said(house, evening.ida.person) == [Kind.REFUSED, Kind.GIVEN]


# ── off ───────────────────────────────────────────────────────────────────────────────────────


async def test_off_stops_an_answer_in_another_window(house, noor):
    """The switch is turned in mid-answer: not one more sentence is shown, and the page says why."""
    gate = asyncio.Event()
    model = ScriptedProvider(["Well. ", "then."], gate=gate)
    house.provider, house.companion = model, with_model(house, model)
    talk, privacy = await noor("/talk"), await noor("/privacy")
    await talk.page.fill("#text", "hello")
    await talk.page.keyboard.press("Enter")
    await talk.page.locator(".coming .words", has_text="Well").wait_for()

    row = privacy.page.locator(f'li[id="{COMPANION_REPLY}"]')
    async with privacy.page.expect_navigation():
        await row.locator(".switch").click()
    gate.set()
    await talk.page.locator("#trouble", has_text="You took back your yes").wait_for()

    assert "then." not in await talk.page.locator(".turns").inner_text()
    assert await talk.page.locator(f'#trouble a[href="{REPLY}"]').count() == 1
    assert "Off since" in await row.inner_text()


@pytest.mark.long
async def test_a_switch_by_keyboard_without_script(house, evening, noor):
    """It is a button, so Space turns it; what was kept waits, and says until when."""
    tab = await noor("/privacy", script=False)
    row = tab.page.locator(f'li[id="{COMPANION_HISTORY}"]')

    await row.locator(".switch").focus()
    async with tab.page.expect_navigation():
        await tab.page.keyboard.press("Space")

    assert not house.gate.may(evening.noor.person, COMPANION_HISTORY)
    assert "in case you change your mind" in await row.inner_text()


# ── receipts ──────────────────────────────────────────────────────────────────────────────────


async def check_here(tab):
    """Let the browser check the receipt on the page; return what it says of each step."""
    await tab.page.get_by_role("button", name="Check it here").click()
    await tab.page.locator("#checked-here li").first.wait_for()
    return await tab.page.locator("#checked-here strong").all_inner_texts()


@pytest.mark.parametrize("place", [0, pytest.param(-1, marks=pytest.mark.long)])
async def test_the_browser_itself_checks_a_receipt(evening, noor, place):
    """Hash, path and signature are done in the browser, and they hold."""
    tab = await noor(f"/privacy/receipts/{evening.talks[0].receipts[place]}")

    assert await check_here(tab) == ["Holds.", "Holds.", "Holds."]


@pytest.mark.long
@pytest.mark.parametrize(
    ("changed", "broken"),
    [
        (("characters", "charakters"), [0]),
        (("troth.leaf/v1\\n", "troth.leaf/v2\\n"), [1]),
        (("— troth/", "— troht/"), [2]),
        (('"checkpoint":"', '"checkpoint":"x'), [2]),
    ],
    ids=["words", "leaf", "signer", "log"],
)
async def test_the_browser_finds_out_what_was_changed(evening, noor, changed, broken):
    """Whatever is changed in the file on its way, the step that rests on it does not hold."""
    receipt = evening.talks[0].receipts[0]
    tab = await noor(f"/privacy/receipts/{receipt}")

    async def change(route):
        answer = await route.fetch()
        text = await answer.text()
        assert changed[0] in text
        await route.fulfill(response=answer, body=text.replace(*changed))

    await tab.page.route(f"**/privacy/receipts/{receipt}.json", change)

    told = await check_here(tab)
    assert [at for at, one in enumerate(told) if one == "Does not hold."] == broken


# ── the way out ───────────────────────────────────────────────────────────────────────────────


@pytest.mark.long
async def test_the_certificate_survives_a_double_click(house, evening, noor, tmp_path):
    """Erased once, shown the certificate, which can be kept as a file; back says nobody is here."""
    tab = await noor("/privacy/erase")
    await tab.page.check("[name=understood]")
    await tab.page.fill("#passphrase", PASSPHRASE)

    await tab.page.get_by_role("button", name="Erase me for good").dblclick()
    await tab.page.get_by_role("heading", name="You are erased").wait_for()
    async with tab.page.expect_download() as coming:
        await tab.page.get_by_role("link", name="Download the certificate").click()
    file = await (await coming.value).path()
    await tab.page.go_back()

    assert evening.noor.person not in house.people.all()
    told = json.loads(json.loads(file.read_text("utf-8"))["statement"])
    assert (told["person"], told["complete"]) == (evening.noor.person, True)
    assert tab.page.url.startswith(f"{tab.address}/sign-in")
    assert "Sign in" in await tab.says()


# ── what was done is said once ────────────────────────────────────────────────────────────────


@pytest.mark.long
async def test_a_reload_does_not_say_it_again(ida):
    """With script the address forgets what was said; the rest of it stays."""
    tab = await ida("/privacy/uses?days=30&said=saved#main")
    told = await tab.says()
    address = tab.page.url

    await tab.page.reload()

    assert "Saved." in told
    assert address == f"{tab.address}/privacy/uses?days=30#main"
    assert "Saved." not in await tab.says()


# ── limits ────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.long
async def test_the_browser_writes_its_time_zone_beside_hours(open_tab, evening):
    """Only where hours are written and no zone stands; who takes it out again is heard."""
    tab = await open_tab(session=evening.noor.session, timezone_id="Europe/Madrid")
    await tab.go("/limits")
    before = await tab.page.input_value("#zone")

    await tab.page.fill("#begins", "08:00")
    filled = await tab.page.input_value("#zone")
    await tab.page.fill("#zone", "")

    assert (before, filled) == ("", "Europe/Madrid")
    assert await tab.page.input_value("#zone") == ""
