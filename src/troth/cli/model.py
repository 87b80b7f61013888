"""`troth model`: which models there are, how to get one, and which one answers."""

import asyncio
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from troth.cli import options
from troth.cli.caller import settings
from troth.cli.screen import confirm, rows, say, show, working
from troth.errors import BadInput
from troth.settings import Settings
from troth.words import Json

if TYPE_CHECKING:
    from troth.providers.fetch import Wanted
    from troth.weights.own import Own
    from troth.words import Digest

ECHO: Final = "echo"
_OWN: Final = "own"
_CARD: Final = "not allowed yet: troth consent give {}"
MODELS: Final = ("demo", "veil", "memory", "memory-multilingual")
"""What can be fetched: the names in `weights.pinned`."""
_PLACES: Final = 2
"""How many talks at a time, for what is said of memory: see `providers.local`."""
_NEXT: Final = {
    "demo": "Next: troth chat",
    "veil": "Names are masked with it from now on. To see how: troth veil FILE",
    "memory": "Memories are found by their meaning from now on.",
    "memory-multilingual": (
        "Start Troth again: then memories are found in about 100 languages, and what is kept is "
        "taken in anew, bit by bit. To go back: troth model remove memory-multilingual"
    ),
}
"""What to do, or what is different, once each is here."""
_WITHOUT: Final = {
    "demo": "Without it the demo does not answer.",
    "veil": "Without it nothing is sent to models elsewhere, since names could not be masked.",
    "memory": (
        "Without it memories are found by their words alone, and the guard hears danger and "
        "hooks by its rules alone."
    ),
    "memory-multilingual": "Without it memories are found by their meaning in English alone.",
}
"""What ends when each is taken away."""


@click.group()
def model() -> None:
    """See and get models."""


@model.command("list")
@options.as_json
def list_(as_json: bool) -> None:
    """Show the models that are here, those that can be fetched, and what fits this machine.

    Nothing is fetched and nobody is asked: the list came with Troth, and it has a date.
    """
    from troth.weights.catalogue import FITS, advice, advised, catalogue, fit, memory_mb

    found, listed, has = settings(), catalogue(), memory_mb()
    told = _here(found)
    best = advised(listed.offers, has_mb=has)
    offers: list[dict[str, Json]] = [
        {
            "model": one.name,
            "megabytes": round(one.size / 1e6),
            "memory_mb": one.memory,
            "licence": one.licence,
            "fit": fit(one.memory, has_mb=has),
            "advised": one is best,
            "about": one.about,
            "title": one.title,
            "sha256": one.sha256,
            "url": one.url,
        }
        for one in listed.offers
        if one.name not in {own["model"] for own in told}
    ]
    if as_json:
        date = listed.as_of.isoformat()
        show({"models": [*told], "memory_mb": has, "as_of": date, "offers": [*offers]})
        return
    rows(_cells(told))
    say()
    say(f"Examples to fetch, as of {listed.as_of.isoformat()}. None is fetched unless you ask:")
    rows(
        [
            (
                str(one["model"]),
                f"{one['megabytes']} MB",
                FITS[fit(int(str(one["memory_mb"])), has_mb=has)],
                str(one["licence"]),
                f"{one['title']}. {one['about']}",
            )
            for one in offers
        ]
    )
    say(advice(listed.offers, has_mb=has))
    say("To fetch one: troth model get NAME. A file of your own: troth model get FILE")


def _here(found: Settings) -> list[dict[str, Json]]:
    """Return what is here, and what Troth itself needs."""
    from troth.weights.own import all_own, using
    from troth.weights.pinned import PINNED
    from troth.weights.state import state

    used = using(found.weights_dir)
    told: list[dict[str, Json]] = [
        {
            "model": one.name,
            "state": state(one.name, found.weights_dir),
            "used": found.model == one.name and used is None,
            "megabytes": round(one.size / 1e6),
            "licence": one.licence,
            "about": one.attribution,
        }
        for one in PINNED.values()
    ]
    told.append(
        {
            "model": ECHO,
            "state": "here",
            "used": found.model == ECHO,
            "megabytes": 0,
            "licence": "Apache-2.0",
            "about": "Repeats what you say. For tests.",
        }
    )
    told += [
        {
            "model": one.name,
            "state": "here" if one.file.is_file() else "missing",
            "used": found.model == "demo" and used == one.name,
            "megabytes": round(one.size / 1e6),
            "licence": one.licence,
            "about": one.title or one.source,
        }
        for one in all_own(found.weights_dir)
    ]
    return told


def _cells(told: Sequence[Mapping[str, Json]]) -> list[tuple[str, ...]]:
    return [
        (
            str(one["model"]),
            str(one["state"]),
            "in use" if one["used"] else "",
            f"{one['megabytes']} MB",
            str(one["licence"]),
            str(one["about"]),
        )
        for one in told
    ]


@model.command()
@click.argument("id_", metavar="[ID]", required=False)
@options.as_json
def use(id_: str | None, as_json: bool) -> None:
    """Choose who answers; without ID, show who can.

    The name of a model file that is here, or `demo`, chooses which file the model in Troth
    itself is: for everybody, from the next message on. Any other ID is your own choice: `own`
    is the model in Troth itself, and one outside this machine needs your yes to its card, too.
    """
    from troth.cli.caller import signed_in

    if id_ is not None and _is_file(id_):
        _use_file(id_, as_json=as_json)
        return
    with signed_in() as visit:
        found = {one.id or _OWN: one for one in visit.house.companion.models(visit.person)}
        if id_ is not None:
            if id_ not in found:
                message = f"There is no model `{id_}` to choose. There is: {', '.join(found)}."
                raise BadInput(message, param="id")
            visit.house.people.choose(visit.person, model=found[id_].id)
            found = {one.id or _OWN: one for one in visit.house.companion.models(visit.person)}
    told: list[dict[str, Json]] = [
        {
            "id": name,
            "name": one.name,
            "chosen": one.is_chosen,
            "level": str(one.level),
            "leaves_this_machine": one.is_outside,
            "allowed": bool(one.allowed),
            "not_now": one.not_now,
            "purpose": str(one.purpose),
        }
        for name, one in found.items()
    ]
    if as_json:
        show({"models": [*told]})
        return
    rows(
        [
            (
                str(one["id"]),
                "answers you" if one["chosen"] else "",
                "leaves this machine, masked" if one["leaves_this_machine"] else "stays here",
                str(one["not_now"] or ("" if one["allowed"] else _CARD.format(one["purpose"]))),
            )
            for one in told
        ]
    )


def _is_file(name: str) -> bool:
    from troth.weights.own import all_own

    return name == "demo" or any(one.name == name for one in all_own(settings().weights_dir))


def _use_file(name: str, *, as_json: bool) -> None:
    from troth.weights import own

    found = settings()
    own.use(found.weights_dir, None if name == "demo" else name)
    if as_json:
        show({"models": [*_here(found)]})
        return
    say(f"{name} answers from the next message on, in a server that runs, too.")
    if found.model == ECHO:
        say("The setting `model` says echo, though. Set it to demo.")


@model.command()
@click.argument("what", metavar="NAME|FILE|URL")
@click.option("--sha256", metavar="HASH", help="What the file must be. A URL needs it.")
@click.option("--name", metavar="NAME", help="What to call it here.")
def get(what: str, sha256: str | None, name: str | None) -> None:
    """Get a model, because you ask for it.

    NAME is one that `troth model list` shows. FILE is a GGUF file on this machine: it is copied.
    URL is where one can be fetched; say with --sha256 which bytes you mean. What comes is used
    only if it matches. A fetch that was cut off goes on where it was.
    """
    from troth.weights.catalogue import catalogue
    from troth.weights.own import digest_of

    digest = None if sha256 is None else digest_of(sha256)
    if what in MODELS:
        _get_pinned(what)
    elif offer := catalogue().find(what):
        from troth.providers.fetch import Wanted

        say(f"{offer.title}: {offer.size / 1e6:.0f} MB, {offer.licence}. {offer.about}")
        wanted = Wanted(url=offer.url, sha256=offer.sha256, size=offer.size)
        _get_url(wanted, name or what, title=offer.title, licence=offer.licence)
    elif what.startswith(("https://", "http://")):
        from troth.providers.fetch import Wanted
        from troth.weights.own import name_from

        if digest is None:
            message = (
                "Say with --sha256 which file you mean. Whoever offers it shows the SHA-256 on "
                "its page. Without it nobody could tell a forged file from the right one."
            )
            raise BadInput(message, param="sha256")
        named = name or name_from(what.partition("?")[0].rpartition("/")[2])
        _get_url(Wanted(url=what, sha256=digest), named)
    else:
        _get_file(Path(what), digest, name)


def _get_pinned(name: str) -> None:
    from troth.weights.get import get as fetch

    place = fetch(name, settings().weights_dir, say)
    say(f"It lies in {place.parent}. {_NEXT[name]}")


def _get_url(wanted: "Wanted", name: str, *, title: str = "", licence: str = "") -> None:
    from troth.cli.bar import Bar
    from troth.providers.fetch import fetch, through
    from troth.weights import own

    found = settings()
    place = own.folder(found.weights_dir) / f"{own.name_for(name)}.gguf"
    say(f"Fetching it from {wanted.url.split('/')[2]}. Ctrl-C stops; what came is kept.")
    bar = Bar("Fetching")
    opens = through(found.provider_proxy)
    try:
        size = asyncio.run(fetch(wanted, place, progress=bar, opens=opens))
    finally:
        bar.end()
    one = own.Own(
        name=name,
        file=place,
        size=size,
        sha256=wanted.sha256,
        title=title,
        licence=licence,
        source=wanted.url,
    )
    _keep(one)


def _get_file(file: Path, digest: "Digest | None", name: str | None) -> None:
    from troth.weights import own

    if not file.is_file():
        message = "There is no model of that name to get, and no such file. See: troth model list"
        raise BadInput(message, param="what")
    named = own.name_for(name) if name else own.name_from(file.name)
    place = own.folder(settings().weights_dir) / f"{named}.gguf"
    with working("Copying"):
        size, found = own.copy_in(file, place, digest)
    if digest is None:
        say(f"Its SHA-256 is {found}. Compare it with what its maker says.")
    _keep(own.Own(name=named, file=place, size=size, sha256=found, source=file.name))


def _keep(one: "Own") -> None:
    """Write down what came, and say what it is and whether it fits."""
    from troth.weights import own
    from troth.weights.catalogue import FITS, fit, in_gb, memory_mb

    head = own.admit(one)
    needs = own.memory_of(one.size, head, places=_PLACES)
    say(
        f"It is here as {one.name}. It takes about {in_gb(needs)} of memory while it answers: "
        f"{FITS[fit(needs, has_mb=memory_mb())]}."
    )
    if not head.can_talk:
        say("It only goes on with a text and cannot answer in a talk. Get its “Instruct” form.")
        return
    say(f"Next: troth model use {one.name}")


@model.command()
@click.argument("name")
@options.yes
def remove(name: str, yes: bool) -> None:
    """Delete a model file that you got, or what was fetched of one so far.

    It says what ends without it. What lies in an installed package stays.
    """
    from troth.weights import own
    from troth.weights.get import remove as remove_pinned

    without = _WITHOUT.get(name, "It can no longer answer.")
    if confirm(f"The file of {name} is deleted. {without} It can be fetched again.", yes=yes):
        if name in MODELS:
            remove_pinned(name, settings().weights_dir)
        else:
            own.remove(settings().weights_dir, name)
        say(f"{name} is gone.")
