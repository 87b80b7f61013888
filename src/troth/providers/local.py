"""The embedded demo model: SmolLM2 135M in a process of its own, on this machine only.

It shows that Troth works, and says wherever it answers that it is a demo. Text
reaches it through one pipe. It has two places; other asks wait in line, first come,
first served. After a fault the next ask starts a new process.
"""

import asyncio
import importlib.util
from collections.abc import AsyncGenerator, AsyncIterator, Sequence
from contextlib import aclosing, asynccontextmanager, suppress
from functools import partial
from pathlib import Path

from troth.errors import ProviderBusy, ProviderFailed, TooLarge, TrothError, Unconfigured
from troth.providers import plain
from troth.providers.base import Ask, Done, FirstByte, Message, Piece, Usage
from troth.providers.child import ENGINE, Child, Plan
from troth.providers.context import fit, size
from troth.providers.events import Ended, Event, Failed, Fault, Over, Ready, Wrote
from troth.providers.running import end_all, living
from troth.settings import Settings
from troth.weights.find import find
from troth.words import Json, Level, Unguarded, Veiled

CONTEXT = 1536
"""Tokens of one conversation, prompt and answer together. A thousand cost 23 MB of memory."""
HISTORY_BYTES = 3072
"""How much of a conversation is read again each time. Two cores take four seconds for this."""
PLACES = 2
WAITING = 8
"""How many asks may wait in line for a place."""

_AGAINST_LOOPS = {"repeat_penalty": 1.1, "repeat_last_n": 128, "top_p": 0.9, "min_p": 0.05}
"""A model this small repeats itself without end otherwise. The names are llama.cpp's."""
_HOTTEST = 0.3
"""Above this temperature it rambles."""
_AGAIN = "Ask again: it starts anew."


class LocalProvider:
    """SmolLM2 135M through llama.cpp. Started by the first ask, or by `ready`."""

    id = "demo"
    name = "SmolLM2 135M (demo)"
    level = Level.LOCAL
    demo = True

    def __init__(self, settings: Settings, *, engine: Path = ENGINE) -> None:
        self._settings = settings
        self._engine = engine
        self._child: Child | None = None
        self._waking = asyncio.Lock()
        self._turn = asyncio.Semaphore(PLACES)
        self._inside = 0

    def body(self, ask: Ask) -> dict[str, Json]:
        """Write the ask down as it is."""
        return plain.body(ask)

    def is_fixed(self, path: tuple[str | int, ...], _text: str) -> bool:
        """Say that roles are fixed words."""
        return path[-1:] == ("role",)

    async def stream(
        self, request: Veiled, *, first_byte: FirstByte
    ) -> AsyncGenerator[Piece | Done, None]:
        """Answer piece by piece. The oldest turns of a history that is too long are left out."""
        ask = plain.read(request)
        room = CONTEXT - min(ask.max_tokens, CONTEXT // 4)
        left = fit(ask.messages, HISTORY_BYTES)
        async with self._place():
            child = await self._awake()
            await first_byte()
            while messages := left:
                left = ()
                async with aclosing(self._hear(child, _request(ask, messages, room))) as events:
                    async for event in events:
                        match event:
                            case Wrote(text):
                                yield Piece(Unguarded(text))
                            case Over(tokens):
                                left = _shorter(messages, tokens, room)
                                break
                            case Ended(finish, prompt, wrote):
                                usage = Usage(prompt_tokens=prompt, completion_tokens=wrote)
                                yield Done(finish, usage)
                                break

    async def ready(self) -> None:
        """Start the process and wait until the model is loaded."""
        async with aclosing(self._hear(await self._awake(), {})) as events:
            async for event in events:
                if isinstance(event, Ready):
                    return

    async def close(self) -> None:
        """End our process."""
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

    @asynccontextmanager
    async def _place(self) -> AsyncIterator[None]:
        if self._inside >= PLACES + WAITING:
            message = "The model is busy and its waiting line is full. Try again in a minute."
            raise ProviderBusy(message)
        self._inside += 1
        try:
            async with self._turn:
                yield
        finally:
            self._inside -= 1

    async def _awake(self) -> Child:
        async with self._waking:
            if self._child is None or not self._child.alive:
                self._child = Child(await asyncio.to_thread(self._plan))
                self._child.start()
            return self._child

    def _plan(self) -> Plan:
        return Plan(
            run_dir=self._settings.run_dir,
            weights=find("demo", self._settings.weights_dir),
            runtime=_runtime(),
            context=CONTEXT,
            places=PLACES,
            engine=self._engine,
        )

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
            raise _error(event.fault)
        return event


def _pass_on(loop: asyncio.AbstractEventLoop, heard: asyncio.Queue[Event], event: Event) -> None:
    with suppress(RuntimeError):  # the loop is closed: nobody listens any more
        loop.call_soon_threadsafe(heard.put_nowait, event)


def _request(ask: Ask, messages: Sequence[Message], room: int) -> dict[str, object]:
    """Write an ask in the shape that `engine.serve` reads."""
    asked: dict[str, object] = {
        "messages": [{"role": m.role, "content": _without_marks(m.text.text)} for m in messages],
        "max_tokens": ask.max_tokens,
        "temperature": min(ask.temperature, _HOTTEST),
        "stop": list(ask.stop),
        "stream": True,
        "stream_options": {"include_usage": True},
        "return_progress": True,
        "cache_prompt": False,
        **_AGAINST_LOOPS,
    }
    if ask.seed is not None:
        asked["seed"] = ask.seed
    return {"ask": asked, "room": room}


def _without_marks(text: str) -> str:
    """Break up what the runtime would read as a mark between turns, such as `<|im_start|>`."""
    return text.replace("<|", "< |")


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


def _error(fault: Fault) -> TrothError:
    match fault:
        case "runtime":
            return Unconfigured(
                "The model's runtime does not load on this machine. On Debian or Ubuntu, "
                "run `apt install libgomp1`. Elsewhere, run `troth model get demo`."
            )
        case "weights":
            return ProviderFailed(
                "The model could not be loaded. It needs about 300 MB of free memory."
            )
        case "failed":
            return ProviderFailed("The model could not answer this. Say it in another way.")
        case "died":
            return ProviderFailed(f"The model stopped before its answer was whole. {_AGAIN}")
        case "garbled":
            return ProviderFailed(f"The model said something that nobody can read. {_AGAIN}")
