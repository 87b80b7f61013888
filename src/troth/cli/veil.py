"""`troth veil`: what would be masked of a text, and the people and words that the veil knows.

The masked text goes to stdout and nothing else does; what was masked is talk, for stderr.
Nothing of the text is kept or sent. Where this terminal has a key, the names that Troth knows
of its person count; without an installation it masks all the same.
"""

import contextlib
import shlex
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from troth.cli import encodings, options
from troth.cli.caller import settings, signed_in
from troth.cli.screen import one_line, rows, say, show, tell
from troth.errors import BadInput, TooLarge, TrothError, Unconfigured
from troth.words import Json

if TYPE_CHECKING:
    from troth.cli.caller import Visit
    from troth.rights.known import Before, Said
    from troth.veil.preview import Preview

MOST_BYTES: Final = 1_048_576
MOST_KNOWN: Final = 500
_TEXT: Final = "text"
_SHOWN: Final = 200
_DONE: Final[Mapping[str, str]] = {
    "always": "It is masked from your next message on.",
    "never": "It goes out as it is from your next message on.",
    "known": "It is on no list any more.",
    "forgotten": "It is forgotten.",
}
_STDIN: Final = "-"
_NO_NAME: Final = "That is no name of a file. Name another one, or - for stdin."


class _Texts(click.Group):
    """A group whose first argument may also be a file: `troth veil letter.txt`."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Put the command for texts before what names no other command."""
        if args and args[0] not in {*self.commands, *ctx.help_option_names}:
            args = [_TEXT, *args]
        return super().parse_args(ctx, args)


@click.group(cls=_Texts)
def veil() -> None:
    """See what would be masked of a text, and correct it.

    `troth veil FILE` masks a text, - is stdin. Nothing of it is kept or sent. A file that is
    named like a command: ./people.
    """


@veil.command(_TEXT)
@click.argument("file", metavar="FILE")
@click.option(
    "--known", multiple=True, metavar="NAME", help="A name to mask wherever it stands. Repeatable."
)
@click.option("--tokens", is_flag=True, help="Plain marks such as [PERSON_1].")
@options.as_json
def text_(file: str, known: tuple[str, ...], tokens: bool, as_json: bool) -> None:
    """Mask a text: what would leave to stdout, what was masked to stderr.

    FILE is text in UTF-8, UTF-16, UTF-32 or an old western encoding; - is stdin.
    """
    if len(known) > MOST_KNOWN:
        message = f"Up to {MOST_KNOWN} names can be given with --known."
        raise BadInput(message, param="known")
    written, encoding = encodings.read(_bytes_of(file))
    found = _preview(written, known, tokens=tokens)
    if as_json:
        show(_as_json(found, encoding))
        return
    tell(found.masked, end="" if found.masked.endswith("\n") or not written else "\n")
    _tell_masks(found)


def _bytes_of(file: str) -> bytes:
    if not file:
        raise BadInput(_NO_NAME, param="file")
    if file == _STDIN:
        data = sys.stdin.buffer.read(MOST_BYTES + 1)
    else:
        try:
            with Path(file).open("rb") as opened:
                data = opened.read(MOST_BYTES + 1)
        except OSError as error:
            name = one_line(file)
            message = f"{name} cannot be read: {error.strerror}. Name another file, or - for stdin."
            raise BadInput(message, param="file") from error
        except ValueError as error:
            raise BadInput(_NO_NAME, param="file") from error
    if len(data) > MOST_BYTES:
        message = f"A text may have up to {MOST_BYTES} bytes. Cut it into parts."
        raise TooLarge(message, param="file")
    return data


def _preview(text: str, known: Sequence[str], *, tokens: bool) -> "Preview":
    with _visit() as visit:
        if visit is not None:
            from troth.gate.veiling import try_out

            return try_out(visit.house.gate, visit.person, text, more=known, tokens=tokens)
    from troth.crypto.random import secret
    from troth.veil.detect import Detector
    from troth.veil.mask import Masker
    from troth.veil.ner import Ner
    from troth.veil.preview import preview

    folder = settings().weights_dir
    found = Detector(Ner(folder, folder)).detect(text, known)
    masker = Masker(secret(), detect=lambda _text, _known: found, always=known, tokens=tokens)
    return preview(text, masker, found)


@contextlib.contextmanager
def _visit() -> "Iterator[Visit | None]":
    """Open the house for whoever has a key at hand; None if there is no house, or no good key."""
    with contextlib.ExitStack() as stack:
        visit = None
        try:
            visit = stack.enter_context(signed_in())
        except Unconfigured:
            pass  # no house is here: what is given with --known counts alone
        except TrothError as error:
            say(f"The names that Troth knows of you do not count now. {error}", dim=True)
        yield visit


def _as_json(found: "Preview", encoding: str) -> Json:
    from troth.veil.preview import HONEST, because, what

    return {
        "text": found.masked,
        "masked": [
            {
                "start": start,
                "end": end,
                "original": one.original,
                "stand_in": one.surrogate,
                "label": one.label,
                "kind": one.kind,
                "what": what(one.label, one.why),
                "because": because(one.label, one.why),
            }
            for start, end, one in found.places()
        ],
        "stays": [
            {
                "start": one.start,
                "end": one.end,
                "text": one.text,
                "label": one.label,
                "kind": one.kind,
                "what": what(one.label),
            }
            for one in found.stays
        ],
        "topics": [*found.topics],
        "encoding": encoding,
        "honest": HONEST,
    }


def _tell_masks(found: "Preview") -> None:
    from troth.veil.preview import HONEST, because, what

    masks = found.masks
    for one in masks[:_SHOWN]:
        told = f"{what(one.label, one.why)}. {because(one.label, one.why)}"
        say(f"{one_line(one.original)} → {one_line(one.surrogate)}  ({told})")
    if len(masks) > _SHOWN:
        say(f"and {len(masks) - _SHOWN} more; --json has all of them")
    stays = dict.fromkeys(f"{one_line(one.text)} ({what(one.label)})" for one in found.stays)
    if stays:
        say(f"Found, but not masked: {', '.join(list(stays)[:_SHOWN])}")
    say(f"{len(masks)} masked. {HONEST}", dim=True)


# The people and words that the veil knows


@veil.group(invoke_without_command=True)
@options.as_json
@click.pass_context
def people(ctx: click.Context, as_json: bool) -> None:
    """Show the people and words that the veil knows of you, and correct them."""
    if ctx.invoked_subcommand is not None:
        return
    from troth.rights.known import known_names

    with signed_in() as visit:
        found = known_names(visit.house.gate, visit.person)
        tokens = visit.house.gate.wishes(visit.person).masking.tokens
    if as_json:
        items: list[Json] = [
            {
                "text": one.text,
                "forms": [*one.forms],
                "seen": [*one.seen],
                "label": one.label,
                "said": one.said,
                "why": one.why,
                "because": one.because,
                "since": one.since.isoformat() if one.since else None,
                "times": one.times,
            }
            for one in found
        ]
        show({"people": items, "tokens": tokens})
        return
    rows(
        [
            (
                one.text,
                ", ".join((*one.forms, *one.seen)),
                one.because,
                f"since {one.since.isoformat()}" if one.since else "",
            )
            for one in found
        ]
    )


_WORD = click.argument("word", metavar="NAME")


@people.command()
@_WORD
@click.option(
    "--form", "forms", multiple=True, metavar="NAME", help="Another way to write it. Repeatable."
)
@click.option("--no-forms", is_flag=True, help="It has no other forms any more.")
def add(word: str, forms: tuple[str, ...], no_forms: bool) -> None:
    """Mask a name or a word always. It counts from your next message on."""
    _say(word, "always", forms=forms if forms or no_forms else None)


@people.command("not-a-name")
@_WORD
def not_a_name(word: str) -> None:
    """Let a word go out as it is: it names nobody."""
    _say(word, "never")


@people.command()
@_WORD
def leave(word: str) -> None:
    """Take a word off its list. What was masked before counts again."""
    _say(word, "known")


@people.command()
@_WORD
def forget(word: str) -> None:
    """Look for a name no more, unless it is found anew."""
    _say(word, "forgotten")


def _say(word: str, said: "Said", *, forms: Sequence[str] | None = None) -> None:
    from troth.rights.known import say as say_of

    with signed_in() as visit:
        house = visit.house
        before = say_of(house.gate, house.people, visit.person, word=word, said=said, forms=forms)
    say(f"{_DONE[said]} To undo it: {_undo(before)}")


def _undo(before: "Before") -> str:
    """Return the command that brings back how it stood."""
    verb = {"always": "add", "never": "not-a-name", "known": "leave", "forgotten": "forget"}
    forms = [part for one in before.forms for part in ("--form", one)]
    if before.said == "always" and not forms:
        forms = ["--no-forms"]
    parts = ["troth", "veil", "people", verb[before.said], before.text]
    return shlex.join([*parts, *(forms if before.said == "always" else ())])


@veil.command()
@click.argument("how", type=click.Choice(["names", "tokens"]))
def style(how: str) -> None:
    """Mask with names that look real, or with plain tokens such as [PERSON_1]."""
    with signed_in() as visit:
        visit.house.people.change_masking(
            visit.person, lambda now: now.with_tokens(tokens=how == "tokens")
        )
    say("Saved. It counts from your next message on.")
