"""Which models can be fetched for this machine, and which of them fit into its memory.

The list is data, with its date (`catalogue.toml`): examples, pinned to their bytes. Nothing here
fetches anything. What fits is worked out from the memory that the machine has in all, since what
is free just now changes every minute.
"""

import os
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Final, Literal, TypeAlias

from troth.words import Digest

FILE: Final = Path(__file__).with_name("catalogue.toml")
Fit: TypeAlias = Literal["fits", "tight", "too large"]
BESIDE_MB: Final = 1_500
"""What is left for the system and for Troth itself (which takes up to 550 MB)."""
_TIGHT_MB: Final = 800
_LIMITS = (
    Path("/sys/fs/cgroup/memory.max"),
    Path("/sys/fs/cgroup/memory/memory.limit_in_bytes"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """One model that can be fetched. size: bytes. memory: MB that it takes while it answers."""

    name: str
    title: str
    about: str
    licence: str
    size: int
    memory: int
    sha256: Digest
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Catalogue:
    """The list as it was on one day."""

    as_of: date
    offers: Sequence[Offer]

    def find(self, name: str) -> Offer | None:
        """Return the model of that name."""
        return next((one for one in self.offers if one.name == name), None)


@cache
def catalogue() -> Catalogue:
    """Read the list that is shipped."""
    return read(FILE.read_text(encoding="utf-8"))


def read(text: str) -> Catalogue:
    """Read a list. Raises KeyError, TypeError or ValueError for one that is not whole."""
    table = tomllib.loads(text)
    return Catalogue(as_of=table["as_of"], offers=[Offer(**one) for one in table["model"]])


def fit(memory: int, *, has_mb: int) -> Fit:
    """Say whether a model that takes so many MB fits beside the server."""
    if memory + BESIDE_MB <= has_mb:
        return "fits"
    return "tight" if memory + _TIGHT_MB <= has_mb else "too large"


def advised(offers: Iterable[Offer], *, has_mb: int) -> Offer | None:
    """Return the largest model that fits beside the server; None if none does."""
    fitting = [one for one in offers if fit(one.memory, has_mb=has_mb) == "fits"]
    return max(fitting, key=lambda one: one.size, default=None)


def advice(offers: Iterable[Offer], *, has_mb: int) -> str:
    """Say in plain words what fits."""
    has = f"This machine has {in_gb(has_mb)} of memory. Troth and the system need about 1.5 GB."
    best = advised(offers, has_mb=has_mb)
    if best is None:
        return (
            f"{has} None of these fits beside them. The small demo does; a model on another "
            "machine may serve you better: troth provider add"
        )
    return f"{has} The largest of these that fits beside them is {best.name}."


def in_gb(megabytes: float) -> str:
    """Write an amount of memory for people."""
    return f"{megabytes / 1000:.1f} GB"


def memory_mb(limits: Sequence[Path] = _LIMITS, *, machine: int | None = None) -> int:
    """Return the memory that this machine has, or what a container is allowed of it, in MB."""
    whole = machine or os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    for file in limits:
        with suppress(OSError, ValueError):  # no such limit, or the word "max"
            whole = min(whole, int(file.read_text(encoding="ascii")))
    return round(whole / 1e6)


FITS: Final[Mapping[Fit, str]] = {
    "fits": "fits beside the server",
    "tight": "fits if little else runs",
    "too large": "too large for this machine",
}
