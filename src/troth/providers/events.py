"""What the model's process says, read with distrust.

One JSON object a line, with the number of the ask that it answers. Anything else
is garbage, and a process that talks garbage is ended.
"""

import json
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from troth.providers.base import Finish

LONGEST_LINE = 65_536

Fault: TypeAlias = Literal["runtime", "weights", "failed", "died", "garbled"]
"""`runtime`, `weights`: cannot be loaded. `failed`: this ask went wrong. The last two are ours."""


@dataclass(frozen=True, slots=True)
class Ready:
    """The model is loaded."""


@dataclass(frozen=True, slots=True)
class Read:
    """The model has read this many tokens of the prompt; it is alive."""

    tokens: int


@dataclass(frozen=True, slots=True)
class Wrote:
    """The model wrote this."""

    text: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Over:
    """The prompt is this many tokens: more than there is room for. Nothing was written."""

    tokens: int


@dataclass(frozen=True, slots=True)
class Ended:
    """The answer is whole."""

    finish: Finish
    prompt_tokens: int
    completion_tokens: int


@dataclass(frozen=True, slots=True)
class Failed:
    """There will be no answer."""

    fault: Fault


class Garbage(ValueError):
    """A line that the model's process would never say."""


Event: TypeAlias = Ready | Read | Wrote | Over | Ended | Failed


def read(line: bytes) -> tuple[int, Event]:
    """Read one line: the number of the ask (0 = all of them) and what happened to it.

    Raises Garbage on anything that the model's process would not say.
    """
    if len(line) > LONGEST_LINE or not line.endswith(b"\n"):
        raise Garbage
    try:
        told = json.loads(line)
        return _count(told["id"]), _event(told)
    except (ValueError, TypeError, KeyError, RecursionError) as error:
        raise Garbage from error


def _event(told: dict[str, object]) -> Event:
    match told:
        case {"text": str(text)}:
            text.encode()  # a lone surrogate is garbage too
            return Wrote(text)
        case {"read": tokens}:
            return Read(_count(tokens))
        case {"over": tokens}:
            return Over(_count(tokens))
        case {"finish": "stop" | "length" as finish, "prompt": prompt, "wrote": wrote}:
            return Ended(finish, _count(prompt), _count(wrote))
        case {"failed": "runtime" | "weights" | "failed" as fault}:
            return Failed(fault)
        case {"ready": True}:
            return Ready()
    raise Garbage


def _count(told: object) -> int:
    if type(told) is not int or told < 0:
        raise Garbage
    return told
