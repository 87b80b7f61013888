"""`/api/policy`, `/api/safety` and the description of `/api` itself: for anybody to read."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Annotated, Final

from fastapi import Query
from pydantic import Field

from troth.api.rest.route import Address, Who
from troth.api.rest.shapes import Told
from troth.guard import resources
from troth.people.access import Data, Need, Operation
from troth.policy.document import document
from troth.policy.label import label
from troth.policy.safety import Help, There, safety
from troth.policy.sentence import Section, Sentence
from troth.registry import versions
from troth.words import ACCOUNT_RUN, CRISIS_SAFETY

_LOOK: Final = Need(ACCOUNT_RUN, Operation.SEE, Data.OPEN)
_HELP: Final = Need(CRISIS_SAFETY, Operation.SEE, Data.OPEN)
_TAG: Final = "Documents"


class SentenceShape(Told):
    """One statement, and where it comes from."""

    key: str
    text: str
    paths: list[str] = Field(description="Places in the registry, or modules that keep it true.")


class TableShape(Told):
    """Rows of short statements."""

    heads: list[str]
    rows: list[list[SentenceShape]]


class SectionShape(Told):
    """A part of a document."""

    id: str
    title: SentenceShape
    sentences: list[SentenceShape]
    table: TableShape | None
    law: list[SentenceShape]
    parts: list["SectionShape"]


class PolicyTold(Told):
    """What Troth does with data. Written from the registry."""

    title: SentenceShape
    installation: str
    number: int | None = Field(description="The version in force.")
    since: datetime | None
    digest: str = Field(description="Of the registry that it was written from.")
    summary: SectionShape
    label: SectionShape = Field(description="A dozen plain facts, always the same rows.")
    sections: list[SectionShape]


class LineShape(Told):
    """Somebody to turn to."""

    name: str
    about: str
    call: list[str]
    text: str
    text_word: str
    hours: str
    website: str
    sentence: str = Field(description="As a card would show it.")


class CountryShape(Told):
    """A country and its lines."""

    code: str
    name: str
    lines: list[LineShape]


class SafetyTold(Told):
    """Whom to call in danger, and what Troth does when it hears of it."""

    title: SentenceShape
    emergency: SentenceShape
    warning: SentenceShape | None = Field(description="To show first, if the numbers are old.")
    own: CountryShape | None = Field(description="Of the country; null if it has no entry.")
    elsewhere: list[CountryShape]
    checked_on: date
    valid_until: date
    source: str
    protocol: str = Field(description="SHA-256 of the list that is in force.")
    sections: list[SectionShape]


def read_policy(who: Who) -> PolicyTold:
    """Read what Troth does with data, with the place that each sentence comes from."""
    house = who.house
    registry = house.gate.states.common().registry
    found = document(
        registry,
        versions=versions.load_all(house.store, house.signer.public),
        installation=house.ledger.key.name,
        contact=house.settings.contact,
    )
    return PolicyTold(
        title=_sentence(found.title),
        installation=found.installation,
        number=found.number,
        since=found.since,
        digest=found.digest,
        summary=_section(found.summary),
        label=_section(label(registry)),
        sections=[_section(one) for one in found.sections],
    )


def read_safety(
    who: Who,
    country: Annotated[
        str | None, Query(max_length=2, description="ISO 3166; null: that of this Troth.")
    ] = None,
) -> SafetyTold:
    """Read whom to call in danger, and what Troth does and cannot do."""
    house = who.house
    found = safety(
        resources.load(house.settings.resources_file),
        house.gate.states.common().registry,
        country=country or house.settings.country,
        at=house.clock.now(),
    )
    return SafetyTold(
        title=_sentence(found.title),
        emergency=_sentence(found.emergency),
        warning=_sentence(found.warning) if found.warning else None,
        own=_country(found.own) if found.own else None,
        elsewhere=[_country(one) for one in found.elsewhere],
        checked_on=found.checked_on,
        valid_until=found.valid_until,
        source=found.source,
        protocol=found.protocol,
        sections=[_section(one) for one in found.sections],
    )


def _country(one: There) -> CountryShape:
    return CountryShape(code=one.code, name=one.name, lines=[_line(each) for each in one.lines])


def _line(one: Help) -> LineShape:
    line = one.line
    return LineShape(
        name=line.name,
        about=line.about,
        call=list(line.call),
        text=line.text,
        text_word=line.text_word,
        hours=line.hours,
        website=line.website,
        sentence=one.sentence,
    )


def _section(one: Section) -> SectionShape:
    table = one.table
    return SectionShape(
        id=one.id,
        title=_sentence(one.title),
        sentences=[_sentence(said) for said in one.sentences],
        table=None
        if table is None
        else TableShape(
            heads=list(table.heads), rows=[[_sentence(said) for said in row] for row in table.rows]
        ),
        law=[_sentence(said) for said in one.law],
        parts=[_section(part) for part in one.parts],
    )


def _sentence(one: Sentence) -> SentenceShape:
    return SentenceShape(key=one.key, text=one.text, paths=list(one.paths))


ADDRESSES: Final[Sequence[Address]] = (
    Address(method="GET", path="/api/policy", endpoint=read_policy, need=_LOOK, tag=_TAG),
    Address(method="GET", path="/api/safety", endpoint=read_safety, need=_HELP, tag=_TAG),
)
