"""Names a browser in two coarse words, so that a person knows their own sign-ins in a list.

Nothing finer is kept: no version, no model, no address. Those would tell people apart. The country
that it is set to is offered to its person on one page, and not kept.
"""

import re
from typing import Final

_BROWSERS: Final = (
    ("Edg/", "Edge"),
    ("OPR/", "Opera"),
    ("SamsungBrowser/", "Samsung Internet"),
    ("Firefox/", "Firefox"),
    ("FxiOS/", "Firefox"),
    ("Chromium/", "Chromium"),
    ("Chrome/", "Chrome"),
    ("CriOS/", "Chrome"),
    ("Safari/", "Safari"),
)
_SYSTEMS: Final = (
    ("Android", "Android"),
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Windows", "Windows"),
    ("Mac OS X", "a Mac"),
    ("CrOS", "ChromeOS"),
    ("Linux", "Linux"),
)

_REGION: Final = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z]{4})?-([A-Za-z]{2})")
_LONGEST_LIST: Final = 200


def label(user_agent: str) -> str:
    """Return the words: `Firefox on Linux`. Of anything unknown: `A browser`."""
    browser = next((name for sign, name in _BROWSERS if sign in user_agent), "A browser")
    system = next((name for sign, name in _SYSTEMS if sign in user_agent), None)
    return f"{browser} on {system}" if system else browser


def country(accept_language: str) -> str:
    """Return the country of the first language it asks for, as two letters; empty: it names none.

    `de-AT,de;q=0.9` is AT. Source: RFC 9110 12.5.4, RFC 5646 2.2.4.
    """
    first = accept_language[:_LONGEST_LIST].partition(",")[0].partition(";")[0].strip()
    found = _REGION.fullmatch(first)
    return found[1].upper() if found else ""
