"""`/api/memory/facts`: what Troth knows of the person, and to change, forget and bring it back."""

from collections.abc import Sequence
from typing import Annotated, Final, Literal

from fastapi import Query
from pydantic import Field

from troth.api.rest.route import Address, Who
from troth.api.rest.shapes import Asked, Told
from troth.companion import facts as shelf
from troth.companion import facts_forget
from troth.companion.commands_answers import PAGE
from troth.companion.facts_kinds import Aside, Fact
from troth.companion.facts_kinds import Told as WhoWasTold
from troth.errors import BadInput
from troth.people.access import Data, Need, Operation
from troth.words import COMPANION_MEMORY

_SEE: Final = Need(COMPANION_MEMORY, Operation.SEE, Data.INTIMATE)
_CHANGE: Final = Need(COMPANION_MEMORY, Operation.CHANGE, Data.INTIMATE)
_FORGET: Final = Need(COMPANION_MEMORY, Operation.FORGET, Data.INTIMATE)
_TAG: Final = "Memory"
_LONGEST_TOPIC: Final = 200


class ToldShape(Told):
    """That a model was told a fact."""

    by: str = Field(description="The id of a provider elsewhere; empty: a model on this machine.")
    name: str = Field(description="What the model is called.")
    receipt: str = Field(description="The receipt of the answer; empty: nothing left.")
    at: str


class FactShape(Told):
    """One fact."""

    id: str
    subject: str = Field(description="`you`, or who else: `sister Anna`.")
    relation: str
    value: str
    careful: bool = Field(
        description="Whether it speaks of health, love, belief, politics, origin."
    )
    words: str = Field(description="The sentence it came from; empty: the person wrote it down.")
    turn: str = Field(description="The message it came from; empty: it hangs on none.")
    how: Literal["heard", "asked", "written"]
    known_from: str
    valid_from: str
    valid_to: str = Field(description="Empty while it holds.")
    closed_by: str = Field(description="The fact that took its place; empty: none did.")
    told: list[ToldShape]


class WaitingShape(Told):
    """A fact that waits for a yes or a no. Nothing uses it."""

    fact: FactShape
    ends: str = Field(description="When it goes by itself.")


class GoneShape(Told):
    """What was forgotten together, and can be brought back."""

    act: str
    facts: list[FactShape]
    messages: int
    ends: str = Field(description="When it goes for good.")


class FactsShape(Told):
    """Everything about facts."""

    live: list[FactShape]
    past: list[FactShape]
    waiting: list[WaitingShape]
    gone: list[GoneShape]


class FoundShape(Told):
    """What would be forgotten."""

    facts: list[FactShape]
    messages: list[str] = Field(description="The ids of kept messages with these words.")


class ForgottenShape(Told):
    """What was forgotten."""

    act: str = Field(description="By which it comes back; empty: it is gone for good.")
    facts: int
    messages: int


class AskedWords(Asked):
    """Something to remember, in the person's words."""

    words: str = Field(max_length=shelf.LONGEST)


class AskedValue(Asked):
    """Other words for a fact."""

    value: str = Field(max_length=shelf.LONGEST)
    changed: bool = Field(
        default=False,
        description="Whether it has changed, so that the old one is closed and stays to be seen.",
    )


class AskedTopic(Asked):
    """What to forget."""

    topic: str = Field(
        default="", max_length=_LONGEST_TOPIC, description="A name, a place, a thing."
    )
    everything: bool = Field(default=False, description="All facts and all kept talks.")
    messages: bool = Field(default=True, description="The kept messages with these words, too.")


def list_facts(who: Who) -> FactsShape:
    """List what is known, what held before, what waits, and what can be brought back."""
    known = shelf.every(who.house.gate, who.person)
    acts: dict[str, list[Aside]] = {}
    for one in known.gone:
        acts.setdefault(one.act, []).append(one)
    return FactsShape(
        live=[_shape(one, known.told) for one in known.live],
        past=[_shape(one, known.told) for one in known.past],
        waiting=[
            WaitingShape(fact=_shape(fact, ()), ends=one.ends)
            for one in known.waits
            if (fact := one.fact) is not None
        ],
        gone=[
            GoneShape(
                act=act,
                facts=[_shape(fact, ()) for one in found if (fact := one.fact) is not None],
                messages=sum(one.what == "message" for one in found),
                ends=found[0].ends,
            )
            for act, found in acts.items()
        ],
    )


def remember_fact(who: Who, asked: AskedWords) -> FoundShape:
    """Remember something. Rules read it; what no rule reads is kept as a note."""
    learned = shelf.remember(who.house.gate, who.person, asked.words)
    found = [*learned.new, *learned.known]
    return FoundShape(facts=[_shape(one, ()) for one in found], messages=[])


def read_fact(who: Who, fact: str) -> FactShape:
    """Read one fact, also one that holds no more."""
    gate, person = who.house.gate, who.person
    return _shape(shelf.take(gate, person, fact), shelf.every(gate, person).told)


def change_fact(who: Who, fact: str, asked: AskedValue) -> FactShape:
    """Put a fact in other words: as if it had always been so, or since it has changed."""
    change = shelf.correct if asked.changed else shelf.edit
    return _shape(change(who.house.gate, who.person, fact, asked.value), ())


def keep_fact(who: Who, fact: str) -> FactShape:
    """Keep a fact without the message it came from."""
    return _shape(shelf.keep_without(who.house.gate, who.person, fact), ())


def forget_fact(
    who: Who,
    fact: str,
    messages: Annotated[bool, Query(description="The messages that say it, too.")] = True,  # noqa: FBT002  # a query
) -> ForgottenShape:
    """Forget a fact. It can be brought back for 7 days."""
    gate, person = who.house.gate, who.person
    found = facts_forget.of_fact(gate, person, fact)
    ids = [one.id for one in found.messages] if messages else []
    return _forgotten(facts_forget.forget(gate, person, facts=[fact], messages=ids))


def find_facts(who: Who, asked: AskedTopic) -> FoundShape:
    """Show what would be forgotten."""
    found = _found(who, asked)
    return FoundShape(
        facts=[_shape(one, ()) for one in found.facts],
        messages=[one.id for one in found.messages] if asked.messages else [],
    )


def forget_facts(who: Who, asked: AskedTopic) -> ForgottenShape:
    """Forget a topic, or everything. It can be brought back for 7 days."""
    found = _found(who, asked)
    gone = facts_forget.forget(
        who.house.gate,
        who.person,
        facts=[one.id for one in found.facts],
        messages=[one.id for one in found.messages] if asked.messages else [],
        everything=asked.everything and asked.messages,
    )
    return _forgotten(gone)


def accept_fact(who: Who, waiting: str) -> FactShape:
    """Say yes to a fact that waits: from now on it may be used."""
    return _shape(shelf.accept(who.house.gate, who.person, waiting), ())


def decline_fact(who: Who, waiting: str) -> None:
    """Say no to a fact that waits: it is gone for good."""
    shelf.decline(who.house.gate, who.person, waiting)


def undo_forgetting(who: Who, act: str) -> ForgottenShape:
    """Bring back what was forgotten."""
    return _forgotten(facts_forget.bring_back(who.house.gate, who.person, act))


def shred_forgotten(who: Who, act: str) -> None:
    """Destroy what was forgotten, now. No copy opens it any more."""
    facts_forget.shred(who.house.gate, who.person, act)


def _found(who: Who, asked: AskedTopic) -> facts_forget.Found:
    if asked.everything == bool(asked.topic.strip()):
        message = "Name a topic, or say everything: one of the two."
        raise BadInput(message, param="topic")
    if asked.everything:
        return facts_forget.everything(who.house.gate, who.person)
    return facts_forget.find(who.house.gate, who.person, asked.topic)


def _forgotten(gone: facts_forget.Gone) -> ForgottenShape:
    return ForgottenShape(act=gone.act, facts=gone.facts, messages=gone.messages)


def _shape(fact: Fact, told: Sequence[WhoWasTold]) -> FactShape:
    return FactShape(
        id=fact.id,
        subject=fact.subject,
        relation=fact.relation,
        value=fact.value,
        careful=bool(fact.careful),
        words=fact.words,
        turn=fact.turn,
        how=_HOW.get(fact.how, "heard"),
        known_from=fact.known_from,
        valid_from=fact.valid_from,
        valid_to=fact.valid_to,
        closed_by=fact.closed_by,
        told=[
            ToldShape(by=one.by, name=one.name, receipt=one.receipt, at=one.at)
            for one in told
            if fact.id in one.facts
        ],
    )


_HOW: Final[dict[str, Literal["heard", "asked", "written"]]] = {
    "heard": "heard",
    "asked": "asked",
    "written": "written",
}
_ALL: Final = f"/api{PAGE}"
_ONE: Final = f"{_ALL}/{{fact}}"
_WAITING: Final = "/api/memory/waiting/{waiting}"
_GONE: Final = "/api/memory/gone/{act}"
ADDRESSES: Final[Sequence[Address]] = (
    Address(method="GET", path=_ALL, endpoint=list_facts, need=_SEE, tag=_TAG),
    Address(
        method="POST",
        path=_ALL,
        endpoint=remember_fact,
        need=_CHANGE,
        tag=_TAG,
        status=201,
        repeats=True,
    ),
    Address(method="POST", path=f"{_ALL}/find", endpoint=find_facts, need=_SEE, tag=_TAG),
    Address(
        method="POST",
        path=f"{_ALL}/forget",
        endpoint=forget_facts,
        need=_FORGET,
        tag=_TAG,
        repeats=True,
        other=(404,),
    ),
    Address(method="GET", path=_ONE, endpoint=read_fact, need=_SEE, tag=_TAG),
    Address(method="PUT", path=_ONE, endpoint=change_fact, need=_CHANGE, tag=_TAG),
    Address(method="DELETE", path=_ONE, endpoint=forget_fact, need=_FORGET, tag=_TAG),
    Address(
        method="POST",
        path=f"{_ONE}/keep",
        endpoint=keep_fact,
        need=_CHANGE,
        tag=_TAG,
        repeats=True,
    ),
    Address(
        method="POST",
        path=f"{_WAITING}/accept",
        endpoint=accept_fact,
        need=_CHANGE,
        tag=_TAG,
        repeats=True,
    ),
    Address(
        method="DELETE",
        path=_WAITING,
        endpoint=decline_fact,
        need=_FORGET,
        tag=_TAG,
        status=204,
    ),
    Address(
        method="POST",
        path=f"{_GONE}/undo",
        endpoint=undo_forgetting,
        need=_CHANGE,
        tag=_TAG,
        repeats=True,
    ),
    Address(
        method="DELETE", path=_GONE, endpoint=shred_forgotten, need=_FORGET, tag=_TAG, status=204
    ),
)
