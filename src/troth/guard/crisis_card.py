"""The card that answers when somebody may be in danger. Written by people, never by a model.

Promise: it takes what was said seriously, says what Troth is and what it cannot do, names
lines from the resource file and no other number, and leaves the talk open. It never
lectures, never blocks, never ends the chat, and nobody is told behind the person's back.
"""

from collections.abc import Iterator

from troth.guard.card_words import WORDS, CardWords
from troth.guard.crisis import Crisis
from troth.guard.resources import ON_WEBSITE, ROUND_THE_CLOCK, Found, Line, Resources
from troth.guard.rule import Kind, Severity


def card(crisis: Crisis, resources: Resources, *, country: str, language: str) -> str:
    """Write the card as plain text: short paragraphs, one row for each line to turn to.

    country: ISO 3166; an unknown one brings the whole list. language: BCP 47; English
    where there is no other. For a concern it is one question and one line.
    """
    words = words_in(language)
    kind = crisis.kind or Kind.SELF
    found = resources.for_country(country)
    if not crisis.is_grave:
        first = f"{words.reach}\n{_rows(found, words)[0]}" if found.known else words.emergency
        return f"{words.concern[kind]}\n\n{first}"
    middle = [words.what_troth_is, words.emergency]
    if crisis.severity is Severity.IMMINENT:
        middle.reverse()
    opening = words.urgent if crisis.severity is Severity.IMMINENT else words.opening
    heading = words.lines if found.known else words.lines_elsewhere
    rows = "\n".join((heading, *_rows(found, words)))
    checked = words.checked.format(day=resources.checked_on.isoformat())
    return "\n\n".join((opening[kind], *middle, rows, checked, words.stay[kind]))


def words_in(language: str) -> CardWords:
    """Return the words of a language (BCP 47), English where there is no other."""
    return WORDS.get(language.lower().split("-")[0], WORDS["en"])


def row(line: Line, *, language: str = "en") -> str:
    """Write one line to turn to, as every card does: who, how, when, in which languages, where."""
    return _row(line, words_in(language))


def _rows(found: Found, words: CardWords) -> list[str]:
    return [
        f"- {'' if found.known else country.name(words.language) + ': '}{_row(line, words)}"
        for country in found.countries
        for line in country.lines
    ]


def _row(line: Line, words: CardWords) -> str:
    ways = words.or_.join(_ways(line, words))
    return f"{line.name}: {ways}. {_when(line, words)} {_spoken(line, words)}. {line.website}"


def _ways(line: Line, words: CardWords) -> Iterator[str]:
    if line.call == (line.text,) and not line.text_word:
        yield words.call_or_text.format(number=line.text)
        return
    if line.call:
        yield words.call.format(number=words.or_.join(line.call))
    if line.text:
        way = words.text_word if line.text_word else words.text
        yield way.format(number=line.text, word=line.text_word)


def _when(line: Line, words: CardWords) -> str:
    told = {ROUND_THE_CLOCK: words.always, ON_WEBSITE: words.hours_on_website}
    return told.get(line.hours, f"{line.hours}.")


def _spoken(line: Line, words: CardWords) -> str:
    tongues = [words.tongues.get(code, code) for code in line.languages]
    if line.more_languages:
        tongues.append(words.more.format(count=line.more_languages))
    spoken = ", ".join(tongues)
    return spoken[:1].upper() + spoken[1:]


def is_card(text: str, resources: Resources) -> bool:
    """Say whether a text is a card made from these resources: it names one of their websites."""
    lines = (line for country in resources.countries for line in country.lines)
    return any(line.website in text for line in lines)
