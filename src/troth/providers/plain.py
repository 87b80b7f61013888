"""The request of a model on this machine: an ask as JSON, in words of our own.

Such a model gets what is in it and no more, so there is no dialect to learn.
"""

import json
from collections.abc import Mapping
from typing import Final

from troth.providers.base import Ask, Message, Role
from troth.words import Clear, Json, Veiled

_WRITER: Final = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


def written(body: Mapping[str, Json]) -> str:
    """Return the text of a request, as it goes out. The same body always gives the same text."""
    return _WRITER.encode(body)


def body(ask: Ask) -> dict[str, Json]:
    """Write an ask. Tools are left out: no model that reads this form takes them."""
    told: dict[str, Json] = {
        "messages": [{"role": one.role, "content": one.text.text} for one in ask.messages],
        "max_tokens": ask.max_tokens,
        "temperature": ask.temperature,
        "stop": list(ask.stop),
    }
    if ask.seed is not None:
        told["seed"] = ask.seed
    return told


def read(request: Veiled) -> Ask:
    """Read an ask that `body` wrote."""
    told = json.loads(request.text)
    return Ask(
        messages=tuple(_message(one["role"], one["content"]) for one in told["messages"]),
        max_tokens=told["max_tokens"],
        temperature=told["temperature"],
        stop=tuple(told["stop"]),
        seed=told.get("seed"),
    )


def _message(role: Role, text: str) -> Message:
    return Message(role, Clear(text))
