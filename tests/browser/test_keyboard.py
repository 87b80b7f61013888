"""A whole evening without a mouse: in through the door, talk, stop, forget, say yes and no."""

import asyncio

import pytest

from troth.testing.evening import PASSPHRASE
from troth.testing.house import with_model
from troth.testing.providers import ScriptedProvider

TO_READ = "() => document.getElementById('heard').textContent"
LISTEN = """() => {
  globalThis.heard = [];
  new MutationObserver(() => heard.push(document.getElementById("heard").textContent)).observe(
    document.getElementById("heard"), { childList: true, characterData: true, subtree: true });
}"""


async def test_the_first_key_skips_to_the_page(open_tab) -> None:
    """The first stop of the Tab key is a link past the bar, to be seen when it has the focus."""
    tab = await open_tab()
    await tab.go("/sign-in")
    await tab.look("start")

    await tab.page.keyboard.press("Tab")
    first = await tab.look("focus")
    await tab.page.keyboard.press("Enter")
    await tab.page.keyboard.press("Tab")

    assert "Skip to the page" in first["name"]
    assert first["wrong"] == []
    assert await has_focus(tab, "main *")


@pytest.mark.long
async def test_signing_in_by_keyboard(open_tab) -> None:
    """Name, Tab, passphrase, Enter."""
    tab = await open_tab()
    await tab.go("/sign-in")

    await tab.page.focus("#name")
    await tab.page.keyboard.type("noor")
    await tab.page.keyboard.press("Tab")
    await tab.page.keyboard.type(PASSPHRASE)
    async with tab.page.expect_navigation():
        await tab.page.keyboard.press("Enter")

    assert "/sign-in" not in tab.page.url


async def test_enter_sends_and_the_answer_is_told_once(evening, open_tab) -> None:
    """Whoever listens hears that it began, and at the end the whole answer: not word by word."""
    tab = await open_tab(session=evening.noor.session)
    await tab.go("/talk")
    await tab.page.focus("#text")
    await tab.page.evaluate(LISTEN)

    await tab.page.keyboard.type("one two three four five six")
    await tab.page.keyboard.press("Enter")
    await answered(tab)

    heard = await tab.page.evaluate("() => heard")
    assert len(heard) == 2
    assert "one two three four five six" in heard[-1]
    assert await has_focus(tab, "#text")
    live = "() => document.querySelectorAll('.turns[aria-live], .turns [aria-live]').length"
    assert await tab.page.evaluate(live) == 0


@pytest.mark.long
async def test_shift_and_enter_begin_a_new_line(evening, open_tab) -> None:
    """Nothing is sent before Enter alone is pressed."""
    tab = await open_tab(session=evening.noor.session)
    await tab.go("/talk")
    await tab.page.focus("#text")

    await tab.page.keyboard.type("first")
    await tab.page.keyboard.press("Shift+Enter")
    await tab.page.keyboard.type("second")

    assert await tab.page.locator("#text").input_value() == "first\nsecond"
    assert await tab.page.locator(".turn").count() == 0


@pytest.mark.long
async def test_escape_stops_and_keeps_what_was_shown(house, evening, open_tab) -> None:
    """An answer that is stopped in the middle is kept as it was shown: in whole sentences."""
    never = asyncio.Event()
    house.companion = with_model(house, ScriptedProvider(["As far. ", "as this."], gate=never))
    tab = await open_tab(session=evening.noor.session)
    await tab.go("/talk")
    await tab.page.focus("#text")

    await tab.page.keyboard.type("go on")
    await tab.page.keyboard.press("Enter")
    await tab.page.get_by_text("As far").wait_for()
    await tab.page.keyboard.press("Escape")
    await answered(tab)
    await tab.page.reload()

    shown = await tab.page.locator(".turn .words").all_text_contents()
    assert "As far" in shown[-1]
    assert "as this" not in shown[-1]
    assert await tab.page.locator(".turn").count() == 2


@pytest.mark.long
async def test_forgetting_by_keyboard(house, evening, open_tab) -> None:
    """The question before it is forgotten opens, and is answered, with keys."""
    tab = await open_tab(session=evening.noor.session)
    talk = evening.talks[1]
    await tab.go(f"/talk/{talk.conversation}")

    await tab.page.focus(f"#{talk.turns[1]} .forgetting summary")
    await tab.page.keyboard.press("Enter")
    await tab.page.keyboard.press("Tab")
    assert await has_focus(tab, f"#{talk.turns[1]} .forgetting button")
    async with tab.page.expect_navigation():
        await tab.page.keyboard.press("Enter")

    kept = house.companion.talk(evening.noor.person, talk.conversation)
    assert [step.id for step in kept] == [talk.turns[0]]


@pytest.mark.long
async def test_yes_and_no_are_as_near(evening, open_tab) -> None:
    """On a card, no comes before yes or yes before no, but both are one key apart and alike."""
    tab = await open_tab(session=evening.ida.session)
    await tab.go("/consent/companion.reply")
    no, yes = (tab.page.locator(f"button[value='{value}']") for value in ("no", "yes"))

    looks = [
        await one.evaluate(
            "(one) => { const { color, backgroundColor, borderColor, fontWeight, fontSize } ="
            " getComputedStyle(one); const box = one.getBoundingClientRect();"
            " return [color, backgroundColor, borderColor, fontWeight, fontSize,"
            " Math.round(box.width), Math.round(box.height)] }"
        )
        for one in (no, yes)
    ]
    names = await tab.look("list")
    no_at, yes_at = (
        next(at for at, name in enumerate(names) if f"“{word}" in name) for word in ("No", "Yes")
    )

    assert looks[0] == looks[1]
    assert abs(no_at - yes_at) == 1


async def has_focus(tab, selector) -> bool:
    """Say whether what has the focus is one of these."""
    return await tab.page.evaluate(
        "(selector) => Boolean(document.activeElement?.matches(selector))", selector
    )


async def answered(tab) -> None:
    """Wait until the answer is over."""
    await tab.page.wait_for_function("() => !document.getElementById('send').hidden")
