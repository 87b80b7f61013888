"""Sentences that know where they come from.

A sentence is joined from pieces, and each piece brings the paths of the values it was
made from. So no sentence can use a value without carrying its path, and nobody writes
paths by hand.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from troth.registry.wording import listed


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """Part of a sentence, and the paths of what it was made from."""

    text: str
    paths: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """One statement of a document.

    key: names its place in the document, the same as long as that place is there; a page
    uses it as an anchor. paths: every value that it depends on, and no other.
    """

    key: str
    text: str
    paths: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Rows of short statements under fixed heads."""

    heads: tuple[str, ...]
    rows: tuple[tuple[Sentence, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A part of a document: a title, statements, a table, the law in small print, and parts."""

    id: str
    title: Sentence
    sentences: tuple[Sentence, ...] = ()
    table: Table | None = None
    law: tuple[Sentence, ...] = ()
    parts: tuple["Section", ...] = ()

    def all(self) -> Iterator[Sentence]:
        """Yield every statement, from the title down to the last part."""
        yield self.title
        yield from self.sentences
        if self.table is not None:
            for row in self.table.rows:
                yield from row
        yield from self.law
        for part in self.parts:
            yield from part.all()


Part: TypeAlias = Piece | str


def say(key: str, *parts: Part) -> Sentence:
    """Join pieces and fixed words to the statement at `key`.

    Raises ValueError for one that comes from nowhere: nothing is said that no code keeps.
    """
    joined = join(*parts)
    if not joined.paths:
        message = f"{key} comes from nowhere"
        raise ValueError(message)
    return Sentence(key=key, text=joined.text, paths=joined.paths)


def join(*parts: Part) -> Piece:
    """Join pieces to one, with the paths of all of them."""
    pieces = [Piece(text=one) if isinstance(one, str) else one for one in parts]
    return Piece(
        text="".join(one.text for one in pieces),
        paths=tuple(dict.fromkeys(path for one in pieces for path in one.paths)),
    )


def enumerated(pieces: Sequence[Piece]) -> Piece:
    """Join pieces as a sentence lists them: `a, b and c`. There must be one at least."""
    return Piece(text=listed([one.text for one in pieces]), paths=join(*pieces).paths)


def quoted(piece: Piece) -> Piece:
    """Put a title between quotation marks."""
    return join("“", piece, "”")
