"""A model behind an address: what it is sent, what is heard, and what is said when it fails."""

import asyncio
import json
from collections.abc import AsyncGenerator, Callable
from contextlib import aclosing, suppress
from dataclasses import replace

import pytest

from troth.errors import BadInput, ProviderBusy, ProviderFailed, TooLarge, TrothError
from troth.net.addresses import Zone
from troth.net.client import Answer, Client, Limits
from troth.providers.base import Ask, CallPiece, Done, Message, Piece, Provider
from troth.providers.remote import (
    DIALECTS,
    ERROR_SECONDS,
    LONGEST_ANSWER,
    LONGEST_PIECE,
    Remote,
    RemoteProvider,
    _events,
    retry_after,
)
from troth.testing.upstream import (
    Behaviour,
    Stage,
    Upstream,
    busy,
    calls,
    cut,
    endless,
    ends_early,
    error_event,
    events,
    gzip_bomb,
    html,
    nobody,
    redirects,
    says,
    sends,
    silent,
    status,
    two_finishes,
)
from troth.words import Clear, Level, Veiled

HERE = frozenset({Zone.LOOPBACK})
LIMITS = Limits(body_bytes=2_000_000)
HASTY = Limits(first_byte_seconds=0.2, between_seconds=0.2)
"""Limits for a server that never answers; one that does may break them on a busy machine."""
PATIENCE = 20
"""Seconds after which what must happen is said not to: below the usual limits."""
TOOLS = ({"type": "function", "function": {"name": "look", "parameters": {"type": "object"}}},)
ASK = Ask(messages=(Message("user", Clear("canary-in-a-question")),), max_tokens=9)
KEY = "canary-in-a-key"
REMOTE = Remote(
    id="far",
    name="Far Model",
    level=Level.CONTRACT,
    dialect="openai",
    base_url="http://127.0.0.1:1/v1",
    model="m",
    zones=HERE,
)
BOTH = pytest.mark.parametrize("dialect", ["openai", "anthropic"])


def provider(up: Upstream, key: Callable[[], str | None] = lambda: KEY, **more) -> RemoteProvider:
    """Return a provider for a server that stands in for one far away."""
    limits = more.pop("limits", LIMITS)
    remote = replace(REMOTE, base_url=up.base_url, **more)
    return RemoteProvider(remote, key=key, client=Client(HERE, limits=limits))


RULES = b'{"error": {"code": "content_filter"}}'


async def nothing() -> None:
    """Let the first byte go."""


async def hear(one: RemoteProvider, ask: Ask = ASK, first_byte=nothing) -> list[object]:
    """Ask once and return what comes: texts, calls and the end."""
    heard: list[object] = []
    request = Veiled(json.dumps(one.body(ask)))
    try:
        async with aclosing(one.stream(request, first_byte=first_byte)) as stream:
            async for bit in stream:
                heard += [bit.text.text if isinstance(bit, Piece) else bit]
    except TrothError as error:
        error.heard = heard
        raise
    finally:
        await one.close()
    return heard


def answer(script: Behaviour, ask: Ask = ASK, **more) -> tuple[list[object], Upstream]:
    """Ask a server with this script once."""

    async def scene() -> tuple[list[object], Upstream]:
        async with Upstream(script) as up:
            return await hear(provider(up, **more), ask), up

    return asyncio.run(scene())


def failure(script: Behaviour, ask: Ask = ASK, **more) -> TrothError:
    """Ask a server with this script once; it must fail, ask once only, and repeat nothing."""

    async def scene() -> TrothError:
        async with Upstream(script) as up:
            with pytest.raises(TrothError) as told:
                await hear(provider(up, **more), ask)
            await up.wait_asked()
            assert len(up.requests) == 1
            assert up.requests[0].whole
            return told.value

    error = asyncio.run(scene())
    assert "canary" not in str(error)
    assert not error.__cause__ or "canary" not in str(error.__cause__)
    return error


# ── what goes ─────────────────────────────────────────────────────────────────────────────────


def test_it_is_a_provider() -> None:
    """It keeps the protocol, and says how far it is trusted (mypy checks the types of this)."""
    one: Provider = RemoteProvider(REMOTE, key=lambda: None)

    assert (one.id, one.name, one.level, one.demo) == ("far", "Far Model", Level.CONTRACT, False)


@BOTH
def test_exactly_the_given_bytes_go_once(dialect: str) -> None:
    """The text goes out as it is, to the dialect's path, with nothing about anybody beside it."""
    request = Veiled('{ "model":"m",\n "messages": [], "odd": "süß 🌱 \\ud83c" }')

    async def scene() -> Upstream:
        async with Upstream(says("Hi")) as up:
            one = provider(up, dialect=dialect)
            async with aclosing(one.stream(request, first_byte=nothing)) as stream:
                assert [bit async for bit in stream]
            await one.close()
            return up

    [sent] = asyncio.run(scene()).requests
    assert sent.body == request.text.encode()
    assert sent.path == {"openai": "/v1/chat/completions", "anthropic": "/v1/messages"}[dialect]
    own = {"openai": {"authorization"}, "anthropic": {"x-api-key", "anthropic-version"}}[dialect]
    assert set(sent.headers) - own == {
        *("host", "user-agent", "accept-encoding", "content-length", "content-type", "accept"),
    }


@pytest.mark.parametrize("text", ["", "plum", "[]", "7", '{"a": "\ud800"}', '{"a": '])
def test_what_is_no_object_does_not_go(text: str) -> None:
    """Text that is no JSON object, or no UTF-8, is not sent, and not repeated."""

    async def scene() -> int:
        async with Upstream(says("Hi")) as up:
            stream = provider(up).stream(Veiled(text), first_byte=nothing)
            with pytest.raises(ProviderFailed, match="Nothing was sent") as told:
                await anext(stream)
            assert "plum" not in str(told.value)
            return up.connections

    assert asyncio.run(scene()) == 0


def test_the_key_is_asked_for_each_time() -> None:
    """A key that was taken away is not used any more."""
    keys = ["first", None]

    async def scene() -> list[str | None]:
        async with Upstream(says("Hi")) as up:
            one = provider(up, lambda: keys.pop(0))
            await hear(one)
            await hear(one)
            return [sent.headers.get("authorization") for sent in up.requests]

    assert asyncio.run(scene()) == ["Bearer first", None]


@pytest.mark.parametrize("key", ["plum\r\nx: y", "plum plum", "plüm", "plum\0", "plum\n"])
def test_an_odd_key_is_not_sent_and_not_shown(key: str) -> None:
    """A key that no header can carry stops before anything is sent."""

    async def scene() -> int:
        async with Upstream(says("Hi")) as up:
            with pytest.raises(ProviderFailed, match="The key for Far Model") as told:
                await hear(provider(up, lambda: key))
            assert "plum" not in str(told.value)
            return up.connections

    assert asyncio.run(scene()) == 0


@BOTH
def test_the_body_fits_the_server(dialect: str) -> None:
    """What a server does not take is left out, and the longest answer has the name it wants."""
    remote = replace(
        REMOTE,
        dialect=dialect,
        leaves_out=frozenset({"temperature", "store"}),
        limit_name="max_completion_tokens",
    )
    one = RemoteProvider(remote, key=lambda: None)
    body = one.body(ASK)

    assert body["max_completion_tokens"] == 9
    assert not {"max_tokens", "temperature", "store"} & body.keys()
    assert one.is_fixed((), "max_completion_tokens")


@BOTH
def test_the_models_name_is_fixed_and_a_canary_is_not(dialect: str) -> None:
    """The configured model is no secret; any other word in its place is masked."""
    one = RemoteProvider(replace(REMOTE, dialect=dialect), key=lambda: None)

    assert one.is_fixed(("model",), "m")
    assert not one.is_fixed(("model",), "canary")
    assert not one.is_fixed(("messages", 0, "content"), "m")
    assert one.is_fixed(("messages", 0, "role"), "user")


# ── what is heard ─────────────────────────────────────────────────────────────────────────────


@BOTH
def test_an_answer_is_heard(dialect: str) -> None:
    """Bit by bit, with why it ended and what it cost at the end."""
    heard, _ = answer(says("Hel", "lo 🌱", finish="length"), dialect=dialect)

    *said, end = heard
    assert "".join(said) == "Hello 🌱"
    assert end.finish == "length"
    assert (end.usage.prompt_tokens, end.usage.completion_tokens) == (7, 2)


def test_what_came_together_is_handed_on_together() -> None:
    """Words that came at once cost one step; a fault behind them loses none of them."""
    parts = [_chunk({"content": bit}) for bit in ("Hel", "lo", " there.")]
    end = _chunk({}, "stop") + b"data: [DONE]\n\n"

    heard, _ = answer(sends(b"".join(parts) + end), dialect="openai")
    assert heard[:-1] == ["Hello there."]

    broken = failure(sends(b"".join(parts) + b"data: {plum\n\n"), dialect="openai")
    assert broken.heard == ["Hello there."]


def test_much_that_came_together_lets_others_have_their_turn() -> None:
    """However many events lie there at once, so many are heard in one step and no more."""
    many = _chunk({"content": "a"}) * 200 + _chunk({}, "stop") + b"data: [DONE]\n\n"

    heard, _ = answer(sends(many), dialect="openai")

    assert "".join(heard[:-1]) == "a" * 200
    assert max(map(len, heard[:-1])) <= 64


@BOTH
def test_a_flood_that_says_nothing_lets_others_have_their_turn(dialect: str) -> None:
    """Nobody hears a bit of it, and still the house does not stand still until it is over."""
    turns = 0

    async def others() -> None:
        nonlocal turns
        while True:
            turns += 1
            await asyncio.sleep(0)

    async def flood() -> AsyncGenerator[bytes, None]:
        for _ in range(2):
            yield b"data: {}\n\n: plum\n\n" * 6_000

    async def scene() -> None:
        other = asyncio.create_task(others())
        ear = DIALECTS[dialect].ear(frozenset())
        async with aclosing(_events(_Comes(flood), ear)) as found:
            async for _ in found:
                pass
        other.cancel()

    asyncio.run(scene())
    assert turns >= 50


class _Comes(Answer):
    """An answer whose body lies there already."""

    def __init__(self, body: Callable[[], AsyncGenerator[bytes, None]]) -> None:
        self.chunks = body


def _chunk(delta: dict[str, object], finish: str | None = None) -> bytes:
    """Write one event in OpenAI's dialect."""
    choice = {"index": 0, "delta": delta, "finish_reason": finish}
    return f"data: {json.dumps({'choices': [choice]})}\n\n".encode()


@BOTH
def test_a_bit_comes_when_it_was_sent(dialect: str) -> None:
    """Nobody waits for the second bit to see the first."""

    async def scene() -> str:
        async with Upstream(silent(after=["Hello"])) as up:
            one = provider(up, dialect=dialect, limits=Limits())
            request = Veiled(json.dumps(one.body(ASK)))
            async with aclosing(one.stream(request, first_byte=nothing)) as stream:
                bit = await anext(stream)
            await one.close()
            return bit.text.text

    assert asyncio.run(scene()) == "Hello"


@BOTH
def test_a_call_of_an_offered_tool_is_heard(dialect: str) -> None:
    """Its arguments come in bits."""
    heard, _ = answer(calls("look", '{"at"', ": 1}"), replace(ASK, tools=TOOLS), dialect=dialect)

    bits = [one for one in heard if isinstance(one, CallPiece)]
    assert (bits[0].name, "".join(one.arguments.text for one in bits)) == ("look", '{"at": 1}')
    assert heard[-1].finish == "tool_calls"


@BOTH
def test_a_call_that_nobody_asked_for_is_dropped(dialect: str) -> None:
    """With words beside it the words are the answer; without, the answer fails."""
    heard, _ = answer(calls("look", "{}", text="Well."), dialect=dialect)

    assert heard[0] == "Well."
    assert [type(one) for one in heard] == [str, Done]
    error = failure(calls("look", "{}"), dialect=dialect)
    assert "tools that nobody gave it" in str(error)


def test_an_answer_in_one_piece_is_heard() -> None:
    """A server that does not stream, though asked to, is understood."""
    told = {"choices": [{"message": {"content": "Yes"}, "finish_reason": "stop"}]}

    for mark in (b"", b"\xef\xbb\xbf"):  # some write a mark of the order of bytes before it
        heard, _ = answer(status(200, mark + json.dumps(told).encode()))

        assert [heard[0], heard[1].finish] == ["Yes", "stop"]


@BOTH
def test_a_large_bit_lets_others_have_their_turn(dialect: str) -> None:
    """It is handed on in parts, to the letter, and between them the house goes on."""
    long = "süß 🌱 " * 10_000
    turns = [0]

    async def others() -> None:
        while True:
            turns[0] += 1
            await asyncio.sleep(0)

    async def scene() -> list[tuple[str, int]]:
        async with Upstream(says(long)) as up:
            one = provider(up, dialect=dialect)
            busy_too = asyncio.ensure_future(others())
            request = Veiled(json.dumps(one.body(ASK)))
            async with aclosing(one.stream(request, first_byte=nothing)) as stream:
                heard = [(one.text.text, turns[0]) async for one in stream if type(one) is Piece]
            busy_too.cancel()
            await one.close()
            return heard

    heard = asyncio.run(scene())

    assert "".join(text for text, _ in heard) == long
    assert max(len(text) for text, _ in heard) <= LONGEST_PIECE
    assert len({turn for _, turn in heard}) == len(heard) > 10


def test_a_large_call_keeps_its_name_and_its_arguments() -> None:
    """Only the first part has the name."""
    told = '{"at": "' + "a" * 20_000 + '"}'

    heard, _ = answer(calls("look", told), replace(ASK, tools=TOOLS))

    bits = [one for one in heard if isinstance(one, CallPiece)]
    assert [one.name for one in bits if one.name] == ["look"]
    assert "".join(one.arguments.text for one in bits) == told
    assert len(bits) > 4


@BOTH
def test_an_answer_without_end_is_left(dialect: str) -> None:
    """At the limit we hang up and say that it was cut."""

    async def talk(stage: Stage) -> None:
        await stage.head()
        await stage.opening()
        while True:
            await stage.text("word " * 1_000)

    async def scene() -> list[object]:
        async with Upstream(talk) as up:
            heard = await hear(provider(up, dialect=dialect, limits=Limits()))
            async with asyncio.timeout(PATIENCE):
                await up.wait_left()
            return heard

    heard = asyncio.run(scene())

    assert sum(len(text) for text in heard[:-1]) == LONGEST_ANSWER
    assert heard[-1].finish == "length"


def test_an_answer_that_just_fits_is_whole() -> None:
    """The limit is the last length that is heard."""
    heard, _ = answer(says("a" * LONGEST_ANSWER))

    assert sum(len(text) for text in heard[:-1]) == LONGEST_ANSWER
    assert heard[-1].finish == "stop"


def test_odd_line_ends_and_no_end_are_understood() -> None:
    """CR, comments, a mark at the start, letters cut in two, and no empty line at the end."""
    bit = json.dumps({"choices": [{"delta": {"content": "süß"}}]}, ensure_ascii=False).encode()
    stream = b"\xef\xbb\xbf: hi\r\rdata: " + bit + b"\r\n\r\ndata: [DONE]"

    heard, _ = answer(sends(*(bytes([one]) for one in stream)))

    assert [heard[0], heard[1].finish] == ["süß", "stop"]


@BOTH
def test_a_connection_is_used_again(dialect: str) -> None:
    """After a whole answer the next question goes over the same connection, with its own moment."""

    async def scene() -> tuple[list[int], int]:
        moments: list[int] = []
        async with Upstream(says("Hi")) as up:
            one = provider(up, dialect=dialect)
            request = Veiled(json.dumps(one.body(ASK)))

            async def first_byte() -> None:
                moments.append(len(up.requests))

            for _ in range(3):
                async with aclosing(one.stream(request, first_byte=first_byte)) as stream:
                    assert [bit async for bit in stream]
            await one.close()
            return moments, up.connections

    assert asyncio.run(scene()) == ([0, 1, 2], 1)


@BOTH
def test_what_is_over_is_not_waited_for(dialect: str) -> None:
    """A server that says that it is done, and then holds the line, is left with its answer."""

    async def holds(stage: Stage) -> None:
        await stage.head()
        await stage.opening()
        await stage.text("Hi", first=True)
        await stage.finish("stop")
        await stage.event("[DONE]" if dialect == "openai" else {"type": "message_stop"})
        await stage.until_left()

    async def scene() -> list[object]:
        async with Upstream(holds) as up:
            one = provider(up, dialect=dialect)
            heard = await hear(one)
            async with asyncio.timeout(PATIENCE):
                await up.wait_left()
            return heard

    heard = asyncio.run(scene())

    assert [heard[0], heard[1].finish] == ["Hi", "stop"]


# ── what goes wrong ───────────────────────────────────────────────────────────────────────────

GARBAGE = events("not json {")


async def calls_on_and_on(stage: Stage) -> None:
    """Call one tool after the other."""
    await stage.head()
    await stage.opening()
    for at in range(300):
        await stage.call(at, "look", ["{}"])
    await stage.until_left()


FAILS: dict[str, tuple[Behaviour, str]] = {
    "500": (status(500, b"canary"), "fault of its own"),
    "502": (status(502, b"<html>canary"), "fault of its own"),
    "408": (status(408, b"canary"), "fault of its own"),
    "400": (status(400, b'{"error": {"message": "canary"}}'), "does not take what Troth asks"),
    "401": (status(401, b"canary"), "The key is wrong for Far Model. See `troth provider`."),
    "403": (status(403), "The key is wrong"),
    "402": (status(402), "nothing left"),
    "404": (status(404), "does not have this model"),
    "204": (status(204), "does not take"),
    "redirect": (redirects("http://127.0.0.1:1/canary"), "does not follow"),
    "page": (html(), "web page"),
    "plain": (sends(b"canary", content_type="text/plain"), "no answer"),
    "no type": (sends(b"data: [DONE]\n\n", content_type=""), "no answer"),
    "garbage": (GARBAGE, "nobody can read"),
    "not utf-8": (sends(b"data: \xff\n\n"), "nobody can read"),
    "cut in a word": (ends_early("He", tail=b'data: {"choices": [{"de'), "nobody can read"),
    "cut in a letter": (ends_early("He", tail=b'data: {"a": "\xf0\x9f'), "nobody can read"),
    "cut between": (ends_early("He"), "broke off"),
    "hung up": (cut("He"), "broke off"),
    "hung up in a word": (cut("He", tail=b'data: {"cho'), "broke off"),
    "two finishes": (two_finishes("He"), "went on after"),
    "error event": (error_event("api_error", after=["He"]), "could not answer"),
    "bomb": (gzip_bomb(2), "packed"),
    "endless": (endless(b": " + b"a" * 60_000 + b"\n\n"), "more than Troth takes"),
    "endless line": (endless(b"a" * 65_536), "nobody can read"),
    "empty": (sends(), "broke off"),
    "empty json": (status(200, b"{}"), "nobody can read"),
    "many calls": (calls_on_and_on, "more tools than anybody can mean"),
    "long json": (status(200, b" " * 1_500_000), "more than Troth takes"),
    "silent": (silent(), "took too long"),
    "silent later": (silent(after=["He"]), "took too long"),
}


@BOTH
@pytest.mark.parametrize("name", FAILS)
def test_a_bad_answer_is_told_in_clear_words(dialect: str, name: str) -> None:
    """Each way to fail has its own words, is asked once only, and is not worth another try."""
    script, words = FAILS[name]

    limits = HASTY if name.startswith("silent") else LIMITS
    error = failure(script, dialect=dialect, limits=limits)

    assert words in str(error)
    assert type(error) is ProviderFailed


@BOTH
def test_what_was_heard_before_the_fault_was_handed_on(dialect: str) -> None:
    """The words before the cut are not lost."""
    assert "".join(failure(cut("He", "llo"), dialect=dialect).heard) == "Hello"


@BOTH
@pytest.mark.parametrize("code", [429, 503, 529])
def test_a_busy_server_may_be_asked_again(dialect: str, code: int) -> None:
    """It says how long to wait, if it was told."""
    error = failure(busy(code, retry_after="2"), dialect=dialect)

    assert isinstance(error, ProviderBusy)
    assert error.retry_after == 2
    assert "no free place" in str(error)
    assert failure(busy(code), dialect=dialect).retry_after is None


def test_an_account_without_credit_is_not_busy() -> None:
    """The same status with another code is not worth another try."""
    error = failure(status(429, b'{"error": {"code": "insufficient_quota"}}'))

    assert "nothing left" in str(error)
    assert type(error) is ProviderFailed


class Ahead(asyncio.SelectorEventLoop):
    """A loop whose clock can be put on."""

    ahead = 0.0

    def time(self) -> float:
        """Return the time that was set."""
        return super().time() + self.ahead


@BOTH
@pytest.mark.parametrize("drips", [b" ", b""], ids=["drips", "says nothing"])
def test_the_words_of_an_error_are_not_waited_for_long(dialect: str, drips: bytes) -> None:
    """What a status says is enough; a body that never ends costs a few seconds at most."""
    began: list[float] = []
    over = asyncio.Event()

    async def slow(stage: Stage) -> None:
        loop = asyncio.get_running_loop()
        assert isinstance(loop, Ahead)
        await stage.head(429, {"content_type": "application/json", "retry_after": "2"})
        began.append(loop.time())
        while not over.is_set():
            loop.ahead += 0.1
            if drips:
                await stage.chunk(drips)
            await asyncio.sleep(0)

    async def scene() -> tuple[ProviderBusy, float]:
        async with Upstream(slow) as up:
            with pytest.raises(ProviderBusy) as told:
                await hear(provider(up, dialect=dialect))
            over.set()
            return told.value, asyncio.get_running_loop().time() - began[0]

    with asyncio.Runner(loop_factory=Ahead) as runner:
        error, took = runner.run(scene())

    assert error.retry_after == 2
    assert ERROR_SECONDS <= took < 10 * ERROR_SECONDS


@pytest.mark.parametrize(
    "script",
    [
        status(413),
        status(400, b'{"error": {"code": "context_length_exceeded"}}'),
        status(400, b'\xef\xbb\xbf{"error": {"code": "context_length_exceeded"}}'),
        status(400, b'{"message": "This model\'s maximum context length is 4096 tokens."}'),
    ],
    ids=["status", "code", "mark", "words"],
)
def test_a_question_that_is_too_long_is_told_as_that(script: Behaviour) -> None:
    """The person can do something about it."""
    assert isinstance(failure(script), TooLarge)


def test_what_a_second_try_does_not_mend_says_so() -> None:
    """Whoever asks again by themselves would send the words once more, for nothing."""
    lasting = [status(code) for code in (400, 401, 402, 403, 404, 422)]
    lasting += [html(), redirects("https://example.org/"), status(400, RULES)]

    assert all(failure(script).in_vain for script in lasting)
    assert not any(failure(script).in_vain for script in (status(500), cut("He"), busy()))


def test_an_error_in_a_list_is_read() -> None:
    """So Gemini writes it. A list of several, or of something else, says nothing."""
    wrong = {"error": {"code": 400, "message": "API key not valid. Please pass a valid one."}}
    long = {"error": {"code": 400, "message": "The input exceeds the maximum number of tokens."}}

    assert "key is wrong" in str(failure(status(400, json.dumps([wrong], indent=1).encode())))
    assert isinstance(failure(status(400, json.dumps([long]).encode())), TooLarge)
    for odd in ([wrong, wrong], [], [7], [[wrong]]):
        assert "does not take" in str(failure(status(400, json.dumps(odd).encode())))


def test_overload_is_busy_only_before_the_first_word() -> None:
    """What has begun to speak must not be asked again by itself: its words were shown."""
    early = failure(error_event("overloaded_error"), dialect="anthropic")
    late = failure(error_event("overloaded_error", after=["He"]), dialect="anthropic")

    assert isinstance(early, ProviderBusy)
    assert type(late) is ProviderFailed
    assert late.heard == ["He"]


def test_nobody_there_is_busy() -> None:
    """A refused connection: nothing was sent, so it may be asked again."""

    async def scene() -> None:
        async with nobody() as port:
            url = f"http://127.0.0.1:{port}/v1"
            await hear(RemoteProvider(replace(REMOTE, base_url=url), key=lambda: None))

    with pytest.raises(ProviderBusy, match="nothing was sent"):
        asyncio.run(scene())


def test_nothing_goes_if_the_receipt_cannot_be_written() -> None:
    """What the first moment raises comes out as it is, and the server saw no byte."""

    async def no() -> None:
        raise LookupError

    async def scene() -> Upstream:
        async with Upstream(says("Hi")) as up:
            with pytest.raises(LookupError):
                await hear(provider(up), first_byte=no)
            return up

    up = asyncio.run(scene())

    assert (up.connections, up.requests) == (1, [])


@BOTH
@pytest.mark.parametrize("after", [(), ("He",)], ids=["before a word", "after a word"])
def test_leaving_stops_the_model(dialect: str, after: tuple[str, ...]) -> None:
    """Whoever leaves hangs up before any limit runs out, and the server sees it."""

    async def scene() -> int:
        async with Upstream(silent(after=after)) as up:
            one = provider(up, dialect=dialect, limits=Limits())
            asking = asyncio.ensure_future(hear(one))
            await up.wait_asked()
            asking.cancel()
            async with asyncio.timeout(PATIENCE):
                await up.wait_left()
            with suppress(asyncio.CancelledError):
                await asking
            return up.left

    assert asyncio.run(scene()) == 1


def test_closing_the_stream_stops_the_model() -> None:
    """So does closing the stream in the middle of an answer."""

    async def scene() -> None:
        async with Upstream(silent(after=["He"])) as up:
            one = provider(up, limits=Limits())
            request = Veiled(json.dumps(one.body(ASK)))
            async with aclosing(one.stream(request, first_byte=nothing)) as stream:
                await anext(stream)
            async with asyncio.timeout(PATIENCE):
                await up.wait_left()
            await one.close()

    asyncio.run(scene())


# ── how long to wait ──────────────────────────────────────────────────────────────────────────

DATE = "Sun, 06 Nov 1994 08:49:30 GMT"


@pytest.mark.parametrize(
    ("told", "date", "seconds"),
    [
        *((None, None, None), ("0", None, 0), ("7", None, 7), (" 7 ", None, 7)),
        *(("31", None, 30), ("9" * 5000, None, 30), ("-1", None, None), ("1.5", None, None)),
        *(("soon", DATE, None), ("", None, None), ("٣", None, None), ("7, 9", None, None)),
        ("Sun, 06 Nov 1994 08:49:37 GMT", DATE, 7),
        ("Sun, 06 Nov 1994 08:49:20 GMT", DATE, 0),
        ("Sun, 06 Nov 2094 08:49:37 GMT", DATE, 30),
        ("Sun, 06 Nov 1994 08:49:37 GMT", None, None),
        ("Sun, 06 Nov 1994 08:49:37 GMT", "plum", None),
        ("Sun, 06 Nov 1994 08:49:37", DATE, None),
        ("Sun, 06 Nov 99999 08:49:37 GMT", DATE, None),
    ],
)
def test_how_long_to_wait_is_read(
    told: str | None, date: str | None, seconds: float | None
) -> None:
    """Seconds or a date, never more than the longest wait, and nothing from nonsense."""
    assert retry_after(told, date) == seconds


def test_a_date_counts_from_the_servers_own_clock() -> None:
    """A server whose clock is wrong still says how long to wait."""
    told = busy(429, retry_after="Sun, 06 Nov 1994 08:49:37 GMT", date=DATE)

    assert failure(told).retry_after == 7


# ── models on this machine ────────────────────────────────────────────────────────────────────

LOCAL = {"level": Level.LOCAL}


@pytest.mark.parametrize("zones", [{Zone.PUBLIC}, {Zone.PRIVATE}, {Zone.LOOPBACK, Zone.PRIVATE}])
def test_a_local_model_is_on_this_machine(zones: set[Zone]) -> None:
    """What may lie elsewhere cannot be called local."""
    with pytest.raises(BadInput):
        RemoteProvider(replace(REMOTE, level=Level.LOCAL, zones=frozenset(zones)), key=lambda: None)


@pytest.mark.parametrize("model", ["gpt-oss:120b-cloud", "kimi:cloud", "Some-CLOUD", "a:CLOUD"])
def test_a_model_of_a_cloud_is_not_local(model: str) -> None:
    """Its name says so: refused when it is set up. As a provider outside it may be used."""
    remote = replace(REMOTE, model=model, level=Level.LOCAL)

    with pytest.raises(BadInput, match="runs in a cloud"):
        RemoteProvider(remote, key=lambda: None)
    assert RemoteProvider(replace(remote, level=Level.CONTRACT), key=lambda: None).id == "far"


@pytest.mark.parametrize(
    "away",
    [{"remote_host": "https://far.example.org"}, {"remote_model": "big"}],
    ids=["host", "model"],
)
@pytest.mark.parametrize("name", ["m", "m:latest"])
def test_a_model_that_hides_a_cloud_gets_nothing(away: dict[str, str], name: str) -> None:
    """A plain name on this machine may stand for a cloud: the server is asked before it is told."""

    async def scene() -> Upstream:
        async with Upstream(says("Hi"), models=[{"name": name, **away}]) as up:
            with pytest.raises(ProviderFailed, match=r"runs in a cloud.*Nothing was sent"):
                await hear(provider(up, **LOCAL))
            again = provider(up, **LOCAL)
            with pytest.raises(ProviderFailed, match="runs in a cloud"):
                await again.ready()
            await again.close()
            return up

    assert asyncio.run(scene()).requests == []


@pytest.mark.parametrize("models", [None, [], [{"name": "m"}], [{"name": "n", "remote_host": "x"}]])
def test_a_model_on_this_machine_is_asked(models) -> None:
    """A server that lists it here, or that lists nothing, gets the question."""

    async def scene() -> tuple[list[object], list[str]]:
        async with Upstream(says("Hi"), models=models) as up:
            one = provider(up, **LOCAL)
            heard = await hear(one)
            await hear(one)
            return heard, [probe.path for probe in up.probes]

    heard, probes = asyncio.run(scene())

    assert (heard[0], probes) == ("Hi", ["/api/tags"])


def test_a_provider_outside_is_only_asked_what_it_is_sent() -> None:
    """No list is fetched, and getting ready calls nobody: there is no receipt for that."""

    async def scene() -> Upstream:
        async with Upstream(says("Hi")) as up:
            one = provider(up)
            await one.ready()
            assert up.connections == 0
            await hear(one)
            return up

    up = asyncio.run(scene())

    assert (up.connections, up.probes) == (1, [])


def test_a_list_that_never_ends_is_no_list() -> None:
    """If it does not say what it runs, it gets nothing."""

    async def flood(stage: Stage) -> None:
        await stage.head(headers={"content_type": "application/json"})
        while True:
            await stage.chunk(b" " * 65_536)

    class Flooding(Upstream):
        async def _list(self, stage: Stage) -> None:
            await flood(stage)

    async def scene() -> Upstream:
        async with Flooding(says("Hi")) as up:
            with pytest.raises(ProviderFailed):
                await hear(provider(up, **LOCAL))
            return up

    assert asyncio.run(scene()).requests == []


@pytest.mark.parametrize(
    "wrong",
    [
        {"dialect": "plum"},
        {"base_url": "http://127.1/v1"},
        {"base_url": "file:///etc/passwd"},
        {"base_url": "http://a:b@127.0.0.1/v1"},
        {"base_url": "http://169.254.169.254/v1"},
        {"zones": frozenset({Zone.LINK_LOCAL})},
        {"zones": frozenset()},
    ],
    ids=range(7),
)
def test_an_address_that_cannot_be_is_refused_at_once(wrong: dict[str, object]) -> None:
    """Mistakes show when a provider is set up, not when somebody talks."""
    with pytest.raises(BadInput):
        RemoteProvider(replace(REMOTE, **wrong), key=lambda: None)


@pytest.mark.parametrize("level", [Level.LOCAL, Level.CONTRACT])
def test_it_says_what_it_cannot_forget(level: Level) -> None:
    """Nothing is kept here, and what others keep is not promised away."""
    one = RemoteProvider(replace(REMOTE, level=level), key=lambda: None)

    assert one.traces() == ()
    assert "keeps nothing" in one.forget()
    assert ("restarted" in one.forget()) is (level is Level.LOCAL)
    assert ("can't undo" in one.forget()) is (level is not Level.LOCAL)
