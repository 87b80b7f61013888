"""The dialect of OpenAI's chat completions, which most servers speak in one way or another.

Source: https://platform.openai.com/docs/api-reference/chat. What servers add to it (thoughts,
scores, names of their own) is not read, so it is neither shown nor kept. Thoughts that they leave
in the text are not, either: see `thoughts`.
"""

import json
from collections.abc import Iterator, Mapping
from typing import Final

from troth.providers.base import (
    MOST_CALLS,
    Ask,
    CallPiece,
    Done,
    Finish,
    Message,
    Piece,
    Usage,
    is_object,
)
from troth.providers.dialect import (
    Broken,
    Call,
    Fault,
    Fixed,
    Halves,
    Path,
    count,
    many,
    part,
    read,
    tells_too_long,
    word,
)
from troth.providers.thoughts import Thoughts
from troth.words import Json, Unguarded

_FIXED = Fixed(
    values={
        ("messages", 0, "role"): ("system", "user", "assistant", "tool"),
        ("messages", 0, "tool_calls", 0, "type"): ("function",),
        ("tools", 0, "type"): ("function",),
        ("tool_choice",): ("auto", "none", "required"),
        ("tool_choice", "type"): ("function",),
    },
    keys={
        (): (
            *("model", "messages", "max_tokens", "temperature", "stream", "stream_options"),
            *("store", "stop", "seed", "tools", "tool_choice", "parallel_tool_calls"),
        ),
        ("stream_options",): ("include_usage",),
        ("messages", 0): ("role", "content", "tool_calls", "tool_call_id"),
        ("messages", 0, "tool_calls", 0): ("id", "type", "function"),
        ("messages", 0, "tool_calls", 0, "function"): ("name", "arguments"),
        ("tools", 0): ("type", "function"),
        ("tools", 0, "function"): ("name", "description", "parameters", "strict"),
        ("tool_choice",): ("type", "function"),
        ("tool_choice", "function"): ("name",),
    },
    schemas=[("tools", 0, "function", "parameters")],
)
_PLAIN: Final = frozenset({"role", "content"})
"""What stands in a bit that says nothing but a text."""
_FINISHES: Mapping[str, Finish] = {
    **dict.fromkeys(("stop", "eos", "eos_token", "end_turn", "stop_sequence"), "stop"),
    **dict.fromkeys(("length", "max_tokens", "max_length", "model_length"), "length"),
    **dict.fromkeys(("tool_calls", "tool_use", "function_call"), "tool_calls"),
    **dict.fromkeys(("content_filter", "safety", "refusal"), "content_filter"),
    # Gemini's own words, which it does not translate.
    **dict.fromkeys(("prohibited_content", "blocklist", "recitation", "spii"), "content_filter"),
}
_FAULTS: Mapping[str, Fault] = {
    **dict.fromkeys(
        ("context_length_exceeded", "string_above_max_length", "exceed_context_size_error"),
        Fault.TOO_LONG,
    ),
    **dict.fromkeys(
        ("insufficient_quota", "billing_hard_limit_reached", "billing_not_active"), Fault.CREDIT
    ),
    **dict.fromkeys(
        ("invalid_api_key", "authentication_error", "invalid_authentication"), Fault.KEY
    ),
    **dict.fromkeys(("model_not_found", "model_not_available"), Fault.MODEL),
    **dict.fromkeys(("content_filter", "content_policy_violation"), Fault.RULES),
    **dict.fromkeys(
        ("rate_limit_exceeded", "server_overloaded", "overloaded", "unavailable_error"), Fault.BUSY
    ),
}
_WRONG_KEY = "API key not valid"
"""How Gemini says it, in a list of one error."""


class OpenAIChat:
    """OpenAI, and Ollama, llama.cpp, LM Studio, vLLM and the many that do as it does."""

    path = "/chat/completions"

    def headers(self, key: str | None) -> dict[str, str]:
        """Return the key's header, if there is a key."""
        return {"authorization": f"Bearer {key}"} if key else {}

    def body(self, ask: Ask, model: str) -> dict[str, Json]:
        """Write the request. It names nobody and asks that nothing be kept."""
        body: dict[str, Json] = {
            "model": model,
            "messages": [_message(message) for message in ask.messages],
            "max_tokens": ask.max_tokens,
            "temperature": ask.temperature,
            "stream": True,
            "stream_options": {"include_usage": True},
            "store": False,
        }
        if ask.stop:
            body["stop"] = list(ask.stop)
        if ask.seed is not None:
            body["seed"] = ask.seed
        if ask.tools:
            body["tools"] = list(ask.tools)
            if ask.tool_choice is not None:
                body["tool_choice"] = ask.tool_choice
            if ask.parallel is not None:
                body["parallel_tool_calls"] = ask.parallel
        return body

    def is_fixed(self, path: Path, text: str) -> bool:
        """Say whether this is a word of the dialect."""
        return _FIXED.has(path, text)

    def tools(self, body: Mapping[str, Json]) -> frozenset[str]:
        """Return the names of the tools that a request offers."""
        if body.get("tool_choice") == "none":
            return frozenset()
        names = [word(part(part(tool, "function"), "name")) for tool in many(body.get("tools"))]
        return frozenset(names) - {""}

    def ear(self, offered: frozenset[str]) -> "OpenAIEar":
        """Return an ear for one answer."""
        return OpenAIEar(offered)

    def fault(self, error: Json) -> Fault | None:
        """Look an error up by its code, then by its type, then by two things told in words."""
        told = part(error, "error") or error
        known = _FAULTS.get(word(part(told, "code"))) or _FAULTS.get(word(part(told, "type")))
        if known is not None:
            return known
        said = word(told) or word(part(told, "message"))
        if said.startswith(_WRONG_KEY):
            return Fault.KEY
        if many(part(part(told, "metadata"), "reasons")):  # so OpenRouter says it, with a 403
            return Fault.RULES
        return Fault.TOO_LONG if tells_too_long(said) else None


def _message(message: Message) -> dict[str, Json]:
    told: dict[str, Json] = {"role": message.role, "content": message.text.text}
    if message.calls:
        told["tool_calls"] = [
            {
                "id": call.id,
                "type": "function",
                "function": {"name": call.name, "arguments": call.arguments},
            }
            for call in message.calls
        ]
    if message.call_id is not None:
        told["tool_call_id"] = message.call_id
    return told


class OpenAIEar:
    """Hears one answer."""

    def __init__(self, offered: frozenset[str]) -> None:
        self.over = False
        self._offered = offered
        self._finish: Finish | None = None
        self._place: Json = None
        self._usage: Json = None
        self._halves = Halves()
        self._thoughts = Thoughts()
        self._said = False
        self._calls: list[Call] = []
        self._last: dict[int, Call] = {}
        self._kept = 0
        self._is_old = False

    def event(self, data: str) -> Iterator[Piece | CallPiece]:
        """Take one event. Text comes as it is; calls of tools that nobody offered do not.

        After the end, what says nothing new is skipped. So are other answers than the one that
        came first: nobody asked for more. Raises Broken.
        """
        said = data.strip()
        if said == "[DONE]":
            yield from self._close()
        if said in {"", "[DONE]"}:
            return
        told = read(data)
        self._look_for_error(told)
        self._usage = told.get("usage") or self._usage
        for at, choice in enumerate(many(told.get("choices"))):
            place = part(choice, "index")
            place = at if place is None else place
            if self._place is None:
                self._place = place
            if place != self._place:
                continue
            delta, finish = part(choice, "delta"), part(choice, "finish_reason") or None
            if delta is None and not (self._said or self._calls):
                delta = part(choice, "message")  # some write the whole of it as the only event
            if finish is None and self._finish is None and (text := _only_text(delta)):
                whole = self._halves.feed(text)
                if whole.text and self._thoughts.over:
                    self._said = True
                    yield Piece(whole)
                elif whole.text:
                    yield from self._say(whole)
                continue
            yield from self._choice(delta, finish)

    def whole(self, text: str) -> Iterator[Piece | CallPiece]:
        """Take an answer that came in one piece."""
        told = read(text)
        self._look_for_error(told)
        self._usage = part(told, "usage")
        choice = next(iter(many(part(told, "choices"))), None)
        if not isinstance(part(choice, "message"), dict):
            raise Broken(Fault.GARBLED)
        finish = part(choice, "finish_reason") or None
        yield from self._choice(part(choice, "message"), finish)
        yield from self._close()

    def end(self) -> Done:
        """Say how it ended. A server that only said that it is done has come to its end."""
        if self._finish is None:
            raise Broken(Fault.CUT)
        for halves in (self._halves, *(call.halves for call in self._calls)):
            halves.end()
        if (self._calls or self._is_old) and not self._kept and not self._said:
            raise Broken(Fault.UNASKED)
        finish = self._finish
        if finish == "tool_calls" and not self._kept:
            finish = "stop"
        asked, answered = (
            part(self._usage, name) for name in ("prompt_tokens", "completion_tokens")
        )
        usage = Usage(prompt_tokens=count(asked), completion_tokens=count(answered))
        return Done(finish, usage)

    def _close(self) -> Iterator[Piece]:
        self.over = True
        if self._finish is None:
            yield from self._rest()
        self._finish = self._finish or "stop"

    def _say(self, text: Unguarded) -> Iterator[Piece]:
        """Hand a text on, without the thoughts before it."""
        if own := self._thoughts.without(text.text):
            self._said = True
            yield Piece(Unguarded(own))

    def _rest(self) -> Iterator[Piece]:
        if held := self._thoughts.rest():
            self._said = True
            yield Piece(Unguarded(held))

    def _look_for_error(self, told: dict[str, Json]) -> None:
        if told.get("error") or told.get("object") == "error":
            raise Broken(OpenAIChat().fault(told) or Fault.STOPPED)

    def _choice(self, delta: Json, finish: Json) -> Iterator[Piece | CallPiece]:
        text = _text(part(delta, "content")) + word(part(delta, "refusal"))
        calls = many(part(delta, "tool_calls"))
        self._is_old = self._is_old or bool(part(delta, "function_call"))  # nobody offered it
        if self._finish is not None:
            again = _FINISHES.get(word(finish).lower())
            if text or calls or (finish is not None and again != self._finish):
                raise Broken(Fault.TWICE)
            return
        if text and (whole := self._halves.feed(text)).text:
            yield from self._say(whole)
        for call in calls:
            yield from self._call(call)
        if finish is not None:
            yield from self._rest()
            self._finish = _FINISHES.get(word(finish).lower())
            if self._finish is None:
                raise Broken(Fault.UNKNOWN_END)

    def _call(self, call: Json) -> Iterator[CallPiece]:
        """Take a bit of a call. Some number all calls 0, or give each bit an id, or give none."""
        given, id_ = part(call, "index"), word(part(call, "id"))
        place = given if type(given) is int else len(self._calls) if id_ else len(self._calls) - 1
        function = part(call, "function")
        name, more = word(part(function, "name")), _arguments(part(function, "arguments"))
        known = self._last.get(place)
        if known is None or (name and _is_another(known, id_, more)):
            if len(self._calls) >= MOST_CALLS:
                raise Broken(Fault.MANY)
            index = self._kept
            new = Call(id_, index if name in self._offered else None, is_whole=is_object(more))
            self._last[place] = new
            self._calls.append(new)
            if new.index is not None:
                self._kept += 1
                id_ = id_ or f"call_{index}"
                arguments = new.halves.feed(more)
                yield CallPiece(index=index, id=id_, name=name, arguments=arguments)
        elif known.index is not None and (arguments := known.halves.feed(more)).text:
            yield CallPiece(index=known.index, arguments=arguments)


def _is_another(known: Call, id_: str, more: str) -> bool:
    """Say whether a bit with a name begins another call at the place of a known one.

    Its id tells; without one, whole arguments behind whole ones do.
    """
    if id_:
        return known.id not in {"", id_}
    return known.is_whole and is_object(more)


def _arguments(given: Json) -> str:
    """Return the arguments of a call as text. Some servers write the object itself."""
    if isinstance(given, dict):
        return json.dumps(given, ensure_ascii=False)
    if not isinstance(given, str | None):
        raise Broken(Fault.GARBLED)
    return given or ""


def _only_text(delta: Json) -> str:
    """Return the text of a bit that says nothing but a text, as nearly all do; else nothing."""
    if isinstance(delta, dict) and delta.keys() <= _PLAIN:
        return word(delta.get("content"))
    return ""


def _text(content: Json) -> str:
    """Return what is said: a text, or the texts among parts (thoughts are parts too)."""
    if isinstance(content, list):
        return "".join(word(part(one, "text")) for one in content if part(one, "type") == "text")
    return word(content)
