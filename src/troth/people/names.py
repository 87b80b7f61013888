"""Names as people write them, in any script, and when two of them are the same.

A name is letters that can be seen. Two invisible ones are let through, since Persian and
emoji are written with them: they join or part their neighbours. When names are compared they
do not count, and neither do case, width and composed or single accents.

Source: Unicode Standard, section 3.13 (toNFKC_Casefold), and DerivedCoreProperties.txt for
which letters have no look (Default_Ignorable_Code_Point).
"""

import re
from typing import Final

from troth.normal import normalize

LONGEST: Final = 80
_JOINERS: Final = {0x200C: None, 0x200D: None}
# Spelled in numbers: in a file nobody would see them.
_NO_LOOK: Final = re.compile(
    "[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200c\u200d\u2800\u3164\ufe00-\ufe0f\uffa0]"
)


def is_name(text: str) -> bool:
    """Say whether this is 1 to `LONGEST` letters, at least one of which can be seen."""
    if len(text) > LONGEST or not text.translate(_JOINERS).isprintable():
        return False
    return bool(_NO_LOOK.sub("", text).strip())


def same_as(text: str) -> str:
    """Return what all spellings of one name have in common. For comparing, never for showing."""
    folded = normalize("NFKC", text).casefold()
    return " ".join(_NO_LOOK.sub("", normalize("NFKC", folded)).split())


def tidy(text: str) -> str:
    """Return the name as it is kept: composed, without blanks around it."""
    return normalize("NFC", text).strip()
