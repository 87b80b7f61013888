"""The pages of an archive: the same as its data, for reading."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final

from troth.companion.persona import called
from troth.companion.turn import Turn
from troth.consent.events import ConsentEvent
from troth.gate.left import Left
from troth.gate.rooms import Found
from troth.ledger.leaf import Event
from troth.rights.gathered import Holding, Standing, ToldLine, WaysIn
from troth.rights.markup import Link, Markup, page, table, tag, when
from troth.rights.telling import Telling
from troth.words import Json

STYLE: Final = "style.css"
PAGES: Final[Mapping[str, str]] = {
    "index.html": "What is here",
    "talks.html": "Your talks",
    "left.html": "What left",
    "kept.html": "All else that is kept",
    "consents.html": "Your yes and no",
    "ledger.html": "What was done",
    "sign-ins.html": "Keys and sign-ins",
}
"""The pages to which every page leads, and what they are called."""
_FIRST: Final[Mapping[str, str]] = {
    "talks.html": "what you and your companions said, talk by talk.",
    "left.html": "what went to models elsewhere: to whom, what was masked, and the words.",
    "kept.html": "your account, what is remembered of you, the people you met, and the rest.",
    "consents.html": "what you were asked, what you said, and the cards as you saw them.",
    "ledger.html": "each time your data was used, when and what for.",
    "sign-ins.html": "how you sign in, and from where you did.",
}
"""What the first page says of the others."""
OF_A_KIND: Final = 1000
"""How many records of a kind stand in the page of all that is kept."""
LONGEST: Final = 4000
"""Of how many letters a text may be to stand in that page."""
IN_WORDS: Final = 1000
"""How many ledger lines stand in the page; all of them are in the data."""
ON_A_PAGE: Final = 500
"""How many messages of a talk stand in one page."""
_TITLE: Final = 60
_MOMENT: Final = re.compile(r"\d{4}-\d\d-\d\dT[\d:.]{8,15}Z")
CSS: Final = """\
:root { color-scheme: light dark; --line: color-mix(in srgb, currentColor 20%, transparent); }
body { font: 1rem/1.6 system-ui, sans-serif; max-width: 44rem; margin: 0 auto; padding: 1rem;
  overflow-wrap: break-word; }
nav ul { display: flex; flex-wrap: wrap; gap: .25rem 1rem; padding: 0; list-style: none; }
h1 { font-size: 1.6rem; line-height: 1.25; }
h2 { font-size: 1.2rem; margin-block-start: 2rem; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: start; vertical-align: top; padding: .35rem .75rem .35rem 0;
  border-block-end: 1px solid var(--line); }
.turn { margin-block: 1rem; padding: .75rem 1rem; border-radius: .75rem;
  border: 1px solid var(--line); }
.you { margin-inline-start: 2rem; }
.when, .note { font-size: .85rem; opacity: .8; }
.said, pre { white-space: pre-wrap; unicode-bidi: plaintext; }
.scroll { overflow-x: auto; }
@media print { nav { display: none; } }
"""


def write(name: str, body: Iterable[Markup], *, title: str = "") -> Iterator[str]:
    """Yield a page in pieces. title: where it is none of `PAGES`."""
    up = "../" * name.count("/")
    links = [Link(f"{up}{file}", label) for file, label in PAGES.items()]
    return page(title or PAGES[name], body, style=f"{up}{STYLE}", links=links)


# Talks


@dataclass(slots=True)
class Talk:
    """Where the messages of one talk lie, and what the list of talks says of it."""

    file: str
    title: str = ""
    begun: str = ""
    count: int = 0
    runs: list[tuple[int, int]] = field(default_factory=list)

    def __repr__(self) -> str:
        return f"<Talk of {self.count} messages>"

    def add(self, number: int, turn: Turn) -> None:
        """Take the next message in."""
        if self.runs and self.runs[-1][1] + 1 == number:
            self.runs[-1] = (self.runs[-1][0], number)
        else:
            self.runs.append((number, number))
        self.begun = self.begun or turn.at
        if not self.title and turn.role == "user":
            self.title = " ".join(turn.text[: 4 * _TITLE].split())[:_TITLE]
        self.count += 1

    def files(self) -> list[str]:
        """Name the pages of the talk, in order."""
        stem, parts = self.file.removesuffix(".html"), -(-self.count // ON_A_PAGE)
        return [self.file, *(f"{stem}-{part}.html" for part in range(2, parts + 1))]

    def name(self, part: int = 0) -> str:
        """Return what a page of the talk is called."""
        title, parts = self.title or "A talk", len(self.files())
        return title if not part else f"{title} ({part + 1} of {parts})"


def talks(found: Sequence[Talk]) -> Iterator[Markup]:
    """Write the list of talks."""
    if not found:
        yield tag("p", "No talk is kept.")
        return
    yield from table(
        ("Talk", "Begun", "Messages"),
        (
            (tag("a", tag("bdi", one.name()), href=one.file), when(one.begun), f"{one.count:,}")
            for one in found
        ),
    )


class Messages:
    """Writes the messages of one talk. It goes on where it was, page after page."""

    def __init__(self, turns: Iterator[Found[Turn]]) -> None:
        self._turns = turns
        self._numbers: dict[str, int] = {}
        self._newest = -1

    def next(self, *, onward: str = "") -> Iterator[Markup]:
        """Write the next `ON_A_PAGE` messages. onward: the page that comes after this one."""
        for _, found in zip(range(ON_A_PAGE), self._turns, strict=False):
            yield self._message(found)
        if onward:
            yield tag("p", tag("a", "Go on reading", href=onward.rpartition("/")[2]))

    def _message(self, found: Found[Turn]) -> Markup:
        turn = found.record
        is_own = turn.role == "user"
        who = "You" if is_own else called(turn.companion) or "Companion"
        follows = self._numbers.get(turn.after, self._newest)
        branch = f" Another way on from message {follows}." if follows != self._newest else ""
        self._newest = found.number
        if turn.id:
            self._numbers[turn.id] = found.number
        return tag(
            "article",
            tag("p", tag("b", tag("bdi", who)), " ", tag("span", when(turn.at), class_="when")),
            tag("div", turn.text, class_="said", dir="auto"),
            tag("p", f"Message {found.number}.{branch}", class_="note"),
            class_="turn you" if is_own else "turn",
            id=f"m{found.number}",
        )


# The others


@dataclass(frozen=True, slots=True, kw_only=True)
class Sort:
    """The records of one kind. says: what each member is. files: those that are pictures."""

    name: str
    label: str
    says: Mapping[str, str]
    records: Iterable[tuple[int, Mapping[str, Json]]] = field(repr=False)
    files: Mapping[str, str] = field(default_factory=dict)


def kept(sorts: Iterable[Sort]) -> Iterator[Markup]:
    """Write the records of all these kinds, each member with what it is."""
    yield tag("p", "What has no page of its own, as it is kept. Long codes are random names.")
    for sort in sorts:
        for place, (number, members) in enumerate(sort.records):
            if not place:
                yield tag("h2", sort.label[:1].upper() + sort.label[1:])
            if place == OF_A_KIND:
                yield tag("p", f"There is more. All of it is in records/{sort.name}.jsonl.")
                break
            yield tag("p", f"Number {number}", class_="note")
            yield from table(("What", "As it is kept"), _members(sort, number, members))


def _members(
    sort: Sort, number: int, members: Mapping[str, Json]
) -> Iterator[tuple[Markup, Markup]]:
    for name, value in members.items():
        if value not in ("", None, [], {}):
            told = tag("span", sort.says.get(name, name))
            file = sort.files.get(f"{number}.{name}")
            yield told, tag("a", file, href=file) if file else _member(sort.name, value)


def _member(name: str, value: Json) -> Markup:
    if isinstance(value, bool):
        return tag("span", "yes" if value else "no")
    written = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    if len(written) > LONGEST:
        where = f"records/{name}.jsonl"
        return tag("span", f"{len(written):,} letters, which stand in {where}")
    if _MOMENT.fullmatch(written):
        return when(written)
    return tag("div", written, class_="said", dir="auto")


def left(requests: Iterable[Found[Left]], telling: Telling) -> Iterator[Markup]:
    """Write what left the machine, request by request: each text where it went first."""
    yield tag("p", "Each request that left, as it was sent. A text stands where it first went.")
    is_empty = True
    for found in requests:
        is_empty = False
        one = found.record
        yield tag("h2", when(one.at))
        yield tag("p", tag("bdi", one.model), f" ({telling.recipient(one.recipient)}) got it.")
        masks = [mask for mask in json.loads(one.masks) if len(mask) > 1]
        if masks:
            yield from table(
                ("What you wrote", "What went in its place"),
                ((tag("bdi", mask[1]), tag("bdi", mask[0])) for mask in masks),
            )
        for text in json.loads(one.texts).values():
            yield tag("div", text, class_="said turn", dir="auto")
        yield tag("p", f"Its receipt is {one.receipt}.", class_="note")
    if is_empty:
        yield tag("p", "Nothing that left is kept.")


def consents(
    told: Iterable[tuple[ConsentEvent, Mapping[str, Json]]], telling: Telling
) -> Iterator[Markup]:
    """Write what a person was asked and said, with the cards as they were shown."""
    is_empty = True
    for event, receipt in told:
        is_empty = False
        said = {"consent": str(event.kind)}
        yield tag("h2", when(event.at))
        yield tag("p", telling.sentence(Event.CONSENT, event.purpose, said))
        card = json.loads(str(receipt["statement"]))["processing"]["privacy_notice"]
        if card:
            yield tag("details", tag("summary", "The card as you saw it"), tag("pre", card))
    if is_empty:
        yield tag("p", "You were not asked about anything yet.")


def ledger(newest: Iterable[ToldLine]) -> Iterator[Markup]:
    """Write the newest lines of the ledger in words."""
    yield tag("p", f"The newest {IN_WORDS:,} lines. All of them are in ledger/lines.jsonl.")
    rows = ((when(line.at), line.title, line.sentence) for line in newest)
    yield from table(("When", "What for", "What happened"), rows)


def ways_in(found: WaysIn) -> Iterator[Markup]:
    """Write how a person signs in."""
    yield tag("h2", "Keys")
    yield from table(
        ("Name", "Made", "Ends", "Ended early"),
        (
            (
                tag("bdi", one.label),
                when(one.created_at),
                when(one.expires_at),
                _or_no(one.revoked_at),
            )
            for one in found.keys
        ),
    )
    yield tag("h2", "Passphrase")
    if found.sign_in is None:
        yield tag("p", "You have none.")
    else:
        changed = when(found.sign_in.changed_at)
        yield tag("p", "You sign in as ", tag("bdi", found.sign_in.name), ". Set ", changed, ".")
    yield tag("h2", "Browsers that you signed in with")
    yield from table(
        ("Browser", "Since", "Last used", "Ends or ended"),
        (
            (tag("bdi", one.label), when(one.created_at), when(one.seen_at), when(one.ends_at))
            for one in found.sessions
        ),
    )
    yield tag("h2", "One-time links")
    yield from table(
        ("What for", "Ends", "Used"),
        ((str(one.kind), when(one.expires_at), _or_no(one.used_at)) for one in found.links),
    )


def index(
    *,
    made: tuple[datetime, str],
    counts: Mapping[str, int],
    standings: Iterable[Standing],
    holdings: Iterable[Holding],
) -> Iterator[Markup]:
    """Write the first page. made: when, and by which Troth. counts: of records, by category."""
    yield tag("p", "This is all that one Troth keeps about you, in one folder. It is yours.")
    yield tag("p", "Anybody who opens it can read it. Keep it where only you can.")
    yield tag("h2", "Where to look first")
    yield tag("ul", *(_first(file, says) for file, says in _FIRST.items()))
    yield tag("h2", "What Troth may do now")
    yield from table(
        ("What for", "Allowed", "Why", "Until"),
        (
            (one.title, "Yes" if one.allowed else "No", one.because, _or_no(one.until))
            for one in standings
        ),
    )
    yield tag("h2", "What is kept, and where it is")
    yield from table(
        ("What", "Why", "Until", "File"),
        ((one.keeps, one.why, one.until, one.file) for one in holdings),
    )
    yield tag("h2", "For programs")
    files = [f"{count:,} in records/{name}.jsonl" for name, count in counts.items()]
    yield tag("p", f"Records: {', '.join(files)}. README.txt says what each file is.")
    yield tag("p", "Made ", when(made[0]), f" by the Troth {made[1]}.")


def _first(file: str, says: str) -> Markup:
    return tag("li", tag("a", PAGES[file], href=file), f": {says}")


def _or_no(at: datetime | None) -> Markup:
    return when(at) if at is not None else tag("span", "–")


README: Final = """\
Everything that this Troth holds about you. Made {made}.

All of it is in clear. Keep it where only you can read it.

To read it: unpack it, and open index.html in a browser. No network is needed.

index.html, talks.html, left.html, kept.html, consents.html, ledger.html, sign-ins.html, talks/
    For reading.
talks.jsonl
    Your talks, one message a line, for another Troth: it brings them in (troth import).
cards/
    Your companions' cards, as other programs read them.
photos/
    Your photo for people you may meet, sharp and blurred, if you sent one.
records/*.jsonl
    What is kept, one JSON object a line:
{records}
    A file with more than 1 GiB goes on in another one with -2 at its end.
consents.json
    Each time you were asked, and what you said. Each is signed, and holds the card you saw.
purposes.json
    What Troth may do with your data now, and why.
sign-ins.json
    Your keys, your sign-in name, the browsers you signed in with, your one-time links.
    Tokens and passphrases are not here, since Troth does not keep them.
ledger/history.json
    Each line of the ledger about you, with the proof that none was left out.
ledger/lines.jsonl
    The same lines in clear, the newest first, each with a sentence.
holdings.json
    What each table keeps about you, why, how long, and in which file it is.
schema/*.json
    What each of these files looks like (JSON Schema 2020-12).
SHA256SUMS, signed.json
    The digest of each file, and this Troth's signature over that list.

To check it without Troth, take verify/troth_verify.py from Troth's source. Python alone runs it:

    python3 troth_verify.py history ledger/history.json --key '{key}'
    python3 troth_verify.py statement consents.json --key '{key}'
    python3 troth_verify.py statement signed.json --key '{key}'
    sha256sum --check SHA256SUMS

The key is this Troth's own. Compare it with the one that you know it by.
Your id here is {person}.

With the chain in ledger/history.json anybody can tell which lines of the public ledger are
about you. Give it only to those who may know.
"""
