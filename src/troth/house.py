"""Builds the services from Settings: the only place that wires things together.

`create` makes a new installation, `open_house` opens one. What is opened is a `House`;
close it, or use it as a context manager.
"""

import asyncio
import contextlib
import shutil
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, fields
from datetime import UTC, date, datetime
from functools import cache, partial
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from troth.clock import Clock, SystemClock
from troth.companion.chat import Companion
from troth.companion.facts_gone import shred_heard
from troth.companion.imports.desk import Imports
from troth.companion.memory import shred_notes
from troth.companion.persona import PERSONAS
from troth.crypto.digest import sha256
from troth.crypto.sign import Signer
from troth.errors import BadInput, Damaged, Refused, TrothError, Unconfigured
from troth.gate import backup as gate_backup
from troth.gate import erase as gate_erase
from troth.gate import trial
from troth.gate.backup import Backup
from troth.gate.erase import Certificate, Surroundings
from troth.gate.gate import Gate
from troth.gate.recipients import Recipients
from troth.gate.states import time_in
from troth.gate.veiling import Veil
from troth.guard import engagement, resources
from troth.ledger.audit import LedgerReport
from troth.ledger.leaf import Event
from troth.ledger.log import Ledger
from troth.matchmaker.letters import Letters
from troth.matchmaker.meet import Matchmaker
from troth.matchmaker.report import Reports
from troth.matchmaker.words import Wording
from troth.people.keys import Keys
from troth.people.links import Links
from troth.people.person import People
from troth.people.sessions import Sessions
from troth.people.sign_in import SignIn
from troth.providers.base import Provider, Shared
from troth.providers.echo import EchoProvider
from troth.providers.fetches import Fetches
from troth.providers.local import LocalProvider
from troth.providers.running import end_all
from troth.registry import versions
from troth.registry.entry import Entry, Where
from troth.registry.providers import Providers, Sealer
from troth.registry.purposes import Registry
from troth.registry.served import load_registry
from troth.registry.trust import trust
from troth.settings import Settings
from troth.store import schema
from troth.store.copies import check_copy, remove, take_the_place
from troth.store.sqlite import Store, Unit, cannot_write, open_store
from troth.store.statements import insert, select
from troth.vault import root as vault_root
from troth.vault.envelope import Handle, Key, context
from troth.vault.keyring import Keyring
from troth.vault.roll import recover
from troth.vault.root import Root
from troth.veil.found import Found
from troth.words import SECURITY_AUDIT, Json, PersonId, PurposeId, new_id

if TYPE_CHECKING:
    from troth.providers.found import Found as FoundServer
    from troth.veil.detect import Detector
    from troth.veil.mask import Known

PROVIDERS: Mapping[str, Callable[[Settings], Provider]] = {
    "demo": LocalProvider,
    "echo": lambda _: EchoProvider(),
}
_INSTALLATION = select(schema.installation)


@dataclass(slots=True, kw_only=True)
class House:
    """Everything that runs, wired. Faces get this and nothing below it."""

    settings: Settings
    clock: Clock
    store: Store
    root: Root
    signer: Signer
    keyring: Keyring
    ledger: Ledger
    gate: Gate
    people: People
    keys: Keys
    sign_in: SignIn
    sessions: Sessions
    links: Links
    provider: Provider
    companion: Companion
    providers: Providers
    matchmaker: Matchmaker
    letters: Letters
    wording: Wording
    reports: Reports
    imports: Imports
    fetches: Fetches
    when_erased: list[Callable[[PersonId], None]] = field(default_factory=list)
    """What else forgets a person at once. Faces that remember something add to it."""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, _: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Finish what waits and let go of the database. The provider's loop closes the provider.

        How late it is gets written down, so that the next start tells no earlier time.
        """
        self.imports.close()
        self.fetches.close()
        # A disk that is full, or a ledger that is damaged, must not keep a house from closing.
        with contextlib.suppress(TrothError):
            self.gate.note_time()
        self.store.close()

    def erase(self, person: PersonId) -> Certificate:
        """Erase a person and look everywhere. See `gate.erase`."""
        certificate = gate_erase.erase(self.gate, person, self.surroundings())
        self.companion.drop_gone()
        self.sign_in.drop_gone()
        self.gate.veil.forget(person)
        self.imports.drop(person)
        self.matchmaker.forget(person)
        for forget in list(self.when_erased):
            forget(person)
        return certificate

    def is_gone(self, person: PersonId) -> bool:
        """Say whether there is no such person, or not any more."""
        return self.keyring.stamp(person) is None

    def keep_up(self) -> None:
        """Let the cards follow what ran out since they were made. See `Providers.keep_up`."""
        self.providers.keep_up(self.gate.states.common().registry.digest)

    def surroundings(self) -> Surroundings:
        """Say where, besides the tables, a trace of a person may lie."""
        places = [("data", self.settings.data_dir), ("state", self.settings.state_dir)]
        if self.settings.log_file is not None:
            places.append(("log", self.settings.log_file))
        return Surroundings(
            places=places,
            copies=lambda person: gate_backup.look(self.gate, self.root, person),
            forget=self._forget,
        )

    def _forget(self) -> Sequence[str]:
        # Also the models that other processes of this installation run.
        others = self.gate.recipients.forget()
        return [self.provider.forget(), *end_all(self.settings.run_dir), *others]

    async def close_models(self) -> None:
        """Let go of every model, on the loop that used them."""
        try:
            await self.provider.close()
        finally:
            await self.gate.recipients.close()

    def before(self, person: PersonId) -> int | None:
        """Return how many asks come before this person's at the model; None: none waits."""
        return self.provider.before(person) if isinstance(self.provider, Shared) else None

    def find_providers(self) -> "Sequence[FoundServer]":
        """Look for model servers on this machine, at their usual ports. Nothing is sent there."""
        from troth.providers.found import detect  # noqa: PLC0415  # it brings the HTTP client

        return asyncio.run(detect())

    def try_provider(self, name: str) -> Mapping[str, Json]:
        """Send a fixed sentence of ours to each model of a provider, and say what came of it.

        No word of any person goes there, and it need not be switched on. Raises NotFound.
        """
        entry = self.providers.get(name).entry
        told: dict[str, Json] = {"answers": bool(entry.models)}
        for model in entry.models:
            why = trial.why_not(self.gate.recipients.connect(entry, model))
            told[model] = why or "it answers"
            told["answers"] = told["answers"] and why is None
        return told

    def backup(self, folder: Path) -> Backup:
        """Write a copy of everything into `folder`. See `gate.backup`."""
        own = (self.settings.data_dir, self.settings.state_dir)
        return gate_backup.backup(self.gate, folder, not_below=own)

    def lock_key_file(self, passphrase: str) -> None:
        """Seal the key file with a passphrase, which is asked for at each start from now on."""
        vault_root.lock(self.settings.state_dir, self.root, passphrase)

    def unlock_key_file(self) -> None:
        """Take the passphrase off the key file."""
        vault_root.unlock(self.settings.state_dir, self.root)

    def verify_ledger(self) -> LedgerReport:
        """Read the whole ledger again, with what lies sealed beside each person's lines."""
        return self.ledger.verify(handle_of=self._audit_handle)

    def _audit_handle(self, person: PersonId) -> Handle | None:
        try:
            return self.gate.states.of(person).handle(SECURITY_AUDIT)
        except (Damaged, Refused):  # the report names what cannot be opened
            return None


def create(
    settings: Settings, *, clock: Clock | None = None, passphrase: str | None = None
) -> House:
    """Make a new installation and open it. Raises StoreFailed, BadInput or Unconfigured.

    If an earlier try was cut off, it is finished; what exists is never written over.
    """
    registry = _registry(settings)
    root = _root_to_start_with(settings, passphrase)
    ticking = clock or SystemClock()
    store = _open(settings)
    try:
        _must_be_empty(store, settings)
        store.write(lambda unit: _found(unit, store, root, registry, at=ticking.now()))
        return _wire(settings, store, root, ticking)
    except BaseException:
        store.close()
        raise


def open_house(
    settings: Settings, *, clock: Clock | None = None, passphrase: str | None = None
) -> House:
    """Open an installation. Raises Unconfigured (none is here), Damaged, StoreFailed, BadInput."""
    _registry(settings)  # a mistake in it is told before anything is opened
    root = vault_root.load(settings.state_dir, passphrase=passphrase)
    if not settings.database.exists():
        message = f"There is no database in {settings.data_dir}. Run: troth init, or troth restore"
        raise Unconfigured(message)
    store = _open(settings)
    try:
        house = _wire(settings, store, root, clock or SystemClock())
        _install_registry(house)
    except BaseException:
        store.close()
        raise
    return house


def restore(settings: Settings, folder: Path, *, passphrase: str | None = None) -> dict[str, int]:
    """Bring a copy back. With a running installation: what is missing. Without: all of it.

    Without, every yes and every API key in it ends. Returns counts of rows: back, there
    already, gone (forgotten or erased since), and keys_ended. Raises Damaged (a copy, or keys
    that do not belong together), BadInput, Unconfigured, StoreBusy (the database is gone, but
    another process still holds it), StoreFailed or StoreFull (its folder cannot be written).
    """
    if settings.database.exists():
        with open_house(settings, passphrase=passphrase) as house:
            return gate_backup.bring_back(house.gate, folder)
    root = vault_root.load(settings.state_dir, passphrase=passphrase)
    gate_backup.check(folder)
    keyring = folder.absolute().parent / gate_backup.KEYRING
    check_copy(keyring)
    fresh = settings.database.with_name("troth.db.restored")
    try:
        _copy_alone(keyring, fresh)
        store = open_store(fresh, wait_seconds=settings.store_wait_seconds)
        try:
            counts = gate_backup.start_from(
                _wire(settings, store, root, SystemClock()).gate, folder
            )
            store.settle()
        finally:
            store.close()
        take_the_place(fresh, settings.database)
    except OSError as error:
        raise cannot_write(settings.data_dir, error) from error
    finally:
        with contextlib.suppress(OSError):  # what went wrong first is what is told
            remove(fresh)
    return counts


def _copy_alone(file: Path, fresh: Path) -> None:
    """Copy a file to where this account alone reads it."""
    fresh.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    remove(fresh)  # an earlier try that was cut off may have left its log
    fresh.touch(mode=0o600)  # before a byte is in it, whatever the umask says
    shutil.copyfile(file, fresh)


def asks_passphrase(settings: Settings) -> bool:
    """Say whether the key file is sealed with a passphrase. Raises Unconfigured or Damaged."""
    return vault_root.is_locked(settings.state_dir)


def exists(settings: Settings) -> bool:
    """Say whether an installation is here."""
    return settings.database.exists() and (settings.state_dir / "key").exists()


def _registry(settings: Settings) -> Registry:
    """Read the registry. Raises BadInput for a mistake, and if anything would chase use."""
    registry = load_registry(settings.registry_file)
    engagement.must_be_free(
        {one.id: one.reads for one in registry.purposes.values()},
        names=[*(one.name for one in fields(settings)), *registry.category_of],
        prompts=[one.text for one in PERSONAS],
    )
    return registry


def _must_be_empty(store: Store, settings: Settings) -> None:
    if store.read_one(_INSTALLATION) is not None:
        message = f"There is a Troth in {settings.data_dir} already."
        raise BadInput(message)


def _root_to_start_with(settings: Settings, passphrase: str | None) -> Root:
    if (settings.state_dir / "key").exists():
        return vault_root.load(settings.state_dir, passphrase=passphrase)
    if settings.database.exists():
        message = f"{settings.database} is there, but its key file is not. Bring the key file back."
        raise Unconfigured(message)
    return vault_root.create(settings.state_dir, passphrase=passphrase)


def _open(settings: Settings) -> Store:
    return open_store(settings.database, wait_seconds=settings.store_wait_seconds)


def _found(unit: Unit, store: Store, root: Root, registry: Registry, *, at: datetime) -> None:
    """Write the first rows: installation, epoch, and the ledger's first two leaves."""
    signer = Signer(root.signing_seed())
    name = new_id("ins")
    unit.run(
        insert(schema.installation),
        {
            "id": 1,
            "name": name,
            "public_key": signer.public,
            "pulse": 1,
            "clock_floor_ms": round(at.timestamp() * 1000),
        },
    )
    Keyring(store, root).found(unit, at=at)
    ledger = Ledger(store, signer, origin(name))
    ledger.append(unit, Event.INSTALLED, at=at, detail=f"key={ledger.key.vkey()}")
    versions.install(unit, registry, ledger=ledger, signer=signer, at=at)


def origin(name: str) -> str:
    """Name an installation's log in checkpoints."""
    return f"troth/{name}"


def _wire(settings: Settings, store: Store, root: Root, clock: Clock) -> House:
    row = store.read_one(_INSTALLATION)
    if row is None:
        message = "The set-up was cut off. Run it again: troth init"
        raise Unconfigured(message)
    clock.raise_floor(time_in(row.clock_floor_ms))
    signer = Signer(root.signing_seed())
    keyring = Keyring(store, root)
    recover(store, keyring)
    keyring.epoch()  # fails if key file, slot and database do not belong together
    ledger = Ledger(store, signer, origin(row.name), chain_of=keyring.chain)
    gate = Gate(store, keyring, ledger, clock=clock, signer=signer)
    gate.after_roll = lambda: gate_backup.refresh_keyrings(gate)
    people = People(store, keyring, ledger, clock=clock)
    sessions = Sessions(store, keyring, ledger, clock=clock)
    sign_in = SignIn(store, keyring, ledger, sessions=sessions, clock=clock)
    gate.in_roll = sign_in.name_anew
    provider = _provider(settings)
    gate.beside_shred = partial(_shred_beside, gate)
    matchmaker = Matchmaker(gate, root.lasting_key("match"))
    load = partial(resources.load, settings.resources_file)
    providers = _open_door(settings, gate, signer=signer, sealer=_sealer(root))
    companion = Companion(gate, provider, settings=settings, load_resources=load)
    holding = companion.bounds.holding
    return House(
        settings=settings,
        clock=clock,
        store=store,
        root=root,
        signer=signer,
        keyring=keyring,
        ledger=ledger,
        gate=gate,
        people=people,
        keys=Keys(store, keyring, ledger, clock=clock),
        sign_in=sign_in,
        sessions=sessions,
        links=Links(
            store,
            keyring,
            ledger,
            people=people,
            sign_in=sign_in,
            sessions=sessions,
            clock=clock,
        ),
        provider=provider,
        providers=providers,
        matchmaker=matchmaker,
        letters=Letters(gate, matchmaker),
        wording=Wording(
            gate, matchmaker, provider, settings=settings, load_resources=load, limits=holding
        ),
        reports=Reports(gate, matchmaker, people),
        imports=Imports(gate),
        fetches=Fetches(settings.weights_dir, proxy=settings.provider_proxy),
        companion=companion,
    )


def _shred_beside(gate: Gate, unit: Unit, person: PersonId, purpose: PurposeId) -> None:
    """Forget what comes of talks when all talks are destroyed: memory's notes, and facts."""
    shred_notes(gate, unit, person, purpose)
    shred_heard(gate, unit, person, purpose)


def _provider(settings: Settings) -> Provider:
    make = PROVIDERS.get(settings.model)
    if make is None:
        message = f"There is no model named {settings.model!r}. Use one of: {', '.join(PROVIDERS)}."
        raise BadInput(message, param="model")
    return make(settings)


def _open_door(settings: Settings, gate: Gate, *, signer: Signer, sealer: Sealer) -> Providers:
    """Say who may be sent to, and what masks on the way. Nobody is called yet."""
    providers = Providers(
        gate.store,
        gate.ledger,
        signer=signer,
        sealer=sealer,
        clock=gate.clock,
        registry_file=settings.registry_file,
    )

    def connect(entry: Entry, model: str) -> Provider:
        today = gate.clock.now().astimezone(UTC).date()
        return _connect(settings, providers, entry, model, at=today)

    gate.recipients = Recipients(
        providers,
        connect=connect,
        wishes=gate.wishes,
        pulse=gate.store.pulse,
        clock=gate.clock,
    )
    gate.veil = _veil(settings)
    return providers


def _sealer(root: Root) -> Sealer:
    """Seal the keys of providers, each for its own place."""
    secret = root.lasting_key("provider")
    key = Key(secret, bytes.fromhex(sha256(secret)[:16]))  # its name says nothing of it

    def where(name: str, place: str) -> bytes:
        return context("troth/v1/provider-key", name, place)

    return Sealer(
        seal=lambda clear, name, place: key.seal(clear, where(name, place)),
        open=lambda sealed, name, place: key.open(sealed, where(name, place)),
    )


def _connect(
    settings: Settings, providers: Providers, entry: Entry, model: str, *, at: date
) -> Provider:
    """Make what talks to one model of a provider. Its addresses may lie in one zone only."""
    from troth.net.addresses import Zone  # noqa: PLC0415  # most homes call nobody
    from troth.net.client import Client, Limits  # noqa: PLC0415  # as above
    from troth.providers.remote import Remote, RemoteProvider  # noqa: PLC0415  # as above

    zones = {
        Where.LOOPBACK: Zone.LOOPBACK,
        Where.PRIVATE: Zone.PRIVATE,
        Where.PUBLIC: Zone.PUBLIC,
    }
    allowed = frozenset({zones[entry.place]})
    proxy = settings.provider_proxy if entry.place is Where.PUBLIC else None
    remote = Remote(
        id=entry.id,
        name=f"{model} ({entry.name})",
        level=trust(entry, at).level,
        dialect=entry.dialect.value,
        base_url=entry.base_url,
        model=model,
        zones=allowed,
        leaves_out=frozenset(entry.refuses),
        # OpenAI's newer models refuse the older name; other servers know no other.
        limit_name="max_completion_tokens" if entry.is_openai else "max_tokens",
    )
    wait = settings.model_wait_seconds
    limits = Limits(first_byte_seconds=wait, between_seconds=wait)
    client = Client(allowed, limits=limits, proxy=proxy, whom=remote.name)
    return RemoteProvider(remote, key=lambda: providers.key(entry.id, of=entry), client=client)


def _veil(settings: Settings) -> Veil:
    """Make the veil. Its model is loaded when somebody is first masked."""
    from troth.veil.spans import SpanCache  # noqa: PLC0415  # most homes never need it

    @cache
    def detector() -> "Detector":
        from troth.veil.detect import Detector  # noqa: PLC0415  # it brings numpy and the model
        from troth.veil.ner import Ner  # noqa: PLC0415  # as above

        return Detector(Ner(settings.weights_dir, settings.weights_dir))

    spans: SpanCache[Known] = SpanCache(lambda text, known: detector().detect(text, known))

    def detect(person: str, text: str, known: "Known") -> Sequence[Found]:
        version = "\0".join(one if isinstance(one, str) else one.text for one in known)
        return spans.find(person, text, version, known)

    def look(person: str, text: str, known: "Known") -> Sequence[Found]:
        del person  # nothing is remembered for anybody
        return detector().detect(text, known)

    return Veil(detect, forget=spans.forget, look=look)


def _install_registry(house: House) -> None:
    """Make a changed registry file, or a claim that ran out, a new version; never in silence."""
    registry = house.providers.registry()
    if house.gate.states.common().registry.digest == registry.digest:
        return
    at = house.clock.now()
    house.store.write(
        lambda unit: versions.install(
            unit, registry, ledger=house.ledger, signer=house.signer, at=at
        )
    )
