"""How a person's own companion begins a talk, and in which other ways it could.

Nothing of it is kept before something is said: the choice stands in the address and in the form.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from troth.companion import limits, role
from troth.companion.own import take
from troth.house import House
from troth.words import PersonId


@dataclass(frozen=True, slots=True, kw_only=True)
class Beginning:
    """What the companion says first. which: its place among all `ways`, from 0 on."""

    words: str = field(default="", repr=False)
    which: int = 0
    ways: int = 0

    @property
    def others(self) -> Sequence[int]:
        """The places of all ways, if there are several."""
        return range(self.ways) if self.ways > 1 else ()


NONE = Beginning()


def begin(house: House, person: PersonId, companion: str, *, which: str, user: str) -> Beginning:
    """Return how the person's own companion begins. Raises NotFound or Refused.

    which: what the address says; what is no place among the ways is the first one.
    """
    mine = take(house.gate, person, companion)
    ways = role.greetings(mine.read, user=user)
    at = asked if (asked := place_of(which)) < len(ways) else 0
    words = role.greeting(mine.read, user=user, which=at)
    place = house.companion.bounds.place
    told = limits.first_words(house.gate, person, place, mine.card, words)
    return Beginning(words=told, which=at, ways=len(ways))


def place_of(text: str) -> int:
    """Read a place as an address or a form says it; 0 for what is none."""
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 4 else 0
