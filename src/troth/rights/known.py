"""Whom the veil knows of one person: for that person alone, and theirs to correct.

What counts as known is decided where words go out (`gate.veiling`); this shows it, with since
when and why, and changes it. A change holds from the next message on, in every process.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date
from typing import Final, Literal, TypeAlias

from troth import clock
from troth.errors import BadInput
from troth.gate.gate import Gate
from troth.gate.left import Left
from troth.gate.veiling import mark_of, own_names
from troth.people.masking import Masking, Word, same
from troth.people.person import People
from troth.rights.telling import LOOKED_AT_LEFT
from troth.veil import pools
from troth.veil.fold import plain, words
from troth.veil.found import Label
from troth.veil.preview import what
from troth.words import RIGHTS_ANSWER, PersonId

Said: TypeAlias = Literal["always", "never", "known", "forgotten"]
"""What a person says of a name: mask it always, it is no name, nothing, or forget it."""
Why: TypeAlias = Literal["own", "always", "never", "masked"]
_OWN: Final = "Your own name stays known as long as it is yours. You can change it under “You”."


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownName:
    """One name or word that the veil knows.

    forms: other ways to write it that the person told; seen: those in which it was masked.
    since: the day since which it is known, if that is kept. times: in how many requests that
    are still kept it was masked.
    """

    text: str = field(repr=False)
    forms: tuple[str, ...] = field(default=(), repr=False)
    seen: tuple[str, ...] = field(default=(), repr=False)
    label: Label = "PERSON"
    why: Why
    since: date | None = None
    times: int = 0

    @property
    def said(self) -> Said:
        """What the person said of it."""
        return self.why if self.why == "always" or self.why == "never" else "known"  # noqa: PLR1714  # so that the type is known

    @property
    def what(self) -> str:
        """What it is, in words."""
        return "a word on your list" if self.said != "known" else what(self.label)

    @property
    def because(self) -> str:
        """Why it is known, in plain words."""
        match self.why:
            case "own":
                return "It is your own name."
            case "always":
                return "You asked to mask it."
            case "never":
                return "You said that it is no name."
            case "masked":
                many = "message" if self.times == 1 else "messages"
                return f"It was masked in {self.times} {many} that left this machine."


@dataclass(frozen=True, slots=True, kw_only=True)
class Before:
    """How it stood with a word before a change: what it takes to undo that."""

    text: str = field(repr=False)
    said: Said
    forms: tuple[str, ...] = field(default=(), repr=False)
    since: str = ""


@dataclass(frozen=True, slots=True)
class _Seen:
    """A name that was masked, in all the ways in which it was written."""

    label: Label
    forms: tuple[str, ...]
    ats: frozenset[str]


def known_names(gate: Gate, person: PersonId) -> Sequence[KnownName]:
    """Return every name and word that the veil knows of a person. To look is written down."""
    with gate.enter(person, RIGHTS_ANSWER) as room:
        lefts = [found.record for found in room.read(Left)]
        room.note(LOOKED_AT_LEFT)
    wishes = gate.wishes(person)
    masking = wishes.masking
    left = _counted(
        gate,
        person,
        masking,
        ((text, label, one.at) for one in lefts for text, label in one.names()),
    )
    seen = _grouped(left)
    told: list[KnownName] = []
    for own in own_names(wishes):
        _, seen = _apart(seen, own)
        told.append(KnownName(text=own, why="own"))
    for why, listed in (("always", masking.always), ("never", masking.never)):
        for word in listed:
            its, seen = _of_word(seen, word)
            told.append(_listed(word, its, "always" if why == "always" else "never"))
    newest = sorted(seen, key=lambda one: max(one.ats), reverse=True)
    return [*told, *map(_masked, newest)]


def say(  # noqa: PLR0913  # what is said of a word, and all it takes to undo that
    gate: Gate,
    people: People,
    person: PersonId,
    *,
    word: str,
    said: Said,
    forms: Sequence[str] | None = None,
    since: str = "",
) -> Before:
    """Say something of a name or a word, and return how it stood before.

    To say the same twice changes nothing more, and to say what stood before undoes it. To
    forget a name forgets every way in which it was written. Raises BadInput, with the field.
    """
    now = gate.clock.now()
    if said == "forgotten" and any(
        same(one) == same(word) for one in own_names(gate.wishes(person))
    ):
        raise BadInput(_OWN, param="word")
    written = dict.fromkeys([*_written(gate, person, word), *(forms or ())])
    marks = [mark_of(gate, person, one) for one in written]
    before: list[Before] = []

    def change(masking: Masking) -> Masking:
        before.append(_before(masking, word, marks))
        if said == "always" or said == "never":  # noqa: PLR1714  # so that the type is known
            day = since or now.astimezone(UTC).date().isoformat()
            return masking.with_word(word, said, since=day, forms=forms).with_names(marks)
        bare = masking.without(word)
        if said == "known":
            return bare.with_names(marks)
        return bare.without_names(marks, at=clock.text(now))

    people.change_masking(person, change)
    return before[-1]


def _before(masking: Masking, word: str, marks: Sequence[str]) -> Before:
    found = masking.holder(word)
    if found is not None:
        which, kept = found
        return Before(text=kept.text, said=which, forms=kept.forms, since=kept.since)
    is_gone = any(mark in masking.forgotten for mark in marks)
    return Before(text=" ".join(word.split()), said="forgotten" if is_gone else "known")


def _written(gate: Gate, person: PersonId, word: str) -> list[str]:
    """Return a name with every way to write it that was masked, or that the person told."""
    told = gate.wishes(person).masking.find(word)
    own = Word(text=word) if told is None else told[1]
    its, _ = _of_word(_grouped(gate.names_that_left(person)), own)
    return list(dict.fromkeys([word, own.text, *own.forms, *its]))


def _counted(
    gate: Gate, person: PersonId, masking: Masking, names: Iterable[tuple[str, Label, str]]
) -> Iterator[tuple[str, Label, str]]:
    """Yield the names that were not forgotten since."""
    marks: dict[str, str] = {}
    for text, label, at in names:
        if masking.forgotten:
            mark = marks.setdefault(text, mark_of(gate, person, text))
            if at <= masking.forgotten.get(mark, ""):
                continue
        yield text, label, at


def _grouped(names: Iterable[tuple[str, Label, str]]) -> list[_Seen]:
    """Put the ways to write one name together: `Ana`, `ANA` and `Ana Ruiz`, if there is one Ana."""
    forms: defaultdict[tuple[Label, str], dict[str, None]] = defaultdict(dict)
    ats: defaultdict[tuple[Label, str], set[str]] = defaultdict(set)
    for text, label, at in names:
        forms[label, plain(text)][text] = None
        ats[label, plain(text)].add(at)
    groups: list[list[tuple[Label, str]]] = []
    roots: list[frozenset[str]] = []
    for key in sorted(forms, key=lambda one: -len(_roots(one[1]))):
        own = _roots(key[1]) if key[0] == "PERSON" else frozenset()
        fits = [at for at, others in enumerate(roots) if own and own <= others]
        if len(fits) == 1:
            groups[fits[0]].append(key)
        else:
            groups.append([key])
            roots.append(own)
    return [
        _Seen(
            keys[0][0],
            tuple(form for key in keys for form in forms[key]),
            frozenset(at for key in keys for at in ats[key]),
        )
        for keys in groups
    ]


def _roots(name: str) -> frozenset[str]:
    found = (plain(name[start:end]).rstrip(".") for start, end in words(name))
    return frozenset(map(pools.root, found)) - pools.PARTICLES - pools.TITLES


def _apart(seen: Sequence[_Seen], name: str) -> tuple[list[_Seen], list[_Seen]]:
    """Tell apart what is a way to write this name, and what is not."""
    whole, roots = plain(name), _roots(name)
    its: list[_Seen] = []
    others: list[_Seen] = []
    for one in seen:
        is_same = any(plain(form) == whole for form in one.forms)
        is_part = one.label == "PERSON" and all(_roots(form) <= roots for form in one.forms)
        (its if is_same or is_part else others).append(one)
    return its, others


def _of_word(seen: Sequence[_Seen], word: Word) -> tuple[dict[str, str], list[_Seen]]:
    """Return the ways in which a word was masked, with when; and the rest."""
    its: dict[str, str] = {}
    rest = list(seen)
    for name in (word.text, *word.forms):
        found, rest = _apart(rest, name)
        its |= {form: max(one.ats) for one in found for form in one.forms}
    return its, rest


def _listed(word: Word, its: Iterable[str], why: Literal["always", "never"]) -> KnownName:
    told = {same(one) for one in (word.text, *word.forms)}
    return KnownName(
        text=word.text,
        forms=word.forms,
        seen=tuple(one for one in its if same(one) not in told),
        why=why,
        since=date.fromisoformat(word.since) if word.since else None,
    )


def _masked(one: _Seen) -> KnownName:
    return KnownName(
        text=one.forms[0],
        seen=one.forms[1:],
        label=one.label,
        why="masked",
        since=clock.parse(min(one.ats)).date(),
        times=len(one.ats),
    )
