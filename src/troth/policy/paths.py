"""The places that a sentence can come from, and whether they are there.

category.<id>.label                      recipient.<id>.level
category.<id>.fields.<field>             purpose.<id>.kept_days
purpose.<id>.reads.<field>               one for each name in a list
purpose.<id>.reads                       the list itself, while it is empty
version.<n>  version.<n>.<purpose>       a stored version, and what it changed
settings.contact                         what the keeper set
troth.gate.erase                         a module, for what code alone says
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from importlib.util import find_spec
from typing import Final

from troth.registry.purposes import Registry
from troth.registry.versions import Version
from troth.words import Json, PurposeId

CONTACT: Final = "settings.contact"
INSTALLATION: Final = "installation.name"
_SET: Final = frozenset({CONTACT, INSTALLATION})


def leaves(registry: Registry) -> Mapping[str, Json]:
    """Return each single value of a registry by its path, read from its canonical bytes."""
    body = json.loads(registry.body)
    del body["format"]  # how it is written, not what is done with data
    return dict(_walk("", body))


def version(number: int, purpose: PurposeId | None = None) -> str:
    """Name the place of a stored version, or of what it changed for one purpose."""
    return f"version.{number}" if purpose is None else f"version.{number}.{purpose}"


def places(registry: Registry, versions: Sequence[Version]) -> frozenset[str]:
    """Return every path that leads to a value: of the registry, of a version, of a setting."""
    kept = {version(one.number) for one in versions}
    kept |= {version(one.number, name) for one in versions for name in one.change}
    return frozenset(leaves(registry)) | kept | _SET


def is_module(path: str) -> bool:
    """Say whether a path leads to a module of Troth."""
    return path.startswith("troth.") and find_spec(path) is not None


def _walk(path: str, value: Json) -> Iterator[tuple[str, Json]]:
    below = f"{path}." if path else ""
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from _walk(f"{below}{name}", inner)
    elif isinstance(value, list) and value:
        yield from ((f"{below}{one}", one) for one in value)
    else:
        yield path, value
