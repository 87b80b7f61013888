"""Model servers on this machine: Ollama, llama.cpp and LM Studio at their usual ports.

Only 127.0.0.1 is asked, and only for a list of models; no word of anybody goes there. What
answers is not trusted: it has little time and little room, and whatever is odd counts as absent.
"""

import asyncio
import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final, Literal, TypeAlias

from troth.errors import ProviderFailed, TrothError
from troth.net.addresses import Zone
from troth.net.client import Client, Limits
from troth.registry.entry import MOST_MODELS, is_cloud_model, is_model_name
from troth.words import Json

Kind: TypeAlias = Literal["ollama", "llamacpp", "lmstudio"]
PORTS: Final[Mapping[Kind, int]] = {"ollama": 11434, "llamacpp": 8080, "lmstudio": 1234}
WAIT_SECONDS: Final = 0.3
"""How long each port may take in all."""
_LISTS: Mapping[Kind, str] = {
    "ollama": "/api/tags",
    "llamacpp": "/v1/models",
    "lmstudio": "/v1/models",
}
_LONGEST = 1_048_576
_SAYS_NOT: Final = "The model server on this machine does not say what it runs. Restart it."
_LOOK_SECONDS = 5.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A server that answers, and the models that it has here, by names that an entry can hold.

    elsewhere: models that it lists too, but sends on to a cloud. They are not local.
    """

    kind: Kind
    base_url: str
    models: tuple[str, ...]
    elsewhere: tuple[str, ...] = ()


async def detect(*, ports: Mapping[Kind, int] = PORTS) -> list[Found]:
    """Look at all ports at once and return the servers that are there. Never raises."""
    limits = Limits(connect_seconds=WAIT_SECONDS, body_bytes=_LONGEST)
    async with Client(frozenset({Zone.LOOPBACK}), limits=limits) as client:
        looks = [_look(client, kind, port) for kind, port in ports.items()]
        return [found for found in await asyncio.gather(*looks) if found]


async def runs_elsewhere(client: Client, origin: str, model: str) -> bool:
    """Say whether an Ollama at `origin` sends this model's words on to a cloud.

    A server that is no Ollama sends nothing on, as far as anybody can ask it. Raises
    ProviderBusy if nobody is there, and ProviderFailed if it does not say.
    """
    try:
        async with asyncio.timeout(_LOOK_SECONDS):
            told = await _list(client, origin + _LISTS["ollama"])
    except TimeoutError:
        raise ProviderFailed(_SAYS_NOT) from None
    wanted = _known_as(model)
    return any(_known_as(name) == wanted and away for name, away in _ollama(told))


def _known_as(model: str) -> str:
    """Return what an Ollama makes of a name: it cares for no capitals, and adds what is left out.

    Who it is from does not count here: of two of a name, one of them away, both are away.
    """
    name = model.lower().rpartition("/")[2].partition("@")[0]
    return name if ":" in name else f"{name}:latest"


async def _look(client: Client, kind: Kind, port: int) -> Found | None:
    origin = f"http://127.0.0.1:{port}"
    try:
        async with asyncio.timeout(WAIT_SECONDS):
            told = await _list(client, origin + _LISTS[kind])
    except (TrothError, TimeoutError):
        return None
    if kind == "ollama":
        listed = list(_ollama(told)) if _has(told, "models") else None
    else:
        listed = _openai(told, kind) if _has(told, "data") else None
    if listed is None:
        return None
    plain = {name: away for name, away in listed if is_model_name(name)}
    here, there = ([name for name in plain if plain[name] is where] for where in (False, True))
    return Found(
        kind=kind,
        base_url=f"{origin}/v1",
        models=tuple(here[:MOST_MODELS]),
        elsewhere=tuple(there[:MOST_MODELS]),
    )


async def _list(client: Client, url: str) -> Json:
    """Return the JSON at an address, or None if there is none. Raises ProviderFailed."""
    async with client.stream("GET", url, headers={"accept": "application/json"}) as answer:
        text = await answer.read(_LONGEST)
        if answer.status == 429 or answer.status >= 500:  # it may be there, and cannot say it now
            raise ProviderFailed(_SAYS_NOT)
        if answer.status != 200:
            return None
        try:
            told: Json = json.loads(text)
        except (ValueError, RecursionError):
            return None
        return told


def _has(told: Json, name: str) -> bool:
    return isinstance(told, dict) and isinstance(told.get(name), list)


def _entries(told: Json, name: str) -> list[dict[str, Json]]:
    listed = told.get(name) if isinstance(told, dict) else None
    return [one for one in listed if isinstance(one, dict)] if isinstance(listed, list) else []


def _ollama(told: Json) -> Iterable[tuple[str, bool]]:
    """Yield each model's name and whether it runs elsewhere. Source: Ollama, docs/api.md."""
    for one in _entries(told, "models"):
        name = one.get("name")
        if isinstance(name, str):
            away = bool(one.get("remote_host") or one.get("remote_model"))
            yield name, away or is_cloud_model(name)


def _openai(told: Json, kind: Kind) -> list[tuple[str, bool]] | None:
    """Return the models of a list in OpenAI's shape, or None if it is somebody else's."""
    entries = _entries(told, "data")
    if kind == "llamacpp" and not any(one.get("owned_by") == "llamacpp" for one in entries):
        return None
    names = [name for one in entries if isinstance(name := one.get("id"), str)]
    if kind == "llamacpp":
        names = [_file_of(name) for name in names]
    return [(name, is_cloud_model(name)) for name in names]


def _file_of(name: str) -> str:
    """Return the file's name where llama.cpp tells a path; it answers whatever it is called."""
    return name if is_model_name(name) else re.split(r"[/\\]", name)[-1]
