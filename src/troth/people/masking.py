"""What a person says about masking: which words, how else they are written, and how it is done.

Pure: from the text that is kept (`Wishes.masks`) to what it says, one change at a time, and
back. A word stands on one list at most: to put it on one takes it off the other. A name that
was forgotten is kept as a keyed digest alone, which tells nobody what it was.
"""

import json
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Final, Literal, Self, TypeAlias

from troth.errors import BadInput
from troth.normal import is_blank, normalize

Which: TypeAlias = Literal["always", "never"]
ALWAYS: Final = "always"
NEVER: Final = "never"
MOST_WORDS: Final = 500
LONGEST_WORD: Final = 100
MOST_FORMS: Final = 10
_MOST_FORGOTTEN: Final = 2000
"""So many names are remembered to be forgotten; the oldest goes first."""
_EMPTY: Final = f"Write a word or a name, up to {LONGEST_WORD} letters long."
_BOTH: Final = "A word can be masked always or never, but not both. Take it off one list."
_FORMS: Final = f"A name has up to {MOST_FORMS} other forms, each of up to {LONGEST_WORD} letters."
_MANY: Final = f"A list has up to {MOST_WORDS} words, each up to {LONGEST_WORD} letters long."


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """A word on a list. forms: how else it is written, such as a nickname.

    since: the day on which it came on the list (ISO 8601); empty: that was not written down.
    """

    text: str = field(repr=False)
    forms: tuple[str, ...] = field(default=(), repr=False)
    since: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Masking:
    """All that one person says about masking.

    forgotten: until when what was masked of a name counts no more, by the digest of the name.
    tokens: `[PERSON_1]` instead of names that look real.
    """

    always: tuple[Word, ...] = field(default=(), repr=False)
    never: tuple[Word, ...] = field(default=(), repr=False)
    forgotten: Mapping[str, str] = field(default_factory=dict, repr=False)
    tokens: bool = False

    @classmethod
    def read(cls, text: str) -> Self:
        """Read what `written` wrote, now or of old. What is damaged says nothing."""
        if not text:
            return cls()
        try:
            told = json.loads(text)
        except (ValueError, RecursionError):  # damaged: the rules and the model remain
            return cls()
        if not isinstance(told, dict):
            return cls()
        forms, since, forgotten = (_object(told, one) for one in ("forms", "since", "forgotten"))

        def words(which: str) -> tuple[Word, ...]:
            return tuple(
                Word(
                    text=one,
                    forms=tuple(_texts(forms.get(one))),
                    since=str(since.get(one, "")) if is_day(str(since.get(one, ""))) else "",
                )
                for one in _texts(told.get(which))
            )

        return cls(
            always=words(ALWAYS),
            never=words(NEVER),
            forgotten={mark: at for mark, at in forgotten.items() if isinstance(at, str)},
            tokens=told.get("tokens") is True,
        )

    def written(self) -> str:
        """Write it down. What is not there is not written. Raises BadInput for what no list holds.

        A frozen form: what is kept of old is read, too, so that members may only be added.
        """
        _must_be_right(self)
        both = (*self.always, *self.never)
        told: dict[str, object] = {
            ALWAYS: [one.text for one in self.always],
            NEVER: [one.text for one in self.never],
        }
        more: dict[str, object] = {
            "forms": {one.text: list(one.forms) for one in both if one.forms},
            "since": {one.text: one.since for one in both if one.since},
            "forgotten": dict(self.forgotten),
            "tokens": self.tokens,
        }
        told |= {name: value for name, value in more.items() if value}
        return json.dumps(told, ensure_ascii=False)

    def find(self, word: str) -> tuple[Which, Word] | None:
        """Return the list that a word stands on, and how; None if it is on none."""
        asked = same(word)
        for which, words in self._lists():
            for one in words:
                if same(one.text) == asked:
                    return which, one
        return None

    def holder(self, word: str) -> tuple[Which, Word] | None:
        """Find the entry that a word is, or is another form of; None if there is none."""
        asked = same(word)
        for which, words in self._lists():
            for one in words:
                if asked in map(same, one.forms):
                    return self.find(word) or (which, one)
        return self.find(word)

    def list_of(self, word: str) -> Literal["", "always", "never"]:
        """Name the list that a word stands on, itself or as another form; empty: on none."""
        found = self.holder(word)
        return found[0] if found else ""

    def with_word(
        self, word: str, which: Which, *, since: str, forms: Sequence[str] | None = None
    ) -> Self:
        """Return it with a word on one list. forms: None keeps those that it has.

        A word that is on that list already keeps its day, and one that is there as another form
        stays one. Raises BadInput, which names the field.
        """
        text = _clean(word, _EMPTY, "word")
        before = self.find(text)
        if before is None and forms is None and self.list_of(text) == which:
            return self
        if before and before[0] == which:
            since = before[1].since or since
        if forms is None:
            forms = before[1].forms if before else ()
        kept = Word(text=text, forms=_clean_forms(text, forms), since=since)
        changed = self.without(text)
        always, never = changed.always, changed.never
        for form in kept.forms:  # on the other list it would be no form
            always = always if which == ALWAYS else _without(always, form)
            never = never if which == NEVER else _without(never, form)
        if which == ALWAYS:
            done = replace(changed, always=(*always, kept), never=never)
        else:
            done = replace(changed, always=always, never=(*never, kept))
        _must_be_right(done)
        return done

    def without(self, word: str) -> Self:
        """Return it without a word, whatever its case, also where it is another form.

        One that is on no list changes nothing.
        """
        return replace(self, always=_without(self.always, word), never=_without(self.never, word))

    def with_lists(self, *, always: Sequence[str], never: Sequence[str], since: str) -> Self:
        """Return it with two lists in place of its own. What was on them keeps forms and day."""

        def words(given: Sequence[str]) -> tuple[Word, ...]:
            told = dict.fromkeys(text for one in given if (text := _bare(one)))
            known = {one.text: one for _, words in self._lists() for one in words}
            return tuple(known.get(text) or Word(text=text, since=since) for text in told)

        done = replace(self, always=words(always), never=words(never))
        _must_be_right(done)
        return done

    def without_names(self, marks: Iterable[str], *, at: str) -> Self:
        """Return it so that what was masked of these names until `at` counts no more."""
        kept = {**self.forgotten, **dict.fromkeys(marks, at)}
        newest = sorted(kept.items(), key=lambda one: one[1])[-_MOST_FORGOTTEN:]
        return replace(self, forgotten=dict(newest))

    def with_names(self, marks: Iterable[str]) -> Self:
        """Return it so that what was masked of these names counts again."""
        gone = frozenset(marks)
        return replace(
            self, forgotten={mark: at for mark, at in self.forgotten.items() if mark not in gone}
        )

    def with_tokens(self, *, tokens: bool) -> Self:
        """Return it with plain tokens, or with names that look real."""
        return replace(self, tokens=tokens)

    def _lists(self) -> Iterator[tuple[Which, tuple[Word, ...]]]:
        yield "always", self.always
        yield "never", self.never


def _without(words: tuple[Word, ...], word: str) -> tuple[Word, ...]:
    asked = same(word)
    return tuple(
        replace(one, forms=tuple(form for form in one.forms if same(form) != asked))
        for one in words
        if same(one.text) != asked
    )


def same(word: str) -> str:
    """Return a word as it is compared: without capitals, needless spaces and what shows nothing."""
    seen = (one for one in normalize("NFKC", word) if one.isspace() or not is_blank(one))
    return _bare("".join(seen)).casefold()


def is_day(text: str) -> bool:
    """Say whether a text is a day, as in 2026-11-22."""
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def is_written(text: str) -> bool:
    """Say whether a text is one that `Masking.written` writes."""
    try:
        return Masking.read(text).written() == text
    except BadInput:
        return False


def _must_be_right(masking: Masking) -> None:
    always, never = (
        {same(form) for one in words for form in (one.text, *one.forms)}
        for words in (masking.always, masking.never)
    )
    if always & never:
        raise BadInput(_BOTH, param="masks")
    for one in (*masking.always, *masking.never):
        if not one.text or len(one.text) > LONGEST_WORD:
            raise BadInput(_MANY, param="masks")
        _clean_forms(one.text, one.forms)
    if max(len(masking.always), len(masking.never)) > MOST_WORDS:
        raise BadInput(_MANY, param="masks")


def _clean(word: str, message: str, param: str) -> str:
    kept = _bare(word)
    if not kept or len(kept) > LONGEST_WORD:
        raise BadInput(message, param=param)
    return kept


def _clean_forms(text: str, forms: Iterable[str]) -> tuple[str, ...]:
    told = dict.fromkeys(_clean(one, _FORMS, "forms") for one in forms if one.strip())
    kept = tuple(one for one in told if same(one) != same(text))
    if len(kept) > MOST_FORMS:
        raise BadInput(_FORMS, param="forms")
    return kept


def _bare(word: str) -> str:
    """Return a word without needless spaces; nothing, if nothing of it can be seen."""
    is_seen = any(not is_blank(one) and unicodedata.category(one)[0] != "M" for one in word)
    return " ".join(word.split()) if is_seen else ""


def _object(told: Mapping[str, object], name: str) -> Mapping[str, object]:
    found = told.get(name)
    return found if isinstance(found, dict) else {}


def _texts(found: object) -> list[str]:
    return [one for one in found if isinstance(one, str)] if isinstance(found, list) else []
