"""What a language's book of facts is made of: its rules, and the words that its values end at.

Patterns are written over folded text (`facts_rules.folded`): lower case, without accents, with
straight apostrophes. Every gap in them is bounded. Short cuts:

    {my}   somebody near the person: "my sister", "my sister Anna"
    {no}   a no, if there is one
    {v}    here the value begins
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

YOU: Final = "you"
"""The person, as the subject of a fact."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One turn of phrase. reader: how its value is read; empty: it only names somebody.

    denies: it says by itself that something does not hold (any more).
    """

    relation: str
    pattern: re.Pattern[str]
    reader: str
    prefix: str = ""
    denies: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Book:
    """One language.

    kin: from a word for somebody near to whom it names. made_up: a message with this is told or
    played; unsure: a sentence with this says nothing for certain; accented: the same, where only
    an accent makes the difference. ends: words at which a value ends; starts: words behind an
    "and" with which something new begins.
    """

    language: str
    kin: Mapping[str, str]
    rules: Sequence[Rule]
    made_up: re.Pattern[str]
    unsure: re.Pattern[str]
    accented: re.Pattern[str]
    careful: re.Pattern[str]
    since: re.Pattern[str]
    date: re.Pattern[str]
    tongues: re.Pattern[str]
    article: re.Pattern[str]
    ands: str
    the: frozenset[str]
    ends: frozenset[str]
    starts: frozenset[str]
    trailing: frozenset[str]
    no_names: frozenset[str]
    no_places: frozenset[str]
    no_things: frozenset[str]
    never_in_things: frozenset[str]
    no_jobs: frozenset[str]


def words(text: str) -> frozenset[str]:
    """Return the words of a list."""
    return frozenset(text.split())


def either(text: str) -> str:
    """Return a pattern for any of some words, the longest first."""
    return "|".join(sorted(map(re.escape, text.split()), key=len, reverse=True))


def kin_of(listed: Mapping[str, str]) -> dict[str, str]:
    """Turn a list by person into one by word. A word of two parts is written with a `_`."""
    return {
        word.replace("_", " "): subject for subject, said in listed.items() for word in said.split()
    }


def rules(
    written: Sequence[tuple[str, str, str] | tuple[str, str, str, str]],
    *,
    my: str,
    no: str,
    land: str = "",
) -> tuple[Rule, ...]:
    """Make rules of lines: relation, pattern, reader, and perhaps what stands before the value.

    A relation with a `-` before it says that something does not hold.
    """
    made = []
    named = {"my": my, "no": rf"(?P<no>{no})?", "v": "(?P<v>)", "land": land}
    for relation, pattern, reader, *more in written:
        for name, text in named.items():
            pattern = pattern.replace(f"{{{name}}}", text)  # noqa: PLW2901  # written out
        made.append(
            Rule(
                relation=relation.removeprefix("-"),
                pattern=re.compile(rf"(?<![\w'-])(?:{pattern})"),
                reader=reader,
                prefix=more[0] if more else "",
                denies=relation.startswith("-"),
            )
        )
    return tuple(made)
