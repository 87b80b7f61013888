"""What words are about, of what a provider's terms leave out.

It finds what the veil takes for words about somebody's health, and turns of phrase about sex in
English, German, Spanish and French. A new one finds its way past.
"""

from collections.abc import Callable, Collection, Iterable, Mapping
from typing import Final


def among(
    texts: Iterable[str],
    left_out: Collection[str],
    *,
    cares: Callable[[str], Collection[str]],
) -> frozenset[str]:
    """Return which of `left_out` (`health`, `adult`) the texts are about.

    cares: names what in a text deserves care, as the veil does.
    """
    looks: Mapping[str, Callable[[str], bool]] = {
        _HEALTH: lambda text: _HEALTH in cares(text),
        _ADULT: is_for_adults,
    }
    told = [one for one in texts if one]
    return frozenset(topic for topic in left_out if any(map(looks[topic], told)))


def is_for_adults(text: str) -> bool:
    """Say whether a text speaks of sex, and not only to say no to it."""
    from troth.guard.limits import books  # noqa: PLC0415  # few providers leave it out
    from troth.guard.plain import plain  # noqa: PLC0415  # as above

    return any(
        True
        for reading in plain(text)
        for book in books()
        for _ in book.heard(reading, only={_EXPLICIT})
    )


_HEALTH: Final = "health"
_ADULT: Final = "adult"
_EXPLICIT: Final = "explicit"
