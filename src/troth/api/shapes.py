"""What is written to a client: OpenAI's objects, with one member of our own.

Frozen by those who read it: fields may be added, none renamed or dropped. `troth` says what
OpenAI's fields have no place for: the receipt, the talk, what was kept, and which model it was.
Source of the shape: OpenAI's API reference, the chat completion object and its chunk.
"""

import json
import secrets
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final, Self

from troth.companion.chat import Reply
from troth.companion.persona import Persona
from troth.providers.base import ToolCall
from troth.words import Json

LONGEST_PIECE: Final = 4_096
"""Characters of a call's arguments in one piece of a stream."""
_FINISHES = {"stop", "length", "content_filter", "tool_calls"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Envelope:
    """What is the same in every part of one answer."""

    id: str
    created: int
    model: str

    @classmethod
    def new(cls, model: str, *, at: datetime) -> Self:
        """Make the envelope of a new answer of a companion."""
        name = f"chatcmpl-{secrets.token_hex(12)}"
        return cls(id=name, created=int(at.timestamp()), model=model)

    def whole(self, text: str, reply: Reply) -> dict[str, Json]:
        """Return an answer in one piece."""
        message: dict[str, Json] = {"role": "assistant", "content": text, "refusal": None}
        if reply.calls:
            message |= {"content": text or None, "tool_calls": [_call(one) for one in reply.calls]}
        choice: dict[str, Json] = {
            "index": 0,
            "message": message,
            "logprobs": None,
            "finish_reason": _finish(reply),
        }
        return {
            **self._head("chat.completion"),
            "choices": [choice],
            "usage": usage(reply),
            "troth": about(reply),
        }

    def chunk(self, delta: Mapping[str, Json], *, finish: str | None = None) -> dict[str, Json]:
        """Return the next piece of an answer."""
        choice: dict[str, Json] = {
            "index": 0,
            "delta": dict(delta),
            "logprobs": None,
            "finish_reason": finish,
        }
        return {**self._head("chat.completion.chunk"), "choices": [choice]}

    def calls(self, reply: Reply) -> Iterator[dict[str, Json]]:
        """Yield the pieces in which calls of tools are told: who is called, then with what."""
        for index, call in enumerate(reply.calls):
            begun = _call(replace(call, arguments=""))
            yield self.chunk({"tool_calls": [{"index": index, **begun}]})
            for at in range(0, len(call.arguments), LONGEST_PIECE):
                more: Json = {"arguments": call.arguments[at : at + LONGEST_PIECE]}
                yield self.chunk({"tool_calls": [{"index": index, "function": more}]})

    def last(self, reply: Reply) -> dict[str, Json]:
        """Return the piece that says how the answer ended."""
        return {**self.chunk({}, finish=_finish(reply)), "troth": about(reply)}

    def counted(self, reply: Reply) -> dict[str, Json]:
        """Return the piece after the last one, which says what the answer cost."""
        return {**self._head("chat.completion.chunk"), "choices": [], "usage": usage(reply)}

    def _head(self, kind: str) -> dict[str, Json]:
        return {
            "id": self.id,
            "object": kind,
            "created": self.created,
            "model": self.model,
            "system_fingerprint": None,
        }


def model(persona: Persona, *, since: int, provider: str, demo: bool) -> dict[str, Json]:
    """Return a companion as one of OpenAI's models. `since`: seconds since 1970."""
    about_it: dict[str, Json] = {"name": persona.name, "provider": provider, "demo": demo}
    return {
        "id": persona.id,
        "object": "model",
        "created": since,
        "owned_by": "troth",
        "troth": about_it,
    }


def about(reply: Reply) -> dict[str, Json]:
    """Return what OpenAI's fields have no place for."""
    return {
        "receipt": reply.receipt,
        "conversation": None if reply.errand else reply.conversation,
        "kept": list(reply.kept),
        "model": reply.model,
        "demo": reply.demo,
        "outside": reply.is_outside,
        "masked": reply.masked,
        "changes": [*reply.changes],
        "guard": {
            "changes": [
                {"reason": reason, "why": why}
                for reason, why in zip(reply.reasons, reply.changes, strict=True)
            ],
            "message": reply.guarded,
        },
        "errand": reply.errand,
        "memory": memory(reply),
    }


def memory(reply: Reply) -> dict[str, Json]:
    """Return how far memory reached, and which earlier messages went into an answer, and why.

    The messages are named, not quoted: a client that logs answers gets none of their words.
    """
    used: list[Json] = [
        {
            "turn": one.turn,
            "conversation": one.conversation,
            "at": one.at,
            "words": round(one.words, 3),
            "meaning": round(one.meaning, 3),
        }
        for one in reply.memories
    ]
    return {"level": str(reply.reach), "used": used, "away": reply.forgetful or None}


def usage(reply: Reply) -> dict[str, Json]:
    """Return what an answer cost, in the model's tokens."""
    read, wrote = reply.usage.prompt_tokens, reply.usage.completion_tokens
    return {"prompt_tokens": read, "completion_tokens": wrote, "total_tokens": read + wrote}


def event(told: Mapping[str, Json]) -> bytes:
    """Write a server-sent event."""
    return f"data: {json.dumps(told, ensure_ascii=False)}\n\n".encode()


def _call(call: ToolCall) -> dict[str, Json]:
    function: Json = {"name": call.name, "arguments": call.arguments}
    return {"id": call.id, "type": "function", "function": function}


def _finish(reply: Reply) -> str:
    is_known = reply.finish in _FINISHES - (set() if reply.calls else {"tool_calls"})
    return reply.finish if is_known else "stop"
