"""`/api/answers`: ask a companion, and stop it without losing what it said."""

import asyncio
from collections.abc import AsyncGenerator, Sequence
from functools import partial
from typing import Final, Literal

from pydantic import Field
from starlette.responses import Response

from troth.api.rest.route import Address, Who
from troth.api.rest.shapes import Asked
from troth.api.rest.stream import AnswerStream
from troth.companion.chat import Question
from troth.companion.talks import NO_SUCH_TALK
from troth.errors import BadInput, NotFound, TooLarge
from troth.front.relay import Part
from troth.front.who import still_of
from troth.people.access import Data, Need, Operation
from troth.words import COMPANION_REPLY, Clear

_SAY: Final = Need(COMPANION_REPLY, Operation.SAY, Data.INTIMATE)
_TAG: Final = "Answers"


class AskedAnswer(Asked):
    """A question: either something new in `text`, or `again` for another answer."""

    companion: str = Field(max_length=100, description="Who is asked: an id of a companion.")
    conversation: str | None = Field(
        default=None, max_length=100, description="The talk; null begins a new one."
    )
    after: str | None = Field(
        default=None,
        max_length=100,
        description="The message that the new one follows; null: the newest. To edit a message, "
        "name the one before it, or an empty text if there is none.",
    )
    again: str | None = Field(
        default=None, max_length=100, description="The message to answer once more."
    )
    text: str | None = Field(default=None, description="What the person says.")
    sensitive: Literal["ask", "send"] = Field(
        default="ask",
        description="What the person said of sensitive words in it: `send` lets them go, masked.",
    )
    local: bool = Field(
        default=False, description="Let a model on this machine answer, whoever is chosen."
    )
    greeting: int = Field(
        default=0,
        ge=0,
        le=100,
        description="Which of its `greetings` the companion began with, where a talk begins.",
    )


class _Events(Response):
    """Only for the document: what kind of answer comes."""

    media_type = "text/event-stream"


async def ask(who: Who, asked: AskedAnswer) -> Response:
    """Ask a companion, and get its answer piece by piece.

    The answer is a stream of server-sent events; the data of each is one JSON object.
    `begun` names the answer, which can be stopped by that name. While others are answered,
    `waiting` says every few seconds how many come `before` you. `shown` has the next piece of
    text. `ended` comes last: the talk, the ids of the messages that were kept (the question
    first), how it ended (`stop`, `length` or `stopped`), the receipt, and `blocks`: the whole
    text, read as Markdown. `outside` says whether it came from elsewhere; then `recipient` names
    who gave it, and `masked` counts what was masked in what went there. `changes` says why a
    sentence of the model is not shown as it was, once for each; `guarded` names the kept answer,
    of which `/api/guard` tells more.

    If something goes wrong in the middle, `problem` comes last instead. What goes wrong before
    the first piece is an ordinary problem. One with the code `sensitive_words` asks what may
    happen to such words: ask again with `sensitive` or `local`. A client that goes away stops
    the answer; what was shown is kept, if the person lets Troth keep talks.
    """
    house, person = who.house, who.person
    question = _question(asked, limit_bytes=house.settings.message_limit_bytes)
    await asyncio.to_thread(house.companion.persona, question.companion, person=person)
    talk = question.conversation
    if talk is not None and not await asyncio.to_thread(house.companion.has_talk, person, talk):
        raise NotFound(NO_SUCH_TALK)

    def parts(stop: asyncio.Event, name: str) -> AsyncGenerator[Part, None]:
        still = still_of(who.caller, house)
        return house.companion.reply(person, question, stop=stop, name=name, still=still)

    return AnswerStream(parts, stopping=who.desk.stopping, before=partial(house.before, person))


async def stop_answer(who: Who, answer: str) -> None:
    """Stop an answer that is under way. What was shown of it is kept."""
    who.house.companion.under_way.stop(who.person, answer)


def _question(asked: AskedAnswer, *, limit_bytes: int) -> Question:
    """Return the question. Raises BadInput or TooLarge."""
    if (asked.again is None) == (asked.text is None):
        message = "Say something new in `text`, or name a message in `again`; one of the two."
        raise BadInput(message, param="text")
    if asked.again is not None and asked.after is not None:
        message = "`after` is for something new. Leave it out with `again`."
        raise BadInput(message, param="after")
    said = asked.text
    if said is not None and not said.strip():
        message = "The message is empty. Write something to answer."
        raise BadInput(message, param="text")
    if said is not None and len(said.encode()) > limit_bytes:
        message = f"A message may have up to {limit_bytes} bytes. Send it in parts."
        raise TooLarge(message, param="text")
    return Question(
        companion=asked.companion,
        messages=() if said is None else (("user", Clear(said)),),
        conversation=asked.conversation,
        recall=True,
        after=asked.after,
        again=asked.again,
        local=asked.local,
        sensitive=asked.sensitive,
        greeting=asked.greeting,
    )


ADDRESSES: Final[Sequence[Address]] = (
    Address(
        method="POST",
        path="/api/answers",
        endpoint=ask,
        need=_SAY,
        tag=_TAG,
        forms=(_Events,),
        other=(404,),
    ),
    Address(
        method="POST",
        path="/api/answers/{answer}/stop",
        endpoint=stop_answer,
        need=_SAY,
        tag=_TAG,
        status=204,
    ),
)
