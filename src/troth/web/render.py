"""Turns templates into pages. Everything that is put into one is escaped.

Names that a template uses and nobody gave raise: a page with a hole is never sent.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import cache, partial
from importlib.resources import files
from typing import Final

from jinja2 import BaseLoader, Environment, StrictUndefined, TemplateNotFound
from starlette.requests import Request
from starlette.responses import Response

import troth
from troth.companion.markdown import blocks
from troth.front.who import Caller
from troth.people.access import Role
from troth.web import said
from troth.web.static_files import StaticFiles

NAV: Final = (
    ("/talk", "Talk"),
    ("/talks", "Talks"),
    ("/match", "Meet"),
    ("/privacy", "Privacy"),
)
_OPERATOR: Final = ("/operator", "This place")
_SECTIONS: Final[Mapping[str, Sequence[str]]] = {
    "/talk": ("/companions", "/memory", "/temporary"),
    "/talks": ("/import",),
    "/privacy": ("/consent", "/guard", "/limits", "/models", "/veil", "/wellbeing"),
}
"""Which pages belong to a main one, by the first part of their address."""


class _Shipped(BaseLoader):
    """Reads templates from the package, wherever it lies."""

    def get_source(
        self, _: Environment, template: str
    ) -> tuple[str, str | None, Callable[[], bool]]:
        folder = files("troth.web").joinpath("templates")
        try:
            text = folder.joinpath(template).read_text(encoding="utf-8")
        except FileNotFoundError as error:
            raise TemplateNotFound(template) from error
        return text, None, lambda: True


class Renderer:
    """Makes pages. One for the whole application."""

    def __init__(self, *, banner: str | None = None) -> None:
        self._banner = banner

    def page(
        self,
        request: Request,
        template: str,
        *,
        status: int = 200,
        headers: Mapping[str, str] | None = None,
        **data: object,
    ) -> Response:
        """Return a page. `data` is what its template uses."""
        caller = getattr(request.state, "caller", None) or Caller()
        body = (
            _environment()
            .get_template(template)
            .render(
                **data,
                banner=self._banner,
                nav=_nav(caller),
                here=request.url.path,
                section=_section(request.url.path),
                signed_in=caller.person is not None,
                said=said.sentence(request.query_params.get("said")),
            )
        )
        return Response(body, status, headers, "text/html")

    def fragment(self, template: str, **data: object) -> str:
        """Return a piece of markup that a template makes."""
        return _environment().get_template(template).render(**data)


@cache
def _environment() -> Environment:
    """Return what compiles templates: once for a process, since they are the same for all."""
    found = Environment(
        loader=_Shipped(),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    found.filters.update(blocks=blocks, day=day, minute=minute)
    found.globals.update(static=StaticFiles.load().address, version=troth.__version__)
    return found


def _section(path: str) -> str:
    """Return the address of the main page that a page belongs to: its own, if to no other."""
    first = f"/{path.split('/')[1]}"
    return next((home for home, parts in _SECTIONS.items() if first in parts), first)


def _nav(caller: Caller) -> list[tuple[str, str]]:
    shown = list(NAV) if Role.PERSON in caller.roles else []
    return [*shown, *([_OPERATOR] if Role.OPERATOR in caller.roles else [])]


_NO_TIME: Final = "never"


def _time(form: str, at: date | None) -> str:
    return f"{at:{form}}".lstrip("0") if at is not None else _NO_TIME


day = partial(_time, "%d %b %Y")
"""A day as people write it: 21 Nov 2026."""
minute = partial(_time, "%d %b %Y, %H:%M UTC")
"""A moment to the minute, in UTC, and it says so."""
