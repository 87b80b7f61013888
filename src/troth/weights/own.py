"""Model files that a person put here: which there are, what each is, and which one answers.

Each lies in a folder of its own kind, `NAME.gguf` with `NAME.json` beside it, which pins its
size and its SHA-256. A file that is not the pinned one is never loaded. `used` names the one
that answers instead of the small demo; while there is none, the demo does.
"""

import errno
import hashlib
import json
import os
import re
import shutil
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from troth.errors import BadInput, Damaged, StoreFull, Unconfigured
from troth.weights.gguf import Head
from troth.weights.gguf import read as read_head
from troth.weights.pinned import PINNED
from troth.words import Digest, Json

CONTEXT: Final = 4096
"""Tokens of one conversation, if the model was made for that many and memory allows it."""
LEAST_CONTEXT: Final = 1536
CACHE_BYTES: Final = 536_870_912
"""How much memory one conversation may take."""
_RUNNING_BYTES: Final = 300_000_000
_FOLDER, _USED = "own", "used"
_NAME = re.compile(r"[a-z0-9](?:[a-z0-9._-]{0,62}[a-z0-9])?", re.ASCII)
_SHA256 = re.compile(r"[0-9a-f]{64}", re.ASCII)
_TAKEN: Final = frozenset({*PINNED, "echo", "own", "used"})
_LONGEST_RECORD: Final = 16_384


@dataclass(frozen=True, slots=True, kw_only=True)
class Own:
    """One model file that somebody put here. source: where it came from; licence: if known."""

    name: str
    file: Path
    size: int
    sha256: Digest
    title: str = ""
    licence: str = ""
    source: str = ""

    def check(self) -> None:
        """Raise Unconfigured if the file is gone, Damaged unless it is the pinned one."""
        if not self.file.is_file():
            message = (
                f"The file of the model `{self.name}` is gone. Get it again with "
                "`troth model get`, or go back to the demo: troth model use demo"
            )
            raise Unconfigured(message)
        if not self._is_pinned():
            message = (
                f"{self.file} is not the file that was pinned as `{self.name}`. It is not used. "
                f"Take it away with `troth model remove {self.name}`, and get it again."
            )
            raise Damaged(message)

    def _is_pinned(self) -> bool:
        if self.file.stat().st_size != self.size:
            return False
        with self.file.open("rb") as opened:
            return hashlib.file_digest(opened, "sha256").hexdigest() == self.sha256

    def head(self) -> Head:
        """Return what the file says of itself. Raises Damaged or OSError."""
        return read_head(self.file)


def context_of(head: Head) -> int:
    """Return how many tokens one conversation may have, so that memory stays bounded."""
    fitting = CACHE_BYTES // head.cache_bytes
    return min(head.context, max(LEAST_CONTEXT, min(CONTEXT, fitting)))


def memory_of(size: int, head: Head, *, places: int) -> int:
    """Return how many MB a model takes while it answers in so many places."""
    return round((size + places * context_of(head) * head.cache_bytes + _RUNNING_BYTES) / 1e6)


def folder(weights_dir: Path) -> Path:
    """Return where these files lie."""
    return weights_dir / _FOLDER


def name_for(wanted: str) -> str:
    """Return a name that is free of doubt. Raises BadInput for one that is none, or is taken."""
    if not _NAME.fullmatch(wanted) or wanted in _TAKEN:
        message = (
            "A model's name has small letters, digits, dots and dashes, at most 64, and is not "
            f"one of: {', '.join(sorted(_TAKEN))}. Say another one with --name."
        )
        raise BadInput(message, param="name")
    return wanted


def name_from(file: str) -> str:
    """Return a name made of that of a file. Raises BadInput if nothing is left of it."""
    plain = re.sub(r"[^a-z0-9._-]+", "-", file.lower().removesuffix(".gguf"))
    return name_for(plain.strip(".-_")[:64].rstrip(".-_"))


def digest_of(given: str) -> Digest:
    """Read a SHA-256 as people copy it. Raises BadInput."""
    plain = given.strip().lower().removeprefix("sha256:")
    if not _SHA256.fullmatch(plain):
        message = "A SHA-256 has 64 digits from 0 to 9 and a to f. Copy it whole."
        raise BadInput(message, param="sha256")
    return Digest(plain)


def all_own(weights_dir: Path) -> Sequence[Own]:
    """Return the models that are here, by name. A record that cannot be read is left out."""
    found = []
    for record in sorted(folder(weights_dir).glob("*.json")):
        with suppress(OSError, ValueError, KeyError, TypeError, BadInput, RecursionError):
            found.append(_read(record))
    return found


def find_own(weights_dir: Path, name: str) -> Own:
    """Return one model. Raises Unconfigured if there is none of that name."""
    for one in all_own(weights_dir):
        if one.name == name:
            return one
    here = ", ".join(one.name for one in all_own(weights_dir)) or "none yet"
    message = f"There is no model `{name}` here. Here are: {here}. See: troth model list"
    raise Unconfigured(message)


def keep(one: Own) -> None:
    """Write down what a file is that lies in its place. It is closed to others from then on."""
    one.file.chmod(0o600)
    told: dict[str, Json] = {
        "name": one.name,
        "size": one.size,
        "sha256": one.sha256,
        "title": one.title,
        "licence": one.licence,
        "source": one.source,
    }
    _write(one.file.with_suffix(".json"), json.dumps(told, indent=1).encode())


def admit(one: Own) -> Head:
    """Write down a file that came, and return what it says of itself.

    Raises Damaged if it is no model: then it is thrown away.
    """
    try:
        head = one.head()
    except Damaged:
        one.file.unlink(missing_ok=True)
        raise
    keep(one)
    return head


def copy_in(source: Path, into: Path, sha256: Digest | None) -> tuple[int, Digest]:
    """Copy somebody's own file into its place; return its size and its SHA-256.

    Raises Damaged (it is not the one that `sha256` names, or no model file), StoreFull or OSError.
    Nothing is left of it then.
    """
    into.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    fresh = into.with_suffix(".part")
    try:
        number = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_NOFOLLOW, 0o600)
        with source.open("rb") as here, os.fdopen(number, "wb") as there:
            shutil.copyfileobj(here, there, 1 << 20)
            there.flush()
            os.fsync(there.fileno())
        with fresh.open("rb") as copied:
            digest = Digest(hashlib.file_digest(copied, "sha256").hexdigest())
        if sha256 is not None and digest != sha256:
            message = "This file is not the one that the SHA-256 names. It was not taken."
            raise Damaged(message)
        read_head(fresh)
        size = fresh.stat().st_size
        fresh.replace(into)
    except OSError as error:
        if error.errno == errno.ENOSPC:
            message = "The disk is full, so the model was not copied. Make room and try again."
            raise StoreFull(message) from None
        raise
    finally:
        fresh.unlink(missing_ok=True)
    return size, digest


def remove(weights_dir: Path, name: str) -> None:
    """Take a model away, and what was fetched of it. Raises Unconfigured if there is none."""
    if not has_part(weights_dir, name):
        find_own(weights_dir, name)
    if using(weights_dir) == name:
        use(weights_dir, None)
    for one in _parts(weights_dir, name):
        one.unlink(missing_ok=True)


def has_part(weights_dir: Path, name: str) -> bool:
    """Say whether anything of a model lies here. Raises BadInput for what is no name."""
    return any(one.is_file() for one in _parts(weights_dir, name))


def _parts(weights_dir: Path, name: str) -> Sequence[Path]:
    place = folder(weights_dir) / f"{name_for(name)}.gguf"
    return [place.with_suffix(end) for end in (".json", ".gguf", ".part", ".resume")]


def using(weights_dir: Path) -> str | None:
    """Return the name of the model that answers instead of the demo, if somebody chose one."""
    try:
        with (folder(weights_dir) / _USED).open(encoding="ascii") as opened:
            return opened.read(_LONGEST_RECORD).strip() or None
    except (OSError, UnicodeDecodeError):
        return None


def used_stamp(weights_dir: Path) -> int:
    """Return a number that changes with every choice. It costs one look at the disk."""
    try:
        return (folder(weights_dir) / _USED).stat().st_mtime_ns
    except OSError:
        return 0


def use(weights_dir: Path, name: str | None) -> None:
    """Choose who answers; None: the small demo again.

    Raises Unconfigured or Damaged if that model cannot answer. What is said from now on goes to
    it, also in a server that runs.
    """
    if name is None:
        (folder(weights_dir) / _USED).unlink(missing_ok=True)
        return
    one = find_own(weights_dir, name)
    one.check()
    if not one.head().can_talk:
        message = (
            f"`{name}` only goes on with a text: it does not know how a talk is written down. "
            "Look for the same model with “Instruct” or “Chat” in its name."
        )
        raise Unconfigured(message)
    _write(folder(weights_dir) / _USED, name.encode())


def _read(record: Path) -> Own:
    with record.open("rb") as opened:
        told = json.loads(opened.read(_LONGEST_RECORD))
    name, size = name_for(told["name"]), told["size"]
    if record.stem != name or type(size) is not int:
        raise ValueError(name)
    return Own(
        name=name,
        file=record.with_suffix(".gguf"),
        size=size,
        sha256=digest_of(told["sha256"]),
        title=str(told["title"]),
        licence=str(told["licence"]),
        source=str(told["source"]),
    )


def _write(file: Path, data: bytes) -> None:
    """Write a small file whole, or not at all."""
    fresh = file.with_name(f".{file.name}.new")
    number = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(number, "wb") as opened:
        opened.write(data)
        opened.flush()
        os.fsync(opened.fileno())
    fresh.replace(file)
