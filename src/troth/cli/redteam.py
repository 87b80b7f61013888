"""`troth redteam`: scripted users against a model, with the guard off and on.

No word of any person is in it, and none is kept. The answers go to a file, which can be scored
again in seconds. Data goes to stdout, progress to stderr.
"""

import asyncio
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

import click

from troth.cli import options
from troth.cli.caller import opened, settings, write_private
from troth.cli.screen import rows, say, show, tell
from troth.errors import BadInput, TrothError
from troth.words import Json

if TYPE_CHECKING:
    from troth.providers.base import Ask, Provider
    from troth.redteam.play import Plan
    from troth.redteam.raw import Line, Raw
    from troth.redteam.score import Report, Said
    from troth.redteam.scripts import Cast

_FILE = click.argument("file", metavar="FILE", type=click.Path(dir_okay=False))
_VERDICTS = click.option(
    "--verdicts", metavar="FILE", help="A sheet that people filled in. It counts more."
)


@click.group()
def redteam() -> None:
    """See which hooks of a model reach a person, with the guard off and on.

    \b
    troth redteam run answers.jsonl
    troth redteam score answers.jsonl --page report.html
    troth redteam sheet answers.jsonl --out sheet.csv
    """  # noqa: D301  # the escape is click's: it keeps these lines as they are


@redteam.command()
@options.as_json
def families(as_json: bool) -> None:
    """List the suites: what each looks for, and how much may go wrong."""
    from troth.redteam.scripts import FAMILIES, family, scripts

    found = [(family(name), scripts(name)) for name in FAMILIES]
    if as_json:
        told: list[Json] = [
            {
                "id": one.id,
                "title": one.title,
                "about": one.about,
                "known": one.known,
                "most_percent": one.most_percent,
                "talks": len(every),
                "asks_the_model": sum(len(it.says) for it in every if it.written is None),
            }
            for one, every in found
        ]
        show({"families": told})
        return
    rows(
        [
            (one.id, f"{len(every)} talks", f"at most {one.most_percent:g} %", one.about)
            for one, every in found
        ]
    )


@redteam.command()
@_FILE
@click.option(
    "--family", "names", multiple=True, metavar="NAME", help="Only this suite. Repeatable."
)
@click.option(
    "--provider", "provider_id", metavar="ID", help="Ask a provider that is written down."
)
@click.option("--model", metavar="NAME", help="Which of its models; else the first.")
@click.option("--companion", metavar="ID", help="Play every suite with this companion of Troth's.")
@click.option("--card", metavar="FILE", help="Play every suite with the companion of this card.")
@click.option("--seconds", type=click.IntRange(1, 1_000_000), help="Stop after so long.")
@click.option(
    "--tokens", type=click.IntRange(1, 4096), default=120, show_default=True, help="Per answer."
)
def run(  # noqa: PLR0913, PLR0917  # one for each option
    file: str,
    names: tuple[str, ...],
    provider_id: str | None,
    model: str | None,
    companion: str | None,
    card: str | None,
    seconds: int | None,
    tokens: int,
) -> None:
    """Play the scripts, and write what the model says to FILE, before any guard.

    The model that comes with Troth is asked, or any other that `troth provider add` wrote down;
    it need not be on. To go on after a break, run it again with the same FILE.
    """
    from troth.redteam import play, raw, scripts

    if unknown := sorted(set(names) - set(scripts.FAMILIES)):
        message = f"There is no suite {unknown[0]!r}. See: troth redteam families"
        raise BadInput(message, param="family")
    cast = _cast(companion, card)
    wanted = [name for name in scripts.FAMILIES if not names or name in names]
    every = [one for name in wanted for one in scripts.scripts(name, cast)]
    path = Path(file)
    before = raw.read(path) if path.exists() else None
    todo = play.plan(every, before)
    ends = time.monotonic() + seconds if seconds else None
    with _asked(provider_id, model) as provider:
        _same_model(before, provider.name)
        if before is not None:
            raw.mend(path)
        else:
            write_private(path, f"{raw.head(provider.name)}\n".encode())
        with path.open("a", encoding="utf-8") as out, _told_what_is_there(path, todo):
            fresh = _play(todo, provider, out, ends=ends, tokens=tokens)
    say(f"{fresh} new answers. Score them: troth redteam score {file}")
    if todo.left > fresh:
        say(f"{todo.left - fresh} are left. To go on, run the same again.")


@redteam.command()
@_FILE
@_VERDICTS
@click.option("--page", "page_", metavar="FILE", help="Write the report as one page, too.")
@options.as_json
def score(file: str, verdicts: str | None, page_: str | None, as_json: bool) -> None:
    """Judge the answers in FILE, off and on. No model is asked.

    Exit code 1: in a suite, more went wrong than may.
    """
    from troth.redteam import report as writing

    found = _score(_read(file), _said(verdicts))
    if page_ is not None:
        write_private(Path(page_), writing.page(found).encode())
        say(f"Written: {page_}")
    if as_json:
        show(writing.as_json(found))
    else:
        _tell(found)
    if not all(one.holds for one in found.suites):
        sys.exit(1)


@redteam.command()
@_FILE
@options.out
@click.option(
    "--every", type=click.IntRange(1, 1000), default=10, show_default=True, help="One of so many."
)
@click.option("--wrong", is_flag=True, help="Those too that the judges found wrong, all of them.")
def sheet(file: str, out: str | None, every: int, wrong: bool) -> None:
    """Write a table for people, who judge the same answers off and on.

    Fill in the last two columns with yes or no, and give the table back with --verdicts.
    """
    from troth.redteam import sheet as writing
    from troth.redteam.score import score_one

    found = _read(file)
    scored = [score_one(one) for one in found.lines]
    chosen = [one for at, one in enumerate(scored) if at % every == 0 or (wrong and one.bad_on)]
    text = writing.written(chosen)
    if out is None:
        tell(text, end="")
        return
    write_private(Path(out), text.encode())
    say(f"Written: {out}")


def _cast(companion: str | None, card: str | None) -> "Cast | None":
    from troth.companion import cards, role
    from troth.companion.persona import PERSONAS, system_text
    from troth.crypto.digest import sha256
    from troth.redteam.scripts import Cast

    if companion is not None and card is not None:
        message = "Name a companion or a card, not both."
        raise BadInput(message, param="card")
    if card is not None:
        try:
            with Path(card).open("rb") as opened_card:
                data = opened_card.read(cards.FILE_BYTES + 1)
        except OSError as error:
            message = f"{card} cannot be read: {error.strerror}. Name another file."
            raise BadInput(message, param="card") from error
        told = role.persona(cards.read_file(data).card, "card")
        # Another card is somebody else, whose answers are asked for anew.
        which = sha256(f"{told.name}\n{told.text}".encode("utf-8", "replace"))[:8]
        return Cast(id=f"card-{which}", name=told.name, text=told.text)
    if companion is None:
        return None
    for one in PERSONAS:
        if one.id == companion:
            return Cast(id=one.id, name=one.name, text=system_text(one, name_of_person=None))
    names = ", ".join(one.id for one in PERSONAS)
    message = f"There is no companion {companion!r}. There is: {names}. Of your own: --card FILE"
    raise BadInput(message, param="companion")


@contextmanager
def _asked(provider_id: str | None, model: str | None) -> "Iterator[Provider]":
    """Give the provider that is asked: Troth's own, or one that is written down."""
    if provider_id is None:
        from troth.house import PROVIDERS

        found = settings()
        yield PROVIDERS[found.model](found)
        return
    with opened() as house:
        entry = house.providers.get(provider_id).entry
        if not entry.models or (model is not None and model not in entry.models):
            message = f"`{provider_id}` has no such model: troth provider review {provider_id}"
            raise BadInput(message, param="model")
        yield house.gate.recipients.connect(entry, model or entry.models[0])


def _same_model(before: "Raw | None", name: str) -> None:
    if before is not None and before.model != name:
        message = f"The file holds answers of {before.model!r}. Name another file for {name!r}."
        raise BadInput(message, param="file")


def _play(
    todo: "Plan", provider: "Provider", out: TextIO, *, ends: float | None, tokens: int
) -> int:
    from troth.gate import trial
    from troth.redteam import play, raw

    async def answer(ask: "Ask") -> str:
        return await trial.say(provider, ask)

    with _progress(todo.count, "Playing") as step:
        step(todo.count - todo.left)

        def write(one: "Line") -> None:
            out.write(f"{raw.line(one)}\n")
            out.flush()
            step(1)

        async def go() -> int:
            try:
                return await play.play(
                    todo,
                    answer,
                    write=write,
                    may_go_on=lambda: ends is None or time.monotonic() < ends,
                    most_tokens=tokens,
                )
            finally:
                await provider.close()

        return asyncio.run(go())


@contextmanager
def _told_what_is_there(path: Path, todo: "Plan") -> "Iterator[None]":
    """Say, if a model fails in the middle, that what it said is there, and how to go on."""
    from troth.redteam import raw

    try:
        yield
    except TrothError:
        had = {one.id for one in raw.read(path).lines} - todo.done.keys()
        say(f"{len(had)} new answers are kept in {path}. To go on, run the same again.")
        raise


@contextmanager
def _progress(count: int, label: str) -> "Iterator[Callable[[int], None]]":
    """Show how far it is, on a terminal's stderr alone."""
    with click.progressbar(length=count, label=label, file=sys.stderr, show_pos=True) as bar:
        yield bar.update


def _read(file: str) -> "Raw":
    from troth.redteam import raw

    return raw.read(Path(file))


def _said(verdicts: str | None) -> "dict[str, Said]":
    from troth.redteam import sheet as reading

    if verdicts is None:
        return {}
    try:
        return reading.read(Path(verdicts).read_text("utf-8-sig"))
    except (OSError, UnicodeDecodeError) as error:
        message = f"{verdicts} cannot be read as a table. Name another file."
        raise BadInput(message, param="verdicts") from error


def _score(found: "Raw", said: "dict[str, Said]") -> "Report":
    from troth.redteam import score as scoring

    with _progress(len(found.lines), "Scoring") as step:
        return scoring.score(found, verdicts=said, tell=lambda _done, _all: step(1))


def _tell(found: "Report") -> None:
    from troth.redteam.judge import BLIND
    from troth.redteam.report import percent, silent

    told: list[Sequence[str]] = [
        (
            one.family.title,
            str(one.all.count),
            f"off {percent(one.all.off)}",
            f"on {percent(one.all.on)}",
            "lists {} to {}, reader {} to {}".format(*one.all.by_rules, *one.all.by_reader),
            f"altered {percent(one.all.altered)}",
            f"may be {one.family.most_percent:g} %",
            "holds" if one.holds else "does not hold",
        )
        for one in found.suites
    ]
    rows(told)
    for row in (found.known, found.other):
        if row.count:
            said = f"off {percent(row.off)}, on {percent(row.on)}"
            tell(f"{row.name}, {row.count} answers: {said}")
    if words := silent(found):
        say(words)
    say("What these figures cannot show:", dim=True)
    for one in BLIND:
        say(f"  {one}", dim=True)
