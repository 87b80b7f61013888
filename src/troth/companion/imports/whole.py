"""Opens an archive of Troth's own as a whole: every file of it by its name, bounded.

Nothing is unpacked to a disk, and no path of it is used as a path here. What is packed in a way
that could unfold without end is not opened.
"""

import re
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from io import BufferedReader
from typing import TYPE_CHECKING, BinaryIO, Final, cast

from troth.companion.imports.lines import Line, lines
from troth.companion.imports.shape import MOST_UNPACKED
from troth.companion.imports.unzipped import Unzipped, is_zip, unzipped

if TYPE_CHECKING:
    from io import RawIOBase

_NEVER_READ: Final = re.compile(r"__MACOSX/.*|(?:.*/)?\.DS_Store")
"""What an unpacking and packing again puts beside the files. Nothing here reads them."""


@contextmanager
def whole(opened: BinaryIO) -> Iterator["Whole | None"]:
    """Open an archive of Troth's own; None for any other file. Raises BadInput or TooLarge."""
    if not is_zip(opened):
        yield None
        return
    with unzipped(opened) as found:
        yield Whole(found) if found.is_ours else None


class Whole:
    """An archive that is open.

    names: its files, by the names that its maker gave them. twice: those that stand in it more
    than once. strange: how many files lie beside it in the same ZIP.
    """

    def __init__(self, found: Unzipped) -> None:
        self._found = found
        root = found.root
        every = [one for one in found.every if not _NEVER_READ.fullmatch(one.filename)]
        inside = [one for one in every if one.filename.startswith(root)]
        self._infos = {one.filename.removeprefix(root): one for one in inside}
        self.names = frozenset(self._infos)
        counted = Counter(one.filename.removeprefix(root) for one in inside)
        self.twice = sorted(name for name, count in counted.items() if count > 1)
        self.strange = len(every) - len(inside)

    @property
    def size(self) -> int:
        """How many bytes its files have, as it says itself."""
        return sum(one.file_size for one in self._infos.values())

    @contextmanager
    def opened(self, name: str, *, most: int = MOST_UNPACKED) -> Iterator[BinaryIO]:
        """Open one file, of which `most` bytes may be read. Raises BadInput or TooLarge."""
        with self._found.opened(self._infos[name], most) as part:
            whole_part = BufferedReader(cast("RawIOBase", part))
            try:
                yield cast("BinaryIO", whole_part)  # it has what readers use of one
            finally:
                whole_part.detach()

    def lines(self, stem: str) -> Iterator[tuple[str, Line]]:
        """Yield the lines of `stem.jsonl`, and of `stem-2.jsonl` and on; with the file's name."""
        number, name = 1, f"{stem}.jsonl"
        while name in self._infos:
            with self.opened(name) as opened:
                for one in lines(opened):
                    yield name, one
            number, name = number + 1, f"{stem}-{number + 1}.jsonl"
