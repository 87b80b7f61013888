"""What a card may not do: plead, hurry, blame, sweeten, speak as the companion, or be long.

The linter looks at the card as it is declared, not at pixels: its words, its five
headings, its two answers. It finds known turns of phrase; a new one finds its way past
it, so whoever edits a registry still reads the card aloud once.

Sources: EDPB Guidelines 03/2022, version 2.0 of 14 February 2023 (overloading, skipping,
stirring, obstructing, fickle, left in the dark); 11 CCR 7004(a), principles (1) easy to
understand, (2) symmetry in choice, (3) no confusing language, (4) no impairing choice
architecture; GDPR 7(2), 12(1). The numbers are Troth's own.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from troth.registry.card import ANSWERS, Card, card
from troth.registry.place import Path, Place
from troth.registry.purposes import Purpose, Registry
from troth.registry.readability import grade, sentence_length

MOST_WORDS: Final = 120
"""Of the whole card: title, lines, question and answers."""
HARDEST: Final = 8.0
"""The highest Flesch-Kincaid grade, of the lines together and of each text that is written."""
LONGEST_SENTENCE: Final = 18.0
"""The most words in an average sentence."""
HEADINGS: Final = ("What", "Why", "Who gets it", "What could go wrong", "How long and how to stop")
WRITTEN: Final = ("title", "necessity", "risk", "without", "stop")
"""The keys of a purpose that stand on its card word for word."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pressure:
    """A way to push somebody, the words that give it away, and who says it is wrong."""

    name: str
    pattern: re.Pattern[str]
    advice: str
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """One thing that a card may not do. `found`: the words to blame, if there are any."""

    rule: str
    message: str
    source: str
    found: str = ""


def _of(words: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{words})\b", re.IGNORECASE)


_STIRRING: Final = "EDPB 03/2022, stirring: emotional steering"
_SHAME: Final = "EDPB 03/2022, stirring; 11 CCR 7004(a)(4)"
_CONFUSING: Final = "EDPB 03/2022, left in the dark; 11 CCR 7004(a)(3)"
_SYMMETRY: Final = "EDPB 03/2022, skipping; 11 CCR 7004(a)(2)"

PRESSURES: Final[Sequence[Pressure]] = (
    Pressure(
        name="feelings",
        pattern=_of(
            "loves? (?:you|it|to|when)|lovely|miss(?:es|ed)? you|sad(?:ly|der|ness)?|lonely|"
            "loneliness|heartfelt|happy|happier|happiest|glad|hope[sd]?|hoping|warm(?:er|ly)?|"
            "dear(?:ly)?|(?:a|your|real|true) friend|friendship|bond|close to you|closer|"
            "cares? (?:about|for) you|feels? (?:close|safe|good|better)|sorry|unfortunately|"
            "afraid|worr(?:y|ies|ied)"
        ),
        advice="Leave feelings out.",
        source=_STIRRING,
    ),
    Pressure(
        name="hurry",
        pattern=_of(
            "hurry|quick(?:ly|er)?|fast|now only|only now|right now|right away|today only|"
            "only today|last chance|limited (?:time|offer)|don[’']t wait|"
            "(?:before|until) it is too late|ends soon|act now|"
            "in (?:one|a) second|instantly|for a short time"
        ),
        advice="Nothing about a choice is urgent.",
        source=_STIRRING,
    ),
    Pressure(
        name="praise",
        pattern=_of(
            "better|best|great(?:er|est)?|amazing|awesome|wonderful|perfect(?:ly)?|exciting|"
            "special|smart(?:er|est)?|rich(?:er|est)?|deep(?:er|est)?|magic(?:al)?|unlock(?:s|ed)?|"
            "boosts?|enhance[sd]?|improve[sd]?|improving|enjoy(?:s|ed)?|delight(?:s|ful)?|"
            "full experience|personali[sz]ed|recommend(?:s|ed)?|popular|most people|everyone else|"
            "premium|reward(?:s|ed)?|bonus|gift|for free"
        ),
        advice="Say what happens, not how good it is.",
        source=_STIRRING,
    ),
    Pressure(
        name="blame",
        pattern=_of(
            "miss(?:es|ing)? out|you will (?:lose|regret)|regret|you don[’']t (?:care|want)|"
            "don[’']t you|are you sure|really want|turn(?:ing)? your back|let(?:ting)? \\w+ down|"
            "hurt(?:ing)? (?:me|my|him|her|its feelings)|selfish|fair to|guilt(?:y)?|shame|"
            "without you|left alone|goodbye"
        ),
        advice="No one owes Troth a yes.",
        source=_SHAME,
    ),
    Pressure(
        name="soothing",
        pattern=_of(
            "just|simply|merely|of course|obviously|don[’']t worry|no need to|rest assured|"
            "trust (?:us|me|troth)|"
            "(?:completely|totally|always|fully|100 ?%) (?:safe|secure|private)|"
            "nothing can (?:happen|go wrong)|harmless|no risk|risk-free|nothing to hide|"
            "as usual|like everyone"
        ),
        advice="Do not make it sound small.",
        source=_CONFUSING,
    ),
    Pressure(
        name="no real no",
        pattern=_of(
            "later|not (?:yet|now)|maybe|perhaps|remind(?:s|ed)?|ask(?:s|ed)? (?:you )?again|"
            "skip|snooze|got it|okay|ok|continue|i understand|by using|you agree|you accept|"
            "have to (?:say yes|agree)|must (?:say yes|agree)|required to (?:say yes|agree)"
        ),
        advice="A card takes a yes or a no, and nothing in between.",
        source=_SYMMETRY,
    ),
    Pressure(
        name="pleading",
        pattern=_of("please|we ask you|would you kindly|help (?:me|us)|do(?:ing)? \\w+ a favou?r"),
        advice="Do not plead.",
        source=_STIRRING,
    ),
    Pressure(
        name="a voice",
        # Case tells the word from the country US; a companion never asks for consent itself.
        pattern=re.compile(
            r"(?:\bI\b|\bI[’']|\b[Mm]e\b|\b[Mm]y\b|\b[Mm]ine\b|\b[Mm]yself\b|\b[Ww]e\b|\b[Ww]e[’']|"
            r"\b[Oo]urs?\b|\bus\b|\bUs\b|\b[Ll]et[’']s\b)"
        ),
        advice="Speak of Troth and of the companion by name, never as one of them.",
        source="EDPB 03/2022, stirring; no consent is asked for within a relationship",
    ),
    Pressure(
        name="two noes",
        pattern=re.compile(
            r"(?:\b(?:not|never|cannot)\b|n[’']t\b)[^.,;:]*"
            r"(?:\b(?:not|never|unless|cannot|refuse|disagree|object)\b|n[’']t\b)",
            re.IGNORECASE,
        ),
        advice="Say it without a no inside a no.",
        source=_CONFUSING,
    ),
    Pressure(
        name="shouting",
        pattern=re.compile(
            r"!|\b[A-Z]{4,}\b(?:\s+[A-Z]{2,}\b)?|\?\?|[\u2600-\u27bf\U0001f300-\U0001faff]"
        ),
        advice="No marks, signs or capitals that shout.",
        source=_STIRRING,
    ),
    Pressure(
        name="a choice made beforehand",
        pattern=re.compile(
            r"[\[(]\s*[xX✓✔☑ ]\s*[\])]|[✓✔☑☒●◉]|\bticked\b|\bpre-?(?:selected|set)\b"
        ),
        advice="Nothing is chosen beforehand.",
        source="EDPB 03/2022, skipping; Planet49, C-673/17",
    ),
)


def faults(shown: Card) -> tuple[Fault, ...]:
    """Return everything that is wrong with a card, the words first. Pure."""
    return (*_pressed(shown), *_unlike(shown), *_hard(shown))


def check(registry: Registry, place: Place) -> None:
    """Raise BadInput, with file and line, at the first fault of a card that somebody is shown."""
    for purpose in registry.asked():
        for fault in faults(card(registry, purpose.id)):
            raise place.error(
                _to_blame(registry, purpose, fault),
                f"the card of `{purpose.id}` {fault.message} ({fault.source})",
            )
        for key in WRITTEN[1:]:
            text = getattr(purpose, key)
            if (hard := grade(text)) > HARDEST:
                raise place.error(("purpose", purpose.id, key), _too_hard(f"`{key}`", hard))


def _pressed(shown: Card) -> Iterator[Fault]:
    texts = [shown.title, *(text for _, text in shown.lines)]
    if shown.check is not None:
        texts += [shown.check.question, *shown.check.answers]
    for text in texts:
        for one in PRESSURES:
            if found := one.pattern.search(text):
                yield Fault(
                    rule=one.name,
                    message=f"says “{found[0]}”: {one.name}. {one.advice}",
                    source=one.source,
                    found=found[0],
                )


def _unlike(shown: Card) -> Iterator[Fault]:
    """Find lines that are missing, and answers that do not weigh the same."""
    if tuple(heading for heading, _ in shown.lines) != HEADINGS:
        yield Fault(
            rule="five lines",
            message=f"must have these lines, in this order: {', '.join(HEADINGS)}.",
            source="GDPR 13; EDPB 03/2022, left in the dark",
        )
    if any(not text.strip() for _, text in shown.lines):
        yield Fault(
            rule="empty line",
            message="has a line that says nothing.",
            source="EDPB 03/2022, left in the dark",
        )
    if shown.answers != ANSWERS:
        yield Fault(
            rule="equal answers",
            message=f"must offer {' and '.join(ANSWERS)}, alike in form and in this order.",
            source=_SYMMETRY,
        )


def _hard(shown: Card) -> Iterator[Fault]:
    text = " ".join(text for _, text in shown.lines)
    count = len(shown.body.decode().split())
    if count > MOST_WORDS:
        message = f"has {count} words and may have {MOST_WORDS}. Shorten its longest text."
        yield Fault(rule="length", message=message, source="EDPB 03/2022, overloading")
    if (hard := grade(text)) > HARDEST:
        yield Fault(rule="grade", message=_too_hard("it", hard), source="GDPR 12(1)")
    if (long := sentence_length(text)) > LONGEST_SENTENCE:
        message = f"has {long:.1f} words in a sentence; {LONGEST_SENTENCE:.0f} are the most."
        yield Fault(rule="sentences", message=message, source="GDPR 12(1)")


def _too_hard(what: str, hard: float) -> str:
    return (
        f"{what} reads at grade {hard:.1f}; {HARDEST:.0f} is the most. "
        "Use shorter words and shorter sentences."
    )


def _to_blame(registry: Registry, purpose: Purpose, fault: Fault) -> Path:
    """Find the text with the words that were found, else the one that weighs most."""
    own: dict[Path, str] = {
        ("purpose", purpose.id, key): str(getattr(purpose, key)) for key in WRITTEN
    }
    labels: dict[Path, str] = {}
    for one in registry.recipients.values():
        labels[("recipient", one.id, "label")] = one.label
    for category in registry.categories.values():
        labels[("category", category.id, "label")] = category.label
        labels |= {
            ("category", category.id, "fields", field.id): field.label for field in category.fields
        }
    if fault.found:
        for path, text in (own | labels).items():
            if fault.found in text:
                return path
    weigh = grade if fault.rule == "grade" else len
    return max(own, key=lambda path: weigh(own[path]))
