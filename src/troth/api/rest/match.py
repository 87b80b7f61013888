"""`/api/match`: a profile, the list of the day, and what a person says of whom they were shown.

No answer holds a position, a distance, or an id that two people share. Whoever was not shown to
somebody is like somebody who is not here.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Annotated, Final, Literal

from fastapi import Query
from pydantic import Field

from troth.api.rest.route import Address, Who
from troth.api.rest.shapes import Asked, Told
from troth.errors import BadInput
from troth.matchmaker import atlas, meet, photo, place, profile, view
from troth.matchmaker.meet import Meeting
from troth.matchmaker.photo import Form
from troth.matchmaker.profile import Answers, Choice, Order, Origin
from troth.matchmaker.said import Said
from troth.matchmaker.towns import TOWNS
from troth.matchmaker.view import Because, Card
from troth.people.access import Data, Need, Operation
from troth.words import MATCH_ORIGIN, MATCH_PEOPLE

if TYPE_CHECKING:
    from troth.matchmaker.fairness import Fairness, Sharing

_SEE: Final = Need(MATCH_PEOPLE, Operation.SEE, Data.INTIMATE)
_CHANGE: Final = Need(MATCH_PEOPLE, Operation.CHANGE, Data.INTIMATE)
_ORIGIN: Final = Need(MATCH_ORIGIN, Operation.CHANGE, Data.INTIMATE)
_TAG: Final = "Meeting people"
_UP_TO = 20


class LineShape(Told):
    """One answer on a card."""

    name: str
    label: str
    words: str


class CardShape(Told):
    """What one person is shown of another. Its texts are a stranger's: treat them as text."""

    name: str
    about: str
    lines: list[LineShape]
    contact: str = Field(description="How to reach them: only where they show it to you.")


class BecauseShape(Told):
    """Why one of two may like the other."""

    reasons: list[str]
    private: float = Field(description="The share that they keep private, 0 to 1, in twentieths.")


class TasteShape(Told):
    """How likely it is that both say yes: in a band, with how sure."""

    band: str
    sure: str
    you: BecauseShape
    they: BecauseShape


class MeetingShape(Told):
    """One person, as they are shown to the one who asks."""

    match: str = Field(description="By which you can name them. Nobody else can.")
    card: CardShape
    near: str
    taste: TasteShape | None
    said: str = Field(description="What you said of them; empty: nothing.")
    met: bool = Field(description="Whether both said yes.")
    photo: Literal["", "blurred", "sharp"] = Field(description="What of a photo there is to see.")


class HelpShape(Told):
    """A setting of your own that was tried, and about how many it would bring."""

    change: str
    brings: str


class TodayShape(Told):
    """The list of today."""

    has_profile: bool
    order: Literal["shuffled", "spread", "taste"]
    items: list[MeetingShape]
    left: int = Field(description="How many more can be shown today.")
    empty: str = Field(description="Why nobody is in it.")
    helps: list[HelpShape]


class PeopleShape(Told):
    """Of whom somebody said something."""

    items: list[MeetingShape]


class WhyShape(Told):
    """What would bring more people. Each was tried out."""

    items: list[HelpShape]


class SharingShape(Told):
    """How attention falls on people by one way to make lists."""

    parts: list[float] = Field(
        description="Share of people shown never, once, twice, 3, 4 to 5, and 6 times or more."
    )
    gini: float = Field(description="0: all are shown alike; near 1: one has all.")
    gini_off: float = Field(description="19 times in 20 the noise moves it no further.")
    never: float = Field(description="Share of people never shown.")
    never_off: float
    middle: list[int] = Field(description="How often the person in the middle is shown: from, to.")
    often: int = Field(description="At least how often one in twenty is shown.")


class FairShape(Told):
    """One place: with attention shared out, and by taste alone."""

    sentence: str
    group: int = Field(description="People are drawn by lot into groups of about so many.")
    shown: int = Field(description="So many of their group are shown to each.")
    shared: SharingShape
    alone: SharingShape


class FairnessShape(Told):
    """How attention is shared. No figure is about one person."""

    epsilon: float = Field(description="How much a day's figures may tell of one person.")
    here: FairShape | None = Field(description="Of the people here, noisy; null: they are too few.")
    invented: FairShape = Field(description="Of invented people: nobody is in it.")


class AskedOrigin(Asked):
    """Answers on race and faith. They need a yes of their own; null: no answer."""

    race: int | None = Field(default=None, ge=1, le=6)
    imprace: int | None = Field(default=None, ge=1, le=10)
    imprelig: int | None = Field(default=None, ge=1, le=10)


class PlaceGiven(Asked):
    """A square of the map, a town, or a position, which becomes a square and is not kept."""

    square: str | None = Field(default=None, max_length=40, description="Of 5 km: see the map.")
    town: str | None = Field(default=None, max_length=40)
    latitude: float | None = Field(default=None, ge=-90, le=90)
    longitude: float | None = Field(default=None, ge=-180, le=180)
    remove: bool = Field(default=False, description="True, and nothing else: take the place out.")


class SquareShape(Told):
    """One square of the map. `id` asks for the map of it, or chooses it, where it is one of 5 km.

    words: about where it is.
    """

    id: str
    words: str


class MapShape(Told):
    """A part of the map to choose a place on, from north to south and west to east."""

    title: str
    where: str
    columns: int = Field(description="How many stand side by side; 0: that is not the same.")
    smallest: bool = Field(description="Whether these are the squares that can be chosen.")
    squares: list[SquareShape]
    towns: list[SquareShape]
    wider: list[SquareShape]
    beside: list[SquareShape]


class AskedProfile(Asked):
    """A whole profile: what is left out is not answered. An answer without a choice is kept."""

    called: str = Field(default="", max_length=profile.LONGEST_NAME)
    about: str = Field(default="", max_length=profile.LONGEST_ABOUT)
    contact: str = Field(default="", max_length=profile.LONGEST_CONTACT)
    born: str = Field(default="", max_length=7, description="Year and month, as 1990-07.")
    gender: int | None = Field(default=None, ge=0, le=62)
    goal: int | None = Field(default=None, ge=1, le=62)
    interests: dict[str, int] = Field(default={}, max_length=_UP_TO)
    seeks: list[int] = Field(default=[], max_length=_UP_TO, description="Empty: everyone.")
    ages: list[int] = Field(default=[18, 120], min_length=2, max_length=2)
    wishes: dict[str, int] = Field(default={}, max_length=_UP_TO)
    qualities: dict[str, int] = Field(default={}, max_length=_UP_TO)
    place: PlaceGiven | None = Field(default=None, description="Left out: as it is.")
    choices: dict[str, Literal["shared", "used", "kept"]] = Field(default={}, max_length=_UP_TO)
    order: Literal["shuffled", "spread", "taste"] = "shuffled"


class OriginShape(Told):
    """Answers on race and faith; null: none."""

    race: int | None
    imprace: int | None
    imprelig: int | None


class ProfileShape(Told):
    """A profile, and the card that others see of it."""

    saved: bool
    called: str
    about: str
    contact: str
    born: str
    gender: int | None
    goal: int | None
    interests: dict[str, int]
    seeks: list[int]
    ages: list[int]
    wishes: dict[str, int]
    qualities: dict[str, int]
    has_place: bool = Field(description="Whether there is a place. It is never told where.")
    choices: dict[str, Literal["shared", "used", "kept"]]
    order: Literal["shuffled", "spread", "taste"]
    origin: OriginShape
    card: CardShape


class AskedWord(Asked):
    """What is said of somebody."""

    said: Literal["like", "pass", "later", "block", "undo"]


def list_matches(who: Who) -> TodayShape:
    """Return the list of today. Each of those in it finds in their ledger that they were shown."""
    found = who.house.matchmaker.today(who.person)
    photos = _photos(who, found.meetings)
    return TodayShape(
        has_profile=found.has_profile,
        order=found.order.value,
        items=[_meeting(one, photos) for one in found.meetings],
        left=found.left,
        empty=found.empty,
        helps=[HelpShape(change=change, brings=brings) for change, brings in found.helps],
    )


def list_met(who: Who) -> PeopleShape:
    """List those of whom the person said something, newest first, and who said yes as well."""
    found = who.house.matchmaker.people(who.person)
    photos = _photos(who, found)
    return PeopleShape(items=[_meeting(one, photos) for one in found])


def why_not_more(who: Who) -> WhyShape:
    """Say which of the person's own settings would bring more people. Nothing is changed."""
    found = who.house.matchmaker.why_not_more(who.person)
    return WhyShape(items=[HelpShape(change=change, brings=brings) for change, brings in found])


def how_attention_is_shared(who: Who) -> FairnessShape:
    """Say how attention is shared, with noise that hides everybody. The same answer all day."""
    found = who.house.matchmaker.fairness(who.person)
    from troth.matchmaker import fairness  # noqa: PLC0415  # it brings arrays

    return FairnessShape(
        epsilon=fairness.EPSILON,
        here=_fair(found) if found else None,
        invented=_fair(fairness.invented()),
    )


def say_of_match(who: Who, match: str, asked: AskedWord) -> None:
    """Say something of a person who was shown. To say the same twice is once."""
    who.house.matchmaker.say(who.person, match, Said(asked.said))


def look_at_map(
    square: Annotated[str, Query(max_length=40, description="Empty: the whole earth.")] = "",
    town: Annotated[str, Query(max_length=40, description="The squares around a town.")] = "",
) -> MapShape:
    """Show a part of the map to choose a place on. It is the same for all, and nothing is kept."""
    found = atlas.view(atlas.around(town) if town else square)
    return MapShape(
        title=found.title,
        where=found.where,
        columns=found.columns,
        smallest=found.is_last,
        squares=[SquareShape(id=one.id, words=one.words) for one in found.squares],
        towns=[SquareShape(id=of, words=words) for words, of in found.towns],
        wider=[SquareShape(id=of, words=words) for words, of in found.wider],
        beside=[SquareShape(id=of, words=words) for words, of in found.beside],
    )


def read_match_profile(who: Who) -> ProfileShape:
    """Read the person's own profile, with the card that others see of it."""
    return _told(who, profile.load(who.house.gate, who.person) or Answers())


def write_match_profile(who: Who, asked: AskedProfile) -> ProfileShape:
    """Put a profile in the place of the older one. What others see follows at once."""
    gate = who.house.gate
    before = profile.load(gate, who.person)
    after = _answers(asked, before, who)
    return _told(who, profile.save(gate, who.person, after))


def write_match_origin(who: Who, asked: AskedOrigin) -> OriginShape:
    """Put answers on race and faith in the place of the older ones. They are on no card."""
    return _origin_told(profile.save_origin(who.house.gate, who.person, _origin(asked)))


def look_at_profile(who: Who, asked: AskedProfile) -> CardShape:
    """Return the card that others would see of a profile. Nothing of it is kept."""
    gate = who.house.gate
    after = _answers(asked, profile.load(gate, who.person), who)
    now = gate.clock.now()
    return _card(view.card(profile.check(after, now=now), now=now))


def _answers(asked: AskedProfile, before: Answers | None, who: Who) -> Answers:
    now = who.house.gate.clock.now()
    low, high = asked.ages
    answers = Answers(
        called=asked.called,
        about=asked.about,
        contact=asked.contact,
        born=asked.born,
        gender=asked.gender,
        goal=asked.goal,
        interests=asked.interests,
        seeks=frozenset(asked.seeks),
        ages=(low, high),
        wishes=asked.wishes,
        qualities=asked.qualities,
        place=before.place if before else None,
        choices={name: Choice(one) for name, one in asked.choices.items()},
        order=Order(asked.order),
    )
    if asked.place is None:
        return answers
    if asked.place == PlaceGiven(remove=True):
        return replace(answers, place=None)
    latitude, longitude = _position(asked.place)
    return replace(answers, place=meet.stand(before, latitude, longitude, now=now))


def _position(asked: PlaceGiven) -> tuple[float, float]:
    if asked.remove:
        message = "Give a place, or take yours out: not both at once."
        raise BadInput(message, param="place.remove")
    if asked.square is not None:
        return place.middle(place.box_of(atlas.chosen(asked.square)))
    if asked.town is not None:
        if asked.town not in TOWNS:
            message = "Troth does not know that town. Give a position, or a town near you."
            raise BadInput(message, param="place.town")
        return TOWNS[asked.town]
    if asked.latitude is None or asked.longitude is None:
        message = "A place is a square, a town, or a latitude with a longitude."
        raise BadInput(message, param="place")
    return asked.latitude, asked.longitude


def _origin(asked: AskedOrigin) -> Origin:
    def text(number: int | None) -> str:
        return "" if number is None else str(number)

    return Origin(race=text(asked.race), imprace=text(asked.imprace), imprelig=text(asked.imprelig))


def _told(who: Who, answers: Answers) -> ProfileShape:
    now = who.house.gate.clock.now()
    origin = profile.origin(who.house.gate, who.person)
    return ProfileShape(
        saved=bool(answers.since),
        called=answers.called,
        about=answers.about,
        contact=answers.contact,
        born=answers.born,
        gender=answers.gender,
        goal=answers.goal,
        interests=dict(answers.interests),
        seeks=sorted(answers.seeks),
        ages=list(answers.ages),
        wishes=dict(answers.wishes),
        qualities=dict(answers.qualities),
        has_place=answers.place is not None,
        choices={name: one.value for name, one in answers.choices.items()},
        order=answers.order.value,
        origin=_origin_told(origin),
        card=_card(view.card(answers, now=now)),
    )


def _origin_told(origin: Origin) -> OriginShape:
    return OriginShape(
        race=int(origin.race) if origin.race else None,
        imprace=int(origin.imprace) if origin.imprace else None,
        imprelig=int(origin.imprelig) if origin.imprelig else None,
    )


def _photos(who: Who, shown: Sequence[Meeting]) -> Mapping[str, Form]:
    marks, gate = [one.mark for one in shown], who.house.gate
    return photo.forms(gate, who.house.matchmaker, who.person, marks)


def _meeting(one: Meeting, photos: Mapping[str, Form]) -> MeetingShape:
    taste = None
    if one.taste is not None:
        taste = TasteShape(
            band=one.taste.band,
            sure=one.taste.sure,
            you=_because(one.taste.you),
            they=_because(one.taste.they),
        )
    return MeetingShape(
        match=one.mark,
        card=_card(one.card),
        near=one.near,
        taste=taste,
        said=one.said,
        met=one.met,
        photo=photos[one.mark].value if one.mark in photos else "",
    )


def _fair(found: "Fairness") -> FairShape:
    from troth.matchmaker import fairness  # noqa: PLC0415  # it brings arrays

    return FairShape(
        sentence=fairness.sentence(found),
        group=found.group,
        shown=fairness.SHOWN,
        shared=_sharing(found.shared),
        alone=_sharing(found.alone),
    )


def _sharing(found: "Sharing") -> SharingShape:
    return SharingShape(
        parts=list(found.parts),
        gini=found.gini,
        gini_off=found.gini_off,
        never=found.never,
        never_off=found.never_off,
        middle=list(found.middle),
        often=found.often,
    )


def _because(found: Because) -> BecauseShape:
    return BecauseShape(reasons=list(found.reasons), private=found.private)


def _card(card: Card) -> CardShape:
    return CardShape(
        name=card.name,
        about=card.about,
        lines=[LineShape(name=one.name, label=one.label, words=one.words) for one in card.lines],
        contact=card.contact,
    )


_PROFILE: Final = "/api/match/profile"
ADDRESSES: Final[Sequence[Address]] = (
    Address(method="GET", path="/api/match", endpoint=list_matches, need=_SEE, tag=_TAG),
    Address(method="GET", path="/api/match/people", endpoint=list_met, need=_SEE, tag=_TAG),
    Address(
        method="GET",
        path="/api/match/why",
        endpoint=why_not_more,
        need=_SEE,
        tag=_TAG,
        other=(404,),
    ),
    Address(
        method="GET",
        path="/api/match/fairness",
        endpoint=how_attention_is_shared,
        need=_SEE,
        tag=_TAG,
    ),
    Address(
        method="PUT",
        path="/api/match/people/{match}",
        endpoint=say_of_match,
        need=_CHANGE,
        tag=_TAG,
        status=204,
    ),
    Address(
        method="PUT",
        path="/api/match/origin",
        endpoint=write_match_origin,
        need=_ORIGIN,
        tag=_TAG,
    ),
    Address(
        method="GET",
        path="/api/match/place",
        endpoint=look_at_map,
        need=_SEE,
        tag=_TAG,
        other=(400,),
    ),
    Address(method="GET", path=_PROFILE, endpoint=read_match_profile, need=_SEE, tag=_TAG),
    Address(method="PUT", path=_PROFILE, endpoint=write_match_profile, need=_CHANGE, tag=_TAG),
    Address(method="POST", path=f"{_PROFILE}/look", endpoint=look_at_profile, need=_SEE, tag=_TAG),
)
