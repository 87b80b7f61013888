"""Each thing that can be asked, as a `Call`. Pure; both clients have the same."""

from collections.abc import Sequence
from typing import Literal, TypedDict
from urllib.parse import quote

from troth.client.values import (
    Card,
    Companion,
    Found,
    Message,
    Purpose,
    Receipt,
    Talk,
    Told,
    items,
)
from troth.client.wire import Call
from troth.errors import BadInput
from troth.words import Json


def companions() -> Call[Sequence[Companion]]:
    """Ask which companions there are."""
    return Call(
        method="GET",
        path="/api/companions",
        read=lambda told: [Companion.read(one) for one in items(told, "items")],
    )


class More(TypedDict, total=False):
    """What else can be said with a question.

    conversation: goes on with a talk. after: the message that the new one follows, to edit what
    was said; empty: none. again: a message that is to be answered once more, with nothing new.
    sensitive: `send` lets sensitive words go elsewhere, masked. local: a model on Troth's own
    machine answers.
    """

    conversation: str | None
    after: str | None
    again: str | None
    sensitive: Literal["ask", "send"]
    local: bool


def answer(companion: str, says: str | None, more: More) -> Call[None]:
    """Ask a companion. The answer is a stream."""
    body: dict[str, Json] = {"companion": companion, "text": says}
    for name in ("conversation", "after", "again", "sensitive", "local"):
        value = more.get(name)
        if isinstance(value, str | bool):
            body[name] = value
    return Call(method="POST", path="/api/answers", body=body, read=lambda _: None)


def purposes() -> Call[Sequence[Purpose]]:
    """Ask how every use of data stands."""
    return Call(
        method="GET",
        path="/api/purposes",
        read=lambda told: [Purpose.read(one) for one in items(told, "items")],
    )


def card(purpose: str, *, language: str = "en") -> Call[Card]:
    """Ask for the card of a purpose."""
    path = f"/api/purposes/{_part(purpose)}/card?language={quote(language, safe='')}"
    return Call(method="GET", path=path, read=Card.read)


def say(shown: Card, *, yes: bool, choice: int | None = None) -> Call[bool]:
    """Say yes or no to a card that the person has read. False: the question was not answered."""
    body: dict[str, Json] = {
        "yes": yes,
        "digest": shown.digest,
        "language": shown.language,
        "after": shown.after,
    }
    if choice is not None:
        body["check"] = choice
    path = f"/api/purposes/{_part(shown.purpose)}/answer"
    return Call(method="POST", path=path, body=body, read=lambda told: told.get("taken") is True)


def withdraw(purpose: str) -> Call[Purpose]:
    """Take back a yes. It holds at once."""
    path = f"/api/purposes/{_part(purpose)}/withdraw"
    return Call(method="POST", path=path, read=Purpose.read)


def talks() -> Call[Sequence[Talk]]:
    """Ask for the newest talks that are kept."""
    return Call(
        method="GET",
        path="/api/talks",
        read=lambda told: [Talk.read(one) for one in items(told, "items")],
    )


def talk(conversation: str) -> Call[Sequence[Message]]:
    """Ask for the messages of a talk, oldest first."""
    return Call(
        method="GET",
        path=f"/api/talks/{_part(conversation)}",
        read=lambda told: [Message.read(one) for one in items(told, "items")],
    )


def find(words: str) -> Call[Sequence[Found]]:
    """Look for words in all messages that are kept; the newest come first."""
    return Call(
        method="POST",
        path="/api/talks/search",
        body={"words": words},
        read=lambda told: [Found.read(one) for one in items(told, "items")],
    )


def forget_talk(conversation: str) -> Call[int]:
    """Forget a talk for good; how many messages that were."""
    return Call(method="DELETE", path=f"/api/talks/{_part(conversation)}", read=_messages)


def receipt(receipt_id: str) -> Call[Receipt]:
    """Ask for one line of the person's record."""
    return Call(method="GET", path=f"/api/receipts/{_part(receipt_id)}", read=Receipt.read)


def _messages(told: Told) -> int:
    count = told.get("messages")
    return count if isinstance(count, int) else 0


def _part(name: str) -> str:
    """Write a name as one part of a path. Raises BadInput for what would lead elsewhere."""
    if not name or name in {".", ".."}:
        message = "That is no id. Take it as Troth gave it."
        raise BadInput(message, param="id")
    return quote(name, safe="")
