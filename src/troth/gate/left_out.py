"""What becomes of the requests that left, when messages in them are forgotten.

Pure. A provider gets the whole talk again with each message, and each text of it lies in the
first request that had it. So a forgotten message goes from all of them: the requests that
were about it go, and the others lose its words, and what was masked in these alone. A text
that lay in a request that goes, and stands in one that stays, moves there.
"""

import json
import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from troth.crypto.digest import sha256
from troth.gate.left import MARK, Left
from troth.guard.release import own as seen
from troth.providers import plain
from troth.veil.restore import restore
from troth.words import Clear, Json

_LONG: Final = 24
"""From this length on, words count as forgotten also inside of a longer text."""
_MOST_LOOKED: Final = 200
"""Of more messages only whole texts count: then a talk is forgotten, and its requests go."""
_QUOTED: Final = re.compile(r"^(?:> \d{4}-\d\d-\d\d:|\*) (.+)$", re.MULTILINE)
"""How `companion.memory_prompt` quotes an earlier message, and tells a fact."""
_SAID: Final = re.compile(r"^\W{0,3}\w[\w ]{0,30}: *(\S.*)$", re.MULTILINE)
"""How clients quote a talk in what they ask for themselves: who spoke, and the words behind it."""
_CUT: Final = 390
"""A quoted line of this length may be cut short, as one with an ellipsis is."""
_FIXED: Final = frozenset({"role", "type", "model"})
"""Where a request has words of its dialect, whatever they are."""


def fates(
    records: Sequence[tuple[int, Left]], *, receipts: Collection[str], words: Collection[str]
) -> Mapping[int, Left | None]:
    """Return what becomes of requests, by number: None if one goes. The rest stays as it is.

    receipts: of requests that go. words: the texts of the messages that are forgotten.
    """
    forgotten = _Forgotten.of(words)
    plan: dict[int, Left | None] = {}
    for recipient in {one.recipient for _, one in records}:
        opened = [_Opened.of(number, one) for number, one in records if one.recipient == recipient]
        plan |= _of_one_recipient(opened, receipts, forgotten)
    return plan


@dataclass(frozen=True, slots=True)
class _Forgotten:
    """The words that are forgotten.

    lines: as memory would write them; begins: the first line of each. Made once for all texts.
    """

    texts: frozenset[str]
    lines: frozenset[str]
    begins: frozenset[str]

    @classmethod
    def of(cls, words: Collection[str]) -> "_Forgotten":
        texts = frozenset(one.strip() for one in words if one.strip())
        lines = frozenset(as_line(one) for one in texts)
        begins = frozenset(as_line(one.partition("\n")[0]) for one in texts if "\n" in one)
        return cls(texts, lines, lines | begins)

    @property
    def names(self) -> set[str]:
        return {sha256(one.encode("utf-8", "replace")) for one in self.texts}

    def stand_in(self, text: str) -> bool:
        """Say whether a text is one of them, holds one, or quotes one as memory does."""
        if self._are_quoted_in(text) or text in self.texts:
            return True
        if any(as_line(one) in self.begins for one in _SAID.findall(text)):
            return True
        return len(self.texts) <= _MOST_LOOKED and any(
            len(one) >= _LONG and one in text for one in self.texts
        )

    def _are_quoted_in(self, text: str) -> bool:
        """Say whether they are quoted: on a line, perhaps cut short."""
        for quoted in _QUOTED.findall(text):
            line = quoted.removesuffix("…")
            if line in self.lines:
                return True
            is_cut = line != quoted or len(line) >= _CUT
            if is_cut and len(line) >= _LONG and any(one.startswith(line) for one in self.lines):
                return True
        return False


@dataclass(slots=True)
class _Opened:
    """One request, taken out of its JSON. masks: those of `Left.masks`, each a list of texts."""

    number: int
    record: Left
    form: dict[str, Json]
    texts: dict[str, str]
    masks: list[list[str]]

    @classmethod
    def of(cls, number: int, record: Left) -> "_Opened":
        return cls(
            number,
            record,
            json.loads(record.form),
            json.loads(record.texts),
            json.loads(record.masks),
        )

    def is_one_of(self, text: str, forgotten: _Forgotten) -> bool:
        """Say whether a text, as it was before it was masked, is or holds forgotten words."""
        own = restore(text, {mask[0]: mask[1] for mask in self.masks}).strip()
        return forgotten.stand_in(own)

    @property
    def marks(self) -> set[str]:
        """The digests of the texts that belong into the form."""
        return {one.removeprefix(MARK) for one in _strings(self.form) if one.startswith(MARK)}

    def written(self) -> Left:
        return replace(
            self.record,
            form=plain.written(self.form),
            texts=json.dumps(self.texts, ensure_ascii=False),
            masks=json.dumps(self.masks, ensure_ascii=False),
        )


def _of_one_recipient(
    opened: Sequence[_Opened], receipts: Collection[str], forgotten: _Forgotten
) -> dict[int, Left | None]:
    gone = {
        digest
        for one in opened
        for digest, text in one.texts.items()
        if one.is_one_of(text, forgotten)
    }
    for one in opened:
        one.form = _without(one, one.form, forgotten)
    named = gone | forgotten.names
    goes = [one for one in opened if one.record.receipt in receipts or _asks_of(one) & named]
    stays = [one for one in opened if one not in goes]
    kept = {d: text for one in opened for d, text in one.texts.items() if d not in gone}
    for one in stays:
        one.texts = {digest: text for digest, text in one.texts.items() if digest not in gone}
    for one in stays:  # what lay in a request that goes moves to the first that has it, too
        for digest in sorted(one.marks & kept.keys()):
            if not any(digest in other.texts for other in stays):
                one.texts[digest] = kept[digest]
    for one in stays:
        _drop_masks(one, kept)
    plan: dict[int, Left | None] = dict.fromkeys((one.number for one in goes), None)
    for one in stays:
        fresh = one.written()
        if fresh != one.record:
            plan[one.number] = fresh
    return plan


def as_line(text: str) -> str:
    """Return a message as it is quoted: one line, without what cannot be seen."""
    words = " ".join(seen(Clear(text)).text.split())
    return "".join(one for one in words if one.isprintable())


def _without(one: _Opened, value: dict[str, Json], forgotten: _Forgotten) -> dict[str, Json]:
    """Put marks in place of short texts of the form that are forgotten: they lie in no list."""

    def each(value: Json, key: str = "") -> Json:
        if isinstance(value, str):
            is_text = key not in _FIXED and not value.startswith(MARK)
            if is_text and value.strip() and one.is_one_of(value, forgotten):
                own = restore(value, {mask[0]: mask[1] for mask in one.masks}).strip()
                return MARK + sha256(own.encode("utf-8", "replace"))
            return value
        if isinstance(value, list):
            return [each(inner, key) for inner in value]
        if isinstance(value, dict):
            return {name: each(inner, name) for name, inner in value.items()}
        return value

    return {name: each(inner, name) for name, inner in value.items()}


def _asks_of(one: _Opened) -> set[str]:
    """Return the digests of the last message of a request: what it was asked for."""
    messages = one.form.get("messages")
    last = messages[-1] if isinstance(messages, list) and messages else None
    found = _strings(last.get("content")) if isinstance(last, dict) else []
    return {text.removeprefix(MARK) for text in found if text.startswith(MARK)}


def _drop_masks(one: _Opened, kept: Mapping[str, str]) -> None:
    """Keep of the masks those alone that still stand in something that is kept."""
    texts = [*_strings(one.form), *(kept[digest] for digest in one.marks if digest in kept)]
    whole = "\0".join(texts).casefold()
    one.masks = [mask for mask in one.masks if mask[0].casefold() in whole]


def _strings(value: Json) -> list[str]:
    if isinstance(value, str):
        return [value]
    if isinstance(value, list):
        return [text for one in value for text in _strings(one)]
    if isinstance(value, dict):
        return [*value, *(text for one in value.values() for text in _strings(one))]
    return []
