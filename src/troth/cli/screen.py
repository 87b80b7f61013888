"""What a terminal shows, and what is read from it.

Data goes to stdout, talk to stderr. Whatever is written passes `guard.release`, which
takes out what drives a terminal; so no stored word can move a cursor or hide a line.
"""

import contextlib
import io
import json
import os
import shutil
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TextIO

from troth.errors import BadInput, TooLarge
from troth.guard.release import own
from troth.words import Clear, Json

_DIM, _PLAIN_AGAIN, _BACK = "\x1b[2m", "\x1b[0m", "\r\x1b[K"
_MOST_LINE_BYTES = 1_048_576
_TRIES = 3


def clean(text: str) -> str:
    """Take out what drives a terminal. Line breaks and tabs stay."""
    return own(Clear(text)).text


def one_line(text: str) -> str:
    """Make a text fit for one line of a list."""
    return " ".join(clean(text).split())


def tell(text: str, *, end: str = "\n") -> None:
    """Write data to stdout, at once."""
    print(clean(text), end=end, flush=True)


def show(value: Json) -> None:
    """Write data to stdout as JSON. Only ASCII, so no letter can do anything to a terminal."""
    print(json.dumps(value, indent=2, ensure_ascii=True), flush=True)


def troth() -> str:
    """Return what to type to run this same Troth again: its name, or where it lies."""
    here = Path(sys.argv[0])
    if shutil.which("troth") or here.name != "troth":
        return "troth"
    place = here.absolute()
    return str(place.relative_to(Path.cwd())) if place.is_relative_to(Path.cwd()) else str(place)


def say(text: str = "", *, dim: bool = False, end: str = "\n") -> None:
    """Say something to the person on stderr. If nobody can hear it, the work goes on."""
    words = clean(text)
    if dim and _has_looks():
        words = f"{_DIM}{words}{_PLAIN_AGAIN}"
    try:
        print(words, end=end, file=sys.stderr, flush=True)
    except OSError:
        let_go(sys.stderr)


def let_go(stream: TextIO) -> None:
    """Let what is still to be written to a stream go nowhere: nobody takes it any more."""
    with contextlib.suppress(io.UnsupportedOperation):
        os.dup2(os.open(os.devnull, os.O_WRONLY | os.O_CLOEXEC), stream.fileno())


def rows(table: Sequence[Sequence[str]]) -> None:
    """Write lines to stdout, the cells of each column below one another."""
    cells = [[one_line(cell) for cell in row] for row in table]
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)] if cells else []
    for row in cells:
        padded = [cell.ljust(width) for cell, width in zip(row, widths, strict=True)]
        tell("  ".join(padded).rstrip())


@contextlib.contextmanager
def working(what: str) -> Iterator[None]:
    """Say what takes a while, on a terminal's stderr, and take it away when it is done."""
    shown = _is_terminal(sys.stderr)
    if shown:
        print(f"{clean(what)} …", end="", file=sys.stderr, flush=True)
    try:
        yield
    finally:
        if shown:
            print(_BACK if _has_looks() else "", end="" if _has_looks() else "\n", file=sys.stderr)


def is_interactive() -> bool:
    """Say whether a person sits at stdin."""
    return _is_terminal(sys.stdin)


def ask(question: str) -> bool | None:
    """Ask for yes or no. None: no answer, which is never taken for a yes."""
    for _ in range(_TRIES):
        answer = read_line(question)
        match (answer or "").strip().lower():
            case "y" | "yes":
                return True
            case "n" | "no":
                return False
            case "":
                return None
        say("Please type y for yes or n for no. Enter alone decides nothing.")
    return None


def confirm(what: str, *, yes: bool) -> bool:
    """Ask before something is destroyed. `yes`: the person said so already (`--yes`).

    Raises BadInput when nobody answers.
    """
    if yes:
        return True
    say(what)
    answer = ask("Go on? y or n: ")
    if answer is None:
        message = "Nobody said yes, so nothing was changed. Answer y, or add --yes."
        raise BadInput(message)
    if not answer:
        say("Nothing was changed.")
    return answer


def read_line(prompt: str) -> str | None:
    """Return the next line of stdin, None at its end. Raises BadInput for what is no text."""
    if _is_terminal(sys.stdin) and _is_terminal(sys.stdout):
        return _read_typed(prompt)
    say(prompt, end="")
    line = sys.stdin.buffer.readline(_MOST_LINE_BYTES + 1)
    if len(line) > _MOST_LINE_BYTES:
        message = "That line is too long. Send it in parts."
        raise TooLarge(message)
    return as_text(line).rstrip("\r\n") if line else None


def read_all(limit: int) -> str:
    """Return all of stdin, at most `limit` bytes. Raises TooLarge, or BadInput for no text."""
    data = sys.stdin.buffer.read(limit + 1)
    if len(data) > limit:
        message = f"A message may have up to {limit} bytes. Send it in parts."
        raise TooLarge(message)
    return as_text(data)


def as_text(data: bytes) -> str:
    """Read bytes as UTF-8. Raises BadInput for anything else, and for the character NUL."""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        message = "What came in is not valid UTF-8 text. Nothing was done with it."
        raise BadInput(message) from error
    return must_be_text(text)


def must_be_text(text: str) -> str:
    """Return the text. Raises BadInput if it holds NUL or half a character."""
    if "\0" in text or any("\ud800" <= one <= "\udfff" for one in text):
        message = "What came in holds a character that is no text. Nothing was done with it."
        raise BadInput(message)
    return text


def _read_typed(prompt: str) -> str | None:
    with contextlib.suppress(ImportError):
        import readline  # noqa: F401  # gives `input` its line editing; writes no file
    try:
        return must_be_text(input(clean(prompt)))
    except EOFError:
        return None
    except UnicodeDecodeError as error:
        message = "What came in is not valid UTF-8 text. Nothing was done with it."
        raise BadInput(message) from error


def _is_terminal(stream: object) -> bool:
    isatty = getattr(stream, "isatty", None)
    return bool(isatty and isatty())


def _has_looks() -> bool:
    """Say whether stderr may have dim letters (https://no-color.org)."""
    plain = os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb"
    return _is_terminal(sys.stderr) and not plain
