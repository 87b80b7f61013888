"""Masks the texts of one conversation for one recipient.

Promise: what a detector found, and every name that is known, found once or always to be masked,
leaves as a stand-in, wherever in the conversation it stands; and `restore` gives back what was
typed, to the letter. The same texts in the same order give the same masks. One more text at the
end changes an earlier one only where it holds something that was not known to be a name before.

It decides nothing about who may be sent to, and it keeps no text longer than the request.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, NamedTuple, Self, TypeAlias, get_args

from troth.errors import VeilBroken
from troth.veil import addresses, endings, people, pools
from troth.veil.fold import Folded, core, fold, joins, parts, plain, words
from troth.veil.found import Found, Kind, Label
from troth.veil.known import Known as Named
from troth.veil.known import spread
from troth.veil.stand_in import StandIns
from troth.veil.words import listed
from troth.veil.words.first_names import COMMON_WORDS

Known: TypeAlias = "Sequence[str | Named]"
Detect: TypeAlias = Callable[[str, Known], Sequence[Found]]

_TITLE: Final = re.compile(r"(\w{1,16})\.?\s{1,16}$")
_LONGEST_TITLE: Final = 16
_LEAST_PART: Final = 3
_LEAST_NAME: Final = 4
_LEAST_CLOSE: Final = 6
_LEAST_DIGITS: Final = 7
_THINGS: Final = listed("""
project projekt proyecto projet operation team group gruppe grupo groupe club verein company firm
firma case file plan school schule street avenue house hotel cafe bar shop bank clinic hospital
church office studio lab labs agency institute university college court valley river lake hill
""")
_SMALL: Final = pools.PARTICLES | pools.TITLES | pools.AFTER_NAMES
_KIN: Final = pools.OF_KIN | pools.IN_SMALL
_LABELS: Final = frozenset(get_args(Label))
_Place: TypeAlias = "tuple[int, int]"
_BROKEN: Final = "The words could not be looked through, so they stay on this machine."
_ODD: Final = "What was found in the words does not fit them, so they stay on this machine."
_KEYLESS: Final = "There is no key to mask with. Nothing leaves this machine without one."


@dataclass(frozen=True, slots=True)
class Mask:
    """One thing that was masked: for the person's own eyes."""

    surrogate: str = field(repr=False)
    original: str = field(repr=False)
    label: Label
    kind: Kind
    why: str


class _Span(NamedTuple):
    start: int
    end: int
    label: Label
    kind: Kind
    why: str


@dataclass(frozen=True, slots=True)
class _Value:
    """Something to be masked wherever it stands. `exact`: only as it is written there."""

    label: Label
    why: str
    exact: str | None = None


@dataclass(frozen=True, slots=True)
class _Sought:
    """A folded value as it is looked for; what that takes is found out once.

    core: its longest word. is_dressed: it counts in everyday spellings, too. is_close: also with
    nothing between its words. genitive: how it is written with an s. stem: of a name of one word;
    endings of case are put on it. least: without it no text holds the value, however written.
    """

    value: str = field(repr=False)
    what: _Value = field(repr=False)
    core: str = field(repr=False)
    is_dressed: bool
    is_close: bool
    genitive: str | None = field(repr=False)
    stem: str | None = field(repr=False)
    least: str = field(repr=False)

    @classmethod
    def of(cls, value: str, what: _Value) -> Self:
        """Find out how a value is to be looked for."""
        letters, digits = sum(map(str.isalnum, value)), sum(map(str.isdecimal, value))
        is_asked = what.why == "you asked for it"
        is_name = what.label == "PERSON" and letters >= _LEAST_NAME
        has_genitive = what.label == "PERSON" and value[-1] not in "sxz"
        stem = endings.stem(value) if is_name and value.isalpha() and not what.exact else None
        is_dressed = what.exact is None and (is_asked or is_name or digits >= _LEAST_DIGITS)
        longest = core(value)
        return cls(
            value=value,
            what=what,
            core=longest,
            is_dressed=is_dressed,
            is_close=is_asked or letters >= _LEAST_CLOSE,
            genitive=f"{value}s" if has_genitive and what.exact is None else None,
            stem=stem,
            least=stem or (longest if is_dressed else value),
        )

    def may_be_in(self, folded: str) -> bool:
        """Say whether it is worth looking for it in a folded text."""
        if self.least not in folded:
            return False
        if self.stem is not None or self.value in folded:
            return True
        return self.is_dressed and all(one in folded for one in parts(self.value))


class _Seen(NamedTuple):
    folded: Folded
    found: tuple[_Span, ...]


class _Masked(str):
    """A text that was masked, with its masker's mark: masking it again changes nothing."""

    __slots__ = ("mark",)
    mark: object


class _Done(NamedTuple):
    """A masked text, and how many stand-ins that it may hold were issued when it was written."""

    masked: _Masked
    late: int


class Masker:
    """Masks texts, oldest first.

    secret: a key for this person and this recipient. detect: finds, given a text and `known`.
    known: names and things that somebody's words are about (a string is a person's name).
    always: what the person wants masked. never: what the person says is no name; `always` wins.
    alike: names that mean the same person, the full one first; their stand-ins look alike.
    tokens: `[PERSON_1]` instead of names that look real. kinds: what to mask of what is found.
    """

    def __init__(  # noqa: PLR0913  # each is one thing the person or the gate decides
        self,
        secret: bytes,
        *,
        detect: Detect,
        known: Iterable[str | Named] = (),
        always: Iterable[str | Named] = (),
        never: Iterable[str] = (),
        alike: Iterable[Sequence[str]] = (),
        tokens: bool = False,
        kinds: Iterable[Kind] = ("direct",),
    ) -> None:
        if not secret:
            raise VeilBroken(_KEYLESS)
        self._mark = object()
        self._detect = detect
        self._known = tuple(known)
        self._tokens = tokens
        self._kinds = frozenset(kinds)
        self._stand_ins = StandIns(secret, tokens=tokens)
        self._never = frozenset(plain(one) for one in never)
        self._values: dict[str, _Sought] = {}
        self._least: dict[str, str] = {}
        self._told: set[tuple[str, Label]] = set()
        self._fresh: list[str] = []
        self._seen: dict[str, _Seen] = {}
        self._done: dict[str, _Done] = {}
        self._masks: dict[tuple[str, str], Mask] = {}
        self._sensitive: set[str] = set()
        for full, *others in alike:
            for other in others:
                self._stand_ins.liken(other, full)
        always = tuple(always)
        for one in (*self._known, *always, *self._never):
            self._stand_ins.avoid(plain(one if isinstance(one, str) else one.text))
        for one in always:
            self._learn_asked(*_named(one), "you asked for it")
        for one in self._known:
            text, label = _named(one)
            if label in {"PERSON", "CONTACT", "ID"}:
                self._learn(text, label, "known")

    @property
    def issued(self) -> Mapping[str, str]:
        """Each stand-in and the original that it stands for."""
        return self._stand_ins.issued

    @property
    def masks(self) -> Sequence[Mask]:
        """What was masked, each once, in the order in which it was found."""
        return tuple(self._masks.values())

    @property
    def sensitive(self) -> frozenset[str]:
        """Why something found counts as sensitive; empty if nothing does."""
        return frozenset(self._sensitive)

    def mask(self, text: str) -> str:
        """Mask the next text of the conversation. Raises VeilBroken."""
        return self.mask_all([text])[0]

    def mask_all(self, texts: Sequence[str]) -> list[str]:
        """Mask texts, oldest first; a name found in one is masked in all of them.

        Raises VeilBroken if one of them cannot be looked through.
        """
        for text in texts:
            if not self._is_own(text) and text not in self._seen:
                self._take_in(text)
        return [text if self._is_own(text) else self._newest(text) for text in texts]

    def pieces(self, text: str) -> Sequence[str | Mask]:
        """Mask a text and return it in pieces: what stays, and what is masked. Raises VeilBroken.

        For the person's own eyes. A piece that stays is never empty.
        """
        self.mask(text)
        return tuple(self._pieces(text))

    def _is_own(self, text: str) -> bool:
        return isinstance(text, _Masked) and text.mark is self._mark

    def _take_in(self, text: str) -> None:
        """Look through a text, learn its names, and choose every stand-in it needs."""
        folded = fold(text)
        found = tuple(self._found(text))
        self._fresh.clear()
        for span in found:
            said = text[span.start : span.end]
            self._learn(said, span.label, "seen elsewhere")
            if span.label == "LOCATION" and (street := addresses.street_of(said)):
                self._learn(street, "LOCATION", "seen elsewhere")
        fresh = [self._values[value] for value in dict.fromkeys(self._fresh)]
        fresh = [sought for sought in fresh if not self._stand_ins.is_free(sought.least)]
        earlier = list(self._seen.values()) if fresh else ()
        self._seen[text] = _Seen(folded, found)
        self._stand_ins.avoid(folded.plain)
        self._masked(text)
        for one in earlier:
            if any(sought.may_be_in(one.folded.plain) for sought in fresh):
                self._masked(one.folded.text)

    def _found(self, text: str) -> Iterator[_Span]:
        """Yield what the detector finds that is to be masked."""
        try:
            found = list(self._detect(text, self._known))
        except VeilBroken:
            raise
        except Exception:  # noqa: BLE001  # whatever went wrong, the text was not looked through
            raise VeilBroken(_BROKEN) from None
        for one in found:
            if not 0 <= one.start < one.end <= len(text) or one.label not in _LABELS:
                raise VeilBroken(_ODD)
            if one.kind == "sensitive":
                self._sensitive.add(one.why)
            if one.kind in self._kinds and not self._is_never(text[one.start : one.end]):
                yield _Span(one.start, one.end, one.label, one.kind, one.why)

    def _is_never(self, text: str) -> bool:
        """Say whether a find is no name. If it is always to be masked, that is seen to later."""
        if not self._never:
            return False
        if plain(text) in self._never:
            return True
        parts = [plain(text[start:end]) for start, end in words(text)]
        return bool(parts) and all(one in self._never for one in parts)

    def _learn(self, text: str, label: Label, why: str) -> None:
        """Remember something found, and the words of a name, to mask them elsewhere too."""
        if (text, label) in self._told:
            return
        self._told.add((text, label))
        self._learn_whole(text, label, why)
        if label != "PERSON":
            return
        parts = [text[start:end].rstrip(".") for start, end in words(text)]
        for part in parts:
            folded = plain(part)
            is_small = folded in _SMALL or (folded in _KIN and part.islower())
            if is_small or folded in self._never or len(folded) < 2:
                continue
            is_word = folded in pools.WORDS
            if is_word or people.is_plain(part):
                if len(parts) == 1 or (not is_word and people.list_of(part)):
                    self._add(folded, _Value(label, why, exact=part))
                continue
            self._add(folded, _Value(label, why, exact=part if _is_short(part) else None))
            self._add_spread(part, _Value(label, why))
            for short in pools.short_forms(folded):
                if short not in pools.WORDS and short not in self._never:
                    self._add(short, _Value(label, why))

    def _learn_asked(self, text: str, label: Label, why: str) -> None:
        """Remember what is always to be masked; of a person's name also the words, as written."""
        self._learn_whole(text, label, why)
        parts = [text[start:end] for start, end in words(text)]
        folded = [plain(part).rstrip(".") for part in parts]
        if label != "PERSON" or len(parts) < 2 or any(map(_is_thing, folded)):
            return
        for part, bare in zip(parts, folded, strict=True):
            is_small = bare in _SMALL or bare in pools.WORDS or bare in COMMON_WORDS
            if part[0].isupper() and len(bare) >= _LEAST_PART and not is_small:
                self._add(bare, _Value(label, why, exact=None if people.is_name(bare) else part))
                self._add_spread(part, _Value(label, why))

    def _learn_whole(self, text: str, label: Label, why: str) -> None:
        folded = plain(text)
        is_asked = why == "you asked for it"
        if not is_asked and (len(folded) < 2 or folded in self._never):
            return
        is_word = folded in pools.WORDS or people.is_plain(text)
        is_loose = is_asked or not (is_word or _is_short(folded))
        self._add(folded, _Value(label, why, exact=None if is_loose else text.strip()))

    def _add(self, folded: str, value: _Value) -> None:
        known = self._values.get(folded)
        if folded.strip() and (known is None or (known.what.exact and not value.exact)):
            sought = self._values[folded] = _Sought.of(folded, value)
            self._least[folded] = sought.least
            self._fresh.append(folded)

    def _add_spread(self, part: str, value: _Value) -> None:
        """Remember a word of a name with `oe` for its `ö`, as the same name."""
        for other in spread(part):
            if len(other) >= _LEAST_NAME and other not in pools.WORDS:
                self._stand_ins.liken(other, part)
                self._add(other, value)

    def _newest(self, text: str) -> str:
        """Return a masked text, written anew if a stand-in issued since is typed in it.

        What was learnt since was looked for in it just then.
        """
        done, folded = self._done[text], self._seen[text].folded.plain
        is_touched = any(late in folded for late in self._stand_ins.late[done.late :])
        return self._masked(text) if is_touched else done.masked

    def _masked(self, text: str) -> str:
        """Write a text with its stand-ins, new ones chosen where there are none yet."""
        late = len(self._stand_ins.late)
        pieces = (one if isinstance(one, str) else one.surrogate for one in self._pieces(text))
        masked = _Masked("".join(pieces))
        masked.mark = self._mark
        self._done[text] = _Done(masked, late)
        return masked

    def _pieces(self, text: str) -> Iterator[str | Mask]:
        seen = self._seen[text]
        at = 0
        for span in _merged(text, [*seen.found, *self._again(seen.folded)]):
            if at < span.start:
                yield text[at : span.start]
            yield self._mask(text, span)
            at = span.end
        if at < len(text):
            yield text[at:]

    def _again(self, folded: Folded) -> Iterator[_Span]:
        """Yield what is known to be masked, and what somebody typed that is a stand-in here."""
        has_endings = endings.has_them(folded.text)
        text = folded.plain
        for value in [value for value, least in self._least.items() if least in text]:
            if (sought := self._values[value]).may_be_in(text):
                what = sought.what
                for start, end in _places(folded, value, sought):
                    if what.exact is None or folded.text[start:end] == what.exact:
                        yield _Span(start, end, what.label, "direct", what.why)
                for start, end in _with_endings(folded, sought) if has_endings else ():
                    self._stand_ins.liken(folded.text[start:end], value)
                    yield _Span(start, end, what.label, "direct", what.why)
        for stand_in, label in self._stand_ins.typed(text):
            for start, end in folded.find(stand_in):
                yield _Span(start, end, label, "direct", "typed, and a stand-in here")

    def _mask(self, text: str, span: _Span) -> Mask:
        original = text[span.start : span.end]
        if span.label == "PERSON" and not self._tokens and (places := words(original)):
            before = text[max(span.start - _LONGEST_TITLE, 0) : span.start]
            stand_in = self._name(original, places, after=before)
        else:
            stand_in = self._stand_ins.whole(original, span.label)
        mask = Mask(stand_in, original, span.label, span.kind, span.why)
        self._masks.setdefault((stand_in, original), mask)
        return mask

    def _name(self, original: str, places: Sequence[_Place], *, after: str) -> str:
        """Put a stand-in for each word of a name; what is between them stays.

        places: where its words stand. after: what stands before it.
        """
        title = _TITLE.search(after)
        is_titled = title is not None and plain(title[1]) in pools.TITLES - _KIN
        names = self._names_among(original, places) or places
        first = places.index(names[0])
        is_titled |= first > 0 and _bare(original, places[first - 1]) not in _KIN
        out: list[str] = []
        at = 0
        for start, end in names:
            is_family = is_titled if len(names) == 1 else start != names[0][0]
            word = original[start:end]
            if self._is_genitive(word):
                self._stand_ins.name(word[:-1], is_family=is_family)
            out += original[at:start], self._stand_ins.name(word, is_family=is_family)
            at = end
        return "".join([*out, original[at:]])

    def _is_genitive(self, word: str) -> bool:
        """Say whether a word is a known name with an s: `Garcias`, where there is a Garcia."""
        folded = plain(word)
        return folded[-1:] == "s" and folded not in self._values and folded[:-1] in self._values

    def _names_among(self, original: str, places: Sequence[tuple[int, int]]) -> list[_Place]:
        """Return where the words stand that are no title before a name and no small word."""
        names: list[_Place] = []
        begins = True
        for start, end in places:
            word = original[start:end]
            folded = plain(word).rstrip(".")
            is_small = folded in pools.PARTICLES and word.islower()
            is_title = begins and (
                folded in pools.TITLES or (folded in pools.IN_SMALL and word.islower())
            )
            is_title |= bool(names) and folded in pools.AFTER_NAMES
            if folded in self._values or not (is_small or is_title):
                names.append((start, end))
                begins = False
            elif is_small and (end == len(original) or (start == 0 and original.islower())):
                names.append((start, end))
            elif is_small:
                begins = folded in pools.JOINING
        return names


def _places(folded: Folded, value: str, sought: _Sought) -> Iterator[tuple[int, int]]:
    """Yield where a value stands; a name, or what was asked for, in everyday spellings too."""
    plainly = list(folded.find(value))
    yield from plainly
    if sought.is_dressed and not _is_all(folded.plain, sought, len(plainly)):
        yield from folded.find_dressed(value, is_close=sought.is_close)
    if sought.genitive is not None:
        yield from folded.find(sought.genitive)


def _with_endings(folded: Folded, sought: _Sought) -> Iterator[tuple[int, int]]:
    """Yield where a name stands with an ending of case."""
    for form in endings.forms(sought.value) if sought.stem is not None else ():
        yield from folded.find(form)


def _is_all(folded: str, sought: _Sought, found: int) -> bool:
    """Say whether a value that was found so often has its core nowhere else in a folded text."""
    count, at = 0, folded.find(sought.core)
    while at >= 0 and count <= found:
        count, at = count + 1, folded.find(sought.core, at + 1)
    return count == found and sought.value.count(sought.core) == 1


def _bare(original: str, place: _Place) -> str:
    return plain(original[slice(*place)]).rstrip(".")


def _is_thing(folded: str) -> bool:
    """Say whether a name with this word in it is of a thing: its other words are nobody's."""
    return folded in _THINGS or people.is_nobody(folded)


def _named(one: str | Named) -> tuple[str, Label]:
    return (one, "PERSON") if isinstance(one, str) else (one.text, one.label)


def _is_short(text: str) -> bool:
    """Say whether a word has so few letters that it is only sure as it is written."""
    return len(text) < 3 and all(joins(char) for char in text)


def _merged(text: str, spans: Iterable[_Span]) -> Iterator[_Span]:
    """Grow spans to whole words, and make one of those that overlap or touch.

    The longest one says what it is.
    """
    places: dict[_Place, _Span] = {}
    for span in spans:  # what was found is mostly known by then, too, and stands there again
        places.setdefault((span.start, span.end), span)
    grown = sorted(
        (_grown(text, span) for span in places.values() if text[span.start : span.end].strip()),
        key=lambda span: (span.start, -span.end),
    )
    current: _Span | None = None
    widest = 0
    for span in grown:
        if current is None or span.start > current.end:
            if current is not None:
                yield current
            current, widest = span, span.end - span.start
            continue
        told = span if span.end - span.start > widest else current
        widest = max(widest, span.end - span.start)
        end = max(current.end, span.end)
        current = _Span(current.start, end, told.label, told.kind, told.why)
    if current is not None:
        yield current


def _grown(text: str, span: _Span) -> _Span:
    start, end = span.start, span.end
    while text[start].isspace():
        start += 1
    while text[end - 1].isspace():
        end -= 1
    while start > 0 and joins(text[start - 1]):
        start -= 1
    while end < len(text) and joins(text[end]):
        end += 1
    is_same = (start, end) == (span.start, span.end)
    return span if is_same else _Span(start, end, span.label, span.kind, span.why)
