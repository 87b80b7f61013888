"""Model servers on this machine are found quickly, and whatever is odd is not there."""

import asyncio
import json

import pytest

from troth.errors import ProviderBusy, ProviderFailed
from troth.net.addresses import Zone
from troth.net.client import Client
from troth.providers import found as module
from troth.providers.found import PORTS, Found, detect, runs_elsewhere
from troth.registry.entry import MOST_MODELS
from troth.testing.upstream import Stage, Upstream, nobody


@pytest.fixture(autouse=True)
def _patience(monkeypatch: pytest.MonkeyPatch) -> None:
    """Wait for those that answer as long as a busy machine takes."""
    monkeypatch.setattr(module, "WAIT_SECONDS", 20)


USUAL_WAIT = module.WAIT_SECONDS


class Lists(Upstream):
    """A server that answers every list in one way."""

    def __init__(self, body: bytes, *, status: int = 200, hangs: bool = False) -> None:
        super().__init__()
        self._body, self._code, self._hangs = body, status, hangs

    async def _list(self, stage: Stage) -> None:
        if self._hangs:
            await stage.until_left()
        await stage.whole(self._code, self._body, content_type="application/json")


class Meets(Lists):
    """A server that answers once all of its kind have been asked."""

    def __init__(self, body: bytes, all_asked: asyncio.Barrier) -> None:
        super().__init__(body)
        self._all_asked = all_asked

    async def _list(self, stage: Stage) -> None:
        await self._all_asked.wait()
        await super()._list(stage)


OLLAMA = {
    "models": [
        {"name": "small:latest"},
        {"name": "gpt-oss:120b-cloud"},
        {"name": "alias", "remote_host": "https://far.example.org"},
    ]
}
LLAMACPP = {"object": "list", "data": [{"id": "model.gguf", "owned_by": "llamacpp"}]}
LMSTUDIO = {"object": "list", "data": [{"id": "a"}, {"id": "b"}]}


def find(**servers: Upstream) -> tuple[list[Found], dict[str, Upstream]]:
    """Look for servers at the ports of these; those that are not given have nobody there."""

    async def scene() -> list[Found]:
        async with nobody() as free:
            ports = dict.fromkeys(PORTS, free)
            for kind, up in servers.items():
                await up.__aenter__()
                ports[kind] = up.port
            try:
                return await detect(ports=ports)
            finally:
                for up in servers.values():
                    await up.__aexit__()

    return asyncio.run(scene()), servers


def test_the_usual_ports_are_known() -> None:
    """The ports are those that the servers choose themselves."""
    assert PORTS == {"ollama": 11434, "llamacpp": 8080, "lmstudio": 1234}


def test_all_three_are_found() -> None:
    """Each with its models and an address to call; models of a cloud stand apart."""
    found, ups = find(
        ollama=Lists(json.dumps(OLLAMA).encode()),
        llamacpp=Lists(json.dumps(LLAMACPP).encode()),
        lmstudio=Lists(json.dumps(LMSTUDIO).encode()),
    )

    def url(kind: str) -> str:
        return f"http://127.0.0.1:{ups[kind].port}/v1"

    assert found == [
        Found(
            kind="ollama",
            base_url=url("ollama"),
            models=("small:latest",),
            elsewhere=("gpt-oss:120b-cloud", "alias"),
        ),
        Found(kind="llamacpp", base_url=url("llamacpp"), models=("model.gguf",)),
        Found(kind="lmstudio", base_url=url("lmstudio"), models=("a", "b")),
    ]


def test_they_are_asked_for_a_list_and_nothing_else() -> None:
    """One question to each, without a body."""
    _, ups = find(ollama=Lists(b"{}"), llamacpp=Lists(b"{}"))

    asked = [(one.method, one.path, one.body) for up in ups.values() for one in up.probes]
    assert asked == [("GET", "/api/tags", b""), ("GET", "/v1/models", b"")]


def test_nobody_there_is_nothing_found() -> None:
    """Without any server the answer is an empty list."""
    assert find()[0] == []


def test_all_are_asked_at_once() -> None:
    """So that three that hang cost no more than one, and hide nobody."""
    all_asked = asyncio.Barrier(3)

    found, _ = find(
        ollama=Meets(json.dumps(OLLAMA).encode(), all_asked),
        llamacpp=Meets(b"", all_asked),
        lmstudio=Meets(json.dumps(LMSTUDIO).encode(), all_asked),
    )

    assert [one.kind for one in found] == ["ollama", "lmstudio"]


def test_servers_that_hang_are_left(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each has its time, and counts as absent after it."""
    monkeypatch.setattr(module, "WAIT_SECONDS", 0.05)

    assert find(ollama=Lists(b"", hangs=True), lmstudio=Lists(b"", hangs=True))[0] == []
    assert USUAL_WAIT < 0.8


ODD = [
    *(b"", b"plum", b"[]", b"null", b"{}", b'{"models": {}, "data": {}}', b"[" * 100_000),
    *(b'{"models": 7, "data": 7}', b"\xff\xfe", b" " * 2_000_000),
]


@pytest.mark.parametrize("body", ODD, ids=range(len(ODD)))
def test_what_is_no_list_is_not_found(body: bytes) -> None:
    """Somebody else's server at that port, or one that is broken, is no model server."""
    assert find(ollama=Lists(body), llamacpp=Lists(body), lmstudio=Lists(body))[0] == []


@pytest.mark.parametrize("status", [301, 401, 404, 500])
def test_only_a_whole_yes_counts(status: int) -> None:
    """A list under another status is none."""
    assert find(ollama=Lists(json.dumps(OLLAMA).encode(), status=status))[0] == []


def test_another_server_at_8080_is_not_llamacpp() -> None:
    """Many things listen there: it must say what it is."""
    assert find(llamacpp=Lists(json.dumps(LMSTUDIO).encode()))[0] == []


def test_odd_names_are_left_out() -> None:
    """Names that no entry can hold, that come twice, or that would play tricks on a screen."""
    names = ["ok", 7, None, "", "a" * 129, "a\x1b[2J", "ä", "\u202eevil", "a b", "/a.gguf", "ok"]
    told = json.dumps({"models": [{"name": name} for name in names] + ["plum"]}).encode()

    assert find(ollama=Lists(told))[0][0].models == ("ok",)


@pytest.mark.parametrize(
    ("told", "name"),
    [
        ("/srv/models/small-q4.gguf", "small-q4.gguf"),
        ("../models/small-q4.gguf", "small-q4.gguf"),
        ("C:\\models\\small-q4.gguf", "small-q4.gguf"),
        ("unsloth/Small-GGUF:Q4_K_M", "unsloth/Small-GGUF:Q4_K_M"),
    ],
)
def test_llamacpp_may_tell_where_its_file_lies(told: str, name: str) -> None:
    """The file's name is enough to call it by, and nobody else has to know the folder."""
    listed = {"data": [{"id": told, "owned_by": "llamacpp"}]}

    assert find(llamacpp=Lists(json.dumps(listed).encode()))[0][0].models == (name,)


def test_a_long_list_is_cut() -> None:
    """Nobody reads a thousand names."""
    told = json.dumps({"models": [{"name": f"m{at}"} for at in range(1000)]}).encode()

    assert len(find(ollama=Lists(told))[0][0].models) == MOST_MODELS


# ── a plain name for a cloud ──────────────────────────────────────────────────────────────────


def elsewhere(told: object, model: str, *, status: int = 200) -> bool:
    """Ask a server that lists this whether a model runs elsewhere."""

    async def scene() -> bool:
        async with (
            Lists(json.dumps(told).encode(), status=status) as up,
            Client(frozenset({Zone.LOOPBACK})) as client,
        ):
            return await runs_elsewhere(client, up.origin, model)

    return asyncio.run(scene())


@pytest.mark.parametrize(
    ("model", "away"),
    [
        ("small", False),
        ("small:latest", False),
        ("alias", True),
        ("nobody", False),
        ("ALIAS", True),
        ("library/alias", True),
        ("alias@sha256:00", True),
        ("registry.ollama.ai/library/Alias:Latest", True),
    ],
)
def test_a_plain_name_for_a_cloud_is_known(model: str, away: bool) -> None:  # noqa: FBT001  # a table
    """What an Ollama says of a model counts, not its name."""
    assert elsewhere(OLLAMA, model) is away


def test_it_is_known_at_the_end_of_a_long_list_too() -> None:
    """No length of a list hides it."""
    many = [{"name": f"m{at}"} for at in range(3000)]

    assert elsewhere({"models": [*many, {"name": "last:latest", "remote_host": "x"}]}, "last")


@pytest.mark.parametrize("status", [429, 500, 503])
def test_who_cannot_say_it_now_is_not_taken_for_another_server(status: int) -> None:
    """An Ollama that fails for a moment may send words on all the same."""
    with pytest.raises(ProviderFailed):
        elsewhere(OLLAMA, "alias", status=status)

    assert not elsewhere({}, "alias", status=404)


def test_who_is_not_there_says_nothing() -> None:
    """Nobody there is told as busy, like with every other question."""

    async def scene() -> None:
        async with nobody() as port, Client(frozenset({Zone.LOOPBACK})) as client:
            await runs_elsewhere(client, f"http://127.0.0.1:{port}", "m")

    with pytest.raises(ProviderBusy):
        asyncio.run(scene())
