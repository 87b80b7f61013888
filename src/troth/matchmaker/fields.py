"""What a profile can say, in words and codes: written out, without arrays.

The codes are those that the terms of taste read (`terms.py`). An answer that is not given is
missing, never a middle.
"""

from collections.abc import Mapping
from typing import Final

INTERESTS: Final = (
    *("sports", "tvsports", "exercise", "dining", "museums", "art", "hiking", "gaming"),
    *("clubbing", "reading", "tv", "theater", "movies", "concerts", "music", "shopping", "yoga"),
)
QUALITIES: Final = ("attr", "sinc", "intel", "fun", "amb")
WISHES: Final = (*QUALITIES, "shar")
"""The qualities, and shared interests."""
SENSITIVE: Final = ("race", "imprace", "imprelig")

INTEREST_WORDS: Final[Mapping[str, str]] = {
    "sports": "playing sports",
    "tvsports": "watching sports",
    "exercise": "exercise",
    "dining": "eating out",
    "museums": "museums",
    "art": "art",
    "hiking": "hiking",
    "gaming": "games",
    "clubbing": "dancing at night",
    "reading": "reading",
    "tv": "TV",
    "theater": "theater",
    "movies": "movies",
    "concerts": "concerts",
    "music": "music",
    "shopping": "shopping",
    "yoga": "yoga",
}
QUALITY_WORDS: Final[Mapping[str, str]] = {
    "attr": "good looks",
    "sinc": "being sincere",
    "intel": "a sharp mind",
    "fun": "being fun",
    "amb": "drive",
    "shar": "shared interests",
}
GENDERS: Final[Mapping[int, str]] = {0: "woman", 1: "man", 2: "non-binary", 3: "another gender"}
SOUGHT: Final[Mapping[int, str]] = {
    0: "women",
    1: "men",
    2: "non-binary people",
    3: "people of another gender",
}
GOALS: Final[Mapping[int, str]] = {
    1: "something light",
    2: "new people to know",
    3: "dates",
    4: "a lasting bond",
    5: "to look around",
    6: "something else",
}
RACES: Final[Mapping[int, str]] = {
    1: "Black",
    2: "white",
    3: "Latino",
    4: "Asian or from the Pacific",
    5: "Native American",
    6: "another",
}
SCALE: Final = (1, 10)
