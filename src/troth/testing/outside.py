"""A provider outside this machine, for tests: its entry says so, and it answers on loopback.

All of it is real but two things: the entry names an address on the internet, and what is
connected is a server of the test's own; and the veil has its rules but no model, which is
slow to load and tested elsewhere.

    with upstream(says("Hello.")) as up:
        entry = with_outside(house, up)
        allow(house, noor, purpose_of(entry.id))
        choose(house, noor, entry)
"""

from collections.abc import AsyncIterator, Iterator, Mapping, Sequence
from contextlib import asynccontextmanager, contextmanager
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, Any, Final

from troth.clock import SystemClock
from troth.gate.veiling import Veil
from troth.house import House
from troth.net.addresses import Target, Zone
from troth.net.client import Answer, Client, FirstByte
from troth.providers.base import Provider
from troth.providers.remote import Remote, RemoteProvider
from troth.registry.claims import Claims
from troth.registry.entry import Entry, from_values
from troth.registry.trust import trust
from troth.testing.upstream import Behaviour, Upstream
from troth.veil.detect import Detector
from troth.veil.found import Found
from troth.veil.spans import SpanCache
from troth.words import Level, PersonId

if TYPE_CHECKING:
    from troth.veil.mask import Known

MODEL: Final = "small-1"
_LOOPBACK: Final = frozenset({Zone.LOOPBACK})
_CONTRACT: Final[Mapping[str, object]] = {
    "legal_entity": "Example Ltd",
    "country": "US",
    "dpa": "of 2026-10-01",
    "training": "no",
    "retention_days": 30,
    "transfer": {"EU": "standard_clauses"},
    "audience": {"min_age": 0},
}
_ZERO: Final[Mapping[str, object]] = {
    "zero_retention": {"granted": True, "how": "request", "verified_per_request": True},
    "held_by_order": False,
}
_PROOF: Final[Mapping[str, object]] = {
    "attestation": {"tee": "TDX", "policy": "a" * 64, "verifier": "our own"}
}
CLAIMS: Final[Mapping[Level, Mapping[str, object]]] = {
    Level.CONTRACT: _CONTRACT,
    Level.ZERO_RETENTION: {**_CONTRACT, **_ZERO},
    Level.ATTESTED: {**_CONTRACT, **_ZERO, **_PROOF},
}
"""What is claimed of a provider that reaches each level."""


def outside_entry(  # noqa: PLR0913  # what a test may want to be different, by name
    id_: str = "acme",
    *,
    name: str = "Acme",
    dialect: str = "openai",
    models: Sequence[str] = (MODEL,),
    level: Level = Level.CONTRACT,
    ends: str = "2027-02-01",
    **claims: object,
) -> Entry:
    """Return an entry that is trusted as far as `level`. claims: others, or other values."""
    told = {**CLAIMS[level], **claims}
    basis = {"source": "https://example.org/terms", "seen": "2026-11-01", "reviewer": "Ada"}
    values: dict[str, object] = {
        "id": id_,
        "name": name,
        "dialect": dialect,
        "base_url": "https://api.example.org/v1",
        "models": [*models],
        "place": "public",
        "claim": {one: {"value": value, "ends": ends, **basis} for one, value in told.items()},
    }
    return from_values(values, source="a test")


def as_of_today(entry: Entry) -> Entry:
    """Return an entry whose claims were seen yesterday: for a house on the machine's own clock."""
    today = SystemClock().now().date()
    seen, ends = today - timedelta(days=1), today + timedelta(days=99)
    claims = entry.claims.all().items()
    moved: dict[str, Any] = {one: replace(claim, seen=seen, ends=ends) for one, claim in claims}
    return replace(entry, claims=Claims(**moved))


def with_outside(
    house: House, up: Upstream, entry: Entry | None = None, *, key: str | None = "sk-test"
) -> Entry:
    """Add a provider, switch it on, and let `up` answer in its place. The veil: rules only."""
    entry = entry or outside_entry()
    house.providers.add(entry, key=key)
    house.providers.switch(entry.id, is_on=True)
    answer_in_its_place(house, up, entry.id)
    house.gate.veil = rules_only()
    return entry


def answer_in_its_place(house: House, up: Upstream, name: str) -> None:
    """Let `up` answer whoever is connected to the provider of this id."""
    before, today = house.gate.recipients.connect, house.clock.now().date()

    def connect(entry: Entry, model: str) -> Provider:
        if entry.id != name:
            return before(entry, model)
        remote = Remote(
            id=entry.id,
            name=f"{model} ({entry.name})",
            level=trust(entry, today).level,
            dialect=entry.dialect.value,
            base_url=up.base_url,
            model=model,
            zones=_LOOPBACK,
        )
        client = _Anew(_LOOPBACK, whom=remote.name)
        return RemoteProvider(remote, key=lambda: house.providers.key(entry.id), client=client)

    house.gate.recipients.connect = connect


def choose(house: House, person: PersonId, entry: Entry, model: str = MODEL) -> str:
    """Let a provider's model answer a person from now on; return the id of the choice."""
    chosen = f"{entry.id}/{model}"
    house.people.choose(person, model=chosen)
    return chosen


def rules_only() -> Veil:
    """Return a veil that knows names it is told and what has rules, and loads no model."""
    detector = Detector(_Nothing())
    spans = SpanCache(detector.detect)

    def detect(person: str, text: str, known: "Known") -> Sequence[Found]:
        version = "\0".join(one if isinstance(one, str) else one.text for one in known)
        return spans.find(person, text, version, known)

    return Veil(detect, forget=spans.forget)


@contextmanager
def upstream(script: Behaviour | Sequence[Behaviour] = ()) -> Iterator[Upstream]:
    """Run a provider's server beside the test, on a loop of its own."""
    from anyio.from_thread import start_blocking_portal  # noqa: PLC0415  # for these tests alone

    with (
        start_blocking_portal() as portal,
        portal.wrap_async_context_manager(Upstream(script)) as up,
    ):
        yield up


class _Nothing:
    """A model that finds nothing."""

    def find(self, _text: str) -> Sequence[Found]:
        """Return nothing."""
        return ()


class _Anew(Client):
    """A client that keeps no connection: each request of a test may come from another loop."""

    @asynccontextmanager
    async def stream(
        self,
        method: str,
        url: str | Target,
        *,
        headers: Mapping[str, str],
        body: bytes = b"",
        first_byte: FirstByte | None = None,
    ) -> AsyncIterator[Answer]:
        """Send one request over a connection of its own."""
        async with (
            Client(_LOOPBACK, whom=self._whom) as fresh,
            fresh.stream(method, url, headers=headers, body=body, first_byte=first_byte) as answer,
        ):
            yield answer
