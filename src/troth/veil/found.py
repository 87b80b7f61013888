"""One thing that a detector found in a text.

Promise: a finding says where and what, never the words themselves, so it can be kept, logged
as a count and shown without giving anything away.
"""

from dataclasses import dataclass
from typing import Literal

Label = Literal["PERSON", "LOCATION", "ORG", "DATE", "CONTACT", "ID", "DEMOGRAPHIC", "OTHER"]
Kind = Literal["direct", "quasi", "sensitive"]


@dataclass(frozen=True, slots=True)
class Found:
    """What was found from `start` up to `end`, counted in code points of the text as given.

    label: what it is. kind: `direct` names somebody, `quasi` helps to, `sensitive` tells
    something that deserves more care. why: which rule, list or model found it, in a word or two.
    """

    start: int
    end: int
    label: Label
    kind: Kind
    why: str
