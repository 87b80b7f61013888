"""Write the pictures of other programs that talk with Troth: `docs/pictures/with-NAME.png`.

Each is the real program on this machine, with a real Troth behind it; the person is invented, and
what the companion says was written here. Which programs are there is told on the command line:

    python tools/front_ends.py terminal --bin .venv/clients/bin
    python tools/front_ends.py open-webui --bin FOLDER/bin
    python tools/front_ends.py sillytavern --bin FOLDER/node_modules/sillytavern
    python tools/front_ends.py librechat --bin tests/clients/shapes

LibreChat is in no registry of packages: its recorded request is sent instead, and the picture is of
the page on which Troth shows that talk.

Nothing is fetched here. A program that tries to call out is not helped: run this without a network.
"""

import argparse
import asyncio
import base64
import html
import json
import os
import shutil
import sys
import tempfile
from collections.abc import AsyncGenerator, AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path
from typing import Final

import httpx2
from playwright.async_api import Browser, Page, async_playwright
from screenshots import _COUNT_COLOURS, FOLDER, _as_png

from troth.clock import SystemClock
from troth.front.who import COOKIE
from troth.providers.base import Ask, Done, Piece, Usage
from troth.serve import listen
from troth.testing import chromium
from troth.testing.house import add_person, allow, new_house, with_model
from troth.testing.providers import ScriptedProvider
from troth.testing.served import served
from troth.words import Unguarded

SAYS: Final = "Hello! It rained all day, so I baked bread."
ANSWERS: Final = (
    "Bread on a rainy day sounds good. Did the crust come out the way you like it?",
    "Then it was well baked. Who gets the first slice?",
)
WIDTH, HEIGHT = 1100, 520
MOST_BYTES: Final = 150_000
_PYTHON: Final = """
import os
from openai import OpenAI

client = OpenAI(base_url="{address}/v1", api_key=os.environ["TROTH_KEY"])
said = {{"role": "user", "content": "{says}"}}
told = client.chat.completions.create(model="mira", messages=[said])
print(told.choices[0].message.content)
"""
_PAGE: Final = """<!doctype html><meta charset="utf-8"><style>
body {{ margin: 0; background: #14161a; }}
pre {{ margin: 0; padding: 20px 24px; color: #e8e6e1; font: 15px/1.55 "DejaVu Sans Mono", monospace;
  white-space: pre-wrap; }} b {{ color: #9ec7a0; font-weight: 600; }}</style><pre>{lines}</pre>"""


class Talking(ScriptedProvider):
    """A model that says one of our sentences after the other."""

    async def answer(self, ask: Ask) -> AsyncGenerator[Piece | Done, None]:
        """Say the sentence whose turn it is."""
        turn = sum(one.role == "user" for one in ask.messages) - 1
        for word in ANSWERS[turn % len(ANSWERS)].split(" "):
            yield Piece(Unguarded(f"{word} "))
        yield Done("stop", Usage(prompt_tokens=20, completion_tokens=15))


@asynccontextmanager
async def troth(folder: Path) -> AsyncIterator[tuple[str, str]]:
    """Run a real Troth; give its address and a key of the person who talks."""
    async with troth_with_pages(folder) as (address, key, _):
        yield address, key


@asynccontextmanager
async def troth_with_pages(folder: Path) -> AsyncIterator[tuple[str, str, str]]:
    """Run a real Troth; give its address, a key of the person who talks, and their session."""
    with new_house(folder, clock=SystemClock()) as house:
        noor = add_person(house)
        allow(house, noor)
        key, _ = house.keys.issue(noor, label="front end")
        session, _ = house.sessions.open(noor, label="Chromium on Linux")
        model = Talking([])
        speaking = replace(house, provider=model, companion=with_model(house, model))
        async with served(speaking) as address:
            yield address, key, session


async def ran(arguments: Sequence[str], environment: Mapping[str, str]) -> str:
    """Run a program and return what it printed. Raises RuntimeError if it failed."""
    process = await asyncio.create_subprocess_exec(
        *arguments,
        env={"PATH": os.environ["PATH"], **environment},
        stdin=asyncio.subprocess.DEVNULL,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.STDOUT,
    )
    told, _ = await process.communicate()
    if process.returncode:
        raise RuntimeError(told.decode())
    return told.decode().rstrip()


@asynccontextmanager
async def running(
    arguments: Sequence[str], environment: Mapping[str, str], folder: Path, url: str
) -> AsyncIterator[None]:
    """Run a server until the block ends; wait until it answers. Its words go to a file."""
    with (folder / "server.log").open("wb") as log:
        process = await asyncio.create_subprocess_exec(
            *arguments,
            env={"PATH": os.environ["PATH"], "HOME": str(folder), **environment},
            cwd=folder,
            stdin=asyncio.subprocess.DEVNULL,
            stdout=log,
            stderr=log,
        )
        try:
            await _up(url, process, folder)
            yield
        finally:
            if process.returncode is None:
                process.terminate()
            await process.wait()


async def _up(url: str, process: asyncio.subprocess.Process, folder: Path) -> None:
    async with httpx2.AsyncClient() as client:
        for _ in range(600):
            if process.returncode is not None:
                break
            try:
                await client.get(url, timeout=5)
            except httpx2.HTTPError:
                await asyncio.sleep(0.5)
            else:
                return
    raise RuntimeError((folder / "server.log").read_text(errors="replace")[-3000:])


def free_port() -> int:
    """Return a port that nobody listens on."""
    with listen("127.0.0.1", 0) as taken:
        return int(taken.getsockname()[1])


# ── at a terminal ───────────────────────────────────────────────────────────────────────────


async def terminal(browser: Browser, programs: Path, folder: Path) -> None:
    """Draw what `llm` and a few lines of Python print."""
    async with troth(folder / "home") as (address, key):
        home = folder / "llm"
        home.mkdir()
        model = {"model_id": "mira", "model_name": "mira", "api_key_name": "troth"}
        told = [{**model, "api_base": f"{address}/v1"}]
        (home / "extra-openai-models.yaml").write_text(json.dumps(told))  # JSON is YAML
        (home / "keys.json").write_text(json.dumps({"troth": key}))
        environment = {"LLM_USER_PATH": str(home), "NO_COLOR": "1", "TROTH_KEY": key}
        llm = str(programs / "llm")
        lines: list[tuple[str, str]] = []
        for words in (["-m", "mira", SAYS], ["-c", "It did. It sang when it cooled."]):
            shown = " ".join(f'"{one}"' if " " in one else one for one in words)
            lines.append((f"llm {shown}", await ran([llm, *words], environment)))
        await _draw_lines(browser, "llm", lines)

        script = _PYTHON.format(address=address, says=SAYS).strip()
        (folder / "talk.py").write_text(script)
        printed = await ran([sys.executable, str(folder / "talk.py")], environment)
        source = script.replace(address, "http://127.0.0.1:8420")
        await _draw_lines(browser, "openai", [("cat talk.py", source), ("python talk.py", printed)])


async def _draw_lines(browser: Browser, name: str, lines: Sequence[tuple[str, str]]) -> None:
    told = "\n\n".join(
        f"<b>$ {html.escape(typed)}</b>\n{html.escape(printed)}" for typed, printed in lines
    )
    page = await browser.new_page(viewport={"width": 860, "height": 100})
    await page.set_content(_PAGE.format(lines=told))
    await _keep(browser, name, await page.screenshot(full_page=True))
    await page.close()


# ── in a browser ────────────────────────────────────────────────────────────────────────────


async def open_webui(browser: Browser, programs: Path, folder: Path) -> None:
    """Draw a talk in Open WebUI, set up by its own settings for a connection."""
    async with troth(folder / "home") as (address, key):
        port = free_port()
        url = f"http://127.0.0.1:{port}"
        environment = {
            "DATA_DIR": str(folder / "data"),
            "WEBUI_SECRET_KEY": "a secret of this picture",
            "WEBUI_AUTH": "False",
            "OPENAI_API_BASE_URL": f"{address}/v1",
            "OPENAI_API_KEY": key,
            "ENABLE_OLLAMA_API": "False",
            "ENABLE_FORWARD_USER_INFO_HEADERS": "true",
            "DEFAULT_MODEL_PARAMS": '{"function_calling": "legacy"}',
            "RAG_EMBEDDING_ENGINE": "openai",
            "BYPASS_EMBEDDING_AND_RETRIEVAL": "True",
            "OFFLINE_MODE": "True",
            "HF_HUB_OFFLINE": "1",
            "ENABLE_VERSION_UPDATE_CHECK": "False",
            "SCARF_NO_ANALYTICS": "true",
            "DO_NOT_TRACK": "true",
            "ANONYMIZED_TELEMETRY": "false",
        }
        (folder / "data").mkdir()
        program = [str(programs / "open-webui"), "serve", "--host", "127.0.0.1"]
        async with running([*program, "--port", str(port)], environment, folder, f"{url}/health"):
            page = await _page(browser)
            await page.goto(url)
            box = page.locator("#chat-input")
            await box.wait_for(timeout=120_000)
            for words in ("Okay, Let's Go!", "Get started"):
                button = page.get_by_text(words)
                if await button.count():
                    await button.first.click()
            await box.click()
            await page.keyboard.type(SAYS)
            await page.keyboard.press("Enter")
            await page.get_by_text("the way you like it?").first.wait_for(timeout=60_000)
            await page.wait_for_timeout(4_000)
            await _keep(browser, "open-webui", await page.screenshot(animations="disabled"))


async def sillytavern(browser: Browser, program: Path, folder: Path) -> None:
    """Draw a talk in SillyTavern, through its custom connection of OpenAI's shape."""
    async with troth(folder / "home") as (address, key):
        port = free_port()
        url = f"http://127.0.0.1:{port}"
        place = folder / "sillytavern"
        shutil.copytree(program, place, symlinks=True)
        modules = program.parent
        (place / "node_modules").unlink(missing_ok=True)
        if not (place / "node_modules").exists():
            (place / "node_modules").symlink_to(modules, target_is_directory=True)
        arguments = ["node", "server.js", "--port", str(port), "--browserLaunchEnabled", "false"]
        async with running(
            ["sh", "-c", f"cd {place} && exec {' '.join(arguments)}"], {}, folder, url
        ):
            page = await _page(browser)
            await page.goto(url)
            await _set_up_sillytavern(page, f"{address}/v1", key)
            await page.locator("#send_textarea").fill(SAYS)
            await page.locator("#send_but").click()
            await page.get_by_text("the way you like it?").first.wait_for(timeout=60_000)
            await page.wait_for_timeout(2_000)
            await _keep(browser, "sillytavern", await page.screenshot(animations="disabled"))


async def _set_up_sillytavern(page: Page, address: str, key: str) -> None:
    """Do by hand what the how-to page says."""
    await page.locator("#send_textarea").wait_for(timeout=120_000)
    name = page.locator("dialog[open] input, dialog[open] textarea").first
    if await name.count():
        await name.fill("Noor")
        await page.locator("dialog[open] .popup-button-ok").first.click()
    await page.locator("#sys-settings-button .drawer-icon").click()
    await page.locator("#main_api").select_option("openai")
    await page.locator("#chat_completion_source").select_option("custom")
    await page.locator("#custom_api_url_text").fill(address)
    await page.locator("#api_key_custom").fill(key)
    await page.locator("#api_button_openai").click()
    await page.locator("#custom_model_id").fill("mira")
    await page.wait_for_timeout(3_000)
    await page.locator("#sys-settings-button .drawer-icon").click()


async def librechat(browser: Browser, shapes: Path, folder: Path) -> None:
    """Draw the talk that a request of LibreChat makes, as Troth shows it."""
    recorded = json.loads((shapes / "librechat-chat.json").read_text(encoding="utf-8"))
    recorded["body"]["messages"][-1]["content"] = SAYS
    async with troth_with_pages(folder / "home") as (address, key, session):
        headers = {"Authorization": f"Bearer {key}", **recorded["headers"]}
        asks = f"{address}/v1/chat/completions"
        async with httpx2.AsyncClient(timeout=60) as client:
            answer = await client.post(asks, json=recorded["body"], headers=headers)
        answer.raise_for_status()
        page = await _page(browser)
        safe = address.replace("http:", "https:")
        await page.context.add_cookies(
            [{"name": COOKIE, "value": session, "secure": True, "url": safe}]
        )
        await page.goto(f"{address}/talks")
        await page.locator(".shelf h2 a").click()
        await page.get_by_text("the way you like it?").first.wait_for()
        await _keep(browser, "librechat", await page.screenshot(animations="disabled"))


async def _page(browser: Browser) -> Page:
    return await browser.new_page(
        viewport={"width": WIDTH, "height": HEIGHT}, locale="en-US", reduced_motion="reduce"
    )


async def _keep(browser: Browser, name: str, picture: bytes) -> None:
    painter = await browser.new_page()
    found = await painter.evaluate(_COUNT_COLOURS, base64.b64encode(picture).decode())
    await painter.close()
    small = _as_png(found)
    file = FOLDER / f"with-{name}.png"
    if len(small) > MOST_BYTES:
        message = f"{file.name} has {len(small)} bytes"
        raise RuntimeError(message)
    file.write_bytes(small)
    sys.stdout.write(f"{file.name}: {len(small)} bytes\n")


DRAWS: Final = {
    "terminal": terminal,
    "open-webui": open_webui,
    "sillytavern": sillytavern,
    "librechat": librechat,
}


async def draw(which: str, programs: Path) -> None:
    """Draw the pictures of one program."""
    with tempfile.TemporaryDirectory() as folder:
        async with async_playwright() as playwright:
            browser = await playwright.chromium.launch(
                executable_path=chromium.find(), args=chromium.FLAGS
            )
            await DRAWS[which](browser, programs, Path(folder))
            await browser.close()


def main(arguments: Sequence[str]) -> None:
    """Draw what the command line names."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("which", choices=DRAWS)
    parser.add_argument("--bin", type=Path, required=True)
    told = parser.parse_args(arguments)
    asyncio.run(draw(told.which, told.bin.absolute()))


if __name__ == "__main__":
    main(sys.argv[1:])
