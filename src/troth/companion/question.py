"""What is asked of a companion, and how its answer ended."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from troth.companion.memory_note import Use
from troth.companion.tools import NO_TOOLS, Tools
from troth.errors import BadInput, TooLarge
from troth.normal import is_blank
from troth.people.remembering import Reach
from troth.providers.base import Role, ToolCall, Usage
from troth.words import Clear


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What a face asks of a companion.

    messages: oldest first, the last one the person's. recall: put kept turns of this talk
    before them, but for those that the messages bring themselves (a client that sends the
    whole talk says no).

    after: the id of the kept turn that the new message follows; empty: none, it begins the
    talk (once more). To edit a message, say something else after what it follows. None: the
    newest turn of the talk.
    again: the id of a kept turn, the person's or its answer: answer that once more. Then
    nothing new is said: no messages.

    local: let the model on this machine answer, whatever the person chose for other messages.
    sensitive: what the person said of sensitive words in this message. `send`: they may go
    out, masked.
    errand: a client asks for itself (a title, tags) and not the person. Such words are no part
    of any talk: nothing that is kept is read for them, and nothing of them is kept.

    reach: how far memory may reach for this message; it only lowers what the person set.
    temporary: nothing that is kept is read for this message, and nothing of it is kept.
    greeting: which of the companion's own beginnings this talk has (`role.greetings`).
    tools: what the client brings of tools; the messages are without what they said.
    """

    companion: str
    messages: tuple[tuple[Role, Clear], ...]
    conversation: str | None = None
    recall: bool = False
    max_tokens: int | None = None
    temperature: float = 0.7
    stop: tuple[str, ...] = field(default=(), repr=False)
    seed: int | None = None
    after: str | None = None
    again: str | None = None
    local: bool = False
    sensitive: Literal["ask", "send"] = "ask"
    errand: bool = False
    reach: Reach | None = None
    temporary: bool = False
    greeting: int = 0
    tools: Tools = NO_TOOLS

    @property
    def goes_on(self) -> bool:
        """Say whether tools have answered since the person's last message: it is no new one."""
        last = self.tools.exchanges[-1].behind if self.tools.exchanges else 0
        return last > 0 and last == sum(role == "user" for role, _ in self.messages)

    @property
    def is_apart(self) -> bool:
        """Say whether it is part of no talk that is kept."""
        return self.errand or self.temporary

    @property
    def before(self) -> list[tuple[str, str]]:
        """Role and text of what the client sends again before the new message."""
        return [(role, text.text) for role, text in self.messages[:-1]]

    @property
    def asked(self) -> str:
        """The new message; empty if one that is kept is to be answered once more."""
        return self.messages[-1][1].text if self.messages else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """How an answer ended. `receipt` names the ledger's leaf of what was sent, if anything was.

    is_outside: whether it came from somebody outside this machine; then `masked` says how many
    names and the like were masked in what went there. changes: why a sentence of the model is
    not shown as it was, one line for each; reasons: the tactic or rule of each.

    finish: `stop`, `length`, or `stopped` by the person. kept, turns: numbers and ids of what
    was kept, the question first. errand: a client asked for itself, so it is in no talk.
    reach: how far memory reached. memories: the earlier messages that went into it. forgetful:
    why memory could not help, if it should have. calls: which of the client's tools the model
    asks to be called; the talk goes on with what they say.
    """

    conversation: str
    finish: str
    usage: Usage
    model: str
    demo: bool
    kept: Sequence[int] = ()
    receipt: str | None = None
    is_outside: bool = False
    masked: int = 0
    changes: Sequence[str] = ()
    turns: Sequence[str] = ()
    errand: bool = False
    reasons: Sequence[str] = ()
    reach: Reach = Reach.OFF
    memories: Sequence[Use] = ()
    forgetful: str = ""
    calls: Sequence[ToolCall] = ()

    @property
    def guarded(self) -> str | None:
        """The kept answer of which more can be seen: the guard changed it. None: there is none."""
        return self.turns[-1] if self.changes and self.turns else None


def check(question: Question, *, limit_bytes: int) -> None:
    """Raise BadInput or TooLarge unless there is something to answer that all of Troth can hold."""
    if question.again is not None:
        if question.messages or question.after is not None:
            message = "Say something new, or ask for another answer, but not both at once."
            raise BadInput(message, param="again")
        return
    if not question.messages or question.messages[-1][0] != "user":
        message = "The last message must be the person's."
        raise BadInput(message, param="messages")
    for text in (*(text.text for _, text in question.messages), *question.tools.texts):
        if len(text.encode("utf-8", "surrogatepass")) > limit_bytes:
            message = f"A message may have up to {limit_bytes} bytes. Send it in parts."
            raise TooLarge(message, param="messages")
    _check_new(question.asked)


def _check_new(text: str) -> None:
    if is_blank(text):
        message = "The message is empty. Write something to answer."
        raise BadInput(message, param="messages")
    if "\0" in text:
        message = "The message holds a NUL character. Take it out and send the rest."
        raise BadInput(message, param="messages")
    try:
        text.encode()
    except UnicodeEncodeError:
        message = "The message holds half a character (a lone surrogate). Send whole characters."
        raise BadInput(message, param="messages") from None  # the error quotes the text
