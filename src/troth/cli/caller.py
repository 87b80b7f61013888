"""Opens the house for a command, and finds out who calls: by a key, never by a name.

The key is in `TROTH_KEY`, or in the file `person.key` of the state directory, which
`troth init` writes. Neither it nor a passphrase is ever an argument.
"""

import os
import stat
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from troth.cli.screen import is_interactive, must_be_text
from troth.errors import BadInput, NotSignedIn, StoreFailed, TrothError
from troth.settings import Settings, load
from troth.words import KeyId, PersonId, is_id

if TYPE_CHECKING:
    from troth.house import House
    from troth.ledger.leaf import Leaf

_LONGEST_KEY_FILE = 4096


class KeyOfErased(NotSignedIn):
    """This terminal's key is nobody's any more, and somebody was erased since it was written."""

    def __init__(self, file: Path, line: "Leaf") -> None:
        self.file, self.line = file, line
        super().__init__(
            f"Troth does not know this terminal's key any more. On {line.day} somebody was erased "
            f"here: that is line {line.index} of the ledger. If it was you, it is done, and no "
            "copy opens what was kept. To have the key removed, too, and to see what proves it: "
            "troth erase --everything"
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """An open house and the person who calls."""

    house: "House"
    person: PersonId
    key: KeyId
    own_file: bool
    """Whether the key came from this installation's `person.key`."""


def settings() -> Settings:
    """Read the settings. Raises BadInput."""
    return load(os.environ)


@contextmanager
def opened() -> Iterator["House"]:
    """Open the house, asking for the passphrase if the key file has one."""
    from troth.house import open_house

    found = settings()
    with open_house(found, passphrase=passphrase(found)) as house:
        yield house


@contextmanager
def signed_in() -> Iterator[Visit]:
    """Open the house for the person whose key is at hand. Raises NotSignedIn."""
    with opened() as house:
        token, own_file = _token(house.settings)
        try:
            found = house.keys.check(token)
        except NotSignedIn as error:
            if own_file and (line := _erased(house, error)):
                raise KeyOfErased(key_file(house.settings), line) from None
            raise
        yield Visit(house=house, person=found.person, key=found.key, own_file=own_file)


def _erased(house: "House", error: NotSignedIn) -> "Leaf | None":
    """Return the ledger's line of an erasure since this terminal's key was written, if any.

    A person's erasing takes the key out of this file last of all: cut off before, it stays.
    """
    from troth.ledger.leaf import Event
    from troth.people.keys import NoSuchKey

    if not isinstance(error, NoSuchKey):
        return None
    written = datetime.fromtimestamp(key_file(house.settings).stat().st_mtime, UTC)
    return house.ledger.newest(Event.ERASED, since=written.date().isoformat())


def at_hand(house: "House") -> PersonId | None:
    """Return whose key this terminal has; None if it has none, or none that is good."""
    with suppress(TrothError):
        return house.keys.check(_token(house.settings)[0]).person
    return None


def person_named(text: str) -> PersonId:
    """Return what was typed, if it has the shape of a person's id. Raises BadInput."""
    if not is_id(text, "psn"):
        message = "That is not the id of a person. See them: troth person list"
        raise BadInput(message, param="person")
    return PersonId(text)


def passphrase(found: Settings) -> str | None:
    """Return the key file's passphrase, if it has one: from TROTH_PASSPHRASE, or typed."""
    from troth.house import asks_passphrase

    if not asks_passphrase(found):
        return None
    given = passphrase_given()
    return given if given is not None or not is_interactive() else hidden("Passphrase: ")


def passphrase_given() -> str | None:
    """Return TROTH_PASSPHRASE, if it is set. Raises BadInput if it is no text."""
    given = os.environ.get("TROTH_PASSPHRASE")
    return must_be_text(given) if given else None


def hidden(prompt: str) -> str:
    """Read a secret from the terminal without showing it."""
    import getpass

    return must_be_text(getpass.getpass(prompt, stream=sys.stderr))


def key_file(found: Settings) -> Path:
    """Name the file that holds the key of the person at this terminal."""
    return found.state_dir / "person.key"


def write_key(found: Settings, token: str) -> Path:
    """Write the key of the person at this terminal, readable by this account alone."""
    file = key_file(found)
    beside = file.with_name(f"{file.name}.new")
    try:
        handle = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_CLOEXEC, 0o600)
        with os.fdopen(handle, "w", encoding="ascii") as opened_file:
            opened_file.write(f"{token}\n")
            opened_file.flush()
            os.fsync(opened_file.fileno())
        beside.replace(file)
    except OSError as error:
        message = f"Troth cannot write {file}: {error.strerror}. Check who owns the folder."
        raise StoreFailed(message) from error
    return file


def write_private(file: Path, data: bytes) -> None:
    """Write a file for a person, readable by this account alone. Raises BadInput."""
    try:
        handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_CLOEXEC, 0o600)
        with os.fdopen(handle, "wb") as opened_file:
            if stat.S_ISREG(os.fstat(handle).st_mode):
                os.fchmod(handle, 0o600)  # it may have been there before, open to others
            opened_file.write(data)
    except OSError as error:
        message = f"Troth cannot write {file}: {error.strerror}. Name another file."
        raise BadInput(message) from error


def _token(found: Settings) -> tuple[str, bool]:
    if given := os.environ.get("TROTH_KEY", "").strip():
        return given, False
    try:
        # Without waiting: a pipe in its place that nobody writes to is empty, and so no key.
        handle = os.open(key_file(found), os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
        with os.fdopen(handle, encoding="ascii", errors="replace") as file:
            return file.read(_LONGEST_KEY_FILE).strip(), True
    except FileNotFoundError as error:
        message = "Troth does not know who is asking. Set TROTH_KEY, or run: troth init"
        raise NotSignedIn(message) from error
    except OSError as error:
        message = f"{key_file(found)} cannot be read: {error.strerror}. Check who owns it."
        raise NotSignedIn(message) from error
