"""How grave a thing said is, who is in danger, and what a rule says about both."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final


class Severity(StrEnum):
    """How grave it is, least first. From HIGH on the card answers, not the model."""

    NONE = "none"
    CONCERN = "concern"
    HIGH = "high"
    IMMINENT = "imminent"

    @property
    def rank(self) -> int:
        """0 for none up to 3 for imminent."""
        return _RANKS[self]

    def meets(self, least: "Severity") -> bool:
        """Say whether this is at least as grave as `least`."""
        return self.rank >= least.rank

    def at_most(self, most: "Severity") -> "Severity":
        """Return the lesser of the two."""
        return self if self.rank <= most.rank else most


_RANKS: Final = {one: at for at, one in enumerate(Severity)}


class Kind(StrEnum):
    """Who is in danger, and from whom."""

    SELF = "self"
    OTHER = "other"
    ABUSE = "abuse"
    HARM = "harm"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One turn of phrase and what it means where nothing speaks against it.

    pattern: a regular expression for plain text (`guard.plain`).
    points: weight of a hint that says little alone; different hints of one person add up.
    is_timed: a plan, which becomes imminent with a near time ("tonight") beside it.
    is_firm: it holds its own no ("can't go on"), so a no before it changes nothing.
    """

    name: str
    kind: Kind
    severity: Severity
    pattern: str
    points: int = 0
    is_timed: bool = False
    is_firm: bool = False
