"""What a client asks, read with care: from OpenAI's JSON to a `Question`.

Fields that Troth does not know are passed over, since clients send many (`top_k`, `user`). A
field that it knows must have the right type. What would change the answer and is not offered
is refused, never silently dropped: pictures, several answers, a format. Tools and what they said
are read by `tools`; whether who answers takes any is decided where that is known.

A front end may name its own chat in a header; then the talk has a name made from that, so that
an edited or repeated first message is known too. Such a name finds the person's own talks only.
Source of the shape: OpenAI's API reference, "Create chat completion".
"""

import base64
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal, TypeAlias, TypeVar

from troth.api import tools
from troth.api.errands import has_its_form, is_errand
from troth.companion.chat import Question
from troth.companion.tools import Tools
from troth.crypto.digest import sha256
from troth.errors import BadInput, Unsupported
from troth.normal import is_blank
from troth.people.remembering import reach_of
from troth.providers.base import Message, Role
from troth.words import Clear, PersonId, is_id

HEADER = "X-Troth-Conversation"
SENSITIVE = "X-Troth-Sensitive"
MEMORY = "X-Troth-Memory"
CHAT_HEADERS = ("X-Troth-Chat", "X-OpenWebUI-Chat-Id")
"""In which a front end names its own chat; the first that says something counts."""
MOST_STOPS = 4

T = TypeVar("T")
Body: TypeAlias = Mapping[str, object]
_Role: TypeAlias = Literal["system", "user", "assistant"]
_ROLES: Mapping[str, _Role] = {
    "system": "system",
    "developer": "system",
    "user": "user",
    "assistant": "assistant",
}
_OTHER_PARTS = {"image_url", "input_audio", "file"}
_MOST_TOKENS = 2**31 - 1
_LONGEST_CHAT = 200
_NO_CHAT = {"", "new", "null", "none", "undefined", "local"}
_LARGEST_SEED = 2**63 - 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A question, and how the client wants the answer.

    named: the talk that the client named by Troth's own id. It must be there.
    """

    question: Question
    stream: bool
    include_usage: bool
    named: str | None = None


def read(  # noqa: PLR0913  # what a client says in its headers
    body: Body,
    *,
    conversation: str | None,
    sensitive: str | None = None,
    task: str | None = None,
    chat: str | None = None,
    memory: str | None = None,
) -> Asked:
    """Read a request for an answer. Raises BadInput, whose `param` names the part to blame.

    sensitive: what the client's header says of sensitive words: `send` them masked, or let a
    model on this machine answer (`local`). task: what it says of what is asked for (see
    `errands`). chat: the id of the talk that belongs to the client's own chat (see `chat_of`).
    memory: how far memory may reach for this request; it only lowers what the person set.
    """
    if sensitive not in {None, "send", "local"}:
        message = f"{SENSITIVE} says `send` (masked) or `local` (a model on this machine answers)."
        raise BadInput(message, param=SENSITIVE)
    if conversation is not None and not is_id(conversation, "cnv"):
        message = f"{HEADER} must be an id that Troth gave, such as cnv_ and 26 letters."
        raise BadInput(message, param=HEADER)
    reach = None if memory is None else reach_of(memory, param=MEMORY)
    _refuse_unsupported(body)
    options = _given(body, "stream_options", dict) or {}
    question = _question(body, conversation or chat)
    return Asked(
        question=replace(
            question,
            local=sensitive == "local",
            sensitive="send" if sensitive == "send" else "ask",
            errand=is_errand(question.messages, said=task),
            reach=reach,
        ),
        stream=_flag(body, "stream"),
        include_usage=_flag(options, "include_usage", within="stream_options."),
        named=conversation,
    )


def chat_of(person: PersonId, given: Sequence[str]) -> str | None:
    """Return the id of the person's talk that belongs to a client's own chat.

    given: what its headers say, in order. None if they say nothing, or what front ends write
    for a chat that has no name yet or is to have none (`local`: Open WebUI's temporary chats).
    """
    for name in (one.strip() for one in given):
        is_blank = "{{" in name or name.partition(":")[0].lower() in _NO_CHAT
        if not is_blank and len(name) <= _LONGEST_CHAT:
            hashed = bytes.fromhex(sha256(f"troth/v1/chat\0{person}\0{name}".encode()))
            return f"cnv_{base64.b32encode(hashed[:16]).decode().rstrip('=').lower()}"
    return None


def _question(body: Body, conversation: str | None) -> Question:
    temperature = _number(body, "temperature", most=2)
    _number(body, "top_p", most=1)  # checked, then left to the model
    most_tokens = _whole(body, "max_tokens", least=1, most=_MOST_TOKENS)
    companion = _model(body)
    messages, brought = _messages(body)
    # Clients send the whole talk again: what nothing was said before begins it, once more.
    begins = conversation is not None and all(role == "system" for role, _ in messages[:-1])
    return Question(
        companion=companion,
        messages=messages,
        conversation=conversation,
        recall=False,
        max_tokens=_whole(body, "max_completion_tokens", least=1, most=_MOST_TOKENS) or most_tokens,
        temperature=0.7 if temperature is None else temperature,
        stop=_stops(body),
        seed=_whole(body, "seed", least=-_LARGEST_SEED - 1, most=_LARGEST_SEED),
        after="" if begins else None,
        tools=brought,
    )


def _model(body: Body) -> str:
    name = _given(body, "model", str)
    if not name:
        message = "Name a companion in `model`. GET /v1/models lists them."
        raise BadInput(message, param="model")
    return _sound(name, "model")


# ── messages ──────────────────────────────────────────────────────────────────────────────────


def _messages(body: Body) -> tuple[tuple[tuple[Role, Clear], ...], Tools]:
    """Read the talk, and apart from it what was called and what tools said."""
    given = _given(body, "messages", list)
    if not given:
        message = "`messages` must be a list with at least one message."
        raise BadInput(message, param="messages")
    waiting = tools.Waiting()
    said = [_message(one, f"messages[{at}]", waiting) for at, one in enumerate(given)]
    waiting.none()
    first = next((at for at, one in enumerate(said) if isinstance(one, Message)), 0)
    plain, exchanges = tools.part(said)
    brought = tools.offered(body, exchanges=exchanges, where=f"messages[{first}]")
    messages = _asked_last(plain)
    if not messages or (messages[-1][0] == "user" and is_blank(messages[-1][1].text)):
        message = "The last message is empty. Write something to answer."
        raise BadInput(message, param=f"messages[{len(given) - 1}]")
    return messages, brought


def _asked_last(messages: Sequence[tuple[Role, Clear]]) -> tuple[tuple[Role, Clear], ...]:
    """Put instructions at the end before the message that they stand behind.

    SillyTavern sends what it calls post-history instructions last of all. An errand at the end
    is what is asked itself.
    """
    end = len(messages)
    while end and messages[end - 1][0] == "system":
        end -= 1
    if not messages:
        return ()
    last = messages[-1]
    if last[0] == "system" and has_its_form(last[1].text):
        return (*messages[:-1], ("user", last[1]))
    if end and messages[end - 1][0] == "user":
        return (*messages[: end - 1], *messages[end:], messages[end - 1])
    return tuple(messages)


def _message(one: object, where: str, waiting: tools.Waiting) -> tools.Said:
    role = one.get("role") if isinstance(one, dict) else None
    if not isinstance(one, dict) or not isinstance(role, str):
        message = f"`{where}` must be an object with `role` and `content`."
        raise BadInput(message, param=where)
    if role == "function" or one.get("function_call"):
        message = f"`{where}` is of an older form of tools. Send `tool_calls` and the role `tool`."
        raise Unsupported(message, param=where)
    if role == "tool":
        return waiting.answered(one, _text(one.get("content"), f"{where}.content"), where)
    if role not in _ROLES:
        message = f"`{where}.role` must be one of: {', '.join(_ROLES)}."
        raise BadInput(message, param=f"{where}.role")
    is_assistant, content = role == "assistant", one.get("content")
    if content is None and is_assistant:  # it called tools, or it said no: `refusal` has its words
        refusal = one.get("refusal")
        text = "" if refusal is None else _text(refusal, f"{where}.refusal")
    else:
        text = _text(content, f"{where}.content", refusal=is_assistant)
    if role == "assistant" and one.get("tool_calls"):
        return waiting.called(one, text, where)
    if _ROLES[role] != "system":
        waiting.none()
    return _ROLES[role], Clear(text)


def _text(content: object, where: str, *, refusal: bool = False) -> str:
    """Return the text of a message; of a list of parts, each on lines of its own.

    refusal: whether a part may say no, which is text as well.
    """
    if isinstance(content, list):
        parts = (_part(one, f"{where}[{at}]", refusal=refusal) for at, one in enumerate(content))
        return "\n".join(parts)
    if not isinstance(content, str):
        message = f"`{where}` must be a text, or a list of text parts."
        raise BadInput(message, param=where)
    return _sound(content, where)


def _part(part: object, where: str, *, refusal: bool) -> str:
    kind = part.get("type") if isinstance(part, dict) else None
    if isinstance(kind, str) and kind in _OTHER_PARTS:
        message = "Companions read text only, so far: no pictures, sound or files."
        raise Unsupported(message, param=where)
    is_known = kind == "text" or (refusal and kind == "refusal")
    text = part.get(kind) if isinstance(part, dict) and is_known else None
    if not isinstance(text, str):
        message = f'`{where}` must be {{"type": "text", "text": "…"}}.'
        raise BadInput(message, param=where)
    return _sound(text, where)


def _sound(text: str, where: str) -> str:
    """Return a text that every part of Troth can hold. Raises BadInput."""
    if "\0" in text:
        message = f"`{where}` holds a NUL character. Take it out and send the rest."
        raise BadInput(message, param=where)
    try:
        text.encode()
    except UnicodeEncodeError:
        message = f"`{where}` holds half a character (a lone surrogate). Send whole characters."
        raise BadInput(message, param=where) from None  # the error quotes the text
    return text


# ── what is not offered ───────────────────────────────────────────────────────────────────────


def _refuse_unsupported(body: Body) -> None:
    """Raise Unsupported for what would change the answer and is not offered."""
    if (_whole(body, "n", least=1, most=128) or 1) > 1:
        message = "A companion gives one answer. Set `n` to 1, or ask again."
        raise Unsupported(message, param="n")
    if _given(body, "functions", list) and body.get("function_call") != "none":
        message = "`functions` is an older form of tools. Leave out `functions`, send `tools`."
        raise Unsupported(message, param="functions")
    shape = _given(body, "response_format", dict)
    if shape is not None and shape.get("type") != "text":
        message = 'Companions answer in plain text. Leave out `response_format`, or say "text".'
        raise Unsupported(message, param="response_format")
    if _flag(body, "logprobs") or _whole(body, "top_logprobs", least=0, most=20):
        message = "Troth gives no log probabilities. Leave out `logprobs`."
        raise Unsupported(message, param="logprobs")
    if _given(body, "modalities", list) not in (None, [], ["text"]):
        message = "Companions answer in text only. Leave out `modalities`."
        raise Unsupported(message, param="modalities")


# ── single fields; null is the same as not there ──────────────────────────────────────────────

_KINDS: Mapping[type, str] = {dict: "an object", list: "a list", str: "a text"}


def _given(body: Body, name: str, kind: type[T]) -> T | None:
    value = body.get(name)
    if value is not None and not isinstance(value, kind):
        message = f"`{name}` must be {_KINDS[kind]}."
        raise BadInput(message, param=name)
    return value


def _flag(body: Body, name: str, *, within: str = "") -> bool:
    value = body.get(name)
    if value is not None and not isinstance(value, bool):
        message = f"`{within}{name}` must be true or false."
        raise BadInput(message, param=within + name)
    return bool(value)


def _whole(body: Body, name: str, *, least: int, most: int) -> int | None:
    value = body.get(name)
    if value is None:
        return None
    if type(value) is not int or not least <= value <= most:
        message = f"`{name}` must be a whole number from {least} to {most}."
        raise BadInput(message, param=name)
    return value


def _number(body: Body, name: str, *, most: int) -> float | None:
    value = body.get(name)
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= most:
        message = f"`{name}` must be a number from 0 to {most}."
        raise BadInput(message, param=name)
    return float(value)


def _stops(body: Body) -> tuple[str, ...]:
    given = body.get("stop")
    stops = [given] if isinstance(given, str) else [] if given is None else given
    if (
        not isinstance(stops, list)
        or len(stops) > MOST_STOPS
        or not all(isinstance(one, str) and one for one in stops)
    ):
        message = f"`stop` must be a text, or a list of up to {MOST_STOPS} texts; none empty."
        raise BadInput(message, param="stop")
    return tuple(_sound(one, "stop") for one in stops)
