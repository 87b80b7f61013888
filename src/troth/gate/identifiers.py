"""Names in a client's tools that can only leave as they are: of functions and their parameters.

A tool is called by its name, and a parameter is filled by its own: masked, neither would be
known again. So a request in which the veil finds somebody in such a name does not leave. What a
name says is looked at as words in a sentence, `send_mail` as `send mail`: to the veil anything with
a low line is somebody's handle, since among people it mostly is one, and a lone word may be a name.
"""

import json
from collections.abc import Callable, Collection, Iterable, Iterator
from itertools import islice
from typing import Final

from troth.errors import BadInput
from troth.providers.base import Ask, name_of
from troth.providers.dialect import many, part, word
from troth.words import Json

_SENTENCE: Final = "set the field {} to 7"
"""Names that programs use are told from people's in it; a test looks at some hundred of them."""
_MOST_NAMES: Final = 2_000
_MOST_MEMBERS: Final = 300
"""How many names of members in what tools said are looked at. Others are masked."""


def names(ask: Ask) -> list[str]:
    """Return all names: of tools, of parameters, of members of what tools were told and said.

    Raises BadInput where there are more names of tools and parameters than anybody looks through.
    """
    named = list(islice(dict.fromkeys(filter(None, _named(ask))), _MOST_NAMES + 1))
    if len(named) > _MOST_NAMES:
        message = f"`tools` may have up to {_MOST_NAMES} names of tools and parameters in all."
        raise BadInput(message, param="tools")
    members = islice(dict.fromkeys(_keys(ask)), _MOST_MEMBERS)
    return list(dict.fromkeys((*named, *filter(None, members))))


def spared(names: Iterable[str], mask: Callable[[str], str]) -> frozenset[str]:
    """Return the names that say nothing of anybody, so that they can stay readable."""
    return frozenset(name for name in names if _says_nobody(name, mask))


def hides(name: str) -> bool:
    """Say whether a name is of several words, so that alone it may hide whose it is."""
    return " " in _as_words(name)


def told(text: str) -> Iterator[str]:
    """Yield what JSON says behind names of several words, each as words: `is gay: true`."""
    for name, value in _pairs(_parsed(text)):
        if hides(name) and not isinstance(value, dict | list):
            yield f"{_as_words(name)}: {value if isinstance(value, str) else json.dumps(value)}"


def is_place(path: tuple[str | int, ...]) -> bool:
    """Say whether a name stands as a value there, in a request of either dialect."""
    is_required = path[:1] == ("tools",) and path[-2:-1] == ("required",)
    return is_required or path[-1:] == ("name",)


def check(ask: Ask, spared: Collection[str], mask: Callable[[str], str]) -> None:
    """Raise BadInput, which says which name it is but not how it reads, if one is not spared.

    mask: what has seen the whole talk by now, so that it knows more names than before.
    """
    for what, where, name in identifiers(ask):
        if name and not (name in spared and _says_nobody(name, mask)):
            message = (
                f"{what} looks like it names somebody, and such a name cannot be masked. Nothing "
                "was sent. Give it another name, or choose a model on this machine."
            )
            raise BadInput(message, param=where)


def identifiers(ask: Ask) -> Iterator[tuple[str, str, str]]:
    """Yield of each name what it is, in which field it stands, and the name itself."""
    for at, tool in enumerate(ask.tools):
        where = f"tools[{at}].function"
        yield f"The name in `{where}.name`", f"{where}.name", name_of(tool)
        parameters = part(part(tool, "function"), "parameters")
        for number, name in enumerate(_parameters(parameters), start=1):
            field = f"{where}.parameters"
            yield f"The name of parameter {number} in `{field}`", field, name
    choice = "tool_choice"
    yield f"The name in `{choice}`", choice, name_of(ask.tool_choice)
    for message in ask.messages:
        for call in message.calls:
            yield "The name of a tool that was called", "messages", call.name


def strings(value: Json) -> Iterator[str]:
    """Yield every string in a value, names of members too."""
    if isinstance(value, str):
        yield value
    if isinstance(value, dict):
        yield from value
    for one in _inside(value):
        yield from strings(one)


def _named(ask: Ask) -> Iterator[str]:
    return (name for _, _, name in identifiers(ask))


def _parameters(schema: Json) -> Iterator[str]:
    """Yield the names of parameters, at any depth, in their order."""
    if isinstance(schema, list):
        for one in schema:
            yield from _parameters(one)
    if not isinstance(schema, dict):
        return
    for key, inside in schema.items():
        if key == "properties" and isinstance(inside, dict):
            yield from inside
        if key == "required":
            yield from (word(one) for one in many(inside))
        yield from _parameters(inside)


def _keys(ask: Ask) -> Iterator[str]:
    """Yield the names of members in what tools were told, and in what they said."""
    for message in ask.messages:
        texts = [call.arguments for call in message.calls]
        for text in [*texts, message.text.text] if message.role == "tool" else texts:
            yield from _members(_parsed(text))


def _members(value: Json) -> Iterator[str]:
    if isinstance(value, dict):
        yield from value
    for one in _inside(value):
        yield from _members(one)


def _pairs(value: Json) -> Iterator[tuple[str, Json]]:
    if isinstance(value, dict):
        yield from value.items()
    for one in _inside(value):
        yield from _pairs(one)


def _inside(value: Json) -> Iterable[Json]:
    if isinstance(value, dict):
        return value.values()
    return value if isinstance(value, list) else ()


def _parsed(text: str) -> Json:
    try:
        found: Json = json.loads(text) if text.lstrip()[:1] in {"{", "["} else None
    except (ValueError, RecursionError):
        return None
    return found


def _says_nobody(name: str, mask: Callable[[str], str]) -> bool:
    sentence = _SENTENCE.format(_as_words(name))
    return mask(sentence) == sentence


def _as_words(name: str) -> str:
    from troth.veil.walk import as_words  # noqa: PLC0415  # most homes never need it

    return as_words(name)
