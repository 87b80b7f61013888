"""Hears whether somebody may be in danger, in what a person wrote in the last few turns.

First stage: turns of phrase (`guard.phrases`), weighed by what stands around them
(`guard.scene`); what they hear stands. Second stage: the reader (`guard.reader`), which
hears veiled words too, best in English, and can only add. From HIGH on the resource card answers
and the model is not asked. Without a reader the rules hear alone, plain words well and veiled
ones badly: `docs/explanation/safety-protocol.md` says how well. It keeps nothing and tells
nobody; the result names rules, never words.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Final

from troth.guard.languages import may_be_english, spoken
from troth.guard.phrasebook import Phrasebook, read
from troth.guard.phrases import de, de_more, en, es, es_more, fr, fr_more
from troth.guard.plain import LONGEST, plain
from troth.guard.reader import Reader, danger_reader, likely, logit
from troth.guard.rule import Kind, Severity
from troth.guard.scene import Scene, Signal, hidden
from troth.guard.wording import message_pieces, wording

TURNS: Final = 5
"""How many of the person's last turns are heard together (one message says too little)."""

LIKELY: Final = {
    Severity.NONE: 0.05,
    Severity.CONCERN: 0.6,
    Severity.HIGH: 0.85,
    Severity.IMMINENT: 0.95,
}
"""What the rules' word alone is worth: an order with round figures, not a measurement. 0.5 parts
NONE from the rest."""

HEARD_FROM: Final = {
    Severity.IMMINENT: (0.5, (0.861, 0.147)),
    Severity.HIGH: (0.13, (0.739, 0.353)),
    Severity.CONCERN: (0.24, (0.823, 0.291)),
}
"""For each level, gravest first: the probability from which the reader's word counts, and the
weight and bias that make its logit that probability (Platt 1999). Fitted and chosen on lines of
authors whom it never read (`training.guard.fit`): no more than 15 % may be heard and no more than
12 % get the card, of calm lines by half those written to sound like danger (now 22 %, 18 %) and by
half ordinary writing (8 %, 6 %). Of the lines that keep to it and find the most, the highest. A
needless card is kind and blocks nothing; a missing one may cost a life."""

HEARD_FROM_OTHERS: Final = {
    Severity.IMMINENT: (0.65, (0.904, 0.217)),
    Severity.HIGH: (0.3, (0.446, 0.931)),
    Severity.CONCERN: (0.44, (0.485, 0.639)),
}
"""The same for German, Spanish and French, of which the reader knows less: as low as leaves no more
than 15 % heard, and no more than 15 % with the card."""

WORDED: Final = 0.3
WORDED_OTHERS: Final = 1.5
"""What the logit of the words (`guard.wording`) weighs beside the reader's: little in English,
much in German, Spanish and French."""

_BOOKS = (
    ("en", en.TEXT),
    ("es", es.TEXT + es_more.TEXT),
    ("de", de.TEXT + de_more.TEXT),
    ("fr", fr.TEXT + fr_more.TEXT),
)
_OTHERS: Final = frozenset({"de", "es", "fr"})
_EARLIER_LENGTH = 2_000
_READ_LENGTH = 200
_RAISED = 0.7
"""The least probability that counts in a message of several pieces: each is a chance to err."""
_DOUBTED = 0.3
"""The same in English where nobody is named (few grave messages speak of no person), or where
rules know the words for a hint that says little alone (`hints_add_up`)."""
_HARDLY_ANY: Final = 0.2
"""Where any danger is less likely than this, a grave one is none."""
_PERSON: Final = re.compile(
    r"\b(?:i|im|ive|id|ill|me|my|mine|myself|u|he|she|hes|shes|him|her|his|they|them|their|we|us|our"
    r"|one|nobody|mum|mom|dad|mother|father|sister|brother|friend|wife|husband|son|daughter"
    r"|flatmate|roommate|everyone|everybody)\b"
)
_EVERYDAY: Final = re.compile(
    r" (?:i am|im|i)(?: just| really)? (?:going to|gonna|about to|want to|need to|have to|will)"
    r" (?:(?:say|mention|ask) (?:something|one thing|a thing|it)|(?:tell|ask) (?:you|him|her|them)"
    r" (?:something|one thing|a thing)|(?:call|ring|phone|text|email) (?:you|him|her|them|my \w+)"
    r"|(?:go to )?(?:sleep|bed))"
    r"(?: (?:now|soon|today|tonight|tomorrow|later|at|in|to|the|my|our|meeting|dinner|work|class"
    r"|school|teacher|boss)){0,4}[ .]*"
    r"| my (?:doctor|gp|physio|nurse|dentist|trainer) (?:wants me|told me|asked me|says) to"
    r" (?:walk|run|swim|stretch|drink|rest|move|exercise)(?: \w+){0,4}[ .]*"
    r"| (?:i|ive|i have)(?: just| already)? (?:took|take|taken|had) my (?:morning |daily )?"
    r"(?:pills?|meds|medicine|medication|tablets?|vitamins?|antibiotics?)"
    r" (?:(?:this morning|today|with|at|before|after|breakfast|lunch|dinner|food|water|on time"
    r"|as usual|as always|every day)[ .]*){1,3}"
    r"| ich habe? (?:heute |heute morgen |heute frueh |schon )+meine (?:tabletten|medikamente"
    r"|medizin|vitamine) (?:genommen|eingenommen)[ .]*"
)
"""Who says no more than that they will speak or sleep, are to walk, or took what they take every
day, is in no danger by that."""
_LEAST_WORDS = 3
_REPEATED = re.compile(r"\b(\w{1,40})(?:\W{1,9}\1\b)+", re.IGNORECASE)
_PART_END = re.compile(r"(?<=[.!?…])\s+|\n+")
_SHORT_WORDS = 4
_COMMON: Final = re.compile(
    r"\b(?:i|im|me|my|the|an?|to|and|of|it|in|is|you|he|she|they|we|him|her|them|his|their|our|this"
    r"|that|with|on|for|no|not|be|do|don'?t|will|was|were|have|has|had|are|but|so|if|or|at|by|from"
    r"|up|out|just|can|can'?t|all|what|when|there|down|over|until|than|more|as)\b"
)
_LEAST_COMMON = 0.1
"""What is no prose has few of these: there the reader makes something up."""
_ANSWER_WORDS = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Crisis:
    """What was heard: how grave, who is in danger (None: nobody), by which rules.

    read: how likely the reader thinks it that somebody is in any danger; None: it read nothing.
    """

    severity: Severity
    kind: Kind | None
    why: tuple[str, ...]
    read: float | None = field(default=None, compare=False)

    @property
    def probability(self) -> float:
        """How likely any danger is, 0 to 1; always on the side of 0.5 where the severity is."""
        if self.severity is Severity.NONE:
            return LIKELY[self.severity] if self.read is None else min(self.read, _UNDER_HALF)
        by_rules = 0.5 if READ in self.why else LIKELY[self.severity]
        return max(by_rules, self.read or 0.0)

    @property
    def is_grave(self) -> bool:
        """Say whether the card answers instead of the model."""
        return self.severity.meets(Severity.HIGH)


CALM: Final = Crisis(severity=Severity.NONE, kind=None, why=())
"""Nothing was heard."""

READ: Final = "read"
"""The name of the rule in `why` where the reader heard it."""

_UNDER_HALF: Final = 0.49


def assess(messages: Sequence[str]) -> Crisis:
    """Judge the newest of a person's messages (oldest first) in the light of those before.

    Only the last `TURNS` count. Grave words of an earlier turn stay a concern; they are
    grave again when the newest turn confirms them ("I mean it", or "no" to "are you
    safe?"). So the card is not repeated for ever, and nothing is forgotten at once.
    """
    turns = messages[-TURNS:]
    if not turns:
        return CALM
    read = [*(_read(turn[-_READ_LENGTH:]) for turn in turns[:-1]), _read(turns[-1])]
    earlier = [signal for turn in turns[:-1] for signal in _hear(turn[-_EARLIER_LENGTH:])]
    earlier += [signal for one in read[:-1] for signal in one.signals]
    newest = [*_hear(turns[-1]), *_broken_up(turns)]
    newest += _added_up(newest, with_=earlier)
    newest += [*_carried(turns[-1], [*earlier, *_added_up(earlier, with_=[])]), *read[-1].signals]
    return _summed_up(newest, read=read[-1].likely)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Read:
    """What the reader makes of a text: how likely any danger is (None: it read nothing)."""

    likely: float | None = None
    severity: Severity = Severity.NONE
    kind: Kind = Kind.SELF

    @property
    def signals(self) -> tuple[Signal, ...]:
        """The same as a rule would say it."""
        if self.severity is Severity.NONE:
            return ()
        return (Signal(rule=READ, kind=self.kind, severity=self.severity),)


_NOTHING_READ: Final = _Read()


def _read(message: str) -> _Read:
    """Let the reader read one message, a long one in pieces; the gravest piece counts."""
    reads = danger_reader()
    if reads is None:
        return _NOTHING_READ
    pieces = _pieces(message.strip())
    raised = _RAISED if len(pieces) > 1 else 0.0
    read = [_read_piece(reads, one, raised) for one in pieces]
    return max(read, key=_weight, default=_NOTHING_READ)


def _read_piece(reads: Reader, text: str, raised: float) -> _Read:
    said = plain(text)[0]
    held = _held(said)
    if held is None or _EVERYDAY.fullmatch(said) or _is_taken_back(text):
        return _NOTHING_READ
    if held is HEARD_FROM and (not _PERSON.search(said) or _is_a_mere_hint(text)):
        raised = max(raised, _DOUBTED)
    heard = reads.read(text)
    words = _worded(text, WORDED if held is HEARD_FROM else WORDED_OTHERS)
    found = {one: _calibrated(logit(heard[str(one)]) + words[one], held[one][1]) for one in held}
    lines = {one: max(line, raised) for one, (line, _) in held.items()}
    if found[Severity.CONCERN] < _HARDLY_ANY:
        return _Read(likely=found[Severity.CONCERN])
    severity = next((one for one in found if found[one] >= lines[one]), Severity.NONE)
    if severity is Severity.NONE:
        return _Read(likely=found[Severity.CONCERN])
    is_lowered = severity is not Severity.IMMINENT and _plays_down(said) and bool(_hear(text))
    if is_lowered or any(book.has("fiction", said) for book in _books()):
        severity = Severity.CONCERN  # as with the rules: a story, a laugh, a trifle lower it
    kind = max(Kind, key=lambda one: heard[f"is_{one}"])
    return _Read(likely=found[Severity.CONCERN], severity=severity, kind=kind)


def _held(said: str) -> Mapping[Severity, tuple[float, tuple[float, float]]] | None:
    """Return what is held against the reader's word on plain text; None if it is not to be read."""
    if spoken(said) in _OTHERS:
        return HEARD_FROM_OTHERS
    return HEARD_FROM if _is_prose(said) and may_be_english(said) else None


def _plays_down(said: str) -> bool:
    """Say whether there is a laugh or a trivial cause in plain text."""
    return any(
        (b.has("laughter", said) and not b.has("earnest", said)) or b.has("trivial", said)
        for b in _books()
    )


def _is_prose(said: str) -> bool:
    """Say whether plain text reads as English sentences do: code, names and signs do not."""
    count = len(said.split())
    return count >= _LEAST_WORDS and len(_COMMON.findall(said)) >= max(1, _LEAST_COMMON * count)


def _is_taken_back(text: str) -> bool:
    """Say whether rules know the words, and what stands around takes each of them back.

    A no turns round what the reader makes of a sentence less well than it should.
    """
    known = any(
        pattern.search(one)
        for one in plain(text)
        for book in _books()
        for _, pattern in book.may_match(one)
    )
    return known and not _hear(text)


def _is_a_mere_hint(text: str) -> bool:
    """Say whether rules hear something in a text, and all of it is a hint that only adds up."""
    heard = _hear(text)
    return bool(heard) and all(one.severity is Severity.NONE for one in heard)


def _worded(text: str, share: float) -> dict[Severity, float]:
    """Return what the words themselves add to the reader's logit, by level."""
    pieces = message_pieces(text)
    added = {}
    for level in (Severity.IMMINENT, Severity.HIGH, Severity.CONCERN):
        table = wording(str(level))
        added[level] = 0.0 if table is None else share * table.weigh(pieces)
    return added


def _calibrated(heard: float, weights: tuple[float, float]) -> float:
    weight, bias = weights
    return likely(weight * heard + bias)


def _weight(read: _Read) -> tuple[int, float]:
    return read.severity.rank, read.likely or 0.0


def _pieces(message: str) -> list[str]:
    """Cut a message, at sentences where it can, into pieces as long as what the reader learnt from.

    What is said twice is read once: repeated words make the reader hear what is not there.
    """
    if len(message) > LONGEST:
        half = LONGEST // 2
        message = f"{message[:half]}\n{message[-half:]}"
    pieces = [""]
    for part in dict.fromkeys(map(str.strip, _PART_END.split(_REPEATED.sub(r"\1", message)))):
        for at in range(0, len(part), _READ_LENGTH):
            one = part[at : at + _READ_LENGTH]
            if len(pieces[-1]) + len(one) >= _READ_LENGTH:
                pieces.append("")
            pieces[-1] = f"{pieces[-1]} {one}".strip()
    return [one for one in pieces if one]


def _summed_up(signals: Sequence[Signal], *, read: float | None) -> Crisis:
    if not signals and read is None:
        return CALM
    order = list(Kind)
    # Of what is as grave, a rule's word on who is in danger goes before the reader's.
    gravest = sorted(
        signals, key=lambda one: (-one.severity.rank, one.rule == READ, order.index(one.kind))
    )
    if not gravest or gravest[0].severity is Severity.NONE:
        return replace(CALM, read=read)
    why = tuple(dict.fromkeys(signal.rule for signal in gravest))
    return Crisis(severity=gravest[0].severity, kind=gravest[0].kind, why=why, read=read)


def _added_up(signals: Sequence[Signal], *, with_: Sequence[Signal]) -> list[Signal]:
    """Add hints of different rules. Signs of despair alone stay a concern; a farewell counts."""
    if not any(signal.points for signal in signals):
        return []
    points = {one.rule: one.points for one in (*with_, *signals) if one.points}
    if len(points) < 2:
        return []
    is_farewell = sum(points.values()) >= 3 and max(points.values()) >= 2
    severity = Severity.HIGH if is_farewell else Severity.CONCERN
    return [Signal(rule="hints_add_up", kind=Kind.SELF, severity=severity)]


def _carried(newest: str, earlier: Sequence[Signal]) -> list[Signal]:
    """Carry a grave earlier turn on: as grave if it is confirmed now, else as a concern."""
    grave = [signal for signal in earlier if signal.severity.meets(Severity.HIGH)]
    if not grave:
        return []
    confirmed = any(_confirms(text) for text in plain(newest))
    rule = "confirmed" if confirmed else "earlier_turn"
    severity = Severity.HIGH if confirmed else Severity.CONCERN
    return [Signal(rule=rule, kind=grave[-1].kind, severity=severity)]


def _confirms(text: str) -> bool:
    """Say whether the newest turn stands by the one before. A bare "no" only if it is short."""
    if any(book.has("settled", text) for book in _books()):
        return False
    found = [one for book in _books() if (one := book.framing["confirms"].search(text))]
    is_short = len(text.split()) <= _ANSWER_WORDS
    return any(is_short or len(one[0].split()) > 1 for one in found)


def _broken_up(turns: Sequence[str]) -> list[Signal]:
    """Hear a sentence that was sent as several short turns ("i want" / "to die")."""
    if len(turns) < 2:
        return []
    parts = [" ".join(plain(turn)[0].split()) for turn in turns]
    first = len(parts)
    while first > 0 and len(parts[first - 1].split()) <= _SHORT_WORDS:
        first -= 1
    before = " ".join(parts[first:-1])
    return list(_heard(f" {before} {parts[-1]} ", after=len(before) + 1)) if before else []


def _hear(message: str) -> list[Signal]:
    return [signal for text in plain(message) for signal in _heard(text, after=0)]


def _heard(text: str, *, after: int) -> Iterator[Signal]:
    """Yield what holds in plain `text`, of matches that end beyond `after`."""
    for book in _books():
        # What the scene takes out makes no pattern match that could not before.
        if not (left := book.sieve.left(text)):
            continue
        scene = Scene(book, text)
        for rule, pattern in (book.patterns[at] for at in sorted(left)):
            is_there = False
            for found in pattern.finditer(scene.text):
                is_there = True
                if found.end() > after and (signal := scene.weigh(rule, found)):
                    yield signal
            # What is said of others must not count for oneself.
            if is_there and rule.kind is Kind.OTHER:
                scene.text = pattern.sub(hidden, scene.text)


@cache
def _books() -> tuple[Phrasebook, ...]:
    return tuple(read(language, text) for language, text in _BOOKS)
