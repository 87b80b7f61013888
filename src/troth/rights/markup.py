"""A small writer of HTML for files that are read without a server.

Every text goes through `text`, which escapes it; tags and the names of attributes are the
callers' own words. So nothing that a person or a model wrote can become markup. A policy in
each page says the same to the browser: no script, and nothing from anywhere else.
"""

import html
import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import Final, NamedTuple

from troth import clock

_POLICY: Final = "default-src 'none'; style-src 'self' file:; base-uri 'none'; form-action 'none'"
_PLAIN: Final = re.compile(r"[\w .,:;!?()/+=%#\n-]*")
_UNFIT: Final = re.compile("[^\t\n\u0020-\u007e\u00a0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What no HTML text may hold: control characters, half characters, the two that are no letters."""


class Link(NamedTuple):
    """Where a link leads, and what it says."""

    href: str
    label: str


class Markup(str):
    """Markup that was made here. Any other text is escaped before it stands in a page."""

    __slots__ = ()


def text(value: str) -> str:
    """Escape a text, and show a sign for each character that a page cannot hold."""
    if _PLAIN.fullmatch(value):  # most are, and there are very many
        return value
    return html.escape(_UNFIT.sub("\ufffd", value.replace("\r\n", "\n").replace("\r", "\n")))


def tag(name: str, *inside: str, **attributes: str) -> Markup:
    """Return an element. In an attribute's name `_` stands for `-`; at its end it is dropped."""
    named = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{text(value)}"'
        for key, value in attributes.items()
        if value
    )
    filled = "".join(one if isinstance(one, Markup) else text(one) for one in inside)
    return Markup(f"<{name}{named}>{filled}</{name}>")


def page(title: str, body: Iterable[str], *, style: str, links: Iterable[Link]) -> Iterator[str]:
    """Yield a whole page in pieces. style: where its sheet lies. links: stand above all else."""
    items = [tag("li", tag("a", one.label, href=one.href)) for one in links]
    yield '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8"/>\n'
    yield '<meta name="viewport" content="width=device-width"/>\n'
    yield f'<meta http-equiv="Content-Security-Policy" content="{text(_POLICY)}"/>\n'
    yield '<meta name="referrer" content="no-referrer"/>\n'
    yield f'<link rel="stylesheet" href="{text(style)}"/>\n'
    yield f"{tag('title', title)}\n</head>\n<body>\n"
    yield tag("nav", tag("ul", *items), aria_label="Pages")
    yield f"\n<main>\n{tag('h1', tag('bdi', title))}\n"
    for one in body:
        yield one if isinstance(one, Markup) else text(one)
        yield "\n"
    yield "</main>\n</body>\n</html>\n"


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[Markup]:
    """Yield a table in pieces, a row at a time."""
    yield Markup('<div class="scroll"><table>')
    yield tag("thead", tag("tr", *(tag("th", one, scope="col") for one in head)))
    yield Markup("<tbody>")
    for row in rows:
        yield tag("tr", *(tag("td", one) for one in row))
    yield Markup("</tbody></table></div>")


def when(at: datetime | str | None) -> Markup:
    """Return a moment as people write it, in UTC. What is no moment stands there as it is."""
    if isinstance(at, str):
        try:
            at = clock.parse(at)
        except ValueError:
            return tag("span", str(at))
    if at is None:
        return tag("span", "never")
    return tag("time", f"{at:%d %b %Y, %H:%M} UTC".lstrip("0"), datetime=clock.text(at))
