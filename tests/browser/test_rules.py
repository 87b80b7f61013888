"""Every page keeps the hard rules: in light and dark, at 320 and 1280 px, with large text.

Which pages there are comes from the application's own list of routes, so a new page is looked
at on the day it comes. The rules are those of WCAG 2.2, A and AA, as axe checks them, and ours.
A page is loaded once and looked at in every way, since loading is what takes the time.
"""

from importlib.resources import files

import pytest

from troth.web.headers import PAGE

PARTS = 4
"""How many tests share the pages, so that several workers have something to do."""
WIDTHS = (1280, 320)
USUAL, TWICE = 16, 32
AXE = files("axe_playwright_python").joinpath("axe.min.js").read_text("utf-8")
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
ALL_RULES = {
    "runOnly": {"type": "tag", "values": TAGS},
    "rules": {"target-size": {"enabled": True}},
}
OF_COLOUR = {"runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}}
"""What can differ in the dark: a theme is another set of colours and nothing else."""
RUN_AXE = """async (which) => {
  const told = await axe.run(document, { ...which, resultTypes: ["violations"], preload: false });
  return told.violations.flatMap((rule) => rule.nodes.map((node) =>
    [rule.id, node.target.join(" "), ...node.failureSummary.split("\\n").slice(1)].join(": ")));
}"""
in_parts = pytest.mark.parametrize("part", range(PARTS))


@in_parts
async def test_every_page_keeps_the_rules(part, sights, tab_of) -> None:
    """Whatever page, theme, width and size of text: nothing is found, and all keys reach all."""
    found = []
    for sight in sights[part::PARTS]:
        tab = await tab_of(sight.who)
        status = await tab.go(sight.address)
        if status != sight.status:
            found.append(f"{sight}: status {status}")
            continue
        found += [f"{sight}: {one}" async for one in look_at(tab)]
        found += [f"{sight}: {one}" for one in tab.wrong]
        tab.wrong.clear()

    assert not found, "\n".join(found)


async def look_at(tab):
    """Yield what is wrong with the page in a tab."""
    await tab.page.evaluate(AXE)
    for width in WIDTHS:
        await tab.page.set_viewport_size({"width": width, "height": 800})
        for scheme, which in (("dark", OF_COLOUR), ("light", ALL_RULES)):
            await tab.page.emulate_media(color_scheme=scheme)
            for one in await tab.page.evaluate(RUN_AXE, which):
                yield f"{width} px, {scheme}: {one}"
        for size in (TWICE, USUAL):
            await tab.set_text(size)
            for spread in (True, False):
                await tab.look("spread", spread)
                for one in await tab.look("cut"):
                    yield f"{width} px, text of {size} px, spread {spread}: {one}"
        for one in await tab.look("small"):
            yield f"{width} px: smaller than 24 px: {one}"
    for one in [*await tab.look("moving"), *await tab.look("turned")]:
        yield one
    async for one in walk(tab):
        yield one


async def walk(tab):
    """Yield what is wrong with the way of the Tab key through the page."""
    await tab.look("start")
    names = await tab.look("list")
    way = [await step(tab) for _ in range(len(names) + 1)]
    for at in way:
        for one in at["wrong"]:
            yield one
    # After the last control the focus leaves the page, or begins anew.
    if [at["place"] for at in way[:-1]] != list(range(len(names))) or way[-1]["place"] > 0:
        yield f"Tab goes {[at['name'] for at in way]}, and there is {names}"


async def step(tab):
    """Press Tab, and return where the focus is then."""
    await tab.page.keyboard.press("Tab")
    return await tab.look("focus")


# ── and they would find it ──────────────────────────────────────────────────────────────────

BAD_PAGE = """<!doctype html><html lang="en"><head><title>Bad</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" href="/bad.css"><script type="module" src="/bad.js"></script></head>
<body><main><h1>Bad</h1>
<p class="faint">Hard to read</p>
<p class="wide">Wider than the window</p>
<p><select class="tight"><option>A choice that is cut off</option></select></p>
<p class="cut">This text is longer than the room that it has</p>
<p class="moves">Moves</p>
<p><input></p>
<p><button class="small">x</button><button class="small">y</button></p>
<p><a class="plain" href="/">Where is the focus?</a></p>
<p><a href="/" tabindex="3">Jumps</a></p>
<p><button class="under">Covered</button></p><div class="over">Over all</div>
<p><button class="trap">Never leaves</button></p>
<p style="color: red">Styled in the page</p>
<img alt="" src="https://elsewhere.example/a.png">
</main></body></html>"""
BAD_STYLE = """
.faint { color: #bbb } .wide { inline-size: 3000px }
.cut { inline-size: 4rem; block-size: 1rem; overflow: hidden }
.moves { animation: spin 1s infinite } @keyframes spin { to { rotate: 1turn } }
.small { inline-size: 9px; block-size: 9px; padding: 0 } .plain:focus { outline: none }
.tight { inline-size: 5rem }
.over { position: fixed; inset-block-end: 0; block-size: 50vh; inline-size: 100% }
.under { position: fixed; inset-block-end: 2rem } """
BAD_SCRIPT = """document.querySelector(".trap").addEventListener("keydown", (event) => {
  if (event.key === "Tab") event.preventDefault();
});"""
FOUND = (
    "beyond the edge: p.wide",
    "color-contrast: .faint",
    "covered: button.under",
    "cut off: p.cut",
    "cut off: select.tight",
    "focus is not to be seen: a.plain",
    "jumps the queue",
    "label: input",
    "policy: img-src",
    "policy: style-src-attr",
    "smaller than 24 px: button.small",
    "Tab goes",
    "the page is 3",
    "target-size: .small",
    "would move: p.moves",
)


async def test_a_bad_page_is_found(open_tab) -> None:
    """Each of the rules above finds the page that breaks it."""
    tab = await open_tab()
    await tab.page.route("**/bad*", _bad)
    await tab.go("/bad")

    found = [one async for one in look_at(tab)] + tab.wrong
    tab.wrong.clear()

    assert [what for what in FOUND if not any(what in one for one in found)] == []


async def _bad(route) -> None:
    """Answer with the bad page and its files, under the policy of every page."""
    kinds = {
        "bad": (BAD_PAGE, "text/html"),
        "bad.css": (BAD_STYLE, "text/css"),
        "bad.js": (BAD_SCRIPT, "text/javascript"),
    }
    body, kind = kinds[route.request.url.rpartition("/")[2]]
    policy = {name.decode(): value.decode() for name, value in PAGE}
    await route.fulfill(body=body, headers={**policy, "content-type": kind})
