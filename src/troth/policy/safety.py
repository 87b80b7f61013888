"""The safety page: whom to call, what Troth does when it hears danger, what it can miss.

It is shown to everybody, signed in or not, and made from the protocol that runs: the
resource file with its digest, and the constants of the code that listens. A number that
is not in the file is never shown. If the file is old the page says so first.

Sources: Cal. Bus. & Prof. Code 22602(b)(1) and (2) (no protocol, no chat; its details are
published), 22604 (may not suit some minors); N.Y. Gen. Bus. Law 1701, 1702.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Final

from troth.clock import day
from troth.companion.disclosure import EVERY
from troth.guard.card_words import WORDS
from troth.guard.crisis import TURNS
from troth.guard.crisis_card import row, words_in
from troth.guard.reader import danger_reader
from troth.guard.resources import KEPT_FRESH, Country, Line, Resources
from troth.policy.document import purpose
from troth.policy.sentence import Piece, Section, Sentence, say
from troth.registry.purposes import Registry
from troth.registry.wording import listed
from troth.words import CRISIS_SAFETY, Digest

FRESH_CARDS: Final = 0.87
"""Share of grave messages that nothing was chosen on and that brought the card."""
FRESH_COUNT: Final = 114
"""How many grave messages that was measured on: `docs/explanation/safety-protocol.md`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Help:
    """One line to turn to, and the sentence that a card would show for it."""

    line: Line
    sentence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class There:
    """A country and its lines."""

    code: str
    name: str
    lines: tuple[Help, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Safety:
    """The page. own: the lines of the country asked for, None if the file has none for it.

    elsewhere: all other countries. warning: what to show first when the numbers are old.
    """

    title: Sentence
    emergency: Sentence
    own: There | None
    elsewhere: tuple[There, ...]
    checked_on: date
    valid_until: date
    source: str
    warning: Sentence | None
    sections: tuple[Section, ...]
    protocol: Digest
    """SHA-256 of the resource file: the protocol that runs now."""

    @property
    def is_stale(self) -> bool:
        """Say whether the numbers want a new look."""
        return self.warning is not None

    def all(self) -> Iterator[Sentence]:
        """Yield every statement of the page."""
        yield self.title
        if self.warning is not None:
            yield self.warning
        yield self.emergency
        for section in self.sections:
            yield from section.all()


def safety(resources: Resources, registry: Registry, *, country: str, at: datetime) -> Safety:
    """Write the page for somebody in `country` (ISO 3166) at `at`. Pure.

    An unknown country is said to be unknown, and all lines are shown.
    """
    found = resources.for_country(country)
    own = _there(found.countries[0]) if found.known else None
    return Safety(
        title=_fixed("title", "If you are in danger, or need help", "troth.guard.crisis_card"),
        emergency=_fixed("emergency", words_in("en").emergency, "troth.guard.card_words"),
        own=own,
        elsewhere=tuple(
            _there(one) for one in resources.countries if own is None or one.code != own.code
        ),
        checked_on=resources.checked_on,
        valid_until=(_midnight(resources) + KEPT_FRESH).date(),
        source=resources.source,
        warning=_warning(resources, at),
        sections=(_does(), _never(), _misses(), _rules(resources), _data(registry)),
        protocol=resources.digest,
    )


def _there(country: Country) -> There:
    return There(
        code=country.code,
        name=country.name("en"),
        lines=tuple(Help(line=one, sentence=row(one)) for one in country.lines),
    )


def _midnight(resources: Resources) -> datetime:
    return datetime.combine(resources.checked_on, time.min, UTC)


def _warning(resources: Resources, at: datetime) -> Sentence | None:
    if not resources.is_stale(at):
        return None
    text = (
        f"You can still call these numbers. They were last checked on {day(_midnight(resources))}. "
        "That is too long ago, and one may have changed. If it does not answer, try another, "
        "look at its website, or call your local emergency number."
    )
    return _fixed("warning", text, "troth.guard.resources")


def _fixed(key: str, text: str, module: str) -> Sentence:
    return say(f"safety/{key}", Piece(text=text, paths=(module,)))


def _section(key: str, title: str, told: Sequence[tuple[str, str]]) -> Section:
    """Make a section of sentences, each with the module that keeps it."""
    return Section(
        id=f"safety/{key}",
        title=_fixed(f"{key}/title", title, "troth.policy.safety"),
        sentences=tuple(
            _fixed(f"{key}/{number}", text, module)
            for number, (text, module) in enumerate(told, start=1)
        ),
    )


def _does() -> Section:
    hours = EVERY // timedelta(hours=1)
    return _section(
        "does",
        "What Troth does",
        (
            (f"Troth looks at your last {TURNS} messages for signs of danger.", _CRISIS),
            ("The danger may be yours, or that of someone else.", _CRISIS),
            ("If a sign is grave, no model answers. You get a card that people wrote.", _CHAT),
            ("The card asks if you are safe, and says that Troth is an AI.", _CARD),
            ("It says to call for help, and shows who can help where you live.", _CARD),
            ("Each number on it comes from a list with a date.", _LIST),
            ("You can go on writing. The card does not end the talk.", _CHAT),
            ("Your record says that a card was shown. Only you can read it.", _RECORD),
            ("If the list is missing or wrong, nobody can chat.", _LIST),
            ("A companion says that it is an AI when a talk begins.", _SAYS),
            (f"It says so again every {hours} hours of a talk.", _SAYS),
        ),
    )


def _never() -> Section:
    return _section(
        "never",
        "What Troth does not do",
        (
            ("It calls nobody for you, and it tells nobody.", _CARD),
            ("It makes up no number and no advice.", _LIST),
            ("It does not lock you out, and it does not lecture.", _CARD),
        ),
    )


def _misses() -> Section:
    hundred = round(FRESH_CARDS * 100)
    return _section(
        "misses",
        "What it can miss",
        (
            *((text, _READER) for text in _degraded()),
            ("It listens by set phrases, and by a small model too.", _READER),
            (f"We tried it on {FRESH_COUNT} grave messages that it did not know.", _CRISIS),
            (f"We had made them up. About {hundred} in 100 brought the card.", _CRISIS),
            ("Of the rest, it heard some as a worry. Veiled words are missed most.", _CRISIS),
            (f"It knows {_tongues()}. It knows English best.", _PHRASES),
            ("It hears nothing in other languages.", _PHRASES),
            ("The card may come when nothing is wrong. Then go on writing.", "troth.guard.scene"),
            ("A companion like this may not suit some people under 18.", _SAYS),
            ("It cannot stand in for a person.", _CARD),
        ),
    )


def _degraded() -> tuple[str, ...]:
    """Say what is missing now, if anything is."""
    if danger_reader() is not None:
        return ()
    return ("The guard is degraded: its model is missing here. It knows set phrases only.",)


_CARD: Final = "troth.guard.crisis_card"
_CHAT: Final = "troth.companion.chat"
_CRISIS: Final = "troth.guard.crisis"
_LIST: Final = "troth.guard.resources"
_PHRASES: Final = "troth.guard.phrasebook"
_READER: Final = "troth.guard.reader"
_RECORD: Final = "troth.ledger.history"
_SAYS: Final = "troth.companion.disclosure"


def _tongues() -> str:
    names = words_in("en").tongues
    return listed([names[one] for one in WORDS])


def _rules(resources: Resources) -> Section:
    checked, until = day(_midnight(resources)), day(_midnight(resources) + KEPT_FRESH)
    made = _section(
        "rules",
        "Where this comes from",
        (
            (f"The numbers come from {resources.source}.", _LIST),
            (f"They were checked on {checked}, and want a new look after {until}.", _LIST),
        ),
    )
    law = "Cal. Bus. & Prof. Code 22602(b) and 22604; N.Y. Gen. Bus. Law 1701 and 1702"
    return replace(made, law=(_fixed("rules/law", law, "troth.policy.safety"),))


def _data(registry: Registry) -> Section:
    """Return what the registry says of this use: the same words as on the policy page."""
    return purpose(registry, registry.purpose(CRISIS_SAFETY))
