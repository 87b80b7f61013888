"""How hard a text is to read: Flesch-Kincaid grade and sentence length. English only.

Texts a person must understand stay at grade 8 or below; tests measure them with this.
Source: Kincaid, Fishburne, Rogers & Chissom 1975 (0.39 words a sentence + 11.8
syllables a word - 15.59).
"""

import re
from typing import Final

_SENTENCE_END: Final = re.compile(r"[.!?:]+(?:\s+|$)")
_WORD: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9'’-]*")
_VOWELS: Final = re.compile(r"[aeiouy]+")
_SILENT: Final = re.compile(r"(?:[^aeiouyl]e|[aeiouy]le|[^aeiouydt]ed|[^aeiouycgszhx]es)$")


def words(text: str) -> list[str]:
    """Return the words of `text`; a number is a word."""
    return _WORD.findall(text)


def sentences(text: str) -> list[str]:
    """Return the sentences of `text`. A colon ends one, as a reader's breath does."""
    return [one for one in _SENTENCE_END.split(text) if words(one)]


def syllables(word: str) -> int:
    """Estimate the syllables of an English word: groups of vowels, less a silent ending."""
    low = re.sub(r"[^a-z]", "", word.lower())
    groups = len(_VOWELS.findall(low))
    return max(1, groups - bool(_SILENT.search(low)))


def grade(text: str) -> float:
    """Return the Flesch-Kincaid grade: the years of school that reading it takes."""
    found = words(text)
    if not found:
        return 0.0
    per_sentence = len(found) / len(sentences(text))
    per_word = sum(map(syllables, found)) / len(found)
    return 0.39 * per_sentence + 11.8 * per_word - 15.59


def sentence_length(text: str) -> float:
    """Return the words in an average sentence."""
    return len(words(text)) / max(1, len(sentences(text)))
