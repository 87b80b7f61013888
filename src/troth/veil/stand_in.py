"""Who stands in for whom, in one conversation.

Promise: a stand-in stands for exactly one way of writing one thing, so that putting back gives
what was typed, to the letter. It is chosen with the secret alone: the same conversation gives
the same stand-ins, and two recipients cannot tell that they speak of the same person. It is no
word of the conversation so far, and none that we know of.

Ways of writing one name share a stand-in's looks: `Dan` and `DANIEL` become, say, `Belm` and
`BELMINA`. Where nothing fitting is left, a plain token such as `[PERSON_3]` does.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from troth.veil import endings, pools, shapes
from troth.veil.fold import plain, words
from troth.veil.found import Label

_SHORT: Final = 4
_LEAST_SHORT: Final = 3
"""So many letters the short form of a name has, at least."""
_ENDINGS: Final = ("ee", "oh", "ai", "yn")
_PIECE: Final = 5
_NO_GENITIVE: Final = "sxzßSXZ"
_DIGITS: Final = re.compile(r"\d")
_SMALL: Final = pools.PARTICLES | pools.TITLES | pools.AFTER_NAMES
_VARIANTS: Final = "bcdefghijklmnopqrstuvwxyz"


class _Owner(NamedTuple):
    """What a folded stand-in belongs to: one spelling, in any case of letters."""

    spelling: str
    label: Label


class _Way(NamedTuple):
    """A folded way to write a stand-in. `is_whole`: it is all of it, and may have an ending."""

    written: str
    label: Label
    is_whole: bool


class _Said:
    """Texts of which each may hold something that is looked for."""

    def __init__(self) -> None:
        self._joined: list[str] = []

    def add(self, text: str) -> None:
        """Count a text among them: joined to others, as one long one is looked through sooner."""
        while self._joined and len(self._joined[-1]) <= len(text):
            text = f"{self._joined.pop()}\0{text}"
        self._joined.append(text)

    def holds(self, part: str) -> bool:
        """Say whether something, which has no zero in it, stands in one of them."""
        for text in self._joined:  # noqa: SIM110  # asked very often, and `any` takes twice as long
            if part in text:
                return True
        return False


class _Apart:
    """Texts of five characters and more, of which none is to be a part of another.

    Each is kept under one of its pieces of five characters, one that few others are kept under: so
    what may be a part of a text is found by the pieces of that text.
    """

    def __init__(self) -> None:
        self._said = _Said()
        self._under: dict[str, list[str]] = {}

    def takes(self, texts: Sequence[str]) -> bool:
        """Count these among them, if none is a part of one of them, nor one of them a part of it.

        Among themselves they may be: it is one thing, written in several ways.
        """
        told = [(text, _pieces(text)) for text in texts]
        if any(self._has(text, pieces) for text, pieces in told):
            return False
        for text, pieces in told:
            self._said.add(text)
            self._under.setdefault(self._rarest(pieces), []).append(text)
        return True

    def _has(self, text: str, pieces: Mapping[str, None]) -> bool:
        if self._said.holds(text):
            return True
        shared = self._under.keys() & pieces.keys()
        return any(other in text for piece in shared for other in self._under[piece])

    def _rarest(self, pieces: Iterable[str]) -> str:
        """Return the first piece that none is kept under, or one that the fewest are."""
        for piece in pieces:
            if piece not in self._under:
                return piece
        return min(pieces, key=lambda piece: len(self._under[piece]))


class StandIns:
    """The stand-ins of one conversation with one recipient."""

    def __init__(self, secret: bytes, *, tokens: bool) -> None:
        self.issued: dict[str, str] = {}
        self._secret = secret
        self._tokens = tokens
        self._of: dict[tuple[str, bool], str] = {}
        self._owners: dict[str, _Owner] = {}
        self._bases: dict[str, str] = {}
        self._alike_at_first: dict[str, list[str]] = {}
        self._reserved: dict[str, str] = {}
        self._entities: dict[str, int] = {}
        self._numbers: dict[str, int] = {}
        self._avoided: list[str] = []
        self._said = _Said()
        self._ways: list[tuple[str, _Way]] = []
        self._late: list[str] = []
        self._apart = _Apart()
        self._used_up: set[tuple[Label, str]] = set()
        self._unheard: dict[Label, tuple[int, bool]] = {}
        self._alike: dict[str, str] = {}

    @property
    def late(self) -> Sequence[str]:
        """What stood in a text when a stand-in was issued that begins with it, to have an ending.

        All else of a stand-in is in no text that was avoided before.
        """
        return self._late

    def liken(self, other: str, full: str) -> None:
        """Take `other` for another way to write the name `full`: a nickname, for one."""
        names, forms = _names_in(full), _names_in(other)
        if not names or not forms:
            return
        self._alike.setdefault(forms[0], self._root(names[0]))
        if len(names) > 1 and len(forms) > 1:
            self._alike.setdefault(forms[-1], self._root(names[-1]))

    def avoid(self, folded: str) -> None:
        """Choose nothing from now on that occurs in this folded text."""
        self._avoided.append(folded)
        self._said.add(folded)

    def is_free(self, folded: str) -> bool:
        """Say whether this occurs in nothing that is to be avoided."""
        return not self._said.holds(folded)

    def typed(self, folded: str) -> Iterator[tuple[str, Label]]:
        """Yield what stands in a folded text and would be taken for a stand-in of ours."""
        for way in [way for core, way in self._ways if core in folded]:
            yield way.written, way.label
            if way.is_whole and way.written.isalpha():
                yield f"{way.written}s", way.label
            if way.is_whole:
                forms = endings.forms(way.written)
                yield from ((one, way.label) for one in forms if one in folded)

    def name(self, word: str, *, is_family: bool) -> str:
        """Return what stands for one word of a person's name, issued if it is new."""
        if known := self._of.get((word, True)):
            return known
        folded = _bare(word)
        if self._is_genitive(word, folded):
            return self.name(word[:-1], is_family=is_family) + word[-1]
        root = f"PERSON {self._root(folded)}"
        pool = pools.family() if is_family else pools.given(pools.gender(folded))
        short_first = f"PERSON {folded}" != root and len(folded) < len(root) - len("PERSON ")
        return self._named(word, (root, "PERSON"), pool, short_first=short_first, is_word=True)

    def whole(self, original: str, label: Label) -> str:
        """Return what stands for something as a whole, issued if it is new."""
        if known := self._of.get((original, False)):
            return known
        if self._tokens:
            return self._token(original, label)
        if label in {"CONTACT", "ID"}:
            return self._shaped(original, label)
        if label == "LOCATION" and any(char.isdecimal() for char in original):
            return self._shaped(original, label)
        if label in {"LOCATION", "ORG"}:
            pool = pools.places() if label == "LOCATION" else pools.groups()
            return self._named(original, (f"{label} {plain(original)}", label), pool)
        return self._token(original, label)

    def _is_genitive(self, word: str, folded: str) -> bool:
        bare = folded[:-1]
        return (
            len(bare) > 2
            and word[-1] in "sS"
            and word[-2] not in _NO_GENITIVE
            and f"PERSON {self._root(bare)}" in self._bases
            and f"PERSON {self._root(folded)}" not in self._bases
        )

    def _root(self, folded: str) -> str:
        """Return what ways of writing one name share: its full form, or the one seen first."""
        if (full := self._alike.get(folded)) is not None:
            return full
        if pools.is_listed(folded):
            return pools.root(folded)
        if f"PERSON {folded}" not in self._bases:
            for other in self._alike_at_first.get(folded[:_LEAST_SHORT], ()):
                if _is_short_for(*sorted((folded, other), key=len)):
                    return other
        return folded

    def _named(
        self,
        original: str,
        what: tuple[str, Label],
        pool: tuple[str, ...],
        *,
        short_first: bool = False,
        is_word: bool = False,
    ) -> str:
        root, label = what
        base = self._bases.get(root)
        if base is None and (base := self._new_base(root, pool)) is not None:
            self._bases[root] = base
            name = root.removeprefix("PERSON ")
            if name != root:
                self._alike_at_first.setdefault(name[:_LEAST_SHORT], []).append(name)
            self._reserved[base.lower()] = root
        owner = _Owner(f"{label} {original.lower()}", label)
        for spelled in _spellings(base, short_first=short_first) if base else ():
            stand_in = _cased(spelled, like=original)
            if self._may_be(stand_in, owner, root):
                return self._issue(stand_in, original, owner, is_word=is_word)
        fresh = self._new_base(f"{root}\0{original}", pool)
        if fresh is not None and self._may_be(fresh, owner, ""):
            return self._issue(fresh, original, owner, is_word=is_word)
        return self._token(original, label, is_word=is_word)

    def _new_base(self, root: str, pool: tuple[str, ...]) -> str | None:
        start = shapes.first(self._secret, "name", root, len(pool))
        for step in range(len(pool)):
            base = pool[(start + step) % len(pool)]
            folded = base.lower()
            if (
                folded not in self._reserved
                and folded not in self._owners
                and self.is_free(endings.stem(folded))
            ):
                return base
        return None

    def _shaped(self, original: str, label: Label) -> str:
        make = {"CONTACT": shapes.contact, "ID": shapes.number}.get(label, shapes.street)
        owner = _Owner(f"{label} {original}", label)
        form: tuple[Label, str] | None = None
        for pick in shapes.picks(self._secret, label, plain(original)):
            stand_in = make(original, pick)
            if stand_in is None and label != "ID":
                break
            if stand_in is None:
                continue
            form = label, _DIGITS.sub("0", stand_in)
            if form in self._used_up:
                break
            shorts = (short for short, _ in shapes.aliases(stand_in, original))
            written = [one.lower() for one in (stand_in, *shorts)]
            if all(map(self.is_free, written)) and self._apart.takes(written):
                for one in written[1:]:
                    self._ways.append((one, _Way(one, label, is_whole=False)))
                return self._issue(stand_in, original, owner)
        if form is not None:
            self._used_up.add(form)
        return self._token(original, label)

    def _token(self, original: str, label: Label, *, is_word: bool = False) -> str:
        number, variants = self._entity(original, label)
        for variant in variants:
            stand_in = f"[{label}_{number}{variant}]"
            if self._may_be_token(stand_in, label):
                return self._issue_token(stand_in, original, label, is_word=is_word)
        while True:
            number = self._numbers[label] = self._numbers.get(label, 0) + 1
            stand_in = f"[{label}_{number}]"
            if self._may_be_token(stand_in, label):
                return self._issue_token(stand_in, original, label, is_word=is_word)

    def _may_be_token(self, stand_in: str, label: Label) -> bool:
        folded = stand_in.lower()
        if folded in self._owners:
            return False
        written = (folded, *map(str.lower, shapes.token_forms(stand_in)))
        return self._is_unheard(label) or all(map(self.is_free, written))

    def _is_unheard(self, label: Label) -> bool:
        """Say that no text so far has anything that begins as a token of this label does."""
        at, is_unheard = self._unheard.get(label, (0, True))
        if is_unheard and at < len(self._avoided):
            starts = [start.lower() for start in (f"{label}_", f"{label}\\_", f"[{label} ")]
            fresh = self._avoided[at:]
            is_unheard = not any(start in text for start in starts for text in fresh)
            self._unheard[label] = (len(self._avoided), is_unheard)
        return is_unheard

    def _issue_token(self, stand_in: str, original: str, label: Label, *, is_word: bool) -> str:
        for form in map(str.lower, shapes.token_forms(stand_in)):
            self._ways.append((form, _Way(form, label, is_whole=False)))
        owner = _Owner(f"{label} {original}", label)
        return self._issue(stand_in, original, owner, is_word=is_word)

    def _entity(self, original: str, label: Label) -> tuple[int, Iterable[str]]:
        """Return the number of the person that this is a name of, if it is one seen before."""
        if label != "PERSON":
            return 0, ()
        parts = (_bare(original[start:end]) for start, end in words(original))
        roots = {self._alike.get(part) or pools.root(part) for part in parts}
        roots -= _SMALL
        seen = [self._entities[one] for one in roots if one in self._entities]
        if not seen:
            self._numbers[label] = self._numbers.get(label, 0) + 1
        number = min(seen, default=self._numbers[label])
        self._entities.update(dict.fromkeys(roots, number))
        return number, _VARIANTS if seen else ("",)

    def _issue(self, stand_in: str, original: str, owner: _Owner, *, is_word: bool = False) -> str:
        self.issued[stand_in] = original
        self._of[original, is_word] = stand_in
        folded = stand_in.lower()
        if folded not in self._owners:
            self._owners[folded] = owner
            core = endings.stem(folded)
            self._ways.append((core, _Way(folded, owner.label, is_whole=True)))
            if core != folded and not self.is_free(core):
                self._late.append(core)
        return stand_in

    def _may_be(self, stand_in: str, owner: _Owner, root: str) -> bool:
        folded = stand_in.lower()
        if (taken := self._owners.get(folded)) is not None:
            return taken == owner and stand_in not in self.issued
        if self._reserved.get(folded, root) != root or not self.is_free(folded):
            return False
        return f"{folded}s" not in self._owners and folded.removesuffix("s") not in self._owners


def _bare(word: str) -> str:
    """Return a word of a name as it is compared: folded, `O'Brien` as `obrien`, `J.` as `j`."""
    return plain(word).rstrip(".").replace("'", "")


def _names_in(text: str) -> list[str]:
    """Return the folded words of a name that are no title and no small word."""
    found = (_bare(text[start:end]) for start, end in words(text))
    return [one for one in found if one not in _SMALL]


def _is_short_for(short: str, full: str) -> bool:
    return len(short) >= _LEAST_SHORT and len(full) - len(short) > 1 and full.startswith(short)


def _pieces(text: str) -> dict[str, None]:
    """Return the pieces of a text, each once, in their order."""
    return dict.fromkeys([text[at : at + _PIECE] for at in range(max(len(text) - _PIECE + 1, 1))])


def _spellings(base: str, *, short_first: bool) -> Iterator[str]:
    """Yield ways of writing a stand-in, the plainest first; none that is a word somewhere."""
    stem = base[:_SHORT]
    is_long = len(base) > _SHORT + 1
    if not (short_first and is_long):
        yield base
    short = [stem] if is_long else []
    short += [f"{stem}{ending}" for ending in _ENDINGS]
    short = [one for one in short if one.lower() not in pools.NO_STAND_INS]
    yield from [*short[:1], base, *short[1:]] if short_first and is_long else short


def _cased(spelled: str, *, like: str) -> str:
    letters = [char for char in like if char.isalpha()]
    if len(letters) > 1 and like.isupper():
        return spelled.upper()
    return spelled.lower() if like.islower() else spelled
