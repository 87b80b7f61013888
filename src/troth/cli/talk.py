"""One talk at the terminal: sends what is said, prints what comes, knows the slash commands.

The words of this sitting are held in memory, so that a companion whose talks are not kept
still knows what was just said. They end with the command.
"""

import asyncio
from collections.abc import Sequence
from contextlib import aclosing, suppress
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

import click

from troth.cli.caller import Visit
from troth.cli.cards import METHOD
from troth.cli.history import kept
from troth.cli.screen import say, tell
from troth.errors import TrothError
from troth.words import COMPANION_HISTORY, COMPANION_REPLY, Clear, Json, Shown

if TYPE_CHECKING:
    from troth.companion.chat import Question, Reply

_HELD = 20
OnSensitive: TypeAlias = Literal["ask", "send", "local"]
"""What to do with sensitive words that would leave this machine."""
_STAYED = "stayed on this machine"
HELP: Final = """\
/what           what is kept of this talk
/forget         erase the last message and its answer
/receipt        the receipt of the last answer
/new            begin a new talk
/stop consent   take back your yes to being answered, and leave
/quit           leave"""


class Talk:
    """A talk of one person with one companion, on one event loop."""

    def __init__(
        self,
        visit: Visit,
        runner: asyncio.Runner,
        *,
        companion: str,
        conversation: str | None = None,
    ) -> None:
        self._visit = visit
        self._runner = runner
        self._companion = companion
        self._conversation = conversation
        self._said: list[tuple[Literal["user", "assistant"], str]] = []
        self._last: Reply | None = None
        self.name = visit.house.companion.persona(companion, person=visit.person).name

    def wake(self) -> str:
        """Get the model ready. Returns a sentence if it cannot be had; a card still can."""
        visit = self._visit
        if visit.house.companion.who_answers(visit.person).id:
            return ""  # one that runs beside Troth, or elsewhere: it gets ready by itself
        try:
            self._runner.run(visit.house.provider.ready())
        except TrothError as error:
            return str(error)
        return ""

    def answer(self, text: str, *, sensitive: OnSensitive = "ask") -> bool:
        """Print the answer piece by piece, then what happened to it. False: it was stopped.

        Raises what `Companion.reply` raises, and KeyboardInterrupt at a second Ctrl-C.
        """
        shown: list[str] = []
        try:
            reply = self._runner.run(self._hear(text, shown, sensitive=sensitive))
        finally:
            if shown and not shown[-1].endswith("\n"):
                tell("")
        if reply is None:
            say("Stopped.", dim=True)
            return False
        self._last = reply
        self._conversation = reply.conversation
        self._said += [("user", text), ("assistant", "".join(shown))]
        say(self._summary(reply), dim=True)
        self._remember()
        return True

    def answer_whole(self, text: str, *, sensitive: OnSensitive = "ask") -> dict[str, Json]:
        """Return an answer and what happened to it, without printing anything.

        Raises what `answer` raises, and Abort when it was stopped.
        """
        shown: list[str] = []
        reply = self._runner.run(self._hear(text, shown, sensitive=sensitive, quiet=True))
        if reply is None:
            raise click.Abort
        self._remember()
        return {
            "answer": "".join(shown),
            "conversation": reply.conversation,
            "demo": reply.demo,
            "finish": reply.finish,
            "kept": [*reply.kept],
            "left_this_machine": reply.is_outside,
            "masked": reply.masked,
            "model": reply.model,
            "receipt": reply.receipt,
            "tokens": [reply.usage.prompt_tokens, reply.usage.completion_tokens],
        }

    def command(self, line: str) -> bool:
        """Do what a line with a slash says. Returns whether the talk is over."""
        match line.split():
            case ["/quit"]:
                return True
            case ["/new"]:
                self._begin_anew()
            case ["/forget"]:
                self._forget()
            case ["/what"]:
                self._tell_what_is_kept()
            case ["/receipt"]:
                say(self._receipt())
            case ["/stop", "consent"]:
                self._withdraw()
                return True
            case _:
                say(HELP)
        return False

    async def _hear(
        self, text: str, shown: list[str], *, sensitive: OnSensitive, quiet: bool = False
    ) -> "Reply | None":
        """Print as it comes, unless `quiet`. None: a first Ctrl-C ended the answer.

        A second one leaves, as KeyboardInterrupt.
        """
        question = self._question(text, sensitive)
        parts = self._visit.house.companion.reply(self._visit.person, question)
        try:
            async with aclosing(parts):
                async for part in parts:
                    if not isinstance(part, Shown):
                        return part
                    shown.append(part.text)
                    if not quiet:
                        tell(part.text, end="")
        except asyncio.CancelledError:
            pass
        return None

    def _question(self, text: str, sensitive: OnSensitive) -> "Question":
        from troth.companion.chat import Question

        limit = self._visit.house.settings.message_limit_bytes
        before = [
            (role, Clear(words))
            for role, words in self._said[-_HELD:]
            if len(words.encode()) <= limit  # an answer may be longer than a message may
        ]
        return Question(
            companion=self._companion,
            messages=(*before, ("user", Clear(text))),
            conversation=self._conversation,
            recall=True,
            sensitive="send" if sensitive == "send" else "ask",
            local=sensitive == "local",
        )

    def _summary(self, reply: "Reply") -> str:
        """Say in one line what is true of an answer: kept, recorded, where it was made."""
        stayed = f"went to {reply.model}, {reply.masked} masked" if reply.is_outside else _STAYED
        parts = [f"kept as {_listed(reply.kept)}" if reply.kept else "not kept"]
        if reply.receipt is not None:
            parts += [f"receipt {reply.receipt}", stayed]
        else:
            parts.append("no model was asked")
        if reply.changes:
            many = "1 sentence" if len(reply.changes) == 1 else f"{len(reply.changes)} sentences"
            parts.append(f"{many} changed: {' '.join(dict.fromkeys(reply.changes))}")
            if reply.turns:
                parts.append("to see them: troth guard changes")
        if reply.memories:
            many = "1 message" if len(reply.memories) == 1 else f"{len(reply.memories)} messages"
            parts.append(f"remembered {many} of yours")
        if reply.forgetful:
            parts.append(reply.forgetful)
        if reply.finish == "length":
            parts.append("cut at its longest length")
        return " · ".join(parts)

    def _remember(self) -> None:
        """Let what was just said be found again later, where the person allows that."""
        with suppress(TrothError):  # it is made later then
            self._visit.house.companion.memory.tend(self._visit.person)

    def _begin_anew(self) -> None:
        self._conversation, self._last = None, None
        self._said.clear()
        say("A new talk.")

    def _forget(self) -> None:
        from troth.companion.shelf import forget_some

        if self._last is None:
            say("Nothing was said yet in this sitting.")
            return
        numbers, self._last = set(self._last.kept), None
        del self._said[-2:]
        if not numbers:
            say("It was not kept, and is out of this talk now.")
            return
        gone = forget_some(
            self._visit.house.gate, self._visit.person, lambda number, *_: number in numbers
        )
        say(f"Erased {gone} messages. No older copy opens them any more.")

    def _tell_what_is_kept(self) -> None:
        found = kept(self._visit)
        here = [one.number for one in found if one.record.conversation == self._conversation]
        say(f"Of this talk: {len(here)} messages{f' ({_listed(here)})' if here else ''}.")
        say(f"Of all your talks: {len(found)}. To read them: troth history")
        verdict = self._visit.house.gate.may(self._visit.person, COMPANION_HISTORY)
        say(f"Keeping talks is {'on' if verdict else 'off'}. {verdict.sentence}")

    def _receipt(self) -> str:
        last = self._last
        if last is None or last.receipt is None:
            return "There is no receipt: nothing was sent to a model."
        read, wrote = last.usage.prompt_tokens, last.usage.completion_tokens
        return (
            f"{last.receipt}: {last.model} read {read} tokens and wrote {wrote}.\n"
            "It is a line in your ledger: troth ledger mine"
        )

    def _withdraw(self) -> None:
        consents = self._visit.house.gate.consents
        consents.withdraw(self._visit.person, COMPANION_REPLY, method=METHOD)
        say(f"Your yes is taken back. To say yes again: troth consent give {COMPANION_REPLY}")


def _listed(numbers: Sequence[int]) -> str:
    """Write numbers as a sentence does; a long run as first and last."""
    if len(numbers) > 2:
        return f"{numbers[0]} to {numbers[-1]}"
    return " and ".join(map(str, numbers))
