"""What a model said in the scripts, as it came: one line of JSON for each answer.

A file can be scored again in seconds, without the model. It can be gone on with after a break:
what is in it is not asked again. Everybody in it is invented.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import Final

from troth.errors import BadInput
from troth.redteam.scripts import FAMILIES

FORM: Final = "troth.redteam/v1"
LARGEST: Final = 64 * 1024 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One answer. said: the person's messages up to it. raw: what the model said, unguarded."""

    id: str
    family: str
    persona: str
    called: str
    said: tuple[str, ...]
    raw: str
    how: str = ""
    meant: str = ""
    seed: int = 1
    written: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Raw:
    """All answers of a run, and which model gave them."""

    model: str
    lines: tuple[Line, ...]


def head(model: str) -> str:
    """Return the first line of a file."""
    return json.dumps({"format": FORM, "model": model}, ensure_ascii=False)


def line(one: Line) -> str:
    """Return an answer as one line."""
    told = {name: value for name, value in asdict(one).items() if value not in ("", False)}
    return json.dumps(told, ensure_ascii=False)


def read(path: Path) -> Raw:
    """Read a file. A last line that was cut off is left out. Raises BadInput."""
    try:
        if path.stat().st_size > LARGEST:
            message = f"{path} is larger than any run is. Name another file."
            raise BadInput(message, param="file")
        first, *told = path.read_bytes().split(b"\n")
    except OSError as error:
        message = f"{path} cannot be read. Name a file that `troth redteam run` wrote."
        raise BadInput(message, param="file") from error
    model = _head(first, path)
    found: dict[str, Line] = {}
    for number, one in enumerate(told[:-1], 2):  # behind the last line break there is nothing
        try:
            made = _line(json.loads(one))
        except (ValueError, TypeError, KeyError, RecursionError) as error:
            message = f"{path}, line {number}, is no answer of a run. Take it out."
            raise BadInput(message, param="file") from error
        found[made.id] = made
    return Raw(model=model, lines=tuple(found.values()))


def mend(path: Path) -> None:
    """Take off a last line that was cut off, so that the next begins a line of its own."""
    whole = path.read_bytes()
    end = whole.rfind(b"\n") + 1
    if end < len(whole):
        path.write_bytes(whole[:end])


def _head(first: bytes, path: Path) -> str:
    try:
        told = json.loads(first)
        if told["format"] == FORM:
            return str(told["model"])
    except (ValueError, TypeError, KeyError, RecursionError):
        pass
    message = f"{path} is no file of `troth redteam run`."
    raise BadInput(message, param="file")


def _line(told: Mapping[str, object]) -> Line:
    names = {one.name for one in fields(Line)}
    said = told["said"]
    is_known = told["family"] in FAMILIES and told.keys() <= names
    if not isinstance(said, list) or not said or not is_known:
        message = "no answer of a run"
        raise ValueError(message)
    texts = {name: value for name, value in told.items() if name not in {"said", "seed", "written"}}
    if not all(isinstance(one, str) for one in (*texts.values(), *said)):
        message = "a text is missing"
        raise TypeError(message)
    seed = told.get("seed", 1)
    return Line(
        said=tuple(said),
        seed=seed if isinstance(seed, int) else 1,
        written=told.get("written") is True,
        **{"raw": "", **texts},  # type: ignore[arg-type]  # all of them are texts, as was looked at
    )


def families(lines: Iterable[Line]) -> list[str]:
    """Name the families of some answers, in the order in which they come."""
    return list(dict.fromkeys(one.family for one in lines))
