"""The embedded model, in a process of its own, on this machine only.

It is SmolLM2 135M, which shows that Troth works and says wherever it answers that it is a demo;
or the model file that somebody got and chose (`weights.own`). Text reaches it through one pipe.
It has two places; who else asks waits in a line that is fair between people. After a fault the
next ask starts a new process; one that nobody asks for a while is ended. No process keeps words
of one ask for the next: nothing of a prompt is cached.
"""

import asyncio
import importlib.util
import re
from collections.abc import AsyncGenerator, Callable, Mapping, Sequence
from contextlib import aclosing, suppress
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Final

from troth.errors import ProviderFailed, TooLarge, TrothError, Unconfigured
from troth.providers import plain
from troth.providers.base import Ask, Done, FirstByte, Message, Piece, Usage
from troth.providers.child import ENGINE, Child, Plan
from troth.providers.context import fit, size
from troth.providers.events import Ended, Event, Failed, Fault, Over, Ready, Wrote
from troth.providers.line import Line
from troth.providers.running import end_all, living
from troth.providers.thoughts import Thoughts
from troth.settings import Settings
from troth.weights import own
from troth.weights.find import find
from troth.words import Clear, Json, Level, Unguarded, Veiled

CONTEXT = 1536
"""Tokens of one conversation, prompt and answer together. A thousand cost 23 MB of memory."""
HISTORY_BYTES = 3072
"""How much of a conversation is read again each time. Two cores take four seconds for this."""
PLACES = 2

_AGAINST_LOOPS: Final = {"repeat_penalty": 1.1, "repeat_last_n": 128, "top_p": 0.9, "min_p": 0.05}
"""A model this small repeats itself without end otherwise. The names are llama.cpp's."""
_HOTTEST = 0.3
"""Above this temperature it rambles."""
_SOBER: Final = {"top_p": 0.95, "min_p": 0.05}
"""For larger ones: the least likely words are left out."""
_AGAIN = "Ask again: it starts anew."
_MARKS: Final = ("<|",)


@dataclass(frozen=True, slots=True, kw_only=True)
class Running:
    """Which model answers, and how it is asked."""

    id: str = "demo"
    name: str = "SmolLM2 135M (demo)"
    demo: bool = True
    context: int = CONTEXT
    history_bytes: int = HISTORY_BYTES
    hottest: float = _HOTTEST
    more: Mapping[str, float] = field(default_factory=lambda: _AGAINST_LOOPS)
    marks: tuple[str, ...] = _MARKS
    small_cache: bool = True
    """Half the memory a conversation, and as quick. Not every model can do it: the demo can."""
    memory: str = "about 200 MB"


DEMO: Final = Running()


class LocalProvider:
    """A model through llama.cpp. Started by the first ask, or by `ready`."""

    level = Level.LOCAL

    def __init__(self, settings: Settings, *, engine: Path = ENGINE) -> None:
        self._settings = settings
        self._engine = engine
        self._child: Child | None = None
        self._runs: Running | None = None
        self._waking = asyncio.Lock()
        self._answering = 0
        self._quiet = asyncio.Event()
        self._quiet.set()
        self._line = Line(PLACES)
        self._seen = -1
        self._chosen = ""
        self._checked: tuple[object, str] | None = None
        """The looks of the file that was read to its end last, and what it was found to be."""
        self._idle: asyncio.TimerHandle | None = None

    @property
    def id(self) -> str:
        """`demo`, or the name of the file that was chosen."""
        return self._using() or DEMO.id

    @property
    def name(self) -> str:
        """The name for people."""
        return self._using() or DEMO.name

    @property
    def demo(self) -> bool:
        """Whether it is the small one."""
        return not self._using()

    def _using(self) -> str:
        """Return the name of the file that is chosen now; empty for the demo."""
        stamp = own.used_stamp(self._settings.weights_dir)
        if stamp != self._seen:
            self._seen, self._chosen = stamp, own.using(self._settings.weights_dir) or ""
        return self._chosen

    def body(self, ask: Ask) -> dict[str, Json]:
        """Write the ask down as it is."""
        return plain.body(ask)

    def is_fixed(self, path: tuple[str | int, ...], _text: str) -> bool:
        """Say that roles are fixed words."""
        return path[-1:] == ("role",)

    def before(self, whose: str) -> int | None:
        """Return how many asks come before this person's next one; None: none of theirs waits."""
        return self._line.before(whose)

    def stream(
        self, request: Veiled, *, first_byte: FirstByte
    ) -> AsyncGenerator[Piece | Done, None]:
        """Answer piece by piece, in the line of nobody in particular."""
        return self.stream_for("", request, first_byte=first_byte)

    async def stream_for(
        self, whose: str, request: Veiled, *, first_byte: FirstByte
    ) -> AsyncGenerator[Piece | Done, None]:
        """Answer piece by piece, in a person's own line.

        The oldest turns of a history that is too long are left out. Raises as `stream` does.
        """
        ask = plain.read(request)
        async with self._line.place(whose):
            child, runs = await self._awake()
            try:
                await first_byte()
                room = runs.context - min(ask.max_tokens, runs.context // 4)
                left = fit(ask.messages, runs.history_bytes)
                while messages := left:
                    left = ()
                    written, thoughts = _request(ask, messages, room, runs), Thoughts()
                    async with aclosing(self._hear(child, written)) as events:
                        async for event in events:
                            match event:
                                case Wrote(text):
                                    if said := thoughts.without(text):
                                        yield Piece(Unguarded(said))
                                case Over(tokens):
                                    left = _shorter(messages, tokens, room)
                                    break
                                case Ended(finish, prompt, wrote):
                                    if said := thoughts.rest():
                                        yield Piece(Unguarded(said))
                                    usage = Usage(prompt_tokens=prompt, completion_tokens=wrote)
                                    yield Done(finish, usage)
                                    break
            finally:
                self._rest()

    async def ready(self) -> None:
        """Start the process and wait until the model is loaded."""
        child, _ = await self._awake()
        try:
            async with aclosing(self._hear(child, {})) as events:
                async for event in events:
                    if isinstance(event, Ready):
                        return
        finally:
            self._rest()

    async def close(self) -> None:
        """End our process."""
        if self._idle:
            self._idle.cancel()
        if self._child:
            await asyncio.to_thread(self._child.end)

    def traces(self) -> tuple[str, ...]:
        """Name every model process that runs on this installation: it may hold earlier text."""
        return tuple(f"model process {pid}" for pid in living(self._settings.run_dir))

    def forget(self) -> str:
        """End every model process of this installation, and wait until its memory is gone."""
        told = end_all(self._settings.run_dir)
        if self._child:
            self._child.end()
        return " ".join(told) or "No model process was running, so none held any text."

    async def _awake(self) -> tuple[Child, Running]:
        """Return the process that answers now. It is another one after a fault, or a choice."""
        async with self._waking:
            if self._idle:
                self._idle.cancel()
            if self._child is None or self._runs is None or not self._child.alive:
                await self._start()
            elif self._runs.id != self.id:  # both at once may not fit into memory
                await self._quiet.wait()
                await asyncio.to_thread(self._child.end)
                await self._start()
            assert self._child is not None
            assert self._runs is not None
            self._answering += 1
            self._quiet.clear()
            return self._child, self._runs

    async def _start(self) -> None:
        plan, self._runs = await asyncio.to_thread(self._plan)
        self._child = Child(plan)
        self._child.start()

    def _rest(self) -> None:
        """Let go of the process, which ends in a while, unless somebody asks by then."""
        self._answering -= 1
        if not self._answering:
            self._quiet.set()
            self._doze()

    def _doze(self) -> None:
        if self._idle:
            self._idle.cancel()
        loop, seconds = asyncio.get_running_loop(), 60 * self._settings.model_idle_minutes
        self._idle = loop.call_later(seconds, self._end_idle)

    def _end_idle(self) -> None:
        if not self._answering and self._child:
            self._child.kill()

    def _plan(self) -> tuple[Plan, Running]:
        runs, weights = self._looked_up(self._using())
        plan = Plan(
            run_dir=self._settings.run_dir,
            weights=weights,
            runtime=_runtime(),
            context=runs.context,
            places=PLACES,
            small_cache=runs.small_cache,
            engine=self._engine,
        )
        return plan, runs

    def _looked_up(self, name: str) -> tuple[Running, Path]:
        """Return how a model is run, and its file, which was checked. Raises as `find` does."""
        if not name:
            return DEMO, find("demo", self._settings.weights_dir)
        one = own.find_own(self._settings.weights_dir, name)
        if self._checked != (looks := _looks(one.file), one.sha256):
            one.check()
            self._checked = looks, one.sha256
        head = one.head()
        context = own.context_of(head)
        needs = own.memory_of(one.size, head, places=PLACES)
        runs = Running(
            id=name,
            name=name,
            demo=False,
            context=context,
            history_bytes=2 * context,
            hottest=2.0,
            more=_SOBER,
            marks=(*_MARKS, *head.marks),
            small_cache=False,
            memory=f"about {needs / 1000:.1f} GB",
        )
        return runs, one.file

    async def _hear(self, child: Child, ask: dict[str, object]) -> AsyncGenerator[Event, None]:
        loop = asyncio.get_running_loop()
        heard: asyncio.Queue[Event] = asyncio.Queue()
        number = child.ask(ask, partial(_pass_on, loop, heard))
        try:
            while True:
                yield await self._next(child, heard)
        finally:
            child.drop(number)

    async def _next(self, child: Child, heard: asyncio.Queue[Event]) -> Event:
        wait = self._settings.model_wait_seconds
        try:
            async with asyncio.timeout(wait):
                event = await heard.get()
        except TimeoutError:
            child.kill()
            message = f"The model said nothing for {wait:g} seconds. {_AGAIN}"
            raise ProviderFailed(message) from None
        if isinstance(event, Failed):
            raise _error(event.fault, self._runs or DEMO)
        return event


def _looks(file: Path) -> object:
    """Return what changes whenever somebody writes to a file; None if it is gone."""
    try:
        found = file.stat()
    except OSError:
        return None
    return found.st_ino, found.st_size, found.st_mtime_ns, found.st_ctime_ns


def _pass_on(loop: asyncio.AbstractEventLoop, heard: asyncio.Queue[Event], event: Event) -> None:
    with suppress(RuntimeError):  # the loop is closed: nobody listens any more
        loop.call_soon_threadsafe(heard.put_nowait, event)


def _request(
    ask: Ask, messages: Sequence[Message], room: int, runs: Running = DEMO
) -> dict[str, object]:
    """Write an ask in the shape that `engine.serve` reads."""
    broken = _breaker(runs.marks)
    asked: dict[str, object] = {
        "messages": [{"role": m.role, "content": broken(m.text)} for m in messages],
        "max_tokens": ask.max_tokens,
        "temperature": min(ask.temperature, runs.hottest),
        "stop": list(ask.stop),
        "stream": True,
        "stream_options": {"include_usage": True},
        "return_progress": True,
        "cache_prompt": False,
        **runs.more,
    }
    if ask.seed is not None:
        asked["seed"] = ask.seed
    return {"ask": asked, "room": room}


def _breaker(marks: Sequence[str]) -> Callable[[Clear], str]:
    """Return what breaks up the words that the runtime would read as a mark between turns.

    Such as `<|im_start|>`: a space behind the first letter makes it a text like any other.
    """
    pattern = re.compile("|".join(map(re.escape, sorted(marks, key=len, reverse=True))))
    return lambda text: pattern.sub(lambda found: f"{found[0][0]} {found[0][1:]}", text.text)


def _shorter(messages: Sequence[Message], tokens: int, room: int) -> tuple[Message, ...]:
    """Leave out old turns until about `room` of `tokens` are left. Raises TooLarge."""
    whole = sum(size(message) for message in messages)
    kept = fit(messages, whole * room // tokens * 19 // 20)
    if len(kept) == len(messages):
        told = (
            f"This is too long for the model: {tokens} tokens, and it has room for {room}. "
            "Shorten the message and send it again."
        )
        raise TooLarge(told, param="messages")
    return kept


def _runtime() -> Path:
    found = importlib.util.find_spec("xllamacpp")
    if found is None or found.origin is None:
        message = "The demo model's runtime is not installed. Run `troth model get demo`."
        raise Unconfigured(message)
    return Path(found.origin).parents[1]


def _error(fault: Fault, runs: Running) -> TrothError:
    match fault:
        case "runtime":
            return Unconfigured(
                "The model's runtime does not load on this machine. On Debian or Ubuntu, "
                "run `apt install libgomp1`. Elsewhere, run `troth model get demo`."
            )
        case "weights":
            return ProviderFailed(
                f"The model could not be loaded. It needs {runs.memory} of free memory."
            )
        case "failed":
            return ProviderFailed("The model could not answer this. Say it in another way.")
        case "died":
            return ProviderFailed(f"The model stopped before its answer was whole. {_AGAIN}")
        case "garbled":
            return ProviderFailed(f"The model said something that nobody can read. {_AGAIN}")
