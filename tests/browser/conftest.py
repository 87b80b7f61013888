"""Real Chromium before a real server, and an eye on everything that must not happen.

The browser's driver and the server live on one event loop in a thread of their own. A test
here is a coroutine; it runs on that loop, so that what it prepares in the house stays plain.
"""

import asyncio
import inspect
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import httpx2
import pytest
from anyio.from_thread import BlockingPortal, start_blocking_portal
from playwright.async_api import (
    Browser,
    CDPSession,
    ConsoleMessage,
    Dialog,
    JSHandle,
    Page,
    Request,
    Response,
    async_playwright,
)
from starlette.types import ASGIApp

from troth.api.rest.app import ADDRESSES, api_document
from troth.api.rest.route import known
from troth.clock import SetClock
from troth.faces import make_app
from troth.front.who import COOKIE
from troth.house import House
from troth.people.access import Role, may
from troth.testing import chromium
from troth.testing.addresses import Address, addresses, things
from troth.testing.evening import Evening
from troth.testing.served import served

LOOK = Path(__file__).with_name("look.js").read_text("utf-8")
NOBODY = frozenset({Role.NOBODY})
PERSON = NOBODY | {Role.PERSON}
OPERATOR = NOBODY | {Role.OPERATOR}
_TELL_POLICY = """
addEventListener("securitypolicyviolation", (event) => {
  tellTest(`policy: ${event.effectiveDirective} refused ${event.blockedURI} ${event.sample}`);
});
"""


# ── one loop for the browser and the server ─────────────────────────────────────────────────


@pytest.fixture(scope="session")
def _loop() -> Iterator[BlockingPortal]:
    with start_blocking_portal() as portal:
        yield portal


@pytest.hookimpl(tryfirst=True)
def pytest_pyfunc_call(pyfuncitem: pytest.Function) -> bool | None:
    """Run a test that is a coroutine on the loop of the browser."""
    if not inspect.iscoroutinefunction(pyfuncitem.obj):
        return None
    wanted = inspect.signature(pyfuncitem.obj).parameters
    given = {name: pyfuncitem.funcargs[name] for name in wanted}
    pyfuncitem._request.getfixturevalue("_loop").call(partial(pyfuncitem.obj, **given))
    return True


@pytest.fixture(scope="session", autouse=True)
def _described() -> None:
    """Make the addresses of `/api` first: meanwhile FastAPI lets warnings pass, for all threads.

    A server makes them beside its answers, and pytest sets what warnings do between two tests.
    """
    for one in ADDRESSES:
        known(one)
    api_document()


@pytest.fixture(scope="session")
def _browser(_loop: BlockingPortal) -> Iterator[Browser]:
    """Start the system's Chromium, once for each worker."""
    with _loop.wrap_async_context_manager(_chromium()) as browser:
        yield browser


@asynccontextmanager
async def _chromium() -> AsyncIterator[Browser]:
    path = chromium.find()
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=path, args=chromium.FLAGS)
        yield browser
        await browser.close()


# ── a house in which people have lived ──────────────────────────────────────────────────────


@pytest.fixture(scope="session")
def _template(_evening: tuple[Path, Evening]) -> Path:
    """Make `home` a copy of the evening's house, in place of an empty one."""
    return _evening[0]


@pytest.fixture
def clock(evening: Evening) -> SetClock:
    """Return the clock of the house: the evening is not over."""
    return SetClock(evening.at)


# ── a place, and tabs in which to look at it ────────────────────────────────────────────────


@pytest.fixture
def address(_loop: BlockingPortal, house: House) -> Iterator[str]:
    """Return the address of the house's own server."""
    with _loop.wrap_async_context_manager(served(house)) as told:
        yield told


@dataclass(kw_only=True)
class Tab:
    """A page of a browser, and what happened in it that never may.

    `wrong`: reports of the policy, errors of scripts, requests to elsewhere, dialogs.
    """

    page: Page
    address: str
    wrong: list[str] = field(default_factory=list)
    _looking: JSHandle | None = None
    _driver: CDPSession | None = None

    async def go(self, path: str) -> int:
        """Open a page, wait until everything in it is there, and return its status."""
        self._looking = None
        answer = await self.page.goto(f"{self.address}{path}")
        assert answer is not None
        return answer.status

    def forgive_problem(self) -> None:
        """Let pass that something was asked for and did not come."""
        self.wrong = [one for one in self.wrong if not one.startswith("no answer: ")]

    async def look(self, what: str, *given: object) -> Any:  # JSON of any shape
        """Ask one of the questions of `look.js` about the page."""
        return await (await self._look()).evaluate(
            "(look, [what, given]) => look[what](...given)", [what, given]
        )

    async def unseen(self, scheme: str) -> JSHandle:
        """Return the texts whose colours nobody has asked for on this page in this theme."""
        return await (await self._look()).evaluate_handle(
            "(look, scheme) => look.unseen(scheme)", scheme
        )

    async def _look(self) -> JSHandle:
        if self._looking is None:
            self._looking = await self.page.evaluate_handle(LOOK)
        return self._looking

    async def set_text(self, size: int) -> None:
        """Make the size of text that the browser starts from another one; 16 px is usual."""
        fonts = {"standard": size, "fixed": size}
        await (await self.driver()).send("Page.setFontSizes", {"fontSizes": fonts})

    async def press_tab(self, times: int) -> None:
        """Press and release the Tab key so often: all are sent at once, and arrive in order."""
        driver = await self.driver()
        key = {"key": "Tab", "code": "Tab", "windowsVirtualKeyCode": 9}
        ways = [{"type": way, **key} for _ in range(times) for way in ("rawKeyDown", "keyUp")]
        await asyncio.gather(*(driver.send("Input.dispatchKeyEvent", way) for way in ways))

    async def driver(self) -> CDPSession:
        """Return the way to ask the browser itself."""
        if self._driver is None:
            self._driver = await self.page.context.new_cdp_session(self.page)
        return self._driver

    async def says(self) -> str:
        """Return what can be read on the page."""
        return await self.page.locator("main").inner_text()


NewTab = Callable[..., Awaitable[Tab]]


@pytest.fixture
def open_tab(_loop: BlockingPortal, _browser: Browser, address: str) -> Iterator[NewTab]:
    """Return a function that opens a tab in a browser of its own, signed in or not.

    What was wrong in any of them fails the test at its end.
    """
    opened: list[Tab] = []

    async def open_it(
        *, session: str | None = None, script: bool = True, before: str = "", **more: object
    ) -> Tab:
        quiet = {"reduced_motion": "reduce", "viewport": {"width": 1280, "height": 800}}
        context = await _browser.new_context(java_script_enabled=script, **{**quiet, **more})
        context.set_default_timeout(60_000)
        tab = Tab(page=await context.new_page(), address=address)
        await _watch(tab)
        if before:
            await tab.page.context.add_init_script(before)
        if session is not None:
            await _sign_in(tab, session)
        opened.append(tab)
        return tab

    yield open_it
    for tab in opened:
        _loop.call(tab.page.context.close)
    assert [wrong for tab in opened for wrong in tab.wrong] == []


async def _watch(tab: Tab) -> None:
    def said(message: ConsoleMessage) -> None:
        failed = message.text.startswith("Failed to load resource")  # told below, in more words
        if message.type in {"error", "warning"} and not failed:
            tab.wrong.append(f"console: {message.text} ({urlsplit(tab.page.url).path})")

    def asked(request: Request) -> None:
        origin = "{0.scheme}://{0.netloc}".format(urlsplit(request.url))
        if origin != tab.address:
            tab.wrong.append(f"request: {request.url[:200]}")

    def answered(response: Response) -> None:
        if response.status >= 400 and response.request.resource_type != "document":
            tab.wrong.append(f"no answer: {response.status} from {response.url}")

    def failed(request: Request) -> None:
        if "ERR_ABORTED" not in (request.failure or ""):  # the page was left before it came
            tab.wrong.append(f"no answer: {request.failure} from {request.url[:200]}")

    async def asked_back(dialog: Dialog) -> None:
        tab.wrong.append(f"dialog: {dialog.message}")
        await dialog.dismiss()

    context = tab.page.context
    context.on("console", said)
    context.on("request", asked)
    context.on("response", answered)
    context.on("requestfailed", failed)
    context.on("weberror", lambda error: tab.wrong.append(f"script: {error.error}"))
    context.on("dialog", asked_back)
    await context.expose_binding("tellTest", lambda _, what: tab.wrong.append(what))
    await context.expose_binding("boom", lambda _: tab.wrong.append("a script ran"))
    await context.add_init_script(_TELL_POLICY)


async def _sign_in(tab: Tab, session: str) -> None:
    """Give the browser its cookie, as the server would: bound to this host, safe from scripts."""
    await (await tab.driver()).send(
        "Network.setCookie",
        {
            "name": COOKIE,
            "value": session,
            "url": tab.address,
            "path": "/",
            "secure": True,
            "httpOnly": True,
            "sameSite": "Lax",
        },
    )


# ── every page there is ─────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True, kw_only=True)
class Sight:
    """One page as somebody sees it. `who`: the name of somebody of the evening, or nobody."""

    address: str
    who: str
    status: int = 200

    def __str__(self) -> str:
        return f"{self.address} ({self.who})"


@pytest.fixture
def sights(house: House, evening: Evening) -> list[Sight]:
    """Return every page of every route, as each kind of person sees it, and some that are not."""
    app = make_app(house)
    looks = [
        Sight(address=address, who=who)
        for one in addresses(app.routes)
        if one.method == "GET"
        for who in _lookers(one)
        for address in _own(one, evening, who)
    ]
    return [*asyncio.run(_pages(app, evening, looks)), *NOT_THERE]


NOT_THERE = (
    Sight(address="/nowhere", who="nobody", status=404),
    Sight(address="/talk/nowhere", who="noor", status=404),
)


def _lookers(one: Address) -> list[str]:
    """Return who looks at it: strangers, or who has talked, who just came, who runs the place."""
    roles = {"nobody": NOBODY, "noor": PERSON, "ida": PERSON, "olu": OPERATOR}
    who = [name for name, has in roles.items() if may(has, one.need)]
    return ["nobody"] if "nobody" in who else who


def _own(one: Address, evening: Evening, who: str) -> list[str]:
    """Return the address with this person's own things in it; nothing if they have none."""
    one.filled(things(evening, "noor"))  # she has one of each
    own = things(evening, who)
    return [one.filled(own)] if one.can_be_filled(own) else []


async def _pages(app: ASGIApp, evening: Evening, looks: list[Sight]) -> list[Sight]:
    """Return those that answer with a page, and not with a way elsewhere or a file."""
    found = []
    transport = httpx2.ASGITransport(app)
    async with httpx2.AsyncClient(transport=transport, base_url="http://127.0.0.1") as client:
        for one in looks:
            somebody = evening.somebody(one.who)
            headers = {"cookie": f"{COOKIE}={somebody.session}"} if somebody else {}
            answer = await client.get(one.address, headers=headers)
            is_page = answer.headers.get("content-type", "").startswith("text/html")
            if is_page and answer.status_code != 303:
                found.append(one)
    return found


@pytest.fixture
def tab_of(open_tab: NewTab, evening: Evening) -> NewTab:
    """Return a function that gives each person their one tab of this test."""
    tabs: dict[str, Tab] = {}

    async def tab_of_one(who: str, **more: object) -> Tab:
        if who not in tabs:
            somebody = evening.somebody(who)
            tabs[who] = await open_tab(session=somebody.session if somebody else None, **more)
        return tabs[who]

    return tab_of_one
