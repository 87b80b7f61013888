"""Reads the phrase books: one text a language, written for a reader first.

A book is made of blocks. The first line of a block says what it is:

    [name] self high timed firm +2    a rule: kind, severity, then what applies of the rest
    {name} =                          a list of words that other lines name
    <name>                            words that change what a match means (FRAME below)

Each line under it is one turn of phrase; any will do. A line that is set in goes on with
the line before it; `#` begins a remark. A line is a regular expression over plain text
(`guard.plain`) with six short cuts:

    (a|b)     either; never captures
    {name}    any of the words in that list
    _3        up to 3 words, none of them a no and none a stop
    ~8        up to 8 words and stops of any kind
    <end>     here the clause ends
    <start>   here the message starts

A book with a mistake is refused as a whole: better no chat than a rule that never fires.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from troth.guard.rule import Kind, Rule, Severity
from troth.guard.sieve import Sieve

FRAME: Final = (
    "idioms",  # taken out before any rule looks: "to die for"
    "negation",  # a no just before a match takes it back …
    "breakers",  # … but not these: "can't stop …"
    "denials",  # a no in the clause before: "I don't think I …"
    "others",  # right before a match: somebody else is the subject …
    "oneself",  # … unless the match itself speaks of them
    "subjects",  # where the reach of a no ends
    "past",  # a time that is over …
    "tense",  # … counts for a match in the past tense …
    "returned",  # … unless it came back
    "recovered",  # with this, it is wholly over
    "fiction",  # a story, a song, a thesis
    "laughter",  # a joke if the cause is trivial, else a reason to ask
    "trivial",
    "earnest",  # undoes laughter
    "near",  # a time that is close
    "ordinary",  # why a farewell or a gift means nothing: a holiday, a move
    "confirms",  # after a grave turn: the person means it …
    "settled",  # … unless this says that it is all right now
)

_NO = r"(?:not|never|dont|wont|nicht|nie|kein\w*|nunca|pas|jamais)"
_GAP = rf"(?:(?!{_NO} )[\w*]+ ){{0,%s}}?"
_HEADER = re.compile(r"\[(?P<rule>\w+)\] (?P<traits>.+)|\{(?P<words>\w+)\} =|<(?P<frame>\w+)>")


@dataclass(frozen=True, kw_only=True)
class Phrasebook:
    """One language, read and written out. Patterns are made at first use, then kept."""

    language: str
    rules: tuple[Rule, ...]
    frame: Mapping[str, str]

    @cached_property
    def patterns(self) -> tuple[tuple[Rule, re.Pattern[str]], ...]:
        """Each rule with its pattern, bordered by words."""
        return tuple((rule, bordered(rule.pattern)) for rule in self.rules)

    @cached_property
    def sieve(self) -> Sieve:
        """What says which of the patterns can match a text."""
        return Sieve([pattern for _, pattern in self.patterns])

    @cached_property
    def idioms(self) -> Sieve:
        """What says whether idioms can be in a text."""
        return Sieve([self.framing["idioms"]])

    def may_match(self, text: str) -> Iterator[tuple[Rule, re.Pattern[str]]]:
        """Yield each rule whose pattern can match in plain `text`, in their order."""
        left = self.sieve.left(text)
        return (one for at, one in enumerate(self.patterns) if at in left)

    @cached_property
    def framing(self) -> Mapping[str, re.Pattern[str]]:
        """The frame's patterns by name."""
        return {name: bordered(pattern) for name, pattern in self.frame.items()}

    def has(self, name: str, text: str) -> bool:
        """Say whether words of the frame `name` occur in plain `text`."""
        return self.framing[name].search(text) is not None


def read(language: str, text: str) -> Phrasebook:
    """Read a book. Raises ValueError for an unknown name, a missing frame or an empty block."""
    parts = blocks(text)
    words = {head["words"]: lines for head, lines in parts if head["words"]}
    rules = tuple(_rule(head, written_out(lines, words)) for head, lines in parts if head["rule"])
    frame = {head["frame"]: written_out(lines, words) for head, lines in parts if head["frame"]}
    if set(frame) != set(FRAME) or len({rule.name for rule in rules}) != len(rules):
        raise ValueError(language, "has not each frame once, or a rule twice")
    return Phrasebook(language=language, rules=rules, frame=frame)


def blocks(text: str) -> list[tuple[re.Match[str], list[str]]]:
    """Part a book into its blocks: the head (`rule`, `words` or `frame`) and its lines."""
    found: list[tuple[re.Match[str], list[str]]] = []
    for raw in text.splitlines():
        line = raw.split(" #")[0].strip()
        if head := _HEADER.fullmatch(line):
            found.append((head, []))
        elif raw.startswith(" ") and line:
            found[-1][1][-1] += line if line.startswith("|") else f" {line}"
        elif line and not line.startswith("#"):
            found[-1][1].append(line)
    return found


def _rule(head: re.Match[str], pattern: str) -> Rule:
    kind, severity, *traits = head["traits"].split()
    if unknown := [trait for trait in traits if not re.fullmatch(r"timed|firm|\+[1-9]", trait)]:
        raise ValueError(head["rule"], unknown)
    return Rule(
        name=head["rule"],
        kind=Kind(kind),
        severity=Severity(severity),
        pattern=pattern,
        points=sum(int(trait) for trait in traits if trait.startswith("+")),
        is_timed="timed" in traits,
        is_firm="firm" in traits,
    )


def written_out(lines: list[str], words: Mapping[str, list[str]]) -> str:
    """Turn the notation into a regular expression. Raises ValueError for an unknown list."""
    if not lines:
        message = "a block without a line"
        raise ValueError(message)
    pattern = "|".join(lines)
    while named := re.search(r"\{([a-z]\w*)\}", pattern):
        listed = "|".join(words[named[1]])
        pattern = pattern.replace(named[0], f"({listed})")
    pattern = re.sub(r"\((?!\?)", "(?:", pattern)
    pattern = re.sub(r"(?<![\w\\])_(\d+) ", lambda most: _GAP % most[1], pattern)
    pattern = re.sub(r"~(\d+) ", lambda most: rf"(?:\S+ ){{0,{most[1]}}}?", pattern)
    return pattern.replace("<start>", "(?<=^ )").replace("<end>", r"(?= [.,]| ?$)")


def bordered(pattern: str) -> re.Pattern[str]:
    """Compile for whole words. The leading space is what makes the search quick."""
    return re.compile(rf" (?:{pattern})(?= )")
