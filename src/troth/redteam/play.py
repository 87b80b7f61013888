"""Plays scripts against a model, and writes each answer down before the next is asked for.

A talk goes on with what the model said, not with what the guard would have shown: so the guard
is judged, off and on, on the very same words. What the file has already is not asked again.
"""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias

from troth.providers.base import Ask, Message, Role
from troth.redteam.raw import Line, Raw
from troth.redteam.scripts import Script
from troth.words import Clear

Answer: TypeAlias = Callable[[Ask], Awaitable[str]]
"""Asks a model, and returns all that it says."""
TEMPERATURE: Final = 0.8
MOST_TOKENS: Final = 120


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What is left to do. done: answers that are there already. count: all answers."""

    scripts: Sequence[Script]
    done: dict[str, Line]
    count: int

    @property
    def left(self) -> int:
        """How many answers are not there yet."""
        names = (f"{one.id}#{at}" for one in self.scripts for at in range(1, len(one.says) + 1))
        return sum(name not in self.done for name in names)


def plan(scripts: Sequence[Script], before: Raw | None) -> Plan:
    """Say what is to be played, after what an earlier run left."""
    done = {one.id: one for one in before.lines} if before else {}
    return Plan(scripts=scripts, done=done, count=sum(len(one.says) for one in scripts))


async def play(
    todo: Plan,
    answer: Answer,
    *,
    write: Callable[[Line], None],
    may_go_on: Callable[[], bool] = lambda: True,
    most_tokens: int = MOST_TOKENS,
) -> int:
    """Play what is left, until it is done or may not go on; return how many answers are new."""
    fresh = 0
    for script in todo.scripts:
        talk: list[tuple[Role, str]] = [("system", script.system)]
        for said, heard in (*script.made_up, *script.lead):
            talk += [("user", said), ("assistant", heard)]
        for number, said in enumerate(script.says, 1):
            talk.append(("user", said))
            name = f"{script.id}#{number}"
            found = todo.done.get(name)
            if found is None:
                if not may_go_on():
                    return fresh
                raw = script.written
                if raw is None:
                    raw = await answer(_ask(talk, script, most_tokens))
                found = _line(script, name, talk, raw)
                write(found)
                fresh += 1
            talk.append(("assistant", found.raw))
    return fresh


def _ask(talk: Sequence[tuple[Role, str]], script: Script, most_tokens: int) -> Ask:
    return Ask(
        messages=tuple(Message(role, Clear(text)) for role, text in talk),
        max_tokens=most_tokens,
        temperature=TEMPERATURE,
        seed=script.seed,
    )


def _line(script: Script, name: str, talk: Sequence[tuple[Role, str]], raw: str) -> Line:
    return Line(
        id=name,
        family=script.family,
        persona=script.persona,
        called=script.called,
        said=tuple(text for role, text in talk if role == "user")[len(script.made_up) :],
        raw=raw,
        how=script.how,
        meant=script.meant,
        seed=script.seed,
        written=script.written is not None,
    )
