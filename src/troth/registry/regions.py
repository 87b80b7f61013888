"""Countries that share a law on data, and what to call the law that a provider is under.

Source: the members of the European Economic Area (EEA agreement, annex; ISO 3166-1 codes).
"""

from collections.abc import Collection, Mapping
from typing import Final

_MEMBERS: Final = (
    "AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IS IT LI LT LU LV MT NL NO PL PT RO SE SI SK"
)
EEA: Final = frozenset({*_MEMBERS.split(), "EU", "EEA"})
"""The member states, and the two words for all of them."""
_LAW: Final[Mapping[str, str]] = {
    "US": "US",
    "GB": "UK",
    "CA": "Canadian",
    "CH": "Swiss",
    "CN": "Chinese",
    "IL": "Israeli",
    "IN": "Indian",
    "JP": "Japanese",
    "KR": "Korean",
}


def groups(country: str) -> frozenset[str]:
    """Return the codes that stand for a country: its own, and those of the EEA if it is in it."""
    own = country.upper()
    return frozenset({own, "EU", "EEA"} if own in EEA else {own})


def is_among(country: str, regions: Collection[str]) -> bool:
    """Say whether a country, or a region that it is part of, is named."""
    return bool(groups(country) & frozenset(regions))


def law(country: str) -> str:
    """Name a country's law in one word, as in `US law`."""
    return f"{'EU' if country in EEA else _LAW.get(country, 'foreign')} law"
