"""Visits every string of a request.

Promise: no string is forgotten. Values and keys, at any depth, and the strings inside JSON that
is itself a string, such as a tool call's arguments: each is masked, save what the dialect says is
one of its own fixed words. So is a long number that a client's tool was given, may be given or
gave; and a text with codes in it, such as half of a JSON, is looked at as it would be read, too.
What a tool was given or gave is also looked at behind the name of its member: `C01X00T47` alone may
be anything, `passport: C01X00T47` is a passport's number. A picture, a sound or a file cannot be
masked, so it is refused; so is whatever is no JSON.
"""

import html
import json
import math
import re
from collections.abc import Callable, Collection
from itertools import accumulate
from typing import Final, Never, TypeAlias
from urllib.parse import unquote

from troth.errors import VeilBroken
from troth.veil import addresses, codes, contacts, passwords
from troth.veil.normalise import MOST_CODED, WITHOUT_END
from troth.words import Json

Path: TypeAlias = tuple[str | int, ...]
IsFixed: TypeAlias = Callable[[Path, str], bool]
Mask: TypeAlias = Callable[[str], str]

_RULES: Final = (codes.find, passwords.find, addresses.find)
"""What makes a value somebody's because of the names before it."""
_REACHES: Final = re.compile(
    r"(?:^| )(?:(?:phone|mobile|cell|tele?(?:phone)?|telefono?|telefoon|téléphone|teléfono|handy|"
    r"fax|whats ?app|sms|landline|portable|m[óo]vil|celular|cellulare|gsm)"
    r"(?: (?:number|no|nr|nummer))?|"
    r"(?:user ?name|user|login|handle|screen ?name|nick ?name|nick|benutzername|usuario|pseudo|"
    r"instagram|insta|telegram|discord|snap ?chat|tik ?tok|twitter|skype|gamer ?tag|psn|bluesky|"
    r"mastodon|linked ?in|facebook)(?: (?:handle|name|account))?)$",
    re.IGNORECASE,
)
"""Names of members that say how somebody is reached, or what somebody is called elsewhere."""
_NO_ACCOUNTS: Final = frozenset(
    {
        *("admin", "administrator", "anonymous", "assistant", "bot", "default", "disabled"),
        *("enabled", "false", "guest", "me", "none", "null", "optional", "owner", "public"),
        *("required", "root", "self", "service", "system", "test", "true", "unknown", "user"),
    }
)

DEEPEST: Final = 64
"""How many lists and objects may lie in each other."""

_LONG_NUMBER: Final = 1_000_000
_OPAQUE_TYPES: Final = frozenset(
    {
        "audio",
        "computer_screenshot",
        "container_upload",
        "document",
        "file",
        "image",
        "image_file",
        "image_url",
        "input_audio",
        "input_file",
        "input_image",
        "input_video",
        "video",
        "video_url",
    }
)
_OPAQUE_KEYS: Final = frozenset(
    {"file_data", "file_id", "file_url", "image_url", "input_audio", "video_url"}
)
_DATA_KEYS: Final = frozenset({"base64", "blob", "bytes", "data", "source"})
_BOUNDS: Final = frozenset(
    {
        *("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"),
        *("minLength", "maxLength", "minItems", "maxItems", "minProperties", "maxProperties"),
    }
)
"""Numbers of a schema that say how large something may be."""
_GIVEN_FROM: Final = 5
"""Where in such a path the names begin of what a tool was given: messages, 0, content, 0, input."""
_GIVEN: Final = frozenset({"const", "default", "enum", "example", "examples"})
"""What of a schema is a value, with everything below it."""
_CODE: Final = re.compile(r"""(?<!\\)\\++(?:u([0-9A-Fa-f]{4})|x([0-9A-Fa-f]{2})|([nrtbf"'/]))""")
_SHORT: Final = {"n": "\n", "r": "\r", "t": "\t", "b": " ", "f": " "}
_WEB_CODE: Final = re.compile(r"%[0-9A-Fa-f]{2}|&(?:#\w{1,7}|[A-Za-z]{2,8});")
_DATA_URL: Final = re.compile(r"(?i)\bdata:[\w.+-]*/?[\w.+-]*(?:;[\w=.+-]+)*;base64,")
_SIGN: Final = "64,"
"""What every such address holds: most texts do not, and need no look with the expression."""
_LEAST_DATA: Final = 32
_LARGEST_BYTE: Final = 255
_DATA: Final = re.compile(rf"[\w+/-]{{{_LEAST_DATA},}}(?:\s+[\w+/-]+)*={{0,2}}\s*", re.ASCII)
"""What base64 looks like, in one line or in many; with small letters and capitals."""
_PART: Final = re.compile(r"[+(]{0,2}\d{1,9}\)?")
"""A part of a number: a few digits that stand alone."""
_FEWEST: Final = 2
_BREAKS: Final = re.compile(r"[_\W]+|(?<=[a-z0-9])(?=[A-Z])")
_MOST_NAMES: Final = 2
"""How many of the names that a value lies under are read before it, the nearest ones."""
_SHORTEST: Final = 3
_LONGEST: Final = 100
"""Signs of a value, and of a name, that belong together: what is longer is a text of its own."""
_DEEP: Final = "The request has too many layers to look through. Nothing was sent."
_NO_JSON: Final = "The request holds something that is no JSON. Nothing was sent."
_NOT_TEXT: Final = (
    "A picture, a sound or a file cannot be masked, so it stays on this machine. Send words alone."
)
_ONE_NAME: Final = "Two names in the request became one when they were masked. Nothing was sent."


def walk(body: Json, *, is_fixed: IsFixed, mask: Mask, members: Collection[str] = ()) -> Json:
    """Return `body` with every string masked that is not fixed; all else stays as it is.

    members: names that stay wherever a member of an object has them, in JSON within a text too.
    mask: also asked for a value with its names before it, `user passport: C01X00T47`.
    is_fixed: asked for each value with its path, and for each key with the path that it leads to,
    so `role` at `("messages", 0)` is asked for as `("messages", 0, "role"), "role"`.
    Raises VeilBroken for something that is no text and no plain JSON, and what `mask` raises.
    """
    return _Walk(is_fixed, mask, members).value(body, ())


class _Walk:
    def __init__(
        self,
        is_fixed: IsFixed,
        mask: Mask,
        members: Collection[str],
        *,
        inside_from: int | None = None,
    ) -> None:
        self._is_fixed = is_fixed
        self._mask = mask
        self._members = members
        self._inside_from = inside_from

    def value(self, value: object, path: Path) -> Json:
        if len(path) > DEEPEST:
            _refuse(_DEEP)
        match value:
            case str():
                return self._text(value, path)
            case dict():
                return self._object(value, path)
            case list():
                return self._items(value, path)
            case None | bool():
                return value
            case int():
                return self._number(value, path)
            case float() if math.isfinite(value):
                return self._number(value, path)
            case tuple():
                # A tuple is dumped as a list is; it stays one for whoever compares.
                return tuple(self._items(value, path))  # type: ignore[return-value]  # see above
            case _:
                raise VeilBroken(_NO_JSON)

    def _number(self, value: float, path: Path) -> Json:
        """Keep a number, unless it lies in text and is masked there, as a telephone's is."""
        if self._starts(path) is None and not _is_of_a_tool(path):
            return value
        written = str(int(value) if value == int(value) else value)
        masked = self._mask(written) if abs(value) >= _LONG_NUMBER else written
        if masked == written:
            masked = self._named(written, path, is_measure="." in written)
        return value if masked == written else masked

    def _items(self, items: list[Json] | tuple[Json, ...], path: Path) -> list[Json]:
        if (parts := self._number_in_parts(items, path)) is not None:
            return parts
        return [self.value(item, (*path, index)) for index, item in enumerate(items)]

    def _number_in_parts(
        self, items: list[Json] | tuple[Json, ...], path: Path
    ) -> list[Json] | None:
        """Mask a number that a list holds in parts, `["0151", "234", "56789"]`; None if it is none.

        Numbers that are no text are counts and measures more often than a telephone's.
        """
        parts = [item for item in items if isinstance(item, str) and _PART.fullmatch(item)]
        if len(parts) < _FEWEST or len(parts) != len(items):
            return None
        if any(self._is_fixed((*path, index), part) for index, part in enumerate(parts)):
            return None
        for between in (" ", "") if all(len(part) == 1 for part in parts) else (" ",):
            whole = between.join(parts)
            if (masked := self._mask(whole)) == whole:
                continue
            if len(masked) != len(whole):
                return [masked, *[""] * (len(parts) - 1)]
            ends = accumulate(len(part) + len(between) for part in parts)
            return [
                masked[end - len(between) - len(part) : end - len(between)]
                for part, end in zip(parts, ends, strict=True)
            ]
        return None

    def _object(self, members: dict[object, object], path: Path) -> dict[str, Json]:
        if path[:1] != ("tools",) or path[-1:] != ("properties",):  # there a `file_id` is a name
            _check_is_text(members, is_inside=self._starts(path) is not None)
        done: dict[str, Json] = {}
        for key, value in members.items():
            if not isinstance(key, str):
                _refuse(_NO_JSON)
            inside = (*path, key)
            stays = key in self._members or self._is_fixed(inside, key)
            name = key if stays else self._mask(key)
            if name in done:
                _refuse(_ONE_NAME)
            done[name] = self.value(value, inside)
        return done

    def _text(self, text: str, path: Path) -> str:
        if self._is_fixed(path, text):
            return text
        if _SIGN in text and _DATA_URL.search(text):
            _refuse(_NOT_TEXT)
        inside = _parsed(text)
        if inside is None:
            masked = self._coded(text)
            return self._named(text, path) if masked == text else masked
        start = self._starts(path)
        inside_from = len(path) if start is None else start
        # Nothing in there is a word of the dialect: all of it is text.
        walk_on = _Walk(_nothing, self._mask, self._members, inside_from=inside_from)
        done = walk_on.value(inside, path)
        return text if done == inside else json.dumps(done, ensure_ascii=False)

    def _coded(self, text: str) -> str:
        """Mask a text. If codes in it hide something, it goes as it reads without them."""
        masked, read = self._mask(text), as_read(text)
        if read == text:
            return masked
        shown = self._mask(read)
        return masked if as_read(masked) == shown else shown

    def _starts(self, path: Path) -> int | None:
        """Return from where on a path names members of what is text; None if it names none."""
        if self._inside_from is not None:
            return self._inside_from
        return _GIVEN_FROM if _is_given(path) else None

    def _named(self, written: str, path: Path, *, is_measure: bool = False) -> str:
        """Mask a value that alone says nothing, if the names it lies under make it somebody's.

        is_measure: it is a number with a fraction: of those, coordinates alone are somebody's.
        """
        if not _SHORTEST <= len(written) <= _LONGEST or (start := self._starts(path)) is None:
            return written
        names = [one for one in path[start:] if isinstance(one, str)][-_MOST_NAMES:]
        if not names or any(len(one) > _LONGEST for one in names):
            return written
        before = f"{as_words(' '.join(names))}: "
        read = as_read(written)
        rules = [*_RULES, contacts.find] if _reaches(names[-1], read) else _RULES
        found = [one for rule in rules for one in rule(before + read) if one.end > len(before)]
        if not any(one.label == "LOCATION" or not is_measure for one in found):
            return written
        masked = self._coded(before + read)
        if masked.endswith(f": {read}"):
            return written
        _, between, value = masked.partition(": ")  # names may be masked, too
        return value if between else masked


def as_words(name: str) -> str:
    """Return a name that a program uses as the words it is made of: `firstName` as `first Name`."""
    return " ".join(one for one in _BREAKS.split(name) if one)


def _reaches(name: str, read: str) -> bool:
    """Say whether somebody may be reached by a value of this name."""
    is_account = read.strip().lower() not in _NO_ACCOUNTS
    return is_account and _REACHES.search(as_words(name)) is not None


def _is_given(path: Path) -> bool:
    """Say whether this is what a tool was given, in the dialect that writes no text for it."""
    return path[:1] == ("messages",) and path[4:5] == ("input",)


def _is_of_a_tool(path: Path) -> bool:
    """Say whether a number tells something of a tool, and is no bound in its schema."""
    is_bound = not _BOUNDS.isdisjoint(path[-1:]) and _GIVEN.isdisjoint(path)
    return path[:1] == ("tools",) and not is_bound


def as_read(text: str) -> str:
    """Return a text as it reads once the codes of programs and of web pages are letters.

    Codes may stand in codes (`%25C3`, `&amp;uuml;`). Raises VeilBroken where that finds no end.
    """
    for _ in range(MOST_CODED):
        before, text = text, _read_once(text)
        if text == before:
            return text
    raise VeilBroken(WITHOUT_END)


def _read_once(text: str) -> str:
    if "\\" in text:
        read = _CODE.sub(_letter, text).encode("utf-16", "surrogatepass")
        text = read.decode("utf-16", "replace")
    has_sign = "%" in text or "&" in text  # most have none, and need no look with the expression
    return unquote(html.unescape(text)) if has_sign and _WEB_CODE.search(text) else text


def _letter(code: re.Match[str]) -> str:
    if short := code[3]:
        return _SHORT.get(short, short)
    return chr(int(code[1] or code[2], 16))


def _nothing(_path: Path, _text: str) -> bool:
    return False


def _check_is_text(members: dict[object, object], *, is_inside: bool) -> None:
    """Refuse the parts of a message that are no text, in the shapes of both dialects.

    is_inside: it lies in a text. There nobody takes it for such a part, so only data in it cannot
    be masked: a list of files is words, and the link to a picture is masked as any link.
    """
    kind = members.get("type")
    is_opaque = isinstance(kind, str) and kind in _OPAQUE_TYPES
    if is_inside:
        keys = _OPAQUE_KEYS | ({*_DATA_KEYS, kind} if is_opaque else {"source"})
        if any(_is_data(members.get(key)) for key in keys):
            _refuse(_NOT_TEXT)
        return
    if is_opaque:
        _refuse(_NOT_TEXT)
    source = members.get("source")
    if isinstance(source, dict) and source.get("type") in {"base64", "url", "file"}:
        _refuse(_NOT_TEXT)
    if not _OPAQUE_KEYS.isdisjoint(members) and any(members.get(key) for key in _OPAQUE_KEYS):
        _refuse(_NOT_TEXT)


def _is_data(value: object) -> bool:
    """Say whether there is data in a value: long, in the letters or the numbers that write it."""
    match value:
        case str():
            return bool(_DATA.fullmatch(value)) and not (value.islower() or value.isupper())
        case dict():
            return any(map(_is_data, value.values()))
        case list() | tuple():
            is_bytes = len(value) >= _LEAST_DATA and all(_is_byte(one) for one in value)
            return is_bytes or any(map(_is_data, value))
    return False


def _is_byte(value: object) -> bool:
    return isinstance(value, int) and 0 <= value <= _LARGEST_BYTE


def _parsed(text: str) -> Json:
    """Return the object or list that `text` writes down; None if it is any other text."""
    if text.lstrip()[:1] not in {"{", "["}:
        return None
    try:
        inside: Json = json.loads(
            text, object_pairs_hook=_once, parse_float=_finite, parse_constant=_finite
        )
    except (ValueError, RecursionError):
        return None
    return inside


def _once(pairs: list[tuple[str, Json]]) -> dict[str, Json]:
    """Keep an object whose names are all different: of the others a part would be lost."""
    members = dict(pairs)
    if len(members) != len(pairs):
        raise ValueError(len(pairs))
    return members


def _finite(number: str) -> float:
    """Keep a number that is written again as it was."""
    value = float(number)
    if not math.isfinite(value):
        raise ValueError(len(number))
    return value


def _refuse(message: str) -> Never:
    raise VeilBroken(message)
