"""A process that forks workers on command. Each does one thing on an installation, and may die.

Imports are done once, before the first fork, so that a worker is at work within milliseconds.
On stdin a line of JSON each: {"worker": n, "do": name, ...} or {"reap": n}. On stdout a line
each: the worker's number, a word, and what belongs to it.
"""

import json
import os
import signal
import sys
import tempfile
import threading
from collections.abc import Callable
from pathlib import Path
from types import FrameType
from typing import Self

import troth
from troth.companion.turn import Turn
from troth.gate import forget
from troth.house import House
from troth.testing.house import add_person, new_house, same_house
from troth.words import COMPANION_HISTORY, PersonId

SOURCE = str(Path(troth.__file__).parent)


def keep(say: Callable[..., None], home: str, person: str, *, start: int, times: int) -> None:
    """Keep turns that say a number, and tell each number once it is acknowledged."""
    with same_house(Path(home)) as house:
        say("open")
        for number in range(start, start + times):
            with house.gate.enter(PersonId(person), COMPANION_HISTORY) as room:
                room.keep(Turn(text=str(number), role="user", at="now", conversation="talk"))
            say("kept", number)


def roll(say: Callable[..., None], home: str, *, times: int) -> None:
    """Roll the epoch again and again."""
    with same_house(Path(home)) as house:
        say("open")
        for _ in range(times):
            say("rolled", house.gate.roll())


def dying_roll(say: Callable[..., None], home: str, *, at: int) -> None:
    """Roll the epoch, and die at a line of it."""
    with _dying(at) as count, same_house(Path(home)) as house:
        count.start()
        house.gate.roll()
    say("lived", count.lines)


def dying_erase(say: Callable[..., None], home: str, person: str, *, at: int) -> None:
    """Erase a person, and die at a line of it."""
    # An erasure looks into the machine's temporary files too; others come and go meanwhile.
    tempfile.tempdir = home
    with _dying(at) as count, same_house(Path(home)) as house:
        count.start()
        house.erase(PersonId(person))
    say("lived", count.lines)


def dying_forget(say: Callable[..., None], home: str, person: str, *, at: int) -> None:
    """Forget every second turn of a person, and die at a line of it."""
    with _dying(at) as count, same_house(Path(home)) as house:
        count.start()
        forget.forget(house.gate, PersonId(person), Turn, lambda number, _: number % 2 == 0)
    say("lived", count.lines)


def dying_set_up(say: Callable[..., None], home: str, *, at: int) -> None:
    """Make an installation, and die at a line of it."""
    with _dying(at) as count:
        count.start()
        new_house(Path(home)).close()
    say("lived", count.lines)


def add(say: Callable[..., None], home: str, *, times: int) -> None:
    """Add persons, and tell each."""
    with same_house(Path(home)) as house:
        say("open")
        for _ in range(times):
            say("added", add_person(house))


def transact(say: Callable[..., None], home: str, person: str, *, times: int, mark: int) -> None:
    """Keep turns as fast as it goes; tell now and then how far it is."""
    with same_house(Path(home)) as house:
        for number in range(times):
            _keep(house, person, f"{mark} {number}")
            if number % 100 == 0:
                say("at", number)
    say("done", times)


def _keep(house: House, person: str, text: str) -> None:
    with house.gate.enter(PersonId(person), COMPANION_HISTORY) as room:
        room.keep(Turn(text=text, role="user", at="now", conversation="talk"))


class _dying:  # noqa: N801  # it reads as a word of the `with`
    """Count the lines of Troth that run, in every thread, and die at one of them."""

    def __init__(self, at: int) -> None:
        self.at = at
        self.lines = 0
        self.counting = False

    def __enter__(self) -> Self:
        sys.settrace(self._call)
        threading.settrace(self._call)
        return self

    def __exit__(self, *_: object) -> None:
        sys.settrace(None)
        threading.settrace(None)

    def start(self) -> None:
        """Count from here on."""
        self.counting = True

    def _call(self, frame: FrameType, _event: str, _: object) -> object:
        return self._line if frame.f_code.co_filename.startswith(SOURCE) else None

    def _line(self, _frame: FrameType, event: str, _: object) -> object:
        if event == "line" and self.counting:
            self.lines += 1
            if self.lines == self.at:
                os.kill(os.getpid(), signal.SIGKILL)
        return self._line


WORKS = {
    work.__name__: work
    for work in (keep, roll, dying_roll, dying_erase, dying_forget, dying_set_up, add, transact)
}


def _say(worker: int, *words: object) -> None:
    # One short write: lines of several workers never mix.
    os.write(1, (" ".join(str(word) for word in (worker, *words)) + "\n").encode())


def _work(worker: int, order: dict[str, object]) -> None:
    code = 1
    try:
        work = WORKS[str(order.pop("do"))]
        work(lambda *words: _say(worker, *words), **order)
        code = 0
    except BaseException as error:  # noqa: BLE001  # whatever it is, the test hears of it
        _say(worker, "failed", type(error).__name__, str(error).replace("\n", " ")[:300])
    finally:
        os._exit(code)


def main() -> None:
    """Serve until stdin ends."""
    children: dict[int, int] = {}
    for line in sys.stdin:
        order = json.loads(line)
        if "reap" in order:
            _, status = os.waitpid(children.pop(order["reap"]), 0)
            _say(order["reap"], "ended", status)
            continue
        worker = order.pop("worker")
        child = os.fork()
        if child == 0:
            _work(worker, order)
        children[worker] = child
        _say(worker, "pid", child)


if __name__ == "__main__":
    main()
