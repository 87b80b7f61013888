"""The books of hooks: in which words an answer holds, pushes or sells, and what lightens them.

One book a language (`guard.phrases`), read once. A book is the same for every answer and knows
nothing of any: `guard.assess` weighs what is heard by what the person did.
"""

from collections.abc import Sequence
from functools import cache
from typing import Final

from troth.guard import sayings
from troth.guard.phrases import (
    hooks_de,
    hooks_en,
    hooks_en_frame,
    hooks_en_more,
    hooks_es,
    hooks_fr,
)
from troth.guard.sayings import Sayings
from troth.guard.tactic import Tactic

TOPICS: Final = (
    "money",
    "push_sale",
    "no_sale",
    "praise",
    "bond",
    "locked",
    "tease",
    "private",
)
"""What says nothing by itself, and much together."""

FRAME: Final = (
    "accepts",
    "everyday",
    "no",
    "quoted",
    "fiction",
    "bye_kind",
    "feelings",
    "safety",
    "reminder",
    "again",
    "asks_for_it",
    "asks_for_play",
    "asks_for_text",
    "pulls",
    "wishes",
    "romance",
    "rival",
    "honest",
    "asks_about",
    "tells",
    "itself",
    "comforts",
    "outward",
    "warns",
)
_TEXTS = (
    ("en", hooks_en.TEXT + hooks_en_more.TEXT + hooks_en_frame.TEXT),
    ("de", hooks_de.TEXT),
    ("es", hooks_es.TEXT),
    ("fr", hooks_fr.TEXT),
)

LANGUAGES: Final = tuple(name for name, _ in _TEXTS)


def books_for(names: Sequence[str]) -> list[Sayings]:
    """Return the books of some languages."""
    return [book for book in books() if book.language in names]


@cache
def books() -> tuple[Sayings, ...]:
    """Return the books of all languages."""
    kinds = {*map(str, Tactic), *TOPICS}
    return tuple(sayings.read(name, text, frame=FRAME, kinds=kinds) for name, text in _TEXTS)
