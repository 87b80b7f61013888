"""Every address of an application, from its own list of routes, with real things put in.

What a parameter means is told by its name, or by the name together with the word before it
in the path. A parameter that nobody told about is an error that names its address: a new
route cannot slip by.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from starlette.routing import BaseRoute, Mount

from troth.companion.persona import PERSONAS
from troth.front.later import Later
from troth.people.access import Need
from troth.testing.evening import Evening
from troth.web.static_files import StaticFiles
from troth.weights.catalogue import catalogue
from troth.words import COMPANION_HISTORY

_PARAMETER: Final = re.compile(r"(?:(?P<before>[\w.-]+)/)?\{(?P<name>\w+)(?::\w+)?\}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """One method of one route, and what it needs. `path` still has its parameters."""

    method: str
    path: str
    need: Need

    def __str__(self) -> str:
        return f"{self.method} {self.path}"

    @property
    def parameters(self) -> tuple[str, ...]:
        """The parameters as `things` may name them: with the word before, where there is one."""
        found = _PARAMETER.finditer(self.path)
        return tuple(f"{one['before']}/{one['name']}".removeprefix("None/") for one in found)

    def can_be_filled(self, things: Mapping[str, str]) -> bool:
        """Say whether there is a thing for each parameter."""
        return all(one in things or one.rpartition("/")[2] in things for one in self.parameters)

    def filled(self, things: Mapping[str, str]) -> str:
        """Return the path with things in place of its parameters. Raises LookupError."""

        def put(found: re.Match[str]) -> str:
            before, name = found["before"], found["name"]
            thing = things.get(f"{before}/{name}", things.get(name))
            if thing is None:
                message = f"{self}: nobody told what {{{name}}} stands for"
                raise LookupError(message)
            return f"{before}/{thing}" if before else thing

        return _PARAMETER.sub(put, self.path)


def addresses(routes: Iterable[BaseRoute]) -> list[Address]:
    """Return every method of every route, those below a mount too."""
    return sorted(_addresses(routes, under=""), key=str)


def _addresses(routes: Iterable[BaseRoute], *, under: str) -> Iterator[Address]:
    for route in routes:
        path = f"{under}{getattr(route, 'path', '')}"
        if isinstance(route, Mount | Later):
            yield from _addresses(route.routes, under=path)
            continue
        need, methods = getattr(route, "need", None), getattr(route, "methods", None)
        if not isinstance(need, Need) or not methods:
            message = f"{path}: this route does not say what it needs"
            raise LookupError(message)
        for method in methods:
            yield Address(method=method, path=path, need=need)


def things(evening: Evening, name: str) -> Mapping[str, str]:
    """Return what parameters stand for when somebody of the evening asks for their own.

    What is everybody's is there for each; who has talked has a talk, a message, a receipt.
    """
    files = StaticFiles.load()
    found = {
        "purpose": str(COMPANION_HISTORY),
        "companion": PERSONAS[0].id,
        "models/id": PERSONAS[0].id,
        "welcome/token": evening.invitation,
        "errors/code": "not_found",
        "digest": files.digest,
        "name": "base.css",
        "file": catalogue().offers[0].name,
    }
    somebody, talk = evening.somebody(name), evening.talk_of(name)
    if somebody is not None:
        found |= {"key": somebody.key_id, "session": somebody.session_id}
    if talk is not None:
        if name == "noor":
            found |= {"own": evening.own, "imported": evening.imported, "match": evening.match}
            found |= {"letter": evening.letter, "report": evening.report, **evening.facts}
            guarded = evening.talks[-1].turns[-1]  # the guard left something out of it
            found |= {"guard/turn": guarded, "guard/message": guarded, "place": "0"}
        found |= {
            "conversation": talk.conversation,
            "turn": talk.turns[0],
            "message": talk.turns[0],
            "answers/turn": evening.remembered if name == "noor" else talk.turns[-1],
            "barred": evening.barred if name == "noor" else talk.turns[0],
            "receipt": talk.receipts[0],
        }
    return found
