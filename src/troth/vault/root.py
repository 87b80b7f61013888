"""The two secrets outside the database: the key file and the slot.

Both lie in the state directory, readable by this account alone, and neither belongs in
a backup. The *slot* is what makes forgetting real: it is overwritten at each epoch roll,
and without the old slot no old copy of the database opens. A whole-disk image or a copy
of the state directory that holds an old slot undoes an erasure; `troth doctor` says so.

    state/key    troth.key/v1 | how | salt or - | the root secret, bare or sealed by a passphrase
    state/slot   troth.slot/v1 | epoch number | 32 random bytes
"""

import base64
import binascii
import errno
import fcntl
import os
import re
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from troth.crypto.digest import derive, keyed, same
from troth.crypto.random import secret
from troth.crypto.stretch import SALT_BYTES, stretch
from troth.errors import BadInput, Damaged, StoreFailed, Unconfigured
from troth.vault.envelope import Key, context

_KEY_LABEL = "troth.key/v1"
_SLOT_LABEL = "troth.slot/v1"
_ROOT_ID = b"root\0\0\0\0"
_SECRET_BYTES = 32
_LONGEST_FILE = 65_536
_EPOCH = re.compile(r"[0-9]{1,18}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """The erasable half of the root: 32 random bytes for one epoch."""

    epoch: int
    secret: bytes

    def __repr__(self) -> str:
        return f"<Slot of epoch {self.epoch}>"


class Root:
    """The root secret of this installation, and the folder with its slot."""

    def __init__(self, state_dir: Path, root_secret: bytes) -> None:
        self._state = state_dir
        self._secret = root_secret

    def __repr__(self) -> str:
        return "<Root>"

    def signing_seed(self) -> bytes:
        """Return the seed of the installation's signing key. It opens no data: it never rolls."""
        return derive(self._secret, salt=b"", label="troth/v1/signer")

    def lasting_key(self, use: str) -> bytes:
        """Return 32 bytes for one named use. They open no data: like the signer, they never roll.

        Where an old copy must not be tried with today's keys, take the epoch key instead.
        """
        return derive(self._secret, salt=b"", label=f"troth/v1/lasting/{use}")

    def key_for(self, slot: Slot) -> Key:
        """Return the key that wraps the epoch key while this slot is in place."""
        made = derive(self._secret, salt=slot.secret, label=f"troth/v1/root/{slot.epoch}")
        return Key(made, _ROOT_ID)

    def check_for(self, slot: Slot) -> bytes:
        """Return 32 bytes by which the database recognises its slot without opening anything."""
        return keyed(
            self.key_for(slot).secret, "troth/v1/slot-check", slot.epoch.to_bytes(8, "big")
        )

    def find_slot(self, check: object) -> Slot:
        """Return the slot that `check` was made with. Raises Damaged if this machine lacks it."""
        # Order matters: the prepared one first, or it may change its place between the two looks.
        files = reversed(self._slot_files())
        found = [slot for slot in (read_slot(file) for file in files) if slot]
        for slot in found:
            if isinstance(check, bytes) and same(self.check_for(slot), check):
                return slot
        have = ", ".join(str(slot.epoch) for slot in found) or "none"
        message = (
            f"The keys of this database do not open with this machine's key file and slot "
            f"(slots here: {have}). It is an older copy, or another machine's. Nothing was opened."
        )
        raise Damaged(message)

    def find_slot_of(self, epoch: int) -> Slot:
        """Return the slot, in place or prepared, of one epoch. Raises Damaged if it is not here."""
        for slot in (read_slot(file) for file in self._slot_files()):
            if slot and slot.epoch == epoch:
                return slot
        message = f"The slot of epoch {epoch} is not on this machine."
        raise Damaged(message)

    def begin(self) -> None:
        """Make the first slot, unless a set-up that was cut off has made it already."""
        if not any(file.exists() for file in self._slot_files()):
            first = Slot(epoch=1, secret=secret(_SECRET_BYTES))
            _write_private(self._state / "slot", _slot_text(first))

    def prepare(self, epoch: int) -> Slot:
        """Write a fresh slot beside the present one, durably. `promote` puts it in place."""
        slot = Slot(epoch=epoch, secret=secret(_SECRET_BYTES))
        _write_private(self._state / "slot.next", _slot_text(slot))
        return slot

    def prepared(self) -> Slot | None:
        """Return the slot that waits beside the present one, if a roll was begun."""
        return read_slot(self._state / "slot.next")

    def promote(self) -> None:
        """Overwrite the old slot, then put the prepared one in its place."""
        old, fresh = self._slot_files()
        if not fresh.exists():
            return
        if old.exists():
            with old.open("r+b") as file:
                size = len(file.read())
                file.seek(0)
                file.write(b"\0" * size)
                file.flush()
                os.fsync(file.fileno())
        fresh.replace(old)
        _sync_folder(self._state)

    def drop_prepared(self) -> None:
        """Remove a slot that was prepared for a roll that did not happen."""
        (self._state / "slot.next").unlink(missing_ok=True)

    @contextmanager
    def alone(self) -> Iterator[None]:
        """Hold the lock under which slots change, across processes."""
        handle = os.open(self._state / "slot.lock", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        try:
            fcntl.flock(handle, fcntl.LOCK_EX)
            yield
        finally:
            os.close(handle)

    def _slot_files(self) -> tuple[Path, Path]:
        return self._state / "slot", self._state / "slot.next"


def create(state_dir: Path, *, passphrase: str | None = None) -> Root:
    """Make the key file and the first slot. Raises StoreFailed if a key file is there already."""
    if any((state_dir / name).exists() for name in ("key", "slot", "slot.next")):
        message = f"There are keys in {state_dir} already. Troth does not write over them."
        raise StoreFailed(message)
    root = Root(state_dir, secret(_SECRET_BYTES))
    try:
        state_dir.mkdir(parents=True, exist_ok=True, mode=0o700)
        state_dir.chmod(0o700)
        # The key first: without one nobody can tell a set-up that was cut off from a lost key.
        _write_private(state_dir / "key", _key_text(root, passphrase))
        root.begin()
    except OSError as error:
        message = f"Troth cannot write {state_dir}: {error.strerror}. Check who owns the folder."
        raise StoreFailed(message) from error
    return root


def is_locked(state_dir: Path) -> bool:
    """Say whether the key file asks for a passphrase."""
    return _key_lines(state_dir)[1] == "passphrase"


def load(state_dir: Path, *, passphrase: str | None = None) -> Root:
    """Read the key file. Raises Unconfigured (none), BadInput (passphrase) or Damaged."""
    _, how, salt, body = _key_lines(state_dir)
    if how == "bare":
        return Root(state_dir, _decode(body, state_dir / "key", _SECRET_BYTES))
    if not passphrase:
        message = "The key file is locked with a passphrase. Set TROTH_PASSPHRASE or type it."
        raise BadInput(message)
    sealed = _decode(body, state_dir / "key")
    wrapping = Key(stretch(passphrase, _decode(salt, state_dir / "key", SALT_BYTES)), _ROOT_ID)
    try:
        root_secret = wrapping.open(sealed, context("troth/v1/key-file"))
    except Damaged as error:
        message = "That passphrase does not open the key file."
        raise BadInput(message) from error
    return Root(state_dir, root_secret)


def lock(state_dir: Path, root: Root, passphrase: str) -> None:
    """Write the key file anew, sealed by a passphrase."""
    _write_private(state_dir / "key", _key_text(root, passphrase))


def unlock(state_dir: Path, root: Root) -> None:
    """Write the key file anew, without a passphrase."""
    _write_private(state_dir / "key", _key_text(root, None))


def read_slot(file: Path) -> Slot | None:
    """Read a slot file; None if it is absent or was overwritten. Raises Damaged if garbled."""
    try:
        text = _text_of(file)
    except FileNotFoundError:
        return None
    except (OSError, UnicodeDecodeError) as error:
        message = f"{file} cannot be read. Without it nothing opens; restore it from your copy."
        raise Damaged(message) from error
    if not text.strip("\0"):
        return None
    lines = text.splitlines()
    if len(lines) != 3 or lines[0] != _SLOT_LABEL or not _EPOCH.fullmatch(lines[1]):
        message = f"{file} is damaged. Without it nothing opens; restore it from your copy."
        raise Damaged(message)
    return Slot(epoch=int(lines[1]), secret=_decode(lines[2], file, _SECRET_BYTES))


def _slot_text(slot: Slot) -> str:
    return f"{_SLOT_LABEL}\n{slot.epoch}\n{base64.b64encode(slot.secret).decode()}\n"


def _key_text(root: Root, passphrase: str | None) -> str:
    bare = root._secret  # noqa: SLF001  # this module is the only place that writes it down
    if passphrase is None:
        return f"{_KEY_LABEL}\nbare\n-\n{base64.b64encode(bare).decode()}\n"
    salt = secret(SALT_BYTES)
    sealed = Key(stretch(passphrase, salt), _ROOT_ID).seal(bare, context("troth/v1/key-file"))
    salt_text, body = base64.b64encode(salt).decode(), base64.b64encode(sealed).decode()
    return f"{_KEY_LABEL}\npassphrase\n{salt_text}\n{body}\n"


def _key_lines(state_dir: Path) -> list[str]:
    file = state_dir / "key"
    try:
        lines = _text_of(file).splitlines()
    except FileNotFoundError as error:
        message = f"There is no Troth in {state_dir} yet. Run: troth init"
        raise Unconfigured(message) from error
    except (OSError, UnicodeDecodeError) as error:
        message = f"{file} cannot be read. Without it nothing opens; restore it from your copy."
        raise Damaged(message) from error
    if len(lines) != 4 or lines[0] != _KEY_LABEL or lines[1] not in {"bare", "passphrase"}:
        message = f"{file} is damaged. Without it nothing opens; restore it from your copy."
        raise Damaged(message)
    return lines


def _text_of(file: Path) -> str:
    """Return a file's text. What is no file, or too long for a key, is an OSError at once."""
    found = file.stat()
    if not stat.S_ISREG(found.st_mode) or found.st_size > _LONGEST_FILE:
        raise OSError(errno.EINVAL, "no key file")
    return file.read_text(encoding="ascii")


def _decode(text: str, file: Path, size: int | None = None) -> bytes:
    try:
        found = base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        found = b""
    if not found or (size is not None and len(found) != size):
        message = f"{file} is damaged. Without it nothing opens; restore it from your copy."
        raise Damaged(message)
    return found


def _write_private(file: Path, text: str) -> None:
    """Write durably, readable by this account alone; whole or not at all."""
    beside = file.with_name(file.name + ".new")
    handle = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_CLOEXEC, 0o600)
    with os.fdopen(handle, "w", encoding="ascii") as open_file:
        open_file.write(text)
        open_file.flush()
        os.fsync(open_file.fileno())
    beside.replace(file)
    _sync_folder(file.parent)


def _sync_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY | os.O_CLOEXEC)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
