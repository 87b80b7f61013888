"""Find a model file and make sure that it is the right one, every time it is loaded."""

import hashlib
import importlib.util
from pathlib import Path
from typing import Final

from troth.errors import Damaged, Unconfigured
from troth.weights.pinned import TRAINED, Pinned, pinned

OURS: Final = Path(__file__).parent / TRAINED.file
"""Where the tensors lie that were trained for Troth."""


def find(name: str, weights_dir: Path | None) -> Path:
    """Return the path of a model file: in `weights_dir`, or in its package, read as data.

    Raises Unconfigured if it is in neither or cannot be read, Damaged if it is not the pinned file.
    """
    return find_all(name, weights_dir)[0]


def find_all(name: str, weights_dir: Path | None) -> list[Path]:
    """Return the paths of a model file and of the files that it needs, as `find` does."""
    entry = pinned(name)
    return [_found(one, weights_dir) for one in (entry, *entry.beside)]


def find_ours() -> Path:
    """Return the path of the tensors that were trained for Troth. They come with it.

    Raises Damaged if they are missing or not the pinned ones.
    """
    try:
        check(OURS, TRAINED)
    except (Damaged, OSError) as error:
        message = (
            f"{OURS.name} is missing or not the file that came with Troth. It is not used. "
            "Install Troth again."
        )
        raise Damaged(message) from error
    return OURS


def place(name: str, weights_dir: Path | None) -> Path | None:
    """Return where a model file lies, unchecked; None if it is in neither place. Raises OSError."""
    return _place(pinned(name), weights_dir)


def check(file: Path, entry: Pinned) -> None:
    """Raise Damaged unless `file` is, byte for byte, the one that is pinned."""
    with file.open("rb") as opened:
        same = file.stat().st_size == entry.size
        same = same and hashlib.file_digest(opened, "sha256").hexdigest() == entry.sha256
    if not same:
        message = (
            f"{file} is not the file that Troth knows as the model `{entry.name}`. It is not used. "
            f"Delete it and run `troth model get {entry.name}`."
        )
        raise Damaged(message)


def _found(entry: Pinned, weights_dir: Path | None) -> Path:
    name = entry.name
    try:
        file = _place(entry, weights_dir)
        if file is not None:
            check(file, entry)
            return file
    except OSError as error:
        message = (
            f"{entry.file} of the model `{name}` is here, but Troth cannot read it "
            f"({error.strerror}). Let the user read it that runs Troth."
        )
        raise Unconfigured(message) from error
    message = f"The weights of the model `{name}` are missing. Run `troth model get {name}`."
    raise Unconfigured(message)


def _place(entry: Pinned, weights_dir: Path | None) -> Path | None:
    package = _package(entry.module)
    for file in (
        weights_dir and weights_dir / entry.file,
        package and package / entry.folder / entry.file,
    ):
        if file and file.is_file():
            return file
    return None


def _package(module: str) -> Path | None:
    """Return the folder of an installed package, without running any of it."""
    found = importlib.util.find_spec(module)
    return Path(found.origin).parent if found and found.origin else None
