"""Character cards, versions 1, 2 and 3: read from PNG, JSON or CHARX, changed, written back.

Promise: what comes in goes out again. The card's JSON is kept as the text that it was, and a
change replaces one value in it, so fields that nobody here knows stay to the byte; so do all
other parts of the picture. What is broken is refused with the name of the field that is to
blame, never with its words. A card is somebody's text: to read it runs nothing and fetches
nothing, and what it says is weighed by `companion.orders` before a model hears it. Pure.

Sources: Character Card V1 and V2 specifications (malfoyslastname/character-card-spec-v2, 2023),
V3 specification (kwaroran/character-card-spec-v3, 2024).
"""

import base64
import binascii
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import IntEnum
from typing import Final, NoReturn

from troth.companion import charx, png, splice
from troth.companion.lorebook import Book, Entry
from troth.errors import BadInput, TooLarge
from troth.words import Json

FILE_BYTES: Final = 4 * 1024 * 1024
"""The largest file that is taken: a picture with a card in it."""
CARD_BYTES: Final = 1024 * 1024
"""The largest card, as JSON."""
PICTURES: Final = png.Limits(text_bytes=2 * CARD_BYTES)
MOST_ENTRIES: Final = 1_000
MOST_KEYS: Final = 100
MOST_GREETINGS: Final = 100
MOST_TAGS: Final = 200
LONGEST_NAME: Final = 200
V2_TEXT: Final = "chara"
V3_TEXT: Final = "ccv3"
_PART: Final = "file"
_SPECS: Final = {"chara_card_v2": 2, "chara_card_v3": 3}
_USUAL: Final = bytes.maketrans(b"-_", b"+/")
_BLANKS: Final = re.compile(rb"[ \t\r\n]+")
_SIZE: Final = (256, 384)
_TOP: Final = (72, 84, 160)
_END: Final = (214, 170, 150)
TEXTS: Final[Mapping[str, str]] = {
    "name": "name",
    "nickname": "nickname",
    "description": "description",
    "personality": "personality",
    "scenario": "scenario",
    "first_mes": "greeting",
    "mes_example": "examples of talk",
    "system_prompt": "instructions",
    "post_history_instructions": "last instructions",
    "creator_notes": "the maker's notes",
    "creator": "maker",
    "character_version": "version",
}
"""The texts of a card, and what a person calls them."""
_NEWER: Final = ("system_prompt", "post_history_instructions", "creator_notes", "creator")
_NEWER_TOO: Final = ("character_version",)


class Version(IntEnum):
    """Which version of the specification a card follows."""

    V1 = 1
    V2 = 2
    V3 = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """What a card says, with its macros as they are written."""

    version: Version
    name: str
    nickname: str = ""
    description: str = ""
    personality: str = ""
    scenario: str = ""
    first_mes: str = ""
    mes_example: str = ""
    system_prompt: str = ""
    post_history_instructions: str = ""
    creator_notes: str = ""
    creator: str = ""
    character_version: str = ""
    alternate_greetings: Sequence[str] = ()
    tags: Sequence[str] = ()
    book: Book | None = None

    def __repr__(self) -> str:
        return f"<Card {self.version.name}>"

    @property
    def greetings(self) -> Sequence[str]:
        """Every greeting there is, the first one first."""
        return [one for one in (self.first_mes, *self.alternate_greetings) if one.strip()]


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """A card as it is kept: its text, and what it came with.

    twin: the other card of a picture that holds two, V2 beside V3. picture: a PNG in which the
    cards' places are empty; no bytes where there was none.
    """

    text: str
    twin: str = ""
    picture: bytes = field(default=b"", repr=False)

    def __repr__(self) -> str:
        return f"<Held card of {len(self.text)} characters>"

    @property
    def card(self) -> Card:
        """What it says. Raises BadInput."""
        return read_card(self.text)


def read_file(data: bytes) -> Held:
    """Read a card from a PNG, JSON or CHARX file. Raises BadInput or TooLarge, which say why."""
    if len(data) > FILE_BYTES:
        message = f"The file is too large: up to {FILE_BYTES:,} bytes are taken."
        raise TooLarge(message, param=_PART)
    if not data.strip():
        message = "The file is empty. Choose a card: a PNG picture, a JSON or a CHARX file."
        raise BadInput(message, param=_PART)
    if png.is_png(data):
        return _read_png(data)
    if charx.is_archive(data):
        return _read_charx(data)
    if (kind := _other_kind(data)) is not None:
        message = f"This is {kind}. Troth takes cards as PNG, JSON or CHARX."
        raise BadInput(message, param=_PART)
    held = Held(text=_text_of(data))
    read_card(held.text)
    return held


def read_card(text: str) -> Card:
    """Read a card's JSON. Raises BadInput, which names the field that is wrong, or TooLarge."""
    if len(text.encode("utf-8", "surrogatepass")) > CARD_BYTES:
        message = f"The card is too large: up to {CARD_BYTES:,} bytes of text are taken."
        raise TooLarge(message, param=_PART)
    found = splice.read(_body(text))
    if not isinstance(found, dict):
        message = "This is not a card: it must be one JSON object."
        raise BadInput(message, param=_PART)
    version = _version(found)
    told, where = found, ""
    if version is not Version.V1:
        data = found.get("data")
        if not isinstance(data, dict):
            message = "The card has no `data`, in which a card of its version says everything."
            raise BadInput(message, param="data")
        told, where = data, "data."
    return _card(told, version, where)


def write_json(held: Held) -> bytes:
    """Return the card as a JSON file, as it came."""
    return held.text.encode()


def write_png(held: Held) -> bytes:
    """Return the card in its picture; in a plain one where it has none."""
    picture = held.picture or png.blank(*_SIZE, top=_TOP, end=_END)
    main = V3_TEXT if read_card(held.text).version is Version.V3 else V2_TEXT
    put = {main: base64.b64encode(held.text.encode())}
    if held.twin:
        put[V2_TEXT if main == V3_TEXT else V3_TEXT] = base64.b64encode(held.twin.encode())
    return png.joined(png.with_texts(png.chunks(picture, PICTURES), put))


def new(name: str) -> Held:
    """Make an empty card of version 2. Raises BadInput for a name that is none."""
    data: dict[str, Json] = dict.fromkeys((*(one for one in TEXTS if one != "nickname"),), "")
    data |= {"name": name, "alternate_greetings": [], "tags": [], "extensions": {}}
    held = Held(text=splice.written({"spec": "chara_card_v2", "spec_version": "2.0", "data": data}))
    read_card(held.text)
    return held


def changed(held: Held, texts: Mapping[str, str]) -> Held:
    """Return the card with some of its texts changed, in both of its versions.

    texts: by the names in `TEXTS`. Raises BadInput for a field that its version does not have.
    """
    strange = texts.keys() - TEXTS.keys()
    if strange:
        message = f"A card has no text of the name {min(strange)}."
        raise BadInput(message, param=min(strange))

    def change(text: str) -> str:
        card = read_card(text)
        for name, words in texts.items():
            if getattr(card, name) != words:  # what is as it was stays to the byte
                text = _put(text, [*_inner(card), name], words)
        read_card(text)
        return text

    return _in_both(held, change)


def with_entry(held: Held, at: int | None, values: Mapping[str, Json]) -> Held:
    """Return the card with an entry of its lorebook changed, or with a new one (`at` None).

    Raises BadInput if there is no such entry. A card of version 1 becomes one of version 2.
    """

    def change(text: str) -> str:
        text = _with_book(text)
        card = read_card(text)
        way = [*_inner(card), "character_book", "entries"]
        count = len(card.book.entries) if card.book else 0
        if at is None:
            fresh: dict[str, Json] = {
                "keys": [],
                "content": "",
                "extensions": {},
                "enabled": True,
                "insertion_order": count,
            }
            text = _put(text, [*way, count], fresh | dict(values))
        else:
            _must_be_there(at, count)
            for name, value in values.items():
                text = _put(text, [*way, at, name], value)
        read_card(text)
        return text

    return _in_both(held, change)


def without_entry(held: Held, at: int) -> Held:
    """Return the card without an entry of its lorebook. Raises BadInput if it is not there."""

    def change(text: str) -> str:
        card = read_card(text)
        _must_be_there(at, len(card.book.entries) if card.book else 0)
        body = _body(text)
        cut = splice.cut(body, [*_inner(card), "character_book", "entries", at])
        return text[: len(text) - len(body)] + cut

    return _in_both(held, change)


def _in_both(held: Held, change: "splice.Change") -> Held:
    twin = change(held.twin) if held.twin else ""
    return replace(held, text=change(held.text), twin=twin)


def _must_be_there(at: int, count: int) -> None:
    if not 0 <= at < count:
        message = "That entry is not there any more. Load the page and look again."
        raise BadInput(message, param="entry")


def _put(text: str, way: Sequence[str | int], value: Json) -> str:
    body = _body(text)
    return text[: len(text) - len(body)] + splice.put(body, way, value)


def _inner(card: Card) -> list[str]:
    return [] if card.version is Version.V1 else ["data"]


def _with_book(text: str) -> str:
    """Return a card that has a lorebook, if only an empty one."""
    card = read_card(text)
    if card.version is Version.V1:
        body = _body(text)
        text = f'{{"spec": "chara_card_v2", "spec_version": "2.0", "data": {body.strip()}}}'
        for name in (*_NEWER, *_NEWER_TOO):
            if splice.get(text, ["data", name]) is None:
                text = splice.put(text, ["data", name], "")
    if card.book is None:
        text = _put(text, ["data", "character_book"], {"extensions": {}, "entries": []})
    return text


# Reading


def _read_png(data: bytes) -> Held:
    found = png.chunks(data, PICTURES)
    cards: dict[str, str] = {}
    for name, text in png.texts(found, PICTURES):
        if name.casefold() in {V2_TEXT, V3_TEXT}:
            cards.setdefault(name.casefold(), _unpacked(text, name))
    if not cards:
        message = "There is no card in this picture, only the picture. Ask whoever made it for one."
        raise BadInput(message, param=_PART)
    main = cards.get(V3_TEXT) or cards[V2_TEXT]
    twin = cards.get(V2_TEXT, "") if V3_TEXT in cards else ""
    read_card(main)
    if twin and not _is_card(twin):
        twin = ""  # the newer one says everything; a broken older one helps nobody
    empty = dict.fromkeys(_spelled(found), b"")
    if main and not twin and V3_TEXT in cards:
        found = [one for one in found if png.keyword(one).casefold() != V2_TEXT]
        empty = {name: text for name, text in empty.items() if name.casefold() == V3_TEXT}
    return Held(text=main, twin=twin, picture=png.joined(png.with_texts(found, empty)))


def _read_charx(data: bytes) -> Held:
    text, picture = charx.read(data, card_bytes=CARD_BYTES, pictures=PICTURES)
    held = Held(text=_text_of(text))
    read_card(held.text)
    if not picture:
        return held
    # A card that the picture itself holds is another one: its places stay empty for this one.
    found = [
        one
        for one in png.chunks(picture, PICTURES)
        if png.keyword(one).casefold() not in {V2_TEXT, V3_TEXT}
    ]
    main = V3_TEXT if held.card.version is Version.V3 else V2_TEXT
    return replace(held, picture=png.joined(png.with_texts(found, {main: b""})))


def _spelled(found: Sequence[png.Chunk]) -> list[str]:
    names = {png.keyword(one).casefold() for one in found} & {V2_TEXT, V3_TEXT}
    return sorted(names)


def _unpacked(text: bytes, name: str) -> str:
    plain = _BLANKS.sub(b"", text).translate(_USUAL)  # other programs read both alphabets
    try:
        data = base64.b64decode(plain + b"=" * (-len(plain) % 4), validate=True)
    except binascii.Error:
        message = f"The card in this picture (`{name}`) is damaged: it is not base64."
        raise BadInput(message, param=_PART) from None
    return _text_of(data)


def _is_card(text: str) -> bool:
    try:
        read_card(text)
    except BadInput:
        return False
    return True


def _text_of(data: bytes) -> str:
    if len(data) > CARD_BYTES:
        message = f"The card is too large: up to {CARD_BYTES:,} bytes of text are taken."
        raise TooLarge(message, param=_PART)
    try:
        return data.decode()
    except UnicodeDecodeError:
        message = "The card is not UTF-8 text. Save it as UTF-8 and try again."
        raise BadInput(message, param=_PART) from None


def _body(text: str) -> str:
    return text.removeprefix("\ufeff")


def _other_kind(data: bytes) -> str | None:
    for start, kind in (
        (b"\xff\xd8\xff", "a JPEG picture"),
        (b"GIF8", "a GIF picture"),
        (b"%PDF", "a PDF"),
    ):
        if data.startswith(start):
            return kind
    return "a WEBP picture" if data[:4] == b"RIFF" and data[8:12] == b"WEBP" else None


def _version(found: Mapping[str, Json]) -> Version:
    spec = found.get("spec")
    if spec is None:
        return Version.V1
    if isinstance(spec, str) and spec in _SPECS:
        return Version(_SPECS[spec])
    message = "The card's `spec` is none that Troth knows. It takes cards of V1, V2 and V3."
    if spec in ("lorebook_v2", "lorebook_v3"):
        message = "This is a lorebook without a card. Put it into a card first."
    raise BadInput(message, param="spec")


def _card(told: Mapping[str, Json], version: Version, where: str) -> Card:
    texts = {name: _text(told, name, where) for name in TEXTS}
    if not texts["name"].strip():
        message = f"The card has no name. Its field `{where}name` must hold one."
        raise BadInput(message, param=f"{where}name")
    if len(texts["name"]) > LONGEST_NAME:
        message = f"The name in `{where}name` is longer than {LONGEST_NAME} characters."
        raise BadInput(message, param=f"{where}name")
    book = told.get("character_book")
    if book is not None and not isinstance(book, dict):
        _refuse(f"{where}character_book", "an object")
    return Card(
        version=version,
        alternate_greetings=_texts(told, "alternate_greetings", where, most=MOST_GREETINGS),
        tags=_texts(told, "tags", where, most=MOST_TAGS),
        book=None if book is None else _book(book, f"{where}character_book."),
        **texts,
    )


def _book(told: Mapping[str, Json], where: str) -> Book:
    entries = told.get("entries")
    if not isinstance(entries, list):
        _refuse(f"{where}entries", "a list")
    if len(entries) > MOST_ENTRIES:
        message = f"The lorebook has more than {MOST_ENTRIES:,} entries."
        raise TooLarge(message, param=f"{where}entries")
    return Book(
        entries=[_entry(one, f"{where}entries[{place}]") for place, one in enumerate(entries)],
        name=_text(told, "name", where),
        depth=_whole(told, "scan_depth", where),
        budget=_whole(told, "token_budget", where),
        recursive=_yes(told, "recursive_scanning", where),
    )


def _entry(told: Json, where: str) -> Entry:
    if not isinstance(told, dict):
        _refuse(where, "an object")
    inside = f"{where}."
    more = told.get("extensions")
    extensions = more if isinstance(more, dict) else {}
    logic = extensions.get("selectiveLogic")
    return Entry(
        keys=_texts(told, "keys", inside, most=MOST_KEYS),
        content=_text(told, "content", inside),
        name=_text(told, "name", inside) or _text(told, "comment", inside),
        enabled=_yes(told, "enabled", inside, usual=True),
        order=_number(told, "insertion_order", inside),
        priority=_number(told, "priority", inside),
        case_sensitive=_yes(told, "case_sensitive", inside),
        whole_words=extensions.get("match_whole_words") is True,
        constant=_yes(told, "constant", inside),
        selective=_yes(told, "selective", inside),
        secondary=_texts(told, "secondary_keys", inside, most=MOST_KEYS),
        logic=logic if isinstance(logic, int) and logic in range(4) else 0,
        is_pattern=_yes(told, "use_regex", inside),
        is_before=told.get("position") == "before_char",
    )


def _text(told: Mapping[str, Json], name: str, where: str) -> str:
    value = told.get(name)
    if value is None:
        return ""
    if not isinstance(value, str):
        _refuse(f"{where}{name}", "text")
    return value


def _texts(told: Mapping[str, Json], name: str, where: str, *, most: int) -> list[str]:
    value = told.get(name)
    if value is None:
        return []
    if not isinstance(value, list):
        _refuse(f"{where}{name}", "a list of texts")
    if len(value) > most:
        message = f"The list `{where}{name}` is longer than {most}."
        raise TooLarge(message, param=f"{where}{name}")
    texts = [one for one in value if isinstance(one, str)]
    if len(texts) < len(value):
        _refuse(f"{where}{name}", "a list of texts")
    return texts


def _yes(told: Mapping[str, Json], name: str, where: str, *, usual: bool = False) -> bool:
    value = told.get(name)
    if value is None:
        return usual
    if not isinstance(value, bool):
        _refuse(f"{where}{name}", "true or false")
    return value


def _number(told: Mapping[str, Json], name: str, where: str) -> float:
    value = told.get(name)
    if value is None:
        return 0
    if isinstance(value, bool) or not isinstance(value, int | float) or abs(value) > 1e12:
        _refuse(f"{where}{name}", "a number")
    return value


def _whole(told: Mapping[str, Json], name: str, where: str) -> int | None:
    return None if told.get(name) is None else int(_number(told, name, where))


def _refuse(name: str, what: str) -> NoReturn:
    message = f"The card's field `{name}` must be {what}."
    raise BadInput(message, param=name)
