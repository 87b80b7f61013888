"""Weighs what was said against what is known: what is new, what it closes, what it confirms.

Pure. Of some things one can hold at a time (where somebody lives), of others many (what somebody
likes). A new one closes the old one of its kind; it is never silently written over.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final

from troth.companion.facts_book import YOU, words
from troth.companion.facts_kinds import Fact
from troth.companion.facts_rules import Said, folded

ONE: Final = frozenset(
    [
        "birthday",
        "birth_year",
        "lives",
        "from",
        "born",
        "works_at",
        "work",
        "studies",
        "orientation",
        "belief",
        "politics",
    ]
)
"""Of these one holds at a time."""
_ONE_NAME: Final = frozenset(
    {YOU, "wife", "husband", "husband or wife", "partner", "girlfriend", "boyfriend"}
    | {"mother", "father", "boss"}
)
"""Of these there is one, so that a new name is another name."""
_MANY: Final = words(
    "friend colleague neighbour roommate cousin aunt uncle niece nephew dog cat rabbit hamster"
    " parrot horse tortoise"
)
"""Of these there may be several: one without a name need not be the one that is known."""
_ARTICLE: Final = re.compile(r"^(?:an?|the|el|la|los|las|le|les|une?|una|eine?n?|der|die|das|den) ")
_OPPOSITE: Final = {"likes": "dislikes", "dislikes": "likes"}
_COUNTS: Final = words(
    "two three four five dos tres cuatro cinco zwei drei vier funf deux trois quatre cinq"
)
"""So many of a kind: who has three has not two."""
_WAYS_TO_EAT: Final = ("vegan", "vegetari", "vegeta", "pesc")


@dataclass(frozen=True, slots=True, kw_only=True)
class Weighed:
    """What comes of one thing that was said.

    is_new: whether it is to be written down. closes: what holds no more. same: the fact that
    says it already.
    """

    said: Said
    is_new: bool = False
    closes: Sequence[Fact] = field(default=())
    same: Fact | None = None


def weigh(said: Said, known: Iterable[Fact]) -> Weighed:
    """Weigh one thing against the facts that hold."""
    about = [one for one in known if one.is_live and _is_same_one(one.subject, said.subject)]
    same = next((one for one in about if _is_same(one, said)), None)
    if not said.holds:
        return Weighed(said=said, closes=[same] if same else [])
    if same is not None:
        return Weighed(said=said, same=same)
    return Weighed(said=said, is_new=True, closes=[one for one in about if _excludes(said, one)])


def _is_same_one(known: str, said: str) -> bool:
    """Say whether two subjects are one: "sister" may be "sister Anna", never "sister Maud"."""
    return known == said or known.startswith(f"{said} ") or said.startswith(f"{known} ")


def _is_same(fact: Fact, said: Said) -> bool:
    return fact.relation == said.relation and _bare(fact.value) == _bare(said.value)


def _excludes(said: Said, fact: Fact) -> bool:
    """Say whether both cannot hold."""
    if fact.relation == _OPPOSITE.get(said.relation):
        return _bare(fact.value) == _bare(said.value)
    if fact.relation != said.relation:
        return False
    match said.relation:
        case "name":
            return said.subject in _ONE_NAME
        case "favourite":
            return said.value.partition(":")[0] == fact.value.partition(":")[0]
        case "diet":
            return _is_way(said.value) and _is_way(fact.value)
        case "has":
            return bool(_counted(said.value)) and _counted(said.value) == _counted(fact.value)
    is_one_of_many = not _MANY.isdisjoint({said.subject, fact.subject})
    return said.relation in ONE and not is_one_of_many


def _is_way(value: str) -> bool:
    return _bare(value).startswith(_WAYS_TO_EAT)


def _counted(value: str) -> str:
    """Return what is counted, as in "two cats"; empty where nothing is."""
    count, _, rest = _bare(value).partition(" ")
    return rest if count in _COUNTS else ""


def _bare(value: str) -> str:
    """Return a value as two are compared: "the sea" is "sea"."""
    return _ARTICLE.sub("", " ".join(folded(value).split()), count=1)
