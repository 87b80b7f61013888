"""Every page keeps the hard rules: in light and dark, at 320 and 1280 px, with large text.

Which pages there are comes from the application's own list of routes, so a new page is looked
at on the day it comes. The rules are those of WCAG 2.2, A and AA, as axe checks them, and ours.
A page is loaded once and looked at in every way, since loading is what takes the time.

The way that finds most, a small screen in the light, is looked at each time on the page of all
parts and on some others; every page in every way takes minutes.
"""

from importlib.resources import files

import pytest

from troth.web.headers import PAGE

PARTS = 4
"""How many tests share the pages, so that several workers have something to do."""
EACH = 9
"""Of so many pages one is looked at each time."""
WIDTHS = (1280, 320)
SCHEMES = ("dark", "light")
USUAL, TWICE = 16, 32
SIZES = (TWICE, USUAL)
AXE = files("axe_playwright_python").joinpath("axe.min.js").read_text("utf-8")
IS_THERE = "() => 'axe' in window"
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
ALL_RULES = {
    "runOnly": {"type": "tag", "values": TAGS},
    "rules": {"target-size": {"enabled": True}},
}
COLOURS = ("color-contrast", "link-in-text-block")
OF_COLOUR = {"runOnly": {"type": "rule", "values": list(COLOURS)}}
"""What can differ in the dark: a theme is another set of colours and nothing else."""
BUT_COLOUR = {
    **ALL_RULES,
    "rules": {**ALL_RULES["rules"], **{one: {"enabled": False} for one in COLOURS}},
}
RUN_AXE = """async ([which, where]) => {
  const include = where || [document];
  if (!include.length) return [];
  const how = { ...which, resultTypes: ["violations"], preload: false };
  const told = await axe.run({ include }, how);
  return told.violations.flatMap((rule) => rule.nodes.map((node) =>
    [rule.id, node.target.join(" "), ...node.failureSummary.split("\\n").slice(1)].join(": ")));
}"""
in_parts = pytest.mark.parametrize("part", range(PARTS))


@pytest.mark.parametrize("part", range(2))
async def test_some_pages_keep_the_rules(part, sights, tab_of) -> None:
    """On a small screen in the light nothing is found, and all keys reach all."""
    some = [one for at, one in enumerate(sights) if at % EACH == 0 or one.address == "/-/parts"]
    mine = some[part::2]
    assert not await wrong_with(mine, tab_of, widths=(320,), schemes=("light",), sizes=(USUAL,))


@pytest.mark.long
@in_parts
async def test_every_page_keeps_the_rules(part, sights, tab_of) -> None:
    """Whatever page, theme, width and size of text: nothing is found, and all keys reach all."""
    mine = sights[part::PARTS]
    assert not await wrong_with(mine, tab_of, widths=WIDTHS, schemes=SCHEMES, sizes=SIZES)


async def wrong_with(sights, tab_of, **ways) -> list[str]:
    """Return what is wrong with these pages."""
    found = []
    for sight in sights:
        tab = await tab_of(sight.who, before=AXE)
        status = await tab.go(sight.address)
        if status != sight.status:
            found.append(f"{sight}: status {status}")
            continue
        found += [f"{sight}: {one}" async for one in look_at(tab, **ways)]
        found += [f"{sight}: {one}" for one in tab.wrong]
        tab.wrong.clear()
    return found


async def look_at(tab, *, widths=WIDTHS, schemes=SCHEMES, sizes=SIZES):
    """Yield what is wrong with the page in a tab."""
    if not await tab.page.evaluate(IS_THERE):
        await tab.page.evaluate(AXE)
    for width in widths:
        await tab.page.set_viewport_size({"width": width, "height": 800})
        for scheme in schemes:
            await tab.page.emulate_media(color_scheme=scheme)
            async for one in of_axe(tab, scheme, is_first=width == widths[0]):
                yield f"{width} px, {scheme}: {one}"
        async for one in fits(tab, sizes):
            yield f"{width} px, {one}"
    for one in [*await tab.look("moving"), *await tab.look("turned")]:
        yield one
    async for one in walk(tab):
        yield one


async def fits(tab, sizes):
    """Yield what has no room at this width, with letters of any size, near or far apart."""
    for size in sizes:
        await tab.set_text(size)
        for spread in (True, False):
            for one in await tab.look("cut", spread):
                yield f"text of {size} px, spread {spread}: {one}"
    for one in await tab.look("small"):
        yield f"smaller than 24 px: {one}"


async def of_axe(tab, scheme, *, is_first):
    """Yield what axe finds: every rule in the light, in the dark those of colour.

    At another width the colours of a text are those it has had, nearly always: then they are
    not looked at again. A text whose own are new, or its size, or what lies behind it, is.
    """
    unseen = await tab.unseen(scheme)
    if is_first:
        which = ALL_RULES if scheme == "light" else OF_COLOUR
        for one in await tab.page.evaluate(RUN_AXE, [which, None]):
            yield one
        return
    if scheme == "light":
        for one in await tab.page.evaluate(RUN_AXE, [BUT_COLOUR, None]):
            yield one
    for one in await tab.page.evaluate(RUN_AXE, [OF_COLOUR, unseen]):
        yield one


async def walk(tab):
    """Yield what is wrong with the way of the Tab key through the page."""
    await tab.look("start")
    names = await tab.look("list")
    await tab.press_tab(len(names) + 1)
    way = await tab.look("walked")
    for at in way:
        for one in at["wrong"]:
            yield one
    # After the last control the focus leaves the page, or begins anew.
    if [at["place"] for at in way[:-1]] != list(range(len(names))) or way[-1]["place"] > 0:
        yield f"Tab goes {[at['name'] for at in way]}, and there is {names}"


# ── and they would find it ──────────────────────────────────────────────────────────────────

BAD_PAGE = """<!doctype html><html lang="en"><head><title>Bad</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" href="/bad.css"><script type="module" src="/bad.js"></script></head>
<body><main><h1>Bad</h1>
<p class="faint">Hard to read</p><p class="night">Hard to read on a small screen in the dark</p>
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
.moves { inline-size: 4rem; animation: spin 1s infinite } @keyframes spin { to { rotate: 1turn } }
.small { inline-size: 9px; block-size: 9px; padding: 0 } .plain:focus { outline: none }
.tight { inline-size: 5rem }
.over { position: fixed; inset-block-end: 0; block-size: 50vh; inline-size: 100% }
.under { position: fixed; inset-block-end: 2rem }
@media (width < 400px) and (prefers-color-scheme: dark) { .night { color: #aaa } }
@media (width < 400px) and (prefers-color-scheme: light) { .night { background: #666 } }"""
BAD_SCRIPT = """document.querySelector(".trap").addEventListener("keydown", (event) => {
  if (event.key === "Tab") event.preventDefault();
});"""
FOUND = (
    "320 px, dark: color-contrast: .night",
    "320 px, light: color-contrast: .night",
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
