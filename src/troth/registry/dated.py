"""Examples of well-known providers: what was read about each on some day, never the truth.

They save typing. What they lack is unknown, each claim ends soon, and none is on.
"""

from importlib.resources import files

from troth.errors import BadInput
from troth.registry.entry import Entry, from_toml
from troth.registry.table import near

_SUFFIX = ".toml"


def names() -> list[str]:
    """Name the examples, sorted."""
    found = (one.name for one in files("troth.registry").joinpath("examples").iterdir())
    return sorted(one.removesuffix(_SUFFIX) for one in found if one.endswith(_SUFFIX))


def load(name: str) -> Entry:
    """Read one example. Raises BadInput if there is none of that name."""
    known = names()
    if name not in known:
        listed = ", ".join(known)
        message = f"There is no such example.{near(name, known)} There are: {listed}."
        raise BadInput(message, param="example")
    file = files("troth.registry").joinpath("examples").joinpath(name + _SUFFIX)
    return from_toml(file.read_text(encoding="utf-8"), source=name + _SUFFIX)
