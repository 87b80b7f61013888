"""What masking does to one text, for the person's own eyes: both sides of it, with the reasons.

Pure. It masks with the very masker that would mask it on the way out, and says beside that
what was found and goes out all the same, because it names nobody alone.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from troth.veil.found import Found, Kind, Label
from troth.veil.mask import Mask, Masker

HONEST: Final = "Masked words can still tell who you are by the story they tell."
"""What no masking can promise away."""
_WHAT: Final[Mapping[str, str]] = {
    "PERSON": "a name",
    "LOCATION": "a place",
    "ORG": "a company or a group",
    "DATE": "a date",
    "CONTACT": "a way to reach somebody",
    "ID": "a number that stands for somebody",
    "DEMOGRAPHIC": "something about a person",
}
_SECRET: Final[Mapping[str, str]] = {
    "password": "a password",
    "code of a door": "a PIN or a code",
    "key": "a key of a program",
}
"""What rules find that is no number of somebody's, but lets one in."""
_OTHER: Final = "something that may point to somebody"
ASKED: Final = "you asked for it"
"""Why something is masked that the person put on their list."""
_BECAUSE: Final[Mapping[str, str]] = {
    ASKED: "You asked for it.",
    "known": "Troth knows this one.",
    "seen elsewhere": "It was found in another place.",
    "named before": "It was found in another place.",
    "typed, and a stand-in here": "It looks like one of the stand-ins.",
    "card": "It stands on a line near a name.",
    "model": "The words around it say so.",
    "password": "The word before it says so.",
    "code of a door": "The word before it says so.",
}
_SHAPED: Final = frozenset({"CONTACT", "ID", "DATE"})
_FORM: Final = "Its form says so."


@dataclass(frozen=True, slots=True, kw_only=True)
class Stays:
    """Something that was found and goes out as it is: it names nobody alone, or needs a word."""

    start: int
    end: int
    text: str = field(repr=False)
    label: Label
    kind: Kind
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """One text and what would leave of it. topics: what of it is sensitive, in a word each."""

    pieces: Sequence[str | Mask] = field(repr=False)
    stays: Sequence[Stays] = ()
    topics: Sequence[str] = ()

    @property
    def masked(self) -> str:
        """The text as it would leave."""
        return "".join(one if isinstance(one, str) else one.surrogate for one in self.pieces)

    @property
    def masks(self) -> Sequence[Mask]:
        """What is masked in it, each once, in the order of the text."""
        told = (one for one in self.pieces if not isinstance(one, str))
        return list({(one.original, one.surrogate): one for one in told}.values())

    def places(self) -> Iterator[tuple[int, int, Mask]]:
        """Yield where each thing that is masked stands in the text as it was written."""
        at = 0
        for one in self.pieces:
            size = len(one if isinstance(one, str) else one.original)
            if not isinstance(one, str):
                yield at, at + size, one
            at += size


def preview(text: str, masker: Masker, found: Sequence[Found]) -> Preview:
    """Mask one text. found: everything that is in it. Raises VeilBroken."""
    told = Preview(pieces=masker.pieces(text))
    hidden = [(start, end) for start, end, _ in told.places()]
    stays = [
        Stays(
            start=one.start,
            end=one.end,
            text=text[one.start : one.end],
            label=one.label,
            kind=one.kind,
            why=one.why,
        )
        for one in found
        if one.kind != "direct"
        and not any(start < one.end and one.start < end for start, end in hidden)
    ]
    topics = dict.fromkeys(one.why for one in found if one.kind == "sensitive")
    return Preview(pieces=told.pieces, stays=stays, topics=tuple(topics))


def what(label: str, why: str = "") -> str:
    """Say what something is, in words."""
    return "a word on your list" if why == ASKED else _SECRET.get(why) or _WHAT.get(label, _OTHER)


def because(label: str, why: str) -> str:
    """Say in a plain sentence why something is masked."""
    return _BECAUSE.get(why) or (_FORM if label in _SHAPED else _BECAUSE["model"])
