"""Model files as whoever runs the place sees them: here, on their way, or only on the list.

Pure looking: it fetches nothing, and what it tells is about files and this machine, never about a
person.
"""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final, Literal, TypeAlias

from troth.errors import Damaged
from troth.providers.fetches import Fetch
from troth.weights import catalogue, own
from troth.weights.catalogue import Fit

State: TypeAlias = Literal["here", "missing", "fetching", "stopped", "failed", "offered"]
PLACES: Final = 2
"""How many talks at a time, for what is said of memory: see `providers.local`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelved:
    """One model file.

    size: bytes, 0 where nobody knows. memory: MB that it takes while it answers; None: not known
    before it is here. done: how many bytes came; why: why the rest did not. is_used: whether it
    answers instead of the demo. can_talk: None before it is here.
    """

    name: str
    state: State
    title: str = ""
    about: str = ""
    licence: str = ""
    size: int = 0
    memory: int | None = None
    fit: Fit | None = None
    sha256: str = ""
    url: str = ""
    done: int = 0
    why: str = ""
    is_used: bool = False
    is_advised: bool = False
    can_talk: bool | None = None


def shelved(weights_dir: Path, fetches: Sequence[Fetch]) -> Sequence[Shelved]:
    """Return what is here, then what is on its way, then the rest of the list."""
    has, offers = catalogue.memory_mb(), catalogue.catalogue().offers
    best = catalogue.advised(offers, has_mb=has)
    listed = {
        one.name: Shelved(
            name=one.name,
            state="offered",
            title=one.title,
            about=one.about,
            licence=one.licence,
            size=one.size,
            memory=one.memory,
            fit=catalogue.fit(one.memory, has_mb=has),
            sha256=one.sha256,
            url=one.url,
            is_advised=one is best,
        )
        for one in offers
    }
    used = own.using(weights_dir)
    found = {
        one.name: _here(one, listed.get(one.name), has_mb=has, is_used=one.name == used)
        for one in own.all_own(weights_dir)
    }
    for one in fetches:
        if one.standing != "here" and one.name not in found:
            found[one.name] = _coming(one, listed.get(one.name))
    return [*found.values(), *(one for name, one in listed.items() if name not in found)]


def _here(one: own.Own, listed: Shelved | None, *, has_mb: int, is_used: bool) -> Shelved:
    told = Shelved(
        name=one.name,
        state="here" if one.file.is_file() else "missing",
        title=one.title,
        about=listed.about if listed and listed.sha256 == one.sha256 else "",
        licence=one.licence,
        size=one.size,
        sha256=one.sha256,
        url=one.source,
        done=one.size,
        is_used=is_used,
    )
    with suppress(Damaged, OSError):
        head = one.head()
        memory = own.memory_of(one.size, head, places=PLACES)
        fit = catalogue.fit(memory, has_mb=has_mb)
        told = replace(told, memory=memory, fit=fit, can_talk=head.can_talk)
    return told


def _coming(one: Fetch, listed: Shelved | None) -> Shelved:
    base = (
        listed if listed and listed.sha256 == one.sha256 else Shelved(name=one.name, state="here")
    )
    return replace(
        base,
        state="failed" if one.standing == "here" else one.standing,
        title=one.title,
        licence=one.licence,
        size=one.whole or base.size,
        sha256=one.sha256,
        url=one.url,
        done=one.done,
        why=one.why,
    )
