"""What a client brings of tools, read with care: what it offers, what was called, what came of it.

A tool is a function with a name; its description and its parameters are text to everybody here.
Each call that was made must have its one answer, or nobody could say what belongs to what. The
ids by which they find each other are the client's own, so none leaves: they are numbered anew.
Source of the shape: OpenAI's API reference, "Create chat completion" (`tools`, `tool_choice`,
messages of the roles `assistant` and `tool`).
"""

import json
import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, TypeAlias

from troth.companion.tools import Exchange, Tools
from troth.errors import BadInput, TooLarge, Unsupported
from troth.providers.base import MOST_CALLS, Message, Role, ToolCall, is_object
from troth.words import Clear, Json

MOST_TOOLS: Final = 128
"""As many as OpenAI takes."""
LONGEST_TOOL: Final = 65_536
"""Characters of one tool, as JSON."""
Said: TypeAlias = tuple[Role, Clear] | Message
_NAME: Final = re.compile(r"[A-Za-z0-9_-]{1,64}")
_CHOICES: Final = ("auto", "none", "required")
_LONGEST_ID: Final = 512


def offered(body: Mapping[str, object], *, exchanges: tuple[Exchange, ...], where: str) -> Tools:
    """Read which tools are offered, to go with what was called before.

    where: the first message of `exchanges`. Tools that may not be called leave only where some
    were called before, since a model understands such a talk with them only. Raises BadInput or
    Unsupported, whose `param` says where.
    """
    given = _a_list(body.get("tools"), "tools") or []
    choice, parallel = body.get("tool_choice"), body.get("parallel_tool_calls")
    if parallel is not None and not isinstance(parallel, bool):
        message = "`parallel_tool_calls` must be true or false."
        raise BadInput(message, param="parallel_tool_calls")
    before = Tools(exchanges=exchanges, where=where)
    if not given and choice not in (None, "auto", "none"):
        message = "`tool_choice` needs `tools`, or must be auto or none."
        raise BadInput(message, param="tool_choice")
    if not given or (choice == "none" and not exchanges):
        return before
    if len(given) > MOST_TOOLS:
        message = f"`tools` may hold up to {MOST_TOOLS} tools."
        raise BadInput(message, param="tools")
    tools: dict[str, Json] = {}
    for at, one in enumerate(given):
        name, tool = _tool(one, f"tools[{at}]")
        if name in tools:
            message = f"`tools[{at}]` has the name of a tool before it. Give each its own."
            raise BadInput(message, param=f"tools[{at}].function.name")
        tools[name] = tool
    return Tools(
        offered=tuple(tools.values()),
        choice=_choice(choice, tools),
        parallel=parallel,
        exchanges=exchanges,
    )


def _tool(tool: object, where: str) -> tuple[str, Json]:
    """Read one tool; return its name, and all of it."""
    if isinstance(tool, dict) and tool.get("type", "function") != "function":
        message = f"`{where}.type` must be `function`: other tools are not offered."
        raise Unsupported(message, param=f"{where}.type")
    function = tool.get("function") if isinstance(tool, dict) else None
    if not isinstance(tool, dict) or not isinstance(function, dict):
        message = f'`{where}` must be {{"type": "function", "function": {{"name": "…"}}}}.'
        raise BadInput(message, param=where)
    name = _name(function, f"{where}.function")
    for key, kind, told in (("description", str, "a text"), ("parameters", dict, "an object")):
        if not isinstance(function.get(key), kind | None):
            message = f"`{where}.function.{key}` must be {told}."
            raise BadInput(message, param=f"{where}.function.{key}")
    if len(_written(tool, where)) > LONGEST_TOOL:
        message = f"`{where}` is longer than {LONGEST_TOOL} characters. Make it shorter."
        raise TooLarge(message, param=where)
    # Null is the same as not there, but not to every server.
    said = {key: value for key, value in function.items() if value is not None}
    return name, {**tool, "type": "function", "function": said}


def _written(tool: Mapping[str, Json], where: str) -> str:
    try:
        text = json.dumps(tool, ensure_ascii=False)
    except RecursionError:
        message = f"`{where}` has too many layers."
        raise BadInput(message, param=where) from None
    _check_whole(text, where)
    return text


def _check_whole(text: str, where: str) -> None:
    try:
        text.encode()
    except UnicodeEncodeError:
        message = f"`{where}` holds half a character (a lone surrogate). Send whole characters."
        raise BadInput(message, param=where) from None  # the error quotes the text


def _choice(choice: object, names: Collection[str]) -> Json:
    if choice is None or (isinstance(choice, str) and choice in _CHOICES):
        return choice
    function = choice.get("function") if isinstance(choice, dict) else None
    name = function.get("name") if isinstance(function, dict) else None
    if not isinstance(name, str) or name not in names:
        message = "`tool_choice` must be auto, none, required, or name a function of `tools`."
        raise BadInput(message, param="tool_choice")
    return {"type": "function", "function": {"name": name}}


# ── messages ──────────────────────────────────────────────────────────────────────────────────


@dataclass(slots=True)
class Waiting:
    """The calls that are not answered yet: the client's id of each, and the number it got.

    where: in which message they were made.
    """

    where: str = ""
    _ids: dict[str, str] = field(default_factory=dict)
    _count: int = 0

    def called(self, message: Mapping[str, object], text: str, where: str) -> Message:
        """Read a message of the assistant in which it calls tools."""
        self.none()
        self.where = where
        given = _a_list(message.get("tool_calls"), f"{where}.tool_calls") or []
        if len(given) > MOST_CALLS:
            told = f"`{where}.tool_calls` may hold up to {MOST_CALLS} calls."
            raise BadInput(told, param=f"{where}.tool_calls")
        calls = [self._call(one, f"{where}.tool_calls[{at}]") for at, one in enumerate(given)]
        return Message("assistant", Clear(text), calls=tuple(calls))

    def _call(self, call: object, where: str) -> ToolCall:
        function = call.get("function") if isinstance(call, dict) else None
        id_ = call.get("id") if isinstance(call, dict) else None
        if not isinstance(function, dict) or not isinstance(id_, str) or not id_:
            message = f"`{where}` must have an `id`, and a `function` with `name` and `arguments`."
            raise BadInput(message, param=where)
        if id_ in self._ids or len(id_) > _LONGEST_ID:
            message = f"`{where}.id` is too long, or that of another call. Give each its own."
            raise BadInput(message, param=f"{where}.id")
        name, arguments = _name(function, f"{where}.function"), function.get("arguments")
        if arguments == "":  # so OpenAI writes a call with nothing
            arguments = "{}"
        if not isinstance(arguments, str) or not is_object(arguments):
            message = f"`{where}.function.arguments` must be a JSON object, written as a text."
            raise BadInput(message, param=f"{where}.function.arguments")
        _check_whole(arguments, f"{where}.function.arguments")
        self._count += 1
        self._ids[id_] = f"call{self._count:05}"  # nine letters and digits: the strictest form
        return ToolCall(id=self._ids[id_], name=name, arguments=arguments)

    def answered(self, message: Mapping[str, object], text: str, where: str) -> Message:
        """Read what a tool said."""
        id_ = message.get("tool_call_id")
        number = self._ids.pop(id_, None) if isinstance(id_, str) else None
        if number is None:
            told = (
                f"`{where}.tool_call_id` must be the id of a call in the assistant's message "
                "before it, and no two messages may answer the same call."
            )
            raise BadInput(told, param=f"{where}.tool_call_id")
        return Message("tool", Clear(text), call_id=number)

    def none(self) -> None:
        """Raise BadInput if a call is not answered."""
        if self._ids:
            message = (
                f"`{self.where}` calls a tool, and no message of the role `tool` answers that. "
                "Send the answer behind it, or leave the call out."
            )
            raise BadInput(message, param=self.where)


def part(said: Sequence[Said]) -> tuple[list[tuple[Role, Clear]], tuple[Exchange, ...]]:
    """Part what persons and companions said from what was called and answered in between.

    What an assistant said on its way, before the last tool of an answer, belongs to the calls.
    """
    is_called, called = False, []
    for one in reversed(said):
        role = one.role if isinstance(one, Message) else one[0]
        is_called = role != "user" and (is_called or isinstance(one, Message))
        called.append(is_called and role != "system")
    plain: list[tuple[Role, Clear]] = []
    behind: dict[int, list[Message]] = {}
    mine = 0
    for one, is_inside in zip(said, reversed(called), strict=True):
        if isinstance(one, Message) or is_inside:
            message = one if isinstance(one, Message) else Message(*one)
            behind.setdefault(mine, []).append(message)
        else:
            plain.append(one)
            mine += one[0] == "user"
    exchanges = [Exchange(behind=mine, messages=tuple(all_)) for mine, all_ in behind.items()]
    return plain, tuple(exchanges)


def _name(function: Mapping[str, object], where: str) -> str:
    name = function.get("name")
    if not isinstance(name, str) or not _NAME.fullmatch(name):
        message = f"`{where}.name` must be 1 to 64 letters, digits, low lines or hyphens."
        raise BadInput(message, param=f"{where}.name")
    return name


def _a_list(value: object, where: str) -> list[object] | None:
    if value is not None and not isinstance(value, list):
        message = f"`{where}` must be a list."
        raise BadInput(message, param=where)
    return value
