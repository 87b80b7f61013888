"""`troth provider`: who else may answer, what is claimed of each, and whether it is on.

For whoever runs this Troth. A key is typed or comes on stdin; it is never an argument, and
nothing prints it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from troth.cli import options
from troth.cli.caller import hidden, opened
from troth.cli.screen import confirm, is_interactive, read_line, rows, say, show, tell
from troth.clock import text as time_text
from troth.errors import BadInput
from troth.words import Json, Level

if TYPE_CHECKING:
    from troth.house import House
    from troth.registry.claims import Claim, Claims
    from troth.registry.entry import Entry
    from troth.registry.providers import Held

_LARGEST_FILE: Final = 262_144
_ME: Final = "whoever runs this Troth"
_FOUND: Final = {"ollama": "Ollama", "llamacpp": "llama.cpp", "lmstudio": "LM Studio"}
_NAMES: Final = frozenset({"legal_entity", "dpa", "own_machine", "blocked"})
"""Claims whose text has to name something: to write `no` there says what nobody means."""
_DAY = click.DateTime(formats=["%Y-%m-%d"])


@dataclass(frozen=True, slots=True, kw_only=True)
class _Described:
    """A provider, as a command line describes it."""

    id: str | None
    file: str | None
    url: str | None
    name: str | None
    dialect: str | None
    place: str | None
    models: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Said:
    """Who says what is claimed, and for how long it holds."""

    source: str | None
    ends: date | None
    reviewer: str


@click.group()
def provider() -> None:
    """See and choose who else may answer, and what each gets and keeps.

    A new provider is off. What a model on this machine gets stays here; everyone else gets
    masked text only, and only from people who said yes to it.
    """


@provider.command()
@click.argument("id_", metavar="[ID]", required=False)
@click.option("--example", is_flag=True, help="Begin with the dated example of this name.")
@click.option("--found", is_flag=True, help="Add what answers on this machine.")
@click.option("--file", "file", metavar="FILE", help="Read it from a TOML file.")
@click.option("--name", help="What people call it, in one or two words.")
@click.option("--dialect", type=click.Choice(["openai", "anthropic"]), help="How it is asked.")
@click.option("--url", metavar="URL", help="Its address, as in https://api.example.org/v1")
@click.option("--place", type=click.Choice(["loopback", "private", "public"]), help="Where it is.")
@click.option("--model", "models", multiple=True, help="A model that may be used. Repeatable.")
@click.option("--key-stdin", is_flag=True, help="Read its key from stdin.")
@options.as_json
def add(  # noqa: PLR0913, PLR0917  # one for each option
    id_: str | None,
    example: bool,
    found: bool,
    file: str | None,
    name: str | None,
    dialect: str | None,
    url: str | None,
    place: str | None,
    models: tuple[str, ...],
    key_stdin: bool,
    as_json: bool,
) -> None:
    """Write a provider down. It starts switched off.

    \b
    troth provider add openai --example
    troth provider add --file own.toml
    troth provider add desk --url http://127.0.0.1:8080/v1 --model my-model
    troth provider add --found
    """  # noqa: D301  # the escape is click's: it keeps these lines as they are
    if sum(map(bool, (example, found, file, url))) != 1:
        message = "Say where it comes from: one of --example, --found, --file and --url."
        raise BadInput(message)
    with opened() as house:
        if found:
            held = _add_found(house)
        else:
            entry = _given(
                _Described(
                    id=id_,
                    file=file,
                    url=url,
                    name=name,
                    dialect=dialect,
                    place=place,
                    models=models,
                )
            )
            _must_be_a_base(entry)
            key = _key_from_stdin() if key_stdin else None
            held = [house.providers.add(entry, key=key)]
        _tell_list(house, held, as_json=as_json)
    for one in held:
        say(f"`{one.entry.id}` is written down. It is off.")
        say(f"Look at it: troth provider review {one.entry.id}")


@provider.command("list")
@options.as_json
def list_(as_json: bool) -> None:
    """Show each provider: whether it is on, and how far it is trusted today."""
    with opened() as house:
        held = house.providers.all()
        _tell_list(house, held, as_json=as_json)
        if not held:
            say("There is none. To look for one on this machine: troth provider add --found")
        for name in house.providers.broken():
            say(f"`{name}` was changed behind Troth's back. It is not used: troth provider remove")


@provider.command()
@click.argument("id_", metavar="ID")
@click.option("--set", "sets", multiple=True, metavar="CLAIM=VALUE", help="Write a claim down.")
@click.option("--unset", multiple=True, metavar="CLAIM", help="Take a claim back.")
@click.option("--source", help="Where it can be read: an address, or who said so.")
@click.option("--ends", type=_DAY, metavar="DAY", help="Until when it may be relied on.")
@click.option("--reviewer", default=_ME, show_default=True, help="Who looked.")
@click.option("--model", "models", multiple=True, help="A model to allow. Repeatable.")
@click.option("--no-model", "no_models", multiple=True, help="A model to allow no more.")
@click.option("--refuses", multiple=True, metavar="PART", help="What its server does not take.")
@click.option("--takes", multiple=True, metavar="PART", help="What its server takes after all.")
@options.as_json
def review(  # noqa: PLR0913, PLR0917  # one for each option
    id_: str,
    sets: tuple[str, ...],
    unset: tuple[str, ...],
    source: str | None,
    ends: datetime | None,
    reviewer: str,
    models: tuple[str, ...],
    no_models: tuple[str, ...],
    refuses: tuple[str, ...],
    takes: tuple[str, ...],
    as_json: bool,
) -> None:
    """Show each claim with its source and its end, and what the next level needs.

    \b
    troth provider review openai --set training=no --source URL --ends 2027-05-01
    troth provider review acme --refuses store
    """  # noqa: D301  # as above
    with opened() as house:
        held, today = house.providers.get(id_), _today(house)
        entry = held.entry
        if sets:
            last = None if ends is None else ends.date()
            said = _Said(source=source, ends=last, reviewer=reviewer)
            entry = _with_claims(entry, sets, said, today=today)
        elif source is not None or ends is not None:
            message = "`--source` and `--ends` belong to a claim. Say which: --set CLAIM=VALUE"
            raise BadInput(message, param="set")
        if unset or models or no_models:
            entry = _edited(entry, unset, models, no_models)
        if refuses or takes:
            entry = _refusing(entry, refuses, takes)
        if entry != held.entry:
            before = held
            held = house.providers.change(entry)
            say("It is written down.")
            _say_what_follows(before, held, today)
        _tell_review(held, today, as_json=as_json)


@provider.command()
@click.argument("id_", metavar="ID")
@options.as_json
def explain(id_: str, as_json: bool) -> None:
    """Say in plain words what a provider gets and keeps."""
    from troth.registry.explain import explain as explained

    with opened() as house:
        entry = house.providers.get(id_).entry
        told = explained(entry, _today(house))
    if as_json:
        show({"provider": id_, "told": [{"what": what, "text": text} for what, text in told]})
        return
    for what, text in told:
        tell(f"{what}: {text}")


@provider.command()
@click.argument("id_", metavar="ID")
@options.as_json
def test(id_: str, as_json: bool) -> None:
    """Send one fixed sentence of Troth's own through a provider, and say what came of it.

    No word of anybody's goes with it. It works while the provider is off, too.
    """
    with opened() as house:
        house.providers.get(id_)
        told: Mapping[str, Json] = house.try_provider(id_)
    if as_json:
        show({"provider": id_, **told})
    else:
        rows([(name, _cell(value)) for name, value in told.items()])
    if not told.get("answers"):
        raise click.exceptions.Exit(1)


@provider.command()
@click.argument("id_", metavar="ID")
def on(id_: str) -> None:
    """Switch a provider on. It still asks each person for their own yes."""
    from troth.registry.trust import trust

    with opened() as house:
        held = house.providers.switch(id_, is_on=True)
        found = trust(held.entry, _today(house))
    say(f"`{id_}` is on. It is trusted as: {_words(found.level)}.")
    if found.level is not Level.LOCAL:
        say("Nothing goes there until a person says yes: troth consent list")
        if not held.has_key:
            say(f"It has no key yet: troth provider key {id_}")


@provider.command()
@click.argument("id_", metavar="ID")
def off(id_: str) -> None:
    """Switch a provider off. Nothing goes there from now on."""
    with opened() as house:
        house.providers.switch(id_, is_on=False)
    say(f"`{id_}` is off. What it already has cannot be called back.")


@provider.command()
@click.argument("id_", metavar="ID")
@click.option("--key-stdin", is_flag=True, help="Read the key from stdin.")
@click.option("--forget", is_flag=True, help="Forget the key.")
def key(id_: str, key_stdin: bool, forget: bool) -> None:
    """Give Troth the key for a provider. It is sealed, and nothing shows it again."""
    with opened() as house:
        house.providers.get(id_)
        if forget:
            house.providers.set_key(id_, None)
            say(f"The key for `{id_}` is gone from here. End it at the provider, too.")
            return
        house.providers.set_key(id_, _key_from_stdin() if key_stdin else _key_typed(id_))
    say(f"The key for `{id_}` is sealed.")


@provider.command()
@click.argument("id_", metavar="ID")
@options.yes
@options.dry_run
def remove(id_: str, yes: bool, dry_run: bool) -> None:
    """Forget a provider and its key. Receipts of what went there stay with each person."""
    with opened() as house:
        if id_ not in {*(one.entry.id for one in house.providers.all()), *house.providers.broken()}:
            house.providers.get(id_)
        if dry_run:
            say(f"`{id_}` and its key would be gone.")
            return
        if not confirm(f"`{id_}` and its key go for good.", yes=yes):
            raise click.exceptions.Exit(1)
        house.providers.remove(id_)
    say(f"`{id_}` is gone. What it already has cannot be called back.")


def _given(said: _Described) -> "Entry":
    """Read the entry that a command line describes. Raises BadInput."""
    from troth.registry import dated
    from troth.registry.entry import from_toml, from_values

    if said.file is not None:
        entry = from_toml(_text_of(Path(said.file)), source=said.file)
    elif said.id is None:
        message = "Give it an id: small letters, as in troth provider add desk --url URL"
        raise BadInput(message, param="id")
    elif said.url is None:
        entry = dated.load(said.id)
    else:
        values: dict[str, object] = {
            "id": said.id,
            "name": said.name or said.id.replace("_", " ").capitalize(),
            "dialect": said.dialect or "openai",
            "base_url": said.url,
            "models": [*said.models],
            "place": said.place or _place_of(said.url),
        }
        return from_values(values, source="command line")
    return _edited(entry, (), said.models, ())


def _must_be_a_base(entry: "Entry") -> None:
    """Raise BadInput for an address of chats, as many pages show it: Troth goes on there itself."""
    chats = "/messages" if entry.dialect == "anthropic" else "/chat/completions"
    if entry.base_url.endswith(chats):
        message = f"The address must end before `{chats}`: Troth adds that. Leave it out."
        raise BadInput(message, param="base_url")


def _place_of(url: str) -> str:
    """Guess where an address is. A guess that is wrong is refused by the entry."""
    from urllib.parse import urlsplit

    from troth.net.addresses import zone

    try:
        host = urlsplit(url).hostname or ""
        found = "loopback" if host == "localhost" else zone(host).value
    except (ValueError, BadInput):
        return "public"
    return found if found in {"loopback", "private"} else "public"


def _text_of(file: Path) -> str:
    try:
        with file.open("rb") as opened_file:
            data = opened_file.read(_LARGEST_FILE + 1)
        return data[:_LARGEST_FILE].decode("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        message = f"{file} cannot be read as UTF-8 text. Name another file."
        raise BadInput(message, param="file") from error


def _add_found(house: "House") -> "list[Held]":
    """Write down what answers on this machine, unless it is written down already."""
    from troth.registry.entry import from_values

    known = dict.fromkeys(house.providers.broken(), "")
    known |= {one.entry.id: _here(one.entry.base_url) for one in house.providers.all()}
    held: list[Held] = []
    for one in house.find_providers():
        if _here(one.base_url) in known.values():
            continue
        if one.kind in known:
            say(f"`{one.kind}` is another address already, so {one.base_url} was not added.")
            say(f"Add it under an id of its own: troth provider add ID --url {one.base_url}")
            continue
        values: dict[str, object] = {
            "id": one.kind,
            "name": _FOUND[one.kind],
            "dialect": "openai",
            "base_url": one.base_url,
            "models": [*one.models],
            "place": "loopback",
        }
        held.append(house.providers.add(from_values(values, source=one.base_url)))
    if not held:
        say("Nothing new answers on this machine. Start Ollama, llama.cpp or LM Studio first.")
    return held


def _here(base_url: str) -> str:
    """Return an address as it reads where this machine is called by its number."""
    return base_url.lower().rstrip("/").replace("//localhost", "//127.0.0.1")


def _with_claims(entry: "Entry", sets: Sequence[str], said: _Said, *, today: date) -> "Entry":
    """Return the entry with claims set. Raises BadInput, also for a day that has passed."""
    from troth.registry import claims as claimed
    from troth.registry.entry import from_values
    from troth.registry.table import near

    if said.source is None or said.ends is None:
        message = "Say where it can be read and until when it holds: --source and --ends."
        raise BadInput(message)
    if said.ends <= today:
        message = "`--ends` lies in the past. A claim needs a day to come."
        raise BadInput(message, param="ends")
    more: dict[str, object] = {}
    for one in sets:
        name, mark, value = one.partition("=")
        if not mark or name not in claimed.MEANS:
            message = f"`--set` takes CLAIM=VALUE.{near(name, claimed.MEANS)} Claims: {_claims()}."
            raise BadInput(message, param="set")
        if name in _NAMES and claimed.says_nothing(value):
            message = (
                f"`{name}` says {claimed.MEANS[name]}. If there is nothing to say, take it back: "
                f"troth provider review {entry.id} --unset {name}"
            )
            raise BadInput(message, param="set")
        more[name] = {
            "value": claimed.typed(name, value),
            "source": said.source,
            "seen": today.isoformat(),
            "ends": said.ends.isoformat(),
            "reviewer": said.reviewer,
        }
    values = {**_values(entry), "claim": {**claimed.write(entry.claims), **more}}
    return from_values(values, source=entry.id)


def _edited(
    entry: "Entry", unset: Sequence[str], models: Sequence[str], no_models: Sequence[str]
) -> "Entry":
    from troth.registry import claims as claimed
    from troth.registry.entry import from_values

    if strange := set(unset) - set(claimed.MEANS):
        message = f"There is no claim `{min(strange)}`. Claims: {_claims()}."
        raise BadInput(message, param="unset")
    dropped = replace(entry.claims, **dict.fromkeys(unset))
    named = [*dict.fromkeys((*entry.models, *models))]
    kept = [one for one in named if one not in no_models]
    claims: Claims = dropped
    values = {**_values(entry), "models": kept, "claim": claimed.write(claims)}
    return from_values(values, source=entry.id)


def _refusing(entry: "Entry", refuses: Sequence[str], takes: Sequence[str]) -> "Entry":
    from troth.registry.entry import from_values

    named = dict.fromkeys((*entry.refuses, *refuses))
    left_out = [one for one in named if one not in takes]
    return from_values({**_values(entry), "refuses": left_out}, source=entry.id)


def _values(entry: "Entry") -> dict[str, object]:
    import json

    values: dict[str, object] = json.loads(entry.body())
    del values["format"]
    return values


def _claims() -> str:
    from troth.registry.claims import MEANS

    return ", ".join(MEANS)


def _say_what_follows(before: "Held", after: "Held", today: date) -> None:
    from troth.registry.trust import trust

    if before.has_key and not after.has_key:
        say("Its address is another, so its key is gone: it was given for the old one.")
    if after.is_on and not trust(after.entry, today).level.meets(Level.CONTRACT):
        say("Too little is known of it now. It is on, but nothing goes there.")
    elif after.is_on:
        say("It is on. Where its card says more than before, people are asked again.")


def _tell_list(house: "House", held: "Sequence[Held]", *, as_json: bool) -> None:
    from troth.registry.trust import trust

    today = _today(house)
    found = [(one, trust(one.entry, today)) for one in held]
    if as_json:
        told: list[Json] = [
            {
                "provider": one.entry.id,
                "name": one.entry.name,
                "dialect": one.entry.dialect.value,
                "url": one.entry.base_url,
                "place": one.entry.place.value,
                "models": [*one.entry.models],
                "on": one.is_on,
                "key": one.has_key,
                "level": how_far.level.value,
                "ends": how_far.ends.isoformat() if how_far.ends else None,
                "added": time_text(one.added),
                "changed": time_text(one.changed),
            }
            for one, how_far in found
        ]
        show({"providers": told})
        return
    rows(
        [
            (
                one.entry.id,
                "on" if one.is_on else "off",
                _words(how_far.level),
                f"until {how_far.ends}" if how_far.ends else "",
                "key" if one.has_key else "no key",
                one.entry.base_url,
            )
            for one, how_far in found
        ]
    )


def _tell_review(held: "Held", today: date, *, as_json: bool) -> None:
    from troth.registry import claims as claimed
    from troth.registry.trust import missing, trust

    entry = held.entry
    found, lacking = trust(entry, today), missing(entry, today)
    every = entry.claims.all()
    if as_json:
        written = claimed.write(entry.claims)
        show(
            {
                "provider": entry.id,
                "on": held.is_on,
                "level": found.level.value,
                "why": [*found.why],
                "ends": found.ends.isoformat() if found.ends else None,
                "missing": [*lacking],
                "models": [*entry.models],
                "refuses": [*entry.refuses],
                "claims": written,
                "past": [name for name, one in every.items() if not one.holds(today)],
                "unknown": [name for name in claimed.MEANS if name not in every],
            }
        )
        return
    tell(f"{entry.name} ({entry.id}), {'on' if held.is_on else 'off'}: {_words(found.level)}")
    rows([_claim_row(name, one, today) for name, one in every.items()])
    if unknown := [name for name in claimed.MEANS if name not in every]:
        tell(f"Unknown: {', '.join(unknown)}")
    tell(f"Models: {', '.join(entry.models) or 'none yet'}")
    if entry.refuses:
        tell(f"Left out: {', '.join(entry.refuses)}")
    for one in lacking:
        tell(f"Missing for the next level: {one}")
    if found.ends:
        tell(f"This holds until {found.ends}.")


def _claim_row(name: str, claim: "Claim[object]", today: date) -> tuple[str, ...]:
    from troth.registry.claims import text_of

    if today < claim.seen:  # of a later day, or of a clock ahead of UTC
        holds = f"counts from {claim.seen} on"
    elif claim.holds(today):
        holds = f"until {claim.ends}"
    else:
        holds = f"past since {claim.ends}: look again"
    return (name, text_of(claim.value), f"seen {claim.seen}", holds, claim.source, claim.reviewer)


def _key_typed(id_: str) -> str:
    if not is_interactive():
        message = "There is no terminal to type the key at. Use --key-stdin."
        raise BadInput(message)
    return hidden(f"Key for {id_}: ").strip()


def _key_from_stdin() -> str:
    return (read_line("") or "").strip()


def _today(house: "House") -> date:
    return house.clock.now().astimezone(UTC).date()


def _words(level: Level) -> str:
    return level.value.replace("_", " ")


def _cell(value: Json) -> str:
    match value:
        case bool():
            return "yes" if value else "no"
        case list():
            return ", ".join(map(_cell, value)) or "none"
        case None:
            return "unknown"
    return str(value)
