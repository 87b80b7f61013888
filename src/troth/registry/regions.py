"""Countries that share a law on data, and what to call the law that a provider is under.

Source: the members of the European Economic Area (EEA agreement, annex; ISO 3166-1 codes), and
what of them has a code of its own where the law of the Union holds (TFEU 349, 355(1), 355(4)).
"""

from collections.abc import Collection, Mapping
from typing import Final

from troth import countries
from troth.countries import code

_MEMBERS: Final = (
    "AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IS IT LI LT LU LV MT NL NO PL PT RO SE SI SK"
)
EEA: Final = frozenset({*_MEMBERS.split(), "EU", "EEA"})
"""The member states, and the two words for all of them."""
_PART_OF: Final[Mapping[str, str]] = {
    **dict.fromkeys(("GF", "GP", "MF", "MQ", "RE", "YT"), "FR"),
    "AX": "FI",
}
"""Parts of a member state under its law on data."""
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
    """Return the codes that stand for a country: its own, and those of what it is part of."""
    own = code(country)
    state = _PART_OF.get(own, own)
    return frozenset({own, state, "EU", "EEA"} if state in EEA else {own})


def is_in_eea(country: str) -> bool:
    """Say whether a country is in the EEA, or stands for all of it."""
    return "EEA" in groups(country)


def is_known(place: str) -> bool:
    """Say whether there is a country or a region of this code."""
    return countries.is_known(place) or code(place) in EEA


def is_among(country: str, regions: Collection[str]) -> bool:
    """Say whether a country, or a region that it is part of, is named."""
    return not groups(country).isdisjoint(map(code, regions))


def law(country: str) -> str:
    """Name a country's law in one word, as in `US law`."""
    return f"{'EU' if is_in_eea(country) else _LAW.get(code(country), 'foreign')} law"
