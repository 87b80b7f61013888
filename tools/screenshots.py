"""Write `docs/pictures`: the main pages at 320 and 1280 px, in light and dark.

The people are invented, the clock stands still and what is random comes from a fixed seed, so
a picture changes only when its page does. Each is a PNG with at most 256 colours.
"""

import asyncio
import base64
import hashlib
import itertools
import os
import secrets
import shutil
import struct
import sys
import tempfile
import time
import zlib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final
from unittest import mock

from playwright.async_api import Browser, Page, async_playwright

from troth.clock import SetClock
from troth.front.who import COOKIE
from troth.testing import chromium
from troth.testing.evening import Evening, live
from troth.testing.house import AT, new_house
from troth.testing.served import served

FOLDER: Final = Path(__file__).parents[1] / "docs" / "pictures"
SIZES: Final = ((1280, 800), (320, 640))
SCHEMES: Final = ("light", "dark")
MOST_BYTES: Final = 3_000_000
_COUNT_COLOURS: Final = """async (png) => {
  const bytes = Uint8Array.from(atob(png), (one) => one.charCodeAt(0));
  const image = await createImageBitmap(new Blob([bytes], { type: "image/png" }));
  const canvas = new OffscreenCanvas(image.width, image.height);
  const context = canvas.getContext("2d");
  context.drawImage(image, 0, 0);
  const { data } = context.getImageData(0, 0, image.width, image.height);
  const pixels = new Uint32Array(data.buffer);
  const counts = new Map();
  for (const pixel of pixels) counts.set(pixel, (counts.get(pixel) || 0) + 1);
  const byUse = [...counts.entries()].sort((a, b) => b[1] - a[1] || a[0] - b[0]);
  const palette = byUse.slice(0, 256).map(([pixel]) => pixel);
  const parts = (pixel) => [pixel & 255, (pixel >> 8) & 255, (pixel >> 16) & 255];
  const far = (a, b) => parts(a).reduce((sum, one, at) => sum + (one - parts(b)[at]) ** 2, 0);
  const nearest = (pixel) => palette.reduce(
    (best, one, at) => (far(pixel, one) < far(pixel, palette[best]) ? at : best), 0);
  const place = new Map(byUse.map(([pixel], at) => [pixel, at < 256 ? at : nearest(pixel)]));
  let text = "";
  const step = 0x8000;
  const indexes = Uint8Array.from(pixels, (pixel) => place.get(pixel));
  for (let at = 0; at < indexes.length; at += step) {
    text += String.fromCharCode(...indexes.subarray(at, at + step));
  }
  const { width, height } = image;
  return { width, height, palette: palette.map(parts), indexes: btoa(text) };
}"""


def pages(evening: Evening) -> list[tuple[str, str, str | None]]:
    """Return the main pages: name, address, and whose session looks at it."""
    talk, noor = evening.talks[0], evening.noor.session
    return [
        ("front", "/", None),
        ("welcome", f"/welcome/{evening.invitation}", None),
        ("sign-in", "/sign-in", None),
        ("talk", f"/talk/{talk.conversation}", noor),
        ("talks", "/talks", noor),
        ("consent", "/consent/companion.history", evening.ida.session),
        ("privacy", "/privacy", noor),
        ("uses", "/privacy/uses", noor),
        ("receipt", f"/privacy/receipts/{talk.receipts[1]}", noor),
        ("download", "/privacy/download", noor),
        ("policy", "/policy", None),
        ("operator", "/operator", evening.olu.session),
    ]


async def draw(folder: Path) -> int:
    """Draw every page into `folder`; return how many bytes all pictures have."""
    clock, total = SetClock(AT), 0
    with tempfile.TemporaryDirectory() as home, new_house(Path(home), clock=clock) as house:
        evening = await asyncio.to_thread(live, house, clock)
        async with served(house) as address, async_playwright() as playwright:
            browser = await playwright.chromium.launch(
                executable_path=chromium.find(), args=chromium.FLAGS
            )
            painter = await browser.new_page()
            for name, path, session in pages(evening):
                for taken, picture in await _taken(browser, f"{address}{path}", session, evening):
                    small = _as_png(await painter.evaluate(_COUNT_COLOURS, picture))
                    (folder / f"{name}-{taken}.png").write_bytes(small)
                    total += len(small)
            await browser.close()
    return total


async def _taken(
    browser: Browser, url: str, session: str | None, evening: Evening
) -> list[tuple[str, str]]:
    """Take all pictures of one page: width and scheme of each, and the PNG in base 64."""
    context = await browser.new_context(
        reduced_motion="reduce", timezone_id="UTC", locale="en-US", service_workers="block"
    )
    page = await context.new_page()
    await page.clock.set_fixed_time(evening.at)
    if session:
        await _sign_in(page, url, session)
    await page.goto(url)
    found = []
    for (width, height), scheme in itertools.product(SIZES, SCHEMES):
        await page.set_viewport_size({"width": width, "height": height})
        await page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]  # a plain str
        await page.evaluate("() => scrollTo(0, 0)")
        picture = await page.screenshot(animations="disabled", caret="hide")
        found.append((f"{width}-{scheme}", base64.b64encode(picture).decode()))
    await context.close()
    return found


async def _sign_in(page: Page, url: str, session: str) -> None:
    driver = await page.context.new_cdp_session(page)
    cookie = {"name": COOKIE, "value": session, "url": url, "path": "/", "secure": True}
    await driver.send("Network.setCookie", {**cookie, "httpOnly": True, "sameSite": "Lax"})


def _as_png(told: dict[str, object]) -> bytes:
    """Write a picture with a palette. Source: PNG specification (W3C), 3rd edition, 5 and 11.2."""
    width, height = int(str(told["width"])), int(str(told["height"]))
    palette, rows = told["palette"], base64.b64decode(str(told["indexes"]))
    assert isinstance(palette, list)
    lines = b"".join(b"\0" + rows[at : at + width] for at in range(0, len(rows), width))
    head = struct.pack(">IIBBBBB", width, height, 8, 3, 0, 0, 0)
    colours = bytes(itertools.chain.from_iterable(palette))
    parts = (
        (b"IHDR", head),
        (b"PLTE", colours),
        (b"IDAT", zlib.compress(lines, 9)),
        (b"IEND", b""),
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(kind, data) for kind, data in parts)


def _chunk(kind: bytes, data: bytes) -> bytes:
    checked = kind + data
    return struct.pack(">I", len(data)) + checked + struct.pack(">I", zlib.crc32(checked))


def _seeded() -> Iterator[bytes]:
    for number in itertools.count():
        yield hashlib.sha512(b"troth/v1/pictures" + number.to_bytes(8, "big")).digest()


def main(arguments: Sequence[str]) -> int:
    """Draw the pictures; fail if they are too large."""
    folder = Path(arguments[0]) if arguments else FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    os.environ["TZ"] = "UTC"  # a greeting tells morning from evening
    time.tzset()
    stream = _seeded()
    free = shutil.disk_usage(folder)._replace(free=80_000_000_000)
    with (
        mock.patch.object(secrets, "token_bytes", lambda size=32: next(stream)[:size]),
        mock.patch.object(shutil, "disk_usage", return_value=free),
    ):
        total = asyncio.run(draw(folder))
    sys.stdout.write(f"{len(list(folder.glob('*.png')))} pictures, {total / 1e6:.1f} MB\n")
    return int(total > MOST_BYTES)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
