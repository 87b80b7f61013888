"""The model's own process, seen from outside: start it, ask it, end it.

The process (`engine.py`) talks over its standard input and output only. One thread
starts it, reads what it says and stays until it is gone; another writes. So no ask
ever waits on a process that hangs, and the kernel ends the process with ours (it
is tied to the thread that started it).

No text reaches it before `running.py` has written it down, so that an erasure finds it.
"""

import contextlib
import itertools
import json
import os
import queue
import subprocess
import sys
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import IO, TypeAlias

from troth.providers.events import LONGEST_LINE, Event, Failed, Fault, Garbage, read
from troth.providers.running import Entry

ENGINE = Path(__file__).with_name("engine.py")

Hear: TypeAlias = Callable[[Event], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What a model's process is started with."""

    run_dir: Path
    weights: Path
    runtime: Path
    """The folder that `xllamacpp` is imported from."""
    context: int
    """Tokens of one conversation, prompt and answer together."""
    places: int
    """How many conversations at a time."""
    small_cache: bool = False
    """Whether keys and values of a conversation take 8 bits each instead of 16."""
    engine: Path = ENGINE

    def told(self, socket: str) -> Mapping[str, object]:
        """Return what the process reads first."""
        cores = os.cpu_count() or 1
        return {
            "parent": os.getpid(),
            "folder": str(self.run_dir),
            "socket": socket,
            "weights": str(self.weights),
            "runtime": str(self.runtime),
            "context": self.context,
            "places": self.places,
            "small_cache": self.small_cache,
            # Writing leaves a core to the server. Reading a prompt is short, and with all cores
            # the first word comes in half the time; on a busy machine it costs a tenth.
            "threads": max(1, cores - 1),
            "reading_threads": cores,
        }


class Child:
    """One process from start to end. A new one is made after it has ended."""

    def __init__(self, plan: Plan) -> None:
        self._plan = plan
        self._numbers = itertools.count(1)
        self._hearers: dict[int, Hear] = {}
        self._lines: queue.SimpleQueue[bytes | None] = queue.SimpleQueue()
        self._lock = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._unwanted = False
        self._over: Fault | None = None
        self._life = threading.Thread(target=self._live, name="troth-model", daemon=True)

    def start(self) -> None:
        """Start the process. Returns at once; what is asked meanwhile waits in line."""
        self._life.start()

    @property
    def alive(self) -> bool:
        """Whether it is worth asking."""
        with self._lock:
            over = self._over is not None or self._unwanted
        return not over and (self._process is None or self._process.poll() is None)

    def ask(self, what: Mapping[str, object], hear: Hear) -> int:
        """Ask (nothing: whether it is ready). `hear` is called from another thread.

        Returns the number of the ask, to be handed to `drop` in the end.
        """
        with self._lock:
            number = next(self._numbers)
            over = self._over
            self._hearers[number] = hear
        if over:
            hear(Failed(over))
        self._send({"id": number, **what})
        return number

    def drop(self, number: int) -> None:
        """Stop an answer, and stop hearing of it."""
        with self._lock:
            self._hearers.pop(number, None)
        self._send({"drop": number})

    def kill(self) -> None:
        """End the process now, even one that hangs."""
        with self._lock:
            self._unwanted = True
            if self._process:
                self._process.kill()

    def end(self) -> None:
        """End the process and wait until it is gone."""
        self.kill()
        if self._life.ident:
            self._life.join()

    def _send(self, what: Mapping[str, object]) -> None:
        self._lines.put(_line(what))

    def _live(self) -> None:
        fault: Fault = "died"
        try:
            with contextlib.suppress(OSError), Entry(self._plan.run_dir) as entry:
                fault = self._run(entry)
        finally:
            self._tell_all(fault)

    def _run(self, entry: Entry) -> Fault:
        with subprocess.Popen(
            [sys.executable, "-I", str(self._plan.engine)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            pass_fds=(entry.lock,),
            cwd="/",
            env={"OMP_WAIT_POLICY": "passive"},  # nothing of ours: no key, no proxy, no setting
            start_new_session=True,  # a Ctrl-C in the terminal is not meant for it
        ) as process:
            plan = _line(self._plan.told(entry.socket))
            writer = threading.Thread(target=self._write, args=(process.stdin, plan), daemon=True)
            try:
                with self._lock:
                    self._process = process
                    unwanted = self._unwanted
                if not unwanted:
                    entry.write(process.pid)
                    writer.start()
                    return self._listen(process.stdout)
                return "died"
            finally:
                process.kill()
                self._lines.put(None)
                if writer.ident:
                    writer.join()

    def _write(self, pipe: IO[bytes], plan: bytes) -> None:
        # A broken pipe means that the process is gone: the reader finds out and tells.
        with contextlib.suppress(OSError), pipe:
            pipe.write(plan)
            for line in iter(self._lines.get, None):
                pipe.write(line)
                pipe.flush()

    def _listen(self, pipe: IO[bytes] | None) -> Fault:
        while pipe and (line := pipe.readline(LONGEST_LINE + 1)):
            try:
                number, event = read(line)
            except Garbage:
                return "garbled"
            if number == 0:
                return event.fault if isinstance(event, Failed) else "garbled"
            with self._lock:
                hear = self._hearers.get(number)
            if hear:
                hear(event)
        return "died"

    def _tell_all(self, fault: Fault) -> None:
        with self._lock:
            self._over = fault
            hearers = list(self._hearers.values())
        for hear in hearers:
            hear(Failed(fault))


def _line(what: Mapping[str, object]) -> bytes:
    return json.dumps(what).encode() + b"\n"
